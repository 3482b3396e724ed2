# Dataclasses. The methods are written as text from the names of the fields,
# which are checked to be identifiers, and compiled by the engine (_define), so
# that they are ordinary functions with ordinary errors and speed.
import copy as _copy
from types import GenericAlias as _GenericAlias, MappingProxyType as _MappingProxyType, MemberDescriptorType as _MemberDescriptorType
from types import ModuleType as _ModuleType, new_class as _new_class


class FrozenInstanceError(AttributeError):
    """Raised by an assignment to a field of a frozen dataclass."""


class _MissingType:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _MissingType()


class _KwOnlyType:
    def __repr__(self):
        return "<dataclasses._KW_ONLY_TYPE object>"


KW_ONLY = _KwOnlyType()


class _FactoryDefault:
    def __repr__(self):
        return "<factory>"


_FACTORY = _FactoryDefault()


class _FieldKind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldKind("_FIELD")
_FIELD_CLASSVAR = _FieldKind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FieldKind("_FIELD_INITVAR")


class InitVar:
    """The type of a parameter of __init__ that is handed to __post_init__ and not stored."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{shown}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


_shown = set()  # ids of the fields whose repr is being made


class Field:
    """What is known of one field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc=None):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        try:
            return self._text()
        finally:
            _shown.discard(id(self))

    def __set_name__(self, owner, name):
        hook = _getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    def _text(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
                f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={self._field_type})")

    __class_getitem__ = classmethod(_GenericAlias)


