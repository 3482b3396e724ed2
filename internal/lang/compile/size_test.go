package compile

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

// manyTimes returns unit repeated to about size bytes; %d in it counts.
func manyTimes(unit string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.ReplaceAll(unit, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

func nested(open, middle, shut string, depth int) string {
	return strings.Repeat(open, depth) + middle + strings.Repeat(shut, depth)
}

// indented nests a compound statement in itself.
func indented(head, last string, depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i) + strings.ReplaceAll(head, "%d", fmt.Sprint(i)) + "\n")
	}
	return b.String() + strings.Repeat(" ", depth) + last + "\n"
}

// TestLargeSources compiles sources as large as the parser takes, each of a shape that could make some table quadratic, and
// bounds the time and the size of the result by the size of the source.
func TestLargeSources(t *testing.T) {
	const size = 500_000
	for name, text := range map[string]string{
		"statements":      manyTimes("x%d = a.b%d + 'c%d'\n", size),
		"locals":          "def f():\n" + manyTimes(" x%d = x%d\n", size/2),
		"names":           "[" + manyTimes("a%d,", size) + "]",
		"keywords":        "f(" + manyTimes("a%d=b,", size) + ")",
		"comparisons":     "def f(a):\n (a:=a" + manyTimes("<a", size) + ")",
		"sum":             "x = " + nested("a+", "1", "", 2500),
		"constants":       "x = (" + nested("(", manyTimes("%d,", size)+"a", ",)", 60) + ")",
		"fold":            "x = " + nested("2**60+", "1", "", 2500),
		"functions":       "def " + strings.Repeat("n", 60_000) + "():\n" + manyTimes(" def f(): pass\n", size),
		"long names":      "class " + strings.Repeat("n", 250) + ":\n" + manyTimes(" __a%d\n", size/4),
		"captures":        "def f():\n" + manyTimes(" x%d = 1\n", size/50) + " return " + nested("lambda:", "("+manyTimes("x%d,", size/50)+")", "", 100),
		"returns":         "def f():\n" + indented(" with a, b:", " pass", 8) + manyTimes("         if x: return %d\n", size),
		"finally":         "def f():\n try:\n" + manyTimes("  if x: return %d\n", size) + " finally: pass\n",
		"nested finally":  finallies(9),
		"handlers":        "try: pass\n" + manyTimes("except E%d as e: e\n", size),
		"comprehensions":  nested("[", "x", " for y in z]", 150),
		"decorators":      manyTimes("@d%d\n", size/10) + "def f(): pass\n",
		"patterns":        "match x:\n case " + manyTimes("%d|", size) + "None: pass\n",
		"captures in or":  "match x:\n case " + manyTimes("[a, b, %d]|", size) + "{'a': a, 'b': b}: pass\n",
		"f-string":        "x = f'" + manyTimes("{a}b", 100_000) + "'\n",
		"branches":        "def f(x):\n while x:\n" + manyTimes("  if x < %d: break\n", size),
		"type parameters": "class A[" + manyTimes("T%d: T0,", size/10) + "]: pass\n",
		"annotations":     "class A:\n" + manyTimes(" x%d: x%d\n", size),
	} {
		t.Run(name, func(t *testing.T) { compileLarge(t, text) })
	}
}

func finallies(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i) + "try: pass\n" + strings.Repeat(" ", i) + "finally:\n")
	}
	return b.String() + strings.Repeat(" ", depth) + "pass\n"
}

func compileLarge(t *testing.T, text string) {
	file := syntax.NewFile("large.py", []byte(text))
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		t.Skipf("the parser refuses it: %v", err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	code, err := Compile(file, mod)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	used := after.TotalAlloc - before.TotalAlloc
	t.Logf("%d bytes: %v, %d MB allocated, error %v", len(text), took.Round(time.Millisecond), used>>20, err)
	if took > 5*time.Second || used > 1000*uint64(len(text))+50<<20 {
		t.Errorf("takes %v and %d bytes for %d bytes of source", took, used, len(text))
	}
	if err == nil {
		if err := bytecode.Verify(code); err != nil {
			t.Error(err)
		}
	}
}
