// Package copy is Python's copy: shallow and deep copies of anything a script
// can make.
package copy

import "github.com/vivarium-run/vivarium/internal/lang/py"

// Module is copy.
var Module = py.ModuleDef{
	Name: "copy",
	Doc:  "Generic (shallow and deep) copying operations.",
	Rows: []py.Row{
		{"copy(x)", "Shallow copy operation on arbitrary Python objects.", "size of x", shallow},
		{"deepcopy(x, memo=None, _nil=?)", "Deep copy operation on arbitrary Python objects.", "size of all that x holds", deep},
		{"replace(obj, /, **changes)", "Return a new object replacing specified fields with new values.", "size of obj", replace},
	},
	Values: func(c *py.Context, ns *py.Namespace) error {
		v, err := c.NewClass(&py.TypeType, "Error", []py.Value{py.ExceptionType.Value()}, py.NewNamespace(), nil)
		if err == nil {
			ns.Set("Error", v)
			ns.Set("error", v)
		}
		return err
	},
}

func shallow(c *py.Context, a []py.Value) (py.Value, error) {
	x := a[0]
	if atomic(x) {
		return x, nil
	}
	if m := x.Type().Lookup("__copy__"); !m.IsNil() && !m.IsNone() {
		return c.CallMethod(x, "__copy__")
	}
	w := &copier{c: c}
	return w.rebuild(x)
}

func deep(c *py.Context, a []py.Value) (py.Value, error) {
	w := &copier{c: c, deep: true, memo: a[1]}
	if a[1].IsNone() {
		w.memo = py.NewDict().Value()
	}
	mark := c.Push(w.memo)
	defer c.Pop(mark)
	return w.copy(a[0])
}

func replace(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].Type().Lookup("__replace__").IsNil() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "replace() does not support %s objects", a[0].Type().Name)
	}
	kw, err := c.Keywords(a[1])
	if err != nil {
		return py.Value{}, err
	}
	return c.CallMethodKw(a[0], "__replace__", nil, kw)
}

// atomic reports whether x is its own copy.
func atomic(x py.Value) bool {
	switch x.Kind() {
	case py.KindNone, py.KindNotImplemented, py.KindEllipsis, py.KindBool, py.KindRange, py.KindType, py.KindFunction, py.KindBuiltin, py.KindProperty:
		return true
	case py.KindInt, py.KindFloat, py.KindComplex, py.KindStr, py.KindBytes, py.KindSlice:
		return !x.Type().Has(py.TypeScript)
	case py.KindNative:
		return x.Type().Has(py.TypeParameter) || x.Is(&py.AliasType) || x.Is(&py.UnionType) || x.Is(&py.TypeAliasType)
	}
	return false
}

// A copier copies one value, and with deep all that it holds. The memo maps
// ids to the copies made so far.
type copier struct {
	c    *py.Context
	deep bool
	memo py.Value
}

// copy is the copy of something held: itself unless deep.
func (w *copier) copy(x py.Value) (py.Value, error) {
	if !w.deep || atomic(x) {
		return x, nil
	}
	if err := w.c.Steps(1); err != nil {
		return py.Value{}, err
	}
	id := py.Int(w.c.ID(x))
	known, err := w.recall(id)
	if err != nil || !known.IsNil() {
		return known, err
	}
	if err := w.c.Enter(); err != nil {
		return py.Value{}, err
	}
	defer w.c.Leave()
	var y py.Value
	if m := x.Type().Lookup("__deepcopy__"); !m.IsNil() && !m.IsNone() {
		y, err = w.c.CallMethod(x, "__deepcopy__", w.memo)
	} else {
		y, err = w.rebuild(x)
	}
	if err != nil || y == x {
		return y, err
	}
	return y, w.remember(x, y)
}

func (w *copier) recall(id py.Value) (py.Value, error) {
	if w.memo.Kind() == py.KindDict {
		return w.memo.Dict().Get(w.c, id)
	}
	v, err := w.c.CallMethod(w.memo, "get", id)
	if err == nil && v.IsNone() {
		v = py.Value{}
	}
	return v, err
}

// remember notes the copy of x before what x holds is copied.
func (w *copier) remember(x, y py.Value) error {
	if !w.deep {
		return nil
	}
	return w.c.SetItem(w.memo, py.Int(w.c.ID(x)), y)
}

// rebuild makes an object of the same class with the same content.
func (w *copier) rebuild(x py.Value) (py.Value, error) {
	switch x.Kind() {
	case py.KindList:
		return w.list(x)
	case py.KindTuple:
		return w.tuple(x)
	case py.KindDict:
		return w.dict(x)
	case py.KindSet, py.KindFrozenSet:
		return w.set(x)
	case py.KindInstance:
		return w.instance(x)
	case py.KindException:
		return w.exception(x)
	case py.KindByteArray, py.KindInt, py.KindFloat, py.KindComplex, py.KindStr, py.KindBytes:
		return w.scalar(x)
	case py.KindMethod:
		return w.method(x)
	}
	return py.Value{}, w.c.Errorf(&py.TypeErrorType, "cannot pickle '%s' object", x.Type().Name)
}

func (w *copier) list(x py.Value) (py.Value, error) {
	if err := w.c.Alloc(py.ListBytes); err != nil {
		return py.Value{}, err
	}
	out := py.NewList(nil)
	out.Init(x.Type())
	y := out.Value()
	if err := w.remember(x, y); err != nil {
		return py.Value{}, err
	}
	l := x.List()
	for i := 0; i < l.Len(); i++ {
		v, err := w.copy(l.At(i))
		if err != nil {
			return py.Value{}, err
		}
		if err := w.c.Steps(1); err != nil {
			return py.Value{}, err
		}
		if err := out.Append(w.c, v); err != nil {
			return py.Value{}, err
		}
	}
	return y, w.attrs(l.Attrs, &out.Attrs)
}

