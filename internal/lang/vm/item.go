package vm

import "github.com/vivarium-run/vivarium/internal/lang/py"

// iter is iter(v).
func (m *Machine) iter(v py.Value) (py.Value, error) {
	if v.Is(&py.GeneratorType) {
		return v, nil
	}
	return m.c.Iter(v)
}

// getIndex is v[key].
func (m *Machine) getIndex(v, key py.Value) (py.Value, error) {
	if key.IsInt() {
		i := key.AsInt()
		switch {
		case v.Is(&py.ListType):
			l := v.List()
			n := int64(l.Len())
			if i < 0 {
				i += n
			}
			if uint64(i) < uint64(n) {
				return l.At(int(i)), nil
			}
		case v.Is(&py.TupleType):
			items := v.Tuple().Items
			if i < 0 {
				i += int64(len(items))
			}
			if uint64(i) < uint64(len(items)) {
				return items[i], nil
			}
		}
	}
	return m.c.GetItem(v, key)
}

// setIndex is v[key] = x.
func (m *Machine) setIndex(v, key, x py.Value) error {
	if key.IsInt() && v.Is(&py.ListType) {
		l := v.List()
		i, n := key.AsInt(), int64(l.Len())
		if i < 0 {
			i += n
		}
		if uint64(i) < uint64(n) {
			return l.SetAt(m.c, int(i), x)
		}
	}
	return m.c.SetItem(v, key, x)
}
