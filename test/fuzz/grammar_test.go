package fuzz

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// A grammar makes random programs that end soon and without randomness of their
// own. Their variables have a type each, mostly: a to z are ints, u a float, s
// and t strs, l and m lists, p and q tuples, d a dict, e a set of ints, o an
// object with attributes; G and H are global ints that all functions change.
type grammar struct {
	*rand.Rand
	*language
	variables []string // whose values are ints
	kept      []string // statements that keep values, of the function that is written
	functions []callable
	weight    int // how often what is written runs in one call of its function
	spent     int // what one call takes, roughly in statements
	loops     int // around what is written
	names     int // made so far
	in        scope
}

// A scope is what a statement stands in.
type scope int

const (
	inModule scope = iota
	inFunction
	inGenerator
)

// A callable is a function of the program.
type callable struct {
	call string // an expression with $int for arguments
	kind string // of expression that the call is: int, tuple, ints
	cost int
}

// A language is what a grammar makes programs of.
type language struct {
	name       string
	rules      map[string]rule
	statements []string   // of one line, or of several without more in them
	compounds  [][]string // the heads of clauses and the first lines of their bodies
	looping    [][]string // loops, in the same way
	patterns   []string   // cases of match
	bound      string     // begins the bodies of loops; $1 is a variable
	program    func(*grammar) []*stmt
}

// A rule holds the forms of a kind of expression, where $kind stands for one of
// a kind; those of the plain list come where no deeper ones are wanted.
type rule struct{ plain, forms []string }

const (
	mostSpent  = 3000
	mostTurns  = 20
	mostBlocks = 3 // nested
)

// newGrammar returns the grammar of program i of a seed: the languages take
// turns, or it is always the one that the flag names.
func newGrammar(seed, i uint64) *grammar {
	which := slices.IndexFunc(languages, func(l *language) bool { return l.name == *only })
	if which < 0 {
		which = int(i % uint64(len(languages)))
	}
	return &grammar{Rand: rand.New(rand.NewPCG(seed, i)), language: languages[which], weight: 1}
}

// languages are all there are.
var languages = []*language{
	{"mixed", expressions, statements, compounds, looping, patterns, bound, (*grammar).mixed},
	{"library", libraryRules, libraryStatements, libraryCompounds, libraryLoops, libraryPatterns, bound, (*grammar).library},
	{"longs", longRules, longStatements, longCompounds, longLoops, longPatterns, longBound, (*grammar).longs},
}

