# Locals, globals, closures, nonlocal, class scopes, comprehensions.
x = "global"
def f():
    return x
def g():
    x = "local"
    return x, f()
assert g() == ("local", "global")
# ---
def f():
    print(x)                    # raises: UnboundLocalError "cannot access local variable 'x' where it is not associated with a value"
    x = 1
f()
# ---
def f():
    return missing_name         # raises: NameError "name 'missing_name' is not defined"
f()
# ---
count = 0
def bump():
    global count
    count += 1
bump(); bump()
assert count == 2
# ---
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
a, b = counter(), counter()
assert (a(), a(), b()) == (1, 2, 1)
# ---
fs = [lambda: i for i in range(3)]
assert [f() for f in fs] == [2, 2, 2]
fs = [lambda i=i: i for i in range(3)]
assert [f() for f in fs] == [0, 1, 2]
# ---
def f():
    def g():
        return y                # raises: NameError "cannot access free variable 'y' where it is not associated with a value in enclosing scope"
    g()
    y = 1
f()
# ---
def f():
    y = 1
    def g(): return y
    del y
    g()
try:
    f()
except NameError as e:
    assert "free variable 'y'" in str(e)
# ---
x = 1
class A:
    x = 2
    def get(self): return x
    y = x + 10
    z = [x for _ in range(2)]
assert A().get() == 1 and A.y == 12 and A.z == [1, 1]
# ---
x = 1
def f():
    x = 2
    class B:
        y = x
        x = 3
        def get(self): return x
    return B
assert (f().y, f().x, f()().get()) == (1, 3, 2) or (f().y, f().x, f()().get()) == (2, 3, 2)
# ---
def f(n):
    return [[i * j + n for j in range(i)] for i in range(n)]
assert f(3) == [[], [3], [3, 5]]
# ---
i = "outer"
assert [i for i in range(3)] == [0, 1, 2] and i == "outer"
assert {i: i * i for i in range(3)} == {0: 0, 1: 1, 2: 4} and {i % 2 for i in range(5)} == {0, 1}
# ---
def f():
    total = 0
    def add(*xs):
        nonlocal total
        for x in xs:
            total += x
        return total
    def reset():
        nonlocal total
        total = 0
    return add, reset
add, reset = f()
assert add(1, 2) == 3 and add(4) == 7
reset()
assert add(1) == 1
# ---
def make(depth):
    if depth == 0:
        return lambda: 0
    inner = make(depth - 1)
    return lambda: inner() + 1
assert make(50)() == 50
# ---
def f(x):
    def g():
        def h():
            nonlocal x
            x += 1
            return x
        return h
    return g()(), x
assert f(1) == (2, 2)
# ---
# unchecked
class Meta(type):
    pass
class A(metaclass=Meta):
    def who(self): return __class__
assert A().who() is A and type(A) is Meta
# ---
def f():
    for k in range(3):
        v = k
    return k, v
assert f() == (2, 2)
# ---
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e                    # raises: UnboundLocalError "cannot access local variable 'e' where it is not associated with a value"
f()
# ---
len = lambda x: 42
assert len([]) == 42
del len
assert len([]) == 0
# ---
def f():
    import math
    from math import sqrt as root
    return math.floor(2.5), root(16)
assert f() == (2, 4.0)
# ---
def f(): return g2()
def g2(): return 1
assert f() == 1
def g2(): return 2
assert f() == 2
# ---
# unchecked
from math import missing        # raises: ImportError
# ---
# A name in parentheses is annotated only; without a value it is not bound, so not local.
def f():
    (elsewhere): int
    return elsewhere
try:
    f()
    assert False
except NameError as e:
    assert type(e) is NameError
elsewhere = 1
assert f() == 1
