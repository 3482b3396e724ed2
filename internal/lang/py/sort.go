package py

import (
	"math"
	"slices"
	"strings"
)

// Sorting. Lists of ints and floats sort by machine comparisons in slices of
// work. Everything else is sorted by the adaptive merge sort that CPython uses
// (runs, binary insertion, powersort's order of merges, galloping), so that
// comparisons that run script code happen in the same order; nothing depends
// on their answers being consistent.

// sortValues sorts items, which nobody else sees, stably in place as list.sort
// does; key may be None.
func (c *Context) sortValues(items []Value, key Value, reverse bool) error {
	n := len(items)
	if n < 2 && key.IsNone() {
		return nil
	}
	if key.IsNone() && c.sortable(items) {
		return c.sortScalars(items, reverse)
	}
	s := c.takeSorter()
	s.kept.setItems(items)
	mark := c.Push(s.kept.Value())
	err := s.sortBy(items, key, reverse)
	c.Pop(mark)
	c.dropSorter(s)
	return err
}

// sortBy sorts items by key.
func (s *sorter) sortBy(items []Value, key Value, reverse bool) error {
	keys := items
	var vals []Value
	if !key.IsNone() {
		s.c.Push(s.made.Value())
		if err := s.makeKeys(items, key); err != nil {
			return err
		}
		keys, vals = s.made.items(), items
	}
	if reverse {
		reverseSlice(keys)
		reverseSlice(vals)
	}
	err := s.sortPairs(keys, vals)
	if reverse {
		reverseSlice(keys)
		reverseSlice(vals)
	}
	return err
}

// makeKeys calls key for every item.
func (s *sorter) makeKeys(items []Value, key Value) error {
	l := &s.made
	if err := s.c.Alloc(ValueBytes * len(items)); err != nil {
		return err
	}
	if len(items) <= len(s.few) {
		l.setItems(s.few[:0])
	} else {
		l.setItems(make([]Value, 0, len(items)))
	}
	for _, v := range items {
		if err := s.c.Steps(1); err != nil {
			return err
		}
		k, err := s.c.Call1(key, v)
		if err != nil {
			return err
		}
		l.push(k)
	}
	return nil
}

// takeSorter returns a sorter, the one of the last sort if there is none at
// work.
func (c *Context) takeSorter() *sorter {
	s := c.sorter
	c.sorter = nil
	if s == nil {
		s = &sorter{c: c}
		s.kept.typ, s.made.typ = &ListType, &ListType
	}
	return s
}

// dropSorter keeps s for the next sort.
func (c *Context) dropSorter(s *sorter) {
	clear(s.few[:min(s.made.n, len(s.few))])
	s.kept.clear()
	s.made.clear()
	s.keys, s.vals, s.bufKey, s.bufV = nil, nil, nil, nil
	c.sorter = s
}

// sortable reports whether all items are ints within int64, or all floats
// whose order needs no care (no NaN, no zero of which there are two).
func (c *Context) sortable(items []Value) bool {
	tag := commonTag(items)
	switch tag {
	case &intTag:
		return true
	case &floatTag:
		for _, v := range items {
			if f := v.AsFloat(); f == 0 || f != f {
				return false
			}
		}
		return true
	}
	return false
}

// sortScalars sorts ints or floats without a key.
func (c *Context) sortScalars(items []Value, reverse bool) error {
	n := len(items)
	if err := c.Charge(sortSteps(n), 16*int64(n)); err != nil {
		return err
	}
	keys := make([]int64, n)
	float := items[0].IsFloat()
	for i, v := range items {
		keys[i] = int64(v.bits)
		if float {
			keys[i] = floatKey(v.bits)
		}
	}
	if err := c.sortInts(keys); err != nil {
		return err
	}
	if reverse {
		reverseSlice(keys)
	}
	for i, k := range keys {
		if float {
			k = floatKey(uint64(k))
		}
		items[i].bits = uint64(k)
	}
	return nil
}

// floatKey maps the bits of floats to ints in the same order, and back.
func floatKey(bits uint64) int64 {
	if int64(bits) < 0 {
		bits ^= 1<<63 - 1
	}
	return int64(bits)
}

