from functools import reduce
assert reduce(lambda a, b: a * b, [1, 2, 3, 4]) == 24 and reduce(lambda a, b: a + b, [], 5) == 5
reduce(lambda a, b: a, [])  # raises: TypeError "reduce() of empty iterable with no initial value"
# ---
from functools import partial
f = partial(int, base=2)
assert f("101") == 5 and f.func is int and f.args == () and f.keywords == {"base": 2} and f("12", base=3) == 5
g = partial(pow, 2)
assert g(5) == 32 and partial(g, 3)() == 8 and partial(g, 3).args == (2, 3) and repr(g) == "functools.partial(<built-in function pow>, 2)"
# ---
from functools import partial
partial(5)  # raises: TypeError "the first argument must be callable"
# ---
from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=2)
def f(x, y=0):
    """doc"""
    calls.append(x)
    return x * 2
assert [f(1), f(2), f(1), f(3), f(2)] == [2, 4, 2, 6, 4] and calls == [1, 2, 3, 2]
assert repr(f.cache_info()) == "CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)" and f.cache_info().hits == 1 and f.__name__ == "f" and f.__doc__ == "doc"
f.cache_clear()
assert f.cache_info().currsize == 0 and f.cache_parameters() == {"maxsize": 2, "typed": False} and f.__wrapped__(4) == 8
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
assert fib(80) == 23416728348467685 and fib.cache_info().misses == 81
@lru_cache
def g(*a, **k):
    return (a, k)
assert g(1, 2, z=3) == ((1, 2), {"z": 3}) and g(1, 2, z=3) is g(1, 2, z=3) and g((1, 2)) != g(1, 2)
@lru_cache(typed=True)
def h(x):
    return type(x)
assert h(1) is int and h(1.0) is float and h(True) is bool
# ---
from functools import lru_cache
class A:
    @lru_cache(None)
    def m(self, x):
        return [x]
a = A()
assert a.m(1) is a.m(1) and A().m(1) is not a.m(1)
# ---
from functools import lru_cache
@lru_cache
def f(x):
    return x
f([])  # raises: TypeError "unhashable type: 'list'"
# ---
from functools import cached_property
class A:
    n = 0
    @cached_property
    def v(self):
        A.n += 1
        return 42
a = A()
assert a.v == a.v == 42 and A.n == 1
del a.v
assert a.v == 42 and A.n == 2
# ---
from functools import cmp_to_key
k = cmp_to_key(lambda a, b: (a > b) - (a < b))
assert k(1) < k(2) and k(2) == k(2) and sorted([3, 1], key=k) == [1, 3] and k(5).obj == 5
# ---
from functools import total_ordering
@total_ordering
class V:
    def __init__(self, v):
        self.v = v
    def __eq__(self, o):
        return self.v == o.v
    def __lt__(self, o):
        return self.v < o.v
assert V(1) <= V(1) and V(2) > V(1) and V(2) >= V(1) and not V(1) > V(2)
# ---
from functools import total_ordering
@total_ordering  # raises: ValueError "must define at least one ordering operation: < > <= >="
class V:
    pass
# ---
from functools import wraps
def deco(f):
    @wraps(f)
    def inner(*a):
        "inner"
        return f(*a) + 1
    return inner
@deco
def g(x):
    "g doc"
    return x
assert g(1) == 2 and g.__name__ == "g" and g.__doc__ == "g doc" and g.__wrapped__(1) == 1
# ---
from functools import singledispatch, singledispatchmethod
@singledispatch
def show(x):
    return "object"
@show.register
def _(x: int):
    return "int"
@show.register(list)
def _(x):
    return "list"
assert show(1) == "int" and show(True) == "int" and show([]) == "list" and show("") == "object" and show.dispatch(int)(0) == "int"
class C:
    @singledispatchmethod
    def f(self, x):
        return "any"
    @f.register
    def _(self, x: str):
        return "str"
assert C().f(1) == "any" and C().f("") == "str"
# ---
from functools import partialmethod
class A:
    def set(self, x, y=0):
        return (x, y)
    one = partialmethod(set, 1)
    two = partialmethod(set, y=2)
assert A().one() == (1, 0) and A().one(5) == (1, 5) and A().two(3) == (3, 2)
# ---
# A function that wraps can be wrapped again.
import functools


def noisy(f):
    @functools.wraps(f)
    def g(*args):
        calls.append(args)
        return f(*args)

    g.label = "noisy"
    return g


calls = []


@functools.lru_cache(maxsize=None)
@noisy
@noisy
def square(n):
    "The square."
    return n * n


