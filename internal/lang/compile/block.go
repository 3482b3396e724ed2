package compile

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

// blockKind is the kind of a block: a region that a return, break or continue inside it must clean up on its way out.
type blockKind uint8

const (
	loopBlock    blockKind = iota
	exceptBlock            // the body of an except clause
	withBlock              // the body of a with statement
	tryBlock               // what a finally clause protects
	finallyBlock           // the body of a finally clause
)

// maxBlocks is CPython's bound on the nesting of blocks.
const maxBlocks = 20

// block is one block that the code being compiled stands in.
type block struct {
	kind    blockKind
	outer   *handler // where exceptions go outside the block
	exc     reg      // exceptBlock, finallyBlock: the exception
	handled reg      // exceptBlock, finallyBlock: the exception that is handled outside
	name    *symbol  // exceptBlock: the variable of `as`, or nil
	manager reg      // withBlock: __exit__ and its self
	finally *finally // tryBlock
	breakTo labelID
	// continueTo is where continue goes; in a while loop that is a turn of loop.
	continueTo labelID
	loop       int
	turns      bool
}

// finally is the state of a finally clause: how its body is entered and left.
type finally struct {
	label labelID
	exc   reg // the exception, or whatever is handled outside if it was entered without one
	tag   reg // how it was entered: one of the tags below, or tagExit + index of an exit
	value reg // the value that a return statement is to return
	exits []exit
}

const (
	tagNormal = iota
	tagException
	tagExit
)

type exitKind uint8

const (
	exitReturn exitKind = iota
	exitBreak
	exitContinue
)

// exit is a way out of blocks: it leaves all but the first depth of them.
type exit struct {
	kind  exitKind
	depth int
	value reg // exitReturn
}

func (b *builder) pushBlock(k block) {
	if len(b.blocks) >= maxBlocks {
		b.fail("too many statically nested blocks")
	}
	k.outer = b.handler
	b.blocks = append(b.blocks, k)
}

func (b *builder) popBlock() { b.blocks = b.blocks[:len(b.blocks)-1] }

func (b *builder) returnStmt(n *syntax.Return) {
	clean := true
	for i := range b.blocks {
		clean = clean && b.blocks[i].kind == loopBlock
	}
	if !clean {
		b.returnThrough(n)
		return
	}
	if n.Value == nil {
		b.emit(bytecode.ReturnNone, 0, 0, 0, 0)
		return
	}
	b.returnValue(n, n.Value)
}

// returnValue returns the value of e, with nothing to do on the way out; of a
// conditional expression each branch returns by itself.
func (b *builder) returnValue(n *syntax.Return, e syntax.Expr) {
	mark := b.top
	if choice, ok := e.(*syntax.IfExp); ok {
		b.nodes++
		orelse := b.newLabel()
		b.condition(choice.Test, orelse, false)
		b.returnValue(n, choice.Body)
		b.top = mark
		b.place(orelse)
		b.returnValue(n, choice.Orelse)
		b.top = mark
		return
	}
	o := b.operand(e)
	b.at(n)
	if o.isConst && o.k == nil {
		b.emit(bytecode.ReturnNone, 0, 0, 0, 0)
	} else {
		b.emit(bytecode.Return, 0, b.ensure(o), 0, 0)
	}
	b.top = mark
}

// returnThrough returns out of blocks that have something to do first.
func (b *builder) returnThrough(n *syntax.Return) {
	value := b.push()
	b.orNone(n.Value, value)
	b.at(n)
	b.leave(exit{kind: exitReturn, value: value})
}

func (b *builder) leaveLoop(kind exitKind) {
	for i := len(b.blocks) - 1; i >= 0; i-- {
		if b.blocks[i].kind == loopBlock {
			b.leave(exit{kind: kind, depth: i + 1})
			return
		}
	}
	b.fail("'break' outside loop")
}

// leave emits what has to happen on the way out of the blocks, and the jump or return. What follows cannot be reached, and is
// compiled as if nothing had happened.
func (b *builder) leave(x exit) {
	blocks, mark, from := b.blocks, b.top, b.handler
	b.leaveBlocks(x)
	b.blocks, b.top = blocks, mark
	b.setHandler(from)
}

