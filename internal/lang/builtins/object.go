package builtins

import "github.com/vivarium-run/vivarium/internal/lang/py"

// Builtins about objects: identity, classes, attributes.

func callable(_ *py.Context, a []py.Value) (py.Value, error) { return py.Bool(py.Callable(a[0])), nil }

func id(c *py.Context, a []py.Value) (py.Value, error) { return py.Int(c.ID(a[0])), nil }

func hash(c *py.Context, a []py.Value) (py.Value, error) {
	h, err := c.Hash(a[0])
	return py.Int(h), err
}

func isinstance(c *py.Context, a []py.Value) (py.Value, error) {
	ok, err := c.IsInstance(a[0], a[1])
	return py.Bool(ok), err
}

func issubclass(c *py.Context, a []py.Value) (py.Value, error) {
	ok, err := c.IsSubclass(a[0], a[1])
	return py.Bool(ok), err
}

// attrName returns the attribute name a script computed, if it may be used.
func attrName(c *py.Context, v py.Value) (string, error) {
	if !v.IsStr() {
		return "", c.Errorf(&py.TypeErrorType, "attribute name must be string, not '%s'", v.Type().Shown())
	}
	name := v.Str().S
	return name, c.CheckAttr(name)
}

func getattr(c *py.Context, a []py.Value) (py.Value, error) {
	if a[2].IsNil() {
		name, err := attrName(c, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return c.GetAttr(a[0], name)
	}
	v, err := attrOpt(c, a[0], a[1])
	if err == nil && v.IsNil() {
		v = a[2]
	}
	return v, err
}

// quickGetattr is getattr without a default.
func quickGetattr(c *py.Context, a []py.Value) (v py.Value, ok bool, err error) {
	if len(a) != 2 {
		return v, false, nil
	}
	name, err := attrName(c, a[1])
	if err == nil {
		v, err = c.GetAttr(a[0], name)
	}
	return v, true, err
}

// attrOpt returns the attribute of v that has the given name, or the nil Value
// where there is none that a script may have.
func attrOpt(c *py.Context, v, name py.Value) (py.Value, error) {
	if name.IsStr() && !c.MayAccess(name.Str().S) {
		return py.Value{}, nil
	}
	text, err := attrName(c, name)
	if err != nil {
		return py.Value{}, err
	}
	return c.GetAttrOpt(v, text)
}

func hasattr(c *py.Context, a []py.Value) (py.Value, error) {
	v, err := attrOpt(c, a[0], a[1])
	return py.Bool(!v.IsNil()), err
}

func setattr(c *py.Context, a []py.Value) (py.Value, error) {
	name, err := attrName(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	return py.None, c.SetAttr(a[0], name, a[2])
}

func delattr(c *py.Context, a []py.Value) (py.Value, error) {
	name, err := attrName(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	return py.None, c.DelAttr(a[0], name)
}

// dir lists the names that getattr would take, too: those the policy refuses
// are left out.
func dir(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].IsNil() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "dir() without an argument is not available here")
	}
	m, err := c.LookupSpecial(a[0], "__dir__")
	if err != nil {
		return py.Value{}, err
	}
	all, err := c.Call(m)
	if err != nil {
		return py.Value{}, err
	}
	list := py.NewList(nil)
	mark := c.Push(list.Value())
	defer c.Pop(mark)
	err = c.Each(all, func(v py.Value) error {
		if v.IsStr() && !c.MayAccess(v.Str().S) {
			return nil
		}
		return list.Append(c, v)
	})
	if err != nil {
		return py.Value{}, err
	}
	_, err = c.CallMethod(list.Value(), "sort")
	return list.Value(), err
}
