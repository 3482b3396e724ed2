# Classes whose __init__ only sets attributes: instances are filled without a frame, and nothing may tell.
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y
made = [P(i, str(i)) for i in range(5)]
assert [(p.x, p.y) for p in made] == [(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4")]
assert [n for n in dir(made[4]) if n[0] != "_"] == ["x", "y"]
# ---
# Constants, one value for two attributes, an attribute set twice, parameters that nobody uses.
class C:
    def __init__(self, a, unused, b):
        self.a = self.again = a
        self.none, self.yes, self.n, self.s = None, True, 7, "text"
        self.zero = self.nought = 0
        self.b = b
class Twice:
    def __init__(self, a, b):
        self.a = a
        self.a = b
for i in range(4):
    c, t = C(i, [], -i), Twice(i, i + 1)
    assert (c.a, c.again, c.none, c.yes, c.n, c.s, c.zero, c.nought, c.b) == (i, i, None, True, 7, "text", 0, 0, -i)
    assert t.a == i + 1 and [n for n in dir(t) if n[0] != "_"] == ["a"]
# ---
# Lists are shared, as in any call; long ints stay what they were.
class Box:
    def __init__(self, v, w):
        self.v = v
        self.w = w
for i in range(4):
    l, n = [i], 10 ** 30 + i
    b = Box(l, n + 1)
    l.append(n)
    n += 5
    assert b.v == [i, 10 ** 30 + i] and b.w == 10 ** 30 + i + 1
# ---
# A class that changes while it is in use.
class A:
    def __init__(self, x):
        self.x = x
def make(v):
    return A(v)
assert [make(i).x for i in range(3)] == [0, 1, 2]
log = []
A.x = property(lambda self: "got", lambda self, v: log.append(v))
assert make(5).x == "got" and log == [5]
del A.x
assert make(6).x == 6
def spy(self, name, value):
    log.append(name)
    object.__setattr__(self, name, value)
A.__setattr__ = spy
assert make(7).x == 7 and log == [5, "x"]
del A.__setattr__
A.__init__ = lambda self, x: setattr(self, "x", -x)
assert make(8).x == -8
# ---
# Subclasses, __slots__, __new__, and instances that begin with an attribute.
class Base:
    def __init__(self, x):
        self.x = x
class Sub(Base):
    pass
class Slotted:
    __slots__ = ("x",)
    def __init__(self, x):
        self.x = x
class Born(Base):
    def __new__(cls, x):
        self = super().__new__(cls)
        self.born = True
        return self
for i in range(4):
    assert (Base(i).x, Sub(i).x, Slotted(i).x) == (i, i, i)
    assert (Born(i).born, Born(i).x) == (True, i)
# ---
# Too few and too many arguments are errors at any time.
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y
for args in [(1, 2)] * 3 + [(1,), (1, 2, 3)]:
    try:
        P(*args)
        if len(args) == 1:
            P(1)
        assert len(args) == 2
    except TypeError:
        assert len(args) != 2
def one():
    return P(1, 2)
one(); one()
try:
    for i in range(3):
        P(i) if i else P(i, i)
except TypeError as e:
    assert str(e) == "P.__init__() missing 1 required positional argument: 'y'"
# ---
from dataclasses import dataclass
@dataclass
class D:
    x: int
    y: str = "y"
    z: float = 0.5
for i in range(4):
    assert repr(D(i, "a", 1.5)) == f"D(x={i}, y='a', z=1.5)" and D(i) == D(i, "y")
# ---
# limit: memory
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y
made = []
while True:
    made.append(P(1, 2))
# ---
# limit: steps
class P:
    def __init__(self, x):
        self.x = x
while True:
    P(1)
# ---
# Depth counts the call of __init__ too.
class P:
    def __init__(self, x):
        self.x = x
P(1); P(2)
def deep(n):
    P(n)
    return deep(n + 1)
deep(0)  # raises: RecursionError