func (b *builder) leaveBlocks(x exit) {
	for len(b.blocks) > x.depth {
		k := b.blocks[len(b.blocks)-1]
		b.popBlock()
		b.setHandler(k.outer)
		switch k.kind {
		case exceptBlock:
			b.unbindName(k.name)
			b.popHandled(k)
		case finallyBlock:
			b.popHandled(k)
		case withBlock:
			b.exitManager(k.manager, noReg)
		case tryBlock:
			b.enterFinally(k.finally, k.handled, x)
			return
		}
	}
	switch {
	case x.kind == exitReturn:
		b.emit(bytecode.Return, 0, x.value, 0, 0)
	case x.kind == exitBreak:
		b.jump(b.blocks[x.depth-1].breakTo)
	case b.blocks[x.depth-1].turns:
		b.turn(b.blocks[x.depth-1].loop, b.blocks[x.depth-1].continueTo)
	default:
		b.jump(b.blocks[x.depth-1].continueTo)
	}
}

func (b *builder) popHandled(k block) {
	b.emit(bytecode.PopHandled, 0, k.exc, k.handled, 0)
}

// enterFinally jumps to a finally body, to go on with x after it.
func (b *builder) enterFinally(f *finally, handled reg, x exit) {
	if x.kind == exitReturn {
		b.move(f.value, x.value)
		x.value = f.value
	}
	tag := -1
	for i, known := range f.exits {
		if known == x {
			tag = i
		}
	}
	if tag < 0 {
		tag = len(f.exits)
		f.exits = append(f.exits, x)
	}
	b.tagFinally(f, handled, tagExit+tag)
	b.jump(f.label)
}

// tagFinally notes that a finally body is entered without an exception. What is handled outside then stands where the
// exception would, so that the body can restore it in either case.
func (b *builder) tagFinally(f *finally, handled reg, tag int) {
	b.emitWide(bytecode.LoadInt, f.tag, tag)
	if handled == noReg {
		b.emit(bytecode.Unbind, 0, f.exc, 0, 0)
	} else {
		b.move(f.exc, handled)
	}
}

// protect starts to send exceptions to a new handler and returns it with the handler until now.
func (b *builder) protect(exc reg) (h, outer *handler) {
	h = &handler{label: b.newLabel(), reg: exc}
	return h, b.setHandler(h)
}

// handlerBound returns what is bound for certain in a handler of code that starts here.
func (b *builder) handlerBound() boundSet {
	entry := b.bound
	entry.subtract(b.killed)
	return entry
}

func (b *builder) try(n *syntax.Try) {
	if len(n.Finalbody) == 0 {
		b.tryExcept(n)
		return
	}
	f := &finally{label: b.newLabel(), exc: b.push(), tag: b.push(), value: b.push()}
	entry := b.handlerBound()
	k := block{kind: tryBlock, finally: f, handled: b.handled}
	b.pushBlock(k)
	h, outer := b.protect(f.exc)
	if len(n.Handlers) > 0 {
		b.tryExcept(n)
	} else {
		b.stmts(n.Body)
	}
	b.popBlock()
	b.setHandler(outer)
	normal, after := !b.dead, b.handlerBound()
	if normal {
		b.tagFinally(f, b.handled, tagNormal)
		b.jump(f.label)
	}
	b.open(h.label, entry)
	b.at(n)
	b.emitWide(bytecode.LoadInt, f.tag, tagException)
	b.place(f.label)
	b.finallyBody(n, f)
	b.leaveFinally(f, normal, after)
}

func (b *builder) finallyBody(n *syntax.Try, f *finally) {
	outside := b.handled
	b.pushBlock(block{kind: finallyBlock, exc: f.exc, handled: outside})
	b.handled = f.exc
	b.stmts(n.Finalbody)
	b.handled = outside
	b.popBlock()
}

