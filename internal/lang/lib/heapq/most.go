package heapq

import "github.com/vivarium-run/vivarium/internal/lang/py"

var mostRows = []py.Row{
	{"nlargest(n, iterable, key=None)", "Find the n largest elements in a dataset.", "n", nLargest},
	{"nsmallest(n, iterable, key=None)", "Find the n smallest elements in a dataset.", "n", nSmallest},
}

func nLargest(c *py.Context, a []py.Value) (py.Value, error) { return most(c, a, true) }

func nSmallest(c *py.Context, a []py.Value) (py.Value, error) { return most(c, a, false) }

// most returns the first n items of the sorted iterable: one as min or max
// does, all by sorting, and some with a heap, which holds no more than them.
func most(c *py.Context, a []py.Value, largest bool) (py.Value, error) {
	n, err := c.IndexInt(a[0], true)
	if err != nil {
		return py.Value{}, err
	}
	if n == 1 {
		return first(c, a[1], a[2], largest)
	}
	if a[1].Type().Slots.Len != nil {
		size, err := c.Len(a[1])
		if err != nil {
			return py.Value{}, err
		}
		if n >= size {
			return sorted(c, a, n, largest)
		}
	}
	s := &selection{heap: heap{c: c, max: !largest}, key: a[2], n: max(n, 0), turn: 1}
	if largest {
		s.turn = -1
	}
	return s.of(a[1])
}

func first(c *py.Context, iterable, key py.Value, largest bool) (py.Value, error) {
	op := py.LT
	if largest {
		op = py.GT
	}
	v, err := c.Best(iterable, key, op)
	if err != nil {
		return py.Value{}, err
	}
	items := []py.Value{v}
	if v.IsNil() {
		items = nil
	}
	mark := c.Push(v)
	defer c.Pop(mark)
	l, err := c.NewListOf(items)
	if err != nil {
		return py.Value{}, err
	}
	return l.Value(), nil
}

func sorted(c *py.Context, a []py.Value, n int, largest bool) (py.Value, error) {
	l, err := c.Sorted(a[1], a[2], largest)
	if err != nil {
		return py.Value{}, err
	}
	return c.GetItem(l.Value(), py.NewSlice(py.None, py.Int(int64(n)), py.None).Value())
}

// A selection is the best n items so far: a heap of tuples (key, order, item)
// that has the worst of them first. The order, which counts up or down, makes
// the earlier of equal items the better one.
type selection struct {
	heap
	key         py.Value
	n           int
	order, turn int64
}

// of selects among the items of an iterable and returns the selected ones,
// the best first.
func (s *selection) of(iterable py.Value) (py.Value, error) {
	c := s.c
	l, err := c.NewListOf(nil)
	if err != nil {
		return py.Value{}, err
	}
	s.l = l
	mark := c.Push(l.Value())
	defer c.Pop(mark)
	it, err := c.Iter(iterable)
	if err != nil || s.n == 0 {
		return l.Value(), err
	}
	if err := c.EachNext(it, s.consider); err != nil {
		return py.Value{}, err
	}
	if l.Len() < s.n {
		if _, err := heapify(s.heap, nil); err != nil {
			return py.Value{}, err
		}
	}
	if err := l.Sort(c, py.None, !s.max); err != nil {
		return py.Value{}, err
	}
	for i := range l.Len() {
		entry := l.At(i).Tuple().Items()
		item := entry[0]
		if len(entry) == 3 {
			item = entry[2]
		}
		if err := l.SetAt(c, i, item); err != nil {
			return py.Value{}, err
		}
	}
	return l.Value(), nil
}

// consider takes an item if it is better than the worst of those taken, or if
// there are fewer than n.
func (s *selection) consider(item py.Value) error {
	c := s.c
	mark := c.Push(item)
	defer c.Pop(mark)
	k := item
	if !s.key.IsNone() {
		var err error
		if k, err = c.Call1(s.key, item); err != nil {
			return err
		}
		c.Push(k)
	}
	if s.l.Len() == s.n {
		worst := s.l.At(0).Tuple().Items()[0]
		better, err := s.less(worst, k)
		if err != nil || !better {
			return err
		}
	}
	return s.take(k, item)
}

// take puts an item among those taken, in the place of the worst if there are
// n already.
func (s *selection) take(k, item py.Value) error {
	entry := []py.Value{k, py.Int(s.order), item}
	if s.key.IsNone() {
		entry = entry[:2]
	}
	s.order += s.turn
	t, err := s.c.NewTupleOf(entry)
	if err != nil {
		return err
	}
	if s.l.Len() == s.n {
		_, err := replace(s.heap, []py.Value{{}, t.Value()})
		return err
	}
	if err := s.l.Append(s.c, t.Value()); err != nil || s.l.Len() < s.n {
		return err
	}
	_, err = heapify(s.heap, nil)
	return err
}