// expressions are those of the mixed language.
var expressions = map[string]rule{
	"int": {lines(`$name
		$name
		$name
		$literal
		$few
		o.v`), lines(`$name
		$literal
		$intcall
		$intcall
		($int + $int)
		($int + $int)
		($int - $int)
		($int - $int)
		($int * $int)
		($int * $int)
		($int // $int)
		($int % $int)
		($int * $int + $int)
		($int * $few + $few) % $literal
		($int & $int)
		($int | $int)
		($int ^ $int)
		(-$int)
		(~$int)
		($int << $shift)
		($int >> $shift)
		($int ** $few)
		pow($int, $few, $int)
		pow($int, -1, $literal)
		abs($int)
		divmod($int, $int)[$bit]
		math.gcd($int, $int)
		math.lcm($int, $few)
		math.isqrt(abs($int))
		math.comb($few, $few)
		math.comb($shift, $few)
		math.perm($shift, $few)
		math.factorial($few)
		int(str($int))
		int($float)
		int($str)
		int(hex($int), 16)
		($int).bit_length()
		($int).bit_count()
		int.from_bytes(abs($int).to_bytes(300, 'big'), 'big')
		len($list)
		sum($ints)
		max($int, $int)
		max($ints, default=$int)
		min($ints)
		math.prod($list[:5])
		$list[$few]
		$tuple[$bit]
		d.get($key, $int)
		d[$key]
		($int if $test else $int)
		round($int, -$few)
		o.w
		o.half
		o + $int
		o.step($int)
		next(iter($ints), $int)
		(lambda v, w=$int: v * w - $few)($int)
		sum(v * $literal for v in $ints)
		functools.reduce(lambda v, w: v * 3 - w, $ints, $int)`)},
	"float": {lines(`u
		1.5
		-0.25
		1e300
		0.1`), lines(`($int / $int)
		($float + $float)
		($float * $int)
		($float - $int)
		($float ** $few)
		float($int)
		math.sqrt(abs($float))
		round($float, $few)
		($float // $int)
		($float % $float)
		float($str)`)},
	"str": {lines(`s
		t
		'k'
		'p,q'
		' 12 '
		'é'`), lines(`str($int)
		str($int)[:$shift]
		repr($scalar)
		hex($int)
		bin($few)
		f'{$int}'
		f'{$int:>30}|{$int:,}'
		f'{$int:x}{$few:03d}'
		f'{$float:.3f} {$float:g}'
		f'{$str!r:>8}'
		'%d|%5s' % ($int, $str)
		'%s-%r' % ($scalar, $scalar)
		'%08.3f %x' % ($float, $int)
		'{:>12}|{!r}'.format($int, $str)
		($str + $str)
		($str * $bit)
		$str.upper()
		$str.replace('1', 'bb')
		$str.strip()
		$str.zfill(6)
		$str.rjust($few, '*')
		$str.title()
		','.join(map(str, $ints))
		$str[$slice]
		$str[$bit]
		$str.partition(',')[2]
		format($int, '_')
		max($str, $str)`)},
	"ints": {lines(`l
		m
		[$int, $int, $int]
		range($few)`), lines(`$list
		$list
		$intscall
		$intscall
		[v * $literal for v in $ints]
		[v - w for v in $ints for w in range($bit, 3)]
		(v for v in $ints)
		(v for v in $list if v)
		sorted($ints)
		d.values()
		e
		map(abs, $ints)
		filter(None, $ints)
		map(lambda v: v + $int, $ints)
		$str.encode()
		itertools.accumulate($ints)
		itertools.chain($list, $tuple)
		itertools.islice($ints, $few)
		reversed($list)`)},
	"list": {lines(`l
		m
		[$int, $int, $int]`), lines(`[*$ints]
		list($ints)
		sorted($ints, reverse=True)
		sorted($ints, key=$keyed)
		[$scalar, $scalar]
		($list + $list)
		$list[$slice]
		($list * $bit)
		[v for v in $ints if v]
		[v + w for v, w in zip($ints, $ints)]
		[v * w for v, w in enumerate($ints)]
		$str.split(',')
		[$few, $few + 1]`)},
	"tuple": {lines(`p
		q
		($scalar, $scalar)`), lines(`($int, $int)
		($int, $int, $str)
		tuple($ints)
		divmod($int, $int)
		$tuple[$slice]
		($tuple + $tuple)
		$tuplecall
		$tuplecall
		(*$ints, $scalar)
		next(zip($list, $list), ())`)},
	"dict": {lines(`d
		{$key: $int}`), lines(`{$key: $int, $key: $scalar}
		{v: v * 2 for v in $ints}
		{str(v): w for v, w in zip($ints, $ints)}
		dict(zip($ints, $ints))
		{**d, $key: $int}
		(d | {$key: $int})
		dict.fromkeys($ints, $int)`)},
	"set":    {lines(`e`), lines(`{abs($int), abs($int)}\nwhole($ints)\n($set | $set)\n($set & $set)\n($set - $set)\n($set ^ $set)\n{v % 10 for v in $set}\nfrozenset(e)`)},
	"key":    {lines("'k'\n$few\n1"), lines("$str\n$int\n($few, $int)\n($int, 'k')")},
	"keyed":  {lines("str\nrepr\nabs\nlambda v: -v"), nil},
	"scalar": {lines("$int\n$str\n$float\nNone\nTrue"), lines("$int\n$int\n$float\n$str\n$test")},
	"any":    {lines("$scalar\nl\nd\np"), lines("$scalar\n$int\n$list\n$tuple\n$dict\n$set")},
	"test": {lines(`$name
		$name < $name
		$name == $literal`), lines(`$int < $int
		$int == $int
		$int != $int
		$int <= $int < $int
		$int > $literal
		$int in $set
		$int in $list
		$int not in $tuple
		$key in d
		($int, $int) in d
		$str == $str
		$str < $str
		$str in $str
		$tuple == $tuple
		$tuple < $tuple
		$list == $list
		isinstance($scalar, (int, str))
		isinstance($scalar, float)
		(not $test)
		($test and $test)
		($test or $test)
		any($ints)
		all(v > $few for v in $ints)
		$str.isdigit()
		$float < $int
		$int == $float
		$name is None`)},
	"slice": {lines("1:\n:3\n::2\n::-1\n-2:\n$few:\n-3:-1\n$few:$few\n$few::-2"), nil},
	"bit":   {lines("0\n1\n-1\n2"), nil},
	"aug":   {lines("+\n+\n-\n*\n//\n%\n&\n|\n^"), nil},
}

