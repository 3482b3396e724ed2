package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// scanner turns the source into tokens. It stops at the first error, which becomes a tError token.
type scanner struct {
	file   *File
	src    []byte
	pos    int
	limits Limits
	tokens []token
	err    *Error
	soft   bool // the error counts only if the parser comes to it

	unclosedBracket bool // the error is that the source ended within a bracket

	atLineStart bool
	indents     []indent // the open blocks, the module's at the bottom
	brackets    []bracket
	modes       []stringMode // the open f-strings and t-strings
}

// indent is a column counted twice, with tabs to multiples of eight and with tabs as one.
type indent struct{ col, alt int }

type bracket struct {
	char byte
	pos  Pos
}

// stringMode is the state of an open f-string or t-string.
type stringMode struct {
	start     int
	letter    byte // f or t
	quote     byte
	quoteSize int
	raw       bool
	inExpr    bool // scanning ordinary tokens between braces
	inSpec    bool // after the colon of a replacement field
	depth     int  // open brackets inside
	exprDepth int  // open replacement fields less one
}

const maxFieldNesting = 3

// scan reads all tokens of a file. On an error the last token is a tError at its place.
func scan(file *File, limits Limits) *scanner {
	s := &scanner{file: file, src: file.ready().src, limits: limits, atLineStart: true}
	s.indents = append(s.indents, indent{})
	if s.checkSource(); s.err == nil {
		s.pos = int(file.lines[0])
		s.tokens = make([]token, 0, len(s.src)/3+16)
		for s.err == nil && s.next() {
		}
	}
	if s.err != nil {
		s.tokens = append(s.tokens, token{tError, s.err.Start, s.err.Start})
	}
	return s
}

// checkSource refuses what is no text at all, before any token is looked at.
func (s *scanner) checkSource() {
	if len(s.src) > s.limits.Source {
		s.limitError("source", 0, fmt.Sprintf("source is longer than %d bytes", s.limits.Source))
		return
	}
	if i := bytes.IndexByte(s.src, 0); i >= 0 {
		s.fail(i, "source code string cannot contain null bytes")
		return
	}
	if cookie, at := codingCookie(s.file); cookie != "" {
		switch {
		case !isUTF8Name(cookie):
			s.fail(at, "unknown encoding: %s; only utf-8 is read", cookie)
			return
		case s.file.lines[0] > 0 && !isUTF8Dashed(cookie):
			s.fail(at, "encoding problem: %s with BOM", cookie)
			return
		}
	}
	if !utf8.Valid(s.src) {
		i := invalidUTF8(s.src)
		s.fail(i, "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d", s.src[i], i)
	}
}

func invalidUTF8(src []byte) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return 0
}

// codingCookie returns the encoding that one of the first two lines declares in a comment.
func codingCookie(f *File) (name string, at int) {
	for line := 1; line <= 2 && line <= f.LineCount(); line++ {
		start := int(f.LineStart(line))
		text := f.LineText(line)
		trimmed := strings.TrimLeft(text, " \t\f")
		if trimmed != "" && trimmed[0] != '#' {
			return "", 0
		}
		if name := cookieIn(trimmed); name != "" {
			return name, start
		}
	}
	return "", 0
}

func cookieIn(comment string) string {
	for {
		i := strings.Index(comment, "coding")
		if i < 0 {
			return ""
		}
		comment = comment[i+len("coding"):]
		if comment == "" || comment[0] != ':' && comment[0] != '=' {
			continue
		}
		name := strings.TrimLeft(comment[1:], " \t")
		end := strings.IndexFunc(name, func(r rune) bool { return !isCookieRune(r) })
		if end < 0 {
			end = len(name)
		}
		if end > 0 {
			return name[:end]
		}
	}
}

