package policy

import "sync"

// kindIndex finds a node kind among those that a policy lists: it is asked
// about every node of a script. The slot of a name, or the next that is free,
// holds the name's place in the set, from 1.
type kindIndex struct {
	kinds set
	once  sync.Once // fills the slots
	slots [256]uint8
}

// fill fills the slots. There are fewer than a hundred kinds, so some stay
// free.
func (x *kindIndex) fill() {
	for i, kind := range x.kinds {
		slot := kindSlot(kind)
		for x.slots[slot] != 0 {
			slot++
		}
		x.slots[slot] = uint8(i + 1)
	}
}

// kindSlot is a hash of three letters and the length.
func kindSlot(kind string) uint8 {
	n := len(kind)
	if n == 0 {
		return 0
	}
	return kind[0]*31 + kind[n/2]*7 + kind[n-1] + uint8(n)*13
}

func (x *kindIndex) has(kind string) bool {
	x.once.Do(x.fill)
	for slot := kindSlot(kind); x.slots[slot] != 0; slot++ {
		if x.kinds[x.slots[slot]-1] == kind {
			return true
		}
	}
	return false
}
