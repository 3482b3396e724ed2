# Accounts: abstract classes, exceptions, enums.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


from enum import Enum, auto
from abc import ABC, abstractmethod

class Kind(Enum):
    DEPOSIT = auto()
    WITHDRAW = auto()

class InsufficientFunds(Exception):

    def __init__(self, need, have):
        super().__init__(f'need {need:.2f}, have {have:.2f}')
        self.need, self.have = (need, have)

class Account(ABC):
    _count = 0

    def __init__(self, owner, balance=0.0):
        Account._count += 1
        self.number = f'AC{Account._count:04d}'
        self.owner, self.__balance, self.history = (owner, balance, [])

    @property
    def balance(self):
        return self.__balance

    @balance.setter
    def balance(self, v):
        if v < 0:
            raise InsufficientFunds(-v, 0)
        self.__balance = v

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError('amount must be positive')
        self.__balance += amount
        self.history.append((Kind.DEPOSIT, amount))

    def withdraw(self, amount):
        if amount > self.__balance:
            raise InsufficientFunds(amount, self.__balance)
        self.__balance -= amount
        self.history.append((Kind.WITHDRAW, amount))

    @abstractmethod
    def interest(self) -> float:
        ...

    def __repr__(self):
        return f'<{type(self).__name__} {self.number} {self.owner} {self.balance:,.2f}>'

    def __lt__(self, other):
        return self.balance < other.balance

class Savings(Account):
    rate = 0.02

    def interest(self):
        return self.balance * self.rate

class Checking(Account):

    def interest(self):
        return 0.0

    def withdraw(self, amount):
        try:
            super().withdraw(amount)
        except InsufficientFunds as e:
            emit('overdraft:', e, e.args, e.need)
            raise RuntimeError('declined') from e
a, b = (Savings('Ann', 1000), Checking('Bob'))
a.deposit(234567.891)
a.withdraw(34)
b.deposit(12.5)
try:
    b.withdraw(100)
except RuntimeError as e:
    emit(e, '<-', repr(e.__cause__))
for f in (lambda: Account('x'), lambda: a.deposit(-1), lambda: a.withdraw(10 ** 7), lambda: setattr(a, 'balance', -5)):
    try:
        f()
    except Exception as e:
        emit(type(e).__name__, '|', e)
