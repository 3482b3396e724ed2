package libm_test

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
)

var count = flag.Int("count-per-function", 4000, "arguments per function")

// python finds a CPython of 3.13 or later, or skips.
func python(t *testing.T) string {
	t.Helper()
	list := []string{os.Getenv("VIVARIUM_PYTHON"), "python3.14", "python3.13", "python3"}
	for _, root := range []string{os.Getenv("PYENV_ROOT"), filepath.Join(os.Getenv("HOME"), ".pyenv")} {
		found, _ := filepath.Glob(filepath.Join(root, "versions", "3.1[34]*", "bin", "python3"))
		list = append(list, found...)
	}
	for _, p := range list {
		if p == "" {
			continue
		}
		if exec.Command(p, "-c", "import sys; sys.exit(sys.version_info < (3, 13))").Run() == nil {
			return p
		}
	}
	t.Skip("no CPython 3.13 or later")
	return ""
}

type unary struct {
	name string
	fn   func(float64) float64
	arg  func(r *rand.Rand) float64
	ulps float64 // largest difference from CPython on glibc that is accepted
}

// wide draws from all magnitudes.
func wide(low, high float64) func(r *rand.Rand) float64 {
	return func(r *rand.Rand) float64 {
		x := math.Exp2(low + (high-low)*r.Float64())
		if r.IntN(2) == 0 {
			x = -x
		}
		return x
	}
}

func span(low, high float64) func(r *rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return low + (high-low)*r.Float64() }
}

// either draws from one of several sources.
func either(f ...func(r *rand.Rand) float64) func(r *rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return f[r.IntN(len(f))](r) }
}

func positive(f func(r *rand.Rand) float64) func(r *rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return math.Abs(f(r)) }
}

var unaries = []unary{
	{"exp", libm.Exp, either(span(-10, 10), span(-746, 709.7), wide(-60, 0)), 1},
	{"exp2", libm.Exp2, either(span(-10, 10), span(-1075, 1023.9), wide(-60, 0)), 1},
	{"expm1", libm.Expm1, either(span(-3, 3), span(-60, 709.7), wide(-60, 0)), 2},
	{"log", libm.Log, positive(either(span(0, 10), span(0.9, 1.1), wide(-1074, 1023))), 1},
	{"log2", libm.Log2, positive(either(span(0, 10), span(0.9, 1.1), wide(-1074, 1023))), 1},
	{"log10", libm.Log10, positive(either(span(0, 10), span(0.9, 1.1), wide(-1074, 1023))), 2},
	{"log1p", libm.Log1p, either(span(-0.99, 10), wide(-60, -1), positive(wide(0, 1000))), 2},
	{"sin", libm.Sin, either(span(-10, 10), span(-1e6, 1e6), wide(-60, 1023)), 1},
	{"cos", libm.Cos, either(span(-10, 10), span(-1e6, 1e6), wide(-60, 1023)), 1},
	{"tan", libm.Tan, either(span(-10, 10), span(-1e6, 1e6), wide(-60, 1023)), 1},
	{"asin", libm.Asin, either(span(-1, 1), wide(-60, 0)), 1},
	{"acos", libm.Acos, either(span(-1, 1), wide(-60, 0)), 1},
	{"atan", libm.Atan, either(span(-10, 10), wide(-60, 60)), 1},
	{"sinh", libm.Sinh, either(span(-3, 3), span(-710, 710), wide(-60, 0)), 3},
	{"cosh", libm.Cosh, either(span(-3, 3), span(-710, 710), wide(-60, 0)), 3},
	{"tanh", libm.Tanh, either(span(-3, 3), span(-30, 30), wide(-60, 0)), 3},
	{"asinh", libm.Asinh, either(span(-10, 10), wide(-60, 1000)), 3},
	{"acosh", libm.Acosh, either(span(1, 3), positive(wide(1, 1000))), 3},
	{"atanh", libm.Atanh, either(span(-1, 1), wide(-60, 0)), 3},
	{"cbrt", libm.Cbrt, either(span(-10, 10), wide(-1074, 1023)), 4},
	{"erf", libm.Erf, either(span(-6, 6), wide(-60, 0)), 2},
	{"erfc", libm.Erfc, either(span(-6, 27), wide(-60, 0)), 6},
	{"gamma", libm.Gamma, either(span(-20, 40), span(0, 171), wide(-30, 0)), 20},
	{"lgamma", libm.Lgamma, either(span(-20, 40), positive(wide(0, 100))), 200},
}

