import json
json.loads("")  # raises: JSONDecodeError "Expecting value: line 1 column 1 (char 0)"
# ---
import json
json.loads("{")  # raises: JSONDecodeError "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
# ---
import json
json.loads("[1,")  # raises: JSONDecodeError "Expecting value: line 1 column 4 (char 3)"
# ---
import json
json.loads("[1 2]")  # raises: JSONDecodeError "Expecting ',' delimiter: line 1 column 4 (char 3)"
# ---
import json
json.loads("[1,]")  # raises: JSONDecodeError "Illegal trailing comma before end of array: line 1 column 3 (char 2)"
# ---
import json
json.loads('{"a"}')  # raises: JSONDecodeError "Expecting ':' delimiter: line 1 column 5 (char 4)"
# ---
import json
json.loads('{"a":}')  # raises: JSONDecodeError "Expecting value: line 1 column 6 (char 5)"
# ---
import json
json.loads('{"a":1,}')  # raises: JSONDecodeError "Illegal trailing comma before end of object: line 1 column 7 (char 6)"
# ---
import json
json.loads('{a:1}')  # raises: JSONDecodeError "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
# ---
import json
json.loads('{"a":1 "b":2}')  # raises: JSONDecodeError "Expecting ',' delimiter: line 1 column 8 (char 7)"
# ---
import json
json.loads('"abc')  # raises: JSONDecodeError "Unterminated string starting at: line 1 column 1 (char 0)"
# ---
import json
json.loads('"a\nb"')  # raises: JSONDecodeError "Invalid control character at: line 1 column 3 (char 2)"
# ---
import json
json.loads('"\\x"')  # raises: JSONDecodeError "Invalid \\escape: line 1 column 2 (char 1)"
# ---
import json
json.loads('"\\u12"')  # raises: JSONDecodeError "Invalid \\uXXXX escape: line 1 column 3 (char 2)"
# ---
import json
assert ascii(json.loads('"\\ud83d\\ude00"')) == "'\\U0001f600'"
# ---
import json
assert ascii(json.loads('"\\ud83d"')) == "'\\ud83d'"
# ---
import json
json.loads('"\\')  # raises: JSONDecodeError "Unterminated string starting at: line 1 column 1 (char 0)"
# ---
import json
json.loads('nul')  # raises: JSONDecodeError "Expecting value: line 1 column 1 (char 0)"
# ---
import json
json.loads('1 2')  # raises: JSONDecodeError "Extra data: line 1 column 3 (char 2)"
# ---
import json
json.loads('-')  # raises: JSONDecodeError "Expecting value: line 1 column 1 (char 0)"
# ---
import json
json.loads('01')  # raises: JSONDecodeError "Extra data: line 1 column 2 (char 1)"
# ---
import json
json.loads('1.')  # raises: JSONDecodeError "Extra data: line 1 column 2 (char 1)"
# ---
import json
assert ascii(json.loads('1e5')) == '100000.0'
# ---
import json
assert ascii(json.loads('-0')) == '0'
# ---
import json
assert ascii(json.loads('-0.0')) == '-0.0'
# ---
import json
assert ascii(json.loads('-Infinity')) == '-inf'
# ---
import json
json.loads(1)  # raises: TypeError "the JSON object must be str, bytes or bytearray, not int"
# ---
import json
assert ascii(json.loads(b'{"a":1}')) == "{'a': 1}"
# ---
import json
json.loads('\ufeff1')  # raises: JSONDecodeError "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"
# ---
import json
assert ascii(json.loads('[1]', parse_int=str)) == "['1']"
# ---
import json
assert ascii(json.loads('[1.5]', parse_float=str)) == "['1.5']"
# ---
import json
assert ascii(json.loads('[NaN]', parse_constant=str)) == "['NaN']"
# ---
import json
assert ascii(json.loads('{"a":{"b":1}}', object_hook=lambda d: list(d.items()))) == "[('a', [('b', 1)])]"
# ---
import json
assert ascii(json.loads('{"a":{"b":1}}', object_pairs_hook=lambda d: d)) == "[('a', [('b', 1)])]"
# ---
import json
assert ascii(json.loads('"a\tb"', strict=False)) == "'a\\tb'"
# ---
import json
json.loads('[1]', foo=1)  # raises: TypeError "JSONDecoder.__init__() got an unexpected keyword argument 'foo'"
# ---
import json
assert ascii(json.loads(' [1 , 2 ] ')) == '[1, 2]'
# ---
import json
assert ascii(json.loads('[]')) == '[]'
# ---
import json
json.loads('[')  # raises: JSONDecodeError "Expecting value: line 1 column 2 (char 1)"
# ---
import json
json.loads('["a"')  # raises: JSONDecodeError "Expecting ',' delimiter: line 1 column 5 (char 4)"
# ---
import json
json.loads('{"a":1')  # raises: JSONDecodeError "Expecting ',' delimiter: line 1 column 7 (char 6)"
# ---
import json
json.loads('{"a":1,')  # raises: JSONDecodeError "Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"
# ---
import json
json.loads('{1:2}')  # raises: JSONDecodeError "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
# ---
import json
json.loads('{"a" 1}')  # raises: JSONDecodeError "Expecting ':' delimiter: line 1 column 6 (char 5)"
# ---
import json
json.loads('tru')  # raises: JSONDecodeError "Expecting value: line 1 column 1 (char 0)"
# ---
import json
json.loads('[1,\n2,\nx]')  # raises: JSONDecodeError "Expecting value: line 3 column 1 (char 7)"
# ---
import json
assert ascii(json.dumps({1:2,None:3,True:4,1.5:6})) == '\'{"1": 4, "null": 3, "1.5": 6}\''
# ---
import json
json.dumps({(1,2):3})  # raises: TypeError "keys must be str, int, float, bool or None, not tuple"
# ---
import json
assert ascii(json.dumps({(1,2):3,"a":1}, skipkeys=True)) == '\'{"a": 1}\''
# ---
import json
json.dumps({1,2})  # raises: TypeError "Object of type set is not JSON serializable"
# ---
import json
assert ascii(json.dumps(float("nan"))) == "'NaN'"
# ---
import json
json.dumps(float("nan"), allow_nan=False)  # raises: ValueError "Out of range float values are not JSON compliant: nan"
# ---
import json
json.dumps(float("inf"), allow_nan=False)  # raises: ValueError "Out of range float values are not JSON compliant: inf"
# ---
import json
assert ascii(json.dumps("é\u2028\ud800\U0001f600\x7f", ensure_ascii=False)) == '\'"\\xe9\\u2028\\ud800\\U0001f600\\x7f"\''
# ---
import json
assert ascii(json.dumps([1,[2,{}],[],{"a":[]}], indent=2)) == '\'[\\n  1,\\n  [\\n    2,\\n    {}\\n  ],\\n  [],\\n  {\\n    "a": []\\n  }\\n]\''
# ---
import json
assert ascii(json.dumps({"b":1,"a":[1,2]}, indent="\t", sort_keys=True)) == '\'{\\n\\t"a": [\\n\\t\\t1,\\n\\t\\t2\\n\\t],\\n\\t"b": 1\\n}\''
# ---
import json
assert ascii(json.dumps([1,2], separators=(",",":"))) == "'[1,2]'"
# ---
import json
assert ascii(json.dumps([1,2], indent=0)) == "'[\\n1,\\n2\\n]'"
# ---
import json
assert ascii(json.dumps([1,2], indent=-1)) == "'[\\n1,\\n2\\n]'"
# ---
import json
json.dumps({"a":1,2:3}, sort_keys=True)  # raises: TypeError "'<' not supported between instances of 'int' and 'str'"
# ---
import json
json.dumps(1+2j)  # raises: TypeError "Object of type complex is not JSON serializable"
# ---
import json
assert ascii(json.dumps(object, default=lambda o: "x")) == '\'"x"\''
# ---
import json
json.dumps(b"a")  # raises: TypeError "Object of type bytes is not JSON serializable"
# ---
import json
assert ascii(json.dumps((1,2))) == "'[1, 2]'"
# ---
import json
assert ascii(json.dumps(10**30)) == "'1000000000000000000000000000000'"
# ---
import json
assert ascii(json.dumps([1], indent=True)) == "'[\\n 1\\n]'"
# ---
import json
json.dumps({"a":1}, separators=1)  # raises: TypeError "cannot unpack non-iterable int object"
# ---
import json
assert ascii(json.JSONDecodeError("m","doc\nx",5)) == "JSONDecodeError('m: line 2 column 2 (char 5)')"
# ---
import json
assert ascii(json.JSONDecoder().raw_decode('{"a":1} x')) == "({'a': 1}, 7)"
# ---
import json
json.JSONDecoder().raw_decode('  1')  # raises: JSONDecodeError "Expecting value: line 1 column 1 (char 0)"
# ---
import json
json.JSONDecoder().decode('1 2')  # raises: JSONDecodeError "Extra data: line 1 column 3 (char 2)"
# ---
import json
assert ascii(json.JSONEncoder().encode([1,"a"])) == '\'[1, "a"]\''
# ---
import json
assert ascii(json.JSONEncoder(indent=2).encode([1])) == "'[\\n  1\\n]'"
# ---
import json
json.dumps(range(3))  # raises: TypeError "Object of type range is not JSON serializable"
# ---
import json
json.dumps({1:{2,3}})  # raises: TypeError "Object of type set is not JSON serializable"
# ---
import json
json.dumps([{"a":{1,2}}])  # raises: TypeError "Object of type set is not JSON serializable"
# ---
import json
json.JSONEncoder().default(1)  # raises: TypeError "Object of type int is not JSON serializable"
# ---
import json
assert ascii(json.dumps("a", cls=json.JSONEncoder)) == '\'"a"\''
# ---
import json
assert ascii(json.loads('{"a":1,"a":2}')) == "{'a': 2}"
# ---
import json
json.dumps({"a":1}, foo=1)  # raises: TypeError "JSONEncoder.__init__() got an unexpected keyword argument 'foo'"
# ---
import json
assert ascii(json.loads('["\\ud800\\u0041"]')) == "['\\ud800A']"
# ---
import json
assert ascii(json.loads('"\\u00e9"')) == "'\\xe9'"
# ---
import json
assert ascii(json.loads('[1e999]')) == '[inf]'
# ---
import json
assert ascii(json.loads('"\\uD83D\\u0041"')) == "'\\ud83dA'"
# ---
import json
assert ascii(json.dumps(float("inf"))) == "'Infinity'"
# ---
import json
json.loads('- 1')  # raises: JSONDecodeError "Expecting value: line 1 column 1 (char 0)"
# ---
import json
json.loads('[--1]')  # raises: JSONDecodeError "Expecting value: line 1 column 2 (char 1)"
# ---
import json
json.loads('"a" "b"')  # raises: JSONDecodeError "Extra data: line 1 column 5 (char 4)"
# ---
import json
json.loads('{"a":1]')  # raises: JSONDecodeError "Expecting ',' delimiter: line 1 column 7 (char 6)"
# ---
import json
json.loads('[1}')  # raises: JSONDecodeError "Expecting ',' delimiter: line 1 column 3 (char 2)"
# ---
import json
assert ascii(json.loads(bytearray(b'[1]'))) == '[1]'
# ---
import json
json.loads(b'\xff')  # raises: UnicodeDecodeError "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
# ---
import json
assert ascii(json.dumps({float("nan"):1})) == '\'{"NaN": 1}\''
# ---
import json
assert ascii(json.dumps({1.0:1, "1.0":2})) == '\'{"1.0": 1, "1.0": 2}\''
# ---
import json
try:
    json.loads('{')
