package py

import "errors"

// Iteration: iter, next, and loops over any iterable in Go.

// ErrStop ends an Each early without an error.
var ErrStop = errors.New("stop")

// iterable reports whether instances of t can be iterated.
func iterable(t *Type) bool {
	if t.Slots.Iter != nil {
		return !t.Has(TypeScript) || !t.Lookup("__iter__").IsNone()
	}
	return indexable(t)
}

// Iterable reports whether v can be iterated.
func Iterable(v Value) bool { return iterable(v.Type()) }

// indexable reports whether instances of t are iterated by __getitem__(0),
// (1)… for lack of __iter__.
func indexable(t *Type) bool {
	if t.Slots.GetItem == nil || t.Kind == KindDict {
		return false
	}
	return t.Has(TypeScript) && !t.Lookup("__iter__").IsNone() || t.Has(TypeSequence)
}

// Iter returns iter(v).
func (c *Context) Iter(v Value) (Value, error) {
	t := v.Type()
	if !iterable(t) {
		return Value{}, c.Errorf(&TypeErrorType, "'%s' object is not iterable", t.Shown())
	}
	if t.Slots.Iter == nil {
		return c.newNative(&sequenceIteratorType, &sequenceIterator{seq: v}, 32)
	}
	it, err := t.Slots.Iter(c, v)
	if err != nil {
		return Value{}, err
	}
	if it.Type().Slots.Next == nil {
		return Value{}, c.Errorf(&TypeErrorType, "iter() returned non-iterator of type '%s'", it.Type().Shown())
	}
	return it, nil
}

// Next returns the next item of an iterator, the nil Value at its end. An
// iterator that raises StopIteration is at its end, too. Iterators that may
// call others count depth, so towers of lazy iterators end at its limit.
func (c *Context) Next(it Value) (Value, error) {
	switch it.Type() {
	case &ListIteratorType:
		return it.ListIter().Step(), nil
	case &RangeIteratorType:
		return it.RangeIter().Step(), nil
	case &TupleIteratorType:
		return it.TupleIter().Step(), nil
	case &ListReverseIteratorType:
		return listIterBack(c, it)
	}
	slot := it.Type().Slots.Next
	if slot == nil {
		return Value{}, c.Errorf(&TypeErrorType, "'%s' object is not an iterator", it.Type().Shown())
	}
	nested := !flat(it.Kind())
	if nested {
		if err := c.Enter(); err != nil {
			return Value{}, err
		}
	}
	v, err := slot(c, it)
	if nested {
		c.Leave()
	}
	if err != nil {
		if _, ok := IsRaised(err, &StopIterationType); ok {
			return Value{}, nil
		}
	}
	return v, err
}

// NextRaise is next(it): the end of the iterator is a StopIteration, which
// carries the value of a generator that returned.
func (c *Context) NextRaise(it Value) (Value, error) {
	if it.Type().Slots.Next == nil {
		return Value{}, c.Errorf(&TypeErrorType, "'%s' object is not an iterator", it.Type().Shown())
	}
	if err := c.Enter(); err != nil {
		return Value{}, err
	}
	defer c.Leave()
	if it.Is(&GeneratorType) {
		v, result, err := c.Caller.Resume(c, it.Generator(), None, nil)
		if err == nil && v.IsNil() {
			return Value{}, c.StopIteration(result)
		}
		return v, err
	}
	if t := it.Type(); t.Has(TypeScript) {
		if m := t.Lookup("__next__"); m.Kind() == KindFunction {
			return c.callSpecial(m, it)
		}
	}
	v, err := it.Type().Slots.Next(c, it)
	if err == nil && v.IsNil() {
		return Value{}, c.StopIteration(Value{})
	}
	return v, err
}

// StopIteration is the exception at the end of an iterator that has the result
// given, which may be the nil Value.
func (c *Context) StopIteration(result Value) error {
	if result.IsNil() || result.IsNone() {
		return c.Raise(&StopIterationType)
	}
	return c.Raise(&StopIterationType, result)
}

// Each calls f with every item of an iterable, charging a step for each; f
// may stop it with ErrStop, which Each turns into nil. What f collects it
// must keep reachable (Push, or a container that is).
func (c *Context) Each(iterable Value, f func(Value) error) error {
	mark := c.Push(iterable)
	err := c.each(iterable, f)
	c.Pop(mark)
	if err == ErrStop {
		return nil
	}
	return err
}

