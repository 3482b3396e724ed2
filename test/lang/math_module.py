# exponentials and logarithms
import math
assert repr(math.exp(1)) == '2.718281828459045'
assert repr(math.exp(-745)) == '5e-324'
assert repr(math.exp(0.1)) == '1.1051709180756477'
assert repr(math.exp2(0.5)) == '1.4142135623730951'
assert repr(math.exp2(-1074)) == '5e-324'
assert repr(math.expm1(1e-10)) == '1.00000000005e-10'
assert repr(math.log(10)) == '2.302585092994046'
assert repr(math.log(2, 2)) == '1.0'
assert repr(math.log(8, 2)) == '3.0'
assert repr(math.log(100, 10)) == '2.0'
assert repr(math.log2(1024)) == '10.0'
assert repr(math.log2(3)) == '1.584962500721156'
assert repr(math.log10(1000)) == '3.0'
assert repr(math.log10(2)) == '0.3010299956639812'
assert repr(math.log1p(1e-10)) == '9.999999999500001e-11'
assert repr(math.log1p(1)) == '0.6931471805599453'
assert repr(math.log(10**400)) == '921.0340371976182'
assert repr(math.log2(2**5000)) == '5000.0'
assert repr(math.log10(10**400)) == '400.0'
assert repr(math.pow(2, 0.5)) == '1.4142135623730951'
assert repr(math.pow(2, -1074)) == '5e-324'
assert repr(math.pow(-2, 3)) == '-8.0'
assert repr(math.pow(0, 0)) == '1.0'
assert repr(math.sqrt(2)) == '1.4142135623730951'
assert repr(math.sqrt(10**30)) == '1000000000000000.0'
assert repr(math.exp(-1000)) == '0.0'
assert repr(math.exp(float("-inf"))) == '0.0'
# ---
# cpython: skip (glibc rounds these wrongly)
import math
assert math.cbrt(27) == 3.0 and math.cbrt(-8) == -2.0 and math.cbrt(1e300) == 1e100
assert math.expm1(1) == 1.7182818284590453 and math.cbrt(2) == 1.2599210498948732
# ---
# trigonometry
import math
assert repr(math.sin(1)) == '0.8414709848078965'
assert repr(math.cos(1)) == '0.5403023058681398'
assert repr(math.tan(1)) == '1.5574077246549023'
assert repr(math.sin(1e6)) == '-0.34999350217129294'
assert repr(math.cos(1e22)) == '0.523214785395139'
assert repr(math.sin(math.pi)) == '1.2246467991473532e-16'
assert repr(math.tan(math.pi/2)) == '1.633123935319537e+16'
assert repr(math.asin(0.5)) == '0.5235987755982989'
assert repr(math.acos(0.5)) == '1.0471975511965979'
assert repr(math.atan(0.5)) == '0.4636476090008061'
assert repr(math.atan2(1, -1)) == '2.356194490192345'
assert repr(math.atan2(-0.0, -1)) == '-3.141592653589793'
assert repr(math.atan2(0.0, 0.0)) == '0.0'
assert repr(math.asin(1)) == '1.5707963267948966'
assert repr(math.acos(-1)) == '3.141592653589793'
assert repr(math.degrees(1)) == '57.29577951308232'
assert repr(math.radians(180)) == '3.141592653589793'
assert repr(math.sin(1e-10)) == '1e-10'
assert repr(math.hypot(3, 4)) == '5.0'
assert repr(math.hypot(1, 2, 3)) == '3.7416573867739413'
assert repr(math.hypot()) == '0.0'
assert repr(math.hypot(1e300, 1e300)) == '1.4142135623730952e+300'
assert repr(math.hypot(5e-324, 0)) == '5e-324'
assert repr(math.dist((1, 2), (4, 6))) == '5.0'
assert repr(math.dist([0.1]*3, [0.4]*3)) == '0.5196152422706632'
assert repr(math.tan(0.1)) == '0.10033467208545055'
# ---
# hyperbolic and special functions
import math
assert repr(math.sinh(0)) == '0.0'
assert repr(math.cosh(0)) == '1.0'
assert repr(math.tanh(30)) == '1.0'
assert repr(math.asinh(0)) == '0.0'
assert repr(math.acosh(1)) == '0.0'
assert repr(math.erf(0)) == '0.0'
assert repr(math.erfc(0)) == '1.0'
assert repr(math.erf(1)) == '0.8427007929497149'
assert repr(math.erfc(30)) == '0.0'
assert repr(math.gamma(5)) == '24.0'
assert repr(math.gamma(0.5)) == '1.7724538509055159'
assert repr(math.gamma(-1.5)) == '2.3632718012073544'
assert repr(math.gamma(171)) == '7.257415615307998e+306'
assert repr(math.lgamma(1)) == '0.0'
assert repr(math.lgamma(100)) == '359.1342053695754'
assert repr(math.lgamma(0.5)) == '0.5723649429247004'
assert repr(math.lgamma(1e10)) == '220258509288.81058'
assert repr(math.gamma(10.5)) == '1133278.3889487854'
assert repr(math.gamma(1e-10)) == '9999999999.422785'
# ---
# parts of floats
import math
assert repr(math.frexp(10)) == '(0.625, 4)'
assert repr(math.frexp(0)) == '(0.0, 0)'
assert repr(math.frexp(5e-324)) == '(0.5, -1073)'
assert repr(math.ldexp(0.75, 4)) == '12.0'
assert repr(math.ldexp(1, -1074)) == '5e-324'
assert repr(math.ldexp(1, -10**30)) == '0.0'
assert repr(math.ldexp(3, -1075)) == '1e-323'
assert repr(math.modf(-2.5)) == '(-0.5, -2.0)'
assert repr(math.modf(float("inf"))) == '(0.0, inf)'
assert repr(math.fmod(-7, 3)) == '-1.0'
assert repr(math.fmod(1e300, 7)) == '1.0'
assert repr(math.remainder(7, 2.5)) == '-0.5'
assert repr(math.remainder(-5, 2)) == '-1.0'
assert repr(math.copysign(3, -0.0)) == '-3.0'
assert repr(math.fabs(-3)) == '3.0'
assert repr(math.ulp(1)) == '2.220446049250313e-16'
assert repr(math.ulp(0)) == '5e-324'
assert repr(math.ulp(1e308)) == '1.99584030953472e+292'
assert repr(math.ulp(1.7976931348623157e308)) == '1.99584030953472e+292'
assert repr(math.nextafter(1, 2)) == '1.0000000000000002'
assert repr(math.nextafter(0, -1)) == '-5e-324'
assert repr(math.nextafter(1, 2, steps=10)) == '1.0000000000000022'
assert repr(math.nextafter(1, 0, steps=10**30)) == '0.0'
assert repr(math.nextafter(-1.0, 1.0, steps=2**62)) == '2.2250738585072014e-308'
assert repr(math.nextafter(1.0, 1.0)) == '1.0'
assert (math.isclose(1, 1+1e-10)) is True
assert (math.isclose(1, 1.1)) is False
assert (math.isclose(0, 1e-10, abs_tol=1e-9)) is True
assert (math.isnan(float("nan"))) is True
assert (math.isinf(1)) is False
assert (math.isfinite(10**300)) is True
assert repr(math.fma(0.1, 10, -1)) == '5.551115123125783e-17'
assert repr(math.fma(2, 3, 4)) == '10.0'
# ---
# rounding to ints
import math
assert math.floor(-2.5) == -3
assert math.ceil(-2.5) == -2
assert math.trunc(-2.5) == -2
assert math.floor(1e20) == 100000000000000000000
assert math.floor(7) == 7
assert math.ceil(True) == 1
assert math.trunc(10**30) == 1000000000000000000000000000000
assert math.ceil(0.1) == 1
# ---
# floor, ceil and trunc ask the special methods
import math
class X:
    def __floor__(self): return "f"
    def __ceil__(self): return "c"
    def __trunc__(self): return "t"
