package py

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Source excerpts with carets. The failing expression is marked ^^^; where it
// is a binary operation, a subscription or a call, its operands are marked ~~~
// and only the operator, the brackets or the arguments ^^^.

// maxExcerptLines is how many lines of one expression are shown.
const maxExcerptLines = 6

// excerpt shows the source lines of [start, end), or the line with the given
// number where the range is empty.
func excerpt(src string, start, end, line int) string {
	if start < 0 || end > len(src) || start >= end {
		text := lineText(src, line)
		if strings.TrimSpace(text) == "" {
			return ""
		}
		return "    " + clip(strings.TrimSpace(text), maxSourceLine) + "\n"
	}
	first := strings.LastIndexByte(src[:start], '\n') + 1
	last := len(src)
	if i := strings.IndexByte(src[end:], '\n'); i >= 0 {
		last = end + i
	}
	lines := strings.Split(src[first:last], "\n")
	m := marker{start: start, end: end}
	m.anchors(src[start:end])
	marked := m.wanted(src, first, last)
	return m.excerpt(lines, first, marked)
}

func lineText(src string, line int) string {
	for ; line > 1; line-- {
		i := strings.IndexByte(src, '\n')
		if i < 0 {
			return ""
		}
		src = src[i+1:]
	}
	text, _, _ := strings.Cut(src, "\n")
	return text
}

// A marker knows what of the source is to be marked.
type marker struct {
	start, end int  // the expression
	from, to   int  // the operator, brackets or arguments in it
	split      bool // whether from and to were found
	call       bool
}

// excerpt writes the lines, dedented together, with their marks.
func (m *marker) excerpt(lines []string, offset int, marked bool) string {
	dedent := commonIndent(lines)
	var b strings.Builder
	for i, text := range lines {
		text = strings.TrimSuffix(text, "\r")
		switch skip := len(lines) - maxExcerptLines; {
		case skip > 0 && i == maxExcerptLines-1:
			fmt.Fprintf(&b, "    ...<%d lines>...\n", skip)
		case skip > 0 && i >= maxExcerptLines && i < len(lines)-1:
		default:
			m.line(&b, text, offset, dedent, marked)
		}
		offset += len(lines[i]) + 1
	}
	return b.String()
}

// commonIndent is the width of the blanks that all lines begin with.
func commonIndent(lines []string) int {
	common := len(lines[0])
	for _, s := range lines {
		if body := strings.TrimLeft(s, " \t\f"); body != "" {
			common = min(common, len(s)-len(body))
		}
	}
	return common
}

func (m *marker) line(b *strings.Builder, text string, offset, dedent int, marked bool) {
	if len(text) > maxSourceLine {
		b.WriteString("    " + clip(strings.TrimLeft(text, " \t\f"), maxSourceLine) + "\n")
		return
	}
	dedent = min(dedent, len(text))
	b.WriteString("    " + strings.TrimRight(text[dedent:], " \t\f") + "\n")
	if !marked {
		return
	}
	if marks := strings.TrimRight(m.marks(text, offset, dedent), " "); marks != "" {
		b.WriteString("    " + marks + "\n")
	}
}

// marks is the line of marks under text, which begins at offset in the source.
func (m *marker) marks(text string, offset, dedent int) string {
	body := len(text) - len(strings.TrimLeft(text, " \t\f"))
	end := len(strings.TrimRight(text, " \t\f"))
	var b strings.Builder
	for i := dedent; i < len(text); {
		_, n := utf8.DecodeRuneInString(text[i:])
		at := offset + i
		switch {
		case at < m.start || at >= m.end || i < body || i >= end:
			b.WriteByte(' ')
		case m.split && (at < m.from || at >= m.to):
			b.WriteByte('~')
		default:
			b.WriteByte('^')
		}
		i += n
	}
	return b.String()
}

// wanted reports whether marks would say anything: not for an expression that
// is all of its line, nor for a call that is all that the line returns or
// assigns.
func (m *marker) wanted(src string, first, last int) bool {
	before, after := strings.TrimSpace(src[first:m.start]), strings.TrimRight(src[m.end:last], " \t\r\f")
	if m.call && strings.TrimSpace(after) == "" || m.call && strings.HasPrefix(strings.TrimSpace(after), "#") {
		if before == "return" && isIdentifier(src[m.start:m.from]) || assigns(before) {
			return false
		}
	}
	return m.split || before != "" || after != ""
}

// assigns reports whether text is the left side of a plain assignment.
func assigns(text string) bool {
	if !strings.HasSuffix(text, "=") || strings.ContainsAny(text, ":;") {
		return false
	}
	body := strings.TrimSpace(text[:len(text)-1])
	return body != "" && !strings.ContainsRune("=!<>+-*/%&|^@", rune(body[len(body)-1]))
}

