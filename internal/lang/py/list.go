package py

// Sizes of container headers for the memory meter.
const (
	ListBytes  = 96
	TupleBytes = 48
	// ValueBytes is the size of one Value in a container.
	ValueBytes = 16
	rawBytes   = 8
)

// scalarTag reports whether values with this pointer can be stored unboxed.
func scalarTag(r *Object) bool {
	return r == &intTag || r == &floatTag || r == &boolTag || r == &noneTag
}

// NewList returns a list of the given items, which it keeps. The caller has
// charged.
func NewList(items []Value) *List {
	l := &List{Object: Object{typ: &ListType}}
	l.setItems(items)
	return l
}

// NewListAs returns an empty list of a class that is list or derives from it.
// The caller has charged.
func NewListAs(cls *Type) *List {
	if cls == &ListType {
		return NewList(nil)
	}
	return &(&derivedList{List: List{Object: Object{typ: cls, flags: flagAttrs}}}).List
}

// newListRoom returns an empty list with room for n items; that of a short one
// lies behind its header. The caller has charged.
func newListRoom(n int) *List {
	if n > 4 {
		return NewList(make([]Value, 0, n))
	}
	l := newBoxed(n)
	l.n = 0
	return l
}

// NewListOf charges for and returns a list of copies of the given items,
// unboxed if they are of one scalar kind.
func (c *Context) NewListOf(items []Value) (*List, error) {
	if err := c.Charge(int64(len(items)/8), ListBytes+ValueBytes*int64(len(items))); err != nil {
		return nil, err
	}
	return packList(items), nil
}

// NewListSlice charges for and returns a list of the items from lo to hi of a
// tuple or list.
func (c *Context) NewListSlice(v Value, lo, hi int) (*List, error) {
	if t, ok := v.AsTuple(); ok {
		return c.NewListOf(t.Items()[lo:hi])
	}
	return v.List().copyRange(c, lo, hi)
}

// packList returns a list of copies of the given items.
func packList(items []Value) *List {
	if tag := commonTag(items); tag != nil {
		l := newRaw(tag, len(items))
		raw := l.raw()
		for i, v := range items {
			raw[i] = v.bits
		}
		return l
	}
	l := newBoxed(len(items))
	copy(l.items(), items)
	return l
}

// smallList is the most items that lie behind the header of a new list.
const smallList = 12

// newRaw returns a list of n unboxed items, which the caller fills; a small
// one is one allocation.
func newRaw(elem *Object, n int) *List {
	var l *List
	switch {
	case n > smallList:
		l = &List{}
		l.setRaw(elem, make([]uint64, n))
	case n > 8:
		small := &raw12{}
		l = &small.List
		l.setRaw(elem, small.room[:n])
	case n > 4:
		small := &raw8{}
		l = &small.List
		l.setRaw(elem, small.room[:n])
	case n > 2:
		small := &raw4{}
		l = &small.List
		l.setRaw(elem, small.room[:n])
	default:
		small := &raw2{}
		l = &small.List
		l.setRaw(elem, small.room[:n])
	}
	l.typ = &ListType
	return l
}

// newBoxed is newRaw for items of any kind.
func newBoxed(n int) *List {
	var l *List
	switch n {
	case 1:
		small := &boxed1{}
		l = &small.List
		l.setItems(small.room[:])
	case 2:
		small := &boxed2{}
		l = &small.List
		l.setItems(small.room[:])
	case 3:
		small := &boxed3{}
		l = &small.List
		l.setItems(small.room[:])
	case 4:
		small := &boxed4{}
		l = &small.List
		l.setItems(small.room[:])
	default:
		return NewList(make([]Value, n))
	}
	l.typ = &ListType
	return l
}

// At returns item i, which must be in range.
func (l *List) At(i int) Value {
	if uint(i) >= uint(l.n) {
		panic("py: item of a list out of range")
	}
	if l.elem != nil {
		return Value{l.elem, *l.Word(i)}
	}
	return *l.Place(i)
}

// SetAt changes item i, which must be in range.
func (l *List) SetAt(c *Context, i int, v Value) error {
	if v.ref != l.elem && l.elem != nil {
		if err := l.widen(c); err != nil {
			return err
		}
	}
	if l.elem != nil {
		l.raw()[i] = v.bits
	} else {
		l.items()[i] = v
	}
	return nil
}

// Append adds an item at the end.
func (l *List) Append(c *Context, v Value) error {
	if l.n == l.room || l.elem != nil && l.elem != v.ref {
		if err := l.reserve(c, 1, v.ref); err != nil {
			return err
		}
	}
	l.push(v)
	return nil
}

// take is Append where there is room for v as it is; else it does nothing.
func (l *List) take(v Value) bool {
	if l.n == l.room || l.elem != nil && l.elem != v.ref {
		return false
	}
	l.push(v)
	return true
}

// push is Append where there is room and the kind of place for v.
func (l *List) push(v Value) {
	if l.n++; l.elem != nil {
		l.raw()[l.n-1] = v.bits
	} else {
		l.items()[l.n-1] = v
	}
}

// reserve makes room for n more items, whose common tag is tag (nil: mixed):
// it chooses the storage of an empty list, widens where it must, and grows.
func (l *List) reserve(c *Context, n int, tag *Object) error {
	if l.n == 0 && (l.elem != nil || l.room == 0) && scalarTag(tag) {
		l.elem = tag
	}
	if l.elem != nil && l.elem != tag {
		if l.n == 0 {
			l.clear()
		} else if err := l.widen(c); err != nil {
			return err
		}
	}
	if l.elem != nil {
		return l.growRaw(c, n)
	}
	return l.growItems(c, n)
}

