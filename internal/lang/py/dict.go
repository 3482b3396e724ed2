package py

import "slices"

// Sizes for the memory meter.
const (
	DictBytes      = 80
	dictEntryBytes = 32
	dictHashBytes  = 8
	dictIndexBytes = 4
	// DictEntryBytes is what one more entry costs, about.
	DictEntryBytes = dictEntryBytes + dictIndexBytes + dictIndexBytes/2
)

// A Dict is a Python dict: entries in the order of insertion, and an
// open-addressing index into them, probed as CPython probes. Up to smallDict
// entries there is no index and lookups scan. A deleted entry keeps its place
// with a nil key until the table is rebuilt.
//
// While all keys are ready (ints, and exact strs and tuples that know their
// hash) their hashes are not stored again. The first other key makes the dict
// keep all hashes beside the entries.
type Dict struct {
	Object
	entries []dictEntry
	index   *int32  // mask+1 places; 0: free, dropped: was deleted, else position+1
	hashes  *uint64 // cap(entries) of them; nil: all keys are ready
	mask    uint32
	n       int32  // live entries
	fill    int32  // insertions since the index was built
	head    int32  // entries before it are deleted
	version uint32 // counts changes of the set of keys
}

// A dictEntry is one place of a dict.
type dictEntry struct {
	key, val Value
}

const (
	smallDict = 8
	// wideIndex is the size of an index beyond which entries get their room by
	// and by.
	wideIndex = 1 << 12
	dropped   = -1
	// maxDict bounds the entries, so that positions fit the index.
	maxDict = 1 << 30
)

// NewDict returns an empty dict. The caller has charged.
func NewDict() *Dict { return &Dict{Object: Object{typ: &DictType}} }

// NewDictOf returns an empty dict of class cls, which is dict or derives from
// it. The caller has charged.
func NewDictOf(cls *Type) *Dict {
	if cls == &DictType {
		return NewDict()
	}
	return &(&derivedDict{Dict: Dict{Object: Object{typ: cls, flags: flagAttrs}}}).Dict
}

// NewDictFor charges for and returns an empty dict with room for n entries,
// or for a few where n is large.
func (c *Context) NewDictFor(n int) (*Dict, error) {
	room := min(n, smallDict)
	if err := c.Alloc(DictBytes + dictEntryBytes*room); err != nil {
		return nil, err
	}
	return dictRoom(room), nil
}

// dictRoom returns an empty dict with room for n entries, at most smallDict,
// in one allocation.
func dictRoom(n int) *Dict {
	var d *Dict
	switch n {
	case 0:
		d = &Dict{}
	case 1:
		x := &struct {
			Dict
			room [1]dictEntry
		}{}
		d, x.entries = &x.Dict, x.room[:0]
	case 2:
		x := &struct {
			Dict
			room [2]dictEntry
		}{}
		d, x.entries = &x.Dict, x.room[:0]
	case 3:
		x := &struct {
			Dict
			room [3]dictEntry
		}{}
		d, x.entries = &x.Dict, x.room[:0]
	case 4, 5:
		x := &struct {
			Dict
			room [5]dictEntry
		}{}
		d, x.entries = &x.Dict, x.room[:0:n]
	default:
		x := &struct {
			Dict
			room [smallDict]dictEntry
		}{}
		d, x.entries = &x.Dict, x.room[:0:n]
	}
	d.typ = &DictType
	return d
}

// Keys are the keys of a dict display, different strs that know their hashes,
// for the next dict that it makes.
type Keys struct{ keys []Value }

// KeysOf returns the given keys, different strs; nil if there are too many.
func KeysOf(c *Context, texts []Value) *Keys {
	if len(texts) > smallDict {
		return nil
	}
	for _, key := range texts {
		key.Str().setHash(c)
		if _, ready := readyHash(key); !ready {
			return nil
		}
	}
	return &Keys{texts}
}

// Bytes is what k costs.
func (k *Keys) Bytes() int64 {
	if k == nil {
		return 0
	}
	return ValueBytes * int64(len(k.keys))
}

// NewDictOfKeys charges for and returns a dict of k with as many values.
func (c *Context) NewDictOfKeys(k *Keys, values []Value) (*Dict, error) {
	if err := c.Alloc(DictBytes + dictEntryBytes*len(k.keys)); err != nil {
		return nil, err
	}
	d := dictRoom(len(k.keys))
	d.FillKeys(k, values)
	return d, nil
}

