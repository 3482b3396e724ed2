// Package support holds functions that modules written in Python need and that
// scripts never get by name: compiling a method from text, and reading an
// object's own attributes.
package support

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/internal/lazy"
)

// The functions, under the names that module texts use.
var (
	Define = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_define(text, name, space, /)", Doc: "The function that the text of one def defines, with the names in space.", Cost: "len(text)", Fn: define})
	}}
	Attributes = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_attributes(obj, /)", Doc: "The object's own attributes as a new dict.", Cost: "number of attributes", Fn: attributes})
	}}
	Own = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_own(cls, name, default=None, /)", Doc: "What the class itself has under the name.", Cost: "1", Fn: own})
	}}
	Global = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_global(obj, name, /)", Doc: "The global or builtin name as the function or class obj sees it.", Cost: "1", Fn: global})
	}}
	Put = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_put(cls, name, value=?, /)", Doc: "Set the named attribute of a class, or delete it, without asking the metaclass.", Cost: "1", Fn: put})
	}}
	Store = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_store(obj, name, value, /)", Doc: "Set the named attribute of an object without asking its class.", Cost: "1", Fn: store})
	}}
	Subclasses = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_subclasses(cls, /)", Doc: "The classes that derive from cls directly.", Cost: "number of them", Fn: subclasses})
	}}
	CacheToken = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_get_cache_token()", Doc: "The number of classes that were registered with abstract classes so far.", Cost: "1", Fn: cacheToken})
	}}
	Rebase = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_rebase(cls, bases, /)", Doc: "Give a new class other bases of the same layout.", Cost: "len(bases)", Fn: rebase})
	}}
	RebindClass = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_rebind_class(old, new, /)", Doc: "Make the methods of new see new where super() and __class__ mean old.", Cost: "number of methods", Fn: rebindClass})
	}}
)

// Attributes by computed names that are not checked: for modules of ours whose
// names are constants or fields, never for names that a script hands in.
var (
	Getattr = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_getattr(obj, name, default=?, /)", Doc: "The named attribute of the object.", Cost: "1", Fn: getattr})
	}}
	Hasattr = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_hasattr(obj, name, /)", Doc: "Whether the object has the attribute.", Cost: "1", Fn: hasattr})
	}}
	Setattr = lazy.Value[py.Value]{Make: func() py.Value {
		return function(py.Row{Sig: "_setattr(obj, name, value, /)", Doc: "Set the named attribute of the object.", Cost: "1", Fn: setattr})
	}}
)

// AddAccess gives a module's text the three functions.
func AddAccess(ns *py.Namespace) {
	ns.Set("_getattr", Getattr.Get())
	ns.Set("_hasattr", Hasattr.Get())
	ns.Set("_setattr", Setattr.Get())
}

func getattr(c *py.Context, a []py.Value) (py.Value, error) {
	if a[2].IsNil() {
		return c.GetAttr(a[0], a[1].Str().S)
	}
	v, err := c.GetAttrOpt(a[0], a[1].Str().S)
	if err == nil && v.IsNil() {
		v = a[2]
	}
	return v, err
}

func hasattr(c *py.Context, a []py.Value) (py.Value, error) {
	v, err := c.GetAttrOpt(a[0], a[1].Str().S)
	return py.Bool(!v.IsNil()), err
}

func setattr(c *py.Context, a []py.Value) (py.Value, error) {
	return py.None, c.SetAttr(a[0], a[1].Str().S, a[2])
}

func own(_ *py.Context, a []py.Value) (py.Value, error) {
	if v := a[0].TypeObject().Dict().Get(a[1].Str().S); !v.IsNil() {
		return v, nil
	}
	return a[2], nil
}

func function(r py.Row) py.Value { return py.ModuleFunc("support", r).Value() }

// define compiles and runs one def. The text is made by a module of ours.
func define(c *py.Context, a []py.Value) (py.Value, error) {
	text, name := a[0].Str().S, a[1].Str().S
	if err := c.Charge(int64(len(text)), int64(32*len(text))); err != nil {
		return py.Value{}, err
	}
	names := map[string]py.Value{}
	for i, d := 0, a[2].Dict(); ; {
		k, v, next, ok := d.Entry(i)
		if !ok {
			break
		}
		i = next
		names[k.Str().S] = v
	}
	return c.Define(c, text, name, names)
}

