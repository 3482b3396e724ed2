package lang

import (
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium/internal/engine"
	"github.com/vivarium-run/vivarium/internal/engine/native"
	"github.com/vivarium-run/vivarium/internal/lang/lib/decimal"
	"github.com/vivarium-run/vivarium/internal/lang/lib/fractions"
	"github.com/vivarium-run/vivarium/syntax"
)

// outcome runs a program in the engine, without the policy.
func outcome(t *testing.T, source string, steps, memory int64) engine.Outcome {
	t.Helper()
	file := syntax.NewFile("program.py", []byte(source))
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := native.Engine{}.Compile(file, mod)
	if err != nil {
		t.Fatal(err)
	}
	return program.Start(engine.Config{Limits: engine.Limits{Steps: steps, Memory: memory, Time: 10 * time.Second, Depth: 200}}).Run("__main__")
}

// TestNumbersWithinAnyBudget ends a program of exact arithmetic at many
// different points: it must end by the limit or run through, never otherwise.
func TestNumbersWithinAnyBudget(t *testing.T) {
	const source = `from decimal import *
from fractions import Fraction
import statistics
getcontext().prec = 300
x = Decimal(2).ln()
y = str(x.exp())
z = Fraction(x) + Fraction('1.25e30')
f'{z:.300f}' + f'{x:500.300f}'
statistics.pstdev([x, z.numerator] * 20)
x ** Decimal('1.5')
`
	for i := range int64(250) {
		for _, budget := range [2][2]int64{{100 + i*139, 1 << 28}, {1 << 40, 20_000 + i*4200}} {
			if o := outcome(t, source, budget[0], budget[1]); o.Fault != nil || o.Error != nil {
				t.Errorf("%d steps, %d bytes: %v %v", budget[0], budget[1], o.Fault, o.Error)
			}
		}
	}
}

// TestNumbersWithEvilArguments calls the methods of Decimal and Fraction with
// objects whose special methods raise, answer wrongly, or change their
// neighbours.
func TestNumbersWithEvilArguments(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	evil, err := os.ReadFile("../../internal/lang/builtins/testdata/evil.py")
	if err != nil {
		t.Fatal(err)
	}
	outcome(t, "import decimal, fractions", 1<<40, 1<<28) // so that the types have their names
	targets := []string{"decimal.Decimal", "decimal.Context", "decimal.localcontext", "decimal.setcontext", "fractions.Fraction"}
	for _, name := range decimal.Type.Dict().Names() {
		targets = append(targets, "decimal.Decimal."+name, "(lambda *a, **k: decimal.Decimal('1.5')."+name+"(*a, **k))")
	}
	for _, name := range fractions.Type.Dict().Names() {
		targets = append(targets, "fractions.Fraction."+name, "(lambda *a, **k: fractions.Fraction('1.5')."+name+"(*a, **k))")
	}
	for i, target := range targets {
		source := fmt.Sprintf("import decimal, fractions\ntarget = %s\nshards, shard = 8, %d\n%s", target, i%8, evil)
		start := time.Now()
		if o := outcome(t, source, 1_000_000, 32<<20); o.Fault != nil || time.Since(start) > 5*time.Second {
			t.Errorf("%s: %v after %v", target, o.Fault, time.Since(start))
		}
	}
}

// held are programs that keep many small results of large work: what such a
// result holds on to must count as its memory.
var held = []string{
	"a = 10**10**4\nwhile True: x.append((a + 2**80) - a)",
	"a = 10**10**4\nwhile True: x.append((a + 2**80) % a)",
	"a = 10**10**4\nwhile True: x.append((a + 2**80) ^ a)",
	"from decimal import *\ngetcontext().prec = 10**5\na = Decimal(10)**99999\nwhile True: x.append((a + 1) - a)",
	"from operator import methodcaller\nwhile True: x.append(methodcaller('x' * 10**5))",
	"from operator import attrgetter\nwhile True: x.append(attrgetter('x' * 10**5))",
	"from datetime import *\nwhile True: x.append(timezone(timedelta(hours=1), 'x' * 10**5))",
	"from functools import partial\nwhile True: x.append(partial(int, **{'x' * 10**5: 1}))",
	"import re\nwhile True: x.append(re.match('a', 'a' * 10**5 + 'b'))",
	"s = 'abcd' * 10**5\nwhile True: x.append((s + 'b')[:40])",
	"from array import array\nwhile True:\n  a = array('b', bytes(10**5))\n  del a[1:]\n  x.append(a)",
	`def f(n):
  if n: f(n - 1)
  1 / 0
class Keep:
  def __enter__(self): pass
  def __exit__(self, kind, value, trace):
    x.append(trace)
    return True
while True:
  with Keep(): f(150)`,
	"from dataclasses import make_dataclass\nwhile True: x.append(make_dataclass('P', ['a%d' % len(x), 'b']))",
	"from collections import namedtuple\nwhile True: x.append(namedtuple('P', ['a%d' % len(x), 'b']))",
	"from functools import cache\nwhile True: x.append(cache(lambda a: a))\n",
	"from typing import TypeVar\nwhile True: x.append(TypeVar('T'))\n",
	"import re\nwhile True: x.append(re.compile('(a%d|b+)*' % len(x)))",
}

