# A text that grows by + takes time in proportion to what is added, and texts
# that go on from the same beginning do not disturb each other.
s = ""
for i in range(300_000):
    s += "ab"
assert len(s) == 600_000 and s == "ab" * 300_000
base = "x" * 150 + "y"
one = base + "1"
two = base + "2"
more = one
for i in range(50):
    more += "é" if i == 25 else "-"
other = one + "!"
again = more + "?"
more += "."
assert (one, two) == ("x" * 150 + "y1", "x" * 150 + "y2")
assert other == "x" * 150 + "y1!"
assert again == one + "-" * 25 + "é" + "-" * 24 + "?" and more == again[:-1] + "."
assert more.index("é") == 152 + 25 and more[-1] == "." and len(more) == 152 + 51
assert hash(more) == hash(one + "-" * 25 + "é" + "-" * 24 + ".")
parts = [base := base + c for c in "abcdef"]
assert [p[-1] for p in parts] == list("abcdef") and len({len(p) for p in parts}) == 6
# ---
class Name(str):
    pass
n = Name("abc")
n.extra = 1
assert n.extra == 1 and n + "d" == "abcd" and type(n + "d") is str and len(n * 3) == 9 and n[1:] == "bc"
assert "-".join([n, "é", "z"]) == "abc-é-z" and "".join(["a", n]) == "aabc" and "é".join("ab") == "aéb"
assert f"{n:>5}|{12:05d}|{-12:05d}|{3.14159:.2f}|{255:x}|{'é':^3}|{-0.0:.1f}|{True:3d}" == "  abc|00012|-0012|3.14|ff| é |-0.0|  1"
assert [int(t) for t in ("-0", "007", "999999999999999999", "-9223372036854775808", "9" * 40)] == [
    0, 7, 999999999999999999, -9223372036854775808, 10**40 - 1]
assert [float(t) for t in ("-0.0", "1.", ".5", "123456789012345", "0.1", "-2.50")] == [0.0, 1.0, 0.5, 123456789012345.0, 0.1, -2.5]
assert str(float("-0")) == "-0.0" and [str(i) for i in (0, 9, 255, 256, -1)] == ["0", "9", "255", "256", "-1"]
assert "  a  b ".split() == ["a", "b"] and " a b c ".split(None, 1) == ["a", "b c "] and "a\u2003b".split() == ["a", "b"]
assert "a,b,,c".split(",", 2) == ["a", "b", ",c"] and "".split(",") == [""] and "\x1ca\x1f".strip() == "a"
# ---
float(".")                       # raises: ValueError "could not convert string to float: '.'"
# ---
float("-")                       # raises: ValueError "could not convert string to float: '-'"
# ---
int("-")                         # raises: ValueError
# ---
float("1.2.3")                   # raises: ValueError