func attributes(c *py.Context, a []py.Value) (py.Value, error) {
	d := py.NewDict()
	attrs := a[0].OwnAttrs()
	if attrs == nil || attrs.Shape == nil {
		return d.Value(), c.Charge(1, 128)
	}
	if err := c.Charge(int64(len(attrs.Slots)), int64(128+64*len(attrs.Slots))); err != nil {
		return py.Value{}, err
	}
	for i, name := range attrs.Shape.Names {
		if attrs.Slots[i].IsNil() {
			continue
		}
		if err := d.SetStr(c, name, attrs.Slots[i]); err != nil {
			return py.Value{}, err
		}
	}
	return d.Value(), nil
}

func put(c *py.Context, a []py.Value) (py.Value, error) {
	return py.None, c.SetTypeAttr(a[0].TypeObject(), a[1].Str().S, a[2])
}

func store(c *py.Context, a []py.Value) (py.Value, error) {
	return py.None, c.SetOwnAttr(a[0], a[1].Str().S, a[2])
}

func subclasses(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].Kind() != py.KindType {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "a class is required")
	}
	list := a[0].TypeObject().Derived()
	if err := c.Charge(int64(len(list)+1), int64(96+16*len(list))); err != nil {
		return py.Value{}, err
	}
	out := make([]py.Value, len(list))
	for i, t := range list {
		out[i] = t.Value()
	}
	return py.NewList(out).Value(), nil
}

// registrations is the key of a run's count of registered classes.
type registrations struct{}

// CountRegistration notes that a class was registered with an abstract class.
func CountRegistration(c *py.Context) { *registered(c)++ }

func registered(c *py.Context) *int64 {
	return c.State(registrations{}, func() any { return new(int64) }).(*int64)
}

func cacheToken(c *py.Context, _ []py.Value) (py.Value, error) { return py.Int(*registered(c)), nil }

func rebase(c *py.Context, a []py.Value) (py.Value, error) {
	return py.None, c.Rebase(a[0].TypeObject(), a[1].Tuple().Items())
}

// rebindClass makes the cells that hold class old, in the closures of new's
// methods, hold new.
func rebindClass(c *py.Context, a []py.Value) (py.Value, error) {
	ns := a[1].TypeObject().Dict()
	if err := c.Steps(ns.Len()); err != nil {
		return py.Value{}, err
	}
	for i := range ns.Len() {
		name, v := ns.At(i)
		if strings.HasPrefix(name, "__dataclass") {
			continue
		}
		for _, f := range functionsIn(v) {
			for _, cell := range f.Closure {
				if cell.V == a[0] {
					cell.V = a[1]
				}
			}
		}
	}
	return py.None, nil
}

// functionsIn returns the functions of a class attribute.
func functionsIn(v py.Value) []*py.Function {
	switch v.Kind() {
	case py.KindFunction:
		return []*py.Function{v.Function()}
	case py.KindClassMethod, py.KindStaticMethod:
		return functionsIn(v.Wrapper().F)
	case py.KindProperty:
		p := v.Property()
		var out []*py.Function
		for _, f := range []py.Value{p.Get, p.Set, p.Del} {
			out = append(out, functionsIn(f)...)
		}
		return out
	}
	return nil
}

// global looks a name up where a function or class was defined, else in the
// script, else among the builtins.
func global(c *py.Context, a []py.Value) (py.Value, error) {
	name, m := a[1].Str().S, c.Main
	for a[0].Kind() == py.KindMethod {
		a[0] = a[0].Method().Func
	}
	if a[0].Kind() == py.KindFunction {
		m = a[0].Function().Globals
	} else if a[0].Kind() == py.KindType {
		if of, ok := c.Modules[a[0].TypeObject().Module]; ok {
			m = of
		}
	}
	for _, from := range []*py.Module{m, c.Builtins} {
		if from == nil {
			continue
		}
		if v := from.NS.Get(name); !v.IsNil() {
			return v, nil
		}
	}
	return py.Value{}, c.Errorf(&py.NameErrorType, "name '%s' is not defined", name)
}
