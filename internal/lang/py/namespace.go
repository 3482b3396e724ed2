package py

import (
	"maps"
	"slices"
)

// A Namespace maps names to values in the order of their definition: the
// globals of a module, the dictionary of a class. Slots never move while only
// values change, so the machine may cache an index as long as Version is the
// same.
type Namespace struct {
	index   map[string]int32
	names   []string
	open    []Value // the values of the first names, nil of one that is not bound: see Open
	values  []Value // those of the others
	Version uint32  // changes when a name is added or removed
	text    int     // bytes of all names
	// Mapping is what a metaclass's __prepare__ made for a class body, if that
	// is more than a dict: names bound in the body go through its __setitem__.
	Mapping Value
	// OnWrite is called after a change from the value old, nil of a new name, to
	// v, nil of a name that is gone; types use it to drop caches.
	OnWrite func(old, v Value)
	partial bool      // some of values may be unbound
	lent    bool      // index belongs to others, too: it is copied before it changes
	watched []**Value // what SlotAt found, to be forgotten with the next change of Version
}

// NewNamespace returns an empty namespace.
func NewNamespace() *Namespace { return &Namespace{index: map[string]int32{}} }

// NewNamespaceFor returns an empty namespace with room for n names.
func NewNamespaceFor(n int) *Namespace {
	return &Namespace{index: make(map[string]int32, n), names: make([]string, 0, n), values: make([]Value, 0, n)}
}

// alike returns a namespace with the same names, in the same slots, all of them
// unbound.
func (ns *Namespace) alike() *Namespace {
	n := len(ns.names)
	if !ns.lent { // what others know already is not written to
		ns.lent = true
	}
	return &Namespace{index: ns.index, names: ns.names[:n:n], values: make([]Value, n), Version: ns.Version, text: ns.text, lent: true, partial: true}
}

// bound returns ns, which has no open names, if all of them are bound, and else
// a namespace of those that are.
func (ns *Namespace) bound() *Namespace {
	ns.partial = slices.ContainsFunc(ns.values, Value.IsNil)
	if !ns.partial {
		return ns
	}
	out := NewNamespaceFor(len(ns.names))
	for i, name := range ns.names {
		if v := ns.values[i]; !v.IsNil() {
			out.Set(name, v)
		}
	}
	return out
}

// ownIndex makes the index the namespace's own.
func (ns *Namespace) ownIndex() {
	if ns.lent {
		ns.index, ns.lent = maps.Clone(ns.index), false
	}
}

// Open makes the places of open those of names, which they are from now on: who
// owns them may bind and read them there. What ns has of these names goes there.
func (ns *Namespace) Open(names []string, open []Value) {
	old := *ns
	ns.lent = false
	ns.index, ns.names, ns.open, ns.values = make(map[string]int32, len(names)+len(old.names)), slices.Clone(names), open, nil
	for i, name := range names {
		ns.index[name] = int32(i)
		ns.text += len(name)
	}
	for i, name := range old.names {
		if slot, ok := ns.index[name]; ok {
			open[slot] = *old.place(i)
			ns.text -= len(name)
			continue
		}
		ns.index[name] = int32(len(ns.names))
		ns.names = append(ns.names, name)
		ns.values = append(ns.values, *old.place(i))
	}
	ns.renamed()
}

// IsOpen reports whether name has a place of those that Open got.
func (ns *Namespace) IsOpen(name string) bool {
	i, ok := ns.index[name]
	return ok && int(i) < len(ns.open)
}

// place returns where the value in slot i is.
func (ns *Namespace) place(i int) *Value {
	if i < len(ns.open) {
		return &ns.open[i]
	}
	return &ns.values[i-len(ns.open)]
}

// Len returns the number of slots. Those of open names may be empty.
func (ns *Namespace) Len() int {
	return len(ns.names)
}

// Get returns the value of name, or the nil Value.
func (ns *Namespace) Get(name string) Value {
	if i, ok := ns.index[name]; ok {
		return *ns.place(int(i))
	}
	return Value{}
}

