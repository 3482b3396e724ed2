package py

import "math/big"

const rangeBytes = 80

// NewRange returns range(start, stop, step); step is not 0. The caller has
// charged.
func NewRange(start, stop, step int64) *Range {
	n, ok := rangeLen(start, stop, step)
	if !ok {
		return newBigRange(big.NewInt(start), big.NewInt(stop), big.NewInt(step))
	}
	return &Range{Object: Object{typ: &RangeType}, Start: start, Stop: stop, Step: step, Len: n}
}

// rangeLen counts the items of a range; false: more than fit.
func rangeLen(start, stop, step int64) (int64, bool) {
	var n uint64
	switch {
	case step > 0 && start < stop:
		n = (uint64(stop)-uint64(start)-1)/uint64(step) + 1
	case step < 0 && start > stop:
		n = (uint64(start)-uint64(stop)-1)/-uint64(step) + 1
	}
	return int64(n), int64(n) >= 0
}

func newBigRange(start, stop, step *big.Int) *Range {
	return &Range{Object: Object{typ: &RangeType}, Big: &[4]*big.Int{start, stop, step, countBig(start, stop, step)}}
}

// countBig counts the items of a range of ints of any size.
func countBig(start, stop, step *big.Int) *big.Int {
	span := new(big.Int).Sub(stop, start)
	if step.Sign() < 0 {
		span.Neg(span)
		step = new(big.Int).Neg(step)
	}
	if span.Sign() <= 0 {
		return new(big.Int)
	}
	span.Sub(span, big.NewInt(1)).Quo(span, step)
	return span.Add(span, big.NewInt(1))
}

// chargeRange charges for the division that counting the items of a range
// between a and b takes, or finding where a is.
func (c *Context) chargeRange(a, b, step *big.Int) error {
	n := max(len(a.Bits()), len(b.Bits())) + 1
	return c.Charge(divSteps(n, len(step.Bits())), int64(32*n))
}

// rangeOf returns the range of three ints of any size.
func rangeOf(start, stop, step *big.Int) *Range {
	if start.IsInt64() && stop.IsInt64() && step.IsInt64() {
		return NewRange(start.Int64(), stop.Int64(), step.Int64())
	}
	return newBigRange(start, stop, step)
}

// parts returns start, stop and step.
func (r *Range) parts() [3]*big.Int {
	if r.Big != nil {
		return [3]*big.Int(r.Big[:3])
	}
	return [3]*big.Int{big.NewInt(r.Start), big.NewInt(r.Stop), big.NewInt(r.Step)}
}

// part returns start, stop or step as a Value.
func (r *Range) part(i int) Value {
	if r.Big != nil {
		return BigInt(r.Big[i])
	}
	return Int([3]int64{r.Start, r.Stop, r.Step}[i])
}

// count returns the number of items, of any size.
func (r *Range) count() *big.Int {
	if r.Big == nil {
		return big.NewInt(r.Len)
	}
	return r.Big[3]
}

// bigAt returns item i of a range.
func (c *Context) bigAt(r *Range, i *big.Int) (*big.Int, error) {
	p := r.parts()
	v, err := c.MulBig(i, p[2])
	if err != nil {
		return nil, err
	}
	n := max(v.BitLen(), p[0].BitLen())
	return new(big.Int).Add(v, p[0]), c.Charge(int64(n/512+1), int64(n/8))
}

func (r *Range) bytes() int64 {
	size := int64(rangeBytes)
	if r.Big != nil {
		for _, n := range r.Big {
			size += 48 + int64(n.BitLen()/8)
		}
	}
	return size
}

// smallRange returns the bounds of range(*args) where they are ints within 64
// bits and the length is, too.
func smallRange(args []Value) (start, step, n int64, ok bool) {
	var stop int64
	step = 1
	switch {
	case len(args) == 1 && args[0].IsInt():
		stop = args[0].AsInt()
	case len(args) == 2 && args[0].IsInt() && args[1].IsInt():
		start, stop = args[0].AsInt(), args[1].AsInt()
	case len(args) == 3 && args[0].IsInt() && args[1].IsInt() && args[2].IsInt() && args[2].AsInt() != 0:
		start, stop, step = args[0].AsInt(), args[1].AsInt(), args[2].AsInt()
	default:
		return 0, 0, 0, false
	}
	n, ok = rangeLen(start, stop, step)
	return start, step, n, ok
}

