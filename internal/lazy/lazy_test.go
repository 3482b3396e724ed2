package lazy

import (
	"sync"
	"testing"
)

func TestMadeOnce(t *testing.T) {
	made := 0
	v := Value[int]{Make: func() int { made++; return 7 }}
	if made != 0 {
		t.Fatal("made before its first use")
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := v.Get(); got != 7 {
				t.Errorf("got %d", got)
			}
		})
	}
	all.Wait()
	if made != 1 {
		t.Errorf("made %d times", made)
	}
}
