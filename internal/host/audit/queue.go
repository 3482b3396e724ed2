package audit

import (
	"errors"
	"sync"
	"time"
)

// A queue gathers entries while a batch is being written, so that the next
// batch has all that came meanwhile: the slower the disk, the larger the
// batches. Tessera's own queue cuts a batch by age alone, and under load
// writes many small ones, each with all its syncs.
type queue struct {
	mutex   sync.Mutex
	more    sync.Cond
	waiting []waiter
	closed  bool
	ended   chan struct{}
}

// A waiter is an entry and where its caller waits.
type waiter struct {
	text []byte
	done chan error
}

var errClosed = errors.New("the record is closed")

// newQueue makes a queue in front of write, which takes a batch and says of
// each entry how it went. An entry that finds nothing being written waits for
// company.
func newQueue(company time.Duration, write func([][]byte) []error) *queue {
	q := &queue{ended: make(chan struct{})}
	q.more.L = &q.mutex
	go func() {
		defer close(q.ended)
		for batch := q.next(company); batch != nil; batch = q.next(company) {
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
func (q *queue) next(company time.Duration) []waiter {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	for len(q.waiting) == 0 && !q.closed {
		q.more.Wait()
	}
	if len(q.waiting) > 0 && len(q.waiting) < batchSize && !q.closed {
		q.mutex.Unlock()
		time.Sleep(company)
		q.mutex.Lock()
	}
	n := min(len(q.waiting), batchSize)
	batch := q.waiting[:n:n]
	q.waiting = q.waiting[n:]
	if n == 0 {
		return nil
	}
	return batch
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
	q.mutex.Unlock()
	q.more.Signal()
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
