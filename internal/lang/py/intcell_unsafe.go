package py

import (
	"math/big"
	"unsafe"
)

// An intCell is an IntObject of the class int that has its words behind it, as
// what writes to it sees it: a big.Int is a sign and a slice. Like an ASCII str
// it is memory without pointers for Go's collector: all its pointers lead into
// itself or to static objects.
type intCell struct {
	Object
	negative bool
	z        []big.Word // its capacity is the room behind the cell
}

// cellHeader is the size of an intCell.
const cellHeader = int(unsafe.Sizeof(intCell{}))

var _ = [1]struct{}{}[unsafe.Sizeof(intCell{})-unsafe.Sizeof(IntObject{})]

// longInt returns the sign and words of an int beyond int64, or of an instance
// of a subclass of int.
func (v Value) longInt() *intCell { return (*intCell)(v.ptr()) }

// newCell returns an int without a number, and its room, w words long, with
// perhaps more behind them. What it points to is static or itself, so Go's
// write barrier has nothing to do.
func (c *Context) newCell(w int) (*intCell, []big.Word) {
	if cell := c.target; cell != nil && cell.serves(w) {
		c.target = nil
		c.Meter.Reused(int64(intBytes(w)))
		return cell, cell.z[:w]
	}
	if c.spare.n > 0 {
		if cell := c.spare.take(w); cell != nil {
			c.Meter.Reused(int64(intBytes(w)))
			return cell, cell.z[:w]
		}
	}
	size := w
	if c.spare.n > 0 && w > fewWords {
		size += w / 8 // so that it serves for the next ones, which may be longer
	}
	size = max(size+size&1, 2)
	cell := (*intCell)(cellMemory(size))
	cell.flags = flagCell
	*(*uintptr)(unsafe.Pointer(&cell.typ)) = uintptr(unsafe.Pointer(&IntType))
	*(*[3]uintptr)(unsafe.Pointer(&cell.z)) = [3]uintptr{uintptr(unsafe.Pointer(cell)) + uintptr(cellHeader), 0, uintptr(size)}
	return cell, cell.z[:w]
}

// finish returns the int with the words z, which begin its room; it may turn
// out to need no cell.
func (c *Context) finish(cell *intCell, negative bool, z []big.Word) Value {
	cell.set(negative, z)
	if len(cell.z) <= 1 {
		if v, ok := smallOf(negative, cell.z); ok {
			c.spare.put(cell)
			return v
		}
	}
	return cell.Value()
}

// set makes the words z, which begin its room, the number of the cell.
func (cell *intCell) set(negative bool, z []big.Word) {
	n := len(z)
	for n > 0 && z[n-1] == 0 {
		n--
	}
	cell.z = cell.z[:n]
	cell.negative = negative && n > 0
}

// cellMemory allocates a header and n words, an even number; see strMemory.
func cellMemory(n int) unsafe.Pointer {
	switch n {
	case 2:
		return unsafe.Pointer(new([8]uint64))
	case 4:
		return unsafe.Pointer(new([10]uint64))
	case 6:
		return unsafe.Pointer(new([12]uint64))
	case 8:
		return unsafe.Pointer(new([14]uint64))
	}
	return rawMemory(cellHeader + 8*n)
}

// cellFor returns a cell for a result of w words at most, which c.work is
// set to make in the cell's room.
func (c *Context) cellFor(w int) (*intCell, []big.Word) {
	cell, room := c.newCell(w)
	c.work.SetBits(room[:0])
	return cell, room
}

// take returns what c.work has made.
func (c *Context) take(cell *intCell, room []big.Word) Value {
	z, negative := c.work.Bits(), c.work.Sign() < 0
	c.work.SetBits(nil)
	if unsafe.SliceData(z) == unsafe.SliceData(room) {
		return c.settle(cell, negative, z)
	}
	v := c.intOf(negative, z)
	c.spare.put(cell)
	return v
}

// settle is finish for a value that may be much smaller than the cell: then it
// does not hold on to that.
func (c *Context) settle(cell *intCell, negative bool, z []big.Word) Value {
	if cap(z) <= 2*len(z)+fewWords {
		return c.finish(cell, negative, z)
	}
	v := c.intOf(negative, z)
	c.spare.put(cell)
	return v
}

// bytesHeader is the size of a Bytes.
const bytesHeader = int(unsafe.Sizeof(Bytes{}))

// newBytesRoom returns bytes and the room for them, which the caller fills
// before anybody sees them. They lie behind their header in memory without
// pointers, as in an exact ASCII str: exact bytes have no attributes.
func newBytesRoom(n int) (v Value, room []byte) {
	if n == 0 {
		return emptyBytes.Value(), nil
	}
	b := (*Bytes)(strMemory(bytesHeader - strHeader + n))
	text := (*byte)(unsafe.Add(unsafe.Pointer(b), bytesHeader))
	b.flags = 0
	*(*uintptr)(unsafe.Pointer(&b.typ)) = uintptr(unsafe.Pointer(&BytesType))
	*(*[2]uintptr)(unsafe.Pointer(&b.S)) = [2]uintptr{uintptr(unsafe.Pointer(text)), uintptr(n)}
	return b.Value(), unsafe.Slice(text, n)
}

// textOf returns b, which is never changed again, as a string.
func textOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// cellOf returns the cell of an int, or nil if it has none.
func (v Value) cellOf() *intCell {
	if v.ref.flags&flagCell == 0 {
		return nil
	}
	return v.longInt()
}

// intInstance returns the struct of an instance of a subclass of int.
func (v Value) intInstance() *intInstance { return (*intInstance)(v.ptr()) }
