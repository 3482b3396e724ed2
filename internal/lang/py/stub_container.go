package py

// Owner: containers.

var ListType, TupleType, DictType, SetType, FrozenSetType, RangeType, SliceType Type

// A List is a Python list. While all items are of one scalar kind (int within
// int64, float, bool, None) elem is their tag and raw their payloads, without
// pointers; otherwise elem is nil and items holds them. Both empty: an empty list.
type List struct {
	Object
	elem  *Object
	raw   []uint64
	items []Value
	Attrs *Attrs
}

// A Dict is a Python dict: an insertion-ordered table.
type Dict struct {
	Object
	Attrs *Attrs
}

// A Set is a set or frozenset.
type Set struct {
	Object
	Attrs *Attrs
}

// NewTuple returns a tuple of the given items, which it keeps. The caller has charged.
func NewTuple(items ...Value) *Tuple { return &Tuple{Object: Object{typ: &TupleType}, Items: items} }

// NewList returns a list of the given items, which it keeps.
func NewList(items []Value) *List { panic("stub") }

func (l *List) Len() int                               { panic("stub") }
func (l *List) At(i int) Value                         { panic("stub") }
func (l *List) SetAt(c *Context, i int, v Value) error { panic("stub") }
func (l *List) Append(c *Context, v Value) error       { panic("stub") }

// Items returns a fresh slice of all items, charged.
func (l *List) Slice(c *Context) ([]Value, error) { panic("stub") }

// NewDict returns an empty dict.
func NewDict() *Dict { panic("stub") }

func (d *Dict) Len() int                                     { panic("stub") }
func (d *Dict) Get(c *Context, key Value) (Value, error)     { panic("stub") }
func (d *Dict) Set(c *Context, key, v Value) error           { panic("stub") }
func (d *Dict) Delete(c *Context, key Value) (bool, error)   { panic("stub") }
func (d *Dict) GetStr(c *Context, key string) Value          { panic("stub") }
func (d *Dict) SetStr(c *Context, key string, v Value) error { panic("stub") }

// Entry returns the entry at or after position i in insertion order and the
// position of the next; ok is false at the end. Safe while the dict changes.
func (d *Dict) Entry(i int) (key, v Value, next int, ok bool) { panic("stub") }

// NewSet returns an empty set (or frozenset).
func NewSet(frozen bool) *Set { panic("stub") }

func (s *Set) Len() int                                 { panic("stub") }
func (s *Set) Add(c *Context, v Value) error            { panic("stub") }
func (s *Set) Has(c *Context, v Value) (bool, error)    { panic("stub") }
func (s *Set) Entry(i int) (v Value, next int, ok bool) { panic("stub") }

// NewRange returns range(start, stop, step).
func NewRange(start, stop, step int64) *Range { panic("stub") }

// NewSlice returns slice(start, stop, step).
func NewSlice(start, stop, step Value) *Slice { panic("stub") }

// Indices resolves the slice for a sequence of n items.
func (s *Slice) Indices(c *Context, n int) (start, stop, step, count int, err error) { panic("stub") }

// Items collects the items of any iterable into a fresh slice, charging steps
// and bytes as it grows, and keeping them reachable for the memory meter.
func (c *Context) Items(iterable Value) ([]Value, error) { panic("stub") }

// Trace marks everything reachable from the run's roots (modules, temps, and
// what extra visits) and returns the live bytes and objects: the meter's
// Trace function.
func (c *Context) Trace(extra func(visit func(Value))) (bytes, objects int64) { panic("stub") }
