package py

// A DictView is what keys(), values() and items() return; its type tells
// which.
type DictView struct {
	Object
	D *Dict
}

func newDictView(c *Context, d *Dict, t *Type) (Value, error) {
	return (&DictView{Object: Object{typ: t}, D: d}).Value(), c.Alloc(iterBytes)
}

func dictKeys(c *Context, a []Value) (Value, error) {
	return newDictView(c, a[0].Dict(), &DictKeysType)
}

func dictValues(c *Context, a []Value) (Value, error) {
	return newDictView(c, a[0].Dict(), &DictValuesType)
}

func dictItems(c *Context, a []Value) (Value, error) {
	return newDictView(c, a[0].Dict(), &DictItemsType)
}

// A DictIter walks over a dict; its type tells what it yields and in which
// direction.
type DictIter struct {
	Object
	D    *Dict // nil when exhausted
	Pos  int   // place of the next entry, or before it
	Used int   // size of the dict when the iterator was made
	Left int   // entries that are still to come
}

func newDictIter(c *Context, d *Dict, t *Type) (Value, error) {
	it := &DictIter{Object: Object{typ: t}, D: d, Used: d.Len(), Left: d.Len()}
	if t == &DictReverseKeyIteratorType || t == &DictReverseValueIteratorType || t == &DictReverseItemIteratorType {
		it.Pos = maxInt
	}
	return it.Value(), c.Alloc(iterBytes)
}

// Step moves to the next entry; the nil key without error means the end.
func (it *DictIter) Step(c *Context) (key, v Value, err error) {
	d := it.D
	if d == nil {
		return Value{}, Value{}, nil
	}
	if it.Used != d.Len() {
		it.Used = -1
		return Value{}, Value{}, c.Errorf(&RuntimeErrorType, "dictionary changed size during iteration")
	}
	key, v, next, ok := d.Entry(it.Pos)
	if skipped := next - it.Pos; skipped > 16 && it.Pos >= int(d.head) {
		if err := c.Steps(skipped / 8); err != nil {
			return Value{}, Value{}, err
		}
	}
	return it.advance(c, key, v, next, ok)
}

// StepBack is Step of a reverse iterator.
func (it *DictIter) StepBack(c *Context) (key, v Value, err error) {
	d := it.D
	if d == nil {
		return Value{}, Value{}, nil
	}
	if it.Used != d.Len() {
		it.Used = -1
		return Value{}, Value{}, c.Errorf(&RuntimeErrorType, "dictionary changed size during iteration")
	}
	from := min(it.Pos, len(d.entries)-1)
	key, v, next, ok := d.EntryBack(from)
	if skipped := from - next; skipped > 16 {
		if err := c.Steps(skipped / 8); err != nil {
			return Value{}, Value{}, err
		}
	}
	return it.advance(c, key, v, next, ok)
}

func (it *DictIter) advance(c *Context, key, v Value, next int, ok bool) (Value, Value, error) {
	if !ok {
		it.D = nil
		return Value{}, Value{}, nil
	}
	if it.Left == 0 {
		it.D = nil
		return Value{}, Value{}, c.Errorf(&RuntimeErrorType, "dictionary keys changed during iteration")
	}
	it.Pos = next
	it.Left--
	return key, v, nil
}

func dictKeyNext(c *Context, v Value) (Value, error) {
	k, _, err := v.DictIter().Step(c)
	return k, err
}

func dictValueNext(c *Context, v Value) (Value, error) {
	_, x, err := v.DictIter().Step(c)
	return x, err
}

func dictItemNext(c *Context, v Value) (Value, error) {
	k, x, err := v.DictIter().Step(c)
	if err != nil || k.IsNil() {
		return Value{}, err
	}
	return Pair(k, x), c.Alloc(PairBytes)
}

func dictKeyBack(c *Context, v Value) (Value, error) {
	k, _, err := v.DictIter().StepBack(c)
	return k, err
}

func dictValueBack(c *Context, v Value) (Value, error) {
	_, x, err := v.DictIter().StepBack(c)
	return x, err
}

