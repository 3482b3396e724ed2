package syntax

// placeChecker reports what CPython's compiler reports: statements and expressions where they cannot stand.
type placeChecker struct {
	file   *File
	future Pos // where the statements end among which future imports may stand
	unit   unit
}

// unitKind is the kind of code that is compiled as one unit.
type unitKind uint8

const (
	unitModule unitKind = iota
	unitClass
	unitFunction
	unitAsync
	unitLambda
	unitComprehension
	unitAnnotation
)

// unit is the code around a statement or expression.
type unit struct {
	kind      unitKind
	generator bool
	depth     int // number of blocks
	blocks    [maxBlocks]blockKind
}

// blockKind is a statement around another within one unit.
type blockKind uint8

const (
	blockLoop blockKind = iota
	blockExceptStar
	blockOther
)

// maxBlocks bounds the statements that can be nested in one unit, as in CPython.
const maxBlocks = 21

func checkPlaces(mod *Module) {
	c := &placeChecker{file: mod.File}
	if n := futurePrefix(mod); n > 0 {
		c.future = mod.Body[n-1].Range().End
	}
	c.stmts(mod.Body)
}

func (c *placeChecker) in(kind unitKind, f func()) {
	around := c.unit
	c.unit = unit{kind: kind}
	f()
	c.unit = around
}

func (c *placeChecker) inBlock(kind blockKind, at Span, f func()) {
	c.enterBlock(kind, at)
	f()
	c.unit.depth--
}

func (c *placeChecker) enterBlock(kind blockKind, at Span) {
	u := &c.unit
	if u.depth >= maxBlocks {
		c.complain(at, "too many statically nested blocks")
	}
	u.blocks[u.depth] = kind
	u.depth++
}

func (c *placeChecker) complain(s Span, msg string) { complain(c.file, s, msg) }

// bind refuses to bind a name that cannot be bound.
func (c *placeChecker) bind(name string, at Span) {
	if name == "__debug__" {
		c.complain(at, "cannot assign to __debug__")
	}
}

func (c *placeChecker) stmts(body []Stmt) {
	for _, s := range body {
		c.stmt(s)
	}
}

func (c *placeChecker) stmt(node Stmt) {
	switch n := node.(type) {
	case *FunctionDef:
		c.function(n, unitFunction)
	case *AsyncFunctionDef:
		c.function((*FunctionDef)(n), unitAsync)
	case *ClassDef:
		c.class(n)
	case *Return:
		c.returnStmt(n)
	case *Assign:
		c.expr(n.Value)
		for _, t := range n.Targets {
			c.expr(t)
		}
	case *AnnAssign:
		c.optional(n.Value)
		c.expr(n.Target)
		c.annotation(n.Annotation)
	case *TypeAlias:
		c.bind(n.Name.ID, n.Name.Span)
		c.typeParams(n.TypeParams)
		c.annotation(n.Value)
	case *For:
		c.loop(n)
	case *AsyncFor:
		if c.unit.kind != unitAsync {
			c.complain(n.Span, "'async for' outside async function")
		}
		c.loop((*For)(n))
	case *While:
		c.inBlock(blockLoop, n.Span, func() {
			c.expr(n.Test)
			c.stmts(n.Body)
		})
		c.stmts(n.Orelse)
	case *With:
		c.with(n, n.Items)
	case *AsyncWith:
		if c.unit.kind != unitAsync {
			c.complain(n.Span, "'async with' outside async function")
		}
		c.with((*With)(n), n.Items)
	case *Match:
		c.match(n)
	case *Try:
		c.try(n, blockOther)
	case *TryStar:
		c.try((*Try)(n), blockExceptStar)
	case *Break:
		c.jump(n.Span, "'break' outside loop")
	case *Continue:
		c.jump(n.Span, "'continue' not properly in loop")
	case *Import:
		for _, a := range n.Names {
			c.bindAlias(a)
		}
	case *ImportFrom:
		if isFuture(n) != nil && n.Start >= c.future {
			c.complain(n.Span, "from __future__ imports must occur at the beginning of the file")
		}
		for _, a := range n.Names {
			c.bindAlias(a)
		}
	case *ExprStmt:
		c.expr(n.Value)
	default:
		stmtChildren(node, c.child)
	}
}

