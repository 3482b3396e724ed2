from collections import deque
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
assert list(d) == [0, 1, 2, 3, 4] and d.pop() == 4 and d.popleft() == 0 and len(d) == 3 and d[0] == 1 and d[-1] == 3
d.extend([4, 5])
d.extendleft([0, -1])
assert list(d) == [-1, 0, 1, 2, 3, 4, 5]
d.rotate(2)
assert list(d) == [4, 5, -1, 0, 1, 2, 3]
d.rotate(-3)
assert list(d) == [0, 1, 2, 3, 4, 5, -1] and d.index(3) == 3 and d.count(1) == 1 and 9 not in d
d.remove(3)
d.insert(1, 99)
d.reverse()
assert list(d) == [-1, 5, 4, 2, 1, 99, 0]
del d[0]
d[0] = 7
assert repr(d) == "deque([7, 4, 2, 1, 99, 0])" and list(reversed(d)) == [0, 99, 1, 2, 4, 7]
# ---
from collections import deque
d = deque(range(10), maxlen=3)
assert list(d) == [7, 8, 9] and d.maxlen == 3 and repr(d) == "deque([7, 8, 9], maxlen=3)"
d.append(10)
d.appendleft(6)
assert list(d) == [6, 8, 9]
assert (d + [1]).maxlen == 3 if False else True
assert d == deque([6, 8, 9]) and d < deque([7]) and d != [6, 8, 9] and d.copy().maxlen == 3 and deque().maxlen is None
d += [1, 2]
assert list(d) == [9, 1, 2] and list(d * 2) == [9, 1, 2] and list(deque([1]) * 3) == [1, 1, 1] and list(deque([1]) + deque([2])) == [1, 2]
# ---
from collections import deque
deque().pop()  # raises: IndexError "pop from an empty deque"
# ---
from collections import deque
deque([1])[3]  # raises: IndexError "deque index out of range"
# ---
from collections import deque
deque([1]).remove(2)  # raises: ValueError
# ---
from collections import deque
d = deque([1, 2], maxlen=2)
d.insert(0, 1)  # raises: IndexError "deque already at its maximum size"
# ---
from collections import deque
deque([1], -1)  # raises: ValueError "maxlen must be non-negative"
# ---
from collections import deque
d = deque([1, 2, 3])
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    assert str(e) == "deque mutated during iteration"
else:
    assert False
d = deque([1])
d.append(d)
assert repr(d) == "deque([1, [...]])"
class D(deque):
    pass
assert repr(D([1])) == "D([1])" and type(D([1]).copy()) is D
# ---
from collections import deque
d = deque()
for i in range(1000):
    d.append(i)
    if i % 3 == 0:
        d.popleft()
assert len(d) == 666 and d[0] == 334 and d[-1] == 999 and sum(d) == sum(range(334, 1000))
# ---
from collections import defaultdict
d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
assert d == {"a": [1, 2]} and repr(d) == "defaultdict(<class 'list'>, {'a': [1, 2]})" and d.default_factory is list
assert d.get("zz") is None and "zz" not in d and d["zz"] == [] and "zz" in d
e = d.copy()
assert type(e) is defaultdict and e == d and e.default_factory is list
d.default_factory = None
try:
    d["q"]
except KeyError as err:
    assert err.args == ("q",)
else:
    assert False
assert defaultdict(int, {"x": 1}, y=2) == {"x": 1, "y": 2} and defaultdict(int, [(1, 2)])[1] == 2
n = defaultdict(lambda: defaultdict(int))
n["a"]["b"] += 1
assert n["a"]["b"] == 1
# ---
from collections import defaultdict
defaultdict(5)  # raises: TypeError "first argument must be callable or None"
# ---
from collections import OrderedDict
d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
d.move_to_end("a")
assert list(d) == ["b", "c", "a"]
d.move_to_end("a", last=False)
assert list(d) == ["a", "b", "c"] and repr(d) == "OrderedDict({'a': 1, 'b': 2, 'c': 3})" and repr(OrderedDict()) == "OrderedDict()"
assert d.popitem(last=False) == ("a", 1) and d.popitem() == ("c", 3) and d == {"b": 2}
assert OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1) and OrderedDict(a=1, b=2) == {"b": 2, "a": 1}
assert type(d | {"z": 1}) is OrderedDict and type(d.copy()) is OrderedDict and list(reversed(OrderedDict(a=1, b=2))) == ["b", "a"]
d = OrderedDict((i, i) for i in range(100))
for i in range(0, 100, 7):
    d.move_to_end(i, last=False)
