package fuzz

import (
	"fmt"
	"maps"
	"strings"
)

// The language of the library is the mixed one with what scripts use besides:
// decimals, fractions, counters, deques, heaps, dataclasses, enums, itertools,
// format specs, dates, and random classes with properties, slots, special
// methods and bases. Each of its statements stands in a try of its own.

// libraryRules are its expressions: those of the mixed language and these.
var libraryRules = func() map[string]rule {
	all := maps.Clone(expressions)
	for kind, more := range libraryForms {
		old := all[kind]
		all[kind] = rule{append(more.plain, old.plain...), append(more.forms, old.forms...)}
	}
	return all
}()

var libraryForms = map[string]rule{
	"decimal": {lines(`de
		de
		Decimal('1.25')
		Decimal('-0.001')
		Decimal('1E+5')
		Decimal($few)
		Decimal('3.10')`), lines(`Decimal($int)
		Decimal($str)
		Decimal($float)
		Decimal(str($few / 7))
		Decimal('$few.$few$few')
		Decimal((0, (1, $few, 2), -$few))
		($decimal + $decimal)
		($decimal - $decimal)
		($decimal * $decimal)
		($decimal / $decimal)
		($decimal // $decimal)
		($decimal % $decimal)
		($decimal + $int)
		($int * $decimal)
		($decimal ** $few)
		(-$decimal)
		abs($decimal)
		$decimal.quantize(Decimal('0.01'))
		$decimal.quantize(Decimal('$places'), rounding=decimal.$rounding)
		$decimal.quantize(Decimal('1'), decimal.ROUND_HALF_UP)
		round($decimal, $few)
		$decimal.normalize()
		$decimal.sqrt()
		de.ln()
		de.log10()
		Decimal($few).exp()
		$decimal.to_integral_value()
		$decimal.to_integral_exact(rounding=decimal.ROUND_FLOOR)
		$decimal.scaleb($few)
		$decimal.copy_sign($decimal)
		$decimal.max($decimal)
		$decimal.fma(2, $decimal)
		$decimal.compare($decimal)
		$decimal.remainder_near($decimal)
		$decimal.next_plus()
		$decimal.shift($few)
		sum([$decimal, $decimal], Decimal(0))
		max($decimal, $decimal)
		decimal.Context(prec=$few, rounding=decimal.$rounding).divide($decimal, $decimal)
		decimal.Context(prec=5).create_decimal($decimal)`)},
	"places":   {lines("0.1\n0.01\n1\n1E+1\n0.0001\n1E-8"), nil},
	"rounding": {lines("ROUND_HALF_EVEN\nROUND_HALF_UP\nROUND_HALF_DOWN\nROUND_UP\nROUND_DOWN\nROUND_CEILING\nROUND_FLOOR\nROUND_05UP"), nil},
	"fraction": {lines("fr\nfr\nFraction(1, 3)\nFraction('3/7')\nFraction(-5, 2)"), lines(`Fraction($int, $int)
		Fraction($float)
		Fraction($few, 7)
		Fraction($str)
		Fraction($decimal)
		($fraction + $fraction)
		($fraction - $fraction)
		($fraction * $fraction)
		($fraction / $fraction)
		($fraction // $fraction)
		($fraction % $fraction)
		($fraction + $int)
		($int / $fraction)
		(Fraction($few, 3) ** $few)
		(Fraction($few, 3) ** -$bit)
		(-$fraction)
		abs($fraction)
		$fraction.limit_denominator($shift)
		round($fraction, $few)
		sum([$fraction, $fraction])
		statistics.mean([$fraction, $fraction])
		Fraction.from_float($float)`)},
	"counter": {lines("co\nco\nCounter('abca')\nCounter()"), lines(`Counter($str)
		Counter($ints)
		Counter(a=$few, b=-$few)
		Counter({$key: $few})
		($counter + $counter)
		($counter - $counter)
		($counter & $counter)
		($counter | $counter)
		(+$counter)
		(-$counter)
		co.copy()`)},
	"deque": {lines("dq\ndq\ndeque()\ndeque([1, 2, 3], 2)"), lines(`deque($ints, $few)
		deque($ints)
		deque($str)
		(dq + dq)
		(dq * $bit)
		dq.copy()`)},
	"number": {lines("$int\n$float\n$decimal\n$fraction\n$few"), nil},
	"pairs": {lines("zip($list, $ints)\nenumerate($ints)\nd.items()"), lines(`itertools.product($list[:3], $tuple[:3])
		itertools.permutations($list[:4], 2)
		itertools.combinations($list[:4], 2)
		itertools.combinations_with_replacement($tuple[:3], 2)
		itertools.zip_longest($list, $ints, fillvalue=$scalar)
		itertools.pairwise($ints)
		itertools.batched($ints, 2)
		[(v, list(w)) for v, w in itertools.groupby($ints, key=$keyed)]
		[(v, len(list(w))) for v, w in itertools.groupby($str)]
		co.items()
		co.most_common($few)
		zip(*[iter($ints)] * 2)
		zip($list, $list, strict=True)
		sorted(d.items(), key=lambda v: str(v[1]))
		map(divmod, $list, [3, 4, 5])`)},
	"ints": {lines("dq\nhp"), lines(`itertools.accumulate($ints, max)
		itertools.accumulate($ints, lambda v, w: v * 2 - w, initial=$int)
		itertools.takewhile(lambda v: v < $int, $ints)
		itertools.dropwhile(lambda v: v > $few, $ints)
		itertools.filterfalse(lambda v: v % 3, $ints)
		itertools.compress($list, [1, 0, 1, 1])
		itertools.islice(itertools.cycle($list), $few)
		itertools.islice(itertools.count($int, $few), $few)
		itertools.repeat($int, $few)
		itertools.starmap(max, $pairs)
		itertools.chain.from_iterable($pairs)
		heapq.nlargest($few, $ints)
		heapq.nsmallest($few, $ints, key=$keyed)
		heapq.merge(sorted($list), sorted($list))
		itertools.tee($ints)[1]
		range($few, $shift, $few + 1)
		range($few, $shift)[$slice]
		co.values()
		itertools.islice(co.elements(), 20)
		[f() for f in [lambda: v + $few for v in range(3)]]
		[f(1) for f in [lambda w, v=v: v * w for v in $ints]]
		[v for w in $pairs for v in w]
		[v + w for v, *w in $pairs if w]
		[(lambda: v)() for v in $ints]
		bytes(v % 256 for v in $ints)
		bytearray(b'abc') + b'd'
		$str.encode('utf-16')[:6]
		random.Random($few).sample(range(20), 4)
		random.Random($few).choices($list, k=3)
		map(operator.mul, $ints, $list)
		map(operator.itemgetter(0), $pairs)`)},
	"int": {nil, lines(`int($decimal)
		int($fraction)
		$fraction.numerator
		$fraction.denominator
		hash($fraction)
		hash($decimal)
		hash($float)
		hash(($few, abs($int)))
		math.floor($number)
		math.ceil($number)
		math.trunc($number)
		round($number)
		$decimal.adjusted()
		co.total()
		co[$key]
		len(dq)
		dq[$few]
		dq.count($few)
		dq.index($few)
		dq.maxlen
		heapq.heappushpop(hp, $int)
		bisect.bisect(sorted($list), $int)
		bisect.bisect_left(sorted($list), $few, lo=1)
		$str.find($str)
		$str.rfind($str, $few)
		$str.index($str)
		$str.count($str)
		ord($str)
		$list.index($int)
		int($str, $few)
		int.from_bytes($str.encode(), 'little')
		functools.reduce(operator.xor, $ints)
		sum(v * w for v, w in $pairs)
		sum(map(len, $pairs))
		max($pairs)[0]
		random.Random($few).randrange(1, 100)
		random.Random($str).getrandbits(70)
		memo($few)
		st.x
		st.area()
		st.x + st.y
		len(ob)
		ob.v
		ob.half
		ob($int)
		ob[$few]
		next(iter(ob))
		ob.made($int).v
		statistics.median($list)
		statistics.mode($list)
		(date(2024, 2, 28) - day).days
		day.toordinal()
		day.isoweekday()
		Color.RED.value
		Size($few).value
		operator.index($few)
		operator.length_hint($ints, 3)
		sys_max - $int`)},
	"float": {nil, lines(`float($fraction)
		float($decimal)
		math.fsum(map(float, $ints))
		math.hypot($float, $few)
		math.log($number)
		math.sqrt($number)
		math.exp($few)
		math.fmod($float, $few)
		math.copysign($float, -$few)
		math.atan2($float, $few)
		math.sin($float)
		math.dist($list, $list)
		math.prod([$float, $few])
		math.sumprod([$float, 2], [$few, $float])
		math.ldexp($float, $few)
		math.frexp($float)[0]
		math.nextafter($float, 0)
		math.degrees($float)
		statistics.mean([$float, $few])
		statistics.pstdev([$float, $few, 1])
		statistics.fmean($list)
		statistics.variance([$few, $few, $few])
		statistics.quantiles([$few, $few, $few, 5])[0]
		float.fromhex('0x1.8p$few')
		random.Random($few).random()
		random.Random($few).gauss(0, 1)
		$float.__round__($few)
		timedelta(days=$few, minutes=$shift).total_seconds()
		complex($few, $few).imag
		abs(complex($few, $few))`)},
	"spec":  {lines("$align$sign$alt$zero$width$group$prec$type\n$align$width$type\n$zero$width$prec$type\n$sign$group$prec$type\n$align$width"), nil},
	"align": {lines("\n\n<\n>\n^\n=\n*>\n_^\n0<"), nil},
	"sign":  {lines("\n\n\n+\n-"), nil},
	"alt":   {lines("\n\n\n\n#"), nil},
	"zero":  {lines("\n\n\n0"), nil},
	"width": {lines("\n\n12\n5\n30\n1"), nil},
	"group": {lines("\n\n\n,\n_"), nil},
	"prec":  {lines("\n\n.2\n.0\n.10\n.5"), nil},
	"type":  {lines("\n\nd\nf\ne\ng\nx\nX\nb\no\n%\ns\nn\nc\nE\nG"), nil},
	"str": {lines("'Hello, World'\n' a  b\tc '\n'x=1;y=22'"), lines(`f'{($number):$spec}'
		f'{($number):$spec}'
		f'{($scalar):$spec}'
		f'{($scalar)!r:$align$width}'
		f'{$int=} {$float=:.2f}'
		f'{$str!s:>{$few}}|{$float:{$few}.{$few}}'
		format($number, '$spec')
		'{:$spec} {}'.format($number, $any)
		'{0!r} {0} {1[0]} {2.v}'.format($str, $tuple, o)
		'{k:>5} {n}'.format_map({'k': $str, 'n': $int})
		'%$width$prec%s %s' % $scalar
		'%(k)s %(n)05d' % {'k': $any, 'n': $int}
		'%-8s|%+.3e|%c|%i' % ($str, $number, 65, $number)
		str($decimal)
		str($fraction)
		repr($number)
		str($any)
		$decimal.to_eng_string()
		$str.split($sep)[0]
		$str.rsplit(None, 1)[-1]
		$str.rpartition(' ')[0]
		$str.strip(' ak')
		$str.lstrip('-1')
		$str.replace($str, $str, $few)
		$str.center(15, '.')
		$str.ljust($shift)
		$str.expandtabs(4)
		'|'.join($str.splitlines(True))
		$str.casefold()
		$str.swapcase()
		$str.capitalize()
		$str.translate(str.maketrans('ab1', 'xyz', '2'))
		$str.encode('ascii', 'replace').decode()
		$str.encode().hex(' ')
		$str.removeprefix('x=')
		''.join(sorted($str))
		''.join(reversed($str))
		' '.join($str.split())
		chr(97 + $few)
		ascii($str)
		re.sub(r'[aeiou1]', lambda v: '<' + v[0] + '>', $str)
		re.sub(r'(\w)(\w)', r'\2\1', $str, count=$few)
		'/'.join(re.findall(r'\d+', $str))
		'/'.join(re.split(r'[,;=]', $str, maxsplit=2))
		re.match(r'(?P<k>\w*)', $str)['k']
		repr(re.search('l+', $str))
		json.dumps($any)
		json.dumps({$key: $scalar, 'k': $list}, sort_keys=True)
		json.dumps($list, indent=1, separators=(',', ':'))
		repr(json.loads(json.dumps($any)))
		textwrap.fill($str * 4, 20)
		textwrap.shorten($str * 3, 25)
		string.capwords($str)
		type($any).__name__
		type(ob).__name__
		repr(ob)
		str(ob)
		f'{ob:$spec}'
		f'{day:%Y/%m/%d %j %a}'
		str(day + timedelta($shift))
		(day + timedelta(days=$int)).isoformat()
		repr(timedelta(hours=$int))
		str(timedelta(seconds=$int))
		Color.RED.name
		repr(Color.GREEN)
		str(Size.BIG)
		repr(Perm(($few)))
		repr(it)
		repr(st)
		repr(frozen)
		repr($counter)
		repr($deque)
		repr(sorted($pairs)[:2])
		repr(pt)
		repr(pt._replace(y=$int))
		repr(functools.partial(max, $few)($few, 2))`)},
	"sep":  {lines("','\n' '\n'='\nNone\n';', 1\n'l'"), nil},
	"list": {nil, lines("list($pairs)[:4]\n[*$ints][:9]\nlist(dq)\nsorted(hp)\nlist($str)\n$str.split($sep)\nre.findall('[a-z]', $str)\nsorted($ints, key=functools.cmp_to_key(lambda v, w: w - v))\nlist(map(str, $ints))\nlist(ob)\nlist(range($few))[$slice]\n[[v] * 2 for v in $ints][:3]\nco.most_common(2)\n[v for v in Size]\nheapq.nlargest(2, $list)\ncopy.deepcopy(l)\nlist(dict.fromkeys($ints))")},
	"tuple": {lines("pt"), lines(`pt[$slice]
		tuple($pairs)[:3]
		$str.partition('l')
		Point($int, $few)
		Point(y=$int)
		dataclasses.astuple(it)
		math.frexp($float)
		math.modf($float)
		$decimal.as_tuple()
		$fraction.as_integer_ratio()
		$float.as_integer_ratio()
		divmod($number, $number)
		divmod($decimal, $decimal)
		day.isocalendar()
		next(iter($pairs))`)},
	"dict": {lines("dd\nod"), lines(`dict($counter)
		dict($pairs)
		{v: w for v, w in $pairs}
		{w: v for v, w in enumerate($str)}
		dataclasses.asdict(it)
		pt._asdict()
		dict(sorted(d.items(), key=repr))
		collections.ChainMap(d, {'k': 5, 'j': $int})
		json.loads('{"a": [$few, 2.5, null], "b": {"c": true}}')
		od | d`)},
	"key": {lines("'a'\n'b'"), nil},
	"any": {lines(`$number
		$decimal
		$fraction
		$counter
		$deque
		$pairs
		it
		st
		ob
		Color.RED
		Size.BIG
		pt
		day
		frozen
		list($ints)
		list($pairs)`), lines(`$decimal
		$fraction
		$counter
		$deque
		$str
		$str
		list($pairs)
		list($ints)
		$dict
		Item('k', $int)
		Item($str, $int, [$few])
		Item()
		dataclasses.replace(it, price=$number)
		Shape($int, $int)
		Square($int)
		Frozen($int)
		Frozen($str, $few)
		Color($few)
		Color[$str]
		Size($few)
		Perm($few) | Perm.R
		~Perm($few)
		list(Color)
		Made($int)
		Made($int) + $number
		day + timedelta($few)
		date($few, $few, $few)
		day.replace(month=$few)
		datetime(2024, $few, $few, 5, 30)
		date.fromisoformat('2024-0$few-1$few')
		timedelta(days=$few) * $few
		timedelta(days=$few) / $few
		complex($float, $few)
		complex($few, $few) * $few
		range($few, $shift, 3)
		$pairs
		slice($few, None).indices(10)
		sorted({*$tuple}, key=repr)
		{**d, **$dict}
		($test, $scalar)
		$number if $test else $str
		statistics.multimode($list)
		getattr(ob, $str, $few)
		hasattr(ob, 'half')
		operator.attrgetter('v')(ob)
		operator.methodcaller('upper')($str)
		functools.partial(pow, 2)($few)
		string.ascii_letters[$slice]
		bytes($few)
		b'ab' + $str.encode()
		bytearray($str.encode())[$slice]
		int.to_bytes($few, 2, 'big')`)},
	"scalar": {lines("$decimal\n$fraction\nnone\n1e22"), nil},
	"test": {nil, lines(`$decimal < $decimal
		$decimal == $number
		$fraction == $number
		$fraction < $number
		$number < $number
		$number >= $number
		$number == $number
		$decimal.is_nan()
		$counter == $counter
		$counter <= $counter
		$deque == $deque
		$deque < $deque
		$key in co
		$int in dq
		it == Item('k', 2)
		it < Item('k', $int)
		st == Shape(1, 2)
		frozen == Frozen($int)
		hash(frozen) == hash(Frozen($few))
		ob == ob
		ob == $int
		ob < $int
		$int in ob
		bool(ob)
		isinstance(ob, Base)
		isinstance($number, (int, Fraction))
		issubclass(type(ob), Base)
		pt == $tuple
		Color.RED == Color($few)
		Color.RED in list(Color)
		Perm.R in Perm($few)
		Size.BIG > $few
		day < date(2024, $few, 3)
		$str.startswith(('x', '1'), $few)
		$str.endswith($str)
		$str.isalpha()
		$str.isspace()
		$str.isalnum()
		$str.istitle()
		$str.isidentifier()
		re.fullmatch(r'\w+', $str) is None
		all($pairs)
		math.isclose($float, $float)
		math.isnan($float)
		$float.is_integer()
		callable(ob)
		$list <= $list
		$set <= $set
		$set.isdisjoint($ints)
		$dict == d
		d.keys() & $set
		$dict.items() <= d.items()`)},
	"made": {lines("$few\n$int\n'$few.5'"), nil},
}

