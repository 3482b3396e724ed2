package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// matchKeys returns the values of mapping at keys as a tuple, or None if one
// is missing.
func (m *Machine) matchKeys(mapping py.Value, keys []py.Value) (py.Value, error) {
	if err := m.c.Charge(int64(len(keys)), int64(tupleBytes+valueBytes*len(keys))); err != nil {
		return py.Value{}, err
	}
	if err := m.checkDuplicateKeys(keys); err != nil {
		return py.Value{}, err
	}
	t := py.MakeTuple(len(keys), false)
	result, values := t.Value(), t.Items()
	mark := m.c.Push(result)
	defer m.c.Pop(mark)
	for i, key := range keys {
		v, err := m.mappingGet(mapping, key)
		if err != nil {
			return py.Value{}, err
		}
		if v.IsNil() {
			return py.None, nil
		}
		values[i] = v
	}
	return result, nil
}

func (m *Machine) checkDuplicateKeys(keys []py.Value) error {
	if len(keys) < 2 {
		return nil
	}
	seen := py.NewSet(false)
	for _, key := range keys {
		has, err := seen.Has(m.c, key)
		if err != nil {
			return err
		}
		if has {
			text, err := m.c.Repr(key)
			if err != nil {
				return err
			}
			return m.c.Errorf(&py.ValueErrorType, "mapping pattern checks duplicate key (%s)", text)
		}
		if err := seen.Add(m.c, key); err != nil {
			return err
		}
	}
	return nil
}

// mappingGet is mapping.get(key), the nil Value if the key is missing.
func (m *Machine) mappingGet(mapping, key py.Value) (py.Value, error) {
	if mapping.Is(&py.DictType) {
		return mapping.Dict().Get(m.c, key)
	}
	missing := py.NewTuple().Value()
	v, err := m.c.CallMethod(mapping, "get", key, missing)
	if err != nil || v == missing {
		return py.Value{}, err
	}
	return v, nil
}

// matchRest returns a new dict of the mapping without the keys.
func (m *Machine) matchRest(mapping py.Value, keys []py.Value) (py.Value, error) {
	if err := m.c.Alloc(dictBytes); err != nil {
		return py.Value{}, err
	}
	d := py.NewDict()
	mark := m.c.Push(d.Value())
	defer m.c.Pop(mark)
	if err := m.updateMap(d, mapping); err != nil {
		return py.Value{}, err
	}
	for _, key := range keys {
		if _, err := d.Delete(m.c, key); err != nil {
			return py.Value{}, err
		}
	}
	return d.Value(), nil
}

// matchClass returns the tuple of the attributes that a class pattern with n
// positional and the given keyword sub-patterns wants, or None.
func (m *Machine) matchClass(subject, class py.Value, n int, names []py.Value) (py.Value, error) {
	if class.Kind() != py.KindType {
		return py.Value{}, m.c.Errorf(&py.TypeErrorType, "called match pattern must be a class")
	}
	is, err := m.c.IsInstance(subject, class)
	if err != nil {
		return py.Value{}, err
	}
	if !is {
		return py.None, nil
	}
	if err := m.c.Charge(int64(n+len(names)), int64(tupleBytes+valueBytes*(n+len(names)))); err != nil {
		return py.Value{}, err
	}
	p := classPattern{m: m, subject: subject, class: class.TypeObject(), seen: map[string]bool{}}
	p.values = make([]py.Value, 0, n+len(names))
	if n > 0 {
		if ok, err := p.positional(n); !ok || err != nil {
			return py.None, err
		}
	}
	for _, name := range names {
		if ok, err := p.attribute(name.Str().S); !ok || err != nil {
			return py.None, err
		}
	}
	return tupleValue(p.values), nil
}

// A classPattern is a class pattern at work.
type classPattern struct {
	m       *Machine
	subject py.Value
	class   *py.Type
	seen    map[string]bool
	values  []py.Value
}

// positional adds the attributes of n positional sub-patterns.
func (p *classPattern) positional(n int) (bool, error) {
	c := p.m.c
	args, err := c.GetAttrOpt(p.class.Value(), "__match_args__")
	if err != nil {
		return false, err
	}
	self := args.IsNil() && p.class.Has(py.TypeSelfMatch)
	allowed := 0
	switch {
	case self:
		allowed = 1
	case args.IsNil():
	case args.Is(&py.TupleType):
		allowed = args.Tuple().Len()
	default:
		return false, c.Errorf(&py.TypeErrorType, "%s.__match_args__ must be a tuple (got %s)", p.class.Name, args.Type().Shown())
	}
	if n > allowed {
		return false, c.Errorf(&py.TypeErrorType, "%s() accepts %d positional sub-pattern%s (%d given)", p.class.Name, allowed, ending(allowed != 1), n)
	}
	if self {
		p.values = append(p.values, p.subject)
		return true, nil
	}
	for _, name := range args.Tuple().Items()[:n] {
		if !name.IsStr() {
			return false, c.Errorf(&py.TypeErrorType, "__match_args__ elements must be strings (got %s)", name.Type().Shown())
		}
		if err := c.CheckAttr(name.Str().S); err != nil {
			return false, err
		}
		if ok, err := p.attribute(name.Str().S); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// attribute adds one attribute; false means that the subject has none of that
// name.
func (p *classPattern) attribute(name string) (bool, error) {
	c := p.m.c
	if p.seen[name] {
		return false, c.Errorf(&py.TypeErrorType, "%s() got multiple sub-patterns for attribute %s", p.class.Name, py.ReprStr(name))
	}
	p.seen[name] = true
	v, err := c.GetAttrOpt(p.subject, name)
	if err != nil || v.IsNil() {
		return false, err
	}
	p.values = append(p.values, v)
	c.Push(v)
	return true, nil
}

// matchClassOp is MATCH_CLASS.
func (m *Machine) matchClassOp(f *frame, in word) error {
	extra := f.extra()
	mark := m.c.Push(py.None)
	v, err := m.matchClass(f.regs[in.b()], f.regs[in.b()+1], int(in.c()), f.code.consts[extra.wide()].Tuple().Items())
	m.c.Pop(mark)
	if err == nil {
		f.regs[in.a()] = v
	}
	return err
}
