package py_test

import (
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// BenchmarkContainers is about what scripts do most; the allocations matter as
// much as the times.
func BenchmarkContainers(b *testing.B) {
	c := py.NewContext(numberContext().Meter, 0)
	c.Meter.Trace = func() (int64, int64) { return 0, 0 }
	text := c.Text("key")
	d := py.NewDict()
	small, err := c.NewSetFrom([]py.Value{py.Int(1), py.Int(20), py.Int(3)})
	if err != nil {
		b.Fatal(err)
	}
	one, err := c.NewSetFrom([]py.Value{py.Int(7)})
	if err != nil {
		b.Fatal(err)
	}
	list, err := c.NewListOf([]py.Value{py.Int(1), py.Int(2), py.Int(3), py.Int(4)})
	if err != nil {
		b.Fatal(err)
	}
	x, y := py.Pair(py.Int(3), py.Int(4)), py.Pair(py.Int(3), py.Int(5))
	for _, row := range []struct {
		name string
		do   func() error
	}{
		{"int in set", func() error { _, err := c.Contains(small.Value(), py.Int(20)); return err }},
		{"set or set", func() error { _, err := c.Binary(py.Or, small.Value(), one.Value()); return err }},
		{"d[int] = v", func() error { return c.SetItem(d.Value(), py.Int(5), py.None) }},
		{"d[str] = v", func() error { return c.SetItem(d.Value(), text, py.None) }},
		{"d[str]", func() error { _, err := c.GetItem(d.Value(), text); return err }},
		{"pair", func() error { py.Pair(py.Int(1), py.Int(2)); return nil }},
		{"pair < pair", func() error { _, err := c.Less(x, y); return err }},
		{"list[:2]", func() error {
			_, err := c.GetItem(list.Value(), py.NewSlice(py.None, py.Int(2), py.None).Value())
			return err
		}},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := row.do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
