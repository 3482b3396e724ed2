# Root finding, quadrature, an ODE.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


from typing import Callable

def newton(f: Callable[[float], float], df: Callable[[float], float], x0: float, tol: float=1e-12, max_iter: int=50) -> tuple[float, int]:
    x = x0
    for i in range(1, max_iter + 1):
        fx = f(x)
        if abs(fx) < tol:
            return (x, i)
        d = df(x)
        if d == 0:
            raise ZeroDivisionError('derivative vanished at x=%r' % x)
        x -= fx / d
    raise RuntimeError(f'no convergence after {max_iter} iterations: x={x:.6g}')
root, n = newton(lambda x: x ** 3 - 2 * x - 5, lambda x: 3 * x * x - 2, 2.0)
emit(f'{root:.15f} in {n} iterations')
try:
    newton(lambda x: x * x + 1, lambda x: 2 * x, 0.0)
except ZeroDivisionError as e:
    emit('error:', e)
try:
    newton(lambda x: x * x + 1, lambda x: 2 * x, 0.5)
except RuntimeError as e:
    emit('error:', e)

def bisect(f, a, b, eps=1e-10):
    fa, fb = (f(a), f(b))
    assert fa * fb < 0, 'no sign change'
    while b - a > eps:
        m = (a + b) / 2
        fm = f(m)
        if fa * fm <= 0:
            b, fb = (m, fm)
        else:
            a, fa = (m, fm)
    return (a + b) / 2
import math
emit(bisect(math.cos, 0, 3), math.pi / 2)

def simpson(f, a, b, n=100):
    if n % 2:
        n += 1
    h = (b - a) / n
    s = f(a) + f(b) + sum(((4 if k % 2 else 2) * f(a + k * h) for k in range(1, n)))
    return s * h / 3
emit(f'{simpson(math.sin, 0, math.pi):.12f} {simpson(lambda x: math.exp(-x * x), -5, 5):.10f}')

def rk4(f, y, t, h):
    k1 = f(t, y)
    k2 = f(t + h / 2, y + h * k1 / 2)
    k3 = f(t + h / 2, y + h * k2 / 2)
    k4 = f(t + h, y + h * k3)
    return y + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
y, t = (1.0, 0.0)
for _ in range(100):
    y = rk4(lambda t, y: -2 * t * y, y, t, 0.02)
    t += 0.02
