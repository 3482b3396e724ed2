# Exceptions as objects.
assert repr(ValueError()) == "ValueError()" and repr(ValueError("a")) == "ValueError('a')"
assert repr(ValueError("a", 1)) == "ValueError('a', 1)" and str(ValueError("a", 1)) == "('a', 1)"
assert str(ValueError()) == "" and str(ValueError("a")) == "a" and str(ValueError(5)) == "5"
assert ValueError(1, 2).args == (1, 2)
# ---
assert str(KeyError("a")) == "'a'" and str(KeyError("a", "b")) == "('a', 'b')" and str(KeyError()) == ""
# ---
# unchecked
assert [k.__name__ for k in ModuleNotFoundError.__mro__] == ["ModuleNotFoundError", "ImportError", "Exception", "BaseException", "object"]
assert issubclass(ZeroDivisionError, ArithmeticError) and issubclass(KeyError, LookupError) and issubclass(IndentationError, SyntaxError)
assert issubclass(FileNotFoundError, OSError) and IOError is OSError and issubclass(UnicodeDecodeError, ValueError)
assert issubclass(RecursionError, RuntimeError) and issubclass(DeprecationWarning, Warning) and not issubclass(KeyboardInterrupt, Exception)
assert ExceptionGroup.__bases__ == (BaseExceptionGroup, Exception)
# ---
ValueError(x=1)  # raises: TypeError "ValueError() takes no keyword arguments"
# ---
assert StopIteration(1, 2).value == 1 and StopIteration().value is None
assert SystemExit(3).code == 3 and SystemExit().code is None and SystemExit(1, 2).code == (1, 2)
# ---
e = ImportError("m", name="n", path="p")
assert (e.name, e.path, e.msg, str(e)) == ("n", "p", "m", "m")
ImportError("a", foo=1)  # raises: TypeError "ImportError() got an unexpected keyword argument 'foo'"
# ---
e = OSError(2, "no", "file")
assert (e.errno, e.strerror, e.filename, e.args) == (2, "no", "file", (2, "no"))
assert str(e) == "[Errno 2] no: 'file'" and str(OSError("x")) == "x"
# ---
e = SyntaxError("bad", ("f.py", 3, 4, "text"))
assert (e.msg, e.filename, e.lineno, e.offset, e.text) == ("bad", "f.py", 3, 4, "text")
assert str(e) == "bad (f.py, line 3)"
# ---
e = UnicodeDecodeError("utf-8", b"\xffa", 0, 1, "why")
assert (e.encoding, e.object, e.start, e.end, e.reason) == ("utf-8", b"\xffa", 0, 1, "why")
assert str(e) == "'utf-8' codec can't decode byte 0xff in position 0: why"
assert str(UnicodeDecodeError("utf-8", b"\xffa", 0, 2, "why")) == "'utf-8' codec can't decode bytes in position 0-1: why"
assert str(UnicodeEncodeError("ascii", "é", 0, 1, "r")) == "'ascii' codec can't encode character '\\xe9' in position 0: r"
assert str(UnicodeTranslateError("é", 0, 1, "r")) == "can't translate character '\\xe9' in position 0: r"
UnicodeDecodeError(1)  # raises: TypeError "function takes exactly 5 arguments (1 given)"
# ---
e = AttributeError("a", name="n")
assert e.name == "n"
e = NameError("a", name="n")
assert e.name == "n"
try:
    undefined_thing
except NameError as e:
    assert e.name == "undefined_thing"
# ---
e = ValueError("x")
e.add_note("one")
e.add_note("two")
assert e.__notes__ == ["one", "two"]
e.add_note(1)  # raises: TypeError "note must be a str, not 'int'"
# ---
e = ValueError("x")
e.args = [1, 2]
assert e.args == (1, 2) and str(e) == "(1, 2)"
e.extra = 5
assert e.extra == 5
del e.args  # raises: TypeError "args may not be deleted"
# ---
e = ValueError()
e.__cause__ = KeyError()
assert e.__suppress_context__ and isinstance(e.__cause__, KeyError)
e.__cause__ = None
assert e.__cause__ is None
e.__cause__ = 1  # raises: TypeError "exception cause must be None or derive from BaseException"
# ---
e = ValueError()
e.__context__ = 1  # raises: TypeError "exception context must be None or derive from BaseException"
# ---
# unchecked
e = ValueError("v")
assert e.__traceback__ is None and e.with_traceback(None) is e
e.with_traceback(1)  # raises: TypeError "__traceback__ must be a traceback or None"
# ---
# unchecked
try:
    raise ValueError("v")
except ValueError as e:
    tb = e.__traceback__
    assert tb is not None and type(tb).__name__ == "traceback"
    k = KeyError().with_traceback(tb)
    assert k.__traceback__ is not None
# ---
class MyError(Exception):
    def __init__(self, code, *rest):
        super().__init__(*rest)
        self.code = code
    def __str__(self):
        return f"code {self.code}"
e = MyError(3, "a")
assert e.args == ("a",) and str(e) == "code 3" and repr(e) == "MyError('a')"
class Sub(MyError, ValueError): pass
try:
    raise Sub(1)
except ValueError as e:
    assert e.code == 1
# ---
class NoInit(Exception):
    def __init__(self, *a): pass
assert NoInit(1, 2).args == (1, 2)
# ---
class E(Exception):
    pass
