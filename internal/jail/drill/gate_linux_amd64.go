package drill

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"

	"github.com/vivarium-run/vivarium/internal/jail"
)

// gate32 makes a system call through the gate for 32-bit programs, by whose
// numbers it is another one.
func gate32(nr uint32) int32

// machineDrills are attacks that only this machine knows.
func machineDrills() []*Drill {
	return []*Drill{
		{Name: "32-bit-gate", What: "make a system call as a 32-bit program does", Wall: jail.Seccomp, skip: noGate, try: tryGate},
		{Name: "fork", What: "become two processes, by the old call", Wall: jail.Seccomp, try: tryFork},
	}
}

func noGate() string {
	if _, err := os.Stat("/proc/sys/abi/vsyscall32"); err != nil {
		return "the kernel knows no 32-bit programs"
	}
	return ""
}

// tryGate asks for its own number, which is call 20 there and writev here.
func tryGate(string) error {
	if int(gate32(20)) != os.Getpid() {
		return errors.New("the gate is shut")
	}
	return nil
}

func tryFork(string) error {
	pid, _, errno := unix.RawSyscall(unix.SYS_FORK, 0, 0, 0)
	switch {
	case errno != 0:
		return errno
	case pid == 0:
		unix.RawSyscall(unix.SYS_EXIT_GROUP, 0, 0, 0)
	}
	return nil
}