// maxExpected bounds the room that is made for what is only expected.
const maxExpected = 1024

// Expect makes room in the empty list l for v and more items to come, likely
// of the kind of v.
func (l *List) Expect(c *Context, v Value, more int) error {
	return l.reserve(c, max(0, min(more, maxExpected))+1, v.ref)
}

// grown is the capacity of a list that has room for used items and needs
// need.
func grown(used, need int) int {
	switch {
	case need <= 4:
		return 4
	case used <= 1<<20:
		return max(need, 2*used)
	}
	return max(need, used+used/2)
}

func (l *List) growRaw(c *Context, n int) error {
	need := l.n + n
	if need <= l.room {
		return nil
	}
	size := grown(l.n, need)
	if err := c.Charge(int64(l.n/64), rawBytes*int64(size)); err != nil {
		return err
	}
	raw := make([]uint64, l.n, size)
	large(c, raw)
	copy(raw, l.raw())
	l.setRaw(l.elem, raw)
	return nil
}

func (l *List) growItems(c *Context, n int) error {
	need := l.n + n
	if need <= l.room {
		return nil
	}
	size := grown(l.n, need)
	if err := c.Charge(int64(l.n/32), ValueBytes*int64(size)); err != nil {
		return err
	}
	items := make([]Value, l.n, size)
	large(c, items)
	copy(items, l.items())
	l.setItems(items)
	return nil
}

// widen moves unboxed items into Values.
func (l *List) widen(c *Context) error {
	if err := c.Charge(int64(l.n/16), ValueBytes*int64(l.room)); err != nil {
		return err
	}
	items := make([]Value, l.n, l.room)
	for i, bits := range l.raw() {
		items[i] = Value{l.elem, bits}
	}
	l.setItems(items)
	return nil
}

// Slice returns a fresh slice of all items, charged.
func (l *List) Slice(c *Context) ([]Value, error) { return l.sliceOf(c, 0, l.Len()) }

func (l *List) sliceOf(c *Context, lo, hi int) ([]Value, error) {
	n := hi - lo
	if err := c.Charge(int64(n/16), ValueBytes*int64(n)); err != nil {
		return nil, err
	}
	out := make([]Value, n)
	if l.elem == nil {
		copy(out, l.items()[lo:hi])
		return out, nil
	}
	for i, bits := range l.raw()[lo:hi] {
		out[i] = Value{l.elem, bits}
	}
	return out, nil
}

// clear drops all items and the storage.
func (l *List) clear() { l.elem, l.store, l.n, l.room = nil, nil, 0, 0 }

// bytes is the real size for the memory meter.
func (l *List) bytes() int64 {
	if l.elem != nil {
		return ListBytes + rawBytes*int64(l.room)
	}
	return ListBytes + ValueBytes*int64(l.room)
}

// copyRange returns a new list of the items from lo to hi.
func (l *List) copyRange(c *Context, lo, hi int) (*List, error) {
	n := hi - lo
	if err := c.chargePick(l, 1, n); err != nil {
		return nil, err
	}
	if l.elem != nil {
		out := newRaw(l.elem, n)
		large(c, out.raw())
		copy(out.raw(), l.raw()[lo:hi])
		return out, nil
	}
	out := newBoxed(n)
	copy(out.items(), l.items()[lo:hi])
	return out, nil
}

// moveSteps is the price of moving n items.
func moveSteps(n int) int { return n/32 + 1 }

// insert puts v before item i, which is in 0…Len().
func (l *List) insert(c *Context, i int, v Value) error {
	if err := c.Steps(moveSteps(l.Len() - i)); err != nil {
		return err
	}
	if err := l.Append(c, v); err != nil {
		return err
	}
	if raw := l.raw(); raw != nil {
		copy(raw[i+1:], raw[i:])
		raw[i] = v.bits
		return nil
	}
	items := l.items()
	copy(items[i+1:], items[i:])
	items[i] = v
	return nil
}

// remove deletes the items from lo to hi.
func (l *List) remove(c *Context, lo, hi int) error {
	if err := c.Steps(moveSteps(l.Len() - lo)); err != nil {
		return err
	}
	if l.elem != nil {
		raw := l.raw()
		l.n = lo + copy(raw[lo:], raw[hi:])
		return nil
	}
	items := l.items()
	l.n = lo + copy(items[lo:], items[hi:])
	clear(items[l.n:])
	return nil
}

// removeAt deletes item i and returns it.
func (l *List) removeAt(c *Context, i int) (Value, error) {
	v := l.At(i)
	return v, l.remove(c, i, i+1)
}

// splice replaces the items from lo to hi by values, which are not l's own.
func (l *List) splice(c *Context, lo, hi int, values []Value) error {
	n, k := l.Len(), len(values)
	if err := c.Steps(moveSteps(n-lo) + k/16); err != nil {
		return err
	}
	if k == 0 {
		return l.remove(c, lo, hi)
	}
	if err := l.reserve(c, max(0, k-(hi-lo)), commonTag(values)); err != nil {
		return err
	}
	if l.elem != nil {
		raw := moveTail(l.raw(), lo, hi, k)
		l.n = len(raw)
		for i, v := range values {
			raw[lo+i] = v.bits
		}
		return nil
	}
	items := moveTail(l.items(), lo, hi, k)
	l.n = len(items)
	copy(items[lo:], values)
	return nil
}

