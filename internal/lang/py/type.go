package py

import (
	"slices"
	"sync/atomic"
	"weak"
)

// A Type is a class, builtin or of the script.
type Type struct {
	Object
	Name, Qualname string
	Module         string // "builtins", "__main__", …
	Doc            string
	Base           *Type   // the base whose layout is followed
	Bases          []*Type // as written
	MRO            []*Type // C3 order, starts with the type itself
	Kind           Kind
	Flags          TypeFlags
	Slots          Slots
	Shape          *Shape       // root shape of instances with attributes
	SlotNames      []string     // __slots__ of this class and its bases in slot order, if HasDict is not set
	Attrs          *Attrs       // attributes of a metaclass's instance dictionary are in Dict; unused otherwise
	Abstract       []string     // names of abstract methods not yet overridden (abc)
	Methods        []Row        // rows the dictionary of a builtin type is made from
	Getters        []Getter     // computed attributes of a builtin type
	MoreMethods    func() []Row // makes further Methods when the dictionary is made, or nil
	MoreGetters    func() []Getter
	Registered     []*Type        // virtual subclasses (abc.register)
	Instantiate    func(*Context) // see abc: refuses abstract classes; nil: allowed
	exception      *exceptionRow  // of a builtin exception type
	Quick          QuickFunc      // of a builtin type or a named tuple, not inherited: answers some of its calls; nil: none

	// Iterated, if set, answers some calls of a builtin type with what an iterator
	// over the new object is, for callers that only iterate over it.
	Iterated QuickFunc
	// Source, of a builtin type of iterators, counts an item as taken and returns
	// the generator whose next item it is, unchanged. It returns nil where the
	// iterator has to be stepped itself, as once the generator has ended.
	Source func(c *Context, it Value) (*Generator, error)
	// Quicks has the ways of methods that Builtin.Quick describes, by name.
	Quicks func(name string) QuickFunc
	// Parts has the ways of methods that Builtin.Parts describes, by name.
	Parts func(name string) PartsMethod

	dict   atomic.Pointer[Namespace] // see Dict
	own    slotSet                   // of a builtin type: the slots that it fills itself
	epoch  *uint32                   // counts changes of any script class of the run
	below  []weak.Pointer[Type]      // direct subclasses, of script classes only
	cache  map[string]*Value         // where lookups found attributes (nil: nowhere), valid for cached
	cached uint32
}

// TypeFlags tell what may be done with a type.
type TypeFlags uint32

const (
	// TypeBaseable: a script's class may derive from it.
	TypeBaseable TypeFlags = 1 << iota
	// TypeHasDict: instances have an Attrs that takes any name.
	TypeHasDict
	// TypeScript: made by a class statement or type(); mutable, belongs to one run.
	TypeScript
	// TypeUnhashable: instances have __hash__ = None.
	TypeUnhashable
	// TypeMapping and TypeSequence: what match patterns take instances for.
	TypeMapping
	TypeSequence
	// TypeSelfMatch: `case int(x)` binds the subject itself.
	TypeSelfMatch
	// TypeNoInstances: cannot be called to make an instance (generator, function…).
	TypeNoInstances
	// TypeIsException: derives from BaseException.
	TypeIsException
	// TypeCustomGet: the class or a base defines __getattr__ or __getattribute__.
	TypeCustomGet
	// TypeCustomSet: the class or a base defines __setattr__ or __delattr__.
	TypeCustomSet
	// TypeParameter: instances are type parameters (TypeVar and its kin).
	TypeParameter
	// TypeIdleInit: __init__ is inherited from object, New is not.
	TypeIdleInit
	// TypeLongName: messages about instances name the module too, as CPython
	// does for some types written in C.
	TypeLongName
	// TypeBorrows: calling an instance only borrows the slices of its arguments.
	TypeBorrows
	// TypeGeneric: a builtin type that has the method of GenericRow.
	TypeGeneric
)

// Has reports whether all the given flags are set.
func (t *Type) Has(f TypeFlags) bool { return t.Flags&f == f }

