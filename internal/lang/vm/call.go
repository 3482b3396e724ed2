package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A site is a call in progress: the frame that calls, with the arguments in
// its registers [at, at+n), the last len(kw) of them keywords; the register
// before at may be overwritten. dst takes the result.
type site struct {
	f     *frame
	at, n int
	kw    []py.Value // names, str
	dst   uint16
}

// call calls fn. When that is a function of the script, it pushes a frame,
// which the caller's run has to go on with; otherwise the result is in dst.
func (m *Machine) call(s *site, fn py.Value) error {
	switch fn.Kind() {
	case py.KindFunction:
		return m.callFunction(s, fn.Function())
	case py.KindMethod:
		method := fn.Method()
		switch method.Func.Kind() {
		case py.KindFunction:
			return m.callFunction(s.with(method.Self), method.Func.Function())
		case py.KindBuiltin:
			return m.callBuiltin(s.with(method.Self), method.Func.Builtin())
		}
	case py.KindBuiltin:
		return m.callBuiltin(s, fn.Builtin())
	case py.KindType:
		if done, err := m.construct(s, fn.TypeObject()); done {
			return err
		}
	case py.KindInstance:
		if call := fn.Type().Lookup("__call__"); call.Kind() == py.KindFunction {
			return m.callFunction(s.with(fn), call.Function())
		}
	}
	return m.callOut(s, fn)
}

// with puts self before the arguments.
func (s *site) with(self py.Value) *site {
	s.f.regs[s.at-1] = self
	s.at, s.n = s.at-1, s.n+1
	return s
}

// callBuiltin calls a builtin, which does not keep the slice of its
// arguments.
func (m *Machine) callBuiltin(s *site, b *py.Builtin) error {
	if len(s.kw) == 0 {
		return m.callPositional(s.f, b, s.at, s.n, s.dst)
	}
	pos := s.n - len(s.kw)
	if err := m.c.Alloc(kwBytes * len(s.kw)); err != nil {
		return err
	}
	kw := m.kw[:0]
	if len(s.kw) > cap(kw) {
		kw = make([]py.Kw, 0, len(s.kw))
	}
	args := s.f.regs[s.at : s.at+pos : s.at+pos]
	kw = s.keywords(kw)
	v, ok, err := py.Value{}, false, error(nil)
	if b.QuickKw != nil {
		v, ok, err = b.QuickKw(m.c, args, kw)
	}
	if !ok && err == nil {
		v, err = b.Call(m.c, args, kw)
	}
	if err == nil {
		s.f.regs[s.dst] = v
	}
	return err
}

// callPositional calls a builtin with the n arguments in the registers of f
// from at on.
func (m *Machine) callPositional(f *frame, b *py.Builtin, at, n int, dst uint16) error {
	if b.Float != nil && n == 1 {
		return m.callFloat(f, b, at, dst)
	}
	return m.callValues(f, b, at, n, dst)
}

// callFloat is callPositional for one argument of a builtin that has a Float.
func (m *Machine) callFloat(f *frame, b *py.Builtin, at int, dst uint16) error {
	var x float64
	switch v := &f.regs[at]; {
	case v.IsFloat():
		x = v.Float()
	case v.IsInt() && near(v.AsInt()):
		x = float64(v.AsInt())
	default:
		return m.callValues(f, b, at, 1, dst)
	}
	if r := b.Float(x); r-r == 0 {
		f.regs[dst].SetFloat(r)
		return nil
	}
	return m.callValues(f, b, at, 1, dst)
}

