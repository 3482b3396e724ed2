package builtins_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium/internal/lang/builtins"
	"github.com/vivarium-run/vivarium/internal/lang/compile"
	"github.com/vivarium-run/vivarium/internal/lang/lib"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/internal/lang/vm"
	"github.com/vivarium-run/vivarium/syntax"
)

// evil is a script that calls whatever `target` is with objects whose special
// methods raise, answer with the wrong type, or change what is being worked on.
//
//go:embed testdata/evil.py
var evil string

// run runs a script under limits.
func run(t *testing.T, source string, limits meter.Limits) error {
	t.Helper()
	file := syntax.NewFile("evil.py", []byte(source))
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	code, err := compile.Compile(file, mod)
	if err != nil {
		t.Fatal(err)
	}
	c := py.NewContext(meter.New(limits), 0)
	c.Builtins = builtins.New(c)
	c.Import = lib.Import
	_, err = vm.New(c).RunMain(code, file, "__main__")
	if r, ok := err.(*py.Raised); ok {
		text, _ := c.Str(r.Exc.Value())
		return fmt.Errorf("%s: %s", r.Exc.TypeOf().Name, text)
	}
	return err
}

// targets are expressions that name something to call.
func targets() []string {
	names := append([]string(nil), builtins.Names()...)
	for _, t := range builtins.Types() {
		for _, name := range t.Dict().Names() {
			if py.DefaultAttrAllowed(name) {
				names = append(names, t.Name+"."+name)
			}
		}
	}
	return names
}

func TestEvilObjects(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for _, target := range targets() {
		t.Run(target, func(t *testing.T) { tryEvil(t, target) })
	}
}

func tryEvil(t *testing.T, target string) {
	// Shards, since one call that hits a limit ends its script.
	const shards = 4
	for shard := range shards {
		source := fmt.Sprintf("target = %s\nshards, shard = %d, %d\n%s", target, shards, shard, evil)
		limits := meter.Limits{Steps: 600_000, Heap: 16 << 20, Output: 1000, Depth: 100}
		if shard%2 == 1 {
			limits = meter.Limits{Steps: 100_000, Heap: 1 << 17, Output: 10, Depth: 12}
		}
		start := time.Now()
		err := run(t, source, limits)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
		if err == nil || isLimit(err) || strings.HasPrefix(err.Error(), "RecursionError") && limits.Depth < 50 {
			continue
		}
		t.Errorf("under %+v: %v", limits, err)
	}
}

func isLimit(err error) bool {
	_, ok := err.(*meter.LimitError)
	return ok
}
