# abs
assert abs(-3) == 3 and abs(3) == 3 and abs(-2.5) == 2.5 and abs(True) == 1
assert abs(-2**63) == 2**63 and abs(-10**40) == 10**40
assert abs(3 + 4j) == 5.0
class V:
    def __abs__(self):
        return "abs"
assert abs(V()) == "abs"
# ---
abs("x")  # raises: TypeError "bad operand type for abs(): 'str'"
# ---
# all and any
assert all([]) and not any([])
assert all([1, "a", [0]]) and not all([1, 0, 1])
assert any([0, "", 3]) and not any([0, "", None])
seen = []
def watch(xs):
    for x in xs:
        seen.append(x)
        yield x
assert any(watch([0, 1, 2])) is True and seen == [0, 1]
seen.clear()
assert all(watch([1, 0, 2])) is False and seen == [1, 0]
# ---
class Bad:
    def __bool__(self):
        raise KeyError("truth")
any([Bad()])  # raises: KeyError
# ---
all(5)  # raises: TypeError "'int' object is not iterable"
# ---
# ascii and repr
assert ascii("aé\u1234\U00012345\n") == "'a\\xe9\\u1234\\U00012345\\n'"
assert ascii(["é"]) == "['\\xe9']" and ascii(12) == "12"
assert repr("aé") == "'aé'" and repr(None) == "None" and repr(...) == "Ellipsis" and repr(NotImplemented) == "NotImplemented"
assert repr([1, "a", (2,), {3: 4}]) == "[1, 'a', (2,), {3: 4}]"
# ---
# bin, oct, hex
assert bin(10) == "0b1010" and bin(-10) == "-0b1010" and bin(0) == "0b0"
assert oct(8) == "0o10" and oct(-8) == "-0o10" and hex(255) == "0xff" and hex(-255) == "-0xff"
assert hex(2**100) == "0x1" + "0" * 25 and bin(-2**70) == "-0b1" + "0" * 70
assert bin(True) == "0b1"
class I:
    def __index__(self):
        return 5
assert bin(I()) == "0b101" and hex(I()) == "0x5"
# ---
hex(1.5)  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
class I:
    def __index__(self):
        return "5"
bin(I())  # raises: TypeError "__index__ returned non-int (type str)"
# ---
# callable
class C:
    pass
class D:
    def __call__(self):
        return 1
assert callable(len) and callable(C) and callable(D()) and not callable(C()) and not callable(3)
assert callable(lambda: 0) and callable("".join) and callable(D().__call__)
# ---
# chr and ord
assert chr(97) == "a" and chr(0x1F600) == "😀" and ord("😀") == 0x1F600 and ord("a") == 97
assert ord(chr(0xD800)) == 0xD800 and len(chr(0xDFFF)) == 1
assert ord(b"a") == 97 and ord(bytearray(b"z")) == 122
assert all(ord(chr(i)) == i for i in range(0, 0x110000, 997))
# ---
chr(0x110000)  # raises: ValueError "chr() arg not in range(0x110000)"
# ---
chr(-1)  # raises: ValueError "chr() arg not in range(0x110000)"
# ---
chr(2**80)  # raises: ValueError "chr() arg not in range(0x110000)"
# ---
ord("ab")  # raises: TypeError "ord() expected a character, but string of length 2 found"
# ---
ord("")  # raises: TypeError "ord() expected a character, but string of length 0 found"
# ---
ord(5)  # raises: TypeError "ord() expected string of length 1, but int found"
# ---
# attributes by name
class P:
    x = 1
p = P()
assert getattr(p, "x") == 1 and getattr(p, "y", 7) == 7 and hasattr(p, "x") and not hasattr(p, "y")
setattr(p, "y", 3)
assert p.y == 3 and hasattr(p, "y")
delattr(p, "y")
assert not hasattr(p, "y")
assert getattr("abc", "upper")() == "ABC"
class Q:
    def __getattr__(self, name):
        if name == "boom":
            raise ValueError(name)
        return name * 2
