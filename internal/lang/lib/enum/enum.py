# Enumerations: classes whose instances are fixed, named members.
from operator import or_ as _or
from functools import reduce as _reduce
from types import DynamicClassAttribute


class nonmember:
    """Keep a value of an enumeration's body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Make a value of an enumeration's body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


class _AutoNull:
    def __repr__(self):
        return "_auto_null"


_auto_null = _AutoNull()


class auto:
    """The next value, chosen by the class's _generate_next_value_."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"

    def __or__(self, other):
        return self.value | (other.value if isinstance(other, auto) else other)

    def __ror__(self, other):
        return other | self.value


class property(DynamicClassAttribute):
    """A property of members that lets a member of the class have the same name."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            found = owner.__dict__.get("_member_map_", {}).get(self.name)
            if found is not None:
                return found
            raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
        if self.fget is None:
            raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
        return self.fget(instance)


class EnumCheck:
    """The checks that verify() can make."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"<EnumCheck.{self._name}>"


CONTINUOUS = EnumCheck("CONTINUOUS")
NAMED_FLAGS = EnumCheck("NAMED_FLAGS")
UNIQUE = EnumCheck("UNIQUE")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    head = f"_{class_name.lstrip('_')}__"
    return len(name) > len(head) and name.startswith(head) and not name.endswith("__")


def _is_descriptor(obj):
    return _hasattr(obj, "__get__") or _hasattr(obj, "__set__") or _hasattr(obj, "__delete__")


_SUNDERS = frozenset(["_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
                      "_iter_member_by_def_", "_add_alias_", "_add_value_alias_", "_boundary_"])


