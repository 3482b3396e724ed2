# Attribute access: descriptors, properties, slots, hooks, methods, functions.
class C:
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v):
        self._x = v * 2
    @x.deleter
    def x(self):
        del self._x
c = C()
c.x = 5
assert c.x == 10
del c.x
assert not hasattr(c, "x") and C.x.__doc__ == "doc of x"
assert isinstance(C.x, property) and C.x.fget(type("Q", (), {"_x": 3})) == 3
# ---
class C:
    x = property(lambda self: 1)
C().x = 2  # raises: AttributeError "property 'x' of 'C' object has no setter"
# ---
class C:
    x = property(lambda self: 1)
del C().x  # raises: AttributeError "property 'x' of 'C' object has no deleter"
# ---
class C:
    x = property()
C().x  # raises: AttributeError "property 'x' of 'C' object has no getter"
# ---
class C:
    @property
    def x(self):
        return self.missing
C().x  # raises: AttributeError "'C' object has no attribute 'missing'"
# ---
class C:
    @property
    def x(self):
        return self.missing
    def __getattr__(self, name):
        return "hook " + name
assert C().x == "hook missing"
# ---
property(1, 2, 3, 4, 5)  # raises: TypeError "property() takes at most 4 arguments (5 given)"
# ---
class D:
    def __get__(self, obj, cls):
        return ("get", obj is None, cls.__name__)
class C:
    d = D()
c = C()
assert c.d == ("get", False, "C") and C.d == ("get", True, "C")
c.d = 1
assert c.d == 1
# ---
class D:
    def __get__(self, obj, cls):
        return "get"
    def __set__(self, obj, value):
        obj.log = value
class C:
    d = D()
c = C()
c.d = 5
assert c.log == 5 and c.d == "get"
del c.d  # raises: AttributeError "__delete__"
# ---
class D:
    def __delete__(self, obj):
        obj.gone = True
class C:
    d = D()
c = C()
del c.d
assert c.gone
c.d = 1  # raises: AttributeError "__set__"
# ---
class C:
    __slots__ = ("a", "b")
c = C()
c.a = 1
assert c.a == 1 and not hasattr(c, "b")
c.z = 1  # raises: AttributeError "'C' object has no attribute 'z' and no __dict__ for setting new attributes"
# ---
class C:
    __slots__ = ("a", "b")
C().b  # raises: AttributeError "'C' object has no attribute 'b'"
# ---
class C:
    __slots__ = ("a",)
c = C()
c.a = 1
del c.a
del c.a  # raises: AttributeError "a"
# ---
class A:
    __slots__ = ("a",)
class B(A):
    __slots__ = ("b",)
class D(B):
    pass
b, d = B(), D()
b.a, b.b, d.a, d.zz = 1, 2, 3, 4
assert (b.a, b.b, d.a, d.zz) == (1, 2, 3, 4)
assert repr(B.a) == "<member 'a' of 'A' objects>"
class E(D):
    a = 9
assert E().a == 9
# ---
class C:
    __slots__ = ("a",)
    a = 1  # raises: ValueError "'a' in __slots__ conflicts with class variable"
# ---
class C:
    __slots__ = ("1",)  # raises: TypeError "__slots__ must be identifiers"
# ---
class C(int):
    __slots__ = ("a",)  # raises: TypeError "nonempty __slots__ not supported for subtype of 'int'"
# ---
class A:
    __slots__ = ("a",)
class B:
    __slots__ = ("b",)
class C(A, B): pass  # raises: TypeError "multiple bases have instance lay-out conflict"
# ---
class C:
    __slots__ = "only"
    def __init__(self):
        self.only = 1
assert C().only == 1
# ---
class T(tuple):
    __slots__ = ()
T().x = 1  # raises: AttributeError "'T' object has no attribute 'x' and no __dict__ for setting new attributes"
# ---
class L(list):
    __slots__ = ("tag", "more")
