from types import *
n = SimpleNamespace(a=1, b='x')
assert repr((n, n.a, SimpleNamespace(), SimpleNamespace(**{'x y': 1}), n == SimpleNamespace(a=1, b='x'), n == SimpleNamespace(a=1), n != 3)) == "(namespace(a=1, b='x'), 1, namespace(), namespace(x y=1), True, False, True)"
# ---
from types import *
def sa(o, k, v):
    setattr(o, k, v)
    return o
def da(o, k):
    delattr(o, k)
    return o
assert repr((sa(SimpleNamespace(), 'z', 3), da(SimpleNamespace(q=1), 'q'))) == '(namespace(z=3), namespace())'
# ---
from types import *
SimpleNamespace(1)  # raises: TypeError "'int' object is not iterable"
# ---
from types import *
assert repr((SimpleNamespace({'a': 1}), SimpleNamespace([('a', 1)], b=2))) == '(namespace(a=1), namespace(a=1, b=2))'
# ---
from types import *
SimpleNamespace({1: 2})  # raises: TypeError "keywords must be strings"
# ---
from types import *
class NS(SimpleNamespace): pass
assert repr((NS(a=1), SimpleNamespace(n=SimpleNamespace(k=[1])))) == '(NS(a=1), namespace(n=namespace(k=[1])))'
# ---
import types
from types import *
class C:
    def m(self): pass
    @property
    def p(self): return 1
def f(): pass
def gen(): yield
assert repr((isinstance(f, FunctionType), isinstance(lambda: 0, LambdaType), isinstance(C().m, MethodType), isinstance(len, BuiltinFunctionType), isinstance([].append, BuiltinMethodType), isinstance(gen(), GeneratorType), isinstance(types, ModuleType), isinstance(None, NoneType), isinstance(..., EllipsisType), isinstance(NotImplemented, NotImplementedType), isinstance(list[int], GenericAlias), isinstance(int | str, UnionType))) == '(True, True, True, True, True, True, True, True, True, True, True, True)'
# ---
from types import *
assert repr((FunctionType, MethodType, GeneratorType, NoneType, MappingProxyType, SimpleNamespace, GenericAlias, ModuleType, EllipsisType, BuiltinFunctionType)) == "(<class 'function'>, <class 'method'>, <class 'generator'>, <class 'NoneType'>, <class 'mappingproxy'>, <class 'types.SimpleNamespace'>, <class 'types.GenericAlias'>, <class 'module'>, <class 'ellipsis'>, <class 'builtin_function_or_method'>)"
# ---
from types import *
m = MappingProxyType({'a': 1})
assert repr((m, m['a'], len(m), list(m), 'a' in m, m.get('b', 3), dict(m), list(m.items()), m == {'a': 1}, m.copy())) == "(mappingproxy({'a': 1}), 1, 1, ['a'], True, 3, {'a': 1}, [('a', 1)], True, {'a': 1})"
# ---
from types import *
m = MappingProxyType({'a': 1})
m['zz']  # raises: KeyError "'zz'"
# ---
from types import *
m = MappingProxyType({'a': 1})
def si(o, k, v): o[k] = v
si(m, 'a', 2)  # raises: TypeError "'mappingproxy' object does not support item assignment"
# ---
from types import *
MappingProxyType(3)  # raises: TypeError "mappingproxy() argument must be a mapping, not int"
# ---
from types import *
MappingProxyType([1])  # raises: TypeError "mappingproxy() argument must be a mapping, not list"
# ---
from types import *
assert repr((GenericAlias(list, (int,)), GenericAlias(dict, (str, int)), GenericAlias(list, int) == list[int])) == '(list[int], dict[str, int], True)'
# ---
from types import *
class C:
    def m(self): pass
    @property
    def p(self): return 1
def body(ns): ns['x'] = 5
assert repr((new_class('K', (), {}, body).x, new_class('K').__name__, new_class('K', (C,)).__name__, issubclass(new_class('K', (C,)), C))) == "(5, 'K', 'K', True)"
# ---
from types import *
class C:
    def m(self): pass
    @property
    def p(self): return 1
assert repr((resolve_bases((C, int)), prepare_class('X')[0], prepare_class('X', (C,), {'metaclass': type})[2])) == "((<class '__main__.C'>, <class 'int'>), <class 'type'>, {})"
# ---
from types import *
assert repr(MethodType(len, [1, 2])()) == '2'
# ---
from types import *
MethodType(3, 4)  # raises: TypeError "first argument must be callable"
# ---
from types import *
assert repr((NoneType() is None, EllipsisType() is ..., NotImplementedType() is NotImplemented)) == '(True, True, True)'
# ---
from types import MappingProxyType
p = MappingProxyType({"a": 1, "b": 2})
assert list(reversed(p)) == ["b", "a"] and MappingProxyType[str, int].__args__ == (str, int)
hash(p)  # raises: TypeError "unhashable type: 'dict'"
# ---
from types import MappingProxyType
p = MappingProxyType({"a": 1})
p |= {"b": 2}  # raises: TypeError "'|=' is not supported by mappingproxy; use '|' instead"
# ---
from types import SimpleNamespace
n = SimpleNamespace(a=1)
n.me = n
assert repr(n) == "namespace(a=1, me=namespace(...))"
# ---
import types
class S:
    __slots__ = ("a",)
assert isinstance(S.a, types.MemberDescriptorType) and isinstance(str.join, types.MethodDescriptorType)
assert isinstance(object().__str__, types.MethodWrapperType) and isinstance(int.__add__, types.WrapperDescriptorType)
assert isinstance(len, types.BuiltinFunctionType) and isinstance([].append, types.BuiltinMethodType)
assert types.GetSetDescriptorType.__name__ == "getset_descriptor" and types.ClassMethodDescriptorType.__name__ == "classmethod_descriptor"
# ---
import types
class A: pass
bases = (A,)
assert types.resolve_bases(bases) is bases and types.resolve_bases((list[int],)) == (list,)
# ---
# unchecked
# isinstance believes an object's __class__, and what has __bases__
class A: pass
class Proxy:
    @property
    def __class__(self): return A
assert isinstance(Proxy(), A) and isinstance(Proxy(), Proxy) and not isinstance(Proxy(), int)
class Kind:
    def __init__(self, *bases): self.__bases__ = bases
base = Kind()
assert issubclass(Kind(Kind(base)), base) and not issubclass(base, Kind(base)) and not isinstance(3, base)
