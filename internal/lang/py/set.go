package py

// A Set is a set or frozenset: an open-addressing table that is probed, filled
// and grown exactly as CPython's, so that sets of numbers are iterated over in
// the same order.
type Set struct {
	Object
	table  []setEntry // size is a power of two, at least minSet; nil: empty and never used
	used   int        // members
	fill   int        // members and dummies
	finger int        // where the next pop looks first
	hash   uint64     // of a frozenset, valid with flagHashed
	Attrs  *Attrs
}

type setEntry struct {
	hash uint64
	key  Value // nil: free
}

const (
	setBytes      = 96
	setEntryBytes = 24
	minSet        = 8
	linearProbes  = 9
	// SetBytes is the size of a small set.
	SetBytes = setBytes + minSet*setEntryBytes
	// maxSetSize bounds the table.
	maxSetSize = 1 << 40
)

// dummyTag marks the place of a deleted member.
var dummyTag = Object{typ: &NoneType, flags: flagStatic}

const dummyHash = ^uint64(0)

// NewSet returns an empty set (or frozenset). The caller has charged.
func NewSet(frozen bool) *Set {
	if frozen {
		return &Set{Object: Object{typ: &FrozenSetType}}
	}
	return &Set{Object: Object{typ: &SetType}}
}

// NewSmallSet charges for and returns a set with a table of the least size,
// in one allocation.
func (c *Context) NewSmallSet(t *Type) (*Set, error) {
	if err := c.Alloc(SetBytes); err != nil {
		return nil, err
	}
	s := &struct {
		Set
		room [minSet]setEntry
	}{}
	s.typ, s.table = t, s.room[:]
	return &s.Set, nil
}

// Len returns the number of members.
func (s *Set) Len() int { return s.used }

func (s *Set) bytes() int64 { return setBytes + setEntryBytes*int64(len(s.table)) }

func (s *Set) mask() int {
	if s.table == nil {
		return minSet - 1
	}
	return len(s.table) - 1
}

// live reports whether an entry holds a member.
func (e *setEntry) live() bool { return e.key.ref != nil && e.key.ref != &dummyTag }

// Entry returns the member at or after position i of the table and the
// position of the next; ok is false at the end.
func (s *Set) Entry(i int) (v Value, next int, ok bool) {
	for ; i < len(s.table); i++ {
		if e := &s.table[i]; e.live() {
			return e.key, i + 1, true
		}
	}
	return Value{}, i, false
}

// A prober walks over the places of a hash in CPython's order: runs of
// neighbours where they do not wrap, then jumps.
type prober struct {
	mask, perturb uint64
	i             uint64 // start of the run
	at            uint64
	left          int
	count         int
}

func probe(hash uint64, mask int) prober {
	p := prober{mask: uint64(mask), perturb: hash, i: hash & uint64(mask)}
	p.run()
	return p
}

func (p *prober) run() {
	p.at, p.left = p.i, 0
	if p.i+linearProbes <= p.mask {
		p.left = linearProbes
	}
}

func (p *prober) next() {
	p.count++
	if p.left > 0 {
		p.left--
		p.at++
		return
	}
	p.perturb >>= 5
	p.i = (p.i*5 + 1 + p.perturb) & p.mask
	p.run()
}

// lookup returns the place of key, or where it would go: the last deleted
// entry on the way, else the free one at its end. A comparison that changes
// the table makes it start again.
func (s *Set) lookup(c *Context, key Value, hash uint64) (place int, found bool, err error) {
	for {
		place, found, again, err := s.search(c, key, hash)
		if err != nil || !again {
			return place, found, err
		}
	}
}

func (s *Set) search(c *Context, key Value, hash uint64) (place int, found, again bool, err error) {
	if s.table == nil {
		return -1, false, false, nil
	}
	free := -1
	for p := probe(hash, len(s.table)-1); ; p.next() {
		e := &s.table[p.at]
		if e.key.ref == nil {
			if free < 0 {
				free = int(p.at)
			}
			return free, false, false, nil
		}
		if e.key.ref == &dummyTag {
			free = int(p.at)
		} else if e.hash == hash {
			same, again, err := s.compareKey(c, int(p.at), key)
			if same || again || err != nil {
				return int(p.at), same, again, err
			}
		}
		if p.count&15 == 15 {
			if err := c.Steps(16); err != nil {
				return -1, false, false, err
			}
		}
	}
}

