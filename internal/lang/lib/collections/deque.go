package collections

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A deque is a ring: n items from head on. Changes are counted, so that
// iterators notice them.
type deque struct {
	ring    []py.Value
	head, n int
	limit   int // maxlen, or -1
	changes int
}

const dequeBytes = 160

var dequeType, dequeIterType, dequeReverseType py.Type

// Trace implements py.Traced.
func (d *deque) Trace(visit func(py.Value)) int64 {
	for i := range d.n {
		visit(d.At(i))
	}
	return dequeBytes + 16*int64(len(d.ring))
}

func dequeOf(v py.Value) *deque { return v.Native().Data.(*deque) }

// place is where item i lies.
func (d *deque) place(i int) int {
	if i += d.head; i >= len(d.ring) {
		i -= len(d.ring)
	}
	return i
}

// Len returns the number of items.
func (d *deque) Len() int { return d.n }

// At returns item i.
func (d *deque) At(i int) py.Value { return d.ring[d.place(i)] }

// room sees to it that one more item fits.
func (d *deque) room(c *py.Context) error {
	if d.n < len(d.ring) {
		return nil
	}
	size := max(8, 2*d.n)
	if err := c.Charge(int64(d.n/16), 16*int64(size)); err != nil {
		return err
	}
	ring := make([]py.Value, size)
	k := copy(ring, d.ring[d.head:])
	copy(ring[k:], d.ring[:d.head])
	d.ring, d.head = ring, 0
	return nil
}

func (d *deque) append(c *py.Context, v py.Value) error {
	if d.limit == 0 {
		return nil
	}
	if err := d.room(c); err != nil {
		return err
	}
	d.ring[d.place(d.n)] = v
	d.n++
	d.changes++
	if d.limit > 0 && d.n > d.limit {
		d.popLeft()
	}
	return nil
}

func (d *deque) appendLeft(c *py.Context, v py.Value) error {
	if d.limit == 0 {
		return nil
	}
	if err := d.room(c); err != nil {
		return err
	}
	if d.head--; d.head < 0 {
		d.head += len(d.ring)
	}
	d.ring[d.head] = v
	d.n++
	d.changes++
	if d.limit > 0 && d.n > d.limit {
		d.pop()
	}
	return nil
}

func (d *deque) pop() py.Value {
	d.n--
	d.changes++
	at := d.place(d.n)
	v := d.ring[at]
	d.ring[at] = py.Value{}
	return v
}

func (d *deque) popLeft() py.Value {
	v := d.ring[d.head]
	d.ring[d.head] = py.Value{}
	d.head = d.place(1)
	d.n--
	d.changes++
	return v
}

func (d *deque) clear() {
	d.ring, d.head, d.n = nil, 0, 0
	d.changes++
}

// extend adds all items at one end. What is read from the deque itself is
// read in advance.
func (d *deque) extend(c *py.Context, self, iterable py.Value, add func(*deque, *py.Context, py.Value) error) error {
	if iterable == self {
		items, err := c.Items(iterable)
		if err != nil {
			return err
		}
		iterable = py.KeepTuple(items).Value()
	}
	mark := c.Push(self)
	defer c.Pop(mark)
	return c.Each(iterable, func(v py.Value) error { return add(d, c, v) })
}

// removeAt deletes item i by moving the shorter side.
func (d *deque) removeAt(c *py.Context, i int) error {
	if err := c.Steps(min(i, d.n-i)/8 + 1); err != nil {
		return err
	}
	if i < d.n-i {
		for ; i > 0; i-- {
			d.ring[d.place(i)] = d.ring[d.place(i-1)]
		}
		d.popLeft()
		return nil
	}
	for ; i < d.n-1; i++ {
		d.ring[d.place(i)] = d.ring[d.place(i+1)]
	}
	d.pop()
	return nil
}

// rotate moves k items from the right end to the left one.
func (d *deque) rotate(c *py.Context, k int) error {
	if d.n < 2 {
		return nil
	}
	d.changes++
	if k %= d.n; k < 0 {
		k += d.n
	}
	if k == 0 {
		return nil
	}
	if d.n == len(d.ring) {
		d.head = d.place(d.n - k)
		return nil
	}
	right := k <= d.n/2
	if !right {
		k = d.n - k
	}
	if err := c.Steps(k/4 + 1); err != nil {
		return err
	}
	for range k {
		if right {
			v := d.pop()
			if d.head--; d.head < 0 {
				d.head += len(d.ring)
			}
			d.ring[d.head] = v
		} else {
			v := d.popLeft()
			d.ring[d.place(d.n)] = v
		}
		d.n++
	}
	return nil
}

