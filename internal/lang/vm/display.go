package vm

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

const listBytes = 96

func tupleValue(items []py.Value) py.Value { return py.KeepTuple(items).Value() }

func (m *Machine) buildList(regs []py.Value) (py.Value, error) {
	l, err := m.c.NewListOf(regs)
	if err != nil {
		return py.Value{}, err
	}
	return l.Value(), nil
}

// buildTupleOp is BUILD_TUPLE. A tuple that only the next instruction reads is not
// made where that returns or yields it to be unpacked, or useRow does without it.
func (m *Machine) buildTupleOp(f *frame, in word) error {
	items, next := f.row(in, 1), in.ahead(1)
	switch op := next.op(); {
	case len(items) > mostParts || m.plain:
	case (op == bytecode.Return || op == opReturnShared) && next.a() == in.a() && m.returnParts(f, items),
		op == bytecode.Yield && next.b() == in.a() && m.yieldParts(f, items, next.a()):
		return nil
	}
	if usesRows[next.op()] && int(in.a()) >= f.code.NumLocals {
		if done, err := m.useRow(f, in.a(), items, next); done {
			return err
		}
	}
	t, err := m.c.NewTupleOf(items)
	if err == nil {
		f.regs[in.a()] = t.Value()
	}
	return err
}

// usesRows tells which instructions useRow may do.
var usesRows = [256]bool{
	bytecode.ModKR: true, bytecode.Call: true, bytecode.GetIndex: true, bytecode.In: true, bytecode.JumpIn: true,
}

// maxClasses is how many classes are taken from a display for isinstance.
const maxClasses = 8

// useRow does the instruction next, which has the tuple of the items in register
// r, if that formats it in plain ways with a constant str, hands it to isinstance,
// or looks for it in a dict or set.
func (m *Machine) useRow(f *frame, r uint16, items []py.Value, next word) (done bool, err error) {
	var v py.Value
	switch op := next.op(); {
	case op == bytecode.ModKR && next.c() == r:
		format, isStr := f.code.consts[next.b()].AsStr()
		if !isStr {
			return false, nil
		}
		if v, done, err = m.c.PercentPlain(format.S, items); !done {
			return false, err
		}
	case op == bytecode.Call && next.c() == 2 && next.b()+2 == r && len(items) <= maxClasses:
		fn := f.regs[next.b()]
		if fn.Kind() != py.KindBuiltin || fn.Builtin().Short != py.ShortIsInstance {
			return false, nil
		}
		f.pc++
		ok, err := m.c.IsInstanceOfAny(f.regs[next.b()+1], items)
		return true, f.result(next).put(py.Bool(ok), err)
	default:
		return m.lookRow(f, r, items, next)
	}
	f.pc++
	return true, f.result(next).put(v, err)
}

// lookRow is useRow of what looks for the tuple in a dict or set, where the answer
// can be told without it.
func (m *Machine) lookRow(f *frame, r uint16, items []py.Value, next word) (done bool, err error) {
	var key, container uint16
	switch next.op() {
	case bytecode.GetIndex:
		if next.a() > r { // d[x, y] += 1 has the key once more, so what it gets is put above it
			return false, nil
		}
		key, container = next.c(), next.b()
	case bytecode.In:
		key, container = next.b(), next.c()
	case bytecode.JumpIn:
		key, container = next.a(), next.b()
	default:
		return false, nil
	}
	if key != r || container == key {
		return false, nil
	}
	v, found, known, err := m.c.LookRow(f.regs[container], items)
	if err != nil || !known || !found && next.op() == bytecode.GetIndex {
		return err != nil, err
	}
	f.pc++
	switch next.op() {
	case bytecode.GetIndex:
		f.regs[next.a()] = v
	case bytecode.In:
		f.regs[next.a()].SetBool(found == (next.x() == 0))
	default:
		return true, f.jump(next, found)
	}
	return true, nil
}

// buildSetOp is BUILD_SET.
func (m *Machine) buildSetOp(f *frame, in word) error {
	items := f.row(in, 1)
	if next := &f.code.ins[f.pc]; next.op() == bytecode.Or && next.c() == in.a() && int(in.a()) >= f.code.NumLocals {
		if x := f.regs[next.b()]; x.Is(&py.SetType) || x.Is(&py.FrozenSetType) {
			if v, done, err := m.orDisplay(next, x, items); done {
				f.pc++
				return f.result(next).put(v, err)
			}
		}
	}
	return f.result(in).put(m.buildSet(items))
}