l = L([1])
l.more = 4
assert l.more == 4 and not hasattr(l, "tag") and l == [1]
# ---
class C:
    __slots__ = ("__private",)
    def __init__(self):
        self.__private = 1
    def get(self):
        return self.__private
assert C().get() == 1
# ---
class C:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name
        raise AttributeError(name)
c = C()
c.y = 1
assert c.xa == "xa" and c.y == 1 and not hasattr(c, "z") and getattr(c, "z", 5) == 5
# ---
# unchecked
class C:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("no")
        return super().__getattribute__(name)
    secret = 1
    open = 2
c = C()
assert c.open == 2 and not hasattr(c, "secret")
# ---
class C:
    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)
    def __delattr__(self, name):
        super().__delattr__("real_" + name)
c = C()
c.a = 4
assert c.a == 8
c.real_q = 1
del c.q
assert not hasattr(c, "real_q")
# ---
class C: pass
C().foo  # raises: AttributeError "'C' object has no attribute 'foo'"
# ---
class C: pass
C.foo  # raises: AttributeError "type object 'C' has no attribute 'foo'"
# ---
class C: pass
del C().foo  # raises: AttributeError "'C' object has no attribute 'foo'"
# ---
class C: pass
del C.foo  # raises: AttributeError "type object 'C' has no attribute 'foo'"
# ---
(1).foo = 2  # raises: AttributeError "'int' object has no attribute 'foo' and no __dict__ for setting new attributes"
# ---
(1).real = 2  # raises: AttributeError "attribute 'real' of 'int' objects is not writable"
# ---
object().foo = 1  # raises: AttributeError "'object' object has no attribute 'foo' and no __dict__ for setting new attributes"
# ---
[].append = 1  # raises: AttributeError "'list' object attribute 'append' is read-only"
# ---
# unchecked
import math
math.nope  # raises: AttributeError "module 'math' has no attribute 'nope'"
# ---
try:
    (1).foo
except AttributeError as e:
    assert e.name == "foo" and e.args == ("'int' object has no attribute 'foo'",)
# ---
# unchecked
class C:
    @classmethod
    def make(cls, x):
        return cls.__name__, x
    @staticmethod
    def plain(x):
        return x + 1
class D(C): pass
assert C.make(1) == ("C", 1) and D().make(2) == ("D", 2) and C.plain(1) == 2 and D().plain(2) == 3
assert repr(C.__dict__["plain"]).startswith("<staticmethod(<function C.plain at 0x")
assert C.__dict__["plain"](4) == 5 and C.__dict__["make"].__wrapped__.__name__ == "make"
# ---
# unchecked
class C:
    def f(self, x):
        return (self, x)
c = C()
m = c.f
assert m(1) == (c, 1) and m.__self__ is c and m.__func__ is C.f and m == c.f and m != C().f
assert hash(m) == hash(c.f) and m.__name__ == "f" and m.__qualname__ == "C.f"
assert repr(m).startswith("<bound method C.f of <__main__.C object at 0x")
m.x = 1  # raises: AttributeError "'method' object has no attribute 'x' and no __dict__ for setting new attributes"
# ---
# unchecked
def f(a, b=2, *, c=3, d):
    "docs"
