package jail

import (
	"fmt"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// insideID is the user and group id inside; no other is mapped, so there is
// no id 0 that the process could ever become.
const insideID = 65534

// A step of entering builds walls, or looks at those that stand, and says
// which.
type step struct {
	name string
	do   func(*Spec) ([]Wall, error)
}

// steps are what is left to do from inside: to look again at what the child
// has built before it became this program, and to build what only the program
// itself can. Credentials and limits came with the execution, so they are those
// of every thread.
var steps = []step{
	{"identity", identity},
	{"gVisor", checkGVisor},
	{"host name", one(UTS, checkName)},
	{"descriptors", one(Files, checkDescriptors)},
	{"empty root", one(Root, checkRoot)},
	{"capabilities", one(Caps, checkCaps)},
	{"no new privileges", one(NoNewPrivs, checkPrivileges)},
	{"resource limits", one(Rlimits, checkRlimits)},
	{"not dumpable", one(Dumpable, func(*Spec) error { return unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0) })},
	{"landlock", landlock},
	{"runtime", startRuntime},
	{"system-call filter", one(Seccomp, installFilter)},
}

// one makes a step of what builds a single wall.
func one(wall Wall, build func(*Spec) error) func(*Spec) ([]Wall, error) {
	return func(s *Spec) ([]Wall, error) {
		if !s.on(wall) {
			return nil, nil
		}
		return []Wall{wall}, build(s)
	}
}

// Enter locks this process in and returns the walls that stand. If it fails,
// the process must end without reading anything.
func Enter(spec *Spec) ([]Wall, error) {
	var walls []Wall
	for _, s := range steps {
		built, err := s.do(spec)
		if err != nil {
			return walls, fmt.Errorf("%s: %w", s.name, err)
		}
		walls = append(walls, built...)
	}
	os.Clearenv()
	return walls, nil
}

// identity makes sure that this is a process that a Launcher has cloned, and
// not one that somebody started by hand: what follows would tear down the
// world around it.
func identity(spec *Spec) ([]Wall, error) {
	if uid := os.Getuid(); uid != insideID || os.Geteuid() != insideID || os.Getgid() != insideID {
		return nil, fmt.Errorf("started as user %d, not by the host half", uid)
	}
	if pid := os.Getpid(); spec.on(PID) && pid != 1 {
		return nil, fmt.Errorf("process %d is not the first of a namespace of its own", pid)
	}
	var walls []Wall
	for _, w := range []Wall{UID, PID, Net, IPC, CgroupNS} {
		if spec.on(w) {
			walls = append(walls, w)
		}
	}
	return walls, nil
}

// startRuntime makes the runtime open the two descriptors on which timers
// depend, while it still can.
func startRuntime(*Spec) ([]Wall, error) {
	fired := make(chan struct{})
	time.AfterFunc(time.Microsecond, func() { close(fired) })
	<-fired
	return nil, nil
}

func checkName(*Spec) error {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return err
	}
	if name := unix.ByteSliceToString(u.Nodename[:]); name != hostname {
		return fmt.Errorf("the name is %q", name)
	}
	return nil
}

func checkDescriptors(*Spec) error {
	for fd := openFiles; fd < openFiles+lowFiles; fd++ {
		if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != unix.EBADF {
			return fmt.Errorf("descriptor %d is open", fd)
		}
	}
	return nil
}

func checkRoot(*Spec) error {
	var st syscall.Stat_t
	if err := syscall.Stat("/proc", &st); err != syscall.ENOENT && err != syscall.EACCES {
		return fmt.Errorf("the root is not empty: %w", err)
	}
	return nil
}

// checkCaps says whether this process has no capability, and none in its
// bounding set.
func checkCaps(*Spec) error {
	var data [2]unix.CapUserData
	if err := unix.Capget(&unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}, &data[0]); err != nil {
		return err
	}
	if data != [2]unix.CapUserData{} {
		return fmt.Errorf("capabilities are left: %+v", data)
	}
	for n := range lastCap() + 1 {
		if v, err := unix.PrctlRetInt(unix.PR_CAPBSET_READ, uintptr(n), 0, 0, 0); err != nil || v != 0 {
			return fmt.Errorf("capability %d is in the bounding set: %w", n, err)
		}
	}
	return nil
}

func checkPrivileges(*Spec) error {
	if v, err := unix.PrctlRetInt(unix.PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0); err != nil || v != 1 {
		return fmt.Errorf("privileges can still be gained: %w", err)
	}
	return nil
}
