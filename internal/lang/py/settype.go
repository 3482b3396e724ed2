package py

import "errors"

// errFound ends a walk early.
var errFound = errors.New("found")

func setNew(c *Context, cls *Type, _ []Value, _ []Kw) (Value, error) {
	return NewSetOf(cls).Value(), c.Alloc(setBytes)
}

func setInit(c *Context, self Value, args []Value, kw []Kw) error {
	if err := noKeywords(c, "set", kw); err != nil {
		return err
	}
	if err := argCount(c, "set", args, 0, 1); err != nil {
		return err
	}
	self.Set().Clear()
	if len(args) == 0 {
		return nil
	}
	return self.Set().Update(c, args[0])
}

// setQuick is set(), and set(x) of a list, tuple or set.
func setQuick(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) > 1 {
		return Value{}, false, nil
	}
	if len(args) == 0 {
		return NewSet(false).Value(), true, c.Alloc(setBytes)
	}
	var s *Set
	switch x := args[0]; x.ref.typ {
	case &ListType, &TupleType, &StrType, &RangeType, &MapType, &GeneratorType:
		if s, err = c.newSetFor(x); err == nil {
			err = s.Update(c, x)
		}
	case &SetType, &FrozenSetType:
		s, err = x.Set().copyAs(c, &SetType)
	default:
		return Value{}, false, nil
	}
	if err != nil {
		return Value{}, true, err
	}
	return s.Value(), true, nil
}

// newSetFor charges for and returns an empty set, with places for the items of
// x if it is known what the first of them is.
func (c *Context) newSetFor(x Value) (*Set, error) {
	var first Value
	switch x.ref.typ {
	case &ListType:
		if l := x.List(); l.Len() > 0 {
			first = l.At(0)
		}
	case &TupleType:
		if t := x.Tuple(); t.Len() > 0 {
			first = t.Items()[0]
		}
	case &StrType:
		first = x
	case &RangeType:
		first = Int(0)
	}
	if first.IsNil() {
		return NewSet(false), c.Alloc(setBytes)
	}
	_, ints := wordOf(first)
	return c.newSized(&SetType, minSet, ints)
}

func frozenSetNew(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
	if !cls.overrides("__init__", &FrozenSetType) {
		if err := noKeywords(c, "frozenset", kw); err != nil {
			return Value{}, err
		}
	}
	if err := argCount(c, "frozenset", args, 0, 1); err != nil {
		return Value{}, err
	}
	if cls == &FrozenSetType && len(args) > 0 && args[0].Is(&FrozenSetType) {
		return args[0], nil
	}
	s := NewSetOf(cls)
	if err := c.Alloc(setBytes); err != nil || len(args) == 0 {
		return s.Value(), err
	}
	return s.Value(), s.Update(c, args[0])
}

func setRepr(c *Context, v Value) (Value, error) {
	s, name := v.Set(), v.Type().Name
	if s.used == 0 {
		return c.NewStr(name + "()")
	}
	if c.EnterRepr(v) {
		return c.NewStr(name + "(...)")
	}
	defer c.LeaveRepr()
	items, err := s.members(c)
	if err != nil {
		return Value{}, err
	}
	open, end := name+"({", "})"
	if v.Is(&SetType) {
		open, end = "{", "}"
	}
	all := KeepTuple(items)
	defer c.Pop(c.Push(all.Value()))
	w := c.newTextWriter()
	if err := w.items(open, all); err != nil {
		return Value{}, err
	}
	return w.end(end)
}

// members returns a fresh slice of the members.
func (s *Set) members(c *Context) ([]Value, error) {
	if err := c.Charge(int64(s.size/8), ValueBytes*int64(s.used)); err != nil {
		return nil, err
	}
	out := make([]Value, 0, s.used)
	for i := range int(s.size) {
		if key := s.keyAt(i); lives(key) {
			out = append(out, key)
		}
	}
	return out, nil
}

func setLen(_ *Context, v Value) (int, error) { return int(v.Set().used), nil }

func setIter(c *Context, v Value) (Value, error) {
	s := v.Set()
	it := &SetIter{Object: Object{typ: &SetIteratorType}, S: s, used: int(s.used), left: int(s.used)}
	return it.Value(), c.Alloc(iterBytes)
}

