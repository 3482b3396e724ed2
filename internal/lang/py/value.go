package py

import (
	"math"
	"math/big"
)

// A Value is a Python value in two words. Two Values are the same object
// exactly if they are equal in Go (floats: if their bits are).
type Value struct {
	ref  *Object
	bits uint64
}

// An Object is the header that every heap object starts with.
type Object struct {
	typ   *Type
	mark  uint32 // number of the last trace that reached the object
	flags uint32
}

// A hashed is the beginning of a Str or Tuple, which may know its hash.
type hashed struct {
	Object
	hash uint64
}

// Flags of an Object.
const (
	// flagStatic marks an object shared between runs: never traced, never
	// written to.
	flagStatic uint32 = 1 << iota
	// flagHashed marks a Str or Tuple whose hash field is valid.
	flagHashed
	// flagJoined marks a Str that was made by +.
	flagJoined
	// flagAttrs marks an instance of a subclass of a container, whose struct
	// goes on with attributes.
	flagAttrs
	// flagWide marks a Str whose struct is a wideStr.
	flagWide
	// flagReady marks what as a key has its hash at hand and is compared without
	// code of the script: ints, and exact Strs and Tuples with flagHashed.
	flagReady
	// flagCell marks an int whose struct is an intCell.
	flagCell
	// flagOwned marks such an int that one register of the machine refers to and
	// nothing else, see Context.Own.
	flagOwned
)

// A Kind tells which Go struct the instances of a type are.
type Kind uint8

// Kinds of layout. KindNative is for types written in Go outside this package
// (iterators, deque, Random…): their struct is a Native, whose Data is theirs.
const (
	KindInvalid Kind = iota
	KindNone
	KindNotImplemented
	KindEllipsis
	KindBool
	KindInt
	KindFloat
	KindComplex
	KindStr
	KindBytes
	KindByteArray
	KindList
	KindTuple
	KindDict
	KindSet
	KindFrozenSet
	KindRange
	KindSlice
	KindType
	KindInstance
	KindException
	KindFunction
	KindBuiltin
	KindMethod
	KindModule
	KindGenerator
	KindCell
	KindProperty
	KindClassMethod
	KindStaticMethod
	KindSuper
	KindNative
	// KindAux: an iterator or view of this package, whose struct its type tells.
	KindAux
)

var (
	intTag      = Object{typ: &IntType, flags: flagStatic | flagReady}
	floatTag    = Object{typ: &FloatType, flags: flagStatic}
	boolTag     = Object{typ: &BoolType, flags: flagStatic}
	noneTag     = Object{typ: &NoneType, flags: flagStatic}
	notImplTag  = Object{typ: &NotImplementedType, flags: flagStatic}
	ellipsisTag = Object{typ: &EllipsisType, flags: flagStatic}
)

// The singletons.
var (
	None           = Value{ref: &noneTag}
	True           = Value{ref: &boolTag, bits: 1}
	False          = Value{ref: &boolTag}
	NotImplemented = Value{ref: &notImplTag}
	Ellipsis       = Value{ref: &ellipsisTag}
)

// Int returns the int i.
func Int(i int64) Value { return Value{&intTag, uint64(i)} }

// Float returns the float f.
func Float(f float64) Value { return Value{&floatTag, math.Float64bits(f)} }

// Put makes *v the value w. Where both have the same header, as scalars of a
// type do, only the payload is written, which spares Go's write barrier.
func (v *Value) Put(w Value) {
	if v.ref != w.ref {
		v.ref = w.ref
	}
	v.bits = w.bits
}

// Drop lets go of the object that *v may refer to: it is some int or float then.
func (v *Value) Drop() {
	if v.ref != &intTag && v.ref != &floatTag {
		v.ref = &intTag
	}
}

// SetInt makes *v the int i. Where it was an int before, only the payload is
// written, which spares Go's write barrier.
func (v *Value) SetInt(i int64) {
	if v.ref != &intTag {
		v.ref = &intTag
	}
	v.bits = uint64(i)
}

// SetFloat makes *v the float f, as SetInt does.
func (v *Value) SetFloat(f float64) {
	if v.ref != &floatTag {
		v.ref = &floatTag
	}
	v.bits = math.Float64bits(f)
}

// SetBool makes *v the bool b, as SetInt does.
func (v *Value) SetBool(b bool) {
	if v.ref != &boolTag {
		v.ref = &boolTag
	}
	v.bits = 0
	if b {
		v.bits = 1
	}
}

// Bool returns True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// BigInt returns the int n, which must not be changed afterwards: a small
// Value where it fits in int64. It does not hold on to the room of a much
// larger intermediate result.
func BigInt(n *big.Int) Value {
	if n.IsInt64() {
		return Int(n.Int64())
	}
	if roomy(n) {
		n = new(big.Int).Set(n)
	}
	return newInt(n)
}

