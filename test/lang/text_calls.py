"a".find(1)  # raises: TypeError "find() argument 1 must be str, not int"
# ---
"a".find("a","x")  # raises: TypeError "slice indices must be integers or None or have an __index__ method"
# ---
"a".index("b")  # raises: ValueError "substring not found"
# ---
"a".rindex("b")  # raises: ValueError "substring not found"
# ---
"a".count(1)  # raises: TypeError "count() argument 1 must be str, not int"
# ---
"a".startswith(1)  # raises: TypeError "startswith first arg must be str or a tuple of str, not int"
# ---
"a".endswith(1)  # raises: TypeError "endswith first arg must be str or a tuple of str, not int"
# ---
"a".startswith((1,))  # raises: TypeError "tuple for startswith must only contain str, not int"
# ---
"a".replace(1,"b")  # raises: TypeError "replace() argument 1 must be str, not int"
# ---
"a".replace("a",1)  # raises: TypeError "replace() argument 2 must be str, not int"
# ---
"a".partition(1)  # raises: TypeError "must be str, not int"
# ---
"a".partition("")  # raises: ValueError "empty separator"
# ---
"a".rpartition("")  # raises: ValueError "empty separator"
# ---
"a".split("")  # raises: ValueError "empty separator"
# ---
"a".split(1)  # raises: TypeError "must be str or None, not int"
# ---
"a".rsplit("")  # raises: ValueError "empty separator"
# ---
",".join([1])  # raises: TypeError "sequence item 0: expected str instance, int found"
# ---
",".join(1)  # raises: TypeError "can only join an iterable"
# ---
"a".center("x")  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
"a".center(3,"ab")  # raises: TypeError "The fill character must be exactly one character long"
# ---
"a".center(3,1)  # raises: TypeError "The fill character must be a unicode character, not int"
# ---
"a".strip(1)  # raises: TypeError "strip arg must be None or str"
# ---
"a".zfill("x")  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
"a".removeprefix(1)  # raises: TypeError "removeprefix() argument must be str, not int"
# ---
"a".translate(1)  # raises: TypeError "'int' object is not subscriptable"
# ---
"a".translate({97:0x110000})  # raises: ValueError "character mapping must be in range(0x110000)"
# ---
"a".translate({97:1.5})  # raises: TypeError "character mapping must return integer, None or str"
# ---
str.maketrans(1)  # raises: TypeError "if you give only one argument to maketrans it must be a dict"
# ---
str.maketrans("a","bc")  # raises: ValueError "the first two maketrans arguments must have equal length"
# ---
str.maketrans({"ab":1})  # raises: ValueError "string keys in translate table must be of length 1"
# ---
str.maketrans({1.5:1})  # raises: TypeError "keys in translate table must be strings or integers"
# ---
str.maketrans("a",1)  # raises: TypeError "maketrans() argument 2 must be str, not int"
# ---
str.maketrans("a","b",1)  # raises: TypeError "maketrans() argument 3 must be str, not int"
# ---
"a"+1  # raises: TypeError "can only concatenate str (not \"int\") to str"
# ---
1+"a"  # raises: TypeError "unsupported operand type(s) for +: 'int' and 'str'"
# ---
"a"*"b"  # raises: TypeError "can't multiply sequence by non-int of type 'str'"
# ---
"a"*1.5  # raises: TypeError "can't multiply sequence by non-int of type 'float'"
# ---
1.5*"a"  # raises: TypeError "can't multiply sequence by non-int of type 'float'"
# ---
"a"*10**20  # raises: OverflowError "cannot fit 'int' into an index-sized integer"
# ---
"aa"*2**62  # raises: OverflowError "repeated string is too long"
# ---
1 in "a"  # raises: TypeError "'in <string>' requires string as left operand, not int"
# ---
"abc"["x"]  # raises: TypeError "string indices must be integers, not 'str'"
# ---
"abc"[5]  # raises: IndexError "string index out of range"
# ---
"abc"[1.5]  # raises: TypeError "string indices must be integers, not 'float'"
# ---
"abc"[10**30]  # raises: IndexError "cannot fit 'int' into an index-sized integer"
# ---
str(b"a",1)  # raises: TypeError "str() argument 'encoding' must be str, not int"
# ---
str(1,"utf-8")  # raises: TypeError "decoding to str: need a bytes-like object, int found"
# ---
str("a","utf-8")  # raises: TypeError "decoding str is not supported"
# ---
str(b"a","foo")  # raises: LookupError "unknown encoding: foo"
# ---
str(b"\xff","utf-8")  # raises: UnicodeDecodeError "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
# ---
str(b"\xff","ascii")  # raises: UnicodeDecodeError "'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)"
# ---
str(b"\xff","utf-8","foo")  # raises: LookupError "unknown error handler name 'foo'"
# ---
"\xe9".encode("ascii")  # raises: UnicodeEncodeError "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)"
# ---
"\xe9\xe9".encode("ascii")  # raises: UnicodeEncodeError "'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)"
# ---
"\ud800".encode()  # raises: UnicodeEncodeError "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
# ---
"\ud800\ud801".encode()  # raises: UnicodeEncodeError "'utf-8' codec can't encode characters in position 0-1: surrogates not allowed"
# ---
"\u1234".encode("latin-1")  # raises: UnicodeEncodeError "'latin-1' codec can't encode character '\\u1234' in position 0: ordinal not in range(256)"
# ---
"\U00012345".encode("latin-1")  # raises: UnicodeEncodeError "'latin-1' codec can't encode character '\\U00012345' in position 0: ordinal not in range(256)"
# ---
"\xe9".encode("ascii","foo")  # raises: LookupError "unknown error handler name 'foo'"
# ---
"a".encode("foo")  # raises: LookupError "unknown encoding: foo"
# ---
assert ascii("a".encode("ascii","foo")) == "b'a'"
# ---
b"\xff".decode()  # raises: UnicodeDecodeError "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
# ---
b"a\xc3".decode()  # raises: UnicodeDecodeError "'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data"
# ---
b"\xe2\x82".decode()  # raises: UnicodeDecodeError "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"
# ---
b"\xe2\x28\xa1".decode()  # raises: UnicodeDecodeError "'utf-8' codec can't decode byte 0xe2 in position 0: invalid continuation byte"
# ---
b"\xed\xa0\x80".decode()  # raises: UnicodeDecodeError "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"
# ---
b"\xf4\x90\x80\x80".decode()  # raises: UnicodeDecodeError "'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte"
# ---
b"abc".decode("utf-16")  # raises: UnicodeDecodeError "'utf-16-le' codec can't decode byte 0x63 in position 2: truncated data"
# ---
b"a".decode("utf-16-le")  # raises: UnicodeDecodeError "'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data"
# ---
b"\x00\xd8".decode("utf-16-le")  # raises: UnicodeDecodeError "'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data"
# ---
b"\x00\xd8a\x00".decode("utf-16-le")  # raises: UnicodeDecodeError "'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate"
# ---
b"\x00\xdca\x00".decode("utf-16-le")  # raises: UnicodeDecodeError "'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding"
# ---
b"abc".decode("utf-32")  # raises: UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-2: truncated data"
# ---
b"abcd".decode("utf-32-le")  # raises: UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)"
# ---
b"\x00\xd8\x00\x00".decode("utf-32-le")  # raises: UnicodeDecodeError "'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(0xd800, 0xe000)"
# ---
"\ud800".encode("utf-16")  # raises: UnicodeEncodeError "'utf-16' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
# ---
"\ud800".encode("utf-32")  # raises: UnicodeEncodeError "'utf-32' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
# ---
"a\ud800".encode("utf-16-le")  # raises: UnicodeEncodeError "'utf-16-le' codec can't encode character '\\ud800' in position 1: surrogates not allowed"
# ---
assert ascii("a".format(1).format_map(3)) == "'a'"
# ---
"a".expandtabs("x")  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
"a".isidentifier(1)  # raises: TypeError "str.isidentifier() takes no arguments (1 given)"
# ---
assert ascii("a".splitlines(1)) == "['a']"
# ---
"a".casefold(1)  # raises: TypeError "str.casefold() takes no arguments (1 given)"
# ---
"a".join()  # raises: TypeError "str.join() takes exactly one argument (0 given)"
# ---
"abc".find()  # raises: TypeError "find expected at least 1 argument, got 0"
# ---
assert ascii("abc".replace("a","b",count=1)) == "'bbc'"
# ---
assert ascii("abc".split(sep=None,maxsplit=1)) == "['abc']"
# ---
"a" < 1  # raises: TypeError "'<' not supported between instances of 'str' and 'int'"
# ---
"a".__getitem__("a")  # raises: TypeError "string indices must be integers, not 'str'"
# ---
"a".__contains__(1)  # raises: TypeError "'in <string>' requires string as left operand, not int"
# ---
b"a".join([1])  # raises: TypeError "sequence item 0: expected a bytes-like object, int found"
# ---
b"a".join(["a"])  # raises: TypeError "sequence item 0: expected a bytes-like object, str found"
# ---
b"a".join(3)  # raises: TypeError "can only join an iterable"
# ---
b"a"+"a"  # raises: TypeError "can't concat str to bytes"
# ---
"a"+b"a"  # raises: TypeError "can only concatenate str (not \"bytes\") to str"
# ---
b"a"*"a"  # raises: TypeError "can't multiply sequence by non-int of type 'str'"
# ---
b"a"[1.5]  # raises: TypeError "byte indices must be integers or slices, not float"
# ---
b"a"["x"]  # raises: TypeError "byte indices must be integers or slices, not str"
# ---
b"a"[5]  # raises: IndexError "index out of range"
# ---
bytearray(b"a")[5]  # raises: IndexError "bytearray index out of range"
# ---
bytearray(b"a")["x"]  # raises: TypeError "bytearray indices must be integers or slices, not str"
# ---
300 in b"a"  # raises: ValueError "byte must be in range(0, 256)"
# ---
"a" in b"a"  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
1.5 in b"a"  # raises: TypeError "a bytes-like object is required, not 'float'"
# ---
b"a".find("a")  # raises: TypeError "argument should be integer or bytes-like object, not 'str'"
# ---
b"a".find(300)  # raises: ValueError "byte must be in range(0, 256)"
# ---
b"a".find(1.5)  # raises: TypeError "argument should be integer or bytes-like object, not 'float'"
# ---
b"a".count("a")  # raises: TypeError "argument should be integer or bytes-like object, not 'str'"
# ---
b"a".startswith("a")  # raises: TypeError "startswith first arg must be bytes or a tuple of bytes, not str"
# ---
b"a".startswith(("a",))  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
b"a".replace("a",b"b")  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
b"a".split("a")  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
b"a".split(b"")  # raises: ValueError "empty separator"
# ---
b"a".partition("a")  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
b"a".partition(b"")  # raises: ValueError "empty separator"
# ---
b"a".strip("a")  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
b"a".center(5,b"ab")  # raises: TypeError "center() argument 2 must be a byte string of length 1, not bytes"
# ---
b"a".center(5,"a")  # raises: TypeError "center() argument 2 must be a byte string of length 1, not str"
# ---
b"a".translate("a")  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
b"a".translate(b"ab")  # raises: ValueError "translation table must be 256 characters long"
# ---
bytes.maketrans(b"a",b"ab")  # raises: ValueError "maketrans arguments must have same length"
# ---
bytes.maketrans("a",b"ab")  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
bytes.fromhex("a")  # raises: ValueError "non-hexadecimal number found in fromhex() arg at position 1"
# ---
bytes.fromhex("zz")  # raises: ValueError "non-hexadecimal number found in fromhex() arg at position 0"
# ---
bytes.fromhex("aa z")  # raises: ValueError "non-hexadecimal number found in fromhex() arg at position 3"
# ---
bytes.fromhex(1)  # raises: TypeError "fromhex() argument must be str, not int"
# ---
bytes.fromhex("\xe9")  # raises: ValueError "non-hexadecimal number found in fromhex() arg at position 0"
# ---
b"a".hex(1)  # raises: TypeError "object of type 'int' has no len()"
# ---
b"a".hex("ab")  # raises: ValueError "sep must be length 1."
# ---
b"a".hex("\xe9")  # raises: ValueError "sep must be ASCII."
# ---
assert ascii(b"abcd".hex(":",2)) == "'6162:6364'"
# ---
assert ascii(b"abcde".hex(":",-2)) == "'6162:6364:65'"
# ---
bytes(-1)  # raises: ValueError "negative count"
# ---
bytes([300])  # raises: ValueError "bytes must be in range(0, 256)"
# ---
bytes(["a"])  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
bytes("a")  # raises: TypeError "string argument without an encoding"
# ---
assert ascii(bytes("a","utf-8")) == "b'a'"
# ---
bytes(1,"utf-8")  # raises: TypeError "encoding without a string argument"
# ---
bytes(1.5)  # raises: TypeError "cannot convert 'float' object to bytes"
# ---
bytes(10**20)  # raises: OverflowError "cannot fit 'int' into an index-sized integer"
# ---
bytes(b"a",errors="x")  # raises: TypeError "errors without a string argument"
# ---
bytes(errors="x")  # raises: TypeError "errors without a string argument"
# ---
bytes("a",1)  # raises: TypeError "bytes() argument 'encoding' must be str, not int"
# ---
bytearray(-1)  # raises: ValueError "negative count"
# ---
bytearray([300])  # raises: ValueError "byte must be in range(0, 256)"
# ---
bytearray("a")  # raises: TypeError "string argument without an encoding"
# ---
bytearray(b"a").append(300)  # raises: ValueError "byte must be in range(0, 256)"
# ---
bytearray(b"a").append("a")  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
bytearray(b"a").append(10**20)  # raises: ValueError "byte must be in range(0, 256)"
# ---
bytearray(b"a").pop(5)  # raises: IndexError "pop index out of range"
# ---
bytearray().pop()  # raises: IndexError "pop from empty bytearray"
# ---
bytearray(b"a").remove(5)  # raises: ValueError "value not found in bytearray"
# ---
bytearray(b"a").remove("a")  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
bytearray(b"a").insert(0,300)  # raises: ValueError "byte must be in range(0, 256)"
# ---
bytearray(b"a").extend("ab")  # raises: TypeError "expected iterable of integers; got: 'str'"
# ---
bytearray(b"a").extend([300])  # raises: ValueError "byte must be in range(0, 256)"
# ---
bytearray(b"a").extend(5)  # raises: TypeError "can't extend bytearray with int"
# ---
bytearray(b"a").__setitem__(5,1)  # raises: IndexError "bytearray index out of range"
# ---
bytearray(b"a").__setitem__(0,300)  # raises: ValueError "byte must be in range(0, 256)"
# ---
bytearray(b"a").__setitem__(0,"a")  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
bytearray(b"a").__setitem__("x",1)  # raises: TypeError "bytearray indices must be integers or slices, not str"
# ---
bytearray(b"abcd").__setitem__(slice(None,None,2),b"abc")  # raises: ValueError "attempt to assign bytes of size 3 to extended slice of size 2"
# ---
bytearray(b"abcd").__setitem__(slice(0,1),"a")  # raises: TypeError "can assign only bytes, buffers, or iterables of ints in range(0, 256)"
# ---
bytearray(b"abcd").__setitem__(slice(0,1),5)  # raises: TypeError "can assign only bytes, buffers, or iterables of ints in range(0, 256)"
# ---
bytearray(b"abcd").__setitem__(slice(0,1),[1,300])  # raises: ValueError "byte must be in range(0, 256)"
# ---
bytearray(b"abcd").__delitem__(9)  # raises: IndexError "bytearray index out of range"
# ---
bytearray(b"abcd")+"a"  # raises: TypeError "can't concat str to bytearray"
# ---
assert ascii(bytearray(b"abcd")+b"a") == "bytearray(b'abcda')"
# ---
assert ascii(b"a"+bytearray(b"abcd")) == "b'aabcd'"
# ---
b"a"<"a"  # raises: TypeError "'<' not supported between instances of 'bytes' and 'str'"
# ---
assert ascii(b"a"<bytearray(b"b")) == 'True'
# ---
hash(bytearray())  # raises: TypeError "unhashable type: 'bytearray'"
# ---
b"a".decode(1)  # raises: TypeError "decode() argument 'encoding' must be str, not int"
# ---
b"a".index(b"b")  # raises: ValueError "subsection not found"
# ---
b"a".rindex(b"b")  # raises: ValueError "subsection not found"
# ---
b"a".removeprefix("a")  # raises: TypeError "a bytes-like object is required, not 'str'"
# ---
b"%d" % "a"  # raises: TypeError "%d format: a real number is required, not str"
# ---
assert ascii(repr(bytearray(b"a'b"))) == '\'bytearray(b"a\\\\\\\'b")\''
# ---
assert ascii(repr(b"a'b\"\n\x00")) == '\'b\\\'a\\\\\\\'b"\\\\n\\\\x00\\\'\''
# ---
assert ascii(repr("a'b")) == '\'"a\\\'b"\''
# ---
assert ascii(str(b"a")) == '"b\'a\'"'
# ---
assert ascii(bytes(bytearray(b"x"))) == "b'x'"
# ---
"{}".format()  # raises: IndexError "Replacement index 0 out of range for positional args tuple"
# ---
"{0} {}".format(1)  # raises: ValueError "cannot switch from manual field specification to automatic field numbering"
# ---
"{} {0}".format(1)  # raises: ValueError "cannot switch from automatic field numbering to manual field specification"
# ---
"{".format()  # raises: ValueError "Single '{' encountered in format string"
# ---
"}".format()  # raises: ValueError "Single '}' encountered in format string"
# ---
"{0".format(1)  # raises: ValueError "expected '}' before end of string"
# ---
"{a".format(1)  # raises: ValueError "expected '}' before end of string"
# ---
"{0!}".format(1)  # raises: ValueError "unmatched '{' in format spec"
# ---
"{0!x}".format(1)  # raises: ValueError "Unknown conversion specifier x"
# ---
"{0!xx}".format(1)  # raises: ValueError "expected ':' after conversion specifier"
# ---
"{0!r:x".format(1)  # raises: ValueError "unmatched '{' in format spec"
# ---
"{0[}".format(1)  # raises: ValueError "expected '}' before end of string"
# ---
"{0[]}".format(1)  # raises: ValueError "Empty attribute in format string"
# ---
"{0[a}".format(1)  # raises: ValueError "expected '}' before end of string"
# ---
"{0.}".format(1)  # raises: ValueError "Empty attribute in format string"
# ---
"{0.a.}".format(1)  # raises: AttributeError "'int' object has no attribute 'a'"
# ---
"{0[1]x}".format([1,2])  # raises: ValueError "Only '.' or '[' may follow ']' in format field specifier"
# ---
"{0]}".format(1)  # raises: KeyError "'0]'"
# ---
"{a}".format()  # raises: KeyError "'a'"
# ---
"{0:{1:{2}}}".format(1,2,3)  # raises: ValueError "Max string recursion exceeded"
# ---
"{0:{}}".format(1,2)  # raises: ValueError "cannot switch from manual field specification to automatic field numbering"
# ---
assert ascii("{:{}}".format(1,2)) == "' 1'"
# ---
"{:{}}".format(1)  # raises: IndexError "Replacement index 1 out of range for positional args tuple"
# ---
assert ascii("{!r}".format("a")) == '"\'a\'"'
# ---
assert ascii("{0!r:>5}".format("a")) == '"  \'a\'"'
# ---
"{99999999999999999999}".format(1)  # raises: ValueError "Too many decimal digits in format string"
# ---
"{0[99999999999999999999]}".format([1])  # raises: ValueError "Too many decimal digits in format string"
# ---
assert ascii("{0[1]}".format({1:2})) == "'2'"
# ---
assert ascii("{0[a]}".format({"a":2})) == "'2'"
# ---
"{0[-1]}".format([1])  # raises: TypeError "list indices must be integers or slices, not str"
# ---
assert ascii("{0.real}".format(1)) == "'1'"
# ---
"{0.foo}".format(1)  # raises: AttributeError "'int' object has no attribute 'foo'"
# ---
"{-1}".format(1)  # raises: KeyError "'-1'"
# ---
"{ 0}".format(1)  # raises: KeyError "' 0'"
# ---
assert ascii("{a b}".format(**{"a b":1})) == "'1'"
# ---
"{:}}".format(1)  # raises: ValueError "Single '}' encountered in format string"
# ---
"{!}".format(1)  # raises: ValueError "unmatched '{' in format spec"
# ---
"{0!r".format(1)  # raises: ValueError "unmatched '{' in format spec"
# ---
"{0!".format(1)  # raises: ValueError "end of string while looking for conversion specifier"
# ---
"{0!r }".format(1)  # raises: ValueError "expected ':' after conversion specifier"
# ---
"{:{{}}}".format(1)  # raises: ValueError "Invalid format specifier '{}' for object of type 'int'"
# ---
"{0:{}}".format(1)  # raises: ValueError "cannot switch from manual field specification to automatic field numbering"
# ---
assert ascii("{a}".format_map({"a":1})) == "'1'"
# ---
"{}".format_map({"a":1})  # raises: ValueError "Format string contains positional fields"
# ---
"{0}".format_map({"a":1})  # raises: ValueError "Format string contains positional fields"
# ---
"{b}".format_map({"a":1})  # raises: KeyError "'b'"
# ---
"{}}".format(1)  # raises: ValueError "Single '}' encountered in format string"
# ---
assert ascii("{{}}".format(1)) == "'{}'"
# ---
"{:abc{}def}".format(1,2)  # raises: ValueError "Invalid format specifier 'abc2def' for object of type 'int'"
# ---
assert ascii("{a[}]}".format(a={"}":1})) == "'1'"
# ---
assert ascii("{a[{]}".format(a={"{":1})) == "'1'"
# ---
import textwrap
text = 'We used enyzme 2-succinyl-6-hydroxy-2,4-cyclohexadiene-1-carboxylate synthase.'
assert textwrap.wrap(text, 50) == ['We used enyzme 2-succinyl-6-hydroxy-2,4-', 'cyclohexadiene-1-carboxylate synthase.']
assert textwrap.wrap('a-b-c-d ab-cd e-f-gh', 4) == ['a-b-', 'c-d', 'ab-', 'cd', 'e-f-', 'gh']
# ---
from string import ascii_letters
assert ascii_letters == 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
# ---
from string import ascii_lowercase
assert ascii_lowercase == 'abcdefghijklmnopqrstuvwxyz' and ascii_lowercase.islower()
# ---
from string import ascii_uppercase
assert ascii_uppercase == 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' and len(ascii_uppercase) == 26
# ---
from string import digits
assert digits == '0123456789' and int(digits) == 123456789
# ---
from string import hexdigits
assert hexdigits == '0123456789abcdefABCDEF'
# ---
from string import octdigits
assert octdigits == '01234567'
# ---
from string import printable
assert len(printable) == 100 and printable.startswith('0123456789abc') and printable.endswith(' \t\n\r\x0b\x0c')
# ---
from string import punctuation
assert len(punctuation) == 32 and all(not c.isalnum() for c in punctuation)
# ---
from string import whitespace
assert whitespace == ' \t\n\r\x0b\x0c' and whitespace.isspace()
# ---
from string import Template
class Odd(Template):
    pattern = r"(?P<other>%)|@(?P<named>[a-z]+)|(?P<braced>!)|(?P<escaped>@@)|(?P<invalid>@)"