// FillPairs is FillKeys of pairs, keys and values by turns, whose keys are k, the very
// same objects; it reports whether they are.
func (d *Dict) FillPairs(k *Keys, pairs []Value) bool {
	n := len(k.keys)
	if cap(d.entries) < n || len(pairs) != 2*n {
		return false
	}
	for i, key := range k.keys {
		if pairs[2*i] != key {
			return false
		}
	}
	entries := d.entries[:n]
	for i, key := range k.keys {
		entries[i].key, entries[i].val = key, pairs[2*i+1]
	}
	d.filled(entries)
	return true
}

// FillKeys makes k with the values the content of an empty dict; it reports
// false, and has done nothing, where there is no room.
func (d *Dict) FillKeys(k *Keys, values []Value) bool {
	n := len(k.keys)
	if cap(d.entries) < n || len(values) != n {
		return false
	}
	entries := d.entries[:n]
	for i := range entries {
		// One by one: a struct would be made first and then copied.
		e := &entries[i]
		e.key.ref, e.key.bits = k.keys[i].ref, k.keys[i].bits
		e.val.ref, e.val.bits = values[i].ref, values[i].bits
	}
	d.filled(entries)
	return true
}

// Entries are the places of the entries in order of insertion, deleted ones
// with the nil Value for a key.
func (d *Dict) Entries() []dictEntry { return d.entries }

// Holds reports whether the entry's key is this very object.
func (e *dictEntry) Holds(key Value) bool { return e.key == key }

// HoldsInt reports whether the entry's key is the int k.
func (e *dictEntry) HoldsInt(k int) bool { return e.key.ref == &intTag && e.key.bits == uint64(k) }

// Key returns the entry's key.
func (e *dictEntry) Key() Value { return e.key }

// Value returns the entry's value.
func (e *dictEntry) Value() Value { return e.val }

// Place is where the entry's value is.
func (e *dictEntry) Place() *Value { return &e.val }

// Len returns the number of entries.
func (d *Dict) Len() int { return int(d.n) }

// filled makes all of entries, whose keys are ready, those of an empty dict.
func (d *Dict) filled(entries []dictEntry) {
	n := int32(len(entries))
	d.entries, d.n, d.fill, d.version = entries, n, n, d.version+uint32(n)
}

func (d *Dict) bytes() int64 {
	return DictBytes + dictIndexBytes*int64(d.places()) + d.entryBytes()*int64(cap(d.entries))
}

// entryBytes is the size of an entry, with its hash where that is kept.
func (d *Dict) entryBytes() int64 {
	if d.hashes != nil {
		return dictEntryBytes + dictHashBytes
	}
	return dictEntryBytes
}

// usable is how many insertions an index of the given size takes.
func usable(size int) int { return size * 2 / 3 }

// readyHash returns the hash of an int, or of an exact str or tuple that knows
// it. For a key, ok never changes.
func readyHash(key Value) (hash uint64, ok bool) {
	switch {
	case key.ref == &intTag:
		return smallHash(int64(key.bits)), true
	case key.ref.flags&flagReady != 0:
		return (*hashed)(key.ptr()).hash, true
	}
	return 0, false
}

// hashAt returns the hash of the entry at a position.
func (d *Dict) hashAt(pos int) uint64 {
	if d.hashes != nil {
		return *d.hash(pos)
	}
	key := &d.entries[pos].key
	if key.ref == &intTag {
		return smallHash(int64(key.bits))
	}
	return (*hashed)(key.ptr()).hash
}

// keyHash returns the hash of a key, quickly where no script code can run.
func (c *Context) keyHash(key Value) (uint64, error) {
	if hash, ok := readyHash(key); ok {
		return hash, nil
	}
	return c.newHash(key)
}

// newHash is keyHash of a key that is not ready.
func (c *Context) newHash(key Value) (uint64, error) {
	if key.ref.typ == &StrType {
		h, err := strHash(c, key)
		return uint64(h), err
	}
	h, err := c.Hash(key)
	return uint64(h), err
}

// sameKey compares keys of the same hash where no script code can run; known
// is false where it takes an ==.
func sameKey(a, b Value) (same, known bool) {
	switch {
	case a == b:
		return true, true
	case a.ref == &intTag && b.ref == &intTag:
		return false, true
	case a.ref.typ == &StrType && b.ref.typ == &StrType:
		return (*Str)(a.ptr()).S == (*Str)(b.ptr()).S, true
	case a.ref.typ == &TupleType && b.ref.typ == &TupleType:
		return sameFew((*Tuple)(a.ptr()).Items(), (*Tuple)(b.ptr()).Items())
	}
	return false, false
}

// fewItems is up to how many items of tuples sameKey compares.
const fewItems = 4

