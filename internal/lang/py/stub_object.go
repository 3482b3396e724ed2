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

// Call calls f with positional arguments.
func (c *Context) Call(f Value, args ...Value) (Value, error) { panic("stub") }

// CallKw calls f with positional and keyword arguments.
func (c *Context) CallKw(f Value, args []Value, kw []Kw) (Value, error) { panic("stub") }

// CallMethod calls v.name(args...), without making a bound method.
func (c *Context) CallMethod(v Value, name string, args ...Value) (Value, error) { panic("stub") }

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

// Repr returns repr(v).
func (c *Context) Repr(v Value) (string, error) { panic("stub") }

// Str returns str(v).
func (c *Context) Str(v Value) (string, error) { panic("stub") }

// ASCII returns ascii(v).
func (c *Context) ASCII(v Value) (string, error) { panic("stub") }

// Format returns format(v, spec).
func (c *Context) Format(v Value, spec string) (string, error) { panic("stub") }

// Hash returns hash(v) or raises TypeError.
func (c *Context) Hash(v Value) (int64, error) { panic("stub") }

// Truth returns bool(v).
func (c *Context) Truth(v Value) (bool, error) { panic("stub") }

// Len returns len(v).
func (c *Context) Len(v Value) (int, error) { panic("stub") }

// LenHint returns len(v), __length_hint__ or otherwise: a claim, not a fact.
func (c *Context) LenHint(v Value, otherwise int) (int, error) { panic("stub") }

// Iter returns iter(v).
func (c *Context) Iter(v Value) (Value, error) { panic("stub") }

// Next returns the next item of an iterator, the nil Value at its end.
func (c *Context) Next(it Value) (Value, error) { panic("stub") }

// Each calls f with every item of an iterable, charging a step for each; f
// may stop it with ErrStop, which Each turns into nil.
func (c *Context) Each(iterable Value, f func(Value) error) error { panic("stub") }

// Contains returns x in v.
func (c *Context) Contains(v, x Value) (bool, error) { panic("stub") }

// GetItem returns v[key].
func (c *Context) GetItem(v, key Value) (Value, error) { panic("stub") }

// SetItem does v[key] = x.
func (c *Context) SetItem(v, key, x Value) error { panic("stub") }

// DelItem does del v[key].
func (c *Context) DelItem(v, key Value) error { panic("stub") }

// Binary does a op b.
func (c *Context) Binary(op BinaryOp, a, b Value) (Value, error) { panic("stub") }

// InplaceOp does a op= b and returns what a is then bound to.
func (c *Context) InplaceOp(op BinaryOp, a, b Value) (Value, error) { panic("stub") }

// Unary does op a.
func (c *Context) Unary(op UnaryOp, a Value) (Value, error) { panic("stub") }

// Power is pow(a, b, mod); mod may be None.
func (c *Context) Power(a, b, mod Value) (Value, error) { panic("stub") }

// Compare does a op b.
func (c *Context) Compare(op CompareOp, a, b Value) (Value, error) { panic("stub") }

// Equal is the test of containers: the same object, or ==.
func (c *Context) Equal(a, b Value) (bool, error) { panic("stub") }

// Less is a < b as a truth value.
func (c *Context) Less(a, b Value) (bool, error) { panic("stub") }

// IsInstance is isinstance(v, cls).
func (c *Context) IsInstance(v, cls Value) (bool, error) { panic("stub") }

// IsSubclass is issubclass(v, cls).
func (c *Context) IsSubclass(v, cls Value) (bool, error) { panic("stub") }

// Index returns operator.index(v) as an int Value.
func (c *Context) Index(v Value) (Value, error) { panic("stub") }

// IndexInt returns operator.index(v) as a Go int; beyond int it raises
// IndexError ("cannot fit 'int' into an index-sized integer") or, with clip,
// answers the nearest bound.
func (c *Context) IndexInt(v Value, clip bool) (int, error) { panic("stub") }

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
