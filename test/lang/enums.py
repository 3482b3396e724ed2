from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique

class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

assert Color.RED is Color.CRIMSON and Color(1) is Color.RED and Color["GREEN"] is Color.GREEN
assert list(Color) == [Color.RED, Color.GREEN] and len(Color) == 2
assert str(Color.RED) == "Color.RED" and repr(Color.RED) == "<Color.RED: 1>" and f"{Color.RED:>10}" == " Color.RED"
assert Color.RED.name == "RED" and Color.RED.value == 1 and Color.RED in Color and 3 not in Color and 1 in Color
assert isinstance(Color.RED, Color) and hash(Color.RED) == hash(Color.CRIMSON) and Color.RED != 1
assert list(Color.__members__) == ["RED", "GREEN", "CRIMSON"]
assert {Color.RED: "r"}[Color(1)] == "r"
# ---
from enum import Enum
class Color(Enum):
    RED = 1
Color(7)  # raises: ValueError "7 is not a valid Color"
# ---
from enum import Enum
class Color(Enum):
    RED = 1
Color["BLUE"]  # raises: KeyError "'BLUE'"
# ---
from enum import Enum
class Color(Enum):
    RED = 1
Color.RED = 2  # raises: AttributeError "cannot reassign member 'RED'"
# ---
from enum import Enum
class A(Enum):
    X = 1
class B(A):  # raises: TypeError "<enum 'B'> cannot extend <enum 'A'>"
    Y = 2
# ---
from enum import Enum
class A(Enum):
    X = 1
    X = 2  # raises: TypeError "'X' already defined as 1"
# ---
from enum import IntEnum, StrEnum, auto
class N(IntEnum):
    A = 1
    B = auto()
assert N.A + 1 == 2 and N.B == 2 and str(N.A) == "1" and repr(N.A) == "<N.A: 1>" and f"{N.A}" == "1"
assert [10, 20, 30][N.B] == 30 and N.A < N.B and sorted([N.B, N.A]) == [N.A, N.B]
class S(StrEnum):
    ONE = auto()
    TWO = "zwei"
assert S.ONE == "one" and S.TWO.upper() == "ZWEI" and f"{S.TWO}-" == "zwei-" and repr(S.ONE) == "<S.ONE: 'one'>"
# ---
from enum import Flag, IntFlag, auto
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
assert P.R.value == 1 and P.X.value == 4 and P.RW is P.R | P.W
assert P.R in P.RW and P.X not in P.RW and list(P.RW) == [P.R, P.W] and len(P.RW) == 2
assert repr(P.R | P.X) == "<P.R|X: 5>" and str(P.R | P.X) == "P.R|X" and ~P.R == P.W | P.X
assert bool(P(0)) is False and repr(P(0)) == "<P: 0>" and P.R ^ P.RW == P.W and P.R & P.W == P(0)
assert list(P) == [P.R, P.W, P.X]
class I(IntFlag):
    A = 1
    B = 2
assert I.A | 8 == 9 and isinstance(I.A | I.B, I) and I.A + 1 == 2 and (I.A | I.B).value == 3
# ---
from enum import Enum, unique
@unique  # raises: ValueError "duplicate values found in <enum 'D'>: B -> A"
class D(Enum):
    A = 1
    B = 1
# ---
from enum import Enum
class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return 6.673e-11 * self.mass / (self.radius * self.radius)
assert round(Planet.EARTH.gravity, 2) == 9.8 and Planet.MARS.mass == 6.421e23
assert Planet.EARTH.value == (5.976e24, 6.37814e6)
# ---
from enum import Enum
Animal = Enum("Animal", "ANT BEE CAT")
assert [a.value for a in Animal] == [1, 2, 3] and Animal.BEE.name == "BEE"
Other = Enum("Other", {"X": 10, "Y": 20})
assert Other.Y.value == 20
Third = Enum("Third", ["P", "Q"], start=5)
assert Third.Q.value == 6
# ---
from enum import Enum
class Shape(Enum):
    SQUARE = "square"
    CIRCLE = "circle"
    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.value == str(value).lower():
                return m
    def area(self, x):
        return x * x if self is Shape.SQUARE else 3 * x * x
assert Shape("SQUARE") is Shape.SQUARE and Shape.CIRCLE.area(2) == 12
match Shape.SQUARE:
    case Shape.CIRCLE:
        assert False
    case Shape.SQUARE:
        pass
# ---
# members exist when __init_subclass__ runs; a member may have the name of a property
from enum import Enum, property
seen = []
class Base(Enum):
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        seen.append([m.name for m in cls])
    @property
    def twice(self):
        return self.value * 2
class A(Base):
    ONE = 1
    name = 3
assert seen == [["ONE", "name"]] and A.ONE.twice == 2 and A.name.value == 3 and A.ONE.name == "ONE"
# ---
from enum import Enum, EnumType, EnumMeta, EnumDict
assert EnumType is EnumMeta and type(Enum) is EnumType and isinstance(Enum, EnumType)
assert issubclass(EnumDict, dict)
# ---
# what an instance looks like in dir()
from enum import Enum, IntEnum
class A(Enum):
    X = 1
    def method(self):
        return 1
