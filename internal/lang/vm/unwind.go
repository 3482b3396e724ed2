package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// entryBytes is what a traceback entry costs.
const entryBytes = 48

// unwind looks for the frame that handles err, which came up in the innermost
// frame f. It returns the frame to go on with, or nil when the run ends with
// the error returned.
func (m *Machine) unwind(f *frame, err error) (*frame, error) {
	r, ok := err.(*py.Raised)
	if !ok {
		return nil, m.abandon(f, err)
	}
	fresh := len(r.Exc.Traceback) == 0
	silent := !fresh && quiet(f)
	if fresh {
		if err := m.setContext(r.Exc); err != nil {
			return nil, m.abandon(f, err)
		}
	}
	for {
		pc := f.code.start(f.pc)
		if !silent {
			if err := m.addEntry(r.Exc, f.code, pc); err != nil {
				return nil, m.abandon(f, err)
			}
		}
		silent = false
		if h, ok := f.code.HandlerAt(pc); ok {
			e := r.Exc.Value()
			f.regs[h.Reg], f.pc = e, int(h.Target)
			m.handle(f, e)
			return f, nil
		}
		if r = m.leaveByError(f, r); f.flags&flagEntry != 0 {
			m.pop(f)
			return nil, r
		}
		m.pop(f)
		f = m.frame
	}
}

// quiet reports whether f is at an instruction that raises an exception again
// as it is.
func quiet(f *frame) bool {
	if f.pc == 0 {
		return false
	}
	op := f.code.Instrs[f.code.start(f.pc)].Op
	return op == bytecode.Reraise || op == bytecode.RaiseHandled
}

// leaveByError is what an exception becomes that leaves a frame: a
// StopIteration that leaves a generator is a RuntimeError.
func (m *Machine) leaveByError(f *frame, r *py.Raised) *py.Raised {
	if f.gen == nil || !r.Exc.TypeOf().IsSubtype(&py.StopIterationType) {
		return r
	}
	e := py.NewException(&py.RuntimeErrorType, m.c.Text("generator raised StopIteration"))
	e.Cause, e.Context, e.SuppressContext = r.Exc.Value(), r.Exc.Value(), true
	e.Traceback = append(e.Traceback, r.Exc.Traceback...)
	return &py.Raised{Exc: e}
}

// abandon ends all frames of this run without running any code of theirs.
func (m *Machine) abandon(f *frame, err error) error {
	if m.stop == 0 {
		m.stop = m.currentLine()
	}
	for {
		entry := f.flags&flagEntry != 0
		m.pop(f)
		if entry {
			return err
		}
		f = m.frame
	}
}

// addEntry notes that e passed through an instruction.
func (m *Machine) addEntry(e *py.Exception, k *code, pc int) error {
	if n := len(e.Traceback); n == cap(e.Traceback) {
		room := n + n/2 + 2
		if err := m.c.Alloc(entryBytes * room); err != nil {
			return err
		}
		e.Traceback = append(make([]py.TracebackEntry, 0, room), e.Traceback...)
	}
	span := k.span(pc)
	e.Traceback = append(e.Traceback, py.TracebackEntry{
		File: k.fileName(), Function: k.Name, Line: k.line(pc), Start: int32(span.Start), End: int32(span.End),
	})
	return nil
}

// setContext links e to the exception being handled, breaking a cycle that
// would arise; slow follows at half the pace, to notice one that is there.
func (m *Machine) setContext(e *py.Exception) error {
	h := m.handled
	if h.IsNil() || h == e.Value() {
		return nil
	}
	for x, slow, n := h.Exception(), h.Exception(), 1; ; n++ {
		if n&63 == 0 {
			if err := m.c.Steps(64); err != nil {
				return err
			}
		}
		next := x.Context
		if next.Kind() != py.KindException || next.Exception() == slow {
			break
		}
		if next == e.Value() {
			x.Context = py.Value{}
			break
		}
		if x = next.Exception(); n&1 == 0 {
			slow = slow.Context.Exception()
		}
	}
	e.Context = h
	return nil
}

// raise is the raise statement: the error of raising v from cause, which is
// nil if there is no from.
func (m *Machine) raise(v, cause py.Value) error {
	exc, err := m.exception(v)
	if err != nil {
		return err
	}
	if !cause.IsNil() {
		if err := m.setCause(exc, cause); err != nil {
			return err
		}
	}
	if err := m.setContext(exc); err != nil {
		return err
	}
	return exc.Raised()
}

// exception returns the exception that raising v raises: v or an instance of
// the class v.
func (m *Machine) exception(v py.Value) (*py.Exception, error) {
	switch {
	case v.Kind() == py.KindException:
		return v.Exception(), nil
	case isExceptionClass(v):
		e, err := m.c.Call(v)
		if err != nil {
			return nil, err
		}
		if e.Kind() != py.KindException {
			return nil, m.c.NotAnException(v, e)
		}
		return e.Exception(), nil
	}
	return nil, m.c.Errorf(&py.TypeErrorType, "exceptions must derive from BaseException")
}

func (m *Machine) setCause(exc *py.Exception, cause py.Value) error {
	switch {
	case cause.IsNone() || cause.Kind() == py.KindException:
	case isExceptionClass(cause):
		e, err := m.exception(cause)
		if err != nil {
			return err
		}
		cause = e.Value()
	default:
		return m.c.Errorf(&py.TypeErrorType, "exception causes must derive from BaseException")
	}
	exc.Cause, exc.SuppressContext = cause, true
	return nil
}

func isExceptionClass(v py.Value) bool {
	return v.Kind() == py.KindType && v.TypeObject().IsSubtype(&py.BaseExceptionType)
}

