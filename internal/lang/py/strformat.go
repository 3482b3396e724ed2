package py

import "strings"

// A formatter fills in one str.format call: literal text, {field}, {field!r},
// {field:spec}, where the spec may have fields of its own, one level deep.
type formatter struct {
	c       *Context
	args    []Value
	kwargs  Value // mapping, or the nil Value: no keyword arguments
	auto    int   // next automatic number
	mode    numbering
	mapping bool // format_map: no positional fields
}

// numbering tells which kind of field numbers a format string uses.
type numbering uint8

const (
	unnumbered numbering = iota
	automatic
	manual
)

// formatDepth is how deep fields may nest: a field, and fields in its spec.
const formatDepth = 2

func strFormat(c *Context, a []Value) (Value, error) {
	f := &formatter{c: c, args: a[1].Tuple().Items(), kwargs: a[2]}
	return f.run(a[0].Str().S)
}

// quickFormat is strFormat without a tuple and a dict of the arguments.
func quickFormat(c *Context, args []Value) (v Value, ok bool, err error) {
	if len(args) == 0 || !args[0].IsStr() {
		return Value{}, false, nil
	}
	if err := c.Steps((len(args) - 1) / 8); err != nil {
		return Value{}, false, err
	}
	f := &formatter{c: c, args: args[1:]}
	v, err = f.run(args[0].Str().S)
	return v, true, err
}

func strFormatMap(c *Context, a []Value) (Value, error) {
	f := &formatter{c: c, kwargs: a[1], mapping: true}
	return f.run(a[0].Str().S)
}

func (f *formatter) run(format string) (Value, error) {
	out := f.c.newGrowing()
	defer out.release()
	if err := f.fill(out, format, formatDepth); err != nil {
		return Value{}, err
	}
	return out.value()
}

// fill writes format with its fields filled in.
func (f *formatter) fill(out *growing, format string, depth int) error {
	if depth == 0 {
		return f.c.Errorf(&ValueErrorType, "Max string recursion exceeded")
	}
	if err := f.c.Steps(len(format)/16 + 1); err != nil {
		return err
	}
	for format != "" {
		i := strings.IndexAny(format, "{}")
		if i < 0 {
			return out.add(format)
		}
		brace := format[i]
		if i+1 < len(format) && format[i+1] == brace {
			if err := out.add(format[:i+1]); err != nil {
				return err
			}
			format = format[i+2:]
			continue
		}
		if brace == '}' || i+1 == len(format) {
			return f.c.Errorf(&ValueErrorType, "Single '%c' encountered in format string", brace)
		}
		if err := out.add(format[:i]); err != nil {
			return err
		}
		rest, err := f.field(out, format[i+1:], depth)
		if err != nil {
			return err
		}
		format = rest
	}
	return nil
}

// A replacement is the text of one field, taken apart.
type replacement struct {
	name       string
	conversion rune // 0: none
	spec       string
	nested     bool // spec has fields
}

// field writes the field that begins behind a brace, and returns what follows
// its end.
func (f *formatter) field(out *growing, s string, depth int) (string, error) {
	r, rest, err := f.parse(s)
	if err != nil {
		return "", err
	}
	v, err := f.value(r.name)
	if err != nil {
		return "", err
	}
	c := f.c
	defer c.Pop(c.Push(v))
	if v, err = c.convert(v, r.conversion); err != nil {
		return "", err
	}
	if r.nested {
		spec := c.newGrowing()
		defer spec.release()
		if err := f.fill(spec, r.spec, depth-1); err != nil {
			return "", err
		}
		r.spec = string(spec.b)
	}
	if done, err := out.plain(v, r.spec); done || err != nil {
		return rest, err
	}
	text, err := c.Format(v, r.spec)
	if err != nil {
		return "", err
	}
	return rest, out.add(text)
}

// parse takes a field apart.
func (f *formatter) parse(s string) (r replacement, rest string, err error) {
	fail := func(message string) (replacement, string, error) {
		return r, "", f.c.Errorf(&ValueErrorType, "%s", message)
	}
	i, bracket := 0, false
	for ; i < len(s); i++ {
		switch b := s[i]; {
		case b == '{':
			return fail("unexpected '{' in field name")
		case b == '[':
			bracket = true
			if end := strings.IndexByte(s[i:], ']'); end >= 0 {
				i += end
				bracket = false
				continue
			}
			i = len(s)
		case b == '}' || b == ':' || b == '!':
		default:
			continue
		}
		break
	}
	if bracket || i >= len(s) {
		return fail("expected '}' before end of string")
	}
	r.name = s[:i]
	if s[i] == '}' {
		return r, s[i+1:], nil
	}
	if err := f.c.Steps(len(s) / 64); err != nil {
		return r, "", err
	}
	return f.parseTail(r, s[i:])
}

