package vm_test

import (
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// loops are one operation each, done n times; setup is module text. The time
// of an operation includes a turn of the loop, which "loop" measures alone.
var loops = []struct{ name, setup, body string }{
	{"loop", "", "pass"},
	{"call", "def f(x):\n    return x", "f(i)"},
	{"method", "class A:\n    def f(self):\n        return self\na = A()", "a.f()"},
	{"attribute", "class A:\n    pass\na = A()\na.x = 1", "a.x"},
	{"property", "class A:\n    @property\n    def x(self):\n        return 1\na = A()", "a.x"},
	{"instance", "class A:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y", "A(i, i)"},
	{"operator", "class A:\n    def __add__(self, other):\n        return self\na = A()", "a + a"},
	{"list_index", "l = [1, 2, 3, 4]", "l[i & 3]"},
	{"list_store", "l = [1, 2, 3, 4]", "l[i & 3] = i"},
	{"dict_str", "d = {'a': 1, 'b': 2, 'c': 3}", "d['b']"},
	{"dict_int", "d = {k: k for k in range(100)}", "d[i % 100]"},
	{"str_build", "", "f'{i}:{i}'"},
	{"builtin_max", "", "max(i, 7)"},
	{"builtin_len", "l = [1, 2]", "len(l)"},
	{"dict_store", "d = {}", "d[i & 63] = i"},
	{"list_append", "l = []", "l.append(i)"},
	{"unpack", "t = (1, 2)", "a, b = t"},
	{"closure", "def make(k):\n    def f(x):\n        return x + k\n    return f\nf = make(1)", "f(i)"},
	{"default", "def f(x, y=2):\n    return x", "f(i)"},
	{"keyword", "def f(x, y=2):\n    return x", "f(i, y=3)"},
	{"less", "class A:\n    def __lt__(self, other):\n        return True\na = A()", "a < a"},
	{"str_equal", "s = 'abc'", "s == 'abd'"},
	{"math_sqrt", "from math import sqrt", "sqrt(2.0)"},
	{"exception_builtin", "l = []", "try:\n            l[0]\n        except IndexError:\n            pass"},
	{"exception", "def f():\n    raise ValueError", "try:\n            f()\n        except ValueError:\n            pass"},
	{"float_arith", "", "i * 0.5 + 1.0"},
}

// iterations are walks over something of n items.
var iterations = []struct{ name, setup, body string }{
	{"for_list", "", "l = [1] * n\n    for x in l:\n        pass"},
	{"for_dict", "", "d = dict.fromkeys(range(n))\n    for k in d:\n        pass"},
	{"for_items", "", "d = dict.fromkeys(range(n))\n    for k, v in d.items():\n        pass"},
	{"for_enumerate", "", "l = [1] * n\n    for i, x in enumerate(l):\n        pass"},
	{"for_zip", "", "l = [1] * n\n    for x, y in zip(l, l):\n        pass"},
	{"generator", "def g(n):\n    for i in range(n):\n        yield i", "for x in g(n):\n        pass"},
	{"sum_generator", "", "sum(i for i in range(n))"},
	{"any_generator", "", "any(i < 0 for i in range(n))"},
	{"min_key", "", "min(range(n), key=lambda x: -x)"},
	{"for_str", "", "s = 'a' * n\n    for c in s:\n        pass"},
	{"join_generator", "", "''.join('a' for i in range(n))"},
	{"sort_key", "", "sorted(range(n), key=lambda x: -x)"},
	{"list_comprehension", "", "[i for i in range(n)]"},
}

func BenchmarkLoop(b *testing.B) {
	for _, l := range loops {
		b.Run(l.name, func(b *testing.B) {
			benchmark(b, l.setup+"\ndef main(n):\n    for i in range(n):\n        "+l.body+"\n")
		})
	}
}

func BenchmarkIterate(b *testing.B) {
	for _, l := range iterations {
		b.Run(l.name, func(b *testing.B) { benchmark(b, l.setup+"\ndef main(n):\n    "+l.body+"\n") })
	}
}

// benchmark runs main(b.N) of a text.
func benchmark(b *testing.B, text string) {
	r := execute(b, text, meter.Limits{})
	if r.err != nil {
		b.Fatal(r.message())
	}
	fn := r.c.Main.NS.Get("main")
	b.ReportAllocs()
	b.ResetTimer()
	if _, err := r.machine.Call(fn, py.Int(int64(b.N))); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkEnter calls a function of one line from Go, as a host does.
func BenchmarkEnter(b *testing.B) {
	r := execute(b, "def price(x):\n    return x * 2 + 1\n", meter.Limits{})
	if r.err != nil {
		b.Fatal(r.message())
	}
	fn := r.c.Main.NS.Get("price")
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		if _, err := r.machine.Call(fn, py.Int(int64(i))); err != nil {
			b.Fatal(err)
		}
	}
}
