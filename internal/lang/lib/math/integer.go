package math

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

var integerRows = []py.Row{
	{"comb(n, k, /)", "Number of ways to choose k items from n items without repetition and without order.", "size of the result", comb},
	{"factorial(n, /)", "n!.", "size of the result", factorial},
	{"gcd(*integers)", "Greatest Common Divisor.", "words squared", gcd},
	{"isqrt(n, /)", "The integer part of the square root of the input.", "words squared", isqrt},
	{"lcm(*integers)", "Least Common Multiple.", "words squared", lcm},
	{"perm(n, k=None, /)", "Number of ways to choose k items from n items without repetition and with order.", "size of the result", perm},
}

func factorial(c *py.Context, a []py.Value) (py.Value, error) {
	v, err := c.Index(a[0])
	if err != nil {
		return py.Value{}, err
	}
	n, big := py.IntParts(v)
	switch {
	case big != nil && big.Sign() > 0:
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "factorial() argument should not exceed %d", math.MaxInt64)
	case big != nil || n < 0:
		return py.Value{}, c.Errorf(&py.ValueErrorType, "factorial() not defined for negative values")
	}
	if n <= 20 {
		r := int64(1)
		for i := int64(2); i <= n; i++ {
			r *= i
		}
		return py.Int(r), nil
	}
	if py.SmallRange(n, bits.Len64(uint64(n))) {
		return c.RangeProduct(2, n+1, 1)
	}
	if err := c.Charge(1, factorialBytes(n)); err != nil {
		return py.Value{}, err
	}
	r, err := oddFactorial(c, n)
	if err != nil {
		return py.Value{}, err
	}
	return c.Binary(py.LShift, py.BigInt(r), py.Int(n-int64(bits.OnesCount64(uint64(n)))))
}

// factorialBytes is a lower bound of the size of n!: n! is at least (n/e)^n
// (after Stirling), so it has n*(log2 n - log2 e) bits, with log2 n rounded
// down and log2 e = 1.4427 rounded up.
func factorialBytes(n int64) int64 {
	if n > 1<<40 {
		return 1 << 60
	}
	return n * (int64(bits.Len64(uint64(n))-1)*10_000 - 14_427) / 80_000
}

// sizeAtLeast returns half of n*bits in bytes, without overflow.
func sizeAtLeast(n, bits int64) int64 {
	if bits <= 0 {
		return 0
	}
	if n > 1<<55/bits {
		return 1 << 52
	}
	return n * bits / 16
}

// oddFactorial returns n! without its factors of two: the product over i of
// the odd numbers up to n/2**i.
func oddFactorial(c *py.Context, n int64) (*big.Int, error) {
	inner, outer := big.NewInt(1), big.NewInt(1)
	low := int64(3)
	for i := bits.Len64(uint64(n)) - 2; i >= 0; i-- {
		high := n>>i + 1 | 1
		p, err := product(c, low, high, 2)
		if err != nil {
			return nil, err
		}
		if inner, err = c.MulBig(inner, p); err != nil {
			return nil, err
		}
		if outer, err = c.MulBig(outer, inner); err != nil {
			return nil, err
		}
		low = high
	}
	return outer, nil
}

// product multiplies low, low+step, … below high, halving the range so that
// factors are of like size.
func product(c *py.Context, low, high, step int64) (*big.Int, error) {
	count := (high - low + step - 1) / step
	if count <= 0 {
		return big.NewInt(1), nil
	}
	if err := c.Steps(2); err != nil {
		return nil, err
	}
	if py.SmallRange(count, bits.Len64(uint64(high))) {
		p, err := c.RangeProduct(low, high, step)
		if err != nil {
			return nil, err
		}
		return py.BigOf(p), nil
	}
	middle := low + count/2*step
	left, err := product(c, low, middle, step)
	if err != nil {
		return nil, err
	}
	right, err := product(c, middle, high, step)
	if err != nil {
		return nil, err
	}
	return c.MulBig(left, right)
}

// choice reads the arguments of comb and perm. done tells that the result is
// known already: 0 because k > n.
func choice(c *py.Context, n, k py.Value) (*big.Int, *big.Int, error) {
	var out [2]*big.Int
	for i, v := range [...]py.Value{n, k} {
		v, err := c.Index(v)
		if err != nil {
			return nil, nil, err
		}
		out[i] = py.BigOf(v)
	}
	for i, name := range "nk" {
		if out[i].Sign() < 0 {
			return nil, nil, c.Errorf(&py.ValueErrorType, "%c must be a non-negative integer", name)
		}
	}
	return out[0], out[1], nil
}

