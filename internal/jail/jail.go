// Package jail puts a process into an enclosure in which it could do no harm
// even if a stranger wrote its machine code.
//
// Three parts work together. The host half (Launcher) clones a process in new
// namespaces, with three pipes. While it is a single thread and not yet another
// program (child), it throws away the file system, the user, the privileges,
// the descriptors, and sets limits, by a list of system calls that the host
// half has made. Then it executes the host's own binary, and the inner half
// (Enter) runs first thing in it, before anything of a stranger's has been
// read: it looks again at what the child has built, and gives up the rights to
// ask the kernel for more; the system-call filter comes last. Only then does
// the caller read its job.
//
//	host                                     inside
//	Launcher.Start ── clone ───────────────▶ child: its orders, one by one; exec
//	                                         Inside: is this such a process?
//	                                         Enter: the steps, one by one
//	Process.Out    ◀── Ready, or Failed ──── the worker says how it went
//	Process.In     ─── job ────────────────▶ ...
//	Process.Kill   ── by pidfd ────────────▶ dead, with all it started
//	Process.Wait   ◀─ why it ended
//
// Other programs (StartProgram) get all their walls from the child.
//
// Each wall is a row: of the list of walls, of the system calls that are left
// (calls_linux.go), of the resource limits (rlimit_linux.go), with the reason
// beside it. A wall that cannot be built makes the start fail with an error
// that names it; only the drills (package drill) leave walls out, one at a
// time, to show what each stops.
//
// Only Linux has what this needs: 5.13 or later, with unprivileged user
// namespaces (or root) and Landlock.
package jail

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Wall is one mechanism of the enclosure.
type Wall string

// The walls.
const (
	UID        Wall = "uid"         // a user id that owns nothing on the host
	PID        Wall = "pid"         // no process is seen but its own
	Net        Wall = "net"         // no network interface but a downed loopback
	IPC        Wall = "ipc"         // no System V or POSIX objects of others
	UTS        Wall = "uts"         // a host name of its own
	CgroupNS   Wall = "cgroupns"    // no names of the host's control groups
	Root       Wall = "root"        // an empty, read-only file system
	Files      Wall = "descriptors" // no descriptor but three pipes
	Caps       Wall = "caps"        // no capability, none to be had
	NoNewPrivs Wall = "nonewprivs"  // no gain by executing a file
	Dumpable   Wall = "dumpable"    // not to be read or traced by its like
	Rlimits    Wall = "rlimits"     // memory, processor, files, threads, locks
	LandFS     Wall = "landlock-fs" // no path at all
	LandNet    Wall = "landlock-net"
	LandScope  Wall = "landlock-scope" // no abstract sockets, no signals to the outside
	Seccomp    Wall = "seccomp"        // no system call but those listed
	Cgroup     Wall = "cgroup"         // memory and processes counted by the kernel
	GVisor     Wall = "gvisor"         // a kernel of its own
)

// Walls lists the walls with what each is for.
var Walls = []struct {
	Wall Wall
	What string
	Need bool // without it nothing is started
}{
	{UID, "runs as a user id of its own that owns nothing", true},
	{PID, "sees and signals no process of the host", true},
	{Net, "has no network but a loopback that is down", true},
	{IPC, "shares no memory segments, queues or semaphores", true},
	{UTS, "does not learn the host's name", true},
	{CgroupNS, "does not learn the names of control groups", true},
	{Root, "has an empty read-only root: no files, no /proc, no /dev", true},
	{Files, "holds no descriptor but its three pipes", true},
	{Caps, "has no capability, and none in its bounding set", true},
	{NoNewPrivs, "gains nothing by executing a file", true},
	{Dumpable, "cannot be traced or read through /proc", true},
	{Rlimits, "is bounded in memory, processor time, files, threads", true},
	{LandFS, "may name no path, by Landlock", true},
	{LandNet, "may bind and connect no TCP port, by Landlock", false},
	{LandScope, "reaches no abstract socket and signals nobody outside, by Landlock", false},
	{Seccomp, "may ask the kernel for little more than memory, time and its pipes", true},
	{Cgroup, "is counted and stopped by a control group for memory and processes", false},
	{GVisor, "asks gVisor's kernel, never the host's", false},
}

