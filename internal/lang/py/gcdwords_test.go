package py

import (
	"math/big"
	"math/bits"
	"testing"
)

// FuzzGCDWide compares greatest common divisors of two words with those of math/big.
func FuzzGCDWide(f *testing.F) {
	const most = 1<<64 - 1
	for _, x := range [][4]uint64{
		{0, 12, 0, 18}, {1, 0, 0, 1 << 40}, {1, 0, 1, 0}, {1 << 63, 0, 1 << 62, 0}, {most, most, most, most - 1}, {6, 0, 4, 0},
		{3 << 40, 0, 1, 1 << 63}, {most, 0, 0, most}, {1 << 20, 0, 1, 1}, {5 << 9, 5 << 8, 5, 5}, {1 << 12, 8, 2, 24}, {7 << 50, 21, 0, 7},
	} {
		f.Add(x[0], x[1], x[2], x[3], uint64(1))
		f.Add(x[0]>>9, x[1], x[2]>>9, x[3], uint64(488))
	}
	f.Fuzz(func(t *testing.T, xhi, xlo, yhi, ylo, factor uint64) {
		x, y := times(wide{uint(xhi), uint(xlo)}, factor), times(wide{uint(yhi), uint(ylo)}, factor)
		if x.hi < y.hi || x.hi == y.hi && x.lo < y.lo {
			x, y = y, x
		}
		if y.hi|y.lo == 0 {
			return
		}
		want := new(big.Int).GCD(nil, nil, x.big(), y.big())
		if got := gcdWide(x, y); got.big().Cmp(want) != 0 {
			t.Errorf("gcd(%v, %v) = %v, want %v", x.big(), y.big(), got.big(), want)
		}
	})
}

// times returns the lowest two words of x * n.
func times(x wide, n uint64) wide {
	hi, lo := bits.Mul64(uint64(x.lo), n)
	return wide{x.hi*uint(n) + uint(hi), uint(lo)}
}

func (x wide) big() *big.Int {
	high := new(big.Int).Lsh(new(big.Int).SetUint64(uint64(x.hi)), bits.UintSize)
	return high.Add(high, new(big.Int).SetUint64(uint64(x.lo)))
}
