# the left operand is asked first, then the right one
log = []
class A:
    def __add__(self, o):
        log.append("A.add")
        return NotImplemented
    def __radd__(self, o):
        log.append("A.radd")
        return NotImplemented
class B:
    def __add__(self, o):
        log.append("B.add")
        return NotImplemented
    def __radd__(self, o):
        log.append("B.radd")
        return "B"
assert A() + B() == "B" and log == ["A.add", "B.radd"]
log.clear()
try:
    B() + A()
except TypeError as e:
    assert str(e) == "unsupported operand type(s) for +: 'B' and 'A'"
assert log == ["B.add", "A.radd"]
log.clear()
try:
    A() + A()
except TypeError as e:
    assert str(e) == "unsupported operand type(s) for +: 'A' and 'A'"
assert log == ["A.add"]
# ---
# a subclass that overrides the reflected method goes first
class A:
    def __sub__(self, o):
        return "A.sub"
    def __rsub__(self, o):
        return "A.rsub"
class B(A):
    def __rsub__(self, o):
        return "B.rsub"
class C(A):
    pass
assert A() - B() == "B.rsub" and A() - C() == "A.sub" and B() - A() == "A.sub" and B() - B() == "A.sub"
assert 1 - A() == "A.rsub" and A() - 1 == "A.sub"
# ---
class I(int):
    def __radd__(self, o):
        return "I.radd"
    def __mul__(self, o):
        return "I.mul"
assert 1 + I(2) == "I.radd" and I(2) + 1 == 3 and I(2) + I(3) == 5
assert I(2) * 3 == "I.mul" and 3 * I(2) == 6
class F(float):
    def __rtruediv__(self, o):
        return "F"
assert 1.0 / F(2) == "F" and 1 / F(2) == "F" and F(1) / 2 == 0.5
# ---
# every operator has a normal, a reflected and an in-place method
names = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"]
class N:
    def __add__(s, o): return "add"
    def __sub__(s, o): return "sub"
    def __mul__(s, o): return "mul"
    def __truediv__(s, o): return "truediv"
    def __floordiv__(s, o): return "floordiv"
    def __mod__(s, o): return "mod"
    def __pow__(s, o): return "pow"
    def __lshift__(s, o): return "lshift"
    def __rshift__(s, o): return "rshift"
    def __and__(s, o): return "and"
    def __or__(s, o): return "or"
    def __xor__(s, o): return "xor"
    def __matmul__(s, o): return "matmul"