func dictItemBack(c *Context, v Value) (Value, error) {
	k, x, err := v.DictIter().StepBack(c)
	if err != nil || k.IsNil() {
		return Value{}, err
	}
	return Pair(k, x), c.Alloc(PairBytes)
}

func dictIterHint(c *Context, a []Value) (Value, error) {
	it := a[0].DictIter()
	if it.D == nil || it.Used != it.D.Len() {
		return Int(0), nil
	}
	return Int(int64(it.Left)), nil
}

func viewLen(c *Context, v Value) (int, error) { return v.DictView().D.Len(), nil }

// viewIter returns the Iter slot of a view whose iterators have type t.
func viewIter(t *Type) func(*Context, Value) (Value, error) {
	return func(c *Context, v Value) (Value, error) { return newDictIter(c, v.DictView().D, t) }
}

// viewReversed is the __reversed__ row of a view.
func viewReversed(t *Type) Row {
	return Row{"__reversed__(self, /)", "Return a reverse iterator over the dict " + t.Name + ".", "1",
		func(c *Context, a []Value) (Value, error) { return newDictIter(c, a[0].DictView().D, t) }}
}

func viewRepr(c *Context, v Value) (Value, error) {
	if c.EnterRepr(v) {
		return c.Text("..."), nil
	}
	defer c.LeaveRepr()
	items, err := c.Items(v)
	if err != nil {
		return Value{}, err
	}
	all := KeepTuple(items)
	defer c.Pop(c.Push(all.Value()))
	w := c.newTextWriter()
	if err := w.items(v.Type().Name+"([", all); err != nil {
		return Value{}, err
	}
	return w.end("])")
}

func keysContains(c *Context, v, x Value) (bool, error) { return v.DictView().D.Has(c, x) }

func itemsContains(c *Context, v, x Value) (bool, error) {
	if x.Kind() != KindTuple || x.Tuple().Len() != 2 {
		return false, nil
	}
	t := x.Tuple()
	found, err := v.DictView().D.Get(c, t.Items()[0])
	if err != nil || found.IsNil() {
		return false, err
	}
	return c.Equal(found, t.Items()[1])
}

// isSetLike reports whether v is a set or a view of keys or items.
func isSetLike(v Value) bool {
	return v.Kind() == KindSet || v.Kind() == KindFrozenSet || isSetView(v)
}

func isSetView(v Value) bool { return v.Is(&DictKeysType) || v.Is(&DictItemsType) }

func viewCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if !isSetLike(b) {
		return NotImplemented, nil
	}
	n, err := c.Len(a)
	if err != nil {
		return Value{}, err
	}
	m, err := c.Len(b)
	if err != nil {
		return Value{}, err
	}
	var ok bool
	switch op {
	case EQ, NE:
		ok, err = c.allIn(a, b, n == m)
		return Bool(ok == (op == EQ)), err
	case LT:
		ok, err = c.allIn(a, b, n < m)
	case LE:
		ok, err = c.allIn(a, b, n <= m)
	case GT:
		ok, err = c.allIn(b, a, n > m)
	case GE:
		ok, err = c.allIn(b, a, n >= m)
	}
	return Bool(ok), err
}

// allIn reports whether holds and every item of a is in b.
func (c *Context) allIn(a, b Value, holds bool) (bool, error) {
	if !holds {
		return false, nil
	}
	return c.every(a, b, true)
}

// every reports whether x in b is want for all x of a.
func (c *Context) every(a, b Value, want bool) (bool, error) {
	it, err := c.Iter(a)
	if err != nil {
		return false, err
	}
	for {
		if err := c.Steps(1); err != nil {
			return false, err
		}
		x, err := c.Next(it)
		if err != nil || x.IsNil() {
			return err == nil, err
		}
		if in, err := c.Contains(b, x); err != nil || in != want {
			return false, err
		}
	}
}

func viewIsDisjoint(c *Context, a []Value) (Value, error) {
	self, other := a[0], a[1]
	if self == other {
		return Bool(self.DictView().D.n == 0), nil
	}
	if isSetLike(other) {
		n, err := c.Len(other)
		if err != nil {
			return Value{}, err
		}
		if n > self.DictView().D.Len() {
			self, other = other, self
		}
	}
	ok, err := c.every(other, self, false)
	return Bool(ok), err
}

