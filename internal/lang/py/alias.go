package py

import "strings"

// Types as annotations write them: list[int] and int | None.

// An alias is a parameterised class: origin[args].
type alias struct {
	origin Value
	args   []Value
}

func (a *alias) Trace(visit func(Value)) int64 {
	visit(a.origin)
	for _, v := range a.args {
		visit(v)
	}
	return int64(40 + 16*len(a.args))
}

// AliasType is types.GenericAlias.
var AliasType Type

func aliasType() Type {
	return Type{
		Name: "GenericAlias", Module: "types", Kind: KindNative,
		Doc: "Represent a PEP 585 generic type, such as list[int].",
		Getters: []Getter{
			{"__origin__", "The class that is parameterised.", func(_ *Context, v Value) (Value, error) { return aliasOf(v).origin, nil }, nil},
			{"__args__", "The parameters.", func(_ *Context, v Value) (Value, error) { return NewTuple(aliasOf(v).args...).Value(), nil }, nil},
		},
		Slots: Slots{
			New:  NewSlot(Row{Sig: "GenericAlias(cls, origin, args, /)", Cost: "len(args)", Fn: func(c *Context, a []Value) (Value, error) { return c.NewAlias(a[1], a[2]) }}),
			Repr: func(c *Context, v Value) (Value, error) { return c.aliasRepr(aliasOf(v)) },
			Call: func(c *Context, v Value, args []Value, kw []Kw) (Value, error) {
				return c.CallKw(aliasOf(v).origin, args, kw)
			},
			Hash:    aliasHash,
			Compare: aliasCompare,
			GetItem: func(c *Context, v, key Value) (Value, error) { return c.NewAlias(aliasOf(v).origin, key) },
			Binary:  [NumBinary]func(*Context, Value, Value) (Value, error){Or: unionOr},
		},
	}
}

func aliasOf(v Value) *alias { return v.Native().Data.(*alias) }

// AliasOrigin returns the class behind list[int]; ok is false for other
// values.
func AliasOrigin(v Value) (origin Value, ok bool) {
	if !v.Is(&AliasType) {
		return Value{}, false
	}
	return aliasOf(v).origin, true
}

// NewAlias returns origin[key].
func (c *Context) NewAlias(origin, key Value) (Value, error) {
	args := []Value{key}
	if key.Is(&TupleType) {
		args = key.Tuple().Items
	}
	return c.newNative(&AliasType, &alias{origin, args}, 40+16*len(args))
}

// genericBuiltin reports whether a builtin class takes parameters.
func genericBuiltin(t *Type) bool {
	switch t {
	case &ListType, &TupleType, &DictType, &SetType, &FrozenSetType:
		return true
	}
	return false
}

// GenericRow is the row of the method that lets a class be parameterised.
var GenericRow = Row{"__class_getitem__(cls, item, /)", "See PEP 585.", "1", func(c *Context, a []Value) (Value, error) {
	return c.NewAlias(a[0], a[1])
}}

func (c *Context) aliasRepr(a *alias) (Value, error) {
	origin, err := c.typeText(a.origin)
	if err != nil {
		return Value{}, err
	}
	parts := make([]string, 0, len(a.args))
	for _, v := range a.args {
		s, err := c.typeText(v)
		if err != nil {
			return Value{}, err
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		parts = append(parts, "()")
	}
	return c.joined(origin+"[", parts, ", ", "]")
}

// joined is before + the parts + after as a str, charged.
func (c *Context) joined(before string, parts []string, between, after string) (Value, error) {
	n := len(before) + len(after)
	for _, s := range parts {
		n += len(s) + len(between)
	}
	if err := c.Charge(int64(n/8+1), int64(n)); err != nil {
		return Value{}, err
	}
	return c.NewStr(before + strings.Join(parts, between) + after)
}

// typeText is how a type is written inside list[…] and unions.
func (c *Context) typeText(v Value) (string, error) {
	switch {
	case v == Ellipsis:
		return "...", nil
	case v.Is(&NoneType), v.Kind() == KindType && v.TypeObject() == &NoneType:
		return "None", nil
	case v.Kind() == KindType:
		return v.TypeObject().longName(), nil
	case v.Is(&ListType):
		return c.listText(v.List())
	}
	return c.Repr(v)
}

func (c *Context) listText(l *List) (string, error) {
	if err := c.enterStep(); err != nil {
		return "", err
	}
	defer c.Leave()
	var parts []string
	for i := 0; i < l.Len(); i++ {
		if err := c.Charge(1, 16); err != nil {
			return "", err
		}
		s, err := c.typeText(l.At(i))
		if err != nil {
			return "", err
		}
		parts = append(parts, s)
	}
	v, err := c.joined("[", parts, ", ", "]")
	if err != nil {
		return "", err
	}
	return v.Str().S, nil
}

func aliasHash(c *Context, v Value) (int64, error) {
	a := aliasOf(v)
	return c.hashAll(append([]Value{a.origin}, a.args...))
}

func (c *Context) hashAll(items []Value) (int64, error) {
	return c.Hash(NewTuple(items...).Value())
}

func aliasCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !b.Is(&AliasType) {
		return NotImplemented, nil
	}
	x, y := aliasOf(a), aliasOf(b)
	same, err := c.Equal(x.origin, y.origin)
	if err == nil && same {
		same, err = c.Equal(NewTuple(x.args...).Value(), NewTuple(y.args...).Value())
	}
	return Bool(same == (op == EQ)), err
}

