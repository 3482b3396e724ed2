from typing import *
assert repr((List, Dict, Set, FrozenSet, Tuple, Type, Callable, Iterable, Iterator, Sequence, Mapping, Any, Union, Optional, Literal, Generic, Protocol, ClassVar, Final)) == "(typing.List, typing.Dict, typing.Set, typing.FrozenSet, typing.Tuple, typing.Type, typing.Callable, typing.Iterable, typing.Iterator, typing.Sequence, typing.Mapping, typing.Any, typing.Union, typing.Optional, typing.Literal, <class 'typing.Generic'>, <class 'typing.Protocol'>, typing.ClassVar, typing.Final)"
# ---
from typing import *
T = TypeVar('T')
assert repr((List[int], Dict[str, int], Tuple[int, ...], Tuple[()], Tuple[int, str], Set[T], Type[int], Callable[[int], str], Callable[..., int], Callable[[], None])) == '(typing.List[int], typing.Dict[str, int], typing.Tuple[int, ...], typing.Tuple[()], typing.Tuple[int, str], typing.Set[~T], typing.Type[int], typing.Callable[[int], str], typing.Callable[..., int], typing.Callable[[], NoneType])'
# ---
from typing import *
assert repr((Union[int, str], Optional[int], Union[int, None], Union[int, None, str], Optional[Union[int, str]], Union[int], Union[int, int], Union[Union[int, str], float])) == "(typing.Union[int, str], typing.Optional[int], typing.Optional[int], typing.Union[int, NoneType, str], typing.Union[int, str, NoneType], <class 'int'>, <class 'int'>, typing.Union[int, str, float])"
# ---
from typing import *
assert repr((Union[int, str] == Union[str, int], hash(Union[int, str]) == hash(Union[str, int]), Union[int, str] == int | str, Optional[int] == Union[int, None])) == '(True, True, True, True)'
# ---
from typing import *
assert repr((Literal[1, 'a', True, None], Literal[1, 1], Literal[Literal[1], 2], Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1])) == "(typing.Literal[1, 'a', True, None], typing.Literal[1], typing.Literal[1, 2], False, True)"
# ---
# unchecked
from typing import *
T = TypeVar('T')
assert repr((Annotated[int, 'x'], Annotated[Annotated[int, 1], 2], Annotated[List[T], 1][int], Annotated[int, 'x'].__metadata__, Annotated[int, 'x'].__origin__)) == "(typing.Annotated[int, 'x'], typing.Annotated[int, 1, 2], typing.Annotated[typing.List[int], 1], ('x',), <class 'int'>)"
# ---
from typing import *
T = TypeVar('T')
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
B = TypeVar('B', bound=int)
C = TypeVar('C', int, str)
CO = TypeVar('CO', covariant=True)
assert repr((T, P, Ts, B, C, CO, T.__name__, B.__bound__, C.__constraints__, T.__bound__, P.args, P.kwargs)) == "(~T, ~P, Ts, ~B, ~C, +CO, 'T', <class 'int'>, (<class 'int'>, <class 'str'>), None, P.args, P.kwargs)"
# ---
from typing import *
TypeVar('T', int)  # raises: TypeError "A single constraint is not allowed"
# ---
from typing import *
TypeVar('T', int, str, bound=int)  # raises: TypeError "Constraints cannot be combined with bound=..."
# ---
from typing import *
TypeVar('T', covariant=True, contravariant=True)  # raises: ValueError "Bivariant types are not supported."
# ---
# unchecked
from typing import *
assert repr((TypeVar('X', default=int).__default__, TypeVar('X').has_default(), TypeVar('X').__default__)) == "(<class 'int'>, False, typing.NoDefault)"
# ---
from typing import *
T = TypeVar('T')
K = TypeVar('K')
V = TypeVar('V')
class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
class Pair(Generic[K, V]):
    pass
class Sub(Stack[int]):
    pass
class Both(Pair[K, int], Stack[K]):
    pass
assert repr((Stack[int], Stack[T], Stack, Pair[int, str], Pair[K, int][str], Stack[int]().items, Stack[int].__origin__, Stack[int].__args__, Stack[T].__parameters__, Both.__parameters__, Sub.__parameters__)) == "(__main__.Stack[int], __main__.Stack[~T], <class '__main__.Stack'>, __main__.Pair[int, str], __main__.Pair[str, int], [], <class '__main__.Stack'>, (<class 'int'>,), (~T,), (~K,), ())"
# ---
from typing import *
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
Stack[int, str]  # raises: TypeError "Too many arguments for <class '__main__.Stack'>; actual 2, expected 1"
# ---
from typing import *
K = TypeVar('K')
V = TypeVar('V')
class Pair(Generic[K, V]):
    pass
