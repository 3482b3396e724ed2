package re

import (
	"fmt"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/lib/unicodedata"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A kind tells what a node of the tree is.
type kind uint8

const (
	nLiteral kind = iota
	nAny
	nClass
	nAt      // ^ $ \A \Z \b \B
	nGroup   // (…) and (?:…): subs[0]
	nBranch  // a|b: subs
	nSeq     // subs one after the other
	nRepeat  // subs[0]
	nBackref // group
	nCond    // (?(group)subs[0]|subs[1])
	nLook    // (?=…) (?!…) (?<=…) (?<!…): subs[0]
	nAtomic  // (?>…)
	nFail    // (?!)
)

// A mode tells how a repetition or assertion works.
type mode uint8

const (
	greedy mode = iota
	lazy
	possessive
)

// A node is a part of a pattern. Flags are those in force where it stands.
type node struct {
	kind     kind
	r        rune
	at       byte // of nAt: ^ $ A Z b B
	set      *class
	subs     []*node
	group    int // nGroup: 0 if it captures nothing
	plain    bool
	min, max int
	mode     mode
	behind   bool // lookbehind
	negate   bool
	flags    int
}

const (
	// unbounded is the largest repetition count, Python's MAXREPEAT.
	unbounded = 1<<32 - 1
	maxGroups = 1 << 30
	maxWidth  = 1 << 40
	// maxNesting bounds the nesting of groups.
	maxNesting = 400
	nodeBytes  = 160
)

// A parser reads one pattern.
type parser struct {
	c          *py.Context
	room       *py.Scratch // of the tree and the program
	text       []rune
	bytes      bool
	unicode    bool // UNICODE was asked for, not the default
	pattern    py.Value
	pos        int // of next
	flags      int // global ones
	groups     int // number of the next group
	names      map[string]int
	nameOrder  []string
	open       map[int]bool
	widths     []width
	behind     int // first group of the lookbehind being parsed, or -1
	depth      int
	variable   bool // a lookbehind has no fixed width
	conditions []condition
	err        error
}

type condition struct{ group, pos int }

// width is how many characters something matches.
type width struct{ lo, hi int }

// token is a character, or an escape with its backslash; "" at the end.
func (p *parser) next() string {
	if p.pos >= len(p.text) {
		return ""
	}
	if p.text[p.pos] == '\\' {
		if p.pos+1 >= len(p.text) {
			return "\\"
		}
		return "\\" + py.RuneText(p.text[p.pos+1])
	}
	return py.RuneText(p.text[p.pos])
}

// get consumes the next token.
func (p *parser) get() string {
	t := p.next()
	if t == "\\" && p.err == nil {
		p.failAt(len(p.text)-1, "bad escape (end of pattern)")
	}
	p.pos += py.CountText(t)
	return t
}

func (p *parser) match(t string) bool {
	if p.next() == t {
		p.pos += py.CountText(t)
		return true
	}
	return false
}

// fail notes an error offset characters before the present position.
func (p *parser) fail(offset int, format string, args ...any) {
	p.failAt(p.pos-offset, format, args...)
}

func (p *parser) failAt(pos int, format string, args ...any) {
	if p.err == nil {
		p.err = raiseError(p.c, fmt.Sprintf(format, args...), p.pattern, pos)
	}
	p.pos = len(p.text)
}

// parse reads a whole pattern.
func (p *parser) parse() *node {
	p.groups, p.behind = 1, -1
	p.names, p.open = map[string]int{}, map[int]bool{}
	p.widths = []width{{}}
	n := p.alternatives(p.flags)
	if p.err == nil && p.pos < len(p.text) {
		p.fail(0, "unbalanced parenthesis")
	}
	for _, k := range p.conditions {
		if p.err == nil && k.group >= p.groups {
			p.failAt(k.pos, "invalid group reference %d", k.group)
		}
	}
	if p.err == nil && p.variable {
		p.err = raiseError(p.c, "look-behind requires fixed-width pattern", py.None, -1)
	}
	return n
}

// charge notes one more node.
func (p *parser) charge() bool {
	if p.err == nil {
		p.err = p.c.Steps(4)
	}
	if p.err == nil {
		p.err = p.room.Grow(nodeBytes)
	}
	return p.err == nil
}

func (p *parser) enter() bool {
	if p.err != nil {
		return false
	}
	if p.depth++; p.depth > maxNesting {
		p.err = p.c.Errorf(&py.RecursionErrorType, "maximum recursion depth exceeded")
		p.pos = len(p.text)
		return false
	}
	return true
}

// alternatives parses a|b|c up to a closing parenthesis. At the top, global
// flags of the first alternative are in force in the others too.
func (p *parser) alternatives(flags int) *node {
	if !p.enter() {
		return &node{kind: nSeq}
	}
	defer func() { p.depth-- }()
	top := p.depth == 1
	first := p.sequence(flags, top)
	if p.next() != "|" {
		return first
	}
	n := &node{kind: nBranch, subs: []*node{first}}
	for p.charge() && p.match("|") {
		if top {
			flags = p.flags
		}
		n.subs = append(n.subs, p.sequence(flags, false))
	}
	return n
}

// sequence parses items up to | or ).
func (p *parser) sequence(flags int, first bool) *node {
	seq := &node{kind: nSeq}
	for p.err == nil {
		t := p.next()
		if t == "" || t == "|" || t == ")" {
			break
		}
		p.get()
		if flags&flagX != 0 && p.skipVerbose(t) {
			continue
		}
		if !p.charge() {
			break
		}
		if strings.Contains("*+?{", t) {
			p.repeat(seq, t, flags)
			continue
		}
		if t == "(" && first && p.globalFlags(seq) {
			flags = p.flags
			continue
		}
		if n := p.item(t, flags); n != nil && p.err == nil {
			seq.subs = append(seq.subs, n)
		}
	}
	return seq
}

// skipVerbose skips space and comments of verbose patterns.
func (p *parser) skipVerbose(t string) bool {
	if t == "#" {
		for p.pos < len(p.text) {
			if p.get() == "\n" {
				break
			}
		}
		return true
	}
	return strings.Contains(" \t\n\r\v\f", t)
}

// item parses what begins with token t; nil if that matches nothing at all.
func (p *parser) item(t string, flags int) *node {
	switch t {
	case ".":
		return &node{kind: nAny, flags: flags}
	case "^", "$":
		return &node{kind: nAt, at: t[0], flags: flags}
	case "[":
		return p.class(flags)
	case "(":
		return p.group(flags)
	}
	if t[0] == '\\' {
		return p.escape(t, flags)
	}
	r, _ := py.DecodeRune(t, 0)
	return literal(r, flags)
}

func literal(r rune, flags int) *node { return &node{kind: nLiteral, r: r, flags: flags} }

// repeat applies a quantifier to the last item of seq.
func (p *parser) repeat(seq *node, t string, flags int) {
	here := p.pos
	lo, hi := 0, unbounded
	switch t {
	case "?":
		hi = 1
	case "+":
		lo = 1
	case "{":
		var ok bool
		if lo, hi, ok = p.counts(here); !ok {
			if p.err == nil {
				seq.subs = append(seq.subs, literal('{', flags))
			}
			return
		}
	}
	n := len(seq.subs)
	switch {
	case n == 0 || seq.subs[n-1].kind == nAt:
		p.fail(p.pos-here+1, "nothing to repeat")
		return
	case seq.subs[n-1].kind == nRepeat:
		p.fail(p.pos-here+1, "multiple repeat")
		return
	}
	rep := &node{kind: nRepeat, min: lo, max: hi, subs: []*node{seq.subs[n-1]}, flags: flags}
	if p.match("?") {
		rep.mode = lazy
	} else if p.match("+") {
		rep.mode = possessive
	}
	seq.subs[n-1] = rep
}

// counts parses {m,n} behind its brace; ok is false if that is no quantifier.
func (p *parser) counts(here int) (lo, hi int, ok bool) {
	if p.next() == "}" {
		return 0, 0, false
	}
	first := p.digits()
	last := first
	if p.match(",") {
		last = p.digits()
	}
	if !p.match("}") {
		p.pos = here
		return 0, 0, false
	}
	hi = unbounded
	if first != "" {
		lo = p.count(first)
	}
	if last != "" {
		hi = p.count(last)
		if p.err == nil && hi < lo {
			p.fail(p.pos-here, "min repeat greater than max repeat")
		}
	}
	return lo, hi, p.err == nil
}

func (p *parser) digits() string {
	start := p.pos
	for p.pos < len(p.text) && '0' <= p.text[p.pos] && p.text[p.pos] <= '9' {
		p.pos++
	}
	return string(p.text[start:p.pos])
}

// count converts a repetition count.
func (p *parser) count(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if n = n*10 + int(s[i]-'0'); n >= unbounded {
			if p.err == nil {
				p.err = p.c.Errorf(&py.OverflowErrorType, "the repetition number is too large")
			}
			return 0
		}
	}
	return n
}

