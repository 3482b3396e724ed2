package py

// Type variables in the arguments of aliases and unions: which there are, and
// what comes out when types are put for them (the rules of PEP 585, 612 and
// 646).

// typeParameters appends to found the type variables in args, each once.
func (c *Context) typeParameters(found, args []Value) ([]Value, error) {
	if err := c.enterStep(); err != nil {
		return nil, err
	}
	defer c.Leave()
	for _, arg := range args {
		inner, err := c.parametersOf(arg)
		if err != nil {
			return nil, err
		}
		if items, ok := sequenceItems(arg); ok {
			if found, err = c.typeParameters(found, items); err != nil {
				return nil, err
			}
		}
		for _, p := range inner {
			if err := c.Charge(int64(len(found)+1), 16); err != nil {
				return nil, err
			}
			if indexOf(found, p) < 0 {
				found = append(found, p)
			}
		}
	}
	return found, nil
}

// sequenceItems returns the items of a tuple or list.
func sequenceItems(v Value) ([]Value, bool) {
	switch {
	case v.Is(&TupleType):
		return v.Tuple().Items(), true
	case v.Is(&ListType):
		l := v.List()
		items := make([]Value, l.Len())
		for i := range items {
			items[i] = l.At(i)
		}
		return items, true
	}
	return nil, false
}

// parametersOf returns the type variables that one argument is or has.
func (c *Context) parametersOf(arg Value) ([]Value, error) {
	if arg.Kind() == KindType || arg.Is(&TupleType) || arg.Is(&ListType) {
		return nil, nil
	}
	if arg.Type().Has(TypeParameter) {
		return []Value{arg}, nil
	}
	subst, err := c.GetAttrOpt(arg, "__typing_subst__")
	if err != nil {
		return nil, err
	}
	if !subst.IsNil() {
		return []Value{arg}, nil
	}
	params, err := c.GetAttrOpt(arg, "__parameters__")
	if err != nil || params.Kind() != KindTuple {
		return nil, err
	}
	return params.Tuple().Items(), nil
}

// substitute returns args with the types of key put for params, the type
// variables of self.
func (c *Context) substitute(self Value, args, params []Value, key Value) ([]Value, error) {
	if len(params) == 0 {
		text, err := c.Repr(self)
		if err != nil {
			return nil, err
		}
		return nil, c.Errorf(&TypeErrorType, "%s is not a generic class", text)
	}
	items, err := c.unpackArgs(key)
	if err != nil {
		return nil, err
	}
	for _, p := range params {
		if items, err = c.prepareArgs(self, p, items); err != nil {
			return nil, err
		}
	}
	if len(items) != len(params) {
		text, err := c.Repr(self)
		if err != nil {
			return nil, err
		}
		word := "many"
		if len(items) < len(params) {
			word = "few"
		}
		return nil, c.Errorf(&TypeErrorType, "Too %s arguments for %s; actual %d, expected %d", word, text, len(items), len(params))
	}
	return c.replaceArgs(args, params, items)
}

// unpackArgs spreads *tuple[…] among the items of a subscript.
func (c *Context) unpackArgs(key Value) ([]Value, error) {
	items := []Value{key}
	if key.Is(&TupleType) {
		items = key.Tuple().Items()
	}
	if err := c.Charge(int64(len(items)+1), int64(16*len(items))); err != nil {
		return nil, err
	}
	var out []Value
	for _, item := range items {
		if item.Kind() == KindType {
			out = append(out, item)
			continue
		}
		sub, err := c.GetAttrOpt(item, "__typing_unpacked_tuple_args__")
		if err != nil {
			return nil, err
		}
		if sub.Kind() == KindTuple {
			inner := sub.Tuple().Items()
			if n := len(inner); n == 0 || inner[n-1] != Ellipsis {
				if err := c.Charge(int64(n), int64(16*n)); err != nil {
					return nil, err
				}
				out = append(out, inner...)
				continue
			}
		}
		out = append(out, item)
	}
	return out, nil
}

// prepareArgs lets a type variable group or complete the items.
func (c *Context) prepareArgs(self, param Value, items []Value) ([]Value, error) {
	prepare, err := c.GetAttrOpt(param, "__typing_prepare_subst__")
	if err != nil || prepare.IsNil() || prepare.IsNone() {
		return items, err
	}
	v, err := c.Call(prepare, self, KeepTuple(items).Value())
	if err != nil {
		return nil, err
	}
	if v.Kind() != KindTuple {
		return nil, c.Errorf(&TypeErrorType, "__typing_prepare_subst__ must return a tuple, not '%s'", v.Type().Shown())
	}
	return v.Tuple().Items(), nil
}

// replaceArgs is the args with items put for params.
func (c *Context) replaceArgs(args, params, items []Value) ([]Value, error) {
	if err := c.enterStep(); err != nil {
		return nil, err
	}
	defer c.Leave()
	out := make([]Value, 0, len(args))
	for _, arg := range args {
		if err := c.Charge(int64(len(params)/8+1), 16); err != nil {
			return nil, err
		}
		new, spread, err := c.replaceArg(arg, params, items)
		if err != nil {
			return nil, err
		}
		if spread {
			inner := new.Tuple().Items()
			if err := c.Charge(int64(len(inner)), int64(16*len(inner))); err != nil {
				return nil, err
			}
			out = append(out, inner...)
			continue
		}
		out = append(out, new)
	}
	return out, nil
}

// replaceArg is one argument with items put for params; spread: it is a tuple
// whose items stand in its place.
func (c *Context) replaceArg(arg Value, params, items []Value) (new Value, spread bool, err error) {
	if arg.Kind() == KindType {
		return arg, false, nil
	}
	if inner, ok := sequenceItems(arg); ok {
		inner, err = c.replaceArgs(inner, params, items)
		if arg.Is(&TupleType) {
			return KeepTuple(inner).Value(), false, err
		}
		return NewList(inner).Value(), false, err
	}
	star, err := c.GetAttrOpt(arg, "__typing_is_unpacked_typevartuple__")
	if err != nil {
		return Value{}, false, err
	}
	subst, err := c.GetAttrOpt(arg, "__typing_subst__")
	if err != nil {
		return Value{}, false, err
	}
	if i := indexOf(params, arg); !subst.IsNil() && i >= 0 {
		new, err = c.Call(subst, items[i])
	} else {
		new, err = c.replaceInside(arg, params, items)
	}
	if err != nil || star != True {
		return new, false, err
	}
	if new.Kind() != KindTuple {
		return Value{}, false, c.Errorf(&TypeErrorType, "expected a tuple, not '%s'", new.Type().Shown())
	}
	return new, true, nil
}

// replaceInside subscribes an argument that has type variables itself.
func (c *Context) replaceInside(arg Value, params, items []Value) (Value, error) {
	own, err := c.GetAttrOpt(arg, "__parameters__")
	if err != nil || own.Kind() != KindTuple || own.Tuple().Len() == 0 {
		return arg, err
	}
	var sub []Value
	for _, p := range own.Tuple().Items() {
		i := indexOf(params, p)
		switch {
		case i < 0:
			sub = append(sub, p)
		case p.Is(&TypeVarTupleType) && items[i].Kind() == KindTuple:
			inner := items[i].Tuple().Items()
			if err := c.Charge(int64(len(inner)+1), int64(16*len(inner))); err != nil {
				return Value{}, err
			}
			sub = append(sub, inner...)
		default:
			sub = append(sub, items[i])
		}
	}
	if err := c.Charge(int64(len(sub)), int64(64+16*len(sub))); err != nil {
		return Value{}, err
	}
	return c.GetItem(arg, KeepTuple(sub).Value())
}
