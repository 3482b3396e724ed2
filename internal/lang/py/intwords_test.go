package py

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

// edgyNumber returns a number of so many words, many of them all zeros or ones.
func edgyNumber(r *rand.Rand, words int) *big.Int {
	n := new(big.Int)
	for range words {
		w := r.Uint64()
		switch r.IntN(4) {
		case 0:
			w = 0
		case 1:
			w = ^uint64(0)
		case 2:
			w >>= r.IntN(64)
		}
		n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(w))
	}
	if r.IntN(2) == 0 {
		n.Neg(n)
	}
	return n
}

// TestIntWords compares the operations on ints of few words, and of a few
// more, with math/big.
func TestIntWords(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		x, y := edgyNumber(r, 1+r.IntN(fewWords+2)), edgyNumber(r, 1+r.IntN(fewWords+2))
		if r.IntN(2) == 0 {
			y = edgyNumber(r, 1+r.IntN(3))
		}
		a, b := BigInt(x), BigInt(y)
		same := func(what string, got Value, err error, want *big.Int) {
			t.Helper()
			if err != nil || BigOf(got).Cmp(want) != 0 || got.IsInt() != want.IsInt64() {
				t.Fatalf("%s of %v and %v: got %v, want %v (%v)", what, x, y, BigOf(got), want, err)
			}
		}
		v, err := intAdd(c, a, b)
		same("add", v, err, new(big.Int).Add(x, y))
		v, err = intSub(c, a, b)
		same("sub", v, err, new(big.Int).Sub(x, y))
		v, err = intMul(c, a, b)
		same("mul", v, err, new(big.Int).Mul(x, y))
		if y.Sign() != 0 {
			q, m := floorDivMod(x, y)
			v, err = intFloorDiv(c, a, b)
			same("floordiv", v, err, q)
			v, err = intMod(c, a, b)
			same("mod", v, err, m)
			v, err = intDivMod(c, a, b)
			same("divmod", v.Tuple().Items()[0], err, q)
			same("divmod", v.Tuple().Items()[1], err, m)
		}
		k := uint(r.IntN(300))
		v, err = intLShift(c, a, Int(int64(k)))
		same("lshift", v, err, new(big.Int).Lsh(x, k))
		v, err = intRShift(c, a, Int(int64(k)))
		same("rshift", v, err, new(big.Int).Rsh(x, k))
		v, err = intAnd(c, a, b)
		same("and", v, err, new(big.Int).And(x, y))
		v, err = intOr(c, a, b)
		same("or", v, err, new(big.Int).Or(x, y))
		v, err = intXor(c, a, b)
		same("xor", v, err, new(big.Int).Xor(x, y))
		e := int64(r.IntN(12))
		v, err = intPow(c, b, Int(e))
		same("pow", v, err, new(big.Int).Exp(y, big.NewInt(e), nil))
		v, err = c.GCD(a, b)
		same("gcd", v, err, new(big.Int).GCD(nil, nil, new(big.Int).Abs(x), new(big.Int).Abs(y)))
		if x.Sign() > 0 {
			root, err := c.SqrtBig(x)
			same("sqrt", BigInt(root), err, new(big.Int).Sqrt(x))
		}
		if cmpInts(a, b) != x.Cmp(y) {
			t.Fatalf("compare %v and %v", x, y)
		}
		text, err := c.IntText(a)
		if err != nil || text != x.String() {
			t.Fatalf("text %s, not %s (%v)", text, x, err)
		}
		v, err = c.ParseInt(c.Text(text), text, 10)
		same("int", v, err, x)
	}
}

