package py

type setEntry struct {
	hash uint64
	key  Value // nil: free
}

// A word is the payload of an int with its sign turned round, so that fresh
// memory is free places; the two ints whose words are taken make a set one of
// entries.
const (
	wordFree  = 0
	wordDummy = 1
	wordSign  = 1 << 63
)

// What the machine knows of sets of ints: a member n is the word n ^ WordSign,
// at a place between n & Mask and LinearProbes further where that does not go
// beyond the end, if n is its own hash: |n| < OwnHash but for -1, whose hash
// is -2. A place without a member has WordFree, which ends the search, or
// WordDummy.
const (
	WordFree     = wordFree
	WordDummy    = wordDummy
	WordSign     = wordSign
	LinearProbes = linearProbes
	OwnHash      = hashModulus
)

// wordOf returns the word of a value that a set of ints can hold.
func wordOf(v Value) (w uint64, ok bool) {
	w = v.bits ^ wordSign
	return w, v.ref == &intTag && w > wordDummy
}

// smallHash is HashInt, quickly for what is its own hash.
func smallHash(n int64) uint64 {
	if n > -hashModulus && n < hashModulus && n != -1 {
		return uint64(n)
	}
	return uint64(HashInt(n))
}

const (
	setBytes      = 64
	setEntryBytes = 24
	setWordBytes  = 8
	minSet        = 8
	linearProbes  = 9
	// maxSetSize bounds the table.
	maxSetSize = 1 << 30
)

// dummyTag marks the place of a deleted member.
var dummyTag = Object{typ: &NoneType, flags: flagStatic}

const dummyHash = ^uint64(0)

// NewSet returns an empty set (or frozenset). The caller has charged.
func NewSet(frozen bool) *Set {
	if frozen {
		return NewSetOf(&FrozenSetType)
	}
	return NewSetOf(&SetType)
}

// NewSetOf returns an empty set of a type that is set, frozenset or a subclass
// of one. The caller has charged.
func NewSetOf(t *Type) *Set {
	if t == &SetType || t == &FrozenSetType {
		return &Set{Object: Object{typ: t}}
	}
	return &(&derivedSet{Set: Set{Object: Object{typ: t, flags: flagAttrs}}}).Set
}

// newSized charges for and returns a set with an empty table, in one
// allocation where that is small.
func (c *Context) newSized(t *Type, size int, ints bool) (*Set, error) {
	switch {
	case !ints && size == minSet:
		if err := c.Alloc(setBytes + setEntryBytes*minSet); err != nil {
			return nil, err
		}
		s := &setEntries8{}
		s.typ = t
		s.setEntries(s.room[:])
		return &s.Set, nil
	case !ints || size > 2*minSet:
		if err := c.Alloc(setBytes); err != nil {
			return nil, err
		}
		s := NewSetOf(t)
		return s, s.allocate(c, size, ints)
	}
	return c.newWords(t, size, false)
}

// fewMembers is how many members surely fit in the smallest table.
const fewMembers = 4