// libraryStatements are its statements of one line.
var libraryStatements = append(lines(`print($any)
	print($any)
	print($any)
	print($any)
	print($str)
	print($str)
	print($number, $number)
	print($tuple)
	print(*$ints, sep='|')
	print(*$pairs)
	print($test, $test)
	de = $decimal
	de = $decimal
	de += $decimal
	de -= $number
	de *= $number
	fr = $fraction
	fr = $fraction
	fr += $number
	fr *= $number
	co = $counter
	co.update($str)
	co.update($counter)
	co.subtract($counter)
	co[$key] += $few
	del co[$key]
	co += $counter
	co -= $counter
	co &= $counter
	dq = $deque
	dq.append($int)
	dq.appendleft($int)
	dq.extend($ints)
	dq.extendleft($list)
	dq.rotate($few)
	dq.rotate(-$few)
	dq.insert($few, $int)
	dq.remove($few)
	dq.reverse()
	dq[$few] = $int
	del dq[$few]
	$name = dq.pop()
	$name = dq.popleft()
	dq += $list
	heapq.heappush(hp, $int)
	heapq.heappush(hp, $int)
	heapq.heapify(hp)
	hp = list($ints)
	$name = heapq.heappop(hp)
	$name = heapq.heapreplace(hp, $int)
	bisect.insort(l, $int)
	random.Random($few).shuffle(l)
	dd[$key].append($int)
	dd[$few] += [$int]
	od.move_to_end($key)
	od.move_to_end('b', last=False)
	print(od.popitem(last=False))
	od[$key] = $few
	l[$slice] = $ints
	l[$slice] = $str
	l[$slice] = $pairs
	l[:0] = $tuple
	l[$few:$few] = [$int]
	l[::2] = $ints
	del l[$slice]
	del l[::2]
	l = l[:9] * 2
	l.remove($int)
	m.sort(key=$keyed, reverse=$test)
	m = l[:]
	m[-1] = l
	$name, *l, $name = $ints
	($name, $name), *m = $pairs
	[$name, [$name, *m]] = $few, $list
	for $name, *m in $pairs: print(m)
	it.price = $number
	it.tags.append($few)
	it.price += $few
	it = Item($str, $number)
	it.other = $few
	st.x = $int
	st.z = $int
	st.x, st.y = st.y, st.x
	st = Square($few)
	del st.x
	frozen.x = $int
	frozen = Frozen($few)
	pt = pt._replace(x=$scalar)
	pt.x = 5
	ob = Made($int)
	ob = Made($few)
	ob.v = $int
	ob.half = $int
	ob.other = $scalar
	del ob.half
	del ob.v
	del ob[$few]
	ob[$few] = $int
	ob += $int
	ob -= $few
	ob.v += 1
	print(ob.total, Made.total, Base.total)
	print(ob + $int, $int + ob)
	print(ob - $few, -ob, ob * 2)
	print(ob @ $few)
	print(ob.told($int))
	print(ob.missing)
	print(Made.counted(), ob.counted())
	print(super(Made, ob).told($few))
	print(sorted([ob, Made(2), Made($few)], key=lambda v: v.v))
	print(sorted([ob, Made($few)]))
	print([v for v in ob])
	print({ob: 1}[ob])
	print(Color(it.price))
	$name = Size.BIG + $few
	assert it.price, $str
	raise Broken($int, $str)
	raise Broken($few) from ValueError($str)
	raise ExceptionGroup('g', [ValueError($few), KeyError($str)])
	grouped(ValueError($scalar), TypeError($few))
	grouped(ValueError($str), KeyError($str), IndexError())
	grouped(OSError($few), ValueError())
	day += timedelta(days=$shift)
	day = date(2024, 1 + $few, 28)
	s = s.join($list)
	s, t = t, $str
	s = $str[:20]
	t = $str[:20]
	none = $scalar
	f = functools.partial(print, $scalar, sep='-')
	f = lambda *v, **w: print(v, w)
	f($few, *$tuple)
	f(*$ints, k=$few)
	f(*$pairs, **{'k': $scalar})
	f($str)
	g = (v * 2 for v in $ints)
	g = (v for v, w in $pairs if w)
	print(next(g))
	print(next(g, None))
	print(list(g)[:9])
	print(g.send(None))
	g.close()
	g.throw(Broken(1))
	e = {v % 7 for v in $ints}
	e ^= $set
	e.update($ints)
	e.remove($few)
	print(sorted(e, key=repr))
	d.update(zip($str, $ints))
	d |= $dict
	print(d.popitem())
	d = {v: [] for v in $ints}
	del d[$key]
	print(list(d), len(d))
	x, y = $few, $few`), statements...)

