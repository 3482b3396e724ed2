package py

import "unsafe"

// A Tuple is an immutable sequence. Its items must not be changed once the
// tuple is visible to a script.
//
// Up to mostBehind items lie directly behind the header, in the same
// allocation; behind that of a longer tuple lies a pointer to them. Next come
// the attributes, if the tuple is an instance of a subclass.
type Tuple struct {
	hashed
	n int // items
}

// mostBehind is how many items lie behind the header at most.
const mostBehind = 8

// tupleHeader is the size of a Tuple in bytes.
const tupleHeader = int(unsafe.Sizeof(Tuple{}))

// A longTuple is a tuple of more than mostBehind items.
type longTuple struct {
	Tuple
	items unsafe.Pointer
	attrs *Attrs
}

// Len returns the number of items.
func (t *Tuple) Len() int { return t.n }

// Items returns the items.
func (t *Tuple) Items() []Value { return unsafe.Slice((*Value)(t.first()), t.n) }

// Place is item i. It does not ask whether i is in range.
func (t *Tuple) Place(i int) *Value { return (*Value)(unsafe.Add(t.first(), i*16)) }

// first returns where the items begin.
func (t *Tuple) first() unsafe.Pointer {
	if t.n > mostBehind {
		return (*longTuple)(unsafe.Pointer(t)).items
	}
	return unsafe.Add(unsafe.Pointer(t), tupleHeader)
}

// attrs returns where an instance of a subclass has its attributes.
func (t *Tuple) attrs() **Attrs {
	if t.n > mostBehind {
		return &(*longTuple)(unsafe.Pointer(t)).attrs
	}
	return (**Attrs)(unsafe.Add(unsafe.Pointer(t), tupleHeader+16*t.n))
}

// keepTuple returns a tuple of more than mostBehind items, which it keeps.
func keepTuple(items []Value) *Tuple {
	t := &longTuple{items: unsafe.Pointer(unsafe.SliceData(items))}
	t.typ, t.n = &TupleType, len(items)
	return &t.Tuple
}

// A tupleWith is a tuple with room for items behind it.
type tupleWith[Room any] struct {
	Tuple
	room Room
}

// withRoom returns a header with n to mostBehind+1 places behind it.
func withRoom(n int) *Tuple {
	switch n {
	case 1:
		return &new(tupleWith[[1]Value]).Tuple
	case 2:
		return &new(tupleWith[[2]Value]).Tuple
	case 3:
		return &new(tupleWith[[3]Value]).Tuple
	case 4:
		return &new(tupleWith[[4]Value]).Tuple
	case 5:
		return &new(tupleWith[[5]Value]).Tuple
	case 6:
		return &new(tupleWith[[6]Value]).Tuple
	case 7:
		return &new(tupleWith[[7]Value]).Tuple
	case 8:
		return &new(tupleWith[[8]Value]).Tuple
	}
	return &new(tupleWith[[9]Value]).Tuple
}

// A tuple of nothing but scalars is allocated as memory without pointers,
// header and items in one: what it points to is static or itself, so Go's
// collector need not look inside. Nothing else may ever be stored there; a
// tuple never changes.

// newScalarTuple returns a tuple whose n items, at least one, the caller
// fills with scalars before anybody sees it. The common sizes are types of
// their own, which Go allocates faster than slices.
func newScalarTuple(n int) *Tuple {
	var memory unsafe.Pointer
	switch n {
	case 1:
		memory = unsafe.Pointer(new([6]uint64))
	case 2:
		memory = unsafe.Pointer(new([8]uint64))
	case 3:
		memory = unsafe.Pointer(new([10]uint64))
	case 4:
		memory = unsafe.Pointer(new([12]uint64))
	default:
		memory = unsafe.Pointer(unsafe.SliceData(make([]uint64, longHeader/8+2*n)))
		if n > mostBehind {
			(*longTuple)(memory).items = unsafe.Add(memory, longHeader)
		}
	}
	t := (*Tuple)(memory)
	t.typ, t.n = &TupleType, n
	return t
}

// longHeader is the size of a longTuple in bytes.
const longHeader = int(unsafe.Sizeof(longTuple{}))

// oneByOne is up to how many items fill copies one by one.
const oneByOne = 8

// fill copies items to the beginning of those of a new tuple. Scalars point to what
// is static, so they need no write barrier; a few are copied by words, which where
// they were just written is quicker than by two.
func fill(to, items []Value, scalars bool) {
	switch {
	case len(items) > oneByOne:
		copy(to, items)
	case scalars:
		t, from := unsafe.Pointer(unsafe.SliceData(to)), unsafe.Pointer(unsafe.SliceData(items))
		for i := range 2 * min(len(items), len(to)) {
			*(*uint64)(unsafe.Add(t, 8*i)) = *(*uint64)(unsafe.Add(from, 8*i))
		}
	default:
		to = to[:len(items)]
		for i := range items {
			to[i].Put(items[i])
		}
	}
}
