// Package builtins is the namespace that every script sees: the builtin
// functions, the builtin types and the exceptions.
//
// Functions stand in one table, a row each, with what they charge. The
// namespace is made once and shared by all runs; nothing in it can be written
// to. What could reach outside or the interpreter itself is not left out by a
// filter: input, open, exec, eval, compile, globals, locals, vars, __import__,
// breakpoint, exit, help and memoryview do not exist.
package builtins

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
	"github.com/vivarium-run/vivarium/internal/lazy"
)

// Rows are the builtin functions.
var Rows = []py.Row{
	{"abs(x, /)", "Return the absolute value of the argument.", "1; big ints by length", abs},
	{"all(iterable, /)", "Return True if bool(x) is True for all values x in the iterable.", "1 per item", all},
	{"any(iterable, /)", "Return True if bool(x) is True for any x in the iterable.", "1 per item", anyTrue},
	{"ascii(obj, /)", "Return an ASCII-only representation of an object.", "length of the text", ascii},
	{"bin(number, /)", "Return the binary representation of an integer.", "length of the text", bin},
	{"callable(obj, /)", "Return whether the object is callable.", "1", callable},
	{"chr(i, /)", "Return a Unicode string of one character with ordinal i.", "1", chr},
	{"delattr(obj, name, /)", "Delete the named attribute from the given object.", "1", delattr},
	{"dir(object=?, /)", "Return the names of the attributes of the object, sorted.", "number of names", dir},
	{"divmod(x, y, /)", "Return the tuple (x//y, x%y).", "1; big ints by length", divmod},
	{"format(value, format_spec='', /)", "Return value.__format__(format_spec).", "length of the text", format},
	{"getattr(object, name, default=?, /)", "Return the named attribute of the object.", "1", getattr},
	{"hasattr(obj, name, /)", "Return whether the object has an attribute with the given name.", "1", hasattr},
	{"hash(obj, /)", "Return the hash value for the given object.", "size of the object", hash},
	{"hex(number, /)", "Return the hexadecimal representation of an integer.", "length of the text", hex},
	{"id(obj, /)", "Return the identity of an object.", "1", id},
	{"isinstance(obj, class_or_tuple, /)", "Return whether an object is an instance of a class or of a subclass thereof.", "1 per class", isinstance},
	{"issubclass(cls, class_or_tuple, /)", "Return whether 'cls' is derived from another class or is the same class.", "1 per class", issubclass},
	{"iter(object, sentinel=?, /)", "Get an iterator from an object.", "1", iter},
	{"len(obj, /)", "Return the number of items in a container.", "1", length},
	{"max(*args, key=None, default=?)", "Return the largest item.", "1 per item", maximum},
	{"min(*args, key=None, default=?)", "Return the smallest item.", "1 per item", minimum},
	{"next(iterator, default=?, /)", "Return the next item from the iterator.", "1", next},
	{"oct(number, /)", "Return the octal representation of an integer.", "length of the text", oct},
	{"ord(c, /)", "Return the Unicode code point for a one-character string.", "1", ord},
	{"pow(base, exp, mod=None)", "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.", "1; big ints by length", pow},
	{"print(*args, sep=None, end=None, file=None, flush=False)", "Print the values.", "length of the text", print},
	{"repr(obj, /)", "Return the canonical string representation of the object.", "length of the text", repr},
	{"round(number, ndigits=None)", "Round a number to a given precision in decimal digits.", "1; big ints by length", round},
	{"setattr(obj, name, value, /)", "Set the named attribute on the given object to the specified value.", "1", setattr},
	{"sorted(*iterable, key=None, reverse=False)", "Return a new list containing all items from the iterable in ascending order.", "n log n", sorted},
	{"sum(iterable, /, start=0)", "Return the sum of a 'start' value (default: 0) plus an iterable of numbers.", "1 per item", sum},
}

// Types are the builtin classes that are not exceptions.
func Types() []*py.Type {
	return []*py.Type{
		&py.BoolType, &py.ByteArrayType, &py.BytesType, &py.ClassMethodType, &py.ComplexType, &py.DictType,
		&py.EnumerateType, &py.FilterType, &py.FloatType, &py.FrozenSetType, &py.IntType, &py.ListType, &py.MapType, &py.ObjectType, &py.PropertyType,
		&py.RangeType, &py.ReversedType, &py.SetType, &py.SliceType, &py.StaticMethodType, &py.StrType, &py.SuperType,
		&py.TupleType, &py.TypeType, &py.ZipType,
	}
}

var shared = lazy.Value[*py.Namespace]{Make: func() *py.Namespace {
	py.FinishTypes()
	types, exceptions := Types(), py.ExceptionTypes()
	ns := py.NewNamespaceFor(len(Rows) + len(types) + len(exceptions) + 5)
	for _, r := range Rows {
		b := py.ModuleFunc("builtins", r)
		b.Quick, b.QuickKw, b.Short, b.Pair = quick(b.Name), quickKw(b.Name), short(b.Name), pairs(b.Name)
		ns.Set(b.Name, b.Value())
	}
	for _, t := range types {
		ns.Set(t.Name, t.Value())
	}
	for _, t := range exceptions {
		ns.Set(t.Name, t.Value())
	}
	ns.Set("EnvironmentError", py.OSErrorType.Value())
	ns.Set("IOError", py.OSErrorType.Value())
	ns.Set("NotImplemented", py.NotImplemented)
	ns.Set("Ellipsis", py.Ellipsis)
	ns.Set("__debug__", py.True)
	return ns
}}

// New returns the builtins of a run.
func New(*py.Context) *py.Module {
	m := &py.Module{Name: "builtins", NS: shared.Get(), Builtin: true}
	m.Init(&py.ModuleType)
	return m
}

// Names returns all names of the namespace. The caller must not change the
// slice.
func Names() []string { return shared.Get().Names() }
