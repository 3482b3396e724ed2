import heapq
h = []
for x in [5, 3, 8, 1, 9, 2, 7]:
    heapq.heappush(h, x)
assert h == [1, 3, 2, 5, 9, 8, 7]
assert [heapq.heappop(h) for _ in range(7)] == [1, 2, 3, 5, 7, 8, 9] and h == []
h = [9, 4, 7, 1, 0, 3, 8]
heapq.heapify(h)
assert h == [0, 1, 3, 9, 4, 7, 8]
assert heapq.heapreplace(h, 5) == 0 and h == [1, 4, 3, 9, 5, 7, 8] and heapq.heappushpop(h, 0) == 0 and heapq.heappushpop(h, 6) == 1 and h == [3, 4, 6, 9, 5, 7, 8]
# ---
import heapq
heapq.heappop([])  # raises: IndexError "index out of range"
# ---
import heapq
heapq.heappush((), 1)  # raises: TypeError "heappush() argument 1 must be list, not tuple"
# ---
import heapq
heapq.heapify(5)  # raises: TypeError "heapify() argument must be list, not int"
# ---
import heapq
data = [5, 1, 4, 1, 3]
assert heapq.nlargest(2, data) == [5, 4] and heapq.nsmallest(3, data) == [1, 1, 3] and heapq.nsmallest(0, data) == [] and heapq.nlargest(9, data) == [5, 4, 3, 1, 1]
assert heapq.nsmallest(2, ["bb", "a", "ccc", "d"], key=len) == ["a", "d"] and heapq.nlargest(1, ["bb", "cc"], key=len) == ["bb"]
assert list(heapq.merge([1, 4], [2, 3], [0, 9])) == [0, 1, 2, 3, 4, 9] and list(heapq.merge([3, 1], [2], reverse=True)) == [3, 2, 1]
assert list(heapq.merge(["a", "ccc"], ["bb"], key=len)) == ["a", "bb", "ccc"] and list(heapq.merge()) == []
# ---
import heapq, random
random.seed(3)
h = []
for i in range(500):
    heapq.heappush(h, (random.randrange(50), i))
out = [heapq.heappop(h) for _ in range(500)]
assert out == sorted(out)
h = [random.random() for _ in range(3000)]
heapq.heapify(h)
assert all(h[i] <= h[2 * i + 1] for i in range(1400))
# ---
import heapq
class Node:
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        return self.v < o.v
h = []
for v in [3, 1, 2]:
    heapq.heappush(h, Node(v))
assert [heapq.heappop(h).v for _ in range(3)] == [1, 2, 3]
class Bad:
    def __lt__(self, o):
        h.clear()
        return True
h = [Bad() for _ in range(5)]
try:
    heapq.heappush(h, Bad())
except RuntimeError as e:
    assert str(e) == "list changed size during iteration"
# ---
import bisect
a = [1, 2, 2, 3]
assert bisect.bisect_left(a, 2) == 1 and bisect.bisect(a, 2) == 3 and bisect.bisect_right(a, 9) == 4 and bisect.bisect_left(a, 2, 2) == 2 and bisect.bisect_left(a, 3, 0, 2) == 2
bisect.insort(a, 2)
bisect.insort_left(a, 0)
assert a == [0, 1, 2, 2, 2, 3]
w = ["a", "bb", "dddd"]
bisect.insort(w, "ccc", key=len)
assert w == ["a", "bb", "ccc", "dddd"] and bisect.bisect_left(w, 3, key=len) == 2
# ---
import bisect
bisect.bisect([1], 2, -1)  # raises: ValueError "lo must be non-negative"
# ---
import operator as op
assert op.add(1, 2) == 3 and op.mul("a", 3) == "aaa" and op.lt(1, 2) and op.neg(5) == -5 and op.not_(0) and op.contains([1], 1) and op.getitem({1: 2}, 1) == 2
assert op.itemgetter(1)([5, 6]) == 6 and op.itemgetter(0, 2)("abc") == ("a", "c") and op.methodcaller("upper")("x") == "X" and op.methodcaller("split", ",", maxsplit=1)("a,b,c") == ["a", "b,c"]
class A:
    pass
