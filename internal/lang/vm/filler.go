package vm

import (
	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A filler is a function of the usual form of __init__: it does nothing but set
// attributes of its first parameter, to its other parameters and to constants.
// An instance is filled without a frame for it, where the caches at its
// instructions know all the attributes as new ones.

// isFiller reports whether k is a filler.
func (k *code) isFiller() bool {
	if k.exact < 1 || len(k.ins) == 0 || k.ins[len(k.ins)-1].op() != bytecode.ReturnNone {
		return false
	}
	sets := 0
	for pc := range k.ins[:len(k.ins)-1] {
		switch in := &k.ins[pc]; in.op() {
		case bytecode.LoadK, bytecode.LoadInt, bytecode.LoadNone, bytecode.LoadBool:
			if int(in.a()) < k.nlocals {
				return false
			}
		case bytecode.SetAttr:
			value := int(in.b())
			isParameter := value > 0 && value < k.nparams
			if in.a() != 0 || !isParameter && (value < k.nlocals || k.loadBefore(pc) < 0) {
				return false
			}
			sets++
		default:
			return false
		}
	}
	return sets > 0
}

// loadBefore returns where the LOAD_… is that gives the SET_ATTR at pc of a
// filler its value; -1: nowhere.
func (k *code) loadBefore(pc int) int {
	value := k.ins[pc].b()
	for pc--; pc >= 0 && (k.ins[pc].op() == bytecode.SetAttr || k.ins[pc].a() != value); pc-- {
	}
	return pc
}

// fill does what a call of the filler k with i and args does; it reports false,
// and has done nothing, where that call has to be made.
func (m *Machine) fill(i *py.Instance, k *code, args []py.Value) bool {
	shape, count := i.Shape, 0
	for pc := range k.ins {
		if k.ins[pc].op() != bytecode.SetAttr {
			continue
		}
		a := k.attrs[pc]
		if a == nil || a.kind != cacheNew || a.shape != shape || a.epoch != m.c.Epoch() {
			return false
		}
		shape = a.next
		count++
	}
	bytes := int64(count * py.AttrBytes)
	if count > cap(i.Slots) || m.c.Depth() >= m.maxDepth || !m.meter.Allows(k.cost) || !m.meter.HasRoom(bytes) {
		return false
	}
	m.meter.Take(k.cost)
	m.meter.TakeRoom(bytes)
	i.Slots = i.Slots[:count]
	at := 0
	for pc := range k.ins {
		if in := &k.ins[pc]; in.op() == bytecode.SetAttr {
			if b := int(in.b()); b < k.nlocals {
				i.Slots[at] = args[b-1]
			} else {
				i.Slots[at] = k.constantAt(k.loadBefore(pc))
			}
			at++
		}
	}
	i.Shape = shape
	return true
}

// constantAt returns what the LOAD_… at pc loads.
func (k *code) constantAt(pc int) py.Value {
	switch in := &k.ins[pc]; in.op() {
	case bytecode.LoadInt:
		return py.Int(int64(in.wide()))
	case bytecode.LoadBool:
		return py.Bool(in.b() != 0)
	case bytecode.LoadNone:
		return py.None
	default:
		return k.consts[in.wide()]
	}
}
