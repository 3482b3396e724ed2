package syntax

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// pathological are sources of a given size that have broken parsers.
var pathological = map[string]func(size int) string{
	"parentheses":        func(n int) string { return strings.Repeat("(", n) },
	"closed parentheses": func(n int) string { return strings.Repeat("(", n/2) + strings.Repeat(")", n/2) },
	"brackets":           func(n int) string { return strings.Repeat("[", n) },
	"double brackets":    func(n int) string { return strings.Repeat("[[", n/2) },
	"braces":             func(n int) string { return strings.Repeat("{", n) },
	"flat tuples":        func(n int) string { return strings.Repeat("(),", n/3) },
	"minus":              func(n int) string { return strings.Repeat("-", n) + "1" },
	"not":                func(n int) string { return strings.Repeat("not ", n/4) + "x" },
	"await":              func(n int) string { return strings.Repeat("await ", n/6) },
	"lambda":             func(n int) string { return strings.Repeat("lambda:", n/7) + "x" },
	"lambda defaults":    func(n int) string { return strings.Repeat("lambda x=", n/9) },
	"powers":             func(n int) string { return strings.Repeat("x**", n/3) + "x" },
	"conditionals":       func(n int) string { return strings.Repeat("x if x else ", n/12) + "x" },
	"sums":               func(n int) string { return strings.Repeat("a+", n/2) + "a" },
	"comparisons":        func(n int) string { return strings.Repeat("a<", n/2) + "a" },
	"attributes":         func(n int) string { return strings.Repeat("a.", n/2) + "a" },
	"calls":              func(n int) string { return "f" + strings.Repeat("()", n/2) },
	"subscripts":         func(n int) string { return "f" + strings.Repeat("[0]", n/3) },
	"targets":            func(n int) string { return strings.Repeat("x=", n/2) + "1" },
	"stars":              func(n int) string { return strings.Repeat("*", n) },
	"walrus":             func(n int) string { return "(" + strings.Repeat("x:=", n/3) + "1)" },
	"commas":             func(n int) string { return "x" + strings.Repeat(",", n) },
	"names":              func(n int) string { return strings.Repeat("x ", n/2) },
	"strings":            func(n int) string { return strings.Repeat("''", n/2) },
	"open strings":       func(n int) string { return strings.Repeat("'", n-1) + "\n" },
	"f-strings":          func(n int) string { return strings.Repeat("f'{", n/3) },
	"f-string specs":     func(n int) string { return "f'" + strings.Repeat("{x:", n/3) },
	"f-string braces":    func(n int) string { return "f'" + strings.Repeat("{{", n/2) + "'" },
	"joined f-strings":   func(n int) string { return strings.Repeat("f'{x}'", n/6) },
	"if blocks":          nestedIfs,
	"elif":               func(n int) string { return "if x:pass\n" + strings.Repeat("elif x:pass\n", n/12) },
	"one-line ifs":       func(n int) string { return strings.Repeat("if x:", n/5) },
	"async":              func(n int) string { return strings.Repeat("async ", n/6) },
	"line joins":         func(n int) string { return strings.Repeat("\\\n", n/2) },
	"blank lines":        func(n int) string { return strings.Repeat("\n", n) },
	"carriage returns":   func(n int) string { return strings.Repeat("\r", n) },
	"comments":           func(n int) string { return strings.Repeat("#\n", n/2) },
	"semicolons":         func(n int) string { return strings.Repeat("x;", n/2) },
	"decorators":         func(n int) string { return strings.Repeat("@x\n", n/3) + "def f(): pass" },
	"decimal digits":     func(n int) string { return strings.Repeat("9", n) },
	"hexadecimal digits": func(n int) string { return "0x" + strings.Repeat("f", n-2) },
	"float digits":       func(n int) string { return "0." + strings.Repeat("3", n-2) },
	"many big numbers":   func(n int) string { return strings.Repeat(strings.Repeat("9", 4299)+"\n", n/4300) },
	"one name":           func(n int) string { return strings.Repeat("x", n) },
	"wide names":         func(n int) string { return strings.Repeat("ﬃ", n/3) },
	"dotted import":      func(n int) string { return "import " + strings.Repeat("a.", n/2) + "a" },
	"parameters":         func(n int) string { return "def f(" + strings.Repeat("a,", n/2) + "): pass" },
	"arguments":          func(n int) string { return "f(" + strings.Repeat("a=1,", n/4) + ")" },
	"positional later":   func(n int) string { return "f(a=1," + strings.Repeat("b,", n/2) + ")" },
	"dict items":         func(n int) string { return "{" + strings.Repeat("1:2,", n/4) + "3}" },
	"comprehension":      func(n int) string { return "[x " + strings.Repeat("for x in x ", n/11) + "]" },
	"pattern brackets":   func(n int) string { return "match x:\n case " + strings.Repeat("[", n) },
	"pattern bars":       func(n int) string { return "match x:\n case " + strings.Repeat("1|", n/2) + "1: pass" },
	"pattern negations":  func(n int) string { return "match x:\n case " + strings.Repeat("-", n) + "1: pass" },
	"globals":            func(n int) string { return "global " + strings.Repeat("x,", n/2) + "x" },
	"with items":         func(n int) string { return "with " + strings.Repeat("a,", n/2) + "a: pass" },
	"open with":          func(n int) string { return strings.Repeat("with (a):0\n", n/11) },
	"match names":        func(n int) string { return strings.Repeat("match (x)\n", n/10) },
	"match one line":     func(n int) string { return strings.Repeat("match x;", n/8) },
	"invalid escapes":    func(n int) string { return "'" + strings.Repeat(`\d`, n/2) + "'" },
	"character names":    func(n int) string { return "'" + strings.Repeat(`\N{DIGIT ONE}`, n/13) + "'" },
	"unknown name":       func(n int) string { return `'\N{` + strings.Repeat("A", n) + "}'" },
	"missing commas":     func(n int) string { return "(" + strings.Repeat("a b ", n/4) + ")" },
	"nested missing": func(n int) string {
		return strings.Repeat("(", 190) + strings.Repeat("a if b ", n/7) + strings.Repeat(")", 190)
	},
	"nested mistakes": func(n int) string {
		return strings.Repeat("f(a, [b, {c: (", 45) + "x y" + strings.Repeat(")}])", 45)
	},
}

