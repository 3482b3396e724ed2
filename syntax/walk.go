package syntax

// Inspect visits node and everything below it in depth-first order, a node before its children. It calls
// visit for each node and enters the node's children only if visit returns true. It never calls visit with
// nil, and it does not recurse.
func Inspect(node Node, visit func(Node) bool) {
	stack := []Node{node}
	push := func(child Node) { stack = append(stack, child) }
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if !visit(n) {
			continue
		}
		base := len(stack)
		Children(n, push)
		reverse(stack[base:])
	}
}

func reverse(nodes []Node) {
	for i, j := 0, len(nodes)-1; i < j; i, j = i+1, j-1 {
		nodes[i], nodes[j] = nodes[j], nodes[i]
	}
}

// Children calls f for every direct child of node that is there, in the order in which the parts are
// evaluated or, where that is not defined, written: decorators before type parameters before defaults and
// annotations before the body; the value of an assignment after its targets. Expression contexts and
// operators are fields, not children.
func Children(node Node, f func(Node)) {
	switch n := node.(type) {
	case Stmt:
		stmtChildren(n, f)
	case Expr:
		exprChildren(n, f)
	case Pattern:
		patternChildren(n, f)
	default:
		partChildren(node, f)
	}
}

func each[T Node](f func(Node), nodes []T) {
	for _, n := range nodes {
		f(n)
	}
}

func one(f func(Node), e Expr) {
	if e != nil {
		f(e)
	}
}

func oneArg(f func(Node), a *Arg) {
	if a != nil {
		f(a)
	}
}

func stmtChildren(node Stmt, f func(Node)) {
	switch n := node.(type) {
	case *FunctionDef:
		functionChildren(n, f)
	case *AsyncFunctionDef:
		functionChildren((*FunctionDef)(n), f)
	case *ClassDef:
		each(f, n.DecoratorList)
		each(f, n.TypeParams)
		each(f, n.Bases)
		each(f, n.Keywords)
		each(f, n.Body)
	case *Return:
		one(f, n.Value)
	case *Delete:
		each(f, n.Targets)
	case *Assign:
		each(f, n.Targets)
		one(f, n.Value)
	case *TypeAlias:
		f(n.Name)
		each(f, n.TypeParams)
		one(f, n.Value)
	case *AugAssign:
		one(f, n.Target)
		one(f, n.Value)
	case *AnnAssign:
		one(f, n.Target)
		one(f, n.Annotation)
		one(f, n.Value)
	case *For:
		forChildren(n, f)
	case *AsyncFor:
		forChildren((*For)(n), f)
	case *While:
		one(f, n.Test)
		each(f, n.Body)
		each(f, n.Orelse)
	case *If:
		one(f, n.Test)
		each(f, n.Body)
		each(f, n.Orelse)
	case *With:
		each(f, n.Items)
		each(f, n.Body)
	case *AsyncWith:
		each(f, n.Items)
		each(f, n.Body)
	case *Match:
		one(f, n.Subject)
		each(f, n.Cases)
	case *Raise:
		one(f, n.Exc)
		one(f, n.Cause)
	case *Try:
		tryChildren(n, f)
	case *TryStar:
		tryChildren((*Try)(n), f)
	case *Assert:
		one(f, n.Test)
		one(f, n.Msg)
	case *Import:
		each(f, n.Names)
	case *ImportFrom:
		each(f, n.Names)
	case *ExprStmt:
		one(f, n.Value)
	}
}

func functionChildren(n *FunctionDef, f func(Node)) {
	each(f, n.DecoratorList)
	each(f, n.TypeParams)
	if n.Args != nil {
		f(n.Args)
	}
	one(f, n.ReturnType)
	each(f, n.Body)
}

func forChildren(n *For, f func(Node)) {
	one(f, n.Target)
	one(f, n.Iter)
	each(f, n.Body)
	each(f, n.Orelse)
}

func tryChildren(n *Try, f func(Node)) {
	each(f, n.Body)
	each(f, n.Handlers)
	each(f, n.Orelse)
	each(f, n.Finalbody)
}

