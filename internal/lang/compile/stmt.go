package compile

import (
	"math"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

func (b *builder) stmts(list []syntax.Stmt) {
	for _, s := range list {
		if b.dead {
			return
		}
		b.stmt(s)
	}
}

// point records that a statement starts here.
func (b *builder) point(s syntax.Stmt) {
	b.points = append(b.points, bytecode.Point{PC: uint32(b.pc()), Node: s})
}

func (b *builder) stmt(node syntax.Stmt) {
	b.nodes++
	b.point(node)
	b.at(node)
	mark := b.top
	b.stmtNode(node)
	b.top = mark
}

// drop notes that nothing reads the result of the call that was just compiled.
func (b *builder) drop() {
	if n := len(b.instrs); n > 0 && (b.instrs[n-1].Op == bytecode.Call || b.instrs[n-1].Op == bytecode.CallMethod) {
		b.instrs[n-1].X = bytecode.Dropped
	}
}

func (b *builder) stmtNode(node syntax.Stmt) {
	switch n := node.(type) {
	case *syntax.ExprStmt:
		b.operand(n.Value)
		if _, ok := n.Value.(*syntax.Call); ok {
			b.drop()
		}
	case *syntax.Assign:
		b.assign(n)
	case *syntax.AugAssign:
		b.augAssign(n)
	case *syntax.AnnAssign:
		b.annAssign(n)
	case *syntax.Return:
		b.returnStmt(n)
	case *syntax.If:
		b.ifStmt(n)
	case *syntax.For:
		b.forStmt(n)
	case *syntax.While:
		b.while(n)
	case *syntax.FunctionDef:
		b.functionDef(n)
	case *syntax.ClassDef:
		b.classDef(n)
	case *syntax.Delete:
		for _, t := range n.Targets {
			b.del(t)
		}
	case *syntax.Try:
		b.try(n)
	case *syntax.TryStar:
		b.tryStar((*syntax.Try)(n))
	case *syntax.With:
		b.with(n.Items, n.Body)
	case *syntax.Raise:
		b.raise(n)
	case *syntax.Assert:
		b.assert(n)
	case *syntax.Import:
		b.imports(n)
	case *syntax.ImportFrom:
		b.importFrom(n)
	case *syntax.Match:
		b.match(n)
	case *syntax.TypeAlias:
		b.typeAlias(n)
	case *syntax.Break:
		b.leaveLoop(exitBreak)
	case *syntax.Continue:
		b.leaveLoop(exitContinue)
	case *syntax.Pass, *syntax.Global, *syntax.Nonlocal:
	case *syntax.AsyncFunctionDef, *syntax.AsyncFor, *syntax.AsyncWith:
		b.fail("async is not offered")
	default:
		b.fail("unsupported statement")
	}
}

// Assignment.

func (b *builder) assign(n *syntax.Assign) {
	if len(n.Targets) == 1 {
		if b.assignParallel(n.Targets[0], n.Value) {
			return
		}
		if sym := b.registerOf(n.Targets[0]); sym != nil {
			b.nodes++
			b.exprTo(n.Value, sym.index)
			b.setBound(sym)
			return
		}
		if isSlice(n.Targets[0]) && isSlice(n.Value) {
			b.assignSlice(n.Targets[0], n.Value)
			return
		}
		b.assignTo(n.Targets[0], b.operand(n.Value))
		return
	}
	o := b.operand(n.Value)
	// One target may be the variable itself. And the machine takes what an UNPACK
	// behind a call takes apart to be used by nothing else.
	if !o.isConst && (b.isLocal(o.r) || unpacked(n.Targets[0])) {
		t := b.push()
		b.move(t, o.r)
		o.r = t
	}
	for _, target := range n.Targets {
		b.assignTo(target, o)
	}
}

// unpacked reports whether a target takes its value apart.
func unpacked(target syntax.Expr) bool {
	switch target.(type) {
	case *syntax.Tuple, *syntax.List:
		return true
	}
	return false
}

func isSlice(e syntax.Expr) bool {
	n, ok := e.(*syntax.Subscript)
	if !ok {
		return false
	}
	_, ok = n.Slice.(*syntax.Slice)
	return ok
}

// assignSlice compiles a[i:j] = b[k:l:m]. Nothing but the assignment ever has
// the slice that is assigned, which both instructions are told.
func (b *builder) assignSlice(target, value syntax.Expr) {
	o := b.operand(value)
	get := len(b.instrs) - 1
	b.assignTo(target, o)
	set := len(b.instrs) - 1
	if b.dead || b.instrs[set].Op != bytecode.SetSlice {
		return
	}
	b.instrs[get].X, b.instrs[set].X = 1, 1
}

// registerOf returns the variable if e is a name that lives in a register, or nil.
func (b *builder) registerOf(e syntax.Expr) *symbol {
	if name, ok := e.(*syntax.Name); ok {
		if sym := b.symbol(name.ID); sym.kind == inRegister {
			return sym
		}
	}
	return nil
}

// maxParallel is the length up to which a tuple that is unpacked at once is not built.
const maxParallel = 16

// assignParallel compiles a, b = x, y without building the tuple. It reports whether it could.
func (b *builder) assignParallel(target, value syntax.Expr) bool {
	targets, ok := elements(target)
	if !ok {
		return false
	}
	values, ok := elements(value)
	if !ok || len(values) != len(targets) || len(values) == 0 || len(values) > maxParallel {
		return false
	}
	if hasStars(targets) || hasStars(values) {
		return false
	}
	b.nodes += 2
	b.parallel(targets, values)
	return true
}

func elements(e syntax.Expr) ([]syntax.Expr, bool) {
	switch n := e.(type) {
	case *syntax.Tuple:
		return n.Elts, true
	case *syntax.List:
		return n.Elts, true
	}
	return nil, false
}

func (b *builder) parallel(targets, values []syntax.Expr) {
	symbols := make([]*symbol, len(targets), maxParallel)
	simple := true // all targets are variables in registers
	for i, t := range targets {
		symbols[i] = b.registerOf(t)
		simple = simple && symbols[i] != nil
	}
	pending := make([]operand, len(values), maxParallel)
	done := 0 // bit i: target i has its value
	for i, v := range values {
		if simple && b.direct(symbols, pending, i, values[i+1:]) {
			b.exprTo(v, symbols[i].index)
			b.setBound(symbols[i])
			done |= 1 << i
			if i < len(values)-1 {
				b.nodes++
			}
			continue
		}
		pending[i] = b.unshared(b.operand(v), symbols[:i], values[i+1:])
	}
	for i, t := range targets {
		if done>>i&1 == 0 {
			b.assignTo(t, pending[i])
		}
	}
}

// unshared returns o, copied if assigning to one of the targets before its own, or evaluating next, would change it.
func (b *builder) unshared(o operand, before []*symbol, next []syntax.Expr) operand {
	o = b.stable(o, next...)
	if o.isConst || !b.isLocal(o.r) {
		return o
	}
	for _, sym := range before {
		if sym != nil && sym.index == o.r {
			t := b.push()
			b.move(t, o.r)
			return inReg(t)
		}
	}
	return o
}

// direct reports whether value i may be evaluated straight into its variable, before those in front of it are stored and
// those behind it, next, are evaluated: these must neither read the variable nor fail where somebody could read it then.
func (b *builder) direct(symbols []*symbol, pending []operand, i int, next []syntax.Expr) bool {
	if len(next) > 0 && (b.handler != nil || b.host.kind == moduleScope) {
		return false
	}
	for j, sym := range symbols {
		if j != i && sym == symbols[i] || j < i && !pending[j].isConst && pending[j].r == symbols[i].index {
			return false
		}
	}
	for _, e := range next {
		if b.mentions(e, symbols[i]) {
			return false
		}
	}
	return true
}

// mentions reports whether the expression e may read the variable sym.
func (b *builder) mentions(e syntax.Expr, sym *symbol) (found bool) {
	syntax.Inspect(e, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			found = found || mangle(b.host.private, name.ID) == sym.name
		}
		return !found
	})
	return found
}

