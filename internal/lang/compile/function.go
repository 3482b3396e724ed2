package compile

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

// inner returns the scope that belongs to node in a role.
func (b *builder) inner(node syntax.Node, r role) *scope { return b.scopes[scopeKey{node, r}] }

// child adds the code of a nested function and returns its index.
func (b *builder) child(code *bytecode.Code) uint16 {
	i := len(b.code.Children)
	if i >= noReg {
		b.fail("too many functions in one function")
	}
	b.code.Children = append(b.code.Children, code)
	return uint16(i)
}

// params describes the parameters in the code.
func (b *builder) params(args *syntax.Arguments) {
	if args == nil {
		return
	}
	p := &b.code.Params
	p.PosOnly, p.Regular, p.KwOnly = len(args.PosOnlyArgs), len(args.Args), len(args.KwOnlyArgs)
	list := paramList(args)
	if len(list) > 0 {
		p.Names = make([]string, 0, len(list))
	}
	for _, a := range list {
		p.Names = append(p.Names, mangle(b.host.private, a.Arg))
	}
	if args.VarArg != nil {
		b.code.Flags |= bytecode.VarArgs
	}
	if args.KwArg != nil {
		b.code.Flags |= bytecode.VarKeywords
	}
	b.nodes += uint32(len(p.Names))
}

// The bits of MAKE_FUNCTION's X.
const (
	withDefaults = 1 << iota
	withKwDefaults
	withAnnotate
	withTypeParams
)

// functionParts are the values that a function object is made with, in consecutive registers.
type functionParts struct {
	base  reg
	flags uint8
}

// startParts evaluates the defaults.
func (b *builder) startParts(n syntax.Node, args *syntax.Arguments) functionParts {
	parts := functionParts{base: reg(b.top)}
	if args == nil {
		return parts
	}
	if len(args.Defaults) > 0 {
		tuple := &syntax.Tuple{Span: n.Range(), Elts: args.Defaults}
		b.exprNext(tuple)
		parts.flags |= withDefaults
	}
	b.kwDefaults(n, args, &parts)
	return parts
}

func (b *builder) kwDefaults(n syntax.Node, args *syntax.Arguments, parts *functionParts) {
	for i, d := range args.KwDefaults {
		if d == nil {
			continue
		}
		if parts.flags&withKwDefaults == 0 {
			parts.flags |= withKwDefaults
			b.at(n)
			b.emit(bytecode.BuildMap, 0, b.push(), 0, 0)
		}
		dict := reg(b.top - 1)
		pair := b.pushN(2)
		b.loadConst(pair, mangle(b.scope.private, args.KwOnlyArgs[i].Arg))
		b.exprTo(d, pair+1)
		b.emit(bytecode.MapSet, 0, dict, pair, pair+1)
		b.top = int(pair)
	}
}

func (b *builder) makeFunction(n syntax.Node, dst reg, parts functionParts, code *bytecode.Code) {
	b.at(n)
	base := parts.base
	if parts.flags == 0 {
		base = 0
	}
	b.emit(bytecode.MakeFunction, parts.flags, dst, base, b.child(code))
}

func (b *builder) lambda(n *syntax.Lambda, dst reg) {
	parts := b.startParts(n, n.Args)
	f := b.newBuilder(b, b.inner(n, bodyRole), n, "<lambda>")
	f.code.Flags |= bytecode.Lambda
	f.params(n.Args)
	r := f.expr(n.Body)
	f.at(n.Body)
	f.emit(bytecode.Return, 0, r, 0, 0)
	b.makeFunction(n, dst, parts, f.complete())
}

func (b *builder) functionDef(n *syntax.FunctionDef) {
	mark := b.top
	first := b.row(n.DecoratorList)
	dst := b.push()
	parts := b.startParts(n, n.Args)
	leave := b.enterTypeParams(n, n.TypeParams)
	if len(n.TypeParams) > 0 { // the parts must follow each other, and the type parameters took registers
		parts = b.copyParts(parts)
	}
	if code := b.signature(n); code != nil {
		b.makeFunction(n, b.push(), functionParts{}, code)
		parts.flags |= withAnnotate
	}
	if len(n.TypeParams) > 0 {
		b.typeParamTuple(n, n.TypeParams, b.push())
		parts.flags |= withTypeParams
	}
	b.makeFunction(n, dst, parts, b.functionCode(n))
	leave()
	b.decorate(n.DecoratorList, first, dst)
	b.at(n)
	b.store(b.symbol(n.Name), first)
	b.top = mark
}

