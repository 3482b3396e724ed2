package py

import "math"

// The slots of script classes: each looks up the special method on the type
// and calls it.

// special finds a special method of v's type, not bound.
func special(v Value, name string) Value { return v.Type().Lookup(name) }

// scriptMethod0 calls the special method name of v without arguments.
func scriptMethod0(c *Context, v Value, name string) (Value, error) {
	m := special(v, name)
	if m.IsNil() {
		return NotImplemented, nil
	}
	if m.IsNone() {
		return Value{}, c.Errorf(&TypeErrorType, "'NoneType' object is not callable")
	}
	return c.callSpecial(m, v)
}

// scriptMethod1 calls the special method name of v with one argument; without
// such a method it answers NotImplemented.
func scriptMethod1(c *Context, v Value, name string, x Value) (Value, error) {
	m := special(v, name)
	if m.IsNil() {
		return NotImplemented, nil
	}
	return c.callSpecial(m, v, x)
}

func scriptNew(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
	m, err := c.bind(t.Lookup("__new__"), Value{}, t)
	if err != nil {
		return Value{}, err
	}
	all := make([]Value, 0, len(args)+1)
	return c.CallKw(m, append(append(all, t.Value()), args...), kw)
}

func scriptInit(c *Context, self Value, args []Value, kw []Kw) error {
	m := special(self, "__init__")
	if m.IsNil() {
		return nil
	}
	bound, err := c.bind(m, self, self.Type())
	if err != nil {
		return err
	}
	r, err := c.CallKw(bound, args, kw)
	if err != nil {
		return err
	}
	return c.CheckInit(r)
}

// CheckInit raises unless r, the result of an __init__, is None.
func (c *Context) CheckInit(r Value) error {
	if !r.IsNone() {
		return c.Errorf(&TypeErrorType, "__init__() should return None, not '%s'", r.Type().Shown())
	}
	return nil
}

func scriptCall(c *Context, self Value, args []Value, kw []Kw) (Value, error) {
	m := special(self, "__call__")
	if m.IsNil() || m.IsNone() {
		return Value{}, c.Errorf(&TypeErrorType, "'%s' object is not callable", self.Type().Shown())
	}
	bound, err := c.bind(m, self, self.Type())
	if err != nil {
		return Value{}, err
	}
	return c.CallKw(bound, args, kw)
}

func scriptRepr(c *Context, v Value) (Value, error) { return scriptMethod0(c, v, "__repr__") }

func scriptStr(c *Context, v Value) (Value, error) { return scriptMethod0(c, v, "__str__") }

func scriptFormat(c *Context, v Value, spec string) (Value, error) {
	text, err := c.NewStr(spec)
	if err != nil {
		return Value{}, err
	}
	r, err := scriptMethod1(c, v, "__format__", text)
	if err != nil {
		return Value{}, err
	}
	if !r.IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "__format__ must return a str, not %s", r.Type().Shown())
	}
	return r, nil
}

func scriptHash(c *Context, v Value) (int64, error) {
	m := special(v, "__hash__")
	if m.IsNil() || m.IsNone() {
		return 0, c.Errorf(&TypeErrorType, "unhashable type: '%s'", v.Type().Shown())
	}
	r, err := c.callSpecial(m, v)
	if err != nil {
		return 0, err
	}
	if !IsIntLike(r) {
		return 0, c.Errorf(&TypeErrorType, "__hash__ method should return an integer")
	}
	small, big := IntParts(r)
	switch {
	case big != nil:
		return HashBig(big), nil
	case small == -1:
		return -2, nil
	}
	return small, nil
}

func scriptCompare(c *Context, a, b Value, op CompareOp) (Value, error) {
	return scriptMethod1(c, a, compareNames[op], b)
}

func scriptBool(c *Context, v Value) (bool, error) {
	r, err := scriptMethod0(c, v, "__bool__")
	if err != nil {
		return false, err
	}
	if !r.IsBool() {
		return false, c.Errorf(&TypeErrorType, "__bool__ should return bool, returned %s", r.Type().Shown())
	}
	return r.AsBool(), nil
}

func scriptLen(c *Context, v Value) (int, error) {
	r, err := scriptMethod0(c, v, "__len__")
	if err != nil {
		return 0, err
	}
	if r, err = c.Index(r); err != nil {
		return 0, err
	}
	small, big := IntParts(r)
	switch {
	case big != nil && big.Sign() < 0 || big == nil && small < 0:
		return 0, c.Errorf(&ValueErrorType, "__len__() should return >= 0")
	case big != nil || small > math.MaxInt:
		return 0, c.Errorf(&OverflowErrorType, "cannot fit 'int' into an index-sized integer")
	}
	return int(small), nil
}

func scriptIter(c *Context, v Value) (Value, error) {
	m := special(v, "__iter__")
	if m.IsNil() || m.IsNone() {
		return Value{}, c.Errorf(&TypeErrorType, "'%s' object is not iterable", v.Type().Shown())
	}
	return c.callSpecial(m, v)
}

