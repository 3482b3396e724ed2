package native

import (
	"fmt"

	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/syntax"
)

// Library returns a module of the library as a run without a policy sees it.
// It is for tools that describe the library.
func Library(name string) (*py.Context, *py.Module, error) {
	file := syntax.NewFile("library.py", nil)
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		return nil, nil, err
	}
	p, err := Engine{}.Compile(file, mod)
	if err != nil {
		return nil, nil, err
	}
	s := p.Start(engine.Config{}).(*session)
	if o := s.Run("library"); o.Fault != nil {
		return nil, nil, o.Fault
	}
	var m *py.Module
	err = s.machine.Guard(func() error {
		m, err = s.c.ImportModule(name)
		return err
	})
	if err == nil && m == nil {
		err = fmt.Errorf("no module %s", name)
	}
	return s.c, m, err
}
