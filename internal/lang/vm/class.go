package vm

import (
	"sync"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// namespaceType is the type of the value that stands for a class namespace
// while annotation scopes refer to it. No script sees it.
var namespaceType = py.Type{Name: "namespace", Kind: py.KindNative, Flags: py.TypeNoInstances}

var namespaceReady sync.Once

func finishNamespace() { namespaceType.Static() }

// classNamespace lets the meter's trace see a namespace.
type classNamespace struct{ *py.Namespace }

func (n classNamespace) Trace(visit func(py.Value)) int64 {
	for i := range n.Len() {
		visit(n.ValueAt(i))
	}
	return int64(nameBytes * n.Len())
}

// buildClass is the class statement: body is the function of its body, args
// the bases and keyword arguments.
func (m *Machine) buildClass(body *py.Function, name string, bases []py.Value, kw []py.Kw) (py.Value, error) {
	resolved, err := m.mroEntries(bases)
	if err != nil {
		return py.Value{}, err
	}
	meta, kw, err := m.metaclass(resolved, kw)
	if err != nil {
		return py.Value{}, err
	}
	ns, err := m.prepare(meta, name, resolved, kw)
	if err != nil {
		return py.Value{}, err
	}
	cell, err := m.runClassBody(body, ns)
	if err != nil {
		return py.Value{}, err
	}
	if len(resolved) != len(bases) || !sameValues(resolved, bases) {
		ns.Set("__orig_bases__", tupleValue(bases))
	}
	if cell != nil {
		ns.Set("__classcell__", cell.Value()) // NewClass fills it before any hook of the class runs
	}
	cls, err := m.makeClass(meta, name, resolved, ns, kw)
	if err == nil && cell != nil && cls.Kind() == py.KindType && cell.V != cls {
		err = m.wrongCell(cell, name, cls)
	}
	return cls, err
}

// wrongCell is the exception for a class whose methods mean another class, or
// none, by super() and __class__: a metaclass has lost the cell.
func (m *Machine) wrongCell(cell *py.Cell, name string, cls py.Value) error {
	shown, err := m.c.Repr(cls)
	if err != nil {
		return err
	}
	if cell.V.IsNil() {
		return m.c.Errorf(&py.RuntimeErrorType, "__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?", py.ReprStr(name), shown)
	}
	other, err := m.c.Repr(cell.V)
	if err != nil {
		return err
	}
	return m.c.Errorf(&py.TypeErrorType, "__class__ set to %s defining %s as %s", other, py.ReprStr(name), shown)
}

func sameValues(a, b []py.Value) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// mroEntries replaces bases that are no classes by what their __mro_entries__
// says.
func (m *Machine) mroEntries(bases []py.Value) ([]py.Value, error) {
	var out []py.Value
	for i, b := range bases {
		entries, err := m.entriesOf(b, bases)
		if err != nil {
			return nil, err
		}
		if entries == nil {
			if out != nil {
				out = append(out, b)
			}
			continue
		}
		if out == nil {
			out = append(make([]py.Value, 0, len(bases)), bases[:i]...)
		}
		out = append(out, entries...)
	}
	if out == nil {
		out = bases
	}
	return out, nil
}

func (m *Machine) entriesOf(base py.Value, bases []py.Value) ([]py.Value, error) {
	if base.Kind() == py.KindType {
		return nil, nil
	}
	fn, err := m.c.GetAttrOpt(base, "__mro_entries__")
	if err != nil || fn.IsNil() {
		return nil, err
	}
	v, err := m.c.Call(fn, tupleValue(append([]py.Value(nil), bases...)))
	if err != nil {
		return nil, err
	}
	if v.Kind() != py.KindTuple {
		return nil, m.c.Errorf(&py.TypeErrorType, "__mro_entries__ must return a tuple")
	}
	return append(make([]py.Value, 0), v.Tuple().Items()...), nil
}

// metaclass returns the metaclass of a class statement and the keywords that
// remain for it.
func (m *Machine) metaclass(bases []py.Value, kw []py.Kw) (py.Value, []py.Kw, error) {
	meta := py.TypeType.Value()
	explicit := false
	for i, k := range kw {
		if k.Name == "metaclass" {
			meta, explicit = k.Value, true
			kw = append(append([]py.Kw(nil), kw[:i]...), kw[i+1:]...)
			break
		}
	}
	if !explicit && len(bases) > 0 {
		meta = bases[0].Type().Value()
	}
	if meta.Kind() != py.KindType {
		return meta, kw, nil
	}
	winner := meta.TypeObject()
	for _, b := range bases {
		t := b.Type()
		switch {
		case winner.IsSubtype(t):
		case t.IsSubtype(winner):
			winner = t
		default:
			return meta, kw, m.c.Errorf(&py.TypeErrorType, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return winner.Value(), kw, nil
}

// prepare makes the namespace that the body fills. A metaclass's __prepare__
// may put names into it beforehand.
func (m *Machine) prepare(meta py.Value, name string, bases []py.Value, kw []py.Kw) (*py.Namespace, error) {
	if err := m.c.Alloc(dictBytes); err != nil {
		return nil, err
	}
	ns := py.NewNamespace()
	if meta.Kind() == py.KindType && (meta.TypeObject() == &py.TypeType || !hasPrepare(meta.TypeObject())) {
		return ns, nil
	}
	fn, err := m.c.GetAttrOpt(meta, "__prepare__")
	if err != nil || fn.IsNil() {
		return ns, err
	}
	v, err := m.c.CallKw(fn, []py.Value{m.c.Text(name), tupleValue(append([]py.Value(nil), bases...))}, append([]py.Kw(nil), kw...))
	if err != nil {
		return nil, err
	}
	if v.Kind() != py.KindDict {
		return nil, m.c.Errorf(&py.TypeErrorType, "%s.__prepare__() must return a mapping, not %s", metaName(meta), v.Type().Shown())
	}
	if !v.Is(&py.DictType) {
		ns.Mapping = v
	}
	return ns, m.fillNamespace(ns, v.Dict())
}

// hasPrepare reports whether a metaclass has a __prepare__ of its own.
func hasPrepare(meta *py.Type) bool {
	return meta.Lookup("__prepare__") != py.TypeType.Lookup("__prepare__")
}

func metaName(meta py.Value) string {
	if meta.Kind() == py.KindType {
		return meta.TypeObject().Name
	}
	return "<metaclass>"
}

func (m *Machine) fillNamespace(ns *py.Namespace, d *py.Dict) error {
	if err := m.c.Charge(int64(d.Len()), int64(nameBytes*4*d.Len())); err != nil {
		return err
	}
	for i := 0; ; {
		key, v, next, ok := d.Entry(i)
		if !ok {
			return nil
		}
		if !key.IsStr() {
			return m.c.Errorf(&py.TypeErrorType, "class namespace keys must be strings")
		}
		ns.Set(key.Str().S, v)
		i = next
	}
}

// runClassBody runs the body in ns and returns its __class__ cell, if any.
func (m *Machine) runClassBody(body *py.Function, ns *py.Namespace) (*py.Cell, error) {
	k := body.Code.(*code)
	if err := m.ready(k); err != nil {
		return nil, err
	}
	if err := m.deeper(); err != nil {
		return nil, err
	}
	f, err := m.open(k, body.Closure, 0)
	if err != nil {
		m.shallower()
		return nil, err
	}
	f.flags |= flagEntry | flagBody
	f.ns = ns
	cells := f.cells
	if k.Flags&bytecode.HasDoc != 0 {
		doc, err := m.intern(k.Doc)
		if err != nil {
			return nil, m.abandon(f, err)
		}
		ns.Set("__doc__", doc)
	}
	if _, err := m.run(f, nil); err != nil {
		return nil, err
	}
	if k.ClassCell >= 0 && k.ClassCell < len(cells) {
		return cells[k.ClassCell], nil
	}
	return nil, nil
}

// makeClass calls the metaclass.
func (m *Machine) makeClass(meta py.Value, name string, bases []py.Value, ns *py.Namespace, kw []py.Kw) (py.Value, error) {
	if meta.Kind() == py.KindType && plainMeta(meta.TypeObject()) {
		return m.c.NewClass(meta.TypeObject(), name, bases, ns, kw)
	}
	d := py.NewDict()
	if !ns.Mapping.IsNil() {
		d = ns.Mapping.Dict()
	}
	if err := m.c.Alloc(dictBytes); err != nil {
		return py.Value{}, err
	}
	for i := range ns.Len() {
		key, v := ns.At(i)
		if !ns.Mapping.IsNil() && !d.GetStr(m.c, key).IsNil() {
			continue
		}
		if err := d.SetStr(m.c, key, v); err != nil {
			return py.Value{}, err
		}
	}
	args := []py.Value{m.c.Text(name), tupleValue(append([]py.Value(nil), bases...)), d.Value()}
	return m.c.CallKw(meta, args, kw)
}

// plainMeta reports whether calling the metaclass is only making the class.
func plainMeta(meta *py.Type) bool {
	return meta.TypeOf() == &py.TypeType && meta.Lookup("__new__") == py.TypeType.Lookup("__new__") &&
		meta.Lookup("__init__") == py.TypeType.Lookup("__init__")
}

// buildClassOp is BUILD_CLASS.
func (m *Machine) buildClassOp(f *frame, in word) error {
	names := f.code.consts[f.extra().wide()].Tuple().Items()
	args := append([]py.Value(nil), f.regs[in.b()+2:int(in.b())+2+int(in.c())]...)
	split := len(args) - len(names)
	kw := make([]py.Kw, len(names))
	for i, name := range names {
		kw[i] = py.Kw{Name: name.Str().S, Value: args[split+i]}
	}
	return m.finishClass(f, in, args[:split:split], kw)
}

// buildClassEx is BUILD_CLASS_EX.
func (m *Machine) buildClassEx(f *frame, in word) error {
	bases, err := f.regs[in.b()+2].List().Slice(m.c)
	if err != nil {
		return err
	}
	kw, err := m.starKeywords(f.regs[in.b()], f.regs[in.b()+3])
	if err != nil {
		return err
	}
	return m.finishClass(f, in, bases, kw)
}

func (m *Machine) finishClass(f *frame, in word, bases []py.Value, kw []py.Kw) error {
	name := f.regs[in.b()+1].Str().S
	cls, err := m.buildClass(f.regs[in.b()].Function(), name, bases, kw)
	if err == nil {
		f.regs[in.a()] = cls
	}
	return err
}

// plainInit returns the __init__ of a class of the script whose construction
// is the ordinary one: object.__new__, then this function.
func plainInit(t *py.Type) (*py.Function, bool) {
	if !t.Has(py.TypeScript) || t.TypeOf() != &py.TypeType || t.Kind != py.KindInstance || len(t.Abstract) > 0 || t.Instantiate != nil {
		return nil, false
	}
	init := t.Lookup("__init__")
	if init.Kind() != py.KindFunction || t.Lookup("__new__") != py.ObjectType.Lookup("__new__") {
		return nil, false
	}
	return init.Function(), true
}
