package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
)

// FloatType is float: IEEE double precision.
var FloatType Type

func floatSlots() Slots {
	s := Slots{
		New: floatNew, Repr: floatReprSlot, Format: numberFormat, Hash: floatHash, Bool: floatBool,
		Compare: floatCompare, Pow3: floatPow3,
	}
	s.Unary = [NumUnary]func(*Context, Value) (Value, error){
		Neg: floatNeg, Pos: floatPos, Abs: floatAbs, ToInt: floatToIntSlot, ToFloat: floatPos,
	}
	s.Binary = [NumBinary]func(c *Context, a, b Value) (Value, error){
		Add: floatAdd, Sub: floatSub, Mul: floatMul, TrueDiv: floatTrueDiv, FloorDiv: floatFloorDiv,
		Mod: floatMod, DivMod: floatDivMod, Pow: floatPow,
	}
	return s
}

// FloatOf returns the value of a float or of a subclass of float.
func FloatOf(v Value) (float64, bool) {
	if v.ref == &floatTag {
		return v.AsFloat(), true
	}
	if v.Kind() == KindFloat {
		return v.BoxedFloat().F, true
	}
	return 0, false
}

// ToFloat converts as float parameters of functions do: int, float,
// __float__, __index__; else TypeError "must be real number, not str".
func (c *Context) ToFloat(v Value) (float64, error) {
	if f, ok := FloatOf(v); ok {
		return f, nil
	}
	if isIntLayout(v) {
		return c.intFloat(v)
	}
	f, ok, err := c.floatByMethod(v)
	if err == nil && !ok {
		err = c.Errorf(&TypeErrorType, "must be real number, not %s", v.Type().Shown())
	}
	return f, err
}

// isIntLayout reports an int or bool whose class has the builtin conversion.
func isIntLayout(v Value) bool { return IsIntLike(v) && isExactInt(v) }

// floatByMethod converts by __float__ or __index__; ok is false when the type
// has neither.
func (c *Context) floatByMethod(v Value) (f float64, ok bool, err error) {
	slots := &v.Type().Slots
	if fn := slots.Unary[ToFloat]; fn != nil {
		r, err := fn(c, v)
		if err != nil {
			return 0, true, err
		}
		f, ok := FloatOf(r)
		if !ok {
			err = c.Errorf(&TypeErrorType, "%s.__float__() must return a float, not %s", v.Type().Shown(), r.Type().Shown())
		}
		return f, true, err
	}
	if slots.Unary[Index] == nil {
		return 0, false, nil
	}
	n, err := c.Index(v)
	if err != nil {
		return 0, true, err
	}
	f, err = c.intFloat(n)
	return f, true, err
}

// floatPair returns both operands of an operation of which one is a float and
// the other a float or int.
func (c *Context) floatPair(a, b Value) (x, y float64, ok bool, err error) {
	if a.ref == &floatTag && b.ref == &floatTag {
		return a.AsFloat(), b.AsFloat(), true, nil
	}
	if x, ok, err = c.floatOperand(a); !ok || err != nil {
		return
	}
	y, ok, err = c.floatOperand(b)
	return
}

func (c *Context) floatOperand(v Value) (float64, bool, error) {
	if f, ok := FloatOf(v); ok {
		return f, true, nil
	}
	if IsIntLike(v) {
		f, err := c.intFloat(v)
		return f, true, err
	}
	return 0, false, nil
}

// floatOp applies f to two floats, or answers NotImplemented.
func (c *Context) floatOp(a, b Value, f func(c *Context, x, y float64) (Value, error)) (Value, error) {
	x, y, ok, err := c.floatPair(a, b)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return NotImplemented, nil
	}
	return f(c, x, y)
}

func floatAdd(c *Context, a, b Value) (Value, error) {
	return c.floatOp(a, b, func(_ *Context, x, y float64) (Value, error) { return Float(x + y), nil })
}

func floatSub(c *Context, a, b Value) (Value, error) {
	return c.floatOp(a, b, func(_ *Context, x, y float64) (Value, error) { return Float(x - y), nil })
}

func floatMul(c *Context, a, b Value) (Value, error) {
	return c.floatOp(a, b, func(_ *Context, x, y float64) (Value, error) { return Float(x * y), nil })
}

func floatTrueDiv(c *Context, a, b Value) (Value, error) {
	return c.floatOp(a, b, func(c *Context, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, c.zeroDivision()
		}
		return Float(x / y), nil
	})
}

