package compile

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/slab"
	"github.com/vivarium-run/vivarium/syntax"
)

// scopeKind is the kind of a scope.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	functionScope
	lambdaScope
	generatorScope // a generator expression
	classScope
	annotationScope // annotations, a type parameter's bound or default, an alias's value
	comprehensionScope
	typeParamScope
)

// inlined reports whether scopes of this kind have no code of their own: their variables live in the frame around them.
func (k scopeKind) inlined() bool { return k == comprehensionScope || k == typeParamScope }

// symFlags say what a scope does with a name.
type symFlags uint8

const (
	bound symFlags = 1 << iota
	param
	used
	declaredGlobal
	declaredNonlocal
	killed   // by del, or at the end of `except … as`
	captured // by a nested code: lives in a cell
	open     // a global in a register: other codes find it in the globals
)

// symKind says where a name lives, as seen from its scope.
type symKind uint8

const (
	unresolved symKind = iota
	inRegister
	inCell
	inFree
	inGlobals
	inNamespace // a class namespace, then globals
	inNamespaceOrCell
	inDictOrGlobals // the namespace of the class around an annotation, then globals
	inDictOrCell
)

// symbol is a name in a scope.
type symbol struct {
	name  string
	flags symFlags
	kind  symKind
	// definite is set for the variables of inlined scopes once they are known to be bound.
	definite bool
	index    uint16  // register or index in F
	arrival  uint16  // for parameters that live in a cell: the register they arrive in
	alias    *symbol // the same variable in the scope around an inlined one
	outer    *symbol // for inFree: what is captured, as seen by the code around
	free     *symbol // for the …OrCell kinds: the free variable
	nameIx   int32   // index + 1 in the names of the code, once asked for
}

// scope is a region of the source in which names have one meaning.
type scope struct {
	kind      scopeKind
	parent    *scope
	host      *scope // the scope whose code this one is part of; itself unless inlined
	children  []*scope
	syms      []*symbol
	index     map[string]*symbol
	slab      *slab.Of[symbol]
	private   string // name of the class around, for mangling
	generator bool
	walrus    bool // some assignment expression binds in this scope
	depth     int

	// What follows is set for hosts only, by resolve.
	params  int // number of parameters
	locals  int // number of variables in registers, parameters included
	cells   []*symbol
	frees   []*symbol
	inlines []*scope
	through map[string]*symbol // class scopes: free variables that only nested codes see
	class   *symbol            // class scopes: the cell of __class__, if wanted
	dict    *symbol            // class scopes: the cell of __classdict__, if wanted
	// annotated lists the names with annotations, for a class or module, in order.
	annotated []*syntax.AnnAssign
}

func (s *scope) lookup(name string) *symbol {
	if s.index != nil {
		return s.index[name]
	}
	for _, sym := range s.syms {
		if sym.name == name {
			return sym
		}
	}
	return nil
}

const linearSymbols = 12

// symbol returns the symbol of name in s, which it makes if need be.
func (s *scope) symbol(name string) *symbol {
	if sym := s.lookup(name); sym != nil {
		return sym
	}
	sym := s.slab.Put(symbol{name: name})
	if s.syms == nil {
		s.syms = make([]*symbol, 0, linearSymbols/2)
	}
	s.syms = append(s.syms, sym)
	switch {
	case s.index != nil:
		s.index[name] = sym
	case len(s.syms) > linearSymbols:
		s.index = make(map[string]*symbol, 2*linearSymbols)
		for _, old := range s.syms {
			s.index[old.name] = old
		}
	}
	return sym
}

// role tells the scopes of one node apart.
type role uint8

const (
	bodyRole role = iota
	annotationRole
	typeParamRole
	boundRole
	defaultRole
)

type scopeKey struct {
	node syntax.Node
	role role
}

// formatParam is the one parameter of every annotation code: the format in which annotations are wanted.
const formatParam = ".format"

// maxScopes bounds the nesting of functions, and with it the work for a variable that is captured through all of them.
const maxScopes = 256

// maxClassName bounds the names of classes, which mangling puts before other names.
const maxClassName = 255

// maxCaptures bounds the number of captured variables, counted in every function that hands one on.
const maxCaptures = 1 << 17

// collector walks the tree once and notes for every scope which names it binds and uses.
type collector struct {
	file     *syntax.File
	scopes   map[scopeKey]*scope
	cur      *scope
	future   bool // from __future__ import annotations
	script   bool // the module is a script
	open     int  // globals in registers
	captures int
	symbols  slab.Of[symbol]
	regions  slab.Of[scope]
}

