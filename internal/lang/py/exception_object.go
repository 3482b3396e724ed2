package py

import (
	"fmt"
	"slices"
	"strings"
)

// Exceptions as objects.

// An exceptionInit fills the fields of e from its arguments. With c nil it is
// for an exception of ours: it takes what it can and reports nothing.
type exceptionInit func(c *Context, e *Exception, args []Value, kw []Kw) error

// exceptionBytes is what an exception costs.
const exceptionBytes = 320

// setExceptionSlots fills the slots that a builtin exception type does not
// inherit.
func setExceptionSlots(r *exceptionRow, s *Slots) {
	if r.base == &ObjectType {
		s.New, s.Init, s.Repr, s.Str = exceptionNew, exceptionInitSlot, exceptionRepr, exceptionStr
	}
	switch r.t {
	case &KeyErrorType:
		s.Str = keyErrorStr
	case &ImportErrorType:
		s.Str = importErrorStr
	case &SyntaxErrorType:
		s.Str = syntaxErrorStr
	case &OSErrorType:
		s.Str = osErrorStr
	case &UnicodeDecodeErrorType, &UnicodeEncodeErrorType, &UnicodeTranslateErrorType:
		s.Str = unicodeErrorStr
	case &BaseExceptionGroupType:
		s.New, s.Str = groupNew, groupStr
	}
	if r.fields != "" && s.New == nil {
		s.New, s.Init = exceptionNew, exceptionInitSlot
	}
}

// fieldGetters are the attributes for the fields that scripts see.
func fieldGetters(fields []string) []Getter {
	out := make([]Getter, 0, len(fields))
	for i, name := range fields {
		if name[0] != '-' {
			out = append(out, fieldGetter(name, i))
		}
	}
	return out
}

func fieldGetter(name string, i int) Getter {
	g := Getter{Name: strings.TrimPrefix(name, "!"), Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Exception().Field(i)), nil }}
	if name[0] != '!' {
		g.Set = func(_ *Context, v, x Value) error { v.Exception().setField(i, x); return nil }
	}
	return g
}

// Field returns field i of a builtin exception type (StopIteration: the value
// is field 0), or the nil Value.
func (e *Exception) Field(i int) Value {
	if i < len(e.Fields) {
		return e.Fields[i]
	}
	return Value{}
}

func (e *Exception) setField(i int, v Value) {
	for len(e.Fields) <= i {
		e.Fields = append(e.Fields, Value{})
	}
	e.Fields[i] = v
}

func (e *Exception) setFields(values ...Value) { e.Fields = values }

// builtinType is the builtin exception type whose layout e has.
func (e *Exception) builtinType() *Type { return e.typ.builtinBase() }

// builtinBase is the nearest of t and its bases that no script has made.
func (t *Type) builtinBase() *Type {
	for t.Has(TypeScript) {
		t = t.Base
	}
	return t
}

// initFields fills the fields of an exception that we make.
func initFields(e *Exception) {
	if init := e.builtinType().exceptionInit(); init != nil {
		_ = init(nil, e, e.Args.Items(), nil) // reports nothing without a context
	}
}

func exceptionNew(c *Context, t *Type, args []Value, _ []Kw) (Value, error) {
	if err := c.Charge(int64(len(args)/8), int64(exceptionBytes+16*len(args))); err != nil {
		return Value{}, err
	}
	if len(t.Abstract) > 0 {
		return Value{}, c.abstractError(t)
	}
	return newException(t, args).Value(), nil
}

func exceptionInitSlot(c *Context, self Value, args []Value, kw []Kw) error {
	e := self.Exception()
	if init := e.builtinType().exceptionInit(); init != nil {
		if err := c.Alloc(64 + 16*len(args)); err != nil {
			return err
		}
		e.Args = NewTuple(args...)
		return init(c, e, args, kw)
	}
	if len(kw) > 0 {
		return c.noKeywords(e)
	}
	if !slices.Equal(e.Args.Items(), args) {
		if err := c.Alloc(64 + 16*len(args)); err != nil {
			return err
		}
		e.Args = NewTuple(args...)
	}
	return nil
}

func (c *Context) noKeywords(e *Exception) error {
	return c.Errorf(&TypeErrorType, "%s() takes no keyword arguments", e.typ.Name)
}

// fieldKeywords takes keywords that are fields of the given names, which start
// at field first.
func fieldKeywords(c *Context, e *Exception, kw []Kw, function string, first int, names ...string) error {
	for _, k := range kw {
		i := slices.Index(names, k.Name)
		if i < 0 {
			return c.Errorf(&TypeErrorType, "%s() got an unexpected keyword argument '%s'", function, k.Name)
		}
		e.setField(first+i, k.Value)
	}
	return nil
}

