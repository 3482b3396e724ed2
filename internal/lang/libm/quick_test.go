package libm

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestErfQuick compares the quick way with the series.
func TestErfQuick(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	slow := 0
	const n = 300_000
	for range n {
		x := r.Float64() * 2
		if r.IntN(4) == 0 {
			x = math.Ldexp(x, -r.IntN(30))
		}
		got, ok := erfQuick(x)
		if !ok {
			slow++
			continue
		}
		if want := erfSeries(x).float(); got != want {
			t.Fatalf("erf(%v) = %v, want %v", x, got, want)
		}
	}
	if slow > n/20 {
		t.Errorf("%d of %d arguments took the slow way", slow, n)
	}
}

func BenchmarkErf(b *testing.B) {
	s := 0.0
	for i := range b.N {
		s += Erf(0.1 + float64(i%1000)/900)
	}
	if s < 0 {
		b.Fatal(s)
	}
}
