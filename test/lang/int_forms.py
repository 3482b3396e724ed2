# Roots, divisors, products, powers, bytes and digits of ints of all sizes, by what must hold between them.
from math import isqrt


def number(seed, bits):
    x = 0
    while x.bit_length() < bits:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        x = x << 64 | seed
    return x >> (x.bit_length() - bits)


for bits in [1, 40, 63, 64, 65, 100, 127, 128, 129, 300, 1000, 2047, 2048, 2049, 2112, 5000, 20000]:
    for seed in range(4):
        n = number(seed, bits)
        for x in n, n * n, n * n - 1, n * n + 1, n << 64, (1 << bits) - 1, 1 << bits:
            r = isqrt(x)
            assert r * r <= x < (r + 1) * (r + 1)
# ---
from math import gcd


def number(seed, bits):
    x = 0
    while x.bit_length() < bits:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        x = x << 64 | seed
    return x >> (x.bit_length() - bits)


def euclid(a, b):
    while b:
        a, b = b, a % b
    return a


for bits in [10, 63, 64, 65, 124, 125, 126, 127, 128, 129, 190, 256, 500, 2000, 2100, 4000]:
    for seed in range(6):
        a, b, g = number(seed, bits), number(seed + 100, bits - seed % 3 * 5), number(seed + 200, bits // 2)
        d = euclid(a, b)
        assert gcd(a, b) == gcd(b, -a) == d
        assert gcd(a * g, b * g) == d * g
        assert gcd(a, a) == gcd(a, 0) == gcd(a * g, a) == a
        assert gcd(a, a + 1) == 1
a, b = 0, 1
for n in range(4000):
    a, b = b, a + b
    if n % 97 == 0:
        assert gcd(a, b) == 1 and gcd(b, a * a) == 1
# ---
# very long ones
from math import gcd

a, b, g = 7 ** 70_000 + 2, 5 ** 80_000 + 4, 3 ** 20_000
d = gcd(a, b)
assert a % d == b % d == 0 and d < 2 ** 64
assert gcd(a * g, b * g) == d * g
assert gcd(a, a) == gcd(a * g, a) == gcd(a, 0) == a and gcd(a, a - 1) == 1
assert gcd(2 ** 200_000 - 1, 2 ** 150_000 - 1) == 2 ** 50_000 - 1
# ---
from math import gcd

a, b = 3 ** 600_000, 2 ** 900_000 + 1
while True: gcd(a, b)  # limit: steps
# ---
from math import comb, factorial, perm

f = 1
for n in range(1, 420):
    f *= n
    assert factorial(n) == f == perm(n)
    assert perm(n, n // 3) * factorial(n - n // 3) == f
    for k in {0, 1, n // 7, n // 3, n // 2, n - 1, n}:
        assert comb(n, k) * factorial(k) * factorial(n - k) == f
for n in 2 ** 31, 2 ** 62 - 1, 2 ** 63 - 1, 2 ** 63, 2 ** 64 + 1, 10 ** 30:
    for k in range(12):
        assert comb(n, k) * factorial(k) == perm(n, k)
        assert perm(n, k + 1) == perm(n, k) * (n - k)
# ---
for bits in 0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 129, 700, 2047, 2048, 2049, 5000:
    for x in (1 << bits) - 1, 1 << bits, (1 << bits) + 1, (1 << bits) // 3:
        for v in x, -x:
            assert int(hex(v), 16) == int(oct(v), 8) == int(bin(v), 2) == v == int(str(v))
            assert hex(v) == ("-" if v < 0 else "") + f"0x{abs(v):x}"
            for order in "big", "little":
                for more in range(3):
                    n = v.bit_length() // 8 + 1 + more
                    b = v.to_bytes(n, order, signed=True)
                    assert len(b) == n and int.from_bytes(b, order, signed=True) == v
                    assert int.from_bytes(b, order) == v % 256 ** n
                    assert b == bytes((v >> 8 * i & 255) for i in (range(n) if order == "little" else reversed(range(n))))
(-129).to_bytes(1, "big", signed=True)  # raises: OverflowError "int too big to convert"
# ---
(-1).to_bytes(1, "big")  # raises: OverflowError "can't convert negative int to unsigned"
# ---
(2 ** 64).to_bytes(8, "little")  # raises: OverflowError "int too big to convert"
# ---
for m in 3 ** 40, 2 ** 64, 2 ** 64 + 13, -(5 ** 50), 7 ** 150, 1, -1, 10 ** 19:
    for e in 0, 1, 2, 3, 65537, 2 ** 63, 2 ** 70 + 1:
        for a in 0, 1, 12345, 3 ** 90, -(2 ** 100) - 1:
            want, square, n = 1 % m, a, e
            while n:
                if n & 1:
                    want = want * square % m
                square = square * square % m
                n >>= 1
            assert pow(a, e, m) == want
# ---
# quotients rounded once
from fractions import Fraction

for a, b in (3 ** 50, 7 ** 20), (2 ** 200 + 1, 2 ** 147), (10 ** 60, 3), (1, 3 ** 100), (3 ** 700, 3 ** 690 + 1), (5 ** 900, 2 ** 1100 + 1):
    q = Fraction(a / b)
    error = abs(q - Fraction(a, b)) / q
    assert error <= Fraction(1, 2 ** 53), (a, b)
    assert -a / b == a / -b == -(a / b)
# ---
# divmod that is taken apart at once, and where it must not be
def parts(values):
    out = []
    for a in values:
        for b in values:
            if b:
                q, r = divmod(a, b)
                t = divmod(a, b)
                assert (q, r) == t and q * b + r == a and (0 <= r < b or b < r <= 0)
                a, b2 = divmod(a, b)
                assert (a, b2) == t
                a = q * b + r
                [q, *rest] = divmod(a, b)
                assert rest == [r]
                out.append(r)
    return out


edges = [0, 1, -1, 7, -7, 2**31, 2**62, 2**63 - 1, -(2**63), 2**63, 2**64 - 1, 2**64, -(2**64), 2**127, 2**128 - 1, -(2**128), 10**30, 10**60, -(10**200)]
parts(edges)
for zero in (0, False, 0.0):
    try:
        q, r = divmod(5, zero)
    except ZeroDivisionError:
        q = "none"
    assert q == "none"
q, r = divmod(7.5, 2)
assert (q, r) == (3.0, 1.5)
try:
    q, r, s = divmod(5, 3)
except ValueError as e:
    assert str(e) == "not enough values to unpack (expected 3, got 2)"
# ---
# inverses of small ints
for m in [1, 2, 3, 9, 97, 2**31 - 1, 2**62 + 1, 2**63 - 1]:
    for x in [0, 1, 2, 5, -3, 2**40 + 1, -(2**63), 2**63 - 1]:
        for e in [-1, -2, -7, -(2**63)]:
            try:
                y = pow(x, e, m)
            except ValueError as error:
                assert str(error) == "base is not invertible for the given modulus"
                continue
            assert 0 <= y < m or m == y == 0 or m == 1
            assert pow(y, -1, m) == pow(x, -e, m)
# ---
# the true quotient is rounded once, whatever the size of the operands
for k in [60, 64, 128, 500, 3000]:
    for q in [2**53 + 1, 2**54 + 2, 2**54 + 3, 2**53 - 1, 3]:
        b = 3**k + 2
        for d in [-1, 0, 1]:
            a = q * b + d
            assert a / b == float(q * 2**60 + d) / 2**60 == -(-a / b)
# ---
# decimal texts around the powers of ten
for k in list(range(1, 45)) + [77, 154, 308, 599, 600, 601]:
    for d in [-1, 0, 1, 5]:
        n = 10**k + d
        t = str(n)
        assert t == ("9" * k if d < 0 else "1" + "0" * (k - 1) + str(d)) and int(t) == n
        assert str(-n) == "-" + t == f"{-n}" and int("-" + t) == -n
# ---
# bytes of ints and back
for n in [0, 1, 127, 128, 255, 256, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**191, 2**192 - 1, 2**199]:
    for order in ("big", "little"):
        for length in (25, 26, 30):
            b = n.to_bytes(length, order)
            assert len(b) == length and int.from_bytes(b, order) == n
            s = (-n).to_bytes(length + 1, order, signed=True)
            assert int.from_bytes(s, order, signed=True) == -n
        short = n.to_bytes((n.bit_length() + 7) // 8 or 1, order)
        assert int.from_bytes(short, order) == n == int.from_bytes(bytearray(short), order)
assert int.from_bytes(b"", "big") == 0 == int.from_bytes([], "little")


class Sub(int):
    pass


assert type(Sub.from_bytes(b"\x01", "big")) is Sub
# ---
from math import comb, perm

rows = [1]
for n in range(1, 90):
    rows = [1] + [a + b for a, b in zip(rows, rows[1:])] + [1]
    assert [comb(n, k) for k in range(n + 1)] == rows
p = 1
for k in range(30):
    assert perm(40, k) == p and perm(2**62, k) >= p
    p *= 40 - k
assert perm(2**63 - 1, 1) == 2**63 - 1 and perm(2**32, 2) == 2**32 * (2**32 - 1)
