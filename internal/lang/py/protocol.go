package py

// Containers and classes: len, in, subscription, isinstance.

// Len returns len(v).
func (c *Context) Len(v Value) (int, error) {
	slot := v.Type().Slots.Len
	if slot == nil {
		return 0, c.Errorf(&TypeErrorType, "object of type '%s' has no len()", v.Type().Shown())
	}
	return slot(c, v)
}

// LenHint returns len(v), __length_hint__ or otherwise: a claim, not a fact.
func (c *Context) LenHint(v Value, otherwise int) (int, error) {
	if slot := v.Type().Slots.Len; slot != nil {
		n, err := slot(c, v)
		if err == nil {
			return n, nil
		}
		if _, ok := IsRaised(err, &TypeErrorType); !ok {
			return 0, err
		}
	}
	m := v.Type().Lookup("__length_hint__")
	if m.IsNil() {
		return otherwise, nil
	}
	r, err := c.callSpecial(m, v)
	if _, ok := IsRaised(err, &TypeErrorType); ok {
		return otherwise, nil
	}
	if err != nil {
		return 0, err
	}
	return c.checkHint(r, otherwise)
}

func (c *Context) checkHint(r Value, otherwise int) (int, error) {
	if r == NotImplemented {
		return otherwise, nil
	}
	if !IsIntLike(r) {
		return 0, c.Errorf(&TypeErrorType, "__length_hint__ must be an integer, not %s", r.Type().Shown())
	}
	n, err := c.IndexInt(r, true)
	if err == nil && n < 0 {
		return 0, c.Errorf(&ValueErrorType, "__length_hint__() should return >= 0")
	}
	return n, err
}

// Contains returns x in v.
func (c *Context) Contains(v, x Value) (bool, error) {
	if err := c.Steps(1); err != nil {
		return false, err
	}
	t := v.Type()
	if t == &StrType && x.Is(&StrType) {
		i, err := c.findText(v.Str().S, x.Str().S)
		return i >= 0, err
	}
	if hash, ok := readyHash(x); ok {
		switch t {
		case &SetType, &FrozenSetType:
			if _, found, known := (*Set)(v.ptr()).find(x, hash); known {
				return found, nil
			}
		case &DictType:
			if pos, known := (*Dict)(v.ptr()).find(x, hash); known {
				return pos >= 0, nil
			}
		}
	}
	if t.Slots.Contains != nil {
		if err := c.Enter(); err != nil {
			return false, err
		}
		found, err := t.Slots.Contains(c, v, x)
		c.Leave()
		return found, err
	}
	if !iterable(t) || t.Lookup("__contains__").IsNone() {
		return false, c.Errorf(&TypeErrorType, "argument of type '%s' is not iterable", t.Shown())
	}
	found := false
	err := c.Each(v, func(item Value) error {
		same, err := c.Equal(item, x)
		if err == nil && same {
			found, err = true, ErrStop
		}
		return err
	})
	return found, err
}

// GetItem returns v[key].
func (c *Context) GetItem(v, key Value) (Value, error) {
	t := v.Type()
	if t == &DictType {
		if hash, ok := readyHash(key); ok {
			d := (*Dict)(v.ptr())
			if pos, known := d.find(key, hash); known && pos >= 0 {
				return d.entries[pos].val, nil
			}
		}
	}
	if t.Slots.GetItem != nil {
		return t.Slots.GetItem(c, v, key)
	}
	if t.Kind == KindType {
		return c.classItem(v, key)
	}
	return Value{}, c.Errorf(&TypeErrorType, "'%s' object is not subscriptable", t.Shown())
}

// classItem is cls[key], which __class_getitem__ defines.
func (c *Context) classItem(cls, key Value) (Value, error) {
	t := cls.TypeObject()
	if t == &TypeType || genericBuiltin(t) {
		return c.NewAlias(cls, key)
	}
	m, err := c.GetAttrOpt(cls, "__class_getitem__")
	if err != nil {
		return Value{}, err
	}
	if m.IsNil() {
		return Value{}, c.Errorf(&TypeErrorType, "type '%s' is not subscriptable", t.Name)
	}
	return c.Call(m, key)
}

// SetItem does v[key] = x.
func (c *Context) SetItem(v, key, x Value) error {
	t := v.Type()
	if t == &DictType {
		return (*Dict)(v.ptr()).Set(c, key, x)
	}
	slot := t.Slots.SetItem
	if slot == nil {
		return c.Errorf(&TypeErrorType, "'%s' object does not support item assignment", v.Type().Shown())
	}
	return slot(c, v, key, x)
}

// DelItem does del v[key].
func (c *Context) DelItem(v, key Value) error {
	slot := v.Type().Slots.SetItem
	if slot == nil {
		verb := "does not"
		if isSequence := v.Type().Slots.GetItem != nil || v.Type().Flags&TypeScript != 0 || isSet(v); isSequence && hasIndex(key) {
			verb = "doesn't"
		}
		return c.Errorf(&TypeErrorType, "'%s' object %s support item deletion", v.Type().Shown(), verb)
	}
	return slot(c, v, key, Value{})
}

// IsInstance is isinstance(v, cls).
func (c *Context) IsInstance(v, cls Value) (bool, error) {
	if cls.Kind() == KindType {
		if v.Type() == cls.TypeObject() {
			return true, nil
		}
		if cls.Type() == &TypeType {
			ok, err := c.derives(v.Type(), cls.TypeObject())
			if ok || err != nil || !v.Type().Has(TypeScript) {
				return ok, err
			}
			return c.claims(v, cls)
		}
	}
	return c.classTest(cls, "__instancecheck__", v, func(cls Value) (bool, error) { return c.IsInstance(v, cls) },
		"isinstance() arg 2 must be a type, a tuple of types, or a union")
}

