package fractions

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// An operator does its work on two ratios.
type operator func(c *py.Context, a, b ratio) (py.Value, error)

func binarySlots() (s [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error)) {
	s[py.Add] = mixed(py.Add, true, func(c *py.Context, a, b ratio) (py.Value, error) { return sum(c, a, b, (*calc).add) })
	s[py.Sub] = mixed(py.Sub, true, func(c *py.Context, a, b ratio) (py.Value, error) { return sum(c, a, b, (*calc).sub) })
	s[py.Mul] = mixed(py.Mul, true, product)
	s[py.TrueDiv] = mixed(py.TrueDiv, true, quotient)
	s[py.FloorDiv] = mixed(py.FloorDiv, false, floorDiv)
	s[py.Mod] = mixed(py.Mod, false, modulo)
	s[py.DivMod] = mixed(py.DivMod, false, divMod)
	s[py.Pow] = power
	return s
}

func unarySlots() (s [py.NumUnary]func(*py.Context, py.Value) (py.Value, error)) {
	s[py.Pos] = plain
	s[py.Neg] = func(c *py.Context, v py.Value) (py.Value, error) {
		k := calc{c: c}
		return k.fraction(k.neg(of(v).num), of(v).den)
	}
	s[py.Abs] = func(c *py.Context, v py.Value) (py.Value, error) {
		k := calc{c: c}
		return k.fraction(k.abs(of(v).num), of(v).den)
	}
	s[py.ToInt] = trunc
	s[py.ToFloat] = toFloat
	return s
}

func toFloat(c *py.Context, v py.Value) (py.Value, error) {
	return c.Binary(py.TrueDiv, of(v).num, of(v).den)
}

// fraction makes the result of a calculation, in lowest terms.
func (k *calc) fraction(num, den py.Value) (py.Value, error) {
	if k.err != nil {
		return py.Value{}, k.err
	}
	return coprime(k.c, &Type, num, den)
}

// mixed makes the slot of an operator: exact with rationals, in float or
// complex with those.
func mixed(op py.BinaryOp, withComplex bool, f operator) func(*py.Context, py.Value, py.Value) (py.Value, error) {
	return func(c *py.Context, a, b py.Value) (py.Value, error) {
		if !Is(a) {
			return reflected(c, op, withComplex, f, a, b)
		}
		x := *of(a)
		switch {
		case Is(b):
			return f(c, x, *of(b))
		case py.IsIntLike(b):
			n, err := c.Index(b)
			if err != nil {
				return py.Value{}, err
			}
			return f(c, x, ratio{n, py.Int(1)})
		case b.Kind() == py.KindFloat || withComplex && b.Kind() == py.KindComplex:
			return inFloat(c, op, a, b)
		}
		return py.NotImplemented, nil
	}
}

// inFloat does a op b with the Fraction among them as a float.
func inFloat(c *py.Context, op py.BinaryOp, a, b py.Value) (py.Value, error) {
	var err error
	if Is(a) {
		a, err = toFloat(c, a)
	} else {
		b, err = toFloat(c, b)
	}
	if err != nil {
		return py.Value{}, err
	}
	return c.Binary(op, a, b)
}

// reflected does a op b where only b is a Fraction.
func reflected(c *py.Context, op py.BinaryOp, withComplex bool, f operator, a, b py.Value) (py.Value, error) {
	x, ok, err := rational(c, a)
	if err != nil {
		return py.Value{}, err
	}
	if ok {
		return f(c, x, *of(b))
	}
	if a.Kind() == py.KindFloat || withComplex && a.Kind() == py.KindComplex {
		return inFloat(c, op, a, b)
	}
	return reflectedTower(c, op, withComplex, a, b)
}

// reflectedTower does a op b for a Real or Complex number of the script.
func reflectedTower(c *py.Context, op py.BinaryOp, withComplex bool, a, b py.Value) (py.Value, error) {
	real, err := isA(c, a, func(t *tower) py.Value { return t.real })
	if err != nil {
		return py.Value{}, err
	}
	if real {
		f, err := c.ToFloat(a)
		if err != nil {
			return py.Value{}, err
		}
		return inFloat(c, op, py.Float(f), b)
	}
	complex, err := isA(c, a, func(t *tower) py.Value { return t.complex })
	if err != nil || !complex || !withComplex {
		return py.NotImplemented, err
	}
	z, err := c.Call(py.ComplexType.Value(), a)
	if err != nil {
		return py.Value{}, err
	}
	return inFloat(c, op, z, b)
}

