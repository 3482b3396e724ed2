# Attributes of classes that change while instructions remember where they are.
class Base:
    n = 0
    kind = "base"
class A(Base):
    def __init__(self):
        Base.n += 1
        self.own = Base.n
    def read(self): return self.n, self.kind, self.own
class B(A):
    def read(self): return super().read() + ("B",)
for i in range(1, 5):
    assert A().read() == (2 * i - 1, "base", 2 * i - 1) and B().read() == (2 * i, "base", 2 * i, "B")
a, b = A(), B()
def kinds(): return a.kind, b.kind, A.kind, B.kind
assert kinds() == ("base",) * 4
Base.kind = "new"
assert kinds() == ("new",) * 4
A.kind = "A"
assert kinds() == ("A",) * 4
B.kind = None
assert kinds() == ("A", None, "A", None)
B.kind = 5
assert kinds() == ("A", 5, "A", 5)
del A.kind
assert kinds() == ("new", 5, "new", 5)
a.kind = "instance"
assert kinds() == ("instance", 5, "new", 5)
del a.kind, B.kind
assert kinds() == ("new",) * 4
# ---
# A value gives way to a function, a property, a descriptor, and back.
class A:
    x = 1
def get(o): return o.x
def call(o): return o.x()
a = A()
for _ in range(2):
    assert get(a) == 1
    A.x = 2
    assert get(a) == 2
    A.x = lambda self: 3
    assert call(a) == 3 and get(a)() == 3
    A.x = lambda self: 4
    assert call(a) == 4
    A.x = property(lambda self: 5)
    assert get(a) == 5
    A.x = len
    try:
        call(a)
        assert False
    except TypeError:
        pass
    class D:
        def __get__(self, o, t): return 6
    A.x = D()
    assert get(a) == 6
    A.x = [7]
    assert get(a) == [7]
    A.x = 1
# ---
# The class of the value becomes one of descriptors.
class V: pass
class A:
    x = V()
a = A()
def get(): return a.x
assert type(get()) is V
V.__get__ = lambda self, o, t: "got"
assert get() == "got"
A.x = V()
assert get() == "got"
V.__set__ = lambda self, o, v: log.append(v)
log = []
def put(v): a.x = v
put(1)
assert log == [1] and get() == "got"
del V.__get__, V.__set__
put(2)
assert get() == 2 and log == [1]
# ---
# Assignment to instances where the class has a value.
class A:
    x = 0
def bump(o): o.x += 1
for i in range(3):
    a = A()
    A.x = i * 10
    bump(a); bump(a)
    assert a.x == i * 10 + 2 and A.x == i * 10
# ---
# Special names that are values: no hash, equality, iteration.
class A:
    __hash__ = None
    __iter__ = None
    tag = 1
for i in range(3):
    A.tag = i
    for f in hash, iter:
        try:
            f(A())
            assert False
        except TypeError:
            pass
A.__hash__ = lambda self: 4
A.__iter__ = lambda self: iter((1, 2))
assert hash(A()) == 4 and list(A()) == [1, 2]
A.__hash__ = None
hash(A())                       # raises: TypeError "unhashable type: 'A'"
# ---
# Enumerations, metaclasses and slots with values that change.
class M(type):
    total = 0
    def __call__(cls, *a):
        M.total += 1
        cls.made += 1
        return super().__call__(*a)
class P(metaclass=M):
    __slots__ = "v"
    made = 0
    def __init__(self, v): self.v = v
class Q(P): made = 10
for i in range(4):
    p, q = P(i), Q(-i)
    assert (p.v, q.v, p.made, q.made, P.made, Q.made, M.total, P.total) == (i, -i, i + 1, i + 11, i + 1, i + 11, 2 * i + 2, 2 * i + 2)
# ---
# Attributes of classes themselves, at one instruction.
class M(type):
    @property
    def data(cls): return "of the metaclass"
    other = "M"
class A(metaclass=M):
    x = 1
    data = "of the class"
    def f(self): return "f", self
    @staticmethod
    def s(): return "static"
    @classmethod
    def c(cls): return cls
class B(A):
    x = 2
class C: x = 3
def get(cls): return cls.x
def look(cls): return cls.data, cls.other, cls.f(0), cls.s(), cls.c()
for _ in range(3):
    assert [get(k) for k in (A, A, B, B, C, A)] == [1, 1, 2, 2, 3, 1]
    assert look(A) == ("of the metaclass", "M", ("f", 0), "static", A)
    assert look(B) == ("of the metaclass", "M", ("f", 0), "static", B)
A.x = 5
assert get(A) == 5 and get(B) == 2
del B.x
assert get(B) == 5
A.x = len
assert get(A)("ab") == get(B)("abc") - 1
A.x = property(lambda self: 1)
assert type(get(A)) is property
A.f = lambda self: ("g", self)
A.s = staticmethod(lambda: "S")
A.other = "A"
for _ in range(3):
    assert look(B) == ("of the metaclass", "A", ("g", 0), "S", B)
M.x = property(lambda cls: "meta")
assert get(A) == "meta"
del M.x
assert type(get(A)) is property
class Hidden(type):
    def __getattribute__(cls, name): return "hidden " + name
class H(metaclass=Hidden): x = 1
for _ in range(3):
    assert get(H) == "hidden x"
try:
    get(int)
    assert False
except AttributeError as e:
    assert str(e) == "type object 'int' has no attribute 'x'"
# ---
# Class and static methods called through classes.
class A:
    @classmethod
    def c(cls, x=0, **kw): return cls.__name__, x, kw
    @staticmethod
    def s(*a, k=1): return a, k
    odd = staticmethod(len)
    wide = classmethod(lambda *a: len(a))
    nested = classmethod(staticmethod(lambda *a: len(a)))
class B(A): pass
def go(t): return t.c(), t.c(1, y=2), t.s(), t.s(3, k=4), t.odd("abc"), t.wide(1, 2)
for _ in range(3):
    for t in A, B:
        n = t.__name__
        assert go(t) == ((n, 0, {}), (n, 1, {"y": 2}), ((), 1), ((3,), 4), 3, 3)
B.c = staticmethod(lambda *a, **kw: ("B", a, kw))
assert [go(t)[1] for t in (A, B, B)] == [("A", 1, {"y": 2}), ("B", (1,), {"y": 2}), ("B", (1,), {"y": 2})]
A.s = classmethod(lambda cls, *a, k=0: (cls, a, k))
assert [go(t)[3] for t in (A, B, A)] == [(A, (3,), 4), (B, (3,), 4), (A, (3,), 4)]
def keep(t): return t.c
c = keep(A)
assert c is not keep(A) and c == keep(A) and c() == ("A", 0, {})
