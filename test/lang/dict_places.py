# Displays and subscripts of dicts that remember where keys were last time.
def row(a, b):
    return {"x": a, "y": b}
def total(d):
    return d["x"] + d["y"]
assert [total(row(i, 1)) for i in range(4)] == [1, 2, 3, 4]
assert total({"y": 10, "x": 1}) == 11
assert total({"z": 0, "y": 10, "x": 1}) == 11
d = row(1, 2)
del d["x"]
d["x"] = 7
assert list(d) == ["y", "x"] and total(d) == 9
d["x"] = "changed"
assert d == {"y": 2, "x": "changed"} and row(1, 2) == {"x": 1, "y": 2}
assert list(row(3, 4).items()) == [("x", 3), ("y", 4)]
# ---
def get(d):
    return d["k"]
class D(dict):
    def __missing__(self, key):
        return "missing " + key
class E(dict):
    def __getitem__(self, key):
        return "item " + key
for i in range(3):
    assert get({"k": i}) == i
    assert get(D(k=5)) == 5 and get(D()) == "missing k"
    assert get(E(k=5)) == "item k"
    try:
        get({"j": 1})
    except KeyError as e:
        assert e.args == ("k",)
    else:
        assert False
# ---
# Duplicate keys, keys that change, and keys equal to strs.
def same(v):
    return {"a": v, "b": 2, "a": 3}
assert [same(1), same(9)] == [{"a": 3, "b": 2}] * 2
def named(k, v):
    return {k: v, "other": 0}
assert [named(k, 1) for k in ("p", "q", "other", 5, (1, 2))] == [
    {"p": 1, "other": 0}, {"q": 1, "other": 0}, {"other": 0}, {5: 1, "other": 0}, {(1, 2): 1, "other": 0}]
class Same(str):
    def __hash__(self):
        return hash("a")
    def __eq__(self, other):
        return "a" == other
s = Same("zzz")
def both(v):
    return {"a": v, s: 2}
for i in range(3):
    assert list(both(i).items()) == [("a", 2)]
# ---
# Sizes around the end of the room behind the header, grown and emptied.
def size(n, d):
    for i in range(n):
        d["new%d" % i] = i
    assert len(d) == len(list(d)) and d["new%d" % (n - 1)] == n - 1
    for k in list(d):
        assert d.pop(k) is not None
    assert not d and d == {}
    d["again"] = 1
    assert d == {"again": 1}
for _ in range(2):
    for n in (1, 3, 9):
        size(n, {"a": 1})
        size(n, {"a": 1, "b": 2})
        size(n, {"a": 1, "b": 2, "c": 3})
        size(n, {"a": 1, "b": 2, "c": 3, "d": 4})
        size(n, {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5})
        size(n, {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7})
        size(n, {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8})
        size(n, {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9})
# ---
def f(d):
    return d["a"]
assert f({"a": 1}) == 1
f({"b": 1})  # raises: KeyError "'a'"
# ---
# A key that is hashed by the script is hashed each time.
class K:
    n = 0
    def __hash__(self):
        K.n += 1
        return 1
k = K()
for i in range(5):
    d = {k: i}
    assert d[k] == i
assert K.n == 10
