package py

// Type parameters and what is made of them: TypeVar, ParamSpec, TypeVarTuple,
// the base class Generic, and the aliases of type statements. What they do to
// the forms of typing is decided by functions of the module typing, which is
// imported when such a form is first used.

// Types of type parameters and their kin.
var (
	TypeVarType, ParamSpecType, TypeVarTupleType Type
	ParamSpecArgsType, ParamSpecKwargsType       Type
	TypeAliasType, NoDefaultType, GenericType    Type
	NoDefault                                    Value // typing.NoDefault
)

// A TypeParam is a TypeVar, ParamSpec or TypeVarTuple. The functions, where
// set, compute what they are named after when it is first asked for.
type TypeParam struct {
	Name, Module                      string
	Bound, Constraints, Default       Value
	BoundFn, ConstraintsFn, DefaultFn Value
	Covariant, Contravariant, Infer   bool
}

// TypeParamBytes is what a type parameter costs.
const TypeParamBytes = 240

// Trace visits what a type parameter holds.
func (p *TypeParam) Trace(visit func(Value)) int64 {
	for _, v := range [...]Value{p.Bound, p.Constraints, p.Default, p.BoundFn, p.ConstraintsFn, p.DefaultFn} {
		if !v.IsNil() {
			visit(v)
		}
	}
	return TypeParamBytes
}

func initTypeParamTypes() {
	NoDefaultType = Type{Name: "NoDefaultType", Module: "typing", Kind: KindNative, Doc: "The type of the NoDefault singleton.", Slots: Slots{
		New: func(c *Context, _ *Type, args []Value, kw []Kw) (Value, error) {
			if len(args)+len(kw) > 0 {
				return Value{}, c.Errorf(&TypeErrorType, "NoDefaultType takes no arguments")
			}
			return NoDefault, nil
		},
		Repr: func(c *Context, _ Value) (Value, error) { return c.NewStr("typing.NoDefault") },
	}}
	typeParamDeclaration(&TypeVarType, "TypeVar", "Type variable.", typeVarNew, typeVarRows)
	TypeVarType.Getters = typeVarGetters
	typeParamDeclaration(&ParamSpecType, "ParamSpec", "Parameter specification variable.", paramSpecNew, paramSpecRows)
	ParamSpecType.Getters = paramSpecGetters
	typeParamDeclaration(&TypeVarTupleType, "TypeVarTuple", "A specialized form of type variable that enables variadic generics.", typeVarTupleNew, typeVarTupleRows)
	TypeVarTupleType.Slots.Iter = func(c *Context, v Value) (Value, error) {
		u, err := c.typing("_unpacked", v)
		if err != nil {
			return Value{}, err
		}
		return c.Iter(NewTuple(u).Value())
	}
	TypeVarTupleType.Slots.Binary[Or] = nil
	paramSpecPartType(&ParamSpecArgsType, "ParamSpecArgs", ".args")
	paramSpecPartType(&ParamSpecKwargsType, "ParamSpecKwargs", ".kwargs")
	typeAliasDeclaration(&TypeAliasType)
	GenericType = Type{Name: "Generic", Module: "typing", Kind: KindInstance, Flags: TypeBaseable, Doc: "Abstract base class for generic types.",
		MoreMethods: func() []Row {
			return []Row{
				{"__class_getitem__(cls, params, /)", "Parameterizes a generic class.", "len(params)", typingMethod("_generic_class_getitem")},
				{"__init_subclass__(cls, /, *args, **kwargs)", "Finds the type parameters of a generic class.", "number of parameters", genericSubclass},
			}
		}}
	finish(&NoDefaultType, &TypeVarType, &ParamSpecType, &TypeVarTupleType, &ParamSpecArgsType, &ParamSpecKwargsType, &TypeAliasType, &GenericType)
	NoDefault = Share(NewNative(&NoDefaultType, nothing{}))
}

