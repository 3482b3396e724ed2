// Package forward sends the receipts of a record to collectors as they are
// written: to syslog (RFC 5424) or to an OTLP collector.
//
// There is no queue in memory that could grow or be lost: the log itself is
// the queue. For each destination a cursor, kept in the record, says how far it
// has come. A route reads the receipts behind its cursor, a batch at a time,
// delivers them and moves the cursor on. So a receipt is sent at least once,
// in the order of the log; twice only if a batch was taken but the answer, or
// the cursor's new place, was lost. A destination that does not answer is
// tried again, each time later, and holds up neither the record nor the other
// destinations.
//
//	Log ──writes──▶ log on disk ──reads──▶ route ──batch──▶ sink ─▶ collector
//	     ──wakes──────────────────────────▶   └──▶ cursor
//
// One process at a time forwards a record; the others leave it to that one.
package forward

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/vivarium-run/vivarium/internal/host/audit"
)

const (
	batchCount   = 256                    // receipts delivered together, at most
	batchBytes   = 1 << 20                // after so many bytes a batch has enough
	batchPause   = 100 * time.Millisecond // between two batches: cursors are synced
	pollInterval = time.Second            // to see what other processes have written
	sendTimeout  = 10 * time.Second       // for one batch
	firstRetry   = time.Second
	lastRetry    = 5 * time.Minute
	// partingTime is how long Close tries to deliver what is left. The rest is
	// delivered by whoever opens the record next.
	partingTime = time.Second
)

// A sink delivers batches to one destination.
type sink interface {
	// send delivers receipts and returns when the destination has taken them:
	// how many of them it could not use, and what it said about them.
	send(ctx context.Context, log string, batch []audit.Found) (rejected int, why string, err error)
}

// A Forwarder forwards a record while it is open.
type Forwarder struct {
	dir    string
	routes []*route
	ending chan struct{} // closed when what is left is to be delivered and nothing more
	ctx    context.Context
	cancel context.CancelFunc // breaks off deliveries
	ended  sync.WaitGroup
}

// A route forwards to one destination.
type route struct {
	dir   string
	to    Destination
	sink  sink
	count int // receipts in a batch; less after the destination has said that it was too much
	wake  chan struct{}
}

// New prepares to forward the receipts of a record.
func New(dir string, to []Destination) (*Forwarder, error) {
	f := &Forwarder{dir: dir, ending: make(chan struct{})}
	for _, d := range to {
		s, err := d.sink()
		if err != nil {
			return nil, err
		}
		f.routes = append(f.routes, &route{dir: dir, to: d, sink: s, count: batchCount, wake: make(chan struct{}, 1)})
	}
	f.ctx, f.cancel = context.WithCancel(context.Background())
	return f, nil
}

// Start forwards until Close. The record must be there.
func (f *Forwarder) Start() {
	if len(f.routes) > 0 {
		f.ended.Go(f.run)
	}
}

// Wake says that there are new receipts. It never waits.
func (f *Forwarder) Wake() {
	for _, r := range f.routes {
		select {
		case r.wake <- struct{}{}:
		default:
		}
	}
}

// Close gives what is left a moment to be delivered, and ends.
func (f *Forwarder) Close() {
	close(f.ending)
	parting := time.AfterFunc(partingTime, f.cancel)
	f.ended.Wait()
	parting.Stop()
	f.cancel()
}

// run waits until no other process forwards the record, and then does. At the
// end it looks once more.
func (f *Forwarder) run() {
	for last := false; ; {
		release, err := audit.LockForwarding(f.dir)
		if err == nil && release != nil {
			var wait sync.WaitGroup
			for _, r := range f.routes {
				wait.Go(func() { r.follow(f.ctx, f.ending) })
			}
			wait.Wait()
			release()
			return
		}
		if last {
			return
		}
		last = f.isEnding(pollInterval)
	}
}

// isEnding waits for a time and reports whether the forwarder is to end.
func (f *Forwarder) isEnding(d time.Duration) bool {
	select {
	case <-f.ending:
		return true
	case <-time.After(d):
		return false
	}
}

// follow delivers whatever comes, until the end is near and nothing is left.
func (r *route) follow(ctx context.Context, ending <-chan struct{}) {
	for last := false; ; {
		_ = r.drain(ctx, false) // kept in the state
		if last {
			return
		}
		select {
		case <-ending:
			last = true
		case <-r.wake:
		case <-time.After(pollInterval):
		}
	}
}

// drain delivers all that waits, if the destination is due. With now it does
// not ask whether it is.
func (r *route) drain(ctx context.Context, now bool) error {
	for {
		more, err := r.step(ctx, now)
		if err != nil || !more || ctx.Err() != nil {
			return err
		}
		time.Sleep(batchPause)
	}
}

