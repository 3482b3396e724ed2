package convert_test

import (
	"encoding/json"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/convert"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// FuzzJSON reads any text as data and writes what came of it: never a panic,
// the same steps each time, and what was written can be read again.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{`null`, `[1, 2.5, "a", true]`, `{"a": {"b": []}}`, `{"a": 1, "a": 2}`, `123456789012345678901234567890`, `-0`, `1e999`,
		`"\ud800\u0000\"\\"`, `[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]`, `1.`, `"`, `[1,`, `{"a"}`, "\"\xff\"", ` [ ] x`, `-`, `1E-400`, `{"":{}}`, `[1,]`, `{"a":1,}`, `{"a" 1}`, `01`, `-01`, `1.5e`, `+1`, `tru`, `nullx`, "\"\t\"", `"\q"`, `[{"a":1,"b":2},{"a":3,"b":4},{"b":5,"a":6}]`,
		`{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10}`, `{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"a":9}`, `[{"a":{"b":1}},{"a":{"b":2},"\u0061":3}]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		first, steps := roundTrip(t, text)
		again, same := roundTrip(t, text)
		if string(first) != string(again) || steps != same {
			t.Errorf("%q gave %q in %d steps, then %q in %d", text, first, steps, again, same)
		}
		if first == nil {
			return
		}
		if second, _ := roundTrip(t, first); string(second) != string(first) {
			t.Errorf("%q became %q, and that %q", text, first, second)
		}
	})
}

// roundTrip returns nil for what is no data or comes to a limit.
func roundTrip(t *testing.T, text []byte) ([]byte, int64) {
	m := meter.New(meter.Limits{Steps: 200_000, Heap: 4 << 20, Depth: 50})
	c := py.NewContext(m, 0)
	m.Trace = func() (int64, int64) { return c.Trace(nil) }
	v, err := convert.FromJSON(c, text)
	if err == nil && !json.Valid(text) {
		t.Errorf("%q is read, but it is no JSON", text)
	}
	if err == nil {
		defer c.Pop(c.Push(v))
		var out []byte
		if out, err = convert.ToJSON(c, v, 1<<20); err == nil {
			return out, m.Spent()
		}
	}
	if err == convert.ErrNotJSON && !json.Valid(text) {
		return nil, m.Spent()
	}
	switch err.(type) {
	case *py.Raised, *meter.LimitError:
	default:
		t.Errorf("%q: error %T: %v", text, err, err)
	}
	return nil, m.Spent()
}
