package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// An attrCache remembers, at one instruction, how an attribute was found. It
// holds for values of type typ, whose attributes have the given shape if there
// is one, while no class of the run has changed since epoch.
type attrCache struct {
	kind  attrKind
	slot  int
	epoch uint32
	typ   *py.Type
	shape *py.Shape     // of an instance; nil: whatever it has
	next  *py.Shape     // cacheNew: the shape with the attribute
	value py.Value      // the function
	place *py.Value     // cacheClass, cacheOfClass, cacheDescriptor
	ns    *py.Namespace // cacheModule
	keys  *py.Keys      // cacheKeys
	cls   *py.Type      // cacheOfClass, cacheSuper

	naming *naming // of a call with keywords, of whatever kind
}

type attrKind uint8

const (
	cacheNone       attrKind = iota
	cacheSlot                // Slots[slot] of an instance
	cacheNew                 // SET_ATTR that adds the attribute
	cacheClass               // *place, an attribute of the class that is no descriptor
	cacheMethod              // value, a function to be called with the object
	cacheItem                // item slot of a tuple
	cacheProperty            // a property whose getter value is a function of the script
	cacheDescriptor          // value, a data descriptor of the script's, whose __get__ is the function at place
	cacheModule              // slot of ns, a module's, at version epoch
	cacheOperator            // of an arithmetic instruction: value is the left operand's special method
	cacheInit                // a call of a class: value is its __init__, slot the number of attributes that gave
	cacheException           // of a call of a class: py.PlainException
	cacheKeys                // of a dict display: its keys
	cacheOfClass             // *place, an attribute of the class cls itself; LOAD_METHOD: with value for self
	cacheSuper               // of CALL_SUPER: value, a method found after cls, of an instance of typ
)

// attrCacheBytes is what a cache costs.
const attrCacheBytes = 112

// holds reports whether the cache is right for v. A shape is only ever
// remembered of instances.
func (a *attrCache) holds(v py.Value) bool {
	t := v.Type()
	return a.typ == t && a.epoch == t.Epoch() && (a.shape == nil || a.shape == v.Instance().Shape)
}

// ofModule reports whether the cache is right for the module v.
func (a *attrCache) ofModule(v py.Value) bool {
	return a.kind == cacheModule && v.Kind() == py.KindModule && a.ns == v.Module().NS && a.epoch == a.ns.Version
}

// ofClass reports whether the cache is right for v, the class itself.
func (a *attrCache) ofClass(v py.Value) bool {
	return a.kind == cacheOfClass && v.Kind() == py.KindType && a.cls == v.TypeObject() && a.epoch == a.cls.Epoch()
}

// store puts a cache at pc.
func (m *Machine) store(k *code, pc int, a attrCache) {
	if m.plain && a.kind != cacheInit {
		return
	}
	if k.attrs[pc] == nil {
		k.bytes += attrCacheBytes
		k.attrs[pc] = new(attrCache)
	}
	*k.attrs[pc] = a
}

// getAttr is GET_ATTR; a property's getter gets a frame.
func (m *Machine) getAttr(f *frame, in word) error {
	v, pc := f.regs[in.b()], f.pc-1
	if a := f.code.attrs[pc]; a != nil {
		if a.holds(v) {
			switch a.kind {
			case cacheSlot:
				if x := v.Instance().Slots[a.slot]; !x.IsNil() {
					return f.set(in, x)
				}
			case cacheClass:
				f.regs[in.a()] = *a.place
				return nil
			case cacheItem:
				if t := v.Tuple(); a.slot < t.Len() {
					f.regs[in.a()] = t.Items()[a.slot]
					return nil
				}
			case cacheProperty:
				return m.callGetter(f, in, a.value.Function())
			case cacheDescriptor:
				return m.callDescriptor(f, in, a)
			}
		} else if a.ofModule(v) {
			f.regs[in.a()] = a.ns.ValueAt(a.slot)
			return nil
		} else if a.ofClass(v) {
			f.regs[in.a()] = *a.place
			return nil
		}
	}
	return m.getAttrSlow(f, in, pc)
}

