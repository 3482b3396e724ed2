# Ints beyond a word whose memory is used again: nothing that a script can still reach may change.
def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


for n in range(250, 400, 7):
    assert fibonacci(n + 1) * fibonacci(n - 1) - fibonacci(n) ** 2 == (-1) ** n
# ---
# values kept in containers, attributes, closures and defaults stay what they were
class Box:
    pass


def keep(n):
    x, out, box, cells = 3 ** 80, [], Box(), []
    for i in range(n):
        x = x * 3 + i
        y = x - i
        out.append(x)
        out.append(y)
        box.x = y
        cells.append(lambda v=y: v)
        z = (y, x)
        x = x % 3 ** 90 + 3 ** 80
        y = y * y
        out.append(z)
        out.append(box.x)
        out.append(cells[-1]())
    return out


def slow(n):
    x, out = 3 ** 80, []
    for i in range(n):
        x1 = int(str(x * 3 + i))
        y1 = int(str(x1 - i))
        out += [x1, y1, (y1, x1), y1, y1]
        x = int(str(x1 % 3 ** 90 + 3 ** 80))
    return out


assert keep(60) == slow(60)
# ---
# a special method keeps its operand
class Keeper:
    def __init__(self):
        self.seen = []

    def __radd__(self, other):
        self.seen.append(other)
        return other

    def __gt__(self, other):
        self.seen.append(other)
        return True

    def __rmul__(self, other):
        self.seen.append(other)
        return NotImplemented


def work(n):
    k, x, want = Keeper(), 7 ** 50, []
    for i in range(n):
        x = x * 7 + i
        want += [x + 0, x + 0, x * x]
        y = x + k
        assert x < k
        try:
            z = x * x * k
        except TypeError:
            z = x * x
        x = y - z + z
    return k.seen == want


assert work(40)
# ---
# what an exception leaves behind
def work(n):
    x, old = 5 ** 60, []
    for i in range(n):
        x = x * 5 + i
        before = int(str(x))
        try:
            x = x * x // (i % 2)
        except ZeroDivisionError:
            assert x == before
        x = x % 5 ** 70 + 5 ** 60
        try:
            return_value = x * 3
            if i == n - 1:
                return return_value, old
        finally:
            return_value = return_value * return_value
            old.append(return_value)


r, old = work(30)
assert r ** 2 == old[-1] and len(set(old)) == 30
# ---
# generators, in-place operators, walrus, conditional expressions
def steps(n):
    x = 11 ** 40
    for i in range(n):
        x *= 11
        x += i
        got = yield x
        y = (z := x * x) + (x if i % 2 else z)
        yield y
        x = y % 11 ** 45 + 11 ** 40
        if got:
            x -= got


g, out = steps(20), []
out.append(next(g))
for i in range(19):
    out.append(g.send(i))
    out.append(next(g))
again, texts = steps(20), []
texts.append(str(next(again)))
for i in range(19):
    texts.append(str(again.send(i)))
    texts.append(str(next(again)))
assert list(map(str, out)) == texts
# ---
# growing and shrinking by much
def work():
    x, sizes = 1, []
    for i in range(1, 400):
        x = x * (i * i + 1)
        y = x * x
        sizes.append(y.bit_length())
        if i % 50 == 0:
            x = x >> x.bit_length() - 70
    return sum(sizes), x


total, x = work()
assert (total, x % 10 ** 9) == (335730, 0)
# ---
# special methods keep what they are given
kept = []
class K:
    def __radd__(self, o): kept.append(o); return 0
    def __rmul__(self, o): kept.append(o); return 0
    def __gt__(self, o): kept.append(o); return False
    def __lt__(self, o): kept.append(o); return False
    def __eq__(self, o): kept.append(o); return False
    def __add__(self, o): kept.append(o); return 0
def f(n):
    k = K()
    a = 10**40
    out = []
    for i in range(n):
        a = a * 3 + 1
        b = a + 7
        s = b + k
        c = b * 5
        b = c - a
        if b < k: pass
        if k < b: pass
        if b == k: pass
        t = b * k
        b = b + 1
        u = k + b
        b = b * 2
        t = (b + 1) + k
        t = (b + 1) * 3 < k
        b = b % (10**50) + 12345678901234567890123
        b += k
    return a
