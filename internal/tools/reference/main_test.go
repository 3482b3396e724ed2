package main

import "testing"

// The checked-in files are what the library's rows say.
func TestUpToDate(t *testing.T) {
	files, err := Generate()
	if err != nil {
		t.Fatal(err)
	}
	if err := write("../../..", files, true); err != nil {
		t.Error(err)
	}
}
