package native

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/compile"
	"github.com/vivarium-run/vivarium/policy"
	"github.com/vivarium-run/vivarium/syntax"
)

var keep any

func TestPhases(t *testing.T) {
	path := os.Getenv("PHASE")
	if path == "" {
		t.Skip()
	}
	text, _ := os.ReadFile(path)
	debug.SetGCPercent(-1)
	n := max(3, 40*4000/len(text))
	timed := func(name string, f func()) {
		best := time.Hour
		var m0, m1 runtime.MemStats
		for range 40 {
			runtime.GC()
			runtime.ReadMemStats(&m0)
			s := time.Now()
			for range n {
				f()
			}
			best = min(best, time.Since(s)/time.Duration(n))
			runtime.ReadMemStats(&m1)
		}
		fmt.Printf("%-12s %9.1f µs %6d allocs %8d B\n", name, float64(best.Nanoseconds())/1000, int(m1.Mallocs-m0.Mallocs)/n, int(m1.TotalAlloc-m0.TotalAlloc)/n)
	}
	timed("file", func() { keep = syntax.NewFile("x.py", text) })
	timed("parse", func() { keep, _ = syntax.ParseOnly(syntax.NewFile("x.py", text), syntax.Limits{}) })
	file := syntax.NewFile("x.py", text)
	mod, _ := syntax.ParseOnly(file, syntax.Limits{})
	timed("validate", func() { keep = syntax.Validate(mod) })
	p := policy.Default()
	timed("check", func() { _, keep = p.Check(syntax.NewFile("x.py", text), syntax.Limits{}) })
	timed("compile", func() { keep, _ = compile.Compile(file, mod) })
	code, _ := compile.Compile(file, mod)
	timed("verify", func() { bytecode.Verify(code) })
	timed("whole", func() {
		mod, r := p.Check(syntax.NewFile("x.py", text), syntax.Limits{})
		keep, _ = compile.Compile(r.File, mod)
	})
}

func verifyAll(c *bytecode.Code) {
	bytecode.Verify(c)
	for _, d := range c.Children {
		verifyAll(d)
	}
}
