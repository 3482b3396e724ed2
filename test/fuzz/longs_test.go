package fuzz

import (
	"fmt"
	"strings"
)

// The language of long ints is for the machine's own ints: the result of an
// operator may overwrite the memory of an int that only one register refers to
// (see internal/lang/vm, owned.go). Which registers those are hangs on how a
// function uses its variables, so a function does hardly anything but
// arithmetic, moves and comparisons, which keep no references, and one or two
// sorts of things that do, out of keeping. What its variables hold is seen at
// the end by arithmetic too.

// longRules are its expressions.
var longRules = map[string]rule{
	"int": {lines(`$name
		$name
		$name
		$few
		$literal`), lines(`($name + $name)
		($name - $name)
		($name * $name)
		($name + $int)
		($name - $int)
		($name * $few)
		($int * $name + $int)
		($int * $name - $int)
		($name * $name) % $literal
		($int + $int)
		($int - $int)
		($int % $modulus)
		($int // $int)
		($int % $int)
		($int & $int)
		($int | $int)
		($int ^ $int)
		($int << $shift)
		($int >> $shift)
		($name ** $bit % $modulus)
		(-$int)
		(~$int)
		($few - $int)
		($name if $test else $int)
		($name or $int)
		($name and $int)
		($name := $int)
		($name + 0)
		($name | 0)
		($name * 1)
		($name & -1)
		($name << 0)
		(+$name)
		($name * (a > b))`)},
	"float": {lines("u\n0.5\n1e10"), lines(`u * 0.5 + 1.25
		($float + $float)
		$float * $float
		($int) % 1000003 / 7
		($float - ($int) % 9999)`)},
	"test": {lines("$name < $name\n$name == $name\n$name > $literal\n$name & 1\n$name % 3 == 1"), lines(`$int < $int
		$int <= $name < $int
		$int == $int
		$int & 4
		u < $int
		not $test
		($test or $test)
		($test and $test)`)},
	"any":     {lines("$name\n($name, $name)\n$int\n$name % 4"), nil},
	"scalar":  {lines("$name\n$int"), nil},
	"list":    {lines("[$name, $int]\nk"), nil},
	"modulus": {lines("$literal\nN\n(2 ** 127 - 1)\n(2 ** 521 - 1)\n10 ** 50\n10 ** 19\n10 ** 120"), nil},
	"bit":     {lines("1\n2\n3"), nil},
	"aug":     {lines("+\n+\n+\n-\n-\n//\n%\n&\n|\n^"), nil},
}

// longStatements keep no reference.
var longStatements = lines(`$name = $int
	$name = $int
	$name = $int
	$name = $int
	$name $aug= $int
	$name $aug= $int
	$name $aug= $name
	$name $aug= $name
	$name = $name
	$name = $name
	$name = $name
	$name, $name = $name, $name
	$name, $name = $name, $name
	$name, $name = $name, $int
	$name, $name = $int, $int
	$name, $name, $name = $name, $name, $int
	$name = $name = $int
	$name = $name = $name
	$name = $name = $name = $int
	$name = $name if $test else $name
	$name = $name if $test else $int
	$name <<= $shift
	$name >>= $shift
	$name %= $modulus
	$name = $name * $name % $modulus
	u = $float
	$name += $name > $name
	$1 *= $2; $1 %= $modulus
	$1 = $2 * $1; $1 %= $modulus
	$1 = $1 * $2 % $modulus
	$1 = $2 * $1 % $modulus
	$1 = $2 % $1
	$1 = $2 // $1
	$1 = $2 & $1
	$1 = $2 ^ $1
	$1 = $2 - $1
	$1 = $2 + $1
	$1 *= $2; $1 //= $2 + 1
	$name *= $few
	$1 = $2 + 0; $2 += $3
	$1 = $2 | 0; $2 -= $3
	$1 = $2 * 1; $1 += 7
	$1 = $2 & -1; $2 += 1
	$1 = $2 << 0; $1 -= $3
	$1 = $2 % (1 << 900); $2 += $3
	$1 = $2; $2 += $3
	$1 = $2; $1 *= 5
	$1, $2 = $2, $1; $1 += $2
	$1, $2, $3 = $2, $3, $1 * 3 + 1
	$1, $2 = $2 + $1, $1
	$1 = $2 * $2 - $1; $2 = $1
	$3 = $1; $1 = $2; $2 = $3 + 1`)