class _Params:
    def __init__(self, **options):
        for name, value in options.items():
            _setattr(self, name, value)

    def __repr__(self):
        names = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")
        return "_DataclassParams(" + ",".join([f"{n}={_getattr(self, n)!r}" for n in names]) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None):
    """A field with more than a type and a default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _word(text):
    """The identifier at the start of a text, and what follows, without spaces around."""
    text = text.strip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].strip()


def _found(cls, name):
    try:
        return _global(cls, name)
    except NameError:
        return None


def _is_form(cls, hint, module, name, is_one):
    """Whether a hint is a special form, also when it is a text that names it or begins with its name."""
    if not isinstance(hint, str):
        return is_one(hint)
    head, rest = _word(hint)
    if rest[:1] != ".":
        return is_one(_found(cls, head))
    space = _found(cls, head)
    return isinstance(space, _ModuleType) and space.__name__ == module and _word(rest[1:])[0] == name


def _is_classvar(hint):
    return repr(hint).split("[")[0] == "typing.ClassVar"


def _is_initvar(hint):
    return hint is InitVar or isinstance(hint, InitVar)


def _is_mark(hint):
    return hint is KW_ONLY


def _make_field(cls, name, hint, kw_only):
    value = _getattr(cls, name, MISSING)
    if isinstance(value, Field):
        f = value
    else:
        if isinstance(value, _MemberDescriptorType):
            value = MISSING
        f = field(default=value)
    f.name, f.type = name, hint
    f._field_type = _FIELD
    if _is_form(cls, hint, "typing", "ClassVar", _is_classvar):
        f._field_type = _FIELD_CLASSVAR
    elif _is_form(cls, hint, "dataclasses", "InitVar", _is_initvar):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default is not MISSING and type(f.default).__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
    return f


def _collect(cls, kw_only):
    """The fields of a class in order: those of its bases, then its own."""
    fields = {}
    for base in cls.__mro__[-1:0:-1]:
        for f in base.__dict__.get("__dataclass_fields__", {}).values():
            fields[f.name] = f
    own = []
    seen_mark = False
    for name, hint in _own_annotations(cls).items():
        if _is_form(cls, hint, "dataclasses", "KW_ONLY", _is_mark):
            if seen_mark:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_mark = kw_only = True
            continue
        own.append(_make_field(cls, name, hint, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(cls.__dict__.get(f.name), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                _setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in _own_annotations(cls):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


def _own_annotations(cls):
    return cls.__annotations__


def _parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    return f"{f.name}=__dataclass_factory__"


def _self_name(fields):
    return "__dataclass_self__" if "self" in fields else "self"


def _init_function(cls, fields, frozen, slots):
    seen_default = None
    plain = [f for f in fields.values() if f.init and not f.kw_only and f._field_type is not _FIELD_CLASSVAR]
    named = [f for f in fields.values() if f.init and f.kw_only and f._field_type is not _FIELD_CLASSVAR]
    for f in plain:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    me = _self_name(fields)
    space = {"__dataclass_factory__": _FACTORY, "__dataclass_setattr__": object.__setattr__}
    lines = []
    for f in fields.values():
        space[f"__dataclass_dflt_{f.name}__"] = f.default if f.default_factory is MISSING else f.default_factory
        if f._field_type is not _FIELD:
            continue
        if f.default_factory is not MISSING:
            value = f"__dataclass_dflt_{f.name}__()"
            if f.init:
                value += f" if {f.name} is __dataclass_factory__ else {f.name}"
        elif f.init:
            value = f.name
        elif slots and f.default is not MISSING:
            value = f"__dataclass_dflt_{f.name}__"
        else:
            continue
        if frozen:
            lines.append(f"  __dataclass_setattr__({me}, {f.name!r}, {value})")
        else:
            lines.append(f"  {me}.{f.name} = {value}")
    if _hasattr(cls, "__post_init__"):
        handed = ", ".join([f.name for f in fields.values() if f._field_type is _FIELD_INITVAR])
        lines.append(f"  {me}.__post_init__({handed})")
    head = [me] + [_parameter(f) for f in plain]
    if named:
        head += ["*"] + [_parameter(f) for f in named]
    text = f"def __init__({', '.join(head)}):\n" + ("\n".join(lines) or "  pass")
    hints = {f.name: f.type.type if isinstance(f.type, InitVar) else f.type for f in plain + named}
    hints["return"] = None
    return _function(cls, "__init__", text, space, hints)


def _function(cls, name, text, space, hints=None):
    made = _define(text, name, space)
    made.__qualname__ = f"{cls.__qualname__}.{name}"
    made.__module__ = cls.__module__
    if hints is not None:
        made.__annotations__ = hints
    return made


def _repr_function(cls, fields):
    shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in fields if f.repr])
    text = f"def __repr__(self):\n  return type(self).__qualname__ + f\"({shown})\""
    plain = _define(text, "__repr__", {})
    return _guarded_repr(cls, plain)


def _guarded_repr(cls, plain):
    active = set()

    def __repr__(self):
        key = id(self)
        if key in active:
            return "..."
        active.add(key)
        try:
            return plain(self)
        finally:
            active.discard(key)

    __repr__.__qualname__ = f"{cls.__qualname__}.__repr__"
    return __repr__


def _tuple_text(me, fields):
    if not fields:
        return "()"
    return "(" + ", ".join([f"{me}.{f.name}" for f in fields]) + ",)"


def _eq_function(cls, fields):
    test = " and ".join([f"self.{f.name} == other.{f.name}" for f in fields]) or "True"
    text = ("def __eq__(self, other):\n  if self is other:\n   return True\n  if _type(other) is _type(self):\n"
            f"   return {test}\n  return NotImplemented")
    return _function(cls, "__eq__", text, {"_type": type})


def _order_function(cls, fields, name, operator):
    text = (f"def {name}(self, other):\n  if _type(other) is _type(self):\n"
            f"   return {_tuple_text('self', fields)} {operator} {_tuple_text('other', fields)}\n  return NotImplemented")
    return _function(cls, name, text, {"_type": type})


def _hash_function(cls, fields):
    text = f"def __hash__(self):\n  return hash({_tuple_text('self', fields)})"
    return _function(cls, "__hash__", text, {})


def _frozen_functions(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for f in (__setattr__, __delattr__):
        f.__qualname__ = f"{cls.__qualname__}.{f.__name__}"
    return __setattr__, __delattr__


def _set_new(cls, name, value):
    """Set an attribute of the class unless it has one of its own; tell whether it had."""
    if name in cls.__dict__:
        return True
    _setattr(cls, name, value)
    return False


def _hash_action(cls, p, own_hash, has_eq):
    """What becomes of __hash__: "none", "add", "raise" or nothing, as the table of the documentation says."""
    if p.unsafe_hash:
        return "raise" if own_hash else "add"
    if not p.eq:
        return ""
    if p.frozen:
        return "" if own_hash else "add"
    return "" if own_hash else "none"


def _frozen_rules(cls, frozen):
    for base in cls.__mro__[1:]:
        params = base.__dict__.get("__dataclass_params__")
        if params is None:
            continue
        if params.frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    if not isinstance(cls, type):
        raise TypeError("dataclass() should be used as a decorator on a class")
    p = _Params(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
    _frozen_rules(cls, frozen)
    fields = _collect(cls, kw_only)
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = p
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    plain = [f for f in fields.values() if f._field_type is _FIELD]
    compared = [f for f in plain if f.compare]
    if init:
        _set_new(cls, "__init__", _init_function(cls, fields, frozen, slots))
    _set_new(cls, "__replace__", _replace)
    if repr:
        _set_new(cls, "__repr__", _repr_function(cls, plain))
    if eq:
        _set_new(cls, "__eq__", _eq_function(cls, compared))
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _order_function(cls, compared, name, operator)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering")
    if frozen:
        for function in _frozen_functions(cls, frozenset([f.name for f in plain])):
            if _set_new(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    action = _hash_action(cls, p, has_hash, eq)
    if action == "add":
        cls.__hash__ = _hash_function(cls, [f for f in plain if (f.compare if f.hash is None else f.hash)])
    elif action == "none":
        cls.__hash__ = None
    elif action == "raise":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if cls.__doc__ is None:
        cls.__doc__ = _doc_text(cls, fields)
    if match_args:
        _set_new(cls, "__match_args__", tuple([f.name for f in fields.values() if f.init and not f.kw_only and f._field_type is not _FIELD_CLASSVAR]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, plain, weakref_slot)
    return cls


def _hint_text(hint):
    """A hint as a signature shows it."""
    if isinstance(hint, str):
        return repr(hint)
    if isinstance(hint, type):
        return hint.__qualname__ if hint.__module__ in ("builtins", "__main__") else f"{hint.__module__}.{hint.__qualname__}"
    return repr(hint).replace("typing.", "")


def _doc_text(cls, fields):
    if type(cls).__call__ is not type.__call__:
        return cls.__name__
    parts = []
    for f in fields.values():
        if f.init and f._field_type is not _FIELD_CLASSVAR:
            text = f"{f.name}: {_hint_text(f.type)}"
            if f.default is not MISSING:
                text += f" = {f.default!r}"
            elif f.default_factory is not MISSING:
                text += " = <factory>"
            parts.append(text)
    return f"{cls.__name__}({', '.join(parts)})"


def _slots_of(base):
    """The names in the __slots__ of a class."""
    slots = base.__dict__.get("__slots__")
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if not _hasattr(slots, "__iter__") or _hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{base.__name__}' cannot be determined")
    return slots


def _with_slots(cls, fields, weakref_slot):
    """The same class with __slots__, which only a new class can have."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    space = {k: v for k, v in cls.__dict__.items() if k not in ("__dict__", "__weakref__")}
    names = [f.name for f in fields] + (["__weakref__"] if weakref_slot else [])
    space["__slots__"] = tuple([n for n in names if n not in inherited])
    for f in fields:
        space.pop(f.name, None)
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    _rebind_class(cls, made)
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    """Give a class __init__, __repr__, __eq__ and more, made from its annotations."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    if cls is None:
        return wrap
    return wrap(cls)


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one, as a tuple of Field."""
    found = _getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return _hasattr(type(obj), "__dataclass_fields__")


