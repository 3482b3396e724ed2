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
	if err := w.c.SetItem(w.memo, py.Int(w.c.ID(x)), y); err != nil {
		return err
	}
	return w.keep(x)
}

// keep holds x in a list in the memo, so that its id stays its own.
func (w *copier) keep(x py.Value) error {
	id := py.Int(w.c.ID(w.memo))
	kept, err := w.recall(id)
	if err != nil {
		return err
	}
	if kept.Kind() == py.KindList {
		return kept.List().Append(w.c, x)
	}
	if err := w.c.Alloc(py.ListBytes + py.ValueBytes); err != nil {
		return err
	}
	return w.c.SetItem(w.memo, id, py.NewList([]py.Value{x}).Value())
}

// rebuild makes an object of the same class with the same content.
func (w *copier) rebuild(x py.Value) (py.Value, error) {
	if x.Type().Has(py.TypeScript) {
		if y, err := w.reduced(x); err != nil || !y.IsNil() {
			return y, err
		}
	}
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
	out := py.NewListAs(x.Type())
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
	return y, w.attrs(x.OwnAttrs(), y.AttrsField())
}

func (w *copier) tuple(x py.Value) (py.Value, error) {
	t := x.Tuple()
	if err := w.c.Charge(int64(t.Len()), py.TupleBytes+py.ValueBytes*int64(t.Len())); err != nil {
		return py.Value{}, err
	}
	items, same := make([]py.Value, t.Len()), true
	for i, v := range t.Items() {
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
	y, err := w.made(x)
	if err != nil {
		return py.Value{}, err
	}
	if err := w.remember(x, y); err != nil {
		return py.Value{}, err
	}
	t := x.Type()
	get, set := t.Lookup("__getstate__"), t.Lookup("__setstate__")
	if get.IsNil() && set.IsNil() {
		if y.Kind() != py.KindInstance {
			return y, w.attrs(x.OwnAttrs(), y.AttrsField())
		}
		return y, w.fill(&x.Instance().Attrs, &y.Instance().Attrs)
	}
	var state py.Value
	if !get.IsNil() {
		state, err = w.c.CallMethod(x, "__getstate__")
	} else {
		state, err = w.state(x)
	}
	if err != nil {
		return py.Value{}, err
	}
	return y, w.setState(y, state)
}

// state is what object.__getstate__ returns: the attributes as a dict, None
// without any; with __slots__ a pair whose second item has those.
func (w *copier) state(x py.Value) (py.Value, error) {
	d, err := w.c.AttrDict(x)
	if err != nil {
		return py.Value{}, err
	}
	own := py.None
	if d != nil && d.Len() > 0 {
		own = d.Value()
	}
	slots := py.NewDict()
	for _, name := range x.Type().SlotNames {
		v, err := w.c.GetAttrOpt(x, name)
		if err != nil {
			return py.Value{}, err
		}
		if v.IsNil() {
			continue
		}
		if err := slots.SetStr(w.c, name, v); err != nil {
			return py.Value{}, err
		}
	}
	if slots.Len() == 0 {
		return own, nil
	}
	pair, err := w.c.NewTupleOf([]py.Value{own, slots.Value()})
	if err != nil {
		return py.Value{}, err
	}
	return pair.Value(), nil
}

// setState hands a copy of the state to y.
func (w *copier) setState(y, state py.Value) error {
	if state.IsNone() {
		return nil
	}
	state, err := w.copy(state)
	if err != nil {
		return err
	}
	if !y.Type().Lookup("__setstate__").IsNil() {
		_, err := w.c.CallMethod(y, "__setstate__", state)
		return err
	}
	parts := []py.Value{state}
	if state.Is(&py.TupleType) && state.Tuple().Len() == 2 {
		parts = []py.Value{state.Tuple().At(0), state.Tuple().At(1)}
	}
	for _, p := range parts {
		if p.IsNone() {
			continue
		}
		if p.Kind() != py.KindDict {
			return w.c.Errorf(&py.TypeErrorType, "'%s' object is not a mapping", p.Type().Name)
		}
		if err := w.setAll(y, p.Dict()); err != nil {
			return err
		}
	}
	return nil
}

func (w *copier) setAll(y py.Value, d *py.Dict) error {
	for i := 0; ; {
		k, v, next, ok := d.Entry(i)
		if !ok {
			return nil
		}
		i = next
		if !k.IsStr() {
			return w.c.Errorf(&py.TypeErrorType, "attribute name must be string, not '%s'", k.Type().Name)
		}
		if err := w.c.CheckAttr(k.Str().S); err != nil {
			return err
		}
		if err := w.c.SetAttr(y, k.Str().S, v); err != nil {
			return err
		}
	}
}

// made is a new object of x's class, made of what its __getnewargs_ex__ or
// __getnewargs__ says.
func (w *copier) made(x py.Value) (py.Value, error) {
	t := x.Type()
	ex := !t.Lookup("__getnewargs_ex__").IsNil()
	if !ex && t.Lookup("__getnewargs__").IsNil() {
		if t.Kind != py.KindInstance {
			return w.c.CallMethod(t.Value(), "__new__", t.Value(), x)
		}
		out, err := w.c.NewInstance(t)
		if err != nil {
			return py.Value{}, err
		}
		return out.Value(), nil
	}
	name := "__getnewargs__"
	if ex {
		name = "__getnewargs_ex__"
	}
	args, err := w.c.CallMethod(x, name)
	if err != nil {
		return py.Value{}, err
	}
	if args, err = w.copy(args); err != nil {
		return py.Value{}, err
	}
	var kw []py.Kw
	if ex {
		if !args.Is(&py.TupleType) || args.Tuple().Len() != 2 || args.Tuple().At(1).Kind() != py.KindDict {
			return py.Value{}, w.c.Errorf(&py.TypeErrorType, "__getnewargs_ex__ should return a tuple of a tuple and a dict")
		}
		if kw, err = w.c.Keywords(args.Tuple().At(1)); err != nil {
			return py.Value{}, err
		}
		args = args.Tuple().At(0)
	}
	if args.Kind() != py.KindTuple {
		return py.Value{}, w.c.Errorf(&py.TypeErrorType, "__getnewargs__ should return a tuple, not '%s'", args.Type().Name)
	}
	f, err := w.c.GetAttr(t.Value(), "__new__")
	if err != nil {
		return py.Value{}, err
	}
	return w.c.CallKw(f, append([]py.Value{t.Value()}, args.Tuple().Items()...), kw)
}

// reduced copies an object whose class says by __reduce_ex__ or __reduce__ how
// it is made again; the nil Value if it does not.
func (w *copier) reduced(x py.Value) (py.Value, error) {
	var how py.Value
	var err error
	switch t := x.Type(); {
	case !t.Lookup("__reduce_ex__").IsNil():
		how, err = w.c.CallMethod(x, "__reduce_ex__", py.Int(4))
	case !t.Lookup("__reduce__").IsNil():
		how, err = w.c.CallMethod(x, "__reduce__")
	default:
		return py.Value{}, nil
	}
	if err != nil {
		return py.Value{}, err
	}
	if how.IsStr() {
		return x, nil
	}
	if !how.Is(&py.TupleType) || how.Tuple().Len() < 2 || how.Tuple().Len() > 5 {
		return py.Value{}, w.c.Errorf(&py.TypeErrorType, "__reduce__ must return a string or tuple of two to five items")
	}
	parts := [5]py.Value{2: py.None, 3: py.None, 4: py.None}
	copy(parts[:], how.Tuple().Items())
	return w.reconstruct(x, parts)
}

func (w *copier) reconstruct(x py.Value, parts [5]py.Value) (py.Value, error) {
	mark := w.c.Push(py.KeepTuple(parts[:]).Value())
	defer w.c.Pop(mark)
	args, err := w.copy(parts[1])
	if err != nil {
		return py.Value{}, err
	}
	if args.Kind() != py.KindTuple {
		return py.Value{}, w.c.Errorf(&py.TypeErrorType, "the arguments in what __reduce__ returns must be a tuple, not '%s'", args.Type().Name)
	}
	y, err := w.c.Call(parts[0], args.Tuple().Items()...)
	if err != nil {
		return py.Value{}, err
	}
	if err := w.remember(x, y); err != nil {
		return py.Value{}, err
	}
	if err := w.setState(y, parts[2]); err != nil {
		return py.Value{}, err
	}
	return y, w.refill(y, parts[3], parts[4])
}

// refill appends the items, then sets the pairs, that two iterators give.
func (w *copier) refill(y, items, pairs py.Value) error {
	if !items.IsNone() {
		err := w.c.Each(items, func(v py.Value) error {
			v, err := w.copy(v)
			if err == nil {
				_, err = w.c.CallMethod(y, "append", v)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if pairs.IsNone() {
		return nil
	}
	return w.c.Each(pairs, func(pair py.Value) error {
		pair, err := w.copy(pair)
		if err != nil {
			return err
		}
		if !pair.Is(&py.TupleType) || pair.Tuple().Len() != 2 {
			return w.c.Errorf(&py.TypeErrorType, "a pair of key and value is required")
		}
		return w.c.SetItem(y, pair.Tuple().At(0), pair.Tuple().At(1))
	})
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
	y, err := w.c.Call(x.Type().Value(), append([]py.Value(nil), args.Tuple().Items()...)...)
	if err != nil || y.Kind() != py.KindException {
		return y, err
	}
	return y, w.attrs(e.Attrs, &y.Exception().Attrs)
}

// scalar copies a bytearray, or an instance of a script's subclass of int,
// str and the like.
func (w *copier) scalar(x py.Value) (py.Value, error) {
	if x.Kind() == py.KindByteArray {
		y, err := w.c.Call(x.Type().Value(), x)
		if err != nil || y.Kind() != py.KindByteArray || !y.Type().Has(py.TypeScript) {
			return y, err
		}
		return y, w.attrs(x.OwnAttrs(), y.AttrsField())
	}
	for _, name := range [...]string{"__getnewargs_ex__", "__getnewargs__", "__getstate__", "__setstate__"} {
		if !x.Type().Lookup(name).IsNil() {
			return w.instance(x)
		}
	}
	base := x.Type()
	for base.Has(py.TypeScript) {
		base = base.Base
	}
	if base.Slots.New == nil {
		return x, nil
	}
	y, err := base.Slots.New(w.c, x.Type(), []py.Value{x}, nil)
	if err != nil {
		return py.Value{}, err
	}
	return y, w.attrs(x.OwnAttrs(), y.AttrsField())
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
