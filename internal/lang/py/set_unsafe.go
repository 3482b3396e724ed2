package py

import "unsafe"

// A Set is a set or frozenset: an open-addressing table that is probed, filled
// and grown exactly as CPython's, so that sets of numbers are iterated over in
// the same order. While all members are ints its places are words, without
// pointers and without hashes; otherwise they are entries.
type Set struct {
	Object
	store unsafe.Pointer // size places; nil: empty and never used
	size  int32          // a power of two, at least minSet; 0 without a store
	used  int32          // members
	fill  int32          // members and dummies
	ints  bool           // the places are words
	extra uint64         // a set: where the next pop looks first; a frozenset: its hash, valid with flagHashed
}

// A derivedSet is an instance of a subclass.
type derivedSet struct {
	Set
	attrs *Attrs
}

// Sets of ints have their places behind the header where they are small, or
// made for an operator that knows the final size.
type set8 struct {
	Set
	room [minSet]uint64
}

type set16 struct {
	Set
	room [2 * minSet]uint64
}

// The smallest table of anything lies there, too.
type setEntries8 struct {
	Set
	room [minSet]setEntry
}

// setHeader is the size of a Set in words.
const setHeader = int(unsafe.Sizeof(Set{}) / 8)

// newWords charges for and returns a set of ints, of the builtin type t, with an
// empty table in the same allocation. Final says that the members to come fit: then
// a frozenset never gets another table, so what it points to is static or itself,
// and it is memory without pointers for Go's collector.
func (c *Context) newWords(t *Type, size int, final bool) (*Set, error) {
	if err := c.Alloc(setBytes + setWordBytes*size); err != nil {
		return nil, err
	}
	var s *Set
	switch {
	case final && t == &FrozenSetType:
		memory := newFrozen(size)
		s = (*Set)(memory)
		s.store = unsafe.Add(memory, 8*setHeader)
	case size == minSet:
		x := &set8{}
		s = &x.Set
		s.store = unsafe.Pointer(&x.room)
	case size == 2*minSet:
		x := &set16{}
		s = &x.Set
		s.store = unsafe.Pointer(&x.room)
	default:
		s = &Set{store: unsafe.Pointer(unsafe.SliceData(make([]uint64, size)))}
	}
	s.typ, s.size, s.ints = t, int32(size), true
	return s, nil
}

// newFrozen returns the memory of a frozenset of size words. The common sizes are
// types of their own, which Go allocates faster than slices.
func newFrozen(size int) unsafe.Pointer {
	switch size {
	case minSet:
		return unsafe.Pointer(new([setHeader + minSet]uint64))
	case 2 * minSet:
		return unsafe.Pointer(new([setHeader + 2*minSet]uint64))
	case 4 * minSet:
		return unsafe.Pointer(new([setHeader + 4*minSet]uint64))
	}
	return unsafe.Pointer(unsafe.SliceData(make([]uint64, setHeader+size)))
}

// entries are the places of a set of anything.
func (s *Set) entries() []setEntry { return unsafe.Slice((*setEntry)(s.store), s.size) }

// entry is a place of a set of anything, which must be in range.
func (s *Set) entry(i uint64) *setEntry {
	return (*setEntry)(unsafe.Add(s.store, uintptr(i)*setEntryBytes))
}

// words are the places of a set of ints.
func (s *Set) words() []uint64 { return unsafe.Slice((*uint64)(s.store), s.size) }

func (s *Set) setEntries(t []setEntry) {
	s.store, s.size, s.ints = unsafe.Pointer(unsafe.SliceData(t)), int32(len(t)), false
}

func (s *Set) setWords(t []uint64) {
	s.store, s.size, s.ints = unsafe.Pointer(unsafe.SliceData(t)), int32(len(t)), true
}

// Words reports whether s has the places of a set of ints.
func (s *Set) Words() bool { return s.ints }

// Mask is the number of the last place.
func (s *Set) Mask() uint64 { return uint64(s.size - 1) }

// WordAt is the word at a place of a set of ints, which must be in range.
func (s *Set) WordAt(i uint64) uint64 { return *(*uint64)(unsafe.Add(s.store, i*8)) }

// findWord is find of an int in a set that has words.
func (s *Set) findWord(w, hash uint64) (place int, found, known bool) {
	mask, perturb, i := uint64(s.size-1), hash, hash
	free := -1
	for range patience {
		i &= mask
		last := i
		if i+linearProbes <= mask {
			last = i + linearProbes
		}
		for at := i; at <= last; at++ {
			switch s.WordAt(at) {
			case w:
				return int(at), true, true
			case wordFree:
				if free >= 0 {
					at = uint64(free)
				}
				return int(at), false, true
			case wordDummy:
				free = int(at)
			}
		}
		if last != i {
			break
		}
		perturb >>= 5
		i = i*5 + 1 + perturb
	}
	return 0, false, false
}

// derived returns the struct of an instance of a subclass.
func (s *Set) derived() *derivedSet { return (*derivedSet)(unsafe.Pointer(s)) }