// copyParts copies parts to new consecutive registers at the top.
func (b *builder) copyParts(parts functionParts) functionParts {
	moved := functionParts{base: reg(b.top), flags: parts.flags}
	for i := range reg(2) {
		if parts.flags>>i&1 != 0 {
			b.move(b.push(), parts.base)
			parts.base++
		}
	}
	return moved
}

// decorate calls the decorators in the registers from first on with the object in register object, the last one first. The
// result is in first.
func (b *builder) decorate(decorators []syntax.Expr, first, object reg) {
	for i := len(decorators) - 1; i >= 0; i-- {
		at := first + reg(i)
		b.at(decorators[i])
		b.move(at+1, object)
		b.emit(bytecode.Call, 0, at, at, 1)
		object = at
	}
}

func (b *builder) functionCode(n *syntax.FunctionDef) *bytecode.Code {
	f := b.newBuilder(b, b.inner(n, bodyRole), n, n.Name)
	if len(n.DecoratorList) > 0 {
		f.code.FirstLine = b.file.Line(n.DecoratorList[0].Range().Start)
	}
	if b.host.kind == classScope {
		f.code.Flags |= bytecode.Method
	}
	f.params(n.Args)
	f.body(n.Body, "")
	f.emit(bytecode.ReturnNone, 0, 0, 0, 0)
	return f.complete()
}

// Annotations.

// annotation is one entry of an annotate function.
type annotation struct {
	name string
	expr syntax.Expr
}

// signature returns the annotate code of a function, or nil if it has no annotations.
func (b *builder) signature(n *syntax.FunctionDef) *bytecode.Code {
	if !hasAnnotations(n) {
		return nil
	}
	var list []annotation
	eachParam(n.Args, func(a *syntax.Arg) {
		if a.Annotation != nil {
			list = append(list, annotation{mangle(b.host.private, a.Arg), a.Annotation})
		}
	})
	if n.ReturnType != nil {
		list = append(list, annotation{"return", n.ReturnType})
	}
	return b.annotateCode(n, b.inner(n, annotationRole), list)
}

// annotateCode returns a code whose function gives a dict of annotations.
func (b *builder) annotateCode(node syntax.Node, s *scope, list []annotation) *bytecode.Code {
	if s == nil { // the annotations are strings
		s = &scope{kind: annotationScope, parent: b.scope, params: 1, locals: 1, slab: &b.symbols}
		s.host = s
		s.symbol(formatParam).flags = bound | param
		s.syms[0].kind = inRegister
	}
	f := b.thunkBuilder(s, node, "__annotate__")
	dict := f.push()
	f.emit(bytecode.BuildMap, 0, dict, 0, 0)
	f.code.Annotated = make([]string, 0, len(list))
	for _, a := range list {
		mark := f.top
		pair := f.pushN(2)
		f.loadConst(pair, a.name)
		f.annotationTo(a.expr, pair+1)
		f.emit(bytecode.MapSet, 0, dict, pair, pair+1)
		f.code.Annotated = append(f.code.Annotated, a.name)
		f.top = mark
	}
	f.emit(bytecode.Return, 0, dict, 0, 0)
	return f.complete()
}

// annotationTo evaluates one annotation, or takes its text.
func (b *builder) annotationTo(e syntax.Expr, dst reg) {
	star, isStar := e.(*syntax.Starred)
	switch {
	case b.future:
		b.at(e)
		b.loadConst(dst, syntax.ExprString(e))
	case isStar:
		value := b.expr(star.Value)
		b.at(e)
		b.emit(bytecode.Unpack, 0, dst, value, 1)
	default:
		b.exprTo(e, dst)
	}
}