assert Odd('@a').substitute(a=1) == '1' and Odd('@a').is_valid() and Odd('@a').get_identifiers() == ['a']
for use in (Odd('%').substitute, Odd('%').safe_substitute, Odd('%').is_valid, Odd('%').get_identifiers):
    try:
        use()
    except ValueError as e:
        assert e.args[0] == 'Unrecognized named group in pattern'
    else:
        assert False

# ---
# Methods with and without the arguments that are mostly left out.
class S(str):
    pass
for s in ("  ab\t", S("  ab\t"), "\u2003é ", "ab", "", " \x1c"):
    assert s.strip() == s.strip(None) == s.lstrip().rstrip() == "".join(s.split(" ")).strip("\t\u2003\x1c")
    assert s.find("b") == s.find("b", None) == s.find("b", 0, len(s)) and s.endswith("\t") == s.endswith("\t", 0)
    assert s.startswith(("x", " ")) == s.startswith((" ", "y"), 0) == (s[:1] == " ")
assert type(S(" a").strip()) is str and type(S("a").strip()) is str and S("a").find("a") == 0
for call in (lambda: str.find("a"), lambda: str.find(b"a", "a"), lambda: "a".find(1), lambda: "a".startswith(1),
             lambda: "a".endswith(("b", 1)), lambda: str.strip(), lambda: str.strip(1), lambda: "a".strip(1)):
    try:
        call()
        assert False
    except TypeError as e:
        pass
assert chr(97) == "a" and chr(233) == "é" and chr(0x1F600) == "\U0001F600" and chr(0xD800) == "\ud800" and chr(True) == "\x01"
for n in (-1, 0x110000):
    try:
        chr(n)
        assert False
    except ValueError as e:
        assert str(e) == "chr() arg not in range(0x110000)"