// matches reports whether the exception e is one of class, a class or tuple of
// classes.
func (m *Machine) matches(e, class py.Value) (bool, error) {
	classes := []py.Value{class}
	if class.Kind() == py.KindTuple {
		classes = class.Tuple().Items()
		if err := m.c.Steps(len(classes) / 8); err != nil {
			return false, err
		}
	}
	for _, k := range classes {
		if !isExceptionClass(k) {
			return false, m.c.Errorf(&py.TypeErrorType, "catching classes that do not inherit from BaseException is not allowed")
		}
	}
	for _, k := range classes {
		if e.Type().IsSubtype(k.TypeObject()) {
			return true, nil
		}
	}
	return false, nil
}

// groupMatch is GROUP_MATCH, one clause of except*.
func (m *Machine) groupMatch(f *frame, in word) error {
	e, class := f.regs[in.b()], f.regs[in.c()]
	if e.IsNone() {
		f.regs[in.a()] = py.None
		return nil
	}
	if err := m.checkStarClasses(class); err != nil {
		return err
	}
	match, rest, err := m.split(e, class)
	if err != nil {
		return err
	}
	f.regs[in.a()], f.regs[in.b()] = match, rest
	if !match.IsNone() {
		m.handle(f, match)
	}
	return nil
}

func (m *Machine) checkStarClasses(class py.Value) error {
	if _, err := m.matches(py.NewException(&py.ExceptionType).Value(), class); err != nil {
		return err
	}
	classes := []py.Value{class}
	if class.Kind() == py.KindTuple {
		classes = class.Tuple().Items()
	}
	for _, k := range classes {
		if k.TypeObject().IsSubtype(&py.BaseExceptionGroupType) {
			return m.c.Errorf(&py.TypeErrorType, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	return nil
}

// split divides e into the part that class matches and the rest; None where
// there is nothing.
func (m *Machine) split(e, class py.Value) (match, rest py.Value, err error) {
	whole, err := m.matches(e, class)
	if err != nil {
		return match, rest, err
	}
	if !isGroup(e) {
		if !whole {
			return py.None, e, nil
		}
		match, err = m.c.Call(py.BaseExceptionGroupType.Value(), m.c.Text(""), tupleValue([]py.Value{e}))
		if err == nil {
			err = match.Exception().ShareTraceback(m.c, e.Exception())
		}
		return match, py.None, err
	}
	if whole {
		return e, py.None, nil
	}
	pair, err := m.c.CallMethod(e, "split", class)
	if err != nil {
		return match, rest, err
	}
	if pair.Kind() != py.KindTuple || pair.Tuple().Len() < 2 {
		return match, rest, m.c.Errorf(&py.TypeErrorType, "%s.split must return a 2-tuple, got %s", e.Type().Shown(), pair.Type().Shown())
	}
	items := pair.Tuple().Items()
	return items[0], items[1], nil
}

func isGroup(e py.Value) bool { return e.Type().IsSubtype(&py.BaseExceptionGroupType) }

// group makes an exception group without a message.
func (m *Machine) group(list []py.Value) (py.Value, error) {
	if err := m.c.Charge(int64(len(list)), int64(tupleBytes+valueBytes*len(list))); err != nil {
		return py.Value{}, err
	}
	return m.c.Call(py.BaseExceptionGroupType.Value(), m.c.Text(""), py.NewList(list).Value())
}

// groupReraise is GROUP_RERAISE: what is left to raise after except* clauses.
func (m *Machine) groupReraise(orig py.Value, list *py.List) (py.Value, error) {
	var raised, again []py.Value
	for i := 0; i < list.Len(); i++ {
		e := list.At(i)
		switch {
		case e.IsNone():
		case !isGroup(orig):
			return e, nil
		case isGroup(e) && sameRaise(e.Exception(), orig.Exception()):
			again = append(again, e)
		default:
			raised = append(raised, e)
		}
	}
	rest := py.None
	if len(again) > 0 {
		var err error
		if rest, err = m.project(orig, again); err != nil {
			return py.Value{}, err
		}
	}
	if !rest.IsNone() {
		raised = append(raised, rest)
	}
	switch len(raised) {
	case 0:
		return py.None, nil
	case 1:
		return raised[0], nil
	}
	return m.group(raised)
}

// sameRaise reports whether e was split off orig and not raised anew.
func sameRaise(e, orig *py.Exception) bool {
	return e.Cause == orig.Cause && e.Context == orig.Context && len(e.Traceback) == len(orig.Traceback) &&
		(len(e.Traceback) == 0 || &e.Traceback[0] == &orig.Traceback[0])
}

// project returns the part of orig that consists of the leaves of parts.
func (m *Machine) project(orig py.Value, parts []py.Value) (py.Value, error) {
	leaves := map[py.Value]bool{}
	for _, p := range parts {
		if err := m.leaves(p, leaves); err != nil {
			return py.Value{}, err
		}
	}
	keep := py.NewBuiltin(py.Row{Sig: "keep(e, /)", Doc: "Keep a leaf.", Cost: "1", Fn: func(_ *py.Context, a []py.Value) (py.Value, error) {
		return py.Bool(leaves[a[0]]), nil
	}})
	return m.c.CallMethod(orig, "subgroup", keep.Value())
}

func (m *Machine) leaves(e py.Value, into map[py.Value]bool) error {
	if err := m.c.Charge(1, mapEntryBytes); err != nil {
		return err
	}
	if e.Kind() != py.KindException || !isGroup(e) {
		into[e] = true
		return nil
	}
	if err := m.c.Enter(); err != nil {
		return err
	}
	defer m.c.Leave()
	list, err := m.c.GetAttr(e, "exceptions")
	if err != nil {
		return err
	}
	return m.c.Each(list, func(v py.Value) error { return m.leaves(v, into) })
}

const mapEntryBytes = 48