func (s *Set) compareKey(c *Context, place int, key Value) (same, again bool, err error) {
	k := s.table[place].key
	same, known := sameKey(k, key)
	if known {
		return same, false, nil
	}
	table := &s.table[0]
	same, err = c.Equal(k, key)
	return same, len(s.table) == 0 || &s.table[0] != table || place >= len(s.table) || s.table[place].key != k, err
}

// Has reports whether v is a member.
func (s *Set) Has(c *Context, v Value) (bool, error) {
	hash, err := c.keyHash(v)
	if err != nil {
		return false, err
	}
	return s.hasHashed(c, v, hash)
}

func (s *Set) hasHashed(c *Context, v Value, hash uint64) (bool, error) {
	_, found, err := s.lookup(c, v, hash)
	return found, err
}

// Add adds a member.
func (s *Set) Add(c *Context, v Value) error {
	hash, err := c.keyHash(v)
	if err != nil {
		return err
	}
	return s.addHashed(c, v, hash)
}

func (s *Set) addHashed(c *Context, v Value, hash uint64) error {
	if s.table == nil {
		if err := s.allocate(c, minSet); err != nil {
			return err
		}
	}
	place, found, err := s.lookup(c, v, hash)
	if err != nil || found {
		return err
	}
	if place < 0 {
		return s.addHashed(c, v, hash)
	}
	again := s.table[place].key.ref == &dummyTag
	s.table[place] = setEntry{hash, v}
	s.used++
	if again {
		return nil
	}
	s.fill++
	if s.fill*5 < s.mask()*3 {
		return nil
	}
	return s.resize(c, s.growth())
}

func (s *Set) growth() int {
	if s.used > 50000 {
		return s.used * 2
	}
	return s.used * 4
}

// allocate makes an empty table.
func (s *Set) allocate(c *Context, size int) error {
	if err := c.Charge(int64(size/32), setEntryBytes*int64(size)); err != nil {
		return err
	}
	s.table = make([]setEntry, size)
	return nil
}

// resize makes a table of more than least places and moves the members there.
func (s *Set) resize(c *Context, least int) error {
	size := minSet
	for size <= least && size < maxSetSize {
		size *= 2
	}
	old := s.table
	if err := c.Steps(len(old)/4 + s.used/2); err != nil {
		return err
	}
	if err := s.allocate(c, size); err != nil {
		return err
	}
	s.fill = s.used
	return s.place(c, old)
}

// place puts members that are all different into a fresh table.
func (s *Set) place(c *Context, entries []setEntry) error {
	for i := range entries {
		if !entries[i].live() {
			continue
		}
		p := probe(entries[i].hash, len(s.table)-1)
		for s.table[p.at].key.ref != nil {
			p.next()
		}
		s.table[p.at] = entries[i]
		if p.count > 16 {
			if err := c.Steps(p.count); err != nil {
				return err
			}
		}
	}
	return nil
}

// discard removes v and reports whether it was there.
func (s *Set) discard(c *Context, v Value) (bool, error) {
	hash, err := c.keyHash(v)
	if err != nil {
		return false, err
	}
	return s.discardHashed(c, v, hash)
}

func (s *Set) discardHashed(c *Context, v Value, hash uint64) (bool, error) {
	place, found, err := s.lookup(c, v, hash)
	if err != nil || !found {
		return false, err
	}
	s.drop(place)
	return true, nil
}

func (s *Set) drop(place int) {
	s.table[place] = setEntry{dummyHash, Value{ref: &dummyTag}}
	s.used--
}

// pop removes and returns a member; the nil Value if there is none.
func (s *Set) pop(c *Context) (Value, error) {
	if s.used == 0 {
		return Value{}, nil
	}
	i := s.finger & s.mask()
	for n := 1; !s.table[i].live(); n++ {
		if i++; i == len(s.table) {
			i = 0
		}
		if n&255 == 0 {
			if err := c.Steps(32); err != nil {
				return Value{}, err
			}
		}
	}
	v := s.table[i].key
	s.drop(i)
	s.finger = i + 1
	return v, nil
}

