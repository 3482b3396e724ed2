# Names for the types of builtin objects, and a few small helpers. Types of
# frames, code and tracebacks are not offered.
def _f():
    yield 1


FunctionType = type(_f)
LambdaType = FunctionType
GeneratorType = type(_f())
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
GetSetDescriptorType = type(type.__dict__["__doc__"])
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
GenericAlias = type(list[int])
UnionType = type(int | str)
MappingProxyType = type(type.__dict__)


class _C:
    __slots__ = ("_a",)

    def _m(self):
        pass


MemberDescriptorType = type(_C._a)
MethodType = type(_C()._m)
ModuleType = _module_type


_shown = set()  # ids of the namespaces whose repr is being made


class SimpleNamespace:
    """An object with the attributes it is given."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        for name, value in dict(mapping_or_iterable).items():
            if not isinstance(name, str):
                raise TypeError("keywords must be strings")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        head = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return head + "(...)"
        _shown.add(id(self))
        try:
            return head + "(" + ", ".join([f"{k}={v!r}" for k, v in _attributes(self).items()]) + ")"
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return _attributes(self) == _attributes(other)
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **changes):
        made = type(self)(**_attributes(self))
        for name, value in changes.items():
            setattr(made, name, value)
        return made


class DynamicClassAttribute:
    """A property that works on instances only, so that the class can have a value of the same name."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or (fget.__doc__ if fget is not None else None)

    def __get__(self, instance, owner=None):
        if instance is None:
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)


def resolve_bases(bases):
    """The bases with every object that is no class replaced by what its __mro_entries__ says."""
    out = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not _hasattr(base, "__mro_entries__"):
            out.append(base)
            continue
        changed = True
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        out.extend(entries)
    return tuple(out) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the other keywords of a class statement."""
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", None) or (type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
            elif not issubclass(meta, type(base)):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
    space = meta.__prepare__(name, bases, **kwds) if _hasattr(meta, "__prepare__") else {}
    return meta, space, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class made as a class statement makes it."""
    resolved = resolve_bases(bases)
    meta, space, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(space)
    if resolved is not bases:
        space["__orig_bases__"] = bases
    return meta(name, resolved, space, **kwds)


def get_original_bases(cls, /):
    """The bases as they were written."""
    return cls.__dict__.get("__orig_bases__", cls.__bases__)
