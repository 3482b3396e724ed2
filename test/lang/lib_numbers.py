from numbers import Number, Complex, Real, Rational, Integral
assert repr([[isinstance(v, t) for t in (Number, Complex, Real, Rational, Integral)] for v in (1, True, 1.5, 2j, 'a', None)]) == '[[True, True, True, True, True], [True, True, True, True, True], [True, True, True, False, False], [True, True, False, False, False], [False, False, False, False, False], [False, False, False, False, False]]'
# ---
from numbers import Number, Complex, Real, Rational, Integral
assert repr((Number, Integral, issubclass(int, Integral), issubclass(float, Rational), issubclass(bool, Integral), issubclass(Integral, Real), issubclass(complex, Complex))) == "(<class 'numbers.Number'>, <class 'numbers.Integral'>, True, False, True, True, True)"
# ---
from numbers import Number, Complex, Real, Rational, Integral
Complex()  # raises: TypeError "Can't instantiate abstract class Complex without an implementation for abstract methods '__abs__', '__add__', '__complex__', '__eq__', '__mul__', '__neg__', '__pos__', '__pow__', '__radd__', '__rmul__', '__rpow__', '__rtruediv__', '__truediv__', 'conjugate', 'imag', 'real'"
# ---
from numbers import Number, Complex, Real, Rational, Integral
assert repr(type(Number()) is Number) == 'True'
# ---
from numbers import Number, Complex, Real, Rational, Integral
class R(Rational):
    pass
R()  # raises: TypeError "Can't instantiate abstract class R without an implementation for abstract methods '__abs__', '__add__', '__ceil__', '__eq__', '__floor__', '__floordiv__', '__le__', '__lt__', '__mod__', '__mul__', '__neg__', '__pos__', '__pow__', '__radd__', '__rfloordiv__', '__rmod__', '__rmul__', '__round__', '__rpow__', '__rtruediv__', '__truediv__', '__trunc__', 'denominator', 'numerator'"
# ---
from numbers import Number, Complex, Real, Rational, Integral
class N(Number):
    pass
class Cx(Complex):
    def __init__(self, r, i): self.r, self.i = r, i
    def __complex__(self): return complex(self.r, self.i)
    @property
    def real(self): return self.r
    @property
    def imag(self): return self.i
    def __add__(self, o): return Cx(self.r + o.r, self.i + o.i)
    __radd__ = __add__
    def __neg__(self): return Cx(-self.r, -self.i)
    def __pos__(self): return self
    def __mul__(self, o): return self
    __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __mul__
    def __abs__(self): return abs(complex(self))
    def conjugate(self): return Cx(self.r, -self.i)
    def __eq__(self, o): return complex(self) == complex(o) if isinstance(o, Number) else complex(self) == o
x = Cx(3, 4)
assert repr((N() is None, isinstance(N(), Number), isinstance(x, Complex), isinstance(x, Real))) == '(False, True, True, False)'
# ---
from numbers import Number, Complex, Real, Rational, Integral
class N(Number):
    pass
hash(N())  # raises: TypeError "unhashable type: 'N'"
# ---
from numbers import Number, Complex, Real, Rational, Integral
class Cx(Complex):
    def __init__(self, r, i): self.r, self.i = r, i
    def __complex__(self): return complex(self.r, self.i)
    @property
    def real(self): return self.r
    @property
    def imag(self): return self.i
    def __add__(self, o): return Cx(self.r + o.r, self.i + o.i)
    __radd__ = __add__
    def __neg__(self): return Cx(-self.r, -self.i)
    def __pos__(self): return self
    def __mul__(self, o): return self
    __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __mul__
    def __abs__(self): return abs(complex(self))
    def conjugate(self): return Cx(self.r, -self.i)
    def __eq__(self, o): return complex(self) == complex(o) if isinstance(o, Number) else complex(self) == o
x = Cx(3, 4)
assert repr(((x - Cx(1, 1)).r, bool(x), bool(Cx(0, 0)), abs(x), complex(x), x.conjugate().i, x == 3 + 4j)) == '(2, True, False, 5.0, (3+4j), -4, True)'
# ---
from numbers import Number, Complex, Real, Rational, Integral
class R(Rational):
    pass
class Cx(Complex):
    def __init__(self, r, i): self.r, self.i = r, i
    def __complex__(self): return complex(self.r, self.i)
    @property
    def real(self): return self.r
    @property
    def imag(self): return self.i
    def __add__(self, o): return Cx(self.r + o.r, self.i + o.i)
    __radd__ = __add__
    def __neg__(self): return Cx(-self.r, -self.i)
    def __pos__(self): return self
    def __mul__(self, o): return self
    __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __mul__
    def __abs__(self): return abs(complex(self))
    def conjugate(self): return Cx(self.r, -self.i)
    def __eq__(self, o): return complex(self) == complex(o) if isinstance(o, Number) else complex(self) == o
x = Cx(3, 4)
assert repr((Real.register(R) is R, isinstance(x, Rational))) == '(True, False)'
# ---
from numbers import Number, Complex, Real, Rational, Integral
class R(Rational):
    pass
assert repr((issubclass(R, Rational), issubclass(str, Number))) == '(True, False)'
# ---
from numbers import Number, Complex, Real, Rational, Integral
assert repr((isinstance(3, Rational), (3).numerator, (3).denominator, (2.5).real)) == '(True, 3, 1, 2.5)'
# ---
from numbers import Number, Complex, Real, Rational, Integral
assert repr(sorted(c.__name__ for c in (Number, Complex, Real, Rational, Integral))) == "['Complex', 'Integral', 'Number', 'Rational', 'Real']"
