package py

// Functions, methods, builtins, modules, generators and cells as objects.

// Types of things that can be called, and of what goes with them.
var (
	BuiltinType, BuiltinMethodType, MethodWrapperType                            Type
	MethodDescriptorType, ClassMethodDescriptorType, WrapperDescriptorType       Type
	FunctionType, MethodType, ModuleType, GeneratorType, CellType, TracebackType Type
)

func initFunctionTypes() {
	builtinDeclaration(&BuiltinType, "builtin_function_or_method")
	builtinDeclaration(&MethodDescriptorType, "method_descriptor")
	builtinDeclaration(&ClassMethodDescriptorType, "classmethod_descriptor")
	builtinDeclaration(&WrapperDescriptorType, "wrapper_descriptor")
	MethodDescriptorType.Slots.DescrGet = builtinGet
	WrapperDescriptorType.Slots.DescrGet = builtinGet
	ClassMethodDescriptorType.Slots.DescrGet = builtinClassGet
	builtinMethodDeclaration(&BuiltinMethodType, "builtin_function_or_method")
	builtinMethodDeclaration(&MethodWrapperType, "method-wrapper")
	functionDeclaration(&FunctionType)
	methodDeclaration(&MethodType)
	moduleDeclaration(&ModuleType)
	generatorDeclaration(&GeneratorType)
	CellType = Type{Name: "cell", Kind: KindCell, Flags: TypeNoInstances}
	TracebackType = Type{Name: "traceback", Kind: KindNative, Flags: TypeNoInstances}
	finish(&BuiltinType, &MethodDescriptorType, &ClassMethodDescriptorType, &WrapperDescriptorType, &BuiltinMethodType,
		&MethodWrapperType, &FunctionType, &MethodType, &ModuleType, &GeneratorType, &CellType, &TracebackType)
}

//go:noinline
func builtinDeclaration(t *Type, name string) {
	*t = Type{
		Name: name, Kind: KindBuiltin, Flags: TypeNoInstances,
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__name__", Get: func(c *Context, v Value) (Value, error) { return c.Text(v.Builtin().Name), nil }},
				{Name: "__qualname__", Get: func(c *Context, v Value) (Value, error) { return c.Text(v.Builtin().qualname()), nil }},
				{Name: "__doc__", Get: func(c *Context, v Value) (Value, error) { return textOrNone(c, v.Builtin().Row.Doc) }},
				{Name: "__text_signature__", Get: func(c *Context, v Value) (Value, error) { return c.Text(v.Builtin().textSignature()), nil }},
				{Name: "__module__", Get: builtinModule},
				{Name: "__self__", Get: func(*Context, Value) (Value, error) { return None, nil }},
			}
		},
		Slots: Slots{
			Call: func(c *Context, self Value, args []Value, kw []Kw) (Value, error) {
				return self.Builtin().Call(c, args, kw)
			},
			Repr: builtinRepr,
		},
	}
}

func textOrNone(c *Context, s string) (Value, error) {
	if s == "" {
		return None, nil
	}
	return c.NewStr(s)
}

func (b *Builtin) qualname() string {
	if b.Owner != nil {
		return b.Owner.Qualname + "." + b.Name
	}
	return b.Name
}

// textSignature is the parameter list as inspect wants it: self is $self.
func (b *Builtin) textSignature() string {
	list := b.Row.Sig[len(b.Name):]
	if b.selfs() == 1 && len(list) > 1 {
		return "($" + list[1:]
	}
	return list
}

func builtinModule(c *Context, v Value) (Value, error) {
	b := v.Builtin()
	switch {
	case b.Owner != nil:
		return None, nil
	case b.Module == "":
		return c.Text("builtins"), nil
	}
	return c.Text(b.Module), nil
}

func builtinRepr(c *Context, v Value) (Value, error) {
	b := v.Builtin()
	switch {
	case v.Is(&WrapperDescriptorType):
		return c.NewStr("<slot wrapper '" + b.Name + "' of '" + b.Owner.Name + "' objects>")
	case b.Owner != nil && b.Bind != BindStatic:
		return c.NewStr("<method '" + b.Name + "' of '" + b.Owner.Name + "' objects>")
	case b.Owner != nil:
		return c.NewStr("<built-in method " + b.Name + " of type object at " + c.address(b.Owner.Value()) + ">")
	}
	return c.NewStr("<built-in function " + b.Name + ">")
}

// methodBytes is what a bound method costs.
const methodBytes = 48

