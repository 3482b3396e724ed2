package collections

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Named tuples: classes over tuple whose fields are descriptors with an index.

// fieldType is the type of the descriptors.
var fieldType py.Type

type field struct {
	index int
	doc   py.Value
}

// Trace implements py.Traced.
func (f *field) Trace(visit func(py.Value)) int64 { visit(f.doc); return 32 }

// Item implements py.Itemizer.
func (f *field) Item() int { return f.index }

func declareField() {
	fieldType = py.Type{
		Name: "_tuplegetter", Module: "collections", Kind: py.KindNative, Flags: py.TypeNoInstances,
		Getters: []py.Getter{{Name: "__doc__", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
			return v.Native().Data.(*field).doc, nil
		}}},
		Slots: py.Slots{
			DescrGet: func(c *py.Context, d, obj py.Value, _ *py.Type) (py.Value, error) {
				if obj.IsNil() {
					return d, nil
				}
				i := d.Native().Data.(*field).index
				if obj.Kind() != py.KindTuple {
					return py.Value{}, c.Errorf(&py.TypeErrorType, "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", i, obj.Type().Name)
				}
				if items := obj.Tuple().Items(); i < len(items) {
					return items[i], nil
				}
				return py.Value{}, c.Errorf(&py.IndexErrorType, "tuple index out of range")
			},
			DescrSet: func(c *py.Context, _, _, value py.Value) error {
				if value.IsNil() {
					return c.Errorf(&py.AttributeErrorType, "can't delete attribute")
				}
				return c.Errorf(&py.AttributeErrorType, "can't set attribute")
			},
		},
	}
}

// A namedClass is what the methods of one class of named tuples know.
type namedClass struct {
	name     string
	fields   []string
	names    *py.Tuple
	defaults []py.Value // of the last fields
	index    map[string]int
	cls      *py.Type
	maker    py.Value // what __new__ is, unless the script changes it
	place    int      // as of epoch: where cls has __new__, or -1
	epoch    uint32
}

// makeNamedTuple makes the class; names and defaults are checked already.
func makeNamedTuple(c *py.Context, a []py.Value) (py.Value, error) {
	if !a[0].IsStr() || !a[1].Is(&py.TupleType) || !a[2].IsNone() && !a[2].Is(&py.TupleType) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "a name, a tuple of names and a tuple of defaults are required")
	}
	n := &namedClass{name: a[0].Str().S, names: a[1].Tuple(), index: map[string]int{}}
	for i, v := range n.names.Items() {
		if !v.IsStr() {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "Type names and field names must be strings")
		}
		n.fields = append(n.fields, v.Str().S)
		n.index[v.Str().S] = i
	}
	if !a[2].IsNone() {
		n.defaults = a[2].Tuple().Items()
	}
	if len(n.defaults) > len(n.fields) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "Got more default values than field names")
	}
	if err := c.Charge(int64(8*len(n.fields)+16), int64(4096+256*len(n.fields))); err != nil {
		return py.Value{}, err
	}
	body, err := n.body(c)
	if err != nil {
		return py.Value{}, err
	}
	if !a[3].IsNone() {
		body.Set("__module__", a[3])
	}
	cls, err := c.NewClass(&py.TypeType, n.name, []py.Value{py.TupleType.Value()}, body, nil)
	if err != nil {
		return py.Value{}, err
	}
	t := cls.TypeObject()
	for _, name := range []string{"__new__", "_make", "_replace", "__replace__", "_asdict", "__repr__", "__getnewargs__"} {
		if v := t.Dict().Get(name); v.Kind() == py.KindBuiltin {
			v.Builtin().Owner = t
		}
	}
	n.cls, n.epoch, t.Quick = t, t.Epoch()-1, n.quick
	return cls, nil
}

