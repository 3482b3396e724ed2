import cmath
assert cmath.inf == float("inf") and cmath.nan != cmath.nan
assert cmath.isinf(complex(0, cmath.inf)) and cmath.isnan(complex(cmath.nan, 0))
# ---
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields


@dataclass(frozen=True)
class Point:
    x: float
    y: float = field(default=0.0, metadata={"unit": "m"})


first, second = fields(Point)
assert isinstance(first, Field) and first.default is MISSING and first.default_factory is MISSING
assert second.default == 0.0 and second.metadata["unit"] == "m"
try:
    Point(1.0).x = 2.0
except FrozenInstanceError as e:
    assert str(e) == "cannot assign to field 'x'" and isinstance(e, AttributeError)
else:
    assert False
# ---
import functools
assert functools.WRAPPER_UPDATES == ("__dict__",)
assert "__name__" in functools.WRAPPER_ASSIGNMENTS and "__doc__" in functools.WRAPPER_ASSIGNMENTS
# ---
import json
try:
    json.loads('{"a": 1,}')
except json.JSONDecodeError as e:
    assert (e.lineno, e.colno, e.pos) == (1, 8, 7), (e.lineno, e.colno, e.pos)
    assert isinstance(e, ValueError) and e.doc == '{"a": 1,}'
else:
    assert False
# ---
import re
assert re.S is re.DOTALL and re.search("a.b", "a\nb", re.S) and not re.search("a.b", "a\nb")
assert re.findall("^b", "a\nb", re.MULTILINE) == ["b"] and re.match("ABC", "abc", re.IGNORECASE)
assert isinstance(re.IGNORECASE, re.RegexFlag) and re.I | re.M == re.IGNORECASE | re.MULTILINE
assert [m.span() for m in re.finditer("a+", "aabaaa")] == [(0, 2), (3, 6)]
assert isinstance(re.compile("a"), re.Pattern) and isinstance(re.match("a", "a"), re.Match)
# ---
import textwrap
w = textwrap.TextWrapper(width=12, initial_indent="* ", subsequent_indent="  ")
assert w.wrap("one two three four") == ["* one two", "  three four"]
assert w.fill("one") == "* one"
# ---
# What messages call the types of modules that CPython has in C.
import collections, functools, itertools, operator, re, decimal
def said(f):
    try:
        f()
    except Exception as e:
        return str(e)
for x, name in [
    (itertools.count(), "itertools.count"), (itertools.islice([], 1), "itertools.islice"), (itertools.chain(), "itertools.chain"), (itertools.tee([])[0], "itertools._tee"),
    (functools.partial(max), "functools.partial"), (functools.lru_cache(max), "functools._lru_cache_wrapper"), (operator.itemgetter(1), "operator.itemgetter"),
    (re.compile("a"), "re.Pattern"), (re.match("a", "a"), "re.Match"), (decimal.Decimal(1), "decimal.Decimal"),
]:
    assert said(lambda: len(x)) == f"object of type '{name}' has no len()"
    assert said(lambda: x.nope) == f"'{name}' object has no attribute 'nope'"
    assert said(lambda: x + None) == f"unsupported operand type(s) for +: '{name}' and 'NoneType'"
    assert said(lambda: ",".join([x])) == f"sequence item 0: expected str instance, {name} found"
    assert said(lambda: int("1", x)) == f"'{name}' object cannot be interpreted as an integer"
for x in collections.deque(), collections.defaultdict(), collections.OrderedDict():
    assert said(lambda: {x}) == f"unhashable type: 'collections.{type(x).__name__}'"
assert said(lambda: itertools.islice([1], 1)[0]) == "'itertools.islice' object is not subscriptable"
class Own(collections.deque): pass
assert said(lambda: Own().nope) == "'Own' object has no attribute 'nope'"
assert said(lambda: {collections.Counter()}) == "unhashable type: 'Counter'"
