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
D().f()                         # raises: RuntimeError "super(): arg[0] deleted"
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