// What the kinds of type parameters have beside what is common to them.

func typeVarRows() []Row {
	return []Row{
		{"__typing_subst__(self, arg, /)", "The argument, if it may stand for the variable.", "size of arg", typingMethod("_typevar_subst")},
		{"__typing_prepare_subst__(self, alias, args, /)", "The arguments with the default filled in.", "len(args)", typeVarPrepare},
	}
}

func paramSpecRows() []Row {
	return []Row{
		{"__typing_subst__(self, arg, /)", "The argument, if it may stand for the parameters.", "size of arg", typingMethod("_paramspec_subst")},
		{"__typing_prepare_subst__(self, alias, args, /)", "The arguments with those for the parameters in one.", "len(args)", typingMethod("_paramspec_prepare_subst")},
	}
}

func typeVarTupleRows() []Row {
	return []Row{
		{"__typing_subst__(self, arg, /)", "Refuses: only the unpacked form is replaced.", "1", func(c *Context, _ []Value) (Value, error) {
			return Value{}, c.Errorf(&TypeErrorType, "Substitution of bare TypeVarTuple is not supported")
		}},
		{"__typing_prepare_subst__(self, alias, args, /)", "The arguments with those for the variable in one.", "len(args)", typingMethod("_typevartuple_prepare_subst")},
	}
}

// nothing is the Data of a singleton.
type nothing struct{}

// typing calls a function of the module typing.
func (c *Context) typing(name string, args ...Value) (Value, error) {
	m, err := c.ImportModule("typing")
	if err != nil {
		return Value{}, err
	}
	f := m.NS.Get(name)
	if f.IsNil() {
		return Value{}, c.Errorf(&RuntimeErrorType, "the module typing is not complete yet")
	}
	return c.Call(f, args...)
}

// typingMethod is a row's function that the module typing has.
func typingMethod(name string) Func {
	return func(c *Context, a []Value) (Value, error) { return c.typing(name, a...) }
}

// typingOr is | with an operand that only typing knows to join.
func typingOr(c *Context, a, b Value) (Value, error) { return c.typing("_make_union", a, b) }

//go:noinline
func typeParamDeclaration(t *Type, name, doc string, make func(*Context, *Type, []Value, []Kw) (Value, error), more func() []Row) {
	*t = Type{
		Name: "typing." + name, Module: "typing", Kind: KindNative, Flags: TypeParameter, Doc: doc,
		MoreMethods: func() []Row {
			return append(more(), []Row{
				{"has_default(self, /)", "Whether the type parameter has a default.", "1", func(_ *Context, a []Value) (Value, error) {
					return Bool(typeParamOf(a[0]).hasDefault()), nil
				}},
				{"__mro_entries__(self, bases, /)", "Refuses to be a base class.", "1", func(c *Context, _ []Value) (Value, error) {
					return Value{}, c.Errorf(&TypeErrorType, "Cannot subclass an instance of %s", name)
				}},
			}...)
		},
		MoreGetters: func() []Getter {
			return []Getter{
				{"__name__", "The name.", func(c *Context, v Value) (Value, error) { return c.Text(typeParamOf(v).Name), nil }, nil},
				{"__module__", "The module that made it.", func(c *Context, v Value) (Value, error) { return c.Text(typeParamOf(v).Module), nil }, nil},
				{"__default__", "The default, or NoDefault.", func(c *Context, v Value) (Value, error) {
					p := typeParamOf(v)
					return c.computed(&p.Default, &p.DefaultFn)
				}, nil},
			}
		},
		Slots: Slots{
			New:    make,
			Repr:   typeParamRepr,
			Binary: [NumBinary]func(*Context, Value, Value) (Value, error){Or: typingOr},
		},
	}
}