// IsInstanceOfAny is isinstance(v, tuple(classes)).
func (c *Context) IsInstanceOfAny(v Value, classes []Value) (bool, error) {
	return c.anyClass(classes, func(cls Value) (bool, error) { return c.IsInstance(v, cls) })
}

// IsSubclass is issubclass(v, cls).
func (c *Context) IsSubclass(v, cls Value) (bool, error) {
	if cls.Kind() == KindType && cls.Type() == &TypeType {
		if v.Kind() != KindType {
			return c.abstractSubclass(v, cls, "")
		}
		return c.derives(v.TypeObject(), cls.TypeObject())
	}
	return c.classTest(cls, "__subclasscheck__", v, func(cls Value) (bool, error) { return c.IsSubclass(v, cls) },
		"issubclass() arg 2 must be a class, a tuple of classes, or a union")
}

// classTest is the part of isinstance and issubclass that looks at the second
// argument: a tuple, a union, a class whose metaclass has a hook of its own.
func (c *Context) classTest(cls Value, hook string, v Value, each func(Value) (bool, error), refusal string) (bool, error) {
	if cls.Kind() == KindTuple {
		return c.anyClass(cls.Tuple().Items(), each)
	}
	if parts, ok := unionParts(cls); ok {
		return c.anyClass(parts, each)
	}
	if m := cls.Type().Lookup(hook); !m.IsNil() && m != TypeType.Dict().Get(hook) {
		r, err := c.callSpecial(m, cls, v)
		if err != nil {
			return false, err
		}
		return c.Truth(r)
	}
	t := v.Type()
	if hook == "__subclasscheck__" {
		if v.Kind() != KindType || cls.Kind() != KindType {
			return c.abstractSubclass(v, cls, refusal)
		}
		t = v.TypeObject()
	}
	if cls.Kind() != KindType {
		return c.abstractInstance(v, cls, refusal)
	}
	ok, err := c.derives(t, cls.TypeObject())
	if ok || err != nil || hook == "__subclasscheck__" || !t.Has(TypeScript) {
		return ok, err
	}
	return c.claims(v, cls)
}

// claims reports whether an object says by a __class__ of its own that it is
// an instance of cls.
func (c *Context) claims(v, cls Value) (bool, error) {
	if v.Type().Lookup("__class__") == ObjectType.Dict().Get("__class__") && v.Type().Slots.GetAttr == nil {
		return false, nil
	}
	k, err := c.GetAttrOpt(v, "__class__")
	if err != nil || k.Kind() != KindType || k == v.Type().Value() {
		return false, err
	}
	return c.derives(k.TypeObject(), cls.TypeObject())
}

// abstractInstance is isinstance(v, cls) for an object that is no class, but
// has a tuple __bases__.
func (c *Context) abstractInstance(v, cls Value, refusal string) (bool, error) {
	if _, ok, err := c.abstractBases(cls); err != nil || !ok {
		if err == nil {
			err = c.Errorf(&TypeErrorType, "%s", refusal)
		}
		return false, err
	}
	k, err := c.GetAttrOpt(v, "__class__")
	if err != nil || k.IsNil() {
		return false, err
	}
	return c.abstractlyDerives(k, cls)
}

// abstractSubclass is issubclass(v, cls) where one of the two is no class.
func (c *Context) abstractSubclass(v, cls Value, refusal string) (bool, error) {
	for _, x := range [...]struct {
		v       Value
		refusal string
	}{{v, "issubclass() arg 1 must be a class"}, {cls, refusal}} {
		if _, ok, err := c.abstractBases(x.v); err != nil || !ok {
			if err == nil {
				err = c.Errorf(&TypeErrorType, "%s", x.refusal)
			}
			return false, err
		}
	}
	return c.abstractlyDerives(v, cls)
}

// abstractBases returns the __bases__ of what may stand for a class.
func (c *Context) abstractBases(v Value) ([]Value, bool, error) {
	b, err := c.GetAttrOpt(v, "__bases__")
	if err != nil || b.Kind() != KindTuple {
		return nil, false, err
	}
	return b.Tuple().Items(), true, nil
}

func (c *Context) abstractlyDerives(v, cls Value) (bool, error) {
	if v == cls {
		return true, nil
	}
	if err := c.enterStep(); err != nil {
		return false, err
	}
	defer c.Leave()
	bases, _, err := c.abstractBases(v)
	if err != nil {
		return false, err
	}
	for _, b := range bases {
		if ok, err := c.abstractlyDerives(b, cls); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

func (c *Context) anyClass(classes []Value, each func(Value) (bool, error)) (bool, error) {
	if err := c.enterStep(); err != nil {
		return false, err
	}
	defer c.Leave()
	for _, cls := range classes {
		if err := c.Steps(1); err != nil {
			return false, err
		}
		if ok, err := each(cls); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// derives reports whether t is u, inherits from it, or is registered as a
// virtual subclass of it or of one of its subclasses.
func (c *Context) derives(t, u *Type) (bool, error) {
	if t.IsSubtype(u) {
		return true, nil
	}
	if len(u.Registered) == 0 && len(u.below) == 0 {
		return false, nil
	}
	if err := c.enterStep(); err != nil {
		return false, err
	}
	defer c.Leave()
	for _, r := range u.Registered {
		if ok, err := c.derives(t, r); ok || err != nil {
			return ok, err
		}
	}
	for _, sub := range u.subclasses() {
		if len(sub.Registered) == 0 && len(sub.below) == 0 {
			continue
		}
		if ok, err := c.derives(t, sub); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}
