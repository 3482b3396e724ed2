# Assignment targets, starred targets, unpacking in displays and calls.
a, b = 1, 2
a, b = b, a
assert (a, b) == (2, 1)
(a, (b, *c), [d, e]) = 1, "xyz", (4, 5)
assert (a, b, c, d, e) == (1, "x", ["y", "z"], 4, 5)
# ---
first, *rest = [1, 2, 3]
*init, last = (1, 2, 3)
x, *mid, y = "abcd"
*all, = range(3)
p, *none, q = 1, 2
assert (first, rest, init, last, x, mid, y, all, none) == (1, [2, 3], [1, 2], 3, "a", ["b", "c"], "d", [0, 1, 2], [])
# ---
a, b, c = [1, 2]                # raises: ValueError "not enough values to unpack (expected 3, got 2)"
# ---
a, b = (x for x in range(5))    # raises: ValueError "too many values to unpack (expected 2)"
# ---
a, b = 5                        # raises: TypeError "cannot unpack non-iterable int object"
# ---
a, *b, c = [1]                  # raises: ValueError "not enough values to unpack (expected at least 2, got 1)"
# ---
# cpython: skip (3.14 tells how many there are)
a, b = [1, 2, 3]                # raises: ValueError "too many values to unpack (expected 2, got 3)"
# ---
assert [*range(3), *"ab", 9] == [0, 1, 2, "a", "b", 9]
assert (*[1], 2) == (1, 2) and {*[1, 2], 2} == {1, 2}
assert {**{"a": 1}, "b": 2, **{"a": 3}} == {"a": 3, "b": 2}
# ---
[*5]                            # raises: TypeError "Value after * must be an iterable, not int"
# ---
{**5}                           # raises: TypeError "'int' object is not a mapping"
# ---
a = b = c = []
a.append(1)
assert b is c and c == [1]
# ---
x = [0, 1, 2]
i = 0
i, x[i] = 1, 9
assert x == [0, 9, 2]
# ---
d = {}
d["a"], d["b"] = 1, 2
x = [1, 2, 3, 4]
x[1:3], y = [9], "y"
assert d == {"a": 1, "b": 2} and x == [1, 9, 4] and y == "y"
# ---
pairs = [(1, "a"), (2, "b")]
assert [k * v for k, v in pairs] == ["a", "bb"]
for i, (k, v) in enumerate(pairs):
    assert k == i + 1
# ---
class It:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i
a, b, c = It()
assert (a, b, c) == (0, 1, 2)
# ---
x = 1
x += 2; x -= 1; x *= 10; x //= 3; x **= 2; x %= 7; x <<= 3; x |= 1; x &= 9; x ^= 3
assert x == 10
l = m = [1]
l += (2,)
assert m == [1, 2] and l is m
t = u = (1,)
t += (2,)
assert u == (1,) and t == (1, 2)
# ---
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    assert "does not support item assignment" in str(e)
assert t == ([1],)
# ---
name, n, f = "bob", 3, 2.5
assert f"{name!r:>7}|{n:03d}|{f:.2f}|{n=}|{{}}|{name:{n + 2}}|" == "  'bob'|003|2.50|n=3|{}|bob  |"
assert f"{'a' 'b'}{n!s}{n}" == "ab33" and f"{3:>{n}}" == "  3"
