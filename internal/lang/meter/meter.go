// Package meter counts what a run spends and stops it at its limits.
//
// Five quantities are limited: steps (units of work), heap (bytes of live
// memory), output (bytes printed), depth (nested calls) and time. Everything
// that works charges first: Steps before the work, Alloc before the
// allocation. A charge that would cross a limit returns a *LimitError and the
// work is not done.
//
// Steps are deterministic: the same script on the same data spends the same
// number on every machine. Time is not, so the meter itself has no clock; the
// host raises the stop flag (Stop) from outside, and every pollEvery steps the
// meter looks at it.
//
// Heap is about live memory. Alloc adds to a count of bytes since the last
// measure; when live+since crosses the limit the meter asks the machine to
// trace what it can still reach (Trace) and takes that for the live size.
// Tracing is work and is charged as steps.
//
// A limit, once hit, stays hit: every later charge fails with the same error,
// so nothing of the script runs on.
package meter

import (
	"fmt"
	"sync/atomic"
)

// Names of the limits, as the contract spells them.
const (
	Steps  = "steps"
	Time   = "time"
	Memory = "memory"
	Output = "output"
	Depth  = "depth"
	Size   = "size"
)

// Limits are the ceilings of one run; zero means no ceiling.
type Limits struct {
	Steps  int64 // units of work
	Heap   int64 // bytes of live memory
	Output int64 // bytes of printed text
	Depth  int   // nested calls
	TimeMS int64 // milliseconds; informative here, enforced by the host through Stop
}

// A LimitError says that a run was stopped by the limit Name, whose ceiling
// was Value. Canceled marks a stop asked for by the host.
type LimitError struct {
	Name     string
	Value    int64
	Canceled bool
}

func (e *LimitError) Error() string {
	if e.Canceled {
		return "run canceled by the host"
	}
	return fmt.Sprintf("%s limit of %d reached", e.Name, e.Value)
}

// pollEvery is how many steps may pass between two looks at the stop flag. It
// is a prime, so that the samples taken there do not keep in step with a loop.
const pollEvery = 1021

// maxCharge bounds one charge, so that sums of charges cannot wrap; noSteps
// is the ceiling where none was asked for: weeks of work, and charges beyond
// it (predicted costs of absurd operations) are stopped at once.
const (
	maxCharge = 1 << 60
	noSteps   = 1 << 50
)

// A Meter counts for one run. It is used by one goroutine, but for Stop.
type Meter struct {
	limits Limits
	left   int64 // steps that may pass until poll runs
	next   int64 // steps spent when none are left
	room   int64 // bytes that may be allocated before measure runs
	allow  int64 // bytes allocated since the last trace when there is no room
	full   int64 // bytes allocated since the last trace when the next is due
	dirty  int64 // bytes allocated since the last trace when collect is due
	clean  int64 // bytes allocated since the last trace when collect was called
	reused int64 // bytes charged since collect was called that need no collection
	depth  int   // nested calls that are allowed
	live   int64 // bytes found by the last trace
	peak   int64 // largest live size noticed at a trace or at the end
	output int64
	failed *LimitError
	stop   atomic.Int32
	// collect is what SetCollect was given, or nil.
	collect func(counted, coming int64) int64

	// Trace measures the live bytes and returns them with the number of
	// objects visited. It may call Poll, and give up if that fails. Nil means
	// that nothing ever dies.
	Trace func() (bytes, objects int64)
	// Sample, if set, is called at every poll with the steps since the last
	// one, so that they can be booked on the line being executed.
	Sample func(steps int64)
	// Large, if set, is told the address and the size of each large block of
	// memory that is made, before anything is written there.
	Large func(start, bytes uintptr)
	// Watch, if set, is called once, before the first look at the stop flag: who
	// may raise it need not listen before. To listen takes threads, and most runs
	// are over before they look.
	Watch func()
	// last is the value of steps at the previous sample.
	last int64
}

// Reasons for Stop.
const (
	running int32 = iota
	stopTime
	stopCancel
)

// New returns a meter with the given limits.
func New(l Limits) *Meter {
	m := &Meter{limits: l}
	m.Reset(l)
	return m
}

