package statistics

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/lib/fractions"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A total adds numbers of all kinds exactly, and their squares if wanted.
type total struct {
	c       *py.Context
	squares bool
	count   int64
	types   []*py.Type // distinct, in order of appearance
	seen    map[*py.Type]bool
	last    *py.Type

	ints, intSquares     wide
	floats, floatSquares fixed
	rest, restSquares    py.Value // Fractions: everything else
	special              py.Value // sum of infinities and NaNs, or nil
}

// totals is _totals(data, squares): a tuple of the types, the sum, the sum of
// squares, and the count. A sum that is not finite is no Fraction.
func totals(c *py.Context, a []py.Value) (py.Value, error) {
	zero, err := fractions.New(c, py.Int(0), py.Int(1))
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Alloc(totalBytes); err != nil {
		return py.Value{}, err
	}
	t := &total{c: c, squares: a[1] == py.True, seen: map[*py.Type]bool{}, rest: zero, restSquares: zero}
	mark := c.Push(py.NewNative(&totalType, t))
	defer c.Pop(mark)
	if err := c.Each(a[0], t.add); err != nil {
		return py.Value{}, err
	}
	return t.result()
}

// totalType is the type that the memory meter sees a total under.
var totalType = py.Type{Name: "_total", Kind: py.KindNative, Flags: py.TypeNoInstances}

const totalBytes = 4096

// Trace implements py.Traced.
func (t *total) Trace(visit func(py.Value)) int64 {
	visit(t.rest)
	visit(t.restSquares)
	if !t.special.IsNil() {
		visit(t.special)
	}
	return totalBytes
}

func (t *total) add(v py.Value) error {
	t.count++
	if typ := v.Type(); typ != t.last {
		if err := t.note(typ); err != nil {
			return err
		}
	}
	switch {
	case v.IsFloat():
		f := v.AsFloat()
		if f-f != 0 {
			return t.addSpecial(v)
		}
		t.floats.add(f)
		if t.squares {
			t.floatSquares.addSquare(f)
		}
		return nil
	case v.IsInt(), v.IsBool():
		t.ints.add(v.AsInt())
		if t.squares {
			t.intSquares.addSquare(v.AsInt())
		}
		return nil
	}
	return t.addOther(v)
}

// note remembers the type of an item.
func (t *total) note(typ *py.Type) error {
	t.last = typ
	if t.seen[typ] {
		return nil
	}
	t.seen[typ] = true
	t.types = append(t.types, typ)
	return t.c.Alloc(64)
}

func (t *total) addSpecial(v py.Value) (err error) {
	sum := t.special
	if sum.IsNil() {
		sum = py.Int(0)
	}
	t.special, err = t.c.Binary(py.Add, sum, v)
	return err
}

// addOther adds any other number by its exact ratio.
func (t *total) addOther(v py.Value) error {
	if err := t.c.Steps(4); err != nil {
		return err
	}
	x, err := t.ratio(v)
	if _, ok := py.IsRaised(err, &py.OverflowErrorType, &py.ValueErrorType); ok {
		return t.addSpecial(v)
	}
	if err != nil {
		return err
	}
	if t.rest, err = t.c.Binary(py.Add, t.rest, x); err != nil || !t.squares {
		return err
	}
	if x, err = t.c.Binary(py.Mul, x, x); err != nil {
		return err
	}
	t.restSquares, err = t.c.Binary(py.Add, t.restSquares, x)
	return err
}

// ratio returns a number as a Fraction.
func (t *total) ratio(v py.Value) (py.Value, error) {
	c := t.c
	if v.Is(&fractions.Type) {
		return v, nil
	}
	method, err := c.GetAttrOpt(v, "as_integer_ratio")
	if err != nil {
		return py.Value{}, err
	}
	if method.IsNil() {
		return t.parts(v)
	}
	pair, err := c.Call(method)
	if err != nil {
		return py.Value{}, err
	}
	if pair.Kind() != py.KindTuple || pair.Tuple().Len() != 2 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "as_integer_ratio() must return a pair of ints")
	}
	return t.fraction(pair.Tuple().Items()[0], pair.Tuple().Items()[1])
}

// parts makes a Fraction of a number with numerator and denominator.
func (t *total) parts(v py.Value) (py.Value, error) {
	num, err := t.c.GetAttrOpt(v, "numerator")
	if err != nil {
		return py.Value{}, err
	}
	den, err := t.c.GetAttrOpt(v, "denominator")
	if err != nil {
		return py.Value{}, err
	}
	if num.IsNil() || den.IsNil() {
		return py.Value{}, t.c.Errorf(&py.TypeErrorType, "can't convert type '%s' to numerator/denominator", v.Type().Name)
	}
	return t.fraction(num, den)
}

func (t *total) fraction(num, den py.Value) (py.Value, error) {
	num, err := t.c.Index(num)
	if err != nil {
		return py.Value{}, err
	}
	if den, err = t.c.Index(den); err != nil {
		return py.Value{}, err
	}
	return fractions.New(t.c, num, den)
}

