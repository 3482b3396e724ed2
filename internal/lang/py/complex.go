package py

import (
	"math"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
)

// ComplexType is complex. Operations between a real and a complex number use
// the real one as it is, without a zero imaginary part (as CPython 3.14 does
// and 3.13 does not).
var ComplexType Type

var complexMethods = []Row{
	{"conjugate(self, /)", "The complex conjugate of its argument.", "1", complexConjugate},
	{"from_number(cls, number, /)", "Convert number to a complex floating-point number.", "1", complexFromNumber},
	{"__complex__(self, /)", "Convert this value to exact type complex.", "1", complexSelf},
}

var complexGetters = []Getter{
	{Name: "real", Doc: "the real part of a complex number", Get: func(_ *Context, v Value) (Value, error) { return Float(real(v.Complex().C)), nil }},
	{Name: "imag", Doc: "the imaginary part of a complex number", Get: func(_ *Context, v Value) (Value, error) { return Float(imag(v.Complex().C)), nil }},
}

func complexSlots() Slots {
	s := Slots{
		New: complexNew, Repr: complexReprSlot, Format: numberFormat, Hash: complexHash, Bool: complexBool,
		Compare: complexCompare, Pow3: complexPow3,
	}
	s.Unary = [NumUnary]func(*Context, Value) (Value, error){Neg: complexNeg, Pos: complexPos, Abs: complexAbs}
	s.Binary = [NumBinary]func(c *Context, a, b Value) (Value, error){
		Add: complexAdd, Sub: complexSub, Mul: complexMul, TrueDiv: complexDiv, Pow: complexPow,
	}
	return s
}

// complexBytes is the size of a complex number.
const complexBytes = 48

// NewComplex returns a complex number.
func NewComplex(z complex128) Value {
	return (&Complex{Object: Object{typ: &ComplexType}, C: z}).Value()
}

// complexValue charges for and returns a complex number.
func (c *Context) complexValue(z complex128) (Value, error) {
	if err := c.Alloc(complexBytes); err != nil {
		return Value{}, err
	}
	return NewComplex(z), nil
}

// A complexPair holds the operands of a complex operation; aReal and bReal
// tell that an operand was an int or float.
type complexPair struct {
	a, b         complex128
	aReal, bReal bool
}

func (c *Context) complexOperands(a, b Value) (p complexPair, ok bool, err error) {
	if p.a, p.aReal, ok, err = c.complexOperand(a); !ok || err != nil {
		return
	}
	p.b, p.bReal, ok, err = c.complexOperand(b)
	return
}

func (c *Context) complexOperand(v Value) (z complex128, isReal, ok bool, err error) {
	if v.Kind() == KindComplex {
		return v.Complex().C, false, true, nil
	}
	f, ok, err := c.floatOperand(v)
	return complex(f, 0), true, ok, err
}

func (c *Context) complexOp(a, b Value, f func(p complexPair) complex128) (Value, error) {
	p, ok, err := c.complexOperands(a, b)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return NotImplemented, nil
	}
	return c.complexValue(f(p))
}

func complexAdd(c *Context, a, b Value) (Value, error) {
	return c.complexOp(a, b, func(p complexPair) complex128 {
		switch {
		case p.aReal:
			return complex(real(p.a)+real(p.b), imag(p.b))
		case p.bReal:
			return complex(real(p.a)+real(p.b), imag(p.a))
		}
		return complex(real(p.a)+real(p.b), imag(p.a)+imag(p.b))
	})
}

func complexSub(c *Context, a, b Value) (Value, error) {
	return c.complexOp(a, b, func(p complexPair) complex128 {
		switch {
		case p.aReal:
			return complex(real(p.a)-real(p.b), -imag(p.b))
		case p.bReal:
			return complex(real(p.a)-real(p.b), imag(p.a))
		}
		return complex(real(p.a)-real(p.b), imag(p.a)-imag(p.b))
	})
}

func complexMul(c *Context, a, b Value) (Value, error) {
	return c.complexOp(a, b, func(p complexPair) complex128 {
		switch {
		case p.aReal:
			return complex(real(p.a)*real(p.b), real(p.a)*imag(p.b))
		case p.bReal:
			return complex(real(p.a)*real(p.b), imag(p.a)*real(p.b))
		}
		return MulComplex(p.a, p.b)
	})
}

