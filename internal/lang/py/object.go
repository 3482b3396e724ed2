package py

import "strings"

// The types object, type, NoneType, NotImplementedType and ellipsis.

// ObjectType is the type `object`, TypeType is `type`.
var ObjectType, TypeType, NoneType, NotImplementedType, EllipsisType Type

// instanceBytes is what an instance costs, attrSlotBytes each attribute slot.
const (
	instanceBytes = 64
	attrSlotBytes = 16
)

//go:noinline
func objectDeclaration(t *Type) {
	*t = Type{
		Name: "object", Kind: KindInstance, Flags: TypeBaseable, Shape: NewShape(),
		Doc: "The base class of the class hierarchy.",
		MoreMethods: func() []Row {
			return []Row{
				{"__getattribute__(self, name, /)", "Return getattr(self, name).", "1", objectGetAttribute},
				{"__setattr__(self, name, value, /)", "Implement setattr(self, name, value).", "1", objectSetAttribute},
				{"__delattr__(self, name, /)", "Implement delattr(self, name).", "1", objectDelAttribute},
				{"__dir__(self, /)", "Default dir() implementation.", "number of names", objectDir},
				{"__init_subclass__(cls, /, **kw)", "This method is called when a class is subclassed.", "1", objectInitSubclass},
				{"__subclasshook__(cls, other, /)", "Abstract classes can override this to customize issubclass().", "1", objectSubclassHook},
			}
		},
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__class__", Doc: "the object's class", Get: objectClass, Set: objectSetClass},
				{Name: "__dict__", Doc: "a copy of the object's own attributes", Get: attrDictGetter},
			}
		},
		Slots: Slots{New: objectNew, Init: objectInit, Repr: objectRepr, Str: objectStr, Format: objectFormat,
			Hash: objectHash, Compare: objectCompare},
	}
}

// NewInstance makes an instance of a class with the plain layout.
func (c *Context) NewInstance(t *Type) (*Instance, error) {
	if err := c.Alloc(instanceBytes + attrSlotBytes*len(t.SlotNames)); err != nil {
		return nil, err
	}
	i := &Instance{Object: Object{typ: t}}
	i.Shape = t.Shape
	if len(t.SlotNames) > 0 {
		i.Slots = make([]Value, len(t.SlotNames))
	}
	return i, nil
}

// NewInstanceRoom is NewInstance with room for n attributes, charged. Up to
// eight lie in one allocation with the instance.
func (c *Context) NewInstanceRoom(t *Type, n int) (*Instance, error) {
	if n == 0 || len(t.SlotNames) > 0 {
		return c.NewInstance(t)
	}
	if err := c.Alloc(instanceBytes + ValueBytes*n); err != nil {
		return nil, err
	}
	i := instanceRoom(n)
	i.typ, i.Shape = t, t.Shape
	return i, nil
}

func instanceRoom(n int) *Instance {
	switch {
	case n <= 1:
		x := &struct {
			Instance
			room [1]Value
		}{}
		x.Slots = x.room[:0]
		return &x.Instance
	case n <= 2:
		x := &struct {
			Instance
			room [2]Value
		}{}
		x.Slots = x.room[:0]
		return &x.Instance
	case n <= 3:
		x := &struct {
			Instance
			room [3]Value
		}{}
		x.Slots = x.room[:0]
		return &x.Instance
	case n <= 4:
		x := &struct {
			Instance
			room [4]Value
		}{}
		x.Slots = x.room[:0]
		return &x.Instance
	case n <= 6:
		x := &struct {
			Instance
			room [6]Value
		}{}
		x.Slots = x.room[:0]
		return &x.Instance
	case n <= 8:
		x := &struct {
			Instance
			room [8]Value
		}{}
		x.Slots = x.room[:0]
		return &x.Instance
	}
	x := &Instance{}
	x.Slots = make([]Value, 0, n)
	return x
}

