package compile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

// FuzzCompile checks that whatever parses either compiles to a code that the verifier accepts or is refused with an error,
// and never panics.
func FuzzCompile(f *testing.F) {
	for _, row := range goldens {
		f.Add(row.source)
	}
	for _, text := range oddPrograms {
		f.Add(text)
	}
	files, _ := filepath.Glob("testdata/*.py")
	for _, path := range files {
		if text, err := os.ReadFile(path); err == nil {
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := syntax.NewFile("fuzz.py", []byte(text))
		mod, err := syntax.Parse(file, syntax.Limits{Source: 1 << 16})
		if err != nil {
			return
		}
		code, err := Compile(file, mod)
		if err != nil {
			return
		}
		if err := bytecode.Verify(code); err != nil {
			t.Fatal(err)
		}
		if err := checkFlow(code); err != nil {
			t.Fatal(err)
		}
	})
}
