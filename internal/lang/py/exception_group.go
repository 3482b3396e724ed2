package py

import (
	"fmt"
	"slices"
)

// Exception groups. Field 0 of one is the message, field 1 the tuple of
// exceptions.

func initGroup(c *Context, e *Exception, _ []Value, kw []Kw) error {
	if len(kw) > 0 {
		return c.noKeywords(e)
	}
	return nil
}

func isGroup(v Value) bool {
	return v.Kind() == KindException && v.Type().IsSubtype(&BaseExceptionGroupType)
}

// members returns the exceptions of a group.
func (e *Exception) members() []Value {
	if f := e.Field(1); f.Kind() == KindTuple {
		return f.Tuple().Items()
	}
	return nil
}

func groupNew(c *Context, t *Type, args []Value, kw []Kw) (Value, error) {
	if len(kw) > 0 && t.isMethodOf("__init__", &BaseExceptionType) {
		return Value{}, c.Errorf(&TypeErrorType, "%s() takes no keyword arguments", t.Name)
	}
	if len(args) != 2 {
		return Value{}, c.Errorf(&TypeErrorType, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
	}
	if !args[0].IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", args[0].Type().Shown())
	}
	items, err := c.groupItems(args[1])
	if err != nil {
		return Value{}, err
	}
	if t, err = c.groupType(t, items); err != nil {
		return Value{}, err
	}
	v, err := exceptionNew(c, t, args, nil)
	if err == nil {
		v.Exception().setFields(args[0], NewTuple(items...).Value())
	}
	return v, err
}

// groupItems checks the second argument of a group.
func (c *Context) groupItems(v Value) ([]Value, error) {
	switch v.Kind() {
	case KindDict, KindSet, KindFrozenSet:
		return nil, c.Errorf(&TypeErrorType, "second argument (exceptions) must be a sequence")
	}
	if v.Type().Slots.GetItem == nil {
		return nil, c.Errorf(&TypeErrorType, "second argument (exceptions) must be a sequence")
	}
	items, err := c.Items(v)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, c.Errorf(&ValueErrorType, "second argument (exceptions) must be a non-empty sequence")
	}
	for i, x := range items {
		if x.Kind() != KindException {
			return nil, c.Errorf(&ValueErrorType, "Item %d of second argument (exceptions) is not an exception", i)
		}
	}
	return items, nil
}

// groupType is the type that a group of items gets when t is asked for.
func (c *Context) groupType(t *Type, items []Value) (*Type, error) {
	plain := !slices.ContainsFunc(items, func(v Value) bool { return !v.Type().IsSubtype(&ExceptionType) })
	switch {
	case plain && t == &BaseExceptionGroupType:
		return &ExceptionGroupType, nil
	case plain || !t.IsSubtype(&ExceptionType):
		return t, nil
	case t == &ExceptionGroupType:
		return nil, c.Errorf(&TypeErrorType, "Cannot nest BaseExceptions in an ExceptionGroup")
	}
	return nil, c.Errorf(&TypeErrorType, "Cannot nest BaseExceptions in '%s'", t.Name)
}

func groupStr(c *Context, v Value) (Value, error) {
	e := v.Exception()
	text, err := c.Str(orNone(e.Field(0)))
	if err != nil {
		return Value{}, err
	}
	n := len(e.members())
	return c.NewStr(fmt.Sprintf("%s (%d sub-exception%s)", text, n, plural(n)))
}

func groupRows() []Row {
	return []Row{
		{"derive(self, excs, /)", "Return a group of the same kind with other exceptions.", "len(excs)", groupDerive},
		{"split(self, matcher_value, /)", "Split into a matching and a non-matching part.", "number of exceptions", groupSplitMethod},
		{"subgroup(self, matcher_value, /)", "Return the part that matches.", "number of exceptions", groupSubgroup},
		GenericRow,
	}
}

func groupDerive(c *Context, a []Value) (Value, error) {
	return c.Call(BaseExceptionGroupType.Value(), orNone(a[0].Exception().Field(0)), a[1])
}

// A matcher decides whether an exception belongs to the wanted part.
type matcher func(v Value) (bool, error)

func (c *Context) matcherOf(v Value) (matcher, error) {
	bad := func() error {
		return c.Errorf(&TypeErrorType, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
	}
	types := []Value{v}
	switch v.Kind() {
	case KindType:
	case KindTuple:
		types = v.Tuple().Items()
	default:
		if !Callable(v) {
			return nil, bad()
		}
		return func(x Value) (bool, error) {
			r, err := c.Call(v, x)
			if err != nil {
				return false, err
			}
			return c.Truth(r)
		}, nil
	}
	for _, t := range types {
		if t.Kind() != KindType || !t.TypeObject().Has(TypeIsException) {
			return nil, bad()
		}
	}
	return func(x Value) (bool, error) { return c.MatchExcept(x, v) }, nil
}

func groupSplitMethod(c *Context, a []Value) (Value, error) {
	match, rest, err := c.splitBy(a[0], a[1])
	if err != nil {
		return Value{}, err
	}
	if err := c.Alloc(96); err != nil {
		return Value{}, err
	}
	return NewTuple(match, rest).Value(), nil
}

func groupSubgroup(c *Context, a []Value) (Value, error) {
	match, _, err := c.splitBy(a[0], a[1])
	return match, err
}

func (c *Context) splitBy(v, condition Value) (match, rest Value, err error) {
	m, err := c.matcherOf(condition)
	if err != nil {
		return Value{}, Value{}, err
	}
	return c.splitGroup(v, m)
}

// splitGroup splits a tree of groups; the parts keep its form. A part with
// nothing in it is None.
func (c *Context) splitGroup(v Value, m matcher) (match, rest Value, err error) {
	if err := c.enterStep(); err != nil {
		return Value{}, Value{}, err
	}
	defer c.Leave()
	yes, err := m(v)
	switch {
	case err != nil:
		return Value{}, Value{}, err
	case yes:
		return v, None, nil
	case !isGroup(v):
		return None, v, nil
	}
	var matched, others []Value
	for _, x := range v.Exception().members() {
		a, b, err := c.splitGroup(x, m)
		if err != nil {
			return Value{}, Value{}, err
		}
		if !a.IsNone() {
			matched = append(matched, a)
		}
		if !b.IsNone() {
			others = append(others, b)
		}
	}
	if match, err = c.subset(v, matched); err != nil {
		return Value{}, Value{}, err
	}
	rest, err = c.subset(v, others)
	return match, rest, err
}

// subset derives a group of part of v's exceptions, with v's traceback, cause,
// context and notes.
func (c *Context) subset(v Value, part []Value) (Value, error) {
	if len(part) == 0 {
		return None, nil
	}
	if err := c.Alloc(96 + 16*len(part)); err != nil {
		return Value{}, err
	}
	made, err := c.CallMethod(v, "derive", NewList(part).Value())
	if err != nil {
		return Value{}, err
	}
	if !isGroup(made) {
		return Value{}, c.Errorf(&TypeErrorType, "derive must return an instance of BaseExceptionGroup")
	}
	e, g := v.Exception(), made.Exception()
	if err := g.ShareTraceback(c, e); err != nil {
		return Value{}, err
	}
	g.Cause, g.Context, g.SuppressContext = e.Cause, e.Context, e.SuppressContext
	notes := e.Attrs.Get(notesName)
	if notes.Kind() == KindList {
		items, err := notes.List().Slice(c)
		if err != nil {
			return Value{}, err
		}
		return made, c.store(made, notesName, NewList(items).Value())
	}
	return made, nil
}
