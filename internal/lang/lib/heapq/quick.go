package heapq

import "github.com/vivarium-run/vivarium/internal/lang/py"

// The quick ways sift while the comparisons are of numbers, or of tuples of numbers
// and short strs: no script code runs, so the list stays as it is meanwhile, and
// the item that is moved is put down only at its last place. They leave the rest
// to the general ways where a comparison is another one: pos is then where the item
// is. What the comparisons cost is charged behind them; there are as many as the
// heap has levels.

// downQuick is down, as far as comparisons are quick.
func (h heap) downQuick(start, pos int) (at int, done bool, err error) {
	var steps int
	switch {
	case h.l.Ints() != nil:
		steps = downNumbers(h.l.Ints(), start, pos, h.max)
	case h.l.Floats() != nil:
		steps = downNumbers(h.l.Floats(), start, pos, h.max)
	case h.l.Unboxed() || h.l.Len() == 0:
		return pos, false, nil
	default:
		pos, steps, done = h.downItems(start, pos)
		return pos, done, h.c.Steps(steps)
	}
	return pos, true, h.c.Steps(steps)
}

// upQuick is up, as far as comparisons are quick.
func (h heap) upQuick(start int) (at int, done bool, err error) {
	var steps int
	switch {
	case h.l.Ints() != nil:
		steps = upNumbers(h.l.Ints(), start, h.max)
	case h.l.Floats() != nil:
		steps = upNumbers(h.l.Floats(), start, h.max)
	case h.l.Unboxed() || h.l.Len() == 0:
		return start, false, nil
	default:
		at, steps, done = h.upItems(start)
		if err = h.c.Steps(steps); !done || err != nil {
			return at, false, err
		}
		return at, true, h.down(start, at)
	}
	return start, true, h.c.Steps(steps)
}

// before compares two numbers in the order of a heap.
func before[T int64 | float64](a, b T, max bool) bool {
	if max {
		return b < a
	}
	return a < b
}

// downNumbers is down in a heap of numbers. It returns how many comparisons it made.
func downNumbers[T int64 | float64](s []T, start, pos int, max bool) (compared int) {
	item := s[pos]
	for pos > start {
		parent := (pos - 1) >> 1
		compared++
		if !before(item, s[parent], max) {
			break
		}
		s[pos] = s[parent]
		pos = parent
	}
	s[pos] = item
	return compared
}

// upNumbers is up in a heap of numbers. It returns how many comparisons it made.
func upNumbers[T int64 | float64](s []T, start int, max bool) (compared int) {
	pos, item := start, s[start]
	for pos < len(s)>>1 {
		child := 2*pos + 1
		if child+1 < len(s) {
			compared++
			if !before(s[child], s[child+1], max) {
				child++
			}
		}
		s[pos] = s[child]
		pos = child
	}
	s[pos] = item
	return compared + downNumbers(s, start, pos, max)
}

// lessQuick compares two items in the order of the heap.
func (h heap) lessQuick(a, b py.Value) (less bool, steps int, known bool) {
	if h.max {
		a, b = b, a
	}
	return py.LessQuick(a, b)
}

// downItems is down among items of any kind, to where it is done or the next
// comparison is not quick.
func (h heap) downItems(start, pos int) (at, steps int, done bool) {
	item := *h.l.Place(pos)
	done = true
	for pos > start {
		parent := (pos - 1) >> 1
		less, cost, known := h.lessQuick(item, *h.l.Place(parent))
		if !known {
			done = false
			break
		}
		steps += 1 + cost
		if !less {
			break
		}
		*h.l.Place(pos) = *h.l.Place(parent)
		pos = parent
	}
	*h.l.Place(pos) = item
	return pos, steps, done
}

// upItems moves children up like downItems; done says that the item is at a leaf.
func (h heap) upItems(pos int) (at, steps int, done bool) {
	n, item := h.l.Len(), *h.l.Place(pos)
	done = true
	for pos < n>>1 {
		child := 2*pos + 1
		if child+1 < n {
			less, cost, known := h.lessQuick(*h.l.Place(child), *h.l.Place(child + 1))
			if !known {
				done = false
				break
			}
			steps += 1 + cost
			if !less {
				child++
			}
		}
		*h.l.Place(pos) = *h.l.Place(child)
		pos = child
	}
	*h.l.Place(pos) = item
	return pos, steps, done
}
