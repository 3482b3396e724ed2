package vm

import (
	"fmt"
	"math/bits"
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
	regs[slot] = py.CopyTuple(rest).Value()
	return nil
}

// bindKeywords binds the keyword arguments; what is no parameter goes into
// the dict in slot, if there is one.
func (m *Machine) bindKeywords(fn *py.Function, p *py.Params, regs []py.Value, slot int, a *arguments) error {
	var rest *py.Dict
	if p.VarKws {
		var err error
		if rest, err = m.c.NewDictFor(a.keywords()); err != nil {
			return err
		}
		regs[slot] = rest.Value()
	}
	named := p.Names[:p.Pos+p.KwOnly]
	if err := m.chargeNames(a.keywords(), len(named)); err != nil {
		return err
	}
	for i := range a.keywords() {
		name, v := a.keyword(i)
		at := indexFrom(named, p.PosOnly, name)
		switch {
		case at >= 0 && !regs[at].IsNil():
			return m.c.Errorf(&py.TypeErrorType, "%s() got multiple values for argument '%s'", fn.Qualname(), name)
		case at >= 0:
			regs[at] = v
		case rest == nil:
			return m.unexpectedKeyword(fn, p, a, name)
		case i < len(a.kwNames):
			if err := rest.Set(m.c, a.kwNames[i], v); err != nil {
				return err
			}
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
	kwDefaults := fn.Rare().KwDefaults
	for i := range p.KwOnly {
		at := p.Pos + i
		if regs[at].IsNil() && i < len(kwDefaults) {
			regs[at] = kwDefaults[i]
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
	return m.c.Errorf(&py.TypeErrorType, "%s() missing %d required %s argument%s: %s", fn.Qualname(), len(list), kind, plural, enumerate(list))
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
	return m.c.Errorf(&py.TypeErrorType, "%s() takes %s positional argument%s but %d%s %s given", fn.Qualname(), takes, ending(plural), given, extra, verb)
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
			fn.Qualname(), strings.Join(posOnly, ", "))
	}
	hint := ""
	if near := py.Suggest(name, p.Names[p.PosOnly:p.Pos+p.KwOnly]); near != "" {
		hint = ". Did you mean '" + near + "'?"
	}
	return m.c.Errorf(&py.TypeErrorType, "%s() got an unexpected keyword argument '%s'%s", fn.Qualname(), name, hint)
}

// Bounds of a naming: keyword arguments, and parameters of the callee.
const (
	maxNamed      = 8
	maxNameParams = 64
)

// A naming is how the keyword arguments of a call fall on the parameters of a
// plain code.
type naming struct {
	code  *code
	pos   int             // positional arguments before them
	to    [maxNamed]uint8 // parameter by keyword argument
	least int             // first parameter without an argument, or the number of parameters
}

// namingBytes is what a naming costs.
const namingBytes = 48

// newNaming returns the naming of the call s for k; ok is false if its arguments
// do not fall on different parameters of k.
func newNaming(s *site, k *code) (g naming, ok bool) {
	g = naming{code: k, pos: s.n - len(s.kw)}
	if len(s.kw) > maxNamed || k.nparams > maxNameParams || g.pos > k.nparams {
		return g, false
	}
	given := uint64(1)<<g.pos - 1
	for i, name := range s.kw {
		at := indexFrom(k.params.Names, k.params.PosOnly, name.Str().S)
		if at < 0 || given>>at&1 != 0 {
			return g, false
		}
		g.to[i] = uint8(at)
		given |= 1 << at
	}
	g.least = min(bits.TrailingZeros64(^given), k.nparams)
	return g, true
}

// namingOf returns the naming of the call s for k, from the cache at the call
// or into it; nil if there is none.
func (m *Machine) namingOf(s *site, k *code) *naming {
	pc := s.f.code.start(s.f.pc)
	a := s.f.code.attrs[pc]
	if a != nil && a.naming != nil && a.naming.code == k && a.naming.pos == s.n-len(s.kw) {
		return a.naming
	}
	g, ok := newNaming(s, k)
	if !ok || m.plain {
		return nil
	}
	if a == nil {
		m.store(s.f.code, pc, attrCache{})
		a = s.f.code.attrs[pc]
	}
	if a.naming == nil {
		s.f.code.bytes += namingBytes
		a.naming = new(naming)
	}
	*a.naming = g
	return a.naming
}

// placeNamed puts the arguments of the call s into the order of the parameters
// of fn, whose code is k, and its defaults after them, so that they are
// positional ones; ok is false, and nothing has happened, where that takes a
// general look.
func (m *Machine) placeNamed(s *site, k *code, fn *py.Function) (ok bool, err error) {
	if !k.plain || s.at+k.nregs > s.f.room || m.c.Depth() >= m.maxDepth {
		return false, nil
	}
	g := m.namingOf(s, k)
	first := k.nparams - len(fn.Defaults)
	if g == nil || g.least < first {
		return false, nil
	}
	if err := m.chargeNames(len(s.kw), k.nparams); err != nil {
		return true, err
	}
	var values [maxNamed]py.Value
	regs := s.f.regs[s.at : s.at+k.nparams]
	n := copy(values[:len(s.kw)], s.f.regs[s.at+g.pos:s.at+s.n])
	copy(regs[max(g.pos, first):], fn.Defaults[max(g.pos-first, 0):])
	for i, v := range values[:n] {
		regs[g.to[i]] = v
	}
	return true, nil
}

// chargeNames charges looking for n keywords among as many parameters.
func (m *Machine) chargeNames(n, parameters int) error { return m.c.Steps(n * parameters / 16) }