assert square(4) == square(4) == 16 and calls == [(4,), (4,)]
assert square.__name__ == "square" and square.__doc__ == "The square." and square.label == "noisy"
# ---
# cpython: skip (Placeholder is new in 3.14)
from functools import partial, partialmethod, Placeholder
def f(*args, **kw):
    return args, kw
_ = Placeholder
p = partial(f, _, 2, _, 4)
assert p(1, 3, 5) == ((1, 2, 3, 4, 5), {}) and repr(_) == "Placeholder" and type(_)() is _
q = partial(p, 1)
assert q.args == (1, 2, _, 4) and q(3) == ((1, 2, 3, 4), {})
class C:
    m = partialmethod(f, _, 2)
c = C()
assert c.m(1) == ((c, 1, 2), {})
p(1)  # raises: TypeError "missing positional arguments in 'partial' call; expected at least 2, got 1"
# ---
# cpython: skip (Placeholder is new in 3.14)
from functools import partial, Placeholder
partial(print, 1, Placeholder)  # raises: TypeError "trailing Placeholders are not allowed"
# ---
# cpython: skip (Placeholder is new in 3.14)
from functools import partial, Placeholder
partial(print, sep=Placeholder)  # raises: TypeError "Placeholder cannot be passed as a keyword argument"
# ---
import copy
from functools import partial
p = partial(print, [1], sep=[2])
p.note = [3]
q = copy.copy(p)
assert q is not p and q.args is p.args and q.keywords == p.keywords and q.note is p.note
r = copy.deepcopy(p)
assert r.args == p.args and r.args[0] is not p.args[0] and r.keywords["sep"] is not p.keywords["sep"] and r.note == [3] and r.note is not p.note
# ---
from functools import lru_cache
@lru_cache(maxsize=None)
def f(x): return x
f(1); f(1)
i = f.cache_info()
assert i == (1, 1, None, 1) and i.hits == 1 and i._replace(hits=5).hits == 5
assert type(i)(hits=3, misses=2, maxsize=128, currsize=2) == (3, 2, 128, 2)
# ---
# single dispatch asks abstract classes where they stand in the class's order
from functools import singledispatch
import collections.abc as abc
@singledispatch
def f(x): return "base"
f.register(abc.Sized, lambda x: "sized")
assert f({}) == "sized" and f([]) == "sized" and f(3) == "base"
f.register(abc.MutableMapping, lambda x: "mapping")
f.register(set, lambda x: "set")
assert f({}) == "mapping" and f([]) == "sized" and f({1}) == "set" and f.dispatch(dict)(0) == "mapping"
@f.register
def _(x: int | str): return "int or str"
assert f(3) == f("a") == "int or str" and f.registry[int] is f.registry[str]
class D: pass
abc.Sized.register(D)
assert f(D()) == "sized"
# ---
from functools import singledispatch
import collections.abc as abc
@singledispatch
def f(x): return "base"
f.register(abc.Iterable, lambda x: "iterable")
f.register(abc.Container, lambda x: "container")
class C:
    def __iter__(self): return iter(())
    def __contains__(self, x): return False
f(C())  # raises: RuntimeError
# ---
from functools import singledispatch
@singledispatch
def f(x): pass
@f.register  # raises: TypeError "Invalid annotation for 'x'. list[int] is not a class."
def _(x: list[int]): pass
# ---
from functools import singledispatchmethod
class C:
    @singledispatchmethod
    def f(self, x): return "base"
    @f.register
    def _(self, x: int): return "int"
    @f.register(str)
    @classmethod
    def _(cls, x): return cls.__name__
assert C().f(1) == "int" and C().f("") == "C" and C().f(1.5) == "base"
# ---
from functools import update_wrapper, wraps
def f(x: int) -> str:
    "doc"
    return x
f.mark = 3
@wraps(f)
def g(*a): pass
assert g.__name__ == "f" and g.__doc__ == "doc" and g.mark == 3 and g.__wrapped__ is f
assert g.__annotations__ == {"x": int, "return": str}
# ---
# unchecked
from functools import partialmethod
class C:
    def f(self, a, b=0): return (a, b)
    p = partialmethod(f, 1)
    q = partialmethod(f, b=5)
    s = partialmethod(staticmethod(lambda *a: a), 7)
c = C()
assert c.p() == (1, 0) and c.q(2) == (2, 5) and c.s(8) == (7, 8) and C.p(c, b=3) == (1, 3) and c.p.__self__ is c