func perm(c *py.Context, a []py.Value) (py.Value, error) {
	if a[1].IsNone() {
		return factorial(c, a)
	}
	n, k, err := choice(c, a[0], a[1])
	if err != nil {
		return py.Value{}, err
	}
	if n.Cmp(k) < 0 {
		return py.Int(0), nil
	}
	if !k.IsInt64() {
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "k must not exceed %d", math.MaxInt64)
	}
	if n.IsInt64() {
		if v, ok, err := wordPerm(c, n.Int64(), k.Int64()); ok {
			return v, err
		}
	}
	r, err := falling(c, n, k.Int64())
	if err != nil {
		return py.Value{}, err
	}
	return py.BigInt(r), nil
}

func comb(c *py.Context, a []py.Value) (py.Value, error) {
	n, k, err := choice(c, a[0], a[1])
	if err != nil {
		return py.Value{}, err
	}
	if n.Cmp(k) < 0 {
		return py.Int(0), nil
	}
	if other := new(big.Int).Sub(n, k); other.Cmp(k) < 0 {
		k = other
	}
	if !k.IsInt64() {
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "min(n - k, k) must not exceed %d", math.MaxInt64)
	}
	if n.IsInt64() {
		if v, ok, err := wordComb(c, n.Int64(), k.Int64()); ok {
			return v, err
		}
	}
	num, err := falling(c, n, k.Int64())
	if err != nil {
		return py.Value{}, err
	}
	den, err := product(c, 2, k.Int64()+1, 1)
	if err != nil {
		return py.Value{}, err
	}
	return c.Binary(py.FloorDiv, py.BigInt(num), py.BigInt(den))
}

// wordComb returns n over k, for 0 <= k <= n; ok is false where numbers of many
// words would come up.
func wordComb(c *py.Context, n, k int64) (v py.Value, ok bool, err error) {
	if r, ok := smallComb(n, k); ok {
		return py.Int(r), true, nil
	}
	return c.Binomial(n, min(k, n-k))
}

// wordPerm returns n * (n-1) * … of k factors, for 0 <= k <= n; ok is false
// where that has many words.
func wordPerm(c *py.Context, n, k int64) (v py.Value, ok bool, err error) {
	if r, ok := smallPerm(n, k); ok {
		return py.Int(r), true, nil
	}
	if n == math.MaxInt64 || !py.SmallRange(k, bits.Len64(uint64(n))) {
		return v, false, nil
	}
	if err := c.Charge(3, 0); err != nil {
		return v, true, err
	}
	v, err = c.RangeProduct(n-k+1, n+1, 1)
	return v, true, err
}

// smallComb returns n over k, for 0 <= k <= n, if it takes less than combsAbove
// products and everything fits in a word.
func smallComb(n, k int64) (int64, bool) {
	if n <= combsFit {
		return oddFactorials.choose(n, k), true
	}
	k = min(k, n-k)
	if k >= combsAbove {
		return 0, false
	}
	r, m := uint64(1), uint64(n)
	for i := uint64(0); i < uint64(k); i++ {
		hi, lo := bits.Mul64(r, m-i)
		if hi >= i+1 {
			return 0, false
		}
		r, _ = bits.Div64(hi, lo, i+1)
		if r > math.MaxInt64 {
			return 0, false
		}
	}
	return int64(r), true
}

// smallPerm returns n * (n-1) * … of k factors, for 0 <= k <= n, if it is
// below 2**63.
func smallPerm(n, k int64) (int64, bool) {
	if k >= 64 {
		return 0, false
	}
	r := uint64(1)
	for i := range uint64(k) {
		hi, lo := bits.Mul64(r, uint64(n)-i)
		if hi != 0 || lo > math.MaxInt64 {
			return 0, false
		}
		r = lo
	}
	return int64(r), true
}

const (
	// combsFit is the largest n for which n over k is below 2**63, whatever k.
	combsFit = 66
	// combsAbove is the least k from which on n over k is above 2**63 for all n
	// above combsFit, if k is at most half of n.
	combsAbove = 30
)

// An oddTable has, for i up to combsFit, the odd part of i! modulo 2**64, the
// inverse of that, and how often 2 divides i!. Since n over k is known to be
// below 2**64, it is a product of three entries and a shift.
type oddTable struct {
	odd, inverse [combsFit + 1]uint64
	twos         [combsFit + 1]uint8
}

