# unchecked
# Classes: making them, their order, their hooks.
class Point:
    """A point."""
    kind = "point"

    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def moved(self, dx):
        return Point(self.x + dx, self.y)


p = Point(1)
assert (p.x, p.y, p.kind) == (1, 0, "point")
assert p.moved(2).x == 3
assert Point.__name__ == "Point" and Point.__qualname__ == "Point" and Point.__module__ == "__main__"
assert Point.__doc__ == "A point." and p.__doc__ == "A point."
assert repr(Point) == "<class '__main__.Point'>"
assert repr(p).startswith("<__main__.Point object at 0x")
p.kind = "mine"
assert (p.kind, Point.kind) == ("mine", "point")
del p.kind
assert p.kind == "point"
# ---
# unchecked
class A:
    def f(self):
        return "A"
class B(A):
    def f(self):
        return "B" + super().f()
class C(A):
    def f(self):
        return "C" + super().f()
class D(B, C):
    def f(self):
        return "D" + super().f()
assert D().f() == "DBCA"
assert [k.__name__ for k in D.__mro__] == ["D", "B", "C", "A", "object"]
assert D.__bases__ == (B, C) and D.__base__ is B
assert issubclass(D, A) and not issubclass(A, D) and isinstance(D(), C)
# ---
class X: pass
class Y: pass
class P(X, Y): pass
class Q(Y, X): pass
class R(P, Q): pass  # raises: TypeError "Cannot create a consistent method resolution order (MRO) for bases X, Y"
# ---
class A: pass
class B(A, A): pass  # raises: TypeError "duplicate base class A"
# ---
class B(int, str): pass  # raises: TypeError "multiple bases have instance lay-out conflict"
# ---
class B(bool): pass  # raises: TypeError "type 'bool' is not an acceptable base type"
# ---
class B(type(lambda: 0)): pass  # raises: TypeError "type 'function' is not an acceptable base type"
# ---
class C: pass
C(1)  # raises: TypeError "C() takes no arguments"
# ---
class C:
    def __init__(self, a): pass
C()  # raises: TypeError "C.__init__() missing 1 required positional argument: 'a'"
# ---
class C:
    def __init__(self):
        return 1
C()  # raises: TypeError "__init__() should return None, not 'int'"
# ---
# unchecked
class C:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self
assert C(1, 2).args == (1, 2)
assert isinstance(C.__dict__["__new__"], staticmethod)
# ---
class C:
    def __new__(cls):
        return 5
    def __init__(self):
        raise AssertionError
assert C() == 5
# ---
class C:
    def __new__(cls):
        return super().__new__(cls, 1)
C()  # raises: TypeError "object.__new__() takes exactly one argument (the type to instantiate)"
# ---
object.__new__(int)  # raises: TypeError "object.__new__(int) is not safe, use int.__new__()"
# ---
int.__new__(str)  # raises: TypeError "int.__new__(str): str is not a subtype of int"
# ---
object.__new__(list)  # raises: TypeError "object.__new__(list) is not safe, use list.__new__()"
# ---
dict.__new__(list)  # raises: TypeError "dict.__new__(list): list is not a subtype of dict"
# ---
class C(dict): pass
object.__new__(C)  # raises: TypeError "object.__new__(C) is not safe, use C.__new__()"
# ---
seen = []
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        seen.append((cls.__name__, tag))
class One(Base, tag="x"): pass
class Two(One): pass
assert seen == [("One", "x"), ("Two", None)]
# ---
class C(object, x=1): pass  # raises: TypeError "C.__init_subclass__() takes no keyword arguments"
# ---
log = []
class D:
    def __set_name__(self, owner, name):
        log.append((owner.__name__, name))
class C:
    a = D()
    b = D()
assert log == [("C", "a"), ("C", "b")]
# ---
class D:
    def __set_name__(self, owner, name):
        raise ValueError("no")
try:
    class C:
        a = D()
except ValueError as e:
    assert e.__notes__ == ["Error calling __set_name__ on 'D' instance 'a' in 'C'"]
else:
    raise AssertionError
# ---
# unchecked
class C:
    def f(self):
        return __class__
    @classmethod
    def g(cls):
        return super().__init_subclass__
assert C().f() is C
C.g()()
# ---
# unchecked
class Base:
    def __init_subclass__(cls):
        cls.made = cls.build()
class C(Base):
    @classmethod
    def build(cls):
        return __class__, super().__name__ if False else "ok"