func newDeque(c *py.Context, cls *py.Type, _ []py.Value, _ []py.Kw) (py.Value, error) {
	return py.NewNative(cls, &deque{limit: -1}), c.Alloc(dequeBytes)
}

func initDeque(c *py.Context, a []py.Value) (py.Value, error) {
	d := dequeOf(a[0])
	d.limit = -1
	if !a[2].IsNone() {
		if !py.IsIntLike(a[2]) {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "an integer is required")
		}
		n, err := c.IndexInt(a[2], false)
		if err != nil {
			return py.Value{}, c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C ssize_t")
		}
		if n < 0 {
			return py.Value{}, c.Errorf(&py.ValueErrorType, "maxlen must be non-negative")
		}
		d.limit = n
	}
	d.clear()
	if a[1].IsNil() {
		return py.None, nil
	}
	return py.None, d.extend(c, a[0], a[1], (*deque).append)
}

// like returns a deque of v's class and maxlen with the given items.
func like(c *py.Context, v py.Value, items []py.Value) (py.Value, error) {
	d := dequeOf(v)
	if v.Is(&dequeType) {
		out, err := newDeque(c, &dequeType, nil, nil)
		if err != nil {
			return py.Value{}, err
		}
		e := dequeOf(out)
		e.limit = d.limit
		return out, e.extend(c, out, py.KeepTuple(items).Value(), (*deque).append)
	}
	args := []py.Value{py.KeepTuple(items).Value()}
	if d.limit >= 0 {
		args = append(args, py.Int(int64(d.limit)))
	}
	return c.Call(v.Type().Value(), args...)
}

// items returns a fresh slice of the items.
func (d *deque) items(c *py.Context) ([]py.Value, error) {
	if err := c.Charge(int64(d.n/16), 16*int64(d.n)); err != nil {
		return nil, err
	}
	out := make([]py.Value, d.n)
	for i := range out {
		out[i] = d.At(i)
	}
	return out, nil
}

func dequeRepr(c *py.Context, v py.Value) (py.Value, error) {
	if c.EnterRepr(v) {
		return c.Text("[...]"), nil
	}
	defer c.LeaveRepr()
	d := dequeOf(v)
	items, err := d.items(c)
	if err != nil {
		return py.Value{}, err
	}
	text, err := c.Repr(py.NewList(items).Value())
	if err != nil {
		return py.Value{}, err
	}
	if d.limit >= 0 {
		n, err := c.Repr(py.Int(int64(d.limit)))
		if err != nil {
			return py.Value{}, err
		}
		text += ", maxlen=" + n
	}
	return c.NewStr(v.Type().Name + "(" + text + ")")
}

// index resolves an index.
func (d *deque) index(c *py.Context, key py.Value) (int, error) {
	if !py.IsIntLike(key) && key.Type().Slots.Unary[py.Index] == nil {
		return 0, c.Errorf(&py.TypeErrorType, "sequence index must be integer, not '%s'", key.Type().Shown())
	}
	i, err := c.IndexInt(key, false)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += d.n
	}
	if i < 0 || i >= d.n {
		return 0, c.Errorf(&py.IndexErrorType, "deque index out of range")
	}
	return i, nil
}

func dequeGetItem(c *py.Context, v, key py.Value) (py.Value, error) {
	d := dequeOf(v)
	i, err := d.index(c, key)
	if err != nil {
		return py.Value{}, err
	}
	return d.At(i), nil
}

func dequeSetItem(c *py.Context, v, key, value py.Value) error {
	d := dequeOf(v)
	i, err := d.index(c, key)
	if err != nil {
		return err
	}
	if value.IsNil() {
		return d.removeAt(c, i)
	}
	d.ring[d.place(i)] = value
	return nil
}