emit(a, b, sorted([a, b]), max(a, b), a.history, a.interest())
emit([k.name for k in Kind], Kind(1), Kind['WITHDRAW'], Kind.DEPOSIT.value, repr(Kind.DEPOSIT))
expected = """\
overdraft: need 100.00, have 12.50 ('need 100.00, have 12.50',) 100
declined <- InsufficientFunds('need 100.00, have 12.50')
TypeError | Can't instantiate abstract class Account without an implementation for abstract method 'interest'
ValueError | amount must be positive
InsufficientFunds | need 10000000.00, have 235533.89
InsufficientFunds | need 5.00, have 0.00
<Savings AC0001 Ann 235,533.89> <Checking AC0002 Bob 12.50> [<Checking AC0002 Bob 12.50>, <Savings AC0001 Ann 235,533.89>] <Savings AC0001 Ann 235,533.89> [(<Kind.DEPOSIT: 1>, 234567.891), (<Kind.WITHDRAW: 2>, 34)] 4710.67782
['DEPOSIT', 'WITHDRAW'] Kind.DEPOSIT Kind.WITHDRAW 1 <Kind.DEPOSIT: 1>
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# A tokenizer, a parser and an evaluator.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


import re
from dataclasses import dataclass
from typing import NamedTuple, Iterator, Union

class Token(NamedTuple):
    kind: str
    text: str
    pos: int
TOKENS = re.compile('\n    (?P<NUM>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?)\n  | (?P<NAME>[A-Za-z_]\\w*)\n  | (?P<OP>\\*\\*|//|[-+*/%()=,])\n  | (?P<WS>\\s+)\n  | (?P<BAD>.)\n', re.VERBOSE)

def tokenize(s: str) -> Iterator[Token]:
    for m in TOKENS.finditer(s):
        if m.lastgroup == 'WS':
            continue
        if m.lastgroup == 'BAD':
            raise SyntaxError(f'bad character {m.group()!r} at {m.start()}')
        yield Token(m.lastgroup, m.group(), m.start())
    yield Token('END', '', len(s))

@dataclass(frozen=True)
class Num:
    value: float

@dataclass(frozen=True)
class Var:
    name: str

@dataclass(frozen=True)
class Bin:
    op: str
    left: 'Node'
    right: 'Node'

@dataclass(frozen=True)
class Neg:
    arg: 'Node'
Node = Union[Num, Var, Bin, Neg]

class Parser:

    def __init__(self, text):
        self.toks = list(tokenize(text))
        self.i = 0

    @property
    def tok(self):
        return self.toks[self.i]

    def eat(self, text=None):
        t = self.tok
        if text is not None and t.text != text:
            raise SyntaxError(f'expected {text!r}, got {t.text!r} at {t.pos}')
        self.i += 1
        return t

    def parse(self):
        e = self.expr()
        if self.tok.kind != 'END':
            raise SyntaxError(f'trailing {self.tok.text!r}')
        return e

    def expr(self, left=None):
        left = self.term()
        while self.tok.text in ('+', '-'):
            left = Bin(self.eat().text, left, self.term())
        return left

    def term(self):
        left = self.unary()
        while self.tok.text in {'*', '/', '//', '%'}:
            left = Bin(self.eat().text, left, self.unary())
        return left

    def unary(self):
        if self.tok.text == '-':
            self.eat()
            return Neg(self.unary())
        return self.power()

    def power(self):
        base = self.atom()
        if self.tok.text == '**':
            self.eat()
            return Bin('**', base, self.unary())
        return base

    def atom(self):
        t = self.eat()
        match t:
            case Token('NUM', text):
                return Num(float(text) if not text.isdigit() else int(text))
            case Token('NAME', text):
                return Var(text)
            case Token('OP', '('):
                e = self.expr()
                self.eat(')')
                return e
            case Token(kind=k):
                raise SyntaxError(f'unexpected {k} {t.text!r}')

def ev(node, env):
    match node:
        case Num(v):
            return v
        case Var(n) if n in env:
            return env[n]
        case Var(n):
            raise NameError(f'unknown variable {n}')
        case Neg(a):
            return -ev(a, env)
        case Bin('+', a, b):
            return ev(a, env) + ev(b, env)
        case Bin('-', a, b):
            return ev(a, env) - ev(b, env)
        case Bin('*', a, b):
            return ev(a, env) * ev(b, env)
        case Bin('/', a, b):
            return ev(a, env) / ev(b, env)
        case Bin('//' | '%' as op, a, b):
            x, y = (ev(a, env), ev(b, env))
            return x // y if op == '//' else x % y
        case Bin('**', a, b):
            return ev(a, env) ** ev(b, env)
        case _:
            raise TypeError(node)
for src in ['1 + 2*3', '2 ** 3 ** 2', '-(4 - 6) * 3.5e1', 'x*x + y', '7 // 2 % 2', '-2**2', '1/0', '1 +', '3 $ 4', '(1', 'z', '1 2']:
    try:
        tree = Parser(src).parse()
        emit(f'{src:<18} = {ev(tree, {'x': 3, 'y': 0.5})!r:<8} {tree}')
    except Exception as e:
        emit(f'{src:<18} ! {type(e).__name__}: {e}')
expected = """\
1 + 2*3            = 7        Bin(op='+', left=Num(value=1), right=Bin(op='*', left=Num(value=2), right=Num(value=3)))
2 ** 3 ** 2        = 512      Bin(op='**', left=Num(value=2), right=Bin(op='**', left=Num(value=3), right=Num(value=2)))
-(4 - 6) * 3.5e1   = 70.0     Bin(op='*', left=Neg(arg=Bin(op='-', left=Num(value=4), right=Num(value=6))), right=Num(value=35.0))
x*x + y            = 9.5      Bin(op='+', left=Bin(op='*', left=Var(name='x'), right=Var(name='x')), right=Var(name='y'))
7 // 2 % 2         = 1        Bin(op='%', left=Bin(op='//', left=Num(value=7), right=Num(value=2)), right=Num(value=2))
-2**2              = -4       Neg(arg=Bin(op='**', left=Num(value=2), right=Num(value=2)))
1/0                ! ZeroDivisionError: division by zero
1 +                ! SyntaxError: unexpected END ''
3 $ 4              ! SyntaxError: bad character '$' at 2
(1                 ! SyntaxError: expected ')', got '' at 2
z                  ! NameError: unknown variable z
1 2                ! SyntaxError: trailing '2'
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Dataclasses, enums, generics, JSON.
from __future__ import annotations
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


import json
from dataclasses import dataclass, field, asdict, replace, fields, astuple
from typing import Optional, Generic, TypeVar, Protocol, Any
from enum import IntEnum, Enum, Flag, auto

class Priority(IntEnum):
    LOW = 1
    MEDIUM = 5
    HIGH = 10

class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W

@dataclass(order=True)
class Task:
    priority: Priority
    title: str = field(compare=False)
    tags: list[str] = field(default_factory=list, compare=False)
    done: bool = field(default=False, compare=False, repr=False)
    count = 0

    def __post_init__(self):
        Task.count += 1
        if not self.title:
            raise ValueError('title required')

@dataclass
class Project:
    name: str
    tasks: list[Task] = field(default_factory=list)
    owner: Optional[str] = None
    meta: dict[str, Any] = field(default_factory=dict)

    def add(self, *tasks: Task) -> Project:
        self.tasks.extend(tasks)
        return self

    @property
    def progress(self) -> float:
        return sum((t.done for t in self.tasks)) / len(self.tasks) if self.tasks else 0.0
p = Project('demo').add(Task(Priority.HIGH, 'ship', ['x']), Task(Priority.LOW, 'nap'), Task(Priority.MEDIUM, 'eat'))
p.tasks[0].done = True
emit(p, f'{p.progress:.1%}', sorted(p.tasks)[0], max(p.tasks).title, Task.count, sep='\n')
text = json.dumps(asdict(p), indent=2, sort_keys=True)
emit(text)
back = json.loads(text)
emit(back['tasks'][0]['priority'], [f.name for f in fields(Project)], replace(p, name='copy').name, p == replace(p))
try:
    Task(Priority.LOW, '')
except ValueError as e:
    emit(e)

@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float = 0.0

    def __add__(self, o: Point) -> Point:
        return Point(self.x + o.x, self.y + o.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
a = Point(3, 4)
emit(a, abs(a), a + Point(1), hash(a) == hash(Point(3, 4)), astuple(a), {a: 1}[Point(3, 4)])
for f in (lambda: setattr(a, 'x', 1), lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1)):
    try:
        f()
    except Exception as e:
        emit(type(e).__name__, e)
emit(Perm.RW, Perm.R | Perm.X, Perm.R in Perm.RW, ~Perm.R, Perm(0), list(Perm), repr(Perm.RW), Priority.HIGH + 1, f'{Priority.LOW}', Priority(5).name, Priority.HIGH > Priority.LOW)
T = TypeVar('T')

class Stack(Generic[T]):

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)

    def pop(self) -> T:
        return self.items.pop()

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return bool(self.items)
s = Stack[int]()
s.push(1)
s.push(2)
emit(s.pop(), len(s), bool(s), Stack[str])

