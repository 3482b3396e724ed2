// Package fuzz runs random programs.
//
// FuzzPrograms has them call all builtins, methods and modules in odd ways under
// tiny limits: whatever they do, no run may end in a fault, and two runs of one
// program must be the same in every respect.
//
// TestAgainstCPython compares programs that mean something with CPython 3.13,
// where one is found (VIVARIUM_PYTHON, or a python3.13 on the PATH or below
// ~/.pyenv). The programs are of three languages, which take turns: the mixed one
// has ints of all sizes, loops, functions, generators, closures, classes,
// containers, text, exceptions, match; that of the library has modules, format
// specs and random classes besides; that of long ints has functions that do
// arithmetic and little else. A program that differs is reduced: its statements
// are dropped as long as it differs still. The same seed makes the same
// programs; more of them, or others:
//
//	go test ./test/fuzz -run AgainstCPython -programs 20000 -seed 7
//	go test ./test/fuzz -run AgainstCPython -language longs -during 10m -timeout 0
//
// What a program may hold is in the tables of grammar_test.go, library_test.go and
// longs_test.go.
package fuzz

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium"
)

// FuzzPrograms grows a program from the bytes of the input.
func FuzzPrograms(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		seed := make([]byte, 30+r.IntN(300))
		for i := range seed {
			seed[i] = byte(r.Uint32())
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed []byte) {
		if len(seed) > 4096 {
			return
		}
		g := &generator{seed: seed}
		limits := vivarium.Limits{Steps: 1 + int64(g.below(256))*int64(g.below(256)), Memory: int64(1+g.below(16)) << 20, Output: 4096, Depth: 20 + g.below(200), Time: 20 * time.Second}
		source := g.program()
		first := run(t, source, limits)
		if again := run(t, source, limits); again != first {
			t.Errorf("first:  %s\nsecond: %s\n%s", first, again, source)
		}
	})
}

// run returns all that may be seen of a run.
func run(t *testing.T, source string, limits vivarium.Limits) string {
	o := vivarium.Options{Limits: limits, Seed: 1}
	script, report := vivarium.Load("fuzz.py", []byte(source), o)
	if script == nil {
		t.Fatalf("refused: %v\n%s", report.Diagnostics[0], source)
	}
	start := time.Now()
	r := script.Run(context.Background())
	if r.Status == vivarium.Fault {
		t.Fatalf("fault: %v\n%s", r.Err(), source)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("%d steps took %v\n%s", r.Usage.Steps, took, source)
	}
	if r.Error != nil && (len(r.Error.Message) > 8192 || len(r.Error.Traceback) > 64<<10) {
		t.Errorf("an error of %d and %d bytes\n%s", len(r.Error.Message), len(r.Error.Traceback), source)
	}
	said := r.Stdout
	if r.Error != nil {
		said += r.Error.Traceback
	}
	for _, bad := range []string{"goroutine ", "runtime error", "0xc0", ".go:"} {
		if strings.Contains(said, bad) {
			t.Errorf("%q in %q\n%s", bad, said, source)
		}
	}
	limit := ""
	if r.Limit != nil {
		limit = fmt.Sprint(*r.Limit)
	}
	return fmt.Sprint(r.Status, " ", limit, " ", r.Usage.Steps, " ", r.Usage.HeapBytes, " ", said)
}

// A generator turns bytes into choices, and those into a program.
type generator struct {
	seed []byte
	b    strings.Builder
}

// below returns a choice among n; with no bytes left the first.
func (g *generator) below(n int) int {
	if len(g.seed) == 0 {
		return 0
	}
	x := int(g.seed[0])
	g.seed = g.seed[1:]
	if n > 256 && len(g.seed) > 0 {
		x = x<<8 | int(g.seed[0])
		g.seed = g.seed[1:]
	}
	return x % n
}

func (g *generator) pick(list []string) string { return list[g.below(len(list))] }