// callValues is callPositional where a Float is not asked.
func (m *Machine) callValues(f *frame, b *py.Builtin, at, n int, dst uint16) error {
	args := f.regs[at : at+n : at+n]
	if (b.Short == py.ShortNext || b.Short == py.ShortSend) && n > 0 && args[0].Is(&py.GeneratorType) {
		if done, err := m.nextByCall(f, b.Short, at, args); done {
			return err
		}
	}
	if b.Owner == &py.ListType && n == 2 && b.Name == "append" && args[0].Is(&py.ListType) {
		err := args[0].List().Append(m.c, args[1])
		if err == nil {
			f.regs[dst] = py.None
		}
		return err
	}
	if b.Parts != py.NoParts {
		if next := &f.code.ins[f.pc]; next.b() == dst && int(dst) >= f.code.nlocals {
			if done, err := m.callParts(f, b, args, next); done || err != nil {
				return err
			}
		}
	}
	if b.Pair != nil && n == 2 {
		if done, err := m.callPair(f, b, args, dst); done {
			return err
		}
	}
	v, ok, err := py.Value{}, false, error(nil)
	if b.Quick != nil {
		v, ok, err = b.Quick(m.c, args)
	}
	switch {
	case ok && b.Fresh && err == nil && v.IsLongInt():
		return m.callResult(f, dst, v)
	case ok || err != nil:
	case b.Owner == nil || n > 0 && args[0].Is(b.Owner):
		v, err = m.callWhole(f, b, at, n)
	default:
		v, err = b.Call(m.c, args, nil)
	}
	if err == nil {
		f.regs[dst] = v
	}
	return err
}

// callPair calls a builtin with a Pair whose result the next instruction only
// takes apart, or nothing reads; done is false where it is anything else.
func (m *Machine) callPair(f *frame, b *py.Builtin, args []py.Value, dst uint16) (done bool, err error) {
	unpack, dropped := f.unpacks(f.pc, dst, 2), f.drops()
	if unpack == nil && !dropped {
		return false, nil
	}
	x, y, ok, err := b.Pair(m.c, args[0], args[1])
	switch {
	case !ok || err != nil:
		return ok, err
	case dropped:
		m.c.Spare(x)
		m.c.Spare(y)
		f.regs[dst] = py.None
	default:
		f.pc++
		f.regs[unpack.a()], f.regs[unpack.a()+1] = x, y
	}
	return true, nil
}

// callWhole calls a builtin with the n arguments in the registers of f from at
// on. Defaults come behind them, where at a call there is nothing, if need be as
// registers that the frame has only meanwhile.
func (m *Machine) callWhole(f *frame, b *py.Builtin, at, n int) (py.Value, error) {
	args, ok := b.Complete(f.regs[at : at+n])
	if !ok {
		return b.Call(m.c, f.regs[at:at+n:at+n], nil)
	}
	own := len(f.regs)
	if end := at + len(args); end > own {
		f.regs = f.regs[:end]
	}
	v, err := b.Row.Fn(m.c, args)
	f.regs = f.regs[:own]
	return v, err
}

// callResult puts away the long int that the call before f.pc came to, to which
// nothing else refers.
func (m *Machine) callResult(f *frame, dst uint16, v py.Value) error {
	k := f.code
	if in := &k.ins[f.pc-1]; isCall(in.op()) && in.x()&xOwns != 0 {
		m.c.Own(&f.regs[dst], v, py.None, py.None)
		return nil
	}
	f.regs[dst] = v
	return m.countLong(k)
}

// callParts calls a builtin whose result, a list, the instruction next only
// takes apart or iterates over, and does that instruction, too.
func (m *Machine) callParts(f *frame, b *py.Builtin, args []py.Value, next word) (done bool, err error) {
	iterated := next.op() == bytecode.GetIter
	if !iterated && (next.op() != bytecode.Unpack || next.c() > py.MaxParts) {
		return false, nil
	}
	var p py.Parts
	ok, err := b.Parts.Start(m.c, args, &p)
	if !ok || err != nil {
		return false, err
	}
	if iterated {
		f.pc++
		return true, f.result(next).put(m.c.NewPartsIterator(&p))
	}
	ok, err = p.TakeApart(m.c, f.regs[next.a():int(next.a())+int(next.c())])
	if ok && err == nil {
		f.pc++
	}
	return ok, err // if not ok, the list will say what is wrong
}

