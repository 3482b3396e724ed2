package py

import "github.com/vivarium-run/vivarium/internal/lang/meter"

// A tracer measures what a run can still reach: an iterative mark phase over
// an explicit stack. Marks are numbers, so nothing needs to be cleared before
// the next trace. What has no parts is counted where it is met, and a sequence
// stands on the stack as the rest of its items, so that the stack takes little
// memory however wide the data is.
type tracer struct {
	mark           uint32
	bytes, objects int64
	stack          []Value
	rests          [][]Value
	seen           map[any]bool // shared parts without a header: namespaces, frames
}

// Trace marks everything reachable from the run's roots (modules, temps, and
// what extra visits) and returns the live bytes and objects: the meter's
// Trace function.
func (c *Context) Trace(extra func(visit func(Value))) (bytes, objects int64) {
	c.marks++
	t := &tracer{mark: c.marks, seen: map[any]bool{}}
	for _, m := range c.Modules {
		t.visit(m.Value())
	}
	for _, m := range [2]*Module{c.Main, c.Builtins} {
		if m != nil {
			t.visit(m.Value())
		}
	}
	t.values(c.temps)
	t.values(c.args)
	for _, s := range c.state {
		if data, ok := s.(Traced); ok {
			t.data(data)
		}
	}
	for i := range c.chars {
		for _, s := range [2]*Str{c.chars[i], c.numerals[i]} {
			if s != nil {
				t.visit(s.Value())
			}
		}
	}
	if extra != nil {
		extra(t.visit)
	}
	t.run(c.Meter)
	if c.Meter.Failed() == nil {
		c.forget(t.mark)
	}
	return t.bytes + idBytes*int64(len(c.ids)), t.objects
}

// idBytes is the size of an entry in the table of ids.
const idBytes = 48

// forget drops the ids of objects that are gone.
func (c *Context) forget(mark uint32) {
	for o := range c.ids {
		if o.mark != mark && o.flags&flagStatic == 0 {
			delete(c.ids, o)
		}
	}
}

// Traced reports whether the last trace has found v: whether something keeps
// it.
func (c *Context) Traced(v Value) bool {
	return v.ref.flags&flagStatic != 0 || v.ref.mark == c.marks
}

// visit marks one value and puts it on the stack.
func (t *tracer) visit(v Value) {
	o := v.ref
	if o == nil || o.flags&flagStatic != 0 || o.mark == t.mark {
		return
	}
	o.mark = t.mark
	t.objects++
	if !t.leaf(v) {
		t.stack = append(t.stack, v)
	}
}

// leaf counts a number or text that has no attributes.
func (t *tracer) leaf(v Value) bool {
	var attrs *Attrs
	var size int64
	switch typ := v.ref.typ; typ.Kind {
	case KindInt:
		size = int64(64 + v.bigInt().N.BitLen()/8)
		if v.ref.typ != &IntType {
			attrs = v.intInstance().attrs
		}
	case KindFloat:
		attrs, size = v.BoxedFloat().Attrs, 32
	case KindComplex:
		attrs, size = v.Complex().Attrs, 48
	case KindStr:
		attrs, size = v.Str().attrs(), t.text(v.Str())
	case KindBytes:
		attrs, size = v.Bytes().Attrs, int64(48+len(v.Bytes().S))
	default:
		return false
	}
	t.bytes += size
	t.attrs(attrs)
	if v.ref.typ.flags&flagStatic == 0 {
		t.visit(v.ref.typ.Value())
	}
	return true
}

// text returns the size of a text; a shared buffer is counted once.
func (t *tracer) text(s *Str) int64 {
	size := s.bytes()
	if s.more() != nil && s.more().tail != nil && s.more().tail.mark != t.mark {
		s.more().tail.mark = t.mark
		size += int64(cap(s.more().tail.b))
	}
	return size
}

// values visits the values of a sequence, in its turn.
func (t *tracer) values(vs []Value) {
	if len(vs) > 0 {
		t.rests = append(t.rests, vs)
	}
}

// next takes a value from the stack.
func (t *tracer) next() bool {
	for len(t.stack) == 0 {
		if len(t.rests) == 0 {
			return false
		}
		last := &t.rests[len(t.rests)-1]
		v := (*last)[0]
		if *last = (*last)[1:]; len(*last) == 0 {
			t.rests = t.rests[:len(t.rests)-1]
		}
		t.visit(v)
	}
	return true
}