class Shape(Protocol):

    def area(self) -> float:
        ...

class Sq:

    def __init__(self, a):
        self.a = a

    def area(self):
        return self.a ** 2

def total(shapes: list[Shape]) -> float:
    return sum((s.area() for s in shapes))
emit(total([Sq(1), Sq(2.5)]))

class Color(Enum):
    RED = '#f00'
    GREEN = '#0f0'
    CRIMSON = '#f00'

    @classmethod
    def parse(cls, s):
        return next((c for c in cls if c.value == s), None)

    def __str__(self):
        return self.name.lower()
emit(Color.CRIMSON is Color.RED, Color.parse('#0f0'), [str(c) for c in Color], Color('#f00'), Color.RED.name, len(Color), list(Color))
try:
    Color('blue')
except ValueError as e:
    emit(e)
emit(json.dumps({'a': [1, 2.5, None, True, 'é\n"', {'b': []}], 'n': 10 ** 20, 't': (1, 2)}), json.loads('[1e3, -0, "\\u00e9\\ud83d\\ude00", {"a": {}}]'), json.dumps('é', ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4}), json.dumps([1, 2], separators=(',', ':')))
for bad in ('{', '[1,]', '{"a" 1}', 'nul', '"abc', '[1] 2', ''):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        emit(e, e.pos, e.lineno, e.colno)
expected = """\
Project(name='demo', tasks=[Task(priority=<Priority.HIGH: 10>, title='ship', tags=['x']), Task(priority=<Priority.LOW: 1>, title='nap', tags=[]), Task(priority=<Priority.MEDIUM: 5>, title='eat', tags=[])], owner=None, meta={})
33.3%
Task(priority=<Priority.LOW: 1>, title='nap', tags=[])
ship
3
{
  "meta": {},
  "name": "demo",
  "owner": null,
  "tasks": [
    {
      "done": true,
      "priority": 10,
      "tags": [
        "x"
      ],
      "title": "ship"
    },
    {
      "done": false,
      "priority": 1,
      "tags": [],
      "title": "nap"
    },
    {
      "done": false,
      "priority": 5,
      "tags": [],
      "title": "eat"
    }
  ]
}
10 ['name', 'tasks', 'owner', 'meta'] copy True
title required
Point(x=3, y=4) 5.0 Point(x=4, y=4.0) True (3, 4) 1
FrozenInstanceError cannot assign to field 'x'
TypeError Point.__init__() missing 1 required positional argument: 'x'
TypeError Point.__init__() takes from 2 to 3 positional arguments but 4 were given
TypeError Point.__init__() got an unexpected keyword argument 'z'
Perm.RW Perm.R|X True Perm.W|X Perm(0) [<Perm.R: 1>, <Perm.W: 2>, <Perm.X: 4>] <Perm.RW: 3> 11 1 MEDIUM True
2 1 True __main__.Stack[str]
7.25
True green ['red', 'green'] red RED 2 [<Color.RED: '#f00'>, <Color.GREEN: '#0f0'>]
'blue' is not a valid Color
{"a": [1, 2.5, null, true, "\\u00e9\\n\\"", {"b": []}], "n": 100000000000000000000, "t": [1, 2]} [1000.0, 0, 'é😀', {'a': {}}] "é" {"1": 4, "null": 3} [1,2]
Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2
Illegal trailing comma before end of array: line 1 column 3 (char 2) 2 1 3
Expecting ':' delimiter: line 1 column 6 (char 5) 5 1 6
Expecting value: line 1 column 1 (char 0) 0 1 1
Unterminated string starting at: line 1 column 1 (char 0) 0 1 1
Extra data: line 1 column 5 (char 4) 4 1 5
Expecting value: line 1 column 1 (char 0) 0 1 1
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Pipelines of generators and context managers.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext
import itertools

def read(lines):
    for l in lines:
        l = l.strip()
        if l and (not l.startswith('#')):
            yield l

def parse(rows):
    for n, r in enumerate(rows, 1):
        try:
            name, qty, price = r.split(',')
            yield (name, int(qty), float(price))
        except ValueError as e:
            emit(f'row {n}: {e}')

def running():
    total, n = (0.0, 0)
    while True:
        x = (yield (total / n if n else None))
        if x is None:
            return ('done', n)
        total += x
        n += 1
data = '# stock\napple,3,0.5\npear,x,1\nplum,10,0.05\nbad\nfig,2,2.25\n'.splitlines()
rows = list(parse(read(data)))
emit(rows, sum((q * p for _, q, p in rows)))
r = running()
next(r)
emit([r.send(v) for v in (10, 20, 60)])
try:
    r.send(None)
except StopIteration as e:
    emit(e.value)

def outer():
    res = (yield from running_wrapper())
    yield res

def running_wrapper():
    try:
        yield 1
        yield 2
    except KeyError as e:
        yield f'caught {e!r}'
    finally:
        emit('cleanup')
    return 'ret'
o = outer()
emit(next(o), o.throw(KeyError('k')), next(o), list(o))

@contextmanager
def tag(name, out):
    out.append(f'<{name}>')
    try:
        yield out
    except ValueError as e:
        out.append(f'!{e}')
    finally:
        out.append(f'</{name}>')
out = []
with tag('a', out), tag('b', out) as x:
    x.append('text')
    raise ValueError('oops')
emit(''.join(out))
with suppress(ZeroDivisionError):
    1 / 0
with ExitStack() as st:
    for n in 'xyz':
        st.enter_context(tag(n, out))
    st.callback(out.append, 'cb')
emit(out[4:])

class Timer:

    def __enter__(self):
        self.log = ['in']
        return self

    def __exit__(self, t, v, tb):
        self.log.append((t and t.__name__, str(v)))
        return t is KeyError
with Timer() as t:
    raise KeyError('zz')
emit(t.log)

def fib():
    a, b = (0, 1)
    while True:
        yield a
        a, b = (b, a + b)
emit(list(itertools.islice(fib(), 10, 20)), sum((x for x in itertools.takewhile(lambda v: v < 4000000.0, fib()) if x % 2 == 0)))

def flatten(x):
    if isinstance(x, (list, tuple)):
        for i in x:
            yield from flatten(i)
    else:
        yield x
emit(list(flatten([1, [2, (3, [4, [5]])], 6])), max(flatten([[3], [[9]], 1])))

class Tree:

    def __init__(self, v, l=None, r=None):
        self.v, self.l, self.r = (v, l, r)

    def __iter__(self):
        if self.l:
            yield from self.l
        yield self.v
        if self.r:
            yield from self.r

    def insert(self, v):
        side = 'l' if v < self.v else 'r'
        if (c := getattr(self, side)) is None:
            setattr(self, side, Tree(v))
        else:
            c.insert(v)
t = Tree(50)
for v in (30, 70, 20, 40, 60, 80):
    t.insert(v)
emit(list(t), sorted(t, reverse=True)[:2], 40 in t, *t)
g = (x * x for x in range(3))
emit(next(g), list(g), next(g, 'end'))
gen = (i for i in range(3))
gen.close()
emit(list(gen))

class Countdown:

    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
emit(list(Countdown(3)), dict(zip('abc', Countdown(5))), [*map(str, Countdown(2))], tuple(filter(None, [0, 1, 2])))
expected = """\
row 2: invalid literal for int() with base 10: 'x'
row 4: not enough values to unpack (expected 3, got 1)
[('apple', 3, 0.5), ('plum', 10, 0.05), ('fig', 2, 2.25)] 6.5
[10.0, 15.0, 30.0]
('done', 3)
cleanup
1 caught KeyError('k') ret []
<a><b>text!oops</b></a>
['</b>', '</a>', '<x>', '<y>', '<z>', 'cb', '</z>', '</y>', '</x>']
['in', ('KeyError', "'zz'")]
[55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181] 4613732
[1, 2, 3, 4, 5, 6] 9
[20, 30, 40, 50, 60, 70, 80] [80, 70] True 20 30 40 50 60 70 80
0 [1, 4] end
[]
[3, 2, 1] {'a': 5, 'b': 4, 'c': 3} ['2', '1'] (1, 2)
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Decorators, descriptors, closures, signatures.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