// Reset starts a new run on the same meter, keeping the live size.
func (m *Meter) Reset(l Limits) {
	since := m.since()
	m.limits, m.failed = l, nil
	m.last, m.output = 0, 0
	m.stop.Store(running)
	m.setNext(0)
	m.setFull()
	m.setRoom(since)
	m.depth = deepest
	if l.Depth > 0 {
		m.depth = min(l.Depth, deepest)
	}
}

// deepest bounds the nesting where the limits do not, for the sake of Go's
// stack, whose overflow nothing could catch.
const deepest = 100_000

// Deepest returns how deeply calls may nest.
func (m *Meter) Deepest() int { return m.depth }

// Limits returns the ceilings in force.
func (m *Meter) Limits() Limits { return m.limits }

// StopForTime asks the run to end because its time is over. Safe from any
// goroutine.
func (m *Meter) StopForTime() { m.stop.CompareAndSwap(running, stopTime) }

// StopForCancel asks the run to end because the host wants so.
func (m *Meter) StopForCancel() { m.stop.CompareAndSwap(running, stopCancel) }

// Spent returns the steps spent so far.
func (m *Meter) Spent() int64 { return m.next - m.left }

// OutputBytes returns the bytes of output charged so far.
func (m *Meter) OutputBytes() int64 { return m.output }

// HeapPeak returns the largest heap size noticed: an upper bound of live bytes.
func (m *Meter) HeapPeak() int64 { return max(m.peak, m.live+m.since()) }

// since returns the bytes allocated since the last trace.
func (m *Meter) since() int64 { return m.allow - m.room }

// Failed returns the limit that ended the run, or nil.
func (m *Meter) Failed() *LimitError { return m.failed }

// Steps charges n units of work. It must be called before the work. One
// comparison lets a charge pass; it is small enough to be inlined, so what is
// rare is in poll.
func (m *Meter) Steps(n int64) error {
	if uint64(n) < uint64(m.left) {
		m.left -= n
		return nil
	}
	return m.poll(n)
}

// Allows reports whether n >= 0 units of work may be charged without a look at
// limits and stop flag: with Take. Otherwise Steps is to be called. The two
// are Steps for the machine's loop, which calls no functions.
func (m *Meter) Allows(n int64) bool { return uint64(n) < uint64(m.left) }

// Take charges n units of work that the meter Allows.
func (m *Meter) Take(n int64) { m.left -= n }

// HasRoom reports whether n >= 0 bytes may be charged without a measure: with
// TakeRoom. Otherwise Alloc is to be called.
func (m *Meter) HasRoom(n int64) bool { return uint64(n) < uint64(m.room) }

// TakeRoom charges n bytes for which the meter HasRoom.
func (m *Meter) TakeRoom(n int64) { m.room -= n }

// Left returns how many steps may pass before the next poll: the machine's
// loop keeps a count of its own and settles with Steps when that is used up.
func (m *Meter) Left() int64 { return m.left }

func (m *Meter) poll(n int64) error {
	if m.failed != nil {
		return m.failed
	}
	if n < 0 || n > maxCharge {
		n = maxCharge
	}
	steps := m.Spent() + n
	if m.Sample != nil {
		m.Sample(steps - m.last)
	}
	m.last = steps
	if ceiling := m.ceiling(); steps > ceiling {
		m.setNext(ceiling)
		return m.fail(Steps, ceiling)
	}
	m.setNext(steps)
	if watch := m.Watch; watch != nil {
		m.Watch = nil
		watch()
	}
	switch m.stop.Load() {
	case stopTime:
		return m.fail(Time, m.limits.TimeMS)
	case stopCancel:
		err := m.fail(Time, 0)
		m.failed.Canceled = true
		return err
	}
	return nil
}

// Poll looks at the stop flag now. Long builtins call it between slices of
// work that was charged in one piece.
func (m *Meter) Poll() error {
	if m.failed != nil {
		return m.failed
	}
	if m.stop.Load() != running {
		return m.poll(0)
	}
	return nil
}

// setNext sets the steps spent and when to poll next.
func (m *Meter) setNext(spent int64) {
	m.next = min(spent+pollEvery, m.ceiling()+1)
	m.left = m.next - spent
}

