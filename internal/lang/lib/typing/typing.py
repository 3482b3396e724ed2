# Type hints as ordinary objects: they can be written, printed, compared and
# taken apart, and they check nothing at run time, as in CPython.
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod

TYPE_CHECKING = False
Text = str


def _shown(arg):
    """The text of a type inside the text of another."""
    if arg is None:
        return "None"
    if arg is ...:
        return "..."
    if isinstance(arg, type) and not isinstance(arg, _BuiltinAlias):
        if arg.__module__ == "builtins":
            return arg.__qualname__
        return arg.__module__ + "." + arg.__qualname__
    if isinstance(arg, (list, tuple)):
        return "[" + ", ".join([_shown(a) for a in arg]) + "]"
    return repr(arg)


def _checked(arg, what):
    """What a type argument stands for: None is its type, a text is a forward reference."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if isinstance(arg, tuple):
        raise TypeError(f"{what} Got {arg!r:.100}.")
    return arg


def _parameters_of(args):
    """The type variables in the arguments, each once, in order."""
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            inner = (arg,)
        elif isinstance(arg, (list, tuple)):
            inner = _parameters_of(arg)
        else:
            inner = _getattr(arg, "__parameters__", ())
            if not isinstance(inner, tuple):
                inner = ()
        for p in inner:
            if p not in found:
                found.append(p)
    return tuple(found)


def _substitute(arg, table):
    if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
        return table.get(arg, arg)
    inner = _getattr(arg, "__parameters__", ())
    if isinstance(inner, tuple) and inner and not isinstance(arg, type):
        return arg[tuple([table.get(p, p) for p in inner])]
    if isinstance(arg, list):
        return [_substitute(a, table) for a in arg]
    return arg


class _Final:
    """A mark for what cannot be derived from."""


class ForwardRef(_Final):
    """A type that is named in a text and not yet looked up."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Hint(_Final):
    """What type hints share: they can be joined by | and cannot be called."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))


class _SpecialForm(_Hint):
    """Any, Union, ClassVar…: a name that may take arguments."""

    def __init__(self, name, doc, subscribe=None):
        self._name = name
        self.__doc__ = doc
        self._subscribe = subscribe

    def __getitem__(self, args):
        if self._subscribe is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscribe(self, args)

    def __repr__(self):
        return "typing." + self._name

    @property
    def __name__(self):
        return self._name

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __hash__(self):
        return hash(("typing", self._name))

    def __eq__(self, other):
        return self is other

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _GenericAlias(_Hint):
    """An origin with arguments: List[int], Callable[[int], str], Foo[T]."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters_of(args)
        self._name = name

    def __repr__(self):
        origin, args = self.__origin__, self.__args__
        if self._name is not None:
            head = "typing." + self._name
        else:
            head = _shown(origin)
        if not args:
            return head + "[()]"
        return head + "[" + ", ".join([_shown(a) for a in args]) + "]"

    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        _check_count(self, args, self.__parameters__)
        table = dict(zip(self.__parameters__, [_checked(a, "Parameters to generic types must be types.") for a in args]))
        return type(self)(self.__origin__, self._substituted(table), self._name)

    def _substituted(self, table):
        return tuple([_substitute(a, table) for a in self.__args__])

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if name[:2] == "__":
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return _getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic or self.__origin__ is Protocol or Generic in bases:
            return (self.__origin__,)
        if isinstance(self.__origin__, type) and self.__parameters__ and not issubclass(self.__origin__, Generic):
            return (self.__origin__, Generic)
        return (self.__origin__,)


class _PlainAlias(_GenericAlias):
    """List[int] and its like: the class behind is to be called by its own name."""

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")