// keywords appends the keyword arguments to kw, which is empty.
func (s *site) keywords(kw []py.Kw) []py.Kw {
	values := s.f.regs[s.at+s.n-len(s.kw) : s.at+s.n]
	for i, name := range s.kw {
		kw = append(kw, py.Kw{Name: name.Str().S, Value: values[i]})
	}
	return kw
}

const kwBytes = 32

// callOut calls something that is no function of the script.
func (m *Machine) callOut(s *site, fn py.Value) error {
	var args []py.Value
	var kw []py.Kw
	var err error
	if len(s.kw) == 0 && fn.Type().Has(py.TypeBorrows) {
		args = s.f.regs[s.at : s.at+s.n : s.at+s.n]
	} else if args, kw, err = m.arguments(s); err != nil {
		return err
	}
	v, err := m.c.CallKw(fn, args, kw)
	if err != nil {
		return err
	}
	s.f.regs[s.dst] = v
	return nil
}

// arguments copies the arguments out of the registers, as the callee may keep
// them.
func (m *Machine) arguments(s *site) (args []py.Value, kw []py.Kw, err error) {
	if s.n == 0 {
		return nil, nil, nil
	}
	if err := m.c.Alloc(kwBytes * s.n); err != nil {
		return nil, nil, err
	}
	regs := s.f.regs[s.at : s.at+s.n]
	pos := s.n - len(s.kw)
	args = append(make([]py.Value, 0, pos), regs[:pos]...)
	if len(s.kw) > 0 {
		kw = s.keywords(make([]py.Kw, 0, len(s.kw)))
	}
	return args, kw, nil
}

// callFunction pushes a frame for fn, or makes a generator.
func (m *Machine) callFunction(s *site, fn *py.Function) error {
	if len(s.kw) == 0 {
		return m.callPlain(s.f, fn, s.at, s.n, s.dst)
	}
	k := fn.Code.(*code)
	if ok, err := m.placeNamed(s, k, fn); err != nil {
		return err
	} else if ok {
		return m.callPlain(s.f, fn, s.at, k.nparams, s.dst)
	}
	return m.enterBound(s, k, fn)
}

// callPlain is callFunction without keywords: where the arguments are the
// parameters, but for defaults, and the stack has room, the new frame's window
// begins at them.
func (m *Machine) callPlain(f *frame, fn *py.Function, at, n int, dst uint16) error {
	k := fn.Code.(*code)
	missing := k.nparams - n
	if !k.plain || missing < 0 || missing > len(fn.Defaults) || at+k.nregs > f.room || m.pool == nil {
		return m.enterBound(&site{f: f, at: at, n: n, dst: dst}, k, fn)
	}
	depth := m.c.Depth()
	if depth >= m.maxDepth {
		return m.tooDeep()
	}
	if err := m.meter.Steps(k.cost); err != nil {
		return err
	}
	cells, err := m.cells(k, fn.Closure)
	if err != nil {
		return err
	}
	regs := f.regs[at : at+k.nregs]
	clear(regs[n:max(n, k.asked)])
	copy(regs[n:], fn.Defaults[len(fn.Defaults)-missing:])
	m.c.SetDepth(depth + 1)
	callee := m.pool
	m.pool = callee.prev
	callee.code, callee.regs, callee.pc, callee.cells, callee.chunk, callee.room = k, regs, 0, cells, f.chunk, f.room-at
	callee.prev, callee.dst = f, dst
	m.frame = callee
	return nil
}

// enterBound pushes a frame whose arguments are copied and bound to the
// parameters.
func (m *Machine) enterBound(s *site, k *code, fn *py.Function) error {
	regs := s.f.regs[s.at : s.at+s.n]
	pos := s.n - len(s.kw)
	a := &arguments{pos: regs[:pos], kwValues: regs[pos:], kwNames: s.kw}
	if k.Flags&bytecode.Generator != 0 {
		g, err := m.newGenerator(k, fn, a)
		if err != nil {
			return err
		}
		s.f.regs[s.dst] = g
		return nil
	}
	f, err := m.enter(k, fn, a)
	if err != nil {
		return err
	}
	f.dst = s.dst
	return nil
}