func (m *Meter) ceiling() int64 {
	if m.limits.Steps > 0 {
		return min(m.limits.Steps, noSteps)
	}
	return noSteps
}

func (m *Meter) fail(name string, value int64) error {
	m.failed = &LimitError{Name: name, Value: value}
	m.next, m.left = m.Spent(), 0
	m.allow, m.room = m.since(), 0
	return m.failed
}

// FailSize ends the run because something handed over is too large.
func (m *Meter) FailSize(value int64) error { return m.fail(Size, value) }

// FailDepth ends the run because calls nest too deeply.
func (m *Meter) FailDepth() error { return m.fail(Depth, int64(m.limits.Depth)) }

// Alloc charges n bytes of memory. It must be called before allocating. Like
// Steps it is one comparison.
func (m *Meter) Alloc(n int64) error {
	if uint64(n) < uint64(m.room) {
		m.room -= n
		return nil
	}
	return m.measure(n)
}

// Reused says that n of the bytes charged were in the process already, so that
// they are no reason for a collection.
func (m *Meter) Reused(n int64) { m.reused += n }

// SetCollect makes the meter call collect after about as many allocated bytes
// as collect returned the last time, beginning at once: between two steps of
// the script, so that the process can collect garbage while nothing else wants
// to run. Collect is told how many bytes were charged between its calls and
// have been allocated, and how many are going to be, in one piece.
func (m *Meter) SetCollect(collect func(counted, coming int64) int64) {
	m.collect, m.dirty, m.clean = collect, m.since(), m.since()
	m.setRoom(m.since())
}

// setFull decides after a trace when the next is due.
func (m *Meter) setFull() {
	m.full = 1 << 62
	if m.limits.Heap > 0 {
		// Never trace more often than once in a sixteenth of the limit, so that a
		// script that lives close to its limit does not spend its time tracing.
		m.full = max(m.limits.Heap-m.live, m.limits.Heap/16) + 1
	}
}

// setRoom sets the bytes allocated since the last trace, and how many may be
// before measure runs.
func (m *Meter) setRoom(since int64) {
	m.allow = max(m.full, since)
	if m.collect != nil {
		m.allow = max(min(m.allow, m.dirty), since)
	}
	m.room = m.allow - since
}

// measure charges n bytes for which there is no room.
func (m *Meter) measure(n int64) error {
	if m.failed != nil {
		return m.failed
	}
	if n < 0 || n > m.limits.Heap && m.limits.Heap > 0 || n > maxCharge {
		return m.fail(Memory, m.limits.Heap)
	}
	if m.collect != nil && m.since()+n >= m.dirty {
		m.dirty, m.clean, m.reused = m.dirty+m.reused, m.clean+m.reused, 0
		if since := m.since(); since+n >= m.dirty {
			counted := since - m.clean
			m.clean = since
			m.dirty = since + n + max(m.collect(counted, n), 1)
		}
	}
	if m.since()+n >= m.full {
		if err := m.trace(n); err != nil {
			return err
		}
	}
	m.setRoom(m.since() + n)
	return nil
}

// trace measures what is live; n more bytes must fit in beside that.
func (m *Meter) trace(n int64) error {
	since := m.since()
	m.peak = max(m.peak, min(m.live+since, m.limits.Heap))
	if m.Trace != nil {
		bytes, objects := m.Trace()
		if m.failed != nil {
			return m.failed
		}
		m.live, m.dirty, m.clean = bytes, m.dirty-since, m.clean-since
		since = 0
		m.setFull()
		m.setRoom(0)
		if err := m.Steps(objects / 8); err != nil {
			return err
		}
	}
	if m.live+since+n > m.limits.Heap && m.limits.Heap > 0 {
		return m.fail(Memory, m.limits.Heap)
	}
	return nil
}

// Out charges n bytes of output and returns how many of them may be written:
// fewer than n together with an error when the limit is reached.
func (m *Meter) Out(n int64) (int64, error) {
	if m.failed != nil {
		return 0, m.failed
	}
	if l := m.limits.Output; l > 0 && m.output+n > l {
		room := l - m.output
		m.output = l
		return room, m.fail(Output, l)
	}
	m.output += n
	return n, nil
}
