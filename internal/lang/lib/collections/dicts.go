package collections

import "github.com/vivarium-run/vivarium/internal/lang/py"

var defaultDictType, orderedDictType py.Type

// factoryName is the attribute that holds a defaultdict's factory.
const factoryName = "default_factory"

func declareDicts() {
	init := py.Row{Sig: "defaultdict(self, /, *args, **kw)", Doc: "", Cost: "len of the arguments", Fn: initDefaultDict}
	defaultDictType = py.Type{
		Name: "defaultdict", Module: "collections", Base: &py.DictType, Flags: py.TypeBaseable | py.TypeUnhashable | py.TypeLongName,
		Doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.",
		Methods: []py.Row{
			{"__missing__(self, key, /)", "Called by __getitem__ for missing key.", "1", missing},
			{"copy(self, /)", "D.copy() -> a shallow copy of D.", "len(self)", copyDefault},
			{"__copy__(self, /)", "D.copy() -> a shallow copy of D.", "len(self)", copyDefault},
		},
		Getters: []py.Getter{{Name: factoryName, Doc: "Factory for default value called by __missing__().", Get: getFactory, Set: setFactory}},
		Slots: py.Slots{
			Init: py.InitSlot(init), Repr: reprDefault,
			Binary: [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){py.Or: orDefault},
		},
	}
	orderedDictType = py.Type{
		Name: "OrderedDict", Module: "collections", Base: &py.DictType, Flags: py.TypeBaseable | py.TypeUnhashable | py.TypeHasDict | py.TypeLongName,
		Shape: py.NewShape(), Doc: "Dictionary that remembers insertion order",
		Methods: []py.Row{
			{"move_to_end(self, key, last=True)", "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.", "1", moveToEnd},
			{"popitem(self, last=True)", "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.", "1", popItem},
			{"copy(self, /)", "od.copy() -> a shallow copy of od", "len(self)", copyOrdered},
			{"__copy__(self, /)", "od.copy() -> a shallow copy of od", "len(self)", copyOrdered},
		},
		Slots: py.Slots{
			Repr: reprOrdered, Compare: compareOrdered,
			Binary: [py.NumBinary]func(*py.Context, py.Value, py.Value) (py.Value, error){py.Or: orOrdered},
		},
	}
}

func getFactory(_ *py.Context, v py.Value) (py.Value, error) {
	if f := v.OwnAttrs().Get(factoryName); !f.IsNil() {
		return f, nil
	}
	return py.None, nil
}

func setFactory(c *py.Context, v, x py.Value) error {
	attrs := v.AttrsField()
	if *attrs == nil {
		if err := c.Alloc(64 + py.AttrBytes); err != nil {
			return err
		}
		*attrs = &py.Attrs{}
	}
	if x.IsNil() {
		x = py.None
	}
	(*attrs).Set(factoryName, x)
	return nil
}

func initDefaultDict(c *py.Context, a []py.Value) (py.Value, error) {
	args := a[1].Tuple().Items()
	if len(args) > 2 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "dict expected at most 1 argument, got %d", len(args)-1)
	}
	factory := py.None
	if len(args) > 0 {
		factory = args[0]
		if !factory.IsNone() && !py.Callable(factory) {
			return py.Value{}, c.Errorf(&py.TypeErrorType, "first argument must be callable or None")
		}
		args = args[1:]
	}
	if err := setFactory(c, a[0], factory); err != nil {
		return py.Value{}, err
	}
	if len(args) > 0 {
		if err := a[0].Dict().Update(c, args[0]); err != nil {
			return py.Value{}, err
		}
	}
	return py.None, a[0].Dict().Merge(c, a[2].Dict(), true)
}

func missing(c *py.Context, a []py.Value) (py.Value, error) {
	self, key := a[0], a[1]
	factory, err := getFactory(c, self)
	if err != nil {
		return py.Value{}, err
	}
	if factory.IsNone() {
		return py.Value{}, c.Raise(&py.KeyErrorType, key)
	}
	v, err := c.Call(factory)
	if err != nil {
		return py.Value{}, err
	}
	return v, c.SetItem(self, key, v)
}

// derive returns an empty dict of v's class, made as v's class makes them.
func derive(c *py.Context, v py.Value, args ...py.Value) (py.Value, error) {
	return c.Call(v.Type().Value(), args...)
}