// builtinGet binds a builtin method to an instance of its owner.
func builtinGet(c *Context, d, obj Value, _ *Type) (Value, error) {
	if obj.IsNil() {
		return d, nil
	}
	b := d.Builtin()
	if b.Owner != nil && !obj.Type().IsSubtype(b.Owner) {
		return Value{}, c.Errorf(&TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", b.Name, b.Owner.Shown(), obj.Type().Shown())
	}
	t := &BuiltinMethodType
	if d.Is(&WrapperDescriptorType) {
		t = &MethodWrapperType
	}
	return c.newMethod(t, d, obj)
}

// builtinClassGet binds a builtin class method to a class.
func builtinClassGet(c *Context, d, obj Value, cls *Type) (Value, error) {
	if cls == nil {
		cls = obj.Type()
	}
	return c.newMethod(&BuiltinMethodType, d, cls.Value())
}

func (c *Context) newMethod(t *Type, fn, self Value) (Value, error) {
	if err := c.Alloc(methodBytes); err != nil {
		return Value{}, err
	}
	return (&Method{Object: Object{typ: t}, Func: fn, Self: self}).Value(), nil
}

// NewMethod returns fn bound to self.
func (c *Context) NewMethod(fn, self Value) (Value, error) { return c.newMethod(&MethodType, fn, self) }

func callMethodObject(c *Context, self Value, args []Value, kw []Kw) (Value, error) {
	return c.CallKw(self, args, kw)
}

//go:noinline
func builtinMethodDeclaration(t *Type, name string) {
	*t = Type{
		Name: name, Kind: KindMethod, Flags: TypeNoInstances,
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__name__", Get: func(c *Context, v Value) (Value, error) { return c.Text(v.Method().builtin().Name), nil }},
				{Name: "__qualname__", Get: builtinMethodQualname},
				{Name: "__doc__", Get: func(c *Context, v Value) (Value, error) { return textOrNone(c, v.Method().builtin().Row.Doc) }},
				{Name: "__self__", Get: func(_ *Context, v Value) (Value, error) { return v.Method().Self, nil }},
				{Name: "__module__", Get: func(*Context, Value) (Value, error) { return None, nil }},
				{Name: "__text_signature__", Get: func(c *Context, v Value) (Value, error) { return c.Text(v.Method().builtin().textSignature()), nil }},
			}
		},
		Slots: Slots{Call: callMethodObject, Repr: builtinMethodRepr, Compare: methodCompare, Hash: methodHash},
	}
}

// builtin returns the builtin under a method of BuiltinMethodType.
func (m *Method) builtin() *Builtin { return m.Func.Builtin() }

func builtinMethodQualname(c *Context, v Value) (Value, error) {
	m := v.Method()
	if m.Self.Kind() == KindType && m.builtin().Bind == BindClass {
		return c.Text(m.Self.TypeObject().Name + "." + m.builtin().Name), nil
	}
	return c.Text(m.builtin().qualname()), nil
}

func builtinMethodRepr(c *Context, v Value) (Value, error) {
	m := v.Method()
	kind := "built-in method "
	if v.Is(&MethodWrapperType) {
		return c.NewStr("<method-wrapper '" + m.builtin().Name + "' of " + m.Self.Type().Name + " object at " + c.address(m.Self) + ">")
	}
	return c.NewStr("<" + kind + m.builtin().Name + " of " + m.Self.Type().Name + " object at " + c.address(m.Self) + ">")
}

func methodCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || b.Kind() != KindMethod {
		return NotImplemented, nil
	}
	x, y := a.Method(), b.Method()
	if x.Self != y.Self {
		return Bool(op == NE), nil
	}
	same, err := c.Equal(x.Func, y.Func)
	return Bool(same == (op == EQ)), err
}

func methodHash(c *Context, v Value) (int64, error) {
	m := v.Method()
	h, err := c.Hash(m.Func)
	return h*31 ^ c.ID(m.Self)>>4, err
}

//go:noinline
func functionDeclaration(t *Type) {
	*t = Type{
		Name: "function", Kind: KindFunction, Flags: TypeNoInstances | TypeHasDict,
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__name__", Get: func(c *Context, v Value) (Value, error) { return c.NewStr(v.Function().Name()) }, Set: functionSetName},
				{Name: "__qualname__", Get: func(c *Context, v Value) (Value, error) { return c.NewStr(v.Function().Qualname()) }, Set: functionSetQualname},
				{Name: "__doc__", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Function().Rare().Doc), nil }, Set: functionSetDoc},
				{Name: "__module__", Get: functionModule, Set: func(_ *Context, v, x Value) error { v.Function().Module = orNone(x); return nil }},
				{Name: "__defaults__", Get: functionDefaults, Set: functionSetDefaults},
				{Name: "__kwdefaults__", Get: functionKwDefaults, Set: functionSetKwDefaults},
				{Name: "__annotations__", Get: functionAnnotations, Set: functionSetAnnotations},
				{Name: "__annotate__", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Function().Rare().Annotate), nil }, Set: functionSetAnnotate},
				{Name: "__type_params__", Get: functionTypeParams, Set: functionSetTypeParams},
				{Name: "__dict__", Get: attrDictGetter},
			}
		},
		Slots: Slots{
			Call: func(c *Context, self Value, args []Value, kw []Kw) (Value, error) {
				return c.Caller.CallFunction(c, self.Function(), args, kw)
			},
			Repr:     functionRepr,
			DescrGet: functionGet,
		},
	}
}

