# try, except, else, finally, raise, chaining, except*.
log = []
def run(fail):
    try:
        log.append("try")
        if fail:
            raise ValueError("v")
    except ValueError as e:
        log.append(str(e))
    else:
        log.append("else")
    finally:
        log.append("finally")
run(True); run(False)
assert log == ["try", "v", "finally", "try", "else", "finally"]
# ---
def f():
    try:
        return "try"
    finally:
        log.append(1)
log = []
assert f() == "try" and log == [1]
# ---
def f():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
        finally:
            log.append(i)
    return "after"
log = []
assert f() == "after" and log == [0, 1, 2]
# ---
def f():
    while True:
        try:
            try:
                return "inner"
            finally:
                log.append("a")
        finally:
            log.append("b")
log = []
assert f() == "inner" and log == ["a", "b"]
# ---
raise ValueError                # raises: ValueError
# ---
raise 5                         # raises: TypeError "exceptions must derive from BaseException"
# ---
raise ValueError("x") from 5    # raises: TypeError "exception causes must derive from BaseException"
# ---
raise                           # raises: RuntimeError "No active exception to reraise"
# ---
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e
except KeyError as e:
    assert isinstance(e.__cause__, ZeroDivisionError) and e.__suppress_context__
# ---
try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["missing"]
except KeyError as e:
    assert isinstance(e.__context__, ZeroDivisionError) and e.__cause__ is None and not e.__suppress_context__
# ---
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError from None
except KeyError as e:
    assert e.__cause__ is None and e.__suppress_context__ and isinstance(e.__context__, ZeroDivisionError)
# ---
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise
except ValueError as e:
    assert str(e) == "a" and e.__context__ is None
# ---
def f():
    try:
        raise ValueError("one")
    finally:
        raise KeyError("two")
try:
    f()
except KeyError as e:
    assert isinstance(e.__context__, ValueError)
# ---
try:
    [][5]
except (KeyError, IndexError) as e:
    assert type(e) is IndexError
# ---
try:
    1 / 0
except "x":                     # raises: TypeError "catching classes that do not inherit from BaseException is not allowed"
    pass
# ---
class MyError(Exception):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code
try:
    raise MyError(7)
except Exception as e:
    assert e.code == 7 and str(e) == "code 7" and e.args == ("code 7",)
# ---
def f():
    try:
        g()
    except ZeroDivisionError:
        return "caught"
def g():
    try:
        1 // 0
    finally:
        log.append("g")
log = []
assert f() == "caught" and log == ["g"]
# ---
e = "outer"
try:
    1 / 0
except ZeroDivisionError as e:
    pass
e                               # raises: NameError "name 'e' is not defined"
# ---
def nested(n):
    try:
        if n == 0:
            raise ValueError("deep")
        nested(n - 1)
    except KeyError:
        return "wrong"
try:
    nested(50)
except ValueError as e:
    assert str(e) == "deep"
# ---
def f():
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise KeyError("b")
        except KeyError:
            pass
        raise
f()                             # raises: ValueError "a"
# ---
caught = []
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as eg:
    caught.append(len(eg.exceptions))
except* (TypeError, KeyError) as eg:
    caught.append([type(e).__name__ for e in eg.exceptions])
assert caught == [1, ["TypeError", "KeyError"]]
# ---
try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), KeyError(3)])
    except* ValueError:
        pass
except ExceptionGroup as eg:
    assert eg.message == "eg" and [type(e) for e in eg.exceptions] == [KeyError]
# ---
try:
    raise ValueError("naked")
except* ValueError as eg:
    assert isinstance(eg, ExceptionGroup) and str(eg.exceptions[0]) == "naked"
# ---
try:
    raise KeyError("other")     # raises: KeyError
except* ValueError:
    pass
# ---
try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as eg:
    assert [type(e).__name__ for e in eg.exceptions] == ["RuntimeError", "ExceptionGroup"]
# ---
def f(n):
    try:
        if n == 0:
            return "zero"
        if n == 1:
            raise ValueError
        return "other"
    except ValueError:
        return "error"
    finally:
        if n == 2:
            return "override"
assert [f(n) for n in range(4)] == ["zero", "error", "override", "other"]
# ---
results = []
for i in range(4):
    try:
        results.append(12 // i)
    except ZeroDivisionError:
        results.append(None)
assert results == [None, 12, 6, 4]
# ---
def f():
    x = 1
    try:
        x = 1 / 0
    except ZeroDivisionError:
        pass
    return x
assert f() == 1
# ---
class E(Exception): pass
class F(E): pass
try:
    raise F
except E as e:
    assert type(e) is F
# ---
try:
    try:
        raise ValueError("first")
    except ValueError as first:
        second = KeyError("second")
        raise second
except KeyError as e:
    assert e.__context__.args == ("first",)
    try:
        raise e.__context__
    except ValueError as v:
        assert v.__context__ is e and e.__context__ is None
