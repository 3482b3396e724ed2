package py

import "slices"

// Sizes for the memory meter.
const (
	DictBytes      = 96
	dictEntryBytes = 40
	dictIndexBytes = 4
	// DictEntryBytes is what one more entry costs, about.
	DictEntryBytes = dictEntryBytes + dictIndexBytes + dictIndexBytes/2
)

// A Dict is a Python dict: entries in the order of insertion, and an
// open-addressing index into them, probed as CPython probes. Up to smallDict
// entries there is no index and lookups scan. A deleted entry keeps its place
// with a nil key until the table is rebuilt.
type Dict struct {
	Object
	index   []int32 // 0: free, dropped: was deleted, else position+1
	entries []dictEntry
	n       int    // live entries
	fill    int    // insertions since the index was built
	head    int    // entries before it are deleted
	version uint32 // counts changes of the set of keys
}

// A dictEntry is one place of a dict.
type dictEntry struct {
	hash     uint64
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

// Keys are the different keys of a dict display with their hashes, for the
// next dict that it makes.
type Keys struct{ entries []dictEntry }

// KeysOf returns the keys of pairs, all of them strs; nil if there are too
// many or two are the same.
func KeysOf(c *Context, pairs []Value) *Keys {
	if len(pairs) > 2*smallDict {
		return nil
	}
	k := &Keys{entries: make([]dictEntry, len(pairs)/2)}
	for i := range k.entries {
		key := pairs[2*i]
		for _, e := range k.entries[:i] {
			if e.key == key {
				return nil
			}
		}
		k.entries[i] = dictEntry{hash: uint64(c.HashText(key.Str().S)), key: key}
	}
	return k
}

// Bytes is what k costs.
func (k *Keys) Bytes() int64 { return dictEntryBytes * int64(len(k.entries)) }

// FillKeys is Fill where the keys of the pairs are k, the very same objects;
// it reports whether they are.
func (d *Dict) FillKeys(k *Keys, pairs []Value) bool {
	n := len(k.entries)
	if cap(d.entries) < n || len(pairs) != 2*n {
		return false
	}
	entries := d.entries[:n]
	for i := range entries {
		from := &k.entries[i]
		if pairs[2*i] != from.key {
			clear(entries)
			return false
		}
		// One by one: a struct would be made first and then copied.
		e := &entries[i]
		e.hash, e.key.ref, e.key.bits = from.hash, from.key.ref, from.key.bits
		e.val.ref, e.val.bits = pairs[2*i+1].ref, pairs[2*i+1].bits
	}
	d.entries, d.n, d.fill, d.version = entries, n, n, d.version+uint32(n)
	return true
}

// Entries are the places of the entries in order of insertion, deleted ones
// with the nil Value for a key.
func (d *Dict) Entries() []dictEntry { return d.entries }

// Holds reports whether the entry's key is this very object.
func (e *dictEntry) Holds(key Value) bool { return e.key == key }

// Key returns the entry's key.
func (e *dictEntry) Key() Value { return e.key }

// Value returns the entry's value.
func (e *dictEntry) Value() Value { return e.val }

// Len returns the number of entries.
func (d *Dict) Len() int { return d.n }

func (d *Dict) bytes() int64 {
	return DictBytes + dictIndexBytes*int64(len(d.index)) + dictEntryBytes*int64(cap(d.entries))
}

// usable is how many insertions an index of the given size takes.
func usable(size int) int { return size * 2 / 3 }

// readyHash returns the hash of an int, or of a str that knows it.
func readyHash(key Value) (hash uint64, ok bool) {
	if key.ref == &intTag {
		return smallHash(int64(key.bits)), true
	}
	if key.ref.typ == &StrType {
		s := (*Str)(key.ptr())
		return s.hash, s.flags&flagHashed != 0
	}
	return 0, false
}

// keyHash returns the hash of a key, quickly where no script code can run.
func (c *Context) keyHash(key Value) (uint64, error) {
	if hash, ok := readyHash(key); ok {
		return hash, nil
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
	}
	return false, false
}

// patience is how many places find looks at.
const patience = 12

// find is lookup where that tells without comparisons by == and within a few
// places: no script code runs and nothing is charged.
func (d *Dict) find(key Value, hash uint64) (pos int, known bool) {
	if d.index == nil {
		for i := range d.entries {
			if e := &d.entries[i]; e.hash == hash && e.key.ref != nil {
				if same, known := sameKey(e.key, key); same || !known {
					return i, known
				}
			}
		}
		return -1, true
	}
	mask := uint64(len(d.index) - 1)
	perturb, i := hash, hash&mask
	for range patience {
		ix := d.index[i&mask]
		if ix == 0 {
			return -1, true
		}
		if ix > 0 {
			if e := &d.entries[ix-1]; e.hash == hash {
				if same, known := sameKey(e.key, key); same || !known {
					return int(ix - 1), known
				}
			}
		}
		perturb >>= 5
		i = i*5 + perturb + 1
	}
	return -1, false
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
	mask := uint64(len(d.index) - 1)
	perturb, i := hash, hash&mask
	for probes := 1; ; probes++ {
		ix := d.index[i]
		if ix == 0 {
			return -1, false, nil
		}
		if ix > 0 && d.entries[ix-1].hash == hash {
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
		i = (i*5 + perturb + 1) & mask
	}
}

// scan is search in a dict without index.
func (d *Dict) scan(c *Context, key Value, hash uint64) (pos int, again bool, err error) {
	for i := range d.entries {
		if e := &d.entries[i]; e.hash == hash && e.key.ref != nil {
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
			if e := &d.entries[i]; e.hash == hash && e.key.IsStr() && e.key.Str().S == key {
				return i
			}
		}
		return -1
	}
	mask := uint64(len(d.index) - 1)
	perturb, i := hash, hash&mask
	for {
		ix := d.index[i]
		if ix == 0 {
			return -1
		}
		if ix > 0 {
			if e := &d.entries[ix-1]; e.hash == hash && e.key.IsStr() && e.key.Str().S == key {
				return int(ix - 1)
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// Get returns the value of key, or the nil Value.
func (d *Dict) Get(c *Context, key Value) (Value, error) {
	hash, err := c.keyHash(key)
	if err != nil {
		return Value{}, err
	}
	return d.getHashed(c, key, hash)
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

// Has reports whether key is in the dict.
func (d *Dict) Has(c *Context, key Value) (bool, error) {
	v, err := d.Get(c, key)
	return !v.IsNil(), err
}

// Set binds key to v.
func (d *Dict) Set(c *Context, key, v Value) error {
	hash, err := c.keyHash(key)
	if err != nil {
		return err
	}
	return d.setHashed(c, key, hash, v)
}

func (d *Dict) setHashed(c *Context, key Value, hash uint64, v Value) error {
	pos, err := d.lookup(c, key, hash)
	if err != nil {
		return err
	}
	if pos >= 0 {
		d.entries[pos].val = v
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
			if entries[i].hash == hash {
				break fill
			}
		}
		entries = append(entries, dictEntry{hash, pairs[done], pairs[done+1]})
	}
	n := len(entries)
	d.entries, d.n, d.fill, d.version = entries, n, n, d.version+uint32(n)
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
	return d.insert(c, k, hash, v)
}

// insert adds a key that is not in the dict.
func (d *Dict) insert(c *Context, key Value, hash uint64, v Value) error {
	if err := d.makeRoom(c); err != nil {
		return err
	}
	d.entries = append(d.entries, dictEntry{hash, key, v})
	if d.index != nil {
		d.link(hash, len(d.entries))
	}
	d.n++
	d.fill++
	d.version++
	return nil
}

// link puts a position+1 into the index.
func (d *Dict) link(hash uint64, ix int) {
	mask := uint64(len(d.index) - 1)
	perturb, i := hash, hash&mask
	for d.index[i] > 0 {
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
	d.index[i] = int32(ix)
}

// makeRoom sees to it that one more entry can be appended.
func (d *Dict) makeRoom(c *Context) error {
	switch {
	case d.index != nil && d.fill >= usable(len(d.index)):
		return d.rebuild(c, d.n*3)
	case d.index == nil && len(d.entries) == smallDict:
		return d.rebuild(c, d.n*3)
	case len(d.entries) < cap(d.entries):
		return nil
	case len(d.entries) >= maxDict:
		return c.tooLarge()
	}
	size := max(4, min(2*cap(d.entries), smallDict))
	if d.index != nil {
		size = min(2*cap(d.entries), usable(len(d.index)))
	}
	if err := c.Charge(int64(len(d.entries)/16), dictEntryBytes*int64(size)); err != nil {
		return err
	}
	entries := make([]dictEntry, len(d.entries), size)
	copy(entries, d.entries)
	d.entries = entries
	return nil
}

// rebuild drops deleted entries and makes an index of at least size places,
// or none if there are few entries.
func (d *Dict) rebuild(c *Context, size int) error {
	places := 2 * smallDict
	for places < size {
		places *= 2
	}
	room := smallDict
	switch {
	case size <= smallDict:
		places = 0
	case places <= wideIndex:
		room = usable(places)
	default:
		room = min(usable(places), d.n+d.n/2)
	}
	entries := d.entries
	compact := d.n == len(entries) && d.n < cap(entries) && places > 0
	if compact {
		room = 0
	}
	if err := c.Charge(int64(d.n/2), dictIndexBytes*int64(places)+dictEntryBytes*int64(room)); err != nil {
		return err
	}
	if !compact {
		entries = make([]dictEntry, 0, room)
		for i := range d.entries {
			if d.entries[i].key.ref != nil {
				entries = append(entries, d.entries[i])
			}
		}
	}
	d.entries, d.index, d.head = entries, nil, 0
	d.fill = len(entries)
	d.version++
	if places > 0 {
		d.index = make([]int32, places)
		return d.relink(c)
	}
	return nil
}

// relink fills a new index. Hashes made to collide cost steps.
func (d *Dict) relink(c *Context) error {
	mask, probes := uint64(len(d.index)-1), 0
	for k := range d.entries {
		if d.entries[k].key.ref == nil {
			continue
		}
		hash := d.entries[k].hash
		perturb, i := hash, hash&mask
		for d.index[i] != 0 {
			perturb >>= 5
			i = (i*5 + perturb + 1) & mask
			probes++
		}
		d.index[i] = int32(k + 1)
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
		d.unlink(d.entries[pos].hash, int32(pos+1))
	}
	d.entries[pos] = dictEntry{}
	d.n--
	d.version++
	if pos == len(d.entries)-1 {
		d.entries = d.entries[:pos]
	}
	for d.head < len(d.entries) && d.entries[d.head].key.ref == nil {
		d.head++
	}
	switch {
	case d.n == 0:
		d.reset()
	case len(d.entries) > 64 && d.n < len(d.entries)/4:
		return d.rebuild(c, d.n*3)
	}
	return nil
}

func (d *Dict) unlink(hash uint64, ix int32) {
	mask := uint64(len(d.index) - 1)
	perturb, i := hash, hash&mask
	for d.index[i] != ix {
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
	d.index[i] = dropped
}

// reset forgets the places of deleted entries of a dict that has become empty.
func (d *Dict) reset() {
	if len(d.index) > 64 {
		d.index, d.entries, d.fill, d.head = nil, nil, 0, 0
		return
	}
	clear(d.index)
	d.entries, d.fill, d.head = d.entries[:0], 0, 0
}

// Clear removes all entries.
func (d *Dict) Clear() {
	d.index, d.entries = nil, nil
	d.n, d.fill, d.head = 0, 0, 0
	d.version++
}

// Entry returns the entry at or after position i in insertion order and the
// position of the next; ok is false at the end. Safe while the dict changes.
func (d *Dict) Entry(i int) (key, v Value, next int, ok bool) {
	for i = max(i, d.head); i < len(d.entries); i++ {
		if e := &d.entries[i]; e.key.ref != nil {
			return e.key, e.val, i + 1, true
		}
	}
	return Value{}, Value{}, i, false
}

// EntryBack is Entry from the end: the entry at or before position i.
func (d *Dict) EntryBack(i int) (key, v Value, next int, ok bool) {
	for i = min(i, len(d.entries)-1); i >= d.head; i-- {
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
	e := d.entries[pos]
	if last {
		if pos == len(d.entries)-1 {
			return true, nil
		}
		if err := d.removeAt(c, pos); err != nil {
			return true, err
		}
		return true, d.insert(c, e.key, e.hash, e.val)
	}
	return true, d.moveToFront(c, pos)
}

// moveToFront uses the place of a deleted entry at the front, or makes many.
func (d *Dict) moveToFront(c *Context, pos int) error {
	if pos == d.head {
		return nil
	}
	if d.head == 0 || d.index != nil && d.fill >= usable(len(d.index)) {
		if err := d.shift(c, &pos); err != nil {
			return err
		}
	}
	e := d.entries[pos]
	if d.index != nil {
		d.unlink(e.hash, int32(pos+1))
	}
	d.entries[pos] = dictEntry{}
	if pos == len(d.entries)-1 {
		d.entries = d.entries[:pos]
	}
	d.head--
	d.entries[d.head] = e
	if d.index != nil {
		d.link(e.hash, d.head+1)
		d.fill++
	}
	d.version++
	return nil
}

// shift makes a new table of the entries that are left, with room before
// them, and follows the entry at pos.
func (d *Dict) shift(c *Context, pos *int) error {
	room := d.n/2 + 4
	size := d.n + room
	places := 2 * smallDict
	for usable(places) < 2*size {
		places *= 2
	}
	if err := c.Charge(int64(len(d.entries)/8+size/2), dictIndexBytes*int64(places)+dictEntryBytes*int64(size)); err != nil {
		return err
	}
	entries := make([]dictEntry, room, size)
	at := *pos
	for i := range d.entries {
		if i == at {
			*pos = len(entries)
		}
		if d.entries[i].key.ref != nil {
			entries = append(entries, d.entries[i])
		}
	}
	d.entries, d.head, d.fill = entries, room, size
	d.index = make([]int32, places)
	d.version++
	return d.relink(c)
}

// Copy returns a dict (exactly) with the same entries.
func (d *Dict) Copy(c *Context) (*Dict, error) {
	if d.index == nil && d.n == len(d.entries) && d.n <= smallDict {
		if err := c.Alloc(DictBytes + dictEntryBytes*d.n); err != nil {
			return nil, err
		}
		out := dictRoom(d.n)
		out.entries = append(out.entries, d.entries...)
		out.n, out.fill = d.n, d.fill
		out.version++
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
	if e.n == 0 {
		return nil
	}
	if e.n < len(e.entries) {
		d.entries, d.n = e.entries, e.n
		size := e.n * 3
		if e.index == nil {
			size = 0
		}
		if err := d.rebuild(c, size); err != nil {
			d.Clear()
			return err
		}
		return nil
	}
	if err := c.Charge(int64(e.n/16), dictIndexBytes*int64(len(e.index))+dictEntryBytes*int64(e.n)); err != nil {
		return err
	}
	if e.index != nil {
		d.index = slices.Clone(e.index)
	}
	d.entries = slices.Clone(e.entries)
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
	for i, n := e.head, e.n; i < len(e.entries); i++ {
		x := e.entries[i]
		if x.key.ref == nil {
			continue
		}
		if err := c.Steps(1); err != nil {
			return err
		}
		pos, err := d.lookup(c, x.key, x.hash)
		switch {
		case err != nil:
			return err
		case pos < 0:
			err = d.insert(c, x.key, x.hash, x.val)
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
