package policy

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/vivarium-run/vivarium/syntax"
)

// FuzzCheck: no source makes the check panic, its report is bounded and can be
// rendered, and what parses is judged the same twice.
func FuzzCheck(f *testing.F) {
	for _, r := range Rules() {
		f.Add([]byte(r.Bad))
		f.Add([]byte(r.Good))
	}
	paths, _ := filepath.Glob("../test/escape/*/*.py")
	for _, p := range paths {
		if text, err := os.ReadFile(p); err == nil && len(text) < 4096 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		file := syntax.NewFile("fuzz.py", source)
		mod, report := Default().Check(file, syntax.Limits{})
		if (mod == nil) && !report.Refused() {
			t.Fatal("no tree, and not refused")
		}
		if len(report.Diagnostics) > maxDiagnostics {
			t.Fatalf("%d diagnostics", len(report.Diagnostics))
		}
		for _, d := range report.Diagnostics {
			if d.Start < 0 || d.End > len(source) || d.Start > d.End || d.Line < 1 || d.Column < 1 || len(d.Message) > 2000 {
				t.Fatalf("bad diagnostic %+v", d)
			}
		}
		if err := report.WriteText(io.Discard, Style{Color: true}); err != nil {
			t.Fatal(err)
		}
		if mod != nil {
			if again := Default().Inspect(mod); len(again.Diagnostics) != len(report.Diagnostics) {
				t.Fatalf("%d problems, then %d", len(report.Diagnostics), len(again.Diagnostics))
			}
		}
	})
}