func nestedIfs(n int) string {
	var b strings.Builder
	for depth := 0; b.Len() < n; depth++ {
		b.WriteString(strings.Repeat(" ", depth))
		b.WriteString("if x:\n")
	}
	return b.String()
}

// fastest returns how long f takes; it tries again while that exceeds bound, since the machine may be busy.
func fastest(bound time.Duration, f func()) time.Duration {
	least := time.Duration(1<<63 - 1)
	for try := 0; try < 5 && least > bound; try++ {
		start := time.Now()
		f()
		least = min(least, time.Since(start))
	}
	return least
}

// TestPathological checks that sources of one mebibyte are done with in time, whatever they repeat.
func TestPathological(t *testing.T) {
	const bound = 3 * time.Second // a tenth of it on an idle machine
	size := 1 << 20
	if testing.Short() {
		size = 1 << 17
	}
	for name, source := range pathological {
		src := source(size - 512)
		if len(src) > size && name != "if blocks" {
			t.Fatalf("%s: %d bytes", name, len(src))
		}
		src = src[:min(len(src), size)]
		var err error
		took := fastest(bound, func() { _, err = Parse(NewFile(name, []byte(src)), Limits{}) })
		if took > bound {
			t.Errorf("%s: took %v (%v)", name, took, err)
		} else if testing.Verbose() {
			t.Logf("%-20s %8v %.80v", name, took.Round(time.Microsecond), err)
		}
	}
}

// TestLimits checks that each limit is named when it is exceeded.
func TestLimits(t *testing.T) {
	tests := []struct {
		source string
		limits Limits
		limit  string
	}{
		{"x = 1\n", Limits{Source: 4}, "source"},
		{strings.Repeat("(", 201), Limits{}, "nesting"},
		{strings.Repeat("-", 3100) + "1", Limits{}, "depth"},
		{strings.Repeat("a.", 3100) + "a", Limits{}, "depth"},
		{strings.Repeat("a+", 3100) + "a", Limits{}, "depth"},
		{strings.Repeat("a+", 30) + "a", Limits{Depth: 20}, "depth"},
		{"x y z", Limits{Tokens: 2}, "tokens"},
		{"x = " + strings.Repeat("9", 5000), Limits{}, "digits"},
		{"x = 0x" + strings.Repeat("f", 5000), Limits{Digits: 4000}, "digits"},
		{strings.Repeat("x", 100), Limits{Identifier: 99}, "identifier"},
		{nestedIfs(6000), Limits{}, "indentation"},
	}
	for _, test := range tests {
		_, err := Parse(NewFile("limit", []byte(test.source)), test.limits)
		e, ok := err.(*Error)
		if !ok || e.Limit != test.limit {
			t.Errorf("%.40q: got %v, want limit %s", test.source, err, test.limit)
		}
	}
}

