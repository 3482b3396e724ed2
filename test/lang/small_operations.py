# Operations on small containers that have short ways: the same values, the
# same order, the same errors as the general ones.

for n in range(14):
    for item in (0, 1.5, True, None, "x", [1]):
        made = [item] * n
        assert len(made) == n and all(x is item or x == item for x in made)
        made.append("end")
        assert made[-1] == "end" and made.count("end") == 1
pair = [1, "a"] * 3
assert pair == [1, "a", 1, "a", 1, "a"]
assert [[]] * 2 == [[], []]
row = [[]] * 2
row[0].append(1)
assert row == [[1], [1]]
# ---
for left in ([], [1], [1, 2, 3], [1.5], ["a", "b"], [1, "a"], list(range(9))):
    for right in ([], [4], [4, 5, 6], [2.5], ["c"], ["c", 2], list(range(9))):
        both = left + right
        assert len(both) == len(left) + len(right)
        assert both[: len(left)] == left and both[len(left) :] == right
        both.append("end")
        both.insert(0, 7)
        assert both[0] == 7 and both[-1] == "end"
        assert "end" not in left and "end" not in right
# ---
for n in range(20):
    d = {k: str(k) for k in range(n)}
    e = dict(d)
    assert e == d and list(e) == list(d) and e is not d
    e["new"] = 1
    assert "new" not in d and len(e) == n + 1
    f = d.copy()
    if n:
        del f[0]
        assert 0 in d and 0 not in f
        assert list(dict(f)) == list(range(1, n))
    f.clear()
    f["again"] = 2
    assert f == {"again": 2} and len(d) == n
assert dict() == {}
# ---
import itertools

ints = [set(), {1}, {1, 2, 3}, {2, 3, 4}, {-1, -2, 0}, set(range(40)), set(range(0, 400, 8)), {2**61, 2**61 - 1, 1}]
for a, b in itertools.product(ints, ints):
    both = a & b
    assert both == {x for x in a if x in b}
    assert list(both) == list(a.intersection(b))
    assert type(both) is set and type(frozenset(a) & b) is frozenset
    both.add("x")
    assert "x" not in a and "x" not in b
a = set(range(30))
for x in range(25):
    a.discard(x)
assert a & {26, 3, 27} == {26, 27}
assert set(a) == a and set([1, 2, 1]) == {1, 2} and set((1, "a")) == {1, "a"} and set() == set(())
# ---
l = [1, 2, 3]
assert list(reversed(l)) == [3, 2, 1]
r = reversed(l)
assert next(r) == 3
l.pop()
l.pop()
assert list(r) == []
l.extend("abc")
assert list(r) == []
assert list(zip(reversed([1, 2]), reversed("ab"))) == [(2, "b"), (1, "a")]


class Back(list):
    def __reversed__(self):
        return iter("back")


assert "".join(reversed(Back([1]))) == "back"
# ---
def truths(values):
    out = []
    for v in values:
        if v:
            out.append(1)
        else:
            out.append(0)
        out.append(not v)
    return out


class Empty(list):
    def __bool__(self):
        return True


class Never(str):
    def __len__(self):
        return 0


assert truths([0, 1, -1, 2**70, 0.0, -0.0, 1.5, None, True, False]) == [
    0, True, 1, False, 1, False, 1, False, 0, True, 0, True, 1, False, 0, True, 1, False, 0, True]
assert truths(["", "a", [], [0], (), (0,), {}, {1: 2}, set(), {0}, b"", b"a"]) == [0, True, 1, False] * 6
assert truths([Empty(), Never("a")]) == [1, False, 0, True]
# ---
from collections import namedtuple

P = namedtuple("P", "x y")


class Q(P):
    __slots__ = ()

    @property
    def sum(self):
        return self.x + self.y


def both(p):
    return p.x, p.y


p, q = P(1, 2), Q(3, 4)
for _ in range(3):
    assert both(p) == (1, 2) and both(q) == (3, 4) and q.sum == 7
    assert both(P(y=5, x=6)) == (6, 5)
    assert both(P._make("ab")) == ("a", "b")


class Other:
    x = 7
    y = 8


assert both(Other()) == (7, 8) and both(p) == (1, 2)
P.y = 9
assert both(p) == (1, 9) and both(q) == (3, 9)
# ---
from collections import namedtuple

P = namedtuple("P", "x y")


def second(p):
    return p.y


assert second(P(1, 2)) == 2
short = tuple.__new__(P, (1,))
second(short)  # raises: IndexError "tuple index out of range"
# ---
from collections import namedtuple