assert (math.floor(X()), math.ceil(X()), math.trunc(X())) == ("f", "c", "t")
# ---
# integers
import math
assert math.factorial(0) == 1
assert math.factorial(20) == 2432902008176640000
assert math.factorial(21) == 51090942171709440000
assert math.factorial(30) == 265252859812191058636308480000000
assert math.factorial(1000) % 10**9+len(str(math.factorial(1000))) == 2568
assert math.comb(5, 2) == 10
assert math.comb(100, 50) == 100891344545564193334812497256
assert math.comb(10**20, 3) == 166666666666666666661666666666666666666700000000000000000000
assert math.comb(5, 6) == 0
assert math.comb(62, 31) == 465428353255261088
assert math.comb(66, 33) == 7219428434016265740
assert math.comb(67, 33) == 14226520737620288370
assert math.comb(500, 250) % 10**18 == 393900042796872256
assert math.perm(5, 2) == 20
assert math.perm(5) == 120
assert math.perm(10**20, 3) == 999999999999999999970000000000000000000200000000000000000000
assert math.perm(3, 5) == 0
assert math.gcd(12, 18) == 6
assert math.gcd() == 0
assert math.gcd(0, -5) == 5
assert math.gcd(2**100, 6**50, 10**30) == 1073741824
assert math.gcd(-2**63, 0) == 9223372036854775808
assert math.lcm(4, 6) == 12
assert math.lcm() == 1
assert math.lcm(0, 5) == 0
assert math.lcm(-4, 10**20) == 100000000000000000000
assert math.isqrt(0) == 0
assert math.isqrt(10**20) == 10000000000
assert math.isqrt(10**20-1) == 9999999999
assert math.isqrt(2**64-1) == 4294967295
assert math.isqrt(2**63-1) == 3037000499
assert math.isqrt(10**100) == 100000000000000000000000000000000000000000000000000
assert math.prod([1, 2, 3]) == 6
assert math.prod([]) == 1
assert repr(math.prod([0.1, 10], start=2)) == '2.0'
assert math.prod(["a"], start=3) == 'aaa'
assert math.prod(range(1, 30)) == 8841761993739701954543616000000
# ---
# sums that round once
import math
assert repr(math.fsum([0.1]*10)) == '1.0'
assert repr(math.fsum([1e16, 1, -1e16])) == '1.0'
assert repr(math.fsum([])) == '0.0'
assert repr(math.fsum([1, 1e-16, 1e-16])) == '1.0000000000000002'
assert repr(math.fsum([float("inf"), 1])) == 'inf'
assert repr(math.fsum([float("nan"), 1])) == 'nan'
assert repr(math.fsum(range(100))) == '4950.0'
assert repr(math.fsum([1e100, 1, -1e100, 1e-100])) == '1.0'
assert math.sumprod([1, 2], [3, 4]) == 11
assert repr(math.sumprod([0.1]*3, [10, 20, 30])) == '6.0'
assert repr(math.sumprod([10**30, 1.5], [2, 2])) == '2e+30'
assert math.sumprod([], []) == 0
assert repr(math.sumprod([1e200, 1.0, -1e200], [1e100, 1.0, 1e100])) == '1.0'
assert repr(math.sumprod([True, 2], [3.0, 4])) == '11.0'
assert repr(sum([0.1]*10)) == '1.0'
assert repr(sum([1e16, 1.0, -1e16])) == '1.0'
# ---
# constants
import math
assert repr(math.pi) == '3.141592653589793'
assert repr(math.e) == '2.718281828459045'
assert repr(math.tau) == '6.283185307179586'
assert repr(math.inf) == 'inf'
assert repr(math.nan) == 'nan'
# ---
# what math refuses
import math
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: math.sqrt("x")) == 'TypeError: must be real number, not str'
assert failure(lambda: math.sqrt([])) == 'TypeError: must be real number, not list'
assert failure(lambda: math.exp(1000)) == 'OverflowError: math range error'
assert failure(lambda: math.cosh(1000)) == 'OverflowError: math range error'
assert failure(lambda: math.sinh(-1000)) == 'OverflowError: math range error'
assert failure(lambda: math.expm1(1000)) == 'OverflowError: math range error'
assert failure(lambda: math.exp2(1024)) == 'OverflowError: math range error'
assert failure(lambda: math.pow(10, 400)) == 'OverflowError: math range error'
assert failure(lambda: math.pow(-1, 0.5)) == 'ValueError: math domain error'
assert failure(lambda: math.pow(0, -1)) == 'ValueError: math domain error'
assert failure(lambda: math.ldexp(1, 2000)) == 'OverflowError: math range error'
assert failure(lambda: math.ldexp(1, 1.5)) == 'TypeError: Expected an int as second argument to ldexp.'
assert failure(lambda: math.fmod(1, 0)) == 'ValueError: math domain error'
assert failure(lambda: math.fmod(math.inf, 1)) == 'ValueError: math domain error'
assert failure(lambda: math.remainder(1, 0)) == 'ValueError: math domain error'
assert failure(lambda: math.factorial(-1)) == 'ValueError: factorial() not defined for negative values'
assert failure(lambda: math.factorial(1.5)) == "TypeError: 'float' object cannot be interpreted as an integer"
assert failure(lambda: math.factorial("x")) == "TypeError: 'str' object cannot be interpreted as an integer"
assert failure(lambda: math.comb(-1, 2)) == 'ValueError: n must be a non-negative integer'
assert failure(lambda: math.comb(1, -2)) == 'ValueError: k must be a non-negative integer'
assert failure(lambda: math.comb(1.5, 1)) == "TypeError: 'float' object cannot be interpreted as an integer"
assert failure(lambda: math.perm(-1, 1)) == 'ValueError: n must be a non-negative integer'
assert failure(lambda: math.perm(1, -1)) == 'ValueError: k must be a non-negative integer'
assert failure(lambda: math.gcd(1.5)) == "TypeError: 'float' object cannot be interpreted as an integer"
assert failure(lambda: math.lcm("a")) == "TypeError: 'str' object cannot be interpreted as an integer"
assert failure(lambda: math.isqrt(-1)) == 'ValueError: isqrt() argument must be nonnegative'
assert failure(lambda: math.isqrt(1.5)) == "TypeError: 'float' object cannot be interpreted as an integer"
assert failure(lambda: math.floor(math.nan)) == 'ValueError: cannot convert float NaN to integer'
assert failure(lambda: math.ceil(math.inf)) == 'OverflowError: cannot convert float infinity to integer'
assert failure(lambda: math.floor("a")) == 'TypeError: must be real number, not str'
assert failure(lambda: math.trunc("a")) == "TypeError: type str doesn't define __trunc__ method"
assert failure(lambda: math.fsum(["a"])) == 'TypeError: must be real number, not str'
assert failure(lambda: math.fsum([1e308, 1e308])) == 'OverflowError: intermediate overflow in fsum'
assert failure(lambda: math.fsum([math.inf, -math.inf])) == 'ValueError: -inf + inf in fsum'
assert failure(lambda: math.dist([1], [1, 2])) == 'ValueError: both points must have the same number of dimensions'
assert failure(lambda: math.sumprod([1], [1, 2])) == 'ValueError: Inputs are not the same length'
assert failure(lambda: math.isclose(1, 1, rel_tol=-1)) == 'ValueError: tolerances must be non-negative'
assert failure(lambda: math.nextafter(1, 2, steps=-1)) == 'ValueError: steps must be a non-negative integer'
assert failure(lambda: math.fma(math.inf, 0, 1)) == 'ValueError: invalid operation in fma'
assert failure(lambda: math.fma(1e300, 1e300, 0)) == 'OverflowError: overflow in fma'
assert failure(lambda: math.gamma(200)) == 'OverflowError: math range error'
assert failure(lambda: math.factorial(10**20)) == 'OverflowError: factorial() argument should not exceed 9223372036854775807'
assert failure(lambda: math.comb(10**40, 10**30)) == 'OverflowError: min(n - k, k) must not exceed 9223372036854775807'
assert failure(lambda: math.hypot("a")) == 'TypeError: must be real number, not str'
assert failure(lambda: math.log("a")) == 'TypeError: must be real number, not str'
assert failure(lambda: math.sqrt(10**400)) == 'OverflowError: int too large to convert to float'
assert failure(lambda: math.prod(5)) == "TypeError: 'int' object is not iterable"
assert failure(lambda: math.cos()) == 'TypeError: math.cos() takes exactly one argument (0 given)'
assert failure(lambda: math.atan2(1)) == 'TypeError: atan2 expected 2 arguments, got 1'
# ---
# cpython: skip (wording of 3.14)
import math
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: math.sqrt(-1)) == 'ValueError: expected a nonnegative input, got -1.0'
assert failure(lambda: math.log(0.0)) == 'ValueError: expected a positive input, got 0.0'
assert failure(lambda: math.log(0)) == 'ValueError: expected a positive input'
assert failure(lambda: math.log(-1.5)) == 'ValueError: expected a positive input, got -1.5'
assert failure(lambda: math.log2(-5)) == 'ValueError: expected a positive input'
assert failure(lambda: math.log10(-0.5)) == 'ValueError: expected a positive input, got -0.5'
assert failure(lambda: math.log1p(-2)) == 'ValueError: expected argument value > -1, got -2.0'
assert failure(lambda: math.log1p(-1)) == 'ValueError: expected argument value > -1, got -1.0'
assert failure(lambda: math.asin(2)) == 'ValueError: expected a number in range from -1 up to 1, got 2.0'
assert failure(lambda: math.acos(-1.5)) == 'ValueError: expected a number in range from -1 up to 1, got -1.5'
assert failure(lambda: math.acosh(0.5)) == 'ValueError: expected argument value not less than 1, got 0.5'
assert failure(lambda: math.atanh(1)) == 'ValueError: expected a number between -1 and 1, got 1.0'
assert failure(lambda: math.sin(math.inf)) == 'ValueError: expected a finite input, got inf'
assert failure(lambda: math.cos(-math.inf)) == 'ValueError: expected a finite input, got -inf'
assert failure(lambda: math.tan(math.inf)) == 'ValueError: expected a finite input, got inf'
assert failure(lambda: math.gamma(-2)) == 'ValueError: expected a noninteger or positive integer, got -2.0'
assert failure(lambda: math.gamma(0)) == 'ValueError: expected a noninteger or positive integer, got 0.0'
assert failure(lambda: math.lgamma(0)) == 'ValueError: expected a noninteger or positive integer, got 0.0'
# ---
import math
math.factorial(10 ** 12)  # limit: memory
# cpython: skip (CPython would work for years)
# ---
import math
math.comb(10 ** 15, 10 ** 12)  # limit: memory
# cpython: skip (CPython would work for years)
# ---
# sumprod sums floats exactly only up to the first pair that is neither of
# ints (at the start) nor with a float.
from math import sumprod
p, q = [0.1, 0.7, 2, 0.1, 0.3, 1e16], [0.3, 1e-3, 3, 0.7, 0.9, 1.1]
assert sumprod(p, q) == ((sumprod(p[:2], q[:2]) + 6) + 0.1 * 0.7 + 0.3 * 0.9) + 1e16 * 1.1
p, q = [3, 2**62, 0.1, 0.1, 0.1], [5, 1, 0.1, 0.1, 0.1]
assert sumprod(p, q) == 15 + 2**62 + sumprod(p[2:], q[2:])
p, q = [2**63, 0.1, 0.2, 1e10], [1, 0.1, 0.3, 0.7]
assert sumprod(p, q) == ((2**63 + 0.1 * 0.1) + 0.2 * 0.3) + 1e10 * 0.7
p, q = [2**70, 0.1, 0.2], [1.0, 0.1, 0.3]
assert sumprod(p, q) == 2.0**70
# ---
from math import cbrt
assert abs(cbrt(27) - 3) < 1e-15 and abs(cbrt(-8) + 2) < 1e-15 and cbrt(0.0) == 0.0
# ---
from math import ceil
class A:
    def __ceil__(self):
        return "own"