func (t *total) result() (py.Value, error) {
	types := make([]py.Value, len(t.types))
	for i, typ := range t.types {
		types[i] = typ.Value()
	}
	sum, squares := t.special, t.special
	if sum.IsNil() {
		var err error
		if sum, err = t.sum(t.rest, t.ints.big(), &t.floats); err != nil {
			return py.Value{}, err
		}
		if squares, err = t.sum(t.restSquares, t.intSquares.big(), &t.floatSquares); err != nil {
			return py.Value{}, err
		}
	}
	return py.NewTuple(py.KeepTuple(types).Value(), sum, squares, py.Int(t.count)).Value(), t.c.Alloc(256)
}

// sum adds the three totals to one Fraction.
func (t *total) sum(rest py.Value, ints *big.Int, floats *fixed) (py.Value, error) {
	v, err := t.c.Binary(py.Add, rest, py.BigInt(ints))
	if err != nil || !floats.used {
		return v, err
	}
	num, den := floats.ratio()
	if err := t.c.Charge(16, 2048); err != nil {
		return py.Value{}, err
	}
	f, err := fractions.New(t.c, py.BigInt(num), py.BigInt(den))
	if err != nil {
		return py.Value{}, err
	}
	return t.c.Binary(py.Add, v, f)
}

// A wide is an int of 192 bits in two's complement.
type wide [3]uint64

func (w *wide) add(n int64) { w.addWords(uint64(n), uint64(n>>63), uint64(n>>63)) }

func (w *wide) addSquare(n int64) {
	u := uint64(n)
	if n < 0 {
		u = -u
	}
	hi, lo := bits.Mul64(u, u)
	w.addWords(lo, hi, 0)
}

func (w *wide) addWords(a, b, c uint64) {
	var carry uint64
	w[0], carry = bits.Add64(w[0], a, 0)
	w[1], carry = bits.Add64(w[1], b, carry)
	w[2], _ = bits.Add64(w[2], c, carry)
}

func (w *wide) big() *big.Int {
	n := big.NewInt(int64(w[2]))
	for _, x := range [2]uint64{w[1], w[0]} {
		n.Lsh(n, 64)
		n.Add(n, new(big.Int).SetUint64(x))
	}
	return n
}

// A fixed is a binary fixed-point number that holds any sum of floats or of
// their squares exactly: digit i counts units of 2**(32*i - fixedPoint). A
// digit is far wider than 32 bits, so carries may wait for a long time.
type fixed struct {
	digit [fixedDigits]int64
	adds  int
	used  bool
}

// fixedPoint is the place of the smallest square, 2**-2148, rounded up to
// whole digits; the largest is below 2**2048, and sums of many need more.
const (
	fixedPoint  = 32 * 68
	fixedDigits = 68 + 64 + 4
)

// split returns a finite float as m * 2**exp with a whole m.
func split(f float64) (m int64, exp int) {
	b := math.Float64bits(f)
	exp = int(b>>52) & 0x7FF
	m = int64(b & (1<<52 - 1))
	if exp == 0 {
		exp = 1
	} else {
		m |= 1 << 52
	}
	if b>>63 == 1 {
		m = -m
	}
	return m, exp - 1075
}

func (x *fixed) add(f float64) {
	m, exp := split(f)
	negative := m < 0
	if negative {
		m = -m
	}
	x.addBits(0, uint64(m), exp, negative)
}

func (x *fixed) addSquare(f float64) {
	m, exp := split(f)
	if m < 0 {
		m = -m
	}
	hi, lo := bits.Mul64(uint64(m), uint64(m))
	x.addBits(hi, lo, 2*exp, false)
}

// addBits adds the 128-bit number times 2**exp.
func (x *fixed) addBits(hi, lo uint64, exp int, negative bool) {
	x.used = true
	at := exp + fixedPoint
	i, shift := at/32, uint(at%32)
	part := [5]uint64{lo & (1<<32 - 1), lo >> 32, hi & (1<<32 - 1), hi >> 32}
	var carry uint64
	for k, p := range part {
		d := p<<shift | carry
		carry = d >> 32
		if d &= 1<<32 - 1; d == 0 {
			continue
		}
		if negative {
			x.digit[i+k] -= int64(d)
		} else {
			x.digit[i+k] += int64(d)
		}
	}
	if x.adds++; x.adds == 1<<30 {
		x.normalize()
	}
}

// normalize carries, so that each digit but the last lies within 32 bits.
func (x *fixed) normalize() {
	x.adds = 0
	carry := int64(0)
	for i := range x.digit[:fixedDigits-1] {
		d := x.digit[i] + carry
		carry = d >> 32
		x.digit[i] = d & (1<<32 - 1)
	}
	x.digit[fixedDigits-1] += carry
}

// ratio returns the number as a fraction.
func (x *fixed) ratio() (num, den *big.Int) {
	x.normalize()
	num = big.NewInt(x.digit[fixedDigits-1])
	for i := fixedDigits - 2; i >= 0; i-- {
		num.Lsh(num, 32)
		num.Add(num, big.NewInt(x.digit[i]))
	}
	if num.Sign() == 0 {
		return num, big.NewInt(1)
	}
	twos := min(num.TrailingZeroBits(), fixedPoint)
	return num.Rsh(num, twos), new(big.Int).Lsh(big.NewInt(1), fixedPoint-twos)
}
