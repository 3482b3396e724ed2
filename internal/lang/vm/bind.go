package vm

import (
	"fmt"
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// arguments are those of one call: positional ones, then keywords, given
// either as values with their names apart or as Kws.
type arguments struct {
	pos      []py.Value
	kwValues []py.Value
	kwNames  []py.Value
	kw       []py.Kw
}

func (a *arguments) keywords() int { return len(a.kwNames) + len(a.kw) }

func (a *arguments) keyword(i int) (string, py.Value) {
	if i < len(a.kwNames) {
		return a.kwNames[i].Str().S, a.kwValues[i]
	}
	kw := a.kw[i-len(a.kwNames)]
	return kw.Name, kw.Value
}

// bind puts the arguments into the registers of the parameters, which are
// unbound and do not overlap the arguments.
func (m *Machine) bind(fn *py.Function, k *code, regs []py.Value, a *arguments) error {
	p := &k.params
	n := copy(regs[:p.Pos], a.pos)
	slot := p.Pos + p.KwOnly
	if p.VarArgs {
		if err := m.bindVarArgs(regs, slot, a.pos[n:]); err != nil {
			return err
		}
		slot++
	}
	if a.keywords() > 0 || p.VarKws {
		if err := m.bindKeywords(fn, p, regs, slot, a); err != nil {
			return err
		}
	}
	if len(a.pos) > p.Pos && !p.VarArgs {
		return m.tooMany(fn, p, regs, len(a.pos))
	}
	return m.bindDefaults(fn, p, regs, n)
}

func (m *Machine) bindVarArgs(regs []py.Value, slot int, rest []py.Value) error {
	if err := m.c.Alloc(tupleBytes + valueBytes*len(rest)); err != nil {
		return err
	}
	regs[slot] = tupleValue(append([]py.Value(nil), rest...))
	return nil
}

// bindKeywords binds the keyword arguments; what is no parameter goes into
// the dict in slot, if there is one.
func (m *Machine) bindKeywords(fn *py.Function, p *py.Params, regs []py.Value, slot int, a *arguments) error {
	var rest *py.Dict
	if p.VarKws {
		if err := m.c.Alloc(dictBytes); err != nil {
			return err
		}
		rest = py.NewDict()
		regs[slot] = rest.Value()
	}
	named := p.Names[:p.Pos+p.KwOnly]
	if err := m.c.Steps(a.keywords() * len(named) / 16); err != nil {
		return err
	}
	for i := range a.keywords() {
		name, v := a.keyword(i)
		at := indexFrom(named, p.PosOnly, name)
		switch {
		case at >= 0 && !regs[at].IsNil():
			return m.c.Errorf(&py.TypeErrorType, "%s() got multiple values for argument '%s'", fn.Qualname, name)
		case at >= 0:
			regs[at] = v
		case rest == nil:
			return m.unexpectedKeyword(fn, p, a, name)
		default:
			if err := rest.SetStr(m.c, name, v); err != nil {
				return err
			}
		}
	}
	return nil
}

const dictBytes = 120

// indexFrom returns the index of name in names, not before from, or -1.
func indexFrom(names []string, from int, name string) int {
	for i := from; i < len(names); i++ {
		if names[i] == name {
			return i
		}
	}
	return -1
}

// bindDefaults fills what is unbound from parameter n on.
func (m *Machine) bindDefaults(fn *py.Function, p *py.Params, regs []py.Value, n int) error {
	first := p.Pos - len(fn.Defaults)
	missing := 0
	for i := n; i < p.Pos; i++ {
		if !regs[i].IsNil() {
			continue
		}
		if i >= first {
			regs[i] = fn.Defaults[i-first]
		} else {
			missing++
		}
	}
	if missing > 0 {
		return m.missing(fn, "positional", p.Names[:p.Pos], regs)
	}
	for i := range p.KwOnly {
		at := p.Pos + i
		if regs[at].IsNil() && i < len(fn.KwDefaults) {
			regs[at] = fn.KwDefaults[i]
		}
		if regs[at].IsNil() {
			missing++
		}
	}
	if missing > 0 {
		return m.missing(fn, "keyword-only", p.Names[p.Pos:p.Pos+p.KwOnly], regs[p.Pos:])
	}
	return nil
}

// missing makes the error about parameters that are unbound.
func (m *Machine) missing(fn *py.Function, kind string, names []string, regs []py.Value) error {
	var list []string
	for i, name := range names {
		if regs[i].IsNil() {
			list = append(list, "'"+name+"'")
		}
	}
	plural := "s"
	if len(list) == 1 {
		plural = ""
	}
	return m.c.Errorf(&py.TypeErrorType, "%s() missing %d required %s argument%s: %s", fn.Qualname, len(list), kind, plural, enumerate(list))
}

// enumerate joins as English does: a and b; a, b, and c.
func enumerate(list []string) string {
	switch n := len(list); n {
	case 1:
		return list[0]
	case 2:
		return list[0] + " and " + list[1]
	default:
		return strings.Join(list[:n-1], ", ") + ", and " + list[n-1]
	}
}

// tooMany makes the error about too many positional arguments.
func (m *Machine) tooMany(fn *py.Function, p *py.Params, regs []py.Value, given int) error {
	kwGiven := 0
	for i := range p.KwOnly {
		if !regs[p.Pos+i].IsNil() {
			kwGiven++
		}
	}
	takes, plural := fmt.Sprint(p.Pos), p.Pos != 1
	if d := len(fn.Defaults); d > 0 {
		takes, plural = fmt.Sprintf("from %d to %d", p.Pos-d, p.Pos), true
	}
	extra := ""
	if kwGiven > 0 {
		extra = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", ending(given != 1), kwGiven, ending(kwGiven != 1))
	}
	verb := "were"
	if given == 1 && kwGiven == 0 {
		verb = "was"
	}
	return m.c.Errorf(&py.TypeErrorType, "%s() takes %s positional argument%s but %d%s %s given", fn.Qualname, takes, ending(plural), given, extra, verb)
}

func ending(plural bool) string {
	if plural {
		return "s"
	}
	return ""
}

// unexpectedKeyword makes the error about a keyword that names no parameter.
func (m *Machine) unexpectedKeyword(fn *py.Function, p *py.Params, a *arguments, name string) error {
	var posOnly []string
	for _, param := range p.Names[:p.PosOnly] {
		for i := range a.keywords() {
			if given, _ := a.keyword(i); given == param {
				posOnly = append(posOnly, param)
			}
		}
	}
	if len(posOnly) > 0 {
		return m.c.Errorf(&py.TypeErrorType, "%s() got some positional-only arguments passed as keyword arguments: '%s'",
			fn.Qualname, strings.Join(posOnly, ", "))
	}
	hint := ""
	if near := py.Suggest(name, p.Names[p.PosOnly:p.Pos+p.KwOnly]); near != "" {
		hint = ". Did you mean '" + near + "'?"
	}
	return m.c.Errorf(&py.TypeErrorType, "%s() got an unexpected keyword argument '%s'%s", fn.Qualname, name, hint)
}
