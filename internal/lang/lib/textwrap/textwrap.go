// Package textwrap is the module textwrap: filling paragraphs, and removing
// and adding indentation. Wrapping is done in Go; the class and functions
// that scripts see are Python around it.
package textwrap

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/lib/re"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is the definition of textwrap.
var Module = py.ModuleDef{
	Name: "textwrap",
	Doc:  "Text wrapping and filling.",
	Rows: []py.Row{
		{"_chunks(text, hyphens)", "The words and spaces of a text, where it may be broken.", "len(text)", chunks},
		{"_lines(chunks, width, initial, subsequent, long_words, drop, hyphens, max_lines, placeholder)", "The lines that the chunks fill.", "size of the chunks", lines},
	},
	Source: &source,
}

var source = `
def _munge(text, expand_tabs, replace_whitespace, tabsize):
    if expand_tabs:
        text = text.expandtabs(tabsize)
    if replace_whitespace:
        text = text.translate({ord(c): ' ' for c in '\t\n\x0b\x0c\r '})
    return text


def _ends_sentence(chunk):
    if chunk[-1:] in ('"', "'"):
        chunk = chunk[:-1]
    return chunk[-1:] in ('.', '!', '?') and len(chunk) > 1 and 'a' <= chunk[-2] <= 'z'


class TextWrapper:
    """Object for wrapping and filling text."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        return _munge(text, self.expand_tabs, self.replace_whitespace, self.tabsize)

    def _split(self, text):
        return _chunks(text, self.break_on_hyphens)

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == ' ' and _ends_sentence(chunks[i]):
                chunks[i + 1] = '  '

    def _wrap_chunks(self, chunks):
        return _lines(chunks, self.width, self.initial_indent, self.subsequent_indent, self.break_long_words,
                      self.drop_whitespace, self.break_on_hyphens, self.max_lines, self.placeholder)

    def wrap(self, text):
        """Reformat the paragraph in text into lines of at most width characters."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Reformat the paragraph in text, and return it as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Remove the leading whitespace that all lines of text have in common."""
    if not isinstance(text, str):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}')
    lines = text.split('\n')
    filled = [line for line in lines if line and not line.isspace()]
    margin = 0
    if filled:
        low, high = min(filled), max(filled)
        for a, b in zip(low, high):
            if a != b or a not in ' \t':
                break
            margin += 1
    return '\n'.join([line[margin:] if line and not line.isspace() else '' for line in lines])


def indent(text, prefix, predicate=None):
    """Add prefix to the beginning of selected lines in text."""
    parts = []
    for line in text.splitlines(True):
        if not line.isspace() if predicate is None else predicate(line):
            parts.append(prefix)
        parts.append(line)
    return ''.join(parts)
`

// Where a text may be broken: at space; behind a dash between words; and
// behind the hyphen of a word, if words with hyphens may be broken. The
// patterns follow the documented rules of Python's textwrap.
const (
	space  = `[\t\n\x0b\x0c\r ]`
	ink    = `[^\t\n\x0b\x0c\r ]`
	letter = `[^\d\W]`
	mark   = `[\w!"'&.,?]`

	atSpaces  = `(` + space + `+)`
	atHyphens = `(` + space + `+|(?<=` + mark + `)-{2,}(?=\w)|` +
		ink + `+?(?:-(?:(?<=` + letter + `{2}-)|(?<=` + letter + `-` + letter + `-))(?=` + letter + `-?` + letter + `)` +
		`|(?=` + space + `|\Z)|(?<=` + mark + `)(?=-{2,}\w)))`
)

