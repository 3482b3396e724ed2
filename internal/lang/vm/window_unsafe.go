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

// before returns the place of the value that ends far bytes behind the base.
func (w window) before(far uintptr) *py.Value {
	return (*py.Value)(unsafe.Add(w.base, far-valueBytes))
}

// wide is at for a wide operand.
func (w window) wide(i int32) *py.Value {
	return (*py.Value)(unsafe.Add(w.base, uintptr(i)*valueBytes))
}

// wordOf returns instruction pc of a code.
func wordOf(ins []instr, pc int) word {
	return (*instr)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(ins)), pc*wordBytes))
}

// ahead returns the instruction n further on.
func (in *instr) ahead(n int) word { return (*instr)(unsafe.Add(unsafe.Pointer(in), n*wordBytes)) }

// index returns which instruction of ins in is.
func (in *instr) index(ins []instr) int {
	return int((uintptr(unsafe.Pointer(in)) - uintptr(unsafe.Pointer(unsafe.SliceData(ins)))) / uintptr(wordBytes))
}

const wordBytes = int(unsafe.Sizeof(instr{}))

// placeOf returns number i of the loads or stores of a code.
func placeOf(places []*py.Value, i int32) *py.Value {
	return *(**py.Value)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(places)), uintptr(i)*unsafe.Sizeof(&py.None)))
}

// cache returns what is remembered at the instruction in. Instructions and
// pointers to caches have the same size, so they lie equally far from the first.
func (k *code) cache(in word) *attrCache {
	far := uintptr(unsafe.Pointer(in)) - uintptr(unsafe.Pointer(unsafe.SliceData(k.ins)))
	return *(**attrCache)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(k.attrs)), far))
}

// wordBytes is the size of a pointer, as cache needs it.
var _ = [1]struct{}{}[uintptr(wordBytes)-unsafe.Sizeof((*attrCache)(nil))]
