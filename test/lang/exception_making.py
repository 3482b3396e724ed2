# Making exceptions at one place: classes whose way of making them changes.
class Plain(ValueError):
    pass
class Own(ValueError):
    def __init__(self, *args):
        super().__init__("own", *args)
class New(ValueError):
    def __new__(cls, *args):
        e = super().__new__(cls, "new")
        e.note = args
        return e
def make(cls, *args):
    match len(args):
        case 0:
            return cls()
        case 1:
            return cls(args[0])
    return cls(args[0], args[1])
for _ in range(3):
    for cls in (Plain, ValueError, RuntimeError):
        assert make(cls).args == () and make(cls, 1).args == (1,) and make(cls, 1, 2).args == (1, 2)
        assert type(make(cls, 1)) is cls and str(make(cls, "a")) == "a" and repr(make(cls, "a")) == cls.__name__ + "('a')"
    assert make(Own, 1).args == ("own", 1)
    assert make(New, 1).args == (1,) and make(New, 1).note == (1,)
    assert make(StopIteration, 5).value == 5 and make(SystemExit, 3).code == 3
    assert make(KeyError, "k").args == ("k",) and str(make(KeyError, "k")) == "'k'"
    assert make(OSError, 1, "x").strerror == "x" and make(OSError, 1).errno is None
# ---
class E(Exception):
    pass
def make(x):
    return E(x)
assert [make(i).args for i in range(3)] == [(0,), (1,), (2,)]
def init(self, x):
    self.x = x + 1
E.__init__ = init
assert [(make(i).args, make(i).x) for i in range(3)] == [((0,), 1), ((1,), 2), ((2,), 3)]
del E.__init__
assert make(7).args == (7,) and not hasattr(make(7), "x")
# ---
# An exception keeps its arguments.
def fail(x):
    raise ValueError(x)
seen = []
for i in range(3):
    try:
        fail([i])
    except ValueError as e:
        seen.append(e)
assert [e.args[0] for e in seen] == [[0], [1], [2]]
# ---
# x ** 0.5 is a root only where that is the power.
def power(x):
    return x ** 0.5
assert [power(x) for x in (4, 2.25, 1 << 60, 0, 0.0, -0.0, True)] == [2.0, 1.5, 2.0 ** 30, 0.0, 0.0, 0.0, 1.0]
assert str(power(-0.0)) == "0.0" and power(float("inf")) == power(float("-inf")) == float("inf")
assert power(-4).real < 1e-15 and abs(power(-4).imag - 2) < 1e-15
assert str(power(float("nan"))) == "nan" and power((1 << 53) + 1) == 94906265.62425156