// sortSteps is the price of sorting n scalars.
func sortSteps(n int) int64 {
	steps := int64(n)
	for k := n; k > 1; k >>= 2 {
		steps += int64(n / 8)
	}
	return steps + 1
}

// sortChunk is how many ints are sorted between two looks at the meter.
const sortChunk = 1 << 16

// sortInts sorts chunks and merges them.
func (c *Context) sortInts(keys []int64) error {
	for lo := 0; lo < len(keys); lo += sortChunk {
		if err := c.Meter.Poll(); err != nil {
			return err
		}
		slices.Sort(keys[lo:min(lo+sortChunk, len(keys))])
	}
	if len(keys) <= sortChunk {
		return nil
	}
	buf := make([]int64, len(keys))
	from, to := keys, buf
	for width := sortChunk; width < len(keys); width *= 2 {
		for lo := 0; lo < len(keys); lo += 2 * width {
			if err := c.Meter.Poll(); err != nil {
				return err
			}
			mid, hi := min(lo+width, len(keys)), min(lo+2*width, len(keys))
			mergeInts(to[lo:hi], from[lo:mid], from[mid:hi])
		}
		from, to = to, from
	}
	copy(keys, from)
	return nil
}

func mergeInts(out, a, b []int64) {
	i, j := 0, 0
	for k := range out {
		if j == len(b) || i < len(a) && a[i] <= b[j] {
			out[k] = a[i]
			i++
		} else {
			out[k] = b[j]
			j++
		}
	}
}

// sortPairs sorts keys, and vals along with them if there are any.
func (s *sorter) sortPairs(keys, vals []Value) error {
	if len(keys) < 2 {
		return nil
	}
	if err := s.c.Charge(int64(len(keys)/8), ValueBytes*int64(len(keys))); err != nil {
		return err
	}
	s.keys, s.vals, s.gallop, s.pending, s.compares = keys, vals, minGallop, s.runs[:0], 0
	s.less = chooseLess(keys)
	return s.sort()
}

// chooseLess returns a comparison for the given keys, the cheapest that is
// right for all of them.
func chooseLess(keys []Value) func(c *Context, a, b Value) (bool, error) {
	t := keys[0].Type()
	for _, k := range keys {
		if k.Type() != t || t == &IntType && !k.IsInt() || t == &FloatType && !k.IsFloat() {
			return (*Context).Less
		}
	}
	switch t {
	case &IntType:
		return func(_ *Context, a, b Value) (bool, error) { return int64(a.bits) < int64(b.bits), nil }
	case &FloatType:
		return func(_ *Context, a, b Value) (bool, error) {
			return math.Float64frombits(a.bits) < math.Float64frombits(b.bits), nil
		}
	case &StrType:
		return (*Context).lessStr
	case &TupleType:
		return func(c *Context, a, b Value) (bool, error) { return c.lessTuple(a.Tuple().Items(), b.Tuple().Items()) }
	}
	return (*Context).Less
}

// lessStr compares texts: WTF-8 orders as code points do.
func (c *Context) lessStr(a, b Value) (bool, error) {
	s, t := a.Str().S, b.Str().S
	if n := min(len(s), len(t)); n > 512 {
		if err := c.Steps(n / 64); err != nil {
			return false, err
		}
	}
	return strings.Compare(s, t) < 0, nil
}

// lessTuple compares tuples, quickly as long as their items are ints, floats
// or strs.
func (c *Context) lessTuple(a, b []Value) (bool, error) {
	for i := 0; i < len(a) && i < len(b); i++ {
		x, y := a[i], b[i]
		switch {
		case x.ref == &intTag && y.ref == &intTag:
			if x.bits != y.bits {
				return int64(x.bits) < int64(y.bits), nil
			}
			continue
		case x.ref == y.ref && x.ref != &floatTag:
			if x.bits == y.bits {
				continue
			}
		case x.ref.typ == &StrType && y.ref.typ == &StrType:
			if x.Str().S != y.Str().S {
				return c.lessStr(x, y)
			}
			continue
		}
		eq, err := c.Equal(x, y)
		if err != nil {
			return false, err
		}
		if !eq {
			return c.Less(x, y)
		}
	}
	return len(a) < len(b), nil
}