// assignTo stores the value o in target.
func (b *builder) assignTo(target syntax.Expr, o operand) {
	b.nodes++
	mark := b.top
	switch n := target.(type) {
	case *syntax.Name:
		b.at(n)
		b.assignName(n.ID, o)
	case *syntax.Attribute:
		v := b.ensure(b.stable(o, n.Value))
		object := b.expr(n.Value)
		b.at(n)
		b.emit(bytecode.SetAttr, 0, object, v, b.attr(n.Attr))
	case *syntax.Subscript:
		b.assignItem(n, b.stable(o, n.Value, n.Slice))
	case *syntax.Tuple:
		b.unpack(n, n.Elts, b.ensure(o))
	case *syntax.List:
		b.unpack(n, n.Elts, b.ensure(o))
	case *syntax.Starred:
		b.assignTo(n.Value, o)
	default:
		b.at(target)
		b.fail("cannot assign to expression here")
	}
	b.top = mark
}

func (b *builder) assignName(name string, o operand) {
	sym := b.symbol(name)
	if sym.kind == inRegister {
		b.toReg(o, sym.index)
		b.setBound(sym)
		return
	}
	b.store(sym, b.ensure(o))
}

func (b *builder) assignItem(n *syntax.Subscript, value operand) {
	object := b.ensure(b.stable(b.operand(n.Value), n.Slice))
	if s, ok := n.Slice.(*syntax.Slice); ok && s.Step == nil {
		ends := b.sliceEnds(s)
		v := b.ensure(value)
		b.at(n)
		b.emit(bytecode.SetSlice, 0, object, ends, v)
		return
	}
	index := b.operand(n.Slice)
	if i, ok := smallIndex(index); ok {
		v := b.ensure(value)
		b.at(n)
		b.emit(bytecode.SetIndexI, 0, object, i, v)
		return
	}
	i := b.ensure(index)
	if value.isConst {
		if k := b.constant(value.k); k <= math.MaxUint16 {
			b.at(n)
			b.emit(bytecode.SetIndexK, 0, object, i, uint16(k))
			return
		}
	}
	v := b.ensure(value)
	b.at(n)
	b.emit(bytecode.SetIndex, 0, object, i, v)
}

