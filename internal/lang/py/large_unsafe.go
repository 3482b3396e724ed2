package py

import (
	"runtime"
	"unsafe"
)

// leastLarge is the size from which the meter is told of a block of memory, before
// anything is written to it.
const leastLarge = 4 << 20

// large tells the meter of the room of items, if that is large.
func large[T any](c *Context, items []T) {
	var item T
	if bytes := uintptr(cap(items)) * unsafe.Sizeof(item); bytes >= leastLarge && c.Meter.Large != nil {
		c.Meter.Large(uintptr(unsafe.Pointer(unsafe.SliceData(items))), bytes)
		runtime.KeepAlive(items)
	}
}
