# Parameters, arguments, defaults, recursion, and the errors of binding.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
assert f(1, c=3) == (1, 2, (), 3, 4, {})
assert f(1, 5, 6, 7, c=3, z=9) == (1, 5, (6, 7), 3, 4, {"z": 9})
assert f(*[1, 2], **{"c": 3}) == (1, 2, (), 3, 4, {})
assert f(*range(4), c=0, **{"x": 1, "y": 2}) == (0, 1, (2, 3), 0, 4, {"x": 1, "y": 2})
# ---
def f(a, b): pass
f(1)                            # raises: TypeError "f() missing 1 required positional argument: 'b'"
# ---
def f(a, b): pass
f()                             # raises: TypeError "f() missing 2 required positional arguments: 'a' and 'b'"
# ---
def f(a, b, c): pass
f()                             # raises: TypeError "f() missing 3 required positional arguments: 'a', 'b', and 'c'"
# ---
def f(a, b): pass
f(1, 2, 3)                      # raises: TypeError "f() takes 2 positional arguments but 3 were given"
# ---
def f(): pass
f(1)                            # raises: TypeError "f() takes 0 positional arguments but 1 was given"
# ---
def f(a, b=1): pass
f(1, 2, 3)                      # raises: TypeError "f() takes from 1 to 2 positional arguments but 3 were given"
# ---
def f(a, *, k=1): pass
f(1, 2, k=3)                    # raises: TypeError "f() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given"
# ---
def f(*, k, m): pass
f()                             # raises: TypeError "f() missing 2 required keyword-only arguments: 'k' and 'm'"
# ---
def f(value): pass
f(valeu=1)                      # raises: TypeError "f() got an unexpected keyword argument 'valeu'. Did you mean 'value'?"
# ---
def f(a): pass
f(1, zzz=1)                     # raises: TypeError "f() got an unexpected keyword argument 'zzz'"
# ---
def f(a, b): pass
f(1, a=2)                       # raises: TypeError "f() got multiple values for argument 'a'"
# ---
def f(a, /, b): pass
f(a=1, b=2)                     # raises: TypeError "f() got some positional-only arguments passed as keyword arguments: 'a'"
# ---
def f(a, /, **kw): return a, kw
assert f(1, a=2) == (1, {"a": 2})
# ---
def f(**kw): pass
f(**{"a": 1}, **{"a": 2})       # raises: TypeError "__main__.f() got multiple values for keyword argument 'a'"
# ---
def f(*a): pass
f(*5)                           # raises: TypeError "__main__.f() argument after * must be an iterable, not int"
# ---
def f(*a): pass
f(**5)                          # raises: TypeError "__main__.f() argument after ** must be a mapping, not int"
# ---
def f(**kw): pass
f(**{1: 2})                     # raises: TypeError "keywords must be strings"
# ---
5()                             # raises: TypeError "'int' object is not callable"
# ---
def f(x, acc=[]):
    acc.append(x)
    return acc
assert f(1) == [1] and f(2) == [1, 2] and f(3, []) == [3]
# ---
n = 1
def f(x=n): return x
n = 2
assert f() == 1
# ---
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
assert [fib(n) for n in range(12)] == [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
# ---
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
assert even(100) and not even(77)
# ---
def down(n): return down(n + 1)
down(0)                         # raises: RecursionError
# ---
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
assert depth(0) > 50
assert depth(0) == depth(0)
# ---
def f(): pass
assert f() is None
assert (lambda: 1)() == 1 and (lambda x, y=2, *z, k=3: (x, y, z, k))(1) == (1, 2, (), 3)
assert f.__name__ == "f" and (lambda: 0).__name__ == "<lambda>"
# ---
def outer():
    "Doc of outer."
    def inner(): pass
    return inner
assert outer.__doc__ == "Doc of outer." and outer().__qualname__ == "outer.<locals>.inner"
# ---
def twice(f): return lambda *a: f(f(*a))
def add(k):
    def deco(f):
        def g(*a, **kw): return f(*a, **kw) + k
        return g
    return deco
@add(10)
@twice
def inc(x): return x + 1
assert inc(1) == 13
# ---
order = []
def note(x):
    order.append(x)
    return x
def f(*args, **kw): return args, kw
f(note(1), *[note(2)], a=note(3), **{"b": note(4)})
assert order == [1, 2, 3, 4]
# ---
class A:
    def m(self, x, y=5): return self, x, y
a = A()
assert a.m(1) == (a, 1, 5) and A.m(a, 2, y=3) == (a, 2, 3)
bound = a.m
assert bound(7) == (a, 7, 5)
# ---
class A:
    def m(self): pass
A().m(1)                        # raises: TypeError "A.m() takes 1 positional argument but 2 were given"
# ---
class A:
    def __init__(self, x): self.x = x
A()                             # raises: TypeError "A.__init__() missing 1 required positional argument: 'x'"
# ---
class A:
    def __init__(self): return 5
A()                             # raises: TypeError "__init__() should return None, not 'int'"
# ---
def f(a, b=1, *c, d, **e): pass
def many(*a): return len(a)
assert many(*range(300)) == 300
def wide(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9): return a0 + a9
assert wide(*range(10)) == 9 and wide(a9=1, a8=0, a7=0, a6=0, a5=0, a4=0, a3=0, a2=0, a1=0, a0=5) == 6
# ---
def f(x):
    del x
    return x                    # raises: UnboundLocalError "cannot access local variable 'x' where it is not associated with a value"
f(1)
# ---
# What a caller keeps in its temporaries is never taken for an argument.
def one(a):
    return a


def two(a, *, b):
    return a, b


calls = [lambda: one(), lambda: one(), lambda: two(1), lambda: two(1), lambda: two(b=1), lambda: one()]
messages = []
for call in calls:
    try:
        result = call()
    except TypeError as e:
        messages.append(" ".join(["", "missing", str(e), ""]))
    else:
        raise AssertionError(result)
assert len(messages) == len(calls)


class Point:
    def __init__(self, x, y=0):
        self.x = x


made = 0
for call in (lambda: 1, lambda: Point(), lambda: Point(), lambda: Point()):
    try:
        call()
        made += 1
    except TypeError as e:
        print("raised", e)
assert made == 1
