package syntax

import "github.com/vivarium-run/vivarium/internal/slab"

// scopeKind is the kind of a scope.
type scopeKind uint8

const (
	scopeModule scopeKind = iota
	scopeClass
	scopeFunction
	scopeComprehension
	scopeAnnotation
	scopeTypeParams
	scopeTypeAlias
	scopeTypeVariable
)

// symbolFlags say what a scope does with a name.
type symbolFlags uint16

const (
	flagGlobal symbolFlags = 1 << iota
	flagLocal
	flagParam
	flagNonlocal
	flagUse
	flagAnnotation
	flagIteration
	flagTypeParam
	flagImport
)

const flagBound = flagLocal | flagParam | flagTypeParam | flagImport

// symbol is a name of a scope and what the scope does with it.
type symbol struct {
	name  string
	flags symbolFlags
}

// symbols are the names of a scope: a list, which has an index if it is long.
type symbols struct {
	list  []symbol
	index map[string]int
}

// linearSymbols is how many names are searched one by one.
const linearSymbols = 12

func (s *symbols) find(name string) *symbol {
	if s.index != nil {
		if i, ok := s.index[name]; ok {
			return &s.list[i]
		}
		return nil
	}
	for i := range s.list {
		if s.list[i].name == name {
			return &s.list[i]
		}
	}
	return nil
}

// flags returns the flags of a name; 0 if it is unknown.
func (s *symbols) flags(name string) symbolFlags {
	if sym := s.find(name); sym != nil {
		return sym.flags
	}
	return 0
}

// symbol returns the entry of a name, until the next is made; it makes one if there is none.
func (s *symbols) symbol(name string) *symbol {
	if sym := s.find(name); sym != nil {
		return sym
	}
	n := len(s.list)
	if s.list == nil {
		s.list = make([]symbol, 0, 4)
	}
	s.list = append(s.list, symbol{name: name})
	switch {
	case n > linearSymbols:
		s.index[name] = n
	case n == linearSymbols:
		s.index = make(map[string]int, 2*linearSymbols)
		for i := range s.list {
			s.index[s.list[i].name] = i
		}
	}
	return &s.list[n]
}

// scope is one block of names.
type scope struct {
	kind      scopeKind
	what      string // for messages: "list comprehension", "a TypeVar bound"
	class     string // the class whose private names are mangled
	parent    *scope
	names     symbols
	nonlocals []place
	inIter    int  // depth of comprehension iterables
	inTarget  bool // in the target of a comprehension
}

type place struct {
	name string
	span Span
}

// scopeChecker builds the scopes and reports what CPython's symbol table reports.
type scopeChecker struct {
	file   *File
	cur    *scope
	all    []*scope
	scopes slab.Of[scope]
}

func checkScopes(mod *Module) {
	c := &scopeChecker{file: mod.File}
	c.enter(scopeModule, "")
	c.stmts(mod.Body)
	for _, s := range c.all {
		c.resolve(s)
	}
}

func (c *scopeChecker) enter(kind scopeKind, what string) {
	s := c.scopes.Put(scope{kind: kind, what: what, parent: c.cur})
	if c.cur != nil {
		s.class, s.inIter = c.cur.class, c.cur.inIter
	}
	c.cur = s
	c.all = append(c.all, s)
}

func (c *scopeChecker) leave() { c.cur = c.cur.parent }

func (c *scopeChecker) complain(s Span, msg string) { complain(c.file, s, msg) }

// mark adds flags to a name of the current scope.
func (c *scopeChecker) mark(name string, flags symbolFlags, at Span) {
	s := c.cur
	name = mangle(s.class, name)
	sym := s.names.symbol(name)
	old := sym.flags
	if flags&flagParam != 0 && old&flagParam != 0 {
		c.complain(at, "duplicate argument '"+name+"' in function definition")
	}
	if flags&flagTypeParam != 0 && old&flagTypeParam != 0 {
		c.complain(at, "duplicate type parameter '"+name+"'")
	}
	if s.inTarget && flags&flagLocal != 0 {
		if old&(flagGlobal|flagNonlocal) != 0 {
			c.complain(at, "comprehension inner loop cannot rebind assignment expression target '"+name+"'")
		}
		flags |= flagIteration
	}
	sym.flags |= flags
}

// resolve checks the nonlocal declarations of a scope.
func (c *scopeChecker) resolve(s *scope) {
	for _, n := range s.nonlocals {
		if s.names.flags(n.name)&flagGlobal != 0 {
			c.complain(n.span, "name '"+n.name+"' is nonlocal and global")
		}
		if s.kind == scopeModule {
			c.complain(n.span, "nonlocal declaration not allowed at module level")
		}
		c.findBinding(s, n)
	}
}