assert {"name", "value", "method"} <= set(dir(A.X)) and "X" not in dir(A.X)
assert "X" in dir(A) and "bit_length" in dir(IntEnum)
# ---
# the data type's repr and format
from enum import Enum, IntEnum
class H(int):
    def __repr__(self):
        return hex(self)
class E(H, Enum):
    A = 10
assert repr(E.A) == "<E.A: 0xa>" and str(E.A) == "E.A" and f"{E.A:>5}" == "  E.A"
class P(IntEnum):
    A = 7
assert f"{P.A:>5}" == "    7" and f"{P.A!r}" == "<P.A: 7>"
# ---
from enum import Enum, member, nonmember
class E(Enum):
    @member
    def f():
        return "called"
    size = nonmember(3)
    A = 1
assert [m.name for m in E] == ["f", "A"] and E.f.value() == "called" and E.size == 3
# ---
from enum import Enum
class E(Enum):
    A = 1
    def __new__(cls, value):
        return super().__new__(cls, value)  # raises: TypeError "do not use `super().__new__; call the appropriate __new__ directly"
# ---
from enum import Enum
class E(Enum):
    def __new__(cls, value, note):
        made = object.__new__(cls)
        made._value_ = value
        made.note = note
        return made
    A = 1, "one"
    B = 2, "two"
assert E(1) is E.A and E.B.note == "two" and E["B"].value == 2
# ---
from enum import Enum
class E(Enum):
    A = [1]
    B = {"k": 2}
assert E([1]) is E.A and E({"k": 2}) is E.B and [1] in E and [2] not in E
# ---
from enum import Enum
class E(Enum):
    A = 1
    B = 2
    @classmethod
    def _missing_(cls, value):
        if value == "a":
            return cls.A
        if value == "bad":
            return 5
        return None
assert E("a") is E.A
try:
    E("z")
except ValueError as e:
    assert str(e) == "'z' is not a valid E"
E("bad")  # raises: TypeError "error in E._missing_: returned 5 instead of None or a valid member"
# ---
from enum import Enum
E = Enum("E", "A B C", start=5)
assert [m.value for m in E] == [5, 6, 7] and repr(E) == "<enum 'E'>"
F = Enum("F", {"X": "x", "Y": "y"})
assert F("y") is F.Y
G = Enum("G", [("P", 1), ("Q", 1)])
assert G.Q is G.P
H = Enum("H", ["A", "B"], type=int)
assert H.A + H.B == 3
# ---
from enum import Enum
E = Enum("E", ())
assert len(E) == 0
E(1)  # raises: TypeError "<enum 'E'> has no members; specify `names=()` if you meant to create a new, empty, enum"
# ---
from enum import Enum, auto
class E(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name}-{count}-{last_values}"
    A = auto()
    B = 7, auto()
assert E.A.value == "A-0-[]" and E.B.value == (7, "B-1-['A-0-[]']")
# ---
from enum import Enum, auto
class E(Enum):
    A = "red"
    B = auto()  # raises: TypeError "unable to increment 'red'"
# ---
from enum import Enum, auto
class E(Enum):
    A = auto()
    def _generate_next_value_(name, start, count, last_values):  # raises: TypeError "_generate_next_value_ must be defined before members"
        return name
# ---
from enum import Enum
class E(Enum):
    _order_ = "A C"
    A = 1
    B = 1
    C = 2
class F(Enum):  # raises: TypeError
    _order_ = "B A"
    A = 1
    B = 2
# ---
from enum import Enum
class E(Enum):
    _ignore_ = "helper i"
    helper = [1, 2]
    i = 5
    A = 1
assert [m.name for m in E] == ["A"] and not hasattr(E, "helper")
# ---
from enum import Enum
class E(Enum):
    A = 1
    B = 2
    def __init__(self, value):
        self.double = value * 2
    B_alias = 2
E.B._add_alias_("SECOND")
E.A._add_value_alias_("one")
assert E.SECOND is E.B and E("one") is E.A and E.A.double == 2 and E.B_alias is E.B
# ---
from enum import Enum
class E(Enum):
    A = 1
    _secret_ = 1  # raises: ValueError "_sunder_ names, such as '_secret_', are reserved for future Enum use"
# ---
from enum import Enum
class Inner:
    pass
class E(Enum):
    A = 1
    class Nested:
        pass
    KIND = Inner
assert isinstance(E.Nested, type) and E.KIND.value is Inner and len(E) == 2
# ---
from enum import StrEnum
class S(StrEnum):
    A = 3  # raises: TypeError "3 is not a string"
# ---
from enum import StrEnum
class S(StrEnum):
    A = "a"
    B = b"b", "ascii"
assert S.B == "b" and S.B.value == "b" and str(S.A) == "a" and f"{S.A:_>3}" == "__a" and "-".join(S) == "a-b"
# ---
from enum import Flag, STRICT
class F(Flag, boundary=STRICT):
    A = 1
    B = 4
