package py

import (
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

// staticTypes are the finished builtin types that a list of roots leads to.
func staticTypes() []*Type {
	types := []*Type{&ObjectType, &TypeType, &IntType, &BoolType, &FloatType, &ComplexType, &StrType, &BytesType, &ByteArrayType,
		&ListType, &TupleType, &DictType, &SetType, &FrozenSetType, &RangeType, &SliceType, &FunctionType, &MethodType,
		&GeneratorType, &ModuleType, &PropertyType, &ClassMethodType, &StaticMethodType, &SuperType, &MappingProxyType}
	return append(types, ExceptionTypes()...)
}

func TestSignatures(t *testing.T) {
	for _, k := range staticTypes() {
		for i := range k.Dict().Len() {
			name, v := k.Dict().At(i)
			if v.Kind() != KindBuiltin {
				continue
			}
			b := v.Builtin()
			if s := b.signature(); b.Row.Cost == "" || b.Row.Fn == nil || b.Name != name || s.posOnly > len(s.params) {
				t.Errorf("%s.%s: bad row %+v", k.Name, name, b.Row.Sig)
			}
		}
	}
}

func TestStaticOrder(t *testing.T) {
	for _, k := range staticTypes() {
		if len(k.MRO) == 0 || k.MRO[0] != k || k.MRO[len(k.MRO)-1] != &ObjectType || k.Slots.Repr == nil {
			t.Errorf("%s is not finished: %v", k.Name, k.MRO)
		}
	}
}

func text(t *testing.T, c *Context, v Value, err error) string {
	t.Helper()
	if err != nil {
		if r, ok := err.(*Raised); ok {
			s, _ := c.Str(r.Exc.Value())
			return r.Exc.typ.Name + ": " + s
		}
		t.Fatal(err)
	}
	s, err := c.Repr(v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestClassWithoutMachine(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 0)
	body := NewNamespace()
	body.Set("x", Int(3))
	body.Set("__slots__", NewTuple(c.Text("a")).Value())
	cls, err := c.NewClass(&TypeType, "C", []Value{ObjectType.Value()}, body, nil)
	if got := text(t, c, cls, err); got != "<class '__main__.C'>" {
		t.Fatal(got)
	}
	obj, err := c.Call(cls)
	if err != nil {
		t.Fatal(text(t, c, obj, err))
	}
	if err := c.SetAttr(obj, "a", Int(1)); err != nil {
		t.Fatal(err)
	}
	for _, row := range [][2]string{
		{"a", "1"}, {"x", "3"}, {"zz", "AttributeError: 'C' object has no attribute 'zz'"},
	} {
		v, err := c.GetAttr(obj, row[0])
		if got := text(t, c, v, err); got != row[1] {
			t.Errorf("%s: %s, want %s", row[0], got, row[1])
		}
	}
	err = c.SetAttr(obj, "b", Int(1))
	if got := text(t, c, None, err); got != "AttributeError: 'C' object has no attribute 'b' and no __dict__ for setting new attributes" {
		t.Error(got)
	}
}

func TestDerivedException(t *testing.T) {
	c := NewContext(meter.New(meter.Limits{}), 0)
	cls, err := c.NewClass(&TypeType, "E", []Value{ValueErrorType.Value()}, NewNamespace(), nil)
	if err != nil {
		t.Fatal(text(t, c, cls, err))
	}
	e, err := c.Call(cls, Int(1), Int(2))
	if got := text(t, c, e, err); got != "E(1, 2)" {
		t.Error(got)
	}
	_, err = c.NewClass(&TypeType, "F", []Value{OSErrorType.Value(), StopIterationType.Value()}, NewNamespace(), nil)
	if got := text(t, c, None, err); got != "TypeError: multiple bases have instance lay-out conflict" {
		t.Error(got)
	}
}