Pair[int]  # raises: TypeError "Too few arguments for <class '__main__.Pair'>; actual 1, expected at least 2"
# ---
from typing import *
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
class Sub(Stack[int]):
    pass
Sub[int]  # raises: TypeError "<class '__main__.Sub'> is not a generic class"
# ---
from typing import *
Generic[int]  # raises: TypeError "Parameters to Generic[...] must all be type variables or parameter specification variables."
# ---
from typing import *
T = TypeVar('T')
Generic[T, T]  # raises: TypeError "Parameters to Generic[...] must all be unique"
# ---
from typing import *
Generic[()]  # raises: TypeError "Parameter list to Generic[...] cannot be empty"
# ---
from typing import *
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
assert repr((isinstance(Stack(), Stack), isinstance([], List), issubclass(list, List), isinstance((), Tuple), isinstance({}, Mapping))) == '(True, True, True, True, True)'
# ---
from typing import *
isinstance([], List[int])  # raises: TypeError "Subscripted generics cannot be used with class and instance checks"
# ---
from typing import *
assert repr((isinstance(1, Union[int, str]), isinstance(1, Optional[str]), issubclass(int, Union[int, str]))) == '(True, False, True)'
# ---
from typing import *
isinstance(1, Any)  # raises: TypeError "typing.Any cannot be used with isinstance()"
# ---
from typing import *
isinstance(1, Literal[1])  # raises: TypeError "Subscripted generics cannot be used with class and instance checks"
# ---
from typing import *
T = TypeVar('T')
isinstance(1, T)  # raises: TypeError "isinstance() arg 2 must be a type, a tuple of types, or a union"
# ---
from typing import *
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class File:
    def close(self): pass
assert repr((isinstance(File(), Closer), isinstance(3, Closer), issubclass(File, Closer), issubclass(int, Closer))) == '(True, False, True, False)'
# ---
from typing import *
class Plain(Protocol):
    x: int
    def m(self): ...
class File:
    def close(self): pass
isinstance(File(), Plain)  # raises: TypeError "Instance and class checks can only be used with @runtime_checkable protocols"
# ---
from typing import *
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
Closer()  # raises: TypeError "Protocols cannot be instantiated"
# ---
from typing import *
class Plain(Protocol):
    x: int
    def m(self): ...
Plain()  # raises: TypeError "Protocols cannot be instantiated"
# ---
from typing import *
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class Plain(Protocol):
    x: int
    def m(self): ...
class File:
    def close(self): pass
assert repr((is_protocol(Closer), is_protocol(File), get_protocol_members(Closer) == frozenset({'close'}), get_protocol_members(Plain) == frozenset({'x', 'm'}))) == '(True, False, True, True)'
# ---
from typing import *
get_protocol_members(int)  # raises: TypeError "<class 'int'> is not a Protocol"
# ---
from typing import *
class File:
    def close(self): pass
runtime_checkable(File)  # raises: TypeError "@runtime_checkable can be only applied to protocol classes, got <class '__main__.File'>"
# ---
from typing import *
class Point(NamedTuple):
    x: int
    y: int = 0
assert repr((Point(1), Point(1, 2), Point(x=3)._asdict(), Point._fields, Point._field_defaults, Point(1, 2) == (1, 2), Point(1)._replace(y=5), Point.__annotations__)) == "(Point(x=1, y=0), Point(x=1, y=2), {'x': 3, 'y': 0}, ('x', 'y'), {'y': 0}, True, Point(x=1, y=5), {'x': <class 'int'>, 'y': <class 'int'>})"
# ---
from typing import *
class Point(NamedTuple):
    x: int
    y: int = 0
Emp = NamedTuple('Emp', [('name', str), ('id', int)])
assert repr((Emp('a', 1), Emp._fields, Emp.__annotations__, issubclass(Point, tuple))) == "(Emp(name='a', id=1), ('name', 'id'), {'name': <class 'str'>, 'id': <class 'int'>}, True)"
# ---
from typing import *
class Point(NamedTuple):
    x: int
    y: int = 0
Point()  # raises: TypeError "Point.__new__() missing 1 required positional argument: 'x'"
# ---
# unchecked
from typing import *
class Movie(TypedDict):
    name: str
    year: int
class Opt(Movie, total=False):
    extra: Required[int]
    more: List[str]