// orDisplay is the OR in of the builtin set x and the display of the items. A
// display of ints that is only the right operand of | needs no set of its own:
// one object serves all, but those met while it is in use, and one int is just
// added to a copy.
func (m *Machine) orDisplay(in word, x py.Value, items []py.Value) (v py.Value, done bool, err error) {
	if len(items) == 1 && (in.x()&xInPlace == 0 || x.Is(&py.FrozenSetType)) {
		if s, err := x.Set().WithInt(m.c, items[0]); err != nil {
			return v, true, err
		} else if s != nil {
			return s.Value(), true, nil
		}
	}
	few, err := m.few.FewInts(m.c, items)
	if few == nil || err != nil {
		return v, err != nil, err
	}
	m.few = nil
	v, err = m.binary(in, x, few.Value())
	m.few = few
	return v, true, err
}

func (m *Machine) buildSet(regs []py.Value) (py.Value, error) {
	s, err := m.c.NewSetFrom(regs)
	if err != nil {
		return py.Value{}, err
	}
	return s.Value(), nil
}

// setFromK is SET_FROM_K. The order of the members counts unless the next
// instruction only looks for something among them.
func (m *Machine) setFromK(f *frame, in word) error {
	items, next := f.code.consts[in.wide()].Tuple().Items(), in.ahead(1)
	switch op := next.op(); {
	case op == bytecode.In && next.c() == in.a(), op == bytecode.JumpIn && next.b() == in.a():
		return f.result(in).put(m.buildSet(items))
	default:
		s, err := m.c.NewSetOfConstants(items, op == bytecode.GetIter && next.b() == in.a())
		if err != nil {
			return err
		}
		return f.set(in, s.Value())
	}
}

func (m *Machine) buildMap(pairs []py.Value) (py.Value, error) {
	d, err := m.c.NewDictFor(len(pairs) / 2)
	if err != nil {
		return py.Value{}, err
	}
	return d.Value(), d.Fill(m.c, pairs)
}

// buildMapK is BUILD_MAP_K. It remembers the keys with their hashes for the
// next time.
func (m *Machine) buildMapK(f *frame, in word) error {
	values, pc := f.row(in, 1), f.pc-1
	k := f.extra().wide()
	a := f.code.attrs[pc]
	if a == nil {
		a = m.storeKeys(f.code, pc, f.code.consts[k].Tuple().Items())
	}
	if a != nil && a.keys != nil {
		d, err := m.c.NewDictOfKeys(a.keys, values)
		if err == nil {
			f.regs[in.a()] = d.Value()
		}
		return err
	}
	return f.result(in).put(m.buildMapOf(f.code.consts[k].Tuple().Items(), values))
}

// buildMapOf makes a dict of keys and values.
func (m *Machine) buildMapOf(keys, values []py.Value) (py.Value, error) {
	d, err := m.c.NewDictFor(len(keys))
	if err != nil {
		return py.Value{}, err
	}
	for i, key := range keys {
		if err := d.Set(m.c, key, values[i]); err != nil {
			return py.Value{}, err
		}
	}
	return d.Value(), nil
}

// storeKeys fills the cache of a dict display at pc.
func (m *Machine) storeKeys(k *code, pc int, texts []py.Value) *attrCache {
	keys := py.KeysOf(m.c, texts)
	k.bytes += keys.Bytes()
	m.store(k, pc, attrCache{kind: cacheKeys, keys: keys})
	return k.attrs[pc]
}

// listAppend is LIST_APPEND. The first item tells what kind of room the list
// needs, and the iterator that the items come from how much.
func (m *Machine) listAppend(f *frame, in word) error {
	l, v := f.regs[in.a()].List(), f.regs[in.b()]
	if l.Len() == 0 && in.c() != bytecode.NoReg {
		if err := l.Expect(m.c, v, py.ItemsLeft(f.regs[in.c()])); err != nil {
			return err
		}
	}
	return l.Append(m.c, v)
}

// mapSet is MAP_SET. At the end of the turn of a loop, in a comprehension, the
// iterator tells how many entries are likely to come.
func (m *Machine) mapSet(f *frame, in word) error {
	d := f.regs[in.a()].Dict()
	if d.Put(f.regs[in.b()], f.regs[in.c()]) {
		return nil
	}
	if d.Full() {
		if next := &f.code.ins[f.pc]; next.op() == bytecode.ForIter {
			if left := py.ItemsLeft(f.regs[next.a()]); left > 0 {
				if err := d.Expect(m.c, 1+left); err != nil {
					return err
				}
			}
		}
	}
	return d.Set(m.c, f.regs[in.b()], f.regs[in.c()])
}

