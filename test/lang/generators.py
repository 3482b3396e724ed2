# Generators: iteration, send, throw, close, yield from, generator expressions.
def gen():
    yield 1
    yield 2
    return 3
assert list(gen()) == [1, 2]
g = gen()
assert next(g) == 1 and next(g) == 2
try:
    next(g)
except StopIteration as e:
    assert e.value == 3
assert next(g, "done") == "done"
# ---
def echo():
    got = []
    while len(got) < 3:
        got.append((yield len(got)))
    return got
g = echo()
assert next(g) == 0 and g.send("a") == 1 and g.send("b") == 2
try:
    g.send("c")
except StopIteration as e:
    assert e.value == ["a", "b", "c"]
# ---
def g(): yield
g().send(1)                     # raises: TypeError "can't send non-None value to a just-started generator"
# ---
log = []
def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        log.append(str(e))
        yield 99
    finally:
        log.append("finally")
it = g()
next(it)
assert it.throw(ValueError("boom")) == 99
assert list(it) == [] and log == ["boom", "finally"]
# ---
def g():
    try:
        yield 1
    finally:
        log.append("closed")
log = []
it = g()
next(it)
it.close()
it.close()
assert log == ["closed"] and list(it) == []
# ---
def g():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = g()
next(it)
it.close()                      # raises: RuntimeError "generator ignored GeneratorExit"
# ---
def g():
    yield 1
    raise StopIteration(5)
list(g())                       # raises: RuntimeError "generator raised StopIteration"
# ---
def g():
    yield from it
it = g()
next(it)                        # raises: ValueError "generator already executing"
# ---
def inner():
    x = yield 1
    y = yield x
    return (x, y)
def outer():
    r = yield from inner()
    yield r
g = outer()
assert next(g) == 1 and g.send("a") == "a" and g.send("b") == ("a", "b")
# ---
def inner():
    try:
        yield 1
    except KeyError:
        yield "caught"
    return "end"
def outer():
    return (yield from inner())
g = outer()
next(g)
assert g.throw(KeyError("k")) == "caught"
try:
    next(g)
except StopIteration as e:
    assert e.value == "end"
# ---
log = []
def inner():
    try:
        yield 1
    finally:
        log.append("inner")
def outer():
    try:
        yield from inner()
    finally:
        log.append("outer")
g = outer()
next(g)
g.close()
assert log == ["inner", "outer"]
# ---
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
assert list(tree(3)) == [1, 2, 1, 3, 1, 2, 1]
# ---
def chain(n):
    if n == 0:
        yield "leaf"
    else:
        yield from chain(n - 1)
assert list(chain(200)) == ["leaf"]
# ---
def f():
    yield from [1, 2]
    yield from "ab"
    yield from {"k": 1}
assert list(f()) == [1, 2, "a", "b", "k"]
# ---
def f(): yield from 5
list(f())                       # raises: TypeError "'int' object is not iterable"
# ---
assert sum(x * x for x in range(10)) == 285
assert list(x + y for x in range(2) for y in range(2) if x != y) == [1, 1]
g = (x for x in [1, 2, 3])
assert next(g) == 1 and list(g) == [2, 3]
# ---
n = 3
g = (x * n for x in range(3))
n = 10
assert list(g) == [0, 10, 20]
# ---
g = (1 / x for x in [1, 0])
next(g)
next(g)                         # raises: ZeroDivisionError "division by zero"
# ---
def g():
    yield 1
    raise ValueError("inside")
seen = []
try:
    for x in g():
        seen.append(x)
except ValueError as e:
    seen.append(str(e))
assert seen == [1, "inside"]
# ---
def primes():
    n, found = 2, []
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
p = primes()
assert [next(p) for _ in range(8)] == [2, 3, 5, 7, 11, 13, 17, 19]
# ---
def g():
    try:
        raise KeyError("a")
    except KeyError:
        yield 1
        try:
            raise
        except KeyError as e:
            yield str(e)
it = g()
assert next(it) == 1
try:
    raise ValueError("outside")
except ValueError:
    assert next(it) == "'a'"
# ---
def g():
    yield 1
it = g()
try:
    it.throw(ValueError, "first")