// keeping are the statements that keep references or read such, in sorts. A
// function uses few of them.
var keeping = [][]string{
	lines(`k.append($name)
		$name = k[-1]
		k.append($int)
		k.append($1); $1 += $2
		$1 = $2 * $3; k.append($1); $1 = $1 + 7; $2 ^= k[-1]
		k.append($1 + $2 * 3); k.append($2 * $3 + 5)
		k[-1] = $1; $1 -= 5; $2 = k[-1]`),
	lines(`k = [$1, $int, $1]; $1 += 1
		$1 ^= k[0]
		k = [$1 + $2, $2 * 3 - $3, $1 - $2]; $1 += $2 * 5 - 3; $3 ^= k[0] + k[1]
		$1, $2, *k = k
		$1 = $2 - $3; k = [$1, $2]; $1 *= 3; $2 ^= k[0]
		k[0], $name = $name, k[1]`),
	lines(`p = $name, $int
		$name, $name = p
		p += ($name,)
		$1 += $2; p = ($1, p[1], $int); $1 -= $3; $2 = p[0]; p = p[:2]
		p = $1 * 3 + 1, $2 - $1; $1 = $2 * 5 + $3 * 7; $3 ^= p[0] + p[1]
		p = $1, $2; $1 *= 5; $2 += 6; $3 ^= p[0] + p[1]`),
	lines(`d[$few] = $name
		$name = d.get($few, $int)
		d = {1: $1 + $2, $2 * 3: $3}; $1 = $2 * 5 + $3 * 7; $3 ^= d[1] + sum(d)
		d = {1: $1 + $2, 2: $2 * 3, 'k': $1 - $2}; $1 = $2 * 5 + $3 * 7; $3 ^= d[1] + d['k']
		d[$1 * 3 + $2] = $2 - 5; $1 = $2 * 5 + $3 * 7; $3 ^= sum(d.values()); d = {1: $1 + 1}
		d[$few + 0] = $1; $1 += $2; $3 ^= sum(d.values())
		$1 = $2 + $3; d = {1: $1, $1: 2}; $1 += 9; $3 ^= d[1]
		$1 -= $2; d[2] = $1; $1 += 3; $2 ^= d[2]
		$1 -= $2; d[$1] = 5; $1 += 3; $2 ^= sum(d); d = {1: $2}
		$name += sum(d.values())`),
	lines(`d = {$name: $name}
		d = {$1 + $2, $2 * 3}; $1 = $2 * 5 + $3 * 7; $3 ^= sum(d); d = {1: 2}
		d = {v: v * $1 + $2 for v in k}; $3 = sum(d.values())
		$3 = sum({v * $1 + $2 for v in k})
		$1 = $2 * 3; d = {$1, $3}; $1 += 1; $1 ^= sum(d); d = {1: 2}
		$1 += $2; $name = $1 in {$1, $2}
		$1 += $2; d = {v: $1 for v in k}; $1 -= 3; $3 ^= sum(d.values())`),
	lines(`f = lambda: $name
		$name ^= f()
		$1 += $int; f = lambda: $1; $2 = f(); $1 *= 3; $3 ^= $2`),
	lines(`f = lambda w=$name: w
		$name = f()
		$1 += $2; f = lambda w=$1: w; $1 -= 5; $2 = f()
		$1 *= $2; f = lambda *, w=$1, v=$3: w - v; $1 += 1; $2 ^= f()
		f = lambda w=$1 * 3, *, v=$2 + 5: w - v; $1 = $2 * 5 + $3 * 7; $2 ^= f()`),
	lines(`f = lambda v: v - $name
		$name = f($name)
		$1 += 3; f = lambda v: K.append(v) or $few; $2 = f($1); $1 -= $2; $1 ^= K[-1]
		$1 *= 3; k = [v + $1 for v in range(3)]; $1 += 1; $2 ^= sum(k)
		$name = sum(v * $name for v in k)`),
	lines(`o.v = $name
		$name = o.v
		$1 += $2; o.w = $1; $1 -= 5; $3 ^= o.w
		o.v = $1 * 3; o.w = $1 + $2 * 5; $3 ^= o.v + o.w
		o.v += $name`),
	lines(`o.keep($name)
		$name = o.keep($name)
		$1 -= $2; o.keep($1); $1 -= 5; $3 ^= o.last
		o.keep($1 * 5); $1 = $2 * 5 + $3 * 7; $3 ^= o.last
		o.keep(x=$1 * 5 + $2); $1 = $2 * 5 + $3 * 7; $3 ^= o.last
		o.v, $name = $name, o.last`),
	lines(`keep($name)
		$name = keep($name, $name)
		$1 = keep($int); $1 += 1
		keep($1 + $2 * 3); $1 = $2 * 5 + $3 * 7; $3 ^= last()
		keep(x=$1 + $2 * 3); $1 = $2 * 5 + $3 * 7; $3 ^= last()
		keep(*[], $1 + $2 * 3); $1 = $2 * 5 + $3 * 7; $3 ^= last()
		$3 = keep($few, $1 + $2) + $1 * 5
		$1 += $2; keep($1); $1 += $3; $2 = last()
		$1 += $2; keep(x=$1); $1 += $3; $2 = last()
		$1 -= $2; keep(*k[:1], y=$1); $1 += $3; $2 = last()
		$1 -= $2; keep(*[$1, $2]); $1 += $3; $2 = last()`),
	lines(`$name = passed($name, $name)
		$name = passed($int, $name)
		$1, $2 = swapped($1, $2); $1 += 3; $2 -= 1
		$1, $2 = sums($1, $2); $3 = $1; $1 += 1; $2 -= 7
		$name = last()`),
	lines(`$1 = mixed($few, $2); k.append($1); $1 += $2; $3 ^= k[-1]
		$1 = mixed($2, $few); $3 = mixed(0, $1); $1 -= $2; $1 += 5
		$name = mixed(mixed($few, $name), $int)
		$1, $2 = sums($few, $2); p = $1, $2; $1 += 1; $2 -= 7; $3 ^= p[0] + p[1]
		$1 = -mixed($few, $2); k[0] = $1 - 1; $1 += $2`),
	lines(`G = $name
		$name = G
		$1 += $2; G = $1; $1 -= 5; $3 ^= G
		G = $1 * 3 + $2; $1 = $2 * 5 + $3 * 7; $3 ^= G
		$1 = look(); $1 += 2; $3 ^= G
		G += $name`),
	lines(`$1 += 3; raise Stop($1)
		if $test: raise Stop($int, $name)
		if $test: raise Stop($1 + $2 * 3)
		f = Stop($1 + $2, $2 * 3); $1 = $2 * 5 + $3 * 7; $3 ^= f.args[0] + f.args[1]
		$1 += 3; f = Stop($1); $1 -= $2; $1 ^= f.args[0]`),
	lines(`$1 += $2; $2 = $1 + o; $1 -= 5; $3 ^= o.w
		$1 += $2; $2 = $1 - o; $1 -= 5; $3 ^= last()
		$1 += $2; $2 = o + $1; $1 -= 5; $3 ^= o.w
		$1 += $2; $2 = o - $1; $1 -= 5; $3 ^= last()
		$1 += $2; $2 = $1 > o; $1 -= 5; $3 ^= last()
		$1 += $2; $2 = o < $1; $1 -= 5; $3 ^= last()
		$1 += $2; $2 = $1 == o; $1 -= 5; $3 ^= last()
		$name = o + $name`),
	lines(`$1 = max($2, $3); $2 += 5; $3 += 1
		$1 = abs($2); $2 += 5
		$1 = +$2; $2 += 5
		$1 = int($2); $2 -= 5
		$name, $name = divmod($name, $name)
		$1 = $2.real; $2 *= 5
		$name = min($name, $int, key=abs)
		$1 = round($2); $2 -= 1`),
	lines(`$name += len(f'{$name}')
		s = '%d' % $name
		$name = int(s)
		s = str($name)
		$1 += $2; s = '%(k)s' % {'k': $1}; $1 -= 5; $3 ^= int(s)`),
	lines("del $name\n$name = $int\ndel $1; $1 = $int"),
	lines(`$1 = next(g); $1 += 5
		$1 += $2; $2 = g.send($1); $1 -= 5; $2 += $1
		$2 = g.send($1 + $3 * 7); $1 = $2 * 5 + $3 * 7
		$1 += $2; g = echo($1, $2); $1 -= 5; $3 ^= next(g)
		$name = next(echo($name, $name))`),
	lines(`for v in k: $name = $name + v
		$1 += 1; k = sorted([$1, $2]); $1 += $3; $2 ^= k[0]
		$1 += 1; k = list(map(abs, [$1, $int])); $1 += $3
		$1 += 1; k[:1] = [$1]; $1 += $3
		k += [$1 + $2 * 3]; $1 = $2 * 5 + $3 * 7
		k[:1] = $1 + $2, $1 * 3; $1 = $2 * 5 + $3 * 7
		$1 += $1 + $2 in k
		k = [v * $1 + $2 for v in k[:4]]; $1 = $2 * 5 + $3 * 7`),
	lines(`f = functools.partial(keep, $name)
		$name = f($name)
		$1 += 1; f = functools.partial(mixed, $1, $2); $1 += 8; $2 += 8; $3 = f()`),
	lines("raise_($name)\n$name = 1 // ($name & 1)\n$name = $few // ($few & 1)"),
	lines(`with Held($name) as $name: $name += 1
		with Held($int) as $name: $name = $name + $name
		with Held($1 + $2 * 3) as f: $1 = $2 * 5 + $3 * 7; $3 ^= f
		$1 += $2; w = Held($1); $1 -= 5; $3 ^= w.x`),
}