// Shown is the type's name as messages about its instances give it.
func (t *Type) Shown() string {
	if t.Has(TypeLongName) {
		return t.longName()
	}
	return t.Name
}

// A Kw is one keyword argument.
type Kw struct {
	Name  string
	Value Value
}

// BinaryOp numbers the binary operators; the order is that of BinaryNames.
type BinaryOp uint8

// The binary operators.
const (
	Add BinaryOp = iota
	Sub
	Mul
	TrueDiv
	FloorDiv
	Mod
	DivMod
	Pow
	LShift
	RShift
	And
	Or
	Xor
	MatMul
	NumBinary
)

// UnaryOp numbers the unary operators and conversions.
type UnaryOp uint8

// The unary operators; Index is __index__, ToInt __int__, ToFloat __float__.
const (
	Neg UnaryOp = iota
	Pos
	Invert
	Abs
	Index
	ToInt
	ToFloat
	NumUnary
)

// CompareOp numbers the rich comparisons.
type CompareOp uint8

// The rich comparisons.
const (
	LT CompareOp = iota
	LE
	EQ
	NE
	GT
	GE
)

// Slots are the special methods of a type as Go functions; nil: not
// supported. A Binary slot is called with its operands in source order,
// whichever of the two is of the type, and answers NotImplemented when it does
// not know the other (as CPython's number slots do). Next answers the nil
// Value, without error, at the end. SetItem, SetAttr and DescrSet with a nil
// value delete.
type Slots struct {
	New      func(c *Context, cls *Type, args []Value, kw []Kw) (Value, error)
	Init     func(c *Context, self Value, args []Value, kw []Kw) error
	Call     func(c *Context, self Value, args []Value, kw []Kw) (Value, error)
	Repr     func(c *Context, v Value) (Value, error)
	Str      func(c *Context, v Value) (Value, error)
	Format   func(c *Context, v Value, spec string) (Value, error)
	Hash     func(c *Context, v Value) (int64, error)
	Bool     func(c *Context, v Value) (bool, error)
	Len      func(c *Context, v Value) (int, error)
	Iter     func(c *Context, v Value) (Value, error)
	Next     func(c *Context, v Value) (Value, error)
	GetItem  func(c *Context, v, key Value) (Value, error)
	SetItem  func(c *Context, v, key, value Value) error
	Contains func(c *Context, v, x Value) (bool, error)
	Compare  func(c *Context, a, b Value, op CompareOp) (Value, error)
	Unary    [NumUnary]func(c *Context, v Value) (Value, error)
	Binary   [NumBinary]func(c *Context, a, b Value) (Value, error)
	Inplace  [NumBinary]func(c *Context, a, b Value) (Value, error)
	Pow3     func(c *Context, a, b, mod Value) (Value, error)
	GetAttr  func(c *Context, v Value, name string) (Value, error)
	SetAttr  func(c *Context, v Value, name string, value Value) error
	DescrGet func(c *Context, d, obj Value, cls *Type) (Value, error)
	DescrSet func(c *Context, d, obj, value Value) error
}

// A Getter is a computed attribute of a builtin type: one row.
type Getter struct {
	Name string
	Doc  string
	Get  func(c *Context, self Value) (Value, error)
	Set  func(c *Context, self, value Value) error // nil: read-only
}

// Lookup finds name in the type's order of classes (not in a metaclass), or
// answers the nil Value.
func (t *Type) Lookup(name string) Value {
	if place := t.place(name); place != nil {
		return *place
	}
	return Value{}
}

// place returns where the attribute name is found, or nil. In a class of the
// script it is there until Epoch changes.
func (t *Type) place(name string) *Value {
	if t.epoch == nil {
		return t.search(name)
	}
	if t.cached != *t.epoch || t.cache == nil {
		t.cache, t.cached = make(map[string]*Value, 8), *t.epoch
	}
	if v, ok := t.cache[name]; ok {
		return v
	}
	v := t.search(name)
	if len(t.cache) < maxTypeCache && len(name) <= maxCachedName {
		t.cache[name] = v
	}
	return v
}

