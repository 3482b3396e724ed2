package py

// Iterators of the containers and the lazy builtins. Each is a struct of its
// own behind KindAux, which the type tells, so that the machine can step the
// common ones without a call through the type.

const iterBytes = 64

// A ListIter walks over a list, forwards or backwards as its type says. It
// sees what is appended on the way.
type ListIter struct {
	Object
	L *List // nil when exhausted
	I int
}

// Step returns the next item; the nil Value at the end.
func (it *ListIter) Step() Value {
	if l := it.L; l != nil {
		if it.I < l.Len() {
			v := l.At(it.I)
			it.I++
			return v
		}
		it.L = nil
	}
	return Value{}
}

// A TupleIter walks over a tuple.
type TupleIter struct {
	Object
	T *Tuple // nil when exhausted
	I int
}

// Step returns the next item; the nil Value at the end.
func (it *TupleIter) Step() Value {
	if t := it.T; t != nil {
		if it.I < t.Len() {
			it.I++
			return t.Items()[it.I-1]
		}
		it.T = nil
	}
	return Value{}
}

// A RangeIter counts.
type RangeIter struct {
	Object
	Next, Delta, Left int64
}

// Step returns the next number; the nil Value at the end.
func (it *RangeIter) Step() Value {
	if it.Left <= 0 {
		return Value{}
	}
	it.Left--
	v := it.Next
	it.Next += it.Delta
	return Int(v)
}

// Advance is Step where numbers are Left.
func (it *RangeIter) Advance() int64 {
	it.Left--
	it.Next += it.Delta
	return it.Next - it.Delta
}

// A SetIter walks over a set.
type SetIter struct {
	Object
	S    *Set // nil when exhausted
	pos  int
	used int
	left int
}

// A ReversedIter is reversed(V) for what has __len__ and __getitem__.
type ReversedIter struct {
	Object
	V Value // nil when exhausted
	I int
}

// An EnumIter is enumerate(It, start).
type EnumIter struct {
	Object
	It    Value
	Count int64
	Big   Value // the count beyond int64, or nil
}

// A ZipIter is zip(*Its).
type ZipIter struct {
	Object
	Its    []Value
	Strict bool
}

// A MapIter is map(F, *Its).
type MapIter struct {
	Object
	F      Value
	Its    []Value
	Strict bool
}

// A FilterIter is filter(F, It); F may be None.
type FilterIter struct {
	Object
	F, It Value
}

// The types of the iterators.
var (
	ListIteratorType, ListReverseIteratorType, TupleIteratorType, RangeIteratorType Type
	BigRangeIteratorType, SetIteratorType                                           Type
	EnumerateType, ZipType, MapType, FilterType, ReversedType                       Type
)

// iteratorType declares the type of an iterator; hint may be nil.
//
//go:noinline
func iteratorType(t *Type, name string, next func(*Context, Value) (Value, error), hint Func) {
	var more func() []Row
	if hint != nil {
		more = func() []Row {
			return []Row{{"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", "1", hint}}
		}
	}
	*t = Type{
		Name:        name,
		Kind:        KindAux,
		Flags:       TypeNoInstances,
		MoreMethods: more,
		Slots:       Slots{Iter: selfIter, Next: next},
	}
}

