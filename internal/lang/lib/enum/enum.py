# Enumerations: classes whose instances are fixed, named members.
#
# The body of an enumeration fills an EnumDict, which tells members from other
# attributes. EnumType puts a _Pending in the place of each member's value; when
# the class exists, its __set_name__ makes the member, so that __init_subclass__
# already sees them all.
from types import DynamicClassAttribute, MappingProxyType as _proxy


class nonmember:
    """Keep a value of an enumeration's body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Make a value of an enumeration's body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


_auto_null = object()
_not_given = object()


class auto:
    """The next value, chosen by the class's _generate_next_value_."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property of members that lets a member of the class have the same name."""

    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == "attr":
            return _getattr(self._cls_type, self.name)
        if self._attr_type == "desc":
            return _getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}") from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    head = f"_{class_name}__"
    return len(name) > len(head) and name.startswith(head) and (name[-1] != "_" or name[-2] != "_")


def _is_descriptor(obj):
    return _hasattr(obj, "__get__") or _hasattr(obj, "__set__") or _hasattr(obj, "__delete__")


def _is_inner_class(class_name, obj):
    """Whether a value is a class written in the body of the enumeration."""
    if class_name is None or not isinstance(obj, type):
        return False
    inner = f"{class_name}.{obj.__name__}"
    return obj.__qualname__ == inner or obj.__qualname__.endswith("." + inner)


def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


def _high_bit(value):
    return value.bit_length() - 1


def _iter_bits_lsb(num):
    """The single bits of a number, low to high."""
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError(f"{num} is not a positive integer")
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def bin(num, max_bits=None):
    """A number in binary: its sign bit, then as many digits as it needs, or max_bits."""
    digits = f"{num:b}" if num >= 0 else f"{num + 2 ** num.bit_length():b}".rjust(num.bit_length(), "0")
    if num == 0:
        digits = "" if max_bits is None else "0"
    sign = "0" if num >= 0 else "1"
    if max_bits is not None and len(digits) < max_bits:
        digits = digits.rjust(max_bits, sign)
    return f"0b{sign} {digits}"


_RESERVED = frozenset(["_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
                       "_iter_member_by_def_", "_add_alias_", "_add_value_alias_"])


class EnumDict(dict):
    """The namespace of an enumeration's body: it tells members from the rest."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
            if key == "_ignore_":
                value = self._ignore
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value) and not _is_inner_class(self._cls_name, value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._resolved(key, value.value if isinstance(value, member) else value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _RESERVED:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _resolved(self, key, value):
        """The value of a new member, with every auto() in it replaced."""
        if isinstance(value, auto):
            out = self._automatic(key, value)
        elif isinstance(value, tuple) and any([isinstance(v, auto) for v in value]):
            items = [self._automatic(key, v) if isinstance(v, auto) else v for v in value]
            kind = type(value)
            try:
                out = kind(items)
            except TypeError:
                out = kind(*items)
        else:
            out = self._used(value)
        self._member_names[key] = None
        return out

    def _used(self, value):
        self._last_values.append(value)
        return value

    def _automatic(self, key, item):
        if item.value is _auto_null:
            item.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        return self._used(item.value)

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        for name, value in dict(members, **more_members).items():
            self[name] = value


class _Pending:
    """A member to be: made into one as soon as the class exists."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, name):
        _put(enum_class, name)
        made = self._made(enum_class)
        value = made._value_
        made._name_ = name
        made.__objclass__ = enum_class
        made.__init__(*self._args(enum_class))
        made._sort_order_ = len(enum_class._member_names_)
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        if is_flag:
            if isinstance(value, int):
                enum_class._flag_mask_ |= value
                if _is_single_bit(value):
                    enum_class._singles_mask_ |= value
            enum_class._all_bits_ = 2 ** enum_class._flag_mask_.bit_length() - 1
        known = _known_member(enum_class, value)
        if known is not None:
            made = known
        elif not is_flag or isinstance(value, int) and _is_single_bit(value):
            enum_class._member_names_.append(name)
        enum_class._add_member_(name, made)
        _remember(enum_class, value, made)

    def _args(self, enum_class):
        args = self.value if isinstance(self.value, tuple) else (self.value,)
        return (args,) if enum_class._member_type_ is tuple else args

    def _made(self, enum_class):
        args = self._args(enum_class)
        if enum_class._use_args_:
            made = enum_class._new_member_(enum_class, *args)
        else:
            made = enum_class._new_member_(enum_class)
        if not _hasattr(made, "_value_"):
            if enum_class._member_type_ is object:
                made._value_ = self.value
            else:
                try:
                    made._value_ = enum_class._member_type_(*args)
                except Exception as exc:
                    raise TypeError("_value_ not set in __new__, unable to create it") from exc
        return made