emit(y, math.exp(-t * t), repr(t))
expected = """\
2.094551481542327 in 5 iterations
error: derivative vanished at x=0.0
error: no convergence after 50 iterations: x=-0.870753
1.5707963268068852 1.5707963267948966
2.000000010825 1.7724538509
0.01831564768650976 0.01831563888873408 2.0000000000000013
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# A matrix class over ints and fractions.
from __future__ import annotations
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


from fractions import Fraction

class Matrix:
    """A small dense matrix."""

    def __init__(self, rows):
        rows = [list(r) for r in rows]
        if len({len(r) for r in rows}) > 1:
            raise ValueError('ragged rows')
        self.rows = rows

    @property
    def shape(self) -> tuple[int, int]:
        return (len(self.rows), len(self.rows[0]) if self.rows else 0)

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other):
        return type(self)([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __neg__(self):
        return Matrix([[-a for a in r] for r in self.rows])

    def __sub__(self, other):
        return self + -other

    def __mul__(self, k):
        if isinstance(k, (int, float, Fraction)):
            return Matrix([[a * k for a in r] for r in self.rows])
        return NotImplemented
    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f'shapes {self.shape} and {other.shape} not aligned')
        cols = list(zip(*other.rows))
        return Matrix([[sum((a * b for a, b in zip(r, c))) for c in cols] for r in self.rows])

    def __pow__(self, n):
        result, base = (Matrix.identity(self.shape[0]), self)
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __repr__(self):
        return f'Matrix({self.rows!r})'

    def __str__(self):
        width = max((len(str(a)) for r in self.rows for a in r))
        return '\n'.join((' '.join((f'{str(a):>{width}}' for a in r)) for r in self.rows))

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def det(self):
        m = [[Fraction(a) for a in r] for r in self.rows]
        n, sign = (len(m), 1)
        result = Fraction(1)
        for i in range(n):
            p = next((r for r in range(i, n) if m[r][i]), None)
            if p is None:
                return Fraction(0)
            if p != i:
                m[i], m[p] = (m[p], m[i])
                sign = -sign
            result *= m[i][i]
            for r in range(i + 1, n):
                k = m[r][i] / m[i][i]
                m[r] = [x - k * y for x, y in zip(m[r], m[i])]
        return sign * result

    def inverse(self):
        n = len(self.rows)
        m = [[Fraction(a) for a in r] + [Fraction(int(i == j)) for j in range(n)] for i, r in enumerate(self.rows)]
        for i in range(n):
            p = max(range(i, n), key=lambda r: abs(m[r][i]))
            if not m[p][i]:
                raise ZeroDivisionError('singular matrix')
            m[i], m[p] = (m[p], m[i])
            d = m[i][i]
            m[i] = [x / d for x in m[i]]
            for r in range(n):
                if r != i:
                    k = m[r][i]
                    m[r] = [x - k * y for x, y in zip(m[r], m[i])]
        return Matrix([r[n:] for r in m])
A = Matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]])
emit(A, A.det(), A.inverse(), sep='\n')
emit(A @ A.inverse() == Matrix.identity(3), 3 * A, A * Fraction(1, 2), A.T == A)
emit(Matrix([[1, 1], [1, 0]]) ** 50)
for bad in (lambda: A @ Matrix([[1, 2]]), lambda: A * 'x', lambda: Matrix([[1], [1, 2]]), lambda: Matrix([[1, 2], [2, 4]]).inverse()):
    try:
        bad()
    except Exception as e:
        emit(type(e).__name__, e)
A[0, 0] = 10
emit(A[0], A[1, 1])
expected = """\
 2 -1  0
-1  2 -1
 0 -1  2
4
3/4 1/2 1/4
1/2   1 1/2
1/4 1/2 3/4
True  6 -3  0
-3  6 -3
 0 -3  6    1 -1/2    0
-1/2    1 -1/2
   0 -1/2    1 True
20365011074 12586269025
12586269025  7778742049
ValueError shapes (3, 3) and (1, 2) not aligned
TypeError can't multiply sequence by non-int of type 'Matrix'
ValueError ragged rows
ZeroDivisionError singular matrix
[10, -1, 0] 2
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Polynomials with an operator for everything.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


from itertools import zip_longest
from fractions import Fraction

class Poly:
    __slots__ = ('c',)

    def __init__(self, *c):
        c = list(c)
        while len(c) > 1 and c[-1] == 0:
            c.pop()
        self.c = tuple(c) or (0,)

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        r = 0
        for a in reversed(self.c):
            r = r * x + a
        return r

    def __add__(self, o):
        return Poly(*(a + b for a, b in zip_longest(self.c, self._p(o).c, fillvalue=0)))

    @staticmethod
    def _p(o):
        return o if isinstance(o, Poly) else Poly(o)
    __radd__ = __add__

    def __neg__(self):
        return Poly(*(-a for a in self.c))

    def __sub__(self, o):
        return self + -self._p(o)

    def __rsub__(self, o):
        return -self + o

    def __mul__(self, o):
        o = self._p(o)
        r = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                r[i + j] += a * b
        return Poly(*r)
    __rmul__ = __mul__

    def __pow__(self, n):
        r = Poly(1)
        for _ in range(n):
            r *= self
        return r

    def __divmod__(self, o):
        q, r = ([Fraction(0)] * max(self.degree - o.degree + 1, 1), [Fraction(x) for x in self.c])
        while len(r) >= len(o.c) and any(r):
            k, d = (r[-1] / o.c[-1], len(r) - len(o.c))
            q[d] = k
            for i, b in enumerate(o.c):
                r[i + d] -= k * b
            r.pop()
        return (Poly(*q), Poly(*r))

    def __floordiv__(self, o):
        return divmod(self, o)[0]

    def __mod__(self, o):
        return divmod(self, o)[1]

    def __eq__(self, o):
        return self.c == self._p(o).c

    def __hash__(self):
        return hash(self.c)

    def derivative(self):
        return Poly(*[k * a for k, a in enumerate(self.c)][1:])

    def __str__(self):
        out = []
        for k in range(self.degree, -1, -1):
            a = self.c[k]
            if a == 0 and self.degree:
                continue
            s = '-' if a < 0 else '+'
            m = abs(a)
            body = '' if m == 1 and k else str(m)
            x = '' if k == 0 else 'x' if k == 1 else f'x^{k}'
            out.append(f' {s} {body}{x}')
        t = ''.join(out).strip()
        return t[2:] if t.startswith('+') else '-' + t[2:]

    def __repr__(self):
        return f'Poly{self.c}'