func (b *builder) unpack(n syntax.Expr, elts []syntax.Expr, src reg) {
	for i, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			b.unpackStar(n, elts, i, src)
			return
		}
	}
	b.at(n)
	if base, ok := b.inOrder(elts); ok {
		b.emit(bytecode.Unpack, 0, base, src, uint16(len(elts)))
		for _, e := range elts {
			b.setBound(b.registerOf(e))
		}
		return
	}
	base := b.pushN(len(elts))
	b.emit(bytecode.Unpack, 0, base, src, uint16(len(elts)))
	for i, e := range elts {
		b.assignTo(e, inReg(base+reg(i)))
	}
}

// inOrder reports whether elts are variables in consecutive registers, and which is the first.
func (b *builder) inOrder(elts []syntax.Expr) (base reg, ok bool) {
	for i, e := range elts {
		sym := b.registerOf(e)
		switch {
		case sym == nil || i > 0 && sym.index != base+reg(i):
			return 0, false
		case i == 0:
			base = sym.index
		}
	}
	return base, len(elts) > 0
}

func (b *builder) unpackStar(n syntax.Expr, elts []syntax.Expr, star int, src reg) {
	base := b.pushN(len(elts))
	b.at(n)
	extra := bytecode.Instr{A: uint16(len(elts) - star - 1)}
	b.emitEx(bytecode.Instr{Op: bytecode.UnpackEx, A: base, B: src, C: uint16(star)}, extra)
	for i, e := range elts {
		b.assignTo(e, inReg(base+reg(i)))
	}
}

