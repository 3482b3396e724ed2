package py

import (
	"math/bits"
	"slices"
)

var emptyTuple = Tuple{hashed: hashed{Object: Object{typ: &TupleType, flags: flagStatic}}}

// NewTuple returns a tuple of copies of the given items. The caller has charged.
func NewTuple(items ...Value) *Tuple { return CopyTuple(items) }

// KeepTuple returns a tuple of the given items, which must not change any more:
// it keeps them if they are many. The caller has charged.
func KeepTuple(items []Value) *Tuple {
	if len(items) > mostBehind {
		return keepTuple(items)
	}
	return CopyTuple(items)
}

// NewTupleAs is KeepTuple of tuple or a class that derives from it.
func NewTupleAs(cls *Type, items []Value) *Tuple {
	if cls == &TupleType {
		return KeepTuple(items)
	}
	var t *Tuple
	if n := len(items); n > mostBehind {
		t = keepTuple(items)
	} else {
		t = withRoom(n + 1) // for the attributes
		t.n = n
		fill(t.Items(), items, false)
	}
	t.typ, t.flags = cls, flagAttrs
	return t
}

// CopyTupleAs is NewTupleAs of copies of the given items.
func CopyTupleAs(cls *Type, items []Value) *Tuple {
	if len(items) > mostBehind {
		items = slices.Clone(items)
	}
	return NewTupleAs(cls, items)
}

// Pair returns the tuple (a, b). The caller has charged PairBytes.
func Pair(a, b Value) Value {
	t := newItems(2, scalarTag(a.ref) && scalarTag(b.ref))
	*t.Place(0), *t.Place(1) = a, b
	return t.Value()
}

// PairBytes is the size of a tuple of two items.
const PairBytes = TupleBytes + 2*ValueBytes

// newItems returns a tuple whose n items the caller fills before anybody sees
// it, with scalars only if it says so.
func newItems(n int, scalars bool) *Tuple {
	switch {
	case n == 0:
		return &emptyTuple
	case scalars:
		return newScalarTuple(n)
	case n > mostBehind:
		return keepTuple(make([]Value, n))
	}
	t := withRoom(n)
	t.typ, t.n = &TupleType, n
	return t
}

// MakeTuple returns a tuple whose n items the caller fills at once, with
// scalars (see AllScalars) only if it says so. The caller has charged.
func MakeTuple(n int, scalars bool) *Tuple { return newItems(n, scalars) }

// AllScalars reports whether all values are ints, floats, bools or None.
func AllScalars(items []Value) bool {
	for i := range items {
		if !scalarTag(items[i].ref) {
			return false
		}
	}
	return true
}

// CopyTuple returns a tuple of copies of the given items. The caller has
// charged.
func CopyTuple(items []Value) *Tuple {
	scalars := AllScalars(items)
	t := newItems(len(items), scalars)
	fill(t.Items(), items, scalars)
	return t
}

// NewTupleOf charges for and returns a tuple of copies of the given items.
func (c *Context) NewTupleOf(items []Value) (*Tuple, error) {
	n := len(items)
	if n >= 32 {
		if err := c.Steps(n / 32); err != nil {
			return nil, err
		}
	}
	if err := c.Alloc(TupleBytes + ValueBytes*n); err != nil {
		return nil, err
	}
	return CopyTuple(items), nil
}

// At returns item i.
func (t *Tuple) At(i int) Value { return t.Items()[i] }

// Plain returns the items of a tuple that is iterated over as tuples are; ok is
// false where its class has a way of its own.
func (t *Tuple) Plain() (items []Value, ok bool) {
	return t.Items(), t.typ == &TupleType || !t.typ.overrides("__iter__", &TupleType)
}

func (t *Tuple) bytes() int64 { return TupleBytes + ValueBytes*int64(t.Len()) }

// ToTuple returns tuple(iterable).
func (c *Context) ToTuple(iterable Value) (*Tuple, error) {
	if v, ok, err := tupleQuick(c, []Value{iterable}); ok {
		return (*Tuple)(v.ptr()), err
	}
	items, err := c.Items(iterable)
	if err != nil {
		return nil, err
	}
	return KeepTuple(items), c.Alloc(TupleBytes)
}

func tupleNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if !cls.overrides("__init__", &TupleType) {
		if err := noKeywords(c, "tuple", kw); err != nil {
			return Value{}, err
		}
	}
	if err := argCount(c, "tuple", args, 0, 1); err != nil {
		return Value{}, err
	}
	t := &emptyTuple
	if len(args) > 0 {
		var err error
		if t, err = c.ToTuple(args[0]); err != nil {
			return Value{}, err
		}
	}
	if cls == &TupleType {
		return t.Value(), nil
	}
	return NewTupleAs(cls, t.Items()).Value(), c.Alloc(int(t.bytes()))
}