// moveTail moves the items of s from hi on to lo+k; the capacity suffices.
func moveTail[T any](s []T, lo, hi, k int) []T {
	n := len(s)
	size := n - (hi - lo) + k
	if size > n {
		s = s[:size]
	}
	copy(s[lo+k:], s[hi:n])
	if size < n {
		clear(s[size:])
	}
	return s[:size]
}

// commonTag returns the scalar tag that all values share, or nil.
func commonTag(values []Value) *Object {
	if len(values) == 0 || !scalarTag(values[0].ref) {
		return nil
	}
	tag := values[0].ref
	for _, v := range values {
		if v.ref != tag {
			return nil
		}
	}
	return tag
}

// appendAll adds values at the end.
func (l *List) appendAll(c *Context, values []Value) error {
	return l.splice(c, l.Len(), l.Len(), values)
}

// Extend adds the items of any iterable at the end.
func (l *List) Extend(c *Context, iterable Value) error {
	switch {
	case iterable.Is(&ListType):
		return l.appendList(c, iterable.List())
	case iterable.Is(&TupleType):
		return l.appendAll(c, iterable.Tuple().Items())
	case iterable.Is(&RangeType) && iterable.Range().Big == nil:
		return l.appendRange(c, iterable.Range())
	}
	if err := l.reserveFor(c, iterable); err != nil {
		return err
	}
	mark := c.Push(l.Value())
	defer c.Pop(mark)
	return c.EachTaken(iterable, l.take, func(v Value) error { return l.Append(c, v) })
}

// reserveFor makes room for the items of a str, set or dict, where l does not
// hold numbers; the first of them tells whether there will be numbers.
func (l *List) reserveFor(c *Context, iterable Value) error {
	if l.elem != nil {
		return nil
	}
	var first Value
	var d *Dict
	switch iterable.ref.typ {
	case &StrType:
		return l.growItems(c, iterable.Str().Len())
	case &SetType, &FrozenSetType:
		s := iterable.Set()
		if first, _, _ = s.Entry(0); first.IsNil() {
			return nil
		}
		return l.reserve(c, s.Len(), first.ref)
	case &DictType:
		d = iterable.Dict()
	case &DictKeysType, &DictValuesType, &DictItemsType:
		d = iterable.DictView().D
	default:
		return nil
	}
	first, v, _, ok := d.Entry(0)
	switch {
	case !ok:
		return nil
	case iterable.Is(&DictItemsType):
		return l.growItems(c, d.Len())
	case iterable.Is(&DictValuesType):
		first = v
	}
	return l.reserve(c, d.Len(), first.ref)
}

func (l *List) appendList(c *Context, m *List) error {
	n := m.Len()
	if n == 0 {
		return nil
	}
	if m.elem == nil {
		return l.appendAll(c, m.items())
	}
	if err := c.Steps(n / 64); err != nil {
		return err
	}
	if err := l.reserve(c, n, m.elem); err != nil {
		return err
	}
	at := l.n
	l.n += n
	if l.elem != nil {
		copy(l.raw()[at:], m.raw()[:n])
		return nil
	}
	items := l.items()[at:]
	for i, bits := range m.raw()[:n] {
		items[i] = Value{m.elem, bits}
	}
	return nil
}

func (l *List) appendRange(c *Context, r *Range) error {
	n := int(r.Len)
	if n == 0 {
		return nil
	}
	if err := c.Steps(n / 16); err != nil {
		return err
	}
	if err := l.reserve(c, n, &intTag); err != nil {
		return err
	}
	at, v := l.n, r.Start
	l.n += n
	if l.elem != nil {
		raw := l.raw()[at:]
		for i := range raw {
			raw[i] = uint64(v)
			v += r.Step
		}
		return nil
	}
	items := l.items()[at:]
	for i := range items {
		items[i] = Int(v)
		v += r.Step
	}
	return nil
}

func listNew(c *Context, cls *Type, _ []Value, _ []Kw) (Value, error) {
	if err := c.Alloc(ListBytes); err != nil {
		return Value{}, err
	}
	return NewListAs(cls).Value(), nil
}

// listQuick is list(), and list(x) of a builtin sequence.
func listQuick(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) == 0 {
		return NewList(nil).Value(), true, c.Alloc(ListBytes)
	}
	if len(args) > 1 {
		return Value{}, false, nil
	}
	var l *List
	switch x := args[0]; x.ref.typ {
	case &ListType:
		l, err = x.List().copyRange(c, 0, x.List().n)
	case &TupleType:
		l, err = c.NewListOf(x.Tuple().Items())
	case &RangeType:
		l, err = c.listOfRange(x.Range())
	case &ZipType, &EnumerateType:
		if l, err = c.newListFor(min(pairsLeft(x), maxExpected)); err == nil {
			err = l.Extend(c, x)
		}
	case &DictItemsType:
		if l, err = c.newListFor(x.DictView().D.Len()); err == nil {
			err = l.Extend(c, x)
		}
	case &StrType, &DictType, &DictKeysType, &DictValuesType, &MapType, &FilterType, &GeneratorType, &ListIteratorType, &ListReverseIteratorType, &SetType:
		if err = c.Alloc(ListBytes); err == nil {
			l = NewList(nil)
			err = l.Extend(c, x)
		}
	}
	if l == nil {
		return Value{}, err != nil, err
	}
	return l.Value(), true, err
}

