package vm_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/builtins"
	"github.com/vivarium-run/vivarium/internal/lang/compile"
	"github.com/vivarium-run/vivarium/internal/lang/lib"
	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/internal/lang/vm"
	"github.com/vivarium-run/vivarium/syntax"
)

// A run is what running a text came to.
type run struct {
	c       *py.Context
	machine *vm.Machine
	out     strings.Builder
	err     error
}

func execute(t testing.TB, text string, limits meter.Limits, prepare ...func(*vm.Machine)) *run {
	t.Helper()
	file := syntax.NewFile("test.py", []byte(text))
	tree, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	code, err := compile.Script(file, tree)
	if err != nil {
		t.Fatal(err)
	}
	r := &run{c: py.NewContext(meter.New(limits), 0)}
	r.c.Write = func(s string) { r.out.WriteString(s) }
	r.c.Builtins = builtins.New(r.c)
	r.c.Import = lib.Import
	r.machine = vm.New(r.c)
	for _, p := range prepare {
		p(r.machine)
	}
	_, r.err = r.machine.RunMain(code, file, "__main__")
	return r
}

func (r *run) message() string {
	if e, ok := r.err.(*py.Raised); ok {
		return r.c.FormatTraceback(e.Exc, func(string) string { return "" })
	}
	if f, ok := r.err.(*vm.Fault); ok {
		return f.Error() + "\n" + string(f.Stack)
	}
	return r.err.Error()
}

// everything uses most of the machine, and catches whatever can be caught.
const everything = `
import math
class Manager:
    def __init__(self, name): self.name = name
    def __enter__(self): return self
    def __exit__(self, *args):
        print("exit", self.name)
        return True
    @property
    def size(self): return len(self.name)
def gen(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("finally")
def nested(n):
    if n: yield from nested(n - 1)
    yield n
def closure(k):
    def add(x, *more, scale=1, **rest): return (x + k) * scale + len(more) + len(rest)
    return add
class Base:
    def who(self): return "base"
    def __eq__(self, other): return isinstance(other, Base)
class Derived(Base):
    def who(self): return super().who() + "+derived"
    def __getattr__(self, name): return name.upper()
total = 0
while total < 5:
    total += 1
try:
    total += sum(x * x for x in gen(6))
    total += closure(3)(1, 2, 3, scale=2, z=1)
    words = sorted("the quick brown fox".split(), key=lambda w: (len(w), w))
    table = {w: [c for c in w if c != "o"] for w in words}
    first, *rest = nested(4)
    with Manager("m") as m:
        total += m.size
        1 / 0
    d = Derived()
    d.extra = [*rest, first]
    assert d.who() == "base+derived" and d.missing == "MISSING" and d == Base()
    match {"k": [1, 2.5, "s"]}:
        case {"k": [int(i), float() as f, *others]} if others:
            total += i
    try:
        {}["key"]
    except KeyError as e:
        try:
            raise ValueError("second") from e
        except ValueError as v:
            total += len(str(v.__cause__))
    big = 3 ** 200 % 10 ** 20
    print(f"{total:>5} {big!r} {math.sqrt(2.0):.3f}")
except BaseException as e:
    print("caught", type(e).__name__)
finally:
    print("end")
`

func TestSteps(t *testing.T) {
	whole := execute(t, everything, meter.Limits{Depth: 100})
	if whole.err != nil {
		t.Fatal(whole.message())
	}
	all := whole.c.Meter.Spent()
	if !strings.HasSuffix(whole.out.String(), "end\n") || strings.Contains(whole.out.String(), "caught") {
		t.Fatal(whole.out.String())
	}
	for limit := int64(1); limit <= min(all+5, 2000); limit++ {
		r := execute(t, everything, meter.Limits{Steps: limit, Depth: 100})
		again := execute(t, everything, meter.Limits{Steps: limit, Depth: 100})
		if r.out.String() != again.out.String() || r.c.Meter.Spent() != again.c.Meter.Spent() {
			t.Fatalf("limit %d: two runs differ: %d and %d steps", limit, r.c.Meter.Spent(), again.c.Meter.Spent())
		}
		checkStop(t, r, limit, all)
	}
}

// checkStop tests how a run with a limit on steps ended, given the number that
// the program needs.
func checkStop(t *testing.T, r *run, limit, all int64) {
	t.Helper()
	if limit >= all {
		if r.err != nil || r.c.Meter.Spent() != all {
			t.Fatalf("limit %d of %d needed: %v after %d", limit, all, r.err, r.c.Meter.Spent())
		}
		return
	}
	var e *meter.LimitError
	if !errors.As(r.err, &e) || e.Name != meter.Steps || r.c.Meter.Spent() != limit {
		t.Fatalf("limit %d of %d needed: stopped with %v after %d", limit, all, r.message(), r.c.Meter.Spent())
	}
	if strings.HasSuffix(r.out.String(), "end\n") {
		t.Fatalf("limit %d: finally ran: %s", limit, r.out.String())
	}
	if r.c.Depth() != 0 {
		t.Fatalf("limit %d: depth %d is left", limit, r.c.Depth())
	}
}

