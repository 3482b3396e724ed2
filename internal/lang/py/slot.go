package py

import "sync"

// A slotRow joins a slot of Slots with the special methods that stand for it:
// what a builtin type that fills the slot shows under those names, and what a
// class that defines one of the names has in the slot.
type slotRow struct {
	names  []string                   // the special methods
	filled func(s *Slots) bool        // whether the slot is there
	take   func(dst, src *Slots)      // copies the slot
	script func(s *Slots)             // makes the slot call the special methods
	show   func(t *Type) []slotMethod // the visible methods of a builtin type; nil: none
}

// A slotMethod is one special method made from a slot.
type slotMethod struct {
	sig string
	doc string
	fn  Func
}

// numSlotRows is the number of slotRows: all slots but Pow3, which belongs to
// Binary[Pow], and Inplace[DivMod], which does not exist.
const numSlotRows = numSlots - 2

// A slotTable is all rows, and where each special method's row is.
type slotTable struct {
	once sync.Once
	list []slotRow
	of   map[string]int
}

var slots slotTable

// slotRows makes the table when the first class or the first dictionary of a
// builtin type is made.
func slotRows() *slotTable {
	slots.once.Do(slots.fill)
	return &slots
}

func (t *slotTable) fill() {
	t.list = make([]slotRow, 0, numSlotRows)
	t.list = append(t.list, protocolRows()...)
	t.list = append(t.list, attributeRows()...)
	t.list = append(t.list, containerRows()...)
	for op := range NumUnary {
		t.list = append(t.list, unaryRow(op))
	}
	for op := range NumBinary {
		t.list = append(t.list, binaryRow(op))
		if inplaceName(op) != "" {
			t.list = append(t.list, inplaceRow(op))
		}
	}
	t.of = make(map[string]int, 2*numSlotRows)
	for i, r := range t.list {
		for _, n := range r.names {
			t.of[n] = i
		}
	}
}

// protocolRows are the slots for calls, text, hashing, comparing, iterating.
func protocolRows() []slotRow {
	return []slotRow{
		{[]string{"__new__"}, func(s *Slots) bool { return s.New != nil }, func(d, s *Slots) { d.New = s.New },
			func(s *Slots) { s.New = scriptNew }, nil},
		{[]string{"__init__"}, func(s *Slots) bool { return s.Init != nil }, func(d, s *Slots) { d.Init = s.Init },
			func(s *Slots) { s.Init = scriptInit }, nil},
		{[]string{"__call__"}, func(s *Slots) bool { return s.Call != nil }, func(d, s *Slots) { d.Call = s.Call },
			func(s *Slots) { s.Call = scriptCall }, nil},
		{[]string{"__repr__"}, func(s *Slots) bool { return s.Repr != nil }, func(d, s *Slots) { d.Repr = s.Repr },
			func(s *Slots) { s.Repr = scriptRepr }, showRepr},
		{[]string{"__str__"}, func(s *Slots) bool { return s.Str != nil }, func(d, s *Slots) { d.Str = s.Str },
			func(s *Slots) { s.Str = scriptStr }, showStr},
		{[]string{"__format__"}, func(s *Slots) bool { return s.Format != nil }, func(d, s *Slots) { d.Format = s.Format },
			func(s *Slots) { s.Format = scriptFormat }, showFormat},
		{[]string{"__hash__"}, func(s *Slots) bool { return s.Hash != nil }, func(d, s *Slots) { d.Hash = s.Hash },
			func(s *Slots) { s.Hash = scriptHash }, showHash},
		{[]string{"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"}, func(s *Slots) bool { return s.Compare != nil },
			func(d, s *Slots) { d.Compare = s.Compare }, func(s *Slots) { s.Compare = scriptCompare }, showCompare},
		{[]string{"__bool__"}, func(s *Slots) bool { return s.Bool != nil }, func(d, s *Slots) { d.Bool = s.Bool },
			func(s *Slots) { s.Bool = scriptBool }, showBool},
		{[]string{"__iter__"}, func(s *Slots) bool { return s.Iter != nil }, func(d, s *Slots) { d.Iter = s.Iter },
			func(s *Slots) { s.Iter = scriptIter }, showIter},
		{[]string{"__next__"}, func(s *Slots) bool { return s.Next != nil }, func(d, s *Slots) { d.Next = s.Next },
			func(s *Slots) { s.Next = scriptNext }, showNext},
	}
}