// longCompounds are its compound statements; an exception comes about where an
// operator divides by a small int that becomes zero.
var longCompounds = [][]string{
	{"if $test:"}, {"if $test:"}, {"if $test:", "else:"}, {"if $test:", "elif $test:", "else:"},
	{"try:\n$name //= $name & 1", "except ZeroDivisionError:"}, {"try:\n$name = $int // ($name & 3)", "except ZeroDivisionError:\n$name = $name"},
	{"try:", "except (ZeroDivisionError, ValueError):\n$name = $name"}, {"try:\nif $test:\n    1 // 0", "except ZeroDivisionError:\n$name = $name + 1"},
	{"try:", "except Stop as err:\n$name = err.args[0]"}, {"try:", "finally:\n$name = $name"}, {"try:", "except ArithmeticError:", "else:", "finally:"},
}

// longLoops are its loops.
var longLoops = [][]string{
	{"for $new in range($turns):"}, {"for $new in range($turns):"}, {"for $new in range(12):"}, {"for $name in range($turns):"}, {"for $new in range($turns):", "else:"},
	{"for $name in k[:9]:"}, {"for $name in echo($name, $name):"}, {"for $new, $name in enumerate(k[:9]):"},
	{"while turn() and $test:"}, {"while turn():\nif $test: break"},
}

