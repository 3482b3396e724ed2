package py

// Descriptors: computed attributes of builtin types, __slots__ members,
// property, classmethod, staticmethod, super; and the read-only mapping view.

import "slices"

// Types of descriptors.
var (
	GetSetType, MemberType, PropertyType, ClassMethodType, StaticMethodType, SuperType Type
	MappingProxyType                                                                   Type
)

func initDescriptorTypes() {
	GetSetType = Type{Name: "getset_descriptor", Kind: KindNative, Flags: TypeNoInstances, Slots: Slots{
		DescrGet: getsetGet, DescrSet: getsetSet, Repr: getsetRepr, GetAttr: getsetAttr}}
	MemberType = Type{Name: "member_descriptor", Kind: KindNative, Flags: TypeNoInstances, Slots: Slots{
		DescrGet: memberGet, DescrSet: memberSet, Repr: memberRepr, GetAttr: memberAttr}}
	propertyDeclaration(&PropertyType)
	wrapperDeclaration(&ClassMethodType, "classmethod", KindClassMethod, classMethodGet)
	wrapperDeclaration(&StaticMethodType, "staticmethod", KindStaticMethod, staticMethodGet)
	StaticMethodType.Slots.Call = func(c *Context, self Value, args []Value, kw []Kw) (Value, error) {
		return c.CallKw(self.Wrapper().F, args, kw)
	}
	superDeclaration(&SuperType)
	mappingProxyDeclaration(&MappingProxyType)
	finish(&GetSetType, &MemberType, &PropertyType, &ClassMethodType, &StaticMethodType, &SuperType, &MappingProxyType)
}

// getset is the Data of a getset_descriptor.
type getset struct {
	Getter
	owner *Type
}

// addGetters makes the descriptors of a builtin type's computed attributes;
// those of an exception are also its fields.
func addGetters(t *Type, ns *Namespace) {
	getters := t.Getters
	if t.MoreGetters != nil {
		getters = slices.Concat(getters, t.MoreGetters())
	}
	for _, g := range slices.Concat(getters, fieldGetters(exceptionFields(t))) {
		d := &Native{Object: Object{typ: &GetSetType, flags: flagStatic}, Data: &getset{g, t}}
		ns.Set(g.Name, d.Value())
	}
}

func getsetOf(d Value) *getset { return d.Native().Data.(*getset) }

// checkOwner refuses to apply a descriptor to an object that is not of the
// descriptor's type.
func (c *Context) checkOwner(name string, owner *Type, obj Value) error {
	if obj.Type().IsSubtype(owner) {
		return nil
	}
	return c.Errorf(&TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.Shown(), obj.Type().Shown())
}

func getsetGet(c *Context, d, obj Value, _ *Type) (Value, error) {
	if obj.IsNil() {
		return d, nil
	}
	g := getsetOf(d)
	if err := c.checkOwner(g.Name, g.owner, obj); err != nil {
		return Value{}, err
	}
	return g.Get(c, obj)
}

func getsetSet(c *Context, d, obj, x Value) error {
	g := getsetOf(d)
	if err := c.checkOwner(g.Name, g.owner, obj); err != nil {
		return err
	}
	if g.Set == nil {
		return c.missingAttribute(obj, g.Name, "attribute '%[2]s' of '%[1]s' objects is not writable", g.owner.Name)
	}
	return g.Set(c, obj, x)
}

func getsetRepr(c *Context, d Value) (Value, error) {
	g := getsetOf(d)
	return c.NewStr("<attribute '" + g.Name + "' of '" + g.owner.Name + "' objects>")
}

// descriptorAttr answers the few attributes that simple descriptors have.
func (c *Context) descriptorAttr(d Value, name, own, doc string, owner *Type) (Value, error) {
	switch name {
	case "__name__":
		return c.NewStr(own)
	case "__qualname__":
		return c.NewStr(owner.Qualname + "." + own)
	case "__doc__":
		return textOrNone(c, doc)
	case "__objclass__":
		return owner.Value(), nil
	}
	return c.findPlain(d, name)
}

func getsetAttr(c *Context, d Value, name string) (Value, error) {
	g := getsetOf(d)
	return c.descriptorAttr(d, name, g.Name, g.Doc, g.owner)
}

// member is the Data of a member_descriptor: one name of __slots__.
type member struct {
	name  string
	owner *Type
}

func (m *member) Trace(visit func(Value)) int64 {
	visit(m.owner.Value())
	return 48 + int64(len(m.name))
}