func floatFloorDiv(c *Context, a, b Value) (Value, error) {
	return c.floatOp(a, b, func(c *Context, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, c.zeroDivision()
		}
		q, _ := FloatDivMod(x, y)
		return Float(q), nil
	})
}

func floatMod(c *Context, a, b Value) (Value, error) {
	return c.floatOp(a, b, func(c *Context, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, c.zeroDivision()
		}
		_, r := FloatDivMod(x, y)
		return Float(r), nil
	})
}

func floatDivMod(c *Context, a, b Value) (Value, error) {
	return c.floatOp(a, b, func(c *Context, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, c.zeroDivision()
		}
		q, r := FloatDivMod(x, y)
		return c.pairTuple(Float(q), Float(r))
	})
}

// FloatDivMod divides as divmod does, y not 0: the remainder has the sign of
// y, and the quotient is the whole number nearest to the exact one's floor.
func FloatDivMod(x, y float64) (q, r float64) {
	r = math.Mod(x, y)
	div := (x - r) / y
	if r != 0 {
		if (y < 0) != (r < 0) {
			r += y
			div--
		}
	} else {
		r = math.Copysign(0, y)
	}
	if div == 0 {
		return math.Copysign(0, x/y), r
	}
	q = math.Floor(div)
	if div-q > 0.5 {
		q++
	}
	return q, r
}

func floatPow(c *Context, a, b Value) (Value, error) {
	return c.floatOp(a, b, (*Context).floatPower)
}

func floatPow3(c *Context, a, b, mod Value) (Value, error) {
	if !mod.IsNil() && !mod.IsNone() {
		return Value{}, c.Errorf(&TypeErrorType, "pow() 3rd argument not allowed unless all arguments are integers")
	}
	return floatPow(c, a, b)
}

// floatPower is x ** y.
func (c *Context) floatPower(x, y float64) (Value, error) {
	switch {
	case y == 0 || x == 1:
		return Float(1), nil
	case x == 0 && y < 0 && !math.IsInf(y, 0):
		return Value{}, c.Errorf(&ZeroDivisionErrorType, "zero to a negative power")
	case x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && y == y && y != math.Floor(y):
		return c.complexPower(complex(x, 0), complex(y, 0))
	}
	p := libm.Pow(x, y)
	if math.IsInf(p, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return Value{}, c.rangeError()
	}
	return Float(p), nil
}

// rangeError is what float power raises beyond the largest float.
func (c *Context) rangeError() error {
	return c.Raise(&OverflowErrorType, Int(34), c.Text("Numerical result out of range"))
}

func floatNeg(_ *Context, v Value) (Value, error) {
	f, _ := FloatOf(v)
	return Float(-f), nil
}

func floatPos(_ *Context, v Value) (Value, error) {
	f, _ := FloatOf(v)
	return Float(f), nil
}

func floatAbs(_ *Context, v Value) (Value, error) {
	f, _ := FloatOf(v)
	return Float(math.Abs(f)), nil
}

func floatToIntSlot(c *Context, v Value) (Value, error) {
	f, _ := FloatOf(v)
	return c.FloatToInt(f)
}

func floatBool(_ *Context, v Value) (bool, error) {
	f, _ := FloatOf(v)
	return f != 0, nil
}

func floatCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	x, ok := FloatOf(a)
	if !ok {
		return NotImplemented, nil
	}
	if y, ok := FloatOf(b); ok {
		return Bool(floatHolds(op, x, y)), nil
	}
	if !IsIntLike(b) {
		return NotImplemented, nil
	}
	if x != x {
		return Bool(op == NE), nil
	}
	return Bool(holds(op, cmpFloatInt(x, b))), nil
}

func floatHolds(op CompareOp, x, y float64) bool {
	switch op {
	case LT:
		return x < y
	case LE:
		return x <= y
	case EQ:
		return x == y
	case NE:
		return x != y
	case GT:
		return x > y
	}
	return x >= y
}

// cmpFloatInt compares a float, no NaN, with an int, exactly.
func cmpFloatInt(x float64, v Value) int {
	y, n := IntParts(v)
	switch {
	case n == nil && abs64(y) <= maxExact:
		return cmpFloat(x, float64(y))
	case math.IsInf(x, 0):
		return sign64(int64(math.Copysign(1, x)))
	case n != nil && n.BitLen() > 1024:
		return -n.Sign()
	}
	if n == nil {
		n = big.NewInt(y)
	}
	whole := math.Trunc(x)
	if cmp := bigFromFloat(whole).Cmp(n); cmp != 0 {
		return cmp
	}
	return cmpFloat(x, whole)
}