f.tag = "t"
assert (f.__name__, f.__qualname__, f.__doc__, f.__module__) == ("f", "f", "docs", "__main__")
assert f.__defaults__ == (2,) and f.__kwdefaults__ == {"c": 3} and f.__dict__ == {"tag": "t"}
f.__name__, f.__doc__ = "g", None
assert f.__name__ == "g" and f.__doc__ is None and repr(f).startswith("<function f at 0x")
f.__defaults__ = (1, 2)
f(d=1)
f.__name__ = 1  # raises: TypeError "__name__ must be set to a string object"
# ---
# unchecked
f = lambda: 0
f.__defaults__ = 3  # raises: TypeError "__defaults__ must be set to a tuple object"
# ---
# unchecked
assert (lambda: 0).__name__ == "<lambda>" and (lambda: 0).__defaults__ is None
# ---
assert repr(len) == "<built-in function len>" and len.__name__ == "len"
assert repr(list.append) == "<method 'append' of 'list' objects>"
assert repr(int.__add__) == "<slot wrapper '__add__' of 'int' objects>"
assert repr([].append).startswith("<built-in method append of list object at 0x")
assert [].append.__name__ == "append" and [].append.__qualname__ == "list.append"
assert type(len).__name__ == "builtin_function_or_method" == type([].append).__name__
# ---
# unchecked
x = []
append = x.append
append(1)
list.append(x, 2)
assert x == [1, 2] and append.__self__ is x and append == x.append and append != [].append
# ---
assert int.__add__(1, 2) == 3 and (5).__sub__(3) == 2 and (5).__rsub__(3) == -2 and int.__neg__(4) == -4
assert (1).__add__("a") is NotImplemented and "a".__eq__(1) is NotImplemented and (1).__eq__(1) is True
assert "ab".__len__() == 2 and [1, 2].__contains__(2) and {1: 2}.__getitem__(1) == 2
assert iter([1]).__next__() == 1 and (3).__bool__() and [3].__iter__().__next__() == 3
# ---
iter([]).__next__()  # raises: StopIteration ""
# ---
int.__add__("a", 1)  # raises: TypeError "descriptor '__add__' requires a 'int' object but received a 'str'"
# ---
int.__add__()  # raises: TypeError "descriptor '__add__' of 'int' object needs an argument"
# ---
int.__add__(1)  # raises: TypeError "expected 1 argument, got 0"
# ---
(1).__add__(x=1)  # raises: TypeError "wrapper __add__() takes no keyword arguments"
# ---
list.append()  # raises: TypeError "unbound method list.append() needs an argument"
# ---
list.append(1, 2)  # raises: TypeError "descriptor 'append' for 'list' objects doesn't apply to a 'int' object"
# ---
[].append()  # raises: TypeError "list.append() takes exactly one argument (0 given)"
# ---
[].append(x=1)  # raises: TypeError "list.append() takes no keyword arguments"
# ---
[].copy(1)  # raises: TypeError "list.copy() takes no arguments (1 given)"
# ---
[].insert(1)  # raises: TypeError "insert expected 2 arguments, got 1"
# ---
[].pop(1, 2)  # raises: TypeError "pop expected at most 1 argument, got 2"
# ---
len()  # raises: TypeError "len() takes exactly one argument (0 given)"
# ---
len(1, 2)  # raises: TypeError "len() takes exactly one argument (2 given)"
# ---
len(x=1)  # raises: TypeError "len() takes no keyword arguments"
# ---
isinstance(1)  # raises: TypeError "isinstance expected 2 arguments, got 1"
# ---
print(foo=1)  # raises: TypeError "print() got an unexpected keyword argument 'foo'"
# ---
"".split(" ", sep=1)  # raises: TypeError "argument for split() given by name ('sep') and position (1)"
# ---
"".split(1, 2, 3)  # raises: TypeError "split() takes at most 2 arguments (3 given)"
# ---
[].sort(1)  # raises: TypeError "sort() takes no positional arguments"
# ---
class C:
    def __call__(self, *a, **k):
        return a, k
assert C()(1, x=2) == ((1,), {"x": 2}) and callable(C()) and not callable(object())
# ---
class C: pass
C()()  # raises: TypeError "'C' object is not callable"
# ---
class C:
    def f(self): pass
c = C()
c.__len__ = lambda: 5
len(c)  # raises: TypeError "object of type 'C' has no len()"
# ---
def g():
    x = yield 1
    try:
        yield x
    finally:
        cleaned.append(1)