TD = TypedDict('TD', {'a': int, 'b': str})
assert repr((Movie(name='a', year=1), Movie.__annotations__, Movie.__required_keys__ == {'name', 'year'}, Movie.__total__, Opt.__total__, Opt.__optional_keys__, sorted(Opt.__required_keys__), Opt.__annotations__, TD(a=1, b='x'), TD.__annotations__, is_typeddict(Movie), is_typeddict(dict))) == "({'name': 'a', 'year': 1}, {'name': <class 'str'>, 'year': <class 'int'>}, True, True, False, frozenset({'more'}), ['extra', 'name', 'year'], {'name': <class 'str'>, 'year': <class 'int'>, 'extra': typing.Required[int], 'more': typing.List[str]}, {'a': 1, 'b': 'x'}, {'a': <class 'int'>, 'b': <class 'str'>}, True, False)"
# ---
from typing import *
class Movie(TypedDict):
    name: str
    year: int
isinstance({}, Movie)  # raises: TypeError "TypedDict does not support instance and class checks"
# ---
from typing import *
class Movie(TypedDict):
    name: str
    year: int
TD = TypedDict('TD', {'a': int, 'b': str})
assert repr((type(Movie(name='x', year=1)), Movie, TD, Movie.__name__)) == "(<class 'dict'>, <class '__main__.Movie'>, <class '__main__.TD'>, 'Movie')"
# ---
from typing import *
UserId = NewType('UserId', int)
assert repr((UserId(5), UserId, UserId.__name__, UserId.__supertype__, List[UserId])) == "(5, __main__.UserId, 'UserId', <class 'int'>, typing.List[__main__.UserId])"
# ---
from typing import *
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x
assert repr((f(3), len(get_overloads(f)))) == '(3, 2)'
# ---
from typing import *
def g(a: int, b: 'str' = 'x', *c: Optional[int], d: Annotated[int, 'note'] = 1, **e: List['int']) -> None: pass
assert repr(get_type_hints(g)) == "{'a': <class 'int'>, 'b': <class 'str'>, 'c': typing.Optional[int], 'd': <class 'int'>, 'e': typing.List[int], 'return': <class 'NoneType'>}"
# ---
from typing import *
def g(a: int, b: 'str' = 'x', *c: Optional[int], d: Annotated[int, 'note'] = 1, **e: List['int']) -> None: pass
assert repr(get_type_hints(g, include_extras=True)) == "{'a': <class 'int'>, 'b': <class 'str'>, 'c': typing.Optional[int], 'd': typing.Annotated[int, 'note'], 'e': typing.List[int], 'return': <class 'NoneType'>}"
# ---
from typing import *
class H:
    a: int
    b: 'List[int]'
    c: ClassVar[int] = 3
    d: Annotated[str, 1] = ''
    e: Optional['H'] = None
assert repr(get_type_hints(H, {'List': List, 'H': H, 'Optional': Optional})) == "{'a': <class 'int'>, 'b': typing.List[int], 'c': typing.ClassVar[int], 'd': <class 'str'>, 'e': typing.Optional[__main__.H]}"
# ---
from typing import *
class H:
    a: int
    b: 'List[int]'
    c: ClassVar[int] = 3
    d: Annotated[str, 1] = ''
    e: Optional['H'] = None
class H2(H):
    z: Final[int] = 2
assert repr(get_type_hints(H2, {'List': List, 'H': H, 'Optional': Optional}, include_extras=True)) == "{'a': <class 'int'>, 'b': typing.List[int], 'c': typing.ClassVar[int], 'd': typing.Annotated[str, 1], 'e': typing.Optional[__main__.H], 'z': typing.Final[int]}"
# ---
from typing import *
class Point(NamedTuple):
    x: int
    y: int = 0
class Movie(TypedDict):
    name: str
    year: int
class Opt(Movie, total=False):
    extra: Required[int]
    more: List[str]
