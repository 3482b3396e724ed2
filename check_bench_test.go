package vivarium_test

import (
	"os"
	"testing"

	"github.com/vivarium-run/vivarium"
)

// BenchmarkLoad parses, checks and compiles the example of about 80 lines.
func BenchmarkLoad(b *testing.B) {
	source, err := os.ReadFile("examples/option_price/price.py")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if script, _ := vivarium.Load("price.py", source, vivarium.Options{}); script == nil {
			b.Fatal("refused")
		}
	}
}
