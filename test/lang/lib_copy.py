# copies made as the class says
import copy
class C:
    def __init__(self, a): self.a = a
    def __reduce__(self): return (C, ([self.a],), {"b": [2]})
c = C(1)
d = copy.copy(c)
assert d.a == [1] and d.b == [2] and type(d) is C
class D:
    def __reduce_ex__(self, proto): return "D"
x = D()
assert copy.copy(x) is x and copy.deepcopy(x) is x
# ---
import copy
class L(list):
    def __reduce__(self): return (L, (), None, iter(self))
class M(dict):
    def __reduce_ex__(self, proto): return (M, (), None, None, iter(self.items()))
a, b = L([[1], 2]), M(k=[1])
assert copy.copy(a) == a and copy.copy(a)[0] is a[0] and copy.deepcopy(a)[0] is not a[0]
assert copy.deepcopy(b) == b and copy.deepcopy(b)["k"] is not b["k"] and type(copy.copy(b)) is M
# ---
import copy
class C:
    def __reduce__(self): return (C,)
copy.copy(C())  # raises: TypeError
# ---
import copy
class S:
    def __init__(self): self.x, self.y = [1], 2
    def __getstate__(self): return {"x": self.x}
    def __setstate__(self, state): self.seen = state
s = copy.deepcopy(S())
assert s.seen == {"x": [1]} and not hasattr(s, "x")
# ---
import copy
class P(int):
    def __new__(cls, value, unit):
        made = int.__new__(cls, value)
        made.unit = unit
        return made
    def __getnewargs__(self): return int(self), self.unit
    def __eq__(self, other): return int(self) == int(other) and self.unit == other.unit
p = P(3, ["kg"])
q = copy.deepcopy(p)
assert q == p and q.unit is not p.unit and type(q) is P
class K:
    def __new__(cls, *, size):
        made = object.__new__(cls)
        made.made_for = size
        return made
    def __getnewargs_ex__(self): return (), {"size": 7}
assert copy.copy(K(size=1)).made_for == 1
# ---
# what was copied stays alive while the copy is made
import copy
memo = {}
x = [1, [2]]
y = copy.deepcopy(x, memo)
assert memo[id(memo)] == [x[1], x] or memo[id(memo)][-1] is x
assert memo[id(x)] is y
# ---
import copy
from typing import TypeVar
T = TypeVar("T")
assert copy.copy(T) is T and copy.deepcopy([T])[0] is T
assert copy.deepcopy(list[T]) == list[T] and copy.copy(int | str) == int | str and copy.deepcopy(int | None) == int | None
# ---
import copy
copy.replace(3)  # raises: TypeError "replace() does not support int objects"
# ---
import copy
class C:
    def __copy__(self): return "shallow"
    def __deepcopy__(self, memo): return "deep"
    def __replace__(self, /, **changes): return changes
assert copy.copy(C()) == "shallow" and copy.deepcopy([C()]) == ["deep"] and copy.replace(C(), a=1) == {"a": 1}
# ---
import copy
assert issubclass(copy.Error, Exception) and copy.error is copy.Error
# ---
import copy
raise copy.Error("no copy of this")  # raises: Error "no copy of this"
# ---
# a bytearray of a class of the script keeps its attributes
import copy


class Buffer(bytearray):
    pass


b = Buffer(b"ab")
b.tag = [1]
same, other = copy.copy(b), copy.deepcopy(b)
assert (type(same), same, same.tag) == (Buffer, b, [1]) and same is not b and same.tag is b.tag
assert (type(other), other, other.tag) == (Buffer, b, [1]) and other.tag is not b.tag
