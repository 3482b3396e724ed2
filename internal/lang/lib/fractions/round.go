package fractions

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Rounding to whole numbers, powers of ten, and small denominators.

var roundRows = []py.Row{
	{"__trunc__(self, /)", "The Integral closest to x between 0 and x.", "size of the number", func(c *py.Context, a []py.Value) (py.Value, error) { return trunc(c, a[0]) }},
	{"__floor__(self, /)", "The floor as an Integral.", "size of the number", func(c *py.Context, a []py.Value) (py.Value, error) {
		return c.Binary(py.FloorDiv, of(a[0]).num, of(a[0]).den)
	}},
	{"__ceil__(self, /)", "The ceiling as an Integral.", "size of the number", func(c *py.Context, a []py.Value) (py.Value, error) {
		k := calc{c: c}
		return k.neg(k.div(k.neg(of(a[0]).num), of(a[0]).den)), k.err
	}},
	{"__round__(self, ndigits=None)", "Round half toward even.", "size of the number", round},
	{"__complex__(self, /)", "complex(self) == complex(float(self), 0)", "1", func(c *py.Context, a []py.Value) (py.Value, error) {
		f, err := toFloat(c, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return c.Call(py.ComplexType.Value(), f)
	}},
}

func trunc(c *py.Context, v py.Value) (py.Value, error) {
	k := calc{c: c}
	r := of(v)
	if sign(r.num) < 0 {
		return k.neg(k.div(k.neg(r.num), r.den)), k.err
	}
	return k.div(r.num, r.den), k.err
}

// nearest is num/den rounded to the nearest int, halves to even; den > 0.
func (k *calc) nearest(num, den py.Value) py.Value {
	q, r := k.divmod(num, den)
	switch cmp := k.cmp(k.mul(r, py.Int(2)), den); {
	case cmp > 0, cmp == 0 && k.mod(q, py.Int(2)) == py.Int(1):
		return k.add(q, py.Int(1))
	}
	return q
}

func round(c *py.Context, a []py.Value) (py.Value, error) {
	r, k := of(a[0]), calc{c: c}
	if a[1].IsNone() {
		return k.nearest(r.num, r.den), k.err
	}
	digits, err := c.Index(a[1])
	if err != nil {
		return py.Value{}, err
	}
	shift := k.ten(k.abs(digits))
	if sign(digits) > 0 {
		n := k.nearest(k.mul(r.num, shift), r.den)
		if k.err != nil {
			return py.Value{}, k.err
		}
		return reduced(c, &Type, n, shift)
	}
	n := k.mul(k.nearest(r.num, k.mul(r.den, shift)), shift)
	return k.fraction(n, py.Int(1))
}

// limitDenominator walks down the continued fraction to the last convergent
// that is small enough, and takes it or the best one between it and the next.
func limitDenominator(c *py.Context, a []py.Value) (py.Value, error) {
	r, limit := of(a[0]), a[1]
	if small, err := c.CompareTruth(py.LT, limit, py.Int(1)); err != nil || small {
		if err == nil {
			err = c.Errorf(&py.ValueErrorType, "max_denominator should be at least 1")
		}
		return py.Value{}, err
	}
	limit, err := c.ToInt(limit)
	if err != nil {
		return py.Value{}, err
	}
	if compareInts(r.den, limit) <= 0 {
		return plain(c, a[0])
	}
	k := calc{c: c}
	p0, q0, p1, q1 := py.Int(0), py.Int(1), py.Int(1), py.Int(0)
	n, d := r.num, r.den
	for k.err == nil {
		whole, rest := k.divmod(n, d)
		q2 := k.add(q0, k.mul(whole, q1))
		if k.cmp(q2, limit) > 0 {
			break
		}
		p0, q0, p1, q1 = p1, q1, k.add(p0, k.mul(whole, p1)), q2
		n, d = d, rest
		if k.err == nil {
			k.err = c.Steps(1)
		}
	}
	times := k.div(k.sub(limit, q0), q1)
	bound := k.add(q0, k.mul(times, q1))
	if k.cmp(k.mul(k.mul(py.Int(2), d), bound), r.den) <= 0 {
		return k.fraction(p1, q1)
	}
	return k.fraction(k.add(p0, k.mul(times, p1)), bound)
}
