package py

import "unsafe"

// A derivedDict is an instance of a subclass.
type derivedDict struct {
	Dict
	attrs *Attrs
}

// derived returns the struct of an instance of a subclass.
func (d *Dict) derived() *derivedDict { return (*derivedDict)(unsafe.Pointer(d)) }

// place returns the place of the index that i falls on.
func (d *Dict) place(i uint64) *int32 {
	return (*int32)(unsafe.Add(unsafe.Pointer(d.index), 4*(uint32(i)&d.mask)))
}

// Indexed reports whether the dict has an index and all its keys are ready, so
// that an int is found by itself.
func (d *Dict) Indexed() bool { return d.index != nil && d.hashes == nil }

// Position is the position of the entry that an indexed dict has at the first
// place of the int k, from 0 to OwnHash: -1 if there is none and never was, less if it was
// deleted.
func (d *Dict) Position(k int) int { return int(*d.place(uint64(k))) - 1 }

// places is the size of the index.
func (d *Dict) places() int {
	if d.index == nil {
		return 0
	}
	return int(d.mask) + 1
}

func (d *Dict) allPlaces() []int32 { return unsafe.Slice(d.index, d.places()) }

// setIndex gives the dict an index, whose size is a power of two.
func (d *Dict) setIndex(places []int32) {
	d.index, d.mask = unsafe.SliceData(places), uint32(len(places)-1)
}

// hash returns the stored hash of the entry at a position below
// cap(d.entries).
func (d *Dict) hash(pos int) *uint64 {
	return (*uint64)(unsafe.Add(unsafe.Pointer(d.hashes), dictHashBytes*pos))
}

// allHashes are the stored hashes of the entries, if hashes are stored.
func (d *Dict) allHashes() []uint64 { return unsafe.Slice(d.hashes, len(d.entries)) }

func firstHash(hashes []uint64) *uint64 { return unsafe.SliceData(hashes) }