// statements are those of one line.
var statements = lines(`$name = $int
	$name = $int
	$name = $int
	$name = $int
	$name $aug= $int
	$name $aug= $int
	$name $aug= $int
	$name <<= $shift
	$name >>= $shift
	$name = $name
	$name = $name
	$name = $name = $int
	$name, $name = $int, $int
	$name, $name = $int, $int
	$name, $name = $name, $name
	$name, $name = divmod($int, $int)
	$name, $name = divmod($name, $name)
	$name, $name = $tuple
	$name, $name, $name = $name, $name, $int
	$name, $name = $tuplecall
	$name, *l = $ints
	$name, l[$few] = $tuple
	$name = $intcall
	$name = $intcall
	u = $float
	s = $str
	t = $str
	s += $str
	l = $list
	m = $list
	m = l
	l.append($scalar)
	l.append($int)
	m.append($name)
	l[$few] = $int
	l[$few] $aug= $int
	l[$slice] = $list
	l += $ints
	l.extend($ints)
	l.insert($few, $int)
	l.reverse()
	l.sort()
	del l[$slice]
	$name = l.pop()
	$name = l.pop($few)
	p = $tuple
	q = $tuple
	p += ($int,)
	d[$key] = $scalar
	d[$key] = $int
	d[$key] $aug= $int
	d[$name, $name] = $int
	d[$key] = d.get($key, 0) + $int
	d.update($dict)
	$name = d.setdefault($key, $int)
	$name = d.pop($key)
	d.pop($key, None)
	del d[$key]
	e.add(abs($int))
	e.discard($int)
	e |= $set
	e -= $set
	e = set($set)
	o.v = $int
	o.v $aug= $int
	o.w = $scalar
	$name = o.step($int)
	print($any)
	print($any)
	print($any, $scalar)
	print(($name := $int), $name)
	assert $test, $str
	raise ValueError($str)
	raise KeyError($int) from None
	$name = $scalar
	del $name`)

// compounds are the clauses of compound statements; what follows a head are
// the first statements of its body, a random block follows.
var compounds = [][]string{
	{"if $test:"}, {"if $test:", "else:"}, {"if $test:", "elif $test:", "else:"},
	{"try:", "except (ValueError, KeyError) as err:\nprint(told(err))"}, {"try:", "except Exception as err:\nprint(told(err))", "finally:"},
	{"try:", "except Exception as err:\n$name = len(err.args)", "else:"}, {"try:", "finally:"},
	{"try:", "except ZeroDivisionError:", "except (TypeError, LookupError) as err:\nprint(told(err))"},
	{"with Guard($int) as $name:"},
}

// looping are loops, whose bodies run a few times.
var looping = [][]string{
	{"for $new in range($turns):"}, {"for $new in range($turns):"}, {"for $name in range($turns):"}, {"for $name in range($few, $turns):", "else:"},
	{"for $name in list($ints)[:12]:"}, {"for $name in itertools.islice($ints, 8):"}, {"for $new, $name in enumerate(l[:6]):"},
	{"for $name, $name in zip(l[:5], $ints):"}, {"for $name, $new in list(d.items())[:5]:"}, {"for $new in sorted(e)[:5]:\n$name = $int"},
	{"for $new in $tuple[:4]:\nprint($scalar)"},
}

