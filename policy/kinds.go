package policy

// kindIndex finds a node kind among those that a policy lists: it is asked
// about every node of a script. The slot of a name, or the next that is free,
// holds the name's place in the set, from 1.
type kindIndex struct {
	kinds set
	slots [256]uint8
}

// newKindIndex indexes a set of kinds. There are fewer than a hundred, so slots
// stay free.
func newKindIndex(kinds set) (x kindIndex) {
	x.kinds = kinds
	for i, kind := range kinds {
		slot := kindSlot(kind)
		for x.slots[slot] != 0 {
			slot++
		}
		x.slots[slot] = uint8(i + 1)
	}
	return x
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
	for slot := kindSlot(kind); x.slots[slot] != 0; slot++ {
		if x.kinds[x.slots[slot]-1] == kind {
			return true
		}
	}
	return false
}
