package re

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

func newTestContext(limits meter.Limits) *py.Context {
	Module.Build()
	return py.NewContext(meter.New(limits), 1)
}

func testProgram(t *testing.T, c *py.Context, text string) *program {
	t.Helper()
	v, err := newPattern(c, c.Text(text), 0)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return patternOf(v).prog
}

// registers searches and returns what the groups matched, nil for no match.
func registers(t *testing.T, c *py.Context, p *program, text string, patience int) []int {
	t.Helper()
	m, err := newMachine(c, p, text, len(text))
	if err != nil {
		t.Fatal(err)
	}
	defer m.close()
	m.patience = patience
	ok, err := m.search(0, false)
	if _, stopped := err.(*meter.LimitError); stopped {
		return tooLong
	}
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		return nil
	}
	return slices.Clone(m.regs[:p.lastReg()+1])
}

// tooLong stands for a search that its limit stopped.
var tooLong = []int{-9}

// A generator makes random patterns.
type generator struct{ *rand.Rand }

func (g generator) pick(s ...string) string { return s[g.IntN(len(s))] }

func (g generator) pattern(depth int) string {
	quantifier := g.pick("", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}", "{1,}?")
	if depth == 0 {
		return g.pick("a", "b", "[ab]", ".", "ab", "[^a]") + quantifier
	}
	switch g.IntN(6) {
	case 0, 1:
		return g.pattern(depth-1) + g.pattern(depth-1)
	case 2, 3:
		return "(" + g.pattern(depth-1) + ")" + quantifier
	case 4:
		return "(?:" + g.pattern(depth-1) + "|" + g.pattern(depth-1) + ")" + quantifier
	}
	return g.pick("^", "$", `\b`, "(?=a)", "(?!b)") + g.pattern(depth-1)
}

// The memo may change how much work a search is, never what it finds.
func TestMemoAgrees(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(1, 2))}
	for range 5000 {
		// Without the memo some patterns take exponential time: skip those.
		c := newTestContext(meter.Limits{Steps: 300000})
		text := ""
		for range g.IntN(10) {
			text += g.pick("a", "b", "c", "aa", "ab")
		}
		source := g.pattern(3)
		p := testProgram(t, c, source)
		want := registers(t, c, p, text, 1<<40)
		if slices.Equal(want, tooLong) {
			continue
		}
		if got := registers(t, c, p, text, 0); !slices.Equal(got, want) {
			t.Fatalf("%q in %q: with memo %v, without %v", source, text, got, want)
		}
	}
}

// Patterns that make naive backtracking exponential stay linear.
func TestHostilePatternsAreLinear(t *testing.T) {
	for _, source := range []string{
		`(a+)+$`, `(a|aa)+$`, `(a|a)*$`, `(a*)*b`, `(.*)(.*)(.*)(.*)x`, `a*a*a*a*b`, `(\w+\s*)+:`,
		`^(([a-z])+.)+[A-Z]([a-z])+$`, `(?:a?){30}a{30}b`, `a*?a*?a*?b`, `(x+x+)+y|(a+a+)+y`,
	} {
		spent := func(n int) int64 {
			c := newTestContext(meter.Limits{})
			p := testProgram(t, c, source)
			before := c.Meter.Spent()
			registers(t, c, p, strings.Repeat("a", n)+"!", 8*n+4*batch)
			return c.Meter.Spent() - before
		}
		if small, large := spent(4000), spent(16000); large > 6*small {
			t.Errorf("%s: %d steps for 4000 characters, %d for 16000", source, small, large)
		}
	}
}

// Every search ends at its limit of steps.
func TestStepsStopSearch(t *testing.T) {
	c := newTestContext(meter.Limits{Steps: 100000})
	p := testProgram(t, c, `(?=(a+)+$)(a)\2`)
	m, err := newMachine(c, p, strings.Repeat("a", 5000)+"!", 5001)
	if err != nil {
		t.Fatal(err)
	}
	defer m.close()
	if _, err := m.search(0, false); err == nil {
		t.Fatal("a hostile lookahead ended before its limit")
	} else if l, ok := err.(*meter.LimitError); !ok || l.Name != meter.Steps {
		t.Fatalf("got %v", err)
	}
}