// newListFor charges for and returns an empty list with room for n items that
// are no scalars.
func (c *Context) newListFor(n int) (*List, error) {
	if err := c.Alloc(ListBytes + ValueBytes*n); err != nil {
		return nil, err
	}
	return newListRoom(n), nil
}

// listOfRange returns list(r); nil if the numbers of r do not fit in 64 bits.
func (c *Context) listOfRange(r *Range) (*List, error) {
	if r.Big != nil || r.Len > maxSize {
		return nil, nil
	}
	n := int(r.Len)
	if err := c.Charge(int64(n/16), ListBytes+rawBytes*int64(n)); err != nil {
		return nil, err
	}
	l, v := newRaw(&intTag, n), r.Start
	large(c, l.raw())
	for i := range l.raw() {
		*l.Word(i) = uint64(v)
		v += r.Step
	}
	return l, nil
}

func listInit(c *Context, self Value, args []Value, kw []Kw) error {
	if !self.Type().overrides("__new__", &ListType) {
		if err := noKeywords(c, "list", kw); err != nil {
			return err
		}
	}
	if err := argCount(c, "list", args, 0, 1); err != nil {
		return err
	}
	l := self.List()
	l.clear()
	if len(args) == 0 {
		return nil
	}
	return l.Extend(c, args[0])
}

// overrides tells whether t has another __new__ or __init__ than base, which
// then may take the keyword arguments that the one of base ignores.
func (t *Type) overrides(name string, base *Type) bool {
	return t != base && t.Lookup(name) != base.Lookup(name)
}

// noKeywords refuses keyword arguments of a type's call.
func noKeywords(c *Context, name string, kw []Kw) error {
	if len(kw) > 0 {
		return c.Errorf(&TypeErrorType, "%s() takes no keyword arguments", name)
	}
	return nil
}

// argCount checks the number of positional arguments of a type's call.
func argCount(c *Context, name string, args []Value, least, most int) error {
	n, bound, limit := len(args), "", least
	switch {
	case n < least:
		bound = "at least "
	case n > most:
		bound, limit = "at most ", most
	default:
		return nil
	}
	if least == most {
		bound = ""
	}
	return c.Errorf(&TypeErrorType, "%s expected %s%d argument%s, got %d", name, bound, limit, plural(limit), n)
}

// indexIn resolves an index of a sequence; what names it in messages.
func (c *Context) indexIn(key Value, n int, what, outside string) (int, error) {
	var i int
	if key.IsInt() {
		i = int(key.AsInt())
	} else {
		if !hasIndex(key) {
			return 0, c.Errorf(&TypeErrorType, "%s indices must be integers or slices, not %s", what, key.Type().Shown())
		}
		var err error
		if i, err = c.IndexInt(key, false); err != nil {
			return 0, err
		}
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, c.Errorf(&IndexErrorType, "%s", outside)
	}
	return i, nil
}

func listGetItem(c *Context, v, key Value) (Value, error) {
	l := v.List()
	if key.Kind() == KindSlice {
		return l.getSlice(c, key.Slice())
	}
	i, err := c.indexIn(key, l.Len(), "list", "list index out of range")
	if err != nil {
		return Value{}, err
	}
	if i >= l.Len() {
		return Value{}, c.Errorf(&IndexErrorType, "list index out of range")
	}
	return l.At(i), nil
}

func (l *List) getSlice(c *Context, s *Slice) (Value, error) {
	start, _, step, n, err := s.resolve(c, l.Len)
	if err != nil {
		return Value{}, err
	}
	return l.pick(c, start, step, n)
}

// GetSlice is l[start:stop:step], quickly: ok is false where the parts are not
// all ints or None, or the step is 0.
func (l *List) GetSlice(c *Context, start, stop, step Value) (v Value, ok bool, err error) {
	from, by, n, ok := plainIndices(l.Len(), start, stop, step)
	if !ok {
		return Value{}, false, nil
	}
	v, err = l.pick(c, from, by, n)
	return v, true, err
}

// chargePick charges for a slice of n items of l.
func (c *Context) chargePick(l *List, step, n int) error {
	switch {
	case step != 1:
		return c.Charge(int64(n/16), ListBytes+ValueBytes*int64(n))
	case l.elem != nil:
		return c.Charge(int64(n/64), ListBytes+rawBytes*int64(max(n, 8)))
	}
	return c.Charge(int64(n/32), ListBytes+ValueBytes*int64(n))
}

// pickRaw fills out with payloads of l from start on, step apart.
func (l *List) pickRaw(out []uint64, start, step int) {
	switch {
	case step == 1:
		copy(out, l.raw()[start:])
	case step == -1 && len(out) > 0:
		reversedInto(out, l.raw()[start-len(out)+1:start+1])
	default:
		stride(out, l.raw(), start, step)
	}
}