class _CallableAlias(_GenericAlias):
    """Callable[[int], str]: the parameters, then the result."""

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _stands_for_parameters(args[0]):
            return f"typing.Callable[{_shown(args[0])}, {_shown(args[1])}]"
        return f"typing.Callable[[{', '.join([_shown(a) for a in args[:-1]])}], {_shown(args[-1])}]"

    def _substituted(self, table):
        out = []
        for arg in self.__args__:
            new = _substitute(arg, table)
            if isinstance(new, (list, tuple)):
                out.extend(new)
            else:
                out.append(new)
        return tuple(out)


def _stands_for_parameters(arg):
    """Whether an argument of Callable is all of its parameters."""
    return arg is ... or isinstance(arg, ParamSpec) or isinstance(arg, _GenericAlias) and arg.__origin__ is Concatenate


def _check_count(cls, args, wanted):
    """Refuse too few or too many arguments for the type parameters of cls."""
    if any([isinstance(p, TypeVarTuple) for p in wanted]):
        return
    if len(wanted) == 1 and isinstance(wanted[0], ParamSpec):
        return
    least = len([p for p in wanted if not p.has_default()])
    if len(args) < least:
        raise TypeError(f"Too few arguments for {cls!r}; actual {len(args)}, expected at least {least}")
    if len(args) > len(wanted):
        raise TypeError(f"Too many arguments for {cls!r}; actual {len(args)}, expected {len(wanted)}")


class _UnionGenericAlias(_GenericAlias):
    """Union[X, Y] and Optional[X]: the order of the arguments does not matter."""

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_shown(other)}]"
        return "typing.Union[" + ", ".join([_shown(a) for a in args]) + "]"

    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        table = dict(zip(self.__parameters__, args))
        return Union[tuple([_substitute(a, table) for a in self.__args__])]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)

    def __call__(self, *args, **kwargs):
        raise TypeError("Cannot instantiate typing.Union")


class _LiteralAlias(_GenericAlias):
    """Literal[1, "a"]: arguments are values, and 1 differs from True."""

    def _keys(self):
        return [(a, type(a)) for a in self.__args__]

    def __repr__(self):
        return "typing.Literal[" + ", ".join([repr(a) for a in self.__args__]) + "]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return set(self._keys()) == set(other._keys())

    def __hash__(self):
        return hash(frozenset(self._keys()))


class _AnnotatedAlias(_GenericAlias):
    """Annotated[X, …]: X with notes for whoever reads the hints."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        self.__metadata__ = metadata
        _GenericAlias.__init__(self, origin, (origin,), "Annotated")

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join([repr(m) for m in self.__metadata__])}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        table = dict(zip(self.__parameters__, args))
        return _AnnotatedAlias(_substitute(self.__origin__, table), self.__metadata__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _union(form, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(args, tuple):
        args = (args,)
    flat = []
    for arg in args:
        arg = _checked(arg, "Union[arg, ...]: each arg must be a type.")
        inner = arg.__args__ if isinstance(arg, (_UnionGenericAlias, _UnionType)) else (arg,)
        for a in inner:
            if a not in flat:
                flat.append(a)
    if len(flat) == 1:
        return flat[0]
    return _UnionGenericAlias(Union, tuple(flat), "Optional" if len(flat) == 2 and type(None) in flat else "Union")


def _optional(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"typing.Optional requires a single type. Got {arg!r:.100}.")
    return Union[_checked(arg, "typing.Optional requires a single type."), type(None)]


def _single(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"{form!r} accepts only single type. Got {arg!r:.100}.")
    return _GenericAlias(form, (_checked(arg, f"{form!r} accepts only single type."),), form._name)


def _literal(form, args):
    if not isinstance(args, tuple):
        args = (args,)
    flat, seen = [], []
    for arg in args:
        inner = arg.__args__ if isinstance(arg, _LiteralAlias) else (arg,)
        for a in inner:
            if (a, type(a)) not in seen:
                seen.append((a, type(a)))
                flat.append(a)
    return _LiteralAlias(form, tuple(flat), "Literal")


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    return _AnnotatedAlias(_checked(args[0], "Annotated[t, ...]: t must be a type."), tuple(args[1:]))


def _concatenate(form, args):
    if args == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(args, tuple):
        args = (args,)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _GenericAlias(form, args, "Concatenate")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return type.__instancecheck__(self, obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return type.__repr__(self)


class Any(metaclass=_AnyMeta):
    """A type that fits every other."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn = _SpecialForm("NoReturn", "The function never returns.")