// enter pushes a frame for fn with the arguments bound.
func (m *Machine) enter(k *code, fn *py.Function, a *arguments) (*frame, error) {
	if err := m.ready(k); err != nil {
		return nil, err
	}
	if err := m.deeper(); err != nil {
		return nil, err
	}
	regs, chunk, err := m.above(m.frame, k.NumRegs)
	if err == nil {
		err = m.bind(fn, k, regs, a)
	}
	if err == nil {
		err = m.meter.Steps(k.cost)
	}
	if err == nil {
		var f *frame
		if f, err = m.push(k, fn.Closure, regs, chunk); err == nil {
			return f, nil
		}
	}
	clear(regs)
	m.shallower()
	return nil, err
}

// CallFunction calls fn from Go.
func (m *Machine) CallFunction(_ *py.Context, fn *py.Function, args []py.Value, kw []py.Kw) (v py.Value, err error) {
	if m.frame == nil || m.broken != nil {
		err = m.guard(func() error {
			v, err = m.callFromGo(fn, args, kw)
			return err
		})
		return v, err
	}
	return m.callFromGo(fn, args, kw)
}

// CallPlain calls fn from Go with one argument, or with two where y is not the
// nil Value, if the arguments are its parameters and a frame is at hand.
func (m *Machine) CallPlain(fn *py.Function, x, y py.Value) (v py.Value, ok bool, err error) {
	n := 1
	if !y.IsNil() {
		n = 2
	}
	k, isCode := fn.Code.(*code)
	if !isCode || k.exact != n || m.broken != nil {
		return v, false, nil
	}
	f := m.enterAbove(k, fn.Closure)
	if f == nil {
		return v, false, nil
	}
	if f.regs[0] = x; n == 2 {
		f.regs[1] = y
	}
	f.flags = flagEntry
	v, err = m.run(f, nil)
	return v, true, err
}

func (m *Machine) callFromGo(fn *py.Function, args []py.Value, kw []py.Kw) (py.Value, error) {
	k, ok := fn.Code.(*code)
	if !ok {
		return py.Value{}, faultf("function %s without code", fn.Qualname())
	}
	a := &arguments{pos: args, kw: kw}
	if k.Flags&bytecode.Generator != 0 {
		return m.newGenerator(k, fn, a)
	}
	var f *frame
	var err error
	if k.plain && len(kw) == 0 && len(args) == k.nparams {
		if f, err = m.enterExact(k, fn); err == nil {
			copy(f.regs, args)
		}
	} else {
		f, err = m.enter(k, fn, a)
	}
	if err != nil {
		return py.Value{}, err
	}
	f.flags |= flagEntry
	return m.run(f, nil)
}

// enterExact is enter for a plain function with just as many arguments as
// parameters, which the caller puts into the first registers.
func (m *Machine) enterExact(k *code, fn *py.Function) (*frame, error) {
	if f := m.enterAbove(k, fn.Closure); f != nil {
		return f, nil
	}
	if err := m.deeper(); err != nil {
		return nil, err
	}
	f, err := m.open(k, fn.Closure, 0)
	if err != nil {
		m.shallower()
	}
	return f, err
}

// enterAbove pushes a frame of k above the registers of the present one, where
// nothing stands in the way: own cells, no room, no frame in the pool, a look
// at the meter. Otherwise it returns nil.
func (m *Machine) enterAbove(k *code, closure []*py.Cell) *frame {
	f, callee := m.frame, m.pool
	if k.exact < 0 || f == nil || callee == nil || m.c.Depth() >= m.maxDepth || !m.meter.Allows(k.cost) {
		return nil
	}
	free := f.free()
	if k.nregs > len(free) {
		return nil
	}
	m.meter.Take(k.cost)
	m.c.SetDepth(m.c.Depth() + 1)
	regs := windowOf(free)
	for i := uint16(0); i < uint16(k.asked); i++ {
		*regs.at(i) = py.Value{}
	}
	m.pool = callee.prev
	callee.code, callee.regs, callee.pc, callee.cells = k, free[:k.nregs], 0, closure
	callee.prev, callee.room, callee.chunk = f, len(free), f.chunk
	m.frame = callee
	return callee
}

