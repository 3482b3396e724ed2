package jail

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// runtimeReserve is the address space that the Go runtime reserves without
// using it.
const runtimeReserve = 4 << 30

// openFiles are the descriptors a worker has: three pipes, and two of the
// runtime's poller.
const openFiles = 5

// rlimits are the resource limits of a process inside. Soft and hard limit are
// the same, so that neither can be raised.
var rlimits = []struct {
	name     string
	resource int
	value    func(*Spec) uint64
	reason   string
}{
	{"data", unix.RLIMIT_DATA, func(s *Spec) uint64 { return ceiling(s.Memory, 0) }, "private memory"},
	{"as", unix.RLIMIT_AS, func(s *Spec) uint64 { return ceiling(s.Memory, runtimeReserve) }, "address space, with what the runtime reserves"},
	{"cpu", unix.RLIMIT_CPU, func(s *Spec) uint64 { return ceiling(s.CPU, 0) }, "processor time; the wall clock is the host's"},
	{"nproc", unix.RLIMIT_NPROC, func(s *Spec) uint64 { return uint64(orDefault(s.Threads)) }, "threads of the runtime"},
	{"stack", unix.RLIMIT_STACK, func(*Spec) uint64 { return 8 << 20 }, "the first thread's stack"},
	{"fsize", unix.RLIMIT_FSIZE, zero, "no file is written"},
	{"core", unix.RLIMIT_CORE, zero, "no core is dumped"},
	{"memlock", unix.RLIMIT_MEMLOCK, zero, "no memory is locked"},
	{"msgqueue", unix.RLIMIT_MSGQUEUE, zero, "no queues"},
	{"locks", unix.RLIMIT_LOCKS, zero, "no file locks"},
	{"nice", unix.RLIMIT_NICE, zero, "no better priority"},
	{"rtprio", unix.RLIMIT_RTPRIO, zero, "no real-time priority"},
	{"sigpending", unix.RLIMIT_SIGPENDING, func(*Spec) uint64 { return 64 }, "no signals in store"},
}

func zero(*Spec) uint64 { return 0 }

func orDefault(threads int64) int64 {
	if threads <= 0 {
		return DefaultThreads
	}
	return threads
}

// ceiling is a limit where zero asks for none.
func ceiling(n, more int64) uint64 {
	if n <= 0 {
		return unix.RLIM_INFINITY
	}
	return uint64(n) + uint64(more)
}

// setRlimits sets the limits, and that of descriptors, which differs.
func setRlimits(spec *Spec, files uint64) error {
	for _, row := range rlimits {
		if err := setRlimit(row.name, row.resource, row.value(spec)); err != nil {
			return err
		}
	}
	return setRlimit("nofile", unix.RLIMIT_NOFILE, files)
}

func setRlimit(name string, resource int, n uint64) error {
	var old unix.Rlimit
	if err := unix.Prlimit(0, resource, nil, &old); err != nil {
		return fmt.Errorf("read limit %s: %w", name, err)
	}
	n = min(n, old.Max)
	if err := unix.Setrlimit(resource, &unix.Rlimit{Cur: n, Max: n}); err != nil {
		return fmt.Errorf("limit %s to %d: %w", name, n, err)
	}
	return nil
}