class EnumDict(dict):
    """The namespace of an enumeration's body: it tells members from the rest."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            value = self._resolved(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolved(self, key, value):
        """The value with every auto() in it replaced."""
        if isinstance(value, auto):
            if value.value is _auto_null:
                value.value = self._next(key)
            self._auto_called = True
            return value.value
        if type(value) is tuple and any([isinstance(v, auto) for v in value]):
            out = []
            for v in value:
                if isinstance(v, auto):
                    if v.value is _auto_null:
                        v.value = self._next(key)
                    self._auto_called = True
                    v = v.value
                out.append(v)
            return tuple(out)
        return value

    def _next(self, key):
        return self._generate(key, 1, len(self._member_names), self._last_values[:])

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members=(), **more):
        for name, value in dict(members, **more).items():
            self[name] = value


def _proxy(mapping):
    from types import MappingProxyType
    return MappingProxyType(mapping)


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        space = EnumDict(cls)
        if bases and isinstance(bases[-1], EnumType):
            metacls._check_bases(cls, bases)
            space._generate = _getattr(bases[-1], "_generate_next_value_", None)
        return space

    @classmethod
    def _check_bases(metacls, name, bases):
        for base in bases:
            for k in base.__mro__:
                if isinstance(k, EnumType) and k.__dict__.get("_member_names_"):
                    raise TypeError(f"<enum {name!r}> cannot extend {k!r}")

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        names = list(_getattr(classdict, "_member_names", {}))
        values = {n: classdict[n] for n in names}
        space = {k: v for k, v in classdict.items() if k not in values and k not in _getattr(classdict, "_ignore", ())}
        space.pop("_ignore_", None)
        order = space.pop("_order_", None)
        illegal = set(names) & {"mro", ""}
        if illegal:
            raise ValueError(f"invalid enum member name(s) {','.join([repr(n) for n in illegal])}")
        member_type, first = metacls._kinds_of(cls, bases)
        custom_new = space.get("__new__")
        if custom_new is not None:
            space["__new_member__"] = custom_new
            del space["__new__"]
        generate = space.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            space["_generate_next_value_"] = staticmethod(generate)
        space["_member_names_"] = []
        space["_member_map_"] = {}
        space["_value2member_map_"] = {}
        space["_unhashable_values_"] = []
        space["_member_type_"] = member_type
        if ReprEnum is not None and ReprEnum in bases and member_type is not object:
            space.setdefault("__format__", member_type.__format__)
            space.setdefault("__str__", member_type.__repr__ if member_type.__str__ is object.__str__ else member_type.__str__)
        made = super().__new__(metacls, cls, bases, space, **kwds)
        if first is not None:
            for name in ("__repr__", "__str__", "__format__"):
                if name not in space and _getattr(made, name) in (_getattr(member_type, name), _getattr(object, name)):
                    type.__setattr__(made, name, _getattr(first, name))
        made._use_args_ = member_type is not object
        made._boundary_ = boundary or _getattr(first, "_boundary_", None)
        made._flag_mask_ = 0
        made._singles_mask_ = 0
        made._inverted_ = None
        for name in names:
            metacls._add_member(made, name, values[name], member_type)
        if order is not None:
            order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            wanted = [n for n in order if n in made._member_names_ or n in made._member_map_]
            if [n for n in wanted if n in made._member_names_] != made._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {made._member_names_!r}\n  {order!r}")
        if Flag is not None and issubclass(made, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in space and _getattr(made, name) == _getattr(member_type, name, None):
                    type.__setattr__(made, name, _getattr(Flag, name))
            _finish_flag(made)
        return made

    @classmethod
    def _kinds_of(metacls, name, bases):
        """The type that members hold data of, and the first enumeration among the bases."""
        if not bases:
            return object, None
        if not isinstance(bases[-1], EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        data = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data.add(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or base in (int, float, str, bytes, complex, tuple, list, dict, set, frozenset) or "__dataclass_fields__" in base.__dict__:
                    data.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(data) > 1:
            raise TypeError(f"too many data types for {name!r}: {data!r}")
        return (data.pop() if data else object), bases[-1]

    @classmethod
    def _add_member(metacls, cls, name, value, member_type):
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = (args,)
        custom = None
        for k in cls.__mro__:
            custom = k.__dict__.get("__new_member__")
            if custom is not None:
                break
        if custom is not None:
            make = custom.__func__ if isinstance(custom, staticmethod) else custom
            made = make(cls, *args)
        elif member_type is object or "__dataclass_fields__" in member_type.__dict__:
            made = object.__new__(cls)
        else:
            made = member_type.__new__(cls, *args)
        if "_value_" not in _instance_names(made):
            if member_type is object or "__dataclass_fields__" in member_type.__dict__:
                made._value_ = value
            elif custom is not None or cls._use_args_:
                try:
                    made._value_ = member_type(*args)
                except Exception as exc:
                    raise TypeError("_value_ not set in __new__, unable to create it") from exc
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        init = _getattr(cls, "__init__", None)
        if init is not None and init is not object.__init__:
            made.__init__(*args) if not isinstance(init, type(_Enum_init)) or init is not _Enum_init else None
        made._sort_order_ = len(cls._member_names_)
        if Flag is None or not issubclass(cls, Flag):
            for canonical in cls._member_map_.values():
                if canonical._value_ == value and (canonical._value_ is value or type(canonical._value_) is type(value) or True):
                    made = canonical
                    break
            else:
                cls._member_names_.append(name)
        else:
            known = cls._value2member_map_.get(value) if isinstance(value, int) else None
            if known is not None:
                made = known
            elif isinstance(value, int):
                if value and value & (value - 1) == 0:
                    cls._member_names_.append(name)
                    cls._singles_mask_ |= value
                cls._flag_mask_ |= value if value > 0 else 0
            else:
                cls._member_names_.append(name)
        cls._member_map_[name] = made
        type.__setattr__(cls, name, made)
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_values_.append(value)

    def __call__(cls, value=_auto_null, names=_auto_null, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_ or cls.__dict__.get("_missing_only_"):
            if names is not _auto_null:
                value = (value, names) + values
            if value is _auto_null:
                raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
            return _lookup(cls, value)
        if names is _auto_null and type is None:
            if value is _auto_null:
                raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
            if cls.__name__ in ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag") and cls.__module__ == "enum":
                return _lookup(cls, value)
            raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(value, () if names is _auto_null else names, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__ if False else _type_of(cls)
        bases = (cls,) if type is None else (type, cls)
        space = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            listed, last = [], []
            for i, name in enumerate(names):
                value = cls._generate_next_value_(name, start, i, last[:])
                last.append(value)
                listed.append((name, value))
            names = listed
        for item in (names.items() if isinstance(names, dict) else names):
            name, value = item
            space[name] = value
        return metacls.__new__(metacls, class_name, bases, space, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            if value in cls._value2member_map_:
                return True
        except TypeError:
            pass
        if Flag is not None and issubclass(cls, Flag):
            try:
                _lookup(cls, value)
                return True
            except (ValueError, TypeError):
                return False
        return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[n] for n in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[n] for n in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_builtin_property
    def __members__(cls):
        return _proxy(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __dir__(cls):
        return sorted(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__",
                       "__module__", "__name__", "__qualname__"] + cls._member_names_)


EnumMeta = EnumType
Flag = ReprEnum = None


def _type_of(cls):
    return type(cls)


def _instance_names(obj):
    return _attributes(obj)


def _lookup(cls, value):
    """The member with the value, a member itself, or what _missing_ makes of it."""
    if type(value) is cls:
        return value
    try:
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
    except TypeError:
        for m in cls._member_map_.values():
            if m._value_ == value:
                return m
    if not cls._member_map_ and not issubclass(cls, Flag):
        raise TypeError(f"{cls!r} has no members defined")
    error = None
    try:
        result = cls._missing_(value)
    except Exception as e:
        error, result = e, None
    if isinstance(result, cls):
        return result
    if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
        return result
    problem = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if result is None and error is None:
        raise problem
    if error is None:
        error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
    if not isinstance(error, ValueError):
        error.__context__ = problem
    raise error


class Enum(metaclass=EnumType):
    """An enumeration: Color = red, green, blue."""

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        numbers = [v for v in last_values if isinstance(v, (int, float))]
        if not numbers:
            raise TypeError("unable to sort non-numeric values")
        return max(numbers) + 1

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        shown = self._member_type_.__repr__ if self._member_type_ is not object else None
        if shown is None or "__dataclass_fields__" in self._member_type_.__dict__:
            return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        if self._member_type_ is object:
            return NotImplemented if self is not other else True
        return self._member_type_.__eq__(self, other)

    def __dir__(self):
        return sorted(set(["__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"]))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_

    def _add_alias_(self, name):
        _type_of(self)._member_map_[name] = self
        type.__setattr__(_type_of(self), name, self)

    def _add_value_alias_(self, value):
        _type_of(self)._value2member_map_.setdefault(value, self)


_Enum_init = Enum.__init__


class ReprEnum(Enum):
    """An enumeration whose members keep the text of their data type; only their repr is changed."""


class IntEnum(int, ReprEnum):
    """An enumeration of ints."""

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return int.__format__(self._value_, format_spec)

    __hash__ = int.__hash__
    __eq__ = int.__eq__


class StrEnum(str, ReprEnum):
    """An enumeration of texts."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self._value_)

    def __format__(self, format_spec):
        return str.__format__(self._value_, format_spec)

    __hash__ = str.__hash__
    __eq__ = str.__eq__


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary.STRICT, FlagBoundary.CONFORM, FlagBoundary.EJECT, FlagBoundary.KEEP


