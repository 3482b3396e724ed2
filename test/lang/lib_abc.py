# abstract classes
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Square(Shape):
    name = "square"
    def area(self): return 4
assert Square().area() == 4 and issubclass(Square, Shape)
Shape()  # raises: TypeError "Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'"
# ---
from abc import ABCMeta, abstractmethod
class A(metaclass=ABCMeta):
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def help(): ...
class B(A):
    @classmethod
    def make(cls): return cls()
B()  # raises: TypeError "Can't instantiate abstract class B without an implementation for abstract method 'help'"
# ---
from abc import ABC, get_cache_token
class A(ABC): pass
class V: pass
before = get_cache_token()
assert not issubclass(V, A) and A.register(V) is V and issubclass(V, A) and isinstance(V(), A)
assert get_cache_token() != before
# ---
from abc import ABC
class A(ABC): pass
class B(A): pass
B.register(A)  # raises: RuntimeError "Refusing to create an inheritance cycle"
# ---
from abc import ABC
class A(ABC): pass
A.register(3)  # raises: TypeError "Can only register classes"
# ---
from abc import ABC, abstractmethod, update_abstractmethods
class A(ABC):
    @abstractmethod
    def f(self): ...
class B(A): pass
B.f = lambda self: 1
update_abstractmethods(B)
assert B().f() == 1
# ---
from abc import ABC, abstractproperty, abstractclassmethod, abstractstaticmethod
class A(ABC):
    @abstractproperty
    def p(self): ...
    @abstractclassmethod
    def c(cls): ...
    @abstractstaticmethod
    def s(): ...
class B(A):
    p, c, s = 1, 2, 3
