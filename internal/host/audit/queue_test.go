package audit

import (
	"slices"
	"sync"
	"testing"
	"time"
)

// What is alone is written at once; what was announced is waited for, but not
// for long, and not twice.
func TestQueue(t *testing.T) {
	const patience = 300 * time.Millisecond
	var sizes []int
	q := newQueue(patience, func(texts [][]byte) []error {
		sizes = append(sizes, len(texts))
		return make([]error, len(texts))
	})
	add := func(n int) time.Duration {
		start := time.Now()
		var wait sync.WaitGroup
		for range n {
			wait.Go(func() {
				if err := q.add([]byte("x")); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		return time.Since(start)
	}
	if took := add(1); took > patience/2 {
		t.Errorf("one alone took %v", took)
	}
	for range 80 {
		q.announce()
	}
	if took := add(40); took > patience*2/3 {
		t.Errorf("half of those that were announced took %v", took)
	}
	if took := add(40); took > patience*2/3 {
		t.Errorf("the rest took %v", took)
	}
	for range 4 {
		q.announce()
	}
	if took := add(1); took < patience {
		t.Errorf("the announced was not waited for: %v", took)
	}
	if took := add(1); took > patience/2 {
		t.Errorf("what did not come was waited for again: %v", took)
	}
	q.close()
	if last := sizes[len(sizes)-2:]; sizes[0] != 1 || sizes[1] != 40 || !slices.Equal(last, []int{1, 1}) {
		t.Errorf("batches of %v", sizes)
	}
	if q.add(nil) == nil {
		t.Error("added to a closed queue")
	}
}