func initSystemExit(c *Context, e *Exception, args []Value, kw []Kw) error {
	switch len(args) {
	case 0:
		e.setFields(None)
	case 1:
		e.setFields(args[0])
	default:
		e.setFields(e.Args.Value())
	}
	if len(kw) > 0 {
		return c.noKeywords(e)
	}
	return nil
}

func initStopIteration(c *Context, e *Exception, args []Value, kw []Kw) error {
	e.setFields(None)
	if len(args) > 0 {
		e.setFields(args[0])
	}
	if len(kw) > 0 {
		return c.noKeywords(e)
	}
	return nil
}

func initAttributeError(c *Context, e *Exception, _ []Value, kw []Kw) error {
	e.setFields(Value{}, Value{})
	return fieldKeywords(c, e, kw, "AttributeError", 0, "name", "obj")
}

func initNameError(c *Context, e *Exception, _ []Value, kw []Kw) error {
	e.setFields(Value{})
	return fieldKeywords(c, e, kw, "NameError", 0, "name")
}

func initImportError(c *Context, e *Exception, args []Value, kw []Kw) error {
	e.setFields(Value{}, Value{}, Value{})
	if len(args) == 1 {
		e.setField(0, args[0])
	}
	return fieldKeywords(c, e, kw, "ImportError", 1, "name", "path")
}

func initOsError(c *Context, e *Exception, args []Value, kw []Kw) error {
	e.setFields(Value{}, Value{}, Value{}, Value{})
	if len(kw) > 0 {
		return c.noKeywords(e)
	}
	if len(args) < 2 || len(args) > 5 {
		return nil
	}
	e.setField(0, args[0])
	e.setField(1, args[1])
	if len(args) > 2 && !args[2].IsNone() {
		e.setField(2, args[2])
		e.Args = NewTuple(args[0], args[1])
	}
	if len(args) > 4 {
		e.setField(3, args[4])
	}
	return nil
}

func initSyntaxError(c *Context, e *Exception, args []Value, kw []Kw) error {
	e.setFields(make([]Value, 8)...)
	if len(kw) > 0 {
		return c.noKeywords(e)
	}
	if len(args) > 0 {
		e.setField(0, args[0])
	}
	if len(args) != 2 {
		return nil
	}
	if args[1].Kind() != KindTuple {
		if c == nil {
			return nil
		}
		return c.Errorf(&TypeErrorType, "'%s' object is not iterable", args[1].Type().Shown())
	}
	info := args[1].Tuple().Items()
	if n := len(info); n != 4 && n != 6 && c != nil {
		if n < 4 {
			return c.Errorf(&TypeErrorType, "function missing required argument (pos %d)", n+1)
		}
		return c.Errorf(&TypeErrorType, "function takes at most 6 arguments (%d given)", n)
	}
	for i, v := range info[:min(len(info), 6)] {
		e.setField(1+i, v)
	}
	return nil
}

// unicodeShape lists the layouts of the arguments of a Unicode error.
func unicodeKinds(t *Type) []Kind {
	switch t {
	case &UnicodeDecodeErrorType:
		return []Kind{KindStr, KindBytes, KindInt, KindInt, KindStr}
	case &UnicodeEncodeErrorType:
		return []Kind{KindStr, KindStr, KindInt, KindInt, KindStr}
	}
	return []Kind{KindStr, KindInt, KindInt, KindStr}
}

// unicodeKindName says what messages call a kind of argument.
func unicodeKindName(k Kind) string {
	switch k {
	case KindStr:
		return "str"
	case KindBytes:
		return "a bytes-like object"
	}
	return "int"
}

func initUnicode(c *Context, e *Exception, args []Value, kw []Kw) error {
	kinds := unicodeKinds(e.builtinType())
	if c == nil {
		e.setFields(args...)
		return nil
	}
	if len(kw) > 0 {
		return c.noKeywords(e)
	}
	if len(args) != len(kinds) {
		return c.Errorf(&TypeErrorType, "function takes exactly %d arguments (%d given)", len(kinds), len(args))
	}
	for i, k := range kinds {
		switch got := args[i].Kind(); {
		case got == k || k == KindBytes && got == KindByteArray:
		case k == KindInt:
			return c.indexError(args[i])
		case k == KindBytes:
			return c.Errorf(&TypeErrorType, "a bytes-like object is required, not '%s'", args[i].Type().Shown())
		default:
			return c.Errorf(&TypeErrorType, "argument %d must be %s, not %s", i+1, unicodeKindName(k), args[i].Type().Shown())
		}
	}
	e.setFields(slices.Clone(args)...)
	return nil
}

