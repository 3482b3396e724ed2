from fractions import Fraction as F
assert repr(F()) == "Fraction(0, 1)" and str(F(3)) == "3" and str(F(-6, 4)) == "-3/2"
assert F(True) == 1 and F(6, -8) == F(-3, 4) and F(F(1, 3), F(2, 5)) == F(5, 6)
assert F(0.1) == F(3602879701896397, 36028797018963968)
assert (F(10, 4).numerator, F(10, 4).denominator) == (5, 2)
# ---
from fractions import Fraction as F
for text, want in [("1/2", F(1, 2)), (" -3/6 ", F(-1, 2)), ("1_000/7", F(1000, 7)), ("3.5e3", F(3500)), ("-.5", F(-1, 2)),
                   ("1.", F(1)), ("1.e2", F(100)), ("1 / 2", F(1, 2)), ("1e-3", F(1, 1000)), ("+7", F(7)), ("0.1_0", F(1, 10)),
                   ("1_0.5e1_0", F(105000000000)), ("٣/٤", F(3, 4))]:
    assert F(text) == want, text
for text in ["1__0", "_1", "1_", ".", "", "--1", "1/-2", "1e", "nan", "1/2/3", "1.5/2", "/2", "1/", "e5", "1 2"]:
    try:
        F(text)
        assert False, text
    except ValueError as e:
        assert str(e) == "Invalid literal for Fraction: %r" % text
