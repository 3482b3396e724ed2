// Package slab makes values of one type in arrays of many. A tree, or the code
// compiled from it, consists of thousands of small values that live and die
// together: in arrays they cost one allocation for many, lie side by side in
// the order in which they were made, and the collector has few things to mark.
//
// An array is free when nothing points to any of its values, so a slab is not
// for values of which single ones live much longer than the others.
package slab

import "reflect"

// Of is a slab of values of type T. Its arrays are of a few sizes in bytes, the
// same for all types, since each size that a process uses takes pages of its
// own; the first are small, so that little is made for little. The zero value
// is ready for use.
type Of[T any] struct {
	free  []T
	bytes int // of the newest array
}

const (
	first   = 512  // bytes of the first array
	longest = 2048 // of the longest, but for a list that is longer
	few     = 4    // what Few has room for
)

// reserve makes sure that n values are free.
func (s *Of[T]) reserve(n int) {
	if len(s.free) < n {
		s.grow(n)
	}
}

// grow makes the next array: twice as long as the one before, up to a bound.
func (s *Of[T]) grow(n int) {
	s.bytes = min(max(2*s.bytes, first), longest)
	size := max(int(reflect.TypeFor[T]().Size()), 1)
	s.free = make([]T, max(s.bytes/size, n))
}

// Put returns a pointer to a copy of v.
func (s *Of[T]) Put(v T) *T {
	s.reserve(1)
	p := &s.free[0]
	s.free = s.free[1:]
	*p = v
	return p
}

// List returns a copy of items without room to grow; nil if there are none.
func (s *Of[T]) List(items []T) []T {
	n := len(items)
	if n == 0 {
		return nil
	}
	s.reserve(n)
	list := s.free[:n:n]
	s.free = s.free[n:]
	copy(list, items)
	return list
}

// Few returns an empty list with room for a few items.
func (s *Of[T]) Few() []T {
	s.reserve(few)
	list := s.free[:0:few]
	s.free = s.free[few:]
	return list
}