// setOf returns a new set of the items of v.
func (c *Context) setOf(v Value) (*Set, error) {
	if err := c.Alloc(setBytes); err != nil {
		return nil, err
	}
	s := NewSet(false)
	return s, s.Update(c, v)
}

func viewAnd(c *Context, a, b Value) (Value, error) {
	if !isSetView(a) {
		a, b = b, a
	}
	n := a.DictView().D.Len()
	switch {
	case b.Is(&SetType) && n <= b.Set().Len():
		s, err := b.Set().intersection(c, a)
		return setValue(s, err)
	case isSetView(b) && b.DictView().D.Len() > n:
		a, b = b, a
	}
	if err := c.Alloc(setBytes); err != nil {
		return Value{}, err
	}
	out := NewSet(false)
	return out.Value(), c.Each(b, func(x Value) error {
		in, err := c.Contains(a, x)
		if err != nil || !in {
			return err
		}
		return out.Add(c, x)
	})
}

// setValue wraps the result of a set operation.
func setValue(s *Set, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

func viewOr(c *Context, a, b Value) (Value, error) {
	s, err := c.setOf(a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.Update(c, b)
}

func viewSub(c *Context, a, b Value) (Value, error) {
	s, err := c.setOf(a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.subtract(c, b)
}

func viewXor(c *Context, a, b Value) (Value, error) {
	s, err := c.setOf(a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.toggle(c, b)
}

// The types of the views and of the iterators over dicts.
var (
	DictKeysType, DictValuesType, DictItemsType                                           Type
	DictKeyIteratorType, DictValueIteratorType, DictItemIteratorType                      Type
	DictReverseKeyIteratorType, DictReverseValueIteratorType, DictReverseItemIteratorType Type
)

// viewType declares the type of a view.
//
//go:noinline
func viewType(t *Type, name string, forward, back *Type) {
	*t = Type{
		Name:  name,
		Kind:  KindAux,
		Flags: TypeNoInstances,
		MoreMethods: func() []Row {
			return []Row{viewReversed(back)}
		},
		Slots: Slots{Repr: viewRepr, Len: viewLen, Iter: viewIter(forward)},
	}
}

// disjointRows is the method that only views of keys and items have.
var disjointRows = []Row{{"isdisjoint(self, other, /)", "Return True if the view and the given iterable have a null intersection.", "len(other)", viewIsDisjoint}}

func initViewTypes() {
	iterators := []struct {
		t    *Type
		name string
		next func(*Context, Value) (Value, error)
	}{
		{&DictKeyIteratorType, "dict_keyiterator", dictKeyNext},
		{&DictValueIteratorType, "dict_valueiterator", dictValueNext},
		{&DictItemIteratorType, "dict_itemiterator", dictItemNext},
		{&DictReverseKeyIteratorType, "dict_reversekeyiterator", dictKeyBack},
		{&DictReverseValueIteratorType, "dict_reversevalueiterator", dictValueBack},
		{&DictReverseItemIteratorType, "dict_reverseitemiterator", dictItemBack},
	}
	for _, it := range iterators {
		iteratorType(it.t, it.name, it.next, dictIterHint)
	}
	viewType(&DictKeysType, "dict_keys", &DictKeyIteratorType, &DictReverseKeyIteratorType)
	viewType(&DictValuesType, "dict_values", &DictValueIteratorType, &DictReverseValueIteratorType)
	viewType(&DictItemsType, "dict_items", &DictItemIteratorType, &DictReverseItemIteratorType)
	DictKeysType.Slots.Contains = keysContains
	DictItemsType.Slots.Contains = itemsContains
	for _, t := range [2]*Type{&DictKeysType, &DictItemsType} {
		t.Flags |= TypeUnhashable
		t.Methods = disjointRows
		t.Slots.Compare = viewCompare
		t.Slots.Binary = [NumBinary]func(*Context, Value, Value) (Value, error){And: viewAnd, Or: viewOr, Sub: viewSub, Xor: viewXor}
	}
}