func (c *scopeChecker) findBinding(s *scope, n place) {
	for p := s.parent; p != nil && p.kind != scopeModule; p = p.parent {
		if p.kind == scopeClass {
			if n.name == "__class__" || n.name == "__classdict__" {
				return
			}
			continue
		}
		switch flags := p.names.flags(n.name); {
		case flags&flagTypeParam != 0:
			c.complain(n.span, "nonlocal binding not allowed for type parameter '"+n.name+"'")
		case flags&flagGlobal != 0:
			c.complain(n.span, "no binding for nonlocal '"+n.name+"' found")
		case flags&flagBound != 0 && flags&flagNonlocal == 0:
			return
		}
	}
	c.complain(n.span, "no binding for nonlocal '"+n.name+"' found")
}

func (c *scopeChecker) stmts(body []Stmt) {
	for _, s := range body {
		c.stmt(s)
	}
}

func (c *scopeChecker) stmt(node Stmt) {
	switch n := node.(type) {
	case *FunctionDef:
		c.function(n)
	case *AsyncFunctionDef:
		c.function((*FunctionDef)(n))
	case *ClassDef:
		c.classDef(n)
	case *TypeAlias:
		c.typeAlias(n)
	case *AnnAssign:
		c.annAssign(n)
	case *Global:
		for _, name := range n.Names {
			c.declare(mangle(c.cur.class, name), n.Span, "global", flagGlobal)
		}
	case *Nonlocal:
		for _, name := range n.Names {
			name = mangle(c.cur.class, name)
			c.declare(name, n.Span, "nonlocal", flagNonlocal)
			c.cur.nonlocals = append(c.cur.nonlocals, place{name, n.Span})
		}
	case *Import:
		for _, a := range n.Names {
			c.alias(a)
		}
	case *ImportFrom:
		for _, a := range n.Names {
			if a.Name == "*" {
				c.starImport(n)
				continue
			}
			c.alias(a)
		}
	case *Try:
		c.try(n)
	case *TryStar:
		c.try((*Try)(n))
	case *For:
		c.loop(n)
	case *AsyncFor:
		c.loop((*For)(n))
	case *AugAssign:
		c.expr(n.Target)
		c.expr(n.Value)
	case *Assign:
		for _, t := range n.Targets {
			c.expr(t)
		}
		c.expr(n.Value)
	case *ExprStmt:
		c.expr(n.Value)
	default:
		stmtChildren(node, c.child)
	}
}

// child visits any node below a statement or expression that opens no scope of its own.
func (c *scopeChecker) child(node Node) {
	switch n := node.(type) {
	case Stmt:
		c.stmt(n)
	case Expr:
		c.expr(n)
	case Pattern:
		c.pattern(n)
	default:
		partChildren(node, c.child)
	}
}

func (c *scopeChecker) loop(n *For) {
	c.expr(n.Target)
	c.expr(n.Iter)
	c.stmts(n.Body)
	c.stmts(n.Orelse)
}

func (c *scopeChecker) try(n *Try) {
	c.stmts(n.Body)
	for _, h := range n.Handlers {
		c.optional(h.Type)
		if h.Name != "" {
			c.mark(h.Name, flagLocal, h.NameSpan)
		}
		c.stmts(h.Body)
	}
	c.stmts(n.Orelse)
	c.stmts(n.Finalbody)
}

func (c *scopeChecker) starImport(n *ImportFrom) {
	if c.cur.kind != scopeModule {
		c.complain(n.Span, "import * only allowed at module level")
	}
}

func (c *scopeChecker) alias(a *Alias) {
	name := a.AsName
	if name == "" {
		name = a.Name
		for i := range len(name) {
			if name[i] == '.' {
				name = name[:i]
				break
			}
		}
	}
	c.mark(name, flagImport, a.Span)
}

// declare makes a name global or nonlocal, which it must not have been used before.
func (c *scopeChecker) declare(name string, stmt Span, word string, flag symbolFlags) {
	sym := c.cur.names.symbol(name)
	old := sym.flags
	switch {
	case old&flagParam != 0:
		c.complain(stmt, "name '"+name+"' is parameter and "+word)
	case old&flagUse != 0:
		c.complain(stmt, "name '"+name+"' is used prior to "+word+" declaration")
	case old&flagAnnotation != 0:
		c.complain(stmt, "annotated name '"+name+"' can't be "+word)
	case old&flagLocal != 0:
		c.complain(stmt, "name '"+name+"' is assigned to before "+word+" declaration")
	}
	sym.flags |= flag
}