import functools

def retry(times, exceptions=(Exception,)):

    def deco(f):

        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except exceptions as e:
                    emit(f'attempt {attempt} of {f.__name__}{args} failed: {type(e).__name__}: {e}')
            raise RuntimeError('gave up')
        return wrapper
    return deco
state = {'n': 0}

@retry(3, exceptions=(ValueError, KeyError))
def flaky(x):
    """Docs."""
    state['n'] += 1
    if state['n'] < 3:
        raise ValueError(x)
    return x * 2
emit(flaky(21), flaky.__name__, flaky.__doc__)

class memo:

    def __init__(self, f):
        self.f, self.cache = (f, {})
        functools.update_wrapper(self, f)

    def __call__(self, *a):
        if a not in self.cache:
            self.cache[a] = self.f(*a)
        return self.cache[a]

@memo
def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
emit(ack(2, 3), len(ack.cache), ack.__name__)

def typed(**types):

    def deco(f):

        def g(**kw):
            for k, v in kw.items():
                if not isinstance(v, types[k]):
                    raise TypeError(f'{k} must be {types[k].__name__}, not {type(v).__name__}')
            return f(**kw)
        return g
    return deco

@typed(a=int, b=str)
def rep(*, a, b='x'):
    return b * a
emit(rep(a=3, b='ab'))
for kw in ({'a': '1'}, {}, {'a': 1, 'c': 2}):
    try:
        emit(rep(**kw))
    except Exception as e:
        emit(type(e).__name__, e)

