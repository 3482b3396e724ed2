# items behind the header, up to eight, and elsewhere
for n in range(20):
    ints = tuple(range(n))
    texts = tuple(str(i) for i in range(n))
    assert len(ints) == len(texts) == n
    assert list(ints) == list(range(n))
    assert [int(s) for s in texts] == list(ints)
    assert ints + texts == (*ints, *texts)
    assert (ints * 2)[n:] == ints and ints[::-1][::-1] == ints
    assert hash(ints) == hash(tuple(list(ints)))
    assert n - 1 in ints if n else 0 not in ints
    if n:
        assert ints[-1] == n - 1 and texts[-1] == str(n - 1)
        assert texts[1:] == tuple(map(str, ints[1:]))
# ---
# attributes of instances of subclasses, behind the items
class T(tuple):
    pass

every = [T(str(i) for i in range(n)) for n in range(20)]
for n, t in enumerate(every):
    t.name, t.size = f"t{n}", n
for n, t in enumerate(every):
    assert t == tuple(str(i) for i in range(n))
    assert t.name == f"t{n}" and t.size == n
    assert type(t[:]) is tuple and t[:] == t
# ---
# a named tuple of many fields does not share its items with the variables of its maker
from collections import namedtuple
N = namedtuple("N", "a b c d e f g h i j")
def make(x):
    a = b = c = d = e = f = g = h = i = j = x
    t = N(a, b, c, d, e, f, g, h, i, j)
    a = b = c = d = e = f = g = h = i = j = None
    return t
made = [make(str(k)) for k in range(5)]
assert [t.j for t in made] == ["0", "1", "2", "3", "4"]
assert all(t == (str(k),) * 10 for k, t in enumerate(made))
# ---
# values of a mapping pattern
def pick(d):
    match d:
        case {"a": x, "b": [y, *_], "c": z}:
            return x, y, z
assert pick({"a": 1, "b": [2, 3], "c": None}) == (1, 2, None)
d = {k: str(k) for k in range(12)}
match d:
    case {0: a, 1: b, 2: c, 3: e, 4: f, 5: g, 6: h, 7: i, 8: j, 9: k}:
        assert [a, b, c, e, f, g, h, i, j, k] == [str(n) for n in range(10)]
# ---
# keys that are looked for without being made
seen = {(1, 2): "a", ("x", 1, None): "b", (1, 2, 3, 4): "c", (): "d"}
x, y = 1, 2
for _ in range(3):
    assert (x, y) in seen and (y, x) not in seen and seen[x, y] == "a"
    assert seen["x", x, None] == "b" and (x, y, 3, 4) in seen
    assert (x,) not in seen
# ---
# arguments of exceptions
for n in range(12):
    e = ValueError(*map(str, range(n)))
    assert e.args == tuple(map(str, range(n)))
# ---
# unpacking and iterating
for n, t in ((9, tuple("abcdefghi")), (9, tuple(range(9))), (8, tuple("abcdefgh"))):
    first, *rest = t
    assert (first, *rest) == t and len(rest) == n - 1
    for i, x in enumerate(t):
        assert t[i] == x
a, b, c, d, e, f, g, h, i = tuple("abcdefghi")
assert a + i == "ai" and 5 in (1, 2, 3, 4, 5, 6, 7, 8, 9)
