package bytecode

import (
	"fmt"
	"math/big"
	"math/bits"
	"slices"
)

// Verify reports the first way in which code, or a code nested in it, breaks the rules of the format: an operand out of its
// bounds, a jump or handler that leads outside or into an EXTRA word, an own cell that is not made at the start, a path that
// runs off the end. The machine may rely on all of that for a code that has been verified.
func Verify(code *Code) error {
	v := verifier{code: code}
	v.verify()
	if v.err != nil {
		return fmt.Errorf("%s: %w", code.Qualname, v.err)
	}
	for _, child := range code.Children {
		if err := v.captures(child); err != nil {
			return fmt.Errorf("%s: %w", child.Qualname, err)
		}
		if err := Verify(child); err != nil {
			return err
		}
	}
	return nil
}

type verifier struct {
	code *Code
	err  error
}

func (v *verifier) fail(pc int, format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf("at %d: %s", pc, fmt.Sprintf(format, args...))
	}
}

func (v *verifier) captures(child *Code) error {
	if len(child.Captures) != len(child.Free) {
		return fmt.Errorf("%d captures for %d free variables", len(child.Captures), len(child.Free))
	}
	cells := len(v.code.Cells) + len(v.code.Free)
	for _, index := range child.Captures {
		if int(index) >= cells {
			return fmt.Errorf("captures cell %d of %d", index, cells)
		}
	}
	return nil
}

func (v *verifier) verify() {
	v.layout()
	v.tables()
	if v.err != nil {
		return
	}
	v.cells()
	v.instructions()
	v.handlers()
	v.loops()
}

// layout checks the sizes that everything else is measured by.
func (v *verifier) layout() {
	c := v.code
	p := c.Params
	params := p.PosOnly + p.Regular + p.KwOnly + bits.OnesCount16(uint16(c.Flags&(VarArgs|VarKeywords)))
	switch {
	case c.NumRegs >= NoReg || c.NumLocals > c.NumRegs:
		v.fail(0, "%d registers, %d locals", c.NumRegs, c.NumLocals)
	case len(c.Locals) != c.NumLocals:
		v.fail(0, "%d names for %d locals", len(c.Locals), c.NumLocals)
	case len(p.Names) != params || params > c.NumLocals:
		v.fail(0, "%d names for %d parameters", len(p.Names), params)
	case len(c.Spans) != len(c.Instrs) || len(c.Instrs) == 0:
		v.fail(0, "%d spans for %d instructions", len(c.Spans), len(c.Instrs))
	case c.ClassCell >= len(c.Cells):
		v.fail(0, "class cell %d of %d", c.ClassCell, len(c.Cells))
	case len(c.Cells)+len(c.Free) > NoReg:
		v.fail(0, "%d cells", len(c.Cells)+len(c.Free))
	}
}

func (v *verifier) tables() {
	for i, k := range v.code.Consts {
		if !IsConst(k) {
			v.fail(0, "constant %d is a %T", i, k)
		}
	}
	last := uint32(0)
	for _, p := range v.code.Points {
		if int(p.PC) > len(v.code.Instrs) || p.PC < last {
			v.fail(int(p.PC), "statement out of order")
		}
		last = p.PC
	}
}

// cells checks that all own cells are made by the first instructions.
func (v *verifier) cells() {
	for i := range v.code.Cells {
		if i >= len(v.code.Instrs) {
			v.fail(i, "own cell %d is not made", i)
			return
		}
		in := v.code.Instrs[i]
		if in.Op != MakeCell && in.Op != MakeCellFrom || int(in.A) != i {
			v.fail(i, "own cell %d is not made", i)
		}
	}
}

// instructions checks each instruction, and that words of one and two words alternate properly.
func (v *verifier) instructions() {
	c := v.code
	last := Nop
	for pc := 0; pc < len(c.Instrs) && v.err == nil; pc++ {
		last = c.Instrs[pc].Op
		if last == Invalid || last == Extra || last >= NumOps {
			v.fail(pc, "opcode %d", last)
			return
		}
		info := last.Info()
		if info.Extra == nil {
			v.instruction(pc, info, Instr{})
			continue
		}
		if pc+1 == len(c.Instrs) || !c.IsExtra(pc+1) {
			v.fail(pc, "%s without its EXTRA word", last)
			return
		}
		v.instruction(pc, info, c.Instrs[pc+1])
		pc++
	}
	if v.err == nil && !last.Has(Ends) {
		v.fail(len(c.Instrs)-1, "runs off the end")
	}
}

func (v *verifier) instruction(pc int, info *Info, extra Instr) {
	in := v.code.Instrs[pc]
	if info.X == "" && in.X != 0 {
		v.fail(pc, "%s with X = %d", in.Op, in.X)
	}
	v.word(pc, in, &info.Word, in, extra)
	if info.Extra != nil {
		v.word(pc, extra, info.Extra, in, extra)
		if info.Extra[1].Kind == TupleConstant && v.err == nil {
			v.keywordCount(pc, in, extra)
		}
	}
}