func (b *builder) augAssign(n *syntax.AugAssign) {
	b.nodes++
	switch t := n.Target.(type) {
	case *syntax.Name:
		b.augName(n, t)
	case *syntax.Attribute:
		object := b.ensure(b.stable(b.operand(t.Value), n.Value))
		value := b.push()
		b.at(t)
		b.emit(bytecode.GetAttr, 0, value, object, b.attr(t.Attr))
		b.augValue(n, value)
		b.at(t)
		b.emit(bytecode.SetAttr, 0, object, value, b.attr(t.Attr))
	case *syntax.Subscript:
		b.augItem(n, t)
	default:
		b.fail("illegal expression for augmented assignment")
	}
}

// augValue combines the old value in register value with the right side.
func (b *builder) augValue(n *syntax.AugAssign, value reg) {
	right := b.operand(n.Value)
	b.at(n)
	b.arith(n.Op, 1, value, inReg(value), right)
}

func (b *builder) augName(n *syntax.AugAssign, t *syntax.Name) {
	b.at(t)
	sym := b.symbol(t.ID)
	old := b.load(sym, b.push())
	old = b.stable(old, n.Value)
	right := b.operand(n.Value)
	b.at(n)
	if sym.kind == inRegister {
		b.arith(n.Op, 1, sym.index, old, right)
		b.setBound(sym)
		return
	}
	b.arith(n.Op, 1, old.r, old, right)
	b.store(sym, old.r)
}

func (b *builder) augItem(n *syntax.AugAssign, t *syntax.Subscript) {
	object := b.ensure(b.stable(b.operand(t.Value), t.Slice, n.Value))
	if s, ok := t.Slice.(*syntax.Slice); ok && s.Step == nil {
		ends := b.sliceEnds(s)
		value := b.push()
		b.at(t)
		b.emit(bytecode.GetSlice, 0, value, object, ends)
		b.augValue(n, value)
		b.at(t)
		b.emit(bytecode.SetSlice, 0, object, ends, value)
		return
	}
	index := b.stable(b.operand(t.Slice), n.Value)
	i, small := smallIndex(index)
	get, set := bytecode.GetIndexI, bytecode.SetIndexI
	if !small {
		i, get, set = b.ensure(index), bytecode.GetIndex, bytecode.SetIndex
	}
	value := b.push()
	b.at(t)
	b.emit(get, 0, value, object, i)
	b.augValue(n, value)
	b.at(t)
	b.emit(set, 0, object, i, value)
}

func (b *builder) annAssign(n *syntax.AnnAssign) {
	if n.Value != nil {
		b.assign(&syntax.Assign{Span: n.Span, Targets: []syntax.Expr{n.Target}, Value: n.Value})
	} else if !n.Simple {
		b.annTarget(n.Target)
	}
	kind := b.host.kind
	if !n.Simple && !b.future && (kind == classScope || kind == moduleScope) {
		b.operand(n.Annotation)
	}
}

// annTarget evaluates the parts of a target that is only annotated.
func (b *builder) annTarget(target syntax.Expr) {
	switch t := target.(type) {
	case *syntax.Attribute:
		b.operand(t.Value)
	case *syntax.Subscript:
		b.operand(t.Value)
		b.operand(t.Slice)
	}
}

func (b *builder) del(target syntax.Expr) {
	b.nodes++
	mark := b.top
	switch n := target.(type) {
	case *syntax.Name:
		b.at(n)
		b.unset(b.symbol(n.ID))
	case *syntax.Attribute:
		object := b.expr(n.Value)
		b.at(n)
		b.emit(bytecode.DelAttr, 0, object, 0, b.attr(n.Attr))
	case *syntax.Subscript:
		object := b.ensure(b.stable(b.operand(n.Value), n.Slice))
		index := b.expr(n.Slice)
		b.at(n)
		b.emit(bytecode.DelIndex, 0, object, index, 0)
	case *syntax.Tuple:
		for _, e := range n.Elts {
			b.del(e)
		}
	case *syntax.List:
		for _, e := range n.Elts {
			b.del(e)
		}
	default:
		b.at(target)
		b.fail("cannot delete expression")
	}
	b.top = mark
}

