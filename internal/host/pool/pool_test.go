//go:build linux

package pool

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/vivarium-run/vivarium/internal/jail"
	"github.com/vivarium-run/vivarium/internal/wire"
)

func TestMain(m *testing.M) {
	inv, err := jail.Inside(os.Args)
	switch {
	case err != nil:
		os.Exit(1)
	case inv != nil:
		os.Exit(traitor(inv))
	case os.Getenv("VIVARIUM_TEST_HOST") != "":
		host()
	}
	os.Exit(m.Run())
}

// A traitor is a worker that a stranger has taken over. Its argument says what
// it does once it has a job.
func traitor(inv *jail.Invocation) int {
	walls, err := jail.Enter(&inv.Spec)
	if err != nil || inv.Args[0] == "no walls" {
		wire.Write(raw{}, wire.KindFailed, fmt.Append(nil, "no walls: ", err))
		return 1
	}
	if inv.Args[0] == "fewer walls" {
		walls = walls[1:]
	}
	wire.Write(raw{}, wire.KindReady, []byte(strings.Trim(fmt.Sprint(walls), "[]")))
	if _, _, err := wire.Read(raw{}, wire.Bound{wire.KindJob: 1 << 20}); err != nil {
		return 0
	}
	treasons[inv.Args[0]]()
	return 0
}

type raw struct{}

func (raw) Read(b []byte) (int, error) {
	n, err := unix.Read(0, b)
	if n == 0 && err == nil {
		err = io.EOF
	}
	return max(n, 0), err
}

func (raw) Write(b []byte) (int, error) { return unix.Write(1, b) }

func answer(x *wire.Result) { wire.Write(raw{}, wire.KindResult, x.Encode()) }

var ok = &wire.Result{Status: wire.StatusOK}

var sink [][]byte

// treasons are what a worker may do instead of its job.
var treasons = map[string]func(){
	"honest":       func() { answer(ok) },
	"garbage":      func() { raw{}.Write(bytes.Repeat([]byte("garbage"), 100)) },
	"huge":         func() { raw{}.Write([]byte{byte(wire.KindResult), 0xff, 0xff, 0xff, 0xff}) },
	"cut short":    func() { raw{}.Write([]byte{byte(wire.KindResult), 9, 0, 0, 0, 1}) },
	"job":          func() { wire.Write(raw{}, wire.KindJob, nil) },
	"second ready": func() { wire.Write(raw{}, wire.KindReady, nil) },
	"silence":      func() { time.Sleep(time.Hour) },
	"spin": func() {
		for {
			sink = nil
		}
	},
	"quiet exit":  func() {},
	"closed pipe": func() { unix.Close(1); time.Sleep(time.Hour) },
	"panic":       func() { panic("out of cheese") },
	"memory": func() {
		for {
			sink = append(sink, make([]byte, 32<<20))
		}
	},
	"filter": func() { unix.Getppid() },
	"flood": func() {
		for {
			if wire.Write(raw{}, wire.KindOutput, bytes.Repeat([]byte("x"), wire.MaxOutput)) != nil {
				return
			}
		}
	},
	"not text":     func() { wire.Write(raw{}, wire.KindOutput, []byte("\xff\xfe")) },
	"value of run": func() { answer(&wire.Result{Status: wire.StatusOK, Value: []byte("1")}) },
	"unset limit":  func() { answer(&wire.Result{Status: wire.StatusLimit, Limit: &wire.Limit{Name: "steps"}}) },
	"forged limit": func() { answer(&wire.Result{Status: wire.StatusLimit, Limit: &wire.Limit{Name: "memory", Value: 5}}) },
	"forged size":  func() { answer(&wire.Result{Status: wire.StatusLimit, Limit: &wire.Limit{Name: "size", Value: 5}}) },
	"forged host": func() {
		answer(&wire.Result{Status: wire.StatusFault, Error: &wire.Error{Type: "RecordError", Message: "disk full"}})
	},
	"far lines": func() {
		answer(&wire.Result{Status: wire.StatusLimit, Limit: &wire.Limit{Name: "time", Line: 1 << 30}, HotLines: []wire.HotLine{{Line: 2, Steps: 1}, {Line: 4, Steps: 1}}})
	},
	"twice": func() { answer(ok); answer(ok) },
}

func start(t *testing.T, treason string) (*Pool, error) { return startUnder(t, "", treason) }

func startUnder(t *testing.T, runsc, treason string) (*Pool, error) {
	t.Helper()
	p, err := New(Config{Spec: jail.Spec{Memory: 300 << 20}, Size: 1, Warm: -1, Role: "traitor", Args: []string{treason}, Jail: jail.Options{Runsc: runsc}})
	if err == nil {
		t.Cleanup(func() { p.Close() })
		return p, nil
	}
	if !strings.Contains(err.Error(), "pool: the worker has no") && treason != "no walls" {
		if os.Getenv("VIVARIUM_REQUIRE_JAIL") != "" {
			t.Fatal(err)
		}
		t.Skipf("NO JAIL HERE: %v", err)
	}
	return nil, err
}

func job() *wire.Job {
	return &wire.Job{Mode: wire.ModeRun, Name: "s.py", Source: []byte("x = 1\nx = 2\n"), Limits: wire.Limits{Time: 500 * time.Millisecond, Memory: 64 << 20, Output: 1 << 10, Results: 1 << 10}}
}

