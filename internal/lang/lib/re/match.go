package re

import (
	"fmt"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// matchType is re.Match.
var matchType py.Type

// A match is the Data of a Match.
type match struct {
	pattern py.Value
	s       subject
	spans   []int // two byte offsets for each group, -1: no match
	last    int   // the last group that closed, or 0
}

// A matchObject is a Match in one allocation, with the spans of few groups.
type matchObject struct {
	py.Native
	match
	few [8]int
}

// Trace implements py.Traced.
func (m *match) Trace(visit func(py.Value)) int64 {
	visit(m.pattern)
	visit(m.s.v)
	return int64(256 + 8*len(m.spans))
}

func matchOf(v py.Value) *match { return v.Native().Data.(*match) }

func newMatch(c *py.Context, p py.Value, s *subject, regs []int) (py.Value, error) {
	prog := patternOf(p).prog
	if err := c.Charge(int64(prog.groups/8+1), int64(256+16*(prog.groups+1))); err != nil {
		return py.Value{}, err
	}
	if s.v.IsStr() {
		if err := s.v.Str().PrepareIndex(c); err != nil {
			return py.Value{}, err
		}
	}
	m := &matchObject{}
	m.pattern, m.s, m.last = p, *s, max(regs[prog.lastReg()], 0)
	if n := 2 * (prog.groups + 1); n <= len(m.few) {
		m.spans = m.few[:n]
	} else {
		m.spans = make([]int, n)
	}
	copy(m.spans, regs)
	for i := 2; i < len(m.spans); i += 2 {
		if m.spans[i+1] < m.spans[i] || m.spans[i] < 0 {
			m.spans[i], m.spans[i+1] = -1, -1
		}
	}
	return m.Init(&matchType, &m.match), nil
}

func declareMatchType() {
	matchType = py.Type{
		Name: "Match", Module: "re", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeLongName,
		Doc: "The result of re.match() and re.search().",
		Methods: []py.Row{
			py.GenericRow,
			{"group(self, *args)", "Return one or more groups of the match.", "size of the groups", matchGroup},
			{"groups(self, default=None)", "Return a tuple containing all the subgroups of the match, from 1.", "size of the groups", matchGroups},
			{"groupdict(self, default=None)", "Return a dictionary containing all the named subgroups of the match.", "size of the groups", matchGroupdict},
			{"start(self, group=0, /)", "Return index of the start of the substring matched by group.", "1", matchStart},
			{"end(self, group=0, /)", "Return index of the end of the substring matched by group.", "1", matchEnd},
			{"span(self, group=0, /)", "For match object m, return the 2-tuple (m.start(group), m.end(group)).", "1", matchSpan},
			{"expand(self, template)", "Return the string obtained by doing backslash substitution on the string template.", "size of the result", matchExpand},
			{"__copy__(self)", "Return the match itself.", "1", itself},
			{"__deepcopy__(self, memo, /)", "Return the match itself.", "1", itself},
		},
		Getters: []py.Getter{
			{Name: "string", Doc: "The string passed to match() or search().", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return matchOf(v).s.v, nil
			}},
			{Name: "re", Doc: "The regular expression object.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return matchOf(v).pattern, nil
			}},
			{Name: "pos", Doc: "Where the search began.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				s := &matchOf(v).s
				return py.Int(int64(s.index(s.pos))), nil
			}},
			{Name: "endpos", Doc: "Beyond which the search did not go.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				s := &matchOf(v).s
				return py.Int(int64(s.index(s.end))), nil
			}},
			{Name: "lastindex", Doc: "The integer index of the last matched capturing group.", Get: matchLastindex},
			{Name: "lastgroup", Doc: "The name of the last matched capturing group.", Get: matchLastgroup},
			{Name: "regs", Doc: "The spans of all groups.", Get: matchRegs},
		},
		Slots: py.Slots{Repr: matchRepr, GetItem: matchGetItem},
	}
}

// find resolves a group given by number or name.
func (m *match) find(c *py.Context, v py.Value) (int, error) {
	prog := patternOf(m.pattern).prog
	i := -1
	switch {
	case v.IsStr():
		if n, ok := prog.names[v.Str().S]; ok {
			i = n
		}
	case py.IsIntLike(v) || v.Type().Slots.Unary[py.Index] != nil:
		n, err := c.IndexInt(v, true)
		if err != nil {
			return 0, err
		}
		i = n
	}
	if i < 0 || i > prog.groups {
		return 0, c.Errorf(&py.IndexErrorType, "no such group")
	}
	return i, nil
}

