package main

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// What a script returns cannot command the terminal, and is still what it
// returned.
func TestVisibleJSON(t *testing.T) {
	value := "ä€😀 \u009b31m\u007f\u202e\U000e0001\u00ad"
	plain := `{"k": ["` + value + `", 1.5]}`
	shown := visibleJSON(plain)
	if strings.ContainsAny(shown, "\u009b\u007f\u202e\U000e0001\u00ad") || !strings.Contains(shown, "ä€😀") {
		t.Errorf("%q", shown)
	}
	var a, b any
	if json.Unmarshal([]byte(plain), &a) != nil || json.Unmarshal([]byte(shown), &b) != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("%q became %q", plain, shown)
	}
}
