# Short texts that are made again may be the same object; nothing else may change.
words = []
for i in range(3000):
    words.append("w" + str(i % 700))
assert len(set(words)) == 700
text = " ".join(words)
counts = {}
for w in text.split():
    counts[w] = counts.get(w, 0) + 1
assert sum(counts.values()) == 3000 and len(counts) == 700
assert all(counts["w%d" % i] in (4, 5) for i in range(700))
assert text.split() == words and text.split(" ") == words
# ---
# Rows with columns of few and of many values.
total, seen = 0, {}
for i in range(5000):
    row = f"{i:05d},{'even' if i % 2 == 0 else 'odd'},{i * 7919 % 10007:x},  {i % 3} "
    a, b, c, d = row.split(",")
    total += int(a) + int(c, 16)
    seen[b, d.strip()] = seen.get((b, d.strip()), 0) + 1
    assert (b == "odd") == (i % 2 == 1) and d.strip() == str(i % 3)
assert total == sum(i + i * 7919 % 10007 for i in range(5000))
assert sorted(seen) == [("even", "0"), ("even", "1"), ("even", "2"), ("odd", "0"), ("odd", "1"), ("odd", "2")]
# ---
# Lengths around the limit of what is remembered, and texts beyond ASCII.
for n in range(0, 40):
    for _ in range(3):
        s = "x" * n + "y"
        t = ("z" + s)[1:]
        assert s == t and hash(s) == hash(t) and len(t) == n + 1
        u = ("é" + s)[1:]
        assert u == s and hash(u) == hash(s) and {s: 1}[u] == 1
        assert ("é" + s).split("y") == ["é" + "x" * n, ""]
# ---
# What grows from a short text is a text of its own.
a = "ab" + "cd"
b = "ab" + "cd"
c = a
c += "ef"
assert a == b == "abcd" and c == "abcdef"
s = ""
for i in range(2000):
    s += "ab"
    if i == 3:
        early = s
assert early == "abababab" and len(s) == 4000
# ---
# Parts that are taken apart: as many as there are variables, more, fewer.
a, b, c = "1,2,3".split(",")
assert (a, b, c) == ("1", "2", "3")
x, y = "k=v=w".split("=", 1)
assert (x, y) == ("k", "v=w")
x, y = "k v  w".split(None, 1)
assert (x, y) == ("k", "v  w")
p, q = "é;ü".split(";")
assert (p, q) == ("é", "ü")
p, q = "a\nb".splitlines()
assert (p, q) == ("a", "b")
one, = "abc".split(",")
assert one == "abc"
# ---
a, b = "1,2,3".split(",")  # raises: ValueError
# ---
a, b, c, d = "1,2,3".split(",")  # raises: ValueError "not enough values to unpack (expected 4, got 3)"
# ---
# Comparisons of texts, and sums of ints and bools.
n, words = 0, ["ab", "abc", "b", ""]
for u in words:
    n += u == "ab"
    for v in words:
        assert (u < v) == (not u >= v) and (u == v) == (not u != v) and (u > v) == (not u <= v)
assert n == 1 and type(n) is int
assert sorted(words) == ["", "ab", "abc", "b"]
assert ("ab" == u) is False and ("" == u) is True
# ---
# Methods that find few places, many, and none; results of no and of one character.
s = "a,b,,c" + ",d" * 20
for n in range(24):
    t = s[:n]
    assert ",".join(t.split(",")) == t and ",".join(t.rsplit(",")) == t
    assert t.replace(",", "") == "".join(t.split(",")) and t.replace(",", "; ") == "; ".join(t.split(","))
    for k in range(4):
        assert ",".join(t.rsplit(",", k)) == t and len(t.rsplit(",", k)) == min(k, t.count(",")) + 1
assert "aaa".replace("a", "") == "" and "aba".replace("a", "") == "b" and "ab".replace("ab", "é") == "é"
assert "aaaa".replace("aa", "b") == "bb" and "abc".replace("x", "y") == "abc"
assert "a\r\nb\rc\vd\x1ce\n\n".splitlines() == ["a", "b", "c", "d", "e", ""]
assert "a\r\nb\rc\n".splitlines(True) == ["a\r\n", "b\r", "c\n"]
assert "they're bill's x1y".title() == "They'Re Bill'S X1Y" and "hELLO wORLD".capitalize() == "Hello world" and "aB1".swapcase() == "Ab1"
assert "".title() == "" and "x".title() == "X" and "X".capitalize() == "X" and "q".swapcase() == "Q"
assert b"".decode() == "" and b"a".decode() == "a" and b"abc".decode() == "abc" and "é".encode().decode() == "é"
assert "" in "" and "" in "ab" and "b" in "ab" and "ba" not in "ab" and "x" * 40 in "y" + "x" * 41
