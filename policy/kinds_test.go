package policy

import "testing"

// TestKindIndex: the index of any set of kinds has just what the set has.
func TestKindIndex(t *testing.T) {
	all := nodeKinds.Get()
	sets := []set{nil, all, Default().syntax}
	for i := range all {
		sets = append(sets, all.without(all[i]), all[i:i+1])
	}
	strangers := []string{"", "N", "name", "Nam", "Names", "eman", "Expr\x00", "ExprStmt"}
	for _, s := range sets {
		x := kindIndex{kinds: s}
		for _, kind := range append(strangers, all...) {
			if x.has(kind) != s.has(kind) {
				t.Errorf("%q among %d kinds: %t", kind, len(s), x.has(kind))
			}
		}
	}
}
