# if, while, for, break, continue, else, conditional expressions.
def sign(n):
    if n < 0:
        return -1
    elif n == 0:
        return 0
    else:
        return 1
assert [sign(n) for n in (-5, 0, 7)] == [-1, 0, 1]
# ---
i = total = 0
while i < 10:
    i += 1
    if i == 3:
        continue
    if i == 8:
        break
    total += i
else:
    total = -1
assert (i, total) == (8, 1 + 2 + 4 + 5 + 6 + 7)
# ---
found = []
for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        found.append(n)
assert found == [2, 3, 5, 7, 11, 13, 17, 19]
# ---
n = 0
while n < 3:
    n += 1
else:
    n = 100
assert n == 100
# ---
def first(items, wanted):
    for i, x in enumerate(items):
        if x == wanted:
            return i
    return -1
assert first("abc", "c") == 2 and first([], 1) == -1
# ---
x = 5
assert ("big" if x > 3 else "small") == "big"
assert (0 or "default") == "default" and (1 and 2) == 2 and not (0 and 1 / 0)
# ---
assert 1 < 2 < 3 and not 1 < 3 < 2
calls = []
def note(v):
    calls.append(v)
    return v
assert not (note(1) < note(0) < note(5))
assert calls == [1, 0]
# ---
for i in range(3):
    pass
assert i == 2
for i in []:
    pass
assert i == 2
# ---
it = iter([1, 2, 3, 4])
seen = []
for x in it:
    seen.append(x)
    if x == 2:
        break
assert seen == [1, 2] and list(it) == [3, 4]
# ---
items = [1, 2, 3]
for x in items:
    if len(items) < 6:
        items.append(x * 10)
assert items == [1, 2, 3, 10, 20, 30]
# ---
d = {"a": 1, "b": 2}
for k in d:                     # raises: RuntimeError "dictionary changed size during iteration"
    d["c"] = 3
# ---
for x in 5:                     # raises: TypeError "'int' object is not iterable"
    pass
# ---
if (n := len("abc")) > 2:
    assert n == 3
assert [y for x in range(5) if (y := x * x) > 3] == [4, 9, 16]
assert y == 16
# ---
result = []
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 2:
            break
        result.append((i, j))
assert result == [(0, 0), (0, 2), (1, 0), (1, 2)]
# ---
def countdown(n):
    while True:
        if n == 0:
            return "liftoff"
        n -= 1
assert countdown(1000) == "liftoff"
# ---
assert False, "the reason"      # raises: AssertionError "the reason"
# ---
assert 1 == 2                   # raises: AssertionError
# ---
n = 10
del n
n                               # raises: NameError "name 'n' is not defined"
# ---
big = 0
for i in range(10**18, 10**18 + 3):
    big += i
assert big == 3 * 10**18 + 3
assert sum(1 for _ in range(2**64, 2**64 + 5)) == 5
# ---
x = 9223372036854775807
for _ in range(3):
    x += 1
assert x == 9223372036854775810
x = -9223372036854775808
x -= 1
assert x == -9223372036854775809 and -(-9223372036854775808) == 9223372036854775808
assert 3037000500 * 3037000500 == 9223372037000250000
assert -9223372036854775808 // -1 == 9223372036854775808
assert 1 << 62 == 4611686018427387904 and 1 << 63 == 9223372036854775808 and -1 << 63 == -9223372036854775808
# ---
nan = float("nan")
assert not nan < 1 and not nan > 1 and not nan == nan and nan != nan
assert [1 if nan < 1 else 0, 1 if nan >= 1 else 0, 1 if nan != 1 else 0] == [0, 0, 1]
assert 2**53 + 1 > float(2**53) and not 2**53 + 1 == float(2**53) and 9007199254740993 != 9007199254740992.0
