# Results of builtins on long ints, whose memory may be used again.
from math import comb, gcd, isqrt, perm

def kept(n):
    a, out, seen = 3 ** 90, [], {}
    r = gcd(a, 3 ** 60)
    for i in range(n):
        r = gcd(a * (i + 2), 3 ** (60 + i % 3))
        out.append(r)
        seen[r] = i
        r = int.from_bytes(b"\xff" * (12 + i % 5), "big")
        out.append(r)
        r = comb(120 + i, 40)
        out.append(r)
    return out, seen, r

out, seen, r = kept(40)
assert all(out[3 * i] == 3 ** (60 + i % 3) for i in range(40))
assert all(out[3 * i + 1] == 256 ** (12 + i % 5) - 1 for i in range(40))
assert all(out[3 * i + 2] == comb(120 + i, 40) for i in range(40))
assert list(seen) == [3 ** 60, 3 ** 61, 3 ** 62] and r == out[-1]
# ---
from math import comb, gcd, perm

def owned(n):
    r, total, last, check = 0, 0, 0, 0
    for i in range(n):
        r = gcd(7 ** 50 * (i + 1), 7 ** 40)
        last = r
        r = perm(300 + i, 12)
        total = total + last
        s = r
        r = comb(200 + i, 70)
        total = total + s - r
        check = check + 7 ** 40 + perm(300 + i, 12) - comb(200 + i, 70)
    return total, last, s, r, check

total, last, s, r, check = owned(60)
assert total == check and last == 7 ** 40 and s == perm(359, 12) and r == comb(259, 70)
# ---
from math import gcd

def closed(n):
    r = 0
    read = lambda: r
    texts = []
    for i in range(n):
        r = gcd(5 ** 60, 5 ** (40 + i % 4))
        before = read()
        r = int.from_bytes(b"\x01" + bytes(11 + i % 2), "little")
        texts.append(before)
    return texts, r

texts, r = closed(30)
assert texts == [5 ** (40 + i % 4) for i in range(30)] and r == 1
# ---
# Quotient and remainder without and with a tuple.
def split(x, y, n):
    parts, pairs = [], []
    for i in range(n):
        q, r = divmod(x + i, y)
        parts.append(q)
        parts.append(r)
        q, r = divmod(r, q)
        p = divmod(-x - i, y)
        pairs.append(p)
    return parts, pairs, q, r

x, y = 10 ** 60 + 7, 10 ** 25 + 3
parts, pairs, q, r = split(x, y, 30)
for i in range(30):
    assert parts[2 * i] * y + parts[2 * i + 1] == x + i and 0 <= parts[2 * i + 1] < y
    assert pairs[i][0] * y + pairs[i][1] == -x - i and 0 <= pairs[i][1] < y
try:
    q, r = divmod(x, 0)
    assert False
except ZeroDivisionError:
    pass
# ---
# Texts at the borders of words and powers of ten.
for k in range(1, 140):
    for d in (-1, 0, 1):
        for n in (2 ** k + d, -(2 ** k) + d, 10 ** (k // 2) + d):
            digits, rest = "", abs(n)
            while rest:
                digits = "0123456789"[rest % 10] + digits
                rest //= 10
            want = ("-" if n < 0 else "") + (digits or "0")
            assert str(n) == want == f"{n}" == repr(n) == "%d" % n and int(want) == n
            assert int(hex(n), 16) == int(oct(n), 8) == int(bin(n), 2) == n
            assert hex(n) == f"{n:#x}" and bin(n) == f"{n:#b}" and oct(n) == f"{n:#o}"
            size = abs(n).bit_length() // 8 + 1
            for order in ("big", "little"):
                assert int.from_bytes(n.to_bytes(size + 1, order, signed=True), order, signed=True) == n
                assert int.from_bytes(abs(n).to_bytes(size, order), order) == abs(n)
            left = abs(n) % (2 ** 61 - 1) * (-1 if n < 0 else 1)
            assert hash(n) == (-2 if left == -1 else left)
# ---
# Divisors of two words: leading bits that are equal, large quotients, multiples.
from math import gcd

def euclid(a, b):
    while b:
        a, b = b, a % b
    return a

for a in (2 ** 127 + 1, 2 ** 128 - 1, 2 ** 64 + 1, 2 ** 100 * 3, 3 ** 70, 2 ** 65 - 1, 10 ** 36):
    for b in (2 ** 127, 2 ** 128 - 2 ** 64, 2 ** 64, 2 ** 64 + 2, 2 ** 90 * 9, 3 ** 65, 2 ** 65 + 1, a - 1, a + 1, a, 2 * a, 10 ** 30 + a):
        for m in (1, 12, 2 ** 31 + 11, 10 ** 19 + 51, 3 ** 50):
            assert gcd(a * m, b * m) == euclid(a, b) * m == gcd(-b * m, a * m)
# ---
b = (300).to_bytes(40, "big")
b.note = 1  # raises: AttributeError "'bytes' object has no attribute 'note' and no __dict__ for setting new attributes"
# ---
(2 ** 70).to_bytes(8, "big")  # raises: OverflowError "int too big to convert"
# ---
(-2 ** 70).to_bytes(10, "big")  # raises: OverflowError "can't convert negative int to unsigned"
# ---
(2 ** 70).to_bytes(-1, "big")  # raises: ValueError "length argument must be non-negative"
# ---
(2 ** 70).to_bytes(10, "bit")  # raises: ValueError "byteorder must be either 'little' or 'big'"