// memberOf returns the __slots__ member behind a class attribute, or nil.
func memberOf(d Value) *member {
	if !d.Is(&MemberType) {
		return nil
	}
	return d.Native().Data.(*member)
}

func memberGet(c *Context, d, obj Value, _ *Type) (Value, error) {
	if obj.IsNil() {
		return d, nil
	}
	m := memberOf(d)
	if err := c.checkOwner(m.name, m.owner, obj); err != nil {
		return Value{}, err
	}
	v := obj.attrs().Get(m.name)
	if v.IsNil() {
		return v, c.attributeError(obj, m.name)
	}
	return v, nil
}

func memberSet(c *Context, d, obj, x Value) error {
	m := memberOf(d)
	if err := c.checkOwner(m.name, m.owner, obj); err != nil {
		return err
	}
	if !x.IsNil() {
		return c.store(obj, m.name, x)
	}
	a := obj.attrs()
	if a.Get(m.name).IsNil() {
		return c.missingAttribute(obj, m.name, "%[2]s", "")
	}
	a.Slots[a.Shape.Slot(m.name)] = Value{}
	return nil
}

func memberRepr(c *Context, d Value) (Value, error) {
	m := memberOf(d)
	return c.NewStr("<member '" + m.name + "' of '" + m.owner.Name + "' objects>")
}

func memberAttr(c *Context, d Value, name string) (Value, error) {
	m := memberOf(d)
	return c.descriptorAttr(d, name, m.name, "", m.owner)
}

//go:noinline
func propertyDeclaration(t *Type) {
	*t = Type{
		Name: "property", Kind: KindProperty, Flags: TypeBaseable,
		Doc: "Property attribute.",
		MoreMethods: func() []Row {
			return []Row{
				{"getter(self, fget, /)", "Descriptor to obtain a copy of the property with a different getter.", "1",
					func(c *Context, a []Value) (Value, error) { return c.copyProperty(a[0], a[1], Value{}, Value{}) }},
				{"setter(self, fset, /)", "Descriptor to obtain a copy of the property with a different setter.", "1",
					func(c *Context, a []Value) (Value, error) { return c.copyProperty(a[0], Value{}, a[1], Value{}) }},
				{"deleter(self, fdel, /)", "Descriptor to obtain a copy of the property with a different deleter.", "1",
					func(c *Context, a []Value) (Value, error) { return c.copyProperty(a[0], Value{}, Value{}, a[1]) }},
				{"__set_name__(self, /, *args)", "Method to set name of a property.", "1", propertySetName},
			}
		},
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "fget", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Property().Get), nil }, Set: readOnly},
				{Name: "fset", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Property().Set), nil }, Set: readOnly},
				{Name: "fdel", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Property().Del), nil }, Set: readOnly},
				{Name: "__doc__", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Property().Doc), nil },
					Set: func(_ *Context, v, x Value) error { v.Property().Doc = x; return nil }},
				{Name: "__name__", Get: propertyName, Set: propertyRename},
				{Name: "__isabstractmethod__", Get: propertyAbstract},
			}
		},
		Slots: Slots{New: propertyNew, Init: propertyInit, DescrGet: propertyGet, DescrSet: propertySet},
	}
}

// readOnly is the setter of what CPython has as a read-only member.
func readOnly(c *Context, _, _ Value) error {
	return c.Errorf(&AttributeErrorType, "readonly attribute")
}

func propertyNew(c *Context, t *Type, _ []Value, _ []Kw) (Value, error) {
	if err := c.Alloc(112); err != nil {
		return Value{}, err
	}
	return (&Property{Object: Object{typ: t}}).Value(), nil
}

var propertySignature = Row{Sig: "property(fget=None, fset=None, fdel=None, doc=None)", Cost: "1"}

func propertyInit(c *Context, self Value, args []Value, kw []Kw) error {
	a, err := c.BindArgs(propertySignature.Sig, args, kw)
	if err != nil {
		return err
	}
	p := self.Property()
	p.Get, p.Set, p.Del, p.Doc, p.getterDoc = unNone(a[0]), unNone(a[1]), unNone(a[2]), unNone(a[3]), false
	if p.Doc.IsNil() && !p.Get.IsNil() {
		doc, err := c.GetAttrOpt(p.Get, "__doc__")
		if err != nil {
			return err
		}
		p.Doc = unNone(doc)
		p.getterDoc = !p.Doc.IsNil()
	}
	if self.Is(&PropertyType) {
		return nil
	}
	// The docstring of a subclass must not hide that of its instance.
	err = c.SetAttr(self, "__doc__", orNone(p.Doc))
	if _, ok := IsRaised(err, &AttributeErrorType); ok && !p.getterDoc {
		err = nil
	}
	return err
}

