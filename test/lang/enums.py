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