func (c *scopeChecker) annAssign(n *AnnAssign) {
	name, ok := n.Target.(*Name)
	if !ok {
		c.expr(n.Target)
	} else {
		old := c.cur.names.flags(mangle(c.cur.class, name.ID))
		if n.Simple && old&(flagGlobal|flagNonlocal) != 0 && c.cur.kind != scopeModule {
			word := "nonlocal"
			if old&flagGlobal != 0 {
				word = "global"
			}
			c.complain(n.Span, "annotated name '"+name.ID+"' can't be "+word)
		}
		flags := flagLocal
		if n.Simple {
			flags |= flagAnnotation
		} else if n.Value == nil {
			flags = 0
		}
		c.mark(name.ID, flags, name.Span)
	}
	c.annotation(n.Annotation)
	c.optional(n.Value)
}

func (c *scopeChecker) optional(e Expr) {
	if e != nil {
		c.expr(e)
	}
}

func (c *scopeChecker) annotation(e Expr) {
	if e == nil {
		return
	}
	c.enter(scopeAnnotation, "an annotation")
	c.expr(e)
	c.leave()
}

func (c *scopeChecker) function(n *FunctionDef) {
	c.mark(n.Name, flagLocal, n.NameSpan)
	c.defaults(n.Args)
	for _, d := range n.DecoratorList {
		c.expr(d)
	}
	if c.typeParams(n.TypeParams) {
		defer c.leave()
	}
	c.annotations(n.Args)
	c.annotation(n.ReturnType)
	c.enter(scopeFunction, "")
	c.params(n.Args)
	c.stmts(n.Body)
	c.leave()
}

func (c *scopeChecker) defaults(a *Arguments) {
	for _, d := range a.Defaults {
		c.expr(d)
	}
	for _, d := range a.KwDefaults {
		c.optional(d)
	}
}

func (c *scopeChecker) annotations(a *Arguments) {
	eachArg(a, func(arg *Arg) { c.annotation(arg.Annotation) })
}

func (c *scopeChecker) params(a *Arguments) {
	eachArg(a, func(arg *Arg) { c.mark(arg.Arg, flagParam, arg.Span) })
}

// eachArg visits parameters in the order in which CPython adds them to a scope.
func eachArg(a *Arguments, f func(*Arg)) {
	for _, list := range [][]*Arg{a.PosOnlyArgs, a.Args, a.KwOnlyArgs, {a.VarArg, a.KwArg}} {
		for _, arg := range list {
			if arg != nil {
				f(arg)
			}
		}
	}
}

func (c *scopeChecker) classDef(n *ClassDef) {
	c.mark(n.Name, flagLocal, n.NameSpan)
	for _, d := range n.DecoratorList {
		c.expr(d)
	}
	if c.typeParams(n.TypeParams) {
		defer c.leave()
	}
	for _, b := range n.Bases {
		c.expr(b)
	}
	for _, k := range n.Keywords {
		c.expr(k.Value)
	}
	c.enter(scopeClass, "")
	c.cur.class = n.Name
	c.stmts(n.Body)
	c.leave()
}

// typeParams opens a scope for type parameters, if there are any.
func (c *scopeChecker) typeParams(params []TypeParam) bool {
	if len(params) == 0 {
		return false
	}
	c.enter(scopeTypeParams, "the definition of a generic")
	for _, p := range params {
		c.typeParam(p)
	}
	return true
}

func (c *scopeChecker) typeParam(p TypeParam) {
	switch n := p.(type) {
	case *TypeVar:
		c.mark(n.Name, flagLocal|flagTypeParam, n.Span)
		what := "a TypeVar bound"
		if _, ok := n.Bound.(*Tuple); ok {
			what = "a TypeVar constraint"
		}
		c.typeVariable(n.Bound, what)
		c.typeVariable(n.DefaultValue, "a TypeVar default")
	case *ParamSpec:
		c.mark(n.Name, flagLocal|flagTypeParam, n.Span)
		c.typeVariable(n.DefaultValue, "a ParamSpec default")
	case *TypeVarTuple:
		c.mark(n.Name, flagLocal|flagTypeParam, n.Span)
		c.typeVariable(n.DefaultValue, "a TypeVarTuple default")
	}
}

func (c *scopeChecker) typeVariable(e Expr, what string) {
	if e == nil {
		return
	}
	c.enter(scopeTypeVariable, what)
	c.expr(e)
	c.leave()
}

func (c *scopeChecker) typeAlias(n *TypeAlias) {
	c.mark(n.Name.ID, flagLocal, n.Name.Span)
	if c.typeParams(n.TypeParams) {
		defer c.leave()
	}
	c.enter(scopeTypeAlias, "a type alias")
	c.expr(n.Value)
	c.leave()
}

func (c *scopeChecker) pattern(node Pattern) {
	switch n := node.(type) {
	case *MatchAs:
		if n.Pattern != nil {
			c.pattern(n.Pattern)
		}
		if n.Name != "" {
			c.mark(n.Name, flagLocal, n.NameSpan)
		}
	case *MatchStar:
		if n.Name != "" {
			c.mark(n.Name, flagLocal, n.NameSpan)
		}
	case *MatchMapping:
		patternChildren(n, c.child)
		if n.Rest != "" {
			c.mark(n.Rest, flagLocal, n.RestSpan)
		}
	default:
		patternChildren(node, c.child)
	}
}

