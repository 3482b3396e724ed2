package py

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
)

// IntType is int: values within int64 are held in the Value, larger ones by an
// IntObject. Every operation tries machine arithmetic first. BoolType is bool,
// its subclass with two instances.
var IntType, BoolType Type

// initNumberTypes declares and finishes the types of this part.
func initNumberTypes() {
	intDeclaration(&IntType)
	boolDeclaration(&BoolType)
	floatDeclaration(&FloatType)
	complexDeclaration(&ComplexType)
	for _, t := range []*Type{&IntType, &BoolType, &FloatType, &ComplexType} {
		t.Static()
	}
}

//go:noinline
func intDeclaration(t *Type) {
	*t = Type{
		Name: "int", Kind: KindInt, Flags: TypeBaseable | TypeSelfMatch,
		Doc:     "int([x]) -> integer\nint(x, base=10) -> integer",
		Methods: intMethods, Getters: intGetters, Slots: intSlots(), Quick: intQuick, Quicks: intQuicks,
	}
}

//go:noinline
func boolDeclaration(t *Type) {
	*t = Type{
		Name: "bool", Kind: KindBool, Base: &IntType, Flags: TypeSelfMatch,
		Doc:   "Returns True when the argument is true, False otherwise.",
		Slots: boolSlots(),
	}
}

//go:noinline
func floatDeclaration(t *Type) {
	*t = Type{
		Name: "float", Kind: KindFloat, Flags: TypeBaseable | TypeSelfMatch,
		Doc:     "Convert a string or number to a floating-point number, if possible.",
		Methods: floatMethods, Getters: floatGetters, Slots: floatSlots(), Quick: floatQuick,
	}
}

//go:noinline
func complexDeclaration(t *Type) {
	*t = Type{
		Name: "complex", Kind: KindComplex, Flags: TypeBaseable,
		Doc:     "Create a complex number from a string or numbers.",
		Methods: complexMethods, Getters: complexGetters, Slots: complexSlots(),
	}
}

func intSlots() Slots {
	s := Slots{
		New: intNew, Repr: intRepr, Format: numberFormat, Hash: intHash, Bool: intBool,
		Compare: intCompare, Pow3: intPow3,
	}
	s.Unary = [NumUnary]func(*Context, Value) (Value, error){
		Neg: intNeg, Pos: intSelf, Invert: intInvert, Abs: intAbs,
		Index: intSelf, ToInt: intSelf, ToFloat: intToFloat,
	}
	s.Binary = [NumBinary]func(c *Context, a, b Value) (Value, error){
		Add: intAdd, Sub: intSub, Mul: intMul, TrueDiv: intTrueDiv, FloorDiv: intFloorDiv,
		Mod: intMod, DivMod: intDivMod, Pow: intPow, LShift: intLShift, RShift: intRShift,
		And: intAnd, Or: intOr, Xor: intXor,
	}
	return s
}

func boolSlots() Slots {
	s := Slots{New: boolNew, Repr: boolRepr, Bool: intBool, Hash: intHash, Format: numberFormat}
	s.Binary[And], s.Binary[Or], s.Binary[Xor] = boolAnd, boolOr, boolXor
	return s
}

// IntParts splits an int (or bool, or instance of a subclass): big is nil
// when small holds it.
func IntParts(v Value) (small int64, big *big.Int) {
	if v.ref == &intTag || v.ref == &boolTag {
		return int64(v.bits), nil
	}
	n := &v.bigInt().N
	if n.IsInt64() {
		return n.Int64(), nil
	}
	return 0, n
}

// BigOf returns the value of an int of any size; the result must not be
// changed.
func BigOf(v Value) *big.Int {
	if v.ref == &intTag || v.ref == &boolTag {
		return big.NewInt(int64(v.bits))
	}
	return &v.bigInt().N
}

// IsIntLike reports whether v is an int, a bool or of a subclass of int.
func IsIntLike(v Value) bool { k := v.Kind(); return k == KindInt || k == KindBool }

// intSign returns -1, 0 or 1 as v, int-like, is below, at or above zero.
func intSign(v Value) int {
	small, n := IntParts(v)
	if n != nil {
		return n.Sign()
	}
	return sign64(small)
}

