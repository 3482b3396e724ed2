package vm

import (
	"unsafe"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// The loop reads instructions, registers and constants without asking for
// their bounds: bytecode.Verify, which every code has passed, has proved that
// all operands are within NumRegs and Consts and that control never leaves
// Instrs; a frame has at least NumRegs registers.

// A window is the registers of a frame, or the constants of a code.
type window struct{ base unsafe.Pointer }

func windowOf(values []py.Value) window { return window{unsafe.Pointer(unsafe.SliceData(values))} }

// at returns the place of value number i.
func (w window) at(i uint16) *py.Value {
	return (*py.Value)(unsafe.Add(w.base, uintptr(i)*valueBytes))
}

// wide is at for a wide operand.
func (w window) wide(i int32) *py.Value {
	return (*py.Value)(unsafe.Add(w.base, uintptr(i)*valueBytes))
}

// A path is the instructions of a code.
type path struct{ base unsafe.Pointer }

func pathOf(ins []word) path { return path{unsafe.Pointer(unsafe.SliceData(ins))} }

// at returns the word at pc.
func (p path) at(pc int) word {
	return *(*word)(unsafe.Add(p.base, uintptr(pc)*unsafe.Sizeof(word(0))))
}