// frozenKey answers an unhashable set used as a key by its frozen copy.
func (c *Context) frozenKey(v Value, err error) (Value, error) {
	if _, ok := IsRaised(err, &TypeErrorType); !ok || v.Kind() != KindSet {
		return Value{}, err
	}
	s, err := v.Set().copyAs(c, &FrozenSetType)
	return setValue(s, err)
}

func setContains(c *Context, v, x Value) (bool, error) {
	in, err := v.Set().Has(c, x)
	if err == nil || x.Kind() != KindSet {
		return in, err
	}
	key, err := c.frozenKey(x, err)
	if err != nil {
		return false, err
	}
	return v.Set().Has(c, key)
}

// remove is discard, where a set stands for its frozen copy.
func (s *Set) remove(c *Context, v Value) (bool, error) {
	found, err := s.discard(c, v)
	if err == nil || v.Kind() != KindSet {
		return found, err
	}
	key, err := c.frozenKey(v, err)
	if err != nil {
		return false, err
	}
	return s.discard(c, key)
}

// spreadHash spreads the bits of one member's hash, so that their exclusive or
// says something.
func spreadHash(h uint64) uint64 { return ((h ^ 89869747) ^ (h << 16)) * 3644798167 }

func frozenSetHash(c *Context, v Value) (int64, error) {
	s := v.Set()
	if s.flags&flagHashed != 0 {
		return int64(s.extra), nil
	}
	if err := c.Steps(int(s.size / 4)); err != nil {
		return 0, err
	}
	var h uint64
	for i := range int(s.size) {
		if lives(s.keyAt(i)) {
			h ^= spreadHash(s.hashAt(i))
		}
	}
	h ^= (uint64(s.used) + 1) * 1927868237
	h ^= (h >> 11) ^ (h >> 25)
	h = h*69069 + 907133923
	if h == ^uint64(0) {
		h = 590923713
	}
	s.extra = h
	s.flags |= flagHashed
	return int64(h), nil
}

func setCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if !isSet(a) || !isSet(b) {
		return NotImplemented, nil
	}
	s, t := a.Set(), b.Set()
	if op == GT || op == GE {
		s, t = t, s
	}
	holds := true
	switch op {
	case EQ, NE:
		holds = s.used == t.used && !differByHash(s, t)
	case LT, GT:
		holds = s.used < t.used
	}
	var err error
	if holds {
		holds, err = s.subset(c, t)
	}
	return Bool(holds == (op != NE)), err
}

// differByHash reports whether two frozensets are known to differ.
func differByHash(s, t *Set) bool {
	return s.flags&t.flags&flagHashed != 0 && s.extra != t.extra
}

func setOr(c *Context, a, b Value) (Value, error) {
	if !isSet(a) || !isSet(b) {
		return NotImplemented, nil
	}
	return setValue(a.Set().union(c, b.Set()))
}

func setAnd(c *Context, a, b Value) (Value, error) {
	if !isSet(a) || !isSet(b) {
		return NotImplemented, nil
	}
	return setValue(a.Set().intersection(c, b))
}

func setSub(c *Context, a, b Value) (Value, error) {
	if !isSet(a) || !isSet(b) {
		return NotImplemented, nil
	}
	return setValue(a.Set().difference(c, b))
}

func setXor(c *Context, a, b Value) (Value, error) {
	if !isSet(a) || !isSet(b) {
		return NotImplemented, nil
	}
	return a.Set().symmetric(c, b)
}

// symmetric returns s ^ other.
func (s *Set) symmetric(c *Context, other Value) (Value, error) {
	out, err := s.fresh(c)
	if err != nil {
		return Value{}, err
	}
	if err := out.Update(c, other); err != nil {
		return Value{}, err
	}
	return out.Value(), out.toggle(c, s.Value())
}

// inplace makes the slot of an in-place operator from a method that takes any
// iterable.
func inplace(f func(s *Set, c *Context, v Value) error) func(*Context, Value, Value) (Value, error) {
	return func(c *Context, a, b Value) (Value, error) {
		if !isSet(b) {
			return NotImplemented, nil
		}
		return a, f(a.Set(), c, b)
	}
}

