package vivarium_test

import (
	"context"
	"encoding/json"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium"
)

func load(t testing.TB, source string, o vivarium.Options) *vivarium.Script {
	t.Helper()
	script, report := vivarium.Load("script.py", []byte(source), o)
	if script == nil {
		t.Fatalf("refused: %v", report.Diagnostics)
	}
	return script
}

func TestValuesBothWays(t *testing.T) {
	script := load(t, "def func(x):\n    return x\n", vivarium.Options{})
	for _, row := range []struct {
		in   any
		want string
	}{
		{nil, "null"}, {true, "true"}, {7, "7"}, {int64(-1) << 63, "-9223372036854775808"}, {0.1, "0.1"}, {1e300, "1e+300"}, {"hä\x00\"", `"hä\u0000\""`},
		{new(big.Int).Lsh(big.NewInt(1), 70), "1180591620717411303424"}, {[]any{1, []any{}, nil}, "[1,[],null]"},
		{map[string]any{"b": 1, "a": []int{2}}, `{"a":[2],"b":1}`}, {json.RawMessage(`{"z": [1.0, 1e2]}`), `{"z":[1.0,100.0]}`},
		{struct {
			A int `json:"a"`
		}{3}, `{"a":3}`}, {uint64(1) << 63, "9223372036854775808"}, {float32(0.5), "0.5"},
	} {
		if r := script.Call(context.Background(), "func", row.in); string(r.Value) != row.want {
			t.Errorf("%v comes back as %s (%v), want %s", row.in, r.Value, r.Err(), row.want)
		}
	}
}

func TestResultsAsJSON(t *testing.T) {
	for _, row := range []struct{ source, want string }{
		{"def f():\n    return (1, {2, 3}, frozenset([4]), range(3))", "[1,[2,3],[4],[0,1,2]]"},
		{"from fractions import Fraction\ndef f():\n    return Fraction(1, 3)", `"1/3"`},
		{"from collections import namedtuple, OrderedDict, deque, Counter\nP = namedtuple('P', 'x y')\ndef f():\n    return [P(1, 2), OrderedDict(a=1), deque([1]), Counter('aa')]", `[{"x":1,"y":2},{"a":1},[1],{"a":2}]`},
		{"from dataclasses import dataclass\n@dataclass\nclass D:\n    a: int\n    b: list\ndef f():\n    return D(1, [D(2, [])])", `{"a":1,"b":[{"a":2,"b":[]}]}`},
		{"from enum import IntEnum\nclass E(IntEnum):\n    A = 5\ndef f():\n    return E.A", "5"},
		{"def f():\n    return [float('nan'), -float('inf')]", `["NaN","-Infinity"]`},
		{"def f():\n    return {1: 1, None: 2, 2.5: 3, True: 4}", `{"1":4,"null":2,"2.5":3}`},
		{"def f():\n    return '\\ud800x\\x7f'", `"\ud800x\u007f"`},
	} {
		if r := load(t, row.source, vivarium.Options{}).Call(context.Background(), "f"); string(r.Value) != row.want {
			t.Errorf("%q returns %s (%v), want %s", row.source, r.Value, r.Err(), row.want)
		}
	}
	for _, row := range []struct{ source, want string }{
		{"def f():\n    return {'rows': [1, {'f': len}]}", "$.rows[1].f is of type 'builtin_function_or_method'"},
		{"class L(list):\n    def __iter__(self):\n        while True: pass\ndef f():\n    return L([1])", "class of the script"},
		{"def f():\n    return {(1, 2): 3}", "keys must be str"},
		{"def f():\n    return {1: 1, '1': 2}", "two keys"},
		{"class C: pass\ndef f():\n    return C()", "$ is of type 'C'"},
	} {
		if r := load(t, row.source, vivarium.Options{}).Call(context.Background(), "f"); r.Status != vivarium.Raised || !strings.Contains(r.Error.Message, row.want) {
			t.Errorf("%q: %s %v, want an error with %q", row.source, r.Status, r.Err(), row.want)
		}
	}
}

func TestBadData(t *testing.T) {
	script := load(t, "def f(x):\n    return x\n", vivarium.Options{Limits: vivarium.Limits{Data: 1000}})
	ctx := context.Background()
	if r := script.CallJSON(ctx, "f", []byte(`{"a":1,"a":2}`)); r.Status != vivarium.Raised || !strings.Contains(r.Error.Message, "occurs twice") {
		t.Errorf("duplicate keys: %s %v", r.Status, r.Err())
	}
	if r := script.CallJSON(ctx, "f", []byte(strings.Repeat("1", 2000))); r.Status != vivarium.Limited || r.Limit.Name != "size" {
		t.Errorf("large data: %s %v", r.Status, r.Err())
	}
	if r := script.CallJSON(ctx, "f", []byte("{")); r.Status != vivarium.Raised {
		t.Errorf("broken JSON: %s", r.Status)
	}
	deep := strings.Repeat("[", 400) + strings.Repeat("]", 400)
	if r := script.CallJSON(ctx, "f", []byte(deep)); r.Status != vivarium.OK || string(r.Value) != deep {
		t.Errorf("deep data: %s %v", r.Status, r.Err())
	}
	if r := script.Call(ctx, "f", func() {}); r.Status != vivarium.Raised || !strings.Contains(r.Error.Message, "cannot be handed in") {
		t.Errorf("a function as data: %s %v", r.Status, r.Err())
	}
}

