package re

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A template is a replacement text taken apart: literals and groups in turn.
type template struct {
	parts []templatePart
}

// A templatePart is a literal, or the text of a group (then group >= 0).
type templatePart struct {
	text  string
	group int
}

// parseTemplate parses the replacement text v for prog.
func parseTemplate(c *py.Context, prog *program, v py.Value) (*template, error) {
	text := subjectText(c, v)
	if err := c.Charge(int64(len(text)/4+1), int64(len(text))); err != nil {
		return nil, err
	}
	if !strings.Contains(text, `\`) {
		return &template{[]templatePart{{text, -1}}}, nil
	}
	if err := c.Charge(int64(len(text)), int64(12*len(text)+64)); err != nil {
		return nil, err
	}
	isBytes := !v.IsStr()
	p := &templateParser{parser: parser{c: c, bytes: isBytes, pattern: v, text: runesOf(text, isBytes)}, prog: prog}
	p.run()
	return &p.out, p.err
}

type templateParser struct {
	parser
	prog    *program
	out     template
	literal []byte
}

func (p *templateParser) add(r rune) {
	if p.bytes {
		p.literal = append(p.literal, byte(r))
	} else {
		p.literal = py.AppendRune(p.literal, r)
	}
}

func (p *templateParser) flush() {
	if len(p.literal) > 0 {
		p.out.parts = append(p.out.parts, templatePart{string(p.literal), -1})
		p.literal = nil
	}
}

func (p *templateParser) group(index, offset int) {
	if index > p.prog.groups {
		p.fail(offset, "invalid group reference %d", index)
		return
	}
	if p.err = p.c.Charge(1, 48); p.err != nil {
		return
	}
	p.flush()
	p.out.parts = append(p.out.parts, templatePart{"", index})
}

func (p *templateParser) run() {
	for p.err == nil && p.pos < len(p.text) {
		t := p.get()
		if p.err != nil {
			break
		}
		switch {
		case t[0] != '\\':
			r, _ := py.DecodeRune(t, 0)
			p.add(r)
		case t == `\g`:
			p.named()
		case t[1] == '0':
			t += p.getWhile(2, isOctal)
			p.add(parseDigits(t[1:], 8) & 0xFF)
		case isDigit(rune(t[1])):
			p.number(t)
		default:
			p.escape(t)
		}
	}
	p.flush()
}

func (p *templateParser) escape(t string) {
	if r, ok := control(t); ok {
		p.add(r)
		return
	}
	if len(t) == 2 && isASCIILetter(rune(t[1])) {
		p.fail(2, "bad escape %s", t)
		return
	}
	p.add('\\')
	r, _ := py.DecodeRune(t, 1)
	p.add(r)
}

// number is an octal escape or a group by number.
func (p *templateParser) number(t string) {
	if p.pos < len(p.text) && isDigit(p.text[p.pos]) {
		t += p.get()
		if isOctal(rune(t[1])) && isOctal(rune(t[2])) && p.pos < len(p.text) && isOctal(p.text[p.pos]) {
			t += p.get()
			r := parseDigits(t[1:], 8)
			if r > 0o377 {
				p.fail(len(t), "octal escape value %s outside of range 0-0o377", t)
				return
			}
			p.add(r)
			return
		}
	}
	p.group(int(parseDigits(t[1:], 10)), len(t)-1)
}

// named is \g<name>.
func (p *templateParser) named() {
	if !p.match("<") {
		p.fail(0, "missing <")
		return
	}
	name := p.until(">", "group name")
	if p.err != nil {
		return
	}
	n := py.CountText(name)
	if strings.Trim(name, "0123456789") == "" {
		index := groupNumber(name)
		if index >= maxGroups {
			p.fail(n+1, "invalid group reference %s", strings.TrimLeft(name, "0"))
			return
		}
		p.group(index, n+1)
		return
	}
	p.checkName(name)
	if p.err != nil {
		return
	}
	index, ok := p.prog.names[name]
	if !ok {
		p.err = p.c.Errorf(&py.IndexErrorType, "unknown group name %s", py.ReprStr(name))
		return
	}
	p.group(index, n+1)
}

// expand writes the template for a match.
func (t *template) expand(b py.Builder, s *subject, regs []int) error {
	for i := range t.parts {
		text := t.parts[i].text
		if g := t.parts[i].group; g >= 0 {
			text = ""
			if from, to := regs[2*g], regs[2*g+1]; from >= 0 && to >= from {
				text = s.s[from:to]
			}
		}
		if err := b.Add(text); err != nil {
			return err
		}
	}
	return nil
}

func matchExpand(c *py.Context, a []py.Value) (py.Value, error) {
	m := matchOf(a[0])
	if err := checkTemplate(c, a[1], &m.s); err != nil {
		return py.Value{}, err
	}
	t, err := parseTemplate(c, patternOf(m.pattern).prog, a[1])
	if err != nil {
		return py.Value{}, err
	}
	b := c.NewBuilder()
	defer b.Release()
	if err := t.expand(b, &m.s, m.spans); err != nil {
		return py.Value{}, err
	}
	return finish(c, b, &m.s)
}

// checkTemplate refuses a replacement text of the wrong type.
func checkTemplate(c *py.Context, v py.Value, s *subject) error {
	if v.IsStr() == s.v.IsStr() && (v.IsStr() || py.IsBytesLike(v)) {
		return nil
	}
	if !v.IsStr() && !py.IsBytesLike(v) {
		return c.Errorf(&py.TypeErrorType, "decoding to str: need a bytes-like object, %s found", v.Type().Shown())
	}
	return itemError(c, 0, s, v)
}

func itemError(c *py.Context, i int, s *subject, v py.Value) error {
	if s.v.IsStr() {
		return c.Errorf(&py.TypeErrorType, "sequence item %d: expected str instance, %s found", i, v.Type().Name)
	}
	return c.Errorf(&py.TypeErrorType, "sequence item %d: expected a bytes-like object, %s found", i, v.Type().Name)
}

// finish makes a value of what was built, of the type of the subject.
func finish(c *py.Context, b py.Builder, s *subject) (py.Value, error) {
	if s.v.IsStr() {
		return b.Value()
	}
	text, err := b.String()
	if err != nil {
		return py.Value{}, err
	}
	return c.NewBytes(text)
}

func patternSub(c *py.Context, a []py.Value) (py.Value, error) {
	v, _, err := substitute(c, a)
	return v, err
}

func patternSubn(c *py.Context, a []py.Value) (py.Value, error) {
	v, n, err := substitute(c, a)
	if err == nil {
		err = c.Alloc(96)
	}
	if err != nil {
		return py.Value{}, err
	}
	return py.NewTuple(v, py.Int(int64(n))).Value(), nil
}

// substitute is sub and subn.
func substitute(c *py.Context, a []py.Value) (py.Value, int, error) {
	p := patternOf(a[0])
	count, err := c.SizeArg(a[3])
	if err != nil {
		return py.Value{}, 0, err
	}
	k := &substitution{c: c, pattern: a[0], repl: a[1]}
	if err := k.s.set(c, p, a[2], py.Value{}, py.Value{}); err != nil {
		return py.Value{}, 0, err
	}
	if !isCallable(a[1]) {
		if err := checkTemplate(c, a[1], &k.s); err != nil {
			return py.Value{}, 0, err
		}
		if k.template, err = parseTemplate(c, p.prog, a[1]); err != nil {
			return py.Value{}, 0, err
		}
	}
	w, err := newWalk(c, p, &k.s)
	if err != nil {
		return py.Value{}, 0, err
	}
	defer w.m.close()
	return k.run(&w, count)
}

func isCallable(v py.Value) bool { return v.Type().Slots.Call != nil }

// A substitution is one call of sub.
type substitution struct {
	c        *py.Context
	pattern  py.Value
	s        subject
	repl     py.Value
	template *template // nil: repl is called
	items    int       // parts so far, for messages
}

func (k *substitution) run(w *walk, count int) (py.Value, int, error) {
	b := k.c.NewBuilder()
	defer b.Release()
	last, n := 0, 0
	for count == 0 || n < count {
		ok, err := w.advance()
		if err != nil {
			return py.Value{}, 0, err
		}
		if !ok {
			break
		}
		if from := w.m.regs[0]; from > last {
			k.items++
			if err := b.Add(k.s.s[last:from]); err != nil {
				return py.Value{}, 0, err
			}
		}
		last = w.m.regs[1]
		if err := k.replace(b, w.m.regs); err != nil {
			return py.Value{}, 0, err
		}
		n++
	}
	if n == 0 && (k.s.v.Is(&py.StrType) || k.s.v.Is(&py.BytesType)) {
		return k.s.v, 0, nil
	}
	if err := b.Add(k.s.s[last:]); err != nil {
		return py.Value{}, 0, err
	}
	v, err := finish(k.c, b, &k.s)
	return v, n, err
}

// replace writes the replacement of one match.
func (k *substitution) replace(b py.Builder, regs []int) error {
	if k.template != nil {
		k.items++
		return k.template.expand(b, &k.s, regs)
	}
	m, err := newMatch(k.c, k.pattern, &k.s, regs)
	if err != nil {
		return err
	}
	v, err := k.c.Call(k.repl, m)
	if err != nil || v.IsNone() {
		return err
	}
	if v.IsStr() != k.s.v.IsStr() || !v.IsStr() && !py.IsBytesLike(v) {
		return itemError(k.c, k.items, &k.s, v)
	}
	k.items++
	return b.Add(subjectText(k.c, v))
}