cleaned = []
it = g()
assert next(it) == 1 and it.send("v") == "v"
it.close()
assert cleaned == [1] and it.__name__ == "g" and repr(it).startswith("<generator object g at 0x")
# ---
def g():
    try:
        yield 1
    except KeyError as e:
        yield ("caught", e.args)
it = g()
next(it)
assert it.throw(KeyError("k")) == ("caught", ("k",))
it.throw(ValueError)  # raises: ValueError ""
# ---
def g():
    yield 1
g().throw(3)  # raises: TypeError "exceptions must be classes or instances deriving from BaseException, not int"
# ---
def g():
    try:
        yield 1
    finally:
        yield 2
it = g()
next(it)
it.close()  # raises: RuntimeError "generator ignored GeneratorExit"
# ---
def g():
    yield 1
g().send(1)  # raises: TypeError "can't send non-None value to a just-started generator"
# ---
type(x for x in [])()  # raises: TypeError "cannot create 'generator' instances"
# ---
# unchecked
d = type("C", (), {"a": 1}).__dict__
assert d["a"] == 1 and "a" in d and type(d).__name__ == "mappingproxy" and d.get("zz", 4) == 4
d["a"] = 2  # raises: TypeError "'mappingproxy' object does not support item assignment"
# ---
class C:
    x = 1
    @property
    def p(self):
        return 1
c = C()
assert getattr(c, "x") == 1 and hasattr(c, "p") and getattr(c, "zz", None) is None
setattr(c, "x", 3)
assert c.x == 3
delattr(c, "x")
assert c.x == 1
getattr(c, 1)  # raises: TypeError "attribute name must be string, not 'int'"
# ---
class Cached:
    def __init__(self, f):
        self.f = f
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        v = self.f(obj)
        setattr(obj, self.name, v)
        return v
class C:
    n = 0
    @Cached
    def v(self):
        C.n += 1
        return 7
c = C()
assert (c.v, c.v, C.n) == (7, 7, 1)
# ---
class C:
    count = 0
    def __init__(self):
        C.count += 1
for _ in range(5):
    C()
assert C.count == 5
# ---
# cpython: skip (its wrappers copy the names of what they wrap first)
s = staticmethod(len)
s.__init__(s)
s.__name__  # raises: RecursionError "maximum recursion depth exceeded"
# ---
e = ValueError()
e.args = (e,)
try:
    str(e)
except RecursionError:
    pass
else:
    raise AssertionError
# ---
# names and docstrings of properties
def getter(self):
    "of the getter"
class C:
    @property
    def foo(self): return 1
    @foo.setter
    def oof(self, value): pass
    bar = property(getter)
assert C.foo.__name__ == "foo" and C.oof.__name__ == "oof" and C.bar.__name__ == "bar" and C.bar.__doc__ == "of the getter"
C.quux = property(getter)
assert C.quux.__name__ == "getter"
class Sub(property):
    "of the class"
assert Sub(getter).__doc__ == "of the getter" and Sub(None, None, None, "given").__doc__ == "given" and Sub().__doc__ is None
class D:
    @Sub
    def x(self): "first"
    @x.getter
    def x(self): "second"
assert D.x.__doc__ == "second"
# ---
class C:
    @property
    def foo(self): return 1
C().foo = 2  # raises: AttributeError "property 'foo' of 'C' object has no setter"
# ---
class Slotted(property):
    __slots__ = ()
class C:
    @Slotted  # raises: AttributeError "'Slotted' object attribute '__doc__' is read-only"
    def x(self): "a docstring that has no place"
# ---
property().__set_name__(1)  # raises: TypeError "__set_name__() takes 2 positional arguments but 1 were given"
# ---
# instances of builtin types have the docstring of their type
assert None.__doc__ == type(None).__doc__ and (5).__doc__ == int.__doc__ and "".__doc__ == str.__doc__ and [].__doc__ == list.__doc__
from functools import partial
assert partial(print).__doc__ == partial.__doc__
# ---
property().fget = 1  # raises: AttributeError "readonly attribute"
