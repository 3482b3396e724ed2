package py

import "testing"

// TestLastBytes compares lastBytes with the definition, byte by byte.
func TestLastBytes(t *testing.T) {
	const text = "\xff\x80\x01\xfe\x7f\x10\xaa\x55\xc3\xa4\x00\xf0\x9f\x90\x8d\x21\x42"
	for n := range len(text) + 1 {
		want := uint64(0)
		for i := n &^ 7; i < n; i++ {
			want |= uint64(text[i]) << (8 * (i & 7))
		}
		if got := lastBytes(text[:n]); got != want {
			t.Errorf("lastBytes of %d bytes is %x, not %x", n, got, want)
		}
	}
}
