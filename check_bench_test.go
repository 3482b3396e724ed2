package vivarium_test

import (
	"os"
	"testing"

	"github.com/vivarium-run/vivarium"
)

// hundred is a script of the usual size: a hundred lines with dataclasses,
// comprehensions, formatting and a match statement.
func hundred(tb testing.TB) []byte {
	source, err := os.ReadFile("internal/lang/compile/testdata/hundred_lines.py")
	if err != nil {
		tb.Fatal(err)
	}
	return source
}

// BenchmarkLoad parses, checks, compiles and verifies a hundred lines.
func BenchmarkLoad(b *testing.B) {
	source := hundred(b)
	b.ReportAllocs()
	for b.Loop() {
		if script, _ := vivarium.Load("hundred.py", source, vivarium.Options{}); script == nil {
			b.Fatal("refused")
		}
	}
}

// A hundred lines take 670 allocations; a third of all time goes where they
// are made, so they may not become many more unnoticed.
func TestLoadAllocates(t *testing.T) {
	source := hundred(t)
	n := testing.AllocsPerRun(20, func() {
		if script, _ := vivarium.Load("hundred.py", source, vivarium.Options{}); script == nil {
			t.Fatal("refused")
		}
	})
	if n > 800 {
		t.Errorf("loading a hundred lines takes %v allocations", n)
	}
}