Never = _SpecialForm("Never", "No value has this type.")
Self = _SpecialForm("Self", "The class that the method is called on.")
LiteralString = _SpecialForm("LiteralString", "A text written in the source.")
TypeAlias = _SpecialForm("TypeAlias", "The assignment makes an alias of a type.")
Union = _SpecialForm("Union", "One of several types.", _union)
Optional = _SpecialForm("Optional", "A type or None.", _optional)
ClassVar = _SpecialForm("ClassVar", "A variable of the class, not of its instances.", _single)
Final = _SpecialForm("Final", "A name that is bound once.", _single)
Required = _SpecialForm("Required", "The key must be there.", _single)
NotRequired = _SpecialForm("NotRequired", "The key may be missing.", _single)
ReadOnly = _SpecialForm("ReadOnly", "The key cannot be changed.", _single)
TypeGuard = _SpecialForm("TypeGuard", "True says that the argument has the type.", _single)
TypeIs = _SpecialForm("TypeIs", "The result says whether the argument has the type.", _single)
Unpack = _SpecialForm("Unpack", "The types in a tuple type.", _single)
Literal = _SpecialForm("Literal", "One of several values.", _literal)
Annotated = _SpecialForm("Annotated", "A type with notes.", _annotated)
Concatenate = _SpecialForm("Concatenate", "Parameters before those of a ParamSpec.", _concatenate)


class _Variable(_Hint):
    """What TypeVar, ParamSpec and TypeVarTuple share."""

    def __repr__(self):
        if self.__covariant__:
            return "+" + self.__name__
        if self.__contravariant__:
            return "-" + self.__name__
        return "~" + self.__name__

    def has_default(self):
        return self.__default__ is not NoDefault

    def __instancecheck__(self, obj):
        raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class _NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


class TypeVar(_Variable):
    """A variable that stands for a type."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__name__ = name
        self.__constraints__ = tuple([_checked(c, "TypeVar(name, constraint, ...): constraints must be types.") for c in constraints])
        self.__bound__ = None if bound is None else _checked(bound, "Bound must be a type.")
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance
        self.__default__ = default


class ParamSpec(_Variable):
    """A variable that stands for the parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance
        self.__default__ = default

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class ParamSpecArgs:
    """P.args of a ParamSpec P."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return self.__origin__.__name__ + ".args"

    def __eq__(self, other):
        return isinstance(other, ParamSpecArgs) and self.__origin__ == other.__origin__


class ParamSpecKwargs:
    """P.kwargs of a ParamSpec P."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return self.__origin__.__name__ + ".kwargs"

    def __eq__(self, other):
        return isinstance(other, ParamSpecKwargs) and self.__origin__ == other.__origin__


class TypeVarTuple(_Variable):
    """A variable that stands for several types."""

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self.__default__ = default

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]


