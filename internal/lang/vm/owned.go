package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Which registers own the long ints in them (see py.Context.Own) is found out
// for a code when it has worked with some: most code never does. An arithmetic
// instruction, or the call of a builtin with Fresh, may make an owned int if
// on all ways from there, until its
// register gets another value, the register is only read by what keeps no
// reference (arithmetic, comparisons, jumps) or by a MOVE or RETURN. Those are
// rewritten: to opMoveOwned where the source is dead afterwards and the target
// again is only read so, else to forms that give the ownership up.

// The opcodes that link code only.
const (
	opMoveShared   = bytecode.NumOps + iota // R[A] = R[B], which is owned no longer
	opMoveOwned                             // R[A] = R[B], which is dead
	opReturnShared                          // leave with R[A], which is owned no longer
	numOps
)

// Bits of X of an arithmetic instruction.
const (
	xInPlace = 1 << iota
	xOwns    // the result is owned by its register
	xLastB   // R[B] is dead afterwards
	xLastC   // R[C] is dead afterwards
)

// xSwap of opMoveOwned: R[B] gets the cell that was in R[A].
const xSwap = 1

const (
	// longsBefore is how many operators a code does with long ints before it is
	// analysed.
	longsBefore = 8
	// mostFacts bounds the memory of an analysis, in words.
	mostFacts = 1 << 17
)

// A regset is a set of registers.
type regset []uint64

func (s regset) has(r uint16) bool { return s[r/64]>>(r%64)&1 != 0 }
func (s regset) add(r uint16)      { s[r/64] |= 1 << (r % 64) }

func (s regset) remove(r uint16) { s[r/64] &^= 1 << (r % 64) }

func (s regset) addAll(t regset) {
	for i, w := range t {
		s[i] |= w
	}
}

// An ownership is the analysis of one code. By instruction, live holds the
// registers that may be read before they are written, and kept those of them
// where such a read may keep a reference.
type ownership struct {
	code       *code
	width      int // words of a set
	live, kept []uint64
	now        [2]regset // the sets that a step works on
	seen       regset    // globals that other codes may read: these own nothing
	changed    bool
}

// own analyses k and rewrites its instructions.
func (m *Machine) own(k *code) error {
	n, width := len(k.ins), (k.nregs+63)/64
	if n*width > mostFacts {
		return nil
	}
	if err := m.c.Charge(int64(n*width/2)+1, int64(16*n*width)); err != nil {
		return err
	}
	o := &ownership{code: k, width: width, live: make([]uint64, n*width), kept: make([]uint64, n*width)}
	for i := range o.now {
		o.now[i] = make(regset, width)
	}
	if err := m.see(o); err != nil {
		return err
	}
	for o.changed = true; o.changed; {
		o.changed = false
		for pc := n - 1; pc >= 0; pc-- {
			if !k.IsExtra(pc) {
				o.step(pc)
			}
		}
		if err := m.c.Steps(n*width/8 + 1); err != nil {
			return err
		}
	}
	if !m.plain {
		o.rewrite()
	}
	return nil
}

// see finds the globals in registers of a script that codes in it mention.
func (m *Machine) see(o *ownership) error {
	o.seen = make(regset, o.width)
	if o.code.Flags&bytecode.Module == 0 {
		return nil
	}
	local := make(map[string]uint16, len(o.code.Locals))
	for r, name := range o.code.Locals {
		local[name] = uint16(r)
	}
	for open := o.code.Children; len(open) > 0; {
		child := open[len(open)-1]
		open = append(open[:len(open)-1:len(open)-1], child.Children...)
		if err := m.c.Steps(len(child.Names) + 1); err != nil {
			return err
		}
		for _, name := range child.Names {
			if r, ok := local[name]; ok {
				o.seen.add(r)
			}
		}
	}
	return nil
}

// before returns the set of all for the instruction at pc.
func (o *ownership) before(all []uint64, pc int) regset { return all[pc*o.width : (pc+1)*o.width] }

// after puts what holds after the instruction at pc into now: the union over
// all that may be next, a handler included.
func (o *ownership) after(pc int) {
	in := o.code.Instrs[pc]
	clear(o.now[0])
	clear(o.now[1])
	if !in.Op.Has(bytecode.Ends) {
		o.join(pc + in.Op.Words())
	}
	if target, ok := jumpTarget(in, pc); ok {
		o.join(target)
	}
	o.joinHandler(pc)
}

// jumpTarget returns where the instruction in at pc may jump to.
func jumpTarget(in bytecode.Instr, pc int) (target int, ok bool) {
	for _, operand := range in.Op.Info().Word {
		switch {
		case operand.Kind != bytecode.Offset:
		case operand.Wide:
			return pc + 1 + int(in.Wide()), true
		default:
			return pc + 1 + in.Offset(), true
		}
	}
	return 0, false
}

// join adds what holds before the instruction at pc.
func (o *ownership) join(pc int) {
	o.now[0].addAll(o.before(o.live, pc))
	o.now[1].addAll(o.before(o.kept, pc))
}