// pick returns a new list of n items of l from start on, step apart.
func (l *List) pick(c *Context, start, step, n int) (Value, error) {
	if step == 1 {
		out, err := l.copyRange(c, start, start+n)
		if err != nil {
			return Value{}, err
		}
		return out.Value(), nil
	}
	if err := c.chargePick(l, step, n); err != nil {
		return Value{}, err
	}
	if l.elem != nil {
		out := newRaw(l.elem, n)
		l.pickRaw(out.raw(), start, step)
		return out.Value(), nil
	}
	out := newBoxed(n)
	stride(out.items(), l.items(), start, step)
	return out.Value(), nil
}

// spareRoom is the most items of a spare list.
const spareRoom = 16

// Spare fills spare, which is nil or what it returned before, with
// l[start:stop:step]: it is for a slice that nothing keeps. It returns nil, and has done nothing, unless the slice
// is short, l unboxed, and the parts are ints or None.
func (l *List) Spare(c *Context, spare *List, parts *[3]Value) (*List, error) {
	from, by, n, ok := plainIndices(l.n, parts[0], parts[1], parts[2])
	if !ok || l.elem == nil || n > spareRoom {
		return nil, nil
	}
	if err := c.Steps(1); err != nil {
		return nil, err
	}
	if spare == nil {
		if err := c.Alloc(ListBytes + rawBytes*spareRoom); err != nil {
			return nil, err
		}
		spare = NewList(nil)
		spare.setRaw(l.elem, make([]uint64, spareRoom))
	}
	if spare.n = n; spare.elem != l.elem {
		spare.elem = l.elem
	}
	for i := range n {
		*spare.Word(i) = *l.Word(from)
		from += by
	}
	return spare, nil
}

// stride fills out with items of s from start on, step apart.
func stride[T any](out, s []T, start, step int) {
	for i := range out {
		out[i] = s[start]
		start += step
	}
}

// reversedInto fills out with s, which is as long, backwards.
func reversedInto(out, s []uint64) {
	s = s[:len(out)]
	for i := range out {
		out[i] = s[len(s)-1-i]
	}
}

// Swap exchanges two items, which must be in range.
func (l *List) Swap(i, j int) {
	if raw := l.raw(); raw != nil {
		raw[i], raw[j] = raw[j], raw[i]
		return
	}
	items := l.items()
	items[i], items[j] = items[j], items[i]
}

func listSetItem(c *Context, v, key, value Value) error {
	l := v.List()
	if key.Kind() == KindSlice {
		return l.setSlice(c, key.Slice(), value)
	}
	i, err := c.indexIn(key, l.Len(), "list", "list assignment index out of range")
	if err != nil {
		return err
	}
	if i >= l.Len() {
		return c.Errorf(&IndexErrorType, "list assignment index out of range")
	}
	if value.IsNil() {
		return l.remove(c, i, i+1)
	}
	return l.SetAt(c, i, value)
}

// setSlice does l[s] = value, and deletes where value is nil.
func (l *List) setSlice(c *Context, s *Slice, value Value) error {
	if s.Step.IsNone() {
		if done, err := l.SetSlice(c, &[2]Value{s.Start, s.Stop}, value); done {
			return err
		}
	}
	var values []Value
	if !value.IsNil() {
		var err error
		if values, err = c.sequenceItems(value, "must assign iterable to extended slice"); err != nil {
			return err
		}
	}
	start, _, step, n, err := s.resolve(c, l.Len)
	if err != nil {
		return err
	}
	switch {
	case step == 1:
		return l.splice(c, start, start+n, values)
	case value.IsNil():
		return l.removeStride(c, start, step, n)
	case len(values) != n:
		return c.Errorf(&ValueErrorType, "attempt to assign sequence of size %d to extended slice of size %d", len(values), n)
	}
	if err := c.Steps(n / 8); err != nil {
		return err
	}
	for _, v := range values {
		if err := l.SetAt(c, start, v); err != nil {
			return err
		}
		start += step
	}
	return nil
}

// SetSlice does l[start:stop] = value with the given bounds, quickly: where value is
// another list, both store their items unboxed and alike, and the length of l does
// not change.
func (l *List) SetSlice(c *Context, bounds *[2]Value, value Value) (done bool, err error) {
	if l.elem == nil || !value.Is(&ListType) {
		return false, nil
	}
	o := (*List)(value.ptr())
	if l.elem != o.elem || l == o {
		return false, nil
	}
	from, n, ok := plainRange(l.n, bounds[0], bounds[1])
	if !ok || n != o.n {
		return false, nil
	}
	if err := c.Steps(n/16 + 1); err != nil {
		return true, err
	}
	if n > spareRoom {
		copy(l.raw()[from:], o.raw())
		return true, nil
	}
	for i := range n {
		*l.Word(from + i) = *o.Word(i)
	}
	return true, nil
}

// sequenceItems returns fresh items of an iterable; message is the TypeError
// for what cannot be iterated over ("": the usual one).
func (c *Context) sequenceItems(v Value, message string) ([]Value, error) {
	if message == "" || v.Is(&ListType) || v.Is(&TupleType) {
		return c.Items(v)
	}
	it, err := c.Iter(v)
	if _, ok := IsRaised(err, &TypeErrorType); ok {
		return nil, c.Errorf(&TypeErrorType, "%s", message)
	}
	if err != nil {
		return nil, err
	}
	return c.Items(it)
}