f(40)
assert (len(kept), sum(x % 1000003 * i for i, x in enumerate(kept, 1))) == (360, 31030493037)
# ---
# handlers, lambdas, displays, subjects of match, f-strings, generators, chained assignments
def g(n):
    a, b = 10**30, 10**31+7
    l = []
    for i in range(n):
        a, b = b, a + b
        try:
            c = a * b
            d = c // (i - 20)
        except ZeroDivisionError:
            l.append(c)
        x = c + 1
        y = (lambda: x)
        x = x * 2
        l.append(y())
        z = [a + 1, b + 2]
        l += z
        w = a + 3 if i % 2 else b
        w2 = w
        w = w + 1
        l.append(w2)
        m = (a + b) and (a * b) or 1
        l.append(m)
        match a + b:
            case q: l.append(q)
        l.append(f"{a+b}{(a*b)!r}")
        for e in (a * 7,): l.append(e)
        def gen(v):
            v = v * 3
            yield v
            v = v + 1
            yield v
            v = v * v
            yield v
        l += list(gen(a))
        v = a * 11; l.append(v); v = v + 1; v = v + 1
        p = q = a * 13; p = p + 1; l.append(q); l.append(p)
        l.append((r := a * 17)); r = r + 1
        l.append(r)
    return l
values = g(60)
assert (len(values), sum((x % 1000003 if isinstance(x, int) else len(x)) * i for i, x in enumerate(values, 1))) == (961, 251098183868)
# ---
# results that equal an operand
def f(n):
    a = 10**40
    l = []
    z = 0; one = 1
    for i in range(n):
        a = a * 3 + 1
        for t in (a + z, a * one, a - z, a | z, a ^ z, a >> z, a << z, a // one, a ** one, z + a, one * a, z | a, a & a, a | a, +a, -(-a), a % (a+1), max(a, a), a & -1, a | a):
            l.append(t)
        t1 = a + z
        t2 = a * one
        t3 = a | a
        t4 = a & -1
        t5 = a >> z
        t6 = a % (a + 1)
        t7 = a << z
        t8 = a - z
        t9 = a // one
        ta = a ** one
        a = a * 5
        a = a + 1
        l += [t1, t2, t3, t4, t5, t6, t7, t8, t9, ta]
        u = a + z
        a = u * 7
        w = a | z
        u = w + 3
        a = u - z
        l.append(w); l.append(u)
    return l
values = f(60)
assert (len(values), sum(x % 1000003 * i for i, x in enumerate(values, 1))) == (1920, 989745138436)
# ---
# A code with more constants than registers, and long ints in its loops.
n = 10 ** 22
for turn in range(4):
    total = 7 + n
    text0 = 'constant 0'
    text1 = 'constant 1'
    text2 = 'constant 2'
    text0 = 'constant 3'
    text1 = 'constant 4'
    text2 = 'constant 5'
    text0 = 'constant 6'
    text1 = 'constant 7'
    text2 = 'constant 8'
    text0 = 'constant 9'
    text1 = 'constant 10'
    text2 = 'constant 11'
    text0 = 'constant 12'
    text1 = 'constant 13'
    text2 = 'constant 14'
    text0 = 'constant 15'
    text1 = 'constant 16'
    text2 = 'constant 17'
    text0 = 'constant 18'
    text1 = 'constant 19'
    text2 = 'constant 20'
    text0 = 'constant 21'
    text1 = 'constant 22'
    text2 = 'constant 23'
    text0 = 'constant 24'
    text1 = 'constant 25'
    text2 = 'constant 26'
    text0 = 'constant 27'
    text1 = 'constant 28'
    text2 = 'constant 29'
    text0 = 'constant 30'
    text1 = 'constant 31'
    text2 = 'constant 32'
    text0 = 'constant 33'
    text1 = 'constant 34'
    text2 = 'constant 35'
    text0 = 'constant 36'
    text1 = 'constant 37'
    text2 = 'constant 38'
    text0 = 'constant 39'
    text1 = 'constant 40'
    text2 = 'constant 41'
    text0 = 'constant 42'
    text1 = 'constant 43'
    text2 = 'constant 44'
    text0 = 'constant 45'
    text1 = 'constant 46'
    text2 = 'constant 47'
    text0 = 'constant 48'
    text1 = 'constant 49'
    text2 = 'constant 50'
    text0 = 'constant 51'
    text1 = 'constant 52'
    text2 = 'constant 53'
    text0 = 'constant 54'
    text1 = 'constant 55'
    text2 = 'constant 56'
    text0 = 'constant 57'
    text1 = 'constant 58'
    text2 = 'constant 59'
    text0 = 'constant 60'
    text1 = 'constant 61'
    text2 = 'constant 62'
    text0 = 'constant 63'
    text1 = 'constant 64'
    text2 = 'constant 65'
    text0 = 'constant 66'
    text1 = 'constant 67'
    text2 = 'constant 68'
    text0 = 'constant 69'
    total = 5000 - total
    total = 6001 * total
    n = total + 3
assert n % 1000003 == 613347 and turn == 3