// MulComplex multiplies as C99's annex G asks: a product that would be NaN in
// both parts is recovered where an operand is infinite.
func MulComplex(z, w complex128) complex128 {
	a, b, c, d := real(z), imag(z), real(w), imag(w)
	ac, bd, ad, bc := float64(a*c), float64(b*d), float64(a*d), float64(b*c)
	re, im := ac-bd, ad+bc
	if re == re || im == im {
		return complex(re, im)
	}
	return recoverProduct([4]float64{a, b, c, d}, [4]float64{ac, bd, ad, bc}, complex(re, im))
}

func recoverProduct(p, prod [4]float64, plain complex128) complex128 {
	again := false
	for i := 0; i < 4; i += 2 {
		if !math.IsInf(p[i], 0) && !math.IsInf(p[i+1], 0) {
			continue
		}
		p[i], p[i+1] = boxInf(p[i]), boxInf(p[i+1])
		p[2-i], p[3-i] = zeroNaN(p[2-i]), zeroNaN(p[3-i])
		again = true
	}
	if !again && (math.IsInf(prod[0], 0) || math.IsInf(prod[1], 0) || math.IsInf(prod[2], 0) || math.IsInf(prod[3], 0)) {
		for i := range p {
			p[i] = zeroNaN(p[i])
		}
		again = true
	}
	if !again {
		return plain
	}
	inf := math.Inf(1)
	return complex(inf*(float64(p[0]*p[2])-float64(p[1]*p[3])), inf*(float64(p[0]*p[3])+float64(p[1]*p[2])))
}

// boxInf returns 1 for an infinity, else 0, with the sign of x.
func boxInf(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.Copysign(1, x)
	}
	return math.Copysign(0, x)
}

func zeroNaN(x float64) float64 {
	if x != x {
		return math.Copysign(0, x)
	}
	return x
}

func complexDiv(c *Context, a, b Value) (Value, error) {
	p, ok, err := c.complexOperands(a, b)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return NotImplemented, nil
	}
	if p.b == 0 {
		return Value{}, c.zeroDivision()
	}
	switch {
	case p.bReal:
		return c.complexValue(complex(real(p.a)/real(p.b), imag(p.a)/real(p.b)))
	case p.aReal:
		return c.complexValue(divReal(real(p.a), p.b))
	}
	return c.complexValue(DivComplex(p.a, p.b))
}

// DivComplex divides by Smith's method, scaled by the larger part of w, and
// recovers infinities and zeros as C99's annex G asks.
func DivComplex(z, w complex128) complex128 {
	a, b, c, d := real(z), imag(z), real(w), imag(w)
	var re, im float64
	switch {
	case math.Abs(c) >= math.Abs(d):
		if c == 0 && d == 0 {
			return complex(math.NaN(), math.NaN())
		}
		ratio := d / c
		denom := c + float64(d*ratio)
		re, im = (a+float64(b*ratio))/denom, (b-float64(a*ratio))/denom
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		denom := float64(c*ratio) + d
		re, im = (float64(a*ratio)+b)/denom, (float64(b*ratio)-a)/denom
	default:
		re, im = math.NaN(), math.NaN()
	}
	if re != re && im != im {
		return recoverQuotient(a, b, c, d, complex(re, im))
	}
	return complex(re, im)
}

func recoverQuotient(a, b, c, d float64, plain complex128) complex128 {
	infZ := math.IsInf(a, 0) || math.IsInf(b, 0)
	infW := math.IsInf(c, 0) || math.IsInf(d, 0)
	inf := math.Inf(1)
	switch {
	case infZ && isFinite(c) && isFinite(d):
		x, y := boxInf(a), boxInf(b)
		return complex(inf*(float64(x*c)+float64(y*d)), inf*(float64(y*c)-float64(x*d)))
	case infW && isFinite(a) && isFinite(b):
		x, y := boxInf(c), boxInf(d)
		return complex(0*(float64(a*x)+float64(b*y)), 0*(float64(b*x)-float64(a*y)))
	}
	return plain
}

func isFinite(x float64) bool { return !math.IsInf(x, 0) && x == x }

