# Operators on ints of one word and of many, with operands on both sides of every border, in registers that own them.
EDGES = [0, 1, 2, 3, 5, 7, 12345, 2**31 - 1, 2**31, 2**32 + 1, 2**62, 2**63 - 1, 2**63, 2**63 + 1, 2**64 - 1, 2**64, 2**64 + 1,
         2**65 - 3, 10**19, 3**41, 2**127, 2**128 - 1, 2**128, 3**100, 2**192 - 2**64, 10**100, 7**200 << 130, (1 << 640) - 1, 3**700, 2**1200 - 1, 3**800]


def digits(n):
    """n in base 2**30, lowest first, with all work on small ints."""
    out, text = [], f"{n:b}"
    while text:
        out.append(int(text[-30:], 2))
        text = text[:-30]
    return out


def number(parts):
    return int("".join(f"{p:030b}" for p in reversed(parts)) or "0", 2)


def plus(x, y):
    a, b, out, carry = digits(x), digits(y), [], 0
    for i in range(max(len(a), len(b)) + 1):
        carry += (a[i] if i < len(a) else 0) + (b[i] if i < len(b) else 0)
        out.append(carry & 0x3fffffff)
        carry >>= 30
    return number(out)


def bitwise(f, x, y):
    a, b = digits(x), digits(y)
    n = max(len(a), len(b))
    a += [0] * (n - len(a))
    b += [0] * (n - len(b))
    return number([f(u, v) for u, v in zip(a, b)])


def work():
    for x in EDGES:
        for y in EDGES:
            r, sums, ands, ors, xors = None, plus(x, y), *(bitwise(f, x, y) for f in (lambda u, v: u & v, lambda u, v: u | v, lambda u, v: u ^ v))
            for _ in range(3):
                r = x + y
                assert r == sums
                s = r - x
                assert s == y
                r = r - y
                assert r == x
                s = y - x
                assert s + x == y and -s == x - y
                r = x & y
                assert r == ands
                r = x | y
                assert r == ors
                r = x ^ y
                assert r == xors
                r = -x - y
                assert r == -sums


work()
# ---
# quotients and remainders of all signs, by small and by long divisors
EDGES = [1, 2, 3, 7, 12345, 2**31, 2**62 + 1, 2**63 - 1, 2**63, 2**63 + 1, 2**64 - 1, 2**64, 2**65 - 3, 10**19, 3**41, 2**128 - 1, 2**128, 3**100, 10**100, 3**700]
for x in EDGES:
    for y in EDGES:
        for a in x, -x:
            for b in y, -y:
                for _ in range(3):
                    q = a // b
                    r = a % b
                    p = q * b
                    assert p + r == a and (0 <= r < b or b < r <= 0)
                    for k in 1, -1, 0:
                        e = p + k
                        assert e // b * b + e % b == e
                    q = a
                    q //= b
                    r = a
                    r %= b
                    assert (q, r) == divmod(a, b)
# ---
# shifts of all signs are products and quotients
for x in [1, 2, 3, 2**62, 2**63 - 1, 2**63, 2**63 + 1, 2**64 - 1, 2**64, 3**100, 2**640, 2**640 - 1, 3**5000, 2**9000]:
    for a in x, -x:
        r = s = 7**50
        for k in 0, 1, 2, 30, 31, 62, 63, 64, 65, 127, 128, 129, 200, 640, 641, 8190, 9000, 9001, 20000:
            r = a << k
            assert r == a * 2**k
            s = r >> k
            assert s == a
            s = a >> k
            assert s == a // 2**k
            s = a
            s >>= k
            s <<= k
            assert s == a - a % 2**k
# ---
# small and long powers, negation, inversion, masks, comparisons
def powers(x):
    p = 1
    for e in range(20):
        q = x ** e
        assert q == p, (x, e)
        p = p * x
    return x ** 2, x ** 3, x ** 7, x ** 16, x ** 17