// BindArgs binds arguments to a signature given as text: for New and Init
// slots, which get them unbound. The result is a fresh slice.
func (c *Context) BindArgs(sig string, args []Value, kw []Kw) ([]Value, error) {
	var bound []Value
	b := NewBuiltin(Row{Sig: sig, Fn: func(_ *Context, a []Value) (Value, error) {
		bound = append(bound, a...)
		return None, nil
	}})
	b.Bind, b.typ = BindNone, &BuiltinType
	_, err := b.Call(c, args, kw)
	return bound, err
}

// unNone turns None into the nil Value.
func unNone(v Value) Value {
	if v.IsNone() {
		return Value{}
	}
	return v
}

func (c *Context) copyProperty(v, get, set, del Value) (Value, error) {
	p := v.Property()
	args := [4]Value{p.Get, p.Set, p.Del, p.Doc}
	for i, x := range [3]Value{get, set, del} {
		if !x.IsNil() && !x.IsNone() {
			args[i] = x
		}
	}
	if p.getterDoc && !args[0].IsNil() {
		args[3] = Value{}
	}
	for i, x := range args {
		args[i] = orNone(x)
	}
	n, err := c.Call(v.Type().Value(), args[:]...)
	if err == nil && n.Kind() == KindProperty {
		n.Property().Name = p.Name
	}
	return n, err
}

func propertySetName(c *Context, a []Value) (Value, error) {
	args := a[1].Tuple().Items()
	if len(args) != 2 {
		return Value{}, c.Errorf(&TypeErrorType, "__set_name__() takes 2 positional arguments but %d were given", len(args))
	}
	a[0].Property().Name = args[1]
	return None, nil
}

func propertyName(c *Context, v Value) (Value, error) {
	p := v.Property()
	if !p.Name.IsNil() {
		return p.Name, nil
	}
	if !p.Get.IsNil() {
		if n, err := c.GetAttrOpt(p.Get, "__name__"); err != nil || !n.IsNil() {
			return n, err
		}
	}
	return Value{}, c.attributeError(v, "__name__")
}

func propertyRename(_ *Context, v, x Value) error {
	v.Property().Name = x
	return nil
}

// propertyAbstract reports whether one of the functions is abstract.
func propertyAbstract(c *Context, v Value) (Value, error) {
	p := v.Property()
	for _, f := range [3]Value{p.Get, p.Set, p.Del} {
		if f.IsNil() {
			continue
		}
		if yes, err := c.isAbstract(f); err != nil || yes {
			return Bool(yes), err
		}
	}
	return False, nil
}

// isAbstract reads a function's __isabstractmethod__.
func (c *Context) isAbstract(f Value) (bool, error) {
	flag, err := c.GetAttrOpt(f, "__isabstractmethod__")
	if err != nil || flag.IsNil() {
		return false, err
	}
	return c.Truth(flag)
}

func propertyGet(c *Context, d, obj Value, _ *Type) (Value, error) {
	if obj.IsNil() || obj.IsNone() {
		return d, nil
	}
	p := d.Property()
	if p.Get.IsNil() {
		return Value{}, c.propertyError(p, obj, "getter")
	}
	return c.Call(p.Get, obj)
}

func propertySet(c *Context, d, obj, x Value) error {
	p := d.Property()
	switch {
	case x.IsNil() && p.Del.IsNil():
		return c.propertyError(p, obj, "deleter")
	case x.IsNil():
		_, err := c.Call(p.Del, obj)
		return err
	case p.Set.IsNil():
		return c.propertyError(p, obj, "setter")
	}
	_, err := c.Call(p.Set, obj, x)
	return err
}

