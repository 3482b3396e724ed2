# match statements.
def kind(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case -5:
            return "minus five"
        case 1.5:
            return "float"
        case "hi":
            return "greeting"
        case None:
            return "none"
        case True:
            return "never, 1 is before"
        case _:
            return "other"
assert [kind(x) for x in (0, 1, 2, -5, 1.5, "hi", None, [])] == ["zero", "small", "small", "minus five", "float", "greeting", "none", "other"]
# ---
def seq(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return a
        case [a, b]:
            return a, b
        case [first, *mid, last]:
            return first, mid, last
    return "no"
assert [seq(x) for x in ([], (1,), [1, 2], range(5), "ab", {1})] == ["empty", 1, (1, 2), (0, [1, 2, 3], 4), "no", "no"]
# ---
def mapping(x):
    match x:
        case {"type": "circle", "r": r}:
            return "circle", r
        case {"type": t, **rest}:
            return t, rest
        case {}:
            return "any mapping"
    return "no"
assert mapping({"type": "circle", "r": 2, "x": 1}) == ("circle", 2)
assert mapping({"type": "square", "side": 3}) == ("square", {"side": 3})
assert mapping({}) == "any mapping" and mapping([]) == "no"
# ---
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return "y", y
        case Point(x, y=0):
            return "x", x
        case Point(x=x, y=y) if x == y:
            return "diagonal"
        case Point():
            return "somewhere"
    return "no point"
assert [where(p) for p in (Point(0, 0), Point(0, 3), Point(4, 0), Point(2, 2), Point(1, 2), 5)] == ["origin", ("y", 3), ("x", 4), "diagonal", "somewhere", "no point"]
# ---
def builtin(x):
    match x:
        case bool(b):
            return "bool", b
        case int(n):
            return "int", n
        case float() as f:
            return "float", f
        case str(s):
            return "str", s
        case list([a, *_]):
            return "list", a
        case dict(d):
            return "dict", d
    return "no"
assert [builtin(x) for x in (True, 3, 2.5, "s", [7, 8], {}, None)] == [("bool", True), ("int", 3), ("float", 2.5), ("str", "s"), ("list", 7), ("dict", {}), "no"]
# ---
class C: pass
match C():
    case C(1):                  # raises: TypeError "C() accepts 0 positional sub-patterns (1 given)"
        pass
# ---
match 5:
    case int(a, b):             # raises: TypeError "int() accepts 1 positional sub-pattern (2 given)"
        pass
# ---
class C:
    __match_args__ = ["x"]
match C():
    case C(1):                  # raises: TypeError "C.__match_args__ must be a tuple (got list)"
        pass
# ---
class C:
    __match_args__ = ("a",)
    a = 1
match C():
    case C(1, a=1):             # raises: TypeError "C() got multiple sub-patterns for attribute 'a'"
        pass
# ---
class Color:
    RED = 1
    BLUE = 2
def name(c):
    match c:
        case Color.RED:
            return "red"
        case Color.BLUE:
            return "blue"
    return "?"
assert [name(c) for c in (1, 2, 3)] == ["red", "blue", "?"]
# ---
match {"a": [1, {"b": (2, 3)}]}:
    case {"a": [x, {"b": (y, z)}]}:
        assert (x, y, z) == (1, 2, 3)
    case _:
        assert False
# ---
def f(x):
    match x:
        case [1 | 2 as a, (3 | 4) as b]:
            return a, b
        case (1, *rest) | [_, *rest]:
            return rest
assert f([2, 3]) == (2, 3) and f([1, 9, 9]) == [9, 9] and f([5, 6]) == [6] and f([]) is None
# ---
from collections import defaultdict
d = defaultdict(int)
match d:
    case {"missing": v}:
        assert False
assert len(d) == 0
# ---
log = []
def guard(v):
    log.append(v)
    return v
match 1:
    case x if guard(False):
        pass
    case y if guard(True):
        log.append("second")
assert log == [False, True, "second"] and x == 1
# ---
match 1, 2:
    case a, b:
        assert (a, b) == (1, 2)
# ---
import collections.abc
class Pair(collections.abc.Sequence):
    def __len__(self):
        return 2
    def __getitem__(self, i):
        return (10, 20)[i]
class Table(collections.abc.Mapping):
    def __getitem__(self, k):
        return {'k': 1}[k]
    def __iter__(self):
        return iter(('k',))
    def __len__(self):
        return 1
def kind(x):
    match x:
        case [a, b]: return a + b
        case {'k': v}: return v
    return None
assert kind(Pair()) == 30 and kind(Table()) == 1 and kind(object()) is None
# ---
import collections.abc
class Late:
    def __len__(self):
        return 1
    def __getitem__(self, i):
        return [7][i]
class Later(Late):
    pass
def first(x):
    match x:
        case [a]: return a
assert first(Late()) is None
collections.abc.Sequence.register(Late)
assert first(Late()) == 7 and first(Later()) == 7
