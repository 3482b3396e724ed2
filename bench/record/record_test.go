// Package record measures what the record costs: how many runs of a small
// script a pool of jailed workers does in a second with a record and without,
// for the same callers, in turns; and how long one caller waits for a receipt.
//
//	CGO_ENABLED=0 go test -bench . -benchtime 1x ./bench/record
package record

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/audit"
)

func TestMain(m *testing.M) {
	vivarium.WorkerMain()
	os.Exit(m.Run())
}

var small = []byte("def f(n):\n    return sum(i * i for i in range(n))\n")

const (
	turns    = 5               // of each kind; the best counts
	turnTime = 1 * time.Second // of one
)

// A side is a pool and what it did in its best turn.
type side struct {
	pool    *vivarium.Pool
	callers int
	rate    float64 // calls a second
	cost    float64 // µs of processor time a call, workers that have ended included
}

// BenchmarkOverhead has two pools take turns and compares their best ones.
func BenchmarkOverhead(b *testing.B) {
	for _, reuse := range []bool{false, true} {
		for _, callers := range []int{8, 64} {
			b.Run(fmt.Sprintf("reuse=%v/callers=%d", reuse, callers), func(b *testing.B) {
				for b.Loop() {
					compare(b, reuse, callers)
				}
			})
		}
	}
}

func compare(b *testing.B, reuse bool, callers int) {
	o := vivarium.Options{Isolation: vivarium.IsolationProcess}
	without := &side{pool: newPool(b, o, reuse), callers: callers}
	l, err := audit.Open(filepath.Join(b.TempDir(), "record"), audit.Options{Tenant: "acme"})
	if err != nil {
		b.Fatal(err)
	}
	o.Recorder = l
	with := &side{pool: newPool(b, o, reuse), callers: callers}
	for range turns {
		without.turn(b)
		with.turn(b)
	}
	without.pool.Close()
	with.pool.Close()
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(without.rate, "calls/s-without")
	b.ReportMetric(with.rate, "calls/s-with")
	b.ReportMetric(100*(1-with.rate/without.rate), "%-fewer-calls")
	b.ReportMetric(without.cost, "cpu-µs-without")
	b.ReportMetric(with.cost, "cpu-µs-with")
}

func newPool(b *testing.B, o vivarium.Options, reuse bool) *vivarium.Pool {
	p, err := vivarium.NewPool(vivarium.PoolOptions{Options: o, Reuse: reuse})
	if err != nil {
		b.Skipf("NO JAIL HERE: %v", err)
	}
	return p
}

// turn has all callers call for a while.
func (s *side) turn(b *testing.B) {
	var calls atomic.Int64
	var wait sync.WaitGroup
	start, spent := time.Now(), processorTime()
	for range s.callers {
		wait.Go(func() {
			for time.Since(start) < turnTime {
				if r := s.pool.CallJSON(context.Background(), "s.py", small, "f", []byte("100")); r.Status != vivarium.OK {
					b.Errorf("%s: %v", r.Status, r.Err())
					return
				}
				calls.Add(1)
			}
		})
	}
	wait.Wait()
	n := float64(calls.Load())
	cost := float64((processorTime() - spent).Microseconds()) / n
	if s.rate = max(s.rate, n/time.Since(start).Seconds()); s.cost == 0 || cost < s.cost {
		s.cost = cost
	}
}

// processorTime is what this process and its children that have ended took.
func processorTime() (t time.Duration) {
	for _, who := range []int{unix.RUSAGE_SELF, unix.RUSAGE_CHILDREN} {
		var u unix.Rusage
		if unix.Getrusage(who, &u) == nil {
			t += time.Duration(u.Utime.Nano() + u.Stime.Nano())
		}
	}
	return t
}

// BenchmarkLatency is one caller who waits for each receipt of an idle record.
func BenchmarkLatency(b *testing.B) {
	l, err := audit.Open(filepath.Join(b.TempDir(), "record"), audit.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	script, report := vivarium.Load("s.py", small, vivarium.Options{Recorder: l})
	if script == nil {
		b.Fatal(report)
	}
	for b.Loop() {
		if r := script.CallJSON(context.Background(), "f", []byte("100")); r.Status != vivarium.OK {
			b.Fatal(r.Err())
		}
	}
}
