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