var longPatterns = lines("case 0 | 1:\ncase int($name):\ncase int($name) if $test:\ncase ($1, $2):\ncase ($name, 0):\ncase 3:")

// longBound keeps the ints below some 120 digits by comparisons and remainders.
const longBound = `if not -10 ** 120 < a < 10 ** 120: a %= N
if not -10 ** 120 < b < 10 ** 120: b %= 10 ** 77
if c > 10 ** 100 or c < -2 ** 300: c &= 2 ** 200 - 1
if x > N or x < -N: x %= 10 ** 40
if y > 10 ** 90 or y < -10 ** 90: y = y % 2 ** 127
if z > N or z < -N: z = (z >> 100) % 3 ** 150`

// longPrelude is in each of its programs.
const longPrelude = `import functools
N = 2 ** 350 - 113
G = 10 ** 30
K = [10 ** 25]
TURNS = iter(range(300))
def turn():
    return next(TURNS, None)
class Stop(Exception): pass
class Box:
    def __init__(self, v):
        self.v = self.w = self.last = v
    def keep(self, x):
        self.last = x
        return self.v
    def __add__(self, x):
        self.w = x
        return x
    def __rsub__(self, x):
        K.append(x)
        return x
    def __lt__(self, x):
        K.append(x)
        return True
    def __eq__(self, x):
        K[0] = x
        return False
class Held:
    def __init__(self, x):
        self.x = x
    def __enter__(self):
        return self.x
    def __exit__(self, *args):
        K.append(self.x)
        return args[0] is ZeroDivisionError
def keep(x, y=7):
    K.append(x)
    return y
def last():
    if len(K) > 9:
        del K[2:]
    return K[-1]
def passed(x, y):
    x += y
    y = keep(x, y)
    x -= y
    return y
def swapped(x, y):
    return y, x
def sums(x, y):
    return x + y, 2 ** 100 + x * 3 - y
def mixed(x, y):
    return 3 ** 50 + y * 3 - x
def seen():
    K.append(G)
    return G
def look():
    return G
def raise_(x):
    raise ZeroDivisionError(x)
def echo(x, y=1):
    for n in range(5):
        got = yield x
        x, y = y, x * 3 + y
        if got:
            x += got
            yield got`

