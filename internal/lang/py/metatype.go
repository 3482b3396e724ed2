package py

import (
	"slices"
	"strings"
)

// The type `type`: how classes look as objects.

// typeQuick is type(x).
func typeQuick(_ *Context, args []Value) (Value, bool, error) {
	if len(args) != 1 {
		return Value{}, false, nil
	}
	return args[0].Type().Value(), true, nil
}

//go:noinline
func typeDeclaration(t *Type) {
	*t = Type{
		Name: "type", Kind: KindType, Flags: TypeBaseable, Quick: typeQuick,
		Doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
		MoreMethods: func() []Row {
			return []Row{
				{"mro(self, /)", "Return a type's method resolution order.", "len(order)", typeMROList},
				{"__instancecheck__(self, instance, /)", "Check if an object is an instance.", "len(order)", typeInstanceCheck},
				{"__subclasscheck__(self, subclass, /)", "Check if a class is a subclass.", "len(order)", typeSubclassCheck},
				{"__dir__(self, /)", "Specialized __dir__ implementation for types.", "number of names", objectDir},
				{"__prepare__(cls, /, *args, **kw)", "Create the namespace for the class statement.", "1", typePrepare},
			}
		},
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__name__", Get: typeName, Set: typeSetName},
				{Name: "__qualname__", Get: typeQualname, Set: typeSetQualname},
				{Name: "__module__", Get: typeModule, Set: typeSetModule},
				{Name: "__doc__", Get: typeDoc, Set: typeSetDoc},
				{Name: "__mro__", Get: func(c *Context, v Value) (Value, error) { return c.typeTuple(v.TypeObject().MRO) }},
				{Name: "__bases__", Get: func(c *Context, v Value) (Value, error) { return c.typeTuple(v.TypeObject().Bases) }},
				{Name: "__base__", Get: typeBase},
				{Name: "__dict__", Get: typeDict},
				{Name: "__annotations__", Get: typeAnnotations, Set: typeSetAnnotations},
				{Name: "__abstractmethods__", Get: typeAbstract, Set: typeSetAbstract},
				{Name: "__type_params__", Get: typeTypeParams, Set: typeSetTypeParams},
				{Name: "__text_signature__", Get: func(*Context, Value) (Value, error) { return None, nil }},
			}
		},
		Slots: Slots{
			New:  typeNew,
			Init: typeInit,
			Call: typeCall,
			Repr: typeRepr,
			Binary: [NumBinary]func(*Context, Value, Value) (Value, error){
				Or: unionOr,
			},
		},
	}
}

func typeCall(c *Context, self Value, args []Value, kw []Kw) (Value, error) {
	return c.Construct(self.TypeObject(), args, kw)
}

func typeInit(c *Context, self Value, args []Value, kw []Kw) error {
	if len(args) != 1 && len(args) != 3 {
		return c.Errorf(&TypeErrorType, "type.__init__() takes 1 or 3 arguments")
	}
	if len(args) == 1 && len(kw) > 0 {
		return c.Errorf(&TypeErrorType, "type.__init__() takes no keyword arguments")
	}
	return nil
}

// typeNew is type.__new__: with three arguments it makes a class.
func typeNew(c *Context, meta *Type, args []Value, kw []Kw) (Value, error) {
	if len(args) == 1 && len(kw) == 0 && meta == &TypeType {
		return args[0].Type().Value(), nil
	}
	if len(args) != 3 {
		if meta == &TypeType {
			return Value{}, c.Errorf(&TypeErrorType, "type() takes 1 or 3 arguments")
		}
		return Value{}, c.Errorf(&TypeErrorType, "type.__new__() takes exactly 3 arguments (%d given)", len(args))
	}
	for i, want := range []struct {
		kind Kind
		name string
	}{{KindStr, "str"}, {KindTuple, "tuple"}, {KindDict, "dict"}} {
		if args[i].Kind() != want.kind {
			return Value{}, c.Errorf(&TypeErrorType, "type.__new__() argument %d must be %s, not %s", i+1, want.name, args[i].Type().Shown())
		}
	}
	for _, b := range args[1].Tuple().Items() {
		if b.Kind() == KindType {
			continue
		}
		if entries, err := c.GetAttrOpt(b, "__mro_entries__"); err != nil {
			return Value{}, err
		} else if !entries.IsNil() {
			return Value{}, c.Errorf(&TypeErrorType, "type() doesn't support MRO entry resolution; use types.new_class()")
		}
	}
	body, err := c.dictNamespace(args[2].Dict())
	if err != nil {
		return Value{}, err
	}
	return c.NewClass(meta, args[0].Str().S, args[1].Tuple().Items(), body, kw)
}

