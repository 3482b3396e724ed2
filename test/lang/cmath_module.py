# sqrt, log, log10: within two units of the last place of CPython
import cmath
def near(z, w): return abs(z - w) <= 4.5e-16 * abs(w)
assert near(cmath.sqrt(1+2j), complex(1.272019649514069, 0.7861513777574233))
assert near(cmath.sqrt(-1.5+0.25j), complex(0.10171192794985977, 1.2289610719169575))
assert near(cmath.sqrt(0.5-3j), complex(1.3306729998668174, -1.1272491439670977))
assert near(cmath.sqrt(complex(-2, -0.0)), complex(0.0, -1.4142135623730951))
assert near(cmath.sqrt(1e-5j), complex(0.00223606797749979, 0.00223606797749979))
assert near(cmath.sqrt(1e300+1e300j), complex(1.09868411346781e+150, 4.550898605622274e+149))
assert near(cmath.sqrt(-0.1), complex(0.0, 0.31622776601683794))
assert near(cmath.log(1+2j), complex(0.8047189562170503, 1.1071487177940904))
assert near(cmath.log(-1.5+0.25j), complex(0.4191645952022216, 2.976443976175166))
assert near(cmath.log(0.5-3j), complex(1.1123117757621668, -1.4056476493802699))
assert near(cmath.log(complex(-2, -0.0)), complex(0.6931471805599453, -3.141592653589793))
assert near(cmath.log(1e-5j), complex(-11.512925464970229, 1.5707963267948966))
assert near(cmath.log(1e300+1e300j), complex(691.1221014884936, 0.7853981633974483))
assert near(cmath.log(-0.1), complex(-2.3025850929940455, 3.141592653589793))
assert near(cmath.log10(1+2j), complex(0.3494850021680094, 0.480828578784234))
assert near(cmath.log10(-1.5+0.25j), complex(0.1820408707055351, 1.2926531945470485))
assert near(cmath.log10(0.5-3j), complex(0.4830708663695162, -0.610465017626128))
assert near(cmath.log10(complex(-2, -0.0)), complex(0.30102999566398114, -1.3643763538418412))
assert near(cmath.log10(1e-5j), complex(-5.0, 0.6821881769209206))
assert near(cmath.log10(1e300+1e300j), complex(300.1505149978319, 0.3410940884604603))
assert near(cmath.log10(-0.1), complex(-0.9999999999999998, 1.3643763538418412))
# ---
# exp, cos, sin: within two units of the last place of CPython
import cmath
def near(z, w): return abs(z - w) <= 4.5e-16 * abs(w)
assert near(cmath.exp(1+2j), complex(-1.1312043837568135, 2.4717266720048188))
assert near(cmath.exp(-1.5+0.25j), complex(0.21619358382609913, 0.05520328504981731))
assert near(cmath.exp(0.5-3j), complex(-1.6322216869786788, -0.23266755900967662))
assert near(cmath.exp(complex(-2, -0.0)), complex(0.1353352832366127, -0.0))
assert near(cmath.exp(1e-5j), complex(0.99999999995, 9.999999999833334e-06))
assert near(cmath.exp(-0.1), complex(0.9048374180359595, 0.0))
assert near(cmath.cos(1+2j), complex(2.0327230070196656, -3.0518977991518))
assert near(cmath.cos(-1.5+0.25j), complex(0.07295927644889197, 0.251979519570583))
assert near(cmath.cos(0.5-3j), complex(8.835204606500994, 4.802825082743033))
assert near(cmath.cos(complex(-2, -0.0)), complex(-0.4161468365471424, -0.0))
assert near(cmath.cos(1e-5j), complex(1.00000000005, -0.0))
assert near(cmath.cos(-0.1), complex(0.9950041652780258, 0.0))
assert near(cmath.sin(1+2j), complex(3.165778513216168, 1.9596010414216063))
assert near(cmath.sin(-1.5+0.25j), complex(-1.0288293962476212, 0.017869088397805058))
assert near(cmath.sin(0.5-3j), complex(4.82669427481082, -8.791512343493714))
assert near(cmath.sin(complex(-2, -0.0)), complex(-0.9092974268256817, 0.0))
assert near(cmath.sin(1e-5j), complex(0.0, 1.0000000000166668e-05))
assert near(cmath.sin(-0.1), complex(-0.09983341664682815, 0.0))
# ---
# acos, asin, acosh: within two units of the last place of CPython
import cmath
def near(z, w): return abs(z - w) <= 4.5e-16 * abs(w)
assert near(cmath.acos(1+2j), complex(1.1437177404024204, -1.5285709194809982))
assert near(cmath.acos(-1.5+0.25j), complex(2.925421937341255, -0.9937304660372428))
assert near(cmath.acos(0.5-3j), complex(1.4137917320059543, 1.8301947623375088))
assert near(cmath.acos(complex(-2, -0.0)), complex(3.141592653589793, 1.3169578969248166))
assert near(cmath.acos(1e-5j), complex(1.5707963267948966, -9.999999999833334e-06))
assert near(cmath.acos(1e300+1e300j), complex(0.7853981633974483, -691.8152486690535))
assert near(cmath.acos(-0.1), complex(1.6709637479564565, -0.0))
assert near(cmath.asin(1+2j), complex(0.4270785863924761, 1.5285709194809982))
assert near(cmath.asin(-1.5+0.25j), complex(-1.3546256105463585, 0.9937304660372428))
assert near(cmath.asin(0.5-3j), complex(0.15700459478894233, -1.8301947623375088))
assert near(cmath.asin(complex(-2, -0.0)), complex(-1.5707963267948966, -1.3169578969248166))
assert near(cmath.asin(1e-5j), complex(0.0, 9.999999999833334e-06))
assert near(cmath.asin(1e300+1e300j), complex(0.7853981633974483, 691.8152486690535))
assert near(cmath.asin(-0.1), complex(-0.1001674211615598, 0.0))
assert near(cmath.acosh(1+2j), complex(1.5285709194809982, 1.1437177404024204))
assert near(cmath.acosh(-1.5+0.25j), complex(0.9937304660372428, 2.925421937341255))
assert near(cmath.acosh(0.5-3j), complex(1.8301947623375088, -1.4137917320059543))
assert near(cmath.acosh(complex(-2, -0.0)), complex(1.3169578969248166, -3.141592653589793))
assert near(cmath.acosh(1e-5j), complex(9.999999999833334e-06, 1.5707963267948966))
assert near(cmath.acosh(1e300+1e300j), complex(691.8152486690535, 0.7853981633974483))
assert near(cmath.acosh(-0.1), complex(0.0, 1.6709637479564565))
# ---
# atan, phase: within two units of the last place of CPython
import cmath
def near(z, w): return abs(z - w) <= 4.5e-16 * abs(w)
assert near(cmath.atan(1+2j), complex(1.3389725222944935, 0.40235947810852507))
assert near(cmath.atan(-1.5+0.25j), complex(-0.9916033841961419, 0.07605284360074788))
assert near(cmath.atan(0.5-3j), complex(1.5104844925048453, -0.33529348145985527))
assert near(cmath.atan(complex(-2, -0.0)), complex(-1.1071487177940904, -0.0))
assert near(cmath.atan(1e-5j), complex(0.0, 1.0000000000333332e-05))
assert near(cmath.atan(1e300+1e300j), complex(1.5707963267948966, 4.999999999999999e-301))
assert near(cmath.atan(-0.1), complex(-0.09966865249116204, 0.0))
assert near(cmath.phase(1+2j), 1.1071487177940904)
assert near(cmath.phase(-1.5+0.25j), 2.976443976175166)
assert near(cmath.phase(0.5-3j), -1.4056476493802699)
assert near(cmath.phase(complex(-2, -0.0)), -3.141592653589793)
assert near(cmath.phase(1e-5j), 1.5707963267948966)
assert near(cmath.phase(1e300+1e300j), 0.7853981633974483)
assert near(cmath.phase(-0.1), 3.141592653589793)
# ---
# sqrt at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.sqrt(complex(inf, 1))) == '(inf+0j)'
assert repr(cmath.sqrt(complex(-inf, nan))) == '(nan+infj)'
assert repr(cmath.sqrt(complex(1, inf))) == '(inf+infj)'
assert repr(cmath.sqrt(complex(nan, 0.0))) == '(nan+nanj)'
assert repr(cmath.sqrt(complex(inf, inf))) == '(inf+infj)'
assert repr(cmath.sqrt(complex(-inf, -2.0))) == '-infj'
assert repr(cmath.sqrt(complex(nan, nan))) == '(nan+nanj)'
# ---
# log at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.log(complex(inf, 1))) == '(inf+0j)'
assert repr(cmath.log(complex(-inf, nan))) == '(inf+nanj)'
assert repr(cmath.log(complex(1, inf))) == '(inf+1.5707963267948966j)'
assert repr(cmath.log(complex(nan, 0.0))) == '(nan+nanj)'
assert repr(cmath.log(complex(inf, inf))) == '(inf+0.7853981633974483j)'
assert repr(cmath.log(complex(-inf, -2.0))) == '(inf-3.141592653589793j)'
assert repr(cmath.log(complex(nan, nan))) == '(nan+nanj)'
# ---
# acos at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.acos(complex(inf, 1))) == '-infj'
assert repr(cmath.acos(complex(-inf, nan))) == '(nan+infj)'
assert repr(cmath.acos(complex(1, inf))) == '(1.5707963267948966-infj)'
assert repr(cmath.acos(complex(nan, 0.0))) == '(nan+nanj)'
assert repr(cmath.acos(complex(inf, inf))) == '(0.7853981633974483-infj)'
assert repr(cmath.acos(complex(-inf, -2.0))) == '(3.141592653589793+infj)'
assert repr(cmath.acos(complex(nan, nan))) == '(nan+nanj)'
# ---
# asinh at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.asinh(complex(inf, 1))) == '(inf+0j)'
assert repr(cmath.asinh(complex(-inf, nan))) == '(-inf+nanj)'
assert repr(cmath.asinh(complex(1, inf))) == '(inf+1.5707963267948966j)'
assert repr(cmath.asinh(complex(nan, 0.0))) == '(nan+0j)'
assert repr(cmath.asinh(complex(inf, inf))) == '(inf+0.7853981633974483j)'
assert repr(cmath.asinh(complex(-inf, -2.0))) == '(-inf-0j)'
assert repr(cmath.asinh(complex(nan, nan))) == '(nan+nanj)'
# ---
# atanh at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.atanh(complex(inf, 1))) == '1.5707963267948966j'
assert repr(cmath.atanh(complex(-inf, nan))) == '(-0+nanj)'
assert repr(cmath.atanh(complex(1, inf))) == '1.5707963267948966j'
assert repr(cmath.atanh(complex(nan, 0.0))) == '(nan+nanj)'
assert repr(cmath.atanh(complex(inf, inf))) == '1.5707963267948966j'
assert repr(cmath.atanh(complex(-inf, -2.0))) == '(-0-1.5707963267948966j)'
assert repr(cmath.atanh(complex(nan, nan))) == '(nan+nanj)'
# ---
# cosh at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.cosh(complex(inf, 1))) == '(inf+infj)'
assert repr(cmath.cosh(complex(-inf, nan))) == '(inf+nanj)'
assert repr(cmath.cosh(complex(nan, 0.0))) == '(nan+0j)'
assert repr(cmath.cosh(complex(-inf, -2.0))) == '(-inf+infj)'
assert repr(cmath.cosh(complex(nan, nan))) == '(nan+nanj)'
# ---
# sinh at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.sinh(complex(inf, 1))) == '(inf+infj)'
assert repr(cmath.sinh(complex(-inf, nan))) == '(inf+nanj)'
assert repr(cmath.sinh(complex(nan, 0.0))) == '(nan+0j)'
assert repr(cmath.sinh(complex(-inf, -2.0))) == '(inf-infj)'
assert repr(cmath.sinh(complex(nan, nan))) == '(nan+nanj)'
# ---
# tanh at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.tanh(complex(inf, 1))) == '(1+0j)'
assert repr(cmath.tanh(complex(-inf, nan))) == '(-1+0j)'
assert repr(cmath.tanh(complex(nan, 0.0))) == '(nan+0j)'
assert repr(cmath.tanh(complex(inf, inf))) == '(1+0j)'
assert repr(cmath.tanh(complex(-inf, -2.0))) == '(-1+0j)'
assert repr(cmath.tanh(complex(nan, nan))) == '(nan+nanj)'
# ---
# exp at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.exp(complex(inf, 1))) == '(inf+infj)'
assert repr(cmath.exp(complex(-inf, nan))) == '0j'
assert repr(cmath.exp(complex(nan, 0.0))) == '(nan+0j)'
assert repr(cmath.exp(complex(-inf, -2.0))) == '(-0-0j)'
assert repr(cmath.exp(complex(nan, nan))) == '(nan+nanj)'
# ---
# asin at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.asin(complex(inf, 1))) == '(1.5707963267948966+infj)'
assert repr(cmath.asin(complex(-inf, nan))) == '(nan-infj)'
assert repr(cmath.asin(complex(1, inf))) == 'infj'
assert repr(cmath.asin(complex(nan, 0.0))) == '(nan+nanj)'
assert repr(cmath.asin(complex(inf, inf))) == '(0.7853981633974483+infj)'
assert repr(cmath.asin(complex(-inf, -2.0))) == '(-1.5707963267948966-infj)'
assert repr(cmath.asin(complex(nan, nan))) == '(nan+nanj)'
# ---
# atan at infinities and NaN
import cmath
inf, nan = float("inf"), float("nan")
assert repr(cmath.atan(complex(inf, 1))) == '(1.5707963267948966+0j)'
assert repr(cmath.atan(complex(-inf, nan))) == '(-1.5707963267948966-0j)'
assert repr(cmath.atan(complex(1, inf))) == '(1.5707963267948966+0j)'
assert repr(cmath.atan(complex(nan, 0.0))) == '(nan+0j)'
assert repr(cmath.atan(complex(inf, inf))) == '(1.5707963267948966+0j)'
assert repr(cmath.atan(complex(-inf, -2.0))) == '(-1.5707963267948966-0j)'
assert repr(cmath.atan(complex(nan, nan))) == '(nan+nanj)'
# ---
# polar coordinates and tests
import cmath
assert repr(cmath.polar(1+1j)) == '(1.4142135623730951, 0.7853981633974483)'
assert repr(cmath.rect(2, 0.5)) == '(1.7551651237807455+0.958851077208406j)'
assert repr(cmath.rect(1, 0)) == '(1+0j)'
assert repr(cmath.rect(float("inf"), 0.5)) == '(inf+infj)'
assert repr(cmath.phase(-1)) == '3.141592653589793'
assert repr(cmath.phase(complex(-1, -0.0))) == '-3.141592653589793'
assert (cmath.isclose(1, 1+1e-12j)) is True
assert (cmath.isclose(1j, 2j)) is False
assert (cmath.isnan(complex(0, float("nan")))) is True
assert (cmath.isinf(1j)) is False
assert (cmath.isfinite(2)) is True
assert repr(cmath.log(8, 2)) == '(3+0j)'
assert repr(cmath.log(-1, 10)) == '1.3643763538418412j'
assert repr(cmath.pi) == '3.141592653589793'
assert repr(cmath.infj) == 'infj'
assert repr(cmath.nanj) == 'nanj'
assert repr(cmath.tau) == '6.283185307179586'
# ---
# what cmath refuses
import cmath
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: cmath.log(0)) == 'ValueError: math domain error'
assert failure(lambda: cmath.log10(0)) == 'ValueError: math domain error'
assert failure(lambda: cmath.exp(1000)) == 'OverflowError: math range error'
assert failure(lambda: cmath.cosh(1000)) == 'OverflowError: math range error'
assert failure(lambda: cmath.atanh(1)) == 'ValueError: math domain error'
assert failure(lambda: cmath.sqrt("x")) == 'TypeError: must be real number, not str'
assert failure(lambda: cmath.log(2, 1)) == 'ValueError: math domain error'
assert failure(lambda: cmath.log(2, 0)) == 'ValueError: math domain error'
assert failure(lambda: cmath.exp(complex(0, float("inf")))) == 'ValueError: math domain error'
assert failure(lambda: cmath.rect(1, float("inf"))) == 'ValueError: math domain error'
assert failure(lambda: cmath.polar(complex(1.7e308, 1.7e308))) == 'OverflowError: math range error'
assert failure(lambda: cmath.isclose(1, 2, rel_tol=-1)) == 'ValueError: tolerances must be non-negative'
assert failure(lambda: cmath.sin(complex(0, 1000))) == 'OverflowError: math range error'
assert failure(lambda: cmath.phase([])) == 'TypeError: must be real number, not list'
# ---
from cmath import acos
assert acos(1) == 0 and abs(acos(2) - 1.3169578969248166j) < 1e-15 or acos(2).real == 0
# ---
from cmath import acosh
assert acosh(1) == 0 and acosh(0).imag > 1.5707 and acosh(0).real == 0
# ---
from cmath import asin
assert asin(0) == 0 and abs(asin(1) - 1.5707963267948966) < 1e-15
# ---
from cmath import asinh
assert asinh(0) == 0 and abs(asinh(1) - 0.881373587019543) < 1e-15
# ---
from cmath import atan
assert atan(0) == 0 and abs(atan(1) - 0.7853981633974483) < 1e-15
atan(1j)  # raises: ValueError "math domain error"
# ---
from cmath import atanh
assert atanh(0) == 0 and abs(atanh(0.5) - 0.5493061443340549) < 1e-15
# ---
from cmath import cos
assert cos(0) == 1 and abs(cos(1j) - 1.5430806348152437) < 1e-15
# ---
from cmath import cosh
assert cosh(0) == 1 and abs(cosh(1j) - 0.5403023058681398) < 1e-15
# ---
from cmath import e
assert e == 2.718281828459045
# ---
from cmath import exp
assert exp(0) == 1 and abs(exp(3.141592653589793j) + 1) < 1e-15
exp(1000)  # raises: OverflowError "math range error"
# ---
from cmath import isclose
assert isclose(1, 1 + 1e-10) and not isclose(1, 1j) and isclose(0, 1e-12, abs_tol=1e-9)
isclose(1, 1, rel_tol=-1)  # raises: ValueError "tolerances must be non-negative"
# ---
from cmath import isfinite
assert isfinite(1+2j) and not isfinite(complex("inf")) and not isfinite(complex(0, float("nan")))
# ---
from cmath import log
assert log(1) == 0 and abs(log(-1) - 3.141592653589793j) < 1e-15 and abs(log(8, 2) - 3) < 1e-15
log(0)  # raises: ValueError "math domain error"
# ---
from cmath import log10
assert abs(log10(1000) - 3) < 1e-15 and abs(log10(-1).imag - 1.3643763538418412) < 1e-15
# ---
from cmath import phase
assert phase(1) == 0.0 and phase(-1) == 3.141592653589793 and phase(complex(-1, -0.0)) == -3.141592653589793
# ---
from cmath import polar
assert polar(3+4j) == (5.0, 0.9272952180016122) and polar(0) == (0.0, 0.0)
# ---
from cmath import rect
assert rect(2, 0) == 2 and abs(rect(1, 3.141592653589793) + 1) < 1e-15
# ---
from cmath import sin
assert sin(0) == 0 and abs(sin(1j) - 1.1752011936438014j) < 1e-15
# ---
from cmath import sqrt
assert sqrt(-4) == 2j and sqrt(4) == 2 and sqrt(complex(-4, -0.0)) == -2j
# ---
from cmath import tan
assert tan(0) == 0 and abs(tan(1) - 1.5574077246549023) < 1e-15 and abs(tan(1j) - 0.7615941559557649j) < 1e-15
# ---
from cmath import tanh
assert tanh(0) == 0 and abs(tanh(1) - 0.7615941559557649) < 1e-15 and tanh(1000) == 1