// sameFew is sameKey for the items of tuples, known to be the same where they
// are few ints and strs.
func sameFew(a, b []Value) (same, known bool) {
	if len(a) != len(b) || len(a) > fewItems {
		return false, false
	}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		x, isStr := a[i].AsStr()
		y, both := b[i].AsStr()
		if !isStr || !both || x.S != y.S {
			return false, false
		}
	}
	return true, true
}

// patience is how many places find looks at.
const patience = 12

// find is lookup where that tells without comparisons by == and within a few
// places: no script code runs and nothing is charged.
func (d *Dict) find(key Value, hash uint64) (pos int, known bool) {
	switch {
	case d.index == nil:
		return d.findFew(key, hash)
	case d.hashes != nil:
	case key.ref == &intTag:
		return d.findInt(key, hash)
	case key.ref.typ == &StrType:
		return d.findStr(key, hash)
	}
	perturb, i := hash, hash
	for range patience {
		ix := *d.place(i)
		if ix == 0 {
			return -1, true
		}
		if pos := int(ix - 1); ix > 0 && d.hashAt(pos) == hash {
			if same, known := sameKey(d.entries[pos].key, key); same || !known {
				return pos, known
			}
		}
		perturb >>= 5
		i = i*5 + perturb + 1
	}
	return -1, false
}

// findInt is find of an int among ready keys.
func (d *Dict) findInt(key Value, hash uint64) (pos int, known bool) {
	perturb, i := hash, hash
	for range patience {
		ix := *d.place(i)
		if ix == 0 {
			return -1, true
		}
		if ix > 0 && d.entries[ix-1].key == key {
			return int(ix - 1), true
		}
		perturb >>= 5
		i = i*5 + perturb + 1
	}
	return -1, false
}

// findStr is find of a str among ready keys.
func (d *Dict) findStr(key Value, hash uint64) (pos int, known bool) {
	text := (*Str)(key.ptr()).S
	perturb, i := hash, hash
	for range patience {
		ix := *d.place(i)
		if ix == 0 {
			return -1, true
		}
		if ix > 0 {
			k := &d.entries[ix-1].key
			if k.ref == key.ref {
				return int(ix - 1), true
			}
			if k.ref != &intTag && (*hashed)(k.ptr()).hash == hash && k.ref.typ == &StrType && (*Str)(k.ptr()).S == text {
				return int(ix - 1), true
			}
		}
		perturb >>= 5
		i = i*5 + perturb + 1
	}
	return -1, false
}

// findFew is find in a dict without index.
func (d *Dict) findFew(key Value, hash uint64) (pos int, known bool) {
	for i := range d.entries {
		if d.entries[i].key == key {
			return i, true
		}
	}
	if key.ref == &intTag && d.hashes == nil {
		return -1, true
	}
	for i := range d.entries {
		if e := &d.entries[i]; e.key.ref != nil && d.hashAt(i) == hash {
			if same, known := sameKey(e.key, key); same || !known {
				return i, known
			}
		}
	}
	return -1, true
}

// lookup returns the position of key, or -1. A comparison that changes the
// keys of the dict makes it start again.
func (d *Dict) lookup(c *Context, key Value, hash uint64) (int, error) {
	if pos, known := d.find(key, hash); known {
		return pos, nil
	}
	for {
		pos, again, err := d.search(c, key, hash)
		if err != nil || !again {
			return pos, err
		}
	}
}

func (d *Dict) search(c *Context, key Value, hash uint64) (pos int, again bool, err error) {
	if d.index == nil {
		return d.scan(c, key, hash)
	}
	perturb, i := hash, hash
	for probes := 1; ; probes++ {
		ix := *d.place(i)
		if ix == 0 {
			return -1, false, nil
		}
		if ix > 0 && d.hashAt(int(ix-1)) == hash {
			same, again, err := d.compareKey(c, int(ix-1), key)
			if same || again || err != nil {
				return int(ix - 1), again, err
			}
		}
		if probes&15 == 0 {
			if err := c.Steps(16); err != nil {
				return -1, false, err
			}
		}
		perturb >>= 5
		i = i*5 + perturb + 1
	}
}

// scan is search in a dict without index.
func (d *Dict) scan(c *Context, key Value, hash uint64) (pos int, again bool, err error) {
	for i := range d.entries {
		if d.entries[i].key.ref != nil && d.hashAt(i) == hash {
			same, again, err := d.compareKey(c, i, key)
			if same || again || err != nil {
				return i, again, err
			}
		}
	}
	return -1, false, nil
}