// A Spec says how tight the enclosure is. It comes from the host.
type Spec struct {
	Memory  int64 // bytes of private memory; 0: no ceiling
	CPU     int64 // seconds of processor time; 0: no ceiling
	Threads int64 // 0: DefaultThreads

	// GVisor says that the process runs under gVisor. The launcher sets it.
	GVisor bool

	// Off are the walls left out. Drills use it; whoever else does has no
	// enclosure.
	Off []Wall
}

// text is the spec as an argument of a command line, which parseSpec reads.
func (s *Spec) text() string {
	var b []byte
	for _, n := range []struct {
		name  string
		value int64
	}{{"memory", s.Memory}, {"cpu", s.CPU}, {"threads", s.Threads}} {
		b = strconv.AppendInt(append(append(b, n.name...), '='), n.value, 10)
		b = append(b, ' ')
	}
	if s.GVisor {
		b = append(b, "gvisor "...)
	}
	for _, w := range s.Off {
		b = append(append(append(b, "off="...), w...), ' ')
	}
	return string(b)
}

func parseSpec(text string) (s Spec, err error) {
	for field := range strings.FieldsSeq(text) {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "memory":
			s.Memory, err = strconv.ParseInt(value, 10, 64)
		case "cpu":
			s.CPU, err = strconv.ParseInt(value, 10, 64)
		case "threads":
			s.Threads, err = strconv.ParseInt(value, 10, 64)
		case "gvisor":
			s.GVisor = true
		case "off":
			s.Off = append(s.Off, Wall(value))
		default:
			err = fmt.Errorf("%q is not known", field)
		}
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

// needs lists the walls that must stand, but for some.
func needs(but ...Wall) (out []Wall) {
	for _, row := range Walls {
		if row.Need && !slices.Contains(but, row.Wall) {
			out = append(out, row.Wall)
		}
	}
	return out
}

// DefaultThreads is how many threads a process may have: the Go runtime takes
// up to a dozen.
const DefaultThreads = 48

func (s *Spec) on(w Wall) bool { return !slices.Contains(s.Off, w) }

// An IDRange is a range of user ids, and group ids of the same numbers, that
// belong to nobody. As root each process has one of its own.
type IDRange struct{ First, Count int }

func (r IDRange) String() string { return fmt.Sprintf("%d-%d", r.First, r.First+r.Count-1) }

// marker is the name under which the binary starts itself inside.
const marker = "vivarium:jail"

// parseInside reads the command line of a process started by a Launcher.
func parseInside(args []string) (*Invocation, error) {
	if len(args) < 3 {
		return nil, fmt.Errorf("jail: started without a specification")
	}
	spec, err := parseSpec(args[1])
	if err != nil {
		return nil, fmt.Errorf("jail: specification: %w", err)
	}
	return &Invocation{Spec: spec, Role: args[2], Args: args[3:]}, nil
}

// An Invocation is what a process inside was started for.
type Invocation struct {
	Spec Spec
	Role string // what the process is to be
	Args []string
}

// Inside returns what this process was started for by a Launcher, or nil if
// it is an ordinary process.
func Inside(args []string) (*Invocation, error) {
	if len(args) == 0 || args[0] != marker && args[0] != "/"+marker {
		return nil, nil
	}
	return parseInside(args)
}

// A Cause says why a process inside ended.
type Cause int

// The causes.
const (
	Ended    Cause = iota // by itself
	Crashed               // by a signal or a panic of its own
	Memory                // there was no more memory
	CPUTime               // there was no more processor time
	Syscall               // it asked the kernel for what is not listed
	Killed                // Process.Kill
	External              // somebody else killed it
)

// An Exit is how a process inside ended.
type Exit struct {
	Cause  Cause
	Status int    // exit status, or -1
	Signal int    // that ended it, or 0
	Text   string // the beginning of what it wrote to standard error; hostile
}

func (e Exit) String() string {
	switch e.Cause {
	case Memory:
		return "out of memory"
	case CPUTime:
		return "out of processor time"
	case Syscall:
		return "killed by the system-call filter"
	case Killed:
		return "killed"
	case External:
		return "killed from outside"
	case Crashed:
		return fmt.Sprintf("crashed (status %d, signal %d)", e.Status, e.Signal)
	}
	return fmt.Sprintf("ended with status %d", e.Status)
}