// getAttrSlow finds an attribute the long way and fills the cache.
func (m *Machine) getAttrSlow(f *frame, in word, pc int) error {
	v, name := f.regs[in.b()], f.code.Names[in.c()]
	switch v.Kind() {
	case py.KindInstance:
		if getter, ok := plainGetter(v.Type(), name); ok {
			m.store(f.code, pc, attrCache{kind: cacheProperty, typ: v.Type(), epoch: v.Type().Epoch(), value: getter})
			return m.callGetter(f, in, getter.Function())
		}
		if a := descriptorCache(v.Type(), name); a.kind != cacheNone {
			m.store(f.code, pc, a)
			return m.callDescriptor(f, in, &a)
		}
		m.storePlan(f.code, pc, m.c.AttrPlan(v, name), v)
	case py.KindTuple:
		m.storePlan(f.code, pc, m.c.AttrPlan(v, name), v)
	case py.KindModule:
		m.storeModule(f.code, pc, v.Module(), name)
	case py.KindType:
		t := v.TypeObject()
		if place := t.ClassPlace(name); place != nil {
			m.store(f.code, pc, attrCache{kind: cacheOfClass, cls: t, epoch: t.Epoch(), place: place})
		}
	}
	x, err := m.c.GetAttr(v, name)
	if err == nil {
		f.regs[in.a()] = x
	}
	return err
}

// callGetter pushes a frame for the getter of a property.
func (m *Machine) callGetter(f *frame, in word, getter *py.Function) error {
	if k := getter.Code.(*code); k.exact == 1 {
		callee, err := m.enterExact(k, getter)
		if err == nil {
			callee.regs[0], callee.dst = f.regs[in.b()], in.a()
		}
		return err
	}
	return m.callSpread(f, in.a(), getter, &arguments{pos: f.regs[in.b() : in.b()+1]})
}

// callDescriptor pushes a frame for the __get__ of the descriptor in a.
func (m *Machine) callDescriptor(f *frame, in word, a *attrCache) error {
	get, v := a.place.Function(), f.regs[in.b()]
	if k := get.Code.(*code); k.plain && k.nparams == 3 {
		callee, err := m.enterExact(k, get)
		if err == nil {
			callee.regs[0], callee.regs[1], callee.regs[2] = a.value, v, v.Type().Value()
			callee.dst = in.a()
		}
		return err
	}
	return m.callSpread(f, in.a(), get, &arguments{pos: []py.Value{a.value, v, v.Type().Value()}})
}

// descriptorCache returns the cache for the attribute name of instances of t
// where that is a data descriptor whose class and __get__ are the script's.
func descriptorCache(t *py.Type, name string) attrCache {
	d := t.Lookup(name)
	if t.Slots.GetAttr != nil || d.IsNil() || d.Kind() != py.KindInstance || d.Type().Slots.DescrSet == nil {
		return attrCache{}
	}
	get := d.Type().Lookup("__get__")
	if get.Kind() != py.KindFunction {
		return attrCache{}
	}
	return attrCache{kind: cacheDescriptor, typ: t, epoch: t.Epoch(), value: d, place: &get}
}

// plainGetter returns the getter of a property of a class, if it is a function
// of the script.
func plainGetter(t *py.Type, name string) (py.Value, bool) {
	if t.Slots.GetAttr != nil {
		return py.Value{}, false
	}
	found := t.Lookup(name)
	if !found.Is(&py.PropertyType) {
		return py.Value{}, false
	}
	get := found.Property().Get
	return get, get.Kind() == py.KindFunction
}