func objectNew(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
	if len(args)+len(kw) > 0 {
		if !t.isMethodOf("__new__", &ObjectType) {
			return Value{}, c.Errorf(&TypeErrorType, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if t.isMethodOf("__init__", &ObjectType) {
			return Value{}, c.Errorf(&TypeErrorType, "%s() takes no arguments", t.Name)
		}
	}
	if t.Kind != KindInstance {
		return Value{}, c.Errorf(&TypeErrorType, "object.__new__(%s) is not safe, use %s.__new__()", t.Name, t.Name)
	}
	if t.Instantiate != nil {
		t.Instantiate(c)
	}
	if len(t.Abstract) > 0 {
		return Value{}, c.abstractError(t)
	}
	i, err := c.NewInstance(t)
	if err != nil {
		return Value{}, err
	}
	return i.Value(), nil
}

// abstractError says which abstract methods keep t from being instantiated.
func (c *Context) abstractError(t *Type) error {
	size := 0
	for _, n := range t.Abstract {
		size += len(n) + 4
	}
	if err := c.Charge(int64(size/16), 2*int64(size)); err != nil {
		return err
	}
	names := "'" + strings.Join(t.Abstract, "', '") + "'"
	plural := ""
	if len(t.Abstract) > 1 {
		plural = "s"
	}
	return c.Errorf(&TypeErrorType, "Can't instantiate abstract class %s without an implementation for abstract method%s %s", t.Name, plural, names)
}

// isMethodOf reports whether a lookup of name on t ends at the builtin type
// owner.
func (t *Type) isMethodOf(name string, owner *Type) bool {
	return t.Lookup(name) == owner.Dict().Get(name)
}

func objectInit(c *Context, self Value, args []Value, kw []Kw) error {
	if len(args)+len(kw) == 0 {
		return nil
	}
	t := self.Type()
	if !t.isMethodOf("__init__", &ObjectType) {
		return c.Errorf(&TypeErrorType, "object.__init__() takes exactly one argument (the instance to initialize)")
	}
	if t.isMethodOf("__new__", &ObjectType) {
		return c.Errorf(&TypeErrorType, "%s.__init__() takes exactly one argument (the instance to initialize)", t.Name)
	}
	return nil
}

func objectRepr(c *Context, v Value) (Value, error) {
	t := v.Type()
	name := t.Qualname
	if t.Module != "" && t.Module != "builtins" {
		name = t.Module + "." + name
	}
	return c.NewStr("<" + name + " object at " + c.address(v) + ">")
}

// address is the number of an object as repr shows it. It is no address.
func (c *Context) address(v Value) string {
	const digits = "0123456789abcdef"
	n := uint64(c.ID(v))
	text := make([]byte, 14)
	text[0], text[1] = '0', 'x'
	for i := len(text) - 1; i > 1; i-- {
		text[i] = digits[n&15]
		n >>= 4
	}
	return string(text)
}

func objectStr(c *Context, v Value) (Value, error) {
	return c.reprAs(v, "__str__")
}

func objectFormat(c *Context, v Value, spec string) (Value, error) {
	if spec != "" {
		return Value{}, c.Errorf(&TypeErrorType, "unsupported format string passed to %s.__format__", v.Type().Shown())
	}
	s, err := c.Str(v)
	if err != nil {
		return Value{}, err
	}
	return c.NewStr(s)
}

func objectHash(c *Context, v Value) (int64, error) { return c.ID(v) >> 4, nil }

func objectCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	switch {
	case op == EQ && a == b:
		return True, nil
	case op != NE:
		return NotImplemented, nil
	}
	compare := a.Type().Slots.Compare
	if compare == nil {
		return NotImplemented, nil
	}
	r, err := compare(c, a, b, EQ)
	if err != nil || r == NotImplemented {
		return r, err
	}
	yes, err := c.Truth(r)
	return Bool(!yes), err
}

func objectGetAttribute(c *Context, a []Value) (Value, error) {
	name, err := c.attrName(a[1])
	if err != nil {
		return Value{}, err
	}
	v, err := c.findPlain(a[0], name)
	if err == nil && v.IsNil() {
		err = c.attributeError(a[0], name)
	}
	return v, err
}

func objectSetAttribute(c *Context, a []Value) (Value, error) {
	name, err := c.attrName(a[1])
	if err != nil {
		return Value{}, err
	}
	return None, c.setPlain(a[0], name, a[2])
}

func objectDelAttribute(c *Context, a []Value) (Value, error) {
	name, err := c.attrName(a[1])
	if err != nil {
		return Value{}, err
	}
	return None, c.setPlain(a[0], name, Value{})
}

// attrName is the text of an attribute name given as a value, if a script may
// compute it.
func (c *Context) attrName(v Value) (string, error) {
	if !v.IsStr() {
		return "", c.Errorf(&TypeErrorType, "attribute name must be string, not '%s'", v.Type().Shown())
	}
	return v.Str().S, c.CheckAttr(v.Str().S)
}

func objectDir(c *Context, a []Value) (Value, error) {
	names, err := c.AttrNames(a[0])
	if err != nil {
		return Value{}, err
	}
	items := make([]Value, len(names))
	for i, n := range names {
		items[i] = c.Text(n)
	}
	return NewList(items).Value(), nil
}

func objectInitSubclass(c *Context, a []Value) (Value, error) {
	if a[1].Dict().Len() > 0 {
		return Value{}, c.Errorf(&TypeErrorType, "%s.__init_subclass__() takes no keyword arguments", a[0].TypeObject().Name)
	}
	return None, nil
}

func objectSubclassHook(*Context, []Value) (Value, error) { return NotImplemented, nil }

func objectClass(_ *Context, self Value) (Value, error) { return self.Type().Value(), nil }

func objectSetClass(c *Context, self, value Value) error {
	if value.IsNil() {
		return c.Errorf(&TypeErrorType, "can't delete __class__ attribute")
	}
	if value.Kind() != KindType {
		return c.Errorf(&TypeErrorType, "__class__ must be set to a class, not '%s' object", value.Type().Shown())
	}
	return c.Errorf(&TypeErrorType, "__class__ assignment is not supported")
}

func noneDeclaration(t *Type) {
	*t = Type{
		Name: "NoneType", Kind: KindNone, Doc: "The type of the None singleton.",
		Slots: Slots{
			New:  singletonNew("NoneType", None),
			Repr: func(c *Context, _ Value) (Value, error) { return c.Text("None"), nil },
			Bool: func(*Context, Value) (bool, error) { return false, nil },
			Hash: func(*Context, Value) (int64, error) { return 0xFCA86420, nil },
			Binary: [NumBinary]func(*Context, Value, Value) (Value, error){
				Or: unionOr,
			},
		},
	}
}

// singleton declares the type of the one value v.
//
//go:noinline
func singleton(t *Type, name string, kind Kind, v Value, text string) {
	*t = Type{
		Name: name, Kind: kind, Doc: "The type of the " + text + " singleton.",
		Slots: Slots{
			New:  singletonNew(name, v),
			Repr: func(c *Context, _ Value) (Value, error) { return c.Text(text), nil },
			Hash: func(*Context, Value) (int64, error) { return int64(kind) * 1000003, nil },
		},
	}
}

func singletonNew(name string, v Value) func(*Context, *Type, []Value, []Kw) (Value, error) {
	return func(c *Context, _ *Type, args []Value, kw []Kw) (Value, error) {
		if len(args)+len(kw) > 0 {
			return Value{}, c.Errorf(&TypeErrorType, "%s takes no arguments", name)
		}
		return v, nil
	}
}

func notImplementedBool(c *Context, _ Value) (bool, error) {
	return false, c.Errorf(&TypeErrorType, "NotImplemented should not be used in a boolean context")
}