// TestOwnOps does operators on ints in four registers that own theirs, as the
// machine does, and some that are kept elsewhere, too: values and charges must
// be those of the same operators without registers, and what is kept stays.
func TestOwnOps(t *testing.T) {
	c, plain := NewContext(meter.New(meter.Limits{}), 1), NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(5, 6))
	var regs [4]Value
	var want [4]*big.Int
	for i := range regs {
		regs[i], want[i] = Int(int64(i)), big.NewInt(int64(i))
	}
	var kept []Value
	var keptWant []*big.Int
	ops := [...]BinaryOp{Add, Sub, Mul, FloorDiv, Mod, LShift, RShift, And, Or, Xor, Pow}
	done := map[BinaryOp]int{}
	for round := range 200_000 {
		to, i, j := r.IntN(4), r.IntN(4), r.IntN(4)
		op, a, b, x, y := ops[r.IntN(len(ops))], regs[i], regs[j], want[i], want[j]
		switch r.IntN(8) {
		case 0:
			regs[to].Share()
			kept, keptWant = append(kept, regs[to]), append(keptWant, want[to])
			continue
		case 1, 2:
			y = new(big.Int).SetUint64(r.Uint64() >> r.IntN(64))
			if r.IntN(2) == 0 {
				y.Neg(y)
			}
			b = BigInt(y)
		case 3:
			x = edgyNumber(r, 1+r.IntN(manyWords+2))
			a = BigInt(x)
		case 4:
			if len(kept) > 0 {
				at := r.IntN(len(kept))
				a, x = kept[at], keptWant[at]
			}
		case 5:
			if len(kept) > 0 {
				at := r.IntN(len(kept))
				b, y = kept[at], keptWant[at]
			}
		}
		if op == LShift || op == RShift || op == Pow {
			k := int64(r.IntN(200))
			if op == Pow {
				k %= 8
			}
			b, y = Int(k), big.NewInt(k)
		}
		if a.IsInt() && b.IsInt() && op != Mul || len(x.Bits()) > 2*manyWords || y.Sign() == 0 {
			want[to] = edgyNumber(r, 1+r.IntN(4))
			regs[to] = BigInt(want[to])
			continue
		}
		if _, ok := mul64(x.Int64(), y.Int64()); op == Mul && a.IsInt() && b.IsInt() && ok {
			continue
		}
		expected, err := plain.IntBinary(op, BigInt(x), BigInt(y))
		if err != nil {
			t.Fatal(err)
		}
		if own := OwnOps[op]; own != nil && own(c, op, &regs[to], a, b) {
			done[op]++
		} else if err := c.OwnBinary(op, &regs[to], a, b); err != nil {
			t.Fatal(err)
		}
		want[to] = new(big.Int).Set(BigOf(expected))
		for i, v := range regs {
			if BigOf(v).Cmp(want[i]) != 0 || v.IsInt() != want[i].IsInt64() {
				t.Fatalf("round %d: operator %d on %v and %v: register %d of %d is %v, not %v", round, op, x, y, i, to, BigOf(v), want[i])
			}
		}
		if at := len(kept) - 1 - r.IntN(8); at >= 0 && BigOf(kept[at]).Cmp(keptWant[at]) != 0 {
			t.Fatalf("round %d: operator %d changed what is kept", round, op)
		}
		if c.Meter.Spent() != plain.Meter.Spent() || c.Meter.HeapPeak() != plain.Meter.HeapPeak() {
			t.Fatalf("round %d: operator %d on %v and %v: %d steps and %d bytes, else %d and %d", round, op, x, y,
				c.Meter.Spent(), c.Meter.HeapPeak(), plain.Meter.Spent(), plain.Meter.HeapPeak())
		}
	}
	for at, v := range kept {
		if BigOf(v).Cmp(keptWant[at]) != 0 {
			t.Fatalf("kept value %d has changed", at)
		}
	}
	for _, op := range ops {
		if op != Pow && done[op] < 1000 {
			t.Errorf("operator %d: only %d", op, done[op])
		}
	}
}

// TestIntForms compares modular powers, ratios, digits and bytes of ints of few
// words, and of a few more, with math/big.
func TestIntForms(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		x, y := edgyNumber(r, 1+r.IntN(fewWords+2)), edgyNumber(r, 1+r.IntN(fewModulus+2))
		a, b := BigInt(x), BigInt(y)
		same := func(what string, got Value, err error, want *big.Int) {
			t.Helper()
			if err != nil || BigOf(got).Cmp(want) != 0 || got.IsInt() != want.IsInt64() {
				t.Fatalf("%s of %v and %v: got %v, want %v (%v)", what, x, y, BigOf(got), want, err)
			}
		}
		v, err := intNeg(c, a)
		same("neg", v, err, new(big.Int).Neg(x))
		v, err = intInvert(c, a)
		same("invert", v, err, new(big.Int).Not(x))
		v, err = c.BitDigits(a, 4, "")
		if want := x.Text(16); err != nil || v.Str().S != want {
			t.Fatalf("hex %s, not %s", v.Str().S, want)
		}
		v, err = c.BitDigits(b, 3, "")
		if want := y.Text(8); err != nil || v.Str().S != want {
			t.Fatalf("oct %s, not %s", v.Str().S, want)
		}
		for _, little := range []bool{false, true} {
			length := (x.BitLen()+8)/8 + r.IntN(3)
			bytes := make([]byte, length)
			fillBytes(bytes, x.Bits(), x.Sign() < 0, little)
			same("bytes", c.intOfBytes(string(bytes), little, true), nil, x)
			want := x
			if x.Sign() < 0 {
				want = new(big.Int).Add(x, new(big.Int).Lsh(bigOne, uint(8*length)))
			}
			same("unsigned bytes", c.intOfBytes(string(bytes), little, false), nil, want)
		}
		if y.Sign() == 0 {
			continue
		}
		want, _ := new(big.Rat).SetFrac(x, y).Float64()
		if v, err = intTrueDiv(c, a, b); err == nil && v.AsFloat() != want {
			t.Fatalf("%v / %v = %v, not %v", x, y, v.AsFloat(), want)
		}
		e := r.Uint64() >> r.IntN(64)
		_, p := floorDivMod(new(big.Int).Exp(x, new(big.Int).SetUint64(e), new(big.Int).Abs(y)), y)
		v, err = intPow3(c, a, BigInt(new(big.Int).SetUint64(e)), b)
		same("pow", v, err, p)
	}
}

