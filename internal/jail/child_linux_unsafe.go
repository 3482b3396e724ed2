//go:build linux

package jail

import (
	"errors"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// carryOut is all that a child does.
//
// It runs beside the host on the host's memory, but is no thread that the
// runtime knows: no allocation, no stack growth, no write of a pointer, no
// call of anything that does.
//
//go:nosplit
//go:norace
func carryOut(c *child) {
	for i := range c.orders {
		o := &c.orders[i]
		a := o.args
		for k := range a {
			if o.froms>>k&1 != 0 {
				a[k] = c.results[a[k]]
			}
		}
		r, _, errno := syscall.RawSyscall6(o.nr, a[0], a[1], a[2], a[3], a[4], a[5])
		if errno != 0 && !o.may {
			c.failed, c.errno = i, uintptr(errno)
			break
		}
		c.results[o.to] = r
	}
	for {
		syscall.RawSyscall6(unix.SYS_EXIT_GROUP, 127, 0, 0, 0, 0, 0)
	}
}

// patience is how long a child may take to become another program.
const patience = 30 * time.Second

// start clones the child, which begins with its orders. The calling thread must
// be locked; the child dies with it. mapIDs gives the child its user id.
func (c *child) start(flags uintptr, mapIDs func(pid int) error) error {
	if err := c.clone(flags); err != nil {
		return err
	}
	if err := mapIDs(c.pid); err != nil {
		c.bury()
		return err
	}
	atomic.StoreUint32(&c.mapped, 1)
	futex(&c.mapped, futexWake, 1, 0)
	return nil
}

// await waits until the child has become another program, and returns why it
// could not. One that takes too long is killed. The child's orders must not be
// given up before.
func (c *child) await(kill func()) (err error) {
	deadline := time.Now().Add(patience)
	for atomic.LoadUint32(&c.shares) != 0 {
		if futex(&c.shares, futexWait, 1, time.Second); err == nil && time.Now().After(deadline) {
			err = errors.New("the process did not come up")
			kill()
		}
	}
	if err == nil {
		err = c.error()
	}
	return err
}

// clone makes the process, with all signals blocked: the host's handlers are
// not for it.
func (c *child) clone(flags uintptr) error {
	var all, before [1]uint64
	all[0] = ^uint64(0)
	top := (uintptr(unsafe.Pointer(&c.stack[0])) + uintptr(len(c.stack))) &^ 15
	sigprocmask(&all[0], &before[0])
	pid := rawClone(flags|unix.CLONE_VM|unix.CLONE_PIDFD|unix.CLONE_CHILD_CLEARTID|uintptr(unix.SIGCHLD), top, &c.pidfd, &c.shares, c)
	sigprocmask(&before[0], nil)
	if errno := -int(pid); errno > 0 && errno < 4096 {
		return unix.Errno(errno)
	}
	c.pid = int(pid)
	return nil
}

// bury ends the process and waits until it is gone.
func (c *child) bury() {
	_ = unix.Kill(c.pid, unix.SIGKILL)
	for {
		if _, err := unix.Wait4(c.pid, nil, 0, nil); err != unix.EINTR {
			break
		}
	}
	unix.Close(int(c.pidfd))
}

func sigprocmask(set, old *uint64) {
	syscall.RawSyscall6(unix.SYS_RT_SIGPROCMASK, unix.SIG_SETMASK, uintptr(unsafe.Pointer(set)), uintptr(unsafe.Pointer(old)), 8, 0, 0)
}

// The operations of futex.
const (
	futexWait = 0
	futexWake = 1
)

// futex waits for a word to change or wakes who does.
func futex(word *uint32, op, value int, limit time.Duration) {
	timeout := unix.NsecToTimespec(int64(limit))
	unix.Syscall6(unix.SYS_FUTEX, uintptr(unsafe.Pointer(word)), uintptr(op), uintptr(value), uintptr(unsafe.Pointer(&timeout)), 0, 0)
}