func sign64(x int64) int {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	}
	return 0
}

// pair returns both operands of an int operation; small tells that x and y
// hold them, ok that both are ints at all.
func pair(a, b Value) (x, y int64, small, ok bool) {
	if a.ref == &intTag && b.ref == &intTag {
		return int64(a.bits), int64(b.bits), true, true
	}
	if !IsIntLike(a) || !IsIntLike(b) {
		return 0, 0, false, false
	}
	x, n := IntParts(a)
	y, m := IntParts(b)
	return x, y, n == nil && m == nil, true
}

func intAdd(c *Context, a, b Value) (Value, error) {
	if a.ref == &intTag && b.ref == &intTag {
		x, y := int64(a.bits), int64(b.bits)
		if s := x + y; (s > x) == (y > 0) {
			return Int(s), nil
		}
	} else if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	return c.addInts(a, b, false)
}

func intSub(c *Context, a, b Value) (Value, error) {
	if a.ref == &intTag && b.ref == &intTag {
		x, y := int64(a.bits), int64(b.bits)
		if s := x - y; (s < x) == (y > 0) {
			return Int(s), nil
		}
	} else if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	return c.addInts(a, b, true)
}

func intMul(c *Context, a, b Value) (Value, error) {
	if a.ref == &intTag && b.ref == &intTag {
		if p, ok := mul64(int64(a.bits), int64(b.bits)); ok {
			return Int(p), nil
		}
	} else if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	return c.mulInts(a, b)
}

// mul64 multiplies, and reports whether the product fits.
func mul64(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(abs64(x), abs64(y))
	if hi != 0 {
		return 0, false
	}
	if (x < 0) != (y < 0) {
		return -int64(lo), lo <= 1<<63
	}
	return int64(lo), lo < 1<<63
}

