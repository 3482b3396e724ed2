package py

import "strings"

// Types as annotations write them: list[int] and int | None.

// An alias is a parameterised class: origin[args], or *origin[args].
type alias struct {
	origin   Value
	args     []Value
	params   Value // the type parameters in args, a tuple, once computed
	unpacked bool
}

func (a *alias) Trace(visit func(Value)) int64 {
	visit(a.origin)
	for _, v := range a.args {
		visit(v)
	}
	if !a.params.IsNil() {
		visit(a.params)
	}
	return int64(72 + 16*len(a.args))
}

// AliasType is types.GenericAlias.
var AliasType Type

func aliasType(t *Type) {
	*t = Type{
		Name: "types.GenericAlias", Module: "types", Kind: KindNative, Flags: TypeBaseable | TypeHasDict,
		Doc: "Represent a PEP 585 generic type, such as list[int].",
		MoreMethods: func() []Row {
			return []Row{
				{"__mro_entries__(self, bases, /)", "The class behind.", "len(bases)", aliasEntries},
				{"__instancecheck__(self, instance, /)", "Refuses.", "1", aliasRefuse("isinstance")},
				{"__subclasscheck__(self, cls, /)", "Refuses.", "1", aliasRefuse("issubclass")},
				{"__dir__(self, /)", "The names of the class behind, and its own.", "number of names", aliasDir},
			}
		},
		MoreGetters: func() []Getter {
			return []Getter{
				{"__origin__", "The class that is parameterised.", func(_ *Context, v Value) (Value, error) { return aliasOf(v).origin, nil }, nil},
				{"__args__", "The parameters.", func(_ *Context, v Value) (Value, error) { return KeepTuple(aliasOf(v).args).Value(), nil }, nil},
				{"__parameters__", "The type variables in the parameters.", aliasParameters, nil},
				{"__unpacked__", "Whether it is unpacked by a star.", func(_ *Context, v Value) (Value, error) { return Bool(aliasOf(v).unpacked), nil }, nil},
				{"__typing_unpacked_tuple_args__", "The parameters, if it is an unpacked tuple.", aliasUnpackedArgs, nil},
			}
		},
		Slots: Slots{
			New:     aliasNew,
			Repr:    func(c *Context, v Value) (Value, error) { return c.aliasRepr(aliasOf(v)) },
			Call:    aliasCall,
			Hash:    aliasHash,
			Compare: aliasCompare,
			GetItem: aliasItem,
			Iter:    aliasIter,
			GetAttr: aliasAttr,
			Binary:  [NumBinary]func(*Context, Value, Value) (Value, error){Or: unionOr},
		},
	}
}

// isAlias reports whether v is a GenericAlias.
func isAlias(v Value) bool { return v.Kind() == KindNative && v.Type().IsSubtype(&AliasType) }

func aliasOf(v Value) *alias { return v.Native().Data.(*alias) }

// NewAlias returns origin[key].
func (c *Context) NewAlias(origin, key Value) (Value, error) {
	return c.newAlias(&AliasType, origin, key)
}

func (c *Context) newAlias(t *Type, origin, key Value) (Value, error) {
	args := []Value{key}
	if key.Is(&TupleType) {
		args = key.Tuple().Items()
	}
	return c.newNative(t, &alias{origin: origin, args: args}, 72+16*len(args))
}

func aliasNew(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
	if len(kw) > 0 {
		return Value{}, c.Errorf(&TypeErrorType, "GenericAlias() takes no keyword arguments")
	}
	if len(args) != 2 {
		return Value{}, c.Errorf(&TypeErrorType, "GenericAlias expected 2 arguments, got %d", len(args))
	}
	return c.newAlias(t, args[0], args[1])
}

// ownAliasNames are the attributes that an alias has itself; all others are
// those of the class behind.
var ownAliasNames = nameSet{names: []string{"__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
	"__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", "__bases__"}}

func aliasAttr(c *Context, v Value, name string) (Value, error) {
	if ownAliasNames.has(name) || v.Type() != &AliasType && !v.Type().Lookup(name).IsNil() {
		return c.findPlain(v, name)
	}
	return c.GetAttr(aliasOf(v).origin, name)
}

func aliasDir(c *Context, a []Value) (Value, error) {
	names, err := c.AttrNames(aliasOf(a[0]).origin)
	if err != nil {
		return Value{}, err
	}
	names = append(names, ownAliasNames.names...)
	names = sortedUnique(names)
	if err := c.Charge(int64(len(names)), int64(80*len(names))); err != nil {
		return Value{}, err
	}
	list := make([]Value, len(names))
	for i, name := range names {
		list[i] = c.Text(name)
	}
	return NewList(list).Value(), nil
}