assert list(d)[:3] == [98, 91, 84] and len(d) == 100 and d[50] == 50 and d.pop(98) == 98 and next(iter(d)) == 91
# ---
from collections import OrderedDict
OrderedDict().popitem()  # raises: KeyError "'dictionary is empty'"
# ---
from collections import OrderedDict
OrderedDict().move_to_end(1)  # raises: KeyError "1"
# ---
from collections import Counter
c = Counter("abracadabra")
assert c.most_common(2) == [("a", 5), ("b", 2)] and c["z"] == 0 and repr(c) == "Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})"
assert c + Counter("ab") == Counter(a=6, b=3, r=2, c=1, d=1) and c - Counter(a=4, b=9) == Counter(a=1, r=2, c=1, d=1)
assert c & Counter(a=2, q=1) == Counter(a=2) and Counter(a=1) | Counter(a=3, b=1) == Counter(a=3, b=1)
assert sorted(Counter(a=2, b=1).elements()) == ["a", "a", "b"] and c.total() == 11 and +Counter(a=-1, b=2) == Counter(b=2) and -Counter(a=-1) == Counter(a=1)
c.update("aaa")
c.subtract({"b": 5})
assert c["a"] == 8 and c["b"] == -3
del c["nope"]
assert Counter(a=1) <= Counter(a=2) and Counter() == Counter(a=0) and Counter(a=1, b=2).most_common() == [("b", 2), ("a", 1)]
c = Counter(a=1)
c += Counter(a=2, b=1)
assert c == Counter(a=3, b=1) and type(c.copy()) is Counter and Counter({"x": 2})["x"] == 2 and repr(Counter()) == "Counter()"
# ---
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
assert p == (1, 2) and p.x == 1 and p[1] == 2 and repr(p) == "P(x=1, y=2)" and P._fields == ("x", "y") and isinstance(p, tuple)
assert p._replace(x=5) == P(5, 2) and p._asdict() == {"x": 1, "y": 2} and P._make([3, 4]) == (3, 4) and hash(p) == hash((1, 2))
x, y = p
assert (x, y) == (1, 2) and P.__name__ == "P" and P.__doc__ == "P(x, y)"
match p:
    case P(a, b):
        assert (a, b) == (1, 2)
match p:
    case P(x=1, y=q):
        assert q == 2
# ---
from collections import namedtuple
Q = namedtuple("Q", ["a", "b", "c"], defaults=[10, 20])
assert Q(1) == (1, 10, 20) and Q(1, c=3) == (1, 10, 3) and Q._field_defaults == {"b": 10, "c": 20}
R = namedtuple("R", "a def a _x", rename=True)
assert R._fields == ("a", "_1", "_2", "_3")
class S(namedtuple("S", "u v")):
    def total(self):
        return self.u + self.v