// TestPositions checks the conversion of offsets on sources with all kinds of line ends.
func TestPositions(t *testing.T) {
	f := NewFile("f", []byte("\xef\xbb\xbfab\r\nc\rdé=1\n"))
	tests := []struct {
		pos               Pos
		line, col, column int
	}{
		{0, 1, 0, 1}, {3, 1, 0, 1}, {4, 1, 1, 2}, {7, 2, 0, 1}, {8, 2, 1, 2}, {9, 3, 0, 1}, {12, 3, 3, 3}, {15, 4, 0, 1},
	}
	for _, test := range tests {
		if l, c, k := f.Line(test.pos), f.Col(test.pos), f.Column(test.pos); l != test.line || c != test.col || k != test.column {
			t.Errorf("offset %d: line %d col %d column %d, want %v", test.pos, l, c, k, test)
		}
	}
	if f.LineCount() != 4 || f.LineText(1) != "ab" || f.LineText(3) != "dé=1" {
		t.Errorf("lines: %d %q %q", f.LineCount(), f.LineText(1), f.LineText(3))
	}
}

// dumped parses a source and returns its dump without positions, or the error.
func dumped(source string, attributes bool) string {
	mod, err := Parse(NewFile("s", []byte(source)), Limits{})
	if err != nil {
		e := err.(*Error)
		return fmt.Sprintf("%d %s: %s", e.Position().Line, e.Kind, e.Msg)
	}
	var b bytes.Buffer
	if err := Dump(&b, mod, DumpOptions{Attributes: attributes}); err != nil {
		return err.Error()
	}
	return strings.TrimSuffix(strings.TrimPrefix(b.String(), "Module(body=["), "])")
}

// TestSources checks encodings, line ends and syntax newer than the CPython that the corpus is compared with.
func TestSources(t *testing.T) {
	tests := []struct{ source, want string }{
		{"\xef\xbb\xbfx", "Expr(value=Name(id='x', ctx=Load()))"},
		{"x\r\ny\rz", "Expr(value=Name(id='x', ctx=Load())), Expr(value=Name(id='y', ctx=Load())), Expr(value=Name(id='z', ctx=Load()))"},
		{"'''a\r\nb\rc'''", "Expr(value=Constant(value='a\\nb\\nc'))"},
		{"'a\\\r\nb'", "Expr(value=Constant(value='ab'))"},
		{"# coding: utf-8\nx", "Expr(value=Name(id='x', ctx=Load()))"},
		{"#!x\n# vim: set fileencoding=UTF_8 :\nx", "Expr(value=Name(id='x', ctx=Load()))"},
		{"# coding: latin-1\nx", "1 SyntaxError: unknown encoding: latin-1; only utf-8 is read"},
		{"\n# coding: rot13\nx", "2 SyntaxError: unknown encoding: rot13; only utf-8 is read"},
		{"x\n# coding: rot13\n", "Expr(value=Name(id='x', ctx=Load()))"},
		{"x\x00y", "1 SyntaxError: source code string cannot contain null bytes"},
		{"x\n'\xff'", "2 SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff in position 3"},
		{"x = \ufeffy", "1 SyntaxError: invalid non-printable character U+FEFF"},
		{"x = \u00a0y", "1 SyntaxError: invalid non-printable character U+00A0"},
		{"ﬁ = ｘ", "Assign(targets=[Name(id='fi', ctx=Store())], value=Name(id='x', ctx=Load()))"},
		{"'\\ud800'", "Expr(value=Constant(value='\\ud800'))"},
		{"'\\N{hangul syllable gag}\\N{CJK UNIFIED IDEOGRAPH-4E00}\\N{line feed}'", "Expr(value=Constant(value='각一\\n'))"},
		{"try: pass\nexcept A, B: pass", "Try(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', ctx=Load())], ctx=Load()), body=[Pass()])])"},
		{"t'a{x!r:>{w}}'", "Expr(value=TemplateStr(values=[Constant(value='a'), Interpolation(value=Name(id='x', ctx=Load()), str='x', conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), conversion=-1)]))]))"},
		{"t'{x + 1 = }'", "Expr(value=TemplateStr(values=[Constant(value='x + 1 = '), Interpolation(value=BinOp(left=Name(id='x', ctx=Load()), op=Add(), right=Constant(value=1)), str='x + 1', conversion=114)]))"},
		{"rt'\\{x}' t'b'", "Expr(value=TemplateStr(values=[Constant(value='\\\\'), Interpolation(value=Name(id='x', ctx=Load()), str='x', conversion=-1), Constant(value='b')]))"},
		{"t'a' 'b'", "1 SyntaxError: cannot mix t-string literals with string or bytes literals"},
		{"'a' t'b'", "1 SyntaxError: cannot mix t-string literals with string or bytes literals"},
		{"f'a' t'b'", "1 SyntaxError: cannot mix t-string literals with string or bytes literals"},
		{"t'{a b}'", "1 SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"t'{}'", "1 SyntaxError: t-string: valid expression required before '}'"},
		{"def f(x: (yield)): pass", "1 SyntaxError: yield expression cannot be used within an annotation"},
	}
	for _, test := range tests {
		if got := dumped(test.source, false); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.source, got, test.want)
		}
	}
}