func (l *List) removeStride(c *Context, start, step, n int) error {
	if n == 0 {
		return nil
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	if err := c.Steps(moveSteps(l.Len()-start) + n/8); err != nil {
		return err
	}
	if l.elem != nil {
		l.n = dropStride(l.raw(), start, step, n)
	} else {
		l.n = dropStride(l.items(), start, step, n)
	}
	return nil
}

// dropStride removes n items of s from start on, step apart, and returns how
// many are left.
func dropStride[T any](s []T, start, step, n int) int {
	to, next := start, start
	for i := start; i < len(s); i++ {
		if i == next && n > 0 {
			next, n = next+step, n-1
			continue
		}
		s[to] = s[i]
		to++
	}
	clear(s[to:])
	return to
}

func listContains(c *Context, v, x Value) (bool, error) {
	i, err := v.List().find(c, x, 0, maxInt)
	return i >= 0, err
}

// find returns the position of the first item equal to x from lo to hi, or
// -1.
func (l *List) find(c *Context, x Value, lo, hi int) (int, error) {
	if l.elem != nil && l.elem == x.ref && l.elem != &floatTag {
		return l.findRaw(c, x.bits, lo, min(hi, l.n))
	}
	for i := lo; i < hi && i < l.Len(); i++ {
		if err := c.Steps(1); err != nil {
			return -1, err
		}
		if same, known := sameItem(l.At(i), x); known {
			if same {
				return i, nil
			}
			continue
		}
		if eq, err := c.Equal(l.At(i), x); eq || err != nil {
			return i, err
		}
	}
	return -1, nil
}

// sameItem tells whether a and b are equal for a search, where both are ints
// or short strs, or the same object.
func sameItem(a, b Value) (same, known bool) {
	if a == b {
		return true, true
	}
	if a.ref == &intTag && b.ref == &intTag {
		return false, true
	}
	if a.ref.typ == &StrType && b.ref.typ == &StrType {
		s, t := (*Str)(a.ptr()).S, (*Str)(b.ptr()).S
		if len(s) != len(t) {
			return false, true
		}
		return s == t, len(s) <= shortStr
	}
	return false, false
}

// shortStr is the length up to which texts are compared without a charge.
const shortStr = 64

func (l *List) findRaw(c *Context, bits uint64, lo, hi int) (int, error) {
	for lo < hi {
		end := min(hi, lo+1024)
		for i, b := range l.raw()[lo:end] {
			if b == bits {
				return lo + i, c.Steps(i/8 + 1)
			}
		}
		if err := c.Steps((end-lo)/8 + 1); err != nil {
			return -1, err
		}
		lo = end
	}
	return -1, nil
}

func listAdd(c *Context, a, b Value) (Value, error) {
	if a.Kind() != KindList || b.Kind() != KindList {
		return NotImplemented, nil
	}
	l, m := a.List(), b.List()
	n := l.n + m.n
	if l.elem == m.elem && l.n > 0 && m.n > 0 {
		size := int64(ValueBytes)
		if l.elem != nil {
			size = rawBytes
		}
		if err := c.Charge(int64(n/16), ListBytes+size*int64(n)); err != nil {
			return Value{}, err
		}
		return l.joined(m).Value(), nil
	}
	if err := c.Charge(int64(n/32), ListBytes); err != nil {
		return Value{}, err
	}
	out := NewList(nil)
	for _, part := range [2]*List{l, m} {
		if n := part.Len(); n > 0 {
			if out.Len() == 0 {
				if err := out.reserve(c, l.n+m.n, part.elem); err != nil {
					return Value{}, err
				}
			}
			if err := out.appendList(c, part); err != nil {
				return Value{}, err
			}
		}
	}
	return out.Value(), nil
}

// joined returns l + m, which have the same storage.
func (l *List) joined(m *List) *List {
	if l.elem != nil {
		out := newRaw(l.elem, l.n+m.n)
		raw := out.raw()
		copy(raw[copy(raw, l.raw()):], m.raw())
		return out
	}
	out := newBoxed(l.n + m.n)
	items := out.items()
	copy(items[copy(items, l.items()):], m.items())
	return out
}

func listInplaceAdd(c *Context, a, b Value) (Value, error) { return a, a.List().Extend(c, b) }

// repeatSequence prepares sequence * n: the operands in order and the size.
func (c *Context) repeatArgs(kind Kind, a, b Value) (seq Value, n int, ok bool, err error) {
	if a.Kind() != kind {
		a, b = b, a
	}
	if !hasIndex(b) {
		return a, 0, false, nil
	}
	n, err = c.repeatCount(b)
	return a, max(n, 0), true, err
}

// repeatLen multiplies a length; too large is MemoryError, as in CPython.
func (c *Context) repeatLen(n, count int) (int, error) {
	if n > 0 && count > maxSize/n {
		return 0, c.tooLarge()
	}
	return n * count, nil
}

func listMul(c *Context, a, b Value) (Value, error) {
	v, count, ok, err := c.repeatArgs(KindList, a, b)
	if err != nil || !ok {
		return NotImplemented, err
	}
	l := v.List()
	size, err := c.repeatLen(l.Len(), count)
	if err != nil {
		return Value{}, err
	}
	if size == 0 {
		return NewList(nil).Value(), c.Alloc(ListBytes)
	}
	if l.elem != nil {
		if err := c.Charge(int64(size/32), ListBytes+rawBytes*int64(size)); err != nil {
			return Value{}, err
		}
		out := newRaw(l.elem, size)
		large(c, out.raw())
		repeatInto(out.raw(), l.raw())
		return out.Value(), nil
	}
	if err := c.Charge(int64(size/16), ListBytes+ValueBytes*int64(size)); err != nil {
		return Value{}, err
	}
	out := newBoxed(size)
	large(c, out.items())
	repeatInto(out.items(), l.items())
	return out.Value(), nil
}

// repeatInto fills out with copies of s, by doubling.
func repeatInto[T any](out, s []T) []T {
	for n := copy(out, s); n < len(out); n *= 2 {
		copy(out[n:], out[:n])
	}
	return out
}

func listInplaceMul(c *Context, a, b Value) (Value, error) {
	if !hasIndex(b) {
		return NotImplemented, nil
	}
	n, err := c.repeatCount(b)
	if err != nil {
		return Value{}, err
	}
	l := a.List()
	switch {
	case n == 1:
		return a, nil
	case n <= 0:
		l.clear()
		return a, nil
	}
	v, err := listMul(c, a, Int(int64(n)))
	if err != nil {
		return Value{}, err
	}
	m := v.List()
	l.elem, l.store, l.n, l.room = m.elem, m.store, m.n, m.room
	return a, nil
}

func listCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if a.Kind() != KindList || b.Kind() != KindList {
		return NotImplemented, nil
	}
	l, m := a.List(), b.List()
	if (op == EQ || op == NE) && l.Len() != m.Len() {
		return Bool(op == NE), nil
	}
	if l.elem != nil && l.elem == m.elem {
		return c.compareRaw(op, l, m)
	}
	return c.CompareItems(op, l, m)
}

