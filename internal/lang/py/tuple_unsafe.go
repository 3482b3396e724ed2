package py

import "unsafe"

// A tuple of nothing but scalars is allocated as memory without pointers,
// header and items in one: what it points to is static or itself, so Go's
// collector need not look inside. Nothing else may ever be stored there; a
// tuple never changes.

// tupleHeader is the size of a Tuple in words.
const tupleHeader = int(unsafe.Sizeof(Tuple{}) / 8)

// newScalarTuple returns a tuple whose n items, at least one, the caller
// fills with scalars before anybody sees it. The common sizes are types of
// their own, which Go allocates faster than slices.
func newScalarTuple(n int) *Tuple {
	var memory unsafe.Pointer
	switch n {
	case 1:
		memory = unsafe.Pointer(new([tupleHeader + 2]uint64))
	case 2:
		memory = unsafe.Pointer(new([tupleHeader + 4]uint64))
	case 3:
		memory = unsafe.Pointer(new([tupleHeader + 6]uint64))
	case 4:
		memory = unsafe.Pointer(new([tupleHeader + 8]uint64))
	default:
		memory = unsafe.Pointer(unsafe.SliceData(make([]uint64, tupleHeader+2*n)))
	}
	t := (*Tuple)(memory)
	t.typ = &TupleType
	t.Items = unsafe.Slice((*Value)(unsafe.Add(memory, 8*tupleHeader)), n)
	return t
}

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

// A derivedTuple is an instance of a subclass.
type derivedTuple struct {
	Tuple
	attrs *Attrs
}

// derived returns the struct of an instance of a subclass.
func (t *Tuple) derived() *derivedTuple { return (*derivedTuple)(unsafe.Pointer(t)) }