// data visits what an object of another package holds, once.
func (t *tracer) data(d Traced) {
	if t.once(d) {
		t.bytes += d.Trace(t.visit)
	}
}

// once reports whether something without a header is met for the first time.
func (t *tracer) once(p any) bool {
	if t.seen[p] {
		return false
	}
	t.seen[p] = true
	return true
}

// tracePoll is how many objects with parts may be visited between two looks
// at the stop flag.
const tracePoll = 1 << 14

// run visits all that is on the stack. A run that is stopped meanwhile needs
// no measure any more.
func (t *tracer) run(m *meter.Meter) {
	for n := 0; t.next(); n++ {
		if n%tracePoll == 0 && m.Poll() != nil {
			return
		}
		v := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		if !t.container(v) {
			t.object(v)
		}
	}
}

// container scans the layouts of containers.
func (t *tracer) container(v Value) bool {
	switch v.ref.typ.Kind {
	case KindByteArray:
		t.bytes += int64(64 + cap(v.ByteArray().B))
		t.attrs(v.ByteArray().Attrs)
	case KindList:
		l := v.List()
		t.bytes += l.bytes()
		t.values(l.items())
		t.attrs(v.attrs())
	case KindTuple:
		t.bytes += v.Tuple().bytes()
		t.values(v.Tuple().Items())
		t.attrs(v.attrs())
	case KindDict:
		t.dict(v.Dict())
	case KindSet, KindFrozenSet:
		t.set(v.Set())
	case KindRange:
		t.bytes += v.Range().bytes()
	case KindSlice:
		s := v.Slice()
		t.bytes += sliceBytes
		t.values([]Value{s.Start, s.Stop, s.Step})
	case KindAux:
		t.aux(v)
	default:
		return false
	}
	if v.ref.typ.flags&flagStatic == 0 {
		t.visit(v.ref.typ.Value())
	}
	return true
}

func (t *tracer) dict(d *Dict) {
	t.bytes += d.bytes()
	for i := range d.entries {
		t.visit(d.entries[i].key)
		t.visit(d.entries[i].val)
	}
	t.attrs(d.Value().attrs())
}

func (t *tracer) set(s *Set) {
	t.bytes += s.bytes()
	if !s.ints {
		for _, e := range s.entries() {
			t.visit(e.key)
		}
	}
	t.attrs(s.Value().attrs())
}

func (t *tracer) attrs(a *Attrs) {
	if a == nil {
		return
	}
	t.bytes += 32 + AttrBytes*int64(cap(a.Slots))
	if a.Shape != nil && a.Shape.own {
		t.bytes += a.Shape.Bytes()
	}
	t.values(a.Slots)
}

// aux scans iterators and views.
func (t *tracer) aux(v Value) {
	t.bytes += iterBytes
	typ := v.ref.typ
	for typ.Has(TypeScript) {
		typ = typ.Base // the struct is that of the builtin type
	}
	switch typ {
	case &ListIteratorType, &ListReverseIteratorType:
		if l := v.ListIter().L; l != nil {
			t.visit(l.Value())
		}
	case &StrIteratorType:
		if s := v.StrIter().S; s != nil {
			t.visit(s.Value())
		}
	case &TupleIteratorType:
		if u := v.TupleIter().T; u != nil {
			t.visit(u.Value())
		}
	case &BigRangeIteratorType:
		it := v.BigRangeIter()
		t.bytes += int64(144 + (it.next.BitLen()+it.step.BitLen()+it.left.BitLen())/8)
	case &SetIteratorType:
		if s := v.SetIter().S; s != nil {
			t.visit(s.Value())
		}
	case &ReversedType:
		t.visit(v.ReversedIter().V)
	case &EnumerateType:
		t.values([]Value{v.EnumIter().It, v.EnumIter().Big})
	case &ZipType:
		t.inner(v.ZipIter().Its)
	case &MapType:
		t.visit(v.MapIter().F)
		t.inner(v.MapIter().Its)
	case &FilterType:
		t.values([]Value{v.FilterIter().F, v.FilterIter().It})
	case &DictKeysType, &DictValuesType, &DictItemsType:
		t.visit(v.DictView().D.Value())
	case &RangeIteratorType:
	default:
		if d := v.DictIter().D; d != nil {
			t.visit(d.Value())
		}
	}
}

func (t *tracer) inner(its []Value) {
	t.bytes += ValueBytes * int64(len(its))
	t.values(its)
}

