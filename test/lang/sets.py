s = {3, 1, 2}
assert s == {1, 2, 3} and len(s) == 3 and repr({1}) == "{1}" and repr(set()) == "set()" and repr(frozenset({1})) == "frozenset({1})"
# ---
def order(*vs):
    s = set()
    for v in vs:
        s.add(v)
    return list(s)
assert order(10, 3, 99, -1, 57, 32) == [32, 99, 3, 10, 57, -1]
assert list(set(range(20, 0, -3))) == [2, 5, 8, 11, 14, 17, 20]
assert order(1000, 24, 8, 0, 16, (1, 2), 2.5) == [0, 2.5, (1, 2), 1000, 8, 16, 24]
s = set(range(0, 400, 13))
for i in range(0, 400, 26):
    s.discard(i)
for i in range(50, 60):
    s.add(i * 64)
assert list(s) == [3200, 3328, 3456, 3584, 3712, 13, 143, 273, 39, 169, 299, 3264, 65, 3392, 195, 3520, 325, 3648, 3776, 91, 221, 351, 117, 247, 377]
# ---
a, b = {1, 2, 3}, {3, 4}
assert a | b == {1, 2, 3, 4} and a & b == {3} and a - b == {1, 2} and a ^ b == {1, 2, 4}
assert a.union([9], "x") == {1, 2, 3, 9, "x"} and a.intersection([1, 2], [2]) == {2} and a.difference([1], [2]) == {3}
assert a.symmetric_difference([1, 7]) == {2, 3, 7} and a.isdisjoint([8]) and a.issuperset([1]) and a.issubset(range(9))
# ---
a = {1, 2, 3}
b = a
a |= {4}
a &= {1, 2, 4}
a -= {1}
a ^= {2, 9}
assert a is b and a == {4, 9}
a.update([1], (2,))
a.intersection_update([1, 2, 3])
a.difference_update([1])
a.symmetric_difference_update([7])
assert a == {2, 7}
# ---
{1} | [2]  # raises: TypeError "unsupported operand type(s) for |: 'set' and 'list'"
# ---
{1}.remove(2)  # raises: KeyError "2"
# ---
set().pop()  # raises: KeyError "'pop from an empty set'"
# ---
{[]}  # raises: TypeError
# ---
s = {1, 2, 3}
for x in s:
    s.add(x + 10)  # unchecked
# cpython: skip (the error is raised by the loop, whose line has no mark)
# raises: RuntimeError
# ---
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    assert str(e) == "Set changed size during iteration"
else:
    assert False
# ---
s = {frozenset({1})}
assert {1} in s and frozenset([1]) in s
s.remove({1})
assert s == set()
s.discard({5})
# ---
assert {1, 2} < {1, 2, 3} and {1} <= {1} and not {1} < {1} and {1, 2} > {2} and {1} >= set() and {1} == frozenset({1})
assert not {1, 2} < {2, 3} and not {1} == [1] and {1} != {2}
{1} < [1]  # raises: TypeError "'<' not supported between instances of 'set' and 'list'"
# ---
f = frozenset([1, 2])
assert hash(f) == hash(frozenset([2, 1])) and f | {3} == {1, 2, 3} and type(f | {3}) is frozenset and type({3} | f) is set
assert frozenset(f) is f and f.copy() is f and {f: 1}[frozenset([2, 1])] == 1
assert hash(frozenset()) == 133146708735736 and hash(frozenset([1, 2, 3])) == -272375401224217160
# ---
class S(set):
    pass
s = S([1])
s.tag = 1
assert repr(s) == "S({1})" and type(s | {2}) is set and type(s.copy()) is set
class F(frozenset):
    pass
assert repr(F([1])) == "F({1})" and type(F([1]) & {1}) is frozenset
# ---
set([1], [2])  # raises: TypeError "set expected at most 1 argument, got 2"
# ---
s = {1, "a", None, 2.5, (1, 2)}
assert 1.0 in s and None in s and (1, 2) in s and "b" not in s
s.clear()
assert s == set()
# ---
class E:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        s.clear()
        return False