// patterns are cases of match.
var patterns = lines(`case ($name, *l):
	case [$1, $2]:
	case [int(), str(), *_]:
	case {'k': $name}:
	case {1: $name, **d}:
	case int() | None:
	case 0 | 1 | -1:
	case int($name) if $test:
	case str(s):
	case float():
	case Pair(v=$name, w=0):
	case Pair() as $name:
	case (1, _) | [_, 2]:`)

// prelude is in every program.
const prelude = `import functools, itertools, math
G = 1
H = 10 ** 40
def told(err):
    return type(err).__name__, str(err)[:200]
def whole(items):
    return {v for v in items if isinstance(v, (int, float))}
class Pair:
    def __init__(self, v, w):
        self.v, self.w = v, w
    def __add__(self, x):
        self.w = x
        return self.v + x
    def step(self, x):
        self.v, x = x, self.v * 3 + x
        return x
    @property
    def half(self):
        return self.v // 2
    def __repr__(self):
        return f"Pair({self.v!r}, {self.w!r})"
class Guard:
    def __init__(self, x):
        self.x = x
    def __enter__(self):
        return self.x
    def __exit__(self, kind, err, trace):
        return isinstance(err, LookupError)`

// beginning gives all variables of a scope a value.
const beginning = `a, b, c = 1, -2, $literal
x, y, z = $literal, $literal, 10 ** 30
u, s, t = 2.5, 'k', 'p,q'
l, m, p, q = [3, $literal], [], (1, 2), ($literal, 'k')
d, e, o = {'k': 1, (1, 2): $literal}, {1, 5}, Pair($literal, 3)`

// bound keeps what a loop may let grow small; nothing but the values themselves
// is looked at.
const bound = `if not -10 ** 250 < $1 < 10 ** 250:
    $1 %= 10 ** 90
if len(s) > 60 or len(t) > 60:
    s, t = s[:9], t[:9]
if len(l) > 20 or len(m) > 20:
    l, m = l[:5], m[:5]
if len(p) > 20 or len(q) > 20:
    p, q = p[:2], q[:2]
if len(d) > 20 or len(e) > 20:
    d, e = {}, {7}`

const ending_ = `print(a, b, c, x, y, z, G, H)
print(u, s, t, l, m, p, q)
print(d, sorted(map(repr, e)), o)`

// lines returns the lines of a text without the space around them.
func lines(text string) []string {
	list := strings.Split(strings.ReplaceAll(text, `\n`, "\n"), "\n")
	for i, line := range list {
		list[i] = strings.TrimSpace(line)
	}
	return list
}

func (g *grammar) pick(list []string) string { return list[g.IntN(len(list))] }

var placeholder = regexp.MustCompile(`\$([a-z]+|[1-3])`)

// fill replaces the placeholders of a form by expressions of at most the given
// depth; $1, $2 and $3 are three variables.
func (g *grammar) fill(form string, depth int) string {
	var three []string
	return placeholder.ReplaceAllStringFunc(form, func(kind string) string {
		n := strings.IndexByte("123", kind[1])
		if n < 0 {
			return g.expression(kind[1:], depth)
		}
		if three == nil {
			three = slices.Compact(slices.Sorted(slices.Values(g.variables)))
			g.Shuffle(len(three), func(i, j int) { three[i], three[j] = three[j], three[i] })
		}
		return three[n]
	})
}

// expression returns an expression of a kind.
func (g *grammar) expression(kind string, depth int) string {
	switch kind {
	case "name":
		return g.pick(g.variables)
	case "new":
		g.names++
		return fmt.Sprintf("n%d", g.names)
	case "literal":
		return g.literal()
	case "few":
		return fmt.Sprint(g.IntN(8))
	case "shift":
		return fmt.Sprint(g.IntN(100))
	case "turns":
		return fmt.Sprint(g.IntN(mostTurns))
	case "intcall", "tuplecall", "intscall":
		return g.call(strings.TrimSuffix(kind, "call"), depth)
	}
	rule := g.rules[kind]
	if depth <= 0 || len(rule.forms) == 0 || g.IntN(4) == 0 {
		return g.fill(g.pick(rule.plain), depth-1)
	}
	return g.fill(g.pick(rule.forms), depth-1)
}