a = A()
a.b = A()
a.b.c = 5
assert op.attrgetter("b.c")(a) == 5 and op.attrgetter("b", "b.c")(a) == (a.b, 5) and repr(op.itemgetter(1)) == "operator.itemgetter(1)" and repr(op.attrgetter("a.b")) == "operator.attrgetter('a.b')"
l = [1]
assert op.iadd(l, [2]) is l and l == [1, 2] and op.countOf([1, 1, 2], 1) == 2 and op.indexOf([3, 4], 4) == 1 and op.length_hint([1, 2]) == 2 and op.concat([1], [2]) == [1, 2] and op.is_(a, a) and op.truth([]) is False and op.pow(2, 5) == 32
assert sorted([(2, "a"), (1, "b")], key=op.itemgetter(1)) == [(2, "a"), (1, "b")] and op.index(True) == 1 and op.call(max, 1, 2) == 2
# ---
import operator
operator.attrgetter(1)  # raises: TypeError "attribute name must be a string"
# ---
import operator
operator.itemgetter(5)([1])  # raises: IndexError "list index out of range"
# ---
import copy
a = [1, [2, 3], {"x": (4, [5])}]
b = copy.copy(a)
c = copy.deepcopy(a)
assert b == a == c and b is not a and b[1] is a[1] and c[1] is not a[1] and c[2]["x"][1] is not a[2]["x"][1]
t = (1, "a", (2,))
assert copy.deepcopy(t) is t and copy.copy(t) is t
s = [1]
s.append(s)
d = copy.deepcopy(s)
assert d[1] is d and d is not s
x = [1]
y = copy.deepcopy([x, x])
assert y[0] is y[1]
# ---
import copy
class P:
    def __init__(self, v):
        self.v = v
        self.me = self
p = P([1])
q = copy.copy(p)
r = copy.deepcopy(p)
assert q.v is p.v and q.me is p and r.v == [1] and r.v is not p.v and r.me is r and type(r) is P
class C:
    def __copy__(self):
        return "copied"
    def __deepcopy__(self, memo):
        return "deep"
assert copy.copy(C()) == "copied" and copy.deepcopy([C()]) == ["deep"]
class L(list):
    pass
l = L([1, [2]])
l.tag = [3]
m = copy.deepcopy(l)
assert m == l and type(m) is L and m.tag == [3] and m.tag is not l.tag and m[1] is not l[1]
# ---
import copy
from collections import deque, OrderedDict, defaultdict, Counter, namedtuple
d = copy.deepcopy(deque([[1]], 3))
assert d == deque([[1]]) and d.maxlen == 3
e = copy.deepcopy(defaultdict(list, a=[1]))
assert e == {"a": [1]} and e["b"] == [] and type(copy.copy(OrderedDict(a=1))) is OrderedDict
assert copy.deepcopy(Counter("aab")) == Counter(a=2, b=1) and type(copy.copy(Counter("a"))) is Counter
N = namedtuple("N", "a b")
n = copy.deepcopy(N([1], 2))
assert n == N([1], 2) and type(n) is N
assert copy.copy({1, 2}) == {1, 2} and copy.deepcopy({(1, 2): {3}}) == {(1, 2): {3}} and copy.deepcopy(bytearray(b"x")) == b"x"
# ---
from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self):
        return 4
    name = "sq"
assert Sq().area() == 4 and isinstance(Sq(), Shape)
class V:
    pass
