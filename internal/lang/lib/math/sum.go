package math

import (
	"math"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

var sumRows = []py.Row{
	{"fsum(seq, /)", "An accurate floating-point sum of the values in the iterable seq.", "len(seq)", fsum},
	{"prod(iterable, /, *, start=1)", "The product of all the elements in the input iterable.", "len(iterable)", prod},
	{"sumprod(p, q, /)", "The sum of products of values from two iterables p and q.", "len(p)", sumProd},
	{"hypot(*coordinates)", "Multidimensional Euclidean distance from the origin to a point.", "len(coordinates)", hypot},
	{"dist(p, q, /)", "The Euclidean distance between two points p and q.", "len(p)", dist},
}

// A shewchuk holds a sum exactly, as floats that do not overlap, smallest
// first. What was infinite or NaN is summed apart.
type shewchuk struct {
	partials []float64
	special  float64 // sum of infinities and NaNs
	infinite float64 // sum of infinities
}

// add adds x; ok is false when finite terms overflow on the way.
func (s *shewchuk) add(c *py.Context, x float64) error {
	start, n := x, 0
	for _, y := range s.partials {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		hi := x + y
		if lo := y - (hi - x); lo != 0 {
			s.partials[n] = lo
			n++
		}
		x = hi
	}
	s.partials = s.partials[:n]
	if x == 0 {
		return nil
	}
	if !finite(x) {
		if finite(start) {
			return c.Errorf(&py.OverflowErrorType, "intermediate overflow in fsum")
		}
		if math.IsInf(start, 0) {
			s.infinite += start
		}
		s.special += start
		s.partials = s.partials[:0]
		return nil
	}
	s.partials = append(s.partials, x)
	return nil
}

// round returns the sum, rounded once.
func (s *shewchuk) round(c *py.Context) (float64, error) {
	if s.special != 0 {
		if s.infinite != s.infinite {
			return 0, c.Errorf(&py.ValueErrorType, "-inf + inf in fsum")
		}
		return s.special, nil
	}
	n := len(s.partials)
	if n == 0 {
		return 0, nil
	}
	n--
	hi, lo := s.partials[n], 0.0
	for n > 0 && lo == 0 {
		n--
		x, y := hi, s.partials[n]
		hi = x + y
		lo = y - (hi - x)
	}
	// Half-way cases: the sign of what lies below lo decides.
	if n > 0 && (lo < 0 && s.partials[n-1] < 0 || lo > 0 && s.partials[n-1] > 0) {
		y := lo * 2
		x := hi + y
		if y == x-hi {
			hi = x
		}
	}
	return hi, nil
}

func fsum(c *py.Context, a []py.Value) (py.Value, error) {
	s := &shewchuk{}
	err := c.Each(a[0], func(v py.Value) error {
		x, err := c.ToFloat(v)
		if err != nil {
			return err
		}
		if err := c.Steps(len(s.partials)/2 + 1); err != nil {
			return err
		}
		return s.add(c, x)
	})
	if err != nil {
		return py.Value{}, err
	}
	r, err := s.round(c)
	return py.Float(r), err
}

func prod(c *py.Context, a []py.Value) (py.Value, error) {
	total := a[1]
	mark := c.Push(total)
	defer c.Pop(mark)
	err := c.Each(a[0], func(v py.Value) error {
		var err error
		if total.IsFloat() && v.IsFloat() {
			total = py.Float(total.AsFloat() * v.AsFloat())
			return nil
		}
		if total, err = c.Binary(py.Mul, total, v); err != nil {
			return err
		}
		c.Keep(mark, total)
		return nil
	})
	return total, err
}

// twoSum returns the sum of a and b and its rounding error.
func twoSum(a, b float64) (hi, lo float64) {
	hi = a + b
	z := hi - a
	return hi, (a - (hi - z)) + (b - z)
}

// fastSum is twoSum where |a| >= |b|.
func fastSum(a, b float64) (hi, lo float64) {
	hi = a + b
	return hi, b - (hi - a)
}

// twoProduct returns the product of a and b and its rounding error.
func twoProduct(a, b float64) (hi, lo float64) {
	hi = float64(a * b)
	return hi, math.FMA(a, b, -hi)
}

// A triple is a sum held in three floats of falling size.
type triple struct{ hi, lo, tiny float64 }

// addProduct adds x*y.
func (t *triple) addProduct(x, y float64) {
	ph, pl := twoProduct(x, y)
	sh, sl := twoSum(t.hi, ph)
	rh, rl := twoSum(t.lo, pl)
	qh, ql := twoSum(rh, sl)
	*t = triple{sh, qh, t.tiny + rl + ql}
}

func (t triple) round() float64 {
	hi, lo := twoSum(t.lo, t.hi)
	return t.tiny + lo + hi
}

// A dotSum adds products: first ints while products and sum stay within 64
// bits, then floats (and floats by ints) extended in a triple, and from the
// first pair on that is neither, all by the operators, as in CPython.
type dotSum struct {
	c         *py.Context
	total     py.Value
	mark      int // where the context keeps the total
	pastInts  bool
	pastFloat bool
	float     triple
	inUse     bool
}

func (s *dotSum) add(p, q py.Value) error {
	if !s.pastInts {
		if s.addInts(p, q) {
			return nil
		}
		s.pastInts = true
	}
	if !s.pastFloat {
		if x, y, ok := s.floatFactors(p, q); ok {
			next := s.float
			next.addProduct(x, y)
			if finite(next.hi) {
				s.float, s.inUse = next, true
				return nil
			}
		}
		s.pastFloat = true
	}
	if err := s.flush(); err != nil {
		return err
	}
	product, err := s.c.Binary(py.Mul, p, q)
	if err != nil {
		return err
	}
	return s.plus(product)
}

// addInts adds the product of two ints, unless something overflows.
func (s *dotSum) addInts(p, q py.Value) bool {
	if !p.IsInt() || !q.IsInt() {
		return false
	}
	hi, lo := bits.Mul64(magnitude(p.AsInt()), magnitude(q.AsInt()))
	if hi != 0 || lo > math.MaxInt64 {
		return false
	}
	product, total := p.AsInt()*q.AsInt(), s.total.AsInt()
	sum := total + product
	if (sum > total) != (product > 0) && product != 0 {
		return false
	}
	s.total = py.Int(sum)
	return true
}

// floatFactors returns both factors as floats where at least one is a float
// and the other a float or an int that a float can hold.
func (s *dotSum) floatFactors(p, q py.Value) (x, y float64, ok bool) {
	if !p.IsFloat() && !q.IsFloat() {
		return 0, 0, false
	}
	x, okX := s.factor(p)
	y, okY := s.factor(q)
	return x, y, okX && okY
}

func (s *dotSum) factor(v py.Value) (float64, bool) {
	switch {
	case v.IsFloat():
		return v.AsFloat(), true
	case v.Is(&py.IntType), v.IsBool():
		f, err := s.c.ToFloat(v)
		return f, err == nil
	}
	return 0, false
}

// flush moves the float part into the total.
func (s *dotSum) flush() error {
	if !s.inUse {
		return nil
	}
	err := s.plus(py.Float(s.float.round()))
	s.float, s.inUse = triple{}, false
	return err
}

func (s *dotSum) plus(v py.Value) error {
	total, err := s.c.Binary(py.Add, s.total, v)
	if err == nil {
		s.total = total
		s.c.Keep(s.mark, total)
	}
	return err
}

func sumProd(c *py.Context, a []py.Value) (py.Value, error) {
	p, err := c.Iter(a[0])
	if err != nil {
		return py.Value{}, err
	}
	q, err := c.Iter(a[1])
	if err != nil {
		return py.Value{}, err
	}
	mark := c.Push(p)
	c.Push(q)
	defer c.Pop(mark)
	s := &dotSum{c: c, total: py.Int(0)}
	s.mark = c.Push(s.total)
	current := c.Push(py.None)
	for {
		c.Keep(current, py.None)
		if err := c.Steps(2); err != nil {
			return py.Value{}, err
		}
		x, err := c.Next(p)
		if err != nil {
			return py.Value{}, err
		}
		if !x.IsNil() {
			c.Keep(current, x)
		}
		y, err := c.Next(q)
		if err != nil {
			return py.Value{}, err
		}
		if x.IsNil() != y.IsNil() {
			return py.Value{}, c.Errorf(&py.ValueErrorType, "Inputs are not the same length")
		}
		if x.IsNil() {
			break
		}
		if err := s.add(x, y); err != nil {
			return py.Value{}, err
		}
	}
	err = s.flush()
	return s.total, err
}

func hypot(c *py.Context, a []py.Value) (py.Value, error) {
	items := a[0].Tuple().Items()
	if err := c.Charge(int64(len(items)), int64(8*len(items))); err != nil {
		return py.Value{}, err
	}
	x := make([]float64, len(items))
	for i, v := range items {
		f, err := c.ToFloat(v)
		if err != nil {
			return py.Value{}, err
		}
		x[i] = f
	}
	return py.Float(Norm(x)), nil
}

func dist(c *py.Context, a []py.Value) (py.Value, error) {
	p, err := c.Items(a[0])
	if err != nil {
		return py.Value{}, err
	}
	mark := c.Push(py.KeepTuple(p).Value())
	defer c.Pop(mark)
	q, err := c.Items(a[1])
	if err != nil {
		return py.Value{}, err
	}
	c.Push(py.KeepTuple(q).Value())
	if len(p) != len(q) {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "both points must have the same number of dimensions")
	}
	if err := c.Charge(int64(len(p)), int64(8*len(p))); err != nil {
		return py.Value{}, err
	}
	d := make([]float64, len(p))
	for i := range p {
		x, err := floats(c, []py.Value{p[i], q[i]})
		if err != nil {
			return py.Value{}, err
		}
		d[i] = x[0] - x[1]
	}
	return py.Float(Norm(d)), nil
}

