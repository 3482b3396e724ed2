package convert_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/convert"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// TestRows reads rows of data whose keys repeat, change and repeat again: each
// is a dict of its own with the keys in their order.
func TestRows(t *testing.T) {
	text := `[{"a": 1, "b": "x"}, {"a": 2, "b": "y"}, {"b": "z", "a": 3}, {"a": 4}, {}, {"a": 5, "b": "é", "c": [{"a": 6}]},
		{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10}, {"a": 7, "b": "\u00e9\n"},
		{"` + strings.Repeat("long", 40) + `": 1}, {"` + strings.Repeat("long", 40) + `": 2}]`
	c := py.NewContext(meter.New(meter.Limits{}), 0)
	c.Strs = map[string]py.Value{"a": c.Text("a")}
	v, err := convert.FromJSON(c, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	out, err := convert.ToJSON(c, v, 0)
	if err != nil {
		t.Fatal(err)
	}
	var want, got any
	if json.Unmarshal([]byte(text), &want) != nil || json.Unmarshal(out, &got) != nil || !reflect.DeepEqual(want, got) {
		t.Errorf("%s became %s", text, out)
	}
	if want := `{"b":"z","a":3}`; !strings.Contains(string(out), want) {
		t.Errorf("no %s in %s", want, out)
	}
	first, second := v.List().At(0).Dict(), v.List().At(1).Dict()
	if err := first.SetStr(c, "new", py.Int(1)); err != nil || second.Len() != 2 || !second.GetStr(c, "new").IsNil() {
		t.Error("rows share more than their keys")
	}
}

// TestTwice finds a key that occurs twice, early or late in an object.
func TestTwice(t *testing.T) {
	many := `{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"`
	for _, text := range []string{`{"a":1,"a":2}`, `{"a":1,"\u0061":2}`, many + `a":1}`, many + `i":1}`, `[{"a":1},{"a":1,"a":2}]`} {
		c := py.NewContext(meter.New(meter.Limits{}), 0)
		_, err := convert.FromJSON(c, []byte(text))
		if r, ok := py.IsRaised(err, &py.ValueErrorType); !ok || !strings.Contains(r.Exc.Args.Items()[0].Str().S, "occurs twice") {
			t.Errorf("%s: %v", text, err)
		}
	}
}