class TypeAliasType(_Hint):
    """What a type statement makes."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = type_params
        self.__parameters__ = type_params

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        if not isinstance(args, tuple):
            args = (args,)
        return _BuiltinAlias(self, args)


class Generic:
    """The base of classes with type parameters."""

    __parameters__ = ()

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        if cls in (Generic, Protocol):
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            for a in args:
                if not isinstance(a, (TypeVar, ParamSpec, TypeVarTuple, _GenericAlias)):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        else:
            args = tuple([_checked(a, "Parameters to generic types must be types.") for a in args])
            wanted = _getattr(cls, "__parameters__", ())
            if not wanted:
                raise TypeError(f"{cls!r} is not a generic class")
            _check_count(cls, args, wanted)
        return _GenericAlias(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            for p in _getattr(base, "__parameters__", ()):
                if p not in found:
                    found.append(p)
        for p in cls.__dict__.get("__type_params__", ()):
            if p not in found:
                found.append(p)
        cls.__parameters__ = tuple(found)


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, obj):
        if cls is Protocol:
            return type.__instancecheck__(cls, obj)
        if not _getattr(cls, "_is_protocol", False):
            return _ABCMeta.__instancecheck__(cls, obj)
        if not _getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if _ABCMeta.__instancecheck__(cls, obj):
            return True
        missing = object()
        return all([_getattr(obj, name, missing) is not missing for name in cls.__protocol_attrs__])

    def __subclasscheck__(cls, other):
        if cls is Protocol or not _getattr(cls, "_is_protocol", False):
            return _ABCMeta.__subclasscheck__(cls, other)
        if not _getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if _ABCMeta.__subclasscheck__(cls, other):
            return True
        return all([any([name in c.__dict__ for c in other.__mro__]) for name in cls.__protocol_attrs__])


_PROTOCOL_SKIP = frozenset(["__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__parameters__", "__orig_bases__",
                            "__init__", "__new__", "__slots__", "__annotations__", "__annotate__", "__abstractmethods__",
                            "__protocol_attrs__", "_is_protocol", "_is_runtime_protocol", "__init_subclass__", "__class_getitem__",
                            "__subclasshook__", "__firstlineno__", "__static_attributes__", "__type_params__", "__match_args__",
                            "__hash__", "__classcell__", "__annotate_func__", "__annotations_cache__"])


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that describe what other classes can do."""

    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any([b is Protocol for b in cls.__bases__])
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _no_init
        names = set()
        for base in cls.__mro__:
            if base in (object, Generic, Protocol) or not _getattr(base, "_is_protocol", False):
                continue
            names.update([n for n in base.__dict__ if n not in _PROTOCOL_SKIP])
            names.update([n for n in _getattr(base, "__annotations__", {}) if n not in _PROTOCOL_SKIP])
        cls.__protocol_attrs__ = names


