package bytecode

import (
	"math"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/syntax"
)

func TestEveryOpcodeHasARow(t *testing.T) {
	seen := map[string]Op{}
	for op := Op(0); op < NumOps; op++ {
		info := op.Info()
		if info.Name == "" || info.Effect == "" {
			t.Errorf("opcode %d has no row", op)
		}
		if other, dup := seen[info.Name]; dup {
			t.Errorf("opcodes %d and %d are both %s", other, op, info.Name)
		}
		seen[info.Name] = op
		jumps := strings.Contains(info.Effect, "pc +=")
		if jumps != (offsetOf(info) != nil) {
			t.Errorf("%s: effect and operands disagree about a jump", info.Name)
		}
	}
	if NumOps > 200 {
		t.Errorf("%d opcodes leave no room for quickened ones", NumOps)
	}
}

func offsetOf(info *Info) *Operand {
	for i := range info.Word {
		if info.Word[i].Kind == Offset {
			return &info.Word[i]
		}
	}
	return nil
}

func TestWide(t *testing.T) {
	for _, v := range []int32{0, 1, -1, 65535, 65536, -65536, math.MaxInt32, math.MinInt32} {
		i := Instr{Op: Jump, A: 7}
		i.SetWide(v)
		if i.Wide() != v || i.A != 7 {
			t.Errorf("SetWide(%d) reads %d", v, i.Wide())
		}
	}
}

func wide(op Op, a uint16, v int32) Instr {
	i := Instr{Op: op, A: a}
	i.SetWide(v)
	return i
}

func sample(instrs ...Instr) *Code {
	return &Code{
		Qualname: "f", NumRegs: 4, NumLocals: 1, Locals: []string{"x"}, Params: Params{Regular: 1, Names: []string{"x"}},
		Consts: []any{int64(7), Tuple{"k"}, "s"}, Names: []string{"n"}, Instrs: instrs, Spans: make([]syntax.Span, len(instrs)),
		Loops: []Loop{{Cost: 1}}, ClassCell: -1, EntryCost: 1,
	}
}

func TestVerifyAcceptsAndRefuses(t *testing.T) {
	ret := Instr{Op: Return, A: 0}
	for _, c := range []struct {
		want   string
		instrs []Instr
	}{
		{"", []Instr{{Op: Move, A: 3, B: 0}, ret}},
		{"", []Instr{{Op: CallKw, A: 0, B: 1, C: 2}, wide(Extra, 0, 1), ret}},
		{"", []Instr{{Op: Call, A: 0, B: 1, C: 2}, ret}},
		{"bound", []Instr{{Op: Call, A: 0, B: 1, C: 3}, ret}},
		{"bound", []Instr{{Op: Move, A: 4, B: 0}, ret}},
		{"bound", []Instr{{Op: LoadMethod, A: 3, B: 0}, ret}},
		{"bound", []Instr{{Op: GetAttr, A: 1, B: 0, C: 1}, ret}},
		{"constant 3", []Instr{wide(LoadK, 0, 3), ret}},
		{"constant -1", []Instr{wide(LoadK, 0, -1), ret}},
		{"no tuple", []Instr{wide(ListFromK, 0, 0), ret}},
		{"no string", []Instr{{Op: FormatK, A: 0, B: 0, C: 0}, ret}},
		{"EXTRA", []Instr{{Op: CallKw, A: 0, B: 1, C: 2}, ret}},
		{"opcode", []Instr{{Op: Extra}, ret}},
		{"JUMP to 1", []Instr{{Op: CallKw, A: 0, B: 1, C: 2}, wide(Extra, 0, 1), wide(Jump, 0, -2)}},
		{"JUMP to 2", []Instr{ret, wide(Jump, 0, 0)}},
		{"forward", []Instr{wide(JumpBack, 0, 0), ret}},
		{"runs off", []Instr{{Op: Nop}}},
		{"with X", []Instr{{Op: Move, X: 1}, ret}},
		{"keywords among", []Instr{{Op: CallKw, A: 0, B: 1, C: 0}, wide(Extra, 0, 1), ret}},
		{"bound", []Instr{{Op: LoadDeref, A: 0, B: 0}, ret}},
		{"bound 1", []Instr{{Op: Nop, A: 1}, ret}},
	} {
		err := Verify(sample(c.instrs...))
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%v: %v", c.instrs, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%v: error %v, want one with %q", c.instrs, err, c.want)
		}
	}
}

func TestHandlerAt(t *testing.T) {
	c := &Code{Handlers: []Handler{{Start: 2, End: 4, Target: 9}, {Start: 4, End: 5, Target: 8}, {Start: 7, End: 9, Target: 7}}}
	want := map[int]int{0: -1, 1: -1, 2: 9, 3: 9, 4: 8, 5: -1, 6: -1, 7: 7, 8: 7, 9: -1}
	for pc, target := range want {
		h, ok := c.HandlerAt(pc)
		if ok != (target >= 0) || ok && int(h.Target) != target {
			t.Errorf("pc %d: %v, %v", pc, h, ok)
		}
	}
}

func TestDisassemble(t *testing.T) {
	c := sample(wide(LoadK, 1, 0), Instr{Op: JumpLtRK, X: 1, A: 0, B: 0, C: 1}, Instr{Op: Add, X: 1, A: 1, B: 1, C: 0}, Instr{Op: Return, A: 1})
	got := Disassemble(c)
	for _, line := range []string{"LOAD_K             R1 K(7)", "JUMP_LT_RK.1       R0(x) K(7) ->3", "ADD.1              R1 R1 R0(x)", "RETURN             R1"} {
		if !strings.Contains(got, line) {
			t.Errorf("no line %q in\n%s", line, got)
		}
	}
}
