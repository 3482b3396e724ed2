package policy

import (
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/syntax"
)

// What a worker that was taken over might say of a script.
func TestRebuildRefusesLies(t *testing.T) {
	file := syntax.NewFile("a.py", []byte("x = 1\n"))
	honest := Finding{Code: "VIV401", Severity: SeverityError, Message: "the module os is not offered", End: 3}
	for name, lie := range map[string]func(*Finding){
		"a line of another file":  func(f *Finding) { f.Message = "x\nb.py:1:1: error[VIV401] the module os is not offered" },
		"a hint of several lines": func(f *Finding) { f.Hint = "x\nb.py: fine" },
		"a terminal's commands":   func(f *Finding) { f.Message = "\x1b[2J" },
		"text read backwards":     func(f *Finding) { f.Hint = "\u202e" },
		"an unknown rule":         func(f *Finding) { f.Code = "VIV999" },
		"a refusal as a warning":  func(f *Finding) { f.Severity = SeverityWarning },
		"no severity":             func(f *Finding) { f.Severity = "" },
		"no text":                 func(f *Finding) { f.Message = "" },
	} {
		f := honest
		lie(&f)
		if _, err := Rebuild(file, []Finding{honest, f}, 0); err == nil {
			t.Errorf("%s was believed", name)
		}
	}
	if _, err := Rebuild(file, []Finding{honest}, 1); err == nil {
		t.Error("findings were dropped though there was room")
	}
	if _, err := Rebuild(file, make([]Finding, maxDiagnostics+1), 0); err == nil {
		t.Error("too many findings")
	}
	if r, err := Rebuild(file, []Finding{honest}, 0); err != nil || !r.Refused() {
		t.Errorf("an honest finding: %v", err)
	}
}

// FuzzRebuild: places may be anything, and a report is still one of the source:
// it can be drawn, and points nowhere else.
func FuzzRebuild(f *testing.F) {
	f.Add([]byte("x = 'ä'\r\ny\n"), 3, 9, 5, 6)
	f.Add([]byte("\ufeffx"), 0, 1, 1<<31-1, -1)
	f.Add([]byte("0"), -50, -47, 1, 1)
	f.Add([]byte("a\xffb\n\n"), 2, 2, 0, 3)
	f.Fuzz(func(t *testing.T, source []byte, start, end, focus, focusEnd int) {
		finding := Finding{Code: "VIV401", Severity: SeverityError, Message: "m", Start: start, End: end, FocusStart: focus, FocusEnd: focusEnd}
		r, err := Rebuild(syntax.NewFile("a.py", source), []Finding{finding}, 0)
		if err != nil {
			t.Fatal(err)
		}
		d := r.Diagnostics[0]
		if d.Start < 0 || d.Start > d.End || d.End > len(source) || d.Line < 1 || d.Column < 1 || d.EndLine < d.Line || d.Line > r.File.LineCount() {
			t.Fatalf("%+v of %d bytes", d, len(source))
		}
		var text strings.Builder
		if err := r.WriteText(&text, Style{}); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(text.String(), "\n"); lines > 3 {
			t.Fatalf("%d lines:\n%s", lines, text.String())
		}
		if err := WriteSARIF(io.Discard, "", r); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzFindings: what an honest worker says of any source is believed, and the
// report is the same on both sides.
func FuzzFindings(f *testing.F) {
	for _, r := range Rules() {
		f.Add([]byte(r.Bad))
	}
	paths, _ := filepath.Glob("../test/escape/*/*.py")
	for _, p := range paths {
		if text, err := os.ReadFile(p); err == nil && len(text) < 4096 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		file := syntax.NewFile("fuzz.py", source)
		_, inside := Default().Check(file, syntax.Limits{})
		outside, err := Rebuild(file, inside.Findings(), inside.Dropped)
		if err != nil {
			t.Fatalf("%v\n%+v", err, inside.Diagnostics)
		}
		if len(inside.Diagnostics)+len(outside.Diagnostics) > 0 && !reflect.DeepEqual(inside.Diagnostics, outside.Diagnostics) {
			t.Fatalf("inside %+v\noutside %+v", inside.Diagnostics, outside.Diagnostics)
		}
	})
}