// dropped are programs that make ever new classes, functions and texts, and
// keep none of them.
var dropped = []string{
	"from dataclasses import make_dataclass\nwhile True: make_dataclass('P', ['a%d' % i, 'b']); i += 1",
	"from dataclasses import dataclass\nwhile True:\n  @dataclass(slots=True, order=True)\n  class P:\n    a: int\n    b: str = ''",
	"from collections import namedtuple\nwhile True: namedtuple('P', ['a%d' % i, 'b']); i += 1",
	"from enum import Enum\nwhile True: Enum('P', ['A%d' % i, 'B']); i += 1",
	"from typing import List, Literal\nwhile True: List[Literal['%d' % i]]; i += 1",
	"import re\nwhile True: re.sub('(a%d|b+)*' % i, '', 'ab'); i += 1",
	"from string import Template\nwhile True: Template('$x%d' % i).safe_substitute(); i += 1",
	"class A: pass\nwhile True: setattr(A(), 'a%d' % i, i); i += 1",
	"while True:\n  class A[T]:\n    def f(self, x: T): yield x\n  list(A().f(i)); i += 1",
}

// TestDropped lets them run for long enough to fill the limit many times over.
func TestDropped(t *testing.T) {
	for _, source := range dropped {
		o := outcome(t, "i = 0\n"+source+"\n", 500_000, 3<<20)
		if o.Limit == nil || o.Limit.Name != "steps" {
			t.Errorf("%s\nends with %v %v", source, o.Limit, o.Error)
		}
	}
}

// streamed are functions that hold none or few of the items that they are
// given, as in CPython.
var streamed = []string{
	"sum(many()), min(many()), max(many(), key=lambda x: -x), all(many()), any(x is None for x in many())",
	"functools.reduce(operator.add, many()), operator.countOf(many(), 1), None in many()",
	"heapq.nsmallest(5, many()), heapq.nlargest(1, many()), heapq.nlargest(5, many(), key=lambda x: -x)",
	"collections.deque(many(), maxlen=5), collections.Counter(x % 3 for x in many())",
	"math.fsum(many()), math.prod(x / 2**70 for x in many()), math.sumprod(many(), many())",
	"statistics.fmean(many()), statistics.mean(many()), statistics.geometric_mean(many())",
	"statistics.variance(many()), statistics.mode(x % 3 for x in many())",
	"last(itertools.accumulate(many())), last(itertools.chain(many(), many())), last(itertools.pairwise(many()))",
	"last(k for k, g in itertools.groupby(many())), last(itertools.zip_longest(many(), [])), last(itertools.batched(many(), 7))",
	"last(zip(many(), enumerate(many()))), last(map(str, many())), last(filter(None, many())), last(heapq.merge(many(), many()))",
	"dict((x % 3, x) for x in many()), {1}.intersection(many()), {1}.difference(many()), {1}.isdisjoint(many())",
}

// TestStreams gives them 40,000 items of 32 bytes and more, and 1 MiB.
func TestStreams(t *testing.T) {
	prelude := `import collections, functools, heapq, itertools, math, operator, statistics
def many():
    for i in range(40_000): yield i + 2.0**70
def last(items):
    for x in items: pass
`
	for _, source := range streamed {
		if o := outcome(t, prelude+source+"\n", 0, 1<<20); o.Limit != nil || o.Error != nil || o.Fault != nil {
			t.Errorf("%s\nends with %v %v %v", source, o.Limit, o.Error, o.Fault)
		}
	}
	if o := outcome(t, prelude+"list(map(str, many()))\n", 0, 1<<20); o.Limit == nil {
		t.Error("there is room for all of them")
	}
}

// TestHeldMemory runs them until the meter stops them and watches Go's heap.
func TestHeldMemory(t *testing.T) {
	const limit, most = 16 << 20, 96 << 20
	for _, source := range held {
		runtime.GC()
		var start runtime.MemStats
		runtime.ReadMemStats(&start)
		done, peak := make(chan bool), make(chan uint64)
		go func() {
			var high uint64
			for {
				select {
				case <-done:
					peak <- high
					return
				case <-time.After(5 * time.Millisecond):
					var now runtime.MemStats
					runtime.ReadMemStats(&now)
					high = max(high, now.HeapAlloc)
				}
			}
		}()
		o := outcome(t, "x = []\n"+source+"\n", 5_000_000, limit)
		close(done)
		if o.Limit == nil {
			t.Errorf("%s\nended without a limit: %v", source, o.Error)
		}
		if grown := int64(<-peak) - int64(start.HeapAlloc); grown > most {
			t.Errorf("%s\ngrew by %d MiB under a limit of %d MiB", source, grown>>20, limit>>20)
		}
	}
}
