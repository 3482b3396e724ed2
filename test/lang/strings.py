# Parts of f-strings that are formatted when the whole is made, and those that are formatted at once.
n, x, s, w = 5, 2.5, "abc", "żółw"
nan, inf = float("nan"), float("inf")
assert f"{n}{x}{s}{w}{True}{10**30}{nan}{inf}{None}" == "52.5abcżółwTrue" + "1" + "0" * 30 + "naninfNone"
assert f"{n:5}|{n:<5}|{n:^5}|{n:05}|{-n:05}|{n:x}|{255:X}|{n:b}|{n:o}|{n:.2f}|{n:e}|{n:8.1f}" == \
    "    5|5    |  5  |00005|-0005|5|FF|101|5|5.00|5.000000e+00|     5.0"
assert f"{x:8.2f}|{x:<8.2f}|{x:^9.2f}|{-x:09.2f}|{x:e}|{x:.0f}|{1e20:.2f}|{nan:8.2f}|{inf:08.2f}|{-inf:f}" == \
    "    2.50|2.50    |  2.50   |-00002.50|2.500000e+00|2|100000000000000000000.00|     nan|00000inf|-inf"
assert f"{s:>6}|{s:<6}|{s:^6}|{s:6}|{s:s}|{w:>6}|{w:^7}|{w}|{s:.2}|{s:2}" == "   abc|abc   | abc  |abc   |abc|  żółw| żółw  |żółw|ab|abc"
assert f"{n!r:>5}{s!r}{s!s:>5}{x!r:>7}" == "    5'abc'  abc    2.5"
assert f"{n:{3}}{s:>{n}}" == "  5  abc"
assert f"{f'{n:3}{x:5}':>20}{f'{s:5}{w}'}" == "              5  2.5abc  żółw"
assert len(f"{s*1000:>5}{n:4}{w*900}{x:8}") == 3000 + 4 + 3600 + 8
assert f"{-9223372036854775808:f}|{-9223372036854775808:x}" == "-9223372036854775808.000000|-8000000000000000"

# ---
# A __format__ of the script runs between the parts, and makes f-strings itself.
class Nested:
    def __format__(self, spec):
        return f"<{spec}|{1:3}>"


n, s = 5, "abc"
assert f"{Nested():q}{n:3}{Nested()}{s:>5}" == "<q|  1>  5<|  1>  abc"
# What __format__ gives is not formatted again.
class Short:
    def __format__(self, spec):
        return "x"


assert f"{Short():>5}{n:>5}{Short():05}" == "x    5x"

# ---
# A part has the value that the variable had when its turn came.
def parts():
    n = 5
    return f"{n:2}{(n := 7):2}{n:2}{[n := n + 1 for _ in range(2)]}{n}"


assert parts() == " 5 7 7[8, 9]9"

# ---
# A generator may wait between the parts.
def waits(n, s):
    yield f"{n:3}{(yield):>5}{s:>4}"


a, b = waits(1, "a"), waits(2.5, "b")
next(a), next(b)
assert b.send("zz") == "2.5   zz   b"
assert a.send(3) == "  1    3   a"

# ---
# Errors come up before the next part is evaluated.
seen = []
for value, spec in [("abc", "d"), (2.5, "d"), (3, ".2"), (None, ">5"), ("abc", "05d")]:
    for make in (lambda v: f"{1:3}{v:d}{seen.append(v)}", lambda v: f"{1:3}{v:05d}{seen.append(v)}"):
        try:
            make(value)
        except (ValueError, TypeError):
            pass
        else:
            assert isinstance(value, int)
assert seen == [3, 3]

# ---
# Characters of a text, one after the other and by number.
for text in ["", "a", "hello", "żółw", "a\u20ac\U0001F600b", "é" * 3]:
    out = []
    for ch in text:
        out.append(ch)
    assert out == list(text) == [text[i] for i in range(len(text))] == [text[i - len(text)] for i in range(len(text))]
    assert "".join(out) == text
    for i in (len(text), -len(text) - 1):
        try:
            text[i]
        except IndexError as e:
            assert str(e) == "string index out of range"
        else:
            assert False
    it = iter(text)
    for n, ch in enumerate(it):
        assert it.__length_hint__() == len(text) - n - 1
    assert list(it) == []
    assert sorted(text) == sorted(list(text)) and set(text) == set(list(text))
assert sorted({"b": 1, "a": 2}) == ["a", "b"] and list({1: 2, "a": 3}) == [1, "a"] and list({}) == []
x = [1]
x.extend("ab")
x += "c"
x += {"k": 1}
assert x == [1, "a", "b", "c", "k"]
for name in ["utf-8", "UTF8", "utf_8", "Utf 8", "latin-1", "ascii", "UTF-16"]:
    assert "abc".encode(name).decode(name) == "abc", name
