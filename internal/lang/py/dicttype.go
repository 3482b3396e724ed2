package py

func dictNew(c *Context, cls *Type, _ []Value, _ []Kw) (Value, error) {
	return NewDictOf(cls).Value(), c.Alloc(DictBytes)
}

func dictInit(c *Context, self Value, args []Value, kw []Kw) error {
	if err := argCount(c, "dict", args, 0, 1); err != nil {
		return err
	}
	d := self.Dict()
	if len(args) > 0 {
		if err := d.Update(c, args[0]); err != nil {
			return err
		}
	}
	return d.setKeywords(c, kw)
}

// dictQuick is dict(), and dict(d) of a dict.
func dictQuick(c *Context, args []Value) (v Value, ok bool, err error) {
	switch len(args) {
	case 0:
		return NewDict().Value(), true, c.Alloc(DictBytes)
	case 1:
		if args[0].ref.typ == &DictType {
			d, err := args[0].Dict().Copy(c)
			if err != nil {
				return Value{}, true, err
			}
			return d.Value(), true, nil
		}
	}
	return Value{}, false, nil
}

func (d *Dict) setKeywords(c *Context, kw []Kw) error {
	for _, k := range kw {
		if err := c.Steps(1); err != nil {
			return err
		}
		if err := d.SetStr(c, k.Name, k.Value); err != nil {
			return err
		}
	}
	return nil
}

// Update does d.update(other): other is a mapping or an iterable of pairs.
func (d *Dict) Update(c *Context, other Value) error {
	if plainDict(other) {
		return d.Merge(c, other.Dict(), true)
	}
	keys, err := c.GetAttrOpt(other, "keys")
	if err != nil {
		return err
	}
	if keys.IsNil() {
		return d.updatePairs(c, other)
	}
	return d.updateMapping(c, keys, other)
}

// plainDict reports whether v is a dict whose iteration is dict's own.
func plainDict(v Value) bool {
	if v.Is(&DictType) {
		return true
	}
	return v.Kind() == KindDict && v.Type().Lookup("__iter__") == DictType.Dict().Get("__iter__")
}

func (d *Dict) updateMapping(c *Context, keys, other Value) error {
	all, err := c.Call(keys)
	if err != nil {
		return err
	}
	return c.Each(all, func(k Value) error {
		v, err := c.GetItem(other, k)
		if err != nil {
			return err
		}
		return d.Set(c, k, v)
	})
}

func (d *Dict) updatePairs(c *Context, pairs Value) error {
	i := 0
	return c.Each(pairs, func(p Value) error {
		i++
		if p.Is(&TupleType) && p.Tuple().Len() == 2 {
			t := p.Tuple()
			return d.Set(c, t.Items()[0], t.Items()[1])
		}
		it, err := c.Iter(p)
		if _, ok := IsRaised(err, &TypeErrorType); ok {
			return c.Errorf(&TypeErrorType, "cannot convert dictionary update sequence element #%d to a sequence", i-1)
		}
		if err != nil {
			return err
		}
		items, err := c.Items(it)
		if err != nil {
			return err
		}
		if len(items) != 2 {
			return c.Errorf(&ValueErrorType, "dictionary update sequence element #%d has length %d; 2 is required", i-1, len(items))
		}
		defer c.Pop(c.Push(KeepTuple(items).Value()))
		return d.Set(c, items[0], items[1])
	})
}

func dictRepr(c *Context, v Value) (Value, error) {
	d := v.Dict()
	if d.n == 0 {
		return c.Text("{}"), nil
	}
	if c.EnterRepr(v) {
		return c.Text("{...}"), nil
	}
	defer c.LeaveRepr()
	w := c.newTextWriter()
	if err := w.add("{"); err != nil {
		return Value{}, err
	}
	for pos, i := 0, 0; ; i++ {
		k, x, next, ok := d.Entry(pos)
		if !ok {
			return w.end("}")
		}
		pos = next
		if err := w.item(i, k); err != nil {
			return Value{}, err
		}
		if err := w.add(": "); err != nil {
			return Value{}, err
		}
		if err := w.repr(x); err != nil {
			return Value{}, err
		}
	}
}

func dictLen(c *Context, v Value) (int, error) { return int(v.Dict().n), nil }

func dictIter(c *Context, v Value) (Value, error) {
	return newDictIter(c, v.Dict(), &DictKeyIteratorType)
}

// dictGetItem returns d[key], asking __missing__ of a subclass, or raises
// KeyError.
func dictGetItem(c *Context, v, key Value) (Value, error) {
	x, err := v.Dict().Get(c, key)
	if err != nil || !x.IsNil() {
		return x, err
	}
	if !v.Is(&DictType) {
		if missing := v.Type().Lookup("__missing__"); !missing.IsNil() {
			return c.callSpecial(missing, v, key)
		}
	}
	return Value{}, c.Raise(&KeyErrorType, key)
}

func dictSetItem(c *Context, v, key, value Value) error {
	d := v.Dict()
	if !value.IsNil() {
		return d.Set(c, key, value)
	}
	found, err := d.Delete(c, key)
	if err == nil && !found {
		return c.Raise(&KeyErrorType, key)
	}
	return err
}

func dictContains(c *Context, v, x Value) (bool, error) { return v.Dict().Has(c, x) }

func dictCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || a.Kind() != KindDict || b.Kind() != KindDict {
		return NotImplemented, nil
	}
	eq, err := a.Dict().equal(c, b.Dict())
	return Bool(eq == (op == EQ)), err
}

