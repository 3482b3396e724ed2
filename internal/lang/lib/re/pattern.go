package re

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// patternType is re.Pattern.
var patternType py.Type

// A pattern is the Data of a Pattern.
type pattern struct {
	source py.Value
	prog   *program
}

// Trace implements py.Traced.
func (p *pattern) Trace(visit func(py.Value)) int64 {
	visit(p.source)
	n := int64(instrBytes*len(p.prog.code)) + 256
	if p.prog.idle != nil {
		n += int64(p.prog.machineBytes())
	}
	return n
}

func patternOf(v py.Value) *pattern { return v.Native().Data.(*pattern) }

func declarePatternType() {
	patternType = py.Type{
		Name: "Pattern", Module: "re", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeLongName,
		Doc: "Compiled regular expression object.",
		Methods: []py.Row{
			py.GenericRow,
			{"match(self, string, pos=0, endpos=sys.maxsize)", "Matches zero or more characters at the beginning of the string.", "matching", patternMatch},
			{"fullmatch(self, string, pos=0, endpos=sys.maxsize)", "Matches against all of the string.", "matching", patternFullmatch},
			{"search(self, string, pos=0, endpos=sys.maxsize)", "Scan through string looking for a match.", "matching", patternSearch},
			{"findall(self, string, pos=0, endpos=sys.maxsize)", "Return a list of all non-overlapping matches of pattern in string.", "matching", patternFindall},
			{"finditer(self, string, pos=0, endpos=sys.maxsize)", "Return an iterator over all non-overlapping matches for the pattern in string.", "matching", patternFinditer},
			{"sub(self, repl, string, count=0)", "Replace the leftmost non-overlapping occurrences of pattern in string.", "matching", patternSub},
			{"subn(self, repl, string, count=0)", "Return the tuple (new_string, number_of_subs_made).", "matching", patternSubn},
			{"split(self, string, maxsplit=0)", "Split string by the occurrences of pattern.", "matching", patternSplit},
			{"scanner(self, string, pos=0, endpos=sys.maxsize)", "Return an object whose methods match and search go on where the last match ended.", "1", patternScanner},
			{"__copy__(self)", "Return the pattern itself.", "1", itself},
			{"__deepcopy__(self, memo, /)", "Return the pattern itself.", "1", itself},
		},
		Getters: []py.Getter{
			{Name: "pattern", Doc: "The pattern string.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return patternOf(v).source, nil
			}},
			{Name: "flags", Doc: "The regex matching flags.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return py.Int(int64(patternOf(v).prog.flags)), nil
			}},
			{Name: "groups", Doc: "The number of capturing groups.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
				return py.Int(int64(patternOf(v).prog.groups)), nil
			}},
			{Name: "groupindex", Doc: "Names of groups and their numbers.", Get: patternGroupindex},
		},
		Slots: py.Slots{Repr: patternRepr, Compare: patternCompare, Hash: patternHash},
	}
}

// newPattern compiles source with flags.
func newPattern(c *py.Context, source py.Value, flags int) (py.Value, error) {
	isBytes, unicode := !source.IsStr(), flags&flagU != 0
	flags, err := fixFlags(c, isBytes, flags)
	if err != nil {
		return py.Value{}, err
	}
	text := subjectText(c, source)
	room := c.NewScratch()
	defer room.Release()
	if err := c.Steps(len(text)/2 + 16); err != nil {
		return py.Value{}, err
	}
	if err := room.Grow(4*len(text) + 512); err != nil {
		return py.Value{}, err
	}
	ps := &parser{c: c, room: room, bytes: isBytes, pattern: source, flags: flags, unicode: unicode, text: runesOf(text, isBytes)}
	tree := ps.parse()
	if ps.err != nil {
		return py.Value{}, ps.err
	}
	if ps.flags, err = fixFlags(c, isBytes, ps.flags); err != nil {
		return py.Value{}, err
	}
	prog, err := compile(ps, tree)
	if err != nil {
		return py.Value{}, err
	}
	return py.NewNative(&patternType, &pattern{source: source, prog: prog}), nil
}

func runesOf(s string, isBytes bool) []rune {
	rs := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		if isBytes {
			rs = append(rs, rune(s[i]))
			i++
			continue
		}
		r, size := py.DecodeRune(s, i)
		rs = append(rs, r)
		i += size
	}
	return rs
}