var typeVarGetters = []Getter{
	{"__bound__", "The bound, or None.", typeParamBound, nil},
	{"__constraints__", "The types it is one of.", typeParamConstraints, nil},
	{"__covariant__", "Whether it is covariant.", typeParamCovariant, nil},
	{"__contravariant__", "Whether it is contravariant.", typeParamContravariant, nil},
	{"__infer_variance__", "Whether checkers find out.", typeParamInfer, nil},
}

var paramSpecGetters = []Getter{
	{"__bound__", "The bound, or None.", typeParamBound, nil},
	{"args", "Represents positional arguments.", func(c *Context, v Value) (Value, error) { return paramSpecPart(c, v, &ParamSpecArgsType) }, nil},
	{"kwargs", "Represents keyword arguments.", func(c *Context, v Value) (Value, error) { return paramSpecPart(c, v, &ParamSpecKwargsType) }, nil},
	{"__covariant__", "Whether it is covariant.", typeParamCovariant, nil},
	{"__contravariant__", "Whether it is contravariant.", typeParamContravariant, nil},
	{"__infer_variance__", "Whether checkers find out.", typeParamInfer, nil},
}

func typeParamBound(c *Context, v Value) (Value, error) {
	p := typeParamOf(v)
	return c.computed(&p.Bound, &p.BoundFn)
}

func typeParamCovariant(_ *Context, v Value) (Value, error) {
	return Bool(typeParamOf(v).Covariant), nil
}

func typeParamContravariant(_ *Context, v Value) (Value, error) {
	return Bool(typeParamOf(v).Contravariant), nil
}

func typeParamInfer(_ *Context, v Value) (Value, error) { return Bool(typeParamOf(v).Infer), nil }

func typeParamOf(v Value) *TypeParam { return v.Native().Data.(*TypeParam) }

func typeParamConstraints(c *Context, v Value) (Value, error) {
	p := typeParamOf(v)
	return c.computed(&p.Constraints, &p.ConstraintsFn)
}

// computed returns what v holds, asking fn for it once if that is set.
func (c *Context) computed(v, fn *Value) (Value, error) {
	if fn.IsNil() {
		return *v, nil
	}
	x, err := c.Call(*fn, Int(1))
	if err == nil {
		*v, *fn = x, Value{}
	}
	return x, err
}

// NewTypeParam makes a type parameter that is written in brackets; what p
// leaves out is what it has without.
func NewTypeParam(t *Type, p *TypeParam) Value {
	p.Infer = true
	p.fill()
	return NewNative(t, p)
}

func (p *TypeParam) fill() {
	if p.Bound.IsNil() {
		p.Bound = None
	}
	if p.Constraints.IsNil() {
		p.Constraints = NewTuple().Value()
	}
	if p.Default.IsNil() {
		p.Default = NoDefault
	}
}

func typeParamRepr(c *Context, v Value) (Value, error) {
	p := typeParamOf(v)
	sign := "~"
	switch {
	case p.Infer || v.Is(&TypeVarTupleType):
		sign = ""
	case p.Covariant:
		sign = "+"
	case p.Contravariant:
		sign = "-"
	}
	return c.NewStr(sign + p.Name)
}

// newTypeParam makes a type parameter that a call asks for.
func (c *Context) newTypeParam(t *Type, name Value, p *TypeParam) (Value, error) {
	if !name.IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "%s() argument 'name' must be str, not %s", t.lastName(), name.Type().Shown())
	}
	if !p.Bound.IsNil() && !p.Bound.IsNone() {
		var err error
		if p.Bound, err = c.typing("_type_check", p.Bound, c.Text("Bound must be a type.")); err != nil {
			return Value{}, err
		}
	}
	p.Name, p.Module = name.Str().S, "__main__"
	p.fill()
	return c.newNative(t, p, TypeParamBytes)
}

