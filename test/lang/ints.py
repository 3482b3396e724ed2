# division rounds down, and the remainder has the sign of the divisor
assert repr(divmod(7, 3)) == '(2, 1)'
assert repr(divmod(7, -3)) == '(-3, -2)'
assert repr(divmod(7, 36893488147419103233)) == '(0, 7)'
assert repr(divmod(-7, 3)) == '(-3, 2)'
assert repr(divmod(-7, -3)) == '(2, -1)'
assert repr(divmod(-7, 36893488147419103233)) == '(-1, 36893488147419103226)'
assert repr(divmod(1180591620717411303424, 3)) == '(393530540239137101141, 1)'
assert repr(divmod(1180591620717411303424, -3)) == '(-393530540239137101142, -2)'
assert repr(divmod(1180591620717411303424, 36893488147419103233)) == '(31, 36893488147419103201)'
assert repr(divmod(-1180591620717411303424, 3)) == '(-393530540239137101142, 2)'
assert repr(divmod(-1180591620717411303424, -3)) == '(393530540239137101141, -1)'
assert repr(divmod(-1180591620717411303424, 36893488147419103233)) == '(-32, 32)'
# ---
# true division is rounded once
assert repr((2**53+1)/1) == '9007199254740992.0'
assert repr((10**400)/(10**399)) == '10.0'
assert repr((2**1075+1)/2**1076) == '0.5'
assert repr(1/3) == '0.3333333333333333'
assert repr((-1)/(2**1074)) == '-5e-324'
assert repr(-1/2**1075) == '-0.0'
assert repr((2**64-1)/(2**64+1)) == '1.0'
assert repr(3**500/7**280) == '85.73855421263349'
assert repr((10**30+1)/10**30) == '1.0'
# ---
# powers
assert 2**100 == 1267650600228229401496703205376
assert (-3)**5 == -243
assert 7**0 == 1
assert 0**0 == 1
assert (-1)**(10**30+1) == -1
assert repr(2**-3) == '0.125'
assert repr((-2)**-3) == '-0.125'
assert pow(3,200,1000007) == 959082
assert pow(3,-1,7) == 5
assert pow(-5,3,-13) == -8
assert pow(2**80,3**50,10**25+13) == 4990398919284945931135591
assert pow(10,-5,-7) == -4
assert pow(7,0,1) == 0
# ---
# shifts and bits
assert 1 << 70 == 1180591620717411303424
assert -1 << 70 == -1180591620717411303424
assert (1<<70) >> 69 == 2
assert -5 >> 1 == -3
assert -5 >> 100 == -1
assert 5 >> 10**30 == 0
assert 0 << 10**30 == 0
assert (2**70-1) & -2**35 == 1180591620683051565056
assert -(2**70) | 7 == -1180591620717411303417
assert (2**65) ^ -1 == -36893488147419103233
assert ~2**64 == -18446744073709551617
assert -1 & (2**100-1) == 1267650600228229401496703205375
assert True ^ 2 == 3
assert ~5 == -6
# ---
# bool operators answer bools for bools only
assert (True & False) is False and (True | False) is True and (True ^ True) is False
assert (True & 3) == 1 and type(True & 3) is int
assert True + True == 2 and type(+True) is int and type(abs(False)) is int
assert -True == -1 and True * "ab" == "ab"
assert str(True) == "True" and repr(False) == "False" and f"{True}" == "True" and f"{True:d}" == "1" and f"{True:>6}" == "     1"
assert int(True) is not True and hash(True) == 1 and {True: 1} == {1: 1}
assert bool([]) is False and bool("x") is True and bool() is False and isinstance(True, int)
# ---
# bit methods
assert (0).bit_length() == 0
assert (-255).bit_length() == 8
assert (2**100).bit_length() == 101
assert (2**100-1).bit_count() == 100
assert (-13).bit_count() == 3
assert True.bit_length() == 1
assert repr((5).as_integer_ratio()) == '(5, 1)'
assert ((5).is_integer()) is True
assert (5).numerator == 5
assert (5).denominator == 1
assert (5).real == 5
assert (5).imag == 0
assert (5).conjugate() == 5
# ---
# bytes of ints
assert (1024).to_bytes(2, "big") == b'\x04\x00'
assert (1024).to_bytes(4, "little") == b'\x00\x04\x00\x00'
assert (-1024).to_bytes(3, "big", signed=True) == b'\xff\xfc\x00'
assert (255).to_bytes() == b'\xff'
assert (-128).to_bytes(signed=True) == b'\x80'
assert (0).to_bytes(0) == b''
assert int.from_bytes(b"\xff\x00", "big") == 65280
assert int.from_bytes(b"\xff\x00", "little") == 255
assert int.from_bytes(b"\xff\x00", "big", signed=True) == -256
assert int.from_bytes([1, 2, 3]) == 66051
assert int.from_bytes(b"") == 0
assert int.from_bytes((-2**80).to_bytes(11, "little", signed=True), "little", signed=True) == -1208925819614629174706176
# ---
# rounding ints
assert round(12345, -2) == 12300
assert round(15, -1) == 20
assert round(25, -1) == 20
assert round(-25, -1) == -20
assert round(35, -1) == 40
assert round(10**30+5*10**9, -10) == 1000000000000000000000000000000
assert round(7, 3) == 7
assert round(5, -1) == 0
assert round(4, -5) == 0
assert round(True, -1) == 0
# ---
# texts of ints in bases
assert int("ff", 16) == 255
assert int("0xFF", 0) == 255
assert int("-0b101", 0) == -5
assert int("z", 36) == 35
assert int("  42\n") == 42
assert int("1_000") == 1000
assert int("0x_f", 16) == 15
assert int("00", 0) == 0
assert int(b"12") == 12
assert int(bytearray(b"7"), 8) == 7
assert int("١٢") == 12
assert int("\u3000 5") == 5
assert bin(-10) == '-0b1010'
assert hex(2**70) == '0x400000000000000000'
assert oct(8) == '0o10'
assert int("1"*50) == 11111111111111111111111111111111111111111111111111
# ---
# conversion from floats
assert int(3.99) == 3
assert int(-3.99) == -3
assert int(1e20) == 100000000000000000000
assert int(-2.0**70) == -1180591620717411303424
assert int(True) == 1
assert int() == 0
# ---
# conversion by special methods
class I:
    def __index__(self): return 7
