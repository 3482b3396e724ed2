# Tuples that are returned or yielded only to be unpacked: no tuple is made, and nothing may tell.
def pair(x):
    return x, x + 1
def swap(a, b):
    return b, a
a, b = pair(1)
assert (a, b) == (1, 2)
a, b = swap(a, b)
assert (a, b) == (2, 1)
def inside():
    a, b = 1, 2
    for _ in range(5):
        a, b = swap(a, b)
    x, y = pair(a + b)
    (p, q), r = pair(7), 8
    return x, y, p, q, r
assert inside() == (3, 4, 7, 8, 8)
t = pair(5)
assert t == (5, 6) and pair(5)[1] == 6
# ---
# A wrong number of targets is an error with CPython's message.
def three():
    return 1, 2, 3
try:
    a, b = three()
except ValueError as e:
    assert str(e) in ("too many values to unpack (expected 2)", "too many values to unpack (expected 2, got 3)")
try:
    a, b, c, d = three()
except ValueError as e:
    assert str(e) == "not enough values to unpack (expected 4, got 3)"
a, *b = three()
assert a == 1 and b == [2, 3]
# ---
# Methods, properties, operators, constructors, default arguments, closures, recursion, long ints.
class A:
    def __init__(self):
        self.n = 10 ** 20
    def both(self, k=2):
        return self.n, k
    @property
    def prop(self):
        return self.n, 1
    def __add__(self, other):
        return self.n, other
    def __getitem__(self, i):
        return i, i
    def __iter__(self):
        yield 1, 2
        yield 3, 4
    def __call__(self, x):
        return x, -x
a = A()
x, y = a.both()
assert (x, y) == (10 ** 20, 2)
x += 1
assert a.n == 10 ** 20 and a.both(k=5) == (10 ** 20, 5)
x, y = a.prop
u, v = a + 3
p, q = a[4]
r, s = a(5)
assert (x, y, u, v, p, q, r, s) == (10 ** 20, 1, 10 ** 20, 3, 4, 4, 5, -5)
assert [m * n for m, n in a] == [2, 12]
def count(n):
    if n == 0:
        return 0, [n]
    total, seen = count(n - 1)
    seen.append(n)
    return total + n, seen
total, seen = count(20)
assert total == 210 and seen == list(range(21))
def outer():
    hidden = 3
    def inner():
        nonlocal hidden
        hidden += 1
        return hidden, hidden * 2
    a, b = inner()
    return a + b, hidden
x, y = outer()
assert (x, y) == (12, 4)
# ---
# In try, with and finally the tuple is what is returned, whatever comes after.
def tried():
    try:
        return 1, 2
    finally:
        pass
def overruled():
    try:
        return 1, 2
    finally:
        return 3, 4  # cpython warns
x, y = tried()
u, v = overruled()
assert (x, y, u, v) == (1, 2, 3, 4)
# ---
# Generators: for, nested for, yield from, send, Go that consumes.
def pairs(n):
    for i in range(n):
        got = yield i, i * i
        assert got is None
    return "end"
assert [b - a for a, b in pairs(5)] == [0, 0, 2, 6, 12]
total = 0
for a, b in pairs(4):
    for c, d in pairs(3):
        total += a * d + b * c
assert total == (0 + 1 + 2 + 3) * 5 + 14 * 3
def through(n):
    result = yield from pairs(n)
    yield result, n
assert [x for x, _ in through(3)] == [0, 1, 2, "end"]
assert dict(pairs(4)) == {0: 0, 1: 1, 2: 4, 3: 9} and list(pairs(2)) == [(0, 0), (1, 1)]
for i, (a, b) in enumerate(pairs(3)):
    assert (a, b) == (i, i * i)
def talk():
    x = yield 1, 2
    while True:
        x = yield x, x
g = talk()
assert next(g) == (1, 2) and g.send(9) == (9, 9)
for a, b in g:
    assert a is None and b is None
    break
assert g.send(5) == (5, 5)
# ---
# Globals, a global that a function reads while it is unpacked, one name twice.
def shout():
    return A, B
A, B = 1, 2
B, A = shout()
assert (A, B) == (2, 1)
A, A = shout()
assert A == 1
# ---
# limit: steps
def pair(x):
    return x, x
while True:
    a, b = pair(1)
# ---
# limit: steps
def pairs():
    while True:
        yield 1, 2
for a, b in pairs():
    pass
# ---
# The tuple has another use behind the first: a second target, the key of an assignment with an operator.
def pair(x):
    return x, x + 1