func abs64(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

// zeroDivision is the message of every division by zero. CPython 3.13 still
// tells the operations apart ("integer modulo by zero"…), 3.14 does not.
func (c *Context) zeroDivision() error {
	return c.Errorf(&ZeroDivisionErrorType, "division by zero")
}

// floorDivMod64 divides as Python does, y not 0 and not x = MinInt64, y = -1.
func floorDivMod64(x, y int64) (q, r int64) {
	q, r = x/y, x%y
	if r != 0 && (r < 0) != (y < 0) {
		q, r = q-1, r+y
	}
	return q, r
}

func intFloorDiv(c *Context, a, b Value) (Value, error) {
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if intSign(b) == 0 {
		return Value{}, c.zeroDivision()
	}
	if small && !(x == math.MinInt64 && y == -1) {
		q, _ := floorDivMod64(x, y)
		return Int(q), nil
	}
	q, _, err := c.divInts(a, b, wantQuotient)
	return q, err
}

func intMod(c *Context, a, b Value) (Value, error) {
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if intSign(b) == 0 {
		return Value{}, c.zeroDivision()
	}
	if small && y != -1 {
		_, r := floorDivMod64(x, y)
		return Int(r), nil
	}
	_, r, err := c.divInts(a, b, wantRemainder)
	return r, err
}

func intDivMod(c *Context, a, b Value) (Value, error) {
	if a.ref == &intTag && b.ref == &intTag && int64(b.bits) > 0 {
		if err := c.Alloc(PairBytes); err != nil {
			return Value{}, err
		}
		q, r := floorDivMod64(int64(a.bits), int64(b.bits))
		t := newScalarTuple(2)
		t.Items()[0], t.Items()[1] = Int(q), Int(r)
		return t.Value(), nil
	}
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if intSign(b) == 0 {
		return Value{}, c.zeroDivision()
	}
	var q, r Value
	if small && y != -1 {
		i, j := floorDivMod64(x, y)
		q, r = Int(i), Int(j)
	} else {
		var err error
		if q, r, err = c.divInts(a, b, wantQuotient|wantRemainder); err != nil {
			return Value{}, err
		}
	}
	return c.pairTuple(q, r)
}

// DivModInts is divmod of two ints without the tuple; ok is false where it is
// left to the general ways.
func (c *Context) DivModInts(x, y Value) (q, r Value, ok bool, err error) {
	switch {
	case !Ints(x, y) || y.IsInt() && y.AsInt() == 0:
		return q, r, false, nil
	case x.IsInt() && y.IsInt() && y.AsInt() > 0:
		i, j := floorDivMod64(x.AsInt(), y.AsInt())
		return Int(i), Int(j), true, nil
	}
	q, r, err = c.divInts(x, y, wantQuotient|wantRemainder)
	return q, r, true, err
}

// pairTuple returns a tuple of two, charged.
func (c *Context) pairTuple(x, y Value) (Value, error) {
	if err := c.Alloc(PairBytes); err != nil {
		return Value{}, err
	}
	return Pair(x, y), nil
}

// maxExact is the largest integer up to which float64 holds all integers.
const maxExact = 1 << 53

func intTrueDiv(c *Context, a, b Value) (Value, error) {
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if intSign(b) == 0 {
		return Value{}, c.zeroDivision()
	}
	if small && abs64(x) <= maxExact && abs64(y) <= maxExact {
		return Float(float64(x) / float64(y)), nil
	}
	return c.bigTrueDiv(c.operands(a, b))
}

func intPow(c *Context, a, b Value) (Value, error) {
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if intSign(b) < 0 {
		return c.intPowNegative(a, b)
	}
	if small {
		if p, ok := pow64(x, y); ok {
			return Int(p), nil
		}
	}
	if b.IsInt() {
		if v, ok, err := c.powInts(a, b.AsInt()); ok {
			return v, err
		}
	}
	return c.bigPow(BigOf(a), b)
}

// pow64 raises x to y, not negative, and reports whether the result fits.
func pow64(x, y int64) (int64, bool) {
	switch x {
	case 0:
		if y == 0 {
			return 1, true
		}
		return 0, true
	case 1:
		return 1, true
	case -1:
		return 1 - 2*(y&1), true
	}
	if y > 63 {
		return 0, false
	}
	var ok bool
	p := int64(1)
	for y > 0 {
		if y&1 != 0 {
			if p, ok = mul64(p, x); !ok {
				return 0, false
			}
		}
		if y >>= 1; y > 0 {
			if x, ok = mul64(x, x); !ok {
				return 0, false
			}
		}
	}
	return p, true
}

// intPowNegative is a ** b with b < 0: a float.
func (c *Context) intPowNegative(a, b Value) (Value, error) {
	x, err := c.intFloat(a)
	if err != nil {
		return Value{}, err
	}
	y, err := c.intFloat(b)
	if err != nil {
		return Value{}, err
	}
	return c.floatPower(x, y)
}

func intPow3(c *Context, a, b, mod Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if mod.IsNil() || mod.IsNone() {
		return intPow(c, a, b)
	}
	if !IsIntLike(mod) {
		return NotImplemented, nil
	}
	if intSign(mod) == 0 {
		return Value{}, c.Errorf(&ValueErrorType, "pow() 3rd argument cannot be 0")
	}
	x, y, small, _ := pair(a, b)
	if m, big := IntParts(mod); small && big == nil && m > 0 {
		if y >= 0 {
			return Int(powMod64(x, y, m)), nil
		}
		if inverse, ok := inverse64(x, m); ok && y > math.MinInt64 {
			return Int(powMod64(inverse, -y, m)), nil
		}
	}
	return c.bigPowMod(BigOf(a), BigOf(b), BigOf(mod))
}

// powMod64 returns x**y mod m for y >= 0, m > 0.
func powMod64(x, y, m int64) int64 {
	_, r := floorDivMod64(x, m)
	base, p, n := uint64(r), 1%uint64(m), uint64(m)
	for ; y > 0; y >>= 1 {
		if y&1 != 0 {
			p = mulMod(p, base, n)
		}
		base = mulMod(base, base, n)
	}
	return int64(p)
}

// inverse64 returns the y with x*y = 1 modulo m > 0, from 0 up to m, by Euclid's
// algorithm; ok is false if there is none.
func inverse64(x, m int64) (y int64, ok bool) {
	_, b := floorDivMod64(x, m)
	a, u, v := m, int64(0), int64(1)
	for b != 0 {
		q := a / b
		a, b = b, a-q*b
		u, v = v, u-q*v
	}
	_, y = floorDivMod64(u, m)
	return y, a == 1
}

func mulMod(x, y, m uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	return bits.Rem64(hi, lo, m)
}

func intLShift(c *Context, a, b Value) (Value, error) {
	x, n, small, ok := pair(a, b)
	switch {
	case !ok:
		return NotImplemented, nil
	case intSign(b) < 0:
		return Value{}, c.Errorf(&ValueErrorType, "negative shift count")
	case intSign(a) == 0:
		return Int(0), nil
	case small && n < 63 && x<<n>>n == x:
		return Int(x << n), nil
	}
	if b.IsInt() {
		return c.shiftInt(a, n)
	}
	return c.bigLShift(BigOf(a), b)
}

func intRShift(c *Context, a, b Value) (Value, error) {
	x, n, small, ok := pair(a, b)
	switch {
	case !ok:
		return NotImplemented, nil
	case intSign(b) < 0:
		return Value{}, c.Errorf(&ValueErrorType, "negative shift count")
	case small:
		return Int(x >> min(n, 63)), nil
	}
	if a.Is(&IntType) && b.IsInt() {
		return c.shiftedInt(a, b.AsInt())
	}
	return c.bigRShift(BigOf(a), b)
}

func intAnd(c *Context, a, b Value) (Value, error) {
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if small {
		return Int(x & y), nil
	}
	return c.bitInts(And, a, b)
}

func intOr(c *Context, a, b Value) (Value, error) {
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if small {
		return Int(x | y), nil
	}
	return c.bitInts(Or, a, b)
}

func intXor(c *Context, a, b Value) (Value, error) {
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if small {
		return Int(x ^ y), nil
	}
	return c.bitInts(Xor, a, b)
}

func boolAnd(c *Context, a, b Value) (Value, error) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.AsBool() && b.AsBool()), nil
	}
	return intAnd(c, a, b)
}

