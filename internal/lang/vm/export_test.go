package vm

import "github.com/vivarium-run/vivarium/internal/lang/py"

// SetPlain makes m take the general way for every instruction, without caches
// and short ways.
func (m *Machine) SetPlain() { m.plain = true }

// FirstChunk returns the registers that Close gives away.
func (m *Machine) FirstChunk() []py.Value { return m.chunks[0] }
