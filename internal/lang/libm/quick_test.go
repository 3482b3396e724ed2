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
		x := r.Float64() * erfNear
		if r.IntN(4) == 0 {
			x = math.Ldexp(x, -r.IntN(30))
		}
		if r.IntN(4) == 0 { // the borders of the parts
			x = math.Nextafter(float64(1+r.IntN(2*64*erfNear-2))/128, x)
		}
		got, ok := erfQuick(x)
		if !ok {
			slow++
			continue
		}
		if want := erfSum(x).float(); got != want {
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
		{"log", 1e3, func(x float64) (float64, bool) { return logSoon(normal(x)) }, func(x float64) float64 { return logPlain(normal(x), 0) }},
		{"log near 1", 1, func(x float64) (float64, bool) { return logSoon(1 + x/8) }, func(x float64) float64 { return logPlain(1+x/8, 0) }},
		{"log10", 700, func(x float64) (float64, bool) { return log10Quick(normal(x)) }, func(x float64) float64 { return log10Sum(normal(x), 0) }},
		{"log10 near 1", 1, func(x float64) (float64, bool) { return log10Quick(1 + x/8) }, func(x float64) float64 { return log10Sum(1+x/8, 0) }},
		{"log2", 700, func(x float64) (float64, bool) { return log2Quick(normal(x)) }, func(x float64) float64 { return log2Sum(normal(x), 0) }},
		{"log2 near 1", 1, func(x float64) (float64, bool) { return log2Quick(1 + x/8) }, func(x float64) float64 { return log2Sum(1+x/8, 0) }},
		{"tan", 20, tanQuick, tanSum},
		{"atan", 20, func(x float64) (float64, bool) { return angleQuick(dd{hi: math.Abs(x)}, dd{hi: 1}, false) },
			func(x float64) float64 { return atanAny(dd{hi: math.Abs(x)}).float() }},
		{"atan of all", 60, func(x float64) (float64, bool) { return angleQuick(dd{hi: math.Exp2(x)}, dd{hi: 1}, false) },
			func(x float64) float64 { return atanAny(dd{hi: math.Exp2(x)}).float() }},
		{"asin", 1, func(x float64) (float64, bool) {
			return angleQuick(dd{hi: math.Abs(x)}, otherLeg(math.Abs(x)).sqrt(), false)
		}, func(x float64) float64 { return asinSum(math.Abs(x)).float() }},
		{"acos", 1, func(x float64) (float64, bool) {
			return angleQuick(otherLeg(math.Abs(x)).sqrt(), dd{hi: math.Abs(x)}, x < 0)
		}, func(x float64) float64 { return acosSum(x).float() }},
		{"atan2", 10, func(x float64) (float64, bool) {
			return angleQuick(dd{hi: 1.7}, dd{hi: math.Abs(x)}, x < 0)
		}, func(x float64) float64 { return atan2Sum(1.7, x) }},
		{"hypot", 100, func(x float64) (float64, bool) { return hypotQuick(math.Abs(x), 1.7) },
			func(x float64) float64 { return hypotSum(math.Max(math.Abs(x), 1.7), math.Min(math.Abs(x), 1.7)) }},
		{"erf from 3 on", 3, func(x float64) (float64, bool) { return erfFar(3 + math.Abs(x)) },
			func(x float64) float64 { return erfSum(3 + math.Abs(x)).float() }},
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

// TestPowQuick compares the quick way with the sums in double-double.
func TestPowQuick(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	slow, asked := 0, 0
	for i := range 600_000 {
		a, y := r.Float64()*10, r.Float64()*8-4
		switch i % 6 {
		case 0:
			a = math.Ldexp(a, r.IntN(80)-40)
		case 1:
			a = 1 + math.Ldexp(r.Float64()-0.5, -r.IntN(40))
			y *= math.Ldexp(1, r.IntN(40))
		case 2:
			a, y = float64(1+r.IntN(1000)), float64(r.IntN(64)-32)/4
		case 3:
			y = float64(r.IntN(20) - 10)
		}
		got, ok := powQuick(a, y)
		if l := math.Abs(y * math.Log(a)); l < 16 {
			asked++
			if !ok {
				slow++
			}
		}
		if ok && got != powSum(a, y) {
			t.Fatalf("%v ** %v = %v, want %v", a, y, got, powSum(a, y))
		}
	}
	if slow > asked/5 {
		t.Errorf("%d of %d powers took the slow way", slow, asked)
	}
	t.Logf("%d of %d powers took the slow way", slow, asked)
}

func BenchmarkPow(b *testing.B) {
	for i := range b.N {
		Pow(1.7+float64(i&1023)*0.001, 2.5)
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

// normal returns the magnitude of x, or the least normal float if that is less.
func normal(x float64) float64 { return max(math.Abs(x), 0x1p-1022) }