func boolOr(c *Context, a, b Value) (Value, error) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.AsBool() || b.AsBool()), nil
	}
	return intOr(c, a, b)
}

func boolXor(c *Context, a, b Value) (Value, error) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.AsBool() != b.AsBool()), nil
	}
	return intXor(c, a, b)
}

func intSelf(_ *Context, v Value) (Value, error) { return exactInt(v), nil }

func intNeg(c *Context, v Value) (Value, error) {
	if v.IsLongInt() {
		return c.negated(v)
	}
	x, n := IntParts(v)
	if n == nil && x != math.MinInt64 {
		return Int(-x), nil
	}
	if n == nil {
		return c.addInts(Int(0), v, true)
	}
	return c.negated(v)
}

func intAbs(c *Context, v Value) (Value, error) {
	if intSign(v) < 0 {
		return intNeg(c, v)
	}
	return exactInt(v), nil
}

func intInvert(c *Context, v Value) (Value, error) {
	x, n := IntParts(v)
	if n == nil {
		return Int(^x), nil
	}
	return c.addInts(Int(-1), v, true)
}

func intToFloat(c *Context, v Value) (Value, error) {
	f, err := c.intFloat(v)
	return Float(f), err
}

// intFloat converts an int-like value, correctly rounded.
func (c *Context) intFloat(v Value) (float64, error) {
	x, n := IntParts(v)
	if n == nil {
		return float64(x), nil
	}
	if n.BitLen() <= 1024 {
		if f, _ := n.Float64(); !math.IsInf(f, 0) {
			return f, nil
		}
	}
	return 0, c.Errorf(&OverflowErrorType, "int too large to convert to float")
}

func intBool(_ *Context, v Value) (bool, error) { return intSign(v) != 0, nil }

func intCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	x, y, small, ok := pair(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if small {
		return Bool(holds(op, cmp64(x, y))), nil
	}
	answer, err := c.CompareInts(op, a, b)
	return Bool(answer), err
}

