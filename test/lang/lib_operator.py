from operator import abs
assert abs(-3) == 3 and abs(-2.5) == 2.5 and abs(3+4j) == 5.0
# ---
from operator import add
assert add(1, 2) == 3 and add('a', 'b') == 'ab' and add([1], [2]) == [1, 2]
# ---
from operator import and_
assert and_(0b1100, 0b1010) == 0b1000 and and_({1, 2}, {2, 3}) == {2} and and_(True, False) is False
# ---
from operator import call
assert call(max, 1, 2) == 2 and call(dict, a=1) == {"a": 1}
# ---
from operator import concat
assert concat([1], [2]) == [1, 2]
concat(1, 2)  # raises: TypeError "'int' object can't be concatenated"
# ---
from operator import contains
assert contains("abc", "b") and not contains([1], 2) and contains(range(5), 4)
# ---
from operator import countOf
assert countOf([1, 2, 1, True], 1) == 3 and countOf("banana", "a") == 3 and countOf(iter([]), 1) == 0
# ---
from operator import delitem
a = [0, 1, 2, 3]
assert delitem(a, 1) is None and a == [0, 2, 3]
delitem(a, slice(0, 2))
assert a == [3]
# ---
from operator import eq
assert eq(1, 1.0) is True and eq("a", "b") is False and eq([1], [1])
# ---
from operator import floordiv
assert floordiv(7, 2) == 3 and floordiv(-7, 2) == -4 and floordiv(7.5, 2) == 3.0
# ---
from operator import ge
assert ge(2, 1) and ge(2, 2) and not ge(1, 2)
ge(1, "a")  # raises: TypeError "'>=' not supported between instances of 'int' and 'str'"
# ---
from operator import getitem
assert getitem("abc", 1) == "b" and getitem({"k": 1}, "k") == 1 and getitem([1, 2, 3], slice(1, None)) == [2, 3]
# ---
from operator import gt
assert gt(2, 1) and not gt(2, 2) and gt("b", "a") and gt({1, 2}, {1})
# ---
from operator import iadd
a = [1]
assert iadd(a, (2,)) is a and a == [1, 2] and iadd(1, 2) == 3
# ---
from operator import iand
a = {1, 2}
assert iand(a, {2}) is a and a == {2} and iand(6, 3) == 2
# ---
from operator import iconcat
a = [1]
assert iconcat(a, [2]) is a and a == [1, 2] and iconcat("a", "b") == "ab"
iconcat(1, 2)  # raises: TypeError "'int' object can't be concatenated"
# ---
from operator import ifloordiv
class A:
    def __ifloordiv__(self, x):
        return "own", x
assert ifloordiv(7, 2) == 3 and ifloordiv(A(), 1) == ("own", 1)
# ---
from operator import ilshift
class A:
    def __ilshift__(self, x):
        return "own", x
assert ilshift(1, 4) == 16 and ilshift(A(), 1) == ("own", 1)
# ---
from operator import imatmul
class A:
    def __imatmul__(self, x):
        return "own", x
assert imatmul(A(), 1) == ("own", 1)
imatmul(1, 2)  # raises: TypeError "unsupported operand type(s) for @=: 'int' and 'int'"
# ---
from operator import imod
class A:
    def __imod__(self, x):
        return "own", x
assert imod(7, 4) == 3 and imod("%d", 5) == "5" and imod(A(), 1) == ("own", 1)
# ---
from operator import imul
a = [1, 2]
assert imul(a, 2) is a and a == [1, 2, 1, 2] and imul(3, 4) == 12
# ---
from operator import index
class A:
    def __index__(self):
        return 5
assert index(A()) == 5 and index(True) == 1
index(1.0)  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
from operator import indexOf
assert indexOf([1, 2, 3], 3) == 2 and indexOf("abc", "b") == 1
indexOf([1], 2)  # raises: ValueError "sequence.index(x): x not in sequence"
# ---
from operator import inv
assert inv(5) == -6 and inv(0) == -1 and inv(-1) == 0
# ---
from operator import invert
assert invert(5) == -6
invert(1.5)  # raises: TypeError "bad operand type for unary ~: 'float'"
# ---
from operator import ior
d = {1: 2}
assert ior(d, {3: 4}) is d and d == {1: 2, 3: 4} and ior(1, 2) == 3
# ---
from operator import ipow
class A:
    def __ipow__(self, x):
        return "own", x
assert ipow(2, 10) == 1024 and ipow(A(), 1) == ("own", 1)
# ---
from operator import irshift
class A:
    def __irshift__(self, x):
        return "own", x
