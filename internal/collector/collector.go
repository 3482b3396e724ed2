// Package collector tells Go's garbage collector what a process that runs a
// script wants of it.
//
// By default the collector runs whenever the heap has doubled, beside the
// program. A script has a small heap, much garbage and one thread: it collects
// all the time, and pays for every pointer that it writes meanwhile. The rule
// here: the script counts what it allocates, and when there may be too much
// garbage it waits for a collection, on the one processor that it needs anyway.
// With a small heap that takes less than a millisecond. The collector belongs
// to the process, and so does this package.
package collector

import (
	"math"
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

const (
	// leastRoom is how many bytes a script may allocate beside a small heap
	// between two collections. 6 and 8 MiB took 3 and 5 % less time than 5
	// (comprehensions, queens, factorials) and 1 and 3 MiB more at the peak, which
	// with 8 is more than one and a half times CPython's.
	// Collections beside the script took a quarter longer with 8 MiB, and as long
	// with 16.
	leastRoom = 6 << 20
	// roomPercent is the same beside a large heap, in percent of it. 80 instead
	// of 60 made 9 collections of 11 in strings and 13 of 15 in word_count, and
	// strings 10 % larger at the peak; with 100 word_count took 1.5 times
	// CPython's memory. Collections beside the script on a second processor took
	// longer than any of these.
	roomPercent = 80
	// growing is the live heap from which on its growth is on large pages, and
	// mostAhead bounds how much of that is prepared: as long as nobody touches it,
	// it is address space only, of which a worker has no more than its limits say.
	// dijkstra takes 42,000 page faults without it and 10,000 with it, a quarter
	// of its time.
	growing   = 8 << 20
	mostAhead = 64 << 20
	// largeHeap is the heap beyond which the script does not wait, since that
	// would take longer than it may be late for its time limit.
	largeHeap = 256 << 20
	// smallestHeap is Go's smallest heap at 100 percent.
	smallestHeap = 4 << 20
	// grace is how many bytes a script may allocate before the rule takes hold.
	// Most scripts end before, and to take a processor away costs as much as a
	// short script: 0.25 ms, since the runtime then gives back what is cached for
	// it, in tables of which each page is touched for the first time.
	grace = 1 << 20
	// slack is what the process may take beyond the live memory that the
	// meters allow, before the collector works harder.
	slack = 80 << 20
)

// room returns how many bytes may be allocated beside a live heap.
func room(live uint64) uint64 { return max(leastRoom, live/100*roomPercent) }

// percentFor returns the percentage at which Go collects by itself, should the
// script's count be wrong: twice the room beside a live heap and what is coming.
func percentFor(live, coming uint64) int {
	return int((coming + 2*room(live)) * 100 / max(live, smallestHeap))
}

// Bound keeps garbage from growing the process beyond what a script may use:
// memory bytes, where that is more than zero.
func Bound(memory int64) {
	if memory > 0 && memory < math.MaxInt64-slack {
		debug.SetMemoryLimit(memory + slack)
	}
}

// started says that the rule is in force in this process.
var started atomic.Bool

// percent is the percentage at which Go collects by itself, as far as this
// package has set it; 0: it has not.
var percent atomic.Int64

// Start puts the rule in force, for as long as the process lives. It takes
// hold when a script has allocated a little.
func Start() { started.Store(true) }

// setPercent sets the percentage, which stops the world, if it is another.
func setPercent(want int) {
	if percent.Swap(int64(want)) != int64(want) {
		debug.SetGCPercent(want)
	}
}

// Collect returns what a run is to call between collections, or nil if the
// rule is not in force. The function collects, and returns how many bytes may
// be counted until the next call; the first call only does the latter, and
// the second makes the rule take hold.
func Collect() func(counted, coming int64) int64 {
	if !started.Load() {
		return nil
	}
	if percent.Load() != 0 {
		setPercent(percentFor(0, 0)) // a run before this one may have left another
	}
	c := &collector{}
	return c.collect
}

// A collector collects for one run.
type collector struct {
	live  uint64 // bytes that the last collection found, or more
	made  uint64 // bytes that the process had allocated by then
	calls int
}

func (c *collector) collect(counted, coming int64) int64 {
	c.calls = min(c.calls+1, 3)
	switch c.calls {
	case 1:
		return grace
	case 2:
		forgetImage()
		runtime.GOMAXPROCS(1)
		setPercent(percentFor(0, 0))
		return int64(room(0)) - grace
	}
	if c.live <= largeHeap {
		c.ahead()
		runtime.GC()
	}
	return c.adjust(counted, uint64(coming))
}

// ahead sees to it that the heap grows on large pages: where a collection will
// leave too little free memory for the room after it, it takes a block from Go's
// heap and lets it go, untouched, for that collection to give to whoever asks.
func (c *collector) ahead() {
	if c.live < growing {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	block := aheadOf(c.live + m.TotalAlloc - c.made)
	if m.HeapIdle < block && m.Sys+block <= uint64(debug.SetMemoryLimit(-1)) {
		takeLarge(block)
		c.made += block
	}
}

// aheadOf returns the size of the block for a heap of which all stays.
func aheadOf(heap uint64) uint64 { return min(room(heap), mostAhead) }

// grant returns how many bytes a script may count until room bytes are allocated:
// last time it counted counted while the process allocated made, if that is
// known. Counts are upper bounds, two times too high where much is made of little.
func grant(room uint64, counted int64, made uint64, known bool) int64 {
	if !known || made == 0 {
		return int64(room)
	}
	return int64(float64(room) * min(max(float64(counted)/float64(made), 0.5), 3))
}

// adjust learns the size of the live heap, and how many bytes the process
// allocates for one that the script counts, and sets the percentage that suits
// it. Setting it stops the world, so small changes are not made. It returns how
// many bytes the script may count until the next call, besides those coming.
func (c *collector) adjust(counted int64, coming uint64) int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	now := int(percent.Load())
	c.live = m.NextGC * 100 / uint64(100+now)
	next := grant(room(c.live), counted, m.TotalAlloc-c.made, c.made != 0)
	c.made = m.TotalAlloc
	if c.live >= growing {
		coming += aheadOf(c.live + room(c.live))
	}
	want := percentFor(c.live, coming)
	if want < now*4/5 || want > now*5/4 {
		setPercent(want)
	}
	return next
}