// CompareInts compares two int-like values.
func (c *Context) CompareInts(op CompareOp, a, b Value) (bool, error) {
	if a.ref == &intTag && b.ref == &intTag {
		return holds(op, cmp64(int64(a.bits), int64(b.bits))), nil
	}
	if a.ref == &intTag || b.ref == &intTag || a.ref == &boolTag || b.ref == &boolTag {
		if err := c.Steps(1); err != nil {
			return false, err
		}
		return holds(op, cmpInts(a, b)), nil
	}
	x, y := a.longInt(), b.longInt()
	if err := c.Steps(min(len(x.z), len(y.z))/32 + 1); err != nil {
		return false, err
	}
	cmp := 0
	switch {
	case x.negative == y.negative && x.negative:
		cmp = compareWords(y.z, x.z)
	case x.negative == y.negative:
		cmp = compareWords(x.z, y.z)
	case x.negative:
		cmp = -1
	default:
		cmp = 1
	}
	return holds(op, cmp), nil
}

func cmp64(x, y int64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// holds reports whether a op b, where cmp is the sign of a - b.
func holds(op CompareOp, cmp int) bool {
	switch op {
	case LT:
		return cmp < 0
	case LE:
		return cmp <= 0
	case EQ:
		return cmp == 0
	case NE:
		return cmp != 0
	case GT:
		return cmp > 0
	}
	return cmp >= 0
}

func intHash(c *Context, v Value) (int64, error) {
	x, n := IntParts(v)
	if n == nil {
		return HashInt(x), nil
	}
	if err := c.Steps(words(n)/16 + 1); err != nil {
		return 0, err
	}
	return HashBig(n), nil
}

// hashModulus is the prime 2**61 - 1 that numeric hashes are reduced by.
const (
	hashBits    = 61
	hashModulus = 1<<hashBits - 1
	hashInf     = 314159
	hashImag    = 1000003
)

// HashInt returns CPython's hash of an int: n modulo 2**61-1 with the sign of
// n; -1 is taken, so it becomes -2.
func HashInt(n int64) int64 { return signedHash(abs64(n)%hashModulus, n < 0) }

func signedHash(h uint64, negative bool) int64 {
	x := int64(h)
	if negative {
		x = -x
	}
	if x == -1 {
		return -2
	}
	return x
}

// HashBig returns CPython's hash of an int of any size.
func HashBig(n *big.Int) int64 {
	const wordBits = bits.UintSize
	h := uint64(0)
	w := n.Bits()
	for i := len(w) - 1; i >= 0; i-- {
		word := uint64(w[i])
		h = rotateHash(h, wordBits%hashBits) + word&hashModulus + word>>hashBits
		h = h&hashModulus + h>>hashBits
	}
	if h >= hashModulus {
		h -= hashModulus
	}
	return signedHash(h, n.Sign() < 0)
}

// rotateHash multiplies h by 2**k modulo the hash modulus.
func rotateHash(h uint64, k uint) uint64 {
	return h<<k&hashModulus | h>>(hashBits-k)
}

func intRepr(c *Context, v Value) (Value, error) {
	if v.IsInt() {
		return c.smallIntText(v.AsInt())
	}
	if _, n := IntParts(v); n != nil && len(n.Bits()) <= fewWords {
		return c.fewRepr(n)
	}
	s, err := c.IntText(v)
	if err != nil {
		return Value{}, err
	}
	return c.NewStr(s)
}

// IntText returns the decimal text of an int-like value, charging for the
// conversion of large ones.
func (c *Context) IntText(v Value) (string, error) {
	x, n := IntParts(v)
	if n == nil {
		return strconv.FormatInt(x, 10), nil
	}
	if w := n.Bits(); len(w) <= fewWords {
		if err := c.Charge(textSteps(len(w)), int64(n.BitLen())); err != nil {
			return "", err
		}
		return string(c.fewText(n.Sign() < 0, w)), nil
	}
	return c.bigText(n, 10)
}

func boolRepr(c *Context, v Value) (Value, error) { return c.Text(boolText(v.AsBool())), nil }

func boolText(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

func boolNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if len(kw) > 0 {
		return Value{}, c.Errorf(&TypeErrorType, "bool() takes no keyword arguments")
	}
	if len(args) > 1 {
		return Value{}, c.Errorf(&TypeErrorType, "bool expected at most 1 argument, got %d", len(args))
	}
	if len(args) == 0 {
		return False, nil
	}
	b, err := c.Truth(args[0])
	return Bool(b), err
}