var libraryCompounds = append([][]string{
	{"try:", "except Broken as err:\nprint(err.args, err.__cause__)", "else:", "finally:"},
	{"try:\ntry:\n    raise Broken($few)\nfinally:\n    print($scalar)", "except Broken:", "finally:"},
	{"with ob as $name:"}, {"with Guard($int), Guard($any) as none:"},
	{"if (none := $scalar):", "else:"}, {"with decimal.localcontext(prec=$few + 1):\nde = $decimal / 7"},
}, compounds...)

var libraryLoops = append([][]string{
	{"for $name, *m in list($pairs)[:6]:"}, {"for none in list($ints)[:5]:", "else:"}, {"for s in $str[:5]:"}, {"for none in range(9):\nif not dq: break\nnone = dq.pop()"}, {"for none in [$any, $any]:\nprint(none)"},
}, looping...)

var libraryPatterns = append(patterns, lines(`case Item(name=s):
	case Item(s, none) if none:
	case Shape(x=0) | Square():
	case Point(x, y):
	case Point(y=$few) as none:
	case Decimal() | Fraction():
	case Color.RED:
	case {'a': none, **d}:
	case [$1, *m, $2]:
	case str() as s if len(s) > 3:
	case (int() | float()) as none:
	case Base(v=$name):
	case [[$name, _], *_]:
	case {}:
	case []:
	case 'k' | None | True:
	case -1 | 2.5 | 1+2j:`)...)

