# Comparing and searching lists of each kind of items.
nan, long = float("nan"), "x" * 100
lists = [
    [], [1], [1, 2], [1, 3], [1, 2, 3], [2**70, 1], [1.0, 2.0], [0.0], [-0.0], [0], [False], [True, False], [None],
    ["a"], ["b"], ["ab"], [long], [long + "y"], [1, "a"], [(1,)], [[1]], [1, 2.0], list(range(3000)), list(range(2999)) + [5000],
]
for a in lists:
    for b in lists:
        same = len(a) == len(b) and all(x is y or x == y for x, y in zip(a, b))
        assert (a == b) == same and (a != b) != same and (tuple(a) == tuple(b)) == same, (a, b)
        assert (sorted([a, b], key=len) == [a, b]) == (len(a) <= len(b)) or a == b
        first = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), None)
        if first is None:
            assert (a < b) == (len(a) < len(b)) and (a >= b) == (len(a) >= len(b))
        elif type(a[first]) is type(b[first]) and a[first] is not None:
            assert (a < b) == (a[first] < b[first]) and (a > b) == (a[first] > b[first])
            assert (a <= b) == (a[first] <= b[first])
    for x in (0, 1, 1.0, True, None, "a", "ab", long, "x" * 100, 2**70, (1,), [1], 0.0, 4999):
        where = [i for i, y in enumerate(a) if y == x]
        assert (x in a) == bool(where) and a.count(x) == len(where) and tuple(a).count(x) == len(where)
        if where:
            assert a.index(x) == where[0] == tuple(a).index(x)
# ---
nan = float("nan")
assert [nan] == [nan] and nan in [nan] and [nan, 1.0] < [nan, 2.0] and not [nan] < [nan]
assert [0.0, 1.0] == [-0.0, 1.0] and [0.0] <= [-0.0] and not [0.0] < [-0.0] and [-0.0, 2.0] > [0.0, 1.0]
# ---
[1, 2] < [1, None]  # raises: TypeError "'<' not supported between instances of 'int' and 'NoneType'"
# ---
[None] < [None, None]
[None] < [True]  # raises: TypeError "'<' not supported between instances of 'NoneType' and 'bool'"
# ---
assert sorted((3, 1, 2)) == [1, 2, 3] and sorted(range(3), reverse=1) == [2, 1, 0] and sorted("cab") == ["a", "b", "c"]
assert sorted({3: 0, 1: 0}) == [1, 3] and sorted([2, 1], key=lambda x: -x, reverse=True) == [1, 2] and sorted([]) == []
a = [3, 1, 2]
b = sorted(a)
b.append(9)
assert a == [3, 1, 2] and b == [1, 2, 3, 9]
class L(list):
    def sort(self):
        raise ValueError


assert type(sorted(L([2, 1]))) is list and sorted(L([2, 1])) == [1, 2]
# ---
sorted([1, "a"])  # raises: TypeError "'<' not supported between instances of 'str' and 'int'"
# ---
sorted(5)  # raises: TypeError "'int' object is not iterable"
# ---
# sets of lists of ints grow as CPython's do
for n in (0, 1, 4, 5, 19, 77, 300):
    numbers = [(i * 37 % 101) - 50 for i in range(n)]
    grown = set()
    for i in numbers:
        grown.add(i)
    assert list(set(numbers)) == list(grown) and list(frozenset(numbers)) == list(grown)
    assert list(zip(numbers, numbers, numbers)) == [(i, i, i) for i in numbers]
    assert list(zip(*[numbers] * 9)) == [(i,) * 9 for i in numbers]
# ---
# comprehensions over what has a length and over what changes
a = [1, 2, 3]
def grow(x):
    if len(a) < 6:
        a.append(x)
    return x * 2


assert [grow(x) for x in a] == [2, 4, 6, 2, 4, 6] and a == [1, 2, 3, 1, 2, 3]
assert [str(x) for x in (1, 2)] == ["1", "2"] and [x for x in range(0)] == [] and [[] for _ in range(2)] == [[], []]
assert [x if x else "zero" for x in range(3)] == ["zero", 1, 2] and [x / 2 if x % 2 else x for x in range(4)] == [0, 0.5, 2, 1.5]
def stop(x):
    if x == 3:
        raise KeyError(x)
    return x


try:
    [stop(x) for x in range(10**15)]
except KeyError as e:
    assert e.args == (3,)
else:
    assert False
