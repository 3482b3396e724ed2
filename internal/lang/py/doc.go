// Package py defines what a Python value is and what can be done with it: the
// two-word Value, the object layouts behind it, types with their slots, and
// the protocols (attributes, operators, iteration, hashing, text).
//
// # Values
//
// A Value is a pointer and 64 bits. The pointer always leads to an Object
// header, whose first field is the type; for int (within int64), float, bool,
// None, NotImplemented and Ellipsis it leads to a static tag, and the bits
// hold the payload. The zero Value means "nothing here": an unbound variable,
// a missing argument, an exhausted iterator.
//
// Every heap object starts with an Object header. Type.Kind tells which Go
// struct an instance of the type is, also for instances of subclasses that a
// script defines: class Table(list) makes objects with the List layout, and
// their extra attributes hang on the struct's Attrs field.
//
// # Types
//
// A Type carries a dictionary (Namespace), its bases and C3 order, and Slots:
// Go functions for the special methods, as in CPython's type objects. Builtin
// types fill their slots in Go and get the visible methods (int.__add__) made
// from them. Classes of scripts inherit slots, and a special method defined
// in the class replaces the slot by one that calls the method.
//
// # Errors
//
// Everything that can fail returns an error: a *Raised for a Python
// exception, a *meter.LimitError when a limit was hit (which no script code
// can catch), anything else is a fault of ours.
//
// # Metering
//
// All work is done on behalf of a Context, which carries the Meter. Charge
// first, then work: c.Steps before looping, c.Alloc before allocating.
package py