// A union is int | str.
type union struct{ parts []Value }

func (u *union) Trace(visit func(Value)) int64 {
	for _, v := range u.parts {
		visit(v)
	}
	return int64(24 + 16*len(u.parts))
}

// UnionType is typing.Union.
var UnionType Type

func unionType() Type {
	return Type{
		Name: "Union", Module: "typing", Kind: KindNative,
		Doc: "Represent a union of types, such as int | str.",
		Getters: []Getter{
			{"__args__", "The types.", func(_ *Context, v Value) (Value, error) {
				return NewTuple(v.Native().Data.(*union).parts...).Value(), nil
			}, nil},
		},
		Slots: Slots{
			Repr:    unionRepr,
			Hash:    unionHash,
			Compare: unionCompare,
			Binary:  [NumBinary]func(*Context, Value, Value) (Value, error){Or: unionOr},
		},
	}
}

// unionParts returns the types of a union; ok is false for other values.
func unionParts(v Value) (parts []Value, ok bool) {
	if !v.Is(&UnionType) {
		return nil, false
	}
	return v.Native().Data.(*union).parts, true
}

// unionOr is | between types, aliases, unions and None: the Or slot of type.
func unionOr(c *Context, a, b Value) (Value, error) {
	if !typeLike(a) || !typeLike(b) || a.IsNone() && b.IsNone() {
		return NotImplemented, nil
	}
	return c.NewUnion(a, b)
}

func typeLike(v Value) bool {
	return v.IsNone() || v.Kind() == KindType || v.Is(&AliasType) || v.Is(&UnionType)
}

// NewUnion returns the union of types, each once; of one type it is the type.
func (c *Context) NewUnion(types ...Value) (Value, error) {
	var parts []Value
	for _, t := range types {
		inner, ok := unionParts(t)
		if !ok {
			inner = []Value{t}
		}
		for _, p := range inner {
			if err := c.Charge(int64(len(parts)+1), 16); err != nil {
				return Value{}, err
			}
			var err error
			if parts, err = c.addPart(parts, p); err != nil {
				return Value{}, err
			}
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return c.newNative(&UnionType, &union{parts}, 24+16*len(parts))
}

func (c *Context) addPart(parts []Value, p Value) ([]Value, error) {
	if p.IsNone() {
		p = NoneType.Value()
	}
	for _, q := range parts {
		if same, err := c.Equal(p, q); same || err != nil {
			return parts, err
		}
	}
	return append(parts, p), nil
}

func unionRepr(c *Context, v Value) (Value, error) {
	var parts []string
	for _, p := range v.Native().Data.(*union).parts {
		s, err := c.typeText(p)
		if err != nil {
			return Value{}, err
		}
		parts = append(parts, s)
	}
	return c.joined("", parts, " | ", "")
}

// unionHash does not depend on the order of the types, as == does not.
func unionHash(c *Context, v Value) (int64, error) {
	var sum int64
	for _, p := range v.Native().Data.(*union).parts {
		h, err := c.Hash(p)
		if err != nil {
			return 0, err
		}
		sum += h * 1000003
	}
	return sum, nil
}

func unionCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !b.Is(&UnionType) {
		return NotImplemented, nil
	}
	x, y := a.Native().Data.(*union).parts, b.Native().Data.(*union).parts
	if err := c.Steps(len(x) * len(y)); err != nil {
		return Value{}, err
	}
	same := len(x) == len(y)
	for _, p := range x {
		if !same {
			break
		}
		found := false
		for _, q := range y {
			eq, err := c.Equal(p, q)
			if err != nil {
				return Value{}, err
			}
			found = found || eq
		}
		same = found
	}
	return Bool(same == (op == EQ)), nil
}
