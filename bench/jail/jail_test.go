// Package jail measures what the jail costs: a cold worker, a run on a warm
// pool, and runs a second with a fresh worker each.
//
//	CGO_ENABLED=0 go test -bench . -benchtime 300x ./bench/jail
package jail

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/vivarium-run/vivarium"
)

func TestMain(m *testing.M) {
	vivarium.WorkerMain()
	os.Exit(m.Run())
}

var empty = []byte("def f():\n    pass\n")

func newPool(b *testing.B, o vivarium.PoolOptions) *vivarium.Pool {
	b.Helper()
	p, err := vivarium.NewPool(o)
	if err != nil {
		b.Skipf("NO JAIL HERE: %v", err)
	}
	b.Cleanup(func() { p.Close() })
	return p
}

func call(b *testing.B, p *vivarium.Pool) {
	if r := p.Call(context.Background(), "f.py", empty, "f"); r.Status != vivarium.OK {
		b.Fatalf("%s: %v", r.Status, r.Err())
	}
}

// median reports the median and the 95th percentile of single durations.
func median(b *testing.B, d []time.Duration) {
	slices.Sort(d)
	b.ReportMetric(float64(d[len(d)/2].Microseconds()), "µs-median")
	b.ReportMetric(float64(d[len(d)*95/100].Microseconds()), "µs-p95")
}

// Cold: no worker is ready; the job waits for one to be started.
func BenchmarkCold(b *testing.B) {
	p := newPool(b, vivarium.PoolOptions{Size: 1, Warm: -1})
	call(b, p)
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		call(b, p)
		took = append(took, time.Since(start))
		time.Sleep(5 * time.Millisecond)
	}
	median(b, took)
}

// Warm: workers are ready, and there is time to replace them.
func BenchmarkWarm(b *testing.B) {
	p := newPool(b, vivarium.PoolOptions{Size: 4, Warm: 4})
	var took []time.Duration
	for b.Loop() {
		time.Sleep(25 * time.Millisecond)
		start := time.Now()
		call(b, p)
		took = append(took, time.Since(start))
	}
	median(b, took)
}

// Reused: the same script again in the same worker.
func BenchmarkReused(b *testing.B) {
	p := newPool(b, vivarium.PoolOptions{Size: 2, Reuse: true})
	call(b, p)
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		call(b, p)
		took = append(took, time.Since(start))
	}
	median(b, took)
}

// Throughput: as many runs at a time as help, each in a fresh worker.
func BenchmarkThroughput(b *testing.B) {
	p := newPool(b, vivarium.PoolOptions{})
	b.SetParallelism(2)
	b.ResetTimer()
	before := processorTime(b)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			call(b, p)
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "runs/s")
	b.ReportMetric(float64((processorTime(b)-before).Microseconds())/float64(b.N), "cpu-µs/run")
}

// processorTime is what this process and the workers that have ended have
// used. Other than runs per second it does not depend on who else computes.
func processorTime(b *testing.B) (total time.Duration) {
	for _, who := range []int{unix.RUSAGE_SELF, unix.RUSAGE_CHILDREN} {
		var u unix.Rusage
		if err := unix.Getrusage(who, &u); err != nil {
			b.Fatal(err)
		}
		total += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return total
}

// Command is `vivarium run` of an empty script, by turns with what others do:
// bubblewrap round a Python that imports nothing. VIVARIUM_PYTHON names another
// than the system's.
func BenchmarkCommand(b *testing.B) {
	dir := b.TempDir()
	script, binary := filepath.Join(dir, "e.py"), filepath.Join(dir, "vivarium")
	os.WriteFile(script, []byte("1\n"), 0o644)
	if out, err := exec.Command("go", "build", "-o", binary, "../../cmd/vivarium").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	python := os.Getenv("VIVARIUM_PYTHON")
	if python == "" {
		python = "/usr/bin/python3"
	}
	ours := &command{argv: []string{binary, "run", script}}
	theirs := &command{argv: []string{"bwrap", "--unshare-all", "--ro-bind", "/", "/", python, "-I", "-S", "-c", "1"}}
	_, missing := exec.LookPath("bwrap")
	for b.Loop() {
		ours.run(b)
		if missing == nil {
			theirs.run(b)
		}
	}
	ours.report(b, "")
	if missing == nil {
		theirs.report(b, "bwrap-")
	}
}

// A command is run again and again.
type command struct {
	argv      []string
	took, cpu []time.Duration
}

func (c *command) run(b *testing.B) {
	cmd := exec.Command(c.argv[0], c.argv[1:]...)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	c.took = append(c.took, time.Since(start))
	c.cpu = append(c.cpu, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
}

func (c *command) report(b *testing.B, who string) {
	slices.Sort(c.took)
	slices.Sort(c.cpu)
	b.ReportMetric(float64(c.took[len(c.took)/2].Microseconds()), who+"µs-median")
	b.ReportMetric(float64(c.cpu[len(c.cpu)/2].Microseconds()), who+"cpu-µs-median")
}