func collect(mod *syntax.Module, file *syntax.File) *collector {
	c := &collector{file: file, scopes: make(map[scopeKey]*scope, 16)}
	c.push(mod, bodyRole, moduleScope)
	c.future = hasFutureAnnotations(mod)
	c.stmts(mod.Body)
	c.variableAnnotations(mod)
	return c
}

func hasFutureAnnotations(mod *syntax.Module) bool {
	for i, s := range mod.Body {
		from, ok := s.(*syntax.ImportFrom)
		switch {
		case ok && from.Module == "__future__" && from.Level == 0:
			for _, name := range from.Names {
				if name.Name == "annotations" {
					return true
				}
			}
		case i > 0 || !isString(s):
			return false
		}
	}
	return false
}

func isString(s syntax.Stmt) bool {
	_, ok := docstring([]syntax.Stmt{s})
	return ok
}

func docstring(body []syntax.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	if e, ok := body[0].(*syntax.ExprStmt); ok {
		if k, ok := e.Value.(*syntax.Constant); ok {
			doc, ok := k.Value.(string)
			return doc, ok
		}
	}
	return "", false
}

// push enters a new scope below the current one.
func (c *collector) push(node syntax.Node, r role, kind scopeKind) *scope {
	s := c.regions.Put(scope{kind: kind, parent: c.cur, slab: &c.symbols})
	s.host = s
	if c.cur != nil {
		s.private = c.cur.private
		s.depth = c.cur.depth + 1
		c.cur.children = append(c.cur.children, s)
		if kind.inlined() {
			s.host = c.cur.host
			s.host.inlines = append(s.host.inlines, s)
		}
	}
	if s.depth > maxScopes {
		panic(&syntax.Error{File: c.file, Span: node.Range(), Kind: syntax.SyntaxError, Msg: "too many nested functions"})
	}
	c.scopes[scopeKey{node, r}] = s
	c.cur = s
	if kind == annotationScope {
		c.mark(formatParam, bound|param)
	}
	return s
}

func (c *collector) pop() { c.cur = c.cur.parent }

// mangle returns a name as it is known inside the class named private.
func mangle(private, name string) string {
	if len(name) < 3 || name[0] != '_' || name[1] != '_' || private == "" {
		return name
	}
	if strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	return "_" + private + name
}

func (c *collector) mark(name string, f symFlags) *symbol {
	sym := c.cur.symbol(mangle(c.cur.private, name))
	sym.flags |= f
	return sym
}

// module returns the scope of the module.
func (c *collector) module() *scope {
	s := c.cur
	for s.parent != nil {
		s = s.parent
	}
	return s
}

func (c *collector) stmts(body []syntax.Stmt) {
	for _, s := range body {
		c.stmt(s)
	}
}

func (c *collector) stmt(node syntax.Stmt) {
	switch n := node.(type) {
	case *syntax.FunctionDef:
		c.function(n)
	case *syntax.ClassDef:
		c.class(n)
	case *syntax.Return:
		c.expr(n.Value)
	case *syntax.Delete:
		c.exprs(n.Targets)
	case *syntax.Assign:
		c.expr(n.Value)
		c.exprs(n.Targets)
	case *syntax.TypeAlias:
		c.alias(n)
	case *syntax.AugAssign:
		c.expr(n.Target)
		c.expr(n.Value)
	case *syntax.AnnAssign:
		c.annAssign(n)
	case *syntax.For:
		c.expr(n.Iter)
		c.expr(n.Target)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *syntax.While:
		c.expr(n.Test)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *syntax.If:
		c.ifStmt(n)
	case *syntax.With:
		for _, item := range n.Items {
			c.expr(item.ContextExpr)
			c.expr(item.OptionalVars)
		}
		c.stmts(n.Body)
	case *syntax.Match:
		c.match(n)
	case *syntax.Raise:
		c.expr(n.Exc)
		c.expr(n.Cause)
	case *syntax.Try:
		c.try(n)
	case *syntax.TryStar:
		c.try((*syntax.Try)(n))
	case *syntax.Assert:
		c.expr(n.Test)
		c.expr(n.Msg)
	case *syntax.Import:
		c.imports(n.Names)
	case *syntax.ImportFrom:
		c.imports(n.Names)
	case *syntax.Global:
		for _, name := range n.Names {
			sym := c.mark(name, declaredGlobal)
			c.module().symbol(sym.name).flags |= declaredGlobal
		}
	case *syntax.Nonlocal:
		for _, name := range n.Names {
			c.mark(name, declaredNonlocal)
		}
	case *syntax.ExprStmt:
		c.expr(n.Value)
	}
}