// scriptNext calls __next__. The value of the StopIteration that ends the
// iteration is kept for StopValue.
func scriptNext(c *Context, v Value) (Value, error) {
	r, err := scriptMethod0(c, v, "__next__")
	if err == nil {
		return r, nil
	}
	if stop, ok := IsRaised(err, &StopIterationType); ok {
		c.stopValue = stop.Exc.Field(0)
		return Value{}, nil
	}
	return Value{}, err
}

// StopValue returns, once, the value that came with the StopIteration which
// ended the last iteration: what `yield from` evaluates to.
func (c *Context) StopValue() Value {
	v := c.stopValue
	c.stopValue = Value{}
	if v.IsNil() {
		return None
	}
	return v
}

func scriptGetItem(c *Context, v, key Value) (Value, error) {
	return c.callSpecial(special(v, "__getitem__"), v, key)
}

func scriptSetItem(c *Context, v, key, x Value) error {
	if x.IsNil() {
		m := special(v, "__delitem__")
		if m.IsNil() {
			return c.Errorf(&AttributeErrorType, "__delitem__")
		}
		_, err := c.callSpecial(m, v, key)
		return err
	}
	m := special(v, "__setitem__")
	if m.IsNil() {
		return c.Errorf(&AttributeErrorType, "__setitem__")
	}
	_, err := c.callSpecial(m, v, key, x)
	return err
}

func scriptContains(c *Context, v, x Value) (bool, error) {
	m := special(v, "__contains__")
	if m.IsNone() {
		return false, c.Errorf(&TypeErrorType, "'%s' object is not a container", v.Type().Shown())
	}
	r, err := c.callSpecial(m, v, x)
	if err != nil {
		return false, err
	}
	return c.Truth(r)
}

func scriptUnary(c *Context, v Value, op UnaryOp) (Value, error) {
	r, err := scriptMethod0(c, v, unaryNames[op])
	if err != nil {
		return Value{}, err
	}
	switch {
	case op == Index && !IsIntLike(r):
		return Value{}, c.Errorf(&TypeErrorType, "__index__ returned non-int (type %s)", r.Type().Shown())
	case op == ToInt && !IsIntLike(r):
		return Value{}, c.Errorf(&TypeErrorType, "__int__ returned non-int (type %s)", r.Type().Shown())
	case op == ToFloat && r.Kind() != KindFloat:
		return Value{}, c.Errorf(&TypeErrorType, "%s.__float__ returned non-float (type %s)", v.Type().Shown(), r.Type().Shown())
	}
	return r, nil
}

// scriptGetAttr runs __getattribute__ if the class has one of its own, then
// __getattr__ where that found nothing.
func scriptGetAttr(c *Context, v Value, name string) (Value, error) {
	t := v.Type()
	x, err := c.getAttribute(v, name)
	if err == nil && !x.IsNil() {
		return x, nil
	}
	hook := t.Lookup("__getattr__")
	if err != nil {
		if _, ok := IsRaised(err, &AttributeErrorType); !ok || hook.IsNil() {
			return Value{}, err
		}
	}
	if hook.IsNil() {
		return Value{}, nil
	}
	text, err := c.NewStr(name)
	if err != nil {
		return Value{}, err
	}
	return c.callSpecial(hook, v, text)
}

// getAttribute is the part of scriptGetAttr before __getattr__.
func (c *Context) getAttribute(v Value, name string) (Value, error) {
	m := v.Type().Lookup("__getattribute__")
	if m.Kind() == KindBuiltin {
		if owner := m.Builtin().Owner; owner != nil && owner.Slots.GetAttr != nil {
			return owner.Slots.GetAttr(c, v, name)
		}
		return c.findPlain(v, name)
	}
	text, err := c.NewStr(name)
	if err != nil {
		return Value{}, err
	}
	return c.callSpecial(m, v, text)
}

func scriptSetAttr(c *Context, v Value, name string, x Value) error {
	method := "__setattr__"
	if x.IsNil() {
		method = "__delattr__"
	}
	m := special(v, method)
	if m.Kind() == KindBuiltin && m.Builtin().Owner == &ObjectType {
		return c.setPlain(v, name, x)
	}
	text, err := c.NewStr(name)
	if err != nil {
		return err
	}
	if x.IsNil() {
		_, err = c.callSpecial(m, v, text)
	} else {
		_, err = c.callSpecial(m, v, text, x)
	}
	return err
}

func scriptDescrGet(c *Context, d, obj Value, cls *Type) (Value, error) {
	m := special(d, "__get__")
	if m.IsNil() {
		return d, nil
	}
	if obj.IsNil() {
		obj = None
	}
	return c.callSpecial(m, d, obj, cls.Value())
}

func scriptDescrSet(c *Context, d, obj, x Value) error {
	if x.IsNil() {
		m := special(d, "__delete__")
		if m.IsNil() {
			return c.Raise(&AttributeErrorType, c.Text("__delete__"))
		}
		_, err := c.callSpecial(m, d, obj)
		return err
	}
	m := special(d, "__set__")
	if m.IsNil() {
		return c.Raise(&AttributeErrorType, c.Text("__set__"))
	}
	_, err := c.callSpecial(m, d, obj, x)
	return err
}
