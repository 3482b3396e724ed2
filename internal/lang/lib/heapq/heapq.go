// Package heapq is Python's heapq: binary heaps in lists, sifted exactly as
// CPython sifts, so that equal pushes leave equal lists.
package heapq

import (
	_ "embed"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed heapq.py
var source string

// Module is heapq.
var Module = py.ModuleDef{
	Name:     "heapq",
	Doc:      "Heap queue algorithm (a.k.a. priority queue).",
	Rows:     mostRows,
	MoreRows: rows,
	Source:   &source,
}

// A heap is a list with the order that its items keep.
type heap struct {
	c   *py.Context
	l   *py.List
	max bool
}

// rows are the functions of min-heaps and max-heaps.
func rows() []py.Row {
	var out []py.Row
	for _, m := range []struct {
		suffix, kind string
		max          bool
	}{{"", "a heap", false}, {"_max", "a max heap", true}} {
		on := func(name string, f func(h heap, a []py.Value) (py.Value, error)) py.Func {
			return func(c *py.Context, a []py.Value) (py.Value, error) {
				if a[0].Kind() != py.KindList {
					return py.Value{}, c.Errorf(&py.TypeErrorType, "%s() argument%s must be list, not %s", name, which(len(a)), a[0].Type().Shown())
				}
				return f(heap{c, a[0].List(), m.max}, a)
			}
		}
		add := func(name, params, doc string, cost py.Cost, f func(h heap, a []py.Value) (py.Value, error)) {
			name += m.suffix
			out = append(out, py.Row{Sig: name + "(" + params + ", /)", Doc: doc + m.kind + ".", Cost: cost, Fn: on(name, f)})
		}
		add("heapify", "heap", "Transform list into ", "len(heap)", heapify)
		add("heappush", "heap, item", "Push item onto ", "log len(heap)", push)
		add("heappop", "heap", "Pop the first item off ", "log len(heap)", pop)
		add("heapreplace", "heap, item", "Pop and return the current first value, and add the new item, of ", "log len(heap)", replace)
		add("heappushpop", "heap, item", "Push item, then pop and return the first item of ", "log len(heap)", pushPop)
	}
	return out
}

// which numbers the argument in a message about functions of n arguments.
func which(n int) string {
	if n == 1 {
		return ""
	}
	return " 1"
}

// less compares two items in the order of the heap, quickly if they are
// numbers of the same kind.
func (h heap) less(a, b py.Value) (bool, error) {
	if h.max {
		a, b = b, a
	}
	switch {
	case a.IsInt() && b.IsInt():
		return a.AsInt() < b.AsInt(), nil
	case a.IsFloat() && b.IsFloat():
		return a.AsFloat() < b.AsFloat(), nil
	}
	return h.c.Less(a, b)
}

// before compares items i and j; the list must keep its length n meanwhile.
func (h heap) before(a, b py.Value, n int) (bool, error) {
	if err := h.c.Steps(1); err != nil {
		return false, err
	}
	less, err := h.less(a, b)
	if err == nil && h.l.Len() != n {
		err = h.c.Errorf(&py.RuntimeErrorType, "list changed size during iteration")
	}
	return less, err
}

// down moves the item at pos towards start until its parent is not after it.
func (h heap) down(start, pos int) error {
	pos, done, err := h.downQuick(start, pos)
	if done || err != nil {
		return err
	}
	n := h.l.Len()
	item := h.l.At(pos)
	for pos > start {
		parent := (pos - 1) >> 1
		less, err := h.before(item, h.l.At(parent), n)
		if err != nil || !less {
			return err
		}
		h.l.Swap(parent, pos)
		pos = parent
	}
	return nil
}

// up moves the smaller child up until a leaf is reached, and then the item
// from there to its place.
func (h heap) up(start int) error {
	pos, done, err := h.upQuick(start)
	if done || err != nil {
		return err
	}
	n := h.l.Len()
	for pos < n>>1 {
		child := 2*pos + 1
		if child+1 < n {
			less, err := h.before(h.l.At(child), h.l.At(child+1), n)
			if err != nil {
				return err
			}
			if !less {
				child++
			}
		}
		h.l.Swap(child, pos)
		pos = child
	}
	return h.down(start, pos)
}

func heapify(h heap, _ []py.Value) (py.Value, error) {
	for i := h.l.Len()/2 - 1; i >= 0; i-- {
		if err := h.up(i); err != nil {
			return py.Value{}, err
		}
	}
	return py.None, nil
}

func push(h heap, a []py.Value) (py.Value, error) {
	if err := h.l.Append(h.c, a[1]); err != nil {
		return py.Value{}, err
	}
	return py.None, h.down(0, h.l.Len()-1)
}

func (h heap) empty() error { return h.c.Errorf(&py.IndexErrorType, "index out of range") }

func pop(h heap, _ []py.Value) (py.Value, error) {
	if h.l.Len() == 0 {
		return py.Value{}, h.empty()
	}
	last, err := h.l.Pop(h.c)
	if err != nil || h.l.Len() == 0 {
		return last, err
	}
	first := h.l.At(0)
	if err := h.l.SetAt(h.c, 0, last); err != nil {
		return py.Value{}, err
	}
	return first, h.up(0)
}

func replace(h heap, a []py.Value) (py.Value, error) {
	if h.l.Len() == 0 {
		return py.Value{}, h.empty()
	}
	first := h.l.At(0)
	if err := h.l.SetAt(h.c, 0, a[1]); err != nil {
		return py.Value{}, err
	}
	return first, h.up(0)
}

func pushPop(h heap, a []py.Value) (py.Value, error) {
	if h.l.Len() == 0 {
		return a[1], nil
	}
	less, err := h.less(h.l.At(0), a[1])
	if err != nil {
		return py.Value{}, err
	}
	if !less {
		return a[1], nil
	}
	return replace(h, a)
}
