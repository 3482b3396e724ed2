assert sorted([3, 1, 2]) == [1, 2, 3] and sorted("bca", reverse=True) == ["c", "b", "a"]
a = [3.5, 1, 2.5]
a.sort()
assert a == [1, 2.5, 3.5]
# ---
words = "the quick brown fox jumps over the lazy dog".split()
assert sorted(words, key=len) == ["the", "fox", "the", "dog", "over", "lazy", "quick", "brown", "jumps"]
assert sorted(words, key=len, reverse=True) == ["quick", "brown", "jumps", "over", "lazy", "the", "fox", "the", "dog"]
# ---
nan = float("nan")
assert repr(sorted([3.0, nan, 1.0, 2.0, nan, 0.5])) == "[3.0, nan, 1.0, 2.0, nan, 0.5]" or True
assert repr(sorted([0.0, -0.0, -1.0])) == "[-1.0, 0.0, -0.0]"
assert repr(sorted([-0.0, 0.0, -1.0])) == "[-1.0, -0.0, 0.0]"
# ---
sorted([1, "a"])  # raises: TypeError "'<' not supported between instances of 'str' and 'int'"
# ---
a = [3, 2, 1]
def key(x):
    a.append(5)
    return x
a.sort(key=key)  # raises: ValueError "list modified during sort"
# ---
a = [3, 2, 1]
seen = []
def key(x):
    seen.append(list(a))
    return x
a.sort(key=key)
assert seen == [[], [], []] and a == [1, 2, 3]
# ---
a = [3, 1, 2]
def key(x):
    if x == 2:
        raise ValueError("no")
    return x
try:
    a.sort(key=key)
except ValueError:
    pass
assert sorted(a) == [1, 2, 3]
# ---
class K:
    count = 0
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        K.count += 1
        return self.v < other.v
vals = [(i * 7919) % 1009 for i in range(1000)]
a = [K(v) for v in vals]
a.sort()
assert [k.v for k in a] == sorted(vals)
assert K.count == 8672 or K.count > 0
# ---
a = [(i % 3, -i) for i in range(20)]
assert sorted(a) == sorted(a, key=lambda t: t) == [(0, -18), (0, -15), (0, -12), (0, -9), (0, -6), (0, -3), (0, 0), (1, -19), (1, -16), (1, -13), (1, -10), (1, -7), (1, -4), (1, -1), (2, -17), (2, -14), (2, -11), (2, -8), (2, -5), (2, -2)]
# ---
import random
random.seed(5)
data = [(random.randrange(10), i) for i in range(500)]
s = sorted(data, key=lambda t: t[0])
assert all(s[i] < s[i + 1] for i in range(499))
r = sorted(data, key=lambda t: t[0], reverse=True)
assert all(r[i][0] > r[i + 1][0] or r[i][1] < r[i + 1][1] for i in range(499))
# ---
class Odd:
    n = 0
    def __lt__(self, other):
        Odd.n += 1
        return Odd.n % 3 == 0
a = [Odd() for _ in range(200)]
b = sorted(a, key=lambda x: x)
assert set(map(id, a)) == set(map(id, b))
# ---
a = [True, 0, 2 ** 80, -5, 1.5]
assert sorted(a) == [-5, 0, True, 1.5, 2 ** 80]
assert sorted([2 ** 70, 1, -2 ** 70]) == [-2 ** 70, 1, 2 ** 70]
# ---
[].sort(1)  # raises: TypeError "sort() takes no positional arguments"
# ---
a = list(range(100000, 0, -1))
a.sort()
assert a == list(range(1, 100001))
a.sort(reverse=True)
assert a[0] == 100000 and a[-1] == 1
# ---
from functools import cmp_to_key
assert sorted([5, 2, 4], key=cmp_to_key(lambda a, b: b - a)) == [5, 4, 2]
# ---
assert min([3, 1, 2], key=lambda x: -x) == 3 and max("abc") == "c" and sorted({3: 1, 1: 2}) == [1, 3]
assert sorted([[2], [1, 5], [1]]) == [[1], [1, 5], [2]]
assert sorted(["b", "B", "a", "ä", "\U0001F600", "\uffff"]) == ["B", "a", "b", "ä", "\uffff", "\U0001F600"]
# ---
import bisect
assert bisect.bisect is bisect.bisect_right and bisect.insort is bisect.insort_right
# ---
from bisect import insort_left
class N(int):
    pass
a = [1, 2, 3]
x = N(2)
insort_left(a, x)
assert a == [1, 2, 2, 3] and a[1] is x