// dictNamespace copies a dict with str keys into a namespace.
func (c *Context) dictNamespace(d *Dict) (*Namespace, error) {
	if err := c.Charge(int64(d.Len()), int64(d.Len())*namespaceEntry); err != nil {
		return nil, err
	}
	ns := NewNamespace()
	for i := 0; ; {
		k, v, next, ok := d.Entry(i)
		if !ok {
			return ns, nil
		}
		if !k.IsStr() {
			return nil, c.Errorf(&TypeErrorType, "type() keys must be strings, not '%s'", k.Type().Shown())
		}
		ns.Set(k.Str().S, v)
		i = next
	}
}

// namespaceEntry is what a name of a namespace costs.
const namespaceEntry = 96

func typeRepr(c *Context, v Value) (Value, error) {
	t := v.TypeObject()
	if t.Module == "" || t.Module == "builtins" {
		return c.NewStr("<class '" + t.Name + "'>")
	}
	return c.NewStr("<class '" + t.Module + "." + t.Qualname + "'>")
}

func (c *Context) typeTuple(types []*Type) (Value, error) {
	if err := c.Charge(int64(len(types)/8+1), int64(64+16*len(types))); err != nil {
		return Value{}, err
	}
	items := make([]Value, len(types))
	for i, t := range types {
		items[i] = t.Value()
	}
	return KeepTuple(items).Value(), nil
}

func typeMROList(c *Context, a []Value) (Value, error) {
	t, err := c.typeTuple(a[0].TypeObject().MRO)
	if err != nil {
		return Value{}, err
	}
	return NewList(slices.Clone(t.Tuple().Items())).Value(), nil
}

func typeInstanceCheck(c *Context, a []Value) (Value, error) {
	return Bool(a[1].Type().IsSubtype(a[0].TypeObject())), nil
}

func typeSubclassCheck(c *Context, a []Value) (Value, error) {
	if a[1].Kind() != KindType {
		return Value{}, c.Errorf(&TypeErrorType, "issubclass() arg 1 must be a class")
	}
	return Bool(a[1].TypeObject().IsSubtype(a[0].TypeObject())), nil
}

func typePrepare(c *Context, _ []Value) (Value, error) {
	if err := c.Alloc(64); err != nil {
		return Value{}, err
	}
	return NewDict().Value(), nil
}

// typeName is `__name__`: builtin types are named by their last part.
func typeName(c *Context, v Value) (Value, error) { return c.Text(v.TypeObject().lastName()), nil }

// lastName is the name without the module that messages show in front of the
// names of some builtin types ("datetime.date").
func (t *Type) lastName() string {
	if t.Has(TypeScript) {
		return t.Name
	}
	return t.Name[strings.LastIndexByte(t.Name, '.')+1:]
}

func typeQualname(c *Context, v Value) (Value, error) { return c.Text(v.TypeObject().Qualname), nil }

func typeModule(c *Context, v Value) (Value, error) {
	t := v.TypeObject()
	if t.Has(TypeScript) {
		if m := t.Dict().Get("__module__"); !m.IsNil() {
			return m, nil
		}
	}
	return c.Text(t.Module), nil
}

func typeDoc(c *Context, v Value) (Value, error) {
	t := v.TypeObject()
	if !t.Has(TypeScript) {
		if t.Doc == "" {
			return None, nil
		}
		return c.NewStr(t.Doc)
	}
	doc := t.Dict().Get("__doc__")
	if doc.IsNil() {
		return None, nil
	}
	if get := doc.Type().Slots.DescrGet; get != nil {
		return get(c, doc, Value{}, t)
	}
	return doc, nil
}

// writable refuses changes of builtin types.
func (c *Context) writable(t *Type, name string) error {
	if !t.Has(TypeScript) {
		return c.Errorf(&TypeErrorType, "cannot set '%s' attribute of immutable type '%s'", name, t.Name)
	}
	return nil
}

// setTypeText is the setter of a class's __name__ or __qualname__.
func (c *Context) setTypeText(self, v Value, name string) (string, error) {
	t := self.TypeObject()
	if err := c.writable(t, name); err != nil {
		return "", err
	}
	if v.IsNil() {
		return "", c.Errorf(&TypeErrorType, "cannot delete '%s' attribute of type '%s'", name, t.Name)
	}
	if !v.IsStr() {
		return "", c.Errorf(&TypeErrorType, "can only assign string to %s.%s, not '%s'", t.Name, name, v.Type().Shown())
	}
	return v.Str().S, nil
}

func typeSetName(c *Context, self, v Value) error {
	s, err := c.setTypeText(self, v, "__name__")
	if err == nil {
		self.TypeObject().Name = s
	}
	return err
}

func typeSetQualname(c *Context, self, v Value) error {
	s, err := c.setTypeText(self, v, "__qualname__")
	if err == nil {
		self.TypeObject().Qualname = s
	}
	return err
}

func typeSetModule(c *Context, self, v Value) error {
	t := self.TypeObject()
	if err := c.writable(t, "__module__"); err != nil {
		return err
	}
	if v.IsNil() {
		return c.Errorf(&TypeErrorType, "cannot delete '__module__' attribute of type '%s'", t.Name)
	}
	if v.IsStr() {
		t.Module = v.Str().S
	}
	t.Dict().Set("__module__", v)
	return nil
}