// ifStmt walks an if with its elifs without recursing, for there may be thousands.
func (c *collector) ifStmt(n *syntax.If) {
	for {
		c.expr(n.Test)
		c.stmts(n.Body)
		next := elif(n)
		if next == nil {
			break
		}
		n = next
	}
	c.stmts(n.Orelse)
}

// elif returns the if statement that is all there is in the else branch of n, or nil.
func elif(n *syntax.If) *syntax.If {
	if len(n.Orelse) != 1 {
		return nil
	}
	next, _ := n.Orelse[0].(*syntax.If)
	return next
}

func (c *collector) try(n *syntax.Try) {
	c.stmts(n.Body)
	for _, h := range n.Handlers {
		c.expr(h.Type)
		if h.Name != "" {
			c.mark(h.Name, bound|killed)
		}
		c.stmts(h.Body)
	}
	c.stmts(n.Orelse)
	c.stmts(n.Finalbody)
}

func (c *collector) imports(names []*syntax.Alias) {
	for _, a := range names {
		if a.Name != "*" {
			c.mark(importedName(a), bound)
		}
	}
}

// importedName returns the variable that an import binds.
func importedName(a *syntax.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	first, _, _ := strings.Cut(a.Name, ".")
	return first
}

func (c *collector) annAssign(n *syntax.AnnAssign) {
	if n.Value != nil {
		c.expr(n.Value)
	}
	switch name, ok := n.Target.(*syntax.Name); {
	case !ok:
		c.expr(n.Target)
	case n.Simple || n.Value != nil:
		c.mark(name.ID, bound)
	}
	host := c.cur.host
	if host.kind != classScope && host.kind != moduleScope {
		return
	}
	if !n.Simple {
		if !c.future {
			c.expr(n.Annotation)
		}
		return
	}
	host.annotated = append(host.annotated, n)
}

// variableAnnotations walks the annotations of a class or module in a scope of their own.
func (c *collector) variableAnnotations(node syntax.Node) {
	if c.future || len(c.cur.annotated) == 0 {
		return
	}
	annotated := c.cur.annotated
	c.push(node, annotationRole, annotationScope)
	for _, a := range annotated {
		c.expr(a.Annotation)
	}
	c.pop()
}

// typeParams enters the scope of type parameters if there are any; the caller leaves it.
func (c *collector) typeParams(node syntax.Node, params []syntax.TypeParam) bool {
	if len(params) == 0 {
		return false
	}
	c.push(node, typeParamRole, typeParamScope)
	for _, p := range params {
		t := typeParamOf(p)
		c.mark(t.name, bound)
		c.thunk(p, boundRole, t.bound)
		c.thunk(p, defaultRole, t.def)
	}
	return true
}

// thunk walks an expression that is a little function of its own.
func (c *collector) thunk(node syntax.Node, r role, e syntax.Expr) {
	if e == nil {
		return
	}
	c.push(node, r, annotationScope)
	c.expr(e)
	c.pop()
}

func (c *collector) alias(n *syntax.TypeAlias) {
	c.mark(n.Name.ID, bound)
	generic := c.typeParams(n, n.TypeParams)
	c.thunk(n, bodyRole, n.Value)
	if generic {
		c.pop()
	}
}

func (c *collector) function(n *syntax.FunctionDef) {
	c.exprs(n.DecoratorList)
	c.defaults(n.Args)
	c.mark(n.Name, bound)
	generic := c.typeParams(n, n.TypeParams)
	c.signature(n)
	c.push(n, bodyRole, functionScope)
	c.params(n.Args)
	c.stmts(n.Body)
	c.pop()
	if generic {
		c.pop()
	}
}

// signature walks the annotations of a function in a scope of their own.
func (c *collector) signature(n *syntax.FunctionDef) {
	if c.future || !hasAnnotations(n) {
		return
	}
	c.push(n, annotationRole, annotationScope)
	eachParam(n.Args, func(a *syntax.Arg) { c.expr(a.Annotation) })
	c.expr(n.ReturnType)
	c.pop()
}

