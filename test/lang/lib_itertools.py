from itertools import *
assert list(accumulate([1, 2, 3])) == [1, 3, 6] and list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)) == [10, 10, 20, 60] and list(accumulate([])) == []
assert list(batched("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)]
assert list(chain([1], "a", ())) == [1, "a"] and list(chain.from_iterable([[1], [2, 3]])) == [1, 2, 3]
assert list(compress("abcd", [1, 0, 1])) == ["a", "c"] and list(islice(cycle("ab"), 5)) == list("ababa") and list(cycle([])) == []
assert list(dropwhile(lambda x: x < 3, [1, 3, 2])) == [3, 2] and list(takewhile(lambda x: x < 3, [1, 3, 2])) == [1] and list(filterfalse(None, [0, 1, ""])) == [0, ""]
assert list(pairwise("abc")) == [("a", "b"), ("b", "c")] and list(pairwise("a")) == [] and list(starmap(pow, [(2, 3), (3, 2)])) == [8, 9]
assert list(repeat(1, 3)) == [1, 1, 1] and list(zip_longest("ab", [1], fillvalue="-")) == [("a", 1), ("b", "-")] and list(zip_longest()) == []
# ---
from itertools import batched
list(batched("abc", 2, strict=True))  # raises: ValueError "batched(): incomplete batch"
# ---
from itertools import batched
batched("abc", 0)  # raises: ValueError "n must be at least one"
# ---
from itertools import *
assert list(combinations("abc", 2)) == [("a", "b"), ("a", "c"), ("b", "c")] and list(combinations([1], 2)) == [] and list(combinations([], 0)) == [()]
assert list(combinations_with_replacement("ab", 2)) == [("a", "a"), ("a", "b"), ("b", "b")] and list(combinations_with_replacement([], 1)) == []
assert list(permutations([1, 2, 3], 2)) == [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] and len(list(permutations(range(5)))) == 120
assert list(permutations([1], 2)) == [] and list(permutations([], 0)) == [()]
assert list(product("ab", [1, 2])) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)] and list(product()) == [()] and list(product([1, 2], repeat=2)) == [(1, 1), (1, 2), (2, 1), (2, 2)] and list(product([], [1])) == []
assert len(list(combinations(range(10), 5))) == 252 and list(combinations(range(6), 5))[-1] == (1, 2, 3, 4, 5)
# ---
from itertools import product
product([1], repeat=-1)  # raises: ValueError "repeat argument cannot be negative"
# ---
from itertools import combinations
combinations([1], -1)  # raises: ValueError "r must be non-negative"
# ---
from itertools import *
assert repr(count(10)) == "count(10)" and repr(count(1, 2)) == "count(1, 2)" and repr(repeat(1, 3)) == "repeat(1, 3)" and repr(repeat("x")) == "repeat('x')"
assert list(islice(count(1.5, 0.5), 3)) == [1.5, 2.0, 2.5] and list(islice(count(2 ** 63 - 2), 3)) == [2 ** 63 - 2, 2 ** 63 - 1, 2 ** 63]
assert list(islice(count(5, -2), 4)) == [5, 3, 1, -1] and next(count()) == 0
# ---
from itertools import count
count("a")  # raises: TypeError "a number is required"
# ---
from itertools import islice
assert list(islice(range(10), 3)) == [0, 1, 2] and list(islice(range(10), 2, 8, 3)) == [2, 5] and list(islice("abc", None)) == list("abc") and list(islice(range(5), 3, None)) == [3, 4]
it = iter(range(10))
assert list(islice(it, 2, 4)) == [2, 3] and next(it) == 4
it = iter(range(10))
assert list(islice(it, 1, 6, 3)) == [1, 4] and next(it) == 6
# ---
from itertools import islice
islice([1], -1)  # raises: ValueError "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
# ---
from itertools import islice
islice([1], 0, 5, 0)  # raises: ValueError "Step for islice() must be a positive integer or None."
# ---
from itertools import islice
islice([1], -1, 5)  # raises: ValueError "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
# ---
from itertools import groupby
assert [(k, list(g)) for k, g in groupby("aabccc")] == [("a", ["a", "a"]), ("b", ["b"]), ("c", ["c", "c", "c"])]
assert [(k, len(list(g))) for k, g in groupby(range(10), key=lambda x: x // 4)] == [(0, 4), (1, 4), (2, 2)]
g = groupby("aab")
k, first = next(g)
k2, second = next(g)
assert list(first) == [] and k2 == "b" and list(second) == ["b"] and list(g) == []
assert [k for k, g in groupby("abba")] == ["a", "b", "a"]
# ---
from itertools import tee
a, b = tee(iter(range(200)))
assert [next(a) for _ in range(100)] == list(range(100)) and list(b) == list(range(200)) and list(a) == list(range(100, 200))
a, b, c = tee("xy", 3)
assert list(a) == list(b) == list(c) == ["x", "y"] and tee([1], 0) == ()
# ---
from itertools import zip_longest, chain, product
assert sum(1 for _ in product(range(10), repeat=4)) == 10000
class C(chain):
    pass
assert list(C([1], [2])) == [1, 2]
# ---
from itertools import groupby
g = groupby([1, 1, 2])
_, a = next(g)
assert next(a) == 1
_, b = next(g)
assert list(b) == [2]
