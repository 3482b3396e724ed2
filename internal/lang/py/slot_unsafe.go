package py

import "unsafe"

// Slots has nothing but fields of function type, one word each. Where all are
// to be gone through, as for every builtin type when it is finished, they
// are taken as an array.

// numSlots is the number of slots.
const numSlots = int(unsafe.Sizeof(Slots{}) / unsafe.Sizeof(uintptr(0)))

func (s *Slots) words() *[numSlots]unsafe.Pointer {
	return (*[numSlots]unsafe.Pointer)(unsafe.Pointer(s))
}

// filled returns the numbers of the slots that are there.
func (s *Slots) filled() (set slotSet) {
	for i, f := range s.words() {
		if f != nil {
			set.add(i)
		}
	}
	return set
}

// only returns the slots with the given numbers.
func (s *Slots) only(set slotSet) *Slots {
	var own Slots
	for i, f := range s.words() {
		if set.has(i) {
			own.words()[i] = f
		}
	}
	return &own
}

// inherit takes over the slots of a base that are not filled, given those that
// are. Pow3 goes with Binary[Pow], and New only where it is asked for.
func (s *Slots) inherit(base *Slots, own slotSet, withNew bool) {
	if own == (slotSet{}) {
		*s = *base
		if !withNew {
			s.New = nil
		}
		return
	}
	made, pow, pow3 := s.New, s.Binary[Pow], s.Pow3
	mine := s.words()
	for i, f := range base.words() {
		if mine[i] == nil && f != nil {
			mine[i] = f
		}
	}
	if !withNew {
		s.New = made
	}
	if pow != nil {
		s.Pow3 = pow3
	}
}