// compareKey compares the key at pos with key; again: the keys have changed.
func (d *Dict) compareKey(c *Context, pos int, key Value) (same, again bool, err error) {
	k := d.entries[pos].key
	same, known := sameKey(k, key)
	if known {
		return same, false, nil
	}
	version := d.version
	same, err = c.Equal(k, key)
	return same, d.version != version, err
}

// searchText is search for a str; it runs no script code, so it finds only
// keys that are strs themselves.
func (d *Dict) searchText(key string, hash uint64) int {
	if d.index == nil {
		for i := range d.entries {
			if d.holdsText(i, key, hash) {
				return i
			}
		}
		return -1
	}
	perturb, i := hash, hash
	for {
		ix := *d.place(i)
		if ix == 0 {
			return -1
		}
		if ix > 0 && d.holdsText(int(ix-1), key, hash) {
			return int(ix - 1)
		}
		perturb >>= 5
		i = i*5 + perturb + 1
	}
}

// holdsText reports whether the entry at pos has a str of this text and hash
// for its key.
func (d *Dict) holdsText(pos int, key string, hash uint64) bool {
	k := d.entries[pos].key
	return k.ref != nil && k.IsStr() && d.hashAt(pos) == hash && k.Str().S == key
}

// Get returns the value of key, or the nil Value.
func (d *Dict) Get(c *Context, key Value) (Value, error) {
	hash, ready := readyHash(key)
	if !ready {
		var err error
		if hash, err = c.newHash(key); err != nil {
			return Value{}, err
		}
	}
	switch pos, known := d.find(key, hash); {
	case !known:
		return d.getHashed(c, key, hash)
	case pos < 0:
		return Value{}, nil
	default:
		return d.entries[pos].val, nil
	}
}

func (d *Dict) getHashed(c *Context, key Value, hash uint64) (Value, error) {
	pos, err := d.lookup(c, key, hash)
	if pos < 0 || err != nil {
		return Value{}, err
	}
	return d.entries[pos].val, nil
}

// Seek is Get with the position of the entry, -1 where there is none.
func (d *Dict) Seek(c *Context, key Value) (v Value, pos int, err error) {
	hash, err := c.keyHash(key)
	if err != nil {
		return Value{}, -1, err
	}
	if pos, err = d.lookup(c, key, hash); pos < 0 || err != nil {
		return Value{}, -1, err
	}
	return d.entries[pos].val, pos, nil
}

// LookRow looks for the tuple of the items in the dict or set where; v is the
// value of a dict. It does so without making the tuple, and knows the answer,
// where that takes no comparison by script code, nobody else sees the key, and
// the items are few.
func (c *Context) LookRow(where Value, items []Value) (v Value, found, known bool, err error) {
	if len(items) > fewItems || len(items) == 0 {
		return v, false, false, nil
	}
	d, isDict := where.AsDict()
	if !isDict && !where.Is(&SetType) && !where.Is(&FrozenSetType) {
		return v, false, false, nil
	}
	for i := range items {
		if ref := items[i].ref; !scalarTag(ref) && ref.typ != &StrType {
			return v, false, false, nil
		}
	}
	c.rowKey.typ, c.rowKey.n, c.rowKey.flags = &TupleType, len(items), 0
	copy(c.rowKey.room[:], items)
	key := c.rowKey.Value()
	if hash, err := c.Hash(key); err != nil {
		return v, false, true, err
	} else if isDict {
		pos, ok := d.find(key, uint64(hash))
		if known = ok; ok && pos >= 0 {
			v, found = d.entries[pos].val, true
		}
	} else {
		_, found, known = where.Set().find(key, uint64(hash))
	}
	clear(c.rowKey.room[:])
	return v, found, known, nil
}

// Has reports whether key is in the dict.
func (d *Dict) Has(c *Context, key Value) (bool, error) {
	v, err := d.Get(c, key)
	return !v.IsNil(), err
}

// setInt is Set of an int in a dict with an index where all keys are ready. It
// reports whether it did it: there must be room, and few places to look at.
func (d *Dict) setInt(key, v Value) bool {
	hash := smallHash(int64(key.bits))
	perturb, i := hash, hash
	for range patience {
		place := d.place(i)
		if *place == 0 {
			n := len(d.entries)
			if d.Full() {
				return false
			}
			*place = int32(n + 1)
			d.entries = d.entries[:n+1]
			d.entries[n].key.Put(key)
			d.entries[n].val.Put(v)
			d.n++
			d.fill++
			d.version++
			return true
		}
		if *place > 0 && d.entries[*place-1].key == key {
			d.entries[*place-1].val.Put(v)
			return true
		}
		perturb >>= 5
		i = i*5 + perturb + 1
	}
	return false
}