func hasAnnotations(n *syntax.FunctionDef) bool {
	found := n.ReturnType != nil
	eachParam(n.Args, func(a *syntax.Arg) { found = found || a.Annotation != nil })
	return found
}

// eachParam calls f for the parameters in the order in which they are written; paramList has the order of registers.
func eachParam(args *syntax.Arguments, f func(*syntax.Arg)) {
	if args == nil {
		return
	}
	for _, list := range [...][]*syntax.Arg{args.PosOnlyArgs, args.Args} {
		for _, a := range list {
			f(a)
		}
	}
	if args.VarArg != nil {
		f(args.VarArg)
	}
	for _, a := range args.KwOnlyArgs {
		f(a)
	}
	if args.KwArg != nil {
		f(args.KwArg)
	}
}

func (c *collector) defaults(args *syntax.Arguments) {
	if args != nil {
		c.exprs(args.Defaults)
		c.exprs(args.KwDefaults)
	}
}

// params binds the parameters in the order of their registers.
func (c *collector) params(args *syntax.Arguments) {
	for _, a := range paramList(args) {
		c.mark(a.Arg, bound|param)
	}
}

func paramList(args *syntax.Arguments) []*syntax.Arg {
	if args == nil {
		return nil
	}
	list := make([]*syntax.Arg, 0, len(args.PosOnlyArgs)+len(args.Args)+len(args.KwOnlyArgs)+2)
	list = append(append(append(list, args.PosOnlyArgs...), args.Args...), args.KwOnlyArgs...)
	if args.VarArg != nil {
		list = append(list, args.VarArg)
	}
	if args.KwArg != nil {
		list = append(list, args.KwArg)
	}
	return list
}

func (c *collector) class(n *syntax.ClassDef) {
	c.exprs(n.DecoratorList)
	c.mark(n.Name, bound)
	generic := c.typeParams(n, n.TypeParams)
	c.exprs(n.Bases)
	for _, k := range n.Keywords {
		c.expr(k.Value)
	}
	s := c.push(n, bodyRole, classScope)
	if s.private = strings.TrimLeft(n.Name, "_"); len(s.private) > maxClassName {
		panic(&syntax.Error{File: c.file, Span: n.NameSpan, Kind: syntax.SyntaxError, Msg: "class name is too long"})
	}
	if generic {
		for _, p := range n.TypeParams {
			c.hidden(s, typeParamOf(p).name)
		}
	}
	c.stmts(n.Body)
	c.variableAnnotations(n)
	c.pop()
	if generic {
		c.pop()
	}
}

// hidden notes that a class body itself reads a type parameter, for __type_params__, whatever its own names are.
func (c *collector) hidden(s *scope, name string) {
	if s.through == nil {
		s.through = map[string]*symbol{}
	}
	s.through[mangle(s.parent.private, name)] = nil
}

func (c *collector) match(n *syntax.Match) {
	c.expr(n.Subject)
	for _, k := range n.Cases {
		c.pattern(k.Pattern)
		c.expr(k.Guard)
		c.stmts(k.Body)
	}
}

func (c *collector) patterns(list []syntax.Pattern) {
	for _, p := range list {
		c.pattern(p)
	}
}

func (c *collector) capture(name string) {
	if name != "" {
		c.mark(name, bound)
	}
}

func (c *collector) pattern(node syntax.Pattern) {
	switch n := node.(type) {
	case *syntax.MatchValue:
		c.expr(n.Value)
	case *syntax.MatchSequence:
		c.patterns(n.Patterns)
	case *syntax.MatchMapping:
		c.exprs(n.Keys)
		c.patterns(n.Patterns)
		c.capture(n.Rest)
	case *syntax.MatchClass:
		c.expr(n.Cls)
		c.patterns(n.Patterns)
		c.patterns(n.KwdPatterns)
	case *syntax.MatchStar:
		c.capture(n.Name)
	case *syntax.MatchAs:
		if n.Pattern != nil {
			c.pattern(n.Pattern)
		}
		c.capture(n.Name)
	case *syntax.MatchOr:
		c.patterns(n.Patterns)
	}
}

func (c *collector) exprs(list []syntax.Expr) {
	for _, e := range list {
		c.expr(e)
	}
}