// thunkBuilder starts a code that is asked for later with one argument, the format.
func (b *builder) thunkBuilder(s *scope, node syntax.Node, name string) *builder {
	f := b.newBuilder(b, s, node, name)
	f.code.Flags |= bytecode.Annotate
	f.code.Params = bytecode.Params{PosOnly: 1, Names: []string{formatParam}}
	return f
}

// variableAnnotations binds name to the annotate function of a class or module that has annotated variables.
func (b *builder) variableAnnotations(node syntax.Node, name string) {
	if len(b.host.annotated) == 0 || b.dead {
		return
	}
	list := make([]annotation, len(b.host.annotated))
	for i, a := range b.host.annotated {
		list[i] = annotation{mangle(b.host.private, a.Target.(*syntax.Name).ID), a.Annotation}
	}
	t := b.push()
	b.makeFunction(node, t, functionParts{}, b.annotateCode(node, b.inner(node, annotationRole), list))
	b.store(b.host.symbolFor(name), t)
	b.top--
}

// Type parameters.

// enterTypeParams makes the type parameters and lets their names be seen until the function that it returns is called.
func (b *builder) enterTypeParams(node syntax.Node, params []syntax.TypeParam) (leave func()) {
	if len(params) == 0 {
		return func() {}
	}
	old := b.scope
	b.enter(b.inner(node, typeParamRole))
	for _, p := range params {
		b.typeParam(p)
	}
	return func() { b.scope = old }
}

// enter makes s, a scope inlined in this code, the current one and gives its variables registers and new cells.
func (b *builder) enter(s *scope) {
	b.scope = s
	for _, sym := range s.syms {
		switch {
		case sym.alias != nil:
		case sym.kind == inRegister:
			sym.index = b.push()
		case sym.kind == inCell:
			b.emit(bytecode.MakeCell, 0, sym.index, 0, 0)
		}
	}
}

func (b *builder) typeParam(p syntax.TypeParam) {
	b.nodes++
	info := typeParamOf(p)
	kind := uint8(0)
	switch p.(type) {
	case *syntax.ParamSpec:
		kind = 3
	case *syntax.TypeVarTuple:
		kind = 4
	}
	if info.bound != nil {
		kind = 1
		if _, ok := info.bound.(*syntax.Tuple); ok {
			kind = 2
		}
	}
	mark := b.top
	t := b.push()
	boundFn := b.thunk(p, boundRole, info.bound, info.name)
	defaultFn := b.thunk(p, defaultRole, info.def, info.name)
	b.at(p)
	b.emitEx(bytecode.Instr{Op: bytecode.MakeTypeParam, X: kind, A: t, B: boundFn, C: defaultFn}, wide(0, 0, b.name(info.name)))
	b.store(b.symbol(info.name), t)
	b.top = mark
}

// thunk makes a function that evaluates e when asked to; without e it returns noReg.
func (b *builder) thunk(node syntax.Node, r role, e syntax.Expr, name string) reg {
	if e == nil {
		return noReg
	}
	f := b.thunkBuilder(b.inner(node, r), node, name)
	value := f.push()
	if star, ok := e.(*syntax.Starred); ok {
		f.list(star, []syntax.Expr{star}, value)
		f.emit(bytecode.ListToTuple, 0, value, value, 0)
	} else {
		f.exprTo(e, value)
	}
	f.at(e)
	f.emit(bytecode.Return, 0, value, 0, 0)
	t := b.push()
	b.makeFunction(node, t, functionParts{}, f.complete())
	return t
}

// typeParamTuple puts the type parameters into dst.
func (b *builder) typeParamTuple(node syntax.Node, params []syntax.TypeParam, dst reg) {
	mark := b.top
	base := reg(b.top)
	for _, p := range params {
		t := b.push()
		b.toReg(b.load(b.symbol(typeParamOf(p).name), t), t)
	}
	b.at(node)
	b.emit(bytecode.BuildTuple, 0, dst, base, uint16(len(params)))
	b.top = mark
}