// variance sets the flags from arguments.
func (c *Context) variance(p *TypeParam, covariant, contravariant, infer Value) (err error) {
	for i, dst := range [...]*bool{&p.Covariant, &p.Contravariant, &p.Infer} {
		if *dst, err = c.Truth([...]Value{covariant, contravariant, infer}[i]); err != nil {
			return err
		}
	}
	switch {
	case p.Covariant && p.Contravariant:
		return c.Errorf(&ValueErrorType, "Bivariant types are not supported.")
	case p.Infer && (p.Covariant || p.Contravariant):
		return c.Errorf(&ValueErrorType, "Variance cannot be specified with infer_variance.")
	}
	return nil
}

func typeVarNew(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
	a, err := c.BindArgs("typevar(name, *constraints, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False)", args, kw)
	if err != nil {
		return Value{}, err
	}
	p := &TypeParam{Bound: a[1], Default: a[2], Constraints: a[6]}
	if err := c.variance(p, a[3], a[4], a[5]); err != nil {
		return Value{}, err
	}
	switch n := p.Constraints.Tuple().Len(); {
	case n == 1:
		return Value{}, c.Errorf(&TypeErrorType, "A single constraint is not allowed")
	case n > 1 && !p.Bound.IsNone():
		return Value{}, c.Errorf(&TypeErrorType, "Constraints cannot be combined with bound=...")
	}
	return c.newTypeParam(t, a[0], p)
}

func paramSpecNew(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
	a, err := c.BindArgs("paramspec(name, *, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False)", args, kw)
	if err != nil {
		return Value{}, err
	}
	p := &TypeParam{Bound: a[1], Default: a[2]}
	if err := c.variance(p, a[3], a[4], a[5]); err != nil {
		return Value{}, err
	}
	return c.newTypeParam(t, a[0], p)
}

func typeVarTupleNew(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
	a, err := c.BindArgs("typevartuple(name, *, default=?)", args, kw)
	if err != nil {
		return Value{}, err
	}
	return c.newTypeParam(t, a[0], &TypeParam{Default: a[1]})
}

// typeVarPrepare fills in the default of a type variable for which no argument
// is left.
func typeVarPrepare(c *Context, a []Value) (Value, error) {
	self, given := a[0], a[2]
	params, err := c.GetAttr(a[1], "__parameters__")
	if err != nil {
		return Value{}, err
	}
	if params.Kind() != KindTuple || given.Kind() != KindTuple {
		return Value{}, c.Errorf(&TypeErrorType, "__parameters__ and arguments must be tuples")
	}
	n := given.Tuple().Len()
	if err := c.Charge(int64(n+1), int64(80+16*n)); err != nil {
		return Value{}, err
	}
	switch i := indexOf(params.Tuple().Items(), self); {
	case i < n:
		return given, nil
	case i == n:
		p := typeParamOf(self)
		def, err := c.computed(&p.Default, &p.DefaultFn)
		if err != nil {
			return Value{}, err
		}
		if def != NoDefault {
			return NewTuple(append(append([]Value(nil), given.Tuple().Items()...), def)...).Value(), nil
		}
	}
	text, err := c.Repr(a[1])
	if err != nil {
		return Value{}, err
	}
	least := 0
	for _, p := range params.Tuple().Items() {
		if !p.Type().Has(TypeParameter) || !typeParamOf(p).hasDefault() {
			least++
		}
	}
	return Value{}, c.Errorf(&TypeErrorType, "Too few arguments for %s; actual %d, expected at least %d", text, n, least)
}

func (p *TypeParam) hasDefault() bool { return !p.DefaultFn.IsNil() || p.Default != NoDefault }

// indexOf returns the place of v itself in a list, or -1.
func indexOf(items []Value, v Value) int {
	for i, x := range items {
		if x == v {
			return i
		}
	}
	return -1
}

// paramSpecHalf is the Data of P.args and P.kwargs.
type paramSpecHalf struct{ of Value }

func (p *paramSpecHalf) Trace(visit func(Value)) int64 {
	visit(p.of)
	return 24
}

