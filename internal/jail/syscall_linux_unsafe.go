//go:build linux

package jail

import (
	"errors"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// setFilter installs a filter program on all threads.
func setFilter(program []unix.SockFilter) error {
	fprog := &unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	odd, _, errno := unix.RawSyscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(fprog)))
	runtime.KeepAlive(program)
	runtime.KeepAlive(fprog)
	if errno != 0 {
		return errno
	}
	if odd != 0 {
		return errThreads
	}
	return nil
}

// defaultAction takes the handler of a signal away.
func defaultAction(s unix.Signal) error {
	var none [4]uint64
	_, _, errno := unix.RawSyscall6(unix.SYS_RT_SIGACTION, uintptr(s), uintptr(unsafe.Pointer(&none)), 0, 8, 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}

var errCgo = errors.New("this program contains C code and may have threads that Go does not know: " +
	"build it with CGO_ENABLED=0, or start the vivarium command as worker")

// everyThread makes a system call on all threads of the process, which the
// kernel gives credentials one by one. The runtime can do so only for threads
// that are its own.
func everyThread(nr, a, b, c, d, e uintptr) error {
	_, _, errno := syscall.AllThreadsSyscall6(nr, a, b, c, d, e, 0)
	if errno == unix.ENOTSUP {
		return errCgo
	}
	if errno != 0 {
		return errno
	}
	return nil
}

// landlockABI returns the version of Landlock that the kernel has; 0 if none.
func landlockABI() int {
	v, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if errno != 0 {
		return 0
	}
	return int(v)
}

func landlockRuleset(attr *unix.LandlockRulesetAttr, size uintptr) (int, error) {
	fd, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(attr)), size, 0)
	if errno != 0 {
		return -1, errno
	}
	return int(fd), nil
}

func landlockAllow(ruleset int, rule *unix.LandlockPathBeneathAttr) error {
	_, _, errno := unix.Syscall6(unix.SYS_LANDLOCK_ADD_RULE, uintptr(ruleset), unix.LANDLOCK_RULE_PATH_BENEATH,
		uintptr(unsafe.Pointer(rule)), 0, 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}
