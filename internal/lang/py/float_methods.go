package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

var floatMethods = []Row{
	{"as_integer_ratio(self, /)", "A pair of integers, whose ratio is exactly equal to the original float.", "1", floatRatio},
	{"conjugate(self, /)", "Returns self, the complex conjugate of any float.", "1", floatConjugate},
	{"is_integer(self, /)", "Returns True if the float is an integer.", "1", floatIsInteger},
	{"hex(self, /)", "A hexadecimal representation of a floating-point number.", "1", floatHex},
	{"fromhex(cls, string, /)", "Create a floating-point number from a hexadecimal string.", "len(string)", floatFromHex},
	{"from_number(cls, number, /)", "Convert real number to a floating-point number.", "1", floatFromNumber},
	{"__trunc__(self, /)", "The Integral closest to x between 0 and x.", "1", floatTrunc},
	{"__floor__(self, /)", "The floor as an Integral.", "1", floatFloor},
	{"__ceil__(self, /)", "The ceiling as an Integral.", "1", floatCeil},
	{"__round__(self, ndigits=None, /)", "The Integral closest to x, rounding half toward even.", "1", floatRound},
	{"__getformat__(cls, typestr, /)", "The format of C doubles or floats.", "1", floatGetFormat},
}

var floatGetters = []Getter{
	{Name: "real", Doc: "the real part of a complex number", Get: floatPos},
	{Name: "imag", Doc: "the imaginary part of a complex number", Get: func(*Context, Value) (Value, error) { return Float(0), nil }},
}

func floatGetFormat(c *Context, a []Value) (Value, error) {
	if a[1].IsStr() && (a[1].Str().S == "double" || a[1].Str().S == "float") {
		return c.Text("IEEE, little-endian"), nil
	}
	return Value{}, c.Errorf(&ValueErrorType, "__getformat__() argument 1 must be 'double' or 'float'")
}

func floatConjugate(c *Context, a []Value) (Value, error) { return floatPos(c, a[0]) }

func floatIsInteger(_ *Context, a []Value) (Value, error) {
	f, _ := FloatOf(a[0])
	return Bool(!math.IsInf(f, 0) && f == math.Floor(f)), nil
}

func floatTrunc(c *Context, a []Value) (Value, error) { return floatToIntSlot(c, a[0]) }

func floatFloor(c *Context, a []Value) (Value, error) {
	f, _ := FloatOf(a[0])
	return c.FloatToInt(math.Floor(f))
}

func floatCeil(c *Context, a []Value) (Value, error) {
	f, _ := FloatOf(a[0])
	return c.FloatToInt(math.Ceil(f))
}

func floatRatio(c *Context, a []Value) (Value, error) {
	f, _ := FloatOf(a[0])
	switch {
	case f != f:
		return Value{}, c.Errorf(&ValueErrorType, "cannot convert NaN to integer ratio")
	case math.IsInf(f, 0):
		return Value{}, c.Errorf(&OverflowErrorType, "cannot convert Infinity to integer ratio")
	}
	if err := c.Charge(4, int64(2*intBytes(17))); err != nil {
		return Value{}, err
	}
	num, den := FloatRatio(f)
	return c.pairTuple(BigInt(num), BigInt(den))
}

// FloatRatio returns a finite f as a fraction in lowest terms.
func FloatRatio(f float64) (num, den *big.Int) {
	frac, exp := math.Frexp(f)
	num, den = big.NewInt(int64(math.Ldexp(frac, 53))), big.NewInt(1)
	exp -= 53
	if num.Sign() == 0 {
		return num, den
	}
	twos := int(num.TrailingZeroBits())
	negative := num.Sign() < 0
	num.Abs(num).Rsh(num, uint(twos))
	exp += twos
	if exp >= 0 {
		num.Lsh(num, uint(exp))
	} else {
		den.Lsh(den, uint(-exp))
	}
	if negative {
		num.Neg(num)
	}
	return num, den
}

func floatRound(c *Context, a []Value) (Value, error) {
	f, _ := FloatOf(a[0])
	if a[1].IsNone() {
		return c.FloatToInt(math.RoundToEven(f))
	}
	digits, err := c.IndexInt(a[1], true)
	if err != nil {
		return Value{}, err
	}
	r := RoundFloat(f, digits)
	if math.IsInf(r, 0) && !math.IsInf(f, 0) {
		return Value{}, c.Errorf(&OverflowErrorType, "rounded value too large to represent")
	}
	return Float(r), nil
}

// RoundFloat rounds to digits after the decimal point by way of correctly
// rounded decimal text.
func RoundFloat(f float64, digits int) float64 {
	const most, least = 323, -308 // beyond these nothing is left to round, or nothing is left
	switch {
	case f != f || math.IsInf(f, 0) || f == 0 || digits > most:
		return f
	case digits < least:
		return math.Copysign(0, f)
	case digits >= 0:
		if r, ok := roundClear(f, digits); ok {
			return r
		}
		r, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', digits, 64), 64)
		return r
	}
	return roundLeft(f, -digits)
}