// propertyNameText is the repr of a property's name, "" if it has none.
func (c *Context) propertyNameText(p *Property) (string, error) {
	name, err := propertyName(c, p.Value())
	if _, ok := IsRaised(err, &AttributeErrorType); ok {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return c.Repr(name)
}

func (c *Context) propertyError(p *Property, obj Value, lacks string) error {
	name := ""
	if own, err := c.propertyNameText(p); err != nil {
		return err
	} else if own != "" {
		name = " " + own
	}
	return c.Errorf(&AttributeErrorType, "property%s of %s object has no %s", name, ReprStr(obj.Type().Qualname), lacks)
}

//go:noinline
func wrapperDeclaration(t *Type, name string, kind Kind, get func(*Context, Value, Value, *Type) (Value, error)) {
	*t = Type{
		Name: name, Kind: kind, Flags: TypeBaseable | TypeHasDict,
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__func__", Get: func(_ *Context, v Value) (Value, error) { return v.Wrapper().F, nil }},
				{Name: "__wrapped__", Get: func(_ *Context, v Value) (Value, error) { return v.Wrapper().F, nil }},
				{Name: "__isabstractmethod__", Get: func(c *Context, v Value) (Value, error) {
					yes, err := c.isAbstract(v.Wrapper().F)
					return Bool(yes), err
				}},
			}
		},
		Slots: Slots{New: wrapperNew, Init: wrapperInit, DescrGet: get, Repr: wrapperRepr, GetAttr: wrapperGetAttr},
	}
}

func wrapperNew(c *Context, t *Type, _ []Value, _ []Kw) (Value, error) {
	if err := c.Alloc(64); err != nil {
		return Value{}, err
	}
	return (&Wrapper{Object: Object{typ: t}, F: None}).Value(), nil
}

func wrapperInit(c *Context, self Value, args []Value, kw []Kw) error {
	name := "classmethod"
	if self.Kind() == KindStaticMethod {
		name = "staticmethod"
	}
	if len(kw) > 0 {
		return c.Errorf(&TypeErrorType, "%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return c.Errorf(&TypeErrorType, "%s expected 1 argument, got %d", name, len(args))
	}
	self.Wrapper().F = args[0]
	return nil
}

// wrapperGetAttr shows name, docstring and so on of the wrapped function.
func wrapperGetAttr(c *Context, v Value, name string) (Value, error) {
	switch name {
	case "__name__", "__qualname__", "__doc__", "__module__", "__annotations__", "__annotate__":
		if x := v.attrs().Get(name); !x.IsNil() {
			return x, nil
		}
		return c.GetAttr(v.Wrapper().F, name)
	}
	return c.findPlain(v, name)
}

func classMethodGet(c *Context, d, obj Value, cls *Type) (Value, error) {
	if cls == nil {
		cls = obj.Type()
	}
	return c.NewMethod(d.Wrapper().F, cls.Value())
}

func staticMethodGet(_ *Context, d, _ Value, _ *Type) (Value, error) { return d.Wrapper().F, nil }

func wrapperRepr(c *Context, v Value) (Value, error) {
	name := "classmethod"
	if v.Kind() == KindStaticMethod {
		name = "staticmethod"
	}
	f, err := c.Repr(v.Wrapper().F)
	if err != nil {
		return Value{}, err
	}
	return c.NewStr("<" + name + "(" + f + ")>")
}

// NewStaticMethod returns staticmethod(f), NewClassMethod classmethod(f).
func NewStaticMethod(f Value) Value {
	return (&Wrapper{Object: Object{typ: &StaticMethodType}, F: f}).Value()
}

// NewClassMethod returns classmethod(f).
func NewClassMethod(f Value) Value {
	return (&Wrapper{Object: Object{typ: &ClassMethodType}, F: f}).Value()
}

//go:noinline
func superDeclaration(t *Type) {
	*t = Type{
		Name: "super", Kind: KindSuper, Flags: 0,
		Doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)",
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__thisclass__", Get: func(_ *Context, v Value) (Value, error) { return v.Super().Cls.Value(), nil }},
				{Name: "__self__", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Super().Obj), nil }},
				{Name: "__self_class__", Get: superSelfClass},
			}
		},
		Slots: Slots{New: superNew, Init: superInit, Repr: superRepr, GetAttr: superGetAttr, DescrGet: superGet},
	}
}

func superNew(c *Context, _ *Type, args []Value, kw []Kw) (Value, error) {
	if len(kw) > 0 {
		return Value{}, c.Errorf(&TypeErrorType, "super() takes no keyword arguments")
	}
	if len(args) == 0 {
		return Value{}, c.Errorf(&RuntimeErrorType, "super(): no arguments")
	}
	if len(args) > 2 {
		return Value{}, c.Errorf(&TypeErrorType, "super() expected at most 2 arguments, got %d", len(args))
	}
	if len(args) == 1 {
		return c.NewSuper(args[0], Value{})
	}
	return c.NewSuper(args[0], args[1])
}

