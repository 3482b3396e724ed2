package py

// Owner: object model. Every function here is declared so that others can
// build; move each to a file of its own topic when implementing it.

var (
	TypeType, ObjectType, NoneType, NotImplementedType, EllipsisType                                       Type
	BuiltinType, MethodDescriptorType, ClassMethodDescriptorType, FunctionType, MethodType                 Type
	ModuleType, GeneratorType, CellType, PropertyType, ClassMethodType, StaticMethodType, SuperType        Type
	BaseExceptionType, ExceptionType, TypeErrorType, ValueErrorType, RecursionErrorType                    Type
	IndexErrorType, KeyErrorType, AttributeErrorType, NameErrorType, UnboundLocalErrorType                 Type
	ZeroDivisionErrorType, OverflowErrorType, StopIterationType, RuntimeErrorType, NotImplementedErrorType Type
	ImportErrorType, ModuleNotFoundErrorType, AssertionErrorType, ArithmeticErrorType, LookupErrorType     Type
	GeneratorExitType, MemoryErrorType, UnicodeErrorType, SystemExitType, KeyboardInterruptType            Type
	BaseExceptionGroupType, ExceptionGroupType                                                             Type
)

type Signature struct{}

func addGetters(t *Type)      { panic("stub") }
func addSlotMethods(t *Type)  { panic("stub") }
func inheritSlots(t *Type)    { panic("stub") }
func initFields(e *Exception) {}

// LookupMethod prepares a call of v.name: either fn with self to be passed
// first, or a bound callable with self nil.
func (c *Context) LookupMethod(v Value, name string) (fn, self Value, err error) { panic("stub") }

// LookupSpecial finds a special method on the type of v, bound to v; the nil
// Value if the type has none.
func (c *Context) LookupSpecial(v Value, name string) (Value, error) { panic("stub") }

// GetAttr returns v.name or raises AttributeError.
func (c *Context) GetAttr(v Value, name string) (Value, error) { panic("stub") }

// GetAttrOpt is GetAttr, but a missing attribute is the nil Value.
func (c *Context) GetAttrOpt(v Value, name string) (Value, error) { panic("stub") }

// SetAttr does v.name = x.
func (c *Context) SetAttr(v Value, name string, x Value) error { panic("stub") }

// DelAttr does del v.name.
func (c *Context) DelAttr(v Value, name string) error { panic("stub") }

// NewClass is the class statement's call of the metaclass `type`: it makes a
// class from its name, bases and body.
func (c *Context) NewClass(meta *Type, name string, bases []Value, body *Namespace, kw []Kw) (Value, error) {
	panic("stub")
}

// FormatTraceback returns the text that CPython prints for an uncaught
// exception, bounded in size.
func (c *Context) FormatTraceback(e *Exception, source func(file string, line int) string) string {
	panic("stub")
}

// Call binds and runs a builtin.
func (b *Builtin) Call(c *Context, args []Value, kw []Kw) (Value, error) { panic("stub") }