const libraryPrelude = `import bisect, collections, copy, dataclasses, decimal, enum, heapq, json, operator, random, re, statistics, string, textwrap
from collections import Counter, deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
sys_max = 2 ** 63 - 1
class Broken(Exception):
    pass
Point = collections.namedtuple('Point', 'x y', defaults=[5])
class Color(enum.Enum):
    RED = 1
    GREEN = 2
class Size(enum.IntEnum):
    SMALL = 1
    BIG = enum.auto()
class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1
@dataclasses.dataclass(order=True)
class Item:
    name: str = 'n'
    price: float = 2.5
    tags: list = dataclasses.field(default_factory=list, compare=False)
    def __post_init__(self):
        self.name = self.name.upper()
@dataclasses.dataclass
class Shape:
    __slots__ = ('x', 'y')
    x: int
    y: int
    def area(self):
        return self.x * self.y
class Square(Shape):
    __slots__ = ()
    def __init__(self, x):
        super().__init__(x, x)
    def area(self):
        return super().area() + 1
@dataclasses.dataclass(frozen=True)
class Frozen:
    x: object
    y: int = 3
def grouped(*errors):
    try:
        raise ExceptionGroup('g', errors)
    except* (ValueError, TypeError) as err:
        print(told(err), err.exceptions)
    except* LookupError:
        raise Broken(3)
@functools.lru_cache(maxsize=4)
def memo(n):
    return n if n < 2 else memo(n - 1) + memo(n - 2)`