// Norm returns the Euclidean length of a vector, which it may change. The
// squares are summed in twice the precision after scaling by a power of two,
// and the root is corrected once.
func Norm(x []float64) float64 {
	largest, nan := 0.0, false
	for i, f := range x {
		x[i] = math.Abs(f)
		nan = nan || f != f
		largest = max(largest, zeroIfNaN(x[i]))
	}
	switch {
	case math.IsInf(largest, 0):
		return largest
	case nan:
		return math.NaN()
	case largest == 0 || len(x) == 1:
		return largest
	}
	return norm(x, largest)
}

func zeroIfNaN(x float64) float64 {
	if x != x {
		return 0
	}
	return x
}

func norm(x []float64, largest float64) float64 {
	const smallest = 0x1p-1022
	_, exp := math.Frexp(largest)
	if exp < -1023 {
		for i := range x {
			x[i] /= smallest
		}
		return smallest * norm(x, largest/smallest)
	}
	scale := math.Ldexp(1, -exp)
	sum, low, carry := 1.0, 0.0, 0.0
	add := func(a, b float64) {
		ph, pl := twoProduct(a, b)
		var err float64
		sum, err = fastSum(sum, ph)
		low += pl
		carry += err
	}
	for _, f := range x {
		f *= scale
		add(f, f)
	}
	h := math.Sqrt(sum - 1 + (low + carry))
	add(-h, h)
	h += (sum - 1 + (low + carry)) / (2 * h)
	return h / scale
}