assert repr(~F.A) == "<F.B: 4>" and F(5) == F.A | F.B and not F(0) and repr(F(0)) == "<F: 0>" and str(F(0)) == "F(0)"
assert F.A ^ F.B == F(5) and F(5) ^ F.B is F.A and F(5) & F.B is F.B
F(2)  # raises: ValueError
# ---
from enum import Flag, CONFORM, FlagBoundary
class F(Flag, boundary=CONFORM):
    A = 1
    B = 4
assert F(7) is F.A | F.B and FlagBoundary.CONFORM is CONFORM and ~F.A is F.B
# ---
from enum import Flag, EJECT
class F(Flag, boundary=EJECT):
    A = 1
    B = 4
assert F(2) == 2 and type(F(2)) is int and ~F.A == -2 and type(F(4)) is F
# ---
from enum import Flag, IntFlag, KEEP
class F(Flag, boundary=KEEP):
    A = 1
    B = 4
assert F(7).value == 7 and F(7).name == "A|B|2" and repr(F(8)) == "<F: 8>"
class I(IntFlag):
    R = 4
    W = 2
assert I.R | 9 == 13 and type(I.R | 9) is I and str(I.R | I.W) == "6" and repr(I.R | 1) == "<I.R|1: 5>" and ~I.R == 3
# ---
from enum import Flag
class F(Flag):
    A = 1
    B = 2
    AB = 3
    EMPTY = 0
assert list(F) == [F.A, F.B] and list(F.AB) == [F.A, F.B] and len(F.AB) == 2 and F.A in F.AB and F.EMPTY.name == "EMPTY"
assert list(reversed(F)) == [F.B, F.A] and bool(F.AB) and not F.EMPTY
1 in F.AB  # raises: TypeError "unsupported operand type(s) for 'in': 'int' and 'F'"
# ---
from enum import Flag
class F(Flag):
    C = 4
    A = 1
    B = 2
assert [m.name for m in F] == ["C", "A", "B"] and [m.name for m in F(7)] == ["C", "A", "B"]
# ---
from enum import Flag
class F(Flag):
    A = None
    B = 1
F.A | F.B  # raises: TypeError "'F.A' cannot be combined with other flags with |"
# ---
from enum import Enum, unique
@unique  # raises: ValueError "duplicate values found in <enum 'E'>: B -> A"
class E(Enum):
    A = 1
    B = 1
# ---
from enum import Enum, verify, UNIQUE, EnumCheck
assert EnumCheck.UNIQUE is UNIQUE
@verify(UNIQUE)  # raises: ValueError "aliases found in <enum 'E'>: B -> A"
class E(Enum):
    A = 1
    B = 1
# ---
from enum import IntEnum, verify, CONTINUOUS
@verify(CONTINUOUS)  # raises: ValueError "invalid enum 'E': missing values 2, 3"
class E(IntEnum):
    A = 1
    B = 4
# ---
from enum import Flag, verify, NAMED_FLAGS
@verify(NAMED_FLAGS)  # raises: ValueError "invalid Flag 'F': alias AB is missing value 0x2 [use enum.show_flag_values(value) for details]"
class F(Flag):
    A = 1
    AB = 3
# ---
from enum import show_flag_values, IntFlag
assert show_flag_values(13) == [1, 4, 8]
class F(IntFlag):
    A = 1
    B = 4
assert show_flag_values(F.A | F.B) == [1, 4]
# ---
from enum import IntFlag, global_enum, global_str
@global_enum
class F(IntFlag):
    A = 1
    B = 2
assert repr(F.A) == "__main__.A" and repr(F(3)) == "__main__.A|__main__.B" and repr(F(0)) == "__main__.F(0)"
# ---
from enum import Enum, global_enum, global_enum_repr, global_flag_repr, global_str
@global_enum
class E(Enum):
    A = 1
assert str(E.A) == "A" and repr(E.A) == "__main__.A" and E.__str__ is global_str
# ---
from enum import Enum, pickle_by_enum_name, pickle_by_global_name
class E(Enum):
    A = 1
assert pickle_by_global_name(E.A, 2) == "A" and pickle_by_enum_name(E.A, 2) == (getattr, (E, "A"))
# ---
from enum import ReprEnum, IntEnum
from datetime import date
class D(date, ReprEnum):
    FIRST = 2024, 1, 2
assert str(D.FIRST) == "2024-01-02" and D(date(2024, 1, 2)) is D.FIRST and D.FIRST.year == 2024
# ---
from enum import Enum
class E(int, str, Enum):  # raises: TypeError
    A = 1
# ---
from dataclasses import dataclass
from enum import Enum
@dataclass
class Size:
    w: int
    h: int = 1
class E(Size, Enum):
    SMALL = 1, 2
    WIDE = 5,
assert E.SMALL.h == 2 and repr(E.SMALL) == "<E.SMALL: w=1, h=2>" and E(Size(5)) is E.WIDE
# ---
import copy
from enum import Enum
class E(Enum):
    A = 1
assert copy.copy(E.A) is E.A and copy.deepcopy([E.A])[0] is E.A
del E.A  # raises: AttributeError "'E' cannot delete member 'A'."
