import math

# The odd functions keep the sign of zero.
for f in (math.sin, math.tan, math.asin, math.atan, math.sinh, math.tanh, math.asinh, math.atanh, math.expm1, math.log1p, math.erf, math.cbrt):
    assert math.copysign(1, f(-0.0)) == -1, f
    assert math.copysign(1, f(0.0)) == 1, f
assert math.copysign(1, math.nextafter(-5e-324, 0.0)) == -1
assert math.copysign(1, math.nextafter(-5e-324, 1.0)) == -1
assert math.copysign(1, math.nextafter(-0.0, 0.0)) == 1
# ---
import math

# ldexp to just above the subnormal numbers is exact.
assert math.ldexp(4715642656496961, -1074) == float.fromhex("0x1.0c0da1d6d9d41p-1022")
for n in (2**52, 2**52 + 1, 2**53 - 1, 2**52 - 1, 1, 3):
    assert math.ldexp(math.ldexp(n, -1074), 1074) == n
assert math.ldexp(3, -1075) == 1e-323
# ---
# Any number of digits and any exponent are read with one rounding.
assert float("1" + "0" * 20000 + "e-20000") == 1.0
assert float("0." + "0" * 20000 + "1e20001") == 1.0
assert float("1" * 400 + "e-399") == 1.1111111111111112
assert float("-" + "9" * 900 + "e-900") == -1.0
assert float("1e" + "0" * 400 + "5") == 100000.0
assert float("1" * 900 + "e-2000") == 0.0 and float("1" * 900) == float("inf")
assert float("0" * 400 + "e99999999999999999999999") == 0.0
half = "9007199254740993"  # midway between two floats
assert float(half + "0" * 900 + "e-900") == 9007199254740992.0
assert float(half + "0" * 900 + "1e-901") == 9007199254740994.0
# ---
class C(complex):
    pass


assert repr(C(complex(0.0, -0.0)).imag) == "-0.0"
assert repr(complex(C(-0.0, -0.0)).imag) == "-0.0"