def is_dataclass(obj):
    """Whether obj is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return _hasattr(cls, "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, with dataclasses, lists, tuples and dicts inside converted too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)


def _asdict(obj, factory):
    if _is_instance(obj):
        return factory([(f.name, _asdict(_getattr(obj, f.name), factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and _hasattr(obj, "_fields"):
        return type(obj)(*[_asdict(v, factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_asdict(v, factory) for v in obj])
    if isinstance(obj, dict):
        if _hasattr(type(obj), "default_factory"):
            made = type(obj)(obj.default_factory)
            for k, v in obj.items():
                made[_asdict(k, factory)] = _asdict(v, factory)
            return made
        return type(obj)([(_asdict(k, factory), _asdict(v, factory)) for k, v in obj.items()])
    if isinstance(obj, (int, float, complex, str, bytes, bool)) or obj is None:
        return obj
    return _copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, with dataclasses, lists, tuples and dicts inside converted too."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)


def _astuple(obj, factory):
    if _is_instance(obj):
        return factory([_astuple(_getattr(obj, f.name), factory) for f in fields(obj)])
    if isinstance(obj, tuple) and _hasattr(obj, "_fields"):
        return type(obj)(*[_astuple(v, factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_astuple(v, factory) for v in obj])
    if isinstance(obj, dict):
        if _hasattr(type(obj), "default_factory"):
            made = type(obj)(obj.default_factory)
            for k, v in obj.items():
                made[_astuple(k, factory)] = _astuple(v, factory)
            return made
        return type(obj)([(_astuple(k, factory), _astuple(v, factory)) for k, v in obj.items()])
    if isinstance(obj, (int, float, complex, str, bytes, bool)) or obj is None:
        return obj
    return _copy.deepcopy(obj)


def replace(obj, /, **changes):
    """A new object of the same class with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in self.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = _getattr(self, f.name)
    return type(self)(**changes)


_KEYWORDS = frozenset("False None True and as assert async await break class continue def del elif else except finally for from global if "
                      "import in is lambda nonlocal not or pass raise return try while with yield".split())


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                   match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None, decorator=dataclass):
    """A new dataclass from a name and a list of names, (name, type) or (name, type, field)."""
    space = {} if namespace is None else dict(namespace)
    hints = {}
    for item in fields:
        if isinstance(item, str):
            name, hint = item, "typing.Any"
        elif len(item) == 2:
            name, hint = item
        elif len(item) == 3:
            name, hint, space[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in hints:
            raise TypeError(f"Field name duplicated: {name!r}")
        hints[name] = hint
    space["__annotations__"] = hints
    if module is not None:
        space["__module__"] = module
    made = _new_class(cls_name, bases, {}, lambda ns: ns.update(space))
    return decorator(made, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                     kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
