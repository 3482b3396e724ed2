package native

import (
	"fmt"
	"sync"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/compile"
	"github.com/vivarium-run/vivarium/internal/lang/lib"
	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/syntax"
)

// The modules of the library that are written in Python are compiled before
// vivarium is built; an import reads their images. A module whose image is
// missing or was made from another source is compiled at its first import in
// a process.
//
//go:generate go run ../../tools/images

// sources holds the code of these modules, shared by all runs.
var sources sync.Map // *py.ModuleDef → *bytecode.Code

func (s *session) runSource(_ *py.Context, m *py.Module, d *py.ModuleDef) error {
	code, err := codeOf(d)
	if err != nil {
		return err
	}
	return s.machine.RunBody(code, m)
}

func codeOf(d *py.ModuleDef) (code *bytecode.Code, err error) {
	if code, ok := sources.Load(d); ok {
		return code.(*bytecode.Code), nil
	}
	if code = bytecode.ReadImage(imageOf(d.Name), *d.Source, sourceFile(d)); code == nil {
		if code, err = compileFile(sourceFile(d)); err != nil {
			return nil, err
		}
	}
	first, _ := sources.LoadOrStore(d, code)
	return first.(*bytecode.Code), nil
}

func sourceFile(d *py.ModuleDef) *syntax.File { return textFile(d.Name, *d.Source) }

func textFile(name, text string) *syntax.File {
	return syntax.LateFile("<"+name+">", func() []byte { return []byte(text) })
}

// compileFile compiles Python of ours.
func compileFile(file *syntax.File) (*bytecode.Code, error) {
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		return nil, fmt.Errorf("library: %w", err)
	}
	code, err := compile.Compile(file, mod)
	if err != nil {
		return nil, fmt.Errorf("library %s: %w", file.Name, err)
	}
	return code, nil
}

// Images makes the images of the library's modules, by module.
func Images() (map[string][]byte, error) {
	all := map[string][]byte{}
	for _, name := range lib.Names() {
		d := lib.Find(name)
		if d.Source == nil {
			continue
		}
		code, err := compileFile(sourceFile(d))
		if err != nil {
			return nil, err
		}
		all[d.Name] = bytecode.WriteImage(code, *d.Source)
	}
	return all, nil
}
