package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// An attrCache remembers, at one instruction, how an attribute was found. It
// holds for values of type typ whose attributes have the given shape, while
// no class of the run has changed since epoch.
type attrCache struct {
	kind  attrKind
	slot  int
	epoch uint32
	typ   *py.Type
	shape *py.Shape // of the instance; nil for types whose instances have no attributes
	next  *py.Shape // cacheNew: the shape with the attribute
	value py.Value  // cacheMethod, cacheProperty: the function
	ns    *py.Namespace
}

type attrKind uint8

const (
	cacheNone     attrKind = iota
	cacheSlot              // Slots[slot] of an instance
	cacheNew               // SET_ATTR that adds the attribute
	cacheMethod            // a function of the class
	cacheProperty          // a property whose getter is a function of the script
	cacheBuiltin           // a method of a builtin type
	cacheModule            // slot of ns, a module's, at version epoch
)

// attrCacheBytes is what a cache costs.
const attrCacheBytes = 112

// holds reports whether the cache is right for an instance.
func (a *attrCache) holds(t *py.Type, in *py.Instance) bool {
	return a.typ == t && a.shape == in.Shape && a.epoch == t.Epoch()
}

// getAttr is GET_ATTR; a property's getter gets a frame.
func (m *Machine) getAttr(f *frame, in bytecode.Instr, pc int) error {
	v := f.regs[in.B]
	switch v.Kind() {
	case py.KindInstance:
		if a := f.code.attrs[pc]; a != nil && a.holds(v.Type(), v.Instance()) {
			switch a.kind {
			case cacheSlot:
				if x := v.Instance().Slots[a.slot]; !x.IsNil() {
					f.regs[in.A] = x
					return nil
				}
			case cacheProperty:
				return m.callGetter(f, in, a.value.Function())
			}
		}
		return m.getInstanceAttr(f, in, pc)
	case py.KindModule:
		if a := f.code.attrs[pc]; a != nil && a.kind == cacheModule && a.ns == v.Module().NS && a.epoch == a.ns.Version {
			f.regs[in.A] = a.ns.ValueAt(a.slot)
			return nil
		}
		m.cacheModuleAttr(f.code, pc, v.Module(), f.code.Names[in.C])
	}
	x, err := m.c.GetAttr(v, f.code.Names[in.C])
	if err == nil {
		f.regs[in.A] = x
	}
	return err
}

// callGetter pushes a frame for the getter of a property.
func (m *Machine) callGetter(f *frame, in bytecode.Instr, getter *py.Function) error {
	return m.callSpread(f, in.A, getter, arguments{pos: f.regs[in.B : in.B+1]})
}

// getInstanceAttr finds an attribute of an instance the long way, filling the
// cache.
func (m *Machine) getInstanceAttr(f *frame, in bytecode.Instr, pc int) error {
	v, name := f.regs[in.B], f.code.Names[in.C]
	t := v.Type()
	if !t.Has(py.TypeCustomGet) {
		found := t.Lookup(name)
		if getter, ok := plainGetter(found); ok {
			m.fill(f.code, pc, attrCache{kind: cacheProperty, value: getter}, v)
			return m.callGetter(f, in, getter.Function())
		}
		if slot := v.Instance().Shape.Slot(name); slot >= 0 && !isDataDescriptor(found) {
			m.fill(f.code, pc, attrCache{kind: cacheSlot, slot: slot}, v)
		}
	}
	x, err := m.c.GetAttr(v, name)
	if err == nil {
		f.regs[in.A] = x
	}
	return err
}

// plainGetter returns the getter of a property, if it is a function of the
// script.
func plainGetter(found py.Value) (py.Value, bool) {
	if !found.Is(&py.PropertyType) {
		return py.Value{}, false
	}
	get := found.Property().Get
	return get, get.Kind() == py.KindFunction
}

// isDataDescriptor reports whether an attribute found on the class goes
// before one of the instance.
func isDataDescriptor(found py.Value) bool {
	return !found.IsNil() && found.Type().Slots.DescrSet != nil
}

// fill remembers a for instances like v, if their shape may be remembered.
func (m *Machine) fill(k *code, pc int, a attrCache, v py.Value) {
	shape := v.Instance().Shape
	if !shape.Cacheable() {
		return
	}
	a.typ, a.shape, a.epoch = v.Type(), shape, v.Type().Epoch()
	m.store(k, pc, a)
}

// store puts a cache at pc.
func (m *Machine) store(k *code, pc int, a attrCache) {
	if k.attrs[pc] == nil {
		m.codeBytes += attrCacheBytes
		k.attrs[pc] = new(attrCache)
	}
	*k.attrs[pc] = a
}