x = Poly(0, 1)
p = (x - 1) ** 3 * (2 * x + 5) - 7
emit(p, repr(p), p.degree, p(2), p(0.5), p.derivative(), 3 - x, sep='\n')
q, r = divmod(p, x * x + 1)
emit(q, '|', r, '|', q * (x * x + 1) + r == p)
emit({Poly(1, 2): 'a'}[Poly(1, 2, 0)], Poly(0) == 0, str(Poly(0)), str(Poly(Fraction(1, 2), Fraction(-3, 4))))
try:
    p.foo = 1
except AttributeError as e:
    emit(e)
expected = """\
2x^4 - x^3 - 9x^2 + 13x - 12
Poly(-12, 13, -9, -1, 2)
4
2
-7.75
8x^3 - 3x^2 - 18x + 13
-x + 3
2x^2 - x - 11 | 14x - 1 | True
a True 0 -3/4x + 1/2
'Poly' object has no attribute 'foo' and no __dict__ for setting new attributes
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Number theory and itertools.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


import math
from itertools import count, islice, takewhile, accumulate, groupby, combinations, permutations, product, chain, cycle, pairwise, starmap, zip_longest, dropwhile, compress, tee, batched

def sieve(n):
    s = bytearray([1]) * (n + 1)
    s[0:2] = b'\x00\x00'
    for i in range(2, math.isqrt(n) + 1):
        if s[i]:
            s[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, v in enumerate(s) if v]
ps = sieve(1000)
emit(len(ps), ps[:10], ps[-3:], sum(ps))

def primes():
    comp = {}
    for n in count(2):
        if (p := comp.pop(n, None)):
            m = n + p
            while m in comp:
                m += p
            comp[m] = p
        else:
            yield n
            comp[n * n] = n
emit(list(islice(primes(), 15)), next((p for p in primes() if p > 1000)))

def factor(n):
    out = {}
    for p in chain((2,), count(3, 2)):
        if p * p > n:
            break
        while n % p == 0:
            out[p] = out.get(p, 0) + 1
            n //= p
    if n > 1:
        out[n] = 1
    return out
emit(' x '.join((f'{p}^{e}' if e > 1 else f'{p}' for p, e in factor(2 ** 20 * 3 ** 5 * 1009).items())))

def is_prime(n, bases=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    if n < 2:
        return False
    for p in bases:
        if n % p == 0:
            return n == p
    d, s = (n - 1, 0)
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in bases:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True
emit([n for n in range(10 ** 9, 10 ** 9 + 100) if is_prime(n)], is_prime(2 ** 127 - 1), is_prime(2 ** 67 - 1))
emit(math.gcd(12, 18), math.lcm(4, 6, 10), pow(3, -1, 7), math.comb(10, 3), math.perm(5, 2), math.factorial(20), math.isqrt(10 ** 20 + 1))

def egcd(a, b):
    return (a, 1, 0) if not b else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
emit(egcd(240, 46))

def phi(n):
    return math.prod(((p - 1) * p ** (e - 1) for p, e in factor(n).items()))
emit([phi(n) for n in range(1, 21)])
emit(list(accumulate(range(1, 8), lambda a, b: a * b)), [(k, len(list(g))) for k, g in groupby('aaabbbcca')], list(pairwise('abcd')), list(batched('abcdefg', 3)))
emit(list(combinations('abcd', 2)), len(list(permutations(range(5)))), list(product([0, 1], repeat=2)), list(takewhile(lambda x: x < 5, count())))
a, b = tee(range(3))
emit(list(a), list(b), list(compress('abcdef', [1, 0, 1])), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest([1, 2], 'a', fillvalue='-')))
emit([n for n in range(2, 500) if sum((d for d in range(1, n // 2 + 1) if n % d == 0)) == n])
collatz = lambda n: 1 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
emit(max(range(1, 1000), key=collatz), collatz(27))
expected = """\
168 [2, 3, 5, 7, 11, 13, 17, 19, 23, 29] [983, 991, 997] 76127
[2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47] 1009
2^20 x 3^5 x 1009
[1000000007, 1000000009, 1000000021, 1000000033, 1000000087, 1000000093, 1000000097] True False
6 60 5 120 20 2432902008176640000 10000000000
(2, -9, 47)
[1, 1, 2, 2, 4, 2, 6, 4, 6, 4, 10, 4, 12, 6, 8, 8, 16, 6, 18, 8]
[1, 2, 6, 24, 120, 720, 5040] [('a', 3), ('b', 3), ('c', 2), ('a', 1)] [('a', 'b'), ('b', 'c'), ('c', 'd')] [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)]
[('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] 120 [(0, 0), (0, 1), (1, 0), (1, 1)] [0, 1, 2, 3, 4]
[0, 1, 2] [0, 1, 2] ['a', 'c'] [8, 9] [(1, 'a'), (2, '-')]
[6, 28, 496]
871 112
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Exact arithmetic: fractions and decimals.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


from fractions import Fraction as F
from decimal import Decimal as D, getcontext, ROUND_HALF_UP
emit(F(3, 4) + F(1, 6), F('0.125'), F(0.5), F(7, -21), F(22, 7).limit_denominator(5), float(F(1, 3)), F(3, 2) ** 2, F(1, 2) ** (-3), F(5) // F(2, 3), F(7, 2) % 1, round(F(7, 2)), int(F(-7, 2)), F('3/7'), repr(F(1, 3)), f'{F(1, 3):.4f}', F(1, 3) < 0.34, hash(F(1, 2)) == hash(0.5))

def egyptian(f):
    out = []
    while f:
        n = -(-f.denominator // f.numerator)
        out.append(F(1, n))
        f -= F(1, n)
    return out
emit(*egyptian(F(7, 15)), sum(egyptian(F(7, 15))))

def cf(x, n):
    out = []
    for _ in range(n):
        a = x.numerator // x.denominator
        out.append(a)
        x -= a
        if not x:
            break
        x = 1 / x
    return out
emit(cf(F(415, 93), 10), cf(F(3.141592653589793), 6))

def bernoulli(n):
    a = [F(0)] * (n + 1)
    for m in range(n + 1):
        a[m] = F(1, m + 1)
        for j in range(m, 0, -1):
            a[j - 1] = j * (a[j - 1] - a[j])
    return a[0]
emit([str(bernoulli(n)) for n in range(0, 13, 2)])
emit(D('0.1') + D('0.2'), D(1) / D(3), D('2').sqrt(), D('1.25').quantize(D('0.1'), ROUND_HALF_UP), D('1E+3'), D(0.1), D('-0'), max(D(3), D('2.5')), f'{D('1234.5'):,.2f}', int(D('7.9')), D('1.10') == D('1.1'), repr(D('1.10')))
getcontext().prec = 50

def pi():
    three = D(3)
    lasts, t, s, n, na, d, da = (0, three, 3, 1, 0, 0, 24)
    while s != lasts:
        lasts = s
        n, na = (n + na, na + 8)
        d, da = (d + da, da + 32)
        t = t * n / d
        s += t
    return +s
emit(pi(), D(2).ln(), D(1).exp())

def solve(A, b):
    n = len(A)
    M = [[F(x) for x in r] + [F(y)] for r, y in zip(A, b)]
    for i in range(n):
        p = next((r for r in range(i, n) if M[r][i]))
        M[i], M[p] = (M[p], M[i])
        M[i] = [x / M[i][i] for x in M[i]]
        for r in range(n):
            if r != i:
                M[r] = [x - M[r][i] * y for x, y in zip(M[r], M[i])]
    return [r[-1] for r in M]
emit(*solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]))
try:
    F(1, 0)
except ZeroDivisionError as e:
    emit(e)
try:
    F('x')
except ValueError as e:
    emit(e)
expected = """\
11/12 1/8 1/2 -1/3 16/5 0.3333333333333333 9/4 8 7 1/2 4 -3 3/7 Fraction(1, 3) 0.3333 True True
1/3 1/8 1/120 7/15
[4, 2, 6, 7] [3, 7, 15, 1, 292, 1]
['1', '1/6', '-1/30', '1/42', '-1/30', '5/66', '-691/2730']
0.3 0.3333333333333333333333333333 1.414213562373095048801688724 1.3 1E+3 0.1000000000000000055511151231257827021181583404541015625 -0 3 1,234.50 7 True Decimal('1.10')
3.1415926535897932384626433832795028841971693993751 0.69314718055994530941723212145817656807550013436026 2.7182818284590452353602874713526624977572470937000
2 3 -1
Fraction(1, 0)
Invalid literal for Fraction: 'x'
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# A vector class.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


import math

class Vec:
    __slots__ = ('x', 'y', 'z')

    def __init__(self, x=0.0, y=0.0, z=0.0):
        self.x, self.y, self.z = (x, y, z)

    def __iter__(self):
        yield from (self.x, self.y, self.z)

    def __add__(self, o):
        return Vec(*(a + b for a, b in zip(self, o)))

    def __sub__(self, o):
        return Vec(*(a - b for a, b in zip(self, o)))

    def __mul__(self, k):
        return Vec(*(a * k for a in self)) if isinstance(k, (int, float)) else sum((a * b for a, b in zip(self, k)))
    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / k)

    def __neg__(self):
        return -1 * self

    def __abs__(self):
        return math.sqrt(self * self)

    def __matmul__(self, o):
        return Vec(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)

    def __eq__(self, o):
        return isinstance(o, Vec) and tuple(self) == tuple(o)

    def __hash__(self):
        return hash(tuple(self))

    def __bool__(self):
        return any(self)

    def __repr__(self):
        return f'Vec({self.x:g}, {self.y:g}, {self.z:g})'

    def __getitem__(self, i):
        return tuple(self)[i]

    def __len__(self):
        return 3

    def __contains__(self, v):
        return v in tuple(self)

    def __round__(self, n=0):
        return Vec(*(round(a, n) for a in self))

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        self.z += o.z
        return self

    def __lt__(self, o):
        return abs(self) < abs(o)

    def __format__(self, spec):
        return '<' + ', '.join((format(a, spec or 'g') for a in self)) + '>'

    def __int__(self):
        return int(abs(self))

    def __float__(self):
        return abs(self)

    def __call__(self, t):
        return self * t
a, b = (Vec(1, 2, 3), Vec(4, 5, 6))
emit(a + b, a - b, a * 2, 2 * a, a * b, a @ b, -a, abs(a), a == Vec(1, 2, 3), len({a, Vec(1, 2, 3)}), bool(Vec()), a[0], a[-1], a[:2], 3 in a, round(a / 3, 2), f'{a:.2f}', f'{a}', max(a, b), int(b), float(Vec(3, 4)), a(10), [*a], sep='\n')
c = a
a += b
emit(a, c is a)
for op in (lambda: a + 1, lambda: a < 1, lambda: 1 / a, lambda: setattr(a, 'w', 1), lambda: a ** 2, lambda: a['x'], lambda: ~a, lambda: divmod(a, 2), lambda: len(5), lambda: a.nope):
    try:
        emit(op())
    except Exception as e:
        emit(type(e).__name__, e)
expected = """\
Vec(5, 7, 9)
Vec(-3, -3, -3)
Vec(2, 4, 6)
Vec(2, 4, 6)
32
Vec(-3, 6, -3)
Vec(-1, -2, -3)
3.7416573867739413
True
1
False
1
3
(1, 2)
True
Vec(0.33, 0.67, 1)
<1.00, 2.00, 3.00>
<1, 2, 3>
Vec(4, 5, 6)
8
5.0
Vec(10, 20, 30)
[1, 2, 3]
Vec(5, 7, 9) True
TypeError 'int' object is not iterable
False
TypeError unsupported operand type(s) for /: 'int' and 'Vec'
AttributeError 'Vec' object has no attribute 'w' and no __dict__ for setting new attributes
TypeError unsupported operand type(s) for ** or pow(): 'Vec' and 'int'
TypeError tuple indices must be integers or slices, not str
TypeError bad operand type for unary ~: 'Vec'
TypeError unsupported operand type(s) for divmod(): 'Vec' and 'int'
TypeError object of type 'int' has no len()
AttributeError 'Vec' object has no attribute 'nope'
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Grids, slices and the small change of the language.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [1, *map(sum, zip(row, row[1:])), 1]
for r in pascal(8):
    emit(' '.join((f'{x:^4}' for x in r)).center(44).rstrip())

def spiral(n):
    g = [[0] * n for _ in range(n)]
    x = y = 0
    dx, dy = (1, 0)
    for k in range(1, n * n + 1):
        g[y][x] = k
        if not (0 <= x + dx < n and 0 <= y + dy < n and (not g[y + dy][x + dx])):
            dx, dy = (-dy, dx)
        x += dx
        y += dy
    return g
for r in spiral(5):
    emit(*('%3d' % v for v in r))

def magic(n):
    g = [[0] * n for _ in range(n)]
    i, j = (0, n // 2)
    for k in range(1, n * n + 1):
        g[i][j] = k
        a, b = ((i - 1) % n, (j + 1) % n)
        if g[a][b]:
            i = (i + 1) % n
        else:
            i, j = (a, b)
    return g
m = magic(5)
emit(*m, sep='\n')
emit({sum(r) for r in m} | {sum(c) for c in zip(*m)})
emit([list(r)[::-1] for r in zip(*[[1, 2], [3, 4]])], [*zip(*[iter('abcdef')] * 2)], [[j for j in range(i)] for i in range(4)], {x: y for x, y in zip('ab', (1, 2))}, {c for c in 'hello'} == set('helo'))
a = list(range(10))
emit(a[::2], a[::-3], a[-3:], a[8:2:-2], a[slice(1, None, 4)])
a[2:5] = 'xyz'
del a[::4]
emit(a)
a[1:1] = [0, 0]
emit(a)
a[::2] = [None] * len(a[::2])
emit(a)
first, *mid, last = range(6)
(p, q), r = ((1, 2), 3)
emit(first, mid, last, p, q, r)
x = y = []
x.append(1)
emit(y)
emit('yes' if (n := len(a)) > 5 else 'no', n, 1 < n < 100, not a, a or 'empty', [] or 'empty', 0 and 1, all([]), any([]), 3 in [1, 2, 3], 'ell' in 'hello', None is None)
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
else:
    emit('never')
for k in range(3):
    pass
else:
    emit('done', k, i)
emit(*range(5), sep='-', end='!\n')
emit('a', 'b', sep='', end='')
emit()
emit(bin(10), oct(8), hex(255), int('ff', 16), int('0b101', 0), 31, 15, 1000, 5 // -2, -5 % 3, 5 % -3, divmod(-7, 2), 2 ** (-1), 7 / 2, 10 ** 25, -7 // 2, ~5, 5 ^ 3, 1 << 70, True + True, round(2.5), round(3.5), round(-2.567, 2), round(1234, -2), 0.1 + 0.2, 1e+308 * 10, 3.0 == 3, 1 / 3, 100.0, 1e+16, 1e-05, 1.2345678901234568e+17)
emit(255 .bit_length(), 10 .to_bytes(2, 'big'), int.from_bytes(b'\x01\x00', 'big'), 0.5.as_integer_ratio(), 3.7.is_integer(), float.hex(1.5), 5 .bit_count(), complex(3, -4), abs(-3), pow(2, 10, 1000), sum([0.1] * 10), min('b', 'a'), max([1, 5], key=lambda v: -v), sorted('bca'), list(reversed('ab')), list(enumerate('ab', 1)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), ascii('é'), chr(8364), ord('€'), hash(1.0) == hash(1), callable(len), type(1).__name__, isinstance(True, int), issubclass(bool, int))
s = {1, 2, 3}
t = frozenset({3, 4})
emit(s | t, s & t, s - t, s ^ t, s <= {1, 2, 3, 4}, s.isdisjoint({9}), {1} < s)
s |= {7}
s.discard(1)
emit(s)
d = {'a': 1}
d.update(b=2)
d |= {'c': 3}
emit(d, d.pop('a'), d.get('zz', 0), d.setdefault('q', []), list(d.items()), {**d, 'b': 9}, dict.fromkeys('xy', 0), 'b' in d, len(d))
del d['b']
emit(d, list(reversed(d)))
expected = """\
                     1
                  1    1
                1    2    1
             1    3    3    1
           1    4    6    4    1
        1    5    10   10   5    1
      1    6    15   20   15   6    1
   1    7    21   35   35   21   7    1
  1   2   3   4   5
 16  17  18  19   6
 15  24  25  20   7
 14  23  22  21   8
 13  12  11  10   9
[17, 24, 1, 8, 15]
[23, 5, 7, 14, 16]
[4, 6, 13, 20, 22]
[10, 12, 19, 21, 3]
[11, 18, 25, 2, 9]
{65}
[[3, 1], [4, 2]] [('a', 'b'), ('c', 'd'), ('e', 'f')] [[], [0], [0, 1], [0, 1, 2]] {'a': 1, 'b': 2} True
[0, 2, 4, 6, 8] [9, 6, 3, 0] [7, 8, 9] [8, 6, 4] [1, 5, 9]
[1, 'x', 'y', 5, 6, 7, 9]
[1, 0, 0, 'x', 'y', 5, 6, 7, 9]
[None, 0, None, 'x', None, 5, None, 7, None]
0 [1, 2, 3, 4] 5 1 2 3
[1]
yes 9 True False [None, 0, None, 'x', None, 5, None, 7, None] empty 0 True False True True True
done 2 8
0-1-2-3-4!
ab
0b1010 0o10 0xff 255 5 31 15 1000 -3 1 -1 (-4, 1) 0.5 3.5 10000000000000000000000000 -4 -6 6 1180591620717411303424 2 2 4 -2.57 1200 0.30000000000000004 inf True 0.3333333333333333 100.0 1e+16 1e-05 1.2345678901234568e+17
8 b'\\x00\\n' 256 (1, 2) False 0x1.8000000000000p+0 2 (3-4j) 3 24 1.0 a 1 ['a', 'b', 'c'] ['b', 'a'] [(1, 'a'), (2, 'b')] [3, 8] '\\xe9' € 8364 True True int True True
{1, 2, 3, 4} {3} {1, 2} {1, 2, 4} True True True
{2, 3, 7}
{'b': 2, 'c': 3, 'q': []} 1 0 [] [('b', 2), ('c', 3), ('q', [])] {'b': 9, 'c': 3, 'q': []} {'x': 0, 'y': 0} True 3
{'c': 3, 'q': []} ['q', 'c']
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