const longBeginning = `c, x, y, z, u = a + $literal, b - $literal, $literal, 10 ** 40, 1.5
k, p, d, s, f, g, o = [3 ** 50], (5 ** 40, 1), {1: 7 ** 50}, '5', abs, echo($literal), Box(3 ** 60)`

// A hash is an expression that tells all values and keeps none.
var hashes = lines(`a * 3 + b * 5 + c * 7 + x * 11 + y * 13 + z * 17
	((((a * 31 + b) * 31 + c) * 31 + x) * 31 + y) * 31 + z
	(a << 9) + (b << 7) - (c << 5) ^ (x << 3) ^ (y << 1) ^ z
	(a + b * 3 + c * 5 + x * 7 + y * 9 + z * 11) % 2 ** 607 - int(u % 9)`)

// longs returns a program of the language of long ints.
func (g *grammar) longs() []*stmt {
	program := parse(longPrelude)
	for range 2 + g.IntN(3) {
		program = append(program, g.longFunction()...)
	}
	if g.IntN(3) == 0 {
		program = append(program, g.longModule()...)
	}
	for i := range 3 * len(g.functions) {
		f := g.functions[i%len(g.functions)]
		call := g.fill("print("+f.call+")", 0)
		program = append(program, &stmt{[]clause{{"try:", parse(call)}, {"except Exception as err:", parse("print(type(err).__name__, err.args)")}}})
	}
	return append(program, parse("print(K, G)")...)
}

// begin chooses what the function uses whose writing begins.
func (g *grammar) begin(in scope, variables string) {
	g.variables, g.kept, g.in, g.spent = strings.Fields(variables), nil, in, 0
	for range g.IntN(3) {
		g.kept = append(g.kept, keeping[g.IntN(len(keeping))]...)
	}
}

// longFunction writes a function or generator.
func (g *grammar) longFunction() []*stmt {
	g.names++
	f := callable{call: fmt.Sprintf("f%d($literal, $literal)", g.names)}
	head := fmt.Sprintf("def f%d(a, b):", g.names)
	end := "return " + g.pick(hashes)
	switch g.IntN(6) {
	case 0:
		g.begin(inGenerator, "a b c x y z")
		end = "yield " + g.pick(hashes)
		f.call = "list(" + f.call + ")"
	case 1:
		g.begin(inFunction, "a b c x")
		end = "return a, " + g.pick(hashes)
	case 2:
		g.begin(inFunction, "a b c")
	default:
		g.begin(inFunction, "a b c x y z")
	}
	body := append(parse("global G"), parse(g.fill(longBeginning, 0))...)
	body = append(body, g.loop(0))
	for range g.IntN(3) {
		body = append(body, g.block(1)...)
	}
	if g.IntN(3) == 0 {
		end = strings.ReplaceAll(end, "return ", "return k, p, d, s, o.v, o.last, ")
	}
	body = append(body, parse(end)...)
	g.functions = append(g.functions, f)
	return []*stmt{{[]clause{{head, body}}}}
}

// longModule writes the same at the top, where functions may see variables.
func (g *grammar) longModule() []*stmt {
	g.begin(inModule, "a b c x y z")
	sees := lines("$name = seen()\n$1 += $2; seen(); $1 -= 5; $2 ^= last()\nK[0] = $1 + 1\nx += $name; seen(); x -= 5")
	g.kept = append(g.kept, sees...)
	program := parse("def seen():\n    K.append(x)\n    return y\na, b = 3 ** 70, -5 ** 60\n" + g.fill(longBeginning, 0))
	main := []*stmt{g.loop(0)}
	for range g.IntN(3) {
		main = append(main, g.block(1)...)
	}
	program = append(program, &stmt{[]clause{{"try:", main}, {"except Exception as err:", parse("print(type(err).__name__, err.args)")}}})
	return append(program, parse("print("+g.pick(hashes)+")\nprint(k, p, d, s)")...)
}