// exactTens are the powers of ten by which a float is scaled without doubt.
var exactTens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// roundClear is RoundFloat where f in units of the last digit is clearly above
// or below a half: a whole number, which divided by a power of ten, both exact,
// gives the float that is nearest to the decimal number.
func roundClear(f float64, digits int) (r float64, ok bool) {
	const most = 1 << 50
	if digits >= len(exactTens) {
		return 0, false
	}
	scaled := float64(f * exactTens[digits]) // off by 2**-53 of itself
	if !(math.Abs(scaled) < most) {
		return 0, false
	}
	whole := math.Floor(scaled)
	rest := scaled - whole // exact
	if rest >= 0.5 {
		whole++
	}
	if math.Abs(rest-0.5) <= float64(math.Abs(scaled)*0x1p-52) {
		return 0, false
	}
	return math.Copysign(whole/exactTens[digits], f), true
}

// roundLeft rounds to a multiple of 10**k, exactly and halves to even.
func roundLeft(f float64, k int) float64 {
	x := bigFromFloat(math.Abs(math.Trunc(f)))
	exact := math.Trunc(f) == f
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(k)), nil)
	q, r := new(big.Int).QuoRem(x, p, new(big.Int))
	cmp := r.Lsh(r, 1).Cmp(p)
	if cmp > 0 || cmp == 0 && (!exact || q.Bit(0) == 1) {
		q.Add(q, bigOne)
	}
	out, _ := q.Mul(q, p).Float64()
	return math.Copysign(out, f)
}

func floatHex(c *Context, a []Value) (Value, error) {
	f, _ := FloatOf(a[0])
	return c.NewStr(HexFloat(f))
}

// HexFloat returns float.hex(f).
func HexFloat(f float64) string {
	if f != f || math.IsInf(f, 0) {
		return FloatRepr(f)
	}
	sign := ""
	if math.Signbit(f) {
		sign, f = "-", -f
	}
	if f == 0 {
		return sign + "0x0.0p+0"
	}
	frac, exp := math.Frexp(f)
	shift := 1
	if exp < -1021 {
		shift = exp + 1022
	}
	mantissa := uint64(math.Ldexp(frac, 52+shift))
	digits := strconv.FormatUint(mantissa&(1<<52-1), 16)
	digits = strings.Repeat("0", 13-len(digits)) + digits
	text := sign + "0x" + strconv.FormatUint(mantissa>>52, 10) + "." + digits + "p"
	exp -= shift
	if exp >= 0 {
		text += "+"
	}
	return text + strconv.Itoa(exp)
}

func floatFromHex(c *Context, a []Value) (Value, error) {
	if !a[1].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "bad argument type for built-in operation")
	}
	s := a[1].Str().S
	if err := c.Steps(len(s)/4 + 1); err != nil {
		return Value{}, err
	}
	f, ok := ParseHexFloat(trimSpace(s))
	if !ok {
		return Value{}, c.Errorf(&ValueErrorType, "invalid hexadecimal floating-point string")
	}
	if math.IsInf(f, 0) && !strings.Contains(strings.ToLower(s), "inf") {
		return Value{}, c.Errorf(&OverflowErrorType, "hexadecimal value too large to represent as a float")
	}
	if cls := a[0].TypeObject(); cls != &FloatType {
		return c.Call(a[0], Float(f))
	}
	return Float(f), nil
}

// ParseHexFloat reads float.fromhex's syntax: [sign] ['0x'] digits ['.'
// digits] ['p' exponent], or inf, infinity, nan.
func ParseHexFloat(s string) (float64, bool) {
	negative := strings.HasPrefix(s, "-")
	if negative || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	f, ok := parseHexMagnitude(s)
	if negative {
		f = -f
	}
	return f, ok
}

func parseHexMagnitude(s string) (float64, bool) {
	if f, n := scanSpecial(s); n > 0 {
		return f, n == len(s)
	}
	if len(s) >= 2 && s[0] == '0' && (s[1] == 'x' || s[1] == 'X') {
		s = s[2:]
	}
	exp := "0"
	if i := strings.IndexAny(s, "pP"); i >= 0 {
		s, exp = s[:i], s[i+1:]
		if !isExponent(exp) {
			return 0, false
		}
	}
	digits := 0
	for i, b := range []byte(s) {
		switch {
		case digitOf(b) < 16:
			digits++
		case b != '.' || strings.IndexByte(s, '.') != i:
			return 0, false
		}
	}
	if digits == 0 {
		return 0, false
	}
	f, _ := strconv.ParseFloat("0x"+s+"p"+exp, 64)
	return f, true
}

func isExponent(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	for i := 0; i < len(s); i++ {
		if !isASCIIDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// floatFromNumber is float.from_number(x), new in 3.14: no strings.
func floatFromNumber(c *Context, a []Value) (Value, error) {
	f, err := c.ToFloat(a[1])
	if err != nil {
		return Value{}, err
	}
	if cls := a[0].TypeObject(); cls != &FloatType {
		return c.Call(a[0], Float(f))
	}
	return Float(f), nil
}