func (c *placeChecker) bindAlias(a *Alias) {
	if a.AsName != "" {
		c.bind(a.AsName, a.AsNameSpan)
		return
	}
	c.bind(a.Name, a.NameSpan)
}

// child visits any node that needs no check of its own at this place.
func (c *placeChecker) child(node Node) {
	switch n := node.(type) {
	case Stmt:
		c.stmt(n)
	case Expr:
		c.expr(n)
	case *Arg:
	case *Keyword:
		c.bind(n.Arg, n.Span)
		c.expr(n.Value)
	default:
		partChildren(node, c.child)
	}
}

func (c *placeChecker) optional(e Expr) {
	if e != nil {
		c.expr(e)
	}
}

func (c *placeChecker) function(n *FunctionDef, kind unitKind) {
	for _, d := range n.DecoratorList {
		c.expr(d)
	}
	c.bind(n.Name, n.NameSpan)
	c.arguments(n.Args)
	c.typeParams(n.TypeParams)
	eachArg(n.Args, func(a *Arg) { c.annotation(a.Annotation) })
	c.annotation(n.ReturnType)
	c.in(kind, func() {
		c.unit.generator = kind == unitAsync && hasYield(n.Body)
		c.stmts(n.Body)
	})
}

func (c *placeChecker) arguments(a *Arguments) {
	for _, d := range a.Defaults {
		c.expr(d)
	}
	for _, d := range a.KwDefaults {
		c.optional(d)
	}
	eachArg(a, func(arg *Arg) { c.bind(arg.Arg, arg.Span) })
}

// hasYield tells whether statements yield, not counting functions and classes inside them.
func hasYield(body []Stmt) bool {
	found := false
	for _, s := range body {
		Inspect(s, func(n Node) bool {
			switch n.(type) {
			case *Yield, *YieldFrom:
				found = true
			case *FunctionDef, *AsyncFunctionDef, *ClassDef, *Lambda, *GeneratorExp:
				return false
			}
			return !found
		})
	}
	return found
}

func (c *placeChecker) annotation(e Expr) {
	if e == nil {
		return
	}
	c.in(unitAnnotation, func() {
		c.element(e)
	})
}

func (c *placeChecker) typeParams(params []TypeParam) {
	seenDefault := false
	for _, p := range params {
		name, value := "", Expr(nil)
		switch n := p.(type) {
		case *TypeVar:
			name, value = n.Name, n.DefaultValue
			c.annotation(n.Bound)
		case *ParamSpec:
			name, value = n.Name, n.DefaultValue
		case *TypeVarTuple:
			name, value = n.Name, n.DefaultValue
		}
		c.bind(name, p.Range())
		c.annotation(value)
		if value == nil && seenDefault {
			c.complain(p.Range(), "non-default type parameter '"+name+"' follows default type parameter")
		}
		seenDefault = seenDefault || value != nil
	}
}

func (c *placeChecker) class(n *ClassDef) {
	for _, d := range n.DecoratorList {
		c.expr(d)
	}
	c.bind(n.Name, n.NameSpan)
	c.typeParams(n.TypeParams)
	c.in(unitClass, func() { c.stmts(n.Body) })
	c.call(n.Bases, n.Keywords)
}

func (c *placeChecker) returnStmt(n *Return) {
	u := &c.unit
	if u.kind != unitFunction && u.kind != unitAsync {
		c.complain(n.Span, "'return' outside function")
	}
	if n.Value != nil && u.generator {
		c.complain(n.Span, "'return' with value in async generator")
	}
	if n.Value != nil {
		c.expr(n.Value)
	}
	for _, b := range u.blocks[:u.depth] {
		if b == blockExceptStar {
			c.complain(n.Span, exceptStarMessage)
		}
	}
}

const exceptStarMessage = "'break', 'continue' and 'return' cannot appear in an except* block"