// Index returns the slot of name, or -1.
func (ns *Namespace) Index(name string) int {
	if i, ok := ns.index[name]; ok && !ns.place(int(i)).IsNil() {
		return int(i)
	}
	return -1
}

// At returns the name and value in slot i.
func (ns *Namespace) At(i int) (string, Value) {
	return ns.names[i], *ns.place(i)
}

// ValueAt returns the value in slot i.
func (ns *Namespace) ValueAt(i int) Value { return *ns.place(i) }

// ClosedAt is ValueAt of a namespace that has no open names.
func (ns *Namespace) ClosedAt(i int) Value { return ns.values[i] }

// Closed reports whether ns has no open names.
func (ns *Namespace) Closed() bool { return len(ns.open) == 0 }

// SetAt changes the value in slot i.
func (ns *Namespace) SetAt(i int, v Value) {
	place := ns.place(i)
	old := *place
	*place = v
	if ns.OnWrite != nil {
		ns.OnWrite(old, v)
	}
}

// SlotAt returns the place of the value in slot i, which is the same while
// Version is. What has an OnWrite must not be written through it.
func (ns *Namespace) SlotAt(i int) *Value { return ns.place(i) }

// Watch has *place made nil when a name is added or removed. It is asked for
// once until then.
func (ns *Namespace) Watch(place **Value) { ns.watched = append(ns.watched, place) }

// renamed says that a name was added or removed.
func (ns *Namespace) renamed() {
	ns.Version++
	for _, place := range ns.watched {
		*place = nil
	}
	ns.watched = ns.watched[:0]
}

// Set binds name to v.
func (ns *Namespace) Set(name string, v Value) {
	old := Value{}
	if i, ok := ns.index[name]; ok {
		place := ns.place(int(i))
		old, *place = *place, v
	} else {
		ns.ownIndex()
		ns.index[name] = int32(len(ns.names))
		ns.names = append(ns.names, name)
		ns.text += len(name)
		ns.values = append(ns.values, v)
		ns.renamed()
	}
	if ns.OnWrite != nil {
		ns.OnWrite(old, v)
	}
}

// Delete removes name and reports whether it was there.
func (ns *Namespace) Delete(name string) bool {
	i := ns.Index(name)
	if i < 0 {
		return false
	}
	old := ns.ValueAt(i)
	if i < len(ns.open) {
		ns.open[i] = Value{}
	} else {
		ns.remove(i)
	}
	ns.renamed()
	if ns.OnWrite != nil {
		ns.OnWrite(old, Value{})
	}
	return true
}

// remove takes slot i away, which is no open one.
func (ns *Namespace) remove(i int) {
	name, at := ns.names[i], i-len(ns.open)
	ns.ownIndex()
	delete(ns.index, name)
	ns.text -= len(name)
	ns.names = append(ns.names[:i:i], ns.names[i+1:]...)
	ns.values = append(ns.values[:at:at], ns.values[at+1:]...)
	for j := i; j < len(ns.names); j++ {
		ns.index[ns.names[j]] = int32(j)
	}
}

// Names returns the names in order. The caller must not change the slice.
func (ns *Namespace) Names() []string {
	if len(ns.open) == 0 && !ns.partial {
		return ns.names
	}
	names := make([]string, 0, len(ns.names))
	for i, name := range ns.names {
		if !ns.place(i).IsNil() {
			names = append(names, name)
		}
	}
	return names
}

// A Shape (hidden class) tells which attribute is in which slot of an
// object's Attrs. Objects that got the same names in the same order share it.
// Past maxShared names, or when one root has grown maxShapes shapes, an object
// gets a shape of its own, which is changed in place and must not be cached.
type Shape struct {
	Names []string
	index map[string]int32
	root  *Shape
	child *Shape            // the first shape made by With
	next  map[string]*Shape // the others
	count int               // shapes below a root
	bytes int64             // what a root and the shapes below it take, or an own shape
	own   bool
}

// shapeBytes is what a shape costs, nameBytes each of its names, ownBytes a
// name of a shape that has an index of its own.
const (
	shapeBytes = 160
	nameBytes  = 16
	ownBytes   = 80
)