func paramSpecPart(c *Context, v Value, t *Type) (Value, error) {
	return c.newNative(t, &paramSpecHalf{v}, 24)
}

func paramSpecPartType(t *Type, name, suffix string) {
	origin := func(_ *Context, v Value) (Value, error) { return v.Native().Data.(*paramSpecHalf).of, nil }
	*t = Type{
		Name: "typing." + name, Module: "typing", Kind: KindNative, Doc: "A part of the parameters of a ParamSpec.",
		MoreMethods: func() []Row {
			return []Row{{"__mro_entries__(self, bases, /)", "Refuses to be a base class.", "1", func(c *Context, _ []Value) (Value, error) {
				return Value{}, c.Errorf(&TypeErrorType, "Cannot subclass an instance of %s", name)
			}}}
		},
		MoreGetters: func() []Getter {
			return []Getter{{"__origin__", "The ParamSpec.", origin, nil}}
		},
		Slots: Slots{
			New: func(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
				a, err := c.BindArgs(name+"(origin)", args, kw)
				if err != nil {
					return Value{}, err
				}
				return c.newNative(t, &paramSpecHalf{a[0]}, 24)
			},
			Repr: func(c *Context, v Value) (Value, error) {
				of := v.Native().Data.(*paramSpecHalf).of
				if of.Is(&ParamSpecType) {
					return c.NewStr(typeParamOf(of).Name + suffix)
				}
				text, err := c.Repr(of)
				if err != nil {
					return Value{}, err
				}
				return c.joined("", []string{text, suffix}, "", "")
			},
			Hash: func(c *Context, v Value) (int64, error) { return c.Hash(v.Native().Data.(*paramSpecHalf).of) },
			Compare: func(c *Context, a, b Value, op CompareOp) (Value, error) {
				if op != EQ && op != NE || a.Type() != b.Type() {
					return NotImplemented, nil
				}
				same, err := c.Equal(a.Native().Data.(*paramSpecHalf).of, b.Native().Data.(*paramSpecHalf).of)
				return Bool(same == (op == EQ)), err
			},
		},
	}
}

// A TypeAlias is what `type X = …` makes.
type TypeAlias struct {
	Name, Module string
	Params       Value // tuple
	Value        Value
	ValueFn      Value // computes Value when it is first asked for
}

// Trace visits what an alias holds.
func (a *TypeAlias) Trace(visit func(Value)) int64 {
	for _, v := range [...]Value{a.Params, a.Value, a.ValueFn} {
		if !v.IsNil() {
			visit(v)
		}
	}
	return TypeParamBytes
}

func typeAliasOf(v Value) *TypeAlias { return v.Native().Data.(*TypeAlias) }

//go:noinline
func typeAliasDeclaration(t *Type) {
	*t = Type{
		Name: "typing.TypeAliasType", Module: "typing", Kind: KindNative, Doc: "Type alias.",
		MoreGetters: func() []Getter {
			return []Getter{
				{"__name__", "The name.", func(c *Context, v Value) (Value, error) { return c.Text(typeAliasOf(v).Name), nil }, nil},
				{"__module__", "The module that made it.", func(c *Context, v Value) (Value, error) { return c.Text(typeAliasOf(v).Module), nil }, nil},
				{"__type_params__", "The type parameters.", func(_ *Context, v Value) (Value, error) { return typeAliasOf(v).Params, nil }, nil},
				{"__parameters__", "The type parameters, those for several types unpacked.", typeAliasParameters, nil},
				{"__value__", "What the alias stands for.", func(c *Context, v Value) (Value, error) {
					a := typeAliasOf(v)
					return c.computed(&a.Value, &a.ValueFn)
				}, nil},
			}
		},
		Slots: Slots{
			New:  typeAliasNew,
			Repr: func(c *Context, v Value) (Value, error) { return c.NewStr(typeAliasOf(v).Name) },
			GetItem: func(c *Context, v, key Value) (Value, error) {
				if len(typeAliasOf(v).Params.Tuple().Items()) == 0 {
					return Value{}, c.Errorf(&TypeErrorType, "Only generic type aliases are subscriptable")
				}
				return c.NewAlias(v, key)
			},
			Binary: [NumBinary]func(*Context, Value, Value) (Value, error){Or: unionOr},
		},
	}
}