// sum is a+b or a-b. With g the common factor of the denominators, only g can
// be left in common by the sum, so the numbers whose factors are sought stay
// small.
func sum(c *py.Context, a, b ratio, op func(*calc, py.Value, py.Value) py.Value) (py.Value, error) {
	k := calc{c: c}
	g := k.gcd(a.den, b.den)
	if g == py.Int(1) {
		return k.fraction(op(&k, k.mul(a.num, b.den), k.mul(a.den, b.num)), k.mul(a.den, b.den))
	}
	s := k.div(a.den, g)
	t := op(&k, k.mul(a.num, k.div(b.den, g)), k.mul(b.num, s))
	g2 := k.gcd(t, g)
	return k.fraction(k.div(t, g2), k.mul(s, k.div(b.den, g2)))
}

// product cancels crosswise before it multiplies.
func product(c *py.Context, a, b ratio) (py.Value, error) {
	k := calc{c: c}
	g, h := k.gcd(a.num, b.den), k.gcd(b.num, a.den)
	return k.fraction(k.mul(k.div(a.num, g), k.div(b.num, h)), k.mul(k.div(b.den, g), k.div(a.den, h)))
}

func quotient(c *py.Context, a, b ratio) (py.Value, error) {
	switch sign(b.num) {
	case 0:
		return py.Value{}, zeroDenominator(c, b.den)
	case 1:
		return product(c, a, ratio{b.den, b.num})
	}
	k := calc{c: c}
	inverse := ratio{k.neg(b.den), k.neg(b.num)}
	if k.err != nil {
		return py.Value{}, k.err
	}
	return product(c, a, inverse)
}

func floorDiv(c *py.Context, a, b ratio) (py.Value, error) {
	k := calc{c: c}
	q := k.do(py.FloorDiv, k.mul(a.num, b.den), k.mul(a.den, b.num))
	return q, k.err
}

func modulo(c *py.Context, a, b ratio) (py.Value, error) {
	k := calc{c: c}
	r, den := k.mod(k.mul(a.num, b.den), k.mul(b.num, a.den)), k.mul(a.den, b.den)
	if k.err != nil {
		return py.Value{}, k.err
	}
	return reduced(c, &Type, r, den)
}

func divMod(c *py.Context, a, b ratio) (py.Value, error) {
	k := calc{c: c}
	q := k.do(py.FloorDiv, k.mul(a.num, b.den), k.mul(a.den, b.num))
	if k.err != nil {
		return py.Value{}, k.err
	}
	r, err := modulo(c, a, b)
	if err != nil {
		return py.Value{}, err
	}
	return py.NewTuple(q, r).Value(), c.Alloc(96)
}

func powModulo(c *py.Context, a, b, mod py.Value) (py.Value, error) {
	if !mod.IsNone() {
		return py.NotImplemented, nil
	}
	return power(c, a, b)
}

// power is a ** b: exact for whole b, in float otherwise.
func power(c *py.Context, a, b py.Value) (py.Value, error) {
	if !Is(a) {
		return powerOf(c, a, b)
	}
	e, ok, err := rational(c, b)
	if err != nil {
		return py.Value{}, err
	}
	if ok && e.den == py.Int(1) {
		return wholePower(c, *of(a), e.num)
	}
	if !ok && b.Kind() != py.KindFloat && b.Kind() != py.KindComplex {
		return py.NotImplemented, nil
	}
	x, err := toFloat(c, a)
	if err != nil {
		return py.Value{}, err
	}
	if ok {
		if b, err = c.Binary(py.TrueDiv, e.num, e.den); err != nil {
			return py.Value{}, err
		}
	}
	return c.Binary(py.Pow, x, b)
}

func wholePower(c *py.Context, a ratio, e py.Value) (py.Value, error) {
	k := calc{c: c}
	if sign(e) >= 0 {
		return k.fraction(k.pow(a.num, e), k.pow(a.den, e))
	}
	e = k.neg(e)
	switch sign(a.num) {
	case 0:
		den := k.pow(a.den, e)
		if k.err != nil {
			return py.Value{}, k.err
		}
		return py.Value{}, zeroDenominator(c, den)
	case 1:
		return k.fraction(k.pow(a.den, e), k.pow(a.num, e))
	}
	return k.fraction(k.pow(k.neg(a.den), e), k.pow(k.neg(a.num), e))
}

// powerOf is a ** b where only b is a Fraction.
func powerOf(c *py.Context, a, b py.Value) (py.Value, error) {
	e := *of(b)
	if e.den == py.Int(1) && sign(e.num) >= 0 {
		return c.Binary(py.Pow, a, e.num)
	}
	x, ok, err := rational(c, a)
	if err != nil {
		return py.Value{}, err
	}
	if ok {
		base, err := coprime(c, &Type, x.num, x.den)
		if err != nil {
			return py.Value{}, err
		}
		return power(c, base, b)
	}
	if e.den == py.Int(1) {
		return c.Binary(py.Pow, a, e.num)
	}
	f, err := toFloat(c, b)
	if err != nil {
		return py.Value{}, err
	}
	return c.Binary(py.Pow, a, f)
}