func typeSetDoc(c *Context, self, v Value) error {
	t := self.TypeObject()
	if err := c.writable(t, "__doc__"); err != nil {
		return err
	}
	if v.IsNil() {
		return c.Errorf(&TypeErrorType, "cannot delete '__doc__' attribute of immutable type '%s'", t.Name)
	}
	t.Dict().Set("__doc__", v)
	return nil
}

func typeBase(_ *Context, v Value) (Value, error) {
	if b := v.TypeObject().Base; b != nil {
		return b.Value(), nil
	}
	return None, nil
}

func typeDict(c *Context, v Value) (Value, error) {
	d, err := c.namespaceDict(v.TypeObject().Dict())
	if err != nil {
		return Value{}, err
	}
	return c.NewMappingProxy(d.Value())
}

// namespaceDict copies a namespace into a dict.
func (c *Context) namespaceDict(ns *Namespace) (*Dict, error) {
	if err := c.Charge(int64(ns.Len()), int64(64+ns.Len()*namespaceEntry)); err != nil {
		return nil, err
	}
	d, err := c.NewDictFor(ns.Len())
	if err != nil {
		return nil, err
	}
	for i := range ns.Len() {
		name, v := ns.At(i)
		if v.IsNil() {
			continue
		}
		if err := d.SetStr(c, name, v); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// Names of a class's annotations in its dictionary: those that were computed
// or assigned, and the function that computes them.
const (
	annotationsName = "__annotations__"
	annotateName    = "__annotate_func__"
)

func typeAnnotations(c *Context, v Value) (Value, error) {
	t := v.TypeObject()
	if !t.Has(TypeScript) {
		return Value{}, c.attributeError(v, annotationsName)
	}
	if a := t.Dict().Get(annotationsName); !a.IsNil() {
		return a, nil
	}
	a, err := c.computeAnnotations(t.Dict().Get(annotateName))
	if err != nil {
		return Value{}, err
	}
	t.Dict().Set(annotationsName, a)
	return a, nil
}

// computeAnnotations calls an annotate function for real values (format 1).
func (c *Context) computeAnnotations(annotate Value) (Value, error) {
	if annotate.IsNil() || annotate.IsNone() {
		if err := c.Alloc(64); err != nil {
			return Value{}, err
		}
		return NewDict().Value(), nil
	}
	a, err := c.Call(annotate, Int(1))
	if err != nil {
		return Value{}, err
	}
	if a.Kind() != KindDict {
		return Value{}, c.Errorf(&TypeErrorType, "__annotate__() must return a dict, not %s", a.Type().Shown())
	}
	return a, nil
}

func typeSetAnnotations(c *Context, self, v Value) error {
	t := self.TypeObject()
	if err := c.writable(t, annotationsName); err != nil {
		return err
	}
	if v.IsNil() {
		t.Dict().Delete(annotationsName)
		return nil
	}
	t.Dict().Set(annotationsName, v)
	return nil
}

func typeAbstract(c *Context, v Value) (Value, error) {
	t := v.TypeObject()
	if t.Abstract == nil {
		return Value{}, c.attributeError(v, "__abstractmethods__")
	}
	if err := c.Charge(int64(len(t.Abstract)+1), int64(64+64*len(t.Abstract))); err != nil {
		return Value{}, err
	}
	s := NewSet(true)
	for _, n := range t.Abstract {
		if err := s.Add(c, c.Text(n)); err != nil {
			return Value{}, err
		}
	}
	return s.Value(), nil
}

func typeSetAbstract(c *Context, self, v Value) error {
	t := self.TypeObject()
	if err := c.writable(t, "__abstractmethods__"); err != nil {
		return err
	}
	if v.IsNil() {
		if t.Abstract == nil {
			return c.attributeError(self, "__abstractmethods__")
		}
		t.Abstract = nil
		return nil
	}
	names := []string{}
	err := c.Each(v, func(item Value) error {
		if !item.IsStr() {
			return c.Errorf(&TypeErrorType, "__abstractmethods__ must be strings")
		}
		names = append(names, item.Str().S)
		return c.Alloc(attrSlotBytes)
	})
	t.Abstract = sortedUnique(names)
	return err
}

func typeTypeParams(_ *Context, v Value) (Value, error) {
	if t := v.TypeObject(); t.Has(TypeScript) {
		if p := t.Dict().Get("__type_params__"); !p.IsNil() {
			return p, nil
		}
	}
	return NewTuple().Value(), nil
}

func typeSetTypeParams(c *Context, self, v Value) error {
	t := self.TypeObject()
	if err := c.writable(t, "__type_params__"); err != nil {
		return err
	}
	if v.IsNil() || v.Kind() != KindTuple {
		return c.Errorf(&TypeErrorType, "__type_params__ must be set to a tuple")
	}
	t.Dict().Set("__type_params__", v)
	return nil
}

func sortedUnique(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}