// extend appends the items of an iterable to a list.
func (m *Machine) extend(l *py.List, iterable py.Value) error {
	if iterable.Is(&py.TupleType) || iterable.Is(&py.ListType) {
		return l.Extend(m.c, iterable)
	}
	return m.c.Each(iterable, func(v py.Value) error { return l.Append(m.c, v) })
}

// notIterable replaces the error of iterating v, if that is because v cannot
// be iterated.
func (m *Machine) notIterable(err error, v py.Value, format string, args ...any) error {
	if _, ok := py.IsRaised(err, &py.TypeErrorType); ok && !py.Iterable(v) {
		return m.c.Errorf(&py.TypeErrorType, format, args...)
	}
	return err
}

// listExtend is LIST_EXTEND.
func (m *Machine) listExtend(list, v py.Value) error {
	err := m.extend(list.List(), v)
	if err != nil {
		return m.notIterable(err, v, "Value after * must be an iterable, not %s", v.Type().Shown())
	}
	return nil
}

// listExtendArgs is LIST_EXTEND_ARGS.
func (m *Machine) listExtendArgs(list, v, callee py.Value) error {
	err := m.extend(list.List(), v)
	if err != nil {
		return m.notIterable(err, v, "%s argument after * must be an iterable, not %s", m.calleeName(callee), v.Type().Shown())
	}
	return nil
}

// setUpdate is SET_UPDATE.
func (m *Machine) setUpdate(set, v py.Value) error {
	if err := set.Set().Update(m.c, v); err != nil {
		return m.notIterable(err, v, "Value after * must be an iterable, not %s", v.Type().Shown())
	}
	return nil
}

// listToTuple makes a tuple of a list that nobody else has.
func (m *Machine) listToTuple(v py.Value) (py.Value, error) {
	t, err := m.c.ToTuple(v)
	if err != nil {
		return py.Value{}, err
	}
	return t.Value(), nil
}

// updateMap copies the entries of a mapping into d.
func (m *Machine) updateMap(d *py.Dict, mapping py.Value) error {
	return m.eachEntry(mapping, func(key, v py.Value) error { return d.Set(m.c, key, v) })
}

// eachEntry calls f with every key and value of a mapping.
func (m *Machine) eachEntry(mapping py.Value, f func(key, v py.Value) error) error {
	if mapping.Is(&py.DictType) {
		d := mapping.Dict()
		for i := 0; ; {
			key, v, next, ok := d.Entry(i)
			if !ok {
				return nil
			}
			if err := m.c.Steps(1); err != nil {
				return err
			}
			if err := f(key, v); err != nil {
				return err
			}
			i = next
		}
	}
	keys, err := m.c.CallMethod(mapping, "keys")
	if err != nil {
		return err
	}
	return m.c.Each(keys, func(key py.Value) error {
		v, err := m.c.GetItem(mapping, key)
		if err != nil {
			return err
		}
		return f(key, v)
	})
}

// notMapping replaces the error of using v as a mapping, if v is none.
func (m *Machine) notMapping(err error, v py.Value, format string, args ...any) error {
	if _, ok := py.IsRaised(err, &py.AttributeErrorType); ok {
		if keys, e := m.c.GetAttrOpt(v, "keys"); e == nil && keys.IsNil() {
			return m.c.Errorf(&py.TypeErrorType, format, args...)
		}
	}
	return err
}

// mapUpdate is MAP_UPDATE.
func (m *Machine) mapUpdate(d, v py.Value) error {
	if err := m.updateMap(d.Dict(), v); err != nil {
		return m.notMapping(err, v, "'%s' object is not a mapping", v.Type().Shown())
	}
	return nil
}

// mapMerge is MAP_MERGE: keywords of a call must be new.
func (m *Machine) mapMerge(d, v, callee py.Value) error {
	err := m.eachEntry(v, func(key, x py.Value) error {
		if !key.IsStr() {
			return m.c.Errorf(&py.TypeErrorType, "keywords must be strings")
		}
		old, err := d.Dict().Get(m.c, key)
		if err != nil {
			return err
		}
		if !old.IsNil() {
			return m.c.Errorf(&py.TypeErrorType, "%s got multiple values for keyword argument '%s'", m.calleeName(callee), key.Str().S)
		}
		return d.Dict().Set(m.c, key, x)
	})
	if err != nil {
		return m.notMapping(err, v, "%s argument after ** must be a mapping, not %s", m.calleeName(callee), v.Type().Shown())
	}
	return nil
}