// Clear removes all members.
func (s *Set) Clear() { s.table, s.used, s.fill = nil, 0, 0 }

// copyAs returns a set of type t with the same members.
func (s *Set) copyAs(c *Context, t *Type) (*Set, error) {
	if s.used > 0 && s.used*5 < (minSet-1)*3 {
		out, err := c.NewSmallSet(t)
		if err != nil {
			return nil, err
		}
		return out, out.mergeFresh(c, s)
	}
	out := &Set{Object: Object{typ: t}}
	if err := c.Alloc(setBytes); err != nil {
		return nil, err
	}
	return out, out.merge(c, s)
}

// merge adds all members of o.
func (s *Set) merge(c *Context, o *Set) error {
	if s == o || o.used == 0 {
		return nil
	}
	if (s.fill+o.used)*5 >= s.mask()*3 {
		if err := s.resize(c, (s.used+o.used)*2); err != nil {
			return err
		}
	} else if s.table == nil {
		if err := s.allocate(c, minSet); err != nil {
			return err
		}
	}
	if s.fill == 0 {
		return s.mergeFresh(c, o)
	}
	return o.each(c, func(v Value, hash uint64) error { return s.addHashed(c, v, hash) })
}

// mergeFresh is merge into an empty table of sufficient size.
func (s *Set) mergeFresh(c *Context, o *Set) error {
	if err := c.Steps(len(o.table)/8 + 1); err != nil {
		return err
	}
	s.used, s.fill = o.used, o.used
	if len(s.table) == len(o.table) && o.fill == o.used {
		copy(s.table, o.table)
		return nil
	}
	return s.place(c, o.table)
}

// each calls f with every member, charging a step for each place.
func (s *Set) each(c *Context, f func(v Value, hash uint64) error) error {
	for i := 0; i < len(s.table); i++ {
		e := s.table[i]
		if !e.live() {
			if i&15 == 15 {
				if err := c.Steps(1); err != nil {
					return err
				}
			}
			continue
		}
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := f(e.key, e.hash); err != nil {
			return err
		}
	}
	return nil
}

// isSet reports whether v is a set or frozenset.
func isSet(v Value) bool { k := v.Kind(); return k == KindSet || k == KindFrozenSet }

// Update adds all items of an iterable.
func (s *Set) Update(c *Context, iterable Value) error {
	switch {
	case isSet(iterable):
		return s.merge(c, iterable.Set())
	case iterable.Is(&DictType):
		return s.mergeDict(c, iterable.Dict())
	}
	mark := c.Push(s.Value())
	defer c.Pop(mark)
	return c.Each(iterable, func(v Value) error { return s.Add(c, v) })
}

func (s *Set) mergeDict(c *Context, d *Dict) error {
	if (s.fill+d.n)*5 >= s.mask()*3 {
		if err := s.resize(c, (s.used+d.n)*2); err != nil {
			return err
		}
	}
	return d.each(c, func(e dictEntry) error { return s.addHashed(c, e.key, e.hash) })
}

// each calls f with every entry, charging a step for each.
func (d *Dict) each(c *Context, f func(e dictEntry) error) error {
	for i := d.head; i < len(d.entries); i++ {
		e := d.entries[i]
		if e.key.ref == nil {
			continue
		}
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := f(e); err != nil {
			return err
		}
	}
	return nil
}

// base returns the builtin type of results: set or frozenset.
func (s *Set) base() *Type {
	if s.typ.Kind == KindFrozenSet {
		return &FrozenSetType
	}
	return &SetType
}

// fresh returns an empty set of s's builtin type, charged.
func (s *Set) fresh(c *Context) (*Set, error) {
	return &Set{Object: Object{typ: s.base()}}, c.Alloc(setBytes)
}

// toSet returns v itself if it is a set, else a new one of its items.
func (c *Context) toSet(v Value) (*Set, error) {
	if isSet(v) {
		return v.Set(), nil
	}
	return c.setOf(v)
}

