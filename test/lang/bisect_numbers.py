# Lists of numbers of one kind are searched without general comparisons, with the same answers.
from bisect import bisect_left, bisect_right, insort

nan = float("nan")
ints, floats = [1, 2, 2, 2, 5, 9], [1.0, 2.0, 2.0, 2.5, 9.0]
for l in (ints, floats, [float(i) for i in ints]):
    for x in (0, 1, 2, 2.0, 2.25, True, 9, 10, 10.5, -1, 2 ** 70, nan, float("inf")):
        class Plain:
            def __init__(self, v):
                self.v = v

            def __lt__(self, other):
                return self.v < other.v

        objects = [Plain(i) for i in l]
        for lo in (0, 2, 5, 7):
            for hi in (None, 0, 3, 5):
                assert bisect_left(l, x, lo, hi) == bisect_left(objects, Plain(x), lo, hi)
                assert bisect_right(l, x, lo, hi) == bisect_right(objects, Plain(x), lo, hi)
a = []
for i in (5, 3, 9, 3, 7, 1):
    insort(a, i)
assert a == [1, 3, 3, 5, 7, 9]
# ---
from bisect import bisect_left

bisect_left([1, 2, 3], 2, 0, 5)
# ---
from bisect import bisect_left

bisect_left([1, 2, 3], 4, 0, 5)  # raises: IndexError "list index out of range"
# ---
# sum of lists of numbers: the total goes over to long ints, floats and back to nothing but itself.
assert sum([1] * 10) == 10 and sum([]) == 0 and sum([], 5) == 5 and sum([], "x"[:0] and None or 2.5) == 2.5
assert sum([2 ** 62] * 5) == 5 * 2 ** 62 and sum([2 ** 62] * 5, -2 ** 64) == 2 ** 62
assert sum([0.1] * 10) == 1.0 and repr(sum([0.1] * 3, 1)) == "1.3"
assert sum([1, 2, 3], 0.5) == 6.5 and sum([1.5, 2.5], 1j) == 4 + 1j and sum([1, 2], [][:0] or 0) == 3
assert sum([1e308, 1e308, -1e308]) == float("inf")
# ---
sum([1, 2, 3], "")  # raises: TypeError "sum() can't sum strings [use ''.join(seq) instead]"
# ---
sum([1, 2, 3], [])  # raises: TypeError "can only concatenate list (not "int") to list"
