package builtins

import (
	"slices"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

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
		return "", c.Errorf(&py.TypeErrorType, "attribute name must be string, not '%s'", v.Type().Name)
	}
	name := v.Str().S
	return name, c.CheckAttr(name)
}

func getattr(c *py.Context, a []py.Value) (py.Value, error) {
	name, err := attrName(c, a[1])
	var v py.Value
	if err == nil {
		v, err = c.GetAttr(a[0], name)
	}
	if !a[2].IsNil() {
		if _, missing := py.IsRaised(err, &py.AttributeErrorType); missing {
			return a[2], nil
		}
	}
	return v, err
}

func hasattr(c *py.Context, a []py.Value) (py.Value, error) {
	name, err := attrName(c, a[1])
	if err == nil {
		_, err = c.GetAttr(a[0], name)
	}
	if err == nil {
		return py.True, nil
	}
	if _, missing := py.IsRaised(err, &py.AttributeErrorType); missing {
		return py.False, nil
	}
	return py.Value{}, err
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
	names, err := dirNames(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	slices.Sort(names)
	items := make([]py.Value, 0, len(names))
	for _, name := range slices.Compact(names) {
		if err := c.Charge(1, 80); err != nil {
			return py.Value{}, err
		}
		items = append(items, c.Text(name))
	}
	return py.NewList(items).Value(), nil
}

func dirNames(c *py.Context, v py.Value) ([]string, error) {
	if m, err := c.LookupSpecial(v, "__dir__"); err != nil || !m.IsNil() && m.Kind() != py.KindBuiltin {
		return customDir(c, m, err)
	}
	var names []string
	add := func(more []string) error {
		if err := c.Charge(int64(len(more)), int64(16*len(more))); err != nil {
			return err
		}
		for _, name := range more {
			if c.CheckAttr(name) == nil {
				names = append(names, name)
			}
		}
		return nil
	}
	for _, part := range nameSources(v) {
		if err := add(part); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// nameSources returns the lists of names that make up dir(v).
func nameSources(v py.Value) [][]string {
	var parts [][]string
	classes := v.Type().MRO
	switch v.Kind() {
	case py.KindModule:
		return [][]string{v.Module().NS.Names()}
	case py.KindType:
		classes = v.TypeObject().MRO
	case py.KindInstance:
		if s := v.Instance().Shape; s != nil {
			parts = append(parts, s.Names)
		}
	}
	for _, t := range classes {
		parts = append(parts, t.Dict.Names())
	}
	return parts
}

func customDir(c *py.Context, m py.Value, err error) ([]string, error) {
	if err != nil {
		return nil, err
	}
	r, err := c.Call(m)
	if err != nil {
		return nil, err
	}
	var names []string
	err = c.Each(r, func(v py.Value) error {
		if !v.IsStr() {
			return c.Errorf(&py.TypeErrorType, "'<' not supported between instances of '%s' and 'str'", v.Type().Name)
		}
		names = append(names, v.Str().S)
		return c.Alloc(16)
	})
	return names, err
}
