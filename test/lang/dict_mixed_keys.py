# Dicts whose keys stop being ints and strs: hashes are kept from then on.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Key) else other)


for size in (0, 3, 8, 9, 50, 300):
    for late in (1.5, None, Key(-7), frozenset({1}), (Key(1), 2), b"x", 2 ** 70, True):
        d = {i: i for i in range(2, size + 2)}
        d["text"] = "t"
        d[late] = "late"
        assert d[late] == "late" and len(d) == size + 2
        for i in range(2, size + 2):
            assert d[i] == i and d[float(i)] == i and d[Key(i)] == i
        d["after"] = 1
        assert list(d)[-1] == "after" and d["te" + "xt"] == "t"
        e = dict(d)
        assert e == d and list(e) == list(d)
        for i in range(2, size + 2, 2):
            del d[i]
        assert d != e or size == 0
        assert late in d and d.copy()[late] == "late"
        assert all((i in d) == (i % 2 == 1) for i in range(2, size + 2))
        d |= e
        assert d == e and len(d) == size + 3
        d.clear()
        d[late] = 0
        d[1.25] = 1
        assert d == {late: 0, 1.25: 1}
# ---
from collections import OrderedDict
for special in (2.5, "x", (1, "a"), None):
    d = OrderedDict((i, i) for i in range(20))
    d[special] = "s"
    for i in range(5):
        d.move_to_end(special, last=False)
        assert next(iter(d)) == special and d[special] == "s"
        d.move_to_end(i)
        assert list(d)[-1] == i
    assert list(d) == [special] + list(range(5, 20)) + list(range(5))
    assert d.popitem(last=False) == (special, "s") and special not in d
# ---
# Tuples as keys: equal ones that are different objects.
d = {}
for i in range(30):
    for j in range(30):
        d[i, str(j)] = i * j
assert len(d) == 900
assert all(d[i, str(j)] == i * j for i in range(30) for j in range(30))
assert d[3.0, "4"] == 12 and d[True, "5"] == 5 and (1, 5) not in d
d = {(): 0, (1,): 1, (1, 2, 3, 4, 5): 5, ((1, 2), "a"): 2}
n = 1
assert d[tuple([])] == 0 and d[(n,)] == 1 and d[tuple(range(1, 6))] == 5 and d[((n, n + 1), "a")] == 2
# ---
# The empty text, which all runs share.
d = {i: i for i in range(20)}
d[""] = "empty"
d["".join([])] += "!"
assert d[""] == "empty!" and hash("") == 0 and "" in {"", "a"} and len({"", "a"[1:]}) == 1
# ---
# Sets whose members collide, with deleted ones between.
s = {8 * i for i in range(40)}
for i in range(0, 40, 2):
    s.discard(8 * i)
assert all((8 * i in s) == (i % 2 == 1) for i in range(40))
s |= {str(i) for i in range(40)}
for i in range(0, 40, 3):
    s.remove(str(i))
assert all((str(i) in s) == (i % 3 > 0) for i in range(40))
for i in range(40):
    s.add(str(i))
assert len(s) == 60