// leaveFinally goes on after a finally body the way it was entered. After the normal way, what was bound before it is still
// bound.
func (b *builder) leaveFinally(f *finally, normal bool, after boundSet) {
	if b.dead {
		return
	}
	end := b.newLabel()
	if normal {
		b.jumpTag(f, tagNormal, end)
	}
	ways := make([]labelID, len(f.exits))
	for i := range f.exits {
		ways[i] = b.newLabel()
		b.jumpTag(f, tagExit+i, ways[i])
	}
	b.emit(bytecode.Reraise, 0, f.exc, 0, 0)
	for i, x := range f.exits {
		b.place(ways[i])
		b.leave(x)
	}
	b.place(end)
	b.bound.union(after)
}

func (b *builder) jumpTag(f *finally, tag int, l labelID) {
	b.jumpWith(bytecode.Instr{Op: bytecode.JumpTag, A: f.tag, B: uint16(tag)}, l)
}

func (b *builder) tryExcept(n *syntax.Try) {
	exc := b.push()
	end := b.newLabel()
	entry := b.handlerBound()
	h, outer := b.protect(exc)
	b.stmts(n.Body)
	b.setHandler(outer)
	b.stmts(n.Orelse)
	b.jump(end)
	b.open(h.label, entry)
	outside := b.handled
	b.handled = exc
	for _, clause := range n.Handlers {
		b.nodes++
		if !b.dead {
			b.exceptClause(clause, exc, outside, end)
		}
	}
	b.handled = outside
	b.at(n)
	b.emit(bytecode.Reraise, 0, exc, 0, 0)
	b.place(end)
}

func (b *builder) exceptClause(clause *syntax.ExceptHandler, exc, outside reg, end labelID) {
	mark := b.top
	next := b.newLabel()
	if clause.Type != nil {
		class := b.expr(clause.Type)
		b.at(clause)
		b.jumpWith(bytecode.Instr{Op: bytecode.JumpNoMatch, A: exc, B: class}, next)
		b.top = mark
	}
	b.at(clause)
	k := block{kind: exceptBlock, exc: exc, handled: outside}
	if clause.Name != "" {
		k.name = b.symbol(clause.Name)
		b.store(k.name, exc)
	}
	b.clauseBody(clause, k, func(raised reg) { b.emit(bytecode.Reraise, 0, raised, 0, 0) })
	b.popHandled(k)
	b.jump(end)
	b.place(next)
	b.top = mark
}

// clauseBody compiles the body of an except clause. If the exception has a name, it is unbound at every end of the body;
// onRaise says what to do with an exception raised in it.
func (b *builder) clauseBody(clause *syntax.ExceptHandler, k block, onRaise func(raised reg)) {
	b.pushBlock(k)
	if k.name == nil {
		b.stmts(clause.Body)
		b.popBlock()
		return
	}
	raised := b.push()
	entry := b.handlerBound()
	h, outer := b.protect(raised)
	b.stmts(clause.Body)
	b.popBlock()
	b.setHandler(outer)
	b.at(clause)
	b.unbindName(k.name)
	done := b.newLabel()
	b.jump(done)
	b.open(h.label, entry)
	b.unbindName(k.name)
	onRaise(raised)
	b.place(done)
}

// unbindName does `name = None; del name`, which cannot fail.
func (b *builder) unbindName(sym *symbol) {
	if sym == nil || b.dead {
		return
	}
	switch sym.kind {
	case inRegister:
		b.emit(bytecode.Unbind, 0, sym.index, 0, 0)
		b.bound.remove(sym.index)
	default:
		t := b.push()
		b.loadConst(t, nil)
		b.store(sym, t)
		b.unset(sym)
		b.top--
	}
}

