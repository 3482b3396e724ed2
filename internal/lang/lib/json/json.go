// Package json is the module json: encoding and decoding of JSON text, with
// the results and messages of Python's.
//
// The work is done by two functions in Go, _encode and _decode, which charge
// for what they read and write and count their depth. The classes and
// functions that scripts see are written in Python around them, so that a
// script can derive from JSONEncoder as usual.
package json

import (
	"fmt"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is the definition of json.
var Module = py.ModuleDef{
	Name:    "json",
	Doc:     "JSON (JavaScript Object Notation) encoder and decoder.",
	Prepare: declareErrorType,
	Types:   []*py.Type{&errorType},
	Rows: []py.Row{
		{"_encode(obj, default, skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent, item_separator, key_separator)", "The JSON text of obj.", "size of the result", encode},
		{"_decode(s, idx, whole, object_hook, parse_float, parse_int, parse_constant, strict, object_pairs_hook)", "The value of a JSON text, and where it ends.", "len(s)", decode},
	},
	Source: &source,
	Parts:  []string{"decoder", "encoder"},
}

// Decoder and Encoder are json.decoder and json.encoder: the classes again, and
// the functions for single strings.
var (
	Decoder = py.ModuleDef{
		Name:   "json.decoder",
		Doc:    "Implementation of JSONDecoder.",
		Rows:   []py.Row{{"scanstring(string, end, strict=True, /)", "The value of the JSON string whose text starts at end, behind the quote, and the index behind it.", "length of the string", scanString}},
		Values: func(c *py.Context, ns *py.Namespace) error { return borrow(c, ns, "JSONDecoder", "JSONDecodeError") },
	}
	Encoder = py.ModuleDef{
		Name: "json.encoder",
		Doc:  "Implementation of JSONEncoder.",
		Rows: []py.Row{
			{"encode_basestring(string, /)", "The JSON text of a string.", "len(string)", quoteText},
			{"encode_basestring_ascii(string, /)", "The JSON text of a string in ASCII.", "len(string)", quoteASCII},
		},
		Values: func(c *py.Context, ns *py.Namespace) error { return borrow(c, ns, "JSONEncoder") },
	}
)

// borrow takes names from json, which is imported before its parts.
func borrow(c *py.Context, ns *py.Namespace, names ...string) error {
	m, err := c.ImportModule("json")
	if err != nil {
		return err
	}
	for _, name := range names {
		ns.Set(name, m.NS.Get(name))
	}
	return nil
}

var source = `
class JSONEncoder:
    """Extensible JSON encoder for Python data structures."""
    __module__ = 'json.encoder'
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Return a serializable object for o, or raise TypeError."""
        raise TypeError(f'Object of type {type(o).__name__} is not JSON serializable')

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        return _encode(o, self.default, self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan,
                       self.sort_keys, self.indent, self.item_separator, self.key_separator)

    def iterencode(self, o):
        """Encode the given object and yield its representation."""
        yield self.encode(o)


_default_encoder = JSONEncoder()


class JSONDecoder:
    """Simple JSON decoder."""
    __module__ = 'json.decoder'

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}

    def decode(self, s):
        """Return the Python representation of s, a str with a JSON document."""
        return _decode(s, 0, True, self.object_hook, self.parse_float, self.parse_int, self.parse_constant,
                       self.strict, self.object_pairs_hook)[0]

    def raw_decode(self, s, idx=0):
        """Decode a JSON document at the start of s; return it and where it ended."""
        return _decode(s, idx, False, self.object_hook, self.parse_float, self.parse_int, self.parse_constant,
                       self.strict, self.object_pairs_hook)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    """Serialize obj to a JSON formatted str."""
    if (cls is None and not skipkeys and ensure_ascii and check_circular and allow_nan and indent is None
            and separators is None and default is None and not sort_keys and not kw):
        return _default_encoder.encode(obj)
    if cls is None:
        cls = JSONEncoder
    return cls(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
               indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
         separators=None, default=None, sort_keys=False, **kw):
    """Serialize obj as a JSON formatted stream to fp, which has a method write."""
    if cls is None:
        cls = JSONEncoder
    encoder = cls(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
                  indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw)
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def _detect(b):
    if b.startswith((b'\xff\xfe\0\0', b'\0\0\xfe\xff')):
        return 'utf-32'
    if b.startswith((b'\xff\xfe', b'\xfe\xff')):
        return 'utf-16'
    if b.startswith(b'\xef\xbb\xbf'):
        return 'utf-8-sig'
    if len(b) >= 4:
        if not b[0]:
            return 'utf-16-be' if b[1] else 'utf-32-be'
        if not b[1]:
            return 'utf-16-le' if b[2] or b[3] else 'utf-32-le'
    elif len(b) == 2:
        if not b[0]:
            return 'utf-16-be'
        if not b[1]:
            return 'utf-16-le'
    return 'utf-8'


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """Deserialize s, a str, bytes or bytearray with a JSON document, to a Python object."""
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode(_detect(s), 'surrogatepass')
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {type(s).__name__}')
    if cls is None and not kw:
        return _decode(s, 0, True, object_hook, parse_float, parse_int, parse_constant, True, object_pairs_hook)[0]
    if cls is None:
        cls = JSONDecoder
    if object_hook is not None:
        kw['object_hook'] = object_hook
    if object_pairs_hook is not None:
        kw['object_pairs_hook'] = object_pairs_hook
    if parse_float is not None:
        kw['parse_float'] = parse_float
    if parse_int is not None:
        kw['parse_int'] = parse_int
    if parse_constant is not None:
        kw['parse_constant'] = parse_constant
    return cls(**kw).decode(s)


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
         object_pairs_hook=None, **kw):
    """Deserialize fp, which has a method read, to a Python object."""
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                 parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)
`

// errorType is json.JSONDecodeError.
var errorType py.Type

func declareErrorType() {
	errorType = py.Type{
		Name: "JSONDecodeError", Module: "json.decoder", Kind: py.KindException, Base: &py.ValueErrorType, Flags: py.TypeBaseable,
		Doc:   "Text that is not JSON.",
		Slots: py.Slots{Init: errorInit},
	}
	for i, name := range []string{"msg", "doc", "pos", "lineno", "colno"} {
		errorType.Getters = append(errorType.Getters, py.Getter{
			Name: name, Doc: "The error's " + name + ".",
			Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				if f := v.Exception().Fields; i < len(f) {
					return f[i], nil
				}
				return py.None, nil
			},
		})
	}
}

