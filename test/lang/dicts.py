d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
assert list(d) == ["b", "a", "c"] and repr(d) == "{'b': 9, 'a': 2, 'c': 3}"
del d["a"]
d["a"] = 0
assert list(d.items()) == [("b", 9), ("c", 3), ("a", 0)]
# ---
d = {1: "a", 1.0: "b", True: "c"}
assert d == {1: "c"} and list(d) == [1] and d[1.0] == "c"
# ---
{}["x"]  # raises: KeyError "'x'"
# ---
d = {}
del d[1, 2]  # raises: KeyError "(1, 2)"
# ---
{[]: 1}  # raises: TypeError
# ---
d = {1: 2, 3: 4}
for k in d:
    d[k + 10] = 0  # raises: RuntimeError "dictionary changed size during iteration"
# cpython: skip (the mark is on the line that changes the dict)
# unchecked
# ---
d = {1: 2, 3: 4}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    assert str(e) == "dictionary changed size during iteration"
else:
    assert False
# ---
d = {0: 0}
try:
    for k in d:
        del d[k]
        d[k + 1] = 0
except RuntimeError as e:
    assert str(e) == "dictionary keys changed during iteration"
# ---
d = dict(a=1, b=2)
assert dict([("a", 1), ["b", 2]]) == d == dict({"a": 1}, b=2) == dict(zip("ab", [1, 2]))
# ---
dict([1])  # raises: TypeError "cannot convert dictionary update sequence element #0 to a sequence"
# ---
dict([(1, 2), (1, 2, 3)])  # raises: ValueError "dictionary update sequence element #1 has length 3; 2 is required"
# ---
dict(1, 2)  # raises: TypeError "dict expected at most 1 argument, got 2"
# ---
dict(5)  # raises: TypeError "'int' object is not iterable"
# ---
d = {1: 1}
assert d.get(1) == 1 and d.get(2) is None and d.get(2, 3) == 3 and d.setdefault(1, 9) == 1 and d.setdefault(2, 9) == 9
assert d.pop(1) == 1 and d.pop(1, None) is None and d == {2: 9} and d.popitem() == (2, 9)
# ---
{}.popitem()  # raises: KeyError "'popitem(): dictionary is empty'"
# ---
{}.pop(1)  # raises: KeyError "1"
# ---
assert dict.fromkeys("ab") == {"a": None, "b": None} and dict.fromkeys([1, 2], 0) == {1: 0, 2: 0}
class D(dict):
    pass
assert type(D.fromkeys("a")) is D
# ---
a, b = {1: 1, 2: 2}, {2: 3, 3: 3}
assert a | b == {1: 1, 2: 3, 3: 3} and list(b | a) == [2, 3, 1]
a |= b
a |= [(9, 9)]
assert a == {1: 1, 2: 3, 3: 3, 9: 9}
# ---
{} | []  # raises: TypeError "unsupported operand type(s) for |: 'dict' and 'list'"
# ---
d = {1: 1, 2: 2, 3: 3}
k, v, i = d.keys(), d.values(), d.items()
assert repr(k) == "dict_keys([1, 2, 3])" and repr(v) == "dict_values([1, 2, 3])" and repr(i) == "dict_items([(1, 1), (2, 2), (3, 3)])"
assert k & {1, 5} == {1} and k | [7] == {1, 2, 3, 7} and k - {1} == {2, 3} and k ^ {3, 4} == {1, 2, 4}
assert {1, 2} < k and k <= {1, 2, 3} and k == {1, 2, 3} and k.isdisjoint([8]) and i & {(1, 1)} == {(1, 1)}
assert list(reversed(k)) == [3, 2, 1] and list(reversed(d.items())) == [(3, 3), (2, 2), (1, 1)] and len(v) == 3
d[4] = 4
assert 4 in k and (4, 4) in i and (4, 5) not in i and 4 in v
# ---
assert [5] & {5: 1}.keys() == {5}
assert {1: [2]}.items() >= set()
# ---
class M(dict):
    def __missing__(self, key):
        return key * 2
m = M(a=1)
assert m["a"] == 1 and m["xy"] == "xyxy" and m.get("q") is None and "xy" not in m
# ---
class H:
    def __init__(self, h):
        self.h = h
    def __hash__(self):
        return self.h
    def __eq__(self, other):
        d.clear()
        return False
d = {}
d[H(1)] = 1
d[H(1)] = 2
assert len(d) == 1
# ---
class Bad:
    def __hash__(self):
        return 7
    def __eq__(self, other):
        raise ZeroDivisionError
d = {Bad(): 1}
d[Bad()]  # raises: ZeroDivisionError
# ---
d = {}
d["self"] = d
assert repr(d) == "{'self': {...}}"
assert {1: [1]} == {1.0: [True]} and {1: 2} != {1: 3} and {} != [] and not {1: 2} == {2: 1}
# ---
d = {i: i for i in range(1000)}
for i in range(0, 1000, 2):
    del d[i]
