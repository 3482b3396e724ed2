// Package collector tells Go's garbage collector what a process that runs a
// script wants of it.
//
// By default the collector runs whenever the heap has doubled, beside the
// program. A script has a small heap, much garbage and one thread: it collects
// all the time, and pays for every pointer that it writes meanwhile. The rule
// here: beside a small heap a fixed amount of garbage may stand, and then the
// script waits for the collection, which takes less than a millisecond and no
// second thread; beside a large one a part of it may stand, and Go collects
// beside the script, on another processor. The collector belongs to the
// process, and so does this package.
package collector

import (
	"math"
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

const (
	// garbageRoom is how many bytes a script may allocate beside a small heap
	// between two collections that it waits for. 4, 6 and 8 MiB took the same
	// time within 3 % (queens 0.28 s, comprehensions 0.46 s, vectors 0.54 s) and
	// 20, 21 and 23 MiB at the peak; Go's collector beside the script took a
	// quarter longer with 8 MiB (0.40, 0.78, 0.67 s), and as long with 16.
	garbageRoom = 5 << 20
	// smallHeap is the largest live heap for which it waits.
	smallHeap = 32 << 20
	// leastPercent is the garbage, in percent of the live heap, that may
	// stand beside a large one: word_count peaks at 119 MiB with 60 and at up to
	// 180 with 100, in the same time. mostPercent of Go's smallest heap of 4 MiB is
	// where Go collects by itself, should the script's count be wrong.
	leastPercent = 60
	mostPercent  = 100 * 2 * garbageRoom / (4 << 20)
	// slack is what the process may take beyond the live memory that the
	// meters allow, before the collector works harder.
	slack = 80 << 20
)

// Bound keeps garbage from growing the process beyond what a script may use:
// memory bytes, where that is more than zero.
func Bound(memory int64) {
	if memory > 0 && memory < math.MaxInt64-slack {
		debug.SetMemoryLimit(memory + slack)
	}
}

// started says that the rule is in force in this process.
var started atomic.Bool

// Start puts the rule in force, for as long as the process lives.
func Start() {
	if started.Swap(true) {
		return
	}
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(mostPercent)
}

// Collect returns what a run is to call between collections, or nil if the
// rule is not in force. The function collects, and returns how many bytes may
// be allocated until the next call; the first call only does the latter.
func Collect() func() int64 {
	if !started.Load() {
		return nil
	}
	return (&collector{percent: mostPercent}).collect
}

// A collector collects for one run.
type collector struct {
	percent int    // the garbage that Go lets stand by itself
	live    uint64 // bytes that the last collection found, or more
	begun   bool
	wide    bool // Go may use a second processor
}

func (c *collector) collect() int64 {
	if !c.begun {
		c.begun = true
		return garbageRoom
	}
	if c.live <= smallHeap {
		runtime.GC()
	}
	c.adjust()
	if c.live <= smallHeap {
		return garbageRoom
	}
	if !c.wide {
		c.wide = true
		runtime.GOMAXPROCS(2)
	}
	return int64(c.live / 2)
}

// adjust learns the size of the live heap and sets the percentage that suits
// it. Setting it stops the world, so small changes are not made.
func (c *collector) adjust() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	c.live = m.NextGC * 100 / uint64(100+c.percent)
	want := percentFor(c.live)
	if want < c.percent*4/5 || want > c.percent*5/4 {
		c.percent = want
		debug.SetGCPercent(want)
	}
}

// percentFor returns the percentage that suits a live heap.
func percentFor(live uint64) int {
	return int(min(max(2*garbageRoom*100/max(live, 1), leastPercent), mostPercent))
}