func isCookieRune(r rune) bool {
	return r == '-' || r == '_' || r == '.' || r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func isUTF8Name(name string) bool {
	switch strings.ToLower(name) {
	case "utf8", "u8", "utf", "cp65001":
		return true
	}
	return isUTF8Dashed(name)
}

// isUTF8Dashed tells whether the name is utf-8 spelled with a dash, which is what a byte order mark allows.
func isUTF8Dashed(name string) bool {
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	return name == "utf-8" || strings.HasPrefix(name, "utf-8-")
}

func (s *scanner) fail(at int, format string, args ...any) {
	s.failKind(SyntaxError, at, fmt.Sprintf(format, args...))
}

func (s *scanner) failKind(errorKind string, at int, msg string) {
	if s.err == nil {
		end := min(at+1, len(s.src))
		s.err = &Error{Span: Span{Pos(at), Pos(max(at, end))}, File: s.file, Kind: errorKind, Msg: msg}
	}
}

// failSoftly reports an error of the kind that the parser's own errors take precedence over.
func (s *scanner) failSoftly(errorKind string, at int, msg string) {
	s.failKind(errorKind, at, msg)
	s.soft = true
}

func (s *scanner) limitError(limit string, at int, msg string) {
	s.fail(at, "%s", msg)
	s.err.Limit = limit
}

func (s *scanner) emit(k kind, start, end int) {
	s.tokens = append(s.tokens, token{k, Pos(start), Pos(end)})
	if len(s.tokens) > s.limits.Tokens {
		s.limitError("tokens", start, fmt.Sprintf("source has more than %d tokens", s.limits.Tokens))
	}
}

// at returns the byte at offset i, or 0 beyond the end.
func (s *scanner) at(i int) byte {
	if i < len(s.src) {
		return s.src[i]
	}
	return 0
}

// lineEnd returns the length of the line end at offset i, or 0 if there is none.
func (s *scanner) lineEnd(i int) int {
	switch s.at(i) {
	case '\n':
		return 1
	case '\r':
		if s.at(i+1) == '\n' {
			return 2
		}
		return 1
	}
	return 0
}

func (s *scanner) mode() *stringMode {
	if len(s.modes) == 0 {
		return nil
	}
	return &s.modes[len(s.modes)-1]
}

// next scans one token, or a few that belong together. It returns false at the end of the source.
func (s *scanner) next() bool {
	if m := s.mode(); m != nil && !m.inExpr {
		s.stringPiece(m)
		return true
	}
	if s.atLineStart && len(s.brackets) == 0 {
		s.atLineStart = false
		if !s.lineStart() {
			return s.err == nil
		}
	}
	s.skipSpace()
	if s.err != nil {
		return false
	}
	if s.pos >= len(s.src) {
		s.end()
		return false
	}
	s.token()
	return true
}

// lineStart measures the indentation of a line and opens and closes blocks. It returns false if the line is
// blank, and skips it then.
func (s *scanner) lineStart() bool {
	col, joined, ok := s.measure()
	if !ok {
		return false
	}
	switch c := s.at(s.pos); {
	case c == '#', c == '\n', c == '\r', s.pos >= len(s.src):
		s.skipComment()
		if n := s.lineEnd(s.pos); n > 0 {
			s.pos += n
			s.atLineStart = true
			return false
		}
		return true
	}
	if joined != nil {
		col = *joined
	}
	s.indent(col)
	return s.err == nil
}

// measure counts the columns of the white space at s.pos. The column before the first backslash counts if the
// indentation is continued on further lines.
func (s *scanner) measure() (col indent, joined *indent, ok bool) {
	for {
		switch s.at(s.pos) {
		case ' ':
			col.col++
			col.alt++
		case '\t':
			col.col = (col.col/8 + 1) * 8
			col.alt++
		case '\f':
			col = indent{}
		case '\\':
			if joined == nil || joined.col == 0 {
				first := col
				joined = &first
			}
			if !s.continuation() {
				return col, joined, false
			}
			continue
		default:
			if joined != nil && joined.col == 0 {
				joined = nil
			}
			return col, joined, true
		}
		s.pos++
	}
}

// continuation skips a backslash and the line end after it.
func (s *scanner) continuation() bool {
	n := s.lineEnd(s.pos + 1)
	switch {
	case n == 0 && s.pos+1 < len(s.src):
		s.failSoftly(SyntaxError, s.pos+1, "unexpected character after line continuation character")
		return false
	case s.pos+1+n >= len(s.src):
		s.eofError()
		return false
	}
	s.pos += 1 + n
	return true
}

func (s *scanner) eofError() {
	if len(s.brackets) > 0 {
		s.unclosed()
		return
	}
	s.failSoftly(SyntaxError, len(s.src), "unexpected EOF while parsing")
}

// unclosed reports the innermost open bracket.
func (s *scanner) unclosed() {
	open := s.brackets[len(s.brackets)-1]
	s.unclosedBracket = true
	s.fail(int(open.pos), "'%c' was never closed", open.char)
}

func (s *scanner) indent(c indent) {
	top := s.indents[len(s.indents)-1]
	switch {
	case c.col == top.col:
		if c.alt != top.alt {
			s.tabError()
		}
	case c.col > top.col:
		s.openBlock(c, top)
	default:
		s.closeBlocks(c)
	}
}

func (s *scanner) openBlock(c, top indent) {
	if len(s.indents) >= maxIndentation {
		s.failSoftly(IndentationError, s.pos, "too many levels of indentation")
		s.err.Limit = "indentation"
		return
	}
	if c.alt <= top.alt {
		s.tabError()
		return
	}
	s.indents = append(s.indents, c)
	s.emit(tIndent, s.pos, s.pos)
}

func (s *scanner) closeBlocks(c indent) {
	depth := len(s.indents)
	for c.col < s.indents[depth-1].col {
		depth--
	}
	switch top := s.indents[depth-1]; {
	case c.col != top.col:
		s.failSoftly(IndentationError, s.pos, "unindent does not match any outer indentation level")
		return
	case c.alt != top.alt:
		s.tabError()
		return
	}
	for range s.indents[depth:] {
		s.emit(tDedent, s.pos, s.pos)
	}
	s.indents = s.indents[:depth]
}

func (s *scanner) tabError() {
	s.failSoftly(TabError, s.pos, "inconsistent use of tabs and spaces in indentation")
}

// skipSpace skips white space, comments, joined lines and, inside brackets, line ends.
func (s *scanner) skipSpace() {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case ' ', '\t', '\f':
			s.pos++
		case '#':
			s.skipComment()
		case '\\':
			if !s.continuation() {
				return
			}
		case '\n', '\r':
			if len(s.brackets) == 0 {
				return
			}
			s.pos += s.lineEnd(s.pos)
		default:
			return
		}
	}
}