// object scans the layouts of the object model.
func (t *tracer) object(v Value) {
	switch v.ref.typ.Kind {
	case KindInstance:
		i := v.Instance()
		t.bytes += 64 + ValueBytes*int64(cap(i.Slots))
		if i.Shape != nil && i.Shape.own {
			t.bytes += i.Shape.Bytes()
		}
		t.values(i.Slots)
	case KindException:
		t.exception(v.Exception())
	case KindType:
		t.class(v.TypeObject())
	case KindFunction:
		t.function(v.Function())
	case KindBuiltin:
		t.bytes += 160
	case KindMethod:
		t.bytes += 48
		t.values([]Value{v.Method().Func, v.Method().Self})
	case KindModule:
		t.bytes += 64
		t.namespace(v.Module().NS)
	case KindGenerator:
		t.bytes += 96 + int64(len(v.Generator().Name)+len(v.Generator().Qualname))
		if f, ok := v.Generator().Frame.(Traced); ok {
			t.data(f)
		}
	case KindCell:
		t.bytes += 32
		t.visit(v.Cell().V)
	case KindProperty:
		p := v.Property()
		t.bytes += 144
		t.values([]Value{p.Get, p.Set, p.Del, p.Doc, p.Name})
		t.attrs(p.Attrs)
	case KindClassMethod, KindStaticMethod:
		t.bytes += 48
		t.visit(v.Wrapper().F)
		t.attrs(v.Wrapper().Attrs)
	case KindSuper:
		t.super(v.Super())
	case KindNative:
		t.native(v.Native())
	}
	if typ := v.ref.typ; typ.flags&flagStatic == 0 {
		t.visit(typ.Value())
	}
}

func (t *tracer) native(n *Native) {
	t.bytes += 48
	t.attrs(n.Attrs)
	if d, ok := n.Data.(Traced); ok {
		t.bytes += d.Trace(t.visit)
	}
}

func (t *tracer) super(s *Super) {
	t.bytes += 64
	t.visit(s.Obj)
	for _, k := range [2]*Type{s.Cls, s.OfTy} {
		if k != nil {
			t.visit(k.Value())
		}
	}
}

func (t *tracer) exception(e *Exception) {
	t.bytes += 160 + 80*int64(cap(e.Traceback)) + ValueBytes*int64(cap(e.Fields))
	if e.Args != nil {
		t.visit(e.Args.Value())
	}
	if e.shown != nil {
		t.visit(e.shown.Value())
	}
	t.values([]Value{e.Cause, e.Context})
	t.values(e.Fields)
	t.attrs(e.Attrs)
}

func (t *tracer) function(f *Function) {
	t.bytes += FunctionBytes + ValueBytes*int64(len(f.Defaults)) + 8*int64(len(f.Closure))
	t.values(f.Defaults)
	if r := f.rare; r != nil {
		t.bytes += FunctionRareBytes + ValueBytes*int64(len(r.KwDefaults)) + int64(len(r.Name)+len(r.Qualname))
		t.values(r.KwDefaults)
		t.values([]Value{r.Annotate, r.Annotations, r.Doc, r.TypeParams})
	}
	for _, cell := range f.Closure {
		if cell != nil {
			t.visit(cell.Value())
		}
	}
	if f.Globals != nil {
		t.visit(f.Globals.Value())
	}
	if f.Code != nil {
		f.Code.Visit(t.visit)
	}
	if !f.Module.IsNil() {
		t.visit(f.Module)
	}
	t.attrs(f.Attrs)
}

func (t *tracer) class(k *Type) {
	t.bytes += 2048 + 8*int64(len(k.MRO)+len(k.Bases)+cap(k.below)) + 64*int64(len(k.cache))
	t.bytes += k.Shape.Bytes() + int64(len(k.Name)+len(k.Qualname)+len(k.Module))
	for _, n := range k.Abstract {
		t.bytes += 16 + int64(len(n))
	}
	t.namespace(k.Dict())
	t.attrs(k.Attrs)
	for _, list := range [3][]*Type{k.MRO, k.Bases, k.Registered} {
		for _, b := range list {
			if b != nil {
				t.visit(b.Value())
			}
		}
	}
}

// namespaceBytes is the size of one name: its slot in the map, text header and
// value.
const namespaceBytes = 72

func (t *tracer) namespace(ns *Namespace) {
	if ns == nil || !t.once(ns) {
		return
	}
	t.bytes += 96 + namespaceBytes*int64(len(ns.names)) + int64(ns.text)
	t.visit(ns.Mapping)
	t.values(ns.open)
	t.values(ns.values)
}