p = namedtuple("P", "x y")(1, 2)
for _ in range(2):
    assert p.x == 1
p.x = 3  # raises: AttributeError
# ---
import math

assert [divmod(x, y) for x in (7, -7) for y in (2, -2)] == [(3, 1), (-4, -1), (-4, 1), (3, -1)]
assert divmod(-(2**63), -1) == (2**63, 0) and divmod(7.5, 2) == (3.0, 1.5) and divmod(True, 1) == (1, 0)
assert [math.gcd(x, y) for x, y in [(12, 18), (0, 0), (-4, 6), (-(2**63), 0), (2**70, 2**65)]] == [6, 0, 2, 2**63, 2**65]
# ---
divmod(1, 0)  # raises: ZeroDivisionError
# ---
from collections import namedtuple

P = namedtuple("P", "x y z")
assert P(1, "a", [2]) == (1, "a", [2]) and P(1, 2, 3).z == 3
assert type(P(1, 2, 3)) is P and repr(P(1, 2, 3)) == "P(x=1, y=2, z=3)"
E5 = namedtuple("E5", "a b c d e", defaults=(9,))
assert E5(1, 2, 3, 4) == (1, 2, 3, 4, 9) and E5(*"abcde").e == "e"
E0 = namedtuple("E0", "")
assert E0() == () and len(E0()) == 0


class Sub(P):
    def __new__(cls, x):
        return super().__new__(cls, x, x, x)


assert Sub(4) == (4, 4, 4) and type(Sub(4)) is Sub
assert all(type(P(i, i, i)) is P for i in range(3))


def make():
    return P(1, 2, 3)


assert make() == (1, 2, 3)
old = P.__new__
P.__new__ = lambda cls, *a: old(cls, *reversed(a))
assert make() == (3, 2, 1)
P.__new__ = old
assert make() == (1, 2, 3)
P.__new__ = len
try:
    make()
    assert False
except TypeError:
    pass
P.__new__ = old
assert make() == (1, 2, 3)
P.__init__ = lambda self, *a: made.append(a)
made = []
assert make() == (1, 2, 3) and made == [(1, 2, 3)]
del P.__init__
assert make() == (1, 2, 3) and len(made) == 1
# ---
from collections import namedtuple

P = namedtuple("P", "x y")
P(1)  # raises: TypeError "P.__new__() missing 1 required positional argument: 'y'"
# ---
import itertools

assert list(itertools.product()) == [()]
assert list(itertools.product([1, 2], "a")) == [(1, "a"), (2, "a")]
assert list(itertools.product(range(2), repeat=3))[5] == (1, 0, 1)
assert list(itertools.product((1.5, None), [True], repeat=2))[-1] == (None, True, None, True)
assert list(itertools.product([1], [], [2])) == []
assert list(itertools.product(iter("ab"), [[]]))[1] == ("b", [])
assert list(itertools.chain([1], (2,), range(3, 5), reversed([5]), "a")) == [1, 2, 3, 4, 5, "a"]
# ---
l = [1, 2, 3, 4, 5]
assert list(zip(l, l[1:])) == [(1, 2), (2, 3), (3, 4), (4, 5)]
assert list(zip()) == [] and list(zip(l)) == [(1,), (2,), (3,), (4,), (5,)]
z = zip(l, iter([7, 8, 9]), strict=True)
assert next(z) == (1, 7)
try:
    list(z)
    assert False
except ValueError as e:
    assert str(e) == "zip() argument 2 is shorter than argument 1"
assert list(enumerate("ab", 5)) == [(5, "a"), (6, "b")] and list(enumerate([])) == []
it = iter(l)
assert list(zip(it, it)) == [(1, 2), (3, 4)]
assert list(map(str, l)) == ["1", "2", "3", "4", "5"] and list(filter(None, [0, 1, "", "a"])) == [1, "a"]
assert list(x * 2 for x in l) == [2, 4, 6, 8, 10] and list({3}) == [3]
assert sorted(zip("ba", [1, 2])) == [("a", 2), ("b", 1)] and sorted("cab") == ["a", "b", "c"]
assert sorted({2, 1}) == [1, 2] and sorted(x for x in (3, 1)) == [1, 3]


class Items:
    def __iter__(self):
        return iter((3, 1, 2))


assert sorted(Items()) == [1, 2, 3] and list(Items()) == [3, 1, 2]
# ---
sorted([1, "a"])  # raises: TypeError
# ---
sorted(5)  # raises: TypeError "'int' object is not iterable"
# ---
def star(*a):
    return a