def runtime_checkable(cls):
    """Let isinstance() ask whether an object has the methods of a protocol."""
    if not _getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp):
    """Whether a class is a protocol."""
    return isinstance(tp, type) and _getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp):
    """The names a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


class _SpecialGenericAlias(_Hint):
    """List, Dict, Iterable…: a class of the library under its typing name. A class of another module is named
    by a text and imported when it is first asked for."""

    _defaults = ()

    def __init__(self, origin, count, name, defaults=()):
        self._origin = origin
        self._count = count
        self._name = name
        self._defaults = defaults

    @property
    def __origin__(self):
        if isinstance(self._origin, str):
            self._origin = _imported(self._origin)
        return self._origin

    def __repr__(self):
        return "typing." + self._name

    def _alias(self, args):
        return _GenericAlias(self.__origin__, args, self._name)

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([_checked(a, "Parameters to generic types must be types.") for a in args])
        if self._defaults and len(args) < self._count:
            args += self._defaults[len(args) - self._count:]
        if len(args) != self._count:
            few = "few" if len(args) < self._count else "many"
            raise TypeError(f"Too {few} arguments for {self!r}; actual {len(args)}, expected {self._count}")
        return self._alias(args)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __eq__(self, other):
        return isinstance(other, _SpecialGenericAlias) and self._name == other._name

    def __hash__(self):
        return hash(self._name)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        if name[:2] == "__":
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return _getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _imported(name):
    """The class that a text such as abc.Iterable names."""
    where, name = name.split(".")
    if where == "abc":
        import collections.abc as module
    elif where == "collections":
        import collections as module
    elif where == "contextlib":
        import contextlib as module
    else:
        import re as module
    return getattr(module, name)


class _PlainType(_SpecialGenericAlias):
    def _alias(self, args):
        return _PlainAlias(self.__origin__, args, self._name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        params, result = args
        result = _checked(result, "Callable[args, result]: result must be a type.")
        if isinstance(params, (list, tuple)):
            params = tuple([_checked(p, "Callable[[arg, ...], result]: each arg must be a type.") for p in params])
        else:
            params = (params,)
        return _CallableAlias(self.__origin__, params + (result,), "Callable")


class _TupleType(_PlainType):
    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        return _PlainAlias(tuple, tuple([_checked(a, "Tuple[t0, t1, ...]: each t must be a type.") for a in args]), "Tuple")


List = _PlainType(list, 1, "List")
Dict = _PlainType(dict, 2, "Dict")
Set = _PlainType(set, 1, "Set")
FrozenSet = _PlainType(frozenset, 1, "FrozenSet")
Tuple = _TupleType(tuple, -1, "Tuple")
Type = _PlainType(type, 1, "Type")
Callable = _CallableType("abc.Callable", 2, "Callable")
DefaultDict = _SpecialGenericAlias("collections.defaultdict", 2, "DefaultDict")
OrderedDict = _SpecialGenericAlias("collections.OrderedDict", 2, "OrderedDict")
Counter = _SpecialGenericAlias("collections.Counter", 1, "Counter")
ChainMap = _SpecialGenericAlias("collections.ChainMap", 2, "ChainMap")
Deque = _SpecialGenericAlias("collections.deque", 1, "Deque")
Hashable = _SpecialGenericAlias("abc.Hashable", 0, "Hashable")
Sized = _SpecialGenericAlias("abc.Sized", 0, "Sized")
Container = _SpecialGenericAlias("abc.Container", 1, "Container")
Collection = _SpecialGenericAlias("abc.Collection", 1, "Collection")
Iterable = _SpecialGenericAlias("abc.Iterable", 1, "Iterable")
Iterator = _SpecialGenericAlias("abc.Iterator", 1, "Iterator")
Reversible = _SpecialGenericAlias("abc.Reversible", 1, "Reversible")
Generator = _SpecialGenericAlias("abc.Generator", 3, "Generator", (type(None), type(None)))
Awaitable = _SpecialGenericAlias("abc.Awaitable", 1, "Awaitable")
Coroutine = _SpecialGenericAlias("abc.Coroutine", 3, "Coroutine")
AsyncIterable = _SpecialGenericAlias("abc.AsyncIterable", 1, "AsyncIterable")
AsyncIterator = _SpecialGenericAlias("abc.AsyncIterator", 1, "AsyncIterator")
AsyncGenerator = _SpecialGenericAlias("abc.AsyncGenerator", 2, "AsyncGenerator", (type(None),))
ContextManager = _SpecialGenericAlias("contextlib.AbstractContextManager", 2, "ContextManager", (bool | None,))
AsyncContextManager = _SpecialGenericAlias("contextlib.AbstractContextManager", 2, "AsyncContextManager", (bool | None,))
AbstractSet = _SpecialGenericAlias("abc.Set", 1, "AbstractSet")
MutableSet = _SpecialGenericAlias("abc.MutableSet", 1, "MutableSet")
Mapping = _SpecialGenericAlias("abc.Mapping", 2, "Mapping")
MutableMapping = _SpecialGenericAlias("abc.MutableMapping", 2, "MutableMapping")
Sequence = _SpecialGenericAlias("abc.Sequence", 1, "Sequence")
MutableSequence = _SpecialGenericAlias("abc.MutableSequence", 1, "MutableSequence")
ByteString = _SpecialGenericAlias("abc.ByteString", 0, "ByteString")
MappingView = _SpecialGenericAlias("abc.MappingView", 1, "MappingView")
KeysView = _SpecialGenericAlias("abc.KeysView", 1, "KeysView")
ItemsView = _SpecialGenericAlias("abc.ItemsView", 2, "ItemsView")
ValuesView = _SpecialGenericAlias("abc.ValuesView", 1, "ValuesView")
Pattern = _SpecialGenericAlias("re.Pattern", 1, "Pattern")
Match = _SpecialGenericAlias("re.Match", 1, "Match")

AnyStr = TypeVar("AnyStr", bytes, str)
_T_co = TypeVar("T_co", covariant=True)


class IO(Generic[AnyStr]):
    """An open file. There are none here; the name is for hints."""


class BinaryIO(IO[bytes]):
    """An open file of bytes. There are none here; the name is for hints."""


class TextIO(IO[str]):
    """An open file of text. There are none here; the name is for hints."""


@runtime_checkable
class SupportsInt(Protocol):
    """What int() takes."""

    @_abstractmethod
    def __int__(self): ...


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() takes."""

    @_abstractmethod
    def __float__(self): ...


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() takes."""

    @_abstractmethod
    def __complex__(self): ...


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() takes."""

    @_abstractmethod
    def __bytes__(self): ...


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""

    @_abstractmethod
    def __index__(self): ...


