package native

import (
	"github.com/vivarium-run/vivarium/internal/lang/builtins"
	"github.com/vivarium-run/vivarium/internal/lang/convert"
	"github.com/vivarium-run/vivarium/internal/lang/lib"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// prepare gives the context its builtins, the host's functions and the way to
// the modules that the policy offers.
func (s *session) prepare() {
	s.c.Builtins = builtins.New(s.c)
	s.offer()
	for name, f := range s.config.Functions {
		s.c.Builtins.NS.Set(name, hostFunction(name, f))
	}
	s.c.Import = func(c *py.Context, name string) (*py.Module, error) {
		if s.config.Modules != nil && !s.config.Modules(name) {
			return nil, nil
		}
		return lib.New(c, name, s.member(name))
	}
}

var _ = convert.FromGo