// Put is Set of an int in a dict that has an index and no hashes, where there is room for it; else it does nothing.
func (d *Dict) Put(key, v Value) bool {
	return key.ref == &intTag && d.index != nil && d.hashes == nil && d.setInt(key, v)
}

// Set binds key to v.
func (d *Dict) Set(c *Context, key, v Value) error {
	if d.Put(key, v) {
		return nil
	}
	hash, ready := readyHash(key)
	if !ready {
		var err error
		if hash, err = c.newHash(key); err != nil {
			return err
		}
	}
	return d.setHashed(c, key, hash, v)
}

func (d *Dict) setHashed(c *Context, key Value, hash uint64, v Value) error {
	pos, known := d.find(key, hash)
	if !known {
		var err error
		if pos, err = d.lookup(c, key, hash); err != nil {
			return err
		}
	}
	if pos >= 0 {
		d.entries[pos].val.Put(v)
		return nil
	}
	return d.insert(c, key, hash, v)
}

// Fill sets the pairs of an empty dict made by NewDictFor: keys and values
// alternate. As long as the hash of a key is known and is the only one of its
// kind, the pair only has to be put behind the others.
func (d *Dict) Fill(c *Context, pairs []Value) error {
	done := d.fillQuick(pairs)
	if done == len(pairs) {
		return nil
	}
	defer c.Pop(c.Push(d.Value()))
	for i := done; i+1 < len(pairs); i += 2 {
		if err := d.Set(c, pairs[i], pairs[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// fillQuick is Fill for the first pairs; done is where it ends.
func (d *Dict) fillQuick(pairs []Value) (done int) {
	room := min(2*cap(d.entries), len(pairs)&^1)
	entries := d.entries
fill:
	for ; done < room; done += 2 {
		hash, ok := readyHash(pairs[done])
		if !ok {
			break
		}
		for i := range entries {
			if known, _ := readyHash(entries[i].key); known == hash {
				break fill
			}
		}
		entries = append(entries, dictEntry{pairs[done], pairs[done+1]})
	}
	d.filled(entries)
	return done
}

// GetStr returns the value of the str key, or the nil Value.
func (d *Dict) GetStr(c *Context, key string) Value {
	if pos := d.searchText(key, uint64(c.HashText(key))); pos >= 0 {
		return d.entries[pos].val
	}
	return Value{}
}

// SetStr binds the str key to v.
func (d *Dict) SetStr(c *Context, key string, v Value) error {
	hash := uint64(c.HashText(key))
	if pos := d.searchText(key, hash); pos >= 0 {
		d.entries[pos].val = v
		return nil
	}
	k, err := c.NewStr(key)
	if err != nil {
		return err
	}
	k.Str().setHash(c)
	return d.insert(c, k, hash, v)
}

// insert adds a key that is not in the dict.
func (d *Dict) insert(c *Context, key Value, hash uint64, v Value) error {
	if len(d.entries) == cap(d.entries) || d.index != nil && int(d.fill) >= usable(d.places()) {
		if err := d.makeRoom(c); err != nil {
			return err
		}
	}
	if d.hashes == nil && key.ref.flags&flagReady == 0 {
		if err := d.keepHashes(c); err != nil {
			return err
		}
	}
	n := len(d.entries)
	d.entries = d.entries[:n+1]
	// One by one: a struct would be made first and then copied.
	e := &d.entries[n]
	e.key.ref, e.key.bits = key.ref, key.bits
	e.val.ref, e.val.bits = v.ref, v.bits
	if d.hashes != nil {
		*d.hash(n) = hash
	}
	if d.index != nil {
		d.link(hash, n+1)
	}
	d.n++
	d.fill++
	d.version++
	return nil
}

// link puts a position+1 into the index.
func (d *Dict) link(hash uint64, ix int) {
	perturb, i := hash, hash
	for *d.place(i) > 0 {
		perturb >>= 5
		i = i*5 + perturb + 1
	}
	*d.place(i) = int32(ix)
}

// keepHashes makes the dict store its hashes.
func (d *Dict) keepHashes(c *Context) error {
	if err := c.Charge(int64(d.n/8), dictHashBytes*int64(cap(d.entries))); err != nil {
		return err
	}
	hashes := make([]uint64, cap(d.entries))
	for i := range d.entries {
		if d.entries[i].key.ref != nil {
			hashes[i] = d.hashAt(i)
		}
	}
	d.hashes = firstHash(hashes)
	return nil
}

// setEntries makes entries those of the dict, where the first are those it
// had; the caller has charged.
func (d *Dict) setEntries(entries []dictEntry) {
	if d.hashes != nil {
		hashes := make([]uint64, cap(entries))
		copy(hashes, d.allHashes())
		d.hashes = firstHash(hashes)
	}
	d.entries = entries
}

// makeRoom sees to it that one more entry can be appended.
func (d *Dict) makeRoom(c *Context) error {
	switch {
	case d.index != nil && int(d.fill) >= usable(d.places()):
		return d.rebuild(c, int(d.n)*3)
	case d.index == nil && len(d.entries) == smallDict:
		return d.rebuild(c, int(d.n)*3)
	case len(d.entries) < cap(d.entries):
		return nil
	case len(d.entries) >= maxDict:
		return c.tooLarge()
	}
	size := max(4, min(2*cap(d.entries), smallDict))
	if d.index != nil {
		size = min(2*cap(d.entries), usable(d.places()))
	}
	if err := c.Charge(int64(len(d.entries)/16), d.entryBytes()*int64(size)); err != nil {
		return err
	}
	entries := make([]dictEntry, len(d.entries), size)
	copy(entries, d.entries)
	d.setEntries(entries)
	return nil
}

// Full reports whether one more entry needs other room.
func (d *Dict) Full() bool {
	return len(d.entries) == cap(d.entries) || d.index != nil && int(d.fill) >= usable(d.places())
}

// firstExpected is for how many entries an empty dict makes room at once.
const firstExpected = 32

// Expect makes room in a dict that is Full, where up to more entries are
// likely to come: for all of them, or for four times those that it has. Where
// that is not more than the usual growth gives, it leaves it to that.
func (d *Dict) Expect(c *Context, more int) error {
	n := int(d.n)
	want := n + min(more, max(3*n, firstExpected))
	switch {
	case n < len(d.entries) || want <= 2*n || want > maxDict:
		return nil
	case want > smallDict:
		return d.rebuildFor(c, want+want/2+1, want)
	}
	if err := c.Alloc(int(d.entryBytes()) * want); err != nil {
		return err
	}
	entries := make([]dictEntry, n, want)
	copy(entries, d.entries)
	d.setEntries(entries)
	return nil
}

// rebuild drops deleted entries and makes an index of at least size places,
// or none if there are few entries.
func (d *Dict) rebuild(c *Context, size int) error { return d.rebuildFor(c, size, 0) }

// rebuildFor is rebuild with room for so many entries where that is not 0.
func (d *Dict) rebuildFor(c *Context, size, entries int) error {
	places := 2 * smallDict
	for places < size {
		places *= 2
	}
	n, room := int(d.n), smallDict
	switch {
	case size <= smallDict:
		places = 0
	case entries > 0:
		room = entries
	case places <= wideIndex:
		room = usable(places)
	default:
		room = min(usable(places), n+n/2)
	}
	dense := n == len(d.entries)
	keep := dense && n < cap(d.entries) && places > 0 && entries == 0
	if keep {
		room = 0
	}
	if err := c.Charge(int64(n/2), dictIndexBytes*int64(places)+d.entryBytes()*int64(room)); err != nil {
		return err
	}
	switch {
	case keep:
	case dense:
		entries := make([]dictEntry, n, room)
		large(c, entries)
		copy(entries, d.entries)
		d.setEntries(entries)
	default:
		d.compact(make([]dictEntry, 0, room))
	}
	d.head, d.fill = 0, d.n
	d.version++
	d.index = nil
	if places > 0 {
		d.setIndex(make([]int32, places))
		return d.relink(c)
	}
	return nil
}

// compact moves the live entries behind those of entries, which has the room.
func (d *Dict) compact(entries []dictEntry) {
	var hashes []uint64
	if d.hashes != nil {
		hashes = make([]uint64, cap(entries))
	}
	for i := range d.entries {
		if d.entries[i].key.ref == nil {
			continue
		}
		if hashes != nil {
			hashes[len(entries)] = *d.hash(i)
		}
		entries = append(entries, d.entries[i])
	}
	d.entries, d.hashes = entries, firstHash(hashes)
}

// relink fills a new index. Hashes made to collide cost steps.
func (d *Dict) relink(c *Context) error {
	probes := 0
	for k := range d.entries {
		hash := uint64(0)
		switch key := &d.entries[k].key; {
		case key.ref == nil:
			continue
		case key.ref == &intTag && d.hashes == nil:
			hash = smallHash(int64(key.bits))
		default:
			hash = d.hashAt(k)
		}
		perturb, i := hash, hash
		for *d.place(i) != 0 {
			perturb >>= 5
			i = i*5 + perturb + 1
			probes++
		}
		*d.place(i) = int32(k + 1)
		if probes > 1024 {
			if err := c.Meter.Steps(int64(probes)); err != nil {
				return err
			}
			probes = 0
		}
	}
	return nil
}

// Delete removes key and reports whether it was there.
func (d *Dict) Delete(c *Context, key Value) (bool, error) {
	v, err := d.take(c, key)
	return !v.IsNil(), err
}

// take removes key and returns its value, or the nil Value.
func (d *Dict) take(c *Context, key Value) (Value, error) {
	hash, err := c.keyHash(key)
	if err != nil {
		return Value{}, err
	}
	pos, err := d.lookup(c, key, hash)
	if pos < 0 || err != nil {
		return Value{}, err
	}
	v := d.entries[pos].val
	return v, d.removeAt(c, pos)
}

// removeAt deletes the entry at pos.
func (d *Dict) removeAt(c *Context, pos int) error {
	if d.index != nil {
		d.unlink(d.hashAt(pos), int32(pos+1))
	}
	d.entries[pos] = dictEntry{}
	d.n--
	d.version++
	if pos == len(d.entries)-1 {
		d.entries = d.entries[:pos]
	}
	for int(d.head) < len(d.entries) && d.entries[d.head].key.ref == nil {
		d.head++
	}
	switch {
	case d.n == 0:
		d.reset()
	case len(d.entries) > 64 && int(d.n) < len(d.entries)/4:
		return d.rebuild(c, int(d.n)*3)
	}
	return nil
}

func (d *Dict) unlink(hash uint64, ix int32) {
	perturb, i := hash, hash
	for *d.place(i) != ix {
		perturb >>= 5
		i = i*5 + perturb + 1
	}
	*d.place(i) = dropped
}

// reset forgets the places of deleted entries of a dict that has become empty.
func (d *Dict) reset() {
	if d.places() > 64 {
		d.index, d.hashes, d.entries, d.fill, d.head = nil, nil, nil, 0, 0
		return
	}
	clear(d.allPlaces())
	d.entries, d.fill, d.head = d.entries[:0], 0, 0
}

// Clear removes all entries.
func (d *Dict) Clear() {
	d.index, d.hashes, d.entries = nil, nil, nil
	d.n, d.fill, d.head = 0, 0, 0
	d.version++
}

// Entry returns the entry at or after position i in insertion order and the
// position of the next; ok is false at the end. Safe while the dict changes.
func (d *Dict) Entry(i int) (key, v Value, next int, ok bool) {
	for i = max(i, int(d.head)); i < len(d.entries); i++ {
		if e := &d.entries[i]; e.key.ref != nil {
			return e.key, e.val, i + 1, true
		}
	}
	return Value{}, Value{}, i, false
}

// EntryBack is Entry from the end: the entry at or before position i.
func (d *Dict) EntryBack(i int) (key, v Value, next int, ok bool) {
	for i = min(i, len(d.entries)-1); i >= int(d.head); i-- {
		if e := &d.entries[i]; e.key.ref != nil {
			return e.key, e.val, i - 1, true
		}
	}
	return Value{}, Value{}, -1, false
}

// PopItem removes the last (or first) entry and returns it; the nil Value if
// there is none.
func (d *Dict) PopItem(c *Context, last bool) (key, v Value, err error) {
	var pos int
	if last {
		_, _, pos, _ = d.EntryBack(maxInt)
		pos++
	} else {
		_, _, pos, _ = d.Entry(0)
		pos--
	}
	if d.n == 0 {
		return Value{}, Value{}, nil
	}
	e := d.entries[pos]
	return e.key, e.val, d.removeAt(c, pos)
}

// MoveToEnd makes key the last (or first) entry; false: it is not there.
func (d *Dict) MoveToEnd(c *Context, key Value, last bool) (bool, error) {
	hash, err := c.keyHash(key)
	if err != nil {
		return false, err
	}
	pos, err := d.lookup(c, key, hash)
	if pos < 0 || err != nil {
		return false, err
	}
	if last {
		if pos == len(d.entries)-1 {
			return true, nil
		}
		e := d.entries[pos]
		if err := d.removeAt(c, pos); err != nil {
			return true, err
		}
		return true, d.insert(c, e.key, hash, e.val)
	}
	return true, d.moveToFront(c, pos)
}

// moveToFront uses the place of a deleted entry at the front, or makes many.
func (d *Dict) moveToFront(c *Context, pos int) error {
	if pos == int(d.head) {
		return nil
	}
	if d.head == 0 || d.index != nil && int(d.fill) >= usable(d.places()) {
		if err := d.shift(c, &pos); err != nil {
			return err
		}
	}
	e, hash := d.entries[pos], d.hashAt(pos)
	if d.index != nil {
		d.unlink(hash, int32(pos+1))
	}
	d.entries[pos] = dictEntry{}
	if pos == len(d.entries)-1 {
		d.entries = d.entries[:pos]
	}
	d.head--
	d.entries[d.head] = e
	if d.hashes != nil {
		*d.hash(int(d.head)) = hash
	}
	if d.index != nil {
		d.link(hash, int(d.head)+1)
		d.fill++
	}
	d.version++
	return nil
}

// shift makes a new table of the entries that are left, with room before
// them, and follows the entry at pos.
func (d *Dict) shift(c *Context, pos *int) error {
	room := int(d.n)/2 + 4
	size := int(d.n) + room
	places := 2 * smallDict
	for usable(places) < 2*size {
		places *= 2
	}
	if err := c.Charge(int64(len(d.entries)/8+size/2), dictIndexBytes*int64(places)+d.entryBytes()*int64(size)); err != nil {
		return err
	}
	before := 0
	for i := range *pos {
		if d.entries[i].key.ref != nil {
			before++
		}
	}
	*pos = room + before
	d.compact(make([]dictEntry, room, size))
	d.head, d.fill = int32(room), int32(size)
	d.setIndex(make([]int32, places))
	d.version++
	return d.relink(c)
}

// Copy returns a dict (exactly) with the same entries.
func (d *Dict) Copy(c *Context) (*Dict, error) {
	n := int(d.n)
	if d.index == nil && d.hashes == nil && n == len(d.entries) {
		if err := c.Alloc(DictBytes + dictEntryBytes*n); err != nil {
			return nil, err
		}
		out := dictRoom(n)
		out.filled(append(out.entries, d.entries...))
		return out, nil
	}
	if err := c.Alloc(DictBytes); err != nil {
		return nil, err
	}
	out := NewDict()
	return out, out.copyFrom(c, d)
}

// copyFrom makes an empty dict a copy of e.
func (d *Dict) copyFrom(c *Context, e *Dict) error {
	n := int(e.n)
	if n == 0 {
		return nil
	}
	if n < len(e.entries) {
		d.entries, d.hashes, d.n = e.entries, e.hashes, e.n
		size := n * 3
		if e.index == nil {
			size = 0
		}
		if err := d.rebuild(c, size); err != nil {
			d.Clear()
			return err
		}
		return nil
	}
	if err := c.Charge(int64(n/16), dictIndexBytes*int64(e.places())+e.entryBytes()*int64(n)); err != nil {
		return err
	}
	if e.index != nil {
		d.setIndex(slices.Clone(e.allPlaces()))
	}
	d.entries = make([]dictEntry, n)
	copy(d.entries, e.entries)
	if e.hashes != nil {
		d.hashes = firstHash(slices.Clone(e.allHashes()))
	}
	d.n, d.fill = e.n, e.fill
	d.version++
	return nil
}

// Merge binds the entries of e in d; override: also keys that d has.
func (d *Dict) Merge(c *Context, e *Dict, override bool) error {
	if d == e || e.n == 0 {
		return nil
	}
	if d.n == 0 && d.entries == nil && d.index == nil {
		return d.copyFrom(c, e)
	}
	for i, n := int(e.head), e.n; i < len(e.entries); i++ {
		x := e.entries[i]
		if x.key.ref == nil {
			continue
		}
		if err := c.Steps(1); err != nil {
			return err
		}
		hash := e.hashAt(i)
		pos, err := d.lookup(c, x.key, hash)
		switch {
		case err != nil:
			return err
		case pos < 0:
			err = d.insert(c, x.key, hash, x.val)
		case override:
			d.entries[pos].val = x.val
		}
		if err != nil {
			return err
		}
		if e.n != n {
			return c.Errorf(&RuntimeErrorType, "dict mutated during update")
		}
	}
	return nil
}

// Bump adds one to the value of key, which starts at 0.
func (d *Dict) Bump(c *Context, key Value) error {
	hash, err := c.keyHash(key)
	if err != nil {
		return err
	}
	pos, err := d.lookup(c, key, hash)
	if err != nil {
		return err
	}
	if pos < 0 {
		return d.insert(c, key, hash, Int(1))
	}
	if v := d.entries[pos].val; v.IsInt() && v.AsInt() < 1<<63-1 {
		d.entries[pos].val = Int(v.AsInt() + 1)
		return nil
	}
	v, err := c.Binary(Add, d.entries[pos].val, Int(1))
	if err != nil {
		return err
	}
	return d.setHashed(c, key, hash, v)
}