func initIteratorTypes() {
	iteratorType(&ListIteratorType, "list_iterator", listIterNext, listIterHint)
	iteratorType(&ListReverseIteratorType, "list_reverseiterator", listIterBack, listBackHint)
	iteratorType(&TupleIteratorType, "tuple_iterator", tupleIterNext, tupleIterHint)
	iteratorType(&RangeIteratorType, "range_iterator", rangeIterNext, rangeIterHint)
	iteratorType(&BigRangeIteratorType, "longrange_iterator", bigRangeNext, bigRangeHint)
	iteratorType(&SetIteratorType, "set_iterator", setIterNext, setIterHint)
	iteratorType(&ReversedType, "reversed", reversedNext, reversedHint)
	iteratorType(&EnumerateType, "enumerate", enumNext, nil)
	iteratorType(&ZipType, "zip", zipNext, nil)
	iteratorType(&MapType, "map", mapNext, nil)
	iteratorType(&FilterType, "filter", filterNext, nil)
	news := []struct {
		t   *Type
		new func(*Context, *Type, []Value, []Kw) (Value, error)
		doc string
	}{
		{&ReversedType, reversedNew, "Return a reverse iterator over the values of the given sequence."},
		{&EnumerateType, enumNew, "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument."},
		{&ZipType, zipNew, "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip(). If strict is true and one of the\narguments is exhausted before the others, raise a ValueError."},
		{&MapType, mapNew, "Make an iterator that computes the function using arguments from\neach of the iterables. Stops when the shortest iterable is exhausted."},
		{&FilterType, filterNew, "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true."},
	}
	for _, n := range news {
		n.t.Slots.New, n.t.Doc = n.new, n.doc
		n.t.Flags = TypeBaseable
	}
	EnumerateType.Flags |= TypeGeneric
}

func listIterNext(_ *Context, v Value) (Value, error) { return v.ListIter().Step(), nil }

func listIterHint(_ *Context, a []Value) (Value, error) {
	it := a[0].ListIter()
	if it.L == nil {
		return Int(0), nil
	}
	return Int(int64(max(0, it.L.Len()-it.I))), nil
}

func listIterBack(_ *Context, v Value) (Value, error) {
	it := v.ListIter()
	if it.L != nil && it.I >= 0 && it.I < it.L.Len() {
		it.I--
		return it.L.At(it.I + 1), nil
	}
	it.L = nil
	return Value{}, nil
}

func listBackHint(_ *Context, a []Value) (Value, error) {
	it := a[0].ListIter()
	if it.L == nil || it.I >= it.L.Len() {
		return Int(0), nil
	}
	return Int(int64(it.I + 1)), nil
}

func tupleIterNext(_ *Context, v Value) (Value, error) { return v.TupleIter().Step(), nil }

func tupleIterHint(_ *Context, a []Value) (Value, error) {
	it := a[0].TupleIter()
	if it.T == nil {
		return Int(0), nil
	}
	return Int(int64(it.T.Len() - it.I)), nil
}

func rangeIterNext(_ *Context, v Value) (Value, error) { return v.RangeIter().Step(), nil }

func rangeIterHint(_ *Context, a []Value) (Value, error) { return Int(a[0].RangeIter().Left), nil }

func setIterNext(c *Context, v Value) (Value, error) { return v.SetIter().Step(c) }

// Step returns the next item; the nil Value at the end.
func (it *SetIter) Step(c *Context) (Value, error) {
	s := it.S
	if s == nil {
		return Value{}, nil
	}
	if it.used != int(s.used) {
		it.used = -1
		return Value{}, c.Errorf(&RuntimeErrorType, "Set changed size during iteration")
	}
	v, next, ok := s.Entry(it.pos)
	if skipped := next - it.pos; skipped > 16 {
		if err := c.Steps(skipped / 8); err != nil {
			return Value{}, err
		}
	}
	if !ok {
		it.S = nil
		return Value{}, nil
	}
	it.pos = next
	it.left--
	return v, nil
}

func setIterHint(_ *Context, a []Value) (Value, error) {
	it := a[0].SetIter()
	if it.S == nil || it.used != int(it.S.used) {
		return Int(0), nil
	}
	return Int(int64(it.left)), nil
}

func reversedNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if err := noKeywords(c, "reversed", kw); err != nil {
		return Value{}, err
	}
	if err := argCount(c, "reversed", args, 1, 1); err != nil {
		return Value{}, err
	}
	return c.Reversed(args[0])
}

// Reversed returns reversed(v).
func (c *Context) Reversed(v Value) (Value, error) {
	if l, ok := v.AsList(); ok {
		return l.reversed(c)
	}
	m, err := c.LookupSpecial(v, "__reversed__")
	if err != nil {
		return Value{}, err
	}
	switch {
	case m.IsNone(), m.IsNil() && !isSequence(v):
		return Value{}, c.Errorf(&TypeErrorType, "'%s' object is not reversible", v.Type().Shown())
	case !m.IsNil():
		return c.Call(m)
	}
	n, err := c.Len(v)
	if err != nil {
		return Value{}, err
	}
	return (&ReversedIter{Object: Object{typ: &ReversedType}, V: v, I: n - 1}).Value(), c.Alloc(iterBytes)
}