def chained():
    a, b = t = pair(1)
    [c, d] = u = pair(2)
    v = e, f = pair(3)
    (g, h), i = w = pair(pair(4)[0]), 5
    return a, b, t, c, d, u, v, e, f, g, h, i, w
assert chained() == (1, 2, (1, 2), 2, 3, (2, 3), (3, 4), 3, 4, 4, 5, 5, ((4, 5), 5))
a, b = t = pair(5)
assert (a, b, t) == (5, 6, (5, 6))
def texts(s):
    a, b = t = s.split(",")
    q, r = u = divmod(100, 7)
    return a, b, t, q, r, u
assert texts("x,y") == ("x", "y", ["x", "y"], 14, 2, (14, 2))
d = {(1, 2): 5, (3, 4): []}
def augmented(a, b):
    d[a, b] += 1
    d[a, b] *= 2
    d[3, b + 2] += [a]
    d[a, b], d[b, a] = d[a, b] + 1, 0
    return d[a, b]
assert augmented(1, 2) == 13 and d == {(1, 2): 13, (3, 4): [1], (2, 1): 0}
def missing(a, b):
    try:
        d[a, b] += 1
    except KeyError as e:
        return e.args
assert missing(7, 8) == ((7, 8),)
def kept(a, b):
    return (t := (a, b)) in d, t, (a, b) in d, (b, a) not in d, [(a, b) in d for _ in range(2)], d.get((a, b))
assert kept(1, 2) == (True, (1, 2), True, False, [True, True], 13)
def nested():
    return [(t, w) for t in (pair(i) for i in range(2)) for v, w in [t]]
assert nested() == [((0, 1), 1), ((1, 2), 2)]
def looped():
    out = []
    for t in (pair(i) for i in range(2)):
        a, b = t
        out.append((a, b, t))
    return out
assert looped() == [(0, 1, (0, 1)), (1, 2, (1, 2))]
# ---
# A call that is a statement has its effects and errors; the tuple it would return is not made.
log = []


class Odd(int):
    def __divmod__(self, other):
        log.append(("divmod", other))
        return other, self


def pair(x, y=2):
    log.append(x)
    return x, y


def nothing(x):
    try:
        return x, x
    finally:
        log.append("left")


def calls(n):
    a, b = 10**30 + n, 10**12
    for i in range(n):
        divmod(a, b)
        divmod(-a, 7)
        divmod(i, 3)
        divmod(a * a, a)
        a += b
    pair(1)
    pair(2, y=3)
    pair(*(3, 4))
    nothing(5)
    divmod(Odd(7), 2)
    (lambda: (6, log.append(6)))()
    [].copy().append(divmod(1, 2))
    return a


class Body:
    pair(8)
    divmod(9, 4)
    x = divmod(9, 4)


assert calls(40) == 10**30 + 40 + 40 * 10**12
assert log == [8, 1, 2, 3, "left", ("divmod", 2), 6] and Body.x == (2, 1)
pair(9)
assert log[-1] == 9
# ---
# What is left of a long quotient that nothing reads is used again, and nothing else is.
def rounds(n):
    a, b, kept = 7**200, 7**90 + 1, []
    for i in range(n):
        divmod(a, b)
        kept.append(divmod(a, b))
        divmod(a + i, b)
        q, r = divmod(a, b - i)
        divmod(q, 3)
        divmod(r, a)
        divmod(a, 1)
        divmod(a, -1)
        assert q * (b - i) + r == a and r < b
    return kept


kept = rounds(30)
assert all(pair == kept[0] for pair in kept) and kept[0][0] * (7**90 + 1) + kept[0][1] == 7**200
# ---
# A call in an assignment expression is none whose result is dropped, nor is one in another expression.
def pair(x):
    return x, x


def local(n):
    (x := divmod(n, 2))
    (y := pair(n))
    n and (z := pair(n))
    (w := divmod(n, 3)) if n else None
    return x, y, z, w


def outer():
    x = None

    def inner():
        nonlocal x
        (x := divmod(5, 3))

    inner()
    return x


class Body:
    (k := divmod(9, 2))
    (l := pair(5))


(g := divmod(9, 2))
(h := pair(4))
assert local(7) == ((3, 1), (7, 7), (7, 7), (2, 1)) and outer() == (1, 2)
assert (Body.k, Body.l, g, h) == ((4, 1), (5, 5), (4, 1), (4, 4))
# ---
divmod(1, 0)  # raises: ZeroDivisionError
# ---
divmod(10**30, 0)  # raises: ZeroDivisionError
# ---
divmod("a", 0)  # raises: TypeError "unsupported operand type(s) for divmod(): 'str' and 'int'"