// unpack puts the items of v, exactly len(regs), into regs.
func (m *Machine) unpack(regs []py.Value, v py.Value) error {
	switch {
	case v.Is(&py.TupleType):
		if items := v.Tuple().Items(); len(items) == len(regs) {
			copy(regs, items)
			return nil
		}
	case v.Is(&py.ListType):
		if l := v.List(); l.Len() == len(regs) {
			for i := range regs {
				regs[i] = l.At(i)
			}
			return nil
		}
	case v.Kind() == py.KindTuple:
		if items, ok := v.Tuple().Plain(); ok && len(items) == len(regs) {
			copy(regs, items)
			return nil
		}
	}
	return m.unpackIterable(regs, v)
}

// unpackIterable is unpack for any iterable, and makes unpack's errors.
func (m *Machine) unpackIterable(regs []py.Value, v py.Value) error {
	it, err := m.c.Iter(v)
	if err != nil {
		return m.notIterable(err, v, "cannot unpack non-iterable %s object", v.Type().Shown())
	}
	mark := m.c.Push(it)
	defer m.c.Pop(mark)
	got, err := m.take(it, len(regs))
	if err != nil {
		return err
	}
	if len(got) < len(regs) {
		return m.c.Errorf(&py.ValueErrorType, "not enough values to unpack (expected %d, got %d)", len(regs), len(got))
	}
	extra, err := m.c.Next(it)
	if err != nil {
		return err
	}
	if !extra.IsNil() {
		return m.tooManyToUnpack(len(regs), v)
	}
	copy(regs, got)
	return nil
}

// take returns up to n items of an iterator. They stay pushed.
func (m *Machine) take(it py.Value, n int) ([]py.Value, error) {
	if err := m.c.Charge(int64(n), int64(2*valueBytes*n)); err != nil {
		return nil, err
	}
	got := make([]py.Value, 0, n)
	for len(got) < n {
		x, err := m.c.Next(it)
		if err != nil {
			return nil, err
		}
		if x.IsNil() {
			break
		}
		m.c.Push(x)
		got = append(got, x)
	}
	return got, nil
}

func (m *Machine) tooManyToUnpack(want int, v py.Value) error {
	n := -1
	switch {
	case v.Is(&py.TupleType):
		n = v.Tuple().Len()
	case v.Is(&py.ListType):
		n = v.List().Len()
	case v.Is(&py.DictType):
		n = v.Dict().Len()
	}
	if n >= 0 {
		return m.c.Errorf(&py.ValueErrorType, "too many values to unpack (expected %d, got %d)", want, n)
	}
	return m.c.Errorf(&py.ValueErrorType, "too many values to unpack (expected %d)", want)
}

// unpackEx puts the first items of v, a list of those between, and the last
// after items into regs.
func (m *Machine) unpackEx(regs []py.Value, v py.Value, before, after int) error {
	if n := sequenceLen(v); n >= before+after {
		return m.unpackSequence(regs, v, before, after)
	}
	it, err := m.c.Iter(v)
	if err != nil {
		return m.notIterable(err, v, "cannot unpack non-iterable %s object", v.Type().Shown())
	}
	mark := m.c.Push(it)
	defer m.c.Pop(mark)
	got, err := m.take(it, before)
	if err != nil {
		return err
	}
	n := len(got)
	var rest []py.Value
	if n == before {
		if rest, err = m.c.Items(it); err != nil {
			return err
		}
		n += len(rest)
	}
	if n < before+after {
		return m.c.Errorf(&py.ValueErrorType, "not enough values to unpack (expected at least %d, got %d)", before+after, n)
	}
	if err := m.c.Alloc(listBytes); err != nil {
		return err
	}
	split := len(rest) - after
	copy(regs, got)
	copy(regs[before+1:], rest[split:])
	clear(rest[split:])
	regs[before] = py.NewList(rest[:split:split]).Value()
	return nil
}

// sequenceLen is the number of items of a tuple or list, which unpacking takes
// from it directly; -1 of anything else.
func sequenceLen(v py.Value) int {
	if t, ok := v.AsTuple(); ok {
		return t.Len()
	}
	if l, ok := v.AsList(); ok {
		return l.Len()
	}
	return -1
}