// Branches and loops.

func (b *builder) ifStmt(n *syntax.If) {
	end := b.newLabel()
	for {
		next := b.newLabel()
		if l, ok := b.onlyLeaves(n); ok {
			b.condition(n.Test, l, true)
			break
		}
		b.condition(n.Test, next, false)
		b.stmts(n.Body)
		if len(n.Orelse) > 0 {
			b.jump(end)
		}
		b.place(next)
		chained := elif(n)
		if chained == nil || b.dead {
			break
		}
		b.nodes++
		b.point(chained)
		n = chained
	}
	b.stmts(n.Orelse)
	b.place(end)
}

// onlyLeaves reports whether n is `if …: break` or `if …: continue` with nothing to clean up, and where that leads.
func (b *builder) onlyLeaves(n *syntax.If) (to labelID, ok bool) {
	if len(n.Body) != 1 || len(n.Orelse) > 0 || len(b.blocks) == 0 {
		return 0, false
	}
	k := &b.blocks[len(b.blocks)-1]
	if k.kind != loopBlock || k.outer != b.handler {
		return 0, false
	}
	switch n.Body[0].(type) {
	case *syntax.Break:
		b.nodes++
		return k.breakTo, true
	case *syntax.Continue:
		b.nodes++
		return k.continueTo, !k.turns
	}
	return 0, false
}

// startLoop begins a loop; what is counted until the function that it returns is called is the cost of a turn.
func (b *builder) startLoop(n syntax.Node) (index int, finish func()) {
	outer := b.nodes
	b.nodes = 0
	index = len(b.code.Loops)
	if index > math.MaxUint16 {
		b.fail("too many loops in one function")
	}
	b.code.Loops = append(b.code.Loops, bytecode.Loop{Start: uint32(b.pc()), Node: n})
	return index, func() {
		l := &b.code.Loops[index]
		l.End, l.Cost = uint32(b.pc()), 1+b.nodes/nodesPerStep
		b.nodes = outer
	}
}

func (b *builder) while(n *syntax.While) {
	head, exit, done := b.newLabel(), b.newLabel(), b.newLabel()
	b.placeLoop(head)
	index, finish := b.startLoop(n)
	b.condition(n.Test, exit, false)
	b.pushBlock(block{kind: loopBlock, breakTo: done, continueTo: head, loop: index, turns: true})
	b.stmts(n.Body)
	b.popBlock()
	b.at(n.Test)
	b.turn(index, head)
	finish()
	b.place(exit)
	b.stmts(n.Orelse)
	b.place(done)
}

// turn jumps back to the head of a while loop.
func (b *builder) turn(loop int, head labelID) {
	b.jumpWith(bytecode.Instr{Op: bytecode.JumpBack, A: uint16(loop)}, head)
}

func (b *builder) forStmt(n *syntax.For) {
	it := b.push()
	b.iterate(n.Iter, it)
	done := b.newLabel()
	next := b.newLabel()
	b.forLoop(n, n.Iter, n.Target, it, next, func(labelID) {
		b.pushBlock(block{kind: loopBlock, breakTo: done, continueTo: next})
		b.stmts(n.Body)
		b.popBlock()
	})
	b.stmts(n.Orelse)
	b.place(done)
}