func exceptionRepr(c *Context, v Value) (Value, error) {
	e := v.Exception()
	args := e.Args.Items()
	text := "()"
	var err error
	switch {
	case len(args) == 1:
		text, err = c.Repr(args[0])
		text = "(" + text + ")"
	case len(args) > 1:
		text, err = c.Repr(e.Args.Value())
	}
	if err != nil {
		return Value{}, err
	}
	return c.NewStr(e.typ.Name + text)
}

func exceptionStr(c *Context, v Value) (Value, error) {
	e := v.Exception()
	var text string
	var err error
	switch args := e.Args.Items(); len(args) {
	case 0:
	case 1:
		text, err = c.Str(args[0])
	default:
		text, err = c.Repr(e.Args.Value())
	}
	if err != nil {
		return Value{}, err
	}
	return c.NewStr(text)
}

func keyErrorStr(c *Context, v Value) (Value, error) {
	if args := v.Exception().Args.Items(); len(args) == 1 {
		text, err := c.Repr(args[0])
		if err != nil {
			return Value{}, err
		}
		return c.NewStr(text)
	}
	return exceptionStr(c, v)
}

func importErrorStr(c *Context, v Value) (Value, error) {
	if msg := v.Exception().Field(0); msg.Is(&StrType) {
		return msg, nil
	}
	return exceptionStr(c, v)
}

func syntaxErrorStr(c *Context, v Value) (Value, error) {
	e := v.Exception()
	text, err := c.Str(orNone(e.Field(0)))
	if err != nil {
		return Value{}, err
	}
	file, line := e.Field(1), e.Field(2)
	hasFile, hasLine := !file.IsNil() && file.IsStr(), !line.IsNil() && line.IsInt()
	switch {
	case hasFile && hasLine:
		text += fmt.Sprintf(" (%s, line %d)", baseName(file.Str().S), line.AsInt())
	case hasFile:
		text += " (" + baseName(file.Str().S) + ")"
	case hasLine:
		text += fmt.Sprintf(" (line %d)", line.AsInt())
	}
	return c.NewStr(text)
}

func baseName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

func osErrorStr(c *Context, v Value) (Value, error) {
	e := v.Exception()
	number, message, file := e.Field(0), e.Field(1), e.Field(2)
	if number.IsNil() || message.IsNil() {
		return exceptionStr(c, v)
	}
	n, err := c.Str(number)
	if err != nil {
		return Value{}, err
	}
	m, err := c.Str(message)
	if err != nil {
		return Value{}, err
	}
	text := "[Errno " + n + "] " + m
	if !file.IsNil() {
		f, err := c.Repr(file)
		if err != nil {
			return Value{}, err
		}
		text += ": " + f
	}
	return c.NewStr(text)
}

func unicodeErrorStr(c *Context, v Value) (Value, error) {
	e := v.Exception()
	kinds := unicodeKinds(e.builtinType())
	if len(e.Fields) != len(kinds) {
		return c.NewStr("")
	}
	for i, k := range kinds {
		if e.Fields[i].Kind() != k && !(k == KindBytes && e.Fields[i].Kind() == KindByteArray) {
			return c.NewStr("")
		}
	}
	text, err := c.unicodeText(e)
	if err != nil {
		return Value{}, err
	}
	return c.NewStr(text)
}

func (c *Context) unicodeText(e *Exception) (string, error) {
	f := e.Fields
	start, err := c.IndexInt(f[len(f)-3], true)
	if err != nil {
		return "", err
	}
	end, err := c.IndexInt(f[len(f)-2], true)
	if err != nil {
		return "", err
	}
	reason := f[len(f)-1].Str().S
	object := f[len(f)-4]
	single := end == start+1 && start >= 0
	place := fmt.Sprintf(" in position %d: %s", start, reason)
	if !single {
		place = fmt.Sprintf(" in position %d-%d: %s", start, end-1, reason)
	}
	switch e.builtinType() {
	case &UnicodeDecodeErrorType:
		b, ok := byteAt(object, start)
		if single && ok {
			return fmt.Sprintf("'%s' codec can't decode byte 0x%02x%s", f[0].Str().S, b, place), nil
		}
		return "'" + f[0].Str().S + "' codec can't decode bytes" + place, nil
	case &UnicodeEncodeErrorType:
		return "'" + f[0].Str().S + "' codec can't encode " + c.characterText(object, start, single) + place, nil
	}
	return "can't translate " + c.characterText(object, start, single) + place, nil
}

