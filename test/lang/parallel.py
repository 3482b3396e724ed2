# a, b = x, y: what the variables are while the values are computed, and when
# one of them cannot be.
def swap(a, b):
    a, b = b, a
    return a, b

assert swap(1, 2) == (2, 1)

def rotate(a, b, c):
    a, b, c = b + 1, c + 1, a + 1
    return a, b, c

assert rotate(1, 2, 3) == (3, 4, 2)

def independent(row):
    s, k, t = row["s"], row["k"] * 2, len(row)
    return s, k, t

assert independent({"s": 1, "k": 2}) == (1, 4, 2)

def twice():
    a, a = 1, len("ab")
    return a

assert twice() == 2

def through_first(x):
    y, z = x + 1, x + 2
    x, y, z = y * 2, y * 3, x + y + z
    return x, y, z

assert through_first(1) == (4, 6, 6)

def named(x):
    a, b = x + 1, (a := x + 5)
    return a, b

assert named(1) == (2, 6)

def old_in_comprehension(x):
    x, y = x + 1, [x for _ in range(2)]
    return x, y

assert old_in_comprehension(1) == (2, [1, 1])

# ---
# Where somebody can look at it, an assignment that fails binds nothing.
def guarded(d):
    a, b = "a", "b"
    try:
        a, b = len(d), d["missing"]
    except KeyError:
        pass
    return a, b

assert guarded({}) == ("a", "b")

def cleaned(d, seen):
    a = "a"
    try:
        a, b = len(d), d["missing"]
    finally:
        seen.append(a)

seen = []
try:
    cleaned({}, seen)
except KeyError:
    pass
assert seen == ["a"], seen

class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True

def managed(d):
    a = "a"
    with Manager():
        a, b = len(d), d["missing"]
    return a

assert managed({}) == "a"

def shared(d):
    a = "a"

    def look():
        return a

    def run():
        nonlocal a
        a, b = len(d), look()
        return b

    return run(), a

assert shared({}) == ("a", 0)

# ---
# Displays with constant keys, and constants as items.
def display(x):
    return {"a": x, "b": x + 1, "c": [x]}

assert display(1) == {"a": 1, "b": 2, "c": [1]} and list(display(2)) == ["a", "b", "c"]
assert {"a": 1, "a": 2} == {"a": 2}
assert {"a": 1, "b": 2, 3: 4} == dict([("a", 1), ("b", 2), (3, 4)])
many = {"k0": 0, "k1": 1, "k2": 2, "k3": 3, "k4": 4, "k5": 5, "k6": 6, "k7": 7, "k8": 8, "k9": 9}
assert list(many.values()) == list(range(10))
for _ in range(3):
    d = display(5)
    d["d"] = None
    d["a"] = True
    assert d == {"a": True, "b": 6, "c": [5], "d": None}
l = [0] * 4
for i in range(4):
    l[i] = True
    l[i - 1] = "x"
    l[-1] = 2.5
assert l == [True if False else "x", "x", "x", 2.5], l
order = []

def note(v):
    order.append(v)
    return v

note({"k": note(1), "j": note(2)})
note("s")
[0, 0][note(1)] = 7
assert order == [1, 2, {"k": 1, "j": 2}, "s", 1]

# ---
(1, 2)[0] = None  # raises: TypeError "'tuple' object does not support item assignment"

# ---
l = [1]
i = 5
l[i] = "x"  # raises: IndexError "list assignment index out of range"
