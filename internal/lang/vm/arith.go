package vm

import (
	"math"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// The functions below do operations on ints within int64 or floats, and say
// whether they did; everything else goes the long way through py.

func ints(x, y py.Value) bool { return x.IsInt() && y.IsInt() }

func floats(x, y py.Value) bool { return x.IsFloat() && y.IsFloat() }

// near reports whether the int i is surely a float, too.
func near(i int64) bool { return uint64(i+exact)>>54 == 0 }

func mulInt(a, b int64) (py.Value, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	// Make the high word that of the signed product.
	hi -= uint64((a>>63)&b) + uint64((b>>63)&a)
	p := int64(lo)
	return py.Int(p), int64(hi) == p>>63
}

// mixed does an operation on a float and an int, two ints in true division,
// or squares an int.
func mixed(op bytecode.Op, x, y py.Value) (py.Value, bool) {
	a, okA := number(x)
	b, okB := number(y)
	if !okA || !okB {
		return py.Value{}, false
	}
	both := ints(x, y)
	switch binaryOps[op] {
	case py.Add:
		return py.Float(a + b), !both
	case py.Sub:
		return py.Float(a - b), !both
	case py.Mul:
		return py.Float(a * b), !both
	case py.TrueDiv:
		return py.Float(a / b), b != 0
	case py.Pow:
		if square := a * a; b == 2 && !both && !math.IsInf(square, 0) {
			return py.Float(square), true
		}
		if both && y.AsInt() == 2 {
			return mulInt(x.AsInt(), x.AsInt())
		}
	}
	return py.Value{}, false
}

// number returns a number as a float. An int beyond 2**53 is left to py, for
// the rounding.
func number(v py.Value) (float64, bool) {
	if v.IsFloat() {
		return v.AsFloat(), true
	}
	if v.IsInt() {
		n := v.AsInt()
		return float64(n), n >= -exact && n <= exact
	}
	return 0, false
}

// exact is the largest integer up to which every int is a float.
const exact = 1 << 53

// neg is NEG.
func (m *Machine) neg(f *frame, in word) error {
	return m.unary(f, in, py.Neg)
}

// unary is NEG or INVERT.
func (m *Machine) unary(f *frame, in word, op py.UnaryOp) error {
	x := f.regs[in.b()]
	if x.IsLongInt() && in.x()&xOwns != 0 {
		err := m.c.OwnUnary(op, &f.regs[in.a()], x)
		if in.x() >= xLastB && err == nil {
			m.release(f, in, f.regs[in.a()])
		}
		return err
	}
	v, err := m.c.Unary(op, x)
	if err == nil && py.Ints(x, x) {
		return m.intResult(f, in, v, x, x)
	}
	return f.result(in).put(v, err)
}

// arithmetic is ADD … MATMUL, with registers or constants. The special method
// of an instance gets a frame.
func (m *Machine) arithmetic(f *frame, in word) error {
	x, y := f.operands(in)
	if py.Ints(x, y) && in.op() != bytecode.MatMul {
		return m.intOperation(f, in, x, y)
	}
	switch {
	case x.Is(&py.StrType):
		if v, done, err := m.strOperation(in, x, y); done {
			return f.result(in).put(v, err)
		}
	case x.Is(&py.TupleType) && y.Is(&py.TupleType) && binaryOps[in.op()] == py.Add:
		return f.result(in).put(m.c.AddTuples(x.Tuple(), y.Tuple()))
	case x.IsInt() && y.IsBool() && binaryOps[in.op()] == py.Add:
		return f.result(in).put(m.c.IntBinary(py.Add, x, py.Int(y.AsInt())))
	}
	x.Share()
	y.Share()
	if x.Kind() == py.KindInstance {
		if done, err := m.callOperator(f, in, f.pc-1, x, y); done || err != nil {
			return err
		}
	} else if v, ok := mixed(in.op(), x, y); ok {
		return f.set(in, v)
	}
	return f.result(in).put(m.binary(in, x, y))
}

// strOperation is the sum of two strs, or % of a str and a simple value or
// tuple.
func (m *Machine) strOperation(in word, x, y py.Value) (v py.Value, done bool, err error) {
	switch op := binaryOps[in.op()]; {
	case op == py.Add && y.Is(&py.StrType):
		v, err = m.c.AddText(x, y)
	case op == py.Mod && (y.Is(&py.TupleType) || y.Is(&py.StrType) || y.IsInt() || y.IsFloat()):
		y.Share()
		v, err = m.c.Percent(x.Str().S, y)
	default:
		return v, false, nil
	}
	return v, true, err
}

// compareOp is LT … GE.
func (m *Machine) compareOp(f *frame, in word) error {
	op, x, y := py.CompareOp(in.op()-bytecode.Lt), f.regs[in.b()], f.regs[in.c()]
	if py.Ints(x, y) {
		answer, err := m.c.CompareInts(op, x, y)
		if err == nil {
			f.regs[in.a()].SetBool(answer)
		}
		return err
	}
	if x.Is(&py.StrType) && y.Is(&py.StrType) {
		answer, err := m.c.CompareStrs(op, x.Str(), y.Str())
		return f.result(in).put(py.Bool(answer), err)
	}
	if answer, done := m.compareNumbers(op, x, y); done {
		return f.set(in, py.Bool(answer))
	}
	return f.result(in).put(m.c.Compare(op, x, y))
}

// compareKOp is LT_RK … GE_RK.
func (m *Machine) compareKOp(f *frame, in word) error {
	op, x, y := py.CompareOp(in.op()-bytecode.LtRK), f.regs[in.b()], f.code.consts[in.c()]
	if py.Ints(x, y) {
		answer, err := m.c.CompareInts(op, x, y)
		if err == nil {
			f.regs[in.a()].SetBool(answer)
		}
		return err
	}
	if x.Is(&py.StrType) && y.Is(&py.StrType) {
		answer, err := m.c.CompareStrs(op, x.Str(), y.Str())
		return f.result(in).put(py.Bool(answer), err)
	}
	if answer, done := m.compareNumbers(op, x, y); done {
		return f.set(in, py.Bool(answer))
	}
	return f.result(in).put(m.compareK(op, x, y, in.x()&2 != 0))
}

// jumpCompare is JUMP_LT … JUMP_GE.
func (m *Machine) jumpCompare(f *frame, in word) error {
	ok, err := m.compareTruth(py.CompareOp(in.op()-bytecode.JumpLt), f.regs[in.a()], f.regs[in.b()], false)
	if err != nil {
		return err
	}
	return f.jump(in, ok)
}

// jumpCompareK is JUMP_LT_RK … JUMP_GE_RK.
func (m *Machine) jumpCompareK(f *frame, in word) error {
	op := py.CompareOp(in.op() - bytecode.JumpLtRK)
	ok, err := m.compareTruth(op, f.regs[in.a()], f.code.consts[in.b()], in.x()&2 != 0)
	if err != nil {
		return err
	}
	return f.jump(in, ok)
}

// compareNumbers does op on two numbers that are not both ints; done is false
// if they are none, which may lead to special methods.
func (m *Machine) compareNumbers(op py.CompareOp, x, y py.Value) (answer, done bool) {
	if answer, ok := compare(op, x, y); ok {
		return answer, true
	}
	x.Share()
	y.Share()
	return false, false
}

// compare does op on two numbers of a word, if they are.
func compare(op py.CompareOp, x, y py.Value) (answer, ok bool) {
	if ints(x, y) {
		return ordered(op, x.AsInt(), y.AsInt()), true
	}
	a, okA := number(x)
	b, okB := number(y)
	return ordered(op, a, b), okA && okB
}

func ordered[T int64 | float64](op py.CompareOp, a, b T) bool {
	switch op {
	case py.LT:
		return a < b
	case py.LE:
		return a <= b
	case py.EQ:
		return a == b
	case py.NE:
		return a != b
	case py.GT:
		return a > b
	}
	return a >= b
}

// binary does an arithmetic instruction the long way.
func (m *Machine) binary(in word, x, y py.Value) (py.Value, error) {
	op := binaryOps[in.op()]
	if in.x()&xInPlace != 0 {
		return m.c.InplaceOp(op, x, y)
	}
	return m.c.Binary(op, x, y)
}

// mirror is the operator that asks the same with the operands exchanged.
var mirror = [...]py.CompareOp{py.LT: py.GT, py.LE: py.GE, py.EQ: py.EQ, py.NE: py.NE, py.GT: py.LT, py.GE: py.LE}

// compareK does x op k the long way; swapped says that the source has k on the
// left.
func (m *Machine) compareK(op py.CompareOp, x, k py.Value, swapped bool) (py.Value, error) {
	if swapped {
		return m.c.Compare(mirror[op], k, x)
	}
	return m.c.Compare(op, x, k)
}

// truth is bool(v).
func (m *Machine) truth(v py.Value) (bool, error) {
	switch {
	case v.IsBool():
		return v.AsBool(), nil
	case v.IsNone():
		return false, nil
	case v.IsInt():
		return v.AsInt() != 0, nil
	}
	return m.c.Truth(v)
}

// compareTruth is the truth of a comparison; swapped says that the source has
// its operands the other way round.
func (m *Machine) compareTruth(op py.CompareOp, x, y py.Value, swapped bool) (bool, error) {
	if py.Ints(x, y) {
		return m.c.CompareInts(op, x, y)
	}
	if x.Is(&py.StrType) && y.Is(&py.StrType) {
		return m.c.CompareStrs(op, x.Str(), y.Str())
	}
	if answer, done := m.compareNumbers(op, x, y); done {
		return answer, nil
	}
	if !swapped {
		return m.c.CompareTruth(op, x, y)
	}
	v, err := m.compareK(op, x, y, swapped)
	if err != nil {
		return false, err
	}
	return m.truth(v)
}

// binaryOps maps the arithmetic opcodes to the operators.
var binaryOps = [bytecode.NumOps]py.BinaryOp{
	bytecode.Add: py.Add, bytecode.AddRK: py.Add, bytecode.AddKR: py.Add,
	bytecode.Sub: py.Sub, bytecode.SubRK: py.Sub, bytecode.SubKR: py.Sub,
	bytecode.Mul: py.Mul, bytecode.MulRK: py.Mul, bytecode.MulKR: py.Mul,
	bytecode.TrueDiv: py.TrueDiv, bytecode.TrueDivRK: py.TrueDiv, bytecode.TrueDivKR: py.TrueDiv,
	bytecode.FloorDiv: py.FloorDiv, bytecode.FloorDivRK: py.FloorDiv, bytecode.FloorDivKR: py.FloorDiv,
	bytecode.Mod: py.Mod, bytecode.ModRK: py.Mod, bytecode.ModKR: py.Mod,
	bytecode.Pow: py.Pow, bytecode.PowRK: py.Pow, bytecode.PowKR: py.Pow,
	bytecode.LShift: py.LShift, bytecode.LShiftRK: py.LShift,
	bytecode.RShift: py.RShift, bytecode.RShiftRK: py.RShift,
	bytecode.And: py.And, bytecode.AndRK: py.And,
	bytecode.Or: py.Or, bytecode.OrRK: py.Or,
	bytecode.Xor: py.Xor, bytecode.XorRK: py.Xor,
	bytecode.MatMul: py.MatMul,
}