@functools.total_ordering
class Version:

    def __init__(self, s):
        self.parts = tuple(map(int, s.split('.')))

    def __eq__(self, o):
        return self.parts == o.parts

    def __lt__(self, o):
        return self.parts < o.parts

    def __repr__(self):
        return 'v' + '.'.join(map(str, self.parts))
emit(sorted(map(Version, ['1.10', '1.2', '1.2.1', '0.9'])), Version('1.0') >= Version('1.0'))

@functools.singledispatch
def show(x):
    return f'object {x!r}'

@show.register
def _(x: int):
    return f'int {x}'

@show.register(list)
def _(x):
    return 'list of ' + ', '.join(map(show, x))
emit(show(3), show([1, 'a']), show(2.5), show(True))

class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry[name or cls.__name__.lower()] = cls

class A(Plugin):
    pass

class B(Plugin, name='bee'):
    pass
emit({k: v.__name__ for k, v in Plugin.registry.items()})

class Typed:

    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, None)

    def __set__(self, obj, v):
        if not isinstance(v, self.kind):
            raise TypeError(f'{self.name[1:]}: expected {self.kind.__name__}')
        setattr(obj, self.name, v)

class Person:
    name, age = (Typed(str), Typed(int))

    def __init__(self, name, age):
        self.name, self.age = (name, age)
p = Person('Al', 3)
emit(p.name, p.age)
try:
    p.age = 'x'
except TypeError as e:
    emit(e)

class Lazy:

    @functools.cached_property
    def v(self):
        emit('computing')
        return 42
l = Lazy()
emit(l.v, l.v)

def curry(f, n):
    return f if n <= 1 else lambda x: curry(functools.partial(f, x), n - 1)
emit(curry(lambda a, b, c: a * 100 + b * 10 + c, 3)(1)(2)(3))
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
emit(compose(str, abs, lambda x: x - 10)(3))
fs = [lambda i=i: i for i in range(3)]
gs = [lambda: i for i in range(3)]
emit([f() for f in fs], [g() for g in gs])

def counter():
    n = 0

    def inc(k=1):
        nonlocal n
        n += k
        return n
    return inc
c = counter()
c()
c(5)
emit(c())

def kw(a, b=2, /, c=3, *args, d, e=5, **k):
    return (a, b, c, args, d, e, k)
emit(kw(1, d=4), kw(1, 2, 3, 4, 5, d=6, z=7))
for bad in (lambda: kw(), lambda: kw(1), lambda: kw(a=1, d=2), lambda: kw(1, 2, *[9], c=3, d=4), lambda: (lambda x: x)(1, 2), lambda: (lambda x: x)(y=1)):
    try:
        bad()
    except TypeError as e:
        emit(e)