func (b *builder) tryStar(n *syntax.Try) {
	if len(n.Finalbody) > 0 {
		inner := *n
		inner.Finalbody = nil
		b.try(&syntax.Try{Span: n.Span, Body: []syntax.Stmt{(*syntax.TryStar)(&inner)}, Finalbody: n.Finalbody})
		return
	}
	base := b.pushN(4)
	exc, rest, match, raised := base, base+1, base+2, base+3
	end := b.newLabel()
	entry := b.handlerBound()
	h, outer := b.protect(exc)
	b.stmts(n.Body)
	b.setHandler(outer)
	b.stmts(n.Orelse)
	b.jump(end)
	b.open(h.label, entry)
	outside := b.handled
	b.at(n)
	b.move(rest, exc)
	b.emit(bytecode.BuildList, 0, raised, 0, 0)
	for _, clause := range n.Handlers {
		b.handled = match
		b.starClause(clause, block{kind: exceptBlock, exc: match, handled: exc}, rest, raised)
	}
	b.handled = outside
	b.at(n)
	b.emit(bytecode.ListAppend, 0, raised, rest, bytecode.NoReg)
	b.emit(bytecode.GroupReraise, 0, rest, exc, raised)
	done := b.newLabel()
	b.jumpWith(bytecode.Instr{Op: bytecode.JumpIfNone, X: 1, A: rest}, done)
	b.emit(bytecode.Reraise, 0, rest, 0, 0)
	b.place(done)
	b.popHandled(block{exc: exc, handled: outside})
	b.place(end)
}

// starClause compiles one except* clause; exceptions raised in its body are collected in the list raised.
func (b *builder) starClause(clause *syntax.ExceptHandler, k block, rest, raised reg) {
	b.nodes++
	mark := b.top
	next := b.newLabel()
	class := b.expr(clause.Type)
	b.at(clause)
	b.emit(bytecode.GroupMatch, 0, k.exc, rest, class)
	b.jumpWith(bytecode.Instr{Op: bytecode.JumpIfNone, X: 1, A: k.exc}, next)
	b.top = mark
	b.at(clause)
	if clause.Name != "" {
		k.name = b.symbol(clause.Name)
		b.store(k.name, k.exc)
	}
	thrown := b.push()
	entry := b.handlerBound()
	b.pushBlock(k)
	h, outer := b.protect(thrown)
	b.stmts(clause.Body)
	b.popBlock()
	b.setHandler(outer)
	b.at(clause)
	b.unbindName(k.name)
	b.popHandled(k)
	b.jump(next)
	b.open(h.label, entry)
	b.unbindName(k.name)
	b.emit(bytecode.ListAppend, 0, raised, thrown, bytecode.NoReg)
	b.popHandled(block{exc: thrown, handled: k.handled})
	b.place(next)
	b.top = mark
}

// with compiles a with statement, one item around the next.
func (b *builder) with(items []*syntax.WithItem, body []syntax.Stmt) {
	if len(items) == 0 {
		b.stmts(body)
		return
	}
	item := items[0]
	b.nodes++
	base := b.pushN(4) // __exit__ and its self; __enter__ and its self, then its result
	manager := b.expr(item.ContextExpr)
	b.at(item.ContextExpr)
	b.emit(bytecode.LoadEnter, 0, base, manager, 0)
	b.top = int(base) + 4
	b.emit(bytecode.CallMethod, 0, base+2, base+2, 0)
	exc := base + 3
	b.pushBlock(block{kind: withBlock, manager: base})
	entry := b.handlerBound()
	h, outer := b.protect(exc)
	if item.OptionalVars != nil {
		b.assignTo(item.OptionalVars, inReg(base+2))
	}
	b.with(items[1:], body)
	b.popBlock()
	b.setHandler(outer)
	b.at(item.ContextExpr)
	end := b.newLabel()
	if !b.dead {
		b.exitManager(base, noReg)
		b.jump(end)
	}
	b.open(h.label, entry)
	b.at(item.ContextExpr)
	answer := b.exitManager(base, exc)
	suppress := b.newLabel()
	b.jumpIf(answer, true, suppress)
	b.emit(bytecode.Reraise, 0, exc, 0, 0)
	b.place(suppress)
	b.popHandled(block{exc: exc, handled: b.handled})
	b.place(end)
}

// exitManager calls the __exit__ of a context manager for the exception in exc, or none, and returns the register of its
// answer.
func (b *builder) exitManager(manager, exc reg) reg {
	base := b.pushN(5)
	b.emit(bytecode.WithArgs, 0, base, manager, exc)
	b.emit(bytecode.CallMethod, 0, base, base, 3)
	b.top = int(base)
	return base
}
