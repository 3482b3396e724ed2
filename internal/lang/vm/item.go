package vm

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// iter is iter(v).
func (m *Machine) iter(v py.Value) (py.Value, error) {
	if v.Is(&py.GeneratorType) {
		return v, nil
	}
	return m.c.Iter(v)
}

// step is the next item of an iterator that is not for the machine to run.
func (m *Machine) step(it py.Value) (py.Value, error) {
	switch it.Type() {
	case &py.RangeIteratorType:
		return it.RangeIter().Step(), nil
	case &py.ListIteratorType:
		return it.ListIter().Step(), nil
	case &py.TupleIteratorType:
		return it.TupleIter().Step(), nil
	case &py.StrIteratorType:
		return it.StrIter().Step(m.c)
	case &py.PartsIteratorType:
		return it.PartsIter().Next(m.c)
	case &py.DictKeyIteratorType, &py.DictValueIteratorType, &py.SetIteratorType, &py.ListReverseIteratorType:
		return it.Type().Slots.Next(m.c, it) // that call nothing, so they need no level
	}
	return m.c.Next(it)
}

// maxRow is how many items of a tuple are taken without making it.
const maxRow = 8

// nextRow steps an iterator over tuples of the length of row into row, without
// making the tuple; ok is false at the end. It knows zip, enumerate, and the
// items of a dict.
func (m *Machine) nextRow(it py.Value, row []py.Value) (ok, known bool, err error) {
	switch it.Type() {
	case &py.ZipType:
		z := it.ZipIter()
		if len(z.Its) != len(row) || z.Strict {
			return false, false, nil
		}
		for i, inner := range z.Its {
			if row[i], err = m.step(inner); err != nil || row[i].IsNil() {
				return false, true, err
			}
		}
		return true, true, nil
	case &py.EnumerateType:
		if len(row) != 2 {
			return false, false, nil
		}
		e := it.EnumIter()
		if row[1], err = m.step(e.It); err == nil && !row[1].IsNil() {
			row[0], err = e.Number(m.c)
			return true, true, err
		}
		return false, true, err
	case &py.DictItemIteratorType:
		if len(row) != 2 {
			return false, false, nil
		}
		row[0], row[1], err = it.DictIter().Step(m.c)
		return !row[0].IsNil(), true, err
	}
	return false, false, nil
}

// unpacks reports whether the instruction next only takes the tuple in register
// r, a temporary, apart.
func (k *code) unpacks(next word, r uint16) bool {
	return next.op() == bytecode.Unpack && next.b() == r && next.c() >= 2 && next.c() <= maxRow && int(r) >= k.NumLocals
}

// getItem is GET_INDEX and GET_INDEX_K. Where a dict has a str, the
// instruction remembers in X: the next dict may have it at the same place.
func (m *Machine) getItem(f *frame, in word, key py.Value) (py.Value, error) {
	d, isDict := f.regs[in.b()].AsDict()
	if !isDict || !key.Is(&py.StrType) {
		return m.getIndex(f.regs[in.b()], key)
	}
	v, at, err := d.Seek(m.c, key)
	if err != nil {
		return v, err
	}
	if at < 0 {
		return v, m.c.Raise(&py.KeyErrorType, key)
	}
	if at <= math.MaxUint8 {
		in.X = uint8(at)
	}
	return v, nil
}