func orNone(v Value) Value {
	if v.IsNil() {
		return None
	}
	return v
}

func attrDictGetter(c *Context, v Value) (Value, error) {
	d, err := c.AttrDict(v)
	if err != nil {
		return Value{}, err
	}
	if d == nil {
		return Value{}, c.attributeError(v, "__dict__")
	}
	return d.Value(), nil
}

func functionGet(c *Context, d, obj Value, _ *Type) (Value, error) {
	if obj.IsNil() {
		return d, nil
	}
	return c.newMethod(&MethodType, d, obj)
}

func functionRepr(c *Context, v Value) (Value, error) {
	return c.NewStr("<function " + v.Function().Qualname() + " at " + c.address(v) + ">")
}

func functionSetName(c *Context, v, x Value) error {
	if !x.IsStr() {
		return c.Errorf(&TypeErrorType, "__name__ must be set to a string object")
	}
	r, err := v.Function().Own(c)
	if err == nil {
		r.Name = x.Str().S
	}
	return err
}

func functionSetQualname(c *Context, v, x Value) error {
	if !x.IsStr() {
		return c.Errorf(&TypeErrorType, "__qualname__ must be set to a string object")
	}
	r, err := v.Function().Own(c)
	if err == nil {
		r.Qualname = x.Str().S
	}
	return err
}

func functionSetDoc(c *Context, v, x Value) error {
	r, err := v.Function().Own(c)
	if err == nil {
		r.Doc = orNone(x)
	}
	return err
}

func functionModule(c *Context, v Value) (Value, error) {
	f := v.Function()
	switch {
	case !f.Module.IsNil():
		return f.Module, nil
	case f.Globals != nil:
		return c.Text(f.Globals.Name), nil
	}
	return None, nil
}

func functionDefaults(c *Context, v Value) (Value, error) {
	d := v.Function().Defaults
	if len(d) == 0 {
		return None, nil
	}
	if err := c.Charge(int64(len(d)/8+1), int64(64+16*len(d))); err != nil {
		return Value{}, err
	}
	return NewTuple(append([]Value(nil), d...)...).Value(), nil
}

func functionSetDefaults(c *Context, v, x Value) error {
	f := v.Function()
	switch {
	case x.IsNil() || x.IsNone():
		f.Defaults = nil
	case x.Kind() != KindTuple:
		return c.Errorf(&TypeErrorType, "__defaults__ must be set to a tuple object")
	case f.Code != nil && x.Tuple().Len() > f.Code.Arity().Pos:
		return c.Errorf(&ValueErrorType, "__defaults__ has more values than the function has parameters")
	default:
		f.Defaults = x.Tuple().Items()
	}
	return nil
}

// keywordOnly lists the names of a function's keyword-only parameters.
func (f *Function) keywordOnly() []string {
	if f.Code == nil {
		return nil
	}
	p := f.Code.Arity()
	return p.Names[p.Pos : p.Pos+p.KwOnly]
}

func functionKwDefaults(c *Context, v Value) (Value, error) {
	f := v.Function()
	names := f.keywordOnly()
	values := f.Rare().KwDefaults
	if len(values) == 0 || len(names) == 0 {
		return None, nil
	}
	if err := c.Charge(int64(len(names)), int64(64+len(names)*namespaceEntry)); err != nil {
		return Value{}, err
	}
	d := NewDict()
	for i, n := range names {
		if i < len(values) && !values[i].IsNil() {
			if err := d.SetStr(c, n, values[i]); err != nil {
				return Value{}, err
			}
		}
	}
	if d.Len() == 0 {
		return None, nil
	}
	return d.Value(), nil
}

func functionSetKwDefaults(c *Context, v, x Value) error {
	f := v.Function()
	r, err := f.Own(c)
	if err != nil {
		return err
	}
	if x.IsNil() || x.IsNone() {
		r.KwDefaults = nil
		return nil
	}
	if x.Kind() != KindDict {
		return c.Errorf(&TypeErrorType, "__kwdefaults__ must be set to a dict object")
	}
	names := f.keywordOnly()
	values := make([]Value, len(names))
	for i, n := range names {
		values[i] = x.Dict().GetStr(c, n)
	}
	r.KwDefaults = values
	return nil
}