func chunks(c *py.Context, a []py.Value) (py.Value, error) {
	if !a[0].IsStr() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "expected string or bytes-like object, got '%s'", a[0].Type().Name)
	}
	hyphens, err := c.Truth(a[1])
	if err != nil {
		return py.Value{}, err
	}
	pattern := atSpaces
	if hyphens {
		pattern = atHyphens
	}
	all, err := re.Split(c, pattern, a[0])
	if err != nil {
		return py.Value{}, err
	}
	defer c.Pop(c.Push(all))
	return c.BuildList(func(add func(py.Value) error) error {
		for i := 0; i < all.List().Len(); i++ {
			if v := all.List().At(i); v.IsStr() && v.Str().Len() > 0 {
				if err := add(v); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// A wrapper fills lines with chunks.
type wrapper struct {
	c                          *py.Context
	chunks                     []string // still to place
	width                      int
	indents                    [2]string // of the first line, of the others
	breakLong, drop, onHyphens bool
	maxLines                   int // negative: no limit
	placeholder                string
	out                        []string
	scratch                    *py.Scratch
}

// line is a line being filled, with its length in characters.
type line struct {
	parts []string
	n     int
}

func lines(c *py.Context, a []py.Value) (py.Value, error) {
	w := &wrapper{c: c, maxLines: -1, scratch: c.NewScratch()}
	defer w.scratch.Release()
	if err := w.arguments(a); err != nil {
		return py.Value{}, err
	}
	for len(w.chunks) > 0 {
		done, err := w.next()
		if err != nil {
			return py.Value{}, err
		}
		if done {
			break
		}
	}
	return c.BuildList(func(add func(py.Value) error) error {
		for _, s := range w.out {
			v, err := c.NewStr(s)
			if err == nil {
				err = add(v)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// arguments takes and checks what lines was given.
func (w *wrapper) arguments(a []py.Value) error {
	c := w.c
	var err error
	if w.width, err = c.IndexInt(a[1], true); err != nil {
		return err
	}
	for i, text := range []*string{&w.indents[0], &w.indents[1], &w.placeholder} {
		v := a[[]int{2, 3, 8}[i]]
		if !v.IsStr() {
			return c.Errorf(&py.TypeErrorType, "expected str, not %s", v.Type().Name)
		}
		*text = v.Str().S
	}
	for i, flag := range []*bool{&w.breakLong, &w.drop, &w.onHyphens} {
		if *flag, err = c.Truth(a[4+i]); err != nil {
			return err
		}
	}
	if w.width <= 0 {
		return c.Errorf(&py.ValueErrorType, "invalid width %d (must be > 0)", w.width)
	}
	if !a[7].IsNone() {
		if w.maxLines, err = c.IndexInt(a[7], true); err != nil {
			return err
		}
		indent := w.indents[0]
		if w.maxLines > 1 {
			indent = w.indents[1]
		}
		if py.CountText(indent)+py.CountText(strings.TrimLeftFunc(w.placeholder, py.IsSpaceRune)) > w.width {
			return c.Errorf(&py.ValueErrorType, "placeholder too large for max width")
		}
		w.maxLines = max(w.maxLines, 0)
	}
	if a[0].Kind() != py.KindList {
		return c.Errorf(&py.TypeErrorType, "chunks must be a list, not %s", a[0].Type().Name)
	}
	list := a[0].List()
	if err := w.scratch.Grow(16 * list.Len()); err != nil {
		return err
	}
	for i := 0; i < list.Len(); i++ {
		if !list.At(i).IsStr() {
			return c.Errorf(&py.TypeErrorType, "sequence item %d: expected str instance, %s found", i, list.At(i).Type().Name)
		}
		w.chunks = append(w.chunks, list.At(i).Str().S)
	}
	return nil
}

func blank(s string) bool { return strings.TrimFunc(s, py.IsSpaceRune) == "" }

// next makes one line; done is set if it was the last allowed.
func (w *wrapper) next() (done bool, err error) {
	indent := w.indents[min(len(w.out), 1)]
	room := w.width - py.CountText(indent)
	if w.drop && len(w.out) > 0 && blank(w.chunks[0]) {
		w.chunks = w.chunks[1:]
	}
	l := &line{}
	for len(w.chunks) > 0 {
		n := py.CountText(w.chunks[0])
		if err := w.c.Steps(1 + len(w.chunks[0])/16); err != nil {
			return true, err
		}
		if l.n+n > room {
			break
		}
		l.add(w.chunks[0])
		w.chunks = w.chunks[1:]
	}
	if len(w.chunks) > 0 && py.CountText(w.chunks[0]) > room {
		w.long(l, room)
	}
	if w.drop && len(l.parts) > 0 && blank(l.parts[len(l.parts)-1]) {
		l.pop()
	}
	if len(l.parts) == 0 {
		return false, nil
	}
	if w.fits(l, room) {
		return false, w.emit(indent + strings.Join(l.parts, ""))
	}
	return true, w.truncate(l, indent, room)
}

func (l *line) add(s string) {
	l.parts = append(l.parts, s)
	l.n += py.CountText(s)
}

func (l *line) pop() {
	l.n -= py.CountText(l.parts[len(l.parts)-1])
	l.parts = l.parts[:len(l.parts)-1]
}

// fits reports whether the line may stand as it is under the limit of lines.
func (w *wrapper) fits(l *line, room int) bool {
	if w.maxLines < 0 || len(w.out)+1 < w.maxLines {
		return true
	}
	rest := len(w.chunks) == 0 || w.drop && len(w.chunks) == 1 && blank(w.chunks[0])
	return rest && l.n <= room
}

// cutAt returns the byte offset of character n.
func cutAt(s string, n int) int {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := py.DecodeRune(s, i)
		i += size
	}
	return i
}

// long puts as much as fits of a word that is longer than a line.
func (w *wrapper) long(l *line, room int) {
	left := room - l.n
	if room < 1 {
		left = 1
	}
	word := w.chunks[0]
	if !w.breakLong {
		if len(l.parts) == 0 {
			l.add(word)
			w.chunks = w.chunks[1:]
		}
		return
	}
	end := cutAt(word, left)
	if w.onHyphens && py.CountText(word) > left {
		if h := strings.LastIndexByte(word[:end], '-'); h > 0 && strings.Trim(word[:h], "-") != "" {
			end = h + 1
		}
	}
	l.add(word[:end])
	w.chunks[0] = word[end:]
}

// truncate ends the text with the placeholder.
func (w *wrapper) truncate(l *line, indent string, room int) error {
	n := py.CountText(w.placeholder)
	for len(l.parts) > 0 {
		if !blank(l.parts[len(l.parts)-1]) && l.n+n <= room {
			return w.emit(indent + strings.Join(l.parts, "") + w.placeholder)
		}
		l.pop()
	}
	if len(w.out) > 0 {
		last := strings.TrimRightFunc(w.out[len(w.out)-1], py.IsSpaceRune)
		if py.CountText(last)+n <= w.width {
			w.out[len(w.out)-1] = last + w.placeholder
			return nil
		}
	}
	return w.emit(indent + strings.TrimLeftFunc(w.placeholder, py.IsSpaceRune))
}

// emit adds a line, charged.
func (w *wrapper) emit(s string) error {
	if err := w.scratch.Grow(len(s) + 32); err != nil {
		return err
	}
	w.out = append(w.out, s)
	return nil
}