// header defines values that answer the special methods in odd ways, each out
// of the variables that the program changes as it goes.
const header = `import math, re, json, itertools, functools, collections, operator, heapq, bisect, copy, random, string, textwrap, statistics, fractions

a = [1, 2.5, "x"]
b = {1: "one", "k": [3], (1, 2): None}
c = "some text é"
d = 10 ** 30
e = {1, 2, 3}
i = 0

class Odd:
    def __init__(self, *args, **kw):
        self.args = args
    def __eq__(self, other):
        a.append(1)
        return a
    def __hash__(self):
        return len(a)
    def __lt__(self, other):
        a.clear()
        return b
    def __len__(self):
        return i
    def __getitem__(self, key):
        if type(key) is int and key > 20:
            raise IndexError(key)
        return c
    def __iter__(self):
        yield a
        b.clear()
        yield self
    def __index__(self):
        return i
    def __bool__(self):
        return bool(a)
    def __repr__(self):
        return repr(a)
    def __call__(self, *args, **kw):
        return args
    def __add__(self, other):
        return other
    def __radd__(self, other):
        return self
    def __getattr__(self, name):
        return self if i else len(name)
    def __enter__(self):
        return a
    def __exit__(self, *args):
        return True
    def __contains__(self, x):
        e.clear()
        return x

class Text(str):
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return NotImplemented

def generate():
    try:
        got = yield a
        yield from b
        yield got
    finally:
        a.append(b)

o = Odd()
p = Text("sub")
q = generate()
a.append(a)
b["self"] = b
`

var (
	variables = strings.Fields("a b c d e i o p q")
	atoms     = append(strings.Fields(`0 1 -1 2 3.5 -0.0 10**20 -2**63 2**63-1 1<<200 1e308 True None "" "a" "ab,c" b"by" b"" [] () {} (1,2) [3,1,2] {1:2} {1,2}
		range(5) range(10**18) slice(1,None,2) 1j Odd() Text("z") generate() float("nan") float("inf") Odd int str list dict ValueError Ellipsis lambda:0 bytearray(b"xyz") fractions.Fraction(1,3) collections.deque([1,2],2) collections.Counter("abca") itertools.count() zip([1],"a")
		frozenset([1]) complex(1,2) memo print`), variables...)
	binaries = strings.Fields("+ - * / // % & | ^ == != < <= > >= in is and or")
	builtins = strings.Fields(`abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float format frozenset getattr hasattr hash hex id
		int isinstance issubclass iter len list map max min next oct ord pow print range repr reversed round set setattr slice sorted str sum super tuple type zip Odd Text ValueError ExceptionGroup`)
	methods = strings.Fields(`append extend insert remove pop clear index count sort reverse copy get setdefault update keys values items popitem fromkeys add discard union
		intersection difference symmetric_difference issubset issuperset isdisjoint intersection_update difference_update split rsplit join replace strip lstrip find rfind startswith endswith upper lower title casefold
		swapcase center ljust rjust zfill partition rpartition splitlines expandtabs translate encode format format_map isidentifier isdecimal removeprefix decode hex fromhex
		bit_length bit_count to_bytes from_bytes as_integer_ratio is_integer conjugate real imag numerator send throw close with_traceback add_note split subgroup derive args rotate appendleft popleft most_common elements total
		start stop step indices maketrans capitalize isalnum`)
	functions = strings.Fields(`math.gcd math.lcm math.comb math.perm math.factorial math.isqrt math.fsum math.prod math.sumprod math.hypot math.dist math.floor math.ldexp math.pow math.log math.fmod math.nextafter
		re.compile re.match re.findall re.sub re.split re.escape json.dumps json.loads itertools.chain itertools.product itertools.permutations itertools.combinations itertools.groupby itertools.tee itertools.islice itertools.accumulate
		itertools.zip_longest itertools.batched itertools.cycle itertools.repeat itertools.starmap itertools.pairwise functools.partial functools.reduce functools.cmp_to_key functools.lru_cache collections.deque collections.Counter collections.OrderedDict
		collections.ChainMap collections.defaultdict collections.namedtuple operator.itemgetter operator.attrgetter operator.methodcaller operator.add operator.mul operator.pow operator.concat heapq.heapify heapq.heappush heapq.nlargest heapq.merge
		bisect.insort bisect.bisect copy.copy copy.deepcopy random.choice random.sample random.shuffle random.choices random.randrange random.getrandbits string.capwords textwrap.wrap textwrap.dedent textwrap.fill
		statistics.mean statistics.median fractions.Fraction`)
	keywords = strings.Fields("key default reverse sep end strict start maxlen base repeat r n errors count")
	formats  = []string{"'%s' % ", "'%d %r' % ", "'%(k)s' % ", "'%5.3f' % ", "'{!r:>9}'.format", "'{0[0]} {0}'.format", "'{:,}'.format"}
)

