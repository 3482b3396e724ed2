r = range(0, 20, 3)
assert list(r) == [0, 3, 6, 9, 12, 15, 18] and len(r) == 7 and r[2] == 6 and r[-1] == 18 and r[1:3] == range(3, 9, 3)
assert 9 in r and 10 not in r and r.index(9) == 3 and r.count(4) == 0 and repr(r) == "range(0, 20, 3)" and repr(range(4)) == "range(0, 4)"
assert range(0, 3, 2) == range(0, 4, 2) and hash(range(0)) == hash(range(5, 5)) and range(1) != [0] and not range(0)
assert (r.start, r.stop, r.step) == (0, 20, 3) and list(reversed(r)) == [18, 15, 12, 9, 6, 3, 0] and r[::-1] == range(18, -3, -3)
# ---
r = range(10 ** 20, 10 ** 20 + 5)
assert len(r) == 5 and r[0] == 10 ** 20 and list(r)[-1] == 10 ** 20 + 4 and 10 ** 20 + 2 in r and r.index(10 ** 20 + 3) == 3
assert list(reversed(r))[0] == 10 ** 20 + 4 and r[1:3] == range(10 ** 20 + 1, 10 ** 20 + 3) and bool(r)
# ---
len(range(10 ** 20))  # raises: OverflowError "Python int too large to convert to C ssize_t"
# ---
range(1, 2, 0)  # raises: ValueError "range() arg 3 must not be zero"
# ---
range(1.5)  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
range()  # raises: TypeError "range expected at least 1 argument, got 0"
# ---
range(5)[5]  # raises: IndexError "range object index out of range"
# ---
range(5).index(7)  # raises: ValueError "7 is not in range"
# ---
assert 2.0 in range(5) and 2.5 not in range(5) and True in range(2) and "a" not in range(3)
assert range(5).count(True) == 1 and range(5).index(3.0) == 3
# ---
s = slice(1, 10, 2)
assert (s.start, s.stop, s.step) == (1, 10, 2) and repr(s) == "slice(1, 10, 2)" and s.indices(5) == (1, 5, 2)
assert slice(None, None, -1).indices(3) == (2, -1, -1) and slice(3) == slice(None, 3, None) and slice(1) != slice(2)
assert hash(slice(1, 2)) == hash(slice(1, 2, None)) and slice(1, 2) < slice(1, 3)
# ---
slice(1).indices(-1)  # raises: ValueError "length should not be negative"
# ---
[1, 2][::0]  # raises: ValueError "slice step cannot be zero"
# ---
[1, 2]["a":]  # raises: TypeError "slice indices must be integers or None or have an __index__ method"
# ---
for r, want in ((range(5, 0, -2), [5, 3, 1]), (range(-3, 3, 2), [-3, -1, 1]), (range(3, -3), [])):
    assert list(r) == want and [r[i] for i in range(len(r))] == want and all(x in r for x in want)
assert sum(range(10 ** 6)) == 499999500000
