package py

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

// TestIntWords compares the short ways with math/big.
func TestIntWords(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 1)
	r := rand.New(rand.NewPCG(1, 2))
	number := func(words int) *big.Int {
		n := new(big.Int)
		for range words {
			w := r.Uint64()
			switch r.IntN(4) {
			case 0:
				w = 0
			case 1:
				w = ^uint64(0)
			}
			n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(w))
		}
		if r.IntN(2) == 0 {
			n.Neg(n)
		}
		return n
	}
	same := func(what string, got Value, want *big.Int) {
		t.Helper()
		if BigOf(got).Cmp(want) != 0 {
			t.Fatalf("%s: got %v, want %v", what, BigOf(got), want)
		}
	}
	for range 200_000 {
		n, m := number(1+r.IntN(inlineWords)), number(1+r.IntN(2))
		if m.Sign() > 0 {
			want := new(big.Int).Mod(n, m)
			if v, ok, err := c.modWords(n, m); err != nil || !ok {
				t.Fatalf("%v mod %v: %v, %v", n, m, ok, err)
			} else {
				same("mod", v, want)
			}
		}
		x := int64(r.Uint64() >> r.IntN(64))
		if v, ok, err := c.mulSmall(n, x); err == nil && ok {
			same("mul", v, new(big.Int).Mul(n, big.NewInt(x)))
		}
		e := int64(r.IntN(powExponent))
		if x != 0 && x != 1 && x != -1 {
			if v, ok, err := c.powWords(x, e); err == nil && ok {
				same("pow", v, new(big.Int).Exp(big.NewInt(x), big.NewInt(e), nil))
			}
		}
	}
}