// FewInts refills s, which is nil or what it returned before, with the given
// items: it is for an operand that nothing keeps. It returns nil, and has done nothing, unless the items are a
// few ints.
func (s *Set) FewInts(c *Context, items []Value) (*Set, error) {
	if len(items) == 0 || len(items) > fewMembers {
		return nil, nil
	}
	for _, v := range items {
		if _, ok := wordOf(v); !ok {
			return nil, nil
		}
	}
	if s == nil {
		if err := c.Alloc(setBytes + setWordBytes*minSet); err != nil {
			return nil, err
		}
		few := &set8{}
		few.typ = &SetType
		few.setWords(few.room[:])
		s = &few.Set
	}
	clear(s.words())
	s.used, s.fill = 0, 0
	for _, v := range items {
		if err := s.addHashed(c, v, smallHash(v.AsInt())); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// NewSetFrom charges for and returns a set of the given items.
func (c *Context) NewSetFrom(items []Value) (*Set, error) {
	if len(items) == 0 {
		return NewSet(false), c.Alloc(setBytes)
	}
	_, ints := wordOf(items[0])
	s, err := c.newSized(&SetType, minSet, ints)
	if err != nil {
		return nil, err
	}
	mark := c.Push(s.Value())
	for _, v := range items {
		if err = s.Add(c, v); err != nil {
			break
		}
	}
	c.Pop(mark)
	return s, err
}

// NewSetOfConstants charges for and returns what a display of constants is,
// with its members in CPython's order: its compiler makes a frozenset of them,
// then one of the members of that, to which the display updates an empty set.
// A loop goes over that frozenset.
func (c *Context) NewSetOfConstants(items []Value, loop bool) (*Set, error) {
	first, err := c.NewSetFrom(items)
	if err != nil {
		return nil, err
	}
	second, err := c.newSized(&SetType, minSet, first.ints)
	if err != nil {
		return nil, err
	}
	err = first.each(c, func(v Value, hash uint64) error { return second.addHashed(c, v, hash) })
	if err != nil || loop || second.size == minSet {
		return second, err
	}
	s, err := c.newSized(&SetType, minSet, second.ints)
	if err != nil {
		return nil, err
	}
	return s, s.merge(c, second)
}

// Len returns the number of members.
func (s *Set) Len() int { return int(s.used) }

func placeBytes(ints bool) int64 {
	if ints {
		return setWordBytes
	}
	return setEntryBytes
}

func (s *Set) bytes() int64 { return setBytes + placeBytes(s.ints)*int64(s.size) }

func (s *Set) mask() int { return max(int(s.size), minSet) - 1 }

// keyAt returns the member at a place, nil or the dummy where there is none.
func (s *Set) keyAt(i int) Value {
	if !s.ints {
		return s.entries()[i].key
	}
	switch w := s.words()[i]; w {
	case wordFree:
		return Value{}
	case wordDummy:
		return Value{ref: &dummyTag}
	default:
		return Value{&intTag, w ^ wordSign}
	}
}

// hashAt returns the hash of the member at a place.
func (s *Set) hashAt(i int) uint64 {
	if s.ints {
		return smallHash(int64(s.words()[i] ^ wordSign))
	}
	return s.entries()[i].hash
}

// lives reports whether a place with this key holds a member.
func lives(key Value) bool { return key.ref != nil && key.ref != &dummyTag }

// Entry returns the member at or after position i of the table and the
// position of the next; ok is false at the end.
func (s *Set) Entry(i int) (v Value, next int, ok bool) {
	for ; i < int(s.size); i++ {
		if key := s.keyAt(i); lives(key) {
			return key, i + 1, true
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
	if s.size == 0 {
		return -1, false, false, nil
	}
	free := -1
	for p := probe(hash, int(s.size)-1); ; p.next() {
		k := s.keyAt(int(p.at))
		if k.ref == nil {
			if free < 0 {
				free = int(p.at)
			}
			return free, false, false, nil
		}
		if k.ref == &dummyTag {
			free = int(p.at)
		} else if s.hashAt(int(p.at)) == hash {
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
	k := s.keyAt(place)
	same, known := sameKey(k, key)
	if known {
		return same, false, nil
	}
	store := s.store
	same, err = c.Equal(k, key)
	return same, s.store != store || s.keyAt(place) != k, err
}

// find is search in the first places of a key, up to the end of the first run,
// where they tell: no script code runs, nothing is charged.
func (s *Set) find(key Value, hash uint64) (place int, found, known bool) {
	if s.size == 0 {
		return -1, false, true
	}
	if s.ints {
		if w, ok := wordOf(key); ok {
			return s.findWord(w, hash)
		}
		return 0, false, false
	}
	mask, perturb, i := uint64(s.size-1), hash, hash
	free := -1
	for range patience {
		i &= mask
		last := i
		if i+linearProbes <= mask {
			last = i + linearProbes
		}
		for at := i; at <= last; at++ {
			switch e := s.entry(at); {
			case e.key == key:
				return int(at), true, true
			case e.key.ref == nil && free < 0:
				return int(at), false, true
			case e.key.ref == nil:
				return free, false, true
			case e.key.ref == &dummyTag:
				free = int(at)
			case e.hash == hash:
				if same, known := sameKey(e.key, key); same || !known {
					return int(at), same, known
				}
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

// Has reports whether v is a member.
func (s *Set) Has(c *Context, v Value) (bool, error) {
	hash, err := c.keyHash(v)
	if err != nil {
		return false, err
	}
	return s.hasHashed(c, v, hash)
}

func (s *Set) hasHashed(c *Context, v Value, hash uint64) (bool, error) {
	if _, found, known := s.find(v, hash); known {
		return found, nil
	}
	_, found, err := s.lookup(c, v, hash)
	return found, err
}

// Add adds a member.
func (s *Set) Add(c *Context, v Value) error {
	if w, ok := wordOf(v); ok && s.ints {
		hash := smallHash(int64(v.bits))
		if place, found, known := s.findWord(w, hash); found {
			return nil
		} else if known {
			return s.put(c, place, v, hash)
		}
	}
	hash, err := c.keyHash(v)
	if err != nil {
		return err
	}
	return s.addHashed(c, v, hash)
}

func (s *Set) addHashed(c *Context, v Value, hash uint64) error {
	if s.size == 0 {
		_, ints := wordOf(v)
		if err := s.allocate(c, minSet, ints); err != nil {
			return err
		}
	}
	place, found, known := s.find(v, hash)
	if !known {
		var err error
		if place, found, err = s.lookup(c, v, hash); err != nil {
			return err
		}
	}
	if found {
		return nil
	}
	if place < 0 {
		return s.addHashed(c, v, hash)
	}
	return s.put(c, place, v, hash)
}

// put makes v a member at a place that is free or a dummy's.
func (s *Set) put(c *Context, place int, v Value, hash uint64) error {
	w, ok := wordOf(v)
	if s.ints && !ok {
		if err := s.widen(c); err != nil {
			return err
		}
	}
	var dummy bool
	if s.ints {
		words := s.words()
		dummy = words[place] == wordDummy
		words[place] = w
	} else {
		table := s.entries()
		dummy = table[place].key.ref == &dummyTag
		table[place] = setEntry{hash, v}
	}
	s.used++
	if dummy {
		return nil
	}
	s.fill++
	if int(s.fill)*5 < s.mask()*3 {
		return nil
	}
	return s.resize(c, s.growth(), s.ints)
}

// widen turns words into entries at the same places.
func (s *Set) widen(c *Context) error {
	words := s.words()
	if err := c.Charge(int64(len(words)/8), setEntryBytes*int64(len(words))); err != nil {
		return err
	}
	table := make([]setEntry, len(words))
	for i := range table {
		if key := s.keyAt(i); lives(key) {
			table[i] = setEntry{s.hashAt(i), key}
		} else if key.ref != nil {
			table[i] = dummyEntry
		}
	}
	s.setEntries(table)
	return nil
}

func (s *Set) growth() int {
	if s.used > 50000 {
		return int(s.used) * 2
	}
	return int(s.used) * 4
}

// allocate makes an empty table.
func (s *Set) allocate(c *Context, size int, ints bool) error {
	if err := c.Charge(int64(size/32), placeBytes(ints)*int64(size)); err != nil {
		return err
	}
	if ints {
		words := make([]uint64, size)
		large(c, words)
		s.setWords(words)
	} else {
		table := make([]setEntry, size)
		large(c, table)
		s.setEntries(table)
	}
	return nil
}

// sizeAbove is the size of a table that has more than least places.
func sizeAbove(least int) int {
	size := minSet
	for size <= least && size < maxSetSize {
		size *= 2
	}
	return size
}

// resize makes a table of more than least places and moves the members there;
// ints tells what the places are to be, which may be words only if they are.
func (s *Set) resize(c *Context, least int, ints bool) error {
	if least >= maxSetSize {
		return c.tooLarge()
	}
	old := *s
	if err := c.Steps(int(s.size/4 + s.used/2)); err != nil {
		return err
	}
	if err := s.allocate(c, sizeAbove(least), ints); err != nil {
		return err
	}
	s.fill = s.used
	if s.used == 0 {
		return nil
	}
	return s.place(c, &old)
}

// place puts the members of o, all different, into a fresh table.
func (s *Set) place(c *Context, o *Set) error {
	if s.ints {
		return s.placeWords(c, o.words())
	}
	table := s.entries()
	for i := range int(o.size) {
		key := o.keyAt(i)
		if !lives(key) {
			continue
		}
		hash := o.hashAt(i)
		if e := &table[hash&uint64(len(table)-1)]; e.key.ref == nil {
			e.hash, e.key.ref, e.key.bits = hash, key.ref, key.bits
			continue
		}
		p := probe(hash, len(table)-1)
		for table[p.at].key.ref != nil {
			p.next()
		}
		table[p.at] = setEntry{hash, key}
		if p.count > 16 {
			if err := c.Steps(p.count); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Set) placeWords(c *Context, words []uint64) error {
	table := s.words()
	for _, w := range words {
		if w <= wordDummy {
			continue
		}
		hash := smallHash(int64(w ^ wordSign))
		if at := hash & uint64(len(table)-1); table[at] == wordFree {
			table[at] = w
			continue
		}
		p := probe(hash, len(table)-1)
		for table[p.at] != wordFree {
			p.next()
		}
		table[p.at] = w
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

// dummyEntry marks the place of a deleted member.
var dummyEntry = setEntry{dummyHash, Value{ref: &dummyTag}}

func (s *Set) drop(place int) {
	if s.ints {
		s.words()[place] = wordDummy
	} else {
		s.entries()[place] = dummyEntry
	}
	s.used--
}

// pop removes and returns a member; the nil Value if there is none.
func (s *Set) pop(c *Context) (Value, error) {
	if s.used == 0 {
		return Value{}, nil
	}
	i := int(s.extra) & s.mask()
	for n := 1; !lives(s.keyAt(i)); n++ {
		if i++; i == int(s.size) {
			i = 0
		}
		if n&255 == 0 {
			if err := c.Steps(32); err != nil {
				return Value{}, err
			}
		}
	}
	v := s.keyAt(i)
	s.drop(i)
	s.extra = uint64(i + 1)
	return v, nil
}

// Clear removes all members.
func (s *Set) Clear() { s.store, s.size, s.used, s.fill, s.ints = nil, 0, 0, 0, false }

// crowded reports whether n members are too many for a table of a size.
func crowded(n, size int) bool { return n*5 >= (size-1)*3 }

// copySize is the size of the table of a copy.
func (s *Set) copySize() int {
	switch n := int(s.used); {
	case n == 0:
		return 0
	case !crowded(n, minSet):
		return minSet
	default:
		return sizeAbove(2 * n)
	}
}

// copyAs returns a set of type t with the same members.
func (s *Set) copyAs(c *Context, t *Type) (*Set, error) { return s.copySized(c, t, s.copySize()) }

// copySized is copyAs with a table of a given size.
func (s *Set) copySized(c *Context, t *Type, size int) (*Set, error) {
	if s.used == 0 {
		return NewSetOf(t), c.Alloc(setBytes)
	}
	out, err := c.newSized(t, size, s.ints)
	if err != nil {
		return nil, err
	}
	return out, out.mergeFresh(c, s)
}

// union returns s | o. A copy of s that the members of o would make grow gets
// its final size at once, where that gives the same order.
func (s *Set) union(c *Context, o *Set) (*Set, error) {
	if s.used == 0 {
		return o.copyAs(c, s.base())
	}
	size := s.copySize()
	if all := int(s.used + o.used); s != o && o.used > 0 && s.ints == o.ints &&
		s.fill == s.used && int(s.size) == size && crowded(all, size) {
		size = sizeAbove(2 * all)
	}
	out, err := s.copySized(c, s.base(), size)
	if err != nil {
		return nil, err
	}
	return out, out.merge(c, o)
}

// WithInt returns s | {v} for an int v; nil, and has done nothing, unless s is empty or a set of ints whose copy would
// not be moved once more to make room.
func (s *Set) WithInt(c *Context, v Value) (*Set, error) {
	w, isWord := wordOf(v)
	if !isWord || !s.ints && s.used > 0 {
		return nil, nil
	}
	size := max(s.copySize(), minSet)
	if all := int(s.used) + 1; crowded(all, size) {
		if s.fill != s.used || int(s.size) != size {
			return nil, nil
		}
		size = sizeAbove(2 * all)
	}
	if err := c.Steps(size/8 + 2); err != nil {
		return nil, err
	}
	out, err := c.newWords(s.base(), size, true)
	if err != nil {
		return nil, err
	}
	if out.used, out.fill = s.used, s.used; s.used > 0 {
		if err := out.copyWords(c, s); err != nil {
			return nil, err
		}
	}
	return out, out.addWord(c, w)
}

// copyWords puts the members of o, a set of ints, into the fresh table of s.
func (s *Set) copyWords(c *Context, o *Set) error {
	if s.size == o.size && o.fill == o.used {
		copy(s.words(), o.words())
		return nil
	}
	return s.placeWords(c, o.words())
}

// addWord is Add of an int to a set of ints without deleted ones that does not grow by it.
func (s *Set) addWord(c *Context, w uint64) error {
	hash := smallHash(int64(w ^ wordSign))
	place, found, known := s.findWord(w, hash)
	if !known {
		var err error
		if place, found, err = s.lookup(c, Value{&intTag, w ^ wordSign}, hash); err != nil {
			return err
		}
	}
	if !found {
		s.words()[place] = w
		s.used++
		s.fill++
	}
	return nil
}

// merge adds all members of o.
func (s *Set) merge(c *Context, o *Set) error {
	if s == o || o.used == 0 {
		return nil
	}
	ints := o.ints && (s.ints || s.fill == 0)
	if crowded(int(s.fill+o.used), s.mask()+1) {
		if err := s.resize(c, int(s.used+o.used)*2, ints); err != nil {
			return err
		}
	} else if s.size == 0 {
		if err := s.allocate(c, minSet, ints); err != nil {
			return err
		}
	}
	if s.fill == 0 {
		return s.mergeFresh(c, o)
	}
	if s.ints && o.ints {
		return s.mergeWords(c, o)
	}
	return o.each(c, func(v Value, hash uint64) error { return s.addHashed(c, v, hash) })
}

// mergeWords is merge of two sets of ints.
func (s *Set) mergeWords(c *Context, o *Set) error {
	words := o.words()
	if err := c.Steps(len(words)/16 + int(o.used)); err != nil {
		return err
	}
	for _, w := range words {
		if w <= wordDummy {
			continue
		}
		if err := s.addHashed(c, Value{&intTag, w ^ wordSign}, smallHash(int64(w^wordSign))); err != nil {
			return err
		}
	}
	return nil
}

// mergeFresh is merge into an empty table of sufficient size.
func (s *Set) mergeFresh(c *Context, o *Set) error {
	if err := c.Steps(int(o.size)/8 + 1); err != nil {
		return err
	}
	if s.ints && !o.ints {
		if err := s.widen(c); err != nil {
			return err
		}
	}
	s.used, s.fill = o.used, o.used
	if s.size == o.size && o.fill == o.used {
		s.copyPlaces(o)
		return nil
	}
	return s.place(c, o)
}

// copyPlaces gives s, whose table is empty and as large as that of o, the members
// of o at the same places. Words become entries if s has those.
func (s *Set) copyPlaces(o *Set) {
	switch {
	case s.ints:
		copy(s.words(), o.words())
	case !o.ints:
		copy(s.entries(), o.entries())
	default:
		table := s.entries()
		for i := range table {
			if key := o.keyAt(i); lives(key) {
				table[i] = setEntry{o.hashAt(i), key}
			}
		}
	}
}

// each calls f with every member, charging a step for each place.
func (s *Set) each(c *Context, f func(v Value, hash uint64) error) error {
	for i := 0; i < int(s.size); i++ {
		key := s.keyAt(i)
		if !lives(key) {
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
		if err := f(key, s.hashAt(i)); err != nil {
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
	case iterable.Is(&ListType) && iterable.List().elem == &intTag:
		return s.addInts(c, iterable.List().raw())
	}
	mark := c.Push(s.Value())
	defer c.Pop(mark)
	return c.Each(iterable, func(v Value) error { return s.Add(c, v) })
}

// addInts adds ints, given as the payloads of a list.
func (s *Set) addInts(c *Context, raw []uint64) error {
	for _, bits := range raw {
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := s.addHashed(c, Value{&intTag, bits}, smallHash(int64(bits))); err != nil {
			return err
		}
	}
	return nil
}

func (s *Set) mergeDict(c *Context, d *Dict) error {
	if crowded(int(s.fill)+d.Len(), s.mask()+1) {
		if err := s.resize(c, (int(s.used)+d.Len())*2, s.ints); err != nil {
			return err
		}
	}
	return d.eachKey(c, func(key Value, hash uint64) error { return s.addHashed(c, key, hash) })
}

// eachKey calls f with every key, charging a step for each.
func (d *Dict) eachKey(c *Context, f func(key Value, hash uint64) error) error {
	for i := int(d.head); i < len(d.entries); i++ {
		key := d.entries[i].key
		if key.ref == nil {
			continue
		}
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := f(key, d.hashAt(i)); err != nil {
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

// fresh returns an empty set of s's builtin type, charged, with places for a
// few members of s.
func (s *Set) fresh(c *Context) (*Set, error) { return c.newSized(s.base(), minSet, s.ints) }

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
	if isSet(other) {
		small, large := other.Set(), s
		if small.used > large.used {
			small, large = large, small
		}
		return small.filter(c, large, s.base(), true)
	}
	out, err := s.fresh(c)
	if err != nil {
		return nil, err
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

// filter returns the members of s that are in o, or that are not, as a set of type t.
func (s *Set) filter(c *Context, o *Set, t *Type, want bool) (*Set, error) {
	if err := c.Steps(int(s.used) + int(s.size)/16); err != nil {
		return nil, err
	}
	out, err := c.newSized(t, minSet, s.ints || s.size == 0)
	if err != nil {
		return nil, err
	}
	for i := 0; i < int(s.size); i++ { // which comparisons may change
		v := s.keyAt(i)
		if !lives(v) {
			continue
		}
		hash := s.hashAt(i)
		_, in, known := o.find(v, hash)
		if !known {
			if in, err = o.hasHashed(c, v, hash); err != nil {
				return nil, err
			}
		}
		if in != want {
			continue
		}
		if err := out.addHashed(c, v, hash); err != nil {
			return nil, err
		}
	}
	return out, nil
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
		n = int(other.Set().used)
	case other.Is(&DictType):
		n = other.Dict().Len()
	}
	if n < 0 || int(s.used>>2) > n {
		out, err := s.copyAs(c, s.base())
		if err != nil {
			return nil, err
		}
		return out, out.subtract(c, other)
	}
	if isSet(other) {
		return s.filter(c, other.Set(), s.base(), false)
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
	if int(s.fill-s.used) <= s.mask()/4 {
		return nil
	}
	return s.resize(c, s.growth(), s.ints)
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
		return other.Dict().eachKey(c, flip)
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
	s.store, o.store = o.store, s.store
	s.size, o.size = o.size, s.size
	s.used, o.used = o.used, s.used
	s.fill, o.fill = o.fill, s.fill
	s.ints, o.ints = o.ints, s.ints
}