var oddFactorials = func() *oddTable {
	t := &oddTable{}
	t.odd[0], t.inverse[0] = 1, 1
	for i := uint64(1); i <= combsFit; i++ {
		z := bits.TrailingZeros64(i)
		t.twos[i] = t.twos[i-1] + uint8(z)
		t.odd[i] = t.odd[i-1] * (i >> z)
		t.inverse[i] = t.inverse[i-1] * inverseOf(i>>z)
	}
	return t
}()

// inverseOf returns the inverse of an odd number modulo 2**64: each step of
// Newton's doubles the bits that are right, of which x itself has three.
func inverseOf(x uint64) uint64 {
	y := x
	for range 5 {
		y *= 2 - x*y
	}
	return y
}

func (t *oddTable) choose(n, k int64) int64 {
	return int64(t.odd[n] * t.inverse[k] * t.inverse[n-k] << (t.twos[n] - t.twos[k] - t.twos[n-k]))
}

// falling returns n * (n-1) * … of k factors.
func falling(c *py.Context, n *big.Int, k int64) (*big.Int, error) {
	if err := c.Charge(1, sizeAtLeast(k, int64(n.BitLen()-bits.Len64(uint64(k))))); err != nil {
		return nil, err
	}
	if n.IsInt64() && n.Int64() < math.MaxInt64 {
		return product(c, n.Int64()-k+1, n.Int64()+1, 1)
	}
	return fallingBig(c, n, k)
}

func fallingBig(c *py.Context, n *big.Int, k int64) (*big.Int, error) {
	switch k {
	case 0:
		return big.NewInt(1), nil
	case 1:
		return n, nil
	}
	if err := c.Charge(4, int64(n.BitLen()/8+64)); err != nil {
		return nil, err
	}
	left, err := fallingBig(c, n, k/2)
	if err != nil {
		return nil, err
	}
	right, err := fallingBig(c, new(big.Int).Sub(n, big.NewInt(k/2)), k-k/2)
	if err != nil {
		return nil, err
	}
	return c.MulBig(left, right)
}

// fold applies f to all integers of a *args tuple, from start.
func fold(c *py.Context, args py.Value, start int64, f func(a, b py.Value) (py.Value, error)) (py.Value, error) {
	total := py.Int(start)
	for _, v := range args.Tuple().Items() {
		n, err := c.Index(v)
		if err != nil {
			return py.Value{}, err
		}
		if err := c.Steps(4); err != nil {
			return py.Value{}, err
		}
		if total, err = f(total, n); err != nil {
			return py.Value{}, err
		}
	}
	return total, nil
}

func gcd(c *py.Context, a []py.Value) (py.Value, error) {
	return fold(c, a[0], 0, func(x, y py.Value) (py.Value, error) { return gcd2(c, x, y) })
}

func gcd2(c *py.Context, x, y py.Value) (py.Value, error) {
	if x.IsInt() && y.IsInt() {
		if g := py.GCD64(magnitude(x.AsInt()), magnitude(y.AsInt())); g <= math.MaxInt64 {
			return py.Int(int64(g)), nil
		}
	}
	return c.GCD(x, y)
}

func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

func lcm(c *py.Context, a []py.Value) (py.Value, error) {
	return fold(c, a[0], 1, func(x, y py.Value) (py.Value, error) { return lcm2(c, x, y) })
}

func lcm2(c *py.Context, x, y py.Value) (py.Value, error) {
	zero := py.Int(0)
	if x == zero || y == zero {
		return zero, nil
	}
	g, err := gcd2(c, x, y)
	if err != nil {
		return py.Value{}, err
	}
	q, err := c.Binary(py.FloorDiv, x, g)
	if err != nil {
		return py.Value{}, err
	}
	p, err := c.Binary(py.Mul, q, y)
	if err != nil {
		return py.Value{}, err
	}
	return c.Unary(py.Abs, p)
}

func isqrt(c *py.Context, a []py.Value) (py.Value, error) {
	v, err := c.Index(a[0])
	if err != nil {
		return py.Value{}, err
	}
	n, large := py.IntParts(v)
	if n < 0 || large != nil && large.Sign() < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "isqrt() argument must be nonnegative")
	}
	if large == nil {
		return py.Int(int64(isqrt64(uint64(n)))), nil
	}
	return c.Isqrt(large)
}

// isqrt64 corrects the float root, which is off by one at most.
func isqrt64(n uint64) uint64 {
	r := uint64(math.Sqrt(float64(n)))
	for r > 0 && (r > math.MaxUint32 || r*r > n) {
		r--
	}
	for r < math.MaxUint32 && (r+1)*(r+1) <= n {
		r++
	}
	return r
}
