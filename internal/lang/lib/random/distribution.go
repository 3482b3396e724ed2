package random

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Every product that feeds a sum is rounded by a conversion, so that no
// machine fuses the two.

var distributionRows = []py.Row{
	{"uniform(self, a, b)", "A random number in the range [a, b) or [a, b] depending on rounding.", "1", uniform},
	{"triangular(self, low=0.0, high=1.0, mode=None)", "Triangular distribution.", "1", triangular},
	{"normalvariate(self, mu=0.0, sigma=1.0)", "Normal distribution.", "1", dist2((*draws).normal)},
	{"gauss(self, mu=0.0, sigma=1.0)", "Gaussian distribution.", "1", dist2((*draws).gauss)},
	{"lognormvariate(self, mu, sigma)", "Log normal distribution.", "1", dist2((*draws).logNormal)},
	{"expovariate(self, lambd=1.0)", "Exponential distribution.", "1", dist1((*draws).exponential)},
	{"vonmisesvariate(self, mu, kappa)", "Circular data distribution.", "1", dist2((*draws).vonMises)},
	{"gammavariate(self, alpha, beta)", "Gamma distribution.", "1", dist2((*draws).gamma)},
	{"betavariate(self, alpha, beta)", "Beta distribution.", "1", dist2((*draws).beta)},
	{"paretovariate(self, alpha)", "Pareto distribution.", "1", dist1((*draws).pareto)},
	{"weibullvariate(self, alpha, beta)", "Weibull distribution.", "1", dist2((*draws).weibull)},
	{"binomialvariate(self, n=1, p=0.5)", "Binomial random variable.", "n*p", binomial},
}

// draws makes one variate: it takes uniform numbers from the generator and
// keeps the first error, after which numbers are zero and loops end.
type draws struct {
	c    *py.Context
	g    *generator
	self py.Value
	err  error
}

// next returns a number from 0 up to 1; each is charged, so rejection loops
// are too.
func (d *draws) next() float64 {
	if d.err == nil {
		d.err = d.c.Steps(2)
	}
	if d.err != nil {
		return 0.5
	}
	var x float64
	x, d.err = d.g.float(d.c, d.self)
	return x
}

// fail notes an error of the arguments.
func (d *draws) fail(t *py.Type, text string) float64 {
	if d.err == nil {
		d.err = d.c.Errorf(t, "%s", text)
	}
	return 0
}

// log is math.log, with its error.
func (d *draws) log(x float64) float64 {
	if x <= 0 {
		return d.fail(&py.ValueErrorType, "expected a positive input, got "+py.FloatRepr(x))
	}
	return libm.Log(x)
}

// exp is math.exp, with its error.
func (d *draws) exp(x float64) float64 {
	r := libm.Exp(x)
	if math.IsInf(r, 1) && !math.IsInf(x, 1) {
		return d.fail(&py.OverflowErrorType, "math range error")
	}
	return r
}

// divide is /, with its error.
func (d *draws) divide(x, y float64) float64 {
	if y == 0 {
		return d.fail(&py.ZeroDivisionErrorType, "division by zero")
	}
	return x / y
}

// power is **, for x >= 0, with its errors.
func (d *draws) power(x, y float64) float64 {
	v, err := d.c.Binary(py.Pow, py.Float(x), py.Float(y))
	if err != nil {
		if d.err == nil {
			d.err = err
		}
		return 0
	}
	f, _ := py.FloatOf(v)
	return f
}

// dist1 makes the builtin of a distribution with one parameter.
func dist1(f func(d *draws, a float64) float64) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		x, err := c.ToFloat(a[1])
		if err != nil {
			return py.Value{}, err
		}
		d := &draws{c: c, g: of(a[0]), self: a[0]}
		r := f(d, x)
		return py.Float(r), d.err
	}
}

// dist2 makes the builtin of a distribution with two parameters.
func dist2(f func(d *draws, a, b float64) float64) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		x, err := c.ToFloat(a[1])
		if err != nil {
			return py.Value{}, err
		}
		y, err := c.ToFloat(a[2])
		if err != nil {
			return py.Value{}, err
		}
		d := &draws{c: c, g: of(a[0]), self: a[0]}
		r := f(d, x, y)
		return py.Float(r), d.err
	}
}