// keep does s &= other.
func (s *Set) keep(c *Context, other Value) error {
	t, err := s.intersection(c, other)
	if err == nil {
		s.swap(t)
	}
	return err
}

// The methods of both types, and of set alone.
var (
	frozenSetMethods = []Row{
		{"copy(self, /)", "Return a shallow copy of a set.", "len(self)", setCopy},
		{"union(self, /, *others)", "Return a new set with elements from the set and all others.", "len of all", setUnion},
		{"intersection(self, /, *others)", "Return a new set with elements common to the set and all others.", "len of all", setIntersection},
		{"difference(self, /, *others)", "Return a new set with elements in the set that are not in the others.", "len of all", setDifference},
		{"symmetric_difference(self, other, /)", "Return a new set with elements in either the set or other but not both.", "len of both", setSymmetric},
		{"isdisjoint(self, other, /)", "Return True if two sets have a null intersection.", "len(other)", setIsDisjoint},
		{"issubset(self, other, /)", "Report whether another set contains this set.", "len(self)", setIsSubset},
		{"issuperset(self, other, /)", "Report whether this set contains another set.", "len(other)", setIsSuperset},
	}
	setMethods = append([]Row{
		{"add(self, object, /)", "Add an element to a set.", "1", setAdd},
		{"remove(self, object, /)", "Remove an element from a set; it must be a member.", "1", setRemove},
		{"discard(self, object, /)", "Remove an element from a set if it is a member.", "1", setDiscard},
		{"pop(self, /)", "Remove and return an arbitrary set element.", "1", setPop},
		{"clear(self, /)", "Remove all elements from this set.", "1", setClear},
		{"update(self, /, *others)", "Update the set, adding elements from all others.", "len of all", setUpdate},
		{"intersection_update(self, /, *others)", "Update the set, keeping only elements found in it and all others.", "len of all", setIntersectionUpdate},
		{"difference_update(self, /, *others)", "Update the set, removing elements found in others.", "len of all", setDifferenceUpdate},
		{"symmetric_difference_update(self, other, /)", "Update the set, keeping only elements found in either set, but not in both.", "len(other)", setSymmetricUpdate},
	}, frozenSetMethods...)
)

func setAdd(c *Context, a []Value) (Value, error) { return None, a[0].Set().Add(c, a[1]) }

func setRemove(c *Context, a []Value) (Value, error) {
	found, err := a[0].Set().remove(c, a[1])
	if err == nil && !found {
		err = c.Raise(&KeyErrorType, a[1])
	}
	return None, err
}

func setDiscard(c *Context, a []Value) (Value, error) {
	_, err := a[0].Set().remove(c, a[1])
	return None, err
}

func setPop(c *Context, a []Value) (Value, error) {
	v, err := a[0].Set().pop(c)
	if err == nil && v.IsNil() {
		return Value{}, c.Errorf(&KeyErrorType, "pop from an empty set")
	}
	return v, err
}

func setClear(_ *Context, a []Value) (Value, error) {
	a[0].Set().Clear()
	return None, nil
}

func setCopy(c *Context, a []Value) (Value, error) {
	if a[0].Is(&FrozenSetType) {
		return a[0], nil
	}
	s := a[0].Set()
	return setValue(s.copyAs(c, s.base()))
}

// others calls f for each of the iterables given to a method.
func others(a []Value, f func(v Value) error) error {
	for _, v := range a[1].Tuple().Items() {
		if err := f(v); err != nil {
			return err
		}
	}
	return nil
}

func setUpdate(c *Context, a []Value) (Value, error) {
	return None, others(a, func(v Value) error { return a[0].Set().Update(c, v) })
}

func setUnion(c *Context, a []Value) (Value, error) {
	s := a[0].Set()
	out, err := s.copyAs(c, s.base())
	if err != nil {
		return Value{}, err
	}
	return out.Value(), others(a, func(v Value) error {
		if v == a[0] {
			return nil
		}
		return out.Update(c, v)
	})
}