// IsNil reports whether v is the zero Value: nothing here.
func (v Value) IsNil() bool { return v.ref == nil }

// IsInt reports whether v is an int (exactly, no bool, no subclass) within
// int64, so that AsInt may be called.
func (v Value) IsInt() bool { return v.ref == &intTag }

// IsFloat reports whether v is exactly a float.
func (v Value) IsFloat() bool { return v.ref == &floatTag }

// IsBool reports whether v is True or False.
func (v Value) IsBool() bool { return v.ref == &boolTag }

// IsNone reports whether v is None.
func (v Value) IsNone() bool { return v.ref == &noneTag }

// AsInt returns the payload of an IsInt or IsBool value.
func (v Value) AsInt() int64 { return int64(v.bits) }

// AsUint returns the payload of an IsInt or IsBool value as two's complement.
func (v Value) AsUint() uint64 { return v.bits }

// AsFloat returns the payload of an IsFloat value.
func (v Value) AsFloat() float64 { return math.Float64frombits(v.bits) }

// AsBool returns the payload of an IsBool value.
func (v Value) AsBool() bool { return v.bits != 0 }

// Type returns the type of v, which must not be nil.
func (v Value) Type() *Type { return v.ref.typ }

// Kind returns the layout of v, KindInvalid for the nil Value.
func (v Value) Kind() Kind {
	if v.ref == nil {
		return KindInvalid
	}
	return v.ref.typ.Kind
}

// Is reports whether v is exactly an instance of t, no subclass.
func (v Value) Is(t *Type) bool { return v.ref != nil && v.ref.typ == t }

// IsStr reports whether v is a str or an instance of a subclass.
func (v Value) IsStr() bool { return v.Kind() == KindStr }

// Same reports whether v and w are the same object (Python's `is`).
func Same(v, w Value) bool { return v == w }

// The struct of each Kind follows. Fields are exported where packages above
// work with them; all invariants are kept by the methods beside each type.

// An IntObject is an int beyond int64, or the head of an instance of a
// subclass of int (then N may be small). N is never changed.
type IntObject struct {
	Object
	N big.Int
}

// newInt returns the int n, beyond int64, which must not be changed.
func newInt(n *big.Int) Value {
	return (&IntObject{Object: Object{typ: &IntType}, N: *n}).Value()
}

// An intInstance is an instance of a subclass of int.
type intInstance struct {
	IntObject
	attrs *Attrs
}

// NewIntOf returns the int n, which must not be changed, as an instance of a
// subclass of int. The caller has charged.
func NewIntOf(cls *Type, n *big.Int) Value {
	return (&intInstance{IntObject: IntObject{Object: Object{typ: cls}, N: *n}}).Value()
}

// A FloatObject is an instance of a subclass of float.
type FloatObject struct {
	Object
	F     float64
	Attrs *Attrs
}

// A Complex is a complex number.
type Complex struct {
	Object
	C     complex128
	Attrs *Attrs
}

// A Str is a text: WTF-8 bytes (UTF-8, where a lone surrogate has its
// three-byte form, also where two of them would make a pair). The bytes of an
// ASCII text lie in one allocation with it (see newASCII).
type Str struct {
	hashed
	S string
}

// A wideStr is a Str that is not ASCII or not exactly a str; its flagWide is
// set, and more returns what follows.
type wideStr struct {
	Str
	strMore
}

// A strMore is what only some texts need.
type strMore struct {
	n     int        // code points; equal to len(S) exactly for ASCII
	marks *[]int     // byte offsets of every markEvery-th code point, made at the first indexing
	tail  *spareText // the room behind a text that was made by +
	attrs *Attrs     // of an instance of a subclass
}

// Bytes is an immutable sequence of bytes.
type Bytes struct {
	Object
	S     string
	Attrs *Attrs
}

// A ByteArray is a mutable sequence of bytes.
type ByteArray struct {
	Object
	B     []byte
	Attrs *Attrs
}

// A Range is range(Start, Stop, Step) with its length. Where a bound does not
// fit in int64, Big holds all four and the int64 fields mean nothing.
type Range struct {
	Object
	Start, Stop, Step int64
	Len               int64
	Big               *[4]*big.Int
}

// A Slice is slice(Start, Stop, Step); missing parts are None.
type Slice struct {
	Object
	Start, Stop, Step Value
}

// An Instance is an object of a class that a script defines, with its
// attributes in Slots as Shape describes.
type Instance struct {
	Object
	Attrs
}

// An Exception is an instance of BaseException or a subclass.
type Exception struct {
	Object
	Args            *Tuple
	Cause, Context  Value // nil Value or an exception (Cause: or None)
	SuppressContext bool
	Traceback       []TracebackEntry // innermost first: frames append as they unwind
	shown           *Native          // the traceback object that a script saw last
	Fields          []Value          // extra fields of some builtin exceptions (StopIteration.value, KeyError…)
	Limit           bool             // raised by the depth meter, not by the script
	Attrs           *Attrs
	raised          Raised // this exception as an error of Go
}