func (s *scanner) skipComment() {
	if s.at(s.pos) != '#' {
		return
	}
	if n := bytes.IndexAny(s.src[s.pos:], "\r\n"); n >= 0 {
		s.pos += n
	} else {
		s.pos = len(s.src)
	}
}

// end emits the line end that may be missing, the open blocks' ends and the end of the file.
func (s *scanner) end() {
	if len(s.brackets) > 0 {
		s.unclosed()
		return
	}
	at := len(s.src)
	if n := len(s.tokens); n > 0 {
		switch s.tokens[n-1].kind {
		case tNewline, tDedent, tIndent:
		default:
			s.emit(tNewline, at, at)
		}
	}
	for range s.indents[1:] {
		s.emit(tDedent, at, at)
	}
	s.emit(tEOF, at, at)
}

// token scans the token at s.pos, which is neither space nor the end.
func (s *scanner) token() {
	c := s.src[s.pos]
	switch {
	case c == '\n' || c == '\r':
		s.emit(tNewline, s.pos, s.pos+s.lineEnd(s.pos))
		s.pos += s.lineEnd(s.pos)
		s.atLineStart = true
	case isIdentStart(c):
		s.nameOrString()
	case isDigit(c), c == '.' && isDigit(s.at(s.pos+1)):
		s.number()
	case c == '"' || c == '\'':
		s.str(s.pos, s.pos)
	default:
		s.operator(c)
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isIdentStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128
}

func isIdentByte(c byte) bool { return isIdentStart(c) || isDigit(c) }

// nameOrString scans a name, a keyword, or a string with a prefix.
func (s *scanner) nameOrString() {
	start := s.pos
	i, ascii := start, true
	for i < len(s.src) && isIdentByte(s.src[i]) {
		ascii = ascii && s.src[i] < 128
		i++
	}
	if q := s.at(i); (q == '"' || q == '\'') && i-start <= 2 && isStringPrefix(s.src[start:i]) {
		s.str(start, i)
		return
	}
	if i-start > s.limits.Identifier {
		s.limitError("identifier", start, fmt.Sprintf("identifier is longer than %d bytes", s.limits.Identifier))
		return
	}
	if !ascii && !s.checkIdentifier(start, i) {
		return
	}
	s.pos = i
	s.emit(keyword(s.src[start:i]), start, i)
}

// isStringPrefix tells whether p, in any case, is one of b r u f t br rb fr rf tr rt.
func isStringPrefix(p []byte) bool {
	lower := func(i int) byte { return p[i] | 0x20 }
	switch len(p) {
	case 1:
		return strings.IndexByte("bruft", lower(0)) >= 0
	case 2:
		a, b := lower(0), lower(1)
		if a == 'r' {
			a, b = b, a
		}
		return b == 'r' && (a == 'b' || a == 'f' || a == 't')
	}
	return false
}

func (s *scanner) checkIdentifier(start, end int) bool {
	for i := start; i < end; {
		r, n := utf8.DecodeRune(s.src[i:end])
		valid := isXIDContinue(r)
		if i == start {
			valid = isXIDStart(r)
		}
		if !valid {
			s.invalidCharacter(r, i)
			return false
		}
		i += n
	}
	return true
}

func (s *scanner) invalidCharacter(r rune, at int) {
	if unicode.IsPrint(r) {
		s.fail(at, "invalid character '%c' (U+%04X)", r, r)
	} else {
		s.fail(at, "invalid non-printable character U+%04X", r)
	}
}

func isIDStart(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r)
}