// meet returns the intersection of a[0] and all others.
func meet(c *Context, a []Value) (*Set, error) {
	s := a[0].Set()
	if a[1].Tuple().Len() == 0 {
		return s.copyAs(c, s.base())
	}
	err := others(a, func(v Value) error {
		var err error
		s, err = s.intersection(c, v)
		return err
	})
	return s, err
}

func setIntersection(c *Context, a []Value) (Value, error) { return setValue(meet(c, a)) }

func setIntersectionUpdate(c *Context, a []Value) (Value, error) {
	t, err := meet(c, a)
	if err == nil {
		a[0].Set().swap(t)
	}
	return None, err
}

func setDifference(c *Context, a []Value) (Value, error) {
	s := a[0].Set()
	rest := a[1].Tuple().Items()
	if len(rest) == 0 {
		return setValue(s.copyAs(c, s.base()))
	}
	out, err := s.difference(c, rest[0])
	if err != nil {
		return Value{}, err
	}
	for _, v := range rest[1:] {
		if err := out.subtract(c, v); err != nil {
			return Value{}, err
		}
	}
	return out.Value(), nil
}

func setDifferenceUpdate(c *Context, a []Value) (Value, error) {
	return None, others(a, func(v Value) error { return a[0].Set().subtract(c, v) })
}

func setSymmetric(c *Context, a []Value) (Value, error) { return a[0].Set().symmetric(c, a[1]) }

func setSymmetricUpdate(c *Context, a []Value) (Value, error) {
	return None, a[0].Set().toggle(c, a[1])
}

func setIsDisjoint(c *Context, a []Value) (Value, error) {
	self, other := a[0], a[1]
	if self == other {
		return Bool(self.Set().used == 0), nil
	}
	if isSet(other) && other.Set().used > self.Set().used {
		self, other = other, self
	}
	disjoint := true
	err := c.Each(other, func(v Value) error {
		in, err := self.Set().Has(c, v)
		if err == nil && in {
			disjoint, err = false, ErrStop
		}
		return err
	})
	return Bool(disjoint), err
}

func setIsSubset(c *Context, a []Value) (Value, error) {
	o, err := c.toSet(a[1])
	if err != nil {
		return Value{}, err
	}
	ok, err := a[0].Set().subset(c, o)
	return Bool(ok), err
}

func setIsSuperset(c *Context, a []Value) (Value, error) {
	if isSet(a[1]) {
		ok, err := a[1].Set().subset(c, a[0].Set())
		return Bool(ok), err
	}
	ok := true
	err := c.Each(a[1], func(v Value) error {
		in, err := a[0].Set().Has(c, v)
		if err == nil && !in {
			ok, err = false, ErrStop
		}
		return err
	})
	return Bool(ok), err
}

// SetType and FrozenSetType are set and frozenset.
var SetType, FrozenSetType Type

//go:noinline
func initSetTypes() {
	slots := Slots{
		Repr:     setRepr,
		Len:      setLen,
		Iter:     setIter,
		Contains: setContains,
		Compare:  setCompare,
		Binary:   [NumBinary]func(*Context, Value, Value) (Value, error){Or: setOr, And: setAnd, Sub: setSub, Xor: setXor},
	}
	FrozenSetType = Type{
		Name:    "frozenset",
		Kind:    KindFrozenSet,
		Flags:   TypeBaseable | TypeSelfMatch | TypeGeneric,
		Doc:     "Build an immutable unordered collection of unique elements.",
		Methods: frozenSetMethods,
		Slots:   slots,
	}
	FrozenSetType.Slots.New, FrozenSetType.Slots.Hash = frozenSetNew, frozenSetHash
	SetType = Type{
		Name:    "set",
		Kind:    KindSet,
		Flags:   TypeBaseable | TypeUnhashable | TypeSelfMatch | TypeGeneric,
		Doc:     "Build an unordered collection of unique elements.",
		Methods: setMethods,
		Quick:   setQuick,
		Slots:   slots,
	}
	SetType.Slots.New, SetType.Slots.Init = setNew, setInit
	SetType.Slots.Inplace = [NumBinary]func(*Context, Value, Value) (Value, error){
		Or: inplace((*Set).Update), And: inplace((*Set).keep), Sub: inplace((*Set).subtract), Xor: inplace((*Set).toggle),
	}
}