except ValueError as e:
    assert str(e) == "first"
assert list(it) == []
# ---
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        while self.n:
            yield self.n
            self.n -= 1
assert list(Countdown(3)) == [3, 2, 1]
a, b, c = Countdown(3)
assert (a, b, c) == (3, 2, 1)
# ---
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i
assert [x for x in It()] == [1, 2, 3]
def d(): return (yield from It())
assert list(d()) == [1, 2, 3]
# ---
def numbers():
    for i in range(5):
        yield i
def doubled(src):
    for x in src:
        yield 2 * x
def taken(src, n):
    for x in src:
        if n == 0:
            return
        n -= 1
        yield x
assert list(taken(doubled(numbers()), 3)) == [0, 2, 4]
# ---
class Handmade:
    def __init__(self): self.log = []
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, v):
        self.log.append(v)
        if v == "stop":
            raise StopIteration("result")
        return v
    def throw(self, e):
        self.log.append(type(e).__name__)
        return "thrown"
h = Handmade()
def f(): return (yield from h)
g = f()
assert next(g) == 1 and g.send("x") == "x" and g.throw(ValueError()) == "thrown"
try:
    g.send("stop")
except StopIteration as e:
    assert e.value == "result"
assert h.log == ["x", "ValueError", "stop"]

# ---
# Generators in loops: one that loops over itself, one that goes on while it
# handles an exception, nesting, and ends of all kinds.
def selfish():
    yield 1
    for x in g:
        yield x


g = selfish()
seen = []
try:
    for x in g:
        seen.append(x)
except ValueError as error:
    seen.append(str(error))
assert seen == [1, "generator already executing"] and list(g) == []


def handling():
    try:
        raise KeyError("k")
    except KeyError:
        yield 1
        yield 2
        try:
            raise
        except KeyError as error:
            yield error.args[0]


seen = []
try:
    raise IndexError("outer")
except IndexError:
    for x in handling():
        seen.append(x)
        try:
            raise
        except IndexError as error:
            seen.append(error.args[0])
assert seen == [1, "outer", 2, "outer", "k", "outer"]
assert sum(x if isinstance(x, int) else 10 for x in handling()) == 13


def layers(n):
    source = iter(range(3))
    for _ in range(n):
        source = (x + 1 for x in source)
    return source


total = 0
for x in layers(40):
    total += x
assert total == 123 and sum(layers(40)) == 123


def early():
    for i in range(10):
        if i == 3:
            return "over"
        yield i


assert [x for x in early()] == list(early()) == [0, 1, 2] and any(x == 2 for x in early())

# ---
# cpython: skip (its limit of depth does not stop this)
source = iter(range(3))
for _ in range(100_000):
    source = (x + 1 for x in source)
for x in source:  # raises: RecursionError
    pass
# ---
# What is thrown through a yield from is raised while the outer generator handles its exception.
def inner():
    yield
def outer():
    try:
        raise KeyError("a")
    except KeyError:
        yield from inner()
g = outer()
next(g)
try:
    g.throw(ValueError)
except ValueError as e:
    assert repr(e.__context__) == "KeyError('a')"
g = outer()
next(g)
try:
    raise IndexError
except IndexError:
    try:
        g.throw(ValueError)
    except ValueError as e:
        assert repr(e.__context__) == "KeyError('a')"
# ---
# A generator that Go drains: what is added, tested or appended in between.
def counted(n, log):
    for i in range(n):
        log.append(i)
        yield i
    return 99
log = []
g = counted(5, log)
assert any(x > 2 for x in g) and log == [0, 1, 2, 3]
assert next(g) == 4 and sum(g) == 0 and sum(g) == 0
assert list(counted(3, [])) == [0, 1, 2] and tuple(counted(3, [])) == (0, 1, 2)
assert all(counted(0, [])) and not all(counted(2, []))
assert sum(counted(4, []), 0.5) == 6.5 and sum((x / 2 for x in range(4)), 1) == 4.0
assert sum(2 ** 62 for _ in range(4)) == 2 ** 64
assert sum([x] for x in range(0)) == 0 and sum(([x] for x in range(3)), []) == [0, 1, 2]
# ---
# The generator sees the list that it fills, and may empty it.
l = [7]
def watching():
    for i in range(6):
        if len(l) == 4:
            l.clear()
        yield len(l) * 10 + i