// compareRaw compares lists of unboxed items of one kind: where their payloads
// are the same, so are the items.
func (c *Context) compareRaw(op CompareOp, l, m *List) (Value, error) {
	a, b := l.raw(), m.raw()
	n := min(len(a), len(b))
	for i := 0; i < n; i++ {
		if i&1023 == 0 {
			if err := c.Steps(min(n-i, 1024)/8 + 1); err != nil {
				return Value{}, err
			}
		}
		if a[i] == b[i] {
			continue
		}
		x, y := Value{l.elem, a[i]}, Value{m.elem, b[i]}
		eq, err := c.Equal(x, y) // -0.0 and 0.0
		switch {
		case err != nil:
			return Value{}, err
		case eq:
			continue
		case op == EQ || op == NE:
			return Bool(op == NE), nil
		}
		return c.Compare(op, x, y)
	}
	return Bool(op.Holds(len(a) - len(b))), nil
}

// A Sequence is what CompareItems walks over; its length may change under it.
type Sequence interface {
	Len() int
	At(i int) Value
}

// CompareItems compares two sequences item by item.
func (c *Context) CompareItems(op CompareOp, s, t Sequence) (Value, error) {
	for i := 0; i < s.Len() && i < t.Len(); i++ {
		if err := c.Steps(1); err != nil {
			return Value{}, err
		}
		x, y := s.At(i), t.At(i)
		eq, known := sameItem(x, y)
		if !known {
			var err error
			if eq, err = c.Equal(x, y); err != nil {
				return Value{}, err
			}
		}
		switch {
		case eq:
			continue
		case op == EQ:
			return False, nil
		case op == NE:
			return True, nil
		}
		return c.Compare(op, x, y)
	}
	return Bool(op.Holds(s.Len() - t.Len())), nil
}

func listRepr(c *Context, v Value) (Value, error) {
	l := v.List()
	if l.Len() == 0 {
		return c.Text("[]"), nil
	}
	if c.EnterRepr(v) {
		return c.Text("[...]"), nil
	}
	defer c.LeaveRepr()
	w := c.newTextWriter()
	if err := w.items("[", l); err != nil {
		return Value{}, err
	}
	return w.end("]")
}

func listIter(c *Context, v Value) (Value, error) {
	return (&ListIter{Object: Object{typ: &ListIteratorType}, L: v.List()}).Value(), c.Alloc(iterBytes)
}

func listLen(c *Context, v Value) (int, error) { return v.List().Len(), nil }

var listMethods = []Row{
	{"append(self, object, /)", "Append object to the end of the list.", "1", listAppend},
	{"extend(self, iterable, /)", "Extend list by appending elements from the iterable.", "len(iterable)", listExtend},
	{"insert(self, index, object, /)", "Insert object before index.", "len(self)/32", listInsert},
	{"remove(self, value, /)", "Remove first occurrence of value.", "len(self)", listRemove},
	{"pop(self, index=-1, /)", "Remove and return item at index (default last).", "len(self)/32", listPop},
	{"clear(self, /)", "Remove all items from list.", "1", listClear},
	{"index(self, value, start=0, stop=9223372036854775807, /)", "Return first index of value.", "len(self)", listIndex},
	{"count(self, value, /)", "Return number of occurrences of value.", "len(self)", listCount},
	{"sort(self, /, *, key=None, reverse=False)", "Sort the list in ascending order and return None.", "n log n", listSort},
	{"reverse(self, /)", "Reverse *IN PLACE*.", "len(self)/16", listReverse},
	{"copy(self, /)", "Return a shallow copy of the list.", "len(self)/16", listCopy},
	{"__reversed__(self, /)", "Return a reverse iterator over the list.", "1", listReversed},
}

func listAppend(c *Context, a []Value) (Value, error) { return None, a[0].List().Append(c, a[1]) }

func listExtend(c *Context, a []Value) (Value, error) { return None, a[0].List().Extend(c, a[1]) }