func TestHeap(t *testing.T) {
	stopped, done := 0, 0
	for limit := int64(1 << 10); limit <= 1<<20; limit += max(limit/64, 64) {
		r := execute(t, everything, meter.Limits{Heap: limit, Depth: 100})
		again := execute(t, everything, meter.Limits{Heap: limit, Depth: 100})
		if r.out.String() != again.out.String() || r.c.Meter.Spent() != again.c.Meter.Spent() || r.c.Meter.HeapPeak() != again.c.Meter.HeapPeak() {
			t.Fatalf("limit %d: two runs differ", limit)
		}
		var e *meter.LimitError
		switch {
		case r.err == nil:
			done++
		case errors.As(r.err, &e) && e.Name == meter.Memory:
			stopped++
		default:
			t.Fatalf("limit %d: %v", limit, r.message())
		}
	}
	if stopped == 0 || done == 0 {
		t.Fatalf("%d stopped, %d done", stopped, done)
	}
}

// deepPrograms recurse in different ways, most of them through Go.
var deepPrograms = map[string]string{
	"call":      "def f(n): return f(n + 1)\nf(0)",
	"sort key":  "def f(n): return sorted([1], key=lambda x: f(n + 1))\nf(0)",
	"method":    "class A:\n    def __add__(self, o): return self + o\nA() + A()",
	"attribute": "class A:\n    def __getattr__(self, n): return self.x\nA().y",
	"repr":      "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
	"generator": "def g():\n    yield from g()\nnext(g())",
	"iterator":  "class A:\n    def __iter__(self): return iter(self)\niter(A())",
	"class":     "def f():\n    class A:\n        x = f()\nf()",
	"init":      "class A:\n    def __init__(self): A()\nA()",
	"property":  "class A:\n    @property\n    def p(self): return self.p\nA().p",
	"hash":      "class A:\n    def __hash__(self): return hash(self)\n{A(): 1}",
	"eq":        "class A:\n    def __eq__(self, o): return [self] == [o]\nA() == A()",
	"star":      "def f(*a, **k): return f(*a, **k)\nf(1, x=2)",
	"str":       "class A:\n    def __str__(self): return f'{self}'\nstr(A())",
	"with":      "class A:\n    def __enter__(self):\n        with self: pass\n    def __exit__(self, *a): pass\nwith A(): pass",
	"subclass":  "class A:\n    def __init_subclass__(cls):\n        class B(cls): pass\nclass C(A): pass",
}

func TestDepth(t *testing.T) {
	for name, text := range deepPrograms {
		for _, depth := range []int{50, 1000, 10_000} {
			if name == "subclass" && depth > 1000 {
				continue // the orders of so many nested classes alone are more than the limit
			}
			r := execute(t, text, meter.Limits{Depth: depth, Heap: 256 << 20})
			if _, ok := py.IsRaised(r.err, &py.RecursionErrorType); !ok {
				t.Errorf("%s at depth %d: %v", name, depth, r.err)
			}
			if r.c.Depth() != 0 {
				t.Errorf("%s at depth %d: depth %d is left", name, depth, r.c.Depth())
			}
		}
	}
}

func TestHotLines(t *testing.T) {
	r := execute(t, "n = 0\nfor i in range(10000):\n    n += i\nfor i in range(100):\n    n -= i\n", meter.Limits{})
	if hot := r.machine.HotLines(); len(hot) == 0 || hot[0].Line != 2 || hot[0].Steps < 5000 {
		t.Errorf("hot lines: %v", hot)
	}
	stopped := execute(t, "n = 0\nwhile True:\n    n += 1\n", meter.Limits{Steps: 5000})
	if stopped.machine.StopLine() != 2 && stopped.machine.StopLine() != 3 {
		t.Errorf("stopped at line %d", stopped.machine.StopLine())
	}
}

// What a limit ends runs no code of the script any more, and a machine whose
// run a limit ended stays consistent.
func TestLimitsAreFinal(t *testing.T) {
	text := "def f():\n    try:\n        while True: pass\n    except BaseException:\n        print('caught')\n    finally:\n        print('finally')\nf()\n"
	r := execute(t, text, meter.Limits{Steps: 10_000})
	var e *meter.LimitError
	if !errors.As(r.err, &e) || r.out.Len() > 0 {
		t.Errorf("%v, printed %q", r.err, r.out.String())
	}
}

func TestTraceback(t *testing.T) {
	r := execute(t, "def f(x):\n    return g(x)\ndef g(x):\n    return 1 // x\nf(0)\n", meter.Limits{})
	e, ok := r.err.(*py.Raised)
	if !ok {
		t.Fatal(r.err)
	}
	var lines []int
	var names []string
	for _, entry := range e.Exc.Traceback {
		lines, names = append(lines, entry.Line), append(names, entry.Function)
	}
	if len(lines) != 3 || lines[0] != 4 || lines[1] != 2 || lines[2] != 5 || strings.Join(names, " ") != "g f <module>" {
		t.Errorf("traceback: %v %v", lines, names)
	}
}

// TestClose closes a machine whose registers hold globals: the next one that has
// them must find nothing there, and this one runs nothing any more.
func TestClose(t *testing.T) {
	r := execute(t, "secret = 'x' * 100\ndef f(a, b):\n    c = a + b\n    return c\nkept = [f(secret, 'y')]\n", meter.Limits{})
	if r.err != nil {
		t.Fatal(r.message())
	}
	f, chunk := r.c.Main.NS.Get("f"), r.machine.FirstChunk()
	if v, err := r.machine.Call(f, py.Int(1), py.Int(2)); err != nil || v != py.Int(3) {
		t.Fatal(v, err)
	}
	r.machine.Close()
	for i, v := range chunk {
		if !v.IsNil() {
			t.Errorf("register %d still holds a %s", i, v.Type().Name)
		}
	}
	if _, err := r.machine.Call(f, py.Int(1), py.Int(2)); err == nil {
		t.Error("a closed machine runs")
	}
}
