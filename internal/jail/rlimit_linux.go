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

// fileLimit is the limit of a worker's descriptors: those it has, and strays.
func fileLimit(spec *Spec) uint64 {
	if !spec.on(Files) {
		return openFiles + strays
	}
	return openFiles
}

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

// A Limit is a resource limit of one process.
type Limit struct {
	Name     string
	Resource int
	Value    uint64
}

// Limits are the resource limits of a worker started by this process.
func Limits(spec Spec) ([]Limit, error) { return rlimitValues(&spec, fileLimit(&spec)) }

// rlimitValues returns the limits, and that of descriptors, which differs; none
// is higher than this process's own.
func rlimitValues(spec *Spec, files uint64) ([]Limit, error) {
	out := []Limit{{"nofile", unix.RLIMIT_NOFILE, files}}
	for _, row := range rlimits {
		out = append(out, Limit{row.name, row.resource, row.value(spec)})
	}
	for i := range out {
		var own unix.Rlimit
		if err := unix.Prlimit(0, out[i].Resource, nil, &own); err != nil {
			return nil, fmt.Errorf("read limit %s: %w", out[i].Name, err)
		}
		out[i].Value = min(out[i].Value, own.Max)
	}
	return out, nil
}

// checkRlimits says whether the limits are in force.
func checkRlimits(spec *Spec) error {
	values, err := rlimitValues(spec, fileLimit(spec))
	if err != nil {
		return err
	}
	for _, v := range values {
		var now unix.Rlimit
		if err := unix.Prlimit(0, v.Resource, nil, &now); err != nil || now.Cur != v.Value || now.Max != v.Value {
			return fmt.Errorf("%s is %d, want %d: %w", v.Name, now.Cur, v.Value, err)
		}
	}
	return nil
}