func (b *builder) typeAlias(n *syntax.TypeAlias) {
	mark := b.top
	leave := b.enterTypeParams(n, n.TypeParams)
	base := b.pushN(2)
	b.loadConst(base, n.Name.ID)
	b.typeParamTuple(n, n.TypeParams, base+1)
	b.thunk(n, bodyRole, n.Value, n.Name.ID)
	b.at(n)
	b.emit(bytecode.MakeTypeAlias, 0, base, base, 0)
	leave()
	b.store(b.symbol(n.Name.ID), base)
	b.top = mark
}

// Classes.

func (b *builder) classDef(n *syntax.ClassDef) {
	mark := b.top
	first := b.row(n.DecoratorList)
	dst := b.push()
	leave := b.enterTypeParams(n, n.TypeParams)
	base := b.push()
	b.makeFunction(n, base, functionParts{}, b.classCode(n))
	b.loadConst(b.push(), n.Name)
	if hasStars(n.Bases) || hasDoubleStar(n.Keywords) || len(n.Bases)+len(n.Keywords) > 4*maxDisplay {
		args := b.pushN(2)
		b.at(n)
		b.emit(bytecode.BuildList, 0, args, 0, 0)
		b.appendAll(n, n.Bases, args, b.listExtend)
		if len(n.TypeParams) > 0 {
			b.emit(bytecode.ListAppend, 0, args, b.genericBase(n), bytecode.NoReg)
			b.top--
		}
		b.starKeywords(n, n.Keywords, args+1, base)
		b.at(n)
		b.emit(bytecode.BuildClassEx, 0, dst, base, 0)
	} else {
		b.row(n.Bases)
		count := uint16(len(n.Bases) + len(n.Keywords))
		if len(n.TypeParams) > 0 {
			b.genericBase(n)
			count++
		}
		names := b.keywords(n.Keywords)
		if names == nil {
			names = bytecode.Tuple{}
		}
		b.at(n)
		b.emitEx(bytecode.Instr{Op: bytecode.BuildClass, A: dst, B: base, C: count}, wide(0, 0, b.constant(names)))
	}
	leave()
	b.decorate(n.DecoratorList, first, dst)
	b.at(n)
	b.store(b.symbol(n.Name), first)
	b.top = mark
}

// genericBase pushes the base Generic[…] of a class with type parameters.
func (b *builder) genericBase(n *syntax.ClassDef) reg {
	t := b.push()
	b.typeParamTuple(n, n.TypeParams, t)
	b.emit(bytecode.GenericBase, 0, t, t, 0)
	return t
}

func (b *builder) classCode(n *syntax.ClassDef) *bytecode.Code {
	s := b.inner(n, bodyRole)
	f := b.newBuilder(b, s, n, n.Name)
	f.code.Flags |= bytecode.ClassBody
	if len(n.DecoratorList) > 0 {
		f.code.FirstLine = b.file.Line(n.DecoratorList[0].Range().Start)
	}
	t := f.push()
	if s.class != nil {
		f.code.ClassCell = int(s.class.index)
	}
	if s.dict != nil {
		f.emit(bytecode.LoadNamespace, 0, t, 0, 0)
		f.emit(bytecode.StoreDeref, 0, t, s.dict.index, 0)
	}
	f.emitWide(bytecode.LoadGlobal, t, f.name("__name__"))
	f.emitWide(bytecode.StoreName, t, f.name("__module__"))
	f.loadConst(t, f.code.Qualname)
	f.emitWide(bytecode.StoreName, t, f.name("__qualname__"))
	f.classTypeParams(n, t)
	f.top--
	f.body(n.Body, "__doc__")
	f.variableAnnotations(n, "__annotate_func__")
	f.emit(bytecode.ReturnNone, 0, 0, 0, 0)
	return f.complete()
}

func (b *builder) classTypeParams(n *syntax.ClassDef, dst reg) {
	if len(n.TypeParams) == 0 {
		return
	}
	base := reg(b.top)
	for _, p := range n.TypeParams {
		name := mangle(b.host.parent.private, typeParamOf(p).name)
		b.emit(bytecode.LoadDeref, 0, b.push(), b.host.through[name].index, 0)
	}
	b.emit(bytecode.BuildTuple, 0, dst, base, uint16(len(n.TypeParams)))
	b.emitWide(bytecode.StoreName, dst, b.name("__type_params__"))
	b.top = int(base)
}

