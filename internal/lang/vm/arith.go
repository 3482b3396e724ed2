package vm

import (
	"math"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// The functions below do an operation on ints within int64 or floats and say
// whether they did; everything else goes the long way through py.

func add(x, y py.Value) (py.Value, bool) {
	if x.IsInt() && y.IsInt() {
		a, b := x.AsInt(), y.AsInt()
		s := a + b
		return py.Int(s), (s > a) == (b > 0)
	}
	if x.IsFloat() && y.IsFloat() {
		return py.Float(x.AsFloat() + y.AsFloat()), true
	}
	a, b, ok := mixed(x, y)
	return py.Float(a + b), ok
}

func sub(x, y py.Value) (py.Value, bool) {
	if x.IsInt() && y.IsInt() {
		a, b := x.AsInt(), y.AsInt()
		s := a - b
		return py.Int(s), (s < a) == (b > 0)
	}
	if x.IsFloat() && y.IsFloat() {
		return py.Float(x.AsFloat() - y.AsFloat()), true
	}
	a, b, ok := mixed(x, y)
	return py.Float(a - b), ok
}

func mul(x, y py.Value) (py.Value, bool) {
	if x.IsInt() && y.IsInt() {
		return mulInt(x.AsInt(), y.AsInt())
	}
	if x.IsFloat() && y.IsFloat() {
		return py.Float(x.AsFloat() * y.AsFloat()), true
	}
	a, b, ok := mixed(x, y)
	return py.Float(a * b), ok
}

func mulInt(a, b int64) (py.Value, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	// Make the high word that of the signed product.
	hi -= uint64((a>>63)&b) + uint64((b>>63)&a)
	p := int64(lo)
	return py.Int(p), int64(hi) == p>>63
}

// mixed returns a float and an int as two floats. An int beyond 2**53 is left
// to py, for the rounding.
func mixed(x, y py.Value) (a, b float64, ok bool) {
	a, okA := number(x)
	b, okB := number(y)
	return a, b, okA && okB
}

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

func trueDiv(x, y py.Value) (py.Value, bool) {
	if x.IsFloat() && y.IsFloat() {
		d := y.AsFloat()
		return py.Float(x.AsFloat() / d), d != 0
	}
	a, b, ok := mixed(x, y)
	return py.Float(a / b), ok && b != 0
}

func floorDiv(x, y py.Value) (py.Value, bool) {
	if !x.IsInt() || !y.IsInt() {
		return py.Value{}, false
	}
	a, b := x.AsInt(), y.AsInt()
	if b == 0 || b == -1 {
		return py.Value{}, false
	}
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return py.Int(q), true
}

func mod(x, y py.Value) (py.Value, bool) {
	if !x.IsInt() || !y.IsInt() {
		return py.Value{}, false
	}
	a, b := x.AsInt(), y.AsInt()
	if b == 0 || b == -1 {
		return py.Value{}, false
	}
	r := a % b
	if r != 0 && (r < 0) != (b < 0) {
		r += b
	}
	return py.Int(r), true
}

func lshift(x, y py.Value) (py.Value, bool) {
	if !x.IsInt() || !y.IsInt() || uint64(y.AsInt()) > 62 {
		return py.Value{}, false
	}
	a, n := x.AsInt(), uint(y.AsInt())
	s := a << n
	return py.Int(s), s>>n == a
}

func rshift(x, y py.Value) (py.Value, bool) {
	if !x.IsInt() || !y.IsInt() || y.AsInt() < 0 {
		return py.Value{}, false
	}
	return py.Int(x.AsInt() >> min(uint64(y.AsInt()), 63)), true
}

// pow squares and cubes floats' bases of small ints only; py has the rest.
func pow(x, y py.Value) (py.Value, bool) {
	if !x.IsInt() || !y.IsInt() || y.AsInt() != 2 {
		return py.Value{}, false
	}
	return mulInt(x.AsInt(), x.AsInt())
}

func neg(x py.Value) (py.Value, bool) {
	if x.IsInt() {
		return py.Int(-x.AsInt()), x.AsInt() != math.MinInt64
	}
	if x.IsFloat() {
		return py.Float(-x.AsFloat()), true
	}
	return py.Value{}, false
}

// order compares two numbers: less says x < y, equal x == y. With a NaN both
// are false, and so is any; ok is false when py must compare.
func order(x, y py.Value) (less, equal, greater, ok bool) {
	if x.IsInt() && y.IsInt() {
		a, b := x.AsInt(), y.AsInt()
		return a < b, a == b, a > b, true
	}
	a, b, ok := mixed(x, y)
	return a < b, a == b, a > b, ok
}

// compare does op on two numbers, if they are.
func compare(op py.CompareOp, x, y py.Value) (answer, ok bool) {
	less, equal, greater, ok := order(x, y)
	switch op {
	case py.LT:
		return less, ok
	case py.LE:
		return less || equal, ok
	case py.EQ:
		return equal, ok
	case py.NE:
		return !equal, ok
	case py.GT:
		return greater, ok
	}
	return greater || equal, ok
}

// binary does an arithmetic instruction the long way.
func (m *Machine) binary(in bytecode.Instr, x, y py.Value) (py.Value, error) {
	op := binaryOps[in.Op]
	if in.X != 0 {
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

// test is the truth of a comparison.
func (m *Machine) test(v py.Value, err error) (bool, error) {
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