// attributeRows are the slots for attribute access and descriptors.
func attributeRows() []slotRow {
	return []slotRow{
		{[]string{"__getattribute__", "__getattr__"}, func(s *Slots) bool { return s.GetAttr != nil },
			func(d, s *Slots) { d.GetAttr = s.GetAttr }, func(s *Slots) { s.GetAttr = scriptGetAttr }, showGetAttr},
		{[]string{"__setattr__", "__delattr__"}, func(s *Slots) bool { return s.SetAttr != nil },
			func(d, s *Slots) { d.SetAttr = s.SetAttr }, func(s *Slots) { s.SetAttr = scriptSetAttr }, nil},
		{[]string{"__get__"}, func(s *Slots) bool { return s.DescrGet != nil }, func(d, s *Slots) { d.DescrGet = s.DescrGet },
			func(s *Slots) { s.DescrGet = scriptDescrGet }, showDescrGet},
		{[]string{"__set__", "__delete__"}, func(s *Slots) bool { return s.DescrSet != nil },
			func(d, s *Slots) { d.DescrSet = s.DescrSet }, func(s *Slots) { s.DescrSet = scriptDescrSet }, showDescrSet},
	}
}

// containerRows are the slots for lengths and items.
func containerRows() []slotRow {
	return []slotRow{
		{[]string{"__len__"}, func(s *Slots) bool { return s.Len != nil }, func(d, s *Slots) { d.Len = s.Len },
			func(s *Slots) { s.Len = scriptLen }, showLen},
		{[]string{"__getitem__"}, func(s *Slots) bool { return s.GetItem != nil }, func(d, s *Slots) { d.GetItem = s.GetItem },
			func(s *Slots) { s.GetItem = scriptGetItem }, showGetItem},
		{[]string{"__setitem__", "__delitem__"}, func(s *Slots) bool { return s.SetItem != nil },
			func(d, s *Slots) { d.SetItem = s.SetItem }, func(s *Slots) { s.SetItem = scriptSetItem }, showSetItem},
		{[]string{"__contains__"}, func(s *Slots) bool { return s.Contains != nil }, func(d, s *Slots) { d.Contains = s.Contains },
			func(s *Slots) { s.Contains = scriptContains }, showContains},
	}
}

var unaryNames = [NumUnary]string{Neg: "__neg__", Pos: "__pos__", Invert: "__invert__", Abs: "__abs__",
	Index: "__index__", ToInt: "__int__", ToFloat: "__float__"}

func unaryRow(op UnaryOp) slotRow {
	script := func(c *Context, v Value) (Value, error) { return scriptUnary(c, v, op) }
	return slotRow{
		names:  []string{unaryNames[op]},
		filled: func(s *Slots) bool { return s.Unary[op] != nil },
		take:   func(d, s *Slots) { d.Unary[op] = s.Unary[op] },
		script: func(s *Slots) { s.Unary[op] = script },
		show: func(t *Type) []slotMethod {
			slot := t.Slots.Unary[op]
			return []slotMethod{{unaryNames[op] + "(self, /)", "", func(c *Context, a []Value) (Value, error) { return slot(c, a[0]) }}}
		},
	}
}

// binaryStems are the names of the binary operators' methods without the
// underscores and the r or i.
var binaryStems = [NumBinary]string{Add: "add", Sub: "sub", Mul: "mul", TrueDiv: "truediv", FloorDiv: "floordiv", Mod: "mod",
	DivMod: "divmod", Pow: "pow", LShift: "lshift", RShift: "rshift", And: "and", Or: "or", Xor: "xor", MatMul: "matmul"}