// rangeQuick is range(*args) for a small range.
func rangeQuick(c *Context, args []Value) (v Value, ok bool, err error) {
	start, step, n, ok := smallRange(args)
	if !ok {
		return Value{}, false, nil
	}
	stop := args[0]
	if len(args) > 1 {
		stop = args[1]
	}
	r := &Range{Object: Object{typ: &RangeType}, Start: start, Stop: stop.AsInt(), Step: step, Len: n}
	return r.Value(), true, c.Alloc(rangeBytes)
}

// rangeIterated is iter(range(*args)) for a small range.
func rangeIterated(c *Context, args []Value) (v Value, ok bool, err error) {
	start, step, n, ok := smallRange(args)
	if !ok {
		return Value{}, false, nil
	}
	v, err = c.NewRangeIter(start, step, n)
	return v, true, err
}

// NewRangeIter returns an iterator over start, start+step … of n numbers, all
// of them within 64 bits.
func (c *Context) NewRangeIter(start, step, n int64) (Value, error) {
	it := &RangeIter{Object: Object{typ: &RangeIteratorType}, Next: start, Delta: step, Left: n}
	return it.Value(), c.Alloc(iterBytes)
}

func rangeNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if err := noKeywords(c, "range", kw); err != nil {
		return Value{}, err
	}
	if err := argCount(c, "range", args, 1, 3); err != nil {
		return Value{}, err
	}
	bounds := [3]Value{Int(0), args[0], Int(1)}
	if len(args) > 1 {
		copy(bounds[:], args)
	}
	small := true
	for i, v := range bounds {
		if v.IsInt() {
			continue
		}
		var err error
		if bounds[i], err = c.Index(v); err != nil {
			return Value{}, err
		}
		small = small && bounds[i].IsInt()
	}
	if bounds[2] == Int(0) {
		return Value{}, c.Errorf(&ValueErrorType, "range() arg 3 must not be zero")
	}
	if small {
		r := NewRange(bounds[0].AsInt(), bounds[1].AsInt(), bounds[2].AsInt())
		return r.Value(), c.Alloc(rangeBytes)
	}
	start, stop, step := BigOf(bounds[0]), BigOf(bounds[1]), BigOf(bounds[2])
	if err := c.chargeRange(start, stop, step); err != nil {
		return Value{}, err
	}
	r := rangeOf(start, stop, step)
	return r.Value(), c.Alloc(int(r.bytes()))
}

func rangeRepr(c *Context, v Value) (Value, error) {
	r := v.Range()
	items := []Value{r.part(0), r.part(1), r.part(2)}
	if items[2] == Int(1) {
		items = items[:2]
	}
	w := c.newTextWriter()
	if err := w.items("range(", KeepTuple(items)); err != nil {
		return Value{}, err
	}
	return w.end(")")
}