// fixFlags checks flags against the type of the pattern; UNICODE is the
// default of str.
func fixFlags(c *py.Context, isBytes bool, flags int) (int, error) {
	fail := func(message string) (int, error) { return 0, c.Errorf(&py.ValueErrorType, "%s", message) }
	switch {
	case !isBytes && flags&flagL != 0:
		return fail("cannot use LOCALE flag with a str pattern")
	case !isBytes && flags&flagA == 0:
		return flags | flagU, nil
	case !isBytes && flags&flagU != 0:
		return fail("ASCII and UNICODE flags are incompatible")
	case isBytes && flags&flagU != 0:
		return fail("cannot use UNICODE flag with a bytes pattern")
	case isBytes && flags&flagL != 0 && flags&flagA != 0:
		return fail("ASCII and LOCALE flags are incompatible")
	}
	return flags, nil
}

func patternGroupindex(c *py.Context, v py.Value) (py.Value, error) {
	p := patternOf(v).prog
	d := py.NewDict()
	for _, name := range p.nameOrder {
		if err := d.SetStr(c, name, py.Int(int64(p.names[name]))); err != nil {
			return py.Value{}, err
		}
	}
	return c.NewMappingProxy(d.Value())
}

// itself is __copy__ and __deepcopy__ of what never changes.
func itself(_ *py.Context, a []py.Value) (py.Value, error) { return a[0], nil }

func patternRepr(c *py.Context, v py.Value) (py.Value, error) {
	p := patternOf(v)
	source, err := c.Repr(p.source)
	if err != nil {
		return py.Value{}, err
	}
	if py.CountText(source) > 200 {
		source = string(runesOf(source, false)[:200])
	}
	flags := int64(p.prog.flags)
	if flags&typeFlags == flagU && !p.prog.bytes {
		flags &^= flagU
	}
	text := "re.compile(" + source
	names := ""
	for _, f := range []struct {
		flag int64
		name string
	}{{flagI, "re.IGNORECASE"}, {flagL, "re.LOCALE"}, {flagM, "re.MULTILINE"}, {flagS, "re.DOTALL"},
		{flagU, "re.UNICODE"}, {flagX, "re.VERBOSE"}, {flagD, "re.DEBUG"}, {flagA, "re.ASCII"}} {
		if flags&f.flag != 0 {
			names += "|" + f.name
		}
	}
	if names != "" {
		text += ", " + names[1:]
	}
	return c.NewStr(text + ")")
}

func patternCompare(c *py.Context, a, b py.Value, o py.CompareOp) (py.Value, error) {
	if o != py.EQ && o != py.NE || !a.Is(&patternType) || !b.Is(&patternType) {
		return py.NotImplemented, nil
	}
	p, q := patternOf(a), patternOf(b)
	same := p.prog.flags == q.prog.flags && p.prog.bytes == q.prog.bytes && subjectText(c, p.source) == subjectText(c, q.source)
	return py.Bool(same == (o == py.EQ)), c.Steps(len(subjectText(c, p.source)) / 64)
}

func patternHash(c *py.Context, v py.Value) (int64, error) {
	p := patternOf(v)
	text := subjectText(c, p.source)
	return c.HashText(text) ^ int64(p.prog.flags)<<8, c.Steps(len(text) / 64)
}

// A subject is a text being searched, from pos to end (byte offsets).
type subject struct {
	v        py.Value // as given
	s        string
	pos, end int
}

// set checks v, the argument of a search, and resolves pos and endpos, unless
// they are the nil Value.
func (s *subject) set(c *py.Context, p *pattern, v, pos, endpos py.Value) error {
	switch {
	case !v.IsStr() && !py.IsBytesLike(v):
		return c.Errorf(&py.TypeErrorType, "expected string or bytes-like object, got '%s'", v.Type().Shown())
	case v.IsStr() && p.prog.bytes:
		return c.Errorf(&py.TypeErrorType, "cannot use a bytes pattern on a string-like object")
	case !v.IsStr() && !p.prog.bytes:
		return c.Errorf(&py.TypeErrorType, "cannot use a string pattern on a bytes-like object")
	}
	s.v = v
	if v.IsStr() {
		s.s = v.Str().S
	} else {
		var err error
		if s.s, err = c.BytesOf(v); err != nil {
			return err
		}
	}
	s.end = len(s.s)
	if pos.IsNil() {
		return nil
	}
	return s.limit(c, pos, endpos)
}