func (w *copier) tuple(x py.Value) (py.Value, error) {
	t := x.Tuple()
	if err := w.c.Charge(int64(t.Len()), py.TupleBytes+py.ValueBytes*int64(t.Len())); err != nil {
		return py.Value{}, err
	}
	items, same := make([]py.Value, t.Len()), true
	for i, v := range t.Items {
		y, err := w.copy(v)
		if err != nil {
			return py.Value{}, err
		}
		items[i] = y
		same = same && y == v
	}
	if w.deep {
		if y, err := w.recall(py.Int(w.c.ID(x))); err != nil || !y.IsNil() {
			return y, err
		}
	}
	if same && x.Is(&py.TupleType) {
		return x, nil
	}
	out := py.NewTupleAs(x.Type(), items).Value()
	return out, w.attrs(x.OwnAttrs(), out.AttrsField())
}

func (w *copier) dict(x py.Value) (py.Value, error) {
	if err := w.c.Alloc(py.DictBytes); err != nil {
		return py.Value{}, err
	}
	d, out := x.Dict(), py.NewDictOf(x.Type())
	y := out.Value()
	if err := w.remember(x, y); err != nil {
		return py.Value{}, err
	}
	if err := w.attrs(x.OwnAttrs(), y.AttrsField()); err != nil {
		return py.Value{}, err
	}
	for i := 0; ; {
		k, v, next, ok := d.Entry(i)
		if !ok {
			return y, nil
		}
		i = next
		k, err := w.copy(k)
		if err != nil {
			return py.Value{}, err
		}
		if v, err = w.copy(v); err != nil {
			return py.Value{}, err
		}
		if err := w.c.Steps(1); err != nil {
			return py.Value{}, err
		}
		if err := out.Set(w.c, k, v); err != nil {
			return py.Value{}, err
		}
	}
}

func (w *copier) set(x py.Value) (py.Value, error) {
	if x.Is(&py.FrozenSetType) && !w.deep {
		return x, nil
	}
	members := py.NewList(nil)
	if err := members.Extend(w.c, x); err != nil {
		return py.Value{}, err
	}
	out := py.NewSetOf(x.Type())
	for i := 0; i < members.Len(); i++ {
		v, err := w.copy(members.At(i))
		if err != nil {
			return py.Value{}, err
		}
		if err := out.Add(w.c, v); err != nil {
			return py.Value{}, err
		}
	}
	return out.Value(), w.attrs(x.OwnAttrs(), out.Value().AttrsField())
}

func (w *copier) instance(x py.Value) (py.Value, error) {
	i := x.Instance()
	out, err := w.c.NewInstance(x.Type())
	if err != nil {
		return py.Value{}, err
	}
	y := out.Value()
	if err := w.remember(x, y); err != nil {
		return py.Value{}, err
	}
	return y, w.fill(&i.Attrs, &out.Attrs)
}

// attrs copies the attributes of an object whose layout has them apart.
func (w *copier) attrs(from *py.Attrs, to **py.Attrs) error {
	if from == nil || to == nil {
		return nil
	}
	*to = &py.Attrs{}
	return w.fill(from, *to)
}

func (w *copier) fill(from, to *py.Attrs) error {
	n := len(from.Slots)
	if err := w.c.Charge(int64(n), py.AttrBytes*int64(n)+32); err != nil {
		return err
	}
	if from.Shape == nil {
		return nil
	}
	names := from.Shape.Names
	if !from.Shape.Cacheable() {
		names = append([]string(nil), names...)
	}
	if to.Shape == nil && from.Shape.Cacheable() {
		to.Shape = from.Shape.Root()
	}
	for i := 0; i < n && i < len(from.Slots) && i < len(names); i++ {
		if from.Slots[i].IsNil() {
			continue
		}
		v, err := w.copy(from.Slots[i])
		if err != nil {
			return err
		}
		to.Set(names[i], v)
	}
	return nil
}

func (w *copier) exception(x py.Value) (py.Value, error) {
	e := x.Exception()
	args, err := w.copy(e.Args.Value())
	if err != nil {
		return py.Value{}, err
	}
	y, err := w.c.Call(x.Type().Value(), append([]py.Value(nil), args.Tuple().Items...)...)
	if err != nil || y.Kind() != py.KindException {
		return y, err
	}
	return y, w.attrs(e.Attrs, &y.Exception().Attrs)
}

// scalar copies a bytearray, or an instance of a script's subclass of int,
// str and the like.
func (w *copier) scalar(x py.Value) (py.Value, error) {
	if x.Kind() == py.KindByteArray {
		return w.c.Call(x.Type().Value(), x)
	}
	base := x.Type()
	for base.Has(py.TypeScript) {
		base = base.Base
	}
	if base.Slots.New == nil {
		return x, nil
	}
	return base.Slots.New(w.c, x.Type(), []py.Value{x}, nil)
}

func (w *copier) method(x py.Value) (py.Value, error) {
	if !w.deep {
		return x, nil
	}
	self, err := w.copy(x.Method().Self)
	if err != nil {
		return py.Value{}, err
	}
	return w.c.NewMethod(x.Method().Func, self)
}