// getWhile consumes up to n characters that in accepts.
func (p *parser) getWhile(n int, in func(rune) bool) string {
	start := p.pos
	for p.pos < len(p.text) && p.pos-start < n && in(p.text[p.pos]) {
		p.pos++
	}
	return string(p.text[start:p.pos])
}

func isHex(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'f' || 'A' <= r && r <= 'F'
}
func isOctal(r rune) bool { return '0' <= r && r <= '7' }
func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func parseDigits(s string, base int) rune {
	n := rune(0)
	for i := 0; i < len(s) && n < 0x1000000; i++ {
		d := rune(s[i])
		switch {
		case d >= 'a':
			d -= 'a' - 10
		case d >= 'A':
			d -= 'A' - 10
		default:
			d -= '0'
		}
		n = n*rune(base) + d
	}
	return n
}

// control returns the character that the escape of a single one stands for.
func control(escape string) (r rune, ok bool) {
	switch escape {
	case `\a`:
		return 7, true
	case `\b`:
		return 8, true
	case `\f`:
		return 12, true
	case `\n`:
		return 10, true
	case `\r`:
		return 13, true
	case `\t`:
		return 9, true
	case `\v`:
		return 11, true
	case `\\`:
		return '\\', true
	}
	return 0, false
}

// numberEscape parses \x, \u and \U; done is false for other escapes.
func (p *parser) numberEscape(t string) (r rune, done bool) {
	n := 0
	switch {
	case t == `\x`:
		n = 2
	case t == `\u` && !p.bytes:
		n = 4
	case t == `\U` && !p.bytes:
		n = 8
	case t == `\N` && !p.bytes:
		return p.namedEscape(), true
	default:
		return 0, false
	}
	digits := p.getWhile(n, isHex)
	if len(digits) != n {
		p.fail(2+len(digits), "incomplete escape %s%s", t, digits)
		return 0, true
	}
	r = parseDigits(digits, 16)
	if r > 0x10FFFF {
		p.fail(2+len(digits), "bad escape %s%s", t, digits)
	}
	return r, true
}