def _known_member(cls, value):
    """The member that already has the value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for m in cls._member_map_.values():
            if m._value_ == value:
                return m
        return None


def _remember(cls, value, made):
    """Let the value find the member."""
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(made._name_, []).append(value)


def _dataclass_repr(self):
    shown = self.__dataclass_fields__
    return ", ".join([f"{k}={_getattr(self, k)!r}" for k in shown if shown[k].repr])


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        space = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            space["_generate_next_value_"] = _getattr(first_enum, "_generate_next_value_", None)
        return space

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        for key in classdict._ignore:
            classdict.pop(key, None)
        classdict.pop("_ignore_", None)
        invalid = set(classdict._member_names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join([repr(n) for n in invalid])}")
        order = classdict.pop("_order_", None)
        generate = classdict.get("_generate_next_value_")
        if generate is not None and type(generate) is not staticmethod:
            dict.__setitem__(classdict, "_generate_next_value_", staticmethod(generate))
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        for name in classdict._member_names:
            dict.__setitem__(classdict, name, _Pending(classdict[name]))
        dict.update(classdict, {
            "_new_member_": new, "_use_args_": use_args, "_value_repr_": metacls._find_data_repr_(cls, bases), "_member_type_": member_type,
            "_member_names_": [], "_member_map_": {}, "_value2member_map_": {}, "_unhashable_values_": [], "_unhashable_values_map_": {},
            "_boundary_": boundary or _getattr(first_enum, "_boundary_", None),
            "_flag_mask_": 0, "_singles_mask_": 0, "_all_bits_": 0, "_inverted_": None, "_in_progress_": True})
        enum_class = super().__new__(metacls, cls, bases, classdict, **kwds)
        _put(enum_class, "_in_progress_")
        written = set(classdict)
        _choose_texts(enum_class, bases, written, member_type, first_enum)
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        if is_flag:
            _choose_operators(enum_class, written)
        if Enum is not None:
            if save_new:
                _put(enum_class, "__new_member__", new)
            _put(enum_class, "__new__", Enum.__new__)
        if is_flag:
            values = [m._value_ for m in enum_class]
            if values != sorted(values):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        if order is not None:
            _check_order(enum_class, order, is_flag)
        return enum_class

    @classmethod
    def _check_for_existing_members_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(metacls, class_name, bases):
        """The type that members hold data of, and the first enumeration among the bases."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return metacls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(metacls, class_name, bases):
        """The __repr__ of the data type, if the bases bring one."""
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                own = _own(base, "__repr__")
                if own is not None:
                    if _own(base, "__dataclass_fields__") is not None and _getattr(_own(base, "__dataclass_params__"), "repr", False):
                        return _dataclass_repr
                    return own
        return None

    @classmethod
    def _find_data_type_(metacls, class_name, bases):
        """The one type among the bases that has data, or None."""
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif _own(base, "__new__") is not None or _own(base, "__dataclass_fields__") is not None:
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {found!r}")
        return found.pop() if found else None

    @classmethod
    def _find_new_(metacls, classdict, member_type, first_enum):
        """What makes members, whether that was written in the body, and whether it takes the value."""
        new = classdict.get("__new__")
        save_new = first_enum is not None and new is not None
        plain = [object.__new__] if Enum is None else [object.__new__, Enum.__new__]
        if new is None:
            for method in ("__new_member__", "__new__"):
                for possible in (member_type, first_enum):
                    target = _getattr(possible, method, None)
                    if target is not None and target not in plain and target != type(None).__new__:
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        return new, save_new, first_enum is not None and new not in plain

    def _add_member_(cls, name, member):
        """Let the member be found under the name, beside what a base has of that name."""
        if name in cls._member_map_:
            if cls._member_map_[name] is not member:
                raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
            return
        found, kind, owner = None, None, None
        for base in cls.__mro__[1:]:
            attr = _own(base, name)
            if attr is None:
                continue
            if isinstance(attr, (property, DynamicClassAttribute)):
                found, kind, owner = attr, "enum", base
                break
            if _is_descriptor(attr):
                found, kind, owner = attr, kind or "desc", owner or base
            else:
                kind, owner = "attr", base
        if found is not None:
            redirect = property()
            redirect.member = member
            redirect.__set_name__(cls, name)
            if kind in ("enum", "desc"):
                redirect.fget = _getattr(found, "fget", None)
                redirect.fset = _getattr(found, "fset", None)
                redirect.fdel = _getattr(found, "fdel", None)
            redirect._attr_type = kind
            redirect._cls_type = owner
            _put(cls, name, redirect)
        else:
            _put(cls, name, member)
        cls._member_map_[name] = member

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """The member with a value; of an enumeration without members: a new enumeration."""
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(value, None if names is _not_given else names, module=module, qualname=qualname, type=type, start=start,
                            boundary=boundary)

    def __contains__(cls, value):
        """Whether value is a member or the value of one."""
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in _own(cls, "_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in _own(cls, "_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__", "__module__",
                 "__name__", "__qualname__", *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls._member_type_ is not object:
            names.update(type(cls._member_type_).__dir__(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        """All names with their members, aliases too."""
        return _proxy(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """A new enumeration from a text of names, a list of names, pairs or a mapping."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        space = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            listed, last_values = [], []
            for count, name in enumerate(names):
                value = first_enum._generate_next_value_(name, start, count, last_values[:])
                last_values.append(value)
                listed.append((name, value))
            names = listed
        for item in () if names is None else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            space[name] = value
        space["__module__"] = "__main__" if module is None else module
        if qualname is not None:
            space["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, space, boundary=boundary)


def _choose_texts(cls, bases, written, member_type, first_enum):
    """Whose __repr__, __str__ and __format__ the members have, where the class has none of its own."""
    if ReprEnum is not None and ReprEnum in bases:
        text = member_type.__repr__ if member_type.__str__ is object.__str__ else member_type.__str__
        for name, method in (("__format__", member_type.__format__), ("__str__", text)):
            if name not in written:
                _put(cls, name, method)
                written.add(name)
    for name in ("__repr__", "__str__", "__format__"):
        if name not in written and first_enum is not None:
            if _getattr(cls, name) in (_getattr(member_type, name), _getattr(object, name)):
                _put(cls, name, _getattr(first_enum, name))


def _choose_operators(cls, written):
    """Let the operators of flags win over those of the data type."""
    for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
        if name not in written:
            _put(cls, name, _getattr(Flag, name))


def _check_order(cls, order, is_flag):
    """Refuse an _order_ that does not list the members as they were defined."""
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    known, names = cls._member_map_, cls._member_names_
    if is_flag:
        order = [n for n in order if n not in known or _is_single_bit(known[n].value)]
    order = [n for n in order if n not in known or n in names]
    if order != names:
        raise TypeError(f"member order does not match _order_:\n  {names!r}\n  {order!r}")


EnumMeta = EnumType
Enum = Flag = ReprEnum = None


class Enum(metaclass=EnumType):
    """An enumeration: Color = red, green, blue."""

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
            for m in cls._member_map_.values():
                if value == m._value_:
                    return m
        if not cls._member_map_:
            if _own(cls, "_in_progress_") is not None:
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly") from None
            raise TypeError(f"{cls!r} has no members defined")
        return _found(cls, value)

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        known = _known_member(self.__class__, value)
        if known is not None and known is not self:
            raise ValueError(f"{value!r} is already bound: {known!r}")
        if known is None:
            _remember(self.__class__, value, self)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        shown = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {shown(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = set()
        if self.__class__._member_type_ is not object:
            names = set(object.__dir__(self))
        names.update([n for n in _attributes(self) if n[0] != "_" and n not in self._member_map_])
        for cls in self.__class__.__mro__:
            for name, attr in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(attr, property) and attr.fget is None and name in self._member_map_:
                    names.discard(name)
                elif isinstance(attr, property) or name not in self._member_map_:
                    names.add(name)
        return sorted(names | {"__class__", "__doc__", "__eq__", "__hash__", "__module__"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _found(cls, value):
    """What _missing_ makes of a value that no member has."""
    error = None
    try:
        result = cls._missing_(value)
    except Exception as e:
        error, result = e, None
    if isinstance(result, cls) or issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
        return result
    problem = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if result is None and error is None:
        raise problem
    if error is None:
        error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
    if not isinstance(error, ValueError):
        error.__context__ = problem
    raise error


class ReprEnum(Enum):
    """An enumeration whose members keep the text of their data type; only their repr is changed."""


class IntEnum(int, ReprEnum):
    """An enumeration of ints."""


class StrEnum(str, ReprEnum):
    """An enumeration of texts."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class EnumCheck(StrEnum):
    """The checks that verify() can make."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members can be joined by |, &, ^ and ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** (_high_bit(last) + 1)
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The member that is made of several, as the class's boundary allows."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, every, kept = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~every <= value <= every or value & (every ^ mask):
            if kept is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n  allowed {bin(mask, width)}")
            if kept is CONFORM:
                value = value & mask
            elif kept is EJECT:
                return value
            elif kept is not KEEP:
                raise ValueError(f"{cls!r} unknown flag boundary {kept!r}")
            elif value < 0:
                value = max(every + 1, 2 ** value.bit_length()) + value
        negative = value if value < 0 else None
        if value < 0:
            value = every + 1 + value if kept in (EJECT, KEEP) else cls._singles_mask_ & value
        made = cls._combined(value)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    @classmethod
    def _combined(cls, value):
        unknown = value & ~cls._flag_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not _hasattr(made, "_value_"):
            made._value_ = value
        made._name_ = cls._combined_name(value)
        return cls._value2member_map_.setdefault(value, made)

    @classmethod
    def _combined_name(cls, value):
        """The names of the members in a value, joined by |; None if there are none."""
        single, rest = value & cls._singles_mask_, value & ~cls._singles_mask_
        members = list(cls._iter_member_(single))
        if rest:
            for m in cls._member_map_.values():
                if m not in members and m._value_ and m._value_ & value == m._value_:
                    members.append(m)
        if not members:
            return None
        covered = 0
        for m in members:
            covered |= m._value_
        unknown = value ^ covered
        if unknown and cls._boundary_ is STRICT:
            raise ValueError(f"{cls!r}: no members with value {unknown!r}")
        name = "|".join([m._name_ for m in members])
        return f"{name}|{cls._numeric_repr_(unknown)}" if unknown else name

    def __contains__(self, other):
        """Whether self has all flags of other."""
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        shown = self.__class__._value_repr_ or repr
        name = "" if self._name_ is None else "." + self._name_
        return f"<{self.__class__.__name__}{name}: {shown(self._value_)}>"

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _operand(self, other, sign):
        """The number of the other operand, or NotImplemented."""
        value = self._get_value(other)
        if value is NotImplemented:
            return value
        for flag in self, other:
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {sign}")
        return value

    def __or__(self, other):
        value = self._operand(other, "|")
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other, "&")
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other, "^")
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A Flag whose members are ints."""


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    aliases = [f"{n} -> {m.name}" for n, m in enumeration.__members__.items() if n != m.name]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration


class verify:
    """A class decorator that makes the given checks."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                _check_unique(enumeration)
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


def _check_unique(cls):
    aliases = [f"{n} -> {m.name}" for n, m in cls.__members__.items() if n != m.name]
    if aliases:
        raise ValueError(f"aliases found in {cls!r}: {', '.join(aliases)}")


def _check_continuous(cls):
    values = {m.value for m in cls}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(cls, Flag):
        kind, missing = "flag", [2 ** i for i in range(_high_bit(low) + 1, _high_bit(high)) if 2 ** i not in values]
    else:
        kind, missing = "enum", [i for i in range(low + 1, high) if i not in values]
    if missing:
        raise ValueError(f"invalid {kind} {cls.__name__!r}: missing values {', '.join([str(m) for m in missing])}"[:256])


def _check_named(cls):
    values = [m.value for m in cls]
    names, missing = [], 0
    for name, alias in cls._member_map_.items():
        if name in cls._member_names_ or alias.value < 0:
            continue
        missed = [v for v in _iter_bits_lsb(alias.value) if v not in values]
        if missed:
            names.append(name)
            for v in missed:
                missing |= v
    if not names:
        return
    if len(names) == 1:
        aliases = f"alias {names[0]} is missing"
    else:
        aliases = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
    what = "value" if _is_single_bit(missing) else "combined values of"
    raise ValueError(f"invalid Flag {cls.__name__!r}: {aliases} {what} {missing:#x} [use enum.show_flag_values(value) for details]")


def show_flag_values(value):
    """The single bits of a number, low to high."""
    return list(_iter_bits_lsb(value))


def global_enum(cls, update_str=False):
    """Let members be shown as names of their module. The names themselves are not put there."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    return cls


def global_str(self):
    """The name of a member without its class."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum_repr(self):
    """The name of a member with its module."""
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    """The names of a flag, each with its module."""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    names = self._name_.split("|")
    if self._boundary_ is not KEEP:
        return "|".join([f"{module}.{n}" for n in names])
    return "|".join([n if n[0].isdigit() else f"{module}.{n}" for n in names])


def pickle_by_enum_name(self, proto):
    """Members as their names: kept for its name only, nothing is pickled here."""
    return getattr, (type(self), self._name_)


def pickle_by_global_name(self, proto):
    """Members as their names: kept for its name only, nothing is pickled here."""
    return self.name
