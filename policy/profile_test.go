package policy

import (
	"reflect"
	"slices"
	"testing"
)

// The default policy, which is not read when a process starts, is what its
// file says.
func TestDefaultIsItsFile(t *testing.T) {
	want, err := decode(mathsProfile)
	if err != nil {
		t.Fatal(err)
	}
	want.kinds.has("") // makes the index of either
	Default().kinds.has("")
	if !reflect.DeepEqual(Default(), want) {
		t.Error("profile_gen.go is out of date: go generate ./...")
	}
}

// What is looked up by halving is in order.
func TestCatalogInOrder(t *testing.T) {
	if !slices.IsSorted(CatalogModules()) {
		t.Error("the modules are not in order")
	}
	for _, m := range catalog {
		if !slices.IsSorted(m.names) {
			t.Errorf("the names of %s are not in order", m.name)
		}
	}
}