// namedEscape reads the rest of \N{…}.
func (p *parser) namedEscape() rune {
	if !p.match("{") {
		p.fail(0, "missing {")
		return 0
	}
	name := p.until("}", "character name")
	if p.err != nil {
		return 0
	}
	r, err := unicodedata.Find(p.c, name)
	if err != nil {
		p.err = err
		return 0
	}
	if r < 0 {
		p.fail(py.CountText(name)+4, "undefined character name %s", py.ReprStr(name))
	}
	return r
}

// categoryOf returns the class of \d, \D, \s, \S, \w or \W, or nil.
func (p *parser) categoryOf(t string, flags int) *category {
	if len(t) != 2 || !strings.Contains("dDsSwW", t[1:]) {
		return nil
	}
	return &category{letter: rune(t[1] | 0x20), negate: t[1] < 'a', ascii: flags&flagU == 0}
}

// escape parses an escape outside of a set.
func (p *parser) escape(t string, flags int) *node {
	if k := p.categoryOf(t, flags); k != nil {
		set := &class{categories: []category{*k}}
		return &node{kind: nClass, set: set.finish(), flags: flags}
	}
	switch t {
	case `\A`, `\Z`, `\b`, `\B`:
		return &node{kind: nAt, at: t[1], flags: flags}
	}
	if r, ok := control(t); ok {
		return literal(r, flags)
	}
	if r, ok := p.numberEscape(t); ok {
		return literal(r, flags)
	}
	if len(t) == 2 && isDigit(rune(t[1])) {
		return p.digitEscape(t, flags)
	}
	return literal(p.plainEscape(t), flags)
}

// plainEscape is an escape that stands for the character itself.
func (p *parser) plainEscape(t string) rune {
	if len(t) == 2 && (isASCIILetter(rune(t[1])) || isDigit(rune(t[1]))) {
		p.fail(2, "bad escape %s", t)
		return 0
	}
	if len(t) < 2 {
		return 0
	}
	r, _ := py.DecodeRune(t, 1)
	return r
}