func (c *scopeChecker) expr(node Expr) {
	switch n := node.(type) {
	case *Name:
		flags := flagLocal
		if n.Ctx == Load {
			flags = flagUse
		}
		c.mark(n.ID, flags, n.Span)
	case *Constant:
	case *Attribute:
		c.expr(n.Value)
	case *BinOp:
		c.expr(n.Left)
		c.expr(n.Right)
	case *Call:
		c.call(n)
	case *Subscript:
		c.expr(n.Value)
		c.expr(n.Slice)
	case *NamedExpr:
		c.namedExpr(n)
	case *Lambda:
		c.defaults(n.Args)
		c.enter(scopeFunction, "")
		c.params(n.Args)
		c.expr(n.Body)
		c.leave()
	case *ListComp:
		c.comprehension("list comprehension", n.Generators, n.Elt, nil)
	case *SetComp:
		c.comprehension("set comprehension", n.Generators, n.Elt, nil)
	case *GeneratorExp:
		c.comprehension("generator expression", n.Generators, n.Elt, nil)
	case *DictComp:
		c.comprehension("dict comprehension", n.Generators, n.Key, n.Value)
	case *Yield:
		c.forbidIn("yield", n.Span)
		c.optional(n.Value)
		c.yieldInComprehension(n.Span)
	case *YieldFrom:
		c.forbidIn("yield", n.Span)
		c.expr(n.Value)
		c.yieldInComprehension(n.Span)
	case *Await:
		c.forbidIn("await", n.Span)
		c.expr(n.Value)
	default:
		exprChildren(node, c.child)
	}
}

func (c *scopeChecker) call(n *Call) {
	c.expr(n.Func)
	for _, a := range n.Args {
		c.expr(a)
	}
	for _, k := range n.Keywords {
		c.expr(k.Value)
	}
}

// forbidIn refuses an expression that cannot stand where names are looked up lazily.
func (c *scopeChecker) forbidIn(what string, at Span) {
	switch c.cur.kind {
	case scopeAnnotation, scopeTypeParams, scopeTypeAlias, scopeTypeVariable:
		c.complain(at, what+" expression cannot be used within "+c.cur.what)
	}
}

func (c *scopeChecker) yieldInComprehension(at Span) {
	if c.cur.kind == scopeComprehension {
		c.complain(at, "'yield' inside "+c.cur.what)
	}
}

func (c *scopeChecker) namedExpr(n *NamedExpr) {
	c.forbidIn("named", n.Span)
	if c.cur.inIter > 0 {
		c.complain(n.Span, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if c.cur.kind == scopeComprehension {
		c.outOfComprehension(n)
	}
	c.expr(n.Value)
	if c.cur.kind != scopeComprehension {
		c.expr(n.Target)
	}
}

// outOfComprehension binds the target of an assignment expression in the scope around the comprehensions.
func (c *scopeChecker) outOfComprehension(n *NamedExpr) {
	name := mangle(c.cur.class, n.Target.ID)
	for s := c.cur; s != nil; s = s.parent {
		switch s.kind {
		case scopeComprehension:
			if flags := s.names.flags(name); flags&flagIteration != 0 && flags&flagLocal != 0 {
				c.complain(n.Span, "assignment expression cannot rebind comprehension iteration variable '"+name+"'")
			}
			continue
		case scopeClass:
			c.complain(n.Span, "assignment expression within a comprehension cannot be used in a class body")
		case scopeTypeParams, scopeTypeAlias, scopeTypeVariable, scopeAnnotation:
			c.complain(n.Span, "assignment expression within a comprehension cannot be used within "+s.what)
		case scopeModule:
			c.cur.names.symbol(name).flags |= flagGlobal
			s.names.symbol(name).flags |= flagGlobal
			return
		}
		flag := flagNonlocal
		if s.names.flags(name)&flagGlobal != 0 {
			flag = flagGlobal
		}
		c.cur.names.symbol(name).flags |= flag
		s.names.symbol(name).flags |= flagLocal
		return
	}
}

func (c *scopeChecker) comprehension(what string, generators []*Comprehension, elt, value Expr) {
	first := generators[0]
	c.cur.inIter++
	c.expr(first.Iter)
	c.cur.inIter--
	c.enter(scopeComprehension, what)
	for i, g := range generators {
		c.cur.inTarget = true
		c.expr(g.Target)
		c.cur.inTarget = false
		if i > 0 {
			c.cur.inIter++
			c.expr(g.Iter)
			c.cur.inIter--
		}
		for _, e := range g.Ifs {
			c.expr(e)
		}
	}
	c.optional(value)
	c.expr(elt)
	c.leave()
}
