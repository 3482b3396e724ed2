assert list(enumerate("ab")) == [(0, "a"), (1, "b")] and list(enumerate("a", start=5)) == [(5, "a")] and list(enumerate("ab", 2 ** 63)) == [(2 ** 63, "a"), (2 ** 63 + 1, "b")]
assert list(enumerate("ab", 2 ** 63 - 1)) == [(2 ** 63 - 1, "a"), (2 ** 63, "b")]
# ---
assert list(zip([1, 2], "abc", (3, 4))) == [(1, "a", 3), (2, "b", 4)] and list(zip()) == [] and list(zip([1])) == [(1,)]
assert list(zip([1, 2], [3, 4], strict=True)) == [(1, 3), (2, 4)]
# ---
list(zip([1], [1, 2], strict=True))  # raises: ValueError "zip() argument 2 is longer than argument 1"
# ---
list(zip([1, 2], [1], strict=True))  # raises: ValueError "zip() argument 2 is shorter than argument 1"
# ---
list(zip([1, 2], [1, 2], [1], strict=True))  # raises: ValueError "zip() argument 3 is shorter than arguments 1-2"
# ---
zip(1)  # raises: TypeError "'int' object is not iterable"
# ---
assert list(map(str, [1, 2])) == ["1", "2"] and list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])) == [4, 6]
assert list(filter(None, [0, 1, "", "a"])) == [1, "a"] and list(filter(lambda x: x > 1, [1, 2, 3])) == [2, 3]
# ---
map(str)  # raises: TypeError "map() must have at least two arguments."
# ---
assert list(reversed([1, 2])) == [2, 1] and list(reversed("ab")) == ["b", "a"] and list(reversed((1, 2))) == [2, 1]
class S:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
assert list(reversed(S())) == [20, 10, 0]
# ---
reversed({1})  # raises: TypeError "'set' object is not reversible"
# ---
reversed(5)  # raises: TypeError "'int' object is not reversible"
# ---
it = iter([1])
for _ in range(100000):
    it = map(abs, it)
try:
    next(it)
except RecursionError:
    pass
else:
    assert False
# cpython: skip (CPython's C stack would overflow)
# ---
import itertools
it = iter([1])
for _ in range(100000):
    it = itertools.chain(it)
try:
    next(it)
except RecursionError:
    pass
else:
    assert False
# cpython: skip (CPython's C stack would overflow)
# ---
d = []
for _ in range(100000):
    d = [d]
try:
    repr(d)
except RecursionError:
    pass
else:
    assert False
# ---
a, b = [], []
for _ in range(100000):
    a, b = [a], [b]
try:
    a == b
except RecursionError:
    pass
else:
    assert False
# ---
class Count:
    def __init__(self):
        self.n = 0
    def __call__(self):
        self.n += 1
        return self.n
assert list(iter(Count(), 4)) == [1, 2, 3]
z = zip([1, 2], [3, 4])
assert iter(z) is z and next(z) == (1, 3) and list(z) == [(2, 4)] and next(z, None) is None
