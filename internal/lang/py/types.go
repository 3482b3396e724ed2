package py

import "sync"

// initTypes finishes the builtin types of this package. The order matters:
// bases before derived types, and types before the values that are made of
// them. Declarations are assignments in functions, since a variable's
// initialiser could not mention functions that mention the variable.
// These functions are not inlined: each has a Type on its stack, and a few of
// them in one frame would make the stack of a short run grow once more.
func initTypes() {
	initObjectTypes()
	initFunctionTypes()
	initDescriptorTypes()
	initProtocolTypes()
	initNumberTypes()
	initTextTypes()
	initContainerTypes()
	initExceptionTypes()
}

var typesFinished sync.Once

// FinishTypes finishes the builtin types, if that has not been done. They are not
// before a process makes its first context, module or builtins: one that only
// starts workers has no use for them.
func FinishTypes() { typesFinished.Do(initTypes) }

// finish calls Static on each of the types in order.
func finish(types ...*Type) {
	for _, t := range types {
		t.Static()
	}
}

func initObjectTypes() {
	objectDeclaration(&ObjectType)
	typeDeclaration(&TypeType)
	noneDeclaration(&NoneType)
	singleton(&NotImplementedType, "NotImplementedType", KindNotImplemented, NotImplemented, "NotImplemented")
	NotImplementedType.Slots.Bool = notImplementedBool
	singleton(&EllipsisType, "ellipsis", KindEllipsis, Ellipsis, "Ellipsis")
	finish(&ObjectType, &TypeType, &NoneType, &NotImplementedType, &EllipsisType)
}
