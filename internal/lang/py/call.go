package py

// Calls. Every way from Go back into script code goes through Call or CallKw,
// which count it (the machine counts its functions itself), so that nesting
// through builtins ends at a limit and not at the end of Go's stack.

// Call calls f with positional arguments. The callee may keep args.
func (c *Context) Call(f Value, args ...Value) (Value, error) { return c.CallKw(f, args, nil) }

// CallKw calls f with positional and keyword arguments. The callee may keep
// both slices.
func (c *Context) CallKw(f Value, args []Value, kw []Kw) (Value, error) {
	for range maxUnwrap {
		if f.Kind() != KindMethod {
			break
		}
		m := f.Method()
		f, args = m.Func, prepend(m.Self, args)
	}
	if f.Kind() == KindFunction {
		return c.Caller.CallFunction(c, f.Function(), args, kw)
	}
	if err := c.enterCall(); err != nil {
		return Value{}, err
	}
	v, err := c.dispatchCall(f, args, kw)
	c.calls--
	return v, err
}

// enterCall counts a call of something that is no function of the script. It
// has a count of its own, twice as deep as that of the script's functions and
// data: a cached or partial function that recurses must come as deep as a
// plain one.
func (c *Context) enterCall() error {
	if c.calls >= min(2*c.Meter.Deepest()+2, maxCalls) {
		return c.recursionError()
	}
	c.calls++
	return nil
}

// maxCalls bounds nested calls where the limits do not.
const maxCalls = 100_000

// maxUnwrap is how many bound methods around bound methods are opened in a
// loop; more are opened by recursion, which counts depth.
const maxUnwrap = 4

func (c *Context) dispatchCall(f Value, args []Value, kw []Kw) (Value, error) {
	switch f.Kind() {
	case KindBuiltin:
		return f.Builtin().Call(c, args, kw)
	case KindMethod:
		m := f.Method()
		return c.CallKw(m.Func, prepend(m.Self, args), kw)
	case KindType:
		if t := f.TypeObject(); t.typ == &TypeType {
			return c.Construct(t, args, kw)
		}
	case KindInvalid:
		return Value{}, c.Errorf(&TypeErrorType, "nothing to call")
	}
	if call := f.Type().Slots.Call; call != nil {
		return call(c, f, args, kw)
	}
	return Value{}, c.Errorf(&TypeErrorType, "'%s' object is not callable", f.Type().Shown())
}

func prepend(self Value, args []Value) []Value {
	all := make([]Value, len(args)+1)
	all[0] = self
	copy(all[1:], args)
	return all
}

// Callable reports whether v can be called.
func Callable(v Value) bool {
	switch v.Kind() {
	case KindFunction, KindBuiltin, KindMethod, KindType:
		return true
	case KindInvalid:
		return false
	}
	return v.Type().Slots.Call != nil
}

// Construct is type.__call__: it makes an instance of t by its New and then
// its Init.
func (c *Context) Construct(t *Type, args []Value, kw []Kw) (Value, error) {
	if t == &TypeType && len(args) == 1 && len(kw) == 0 {
		return args[0].Type().Value(), nil
	}
	if t.Slots.New == nil || t.Has(TypeNoInstances) {
		return Value{}, c.Errorf(&TypeErrorType, "cannot create '%s' instances", t.longName())
	}
	v, err := t.Slots.New(c, t, args, kw)
	if err != nil {
		return Value{}, err
	}
	made := v.Type()
	if made.Slots.Init == nil || made.idleInit() && t != &ObjectType || made != t && !made.IsSubtype(t) {
		return v, nil
	}
	mark := c.Push(v)
	err = made.Slots.Init(c, v, args, kw)
	c.Pop(mark)
	if err != nil {
		return Value{}, err
	}
	return v, nil
}

// idleInit reports whether t is a builtin class whose __init__ is that of
// object, which has nothing to do after a New of its own.
func (t *Type) idleInit() bool { return t.Flags&(TypeIdleInit|TypeScript) == TypeIdleInit }

// longName is the name with the module in front, except for builtins.
func (t *Type) longName() string {
	if t.Module == "" || t.Module == "builtins" {
		return t.Qualname
	}
	return t.Module + "." + t.Qualname
}

// Call1 calls f with one argument, which costs no allocation where f is known
// not to keep its arguments.
func (c *Context) Call1(f, x Value) (Value, error) { return c.callFew(f, x, Value{}) }

