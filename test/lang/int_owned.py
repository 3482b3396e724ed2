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