// aliasCall makes an instance of the class behind, which is told by what it
// was made.
func aliasCall(c *Context, v Value, args []Value, kw []Kw) (Value, error) {
	made, err := c.CallKw(aliasOf(v).origin, args, kw)
	if err != nil || !made.Type().Has(TypeScript) {
		return made, err
	}
	mark := c.Push(made)
	defer c.Pop(mark)
	err = c.SetAttr(made, "__orig_class__", v)
	if _, ok := IsRaised(err, &AttributeErrorType, &TypeErrorType); ok {
		err = nil
	}
	return made, err
}

func aliasEntries(c *Context, a []Value) (Value, error) {
	origin := aliasOf(a[0]).origin
	if origin == GenericType.Value() && a[1].Kind() == KindTuple {
		for _, b := range a[1].Tuple().Items() {
			if b.Kind() == KindType && b.TypeObject().Name == "Protocol" && b.TypeObject().Module == "typing" {
				return NewTuple().Value(), nil // which is generic itself
			}
		}
	}
	return NewTuple(origin).Value(), nil
}

func aliasRefuse(function string) Func {
	return func(c *Context, _ []Value) (Value, error) {
		return Value{}, c.Errorf(&TypeErrorType, "%s() argument 2 cannot be a parameterized generic", function)
	}
}

// aliasIter gives the one value *origin[args].
func aliasIter(c *Context, v Value) (Value, error) {
	a := aliasOf(v)
	starred, err := c.newNative(&AliasType, &alias{origin: a.origin, args: a.args, unpacked: true}, 72)
	if err != nil {
		return Value{}, err
	}
	return c.Iter(NewTuple(starred).Value())
}

func aliasUnpackedArgs(_ *Context, v Value) (Value, error) {
	a := aliasOf(v)
	if a.unpacked && a.origin == TupleType.Value() {
		return KeepTuple(a.args).Value(), nil
	}
	return None, nil
}

func aliasParameters(c *Context, v Value) (Value, error) {
	a := aliasOf(v)
	if a.params.IsNil() {
		params, err := c.typeParameters(nil, a.args)
		if err != nil {
			return Value{}, err
		}
		a.params = KeepTuple(params).Value()
	}
	return a.params, nil
}

func aliasItem(c *Context, v, key Value) (Value, error) {
	a := aliasOf(v)
	params, err := aliasParameters(c, v)
	if err != nil {
		return Value{}, err
	}
	args, err := c.substitute(v, a.args, params.Tuple().Items(), key)
	if err != nil {
		return Value{}, err
	}
	return c.newNative(v.Type(), &alias{origin: a.origin, args: args, unpacked: a.unpacked}, 72+16*len(args))
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
var GenericRow = genericRow()

func genericRow() Row {
	return Row{"__class_getitem__(cls, item, /)", "See PEP 585.", "1", func(c *Context, a []Value) (Value, error) {
		return c.NewAlias(a[0], a[1])
	}}
}

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
	if a.unpacked {
		origin = "*" + origin
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
	return c.Hash(KeepTuple(items).Value())
}

func aliasCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !isAlias(a) || !isAlias(b) {
		return NotImplemented, nil
	}
	x, y := aliasOf(a), aliasOf(b)
	same, err := c.Equal(x.origin, y.origin)
	if same = same && x.unpacked == y.unpacked; err == nil && same {
		same, err = c.Equal(KeepTuple(x.args).Value(), KeepTuple(y.args).Value())
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

//go:noinline
func unionType(t *Type) {
	*t = Type{
		Name: "Union", Module: "typing", Kind: KindNative,
		Doc: "Represent a union of types, such as int | str.",
		MoreGetters: func() []Getter {
			return []Getter{
				{"__args__", "The types.", func(_ *Context, v Value) (Value, error) {
					return NewTuple(v.Native().Data.(*union).parts...).Value(), nil
				}, nil},
				{"__parameters__", "The type variables in the types.", func(c *Context, v Value) (Value, error) {
					params, err := c.typeParameters(nil, v.Native().Data.(*union).parts)
					return KeepTuple(params).Value(), err
				}, nil},
			}
		},
		Slots: Slots{
			Repr:    unionRepr,
			GetItem: unionItem,
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
	return v.IsNone() || v.Kind() == KindType || isAlias(v) || v.Is(&UnionType) || v.Is(&TypeAliasType)
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

// unionHash is the hash of the set of types: their order does not matter.
func unionHash(c *Context, v Value) (int64, error) {
	s := NewSet(true)
	for _, p := range v.Native().Data.(*union).parts {
		if err := s.Add(c, p); err != nil {
			return 0, err
		}
	}
	return c.Hash(s.Value())
}

// unionItem puts types for the type variables of a union.
func unionItem(c *Context, v, key Value) (Value, error) {
	parts := v.Native().Data.(*union).parts
	params, err := c.typeParameters(nil, parts)
	if err != nil {
		return Value{}, err
	}
	args, err := c.substitute(v, parts, params, key)
	if err != nil {
		return Value{}, err
	}
	out := args[0]
	for _, x := range args[1:] {
		if out, err = c.Binary(Or, out, x); err != nil {
			return Value{}, err
		}
	}
	return out, nil
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