assert C.made == (C, "ok")
# ---
# unchecked
C = type("C", (), {"x": 1, "f": lambda self: self.x})
assert C().f() == 1 and C.__name__ == "C" and C.__module__ == "__main__"
assert type(C) is type and type(type) is type
D = type("D", (C,), {})
assert D().x == 1
# ---
type(1, 2)  # raises: TypeError "type() takes 1 or 3 arguments"
# ---
type(1, (), {})  # raises: TypeError "type.__new__() argument 1 must be str, not int"
# ---
type("x", [], {})  # raises: TypeError "type.__new__() argument 2 must be tuple, not list"
# ---
type("x", (), [])  # raises: TypeError "type.__new__() argument 3 must be dict, not list"
# ---
class C: pass
def f(self):
    return 7
C.f = f
c = C()
assert c.f() == 7
C.f = lambda self: 8
assert c.f() == 8
del C.f
assert not hasattr(c, "f")
# ---
class C: pass
c = C()
C.__len__ = lambda self: 3
assert len(c) == 3
C.__call__ = lambda self, x: x + 1
assert c(1) == 2
C.__getitem__ = lambda self, i: i * 2
assert c[4] == 8
del C.__len__
try:
    len(c)
except TypeError as e:
    assert str(e) == "object of type 'C' has no len()"
else:
    raise AssertionError
# ---
class A: pass
class B(A): pass
b = B()
A.__str__ = lambda self: "late"
assert str(b) == "late"
A.__eq__ = lambda self, other: True
assert b == 5
# ---
class C:
    def __eq__(self, other):
        return True
assert C.__hash__ is None
hash(C())  # raises: TypeError "unhashable type: 'C'"
# ---
class C:
    def __eq__(self, other):
        return isinstance(other, C)
    def __hash__(self):
        return 5
assert hash(C()) == 5 and C() == C() and not (C() != C()) and C() != 3
assert len({C(), C()}) == 1
# ---
class C:
    __hash__ = None
hash(C())  # raises: TypeError "unhashable type: 'C'"
# ---
class C:
    def __hash__(self):
        return "a"
hash(C())  # raises: TypeError "__hash__ method should return an integer"
# ---
class C:
    def __hash__(self):
        return 2 ** 70
assert hash(C()) == hash(2 ** 70)
# ---
class C:
    def __bool__(self):
        return 1
bool(C())  # raises: TypeError "__bool__ should return bool, returned int"
# ---
class C:
    def __len__(self):
        return -1
len(C())  # raises: ValueError "__len__() should return >= 0"
# ---
class C:
    def __len__(self):
        return "a"
len(C())  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
class C:
    def __len__(self):
        return 2 ** 80
len(C())  # raises: OverflowError "cannot fit 'int' into an index-sized integer"
# ---
class C:
    def __repr__(self):
        return 1
repr(C())  # raises: TypeError "__repr__ returned non-string (type int)"
# ---
class C:
    def __str__(self):
        return None
str(C())  # raises: TypeError "__str__ returned non-string (type NoneType)"
# ---
class C:
    def __format__(self, spec):
        return "<" + spec + ">"
assert f"{C():abc}" == "<abc>" and format(C()) == "<>"
# ---
class C: pass
format(C(), "x")  # raises: TypeError "unsupported format string passed to C.__format__"
# ---
class C:
    def __index__(self):
        return 3
assert [1, 2, 3, 4][C()] == 4 and hex(C()) == "0x3"
class D:
    def __index__(self):
        return "a"
[1][D()]  # raises: TypeError "__index__ returned non-int (type str)"
# ---
class C:
    def __contains__(self, x):
        return x == 3
assert 3 in C() and 4 not in C()
class D:
    __contains__ = None
    def __iter__(self):
        return iter([1])
1 in D()  # raises: TypeError "'D' object is not a container"
# ---
class C:
    __iter__ = None
    def __getitem__(self, i):
        return i
iter(C())  # raises: TypeError "'C' object is not iterable"
# ---
class C:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i
assert list(C()) == [0, 1, 4] and 4 in C()
# ---
class C:
    def __iter__(self):
        return 1
iter(C())  # raises: TypeError "iter() returned non-iterator of type 'int'"
# ---
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration("done")
        self.n -= 1
        return self.n
def g():
    return (yield from Count(2))
it = g()
assert next(it) == 1 and next(it) == 0
try:
    next(it)
except StopIteration as e:
    assert e.value == "done"