Shape.register(V)
assert isinstance(V(), Shape) and issubclass(V, Shape) and not isinstance(5, Shape)
class H(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        return hasattr(C, "quack")
class Duck:
    quack = 1
assert isinstance(Duck(), H) and not isinstance(V(), H)
# ---
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
Shape()  # raises: TypeError "Can't instantiate abstract class Shape without an implementation for abstract method 'area'"
# ---
from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack
log = []
@contextmanager
def cm(x):
    log.append("in")
    try:
        yield x
    finally:
        log.append("out")
with cm(5) as v:
    assert v == 5 and log == ["in"]
assert log == ["in", "out"]
try:
    with cm(1):
        raise ValueError("x")
except ValueError as e:
    assert str(e) == "x"
else:
    assert False
with suppress(KeyError, ZeroDivisionError):
    1 / 0
with nullcontext(3) as n:
    assert n == 3
class Thing:
    def close(self):
        log.append("closed")
with closing(Thing()):
    pass
assert log[-1] == "closed"
with ExitStack() as stack:
    stack.enter_context(cm(1))
    stack.callback(log.append, "cb")
assert log[-2:] == ["cb", "out"]
@cm(0)
def decorated():
    return 7
assert decorated() == 7
# ---
from contextlib import contextmanager
@contextmanager
def swallow():
    try:
        yield
    except ValueError:
        pass
with swallow():
    raise ValueError
@contextmanager
def none():
    return
    yield
with none():  # raises: RuntimeError "generator didn't yield"
    pass
# ---
from heapq import heapify
h = [5, 3, 8, 1]
assert heapify(h) is None and h[0] == 1 and sorted(h) == [1, 3, 5, 8]
# ---
from heapq import heappushpop
h = [2, 4]
assert heappushpop(h, 1) == 1 and h == [2, 4] and heappushpop(h, 3) == 2 and h == [3, 4] and heappushpop([], 1) == 1
# ---
from heapq import heapreplace
h = [2, 4]
assert heapreplace(h, 1) == 2 and h == [1, 4]
heapreplace([], 1)  # raises: IndexError "index out of range"
# ---
from heapq import nlargest
assert nlargest(2, [3, 1, 2]) == [3, 2] and nlargest(9, "ab") == ["b", "a"] and nlargest(1, ["aa", "b"], key=len) == ["aa"] and nlargest(0, [1]) == []
# ---
from heapq import nsmallest
assert nsmallest(2, [3, 1, 2]) == [1, 2] and nsmallest(1, ["aa", "b"], key=len) == ["b"] and nsmallest(-1, [1]) == []
# ---
from heapq import merge
assert list(merge([1, 4], [2, 3])) == [1, 2, 3, 4] and list(merge([4, 1], [3], reverse=True)) == [4, 3, 1] and list(merge()) == []
# ---
# cpython: skip (new in 3.14)
from heapq import heapify_max, heappop_max, heappush_max
h = [1, 5, 3]
heapify_max(h)
assert h[0] == 5 and heappop_max(h) == 5 and h[0] == 3
heappush_max(h, 9)
assert h[0] == 9
# ---
# cpython: skip (new in 3.14)
from heapq import heapify_max, heapreplace_max, heappushpop_max
h = [1, 5, 3]
heapify_max(h)
assert heapreplace_max(h, 0) == 5 and heappushpop_max(h, 9) == 9 and sorted(h) == [0, 1, 3]
# ---
# The best few of many are found with memory for those few, equal ones in their order.
import heapq
xs = [x * 37 % 11 for x in range(60)]
pairs = list(enumerate(xs))
for n in (-1, 0, 1, 2, 7, 59, 60, 61):
    few = max(n, 0)
    assert heapq.nsmallest(n, iter(xs)) == heapq.nsmallest(n, xs) == sorted(xs)[:few]
    assert heapq.nlargest(n, iter(xs)) == heapq.nlargest(n, xs) == sorted(xs, reverse=True)[:few]
    assert heapq.nsmallest(n, iter(pairs), lambda p: p[1]) == sorted(pairs, key=lambda p: p[1])[:few]
    assert heapq.nlargest(n, pairs, key=lambda p: p[1]) == sorted(pairs, key=lambda p: p[1], reverse=True)[:few]
class Odd:
    def __init__(self, v, i): self.v, self.i = v, i
    def __lt__(self, other): return self.v < other.v
assert [(o.v, o.i) for o in heapq.nsmallest(9, (Odd(v, i) for i, v in enumerate(xs)))] == [(0, 22), (0, 44), (0, 11), (0, 33), (0, 0), (0, 55), (1, 36), (1, 3), (1, 25)]
calls = iter([3, 1, 2])
assert heapq.nsmallest(0, calls) == [] and next(calls) == 3
# ---
import heapq
heapq.nsmallest(2, [1, "a", None])  # raises: TypeError "'<' not supported between instances of 'str' and 'int'"
# ---
# Heaps of whatever is compared in short ways or not are sifted alike.
import heapq, random
def down(l, start, pos):
    while pos > start and l[pos] < l[(pos - 1) >> 1]:
        l[pos], l[(pos - 1) >> 1] = l[(pos - 1) >> 1], l[pos]
        pos = (pos - 1) >> 1
def up(l, pos):
    start = pos
    while pos < len(l) // 2:
        child = 2 * pos + 1
        if child + 1 < len(l) and not l[child] < l[child + 1]:
            child += 1
        l[pos], l[child] = l[child], l[pos]
        pos = child
    down(l, start, pos)
class Key:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
random.seed(4)
makers = [lambda: random.randrange(20), lambda: random.random(), lambda: (random.randrange(4), random.randrange(4)), lambda: random.choice("abcd"),
          lambda: random.choice([1, 2.5, True, 2**70]), lambda: (random.choice([1, 2.0, 2**70]), random.random()), lambda: Key(random.randrange(5)),
          lambda: (random.choice("ab"), [random.randrange(3)]), lambda: float("nan") if random.random() < .1 else random.random()]
for make in makers:
    mine, theirs = [make() for _ in range(12)], []
    for i in reversed(range(6)):
        up(mine, i)
    theirs = mine[:]
    heapq.heapify(theirs)
    mine = theirs[:]
    for _ in range(60):
        if random.random() < .5 or len(mine) < 2:
            v = make()
            mine.append(v)
            down(mine, 0, len(mine) - 1)
            heapq.heappush(theirs, v)
        else:
            first, last = mine[0], mine.pop()
            mine[0] = last
            up(mine, 0)
            assert heapq.heappop(theirs) is first
        assert all(a is b for a, b in zip(mine, theirs, strict=True))
# ---
import heapq
class Late:
    def __lt__(self, other):
        h.clear()
        return False
h = [1, 2, 3, Late(), 5, 4, 6, 7]
try:
    heapq.heappop(h)
except RuntimeError as e:
    assert str(e) == "list changed size during iteration"
else:
    assert False