// tupleQuick is tuple(), and tuple(x) of a list or tuple.
func tupleQuick(c *Context, args []Value) (v Value, ok bool, err error) {
	switch {
	case len(args) == 0:
		return emptyTuple.Value(), true, nil
	case len(args) > 1:
		return Value{}, false, nil
	case args[0].ref.typ == &TupleType:
		return args[0], true, nil
	case args[0].ref.typ != &ListType:
		return Value{}, false, nil
	}
	l := args[0].List()
	if err := c.Charge(int64(l.n/16), TupleBytes+ValueBytes*int64(l.n)); err != nil {
		return Value{}, true, err
	}
	if l.elem == nil {
		return CopyTuple(l.items()).Value(), true, nil
	}
	t := newItems(l.n, true)
	for i, bits := range l.raw() {
		t.Items()[i] = Value{l.elem, bits}
	}
	return t.Value(), true, nil
}

func tupleGetItem(c *Context, v, key Value) (Value, error) {
	t := v.Tuple()
	if key.Kind() == KindSlice {
		return t.getSlice(c, key.Slice())
	}
	i, err := c.indexIn(key, t.Len(), "tuple", "tuple index out of range")
	if err != nil {
		return Value{}, err
	}
	return t.Items()[i], nil
}

func (t *Tuple) getSlice(c *Context, s *Slice) (Value, error) {
	start, _, step, n, err := s.resolve(c, t.Len)
	if err != nil {
		return Value{}, err
	}
	if n == t.Len() && step == 1 && t.typ == &TupleType {
		return t.Value(), nil
	}
	if err := c.Charge(int64(n/16), TupleBytes+ValueBytes*int64(n)); err != nil {
		return Value{}, err
	}
	if step == 1 {
		return CopyTuple(t.Items()[start : start+n]).Value(), nil
	}
	out := newItems(n, AllScalars(t.Items()))
	stride(out.Items(), t.Items(), start, step)
	return out.Value(), nil
}

func tupleContains(c *Context, v, x Value) (bool, error) {
	i, err := v.Tuple().find(c, x, 0, maxInt)
	return i >= 0, err
}

func (t *Tuple) find(c *Context, x Value, lo, hi int) (int, error) {
	for i := lo; i < hi && i < t.Len(); i++ {
		if err := c.Steps(1); err != nil {
			return -1, err
		}
		if same, known := sameItem(t.Items()[i], x); known {
			if same {
				return i, nil
			}
			continue
		}
		if eq, err := c.Equal(t.Items()[i], x); eq || err != nil {
			return i, err
		}
	}
	return -1, nil
}

func tupleAdd(c *Context, a, b Value) (Value, error) {
	if a.Kind() != KindTuple || b.Kind() != KindTuple {
		return NotImplemented, nil
	}
	return c.AddTuples(a.Tuple(), b.Tuple())
}

// AddTuples returns s + t.
func (c *Context) AddTuples(s, t *Tuple) (Value, error) {
	if s.Len() == 0 && t.typ == &TupleType {
		return t.Value(), nil
	}
	if t.Len() == 0 && s.typ == &TupleType {
		return s.Value(), nil
	}
	n := s.Len() + t.Len()
	if err := c.Charge(int64(n/16), TupleBytes+ValueBytes*int64(n)); err != nil {
		return Value{}, err
	}
	scalars := AllScalars(s.Items()) && AllScalars(t.Items())
	sum := newItems(n, scalars)
	fill(sum.Items(), s.Items(), scalars)
	fill(sum.Items()[s.Len():], t.Items(), scalars)
	return sum.Value(), nil
}

func tupleMul(c *Context, a, b Value) (Value, error) {
	v, count, ok, err := c.repeatArgs(KindTuple, a, b)
	if err != nil || !ok {
		return NotImplemented, err
	}
	t := v.Tuple()
	if count == 1 && t.typ == &TupleType {
		return v, nil
	}
	size, err := c.repeatLen(t.Len(), count)
	if err != nil {
		return Value{}, err
	}
	if err := c.Charge(int64(size/16), TupleBytes+ValueBytes*int64(size)); err != nil {
		return Value{}, err
	}
	if size == 0 {
		return emptyTuple.Value(), nil
	}
	return KeepTuple(repeatInto(make([]Value, size), t.Items())).Value(), nil
}

func tupleCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if a.Kind() != KindTuple || b.Kind() != KindTuple {
		return NotImplemented, nil
	}
	if answer, steps, known := compareTuples(op, a.Tuple().Items(), b.Tuple().Items()); known {
		return Bool(answer), c.Steps(steps - 1)
	}
	return c.CompareItems(op, a.Tuple(), b.Tuple())
}

func tupleRepr(c *Context, v Value) (Value, error) {
	t := v.Tuple()
	if t.Len() == 0 {
		return c.Text("()"), nil
	}
	if c.EnterRepr(v) {
		return c.Text("(...)"), nil
	}
	defer c.LeaveRepr()
	w := c.newTextWriter()
	if err := w.items("(", t); err != nil {
		return Value{}, err
	}
	if t.Len() == 1 {
		return w.end(",)")
	}
	return w.end(")")
}

// The constants of the hash of tuples, an xxHash over the items' hashes.
const (
	tuplePrime1 uint64 = 11400714785074694791
	tuplePrime2 uint64 = 14029467366897019727
	tuplePrime5 uint64 = 2870177450012600261
)

func tupleHash(c *Context, v Value) (int64, error) {
	t := v.Tuple()
	if t.flags&flagHashed != 0 {
		return int64(t.hash), nil
	}
	if err := c.Steps(t.Len()); err != nil {
		return 0, err
	}
	acc := tuplePrime5
	for _, x := range t.Items() {
		h, err := c.Hash(x)
		if err != nil {
			return 0, err
		}
		acc = bits.RotateLeft64(acc+uint64(h)*tuplePrime2, 31) * tuplePrime1
	}
	acc += uint64(t.Len()) ^ (tuplePrime5 ^ 3527539)
	if acc == ^uint64(0) {
		acc = 1546275796
	}
	if t.flags&flagStatic == 0 {
		t.hash = acc
		t.flags |= flagHashed
		if t.typ == &TupleType {
			t.flags |= flagReady
		}
	}
	return int64(acc), nil
}

func tupleIter(c *Context, v Value) (Value, error) {
	return (&TupleIter{Object: Object{typ: &TupleIteratorType}, T: v.Tuple()}).Value(), c.Alloc(iterBytes)
}

func tupleLen(c *Context, v Value) (int, error) { return v.Tuple().Len(), nil }

var tupleMethods = []Row{
	{"count(self, value, /)", "Return number of occurrences of value.", "len(self)", tupleCount},
	{"index(self, value, start=0, stop=9223372036854775807, /)", "Return first index of value.", "len(self)", tupleIndex},
	{"__getnewargs__(self, /)", "Arguments for __new__.", "1", tupleNewArgs},
}

func tupleNewArgs(c *Context, a []Value) (Value, error) {
	t := NewTuple(a[0].Tuple().Items()...)
	return NewTuple(t.Value()).Value(), c.Alloc(2*TupleBytes + ValueBytes)
}

func tupleCount(c *Context, a []Value) (Value, error) {
	n := 0
	for _, x := range a[0].Tuple().Items() {
		if err := c.Steps(1); err != nil {
			return Value{}, err
		}
		eq, err := c.Equal(x, a[1])
		if err != nil {
			return Value{}, err
		}
		if eq {
			n++
		}
	}
	return Int(int64(n)), nil
}

func tupleIndex(c *Context, a []Value) (Value, error) {
	t := a[0].Tuple()
	lo, hi, err := c.searchRange(a[2], a[3], t.Len())
	if err != nil {
		return Value{}, err
	}
	i, err := t.find(c, a[1], lo, hi)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, c.Errorf(&ValueErrorType, "tuple.index(x): x not in tuple")
	}
	return Int(int64(i)), nil
}

// TupleType is tuple.
var TupleType Type

//go:noinline
func initTupleType() {
	TupleType = Type{
		Name:    "tuple",
		Kind:    KindTuple,
		Flags:   TypeBaseable | TypeSequence | TypeSelfMatch | TypeGeneric,
		Doc:     "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.",
		Methods: tupleMethods,
		Quick:   tupleQuick,
		Slots: Slots{
			New:      tupleNew,
			Repr:     tupleRepr,
			Hash:     tupleHash,
			Len:      tupleLen,
			Iter:     tupleIter,
			GetItem:  tupleGetItem,
			Contains: tupleContains,
			Compare:  tupleCompare,
			Binary:   [NumBinary]func(*Context, Value, Value) (Value, error){Add: tupleAdd, Mul: tupleMul},
		},
	}
}