func cmpFloat(x, y float64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func floatHash(_ *Context, v Value) (int64, error) {
	f, _ := FloatOf(v)
	return HashFloat(f), nil
}

// HashFloat returns CPython's hash of a float, equal to that of an equal int.
// For NaN, where CPython hashes the address, it is a constant.
func HashFloat(f float64) int64 {
	if f == math.Trunc(f) && math.Abs(f) < 1<<60 {
		return HashInt(int64(f))
	}
	switch {
	case f != f:
		return hashInf * 7
	case math.IsInf(f, 1):
		return hashInf
	case math.IsInf(f, -1):
		return -hashInf
	}
	frac, exp := math.Frexp(math.Abs(f))
	mantissa := uint64(math.Ldexp(frac, 53))
	exp -= 53
	shift := exp % hashBits
	if shift < 0 {
		shift += hashBits
	}
	return signedHash(rotateHash(mantissa, uint(shift))%hashModulus, f < 0)
}

func floatReprSlot(c *Context, v Value) (Value, error) {
	f, _ := FloatOf(v)
	return c.floatRepr(f)
}

// floatRepr returns repr of a float.
func (c *Context) floatRepr(f float64) (Value, error) {
	var room [32]byte
	b := AppendFloatRepr(room[:0], f)
	if err := c.Alloc(strBytes + len(b)); err != nil {
		return Value{}, err
	}
	return c.asciiText(b), nil
}

// FloatRepr returns repr of a float: the shortest digits that read back as f,
// with an exponent below 1e-4 and from 1e16.
func FloatRepr(f float64) string {
	var buf [32]byte
	return string(AppendFloatRepr(buf[:0], f))
}

// AppendFloatRepr appends FloatRepr(f) to b.
func AppendFloatRepr(b []byte, f float64) []byte {
	switch {
	case f != f:
		return append(b, "nan"...)
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	}
	abs := math.Abs(f)
	if abs != 0 && (abs < 1e-4 || abs >= 1e16) {
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if f == math.Trunc(f) {
		b = append(b, '.', '0')
	}
	return b
}

// floatNew is float(x=0.0, /).
func floatNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if len(kw) > 0 && !cls.overrides("__init__", &FloatType) {
		return Value{}, c.Errorf(&TypeErrorType, "float() takes no keyword arguments")
	}
	if len(args) > 1 {
		return Value{}, c.Errorf(&TypeErrorType, "float expected at most 1 argument, got %d", len(args))
	}
	f := 0.0
	if len(args) == 1 {
		var err error
		if f, err = c.floatFrom(args[0]); err != nil {
			return Value{}, err
		}
	}
	if cls == &FloatType {
		return Float(f), nil
	}
	if err := c.Alloc(48); err != nil {
		return Value{}, err
	}
	return (&FloatObject{Object: Object{typ: cls}, F: f}).Value(), nil
}

// floatQuick is float(x) of a float, a str, or an int that a float can hold.
func floatQuick(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) != 1 {
		return Value{}, false, nil
	}
	if x := args[0]; x.Is(&StrType) {
		f, err := c.floatFrom(x)
		return Float(f), true, err
	} else if x.IsFloat() {
		return x, true, nil
	} else if n := x.AsInt(); x.IsInt() && n >= -1<<53 && n <= 1<<53 {
		return Float(float64(n)), true, nil
	}
	return Value{}, false, nil
}

// floatFrom converts as float(v) does.
func (c *Context) floatFrom(v Value) (float64, error) {
	if v.IsFloat() {
		return v.AsFloat(), nil
	}
	if s, ok := TextOf(v); ok {
		if err := c.Steps(len(s)/8 + 1); err != nil {
			return 0, err
		}
		if f, ok := parseFloat(v, s); ok {
			return f, nil
		}
		return 0, c.Errorf(&ValueErrorType, "could not convert string to float: %s", quote(v, s))
	}
	if isIntLayout(v) {
		return c.intFloat(v)
	}
	f, ok, err := c.floatByMethod(v)
	if err == nil && !ok {
		err = c.Errorf(&TypeErrorType, "float() argument must be a string or a real number, not '%s'", v.Type().Shown())
	}
	return f, err
}

// quote returns the repr of a text or bytes for a message.
func quote(v Value, s string) string {
	if v.IsStr() {
		return ReprStr(s)
	}
	return ReprBytes(s)
}

func parseFloat(v Value, s string) (float64, bool) {
	if f, ok := plainDecimal(s); ok {
		return f, true
	}
	if v.IsStr() {
		s = asciiDigits(s)
	}
	return ParseFloat(trimSpace(s))
}