// step delivers one batch and moves the cursor. It reports whether more is
// waiting.
func (r *route) step(ctx context.Context, now bool) (more bool, err error) {
	c, err := audit.ReadCursor(r.dir, r.to.Name)
	if err != nil {
		return false, err
	}
	if !now && !c.Due(time.Now()) {
		return false, nil
	}
	reader, err := audit.OpenReader(r.dir)
	if err != nil {
		return false, err
	}
	if c.Sent == reader.Written {
		return false, nil
	}
	if err := c.Check(reader); err != nil {
		return false, r.failed(c, err)
	}
	batch, err := r.batch(reader, c.Sent)
	if err != nil {
		return false, r.failed(c, err)
	}
	sending, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	rejected, why, err := r.sink.send(sending, reader.Origin(), batch)
	switch {
	case errors.Is(err, errTooMuch) && len(batch) > 1:
		r.count = len(batch) / 2
		return true, nil
	case err != nil:
		return false, r.failed(c, err)
	}
	last := batch[len(batch)-1]
	done := &audit.Cursor{Sent: last.Index + 1, Last: last.Receipt.ID, Rejected: c.Rejected + uint64(rejected)}
	if rejected > 0 {
		done.Error = brief(fmt.Sprintf("%d receipts were rejected: %s", rejected, why))
	}
	return done.Sent < reader.Written, done.Write(r.dir, r.to.Name)
}

// batch reads the receipts that are to be delivered together.
func (r *route) batch(reader *audit.Reader, from uint64) (batch []audit.Found, err error) {
	bytes := 0
	for _, f := range reader.From(from) {
		if f.Err != nil {
			return nil, f.Err
		}
		batch = append(batch, f)
		if bytes += len(f.Text); len(batch) >= r.count || bytes >= batchBytes {
			break
		}
	}
	return batch, nil
}

// failed notes a failure and when the next try is due.
func (r *route) failed(c *audit.Cursor, err error) error {
	now := time.Now()
	if c.Failures == 0 {
		c.Since = now.UTC().Format(time.RFC3339)
	}
	wait := lastRetry
	if c.Failures < 16 {
		wait = min(firstRetry<<c.Failures, lastRetry)
	}
	var asked *retryAfter
	if errors.As(err, &asked) {
		wait = min(max(wait, asked.wait), lastRetry)
	}
	c.Failures++
	c.Next = now.Add(wait).UTC().Format(time.RFC3339)
	c.Error = brief(err.Error())
	return errors.Join(err, c.Write(r.dir, r.to.Name))
}

// retryAfter is a failure with a wish for when to come back.
type retryAfter struct {
	error
	wait time.Duration
}

func (e *retryAfter) Unwrap() error { return e.error }

// errTooMuch is what a sink fails with whose destination wants smaller batches.
var errTooMuch = errors.New("the batch is too large")

// brief is the beginning of a text that came from outside, in one line.
func brief(text string) string {
	runes := []rune(text)
	for i, c := range runes {
		if c < ' ' || c == 0x7f || c == 0xfffd {
			runes[i] = ' '
		}
	}
	return string(runes[:min(len(runes), 300)])
}

// Once delivers everything that waits for a destination and returns.
func Once(ctx context.Context, dir string, to Destination) error {
	s, err := to.sink()
	if err != nil {
		return err
	}
	r := &route{dir: dir, to: to, sink: s, count: batchCount}
	return r.drain(ctx, true)
}

// ErrBusy is what Lock fails with where another process forwards the record.
var ErrBusy = errors.New("another process forwards the receipts of this record")

// Lock makes this process the one that forwards a record.
func Lock(dir string) (release func(), err error) {
	release, err = audit.LockForwarding(dir)
	if err == nil && release == nil {
		err = ErrBusy
	}
	return release, err
}

// Open reads the file that says where the receipts of a record are sent.
func Open(dir string) ([]Destination, error) {
	text, err := audit.ReadForward(dir)
	if err != nil {
		return nil, err
	}
	to, err := Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", audit.ForwardFile(dir), err)
	}
	return to, nil
}

// A State tells how far a destination has come.
type State struct {
	Name     string `json:"name"`
	URL      string `json:"url"`
	Waiting  uint64 `json:"waiting"` // receipts that are still to be sent
	Sent     uint64 `json:"sent"`
	Rejected uint64 `json:"rejected"`
	Failures int    `json:"failures"` // tries that failed since the last that did not
	Since    string `json:"since,omitempty"`
	Next     string `json:"next,omitempty"`
	Error    string `json:"error,omitempty"`
}

// States tells how far each destination of a record has come.
func States(dir string, to []Destination) ([]State, error) {
	reader, err := audit.OpenReader(dir)
	if err != nil {
		return nil, err
	}
	states := make([]State, len(to))
	for i, d := range to {
		s := State{Name: d.Name, URL: d.URL.String()}
		c, err := audit.ReadCursor(dir, d.Name)
		if err == nil {
			s.Sent, s.Rejected, s.Failures, s.Since, s.Next, s.Error = c.Sent, c.Rejected, c.Failures, c.Since, c.Next, c.Error
			err = c.Check(reader)
		}
		if err != nil {
			s.Error = err.Error()
			s.Failures = max(s.Failures, 1)
		}
		s.Waiting = reader.Written - min(s.Sent, reader.Written)
		states[i] = s
	}
	return states, nil
}

// readSecret reads the file with a token or a certificate.
func readSecret(name string) ([]byte, error) {
	if !filepath.IsAbs(name) {
		return nil, fmt.Errorf("%s: want an absolute path", name)
	}
	return os.ReadFile(name)
}