expected = """\
attempt 1 of flaky(21,) failed: ValueError: 21
attempt 2 of flaky(21,) failed: ValueError: 21
42 flaky Docs.
9 20 ack
ababab
TypeError a must be int, not str
TypeError rep() missing 1 required keyword-only argument: 'a'
KeyError 'c'
[v0.9, v1.2, v1.2.1, v1.10] True
int 3 list of int 1, object 'a' object 2.5 int True
{'a': 'A', 'bee': 'B'}
Al 3
age: expected int
computing
42 42
123
7
[0, 1, 2] [2, 2, 2]
7
(1, 2, 3, (), 4, 5, {}) (1, 2, 3, (4, 5), 6, 5, {'z': 7})
kw() missing 1 required positional argument: 'a'
kw() missing 1 required keyword-only argument: 'd'
kw() missing 1 required positional argument: 'a'
kw() got multiple values for argument 'c'
<lambda>.<locals>.<lambda>() takes 1 positional argument but 2 were given
<lambda>.<locals>.<lambda>() got an unexpected keyword argument 'y'
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Pattern matching and a stack machine.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


def area(shape):
    match shape:
        case {'type': 'circle', 'r': float() | int() as r}:
            return 3.14159 * r * r
        case {'type': 'rect', 'w': w, 'h': h, **rest} if not rest:
            return w * h
        case {'type': 'rect', **rest}:
            return f'odd rect {rest}'
        case {'type': str(t)}:
            raise ValueError(f'unknown {t}')
        case ['poly', *pts] if len(pts) >= 3:
            return abs(sum((x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(pts, pts[1:] + pts[:1])))) / 2
        case [x, y]:
            return f'pair {x} {y}'
        case [x]:
            return f'single {x}'
        case [] | None:
            return 'nothing'
        case str() as s if s.isdigit():
            return int(s)
        case 'a' | 'b':
            return 'ab'
        case bool():
            return 'bool'
        case -1 | 1:
            return 'unit'
        case int(n):
            return f'int {n}'
        case _:
            return 'other'
for s in [{'type': 'circle', 'r': 2}, {'type': 'rect', 'w': 2, 'h': 3}, {'type': 'rect', 'w': 2, 'z': 1, 'h': 0}, ['poly', (0, 0), (4, 0), (4, 3)], (1, 2), [1], [], None, '42', 'a', 'zz', True, -1, 7, 2.5]:
    emit(area(s))
try:
    area({'type': 'blob'})
except ValueError as e:
    emit(e)

class P:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = (x, y)

def where(p):
    match p:
        case P(0, 0):
            return 'origin'
        case P(x=0):
            return 'y axis'
        case P(x, y) if x == y:
            return f'diagonal {x}'
        case P():
            return 'somewhere'
emit([where(P(*t)) for t in ((0, 0), (0, 1), (2, 2), (1, 2))])

def cmd(line):
    match line.split():
        case ['go', 'north' | 'south' as d]:
            return d
        case ['get', obj, *_]:
            return obj
        case ['quit' | 'exit']:
            return None
        case [cmd, *args]:
            return (cmd, args)
emit(cmd('go north'), cmd('get lamp now'), cmd('exit'), cmd('dance a b'))

class Machine:

    def __init__(self):
        self.stack, self.out = ([], [])

    def run(self, code):
        pc = 0
        while pc < len(code):
            match code[pc]:
                case ['push', n]:
                    self.stack.append(n)
                case ['add' | 'mul' | 'sub' as op]:
                    b, a = (self.stack.pop(), self.stack.pop())
                    self.stack.append({'add': a + b, 'mul': a * b, 'sub': a - b}[op])
                case ['dup']:
                    self.stack.append(self.stack[-1])
                case ['jnz', target]:
                    if self.stack[-1]:
                        pc = target
                        continue
                case ['print']:
                    self.out.append(self.stack[-1])
                case bad:
                    raise ValueError(f'bad instruction {bad!r}')
            pc += 1
        return self.out
emit(Machine().run([('push', 5), ('print',), ('push', 1), ('sub',), ('jnz', 1)]))
try:
    Machine().run([('boom',)])
except ValueError as e:
    emit(e)
expected = """\
12.56636
6
odd rect {'w': 2, 'z': 1, 'h': 0}
6.0
pair 1 2
single 1
nothing
nothing
42
ab
other
bool
unit
int 7
other
unknown blob
['origin', 'y axis', 'diagonal 2', 'somewhere']
north lamp None ('dance', ['a', 'b'])
[5, 4, 3, 2, 1]
bad instruction ('boom',)
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Inheritance, metaclasses, properties, containers.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


class Base:
    count = 0

    def __init__(self, name):
        self.name = name
        Base.count += 1
        type(self).count

    def who(self):
        return f'Base({self.name})'

    @staticmethod
    def helper(x):
        return x * 2

    @classmethod
    def make(cls, *a):
        return cls(*a)

    def __getattr__(self, n):
        if n.startswith('get_'):
            return lambda: getattr(self, n[4:])
        raise AttributeError(f'no {n}')

class Left(Base):

    def who(self):
        return 'L>' + super().who()

class Right(Base):

    def who(self):
        return 'R>' + super().who()

class Both(Left, Right):

    def __init__(self, name, extra=None):
        super().__init__(name)
        self.extra = extra

    def who(self):
        return 'B>' + super().who()
b = Both.make('n', 5)
emit(b.who(), b.extra, b.get_extra(), Both.helper(4), Base.count, isinstance(b, Right), issubclass(Both, Base), hasattr(b, 'zip'), getattr(b, 'zap', 'dflt'))
try:
    b.zap
except AttributeError as e:
    emit(e)
emit([k.__name__ for k in (Left, Right, Both)], Both.__name__, type(b).__name__, b.make('z').name)

class Meta(type):

    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns)
        c.tag = kw.get('tag', name.lower())
        return c

    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        obj.made = True
        return obj

    def __len__(cls):
        return 42

class K(metaclass=Meta, tag='kay'):
    pass
emit(K.tag, K().made, len(K), type(K).__name__)

