# Dicts of ints as the machine's loop looks into them: an int that is at its first place, and all others.
def fill(n):
    d = {}
    for i in range(n):
        d[i] = i * i
    return d


d = fill(100)
assert [d[i] for i in range(100)] == [i * i for i in range(100)]
assert [i in d for i in (-1, 0, 99, 100, 127, 128, 2 ** 61 - 1, 2 ** 61, 2 ** 63, -2 ** 63)] == [False, True, True] + [False] * 7
for i in range(0, 100, 3):
    del d[i]
found = 0
for i in range(130):
    if i in d:
        found += d[i]
    if i not in d:
        found -= 1
assert found == sum(i * i for i in range(100) if i % 3) - 64, found
for i in range(130):
    d[i] = -i
assert d == {i: -i for i in range(130)}
assert list(d)[:4] == [1, 2, 4, 5] and list(d)[-31:-28] == [99, 100, 101]
# ---
# Equal keys of other types stay the keys they were.
d = {i: str(i) for i in range(2, 60)}
d[True] = "yes"
d[0.0] = "zero"
for k in (0, 1, 2, 2.0, False, True):
    assert k in d
    d[k] = d[k] + "!"
assert (d[0], d[1], d[2]) == ("zero!!", "yes!!", "2!!")
assert [type(k) for k in d if k < 2] == [bool, float]
# ---
# Keys of one place: all but one are elsewhere, and deleted ones leave their mark.
d = {64 * i: i for i in range(30)}
for i in range(30):
    assert d[64 * i] == i and 64 * i + 1 not in d
    d[64 * i] = -i
del d[0]
for i in range(1, 30):
    assert d[64 * i] == -i and 64 * i in d
assert 0 not in d
d[0] = 7
assert d[0] == 7 and list(d)[-1] == 0
# ---
# Keys at the bounds of what is its own hash.
big = [2 ** 61 - 2, 2 ** 61 - 1, 2 ** 61, 2 ** 62, 2 ** 63 - 1, -1, -2, -2 ** 61, -2 ** 63]
d = {k: i for i, k in enumerate(big)}
for i in range(20):
    d[i] = -i
for i, k in enumerate(big):
    assert k in d and d[k] == i
    d[k] = i + 1
assert [d[k] for k in big] == list(range(1, 10))
# ---
d = {i: i for i in range(20)}
k = 20
d[k]  # raises: KeyError "20"
# ---
class Missing(dict):
    def __missing__(self, key):
        return key * 10


d = Missing({i: i for i in range(20)})
for i in range(40):
    assert d[i] == (i if i < 20 else i * 10)
    assert (i in d) == (i < 20)
# ---
# A dict that changes its kind of keys while a loop looks into it.
d = {i: i for i in range(50)}
seen = 0
for i in range(60):
    if i == 30:
        d[(1, 2)] = "t"
        d["s"] = "s"
        d[2.5] = "f"
    if i in d:
        seen += d[i]
        d[i] = 1
assert seen == sum(range(50)) and d[2.5] == "f" and sum(d[i] for i in range(50)) == 50
