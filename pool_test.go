package vivarium_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium"
)

func TestMain(m *testing.M) {
	vivarium.WorkerMain()
	os.Exit(m.Run())
}

// newPool makes a pool in a jail, or skips where the machine has none, unless
// VIVARIUM_REQUIRE_JAIL is set.
func newPool(t testing.TB, o vivarium.PoolOptions) *vivarium.Pool {
	t.Helper()
	if o.Isolation == "" {
		o.Isolation = vivarium.IsolationProcess
	}
	p, err := vivarium.NewPool(o)
	if err != nil {
		if os.Getenv("VIVARIUM_REQUIRE_JAIL") != "" || !strings.Contains(err.Error(), "jail") && !strings.Contains(err.Error(), "enclosure") {
			t.Fatal(err)
		}
		t.Skipf("NO JAIL HERE: %v", err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func TestPoolResults(t *testing.T) {
	p := newPool(t, vivarium.PoolOptions{Size: 2, Options: vivarium.Options{Limits: vivarium.Limits{Time: 3 * time.Second, Steps: 5e6, Memory: 64 << 20}}})
	ctx := context.Background()
	for _, row := range []struct {
		source string
		status vivarium.Status
		test   func(*vivarium.Result) bool
	}{
		{"print('hä')", vivarium.OK, func(r *vivarium.Result) bool { return r.Stdout == "hä\n" }},
		{"import os", vivarium.Refused, func(r *vivarium.Result) bool {
			return r.Diagnostics[0].Code == "VIV401" && r.Diagnostics[0].Line == 1 && r.Report().Refused()
		}},
		{"x = (", vivarium.Refused, func(r *vivarium.Result) bool { return r.Diagnostics[0].Code == "VIV100" }},
		{"\nraise ValueError('bad')", vivarium.Raised, func(r *vivarium.Result) bool {
			return r.Error.Type == "ValueError" && r.Error.Message == "bad" && strings.Contains(r.Error.Traceback, "line 2")
		}},
		{"while True:\n  pass", vivarium.Limited, func(r *vivarium.Result) bool {
			return r.Limit.Name == "steps" && r.Limit.Value == 5e6 && r.Limit.Line >= 1 && len(r.HotLines) > 0
		}},
		{"x = [0] * 10**9", vivarium.Limited, func(r *vivarium.Result) bool { return r.Limit.Name == "memory" && r.Limit.Value == 64<<20 }},
		{"for i in range(10**6): print('x' * 1000)", vivarium.Limited, func(r *vivarium.Result) bool { return r.Limit.Name == "output" && len(r.Stdout) <= 1<<20 }},
	} {
		r := p.Run(ctx, "s.py", []byte(row.source))
		if r.Status != row.status || !row.test(r) {
			t.Errorf("%.40q: %s %v %v %v", row.source, r.Status, r.Err(), r.Limit, r.Diagnostics)
		}
		if r.Layers[len(r.Layers)-1] != vivarium.LayerJail {
			t.Errorf("layers %v", r.Layers)
		}
	}
	r := p.Call(ctx, "f.py", []byte("def f(x, y):\n    return {'sum': x['a'] + y, 'big': 2**200}"), "f", map[string]any{"a": 1}, 2)
	var got struct{ Sum int }
	if err := r.Decode(&got); err != nil || got.Sum != 3 || !strings.Contains(string(r.Value), "1606938044258990275541962092341162602522202993782792835301376") {
		t.Errorf("call: %s %v %s", r.Status, r.Err(), r.Value)
	}
	if r := p.Call(ctx, "f.py", []byte("x = 1"), "f"); r.Status != vivarium.Raised || r.Error.Type != "NameError" {
		t.Errorf("missing function: %s %v", r.Status, r.Err())
	}
	if r := p.Check(ctx, "f.py", []byte("raise ValueError")); r.Status != vivarium.OK || r.Report().Failed != "" {
		t.Errorf("check: %s %v", r.Status, r.Err())
	}
	if r := p.Load(ctx, "f.py", []byte("print(__name__ == '__main__')")); r.Status != vivarium.OK || r.Stdout != "False\n" {
		t.Errorf("load: %s %v %q", r.Status, r.Err(), r.Stdout)
	}
}

// A pool must say the same as the same engine in this process.
func TestPoolAgrees(t *testing.T) {
	files, _ := filepath.Glob("examples/*/*.py")
	if len(files) == 0 {
		t.Fatal("no examples")
	}
	jailed := newPool(t, vivarium.PoolOptions{Size: 2})
	free, err := vivarium.NewPool(vivarium.PoolOptions{Options: vivarium.Options{Isolation: vivarium.IsolationNone}})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a, b := jailed.Run(context.Background(), f, source), free.Run(context.Background(), f, source)
		if a.Status != b.Status || a.Stdout != b.Stdout || a.Usage.Steps != b.Usage.Steps || fmt.Sprint(a.Diagnostics) != fmt.Sprint(b.Diagnostics) {
			t.Errorf("%s: %s after %d steps in the jail (%v), %s after %d outside", f, a.Status, a.Usage.Steps, a.Err(), b.Status, b.Usage.Steps)
		}
	}
}

// A worker is told the time that its host asked for, as a run in process is.
func TestPoolNow(t *testing.T) {
	ctx, second := context.Background(), 0
	o := vivarium.PoolOptions{Options: vivarium.Options{Now: func() time.Time {
		second++
		return time.Date(2026, 1, 2, 3, 4, second, 6000, time.UTC)
	}}, Size: 1, Reuse: true}
	jailed := newPool(t, o)
	o.Isolation = vivarium.IsolationNone
	free := newPool(t, o)
	for n, p := range []*vivarium.Pool{jailed, free, jailed, free} {
		r := p.Call(ctx, "s.py", []byte(tellTime), "func")
		want := fmt.Sprintf(`[1,"2026-01-02 03:04:%02d.000006"]`, n+1)
		if r.Status != vivarium.OK || string(r.Value) != want || r.Now.Second() != n+1 {
			t.Errorf("%s %v: %s at %v, want %s", r.Status, r.Err(), r.Value, r.Now, want)
		}
	}
	o.Now = func() time.Time { return time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }
	wrong := newPool(t, o)
	if r := wrong.Run(ctx, "s.py", []byte("print(1)")); r.Status != vivarium.Fault || r.Stdout != "" {
		t.Errorf("%s %v", r.Status, r.Err())
	}
}

func TestPoolCancel(t *testing.T) {
	p := newPool(t, vivarium.PoolOptions{Size: 1})
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	r := p.Run(ctx, "s.py", []byte("while True: pass"))
	if r.Status != vivarium.Limited || r.Error == nil || r.Error.Type != "Canceled" || time.Since(start) > 2*time.Second {
		t.Errorf("%s %v after %v", r.Status, r.Err(), time.Since(start))
	}
	if r := p.Run(context.Background(), "s.py", []byte("print(1)")); r.Status != vivarium.OK || r.Stdout != "1\n" {
		t.Errorf("the next run: %s %v", r.Status, r.Err())
	}
}

// Output comes while the script runs, not at its end.
func TestPoolStreams(t *testing.T) {
	first := make(chan time.Time, 1)
	o := vivarium.Options{Limits: vivarium.Limits{Time: 1500 * time.Millisecond, Steps: -1}, Output: func(string) {
		select {
		case first <- time.Now():
		default:
		}
	}}
	p := newPool(t, vivarium.PoolOptions{Size: 1, Options: o})
	r := p.Run(context.Background(), "s.py", []byte("print('a')\nwhile True: pass"))
	if end := time.Now(); r.Limit == nil || r.Limit.Name != "time" || end.Sub(<-first) < time.Second {
		t.Errorf("%s %v", r.Status, r.Limit)
	}
}

func TestPoolReuse(t *testing.T) {
	p := newPool(t, vivarium.PoolOptions{Size: 2, Reuse: true})
	source := []byte("import random\nseen = []\ndef f(x):\n    seen.append(x)\n    return [len(seen), random.random()]")
	var first string
	for range 20 {
		r := p.Call(context.Background(), "s.py", source, "f", 1)
		if first == "" {
			first = string(r.Value)
		}
		if r.Status != vivarium.OK || string(r.Value) != first {
			t.Fatalf("%s %v %s, first %s", r.Status, r.Err(), r.Value, first)
		}
	}
}

// Many runs, 64 at a time, leave no process, mount, descriptor, control group,
// goroutine or memory behind; user ids are given back with their file's locks.
// VIVARIUM_SOAK sets how many.
func TestPoolSoak(t *testing.T) {
	n := 100
	fmt.Sscan(os.Getenv("VIVARIUM_SOAK"), &n)
	p := newPool(t, vivarium.PoolOptions{Size: 64, Warm: 2})
	descriptors, goroutines, mounts, heap := count("/proc/self/fd"), runtime.NumGoroutine(), lines("/proc/self/mountinfo"), heapInUse()
	var wg sync.WaitGroup
	errs := make(chan error, n)
	for i := range n {
		wg.Go(func() {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			source := "print(sum(range(1000)))"
			if i%7 == 0 {
				time.AfterFunc(30*time.Millisecond, cancel)
				source = "while True: pass"
			}
			if r := p.Run(ctx, "s.py", []byte(source)); r.Status != vivarium.OK && i%7 != 0 || r.Status == vivarium.Fault {
				errs <- fmt.Errorf("run %d: %s %w", i, r.Status, r.Err())
			}
		})
		if i%64 == 63 {
			wg.Wait()
		}
	}
	wg.Wait()
	p.Close()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	time.Sleep(50 * time.Millisecond)
	if d, g := count("/proc/self/fd"), runtime.NumGoroutine(); d > descriptors || g > goroutines {
		t.Errorf("%d descriptors and %d goroutines became %d and %d", descriptors, goroutines, d, g)
	}
	if m := lines("/proc/self/mountinfo"); m != mounts {
		t.Errorf("%d mounts became %d", mounts, m)
	}
	if h := heapInUse(); h > heap+16<<20 {
		t.Errorf("%d bytes of heap became %d", heap, h)
	}
	if left := children(); left > 0 {
		t.Errorf("%d processes are left", left)
	}
	if groups, _ := filepath.Glob(fmt.Sprintf("/sys/fs/cgroup/*/vivarium-%d-*", os.Getpid())); len(groups) > 0 {
		t.Errorf("control groups are left: %v", groups)
	}
}

func count(dir string) int {
	entries, _ := os.ReadDir(dir)
	return len(entries)
}

func lines(file string) int {
	text, _ := os.ReadFile(file)
	return strings.Count(string(text), "\n")
}

func heapInUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}

func children() int {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/self/task/%d/children", os.Getpid()))
	return len(strings.Fields(string(text)))
}

func TestPoolRefusals(t *testing.T) {
	for name, o := range map[string]vivarium.Options{
		"unknown":   {Isolation: "glass"},
		"functions": {Isolation: vivarium.IsolationProcess, Functions: map[string]vivarium.Function{"f": nil}},
	} {
		if p, err := vivarium.NewPool(vivarium.PoolOptions{Options: o}); err == nil {
			p.Close()
			t.Errorf("%s: a pool was made", name)
		}
	}
	t.Setenv("PATH", "")
	if _, err := vivarium.NewPool(vivarium.PoolOptions{Options: vivarium.Options{Isolation: vivarium.IsolationGVisor}}); err == nil || !strings.Contains(err.Error(), "runsc") {
		t.Errorf("gvisor without runsc: %v", err)
	}
	script, _ := vivarium.Load("s.py", []byte("x = 1"), vivarium.Options{Isolation: vivarium.IsolationProcess})
	if r := script.Run(context.Background()); r.Status != vivarium.Fault || errors.Is(r.Err(), nil) {
		t.Errorf("Load ran a script without the isolation asked for: %s", r.Status)
	}
}