class Single:
    _inst = None

    def __new__(cls, *a):
        if cls._inst is None:
            cls._inst = super().__new__(cls)
        return cls._inst

    def __init__(self, v=0):
        self.v = v
emit(Single(1) is Single(2), Single().v)

class Temp:

    def __init__(self, c):
        self._c = c

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        self._c = (v - 32) * 5 / 9

    @f.deleter
    def f(self):
        self._c = 0
t = Temp(100)
emit(t.f)
t.f = 50
emit(t._c)
del t.f
emit(t.f)

class MyList(list):

    def __getitem__(self, i):
        return super().__getitem__(i - 1) if isinstance(i, int) else super().__getitem__(i)

    def sum(self):
        return sum(self)
m = MyList([1, 2, 3])
m.append(4)
emit(m[1], m[1:3], m.sum(), m, len(m), type(m + [1]).__name__, m == [1, 2, 3, 4])

class D(dict):

    def __missing__(self, k):
        self[k] = v = k * 2
        return v
d = D(a=1)
emit(d['a'], d['zz'], d, d.get('q'))

class Money(int):

    def __new__(cls, v):
        return super().__new__(cls, round(v * 100))

    def __str__(self):
        return f'${self / 100:.2f}'

    def __add__(self, o):
        return Money((int(self) + int(o)) / 100)
emit(Money(1.5) + Money(2.25), repr(Money(1)), Money(3) > Money(2))

class Err(ValueError):
    code = 7
try:
    raise Err('boom', 3)
except ValueError as e:
    emit(e.code, e.args, type(e).__name__, isinstance(e, Err))

class Node:

    def __init__(self, v, nxt=None):
        self.v, self.next = (v, nxt)

class Linked:

    def __init__(self, it=()):
        self.head = None
        for x in reversed(list(it)):
            self.head = Node(x, self.head)

    def __iter__(self):
        n = self.head
        while n:
            yield n.v
            n = n.next

    def reverse(self):
        prev, cur = (None, self.head)
        while cur:
            cur.next, prev, cur = (prev, cur, cur.next)
        self.head = prev
        return self

    def __repr__(self):
        return ' -> '.join(map(repr, self)) or 'empty'
emit(Linked('abc').reverse(), Linked(), list(Linked([1, 2])))

class Bst:

    class _N:
        __slots__ = ('k', 'l', 'r')

        def __init__(s, k):
            s.k, s.l, s.r = (k, None, None)

    def __init__(self):
        self.root = None
        self.n = 0

    def add(self, k):
        if self.root is None:
            self.root = self._N(k)
            self.n = 1
            return
        n = self.root
        while k != n.k:
            side = 'l' if k < n.k else 'r'
            nxt = getattr(n, side)
            if nxt is None:
                setattr(n, side, self._N(k))
                self.n += 1
                return
            n = nxt

    def walk(self, n='root'):
        if n == 'root':
            n = self.root
        return [] if n is None else [*self.walk(n.l), n.k, *self.walk(n.r)]

    def height(self, n=0):
        n = self.root if n == 0 else n
        return 0 if n is None else 1 + max(self.height(n.l), self.height(n.r))
t = Bst()
[t.add(x) for x in (5, 2, 8, 1, 9, 3, 5)]
emit(t.walk(), t.height(), t.n)
emit(f'{b.name!r:>8}|{3.14159:<8.3}|{'x':*^7}|{42:#06x}|{1000000.0:,.0f}|{-5:+d}|{0.256:.1%}|{{}}|b.name={b.name!r}|2+3={2 + 3!r}|{'nested ' + f'{1 + 1}'}')
type Alias[T] = list[T]

def first[T](xs: list[T], default: T | None=None) -> T | None:
    return next(iter(xs), default)

class Box[T]:

    def __init__(self, v: T):
        self.v = v

    def map[U](self, f) -> 'Box[U]':
        return Box(f(self.v))
