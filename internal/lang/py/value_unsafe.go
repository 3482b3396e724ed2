package py

import "unsafe"

// The casts below turn a header pointer back into the struct it is the first
// field of. Each checks that the value's type has the matching Kind: a caller
// that forgot to ask would otherwise read foreign memory, and so gets a panic,
// which becomes a fault. Inside this package, code that has just switched on
// the Kind may use ptr itself.

//go:noinline
func wrongKind() { panic("py: a value is not of the kind it was taken for") }

func (v Value) ptr() unsafe.Pointer { return unsafe.Pointer(v.ref) }

// Int object beyond int64, or an instance of a subclass of int.
func (v Value) bigInt() *IntObject { return (*IntObject)(v.ptr()) }

// BoxedFloat returns the struct of an instance of a subclass of float.
func (v Value) BoxedFloat() *FloatObject {
	if v.ref.typ.Kind != KindFloat {
		wrongKind()
	}
	return (*FloatObject)(v.ptr())
}

// Complex returns the struct of a KindComplex value.
func (v Value) Complex() *Complex {
	if v.ref.typ.Kind != KindComplex {
		wrongKind()
	}
	return (*Complex)(v.ptr())
}

// Str returns the struct of a KindStr value.
func (v Value) Str() *Str {
	if v.ref.typ.Kind != KindStr {
		wrongKind()
	}
	return (*Str)(v.ptr())
}

// Bytes returns the struct of a KindBytes value.
func (v Value) Bytes() *Bytes {
	if v.ref.typ.Kind != KindBytes {
		wrongKind()
	}
	return (*Bytes)(v.ptr())
}

// ByteArray returns the struct of a KindByteArray value.
func (v Value) ByteArray() *ByteArray {
	if v.ref.typ.Kind != KindByteArray {
		wrongKind()
	}
	return (*ByteArray)(v.ptr())
}

// Float is AsFloat of a value where it lies: it is loaded as a float, where
// AsFloat of a copy goes through an integer register.
func (v *Value) Float() float64 { return *(*float64)(unsafe.Pointer(&v.bits)) }

// List returns the struct of a KindList value.
func (v Value) List() *List {
	if v.ref.typ.Kind != KindList {
		wrongKind()
	}
	return (*List)(v.ptr())
}

// Tuple returns the struct of a KindTuple value.
func (v Value) Tuple() *Tuple {
	if v.ref.typ.Kind != KindTuple {
		wrongKind()
	}
	return (*Tuple)(v.ptr())
}

// Dict returns the struct of a KindDict value.
func (v Value) Dict() *Dict {
	if v.ref.typ.Kind != KindDict {
		wrongKind()
	}
	return (*Dict)(v.ptr())
}

// Set returns the struct of a KindSet or KindFrozenSet value.
func (v Value) Set() *Set {
	if v.ref.typ.Kind != KindSet && v.ref.typ.Kind != KindFrozenSet {
		wrongKind()
	}
	return (*Set)(v.ptr())
}

// Range returns the struct of a KindRange value.
func (v Value) Range() *Range {
	if v.ref.typ.Kind != KindRange {
		wrongKind()
	}
	return (*Range)(v.ptr())
}

// Slice returns the struct of a KindSlice value.
func (v Value) Slice() *Slice {
	if v.ref.typ.Kind != KindSlice {
		wrongKind()
	}
	return (*Slice)(v.ptr())
}

// TypeObject returns the struct of a KindType value.
func (v Value) TypeObject() *Type {
	if v.ref.typ.Kind != KindType {
		wrongKind()
	}
	return (*Type)(v.ptr())
}

// Instance returns the struct of a KindInstance value.
func (v Value) Instance() *Instance {
	if v.ref.typ.Kind != KindInstance {
		wrongKind()
	}
	return (*Instance)(v.ptr())
}

// Exception returns the struct of a KindException value.
func (v Value) Exception() *Exception {
	if v.ref.typ.Kind != KindException {
		wrongKind()
	}
	return (*Exception)(v.ptr())
}

// Function returns the struct of a KindFunction value.
func (v Value) Function() *Function {
	if v.ref.typ.Kind != KindFunction {
		wrongKind()
	}
	return (*Function)(v.ptr())
}

// Builtin returns the struct of a KindBuiltin value.
func (v Value) Builtin() *Builtin {
	if v.ref.typ.Kind != KindBuiltin {
		wrongKind()
	}
	return (*Builtin)(v.ptr())
}