l.extend(watching())
assert l == [3, 14, 25], l
l = []
l.extend(x if x % 2 else str(x) for x in range(5))
assert l == ["0", 1, "2", 3, "4"]
# ---
# A generator may not be resumed by what it yields into, nor by itself.
class Nosy:
    def __radd__(self, other):
        return other + next(g)
def nosy():
    yield 1
    yield Nosy()
    yield 10
    yield 100
g = nosy()
assert sum(g) == 111
def selfish():
    yield 1
    yield sum(me)
me = selfish()
try:
    sum(me)
except ValueError as e:
    assert str(e) == "generator already executing"
else:
    assert False
# ---
# Errors and yield from come up where they should.
def failing():
    yield 1
    yield from (x for x in range(3))
    raise KeyError("after")
total = []
try:
    total.extend(failing())
except KeyError as e:
    assert e.args == ("after",) and total == [1, 0, 1, 2]
try:
    sum(1 // (3 - x) for x in range(9))
except ZeroDivisionError as e:
    assert str(e) in ("integer division or modulo by zero", "division by zero")
# ---
# In an except block of the generator, another exception is at hand outside.
def handling():
    try:
        raise KeyError
    except KeyError:
        yield 1
        yield 2
        try:
            raise ValueError
        except ValueError as e:
            assert isinstance(e.__context__, KeyError)
        yield 3
try:
    raise IndexError
except IndexError as e:
    assert sum(handling()) == 6
    try:
        raise TypeError
    except TypeError as t:
        assert t.__context__ is e
# ---
# limit: steps
def forever():
    while True:
        yield 1
sum(forever())
# ---
# limit: memory
def forever():
    while True:
        yield 1
list(forever())
# ---
# next, with and without a default, and send wake a generator in the run of their caller.
def numbers(n):
    for i in range(n):
        yield i
    return "end"
g = numbers(2)
assert (next(g, 9), next(g, 9), next(g, 9), next(g, 9)) == (0, 1, 9, 9)
g = numbers(1)
assert next(g) == 0
try:
    next(g)
except StopIteration as e:
    assert e.value == "end"
try:
    next(g)
except StopIteration as e:
    assert e.value is None
def adder():
    total = 0
    while True:
        total += yield total
g = adder()
assert g.send(None) == 0 and g.send(3) == 3 and g.send(4) == 7
send = g.send
assert send(5) == 12 and type(g).send(g, 1) == 13
try:
    adder().send(1)
except TypeError as e:
    assert str(e) == "can't send non-None value to a just-started generator"
# ---
# A generator that asks itself for its next value, by whatever way.
def own():
    yield 1
    yield next(g, 0)
g = own()
assert next(g) == 1
try:
    next(g)
except ValueError as e:
    assert str(e) == "generator already executing"
assert next(g, None) is None
# ---
# What a generator raises comes up at the call of next.
def failing():
    yield 1
    raise KeyError("k")
g = failing()
next(g)
next(g, 5)  # raises: KeyError "'k'"
# ---
def stopping():
    yield next(iter(()))
next(stopping(), 5)  # raises: RuntimeError "generator raised StopIteration"
# ---
# The exception being handled is that of the frame that runs.
def handling():
    try:
        raise KeyError
    except KeyError:
        yield 1
        try:
            raise ValueError
        except ValueError as e:
            assert isinstance(e.__context__, KeyError)
        yield 2
try:
    raise IndexError
except IndexError as e:
    g = handling()
    assert next(g, 0) == 1
    try:
        raise TypeError
    except TypeError as t:
        assert t.__context__ is e
    assert g.send(None) == 2
# ---
# Deep towers of generators that wake one another end by an exception.
def tower(n):
    if n:
        yield next(tower(n - 1), None)
    else:
        yield "ground"
assert next(tower(50)) == "ground"
try:
    next(tower(100_000))
except RecursionError:
    pass
else:
    assert False
# ---
# A for over iterators that hand on what a generator yields.
from itertools import chain, count, dropwhile, islice
def pairs(n, log):
    for i in range(n):
        log.append(i)
        yield i, i * i
    log.append("end")
log = []
assert [b for a, b in islice(pairs(9, log), 3)] == [0, 1, 4] and log == [0, 1, 2]
log = []
total = 0
for a, b in islice(pairs(3, log), 10):
    total += a + b
assert total == 8 and log == [0, 1, 2, "end"]
log = []
source = pairs(4, log)
view = islice(source, 1, 3)
for a, b in view:
    assert (a, b) == (1, 1)
    break
assert next(view) == (2, 4) and list(view) == [] and next(source) == (3, 9)
log = []
assert [x for x in islice(pairs(9, log), 1, 8, 3)] == [(1, 1), (4, 16), (7, 49)] and log == list(range(8))
assert [a for a, b in chain(pairs(2, log), [(5, 5)], pairs(0, log), pairs(1, log))] == [0, 1, 5, 0]
assert [a for a, b in chain.from_iterable(pairs(i, log) for i in range(4))] == [0, 0, 1, 0, 1, 2]
assert [a for a, b in dropwhile(lambda p: p[0] < 2, pairs(5, log))] == [2, 3, 4]
for x in islice(pairs(0, log), 5):
    assert False
def broken():
    yield 1
    raise LookupError("gone")
seen = []
view = islice(broken(), 9)
try:
    for x in view:
        seen.append(x)
except LookupError:
    seen.append("caught")
for x in view:
    seen.append(x)
assert seen == [1, "caught"]
# ---
# A count that nobody else sees.
from itertools import count
def until(n, *start):
    out = []
    for i in count(*start):
        if len(out) == n:
            return out
        out.append(i)
assert until(3) == [0, 1, 2] and until(3, 5) == [5, 6, 7] and until(3, 5, -2) == [5, 3, 1]
assert until(3, 2 ** 63 - 2) == [2 ** 63 - 2, 2 ** 63 - 1, 2 ** 63] and until(2, 0.5) == [0.5, 1.5]
assert until(3, 1, 2 ** 62) == [1, 2 ** 62 + 1, 2 ** 63 + 1] and until(2, True) == [1, 2] and until(3, 1, 0) == [1, 1, 1]
c = count(3)
for i in c:
    if i > 4:
        break
assert next(c) == 6 and [i for i, _ in zip(count(), "ab")] == [0, 1]
# ---
# limit: memory
from itertools import count
[i for i in count()]
# ---
# limit: memory
from itertools import count
{i: i for i in count()}
# ---
# limit: steps
from itertools import chain
def none():
    return
    yield
for x in chain.from_iterable(none() for i in iter(int, 1)):
    pass
# ---
# enumerate of a generator whose pairs a for takes apart.
def letters(n):
    for c in "abcdef"[:n]:
        yield c
assert [(i, c) for i, c in enumerate(letters(3))] == [(0, "a"), (1, "b"), (2, "c")]
out = []
for i, c in enumerate(letters(4), 2 ** 63 - 2):
    for j, d in enumerate(letters(i % 3)):
        out.append((i - 2 ** 63, c, j, d))
assert out == [(-1, "b", 0, "a"), (0, "c", 0, "a"), (0, "c", 1, "b")]
numbered = enumerate(letters(4))
for i, c in numbered:
    if i == 1:
        break
assert next(numbered) == (2, "c")
for i, (a, b) in enumerate((x, x) for x in letters(2)):
    assert a == b == "abc"[i]
def handled():
    try:
        raise KeyError
    except KeyError:
        yield 1
        yield 2
    raise ValueError("late")
seen = []
try:
    for i, v in enumerate(handled()):
        seen.append((i, v))
except ValueError as e:
    seen.append((str(e), e.__context__))
assert seen == [(0, 1), (1, 2), ("late", None)]
def recursive(n):
    if n:
        yield n
        for i, x in enumerate(recursive(n - 1)):
            yield x
assert list(recursive(20)) == list(range(20, 0, -1)) and sum(recursive(4)) == 10
def own():
    for i, x in enumerate(g):
        yield x
g = own()
try:
    next(g)
except ValueError as e:
    assert str(e) == "generator already executing"