// get returns the text of the group that v names.
func (m *match) get(c *py.Context, v py.Value) (py.Value, error) {
	i, err := m.find(c, v)
	if err != nil {
		return py.Value{}, err
	}
	return groupOr(c, &m.s, m.spans, i, py.None)
}

func matchGetItem(c *py.Context, v, key py.Value) (py.Value, error) { return matchOf(v).get(c, key) }

func matchGroup(c *py.Context, a []py.Value) (py.Value, error) {
	m, keys := matchOf(a[0]), a[1].Tuple().Items()
	switch len(keys) {
	case 0:
		return m.s.part(c, m.spans[0], m.spans[1])
	case 1:
		return m.get(c, keys[0])
	}
	if err := c.Alloc(64 + 16*len(keys)); err != nil {
		return py.Value{}, err
	}
	items := make([]py.Value, len(keys))
	for i, k := range keys {
		v, err := m.get(c, k)
		if err != nil {
			return py.Value{}, err
		}
		items[i] = v
	}
	return py.KeepTuple(items).Value(), nil
}

func matchGroups(c *py.Context, a []py.Value) (py.Value, error) {
	m := matchOf(a[0])
	n := len(m.spans)/2 - 1
	if err := c.Charge(int64(n), int64(64+16*n)); err != nil {
		return py.Value{}, err
	}
	items := make([]py.Value, n)
	for i := range items {
		v, err := groupOr(c, &m.s, m.spans, i+1, a[1])
		if err != nil {
			return py.Value{}, err
		}
		items[i] = v
	}
	return py.KeepTuple(items).Value(), nil
}

func matchGroupdict(c *py.Context, a []py.Value) (py.Value, error) {
	m := matchOf(a[0])
	prog := patternOf(m.pattern).prog
	d := py.NewDict()
	defer c.Pop(c.Push(d.Value()))
	for _, name := range prog.nameOrder {
		v, err := groupOr(c, &m.s, m.spans, prog.names[name], a[1])
		if err != nil {
			return py.Value{}, err
		}
		if err := d.SetStr(c, name, v); err != nil {
			return py.Value{}, err
		}
	}
	return d.Value(), nil
}

// bound returns the character index of one end of a group.
func (m *match) bound(k int) py.Value {
	if m.spans[k] < 0 {
		return py.Int(-1)
	}
	return py.Int(int64(m.s.index(m.spans[k])))
}

func (m *match) span(i int) py.Value {
	return py.NewTuple(m.bound(2*i), m.bound(2*i+1)).Value()
}

func matchStart(c *py.Context, a []py.Value) (py.Value, error) {
	m := matchOf(a[0])
	i, err := m.find(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	return m.bound(2 * i), nil
}

func matchEnd(c *py.Context, a []py.Value) (py.Value, error) {
	m := matchOf(a[0])
	i, err := m.find(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	return m.bound(2*i + 1), nil
}

func matchSpan(c *py.Context, a []py.Value) (py.Value, error) {
	m := matchOf(a[0])
	i, err := m.find(c, a[1])
	if err == nil {
		err = c.Alloc(96)
	}
	if err != nil {
		return py.Value{}, err
	}
	return m.span(i), nil
}

func matchRegs(c *py.Context, v py.Value) (py.Value, error) {
	m := matchOf(v)
	n := len(m.spans) / 2
	if err := c.Charge(int64(n), int64(64+112*n)); err != nil {
		return py.Value{}, err
	}
	items := make([]py.Value, n)
	for i := range items {
		items[i] = m.span(i)
	}
	return py.KeepTuple(items).Value(), nil
}

func matchLastindex(_ *py.Context, v py.Value) (py.Value, error) {
	if m := matchOf(v); m.last > 0 {
		return py.Int(int64(m.last)), nil
	}
	return py.None, nil
}

func matchLastgroup(c *py.Context, v py.Value) (py.Value, error) {
	m := matchOf(v)
	for name, i := range patternOf(m.pattern).prog.names {
		if i == m.last && i > 0 {
			return c.Text(name), nil
		}
	}
	return py.None, nil
}

func matchRepr(c *py.Context, v py.Value) (py.Value, error) {
	m := matchOf(v)
	whole, err := m.s.part(c, m.spans[0], m.spans[1])
	if err != nil {
		return py.Value{}, err
	}
	text, err := c.Repr(whole)
	if err != nil {
		return py.Value{}, err
	}
	if py.CountText(text) > 50 {
		rs := runesOf(text, false)[:50]
		text = runesText(rs)
	}
	return c.NewStr(fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>",
		m.s.index(m.spans[0]), m.s.index(m.spans[1]), text))
}
