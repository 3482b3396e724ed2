# Type hints as ordinary objects: they can be written, printed, compared and
# taken apart, and they check nothing at run time, as in CPython. TypeVar,
# ParamSpec, TypeVarTuple, Generic and the aliases of type statements are made
# in Go, which asks the functions here what they do to other forms.
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod

TYPE_CHECKING = False
GenericAlias = _BuiltinAlias
Text = str


def _shown(arg):
    """The text of a type inside the text of another."""
    if arg is None:
        return "None"
    if arg is ...:
        return "..."
    if isinstance(arg, type):
        if arg.__module__ == "builtins":
            return arg.__qualname__
        return arg.__module__ + "." + arg.__qualname__
    if isinstance(arg, (list, tuple)):
        return "[" + ", ".join([_shown(a) for a in arg]) + "]"
    if isinstance(arg, _Function):
        return arg.__name__
    return repr(arg)


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """What a type argument stands for: None is its type, a text is a forward reference."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument as a type, or TypeError if it cannot be one."""
    arg = _type_convert(arg, module, allow_special_forms=allow_special_forms)
    if isinstance(arg, type) and arg is not Generic and arg is not Protocol:
        return arg
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if origin is Generic or origin is Protocol or not allow_special_forms and (origin is ClassVar or is_argument and origin is Final):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg
    if arg in _PLAIN_FORMS or allow_special_forms and (arg is ClassVar or arg is Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg is Generic or arg is Protocol:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_param_expr(arg):
    """Whether an argument can stand for all parameters of a function."""
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateAlias))


def _is_unpacked(arg):
    """Whether an argument is an unpacked TypeVarTuple."""
    return not isinstance(arg, type) and _getattr(arg, "__typing_is_unpacked_typevartuple__", False) is True


def _collect_parameters(args, ordered=False):
    """The type variables in the arguments, each once, in order; where they must be ordered, those with defaults come last."""
    found = []
    with_default = after_tuple = False
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (list, tuple)):
            inner = _collect_parameters(arg)
        elif _hasattr(arg, "__typing_subst__"):
            if arg not in found and ordered:
                if after_tuple and arg.has_default():
                    raise TypeError("Type parameter with a default follows TypeVarTuple")
                if arg.has_default():
                    with_default = True
                elif with_default:
                    raise TypeError(f"Type parameter {arg!r} without a default follows type parameter with a default")
            inner = (arg,)
        else:
            after_tuple = after_tuple or _is_unpacked(arg)
            inner = _getattr(arg, "__parameters__", ())
            if not isinstance(inner, tuple):
                inner = ()
        for p in inner:
            if p not in found:
                found.append(p)
    return tuple(found)


def _unpack_args(args):
    """The arguments with those of unpacked tuples among them."""
    out = []
    for arg in args:
        inner = None if isinstance(arg, type) else _getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            out.extend(inner)
        else:
            out.append(arg)
    return tuple(out)