// divReal is a / w for a real a.
func divReal(a float64, w complex128) complex128 {
	c, d := real(w), imag(w)
	var re, im float64
	switch {
	case math.Abs(c) >= math.Abs(d):
		ratio := d / c
		denom := c + float64(d*ratio)
		re, im = a/denom, -float64(a*ratio)/denom
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		denom := float64(c*ratio) + d
		re, im = float64(a*ratio)/denom, -a/denom
	default:
		re, im = math.NaN(), math.NaN()
	}
	if re != re && im != im && isFinite(a) && (math.IsInf(c, 0) || math.IsInf(d, 0)) {
		x, y := boxInf(c), boxInf(d)
		return complex(0*float64(a*x), 0*float64(-a*y))
	}
	return complex(re, im)
}

func complexPow(c *Context, a, b Value) (Value, error) {
	p, ok, err := c.complexOperands(a, b)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return NotImplemented, nil
	}
	return c.complexPower(p.a, p.b)
}

func complexPow3(c *Context, a, b, mod Value) (Value, error) {
	if !mod.IsNil() && !mod.IsNone() {
		return Value{}, c.Errorf(&ValueErrorType, "complex modulo")
	}
	return complexPow(c, a, b)
}

// complexPower is a ** b: by products for small whole exponents, else by
// polar form.
func (c *Context) complexPower(a, b complex128) (Value, error) {
	var z complex128
	switch n := real(b); {
	case b == 0:
		z = 1
	case a == 0:
		if imag(b) != 0 || n < 0 {
			return Value{}, c.Errorf(&ZeroDivisionErrorType, "zero to a negative or complex power")
		}
	case imag(b) == 0 && n == math.Floor(n) && math.Abs(n) <= 100:
		z = complexPowInt(a, int(n))
	default:
		ok := false
		if z, ok = complexPowPolar(a, b); !ok {
			return Value{}, c.Errorf(&ZeroDivisionErrorType, "zero to a negative or complex power")
		}
	}
	if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
		return Value{}, c.Errorf(&OverflowErrorType, "complex exponentiation")
	}
	return c.complexValue(z)
}

// complexPowInt is a ** n by squaring, from the low bit of n up.
func complexPowInt(a complex128, n int) complex128 {
	if n < 0 {
		return DivComplex(1, complexPowInt(a, -n))
	}
	r, p := complex128(1), a
	for mask := 1; mask > 0 && n >= mask; mask <<= 1 {
		if n&mask != 0 {
			r = MulComplex(r, p)
		}
		p = MulComplex(p, p)
	}
	return r
}

// complexPowPolar is a ** b by length and angle; an infinite angle has no
// direction, for which CPython blames a zero base.
func complexPowPolar(a, b complex128) (z complex128, ok bool) {
	abs := libm.Hypot(real(a), imag(a))
	length := libm.Pow(abs, real(b))
	at := libm.Atan2(imag(a), real(a))
	phase := float64(at * real(b))
	if imag(b) != 0 {
		length /= libm.Exp(float64(at * imag(b)))
		phase += float64(imag(b) * libm.Log(abs))
	}
	return complex(length*libm.Cos(phase), length*libm.Sin(phase)), !math.IsInf(phase, 0)
}

func complexNeg(c *Context, v Value) (Value, error) {
	z := v.Complex().C
	return c.complexValue(complex(-real(z), -imag(z)))
}

func complexPos(c *Context, v Value) (Value, error) {
	if v.Is(&ComplexType) {
		return v, nil
	}
	return c.complexValue(v.Complex().C)
}

func complexSelf(c *Context, a []Value) (Value, error) { return complexPos(c, a[0]) }

func complexConjugate(c *Context, a []Value) (Value, error) {
	z := a[0].Complex().C
	return c.complexValue(complex(real(z), -imag(z)))
}

func complexAbs(c *Context, v Value) (Value, error) {
	z := v.Complex().C
	abs := libm.Hypot(real(z), imag(z))
	if math.IsInf(abs, 0) && isFinite(real(z)) && isFinite(imag(z)) {
		return Value{}, c.Errorf(&OverflowErrorType, "absolute value too large")
	}
	return Float(abs), nil
}

func complexBool(_ *Context, v Value) (bool, error) { return v.Complex().C != 0, nil }

func complexHash(_ *Context, v Value) (int64, error) {
	z := v.Complex().C
	h := uint64(HashFloat(real(z))) + hashImag*uint64(HashFloat(imag(z)))
	if int64(h) == -1 {
		return -2, nil
	}
	return int64(h), nil
}