@runtime_checkable
class SupportsAbs(Protocol[_T_co]):
    """What abs() takes."""

    @_abstractmethod
    def __abs__(self): ...


@runtime_checkable
class SupportsRound(Protocol[_T_co]):
    """What round() takes."""

    @_abstractmethod
    def __round__(self, ndigits=0): ...


class NewType(_Hint):
    """A type with a name of its own that at run time is the other type."""

    def __init__(self, name, tp):
        self.__name__ = name
        self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, value):
        return value

    def __repr__(self):
        return "__main__." + self.__qualname__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{bases[0].__name__} = NewType(...)`")


def _named_tuple_class(name, types, defaults, module):
    from collections import namedtuple

    cls = namedtuple(name, [n for n, _ in types], defaults=defaults, module=module)
    hints = {n: _checked(t, f"field {n} annotation must be a type") for n, t in types}
    cls.__annotations__ = hints
    return cls


_NAMED_TUPLE_FORBIDDEN = frozenset(["__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict"])


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, space):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        plain = type.__new__(type, name, (), dict(space))
        hints = plain.__annotations__
        defaults = []
        for field in hints:
            if field in space:
                defaults.append(space[field])
            elif defaults:
                last = [n for n in hints if n in space]
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{'s' if len(defaults) > 1 else ''} {', '.join(last[:len(defaults)])}")
        base = _named_tuple_class(name, list(hints.items()), defaults, space.get("__module__", "__main__"))
        for key, value in space.items():
            if key in _NAMED_TUPLE_FORBIDDEN:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in hints and key not in ("__module__", "__qualname__", "__annotations__", "__annotate__", "__classcell__", "__annotate_func__", "__annotations_cache__"):
                _setattr(base, key, value)
        if "__doc__" in space:
            base.__doc__ = space["__doc__"]
        if Generic in bases:
            base.__class_getitem__ = classmethod(lambda cls, args: _BuiltinAlias(cls, args))
        base.__orig_bases__ = (NamedTuple,)
        return base


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


def NamedTuple(typename, fields=(), /, **kwargs):
    """A tuple class with named, typed fields; usually written as a class."""
    if kwargs and not fields:
        fields = kwargs.items()
    return _named_tuple_class(typename, list(fields), (), "__main__")


def _named_tuple_bases(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_bases


class _TypedDictMeta(type):
    def __new__(meta, name, bases, space, total=True, closed=None, extra_items=None):
        hints, required, optional = {}, set(), set()
        for base in bases:
            hints.update(_getattr(base, "_hints", {}))
            required.update(_getattr(base, "__required_keys__", ()))
            optional.update(_getattr(base, "__optional_keys__", ()))
        plain = type.__new__(type, name, (), {k: v for k, v in space.items() if k not in ("__classcell__",)})
        own = plain.__annotations__
        for key, hint in own.items():
            form = _getattr(hint, "__origin__", None)
            (required if (form is Required or total and form is not NotRequired) else optional).add(key)
        hints.update(own)
        cls = type.__new__(meta, name, (dict,), {k: v for k, v in space.items() if k in ("__doc__", "__module__", "__qualname__")})
        cls.__annotations__ = hints
        cls._hints = hints
        cls.__required_keys__ = frozenset(required)
        cls.__optional_keys__ = frozenset(optional)
        cls.__total__ = total
        cls.__orig_bases__ = bases or (TypedDict,)
        return cls

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError("TypedDict does not support instance and class checks")

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def TypedDict(typename, fields={}, /, *, total=True):
    """A dict with known keys; usually written as a class. At run time it is a dict."""
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields)}, total=total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether a type is a TypedDict."""
    return type(tp) is _TypedDictMeta


def cast(typ, val):
    """The value, unchanged: for type checkers only."""
    return val


def assert_type(val, typ, /):
    """The value, unchanged: for type checkers only."""
    return val


def reveal_type(obj, /):
    """The value, unchanged: for type checkers only."""
    return obj


def assert_never(arg, /):
    """Raise AssertionError: for branches that cannot be reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r:.100}")


def no_type_check(arg):
    """The argument, unchanged: for type checkers only."""
    return arg


def no_type_check_decorator(decorator):
    """The argument, unchanged: for type checkers only."""
    return decorator


def final(f):
    """The argument, marked as not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """The argument, marked as overriding a method of a base."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")


_overloads = {}


def _overload_key(func):
    func = _getattr(func, "__func__", func)
    return _getattr(func, "__module__", None), _getattr(func, "__qualname__", None)


def overload(func):
    """Mark one of several signatures; the implementation follows without the mark."""
    _overloads.setdefault(_overload_key(func), []).append(func)
    return _overload_dummy


def get_overloads(func):
    """The signatures marked for a function, in order."""
    return list(_overloads.get(_overload_key(func), ()))


def clear_overloads():
    """Forget all signatures marked so far."""
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs):
    """Mark a decorator that makes dataclasses: for type checkers only."""
    return lambda f: f


def get_origin(tp):
    """The unsubscripted form of a type: list of List[int], or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, _UnionType):
        return _UnionType
    if isinstance(tp, (_GenericAlias, _SpecialGenericAlias, _BuiltinAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return None


def get_args(tp):
    """The arguments of a type: (int,) of List[int], or ()."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _BuiltinAlias)):
        args = tp.__args__
        if isinstance(tp, _CallableAlias) and not (len(args) == 2 and _stands_for_parameters(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _UnionType):
        return tp.__args__
    return ()


def _stripped(hint):
    """A hint without the marks that are not types: Annotated, Required and their like."""
    if isinstance(hint, _AnnotatedAlias):
        return _stripped(hint.__origin__)
    if not isinstance(hint, _GenericAlias):
        return hint
    if hint.__origin__ in (Required, NotRequired, ReadOnly):
        return _stripped(hint.__args__[0])
    if isinstance(hint, _LiteralAlias):
        return hint
    args = tuple([_stripped(a) for a in hint.__args__])
    if args == hint.__args__:
        return hint
    return Union[args] if isinstance(hint, _UnionGenericAlias) else type(hint)(hint.__origin__, args, hint._name)


class _Reader:
    """Reads a type from its text: names, attributes, arguments in brackets, and |."""

    def __init__(self, text, find):
        self.text = text
        self.at = 0
        self.find = find

    def fail(self):
        raise SyntaxError(f"Forward reference must be an expression -- got {self.text!r}")

    def peek(self):
        text = self.text
        while self.at < len(text) and text[self.at].isspace():
            self.at += 1
        return text[self.at:self.at + 1]

    def take(self, mark):
        if self.peek() != mark:
            return False
        self.at += 1
        return True

    def whole(self):
        value = self.union()
        if self.peek():
            self.fail()
        return value

    def union(self):
        value = self.primary()
        while self.take("|"):
            value = Union[value, self.primary()]
        return value

    def primary(self):
        value = self.atom()
        while True:
            if self.take("."):
                name = self.word()
                if name[:1] == "_":
                    self.fail()
                value = getattr(value, name)
            elif self.take("["):
                value = value[self.items("]", False)]
            else:
                return value

    def items(self, end, as_list):
        values = []
        comma = as_list
        while not self.take(end):
            values.append(self.union())
            if not self.take(","):
                if not self.take(end):
                    self.fail()
                break
            comma = True
        if as_list:
            return values
        return tuple(values) if comma or not values else values[0]

    def atom(self):
        mark = self.peek()
        if mark == "[":
            self.at += 1
            return self.items("]", True)
        if mark == "(":
            self.at += 1
            return self.items(")", False)
        if mark in ("'", '"'):
            return self.quoted(mark)
        if self.text[self.at:self.at + 3] == "...":
            self.at += 3
            return ...
        if mark.isdigit() or mark == "-":
            return self.number()
        return self.find(self.word())

    def word(self):
        self.peek()
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] == "_"):
            self.at += 1
        if start == self.at:
            self.fail()
        return self.text[start:self.at]

    def number(self):
        sign = -1 if self.take("-") else 1
        digits = self.word()
        if not digits.isdecimal():
            self.fail()
        return sign * int(digits)

    def quoted(self, mark):
        end = self.text.find(mark, self.at + 1)
        if end < 0:
            self.fail()
        text = self.text[self.at + 1:end]
        self.at = end + 1
        return text


_CONSTANTS = {"None": None, "True": True, "False": False}


def _evaluated(hint, find):
    """A hint with the types that it names in texts looked up."""
    if isinstance(hint, str):
        hint = ForwardRef(hint)
    if isinstance(hint, ForwardRef):
        value = _Reader(hint.__forward_arg__, find).whole()
        return _evaluated(type(None) if value is None else value, find)
    if isinstance(hint, _AnnotatedAlias):
        return _AnnotatedAlias(_evaluated(hint.__origin__, find), hint.__metadata__)
    if isinstance(hint, _LiteralAlias):
        return hint
    if isinstance(hint, _BuiltinAlias):
        args = tuple([_evaluated(a, find) for a in hint.__args__])
        return hint if args == hint.__args__ else _BuiltinAlias(hint.__origin__, args)
    if not isinstance(hint, _GenericAlias):
        return hint
    args = tuple([_evaluated(a, find) for a in hint.__args__])
    if args == hint.__args__:
        return hint
    return Union[args] if isinstance(hint, _UnionGenericAlias) else type(hint)(hint.__origin__, args, hint._name)


def _finder(spaces, obj):
    def find(name):
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        for space in spaces:
            if space is not None and name in space:
                return space[name]
        return _global(obj, name)
    return find


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class (with its bases), function or module. Texts are read as types: names are looked
    up in localns, globalns and where obj was defined."""
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            own = {} if base is object else base.__dict__.get("__annotations__", None) or _getattr(base, "__annotations__", {})
            for name, hint in own.items():
                hints[name] = _evaluated(type(None) if hint is None else hint, _finder((localns, globalns, base.__dict__), base))
    else:
        own = _getattr(obj, "__annotations__", None)
        if own is None:
            if callable(obj):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, hint in own.items():
            hints[name] = _evaluated(type(None) if hint is None else hint, _finder((localns, globalns), obj))
    return hints if include_extras else {name: _stripped(hint) for name, hint in hints.items()}


def evaluate_forward_ref(ref, *, owner=None, globals=None, locals=None, **kwargs):
    """The type that a forward reference names."""
    return _evaluated(ref, _finder((locals, globals), owner))
