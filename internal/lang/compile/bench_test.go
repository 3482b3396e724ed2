package compile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/vivarium-run/vivarium/syntax"
)

func BenchmarkCompile(b *testing.B) {
	text, err := os.ReadFile(filepath.Join("testdata", "hundred_lines.py"))
	if err != nil {
		b.Fatal(err)
	}
	file := syntax.NewFile("bench.py", text)
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile(file, mod); err != nil {
			b.Fatal(err)
		}
	}
}