// anchors finds the part of the expression to be marked ^^^.
func (m *marker) anchors(expr string) {
	s := exprScan{text: expr, best: -1, bracket: -1}
	s.run()
	switch {
	case s.other || s.depth != 0:
	case s.best >= 0:
		m.split, m.from, m.to = true, m.start+s.best, m.start+s.best+s.width
	case s.bracket >= 0 && s.closed == len(strings.TrimRight(expr, " \t\r\n")):
		m.split, m.from, m.to = true, m.start+s.bracket, m.end
		m.call = expr[s.bracket] == '('
	}
}

// An exprScan walks over the tokens of an expression and finds, outside of all
// brackets, the operator that binds least, and the last bracket after an
// operand.
type exprScan struct {
	text    string
	at      int
	depth   int
	operand bool // the last token ends an operand
	unary   bool // the expression starts with a unary operator
	other   bool // something that is no binary operation, call or subscription
	best    int  // place of the operator
	width   int
	power   int // its precedence
	bracket int
	closed  int // end of that bracket
}

func (s *exprScan) run() {
	for s.at < len(s.text) && !s.other {
		ch := s.text[s.at]
		switch {
		case ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r' || ch == '\f' || ch == '\\':
			s.at++
		case ch == '#':
			s.skipLine()
		case ch == '"' || ch == '\'':
			s.skipString()
		case isWordByte(ch):
			s.word()
		case ch == '(' || ch == '[' || ch == '{':
			s.open(ch)
		case ch == ')' || ch == ']' || ch == '}':
			s.close()
		case ch == '.':
			s.at, s.operand = s.at+1, false
		default:
			s.operator(ch)
		}
	}
}

func isWordByte(ch byte) bool {
	return ch == '_' || ch >= 0x80 || ch >= '0' && ch <= '9' || ch|0x20 >= 'a' && ch|0x20 <= 'z'
}

func (s *exprScan) skipLine() {
	for s.at < len(s.text) && s.text[s.at] != '\n' {
		s.at++
	}
}

func (s *exprScan) skipString() {
	quote := s.text[s.at : s.at+1]
	if strings.HasPrefix(s.text[s.at:], strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	s.at += len(quote)
	for s.at < len(s.text) && !strings.HasPrefix(s.text[s.at:], quote) {
		if s.text[s.at] == '\\' {
			s.at++
		}
		s.at++
	}
	s.at = min(s.at+len(quote), len(s.text))
	s.operand = true
}

var notOperand = nameSet{names: []string{"not", "and", "or", "in", "is", "if", "else", "lambda", "await", "for", "yield", "raise", "return", "assert",
	"del", "import", "from", "async", "with", "while", "class", "def", "except", "try", "global", "nonlocal", "match", "case"}}

func (s *exprScan) word() {
	start := s.at
	for s.at < len(s.text) && (isWordByte(s.text[s.at]) || s.text[s.at] == '.' && '0' <= s.text[start] && s.text[start] <= '9') {
		s.at++
	}
	if s.at < len(s.text) && (s.text[s.at] == '"' || s.text[s.at] == '\'') && s.at-start <= 2 {
		return
	}
	if s.depth == 0 && notOperand.has(s.text[start:s.at]) {
		s.other = true
	}
	s.operand = true
}

func (s *exprScan) open(ch byte) {
	if s.depth == 0 {
		s.bracket = -1
		if s.operand && ch != '{' {
			s.bracket = s.at
		}
	}
	s.depth++
	s.at++
	s.operand = false
}

func (s *exprScan) close() {
	s.depth--
	s.at++
	s.operand = true
	if s.depth == 0 {
		s.closed = s.at
	}
	if s.depth < 0 {
		s.other = true
	}
}

// precedence of the binary operators; 0 for other texts.
func precedence(op string) int {
	switch op {
	case "|":
		return 1
	case "^":
		return 2
	case "&":
		return 3
	case "<<", ">>":
		return 4
	case "+", "-":
		return 5
	case "*", "/", "//", "%", "@":
		return 6
	case "**":
		return 8
	}
	return 0
}

const unaryPower = 7

func (s *exprScan) operator(ch byte) {
	op := string(ch)
	if s.at+1 < len(s.text) {
		if two := s.text[s.at : s.at+2]; precedence(two) != 0 {
			op = two
		}
	}
	at, wasOperand := s.at, s.operand
	s.at += len(op)
	s.operand = false
	if s.depth > 0 {
		return
	}
	p := precedence(op)
	switch {
	case p == 0 && ch != '~', s.at < len(s.text) && s.text[s.at] == '=':
		s.other = true
	case !wasOperand || p == 0:
		s.unary = s.unary || s.best < 0 && strings.TrimSpace(s.text[:at]) == ""
	case s.unary && s.best < 0 && p > unaryPower:
		// -a ** b is the negation of a power
	case s.best < 0 || p < s.power || p == s.power && op != "**":
		s.best, s.width, s.power = at, len(op), p
	}
	if s.unary && s.best < 0 && s.at >= len(s.text) {
		s.other = true
	}
}