// parseTail parses the conversion and the specification of a field.
func (f *formatter) parseTail(r replacement, s string) (replacement, string, error) {
	fail := func(message string) (replacement, string, error) {
		return r, "", f.c.Errorf(&ValueErrorType, "%s", message)
	}
	if s[0] == '!' {
		if len(s) == 1 {
			return fail("end of string while looking for conversion specifier")
		}
		size := 0
		r.conversion, size = DecodeRune(s, 1)
		s = s[1+size:]
		switch {
		case s == "":
			return fail("unmatched '{' in format spec")
		case s[0] == '}':
			return r, s[1:], nil
		case s[0] != ':':
			return fail("expected ':' after conversion specifier")
		}
	}
	s = s[1:]
	depth := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			r.nested = true
			depth++
		case '}':
			if depth--; depth == 0 {
				r.spec = s[:i]
				return r, s[i+1:], nil
			}
		}
	}
	return fail("unmatched '{' in format spec")
}

// convert applies !r, !s or !a.
func (c *Context) convert(v Value, conversion rune) (Value, error) {
	var text string
	var err error
	switch conversion {
	case 0:
		return v, nil
	case 'r':
		text, err = c.Repr(v)
	case 's':
		text, err = c.Str(v)
	case 'a':
		text, err = c.ASCII(v)
	default:
		if conversion > 32 && conversion < 127 {
			return Value{}, c.Errorf(&ValueErrorType, "Unknown conversion specifier %c", conversion)
		}
		return Value{}, c.Errorf(&ValueErrorType, "Unknown conversion specifier \\x%x", conversion)
	}
	if err != nil {
		return Value{}, err
	}
	return c.NewStr(text)
}

// value looks up a field name: an argument, then attributes and items.
func (f *formatter) value(name string) (Value, error) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	v, err := f.argument(name[:end])
	for rest := name[end:]; rest != "" && err == nil; {
		if err := f.c.Steps(1); err != nil {
			return Value{}, err
		}
		v, rest, err = f.follow(v, rest)
	}
	return v, err
}

// argument is the first part of a field name.
func (f *formatter) argument(name string) (Value, error) {
	c := f.c
	n, numeric, ok := decimalIndex(name)
	if !ok {
		return Value{}, c.Errorf(&ValueErrorType, "Too many decimal digits in format string")
	}
	if name != "" && !numeric {
		return f.keyword(name)
	}
	if name == "" {
		n = f.auto
		f.auto++
	}
	if err := f.number(name == ""); err != nil {
		return Value{}, err
	}
	if f.mapping {
		return Value{}, c.Errorf(&ValueErrorType, "Format string contains positional fields")
	}
	if n >= len(f.args) {
		return Value{}, c.Errorf(&IndexErrorType, "Replacement index %d out of range for positional args tuple", n)
	}
	return f.args[n], nil
}

// number notes that a field is numbered automatically or by hand; both in one
// format string is an error.
func (f *formatter) number(auto bool) error {
	switch {
	case auto && f.mode == manual:
		return f.c.Errorf(&ValueErrorType, "cannot switch from manual field specification to automatic field numbering")
	case !auto && f.mode == automatic:
		return f.c.Errorf(&ValueErrorType, "cannot switch from automatic field numbering to manual field specification")
	case auto:
		f.mode = automatic
	default:
		f.mode = manual
	}
	return nil
}

func (f *formatter) keyword(name string) (Value, error) {
	key, err := f.c.NewStr(name)
	if err != nil {
		return Value{}, err
	}
	if f.kwargs.IsNil() {
		return Value{}, f.c.Raise(&KeyErrorType, key)
	}
	return f.c.GetItem(f.kwargs, key)
}

// follow does one .name or [key] of a field name.
func (f *formatter) follow(v Value, s string) (Value, string, error) {
	isAttr, key, rest, err := f.part(s)
	if err != nil {
		return Value{}, "", err
	}
	if !isAttr {
		v, err = f.c.GetItem(v, key)
		return v, rest, err
	}
	name := key.Str().S
	if err := f.c.CheckAttr(name); err != nil {
		return Value{}, "", err
	}
	v, err = f.c.GetAttr(v, name)
	return v, rest, err
}