assert B().p == 1
A()  # raises: TypeError "Can't instantiate abstract class A without an implementation for abstract methods 'c', 'p', 's'"
# ---
from abc import ABC
class A(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if any("quack" in k.__dict__ for k in C.mro()):  # refused: VIV301
            return True
        return NotImplemented
# ---
# unchecked
from abc import ABC
class A(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        return True if "quack" in dir(C) else NotImplemented
class Duck:
    def quack(self): ...
assert issubclass(Duck, A) and not issubclass(int, A)
# ---
# one method makes an instance
from collections.abc import Hashable, Iterable, Iterator, Sized, Container, Callable, Reversible, Collection
class C:
    def __iter__(self): return iter(())
    def __len__(self): return 0
    def __contains__(self, x): return False
assert isinstance(C(), Iterable) and isinstance(C(), Sized) and isinstance(C(), Container) and isinstance(C(), Collection)
assert not isinstance(C(), Iterator) and isinstance(C, Callable) and not isinstance(C(), Callable) and isinstance(C(), Hashable)
assert isinstance([], Reversible) and not isinstance(C(), Reversible) and not isinstance([], Hashable)
# ---
from collections.abc import Iterator
class N:
    def __next__(self): return 1
    def __iter__(self): return self
assert issubclass(N, Iterator) and isinstance(iter([]), Iterator) and not isinstance([], Iterator)
# ---
from collections.abc import Iterator
Iterator()  # raises: TypeError "Can't instantiate abstract class Iterator without an implementation for abstract method '__next__'"
# ---
from collections.abc import Generator
class G(Generator):
    def send(self, value): return value
    def throw(self, typ, val=None, tb=None): raise typ
g = G()
assert next(g) is None and g.send(3) == 3 and iter(g) is g and isinstance((x for x in ()), Generator)
class H(G):
    def throw(self, typ, val=None, tb=None): return 1
H().close()  # raises: RuntimeError "generator ignored GeneratorExit"
# ---
from collections.abc import Sequence
class S(Sequence):
    def __init__(self, *items): self.items = items
    def __getitem__(self, i): return self.items[i]
    def __len__(self): return len(self.items)
s = S(1, 2, 3, 2)
assert list(s) == [1, 2, 3, 2] and list(reversed(s)) == [2, 3, 2, 1] and 3 in s and s.count(2) == 2 and s.index(2, 2) == 3
S(1).index(5)  # raises: ValueError
# ---
from collections.abc import MutableSequence
class M(MutableSequence):
    def __init__(self): self.items = []
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __len__(self): return len(self.items)
    def insert(self, i, v): self.items.insert(i, v)
m = M()
m.append(1); m.extend([2, 3]); m += [4]
assert list(m) == [1, 2, 3, 4] and m.pop() == 4 and m.pop(0) == 1
m.reverse(); m.remove(2)
assert list(m) == [3]
m.clear()
assert len(m) == 0
# ---
from collections.abc import Mapping
class M(Mapping):
    def __init__(self, **d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(a=1, b=2)
assert dict(m) == {"a": 1, "b": 2} == m and m.get("z", 5) == 5 and "a" in m and list(m.items()) == [("a", 1), ("b", 2)]
assert m != {"a": 1} and not isinstance([], Mapping) and isinstance({}, Mapping)
match m:
    case {"a": x}: assert x == 1
# ---
from collections.abc import MutableMapping
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()
m.update(a=1); m.update({"b": 2}); m.update([("c", 3)])
assert m.setdefault("d", 4) == 4 and m.pop("a") == 1 and m.pop("q", None) is None and m.popitem()[0] in "bcd"
m.clear()
m.pop("x")  # raises: KeyError
# ---
from collections.abc import Set
class S(Set):
    def __init__(self, items=()): self.items = list(dict.fromkeys(items))
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
a, b = S([1, 2, 3]), S([2, 3, 4])
assert set(a & b) == {2, 3} and set(a | b) == {1, 2, 3, 4} and set(a - b) == {1} and set(a ^ b) == {1, 4}
assert a == {1, 2, 3} and S([1]) < a and a >= S([3]) and a.isdisjoint([9]) and not a <= b and a != b
assert set([2, 7] & a) == {2} and set([1, 7] - a) == {7}
# ---
from collections.abc import MutableSet
class S(MutableSet):
    def __init__(self, items=()): self.items = list(dict.fromkeys(items))
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def add(self, x):
        if x not in self.items: self.items.append(x)
    def discard(self, x):
        if x in self.items: self.items.remove(x)
s = S([1, 2])
s |= {3}; s -= {1}; s &= [2, 3, 4]; s ^= {4}
assert set(s) == {2, 3, 4} and s.pop() in (2, 3, 4)
s.remove(99)  # raises: KeyError "99"
# ---
from collections.abc import KeysView, ValuesView, ItemsView, MappingView
d = {"a": 1}
assert isinstance(d.keys(), KeysView) and isinstance(d.values(), ValuesView) and isinstance(d.items(), ItemsView)
v = KeysView(d)
assert len(v) == 1 and "a" in v and v & {"a", "b"} == {"a"} and list(ValuesView(d)) == [1] and ("a", 1) in ItemsView(d)
assert repr(MappingView(d)) == "MappingView({'a': 1})"
# ---
# unchecked
from collections.abc import Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator
class A:
    def __await__(self): yield
class B:
    def __aiter__(self): return self
    def __anext__(self): ...
assert issubclass(A, Awaitable) and not issubclass(A, Coroutine) and issubclass(B, AsyncIterable) and issubclass(B, AsyncIterator)
assert not issubclass(B, AsyncGenerator) and not isinstance(3, Awaitable)
# ---
# unchecked
from collections.abc import Buffer
class B:
    def __buffer__(self, flags): ...
assert issubclass(B, Buffer) and not issubclass(str, Buffer)
# ---
# None takes a method away
from collections.abc import Hashable, Iterable, Reversible
class A:
    __hash__ = None
class X:
    def __iter__(self): return iter(())
    def __reversed__(self): return iter(())
class B(X):
    __iter__ = None
class C(X):
    __reversed__ = None
assert issubclass(X, Reversible) and not issubclass(A, Hashable) and not issubclass(B, Iterable) and not issubclass(C, Reversible)
# ---
# unchecked
import collections.abc as abc
assert abc.Sequence.__mro__[1:] == (abc.Reversible, abc.Collection, abc.Sized, abc.Iterable, abc.Container, object)
assert abc.MutableMapping.__mro__[1:] == (abc.Mapping, abc.Collection, abc.Sized, abc.Iterable, abc.Container, object)
# ---
from collections.abc import Sized
Sized[int]  # raises: TypeError "type 'Sized' is not subscriptable"
# ---
from collections.abc import Sequence, Mapping, MutableSequence, MutableSet, Set, MutableMapping
assert isinstance((), Sequence) and isinstance("", Sequence) and isinstance(range(3), Sequence) and isinstance(b"", Sequence)
assert issubclass(list, MutableSequence) and issubclass(bytearray, MutableSequence) and not issubclass(tuple, MutableSequence)
assert issubclass(set, MutableSet) and issubclass(frozenset, Set) and not issubclass(frozenset, MutableSet)
assert issubclass(dict, MutableMapping) and not issubclass(list, Mapping) and not issubclass(dict, Sequence)
# ---
from collections.abc import Iterable
assert repr(Iterable[int]) == "collections.abc.Iterable[int]" and Iterable[str].__args__ == (str,)
class Names(Iterable[str]):
    def __iter__(self): return iter(("a", "b"))
assert list(Names()) == ["a", "b"] and isinstance(Names(), Iterable)