assert getattr(Q(), "ab") == "abab"
try:
    hasattr(Q(), "boom")
except ValueError as e:
    assert str(e) == "boom"
else:
    assert False
# ---
getattr(1, "nope")  # raises: AttributeError "'int' object has no attribute 'nope'"
# ---
getattr(1, 2)  # raises: TypeError "attribute name must be string, not 'int'"
# ---
hasattr(1, None)  # raises: TypeError "attribute name must be string, not 'NoneType'"
# ---
# unchecked
# cpython: skip (names that lead to the interpreter are not available)
def f():
    pass
assert not hasattr(f, "__globals__") and not hasattr(f, "__code__") and not hasattr((x for x in ()), "gi_frame")
assert getattr(f, "__globals__", None) is None
getattr(f, "__globals__")  # raises: AttributeError "attribute '__globals__' is not available here"
# ---
# unchecked
# cpython: skip (names that lead to the interpreter are not available)
class C:
    pass
setattr(C(), "__class__", int)  # raises: AttributeError "attribute '__class__' is not available here"
# ---
# divmod
assert divmod(7, 3) == (2, 1) and divmod(-7, 3) == (-3, 2) and divmod(7, -3) == (-3, -2)
assert divmod(7.5, 2) == (3.0, 1.5) and divmod(10**30, 7) == (10**30 // 7, 10**30 % 7)
class M:
    def __divmod__(self, other):
        return ("d", other)
    def __rdivmod__(self, other):
        return ("r", other)
assert divmod(M(), 1) == ("d", 1) and divmod(1, M()) == ("r", 1)
# ---
divmod(1, 0)  # raises: ZeroDivisionError
# ---
divmod(1, "a")  # raises: TypeError "unsupported operand type(s) for divmod(): 'int' and 'str'"
# ---
# format
assert format(3, "05d") == "00003" and format(2.5, ".3f") == "2.500" and format("a", ">3") == "  a" and format(7) == "7"
class F:
    def __format__(self, spec):
        return "<" + spec + ">"
assert format(F(), "abc") == "<abc>" and f"{F():x}" == "<x>" and format(F()) == "<>"
# ---
class F:
    def __format__(self, spec):
        return 3
format(F())  # raises: TypeError "__format__ must return a str, not int"
# ---
format([], "x")  # raises: TypeError "unsupported format string passed to list.__format__"
# ---
format(1, 2)  # raises: TypeError "format() argument 2 must be str, not int"
# ---
# hash
assert hash(1) == 1 and hash(1.0) == 1 and hash(True) == 1 and hash(-1) == -2 and hash(2**61 - 1) == 0
assert hash(0.5) == 1152921504606846976 and hash(2**100) == hash(2.0**100)
assert hash("a") == hash("a") and hash((1, 2)) == hash((1, 2)) and hash(frozenset([1, 2])) == hash(frozenset([2, 1]))
assert hash((1, 2)) == -3550055125485641917 and hash(()) == 5740354900026072187
class H:
    def __hash__(self):
        return 2**65
assert hash(H()) == hash(2**65)
# ---
hash([])  # raises: TypeError "unhashable type: 'list'"
# ---
hash((1, []))  # raises: TypeError "unhashable type: 'list'"
# ---
class H:
    def __hash__(self):
        return "x"
hash(H())  # raises: TypeError "__hash__ method should return an integer"
# ---
class E:
    def __eq__(self, other):
        return True
hash(E())  # raises: TypeError "unhashable type: 'E'"
# ---
# id
a, b = [], []
assert id(a) != id(b) and id(a) == id(a) and id(None) == id(None)
# ---
# isinstance and issubclass
class A: pass
class B(A): pass
assert isinstance(B(), A) and not isinstance(A(), B) and isinstance(1, int) and isinstance(True, int)
assert isinstance(1, (str, (float, int))) and not isinstance(1, ()) and isinstance(A, type) and isinstance(1, object)
assert issubclass(B, A) and issubclass(A, A) and not issubclass(A, B) and issubclass(bool, (str, int))
assert isinstance(1, int | str) and not isinstance(1.5, int | str) and isinstance(None, int | None)
assert issubclass(int, int | str)
# ---
isinstance(1, 2)  # raises: TypeError "isinstance() arg 2 must be a type, a tuple of types, or a union"
# ---
issubclass(1, int)  # raises: TypeError "issubclass() arg 1 must be a class"
# ---
issubclass(int, 1)  # raises: TypeError "issubclass() arg 2 must be a class, a tuple of classes, or a union"
# ---
class Meta(type):
    def __instancecheck__(cls, x):
        return x == 3
    def __subclasscheck__(cls, k):
        return k is int
class Three(metaclass=Meta):
    pass
assert isinstance(3, Three) and not isinstance(4, Three) and issubclass(int, Three) and not issubclass(str, Three)
assert isinstance(4, (Three, int))
# ---
# iter and next
it = iter([1, 2])
assert next(it) == 1 and next(it) == 2 and next(it, "end") == "end" and iter(it) is it
values = [3, 2, 1, 0, 5]
assert list(iter(lambda: values.pop(0), 0)) == [3, 2, 1]
class S:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * i
assert list(S()) == [0, 1, 4] and 4 in S() and 5 not in S()
def g():
    yield 1
    return "value"
it = g()
assert next(it) == 1
try:
    next(it)
except StopIteration as e:
    assert e.value == "value"
else:
    assert False
# ---
next(iter([]))  # raises: StopIteration
# ---
next([])  # raises: TypeError "'list' object is not an iterator"
# ---
iter(3)  # raises: TypeError "'int' object is not iterable"
# ---
iter(3, 4)  # raises: TypeError "iter(v, w): v must be callable"
# ---
class I:
    def __iter__(self):
        return 5
iter(I())  # raises: TypeError "iter() returned non-iterator of type 'int'"
# ---
class I:
    __iter__ = None
    def __getitem__(self, i):
        return i
iter(I())  # raises: TypeError "'I' object is not iterable"
# ---
# len
assert len([1, 2]) == 2 and len("añ") == 2 and len({1: 2}) == 1 and len(range(0, 10, 3)) == 4 and len(b"abc") == 3
class L:
    def __len__(self):
        return 7
assert len(L()) == 7 and bool(L())
# ---
len(5)  # raises: TypeError "object of type 'int' has no len()"
# ---
class L:
    def __len__(self):
        return -1
len(L())  # raises: ValueError "__len__() should return >= 0"
# ---
class L:
    def __len__(self):
        return "a"
len(L())  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
# min and max
assert min(3, 1, 2) == 1 and max([3, 1, 2]) == 3 and min("hello") == "e" and max(1, 2.5) == 2.5
assert min([], default=None) is None and max([], default=5) == 5 and max([2], default=5) == 2
assert min(["aaa", "b", "cc"], key=len) == "b" and max("aaa", "b", "ccc", key=len) == "aaa"
assert max([1, 2, 3], key=lambda x: -x) == 1 and type(min([1, 1.0, True])) is int
assert type(max(1, 1.0)) is int and type(min(1.0, 1)) is float
# ---
max([])  # raises: ValueError "max() iterable argument is empty"
# ---
min()  # raises: TypeError "min expected at least 1 argument, got 0"
# ---
min(1, 2, default=3)  # raises: TypeError "Cannot specify a default for min() with multiple positional arguments"
# ---
max(1, "a")  # raises: TypeError "'>' not supported between instances of 'str' and 'int'"
# ---
min(5)  # raises: TypeError "'int' object is not iterable"
# ---
# pow
assert pow(2, 10) == 1024 and pow(2, -1) == 0.5 and pow(2, 10, 1000) == 24 and pow(3, -1, 7) == 5 and pow(2.0, 3) == 8.0
assert pow(base=2, exp=3, mod=5) == 3 and pow(-2, 3, 5) == 2 and pow(2, 100, -7) == pow(2, 100) % -7
class P:
    def __pow__(self, other, mod=None):
        return (other, mod)
    def __rpow__(self, other):
        return ("r", other)
assert pow(P(), 2) == (2, None) and pow(P(), 2, 3) == (2, 3) and 2 ** P() == ("r", 2)
# ---
pow(2, 3, 0)  # raises: ValueError "pow() 3rd argument cannot be 0"
# ---
pow("a", 2)  # raises: TypeError "unsupported operand type(s) for ** or pow(): 'str' and 'int'"
# ---
pow(2, 3, "a")  # raises: TypeError "unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'"
# ---
pow(2, -1, 4)  # raises: ValueError "base is not invertible for the given modulus"
# ---
# print returns None and writes str of each argument
class S:
    def __str__(self):
        return "s"
    def __repr__(self):
        return "r"
assert print(S(), [S()], 1, sep="-", end="") is None
assert print(sep=None, end=None, flush=True) is None
# ---
print(1, sep=2)  # raises: TypeError "sep must be None or a string, not int"
# ---
print(1, end=b"")  # raises: TypeError "end must be None or a string, not bytes"
# ---
print(1, foo=2)  # raises: TypeError "print() got an unexpected keyword argument 'foo'"
# ---
# round
assert round(2.5) == 2 and round(3.5) == 4 and round(-2.5) == -2 and round(2.675, 2) == 2.67
assert round(1234, -2) == 1200 and round(1250, -2) == 1200 and round(1350, -2) == 1400 and round(5, -1) == 0
assert type(round(2.0)) is int and type(round(2.0, 0)) is float and round(1e300) == int(1e300)
assert round(number=2.567, ndigits=1) == 2.6 and round(2.5, None) == 2
class R:
    def __round__(self, n="none"):
        return n
assert round(R()) == "none" and round(R(), 3) == 3
# ---
round("a")  # raises: TypeError "type str doesn't define __round__ method"
# ---
round(float("nan"))  # raises: ValueError "cannot convert float NaN to integer"
# ---
round(1.5, "a")  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
# sorted
assert sorted([3, 1, 2]) == [1, 2, 3] and sorted("bca", reverse=True) == ["c", "b", "a"]
assert sorted(["aa", "b", "cc", "d"], key=len) == ["b", "d", "aa", "cc"]
assert sorted(["aa", "b", "cc", "d"], key=len, reverse=True) == ["aa", "cc", "b", "d"]
assert sorted({3: 1, 1: 2}) == [1, 3] and sorted(x * x for x in range(-3, 3)) == [0, 1, 1, 4, 4, 9]
src = [2, 1]
assert sorted(src) is not src and src == [2, 1]
# ---
sorted([1, "a"])  # raises: TypeError "'<' not supported between instances of 'str' and 'int'"
# ---
sorted(5)  # raises: TypeError "'int' object is not iterable"
# ---
sorted([1], lambda x: x)  # raises: TypeError "sorted expected 1 argument, got 2"
# ---
# unchecked
# sum
assert sum([]) == 0 and sum([1, 2, 3]) == 6 and sum([1, 2], 10) == 13 and sum([[1], [2]], []) == [1, 2]
assert sum([0.1] * 10) == 1.0 and sum([1e16, 1.0, -1e16]) == 1.0 and sum([0.1] * 3) == 0.30000000000000004
assert sum([2**62, 2**62]) == 2**63 and sum([2**63, -1, 0.5]) == 2**63
assert sum([True, True]) == 2 and type(sum([True])) is int and sum((x for x in (1, 2)), start=5) == 8
assert sum([1, 2.5, 3]) == 6.5 and sum([float("inf"), 1.0]) == float("inf")
assert sum([1j, 2, 1.5]) == 3.5 + 1j and sum([1.5, 1j]) == 1.5 + 1j
assert sum([1e308, 1e308, -1e308]) == float("inf") and repr(sum([-0.0])) == "0.0" and repr(sum([-0.0], -0.0)) == "-0.0"
class N:
    def __init__(self, n):
        self.n = n
    def __add__(self, o):
        return N(self.n + (o.n if isinstance(o, N) else o))
    __radd__ = __add__
assert sum([N(1), N(2), 3]).n == 6
# ---
sum(["a", "b"])  # raises: TypeError "unsupported operand type(s) for +: 'int' and 'str'"
# ---
sum(["a"], "")  # raises: TypeError "sum() can't sum strings [use ''.join(seq) instead]"
# ---
sum([b"a"], b"")  # raises: TypeError "sum() can't sum bytes [use b''.join(seq) instead]"
# ---
# type, with one and with three arguments
assert type(1) is int and type(type) is type and type(None) is type(None)
T = type("T", (int,), {"double": lambda self: self * 2})
assert T(4).double() == 8 and T.__name__ == "T" and isinstance(T(1), int)
# ---
# zip, map, filter, enumerate, reversed as seen through the builtins
assert list(zip([1, 2], "ab", (True, False))) == [(1, "a", True), (2, "b", False)] and list(zip()) == []
assert list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])) == [11, 22]
assert list(filter(None, [0, 1, "", 2])) == [1, 2] and list(filter(lambda x: x > 1, [1, 2])) == [2]
assert list(enumerate("ab", 5)) == [(5, "a"), (6, "b")] and list(reversed([1, 2])) == [2, 1]
assert list(map(lambda x: next(iter([])), [1])) == []
# ---
list(zip([1, 2], [1], strict=True))  # raises: ValueError "zip() argument 2 is shorter than argument 1"
# ---
# dir of an object
class A:
    def f(self): pass