func copyDefault(c *py.Context, a []py.Value) (py.Value, error) {
	factory, err := getFactory(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	return derive(c, a[0], factory, a[0])
}

func reprDefault(c *py.Context, v py.Value) (py.Value, error) {
	factory, err := getFactory(c, v)
	if err != nil {
		return py.Value{}, err
	}
	base, err := py.DictType.Slots.Repr(c, v)
	if err != nil {
		return py.Value{}, err
	}
	text := "..."
	if !c.EnterRepr(factory) {
		text, err = c.Repr(factory)
		c.LeaveRepr()
		if err != nil {
			return py.Value{}, err
		}
	}
	return c.NewStr(v.Type().Name + "(" + text + ", " + base.Str().S + ")")
}

func orDefault(c *py.Context, a, b py.Value) (py.Value, error) {
	if a.Kind() != py.KindDict || b.Kind() != py.KindDict {
		return py.NotImplemented, nil
	}
	self := a
	if !a.Type().IsSubtype(&defaultDictType) {
		self = b
	}
	factory, err := getFactory(c, self)
	if err != nil {
		return py.Value{}, err
	}
	out, err := derive(c, self, factory, a)
	if err != nil {
		return py.Value{}, err
	}
	return out, out.Dict().Update(c, b)
}

func moveToEnd(c *py.Context, a []py.Value) (py.Value, error) {
	last, err := c.Truth(a[2])
	if err != nil {
		return py.Value{}, err
	}
	found, err := a[0].Dict().MoveToEnd(c, a[1], last)
	if err == nil && !found {
		err = c.Raise(&py.KeyErrorType, a[1])
	}
	return py.None, err
}

func popItem(c *py.Context, a []py.Value) (py.Value, error) {
	last, err := c.Truth(a[1])
	if err != nil {
		return py.Value{}, err
	}
	if err := c.Alloc(py.PairBytes); err != nil {
		return py.Value{}, err
	}
	k, v, err := a[0].Dict().PopItem(c, last)
	if err != nil {
		return py.Value{}, err
	}
	if k.IsNil() {
		return py.Value{}, c.Errorf(&py.KeyErrorType, "dictionary is empty")
	}
	return py.Pair(k, v), nil
}

func copyOrdered(c *py.Context, a []py.Value) (py.Value, error) { return derive(c, a[0], a[0]) }

func reprOrdered(c *py.Context, v py.Value) (py.Value, error) {
	if v.Dict().Len() == 0 {
		return c.NewStr(v.Type().Name + "()")
	}
	base, err := py.DictType.Slots.Repr(c, v)
	if err != nil {
		return py.Value{}, err
	}
	text := base.Str().S
	if text == "{...}" {
		return c.NewStr("...")
	}
	return c.NewStr(v.Type().Name + "(" + text + ")")
}

// compareOrdered compares as dicts and, among ordered dicts, in order.
func compareOrdered(c *py.Context, a, b py.Value, op py.CompareOp) (py.Value, error) {
	v, err := py.DictType.Slots.Compare(c, a, b, op)
	if err != nil || v == py.NotImplemented || v.AsBool() != (op == py.EQ) {
		return v, err
	}
	if b.Kind() != py.KindDict || !b.Type().IsSubtype(&orderedDictType) {
		return v, nil
	}
	for i, j := 0, 0; ; {
		k, _, nextI, ok := a.Dict().Entry(i)
		l, _, nextJ, also := b.Dict().Entry(j)
		if !ok || !also {
			return v, nil
		}
		if err := c.Steps(1); err != nil {
			return py.Value{}, err
		}
		if same, err := c.Equal(k, l); err != nil || !same {
			return py.Bool(op == py.NE), err
		}
		i, j = nextI, nextJ
	}
}

func orOrdered(c *py.Context, a, b py.Value) (py.Value, error) {
	if a.Kind() != py.KindDict || b.Kind() != py.KindDict {
		return py.NotImplemented, nil
	}
	self := a
	if !a.Type().IsSubtype(&orderedDictType) {
		self = b
	}
	out, err := derive(c, self, a)
	if err != nil {
		return py.Value{}, err
	}
	return out, out.Dict().Update(c, b)
}