// getIndex is v[key].
func (m *Machine) getIndex(v, key py.Value) (py.Value, error) {
	if v.Is(&py.DictType) {
		if x, err := v.Dict().Get(m.c, key); err != nil || !x.IsNil() {
			return x, err
		}
		return py.Value{}, m.c.Raise(&py.KeyErrorType, key)
	}
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
			items := v.Tuple().Items()
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
	if v.Is(&py.DictType) {
		return v.Dict().Set(m.c, key, x)
	}
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

// getSlice is v[start:stop], the GET_SLICE in.
func (m *Machine) getSlice(in word, v, start, stop py.Value) (py.Value, error) {
	if v.Is(&py.ListType) {
		if x, ok, err := m.listSlice(in, v.List(), start, stop, py.None); ok {
			return x, err
		}
	}
	if !plainBound(start) || !plainBound(stop) || !v.Is(&py.ListType) && !v.Is(&py.StrType) && !v.Is(&py.TupleType) {
		key, err := m.slice(start, stop, py.None)
		if err != nil {
			return py.Value{}, err
		}
		return m.c.GetItem(v, key)
	}
	return m.c.GetItem(v, m.slicer(start, stop, py.None))
}

// listSlice is l[start:stop:step], quickly if ok. Where the instruction in says
// that only a SET_SLICE reads the slice, one list serves all such slices but
// those met while it is lent.
func (m *Machine) listSlice(in word, l *py.List, start, stop, step py.Value) (v py.Value, ok bool, err error) {
	if in.x() != 0 {
		slice, err := m.spareSlice(l, &[3]py.Value{start, stop, step})
		if slice != nil {
			return slice.Value(), true, nil
		}
		if err != nil {
			return v, true, err
		}
	}
	return l.GetSlice(m.c, start, stop, step)
}

// spareSlice makes the slice of l with the given parts in the spare list and lends
// that, or returns nil: where the slice needs a list of its own.
func (m *Machine) spareSlice(l *py.List, parts *[3]py.Value) (*py.List, error) {
	spare := m.spare
	if m.lent {
		spare = nil
	}
	slice, err := l.Spare(m.c, spare, parts)
	if slice == nil {
		return nil, err
	}
	if m.lent = true; slice != m.spare {
		m.spare = slice
	}
	return slice, nil
}

// setSlice is v[start:stop] = x, the SET_SLICE in, whose bounds are given.
func (m *Machine) setSlice(in word, v py.Value, bounds *[2]py.Value, x py.Value) error {
	if !v.Is(&py.ListType) {
		key, err := m.slice(bounds[0], bounds[1], py.None)
		if err != nil {
			return err
		}
		return m.c.SetItem(v, key, x)
	}
	done, err := v.List().SetSlice(m.c, bounds, x)
	if !done {
		err = m.assignSlice(v, bounds[0], bounds[1], x)
	}
	if in.x() != 0 && m.lent && x == m.spare.Value() {
		m.lent = false // nothing else has seen it
	}
	return err
}

// assignSlice is setSlice of a list in the general way.
func (m *Machine) assignSlice(v, start, stop, x py.Value) error {
	if !plainBound(start) || !plainBound(stop) {
		key, err := m.slice(start, stop, py.None)
		if err != nil {
			return err
		}
		return m.c.SetItem(v, key, x)
	}
	return m.c.SetItem(v, m.slicer(start, stop, py.None), x)
}

// slicer returns a slice for what does not keep it: one object serves all.
func (m *Machine) slicer(start, stop, step py.Value) py.Value {
	if m.key == nil {
		m.key = py.NewSlice(py.None, py.None, py.None)
	}
	m.key.Start, m.key.Stop, m.key.Step = start, stop, step
	return m.key.Value()
}

// slicedOnce does the next instruction where the slice of the given parts that
// is to be made, a temporary, is only its subscript, and it is one of a builtin
// sequence, so that there need be no slice.
func (m *Machine) slicedOnce(f *frame, next word, parts *[3]py.Value) (v py.Value, done bool, err error) {
	switch s := f.regs[next.b()]; {
	case s.Is(&py.ListType):
		return m.listSlice(next, s.List(), parts[0], parts[1], parts[2])
	case (s.Is(&py.StrType) || s.Is(&py.TupleType)) && plainBound(parts[0]) && plainBound(parts[1]) && plainBound(parts[2]):
		v, err = m.c.GetItem(s, m.slicer(parts[0], parts[1], parts[2]))
		return v, true, err
	}
	return v, false, nil
}

func plainBound(v py.Value) bool { return v.IsInt() || v.IsNone() }