// jump checks break and continue: the innermost loop must come before any except* block.
func (c *placeChecker) jump(at Span, msg string) {
	for i := c.unit.depth - 1; i >= 0; i-- {
		switch c.unit.blocks[i] {
		case blockLoop:
			return
		case blockExceptStar:
			c.complain(at, exceptStarMessage)
		}
	}
	c.complain(at, msg)
}

func (c *placeChecker) loop(n *For) {
	c.expr(n.Iter)
	c.inBlock(blockLoop, n.Span, func() {
		c.expr(n.Target)
		c.stmts(n.Body)
	})
	c.stmts(n.Orelse)
}

// with checks a with statement; each item is a block around those after it.
func (c *placeChecker) with(n *With, items []*WithItem) {
	if len(items) == 0 {
		c.stmts(n.Body)
		return
	}
	depth := c.unit.depth
	for _, item := range items {
		c.expr(item.ContextExpr)
		c.enterBlock(blockOther, n.Span)
		if item.OptionalVars != nil {
			c.expr(item.OptionalVars)
		}
	}
	c.stmts(n.Body)
	c.unit.depth = depth
}

func (c *placeChecker) try(n *Try, handler blockKind) {
	if len(n.Finalbody) > 0 {
		c.inBlock(blockOther, n.Span, func() { c.handlers(n, handler) })
	} else {
		c.handlers(n, handler)
	}
	if len(n.Finalbody) > 0 {
		c.inBlock(blockOther, n.Span, func() { c.stmts(n.Finalbody) })
	}
}

func (c *placeChecker) handlers(n *Try, handler blockKind) {
	if len(n.Handlers) == 0 {
		c.stmts(n.Body)
		return
	}
	c.inBlock(blockOther, n.Span, func() { c.stmts(n.Body) })
	c.stmts(n.Orelse)
	for i, h := range n.Handlers {
		if h.Type == nil && i < len(n.Handlers)-1 {
			c.complain(h.Span, "default 'except:' must be last")
		}
		c.optional(h.Type)
		c.inBlock(handler, h.Span, func() {
			c.bind(h.Name, h.NameSpan)
			c.stmts(h.Body)
		})
	}
}

// starred refuses a starred expression that is in no display, call or target list.
func (c *placeChecker) starred(n *Starred) {
	if n.Ctx == Store {
		c.complain(n.Span, "starred assignment target must be in a list or tuple")
	}
	c.complain(n.Span, "can't use starred expression here")
}

// element checks an expression that may be starred.
func (c *placeChecker) element(e Expr) {
	if s, ok := e.(*Starred); ok {
		e = s.Value
	}
	c.expr(e)
}

// unpacking checks the elements of a list or tuple that is a target.
func (c *placeChecker) unpacking(elts []Expr, at Span) {
	seen := false
	for i, e := range elts {
		if _, ok := e.(*Starred); !ok {
			continue
		}
		if seen {
			c.complain(at, "multiple starred expressions in assignment")
		}
		if i >= 1<<8 || len(elts)-i-1 >= 1<<23 {
			c.complain(at, "too many expressions in star-unpacking assignment")
		}
		seen = true
	}
}

func (c *placeChecker) expr(node Expr) {
	switch n := node.(type) {
	case *Constant:
	case *Name:
		c.context(n.ID, n.Ctx, n.Span)
	case *Attribute:
		c.context(n.Attr, n.Ctx, n.Span)
		c.expr(n.Value)
	case *Starred:
		c.starred(n)
	case *Set:
		c.elements(n.Elts, Load, n.Span)
	case *List:
		c.elements(n.Elts, n.Ctx, n.Span)
	case *Tuple:
		c.elements(n.Elts, n.Ctx, n.Span)
	case *Lambda:
		c.arguments(n.Args)
		c.in(unitLambda, func() { c.expr(n.Body) })
	case *Yield:
		c.yield(n.Span)
		if n.Value != nil {
			c.expr(n.Value)
		}
	case *YieldFrom:
		c.yield(n.Span)
		if c.unit.kind == unitAsync {
			c.complain(n.Span, "'yield from' inside async function")
		}
		c.expr(n.Value)
	case *Await:
		c.await(n.Span)
		c.expr(n.Value)
	case *BinOp:
		c.expr(n.Left)
		c.expr(n.Right)
	case *Call:
		c.expr(n.Func)
		c.call(n.Args, n.Keywords)
	case *FormattedValue:
		c.expr(n.Value)
		c.optional(n.FormatSpec)
	case *Interpolation:
		c.expr(n.Value)
		c.optional(n.FormatSpec)
	case *Subscript:
		c.expr(n.Value)
		c.expr(n.Slice)
	default:
		if !c.anyComprehension(node) {
			exprChildren(node, c.child)
		}
	}
}