// digitEscape is an octal escape or a backreference.
func (p *parser) digitEscape(t string, flags int) *node {
	if t[1] == '0' {
		t += p.getWhile(2, isOctal)
		return literal(parseDigits(t[1:], 8), flags)
	}
	if p.pos < len(p.text) && isDigit(p.text[p.pos]) {
		t += p.get()
		if isOctal(rune(t[1])) && isOctal(rune(t[2])) && p.pos < len(p.text) && isOctal(p.text[p.pos]) {
			t += p.get()
			r := parseDigits(t[1:], 8)
			if r > 0o377 {
				p.fail(len(t), "octal escape value %s outside of range 0-0o377", t)
			}
			return literal(r, flags)
		}
	}
	group := int(parseDigits(t[1:], 10))
	if group >= p.groups {
		p.fail(len(t)-1, "invalid group reference %d", group)
		return nil
	}
	return p.reference(group, len(t), flags)
}

// reference makes a backreference to a group that is complete.
func (p *parser) reference(group, offset, flags int) *node {
	if p.open[group] {
		p.fail(offset, "cannot refer to an open group")
		return nil
	}
	p.checkBehind(group)
	return &node{kind: nBackref, group: group, flags: flags}
}

func (p *parser) checkBehind(group int) {
	switch {
	case p.behind < 0:
	case p.open[group] || group >= p.groups:
		p.fail(0, "cannot refer to an open group")
	case group >= p.behind:
		p.fail(0, "cannot refer to group defined in the same lookbehind subpattern")
	}
}

// class parses a set behind its bracket.
func (p *parser) class(flags int) *node {
	here := p.pos - 1
	set := &class{fold: foldingOf(flags)}
	set.negate = p.match("^")
	for empty := true; ; empty = false {
		if p.pos >= len(p.text) {
			p.fail(p.pos-here, "unterminated character set")
			return nil
		}
		t := p.get()
		if t == "]" && !empty {
			break
		}
		if !p.charge() || p.classItem(set, t, here, flags) {
			break
		}
	}
	if p.err != nil {
		return nil
	}
	if len(set.categories) == 0 && len(set.ranges) == 1 && set.ranges[0].lo == set.ranges[0].hi && !set.negate {
		return literal(set.ranges[0].lo, flags)
	}
	return &node{kind: nClass, set: set.finish(), flags: flags}
}

// classItem adds a character, a range or a category; it reports whether the
// set ended with it.
func (p *parser) classItem(set *class, t string, here, flags int) (end bool) {
	lo, k := p.classEscape(t, flags)
	if p.err != nil || !p.match("-") {
		set.add(lo, lo, k)
		return p.err != nil
	}
	if p.pos >= len(p.text) {
		p.fail(p.pos-here, "unterminated character set")
		return true
	}
	that := p.get()
	if that == "]" {
		set.add(lo, lo, k)
		set.add('-', '-', nil)
		return true
	}
	hi, k2 := p.classEscape(that, flags)
	if p.err != nil {
		return true
	}
	if k != nil || k2 != nil || hi < lo {
		p.fail(p.rangeOffset(t, that), "bad character range %s-%s", p.shown(t), p.shown(that))
		return true
	}

	set.add(lo, hi, nil)
	return false
}

// rangeOffset is how far before the position a bad range is reported.
func (p *parser) rangeOffset(t, that string) int { return py.CountText(t) + 1 + py.CountText(that) }

func (p *parser) shown(t string) string { return t }

func (k *class) add(lo, hi rune, c *category) {
	if c != nil {
		k.categories = append(k.categories, *c)
		return
	}
	k.ranges = append(k.ranges, span{lo, hi})
}

// classEscape reads one member of a set.
func (p *parser) classEscape(t string, flags int) (rune, *category) {
	if t[0] != '\\' {
		r, _ := py.DecodeRune(t, 0)
		return r, nil
	}
	if r, ok := control(t); ok {
		return r, nil
	}
	if k := p.categoryOf(t, flags); k != nil {
		return 0, k
	}
	if r, ok := p.numberEscape(t); ok {
		return r, nil
	}
	if len(t) == 2 && isOctal(rune(t[1])) {
		t += p.getWhile(2, isOctal)
		r := parseDigits(t[1:], 8)
		if r > 0o377 {
			p.fail(len(t), "octal escape value %s outside of range 0-0o377", t)
		}
		return r, nil
	}
	return p.plainEscape(t), nil
}