def _prepared(alias, params, args):
    """The arguments as the type variables group and complete them."""
    for p in params:
        prepare = _getattr(p, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(alias, args)
    return args


# What Go asks.

def _unpacked(arg):
    return Unpack[arg]


def _make_union(left, right):
    return Union[left, right]


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.")
    if isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack or isinstance(arg, _BuiltinAlias) and arg.__unpacked__:
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(a, "Expected a type.") for a in arg])
    if not _is_param_expr(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    params = alias.__parameters__
    i = params.index(self)
    if i == len(args) and self.has_default():
        args = (*args, self.__default__)
    if i >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if len(params) == 1 and not _is_param_expr(args[0]):
        return (args,)
    if isinstance(args[i], list):
        return (*args[:i], tuple(args[i]), *args[i + 1:])
    return args


def _typevartuple_prepare_subst(self, alias, args):
    params = alias.__parameters__
    i = params.index(self)
    if any([isinstance(p, TypeVarTuple) for p in params[i + 1:]]):
        raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    count, wanted = len(args), len(params)
    left, right = i, wanted - i - 1
    open_at = fill = None
    for k, arg in enumerate(args):
        inner = None if isinstance(arg, type) else _getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner and len(inner) == 2 and inner[-1] is ...:
            if open_at is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            open_at, fill = k, inner[0]
    if open_at is not None:
        left, right = min(left, open_at), min(right, count - open_at - 1)
    elif left + right > count:
        raise TypeError(f"Too few arguments for {alias}; actual {count}, expected at least {wanted - 1}")
    if left == count - right and self.has_default():
        middle = _unpack_args((self.__default__,))
    else:
        middle = args[left:count - right]
    return (*args[:left], *[fill] * (i - left), middle, *[fill] * (wanted - right - i - 1), *args[count - right:])


def _generic_class_getitem(cls, args):
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple([_type_convert(a) for a in args])
    if cls is Generic or cls is Protocol:
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all([isinstance(a, (TypeVar, ParamSpec)) or _is_unpacked(a) for a in args]):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    params = cls.__parameters__
    args = _prepared(cls, params, args)
    _check_count(cls, args, params)
    flat = []
    for p, arg in zip(params, args):
        if isinstance(p, TypeVarTuple):
            flat.extend(arg)
        else:
            flat.append(arg)
    return _GenericAlias(cls, tuple(flat))


def _check_count(cls, args, params):
    """Refuse too few or too many arguments for the type parameters of cls."""
    if not params:
        raise TypeError(f"{cls} is not a generic class")
    count, wanted = len(args), len(params)
    if count == wanted or count < wanted and params[count].has_default():
        return
    if count < wanted:
        least = wanted - len([p for p in params[count:] if p.has_default()])
        raise TypeError(f"Too few arguments for {cls}; actual {count}, expected at least {least}")
    raise TypeError(f"Too many arguments for {cls}; actual {count}, expected {wanted}")


def _generic_init_subclass(cls, args=(), kwargs={}):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    bases = cls.__dict__.get("__orig_bases__")
    plain = Generic in bases if bases is not None else Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
    if plain:
        raise TypeError("Cannot inherit from plain Generic")
    params = ()
    if bases is not None:
        params = _collect_parameters(bases)
        given = None
        for base in bases:
            if isinstance(base, (_GenericAlias, _BuiltinAlias)) and (base.__origin__ is Generic or base.__origin__ is Protocol and base.__parameters__):
                if given is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                given, name = base.__parameters__, base.__origin__.__name__
        if given is not None:
            missing = [str(p) for p in params if p not in given]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in {name}[{', '.join([str(p) for p in given])}]")
            params = given
    cls.__parameters__ = params


class _Final:
    """What cannot be derived from."""

    def __init_subclass__(cls, /, _root=False, **kwargs):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ForwardRef(_Final, _root=True):
    """A type that is named in a text and not yet looked up."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        start = arg.lstrip()[:1]
        if not (start.isidentifier() or start.isdigit() or start and start in "\"'[({*.-+~"):
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        if self.__forward_module__ is None:
            return f"ForwardRef({self.__forward_arg__!r})"
        return f"ForwardRef({self.__forward_arg__!r}, module={self.__forward_module__!r})"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Hint(_Final, _root=True):
    """What type hints share: they can be joined by |."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _SpecialForm(_Hint, _root=True):
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

    def __getattr__(self, name):
        if name == "__qualname__":
            return self._name
        raise AttributeError(f"'_SpecialForm' object has no attribute {name!r}")

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


def _is_dunder(name):
    return name[:2] == "__" and name[-2:] == "__"


class _BaseAlias(_Hint, _root=True):
    """What List and List[int] share: they stand for a class behind them."""

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __mro_entries__(self, bases):
        found = [] if self.__origin__ in bases else [self.__origin__]
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseAlias):
                break
            if isinstance(base, type):
                if issubclass(base, Generic):
                    break
                continue
            entries = _getattr(base, "__mro_entries__", None)
            more = entries(bases) if entries else None
            if isinstance(more, tuple) and any([isinstance(b, type) and issubclass(b, Generic) for b in more]):
                break
        else:
            found.append(Generic)
        return tuple(found)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if _is_dunder(name) or "__origin__" not in _attributes(self) and "_origin" not in _attributes(self):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if _is_dunder(name) or name in ("_name", "_inst", "_origin", "_count", "_defaults"):
            _store(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return sorted(set(object.__dir__(self)) | {n for n in dir(self.__origin__) if not _is_dunder(n)})


class _GenericAlias(_BaseAlias, _root=True):
    """An origin with arguments: List[int], Callable[[int], str], Foo[T]."""

    def __init__(self, origin, args, name=None, inst=True):
        if not isinstance(args, tuple):
            args = (args,)
        self._name = name
        self._inst = inst
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args, origin is Generic or origin is Protocol)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if isinstance(other, _BuiltinAlias) and self.__origin__ is Generic:
            return other.__origin__ is Generic and self.__args__ == other.__args__
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        params = self.__parameters__
        args = _prepared(self, params, _unpack_args([_type_convert(a) for a in args]))
        count, wanted = len(args), len(params)
        if count != wanted:
            raise TypeError(f"Too {'many' if count > wanted else 'few'} arguments for {self}; actual {count}, expected {wanted}")
        return self.copy_with(tuple(self._substituted(self.__args__, dict(zip(params, args)))))

    def _substituted(self, args, table):
        out = []
        for arg in args:
            if isinstance(arg, type):
                out.append(arg)
                continue
            if isinstance(arg, tuple):
                out.append(tuple(self._substituted(arg, table)))
                continue
            put = _getattr(arg, "__typing_subst__", None)
            new = put(table[arg]) if put else _substituted_inside(arg, table)
            if _is_unpacked(arg) or isinstance(self, _CallableAlias) and isinstance(new, tuple):
                out.extend(new)
            else:
                out.append(new)
        return out

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, self._name, self._inst)

    def __repr__(self):
        head = "typing." + self._name if self._name else _shown(self.__origin__)
        return f"{head}[{', '.join([_shown(a) for a in self.__args__]) or '()'}]"

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return _BaseAlias.__mro_entries__(self, bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _substituted_inside(arg, table):
    """An argument that has type variables itself, with types put for them."""
    inner = _getattr(arg, "__parameters__", ())
    if not isinstance(inner, tuple) or not inner:
        return arg
    args = []
    for p in inner:
        if isinstance(p, TypeVarTuple):
            args.extend(table[p])
        else:
            args.append(table[p])
    return arg[tuple(args)]


class _ClosedAlias(_GenericAlias, _root=True):
    """An alias that cannot be unpacked by a star."""

    __iter__ = None


class _SpecialAlias(_BaseAlias, _root=True):
    """List, Dict, Iterable…: a class of the library under its typing name. A class of another module is named
    by a text and imported when it is first asked for."""

    __iter__ = None

    def __init__(self, origin, count, name, defaults=(), inst=True):
        _store(self, "_origin", origin)
        _store(self, "_count", count)
        _store(self, "_name", name)
        _store(self, "_defaults", defaults)
        _store(self, "_inst", inst)

    @property
    def __origin__(self):
        if isinstance(self._origin, str):
            self._origin = _imported(self._origin)
        return self._origin

    def __repr__(self):
        return "typing." + self._name

    def copy_with(self, args):
        return _GenericAlias(self.__origin__, args, self._name, self._inst)

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([_type_check(a, "Parameters to generic types must be types.") for a in args])
        wanted, defaults = self._count, self._defaults
        if len(args) < wanted <= len(args) + len(defaults):
            args = (*args, *defaults[len(args) - wanted:])
        if not wanted:
            raise TypeError(f"{self} is not a generic class")
        if len(args) != wanted:
            expected = f"at least {wanted - len(defaults)}" if defaults else wanted
            raise TypeError(f"Too {'many' if len(args) > wanted else 'few'} arguments for {self}; actual {len(args)}, expected {expected}")
        return self.copy_with(args)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return _BaseAlias.__subclasscheck__(self, cls)
        return issubclass(cls, self.__origin__)


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


class _CallableAlias(_ClosedAlias, _root=True):
    """Callable[[int], str]: the parameters, then the result."""

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return f"typing.Callable[{_shown(args[0])}, {_shown(args[1])}]"
        return f"typing.Callable[[{', '.join([_shown(a) for a in args[:-1]])}], {_shown(args[-1])}]"


class _CallableType(_SpecialAlias, _root=True):
    def copy_with(self, args):
        return _CallableAlias(self.__origin__, args, self._name, self._inst)

    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        given, result = args
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if isinstance(given, list):
            given = tuple(given)
        elif given is ... or not isinstance(given, tuple):
            given = (given,)
        return self.copy_with(tuple([_type_convert(a) for a in given]) + (result,))


class _TupleType(_SpecialAlias, _root=True):
    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if len(args) >= 2 and args[-1] is ...:
            return self.copy_with((*[_type_check(a, "Tuple[t, ...]: t must be a type.") for a in args[:-1]], ...))
        return self.copy_with(tuple([_type_check(a, "Tuple[t0, t1, ...]: each t must be a type.") for a in args]))


class _UnionAlias(_ClosedAlias, _root=True):
    """Union[X, Y] and Optional[X]: the order of the arguments does not matter."""

    def copy_with(self, args):
        return Union[args]

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_shown(other)}]"
        return "typing.Union[" + ", ".join([_shown(a) for a in args]) + "]"

    def __eq__(self, other):
        if not isinstance(other, (_UnionAlias, _UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            return all([a in other.__args__ for a in self.__args__]) and all([a in self.__args__ for a in other.__args__])

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return any([isinstance(obj, a) for a in self.__args__])

    def __subclasscheck__(self, cls):
        return any([issubclass(cls, a) for a in self.__args__])

    def __call__(self, *args, **kwargs):
        raise TypeError("Cannot instantiate typing.Union")


class _LiteralAlias(_ClosedAlias, _root=True):
    """Literal[1, "a"]: arguments are values, and 1 differs from True."""

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return set(_with_types(self.__args__)) == set(_with_types(other.__args__))

    def __hash__(self):
        return hash(frozenset(_with_types(self.__args__)))


def _with_types(values):
    return [(v, type(v)) for v in values]


class _ConcatenateAlias(_GenericAlias, _root=True):
    """Concatenate[int, P]: parameters before those of a ParamSpec."""

    def copy_with(self, args):
        last = args[-1]
        if isinstance(last, (list, tuple)):
            return (*args[:-1], *last)
        if isinstance(last, _ConcatenateAlias):
            args = (*args[:-1], *last.__args__)
        return _GenericAlias.copy_with(self, args)


class _UnpackAlias(_GenericAlias, _root=True):
    """Unpack[Ts], which *Ts makes."""

    def __repr__(self):
        return f"typing.Unpack[{_shown(self.__args__[0])}]"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return _GenericAlias.__getitem__(self, args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg = self.__args__[0]
        if isinstance(arg, (_GenericAlias, _BuiltinAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_ClosedAlias, _root=True):
    """Annotated[X, …]: X with notes for whoever reads the hints."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        _GenericAlias.__init__(self, origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join([repr(m) for m in self.__metadata__])}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return "Annotated"
        return _BaseAlias.__getattr__(self, name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _each_once(values):
    """The values, each once, in order; they need not be hashable."""
    out = []
    for v in values:
        if v not in out:
            out.append(v)
    return out


def _union(form, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(args, tuple):
        args = (args,)
    flat = []
    for arg in args:
        arg = _type_check(arg, "Union[arg, ...]: each arg must be a type.")
        flat.extend(arg.__args__ if isinstance(arg, (_UnionAlias, _UnionType)) else (arg,))
    flat = _each_once(flat)
    if len(flat) == 1:
        return flat[0]
    return _UnionAlias(form, tuple(flat), "Optional" if len(flat) == 2 and type(None) in flat else "Union")


def _optional(form, arg):
    return Union[_type_check(arg, f"{form} requires a single type."), type(None)]


def _single(form, arg):
    return _ClosedAlias(form, (_type_check(arg, f"{form} accepts only single type.", allow_special_forms=form in (ClassVar, Final)),), form._name)


def _marked(form, arg):
    return _ClosedAlias(form, (_type_check(arg, f"{form._name} accepts only a single type.", allow_special_forms=True),), form._name)


def _unpack(form, arg):
    return _UnpackAlias(form, (_type_check(arg, f"{form} accepts only single type."),), form._name)


def _literal(form, args):
    if not isinstance(args, tuple):
        args = (args,)
    flat = []
    for arg in args:
        flat.extend(arg.__args__ if isinstance(arg, _LiteralAlias) else (arg,))
    try:
        flat = [v for v, _ in dict.fromkeys(_with_types(flat))]
    except TypeError:
        pass
    return _LiteralAlias(form, tuple(flat), "Literal")


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked(args[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    return _AnnotatedAlias(_type_check(args[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True), tuple(args[1:]))


def _concatenate(form, args):
    if args == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(args, tuple):
        args = (args,)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _ConcatenateAlias(form, tuple([_type_check(a, "Concatenate[arg, ...]: each arg must be a type.") for a in args[:-1]]) + args[-1:], "Concatenate")


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
Required = _SpecialForm("Required", "The key must be there.", _marked)
NotRequired = _SpecialForm("NotRequired", "The key may be missing.", _marked)
ReadOnly = _SpecialForm("ReadOnly", "The key cannot be changed.", _marked)
TypeGuard = _SpecialForm("TypeGuard", "True says that the argument has the type.", _single)
TypeIs = _SpecialForm("TypeIs", "The result says whether the argument has the type.", _single)
Unpack = _SpecialForm("Unpack", "The types in a tuple type.", _unpack)
Literal = _SpecialForm("Literal", "One of several values.", _literal)
Annotated = _SpecialForm("Annotated", "A type with notes.", _annotated)
Concatenate = _SpecialForm("Concatenate", "Parameters before those of a ParamSpec.", _concatenate)

_PLAIN_FORMS = (Any, LiteralString, NoReturn, Never, Self, TypeAlias)


def _no_init(self, *args, **kwargs):
    """The __init__ of a protocol; that of a class that is no protocol any more is found and put in its place."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:
        return
    found = object.__init__
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            found = init
            break
    cls.__init__ = found
    cls.__init__(self, *args, **kwargs)


def _static(obj, name):
    """The attribute as it is stored: no descriptor and no __getattr__ is asked."""
    own = _attributes(obj)
    if name in own:
        return own[name]
    for base in (obj.__mro__ if isinstance(obj, type) else ()) + type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    raise AttributeError(name)


@classmethod
def _protocol_hook(cls, other):
    """Whether a class has all members of a protocol, by __subclasshook__."""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            hints = _getattr(base, "__annotations__", {})
            if isinstance(hints, dict) and name in hints and issubclass(other, Generic) and _getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"
_PROTOCOL_BASES = {"collections.abc": ("Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized",
                                       "Container", "Collection", "Reversible", "Buffer"),
                   "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager")}


def _protocol_base(base):
    """Whether a protocol can inherit from the class."""
    return (base is object or base is Generic or base.__name__ in _PROTOCOL_BASES.get(base.__module__, ())
            or issubclass(base, Generic) and _getattr(base, "_is_protocol", False))


class _ProtocolMeta(_ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != "Protocol" and Protocol in bases:
            for base in bases:
                if not _protocol_base(base):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if _getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_members(cls)

    def __instancecheck__(cls, obj):
        if cls is Protocol:
            return type.__instancecheck__(cls, obj)
        if not _getattr(cls, "_is_protocol", False):
            return _ABCMeta.__instancecheck__(cls, obj)
        if not _getattr(cls, "_is_runtime_protocol", False):
            raise TypeError(_NOT_RUNTIME)
        if _ABCMeta.__subclasscheck__(cls, type(obj)):
            return True
        for name in cls.__protocol_attrs__:
            try:
                value = _static(obj, name)
            except AttributeError:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if _getattr(cls, "_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not _getattr(cls, "_is_runtime_protocol", False):
                raise TypeError(_NOT_RUNTIME)
            if cls.__non_callable_proto_members__ and cls.__dict__.get("__subclasshook__") is _protocol_hook:
                names = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError(f"Protocols with non-method members don't support issubclass(). Non-method members: {names}.")
        return _ABCMeta.__subclasscheck__(cls, other)


_PROTOCOL_SKIP = frozenset(["__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__parameters__", "__orig_bases__", "__orig_class__",
                            "__init__", "__new__", "__slots__", "__annotations__", "__annotate__", "__abstractmethods__",
                            "__protocol_attrs__", "__non_callable_proto_members__", "_is_protocol", "_is_runtime_protocol", "__init_subclass__",
                            "__class_getitem__", "__subclasshook__", "__firstlineno__", "__static_attributes__", "__type_params__",
                            "__match_args__", "__classcell__", "__annotate_func__", "__annotations_cache__"])


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        own = list(base.__dict__)
        if "__annotations__" in base.__dict__ or "__annotate_func__" in base.__dict__:
            own += list(base.__annotations__)
        names.update([n for n in own if n not in _PROTOCOL_SKIP and (n != "__hash__" or base.__dict__.get(n) is not None)])
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that describe what other classes can do."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any([b is Protocol for b in cls.__bases__])
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Let isinstance() ask whether an object has the methods of a protocol."""
    if not (isinstance(cls, type) and _getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    others = set()
    for name in cls.__protocol_attrs__:
        try:
            is_method = callable(_getattr(cls, name, None))
        except Exception as e:
            raise TypeError(f"Failed to determine whether protocol member {name!r} is a method member") from e
        if not is_method:
            others.add(name)
    cls.__non_callable_proto_members__ = others
    return cls


def is_protocol(tp):
    """Whether a class is a protocol."""
    return isinstance(tp, type) and _getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp):
    """The names a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


List = _SpecialAlias(list, 1, "List", inst=False)
Dict = _SpecialAlias(dict, 2, "Dict", inst=False)
Set = _SpecialAlias(set, 1, "Set", inst=False)
FrozenSet = _SpecialAlias(frozenset, 1, "FrozenSet", inst=False)
Tuple = _TupleType(tuple, -1, "Tuple", inst=False)
Type = _SpecialAlias(type, 1, "Type", inst=False)
Callable = _CallableType("abc.Callable", 2, "Callable")
DefaultDict = _SpecialAlias("collections.defaultdict", 2, "DefaultDict")
OrderedDict = _SpecialAlias("collections.OrderedDict", 2, "OrderedDict")
Counter = _SpecialAlias("collections.Counter", 1, "Counter")
ChainMap = _SpecialAlias("collections.ChainMap", 2, "ChainMap")
Deque = _SpecialAlias("collections.deque", 1, "Deque")
Hashable = _SpecialAlias("abc.Hashable", 0, "Hashable")
Sized = _SpecialAlias("abc.Sized", 0, "Sized")
Container = _SpecialAlias("abc.Container", 1, "Container")
Collection = _SpecialAlias("abc.Collection", 1, "Collection")
Iterable = _SpecialAlias("abc.Iterable", 1, "Iterable")
Iterator = _SpecialAlias("abc.Iterator", 1, "Iterator")
Reversible = _SpecialAlias("abc.Reversible", 1, "Reversible")
Generator = _SpecialAlias("abc.Generator", 3, "Generator", (type(None), type(None)))
Awaitable = _SpecialAlias("abc.Awaitable", 1, "Awaitable")
Coroutine = _SpecialAlias("abc.Coroutine", 3, "Coroutine")
AsyncIterable = _SpecialAlias("abc.AsyncIterable", 1, "AsyncIterable")
AsyncIterator = _SpecialAlias("abc.AsyncIterator", 1, "AsyncIterator")
AsyncGenerator = _SpecialAlias("abc.AsyncGenerator", 2, "AsyncGenerator", (type(None),))
ContextManager = _SpecialAlias("contextlib.AbstractContextManager", 2, "ContextManager", (bool | None,))
AsyncContextManager = _SpecialAlias("contextlib.AbstractContextManager", 2, "AsyncContextManager", (bool | None,))
AbstractSet = _SpecialAlias("abc.Set", 1, "AbstractSet")
MutableSet = _SpecialAlias("abc.MutableSet", 1, "MutableSet")
Mapping = _SpecialAlias("abc.Mapping", 2, "Mapping")
MutableMapping = _SpecialAlias("abc.MutableMapping", 2, "MutableMapping")
Sequence = _SpecialAlias("abc.Sequence", 1, "Sequence")
MutableSequence = _SpecialAlias("abc.MutableSequence", 1, "MutableSequence")
ByteString = _SpecialAlias("abc.ByteString", 0, "ByteString")
MappingView = _SpecialAlias("abc.MappingView", 1, "MappingView")
KeysView = _SpecialAlias("abc.KeysView", 1, "KeysView")
ItemsView = _SpecialAlias("abc.ItemsView", 2, "ItemsView")
ValuesView = _SpecialAlias("abc.ValuesView", 1, "ValuesView")
Pattern = _SpecialAlias("re.Pattern", 1, "Pattern")
Match = _SpecialAlias("re.Match", 1, "Match")

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


class NewType(_Hint, _root=True):
    """A type with a name of its own that at run time is the other type."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, value):
        return value

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __mro_entries__(self, bases):
        old = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                new = cls.__name__
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{new} = NewType({new!r}, {old})`")

        return (Dummy,)


def _named_tuple_class(name, types, defaults, module):
    from collections import namedtuple

    hints = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in types}
    cls = namedtuple(name, list(hints), defaults=defaults, module=module)
    cls.__annotations__ = hints
    return cls


_NAMED_TUPLE_FORBIDDEN = frozenset(["__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make", "_replace",
                                    "_asdict", "_source"])
_NAMED_TUPLE_OWN = frozenset(["__module__", "__name__", "__qualname__", "__annotations__", "__annotate__", "__classcell__", "__annotate_func__",
                              "__annotations_cache__"])


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, space):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        hints = type.__new__(type, name, (), {k: v for k, v in space.items() if k in _NAMED_TUPLE_OWN and k != "__classcell__"}).__annotations__
        with_default = []
        for field in hints:
            if field in space:
                with_default.append(field)
            elif with_default:
                many = "s" if len(with_default) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{many} {', '.join(with_default)}")
        cls = _named_tuple_class(name, list(hints.items()), [space[n] for n in with_default], space.get("__module__", "__main__"))
        cls.__qualname__ = space.get("__qualname__", name)
        if len(bases) > 1:
            _rebase(cls, tuple([tuple if b is _NamedTuple else b for b in bases]))
        if Generic in bases:
            cls.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in space.items():
            if key in _NAMED_TUPLE_FORBIDDEN:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _NAMED_TUPLE_OWN:
                continue
            if key not in hints:
                _setattr(cls, key, value)
            if _hasattr(type(value), "__set_name__"):
                _set_name(cls, key, value)
        if Generic in bases:
            _generic_init_subclass(cls)
        return cls


def _set_name(cls, key, value):
    try:
        type(value).__set_name__(value, cls, key)
    except BaseException as e:
        e.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {cls.__name__!r}")
        raise


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
_not_given = object()


def NamedTuple(typename, fields=_not_given, /, **kwargs):
    """A tuple class with named, typed fields; usually written as a class."""
    if fields is _not_given or fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    cls = _named_tuple_class(typename, list(fields), (), "__main__")
    cls.__orig_bases__ = (NamedTuple,)
    return cls


def _named_tuple_bases(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_bases


def _qualifiers(hint):
    """The marks Required, NotRequired and ReadOnly around a hint."""
    found = []
    while True:
        form = _getattr(hint, "__origin__", None)
        if isinstance(hint, _AnnotatedAlias):
            hint = form
        elif form in (Required, NotRequired, ReadOnly):
            found.append(form)
            hint = hint.__args__[0]
        else:
            return found


class _TypedDictMeta(type):
    def __new__(meta, name, bases, space, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([issubclass(b, Generic) for b in bases]) else ()
        cls = type.__new__(meta, name, (*generic, dict), space)
        if "__orig_bases__" not in cls.__dict__:
            cls.__orig_bases__ = bases
        own = {n: _type_check(t, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type", module="__main__")
               for n, t in cls.__annotations__.items()}
        hints, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            hints.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional = (optional - required) | base.__dict__.get("__optional_keys__", set())
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        for key, hint in own.items():
            marks = _qualifiers(hint)
            is_required = True if Required in marks else False if NotRequired in marks else total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in marks:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        hints.update(own)
        cls.__annotations__ = hints
        cls.__required_keys__ = frozenset(required)
        cls.__optional_keys__ = frozenset(optional)
        cls.__readonly_keys__ = frozenset(readonly)
        cls.__mutable_keys__ = frozenset(mutable)
        cls.__total__ = total
        return cls

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError("TypedDict does not support instance and class checks")

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def TypedDict(typename, fields=_not_given, /, *, total=True):
    """A dict with known keys; usually written as a class. At run time it is a dict."""
    if fields is _not_given or fields is None:
        fields = {}
    cls = _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": "__main__"}, total=total)
    cls.__orig_bases__ = (TypedDict,)
    return cls


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether a type is a TypedDict."""
    return type(tp) is _TypedDictMeta and tp is not _TypedDict


def cast(typ, val):
    """The value, unchanged: for type checkers only."""
    return val


def assert_type(val, typ, /):
    """The value, unchanged: for type checkers only."""
    return val


def reveal_type(obj, /):
    """The value, unchanged: for type checkers only."""
    return obj


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    """Raise AssertionError: for branches that cannot be reached."""
    shown = repr(arg)
    if len(shown) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        shown = shown[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def no_type_check(arg):
    """Mark a function or class whose annotations are no hints."""
    if isinstance(arg, type):
        for obj in list(arg.__dict__.values()):
            if isinstance(obj, _Function) and obj.__qualname__ == f"{arg.__qualname__}.{obj.__name__}":
                obj.__no_type_check__ = True
            elif isinstance(obj, (classmethod, staticmethod)):
                obj.__func__.__no_type_check__ = True
            elif isinstance(obj, type) and obj.__qualname__ == f"{arg.__qualname__}.{obj.__name__}":
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """A decorator whose results have annotations that are no hints."""
    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))
    return wrapped


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
    """Mark a decorator, class or metaclass that makes dataclasses: for type checkers only."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {"eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
                                             "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


def get_origin(tp):
    """The unsubscripted form of a type: list of List[int], or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, _UnionType):
        return _UnionType
    if isinstance(tp, (_BaseAlias, _BuiltinAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return None


def _of_callable(tp):
    """Whether an alias is of Callable and lists its parameters."""
    origin = tp.__origin__
    if not (isinstance(origin, type) and origin.__name__ == "Callable" and origin.__module__ == "collections.abc"):
        return False
    return not (len(tp.__args__) == 2 and _is_param_expr(tp.__args__[0]))


def get_args(tp):
    """The arguments of a type: (int,) of List[int], or ()."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _BuiltinAlias)):
        args = tp.__args__
        return (list(args[:-1]), args[-1]) if _of_callable(tp) else args
    if isinstance(tp, _UnionType):
        return tp.__args__
    return ()


def _joined(types):
    out = types[0]
    for t in types[1:]:
        out = out | t
    return out


def _with_args(hint, args):
    """The same form with other arguments."""
    if args == hint.__args__:
        return hint
    if isinstance(hint, _BuiltinAlias):
        made = type(hint)(hint.__origin__, (list(args[:-1]), args[-1]) if _of_callable(hint) else args)
        return next(iter(made)) if hint.__unpacked__ else made
    if isinstance(hint, _UnionType):
        return _joined(args)
    return hint.copy_with(args)


def _stripped(hint):
    """A hint without the marks that are not types: Annotated, Required and their like."""
    if isinstance(hint, _AnnotatedAlias):
        return _stripped(hint.__origin__)
    if isinstance(hint, _GenericAlias) and hint.__origin__ in (Required, NotRequired, ReadOnly):
        return _stripped(hint.__args__[0])
    if isinstance(hint, _LiteralAlias) or not isinstance(hint, (_GenericAlias, _BuiltinAlias, _UnionType)):
        return hint
    return _with_args(hint, tuple([_stripped(a) for a in hint.__args__]))


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
        if mark == "*":
            self.at += 1
            return next(iter(self.primary()))
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


def _evaluated(hint, find, inside=()):
    """A hint with the types that it names in texts looked up; inside are the texts being looked up already."""
    if isinstance(hint, str):
        hint = ForwardRef(hint)
    if isinstance(hint, ForwardRef):
        text = hint.__forward_arg__
        if text in inside:
            return hint
        value = _type_check(_Reader(text, find).whole(), "Forward references must evaluate to types.", hint.__forward_is_argument__,
                            allow_special_forms=hint.__forward_is_class__)
        return _evaluated(value, find, (*inside, text))
    if isinstance(hint, _LiteralAlias) or not isinstance(hint, (_GenericAlias, _BuiltinAlias, _UnionType)):
        return hint
    if isinstance(hint, _BuiltinAlias) and hint.__unpacked__:
        return Unpack[_evaluated(type(hint)(hint.__origin__, hint.__args__), find, inside)]
    args = []
    for arg in hint.__args__:
        if isinstance(arg, list):
            args.append([_evaluated(a, find, inside) for a in arg])
        else:
            args.append(_evaluated(arg, find, inside) if not isinstance(arg, str) or isinstance(hint, _BuiltinAlias) else arg)
    return _with_args(hint, tuple(args))


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
    if _getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            own = _getattr(base, "__annotations__", {})
            if not isinstance(own, dict):
                continue
            for name, hint in own.items():
                hint = ForwardRef(hint, False, is_class=True) if isinstance(hint, str) else hint
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


__all__ = ["AbstractSet", "Annotated", "Any", "AnyStr", "AsyncContextManager", "AsyncGenerator", "AsyncIterable", "AsyncIterator",
           "Awaitable", "BinaryIO", "ByteString", "Callable", "ChainMap", "ClassVar", "Collection", "Concatenate", "Container",
           "ContextManager", "Coroutine", "Counter", "DefaultDict", "Deque", "Dict", "Final", "ForwardRef", "FrozenSet", "Generator",
           "Generic", "Hashable", "IO", "ItemsView", "Iterable", "Iterator", "KeysView", "List", "Literal", "LiteralString", "Mapping",
           "MappingView", "Match", "MutableMapping", "MutableSequence", "MutableSet", "NamedTuple", "Never", "NewType", "NoDefault",
           "NoReturn", "NotRequired", "Optional", "OrderedDict", "ParamSpec", "ParamSpecArgs", "ParamSpecKwargs", "Pattern", "Protocol",
           "ReadOnly", "Required", "Reversible", "Self", "Sequence", "Set", "Sized", "SupportsAbs", "SupportsBytes", "SupportsComplex",
           "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "TYPE_CHECKING", "Text", "TextIO", "Tuple", "Type",
           "TypeAlias", "TypeAliasType", "TypeGuard", "TypeIs", "TypeVar", "TypeVarTuple", "TypedDict", "Union", "Unpack", "ValuesView",
           "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform", "evaluate_forward_ref", "final", "get_args",
           "get_origin", "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict", "no_type_check",
           "no_type_check_decorator", "overload", "override", "reveal_type", "runtime_checkable"]
