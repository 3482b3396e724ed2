package fractions

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// The tower of numbers: what other numbers are to a Fraction.

type stateKey struct{}

// tower holds the run's classes numbers.Rational, Real and Complex.
type tower struct{ rational, real, complex py.Value }

// enlist makes Fraction a virtual subclass of the run's numbers.Rational.
func enlist(c *py.Context, _ *py.Namespace) error {
	t, err := towerOf(c)
	if err != nil {
		return err
	}
	_, err = c.CallMethod(t.rational, "register", Type.Value())
	return err
}

func towerOf(c *py.Context) (*tower, error) {
	t := c.State(stateKey{}, func() any { return &tower{} }).(*tower)
	if !t.rational.IsNil() {
		return t, nil
	}
	m, err := c.ImportModule("numbers")
	if err != nil {
		return nil, err
	}
	found := tower{m.NS.Get("Rational"), m.NS.Get("Real"), m.NS.Get("Complex")}
	if found.rational.IsNil() || found.real.IsNil() || found.complex.IsNil() {
		return nil, c.Errorf(&py.ImportErrorType, "numbers has no tower")
	}
	*t = found
	return t, nil
}

// rational returns the value of a number that is a Rational.
func rational(c *py.Context, v py.Value) (r ratio, ok bool, err error) {
	switch {
	case v.IsInt():
		return ratio{v, py.Int(1)}, true, nil
	case Is(v):
		return *of(v), true, nil
	case py.IsIntLike(v):
		n, err := c.Index(v)
		return ratio{n, py.Int(1)}, true, err
	}
	ok, err = isA(c, v, func(t *tower) py.Value { return t.rational })
	if !ok || err != nil {
		return r, false, err
	}
	if r.num, err = intAttr(c, v, "numerator"); err == nil {
		r.den, err = intAttr(c, v, "denominator")
	}
	return r, true, err
}

// isA asks whether a number of the script belongs to a class of the tower.
func isA(c *py.Context, v py.Value, class func(*tower) py.Value) (bool, error) {
	if !v.Type().Has(py.TypeScript) {
		return false, nil
	}
	t, err := towerOf(c)
	if err != nil {
		return false, err
	}
	return c.IsInstance(v, class(t))
}

func intAttr(c *py.Context, v py.Value, name string) (py.Value, error) {
	n, err := c.GetAttr(v, name)
	if err != nil {
		return n, err
	}
	return c.Index(n)
}

// exact returns the value of a number that has as_integer_ratio.
func exact(c *py.Context, v py.Value) (r ratio, ok bool, err error) {
	if f, isFloat := py.FloatOf(v); isFloat && !v.Type().Has(py.TypeScript) && !math.IsInf(f, 0) && f == f {
		num, den := py.FloatRatio(f)
		return ratio{py.BigInt(num), py.BigInt(den)}, true, c.Charge(1, int64(num.BitLen()+den.BitLen())/8)
	}
	if v.Kind() == py.KindType {
		return r, false, nil
	}
	method, err := c.GetAttrOpt(v, "as_integer_ratio")
	if err != nil || method.IsNil() {
		return r, false, err
	}
	pair, err := c.Call(method)
	if err != nil {
		return r, false, err
	}
	r, err = pairOf(c, pair)
	return r, true, err
}

// pairOf checks what a method as_integer_ratio returned.
func pairOf(c *py.Context, pair py.Value) (r ratio, err error) {
	if pair.Kind() != py.KindTuple || pair.Tuple().Len() != 2 {
		return r, c.Errorf(&py.TypeErrorType, "as_integer_ratio() must return a pair of ints")
	}
	if r.num, err = c.Index(pair.Tuple().Items()[0]); err != nil {
		return r, err
	}
	if r.den, err = c.Index(pair.Tuple().Items()[1]); err != nil {
		return r, err
	}
	if sign(r.den) <= 0 {
		return r, zeroDenominator(c, r.num)
	}
	return r, nil
}