except json.decoder.JSONDecodeError as e:
    assert e.pos == 1 and e.msg == 'Expecting property name enclosed in double quotes'
else:
    assert False
from json.encoder import JSONEncoder
from json import decoder
import json.decoder as d
assert d is decoder and d.JSONDecoder is json.JSONDecoder and JSONEncoder is json.JSONEncoder
# ---
from json.decoder import scanstring
assert scanstring('"abc" ', 1) == ('abc', 5) and scanstring('x"\\u00e9é"', 2) == ('éé', 10) and scanstring('"a\nb"', 1, False) == ('a\nb', 5)
# ---
from json.decoder import scanstring
scanstring('"abc', 1)  # raises: JSONDecodeError "Unterminated string starting at: line 1 column 1 (char 0)"
# ---
from json.decoder import scanstring
scanstring('"a\nb"', 1)  # raises: JSONDecodeError "Invalid control character at: line 1 column 3 (char 2)"
# ---
from json.decoder import scanstring
scanstring('"abc"', 99)  # raises: ValueError "end is out of bounds"
# ---
from json.encoder import encode_basestring, encode_basestring_ascii
assert encode_basestring_ascii('é"\n\U0001d120') == '"\\u00e9\\"\\n\\ud834\\udd20"' and encode_basestring('é"\x01') == '"é\\"\\u0001"'
# ---
from json.encoder import encode_basestring
encode_basestring(1)  # raises: TypeError "first argument must be a string, not int"
# ---
import json
class Bad:
    def __bool__(self):
        raise KeyError('bool')