assert ceil(1.2) == 2 and ceil(-1.2) == -1 and type(ceil(1.0)) is int and ceil(A()) == "own"
# ---
from math import comb
assert comb(5, 2) == 10 and comb(5, 6) == 0 and comb(60, 30) == 118264581564861424
comb(5, -1)  # raises: ValueError "k must be a non-negative integer"
# ---
from math import copysign
assert copysign(1, -0.0) == -1.0 and copysign(-2, 3) == 2.0 and str(copysign(0, -1)) == "-0.0"
# ---
from math import degrees, radians
assert degrees(3.141592653589793) == 180.0 and radians(180) == 3.141592653589793
# ---
from math import dist
assert dist((0, 0), (3, 4)) == 5.0 and dist([1], [1]) == 0.0
dist([1], [1, 2])  # raises: ValueError "both points must have the same number of dimensions"
# ---
from math import erf, erfc
assert erf(0) == 0.0 and erfc(0) == 1.0 and abs(erf(1) - 0.8427007929497149) < 1e-15 and abs(erf(1) + erfc(1) - 1) < 1e-15
# ---
from math import exp2
assert exp2(10) == 1024.0 and exp2(-1) == 0.5
exp2(2000)  # raises: OverflowError "math range error"
# ---
from math import floor
class A:
    def __floor__(self):
        return "own"