func (m *Machine) cacheModuleAttr(k *code, pc int, mod *py.Module, name string) {
	if slot := mod.NS.Index(name); slot >= 0 {
		m.store(k, pc, attrCache{kind: cacheModule, ns: mod.NS, slot: slot, epoch: mod.NS.Version})
	}
}

// setAttr is SET_ATTR.
func (m *Machine) setAttr(f *frame, in bytecode.Instr, pc int) error {
	v, x := f.regs[in.A], f.regs[in.B]
	if v.Kind() != py.KindInstance {
		return m.c.SetAttr(v, f.code.Names[in.C], x)
	}
	i := v.Instance()
	if a := f.code.attrs[pc]; a != nil && a.holds(v.Type(), i) {
		switch a.kind {
		case cacheSlot:
			i.Slots[a.slot] = x
			return nil
		case cacheNew:
			if err := m.c.Alloc(py.AttrBytes); err != nil {
				return err
			}
			i.Slots = append(i.Slots, x)
			i.Shape = a.next
			return nil
		}
	}
	return m.setInstanceAttr(f, in, pc)
}

// setInstanceAttr sets an attribute of an instance the long way, filling the
// cache.
func (m *Machine) setInstanceAttr(f *frame, in bytecode.Instr, pc int) error {
	v, name := f.regs[in.A], f.code.Names[in.C]
	t, i := v.Type(), v.Instance()
	before := i.Shape
	if err := m.c.SetAttr(v, name, f.regs[in.B]); err != nil {
		return err
	}
	if t.Has(py.TypeCustomSet) || !before.Cacheable() || !i.Shape.Cacheable() || isDataDescriptor(t.Lookup(name)) {
		return nil
	}
	slot := i.Shape.Slot(name)
	switch {
	case slot < 0 || slot >= len(i.Slots):
	case before == i.Shape:
		m.fill(f.code, pc, attrCache{kind: cacheSlot, slot: slot}, v)
	case before.Slot(name) < 0 && slot == len(before.Names) && t.Has(py.TypeHasDict):
		m.store(f.code, pc, attrCache{kind: cacheNew, typ: t, shape: before, next: i.Shape, epoch: t.Epoch()})
	}
	return nil
}

// loadMethod is LOAD_METHOD.
func (m *Machine) loadMethod(f *frame, in bytecode.Instr, pc int) error {
	v := f.regs[in.B]
	a := f.code.attrs[pc]
	switch {
	case a == nil:
	case a.kind == cacheBuiltin && a.typ == v.Type():
		f.regs[in.A], f.regs[in.A+1] = a.value, v
		return nil
	case a.kind == cacheMethod && v.Kind() == py.KindInstance && a.holds(v.Type(), v.Instance()):
		f.regs[in.A], f.regs[in.A+1] = a.value, v
		return nil
	case a.kind == cacheModule && v.Kind() == py.KindModule && a.ns == v.Module().NS && a.epoch == a.ns.Version:
		f.regs[in.A], f.regs[in.A+1] = a.ns.ValueAt(a.slot), py.Value{}
		return nil
	}
	name := f.code.Names[in.C]
	m.cacheMethodOf(f.code, pc, v, name)
	fn, self, err := m.c.LookupMethod(v, name)
	if err == nil {
		f.regs[in.A], f.regs[in.A+1] = fn, self
	}
	return err
}

// cacheMethodOf fills the cache of a LOAD_METHOD, if v is of a kind that can
// be remembered.
func (m *Machine) cacheMethodOf(k *code, pc int, v py.Value, name string) {
	t := v.Type()
	switch {
	case v.Kind() == py.KindModule:
		m.cacheModuleAttr(k, pc, v.Module(), name)
	case t.Has(py.TypeScript):
		if v.Kind() != py.KindInstance || t.Has(py.TypeCustomGet) || v.Instance().Shape.Slot(name) >= 0 {
			return
		}
		if fn := t.Lookup(name); fn.Kind() == py.KindFunction {
			m.fill(k, pc, attrCache{kind: cacheMethod, value: fn}, v)
		}
	case !t.Has(py.TypeHasDict) && t.Slots.GetAttr == nil && v.Kind() != py.KindType && v.Kind() != py.KindSuper:
		if fn := t.Lookup(name); fn.Kind() == py.KindBuiltin && fn.Builtin().Bind == py.BindInstance {
			m.store(k, pc, attrCache{kind: cacheBuiltin, typ: t, value: fn})
		}
	}
}
