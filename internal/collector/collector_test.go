package collector

import "testing"

// What a script counts and what the process allocates may differ by a factor,
// within bounds, so that a change of the script's habits does no harm.
func TestGrant(t *testing.T) {
	for _, c := range []struct {
		counted int64
		made    uint64
		known   bool
		want    int64
	}{
		{5 << 20, 5 << 20, true, 8 << 20},
		{10 << 20, 5 << 20, true, 16 << 20},
		{5 << 20, 4 << 20, true, 10 << 20},
		{5 << 20, 1, true, 24 << 20},
		{1, 5 << 20, true, 4 << 20},
		{1, 5 << 20, false, 8 << 20},
		{1, 0, true, 8 << 20},
	} {
		if got := grant(8<<20, c.counted, c.made, c.known); got != c.want {
			t.Errorf("counted %d, made %d, known %v: %d, want %d", c.counted, c.made, c.known, got, c.want)
		}
	}
}

func TestAheadIsBounded(t *testing.T) {
	for _, c := range []struct{ heap, want uint64 }{
		{0, leastRoom},
		{30 << 20, room(30 << 20)},
		{200 << 20, mostAhead},
	} {
		if got := aheadOf(c.heap); got != c.want {
			t.Errorf("aheadOf(%d) = %d, want %d", c.heap, got, c.want)
		}
	}
}