n = N()
assert [n + 1, n - 1, n * 1, n / 1, n // 1, n % 1, n ** 1, n << 1, n >> 1, n & 1, n | 1, n ^ 1, n @ 1] == names
class R:
    def __radd__(s, o): return "add"
    def __rsub__(s, o): return "sub"
    def __rmul__(s, o): return "mul"
    def __rtruediv__(s, o): return "truediv"
    def __rfloordiv__(s, o): return "floordiv"
    def __rmod__(s, o): return "mod"
    def __rpow__(s, o): return "pow"
    def __rlshift__(s, o): return "lshift"
    def __rrshift__(s, o): return "rshift"
    def __rand__(s, o): return "and"
    def __ror__(s, o): return "or"
    def __rxor__(s, o): return "xor"
    def __rmatmul__(s, o): return "matmul"
r = R()
assert [1 + r, 1 - r, 1 * r, 1 / r, 1 // r, 1 % r, 1 ** r, 1 << r, 1 >> r, 1 & r, 1 | r, 1 ^ r, 1 @ r] == names
assert [[] + r, () * r, "" + r, b"" * r, {} | r, set() - r, 1.5 ** r] == ["add", "mul", "add", "mul", "or", "sub", "pow"]
# ---
# in-place operators
class P:
    def __iadd__(self, o):
        self.last = o
        return self
    def __add__(self, o):
        return "plain"
p = q = P()
p += 3
assert p is q and p.last == 3
class Q:
    def __iadd__(self, o):
        return NotImplemented
    def __add__(self, o):
        return "plain"
q = Q()
q += 1
assert q == "plain"
a = b = [1]
a += (2, 3)
assert b == [1, 2, 3] and a is b
a *= 2
assert b == [1, 2, 3, 1, 2, 3]
t = (1,)
t += (2,)
assert t == (1, 2)
s = "a"
s += "b"
s *= 2
assert s == "abab"
x = {1} ; y = x
x |= {2}
assert y == {1, 2}
n = 5
n //= 2; n **= 3; n <<= 2; n ^= 1; n %= 20; n |= 8; n &= 14; n >>= 1; n -= 1; n /= 2
assert n == 2.5
# ---
a = [1]
a += 5  # raises: TypeError "'int' object is not iterable"
# ---
a = 1
a += "x"  # raises: TypeError "unsupported operand type(s) for +=: 'int' and 'str'"
# ---
a = None
a -= 1  # raises: TypeError "unsupported operand type(s) for -=: 'NoneType' and 'int'"
# ---
a = "x"
a **= 2  # raises: TypeError "unsupported operand type(s) for **=: 'str' and 'int'"
# ---
# a list's own += is not asked before the other's reflected +
class R:
    def __radd__(self, o):
        return "radd"
    def __iter__(self):
        return iter([1])
a = [0]
a += R()
assert a == "radd"
# ---
1 + "a"  # raises: TypeError "unsupported operand type(s) for +: 'int' and 'str'"
# ---
"a" + 1  # raises: TypeError "can only concatenate str (not "int") to str"
# ---
[1] + (2,)  # raises: TypeError "can only concatenate list (not "tuple") to list"
# ---
(1,) + [2]  # raises: TypeError "can only concatenate tuple (not "list") to tuple"
# ---
b"a" + "b"  # raises: TypeError "can't concat str to bytes"
# ---
"a" * "b"  # raises: TypeError "can't multiply sequence by non-int of type 'str'"
# ---
[1] * 1.5  # raises: TypeError "can't multiply sequence by non-int of type 'float'"
# ---
1.5 * [1]  # raises: TypeError "can't multiply sequence by non-int of type 'float'"
# ---
object() * 3  # raises: TypeError "unsupported operand type(s) for *: 'object' and 'int'"
# ---
{} + {}  # raises: TypeError "unsupported operand type(s) for +: 'dict' and 'dict'"
# ---
1 @ 2  # raises: TypeError "unsupported operand type(s) for @: 'int' and 'int'"
# ---
print >> 3  # raises: TypeError "unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. Did you mean "print(<message>, file=<output_stream>)"?"
# ---
1.5 << 2  # raises: TypeError "unsupported operand type(s) for <<: 'float' and 'int'"
# ---
# sequences repeat by anything that is an index
class I:
    def __index__(self):
        return 2
assert [1] * I() == [1, 1] == I() * [1] and "ab" * I() == "abab" and (1,) * True == (1,) and [1] * -1 == []
# ---
# unary operators
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
u = U()
assert (-u, +u, ~u) == ("neg", "pos", "inv")
assert -5 == 0 - 5 and +True == 1 and ~5 == -6 and -(-2**63) == 2**63 and type(+True) is int and -0.0 == 0.0
# ---
-"a"  # raises: TypeError "bad operand type for unary -: 'str'"
# ---
~1.5  # raises: TypeError "bad operand type for unary ~: 'float'"
# ---
+[]  # raises: TypeError "bad operand type for unary +: 'list'"
# ---
# comparisons: reflected operand, subclass first, identity as the last resort of == and !=
log = []
class A:
    def __lt__(self, o):
        log.append("A.lt")
        return NotImplemented
    def __gt__(self, o):
        log.append("A.gt")
        return NotImplemented
class B(A):
    def __gt__(self, o):
        log.append("B.gt")
        return "yes"
assert (A() < B()) == "yes" and log == ["B.gt"]
log.clear()
try:
    A() < A()
except TypeError as e:
    assert str(e) == "'<' not supported between instances of 'A' and 'A'"
assert log == ["A.lt", "A.gt"]
a = A()
assert a == a and not (a != a) and a != A() and not (a == A()) and a != 1
# ---
1 < "a"  # raises: TypeError "'<' not supported between instances of 'int' and 'str'"
# ---
[] >= ()  # raises: TypeError "'>=' not supported between instances of 'list' and 'tuple'"
# ---
1j < 2j  # raises: TypeError "'<' not supported between instances of 'complex' and 'complex'"
# ---
None < 1  # raises: TypeError "'<' not supported between instances of 'NoneType' and 'int'"
# ---
# != follows == unless it is defined
class E:
    def __eq__(self, o):
        return o == 5
assert E() == 5 and not (E() != 5) and E() != 6 and 5 == E() and 6 != E()
class X:
    def __eq__(self, o): return "eq"
    def __ne__(self, o): return "ne"
assert (X() == 1) == "eq" and (X() != 1) == "ne" and (1 != X()) == "ne"
# ---
# numbers of different types
assert 1 == 1.0 == True == (1 + 0j) and 2**53 + 1 != float(2**53 + 1) and 2**53 < 2**53 + 1.5
assert 10**400 > 1e308 and not -10**400 < float("-inf")
assert 10**400 < float("inf") and -10**400 > float("-inf") and not (10**400 == float("nan"))
nan = float("nan")
assert nan != nan and not nan == nan and [nan] == [nan] and nan in [nan] and (nan,) == (nan,)
# ---
# chains evaluate each operand once
calls = []
def v(x):
    calls.append(x)
    return x
assert v(1) < v(2) < v(3) and calls == [1, 2, 3]
calls.clear()
assert not (v(3) < v(2) < v(1)) and calls == [3, 2]
# ---
# containment
assert 2 in [1, 2] and "b" in "abc" and 1 in {1: 2} and 3 not in {1, 2} and 2 in (x for x in [1, 2]) and b"b" in b"abc"
class C:
    def __contains__(self, x):
        return "" if x else "yes"
assert 0 in C() and 1 not in C()
# ---
1 in 5  # raises: TypeError "argument of type 'int' is not iterable"
# ---
class C:
    __contains__ = None
    def __iter__(self):
        return iter([1])
1 in C()  # raises: TypeError "'C' object is not a container"
# ---
# truth
class T:
    def __bool__(self): return False
class L:
    def __len__(self): return 0
class N: pass
assert not T() and not L() and N() and not 0 and not 0.0 and not 0j and not "" and not [] and not None and not range(0) and 0.1 and 10**40
# ---
class T:
    def __bool__(self): return 1
bool(T())  # raises: TypeError "__bool__ should return bool, returned int"
# ---
# subscripts
class G:
    def __getitem__(self, k): return ("get", k)
    def __setitem__(self, k, v): self.set = (k, v)
    def __delitem__(self, k): self.deleted = k
g = G()
assert g[1] == ("get", 1) and g[1:2] == ("get", slice(1, 2, None)) and g[1, 2] == ("get", (1, 2)) and g[...] == ("get", ...)
g[3] = 4
del g[5]
assert g.set == (3, 4) and g.deleted == 5
class K:
    def __class_getitem__(cls, k): return (cls.__name__, k)
assert K[int] == ("K", int)
assert repr(list[int]) == "list[int]" and repr(dict[str, list[int]]) == "dict[str, list[int]]" and list[int]([1]) == [1]
assert repr(int | None) == "int | None" and (int | str) == (str | int) and repr(tuple[int, ...]) == "tuple[int, ...]"
# ---
5[0]  # raises: TypeError "'int' object is not subscriptable"
# ---
int[0]  # raises: TypeError "type 'int' is not subscriptable"
# ---
(1,)[0] = 2  # raises: TypeError "'tuple' object does not support item assignment"
# ---
x = (1,)
del x[0]  # raises: TypeError "'tuple' object doesn't support item deletion"
# ---
x = 5
del x[0]  # raises: TypeError "'int' object does not support item deletion"
# ---
5()  # raises: TypeError "'int' object is not callable"
# ---
class C: pass
C()()  # raises: TypeError "'C' object is not callable"
# ---
# calls of all kinds of things
class C:
    def __init__(self, *a, **k): self.args = (a, k)
    def __call__(self, *a, **k): return (a, k)
    def m(self, *a, **k): return (a, k)
    @classmethod
    def c(cls, *a): return (cls, a)
    @staticmethod
    def s(*a): return a
o = C(1, x=2)
assert o.args == ((1,), {"x": 2}) and o(3, y=4) == ((3,), {"y": 4}) and o.m(1, k=2) == ((1,), {"k": 2})
assert C.m(o, 5) == ((5,), {}) and C.c(1) == (C, (1,)) and o.c(1) == (C, (1,)) and o.s(1) == (1,) and C.s() == ()
f = o.m
assert f(9) == ((9,), {}) and (lambda *a: a)(*[1, 2], *(3,)) == (1, 2, 3)
class New:
    def __new__(cls, x):
        return x
    def __init__(self, x):
        assert False
assert New(5) == 5
class M(type):
    def __call__(cls, *a):
        return ("made", cls.__name__, a)
class D(metaclass=M): pass
assert D(1) == ("made", "D", (1,))
# ---
class C:
    def __init__(self): return 5
C()  # raises: TypeError "__init__() should return None, not 'int'"
# ---
# self-containing values
l = [1]
l.append(l)
d = {}
d["d"] = d
t = (l, d)
assert repr(l) == "[1, [...]]" and repr(d) == "{'d': {...}}" and str(t) == "([1, [...]], {'d': {...}})"
assert l == l and d == d
# ---
a, b = [], []
a.append(b)
b.append(a)
a == b  # raises: RecursionError
# ---
# A method of the class can be named again, under an operator's name too.
class Vector:
    def __init__(self, *c):
        self.c = c

    def __mul__(self, k):
        return Vector(*(k * x for x in self.c))

    __rmul__ = __mul__

    def __eq__(self, other):
        return self.c == other.c

    __hash__ = None

    def __repr__(self):
        return f"Vector{self.c}"

    __str__ = __repr__
    times = __mul__


assert 2 * Vector(1, 2) == Vector(1, 2) * 2 == Vector(2, 4) == Vector(1, 2).times(2)
assert str(Vector(1, 2)) == "Vector(1, 2)"
# ---
# A special method that is None is called like any other, and cannot be.
class Closed:
    __eq__ = __lt__ = __iadd__ = None
    def __add__(self, other): return "added"
class Items(list):
    __iadd__ = None
def refused(f):
    try:
        f()
    except TypeError as e:
        return str(e) == "'NoneType' object is not callable"
def inplace(c):
    c += [1]
assert refused(lambda: Closed() == 1) and refused(lambda: Closed() < 1) and refused(lambda: inplace(Closed())) and refused(lambda: inplace(Items()))
assert Closed() + 1 == "added"
# ---
class Plain: pass
def said(x, key):
    try:
        del x[key]
    except TypeError as e:
        return str(e)
for x in "a", (1,), {1}, frozenset(), b"x", range(3), Plain():
    assert said(x, 0) == f"'{type(x).__name__}' object doesn't support item deletion"
    assert said(x, slice(1)) == said(x, "k") == f"'{type(x).__name__}' object does not support item deletion"
for x in 5, None, 1.5, iter([]), len, slice(1), Plain:
    assert said(x, 0) == f"'{type(x).__name__}' object does not support item deletion"
# ---
class Setting:
    def __setitem__(self, key, x): pass
class Deleting:
    def __delitem__(self, key): pass
class Neither(Setting):
    __setitem__ = __delitem__ = None
def told(f):
    try:
        f()
    except Exception as e:
        return type(e).__name__, str(e)
def delete(x):
    del x[1]
def put(x):
    x[1] = 1
assert told(lambda: delete(Setting())) == ("AttributeError", "__delitem__")
assert told(lambda: put(Deleting())) == ("AttributeError", "__setitem__")
assert told(lambda: put(Neither())) == told(lambda: delete(Neither())) == ("TypeError", "'NoneType' object is not callable")