// Bytes returns what the shapes of a root take; a shape of an object's own
// counts by itself.
func (s *Shape) Bytes() int64 {
	if s == nil {
		return 0
	}
	if s.own {
		return s.bytes
	}
	return s.root.bytes
}

// ownShape returns an empty shape that only one object has.
func ownShape() *Shape {
	s := &Shape{own: true, bytes: shapeBytes}
	s.root = s
	return s
}

const (
	maxShared = 64
	maxShapes = 1024
	// shapeScan is the number of names up to which a shape of an object's own
	// is scanned; shared ones, which are many and short, always are.
	shapeScan = 8
)

// NewShape returns an empty root shape.
func NewShape() *Shape {
	s := &Shape{}
	s.root = s
	return s
}

// Cacheable reports whether slots, and the absence of a name, may be cached by
// the shape's identity.
func (s *Shape) Cacheable() bool { return !s.own }

// Root returns the shape without names that s grew from.
func (s *Shape) Root() *Shape { return s.root }

// Slot returns the slot of name, or -1.
func (s *Shape) Slot(name string) int {
	if len(s.Names) <= shapeScan || !s.own {
		for i, n := range s.Names {
			if n == name {
				return i
			}
		}
		return -1
	}
	if s.index == nil {
		s.index = make(map[string]int32, len(s.Names))
		for i, n := range s.Names {
			s.index[n] = int32(i)
		}
	}
	if i, ok := s.index[name]; ok {
		return int(i)
	}
	return -1
}

// With returns the shape that has name after the names of s.
func (s *Shape) With(name string) *Shape {
	if s.own {
		if s.index != nil {
			s.index[name] = int32(len(s.Names))
		}
		s.Names = append(s.Names, name)
		s.bytes += ownBytes + int64(len(name))
		return s
	}
	if s.child != nil && s.child.Names[len(s.Names)] == name {
		return s.child
	}
	if t, ok := s.next[name]; ok {
		return t
	}
	names := make([]string, len(s.Names)+1)
	copy(names, s.Names)
	names[len(s.Names)] = name
	t := &Shape{Names: names, root: s.root}
	if s.root.count >= maxShapes || len(s.Names) >= maxShared {
		t.own, t.bytes = true, shapeBytes
		for _, n := range t.Names {
			t.bytes += ownBytes + int64(len(n))
		}
		return t
	}
	s.root.count++
	s.root.bytes += shapeBytes + nameBytes*int64(len(t.Names)) + int64(len(name))
	if s.child == nil {
		s.child = t
		return t
	}
	if s.next == nil {
		s.next = map[string]*Shape{}
	}
	s.next[name] = t
	return t
}

// Attrs are the attributes of one object: the value of Shape.Names[i] is
// Slots[i].
type Attrs struct {
	Shape *Shape
	Slots []Value
}

// Get returns the attribute, or the nil Value.
func (a *Attrs) Get(name string) Value {
	if a == nil || a.Shape == nil {
		return Value{}
	}
	if i := a.Shape.Slot(name); i >= 0 {
		return a.Slots[i]
	}
	return Value{}
}

// Set binds the attribute, moving to another shape when it is new. The
// caller has charged AttrBytes for a new one.
func (a *Attrs) Set(name string, v Value) {
	if a.Shape == nil {
		a.Shape = ownShape()
	}
	if i := a.Shape.Slot(name); i >= 0 {
		a.Slots[i] = v
		return
	}
	a.Shape = a.Shape.With(name)
	a.Slots = append(a.Slots, v)
}

// Delete removes the attribute and reports whether it was there.
func (a *Attrs) Delete(name string) bool {
	if a == nil || a.Shape == nil {
		return false
	}
	i := a.Shape.Slot(name)
	if i < 0 {
		return false
	}
	shape := a.Shape.root
	if shape.own {
		shape = ownShape()
	}
	for j, n := range a.Shape.Names {
		if j != i {
			shape = shape.With(n)
		}
	}
	a.Shape = shape
	a.Slots = append(a.Slots[:i:i], a.Slots[i+1:]...)
	return true
}

// AttrBytes is what one more attribute costs.
const AttrBytes = 24