assert repr((get_type_hints(Point), get_type_hints(Movie), get_type_hints(Opt))) == "({'x': <class 'int'>, 'y': <class 'int'>}, {'name': <class 'str'>, 'year': <class 'int'>}, {'name': <class 'str'>, 'year': <class 'int'>, 'extra': <class 'int'>, 'more': typing.List[str]})"
# ---
from typing import *
get_type_hints(3)  # raises: TypeError "3 is not a module, class, method, or function."
# ---
from typing import *
T = TypeVar('T')
P = ParamSpec('P')
assert repr((get_origin(List[int]), get_origin(Union[int, str]), get_origin(Optional[int]), get_origin(int), get_origin(Callable[[int], str]), get_origin(Annotated[int, 1]), get_origin(Generic), get_origin(Generic[T]), get_origin(list[int]), get_origin(Literal[1]), get_origin(ClassVar[int]), get_origin(P.args), get_origin(Tuple), get_origin(Dict))) == "(<class 'list'>, typing.Union, typing.Union, None, <class 'collections.abc.Callable'>, typing.Annotated, <class 'typing.Generic'>, <class 'typing.Generic'>, <class 'list'>, typing.Literal, typing.ClassVar, ~P, <class 'tuple'>, <class 'dict'>)"
# ---
from typing import *
import collections.abc
assert repr((get_args(List[int]), get_args(Union[int, str]), get_args(Callable[[int], str]), get_args(Callable[..., str]), get_args(Annotated[int, 1]), get_args(int), get_args(dict[str, int]), get_args(int | None), get_args(Literal[1, 'a']), get_args(Tuple[()]), get_args(Tuple[int, ...]), get_args(collections.abc.Callable[[int], str]))) == "((<class 'int'>,), (<class 'int'>, <class 'str'>), ([<class 'int'>], <class 'str'>), (Ellipsis, <class 'str'>), (<class 'int'>, 1), (), (<class 'str'>, <class 'int'>), (<class 'int'>, <class 'NoneType'>), (1, 'a'), (), (<class 'int'>, Ellipsis), ([<class 'int'>], <class 'str'>))"
# ---
from typing import *
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x
assert repr((cast(int, 'x'), assert_type(3, int), no_type_check(f) is f, TYPE_CHECKING, Text, AnyStr)) == "('x', 3, True, False, <class 'str'>, ~AnyStr)"
# ---
from typing import *
assert_never(3)  # raises: AssertionError "Expected code to be unreachable, but got: 3"
# ---
from typing import *
class File:
    def close(self): pass
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x
assert repr((final(File) is File, override(f) is f)) == '(True, True)'
# ---
from typing import *
assert repr((NoReturn, Never, Self, LiteralString, TypeAlias, Required, NotRequired, ReadOnly, TypeGuard, TypeIs, Unpack, Concatenate, NoDefault, ForwardRef('x'))) == "(typing.NoReturn, typing.Never, typing.Self, typing.LiteralString, typing.TypeAlias, typing.Required, typing.NotRequired, typing.ReadOnly, typing.TypeGuard, typing.TypeIs, typing.Unpack, typing.Concatenate, typing.NoDefault, ForwardRef('x'))"
# ---
from typing import *
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
assert repr((ClassVar[int], Final[str], Required[int], NotRequired[int], ReadOnly[int], TypeGuard[int], TypeIs[str], Unpack[Tuple[int, str]], Unpack[Ts], Concatenate[int, P], Callable[P, int], Callable[Concatenate[int, P], str])) == '(typing.ClassVar[int], typing.Final[str], typing.Required[int], typing.NotRequired[int], typing.ReadOnly[int], typing.TypeGuard[int], typing.TypeIs[str], typing.Unpack[typing.Tuple[int, str]], typing.Unpack[Ts], typing.Concatenate[int, ~P], typing.Callable[~P, int], typing.Callable[typing.Concatenate[int, ~P], str])'
# ---
from typing import *
ClassVar[int, str]  # raises: TypeError "typing.ClassVar accepts only single type. Got (<class 'int'>, <class 'str'>)."
# ---
from typing import *
Optional[int, str]  # raises: TypeError "typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>)."
# ---
from typing import *
Union[()]  # raises: TypeError "Cannot take a Union of no types."
# ---
from typing import *
Self[int]  # raises: TypeError "typing.Self is not subscriptable"
# ---
from typing import *
Any[int]  # raises: TypeError "type 'Any' is not subscriptable"
# ---
from typing import *
List[int, str]  # raises: TypeError "Too many arguments for typing.List; actual 2, expected 1"
# ---
from typing import *
Dict[int]  # raises: TypeError "Too few arguments for typing.Dict; actual 1, expected 2"
# ---
from typing import *
assert repr(List[1]) == 'typing.List[1]'
# ---
from typing import *
List[int][str]  # raises: TypeError "typing.List[int] is not a generic class"
# ---
from typing import *
Callable[int]  # raises: TypeError "Callable must be used as Callable[[arg, ...], result]."
# ---
from typing import *
assert repr(Callable[int, str]) == 'typing.Callable[[int], str]'
# ---
from typing import *
List()  # raises: TypeError "Type List cannot be instantiated; use list() instead"
# ---
from typing import *
Union()  # raises: TypeError "Cannot instantiate typing.Union"
# ---
from typing import *
Any()  # raises: TypeError "Any cannot be instantiated"
# ---
from typing import *
T = TypeVar('T')
K = TypeVar('K')
V = TypeVar('V')
P = ParamSpec('P')
assert repr((Dict[str, T][int], Dict[K, V][str, int], Callable[[T], T][int], Union[T, str][int], Optional[T][int], List[List[T]][int], Tuple[T, ...][int], Callable[P, T][[int, str], float])) == '(typing.Dict[str, int], typing.Dict[str, int], typing.Callable[[int], int], typing.Union[int, str], typing.Optional[int], typing.List[typing.List[int]], typing.Tuple[int, ...], typing.Callable[[int, str], float])'
# ---
from typing import *
K = TypeVar('K')
V = TypeVar('V')
Dict[K, V][int]  # raises: TypeError "Too few arguments for typing.Dict[~K, ~V]; actual 1, expected at least 2"
# ---
from typing import *
T = TypeVar('T')
assert repr((Dict[str, int].__args__, Dict[str, int].__origin__, List.__origin__, Callable.__origin__, Iterable.__origin__, List[T].__parameters__, Dict[str, List[T]].__parameters__)) == "((<class 'str'>, <class 'int'>), <class 'dict'>, <class 'list'>, <class 'collections.abc.Callable'>, <class 'collections.abc.Iterable'>, (~T,), (~T,))"
# ---
from typing import *
assert repr((List['Foo'], Optional['Foo'], Dict[str, 'Foo'], Union['A', 'B'], Callable[['X'], 'Y'], Type['X'], Tuple['A', 'B'])) == "(typing.List[ForwardRef('Foo')], typing.Optional[ForwardRef('Foo')], typing.Dict[str, ForwardRef('Foo')], typing.Union[ForwardRef('A'), ForwardRef('B')], typing.Callable[[ForwardRef('X')], ForwardRef('Y')], typing.Type[ForwardRef('X')], typing.Tuple[ForwardRef('A'), ForwardRef('B')])"
# ---
from typing import *
assert repr((List[int] == List[int], hash(List[int]) == hash(List[int]), List[int] == List[str], List[int] == list[int], List == List, {List[int]: 1}[List[int]])) == '(True, True, False, False, True, 1)'
# ---
from typing import *
T = TypeVar('T')
assert repr((int | List[int], List[int] | None, Optional[int] | str, T | int, 'x' | T, Any | None, Literal[1] | int)) == "(typing.Union[int, typing.List[int]], typing.Optional[typing.List[int]], typing.Union[int, NoneType, str], typing.Union[~T, int], typing.Union[ForwardRef('x'), ~T], typing.Any | None, typing.Union[typing.Literal[1], int])"
# ---
from typing import *
assert repr((Deque, DefaultDict, OrderedDict, Counter, ChainMap, Deque[int], DefaultDict[str, int], OrderedDict[str, int], Counter[str], ChainMap[str, int])) == '(typing.Deque, typing.DefaultDict, typing.OrderedDict, typing.Counter, typing.ChainMap, typing.Deque[int], typing.DefaultDict[str, int], typing.OrderedDict[str, int], typing.Counter[str], typing.ChainMap[str, int])'
# ---
from typing import *
assert repr((Awaitable[int], Coroutine[int, str, float], AsyncIterator[int], AsyncGenerator[int, str], Generator[int, str, float], ContextManager[int], AsyncContextManager[int], Generator[int], AsyncGenerator[int])) == '(typing.Awaitable[int], typing.Coroutine[int, str, float], typing.AsyncIterator[int], typing.AsyncGenerator[int, str], typing.Generator[int, str, float], typing.ContextManager[int, bool | None], typing.AsyncContextManager[int, bool | None], typing.Generator[int, NoneType, NoneType], typing.AsyncGenerator[int, NoneType])'
# ---
from typing import *
assert repr((Hashable, Sized, Collection[int], Container[int], Reversible[int], AbstractSet[int], MutableSet[int], MutableMapping[int, str], MutableSequence[int], KeysView[int], ItemsView[int, str], ValuesView[int], MappingView, Pattern[str], Match[str], IO[str], TextIO, BinaryIO, ByteString)) == "(typing.Hashable, typing.Sized, typing.Collection[int], typing.Container[int], typing.Reversible[int], typing.AbstractSet[int], typing.MutableSet[int], typing.MutableMapping[int, str], typing.MutableSequence[int], typing.KeysView[int], typing.ItemsView[int, str], typing.ValuesView[int], typing.MappingView, typing.Pattern[str], typing.Match[str], typing.IO[str], <class 'typing.TextIO'>, <class 'typing.BinaryIO'>, typing.ByteString)"
# ---
from typing import *
assert repr((SupportsInt, isinstance(3, SupportsInt), isinstance('a', SupportsInt), isinstance(3.5, SupportsFloat), isinstance(3, SupportsIndex), isinstance(3, SupportsAbs), isinstance(3, SupportsRound), isinstance(3, SupportsBytes), isinstance(3j, SupportsComplex))) == "(<class 'typing.SupportsInt'>, True, False, True, True, True, True, False, True)"
# ---
from typing import *
T = TypeVar('T')
assert repr((SupportsAbs[int], SupportsRound[T])) == '(typing.SupportsAbs[int], typing.SupportsRound[~T])'
# ---
from typing import *
T = TypeVar('T')
assert repr((TypeAliasType('A', int), TypeAliasType('A', List[T], type_params=(T,))[int], TypeAliasType('A', int).__value__)) == "(A, A[int], <class 'int'>)"
# ---
# unchecked
from typing import *
assert repr((ForwardRef('x') == ForwardRef('x'), ForwardRef('int').__forward_arg__)) == "(True, 'int')"
# ---
from typing import *
ForwardRef(3)  # raises: TypeError "Forward reference must be a string -- got 3"
# ---
from typing import *
assert repr((List[Any], List[None], List[...], Dict[str, Any])) == '(typing.List[typing.Any], typing.List[NoneType], typing.List[...], typing.Dict[str, typing.Any])'
# ---
from typing import *
assert repr((DefaultDict(list), Deque([1]), Counter('aab'), OrderedDict(a=1))) == "(defaultdict(<class 'list'>, {}), deque([1]), Counter({'a': 2, 'b': 1}), OrderedDict({'a': 1}))"
# ---
from typing import *
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
assert repr((Stack[List[int]], Stack[Stack[int]], Stack['x'], Stack[None], Stack[int | None], Dict[str, Stack[int]])) == "(__main__.Stack[typing.List[int]], __main__.Stack[__main__.Stack[int]], __main__.Stack[ForwardRef('x')], __main__.Stack[NoneType], __main__.Stack[int | None], typing.Dict[str, __main__.Stack[int]])"
# ---
from typing import *
List.foo  # raises: AttributeError "type object 'list' has no attribute 'foo'"
# ---
from typing import *
assert repr(List[int].append) == "<method 'append' of 'list' objects>"
# ---
from typing import *
Concatenate[int]  # raises: TypeError "The last parameter to Concatenate should be a ParamSpec variable or ellipsis."
# ---
from typing import *
assert repr((NamedTuple('N', [('a', int)])(1), NamedTuple('N', a=int))) == "(N(a=1), <class '__main__.N'>)"
# ---
from typing import *
class File:
    def close(self): pass
