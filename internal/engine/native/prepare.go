package native

import (
	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/lang/builtins"
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/convert"
	"github.com/vivarium-run/vivarium/internal/lang/lib"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// prepare gives the context its builtins, the host's functions, and the way
// to the modules. Modules of the library import each other freely; what the
// script imports is what the policy offers.
func (s *session) prepare() {
	s.c.Builtins = s.builtins()
	s.c.Library = builtins.New(s.c)
	s.c.Import = lib.Import
	s.c.RunSource = s.runSource
	s.c.ScriptImport = s.scriptImport
	s.c.Define = s.define
}

// builtins returns the shared namespace, or one of the run's own if the
// policy offers less or the host more.
func (s *session) builtins() *py.Module {
	all := builtins.New(s.c)
	if !s.narrowed() && len(s.config.Functions)+len(s.program.builtins) == 0 {
		return all
	}
	own := py.NewModule(all.Name)
	own.Builtin = true
	for i := range all.NS.Len() {
		if name, v := all.NS.At(i); s.config.Builtins == nil || s.config.Builtins(name) || name[0] == '_' {
			own.NS.Set(name, v)
		}
	}
	for name, f := range s.config.Functions {
		own.NS.Set(name, hostFunction(name, f))
	}
	for _, r := range s.program.builtins {
		f := py.ModuleFunc("builtins", r)
		own.NS.Set(f.Name, f.Value())
	}
	return own
}

// narrowed reports whether the policy leaves out a builtin.
func (s *session) narrowed() bool {
	policy := s.config.Policy
	if whole := s.whole.Load(); s.config.Builtins == nil || policy != nil && whole != nil && *whole == policy {
		return false
	}
	for _, name := range builtins.Names() {
		if name[0] != '_' && !s.config.Builtins(name) {
			return true
		}
	}
	if policy != nil {
		kept := policy
		s.whole.Store(&kept)
	}
	return false
}

// scriptImport is what an import statement of the script gets: nil for a
// module that the policy does not offer, and a module without the names that
// it does not offer.
func (s *session) scriptImport(c *py.Context, name string) (*py.Module, error) {
	if s.config.Modules != nil && !s.config.Modules(name) {
		return nil, nil
	}
	m, err := c.ImportModule(name)
	if err != nil || s.config.Members == nil {
		return m, err
	}
	return s.view(m), nil
}

// view is the module as the policy offers it.
func (s *session) view(m *py.Module) *py.Module {
	if !m.Builtin {
		return m
	}
	if v, ok := s.views[m.Name]; ok {
		return v
	}
	v := m.View(func(member string) bool {
		return s.config.Members(m.Name, member) || s.config.Modules(m.Name+"."+member)
	}, s.view)
	s.views[m.Name] = v
	return v
}

// hostFunction wraps a function of the host.
func hostFunction(name string, f engine.Function) py.Value {
	return py.ModuleFunc("host", py.Row{Sig: name + "(*args, **kwargs)", Doc: "Function of the host.", Cost: "1, and what it is handed",
		Fn: func(c *py.Context, a []py.Value) (py.Value, error) { return callHost(c, name, f, a[0], a[1]) }}).Value()
}

func callHost(c *py.Context, name string, f engine.Function, positional, keywords py.Value) (py.Value, error) {
	items := positional.Tuple().Items()
	if err := c.Charge(int64(len(items)+1), int64(16*len(items))); err != nil {
		return py.Value{}, err
	}
	args := make([]any, len(items))
	for i, v := range items {
		x, err := convert.ToGo(c, v)
		if err != nil {
			return py.Value{}, err
		}
		args[i] = x
	}
	kw := map[string]any{}
	for i := 0; ; {
		k, v, next, ok := keywords.Dict().Entry(i)
		if !ok {
			break
		}
		i = next
		x, err := convert.ToGo(c, v)
		if err != nil {
			return py.Value{}, err
		}
		kw[k.Str().S] = x
	}
	result, err := f(args, kw)
	if err != nil {
		return py.Value{}, c.Errorf(&py.RuntimeErrorType, "%s: %s", name, err.Error())
	}
	return convert.FromGo(c, result)
}

// define compiles one def that a module of ours wrote, and runs it in a module
// of its own that has the given names.
func (s *session) define(_ *py.Context, text, name string, names map[string]py.Value) (py.Value, error) {
	code, err := compileFile(textFile(name, text))
	if err != nil {
		return py.Value{}, err
	}
	own(code, len(text))
	m := py.NewModule("builtins")
	m.Builtin = true
	for n, v := range names {
		m.NS.Set(n, v)
	}
	if err := s.machine.RunBody(code, m); err != nil {
		return py.Value{}, err
	}
	return m.NS.Get(name), nil
}

// own makes code that a run has compiled for itself, from a text of so many
// bytes, count as memory of the run, and drops the tree that it was made of.
func own(code *bytecode.Code, text int) {
	code.Node, code.Points = nil, nil
	for i := range code.Loops {
		code.Loops[i].Node = nil
	}
	code.Bytes = code.Size() + text
	for _, child := range code.Children {
		own(child, text)
	}
}
