package decimal

import (
	"math"
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/lib/fractions"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Type is decimal.Decimal.
var Type py.Type

func of(v py.Value) *dec { return v.Native().Data.(*dec) }

func isDecimal(v py.Value) bool { return v.Kind() == py.KindNative && v.Type().IsSubtype(&Type) }

// wrap makes a Decimal, which does not hold on to the room of a much larger
// intermediate result.
func wrap(c *py.Context, t *py.Type, d *dec) (py.Value, error) {
	if words := d.coef.Bits(); cap(words) > 2*len(words)+8 {
		d.coef = new(big.Int).Set(d.coef)
	}
	if err := c.Charge(1, decBytes(d.coef)); err != nil {
		return py.Value{}, err
	}
	return py.NewNative(t, d), nil
}

// construct is Decimal(value, context).
func construct(c *py.Context, a []py.Value) (py.Value, error) {
	cls, v := a[0].TypeObject(), a[1]
	x, err := chosen(c, a[2])
	if err != nil {
		return py.Value{}, err
	}
	if isDecimal(v) && cls == &Type {
		if v.Is(&Type) {
			return v, nil
		}
		return wrap(c, cls, of(v))
	}
	if cls == &Type {
		if d, ok, err := constructFew(c, v); ok {
			return d, err
		}
	}
	w := &work{c: c, x: x}
	d, err := w.exact(v, true)
	if err != nil {
		return py.Value{}, err
	}
	return w.make(cls, d)
}

// make is done for a class.
func (w *work) make(cls *py.Type, d *dec) (py.Value, error) {
	v, err := w.done(d)
	if err != nil || cls == &Type {
		return v, err
	}
	return wrap(w.c, cls, d)
}

// exact converts any value that Decimal() takes, without rounding. loose tells
// that text may have white space around it and underscores.
func (w *work) exact(v py.Value, loose bool) (*dec, error) {
	c := w.c
	switch {
	case isDecimal(v):
		return of(v), nil
	case v.IsStr():
		return w.fromText(v.Str().S, loose), w.err
	case py.IsIntLike(v):
		return w.fromInt(v), w.err
	case v.Kind() == py.KindFloat:
		w.set(floatOperation)
		f, _ := py.FloatOf(v)
		return w.fromFloat(f), w.err
	case v.Kind() == py.KindTuple || v.Kind() == py.KindList:
		return w.fromTuple(v)
	}
	return nil, c.Errorf(&py.TypeErrorType, "conversion from %s to Decimal is not supported", v.Type().Shown())
}

func (w *work) fromInt(v py.Value) *dec {
	n := py.BigOf(v)
	w.charge(n, zero)
	return w.number(n.Sign() < 0, new(big.Int).Abs(n), 0)
}

func (w *work) fromText(text string, loose bool) *dec {
	w.fail(w.c.Steps(len(text) / 8))
	s, ok := clean(text, loose)
	if !ok || w.err != nil {
		return w.invalid(conversionSyntax)
	}
	d := w.parse(s)
	if d == nil {
		return w.invalid(conversionSyntax)
	}
	return w.inRange(d)
}

// inRange checks that a number can be held exactly.
func (w *work) inRange(d *dec) *dec {
	v := w.with(widest())
	r := v.finalize(d)
	w.fail(v.err)
	if v.status&(inexact|roundedCond|clamped|overflow) != 0 {
		return w.invalid(invalidOperation)
	}
	return r
}

// fromFloat is exact: a float is a whole number of powers of two.
func (w *work) fromFloat(f float64) *dec {
	neg := math.Signbit(f)
	switch {
	case f != f:
		return &dec{form: quiet, neg: neg, coef: zero, digits: 1}
	case math.IsInf(f, 0):
		return infinity(neg)
	case f == 0:
		return small(neg, 0, 0)
	}
	num, den := py.FloatRatio(math.Abs(f))
	k := int64(den.BitLen() - 1)
	five := new(big.Int).Exp(big.NewInt(5), big.NewInt(k), nil)
	return w.number(neg, w.mul(num, five), -k)
}

// fromTuple reads (sign, digits, exponent).
func (w *work) fromTuple(v py.Value) (*dec, error) {
	t, err := w.c.ToTuple(v)
	if err != nil {
		return nil, err
	}
	if t.Len() != 3 {
		return nil, w.c.Errorf(&py.ValueErrorType, "argument must be a sequence of length 3")
	}
	sign := t.Items()[0]
	if !py.IsIntLike(sign) || sign.Kind() == py.KindInt && !sign.IsInt() || sign.AsInt()>>1 != 0 {
		return nil, w.c.Errorf(&py.ValueErrorType, "sign must be an integer with the value 0 or 1")
	}
	d := &dec{neg: sign.AsInt() == 1}
	if err := w.tupleExponent(d, t.Items()[2]); err != nil {
		return nil, err
	}
	text, err := w.tupleDigits(t.Items()[1])
	if err != nil {
		return nil, err
	}
	if d.form == infinite {
		return infinity(d.neg), nil
	}
	n := w.number(d.neg, w.parseDigits(text), d.exp)
	n.form = d.form
	return w.inRange(n), w.err
}

func (w *work) tupleExponent(d *dec, v py.Value) error {
	if v.IsStr() {
		switch v.Str().S {
		case "F":
			d.form = infinite
		case "n":
			d.form = quiet
		case "N":
			d.form = signaling
		default:
			return w.c.Errorf(&py.ValueErrorType, "string argument in the third position must be 'F', 'n' or 'N'")
		}
		return nil
	}
	if !py.IsIntLike(v) {
		return w.c.Errorf(&py.ValueErrorType, "exponent must be an integer")
	}
	n := py.BigOf(v)
	if !n.IsInt64() {
		return w.c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	d.exp = min(max(n.Int64(), -farExp), farExp)
	return nil
}

func (w *work) tupleDigits(v py.Value) (string, error) {
	t, err := w.c.ToTuple(v)
	if err != nil {
		return "", w.c.Errorf(&py.ValueErrorType, "coefficient must be a tuple of digits")
	}
	if err := w.c.Charge(int64(t.Len()), int64(t.Len())); err != nil {
		return "", err
	}
	digits := make([]byte, 0, t.Len())
	for _, d := range t.Items() {
		if !py.IsIntLike(d) || d.Kind() == py.KindInt && !d.IsInt() || d.AsInt() < 0 || d.AsInt() > 9 {
			return "", w.c.Errorf(&py.ValueErrorType, "coefficient must be a tuple of digits")
		}
		if len(digits) > 0 || d.AsInt() != 0 {
			digits = append(digits, '0'+byte(d.AsInt()))
		}
	}
	return string(digits), nil
}

// operand converts the other operand of an operator: Decimals and ints.
func (w *work) operand(v py.Value) (*dec, bool) {
	switch {
	case isDecimal(v):
		return of(v), true
	case py.IsIntLike(v):
		return w.fromInt(v), true
	}
	return nil, false
}

// A binary is an operation on two numbers, a unary on one.
type (
	binary func(w *work, a, b *dec) *dec
	unary  func(w *work, a *dec) *dec
)

func binarySlot(f binary, quick fewOp) func(*py.Context, py.Value, py.Value) (py.Value, error) {
	return func(c *py.Context, a, b py.Value) (py.Value, error) {
		x, err := current(c)
		if err != nil {
			return py.Value{}, err
		}
		if quick != nil {
			if v, ok, err := doFew(c, x, quick, a, b); ok {
				return v, err
			}
		}
		w := &work{c: c, x: x}
		p, ok := w.operand(a)
		q, ok2 := w.operand(b)
		if !ok || !ok2 {
			return py.NotImplemented, nil
		}
		if w.err != nil {
			return py.Value{}, w.err
		}
		return w.done(f(w, p, q))
	}
}

// doFew does an operation in words; ok is false where that cannot be.
func doFew(c *py.Context, x *context, f fewOp, a, b py.Value) (v py.Value, ok bool, err error) {
	p, ok := fewOf(a)
	q, ok2 := fewOf(b)
	if !ok || !ok2 {
		return py.Value{}, false, nil
	}
	return f(c, x, p, q)
}

func unarySlot(f unary) func(*py.Context, py.Value) (py.Value, error) {
	return func(c *py.Context, a py.Value) (py.Value, error) {
		x, err := current(c)
		if err != nil {
			return py.Value{}, err
		}
		w := &work{c: c, x: x}
		return w.done(f(w, of(a)))
	}
}

func slots() py.Slots {
	s := py.Slots{
		New: py.NewSlot(py.Row{Sig: "Decimal(cls, value=0, context=None)", Doc: "Construct a new Decimal object.",
			Cost: "size of the number", Fn: construct}),
		Repr: func(c *py.Context, v py.Value) (py.Value, error) { return shown(c, v, "Decimal('", "')") },
		Str:  func(c *py.Context, v py.Value) (py.Value, error) { return shown(c, v, "", "") },
		Bool: func(_ *py.Context, v py.Value) (bool, error) { return !of(v).isZero(), nil },
		Hash: hash, Compare: compareSlot, Format: format, Pow3: pow3,
	}
	s.Binary[py.Add], s.Binary[py.Sub] = binarySlot(add, exactly(addFew)), binarySlot(subtract, exactly(subtractFew))
	s.Binary[py.Mul], s.Binary[py.TrueDiv] = binarySlot(multiply, exactly(multiplyFew)), binarySlot(divide, divideWords)
	s.Binary[py.FloorDiv], s.Binary[py.Mod], s.Binary[py.Pow] = binarySlot(divideInt, nil), binarySlot(remainder, nil), binarySlot(power, nil)
	s.Binary[py.DivMod] = divModSlot
	s.Unary[py.Neg], s.Unary[py.Pos], s.Unary[py.Abs] = unarySlot(minus), unarySlot(plus), unarySlot(absolute)
	s.Unary[py.ToInt] = func(c *py.Context, v py.Value) (py.Value, error) { return toInt(c, v, roundDown) }
	s.Unary[py.ToFloat] = toFloat
	return s
}

func divModSlot(c *py.Context, a, b py.Value) (py.Value, error) {
	x, err := current(c)
	if err != nil {
		return py.Value{}, err
	}
	w := &work{c: c, x: x}
	p, ok := w.operand(a)
	q, ok2 := w.operand(b)
	if !ok || !ok2 {
		return py.NotImplemented, nil
	}
	return w.pair(divMod(w, p, q))
}

func (w *work) pair(q, r *dec) (py.Value, error) {
	first, err := w.done(q)
	if err != nil {
		return py.Value{}, err
	}
	second, err := wrap(w.c, &Type, r)
	if err != nil {
		return py.Value{}, err
	}
	return py.NewTuple(first, second).Value(), w.c.Alloc(96)
}

func pow3(c *py.Context, a, b, m py.Value) (py.Value, error) {
	if m.IsNil() || m.IsNone() {
		return binarySlot(power, nil)(c, a, b)
	}
	x, err := current(c)
	if err != nil {
		return py.Value{}, err
	}
	w := &work{c: c, x: x}
	var d [3]*dec
	for i, v := range [3]py.Value{a, b, m} {
		var ok bool
		if d[i], ok = w.operand(v); !ok {
			return py.NotImplemented, nil
		}
	}
	return w.done(powerModulo(w, d[0], d[1], d[2]))
}

func shown(c *py.Context, v py.Value, before, after string) (py.Value, error) {
	x, err := current(c)
	if err != nil {
		return py.Value{}, err
	}
	var room [shortText]byte
	if text, ok := of(v).appendShort(append(room[:0], before...)); ok {
		return c.NewStr(string(append(text, after...)))
	}
	w := &work{c: c, x: x}
	s := w.sci(of(v), false, x.capitals == 1)
	if w.err != nil {
		return py.Value{}, w.err
	}
	return c.NewStr(before + s + after)
}

// compareSlot compares with Decimals, ints, Fractions, floats and, for
// equality, complex numbers.
func compareSlot(c *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	if !isDecimal(a) {
		if !isDecimal(b) {
			return py.NotImplemented, nil
		}
		return compareSlot(c, b, a, op.Swapped())
	}
	x, err := current(c)
	if err != nil {
		return py.Value{}, err
	}
	w := &work{c: c, x: x}
	p, q, ok := w.comparable(of(a), b, op == py.EQ || op == py.NE)
	if !ok || w.err != nil {
		return py.NotImplemented, w.err
	}
	if !p.isNaN() && !q.isNaN() {
		return w.finish(py.Bool(op.Holds(w.compare(p, q))))
	}
	if p.form == signaling || q.form == signaling || op != py.EQ && op != py.NE {
		w.set(invalidOperation)
	}
	return w.finish(py.Bool(op == py.NE))
}

// comparable brings a and the value b to numbers that compare as they do.
func (w *work) comparable(a *dec, b py.Value, equality bool) (p, q *dec, ok bool) {
	if d, ok := w.operand(b); ok {
		return a, d, true
	}
	if b.Kind() == py.KindComplex && equality && imag(b.Complex().C) == 0 {
		b = py.Float(real(b.Complex().C))
	}
	if f, isFloat := py.FloatOf(b); isFloat {
		if equality {
			w.x.flags |= floatOperation
		} else {
			w.set(floatOperation)
		}
		return a, w.fromFloat(f), true
	}
	if !fractions.Is(b) {
		return nil, nil, false
	}
	num, den := fractions.Parts(b)
	if a.form == finite {
		v := w.with(widest())
		a = v.product(a, v.fromInt(den))
		w.fail(v.err)
	}
	return a, w.fromInt(num), true
}

const hashModulus = 1<<61 - 1

func hash(c *py.Context, v py.Value) (int64, error) {
	d := of(v)
	switch d.form {
	case signaling:
		return 0, c.Errorf(&py.TypeErrorType, "Cannot hash a signaling NaN value")
	case quiet:
		return c.ID(v) >> 4, nil
	case infinite:
		if d.neg {
			return -314159, nil
		}
		return 314159, nil
	}
	if err := c.Steps(len(d.coef.Bits())/16 + 8); err != nil {
		return 0, err
	}
	p := big.NewInt(hashModulus)
	e := big.NewInt(d.exp)
	if d.exp < 0 {
		e.Add(e, new(big.Int).Mul(p, big.NewInt(1))).Sub(e, one) // the exponents go round every p-1
	}
	h := new(big.Int).Exp(ten, e.Mod(e, new(big.Int).Sub(p, one)), p)
	h.Mod(h.Mul(h, new(big.Int).Mod(d.coef, p)), p)
	n := h.Int64()
	if d.neg {
		n = -n
	}
	if n == -1 {
		n = -2
	}
	return n, nil
}

// toInt rounds to an int.
func toInt(c *py.Context, v py.Value, r rounding) (py.Value, error) {
	d := of(v)
	switch {
	case d.isNaN():
		return py.Value{}, c.Errorf(&py.ValueErrorType, "cannot convert NaN to integer")
	case d.form == infinite:
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "cannot convert Infinity to integer")
	}
	x := widest()
	x.round = r
	w := &work{c: c, x: x}
	d = w.toIntegral(d, false)
	n := w.shiftLeft(d.coef, d.exp)
	if d.neg {
		n = w.sub(zero, n)
	}
	return py.BigInt(n), w.err
}

func toFloat(c *py.Context, v py.Value) (py.Value, error) {
	d := of(v)
	switch {
	case d.form == signaling:
		return py.Value{}, c.Errorf(&py.ValueErrorType, "cannot convert signaling NaN to float")
	case d.form == quiet:
		return py.Float(math.Copysign(math.NaN(), signOf(d.neg))), nil
	}
	w := &work{c: c, x: widest()}
	s := w.sci(d, false, true)
	if w.err != nil {
		return py.Value{}, w.err
	}
	f, ok := py.ParseFloat(s)
	if !ok {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "could not convert string to float: '%s'", s)
	}
	return py.Float(f), nil
}

func signOf(neg bool) float64 {
	if neg {
		return -1
	}
	return 1
}