for x in 2, 3, 10, 999, 12345, 2**31, 2**32 - 1, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 3**50:
    a, b, c, d, e = powers(x)
    assert (b == a * x and c == b * b * x and d == c * c * a and e == d * x)
    a, b, c, d, e = powers(-x)
    assert b == -(a * x) and e == -d * x


def signs(n):
    x, out = n, []
    for i in range(30):
        y = -x
        z = ~x
        w = x & 0xffff_ffff
        v = x & 0x7fff_ffff_ffff_ffff
        assert y + x == 0 and z == y - 1 and w == x % 2**32 and v == x % 2**63
        assert y < x and not x < y and x > z and x >= x and y <= y and x != y and -y == x
        out.append((w, v))
        x = x * 3 + i
    return out


assert len(signs(2**63)) == len(signs(3**90)) == 30
assert -(2**63) == -9223372036854775808 and -(-2**63) == 2**63 and ~(2**63 - 1) == -2**63 and ~-2**63 == 2**63 - 1
# ---
# an operand may be the result's own register, and both operands the same one
def turn(x, y):
    out = []
    for i in range(12):
        x = x + x
        y = y - x
        x = x * x
        y = y * y % 5**120
        x = x % (3**80 + i)
        y = y // (x | 1)
        x = x & (y | x)
        y = x ^ y
        x, y = y, x
        x = x << 70
        x = x >> 69
        y = x - y
        x = x | y if y > 0 else x - y
        out.append(x)
        x = -x
        x = ~x
        out.append(y)
        y = x if i % 3 == 0 else y
        y = y - x
    return out


def fresh(x):
    return [x][0]


def turn_kept(x, y):
    out = []
    for i in range(12):
        x = fresh(x + x)
        y = fresh(y - x)
        x = fresh(x * x)
        y = fresh(y * y % 5**120)
        x = fresh(x % (3**80 + i))
        y = fresh(y // (x | 1))
        x = fresh(x & (y | x))
        y = fresh(x ^ y)
        x, y = y, x
        x = fresh(x << 70)
        x = fresh(x >> 69)
        y = fresh(x - y)
        x = fresh(x | y) if y > 0 else fresh(x - y)
        out.append(x)
        x = fresh(~-x)
        out.append(y)
        y = x if i % 3 == 0 else y
        y = fresh(y - x)
    return out


for n in 1, 5, 2**63, 3**60, 7**90:
    for m in 0, 1, 2**64, 5**70:
        assert turn(n, m) == turn_kept(n, m)
# ---
# quotients as floats
for x in 3**60, 2**100 + 1, 10**30, 7**300, 2**64 - 1:
    for y in 3**59, 2**99 - 1, 10**29 + 7, 5**250, 2**63 + 5:
        for _ in range(3):
            q = x / y
            assert q == -(x / -y) == -(-x / y) and abs(q * y - x) <= x * 2.0**-52
            n, d = q.as_integer_ratio()
            assert abs(n * y - x * d) * 2**53 <= 2 * x * d
# ---
# a small result takes the place of a small one, and of a long one
def mask(x, n):
    r, seen = 5, []
    for i in range(n):
        r = x & (255 << i)
        seen.append(r)
        r = (x - x) + i
        seen.append(r)
        r = x % 1000
        seen.append(r)
        x = x * 3
    return seen


assert mask(3**60, 40) == [w for i in range(40) for w in (int(str(3**(60 + i))) % 2**(8 + i) // 2**i * 2**i, i, int(str(3**(60 + i))[-3:]))]
# ---
# powers of odd and even numbers in many words
def check(x, most):
    q = 1
    for e in range(1, most):
        q = q * x
        p = x ** e
        assert p == q, (x, e)


for x in 3, -5, 2**64 + 1, 3**80, -3**81, 10**30 + 1, 10**30, 2**127 - 1:
    check(x, 50)
for x in 3, 5**20, -7**33, 6:
    for e in 500, 777, 1024:
        assert x ** e // x ** (e - 1) == x and x ** e % x ** (e - 3) == 0 and x ** e == (x ** (e // 2)) ** 2 * x ** (e % 2)
