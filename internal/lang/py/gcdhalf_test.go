package py

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

// longNumber returns a number of so many words, now and then with few bits set.
func longNumber(r *rand.Rand, n int) *big.Int {
	z := make([]big.Word, n)
	sparse := r.IntN(4) == 0
	for i := range z {
		if !sparse || r.IntN(8) == 0 {
			z[i] = big.Word(r.Uint64())
		}
	}
	z[n-1] |= 1
	return new(big.Int).SetBits(z)
}

// TestHalvedGCD compares the ways to greatest common divisors with math/big:
// numbers of like and unlike size, equal ones, multiples, consecutive Fibonacci
// numbers, zero.
func TestHalvedGCD(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(7, 8))
	check := func(what string, x, y *big.Int) {
		t.Helper()
		want := new(big.Int).GCD(nil, nil, x, y)
		if x.Cmp(y) < 0 {
			x, y = y, x
		}
		for name, f := range map[string]func(x, y []big.Word) (Value, error){"halved": c.halvedGCD, "long": c.longGCD} {
			if got, err := f(x.Bits(), y.Bits()); err != nil || BigOf(got).Cmp(want) != 0 {
				t.Fatalf("%s, %s: %d and %d words give %d words, not %d (%v)", what, name, words(x), words(y), words(BigOf(got)), words(want), err)
			}
		}
		m := identity()
		var err error
		if words(x) < 2*halvedWords {
			if m, err = c.halve(x, y); err != nil {
				t.Fatal(err)
			}
		}
		a, b, err := c.apply(&m, x, y)
		if err != nil || new(big.Int).GCD(nil, nil, a, b).Cmp(want) != 0 {
			t.Fatalf("%s: halving changed the divisor of %d and %d words", what, words(x), words(y))
		}
	}
	for range 5 {
		n := 1 + r.IntN(halvedWords*5/4)
		x, y, g := longNumber(r, n), longNumber(r, n), longNumber(r, 1+r.IntN(halvedWords))
		check("like", x, y)
		check("unlike", x, longNumber(r, 1+r.IntN(n)))
		check("equal", x, x)
		check("multiple", new(big.Int).Mul(x, g), x)
		check("common", new(big.Int).Mul(x, g), new(big.Int).Mul(y, g))
		check("near", x, new(big.Int).Add(x, big.NewInt(r.Int64N(3))))
	}
	check("zero", longNumber(r, halvedWords+100), new(big.Int))
	a, b := big.NewInt(1), big.NewInt(1)
	for words(a) < halvedWords+3 {
		n := words(a)
		if b.Add(a, b); n != words(b) && (n%400 == 0 || n > halvedWords) {
			check("fibonacci", b, a)
		}
		a, b = b, a
	}
}

// TestHalve asks that halving does halve.
func TestHalve(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(9, 10))
	for _, n := range []int{10, halfWords, halfWords + 1, 1000, 5000} {
		x, y := longNumber(r, n), longNumber(r, n)
		if x.Cmp(y) < 0 {
			x, y = y, x
		}
		m, err := c.halve(x, y)
		if err != nil {
			t.Fatal(err)
		}
		if a, _, err := c.apply(&m, x, y); err != nil || words(a) > n/2+n/20+3 {
			t.Errorf("%d words halved are %d", n, words(a))
		}
	}
}

func BenchmarkGCD(b *testing.B) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(9, 10))
	for _, n := range []int{500, 1000, 1600, 3000, 5200, 20000} {
		x, y := longNumber(r, n), longNumber(r, n)
		if x.Cmp(y) < 0 {
			x, y = y, x
		}
		for name, f := range map[string]func(x, y []big.Word) (Value, error){"halved": c.halvedGCD, "long": c.longGCD} {
			b.Run(fmt.Sprint(name, n), func(b *testing.B) {
				for range b.N {
					if _, err := f(x.Bits(), y.Bits()); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
