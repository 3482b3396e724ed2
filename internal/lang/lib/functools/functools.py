WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Update a wrapper function to look like the wrapped function"""
    for attr in assigned:
        get, put = (_getattr, _setattr) if attr in WRAPPER_ASSIGNMENTS else (getattr, setattr)
        try:
            value = get(wrapped, attr)
        except AttributeError:
            pass
        else:
            put(wrapper, attr, value)
    for attr in updated:
        if attr == '__dict__':
            _update(wrapper, wrapped)
        else:
            getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def _update(wrapper, wrapped):
    for name, value in _attributes(wrapped).items():
        if name != '__wrapped__':
            _setattr(wrapper, name, value)


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator factory to apply update_wrapper() to a wrapper function"""
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = ('hits', 'misses', 'maxsize', 'currsize')

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **changes):
        return type(self)(**{**self._asdict(), **changes})

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self)


_CacheInfo.__name__ = _CacheInfo.__qualname__ = 'CacheInfo'


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_info = lambda: _CacheInfo(*wrapper._info())
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    def decorate(function):
        return _cached(function, maxsize, typed)
    return decorate


def cache(user_function, /):
    """Simple lightweight unbounded cache.  Sometimes called "memoize"."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        value = self.func(instance)
        try:
            object.__setattr__(instance, self.attrname, value)
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


def _le_from_lt(self, other):
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return result or self == other

def _ge_from_lt(self, other):
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return not result

def _gt_from_lt(self, other):
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return not result and self != other

def _lt_from_le(self, other):
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return result and self != other

def _ge_from_le(self, other):
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return not result or self == other

def _gt_from_le(self, other):
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return not result

def _lt_from_gt(self, other):
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return not (result or self == other)

def _ge_from_gt(self, other):
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return result or self == other

def _le_from_gt(self, other):
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return not result

def _le_from_ge(self, other):
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return not result or self == other

def _gt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return result and self != other

def _lt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return not result

_orders = {
    '__lt__': {'__gt__': _gt_from_lt, '__le__': _le_from_lt, '__ge__': _ge_from_lt},
    '__le__': {'__ge__': _ge_from_le, '__lt__': _lt_from_le, '__gt__': _gt_from_le},
    '__gt__': {'__lt__': _lt_from_gt, '__ge__': _ge_from_gt, '__le__': _le_from_gt},
    '__ge__': {'__le__': _le_from_ge, '__gt__': _gt_from_ge, '__lt__': _lt_from_ge},
}


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    roots = [op for op in _orders if any(op in k.__dict__ for k in cls.__mro__[:-1])]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(roots)
    for name, function in _orders[root].items():
        if name not in roots:
            setattr(cls, name, function)
    return cls


class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not _hasattr(func, '__get__'):
            raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
        if isinstance(func, partialmethod):
            merged = partial(_placed, *func.args, **func.keywords)
            merged = partial(merged, *args, **keywords)
            self.func, self.args, self.keywords = func.func, merged.args, merged.keywords
        else:
            merged = partial(_placed, *args, **keywords)
            self.func, self.args, self.keywords = func, merged.args, merged.keywords

    def __repr__(self):
        parts = [repr(self.func)] + [repr(x) for x in self.args] + [f'{k}={v!r}' for k, v in self.keywords.items()]
        return 'functools.partialmethod(' + ', '.join(parts) + ')'

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            if Placeholder in self.args:
                return partial(self.func, cls_or_self, *self.args)(*args, **keywords)
            return self.func(cls_or_self, *self.args, *args, **keywords)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = _getattr(self.func, '__get__', None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                try:
                    made.__self__ = bound.__self__
                except AttributeError:
                    pass
                return made
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return _getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(_GenericAlias)


def _placed(*args, **keywords):
    pass


# Which implementation of a generic function is that of a class: the first in
# the class's order, into which the abstract classes that it implements without
# deriving from them are put where they belong (PEP 443).

def _c3_merge(sequences):
    order = []
    while True:
        sequences = [s for s in sequences if s]
        if not sequences:
            return order
        for s in sequences:
            candidate = s[0]
            if not any([candidate in other[1:] for other in sequences]):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        order.append(candidate)
        for s in sequences:
            if s[0] is candidate:
                del s[0]


def _c3_mro(cls, abcs=None):
    """The order of a class with abstract classes in their places."""
    boundary = 0
    for i, base in enumerate(reversed(cls.__bases__)):
        if _is_abc(base):
            boundary = len(cls.__bases__) - i
            break
    abcs = list(abcs) if abcs else []
    explicit, other = list(cls.__bases__[:boundary]), list(cls.__bases__[boundary:])
    abstract = [a for a in abcs if issubclass(cls, a) and not any([issubclass(b, a) for b in cls.__bases__])]
    for a in abstract:
        abcs.remove(a)
    orders = [_c3_mro(b, abcs) for b in explicit] + [_c3_mro(b, abcs) for b in abstract] + [_c3_mro(b, abcs) for b in other]
    return _c3_merge([[cls]] + orders + [explicit, abstract, other])


def _is_abc(cls):
    return _hasattr(cls, '__abstractmethods__')


def _compose_mro(cls, types):
    """The order of a class with those of the types in it that it implements."""
    bases = set(cls.__mro__)
    related = [t for t in types if t not in bases and isinstance(t, type) and issubclass(cls, t)]
    related = [t for t in related if not any([t is not o and t in o.__mro__ for o in related])]
    order = []
    for t in related:
        found = []
        for sub in _subclasses(t):
            if sub not in bases and issubclass(cls, sub):
                found.append([s for s in sub.__mro__ if s in related])
        if not found:
            order.append(t)
        for chain in sorted(found, key=len, reverse=True):
            for k in chain:
                if k not in order:
                    order.append(k)
    return _c3_mro(cls, order)


def _find_impl(cls, registry):
    """The best implementation for a class, or None."""
    match = None
    for t in _compose_mro(cls, registry):
        if match is not None:
            if t in registry and t not in cls.__mro__ and match not in cls.__mro__ and not issubclass(match, t):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {t}')
            break
        if t in registry:
            match = t
    return registry.get(match)


def _is_union(cls):
    return isinstance(cls, _UnionType) or repr(_getattr(cls, '__origin__', None)) == 'typing.Union'


def _classes_of(cls):
    """The classes that a registration is for, or None if it is for no class."""
    if isinstance(cls, type):
        return (cls,)
    if _is_union(cls) and all([isinstance(a, type) for a in cls.__args__]):
        return cls.__args__
    return None


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    registry = {object: func}
    cache = {}
    token = None

    def dispatch(cls):
        nonlocal token
        if token is not None and token != _get_cache_token():
            cache.clear()
            token = _get_cache_token()
        impl = cache.get(cls)
        if impl is None:
            impl = registry.get(cls) or _find_impl(cls, registry)
            cache[cls] = impl
        return impl

    def register(cls, func=None):
        nonlocal token
        classes = _classes_of(cls)
        if classes is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            hints = _getattr(cls, '__annotations__', {})
            if not hints:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. '
                                'Use either `@register(some_class)` or plain `@register` on an annotated function.')
            func = cls
            name, cls = next(iter(hints.items()))
            if isinstance(cls, str):
                from typing import get_type_hints
                cls = get_type_hints(func)[name]
            classes = _classes_of(cls)
            if classes is None:
                what = 'not all arguments are classes' if _is_union(cls) else 'is not a class'
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {what}.')
        for k in classes:
            registry[k] = func
            if token is None and _is_abc(k):
                token = _get_cache_token()
        cache.clear()
        return func

    name = _getattr(func, '__name__', 'singledispatch function')

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _MappingProxyType(registry)
    wrapper._clear_cache = cache.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not _hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if not args:
                name = _getattr(self.func, '__name__', 'singledispatchmethod method')
                raise TypeError(f'{name} requires at least 1 positional argument')
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return _getattr(self.func, '__isabstractmethod__', False)