func byteAt(v Value, i int) (byte, bool) {
	if v.Kind() == KindByteArray {
		b := v.ByteArray().B
		if i < len(b) {
			return b[i], true
		}
		return 0, false
	}
	if s := v.Bytes().S; i < len(s) {
		return s[i], true
	}
	return 0, false
}

// characterText names the character at code point i of a text, or says
// "characters".
func (c *Context) characterText(v Value, i int, single bool) string {
	if !single {
		return "characters"
	}
	ch, err := c.GetItem(v, Int(int64(i)))
	if err != nil || !ch.IsStr() {
		return "characters"
	}
	r := firstRune(ch.Str().S)
	return "character '" + backslashed(r) + "'"
}

// firstRune decodes the first code point of WTF-8, surrogates included.
func firstRune(s string) rune {
	if len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
	}
	for _, r := range s {
		return r
	}
	return 0
}

func baseExceptionRows() []Row {
	return []Row{
		{"with_traceback(self, object, /)", "Set self.__traceback__ to tb and return self.", "1", exceptionWithTraceback},
		{"add_note(self, object, /)", "Exception.add_note(note) -- add a note to the exception", "1", func(c *Context, a []Value) (Value, error) {
			return None, c.addNote(a[0].Exception(), a[1])
		}},
	}
}

func baseExceptionGetters() []Getter {
	return []Getter{
		{Name: "args", Get: func(_ *Context, v Value) (Value, error) { return v.Exception().Args.Value(), nil }, Set: exceptionSetArgs},
		{Name: "__cause__", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Exception().Cause), nil }, Set: exceptionSetCause},
		{Name: "__context__", Get: func(_ *Context, v Value) (Value, error) { return orNone(v.Exception().Context), nil }, Set: exceptionSetContext},
		{Name: "__suppress_context__", Get: func(_ *Context, v Value) (Value, error) { return Bool(v.Exception().SuppressContext), nil }, Set: exceptionSetSuppress},
		{Name: "__traceback__", Get: (*Context).TracebackOf, Set: exceptionSetTraceback},
		{Name: "__dict__", Get: attrDictGetter},
	}
}

func exceptionSetArgs(c *Context, v, x Value) error {
	if x.IsNil() {
		return c.Errorf(&TypeErrorType, "args may not be deleted")
	}
	items, err := c.Items(x)
	if err == nil {
		v.Exception().Args = NewTuple(items...)
	}
	return err
}

func exceptionSetCause(c *Context, v, x Value) error {
	switch {
	case x.IsNil():
		return c.Errorf(&TypeErrorType, "__cause__ may not be deleted")
	case x.IsNone():
		x = Value{}
	case x.Kind() != KindException:
		return c.Errorf(&TypeErrorType, "exception cause must be None or derive from BaseException")
	}
	e := v.Exception()
	e.Cause, e.SuppressContext = x, true
	return nil
}

func exceptionSetContext(c *Context, v, x Value) error {
	switch {
	case x.IsNil():
		return c.Errorf(&TypeErrorType, "__context__ may not be deleted")
	case x.IsNone():
		x = Value{}
	case x.Kind() != KindException:
		return c.Errorf(&TypeErrorType, "exception context must be None or derive from BaseException")
	}
	v.Exception().Context = x
	return nil
}

func exceptionSetSuppress(c *Context, v, x Value) error {
	if x.IsNil() {
		return c.Errorf(&TypeErrorType, "can't delete numeric/char attribute")
	}
	if !x.IsBool() {
		return c.Errorf(&TypeErrorType, "attribute value type must be bool")
	}
	v.Exception().SuppressContext = x.AsBool()
	return nil
}

// traceback is the Data of a traceback object: it can be handed on, and
// nothing else.
type traceback struct{ entries []TracebackEntry }

// Trace implements Traced.
func (t *traceback) Trace(func(Value)) int64 { return 24 + 80*int64(cap(t.entries)) }