// body is the namespace of the class.
func (n *namedClass) body(c *py.Context) (*py.Namespace, error) {
	ns := py.NewNamespace()
	doc, err := c.NewStr(n.name + "(" + strings.Join(n.fields, ", ") + ")")
	if err != nil {
		return nil, err
	}
	defaults := py.NewDict()
	for i, v := range n.defaults {
		if err := defaults.SetStr(c, n.fields[len(n.fields)-len(n.defaults)+i], v); err != nil {
			return nil, err
		}
	}
	ns.Set("__doc__", doc)
	ns.Set("__slots__", py.NewTuple().Value())
	ns.Set("_fields", n.names.Value())
	ns.Set("_field_defaults", defaults.Value())
	ns.Set("__match_args__", n.names.Value())
	make := py.NewBuiltin(py.Row{Sig: "__new__(_cls, /, *args, **kw)", Doc: "Create new instance of " + doc.Str().S, Cost: "number of fields", Fn: n.new})
	make.Bind = py.BindStatic
	n.maker = make.Value()
	ns.Set("__new__", n.maker)
	for _, r := range []py.Row{
		{"_make(cls, iterable, /)", "Make a new " + n.name + " object from a sequence or iterable", "len(iterable)", n.make},
		{"_replace(self, /, **kwds)", "Return a new " + n.name + " object replacing specified fields with new values", "number of fields", n.replace},
		{"__replace__(self, /, **kwds)", "Return a new " + n.name + " object replacing specified fields with new values", "number of fields", n.replace},
		{"_asdict(self, /)", "Return a new dict which maps field names to their values.", "number of fields", n.asDict},
		{"__repr__(self, /)", "Return a nicely formatted representation string", "length of the text", n.repr},
		{"__getnewargs__(self, /)", "Return self as a plain tuple.", "number of fields", n.plain},
	} {
		ns.Set(py.NewBuiltin(r).Name, py.NewBuiltin(r).Value())
	}
	for i, name := range n.fields {
		text, err := c.NewStr("Alias for field number " + decimal(i))
		if err != nil {
			return nil, err
		}
		ns.Set(name, py.NewNative(&fieldType, &field{i, text}))
	}
	return ns, nil
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + decimal(n%10)
}

// instance makes a tuple of class cls.
func (n *namedClass) instance(c *py.Context, cls *py.Type, items []py.Value) (py.Value, error) {
	if err := c.Alloc(py.TupleBytes); err != nil {
		return py.Value{}, err
	}
	t := py.NewTupleAs(cls, items)
	return t.Value(), nil
}

// quick is a call of the class with as many arguments as fields.
func (n *namedClass) quick(c *py.Context, args []py.Value) (v py.Value, ok bool, err error) {
	t := n.cls
	if n.epoch != t.Epoch() {
		n.epoch = t.Epoch()
		if n.place = -1; t.Lookup("__init__") == py.ObjectType.Lookup("__init__") {
			n.place = t.Dict().Index("__new__")
		}
	}
	if n.place < 0 || t.Dict().ValueAt(n.place) != n.maker || len(args) != len(n.fields) {
		return py.Value{}, false, nil
	}
	if err := c.Charge(int64(len(args)/8), py.TupleBytes+py.ValueBytes*int64(len(args))); err != nil {
		return py.Value{}, true, err
	}
	return py.CopyTupleAs(t, args).Value(), true, nil
}

func (n *namedClass) new(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].Kind() != py.KindType || !a[0].TypeObject().IsSubtype(&py.TupleType) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "tuple.__new__(X): X is not a type object (%s)", a[0].Type().Name)
	}
	args, kw := a[1].Tuple().Items(), a[2].Dict()
	if len(args) == len(n.fields) && kw.Len() == 0 {
		return n.instance(c, a[0].TypeObject(), args)
	}
	items, err := n.bind(c, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	return n.instance(c, a[0].TypeObject(), items)
}

// bind places positional and keyword arguments and defaults.
func (n *namedClass) bind(c *py.Context, args []py.Value, kw *py.Dict) ([]py.Value, error) {
	count := len(n.fields)
	if len(args) > count {
		return nil, n.tooMany(c, len(args))
	}
	if err := c.Charge(int64(count), 16*int64(count)); err != nil {
		return nil, err
	}
	items := make([]py.Value, count)
	copy(items, args)
	for i := 0; ; {
		k, v, next, ok := kw.Entry(i)
		if !ok {
			break
		}
		i = next
		at, known := n.index[k.Str().S]
		switch {
		case !known:
			return nil, c.Errorf(&py.TypeErrorType, "%s.__new__() got an unexpected keyword argument '%s'", n.name, k.Str().S)
		case !items[at].IsNil():
			return nil, c.Errorf(&py.TypeErrorType, "%s.__new__() got multiple values for argument '%s'", n.name, k.Str().S)
		}
		items[at] = v
	}
	var absent []string
	for i := range items {
		if !items[i].IsNil() {
			continue
		}
		if d := i - (count - len(n.defaults)); d >= 0 {
			items[i] = n.defaults[d]
		} else {
			absent = append(absent, "'"+n.fields[i]+"'")
		}
	}
	if len(absent) > 0 {
		return nil, n.missing(c, absent)
	}
	return items, nil
}

