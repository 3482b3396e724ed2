package audit

import (
	"errors"
	"sync"
	"time"
)

// A queue gathers entries while a batch is being written, so that the next
// batch has all that came meanwhile: the slower the disk, the larger the
// batches. What is alone is written at once; while other runs are under way,
// whose receipts will follow, it waits for them a little, since a batch costs
// the same for one as for many. Tessera's own queue cuts a batch by age alone, and under load
// writes many small ones, each with all its syncs.
type queue struct {
	mutex     sync.Mutex
	more      sync.Cond
	waiting   []waiter
	announced int // entries that will come soon
	closed    bool
	ended     chan struct{}
}

// A waiter is an entry and where its caller waits.
type waiter struct {
	text []byte
	done chan error
}

var errClosed = errors.New("the record is closed")

// newQueue makes a queue in front of write, which takes a batch and says of
// each entry how it went. A batch waits so long, at most, for entries that were
// announced.
func newQueue(patience time.Duration, write func([][]byte) []error) *queue {
	q := &queue{ended: make(chan struct{})}
	q.more.L = &q.mutex
	go func() {
		defer close(q.ended)
		for batch := q.next(patience); batch != nil; batch = q.next(patience) {
			texts := make([][]byte, len(batch))
			for i, w := range batch {
				texts[i] = w.text
			}
			for i, err := range write(texts) {
				batch[i].done <- err
			}
		}
	}()
	return q
}

// next returns the next batch, or nil when the queue is closed and empty.
func (q *queue) next(patience time.Duration) []waiter {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	for len(q.waiting) == 0 && !q.closed {
		q.more.Wait()
	}
	if !q.complete() {
		q.gather(patience)
	}
	n := min(len(q.waiting), batchSize)
	batch := q.waiting[:n:n]
	q.waiting = q.waiting[n:]
	if n == 0 {
		return nil
	}
	return batch
}

// complete reports whether a batch is to be written now: if no more than it
// has is still to come. So half of the callers go on while the other half's
// receipts are written.
func (q *queue) complete() bool {
	return q.closed || len(q.waiting) >= min(q.announced, batchSize)
}

// gather waits for the entries that were announced. Those that do not come in
// time are waited for no more: their runs are long, or were given up.
func (q *queue) gather(patience time.Duration) {
	late := false
	timer := time.AfterFunc(patience, func() {
		q.mutex.Lock()
		late = true
		q.mutex.Unlock()
		q.more.Broadcast()
	})
	defer timer.Stop()
	before := len(q.waiting)
	for !late && !q.complete() {
		q.more.Wait()
	}
	if late && len(q.waiting) == before {
		q.announced = 0
	}
}

// announce says that an entry will come.
func (q *queue) announce() {
	q.mutex.Lock()
	q.announced++
	q.mutex.Unlock()
}

// add waits until an entry is written.
func (q *queue) add(text []byte) error {
	w := waiter{text, make(chan error, 1)}
	q.mutex.Lock()
	if q.closed {
		q.mutex.Unlock()
		return errClosed
	}
	q.waiting = append(q.waiting, w)
	q.announced = max(q.announced-1, 0)
	wake := len(q.waiting) == 1 || q.complete()
	q.mutex.Unlock()
	if wake {
		q.more.Signal()
	}
	return <-w.done
}

// close waits until everything is written; what comes later is refused.
func (q *queue) close() {
	q.mutex.Lock()
	q.closed = true
	q.mutex.Unlock()
	q.more.Broadcast()
	<-q.ended
}