assert len(d) == 500 and list(d)[:3] == [1, 3, 5] and sum(d) == 250000
for i in range(0, 1000, 2):
    d[i] = -i
assert list(d)[-1] == 998 and len(d) == 1000 and d[10] == -10
# ---
d = {}
for i in range(3000):
    d[i] = i
    if i >= 10:
        del d[next(iter(d))]
assert list(d) == list(range(2990, 3000))
# ---
d = {str(i): i for i in range(2000)}
assert all(d[str(i)] == i for i in range(2000)) and "2000" not in d
assert d.keys() >= {"1", "2"}
# ---
d = {"a": 1}
e = d.copy()
e["b"] = 2
assert d == {"a": 1} and list(reversed(e)) == ["b", "a"]
d.update(b=5, c=6)
d.update({"a": 0})
d.update([("z", 1)])
assert d == {"a": 0, "b": 5, "c": 6, "z": 1}
d.clear()
assert not d and d == {}
# ---
class Map:
    def keys(self):
        return ["x", "y"]
    def __getitem__(self, k):
        return k + k
assert dict(Map()) == {"x": "xx", "y": "yy"}
def f(**kw):
    return kw
assert f(**Map()) == {"x": "xx", "y": "yy"} and {**Map(), "z": 1} == {"x": "xx", "y": "yy", "z": 1}
# ---
k = {}.keys()
hash(k)  # raises: TypeError
# ---
big = 2 ** 61 - 1
d = {big * i: i for i in range(300)}
assert all(d[big * i] == i for i in range(300))
# ---
# Displays: equal keys keep the first key and the last value, wherever known hashes end.
a = "".join(["ke", "y"])
d = {"key": 1, a: 2, "other": 3, 1: 4, True: 5, 1.0: 6, -1: 7, -2: 8}
assert list(d.items()) == [("key", 2), ("other", 3), (1, 6), (-1, 7), (-2, 8)]
assert type(list(d)[2]) is int and len(d) == 5
d = {0: 0, 1: 1, (2, 3): 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 0: 10, (2, 3): 11}
assert list(d.values()) == [10, 1, 11, 3, 4, 5, 6, 7, 8, 9]
d = {-1: "a", -2: "b", 2**61 - 2: "c", 2**61 - 1: "d", 0: "e"}
assert list(d.values()) == ["a", "b", "c", "d", "e"] and d[-2] == "b" and d[2**61 - 2] == "c"
d["x"] = 1
del d[-1]
assert list(d) == [-2, 2**61 - 2, 2**61 - 1, 0, "x"]


class Noisy:
    def __hash__(self):
        return hash("n")

    def __eq__(self, other):
        seen.append(other)
        return True


seen = []
d = {"m": 1, "n": 2, Noisy(): 3, "o": 4}
assert d == {"m": 1, "n": 3, "o": 4} and len(seen) == 1
# ---
# A display whose later key cannot be hashed has evaluated everything.
log = []
try:
    {log.append(1) or "a": log.append(2), []: log.append(3), "b": log.append(4)}
except TypeError:
    log.append(5)
assert log == [1, 2, 3, 4, 5]
# ---
# Sums of ints and bools.
assert True + True == 2 and 3 + True == 4 and False - 3 == -3 and True - True == 0
assert type(True + False) is int and type(1 - True) is int
assert (2**63 - 1) + True == 2**63 and True + (2**63 - 1) == 2**63 and -(2**63) - True == -(2**63) - 1
assert True - (-(2**63)) == 2**63 + 1 and -(2**63) + False == -(2**63) and 0 - (-(2**63)) == 2**63
n = 0
for x in [1, 2, 3]:
    n += x == 2
    n -= x == 5
assert n == 1
# ---
# The list that split returns grows and shrinks like any other.
parts = "a,b,cc,dd".split(",")
tail = parts[2:]
parts.append("e")
parts[0] = 1
assert parts == [1, "b", "cc", "dd", "e"] and tail == ["cc", "dd"]
parts = "a,b".split(",")
parts.extend("xyz")
parts.insert(0, "0")
assert parts == ["0", "a", "b", "x", "y", "z"] and "a,b".split(",") == ["a", "b"]
assert "".split(",") == [""] and ",,,,".split(",") == [""] * 5 and "a--b--c".split("--", 1) == ["a", "b--c"]
# ---
# Spaces of ASCII and others, next to letters of both.
assert " a\u00a0b\u3000\x1fc \u00e9d\t\n\u2028".split() == ["a", "b", "c", "\u00e9d"]
assert "\u00e9 \u00e8".split() == ["\u00e9", "\u00e8"] and "\u00a0".split() == [] and "a b  c ".split(None, 1) == ["a", "b  c "]
assert "".split() == [] and "   ".split() == [] and b" a\x1c b\xa0 ".split() == [b"a\x1c", b"b\xa0"]
