package vm_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/vm"
	"github.com/vivarium-run/vivarium/syntax"
)

// TestShortWays runs the programs of test/lang twice, once without the short
// ways and caches: output, error and steps must be the same.
func TestShortWays(t *testing.T) {
	files, err := filepath.Glob("../../../test/lang/*.py")
	if err != nil || len(files) < 20 {
		t.Fatal(len(files), err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, chunk := range strings.Split(string(text), "\n# ---") {
			compareWays(t, filepath.Base(path), chunk)
		}
	}
	compareWays(t, "everything", everything)
}

func compareWays(t *testing.T, name, text string) {
	if _, err := syntax.Parse(syntax.NewFile("test.py", []byte(text)), syntax.Limits{}); err != nil {
		return // a chunk about an error of syntax
	}
	limits := meter.Limits{Steps: 200_000, Depth: 200}
	short := execute(t, text, limits)
	plain := execute(t, text, limits, (*vm.Machine).SetPlain)
	if a, b := short.c.Meter.Spent(), plain.c.Meter.Spent(); a != b {
		t.Errorf("%s: %d steps by the short ways, %d without, in\n%s", name, a, b, text)
	}
	if a, b := short.out.String(), plain.out.String(); a != b {
		t.Errorf("%s: output\n%s\nby the short ways, without\n%s\nin\n%s", name, a, b, text)
	}
	if (short.err == nil) != (plain.err == nil) || short.err != nil && short.message() != plain.message() {
		t.Errorf("%s: error %v by the short ways, %v without, in\n%s", name, short.err, plain.err, text)
	}
}