func TestCancel(t *testing.T) {
	script := load(t, "n = 0\nwhile True:\n    n = len(str(n))\n", vivarium.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	r := script.Run(ctx)
	if r.Status != vivarium.Limited || r.Error == nil || r.Error.Type != "Canceled" {
		t.Errorf("%s %v", r.Status, r.Err())
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("canceled after %v", took)
	}
}

// Same script, data and seed: same bytes and the same steps, whatever runs
// beside it.
func TestDeterminism(t *testing.T) {
	script := load(t, `
import random
def func(n):
    words = {str(random.random()) for _ in range(n)}
    print(sorted(words)[:2], hash("a") == hash("a"), id(words) > 0)
    return [list(words), random.getrandbits(70), [x for x in {1, "b", (2, 3), None}]]
`, vivarium.Options{Seed: 42})
	first := script.Call(context.Background(), "func", 200)
	if first.Status != vivarium.OK {
		t.Fatal(first.Err())
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			r := script.Call(context.Background(), "func", 200)
			if string(r.Value) != string(first.Value) || r.Stdout != first.Stdout || r.Usage.Steps != first.Usage.Steps {
				t.Errorf("a second run differs: %d and %d steps", r.Usage.Steps, first.Usage.Steps)
			}
		})
	}
	wait.Wait()
	if other := load(t, "import random\ndef func(n):\n    return random.random()\n", vivarium.Options{Seed: 43}); other.Call(context.Background(), "func", 1).Status != vivarium.OK {
		t.Error("another seed fails")
	}
}

// tellTime prints the present time in three ways, and counts its calls.
const tellTime = `
from datetime import *
calls = 0
def func():
    global calls
    calls += 1
    assert datetime.now() == datetime.now(UTC).replace(tzinfo=None) == datetime.fromtimestamp(datetime.now().timestamp())
    assert date.today() == datetime.today().date()
    return [calls, str(datetime.now())]
print(datetime.now(timezone(timedelta(hours=2))))
`

// The time is what the host says as a run begins, in UTC, and stands still
// until the run ends; an instance is told anew for each call.
func TestNow(t *testing.T) {
	asked, zone := 0, time.FixedZone("", 3600)
	clock := func() time.Time {
		asked++
		return time.Date(2026, 1, 2, 4, 4, asked, 6789, zone)
	}
	ctx, script := context.Background(), load(t, tellTime, vivarium.Options{Now: clock})
	check := func(r *vivarium.Result, second int, stdout, value string) {
		t.Helper()
		now := time.Date(2026, 1, 2, 3, 4, second, 6000, time.UTC)
		if r.Status != vivarium.OK || r.Now != now || r.Stdout != stdout || string(r.Value) != value {
			t.Errorf("%s %v at %v: %q %s", r.Status, r.Err(), r.Now, r.Stdout, r.Value)
		}
	}
	check(script.Run(ctx), 1, "2026-01-02 05:04:01.000006+02:00\n", "null")
	check(script.Call(ctx, "func"), 2, "2026-01-02 05:04:02.000006+02:00\n", `[1,"2026-01-02 03:04:02.000006"]`)
	i, r := script.Instantiate(ctx)
	check(r, 3, "2026-01-02 05:04:03.000006+02:00\n", "null")
	check(i.Call(ctx, "func"), 4, "", `[1,"2026-01-02 03:04:04.000006"]`)
	check(i.CallJSON(ctx, "func"), 5, "", `[2,"2026-01-02 03:04:05.000006"]`)
	check(script.CallJSON(ctx, "func"), 6, "2026-01-02 05:04:06.000006+02:00\n", `[1,"2026-01-02 03:04:06.000006"]`)
}

