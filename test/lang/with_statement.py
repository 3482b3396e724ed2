# Context managers.
class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        log.append("enter " + self.name)
        return self.name
    def __exit__(self, typ, value, tb):
        log.append("exit " + self.name + (" " + typ.__name__ if typ else ""))
        return self.swallow
log = []
with CM("a") as a, CM("b") as b:
    log.append(a + b)
assert log == ["enter a", "enter b", "ab", "exit b", "exit a"]
log = []
with CM("a", True):
    1 / 0
assert log == ["enter a", "exit a ZeroDivisionError"]
log = []
try:
    with CM("a"), CM("b"):
        raise KeyError
except KeyError:
    log.append("caught")
assert log == ["enter a", "enter b", "exit b KeyError", "exit a KeyError", "caught"]
def f():
    with CM("f"):
        return "value"
log = []
assert f() == "value" and log == ["enter f", "exit f"]
log = []
for i in range(3):
    with CM(str(i)):
        if i == 1:
            break
        continue
assert log == ["enter 0", "exit 0", "enter 1", "exit 1"]
# ---
with 5:                         # raises: TypeError "'int' object does not support the context manager protocol"
    pass
# ---
class Half:
    def __enter__(self): pass
with Half():                    # raises: TypeError "'Half' object does not support the context manager protocol (missed __exit__ method)"
    pass
# ---
class Bad:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("from exit")
try:
    with Bad():
        raise ValueError("body")
except KeyError as e:
    assert isinstance(e.__context__, ValueError)
# ---
class CM:
    def __enter__(self): return 1, 2
    def __exit__(self, t, v, tb): return isinstance(v, ValueError) and v.args == ("yes",)
with CM() as (x, y):
    assert (x, y) == (1, 2)
with (CM() as p, CM() as q):
    raise ValueError("yes")
assert p == q == (1, 2)
with CM():
    raise ValueError("no")      # raises: ValueError "no"
# ---
class Nested:
    depth = 0
    def __enter__(self):
        Nested.depth += 1
        return Nested.depth
    def __exit__(self, *a):
        Nested.depth -= 1
def go(n):
    with Nested() as d:
        return go(n - 1) if n else d
assert go(20) == 21 and Nested.depth == 0
# ---
class Guard:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        self.seen = kind, value, trace
        return True
with Guard() as g:
    1 / 0
assert g.seen[0] is ZeroDivisionError and g.seen[2] is not None
with g:
    pass
assert g.seen == (None, None, None)
# ---
from contextlib import ExitStack
class Raiser:
    def __init__(self, error):
        self.error = error
    def __enter__(self):
        return self
    def __exit__(self, *details):
        raise self.error
a, b, c = ValueError('a'), KeyError('b'), IndexError('c')
try:
    with ExitStack() as stack:
        stack.enter_context(Raiser(a))
        stack.enter_context(Raiser(b))
        raise c
except ValueError as e:
    assert e is a and e.__context__ is b and b.__context__ is c and c.__context__ is None
# ---
from contextlib import ExitStack
seen = []
with ExitStack() as stack:
    stack.callback(seen.append, 1)
    stack.push(lambda kind, value, trace: seen.append(kind) or True)
    kept = stack.pop_all()
    assert seen == []
    with kept:
        1 / 0
assert seen == [ZeroDivisionError, 1]
# ---
from contextlib import AbstractContextManager
class A(AbstractContextManager):
    def __exit__(self, *details):
        return None
with A() as a:
    pass
assert isinstance(a, A) and issubclass(type("B", (), {"__enter__": 1, "__exit__": 1}), AbstractContextManager)
AbstractContextManager()  # raises: TypeError "Can't instantiate abstract class AbstractContextManager without an implementation for abstract method '__exit__'"
# ---
from contextlib import ContextDecorator
seen = []
class Log(ContextDecorator):
    def __enter__(self):
        seen.append("in")
    def __exit__(self, *details):
        seen.append("out")
@Log()
def f(x):
    seen.append(x)
    return x
assert f(1) == 1 and f(2) == 2 and seen == ["in", 1, "out", "in", 2, "out"] and f.__name__ == "f"
# ---
from contextlib import closing
class T:
    closed = False
    def close(self):
        self.closed = True
with closing(T()) as t:
    assert not t.closed
assert t.closed
# ---
from contextlib import suppress
with suppress(KeyError, ValueError):
    raise KeyError(1)
with suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1), ValueError(2)])
with suppress(ValueError):
    1 / 0  # raises: ZeroDivisionError
# ---
from contextlib import nullcontext
with nullcontext(5) as x:
    assert x == 5
with nullcontext() as x:
    assert x is None
# ---
from contextlib import contextmanager
@contextmanager
def f():
    yield 1
    yield 2
with f():  # raises: RuntimeError "generator didn't stop"
    pass