class T:
    def __int__(self): return 8
assert int(I()) == 7 and int(T()) == 8 and [10, 20][I() - I() if False else 1] == 20
assert hex(I()) == "0x7" and (1).to_bytes(I(), "big") == b"\x00" * 6 + b"\x01"
class Sub(int):
    def __int__(self): return 99
s = Sub(5)
assert s == 5 and int(s) == 99 and s + 1 == 6 and type(s + 1) is int and type(s) is Sub
s.note = "x"
assert s.note == "x" and repr(s) == "5" and hash(s) == 5 and {5: "a"}[s] == "a"
assert Sub("12", 3) == 5 and Sub.from_bytes(b"\x01") == 1 and type(Sub.from_bytes(b"\x01")) is Sub
class Big(int): pass
b = Big(2**80)
assert b == 2**80 and b - 2**80 == 0 and type(-b) is int and Big(2**80) % 7 == 2**80 % 7
# ---
# hashes are CPython's
assert hash(0) == 0
assert hash(-1) == -2
assert hash(-2) == -2
assert hash(2**61-1) == 0
assert hash(2**61) == 1
assert hash(-2**61) == -2
assert hash(10**50) == 619332571178673746
assert hash(-10**50) == -619332571178673746
assert hash(2**64) == 8
assert hash(1.5) == 1152921504606846977
assert hash(-0.0) == 0
assert hash(1e300) == 1224995262755759164
assert hash(5e-324) == 16777216
assert hash(float("inf")) == 314159
assert hash(-float("inf")) == -314159
assert hash(3.0) == 3
assert hash(2.0**70) == 512
assert hash(1+2j) == 2000007
assert hash(3+0j) == 3
assert hash(-1j) == -2000006
# ---
# comparison with floats is exact
assert (2**53 == 2.0**53) is True
assert (2**53+1 == 2.0**53) is False
assert (2**53+1 > 2.0**53) is True
assert (10**400 > 1e308) is True
assert (10**400 < float("inf")) is True
assert (-10**400 > -float("inf")) is True
assert (10**400 == float("nan")) is False
assert (1 < 1.5) is True
assert (2**1023 == 2.0**1023) is True
assert (2**63 == 2.0**63) is True
assert ((2**63-1) < 2.0**63) is True
assert (True == 1.0) is True
assert (0 == -0.0) is True
assert (9007199254740993 < 9007199254740992.0) is False
assert (9007199254740993 > 9007199254740992.0) is True
# ---
# long arithmetic
import math
assert (10**40+7)*(10**35-3) == 999999999999999999999999999999999970000699999999999999999999999999999999979
assert (3**200)//(7**50) == 147689269781346654697366079240021362541982658661987020
assert (3**200)%(7**50) == 1043054234746676783066714664998769142256021
assert -(3**200)//(7**50) == -147689269781346654697366079240021362541982658661987021
assert -(3**200)%(7**50) == 755410807900735363553565675570880206995228
assert (2**200+1)-(2**200) == 1
assert 2**63-1+1 == 9223372036854775808
assert -2**63-1 == -9223372036854775809
assert -2**63//-1 == 9223372036854775808
assert (-2**63)*-1 == 9223372036854775808
assert 4611686018427387904*2 == 9223372036854775808
assert 3037000500*3037000500 == 9223372037000250000
assert abs(-2**63) == 9223372036854775808
assert -(-2**63) == 9223372036854775808
assert sum(range(10**6))*10**30 == 499999500000000000000000000000000000000000
assert math.gcd(2**200*3**50, 6**60) == 827680028123918398098574950867493164417024
assert math.isqrt(10**61) == 3162277660168379331998893544432
assert len(str(3**5000)) == 2386
assert str(7**300)[:30] == '338385702007491040936883121913'
assert (int(str(7**500)) == 7**500) is True
# ---
# what int() and the operators refuse
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: int("x")) == "ValueError: invalid literal for int() with base 10: 'x'"
assert failure(lambda: int("")) == "ValueError: invalid literal for int() with base 10: ''"
assert failure(lambda: int("1__0")) == "ValueError: invalid literal for int() with base 10: '1__0'"
assert failure(lambda: int("_1")) == "ValueError: invalid literal for int() with base 10: '_1'"
assert failure(lambda: int("1_")) == "ValueError: invalid literal for int() with base 10: '1_'"
assert failure(lambda: int("0x1")) == "ValueError: invalid literal for int() with base 10: '0x1'"
assert failure(lambda: int("012", 0)) == "ValueError: invalid literal for int() with base 0: '012'"
assert failure(lambda: int("9", 8)) == "ValueError: invalid literal for int() with base 8: '9'"
assert failure(lambda: int("1", 1)) == 'ValueError: int() base must be >= 2 and <= 36, or 0'
assert failure(lambda: int("1", 37)) == 'ValueError: int() base must be >= 2 and <= 36, or 0'
assert failure(lambda: int(1, 2)) == "TypeError: int() can't convert non-string with explicit base"
assert failure(lambda: int("1", 2.0)) == "TypeError: 'float' object cannot be interpreted as an integer"
assert failure(lambda: int([])) == "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'"
assert failure(lambda: int(None)) == "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"
assert failure(lambda: int(float("nan"))) == 'ValueError: cannot convert float NaN to integer'
assert failure(lambda: int(float("-inf"))) == 'OverflowError: cannot convert float infinity to integer'
assert failure(lambda: int("5", x=1)) == "TypeError: int() got an unexpected keyword argument 'x'"
assert failure(lambda: int(base=3)) == 'TypeError: int() missing string argument'
assert failure(lambda: int(1, 2, 3)) == 'TypeError: int expected at most 2 arguments, got 3'
assert failure(lambda: int(b"x1")) == "ValueError: invalid literal for int() with base 10: b'x1'"
assert failure(lambda: 1 << -1) == 'ValueError: negative shift count'
assert failure(lambda: 1 >> -1) == 'ValueError: negative shift count'
assert failure(lambda: pow(2, -1, 4)) == 'ValueError: base is not invertible for the given modulus'
assert failure(lambda: pow(2, 3, 0)) == 'ValueError: pow() 3rd argument cannot be 0'
assert failure(lambda: (300).to_bytes(1)) == 'OverflowError: int too big to convert'
assert failure(lambda: (-1).to_bytes(1)) == "OverflowError: can't convert negative int to unsigned"
assert failure(lambda: (1).to_bytes(-1)) == 'ValueError: length argument must be non-negative'
assert failure(lambda: (1).to_bytes(1, "middle")) == "ValueError: byteorder must be either 'little' or 'big'"
assert failure(lambda: int.from_bytes("a")) == "TypeError: cannot convert 'str' object to bytes"
assert failure(lambda: int.from_bytes(5)) == "TypeError: cannot convert 'int' object to bytes"
assert failure(lambda: 10**400 * 1.0) == 'OverflowError: int too large to convert to float'
assert failure(lambda: float(10**400)) == 'OverflowError: int too large to convert to float'
assert failure(lambda: 10**400 / 3) == 'OverflowError: integer division result too large for a float'
assert failure(lambda: round(5, "a")) == "TypeError: 'str' object cannot be interpreted as an integer"
assert failure(lambda: 1 + None) == "TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'"
assert failure(lambda: 1 < "a") == "TypeError: '<' not supported between instances of 'int' and 'str'"
assert failure(lambda: -[]) == "TypeError: bad operand type for unary -: 'list'"
assert failure(lambda: 5 @ 3) == "TypeError: unsupported operand type(s) for @: 'int' and 'int'"
assert failure(lambda: int.from_bytes([256])) == 'ValueError: bytes must be in range(0, 256)'
# ---
# cpython: skip (wording of 3.14)
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: 1 // 0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 1 % 0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 2**70 // 0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 2**70 % 0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: divmod(1, 0)) == 'ZeroDivisionError: division by zero'
assert failure(lambda: divmod(2**70, False)) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 0 ** -1) == 'ZeroDivisionError: zero to a negative power'
assert failure(lambda: 0 ** -1.5) == 'ZeroDivisionError: zero to a negative power'
# ---
# division by zero
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: 1 / 0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 2**70 / 0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: pow(3, 2, 0)) == 'ValueError: pow() 3rd argument cannot be 0'
# ---
1 / 0  # raises: ZeroDivisionError "division by zero"
# ---
10 ** (10 ** 30)  # limit: memory
# cpython: skip (CPython would fill the memory)
# ---
x = 1 << (10 ** 12)  # limit: memory
# cpython: skip (CPython would fill the memory)
# ---
# cpython: skip (it limits the digits of texts of ints)
# very wide products, quotients and texts
import math

