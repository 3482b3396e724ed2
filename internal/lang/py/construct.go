package py

// NewSlot makes the New slot of a type from a row whose signature starts with
// cls: its function gets the class as first argument and returns the instance.
func NewSlot(r Row) func(*Context, *Type, []Value, []Kw) (Value, error) {
	b := NewBuiltin(r)
	b.flags |= flagStatic
	return func(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
		return b.Call(c, prepend(cls.Value(), args), kw)
	}
}

// InitSlot makes the Init slot of a type from a row whose signature starts
// with self.
func InitSlot(r Row) func(*Context, Value, []Value, []Kw) error {
	b := NewBuiltin(r)
	b.flags |= flagStatic
	return func(c *Context, self Value, args []Value, kw []Kw) error {
		_, err := b.Call(c, prepend(self, args), kw)
		return err
	}
}

// Share marks an object that all runs share: one that never changes and holds
// no other values.
func Share(v Value) Value {
	v.ref.flags |= flagStatic
	return v
}

// Keywords turns the dict of a row's **kwargs into the arguments of a call.
func (c *Context) Keywords(v Value) ([]Kw, error) { return c.keywords(v) }

// Derived returns the classes that derive from t directly.
func (t *Type) Derived() []*Type { return t.subclasses() }