func (c *placeChecker) context(name string, ctx ExprContext, at Span) {
	if name != "__debug__" || ctx == Load {
		return
	}
	if ctx == Del {
		c.complain(at, "cannot delete __debug__")
	}
	c.complain(at, "cannot assign to __debug__")
}

func (c *placeChecker) elements(elts []Expr, ctx ExprContext, at Span) {
	if ctx == Store {
		c.unpacking(elts, at)
	}
	for _, e := range elts {
		c.element(e)
	}
}

func (c *placeChecker) yield(at Span) {
	if k := c.unit.kind; k == unitModule || k == unitClass {
		c.complain(at, "'yield' outside function")
	}
}

func (c *placeChecker) await(at Span) {
	switch c.unit.kind {
	case unitModule, unitClass:
		c.complain(at, "'await' outside function")
	case unitFunction, unitLambda:
		c.complain(at, "'await' outside async function")
	}
}

// call checks arguments: a keyword may be given once.
func (c *placeChecker) call(args []Expr, keywords []*Keyword) {
	var seen map[string]bool // if there are many
	if len(keywords) > linearSymbols {
		seen = make(map[string]bool, len(keywords))
	}
	for i, k := range keywords {
		if k.Arg == "" {
			continue
		}
		c.bind(k.Arg, k.Span)
		if seen[k.Arg] || seen == nil && hasKeyword(keywords[:i], k.Arg) {
			c.complain(k.Span, "keyword argument repeated: "+k.Arg)
		}
		if seen != nil {
			seen[k.Arg] = true
		}
	}
	for _, a := range args {
		c.element(a)
	}
	for _, k := range keywords {
		c.expr(k.Value)
	}
}

func hasKeyword(keywords []*Keyword, name string) bool {
	for _, k := range keywords {
		if k.Arg == name {
			return true
		}
	}
	return false
}

func (c *placeChecker) anyComprehension(node Expr) bool {
	switch n := node.(type) {
	case *ListComp:
		c.comprehension(n, n.Generators, n.Elt, nil, false)
	case *SetComp:
		c.comprehension(n, n.Generators, n.Elt, nil, false)
	case *DictComp:
		c.comprehension(n, n.Generators, n.Key, n.Value, false)
	case *GeneratorExp:
		c.comprehension(n, n.Generators, n.Elt, nil, true)
	default:
		return false
	}
	return true
}

func (c *placeChecker) comprehension(n Expr, generators []*Comprehension, elt, value Expr, lazy bool) {
	c.expr(generators[0].Iter)
	if k := c.unit.kind; !lazy && k != unitAsync && k != unitComprehension && isAsyncComprehension(n, generators[0]) {
		c.complain(n.Range(), "asynchronous comprehension outside of an asynchronous function")
	}
	c.in(unitComprehension, func() {
		for i, g := range generators {
			if i > 0 {
				c.expr(g.Iter)
			}
			c.expr(g.Target)
			for _, e := range g.Ifs {
				c.expr(e)
			}
		}
		c.optional(value)
		c.expr(elt)
	})
}

// isAsyncComprehension tells whether a comprehension waits: by async for or await, the first iterable apart.
func isAsyncComprehension(n Expr, first *Comprehension) bool {
	found := false
	Inspect(n, func(node Node) bool {
		if found || node == Node(first.Iter) {
			return false
		}
		switch m := node.(type) {
		case *Comprehension:
			found = m.IsAsync
		case *Await:
			found = true
		case *Lambda, *GeneratorExp:
			return false
		}
		return !found
	})
	return found
}
