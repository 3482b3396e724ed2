# Text as the inside of a string literal, and back.
for text in ("", "abc", "a\\b", "\t\n\r\0\x7f\x80\xff\u0100\u20ac\U0001f600\ud800", "'\""):
    for codec in ("unicode_escape", "Raw-Unicode-Escape"):
        assert text.encode(codec).decode(codec) == text
assert "a\\b\t\0\x7f\xe9\u20ac\U0001f600\ud800'".encode("unicode-escape") == rb"a\\b\t\x00\x7f\xe9\u20ac\U0001f600\ud800'"
assert "a\\b\t\xe9\u20ac\U0001f600".encode("raw_unicode_escape") == b"a\\b\t\xe9\\u20ac\\U0001f600"
assert rb"\n\t\\\'\"\a\b\f\r\v\0\7\12\101\x41\u20ac\U0001F600\N{BULLET}\q".decode("unicode_escape") == "\n\t\\'\"\a\b\f\r\v\0\7\12A\x41\u20ac\U0001F600\u2022\\q"
assert b"a\\\nb\xe9".decode("unicode_escape") == "ab\xe9"
assert rb"\n\x41\u20ac\\u0041".decode("raw_unicode_escape") == "\\n\\x41\u20ac\\\\u0041"
# ---
def error(data, codec="unicode_escape"):
    try:
        data.decode(codec)
    except UnicodeDecodeError as e:
        return e.start, e.end, e.reason, data.decode(codec, "replace")
assert error(rb"ab\x4") == (2, 5, r"truncated \xXX escape", "ab\ufffd")
assert error(rb"\u12g") == (0, 4, r"truncated \uXXXX escape", "\ufffdg")
assert error(rb"\U0011000") == (0, 9, r"truncated \UXXXXXXXX escape", "\ufffd")
assert error(rb"\U00110000!") == (0, 10, "illegal Unicode character", "\ufffd!")
assert error(b"ab\\") == (2, 3, r"\ at end of string", "ab\ufffd")
assert error(rb"\N{no such}.") == (0, 11, "unknown Unicode character name", "\ufffd.")
assert error(rb"\Nx") == (0, 2, r"malformed \N character escape", "\ufffdx")
assert error(rb"\N{BULLET") == (0, 9, r"malformed \N character escape", "\ufffd")
assert error(rb"\U00110000", "raw_unicode_escape") == (0, 10, r"\Uxxxxxxxx out of range", "\ufffd")
# ---
rb"\x4".decode("unicode_escape")  # raises: UnicodeDecodeError "'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape"
# ---
class Own(bytes):
    def __bytes__(self): return b"own"
class Plain(bytes): pass
assert bytes(Own(b"a")) == b"own" and bytearray(Own(b"a")) == b"a" and b"%b" % Own(b"a") == b"a"
assert type(bytes(Plain(b"a"))) is bytes and bytes(Plain(b"a")) == Plain(b"a").__bytes__() == b"a" == bytes.__bytes__(b"a")