// superInit has nothing to do: New has done it.
func superInit(*Context, Value, []Value, []Kw) error { return nil }

// NewSuper is super(cls, obj); obj may be nil or None for the unbound form.
func (c *Context) NewSuper(cls, obj Value) (Value, error) {
	if cls.Kind() != KindType {
		return Value{}, c.Errorf(&TypeErrorType, "super() argument 1 must be a type, not %s", cls.Type().Shown())
	}
	if err := c.Alloc(64); err != nil {
		return Value{}, err
	}
	s := &Super{Object: Object{typ: &SuperType}, Cls: cls.TypeObject()}
	if obj.IsNil() || obj.IsNone() {
		return s.Value(), nil
	}
	s.Obj, s.OfTy = obj, obj.Type()
	switch {
	case obj.Kind() == KindType && obj.TypeObject().IsSubtype(s.Cls):
		s.OfTy = obj.TypeObject()
	case s.OfTy.IsSubtype(s.Cls):
	case obj.Kind() == KindType:
		return Value{}, c.Errorf(&TypeErrorType, "super(type, obj): obj (type %s) is not an instance or subtype of type (%s).", obj.TypeObject().Name, s.Cls.Name)
	default:
		return Value{}, c.Errorf(&TypeErrorType, "super(type, obj): obj (instance of %s) is not an instance or subtype of type (%s).", s.OfTy.Name, s.Cls.Name)
	}
	return s.Value(), nil
}

func superSelfClass(_ *Context, v Value) (Value, error) {
	if t := v.Super().OfTy; t != nil {
		return t.Value(), nil
	}
	return None, nil
}

func superRepr(c *Context, v Value) (Value, error) {
	s := v.Super()
	if s.OfTy == nil {
		return c.NewStr("<super: <class '" + s.Cls.Name + "'>, NULL>")
	}
	return c.NewStr("<super: <class '" + s.Cls.Name + "'>, <" + s.OfTy.Name + " object>>")
}

// LookupSuper finds name after cls in the order of classes of of.
func LookupSuper(cls, of *Type, name string) Value {
	after := false
	for _, t := range of.MRO {
		if after {
			if v := t.Dict().Get(name); !v.IsNil() {
				return v
			}
		}
		after = after || t == cls
	}
	return Value{}
}

// SuperMethod returns the function or builtin that super(cls, obj).name finds
// and binds to obj; the nil Value if that is anything else, or finding it may
// run code of the script.
func SuperMethod(cls, obj Value, name string) Value {
	of := obj.Type()
	if !of.Has(TypeScript) || obj.Kind() == KindType || cls.Kind() != KindType || name == "__class__" {
		return Value{}
	}
	if v := LookupSuper(cls.TypeObject(), of, name); isMethod(v) {
		return v
	}
	return Value{}
}

// ChargeSuper charges what looking for an attribute in super of an instance of
// t costs.
func (c *Context) ChargeSuper(t *Type) error { return c.Steps(len(t.MRO) / 8) }

func superGetAttr(c *Context, v Value, name string) (Value, error) {
	s := v.Super()
	if s.OfTy == nil || name == "__class__" {
		return c.findPlain(v, name)
	}
	if err := c.ChargeSuper(s.OfTy); err != nil {
		return Value{}, err
	}
	d := LookupSuper(s.Cls, s.OfTy, name)
	if d.IsNil() {
		return c.findPlain(v, name)
	}
	obj := s.Obj
	if obj.Kind() == KindType && obj.TypeObject() == s.OfTy {
		obj = Value{}
	}
	return c.bind(d, obj, s.OfTy)
}

func superGet(c *Context, d, obj Value, _ *Type) (Value, error) {
	s := d.Super()
	if obj.IsNil() || obj.IsNone() || s.OfTy != nil {
		return d, nil
	}
	return c.NewSuper(s.Cls.Value(), obj)
}

