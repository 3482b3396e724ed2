package py

import (
	"slices"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

// TestModuleNames makes a module for several runs, which share its names: what
// one run adds or removes, or has alone, no other sees.
func TestModuleNames(t *testing.T) {
	d := &ModuleDef{Name: "m", Values: func(c *Context, ns *Namespace) error {
		if c.Seed == 1 {
			ns.Set("extra", Int(1))
		}
		ns.Set("count", Int(int64(len(ns.Names()))))
		return nil
	}}
	for round, seed := range []uint64{1, 0, 1, 0, 2} {
		m, err := d.New(NewContext(meter.New(meter.Limits{}), seed))
		if err != nil {
			t.Fatal(err)
		}
		want, count := []string{"__name__", "__doc__", "extra", "count"}, Int(3)
		if seed != 1 {
			want, count = []string{"__name__", "__doc__", "count"}, Int(2)
		}
		if names := m.NS.Names(); !slices.Equal(names, want) || m.NS.Get("count") != count || m.NS.Len() != len(want) {
			t.Errorf("round %d: %q, counted %v", round, names, m.NS.Get("count").AsInt())
		}
		m.NS.Delete("__doc__")
		m.NS.Set("mine", Int(2))
		for i, name := range m.NS.Names() {
			if m.NS.Index(name) != i {
				t.Errorf("round %d: %s is in slot %d, not %d", round, name, m.NS.Index(name), i)
			}
		}
	}
}
