package convert_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/convert"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// TestReaderRemembers reads many texts and maps with one Reader: each becomes
// what a new Reader makes of it, at the same cost.
func TestReaderRemembers(t *testing.T) {
	data := []any{
		`{"a": 1, "b": 2}`, `{"a": 3, "b": 4}`, `{"b": 5, "a": 6}`, `{"a": 7}`, `{}`, `{"x": 1}`, `{"x": 2}`, `{"x": 3, "a": {"a": 4, "b": 5}}`,
		`[{"q\"": 1}, {"q\"": 2}]`, `{"q": 3}`, `[{"q\\": 1}, {"q\\": 2}]`, `{"q\\": 1}`, `{"é": 1}`, `{"é": 2}`, `{"a": 1`, `{"a": 1, "b": 2}`, `{"a" 1}`, `{"a": 1, "b"`, `{"a`,
		map[string]any{"a": 1, "b": "x"}, map[string]any{"a": 2, "b": 2.5}, map[string]any{"b": 1, "x": 2}, map[string]any{"a": 1},
		map[string]any{"a": map[string]any{"a": 1}, "b": nil}, map[string]any{"a": map[string]any{"a": 2}, "b": []any{map[string]any{"a": 3}}}, map[string]any{},
	}
	context := func() *py.Context {
		c := py.NewContext(meter.New(meter.Limits{}), 0)
		c.Strs = map[string]py.Value{}
		for _, name := range []string{"a", "b", `q"`, `q\`, "é"} {
			c.Strs[name] = c.Text(name)
		}
		return c
	}
	read := func(r *convert.Reader, c *py.Context, x any) string {
		steps, heap := c.Meter.Spent(), c.Meter.HeapPeak()
		v, err := r.Go(x)
		if text, ok := x.(string); ok {
			v, err = r.JSON([]byte(text))
		}
		out := []byte("nothing")
		steps, heap = c.Meter.Spent()-steps, c.Meter.HeapPeak()-heap
		if err == nil {
			if out, err = convert.NewWriter(c).JSON(v, 0); err != nil {
				t.Fatal(err)
			}
		}
		return fmt.Sprintf("%s, %v, %d steps, %d bytes", out, err, steps, heap)
	}
	c := context()
	r := convert.NewReader(c)
	for i := range 2 * len(data) {
		x := data[i%len(data)]
		fresh := context()
		if got, want := read(r, c, x), read(convert.NewReader(fresh), fresh, x); got != want {
			t.Errorf("%v: %s; a new reader: %s", x, got, want)
		}
	}
}

// TestCommonTypes reads Go values of common types: each becomes what its JSON
// becomes.
func TestCommonTypes(t *testing.T) {
	c := py.NewContext(meter.New(meter.Limits{}), 0)
	c.Strs = map[string]py.Value{"a": c.Text("a"), "b": c.Text("b")}
	r, w := convert.NewReader(c), convert.NewWriter(c)
	for range 2 { // the second time with keys that are known
		for _, x := range []any{
			[]string{"a", "", "\xff\xfe<é>"}, []string{}, []string(nil), [][]float64{{1, 2.5}, {}}, [][]float64(nil),
			[]map[string]any{{"a": 1, "b": []string{"x"}}, {"b": nil}, {}}, []map[string]any(nil),
			map[string]float64{"b": 1.5, "a": 2.25}, map[string]float64{"z": -0.5, "a": 1e300}, map[string]float64(nil),
			map[string]int{"b": 1, "a": 2}, map[string]int{"a": -5, "c": 6}, map[string]int(nil), []int8{1, 2}, struct{ A, B int }{1, 2},
			map[string]string{"b": "x", "a": "\xffy\u2028"}, map[string]string{"c": ""}, map[string]string(nil), map[string]bool{"a": true},
		} {
			text, err := json.Marshal(x)
			if err != nil {
				t.Fatal(err)
			}
			want, err := r.JSON(text)
			if err != nil {
				t.Fatal(err)
			}
			got, err := r.Go(x)
			if err != nil {
				t.Fatal(err)
			}
			a, err := w.JSON(got, 0)
			if err != nil {
				t.Fatal(err)
			}
			b, err := w.JSON(want, 0)
			var one, other any
			if err != nil || json.Unmarshal(a, &one) != nil || json.Unmarshal(b, &other) != nil || !reflect.DeepEqual(one, other) {
				t.Errorf("%#v: %s, its JSON: %s (%v)", x, a, b, err)
			}
		}
	}
}

// TestNumbers reads numerals that are short enough to be read at once, and some
// that are not, as strconv does.
func TestNumbers(t *testing.T) {
	c := py.NewContext(meter.New(meter.Limits{}), 0)
	r, w := convert.NewReader(c), convert.NewWriter(c)
	source := rand.New(rand.NewPCG(1, 2))
	texts := []string{"0", "-0", "0.0", "-0.0", "0.1", "999999999999999", "9999999999999999", "99999999999999.9", "0.0000000000001", "123456789012345678901234567890"}
	for range 20000 {
		whole, fraction := source.Int64N(1<<uint(1+source.IntN(62))), source.Int64N(1<<uint(1+source.IntN(62)))
		texts = append(texts, fmt.Sprintf("%d.%0*d", whole, 1+source.IntN(8), fraction), fmt.Sprint(-whole))
	}
	for _, text := range texts {
		v, err := r.JSON([]byte(text))
		if err != nil {
			t.Fatal(text, err)
		}
		out, err := w.JSON(v, 0)
		if err != nil {
			t.Fatal(text, err)
		}
		var float float64
		fmt.Sscan(text, &float)
		if f, isFloat := py.FloatOf(v); v.Kind() == py.KindFloat && (!isFloat || f != float) {
			t.Errorf("%s became %s", text, out)
		} else if v.Kind() == py.KindInt && string(out) != text && text != "-0" {
			t.Errorf("%s became %s", text, out)
		}
	}
}