const (
	minGallop = 7
	maxMinRun = 64
)

// A sorter is one run of the merge sort over keys and, in step with them,
// vals (nil: none).
type sorter struct {
	c            *Context
	keys, vals   []Value
	less         func(c *Context, a, b Value) (bool, error)
	gallop       int
	pending      []run
	bufKey, bufV []Value
	compares     int

	kept List      // the items, for the memory meter
	made List      // their keys
	few  [16]Value // room for few keys
	runs [4]run    // room for few pending
}

// A run is a sorted stretch; power says how deep in the merge tree the border
// to the next run lies.
type run struct{ at, n, power int }

// lt compares and charges.
func (s *sorter) lt(a, b Value) (bool, error) {
	s.compares++
	if s.compares&7 == 0 {
		if err := s.c.Steps(8); err != nil {
			return false, err
		}
	}
	return s.less(s.c, a, b)
}

func (s *sorter) sort() error {
	n := len(s.keys)
	least := minRun(n)
	for lo := 0; lo < n; {
		size, err := s.countRun(lo, n)
		if err != nil {
			return err
		}
		if size < least {
			force := min(least, n-lo)
			if err := s.insertion(lo, lo+force, lo+size); err != nil {
				return err
			}
			size = force
		}
		if err := s.found(lo, size); err != nil {
			return err
		}
		lo += size
	}
	for len(s.pending) > 1 {
		i := len(s.pending) - 2
		if i > 0 && s.pending[i-1].n < s.pending[i+1].n {
			i--
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// minRun computes the least length of runs.
func minRun(n int) int {
	r := 0
	for n >= maxMinRun {
		r |= n & 1
		n >>= 1
	}
	return n + r
}

// countRun returns the length of the run at lo, which it makes ascending.
func (s *sorter) countRun(lo, hi int) (int, error) {
	if hi-lo < 2 {
		return hi - lo, nil
	}
	keys := s.keys[lo:hi]
	n := 1
	for ; n < len(keys); n++ {
		less, err := s.lt(keys[n], keys[n-1])
		if err != nil {
			return 0, err
		}
		if less {
			break
		}
	}
	if n == len(keys) {
		return n, nil
	}
	// Not ascending to the end. A stretch whose items are all equal can start
	// a descending run, if what follows it is smaller.
	if n > 1 {
		less, err := s.lt(keys[0], keys[n-1])
		if err != nil || less {
			return n, err
		}
		s.reverse(lo, lo+n)
	}
	return s.descending(lo, hi, n)
}

// descending extends a run that falls at n, and turns it round. Equal
// neighbours within keep their order.
func (s *sorter) descending(lo, hi, n int) (int, error) {
	keys := s.keys[lo:hi]
	n++
	equals := 0
	flush := func() {
		if equals > 0 {
			s.reverse(lo+n-equals-1, lo+n)
			equals = 0
		}
	}
	for ; n < len(keys); n++ {
		less, err := s.lt(keys[n], keys[n-1])
		if err != nil {
			return 0, err
		}
		if less {
			flush()
			continue
		}
		greater, err := s.lt(keys[n-1], keys[n])
		if err != nil {
			return 0, err
		}
		if greater {
			break
		}
		equals++
	}
	flush()
	s.reverse(lo, lo+n)
	for ; lo+n < hi; n++ {
		less, err := s.lt(keys[n], keys[n-1])
		if err != nil {
			return 0, err
		}
		if less {
			break
		}
	}
	return n, nil
}

func (s *sorter) reverse(lo, hi int) {
	reverseSlice(s.keys[lo:hi])
	if s.vals != nil {
		reverseSlice(s.vals[lo:hi])
	}
}

// insertion sorts lo to hi, of which lo to start is sorted already.
func (s *sorter) insertion(lo, hi, start int) error {
	if start == lo {
		start++
	}
	for ; start < hi; start++ {
		l, r := lo, start
		pivot := s.keys[start]
		for l < r {
			mid := int(uint(l+r) >> 1)
			less, err := s.lt(pivot, s.keys[mid])
			if err != nil {
				return err
			}
			if less {
				r = mid
			} else {
				l = mid + 1
			}
		}
		copy(s.keys[l+1:start+1], s.keys[l:start])
		s.keys[l] = pivot
		if s.vals != nil {
			v := s.vals[start]
			copy(s.vals[l+1:start+1], s.vals[l:start])
			s.vals[l] = v
		}
	}
	return nil
}

// found puts a new run on the stack, merging what the order of powers says.
func (s *sorter) found(at, n int) error {
	if k := len(s.pending); k > 0 {
		p := &s.pending[k-1]
		power := runPower(p.at, p.n, n, len(s.keys))
		for len(s.pending) > 1 && s.pending[len(s.pending)-2].power > power {
			if err := s.mergeAt(len(s.pending) - 2); err != nil {
				return err
			}
		}
		s.pending[len(s.pending)-1].power = power
	}
	s.pending = append(s.pending, run{at: at, n: n})
	return nil
}

// runPower tells how deep the border of two runs lies in the merge tree of n
// items: the first bit in which the fractions of their middles differ.
func runPower(s1, n1, n2, n int) int {
	a := 2*s1 + n1
	b := a + n1 + n2
	for power := 1; ; power++ {
		switch {
		case a >= n:
			a -= n
			b -= n
		case b >= n:
			return power
		}
		a <<= 1
		b <<= 1
	}
}

// mergeAt merges runs i and i+1 of the stack.
func (s *sorter) mergeAt(i int) error {
	if err := s.c.Meter.Poll(); err != nil {
		return err
	}
	a, b := s.pending[i], s.pending[i+1]
	s.pending[i] = run{at: a.at, n: a.n + b.n, power: b.power}
	s.pending = append(s.pending[:i+1], s.pending[i+2:]...)
	k, err := s.gallopRight(s.keys[b.at], s.keys[a.at:a.at+a.n], 0)
	if err != nil {
		return err
	}
	if a.at, a.n = a.at+k, a.n-k; a.n == 0 {
		return nil
	}
	if b.n, err = s.gallopLeft(s.keys[a.at+a.n-1], s.keys[b.at:b.at+b.n], b.n-1); err != nil || b.n == 0 {
		return err
	}
	if a.n <= b.n {
		return s.mergeLow(a.at, a.n, b.n)
	}
	return s.mergeHigh(a.at, a.n, b.n)
}

// gallopLeft returns where key belongs in a, before equal items; the search
// starts at hint and doubles its stride.
func (s *sorter) gallopLeft(key Value, a []Value, hint int) (int, error) {
	less, err := s.lt(a[hint], key)
	if err != nil {
		return 0, err
	}
	last, ofs := 0, 1
	if less {
		for most := len(a) - hint; ofs < most; last, ofs = ofs, 2*ofs+1 {
			if less, err = s.lt(a[hint+ofs], key); err != nil {
				return 0, err
			}
			if !less {
				break
			}
		}
		last, ofs = last+hint, min(ofs, len(a)-hint)+hint
	} else {
		for most := hint + 1; ofs < most; last, ofs = ofs, 2*ofs+1 {
			if less, err = s.lt(a[hint-ofs], key); err != nil {
				return 0, err
			}
			if less {
				break
			}
		}
		last, ofs = hint-min(ofs, hint+1), hint-last
	}
	for last++; last < ofs; {
		m := last + (ofs-last)>>1
		if less, err = s.lt(a[m], key); err != nil {
			return 0, err
		}
		if less {
			last = m + 1
		} else {
			ofs = m
		}
	}
	return ofs, nil
}

// gallopRight returns where key belongs in a, after equal items.
func (s *sorter) gallopRight(key Value, a []Value, hint int) (int, error) {
	less, err := s.lt(key, a[hint])
	if err != nil {
		return 0, err
	}
	last, ofs := 0, 1
	if less {
		for most := hint + 1; ofs < most; last, ofs = ofs, 2*ofs+1 {
			if less, err = s.lt(key, a[hint-ofs]); err != nil {
				return 0, err
			}
			if !less {
				break
			}
		}
		last, ofs = hint-min(ofs, hint+1), hint-last
	} else {
		for most := len(a) - hint; ofs < most; last, ofs = ofs, 2*ofs+1 {
			if less, err = s.lt(key, a[hint+ofs]); err != nil {
				return 0, err
			}
			if less {
				break
			}
		}
		last, ofs = last+hint, min(ofs, len(a)-hint)+hint
	}
	for last++; last < ofs; {
		m := last + (ofs-last)>>1
		if less, err = s.lt(key, a[m]); err != nil {
			return 0, err
		}
		if less {
			ofs = m
		} else {
			last = m + 1
		}
	}
	return ofs, nil
}

// move copies n items within the arrays.
func (s *sorter) move(to, from, n int) {
	copy(s.keys[to:to+n], s.keys[from:from+n])
	if s.vals != nil {
		copy(s.vals[to:to+n], s.vals[from:from+n])
	}
}

// save copies n items from lo into the buffer.
func (s *sorter) save(lo, n int) {
	if cap(s.bufKey) < n {
		s.bufKey = make([]Value, n)
		if s.vals != nil {
			s.bufV = make([]Value, n)
		}
	}
	s.bufKey = s.bufKey[:n]
	copy(s.bufKey, s.keys[lo:lo+n])
	if s.vals != nil {
		s.bufV = s.bufV[:n]
		copy(s.bufV, s.vals[lo:lo+n])
	}
}

// restore copies n items of the buffer back to the arrays.
func (s *sorter) restore(to, from, n int) {
	copy(s.keys[to:to+n], s.bufKey[from:from+n])
	if s.vals != nil {
		copy(s.vals[to:to+n], s.bufV[from:from+n])
	}
}

// mergeLow merges two neighbouring runs, the first of which is the shorter and
// goes to the buffer. Whatever happens, all items end up in the arrays.
func (s *sorter) mergeLow(lo, na, nb int) error {
	s.save(lo, na)
	dest, a, b := lo, 0, lo+na // a is in the buffer
	endA, endB := na, lo+na+nb
	defer func() { s.restore(dest, a, endA-a) }()
	take := func(n int) {
		s.move(dest, b, n)
		dest, b = dest+n, b+n
	}
	give := func(n int) {
		s.restore(dest, a, n)
		dest, a = dest+n, a+n
	}
	take(1)
	if b == endB {
		return nil
	}
	if endA-a == 1 {
		take(endB - b)
		return nil
	}
	for {
		countA, countB := 0, 0
		for {
			less, err := s.lt(s.keys[b], s.bufKey[a])
			if err != nil {
				return err
			}
			if less {
				take(1)
				countB, countA = countB+1, 0
				if b == endB {
					return nil
				}
				if countB >= s.gallop {
					break
				}
			} else {
				give(1)
				countA, countB = countA+1, 0
				if endA-a == 1 {
					take(endB - b)
					return nil
				}
				if countA >= s.gallop {
					break
				}
			}
		}
		s.gallop++
		for countA = minGallop; countA >= minGallop || countB >= minGallop; {
			if s.gallop > 1 {
				s.gallop--
			}
			k, err := s.gallopRight(s.keys[b], s.bufKey[a:endA], 0)
			if err != nil {
				return err
			}
			countA = k
			give(k)
			if endA-a == 1 {
				take(endB - b)
				return nil
			}
			if a == endA {
				return nil
			}
			take(1)
			if b == endB {
				return nil
			}
			if k, err = s.gallopLeft(s.bufKey[a], s.keys[b:endB], 0); err != nil {
				return err
			}
			countB = k
			take(k)
			if b == endB {
				return nil
			}
			give(1)
			if endA-a == 1 {
				take(endB - b)
				return nil
			}
		}
		s.gallop++
	}
}

// mergeHigh merges two neighbouring runs from the end; the second is the
// shorter and goes to the buffer.
func (s *sorter) mergeHigh(lo, na, nb int) error {
	s.save(lo+na, nb)
	a, b := lo+na, nb // one past the last items left; b is in the buffer
	dest := lo + na + nb
	defer func() { s.restore(dest-b, 0, b) }()
	take := func(n int) {
		s.move(dest-n, a-n, n)
		dest, a = dest-n, a-n
	}
	give := func(n int) {
		s.restore(dest-n, b-n, n)
		dest, b = dest-n, b-n
	}
	take(1)
	if a == lo {
		return nil
	}
	if b == 1 {
		take(a - lo)
		return nil
	}
	for {
		countA, countB := 0, 0
		for {
			less, err := s.lt(s.bufKey[b-1], s.keys[a-1])
			if err != nil {
				return err
			}
			if less {
				take(1)
				countA, countB = countA+1, 0
				if a == lo {
					return nil
				}
				if countA >= s.gallop {
					break
				}
			} else {
				give(1)
				countB, countA = countB+1, 0
				if b == 1 {
					take(a - lo)
					return nil
				}
				if countB >= s.gallop {
					break
				}
			}
		}
		s.gallop++
		for countA = minGallop; countA >= minGallop || countB >= minGallop; {
			if s.gallop > 1 {
				s.gallop--
			}
			k, err := s.gallopRight(s.bufKey[b-1], s.keys[lo:a], a-lo-1)
			if err != nil {
				return err
			}
			countA = a - lo - k
			take(countA)
			if a == lo {
				return nil
			}
			give(1)
			if b == 1 {
				take(a - lo)
				return nil
			}
			if k, err = s.gallopLeft(s.keys[a-1], s.bufKey[:b], b-1); err != nil {
				return err
			}
			countB = b - k
			give(countB)
			if b == 1 {
				take(a - lo)
				return nil
			}
			if b == 0 {
				return nil
			}
			take(1)
			if a == lo {
				return nil
			}
		}
		s.gallop++
	}
}

// Sort sorts the list as list.sort does. While it works the list is empty.
func (l *List) Sort(c *Context, key Value, reverse bool) error {
	if key.IsNone() && l.elem == &intTag {
		return l.sortRaw(c, reverse)
	}
	if l.n < 2 && key.IsNone() {
		return nil
	}
	if err := c.Steps(l.Len() / 16); err != nil {
		return err
	}
	items, raw, elem := l.items(), l.raw(), l.elem
	if raw != nil {
		var err error
		if items, err = l.Slice(c); err != nil {
			return err
		}
	}
	l.clear()
	err := c.sortValues(items, key, reverse)
	touched := l.room > 0
	l.setItems(items)
	if raw != nil {
		for i, v := range items {
			raw[i] = v.bits
		}
		l.setRaw(elem, raw)
	}
	if err == nil && touched {
		return c.Errorf(&ValueErrorType, "list modified during sort")
	}
	return err
}

// sortRaw sorts unboxed ints.
func (l *List) sortRaw(c *Context, reverse bool) error {
	n := l.n
	if err := c.Charge(sortSteps(n), 2*rawBytes*int64(n)); err != nil {
		return err
	}
	keys := make([]int64, n)
	raw := l.raw()
	for i, b := range raw {
		keys[i] = int64(b)
	}
	if err := c.sortInts(keys); err != nil {
		return err
	}
	if reverse {
		reverseSlice(keys)
	}
	for i, k := range keys {
		raw[i] = uint64(k)
	}
	return nil
}

func listSort(c *Context, a []Value) (Value, error) {
	reverse, err := c.Truth(a[2])
	if err != nil {
		return Value{}, err
	}
	return None, a[0].List().Sort(c, a[1], reverse)
}

// Sorted returns sorted(iterable, key=key, reverse=reverse).
func (c *Context) Sorted(iterable, key Value, reverse bool) (*List, error) {
	l := NewList(nil)
	if err := c.Alloc(ListBytes); err != nil {
		return nil, err
	}
	if err := l.Extend(c, iterable); err != nil {
		return nil, err
	}
	return l, l.Sort(c, key, reverse)
}