// forLoop compiles the loop over the iterator in it: the body, and behind it, at next, the step to the next item.
func (b *builder) forLoop(n syntax.Node, iter, target syntax.Expr, it reg, next labelID, body func(next labelID)) {
	if b.dead {
		return
	}
	start := b.newLabel()
	b.jump(next)
	index, finish := b.startLoop(n)
	entry := b.boundAt(next)
	entry.subtract(b.killed)
	b.open(start, entry)
	mark := b.top
	item := b.loopItem(target)
	body(next)
	b.top = mark
	b.place(next)
	b.at(iter)
	b.jumpWith(bytecode.Instr{Op: bytecode.ForIter, A: it, B: item}, start)
	b.put(bytecode.Instr{Op: bytecode.Extra, A: uint16(index)})
	finish()
}

// loopItem returns the register that FOR_ITER writes the item to, after storing it in the target.
func (b *builder) loopItem(target syntax.Expr) reg {
	if sym := b.registerOf(target); sym != nil {
		b.nodes++
		b.setBound(sym)
		return sym.index
	}
	item := b.push()
	b.assignTo(target, inReg(item))
	return item
}

// boundAt returns what is bound at a label that has been jumped to.
func (b *builder) boundAt(l labelID) boundSet { return b.labels[l].bound }

// open puts l here, a place that is reached by other ways than the jumps so far, with bound for certain.
func (b *builder) open(l labelID, bound boundSet) {
	b.labels[l] = label{pc: b.pc(), reached: true, bound: bound}
	b.bound, b.dead = bound, false
}

// Other statements.

func (b *builder) raise(n *syntax.Raise) {
	if n.Exc == nil {
		b.emit(bytecode.RaiseHandled, 0, 0, 0, 0)
		return
	}
	exc := b.ensure(b.stable(b.operand(n.Exc), n.Cause))
	cause := reg(noReg)
	if n.Cause != nil {
		cause = b.expr(n.Cause)
	}
	b.at(n)
	b.emit(bytecode.Raise, 0, exc, cause, 0)
}

func (b *builder) assert(n *syntax.Assert) {
	ok := b.newLabel()
	b.condition(n.Test, ok, true)
	base := b.push()
	b.at(n.Test)
	b.emit(bytecode.LoadAssertionError, 0, base, 0, 0)
	if n.Msg != nil && !b.dead {
		b.exprNext(n.Msg)
		b.at(n.Test)
		b.emit(bytecode.Call, 0, base, base, 1)
	}
	b.emit(bytecode.Raise, 0, base, noReg, 0)
	b.place(ok)
}

func (b *builder) imports(n *syntax.Import) {
	for _, a := range n.Names {
		b.nodes++
		b.at(n)
		mark := b.top
		t := b.push()
		b.emit(bytecode.Import, 0, t, b.shortName(a.Name), noReg)
		first, rest, _ := strings.Cut(a.Name, ".")
		name := first
		if a.AsName != "" {
			name = a.AsName
			for rest != "" {
				first, rest, _ = strings.Cut(rest, ".")
				b.emit(bytecode.ImportFrom, 0, t, t, b.shortName(first))
			}
		}
		b.assignName(name, inReg(t))
		b.top = mark
	}
}

func (b *builder) importFrom(n *syntax.ImportFrom) {
	names := make(bytecode.Tuple, len(n.Names))
	for i, a := range n.Names {
		names[i] = a.Name
	}
	list := b.constant(names)
	if list >= noReg {
		b.fail("too many constants in one function")
	}
	module := b.push()
	b.put(bytecode.Instr{Op: bytecode.Import, X: uint8(min(n.Level, math.MaxUint8)), A: module, B: b.shortName(n.Module), C: uint16(list)})
	for _, a := range n.Names {
		b.nodes++
		if a.Name == "*" {
			b.emit(bytecode.ImportStar, 0, module, 0, 0)
			return
		}
		t := b.push()
		b.emit(bytecode.ImportFrom, 0, t, module, b.shortName(a.Name))
		name := a.AsName
		if name == "" {
			name = a.Name
		}
		b.assignName(name, inReg(t))
		b.top--
	}
}
