package py

// ParseSignature parses the text of a row's signature; it panics where that
// is malformed.
func ParseSignature(sig string) { parseSignature(sig) }

// ParameterNames returns the names of a signature's parameters.
func ParameterNames(sig string) []string {
	s := parseSignature(sig)
	names := make([]string, len(s.params))
	for i, p := range s.params {
		names[i] = p.name
	}
	return names
}

// LibTypes are types of this package that no name leads to.
var LibTypes = []*Type{&sequenceIteratorType, &callIteratorType, &AliasType, &UnionType}

// SlotRows is how many rows there are, and how many there should be.
func SlotRows() (have, want int) { return len(slotRows().list), numSlotRows }