a, b = 3 ** 400000, 7 ** 250000
p = a * b
assert p % a == 0 and p // b == a and p % 1000003 == pow(3, 400000, 1000003) * pow(7, 250000, 1000003) % 1000003
q, r = divmod(p + 12345, a)
assert q == b and r == 12345
n = 10 ** 300000 + 7
assert str(n) == "1" + "0" * 299999 + "7" and int("1" + "0" * 299999 + "7") == n
assert math.isqrt(a * a) == a and math.isqrt(a * a - 1) == a - 1
assert math.gcd(6 ** 20000, 10 ** 15000) == 2 ** 15000
# ---
for base in (2, 3, 7, 255, 256, 65535, 899_999, 2**21 - 1, 2**31 + 1, 2**32 - 1, 2**32, 2**62 + 1, 2**63 - 1, 2**64 - 1):
    power = 1
    for e in range(20):
        assert base ** e == power and (-base) ** e == (-power if e % 2 else power), (base, e)
        power *= base
# ---
# The sign of a quotient that is zero.
from math import copysign
for a, b, sign in [(0, -10 ** 30, -1.0), (False, -10 ** 30, -1.0), (0, 10 ** 30, 1.0), (-1, 10 ** 400, -1.0), (1, -10 ** 400, -1.0), (-1, -10 ** 400, 1.0)]:
    assert a / b == 0 and copysign(1, a / b) == sign, (a, b)