func complexCompare(_ *Context, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || a.Kind() != KindComplex {
		return NotImplemented, nil
	}
	z := a.Complex().C
	equal := false
	switch {
	case b.Kind() == KindComplex:
		equal = z == b.Complex().C
	case b.Kind() == KindFloat:
		f, _ := FloatOf(b)
		equal = imag(z) == 0 && real(z) == f
	case IsIntLike(b):
		equal = imag(z) == 0 && real(z) == real(z) && cmpFloatInt(real(z), b) == 0
	default:
		return NotImplemented, nil
	}
	return Bool(equal == (op == EQ)), nil
}

func complexReprSlot(c *Context, v Value) (Value, error) { return c.NewStr(ComplexRepr(v.Complex().C)) }

// ComplexRepr returns repr of a complex number: the real part is left out when
// it is plus zero.
func ComplexRepr(z complex128) string {
	re, im := real(z), imag(z)
	if re == 0 && !math.Signbit(re) {
		return plainFloat(im) + "j"
	}
	sign := "+"
	if math.Signbit(im) && im == im {
		sign = ""
	}
	return "(" + plainFloat(re) + sign + plainFloat(im) + "j)"
}

// plainFloat is repr without a trailing ".0".
func plainFloat(f float64) string { return strings.TrimSuffix(FloatRepr(f), ".0") }

func complexNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	re, im, err := c.complexArgs(args, kw)
	if err != nil {
		return Value{}, err
	}
	if !re.IsNil() && im.IsNil() && cls == &ComplexType && re.Is(&ComplexType) {
		return re, nil
	}
	z, err := c.complexFrom(re, im)
	if err != nil {
		return Value{}, err
	}
	if err := c.Alloc(complexBytes); err != nil {
		return Value{}, err
	}
	return (&Complex{Object: Object{typ: cls}, C: z}).Value(), nil
}

func (c *Context) complexArgs(args []Value, kw []Kw) (re, im Value, err error) {
	if n := len(args) + len(kw); n > 2 {
		return re, im, c.Errorf(&TypeErrorType, "complex() takes at most 2 arguments (%d given)", n)
	}
	slots := [...]*Value{&re, &im}
	for i, v := range args {
		*slots[i] = v
	}
	for _, k := range kw {
		i := strings.Index("real imag", k.Name) / 5
		if k.Name != "real" && k.Name != "imag" {
			return re, im, c.Errorf(&TypeErrorType, "complex() got an unexpected keyword argument '%s'", k.Name)
		}
		if !slots[i].IsNil() {
			return re, im, c.Errorf(&TypeErrorType, "argument for complex() given by name ('%s') and position (%d)", k.Name, i+1)
		}
		*slots[i] = k.Value
	}
	return re, im, nil
}

// complexFrom converts as complex(re, im) does; missing arguments are nil.
func (c *Context) complexFrom(re, im Value) (complex128, error) {
	if !re.IsNil() && re.IsStr() {
		if !im.IsNil() {
			return 0, c.Errorf(&TypeErrorType, "complex() can't take second arg if first is a string")
		}
		return c.parseComplex(re)
	}
	if !im.IsNil() && im.IsStr() {
		return 0, c.Errorf(&TypeErrorType, "complex() second arg can't be a string")
	}
	var z, w complex128
	wReal := true
	if !re.IsNil() {
		ok, err := false, error(nil)
		if z, ok, err = c.ToComplex(re); err != nil {
			return 0, err
		}
		if !ok {
			return 0, c.Errorf(&TypeErrorType, "complex() first argument must be a string or a number, not '%s'", re.Type().Shown())
		}
	}
	if !im.IsNil() {
		ok, err := false, error(nil)
		if w, ok, err = c.complexImag(im); err != nil {
			return 0, err
		}
		if !ok {
			return 0, c.Errorf(&TypeErrorType, "complex() second argument must be a number, not '%s'", im.Type().Shown())
		}
		wReal = im.Kind() != KindComplex
	}
	x, y := real(z), real(w)
	if !wReal {
		x -= imag(w)
	}
	switch {
	case im.IsNil():
		y = imag(z)
	case re.Kind() == KindComplex || imag(z) != 0:
		y = imag(z) + y
	}
	return complex(x, y), nil
}