// errorInit is JSONDecodeError(msg, doc, pos).
func errorInit(c *py.Context, self py.Value, args []py.Value, kw []py.Kw) error {
	if len(args) != 3 || len(kw) > 0 {
		return c.Errorf(&py.TypeErrorType, "JSONDecodeError.__init__() takes 4 positional arguments but %d were given", len(args)+1)
	}
	if !args[0].IsStr() || !args[1].IsStr() || !args[2].IsInt() {
		return c.Errorf(&py.TypeErrorType, "JSONDecodeError takes a message, a document and a position")
	}
	s := args[1].Str()
	if err := c.Steps(len(s.S)/16 + 1); err != nil {
		return err
	}
	fillError(c, self.Exception(), args[0].Str().S, args[1], int(args[2].AsInt()))
	return nil
}

// fillError sets the fields and the text of an error at character pos.
func fillError(c *py.Context, e *py.Exception, msg string, doc py.Value, pos int) {
	line, column := 1, 1
	s := doc.Str().S
	i := 0
	for n := 0; n < pos && i < len(s); n++ {
		r, size := py.DecodeRune(s, i)
		i += size
		column++
		if r == '\n' {
			line++
			column = 1
		}
	}
	e.Fields = []py.Value{c.Text(msg), doc, py.Int(int64(pos)), py.Int(int64(line)), py.Int(int64(column))}
	e.Args = py.NewTuple(c.Text(fmt.Sprintf("%s: line %d column %d (char %d)", msg, line, column, pos)))
}