// limit applies pos and endpos.
func (s *subject) limit(c *py.Context, pos, endpos py.Value) error {
	from, err := c.IndexInt(pos, true)
	if err != nil {
		return err
	}
	to, err := c.IndexInt(endpos, true)
	if err != nil {
		return err
	}
	n := len(s.s)
	if from == 0 && to >= n {
		return nil
	}
	if s.v.IsStr() {
		n = s.v.Str().Len()
	}
	to = min(max(to, 0), n)
	from = min(max(from, 0), to)
	if s.pos, err = s.offset(c, from); err != nil {
		return err
	}
	s.end, err = s.offset(c, to)
	return err
}

func (s *subject) offset(c *py.Context, i int) (int, error) {
	if s.v.IsStr() {
		return s.v.Str().Offset(c, i)
	}
	return i, nil
}

// index returns the number of the character at a byte offset.
func (s *subject) index(off int) int {
	if s.v.IsStr() {
		return s.v.Str().Index(off)
	}
	return off
}

// part returns s[from:to] as a value.
func (s *subject) part(c *py.Context, from, to int) (py.Value, error) {
	if s.v.IsStr() {
		return c.CopyText(s.s[from:to])
	}
	return c.CopyBytes(s.s[from:to])
}

// A walk finds all matches in a subject, one after the other.
type walk struct {
	m      *machine
	next   int
	anchor bool // matches begin where the last one ended
}

func newWalk(c *py.Context, p *pattern, s *subject) (walk, error) {
	m, err := newMachine(c, p.prog, s.s, s.end)
	return walk{m: m, next: s.pos}, err
}

// advance finds the next match: the machine's registers 0 and 1 hold it. An
// empty match is not found again where the last match ended empty.
func (w *walk) advance() (bool, error) {
	if w.next > w.m.end {
		return false, nil
	}
	ok, err := w.m.search(w.next, w.anchor)
	if !ok || err != nil {
		return false, err
	}
	from, to := w.m.regs[0], w.m.regs[1]
	w.next, w.m.notAt = to, -1
	if from == to {
		w.m.notAt = to
	}
	return true, nil
}

// once tries a single match.
func once(c *py.Context, a []py.Value, anchor, whole bool) (py.Value, error) {
	p := patternOf(a[0])
	var s subject
	if err := s.set(c, p, a[1], a[2], a[3]); err != nil {
		return py.Value{}, err
	}
	m, err := newMachine(c, p.prog, s.s, s.end)
	if err != nil {
		return py.Value{}, err
	}
	defer m.close()
	m.whole = whole
	ok, err := m.search(s.pos, anchor)
	if err != nil || !ok {
		return py.None, err
	}
	return newMatch(c, a[0], &s, m.regs)
}

func patternMatch(c *py.Context, a []py.Value) (py.Value, error)     { return once(c, a, true, false) }
func patternFullmatch(c *py.Context, a []py.Value) (py.Value, error) { return once(c, a, true, true) }
func patternSearch(c *py.Context, a []py.Value) (py.Value, error)    { return once(c, a, false, false) }

func patternFindall(c *py.Context, a []py.Value) (py.Value, error) {
	p := patternOf(a[0])
	var s subject
	if err := s.set(c, p, a[1], a[2], a[3]); err != nil {
		return py.Value{}, err
	}
	w, err := newWalk(c, p, &s)
	if err != nil {
		return py.Value{}, err
	}
	defer w.m.close()
	return c.BuildList(func(add func(py.Value) error) error {
		for {
			ok, err := w.advance()
			if err != nil || !ok {
				return err
			}
			v, err := found(c, p, &s, w.m.regs)
			if err == nil {
				err = add(v)
			}
			if err != nil {
				return err
			}
		}
	})
}

// found is an item of findall: the match, its group, or a tuple of groups.
func found(c *py.Context, p *pattern, s *subject, regs []int) (py.Value, error) {
	switch p.prog.groups {
	case 0:
		return s.part(c, regs[0], regs[1])
	case 1:
		return groupOr(c, s, regs, 1, py.Value{})
	}
	if err := c.Alloc(64 + 16*p.prog.groups); err != nil {
		return py.Value{}, err
	}
	items := make([]py.Value, p.prog.groups)
	for i := range items {
		v, err := groupOr(c, s, regs, i+1, py.Value{})
		if err != nil {
			return py.Value{}, err
		}
		items[i] = v
	}
	return py.KeepTuple(items).Value(), nil
}

// groupOr returns the text of a group, or otherwise; nil means empty text.
func groupOr(c *py.Context, s *subject, regs []int, i int, otherwise py.Value) (py.Value, error) {
	from, to := regs[2*i], regs[2*i+1]
	if from >= 0 && to >= from {
		return s.part(c, from, to)
	}
	if otherwise.IsNil() {
		return s.part(c, 0, 0)
	}
	return otherwise, nil
}

