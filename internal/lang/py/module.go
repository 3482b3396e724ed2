package py

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A ModuleDef declares a module of ours. Nothing of it is built before the
// first import; functions and types are then built once for all runs, which
// share them read-only.
type ModuleDef struct {
	Name string
	Doc  string
	Rows []Row // functions
	// MoreRows, if set, makes the functions that are not written down one by
	// one, at the first import.
	MoreRows func() []Row
	// Quick, if set, makes ways of some functions without binding, by name.
	Quick func() map[string]QuickFunc
	// Floats, if set, makes the functions of one float, by name: Builtin.Float.
	Floats func() map[string]func(float64) float64
	Fresh  []string                // functions with Builtin.Fresh
	Short  func(name string) Short // if set, tells which functions the machine has: Builtin.Short
	Types  []*Type                 // in dependency order; finished with Static at first import
	// Prepare, if set, runs once before Types are finished.
	Prepare func()
	// Values adds what a run has of its own, or what is no function.
	Values func(c *Context, ns *Namespace) error
	// Source, if set, is Python text that the engine compiles and runs in the
	// module after everything above is in place.
	Source *string
	// Parts are the modules below this one that an import of it brings along.
	Parts []string

	once   sync.Once
	shared []binding
	// names has the names of the module as a run made it, in their slots.
	names atomic.Pointer[Namespace]
}

type binding struct {
	name string
	v    Value
}

// moduleBytes and bindingBytes are what a module and each of its names cost.
const (
	moduleBytes  = 160
	bindingBytes = 64
)

// build makes what all runs share.
func (d *ModuleDef) build() {
	FinishTypes()
	if d.Prepare != nil {
		d.Prepare()
	}
	for _, t := range d.Types {
		if t.Module == "" {
			t.Module = d.Name
		}
		if t.typ == nil {
			t.Static()
		}
		d.shared = append(d.shared, binding{t.lastName(), t.Value()})
	}
	rows := d.Rows
	if d.MoreRows != nil {
		rows = slices.Concat(rows, d.MoreRows())
	}
	var quick map[string]QuickFunc
	if d.Quick != nil {
		quick = d.Quick()
	}
	var floats map[string]func(float64) float64
	if d.Floats != nil {
		floats = d.Floats()
	}
	for _, r := range rows {
		b := ModuleFunc(d.Name, r)
		b.Quick, b.Float = quick[b.Name], floats[b.Name]
		b.Fresh = slices.Contains(d.Fresh, b.Name)
		if d.Short != nil {
			b.Short = d.Short(b.Name)
		}
		d.shared = append(d.shared, binding{b.Name, b.Value()})
	}
}

// ModuleFunc makes the function object of a module's row, to be shared between
// runs.
func ModuleFunc(module string, r Row) *Builtin {
	b := NewBuiltin(r)
	b.typ, b.Bind = &BuiltinType, BindNone
	b.Module = module
	b.flags |= flagStatic
	return b
}

// Build makes what all runs share, at the first call. New does it; packages
// that use another module's types without importing it do it themselves.
func (d *ModuleDef) Build() { d.once.Do(d.build) }

// New makes the module for a run.
// What a script may see of it is the matter of View.
func (d *ModuleDef) New(c *Context) (*Module, error) {
	d.once.Do(d.build)
	if err := c.Charge(int64(len(d.shared)+1), int64(moduleBytes+bindingBytes*len(d.shared))); err != nil {
		return nil, err
	}
	m := &Module{Object: Object{typ: &ModuleType}, Name: d.Name, Builtin: true, parts: d.Parts}
	if known := d.names.Load(); known != nil {
		m.NS = known.alike()
	} else {
		m.NS = NewNamespaceFor(2 + len(d.shared))
	}
	if err := d.bind(c, m.NS); err != nil {
		return nil, err
	}
	m.NS = m.NS.bound()
	if d.names.Load() == nil {
		d.names.Store(m.NS.alike())
	}
	if d.Source != nil && c.RunSource == nil {
		return nil, fmt.Errorf("py: nothing set to run the source of module %s", d.Name)
	}
	if d.Source != nil {
		c.Modules[d.Name] = m // its text may need what is there so far
		if err := c.RunSource(c, m, d); err != nil {
			delete(c.Modules, d.Name)
			return nil, err
		}
	}
	return m, nil
}

