# texts
assert repr(1j) == '1j'
assert repr(1+2j) == '(1+2j)'
assert repr(-1-2j) == '(-1-2j)'
assert repr(complex(-0.0, 1)) == '(-0+1j)'
assert repr(complex(0, -0.0)) == '-0j'
assert repr(complex(0.0, float("nan"))) == 'nanj'
assert repr(complex(float("inf"), -float("inf"))) == '(inf-infj)'
assert repr(1e20+1e-5j) == '(1e+20+1e-05j)'
assert repr(complex("1+2j")) == '(1+2j)'
assert repr(complex(" ( -1.5e3j ) ")) == '-1500j'
assert repr(complex("nan-infj")) == '(nan-infj)'
assert repr(complex("j")) == '1j'
assert repr(complex("-J")) == '-1j'
assert repr(complex("1_0+2_0j")) == '(10+20j)'
assert repr(complex(1, 2)) == '(1+2j)'
assert repr(complex(1j, 2)) == '3j'
assert repr(complex(1, 2j)) == '(-1+0j)'
assert repr(complex(1j, 1j)) == '(-1+1j)'
assert repr(complex(imag=3)) == '3j'
assert repr(complex(real=2)) == '(2+0j)'
assert repr(complex()) == '0j'
assert repr(complex(2.5)) == '(2.5+0j)'
assert repr(complex(10**20)) == '(1e+20+0j)'
assert str(1j) == '1j'
assert repr(3.5j) == '3.5j'
assert repr(-3.5j) == '(-0-3.5j)'
assert repr((1+0j)) == '(1+0j)'
# ---
# arithmetic
assert repr((1+2j)*(3-4j)) == '(11+2j)'
assert repr((1+2j)/(3-4j)) == '(-0.2+0.4j)'
assert repr((1+2j)-(1+2j)) == '0j'
assert repr((1+2j)**2) == '(-3+4j)'
assert repr((1+2j)**-1) == '(0.2-0.4j)'
assert repr((1+2j)**0) == '(1+0j)'
assert repr(0j**0) == '(1+0j)'
assert repr(0j**2) == '0j'
assert repr((1+2j)**3) == '(-11-2j)'
assert repr((1j)**100) == '(1+0j)'
assert repr(abs(3+4j)) == '5.0'
assert repr(abs(1e200+1e200j)) == '1.414213562373095e+200'
assert repr(-(1+2j)) == '(-1-2j)'
assert repr(+(1-2j)) == '(1-2j)'
assert repr((1+2j).conjugate()) == '(1-2j)'
assert repr((1+2j).real) == '1.0'
assert repr((1+2j).imag) == '2.0'
assert (1+2j == 1+2j) is True
assert (1+0j == 1) is True
assert (1+1j == 1) is False
assert (1j != 1j) is False
assert (complex(2**53) == 2**53+1) is False
assert (bool(0j)) is False
assert (bool(1j)) is True
assert repr((1+2j)*(0+0j)) == '0j'
assert repr((3+4j)/(1j)) == '(4-3j)'
assert repr((1e308+1e308j)/(2+2j)) == '(inf+0j)'
# ---
# cpython: skip (3.14 recovers infinite products as C99 asks)
inf, nan = float("inf"), float("nan")
assert repr(complex(inf, nan) * (1+1j)) == "(inf+infj)" and repr(complex(inf, inf) * complex(1, -1)) == "(inf+nanj)"
assert repr((1+1j) / complex(inf, 0.0)) == "0j" and repr(complex(nan, nan) * (1+1j)) == "(nan+nanj)"
assert repr(complex(1e300, 1e300) * complex(1e300, -1e300)) == "(inf+nanj)"
# ---
# infinite quotients
inf, nan = float("inf"), float("nan")
assert repr((1+1j)/complex(inf, 0.0)) == '0j'
assert repr(complex(inf, 1)/(1+1j)) == '(inf-infj)'
assert repr(complex(nan, nan)/(1+1j)) == '(nan+nanj)'
# ---
# cpython: skip (3.14 takes a real operand as it is)
inf = float("inf")
assert repr(inf * 1j) == "complex(nan, inf)" or repr(inf * 1j) == "(nan+infj)"
assert repr(2.0 * complex(1, inf)) == "(2+infj)" and repr(complex(-0.0, 2) + 0.0) == "2j"
assert repr(1 - complex(0, 0.0)) == "(1-0j)" and repr(complex(1, -0.0) + 1) == "(2-0j)"
# ---
# what complex() refuses
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: complex("1+")) == 'ValueError: complex() arg is a malformed string'
assert failure(lambda: complex("1 + 2j")) == 'ValueError: complex() arg is a malformed string'
assert failure(lambda: complex("")) == 'ValueError: complex() arg is a malformed string'
assert failure(lambda: complex("(1+2j")) == 'ValueError: complex() arg is a malformed string'
assert failure(lambda: complex("_1")) == "ValueError: could not convert string to complex: '_1'"
assert failure(lambda: complex("1+2")) == 'ValueError: complex() arg is a malformed string'
assert failure(lambda: complex([])) == "TypeError: complex() first argument must be a string or a number, not 'list'"
assert failure(lambda: complex("1", 2)) == "TypeError: complex() can't take second arg if first is a string"
assert failure(lambda: complex(1, "2")) == "TypeError: complex() second arg can't be a string"
assert failure(lambda: complex(1, [])) == "TypeError: complex() second argument must be a number, not 'list'"
assert failure(lambda: complex(1, 2, 3)) == 'TypeError: complex() takes at most 2 arguments (3 given)'
assert failure(lambda: 1j < 2) == "TypeError: '<' not supported between instances of 'complex' and 'int'"
assert failure(lambda: 1j // 2) == "TypeError: unsupported operand type(s) for //: 'complex' and 'int'"
assert failure(lambda: 1j % 2) == "TypeError: unsupported operand type(s) for %: 'complex' and 'int'"
assert failure(lambda: divmod(1j, 2)) == "TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'"
assert failure(lambda: int(1j)) == "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'"
assert failure(lambda: round(1j)) == "TypeError: type complex doesn't define __round__ method"
assert failure(lambda: abs(complex(1.7e308, 1.7e308))) == 'OverflowError: absolute value too large'
assert failure(lambda: 1j << 1) == "TypeError: unsupported operand type(s) for <<: 'complex' and 'int'"
assert failure(lambda: complex(None)) == "TypeError: complex() first argument must be a string or a number, not 'NoneType'"
# ---
# cpython: skip (wording of 3.14)
def failure(f):
    try:
        f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return "none"
assert failure(lambda: 1j / 0) == 'ZeroDivisionError: division by zero'
assert failure(lambda: 0j ** -1) == 'ZeroDivisionError: zero to a negative or complex power'
assert failure(lambda: 0j ** 1j) == 'ZeroDivisionError: zero to a negative or complex power'
# ---
# __complex__, and a subclass
class C:
    def __complex__(self): return 2+3j
class D(complex): pass
assert complex(C()) == 2+3j and complex(D(1, 2)) == 1+2j and type(D(1, 2) + 1) is complex
d = D("1+2j"); d.tag = 5
assert d.tag == 5 and repr(d) == "(1+2j)" and hash(d) == hash(1+2j)
