package audit_test

import (
	"context"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/audit"
	inner "github.com/vivarium-run/vivarium/internal/host/audit"
)

func TestMain(m *testing.M) {
	vivarium.WorkerMain()
	os.Exit(m.Run())
}

func open(t testing.TB, dir string, o audit.Options) *audit.Log {
	t.Helper()
	l, err := audit.Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func receipts(t testing.TB, dir string) (list []*inner.Receipt) {
	t.Helper()
	r, err := inner.OpenReader(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.All() {
		if f.Err != nil {
			t.Fatal(f.Err)
		}
		list = append(list, f.Receipt)
	}
	return list
}

// Every way into a script leaves one receipt, and refusals do.
func TestEveryDecision(t *testing.T) {
	dir, ctx := filepath.Join(t.TempDir(), "record"), context.Background()
	l := open(t, dir, audit.Options{Tenant: "acme", Key: "k1", Store: true})
	source := []byte("print('module')\ntotal = 0\ndef add(x):\n    global total\n    total += x\n    print(total)\n    return total\n")
	var printed strings.Builder
	o := vivarium.Options{Recorder: l, Limits: vivarium.Limits{Steps: 1e6}, Output: func(s string) { printed.WriteString(s) }}
	script, _ := vivarium.Load("s.py", source, o)
	results := []*vivarium.Result{script.Run(ctx), script.Call(ctx, "add", big.NewInt(3)), script.CallJSON(ctx, "add", []byte("4")), script.CallJSON(ctx, "none")}
	i, _ := script.Instantiate(ctx)
	results = append(results, i.Call(ctx, "add", 1), i.CallJSON(ctx, "add", []byte("2")))
	if script, _ := vivarium.Load("bad.py", []byte("eval('1')"), o); script != nil {
		t.Fatal("not refused")
	}
	pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: vivarium.Options{Recorder: l.For("other", ""), Isolation: vivarium.IsolationNone}})
	if err != nil {
		t.Fatal(err)
	}
	results = append(results, pool.Run(ctx, "p.py", []byte("1/0")), pool.Run(ctx, "p.py", []byte("eval('1')")), pool.CallJSON(ctx, "p.py", source, "add", []byte("7")))
	for n, r := range results {
		if r.Receipt == "" {
			t.Errorf("result %d has no receipt: %+v", n, r)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range receipts(t, dir) {
		got = append(got, strings.Join([]string{r.Tenant, r.Entry, r.Function, r.Status}, " "))
	}
	want := "acme run  ok|acme call add ok|acme call add ok|acme call none raised|acme load  ok|acme call add ok|acme call add ok|acme run  refused|other run  raised|other run  refused|other call add ok"
	if strings.Join(got, "|") != want {
		t.Errorf("receipts:\n%s\nwant:\n%s", strings.Join(got, "|"), want)
	}
	if want := "module\nmodule\n3\nmodule\n4\nmodule\nmodule\n1\n3\n"; printed.String() != want {
		t.Errorf("printed %q, want %q", printed.String(), want)
	}
	again := 0
	for _, r := range receipts(t, dir) {
		p, err := audit.RunAgain(ctx, dir, r.ID, audit.ReplayOptions{Isolation: vivarium.IsolationNone})
		if r.Call > 1 {
			if !errors.Is(err, audit.ErrNotReplayable) {
				t.Errorf("call %d of an instance: %v", r.Call, err)
			}
			continue
		}
		if r.Call == 1 {
			continue // prints nothing of the module
		}
		if err != nil || len(p.Differences) > 0 {
			t.Errorf("%s %s: %v %+v", r.Entry, r.Function, err, p)
		}
		again++
	}
	if again < 9 {
		t.Errorf("only %d replayed", again)
	}
}

// The time that a script was told is in its receipt and is told again in a
// replay, however the script was entered.
func TestReplayNow(t *testing.T) {
	dir, ctx := filepath.Join(t.TempDir(), "record"), context.Background()
	l := open(t, dir, audit.Options{Store: true})
	source := []byte("from datetime import datetime\nprint(datetime.now())\ndef func(): return str(datetime.now())\n")
	o := vivarium.Options{Recorder: l, Now: time.Now, Isolation: vivarium.IsolationNone}
	script, _ := vivarium.Load("s.py", source, o)
	pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: o})
	if err != nil {
		t.Fatal(err)
	}
	_, loaded := script.Instantiate(ctx)
	results := []*vivarium.Result{script.Run(ctx), script.Call(ctx, "func"), loaded, pool.Run(ctx, "s.py", source), pool.Call(ctx, "s.py", source, "func")}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for n, r := range receipts(t, dir) {
		if now, err := r.Present(); err != nil || now.IsZero() || now.After(time.Now()) {
			t.Errorf("%s: now is %q, %v", r.Entry, r.Now, err)
		}
		p, err := audit.RunAgain(ctx, dir, r.ID, audit.ReplayOptions{Isolation: vivarium.IsolationNone})
		if err != nil || len(p.Differences) > 0 || r.Status != "ok" {
			t.Errorf("%d %s: %v %+v", n, r.Entry, err, p)
		}
	}
	for _, r := range results {
		if r.Stdout != r.Now.Format("2006-01-02 15:04:05.000000")+"\n" && r.Now.Nanosecond() != 0 {
			t.Errorf("%q at %v", r.Stdout, r.Now)
		}
	}
}

// broken is a recorder that fails.
type broken struct{ ready, record error }

func (b broken) Ready() error                            { return b.ready }
func (b broken) Record(*vivarium.Record) (string, error) { return "", b.record }

// What cannot be recorded gives nothing out.
func TestUnrecorded(t *testing.T) {
	for _, b := range []broken{{ready: errors.New("full")}, {record: errors.New("full")}} {
		o := vivarium.Options{Recorder: b, Output: func(s string) { t.Errorf("printed %q", s) }}
		script, _ := vivarium.Load("s.py", []byte("print('secret')\ndef f(): return 1"), o)
		i, loaded := script.Instantiate(context.Background())
		if i != nil {
			t.Error("instantiated")
		}
		refused, report := vivarium.Load("s.py", []byte("eval('1')"), o)
		if refused == nil || !report.Refused() {
			t.Fatal("a refusal that was not recorded looks like one that was")
		}
		o.Isolation = vivarium.IsolationNone
		pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: o})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []*vivarium.Result{script.Run(context.Background()), script.Call(context.Background(), "f"), loaded,
			refused.Run(context.Background()), pool.Run(context.Background(), "s.py", []byte("print(1)"))} {
			if r.Status != vivarium.Fault || r.Stdout != "" || string(r.Value) != "null" || !strings.Contains(r.Error.Message, "full") {
				t.Errorf("%+v", r)
			}
		}
	}
}

// BenchmarkPool compares a pool with and without a record, on a small script,
// with more callers than workers.
func BenchmarkPool(b *testing.B) {
	for _, name := range []string{"without", "with"} {
		b.Run(name, func(b *testing.B) {
			o := vivarium.Options{Isolation: vivarium.IsolationNone}
			if name == "with" {
				l := open(b, filepath.Join(b.TempDir(), "record"), audit.Options{})
				defer l.Close()
				o.Recorder = l
			}
			pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: o})
			if err != nil {
				b.Fatal(err)
			}
			source := []byte("def f(n):\n    return sum(i * i for i in range(n))\n")
			b.SetParallelism(256)
			b.RunParallel(func(p *testing.PB) {
				for p.Next() {
					if r := pool.CallJSON(context.Background(), "s.py", source, "f", []byte("3000")); r.Status != vivarium.OK {
						b.Error(r.Err())
					}
				}
			})
		})
	}
}
