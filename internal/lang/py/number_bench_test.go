package py_test

import (
	"math/big"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

func BenchmarkBigInts(b *testing.B) {
	for _, words := range []int{2, 10} {
		x := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(64*words)), big.NewInt(12345))
		y := new(big.Int).Rsh(x, 3)
		p, q := py.BigInt(x), py.BigInt(y)
		for _, op := range []struct {
			name string
			slot func(c *py.Context, a, b py.Value) (py.Value, error)
		}{{"add", py.IntType.Slots.Binary[py.Add]}, {"mul", py.IntType.Slots.Binary[py.Mul]}, {"mod", py.IntType.Slots.Binary[py.Mod]}} {
			b.Run(op.name+map[int]string{2: "2", 10: "10"}[words], func(b *testing.B) {
				c := py.NewContext(numberContext().Meter, 0)
				c.Meter.Trace = func() (int64, int64) { return 0, 0 }
				b.ReportAllocs()
				for b.Loop() {
					if _, err := op.slot(c, p, q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