// construct makes an instance of a class of the script whose construction is
// the ordinary one, pushing a frame for its __init__; done is false if t is
// not such a class.
func (m *Machine) construct(s *site, t *py.Type) (done bool, err error) {
	if !t.Has(py.TypeScript) && !t.Has(py.TypeIsException) {
		return m.constructBuiltin(s, t)
	}
	a := m.initCache(s, t)
	if a == nil {
		return false, nil
	}
	instance, err := m.c.NewInstanceRoom(t, a.slot)
	if err != nil {
		return true, err
	}
	v := instance.Value()
	before := m.frame
	if err := m.callFunction(s.with(v), a.value.Function()); err != nil {
		return true, err
	}
	if m.frame == before {
		return true, m.c.Errorf(&py.TypeErrorType, "__init__() should return None, not 'generator'")
	}
	m.frame.flags |= flagInit
	m.frame.self = v
	return true, nil
}

// constructPlain makes an instance as the cache a says, with the n arguments
// of __init__ from at on.
func (m *Machine) constructPlain(f *frame, a *attrCache, at, n int, dst uint16) error {
	instance, err := m.c.NewInstanceRoom(a.typ, a.slot)
	if err != nil {
		return err
	}
	v := instance.Value()
	init := a.value.Function()
	if k := init.Code.(*code); k.filler && k.exact == n+1 && m.fill(instance, k, f.regs[at:at+n]) {
		f.regs[dst] = v
		return nil
	}
	f.regs[at-1] = v
	if err := m.callPlain(f, init, at-1, n+1, dst); err != nil {
		return err
	}
	if m.frame == f {
		return m.c.Errorf(&py.TypeErrorType, "__init__() should return None, not 'generator'")
	}
	m.frame.flags |= flagInit
	m.frame.self = v
	return nil
}

// constructException makes an exception of the n arguments from at on.
func (m *Machine) constructException(f *frame, t *py.Type, at, n int, dst uint16) error {
	e, err := m.c.NewPlainException(t, f.regs[at:at+n])
	if err == nil {
		f.regs[dst] = e.Value()
	}
	return err
}

// initCache returns the cache of the call at s, of the class t; nil if t is
// not constructed the ordinary way.
func (m *Machine) initCache(s *site, t *py.Type) *attrCache {
	pc := s.f.code.start(s.f.pc)
	a := s.f.code.attrs[pc]
	if a != nil && a.kind == cacheInit && a.typ == t && a.epoch == t.Epoch() {
		return a
	}
	init, ok := plainInit(t)
	if !ok {
		if len(s.kw) == 0 && py.PlainException(t) {
			m.store(s.f.code, pc, attrCache{kind: cacheException, typ: t, epoch: t.Epoch()})
		}
		return nil
	}
	m.store(s.f.code, pc, attrCache{kind: cacheInit, typ: t, epoch: t.Epoch(), value: init.Value()})
	return s.f.code.attrs[pc]
}

// maxRoom bounds the attributes that a new instance gets room for.
const maxRoom = 16

// learnRoom notes at the call that f made how many attributes __init__ set.
func (m *Machine) learnRoom(f *frame, v py.Value) {
	k := f.code
	if a := k.attrs[k.start(f.pc)]; a != nil && a.kind == cacheInit && a.typ == v.Type() {
		a.slot = min(len(v.Instance().Slots), maxRoom)
	}
}

