package py

import "unsafe"

// A List is a Python list. While all items are of one scalar kind (int within
// int64, float, bool, None) elem is their tag and the places of store are
// their payloads, memory without pointers; otherwise elem is nil and the
// places are Values. What kind of places there are changes only together with
// the store.
type List struct {
	Object
	elem  *Object
	store unsafe.Pointer // room places; nil: none
	n     int            // items
	room  int
}

// A derivedList is an instance of a subclass.
type derivedList struct {
	List
	attrs *Attrs
}

// derived returns the struct of an instance of a subclass.
func (l *List) derived() *derivedList { return (*derivedList)(unsafe.Pointer(l)) }

// raw returns the payloads of an unboxed list; nil of a boxed one.
func (l *List) raw() []uint64 {
	if l.elem == nil {
		return nil
	}
	return unsafe.Slice((*uint64)(l.store), l.room)[:l.n]
}

// items returns the items of a boxed list; nil of an unboxed one.
func (l *List) items() []Value {
	if l.elem != nil {
		return nil
	}
	return unsafe.Slice((*Value)(l.store), l.room)[:l.n]
}

// Ints returns the items of a list of nothing but ints, for immediate use; nil
// of any other.
func (l *List) Ints() []int64 {
	if l.elem != &intTag {
		return nil
	}
	return unsafe.Slice((*int64)(l.store), l.n)
}

// Floats is Ints for floats.
func (l *List) Floats() []float64 {
	if l.elem != &floatTag {
		return nil
	}
	return unsafe.Slice((*float64)(l.store), l.n)
}

// setRaw makes l the unboxed list of the payloads raw, of the kind elem.
func (l *List) setRaw(elem *Object, raw []uint64) {
	l.elem, l.store, l.n, l.room = elem, unsafe.Pointer(unsafe.SliceData(raw)), len(raw), cap(raw)
}

// setItems makes l the boxed list of the given items.
func (l *List) setItems(items []Value) {
	l.elem, l.store, l.n, l.room = nil, unsafe.Pointer(unsafe.SliceData(items)), len(items), cap(items)
}

// The machine works on the storage of a list with the following, each small
// enough to be inlined. Word and Place do not ask whether i is in range and
// which kind of places l has: that is for the caller.

// Len returns the number of items.
func (l *List) Len() int { return l.n }

// Full reports whether there is no room behind the items.
func (l *List) Full() bool { return l.n == l.room }

// Unboxed reports whether the places of l are payloads.
func (l *List) Unboxed() bool { return l.elem != nil }

// Takes reports whether v can be among the payloads of l.
func (l *List) Takes(v Value) bool { return v.ref == l.elem }

// Word is payload i of an unboxed list.
func (l *List) Word(i int) *uint64 { return (*uint64)(unsafe.Add(l.store, i*8)) }

// Place is item i of a boxed list.
func (l *List) Place(i int) *Value { return (*Value)(unsafe.Add(l.store, i*16)) }

// Grow counts one more item, which has been put behind the others.
func (l *List) Grow() { l.n++ }

// Shrink counts one item less, whose place has been cleared.
func (l *List) Shrink() { l.n-- }

// PutRaw makes *v the item of the unboxed list l with the given payload.
func (v *Value) PutRaw(l *List, bits uint64) {
	if v.ref != l.elem {
		v.ref = l.elem
	}
	v.bits = bits
}

// The rooms of small lists, behind their headers.
type (
	raw2 struct {
		List
		room [2]uint64
	}
	raw4 struct {
		List
		room [4]uint64
	}
	raw8 struct {
		List
		room [8]uint64
	}
	raw12 struct {
		List
		room [12]uint64
	}
	boxed1 struct {
		List
		room [1]Value
	}
	boxed2 struct {
		List
		room [2]Value
	}
	boxed3 struct {
		List
		room [3]Value
	}
	boxed4 struct {
		List
		room [4]Value
	}
)