// program writes statements until the bytes are used up.
func (g *generator) program() string {
	g.b.WriteString(header)
	g.b.WriteString("memo = functools.lru_cache(maxsize=4)(lambda *args: args)\n")
	for n := 0; len(g.seed) > 0 && n < 60; n++ {
		g.statement()
	}
	return g.b.String()
}

// statement writes one statement that cannot end the program but by a limit.
func (g *generator) statement() {
	line := func(indent int, format string, args ...any) {
		fmt.Fprintf(&g.b, strings.Repeat("    ", indent)+format+"\n", args...)
	}
	line(0, "try:")
	v := g.pick(variables)
	switch g.below(10) {
	case 0, 1, 2:
		line(1, "%s = %s", v, g.expression(3))
	case 3:
		line(1, "%s[%s] = %s", v, g.expression(1), g.expression(2))
	case 4:
		line(1, "for i in %s:", g.expression(2))
		line(2, "%s = %s", v, g.expression(2))
	case 5:
		line(1, "%s += %s", v, g.expression(2))
	case 6:
		line(1, "with %s as %s:", g.expression(1), v)
		line(2, "raise ValueError(%s) from %s", g.expression(1), g.pick([]string{"None", "KeyError(1)"}))
	case 7:
		line(1, "%s, *i = %s", v, g.expression(2))
	case 8:
		line(1, "match %s:", g.expression(2))
		line(2, "case [x, *_] | {'k': x} | Odd(args=x):")
		line(3, "%s = x", v)
	case 9:
		line(1, "del %s[%s]", v, g.expression(1))
	}
	line(0, "except* TypeError:"+"\n    pass")
	g.guard()
}

// guard turns what except* left into nothing: it wraps the statement in a
// function that an outer try calls.
func (g *generator) guard() {
	text := g.b.String()
	at := strings.LastIndex(text, "\ntry:\n") + 1
	body := strings.ReplaceAll(strings.TrimRight(text[at:], "\n"), "\n", "\n    ")
	g.b.Reset()
	g.b.WriteString(text[:at] + "try:\n    " + body + "\nexcept Exception as problem:\n    print(type(problem).__name__, str(problem)[:50])\n    i = 0\n")
}

// expression returns an expression of at most the given depth.
func (g *generator) expression(depth int) string {
	if depth == 0 {
		return "(" + g.pick(atoms) + ")"
	}
	x := func() string { return g.expression(depth - 1) }
	switch g.below(12) {
	case 0, 1:
		return "(" + g.pick(atoms) + ")"
	case 2:
		return "(" + x() + " " + g.pick(binaries) + " " + x() + ")"
	case 3, 4:
		return g.pick(builtins) + "(" + g.arguments(depth) + ")"
	case 5, 6:
		return x() + "." + g.pick(methods) + "(" + g.arguments(depth) + ")"
	case 7, 8:
		return g.pick(functions) + "(" + g.arguments(depth) + ")"
	case 9:
		return x() + "[" + x() + "]"
	case 10:
		return g.pick(formats) + "(" + x() + ")"
	}
	return "[" + x() + " for i in " + x() + "]"
}

func (g *generator) arguments(depth int) string {
	var list []string
	for range g.below(4) {
		list = append(list, g.expression(depth-1))
	}
	switch g.below(8) {
	case 0:
		list = append(list, "*"+g.expression(depth-1))
	case 1:
		list = append(list, g.pick(keywords)+"="+g.expression(depth-1))
	}
	return strings.Join(list, ", ")
}
