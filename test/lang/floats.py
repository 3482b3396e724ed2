# shortest texts
assert repr(0.1) == '0.1'
assert repr(-0.0) == '-0.0'
assert repr(1e16) == '1e+16'
assert repr(1e15) == '1000000000000000.0'
assert repr(123456789012345680.0) == '1.2345678901234568e+17'
assert repr(1e22) == '1e+22'
assert repr(1e-4) == '0.0001'
assert repr(0.0001) == '0.0001'
assert repr(0.00001) == '1e-05'
assert repr(5e-324) == '5e-324'
assert repr(1.7976931348623157e308) == '1.7976931348623157e+308'
assert repr(0.1+0.2) == '0.30000000000000004'
assert repr(1/3) == '0.3333333333333333'
assert repr(float("nan")) == 'nan'
assert repr(float("inf")) == 'inf'
assert repr(-float("inf")) == '-inf'
assert repr(100.0) == '100.0'
assert repr(1e100) == '1e+100'
assert repr(2.5e-7) == '2.5e-07'
assert repr(9007199254740993.0) == '9007199254740992.0'
assert repr(1e23) == '1e+23'
assert repr(4.35) == '4.35'
assert repr(0.5) == '0.5'
# ---
# reading floats
assert repr(float("1_0.5")) == '10.5'
assert repr(float(" 1.5 ")) == '1.5'
assert repr(float("-iNf")) == '-inf'
assert repr(float("+infinity")) == 'inf'
assert repr(float("1e400")) == 'inf'
assert repr(float("1e-400")) == '0.0'
assert repr(float("0.1e1")) == '1.0'
assert repr(float(".5")) == '0.5'
assert repr(float("5.")) == '5.0'
assert repr(float("179769313486231580793728971405301e276")) == '1.7976931348623157e+308'
assert repr(float("2.4703282292062327208e-324")) == '0.0'
assert repr(float("2.4703282292062328e-324")) == '5e-324'
assert repr(float("9007199254740993")) == '9007199254740992.0'
assert repr(float("9007199254740992.9999999999")) == '9007199254740992.0'
assert repr(float(b"2.5")) == '2.5'
assert repr(float("١.٥")) == '1.5'
assert repr(float(2**60)) == '1.152921504606847e+18'
assert repr(float(True)) == '1.0'
assert repr(float()) == '0.0'
# ---
# floor division and remainder
assert repr(divmod(7.5, 2.0)) == '(3.0, 1.5)'
assert repr(divmod(7.5, -2.0)) == '(-4.0, -0.5)'
assert repr(divmod(7.5, 0.1)) == '(74.0, 0.09999999999999959)'
assert repr(divmod(-7.5, 2.0)) == '(-4.0, 0.5)'
assert repr(divmod(-7.5, -2.0)) == '(3.0, -1.5)'
assert repr(divmod(-7.5, 0.1)) == '(-75.0, 4.163336342344337e-16)'
assert repr(divmod(1e+300, 2.0)) == '(5e+299, 0.0)'
assert repr(divmod(1e+300, -2.0)) == '(-5e+299, -0.0)'
assert repr(divmod(1e+300, 0.1)) == '(1e+301, 0.00011215964963492975)'
assert repr(5.0 // 0.1) == '49.0'
assert repr(-0.0 // 1.0) == '-0.0'
assert repr(0.0 % -3.0) == '-0.0'
assert repr(1.0 % float("inf")) == '1.0'
assert repr(-1.0 % float("inf")) == 'inf'
assert repr(-1.0 // float("inf")) == '-1.0'
assert repr(float("inf") % 2.0) == 'nan'
assert repr(float("inf") // 2.0) == 'nan'
assert repr(3 % 2.5) == '0.5'
assert repr(-3 // 0.7) == '-5.0'
assert repr(2.0 ** 0.5) == '1.4142135623730951'
assert repr((-8.0) ** 2) == '64.0'
assert repr(1e200 * 1e200) == 'inf'
assert repr(-1e-200 * 1e-200) == '-0.0'
# ---
# powers of floats
assert repr(2.0 ** 10) == '1024.0'
assert repr(2.0 ** -1074) == '5e-324'
assert repr(4.0 ** 0.5) == '2.0'
assert repr((-2.0) ** 3) == '-8.0'
assert repr((-2.0) ** -3) == '-0.125'
assert repr(0.0 ** 0) == '1.0'
assert repr(float("inf") ** -1) == '0.0'
assert repr(float("-inf") ** 3) == '-inf'
assert repr(1.0 ** float("nan")) == '1.0'
assert repr(float("nan") ** 0) == '1.0'
assert repr(0.5 ** float("inf")) == '0.0'
assert repr((-1.0) ** float("inf")) == '1.0'
assert repr(10 ** -2) == '0.01'
assert repr(10.0 ** 308) == '1e+308'
assert repr(1.1 ** 100) == '13780.61233982238'
assert repr(0.0 ** float("inf")) == '0.0'
assert repr(0.0 ** -float("inf")) == 'inf'
# ---
# a negative base with a fraction gives a complex number
z = (-8) ** (1/3)
assert type(z) is complex and abs(z - (1 + 1.7320508075688772j)) < 1e-12
assert type((-2.0) ** 0.5) is complex
# ---
# methods
assert repr((2.5).as_integer_ratio()) == '(5, 2)'
assert repr((0.1).as_integer_ratio()) == '(3602879701896397, 36028797018963968)'
assert repr((-0.0).as_integer_ratio()) == '(0, 1)'
assert (1e300).as_integer_ratio()[1] == 1
assert (5e-324).as_integer_ratio()[0] == 1
assert ((2.0).is_integer()) is True
assert ((2.5).is_integer()) is False
assert (float("inf").is_integer()) is False
assert (0.1).hex() == '0x1.999999999999ap-4'
assert (-1.0).hex() == '-0x1.0000000000000p+0'
assert (0.0).hex() == '0x0.0p+0'
assert (5e-324).hex() == '0x0.0000000000001p-1022'
assert (1e308).hex() == '0x1.1ccf385ebc8a0p+1023'
assert float("nan").hex() == 'nan'
assert repr(float.fromhex("0x1.8p3")) == '12.0'
assert repr(float.fromhex("-0x.1p-4")) == '-0.00390625'
assert repr(float.fromhex("inf")) == 'inf'
assert repr(float.fromhex("ff")) == '255.0'
assert repr(float.fromhex("0x1p-1074")) == '5e-324'
assert repr(float.fromhex("0x1.fffffffffffffp1023")) == '1.7976931348623157e+308'
assert repr(float.fromhex("0x1.00000000000008p0")) == '1.0'
assert repr(float.fromhex("  1.8p1 ")) == '3.0'
assert repr((2.5).real) == '2.5'
assert repr((2.5).imag) == '0.0'
assert repr((2.5).conjugate()) == '2.5'
assert (3.7).__trunc__() == 3
assert (-3.7).__floor__() == -4
assert (3.2).__ceil__() == 4
# ---
# rounding
assert round(2.5) == 2
assert round(3.5) == 4
assert round(-2.5) == -2
assert round(0.5) == 0
assert round(1e20) == 100000000000000000000
assert repr(round(2.675, 2)) == '2.67'
assert repr(round(2.665, 2)) == '2.67'
assert repr(round(0.15, 1)) == '0.1'
assert repr(round(0.25, 1)) == '0.2'
assert repr(round(1234.5678, -2)) == '1200.0'
assert repr(round(1250.0, -2)) == '1200.0'
assert repr(round(1350.0, -2)) == '1400.0'
assert repr(round(1e22, 5)) == '1e+22'
assert repr(round(5e-324, 400)) == '5e-324'
assert repr(round(1.5, -400)) == '0.0'
assert repr(round(-1.5, -400)) == '-0.0'
assert repr(round(float("nan"), 2)) == 'nan'
assert repr(round(float("inf"), -2)) == 'inf'
assert repr(round(0.1+0.2, 16)) == '0.3'
assert repr(round(1.0000000000000002, 15)) == '1.0'
assert repr(round(123.456, 0)) == '123.0'
assert repr(round(55.55, 1)) == '55.5'
assert repr(round(5.015, 2)) == '5.01'
assert repr(round(1e16+2, -1)) == '1e+16'
assert repr(round(15.0, -1)) == '20.0'
assert repr(round(25.0, -1)) == '20.0'
assert repr(round(9.995, 2)) == '9.99'
# ---
# nan and the infinities
nan, inf = float("nan"), float("inf")
assert nan != nan and not nan == nan and not nan < 1 and not nan > 1 and nan in [nan]
assert inf > 10 ** 400 and -inf < -(10 ** 400) and inf == inf and inf - inf != inf - inf
assert str(inf * 0) == "nan" and max(1, inf) == inf and bool(nan) and not 0.0
assert 0.0 == -0.0 and str(-0.0) == "-0.0" and hash(0.0) == hash(-0.0) == 0
# ---
# subclasses of float, and __float__
class F(float):
    def __repr__(self): return "F!"
x = F(2.5)
assert x == 2.5 and type(x + 1) is float and repr(x) == "F!" and f"{x:.1f}" == "2.5" and x.hex() == "0x1.4000000000000p+1"
assert type(F.fromhex("1.0")) is F and hash(x) == hash(2.5) and {2.5: 1}[x] == 1
class G:
    def __float__(self): return 3.5
class H:
    def __index__(self): return 4
assert float(G()) == 3.5 and float(H()) == 4.0
import math
assert math.sqrt(H()) == 2.0 and math.floor(G()) == 3
# ---
# cpython: skip (from_number is new in 3.14)
assert float.from_number(3) == 3.0 and type(float.from_number(3)) is float
assert complex.from_number(3) == 3 + 0j
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
assert failure(lambda: float.from_number("3")) == "TypeError: must be real number, not str"
# ---
# what float() and the operators refuse
import math
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: float("x")) == "ValueError: could not convert string to float: 'x'"
assert failure(lambda: float("")) == "ValueError: could not convert string to float: ''"
assert failure(lambda: float("1__0")) == "ValueError: could not convert string to float: '1__0'"
assert failure(lambda: float("1_")) == "ValueError: could not convert string to float: '1_'"
assert failure(lambda: float("._1")) == "ValueError: could not convert string to float: '._1'"
assert failure(lambda: float("0x1p3")) == "ValueError: could not convert string to float: '0x1p3'"
assert failure(lambda: float([])) == "TypeError: float() argument must be a string or a real number, not 'list'"
assert failure(lambda: float(None)) == "TypeError: float() argument must be a string or a real number, not 'NoneType'"
assert failure(lambda: float(1, 2)) == 'TypeError: float expected at most 1 argument, got 2'
assert failure(lambda: float(x=1)) == 'TypeError: float() takes no keyword arguments'
assert failure(lambda: float(1j)) == "TypeError: float() argument must be a string or a real number, not 'complex'"
assert failure(lambda: float(b"z")) == "ValueError: could not convert string to float: b'z'"
assert failure(lambda: round(float("nan"))) == 'ValueError: cannot convert float NaN to integer'
assert failure(lambda: round(float("-inf"))) == 'OverflowError: cannot convert float infinity to integer'
assert failure(lambda: round(1.7e308, -308)) == 'OverflowError: rounded value too large to represent'
assert failure(lambda: round(1.5, 1.5)) == "TypeError: 'float' object cannot be interpreted as an integer"
assert failure(lambda: float("nan").as_integer_ratio()) == 'ValueError: cannot convert NaN to integer ratio'
assert failure(lambda: float("inf").as_integer_ratio()) == 'OverflowError: cannot convert Infinity to integer ratio'
assert failure(lambda: float.fromhex("zz")) == 'ValueError: invalid hexadecimal floating-point string'
assert failure(lambda: float.fromhex("0x1p1024")) == 'OverflowError: hexadecimal value too large to represent as a float'
assert failure(lambda: 10.0 ** 400) == "OverflowError: (34, 'Numerical result out of range')"
assert failure(lambda: (-10.0) ** 401) == "OverflowError: (34, 'Numerical result out of range')"
assert failure(lambda: 2.0 ** 5000) == "OverflowError: (34, 'Numerical result out of range')"
assert failure(lambda: pow(2.0, 3, 5)) == 'TypeError: pow() 3rd argument not allowed unless all arguments are integers'
assert failure(lambda: 1.5 % "a") == "TypeError: unsupported operand type(s) for %: 'float' and 'str'"
assert failure(lambda: 1.5 << 2) == "TypeError: unsupported operand type(s) for <<: 'float' and 'int'"
assert failure(lambda: "a" * 1.5) == "TypeError: can't multiply sequence by non-int of type 'float'"
assert failure(lambda: 1.5 < "x") == "TypeError: '<' not supported between instances of 'float' and 'str'"
assert failure(lambda: math.floor(float("nan"))) == 'ValueError: cannot convert float NaN to integer'
# ---
# cpython: skip (wording of 3.14)
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: 1.0 // 0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 1.0 % 0.0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 1 / 0.0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: divmod(1.0, 0)) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 0.0 ** -1) == 'ZeroDivisionError: zero to a negative power'
assert failure(lambda: 0.0 ** -0.5) == 'ZeroDivisionError: zero to a negative power'