func (n *namedClass) tooMany(c *py.Context, given int) error {
	count := len(n.fields) + 1
	takes := decimal(count)
	if k := len(n.defaults); k > 0 {
		takes = "from " + decimal(count-k) + " to " + takes
	}
	s := "s"
	if count == 1 {
		s = ""
	}
	return c.Errorf(&py.TypeErrorType, "%s.__new__() takes %s positional argument%s but %d were given", n.name, takes, s, given+1)
}

func (n *namedClass) missing(c *py.Context, names []string) error {
	s, list := "s", names[0]
	switch k := len(names); k {
	case 1:
		s = ""
	case 2:
		list = names[0] + " and " + names[1]
	default:
		list = strings.Join(names[:k-1], ", ") + ", and " + names[k-1]
	}
	return c.Errorf(&py.TypeErrorType, "%s.__new__() missing %d required positional argument%s: %s", n.name, len(names), s, list)
}

func (n *namedClass) make(c *py.Context, a []py.Value) (py.Value, error) {
	items, err := c.Items(a[1])
	if err != nil {
		return py.Value{}, err
	}
	if len(items) != len(n.fields) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "Expected %d arguments, got %d", len(n.fields), len(items))
	}
	return n.instance(c, a[0].TypeObject(), items)
}

// own returns the items of a named tuple.
func (n *namedClass) own(c *py.Context, v py.Value) ([]py.Value, error) {
	if v.Kind() != py.KindTuple {
		return nil, c.Errorf(&py.TypeErrorType, "a %s is required, not %s", n.name, v.Type().Name)
	}
	return c.Items(py.NewTuple(v.Tuple().Items()...).Value())
}

func (n *namedClass) replace(c *py.Context, a []py.Value) (py.Value, error) {
	items, err := n.own(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	var unknown []py.Value
	for i := 0; ; {
		k, v, next, ok := a[1].Dict().Entry(i)
		if !ok {
			break
		}
		i = next
		if at, ok := n.index[k.Str().S]; ok && at < len(items) {
			items[at] = v
		} else {
			unknown = append(unknown, k)
		}
	}
	if len(unknown) > 0 {
		text, err := c.Repr(py.NewList(unknown).Value())
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, c.Errorf(&py.TypeErrorType, "Got unexpected field names: %s", text)
	}
	return n.instance(c, a[0].Type(), items)
}

func (n *namedClass) asDict(c *py.Context, a []py.Value) (py.Value, error) {
	items, err := n.own(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Alloc(py.DictBytes); err != nil {
		return py.Value{}, err
	}
	d := py.NewDict()
	for i, v := range items {
		if i < len(n.fields) {
			if err := d.Set(c, n.names.Items()[i], v); err != nil {
				return py.Value{}, err
			}
		}
	}
	return d.Value(), nil
}

func (n *namedClass) repr(c *py.Context, a []py.Value) (py.Value, error) {
	items, err := n.own(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Enter(); err != nil {
		return py.Value{}, err
	}
	defer c.Leave()
	var b strings.Builder
	b.WriteString(a[0].Type().Name + "(")
	for i, v := range items {
		text, err := c.Repr(v)
		if err != nil {
			return py.Value{}, err
		}
		if err := c.Alloc(len(text) + 16); err != nil {
			return py.Value{}, err
		}
		if i > 0 {
			b.WriteString(", ")
		}
		if i < len(n.fields) {
			b.WriteString(n.fields[i] + "=")
		}
		b.WriteString(text)
	}
	return c.NewStr(b.String() + ")")
}

func (n *namedClass) plain(c *py.Context, a []py.Value) (py.Value, error) {
	items, err := n.own(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	return py.KeepTuple(items).Value(), nil
}