func (c *collector) expr(node syntax.Expr) {
	switch n := node.(type) {
	case nil, *syntax.Constant:
	case *syntax.Name:
		c.name(n)
	case *syntax.BoolOp:
		c.exprs(n.Values)
	case *syntax.NamedExpr:
		c.expr(n.Value)
		c.walrus(n.Target)
	case *syntax.BinOp:
		c.expr(n.Left)
		c.expr(n.Right)
	case *syntax.UnaryOp:
		c.expr(n.Operand)
	case *syntax.Lambda:
		c.defaults(n.Args)
		c.push(n, bodyRole, lambdaScope)
		c.params(n.Args)
		c.expr(n.Body)
		c.pop()
	case *syntax.IfExp:
		c.expr(n.Test)
		c.expr(n.Body)
		c.expr(n.Orelse)
	case *syntax.Dict:
		for i, v := range n.Values {
			c.expr(n.Keys[i])
			c.expr(v)
		}
	case *syntax.Set:
		c.exprs(n.Elts)
	case *syntax.ListComp:
		c.comprehension(n, comprehensionScope, n.Generators, n.Elt, nil)
	case *syntax.SetComp:
		c.comprehension(n, comprehensionScope, n.Generators, n.Elt, nil)
	case *syntax.DictComp:
		c.comprehension(n, comprehensionScope, n.Generators, n.Key, n.Value)
	case *syntax.GeneratorExp:
		c.comprehension(n, generatorScope, n.Generators, n.Elt, nil)
	case *syntax.Yield:
		c.cur.host.generator = true
		c.expr(n.Value)
	case *syntax.YieldFrom:
		c.cur.host.generator = true
		c.expr(n.Value)
	case *syntax.Compare:
		c.expr(n.Left)
		c.exprs(n.Comparators)
	case *syntax.Call:
		c.expr(n.Func)
		c.exprs(n.Args)
		for _, k := range n.Keywords {
			c.expr(k.Value)
		}
	case *syntax.FormattedValue:
		c.expr(n.Value)
		c.expr(n.FormatSpec)
	case *syntax.JoinedStr:
		c.exprs(n.Values)
	case *syntax.Attribute:
		c.expr(n.Value)
	case *syntax.Subscript:
		c.expr(n.Value)
		c.expr(n.Slice)
	case *syntax.Starred:
		c.expr(n.Value)
	case *syntax.List:
		c.exprs(n.Elts)
	case *syntax.Tuple:
		c.exprs(n.Elts)
	case *syntax.Slice:
		c.expr(n.Lower)
		c.expr(n.Upper)
		c.expr(n.Step)
	}
}

func (c *collector) name(n *syntax.Name) {
	switch n.Ctx {
	case syntax.Store:
		c.mark(n.ID, bound)
	case syntax.Del:
		c.mark(n.ID, bound|killed)
	default:
		c.mark(n.ID, used)
		if n.ID == "super" && c.cur.host.kind != classScope && c.cur.host.kind != moduleScope {
			c.mark("__class__", used)
		}
	}
}

// walrus binds the target of an assignment expression in the nearest scope that is no comprehension.
func (c *collector) walrus(target *syntax.Name) {
	s := c.cur
	for s.kind == comprehensionScope || s.kind == generatorScope {
		s.symbol(mangle(s.private, target.ID)).flags |= used
		s = s.parent
	}
	s.symbol(mangle(s.private, target.ID)).flags |= bound
	s.host.walrus = true
	c.cur.host.walrus = true
}

func (c *collector) comprehension(n syntax.Expr, kind scopeKind, gens []*syntax.Comprehension, elt, value syntax.Expr) {
	c.expr(gens[0].Iter)
	s := c.push(n, bodyRole, kind)
	if kind == generatorScope {
		c.mark(".0", bound|param)
		s.generator = true
	}
	for i, g := range gens {
		if i > 0 {
			c.expr(g.Iter)
		}
		c.expr(g.Target)
		c.exprs(g.Ifs)
	}
	c.expr(elt)
	c.expr(value)
	c.pop()
}

// typeParamInfo is what the three kinds of type parameters have in common.
type typeParamInfo struct {
	name       string
	bound, def syntax.Expr
}

func typeParamOf(p syntax.TypeParam) typeParamInfo {
	switch p := p.(type) {
	case *syntax.TypeVar:
		return typeParamInfo{p.Name, p.Bound, p.DefaultValue}
	case *syntax.ParamSpec:
		return typeParamInfo{p.Name, nil, p.DefaultValue}
	case *syntax.TypeVarTuple:
		return typeParamInfo{p.Name, nil, p.DefaultValue}
	}
	return typeParamInfo{}
}