// Without a clock the time is an error of the script's, and a clock that is
// out of its mind a fault.
func TestNoTime(t *testing.T) {
	ctx := context.Background()
	for _, clock := range []func() time.Time{nil, func() time.Time { return time.Time{} }} {
		r := load(t, tellTime, vivarium.Options{Now: clock}).Run(ctx)
		if r.Status != vivarium.Raised || r.Error.Type != "RuntimeError" || !strings.Contains(r.Error.Message, "no clock") {
			t.Errorf("%s %v", r.Status, r.Err())
		}
	}
	now := time.Now()
	script := load(t, "def func(): pass", vivarium.Options{Now: func() time.Time { return now }})
	i, _ := script.Instantiate(ctx)
	for _, year := range []int{-1, 0, 10000} {
		now = time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		_, loaded := script.Instantiate(ctx)
		for _, r := range []*vivarium.Result{script.Run(ctx), script.Call(ctx, "func"), i.Call(ctx, "func"), loaded} {
			if r.Status != vivarium.Fault || !strings.Contains(r.Error.Message, "years 1 to 9999") {
				t.Errorf("%s %v", r.Status, r.Err())
			}
		}
	}
	now = time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC)
	if r := i.Call(ctx, "func"); r.Status != vivarium.OK {
		t.Errorf("%s %v", r.Status, r.Err())
	}
}

// With every limit of steps from 1 on, a script is stopped cleanly or ends.
func TestEveryStepLimit(t *testing.T) {
	source := `
class Stack:
    def __init__(self): self.items = []
    def __enter__(self): return self
    def __exit__(self, *error): self.items.clear()
    def push(self, x): self.items.append(x); return self
def numbers(n):
    try:
        yield from (i * i for i in range(n))
    finally:
        print("closed")
total = 0
with Stack() as s:
    for x in numbers(30):
        try:
            s.push(f"{x:>5}")
            total += sorted(s.items, key=lambda t: -len(t))[0].count(" ") // (x % 3)
        except ZeroDivisionError as e:
            print("caught", e)
        finally:
            total += 1
print(total, "%s" % [str(2 ** i) for i in range(20)])
`
	free := load(t, source, vivarium.Options{}).Run(context.Background())
	if free.Status != vivarium.OK {
		t.Fatal(free.Err())
	}
	for steps := int64(1); steps <= 2000; steps++ {
		r := load(t, source, vivarium.Options{Limits: vivarium.Limits{Steps: steps}}).Run(context.Background())
		switch {
		case r.Status == vivarium.OK && steps >= free.Usage.Steps && r.Stdout == free.Stdout:
		case r.Status == vivarium.Limited && steps < free.Usage.Steps && r.Limit.Name == "steps" && r.Usage.Steps == steps && strings.HasPrefix(free.Stdout, r.Stdout):
		default:
			t.Fatalf("%d of %d steps: %s after %d steps, %v", steps, free.Usage.Steps, r.Status, r.Usage.Steps, r.Err())
		}
	}
}

func TestParseLimits(t *testing.T) {
	l, err := vivarium.ParseLimits("steps=1e6, time=1.5,memory=64MiB,output=1_000,depth=500,source=2kB,data=1GiB,result=5B")
	want := vivarium.Limits{Steps: 1e6, Time: 1500 * time.Millisecond, Memory: 64 << 20, Output: 1000, Depth: 500, Source: 2000, Data: 1 << 30, Result: 5}
	if err != nil || l != want {
		t.Errorf("%+v, %v", l, err)
	}
	for _, bad := range []string{"steps", "steps=", "steps=-1", "steps=1.5", "time=x", "memory=1TB", "nothing=1", "depth=0"} {
		if _, err := vivarium.ParseLimits(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
	if l, err := vivarium.ParseLimits("time=none,steps=none"); err != nil || l.Time != -1 || l.Steps != -1 {
		t.Errorf("%+v, %v", l, err)
	}
}

func BenchmarkInstanceCall(b *testing.B) {
	instance, result := load(b, "def f(x):\n    return x * 2 + 1\n", vivarium.Options{}).Instantiate(context.Background())
	if instance == nil {
		b.Fatal(result.Err())
	}
	for b.Loop() {
		if r := instance.Call(context.Background(), "f", 20); r.Status != vivarium.OK {
			b.Fatal(r.Err())
		}
	}
}

// What a call costs beside the script's own work is mostly what is allocated.
func TestCallAllocates(t *testing.T) {
	source := "def f(x):\n    return x * 2 + 1\ndef g(row):\n    return {'sum': row['a'] + row['b']}\n"
	instance, result := load(t, source, vivarium.Options{}).Instantiate(context.Background())
	if instance == nil {
		t.Fatal(result.Err())
	}
	row, text := map[string]any{"a": 1.5, "b": 2}, []byte(`{"a": 1.5, "b": 2}`)
	for _, x := range []struct {
		what string
		most float64
		call func() *vivarium.Result
	}{
		{"a number", 5, func() *vivarium.Result { return instance.Call(context.Background(), "f", 20) }},
		{"a map", 7, func() *vivarium.Result { return instance.Call(context.Background(), "g", row) }},
		{"JSON", 7, func() *vivarium.Result { return instance.CallJSON(context.Background(), "g", text) }},
	} {
		n := testing.AllocsPerRun(100, func() {
			if r := x.call(); r.Status != vivarium.OK {
				t.Fatal(r.Err())
			}
		})
		if n > x.most {
			t.Errorf("a call with %s takes %v allocations", x.what, n)
		}
	}
}