func (c *Context) complexImag(v Value) (complex128, bool, error) {
	if v.Kind() == KindComplex {
		return v.Complex().C, true, nil
	}
	f, ok, err := c.realOf(v)
	return complex(f, 0), ok, err
}

func (c *Context) realOf(v Value) (float64, bool, error) {
	if f, ok := FloatOf(v); ok {
		return f, true, nil
	}
	if isIntLayout(v) {
		f, err := c.intFloat(v)
		return f, true, err
	}
	return c.floatByMethod(v)
}

// ToComplex converts a number: complex, __complex__, __float__, __index__. ok
// is false for anything else.
func (c *Context) ToComplex(v Value) (z complex128, ok bool, err error) {
	if v.Is(&ComplexType) {
		return v.Complex().C, true, nil
	}
	if !v.IsFloat() && !isIntLayout(v) {
		f, err := c.LookupSpecial(v, "__complex__")
		if err != nil {
			return 0, false, err
		}
		if !f.IsNil() {
			return c.callComplex(v, f)
		}
	}
	x, ok, err := c.realOf(v)
	return complex(x, 0), ok, err
}

func (c *Context) callComplex(v, f Value) (complex128, bool, error) {
	r, err := c.Call(f)
	if err != nil {
		return 0, false, err
	}
	if r.Kind() != KindComplex {
		return 0, false, c.Errorf(&TypeErrorType, "%s.__complex__() must return a complex, not %s", v.Type().Shown(), r.Type().Shown())
	}
	return r.Complex().C, true, nil
}

func (c *Context) parseComplex(v Value) (complex128, error) {
	s := v.Str().S
	if err := c.Steps(len(s)/8 + 1); err != nil {
		return 0, err
	}
	text := asciiDigits(s)
	if !underscoresBetweenDigits(text) {
		return 0, c.Errorf(&ValueErrorType, "could not convert string to complex: %s", ReprStr(s))
	}
	z, ok := ParseComplex(text)
	if !ok {
		return 0, c.Errorf(&ValueErrorType, "complex() arg is a malformed string")
	}
	return z, nil
}

func underscoresBetweenDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && (i == 0 || i+1 == len(s) || !isASCIIDigit(s[i-1]) || !isASCIIDigit(s[i+1])) {
			return false
		}
	}
	return true
}

// ParseComplex reads Python's complex syntax: a, bj, a+bj, in parentheses or
// not, with white space around.
func ParseComplex(s string) (complex128, bool) {
	s = trimSpace(s)
	if strings.HasPrefix(s, "(") {
		if len(s) < 2 || s[len(s)-1] != ')' {
			return 0, false
		}
		s = trimSpace(s[1 : len(s)-1])
	}
	x, rest := scanTerm(s)
	switch {
	case s == "":
		return 0, false
	case rest == "" && endsInJ(s):
		return complex(0, x), true
	case rest == "":
		return complex(x, 0), !isBareSign(s)
	case rest == s || rest[0] != '+' && rest[0] != '-':
		return 0, false
	}
	if endsInJ(s[:len(s)-len(rest)]) {
		return 0, false
	}
	y, end := scanTerm(rest)
	return complex(x, y), end == "" && endsInJ(rest)
}

func isBareSign(s string) bool { return s == "+" || s == "-" }

func endsInJ(s string) bool {
	return s != "" && (s[len(s)-1] == 'j' || s[len(s)-1] == 'J')
}

// scanTerm reads a float with an optional j; a j may follow a bare sign, and
// stands for 1 then.
func scanTerm(s string) (f float64, rest string) {
	f, rest = scanFloat(s)
	if len(rest) == len(s) {
		f = 1
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			if rest[0] == '-' {
				f = -1
			}
			rest = rest[1:]
		}
		if rest == "" || rest[0] != 'j' && rest[0] != 'J' {
			return 0, s
		}
	}
	if rest != "" && (rest[0] == 'j' || rest[0] == 'J') {
		rest = rest[1:]
	}
	return f, rest
}

// complexFromNumber is complex.from_number(x), new in 3.14: no strings.
func complexFromNumber(c *Context, a []Value) (Value, error) {
	z, ok, err := c.ToComplex(a[1])
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, c.Errorf(&TypeErrorType, "must be real number, not %s", a[1].Type().Shown())
	}
	if cls := a[0].TypeObject(); cls != &ComplexType {
		return c.Call(a[0], NewComplex(z))
	}
	return c.complexValue(z)
}