# ---
from fractions import Fraction
Fraction("1/0")  # raises: ZeroDivisionError "Fraction(1, 0)"
# ---
from fractions import Fraction
Fraction(1.5, 2)  # raises: TypeError "both arguments should be Rational instances"
# ---
from fractions import Fraction
Fraction(float("inf"))  # raises: OverflowError "cannot convert Infinity to integer ratio"
# ---
from fractions import Fraction
Fraction(float("nan"))  # raises: ValueError "cannot convert NaN to integer ratio"
# ---
from fractions import Fraction as F
assert F(1, 2) + F(1, 3) == F(5, 6) and F(1, 2) - F(1, 3) == F(1, 6) and F(1, 2) * 4 == 2 and 1 / F(-2, 3) == F(-3, 2)
assert F(7, 2) // 1 == 3 and F(-7, 2) % 2 == F(1, 2) and divmod(F(7, 2), F(2, 3)) == (5, F(1, 6))
assert type(F(7, 2) // 1) is int and type(F(1, 2) + 0.5) is float and F(1, 2) + 1j == 0.5 + 1j
h = F(0)
for i in range(1, 200):
    h += F(1, i)
assert h.numerator % 1_000_003 == 814546 and h.denominator % 1_000_003 == 11082
assert sum(F(1, i * (i + 1)) for i in range(1, 100)) == F(99, 100)
# ---
from fractions import Fraction as F
F(1, 2) / F(0)  # raises: ZeroDivisionError "Fraction(1, 0)"
# ---
from fractions import Fraction as F
F(1, 2) + "x"  # raises: TypeError "unsupported operand type(s) for +: 'Fraction' and 'str'"
# ---
from fractions import Fraction as F
F(1, 2) // 1j  # raises: TypeError "unsupported operand type(s) for //: 'Fraction' and 'complex'"
# ---
from fractions import Fraction as F
F(1, 2) < 1j  # raises: TypeError "'<' not supported between instances of 'Fraction' and 'complex'"
# ---
from fractions import Fraction as F
assert F(2, 3) ** 2 == F(4, 9) and F(2, 3) ** -2 == F(9, 4) and F(-2, 3) ** -3 == F(-27, 8)
assert 2 ** F(3) == 8 and type(2 ** F(3)) is int and 2 ** F(-2) == F(1, 4) and F(4) ** F(1, 2) == 2.0
assert 2.0 ** F(2) == 4.0 and type(F(4) ** 0.5) is float and type(F(-8) ** F(1, 3)) is complex
assert pow(F(1, 2), 3) == F(1, 8)
# ---
from fractions import Fraction as F
F(0) ** -2  # raises: ZeroDivisionError "Fraction(1, 0)"
# ---
from fractions import Fraction as F
import math
for x in [F(7, 2), F(5, 2), F(-5, 2), F(1, 3), F(-7, 3), F(4), F(0)]:
    assert (math.floor(x), math.ceil(x), math.trunc(x), int(x)) == (x.numerator // x.denominator, -(-x.numerator // x.denominator), int(float(x)), int(float(x)))
    assert round(x) == round(float(x)) and type(round(x)) is int and type(round(x, 1)) is F
assert round(F(22, 7), 2) == F(157, 50) and round(F(12345), -2) == 12300 and round(F(1250), -2) == 1200
assert abs(F(-1, 2)) == F(1, 2) and -F(1, 2) == F(-1, 2) and +F(1, 2) == F(1, 2) and not F(0) and F(1)
# ---
from fractions import Fraction as F
assert F(1, 2) == 0.5 and F(1, 3) != 1 / 3 and F(3) == 3 and 3 == F(3) and F(1, 2) == 0.5 + 0j and F(1, 2) != "1/2"
assert F(1, 3) < F(1, 2) <= 0.5 < 1 and F(1) < float("inf") and not F(1) < float("nan") and float("-inf") < F(-10 ** 400)
assert F(10 ** 400, 3) > 1e308 and sorted([F(3, 2), 1, 1.25]) == [1, 1.25, F(3, 2)]
# ---
from fractions import Fraction as F
for x in [0.5, -0.25, 3, -1, -2, 2 ** 61, -2 ** 61 - 1, 1e300, 0]:
    assert hash(F(x)) == hash(x)
assert hash(F(1, 2 ** 61 - 1)) == 314159 and hash(F(-1, 2 ** 61 - 1)) == -314159
assert hash(F(1, 3)) == 1537228672809129301 and hash(F(-7, 3)) == -1537228672809129303
assert len({F(1, 2), 0.5, F(2, 4)}) == 1 and {F(2): "two"}[2] == "two"
# ---
from fractions import Fraction as F
pi = F("3.141592653589793")
assert [pi.limit_denominator(n) for n in (1, 10, 100, 1000)] == [3, F(22, 7), F(311, 99), F(355, 113)]
assert F(4321, 8765).limit_denominator(10000) == F(4321, 8765) and F(1, 2).limit_denominator(1) == 0
assert pi.limit_denominator() == F(3126535, 995207)
pi.limit_denominator(0)  # raises: ValueError "max_denominator should be at least 1"
# ---
from fractions import Fraction as F
assert F.from_float(0.5) == F(1, 2) and F.from_float(3) == 3 and F.from_decimal(7) == 7
assert F(3, 2).as_integer_ratio() == (3, 2) and F(4, 2).is_integer() and not F(1, 2).is_integer()
assert F(1, 2).real == F(1, 2) and F(1, 2).imag == 0 and F(1, 2).conjugate() == F(1, 2)
F.from_float("a")  # raises: TypeError "Fraction.from_float() only takes floats, not 'a' (str)"
# ---
# cpython: skip (from_number and as_integer_ratio of other types are 3.14's)
from fractions import Fraction as F
class Half:
    def as_integer_ratio(self):
        return 1, 2
assert F.from_number(Half()) == F(Half()) == F(1, 2) and F.from_number(0.25) == F(1, 4) and F.from_number(F(2, 3)) == F(2, 3)
F.from_number("1")  # raises: TypeError "argument should be a Rational instance or have the as_integer_ratio() method"
# ---
from fractions import Fraction as F
table = {"": "-22/7", "10": "     -22/7", "<10": "-22/7     ", "^+12": "   -22/7    ", "*=+15,": "-**********22/7", ".3f": "-3.143",
         ".0f": "-3", "10.2f": "     -3.14", "010.2f": "-000003.14", ".3e": "-3.143e+00", "g": "-3.14286", ".10G": "-3.142857143",
         ".1%": "-314.3%", "#.3g": "-3.14", ">>8": ">>>-22/7"}
for spec, want in table.items():
    assert format(F(-22, 7), spec) == want, spec
assert f"{F(10 ** 9, 3):,.2f}" == "333,333,333.33" and f"{F(1, 3):012,.3f}" == "0,000,000.333" and f"{F(3):#}" == "3/1"
assert f"{F(-1, 1000):z.1f}" == "0.0" and f"{F(-1, 1000):.1f}" == "-0.0" and f"{F(1, 8 ** 9):.4e}" == "7.4506e-09"
assert f"{F(10 ** 9):_}" == "1_000_000_000" and f"{F(2, 3):+.2f}" == "+0.67" and f"{F(1, 3):.50f}" == "0." + "3" * 50
# ---
from fractions import Fraction as F
format(F(1, 2), "05")  # raises: ValueError "Invalid format specifier '05' for object of type 'Fraction'"
# ---
from fractions import Fraction as F
import numbers
assert isinstance(F(1), numbers.Rational) and not isinstance(F(1), numbers.Integral) and issubclass(F, numbers.Real)
class Price(F):
    def __new__(cls, n=0, d=None, unit="EUR"):
        self = super().__new__(cls, n, d)
        self.unit = unit
        return self
p = Price(1, 2, unit="USD")
assert repr(p) == "Price(1, 2)" and p.unit == "USD" and type(p + 1) is F and type(-p) is F and p == F(1, 2) and hash(p) == hash(F(1, 2))
assert type(Price.from_float(0.5)) is Price
# ---
from fractions import Fraction as F
F(1, 2).numerator = 3  # raises: AttributeError
# ---
from fractions import Fraction as F
import copy, math
x = F(1, 3)
assert copy.copy(x) is x and copy.deepcopy([x])[0] is x
assert math.sqrt(F(1, 4)) == 0.5 and math.isclose(F(1, 3), 1 / 3) and complex(F(1, 2)) == 0.5 and float(F(10 ** 400, 10 ** 399)) == 10.0
assert math.prod([F(1, 2), F(2, 3), F(3, 4)]) == F(1, 4) and max(F(1, 3), 0.2) == F(1, 3)
# ---
# cpython: skip (CPython works until its memory ends)
from fractions import Fraction
Fraction("1e2000000000")  # limit: memory
# ---
# cpython: skip (CPython works until its memory ends)
from fractions import Fraction
format(Fraction(1, 3), ".2000000000f")  # limit: memory
# ---
# cpython: skip (CPython works until its memory ends)
from fractions import Fraction
x = Fraction(3, 2)
while True:
    x = x * x + 1  # limit: steps
