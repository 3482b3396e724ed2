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

// A filling is what the caches at the instructions of a filler come to: its
// instances go from one shape to another, while no class changes.
type filling struct {
	start, end *py.Shape
	epoch      uint32
	values     []py.Value // by attribute: a constant, or the nil Value
	arguments  []uint16   // by attribute without a constant
	straight   bool       // the attributes are the first arguments in order
}

// fillingBytes is what a filling costs without its values.
const fillingBytes = 128

// fill does what a call of the filler k with i and args does; it reports false,
// and has done nothing, where that call has to be made.
func (m *Machine) fill(i *py.Instance, k *code, args []py.Value) bool {
	p := k.filling
	if p == nil || p.start != i.Shape || p.epoch != m.c.Epoch() {
		if p = m.learnFilling(k, i.Shape); p == nil {
			return false
		}
	}
	count := len(p.values)
	bytes := int64(count * py.AttrBytes)
	if count > cap(i.Slots) || m.c.Depth() >= m.maxDepth || !m.meter.Allows(k.cost) || !m.meter.HasRoom(bytes) {
		return false
	}
	m.meter.Take(k.cost)
	m.meter.TakeRoom(bytes)
	i.Slots = i.Slots[:count]
	if p.straight {
		copy(i.Slots, args)
	} else {
		for at, v := range p.values {
			if v.IsNil() {
				v = args[p.arguments[at]]
			}
			i.Slots[at] = v
		}
	}
	i.Shape = p.end
	return true
}

// learnFilling returns the filling of k from the shape start, if the caches know
// all of it.
func (m *Machine) learnFilling(k *code, start *py.Shape) *filling {
	end, n := m.filled(k, start)
	if end == nil {
		return nil
	}
	p := &filling{start: start, end: end, epoch: m.c.Epoch(), straight: true, values: make([]py.Value, 0, n), arguments: make([]uint16, 0, n)}
	for pc := range k.ins {
		if in := &k.ins[pc]; in.op() == bytecode.SetAttr {
			v, argument := py.Value{}, in.b()-1
			if int(in.b()) >= k.nlocals {
				v, argument = k.constantAt(k.loadBefore(pc)), 0
			}
			p.straight = p.straight && v.IsNil() && int(argument) == len(p.values)
			p.values, p.arguments = append(p.values, v), append(p.arguments, argument)
		}
	}
	if k.filling == nil {
		k.bytes += int64(fillingBytes + 2*valueBytes*n)
	}
	k.filling = p
	return p
}

// filled returns the shape that the caches of k lead to from start, and the number
// of attributes on the way; nil if they do not know.
func (m *Machine) filled(k *code, start *py.Shape) (end *py.Shape, n int) {
	end = start
	for pc := range k.ins {
		if k.ins[pc].op() != bytecode.SetAttr {
			continue
		}
		a := k.attrs[pc]
		if a == nil || a.kind != cacheNew || a.shape != end || a.epoch != m.c.Epoch() {
			return nil, 0
		}
		end = a.next
		n++
	}
	return end, n
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
