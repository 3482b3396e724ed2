a = [1, 2, 3]
a.append("x")
assert a == [1, 2, 3, "x"] and len(a) == 4
a[0] = None
assert a == [None, 2, 3, "x"]
# ---
a = list(range(10))
a[2:5] = a
assert a == [0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 5, 6, 7, 8, 9]
# ---
a = list(range(10))
a[::2] = "abcde"
assert a == ["a", 1, "b", 3, "c", 5, "d", 7, "e", 9]
del a[::3]
assert a == [1, "b", "c", 5, 7, "e"]
# ---
a = list(range(6))
a[::-1] = a
assert a == [5, 4, 3, 2, 1, 0]
# ---
a = [1, 2, 3, 4]
a[::2] = [1]  # raises: ValueError "attempt to assign sequence of size 1 to extended slice of size 2"
# ---
a = [1, 2, 3]
a[0:1] = 5  # raises: TypeError "must assign iterable to extended slice"
# ---
a = [1, 2, 3]
a[::2] = 5  # raises: TypeError "must assign iterable to extended slice"
# ---
[1, 2, 3]["a"]  # raises: TypeError "list indices must be integers or slices, not str"
# ---
[1, 2, 3][3]  # raises: IndexError "list index out of range"
# ---
a = [1]
a[5] = 1  # raises: IndexError "list assignment index out of range"
# ---
a = [1]
del a[5]  # raises: IndexError "list assignment index out of range"
# ---
[].pop()  # raises: IndexError "pop from empty list"
# ---
[1].pop(3)  # raises: IndexError "pop index out of range"
# ---
[1, 2].remove(3)  # raises: ValueError "list.remove(x): x not in list"
# ---
[1, 2].index(3)  # raises: ValueError "3 is not in list"
# ---
[1] + (2,)  # raises: TypeError "can only concatenate list (not "tuple") to list"
# ---
[1] * 1.5  # raises: TypeError "can't multiply sequence by non-int of type 'float'"
# ---
[1] < [1, "a"]
assert [1, 2] < [1, 3] and not [2] < [1, 5] and [1] < [1, 2] and [1, 2] >= [1, 2]
[1] < ["a"]  # raises: TypeError "'<' not supported between instances of 'int' and 'str'"
# ---
a = [1]
a.append(a)
assert repr(a) == "[1, [...]]"
assert repr([[], ()]) == "[[], ()]"
# ---
nan = float("nan")
assert nan in [nan] and [nan] == [nan] and [nan].index(nan) == 0 and [nan, 1].count(nan) == 1
# ---
a = [True, False, True]
assert a.index(1) == 0 and a.count(1) == 2 and 1.0 in a
b = [1, 2, 3]
assert b.index(True) == 0 and 2.0 in b and b.count(3.0) == 1
# ---
a = [1.5, 2.5]
a.append(1)
assert repr(a) == "[1.5, 2.5, 1]"
a = [1]
a[0] = 2 ** 70
assert a == [1180591620717411303424]
# ---
a = [1, 2]
a.extend(a)
a += a
a += (i for i in range(2))
assert a == [1, 2, 1, 2, 1, 2, 1, 2, 0, 1]
# ---
a = [1]
def g():
    for i in range(3):
        a.append(10 + i)
        yield i
a.extend(g())
assert a == [1, 10, 0, 11, 1, 12, 2]
# ---
a = [3, 1, 2]
r = []
for x in a:
    r.append(x)
    if len(a) < 6:
        a.append(x * 10)
assert r == [3, 1, 2, 30, 10, 20]
# ---
a = [1, 2, 3, 4]
r = []
for x in a:
    r.append(x)
    a.remove(x)
assert r == [1, 3] and a == [2, 4]
# ---
it = iter([1, 2])
assert list(it) == [1, 2] and list(it) == []
a = []
it = iter(a)
assert next(it, None) is None
a.append(1)
assert next(it, None) is None
# ---
import operator
it = iter([1, 2, 3])
next(it)
assert operator.length_hint(it) == 2
assert operator.length_hint(reversed([1, 2])) == 2
assert operator.length_hint(iter({1: 2})) == 1
# ---
class Evil:
    def __eq__(self, other):
        del a[:]
        return False
a = [Evil(), Evil(), Evil()]
assert a.count(5) == 0 and a == []
a = [Evil(), 1, 2]
assert 1 not in a
# ---
class Big:
    def __index__(self):
        del a[2:]
        return 5
a = list(range(10))
assert a[0:Big()] == [0, 1]
# ---
assert [0] * 5 == [0, 0, 0, 0, 0] and [1, "a"] * 2 == [1, "a", 1, "a"] and [1] * -1 == [] and 2 * [3] == [3, 3]
a = [1, 2]
b = a
a *= 2
assert b == [1, 2, 1, 2]
# ---
[0] * (2 ** 70)  # raises: OverflowError "cannot fit 'int' into an index-sized integer"
# ---
class L(list):
    def __init__(self, n):
        super().__init__(range(n))
        self.tag = n