const libraryBeginning = `de, fr, co, dq = Decimal('12.345'), Fraction(22, 7), Counter('hello'), deque([1, 2, 3], 6)
hp, dd, od, it = [1, 5, 3], collections.defaultdict(list), collections.OrderedDict(a=1, b=2), Item('pen', 3)
st, frozen, pt, day, none = Shape(2, 3), Frozen(1), Point(1, 2), date(2024, 1, 31), None
f, g, ob = print, iter([1, 2]), Made($literal)`

const libraryEnding = `
print(de, fr, co, dq, hp)
print(dd, od, it, pt, day, none)
print(st)
print(frozen)
print(ob)`

// members are methods and attributes of random classes.
var members = lines(`def __repr__(self): return f'{type(self).__name__}({self.v})'
	def __str__(self): return str(self.v)
	def __format__(self, spec): return format(self.v, spec)
	def __eq__(self, other): return isinstance(other, Base) and self.v == other.v
	def __eq__(self, other): return NotImplemented
	def __hash__(self): return hash(self.v)
	def __lt__(self, other): return self.v < other.v
	def __lt__(self, other): return NotImplemented
	def __gt__(self, other): return $test
	def __add__(self, other): return type(self)(self.v + $few)
	def __add__(self, other): return self.v + other
	def __radd__(self, other): return other - self.v
	def __iadd__(self, other): self.v += other; return self
	def __sub__(self, other): return NotImplemented
	def __neg__(self): return type(self)(-self.v)
	def __mul__(self, n): return [self.v] * n
	def __len__(self): return $few
	def __len__(self): return self.v
	def __bool__(self): return self.v > $few
	def __getitem__(self, at): return (self.v, $few)[at]
	def __getitem__(self, at): return [1, self.v, $few][at]
	def __setitem__(self, at, x): self.v = x
	def __delitem__(self, at): raise Broken(at)
	def __iter__(self): return iter([$few, self.v])
	def __iter__(self): yield self.v; yield $few
	def __contains__(self, x): return x == self.v
	def __call__(self, x=2, *more): return x + self.v
	def __enter__(self): return $few
	def __exit__(self, *args): return args[0] is not None and issubclass(args[0], LookupError)
	def __getattr__(self, name): return name.upper()
	def __getattr__(self, name): raise AttributeError(name)
	def __setattr__(self, name, x): super().__setattr__(name, x)
	def __matmul__(self, x): return self.told(x)
	def __index__(self): return $few
	def __int__(self): return $few
	def __round__(self, n=0): return n
	def __reversed__(self): return iter('cba')
	def told(self, x): return (x, self.v)
	def told(self, x): return super().told(x) + (1,)
	def told(self, x, *, k=$literal): return x, k
	half = property(lambda self: self.v // 2)
	half = property(lambda self: self.v // 2, lambda self, x: setattr(self, 'v', x * 2))
	half = 5
	made = classmethod(lambda cls, x: cls(x))
	counted = staticmethod(lambda: $few)
	counted = classmethod(lambda cls: cls.__name__)
	total = $literal
	total = $few
	__slots__ = 'v', 'other'
	__slots__ = ()
	__hash__ = None
	def __init__(self, v): super().__init__(v + 1)
	def __init__(self, v, w=3): self.v, self.w = v, w
	def __init_subclass__(cls): cls.total = $few
	def __new__(cls, *args): return super().__new__(cls)
	@property | def half(self): return self.v - 1
	@functools.cached_property | def half(self): print('made'); return self.v + 1
	@staticmethod | def made(x): return Made(x)
	@functools.lru_cache | def told(self, x): return $few
	@classmethod | def made(cls, x): return cls(x)`)

