# Calls of split whose list nobody else sees.
a, b, c = "x,yy,zzz".split(",")
assert (a, b, c) == ("x", "yy", "zzz")
a, b = "k=v=w".split("=", 1)
assert (a, b) == ("k", "v=w")
a, b = "  one   two  ".split()
assert (a, b) == ("one", "two")
a, b = "  one   two  three ".split(None, 1)
assert (a, b) == ("one", "two  three ")
(a,) = "all".split(",", 0)
assert a == "all"
a, b = ",".split(",")
assert a == b == ""
a, b = "ż→ó".split("→")
assert (a, b) == ("ż", "ó")
a, b = "1\r\n2\n".splitlines()
assert a + b == "12"

# ---
# Too few and too many: nothing is assigned.
a = b = "before"
for text, sep, message in [("x", ",", "not enough values to unpack (expected 2, got 1)"),
                           ("", None, "not enough values to unpack (expected 2, got 0)")]:
    try:
        a, b = text.split(sep)
    except ValueError as e:
        assert str(e) == message, e
    else:
        assert False
try:
    a, b = "1 2 3".split()
except ValueError as e:
    assert str(e).startswith("too many values to unpack (expected 2"), e
assert (a, b) == ("before", "before")

# ---
def items(text, *how):
    return [x for x in text.split(*how)]


def generated(text, *how):
    return list(x for x in text.split(*how))


for text in ["", " ", "a", " a", "a ", "a b", " a  b c ", "a,b", ",a,,b,", "a, b", "\ta\n b\x1cc\u2003d", "żó łw", "aXXbXX", "XXXXX"]:
    for how in [(), (None,), (",",), (" ",), ("XX",), (None, 0), (None, 1), (None, 2), (",", 0), (",", 1), ("XX", 1), (None, -1), (",", -5)]:
        want = text.split(*how)
        assert items(text, *how) == want == generated(text, *how), (text, how)
    out = []
    for x in text.split():
        out.append(x)
    assert out == text.split()
    out = []
    for x in text.split(","):
        out.append(x)
    assert out == text.split(",")
    out = []
    for x in text.split(" ", 1):
        out.append(x)
    assert out == text.split(" ", 1)
    out = []
    for x in text.split(None, 1):
        out.append(x)
    assert out == text.split(None, 1)

for text in ["", "\n", "a", "a\n", "\na", "a\r\nb\rc\n\nd", "a\x0bb\x0cc\x1cd\x85e\u2028f"]:
    out = []
    for line in text.splitlines():
        out.append(line)
    assert out == text.splitlines()
    out = []
    for line in text.splitlines(True):
        out.append(line)
    assert out == text.splitlines(True)

# ---
# The text may be bound to something else on the way, and loops be nested.
text = "a b c"
out = []
for x in text.split():
    text = "z"
    for y in "1,2".split(","):
        out.append(x + y)
assert out == ["a1", "a2", "b1", "b2", "c1", "c2"]

# ---
# What is no call of str.split.
class S(str):
    def split(self, *how):
        return ["mine", *how]


assert [x for x in S("a b").split("q")] == ["mine", "q"]
a, b = S("a b").split("q")
assert (a, b) == ("mine", "q")
assert [x for x in str.split(S("a b"))] == ["a", "b"]
assert [x for x in b"a b".split()] == [b"a", b"b"]
a, b = b"a b".split()
assert a + b == b"ab"
for call in [lambda: [x for x in str.split()], lambda: [x for x in str.split(3)], lambda: [x for x in "a b".split(3)],
             lambda: [x for x in "a b".split(" ", "x")], lambda: [x for x in "a b".split(" ", 1, 2)]]:
    try:
        call()
    except TypeError:
        pass
    else:
        assert False
try:
    a, b = "a b".split("")
except ValueError as e:
    assert str(e) == "empty separator"

# ---
# A variable that has the list has all of it.
words = "a b c".split()
x, y, z = words
assert words == [x, y, z]
for w in words:
    words = words + [w]
assert words == ["a", "b", "c", "a", "b", "c"]

# ---
# A needle of many letters, a text that nearly has it everywhere.
text = "a" * 3000
assert [len(x) for x in text.split("a" * 40 + "b")] == [3000]
assert [len(x) for x in (text + "b" + text).split("a" * 40 + "b")] == [2960, 3000]

# ---
for x in ("a" * 10 + " ").join("x" for _ in range(10)).split():
    held = [x] * 10
total = 0
for x in ("x " * 10**6).split():  # no list, so little memory
    total += len(x)
assert total == 10**6