func (f *formatter) key(s string) (Value, error) {
	n, numeric, ok := decimalIndex(s)
	if !ok {
		return Value{}, f.c.Errorf(&ValueErrorType, "Too many decimal digits in format string")
	}
	if numeric {
		return Int(int64(n)), nil
	}
	return f.c.NewStr(s)
}

// decimalIndex reads a number of ASCII digits; ok is false if it is too large.
func decimalIndex(s string) (n int, numeric, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false, true
		}
	}
	for i := 0; i < len(s); i++ {
		if n > (1<<63-1-int(s[i]-'0'))/10 {
			return 0, true, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != "", true
}

// ParseFormat returns a list of (literal, name, spec, conversion) for the
// fields of a format string, as string.Formatter.parse does; the last three
// are None where only literal text is left.
func (c *Context) ParseFormat(v Value) (Value, error) {
	if !v.IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "expected str, got %s", v.Type().Shown())
	}
	f := &formatter{c: c}
	s := v.Str().S
	return c.buildList(func(add func(Value) error) error {
		for s != "" {
			items, rest, err := f.piece(s)
			if err == nil {
				err = add(KeepTuple(items).Value())
			}
			if err != nil {
				return err
			}
			s = rest
		}
		return nil
	})
}

// piece returns the literal text and the field at the start of s.
func (f *formatter) piece(s string) (items []Value, rest string, err error) {
	c := f.c
	if err := c.Charge(int64(len(s)/16+4), 128); err != nil {
		return nil, "", err
	}
	end := strings.IndexAny(s, "{}")
	literal := s
	rest = ""
	field := false
	switch {
	case end < 0:
	case end+1 < len(s) && s[end+1] == s[end]:
		literal, rest = s[:end+1], s[end+2:]
	case s[end] == '}' || end+1 == len(s):
		return nil, "", c.Errorf(&ValueErrorType, "Single '%c' encountered in format string", s[end])
	default:
		literal, rest, field = s[:end], s[end+1:], true
	}
	text, err := c.copyStr(literal)
	if err != nil || !field {
		return []Value{text, None, None, None}, rest, err
	}
	r, rest, err := f.parse(rest)
	if err != nil {
		return nil, "", err
	}
	items = []Value{text, {}, {}, None}
	if items[1], err = c.copyStr(r.name); err != nil {
		return nil, "", err
	}
	if items[2], err = c.copyStr(r.spec); err != nil {
		return nil, "", err
	}
	if r.conversion != 0 {
		items[3] = c.Text(RuneText(r.conversion))
	}
	return items, rest, nil
}

// SplitField returns (first, rest) of a field name: first is an int or a str,
// rest a list of (is_attribute, name).
func (c *Context) SplitField(v Value) (Value, error) {
	if !v.IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "expected str, got %s", v.Type().Shown())
	}
	f := &formatter{c: c}
	name := v.Str().S
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	first := c.Text("")
	if end > 0 {
		var err error
		if first, err = f.key(name[:end]); err != nil {
			return Value{}, err
		}
	}
	rest, err := c.buildList(func(add func(Value) error) error {
		for s := name[end:]; s != ""; {
			isAttr, key, next, err := f.part(s)
			if err == nil {
				err = add(NewTuple(Bool(isAttr), key).Value())
			}
			if err != nil {
				return err
			}
			s = next
		}
		return nil
	})
	if err != nil {
		return Value{}, err
	}
	return NewTuple(first, rest).Value(), nil
}

// part takes one .name or [key] off a field name.
func (f *formatter) part(s string) (isAttr bool, key Value, rest string, err error) {
	c := f.c
	if err := c.Charge(1, 96); err != nil {
		return false, Value{}, "", err
	}
	if s[0] == '.' {
		end := 1 + strings.IndexAny(s[1:], ".[")
		if end == 0 {
			end = len(s)
		}
		if end == 1 {
			return false, Value{}, "", c.Errorf(&ValueErrorType, "Empty attribute in format string")
		}
		key, err = c.copyStr(s[1:end])
		return true, key, s[end:], err
	}
	if s[0] != '[' {
		return false, Value{}, "", c.Errorf(&ValueErrorType, "Only '.' or '[' may follow ']' in format field specifier")
	}
	end := strings.IndexByte(s, ']')
	switch {
	case end < 0:
		return false, Value{}, "", c.Errorf(&ValueErrorType, "Missing ']' in format string")
	case end == 1:
		return false, Value{}, "", c.Errorf(&ValueErrorType, "Empty attribute in format string")
	}
	key, err = f.key(s[1:end])
	return false, key, s[end+1:], err
}