func inplaceName(op BinaryOp) string {
	if op == DivMod {
		return ""
	}
	return "__i" + binaryStems[op] + "__"
}

func binaryRow(op BinaryOp) slotRow {
	name, reflected := "__"+binaryStems[op]+"__", "__r"+binaryStems[op]+"__"
	script := func(c *Context, a, b Value) (Value, error) { return c.tryBinary(op, a, b) }
	return slotRow{
		names:  []string{name, reflected},
		filled: func(s *Slots) bool { return s.Binary[op] != nil },
		take:   func(d, s *Slots) { d.Binary[op], d.Pow3 = s.Binary[op], pow3(op, d, s) },
		script: func(s *Slots) { s.Binary[op] = script },
		show:   func(t *Type) []slotMethod { return showBinary(t, op, name, reflected) },
	}
}

// pow3 is what Pow3 becomes when the slot of op is copied from s to d.
func pow3(op BinaryOp, d, s *Slots) func(c *Context, a, b, mod Value) (Value, error) {
	if op == Pow {
		return s.Pow3
	}
	return d.Pow3
}

func showBinary(t *Type, op BinaryOp, name, reflected string) []slotMethod {
	slot, pow := t.Slots.Binary[op], t.Slots.Pow3
	if op == Mul && late(t, op) {
		slot = countedBy(slot)
	}
	direct := slotMethod{name + "(self, value, /)", "", func(c *Context, a []Value) (Value, error) { return slot(c, a[0], a[1]) }}
	if op == Pow && pow != nil {
		direct = slotMethod{name + "(self, value, mod=None, /)", "", func(c *Context, a []Value) (Value, error) {
			if a[2].IsNone() {
				return slot(c, a[0], a[1])
			}
			return pow(c, a[0], a[1], a[2])
		}}
	}
	if onlyLeft(t, op) {
		return []slotMethod{direct}
	}
	back := slotMethod{reflected + "(self, value, /)", "", func(c *Context, a []Value) (Value, error) { return slot(c, a[1], a[0]) }}
	if op == Mul && late(t, op) {
		back = slotMethod{reflected + "(self, value, /)", "", direct.fn}
	}
	return []slotMethod{direct, back}
}

// countedBy makes an operator of sequences a method, which says itself that
// its argument is no count.
func countedBy(slot func(c *Context, a, b Value) (Value, error)) func(c *Context, a, b Value) (Value, error) {
	return func(c *Context, a, b Value) (Value, error) {
		v, err := slot(c, a, b)
		if err == nil && v == NotImplemented {
			_, err = c.Index(b)
		}
		return v, err
	}
}

// onlyLeft reports whether a sequence's operator has no reflected form.
func onlyLeft(t *Type, op BinaryOp) bool {
	switch t.Kind {
	case KindList, KindTuple, KindStr, KindBytes, KindByteArray:
		return op == Add
	}
	return false
}

func inplaceRow(op BinaryOp) slotRow {
	name := inplaceName(op)
	script := func(c *Context, a, b Value) (Value, error) { return scriptMethod1(c, a, name, b) }
	return slotRow{
		names:  []string{name},
		filled: func(s *Slots) bool { return s.Inplace[op] != nil },
		take:   func(d, s *Slots) { d.Inplace[op] = s.Inplace[op] },
		script: func(s *Slots) { s.Inplace[op] = script },
		show: func(t *Type) []slotMethod {
			slot := t.Slots.Inplace[op]
			if op == Mul && late(t, op) {
				slot = countedBy(slot)
			}
			return []slotMethod{{name + "(self, value, /)", "", func(c *Context, a []Value) (Value, error) { return slot(c, a[0], a[1]) }}}
		},
	}
}

func showRepr(t *Type) []slotMethod {
	slot := t.Slots.Repr
	return []slotMethod{{"__repr__(self, /)", "Return repr(self).", func(c *Context, a []Value) (Value, error) { return slot(c, a[0]) }}}
}