func listInsert(c *Context, a []Value) (Value, error) {
	i, err := c.IndexInt(a[1], false)
	if err != nil {
		return Value{}, c.overflowed(err)
	}
	l := a[0].List()
	return None, l.insert(c, clampIndex(i, l.Len()), a[2])
}

// overflowed turns the IndexError of an index beyond 64 bits into the
// OverflowError that arguments of methods get.
func (c *Context) overflowed(err error) error {
	if r, ok := IsRaised(err, &IndexErrorType); ok && r.Exc.typ == &IndexErrorType {
		return c.Errorf(&OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	return err
}

// clampIndex resolves an index as slices do: negative from the end, then
// bounded to 0…n.
func clampIndex(i, n int) int {
	if i < 0 {
		i += n
	}
	return max(0, min(i, n))
}

func listRemove(c *Context, a []Value) (Value, error) {
	l := a[0].List()
	i, err := l.find(c, a[1], 0, maxInt)
	if err != nil {
		return Value{}, err
	}
	if i < 0 || i >= l.Len() {
		return Value{}, c.Errorf(&ValueErrorType, "list.remove(x): x not in list")
	}
	return None, l.remove(c, i, i+1)
}

func listPop(c *Context, a []Value) (Value, error) {
	i, err := c.IndexInt(a[1], false)
	if err != nil {
		return Value{}, c.overflowed(err)
	}
	l := a[0].List()
	n := l.Len()
	if n == 0 {
		return Value{}, c.Errorf(&IndexErrorType, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, c.Errorf(&IndexErrorType, "pop index out of range")
	}
	return l.removeAt(c, i)
}

func listClear(c *Context, a []Value) (Value, error) {
	a[0].List().clear()
	return None, nil
}

func listIndex(c *Context, a []Value) (Value, error) {
	l := a[0].List()
	lo, hi, err := c.searchRange(a[2], a[3], l.Len())
	if err != nil {
		return Value{}, err
	}
	i, err := l.find(c, a[1], lo, hi)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		text, err := c.Repr(a[1])
		if err != nil {
			return Value{}, err
		}
		return Value{}, c.Errorf(&ValueErrorType, "%s is not in list", text)
	}
	return Int(int64(i)), nil
}

// searchRange resolves the start and stop arguments of index methods.
func (c *Context) searchRange(start, stop Value, n int) (lo, hi int, err error) {
	var bounds [2]int
	for i, v := range [2]Value{start, stop} {
		if !hasIndex(v) {
			return 0, 0, c.Errorf(&TypeErrorType, "slice indices must be integers or have an __index__ method")
		}
		if bounds[i], err = c.IndexInt(v, true); err != nil {
			return 0, 0, err
		}
		if bounds[i] < 0 {
			bounds[i] = max(0, bounds[i]+n)
		}
	}
	return bounds[0], bounds[1], nil
}

func listCount(c *Context, a []Value) (Value, error) {
	l, n := a[0].List(), 0
	for i := 0; i < l.Len(); i++ {
		if err := c.Steps(1); err != nil {
			return Value{}, err
		}
		eq, known := sameItem(l.At(i), a[1])
		if !known {
			var err error
			if eq, err = c.Equal(l.At(i), a[1]); err != nil {
				return Value{}, err
			}
		}
		if eq {
			n++
		}
	}
	return Int(int64(n)), nil
}

func listReverse(c *Context, a []Value) (Value, error) {
	l := a[0].List()
	if err := c.Steps(l.Len() / 16); err != nil {
		return Value{}, err
	}
	reverseSlice(l.raw())
	reverseSlice(l.items())
	return None, nil
}

func reverseSlice[T any](s []T) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func listCopy(c *Context, a []Value) (Value, error) {
	l := a[0].List()
	out, err := l.copyRange(c, 0, l.Len())
	if err != nil {
		return Value{}, err
	}
	return out.Value(), nil
}

func listReversed(c *Context, a []Value) (Value, error) {
	return a[0].List().reversed(c)
}

func (l *List) reversed(c *Context) (Value, error) {
	if err := c.Alloc(iterBytes); err != nil {
		return Value{}, err
	}
	it := &ListIter{Object: Object{typ: &ListReverseIteratorType}, L: l, I: l.Len() - 1}
	return it.Value(), nil
}

// ListType is list.
var ListType Type

//go:noinline
func initListType() {
	ListType = Type{
		Name:    "list",
		Kind:    KindList,
		Flags:   TypeBaseable | TypeUnhashable | TypeSequence | TypeSelfMatch | TypeGeneric,
		Doc:     "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
		Methods: listMethods,
		Quick:   listQuick,
		Slots: Slots{
			New:      listNew,
			Init:     listInit,
			Repr:     listRepr,
			Len:      listLen,
			Iter:     listIter,
			GetItem:  listGetItem,
			SetItem:  listSetItem,
			Contains: listContains,
			Compare:  listCompare,
			Binary:   [NumBinary]func(*Context, Value, Value) (Value, error){Add: listAdd, Mul: listMul},
			Inplace:  [NumBinary]func(*Context, Value, Value) (Value, error){Add: listInplaceAdd, Mul: listInplaceMul},
		},
	}
}

// Pop removes and returns the last item of a list that is not empty.
func (l *List) Pop(c *Context) (Value, error) { return l.removeAt(c, l.Len()-1) }