a = A()
a.x = 1
assert "f" in dir(a) and "x" in dir(a) and "f" in dir(A) and dir(a) == sorted(dir(a)) and "append" in dir([])
class D:
    def __dir__(self):
        return ["b", "a"]
assert dir(D()) == ["a", "b"]
# ---
# wrong numbers of arguments
len()  # raises: TypeError "len() takes exactly one argument (0 given)"
# ---
len([], [])  # raises: TypeError "len() takes exactly one argument (2 given)"
# ---
isinstance(1)  # raises: TypeError "isinstance expected 2 arguments, got 1"
# ---
getattr(1)  # raises: TypeError "getattr expected at least 2 arguments, got 1"
# ---
len(obj=[])  # raises: TypeError "len() takes no keyword arguments"
# ---
# unchecked
# cpython: skip (not offered)
open  # raises: NameError "name 'open' is not defined"
# ---
# unchecked
# cpython: skip (names that lead to the interpreter are not available)
class C:
    __match_args__ = ("__class__",)
def refused(f):
    try:
        f()
    except AttributeError as e:
        return str(e).endswith("is not available here")
    return False
def match_class(x):
    match x:
        case C(found):
            return found
assert refused(lambda: object.__getattribute__(C(), "__class__"))
assert refused(lambda: object.__setattr__(C(), "__dict__", {}))
assert refused(lambda: type.__getattribute__(C, "__mro__"))
assert refused(lambda: match_class(C()))
assert refused(lambda: "{0.__class__}".format(C()))
assert refused(lambda: "{0.__init__.__globals__}".format(C))
# ---
class Sink:
    def __init__(self):
        self.parts = []
        self.flushed = 0
    def write(self, text):
        self.parts.append(text)
    def flush(self):
        self.flushed += 1
s = Sink()
assert print(1, "b", sep="-", end="!", file=s, flush=True) is None
assert s.parts == ["1", "-", "b", "!"] and s.flushed == 1
print(1, file=3)  # raises: AttributeError "'int' object has no attribute 'write'"
# ---
# cpython: skip (its output here is a buffer that takes surrogates)
print("a\ud800")  # raises: UnicodeEncodeError "'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed"
