# Ints in sets, frozensets and tuples of ints.
members = [0, 1, 7, 8, 15, 16, 63, 64, -1, -2, -3, 2**61 - 2, 2**61 - 1, 2**61, -2**61, 2**63 - 1, -2**63, 1 - 2**63, 2 - 2**63, 2**64, -2**64]
for n in range(len(members) + 1):
    for s in (set(members[:n]), frozenset(members[:n])):
        for m in members:
            assert (m in s) == (m in members[:n]), (m, s)
            assert (m not in s) == (m not in members[:n])
            if m in s:
                assert members.index(m) < n
            else:
                assert members.index(m) >= n
# ---
# places of deleted members, runs of neighbours and what lies behind them
s = set(range(0, 4096, 64))
for i in range(0, 4096, 128):
    s.discard(i)
for i in range(-70, 4200):
    assert (i in s) == (0 <= i < 4096 and i % 128 == 64), i
t = {i * 8 for i in range(40)} | {-1, -2}
for i in range(-5, 400):
    assert (i in t) == (0 <= i < 320 and i % 8 == 0 or i in (-1, -2)), i
# ---
# what equals an int
assert 1.0 in {1, 2} and True in {1, 2} and 1 in {1.0} and 1 in {True} and 0 in {False}
assert 1 in (1.0, 2) and 1 in (True,) and 1 not in (2, "1", None) and 2 in (1, "x", 2)
assert 3 not in () and 3 not in set() and 3 not in frozenset()


class One:
    def __eq__(self, other):
        return other == 1

    def __hash__(self):
        return hash(1)


assert 1 in {One()} and 1 in (0, One()) and One() in {1, 2} and 2 not in {One()}
assert [i for i in range(12) if i in (3, 1, 4, 1, 5, 9, 2, 6)] == [1, 2, 3, 4, 5, 6, 9]
assert [i for i in range(12) if i not in (3, 1, 4, 1, 5, 9, 2, 6, 5)] == [0, 7, 8, 10, 11]
# ---
class S(set):
    def __contains__(self, x):
        return x == 5


assert 5 in S([1]) and 1 not in S([1])
class T(tuple):
    def __contains__(self, x):
        return x == 5


assert 5 in T([1]) and 1 not in T([1])
# ---
# The quotient of nothing and a negative long int has its sign.
assert str(0 / -(10 ** 30)) == str(False / -(10 ** 30)) == str(0 / -5) == "-0.0" and str(0 / 10 ** 30) == "0.0"
