package operator

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

var attrGetterType, itemGetterType, methodCallerType py.Type

// An attrGetter fetches attributes by dotted names.
type attrGetter struct {
	names []string
	paths [][]string
}

// Trace implements py.Traced.
func (g *attrGetter) Trace(func(py.Value)) int64 {
	size := int64(64)
	for _, n := range g.names {
		size += int64(64 + 3*len(n))
	}
	return size
}

// An itemGetter fetches items by key.
type itemGetter struct{ keys []py.Value }

// Trace implements py.Traced.
func (g *itemGetter) Trace(visit func(py.Value)) int64 { return visitAll(visit, g.keys) }

func visitAll(visit func(py.Value), vs []py.Value) int64 {
	for _, v := range vs {
		visit(v)
	}
	return int64(32 + 16*len(vs))
}

// A methodCaller calls a method with fixed arguments.
type methodCaller struct {
	name string
	args []py.Value
	kw   []py.Kw
}

// Trace implements py.Traced.
func (g *methodCaller) Trace(visit func(py.Value)) int64 {
	for _, k := range g.kw {
		visit(k.Value)
	}
	size := visitAll(visit, g.args) + int64(len(g.name))
	for _, k := range g.kw {
		size += int64(32 + len(k.Name))
	}
	return size
}

func prepare() {
	declare := func(row py.Row, call func(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) (py.Value, error),
		repr func(c *py.Context, v py.Value) (py.Value, error)) py.Type {
		name, _, _ := strings.Cut(row.Sig, "(")
		return py.Type{Name: name, Module: "operator", Kind: py.KindNative, Doc: row.Doc, Flags: py.TypeBorrows | py.TypeLongName,
			Slots: py.Slots{New: py.NewSlot(row), Call: call, Repr: repr}}
	}
	attrGetterType = declare(py.Row{Sig: "attrgetter(cls, attr, /, *attrs)", Doc: "Return a callable object that fetches the given attribute(s) from its operand.", Cost: "1", Fn: newAttrGetter}, callAttrGetter, reprAttrGetter)
	itemGetterType = declare(py.Row{Sig: "itemgetter(cls, item, /, *items)", Doc: "Return a callable object that fetches the given item(s) from its operand.", Cost: "1", Fn: newItemGetter}, callItemGetter, reprItemGetter)
	methodCallerType = declare(py.Row{Sig: "methodcaller(cls, name, /, *args, **kwargs)", Doc: "Return a callable object that calls the given method on its operand.", Cost: "1", Fn: newMethodCaller}, callMethodCaller, reprMethodCaller)
}

// operand checks that a getter got exactly one argument.
func operand(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) error {
	name := self.Type().Name
	if len(kw) > 0 {
		return c.Errorf(&py.TypeErrorType, "%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return c.Errorf(&py.TypeErrorType, "%s expected 1 argument, got %d", name, len(args))
	}
	return nil
}

func newAttrGetter(c *py.Context, a []py.Value) (py.Value, error) {
	g := &attrGetter{}
	for _, v := range append([]py.Value{a[1]}, a[2].Tuple().Items()...) {
		if !v.IsStr() {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "attribute name must be a string")
		}
		name := v.Str().S
		if err := c.Charge(int64(len(name)/8+1), int64(128+3*len(name))); err != nil {
			return py.Value{}, err
		}
		path := strings.Split(name, ".")
		for _, part := range path {
			if err := c.CheckAttr(part); err != nil {
				return py.Value{}, err
			}
		}
		g.names, g.paths = append(g.names, name), append(g.paths, path)
	}
	return py.NewNative(a[0].TypeObject(), g), c.Alloc(96)
}

func callAttrGetter(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) (py.Value, error) {
	if err := operand(c, self, args, kw); err != nil {
		return py.Value{}, err
	}
	paths := self.Native().Data.(*attrGetter).paths
	if len(paths) == 1 && len(paths[0]) == 1 {
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		return c.GetAttr(args[0], paths[0][0])
	}
	return gather(c, len(paths), func(i int) (py.Value, error) {
		v := args[0]
		for _, name := range paths[i] {
			if err := c.Steps(1); err != nil {
				return py.Value{}, err
			}
			var err error
			if v, err = c.GetAttr(v, name); err != nil {
				return py.Value{}, err
			}
		}
		return v, nil
	})
}

