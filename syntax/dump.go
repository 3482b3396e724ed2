package syntax

import (
	"bufio"
	"io"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DumpOptions says what Dump writes.
type DumpOptions struct {
	Attributes bool   // positions too, as include_attributes=True does
	Indent     string // one level of indentation; empty writes everything on one line
}

// Dump writes the tree as ast.dump of CPython 3.13 does.
func Dump(w io.Writer, mod *Module, opts DumpOptions) error {
	d := &dumper{w: bufio.NewWriterSize(w, 1<<16), file: mod.File, opts: opts}
	d.node(mod)
	return d.w.Flush()
}

type dumper struct {
	w     *bufio.Writer
	file  *File
	opts  DumpOptions
	level int
	first bool // nothing was written inside the current parentheses
	line  int  // a line found lately
}

func (d *dumper) open(name string) {
	d.w.WriteString(name)
	d.w.WriteByte('(')
	d.first = true
	d.level++
}

func (d *dumper) close(opener Node) {
	if d.opts.Attributes {
		d.attributes(opener)
	}
	d.w.WriteByte(')')
	d.first = false
	d.level--
}

func (d *dumper) separate() {
	if !d.first {
		d.w.WriteByte(',')
		if d.opts.Indent == "" {
			d.w.WriteByte(' ')
		}
	}
	if d.opts.Indent != "" {
		d.w.WriteByte('\n')
		for range d.level {
			d.w.WriteString(d.opts.Indent)
		}
	}
	d.first = false
}

func (d *dumper) field(name string) {
	d.separate()
	d.w.WriteString(name)
	d.w.WriteByte('=')
}

// attributes writes the position of a node that has one in Python's ast.
func (d *dumper) attributes(n Node) {
	switch n.(type) {
	case *Module, *Comprehension, *Arguments, *WithItem, *MatchCase:
		return
	}
	s := n.Range()
	line := d.lineOf(s.Start)
	endLine := d.lineOf(s.End)
	d.int("lineno", line)
	d.int("col_offset", int(s.Start-d.file.lines[line-1]))
	d.int("end_lineno", endLine)
	d.int("end_col_offset", int(s.End-d.file.lines[endLine-1]))
}

// lineOf is File.Line, faster for places near the last one.
func (d *dumper) lineOf(pos Pos) int {
	if l := d.line; l > 0 && d.file.lines[l-1] <= pos && (l == len(d.file.lines) || pos < d.file.lines[l]) {
		return l
	}
	d.line = d.file.Line(pos)
	return d.line
}

func (d *dumper) int(name string, v int) {
	d.field(name)
	var buf [20]byte
	d.w.Write(strconv.AppendInt(buf[:0], int64(v), 10))
}

func (d *dumper) str(name, v string) {
	d.field(name)
	d.w.Write(appendRepr(nil, v))
}

func (d *dumper) optionalStr(name, v string) {
	if v != "" {
		d.str(name, v)
	}
}

func (d *dumper) enum(name, v string) {
	d.field(name)
	d.w.WriteString(v)
	d.w.WriteString("()")
}

func (d *dumper) one(name string, n Expr) {
	if n != nil {
		d.field(name)
		d.node(n)
	}
}

func dumpList[T Node](d *dumper, name string, list []T) {
	if len(list) == 0 {
		return
	}
	d.field(name)
	d.openList()
	for _, n := range list {
		d.separate()
		d.node(n)
	}
	d.closeList()
}

func (d *dumper) openList() {
	d.w.WriteByte('[')
	d.first = true
	d.level++
}

func (d *dumper) closeList() {
	d.w.WriteByte(']')
	d.first = false
	d.level--
}

// holes writes a list in which nil stands for None.
func (d *dumper) holes(name string, list []Expr) {
	if len(list) == 0 {
		return
	}
	d.field(name)
	d.openList()
	for _, n := range list {
		d.separate()
		if n == nil {
			d.w.WriteString("None")
		} else {
			d.node(n)
		}
	}
	d.closeList()
}

func (d *dumper) names(name string, list []string) {
	if len(list) == 0 {
		return
	}
	d.field(name)
	d.openList()
	for _, s := range list {
		d.separate()
		d.w.Write(appendRepr(nil, s))
	}
	d.closeList()
}

func (d *dumper) node(n Node) {
	d.open(n.Kind())
	switch n := n.(type) {
	case Stmt:
		d.stmt(n)
	case Expr:
		d.expr(n)
	case Pattern:
		d.pattern(n)
	default:
		d.part(n)
	}
	d.close(n)
}

func (d *dumper) stmt(node Stmt) {
	switch n := node.(type) {
	case *FunctionDef:
		d.function(n)
	case *AsyncFunctionDef:
		d.function((*FunctionDef)(n))
	case *ClassDef:
		d.str("name", n.Name)
		dumpList(d, "bases", n.Bases)
		dumpList(d, "keywords", n.Keywords)
		dumpList(d, "body", n.Body)
		dumpList(d, "decorator_list", n.DecoratorList)
		dumpList(d, "type_params", n.TypeParams)
	case *Return:
		d.one("value", n.Value)
	case *Delete:
		dumpList(d, "targets", n.Targets)
	case *Assign:
		dumpList(d, "targets", n.Targets)
		d.one("value", n.Value)
	case *TypeAlias:
		d.one("name", n.Name)
		dumpList(d, "type_params", n.TypeParams)
		d.one("value", n.Value)
	case *AugAssign:
		d.one("target", n.Target)
		d.enum("op", n.Op.String())
		d.one("value", n.Value)
	case *AnnAssign:
		d.one("target", n.Target)
		d.one("annotation", n.Annotation)
		d.one("value", n.Value)
		d.int("simple", boolInt(n.Simple))
	case *For:
		d.loop(n)
	case *AsyncFor:
		d.loop((*For)(n))
	case *While:
		d.one("test", n.Test)
		dumpList(d, "body", n.Body)
		dumpList(d, "orelse", n.Orelse)
	case *If:
		d.one("test", n.Test)
		dumpList(d, "body", n.Body)
		dumpList(d, "orelse", n.Orelse)
	case *With:
		dumpList(d, "items", n.Items)
		dumpList(d, "body", n.Body)
	case *AsyncWith:
		dumpList(d, "items", n.Items)
		dumpList(d, "body", n.Body)
	case *Match:
		d.one("subject", n.Subject)
		dumpList(d, "cases", n.Cases)
	case *Raise:
		d.one("exc", n.Exc)
		d.one("cause", n.Cause)
	case *Try:
		d.try(n)
	case *TryStar:
		d.try((*Try)(n))
	case *Assert:
		d.one("test", n.Test)
		d.one("msg", n.Msg)
	case *Import:
		dumpList(d, "names", n.Names)
	case *ImportFrom:
		d.optionalStr("module", n.Module)
		dumpList(d, "names", n.Names)
		d.int("level", n.Level)
	case *Global:
		d.names("names", n.Names)
	case *Nonlocal:
		d.names("names", n.Names)
	case *ExprStmt:
		d.one("value", n.Value)
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (d *dumper) function(n *FunctionDef) {
	d.str("name", n.Name)
	d.field("args")
	d.node(n.Args)
	dumpList(d, "body", n.Body)
	dumpList(d, "decorator_list", n.DecoratorList)
	d.one("returns", n.ReturnType)
	dumpList(d, "type_params", n.TypeParams)
}

func (d *dumper) loop(n *For) {
	d.one("target", n.Target)
	d.one("iter", n.Iter)
	dumpList(d, "body", n.Body)
	dumpList(d, "orelse", n.Orelse)
}

func (d *dumper) try(n *Try) {
	dumpList(d, "body", n.Body)
	dumpList(d, "handlers", n.Handlers)
	dumpList(d, "orelse", n.Orelse)
	dumpList(d, "finalbody", n.Finalbody)
}

func (d *dumper) expr(node Expr) {
	switch n := node.(type) {
	case *BoolOp:
		d.enum("op", n.Op.String())
		dumpList(d, "values", n.Values)
	case *NamedExpr:
		d.one("target", n.Target)
		d.one("value", n.Value)
	case *BinOp:
		d.one("left", n.Left)
		d.enum("op", n.Op.String())
		d.one("right", n.Right)
	case *UnaryOp:
		d.enum("op", n.Op.String())
		d.one("operand", n.Operand)
	case *Lambda:
		d.field("args")
		d.node(n.Args)
		d.one("body", n.Body)
	case *IfExp:
		d.one("test", n.Test)
		d.one("body", n.Body)
		d.one("orelse", n.Orelse)
	case *Dict:
		d.holes("keys", n.Keys)
		dumpList(d, "values", n.Values)
	case *Set:
		dumpList(d, "elts", n.Elts)
	case *ListComp:
		d.one("elt", n.Elt)
		dumpList(d, "generators", n.Generators)
	case *SetComp:
		d.one("elt", n.Elt)
		dumpList(d, "generators", n.Generators)
	case *DictComp:
		d.one("key", n.Key)
		d.one("value", n.Value)
		dumpList(d, "generators", n.Generators)
	case *GeneratorExp:
		d.one("elt", n.Elt)
		dumpList(d, "generators", n.Generators)
	case *Await:
		d.one("value", n.Value)
	case *Yield:
		d.one("value", n.Value)
	case *YieldFrom:
		d.one("value", n.Value)
	case *Compare:
		d.compare(n)
	case *Call:
		d.one("func", n.Func)
		dumpList(d, "args", n.Args)
		dumpList(d, "keywords", n.Keywords)
	case *FormattedValue:
		d.one("value", n.Value)
		d.int("conversion", n.Conversion)
		d.one("format_spec", n.FormatSpec)
	case *Interpolation:
		d.one("value", n.Value)
		d.str("str", n.Str)
		d.int("conversion", n.Conversion)
		d.one("format_spec", n.FormatSpec)
	case *JoinedStr:
		dumpList(d, "values", n.Values)
	case *TemplateStr:
		dumpList(d, "values", n.Values)
	case *Constant:
		d.field("value")
		d.w.WriteString(ReprConstant(n.Value))
		d.optionalStr("kind", n.KindPrefix)
	default:
		d.target(node)
	}
}

func (d *dumper) compare(n *Compare) {
	d.one("left", n.Left)
	d.field("ops")
	d.openList()
	for _, op := range n.Ops {
		d.separate()
		d.w.WriteString(op.String())
		d.w.WriteString("()")
	}
	d.closeList()
	dumpList(d, "comparators", n.Comparators)
}

// target dumps the expressions that have a context, and slices.
func (d *dumper) target(node Expr) {
	var ctx ExprContext
	switch n := node.(type) {
	case *Attribute:
		d.one("value", n.Value)
		d.str("attr", n.Attr)
		ctx = n.Ctx
	case *Subscript:
		d.one("value", n.Value)
		d.one("slice", n.Slice)
		ctx = n.Ctx
	case *Starred:
		d.one("value", n.Value)
		ctx = n.Ctx
	case *Name:
		d.str("id", n.ID)
		ctx = n.Ctx
	case *List:
		dumpList(d, "elts", n.Elts)
		ctx = n.Ctx
	case *Tuple:
		dumpList(d, "elts", n.Elts)
		ctx = n.Ctx
	case *Slice:
		d.one("lower", n.Lower)
		d.one("upper", n.Upper)
		d.one("step", n.Step)
		return
	}
	d.enum("ctx", ctx.String())
}

func (d *dumper) pattern(node Pattern) {
	switch n := node.(type) {
	case *MatchValue:
		d.one("value", n.Value)
	case *MatchSingleton:
		d.field("value")
		d.w.WriteString(ReprConstant(n.Value))
	case *MatchSequence:
		dumpList(d, "patterns", n.Patterns)
	case *MatchMapping:
		dumpList(d, "keys", n.Keys)
		dumpList(d, "patterns", n.Patterns)
		d.optionalStr("rest", n.Rest)
	case *MatchClass:
		d.one("cls", n.Cls)
		dumpList(d, "patterns", n.Patterns)
		d.names("kwd_attrs", n.KwdAttrs)
		dumpList(d, "kwd_patterns", n.KwdPatterns)
	case *MatchStar:
		d.optionalStr("name", n.Name)
	case *MatchAs:
		if n.Pattern != nil {
			d.field("pattern")
			d.node(n.Pattern)
		}
		d.optionalStr("name", n.Name)
	case *MatchOr:
		dumpList(d, "patterns", n.Patterns)
	}
}

func (d *dumper) part(node Node) {
	switch n := node.(type) {
	case *Module:
		dumpList(d, "body", n.Body)
	case *Comprehension:
		d.one("target", n.Target)
		d.one("iter", n.Iter)
		dumpList(d, "ifs", n.Ifs)
		d.int("is_async", boolInt(n.IsAsync))
	case *ExceptHandler:
		d.one("type", n.Type)
		d.optionalStr("name", n.Name)
		dumpList(d, "body", n.Body)
	case *Arguments:
		d.arguments(n)
	case *Arg:
		d.str("arg", n.Arg)
		d.one("annotation", n.Annotation)
	case *Keyword:
		d.optionalStr("arg", n.Arg)
		d.one("value", n.Value)
	case *Alias:
		d.str("name", n.Name)
		d.optionalStr("asname", n.AsName)
	case *WithItem:
		d.one("context_expr", n.ContextExpr)
		d.one("optional_vars", n.OptionalVars)
	case *MatchCase:
		d.field("pattern")
		d.node(n.Pattern)
		d.one("guard", n.Guard)
		dumpList(d, "body", n.Body)
	case *TypeVar:
		d.str("name", n.Name)
		d.one("bound", n.Bound)
		d.one("default_value", n.DefaultValue)
	case *ParamSpec:
		d.str("name", n.Name)
		d.one("default_value", n.DefaultValue)
	case *TypeVarTuple:
		d.str("name", n.Name)
		d.one("default_value", n.DefaultValue)
	}
}

func (d *dumper) arguments(n *Arguments) {
	dumpList(d, "posonlyargs", n.PosOnlyArgs)
	dumpList(d, "args", n.Args)
	d.arg("vararg", n.VarArg)
	dumpList(d, "kwonlyargs", n.KwOnlyArgs)
	d.holes("kw_defaults", n.KwDefaults)
	d.arg("kwarg", n.KwArg)
	dumpList(d, "defaults", n.Defaults)
}

func (d *dumper) arg(name string, a *Arg) {
	if a != nil {
		d.field(name)
		d.node(a)
	}
}

// ReprConstant returns Python's repr of the value of a Constant.
func ReprConstant(value any) string {
	switch v := value.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		return v.String()
	case float64:
		return reprFloat(v)
	case complex128:
		return trimZero(reprFloat(imag(v))) + "j"
	case string:
		return string(appendRepr(nil, v))
	case []byte:
		return reprBytes(v)
	}
	return "Ellipsis"
}

func trimZero(s string) string { return strings.TrimSuffix(s, ".0") }

// reprFloat is Python's repr of a float that is not negative.
func reprFloat(f float64) string {
	if math.IsInf(f, 0) {
		return "inf"
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	if e, _ := strconv.Atoi(exponent); e >= -4 && e < 16 {
		s = strconv.FormatFloat(f, 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	}
	return mantissa + "e" + exponent
}

func quoteFor(hasSingle, hasDouble bool) byte {
	if hasSingle && !hasDouble {
		return '"'
	}
	return '\''
}

func reprBytes(v []byte) string {
	s := string(v)
	quote := quoteFor(strings.Contains(s, "'"), strings.Contains(s, `"`))
	out := []byte{'b', quote}
	for _, c := range v {
		switch {
		case c == quote || c == '\\':
			out = append(out, '\\', c)
		case c >= 32 && c < 127:
			out = append(out, c)
		default:
			out = appendEscape(out, rune(c))
		}
	}
	return string(append(out, quote))
}

func appendEscape(out []byte, r rune) []byte {
	const digits = "0123456789abcdef"
	switch {
	case r == '\n':
		return append(out, `\n`...)
	case r == '\r':
		return append(out, `\r`...)
	case r == '\t':
		return append(out, `\t`...)
	}
	letter, width := byte('x'), 2
	if r > 0xFFFF {
		letter, width = 'U', 8
	} else if r > 0xFF {
		letter, width = 'u', 4
	}
	out = append(out, '\\', letter)
	for shift := 4 * (width - 1); shift >= 0; shift -= 4 {
		out = append(out, digits[r>>shift&15])
	}
	return out
}

// appendRepr appends Python's repr of a str.
func appendRepr(out []byte, s string) []byte {
	quote := quoteFor(strings.Contains(s, "'"), strings.Contains(s, `"`))
	out = append(out, quote)
	out = appendQuoted(out, s, quote)
	return append(out, quote)
}

// appendQuoted appends s as it stands between quotes.
func appendQuoted(out []byte, s string, quote byte) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c == quote || c == '\\' {
				out = append(out, '\\', c)
			} else if c >= 32 && c < 127 {
				out = append(out, c)
			} else {
				out = appendEscape(out, rune(c))
			}
			i++
			continue
		}
		r, n := DecodeWTF8(s[i:])
		if unicode.IsPrint(r) {
			out = append(out, s[i:i+n]...)
		} else {
			out = appendEscape(out, r)
		}
		i += n
	}
	return out
}

// DecodeWTF8 returns the first code point of s, a surrogate included, and its length in bytes.
func DecodeWTF8(s string) (rune, int) {
	if len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}
