# Calls that have short ways: methods of super(), of context managers, special
# methods, keyword arguments.
class A:
    def m(self, x): return "A", x
    def who(self): return "A"
class B(A):
    def m(self, x): return ("B",) + super().m(x)
class C(A):
    def m(self, x): return ("C",) + super().m(x)
class D(B, C): pass
def go(o): return o.m(1)
for _ in range(3):
    assert go(B()) == ("B", "A", 1)
    assert go(D()) == ("B", "C", "A", 1)
b = B()
b.m2 = b.who
def m(self, x): return "new", x
for i in range(4):
    assert go(b) == ("B", "A", 1) if i < 2 else go(b) == ("B", "new", 1)
    if i == 1:
        A.m = m
# ---
# One code, a class of its own each time; the attributes of the instance do not count.
def make(base):
    class K(base):
        def f(self): return super().f() + 1
    return K
class X:
    def f(self): return 10
class Y:
    def f(self): return 20
for _ in range(3):
    for base in X, Y:
        k = make(base)()
        k.f = None
        assert type(k).f(k) == base().f() + 1
# ---
# Properties, static and class methods, builtins, __getattr__ of the class.
class A:
    @property
    def p(self): return lambda: "p"
    @staticmethod
    def s(x=1): return "s", x
    @classmethod
    def c(cls): return cls.__name__
    v = len
    def __getattr__(self, name): return lambda: name
class B(A):
    def go(self):
        return super().p(), super().s(), super().c(), super().v("abc")
    def none(self): return super().nothing()
for _ in range(3):
    assert B().go() == ("p", ("s", 1), "B", 3)
    try:
        B().none()
        assert False
    except AttributeError as e:
        assert str(e) == "'super' object has no attribute 'nothing'", e
class L(list):
    def append(self, x):
        super().append(x * 2)
        return super().__len__()
l = L()
assert [l.append(i) for i in range(3)] == [1, 2, 3] and l == [0, 2, 4]
class E(ValueError):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b
for _ in range(3):
    e = E(1, 2)
    assert e.args == (1,) and e.b == 2
# ---
class A:
    def f(self): return 1
class B(A):
    def f(self):
        self = None
        return super().f()
try:
    B().f()
    assert False
except AttributeError as e:
    assert str(e) == "'super' object has no attribute 'f'", e
class C(A):
    def f(self):
        self = 5
        return super().f()
for _ in range(2):
    try:
        C().f()
        assert False
    except TypeError as e:
        assert str(e) == "super(type, obj): obj (instance of int) is not an instance or subtype of type (C).", e
class D(A):
    def f(self):
        del self
        return super().f()
D().f()                         # raises: UnboundLocalError "cannot access local variable 'self' where it is not associated with a value"
# ---
class D:
    def f(self):
        del self
        s = super()
D().f()                         # raises: RuntimeError "super(): arg[0] deleted"
# ---
class D:
    def f(this):
        del this
        return super().x
D().f()                         # raises: UnboundLocalError "cannot access local variable 'this' where it is not associated with a value"
# ---
# Managers whose methods are no plain functions.
class CM:
    @staticmethod
    def __enter__(): return "static"
    @classmethod
    def __exit__(cls, *a): return cls is CM and a[0] is KeyError
for _ in range(3):
    with CM() as x:
        assert x == "static"
        raise KeyError
class Callee:
    def __call__(self, *a): return len(a)
class Odd:
    __enter__ = Callee()
    __exit__ = Callee()
with Odd() as x:
    assert x == 0
    raise ValueError            # three arguments: true, so it is swallowed
# ---
# Special methods with defaults, rest arguments, as generators and of other kinds.
class A:
    def __len__(self, more=1): return 2 + more
    def __getitem__(self, *key): return key
    def __iter__(self):
        yield 1
        yield 2
    def __hash__(self, *, salt=4): return salt
    def __eq__(self, other, also=True): return also
    __contains__ = lambda self, x: x == 3
    __bool__ = staticmethod(lambda: False)
a = A()
for _ in range(3):
    assert (len(a), a[5], list(a), hash(a), a == 1, 3 in a, 4 in a, bool(a)) == (3, (5,), [1, 2], 4, True, True, False, False)
class Bad:
    def __len__(self, x): return 1
len(Bad())                      # raises: TypeError "Bad.__len__() missing 1 required positional argument: 'x'"
# ---
# Keyword arguments: order, defaults, and what does not fit.
def f(a, b=2, c=3, d=4): return a, b, c, d
def g(a, b, /, c=5): return a, b, c
class K:
    def __init__(self, x, y=7): self.v = x, y
    def m(self, p, q=8): return p, q
k = K(x=1)
for fn in [f] * 3 + [lambda c, a=0: (a, c), f]:
    assert fn(c=1, a=2) == ((2, 2, 1, 4) if fn is f else (2, 1))
