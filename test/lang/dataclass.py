from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass

@dataclass
class P:
    x: int
    y: float = 2.5
    tags: list = field(default_factory=list, repr=False)

p = P(1)
assert repr(p) == "P(x=1, y=2.5)" and p == P(1) and p != P(2) and p.tags == [] and p.tags is not P(1).tags
assert asdict(p) == {"x": 1, "y": 2.5, "tags": []} and astuple(p) == (1, 2.5, []) and replace(p, x=9).x == 9
assert [f.name for f in fields(P)] == ["x", "y", "tags"] and is_dataclass(p) and is_dataclass(P)
assert P.__match_args__ == ("x", "y", "tags")
match p:
    case P(x, y):
        assert (x, y) == (1, 2.5)
# ---
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
P(1)  # raises: TypeError "P.__init__() missing 1 required positional argument: 'y'"
# ---
from dataclasses import dataclass
@dataclass
class P:
    x: int
P(1, 2)  # raises: TypeError "P.__init__() takes 2 positional arguments but 3 were given"
# ---
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    x: int
assert hash(P(1)) == hash((1,)) and len({P(1), P(1)}) == 1
P(1).x = 2  # raises: FrozenInstanceError "cannot assign to field 'x'"
# ---
from dataclasses import dataclass
@dataclass(order=True)
class V:
    major: int
    minor: int = 0
assert V(1, 2) < V(1, 3) <= V(2) and sorted([V(2), V(1, 5)]) == [V(1, 5), V(2)] and max(V(1), V(3)) == V(3)
V(1) < 3  # raises: TypeError "'<' not supported between instances of 'V' and 'int'"
# ---
from dataclasses import dataclass
@dataclass
class P:  # a mutable default is refused
    x: list = []  # raises: ValueError "mutable default <class 'list'> for field x is not allowed: use default_factory"
# ---
from dataclasses import dataclass
@dataclass
class P:
    x: int = 1
    y: int  # raises: TypeError "non-default argument 'y' follows default argument 'x'"
# ---
from dataclasses import dataclass, field, KW_ONLY, InitVar
from typing import ClassVar
@dataclass
class A:
    count: ClassVar[int] = 0
    x: int = 1
    _: KW_ONLY
    y: int = 2
    scale: InitVar[int] = 10
    total: int = field(init=False, default=0)
    def __post_init__(self, scale):
        self.total = (self.x + self.y) * scale
assert A(5, y=1).total == 60 and repr(A()) == "A(x=1, y=2, total=30)"
A(1, 2)  # raises: TypeError "A.__init__() takes from 1 to 2 positional arguments but 3 were given"
# ---
from dataclasses import dataclass
@dataclass
class Base:
    x: int
    y: int = 0
@dataclass
class Child(Base):
    z: int = 5
    def norm(self):
        return abs(self.x) + abs(self.y)
c = Child(1, -2)
assert repr(c) == "Child(x=1, y=-2, z=5)" and c.norm() == 3 and c != Base(1, -2)
# ---
from dataclasses import dataclass, fields
@dataclass(slots=True)
class S:
    a: int
    b: str = "b"
    def who(self):
        return self.a
s = S(3)
assert s.who() == 3
s.c = 1  # raises: AttributeError
# ---
from dataclasses import make_dataclass, dataclass, field, asdict
C = make_dataclass("C", [("x", int), ("y", int, field(default=5))], namespace={"twice": lambda self: self.x * 2})
assert C(2).twice() == 4 and repr(C(1)) == "C(x=1, y=5)"
@dataclass
class Node:
    value: int
    children: list["Node"] = field(default_factory=list)
tree = Node(1, [Node(2), Node(3, [Node(4)])])
assert asdict(tree)["children"][1]["children"][0] == {"value": 4, "children": []}
assert repr(Node(1)) == "Node(value=1, children=[])"
tree.children.append(tree)
assert repr(tree).endswith(", ...])")
# ---
from __future__ import annotations
from dataclasses import dataclass, field
from typing import ClassVar, Optional
@dataclass(eq=True, unsafe_hash=True)
class Q:
    name: str
    size: Optional[int] = None
    shared: ClassVar[tuple] = ()
    cache: dict = field(default_factory=dict, hash=False, compare=False)
assert Q("a") == Q("a", cache={1: 2}) and hash(Q("a")) == hash(Q("a")) and Q.shared == ()
# ---
# cpython: skip (it looks the names up in the module __main__, which is not that of the chunk there)
# texts of hints that name ClassVar, InitVar and KW_ONLY
from dataclasses import dataclass, InitVar, KW_ONLY
import dataclasses
from typing import ClassVar
import typing
@dataclass
class C:
    a: "ClassVar[int]"
    b: " typing . ClassVar [ str ]"
    c: "InitVar[int]"
    d: "dataclasses.InitVar"
    e: "t.ClassVar"
    _: "KW_ONLY"
    k: "int" = 3
    def __post_init__(self, c, d):
        self.sum = c + d
x = C(1, 2, "e", k=9)
assert x.sum == 3 and x.e == "e" and x.k == 9 and [f.name for f in dataclasses.fields(C)] == ["e", "k"]
# ---
# a default that is a descriptor is asked for its value
from dataclasses import dataclass, field
class D:
    def __set_name__(self, owner, name):
        self.name = name + "x"
    def __get__(self, obj, owner=None):
        return 100 if obj is None else obj._x
    def __set__(self, obj, value):
        obj._x = value
@dataclass
class C:
    c: int = D()
assert C().c == 100 and C(5).c == 5
class E:
    def __set_name__(self, owner, name):
        self.name = name + "x"
@dataclass
class F:
    c: int = field(default=E(), init=False)
assert F.c.name == "cx"
# ---
from dataclasses import dataclass
@dataclass(slots=True, weakref_slot=True)
class A:
    a: int
@dataclass(slots=True)
class B(A):
    b: int = 2
assert B(1).a == 1 and B(1) == B(1, 2)
B(1).c = 3  # raises: AttributeError "'B' object has no attribute 'c' and no __dict__ for setting new attributes"
# ---
from dataclasses import dataclass
class Root:
    __slots__ = iter(["a"])
@dataclass(slots=True)  # raises: TypeError "Slots of 'Root' cannot be determined"
class C(Root):
    x: int
# ---
# unchecked
from dataclasses import dataclass, field, asdict, astuple, make_dataclass
from collections import defaultdict
from typing import List, Optional, Generic, TypeVar
@dataclass
class C:
    a: List[int] = field(default_factory=list)
    b: Optional[int] = None
    c: "str" = "x"
assert C.__doc__ == "C(a: List[int] = <factory>, b: Optional[int] = None, c: 'str' = 'x')"
d = defaultdict(list, {"k": [1]})
@dataclass
class D:
    m: dict
assert astuple(D(d)) == ({"k": [1]},) and asdict(D(d)) == {"m": {"k": [1]}} and astuple(D(d))[0] is not d
T = TypeVar("T")
@dataclass
class P(Generic[T]):
    x: T
Q = make_dataclass("Q", [("y", T)], bases=(P[int], Generic[T]), namespace={"z": 4}, module="m")
assert Q[str](1, 2).x == 1 and Q(1, 2).z == 4 and Q.__module__ == "m"
# ---
from dataclasses import field
f = field()
f.type = [f]
assert "type=[...]" in repr(f)