raise E("m")  # raises: E "m"
# ---
class E(OSError, StopIteration): pass  # raises: TypeError "multiple bases have instance lay-out conflict"
# ---
class K(KeyError, AttributeError): pass
assert str(K("a")) == "'a'"
# ---
g = ExceptionGroup("eg", [ValueError(1), TypeError("t")])
assert g.message == "eg" and len(g.exceptions) == 2 and str(g) == "eg (2 sub-exceptions)"
assert repr(g) == "ExceptionGroup('eg', [ValueError(1), TypeError('t')])"
assert type(BaseExceptionGroup("x", [ValueError()])) is ExceptionGroup
assert type(BaseExceptionGroup("x", [KeyboardInterrupt()])) is BaseExceptionGroup
# ---
ExceptionGroup("a", [])  # raises: ValueError "second argument (exceptions) must be a non-empty sequence"
# ---
ExceptionGroup("a", 1)  # raises: TypeError "second argument (exceptions) must be a sequence"
# ---
ExceptionGroup(1, [ValueError()])  # raises: TypeError "BaseExceptionGroup.__new__() argument 1 must be str, not int"
# ---
ExceptionGroup("a", [1])  # raises: ValueError "Item 0 of second argument (exceptions) is not an exception"
# ---
ExceptionGroup("a", [KeyboardInterrupt()])  # raises: TypeError "Cannot nest BaseExceptions in an ExceptionGroup"
# ---
ExceptionGroup("a")  # raises: TypeError "BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)"
# ---
g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)]), KeyError(4)])
g.add_note("n")
m, r = g.split(ValueError)
assert repr(m) == "ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(3)])])"
assert repr(r) == "ExceptionGroup('g', [ExceptionGroup('h', [TypeError(2)]), KeyError(4)])"
assert m.__notes__ == ["n"]
assert g.subgroup(OSError) is None and g.split(Exception) == (g, None)
assert repr(g.subgroup(lambda e: isinstance(e, KeyError))) == "ExceptionGroup('g', [KeyError(4)])"
assert repr(g.subgroup((TypeError, KeyError))) == "ExceptionGroup('g', [ExceptionGroup('h', [TypeError(2)]), KeyError(4)])"
g.split(3)  # raises: TypeError "expected an exception type, a tuple of exception types, or a callable (other than a class)"
# ---
class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "'", excs)
g = MyGroup("g", [ValueError(1), TypeError(2)])
m, r = g.split(ValueError)
assert type(m) is MyGroup and m.message == "g'" and r.exceptions[0].args == (2,)
# ---
got = []
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    got.append(("V", [x.args for x in e.exceptions]))
except* (TypeError, KeyError) as e:
    got.append(("T", [x.args for x in e.exceptions]))
assert got == [("V", [(1,)]), ("T", [(2,), (3,)])]
# ---
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass
except ExceptionGroup as e:
    assert repr(e) == "ExceptionGroup('g', [TypeError(2)])"
else:
    raise AssertionError
# ---
got = []
try:
    raise ValueError("naked")
except* ValueError as e:
    got.append(repr(e))
assert got == ["ExceptionGroup('', (ValueError('naked'),))"], got
# ---
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as e:
    assert e.message == "" and [type(x).__name__ for x in e.exceptions] == ["KeyError", "ExceptionGroup"]
# ---
try:
    raise ValueError
except 3:  # raises: TypeError "catching classes that do not inherit from BaseException is not allowed"
    pass
# ---
raise 3  # raises: TypeError "exceptions must derive from BaseException"
# ---
raise ValueError from 3  # raises: TypeError "exception causes must derive from BaseException"
# ---
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2)
except KeyError as e:
    assert repr(e.__context__) == "ValueError(1)" and e.__cause__ is None and not e.__suppress_context__
# ---
try:
    raise KeyError(1) from ValueError(2)
except KeyError as e:
    assert repr(e.__cause__) == "ValueError(2)" and e.__suppress_context__
try:
    try:
        raise ValueError
    except ValueError:
        raise KeyError from None
except KeyError as e:
    assert e.__cause__ is None and e.__suppress_context__ and isinstance(e.__context__, ValueError)
# ---
class Odd(Exception):
    def __new__(cls):
        return 5
raise Odd  # raises: TypeError "calling <class '__main__.Odd'> should have returned an instance of BaseException, not <class 'int'>"
# ---
def f():
    raise StopIteration(3)
def g():
    yield f()
next(g())  # raises: RuntimeError "generator raised StopIteration"
# ---
e = Exception("a")
assert e == e and e != Exception("a") and hash(e) == hash(e)
assert isinstance(e, BaseException) and bool(e)
# ---
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    assert "maximum recursion depth exceeded" in str(e)
else:
    raise AssertionError
# ---
# unchecked
def f():
    raise KeyError(1)
try:
    f()
except KeyError as e:
    t = e.__traceback__
    assert t is e.__traceback__ and t is not None
    other = ValueError().with_traceback(t)
    assert other.__traceback__ is t
    other.__traceback__ = None
    assert other.__traceback__ is None
# ---
# unchecked
g = ExceptionGroup('g', [ValueError(1), TypeError(2)])
try:
    raise g
except ExceptionGroup as e:
    match, rest = e.split(ValueError)
    assert match.__traceback__ is e.__traceback__ is rest.__traceback__
# ---
def cycle():
    try:
        raise ValueError(1)
    except ValueError as ex:
        ex.__context__ = ex
        raise TypeError(2)
try:
    cycle()
except TypeError as e:
    assert e.__context__.__context__ is e.__context__
# ---
A, B, C = KeyError('a'), KeyError('b'), KeyError('c')
try:
    A.__context__, B.__context__, C.__context__ = B, C, B
    try:
        raise A
    except KeyError:
        raise TypeError('end')
except TypeError as e:
    assert e.__context__ is A and A.__context__ is B and B.__context__ is C and C.__context__ is B
