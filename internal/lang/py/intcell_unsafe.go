package py

import (
	"math/big"
	"unsafe"
)

// An intCell is an IntObject of the class int with its number, behind which
// lie its words. Like an ASCII str it is memory without pointers for Go's
// collector: all its pointers lead into itself or to static objects.
type intCell struct {
	IntObject
	n big.Int
}

// cellHeader is the size of an intCell.
const cellHeader = int(unsafe.Sizeof(intCell{}))

// newCell returns the int of the words z, the lowest first and the highest not
// zero, which are copied.
func newCell(negative bool, z []big.Word) Value {
	cell := (*intCell)(cellMemory(len(z)))
	room := unsafe.Slice((*big.Word)(unsafe.Add(unsafe.Pointer(cell), cellHeader)), len(z))
	copy(room, z)
	cell.typ = &IntType
	cell.N = &cell.n
	cell.n.SetBits(room)
	if negative {
		cell.n.Neg(&cell.n)
	}
	return cell.Value()
}

// cellMemory allocates a header and n words; see strMemory.
func cellMemory(n int) unsafe.Pointer {
	switch n {
	case 0, 1:
		return unsafe.Pointer(new([8]uint64))
	case 2, 3:
		return unsafe.Pointer(new([10]uint64))
	case 4, 5:
		return unsafe.Pointer(new([12]uint64))
	case 6, 7:
		return unsafe.Pointer(new([14]uint64))
	}
	return unsafe.Pointer(unsafe.SliceData(make([]uint64, cellHeader/8+n)))
}

// intInstance returns the struct of an instance of a subclass of int.
func (v Value) intInstance() *intInstance { return (*intInstance)(v.ptr()) }