// word checks the operands of a word: what most of them are at once, the others one by one.
func (v *verifier) word(pc int, word Instr, operands *[3]Operand, in, extra Instr) {
	fields := [3]uint16{word.A, word.B, word.C}
	for n := range operands {
		o := &operands[n]
		length := o.Len.Of(in, extra)
		switch o.Kind {
		case Unused:
			if fields[n] == 0 {
				continue
			}
		case Read, Write, ReadWrite:
			if int(fields[n])+length <= v.code.NumRegs {
				continue
			}
		case Upper:
			continue
		}
		v.operand(pc, o, word.field(n, o.Wide), length)
	}
}

// Of returns the length of a register range in the instruction in with the EXTRA word extra.
func (r Range) Of(in, extra Instr) int {
	n := int(r.Fixed) + int(r.PerC)*int(in.C) + int(r.PerExtra)*int(extra.A)
	if r.PerX {
		n += bits.OnesCount8(in.X)
	}
	return n
}

func (v *verifier) operand(pc int, o *Operand, value, length int) {
	c := v.code
	bound := -1
	switch o.Kind {
	case Unused:
		bound = 1
	case Read, Write, ReadWrite:
		bound = c.NumRegs - length + 1
	case ReadOrNone:
		if value != NoReg {
			bound = c.NumRegs
		}
	case Constant, TupleConstant, TupleOrNone:
		v.constant(pc, o.Kind, value)
	case NameIndex:
		bound = len(c.Names)
	case CellIndex:
		bound = len(c.Cells) + len(c.Free)
	case OwnCell:
		bound = len(c.Cells)
	case LoopIndex:
		bound = len(c.Loops)
	case ChildIndex:
		bound = len(c.Children)
	case Offset:
		v.jump(pc, pc+1+signed(value, o.Wide))
	}
	if bound >= 0 && (value < 0 || value >= bound) {
		v.fail(pc, "%s with operand %d, bound %d", c.Instrs[pc].Op, value, bound)
	}
}

func (v *verifier) constant(pc int, kind Kind, value int) {
	if kind == TupleOrNone && value == NoReg {
		return
	}
	if value < 0 || value >= len(v.code.Consts) {
		v.fail(pc, "constant %d of %d", value, len(v.code.Consts))
		return
	}
	_, isTuple := v.code.Consts[value].(Tuple)
	_, isString := v.code.Consts[value].(string)
	switch op := v.code.Instrs[pc].Op; {
	case kind != Constant && !isTuple, (op == ListFromK || op == SetFromK) && !isTuple:
		v.fail(pc, "constant %d is no tuple", value)
	case op == FormatK && !isString:
		v.fail(pc, "constant %d is no string", value)
	}
}

// specifications checks that each part of BUILD_STRING has one, or None.
func (v *verifier) specifications(pc int, in Instr, specs Tuple) {
	if len(specs) != int(in.C) {
		v.fail(pc, "%d specifications of %d parts", len(specs), in.C)
	}
	for _, spec := range specs {
		if _, ok := spec.(string); !ok && spec != nil {
			v.fail(pc, "specification of type %T", spec)
		}
	}
}

// keywordCount checks that keyword names are strings and no more than there are arguments.
func (v *verifier) keywordCount(pc int, in, extra Instr) {
	names := v.code.Consts[extra.Wide()].(Tuple)
	if in.Op == BuildString {
		v.specifications(pc, in, names)
		return
	}
	if in.Op != MatchClass && len(names) > int(in.C) {
		v.fail(pc, "%d keywords among %d arguments", len(names), in.C)
	}
	for _, name := range names {
		if _, ok := name.(string); !ok {
			v.fail(pc, "keyword name is a %T", name)
		}
	}
}

func (v *verifier) jump(pc, target int) {
	switch op := v.code.Instrs[pc].Op; {
	case target < 0 || target >= len(v.code.Instrs) || v.code.IsExtra(target):
		v.fail(pc, "%s to %d", op, target)
	case op == JumpBack && target > pc:
		v.fail(pc, "%s forward to %d", op, target)
	}
}

func (v *verifier) handlers() {
	end := uint32(0)
	for _, h := range v.code.Handlers {
		if h.Start < end || h.End <= h.Start || int(h.End) > len(v.code.Instrs) {
			v.fail(int(h.Start), "handler range [%d, %d)", h.Start, h.End)
		}
		if int(h.Target) >= len(v.code.Instrs) || v.code.IsExtra(int(h.Target)) || int(h.Reg) >= v.code.NumRegs {
			v.fail(int(h.Start), "handler at %d with register %d", h.Target, h.Reg)
		}
		end = h.End
	}
}

func (v *verifier) loops() {
	for i, l := range v.code.Loops {
		if l.Cost == 0 || l.Start > l.End || int(l.End) > len(v.code.Instrs) {
			v.fail(int(l.Start), "loop %d [%d, %d) with cost %d", i, l.Start, l.End, l.Cost)
		}
	}
	if v.code.EntryCost == 0 {
		v.fail(0, "no entry cost")
	}
}

// IsConst reports whether k is of a kind that Code.Consts may hold.
func IsConst(k any) bool {
	switch k := k.(type) {
	case nil, bool, int64, *big.Int, float64, complex128, string, []byte, Ellipsis:
		return true
	case Tuple:
		return !slices.ContainsFunc(k, func(item any) bool { return !IsConst(item) })
	case FrozenSet:
		return !slices.ContainsFunc(k, func(item any) bool { return !IsConst(item) })
	}
	return false
}
