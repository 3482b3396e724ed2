package py

import (
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

func bigContext() *Context { return NewContext(meter.New(meter.Limits{Heap: 4 << 30}), 0) }

func randomBig(r *rand.Rand, words int) *big.Int {
	w := make([]big.Word, words)
	for i := range w {
		w[i] = big.Word(r.Uint64())
		if r.IntN(20) == 0 {
			w[i] = ^big.Word(0)
		}
	}
	w[words-1] |= 1
	return new(big.Int).SetBits(w)
}

func TestWideProducts(t *testing.T) {
	c, r := bigContext(), rand.New(rand.NewPCG(1, 1))
	for _, size := range [][2]int{{15000, 13000}, {30000, 12500}, {60000, 14000}, {200000, 3}, {100000, 500}, {20000, 20000}, {13000, 13000}} {
		a, b := randomBig(r, size[0]), randomBig(r, size[1])
		a.Neg(a)
		p, err := c.product(a, b)
		if err != nil {
			t.Fatal(err)
		}
		if want := new(big.Int).Mul(a, b); p.Cmp(want) != 0 {
			t.Errorf("product of %d by %d words is wrong", size[0], size[1])
		}
	}
	a := randomBig(r, 20000)
	if p, _ := c.product(a, a); p.Cmp(new(big.Int).Mul(a, a)) != 0 {
		t.Error("square is wrong")
	}
}

func TestWideQuotients(t *testing.T) {
	c, r := bigContext(), rand.New(rand.NewPCG(2, 1))
	for _, size := range [][2]int{{40000, 13000}, {26000, 13000}, {30000, 29990}, {50000, 24001}, {100000, 60}, {200000, 3}, {50000, 3000}} {
		a, b := randomBig(r, size[0]), randomBig(r, size[1])
		b.Neg(b)
		q, rest, err := c.quotient(a, b)
		if err != nil {
			t.Fatal(err)
		}
		check := new(big.Int).Mul(q, b)
		if check.Add(check, rest).Cmp(a) != 0 || rest.CmpAbs(b) >= 0 || rest.Sign() < 0 {
			t.Errorf("quotient of %d by %d words is wrong", size[0], size[1])
		}
	}
}

func TestWideText(t *testing.T) {
	c, r := bigContext(), rand.New(rand.NewPCG(3, 1))
	for _, size := range []int{1, 100, 7000, 20000} {
		for _, base := range []int{10, 3, 36, 2, 8, 16, 32} {
			n := randomBig(r, size)
			text, err := c.bigText(n, base)
			if err != nil {
				t.Fatal(err)
			}
			if size <= 7000 && text != n.Text(base) {
				t.Errorf("text of %d words in base %d is wrong", size, base)
			}
			m, err := c.parseBig(text, base)
			if err != nil || m.Cmp(n) != 0 {
				t.Errorf("text of %d words in base %d does not read back (%v)", size, base, err)
			}
		}
	}
	n := new(big.Int).Exp(big.NewInt(10), big.NewInt(300000), nil)
	text, _ := c.bigText(n, 10)
	if len(text) != 300001 || text[0] != '1' || text[300000] != '0' {
		t.Errorf("10**300000 has %d digits", len(text))
	}
}

// TestQuotientShapes divides numbers of many widths, with divisors that fill
// their last word by any number of bits.
func TestQuotientShapes(t *testing.T) {
	c, r := bigContext(), rand.New(rand.NewPCG(6, 1))
	for i, w := range [][2]int{{30000, 13000}, {26001, 13000}, {13001, 13000}, {13000, 13000}, {14000, 12990}, {40000, 12001}, {20000, 13500}, {9000, 7000}} {
		for shift := range uint(8) {
			a, b := randomBig(r, w[0]), randomBig(r, w[1])
			b.Rsh(b, shift*9)
			if shift%2 == 1 {
				b.SetBit(new(big.Int), b.BitLen(), 1)
			}
			if i%2 == 1 {
				a.Neg(a)
			}
			if shift%3 == 1 {
				b.Neg(b)
			}
			q, rem, err := c.quotient(a, b)
			wantQ, wantR := new(big.Int).QuoRem(a, b, new(big.Int))
			if err != nil || q.Cmp(wantQ) != 0 || rem.Cmp(wantR) != 0 {
				t.Errorf("%d by %d words, %d bits less: wrong quotient (%v)", w[0], w[1], shift*9, err)
			}
		}
	}
}

func TestWideDivisors(t *testing.T) {
	c, r := bigContext(), rand.New(rand.NewPCG(4, 1))
	g := randomBig(r, 1000)
	a, b := new(big.Int).Mul(randomBig(r, 2000), g), new(big.Int).Mul(randomBig(r, 1500), g)
	got, err := c.BigGCD(a, b)
	if err != nil || got.Cmp(new(big.Int).GCD(nil, nil, a, b)) != 0 {
		t.Errorf("gcd is wrong (%v)", err)
	}
	m := randomBig(r, 2500)
	m.SetBit(m, 0, 1)
	x := randomBig(r, 2400)
	want := new(big.Int).ModInverse(x, m)
	inv, err := c.inverse(x, m)
	if (want == nil) != (err != nil) || want != nil && inv.Cmp(want) != 0 {
		t.Errorf("inverse is wrong (%v)", err)
	}
	n := randomBig(r, 20001)
	root, err := c.SqrtBig(n)
	if err != nil || root.Cmp(new(big.Int).Sqrt(n)) != 0 {
		t.Errorf("root is wrong (%v)", err)
	}
}

// TestSlices checks that hopeless work stops soon after the flag is raised.
func TestSlices(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	r := rand.New(rand.NewPCG(5, 1))
	wide, huge := randomBig(r, 60000), randomBig(r, 600000)
	for name, work := range map[string]func(c *Context) error{
		"power": func(c *Context) error { _, err := c.bigPow(big.NewInt(10), Int(60_000_000)); return err },
		"product": func(c *Context) error {
			_, err := c.bigMul(BigInt(huge), BigInt(new(big.Int).Add(huge, bigOne)))
			return err
		},
		"text": func(c *Context) error { _, err := c.bigText(huge, 10); return err },
		"quotient": func(c *Context) error {
			_, _, err := c.bigFloorDivMod(huge, wide, wantQuotient|wantRemainder)
			return err
		},
		"gcd":    func(c *Context) error { _, err := c.BigGCD(wide, new(big.Int).Rsh(huge, 64*500000)); return err },
		"modpow": func(c *Context) error { _, err := c.bigPowMod(wide, huge, new(big.Int).Rsh(wide, 70)); return err },
		"long exponent": func(c *Context) error {
			_, err := c.bigPowMod(big.NewInt(3), huge, big.NewInt(1_000_000_007))
			return err
		},
		"root": func(c *Context) error { _, err := c.SqrtBig(huge); return err },
	} {
		c := bigContext()
		var stopped time.Time
		timer := time.AfterFunc(50*time.Millisecond, func() { stopped = time.Now(); c.Meter.StopForTime() })
		err := work(c)
		late := time.Since(stopped)
		timer.Stop()
		if err == nil {
			t.Logf("%s finished", name)
			continue
		}
		if late > time.Second/2 {
			t.Errorf("%s stopped %v late", name, late)
		}
		t.Logf("%s stopped after %v: %v", name, late, err)
	}
}