// classes writes a chain of classes, Made the last.
func (g *grammar) classes() []*stmt {
	list := parse("class Base:\n    total = 1\n    def __init__(self, v): self.v = v\n    def __repr__(self): return f'<{self.v}>'\n    def told(self, x): return x, self.v\n    def counted(self): return 1")
	bases := []string{"Base"}
	for i := range 1 + g.IntN(3) {
		g.in, g.variables = inFunction, []string{"G", "H"}
		name := fmt.Sprintf("C%d", i)
		body := []*stmt{}
		for range g.IntN(9) {
			body = append(body, parse(strings.ReplaceAll(g.fill(g.pick(members), 0), " | ", "\n"))...)
		}
		base := bases[g.IntN(len(bases))]
		if other := bases[g.IntN(len(bases))]; other != base && g.IntN(2) == 0 {
			base += ", " + other
		}
		list = append(list, &stmt{[]clause{{fmt.Sprintf("class %s(%s):", name, base), body}}})
		bases = append(bases, name)
	}
	return append(list, parse("class Made("+bases[len(bases)-1]+"): pass")...)
}

// guarded returns a try statement around a block that tells what it raised.
func guarded(block []*stmt, more ...*stmt) *stmt {
	return &stmt{[]clause{{"try:", block}, {"except Exception as err:", append(parse("print(told(err))"), more...)}}}
}

// library returns a program of the language of the library.
func (g *grammar) library() []*stmt {
	program := append(parse(prelude), parse(libraryPrelude)...)
	program = append(program, guarded(g.classes(), parse("class Made(Base): pass")...))
	g.in, g.spent, g.names, g.variables = scope(g.IntN(2)), 0, 0, strings.Fields("a b c x y z a b x G H")
	body := parse(g.fill(beginning+"\n"+libraryBeginning, 0))
	for range 8 + g.IntN(8) {
		body = append(body, guarded(g.block(1+g.IntN(2))))
	}
	for _, line := range strings.Split(ending_+libraryEnding, "\n") {
		body = append(body, guarded(parse(line)))
	}
	if g.in == inModule {
		return append(program, body...)
	}
	body = append(parse("global G, H"), body...)
	return append(program, &stmt{[]clause{{"def main():", body}}}, &stmt{[]clause{{head: "main()"}}})
}