// isSequence reports whether v has items by number: __getitem__, and is no
// dict.
func isSequence(v Value) bool {
	s := &v.Type().Slots
	return s.GetItem != nil && s.Len != nil && v.Kind() != KindDict
}

func reversedNext(c *Context, v Value) (Value, error) {
	it := v.ReversedIter()
	if it.V.IsNil() || it.I < 0 {
		it.V = Value{}
		return Value{}, nil
	}
	x, err := c.GetItem(it.V, Int(int64(it.I)))
	if err != nil {
		if _, ok := IsRaised(err, &IndexErrorType, &StopIterationType); ok {
			it.V = Value{}
			return Value{}, nil
		}
		return Value{}, err
	}
	it.I--
	return x, nil
}

func reversedHint(c *Context, a []Value) (Value, error) {
	it := a[0].ReversedIter()
	if it.V.IsNil() {
		return Int(0), nil
	}
	n, err := c.Len(it.V)
	if n < it.I+1 {
		return Int(0), err
	}
	return Int(int64(it.I + 1)), err
}

func enumNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if len(args)+len(kw) == 0 {
		return Value{}, c.Errorf(&TypeErrorType, "enumerate() missing required argument 'iterable' (pos 1)")
	}
	bound, err := c.bindSimple("enumerate", args, kw, "iterable", "start")
	if err != nil {
		return Value{}, err
	}
	if bound[0].IsNil() {
		return Value{}, c.Errorf(&TypeErrorType, "enumerate() missing required argument 'iterable' (pos 1)")
	}
	out := &EnumIter{Object: Object{typ: cls}}
	if !bound[1].IsNil() {
		start, err := c.Index(bound[1])
		if err != nil {
			return Value{}, err
		}
		if start.IsInt() {
			out.Count = start.AsInt()
		} else {
			out.Big = start
		}
	}
	if out.It, err = c.Iter(bound[0]); err != nil {
		return Value{}, err
	}
	return out.Value(), c.Alloc(iterBytes)
}

func enumNext(c *Context, v Value) (Value, error) {
	it := v.EnumIter()
	x, err := c.Next(it.It)
	if err != nil || x.IsNil() {
		return Value{}, err
	}
	n, err := it.Number(c)
	if err != nil {
		return Value{}, err
	}
	return Pair(n, x), c.Alloc(PairBytes)
}

// Number returns the count and moves it on.
func (it *EnumIter) Number(c *Context) (Value, error) {
	if it.Big.IsNil() {
		n := it.Count
		if n < 1<<63-1 {
			it.Count++
			return Int(n), nil
		}
		it.Big = Int(n)
	}
	n := it.Big
	next, err := c.Binary(Add, n, Int(1))
	it.Big = next
	return n, err
}

// strictArg takes the keyword argument strict of zip and map.
func (c *Context) strictArg(name string, kw []Kw) (bool, error) {
	strict := false
	for _, k := range kw {
		if k.Name != "strict" {
			return false, c.Errorf(&TypeErrorType, "%s() got an unexpected keyword argument '%s'", name, k.Name)
		}
		var err error
		if strict, err = c.Truth(k.Value); err != nil {
			return false, err
		}
	}
	return strict, nil
}

