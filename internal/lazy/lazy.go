// Package lazy makes values at their first use. A package variable of
// sync.OnceValue is made of closures, which every process allocates before
// main; a [Value] is plain data that the linker lays out, and a package whose
// variables are all plain data has nothing to initialise.
package lazy

import "sync"

// A Value is made by Make when Get is first called. It must not be copied.
type Value[T any] struct {
	Make func() T
	once sync.Once
	v    T
}

// Get returns the value. It is safe for concurrent use.
func (v *Value[T]) Get() T {
	v.once.Do(func() { v.v = v.Make() })
	return v.v
}
