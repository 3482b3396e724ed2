package re

import (
	"fmt"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// errorType is re.PatternError, also called re.error.
var errorType py.Type

// Fields of a PatternError.
const (
	fieldMsg = iota
	fieldPattern
	fieldPos
	fieldLineno
	fieldColno
	numFields
)

func declareErrorType() {
	errorType = py.Type{
		Name: "PatternError", Module: "re", Kind: py.KindException, Base: &py.ExceptionType, Flags: py.TypeBaseable,
		Doc:   "A pattern that is not a valid regular expression.",
		Slots: py.Slots{Init: errorInit},
	}
	for i, name := range []string{"msg", "pattern", "pos", "lineno", "colno"} {
		errorType.Getters = append(errorType.Getters, py.Getter{
			Name: name, Doc: "The error's " + name + ".",
			Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				if f := v.Exception().Fields; i < len(f) && !f[i].IsNil() {
					return f[i], nil
				}
				return py.None, nil
			},
		})
	}
}

// errorInit is PatternError(msg, pattern=None, pos=None).
func errorInit(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) error {
	a := [3]py.Value{{}, py.None, py.None}
	if len(args) > 3 {
		return c.Errorf(&py.TypeErrorType, "PatternError.__init__() takes from 2 to 4 positional arguments but %d were given", len(args)+1)
	}
	copy(a[:], args)
	for _, k := range kw {
		i := map[string]int{"msg": 1, "pattern": 2, "pos": 3}[k.Name] - 1
		if i < 0 {
			return c.Errorf(&py.TypeErrorType, "PatternError.__init__() got an unexpected keyword argument '%s'", k.Name)
		}
		a[i] = k.Value
	}
	if a[0].IsNil() {
		return c.Errorf(&py.TypeErrorType, "PatternError.__init__() missing 1 required positional argument: 'msg'")
	}
	msg, err := c.Str(a[0])
	if err != nil {
		return err
	}
	pos := -1
	if a[2].IsInt() {
		pos = int(a[2].AsInt())
	}
	fillError(c, self.Exception(), a[0], msg, a[1], pos)
	return nil
}

// fillError sets the fields and the text of an error; pos is -1 if there is
// none.
func fillError(c *py.Context, e *py.Exception, msgValue py.Value, msg string, pattern py.Value, pos int) {
	f := make([]py.Value, numFields)
	for i := range f {
		f[i] = py.None
	}
	f[fieldMsg], f[fieldPattern] = msgValue, pattern
	if pos >= 0 && !pattern.IsNone() {
		text := subjectText(c, pattern)
		line, column := lineOf(text, pos)
		f[fieldPos], f[fieldLineno], f[fieldColno] = py.Int(int64(pos)), py.Int(int64(line)), py.Int(int64(column))
		msg = fmt.Sprintf("%s at position %d", msg, pos)
		if strings.Contains(text, "\n") {
			msg = fmt.Sprintf("%s (line %d, column %d)", msg, line, column)
		}
	}
	e.Fields = f
	e.Args = py.NewTuple(c.Text(msg))
}

func subjectText(c *py.Context, v py.Value) string {
	switch {
	case v.IsStr():
		return v.Str().S
	case py.IsBytesLike(v):
		s, _ := c.BytesOf(v)
		return s
	}
	return ""
}

// lineOf returns the line and column, from 1, of character pos.
func lineOf(text string, pos int) (line, column int) {
	line, column = 1, 1
	for i := 0; i < len(text) && pos > 0; pos-- {
		r, size := py.DecodeRune(text, i)
		i += size
		column++
		if r == '\n' {
			line++
			column = 1
		}
	}
	return line, column + pos
}

// raiseError makes a PatternError.
func raiseError(c *py.Context, msg string, pattern py.Value, pos int) error {
	if err := c.Charge(int64(len(msg)/8+16), int64(len(msg)+256)); err != nil {
		return err
	}
	e := py.NewException(&errorType)
	fillError(c, e, c.Text(msg), msg, pattern, pos)
	return &py.Raised{Exc: e}
}