// call returns a call of a function that gives this kind of expression, if one
// may be made so often.
func (g *grammar) call(kind string, depth int) string {
	f := slices.IndexFunc(g.functions, func(f callable) bool {
		return f.kind == kind && g.spent+g.weight*f.cost <= mostSpent && g.IntN(2) == 0
	})
	if f < 0 {
		return g.fill(g.pick(g.rules[kind].plain), depth-1)
	}
	g.spent += g.weight * g.functions[f].cost
	return g.fill(g.functions[f].call, depth-1)
}

// literal returns an int of any size, often near a power of two where a
// representation ends.
func (g *grammar) literal() string {
	if g.IntN(4) == 0 {
		return fmt.Sprint(g.IntN(100) - 20)
	}
	widths := []uint{15, 30, 31, 32, 53, 60, 62, 63, 64, 65, 89, 127, 128, 192, 256, 320, 512, 1000}
	n := new(big.Int).Lsh(big.NewInt(1), widths[g.IntN(len(widths))])
	n.Add(n, big.NewInt(int64(g.IntN(3)-1)))
	if g.IntN(2) == 0 {
		n.Mul(n, big.NewInt(g.Int64N(1e18))).Rsh(n, 60)
	}
	if g.IntN(3) == 0 {
		n.Neg(n)
	}
	return n.String()
}

// makeProgram returns a whole program.
func (g *grammar) makeProgram() []*stmt { return g.program(g) }

// mixed returns a program of the mixed language.
func (g *grammar) mixed() []*stmt {
	g.variables = []string{"a", "b", "c", "x", "y", "z", "a", "b", "x", "G", "H"}
	program := parse(prelude)
	for range 1 + g.IntN(4) {
		program = append(program, g.function()...)
	}
	g.in, g.spent, g.names = scope(g.IntN(2)), 0, 0
	body := parse(g.fill(beginning, 0))
	main := g.block(0)
	for range 1 + g.IntN(4) {
		main = append(main, g.block(0)...)
	}
	body = append(body, &stmt{[]clause{{"try:", main}, {"except Exception as err:", parse("print(told(err))")}}})
	body = append(body, parse(ending_)...)
	if g.in == inModule {
		return append(program, body...)
	}
	body = append(parse("global G, H"), body...)
	return append(program, &stmt{[]clause{{"def main():", body}}}, &stmt{[]clause{{head: "main()"}}})
}

// function writes a function, a generator or a closure and what makes it.
func (g *grammar) function() []*stmt {
	g.names++
	name := fmt.Sprintf("f%d", g.names)
	g.in, g.spent = inFunction, 0
	f := callable{call: name + "($int, $int)", kind: "int"}
	body := append(parse("global G, H"), parse(strings.ReplaceAll(g.fill(beginning, 0), "a, b, c = 1, -2, ", "c = "))...)
	var end string
	head := fmt.Sprintf("def %s(a, b=%s):", name, g.literal())
	kind := g.IntN(4)
	switch kind {
	case 0:
		end = "return $int"
	case 1:
		f.kind, end = "tuple", "return $int, $name"
	case 2:
		g.in, f.kind, end = inGenerator, "ints", "yield $int"
	case 3:
		head = fmt.Sprintf("def %s(x, y=%s):", name+"made", g.literal())
	}
	body = append(body, g.block(1)...)
	body = append(body, g.block(1)...)
	if kind != 3 {
		body = append(body, parse(g.fill(end, 2))...)
		f.cost = g.spent + 1
		g.functions = append(g.functions, f)
		return []*stmt{{[]clause{{head, body}}}}
	}
	inner := append(parse("nonlocal x, y, z\nglobal G, H\nc, u, s, t, l, m, p, q, d, e, o = b, 0.5, 'k', 't', [1], [b], (b, a), (), {}, {2}, Pair(a, b)"), g.block(1)...)
	inner = append(inner, parse(g.fill("return $int", 2))...)
	f.cost = g.spent + 1
	g.functions = append(g.functions, f)
	outer := append(parse("global G, H\na = b = z = "+g.literal()), &stmt{[]clause{{"def inner(a, b=7):", inner}}})
	outer = append(outer, parse("return inner")...)
	made := parse(g.fill(name+" = "+name+"made($int)", 0))
	made[0].clauses[0].head = regexp.MustCompile(`\b[abcxyzo](\.v)?\b`).ReplaceAllString(made[0].clauses[0].head, "G")
	return append([]*stmt{{[]clause{{head, outer}}}}, made...)
}

