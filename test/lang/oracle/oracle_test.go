package oracle

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// CPython is named by VIVARIUM_PYTHON; without it there is nothing to compare.
func TestRandomCalls(t *testing.T) {
	python := os.Getenv("VIVARIUM_PYTHON")
	if python == "" {
		t.Skip("VIVARIUM_PYTHON names no CPython 3.13 or later")
	}
	tool := filepath.Join(t.TempDir(), "vivarium")
	if out, err := exec.Command("go", "build", "-o", tool, "../../../cmd/vivarium").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, file := range []string{"text_random.py", "textwrap_string.py"} {
		want, err := exec.Command(python, "-W", "ignore", file).Output()
		if err != nil {
			t.Fatal(err)
		}
		got, err := exec.Command(tool, "run", "--isolation", "none", "--limits", "output=100000000", file).Output()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: the output differs from CPython's", file)
		}
	}
}