// constructQuick calls a builtin class that has a short way for the n arguments
// from at on; done is false where it has none. A range or the like that the next
// instruction only iterates over is not made.
func (m *Machine) constructQuick(f *frame, t *py.Type, at, n int, dst uint16) (done bool, err error) {
	args := f.regs[at : at+n : at+n]
	if t.Iterated != nil {
		if next := &f.code.ins[f.pc]; next.op() == bytecode.GetIter && next.b() == dst && int(dst) >= f.code.nlocals {
			it, ok, err := t.Iterated(m.c, args)
			if ok {
				f.pc++
				return true, f.result(next).put(it, err)
			}
		}
	}
	if t.Quick == nil {
		return false, nil
	}
	v, ok, err := t.Quick(m.c, args)
	if ok && err == nil {
		f.regs[dst] = v
	}
	return ok, err
}

// constructBuiltin calls a builtin class that is no exception (those keep
// their arguments) with positional arguments.
func (m *Machine) constructBuiltin(s *site, t *py.Type) (done bool, err error) {
	if t == &py.DictType && len(s.kw) == s.n && s.n > 0 {
		return true, m.dictOfKeywords(s)
	}
	if t.TypeOf() != &py.TypeType || len(s.kw) > 0 {
		return false, nil
	}
	v, err := m.c.Construct(t, s.f.regs[s.at:s.at+s.n:s.at+s.n], nil)
	if err == nil {
		s.f.regs[s.dst] = v
	}
	return true, err
}

// dictOfKeywords is dict(name=value, …).
func (m *Machine) dictOfKeywords(s *site) error {
	d, err := m.c.NewDictFor(s.n)
	for i := 0; i < s.n && err == nil; i++ {
		if err = m.c.Steps(1); err == nil {
			err = d.Set(m.c, s.kw[i], s.f.regs[s.at+i])
		}
	}
	if err == nil {
		s.f.regs[s.dst] = d.Value()
	}
	return err
}

// callEx is fn(*args, **kwargs).
func (m *Machine) callEx(f *frame, in word) error {
	fn, star, mapping := f.regs[in.b()], f.regs[in.b()+1], f.regs[in.b()+2]
	if mapping.Is(&py.DictType) && mapping.Dict().Len() == 0 {
		mapping = py.Value{}
	}
	if t, ok := star.AsTuple(); ok && mapping.IsNil() && fn.Kind() == py.KindFunction {
		if err := m.c.Steps(t.Len() / 16); err != nil {
			return err
		}
		return m.callSpread(f, in.a(), fn.Function(), &arguments{pos: t.Items()})
	}
	args, err := m.starArgs(fn, star)
	if err != nil {
		return err
	}
	var kw []py.Kw
	if !mapping.IsNil() {
		mark := m.c.Push(py.KeepTuple(args).Value())
		kw, err = m.starKeywords(fn, mapping)
		m.c.Pop(mark)
		if err != nil {
			return err
		}
	}
	var function *py.Function
	switch fn.Kind() {
	case py.KindFunction:
		function = fn.Function()
	case py.KindMethod:
		method := fn.Method()
		if method.Func.Kind() == py.KindFunction {
			function = method.Func.Function()
			args = append([]py.Value{method.Self}, args...)
		}
	}
	if function != nil {
		return m.callSpread(f, in.a(), function, &arguments{pos: args, kw: kw})
	}
	v, err := m.c.CallKw(fn, args, kw)
	if err == nil {
		f.regs[in.a()] = v
	}
	return err
}

func (m *Machine) callSpread(f *frame, dst uint16, fn *py.Function, a *arguments) error {
	k := fn.Code.(*code)
	if k.Flags&bytecode.Generator != 0 {
		g, err := m.newGenerator(k, fn, a)
		if err == nil {
			f.regs[dst] = g
		}
		return err
	}
	callee, err := m.enter(k, fn, a)
	if err == nil {
		callee.dst = dst
	}
	return err
}

// starArgs returns the items of the argument after *, in a slice of their own.
func (m *Machine) starArgs(fn, star py.Value) ([]py.Value, error) {
	items, err := m.c.Items(star)
	if err != nil {
		return nil, m.notIterable(err, star, "%s argument after * must be an iterable, not %s", m.calleeName(fn), star.Type().Shown())
	}
	return items, nil
}