var binaries = []struct {
	name string
	fn   func(x, y float64) float64
	x, y func(r *rand.Rand) float64
	ulps float64
}{
	{"pow", libm.Pow, positive(either(span(0, 10), wide(-1000, 1000), span(0.99, 1.01))), either(span(-10, 10), wide(-10, 3)), 1},
	{"atan2", libm.Atan2, either(span(-10, 10), wide(-500, 500)), either(span(-10, 10), wide(-500, 500)), 1},
}

// ask has CPython compute name for rows of arguments; NaN where it raises.
func ask(t *testing.T, py, name string, args []float64, arity int) []float64 {
	t.Helper()
	const program = `
import sys, math, struct
name, arity = sys.argv[1], int(sys.argv[2])
f = getattr(math, name)
data = sys.stdin.buffer.read()
args = struct.unpack('<%dd' % (len(data) // 8), data)
out = []
for i in range(0, len(args), arity):
    try:
        out.append(f(*args[i:i+arity]))
    except (ValueError, OverflowError):
        out.append(math.nan)
sys.stdout.buffer.write(struct.pack('<%dd' % len(out), *out))
`
	var in, out bytes.Buffer
	_ = binary.Write(&in, binary.LittleEndian, args)
	cmd := exec.Command(py, "-c", program, name, fmt.Sprint(arity))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	r := make([]float64, len(args)/arity)
	if err := binary.Read(&out, binary.LittleEndian, r); err != nil {
		t.Fatal(err)
	}
	return r
}

// ulpDistance counts the floats between a and b.
func ulpDistance(a, b float64) float64 {
	if a == b {
		return 0
	}
	ord := func(x float64) float64 {
		n := int64(math.Float64bits(math.Abs(x)))
		if x < 0 {
			n = -n
		}
		return float64(n)
	}
	x, y := int64(math.Float64bits(math.Abs(a))), int64(math.Float64bits(math.Abs(b)))
	if (a < 0) == (b < 0) {
		return math.Abs(float64(x - y))
	}
	return math.Abs(ord(a) - ord(b))
}

// figures compares results and returns how many differ and by how much.
func figures(got, want []float64) (compared, differ int, worst float64, at int) {
	for i, w := range want {
		if w != w || math.IsInf(got[i], 0) && math.IsInf(w, 0) {
			continue
		}
		compared++
		if d := ulpDistance(got[i], w); d > 0 {
			differ++
			if d > worst {
				worst, at = d, i
			}
		}
	}
	return compared, differ, worst, at
}

func TestAgainstCPython(t *testing.T) {
	py := python(t)
	r := rand.New(rand.NewPCG(1, 2))
	note := func(name string, args, got, want []float64, arity int, limit float64) {
		n, differ, worst, at := figures(got, want)
		t.Logf("%s: %d arguments, %d results differ, by %g floats at most", name, n, differ, worst)
		if worst > limit {
			t.Errorf("%s(%v) = %v, CPython %v", name, args[at*arity:(at+1)*arity], got[at], want[at])
		}
	}
	for _, f := range unaries {
		args, got := make([]float64, *count), make([]float64, *count)
		for i := range args {
			args[i] = f.arg(r)
			got[i] = f.fn(args[i])
		}
		note(f.name, args, got, ask(t, py, f.name, args, 1), 1, f.ulps)
	}
	for _, f := range binaries {
		args, got := make([]float64, 2**count), make([]float64, *count)
		for i := range got {
			args[2*i], args[2*i+1] = f.x(r), f.y(r)
			got[i] = f.fn(args[2*i], args[2*i+1])
		}
		note(f.name, args, got, ask(t, py, f.name, args, 2), 2, f.ulps)
	}
}

func BenchmarkFunctions(b *testing.B) {
	for _, f := range unaries {
		b.Run(f.name, func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 2))
			var args [1024]float64
			for i := range args {
				args[i] = f.arg(r)
			}
			for i := 0; b.Loop(); i++ {
				sink = f.fn(args[i&1023])
			}
		})
	}
	b.Run("pow", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			sink = libm.Pow(1+float64(i&1023)/7, 1.7)
		}
	})
}

var sink float64
