package main

import (
	"math"
	"runtime"
	"runtime/debug"

	"github.com/vivarium-run/vivarium"
)

// Go's collector runs by default whenever the heap has doubled. A script has
// a small heap and much garbage, so that rule makes it collect all the time;
// with a large heap it lets too much garbage stand. The rule here: a heap may
// grow by the garbage room, or by half where it is large.
const (
	// garbageRoom is the garbage that may stand beside a small heap.
	garbageRoom = 16 << 20
	// leastPercent is the garbage, in percent of the live heap, that may
	// stand beside a large one; mostPercent of Go's smallest heap of 4 MiB is
	// the garbage room.
	leastPercent = 100
	mostPercent  = 400
	// collectorSlack is what the process may take beyond the live memory that
	// the meters allow, before the collector works harder.
	collectorSlack = 80 << 20
)

// boundProcess keeps the garbage of a script from growing the process.
func boundProcess(memory int64) {
	if memory == 0 {
		memory = vivarium.DefaultLimits.Memory
	}
	if memory > 0 && memory < math.MaxInt64-collectorSlack {
		debug.SetMemoryLimit(memory + collectorSlack)
	}
	c := &collector{percent: mostPercent}
	debug.SetGCPercent(mostPercent)
	c.await()
}

// A collector sets the percentage anew after every collection.
type collector struct {
	percent int
}

// A sentinel dies at every collection, and tells.
type sentinel struct{ c *collector }

func (c *collector) await() {
	runtime.SetFinalizer(&sentinel{c}, func(s *sentinel) { s.c.collected() })
}

// collected runs after a collection. Setting the percentage stops the world,
// so small changes are not made.
func (c *collector) collected() {
	// runtime/metrics would tell without stopping the world, but costs every
	// start a tenth of a millisecond.
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	want := percentFor(m.NextGC * 100 / uint64(100+c.percent))
	if want < c.percent*4/5 || want > c.percent*5/4 {
		c.percent = want
		debug.SetGCPercent(want)
	}
	c.await()
}

// percentFor returns the percentage that suits a live heap.
func percentFor(live uint64) int {
	return int(min(max(garbageRoom*100/max(live, 1), leastPercent), mostPercent))
}