// starKeywords returns the entries of the mapping after **, or none where that
// is unbound.
func (m *Machine) starKeywords(fn, mapping py.Value) ([]py.Kw, error) {
	if mapping.IsNil() {
		return nil, nil
	}
	d, err := m.keywordDict(fn, mapping)
	if err != nil {
		return nil, err
	}
	if err := m.c.Charge(int64(d.Len()), int64(32*d.Len())); err != nil {
		return nil, err
	}
	kw := make([]py.Kw, 0, d.Len())
	for i := 0; ; {
		key, v, next, ok := d.Entry(i)
		if !ok {
			return kw, nil
		}
		if !key.IsStr() {
			return nil, m.c.Errorf(&py.TypeErrorType, "keywords must be strings")
		}
		kw = append(kw, py.Kw{Name: key.Str().S, Value: v})
		i = next
	}
}

func (m *Machine) keywordDict(fn, mapping py.Value) (*py.Dict, error) {
	if mapping.Kind() == py.KindDict {
		return mapping.Dict(), nil
	}
	d := py.NewDict()
	defer m.c.Pop(m.c.Push(d.Value()))
	if err := m.updateMap(d, mapping); err != nil {
		return nil, m.notMapping(err, mapping, "%s argument after ** must be a mapping, not %s", m.calleeName(fn), mapping.Type().Shown())
	}
	return d, nil
}

// calleeName is how messages about * and ** name a callee.
func (m *Machine) calleeName(fn py.Value) string {
	switch fn.Kind() {
	case py.KindFunction:
		f := fn.Function()
		if mod := f.Module; mod.IsStr() && mod.Str().S != "builtins" {
			return mod.Str().S + "." + f.Qualname() + "()"
		}
		return f.Qualname() + "()"
	case py.KindMethod:
		return m.calleeName(fn.Method().Func)
	case py.KindBuiltin:
		return fn.Builtin().Name + "()"
	case py.KindType:
		t := fn.TypeObject()
		if t.Module != "" && t.Module != "builtins" {
			return t.Module + "." + t.Qualname + "()"
		}
		return t.Qualname + "()"
	}
	return fn.Type().Shown() + " object"
}

// callSuper is super() without arguments. Where the next instruction only takes
// a method of it, that one is looked up without making the super object.
func (m *Machine) callSuper(f *frame, in word) error {
	fn, cls, obj := f.regs[in.b()], f.regs[in.b()+1], f.regs[in.b()+2]
	if fn != py.SuperType.Value() {
		return f.result(in).put(m.c.Call(fn))
	}
	switch {
	case cls.IsNil():
		return m.c.Errorf(&py.RuntimeErrorType, "super(): empty __class__ cell")
	case obj.IsNil() && f.takesAttribute(in.a()): // CPython reads the variable in one instruction for both
		return m.unboundLocal(f.code.Params.Names[0])
	case obj.IsNil():
		return m.c.Errorf(&py.RuntimeErrorType, "super(): arg[0] deleted")
	}
	if next := &f.code.ins[f.pc]; next.op() == bytecode.LoadMethod && next.b() == in.a() && int(in.a()) >= f.code.nlocals {
		if method := m.superMethod(f, next, cls, obj); !method.IsNil() {
			if err := m.c.ChargeSuper(obj.Type()); err != nil {
				return err
			}
			f.regs[next.a()], f.regs[next.a()+1] = method, obj
			f.pc++
			return nil
		}
	}
	return f.result(in).put(m.c.NewSuper(cls, obj))
}

// takesAttribute reports whether the next instruction only takes an attribute of
// what register r will hold.
func (f *frame) takesAttribute(r uint16) bool {
	next := &f.code.ins[f.pc]
	return (next.op() == bytecode.LoadMethod || next.op() == bytecode.GetAttr) && next.b() == r && int(r) >= f.code.nlocals
}