// block writes some statements.
func (g *grammar) block(depth int) (list []*stmt) {
	for range 1 + g.IntN(4) {
		list = append(list, g.statement(depth)...)
	}
	return list
}

func (g *grammar) statement(depth int) []*stmt {
	g.spent += g.weight
	switch k := g.IntN(12); {
	case k < 2 && depth < mostBlocks && g.weight*mostTurns+g.spent < mostSpent:
		return []*stmt{g.loop(depth)}
	case k == 2 && depth < mostBlocks:
		return []*stmt{g.compound(g.compounds[g.IntN(len(g.compounds))], depth, "")}
	case k == 3 && depth < mostBlocks:
		return []*stmt{g.match(depth)}
	case k == 4 && g.in == inGenerator:
		return parse(g.fill(g.pick(lines("yield $scalar\nyield $int\nyield $name, $int\nyield ($name + $int)\n$name = yield $name\nyield from $list[:4]")), 2))
	case k == 4 && g.in == inFunction && depth > 1:
		return parse(g.fill("if $test:\n    return $int", 1))
	case k == 5 && g.loops > 0:
		return parse(g.fill("if $test:\n    "+g.pick([]string{"break", "continue"}), 1))
	}
	if len(g.kept) > 0 && g.IntN(5) == 0 {
		return parse(g.fill(g.pick(g.kept), g.IntN(2)))
	}
	return parse(g.fill(g.pick(g.statements), 1+g.IntN(3)))
}

// loop writes a loop.
func (g *grammar) loop(depth int) *stmt {
	g.weight *= mostTurns
	g.loops++
	heads := g.looping[g.IntN(len(g.looping))]
	s := g.compound(heads[:1], depth, strings.ReplaceAll(g.bound, "$1", g.expression("name", 0)))
	g.loops--
	g.weight /= mostTurns
	if len(heads) > 1 {
		s.clauses = append(s.clauses, g.compound(heads[1:], depth, "").clauses...)
	}
	return s
}

// compound writes the clauses of a compound statement; first begins the body
// of the first.
func (g *grammar) compound(heads []string, depth int, first string) *stmt {
	s := &stmt{}
	for _, head := range heads {
		head, rest, _ := strings.Cut(g.fill(head, 2), "\n")
		if len(s.clauses) == 0 && first != "" {
			rest = strings.TrimSpace(first + "\n" + rest)
		}
		body := []*stmt{}
		if rest != "" {
			body = parse(rest)
		}
		s.clauses = append(s.clauses, clause{head, append(body, g.block(depth+1)...)})
	}
	return s
}

func (g *grammar) match(depth int) *stmt {
	cases := make([]*stmt, 0, 4)
	for range 1 + g.IntN(3) {
		cases = append(cases, g.compound([]string{g.pick(g.patterns)}, depth, ""))
	}
	return &stmt{[]clause{{g.fill("match $any:", 2), cases}}}
}

// parse turns lines, indented by four, into statements.
func parse(text string) (block []*stmt) {
	list := strings.Split(text, "\n")
	for i := 0; i < len(list); {
		head, end := list[i], i+1
		for end < len(list) && strings.HasPrefix(list[end], "    ") {
			end++
		}
		c := clause{head: head}
		if body := slices.Clone(list[i+1 : end]); len(body) > 0 {
			for j := range body {
				body[j] = body[j][4:]
			}
			c.body = parse(strings.Join(body, "\n"))
		}
		block = append(block, &stmt{[]clause{c}})
		i = end
	}
	return block
}