// uniform is a + (b-a)*random(), by the operators of a and b.
func uniform(c *py.Context, a []py.Value) (py.Value, error) {
	width, err := c.Binary(py.Sub, a[2], a[1])
	if err != nil {
		return py.Value{}, err
	}
	x, err := of(a[0]).float(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if width, err = c.Binary(py.Mul, width, py.Float(x)); err != nil {
		return py.Value{}, err
	}
	return c.Binary(py.Add, a[1], width)
}

func triangular(c *py.Context, a []py.Value) (py.Value, error) {
	low, err := c.ToFloat(a[1])
	if err != nil {
		return py.Value{}, err
	}
	high, err := c.ToFloat(a[2])
	if err != nil {
		return py.Value{}, err
	}
	u, err := of(a[0]).float(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	middle := 0.5
	if !a[3].IsNone() {
		mode, err := c.ToFloat(a[3])
		if err != nil {
			return py.Value{}, err
		}
		if high == low {
			return a[1], nil
		}
		middle = (mode - low) / (high - low)
	}
	if u > middle {
		u, middle = 1-u, 1-middle
		low, high = high, low
	}
	root := math.Sqrt(u * middle)
	return py.Float(low + float64((high-low)*root)), nil
}

// Constants of the rejection methods, computed as CPython computes them.
var (
	normalMagic = 4 * libm.Exp(-0.5) / math.Sqrt(2)
	log4        = libm.Log(4)
	gammaMagic  = 1 + libm.Log(4.5)
)

// normal is Kinderman and Monahan's ratio method.
func (d *draws) normal(mu, sigma float64) float64 {
	for {
		u1 := d.next()
		u2 := 1 - d.next()
		z := normalMagic * (u1 - 0.5) / u2
		if z*z/4 <= -d.log(u2) || d.err != nil {
			return mu + float64(z*sigma)
		}
	}
}

// gauss makes two numbers at a time and keeps the second.
func (d *draws) gauss(mu, sigma float64) float64 {
	z := d.g.next
	if !d.g.hasNext {
		angle := d.next() * (2 * math.Pi)
		radius := math.Sqrt(-2 * d.log(1-d.next()))
		z = libm.Cos(angle) * radius
		d.g.next = libm.Sin(angle) * radius
	}
	d.g.hasNext = !d.g.hasNext && d.err == nil
	return mu + float64(z*sigma)
}

func (d *draws) logNormal(mu, sigma float64) float64 { return d.exp(d.normal(mu, sigma)) }

func (d *draws) exponential(lambda float64) float64 {
	return d.divide(-d.log(1-d.next()), lambda)
}

// vonMises is Fisher's algorithm, after Best and Fisher.
func (d *draws) vonMises(mu, kappa float64) float64 {
	if kappa <= 1e-6 {
		return 2 * math.Pi * d.next()
	}
	s := 0.5 / kappa
	r := s + math.Sqrt(1+float64(s*s))
	z := 0.0
	for {
		z = libm.Cos(math.Pi * d.next())
		t := z / (r + z)
		u := d.next()
		if u < 1-float64(t*t) || u <= (1-t)*d.exp(t) || d.err != nil {
			break
		}
	}
	q := 1 / r
	f := (q + z) / (1 + float64(q*z))
	angle := libm.Acos(f)
	if d.next() <= 0.5 {
		angle = -angle
	}
	_, theta := py.FloatDivMod(mu+angle, 2*math.Pi)
	return theta
}

// gamma is Cheng's method above 1, and Ahrens and Dieter's GS below.
func (d *draws) gamma(alpha, beta float64) float64 {
	if alpha <= 0 || beta <= 0 {
		return d.fail(&py.ValueErrorType, "gammavariate: alpha and beta must be > 0.0")
	}
	switch {
	case alpha > 1:
		return d.gammaCheng(alpha) * beta
	case alpha == 1:
		return -d.log(1-d.next()) * beta
	}
	return d.gammaSmall(alpha) * beta
}

func (d *draws) gammaCheng(alpha float64) float64 {
	root := math.Sqrt(float64(2*alpha) - 1)
	bbb := alpha - log4
	ccc := alpha + root
	for d.err == nil {
		u1 := d.next()
		if !(1e-7 < u1 && u1 < 0.9999999) {
			continue
		}
		u2 := 1 - d.next()
		v := d.log(u1/(1-u1)) / root
		x := float64(alpha * d.exp(v))
		z := u1 * u1 * u2
		r := bbb + float64(ccc*v) - x
		if r+gammaMagic-float64(4.5*z) >= 0 || r >= d.log(z) {
			return x
		}
	}
	return 0
}

func (d *draws) gammaSmall(alpha float64) float64 {
	for d.err == nil {
		u := d.next()
		b := (math.E + alpha) / math.E
		p := float64(b * u)
		x := 0.0
		if p <= 1 {
			x = d.power(p, 1/alpha)
		} else {
			x = -d.log((b - p) / alpha)
		}
		u1 := d.next()
		if p > 1 {
			if u1 <= d.power(x, alpha-1) {
				return x
			}
		} else if u1 <= d.exp(-x) {
			return x
		}
	}
	return 0
}

func (d *draws) beta(alpha, beta float64) float64 {
	y := d.gamma(alpha, 1)
	if y == 0 {
		return 0
	}
	return y / (y + d.gamma(beta, 1))
}

func (d *draws) pareto(alpha float64) float64 {
	u := 1 - d.next()
	return d.power(u, d.divide(-1, alpha))
}

func (d *draws) weibull(alpha, beta float64) float64 {
	u := 1 - d.next()
	return alpha * d.power(-d.log(u), d.divide(1, beta))
}

func binomial(c *py.Context, a []py.Value) (py.Value, error) {
	n, err := c.IndexInt(a[1], true)
	if err != nil {
		return py.Value{}, err
	}
	p, err := c.ToFloat(a[2])
	if err != nil {
		return py.Value{}, err
	}
	if n < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "n must be non-negative")
	}
	if !(p > 0 && p < 1) {
		switch p {
		case 0:
			return py.Int(0), nil
		case 1:
			return py.Int(int64(n)), nil
		}
		return py.Value{}, c.Errorf(&py.ValueErrorType, "p must be in the range 0.0 <= p <= 1.0")
	}
	d := &draws{c: c, g: of(a[0]), self: a[0]}
	r := d.binomial(int64(n), p)
	return py.Int(r), d.err
}