func showStr(t *Type) []slotMethod {
	slot := t.Slots.Str
	return []slotMethod{{"__str__(self, /)", "Return str(self).", func(c *Context, a []Value) (Value, error) { return slot(c, a[0]) }}}
}

func showFormat(t *Type) []slotMethod {
	slot := t.Slots.Format
	return []slotMethod{{"__format__(self, format_spec, /)", "Default object formatter.", func(c *Context, a []Value) (Value, error) {
		if !a[1].IsStr() {
			return Value{}, c.Errorf(&TypeErrorType, "__format__() argument must be str, not %s", a[1].Type().Shown())
		}
		return slot(c, a[0], a[1].Str().S)
	}}}
}

func showHash(t *Type) []slotMethod {
	slot := t.Slots.Hash
	return []slotMethod{{"__hash__(self, /)", "Return hash(self).", func(c *Context, a []Value) (Value, error) {
		h, err := slot(c, a[0])
		return Int(h), err
	}}}
}

func showCompare(t *Type) []slotMethod {
	slot := t.Slots.Compare
	var all []slotMethod
	for op, sign := range []string{"<", "<=", "==", "!=", ">", ">="} {
		op := CompareOp(op)
		all = append(all, slotMethod{compareNames[op] + "(self, value, /)", "Return self" + sign + "value.",
			func(c *Context, a []Value) (Value, error) { return slot(c, a[0], a[1], op) }})
	}
	return all
}

var compareNames = [...]string{LT: "__lt__", LE: "__le__", EQ: "__eq__", NE: "__ne__", GT: "__gt__", GE: "__ge__"}

func showBool(t *Type) []slotMethod {
	slot := t.Slots.Bool
	return []slotMethod{{"__bool__(self, /)", "True if self else False", func(c *Context, a []Value) (Value, error) {
		b, err := slot(c, a[0])
		return Bool(b), err
	}}}
}

func showIter(t *Type) []slotMethod {
	slot := t.Slots.Iter
	return []slotMethod{{"__iter__(self, /)", "Implement iter(self).", func(c *Context, a []Value) (Value, error) { return slot(c, a[0]) }}}
}

func showNext(t *Type) []slotMethod {
	slot := t.Slots.Next
	return []slotMethod{{"__next__(self, /)", "Implement next(self).", func(c *Context, a []Value) (Value, error) {
		v, err := slot(c, a[0])
		if err == nil && v.IsNil() {
			err = c.Raise(&StopIterationType)
		}
		return v, err
	}}}
}

// showGetAttr is for builtin types with attribute access of their own (super,
// module): the plain protocol must not be reachable on them by another name.
func showGetAttr(*Type) []slotMethod {
	return []slotMethod{{"__getattribute__(self, name, /)", "Return getattr(self, name).", func(c *Context, a []Value) (Value, error) {
		name, err := c.attrName(a[1])
		if err != nil {
			return Value{}, err
		}
		return c.GetAttr(a[0], name)
	}}}
}

func showDescrGet(t *Type) []slotMethod {
	slot := t.Slots.DescrGet
	return []slotMethod{{"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.",
		func(c *Context, a []Value) (Value, error) {
			obj, owner := a[1], a[2]
			if owner.IsNone() && obj.IsNone() {
				return Value{}, c.Errorf(&TypeErrorType, "__get__(None, None) is invalid")
			}
			cls := obj.Type()
			if owner.Kind() == KindType {
				cls = owner.TypeObject()
			}
			if obj.IsNone() && cls != &NoneType {
				obj = Value{}
			}
			return slot(c, a[0], obj, cls)
		}}}
}

func showDescrSet(t *Type) []slotMethod {
	slot := t.Slots.DescrSet
	return []slotMethod{
		{"__set__(self, instance, value, /)", "Set an attribute of instance to value.",
			func(c *Context, a []Value) (Value, error) { return None, slot(c, a[0], a[1], a[2]) }},
		{"__delete__(self, instance, /)", "Delete an attribute of instance.",
			func(c *Context, a []Value) (Value, error) { return None, slot(c, a[0], a[1], Value{}) }},
	}
}