// superMethod returns what the LOAD_METHOD next finds in super(cls, obj) if
// that is plain, from the cache at CALL_SUPER or into it.
func (m *Machine) superMethod(f *frame, next word, cls, obj py.Value) py.Value {
	pc := f.pc - 1
	if a := f.code.attrs[pc]; a != nil && a.kind == cacheSuper && a.holds(obj) && a.cls.Value() == cls {
		return a.value
	}
	method := py.SuperMethod(cls, obj, f.code.Names[next.c()])
	if !method.IsNil() {
		m.store(f.code, pc, attrCache{kind: cacheSuper, typ: obj.Type(), epoch: obj.Type().Epoch(), cls: cls.TypeObject(), value: method})
	}
	return method
}

// makeFunction is MAKE_FUNCTION.
func (m *Machine) makeFunction(f *frame, in word) error {
	k, err := m.child(f.code, int(in.c()))
	if err != nil {
		return err
	}
	if k.once != nil {
		f.regs[in.a()] = k.once.Value()
		return nil
	}
	if err := m.c.Alloc(py.FunctionBytes + 8*len(k.Captures)); err != nil {
		return err
	}
	fn := newFunction(f, k)
	if k.Flags&bytecode.HasDoc != 0 {
		r, err := fn.Own(m.c)
		if err != nil {
			return err
		}
		if r.Doc, err = m.intern(k.Doc); err != nil {
			return err
		}
	}
	if in.x() != 0 {
		if err := m.functionParts(f, fn, k, in); err != nil {
			return err
		}
	}
	f.regs[in.a()] = fn.Value()
	if k.Name == genexprName && len(k.Captures) == 0 {
		k.once = fn
	}
	return nil
}

// genexprName is the name of the functions behind generator expressions, which
// nothing but the call that follows sees: one without captured variables does
// for all of them.
const genexprName = "<genexpr>"

// fewCaptures is how many captured cells lie behind their function.
const fewCaptures = 2

// newFunction returns a function of k that captures cells of f.
func newFunction(f *frame, k *code) (fn *py.Function) {
	var closure []*py.Cell
	switch n := len(k.Captures); {
	case n == 0:
		fn = new(py.Function)
	case n <= fewCaptures:
		x := new(struct {
			py.Function
			cells [fewCaptures]*py.Cell
		})
		fn, closure = &x.Function, x.cells[:n:n]
	default:
		fn, closure = new(py.Function), make([]*py.Cell, n)
	}
	for i, from := range k.Captures {
		closure[i] = f.cells[from]
	}
	fn.Init(&py.FunctionType)
	fn.Code, fn.Globals, fn.Closure, fn.Module = k, k.module, closure, f.code.moduleName()
	return fn
}

// moduleName returns __name__ of the module of k.
func (k *code) moduleName() py.Value {
	if k.home == nil {
		slot := k.globals.Index("__name__")
		if slot < 0 {
			return py.Value{}
		}
		k.remember(&k.home, k.globals.SlotAt(slot))
	}
	return *k.home
}

// Bits of MAKE_FUNCTION's X.
const (
	makeDefaults = 1 << iota
	makeKwDefaults
	makeAnnotate
	makeTypeParams
)

func (m *Machine) functionParts(f *frame, fn *py.Function, k *code, in word) error {
	at := in.b()
	if in.x()&makeDefaults != 0 {
		fn.Defaults = f.regs[at].Tuple().Items()
		at++
	}
	if in.x() == makeDefaults {
		return nil
	}
	r, err := fn.Own(m.c)
	if err != nil {
		return err
	}
	if in.x()&makeKwDefaults != 0 {
		if err := m.c.Alloc(valueBytes * k.params.KwOnly); err != nil {
			return err
		}
		r.KwDefaults = make([]py.Value, k.params.KwOnly)
		for i := range r.KwDefaults {
			r.KwDefaults[i] = f.regs[at].Dict().GetStr(m.c, k.params.Names[k.params.Pos+i])
		}
		at++
	}
	if in.x()&makeAnnotate != 0 {
		r.Annotate = f.regs[at]
		at++
	}
	if in.x()&makeTypeParams != 0 {
		r.TypeParams = f.regs[at]
	}
	return nil
}