// Whatever a worker does, its run alone is lost, the verdict is never success,
// and the next run has a worker of its own.
func TestTreason(t *testing.T) {
	want := map[string]string{ // the start of the verdict; otherwise a fault
		"honest": "ok", "twice": "ok", "silence": "limit time 500", "spin": "limit time 500",
		"memory": "limit memory 67108864", "forged limit": "limit memory 67108864", "closed pipe": "limit time 500",
		"filter": "fault the worker killed by the system-call filter", "panic": "fault the worker crashed",
		"quiet exit": "fault the worker ended with status 0", "forged host": "fault the worker broke the protocol",
		"far lines": "limit time 500 line 0 [{2 1}]",
	}
	for name := range treasons {
		t.Run(name, func(t *testing.T) { betray(t, "", name, want[name]) })
	}
	runsc, err := exec.LookPath("runsc")
	if err != nil {
		t.Log("SHOWS NOTHING OF GVISOR: there is no runsc on the PATH")
		return
	}
	for _, name := range []string{"filter", "memory", "panic", "quiet exit", "closed pipe", "garbage"} { // gVisor is to say how they end
		t.Run("gvisor "+name, func(t *testing.T) { betray(t, runsc, name, want[name]) })
	}
}

// betray has a worker betray twice, each time with a job of its own.
func betray(t *testing.T, runsc, name, want string) {
	p, err := startUnder(t, runsc, name)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		var printed int
		begin := time.Now()
		a, err := p.Do(context.Background(), job(), func(text string) { printed += len(text) })
		if err != nil {
			t.Fatal(err)
		}
		got := verdict(a.Result)
		if want == "" && !strings.HasPrefix(got, "fault") || !strings.HasPrefix(got, want) {
			if name == "closed pipe" && strings.HasPrefix(got, "fault the worker killed") {
				continue
			}
			t.Errorf("verdict %q, want %q %s", got, want, a.Detail)
		}
		if strings.Contains(got, "cheese") {
			t.Errorf("the worker's words are in the verdict: %q", got)
		}
		if took := time.Since(begin); took > 5*time.Second || printed > 1<<10+2*wire.MaxOutput {
			t.Errorf("took %v, printed %d", took, printed)
		}
	}
}

func verdict(x *wire.Result) string {
	switch {
	case x.Error != nil:
		return "fault " + x.Error.Message
	case x.Limit != nil:
		return fmt.Sprintf("limit %s %d line %d %v", x.Limit.Name, x.Limit.Value, x.Limit.Line, x.HotLines)
	}
	return "ok"
}

// A worker that could not lock itself in, or not wholly, gets no job.
func TestHalfBuilt(t *testing.T) {
	if _, err := start(t, "honest"); err != nil {
		t.Fatal(err)
	}
	if _, err := start(t, "no walls"); err == nil || !strings.Contains(err.Error(), "could not be built: no walls") {
		t.Errorf("%v", err)
	}
	if _, err := start(t, "fewer walls"); err == nil || !strings.Contains(err.Error(), "the worker has no uid") {
		t.Errorf("%v", err)
	}
}

func TestCancelWhileWaiting(t *testing.T) {
	p, _ := start(t, "silence")
	go p.Do(context.Background(), job(), func(string) {})
	time.Sleep(50 * time.Millisecond)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := p.Do(ctx, job(), func(string) {}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a job that waits for its turn: %v", err)
	}
	p.Close()
	if _, err := p.Do(context.Background(), job(), func(string) {}); err != ErrClosed {
		t.Errorf("a job for a closed pool: %v", err)
	}
}

// Two workers never have the same user id at the same time.
func TestOwnIDs(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("SHOWS NOTHING HERE: only root can give ids")
	}
	seen := map[string]bool{}
	for range 3 {
		p, _ := start(t, "honest")
		w, _, err := p.lease(key{}, false)
		if err != nil {
			t.Fatal(err)
		}
		defer w.process.Close()
		status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", w.process.PID()))
		_, rest, _ := strings.Cut(string(status), "\nUid:\t")
		uid, _, _ := strings.Cut(rest, "\t")
		if n, err := strconv.Atoi(uid); err != nil || n < 1000 || seen[uid] {
			t.Errorf("user id %q among %v", uid, seen)
		}
		seen[uid] = true
	}
}

// host is another process that has a pool.
func host() {
	p, err := New(Config{Size: 1, Warm: -1, Role: "traitor", Args: []string{"spin"}})
	if err != nil {
		fmt.Println("0")
		os.Exit(1)
	}
	w, _, _ := p.lease(key{}, false)
	go w.do(context.Background(), p.life, &wire.Job{}, func(string) {})
	fmt.Println(w.process.PID())
	time.Sleep(time.Minute)
}

// When the host dies, however it dies, its workers die.
func TestHostDies(t *testing.T) {
	start(t, "honest")
	cmd := exec.Command("/proc/self/exe")
	cmd.Env = append(os.Environ(), "VIVARIUM_TEST_HOST=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var pid int
	fmt.Fscan(out, &pid)
	if pid <= 1 || syscall.Kill(pid, 0) != nil {
		t.Fatalf("the other host has no worker (%d)", pid)
	}
	time.Sleep(100 * time.Millisecond)
	cmd.Process.Kill()
	cmd.Wait()
	for range 100 {
		if dead(pid) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("worker %d outlives its host", pid)
}

func dead(pid int) bool {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || bytes.Contains(text, []byte(") Z "))
}