// Comprehensions.

func (b *builder) comprehension(n syntax.Expr, gens []*syntax.Comprehension, dst reg, build op, elt, value syntax.Expr) {
	result := b.scratch(dst)
	it := b.push()
	b.iterate(gens[0].Iter, it)
	old := b.scope
	b.enterComprehension(n, gens)
	b.at(n)
	b.emit(build, 0, result, 0, 0)
	source := reg(bytecode.NoReg)
	if len(gens) == 1 && len(gens[0].Ifs) == 0 {
		source = it
	}
	b.generators(gens, it, func() { b.collectItem(build, result, elt, value, source) })
	b.scope = old
	b.move(dst, result)
}

// collectItem adds one item to the result of a comprehension: one for each of
// the iterator source, if that is given.
func (b *builder) collectItem(build op, result reg, elt, value syntax.Expr, source reg) {
	mark := b.top
	if build == bytecode.BuildMap {
		b.setItem(elt, elt, value, result)
	} else {
		item := b.expr(elt)
		b.at(elt)
		if build == bytecode.BuildSet {
			b.emit(bytecode.SetAdd, 0, result, item, 0)
		} else {
			b.emit(bytecode.ListAppend, 0, result, item, source)
		}
	}
	b.top = mark
}

// enterComprehension enters the scope of an inlined comprehension. Variables that could be read before they are bound start
// unbound.
func (b *builder) enterComprehension(n syntax.Expr, gens []*syntax.Comprehension) {
	s := b.inner(n, bodyRole)
	b.enter(s)
	name, simple := gens[0].Target.(*syntax.Name)
	for _, sym := range s.syms {
		if sym.alias == nil && sym.kind == inRegister && !(simple && sym.name == mangle(s.private, name.ID)) {
			b.emit(bytecode.Unbind, 0, sym.index, 0, 0)
		}
	}
}

// iterate puts an iterator over e into it. A display of constants is iterated over as a constant.
func (b *builder) iterate(e syntax.Expr, it reg) {
	mark := b.top
	var o operand
	if list, ok := e.(*syntax.List); ok && len(list.Elts) > 0 {
		o = b.container(list)
	} else {
		o = b.operand(e)
	}
	r := b.ensure(o)
	b.at(e)
	b.emit(bytecode.GetIter, 0, it, r, 0)
	b.top = mark
}

// generators compiles the loops of a comprehension around body; it is the register with the iterator of the first.
func (b *builder) generators(gens []*syntax.Comprehension, it reg, body func()) {
	g := gens[0]
	if g.IsAsync {
		b.at(g)
		b.fail("asynchronous comprehensions are not offered")
	}
	b.forLoop(g, g.Iter, g.Target, it, b.newLabel(), func(next labelID) {
		for _, test := range g.Ifs {
			b.condition(test, next, false)
		}
		if len(gens) == 1 {
			body()
			return
		}
		inner := b.push()
		b.iterate(gens[1].Iter, inner)
		b.generators(gens[1:], inner, body)
	})
}

func (b *builder) generatorExp(n *syntax.GeneratorExp, dst reg) {
	base := b.pushN(2)
	s := b.inner(n, bodyRole)
	f := b.newBuilder(b, s, n, "<genexpr>")
	f.code.Flags |= bytecode.Lambda | bytecode.Generator
	f.code.Params = bytecode.Params{PosOnly: 1, Names: []string{".0"}}
	f.generators(n.Generators, 0, func() {
		mark := f.top
		item := f.expr(n.Elt)
		f.at(n.Elt)
		f.emit(bytecode.Yield, 0, f.push(), item, 0)
		f.top = mark
	})
	f.at(n)
	f.emit(bytecode.ReturnNone, 0, 0, 0, 0)
	b.makeFunction(n, base, functionParts{}, f.complete())
	b.iterate(n.Generators[0].Iter, base+1)
	b.at(n)
	b.emit(bytecode.Call, 0, dst, base, 1)
}