// iterAll returns the iterators of all iterables, in room if that is large
// enough.
func (c *Context) iterAll(iterables, room []Value) ([]Value, error) {
	n := len(iterables)
	if err := c.Charge(int64(n), ValueBytes*int64(n)); err != nil {
		return nil, err
	}
	its := room
	if len(its) < n {
		its = make([]Value, n)
	}
	for i, v := range iterables {
		it, err := c.Iter(v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

func zipNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	strict, err := c.strictArg("zip", kw)
	if err != nil {
		return Value{}, err
	}
	if err := c.Alloc(iterBytes); err != nil {
		return Value{}, err
	}
	z := newZip(len(args))
	z.typ, z.Strict = cls, strict
	if z.Its, err = c.iterAll(args, z.Its); err != nil {
		return Value{}, err
	}
	return z.Value(), nil
}

// newZip returns a zip with room for n iterators, behind it where they are
// two.
func newZip(n int) *ZipIter {
	if n != 2 {
		return &ZipIter{}
	}
	z := &struct {
		ZipIter
		room [2]Value
	}{}
	z.Its = z.room[:]
	return &z.ZipIter
}

func zipNext(c *Context, v Value) (Value, error) {
	it := v.ZipIter()
	if len(it.Its) == 0 {
		return Value{}, nil
	}
	if len(it.Its) == 2 {
		return it.nextPair(c)
	}
	n := len(it.Its)
	if err := c.Charge(int64(n), TupleBytes+ValueBytes*int64(n)); err != nil {
		return Value{}, err
	}
	var few [8]Value
	items := few[:]
	if n > len(few) {
		items = make([]Value, n)
	}
	ok, err := c.stepAll("zip", it.Its, it.Strict, items[:n])
	if !ok {
		return Value{}, err
	}
	return CopyTuple(items[:n]).Value(), nil
}

// nextPair is zipNext for two iterators.
func (it *ZipIter) nextPair(c *Context) (Value, error) {
	if err := c.Alloc(PairBytes); err != nil {
		return Value{}, err
	}
	x, err := c.Next(it.Its[0])
	if err != nil {
		return Value{}, err
	}
	if x.IsNil() {
		return Value{}, c.stopped("zip", it.Its, it.Strict, 0)
	}
	y, err := c.Next(it.Its[1])
	if err != nil {
		return Value{}, err
	}
	if y.IsNil() {
		return Value{}, c.stopped("zip", it.Its, it.Strict, 1)
	}
	return Pair(x, y), nil
}

// stepAll steps all iterators into items; false: one has ended.
func (c *Context) stepAll(name string, its []Value, strict bool, items []Value) (bool, error) {
	for i, inner := range its {
		x, err := c.Next(inner)
		if err != nil {
			return false, err
		}
		if x.IsNil() {
			return false, c.stopped(name, its, strict, i)
		}
		items[i] = x
	}
	return true, nil
}

// ItemsLeft is how many items a builtin iterator has left, 0 where that is not
// known.
func ItemsLeft(v Value) int {
	if v.Is(&EnumerateType) || v.Is(&ZipType) {
		return pairsLeft(v)
	}
	return itemsLeft(v)
}

// pairsLeft is how many items an enumerate or zip over sequences has left; 0
// where that is not known.
func pairsLeft(v Value) int {
	if v.Is(&EnumerateType) {
		return itemsLeft(v.EnumIter().It)
	}
	n := 0
	for i, it := range v.ZipIter().Its {
		if left := itemsLeft(it); i == 0 || left < n {
			n = left
		}
	}
	return n
}

// itemsLeft is the number of items that an iterator over a list, tuple, range or
// dict has left; 0 for any other.
func itemsLeft(v Value) int {
	switch v.ref.typ {
	case &ListIteratorType:
		if it := v.ListIter(); it.L != nil {
			return max(0, it.L.Len()-it.I)
		}
	case &TupleIteratorType:
		if it := v.TupleIter(); it.T != nil {
			return it.T.Len() - it.I
		}
	case &RangeIteratorType:
		return int(max(0, v.RangeIter().Left))
	case &DictKeyIteratorType, &DictValueIteratorType, &DictItemIteratorType:
		return v.DictIter().Left
	}
	return 0
}

// stopped judges the end of the i-th iterator: with strict, all must end
// together.
func (c *Context) stopped(name string, its []Value, strict bool, i int) error {
	if !strict {
		return nil
	}
	if i > 0 {
		return c.Errorf(&ValueErrorType, "%s() argument %d is shorter than argument%s", name, i+1, before(i))
	}
	for j := 1; j < len(its); j++ {
		x, err := c.Next(its[j])
		if err != nil {
			return err
		}
		if !x.IsNil() {
			return c.Errorf(&ValueErrorType, "%s() argument %d is longer than argument%s", name, j+1, before(j))
		}
	}
	return nil
}

// before names the first i arguments.
func before(i int) string {
	if i == 1 {
		return " 1"
	}
	return "s 1-" + itoa(i)
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func mapNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	strict, err := c.strictArg("map", kw)
	if err != nil {
		return Value{}, err
	}
	if len(args) < 2 {
		return Value{}, c.Errorf(&TypeErrorType, "map() must have at least two arguments.")
	}
	its, err := c.iterAll(args[1:], nil)
	if err != nil {
		return Value{}, err
	}
	return (&MapIter{Object: Object{typ: cls}, F: args[0], Its: its, Strict: strict}).Value(), c.Alloc(iterBytes)
}

func mapNext(c *Context, v Value) (Value, error) {
	it := v.MapIter()
	n := len(it.Its)
	if err := c.Steps(n); err != nil {
		return Value{}, err
	}
	if n == 1 {
		x, err := c.Next(it.Its[0])
		if err != nil || x.IsNil() {
			return Value{}, err
		}
		return c.Call1(it.F, x)
	}
	if err := c.Alloc(ValueBytes * n); err != nil {
		return Value{}, err
	}
	args := make([]Value, n)
	ok, err := c.stepAll("map", it.Its, it.Strict, args)
	if !ok {
		return Value{}, err
	}
	if n == 2 {
		return c.Call2(it.F, args[0], args[1])
	}
	return c.Call(it.F, args...)
}

func filterNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if err := noKeywords(c, "filter", kw); err != nil {
		return Value{}, err
	}
	if err := argCount(c, "filter", args, 2, 2); err != nil {
		return Value{}, err
	}
	it, err := c.Iter(args[1])
	if err != nil {
		return Value{}, err
	}
	return (&FilterIter{Object: Object{typ: cls}, F: args[0], It: it}).Value(), c.Alloc(iterBytes)
}

func filterNext(c *Context, v Value) (Value, error) {
	it := v.FilterIter()
	for {
		if err := c.Steps(1); err != nil {
			return Value{}, err
		}
		x, err := c.Next(it.It)
		if err != nil || x.IsNil() {
			return Value{}, err
		}
		ok, err := c.passes(it.F, x)
		if err != nil {
			return Value{}, err
		}
		if ok {
			return x, nil
		}
	}
}

// passes is bool(f(x)), or bool(x) where f is None or bool.
func (c *Context) passes(f, x Value) (bool, error) {
	if f.IsNone() || f.ref == &BoolType.Object {
		return c.Truth(x)
	}
	v, err := c.Call1(f, x)
	if err != nil {
		return false, err
	}
	return c.Truth(v)
}

// Items collects the items of any iterable into a fresh slice, charging steps
// and bytes as it grows, and keeping them reachable for the memory meter.
func (c *Context) Items(iterable Value) ([]Value, error) {
	switch iterable.ref.typ {
	case &ListType:
		return iterable.List().Slice(c)
	case &TupleType:
		t := iterable.Tuple()
		if err := c.Charge(int64(t.Len()/16), ValueBytes*int64(t.Len())); err != nil {
			return nil, err
		}
		return append([]Value(nil), t.Items()...), nil
	}
	l := NewList(nil)
	if err := l.growItems(c, 4); err != nil {
		return nil, err
	}
	if err := l.reserveFor(c, iterable); err != nil {
		return nil, err
	}
	mark := c.Push(l.Value())
	defer c.Pop(mark)
	if iterable.Is(&RangeType) && iterable.Range().Big == nil {
		if err := l.appendRange(c, iterable.Range()); err != nil {
			return nil, err
		}
		return l.items(), nil
	}
	err := c.EachTaken(iterable, l.take, func(v Value) error { return l.Append(c, v) })
	return l.items(), err
}