def both(x, *a, y=1, **k):
    k["seen"] = len(k)
    return x, a, y, k


t = (1, 2, 3)
assert star(*t) == t and star(*[1, 2]) == (1, 2) and star() == () and star(*range(12)) == tuple(range(12))
assert star("a", []) == ("a", [])
assert both(1, 2, y=3, z=4) == (1, (2,), 3, {"z": 4, "seen": 1})
assert both(*t) == (1, (2, 3), 1, {"seen": 0})
assert both(*t, **{"z": 5, "y": 6}) == (1, (2, 3), 6, {"z": 5, "seen": 1})
kw = {"a": 1}
assert both(0, **kw)[3] == {"a": 1, "seen": 1} and kw == {"a": 1}
many = both(0, a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8, i=9, j=10)[3]
assert list(many) == list("abcdefghij") + ["seen"] and many["j"] == 10


def changed(*a):
    a += (4,)
    return a


assert changed(*t) == (1, 2, 3, 4) and t == (1, 2, 3)
# ---
def two(a, b):
    return a, b


assert two(*(1, 2)) == (1, 2)
two(*(1, 2, 3))  # raises: TypeError "two() takes 2 positional arguments but 3 were given"
# ---
def rest(**k):
    return k


rest(*(1,))  # raises: TypeError "rest() takes 0 positional arguments but 1 was given"
# ---
def drained(l):
    out = []
    while l:
        out.append(l.pop())
    return out


assert drained([1, 2, 3]) == [3, 2, 1] and drained(["a", 1.5, None]) == [None, 1.5, "a"]
assert drained(list("ab" * 20)) == list("ba" * 20) and drained([]) == []
l = [1, 2]
assert l.pop() == 2 and l.pop(0) == 1 and l == []
l.append("x")
assert l == ["x"] and l.pop() == "x"
l.append(2.5)
assert l == [2.5]
l = [[1], [2]]
l = l.pop()
assert l == [2]


class Popped(list):
    def pop(self):
        return "mine"


assert Popped([1]).pop() == "mine"
# ---
l = [1]
l.pop()
l.pop()  # raises: IndexError "pop from empty list"
# ---
def rest(*a, **k):
    return a, k


empty = {}
a, k = rest(*[1, 2], **empty)
k["x"] = 1
assert a == (1, 2) and empty == {} and rest(*(), **{}) == ((), {})
# ---
# What is unpacked in a for loop ends with the shortest iterator, and the variables keep what they had.
a = b = c = None
for a, b, c in zip([1, 2, 3], "xy", iter((7, 8, 9))):
    pass
assert (a, b, c) == (2, "y", 8)
rows = [r for r in zip([1], [2], [3], [4], [5], [6], [7], [8], [9])]
assert rows == [(1, 2, 3, 4, 5, 6, 7, 8, 9)]
out = []
for p, q, r, s, t, u, v, w in zip(*[[i, i + 10] for i in range(8)]):
    out.append((p, w))
assert out == [(0, 7), (10, 17)]
try:
    for a, b in zip([1], [2], [3]):
        pass
    assert False
except ValueError as e:
    assert "too many values" in str(e)
try:
    for a, b, c in zip([1], [2]):
        pass
    assert False
except ValueError as e:
    assert "not enough values" in str(e)
# ---
# A data descriptor of the script, read again and again, and changed in between.
class Field:
    def __init__(self, v):
        self.v = v

    def __get__(self, obj, cls=None):
        return self if obj is None else (self.v, type(obj) is cls)

    def __set__(self, obj, value):
        self.v = value


class Row:
    x = Field(1)


class Lazy:
    def __get__(self, obj, cls):
        yield obj

    def __set__(self, obj, value):
        pass


row = Row()
seen = []
for i in range(6):
    seen.append(row.x)
    if i == 1:
        row.x = 5
    if i == 3:
        Row.x = Field(9)
    if i == 4:
        Field.__get__ = lambda self, obj, cls: "other"
assert seen == [(1, True), (1, True), (5, True), (5, True), (9, True), "other"]
Row.y = Lazy()
assert [list(row.y) == [row] for _ in range(3)] == [True] * 3
# ---
# An attribute that holds a function is called without self; the instance's own wins over the class's.
class Caller:
    act = len

    def __init__(self, f):
        self.f = f

    def g(self):
        return "method"


caller = Caller(lambda *a: a)
got = []
for i in range(4):
    got.append((caller.f(1), caller.g(), caller.act([1, 2])))
    if i == 1:
        caller.g = lambda: "own"
    if i == 2:
        del caller.g
        caller.f = lambda *a: "changed"