assert irshift(16, 2) == 4 and irshift(A(), 1) == ("own", 1)
# ---
from operator import is_
a = []
assert is_(a, a) and not is_([], []) and is_(None, None)
# ---
# cpython: skip (new in 3.14)
from operator import is_none
assert is_none(None) and not is_none(0)
# ---
from operator import is_not
a = []
assert is_not([], []) and not is_not(a, a)
# ---
# cpython: skip (new in 3.14)
from operator import is_not_none
assert is_not_none(0) and not is_not_none(None)
# ---
from operator import isub
a = {1, 2}
assert isub(a, {2}) is a and a == {1} and isub(5, 3) == 2
# ---
from operator import itruediv
class A:
    def __itruediv__(self, x):
        return "own", x
assert itruediv(1, 4) == 0.25 and itruediv(A(), 1) == ("own", 1)
# ---
from operator import ixor
a = {1, 2}
assert ixor(a, {2, 3}) is a and a == {1, 3} and ixor(6, 3) == 5
# ---
from operator import le
assert le(1, 2) and le(2, 2) and not le(3, 2) and le("", "a")
# ---
from operator import length_hint
class A:
    def __length_hint__(self):
        return 7
assert length_hint([1, 2]) == 2 and length_hint(iter([1, 2, 3])) == 3 and length_hint(A()) == 7 and length_hint(object(), 4) == 4
# ---
from operator import lshift
assert lshift(1, 10) == 1024
lshift(1, -1)  # raises: ValueError "negative shift count"
# ---
from operator import lt
assert lt(1, 2) and not lt(2, 2) and lt((1, 2), (1, 3))
# ---
from operator import matmul
class A:
    def __matmul__(self, x):
        return "own", x
assert matmul(A(), 1) == ("own", 1)
# ---
from operator import mod
assert mod(7, 3) == 1 and mod(-7, 3) == 2 and mod("%s!", "x") == "x!"
mod(1, 0)  # raises: ZeroDivisionError
# ---
from operator import mul
assert mul(3, 4) == 12 and mul("ab", 2) == "abab" and mul([0], 3) == [0, 0, 0]
# ---
from operator import ne
assert ne(1, 2) is True and ne("a", "a") is False
# ---
from operator import neg
assert neg(5) == -5 and neg(-2.5) == 2.5 and neg(True) == -1
# ---
from operator import not_
assert not_([]) is True and not_(1) is False and not_("") is True
# ---
from operator import or_
assert or_(0b1100, 0b1010) == 0b1110 and or_({1}, {2}) == {1, 2} and or_({1: 2}, {3: 4}) == {1: 2, 3: 4}
# ---
from operator import pos
assert pos(5) == 5 and pos(-5) == -5 and pos(True) == 1
pos("a")  # raises: TypeError "bad operand type for unary +: 'str'"
# ---
from operator import pow
assert pow(2, 10) == 1024 and pow(2, -1) == 0.5 and pow(0, 0) == 1
# ---
from operator import rshift
assert rshift(1024, 3) == 128 and rshift(-1, 5) == -1
# ---
from operator import setitem
a = [1, 2, 3]
assert setitem(a, 0, 9) is None and a == [9, 2, 3]
d = {}
setitem(d, "k", 1)
assert d == {"k": 1}
# ---
from operator import sub
assert sub(5, 3) == 2 and sub({1, 2}, {2}) == {1}
sub("a", "b")  # raises: TypeError "unsupported operand type(s) for -: 'str' and 'str'"
# ---
from operator import truediv
assert truediv(1, 4) == 0.25 and truediv(6, 3) == 2.0
truediv(1, 0)  # raises: ZeroDivisionError "division by zero"
# ---
from operator import truth
class A:
    def __len__(self):
        return 0
assert truth([1]) is True and truth(0) is False and truth(A()) is False
# ---
from operator import xor
assert xor(6, 3) == 5 and xor({1, 2}, {2, 3}) == {1, 3} and xor(True, True) is False
# ---
from operator import attrgetter
class P:
    pass
p = P(); p.x = P(); p.x.y = 3; p.z = 4
assert attrgetter("x.y")(p) == 3 and attrgetter("x.y", "z")(p) == (3, 4) and repr(attrgetter("a", "b")) == "operator.attrgetter('a', 'b')"
attrgetter("q")(p)  # raises: AttributeError "'P' object has no attribute 'q'"
# ---
from operator import itemgetter
assert itemgetter(1)("abc") == "b" and itemgetter(2, 0)([5, 6, 7]) == (7, 5) and itemgetter(slice(1, 3))("abcd") == "bc" and repr(itemgetter(1)) == "operator.itemgetter(1)"
itemgetter("k")({})  # raises: KeyError "'k'"
# ---
from operator import methodcaller
assert methodcaller("upper")("ab") == "AB" and methodcaller("split", ",", maxsplit=1)("a,b,c") == ["a", "b,c"] and repr(methodcaller("f", 1, k=2)) == "operator.methodcaller('f', 1, k=2)"