json.JSONEncoder(skipkeys=Bad()).encode({'a': 1})  # raises: KeyError "'bool'"

# ---
# What dumps finds at JSONEncoder, and what changes while it writes.
import json
assert json.dumps({"a": [1, 2.5, "x", None, True, -0.0, 1e300, 10 ** 30]}) == '{"a": [1, 2.5, "x", null, true, -0.0, 1e+300, 1000000000000000000000000000000]}'
class N(int):
    def __repr__(self):
        return "?"
class F(float):
    def __repr__(self):
        return "?"
assert json.dumps([N(3), F(1.5), {N(4): F(2), 1.5: 1, None: 2, True: 3}]) == '[3, 1.5, {"4": 2.0, "1.5": 1, "null": 2, "true": 3}]'
assert json.dumps([float("inf"), -float("inf")]) == "[Infinity, -Infinity]" and json.dumps(((), [], {}, ((1,),))) == "[[], [], {}, [[1]]]"
deep = leaf = []
for _ in range(30):
    deep = [deep, {"k": deep}] if _ % 10 == 0 else [deep]
assert json.loads(json.dumps(deep)) == deep
leaf.append(deep)
try:
    json.dumps(deep)
    assert False
except ValueError as e:
    assert str(e) == "Circular reference detected"
items = [1, object(), 3, 4]
def shorten(o):
    del items[2:]
    return "cut"
assert json.dumps(items, default=shorten) == '[1, "cut"]'
JSONEncoder = json.JSONEncoder
plain = JSONEncoder.default
JSONEncoder.default = lambda self, o: sorted(o)
try:
    assert json.dumps({"s": {3, 1, 2}}) == '{"s": [1, 2, 3]}'
finally:
    JSONEncoder.default = plain
try:
    json.dumps({1})
    assert False
except TypeError as e:
    assert str(e) == "Object of type set is not JSON serializable"
