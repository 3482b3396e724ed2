# Variables of a script live in registers that are part of its globals: what
# functions, classes and comprehensions see of them, and when.
seen = []

def read():
    return x

try:
    read()
except NameError as e:
    seen.append(str(e))
x = 1
seen.append(read())
x += 1
seen.append(read())
for x in range(3, 6):
    seen.append(read())
assert seen == ["name 'x' is not defined", 1, 2, 3, 4, 5], seen

# ---
# A builtin is what a name means until the script binds it, also for functions
# that have looked it up before.
def largest():
    return max(1, 2)

before = [max(3, 4), largest(), largest()]
if before:
    max = lambda *a: "mine"
after = [max(3, 4), largest()]
assert before == [4, 2, 2], before
assert after == ["mine", "mine"], after

# ---
# … and in the branch that does not bind it.
def f(flag):
    return len("abc") if flag else None

for flag in (False, True):
    if flag:
        n = len("abcd")
    else:
        n = len("ab")
    if n == 4:
        len = lambda s: -1
assert n == 4 and f(True) == -1 and len("x") == -1

# ---
def late():
    return value

if late is None:
    value = 1
try:
    late()
except NameError as e:
    assert str(e) == "name 'value' is not defined"
else:
    assert False
try:
    value
except NameError as e:
    assert str(e) == "name 'value' is not defined"
else:
    assert False

# ---
if False:
    missing = 1
print(missing)  # raises: NameError "name 'missing' is not defined"

# ---
# What is evaluated for a variable does not show before it is complete.
def old():
    return y

y = "old"
y = [old() for _ in range(2)] + [old()]
assert y == ["old", "old", "old"], y
y = "old"
y = old() and (old(), old())
assert y == ("old", "old")
y = "old"
y = {"a": old(), "b": old()}
assert y == {"a": "old", "b": "old"}
y = "old"
y = f"{old()}{old()}"
assert y == "oldold"
y = "old"
y = old() if old() else old()
assert y == "old"
y = 1
y = y < 2 < old() + 2
assert y is True
y, z = "old", old()
assert z is True
y, z = old(), old()
assert (y, z) == ("old", "old")
z, y = 1, old()
y += old()
assert y == "oldold"

# ---
# An assignment that fails leaves what was there.
def boom():
    raise ValueError("boom")

a = 1
for build in (lambda: a + boom(), lambda: [a, boom()]):
    try:
        a = build()
    except ValueError:
        pass
    assert a == 1
try:
    a = a and boom()
except ValueError:
    pass
try:
    a, b = 2, boom()
except ValueError:
    pass
try:
    a = [i + boom() for i in (1, 2)]
except ValueError:
    pass
assert a == 1
try:
    b
except NameError:
    pass
else:
    assert False

# ---
# Functions that bind a global, and names that are deleted, stay as they were.
count = 0

def bump(n):
    global count, made
    count += n
    made = n
    return count

total = count + bump(2) + count + bump(3) + count
assert total == 0 + 2 + 2 + 5 + 5, total
assert made == 3 and count == 5
temporary = 1
del temporary
try:
    temporary
except NameError as e:
    assert str(e) == "name 'temporary' is not defined"
else:
    assert False
temporary = 2
assert temporary == 2

# ---
# Classes, lambdas, generators and comprehensions of the script read its
# variables when they run.
k = 1

class A:
    k = k + 10
    m = k + 1

    def get(self):
        return k

lazy = (k * i for i in (1, 2))
later = [lambda: k, lambda: (lambda: k)()]
now = [(lambda i: i * k)(i) for i in (1, 2)]
inner = [[k + j for j in range(i)] for i in range(k + 2)]
k = 5
assert (A.k, A.m, A().get()) == (11, 12, 5)
assert list(lazy) == [5, 10]
assert [f() for f in later] == [5, 5]
assert now == [1, 2]
assert inner == [[], [1], [1, 2]]

# ---
# A comprehension's variable is its own; one bound by := is the script's.
i = "mine"
squares = [i * i for i in range(3)]
assert i == "mine"
found = [last := j for j in range(4) if j % 2]
assert last == 3 and found == [1, 3]

def use():
    return last

assert use() == 3
assert (last := 7) + last + use() == 21

# ---
# Exceptions take their names with them; loops, with and match leave theirs.
e = 1
try:
    raise KeyError("k")
except KeyError as e:
    pass
try:
    e
except NameError:
    pass
else:
    assert False

from contextlib import nullcontext

with nullcontext(4) as w:
    pass
match [1, 2, 3]:
    case [first, *rest]:
        pass
for outer in range(2):
    for deep in range(2):
        pass
else:
    done = True
try:
    pass
finally:
    ended = True

def all_of():
    return w, first, rest, outer, deep, done, ended

assert all_of() == (4, 1, [2, 3], 1, 1, True, True)

# ---
# Imports, functions and classes are variables, too.
import math
import math as m
from math import sqrt as root, pi

def area(r):
    return pi * r * root(r) + m.floor(math.pi)

assert area(4) == pi * 8 + 3

def area(r):
    return "second"

assert area(4) == "second"
math = None

class C:
    pass

def make():
    return C()

first = make()

class C(C):
    pass

assert type(make()) is C and not isinstance(first, C) and issubclass(C, type(first))

# ---
# import * binds variables that the script has.
floor = ceil = None
from math import *

assert floor(2.5) == 2 and ceil(2.5) == 3

def both():
    return floor(1.5) + ceil(1.5)

assert both() == 3

# ---
# Type parameters and annotations.
T = 1

def generic[T](x: T) -> T:
    return (T, x)

assert generic(2)[0] != 1 and T == 1

class Box[S]:
    t = T

    def get(self):
        return T

T = 2
assert Box.t == 1 and Box().get() == 2
n: int
try:
    n
except NameError:
    pass
else:
    assert False
n: int = 3
assert n == 3

# ---
# Long ints and texts that grow stay what others hold.
big = 2 ** 70
held = []

def hold():
    held.append(big)

for step in range(20):
    hold()
    big = big * 3 + step
    big += 1
expect, value = [], 2 ** 70
for step in range(20):
    expect.append(value)
    value = value * 3 + step + 1
assert held == expect and big == value
text, texts = "", []
for step in range(5):
    texts.append(text)
    text += str(step)
assert texts == ["", "0", "01", "012", "0123"] and text == "01234"

# ---
# dir() of nothing is not there, but the names are found for advice.
colour = 1
try:
    color
except NameError as e:
    assert "color" in str(e)

# ---
def recurse(n):
    return depth if n == 0 else recurse(n - 1)

depth = 3
assert recurse(300) == 3
depth = [recurse(i) for i in range(2)]
assert depth == [3, 3]