assert got == [((1,), "method", 2), ((1,), "method", 2), ((1,), "own", 2), ("changed", "method", 2)]
# ---
# getattr with a default, hasattr: no attribute, one that raises, one that is refused, a name that is no text.
class Partly:
    @property
    def bad(self):
        raise AttributeError("inside")

    @property
    def worse(self):
        raise KeyError("k")

    def __getattr__(self, name):
        if name == "made":
            return 7
        raise AttributeError(name)


p = Partly()
assert getattr(p, "bad", 1) == 1 and getattr(p, "none", 2) == 2 and getattr(p, "made", 3) == 7
assert not hasattr(p, "bad") and not hasattr(p, "none") and hasattr(p, "made")
for f in (lambda: getattr(p, "worse", 1), lambda: hasattr(p, "worse")):
    try:
        f()
        assert False
    except KeyError:
        pass
for f in (lambda: getattr(p, 1, 1), lambda: hasattr(p, None), lambda: getattr(p, 1)):
    try:
        f()
        assert False
    except TypeError:
        pass
try:
    getattr(p, "none")
    assert False
except AttributeError as e:
    assert str(e) == "none"
# ---
# Sums, extremes and truths of lists that hold one kind of numbers.
assert sum([2**62, 2**62, -2**63, 5]) == 5 and sum([2**63 - 1, 1, 1]) == 2**63 + 1
assert sum([0.1] * 10) == 1.0 and sum([1.5, 2.5], 1) == 5.0 and sum([True, True]) == 2
assert sum([1, 2], 0.5) == 3.5 and sum([1.0, 2.0], 2**70) == 2.0**70 + 3
assert sum([], 3) == 3 and sum([0, 0]) == 0
nan = float("nan")
assert max([1.0, nan, 2.0]) == 2.0 and min([3.0, 1.0, nan]) == 1.0 and max([nan, 1.0]) != max([nan, 1.0])
assert str(max([-0.0, 0.0])) == "-0.0" and str(min([0.0, -0.0])) == "0.0"
assert max([3, 1, 4]) == 4 and min([3, 1, 4]) == 1 and max([True, False]) is True
for f in (max, min):
    try:
        f([])
        assert False
    except ValueError as e:
        assert str(e) == f.__name__ + "() iterable argument is empty"
    try:
        f(5)
        assert False
    except TypeError:
        pass
assert any([0, 0, 1]) and not any([0.0, 0.0]) and all([1, 2]) and not all([1.0, 0.0]) and all([]) and not any([])


class Shrinks:
    def __init__(self, l):
        self.l = l

    def __bool__(self):
        self.l.clear()
        return False


l = []
l += [Shrinks(l), 1, 2]
assert not any(l)
# ---
# Stars in displays and targets.
t = (1, "a", 2.5)
l = [1, 2, 3]
assert [*l, 4] == [1, 2, 3, 4] and (*l, 4) == (1, 2, 3, 4) and (*t, *l) == (1, "a", 2.5, 1, 2, 3) and [*t] == [1, "a", 2.5]
a, *b = t
assert (a, b) == (1, ["a", 2.5])
*a, b = l
assert (a, b) == ([1, 2], 3)
a, *b, c = (1, 2)
assert (a, b, c) == (1, [], 2)
b.append(5)
l, *m = l
assert (l, m) == (1, [2, 3])
try:
    a, b, *c = (1,)
    assert False
except ValueError as e:
    assert str(e) == "not enough values to unpack (expected at least 2, got 1)"
from collections import namedtuple


class Odd(namedtuple("Odd", "x y")):
    def __iter__(self):
        return iter((7, 8))


P = namedtuple("P", "x y")
for v, want in ((P(1, 2), (1, 2)), (Odd(1, 2), (7, 8))):
    a, b = v
    assert (a, b) == want
# ---
# Sorting inside sorting, keys that raise, and lists that are changed meanwhile.
def inner(x):
    return sorted([x, 1, 2], key=lambda y: -y)[0]


assert sorted([3, 0, 5], key=inner) == [0, 3, 5] and sorted([3, 0, 5], key=inner, reverse=True) == [5, 3, 0]
assert sorted(range(40), key=lambda x: (x % 3, -x))[:3] == [39, 36, 33]


def fails(x):
    if x == 2:
        raise KeyError(x)
    return x


l = [3, 2, 1]
try:
    l.sort(key=fails)
    assert False
except KeyError:
    assert l == [3, 2, 1]
assert sorted([2, 1]) == [1, 2]


def grows(x):
    l.append(x)
    return x


try:
    l.sort(key=grows)
    assert False