// Call2 is Call1 with two arguments.
func (c *Context) Call2(f, x, y Value) (Value, error) { return c.callFew(f, x, y) }

// callFew calls f with x, and y if that is not the nil Value.
func (c *Context) callFew(f, x, y Value) (v Value, err error) {
	if f.ref.typ == &FunctionType {
		if v, ok, err := c.Caller.CallPlain(f.Function(), x, y); ok {
			return v, err
		}
	}
	n := 1
	if !y.IsNil() {
		n = 2
	}
	if !borrows(f) {
		return c.CallKw(f, append(make([]Value, 0, 2), x, y)[:n], nil)
	}
	a := c.takeArgs(n)
	if a[0] = x; n == 2 {
		a[1] = y
	}
	if f.Kind() == KindFunction {
		v, err = c.Caller.CallFunction(c, f.Function(), a, nil)
	} else if err = c.Enter(); err == nil {
		v, err = c.callBorrowed(f, a)
		c.Leave()
	}
	c.dropArgs(n)
	return v, err
}

// callBorrowed calls f, which borrows its arguments, by its short way if it has
// one.
func (c *Context) callBorrowed(f Value, a []Value) (v Value, err error) {
	quick := QuickFunc(nil)
	switch f.Kind() {
	case KindBuiltin:
		quick = f.Builtin().Quick
	case KindType:
		quick = f.TypeObject().Quick
	}
	if quick != nil {
		if v, ok, err := quick(c, a); ok || err != nil {
			return v, err
		}
	}
	return c.dispatchCall(f, a, nil)
}

// CallJoined calls f with the arguments first and rest, which it only borrows.
func (c *Context) CallJoined(f Value, first, rest []Value, kw []Kw) (Value, error) {
	n := len(first) + len(rest)
	if !borrows(f) {
		all := append(append(make([]Value, 0, n), first...), rest...)
		return c.CallKw(f, all, append([]Kw(nil), kw...))
	}
	if len(first) == 0 {
		return c.CallKw(f, rest, kw)
	}
	a := c.takeArgs(n)
	copy(a[copy(a, first):], rest)
	v, err := c.CallKw(f, a, kw)
	c.dropArgs(n)
	return v, err
}

// borrows reports whether f only borrows the slice of its arguments.
func borrows(f Value) bool {
	switch f.Kind() {
	case KindFunction, KindBuiltin:
		return true
	case KindType:
		return f.TypeObject().Flags&(TypeScript|TypeIsException) == 0
	}
	return f.Type().Has(TypeBorrows)
}

// CallMethod calls v.name(args...), without making a bound method.
func (c *Context) CallMethod(v Value, name string, args ...Value) (Value, error) {
	return c.CallMethodKw(v, name, args, nil)
}

// CallMethodKw calls v.name with positional and keyword arguments.
func (c *Context) CallMethodKw(v Value, name string, args []Value, kw []Kw) (Value, error) {
	fn, self, err := c.LookupMethod(v, name)
	if err != nil {
		return Value{}, err
	}
	if !self.IsNil() {
		args = prepend(self, args)
	}
	return c.CallKw(fn, args, kw)
}

// callSpecial calls a special method m, found on the type of self, on self.
func (c *Context) callSpecial(m, self Value, args ...Value) (Value, error) {
	switch m.Kind() {
	case KindFunction:
		if len(args) < 2 {
			x := Value{}
			if len(args) == 1 {
				x = args[0]
			}
			if v, ok, err := c.Caller.CallPlain(m.Function(), self, x); ok {
				return v, err
			}
		}
		a := c.takeArgs(len(args) + 1)
		a[0] = self
		copy(a[1:], args)
		v, err := c.Caller.CallFunction(c, m.Function(), a, nil)
		c.dropArgs(len(a))
		return v, err
	case KindBuiltin:
		if m.Builtin().Bind == BindInstance {
			return c.CallKw(m, prepend(self, args), nil)
		}
	}
	if get := m.Type().Slots.DescrGet; get != nil {
		bound, err := get(c, m, self, self.Type())
		if err != nil {
			return Value{}, err
		}
		m = bound
	}
	return c.CallKw(m, append([]Value(nil), args...), nil) // a copy, so that args need not be on the heap
}
