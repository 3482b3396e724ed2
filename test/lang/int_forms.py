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
