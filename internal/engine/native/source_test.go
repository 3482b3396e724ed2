package native

import (
	"reflect"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/lib"
	"github.com/vivarium-run/vivarium/syntax"
)

// The embedded images are those of the present sources, compiler and
// instruction set.
func TestImagesUpToDate(t *testing.T) {
	want, err := Images()
	if err != nil {
		t.Fatal(err)
	}
	for module := range want {
		if imageOf(module) != string(want[module]) {
			t.Errorf("images/%s.code is out of date: go generate ./internal/engine/native", module)
		}
	}
}

// What is read from an image is what was compiled, but for links to the tree.
func TestImagesReadAsWritten(t *testing.T) {
	every := "x = (None, False, True, -1, 1 << 70, -1.5, 2j, 'é', b'\\0', ..., (), {1} )\nif 3 in {1, 2}: pass\n" +
		"def f(a, /, b, *c, d=1, **e):\n    'doc'\n    def g():\n        yield a\n    return g\n"
	check(t, syntax.NewFile("every.py", []byte(every)))
	for _, name := range lib.Names() {
		if d := lib.Find(name); d.Source != nil {
			check(t, sourceFile(d))
		}
	}
}

func check(t *testing.T, file *syntax.File) {
	t.Helper()
	compiled, err := compileFile(file)
	if err != nil {
		t.Fatal(err)
	}
	source := string(file.Source())
	image := string(bytecode.WriteImage(compiled, source))
	read := bytecode.ReadImage(image, source, file)
	if read == nil {
		t.Fatalf("%s: the image is refused", file.Name)
	}
	same(t, read, compiled)
	if err := bytecode.Verify(read); err != nil {
		t.Errorf("%s: %v", file.Name, err)
	}
	if bytecode.ReadImage(image, source+"\n", file) != nil || bytecode.ReadImage("", source, file) != nil {
		t.Errorf("%s: an image of another source is taken", file.Name)
	}
}

// loose are the fields that an image leaves out.
var loose = map[string]bool{"Node": true, "Points": true, "Children": true, "Loops": true, "rest": true, "once": true}

func same(t *testing.T, a, b *bytecode.Code) {
	t.Helper()
	a.Complete()
	va, vb := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for i := range va.NumField() {
		name := va.Type().Field(i).Name
		x, y := va.Field(i), vb.Field(i)
		if loose[name] || x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0 {
			continue
		}
		if !reflect.DeepEqual(x.Interface(), y.Interface()) {
			t.Errorf("%s: %s is %v, want %v", strings.TrimSpace(b.Qualname), name, x, y)
		}
	}
	for i, l := range a.Loops {
		if w := b.Loops[i]; l.Start != w.Start || l.End != w.End || l.Cost != w.Cost {
			t.Errorf("%s: loop %d is %v, want %v", b.Qualname, i, l, w)
		}
	}
	if len(a.Children) != len(b.Children) || len(a.Loops) != len(b.Loops) {
		t.Fatalf("%s: %d children, %d loops", b.Qualname, len(a.Children), len(a.Loops))
	}
	for i := range a.Children {
		same(t, a.Children[i], b.Children[i])
	}
}

// The cost of an import in a fresh run: "first" reads the image too, as every
// process does once.
func BenchmarkImport(b *testing.B) {
	for _, name := range []string{"typing", "collections.abc", "enum", "dataclasses", "statistics", "calendar", "decimal"} {
		file := syntax.NewFile("import.py", []byte("import "+name+"\n"))
		mod, _ := syntax.Parse(file, syntax.Limits{})
		p, err := Engine{}.Compile(file, mod)
		if err != nil {
			b.Fatal(err)
		}
		run := func(b *testing.B, before func()) {
			for range b.N {
				before()
				if o := p.Start(engine.Config{}).Run("__main__"); o.Error != nil || o.Fault != nil {
					b.Fatal(o.Error, o.Fault)
				}
			}
		}
		b.Run(name+"/first", func(b *testing.B) { run(b, sources.Clear) })
		b.Run(name, func(b *testing.B) { run(b, func() {}) })
	}
}