func (d *Dict) equal(c *Context, e *Dict) (bool, error) {
	if d.n != e.n {
		return false, nil
	}
	for i := int(d.head); i < len(d.entries); i++ {
		x := d.entries[i]
		if x.key.ref == nil {
			continue
		}
		if err := c.Steps(1); err != nil {
			return false, err
		}
		other, err := e.getHashed(c, x.key, d.hashAt(i))
		if err != nil || other.IsNil() {
			return false, err
		}
		if eq, err := c.Equal(x.val, other); !eq || err != nil {
			return false, err
		}
	}
	return true, nil
}

func dictOr(c *Context, a, b Value) (Value, error) {
	if a.Kind() != KindDict || b.Kind() != KindDict {
		return NotImplemented, nil
	}
	d, err := a.Dict().Copy(c)
	if err != nil {
		return Value{}, err
	}
	return d.Value(), d.Update(c, b)
}

func dictInplaceOr(c *Context, a, b Value) (Value, error) { return a, a.Dict().Update(c, b) }

var dictMethods = []Row{
	{"get(self, key, default=None, /)", "Return the value for key if key is in the dictionary, else default.", "1", dictGet},
	{"setdefault(self, key, default=None, /)", "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.", "1", dictSetDefault},
	{"pop(self, key, default=?, /)", "If the key is not found, return the default if given; otherwise,\nraise a KeyError.", "1", dictPop},
	{"popitem(self, /)", "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.", "1", dictPopItem},
	{"keys(self, /)", "Return a set-like object providing a view on the dict's keys.", "1", dictKeys},
	{"values(self, /)", "Return an object providing a view on the dict's values.", "1", dictValues},
	{"items(self, /)", "Return a set-like object providing a view on the dict's items.", "1", dictItems},
	{"update(self, other=?, /, **kwargs)", "Update D from mapping/iterable E and F.", "len(other)", dictUpdate},
	{"clear(self, /)", "Remove all items from the dict.", "1", dictClear},
	{"copy(self, /)", "Return a shallow copy of the dict.", "len(self)/16", dictCopy},
	{"fromkeys(cls, iterable, value=None, /)", "Create a new dictionary with keys from iterable and values set to value.", "len(iterable)", dictFromKeys},
	{"__reversed__(self, /)", "Return a reverse iterator over the dict keys.", "1", dictReversed},
}

func dictGet(c *Context, a []Value) (Value, error) {
	v, err := a[0].Dict().Get(c, a[1])
	if err == nil && v.IsNil() {
		v = a[2]
	}
	return v, err
}

func dictSetDefault(c *Context, a []Value) (Value, error) {
	return a[0].Dict().SetDefault(c, a[1], a[2])
}

// SetDefault returns the value of key, which it binds to v if it is not there.
func (d *Dict) SetDefault(c *Context, key, v Value) (Value, error) {
	hash, err := c.keyHash(key)
	if err != nil {
		return Value{}, err
	}
	pos, err := d.lookup(c, key, hash)
	if err != nil {
		return Value{}, err
	}
	if pos >= 0 {
		return d.entries[pos].val, nil
	}
	return v, d.insert(c, key, hash, v)
}

func dictPop(c *Context, a []Value) (Value, error) {
	v, err := a[0].Dict().take(c, a[1])
	switch {
	case err != nil || !v.IsNil():
		return v, err
	case !a[2].IsNil():
		return a[2], nil
	}
	return Value{}, c.Raise(&KeyErrorType, a[1])
}

func dictPopItem(c *Context, a []Value) (Value, error) {
	if err := c.Alloc(PairBytes); err != nil {
		return Value{}, err
	}
	k, v, err := a[0].Dict().PopItem(c, true)
	if err != nil {
		return Value{}, err
	}
	if k.IsNil() {
		return Value{}, c.Errorf(&KeyErrorType, "popitem(): dictionary is empty")
	}
	return Pair(k, v), nil
}

func dictUpdate(c *Context, a []Value) (Value, error) {
	d := a[0].Dict()
	if !a[1].IsNil() {
		if err := d.Update(c, a[1]); err != nil {
			return Value{}, err
		}
	}
	return None, d.Merge(c, a[2].Dict(), true)
}

func dictClear(c *Context, a []Value) (Value, error) {
	a[0].Dict().Clear()
	return None, nil
}

func dictCopy(c *Context, a []Value) (Value, error) {
	d, err := a[0].Dict().Copy(c)
	if err != nil {
		return Value{}, err
	}
	return d.Value(), nil
}

func dictFromKeys(c *Context, a []Value) (Value, error) {
	v, err := c.Call(a[0])
	if err != nil {
		return Value{}, err
	}
	mark := c.Push(v)
	defer c.Pop(mark)
	return v, c.Each(a[1], func(k Value) error {
		if v.Is(&DictType) {
			return v.Dict().Set(c, k, a[2])
		}
		return c.SetItem(v, k, a[2])
	})
}

func dictReversed(c *Context, a []Value) (Value, error) {
	return newDictIter(c, a[0].Dict(), &DictReverseKeyIteratorType)
}

// DictType is dict.
var DictType Type

//go:noinline
func initDictType() {
	DictType = Type{
		Name:    "dict",
		Kind:    KindDict,
		Flags:   TypeBaseable | TypeUnhashable | TypeMapping | TypeSelfMatch | TypeGeneric,
		Doc:     "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
		Methods: dictMethods,
		Quick:   dictQuick,
		Slots: Slots{
			New:      dictNew,
			Init:     dictInit,
			Repr:     dictRepr,
			Len:      dictLen,
			Iter:     dictIter,
			GetItem:  dictGetItem,
			SetItem:  dictSetItem,
			Contains: dictContains,
			Compare:  dictCompare,
			Binary:   [NumBinary]func(*Context, Value, Value) (Value, error){Or: dictOr},
			Inplace:  [NumBinary]func(*Context, Value, Value) (Value, error){Or: dictInplaceOr},
		},
	}
}