func isIDContinue(r rune) bool {
	return isIDStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// isXIDStart tells whether r may begin an identifier, also after normalisation.
func isXIDStart(r rune) bool {
	if r < 128 {
		return isIDStart(r)
	}
	for i, n := range norm.NFKC.String(string(r)) {
		if i == 0 && !isIDStart(n) || !isIDContinue(n) {
			return false
		}
	}
	return isIDStart(r)
}

// isXIDContinue tells whether r may stand inside an identifier, also after normalisation.
func isXIDContinue(r rune) bool {
	if r < 128 {
		return isIDContinue(r)
	}
	for _, n := range norm.NFKC.String(string(r)) {
		if !isIDContinue(n) {
			return false
		}
	}
	return isIDContinue(r)
}

// operator scans an operator, a bracket or a character that begins no token.
func (s *scanner) operator(c byte) {
	m := s.mode()
	if m != nil && c == ':' && m.depth-1 == m.exprDepth {
		m.inExpr, m.inSpec = false, true
		s.emit(tColon, s.pos, s.pos+1)
		s.pos++
		return
	}
	for _, row := range operatorTable[c] {
		if s.at(s.pos+len(row.text)-1) == row.text[len(row.text)-1] && bytes.HasPrefix(s.src[s.pos:], []byte(row.text)) {
			s.bracket(row.kind, c)
			if s.err == nil {
				s.emit(row.kind, s.pos, s.pos+len(row.text))
				s.pos += len(row.text)
			}
			return
		}
	}
	r, _ := utf8.DecodeRune(s.src[s.pos:])
	s.invalidCharacter(r, s.pos)
}

// bracket keeps track of brackets; it does nothing for other tokens.
func (s *scanner) bracket(k kind, c byte) {
	switch k {
	case tLParen, tLBracket, tLBrace:
		if len(s.brackets) >= maxBrackets {
			s.limitError("nesting", s.pos, "too many nested parentheses")
			return
		}
		s.brackets = append(s.brackets, bracket{c, Pos(s.pos)})
		if m := s.mode(); m != nil {
			m.depth++
		}
	case tRParen, tRBracket, tRBrace:
		s.closeBracket(c)
	}
}

var closers = [128]byte{'(': ')', '[': ']', '{': '}'}

func (s *scanner) closeBracket(c byte) {
	m := s.mode()
	if m != nil && m.depth == 0 && c == '}' {
		s.fail(s.pos, "%c-string: single '}' is not allowed", m.letter)
		return
	}
	if len(s.brackets) == 0 {
		s.fail(s.pos, "unmatched '%c'", c)
		return
	}
	open := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	if closers[open.char] != c {
		s.mismatch(open, c, m)
		return
	}
	if m == nil {
		return
	}
	if m.depth--; m.depth < 0 {
		s.fail(s.pos, "%c-string: unmatched '%c'", m.letter, c)
		return
	}
	if c == '}' && m.depth == m.exprDepth {
		m.exprDepth--
		m.inExpr, m.inSpec = false, false
	}
}

func (s *scanner) mismatch(open bracket, c byte, m *stringMode) {
	if m != nil && open.char == '{' && m.depth-1 == m.exprDepth {
		s.fail(s.pos, "%c-string: unmatched '%c'", m.letter, c)
		return
	}
	line := s.file.Line(open.pos)
	if line != s.file.Line(Pos(s.pos)) {
		s.fail(s.pos, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.char, line)
		return
	}
	s.fail(s.pos, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char)
}

// str scans a string whose prefix begins at start and whose quote is at q, or opens an f-string or t-string.
func (s *scanner) str(start, q int) {
	quote, size := s.src[q], 1
	if s.at(q+1) == quote && s.at(q+2) == quote {
		size = 3
	}
	raw, letter := false, byte(0)
	for _, c := range s.src[start:q] {
		switch c | 0x20 {
		case 'r':
			raw = true
		case 'f', 't':
			letter = c | 0x20
		}
	}
	if letter != 0 {
		s.openString(start, q, size, letter, raw)
		return
	}
	s.plainString(start, q, size)
}

func (s *scanner) openString(start, q, size int, letter byte, raw bool) {
	if len(s.modes) >= maxFStrings {
		s.limitError("nesting", start, "too many nested f-strings")
		return
	}
	s.pos = q + size
	s.modes = append(s.modes, stringMode{
		start: start, letter: letter, quote: s.src[q], quoteSize: size, raw: raw, exprDepth: -1,
	})
	s.emit(tFStart, start, s.pos)
}

func (s *scanner) plainString(start, q, size int) {
	quote := s.src[q]
	i, escapedQuote := q+size, false
	if size == 1 && s.at(i) == quote {
		s.pos = i + 1
		s.emit(tString, start, s.pos)
		return
	}
	for run := 0; ; i++ {
		if i >= len(s.src) || size == 1 && s.lineEnd(i) > 0 {
			s.unterminated(start, q, i, size, escapedQuote)
			return
		}
		switch c := s.src[i]; c {
		case quote:
			if run++; run == size {
				s.pos = i + 1
				s.emit(tString, start, s.pos)
				return
			}
			continue
		case '\\':
			i++
			escapedQuote = escapedQuote || s.at(i) == quote
			if s.at(i) == '\r' && s.at(i+1) == '\n' {
				i++
			}
		}
		run = 0
	}
}

func (s *scanner) unterminated(start, q, at, size int, escapedQuote bool) {
	line := s.detectedLine(at)
	m := s.mode()
	switch {
	case m != nil && m.quote == s.src[q] && m.quoteSize == size:
		s.fail(start, "%c-string: expecting '}'", m.letter)
	case size == 3:
		s.fail(start, "unterminated triple-quoted string literal (detected at line %d)", line)
	case escapedQuote:
		s.fail(start, "unterminated string literal (detected at line %d); perhaps you escaped the end quote?", line)
	default:
		s.fail(start, "unterminated string literal (detected at line %d)", line)
	}
}

// detectedLine is the line on which an unterminated string was noticed: the end of the source counts as the end
// of its last line that has text.
func (s *scanner) detectedLine(at int) int {
	if at >= len(s.src) {
		if n := len(s.src); n > 0 && s.lineEnd(n-1) > 0 {
			return s.file.Line(Pos(n - 1))
		}
	}
	return s.file.Line(Pos(min(at, len(s.src))))
}

// stringPiece scans one literal piece of an f-string, or its end.
func (s *scanner) stringPiece(m *stringMode) {
	start := s.pos
	if s.atQuotes(m, start) {
		s.pos += m.quoteSize
		s.emit(tFEnd, start, s.pos)
		s.modes = s.modes[:len(s.modes)-1]
		return
	}
	named := false
	for i := start; ; i++ {
		inSpec := m.inSpec && m.exprDepth >= 0
		if i >= len(s.src) || m.quoteSize == 1 && s.lineEnd(i) > 0 {
			s.unterminatedPiece(m, start, i, inSpec)
			return
		}
		switch s.src[i] {
		case m.quote:
			if s.atQuotes(m, i) {
				s.pos = i
				s.emit(tFMiddle, start, i)
				return
			}
		case '{':
			s.openBrace(m, start, i, inSpec)
			return
		case '}':
			if !named {
				s.closeBrace(m, start, i, inSpec)
				return
			}
			named = false
		case '\\':
			i, named = s.pieceEscape(m, i, named)
		}
	}
}

// pieceEscape steps over the backslash at i. A backslash before a brace escapes nothing; \N{ opens a name.
func (s *scanner) pieceEscape(m *stringMode, i int, named bool) (int, bool) {
	switch c := s.at(i + 1); {
	case c == '{' || c == '}':
		return i, named
	case c == 'N' && !m.raw && s.at(i+2) == '{':
		return i + 2, true
	case c == '\r' && s.at(i+2) == '\n':
		return i + 2, named
	case i+1 >= len(s.src):
		return i, named
	}
	return i + 1, named
}

func (s *scanner) atQuotes(m *stringMode, i int) bool {
	for k := range m.quoteSize {
		if s.at(i+k) != m.quote {
			return false
		}
	}
	return i < len(s.src)
}

func (s *scanner) unterminatedPiece(m *stringMode, start, i int, inSpec bool) {
	if inSpec && i < len(s.src) {
		s.pos = i
		m.inExpr, m.inSpec = true, false
		s.emit(tFMiddle, start, i)
		return
	}
	quoted := ""
	if m.quoteSize == 3 {
		quoted = "triple-quoted "
	}
	s.failSoftly(SyntaxError, m.start, fmt.Sprintf("unterminated %s%c-string literal (detected at line %d)",
		quoted, m.letter, s.detectedLine(i)))
}

// openBrace ends a piece at a brace: a doubled one leaves its first half in the piece, a single one opens a field.
func (s *scanner) openBrace(m *stringMode, start, i int, inSpec bool) {
	if s.at(i+1) == '{' && !inSpec {
		s.emit(tFMiddle, start, i+2)
		s.pos = i + 2
		return
	}
	if m.exprDepth++; m.exprDepth >= maxFieldNesting {
		s.fail(i, "%c-string: expressions nested too deeply", m.letter)
		return
	}
	m.inExpr = true
	s.emit(tFMiddle, start, i)
	s.pos = i
}

func (s *scanner) closeBrace(m *stringMode, start, i int, inSpec bool) {
	if s.at(i+1) == '}' && !inSpec && m.depth == 0 {
		s.emit(tFMiddle, start, i+2)
		s.pos = i + 2
		return
	}
	m.inExpr = true
	s.emit(tFMiddle, start, i)
	s.pos = i
}