assert list(Count(3)) == [2, 1, 0]
# ---
class V:
    def __init__(self, n):
        self.n = n
    def __add__(self, other):
        return ("add", self.n, other)
    def __radd__(self, other):
        return ("radd", self.n, other)
    def __iadd__(self, other):
        self.n += other
        return self
v = V(1)
assert v + 2 == ("add", 1, 2) and 2 + v == ("radd", 1, 2)
v += 5
assert v.n == 6
# ---
class A:
    def __add__(self, o):
        return "A.add"
    def __radd__(self, o):
        return "A.radd"
class B(A):
    def __radd__(self, o):
        return "B.radd"
class C(A): pass
assert A() + B() == "B.radd" and A() + C() == "A.add" and B() + A() == "A.add"
# ---
class A:
    def __add__(self, o):
        return NotImplemented
A() + 1  # raises: TypeError "unsupported operand type(s) for +: 'A' and 'int'"
# ---
class A:
    def __lt__(self, o):
        return "lt"
assert (A() < 1) == "lt" and (1 > A()) == "lt"
A() > A()
class B: pass
B() < B()  # raises: TypeError "'<' not supported between instances of 'B' and 'B'"
# ---
class I(int):
    def __add__(self, o):
        return I(int(self) + o + 100)
assert I(3) + 4 == 107 and type(I(3) + 4) is I and I(3) * 2 == 6 and type(I(3) * 2) is int
assert isinstance(I(3), int) and hash(I(3)) == 3 and {3: "x"}[I(3)] == "x" and repr(I(3)) == "3"
i = I(3)
i.note = "n"
assert i.note == "n"
# ---
class S(str):
    def shout(self):
        return self.upper() + "!"
s = S("ab")
s.extra = 1
assert s.shout() == "AB!" and s.extra == 1 and s == "ab" and type(s + "c") is str and {"ab": 1}[s] == 1
# ---
class L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.tag = "t"
    def __getitem__(self, i):
        return ("got", super().__getitem__(i))
l = L(1, 2, 3)
assert l[0] == ("got", 1) and l.tag == "t" and len(l) == 3 and list(l) == [1, 2, 3]
l.append(4)
assert l == [1, 2, 3, 4] and repr(l) == "[1, 2, 3, 4]"
# ---
class D(dict):
    def __missing__(self, k):
        self[k] = k * 2
        return self[k]
