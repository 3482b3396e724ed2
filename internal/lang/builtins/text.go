package builtins

import (
	"strings"
	"unicode/utf8"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Builtins that make text.

func repr(c *py.Context, a []py.Value) (py.Value, error) { return c.ReprValue(a[0]) }

func ascii(c *py.Context, a []py.Value) (py.Value, error) { return text(c, c.ASCII, a[0]) }

func text(c *py.Context, convert func(py.Value) (string, error), v py.Value) (py.Value, error) {
	s, err := convert(v)
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(s)
}

func format(c *py.Context, a []py.Value) (py.Value, error) {
	if !a[1].IsStr() {
		name := a[1].Type().Name
		if a[1].IsNone() {
			name = "None"
		}
		return py.Value{}, c.Errorf(&py.TypeErrorType, "format() argument 2 must be str, not %s", name)
	}
	s, err := c.Format(a[0], a[1].Str().S)
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(s)
}

func print(c *py.Context, a []py.Value) (py.Value, error) {
	sep, err := separator(c, "sep", a[0], " ")
	if err != nil {
		return py.Value{}, err
	}
	end, err := separator(c, "end", a[1], "\n")
	if err != nil {
		return py.Value{}, err
	}
	put := func(s string) error { return write(c, s) }
	if !a[2].IsNone() {
		put = func(s string) error { return writeTo(c, a[2], s) }
	}
	for i, v := range a[4].Tuple().Items() {
		if i > 0 {
			if err := put(sep); err != nil {
				return py.Value{}, err
			}
		}
		s, err := c.Str(v)
		if err == nil {
			err = put(s)
		}
		if err != nil {
			return py.Value{}, err
		}
	}
	if err := put(end); err != nil {
		return py.Value{}, err
	}
	return py.None, flush(c, a[2], a[3])
}

// writeTo hands text to an object of the script that has a method write.
func writeTo(c *py.Context, file py.Value, s string) error {
	v, err := c.NewStr(s)
	if err == nil {
		_, err = c.CallMethod(file, "write", v)
	}
	return err
}

// flush is print's last step: it asks the object to flush if that is wanted.
func flush(c *py.Context, file, wanted py.Value) error {
	yes, err := c.Truth(wanted)
	if err != nil || !yes || file.IsNone() {
		return err
	}
	_, err = c.CallMethod(file, "flush")
	return err
}

// write prints text. A lone surrogate has no place in the output and is the
// error that encoding it is.
func write(c *py.Context, s string) error {
	if strings.IndexByte(s, 0xED) >= 0 && !utf8.ValidString(s) {
		v, err := c.NewStr(s)
		if err == nil {
			_, err = c.CallMethod(v, "encode")
		}
		return err
	}
	if err := c.Steps(len(s)/16 + 1); err != nil {
		return err
	}
	return c.Print(s)
}

func separator(c *py.Context, name string, v py.Value, otherwise string) (string, error) {
	switch {
	case v.IsNone():
		return otherwise, nil
	case v.IsStr():
		return v.Str().S, nil
	}
	return "", c.Errorf(&py.TypeErrorType, "%s must be None or a string, not %s", name, v.Type().Shown())
}

func bin(c *py.Context, a []py.Value) (py.Value, error) { return digits(c, a[0], 1, "0b") }
func oct(c *py.Context, a []py.Value) (py.Value, error) { return digits(c, a[0], 3, "0o") }
func hex(c *py.Context, a []py.Value) (py.Value, error) { return digits(c, a[0], 4, "0x") }

// digits writes an int in digits of so many bits.
func digits(c *py.Context, v py.Value, width uint, prefix string) (py.Value, error) {
	n, err := c.Index(v)
	if err != nil {
		return py.Value{}, err
	}
	return c.BitDigits(n, width, prefix)
}

func chr(c *py.Context, a []py.Value) (py.Value, error) {
	n, err := c.Index(a[0])
	if err != nil {
		return py.Value{}, err
	}
	if !n.IsInt() || n.AsInt() < 0 || n.AsInt() > utf8.MaxRune {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "chr() arg not in range(0x110000)")
	}
	return c.Char(rune(n.AsInt()))
}

func ord(c *py.Context, a []py.Value) (py.Value, error) {
	v := a[0]
	switch v.Kind() {
	case py.KindStr:
		if r, ok := onlyRune(v.Str().S); ok {
			return py.Int(int64(r)), nil
		}
		n, err := c.Len(v)
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, c.Errorf(&py.TypeErrorType, "ord() expected a character, but string of length %d found", n)
	case py.KindBytes:
		return ordBytes(c, v.Bytes().S)
	case py.KindByteArray:
		return ordBytes(c, string(v.ByteArray().B))
	}
	return py.Value{}, c.Errorf(&py.TypeErrorType, "ord() expected string of length 1, but %s found", v.Type().Shown())
}

func ordBytes(c *py.Context, s string) (py.Value, error) {
	if len(s) != 1 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "ord() expected a character, but string of length %d found", len(s))
	}
	return py.Int(int64(s[0])), nil
}

// onlyRune returns the one code point of s; ok is false if there are more or
// none.
func onlyRune(s string) (r rune, ok bool) {
	if len(s) == 3 && s[0] == 0xED && s[1] >= 0xA0 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), true
	}
	r, size := utf8.DecodeRuneInString(s)
	return r, size > 0 && size == len(s)
}