// bind binds what there is before the source of the module runs.
func (d *ModuleDef) bind(c *Context, ns *Namespace) error {
	ns.Set("__name__", c.Text(d.Name))
	ns.Set("__doc__", c.Text(d.Doc))
	for _, b := range d.shared {
		ns.Set(b.name, b.v)
	}
	if d.Values == nil {
		return nil
	}
	return d.Values(c, ns)
}

// View returns the module as a script may see it: without the names that allow
// refuses, those that the module keeps for itself included, and with part's
// views of the modules below it. Where that is no other it is the module itself.
func (m *Module) View(allow func(name string) bool, part func(*Module) *Module) *Module {
	var v *Module // once there is a difference
	for i := range m.NS.Len() {
		name, x := m.NS.At(i)
		seen := x
		switch {
		case !allow(name) && !strings.HasPrefix(name, "__"):
			seen = Value{}
		case x.Kind() == KindModule:
			seen = part(x.Module()).Value()
		}
		if v == nil && seen != x {
			v = m.first(i)
		}
		if v != nil && !seen.IsNil() {
			v.NS.Set(name, seen)
		}
	}
	if v == nil {
		return m
	}
	return v
}

// first returns a module with the first n names of m.
func (m *Module) first(n int) *Module {
	v := NewModule(m.Name)
	v.Builtin = true
	for i := range n {
		v.NS.Set(m.NS.At(i))
	}
	return v
}

// NewModule returns an empty module.
func NewModule(name string) *Module {
	return &Module{Object: Object{typ: &ModuleType}, Name: name, NS: NewNamespace()}
}

// ImportModule returns the module with the given full name, importing it and
// the packages above it at first use.
func (c *Context) ImportModule(name string) (*Module, error) {
	if m, ok := c.Modules[name]; ok {
		return m, nil
	}
	parent, child := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		parent, child = name[:i], name[i+1:]
	}
	var above *Module
	if parent != "" {
		if err := c.Enter(); err != nil {
			return nil, err
		}
		m, err := c.ImportModule(parent)
		c.Leave()
		if err != nil {
			return nil, err
		}
		above = m
	}
	m, err := c.findModule(name)
	if err != nil {
		return nil, err
	}
	c.Modules[name] = m
	if above != nil {
		above.NS.Set(child, m.Value())
	}
	for _, part := range m.parts {
		if _, err := c.ImportModule(name + "." + part); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (c *Context) findModule(name string) (*Module, error) {
	if c.Import != nil {
		if m, err := c.Import(c, name); m != nil || err != nil {
			return m, err
		}
	}
	err := c.Errorf(&ModuleNotFoundErrorType, "No module named '%s'", name)
	if r, ok := err.(*Raised); ok && len(r.Exc.Fields) > 1 {
		r.Exc.Fields[1] = c.Text(name)
	}
	return nil, err
}

// TopModule returns what `import a.b.c` binds: the module a.
func (c *Context) TopModule(name string) (*Module, error) {
	if _, err := c.ImportModule(name); err != nil {
		return nil, err
	}
	top, _, _ := strings.Cut(name, ".")
	return c.ImportModule(top)
}

// ImportFrom is the value of `from m import name`: an attribute of m, or one
// of its submodules.
func (c *Context) ImportFrom(m Value, name string) (Value, error) {
	v, err := c.GetAttrOpt(m, name)
	if err != nil || !v.IsNil() {
		return v, err
	}
	if m.Kind() != KindModule {
		return Value{}, c.Errorf(&ImportErrorType, "cannot import name '%s' from '%s' (unknown location)", name, m.Type().Name)
	}
	full := m.Module().Name + "." + name
	if sub, err := c.ImportModule(full); err == nil {
		return sub.Value(), nil
	} else if _, ok := IsRaised(err, &ModuleNotFoundErrorType); !ok {
		return Value{}, err
	}
	return Value{}, c.Errorf(&ImportErrorType, "cannot import name '%s' from '%s' (unknown location)", name, m.Module().Name)
}