// EachTaken is Each with a function that is asked first whether it takes an
// item: it does so without fail and without running code of the script, which
// lets a generator go on to its next value at once.
func (c *Context) EachTaken(iterable Value, take func(Value) bool, f func(Value) error) error {
	g, isGenerator := iterable.AsGenerator()
	if !isGenerator {
		return c.Each(iterable, func(v Value) error {
			if take(v) {
				return nil
			}
			return f(v)
		})
	}
	mark := c.Push(iterable)
	defer c.Pop(mark)
	for {
		if err := c.Steps(1); err != nil {
			return err
		}
		item, err := c.Caller.Drain(g, take)
		if err == nil && !item.IsNil() {
			err = f(item)
		}
		if err == ErrStop {
			return nil
		}
		if err != nil || item.IsNil() {
			return err
		}
	}
}

func (c *Context) each(v Value, f func(Value) error) error {
	switch v.Type() {
	case &ListType:
		return c.eachOfList(v.List(), f)
	case &TupleType:
		return c.eachOfTuple(v.Tuple().Items(), f)
	case &RangeType:
		if r := v.Range(); r.Big == nil {
			return c.eachOfRange(r, f)
		}
	case &StrType:
		return c.eachOfStr(v.Str().S, f)
	case &DictType:
		return c.eachOfDict(v.Dict(), &DictKeysType, f)
	case &DictKeysType, &DictValuesType, &DictItemsType:
		return c.eachOfDict(v.DictView().D, v.Type(), f)
	}
	it, err := c.Iter(v)
	if err != nil {
		return err
	}
	return c.EachNext(it, f)
}

// eachOfList asks for the length every time, since f may change the list.
func (c *Context) eachOfList(l *List, f func(Value) error) error {
	for i := 0; i < l.Len(); i++ {
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := f(l.At(i)); err != nil {
			return err
		}
	}
	return nil
}

func (c *Context) eachOfTuple(items []Value, f func(Value) error) error {
	for _, v := range items {
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := f(v); err != nil {
			return err
		}
	}
	return nil
}

func (c *Context) eachOfStr(s string, f func(Value) error) error {
	for i := 0; i < len(s); {
		if err := c.Steps(1); err != nil {
			return err
		}
		r, size := DecodeRune(s, i)
		v, err := c.Char(r)
		if err == nil {
			err = f(v)
		}
		if err != nil {
			return err
		}
		i += size
	}
	return nil
}

func (c *Context) eachOfRange(r *Range, f func(Value) error) error {
	n := r.Start
	for range r.Len {
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := f(Int(n)); err != nil {
			return err
		}
		n += r.Step
	}
	return nil
}

// eachOfDict is Each for a view of a dict, whose iterator nobody sees.
func (c *Context) eachOfDict(d *Dict, view *Type, f func(Value) error) error {
	it := DictIter{D: d, Used: d.Len(), Left: d.Len()}
	for {
		if err := c.Steps(1); err != nil {
			return err
		}
		item, v, err := it.Step(c)
		if err != nil || item.IsNil() {
			return err
		}
		switch view {
		case &DictValuesType:
			item = v
		case &DictItemsType:
			if err := c.Alloc(PairBytes); err != nil {
				return err
			}
			item = Pair(item, v)
		}
		if err := f(item); err != nil {
			return err
		}
	}
}

// EachNext is Each for what is left of an iterator.
func (c *Context) EachNext(it Value, f func(Value) error) error {
	mark := c.Push(it)
	defer c.Pop(mark)
	g, isGenerator := it.AsGenerator()
	for {
		if err := c.Steps(1); err != nil {
			return err
		}
		var item Value
		var err error
		if isGenerator {
			item, _, err = c.Caller.Resume(c, g, None, nil)
		} else {
			item, err = c.Next(it)
		}
		if err != nil {
			return err
		}
		if item.IsNil() {
			return nil
		}
		if err := f(item); err != nil {
			return err
		}
	}
}

// Best returns the first item that is best: that stands in the order op to all others, by its key. It is nil if there
// are no items.
func (c *Context) Best(items, key Value, op CompareOp) (best Value, err error) {
	if items.ref.typ == &ListType && key.IsNone() {
		if l := items.List(); l.n > 0 && (l.elem == &intTag || l.elem == &floatTag) {
			if err := c.Steps(l.n); err != nil {
				return Value{}, err
			}
			return l.bestRaw(op), nil
		}
	}
	var bestKey Value
	mark := c.Push(None)
	c.Push(None)
	defer c.Pop(mark)
	err = c.Each(items, func(v Value) error {
		k := v
		if !key.IsNone() {
			if k, err = c.Call1(key, v); err != nil {
				return err
			}
		}
		better := best.IsNil()
		if !better {
			if better, err = c.CompareTruth(op, k, bestKey); err != nil {
				return err
			}
		}
		if better {
			best, bestKey = v, k
			c.Keep(mark, v)
			c.Keep(mark+1, k)
		}
		return nil
	})
	if err != nil {
		return Value{}, err
	}
	return best, nil
}