// TracebackOf returns the traceback of an exception as a script sees it: an
// opaque object, the same one as long as no frame adds to it, or None.
func (c *Context) TracebackOf(v Value) (Value, error) {
	e := v.Exception()
	n := len(e.Traceback)
	if n == 0 {
		return None, nil
	}
	if e.shown != nil && len(e.shown.Data.(*traceback).entries) == n {
		return e.shown.Value(), nil
	}
	if err := c.Alloc(64); err != nil {
		return Value{}, err
	}
	t := NewNative(&TracebackType, &traceback{e.Traceback[:n:n]})
	e.shown = t.Native()
	return t, nil
}

// ShareTraceback gives e the traceback of from, as the same object.
func (e *Exception) ShareTraceback(c *Context, from *Exception) error {
	_, err := c.TracebackOf(from.Value())
	e.Traceback, e.shown = from.Traceback[:len(from.Traceback):len(from.Traceback)], from.shown
	return err
}

func exceptionSetTraceback(c *Context, v, x Value) error {
	switch {
	case x.IsNil():
		return c.Errorf(&TypeErrorType, "__traceback__ may not be deleted")
	case x.IsNone():
		v.Exception().Traceback, v.Exception().shown = nil, nil
	case x.Is(&TracebackType):
		v.Exception().Traceback, v.Exception().shown = x.Native().Data.(*traceback).entries, x.Native()
	default:
		return c.Errorf(&TypeErrorType, "__traceback__ must be a traceback or None")
	}
	return nil
}

func exceptionWithTraceback(c *Context, a []Value) (Value, error) {
	return a[0], exceptionSetTraceback(c, a[0], a[1])
}

const notesName = "__notes__"

func (c *Context) addNote(e *Exception, note Value) error {
	if !note.IsStr() {
		return c.Errorf(&TypeErrorType, "note must be a str, not '%s'", note.Type().Shown())
	}
	notes := e.Attrs.Get(notesName)
	if notes.IsNil() {
		if err := c.Alloc(96); err != nil {
			return err
		}
		notes = NewList(nil).Value()
		if err := c.store(e.Value(), notesName, notes); err != nil {
			return err
		}
	}
	if notes.Kind() != KindList {
		return c.Errorf(&TypeErrorType, "Cannot add note: __notes__ is not a list")
	}
	return notes.List().Append(c, note)
}

// MakeRaise is `raise exc from cause`: exc is an exception or a class to be
// called; cause is nil without a from. It returns the error to go up with.
func (c *Context) MakeRaise(exc, cause Value) error {
	v, err := c.exceptionOf(exc, "exceptions must derive from BaseException")
	if err != nil {
		return err
	}
	e := v.Exception()
	if cause.IsNil() {
		return &Raised{e}
	}
	if cause.IsNone() {
		e.Cause, e.SuppressContext = Value{}, true
		return &Raised{e}
	}
	mark := c.Push(v)
	k, err := c.exceptionOf(cause, "exception causes must derive from BaseException")
	c.Pop(mark)
	if err != nil {
		return err
	}
	e.Cause, e.SuppressContext = k, true
	return &Raised{e}
}

// exceptionOf returns v, or what calling it makes if it is a class.
func (c *Context) exceptionOf(v Value, otherwise string) (Value, error) {
	switch {
	case v.Kind() == KindException:
		return v, nil
	case v.Kind() == KindType && v.TypeObject().Has(TypeIsException):
		made, err := c.Call(v)
		if err == nil && made.Kind() != KindException {
			err = c.NotAnException(v, made)
		}
		return made, err
	}
	return Value{}, c.Errorf(&TypeErrorType, "%s", otherwise)
}

// NotAnException is the error for an exception class whose call made
// something else.
func (c *Context) NotAnException(cls, made Value) error {
	k, err := c.Repr(cls)
	if err != nil {
		return err
	}
	m, err := c.Repr(made.Type().Value())
	if err != nil {
		return err
	}
	return c.Errorf(&TypeErrorType, "calling %s should have returned an instance of BaseException, not %s", k, m)
}

// MatchExcept reports whether an `except cls` clause takes the exception.
func (c *Context) MatchExcept(exc, cls Value) (bool, error) {
	list := []Value{cls}
	if cls.Kind() == KindTuple {
		list = cls.Tuple().Items()
		if err := c.Steps(len(list) / 8); err != nil {
			return false, err
		}
	}
	for _, k := range list {
		if k.Kind() != KindType || !k.TypeObject().Has(TypeIsException) {
			return false, c.Errorf(&TypeErrorType, "catching classes that do not inherit from BaseException is not allowed")
		}
	}
	for _, k := range list {
		if exc.Type().IsSubtype(k.TypeObject()) {
			return true, nil
		}
	}
	return false, nil
}
