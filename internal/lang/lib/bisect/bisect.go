// Package bisect is Python's bisect: search and insertion in sorted sequences.
package bisect

import "github.com/vivarium-run/vivarium/internal/lang/py"

// Module is bisect.
var Module = py.ModuleDef{
	Name: "bisect",
	Doc:  "Bisection algorithms.",
	Rows: []py.Row{
		{"bisect_left(a, x, lo=0, hi=None, *, key=None)", "Return the index where to insert item x in list a, before equal items.", "log len(a)", left},
		{"bisect_right(a, x, lo=0, hi=None, *, key=None)", "Return the index where to insert item x in list a, after equal items.", "log len(a)", right},
		{"insort_left(a, x, lo=0, hi=None, *, key=None)", "Insert item x in list a, and keep it sorted, before equal items.", "len(a)/32", insertLeft},
		{"insort_right(a, x, lo=0, hi=None, *, key=None)", "Insert item x in list a, and keep it sorted, after equal items.", "len(a)/32", insertRight},
	},
	Values: func(_ *py.Context, ns *py.Namespace) error {
		ns.Set("bisect", ns.Get("bisect_right"))
		ns.Set("insort", ns.Get("insort_right"))
		return nil
	},
}

func left(c *py.Context, a []py.Value) (py.Value, error) {
	i, err := search(c, a, a[1], false)
	return py.Int(int64(i)), err
}

func right(c *py.Context, a []py.Value) (py.Value, error) {
	i, err := search(c, a, a[1], true)
	return py.Int(int64(i)), err
}

func insertLeft(c *py.Context, a []py.Value) (py.Value, error) { return insert(c, a, false) }

func insertRight(c *py.Context, a []py.Value) (py.Value, error) { return insert(c, a, true) }

func insert(c *py.Context, a []py.Value, after bool) (py.Value, error) {
	x := a[1]
	if !a[4].IsNone() {
		var err error
		if x, err = c.Call(a[4], x); err != nil {
			return py.Value{}, err
		}
	}
	i, err := search(c, a, x, after)
	if err != nil {
		return py.Value{}, err
	}
	_, err = c.CallMethod(a[0], "insert", py.Int(int64(i)), a[1])
	return py.None, err
}

// search finds where x belongs in a[0]: after or before equal items.
func search(c *py.Context, a []py.Value, x py.Value, after bool) (int, error) {
	seq, key := a[0], a[4]
	lo, err := c.IndexInt(a[2], false)
	if err != nil {
		return 0, err
	}
	if lo < 0 {
		return 0, c.Errorf(&py.ValueErrorType, "lo must be non-negative")
	}
	hi := -1
	if !a[3].IsNone() {
		if hi, err = c.IndexInt(a[3], false); err != nil {
			return 0, err
		}
	}
	if hi < 0 {
		if hi, err = c.Len(seq); err != nil {
			return 0, err
		}
	}
	if l, isList := seq.AsList(); isList && key.IsNone() && hi <= l.Len() {
		if ints := l.Ints(); ints != nil && x.IsInt() {
			return searchRaw(c, ints[:hi], x.AsInt(), lo, after)
		}
		if floats := l.Floats(); floats != nil && x.IsFloat() {
			return searchRaw(c, floats[:hi], x.AsFloat(), lo, after)
		}
	}
	for lo < hi {
		mid := int((uint(lo) + uint(hi)) / 2)
		item, err := item(c, seq, mid, key)
		if err != nil {
			return 0, err
		}
		less, err := before(c, item, x, after)
		if err != nil {
			return 0, err
		}
		if less {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, nil
}

// searchRaw is search among numbers of one kind, from lo on.
func searchRaw[T int64 | float64](c *py.Context, items []T, x T, lo int, after bool) (int, error) {
	hi := len(items)
	for lo < hi {
		if err := c.Steps(1); err != nil {
			return 0, err
		}
		mid := int((uint(lo) + uint(hi)) / 2)
		behind := items[mid] < x
		if after {
			behind = !(x < items[mid])
		}
		if behind {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, nil
}

// item is key(seq[i]).
func item(c *py.Context, seq py.Value, i int, key py.Value) (py.Value, error) {
	if err := c.Steps(1); err != nil {
		return py.Value{}, err
	}
	if key.IsNone() && seq.Is(&py.ListType) && i < seq.List().Len() {
		return seq.List().At(i), nil
	}
	v, err := c.GetItem(seq, py.Int(int64(i)))
	if err != nil || key.IsNone() {
		return v, err
	}
	return c.Call(key, v)
}

// before reports whether x belongs behind item.
func before(c *py.Context, item, x py.Value, after bool) (bool, error) {
	if after {
		less, err := c.Less(x, item)
		return !less, err
	}
	return c.Less(item, x)
}