func showLen(t *Type) []slotMethod {
	slot := t.Slots.Len
	return []slotMethod{{"__len__(self, /)", "Return len(self).", func(c *Context, a []Value) (Value, error) {
		n, err := slot(c, a[0])
		return Int(int64(n)), err
	}}}
}

func showGetItem(t *Type) []slotMethod {
	slot := t.Slots.GetItem
	return []slotMethod{{"__getitem__(self, key, /)", "Return self[key].", func(c *Context, a []Value) (Value, error) { return slot(c, a[0], a[1]) }}}
}

func showSetItem(t *Type) []slotMethod {
	slot := t.Slots.SetItem
	return []slotMethod{
		{"__setitem__(self, key, value, /)", "Set self[key] to value.", func(c *Context, a []Value) (Value, error) { return None, slot(c, a[0], a[1], a[2]) }},
		{"__delitem__(self, key, /)", "Delete self[key].", func(c *Context, a []Value) (Value, error) { return None, slot(c, a[0], a[1], Value{}) }},
	}
}

func showContains(t *Type) []slotMethod {
	slot := t.Slots.Contains
	return []slotMethod{{"__contains__(self, key, /)", "Return bool(key in self).", func(c *Context, a []Value) (Value, error) {
		b, err := slot(c, a[0], a[1])
		return Bool(b), err
	}}}
}

// addSlotMethods puts a special method into the dictionary of a builtin type
// for every slot that it fills itself, unless a row of its Methods did.
func addSlotMethods(t *Type, ns *Namespace, own *Slots) {
	if own.New != nil && !t.Has(TypeNoInstances) {
		ns.Set("__new__", newMethod(t))
	}
	if own.Init != nil {
		addWrapper(t, ns, rawMethod{"__init__(self, /, *args, **kw)", "Initialize self.", wrapInit(t)})
	}
	if own.Call != nil {
		addWrapper(t, ns, rawMethod{"__call__(self, /, *args, **kw)", "Call self as a function.", wrapCall(t)})
	}
	for _, r := range slotRows().list {
		if r.show == nil || !r.filled(own) {
			continue
		}
		for _, m := range r.show(t) {
			addWrapper(t, ns, rawMethod(m))
		}
	}
}

// A slotSet is a set of small numbers: of rows, or of slots in their order.
type slotSet [2]uint64

func (s *slotSet) has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }
func (s *slotSet) add(i int)      { s[i/64] |= 1 << (i % 64) }

type rawMethod slotMethod

func addWrapper(t *Type, ns *Namespace, m rawMethod) {
	b := NewBuiltin(Row{Sig: m.sig, Doc: m.doc, Cost: "that of the operation", Fn: m.fn})
	if ns.Index(b.Name) >= 0 {
		return
	}
	b.typ = &WrapperDescriptorType
	b.Owner = t
	b.flags |= flagStatic
	ns.Set(b.Name, b.Value())
}

func wrapInit(t *Type) Func {
	slot := t.Slots.Init
	return func(c *Context, a []Value) (Value, error) {
		kw, err := c.keywords(a[2])
		if err != nil {
			return Value{}, err
		}
		return None, slot(c, a[0], a[1].Tuple().Items(), kw)
	}
}

func wrapCall(t *Type) Func {
	slot := t.Slots.Call
	return func(c *Context, a []Value) (Value, error) {
		kw, err := c.keywords(a[2])
		if err != nil {
			return Value{}, err
		}
		return slot(c, a[0], a[1].Tuple().Items(), kw)
	}
}

