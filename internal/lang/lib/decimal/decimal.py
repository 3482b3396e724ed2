# The classes of decimal that need no speed: exceptions, the tuple form, the
# views of flags and traps, and the context manager.
from collections import namedtuple as _namedtuple

__all__ = [
    'BasicContext', 'Clamped', 'Context', 'ConversionSyntax', 'Decimal', 'DecimalException', 'DecimalTuple', 'DefaultContext',
    'DivisionByZero', 'DivisionImpossible', 'DivisionUndefined', 'ExtendedContext', 'FloatOperation', 'HAVE_CONTEXTVAR',
    'HAVE_THREADS', 'IEEEContext', 'IEEE_CONTEXT_MAX_BITS', 'Inexact', 'InvalidContext', 'InvalidOperation', 'MAX_EMAX', 'MAX_PREC',
    'MIN_EMIN', 'MIN_ETINY', 'Overflow', 'ROUND_05UP', 'ROUND_CEILING', 'ROUND_DOWN', 'ROUND_FLOOR', 'ROUND_HALF_DOWN',
    'ROUND_HALF_EVEN', 'ROUND_HALF_UP', 'ROUND_UP', 'Rounded', 'Subnormal', 'Underflow', 'getcontext', 'localcontext', 'setcontext',
]

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


# The signals with their bits, as the Go side has them.
_signals = {InvalidOperation: 0x1f, FloatOperation: 0x20, DivisionByZero: 0x40, Overflow: 0x80, Underflow: 0x100,
            Subnormal: 0x200, Inexact: 0x400, Rounded: 0x800, Clamped: 0x1000}


class SignalDict:
    """A view of a context's flags or traps."""

    __slots__ = ('_context', '_traps')
    __hash__ = None

    def __init__(self, context, traps):
        self._context = context
        self._traps = traps

    def _bit(self, key):
        bit = _signals.get(key)
        if bit is None:
            raise KeyError('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')
        return bit

    def __getitem__(self, key):
        return _read(self._context, self._traps) & self._bit(key) != 0

    def __setitem__(self, key, value):
        bit = self._bit(key)
        bits = _read(self._context, self._traps)
        _write(self._context, self._traps, bits | bit if value else bits & ~bit)

    def __delitem__(self, key):
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter(_signals)

    def __len__(self):
        return len(_signals)

    def __contains__(self, key):
        return key in _signals

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self.copy() == other.copy()
        if isinstance(other, dict):
            return self.copy() == other
        return NotImplemented

    def __repr__(self):
        return '{' + ', '.join(f'{key}:{value}' for key, value in self.items()) + '}'

    def copy(self):
        return {key: self[key] for key in _signals}

    def keys(self):
        return self.copy().keys()

    def values(self):
        return self.copy().values()

    def items(self):
        return self.copy().items()

    def get(self, key, default=None):
        return self[key] if key in _signals else default

    def update(self, other):
        for key in other:
            self[key] = other[key]


def _bits_of(mapping):
    bits = 0
    if not isinstance(mapping, (dict, SignalDict)):
        raise TypeError('argument must be a signal dict')
    if len(mapping) != len(_signals):
        raise KeyError('invalid signal dict')
    for key, bit in _signals.items():
        if mapping[key]:
            bits |= bit
    return bits


class ContextManager:
    """What localcontext returns."""

    __slots__ = ('_new', '_saved')

    def __init__(self, new):
        self._new = new

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc):
        setcontext(self._saved)
        return False


def localcontext(ctx=None, *, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
    """Return a context manager that will set the default context to a copy of ctx on entry to the with-statement and restore the previous default context when exiting the with-statement."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError('optional argument must be a context')
    new = ctx.copy()
    if prec is not None:
        new.prec = prec
    if rounding is not None:
        new.rounding = rounding
    if Emin is not None:
        new.Emin = Emin
    if Emax is not None:
        new.Emax = Emax
    if capitals is not None:
        new.capitals = capitals
    if clamp is not None:
        new.clamp = clamp
    if flags is not None:
        new.flags = flags
    if traps is not None:
        new.traps = traps
    return ContextManager(new)


def IEEEContext(bits, /):
    """Return a context object initialized to the proper values for one of the IEEE interchange formats."""
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f'argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}')
    Emax = 3 * (1 << (bits // 16 + 3))
    return Context(prec=9 * (bits // 32) - 2, Emax=Emax, Emin=1 - Emax, rounding=ROUND_HALF_EVEN, clamp=1, traps=[])


_install({cls.__name__: cls for cls in (
    DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact,
    InvalidContext, Rounded, Subnormal, Overflow, Underflow, FloatOperation, SignalDict, DecimalTuple, _bits_of)})