// TestWarnings checks that invalid escapes are allowed and noted.
func TestWarnings(t *testing.T) {
	mod, err := Parse(NewFile("s", []byte("'a\\d'\nf'\\q{x}\\777'")), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range mod.Warnings {
		got = append(got, fmt.Sprintf("%d:%d %s", mod.File.Line(w.Start), mod.File.Col(w.Start), w.Msg))
	}
	want := `1:2 invalid escape sequence '\d'|2:2 invalid escape sequence '\q'|2:7 invalid octal escape sequence '\777'`
	if strings.Join(got, "|") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// checkNesting checks that children lie within their parents, where the language has it so, and within the file.
func checkNesting(t *testing.T, mod *Module) {
	size := Pos(len(mod.File.Source()))
	Inspect(mod, func(n Node) bool {
		s := n.Range()
		if s.Start < 0 || s.End < s.Start || s.End > size {
			t.Errorf("%s has the span %v in %d bytes", n.Kind(), s, size)
		}
		Children(n, func(child Node) {
			c := child.Range()
			if isDecorator(n, child) {
				return
			}
			if c.Start < s.Start || c.End > s.End {
				t.Errorf("%s %v is not within %s %v", child.Kind(), c, n.Kind(), s)
			}
		})
		return true
	})
}

// hasPrefixedString tells whether there is a u"" literal, whose prefix is not printed inside an f-string.
func hasPrefixedString(mod *Module) bool {
	found := false
	Inspect(mod, func(n Node) bool {
		c, ok := n.(*Constant)
		found = found || ok && c.KindPrefix != ""
		return !found
	})
	return found
}

func isDecorator(n, child Node) bool { return child.Range().End <= n.Range().Start }

func FuzzParse(f *testing.F) {
	for _, s := range invalidSnippets(f) {
		f.Add([]byte(s.source))
	}
	for _, source := range pathological {
		f.Add([]byte(source(300)))
	}
	f.Add([]byte("class A[T: int = str](B, metaclass=C):\n  @d\n  async def f(self, /, a, *b: *T, c=1, **d) -> x:\n    async with a as b, c: yield\n"))
	f.Add([]byte("match x:\n  case {'a': [1, *_], **r} | C(a=-1+2j) as y if z: pass\nx = f'{a!r:>{b}}' t'{c=}'\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		var mod *Module
		var err error
		const bound = time.Second
		if took := fastest(bound, func() { mod, err = Parse(NewFile("fuzz", src), Limits{}) }); took > bound {
			t.Errorf("took %v", took)
		}
		if err != nil {
			if e := err.(*Error); e.Msg == "" || e.Kind == "" || int(e.End) > len(src) || e.Start > e.End {
				t.Errorf("bad error %#v", e)
			}
			return
		}
		checkNesting(t, mod)
		if problem := printsBack(mod); problem != "" && !hasPrefixedString(mod) {
			t.Error(problem)
		}
	})
}

// synthetic returns a program of at least the given number of lines.
func synthetic(lines int) string {
	const part = `class Account%[1]d(Base, metaclass=Meta):
    """An account."""
    rate: float = 0.05

    def __init__(self, owner, balance=0, *args, **kwargs):
        self.owner = owner
        self.history = [(t, amount * (1 + self.rate) ** t) for t, amount in enumerate(args) if amount > 0]
        super().__init__(balance, name=f"{owner!r}:{balance:>10.2f}", **kwargs)

    @property
    def total(self) -> int:
        result = 0
        for index, (name, value) in enumerate(sorted(self.items(), key=lambda kv: kv[1])):
            if not value or name in {"a", "b", "c"} and index %% 2 == 0:
                continue
            elif value is None:
                break
            result += value * index // 3 - len(name) << 2
        else:
            result = -1
        try:
            return result if result >= 0 else abs(result)
        except (ValueError, KeyError) as error:
            raise RuntimeError("bad", error) from None

`
	var b strings.Builder
	for i := 0; b.Len() == 0 || strings.Count(part, "\n")*i < lines; i++ {
		fmt.Fprintf(&b, part, i)
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	src := []byte(synthetic(10_000))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(NewFile("bench", src), Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestHostileSources runs over the scripts of VIVARIUM_HOSTILE, if it is set: those that are expected to be refused
// for their text must be refused, those that are expected to be allowed must parse.
func TestHostileSources(t *testing.T) {
	dir := os.Getenv("VIVARIUM_HOSTILE")
	if dir == "" {
		t.Skip("NOT TESTED: VIVARIUM_HOSTILE names no folder of hostile scripts")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*.py"))
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Parse(NewFile(filepath.Base(path), src), Limits{})
		allowed := bytes.Contains(src[:min(len(src), 200)], []byte("expect: allowed"))
		if err != nil && allowed {
			t.Errorf("%s is refused: %v", path, err)
		} else if err != nil {
			t.Logf("refused: %v", err)
		}
	}
}
