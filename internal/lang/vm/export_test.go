package vm

// SetPlain makes m take the general way for every instruction, without caches
// and short ways.
func (m *Machine) SetPlain() { m.plain = true }
