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