def _bits(value):
    """The single bits of a number, low to high."""
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def _finish_flag(cls):
    if cls._boundary_ is None:
        cls._boundary_ = STRICT
    mask = 0
    for m in cls._member_map_.values():
        if isinstance(m._value_, int) and m._value_ > 0:
            mask |= m._value_
    cls._flag_mask_ = mask
    cls._all_bits_ = 2 ** mask.bit_length() - 1


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members can be joined by |, &, ^ and ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        try:
            highest = max(last_values)
            return 2 ** highest.bit_length()
        except (TypeError, AttributeError):
            raise TypeError(f"invalid flag value {last_values[-1]!r}") from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, every = cls._flag_mask_, cls._all_bits_
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_format_bits(value, width)}\n  allowed {_format_bits(mask, width)}")
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP and value < 0:
                value = max(every + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value = every + 1 + value & mask if cls._boundary_ is not KEEP else every + 1 + value
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        made.__objclass__ = cls
        names = [m._name_ for m in cls._iter_member_(value)]
        rest = value & ~mask
        if names:
            made._name_ = "|".join(names)
            if rest:
                made._name_ += f"|{cls._numeric_repr_(rest)}"
        else:
            made._name_ = None
        made._sort_order_ = -1
        return cls._value2member_map_.setdefault(value, made)

    @classmethod
    def _iter_member_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            found = cls._value2member_map_.get(bit)
            if found is not None:
                yield found

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return type(self)._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = type(self).__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = type(self).__name__
        if self._name_ is None:
            return f"{name}({self._value_!r})"
        return f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ ^ value)

    def __invert__(self):
        cls = type(self)
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._flag_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __hash__(self):
        return hash(self._value_)