func rangeLength(c *Context, v Value) (int, error) {
	r := v.Range()
	if r.Big == nil {
		return int(r.Len), nil
	}
	n := r.count()
	if !n.IsInt64() {
		return 0, c.Errorf(&OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	return int(n.Int64()), nil
}

func rangeBool(_ *Context, v Value) (bool, error) {
	r := v.Range()
	if r.Big == nil {
		return r.Len > 0, nil
	}
	return r.count().Sign() > 0, nil
}

func rangeIter(c *Context, v Value) (Value, error) {
	r := v.Range()
	if r.Big != nil {
		it := &BigRangeIter{Object: Object{typ: &BigRangeIteratorType}, next: r.Big[0], step: r.Big[2], left: r.count()}
		return it.Value(), c.Alloc(iterBytes + int(r.bytes()))
	}
	it := &RangeIter{Object: Object{typ: &RangeIteratorType}, Next: r.Start, Delta: r.Step, Left: r.Len}
	return it.Value(), c.Alloc(iterBytes)
}

func rangeReversed(c *Context, a []Value) (Value, error) {
	r := a[0].Range()
	if r.Big == nil {
		it := &RangeIter{Object: Object{typ: &RangeIteratorType}, Next: r.Start + (r.Len-1)*r.Step, Delta: -r.Step, Left: r.Len}
		if r.Step != -1<<63 {
			return it.Value(), c.Alloc(iterBytes)
		}
	}
	n, p := r.count(), r.parts()
	last, err := c.bigAt(r, new(big.Int).Sub(n, big.NewInt(1)))
	if err != nil {
		return Value{}, err
	}
	it := &BigRangeIter{Object: Object{typ: &BigRangeIteratorType}, next: last, step: new(big.Int).Neg(p[2]), left: n}
	return it.Value(), c.Alloc(iterBytes + int(r.bytes()))
}

// A BigRangeIter counts beyond int64.
type BigRangeIter struct {
	Object
	next, step, left *big.Int
}

func bigRangeNext(c *Context, v Value) (Value, error) {
	it := v.BigRangeIter()
	if it.left.Sign() <= 0 {
		return Value{}, nil
	}
	if err := c.Charge(int64((it.next.BitLen()+it.left.BitLen())/512+1), int64(64+(it.next.BitLen()+it.left.BitLen())/4)); err != nil {
		return Value{}, err
	}
	x := it.next
	it.next = new(big.Int).Add(x, it.step)
	it.left = new(big.Int).Sub(it.left, big.NewInt(1))
	return BigInt(x), nil
}

func bigRangeHint(_ *Context, a []Value) (Value, error) {
	return BigInt(a[0].BigRangeIter().left), nil
}

func rangeGetItem(c *Context, v, key Value) (Value, error) {
	r := v.Range()
	if key.Kind() == KindSlice {
		return r.slice(c, key.Slice())
	}
	if key.IsInt() && r.Big == nil {
		i := key.AsInt()
		if i < 0 {
			i += r.Len
		}
		if i < 0 || i >= r.Len {
			return Value{}, c.Errorf(&IndexErrorType, "range object index out of range")
		}
		return Int(r.Start + i*r.Step), nil
	}
	if !hasIndex(key) {
		return Value{}, c.Errorf(&TypeErrorType, "range indices must be integers or slices, not %s", key.Type().Shown())
	}
	n, err := c.Index(key)
	if err != nil {
		return Value{}, err
	}
	i, count := BigOf(n), r.count()
	if i.Sign() < 0 {
		i = new(big.Int).Add(i, count)
	}
	if i.Sign() < 0 || i.Cmp(count) >= 0 {
		return Value{}, c.Errorf(&IndexErrorType, "range object index out of range")
	}
	x, err := c.bigAt(r, i)
	if err != nil {
		return Value{}, err
	}
	return BigInt(x), nil
}

func (r *Range) slice(c *Context, s *Slice) (Value, error) {
	t, err := s.bigIndices(c, BigInt(r.count()))
	if err != nil {
		return Value{}, err
	}
	at := t.Tuple().Items()
	start, err := c.bigAt(r, BigOf(at[0]))
	if err != nil {
		return Value{}, err
	}
	stop, err := c.bigAt(r, BigOf(at[1]))
	if err != nil {
		return Value{}, err
	}
	step, err := c.MulBig(r.parts()[2], BigOf(at[2]))
	if err != nil {
		return Value{}, err
	}
	if err := c.chargeRange(start, stop, step); err != nil {
		return Value{}, err
	}
	out := rangeOf(start, stop, step)
	return out.Value(), c.Alloc(int(out.bytes()))
}

// indexInRange returns the position of an int, or false.
func (c *Context) indexInRange(r *Range, v Value) (i *big.Int, found bool, err error) {
	if r.Big == nil && (v.IsInt() || v.IsBool()) {
		i, found = r.smallIndex(v.AsInt())
		return i, found, nil
	}
	p := r.parts()
	if err := c.chargeRange(BigOf(v), p[0], p[2]); err != nil {
		return nil, false, err
	}
	off := new(big.Int).Sub(BigOf(v), p[0])
	rest := new(big.Int)
	off.QuoRem(off, p[2], rest)
	if rest.Sign() != 0 || off.Sign() < 0 || off.Cmp(r.count()) >= 0 {
		return nil, false, nil
	}
	return off, true, nil
}

func (r *Range) smallIndex(n int64) (*big.Int, bool) {
	if r.Len == 0 {
		return nil, false
	}
	last := r.Start + (r.Len-1)*r.Step
	if n < min(r.Start, last) || n > max(r.Start, last) {
		return nil, false
	}
	off, step := uint64(n)-uint64(r.Start), uint64(r.Step)
	if r.Step < 0 {
		off, step = -off, -step
	}
	if off%step != 0 {
		return nil, false
	}
	return new(big.Int).SetUint64(off / step), true
}

// exactIntLike reports whether v is an int or bool, no subclass, so that
// ranges may compute instead of comparing.
func exactIntLike(v Value) bool { return v.Is(&IntType) || v.IsBool() }

func rangeContains(c *Context, v, x Value) (bool, error) {
	if exactIntLike(x) {
		_, ok, err := c.indexInRange(v.Range(), x)
		return ok, err
	}
	n, err := c.countIn(v, x, true)
	return n > 0, err
}

// countIn counts the items equal to x, or stops at the first.
func (c *Context) countIn(v, x Value, first bool) (int64, error) {
	var n int64
	err := c.Each(v, func(y Value) error {
		eq, err := c.Equal(y, x)
		if err == nil && eq {
			n++
			if first {
				err = ErrStop
			}
		}
		return err
	})
	return n, err
}

func rangeCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || a.Kind() != KindRange || b.Kind() != KindRange {
		return NotImplemented, nil
	}
	return Bool(a.Range().equal(b.Range()) == (op == EQ)), nil
}

func (r *Range) equal(s *Range) bool {
	n := r.count()
	if n.Cmp(s.count()) != 0 {
		return false
	}
	if n.Sign() == 0 {
		return true
	}
	p, q := r.parts(), s.parts()
	return p[0].Cmp(q[0]) == 0 && (n.Cmp(big.NewInt(1)) == 0 || p[2].Cmp(q[2]) == 0)
}

func rangeHash(c *Context, v Value) (int64, error) {
	r := v.Range()
	n := r.count()
	items := []Value{BigInt(n), None, None}
	if n.Sign() > 0 {
		items[1] = r.part(0)
		if n.Cmp(big.NewInt(1)) > 0 {
			items[2] = r.part(2)
		}
	}
	return tupleHash(c, KeepTuple(items).Value())
}

func rangeCount(c *Context, a []Value) (Value, error) {
	if exactIntLike(a[1]) {
		_, ok, err := c.indexInRange(a[0].Range(), a[1])
		if ok {
			return Int(1), err
		}
		return Int(0), err
	}
	n, err := c.countIn(a[0], a[1], false)
	return Int(n), err
}

func rangeIndex(c *Context, a []Value) (Value, error) {
	if exactIntLike(a[1]) {
		i, ok, err := c.indexInRange(a[0].Range(), a[1])
		if err != nil {
			return Value{}, err
		}
		if ok {
			return BigInt(i), nil
		}
		text, err := c.Repr(a[1])
		if err != nil {
			return Value{}, err
		}
		return Value{}, c.Errorf(&ValueErrorType, "%s is not in range", text)
	}
	var i, found int64 = 0, -1
	err := c.Each(a[0], func(y Value) error {
		eq, err := c.Equal(y, a[1])
		if err == nil && eq {
			found, err = i, ErrStop
		}
		i++
		return err
	})
	if err == nil && found < 0 {
		err = c.Errorf(&ValueErrorType, "sequence.index(x): x not in sequence")
	}
	return Int(found), err
}

// RangeType is range.
var RangeType Type

func initRangeType() {
	part := func(i int) func(*Context, Value) (Value, error) {
		return func(_ *Context, v Value) (Value, error) { return v.Range().part(i), nil }
	}
	RangeType = Type{
		Name:  "range",
		Kind:  KindRange,
		Flags: TypeSequence,
		Quick: rangeQuick, Iterated: rangeIterated,
		Doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.",
		MoreMethods: func() []Row {
			return []Row{
				{"count(self, value, /)", "rangeobject.count(value) -> integer -- return number of occurrences of value", "1", rangeCount},
				{"index(self, value, /)", "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.", "1", rangeIndex},
				{"__reversed__(self, /)", "Return a reverse iterator.", "1", rangeReversed},
			}
		},
		MoreGetters: func() []Getter {
			return []Getter{{"start", "", part(0), nil}, {"stop", "", part(1), nil}, {"step", "", part(2), nil}}
		},
		Slots: Slots{
			New: rangeNew, Repr: rangeRepr, Len: rangeLength, Bool: rangeBool, Iter: rangeIter,
			GetItem: rangeGetItem, Contains: rangeContains, Compare: rangeCompare, Hash: rangeHash,
		},
	}
}