func (d *draws) binomial(n int64, p float64) int64 {
	switch {
	case n == 1:
		if d.next() < p {
			return 1
		}
		return 0
	case p > 0.5:
		return n - d.binomial(n, 1-p)
	case float64(n)*p < 10:
		return d.binomialGeometric(n, p)
	}
	return d.binomialRejection(n, p)
}

// binomialGeometric is Devroye's method BG: it counts waiting times.
func (d *draws) binomialGeometric(n int64, p float64) int64 {
	x, y := int64(0), 0.0
	c := libm.Log2(1 - p)
	if c == 0 {
		return 0
	}
	for d.err == nil {
		u := d.next()
		if u <= 0 {
			d.fail(&py.ValueErrorType, "expected a positive input, got "+py.FloatRepr(u))
		}
		y += math.Floor(libm.Log2(u)/c) + 1
		if y > float64(n) {
			return x
		}
		x++
	}
	return 0
}

// binomialRejection is Hörmann's method BTRS: transformed rejection with a
// squeeze.
func (d *draws) binomialRejection(n int64, p float64) int64 {
	size := float64(n)
	spq := math.Sqrt(size * p * (1 - p))
	b := 1.15 + float64(2.53*spq)
	a := -0.0873 + float64(0.0248*b) + float64(0.01*p)
	c := float64(size*p) + 0.5
	vr := 0.92 - 4.2/b
	alpha := (2.83 + 5.1/b) * spq
	lpq := libm.Log(p / (1 - p))
	m := math.Floor((size + 1) * p)
	h := libm.Lgamma(m+1) + libm.Lgamma(size-m+1)
	for d.err == nil {
		u := d.next() - 0.5
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((2*a/us+b)*u) + c)
		if k < 0 || k > size {
			continue
		}
		v := d.next()
		if us >= 0.07 && v <= vr {
			return int64(k)
		}
		v *= alpha / (a/(us*us) + b)
		if d.log(v) <= h-libm.Lgamma(k+1)-libm.Lgamma(size-k+1)+float64((k-m)*lpq) {
			return int64(k)
		}
	}
	return 0
}