emit(first([3, 4]), first([]), Box(2).map(str).v + '!', Box[int](5).v)
expected = """\
B>L>R>Base(n) 5 5 8 1 True True False dflt
no zap
['Left', 'Right', 'Both'] Both Both z
kay True 42 Meta
True 0
212.0
10.0
32.0
1 [2, 3] 10 [1, 2, 3, 4] 4 list True
1 zzzz {'a': 1, 'zz': 'zzzz'} None
$3.75 100 True
7 ('boom', 3) Err True
'c' -> 'b' -> 'a' empty [1, 2]
[1, 2, 3, 5, 8, 9] 3 6
     'n'|3.14    |***x***|0x002a|1,000,000|-5|25.6%|{}|b.name='n'|2+3=5|nested 2
3 None 2! 5
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
# ---
# Text: counting, ciphers, tables, formats.
lines = []


def emit(*args, sep=" ", end="\n"):
    lines.append(sep.join(map(str, args)) + end)


import re, string
from collections import Counter
TEXT = 'It was the best of times, it was the worst of times, it was the age of wisdom,\nit was the age of foolishness; it was the epoch of belief -- it was the epoch of incredulity...\n'
words = re.findall("[a-z']+", TEXT.lower())
freq = Counter(words)
emit(f'{'word':<12}|{'count':>6}|{'share':>8}')
emit('-' * 12 + '+' + '-' * 6 + '+' + '-' * 8)
for w, n in freq.most_common(5):
    emit(f'{w:<12}|{n:>6d}|{n / len(words):>8.2%}')
emit(len(words), len(freq), sum(map(len, words)) / len(words))
emit(sorted(freq, key=lambda w: (-len(w), w))[:3], TEXT.count('\n'), TEXT.title()[:20], TEXT.splitlines()[0].partition(','))
emit(''.join((c for c in TEXT if c not in string.punctuation)).split()[-1], TEXT.translate(str.maketrans('aeiou', 'AEIOU'))[:30])

def caesar(s, k):
    return ''.join((chr((ord(c) - b + k) % 26 + b) if (b := (97 if c.islower() else 65 if c.isupper() else 0)) else c for c in s))
e = caesar('Hello, World!', 3)
emit(e, caesar(e, -3))

def rle(s):
    return re.sub('(.)\\1*', lambda m: f'{len(m[0])}{m[1]}', s)

def unrle(s):
    return ''.join((int(n) * c for n, c in re.findall('(\\d+)(\\D)', s)))
emit(rle('aaabccd'), unrle(rle('aaabccd')))

def is_palindrome(s):
    s = [c.lower() for c in s if c.isalnum()]
    return s == s[::-1]
emit(is_palindrome('A man, a plan, a canal: Panama'), is_palindrome('nope'))
emit(*(f'{n:>4}{n:>8b}{n:>6o}{n:>5X}{n:>12,}{n:>10.2e}' for n in (1, 42, 255, 65536)), sep='\n')

def roman(n):
    out = ''
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        k, n = divmod(n, v)
        out += s * k
    return out
emit([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
emit('%-10s|%5.1f|%03d|%x|%s|%r|%%|%+d|%e' % ('left', 3.14159, 7, 255, None, 'q', 5, 12345.678))
emit('{0!r:>10} {name:^9} {1:*<6} {2[1]} {3.real}'.format('a', 12, [1, 2], 3 + 4j, name='mid'))
morse = dict(zip('abcde', ['.-', '-...', '-.-.', '-..', '.']))
emit(' '.join((morse.get(c, '?') for c in 'decade!')))
emit('anagrams:', [*{frozenset(Counter(w).items()): w for w in ['listen', 'silent', 'enlist', 'google']}.values()])
emit('tab\tsep'.expandtabs(8), 'a-b_c'.replace('-', ' ').replace('_', ' ').split(), 'xyz'.zfill(6), '-5'.zfill(4), 'abc'.center(9, '*'), 'ß'.upper(), 'ǅ'.lower(), 'İ'.lower().encode())
emit(f'{3.0:g} {1e+16:g} {1e-05:g} {123456789.0:g} {0.1:.20f} {1e+100:.3g} {float('nan'):5} {float('inf'):+} {-0.0:.1f} {1234567.891:,.2f} {12:08.3f} {1 + 2j:.2f}')
import textwrap
emit(textwrap.fill('The quick brown fox jumps over the lazy dog and runs away from the bear.', 30), textwrap.dedent('   a\n     b\n   c'), textwrap.indent('x\ny', '> '), textwrap.shorten('Hello wonderful world', 15), sep='\n')
expected = """\
word        | count|   share
------------+------+--------
it          |     6|  16.67%
was         |     6|  16.67%
the         |     6|  16.67%
of          |     6|  16.67%
times       |     2|   5.56%
36 13 3.5833333333333335
['foolishness', 'incredulity', 'belief'] 2 It Was The Best Of T ('It was the best of times', ',', ' it was the worst of times, it was the age of wisdom,')
incredulity It wAs thE bEst Of tImEs, It w
Khoor, Zruog! Hello, World!
3a1b2c1d aaabccd
True False
   1       1     1    1           1  1.00e+00
  42  101010    52   2A          42  4.20e+01
 25511111111   377   FF         255  2.55e+02
655361000000000000000020000010000      65,536  6.55e+04
['I', 'IV', 'IX', 'XIV', 'XL', 'XC', 'CD', 'MCMXCIV', 'MMXXIV', 'MMMCMXCIX']
left      |  3.1|007|ff|None|'q'|%|+5|1.234568e+04
       'a'    mid    12**** 2 3.0
-.. . -.-. .- -.. . ?
anagrams: ['enlist', 'google']
tab     sep ['a', 'b', 'c'] 000xyz -005 ***abc*** SS ǆ b'i\\xcc\\x87'
3 1e+16 1e-05 1.23457e+08 0.10000000000000000555 1e+100   nan +inf -0.0 1,234,567.89 0012.000 1.00+2.00j
The quick brown fox jumps over
the lazy dog and runs away
from the bear.
a
  b
c
> x
> y
Hello [...]
"""
for got, want in zip("".join(lines).split("\n"), expected.split("\n"), strict=True):
    assert got == want, (got, want)