func (o *ownership) joinHandler(pc int) {
	if h, ok := o.code.HandlerAt(pc); ok {
		o.join(int(h.Target))
	}
}

// step finds what holds before the instruction at pc.
func (o *ownership) step(pc int) {
	o.after(pc)
	in, extra := o.code.Instrs[pc], bytecode.Instr{}
	info := in.Op.Info()
	if info.Extra != nil {
		extra = o.code.Instrs[pc+1]
	}
	o.operands(in, in, extra, info.Word, bytecode.Write)
	o.operands(in, in, extra, info.Word, bytecode.Read)
	if info.Extra != nil {
		o.operands(extra, in, extra, *info.Extra, bytecode.Read)
	}
	o.joinHandler(pc)
	for i, all := range [...][]uint64{o.live, o.kept} {
		set := o.before(all, pc)
		for j, w := range o.now[i] {
			if w&^set[j] != 0 {
				set[j] |= w
				o.changed = true
			}
		}
	}
}

// operands takes the registers that the instruction in writes out of now, or
// adds those that it reads; word is in or its EXTRA word.
func (o *ownership) operands(word, in, extra bytecode.Instr, operands [3]bytecode.Operand, kind bytecode.Kind) {
	for i, operand := range operands {
		first := [...]uint16{word.A, word.B, word.C}[i]
		for n := range operand.Len.Of(in, extra) {
			r := first + uint16(n)
			switch k := operand.Kind; {
			case kind == bytecode.Write && k == bytecode.Write && in.Op != bytecode.ForIter:
				o.now[0].remove(r)
				o.now[1].remove(r)
			case kind == bytecode.Read && (k == bytecode.Read || k == bytecode.ReadWrite || k == bytecode.ReadOrNone && r != bytecode.NoReg):
				o.now[0].add(r)
				if !harmless[in.Op] {
					o.now[1].add(r)
				}
			}
		}
	}
}

// harmless are the opcodes that keep no reference to the long ints they read.
var harmless = func() (set [bytecode.NumOps]bool) {
	for op := range bytecode.NumOps {
		set[op] = isArithmetic(op) || op >= bytecode.Lt && op <= bytecode.IsNone || op >= bytecode.JumpIf && op <= bytecode.JumpGeRK
	}
	for _, op := range [...]bytecode.Op{bytecode.Move, bytecode.Return, bytecode.CheckLocal, bytecode.DelLocal,
		bytecode.Not, bytecode.JumpTag} {
		set[op] = true
	}
	set[bytecode.JumpIn] = false
	return set
}()

// isArithmetic tells ADD … XOR in all their forms, NEG and INVERT.
func isArithmetic(op bytecode.Op) bool {
	return op >= bytecode.Add && op <= bytecode.Invert && op != bytecode.MatMul && op != bytecode.Pos
}

// isCall tells the calls that may be of a builtin with Fresh.
func isCall(op bytecode.Op) bool { return op == bytecode.Call || op == bytecode.CallMethod }

// rewrite changes the instructions.
func (o *ownership) rewrite() {
	owners := make(regset, o.width)
	for pc, in := range o.code.Instrs {
		if (isArithmetic(in.Op) || isCall(in.Op)) && !o.code.IsExtra(pc) && !o.seen.has(in.A) && !o.keptAfter(pc, in.A) {
			o.code.ins[pc].X |= xOwns
			owners.add(in.A)
		}
	}
	for again := true; again; {
		again = false
		for pc, in := range o.code.Instrs {
			if in.Op == bytecode.Move && owners.has(in.B) && !owners.has(in.A) && o.moves(pc, in) {
				owners.add(in.A)
				again = true
			}
		}
	}
	others, loops := o.otherWrites(), o.loops()
	for pc, in := range o.code.Instrs {
		switch {
		case isArithmetic(in.Op):
			if x := o.lastReads(pc, in, owners); !loops[pc] {
				o.code.ins[pc].X |= x
			} else {
				o.code.ins[pc].X |= x & o.released(in, others)
			}
		case in.Op == bytecode.Move && owners.has(in.B) && o.moves(pc, in):
			o.code.ins[pc].Op = opMoveOwned
			if loops[pc] && !others.has(in.B) {
				o.code.ins[pc].X |= xSwap
			}
		case in.Op == bytecode.Move && owners.has(in.B):
			o.code.ins[pc].Op = opMoveShared
		case in.Op == bytecode.Return && owners.has(in.A):
			o.code.ins[pc].Op = opReturnShared
		}
	}
}

// otherWrites returns the registers that are written to by what does not use
// the cell of an owner there.
func (o *ownership) otherWrites() regset {
	others := make(regset, o.width)
	for pc, in := range o.code.Instrs {
		if o.code.IsExtra(pc) || isArithmetic(in.Op) && o.code.ins[pc].X&xOwns != 0 || in.Op == bytecode.Move && o.moves(pc, in) {
			continue
		}
		extra := bytecode.Instr{}
		if in.Op.Info().Extra != nil {
			extra = o.code.Instrs[pc+1]
		}
		for i, operand := range in.Op.Info().Word {
			if operand.Kind != bytecode.Write && operand.Kind != bytecode.ReadWrite {
				continue
			}
			for n := range operand.Len.Of(in, extra) {
				others.add([...]uint16{in.A, in.B, in.C}[i] + uint16(n))
			}
		}
	}
	return others
}