d = D(a=1)
assert d["a"] == 1 and d["b"] == "bb" and d == {"a": 1, "b": "bb"} and d.get("zz") is None
# ---
class T(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    @property
    def first(self):
        return self[0]
t = T(1, 2)
a, b = t
assert t.first == 1 and (a, b) == (1, 2) and t == (1, 2) and isinstance(t, tuple)
# ---
class F(float): pass
class Se(set): pass
class Fs(frozenset): pass
class By(bytes): pass
assert F(1.5) + 1 == 2.5 and Se([1]) == {1} and Fs([1]) == {1} and By(b"a") == b"a"
F(1).x = 2
# ---
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.kw = kw
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        o = super().__call__(*a)
        o.called = True
        return o
    def hello(cls):
        return "hello " + cls.__name__
    def __len__(cls):
        return 42
class C(metaclass=Meta, opt=3): pass
class D(C): pass
assert C.kw == {"opt": 3} and D.kw == {} and type(D) is Meta
assert C.hello() == "hello C" and len(C) == 42 and C().called
assert not hasattr(C(), "hello")
# ---
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {"injected": name}
class C(metaclass=Meta):
    y = injected + "!"
assert C.injected == "C" and C.y == "C!"
# ---
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(A, B): pass  # raises: TypeError "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
# ---
class Meta(type):
    def __instancecheck__(cls, x):
        return x == 3
    def __subclasscheck__(cls, k):
        return k is int
class C(metaclass=Meta): pass
assert isinstance(3, C) and not isinstance(4, C) and issubclass(int, C) and not issubclass(str, C)
# ---
class Meta(type):
    def __getattr__(cls, name):
        return "meta " + name
    @property
    def prop(cls):
        return cls.__name__
class C(metaclass=Meta):
    x = 1
assert C.x == 1 and C.zzz == "meta zzz" and C.prop == "C"
# ---
def factory(name, bases, ns, **kw):
    return (name, bases, sorted(k for k in ns if not k.startswith("__")), kw)
class C(metaclass=factory, z=1):
    a = 1
    b = 2
assert C == ("C", (), ["a", "b"], {"z": 1})
# ---
class C:
    def __class_getitem__(cls, k):
        return (cls.__name__, k)
assert C[3] == ("C", 3)
class D: pass
D[3]  # raises: TypeError "type 'D' is not subscriptable"
# ---
# unchecked
A = list[int]
assert repr(A) == "list[int]" and A == list[int] and A != list[str] and hash(A) == hash(list[int])
assert A([1, 2]) == [1, 2] and repr(dict[str, list[int]]) == "dict[str, list[int]]"
class C(list[int]): pass
assert C([1]) == [1] and C.__bases__ == (list,)
# ---
U = int | str
assert repr(U) == "int | str" and isinstance(1, U) and isinstance("a", U) and not isinstance(1.5, U)
assert int | str == str | int and int | int is int and repr(int | None) == "int | None"
assert issubclass(bool, U)
isinstance(1, list[int])  # raises: TypeError "isinstance() argument 2 cannot be a parameterized generic"
# ---
int | 1  # raises: TypeError "unsupported operand type(s) for |: 'type' and 'int'"
# ---
class C: pass
C.__name__ = "Other"
assert repr(C) == "<class '__main__.C'>" and C.__name__ == "Other"
C.__qualname__ = "Q"
assert repr(C) == "<class '__main__.Q'>"
C.__name__ = 1  # raises: TypeError "can only assign string to Other.__name__, not 'int'"
# ---
int.x = 1  # raises: TypeError "cannot set 'x' attribute of immutable type 'int'"
# ---
class Outer:
    class Inner:
        def f(self): pass
assert Outer.Inner.__qualname__ == "Outer.Inner" and Outer.Inner.f.__qualname__ == "Outer.Inner.f"
assert repr(Outer.Inner) == "<class '__main__.Outer.Inner'>"
# ---
class C:
    x: int = 1
    y: str
assert C.__annotations__ == {"x": int, "y": str}
def f(a: int, *b: str, c: float = 1.0) -> None: pass
assert f.__annotations__ == {"a": int, "b": str, "c": float, "return": None}
# ---
class C:
    __private = 5
    def get(self):
        return self.__private
assert C().get() == 5 and C._C__private == 5
# ---
super(1, 2)  # raises: TypeError "super() argument 1 must be a type, not int"
# ---
super(int, "")  # raises: TypeError "super(type, obj): obj (instance of str) is not an instance or subtype of type (int)."
# ---
class A:
    x = 1
    @classmethod
    def make(cls):
        return cls.__name__
class B(A):
    x = 2
    @classmethod
    def make(cls):
        return "B/" + super().make()
    def up(self):
        return super().x, super(B, self).x
assert B.make() == "B/B" and B().up() == (1, 1)
assert repr(super(B, B())) == "<super: <class 'B'>, <B object>>"
super(B, B()).nope  # raises: AttributeError "'super' object has no attribute 'nope'"
# ---
class A:
    def f(self):
        yield super().__repr__()
assert list(A().f())[0].startswith("<__main__.A object")
# ---
# unchecked
class C:
    pass
c = C()
c.a, c.b = 1, 2
assert c.__dict__ == {"a": 1, "b": 2}
assert [n for n in dir(c) if not n.startswith("_")] == ["a", "b"]
# ---
class Rec(dict):
    def __init__(self):
        super().__init__()
        self.log = []
    def __setitem__(self, k, v):
        if not k.startswith("__"):
            self.log.append(k)
            v = (k, v)
        super().__setitem__(k, v)
class M(type):
    @classmethod
    def __prepare__(m, n, b, **k):
        return Rec()
    def __new__(m, n, b, ns, **k):
        c = super().__new__(m, n, b, dict(ns))
        c.log = ns.log
        return c
class C(metaclass=M):
    a = 1
    b = a
    a = 2
    def f(self):
        return 7
assert C.a == ("a", 2) and C.b == ("b", ("a", 1)) and C.log == ["a", "b", "a", "f"]
assert C.f[1](0) == 7
# ---
class G[T]:
    def __init__(self, v: T):
        self.v = v
assert G[int](3).v == 3 and repr(G[int]) == "__main__.G[int]"
# ---
class A:
    def __len__(self):
        return 2
class B(A): pass
class C2(B): pass
c = C2()
assert len(c) == 2
B.__len__ = lambda self: 5
assert len(c) == 5
del B.__len__
assert len(c) == 2
del A.__len__
assert not hasattr(c, "__len__") and bool(c)
# ---
class Mixin:
    def __add__(self, o):
        return "mixed"
    def __eq__(self, o):
        return "eq"
    __hash__ = int.__hash__
class N(Mixin, int): pass
assert N(1) + 1 == "mixed" and (N(1) == 2) == "eq" and hash(N(3)) == 3 and N(2) * 3 == 6
class O(int, Mixin): pass
assert O(1) + 1 == 2 and O(1) == 1
# ---
# A subclass may take keywords that the builtin's own __new__ or __init__ does not.
class Row(list):
    def __new__(cls, items, label=None):
        row = super().__new__(cls, items)
        row.label = label
        return row


class Names(list):
    def __init__(self, items, label=None):
        super().__init__(items)
        self.label = label


class Version(tuple):
    def __new__(cls, *parts, label=None):
        version = super().__new__(cls, parts)
        version.label = label
        return version


class Metres(float):
    def __init__(self, value, *, label=None):
        self.label = label


class Tags(frozenset):
    def __init__(self, items=(), label=None):
        self.label = label


for x in (Row([1], label="a"), Names([1], label="a"), Version(1, label="a"), Metres(1, label="a"), Tags([1], label="a")):
    assert x.label == "a"
assert Row([1, 2], label=1) == [1, 2] and Version(1, 2, label=1) == (1, 2) and Metres(1.5, label=1) == 1.5

for base in (tuple, list, float, frozenset):
    Plain = type("Plain", (base,), {})
    try:
        Plain(label=1)
    except TypeError as e:
        assert str(e) == base.__name__ + "() takes no keyword arguments", e
    else:
        raise AssertionError(base)
# ---
# a data descriptor without __get__ leaves reading to the instance
class D:
    def __set__(self, obj, value):
        obj.stored = value
class C:
    d = D()
c = C()
c.d = 5
assert c.stored == 5 and type(c.d) is D
# ---
# unchecked
class Meta(type):
    def __new__(cls, name, bases, space):
        space.pop("__classcell__", None)
        return type.__new__(cls, name, bases, space)
class X(metaclass=Meta):  # raises: RuntimeError "__class__ not set defining 'X' as <class '__main__.X'>. Was __classcell__ propagated to type.__new__?"
    def f(self):
        return __class__
# ---
# unchecked
class Meta(type):
    def __new__(cls, name, bases, space):
        space["__classcell__"] = 3
        return type.__new__(cls, name, bases, space)
class X(metaclass=Meta):  # raises: TypeError "__classcell__ must be a nonlocal cell, not <class 'int'>"
    def f(self):
        return __class__
# ---
class C:
    __slots__ = ["a\u00a0b"]  # raises: TypeError "__slots__ must be identifiers"
# ---
# unchecked
try:
    import no_such_module
except ImportError as e:
    assert e.name == "no_such_module" and e.msg == "No module named 'no_such_module'"
# ---
type("X", (list[int],), {})  # raises: TypeError "type() doesn't support MRO entry resolution; use types.new_class()"
# ---
# bases and keywords by stars, in all mixtures
class Meta(type):
    def __new__(meta, name, bases, namespace, **options):
        cls = super().__new__(meta, name, bases, namespace)
        cls.options = options
        return cls


class A:
    pass


class B:
    pass


class C(*(A, B)):
    pass


class D(A, *[B]):
    pass


class E(*()):
    pass


class F(A, *(), **{}):
    pass


class G(*(A,), metaclass=Meta, x=1):
    pass


class H(**{"metaclass": Meta, "y": 2}):
    pass


class I(B, *(x for x in [A]), **{"metaclass": Meta}, z=3):
    pass


class J[T](*(A,)):
    pass


class K[T](B, *[A], **{"metaclass": Meta, "t": 4}):
    pass


assert C.mro() == [C, A, B, object] and D.mro() == [D, A, B, object] and E.mro() == [E, object] and F.mro() == [F, A, object]
assert (G.options, H.options, I.options, K.options) == ({"x": 1}, {"y": 2}, {"z": 3}, {"t": 4}) and type(H) is Meta
assert I.mro() == [I, B, A, object] and issubclass(J, A) and issubclass(K, B) and len(K.__parameters__) == 1
# ---
class A(*3):  # raises: TypeError
    pass
# ---
class A(*(object, object)):  # raises: TypeError "duplicate base class object"
    pass
# ---
class A(**{"metaclass": type}, metaclass=type):  # raises: TypeError
    pass
# ---
class A(**3):  # raises: TypeError
    pass
