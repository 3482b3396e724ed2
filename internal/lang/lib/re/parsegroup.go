package re

import (
	"strings"
	"unicode"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// until reads a name up to terminator.
func (p *parser) until(terminator, what string) string {
	start := p.pos
	for p.err == nil {
		if p.pos >= len(p.text) {
			if p.pos == start {
				p.fail(0, "missing %s", what)
			} else {
				p.fail(p.pos-start, "missing %s, unterminated name", terminator)
			}
			return ""
		}
		end := p.pos
		if p.get() == terminator {
			if end == start {
				p.fail(1, "missing %s", what)
			}
			return runesText(p.text[start:end])
		}
	}
	return ""
}

func runesText(rs []rune) string {
	var b []byte
	for _, r := range rs {
		b = py.AppendRune(b, r)
	}
	return string(b)
}

// checkName refuses what is no group name.
func (p *parser) checkName(name string) {
	if p.err != nil {
		return
	}
	n := py.CountText(name)
	switch {
	case p.bytes && n != len(name):
		p.fail(n+1, "bad character in group name %s", py.ReprASCII(py.ReprStr(name)))
	case !py.IsIdentifier(name):
		p.fail(n+1, "bad character in group name %s", py.ReprStr(name))
	}
}

// globalFlags parses (?flags) at the very start of a pattern, behind the
// parenthesis; it consumes nothing and answers false for anything else.
func (p *parser) globalFlags(seq *node) bool {
	if len(seq.subs) > 0 || !p.isFlags() {
		return false
	}
	end := p.pos + 1
	for end < len(p.text) && inlineFlag(p.text[end]) != 0 {
		end++
	}
	if end >= len(p.text) || p.text[end] != ')' {
		return false
	}
	p.pos += 2
	p.inline(p.text[p.pos-1])
	return true
}

// isFlags reports whether ?x with a flag x comes next.
func (p *parser) isFlags() bool {
	return p.pos+1 < len(p.text) && p.text[p.pos] == '?' && inlineFlag(p.text[p.pos+1]) != 0
}

// group parses what is in parentheses.
func (p *parser) group(flags int) *node {
	start := p.pos - 1
	name := ""
	if p.match("?") {
		if p.pos >= len(p.text) {
			p.fail(0, "unexpected end of pattern")
			return nil
		}
		char := p.get()
		switch char {
		case "P":
			if !p.match("<") {
				return p.extension(flags)
			}
			name = p.until(">", "group name")
			p.checkName(name)
			if p.err != nil {
				return nil
			}
			return p.capture(name, start, flags)
		case ":":
			return p.inside(&node{kind: nGroup, plain: true}, start, flags)
		case "#":
			p.comment(start)
			return nil
		case "=", "!", "<":
			return p.look(char, start, flags)
		case "(":
			return p.conditional(start, flags)
		case ">":
			return p.inside(&node{kind: nAtomic}, start, flags)
		}
		r, _ := py.DecodeRune(char, 0)
		if r != '-' && inlineFlag(r) == 0 {
			p.fail(py.CountText(char)+1, "unknown extension ?%s", char)
			return nil
		}
		return p.scopedFlags(r, start, flags)
	}
	return p.capture("", start, flags)
}

func (p *parser) comment(start int) {
	for {
		if p.pos >= len(p.text) {
			p.fail(p.pos-start, "missing ), unterminated comment")
			return
		}
		if p.get() == ")" {
			return
		}
	}
}

// extension parses (?P=name).
func (p *parser) extension(flags int) *node {
	if !p.match("=") {
		if p.pos >= len(p.text) {
			p.fail(0, "unexpected end of pattern")
			return nil
		}
		char := p.get()
		p.fail(py.CountText(char)+2, "unknown extension ?P%s", char)
		return nil
	}
	name := p.until(")", "group name")
	p.checkName(name)
	if p.err != nil {
		return nil
	}
	group, ok := p.names[name]
	n := py.CountText(name)
	if !ok {
		p.fail(n+1, "unknown group name %s", py.ReprStr(name))
		return nil
	}
	return p.reference(group, n+1, flags)
}

// scopedFlags parses (?i:…) and (?-i:…), and refuses (?i) where it may not be.
func (p *parser) scopedFlags(r rune, start, flags int) *node {
	add, del, global := p.inline(r)
	if p.err != nil {
		return nil
	}
	if global {
		p.fail(p.pos-start, "global flags not at the start of the expression")
		return nil
	}
	if add&typeFlags != 0 {
		flags &^= typeFlags
	}
	return p.inside(&node{kind: nGroup, plain: add|del == 0}, start, (flags|add)&^del)
}

// inline parses flag letters, the first of which is r, up to : or ).
func (p *parser) inline(r rune) (add, del int, global bool) {
	if r != '-' {
		for {
			if p.badFlag(r, add) {
				return 0, 0, false
			}
			add |= inlineFlag(r)
			if add&typeFlags != 0 && bitCount(add&typeFlags) > 1 {
				p.fail(0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
				return 0, 0, false
			}
			if r = p.flagChar("missing -, : or )"); p.err != nil {
				return 0, 0, false
			}
			if r == ')' || r == '-' || r == ':' {
				break
			}
			if inlineFlag(r) == 0 {
				p.notFlag(r, "missing -, : or )")
				return 0, 0, false
			}
		}
	}
	if r == ')' {
		if add&typeFlags != 0 && !p.unicode {
			p.flags &^= flagU
		}
		p.flags |= add
		return 0, 0, true
	}
	if r == '-' {
		if del = p.removedFlags(); p.err != nil {
			return 0, 0, false
		}
	}
	if add&del != 0 {
		p.fail(1, "bad inline flags: flag turned on and off")
	}
	return add, del, false
}

func bitCount(n int) int {
	k := 0
	for ; n != 0; n &= n - 1 {
		k++
	}
	return k
}

// badFlag refuses flags that do not go with the type of the pattern.
func (p *parser) badFlag(r rune, add int) bool {
	switch {
	case r == 'L' && !p.bytes:
		p.fail(0, "bad inline flags: cannot use 'L' flag with a str pattern")
	case r == 'u' && p.bytes:
		p.fail(0, "bad inline flags: cannot use 'u' flag with a bytes pattern")
	}
	return p.err != nil
}

func (p *parser) flagChar(missing string) rune {
	if p.pos >= len(p.text) {
		p.fail(0, "%s", missing)
		return 0
	}
	t := p.get()
	if t[0] == '\\' {
		p.fail(py.CountText(t), "%s", missing)
		return 0
	}
	r, _ := py.DecodeRune(t, 0)
	return r
}

func (p *parser) notFlag(r rune, missing string) {
	if unicode.IsLetter(r) {
		missing = "unknown flag"
	}
	p.fail(1, "%s", missing)
}

// removedFlags parses what follows the minus of (?i-m:…).
func (p *parser) removedFlags() (del int) {
	r := p.flagChar("missing flag")
	if p.err == nil && inlineFlag(r) == 0 {
		p.notFlag(r, "missing flag")
	}
	for p.err == nil {
		if inlineFlag(r)&typeFlags != 0 {
			p.fail(0, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
			break
		}
		del |= inlineFlag(r)
		if r = p.flagChar("missing :"); p.err != nil || r == ':' {
			break
		}
		if inlineFlag(r) == 0 {
			p.notFlag(r, "missing :")
		}
	}
	return del
}

// inside parses the rest of a group into n.
func (p *parser) inside(n *node, start, flags int) *node {
	n.subs = []*node{p.alternatives(flags)}
	p.close(start)
	return n
}

func (p *parser) close(start int) {
	if p.err == nil && !p.match(")") {
		p.fail(p.pos-start, "missing ), unterminated subpattern")
	}
}

// capture parses a capturing group.
func (p *parser) capture(name string, start, flags int) *node {
	group := p.groups
	if name != "" {
		if old, ok := p.names[name]; ok {
			p.fail(py.CountText(name)+1, "redefinition of group name %s as group %d; was group %d", py.ReprStr(name), group, old)
			return nil
		}
		p.names[name] = group
		p.nameOrder = append(p.nameOrder, name)
	}
	p.groups++
	p.open[group] = true
	p.widths = append(p.widths, width{})
	n := p.inside(&node{kind: nGroup, group: group}, start, flags)
	p.widths[group] = n.subs[0].width(p.widths)
	delete(p.open, group)
	return n
}

// look parses an assertion.
func (p *parser) look(char string, start, flags int) *node {
	n := &node{kind: nLook, flags: flags}
	outer := p.behind
	if char == "<" {
		if p.pos >= len(p.text) {
			p.fail(0, "unexpected end of pattern")
			return nil
		}
		if char = p.get(); char != "=" && char != "!" {
			p.fail(py.CountText(char)+2, "unknown extension ?<%s", char)
			return nil
		}
		n.behind = true
		if outer < 0 {
			p.behind = p.groups
		}
	}
	n.negate = char == "!"
	n.subs = []*node{p.alternatives(flags)}
	p.behind = outer
	p.close(start)
	if n.negate && n.subs[0].kind == nSeq && len(n.subs[0].subs) == 0 {
		return &node{kind: nFail}
	}
	if w := n.subs[0].width(p.widths); n.behind && p.err == nil {
		if w.lo != w.hi {
			p.variable = true
		}
		n.min = w.lo
	}
	return n
}

// conditional parses (?(group)yes|no).
func (p *parser) conditional(start, flags int) *node {
	name := p.until(")", "group name")
	if p.err != nil {
		return nil
	}
	n := py.CountText(name)
	group := 0
	if strings.Trim(name, "0123456789") != "" {
		p.checkName(name)
		if p.err != nil {
			return nil
		}
		var ok bool
		if group, ok = p.names[name]; !ok {
			p.fail(n+1, "unknown group name %s", py.ReprStr(name))
			return nil
		}
	} else {
		if group = groupNumber(name); group == 0 {
			p.fail(n+1, "bad group number")
			return nil
		}
		if group >= maxGroups {
			p.fail(n+1, "invalid group reference %s", strings.TrimLeft(name, "0"))
			return nil
		}
		p.conditions = append(p.conditions, condition{group, p.pos - n - 1})
	}
	p.checkBehind(group)
	return p.condition(&node{kind: nCond, group: group}, start, flags)
}

// groupNumber converts decimal digits, stopping at maxGroups.
func groupNumber(s string) int {
	n := 0
	for i := 0; i < len(s) && n < maxGroups; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return min(n, maxGroups)
}

// condition parses the two sides.
func (p *parser) condition(n *node, start, flags int) *node {
	if !p.enter() {
		return nil
	}
	defer func() { p.depth-- }()
	n.subs = []*node{p.sequence(flags, false), {kind: nSeq}}
	if p.match("|") {
		n.subs[1] = p.sequence(flags, false)
		if p.next() == "|" && p.err == nil {
			p.fail(0, "conditional backref with more than two branches")
		}
	}
	p.close(start)
	return n
}

// width returns how many characters n matches.
func (n *node) width(groups []width) width {
	switch n.kind {
	case nLiteral, nAny, nClass:
		return width{1, 1}
	case nGroup, nAtomic:
		return n.subs[0].width(groups)
	case nSeq:
		var w width
		for _, s := range n.subs {
			w = w.plus(s.width(groups))
		}
		return w
	case nBranch:
		w := n.subs[0].width(groups)
		for _, s := range n.subs[1:] {
			w = w.or(s.width(groups))
		}
		return w
	case nCond:
		return n.subs[0].width(groups).or(n.subs[1].width(groups))
	case nRepeat:
		w := n.subs[0].width(groups)
		return width{times(w.lo, n.min), times(w.hi, n.max)}
	case nBackref:
		if n.group < len(groups) {
			return groups[n.group]
		}
	}
	return width{}
}

func (w width) plus(v width) width {
	return width{min(w.lo+v.lo, maxWidth), min(w.hi+v.hi, maxWidth)}
}

func (w width) or(v width) width { return width{min(w.lo, v.lo), max(w.hi, v.hi)} }

func times(a, b int) int {
	if a != 0 && b > maxWidth/a {
		return maxWidth
	}
	return a * b
}