func typeAliasNew(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
	a, err := c.BindArgs("typealias(name, value, *, type_params=?)", args, kw)
	if err != nil {
		return Value{}, err
	}
	if !a[0].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "typealias() argument 'name' must be str, not %s", a[0].Type().Shown())
	}
	params := a[2]
	if params.IsNil() {
		params = NewTuple().Value()
	}
	if params.Kind() != KindTuple {
		return Value{}, c.Errorf(&TypeErrorType, "type_params must be a tuple")
	}
	return c.newNative(t, &TypeAlias{Name: a[0].Str().S, Module: "__main__", Params: params, Value: a[1]}, TypeParamBytes)
}

func typeAliasParameters(c *Context, v Value) (Value, error) {
	params := typeAliasOf(v).Params.Tuple().Items()
	if err := c.Charge(int64(len(params)+1), int64(64+16*len(params))); err != nil {
		return Value{}, err
	}
	out := make([]Value, len(params))
	for i, p := range params {
		out[i] = p
		if p.Is(&TypeVarTupleType) {
			u, err := c.typing("_unpacked", p)
			if err != nil {
				return Value{}, err
			}
			out[i] = u
		}
	}
	return KeepTuple(out).Value(), nil
}

// GenericBase is the base Generic[…] that a class with type parameters in
// brackets gets.
func (c *Context) GenericBase(params Value) (Value, error) {
	items := params.Tuple().Items()
	if err := c.Charge(int64(len(items)+1), int64(64+16*len(items))); err != nil {
		return Value{}, err
	}
	args := append([]Value(nil), items...)
	for i, p := range args {
		if p.Is(&TypeVarTupleType) {
			u, err := c.typing("_unpacked", p)
			if err != nil {
				return Value{}, err
			}
			args[i] = u
		}
	}
	return c.NewAlias(GenericType.Value(), KeepTuple(args).Value())
}

// genericSubclass is Generic.__init_subclass__. A class whose parameters are
// all in brackets needs nothing of the module typing.
func genericSubclass(c *Context, a []Value) (Value, error) {
	t := a[0].TypeObject()
	if orig := t.Dict().Get("__orig_bases__"); orig.Kind() == KindTuple {
		if own, ok := bracketParams(orig.Tuple().Items()); ok {
			kw, err := c.Keywords(a[2])
			if err != nil {
				return Value{}, err
			}
			next, err := c.bind(LookupSuper(&GenericType, t, "__init_subclass__"), Value{}, t)
			if err != nil {
				return Value{}, err
			}
			if _, err := c.CallKw(next, a[1].Tuple().Items(), kw); err != nil {
				return Value{}, err
			}
			return None, c.SetTypeAttr(t, "__parameters__", own)
		}
	}
	return c.typing("_generic_init_subclass", a[0], a[1], a[2])
}

// bracketParams returns the parameters of Generic[…] where it is the only base
// that has any.
func bracketParams(bases []Value) (Value, bool) {
	last := len(bases) - 1
	for i, b := range bases {
		switch {
		case b.Kind() == KindType && i < last && b.TypeObject() != &GenericType:
		case i == last && isAlias(b) && aliasOf(b).origin == GenericType.Value():
			for _, p := range aliasOf(b).args {
				if !p.Is(&TypeVarType) && !p.Is(&ParamSpecType) {
					return Value{}, false
				}
			}
			return KeepTuple(aliasOf(b).args).Value(), true
		default:
			return Value{}, false
		}
	}
	return Value{}, false
}
