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

// TestQuick compares the quick ways with the sums in double-double.
func TestQuick(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, f := range []struct {
		name  string
		most  float64
		quick func(x float64) (float64, bool)
		full  func(x float64) float64
	}{
		{"sin", quickAngle, func(x float64) (float64, bool) { return sinQuick(x, 0) }, func(x float64) float64 { return sinSum(x).float() }},
		{"cos", quickAngle, func(x float64) (float64, bool) { return sinQuick(x, 64) }, func(x float64) float64 { return cosSum(x).float() }},
		{"log", 1e3, func(x float64) (float64, bool) { return logSoon(math.Abs(x)) }, func(x float64) float64 { return logPlain(math.Abs(x), 0) }},
		{"log near 1", 1, func(x float64) (float64, bool) { return logSoon(1 + x/8) }, func(x float64) float64 { return logPlain(1+x/8, 0) }},
		{"log of all", 700, func(x float64) (float64, bool) { return logSoon(math.Exp(x)) }, func(x float64) float64 { return logPlain(math.Exp(x), 0) }},
		{"exp", 700, expQuick, func(x float64) float64 { s, k := expSum(dd{hi: x}); return s.ldexp(k) }},
	} {
		slow := 0
		const n = 400_000
		for i := range n {
			x := (r.Float64()*2 - 1) * f.most
			switch i % 4 {
			case 0:
				x = math.Ldexp(x, -r.IntN(40))
			case 1:
				x = math.Nextafter(float64(r.IntN(3000)-1500)*(math.Pi/256), x)
			}
			if math.Abs(x) >= f.most {
				continue
			}
			got, ok := f.quick(x)
			if !ok {
				slow++
				continue
			}
			if want := f.full(x); got != want {
				t.Fatalf("%s(%v) = %v, want %v", f.name, x, got, want)
			}
		}
		if slow > n/3 {
			t.Errorf("%s: %d of %d arguments took the slow way", f.name, slow, n)
		}
	}
}

func BenchmarkElementary(b *testing.B) {
	for _, f := range []struct {
		name string
		fn   func(float64) float64
	}{{"Sin", Sin}, {"Cos", Cos}, {"Exp", Exp}, {"Log", Log}, {"Atan", Atan}, {"Tan", Tan}} {
		b.Run(f.name, func(b *testing.B) {
			s := 0.0
			for i := range b.N {
				s += f.fn(0.1 + float64(i%1000)/90)
			}
			if s == 12345 {
				b.Fatal(s)
			}
		})
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