def _format_bits(value, width):
    """A number in binary as the messages of flags show it."""
    if value < 0:
        return f"0b1 {(~value ^ (2 ** width - 1)):0{width}b}"
    return f"0b0 {value:0{width}b}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A Flag whose members are ints."""

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return int.__format__(self._value_, format_spec)

    __hash__ = int.__hash__
    __eq__ = int.__eq__


def unique(enumeration):
    """A class decorator that refuses two names for one value."""
    aliases = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
    if aliases:
        details = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class verify:
    """A class decorator that makes the given checks."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [f"{n} -> {m.name}" for n, m in enumeration.__members__.items() if n != m.name]
                if aliases:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(aliases)}")
            elif check is CONTINUOUS:
                values = sorted([m.value for m in enumeration])
                if len(values) > 1:
                    if issubclass(enumeration, Flag):
                        missing = [b for b in (2 ** i for i in range(values[0].bit_length() - 1, values[-1].bit_length())) if b not in values]
                    else:
                        missing = [v for v in range(values[0], values[-1]) if v not in values]
                    if missing:
                        raise ValueError(f"invalid {'flag' if issubclass(enumeration, Flag) else 'enum'} {enumeration.__name__!r}: missing values {', '.join([str(v) for v in missing])}")
            elif check is NAMED_FLAGS:
                known = _reduce(_or, [m.value for m in enumeration], 0)
                odd = [n for n, m in enumeration.__members__.items() if m.value > 0 and m.value & ~known]
                if odd:
                    raise ValueError(f"invalid Flag {enumeration.__name__!r}: alias {odd[0]} is missing value {hex(enumeration[odd[0]].value & ~known)} [use enum.show_flag_values(value) for details]")
        return enumeration


def show_flag_values(value):
    """The single bits of a number, low to high."""
    return list(_bits(int(value)))


def global_enum(cls, update_str=False):
    """Let members be shown as names of their module. The names themselves are not put there."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    return cls


def global_str(self):
    """The name of a member without its class."""
    return self._name_


def global_enum_repr(self):
    """The name of a member with its module."""
    return f"{type(self).__module__.split('.')[-1]}.{self._name_}"


global_flag_repr = global_enum_repr


def pickle_by_enum_name(self, proto):
    """Members as their names: kept for its name only, nothing is pickled here."""
    return getattr, (type(self), self._name_)


def pickle_by_global_name(self, proto):
    """Members as their names: kept for its name only, nothing is pickled here."""
    return self.name
