package syntax

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Shares of the mutants, in percent, that must get CPython's line and CPython's message.
const (
	mutantLineFloor    = 99.5
	mutantMessageFloor = 98
)

// newerSyntax are messages of CPython 3.13 for what 3.14 allows.
var newerSyntax = []string{"multiple exception types must be parenthesized"}

// TestMutants changes single tokens of CPython's library and compares what CPython says with what we say.
func TestMutants(t *testing.T) {
	if testing.Short() {
		t.Skip("NOT TESTED: the comparison of mutants with CPython takes some seconds")
	}
	python := findPython(t)
	out, err := exec.Command(python, filepath.Join("testdata", "mutate.py"), "7", "4000").Output()
	if err != nil {
		t.Fatal(err)
	}
	count, lines, messages := 0, 0, 0
	for _, part := range strings.Split("\n"+string(out), "\n# --- ")[1:] {
		want, source, _ := strings.Cut(part, "\n")
		got := verdict(source + "\n")
		count++
		if (got == "valid") != (want == "valid") && !isNewer(want) {
			t.Errorf("got %s, want %s:\n%s", got, want, source)
		}
		if strings.Split(got, " ")[0] == strings.Split(want, " ")[0] {
			lines++
		} else if testing.Verbose() {
			t.Logf("got %s, want %s:\n%s", got, want, source)
		}
		if got == want {
			messages++
		}
	}
	lineShare, messageShare := 100*float64(lines)/float64(count), 100*float64(messages)/float64(count)
	t.Logf("%d mutants: %.2f %% on CPython's line, %.2f %% with its message", count, lineShare, messageShare)
	if lineShare < mutantLineFloor || messageShare < mutantMessageFloor {
		t.Errorf("want %.1f %% and %.1f %%", mutantLineFloor, float64(mutantMessageFloor))
	}
}

func isNewer(message string) bool {
	for _, m := range newerSyntax {
		if strings.Contains(message, m) {
			return true
		}
	}
	return false
}

// verdict is "valid" or the error of a source, as the recorders in testdata write them.
func verdict(source string) string {
	_, err := Parse(NewFile("mutant", []byte(source)), Limits{})
	if err == nil {
		return "valid"
	}
	e := err.(*Error)
	return fmt.Sprintf("%d %s: %s", e.Position().Line, e.Kind, e.Msg)
}