except ValueError as e:
    assert str(e) == "list modified during sort"
assert l == [1, 2, 3]


class Text:
    def __init__(self, s):
        self.s = s

    def __str__(self):
        return self.s


made = "a" + str(1)
assert str(Text(made)) == "a1"
try:
    str(Text(5))
    assert False
except TypeError as e:
    assert str(e) == "__str__ returned non-string (type int)"
# ---
# Generator expressions of one place that are at work at the same time, and keywords of sorted, max and min.
def evens(n):
    return (x * 2 for x in (evens(n - 1) if n else range(3)))


assert [list(evens(n)) for n in range(3)] == [[0, 2, 4], [0, 4, 8], [0, 8, 16]]
gens = [(x for x in range(i)) for i in range(4)]
assert [list(g) for g in gens] == [[], [0], [0, 1], [0, 1, 2]]
g = (x for x in ())
assert g.__name__ == "<genexpr>"
assert sorted("bca", reverse=True) == ["c", "b", "a"] and sorted([1, -2], key=abs, reverse=1) == [-2, 1]
assert max([1, -2], key=abs) == -2 and min([1, -2], key=None) == -2 and max([], key=abs, default=3) == 3
assert max(1, -2, key=lambda x: sorted([x], key=lambda y: -y)[0]) == 1
for f in (lambda: sorted([1], cmp=1), lambda: max([1], klee=1), lambda: sorted(key=abs), lambda: min(5, key=abs), lambda: sorted([1, 2], 1, key=abs)):
    try:
        f()
        assert False
    except TypeError:
        pass
try:
    min([], key=abs)
    assert False
except ValueError as e:
    assert str(e) == "min() iterable argument is empty"
# ---
# Classes for isinstance in a display: nested, wrong, claimed by a metaclass, and another function of that name.
class Meta(type):
    def __instancecheck__(cls, x):
        return x == 5


class Claims(metaclass=Meta):
    pass


def kinds(x):
    return isinstance(x, (str, (list, Claims), int | None)), isinstance(x, ()), isinstance(x, (bool,))


assert [kinds(x) for x in ("a", [], 5, 1.5, None, True)] == [(True, False, False)] * 3 + [(False, False, False), (True, False, False), (True, False, True)]
for wrong in (5, "int", [int]):
    try:
        isinstance(1.5, (int, wrong))
        assert False
    except TypeError as e:
        assert str(e) == "isinstance() arg 2 must be a type, a tuple of types, or a union"
assert isinstance(1, (int, 5))
real = isinstance
isinstance = lambda x, classes: classes
assert isinstance(1, (int, str)) == (int, str)
isinstance = real
# ---
# Tuples that are only looked for: in dicts and sets, found or not, equal but not alike, unhashable, and with keys that answer ==.
class Key:
    def __init__(self, v):
        self.v = v
        self.seen = []

    def __hash__(self):
        return hash(self.v)

    def __eq__(self, other):
        self.seen.append(other)
        return self.v == other


def look(d, s, x, y):
    got = []
    if (x, y) in d:
        got.append(d[x, y])
    if (x, y) not in s:
        got.append("not in s")
    got.append((x, y) in s)
    got.append((x, y) not in frozenset(s))
    try:
        got.append(d[x, y])
    except KeyError as e:
        got.append(e.args[0])
    return got


d = {(1, 2): "a", ("k", 3): "b", (None, True): "c"}
s = set(d)
assert look(d, s, 1, 2) == ["a", True, False, "a"] and look(d, s, 1.0, 2) == ["a", True, False, "a"]
assert look(d, s, True, 2) == ["a", True, False, "a"] and look(d, s, "".join(["k"]), 3) == ["b", True, False, "b"]
assert look(d, s, None, 1) == ["c", True, False, "c"] and look(d, s, 2, 1) == ["not in s", False, True, (2, 1)]
assert look({}, set(), 2, 1) == ["not in s", False, True, (2, 1)]
for bad in (lambda: look(d, s, [], 1), lambda: d[1, {}]):
    try:
        bad()
        assert False
    except TypeError:
        pass
k = Key((5, 6))
e = {k: "key"}
x, y = 5, 6
assert e[x, y] == "key" and (x, y) in e and k.seen == [(5, 6), (5, 6)] and type(k.seen[0]) is tuple
x = 7
assert k.seen[0] == (5, 6) and (x, y) not in e
big = {(i, j): i * j for i in range(40) for j in range(40)}
assert sum(big[i, j] for i in range(40) for j in range(40)) == 780 * 780 and (40, 1) not in big
