package policy

import (
	"reflect"
	"testing"
)

// The default policy, which is not read when a process starts, is what its
// file says.
func TestDefaultIsItsFile(t *testing.T) {
	want, err := decode(mathsProfile)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(Default(), want) {
		t.Error("profile_gen.go is out of date: go generate ./...")
	}
}