// TestRangeProducts compares binomials and products of ranges with math/big.
func TestRangeProducts(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(5, 6))
	products, binomials := 0, 0
	for range 3_000 {
		n := 1 + r.Int64N(int64(1)<<(1+r.IntN(62)))
		k := 1 + r.Int64N(min(n, 400))
		want := new(big.Int).Binomial(n, k)
		if v, ok, err := c.Binomial(n, k); ok {
			if binomials++; err != nil || BigOf(v).Cmp(want) != 0 {
				t.Fatalf("binomial %d %d: %v, not %v", n, k, BigOf(v), want)
			}
		}
		if SmallRange(k, bits.Len64(uint64(n))) {
			v, err := c.RangeProduct(n-k+1, n+1, 1)
			if products++; err != nil || BigOf(v).Cmp(new(big.Int).MulRange(n-k+1, n)) != 0 {
				t.Fatalf("product from %d to %d: %v", n-k+1, n, BigOf(v))
			}
		}
	}
	if products < 500 || binomials < 500 {
		t.Error(products, binomials)
	}
}

func floorDivMod(x, y *big.Int) (q, m *big.Int) {
	q, m = new(big.Int).DivMod(x, y, new(big.Int))
	if m.Sign() != 0 && y.Sign() < 0 {
		// Euclid's remainder is never negative; Python's has the sign of y.
		q.Sub(q, bigOne)
		m.Add(m, y)
	}
	return q, m
}

// BenchmarkBig does operations on ints of some sizes, in decimal digits.
func BenchmarkBig(b *testing.B) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	for _, digits := range []int{30, 100, 1000} {
		x := BigInt(new(big.Int).Exp(big.NewInt(7), big.NewInt(int64(float64(digits)/0.845)), nil))
		y := BigInt(new(big.Int).Exp(big.NewInt(3), big.NewInt(int64(float64(digits)/0.4771)), nil))
		half := BigInt(new(big.Int).Exp(big.NewInt(3), big.NewInt(int64(float64(digits)/0.9542)), nil))
		for _, op := range []struct {
			name string
			op   BinaryOp
			y    Value
		}{{"add", Add, y}, {"mul", Mul, y}, {"floordiv", FloorDiv, half}, {"mod", Mod, half}, {"small", Mul, Int(12345)}} {
			b.Run(fmt.Sprint(op.name, digits), func(b *testing.B) {
				b.ReportAllocs()
				for range b.N {
					if _, err := c.Binary(op.op, x, op.y); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(fmt.Sprint("text", digits), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, err := c.Repr(x); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestTrueDiv compares quotients of long ints with big.Rat's, many of which
// are near the middle between two floats.
func TestTrueDiv(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 20_000 {
		x, y := edgyNumber(r, 1+r.IntN(60)), edgyNumber(r, 1+r.IntN(60))
		if y.Sign() == 0 {
			continue
		}
		if i%2 == 0 { // a quotient of 54 bits, or a little more or less
			x = new(big.Int).Mul(y, new(big.Int).SetUint64(1<<53|r.Uint64N(1<<53)|1))
			x.Lsh(x, uint(r.IntN(100))).Add(x, big.NewInt(int64(r.IntN(3)-1)))
		}
		want, _ := new(big.Rat).SetFrac(x, y).Float64()
		got, err := intTrueDiv(c, BigInt(x), BigInt(y))
		switch {
		case math.IsInf(want, 0):
			if err == nil {
				t.Fatalf("%v / %v: %v, want an error", x, y, got.AsFloat())
			}
		case err != nil || got.AsFloat() != want:
			t.Fatalf("%v / %v: %v, want %v (%v)", x, y, got.AsFloat(), want, err)
		}
	}
}

// FuzzTwoWordsText compares the digits of numbers of two words with those of
// math/big. Among the seeds are the neighbours of the powers of tenChunk, where
// the number of digits and of chunks changes, and chunks that begin with zeros.
func FuzzTwoWordsText(f *testing.F) {
	for _, s := range []string{
		"18446744073709551616", "10000000000000000000", "19999999999999999999", "20000000000000000000",
		"99999999999999999999999999999999999999", "100000000000000000000000000000000000000",
		"100000000000000000000000000000000000001", "100000000000000000010000000000000000000",
		"123456789012345678901234567890", "340282366920938463463374607431768211455", "10000000000000000000000000000000000000",
	} {
		n, _ := new(big.Int).SetString(s, 10)
		low := new(big.Int).And(n, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
		f.Add(low, n.Rsh(n, 64).Uint64(), len(s)%2 == 0)
	}
	c := NewContext(meter.New(meter.Limits{}), 1)
	f.Fuzz(func(t *testing.T, lo, hi uint64, negative bool) {
		if hi == 0 {
			return
		}
		n := new(big.Int).Or(new(big.Int).Lsh(new(big.Int).SetUint64(hi), 64), new(big.Int).SetUint64(lo))
		if negative {
			n.Neg(n)
		}
		if got := c.twoWordsText(negative, uint(lo), uint(hi)).Str().S; got != n.String() {
			t.Errorf("%s, not %v", got, n)
		}
	})
}
