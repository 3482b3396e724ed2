package py

import (
	"slices"
)

// Attribute access: v.name is looked for on the type of v first; a data
// descriptor found there wins, then the object's own attributes, then what the
// type had.

// GetAttr returns v.name or raises AttributeError.
func (c *Context) GetAttr(v Value, name string) (Value, error) {
	x, err := c.find(v, name)
	if err == nil && x.IsNil() {
		err = c.attributeError(v, name)
	}
	return x, err
}

// GetAttrOpt is GetAttr, but a missing attribute is the nil Value.
func (c *Context) GetAttrOpt(v Value, name string) (Value, error) {
	x, err := c.find(v, name)
	if err != nil {
		if _, ok := IsRaised(err, &AttributeErrorType); ok {
			return Value{}, nil
		}
	}
	return x, err
}

// find is GetAttr, but what nobody knows is the nil Value, without the cost of
// an exception. Script code may still raise AttributeError.
func (c *Context) find(v Value, name string) (Value, error) {
	if err := c.Enter(); err != nil {
		return Value{}, err
	}
	x, err := c.findDeep(v, name)
	c.Leave()
	return x, err
}

// findDeep is find inside its level of depth: attributes of methods,
// properties and wrappers may be those of the object they wrap, and so on.
func (c *Context) findDeep(v Value, name string) (Value, error) {
	if get := v.Type().Slots.GetAttr; get != nil {
		return get(c, v, name)
	}
	return c.findPlain(v, name)
}

// findPlain is find without the type's own attribute access.
func (c *Context) findPlain(v Value, name string) (Value, error) {
	switch v.Kind() {
	case KindType:
		return c.findInType(v.TypeObject(), name)
	case KindModule:
		return c.findInModule(v.Module(), name)
	}
	t := v.Type()
	d := t.Lookup(name)
	if !d.IsNil() && isData(d) && d.Type().Slots.DescrGet != nil {
		return c.bind(d, v, t)
	}
	if x := v.attrs().Get(name); !x.IsNil() && !t.fixed() {
		return x, nil
	}
	if d.IsNil() {
		if name == "__doc__" {
			return typeDoc(c, t.Value())
		}
		return Value{}, nil
	}
	return c.bind(d, v, t)
}

// fixed reports whether instances have __slots__ only: their attributes are
// found through the descriptors.
func (t *Type) fixed() bool { return !t.Has(TypeHasDict) }

// isData reports whether a class attribute is a data descriptor.
func isData(d Value) bool { return d.Type().Slots.DescrSet != nil }

// bind does what access through obj (or, if it is nil, through the class cls)
// makes of the class attribute d.
func (c *Context) bind(d, obj Value, cls *Type) (Value, error) {
	if get := d.Type().Slots.DescrGet; get != nil {
		return get(c, d, obj, cls)
	}
	return d, nil
}

func (c *Context) findInType(t *Type, name string) (Value, error) {
	meta := t.typ
	m := meta.Lookup(name)
	if !m.IsNil() && isData(m) {
		return c.bind(m, t.Value(), meta)
	}
	if d := t.Lookup(name); !d.IsNil() {
		return c.bind(d, Value{}, t)
	}
	if m.IsNil() {
		return Value{}, nil
	}
	return c.bind(m, t.Value(), meta)
}

func (c *Context) findInModule(m *Module, name string) (Value, error) {
	if v := m.NS.Get(name); !v.IsNil() {
		return v, nil
	}
	if name == "__name__" {
		return c.Text(m.Name), nil
	}
	if name == "__doc__" {
		return None, nil
	}
	if d := m.typ.Lookup(name); !d.IsNil() {
		return c.bind(d, m.Value(), m.typ)
	}
	hook := m.NS.Get("__getattr__")
	if hook.IsNil() {
		return Value{}, nil
	}
	text, err := c.NewStr(name)
	if err != nil {
		return Value{}, err
	}
	return c.Call(hook, text)
}

// attributeError is the exception for v.name that is not there.
func (c *Context) attributeError(v Value, name string) error {
	switch v.Kind() {
	case KindType:
		return c.missingAttribute(v, name, "type object '%s' has no attribute '%s'", v.TypeObject().Name)
	case KindModule:
		return c.missingAttribute(v, name, "module '%s' has no attribute '%s'", v.Module().Name)
	}
	return c.missingAttribute(v, name, "'%s' object has no attribute '%s'", v.Type().Shown())
}