func mappingProxyDeclaration(t *Type) {
	read := func(name string) Func {
		return func(c *Context, a []Value) (Value, error) {
			args := a[1:]
			for len(args) > 0 && args[len(args)-1].IsNil() {
				args = args[:len(args)-1]
			}
			return c.CallMethod(proxied(a[0]), name, append([]Value(nil), args...)...)
		}
	}
	*t = Type{
		Name: "mappingproxy", Kind: KindNative, Flags: TypeMapping,
		Doc: "Read-only proxy of a mapping.",
		MoreMethods: func() []Row {
			return []Row{
				{"get(self, key, default=None, /)", "Return the value for key if key is in the mapping, else default.", "1", read("get")},
				{"keys(self, /)", "a set-like object providing a view on the mapping's keys", "1", read("keys")},
				{"values(self, /)", "an object providing a view on the mapping's values", "1", read("values")},
				{"items(self, /)", "a set-like object providing a view on the mapping's items", "1", read("items")},
				{"copy(self, /)", "a shallow copy of the mapping", "len(self)", read("copy")},
				{"__reversed__(self, /)", "the keys, last first", "1", func(c *Context, a []Value) (Value, error) {
					if err := c.enterStep(); err != nil {
						return Value{}, err
					}
					defer c.Leave()
					return c.CallMethod(proxied(a[0]), "__reversed__")
				}},
				GenericRow,
			}
		},
		Slots: Slots{
			New:      mappingProxyNew,
			Len:      proxyLen,
			Iter:     proxyIter,
			GetItem:  proxyGetItem,
			Contains: proxyContains,
			Compare:  proxyCompare,
			Binary:   [NumBinary]func(*Context, Value, Value) (Value, error){Or: proxyOr},
			Inplace: [NumBinary]func(*Context, Value, Value) (Value, error){Or: func(c *Context, _, _ Value) (Value, error) {
				return Value{}, c.Errorf(&TypeErrorType, "'|=' is not supported by mappingproxy; use '|' instead")
			}},
			Hash: func(c *Context, v Value) (int64, error) {
				if err := c.enterStep(); err != nil {
					return 0, err
				}
				defer c.Leave()
				return c.Hash(proxied(v))
			},
			Repr: func(c *Context, v Value) (Value, error) {
				s, err := c.Repr(proxied(v))
				if err != nil {
					return Value{}, err
				}
				return c.NewStr("mappingproxy(" + s + ")")
			},
		},
	}
}

// proxyOr joins the mappings behind the proxies.
func proxyOr(c *Context, a, b Value) (Value, error) {
	for _, v := range [2]*Value{&a, &b} {
		if v.Is(&MappingProxyType) {
			*v = proxied(*v)
		}
	}
	return c.Binary(Or, a, b)
}

// proxy is the Data of a mappingproxy.
type proxy struct{ mapping Value }

func (p *proxy) Trace(visit func(Value)) int64 {
	visit(p.mapping)
	return 64
}

func proxied(v Value) Value { return v.Native().Data.(*proxy).mapping }

// Proxies may wrap proxies, so each operation counts a level of depth.

func proxyLen(c *Context, v Value) (int, error) {
	if err := c.enterStep(); err != nil {
		return 0, err
	}
	defer c.Leave()
	return c.Len(proxied(v))
}

func proxyIter(c *Context, v Value) (Value, error) {
	if err := c.enterStep(); err != nil {
		return Value{}, err
	}
	defer c.Leave()
	return c.Iter(proxied(v))
}

func proxyGetItem(c *Context, v, key Value) (Value, error) {
	if err := c.enterStep(); err != nil {
		return Value{}, err
	}
	defer c.Leave()
	return c.GetItem(proxied(v), key)
}

func proxyContains(c *Context, v, x Value) (bool, error) {
	if err := c.enterStep(); err != nil {
		return false, err
	}
	defer c.Leave()
	return c.Contains(proxied(v), x)
}

func proxyCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if err := c.enterStep(); err != nil {
		return Value{}, err
	}
	defer c.Leave()
	return c.Compare(op, proxied(a), b)
}

// NewMappingProxy returns a read-only view of a mapping.
func (c *Context) NewMappingProxy(mapping Value) (Value, error) {
	if err := c.Alloc(64); err != nil {
		return Value{}, err
	}
	return NewNative(&MappingProxyType, &proxy{mapping}), nil
}

func mappingProxyNew(c *Context, _ *Type, args []Value, kw []Kw) (Value, error) {
	a, err := c.BindArgs("mappingproxy(mapping)", args, kw)
	if err != nil {
		return Value{}, err
	}
	if a[0].Type().Slots.GetItem == nil || a[0].Kind() == KindList || a[0].Kind() == KindTuple {
		return Value{}, c.Errorf(&TypeErrorType, "mappingproxy() argument must be a mapping, not %s", a[0].Type().Shown())
	}
	return c.NewMappingProxy(a[0])
}