// gather returns the only value of get, or the tuple of its n values.
func gather(c *py.Context, n int, get func(i int) (py.Value, error)) (py.Value, error) {
	if n == 1 {
		return get(0)
	}
	if err := c.Charge(int64(n), py.TupleBytes+py.ValueBytes*int64(n)); err != nil {
		return py.Value{}, err
	}
	out := make([]py.Value, n)
	for i := range out {
		v, err := get(i)
		if err != nil {
			return py.Value{}, err
		}
		out[i] = v
	}
	return py.KeepTuple(out).Value(), nil
}

// show is the repr of a getter: its type and arguments.
func show(c *py.Context, v py.Value, args []py.Value, kw []py.Kw) (py.Value, error) {
	parts := make([]string, 0, len(args)+len(kw))
	add := func(prefix string, v py.Value) error {
		text, err := c.Repr(v)
		if err != nil {
			return err
		}
		parts = append(parts, prefix+text)
		return c.Alloc(len(text) + len(prefix) + 16)
	}
	for _, a := range args {
		if err := add("", a); err != nil {
			return py.Value{}, err
		}
	}
	for _, k := range kw {
		if err := add(k.Name+"=", k.Value); err != nil {
			return py.Value{}, err
		}
	}
	return c.NewStr("operator." + v.Type().Name + "(" + strings.Join(parts, ", ") + ")")
}

func reprAttrGetter(c *py.Context, v py.Value) (py.Value, error) {
	var args []py.Value
	for _, n := range v.Native().Data.(*attrGetter).names {
		text, err := c.NewStr(n)
		if err != nil {
			return py.Value{}, err
		}
		args = append(args, text)
	}
	return show(c, v, args, nil)
}

func newItemGetter(c *py.Context, a []py.Value) (py.Value, error) {
	rest := a[2].Tuple().Items()
	if err := c.Alloc(128 + 16*len(rest)); err != nil {
		return py.Value{}, err
	}
	return py.NewNative(a[0].TypeObject(), &itemGetter{append([]py.Value{a[1]}, rest...)}), nil
}

func callItemGetter(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) (py.Value, error) {
	if err := operand(c, self, args, kw); err != nil {
		return py.Value{}, err
	}
	keys, v := self.Native().Data.(*itemGetter).keys, args[0]
	if len(keys) == 1 {
		return item(c, v, keys[0])
	}
	return gather(c, len(keys), func(i int) (py.Value, error) { return item(c, v, keys[i]) })
}

// item is v[key].
func item(c *py.Context, v, key py.Value) (py.Value, error) {
	if key.IsInt() && v.Is(&py.TupleType) {
		if n := key.AsInt(); n >= 0 && n < int64(v.Tuple().Len()) {
			return v.Tuple().Items()[n], nil
		}
	}
	return c.GetItem(v, key)
}

func reprItemGetter(c *py.Context, v py.Value) (py.Value, error) {
	return show(c, v, v.Native().Data.(*itemGetter).keys, nil)
}

func newMethodCaller(c *py.Context, a []py.Value) (py.Value, error) {
	if !a[1].IsStr() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "method name must be a string")
	}
	if err := c.CheckAttr(a[1].Str().S); err != nil {
		return py.Value{}, err
	}
	kw, err := c.Keywords(a[3])
	if err != nil {
		return py.Value{}, err
	}
	args := a[2].Tuple().Items()
	return py.NewNative(a[0].TypeObject(), &methodCaller{a[1].Str().S, args, kw}), c.Alloc(160)
}

func callMethodCaller(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) (py.Value, error) {
	if err := operand(c, self, args, kw); err != nil {
		return py.Value{}, err
	}
	g := self.Native().Data.(*methodCaller)
	if err := c.Charge(1, int64(16*len(g.args))); err != nil {
		return py.Value{}, err
	}
	return c.CallMethodKw(args[0], g.name, append([]py.Value(nil), g.args...), g.kw)
}

func reprMethodCaller(c *py.Context, v py.Value) (py.Value, error) {
	g := v.Native().Data.(*methodCaller)
	name, err := c.NewStr(g.name)
	if err != nil {
		return py.Value{}, err
	}
	return show(c, v, append([]py.Value{name}, g.args...), g.kw)
}