// unpackSequence is unpackEx of a tuple or list that is long enough.
func (m *Machine) unpackSequence(regs []py.Value, v py.Value, before, after int) error {
	var s py.Sequence
	if t, ok := v.AsTuple(); ok {
		s = t
	} else {
		s = v.List()
	}
	n := s.Len()
	rest, err := m.c.NewListSlice(v, before, n-after)
	if err != nil {
		return err
	}
	if err := m.meter.Steps(int64(before + after)); err != nil {
		return err
	}
	for i := range before {
		regs[i] = s.At(i)
	}
	for i := range after {
		regs[before+1+i] = s.At(n - after + i)
	}
	regs[before] = rest.Value()
	return nil
}

// Conversions of FORMAT.
const (
	convertNone = iota
	convertStr
	convertRepr
	convertASCII
)

// format makes the text of a replacement field of an f-string.
func (m *Machine) format(v py.Value, conversion uint8, spec string) (py.Value, error) {
	var s py.Value
	var err error
	switch conversion {
	case convertNone:
		return m.plainStr(m.c.FormatValue(v, spec))
	case convertStr:
		if v.Is(&py.StrType) {
			return m.formatted(v, spec)
		}
		s, err = m.c.StrValue(v)
	case convertRepr:
		s, err = m.c.ReprValue(v)
	default:
		s, err = m.str(m.c.ASCII(v))
	}
	if err != nil {
		return py.Value{}, err
	}
	return m.formatted(s, spec)
}

// plainStr is v without the subclass of str that a __format__ may have given.
func (m *Machine) plainStr(v py.Value, err error) (py.Value, error) {
	if err != nil || v.Is(&py.StrType) {
		return v, err
	}
	return m.c.NewStr(v.Str().S)
}

func (m *Machine) formatted(s py.Value, spec string) (py.Value, error) {
	if spec == "" {
		return s, nil
	}
	text, err := m.c.Format(s, spec)
	return m.str(text, err)
}

func (m *Machine) str(text string, err error) (py.Value, error) {
	if err != nil {
		return py.Value{}, err
	}
	return m.c.NewStr(text)
}

// Bits of X in a linked FORMAT: which values stay as they are.
const (
	laterInt      = uint8(py.PlainInt) << laterShift
	laterFloat    = uint8(py.PlainFloat) << laterShift
	laterAnyFloat = uint8(py.PlainAnyFloat) << laterShift
	laterStr      = uint8(py.PlainStr) << laterShift

	laterShift = 3
	laterMax   = 1e18 // beyond which floats need laterAnyFloat
)

// linkFormat notes at a FORMAT that may leave values to BUILD_STRING which
// these are.
func (k *code) linkFormat(in *instr) {
	if in.x() != bytecode.FormatLater {
		return
	}
	spec := ""
	if in.op() == bytecode.FormatK {
		spec = k.consts[in.c()].Str().S
	}
	in.X |= uint8(py.PlainFormats(spec)) << laterShift
}

// stays reports whether FORMAT leaves v to BUILD_STRING.
func stays(in *instr, v py.Value) bool {
	switch {
	case v.IsInt():
		return in.x()&laterInt != 0
	case v.IsFloat():
		return in.x()&laterFloat != 0 && math.Abs(v.AsFloat()) < laterMax || in.x()&laterAnyFloat != 0
	case v.Is(&py.StrType):
		return in.x()&laterStr != 0
	}
	return false
}

// buildString is BUILD_STRING.
func (m *Machine) buildString(f *frame, in word) error {
	specs := f.code.consts[f.extra().wide()].Tuple().Items()
	return f.result(in).put(m.c.BuildString(f.row(in, 1), specs))
}

// formatOp is FORMAT and FORMAT_K.
func (m *Machine) formatOp(f *frame, in word) error {
	v := f.regs[in.b()]
	if stays(in, v) {
		if v.IsStr() {
			v = v.Unformatted()
		}
		f.regs[in.a()] = v
		return m.c.Steps(py.PlainSteps)
	}
	spec := ""
	switch {
	case in.op() == bytecode.FormatK:
		spec = f.code.consts[in.c()].Str().S
	case in.c() != bytecode.NoReg:
		spec = f.regs[in.c()].Str().S
	}
	return f.result(in).put(m.format(v, in.x()%bytecode.FormatLater, spec))
}

// slice makes slice(a, b, None) for the subscript of GET_SLICE and SET_SLICE.
func (m *Machine) slice(start, stop, step py.Value) (py.Value, error) {
	if err := m.c.Alloc(sliceBytes); err != nil {
		return py.Value{}, err
	}
	return py.NewSlice(start, stop, step).Value(), nil
}

const sliceBytes = 72
