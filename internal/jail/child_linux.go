package jail

import (
	"fmt"
	"reflect"

	"golang.org/x/sys/unix"
)

// A child is a process on its way inside: cloned from the host, not yet
// another program. It is a single thread, so that all it does to itself counts
// for the whole process that it becomes; but it has the host's memory without
// a Go runtime, and can run no ordinary code. So what it is to do is data: a
// list of orders, each a system call, made by the host half and carried out by
// a loop. The first that fails ends it.
type child struct {
	orders  []order
	results []uintptr // what orders returned; the first is thrown away
	kept    []any     // what orders point to

	failed int     // the order that failed
	errno  uintptr // and why; 0: none did
	pid    int
	pidfd  int32  // of the process; written by the kernel
	shares uint32 // cleared by the kernel when it no longer has the host's memory
	mapped uint32 // set by the host when its user id is mapped
	stack  [16 << 10]byte
}

// An order is a system call.
type order struct {
	name  string // of what it is for, for an error
	nr    uintptr
	args  [6]uintptr
	froms uint8  // bit i: argument i is the result of that number
	to    uint16 // which result it is
	may   bool   // may fail
}

// A result is what an earlier order returns: a descriptor.
type result uint16

// newChild returns a child without orders.
func newChild() *child {
	return &child{orders: make([]order, 0, 192), results: make([]uintptr, 1), shares: 1}
}

// do appends an order. An argument is a number, a text, a pointer or slice, or
// the result of an earlier order.
func (c *child) do(name string, nr uintptr, args ...any) *order {
	o := order{name: name, nr: nr}
	for i, a := range args {
		switch a := a.(type) {
		case int:
			o.args[i] = uintptr(a)
		case uintptr:
			o.args[i] = a
		case result:
			o.args[i], o.froms = uintptr(a), o.froms|1<<i
		case string:
			o.args[i] = c.text(a)
		default:
			o.args[i] = c.keep(a)
		}
	}
	c.orders = append(c.orders, o)
	return &c.orders[len(c.orders)-1]
}

// try appends an order that may fail.
func (c *child) try(name string, nr uintptr, args ...any) { c.do(name, nr, args...).may = true }

// get appends an order and returns its result.
func (c *child) get(name string, nr uintptr, args ...any) result {
	c.results = append(c.results, 0)
	r := result(len(c.results) - 1)
	c.do(name, nr, args...).to = uint16(r)
	return r
}

// keep returns the address of what a pointer or slice points to, which stays
// as long as the child.
func (c *child) keep(p any) uintptr {
	c.kept = append(c.kept, p)
	return reflect.ValueOf(p).Pointer()
}

func (c *child) text(s string) uintptr { return c.keep(append([]byte(s), 0)) }

// texts returns the address of a list of texts, as execve wants it.
func (c *child) texts(list []string) []uintptr {
	out := make([]uintptr, len(list)+1)
	for i, s := range list {
		out[i] = c.text(s)
	}
	return out
}

// error says which order failed, if one did.
func (c *child) error() error {
	if c.errno == 0 {
		return nil
	}
	return fmt.Errorf("%s: %w", c.orders[c.failed].name, unix.Errno(c.errno))
}