x = L(3)
assert x == [0, 1, 2] and x.tag == 3 and type(x[:2]) is list and repr(x) == "[0, 1, 2]"
assert isinstance(x, list) and type(x + [1]) is list and type(x.copy()) is list
# ---
class L(list):
    def append(self, v):
        super().append(v * 2)
x = L()
x.append(2)
x.extend([5])
assert x == [4, 5]
# ---
list(1, 2)  # raises: TypeError "list expected at most 1 argument, got 2"
# ---
list(x=1)  # raises: TypeError "list() takes no keyword arguments"
# ---
list(5)  # raises: TypeError "'int' object is not iterable"
# ---
assert list("aäé") == ["a", "ä", "é"] and list({1: 2}) == [1] and list(b"ab") == [97, 98] and list(range(3, 0, -1)) == [3, 2, 1]
# ---
a = [1, 2, 3]
a.insert(-100, 0)
a.insert(100, 4)
a.insert(-1, 3.5)
assert a == [0, 1, 2, 3, 3.5, 4]
assert a.index(3, 1, -1) == 3
# ---
a = [1, 2, 3, 4, 5]
assert a[-3:-1] == [3, 4] and a[::-2] == [5, 3, 1] and a[10:] == [] and a[-100:2] == [1, 2] and a[3:1] == []
assert a[slice(None, None, -1)] == [5, 4, 3, 2, 1]
a[1:1] = [9, 9]
assert a == [1, 9, 9, 2, 3, 4, 5]
del a[1:3]
assert a == [1, 2, 3, 4, 5]
a[1:4] = []
assert a == [1, 5]
# ---
hash([])  # raises: TypeError "unhashable type: 'list'"
# ---
assert tuple([1, 2]) == (1, 2) and (1,) + (2,) == (1, 2) and (1, 2) * 2 == (1, 2, 1, 2) and (1, 2)[::-1] == (2, 1)
assert repr((1,)) == "(1,)" and repr(()) == "()" and hash((1, 2)) == hash((1.0, 2)) and (1, 2).index(2) == 1
assert () is tuple() and (1, 2, 1).count(1) == 2
# ---
(1, 2).index(5)  # raises: ValueError "tuple.index(x): x not in tuple"
# ---
(1, 2)[5]  # raises: IndexError "tuple index out of range"
# ---
t = (1, 2)
t[0] = 3  # raises: TypeError "'tuple' object does not support item assignment"
# ---
class T(tuple):
    def __new__(cls, *args):
        return super().__new__(cls, args)
t = T(1, 2)
assert t == (1, 2) and type(t) is T and type(t[:]) is tuple and type(t + (1,)) is tuple
# ---
for kind in (list, tuple, str, bytes, bytearray):
    for name in ('__mul__', '__rmul__'):
        method = getattr(kind(), name)
        assert method(2) == kind()
        for bad in ('x', 1.5, None):
            try:
                method(bad)
            except TypeError as e:
                assert str(e) == f"'{type(bad).__name__}' object cannot be interpreted as an integer"
            else:
                assert False, (kind, name, bad)
# ---
def picked(n, start, stop, step):
    want, i = [], start
    if step > 0:
        i = 0 if i is None else max(i + n, 0) if i < 0 else min(i, n)
        end = n if stop is None else max(stop + n, 0) if stop < 0 else min(stop, n)
        while i < end:
            want.append(i)
            i += step
    else:
        i = n - 1 if i is None else max(i + n, -1) if i < 0 else min(i, n - 1)
        end = -1 if stop is None else max(stop + n, -1) if stop < 0 else min(stop, n - 1)
        while i > end:
            want.append(i)
            i += step
    return want
ends = (None, -2**63, -12, -6, -5, -4, -1, 0, 1, 3, 4, 5, 6, 11, 2**63 - 1)
for n in (0, 1, 5, 11):
    numbers, strs = list(range(n)), [str(i) for i in range(n)]
    for start in ends:
        for stop in ends:
            for step in (None, 1, 2, 5, 2**63 - 1, -1, -2, -4, -2**63):
                want = picked(n, start, stop, step or 1)
                assert numbers[start:stop:step] == want, (n, start, stop, step)
                assert strs[start:stop:step] == [str(i) for i in want]
            there = picked(n, start, stop, 1)
            for new in ([-i for i in there], [0.5 for i in there], [7, 8, 9], []):
                a, b = numbers[:], strs[:]
                a[start:stop] = new
                b[start:stop] = new
                at = there[0] if there else 0 if start is None else max(start + n, 0) if start < 0 else min(start, n)
                assert a == numbers[:at] + new + numbers[at + len(there):], (n, start, stop, new)
                assert b == strs[:at] + new + strs[at + len(there):]
assert [1, 2, 3][True:] == [2, 3] and [1, 2, 3][::-True] == [3, 2, 1]
# ---
[1, 2][::0]  # raises: ValueError "slice step cannot be zero"
# ---
[1, 2][1.5::-1]  # raises: TypeError "slice indices must be integers or None or have an __index__ method"
# ---
a = [1, 2, 3]
a[:2] = a
assert a == [1, 2, 3, 3]
a[::] = a[::-1]
assert a == [3, 3, 2, 1]