// intersection returns the members of s that are in other.
func (s *Set) intersection(c *Context, other Value) (*Set, error) {
	if other == s.Value() {
		return s.copyAs(c, s.base())
	}
	out, err := s.fresh(c)
	if err != nil {
		return nil, err
	}
	if isSet(other) {
		small, large := other.Set(), s
		if small.used > large.used {
			small, large = large, small
		}
		return out, small.each(c, func(v Value, hash uint64) error {
			return out.addIf(c, large, v, hash)
		})
	}
	mark := c.Push(out.Value())
	defer c.Pop(mark)
	return out, c.Each(other, func(v Value) error {
		hash, err := c.keyHash(v)
		if err != nil {
			return err
		}
		return out.addIf(c, s, v, hash)
	})
}

// addIf adds v if it is in o.
func (s *Set) addIf(c *Context, o *Set, v Value, hash uint64) error {
	in, err := o.hasHashed(c, v, hash)
	if err != nil || !in {
		return err
	}
	return s.addHashed(c, v, hash)
}

// difference returns the members of s that are not in other.
func (s *Set) difference(c *Context, other Value) (*Set, error) {
	n := -1
	switch {
	case isSet(other):
		n = other.Set().used
	case other.Is(&DictType):
		n = other.Dict().n
	}
	if n < 0 || s.used>>2 > n {
		out, err := s.copyAs(c, s.base())
		if err != nil {
			return nil, err
		}
		return out, out.subtract(c, other)
	}
	out, err := s.fresh(c)
	if err != nil {
		return nil, err
	}
	return out, s.each(c, func(v Value, hash uint64) error {
		in, err := hasHashed(c, other, v, hash)
		if err != nil || in {
			return err
		}
		return out.addHashed(c, v, hash)
	})
}

// hasHashed asks a set or dict for a key whose hash is known.
func hasHashed(c *Context, container, v Value, hash uint64) (bool, error) {
	if isSet(container) {
		return container.Set().hasHashed(c, v, hash)
	}
	pos, err := container.Dict().lookup(c, v, hash)
	return pos >= 0, err
}

// subtract removes the items of other.
func (s *Set) subtract(c *Context, other Value) error {
	if other == s.Value() {
		s.Clear()
		return nil
	}
	if !isSet(other) {
		err := c.Each(other, func(v Value) error {
			_, err := s.discard(c, v)
			return err
		})
		if err != nil {
			return err
		}
		return s.shrink(c)
	}
	o := other.Set()
	if o.used>>3 > s.used {
		var err error
		if o, err = s.intersection(c, other); err != nil {
			return err
		}
	}
	err := o.each(c, func(v Value, hash uint64) error {
		_, err := s.discardHashed(c, v, hash)
		return err
	})
	if err != nil {
		return err
	}
	return s.shrink(c)
}

// shrink drops the dummies if they are more than a quarter.
func (s *Set) shrink(c *Context) error {
	if s.fill-s.used <= s.mask()/4 {
		return nil
	}
	return s.resize(c, s.growth())
}

// toggle does s ^= other.
func (s *Set) toggle(c *Context, other Value) error {
	if other == s.Value() {
		s.Clear()
		return nil
	}
	flip := func(v Value, hash uint64) error {
		found, err := s.discardHashed(c, v, hash)
		if err != nil || found {
			return err
		}
		return s.addHashed(c, v, hash)
	}
	if other.Is(&DictType) {
		return other.Dict().each(c, func(e dictEntry) error { return flip(e.key, e.hash) })
	}
	o, err := c.toSet(other)
	if err != nil {
		return err
	}
	return o.each(c, flip)
}

// subset reports whether all members of s are in o.
func (s *Set) subset(c *Context, o *Set) (bool, error) {
	if s.used > o.used {
		return false, nil
	}
	all := true
	err := s.each(c, func(v Value, hash uint64) error {
		in, err := o.hasHashed(c, v, hash)
		if err == nil && !in {
			all, err = false, errFound
		}
		return err
	})
	if err == errFound {
		err = nil
	}
	return all, err
}

// swap exchanges the members of two sets.
func (s *Set) swap(o *Set) {
	s.table, o.table = o.table, s.table
	s.used, o.used = o.used, s.used
	s.fill, o.fill = o.fill, s.fill
}
