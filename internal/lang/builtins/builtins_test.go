package builtins_test

import (
	"slices"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/builtins"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// What leads out of the enclosure, or into the interpreter, must not exist.
func TestAbsent(t *testing.T) {
	for _, name := range []string{"input", "open", "exec", "eval", "compile", "globals", "locals", "vars", "__import__", "__build_class__",
		"breakpoint", "exit", "quit", "help", "memoryview", "copyright", "credits", "license", "aiter", "anext", "__loader__", "__spec__"} {
		if slices.Contains(builtins.Names(), name) {
			t.Errorf("%s exists", name)
		}
	}
}

// A namespace that all runs share costs a run almost nothing.
func TestNewIsCheap(t *testing.T) {
	c := py.NewContext(meter.New(meter.Limits{}), 0)
	builtins.New(c)
	if n := testing.AllocsPerRun(10, func() { builtins.New(c) }); n > 2 {
		t.Errorf("New allocates %v times", n)
	}
}

func TestComputedNames(t *testing.T) {
	c := py.NewContext(meter.New(meter.Limits{Steps: 1000}), 0)
	for name, want := range map[string]bool{"x": true, "_x": true, "__add__": true, "__len__": true, "__name__": true, "f_score": true, "co_author": true,
		"__class__": false, "__globals__": false, "__dict__": false, "__subclasses__": false, "__mro__": false, "__getattribute__": false,
		"__reduce__": false, "__code__": false, "__builtins__": false, "__closure__": false, "__self__": false, "__func__": false,
		"__import__": false, "__loader__": false, "__traceback__": false, "gi_frame": false, "f_globals": false, "tb_frame": false, "co_code": false} {
		if got := c.CheckAttr(name) == nil; got != want {
			t.Errorf("%s: allowed is %v", name, got)
		}
	}
}