// newMethod is the static method __new__ of a builtin type.
func newMethod(t *Type) Value {
	b := NewBuiltin(Row{Sig: "__new__(*args, **kw)", Doc: "Create and return a new object.  See help(type) for accurate signature.",
		Cost: "that of the operation", Fn: wrapNew(t)})
	b.Owner, b.Bind = t, BindStatic
	b.flags |= flagStatic
	return b.Value()
}

func wrapNew(t *Type) Func {
	slot := t.Slots.New
	return func(c *Context, a []Value) (Value, error) {
		args := a[0].Tuple().Items()
		if len(args) == 0 {
			return Value{}, c.Errorf(&TypeErrorType, "%s.__new__(): not enough arguments", t.Name)
		}
		cls, err := c.newTarget(t, args[0])
		if err != nil {
			return Value{}, err
		}
		kw, err := c.keywords(a[1])
		if err != nil {
			return Value{}, err
		}
		return slot(c, cls, args[1:], kw)
	}
}

// newTarget checks that t.__new__ may make instances of cls: they must have
// t's layout, down to the Go struct.
func (c *Context) newTarget(t *Type, cls Value) (*Type, error) {
	if cls.Kind() != KindType {
		return nil, c.Errorf(&TypeErrorType, "%s.__new__(X): X is not a type object (%s)", t.Name, cls.Type().Shown())
	}
	k := cls.TypeObject()
	if !k.IsSubtype(t) {
		return nil, c.Errorf(&TypeErrorType, "%s.__new__(%s): %s is not a subtype of %s", t.Name, k.Name, k.Name, t.Name)
	}
	base := k
	for base.Has(TypeScript) {
		base = base.Base
	}
	maker := base
	for maker != nil && maker.Dict().Index("__new__") < 0 {
		maker = maker.Base
	}
	if maker != t || k.Kind != t.Kind || base.Has(TypeNoInstances) {
		return nil, c.Errorf(&TypeErrorType, "%s.__new__(%s) is not safe, use %s.__new__()", t.Name, k.Name, k.makerName(base))
	}
	return k, nil
}

// makerName names the class whose __new__ is to be used for instances of t,
// which have the layout of the builtin type base.
func (t *Type) makerName(base *Type) string {
	if t.Lookup("__new__").Kind() == KindBuiltin {
		return t.Name
	}
	return base.Name
}

// keywords turns the dict of **kw into a list.
func (c *Context) keywords(v Value) ([]Kw, error) {
	d := v.Dict()
	if d.Len() == 0 {
		return nil, nil
	}
	if err := c.Charge(int64(d.Len()), int64(32*d.Len())); err != nil {
		return nil, err
	}
	kw := make([]Kw, 0, d.Len())
	for i := 0; ; {
		k, x, next, ok := d.Entry(i)
		if !ok {
			return kw, nil
		}
		if !k.IsStr() {
			return nil, c.Errorf(&TypeErrorType, "keywords must be strings")
		}
		kw = append(kw, Kw{k.Str().S, x})
		i = next
	}
}

// inheritSlots gives a builtin type the slots of its base that it does not
// fill itself; own are those that it does.
func inheritSlots(t *Type, own slotSet) {
	hashes := t.Slots.Hash != nil || t.Slots.Compare == nil && !t.Has(TypeUnhashable)
	if t.Slots.Init == nil && t.Slots.New != nil && (t.Base == &ObjectType || t.Base != nil && t.Base.Has(TypeIdleInit)) {
		t.Flags |= TypeIdleInit
	}
	if t.Base != nil {
		t.Slots.inherit(&t.Base.Slots, own, inheritsNew(t))
	}
	if !hashes || t.Has(TypeUnhashable) || t.Base != nil && t.Base.Has(TypeUnhashable) && t.Slots.Hash == nil {
		t.Flags |= TypeUnhashable
		t.Slots.Hash = nil
	}
}

// inheritsNew reports whether the New of t's base makes what t's instances
// are in Go.
func inheritsNew(t *Type) bool {
	return !t.Has(TypeNoInstances) && t.Kind == t.Base.Kind && (t.Base != &ObjectType || t.Kind == KindInstance)
}