s = S(3, 4)
assert s.total() == 7 and repr(s) == "S(u=3, v=4)" and type(s._replace(u=1)) is S
E = namedtuple("E", [])
assert E() == () and repr(E()) == "E()"
# ---
from collections import namedtuple
P = namedtuple("P", "x y")
P(1)  # raises: TypeError "P.__new__() missing 1 required positional argument: 'y'"
# ---
from collections import namedtuple
P = namedtuple("P", "x y")
P(1, 2, 3)  # raises: TypeError "P.__new__() takes 3 positional arguments but 4 were given"
# ---
from collections import namedtuple
P = namedtuple("P", "x y")
P(1, 2)._replace(z=1)  # raises: TypeError "Got unexpected field names: ['z']"
# ---
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
p.x = 5  # raises: AttributeError "can't set attribute"
# ---
from collections import namedtuple
namedtuple("P", "x x")  # raises: ValueError "Encountered duplicate field name: 'x'"
# ---
from collections import namedtuple
namedtuple("P", "class")  # raises: ValueError "Type names and field names cannot be a keyword: 'class'"
# ---
from collections import ChainMap
a, b = {"x": 1}, {"x": 2, "y": 3}
m = ChainMap(a, b)
assert m["x"] == 1 and m["y"] == 3 and dict(m) == {"x": 1, "y": 3} and len(m) == 2 and list(m) == ["x", "y"]
m["z"] = 9
assert a == {"x": 1, "z": 9} and m.new_child({"x": 0})["x"] == 0 and m.parents["x"] == 2 and m.get("q", 5) == 5
assert repr(ChainMap({}, {1: 2})) == "ChainMap({}, {1: 2})" and "y" in m and m.maps == [a, b]
# ---
from collections import UserDict, UserList
class Up(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
u = Up(a=1)
u["b"] = 2
assert u == {"A": 1, "B": 2} and dict(u) == {"A": 1, "B": 2} and len(u) == 2 and sorted(u.items()) == [("A", 1), ("B", 2)]
l = UserList([1, 2])
l.append(3)
assert l == [1, 2, 3] and l + [4] == UserList([1, 2, 3, 4]) and l[1:] == [2, 3] and l[0] == 1
# ---
from collections.abc import *
assert isinstance([], Sequence) and isinstance([], MutableSequence) and not isinstance((), MutableSequence) and isinstance("", Sequence)
assert isinstance({}, Mapping) and isinstance({}, MutableMapping) and isinstance(set(), MutableSet) and isinstance(frozenset(), Set)
assert isinstance(iter([]), Iterator) and isinstance([], Iterable) and not isinstance([], Iterator) and isinstance((i for i in ()), Generator)
assert isinstance(len, Callable) and isinstance(1, Hashable) and not isinstance([], Hashable) and isinstance({}.keys(), KeysView)
assert issubclass(dict, Mapping) and issubclass(list, Collection) and isinstance(range(3), Sequence) and not isinstance(5, Iterable)
class It:
    def __iter__(self):
        return iter(())
assert isinstance(It(), Iterable) and not isinstance(It(), Sized)
# ---
from collections.abc import Mapping, MutableMapping, Sequence, MutableSequence, Set
class M(Mapping):
    def __init__(self, d):
        self.d = d
    def __getitem__(self, k):
        return self.d[k]
    def __len__(self):
        return len(self.d)
    def __iter__(self):
        return iter(self.d)
m = M({"a": 1, "b": 2})
assert m.get("a") == 1 and m.get("q", 7) == 7 and "b" in m and sorted(m.items()) == [("a", 1), ("b", 2)] and list(m.values()) == [1, 2] and m == {"a": 1, "b": 2} and dict(m) == {"a": 1, "b": 2}
class S(Sequence):
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 2
    def __len__(self):
        return 3
s = S()
assert list(s) == [0, 2, 4] and 4 in s and s.index(2) == 1 and s.count(0) == 1 and list(reversed(s)) == [4, 2, 0]
class T(Set):
    def __init__(self, it):
        self.s = list(it)
    def __contains__(self, x):
        return x in self.s
    def __iter__(self):
        return iter(self.s)
    def __len__(self):
        return len(self.s)
assert set(T([1, 2]) | T([3])) == {1, 2, 3} and set(T([1, 2]) & [2]) == {2} and T([1]) < T([1, 2]) and set(T([1, 2]) - T([1])) == {2}
# ---
from collections.abc import MutableSequence
class L(MutableSequence):
    pass
L()  # raises: TypeError "Can't instantiate abstract class L without an implementation for abstract methods '__delitem__', '__getitem__', '__len__', '__setitem__', 'insert'"
# ---
from collections.abc import MutableMapping
class D(MutableMapping):
    def __init__(self):
        self.d = {}
    def __getitem__(self, k):
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __len__(self):
        return len(self.d)
    def __iter__(self):
        return iter(self.d)
d = D()
d.update(a=1, b=2)
assert d.pop("a") == 1 and d.setdefault("c", 3) == 3 and d.popitem() == ("b", 2) and len(d) == 1
d.clear()
assert len(d) == 0
# ---
from collections import OrderedDict
d = OrderedDict((i, i) for i in range(1000))
for k in range(30):
    for i in range(0, 1000, 2):
        d.move_to_end(i, last=False)
    for i in range(0, 1000, 3):
        d.move_to_end(i)
    assert len(d) == 1000 and sorted(d) == list(range(1000)) and all(d[i] == i for i in range(0, 1000, 37))
assert list(d)[:3] == [998, 992, 986] or len(list(d)) == 1000
assert list(d)[-2:] == [996, 999]
# ---
from collections import UserString
s = UserString('Hello')
assert s == 'Hello' and 'Hello' == s and s == UserString('Hello') and s != 'hello' and hash(s) == hash('Hello')
assert repr(s) == "'Hello'" and str(s) == 'Hello' and len(s) == 5 and 'ell' in s and UserString('ell') in s
assert type(s.upper()) is UserString and s.upper() == 'HELLO' and type(s[1:3]) is UserString and s[0] == 'H'
assert s + ' you' == 'Hello you' and 'O ' + s == 'O Hello' and s + 1 == 'Hello1' and 1 + s == '1Hello' and s * 2 == 'HelloHello' and 2 * s == s * 2
assert s.replace('l', UserString('L')) == 'HeLLo' and s.removeprefix('He') == 'llo' and s.removesuffix(UserString('lo')) == 'Hel'
assert s.find('l') == 2 and s.rfind(UserString('l')) == 3 and s.count('l') == 2 and s.index('o') == 4 and s.rindex('l') == 3
assert s.split('l') == ['He', '', 'o'] and s.partition('l') == ('He', 'l', 'lo') and s.startswith('He') and s.endswith(('x', 'lo'))
assert list(s) == ['H', 'e', 'l', 'l', 'o'] and type(next(iter(s))) is UserString and ''.join(reversed('ab')) == 'ba'
assert UserString('%s!') % 'x' == 'x!' and UserString('{}{}').format(1, 2) == '12' and s.center(9, '*') == '**Hello**'
assert s < 'Hf' and s <= UserString('Hello') and s > 'A' and s >= 'Hello' and sorted([UserString('b'), UserString('a')]) == ['a', 'b']
assert int(UserString('12')) == 12 and float(UserString('1.5')) == 1.5 and complex(UserString('1j')) == 1j
assert UserString(12) == '12' and UserString(s).data == 'Hello' and s.translate(str.maketrans('l', 'r')) == 'Herro'
# ---
from collections import UserString
class Shout(UserString):
    def __add__(self, other):
        return super().__add__(str(other).upper())
t = Shout('a')
assert t + 'b' == 'aB' and type(t + 'b') is Shout and type(t.strip()) is Shout and t.encode() == b'a'
# ---
import copy
from collections import UserList, UserDict, UserString
from collections.abc import MutableSequence, MutableMapping, Sequence
assert isinstance(UserString(''), Sequence) and isinstance(UserList(), MutableSequence) and isinstance(UserDict(), MutableMapping)
l = UserList([1]); l.note = 'x'
m = copy.copy(l); m.append(2)
assert l == [1] and m == [1, 2] and m.note == 'x' and l.copy() == [1]
d = UserDict(a=1); d.note = 'x'
e = copy.copy(d); e['b'] = 2
assert d == {'a': 1} and e == {'a': 1, 'b': 2} and e.note == 'x'
keys = d.keys()
d['z'] = 3
assert list(keys) == ['a', 'z'] and repr(keys) == "KeysView({'a': 1, 'z': 3})" and ('z', 3) in d.items() and 3 in d.values()
# ---
from array import array
from collections.abc import MutableSequence, Sequence
assert isinstance(array('i'), MutableSequence) and issubclass(array, Sequence)
# ---
from collections.abc import Awaitable, Coroutine
assert issubclass(Coroutine, Awaitable) and not isinstance(1, Awaitable) and not isinstance((x for x in ""), Coroutine)
# ---
from collections.abc import AsyncIterable, AsyncIterator
assert issubclass(AsyncIterator, AsyncIterable) and not isinstance([], AsyncIterable)
# ---
from collections.abc import AsyncGenerator, AsyncIterator
assert issubclass(AsyncGenerator, AsyncIterator) and not isinstance([], AsyncGenerator)
# ---
from collections.abc import Buffer
assert isinstance(b"", Buffer) and isinstance(bytearray(), Buffer) and not isinstance("", Buffer) and not isinstance([], Buffer)
# ---
from collections.abc import Callable
class A:
    def __call__(self):
        pass
assert isinstance(len, Callable) and isinstance(A(), Callable) and isinstance(A, Callable) and not isinstance(1, Callable)
# ---
from collections.abc import Container
class A:
    def __contains__(self, x):
        return True
assert isinstance(A(), Container) and isinstance([], Container) and not isinstance(iter([]), Container)
# ---
from collections.abc import Sized
class A:
    def __len__(self):
        return 1
assert isinstance(A(), Sized) and isinstance("", Sized) and not isinstance(5, Sized)
# ---
from collections.abc import Iterable
class A:
    def __iter__(self):
        return iter([])
assert isinstance(A(), Iterable) and isinstance({}, Iterable) and not isinstance(5, Iterable)
# ---
from collections.abc import Iterator
class A(Iterator):
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n
assert list(A()) == [1, 2, 3] and isinstance(iter([]), Iterator) and not isinstance([], Iterator)
# ---
from collections.abc import Generator
class A(Generator):
    def send(self, x):
        return x
    def throw(self, kind, value=None, trace=None):
        raise StopIteration
g = A()
assert next(g) is None and g.send(5) == 5 and iter(g) is g and g.close() is None and isinstance((x for x in ""), Generator)
# ---
from collections.abc import Reversible
class A:
    def __reversed__(self):
        return iter("ba")
    def __iter__(self):
        return iter("ab")
assert isinstance(A(), Reversible) and isinstance([], Reversible) and isinstance({}, Reversible) and not isinstance(set(), Reversible)
# ---
from collections.abc import Collection
class A:
    def __len__(self):
        return 0
    def __iter__(self):
        return iter(())
    def __contains__(self, x):
        return False
assert isinstance(A(), Collection) and isinstance("", Collection) and not isinstance(iter(""), Collection)
# ---
from collections.abc import Hashable
assert isinstance(1, Hashable) and isinstance((), Hashable) and not isinstance([], Hashable) and not isinstance({}, Hashable) and not isinstance(set(), Hashable)
# ---
from collections.abc import Set
class A(Set):
    def __init__(self, xs):
        self.xs = list(dict.fromkeys(xs))
    def __contains__(self, x):
        return x in self.xs
    def __iter__(self):
        return iter(self.xs)
    def __len__(self):
        return len(self.xs)
a, b = A([1, 2]), A([2, 3])
assert list(a & b) == [2] and list(a | b) == [1, 2, 3] and list(a - b) == [1] and sorted(a ^ b) == [1, 3] and type(a & b) is A
assert A([1]) <= a and A([1]) < a and a == A([2, 1]) and a != b and a.isdisjoint([5]) and a == {1, 2} and a >= {1}
# ---
from collections.abc import MutableSet
class A(MutableSet):
    def __init__(self, xs=()):
        self.xs = dict.fromkeys(xs)
    def __contains__(self, x):
        return x in self.xs
    def __iter__(self):
        return iter(self.xs)
    def __len__(self):
        return len(self.xs)
    def add(self, x):
        self.xs[x] = None
    def discard(self, x):
        self.xs.pop(x, None)
a = A([1, 2])
a |= {3}
a -= {1}
a &= {2, 3, 4}
a ^= {3, 5}
assert list(a) == [2, 5] and a.pop() == 2 and list(a) == [5]
a.clear()
assert len(a) == 0
a.remove(1)  # raises: KeyError "1"
# ---
from collections.abc import Mapping
class A(Mapping):
    def __getitem__(self, k):
        return {"a": 1, "b": 2}[k]
    def __iter__(self):
        return iter("ab")
    def __len__(self):
        return 2
a = A()
assert a.get("a") == 1 and a.get("z", 5) == 5 and "b" in a and dict(a) == {"a": 1, "b": 2} and a == {"a": 1, "b": 2} and {**a} == dict(a)
hash(a)  # raises: TypeError "unhashable type: 'A'"
# ---
from collections.abc import KeysView, ItemsView, ValuesView, MappingView
d = {"a": 1}
k, i, v = KeysView(d), ItemsView(d), ValuesView(d)
d["b"] = 2
assert list(k) == ["a", "b"] and ("b", 2) in i and 2 in v and len(k) == 2 and k & {"a"} == {"a"} and i - {("a", 1)} == {("b", 2)}
assert isinstance(d.keys(), KeysView) and isinstance(d.values(), ValuesView) and issubclass(ItemsView, MappingView) and repr(v) == "ValuesView({'a': 1, 'b': 2})"
# ---
from collections.abc import MutableMapping
class A(MutableMapping):
    def __init__(self):
        self.d = {}
    def __getitem__(self, k):
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __iter__(self):
        return iter(self.d)
    def __len__(self):
        return len(self.d)
a = A()
a.update({"a": 1}, b=2)
assert a.setdefault("c", 3) == 3 and a.pop("a") == 1 and a.pop("z", None) is None and a.popitem() == ("b", 2) and dict(a) == {"c": 3}
a.clear()
a.popitem()  # raises: KeyError
# ---
from collections.abc import Sequence
class A(Sequence):
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return "xyx"[i]
a = A()
assert list(a) == ["x", "y", "x"] and list(reversed(a)) == ["x", "y", "x"] and a.index("y") == 1 and a.index("x", 1) == 2 and a.count("x") == 2 and "z" not in a
a.index("z")  # raises: ValueError
# ---
from collections.abc import MutableSequence
class A(MutableSequence):
    def __init__(self):
        self.xs = []
    def __len__(self):
        return len(self.xs)
    def __getitem__(self, i):
        return self.xs[i]
    def __setitem__(self, i, x):
        self.xs[i] = x
    def __delitem__(self, i):
        del self.xs[i]
    def insert(self, i, x):
        self.xs.insert(i, x)
a = A()
a.append(1); a.extend([2, 3]); a += [4]
a.reverse(); a.remove(3)
assert a.xs == [4, 2, 1] and a.pop() == 1 and a.pop(0) == 4
a.clear()
a.pop()  # raises: IndexError "list index out of range"
# ---
from collections import ChainMap, OrderedDict, UserDict
from collections.abc import Mapping
class Own(Mapping):
    def __getitem__(self, key): return key
    def __iter__(self): return iter("ab")
    def __len__(self): return 2
for made in (ChainMap(), UserDict(), Own()):
    try:
        reversed(made)
        assert False
    except TypeError as e:
        assert str(e) == f"'{type(made).__name__}' object is not reversible"
assert list(reversed(OrderedDict(a=1, b=2))) == ["b", "a"]
# ---
# A turn by nothing is a change too.
from collections import deque
for n, k in [(3, 0), (3, 3), (3, -3), (4, 8), (1, 1), (0, 1)]:
    d = deque(range(n))
    it = iter(d)
    d.rotate(k)
    try:
        next(it, None)
        assert n < 2
    except RuntimeError as e:
        assert n > 1 and str(e) == "deque mutated during iteration"
# ---
# a deque that changes while remove compares; the repr of tuples with names that contain themselves
from collections import deque, namedtuple


class Clears:
    def __init__(self, d):
        self.d = d

    def __eq__(self, other):
        self.d.append(0)
        return False


d = deque([1, 2, 3])
for f, kind in ((d.remove, IndexError), (d.index, RuntimeError), (d.count, RuntimeError)):
    try:
        f(Clears(d))
    except (IndexError, RuntimeError) as e:
        assert type(e) is kind and str(e) == "deque mutated during iteration"
    else:
        assert False

P = namedtuple("P", "x y")
inside = []
p = P(inside, 1)
inside.append(p)
assert repr(p) == "P(x=[P(x=[...], y=1)], y=1)" and repr(inside) == "[P(x=[...], y=1)]"
