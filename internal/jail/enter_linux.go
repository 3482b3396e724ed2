package jail

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// insideID is the user and group id inside; no other is mapped, so there is
// no id 0 that the process could ever become.
const insideID = 65534

// processors is how many threads execute Go code at a time: one for the
// script, one for the collector.
const processors = 2

// A step of entering builds walls and says which.
type step struct {
	name string
	do   func(*Spec) ([]Wall, error)
}

// steps are the walls that are built from inside, in the order in which they
// must be: each takes away what the later ones no longer need. The walls of
// the first row were built by the clone that made this process.
var steps = []step{
	{"identity", identity},
	{"descriptors", one(Files, func(*Spec) error { return unix.CloseRange(3, 1<<31-1, 0) })},
	{"host name", one(UTS, nameHost)},
	{"empty root", one(Root, emptyRoot)},
	{"capabilities", one(Caps, func(*Spec) error { return dropAll() })},
	{"no new privileges", one(NoNewPrivs, func(*Spec) error { return everyThread(unix.SYS_PRCTL, unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) })},
	{"not dumpable", one(Dumpable, func(*Spec) error { return unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0) })},
	{"death with the host", func(*Spec) ([]Wall, error) {
		return nil, unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL), 0, 0, 0)
	}},
	{"runtime", startRuntime},
	{"landlock", func(s *Spec) ([]Wall, error) { return landlock(s) }},
	{"resource limits", one(Rlimits, func(s *Spec) error { return setRlimits(s, openFiles) })},
	{"verification", verify},
	{"system-call filter", one(Seccomp, func(*Spec) error { return installFilter(workerCalls(os.Getpid())) })},
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
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
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

func nameHost(*Spec) error {
	if err := unix.Sethostname([]byte("vivarium")); err != nil {
		return err
	}
	return unix.Setdomainname(nil)
}

// emptyRoot makes an empty tmpfs the root and lets go of the old one. It works
// by descriptors: no path of the host is looked up but "/".
func emptyRoot(*Spec) error {
	if err := unix.Mount("", "/", "", unix.MS_PRIVATE|unix.MS_REC, ""); err != nil {
		return fmt.Errorf("make mounts private: %w", err)
	}
	root, err := emptyTree("0555", rootAttributes)
	if err != nil {
		return err
	}
	defer unix.Close(root)
	return pivot(root)
}

// rootAttributes are those of an empty root.
const rootAttributes = unix.MOUNT_ATTR_RDONLY | unix.MOUNT_ATTR_NOSUID | unix.MOUNT_ATTR_NODEV | unix.MOUNT_ATTR_NOEXEC

// emptyTree makes a file system with nothing in it, not yet mounted.
func emptyTree(mode string, attributes int) (int, error) {
	fs, err := unix.Fsopen("tmpfs", unix.FSOPEN_CLOEXEC)
	if err != nil {
		return -1, fmt.Errorf("open tmpfs: %w", err)
	}
	defer unix.Close(fs)
	for _, option := range [][2]string{{"size", "65536"}, {"nr_inodes", "256"}, {"mode", mode}} {
		if err := unix.FsconfigSetString(fs, option[0], option[1]); err != nil {
			return -1, fmt.Errorf("tmpfs %s: %w", option[0], err)
		}
	}
	if err := unix.FsconfigCreate(fs); err != nil {
		return -1, fmt.Errorf("create tmpfs: %w", err)
	}
	tree, err := unix.Fsmount(fs, unix.FSMOUNT_CLOEXEC, attributes)
	if err != nil {
		return -1, fmt.Errorf("mount tmpfs: %w", err)
	}
	return tree, nil
}

// pivot makes the tree the root of all threads and detaches what was there.
func pivot(tree int) error {
	if err := unix.MoveMount(tree, "", unix.AT_FDCWD, "/", unix.MOVE_MOUNT_F_EMPTY_PATH); err != nil {
		return fmt.Errorf("attach the root: %w", err)
	}
	if err := unix.Fchdir(tree); err != nil {
		return fmt.Errorf("enter the root: %w", err)
	}
	if err := unix.PivotRoot(".", "."); err != nil {
		return fmt.Errorf("pivot: %w", err)
	}
	if err := unix.Unmount(".", unix.MNT_DETACH); err != nil {
		return fmt.Errorf("detach the old root: %w", err)
	}
	return unix.Chdir("/")
}

// dropAll empties the ambient set, the bounding set and then the three others
// of all threads.
func dropAll() error {
	if err := everyThread(unix.SYS_PRCTL, unix.PR_CAP_AMBIENT, unix.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0); err != nil {
		return fmt.Errorf("ambient set: %w", err)
	}
	for c := uintptr(0); c < 64; c++ {
		err := everyThread(unix.SYS_PRCTL, unix.PR_CAPBSET_DROP, c, 0, 0, 0)
		if err == unix.EINVAL && c > unix.CAP_AUDIT_READ {
			break
		}
		if err != nil {
			return fmt.Errorf("bounding set, capability %d: %w", c, err)
		}
	}
	return dropCaps()
}

// startRuntime gives the runtime its processors, and makes it open the two
// descriptors on which timers depend, while it still can. It was started with
// one processor, since each thread more makes each of the steps before slower.
func startRuntime(*Spec) ([]Wall, error) {
	runtime.GOMAXPROCS(processors)
	fired := make(chan struct{})
	time.AfterFunc(time.Microsecond, func() { close(fired) })
	<-fired
	return nil, nil
}

// verify looks again at what can be looked at, on the point of no return.
func verify(spec *Spec) ([]Wall, error) {
	if spec.on(Files) {
		for fd := openFiles; fd < openFiles+16; fd++ {
			if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != unix.EBADF {
				return nil, fmt.Errorf("descriptor %d is open", fd)
			}
		}
	}
	if spec.on(NoNewPrivs) {
		if v, err := unix.PrctlRetInt(unix.PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0); err != nil || v != 1 {
			return nil, fmt.Errorf("privileges can still be gained: %w", err)
		}
	}
	if spec.on(Caps) {
		if v, err := unix.PrctlRetInt(unix.PR_CAPBSET_READ, unix.CAP_SYS_ADMIN, 0, 0, 0); err != nil || v != 0 {
			return nil, fmt.Errorf("the bounding set is not empty: %w", err)
		}
		if _, err := unix.PrctlRetInt(unix.PR_CAPBSET_DROP, 0, 0, 0, 0); err != unix.EPERM {
			return nil, fmt.Errorf("capabilities are left")
		}
	}
	if spec.on(Root) {
		var st syscall.Stat_t
		if err := syscall.Stat("/proc", &st); err != syscall.ENOENT && err != syscall.EACCES {
			return nil, fmt.Errorf("the root is not empty: %w", err)
		}
	}
	return nil, nil
}