// storePlan fills the cache from what py says.
func (m *Machine) storePlan(k *code, pc int, p py.AttrPlan, v py.Value) {
	kind := cacheNone
	switch p.Kind {
	case py.PlanSlot:
		kind = cacheSlot
	case py.PlanClass:
		kind = cacheClass
	case py.PlanMethod:
		kind = cacheMethod
	case py.PlanItem:
		kind = cacheItem
	}
	if kind == cacheNone || v.Kind() != py.KindInstance && (kind == cacheSlot || p.Shape != nil) {
		return
	}
	m.store(k, pc, attrCache{kind: kind, slot: p.Index, epoch: p.Epoch, typ: p.Type, shape: p.Shape, value: p.Value, place: p.Place})
}

func (m *Machine) storeModule(k *code, pc int, mod *py.Module, name string) {
	if slot := mod.NS.Index(name); slot >= 0 && mod.NS.Closed() {
		m.store(k, pc, attrCache{kind: cacheModule, ns: mod.NS, slot: slot, epoch: mod.NS.Version})
	}
}

// setAttr is SET_ATTR.
func (m *Machine) setAttr(f *frame, in word) error {
	v, x, pc := f.regs[in.a()], f.regs[in.b()], f.pc-1
	if a := f.code.attrs[pc]; a != nil && a.holds(v) {
		i := v.Instance()
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
	return m.setAttrSlow(f, in, pc)
}

// setAttrSlow sets an attribute the long way and fills the cache.
func (m *Machine) setAttrSlow(f *frame, in word, pc int) error {
	v, name := f.regs[in.a()], f.code.Names[in.c()]
	if v.Kind() != py.KindInstance {
		return m.c.SetAttr(v, name, f.regs[in.b()])
	}
	i := v.Instance()
	before := i.Shape
	if err := m.c.SetAttr(v, name, f.regs[in.b()]); err != nil {
		return err
	}
	p := m.c.StorePlan(v, name)
	switch {
	case p.Kind != py.PlanSlot:
	case before == p.Shape:
		m.storePlan(f.code, pc, p, v)
	case before.Cacheable() && p.Index == len(before.Names) && len(i.Slots) == p.Index+1 && before.With(name) == p.Shape:
		m.store(f.code, pc, attrCache{kind: cacheNew, typ: p.Type, epoch: p.Epoch, shape: before, next: p.Shape})
	}
	return nil
}

// loadMethod is LOAD_METHOD.
func (m *Machine) loadMethod(f *frame, in word) error {
	v, pc := f.regs[in.b()], f.pc-1
	if a := f.code.attrs[pc]; a != nil {
		if a.holds(v) {
			switch a.kind {
			case cacheMethod:
				f.regs[in.a()], f.regs[in.a()+1] = a.value, v
				return nil
			case cacheSlot:
				if x := v.Instance().Slots[a.slot]; !x.IsNil() {
					f.regs[in.a()], f.regs[in.a()+1] = x, py.Value{}
					return nil
				}
			case cacheClass:
				f.regs[in.a()], f.regs[in.a()+1] = *a.place, py.Value{}
				return nil
			}
		}
		if a.ofModule(v) {
			f.regs[in.a()], f.regs[in.a()+1] = a.ns.ValueAt(a.slot), py.Value{}
			return nil
		}
		if a.ofClass(v) {
			f.regs[in.a()], f.regs[in.a()+1] = *a.place, a.value
			return nil
		}
	}
	name := f.code.Names[in.c()]
	switch v.Kind() {
	case py.KindModule:
		m.storeModule(f.code, pc, v.Module(), name)
	case py.KindType:
		t := v.TypeObject()
		if place, self := t.ClassMethodPlace(name); place != nil {
			m.store(f.code, pc, attrCache{kind: cacheOfClass, cls: t, epoch: t.Epoch(), place: place, value: self})
		}
	default:
		m.storePlan(f.code, pc, m.c.AttrPlan(v, name), v)
	}
	fn, self, err := m.c.LookupMethod(v, name)
	if err == nil {
		f.regs[in.a()], f.regs[in.a()+1] = fn, self
	}
	return err
}
