package py

import "unsafe"

// The casts below turn a header pointer back into the struct it is the first
// field of. Each is right only for a Value whose type has the matching Kind;
// callers check v.Kind() (or know it from a slot's contract) first.

func (v Value) ptr() unsafe.Pointer { return unsafe.Pointer(v.ref) }

// Int object beyond int64, or an instance of a subclass of int.
func (v Value) bigInt() *IntObject { return (*IntObject)(v.ptr()) }

// BoxedFloat returns the struct of an instance of a subclass of float.
func (v Value) BoxedFloat() *FloatObject { return (*FloatObject)(v.ptr()) }

// Complex returns the struct of a KindComplex value.
func (v Value) Complex() *Complex { return (*Complex)(v.ptr()) }

// Str returns the struct of a KindStr value.
func (v Value) Str() *Str { return (*Str)(v.ptr()) }

// Bytes returns the struct of a KindBytes value.
func (v Value) Bytes() *Bytes { return (*Bytes)(v.ptr()) }

// ByteArray returns the struct of a KindByteArray value.
func (v Value) ByteArray() *ByteArray { return (*ByteArray)(v.ptr()) }

// List returns the struct of a KindList value.
func (v Value) List() *List { return (*List)(v.ptr()) }

// Tuple returns the struct of a KindTuple value.
func (v Value) Tuple() *Tuple { return (*Tuple)(v.ptr()) }

// Dict returns the struct of a KindDict value.
func (v Value) Dict() *Dict { return (*Dict)(v.ptr()) }

// Set returns the struct of a KindSet or KindFrozenSet value.
func (v Value) Set() *Set { return (*Set)(v.ptr()) }

// Range returns the struct of a KindRange value.
func (v Value) Range() *Range { return (*Range)(v.ptr()) }

// Slice returns the struct of a KindSlice value.
func (v Value) Slice() *Slice { return (*Slice)(v.ptr()) }

// TypeObject returns the struct of a KindType value.
func (v Value) TypeObject() *Type { return (*Type)(v.ptr()) }

// Instance returns the struct of a KindInstance value.
func (v Value) Instance() *Instance { return (*Instance)(v.ptr()) }

// Exception returns the struct of a KindException value.
func (v Value) Exception() *Exception { return (*Exception)(v.ptr()) }

// Function returns the struct of a KindFunction value.
func (v Value) Function() *Function { return (*Function)(v.ptr()) }

// Builtin returns the struct of a KindBuiltin value.
func (v Value) Builtin() *Builtin { return (*Builtin)(v.ptr()) }

// Method returns the struct of a KindMethod value.
func (v Value) Method() *Method { return (*Method)(v.ptr()) }

// Module returns the struct of a KindModule value.
func (v Value) Module() *Module { return (*Module)(v.ptr()) }

// Generator returns the struct of a KindGenerator value.
func (v Value) Generator() *Generator { return (*Generator)(v.ptr()) }

// Cell returns the struct of a KindCell value.
func (v Value) Cell() *Cell { return (*Cell)(v.ptr()) }

// Property returns the struct of a KindProperty value.
func (v Value) Property() *Property { return (*Property)(v.ptr()) }

// Wrapper returns the struct of a KindClassMethod or KindStaticMethod value.
func (v Value) Wrapper() *Wrapper { return (*Wrapper)(v.ptr()) }

// Super returns the struct of a KindSuper value.
func (v Value) Super() *Super { return (*Super)(v.ptr()) }

// Native returns the struct of a KindNative value.
func (v Value) Native() *Native { return (*Native)(v.ptr()) }