// plainDecimal reads digits with a point among them at most, so few that both
// the number without the point and the power of ten are exact: their quotient
// is the value, rounded once.
func plainDecimal(s string) (float64, bool) {
	digits := strings.TrimPrefix(s, "-")
	if len(digits) > 15 {
		return 0, false
	}
	n, point := int64(0), -1
	for i := range len(digits) {
		switch d := digits[i]; {
		case isASCIIDigit(d):
			n = n*10 + int64(d-'0')
		case d == '.' && point < 0:
			point = i
		default:
			return 0, false
		}
	}
	f, places := float64(n), 0
	if point >= 0 {
		places = len(digits) - 1 - point
	}
	if len(digits) < len(s) {
		f = -f
	}
	return f / powersOfTen[places], len(digits) > 1 || len(digits) == 1 && point < 0
}

// powersOfTen are exact.
var powersOfTen = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// ParseFloat reads Python's float syntax, without white space around it.
func ParseFloat(s string) (float64, bool) {
	f, rest := scanFloat(s)
	return f, rest == "" && s != ""
}

// scanFloat reads the longest float at the start of s; rest is what follows
// (all of s if there is none).
func scanFloat(s string) (f float64, rest string) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	if f, n := scanSpecial(s[i:]); n > 0 {
		if s[0] == '-' {
			f = -f
		}
		return f, s[i+n:]
	}
	end := scanDecimal(s, i)
	if end < 0 {
		return 0, s
	}
	text := s[:end]
	if strings.IndexByte(text, '_') >= 0 {
		text = strings.ReplaceAll(text, "_", "")
	}
	if len(text) > 300 {
		text = shortDecimal(text)
	}
	f, _ = strconv.ParseFloat(text, 64)
	return f, s[end:]
}

// shortDecimal writes a long decimal literal with so few digits that strconv
// reads it exactly: it counts at most 800 digits and exponents of 10000. What is
// cut off can only break a tie, for which one more digit stands in.
func shortDecimal(s string) string {
	const enough = 780
	mantissa, tail := s, ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, tail = s[:i], s[i+1:]
	}
	sign := ""
	if mantissa[0] == '-' {
		sign = "-"
	}
	whole, fraction, _ := strings.Cut(strings.TrimLeft(mantissa, "+-"), ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	exponent, err := strconv.ParseInt(tail, 10, 64)
	switch {
	case err != nil && tail != "" && tail[0] == '-':
		exponent = -1 << 40
	case err != nil && tail != "":
		exponent = 1 << 40
	}
	exponent = min(max(exponent, -1<<40), 1<<40) - int64(len(fraction))
	if len(digits) > enough {
		rest := digits[enough:]
		exponent += int64(len(rest))
		if digits = digits[:enough]; strings.Trim(rest, "0") != "" {
			digits += "1"
			exponent--
		}
	}
	if digits == "" {
		digits, exponent = "0", 0
	}
	return sign + digits + "e" + strconv.FormatInt(min(max(exponent, -5000), 5000), 10)
}

// scanSpecial reads inf, infinity or nan in any case.
func scanSpecial(s string) (f float64, n int) {
	for _, w := range [...]struct {
		name string
		f    float64
	}{{"infinity", math.Inf(1)}, {"inf", math.Inf(1)}, {"nan", math.NaN()}} {
		if len(s) >= len(w.name) && strings.EqualFold(s[:len(w.name)], w.name) {
			return w.f, len(w.name)
		}
	}
	return 0, 0
}

// scanDecimal returns the end of the decimal literal whose digits start at i,
// or -1.
func scanDecimal(s string, i int) int {
	start := i
	i = scanDigits(s, i)
	whole := i - start
	fraction := 0
	if i < len(s) && s[i] == '.' {
		end := scanDigits(s, i+1)
		fraction = end - i - 1
		i = end
	}
	if whole+fraction == 0 {
		return -1
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		j := i + 1
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			j++
		}
		if end := scanDigits(s, j); end > j {
			i = end
		}
	}
	return i
}

// scanDigits returns the end of a run of digits with single underscores
// between them.
func scanDigits(s string, i int) int {
	for i < len(s) {
		switch {
		case isASCIIDigit(s[i]):
		case s[i] == '_' && i > 0 && isASCIIDigit(s[i-1]) && i+1 < len(s) && isASCIIDigit(s[i+1]):
		default:
			return i
		}
		i++
	}
	return i
}

func isASCIIDigit(b byte) bool { return '0' <= b && b <= '9' }