assert repr(dataclass_transform()(File) is File) == 'True'
# ---
# unchecked
from typing import *
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
class Sub(Stack[int]):
    pass
assert repr((issubclass(Sub, Stack), issubclass(Stack, Generic), Stack.__mro__ == (Stack, Generic, object))) == '(True, True, True)'
# ---
from typing import *
T = TypeVar('T')
assert repr((callable(List), callable(List[int]), callable(T))) == '(True, True, False)'
# ---
from typing import *
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
UserId = NewType('UserId', int)
def name(x): return x.__name__
assert repr((name(Stack[int]), name(List), name(List[int]), name(Union), name(Optional[int]), name(Any), name(T), name(UserId))) == "('Stack', 'List', 'List', 'Union', 'Optional', 'Any', 'T', 'UserId')"
# ---
# unchecked
# type parameters in brackets are those of typing, and make a class generic
from typing import TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic, NoDefault, get_origin, get_args
class Box[T, *Ts, **P]:
    def first[U: int](self, x: U) -> U:
        return x
T, Ts, P = Box.__type_params__
assert type(T) is TypeVar and type(Ts) is TypeVarTuple and type(P) is ParamSpec
assert issubclass(Box, Generic) and repr(T) == "T" and T.__bound__ is None and T.__default__ is NoDefault and not T.has_default()
(U,) = Box.first.__type_params__
assert U.__bound__ is int and U.__constraints__ == ()
def f[V: (int, str) = int](): pass
(V,) = f.__type_params__
assert V.__constraints__ == (int, str) and V.__default__ is int and V.__bound__ is None
type Pair[A] = tuple[A, A]
assert type(Pair) is TypeAliasType and repr(Pair) == "Pair"
assert Pair[int].__args__ == (int,) and get_origin(Pair[int]) is Pair and (Pair | None).__args__ == (Pair, type(None))
# ---
class Stack[T]:
    def __init__(self):
        self.items: list[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
s = Stack[int]()
s.push(3)
assert s.items == [3] and repr(Stack[int]) == "__main__.Stack[int]" and isinstance(s, Stack)
class Named[T](Stack[T]):
    pass
assert issubclass(Named, Stack) and repr(Named[str]) == "__main__.Named[str]"
Named[int, str]  # raises: TypeError "Too many arguments for <class '__main__.Named'>; actual 2, expected 1"
# ---
# list[T] and its like know their type variables
from typing import TypeVar, ParamSpec, Concatenate
from types import GenericAlias
T, K, V = TypeVar("T"), TypeVar("K"), TypeVar("V")
assert list[T].__parameters__ == (T,) and dict[K, list[V]].__parameters__ == (K, V) and list[int].__parameters__ == ()
assert dict[K, list[V]][int, str] == dict[int, list[str]] and list[dict[K, K]][int] == list[dict[int, int]]
assert (list[T] | None)[int] == list[int] | None and (list[T] | T).__parameters__ == (T,)
assert repr(dict[str, T][int]) == "dict[str, int]" and tuple[T, ...][int] == tuple[int, ...]
x = list[int](range(3))
assert x == [0, 1, 2] and type(x) is list and list[int].append is list.append
assert GenericAlias(list, (int,)) == list[int] and hash(list[int]) == hash(GenericAlias(list, int))
# ---
list[int][str]  # raises: TypeError "list[int] is not a generic class"
# ---
from typing import TypeVar
K, V = TypeVar("K"), TypeVar("V")
dict[K, V][int]  # raises: TypeError "Too few arguments for dict[~K, ~V]; actual 1, expected at least 2"
# ---
isinstance([], list[int])  # raises: TypeError "isinstance() argument 2 cannot be a parameterized generic"
# ---
# unchecked
from typing import TypeVarTuple, Unpack, Generic, TypeVar
Ts, T = TypeVarTuple("Ts"), TypeVar("T")
assert tuple[*Ts][int, str] == tuple[int, str] and tuple[T, *Ts][int, str, bool] == tuple[int, str, bool]
assert repr((*tuple[int, ...],)[0]) == "*tuple[int, ...]" and (*tuple[int],)[0].__unpacked__
class Array(Generic[*Ts]): pass
assert Array[int, str].__args__ == (int, str) and Array[()].__args__ == ()
assert repr(Array[*Ts]) == "__main__.Array[typing.Unpack[Ts]]"
# ---
from typing import ParamSpec, Callable, Concatenate, TypeVar, Generic
P, T = ParamSpec("P"), TypeVar("T")
assert P.args.__origin__ is P and repr(P.kwargs) == "P.kwargs" and P.args == P.args and P.args != P.kwargs
C = Callable[P, T]
assert C[[int, str], bool] == Callable[[int, str], bool] and C[..., int] == Callable[..., int]
assert Callable[Concatenate[int, P], T][[str], bool] == Callable[[int, str], bool]
class Task(Generic[P, T]): pass
assert Task[[int], str].__args__ == ((int,), str) and repr(Task[[int], str]) == "__main__.Task[[int], str]"
# ---
# unchecked
from typing import TypeVar
T = TypeVar("T", covariant=True)
assert repr(T) == "+T" and T.__covariant__ and not T.__contravariant__ and T.__module__ == "__main__"
assert repr(TypeVar("S", infer_variance=True)) == "S" and repr(TypeVar("U", contravariant=True)) == "-U"
TypeVar("X", covariant=True, contravariant=True)  # raises: ValueError "Bivariant types are not supported."
# ---
from typing import TypeVar
class C(TypeVar): pass  # raises: TypeError "type 'typing.TypeVar' is not an acceptable base type"
# ---
from typing import TypeVar
T = TypeVar("T")
class C(T): pass  # raises: TypeError "Cannot subclass an instance of TypeVar"
# ---
from typing import Generic, TypeVar
T, S = TypeVar("T"), TypeVar("S")
class A(Generic[T, S]): pass
class B(A[int, S]): pass
assert B.__parameters__ == (S,) and B[str].__args__ == (str,) and A[T, T][int].__args__ == (int, int)
class C(Generic[T], A[T, S]): pass  # raises: TypeError "Some type variables (~S) are not listed in Generic[~T]"
# ---
from typing import Protocol, runtime_checkable
@runtime_checkable
class Sized(Protocol):
    size: int
    def grow(self): ...
class Yes:
    size = 3
    def grow(self): pass
class No:
    size = 3
assert isinstance(Yes(), Sized) and not isinstance(No(), Sized)
issubclass(Yes, Sized)  # raises: TypeError "Protocols with non-method members don't support issubclass(). Non-method members: 'size'."
# ---
from typing import Protocol
class P(Protocol):
    def f(self): ...
isinstance(3, P)  # raises: TypeError "Instance and class checks can only be used with @runtime_checkable protocols"
# ---
from typing import Protocol
class P(Protocol):
    def f(self): ...
class C(P):
    pass
assert C() is not None
P()  # raises: TypeError "Protocols cannot be instantiated"
# ---
from typing import Protocol
class C: pass
class P(C, Protocol): pass  # raises: TypeError "Protocols can only inherit from other protocols, got <class '__main__.C'>"
# ---
from typing import List, ClassVar
List[ClassVar[int]]  # raises: TypeError "typing.ClassVar[int] is not valid as type argument"
# ---
from typing import NewType
UserId = NewType("UserId", int)
assert UserId(5) == 5 and repr(UserId) == "__main__.UserId" and UserId.__supertype__ is int
class Sub(UserId): pass  # raises: TypeError "Cannot subclass an instance of NewType. Perhaps you were looking for: `Sub = NewType('Sub', UserId)`"
# ---
# unchecked
from typing import TypedDict, Required, NotRequired, ReadOnly, is_typeddict
class Movie(TypedDict, total=False):
    title: Required[str]
    year: int
    id: ReadOnly[int]
assert Movie.__required_keys__ == {"title"} and Movie.__optional_keys__ == {"year", "id"} and Movie.__readonly_keys__ == {"id"}
class More(Movie):
    year: Required[int]
assert More.__required_keys__ == {"title", "year"} and More.__mutable_keys__ == {"title", "year"} and is_typeddict(More)
assert More(title="x", year=3) == {"title": "x", "year": 3} and not is_typeddict(TypedDict)
# ---
from typing import TypedDict
class C: pass
class D(TypedDict, C): pass  # raises: TypeError "cannot inherit from both a TypedDict type and a non-TypedDict base class"
# ---
# named tuples that are generic
from typing import NamedTuple, Generic, TypeVar
T = TypeVar("T")
class P(NamedTuple, Generic[T]):
    x: T
    y: int = 3
assert P(1) == (1, 3) and P[str]("a").x == "a" and repr(P[int]) == "__main__.P[int]" and issubclass(P, Generic) and issubclass(P, tuple)
class Q[S](NamedTuple):
    z: S
assert Q[int](5).z == 5 and len(Q.__type_params__) == 1
class Named:
    def __set_name__(self, owner, name): self.name = name
class R(NamedTuple):
    a: Named = Named()
    b = Named()
assert R().a.name == "a" and R.b.name == "b" and R._fields == ("a",)
class Bad(NamedTuple, int): pass  # raises: TypeError "can only inherit from a NamedTuple type and Generic"
# ---
from collections.abc import Callable
from typing import TypeVar, ParamSpec, get_args, get_origin
T, P = TypeVar("T"), ParamSpec("P")
C = Callable[[int, T], str]
assert C.__args__ == (int, T, str) and repr(C) == "collections.abc.Callable[[int, ~T], str]" and C[bool] == Callable[[int, bool], str]
assert get_args(C[int]) == ([int, int], str) and get_origin(C) is Callable and hash(C) == hash(Callable[[int, T], str])
assert Callable[P, T][[int, str], bool] == Callable[[int, str], bool] and repr(Callable[..., int]) == "collections.abc.Callable[..., int]"
Callable[int, str]  # raises: TypeError "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got <class 'int'>"
# ---
# cpython: skip (it looks the names up in the module __main__, which is not that of the chunk there)
from typing import get_type_hints, no_type_check, List, ForwardRef
class Node:
    next: "Node | None"
    all: List["Node"]
def f(x: "list[Node]", *args: "*tuple[int, str]") -> "Node": ...
assert get_type_hints(Node) == {"next": Node | None, "all": List[Node]}
assert get_type_hints(f)["x"] == list[Node] and get_type_hints(f)["return"] is Node
@no_type_check
def g(x: "nothing"): ...
assert get_type_hints(g) == {}
ForwardRef("")  # raises: SyntaxError
# ---
# A protocol with members that are no methods takes registrations, but answers no issubclass.
from typing import Protocol, runtime_checkable
@runtime_checkable
class Has(Protocol):
    x: int
class Given: pass
Has.register(Given)
assert isinstance(Given(), Has)
try:
    issubclass(int, Has)
    assert False
except TypeError as e:
    assert str(e) == "Protocols with non-method members don't support issubclass(). Non-method members: 'x'."