// A scanner is the Data of what finditer returns.
type scanner struct {
	pattern py.Value
	s       *subject
	next    int
	notAt   int
}

// Trace implements py.Traced.
func (k *scanner) Trace(visit func(py.Value)) int64 {
	visit(k.pattern)
	if k.s != nil {
		visit(k.s.v)
	}
	return 160
}

// scannerType is the type of the iterators that finditer returns, seekerType
// that of what scanner returns.
var scannerType, seekerType py.Type

func declareScannerType() {
	seekerType = py.Type{
		Name: "SRE_Scanner", Module: "_sre", Kind: py.KindNative, Flags: py.TypeNoInstances | py.TypeLongName,
		Methods: []py.Row{
			{"match(self)", "The match at the place where the last one ended, or None.", "matching", seek(true)},
			{"search(self)", "The next match, or None.", "matching", seek(false)},
		},
		Getters: []py.Getter{{Name: "pattern", Doc: "The pattern.", Get: func(_ *py.Context, v py.Value) (py.Value, error) {
			return v.Native().Data.(*scanner).pattern, nil
		}}},
	}
	scannerType = py.Type{
		Name: "callable_iterator", Module: "builtins", Kind: py.KindNative, Flags: py.TypeNoInstances,
		Slots: py.Slots{
			Iter: func(_ *py.Context, v py.Value) (py.Value, error) { return v, nil },
			Next: scannerNext,
		},
	}
}

func patternFinditer(c *py.Context, a []py.Value) (py.Value, error) {
	return newScanner(c, &scannerType, a)
}

func patternScanner(c *py.Context, a []py.Value) (py.Value, error) {
	return newScanner(c, &seekerType, a)
}

func newScanner(c *py.Context, t *py.Type, a []py.Value) (py.Value, error) {
	s := &subject{}
	if err := s.set(c, patternOf(a[0]), a[1], a[2], a[3]); err != nil {
		return py.Value{}, err
	}
	if err := c.Alloc(160); err != nil {
		return py.Value{}, err
	}
	return py.NewNative(t, &scanner{pattern: a[0], s: s, next: s.pos, notAt: -1}), nil
}

func scannerNext(c *py.Context, v py.Value) (py.Value, error) {
	return v.Native().Data.(*scanner).advance(c, false)
}

// seek is match or search of a scanner.
func seek(anchor bool) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		v, err := a[0].Native().Data.(*scanner).advance(c, anchor)
		if err == nil && v.IsNil() {
			v = py.None
		}
		return v, err
	}
}

// advance returns the next match, which must begin at the place if anchor is
// set, or the nil Value; after that there is none.
func (k *scanner) advance(c *py.Context, anchor bool) (py.Value, error) {
	if k.s == nil {
		return py.Value{}, nil
	}
	w, err := newWalk(c, patternOf(k.pattern), k.s)
	if err != nil {
		return py.Value{}, err
	}
	defer w.m.close()
	w.next, w.m.notAt, w.anchor = k.next, k.notAt, anchor
	ok, err := w.advance()
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		k.s = nil
		return py.Value{}, nil
	}
	k.next, k.notAt = w.next, w.m.notAt
	return newMatch(c, k.pattern, k.s, w.m.regs)
}

func patternSplit(c *py.Context, a []py.Value) (py.Value, error) {
	p := patternOf(a[0])
	limit, err := c.SizeArg(a[2])
	if err != nil {
		return py.Value{}, err
	}
	var s subject
	if err := s.set(c, p, a[1], py.Value{}, py.Value{}); err != nil {
		return py.Value{}, err
	}
	w, err := newWalk(c, p, &s)
	if err != nil {
		return py.Value{}, err
	}
	defer w.m.close()
	return c.BuildList(func(add func(py.Value) error) error {
		return split(c, &s, &w, limit, add)
	})
}

func split(c *py.Context, s *subject, w *walk, limit int, add func(py.Value) error) error {
	last := 0
	addPart := func(v py.Value, err error) error {
		if err != nil {
			return err
		}
		return add(v)
	}
	for n := 0; limit == 0 || n < limit; n++ {
		ok, err := w.advance()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		if err := addPart(s.part(c, last, w.m.regs[0])); err != nil {
			return err
		}
		for g := 1; g <= w.m.p.groups; g++ {
			if err := addPart(groupOr(c, s, w.m.regs, g, py.None)); err != nil {
				return err
			}
		}
		last = w.m.regs[1]
	}
	return addPart(s.part(c, last, len(s.s)))
}
