// Package abc is Python's abc: abstract base classes. The tests behind
// isinstance and issubclass are in Go; the metaclass itself is in Python
// (abc.py).
package abc

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/lib/internal/support"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed abc.py
var source string

// Module is abc.
var Module = py.ModuleDef{
	Name: "abc",
	Doc:  "Abstract Base Classes (ABCs) according to PEP 3119.",
	Rows: []py.Row{
		{"_compute(cls, /)", "Find the abstract methods of a class.", "number of names", compute},
		{"_register(cls, subclass, /)", "Make a class a virtual subclass.", "1", register},
		{"_instance(cls, instance, /)", "isinstance for abstract classes.", "1", instance},
		{"_subclass(cls, subclass, /)", "issubclass for abstract classes.", "number of subclasses", subclass},
		{"_has(cls, /, *names)", "True if a class has all methods, else NotImplemented.", "number of names", has},
	},
	Source: &source,
	Values: func(_ *py.Context, ns *py.Namespace) error {
		ns.Set("_get_cache_token", support.CacheToken.Get())
		return nil
	},
}

// class returns an argument that must be a class.
func class(c *py.Context, v py.Value, message string) (*py.Type, error) {
	if v.Kind() != py.KindType {
		return nil, c.Errorf(&py.TypeErrorType, "%s", message)
	}
	return v.TypeObject(), nil
}

// immutable refuses a builtin class, which all runs share.
func immutable(c *py.Context, t *py.Type) error {
	return c.Errorf(&py.TypeErrorType, "cannot change the immutable type '%s'", t.Name)
}

func compute(c *py.Context, a []py.Value) (py.Value, error) {
	t, err := class(c, a[0], "a class is required")
	if err != nil {
		return py.Value{}, err
	}
	if !t.Has(py.TypeScript) {
		return py.Value{}, immutable(c, t)
	}
	if flags := t.Dict().Get("__abc_tpflags__"); flags.IsInt() && pattern(flags.AsInt()) != 0 {
		if err := c.MatchAs(t, pattern(flags.AsInt())); err != nil {
			return py.Value{}, err
		}
	}
	return py.None, c.ComputeAbstract(t)
}

// pattern returns what match patterns take instances of the class for, by the
// values of __abc_tpflags__ that CPython knows, or 0.
func pattern(flags int64) py.TypeFlags {
	switch flags {
	case 1 << 5:
		return py.TypeSequence
	case 1 << 6:
		return py.TypeMapping
	}
	return 0
}

func register(c *py.Context, a []py.Value) (py.Value, error) {
	t, err := class(c, a[0], "a class is required")
	if err != nil {
		return py.Value{}, err
	}
	if !t.Has(py.TypeScript) {
		return py.Value{}, immutable(c, t)
	}
	sub, err := class(c, a[1], "Can only register classes")
	if err != nil {
		return py.Value{}, err
	}
	if is, err := derives(c, a[1], t); err != nil || is {
		return a[1], err
	}
	if is, err := c.IsSubclass(a[0], a[1]); err != nil || is {
		if err == nil {
			err = c.Errorf(&py.RuntimeErrorType, "Refusing to create an inheritance cycle")
		}
		return py.Value{}, err
	}
	if err := c.Alloc(8); err != nil {
		return py.Value{}, err
	}
	t.Registered = append(t.Registered, sub)
	support.CountRegistration(c)
	if pattern := t.Flags & (py.TypeMapping | py.TypeSequence); pattern != 0 {
		return a[1], c.MatchAs(sub, pattern)
	}
	return a[1], nil
}

func instance(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].Kind() == py.KindType && a[1].Type().IsSubtype(a[0].TypeObject()) {
		return py.True, nil
	}
	ok, err := c.IsSubclass(a[1].Type().Value(), a[0])
	return py.Bool(ok), err
}

func subclass(c *py.Context, a []py.Value) (py.Value, error) {
	t, err := class(c, a[0], "a class is required")
	if err != nil {
		return py.Value{}, err
	}
	sub, err := class(c, a[1], "issubclass() arg 1 must be a class")
	if err != nil {
		return py.Value{}, err
	}
	if hook := t.Lookup("__subclasshook__"); !hook.IsNil() {
		answer, err := c.CallMethod(a[0], "__subclasshook__", a[1])
		if err != nil {
			return py.Value{}, err
		}
		if answer != py.NotImplemented {
			ok, err := c.Truth(answer)
			return py.Bool(ok), err
		}
	}
	if sub.IsSubtype(t) {
		return py.True, nil
	}
	return related(c, t, a[1])
}

// related asks the registered classes and the direct subclasses of t.
func related(c *py.Context, t *py.Type, sub py.Value) (py.Value, error) {
	for _, list := range [2][]*py.Type{t.Registered, t.Derived()} {
		for _, k := range list {
			if err := c.Steps(1); err != nil {
				return py.Value{}, err
			}
			if err := c.Enter(); err != nil {
				return py.Value{}, err
			}
			ok, err := derives(c, sub, k)
			c.Leave()
			if err != nil || ok {
				return py.Bool(ok), err
			}
		}
	}
	return py.False, nil
}

// derives is issubclass(sub, k) on behalf of another class: a protocol then
// does not insist on being made for such questions.
func derives(c *py.Context, sub py.Value, k *py.Type) (bool, error) {
	if k.Lookup("_is_protocol") != py.True {
		return c.IsSubclass(sub, k.Value())
	}
	v, err := subclass(c, []py.Value{k.Value(), sub})
	return v == py.True, err
}

func has(c *py.Context, a []py.Value) (py.Value, error) {
	t, err := class(c, a[0], "a class is required")
	if err != nil {
		return py.Value{}, err
	}
	names := a[1].Tuple().Items()
	if err := c.Steps(len(names)); err != nil {
		return py.Value{}, err
	}
	for _, n := range names {
		if !n.IsStr() {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "names must be strings")
		}
		if v := t.Lookup(n.Str().S); v.IsNil() || v.IsNone() {
			return py.NotImplemented, nil
		}
	}
	return py.True, nil
}