func exprChildren(node Expr, f func(Node)) {
	switch n := node.(type) {
	case *BoolOp:
		each(f, n.Values)
	case *NamedExpr:
		f(n.Target)
		one(f, n.Value)
	case *BinOp:
		one(f, n.Left)
		one(f, n.Right)
	case *UnaryOp:
		one(f, n.Operand)
	case *Lambda:
		if n.Args != nil {
			f(n.Args)
		}
		one(f, n.Body)
	case *IfExp:
		one(f, n.Test)
		one(f, n.Body)
		one(f, n.Orelse)
	case *Dict:
		for i, value := range n.Values {
			one(f, n.Keys[i])
			one(f, value)
		}
	case *Set:
		each(f, n.Elts)
	case *ListComp:
		one(f, n.Elt)
		each(f, n.Generators)
	case *SetComp:
		one(f, n.Elt)
		each(f, n.Generators)
	case *DictComp:
		one(f, n.Key)
		one(f, n.Value)
		each(f, n.Generators)
	case *GeneratorExp:
		one(f, n.Elt)
		each(f, n.Generators)
	case *Await:
		one(f, n.Value)
	case *Yield:
		one(f, n.Value)
	case *YieldFrom:
		one(f, n.Value)
	case *Compare:
		one(f, n.Left)
		each(f, n.Comparators)
	case *Call:
		one(f, n.Func)
		each(f, n.Args)
		each(f, n.Keywords)
	case *FormattedValue:
		one(f, n.Value)
		one(f, n.FormatSpec)
	case *Interpolation:
		one(f, n.Value)
		one(f, n.FormatSpec)
	case *JoinedStr:
		each(f, n.Values)
	case *TemplateStr:
		each(f, n.Values)
	case *Attribute:
		one(f, n.Value)
	case *Subscript:
		one(f, n.Value)
		one(f, n.Slice)
	case *Starred:
		one(f, n.Value)
	case *List:
		each(f, n.Elts)
	case *Tuple:
		each(f, n.Elts)
	case *Slice:
		one(f, n.Lower)
		one(f, n.Upper)
		one(f, n.Step)
	}
}

func patternChildren(node Pattern, f func(Node)) {
	switch n := node.(type) {
	case *MatchValue:
		one(f, n.Value)
	case *MatchSequence:
		each(f, n.Patterns)
	case *MatchMapping:
		for i, p := range n.Patterns {
			one(f, n.Keys[i])
			f(p)
		}
	case *MatchClass:
		one(f, n.Cls)
		each(f, n.Patterns)
		each(f, n.KwdPatterns)
	case *MatchAs:
		if n.Pattern != nil {
			f(n.Pattern)
		}
	case *MatchOr:
		each(f, n.Patterns)
	}
}

func partChildren(node Node, f func(Node)) {
	switch n := node.(type) {
	case *Module:
		each(f, n.Body)
	case *Comprehension:
		one(f, n.Target)
		one(f, n.Iter)
		each(f, n.Ifs)
	case *ExceptHandler:
		one(f, n.Type)
		each(f, n.Body)
	case *Arguments:
		argumentsChildren(n, f)
	case *Arg:
		one(f, n.Annotation)
	case *Keyword:
		one(f, n.Value)
	case *WithItem:
		one(f, n.ContextExpr)
		one(f, n.OptionalVars)
	case *MatchCase:
		f(n.Pattern)
		one(f, n.Guard)
		each(f, n.Body)
	case *TypeVar:
		one(f, n.Bound)
		one(f, n.DefaultValue)
	case *ParamSpec:
		one(f, n.DefaultValue)
	case *TypeVarTuple:
		one(f, n.DefaultValue)
	}
}

func argumentsChildren(n *Arguments, f func(Node)) {
	for _, d := range n.Defaults {
		one(f, d)
	}
	for _, d := range n.KwDefaults {
		one(f, d)
	}
	each(f, n.PosOnlyArgs)
	each(f, n.Args)
	oneArg(f, n.VarArg)
	each(f, n.KwOnlyArgs)
	oneArg(f, n.KwArg)
}
