package py

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

// TestFormatPlain compares the two ways of formatting.
func TestFormatPlain(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 0)
	r := rand.New(rand.NewPCG(1, 2))
	values := []Value{Int(0), Int(-1), Int(math.MinInt64), Int(math.MaxInt64), Float(0), Float(math.Copysign(0, -1)),
		Float(math.Inf(-1)), Float(math.NaN()), Float(1e17), Float(1e18), Float(5e-324), c.Text(""), c.Text("a"), c.Text("abc"), c.Text("é")}
	for range 100 {
		values = append(values, Int(int64(r.Uint64())>>r.IntN(64)), Float((r.Float64()-.5)*math.Pow(10, r.Float64()*40-20)))
	}
	done := 0
	for _, v := range values {
		for _, spec := range plainSpecs() {
			got, ok, err := c.formatPlain(v, spec)
			if !ok {
				continue
			}
			done++
			want := ""
			if v.IsStr() {
				want, _ = c.FormatStr(v.Str().S, spec)
			} else {
				want, _ = c.FormatNumber(v, spec)
			}
			if err != nil || got.Str().S != want {
				t.Fatalf("%v %q: %q, not %q (%v)", v, spec, got.Str().S, want, err)
			}
		}
	}
	if done < 40_000 {
		t.Errorf("only %d formats were plain", done)
	}
}

// plainSpecs returns specifications, most of them plain.
func plainSpecs() []string {
	var specs []string
	for _, align := range []string{"", "<", ">", "^", "="} {
		for _, width := range []string{"", "0", "1", "5", "06", "25", "99", "099", "100"} {
			for _, precision := range []string{"", ".", ".0", ".3", ".17", ".99", ".100"} {
				for _, verb := range []string{"", "d", "x", "X", "o", "b", "f", "e", "s", "g", "F", "%", "c"} {
					specs = append(specs, fmt.Sprint(align, width, precision, verb))
				}
			}
		}
	}
	return specs
}

func BenchmarkFormatPlain(b *testing.B) {
	c := NewContext(meter.New(meter.Limits{}), 0)
	for _, x := range []struct {
		v    Value
		spec string
	}{{Int(4711), "06d"}, {Float(3.14159), ".3f"}, {c.Text("odd"), ">5"}, {Int(123456), "x"}} {
		b.Run(x.spec, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, err := c.FormatValue(x.v, x.spec); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