func functionAnnotations(c *Context, v Value) (Value, error) {
	r, err := v.Function().Own(c)
	if err != nil {
		return Value{}, err
	}
	if r.Annotations.IsNil() {
		a, err := c.computeAnnotations(r.Annotate)
		if err != nil {
			return Value{}, err
		}
		r.Annotations = a
	}
	return r.Annotations, nil
}

func functionSetAnnotations(c *Context, v, x Value) error {
	r, err := v.Function().Own(c)
	if err != nil {
		return err
	}
	if x.IsNil() || x.IsNone() {
		r.Annotations, r.Annotate = Value{}, Value{}
		return nil
	}
	if x.Kind() != KindDict {
		return c.Errorf(&TypeErrorType, "__annotations__ must be set to a dict object")
	}
	r.Annotations = x
	return nil
}

func functionSetAnnotate(c *Context, v, x Value) error {
	if x.IsNil() || !x.IsNone() && !Callable(x) {
		return c.Errorf(&TypeErrorType, "__annotate__ must be callable or None")
	}
	r, err := v.Function().Own(c)
	if err != nil {
		return err
	}
	if r.Annotate = unNone(x); !x.IsNone() {
		r.Annotations = Value{}
	}
	return nil
}

func functionTypeParams(_ *Context, v Value) (Value, error) {
	if p := v.Function().Rare().TypeParams; !p.IsNil() {
		return p, nil
	}
	return NewTuple().Value(), nil
}

func functionSetTypeParams(c *Context, v, x Value) error {
	if x.IsNil() || x.Kind() != KindTuple {
		return c.Errorf(&TypeErrorType, "__type_params__ must be set to a tuple")
	}
	r, err := v.Function().Own(c)
	if err == nil {
		r.TypeParams = x
	}
	return err
}

//go:noinline
func methodDeclaration(t *Type) {
	*t = Type{
		Name: "method", Kind: KindMethod,
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__func__", Get: func(_ *Context, v Value) (Value, error) { return v.Method().Func, nil }},
				{Name: "__self__", Get: func(_ *Context, v Value) (Value, error) { return v.Method().Self, nil }},
			}
		},
		Slots: Slots{New: methodNew, Call: callMethodObject, Repr: methodRepr, Compare: methodCompare, Hash: methodHash,
			GetAttr: methodGetAttr},
	}
}

func methodNew(c *Context, _ *Type, args []Value, kw []Kw) (Value, error) {
	if len(kw) > 0 {
		return Value{}, c.Errorf(&TypeErrorType, "method() takes no keyword arguments")
	}
	if len(args) != 2 {
		return Value{}, c.Errorf(&TypeErrorType, "method expected 2 arguments, got %d", len(args))
	}
	if !Callable(args[0]) {
		return Value{}, c.Errorf(&TypeErrorType, "first argument must be callable")
	}
	if args[1].IsNone() {
		return Value{}, c.Errorf(&TypeErrorType, "instance must not be None")
	}
	return c.NewMethod(args[0], args[1])
}

// methodGetAttr shows the attributes of the function on its method.
func methodGetAttr(c *Context, v Value, name string) (Value, error) {
	if x, err := c.findPlain(v, name); err != nil || !x.IsNil() && name != "__doc__" {
		return x, err
	}
	x, err := c.find(v.Method().Func, name)
	if err == nil && x.IsNil() {
		err = c.attributeError(v, name)
	}
	return x, err
}

func methodRepr(c *Context, v Value) (Value, error) {
	m := v.Method()
	name := "?"
	for _, attr := range []string{"__qualname__", "__name__"} {
		q, err := c.GetAttrOpt(m.Func, attr)
		if err != nil {
			return Value{}, err
		}
		if q.IsStr() {
			name = q.Str().S
			break
		}
	}
	self, err := c.Repr(m.Self)
	if err != nil {
		return Value{}, err
	}
	return c.NewStr("<bound method " + name + " of " + self + ">")
}

//go:noinline
func moduleDeclaration(t *Type) {
	*t = Type{
		Name: "module", Kind: KindModule, Flags: TypeNoInstances,
		MoreGetters: func() []Getter {
			return []Getter{{Name: "__dict__", Get: moduleDict}}
		},
		Slots: Slots{Repr: moduleRepr},
	}
}

func moduleDict(c *Context, v Value) (Value, error) {
	d, err := c.namespaceDict(v.Module().NS)
	if err != nil {
		return Value{}, err
	}
	return c.NewMappingProxy(d.Value())
}

func moduleRepr(c *Context, v Value) (Value, error) {
	m := v.Module()
	if m.Builtin {
		return c.NewStr("<module '" + m.Name + "' (built-in)>")
	}
	return c.NewStr("<module '" + m.Name + "'>")
}