// bestRaw is Best of a list of ints or floats, of which there is one.
func (l *List) bestRaw(op CompareOp) Value {
	if floats := l.Floats(); floats != nil {
		best := floats[0]
		for _, f := range floats {
			if op == GT && f > best || op == LT && f < best {
				best = f
			}
		}
		return Float(best)
	}
	ints := l.Ints()
	best := ints[0]
	for _, n := range ints {
		if op == GT && n > best || op == LT && n < best {
			best = n
		}
	}
	return Int(best)
}

// newNative charges for and makes a native object around data of about size
// bytes.
func (c *Context) newNative(t *Type, data any, size int) (Value, error) {
	if err := c.Alloc(nativeBytes + size); err != nil {
		return Value{}, err
	}
	return NewNative(t, data), nil
}

// nativeBytes is what a Native costs without its data.
const nativeBytes = 48

// A sequenceIterator walks an object that has __getitem__ only.
type sequenceIterator struct {
	seq  Value // nil Value: exhausted
	next int64
}

func (s *sequenceIterator) Trace(visit func(Value)) int64 {
	if !s.seq.IsNil() {
		visit(s.seq)
	}
	return 32
}

var sequenceIteratorType Type

//go:noinline
func sequenceIteratorDeclaration(t *Type) {
	*t = Type{
		Name: "iterator", Kind: KindNative, Flags: TypeNoInstances,
		Slots: Slots{
			Iter: selfIter,
			Next: func(c *Context, v Value) (Value, error) { return v.Native().Data.(*sequenceIterator).step(c) },
		},
	}
}

// selfIter is the Iter slot of iterators.
func selfIter(_ *Context, v Value) (Value, error) { return v, nil }

func (s *sequenceIterator) step(c *Context) (Value, error) {
	if s.seq.IsNil() {
		return Value{}, nil
	}
	v, err := c.GetItem(s.seq, Int(s.next))
	if err == nil {
		s.next++
		return v, nil
	}
	if _, ok := IsRaised(err, &IndexErrorType, &StopIterationType); ok {
		s.seq = Value{}
		return Value{}, nil
	}
	return Value{}, err
}

// A callIterator is iter(f, sentinel).
type callIterator struct {
	f, sentinel Value // f nil Value: exhausted
}

func (i *callIterator) Trace(visit func(Value)) int64 {
	if !i.f.IsNil() {
		visit(i.f)
	}
	visit(i.sentinel)
	return 32
}

var callIteratorType Type

//go:noinline
func callIteratorDeclaration(t *Type) {
	*t = Type{
		Name: "callable_iterator", Kind: KindNative, Flags: TypeNoInstances,
		Slots: Slots{
			Iter: selfIter,
			Next: func(c *Context, v Value) (Value, error) { return v.Native().Data.(*callIterator).step(c) },
		},
	}
}

// CallIter is iter(f, sentinel).
func (c *Context) CallIter(f, sentinel Value) (Value, error) {
	if !Callable(f) {
		return Value{}, c.Errorf(&TypeErrorType, "iter(v, w): v must be callable")
	}
	return c.newNative(&callIteratorType, &callIterator{f, sentinel}, 32)
}

func (i *callIterator) step(c *Context) (Value, error) {
	if i.f.IsNil() {
		return Value{}, nil
	}
	v, err := c.Call(i.f)
	if err != nil {
		if _, ok := IsRaised(err, &StopIterationType); ok {
			i.f = Value{}
			return Value{}, nil
		}
		return Value{}, err
	}
	same, err := c.Equal(i.sentinel, v)
	if err != nil {
		return Value{}, err
	}
	if same {
		i.f = Value{}
		return Value{}, nil
	}
	return v, nil
}

// initProtocolTypes finishes the types of this part of the package.
func initProtocolTypes() {
	sequenceIteratorDeclaration(&sequenceIteratorType)
	callIteratorDeclaration(&callIteratorType)
	aliasType(&AliasType)
	unionType(&UnionType)
	finish(&sequenceIteratorType, &callIteratorType, &AliasType, &UnionType)
	initTypeParamTypes()
}