for _ in range(3):
    assert f(1, d=9) == (1, 2, 3, 9) and f(d=1, c=2, b=3, a=4) == (4, 3, 2, 1) and f(1, 2, c=0) == (1, 2, 0, 4)
    assert g(1, 2, c=3) == (1, 2, 3)
    assert K(y=1, x=2).v == (2, 1) and K(3, y=4).v == (3, 4) and K(x=5).v == (5, 7)
    assert k.m(q=1, p=2) == (2, 1) and K.m(k, q=3, p=4) == (4, 3) and K.m(q=3, p=4, self=k) == (4, 3)
    b = k.m
    assert b(p=6) == (6, 8)
def messages():
    for call in (lambda: f(b=1), lambda: f(1, a=1), lambda: f(1, e=1), lambda: g(1, b=2), lambda: g(c=1), lambda: f(1, 2, 3, 4, 5, c=1)):
        try:
            call()
        except TypeError as e:
            yield str(e)
want = ["f() missing 1 required positional argument: 'a'",
        "f() got multiple values for argument 'a'",
        "f() got an unexpected keyword argument 'e'",
        "g() got some positional-only arguments passed as keyword arguments: 'b'",
        "g() missing 2 required positional arguments: 'a' and 'b'",
        "f() got multiple values for argument 'c'"]
for _ in range(3):
    assert list(messages()) == want, list(messages())
# ---
# unchecked
def f(a, b=1):
    return lambda: (a, b)
def call(n): return f(a=n)()
assert call(1) == (1, 1)
f.__defaults__ = None
try:
    call(2)
    assert False
except TypeError as e:
    assert str(e) == "f() missing 1 required positional argument: 'b'"
f.__defaults__ = 7, 8
assert call(3) == (3, 8)
# ---
# Cells, recursion, generators that call and are called.
def f(a, b=1):
    return lambda: (a, b)
assert [f(b=2, a=i)() for i in range(3)] == [(0, 2), (1, 2), (2, 2)]
def deep(n, acc=0): return acc if n == 0 else deep(acc=acc + n, n=n - 1)
assert deep(n=200) == 20100
def gen():
    for i in range(5):
        yield deep(acc=1, n=i)
assert list(gen()) == [1, 2, 4, 7, 11]
def gens(a, b): yield a - b
assert [list(gens(b=i, a=10)) for i in range(3)] == [[10], [9], [8]]
def endless(a, n=0): return endless(n=n + 1, a=a)
endless(1)                      # raises: RecursionError "maximum recursion depth exceeded"
# ---
# unchecked
# What most functions lack, given to one that shares its code with others.
def make(n, text="t"):
    def f(a, *, k=n): return a, k, text
    return f
fs = [make(i) for i in range(3)]
fs[1].__name__, fs[1].__doc__ = "other", "doc"
fs[2].__qualname__ = "Q.f"
assert [(f.__name__, f.__qualname__, f.__doc__, f.__kwdefaults__) for f in fs] == [
    ("f", "make.<locals>.f", None, {"k": 0}), ("other", "make.<locals>.f", "doc", {"k": 1}), ("f", "Q.f", None, {"k": 2})]
fs[0].__kwdefaults__ = {"k": "new"}
assert [f(1) for f in fs] == [(1, "new", "t"), (1, 1, "t"), (1, 2, "t")]
g, h = lambda: 1, lambda: 1
g.__doc__ = "g"
g.__annotations__ = {"x": int}
assert (g.__doc__, h.__doc__, g.__annotations__, h.__annotations__, h.__type_params__) == ("g", None, {"x": int}, {}, ())
assert g.__name__ == "<lambda>" and g.__defaults__ is None and h.__kwdefaults__ is None
name = __name__
__name__ = "elsewhere"
def later(): pass
__name__ = name
assert (later.__module__, make.__module__) == ("elsewhere", name)
def three():
    a, b, c = 1, 2, 3
    return (lambda: a), (lambda: (a, b)), (lambda: (a, b, c))
assert [f() for f in three()] == [1, (1, 2), (1, 2, 3)]
# ---
# Defaults that a call leaves out outlast what the call runs meanwhile.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        a, b, c, d, e = range(5)
        return hash((a, b, c, d, e)) and 7

    def __eq__(self, other):
        a, b, c, d, e = "abcde"
        return [a, b, c, d, e] == list("abcde") and self.n == other.n


def get(d, key):
    return d.get(key)


def put(d, key):
    return d.setdefault(key)


def total(n):
    return sum(x + y for x in range(n) for y in [x, x])


def nested(d, n):
    if n == 0:
        return d.get(Key(1))
    return nested(d, n - 1)


class Index:
    def __index__(self):
        a, b, c, d, e, f, g = "abcdefg"
        return 1 if a + g == "ag" else 0


table = {Key(i): i for i in range(5)}
assert [get(table, Key(i)) for i in range(7)] == [0, 1, 2, 3, 4, None, None]
assert put(table, Key(3)) == 3 and put(table, Key(8)) is None and table[Key(8)] is None
assert total(10) == 180
assert nested(table, 400) == 1
assert (lambda: [5, 6, 7].pop(Index()))() == 6
assert (lambda: "a b c".split(None, Index()))() == ["a", "b c"]
assert (lambda: "x,y,z".replace(",", "", Index()))() == "xy,z"


def generator(d):
    yield d.get(Key(9))
    yield sum(y for y in [d.get(Key(2)), put(d, Key(4))])


assert list(generator(table)) == [None, 6]