// maxTypeCache bounds the lookups remembered by one type.
const maxTypeCache = 64

// maxCachedName is the length of the longest name remembered.
const maxCachedName = 64

func (t *Type) search(name string) *Value {
	for _, k := range t.MRO {
		if i := k.Dict().Index(name); i >= 0 {
			return k.Dict().SlotAt(i)
		}
	}
	return nil
}

// Epoch returns the count of changes to the script classes of t's run, for
// inline caches; builtin types never change and answer 0.
func (t *Type) Epoch() uint32 {
	if t.epoch == nil {
		return 0
	}
	return *t.epoch
}

// IsSubtype reports whether t is u or derives from it (by inheritance).
func (t *Type) IsSubtype(u *Type) bool {
	if t == u {
		return true
	}
	for _, k := range t.MRO {
		if k == u {
			return true
		}
	}
	return false
}

// Static finishes the declaration of a builtin type whose Name, Kind, Base,
// Flags, Methods, Getters and Slots are filled in: it computes the order and
// inherits slots. Call it from an init function or at first use of a module,
// bases before derived types.
func (t *Type) Static() *Type {
	t.typ = &TypeType
	t.flags |= flagStatic
	if t.Qualname == "" {
		t.Qualname = t.lastName()
	}
	if t.Module == "" {
		t.Module = "builtins"
	}
	if t.Base == nil && t != &ObjectType {
		t.Base = &ObjectType
	}
	if t.Base == nil {
		t.MRO = []*Type{t}
	} else {
		t.MRO = append(make([]*Type, 0, len(t.Base.MRO)+1), t)
		t.MRO = append(t.MRO, t.Base.MRO...)
		t.Bases = t.MRO[1:2:2]
		if t.Kind == KindInvalid {
			t.Kind = t.Base.Kind
		}
		t.Flags |= t.Base.Flags & (TypeIsException | TypeMapping | TypeSequence)
	}
	own := t.Slots.filled()
	t.own = own
	inheritSlots(t, own)
	return t
}

// shortOf returns the number of a method of t that the machine knows.
func shortOf(t *Type, name string) Short {
	switch {
	case t == &ListType && name == "append":
		return ShortAppend
	case t == &ListType && name == "pop":
		return ShortPop
	case t == &GeneratorType && name == "send":
		return ShortSend
	}
	return NotShort
}

// Dict returns what is defined in the class itself. That of a builtin type is
// made when it is first asked for: most never are, and a run should not wait
// for them.
func (t *Type) Dict() *Namespace {
	if ns := t.dict.Load(); ns != nil {
		return ns
	}
	return t.makeDict()
}

// makeDict makes the dictionary of a builtin type. Of several runs that do so
// at the same time one wins, and the others drop what they have made.
func (t *Type) makeDict() *Namespace {
	ns := NewNamespaceFor(len(t.Methods) + len(t.Getters))
	t.fillDict(ns)
	t.dict.CompareAndSwap(nil, ns)
	return t.dict.Load()
}

// fillDict puts the methods, computed attributes and special methods of a
// builtin type into its dictionary.
func (t *Type) fillDict(ns *Namespace) {
	rows := slices.Clip(t.Methods)
	if t.MoreMethods != nil {
		rows = append(rows, t.MoreMethods()...)
	}
	if t.Has(TypeGeneric) {
		rows = append(slices.Clip(rows), genericRow())
	}
	for _, r := range rows {
		b := NewBuiltin(r)
		b.Owner = t
		b.Fresh = t == &IntType && b.Name == "from_bytes"
		if t.Parts != nil {
			b.Parts = t.Parts(b.Name)
		}
		if t.Quicks != nil {
			b.Quick = t.Quicks(b.Name)
		}
		b.flags |= flagStatic
		b.Short = shortOf(t, b.Name)
		ns.Set(b.Name, b.Value())
	}
	addGetters(t, ns)
	addSlotMethods(t, ns, t.Slots.only(t.own))
	if t.Has(TypeUnhashable) {
		ns.Set("__hash__", None)
	}
}