s = {E()}
s.add(E())
assert len(s) == 1
# ---
big = 2 ** 61 - 1
s = {big * i for i in range(300)}
assert all(big * i in s for i in range(300)) and big * 300 not in s
# ---
assert {x % 7 for x in range(100)} == set(range(7)) and set("hello") == {"h", "e", "l", "o"}
assert sorted({1, 2} | {3: 0}.keys()) == [1, 2, 3]
# ---
# Sets of ints keep to their places when something else joins them.
least = -2 ** 63
s = {5, 1, 3, least, least + 1, -1, -2}
assert least in s and least + 1 in s and least + 2 not in s and len(s) == 7
assert list(s) == list({5, 1, 3, least, least + 1, -1, -2})
s.discard(least)
assert least not in s and len(s) == 6
t = set(range(12))
order = list(t)
t.add("x")
assert [k for k in t if k != "x"] == order and "x" in t
t.discard("x")
assert t == set(range(12)) and hash(frozenset(t)) == hash(frozenset(range(12)))
# ---
s = {1, 0}
s.add(True), s.add(0.0), s.add(False)
assert [type(k) for k in s] == [int, int] and True in s and 1.0 in s and 2.0 not in s and "1" not in s
s.add(2.0)
assert 2 in s and float in [type(k) for k in s]
s = {1}
s |= {1.5}
assert s == {1, 1.5} and {1.5} | {1, 2} == {1, 2, 1.5} and {1, 2} & {2.0} == {2} and {1, 2} - {True} == {2}
# ---
s = set()
for i in range(200):
    s.add(i * 7 % 101)
    if i % 3 == 0:
        s.discard(i)
u = set()
for k in s:
    u.add(k)
assert s == u and sorted(s) == sorted(u) and len(s) == len(list(s))
while s:
    u.remove(s.pop())
assert not u and not s
s.add(3)
assert s == {3}
# ---
class Same:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, other):
        bag.clear()
        return self.n == other


bag = {1, 2, 3}
assert Same(2) not in bag and not bag
bag = {1, 2, 3}
bag.add(Same(2))
assert len(bag) in (0, 1)
# ---
for n in (1, 4, 5, 11, 19, 77):
    for m in (0, 1, 3, 9, 40):
        a, b = set(range(0, 3 * n, 3)), frozenset(range(0, 5 * m, 5))
        c = a.copy()
        c.update(b)
        assert list(a | b) == list(c) and list(a.union(b)) == list(c), (n, m)
        assert a ^ b == (a | b) - (a & b)
# ---
made = [frozenset()]
for i in range(6):
    made.append(made[-1] | {i})
assert made[3] == {0, 1, 2} and made[6] == frozenset(range(6)) and type(made[6]) is frozenset
n = 3
left = {n} | {4}
right = left | {n, 4, 5, -1}
assert left == {3, 4} and right == {3, 4, 5, -1} and type(right) is set and {1.5} | {n} == {1.5, 3} and set() | {n} | {n} == {3}
kept = left
left |= {9, n}
assert kept is left == {3, 4, 9} and (left | {n, "x"}) == {3, 4, 9, "x"} and left | {2**70, n} == {3, 4, 9, 2**70}
assert {n: 1}.keys() | {4} == {3, 4} and [*(set() | {32, 8, 0, 1})] == [*{32, 8, 0, 1}]
# ---
class Wise:
    def __hash__(self):
        return 2
    def __eq__(self, other):
        seen.append({7} | {other, 8, 9})
        return False
seen, two = [], 2
both = {Wise(), "a"} | {two, 3, 5}
assert seen == [{7, 2, 8, 9}] and len(both) == 5 and {2, 3, 5} < both
# ---
n = 1
{n} | {n, []}  # raises: TypeError "unhashable type: 'list'"
# ---
n = 1
[] | {n}  # raises: TypeError "unsupported operand type(s) for |: 'list' and 'set'"
# ---
# The order of displays of constants is that of CPython's, whose compiler makes a frozenset of them.
assert list({35, 31, 5, 23}) == [35, 31, 5, 23]
big = [650474565376, 823348247508, 130361524980, 6, 311641887829, 43, 11]
shown = {650474565376, 823348247508, 130361524980, 6, 311641887829, 43, 11}
assert list(shown) == [650474565376, 823348247508, 311641887829, 6, 130361524980, 43, 11]
assert list(set(big)) == [650474565376, 6, 43, 11, 823348247508, 311641887829, 130361524980]
assert list({*shown}) == list(set(shown)) == list(shown.copy()) == [650474565376, 823348247508, 311641887829, 6, 130361524980, 43, 11]
gone = [v for v in {650474565376, 823348247508, 130361524980, 6, 311641887829, 43, 11}]
assert gone == [650474565376, 6, 11, 43, 823348247508, 311641887829, 130361524980]
assert 6 in {650474565376, 823348247508, 6} and 7 not in {650474565376, 823348247508, 6}
