package py

// NewSlot makes the New slot of a type from a row whose signature starts with
// cls: its function gets the class as first argument and returns the instance.
func NewSlot(r Row) func(*Context, *Type, []Value, []Kw) (Value, error) {
	b := NewBuiltin(r)
	b.flags |= flagStatic
	return func(c *Context, cls *Type, args []Value, kw []Kw) (Value, error) {
		return c.callWith(b, cls.Value(), args, kw)
	}
}

// InitSlot makes the Init slot of a type from a row whose signature starts
// with self.
func InitSlot(r Row) func(*Context, Value, []Value, []Kw) error {
	b := NewBuiltin(r)
	b.flags |= flagStatic
	return func(c *Context, self Value, args []Value, kw []Kw) error {
		_, err := c.callWith(b, self, args, kw)
		return err
	}
}

// callWith calls b with a first argument in front of args.
func (c *Context) callWith(b *Builtin, first Value, args []Value, kw []Kw) (Value, error) {
	s, n := b.signature(), len(args)+1
	plain := s.plain && len(kw) == 0 && s.min <= n && n <= s.pos
	room := n
	if plain {
		room = s.pos
	}
	a := c.takeArgs(room)
	a[0] = first
	copy(a[1:], args)
	var v Value
	var err error
	if plain {
		for i := n; i < room; i++ {
			a[i] = s.params[i].def
		}
		v, err = b.Row.Fn(c, a)
	} else {
		v, err = b.Call(c, a, kw)
	}
	c.dropArgs(room)
	return v, err
}

// Share marks an object that all runs share: one that never changes and holds
// no other values.
func Share(v Value) Value {
	v.ref.flags |= flagStatic
	return v
}

// Keywords turns the dict of a row's **kwargs into the arguments of a call.
func (c *Context) Keywords(v Value) ([]Kw, error) { return c.keywords(v) }

// MatchAs makes match patterns take instances of a class, and of the classes
// derived from it, for mappings or sequences: pattern is TypeMapping or
// TypeSequence. Classes that all runs share stay as they are.
func (c *Context) MatchAs(t *Type, pattern TypeFlags) error {
	const both = TypeMapping | TypeSequence
	for todo := []*Type{t}; len(todo) > 0; {
		k := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !k.Has(TypeScript) || k.Flags&both == pattern {
			continue
		}
		derived := k.subclasses()
		if err := c.Charge(int64(len(derived)+1), int64(8*len(derived))); err != nil {
			return err
		}
		k.Flags = k.Flags&^both | pattern
		todo = append(todo, derived...)
	}
	return nil
}

// Derived returns the classes that derive from t directly.
func (t *Type) Derived() []*Type { return t.subclasses() }