// missingAttribute makes an AttributeError that knows the name and, for the
// suggestion in the traceback only, the object.
func (c *Context) missingAttribute(v Value, name, format, owner string) error {
	err := c.Errorf(&AttributeErrorType, format, owner, name)
	if r, ok := err.(*Raised); ok {
		r.Exc.setFields(c.Text(name), v)
	}
	return err
}

// SetAttr does v.name = x.
func (c *Context) SetAttr(v Value, name string, x Value) error {
	if set := v.Type().Slots.SetAttr; set != nil {
		return set(c, v, name, x)
	}
	return c.setPlain(v, name, x)
}

// DelAttr does del v.name.
func (c *Context) DelAttr(v Value, name string) error { return c.SetAttr(v, name, Value{}) }

// setPlain is SetAttr, and DelAttr if x is nil, without the type's own.
func (c *Context) setPlain(v Value, name string, x Value) error {
	switch v.Kind() {
	case KindType:
		return c.setInType(v.TypeObject(), name, x)
	case KindModule:
		return c.setInModule(v.Module(), name, x)
	}
	t := v.Type()
	d := t.Lookup(name)
	if !d.IsNil() {
		if set := d.Type().Slots.DescrSet; set != nil {
			return set(c, d, v, x)
		}
	}
	if t.fixed() {
		return c.noDict(v, name, !d.IsNil())
	}
	if x.IsNil() {
		return c.remove(v, name)
	}
	return c.store(v, name, x)
}

// remove takes away one of the object's own attributes.
func (c *Context) remove(v Value, name string) error {
	a := v.attrs()
	if a == nil || a.Shape == nil {
		return c.attributeError(v, name)
	}
	n := len(a.Shape.Names)
	if err := c.Charge(int64(n/4+1), int64(ownBytes*n)); err != nil {
		return err
	}
	if !a.Delete(name) {
		return c.attributeError(v, name)
	}
	return nil
}

// attrsBytes is what the attributes of an object cost that is no Instance.
const attrsBytes = 48

// store puts an attribute into the object's own attributes.
func (c *Context) store(v Value, name string, x Value) error {
	if v.attrs() == nil {
		if err := c.Alloc(attrsBytes + attrSlotBytes*len(v.Type().SlotNames)); err != nil {
			return err
		}
	}
	a := v.makeAttrs()
	if a == nil {
		return c.noDict(v, name, false)
	}
	if a.Shape != nil && a.Shape.Slot(name) >= 0 {
		a.Set(name, x)
		return nil
	}
	if err := c.Alloc(AttrBytes); err != nil {
		return err
	}
	before := a.Shape.Bytes()
	a.Set(name, x)
	return c.Alloc(int(max(a.Shape.Bytes()-before, 0)))
}