// A Cell holds a variable shared between a function and its closures.
type Cell struct {
	Object
	V Value
}

// A Function is a def or lambda of the script. Code is the machine's linked
// code.
type Function struct {
	Object
	Code     Code
	Globals  *Module
	Defaults []Value // of the last len(Defaults) positional parameters
	Closure  []*Cell
	Module   Value
	Attrs    *Attrs
	rare     *FunctionRare
}

// FunctionRare is what most functions lack or have from their code.
type FunctionRare struct {
	Name, Qualname string
	KwDefaults     []Value // by keyword-only parameter; nil Value: none
	Annotate       Value   // function that computes the annotations, or nil
	Annotations    Value   // dict once computed or assigned, or nil
	Doc            Value
	TypeParams     Value
}

// Sizes of a Function and of its FunctionRare in bytes.
const (
	FunctionBytes     = 112
	FunctionRareBytes = 120
)

// noRare is what a function without rare parts has; nothing writes to it.
var noRare FunctionRare

// Rare returns the rare parts to be read; those of a function that has none are
// empty, its names too.
func (f *Function) Rare() *FunctionRare {
	if f.rare == nil {
		return &noRare
	}
	return f.rare
}

// Own returns the rare parts to be changed, made and charged if there are none.
func (f *Function) Own(c *Context) (*FunctionRare, error) {
	if f.rare == nil {
		if err := c.Alloc(FunctionRareBytes); err != nil {
			return nil, err
		}
		name, qualname := f.Code.Title()
		f.rare = &FunctionRare{Name: name, Qualname: qualname}
	}
	return f.rare, nil
}

// Name returns __name__.
func (f *Function) Name() string {
	if f.rare != nil {
		return f.rare.Name
	}
	name, _ := f.Code.Title()
	return name
}

// Qualname returns __qualname__.
func (f *Function) Qualname() string {
	if f.rare != nil {
		return f.rare.Qualname
	}
	_, qualname := f.Code.Title()
	return qualname
}

// A Code is what the machine runs for a Function.
type Code interface {
	// Arity tells the parameters, for inspection and messages.
	Arity() *Params
	// Title returns the names that functions of the code have at first.
	Title() (name, qualname string)
	// Visit visits the values that it keeps, once in each trace.
	Visit(visit func(Value))
}

// Params describes the parameters of a Function.
type Params struct {
	Names           []string // positional-only, positional, keyword-only, then *name, **name
	PosOnly, Pos    int      // Pos counts positional-only ones too
	KwOnly          int
	VarArgs, VarKws bool
}

// A Method is a function bound to its first argument.
type Method struct {
	Object
	Func, Self Value
}

// A Module is an imported module, or the script itself.
type Module struct {
	Object
	Name    string
	NS      *Namespace
	Builtin bool     // offered by us: cannot be written to
	parts   []string // the modules below it that an import brings along
}

// A Generator is a suspended function; Frame belongs to the machine.
type Generator struct {
	Object
	Name, Qualname string
	Frame          any
	Running, Done  bool
}

// A Property is property(Get, Set, Del, Doc).
type Property struct {
	Object
	Get, Set, Del, Doc Value
	Name               Value // given or from the class; nil: that of Get
	getterDoc          bool  // Doc is that of Get
	Attrs              *Attrs
}

// A Wrapper is classmethod(F) or staticmethod(F).
type Wrapper struct {
	Object
	F     Value
	Attrs *Attrs
}

// A Super is super(Type, Obj).
type Super struct {
	Object
	Cls  *Type
	Obj  Value // instance or type
	OfTy *Type // type whose order is followed
}

// A Native is an object of a type written in Go outside this package's
// layouts. Data implements Traced if it holds Values.
type Native struct {
	Object
	Data  any
	Attrs *Attrs
}

// Traced is implemented by the Data of Natives (and by frames) that hold
// Values: Trace calls visit for each, and returns its own size in bytes.
type Traced interface {
	Trace(visit func(Value)) int64
}

// Value returns o as a Value. It must be called on the header inside a struct
// whose layout is the Kind of its type.
func (o *Object) Value() Value { return Value{ref: o} }

// Init sets the type of a fresh object.
func (o *Object) Init(t *Type) { o.typ = t }

// TypeOf returns the type in the header.
func (o *Object) TypeOf() *Type { return o.typ }

// NewNative returns an object of type t around data. The caller has charged.
func NewNative(t *Type, data any) Value { return new(Native).Init(t, data) }

// Init makes n, which may lie in one allocation with its Data, an object.
func (n *Native) Init(t *Type, data any) Value {
	n.typ, n.Data = t, data
	return n.Value()
}
