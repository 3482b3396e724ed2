package py

// The generator type, on top of the machine's Resume.

//go:noinline
func generatorDeclaration(t *Type) {
	*t = Type{
		Name: "generator", Kind: KindGenerator, Flags: TypeNoInstances,
		MoreMethods: func() []Row {
			return []Row{
				{"send(self, arg, /)", "Send 'arg' into generator, return next yielded value or raise StopIteration.", "that of the generator", generatorSend},
				{"throw(self, typ, val=?, tb=?, /)", "Raise exception in generator, return next yielded value or raise StopIteration.", "that of the generator", generatorThrow},
				{"close(self, /)", "Raise GeneratorExit inside generator.", "that of the generator", generatorClose},
				GenericRow,
			}
		},
		MoreGetters: func() []Getter {
			return []Getter{
				{Name: "__name__", Get: func(c *Context, v Value) (Value, error) { return c.NewStr(v.Generator().Name) }, Set: generatorSetName},
				{Name: "__qualname__", Get: func(c *Context, v Value) (Value, error) { return c.NewStr(v.Generator().Qualname) }, Set: generatorSetQualname},
				{Name: "gi_running", Get: func(_ *Context, v Value) (Value, error) { return Bool(v.Generator().Running), nil }},
			}
		},
		Slots: Slots{
			Repr: generatorRepr,
			Iter: func(_ *Context, v Value) (Value, error) { return v, nil },
			Next: generatorNext,
		},
	}
}

func generatorRepr(c *Context, v Value) (Value, error) {
	return c.NewStr("<generator object " + v.Generator().Qualname + " at " + c.address(v) + ">")
}

func generatorSetName(c *Context, v, x Value) error {
	if !x.IsStr() {
		return c.Errorf(&TypeErrorType, "__name__ must be set to a string object")
	}
	v.Generator().Name = x.Str().S
	return nil
}

func generatorSetQualname(c *Context, v, x Value) error {
	if !x.IsStr() {
		return c.Errorf(&TypeErrorType, "__qualname__ must be set to a string object")
	}
	v.Generator().Qualname = x.Str().S
	return nil
}

// generatorNext is next(): the nil Value at the end; the generator's return
// value is kept for StopValue.
func generatorNext(c *Context, v Value) (Value, error) {
	yielded, result, err := c.Caller.Resume(c, v.Generator(), None, nil)
	if err == nil && yielded.IsNil() {
		c.stopValue = result
	}
	return yielded, err
}

// stopOr returns what a generator yielded, or raises StopIteration with its
// result.
func (c *Context) stopOr(yielded, result Value, err error) (Value, error) {
	switch {
	case err != nil || !yielded.IsNil():
		return yielded, err
	case result.IsNil() || result.IsNone():
		return Value{}, c.Raise(&StopIterationType)
	}
	return Value{}, c.Raise(&StopIterationType, result)
}

func generatorSend(c *Context, a []Value) (Value, error) {
	return c.stopOr(c.Caller.Resume(c, a[0].Generator(), a[1], nil))
}

func generatorThrow(c *Context, a []Value) (Value, error) {
	exc, err := c.thrown(a[1], a[2], a[3])
	if err != nil {
		return Value{}, err
	}
	return c.stopOr(c.Caller.Resume(c, a[0].Generator(), Value{}, exc))
}

// thrown makes the exception of throw(typ, val, tb).
func (c *Context) thrown(typ, val, tb Value) (*Raised, error) {
	if !tb.IsNil() && !tb.IsNone() && !tb.Is(&TracebackType) {
		return nil, c.Errorf(&TypeErrorType, "throw() third argument must be a traceback object")
	}
	switch {
	case typ.Kind() == KindException:
		if !val.IsNil() && !val.IsNone() {
			return nil, c.Errorf(&TypeErrorType, "instance exception may not have a separate value")
		}
		return typ.Exception().Raised(), nil
	case typ.Kind() == KindType && typ.TypeObject().Has(TypeIsException):
		return c.thrownClass(typ, val)
	}
	return nil, c.Errorf(&TypeErrorType, "exceptions must be classes or instances deriving from BaseException, not %s", typ.Type().Shown())
}

func (c *Context) thrownClass(typ, val Value) (*Raised, error) {
	if val.Kind() == KindException && val.Type().IsSubtype(typ.TypeObject()) {
		return val.Exception().Raised(), nil
	}
	var args []Value
	switch {
	case val.IsNil() || val.IsNone():
	case val.Kind() == KindTuple:
		args = val.Tuple().Items()
	default:
		args = []Value{val}
	}
	v, err := c.Call(typ, args...)
	if err != nil {
		return nil, err
	}
	if v.Kind() != KindException {
		return nil, c.NotAnException(typ, v)
	}
	return v.Exception().Raised(), nil
}

func generatorClose(c *Context, a []Value) (Value, error) { return c.CloseGenerator(a[0].Generator()) }

// CloseGenerator is generator.close(): it raises GeneratorExit in g and
// returns the value that g then returns.
func (c *Context) CloseGenerator(g *Generator) (Value, error) {
	if g.Done && !g.Running {
		return None, nil
	}
	yielded, result, err := c.Caller.Resume(c, g, Value{}, &Raised{NewException(&GeneratorExitType)})
	if err != nil {
		if _, ok := IsRaised(err, &GeneratorExitType, &StopIterationType); ok {
			return None, nil
		}
		return Value{}, err
	}
	if !yielded.IsNil() {
		return Value{}, c.Errorf(&RuntimeErrorType, "generator ignored GeneratorExit")
	}
	return orNone(result), nil
}
