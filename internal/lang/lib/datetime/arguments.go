package datetime

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A parser sorts the arguments of a constructor into its parameters and
// complains in the words of CPython's constructors.
type parser struct {
	name     string // of the function in messages, or ""
	params   []string
	required int // leading parameters that must be given
}

func (p *parser) subject(other string) string {
	if p.name == "" {
		return other
	}
	return p.name + "()"
}

// parse returns one value per parameter, the nil Value where none was given.
func (p *parser) parse(c *py.Context, args []py.Value, kw []py.Kw) ([]py.Value, error) {
	if n := len(args) + len(kw); n > len(p.params) {
		keyword := ""
		if len(args) == 0 {
			keyword = "keyword "
		}
		return nil, c.Errorf(&py.TypeErrorType, "%s takes at most %d %sargument%s (%d given)",
			p.subject("function"), len(p.params), keyword, plural(len(p.params)), n)
	}
	out := make([]py.Value, len(p.params))
	copy(out, args)
	unknown := ""
	for _, k := range kw {
		i := p.index(k.Name)
		switch {
		case i < 0:
			unknown = k.Name
		case i < len(args):
			return nil, c.Errorf(&py.TypeErrorType, "argument for %s given by name ('%s') and position (%d)", p.subject("function"), k.Name, i+1)
		default:
			out[i] = k.Value
		}
	}
	for i := range p.required {
		if out[i].IsNil() {
			return nil, c.Errorf(&py.TypeErrorType, "%s missing required argument '%s' (pos %d)", p.subject("function"), p.params[i], i+1)
		}
	}
	if unknown != "" {
		return nil, c.Errorf(&py.TypeErrorType, "%s got an unexpected keyword argument '%s'", p.subject("this function"), unknown)
	}
	return out, nil
}

func (p *parser) index(name string) int {
	for i, n := range p.params {
		if n == name {
			return i
		}
	}
	return -1
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// cInt is an argument that must fit in a C int; missing if it was not given.
func cInt(c *py.Context, v py.Value, missing int) (int, error) {
	if v.IsNil() {
		return missing, nil
	}
	n, err := c.Index(v)
	if err != nil {
		return 0, err
	}
	small, big := py.IntParts(n)
	switch {
	case big != nil:
		return 0, c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C long")
	case small > math.MaxInt32:
		return 0, c.Errorf(&py.OverflowErrorType, "signed integer is greater than maximum")
	case small < math.MinInt32:
		return 0, c.Errorf(&py.OverflowErrorType, "signed integer is less than minimum")
	}
	return int(small), nil
}

// fields reads several ints; where a value is missing the field keeps what it
// has.
func fields(c *py.Context, values []py.Value, into ...*int) error {
	for i, p := range into {
		n, err := cInt(c, values[i], *p)
		if err != nil {
			return err
		}
		*p = n
	}
	return nil
}

// text is an argument that must be a str.
func text(c *py.Context, v py.Value, function string, position int) (string, error) {
	s, ok := textOf(v)
	if !ok {
		return "", c.Errorf(&py.TypeErrorType, "%s() argument %d must be str, not %s", function, position, shownType(v))
	}
	return s, nil
}

// shownType names the type of an argument as messages do.
func shownType(v py.Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.Type().Name
}

func ints(values ...int) []py.Value {
	out := make([]py.Value, len(values))
	for i, n := range values {
		out[i] = py.Int(int64(n))
	}
	return out
}

// objectBytes is what a date or time costs.
const objectBytes = 144

// itself copies what cannot change.
func itself(_ *py.Context, a []py.Value) (py.Value, error) { return a[0], nil }

// data returns what a native object is made of, nil for other objects.
func data(v py.Value) any {
	if v.Kind() != py.KindNative {
		return nil
	}
	return v.Native().Data
}

// method adapts a function of the object alone.
func method(f func(c *py.Context, v py.Value) (py.Value, error)) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) { return f(c, a[0]) }
}

// number is a getter of a small int.
func number(name, doc string, get func(v py.Value) int) py.Getter {
	return py.Getter{Name: name, Doc: doc, Get: func(_ *py.Context, v py.Value) (py.Value, error) {
		return py.Int(int64(get(v))), nil
	}}
}

// textOf is the text of a str.
func textOf(v py.Value) (string, bool) {
	if !v.IsStr() {
		return "", false
	}
	return v.Str().S, true
}