// released returns which of xLastB and xLastC an arithmetic instruction in a
// loop may have: where only owners write, they find the cell in the next turn.
func (o *ownership) released(in bytecode.Instr, others regset) (x uint8) {
	operands := in.Op.Info().Word
	if operands[1].Kind == bytecode.Read && others.has(in.B) {
		x |= xLastB
	}
	if operands[2].Kind == bytecode.Read && others.has(in.C) {
		x |= xLastC
	}
	return x
}

// loops tells which instructions are in a loop.
func (o *ownership) loops() []bool {
	in := make([]bool, len(o.code.Instrs))
	for pc, instr := range o.code.Instrs {
		if o.code.IsExtra(pc) {
			continue
		}
		if target, ok := jumpTarget(instr, pc); ok {
			for i := target; i <= pc; i++ {
				in[i] = true
			}
		}
	}
	return in
}

// lastReads returns which owners the arithmetic instruction at pc is the last to
// read.
func (o *ownership) lastReads(pc int, in bytecode.Instr, owners regset) (x uint8) {
	o.after(pc)
	last := func(n int, r uint16) bool {
		return in.Op.Info().Word[n].Kind == bytecode.Read && owners.has(r) && r != in.A && !o.now[0].has(r)
	}
	if last(1, in.B) {
		x |= xLastB
	}
	if last(2, in.C) {
		x |= xLastC
	}
	return x
}

// keptAfter reports whether a reference to what is in r after the instruction
// at pc may be kept.
func (o *ownership) keptAfter(pc int, r uint16) bool {
	o.after(pc)
	return o.now[1].has(r)
}

// moves reports whether the MOVE at pc hands over what it moves.
func (o *ownership) moves(pc int, in bytecode.Instr) bool {
	return !o.seen.has(in.A) && !o.keptAfter(pc, in.A) && !o.now[0].has(in.B)
}

// moveShared is opMoveShared.
func (m *Machine) moveShared(f *frame, in word) error {
	v := f.regs[in.b()]
	v.Share()
	return f.set(in, v)
}

// moveOwned is opMoveOwned.
func (m *Machine) moveOwned(f *frame, in word) error {
	m.c.MoveOwned(&f.regs[in.a()], &f.regs[in.b()], in.x()&xSwap != 0)
	return nil
}

// operate is an arithmetic instruction on *p and *q that the loop has not done:
// first it looks for long ints whose result is owned.
func (m *Machine) operate(f *frame, in word, p, q *py.Value) error {
	x, y := *p, *q
	if !py.Ints(x, y) {
		return m.arithmetic(f, in)
	}
	op := binaryOps[in.op()]
	if op == py.Pow {
		y = f.code.consts[in.c()] // the loop may have taken *p times itself
	}
	if own := py.OwnOps[op]; in.x()&xOwns != 0 && own != nil {
		if to := windowOf(f.regs).at(in.a()); own(m.c, op, to, x, y) {
			if in.x() >= xLastB {
				m.release(f, in, *to)
			}
			return nil
		}
	}
	return m.intOperation(f, in, x, y)
}

// intOperation is an arithmetic instruction on two ints.
func (m *Machine) intOperation(f *frame, in word, x, y py.Value) error {
	op := binaryOps[in.op()]
	if in.x()&xOwns != 0 {
		err := m.c.OwnBinary(op, &f.regs[in.a()], x, y)
		if in.x() >= xLastB && err == nil {
			m.release(f, in, f.regs[in.a()])
		}
		return err
	}
	v, err := m.c.IntBinary(op, x, y)
	if err != nil {
		return err
	}
	return m.intResult(f, in, v, x, y)
}

// release makes the cells of operands spare that are dead when v has been made
// of them.
func (m *Machine) release(f *frame, in word, v py.Value) {
	if in.x()&xLastB != 0 {
		m.c.Release(&f.regs[in.b()], v)
	}
	if in.x()&xLastC != 0 {
		m.c.Release(&f.regs[in.c()], v)
	}
}

// intResult puts away what an arithmetic instruction on ints came to.
func (m *Machine) intResult(f *frame, in word, v, x, y py.Value) error {
	to := &f.regs[in.a()]
	if in.x() > xInPlace {
		m.release(f, in, v)
		if in.x()&xOwns != 0 {
			m.c.Own(to, v, x, y)
		} else {
			to.Put(v)
		}
		return nil
	}
	to.Put(v)
	if k := f.code; k.longs < longsBefore && (v.IsLongInt() || x.IsLongInt() || y.IsLongInt()) {
		return m.countLong(k)
	}
	return nil
}

// countLong counts an operator or a call that made a long int in k, which is
// analysed after some.
func (m *Machine) countLong(k *code) error {
	if k.longs < longsBefore {
		if k.longs++; k.longs == longsBefore {
			return m.own(k)
		}
	}
	return nil
}
