// Package strings is the module string: constants, capwords, Template and
// Formatter.
package strings

import (
	"github.com/vivarium-run/vivarium/internal/lang/lib/re"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is the definition of string.
var Module = py.ModuleDef{
	Name: "string",
	Doc:  "A collection of string constants, and Template and Formatter.",
	Rows: []py.Row{
		re.CompileRow("_compile"),
		{"_parse(format_string, /)", "The literal texts and fields of a format string.", "len(format_string)", parseFormat},
		{"_field(field_name, /)", "The first part of a field name, and the attributes and keys behind it.", "len(field_name)", splitField},
	},
	Source: &source,
}

func parseFormat(c *py.Context, a []py.Value) (py.Value, error) { return c.ParseFormat(a[0]) }
func splitField(c *py.Context, a []py.Value) (py.Value, error)  { return c.SplitField(a[0]) }

var source = `
whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_` + "`" + `{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize the words of s, split at sep."""
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


_KIND_I, _KIND_X = 2, 64


def _escaped(s):
    return ''.join(['\\' + c if c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f' else c for c in s])


class Template:
    """A string class for supporting $-substitutions."""
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2

    def __init__(self, template):
        self.template = template

    def _matches(self):
        d, i = _escaped(self.delimiter), self.idpattern
        own = getattr(self, 'pattern', None)
        if own is None:
            own = (d + '(?:(?P<escaped>' + d + ')|(?P<named>' + i + ')|{(?P<braced>' + (self.braceidpattern or i)
                   + ')}|(?P<invalid>))')
        return _compile(own, self.flags | _KIND_X).finditer(self.template)

    def _bad(self, m):
        if m.group('invalid') is None:
            raise ValueError('Unrecognized named group in pattern', _compile(self.pattern, self.flags | _KIND_X))
        i = m.start('invalid')
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = i - len(''.join(lines[:-1])), len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def _fill(self, mapping, kws, safe):
        parts, last = [], 0
        for m in self._matches():
            parts.append(self.template[last:m.start()])
            last = m.end()
            name = m.group('named') or m.group('braced')
            if name is not None:
                if name in kws:
                    parts.append(str(kws[name]))
                elif not safe:
                    parts.append(str(mapping[name]))
                else:
                    try:
                        parts.append(str(mapping[name]))
                    except KeyError:
                        parts.append(m.group())
            elif m.group('escaped') is not None:
                parts.append(self.delimiter)
            elif safe and m.group('invalid') is not None:
                parts.append(m.group())
            else:
                self._bad(m)
        parts.append(self.template[last:])
        return ''.join(parts)

    def substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, True)

    def is_valid(self):
        for m in self._matches():
            if m.group('invalid') is not None:
                return False
            self._name(m)
        return True

    def _name(self, m):
        """The name in a match; nothing for an escape or what is invalid."""
        name = m.group('named') or m.group('braced')
        if name is None and m.group('escaped') is None and m.group('invalid') is None:
            self._bad(m)
        return name

    def get_identifiers(self):
        ids = []
        for m in self._matches():
            name = self._name(m)
            if name is not None and name not in ids:
                ids.append(name)
        return ids


class Formatter:
    """str.format as a class whose steps can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            first, _ = _field(name)
            if first == '':
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(auto) + name
                auto += 1
            elif isinstance(first, int):
                if auto:
                    raise ValueError('cannot switch from automatic field numbering to manual field specification')
                auto = False
            obj, key = self.get_field(name, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            parts.append(self.format_field(obj, spec))
        return ''.join(parts), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first
`