assert floor(1.8) == 1 and floor(-1.2) == -2 and floor(A()) == "own"
floor(float("nan"))  # raises: ValueError "cannot convert float NaN to integer"
# ---
from math import fma
assert fma(2, 3, 4) == 10.0 and fma(0.1, 10, -1) == 5.551115123125783e-17
# ---
from math import fmod
assert fmod(7, 3) == 1.0 and fmod(-7, 3) == -1.0
fmod(1, 0)  # raises: ValueError "math domain error"
# ---
from math import frexp, ldexp
assert frexp(8) == (0.5, 4) and frexp(0) == (0.0, 0) and ldexp(0.5, 4) == 8.0
ldexp(1, 5000)  # raises: OverflowError "math range error"
# ---
from math import fsum
assert fsum([0.1] * 10) == 1.0 and fsum([]) == 0.0 and fsum([1e16, 1, -1e16]) == 1.0
# ---
from math import gamma, lgamma
assert gamma(5) == 24.0 and lgamma(1) == 0.0 and abs(gamma(0.5) - 1.772453850905516) < 1e-15
gamma(-1)  # raises: ValueError
# ---
from math import gcd, lcm
assert gcd() == 0 and gcd(12, -18) == 6 and gcd(0, 5) == 5 and lcm() == 1 and lcm(4, 6) == 12 and lcm(0, 5) == 0
# ---
from math import hypot
assert hypot() == 0.0 and hypot(3, 4) == 5.0 and hypot(1, 2, 2) == 3.0 and hypot(float("inf"), float("nan")) == float("inf")
# ---
from math import isqrt
assert isqrt(17) == 4 and isqrt(10**40) == 10**20
isqrt(-1)  # raises: ValueError "isqrt() argument must be nonnegative"
# ---
from math import log1p, expm1
assert log1p(0) == 0.0 and expm1(0) == 0.0 and abs(log1p(1e-10) - 9.9999999995e-11) < 1e-24 and abs(expm1(1e-10) - 1.00000000005e-10) < 1e-24
# ---
from math import modf
assert modf(3.25) == (0.25, 3.0) and modf(-1.5) == (-0.5, -1.0) and modf(float("inf")) == (0.0, float("inf"))
# ---
from math import nextafter, ulp
assert nextafter(1, 2) == 1.0000000000000002 and nextafter(0, -1) == -5e-324 and nextafter(1, 2, steps=2) == 1.0000000000000004 and ulp(1) == 2.220446049250313e-16 and ulp(0) == 5e-324
# ---
from math import perm
assert perm(5) == 120 and perm(5, 2) == 20 and perm(5, 6) == 0
perm(-1)  # raises: ValueError
# ---
from math import prod, sumprod
assert prod([1, 2, 3], start=2) == 12 and prod([]) == 1 and sumprod([1, 2], [3, 4]) == 11 and sumprod([], []) == 0
sumprod([1], [1, 2])  # raises: ValueError "Inputs are not the same length"
# ---
from math import remainder
assert remainder(7, 4) == -1.0 and remainder(6, 4) == -2.0 and remainder(1, float("inf")) == 1.0
# ---
from math import trunc
class A:
    def __trunc__(self):
        return "own"
assert trunc(1.9) == 1 and trunc(-1.9) == -1 and trunc(A()) == "own"
