# A slice assigned to a slice: what is assigned is a copy, whatever happens in between.
a = [1, 2, 3, 4, 5, 6]
a[:4] = a[3::-1]
assert a == [4, 3, 2, 1, 5, 6]
a[1:3] = a[2:6]
assert a == [4, 2, 1, 5, 6, 1, 5, 6]
a[:] = a[::2]
assert a == [4, 1, 6, 5]
a[2:2] = a[:2]
assert a == [4, 1, 4, 1, 6, 5]
a[:] = a[6:]
assert a == []
a[:] = a[:]
assert a == []
# ---
# the index expressions of the target run after the slice was taken
a = [1, 2, 3, 4]
b = [10, 20, 30, 40]


def at(i):
    a[:2] = b[2:]
    b[:] = a[::-1]
    a[0] = 99
    return i


a[at(0):at(2)] = a[2:4]
assert a == [3, 4, 3, 4], a

# ---
# nested assignments, each with a slice of its own
def shift(x, depth):
    if depth:
        x[shift(x, depth - 1):3] = x[1:4]
    return 0


x = [0, 1, 2, 3, 4, 5, 6]
shift(x, 4)
assert x == [1, 2, 3, 3, 4, 5, 6]
# ---
# what gets the slice keeps it
class Keeper:
    def __setitem__(self, key, value):
        self.value = value

    def __getitem__(self, key):
        return self.value


k = Keeper()
a = [1, 2, 3, 4, 5]
k[:2] = a[1:3]
b = [7, 8, 9]
b[:2] = a[3:5]
assert k.value == [2, 3] and b == [4, 5, 9]
b[:] = k[:]
kept = k[:]
b[:2] = a[:2]
assert kept == [2, 3] and k.value == [2, 3] and b == [1, 2]
# ---
# an error in between loses nothing
a = [1, 2, 3]
for i in range(3):
    try:
        a[1 // 0:2] = a[1:]
    except ZeroDivisionError:
        a[:1] = a[2:3]
assert a == [3, 2, 3]
# ---
# kinds of items
a = [1, 2, 3]
f = [0.5, 1.5, 2.5]
m = ["x", 1, None]
a[:2] = f[1:]
assert a == [1.5, 2.5, 3] and [type(v) for v in a] == [float, float, int]
f[:1] = m[:2]
assert f == ["x", 1, 1.5, 2.5]
t = [True, False]
t[:] = [1, 2][::-1]
assert t == [2, 1]
n = [None] * 3
n[:2] = [True, False][:2]
assert n == [True, False, None]
long = list(range(100))
long[:50] = long[50:]
assert long == list(range(50, 100)) * 2
long[::2] = long[1::2]
assert long[:4] == [51, 51, 53, 53]
# ---
# a slice kept elsewhere is its own
a = [1, 2, 3, 4]
b = c = a[1:3]
a[1:3] = b
a[1:3] = c[::-1]
assert a == [1, 3, 2, 4] and b is c and b == [2, 3]
# ---
a = [1, 2, 3]
a[0:2] = a[::0]  # raises: ValueError "slice step cannot be zero"
# ---
# lists of each size around the small ones, and what they become when they grow
for n in range(12):
    for make in (int, float, str, bool, lambda i: (i,)):
        a = [make(i) for i in range(n)]
        b = a[:]
        b.append(make(n))
        assert len(a) == n and b[:n] == a and b[n] == make(n)
        b = list(a)
        b.insert(0, "x")
        assert b[0] == "x" and b[1:] == a
        b[:] = tuple(a)
        b += [None]
        assert b[:-1] == a and b[-1] is None
        c = a.copy()
        c.reverse()
        assert c == a[::-1]
        del c[:]
        c.append(make(1))
        c.append("y")
        assert c == [make(1), "y"]
# ---
class L(list):
    pass


x = L([1, 2, 3])
x.name = "n"
x[:2] = x[1:]
assert x == [2, 3, 3] and x.name == "n" and type(x[:]) is list
import copy
y = copy.copy(x)
assert type(y) is L and y == x and y.name == "n"
y.append("z")
z = copy.deepcopy(y)
assert z == [2, 3, 3, "z"] and z.name == "n" and type(z) is L
