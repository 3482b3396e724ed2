package py

import (
	"fmt"
	"unicode/utf8"
)

// Text of values: repr, str, ascii, format.

// Repr returns repr(v).
func (c *Context) Repr(v Value) (string, error) { return valueText(c.ReprValue(v)) }

// ReprValue returns repr(v) as an exact str, charged.
func (c *Context) ReprValue(v Value) (Value, error) {
	return c.reprAs(v, "__repr__")
}

// reprAs is ReprValue, asked for by the given method.
func (c *Context) reprAs(v Value, method string) (Value, error) {
	slot := v.Type().Slots.Repr
	if slot == nil {
		return c.NewStr(c.defaultRepr(v))
	}
	return c.textSlot(slot, v, method)
}

// valueText returns the text of a str, if there is no error.
func valueText(v Value, err error) (string, error) {
	if err != nil {
		return "", err
	}
	return v.Str().S, nil
}

// textSlot calls a Repr or Str slot one level deeper. What it returns is to be
// the result of the given method: an exact str.
func (c *Context) textSlot(slot func(*Context, Value) (Value, error), v Value, method string) (r Value, err error) {
	if flat(v.Kind()) {
		r, err = slot(c, v)
	} else {
		if err := c.enterStep(); err != nil {
			return Value{}, err
		}
		r, err = slot(c, v)
		c.Leave()
	}
	if err != nil {
		return Value{}, err
	}
	if !r.IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "%s returned non-string (type %s)", method, r.Type().Shown())
	}
	return c.exact(r)
}

// defaultRepr is object.__repr__.
func (c *Context) defaultRepr(v Value) string {
	return fmt.Sprintf("<%s object at 0x%x>", v.Type().longName(), c.ID(v))
}

// Str returns str(v).
func (c *Context) Str(v Value) (string, error) { return valueText(c.StrValue(v)) }

// StrValue returns str(v) as an exact str, charged.
func (c *Context) StrValue(v Value) (Value, error) {
	if v.Is(&StrType) {
		return v, nil
	}
	slot := v.Type().Slots.Str
	if slot == nil {
		return c.reprAs(v, "__str__")
	}
	return c.textSlot(slot, v, "__str__")
}

// ASCII returns ascii(v).
func (c *Context) ASCII(v Value) (string, error) {
	s, err := c.Repr(v)
	if err != nil {
		return "", err
	}
	wide := 0
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			wide++
		}
	}
	if wide == 0 {
		return s, nil
	}
	if err := c.Charge(int64(len(s)/8), int64(len(s))+4*int64(wide)); err != nil {
		return "", err
	}
	return escapeWide(s), nil
}

// escapeWide escapes what is not ASCII. Lone surrogates have their three-byte
// form in s.
func escapeWide(s string) string {
	out := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); {
		r, size := decodeWide(s[i:])
		switch {
		case r < utf8.RuneSelf:
			out = append(out, byte(r))
		case r < 0x100:
			out = fmt.Appendf(out, "\\x%02x", r)
		case r < 0x10000:
			out = fmt.Appendf(out, "\\u%04x", r)
		default:
			out = fmt.Appendf(out, "\\U%08x", r)
		}
		i += size
	}
	return string(out)
}

// decodeWide decodes the first code point of WTF-8 text.
func decodeWide(s string) (rune, int) {
	if r, size := utf8.DecodeRuneInString(s); r != utf8.RuneError || size != 1 {
		return r, size
	}
	if len(s) >= 3 && s[0] == 0xED {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return rune(s[0]), 1
}

// Format returns format(v, spec).
func (c *Context) Format(v Value, spec string) (string, error) {
	r, err := c.FormatValue(v, spec)
	if err != nil {
		return "", err
	}
	return r.Str().S, nil
}

// FormatValue is Format that gives a str.
func (c *Context) FormatValue(v Value, spec string) (Value, error) {
	if spec == "" {
		switch v.Type() {
		case &StrType:
			return v, nil
		case &IntType:
			if v.IsInt() {
				return c.smallIntText(v.AsInt())
			}
		}
	} else if text, ok, err := c.formatPlain(v, spec); ok {
		return text, err
	}
	slot := v.Type().Slots.Format
	if slot == nil {
		if spec != "" {
			return Value{}, c.Errorf(&TypeErrorType, "unsupported format string passed to %s.__format__", v.Type().Shown())
		}
		text, err := c.Str(v)
		if err != nil {
			return Value{}, err
		}
		return c.NewStr(text)
	}
	if err := c.Enter(); err != nil {
		return Value{}, err
	}
	r, err := slot(c, v, spec)
	c.Leave()
	if err != nil {
		return Value{}, err
	}
	if !r.IsStr() {
		return Value{}, c.Errorf(&TypeErrorType, "__format__ must return a str, not %s", r.Type().Shown())
	}
	return r, nil
}

// EnterRepr notes that the repr of a container is being made, and reports
// whether that is the case already: the container holds itself, and [...] is
// to be written. Every EnterRepr that answers false needs a LeaveRepr.
func (c *Context) EnterRepr(v Value) (again bool) {
	for i := len(c.reprs) - 1; i >= 0; i-- {
		if c.reprs[i] == v.ref {
			return true
		}
	}
	c.reprs = append(c.reprs, v.ref)
	return false
}

// LeaveRepr ends the last EnterRepr.
func (c *Context) LeaveRepr() { c.reprs = c.reprs[:len(c.reprs)-1] }