// Method returns the struct of a KindMethod value.
func (v Value) Method() *Method {
	if v.ref.typ.Kind != KindMethod {
		wrongKind()
	}
	return (*Method)(v.ptr())
}

// Module returns the struct of a KindModule value.
func (v Value) Module() *Module {
	if v.ref.typ.Kind != KindModule {
		wrongKind()
	}
	return (*Module)(v.ptr())
}

// Generator returns the struct of a KindGenerator value.
func (v Value) Generator() *Generator {
	if v.ref.typ.Kind != KindGenerator {
		wrongKind()
	}
	return (*Generator)(v.ptr())
}

// Cell returns the struct of a KindCell value.
func (v Value) Cell() *Cell {
	if v.ref.typ.Kind != KindCell {
		wrongKind()
	}
	return (*Cell)(v.ptr())
}

// Property returns the struct of a KindProperty value.
func (v Value) Property() *Property {
	if v.ref.typ.Kind != KindProperty {
		wrongKind()
	}
	return (*Property)(v.ptr())
}

// Wrapper returns the struct of a KindClassMethod or KindStaticMethod value.
func (v Value) Wrapper() *Wrapper {
	if v.ref.typ.Kind != KindClassMethod && v.ref.typ.Kind != KindStaticMethod {
		wrongKind()
	}
	return (*Wrapper)(v.ptr())
}

// Super returns the struct of a KindSuper value.
func (v Value) Super() *Super {
	if v.ref.typ.Kind != KindSuper {
		wrongKind()
	}
	return (*Super)(v.ptr())
}

// Native returns the struct of a KindNative value.
func (v Value) Native() *Native {
	if v.ref.typ.Kind != KindNative {
		wrongKind()
	}
	return (*Native)(v.ptr())
}

// AsList returns the struct of an exact list; ok is false for anything else.
func (v Value) AsList() (l *List, ok bool) { return (*List)(v.ptr()), v.ref.typ == &ListType }

// AsTuple returns the struct of an exact tuple; ok is false for anything else.
func (v Value) AsTuple() (t *Tuple, ok bool) { return (*Tuple)(v.ptr()), v.ref.typ == &TupleType }

// AsDict returns the struct of an exact dict; ok is false for anything else.
func (v Value) AsDict() (d *Dict, ok bool) { return (*Dict)(v.ptr()), v.ref.typ == &DictType }

// AsSet returns the struct of an exact set or frozenset; ok is false for
// anything else.
func (v Value) AsSet() (s *Set, ok bool) {
	return (*Set)(v.ptr()), v.ref.typ == &SetType || v.ref.typ == &FrozenSetType
}

// AsType returns the struct of a class of metaclass type; ok is false for
// anything else.
func (v Value) AsType() (t *Type, ok bool) { return (*Type)(v.ptr()), v.ref.typ == &TypeType }

// AsInstance returns the struct of an object of a class of the script; ok is
// false for anything else.
func (v Value) AsInstance() (i *Instance, ok bool) {
	return (*Instance)(v.ptr()), v.ref.typ.Kind == KindInstance
}

// AsModule returns the struct of a module; ok is false for anything else.
func (v Value) AsModule() (m *Module, ok bool) {
	return (*Module)(v.ptr()), v.ref.typ == &ModuleType
}

// AsStr returns the struct of an exact str; ok is false for anything else.
func (v Value) AsStr() (s *Str, ok bool) { return (*Str)(v.ptr()), v.ref.typ == &StrType }

// AsBuiltin returns the struct of a function written in Go; ok is false for
// anything else.
func (v Value) AsBuiltin() (b *Builtin, ok bool) {
	return (*Builtin)(v.ptr()), v.ref.typ.Kind == KindBuiltin
}

// AsMethod returns the struct of a bound method; ok is false for anything
// else.
func (v Value) AsMethod() (m *Method, ok bool) {
	return (*Method)(v.ptr()), v.ref.typ.Kind == KindMethod
}

// AsGenerator returns the struct of a generator; ok is false for anything
// else.
func (v Value) AsGenerator() (g *Generator, ok bool) {
	return (*Generator)(v.ptr()), v.ref.typ == &GeneratorType
}

// AsFunction returns the struct of a function of the script; ok is false for
// anything else.
func (v Value) AsFunction() (f *Function, ok bool) {
	return (*Function)(v.ptr()), v.ref.typ == &FunctionType
}
