package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLevels: what the parser says without looking at the tree is never less than the depth of the tree.
func TestLevels(t *testing.T) {
	sources := map[string]string{
		"attributes": "a" + strings.Repeat(".b", 500),
		"sums":       "a" + strings.Repeat("+a", 500),
		"minus":      strings.Repeat("-", 500) + "a",
		"not":        strings.Repeat("not ", 500) + "a",
		"calls":      strings.Repeat("f(", 150) + strings.Repeat(")", 150),
		"keywords":   strings.Repeat("f(a=", 150) + "1" + strings.Repeat(")", 150),
		"generators": strings.Repeat("f(", 100) + "a" + strings.Repeat(" for a in b)", 100),
		"lambdas":    strings.Repeat("lambda: ", 500) + "1",
		"defaults":   strings.Repeat("lambda a=", 100) + "1" + strings.Repeat(": 1", 100),
		"if else":    strings.Repeat("a if b else ", 300) + "c",
		"elif":       "if a: pass\n" + strings.Repeat("elif a: pass\n", 900),
		"dicts":      strings.Repeat("{a: ", 150) + "1" + strings.Repeat("}", 150),
		"slices":     strings.Repeat("a[::", 150) + "1" + strings.Repeat("]", 150),
		"f-strings":  "f'{a:{b}}'",
		"nested f":   `f"{f'{f"{f'{a!r:{b:>{c}}}'}"}'}"`,
		"stars":      "f(*[*(*[*a],)])",
		"blocks":     nested(90, func(int) string { return "while a:" }),
		"functions":  nested(90, func(int) string { return "def f(a: b = c) -> d:" }),
		"classes":    nested(90, func(int) string { return "class C[T: a](b, c=d):" }),
		"matches":    nested(90, func(i int) string { return []string{"match a:", "case [B(c={'d': e}), *f] if g:"}[i%2] }),
		"tries":      nested(90, func(i int) string { return "with a as b:" }),
		"one line":   "if a: b = [c for d in e if (f := lambda g: h)]; i",
		"decorators": "@a.b.c(d)(e)\ndef f(): pass",
		"imports":    "from a import (b as c, d)",
		"empty":      "",
	}
	files, err := filepath.Glob("../test/lang/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources[filepath.Base(name)] = string(text)
	}
	for name, text := range sources {
		limits := Limits{}.withDefaults()
		file := NewFile(name, []byte(text))
		p := &parser{file: file, src: file.src, source: text, tokens: scan(file, limits).tokens, limits: limits}
		mod, stop := p.run(p.module)
		if mod == nil {
			if !strings.HasSuffix(name, ".py") {
				t.Errorf("%s: %v", name, stop)
			}
			continue
		}
		if err := checkDepth(mod, p.levels()); err != nil {
			t.Errorf("%s is deeper than %d levels", name, p.levels())
		}
	}
}

// nested is a program of blocks, each inside the one before.
func nested(n int, head func(int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + head(i) + "\n")
	}
	return b.String() + strings.Repeat(" ", n) + "pass\n"
}