// noDict is the exception for setting an attribute of an object without room
// for it.
func (c *Context) noDict(v Value, name string, inClass bool) error {
	if inClass {
		return c.missingAttribute(v, name, "'%s' object attribute '%s' is read-only", v.Type().Shown())
	}
	return c.missingAttribute(v, name, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", v.Type().Shown())
}

func (c *Context) setInModule(m *Module, name string, x Value) error {
	if m.Builtin {
		return c.missingAttribute(m.Value(), name, "module '%s' attribute '%s' is read-only", m.Name)
	}
	if x.IsNil() {
		if !m.NS.Delete(name) {
			return c.attributeError(m.Value(), name)
		}
		return nil
	}
	if m.NS.Index(name) < 0 {
		if err := c.Alloc(namespaceEntry + len(name)); err != nil {
			return err
		}
	}
	m.NS.Set(name, x)
	return nil
}

// SetOwnAttr sets an attribute, or deletes it if x is nil, as
// object.__setattr__ does.
func (c *Context) SetOwnAttr(v Value, name string, x Value) error { return c.setPlain(v, name, x) }

// SetOwnAttrs sets the attributes in a dict with str keys on an object.
func (c *Context) SetOwnAttrs(v Value, d *Dict) error {
	for i := 0; ; {
		k, x, next, ok := d.Entry(i)
		if !ok {
			return nil
		}
		i = next
		if !k.IsStr() {
			return c.Errorf(&TypeErrorType, "attribute name must be string, not '%s'", k.Type().Shown())
		}
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := c.store(v, k.Str().S, x); err != nil {
			return err
		}
	}
}

// SetTypeAttr sets an attribute of a class, or deletes it if x is nil, as
// type.__setattr__ does.
func (c *Context) SetTypeAttr(t *Type, name string, x Value) error { return c.setInType(t, name, x) }

func (c *Context) setInType(t *Type, name string, x Value) error {
	if m := t.typ.Lookup(name); !m.IsNil() && t.Has(TypeScript) {
		if set := m.Type().Slots.DescrSet; set != nil {
			return set(c, m, t.Value(), x)
		}
	}
	if err := c.writable(t, name); err != nil {
		return err
	}
	if x.IsNil() {
		if !t.Dict().Delete(name) {
			return c.attributeError(t.Value(), name)
		}
	} else {
		if t.Dict().Index(name) < 0 {
			if err := c.Alloc(namespaceEntry + len(name)); err != nil {
				return err
			}
		}
		t.Dict().Set(name, x)
	}
	if isSpecialName(name) {
		return c.refreshSlots(t)
	}
	return nil
}

// isSpecialName reports whether a slot may depend on a class attribute.
func isSpecialName(name string) bool {
	_, ok := slotRows().of[name]
	return ok
}

// LookupMethod prepares a call of v.name: either fn with self to be passed
// first, or a bound callable with self nil.
func (c *Context) LookupMethod(v Value, name string) (fn, self Value, err error) {
	t := v.Type()
	if t.Slots.GetAttr == nil && t.Kind != KindType && t.Kind != KindModule {
		if d := t.Lookup(name); isMethod(d) {
			if t.fixed() || v.attrs().Get(name).IsNil() {
				return d, v, nil
			}
		}
	}
	fn, err = c.GetAttr(v, name)
	return fn, Value{}, err
}

// isMethod reports whether access through an instance makes d a bound method.
func isMethod(d Value) bool {
	switch d.Kind() {
	case KindFunction:
		return true
	case KindBuiltin:
		return d.Builtin().Bind == BindInstance
	}
	return false
}

// LookupSpecial finds a special method on the type of v, bound to v; the nil
// Value if the type has none.
func (c *Context) LookupSpecial(v Value, name string) (Value, error) {
	t := v.Type()
	d := t.Lookup(name)
	if d.IsNil() {
		return d, nil
	}
	return c.bind(d, v, t)
}

// LookupSpecialMethod is LookupSpecial without making a bound method: where
// self is not the nil Value, fn has to be called with it first.
func (c *Context) LookupSpecialMethod(v Value, name string) (fn, self Value, err error) {
	t := v.Type()
	d := t.Lookup(name)
	if d.IsNil() || isMethod(d) {
		return d, v, nil
	}
	fn, err = c.bind(d, v, t)
	return fn, Value{}, err
}

// A PlanKind tells where an attribute is found.
type PlanKind uint8

// Kinds of AttrPlan.
const (
	PlanNone   PlanKind = iota // ask GetAttr, SetAttr
	PlanSlot                   // Attrs.Slots[Index] while the shape is Shape
	PlanClass                  // *Place, while the shape is Shape (nil: whatever the object has)
	PlanMethod                 // as PlanClass, but Value, a function to be bound to the object
	PlanItem                   // item Index of the object, a tuple
)

// An AttrPlan tells a cache how v.name can be found again for any object of
// the same Type, while Type.Epoch() is Epoch.
type AttrPlan struct {
	Kind  PlanKind
	Type  *Type
	Epoch uint32
	Shape *Shape
	Index int
	Value Value
	Place *Value
}

// AttrPlan returns how reading v.name works, for inline caches; it does not
// run script code.
func (c *Context) AttrPlan(v Value, name string) AttrPlan {
	t := v.Type()
	p := AttrPlan{Type: t, Epoch: t.Epoch()}
	if t.Slots.GetAttr != nil || t.Kind == KindType || t.Kind == KindModule {
		return p
	}
	d := t.Lookup(name)
	a := v.attrs()
	if m := memberOf(d); m != nil && a != nil && a.Shape != nil {
		if i := a.Shape.Slot(name); i >= 0 && a.Shape.Cacheable() {
			p.Kind, p.Shape, p.Index = PlanSlot, a.Shape, i
		}
		return p
	}
	if !d.IsNil() && isData(d) {
		return p.item(v, d)
	}
	p = p.own(a, name).inClass(d)
	if p.Kind == PlanClass {
		p.Place = t.place(name)
	}
	return p
}

// An Itemizer is the data of a native descriptor that stands for an item of a
// tuple: reading it is v[Item()] for every instance v of a class of tuples
// that has so many.
type Itemizer interface{ Item() int }

// item completes the plan where the data descriptor d decides.
func (p AttrPlan) item(v, d Value) AttrPlan {
	if d.Kind() == KindNative && v.Kind() == KindTuple {
		if i, ok := d.Native().Data.(Itemizer); ok && !d.Type().Has(TypeScript) {
			p.Kind, p.Index = PlanItem, i.Item()
		}
	}
	return p
}

// own completes the plan where the object's own attributes decide.
func (p AttrPlan) own(a *Attrs, name string) AttrPlan {
	switch {
	case p.Type.fixed():
	case a == nil || a.Shape == nil:
		p.Index = -1
	case !a.Shape.Cacheable():
		p.Index = -1
	default:
		p.Shape = a.Shape
		if i := a.Shape.Slot(name); i >= 0 {
			p.Kind, p.Index = PlanSlot, i
		}
	}
	return p
}

// inClass completes the plan where the class decides.
func (p AttrPlan) inClass(d Value) AttrPlan {
	if p.Kind == PlanSlot || p.Index < 0 || d.IsNil() {
		return p
	}
	switch {
	case isMethod(d):
		p.Kind, p.Value = PlanMethod, d
	case d.Type().Slots.DescrGet == nil:
		p.Kind = PlanClass
	}
	return p
}

// ClassPlace returns where the attribute name of the class t of the script is,
// for inline caches, while t.Epoch() is the same: a function or what is no
// descriptor. It is nil where GetAttr has to be asked.
func (t *Type) ClassPlace(name string) *Value {
	place := t.ownPlace(name)
	if place == nil || place.Kind() != KindFunction && place.Type().Slots.DescrGet != nil {
		return nil
	}
	return place
}

// ClassMethodPlace is ClassPlace for a call t.name(…). Of static and class
// methods around a function, and of class methods of builtin classes, it is the
// place of the function; self is what that has to be called with first, or nil.
func (t *Type) ClassMethodPlace(name string) (place *Value, self Value) {
	if t.epoch == nil && t.typ == &TypeType {
		if place = t.search(name); place != nil && place.Is(&ClassMethodDescriptorType) && TypeType.Lookup(name).IsNil() {
			return place, t.Value()
		}
	}
	place = t.ownPlace(name)
	if place == nil {
		return nil, Value{}
	}
	switch w := *place; {
	case w.Is(&StaticMethodType) && w.Wrapper().F.Kind() == KindFunction:
		return &w.Wrapper().F, Value{}
	case w.Is(&ClassMethodType) && w.Wrapper().F.Kind() == KindFunction:
		return &w.Wrapper().F, t.Value()
	}
	return t.ClassPlace(name), Value{}
}

// ownPlace returns where the attribute name of the class t is found, if the
// metaclass has no say in that.
func (t *Type) ownPlace(name string) *Value {
	if !t.Has(TypeScript) || t.typ.Slots.GetAttr != nil {
		return nil
	}
	if m := t.typ.Lookup(name); !m.IsNil() && isData(m) {
		return nil
	}
	return t.place(name)
}

// StorePlan returns how v.name = x works for an attribute that exists.
func (c *Context) StorePlan(v Value, name string) AttrPlan {
	t := v.Type()
	p := AttrPlan{Type: t, Epoch: t.Epoch()}
	a := v.attrs()
	if t.Slots.SetAttr != nil || a == nil || a.Shape == nil || !a.Shape.Cacheable() {
		return p
	}
	d := t.Lookup(name)
	if memberOf(d) == nil && (t.fixed() || !d.IsNil() && isData(d)) {
		return p
	}
	if i := a.Shape.Slot(name); i >= 0 {
		p.Kind, p.Shape, p.Index = PlanSlot, a.Shape, i
	}
	return p
}

// OwnAttrs returns the attributes hanging on an object, or nil.
func (v Value) OwnAttrs() *Attrs { return v.attrs() }

// attrs returns the attributes of an object, or nil.
func (v Value) attrs() *Attrs {
	if v.Kind() == KindInstance {
		return &v.Instance().Attrs
	}
	if p := v.AttrsField(); p != nil {
		return *p
	}
	return nil
}

// makeAttrs returns the attributes of an object, made if need be; nil if its
// layout has no room for them.
func (v Value) makeAttrs() *Attrs {
	if v.Kind() == KindInstance {
		return &v.Instance().Attrs
	}
	p := v.AttrsField()
	if p == nil {
		return nil
	}
	if *p == nil {
		t := v.Type()
		*p = &Attrs{}
		if t.flags&flagStatic == 0 {
			// Static types are shared between runs, so their shapes must not
			// grow: an object of one gets a shape of its own.
			(*p).Shape = t.Shape
		}
		if len(t.SlotNames) > 0 {
			(*p).Slots = make([]Value, len(t.SlotNames))
		}
	}
	return *p
}

// AttrsField is the field of an object's struct that holds its attributes.
func (v Value) AttrsField() **Attrs {
	switch v.Kind() {
	case KindInt:
		if v.IsInt() || v.ref.typ == &IntType {
			return nil
		}
		return &v.intInstance().attrs
	case KindFloat:
		if v.IsFloat() {
			return nil
		}
		return &v.BoxedFloat().Attrs
	case KindComplex:
		return &v.Complex().Attrs
	case KindStr:
		if more := v.Str().more(); more != nil {
			return &more.attrs
		}
		return nil
	case KindBytes:
		if v.ref.typ == &BytesType {
			return nil
		}
		return &v.Bytes().Attrs
	case KindByteArray:
		return &v.ByteArray().Attrs
	case KindList, KindTuple, KindDict, KindSet, KindFrozenSet:
		if v.ref.flags&flagAttrs != 0 {
			return v.attrsOfDerived()
		}
		return nil
	}
	return v.attrsFieldOfRare()
}

// attrsOfDerived is AttrsField of an instance of a subclass of a container.
func (v Value) attrsOfDerived() **Attrs {
	switch v.Kind() {
	case KindList:
		return &v.List().derived().attrs
	case KindTuple:
		return v.Tuple().attrs()
	case KindDict:
		return &v.Dict().derived().attrs
	}
	return &v.Set().derived().attrs
}

func (v Value) attrsFieldOfRare() **Attrs {
	switch v.Kind() {
	case KindException:
		return &v.Exception().Attrs
	case KindFunction:
		return &v.Function().Attrs
	case KindProperty:
		return &v.Property().Attrs
	case KindClassMethod, KindStaticMethod:
		return &v.Wrapper().Attrs
	case KindNative:
		return &v.Native().Attrs
	}
	return nil
}

// AttrNames returns the sorted names that dir(v) shows.
func (c *Context) AttrNames(v Value) ([]string, error) {
	seen := map[string]bool{}
	var names []string
	add := func(list []string) error {
		if err := c.Charge(int64(len(list)), int64(96*len(list))); err != nil {
			return err
		}
		for _, n := range list {
			if !seen[n] {
				seen[n] = true
				names = append(names, n)
			}
		}
		return nil
	}
	if err := eachNamespace(v, add); err != nil {
		return nil, err
	}
	slices.Sort(names)
	return names, nil
}

// eachNamespace visits the lists of names that an object's attributes have.
func eachNamespace(v Value, add func([]string) error) error {
	order := v.Type().MRO
	switch v.Kind() {
	case KindModule:
		return add(v.Module().NS.Names())
	case KindType:
		order = v.TypeObject().MRO
	default:
		if err := add(v.attrs().boundNames()); err != nil {
			return err
		}
	}
	for _, t := range order {
		if err := add(t.Dict().Names()); err != nil {
			return err
		}
	}
	return nil
}

// boundNames lists the attributes that have a value.
func (a *Attrs) boundNames() []string {
	if a == nil || a.Shape == nil {
		return nil
	}
	var names []string
	for i, n := range a.Shape.Names {
		if !a.Slots[i].IsNil() {
			names = append(names, n)
		}
	}
	return names
}

// AttrDict returns the object's own attributes as a fresh dict, or nil if
// objects of its type have none: vars(v).
func (c *Context) AttrDict(v Value) (*Dict, error) {
	switch v.Kind() {
	case KindModule:
		return c.namespaceDict(v.Module().NS)
	case KindType:
		return c.namespaceDict(v.TypeObject().Dict())
	}
	if v.Type().fixed() {
		return nil, nil
	}
	names := v.attrs().boundNames()
	if err := c.Charge(int64(len(names)), int64(64+len(names)*namespaceEntry)); err != nil {
		return nil, err
	}
	d := NewDict()
	for _, n := range names {
		if err := d.SetStr(c, n, v.attrs().Get(n)); err != nil {
			return nil, err
		}
	}
	return d, nil
}
