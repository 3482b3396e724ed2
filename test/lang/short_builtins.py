# len, abs, isinstance, ord, max, min and append are answered by the machine's loop for common arguments.
assert [len([]), len([1, 2]), len("héllo"), len("hello"), len(()), len((1, 2)), len({}), len({1: 2}), len({1, 2}), len(range(5)), len(b"ab")] == [
    0, 2, 5, 5, 0, 2, 0, 1, 2, 5, 2]


class Sized:
    def __len__(self):
        return 7


class Words(list):
    def append(self, item):
        super().append(item + "!")

    def __len__(self):
        return 99


assert len(Sized()) == 7 and len(Words()) == 99
w = Words()
w.append("a")
list.append(w, "b")
assert list(w) == ["a!", "b"]
# ---
# Every kind of list, with and without room, and kinds that change.
for first in ([], [1], [1.5], [True], ["a"], [None]):
    for item in (2, 2.5, False, "b", None, (1,), 10**30):
        for n in range(1, 20):
            l = list(first)
            for _ in range(n):
                assert l.append(item) is None
            assert l == first + [item] * n and [type(x) for x in l] == [type(x) for x in first + [item] * n]
# ---
l = []
l.append(l)
assert l[0] is l and len(l) == 1
add = l.append
add(2)
assert l[1] == 2
# ---
assert [abs(-3), abs(3), abs(-2**63), abs(-2.5), abs(True), abs(-0.0), abs(3 + 4j), abs(-10**20)] == [3, 3, 2**63, 2.5, 1, 0.0, 5.0, 10**20]
assert str(abs(-0.0)) == "0.0" and type(abs(True)) is int
assert str(abs(float("nan"))) == "nan" and abs(float("-inf")) == float("inf")
# ---
nan = float("nan")
assert [max(1, 2), max(2, 1), min(1, 2), min(2, 1), max(1.5, 2.5), min(1.5, 2.5), max(1, 2.5), min(True, 0), max("a", "b")] == [2, 2, 1, 1, 2.5, 1.5, 2.5, 0, "b"]
assert str(max(nan, 1.0)) == "nan" and max(1.0, nan) == 1.0 and str(min(nan, 1.0)) == "nan" and min(1.0, nan) == 1.0
assert str(max(0.0, -0.0)) == "0.0" and str(max(-0.0, 0.0)) == "-0.0" and str(min(0.0, -0.0)) == "0.0" and str(min(-0.0, 0.0)) == "-0.0"
assert max(3, 1, 2) == 3 and min([4, 2]) == 2 and max(5, 5) == 5
# ---
class A:
    pass


class B(A):
    pass


assert isinstance(B(), A) and isinstance(B(), B) and not isinstance(A(), B)
assert isinstance(True, int) and not isinstance(1, bool) and isinstance(1, (str, int)) and isinstance(1, int | str)
assert isinstance(int, type) and isinstance(None, type(None))
# ---
assert [ord("a"), ord("é"), ord("\U0001f600"), ord(b"a"), ord("\0")] == [97, 233, 128512, 97, 0]
# ---
len(5)  # raises: TypeError "object of type 'int' has no len()"
# ---
len()  # raises: TypeError "len() takes exactly one argument (0 given)"
# ---
len([1], [2])  # raises: TypeError "len() takes exactly one argument (2 given)"
# ---
abs("a")  # raises: TypeError "bad operand type for abs(): 'str'"
# ---
ord("ab")  # raises: TypeError "ord() expected a character, but string of length 2 found"
# ---
ord("")  # raises: TypeError "ord() expected a character, but string of length 0 found"
# ---
isinstance(1, 5)  # raises: TypeError "isinstance() arg 2 must be a type, a tuple of types, or a union"
# ---
max(1, "a")  # raises: TypeError "'>' not supported between instances of 'str' and 'int'"
# ---
max()  # raises: TypeError "max expected at least 1 argument, got 0"
# ---
[].append()  # raises: TypeError "list.append() takes exactly one argument (0 given)"
# ---
[].append(1, 2)  # raises: TypeError "list.append() takes exactly one argument (2 given)"
# ---
list.append(5, 1)  # raises: TypeError "descriptor 'append' for 'list' objects doesn't apply to a 'int' object"
# ---
list.append()  # raises: TypeError "unbound method list.append() needs an argument"
# ---
# limit: memory
l = []
while True:
    l.append(l)
# ---
# limit: steps
while True:
    max(1, 2)
# ---
# round of floats: near a half the decimal text decides, elsewhere a multiplication.
assert [round(x, 2) for x in (2.675, 2.665, 1.005, 0.125, 0.375, -2.675, 1e15 + 0.375)] == [2.67, 2.67, 1.0, 0.12, 0.38, -2.67, 1e15 + 0.38]
assert [round(x, 1) for x in (0.25, 0.35, 0.45, -0.25, 5e-324, 1e22, 123456789.05)] == [0.2, 0.3, 0.5, -0.2, 0.0, 1e22, 123456789.0]
assert str([round(-0.3, 0), round(-0.0, 3), round(0.4, 0), round(-1e-20, 15), round(0.5, 0), round(1.5, 0)]) == "[-0.0, -0.0, 0.0, -0.0, 0.0, 2.0]"
assert [round(x) for x in (0.5, 1.5, -0.5, -1.5, 2.0**62, 2.0**61, -(2.0**70))] == [0, 2, 0, -2, 2**62, 2**61, -(2**70)]
assert round(7) is 7 or round(7) == 7
assert round(True) == 1 and type(round(True)) is int
assert round(1.5, None) == 2 and round(1234.5, -2) == 1200.0 and round(1.23, 400) == 1.23 and round(2.5, True) == 2.5

class Half(float):
    def __round__(self, digits=None):
        return "half", digits

assert round(Half(0.5)) == ("half", None) and round(Half(0.5), 3) == ("half", 3)
# ---
round(float("nan"))  # raises: ValueError "cannot convert float NaN to integer"
# ---
round(float("inf"))  # raises: OverflowError "cannot convert float infinity to integer"
# ---
round(1.5, 2.0)  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
from math import ceil, floor

edges = [-2.5, -2.0, -0.5, -0.0, 0.0, 0.5, 2.0, 2.5, 5e-324, -5e-324, 2.0**52 + 0.5, -(2.0**61), 2.0**62, -(2.0**63), 1e300]
assert [floor(x) for x in edges] == [-3, -2, -1, 0, 0, 0, 2, 2, 0, -1, 2**52, -(2**61), 2**62, -(2**63), int(1e300)]
assert [ceil(x) for x in edges] == [-2, -2, 0, 0, 0, 1, 2, 3, 1, 0, 2**52, -(2**61), 2**62, -(2**63), int(1e300)]
# ---
# type of one argument is a question, of three a class, and of a class below it always a class
class Meta(type):
    pass

A = Meta("A", (), {})
assert type(A) is Meta and type(A()) is A and type(type) is type and type(None) is type(*[None])
try:
    Meta(A)
except TypeError as e:
    assert str(e) == "type.__new__() takes exactly 3 arguments (1 given)", e
else:
    assert False
# ---
type(1, 2)  # raises: TypeError "type() takes 1 or 3 arguments"