// find returns the position of the first item equal to x from lo to hi, or -1.
// If the deque changes meanwhile, that is an error of the type changed.
func (d *deque) find(c *py.Context, x py.Value, lo, hi int, changed *py.Type) (int, error) {
	changes := d.changes
	for i := lo; i < hi && i < d.n; i++ {
		if err := c.Steps(1); err != nil {
			return -1, err
		}
		same, err := c.Equal(d.At(i), x)
		if err != nil {
			return -1, err
		}
		if d.changes != changes {
			return -1, c.Errorf(changed, mutatedIteration)
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

const mutatedIteration = "deque mutated during iteration"

func dequeContains(c *py.Context, v, x py.Value) (bool, error) {
	i, err := dequeOf(v).find(c, x, 0, 1<<62, &py.RuntimeErrorType)
	return i >= 0, err
}

func isDeque(v py.Value) bool {
	if v.Kind() != py.KindNative {
		return false
	}
	_, ok := v.Native().Data.(*deque)
	return ok
}

func dequeCompare(c *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	if !isDeque(a) || !isDeque(b) {
		return py.NotImplemented, nil
	}
	d, e := dequeOf(a), dequeOf(b)
	if (op == py.EQ || op == py.NE) && d.n != e.n {
		return py.Bool(op == py.NE), nil
	}
	return c.CompareItems(op, d, e)
}

func dequeAdd(c *py.Context, a, b py.Value) (py.Value, error) {
	if !isDeque(a) || !isDeque(b) {
		if isDeque(a) {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "can only concatenate deque (not \"%s\") to deque", b.Type().Shown())
		}
		return py.NotImplemented, nil
	}
	items, err := dequeOf(a).items(c)
	if err != nil {
		return py.Value{}, err
	}
	out, err := like(c, a, items)
	if err != nil {
		return py.Value{}, err
	}
	return out, dequeOf(out).extend(c, out, b, (*deque).append)
}

func dequeInplaceAdd(c *py.Context, a, b py.Value) (py.Value, error) {
	return a, dequeOf(a).extend(c, a, b, (*deque).append)
}

// repeated returns the items n times over, at most as many as are kept.
func repeated(c *py.Context, v, n py.Value) (py.Value, error) {
	d := dequeOf(v)
	items, err := d.items(c)
	if err != nil {
		return py.Value{}, err
	}
	return c.Binary(py.Mul, py.NewList(items).Value(), n)
}

func dequeMul(c *py.Context, a, b py.Value) (py.Value, error) {
	if !isDeque(a) {
		a, b = b, a
	}
	if !py.IsIntLike(b) && b.Type().Slots.Unary[py.Index] == nil {
		return py.NotImplemented, nil
	}
	l, err := repeated(c, a, b)
	if err != nil {
		return py.Value{}, err
	}
	items, err := c.Items(l)
	if err != nil {
		return py.Value{}, err
	}
	return like(c, a, items)
}

func dequeInplaceMul(c *py.Context, a, b py.Value) (py.Value, error) {
	if !py.IsIntLike(b) && b.Type().Slots.Unary[py.Index] == nil {
		return py.NotImplemented, nil
	}
	l, err := repeated(c, a, b)
	if err != nil {
		return py.Value{}, err
	}
	d := dequeOf(a)
	d.clear()
	return a, d.extend(c, a, l, (*deque).append)
}

// A dequeIter walks over a deque in either direction.
type dequeIter struct {
	v       py.Value
	i       int
	changes int
	back    bool
}

// Trace implements py.Traced.
func (it *dequeIter) Trace(visit func(py.Value)) int64 { visit(it.v); return 48 }

func newDequeIter(c *py.Context, v py.Value, t *py.Type) (py.Value, error) {
	it := &dequeIter{v: v, changes: dequeOf(v).changes, back: t == &dequeReverseType}
	return py.NewNative(t, it), c.Alloc(96)
}

func dequeNext(c *py.Context, v py.Value) (py.Value, error) {
	it := v.Native().Data.(*dequeIter)
	d := dequeOf(it.v)
	if d.changes != it.changes {
		it.i = d.n
		return py.Value{}, c.Errorf(&py.RuntimeErrorType, mutatedIteration)
	}
	if it.i >= d.n {
		return py.Value{}, nil
	}
	it.i++
	if it.back {
		return d.At(d.n - it.i), nil
	}
	return d.At(it.i - 1), nil
}

func dequeHint(_ *py.Context, a []py.Value) (py.Value, error) {
	it := a[0].Native().Data.(*dequeIter)
	return py.Int(int64(max(0, dequeOf(it.v).n-it.i))), nil
}

var dequeMethods = []py.Row{
	{"append(self, item, /)", "Add an element to the right side of the deque.", "1", func(c *py.Context, a []py.Value) (py.Value, error) {
		return py.None, dequeOf(a[0]).append(c, a[1])
	}},
	{"appendleft(self, item, /)", "Add an element to the left side of the deque.", "1", func(c *py.Context, a []py.Value) (py.Value, error) {
		return py.None, dequeOf(a[0]).appendLeft(c, a[1])
	}},
	{"extend(self, iterable, /)", "Extend the right side of the deque with elements from the iterable.", "len(iterable)", func(c *py.Context, a []py.Value) (py.Value, error) {
		return py.None, dequeOf(a[0]).extend(c, a[0], a[1], (*deque).append)
	}},
	{"extendleft(self, iterable, /)", "Extend the left side of the deque with elements from the iterable.", "len(iterable)", func(c *py.Context, a []py.Value) (py.Value, error) {
		return py.None, dequeOf(a[0]).extend(c, a[0], a[1], (*deque).appendLeft)
	}},
	{"pop(self, /)", "Remove and return the rightmost element.", "1", func(c *py.Context, a []py.Value) (py.Value, error) {
		return popFrom(c, a[0], (*deque).pop)
	}},
	{"popleft(self, /)", "Remove and return the leftmost element.", "1", func(c *py.Context, a []py.Value) (py.Value, error) {
		return popFrom(c, a[0], (*deque).popLeft)
	}},
	{"clear(self, /)", "Remove all elements from the deque.", "1", func(_ *py.Context, a []py.Value) (py.Value, error) {
		dequeOf(a[0]).clear()
		return py.None, nil
	}},
	{"copy(self, /)", "Return a shallow copy of a deque.", "len(self)", dequeCopy},
	{"__copy__(self, /)", "Return a shallow copy of a deque.", "len(self)", dequeCopy},
	{"__deepcopy__(self, memo, /)", "Return a deep copy of a deque.", "len(self)", dequeDeepCopy},
	{"count(self, value, /)", "Return number of occurrences of value.", "len(self)", dequeCount},
	{"index(self, value, start=0, stop=9223372036854775807, /)", "Return first index of value.", "len(self)", dequeIndex},
	{"insert(self, index, value, /)", "Insert value before index.", "len(self)", dequeInsert},
	{"remove(self, value, /)", "Remove first occurrence of value.", "len(self)", dequeRemove},
	{"reverse(self, /)", "Reverse *IN PLACE*.", "len(self)/8", dequeReverse},
	{"rotate(self, n=1, /)", "Rotate the deque n steps to the right.  If n is negative, rotates left.", "n/4", dequeRotate},
	{"__reversed__(self, /)", "Return a reverse iterator over the deque.", "1", func(c *py.Context, a []py.Value) (py.Value, error) {
		return newDequeIter(c, a[0], &dequeReverseType)
	}},
}

func popFrom(c *py.Context, v py.Value, pop func(*deque) py.Value) (py.Value, error) {
	d := dequeOf(v)
	if d.n == 0 {
		return py.Value{}, c.Errorf(&py.IndexErrorType, "pop from an empty deque")
	}
	return pop(d), nil
}

func dequeCopy(c *py.Context, a []py.Value) (py.Value, error) {
	items, err := dequeOf(a[0]).items(c)
	if err != nil {
		return py.Value{}, err
	}
	return like(c, a[0], items)
}

func dequeDeepCopy(c *py.Context, a []py.Value) (py.Value, error) {
	out, err := like(c, a[0], nil)
	if err != nil {
		return py.Value{}, err
	}
	if a[1].Kind() == py.KindDict {
		if err := a[1].Dict().Set(c, py.Int(c.ID(a[0])), out); err != nil {
			return py.Value{}, err
		}
	}
	m, err := c.ImportModule("copy")
	if err != nil {
		return py.Value{}, err
	}
	items, err := dequeOf(a[0]).items(c)
	if err != nil {
		return py.Value{}, err
	}
	for _, v := range items {
		v, err := c.Call(m.NS.Get("deepcopy"), v, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if err := dequeOf(out).append(c, v); err != nil {
			return py.Value{}, err
		}
	}
	return out, nil
}

func dequeCount(c *py.Context, a []py.Value) (py.Value, error) {
	d, n := dequeOf(a[0]), int64(0)
	changes := d.changes
	for i := 0; i < d.n; i++ {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		same, err := c.Equal(d.At(i), a[1])
		if err != nil {
			return py.Value{}, err
		}
		if d.changes != changes {
			return py.Value{}, c.Errorf(&py.RuntimeErrorType, mutatedIteration)
		}
		if same {
			n++
		}
	}
	return py.Int(n), nil
}

func dequeIndex(c *py.Context, a []py.Value) (py.Value, error) {
	d := dequeOf(a[0])
	var bounds [2]int
	for i := range bounds {
		n, err := c.IndexInt(a[2+i], true)
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 {
			n = max(0, n+d.n)
		}
		bounds[i] = n
	}
	i, err := d.find(c, a[1], bounds[0], bounds[1], &py.RuntimeErrorType)
	if err != nil {
		return py.Value{}, err
	}
	if i < 0 {
		text, err := c.Repr(a[1])
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, c.Errorf(&py.ValueErrorType, "%s is not in deque", text)
	}
	return py.Int(int64(i)), nil
}

func dequeInsert(c *py.Context, a []py.Value) (py.Value, error) {
	d := dequeOf(a[0])
	i, err := c.IndexInt(a[1], false)
	if err != nil {
		return py.Value{}, err
	}
	if d.limit >= 0 && d.n >= d.limit {
		return py.Value{}, c.Errorf(&py.IndexErrorType, "deque already at its maximum size")
	}
	if i < 0 {
		i = max(0, i+d.n)
	}
	if i >= d.n {
		return py.None, d.append(c, a[2])
	}
	if err := c.Steps(min(i, d.n-i)/8 + 1); err != nil {
		return py.Value{}, err
	}
	if i < d.n/2 {
		if err := d.appendLeft(c, a[2]); err != nil {
			return py.Value{}, err
		}
		for j := 0; j < i; j++ {
			d.ring[d.place(j)] = d.ring[d.place(j+1)]
		}
	} else {
		if err := d.append(c, a[2]); err != nil {
			return py.Value{}, err
		}
		for j := d.n - 1; j > i; j-- {
			d.ring[d.place(j)] = d.ring[d.place(j-1)]
		}
	}
	d.ring[d.place(i)] = a[2]
	return py.None, nil
}

func dequeRemove(c *py.Context, a []py.Value) (py.Value, error) {
	d := dequeOf(a[0])
	i, err := d.find(c, a[1], 0, d.n, &py.IndexErrorType)
	if err != nil {
		return py.Value{}, err
	}
	if i < 0 {
		text, err := c.Repr(a[1])
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, c.Errorf(&py.ValueErrorType, "%s is not in deque", text)
	}
	return py.None, d.removeAt(c, i)
}

func dequeReverse(c *py.Context, a []py.Value) (py.Value, error) {
	d := dequeOf(a[0])
	if err := c.Steps(d.n/8 + 1); err != nil {
		return py.Value{}, err
	}
	for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
		p, q := d.place(i), d.place(j)
		d.ring[p], d.ring[q] = d.ring[q], d.ring[p]
	}
	return py.None, nil
}

func dequeRotate(c *py.Context, a []py.Value) (py.Value, error) {
	k, err := c.IndexInt(a[1], true)
	if err != nil {
		return py.Value{}, err
	}
	return py.None, dequeOf(a[0]).rotate(c, k)
}

func maxLen(_ *py.Context, v py.Value) (py.Value, error) {
	if d := dequeOf(v); d.limit >= 0 {
		return py.Int(int64(d.limit)), nil
	}
	return py.None, nil
}

func declareDeque() {
	init := py.Row{Sig: "deque(self, iterable=?, maxlen=None)", Doc: "", Cost: "len(iterable)", Fn: initDeque}
	dequeType = py.Type{
		Name: "deque", Module: "collections", Kind: py.KindNative, Flags: py.TypeBaseable | py.TypeUnhashable | py.TypeSequence | py.TypeLongName,
		Doc:     "A list-like sequence optimized for data accesses near its endpoints.",
		Methods: dequeMethods,
		Getters: []py.Getter{{Name: "maxlen", Doc: "maximum size of a deque or None if unbounded", Get: maxLen}},
		Slots: py.Slots{
			New: newDeque, Init: py.InitSlot(init), Repr: dequeRepr,
			Len:     func(_ *py.Context, v py.Value) (int, error) { return dequeOf(v).n, nil },
			Iter:    func(c *py.Context, v py.Value) (py.Value, error) { return newDequeIter(c, v, &dequeIterType) },
			GetItem: dequeGetItem, SetItem: dequeSetItem, Contains: dequeContains, Compare: dequeCompare,
			Binary:  [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){py.Add: dequeAdd, py.Mul: dequeMul},
			Inplace: [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){py.Add: dequeInplaceAdd, py.Mul: dequeInplaceMul},
		},
	}
	iter := func(name string) py.Type {
		return py.Type{
			Name: name, Module: "collections", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeLongName,
			Methods: []py.Row{{"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", "1", dequeHint}},
			Slots:   py.Slots{Iter: func(_ *py.Context, v py.Value) (py.Value, error) { return v, nil }, Next: dequeNext},
		}
	}
	dequeIterType, dequeReverseType = iter("_deque_iterator"), iter("_deque_reverse_iterator")
}
