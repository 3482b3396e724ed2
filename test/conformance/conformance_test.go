package main

import "testing"

// TestWhole runs the files of which everything that is tried passes, so that it
// stays so.
func TestWhole(t *testing.T) {
	home := library()
	if home == "" {
		t.Skip("no CPython 3.13 with its tests found; set VIVARIUM_PYTHON to one")
	}
	b := newBench(home)
	for _, name := range []string{"int", "bool", "complex", "math", "cmath", "strtod", "range", "compare", "contains", "pow", "hash", "keywordonlyarg", "positional_only_arg", "format", "tuple",
		"userstring", "userdict", "textwrap", "except_star", "exception_group", "with", vectors} {
		cases, err := b.cases(name)
		if err != nil {
			t.Fatal(err)
		}
		run(cases, false)
		if count(cases).passed == 0 {
			t.Errorf("%s: nothing passes", name)
		}
		for _, c := range cases {
			if c.verdict == failed {
				t.Errorf("%s: %s: %s", name, c.name(), lastLine(c.why))
			}
		}
	}
}
