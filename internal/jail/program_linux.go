package jail

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"golang.org/x/sys/unix"
)

// A Program is a command to be executed inside.
type Program struct {
	Argv  []string
	Env   []string
	Binds []string // absolute paths of the host, seen read-only at the same place
}

// StartProgram starts a program inside. Of the host's files it sees the binds,
// read-only, and nothing else; it may start threads but no processes, and its
// table of system calls is longer than a worker's: see programCalls.
func (l *Launcher) StartProgram(spec Spec, p Program) (*Process, error) {
	for _, b := range p.Binds {
		if !filepath.IsAbs(b) || filepath.Clean(b) != b || b == "/" {
			return nil, fmt.Errorf("jail: bind %q: want a clean absolute path below /", b)
		}
	}
	if len(p.Argv) == 0 {
		return nil, errors.New("jail: no program")
	}
	if l.gvisor != nil {
		return nil, errors.New("jail: gVisor is for workers only")
	}
	process, err := l.launch(&launch{spec: spec, id: insideID, flags: flags(&spec), order: func(c *child, e *enclosure) (func(), error) {
		ruleset, err := landlockRules(&spec, p.Binds...)
		if err != nil {
			return nil, fmt.Errorf("landlock: %w", err)
		}
		e.binds = p.Binds
		if err := c.enclose(&spec, e, programFiles); err != nil {
			ruleset.close()
			return nil, err
		}
		c.becomeProgram(&p, ruleset.fd, spec.on(Seccomp))
		return ruleset.close, nil
	}})
	if err != nil {
		return nil, err
	}
	if err := process.Started(); err != nil {
		process.Close()
		return nil, err
	}
	return process, nil
}

// programFiles is how many descriptors a program may have.
const programFiles = 64

// ProgramMay says whether the list of a program has a call: allowed, or refused
// with an error.
func ProgramMay(nr uintptr) bool {
	return slices.ContainsFunc(programCalls(), func(c call) bool { return uintptr(c.nr) == nr })
}

// programCalls are what other programs may ask for: those of the worker, and
// what a C library and CPython need to start, read files and calculate. Some
// are refused with an error, since programs ask for them and can do without.
func programCalls() []call {
	calls := append([]call{
		{name: "execve", nr: unix.SYS_EXECVE, reason: "to become the program; gains nothing"},
		{name: "mmap", nr: unix.SYS_MMAP, reason: "libraries are mapped, executable ones too"},
		{name: "mprotect", nr: unix.SYS_MPROTECT, reason: "libraries are relocated"},
		{name: "tgkill", nr: unix.SYS_TGKILL, reason: "abort, and runtimes that preempt", checks: []check{{0, all, 1}}},
		{name: "clone", nr: unix.SYS_CLONE, reason: "threads of a C library; processes are refused",
			checks: []check{{0, unix.CLONE_VM | unix.CLONE_THREAD | unix.CLONE_SIGHAND | forbiddenClone, unix.CLONE_VM | unix.CLONE_THREAD | unix.CLONE_SIGHAND}}},
	}, programRows...)
	seen := map[uint32]bool{}
	for _, c := range calls {
		seen[c.nr] = true
	}
	for _, c := range workerCalls(1) {
		if !seen[c.nr] {
			calls = append(calls, c)
		}
	}
	return append(calls, machineProgramRows...)
}

// forbiddenClone are the flags that make a namespace.
const forbiddenClone = unix.CLONE_NEWNS | unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWNET | unix.CLONE_NEWIPC | unix.CLONE_NEWUTS | unix.CLONE_NEWCGROUP

const (
	readsFiles = "reads what it has been shown"
	asksSelf   = "asks about itself"
	ownFiles   = "handles its descriptors"
	ownMemory  = "handles its memory"
	ownTime    = "waits and reads the clock"
	refused    = "programs try it and do without"
)

var programRows = []call{
	{name: "openat", nr: unix.SYS_OPENAT, reason: readsFiles}, {name: "statx", nr: unix.SYS_STATX, reason: readsFiles},
	{name: "fstat", nr: unix.SYS_FSTAT, reason: readsFiles}, {name: "lseek", nr: unix.SYS_LSEEK, reason: readsFiles},
	{name: "pread64", nr: unix.SYS_PREAD64, reason: readsFiles}, {name: "readv", nr: unix.SYS_READV, reason: readsFiles},
	{name: "getdents64", nr: unix.SYS_GETDENTS64, reason: readsFiles}, {name: "readlinkat", nr: unix.SYS_READLINKAT, reason: readsFiles},
	{name: "faccessat", nr: unix.SYS_FACCESSAT, reason: readsFiles}, {name: "faccessat2", nr: unix.SYS_FACCESSAT2, reason: readsFiles},
	{name: "getcwd", nr: unix.SYS_GETCWD, reason: readsFiles}, {name: "chdir", nr: unix.SYS_CHDIR, reason: readsFiles},
	{name: "fadvise64", nr: unix.SYS_FADVISE64, reason: readsFiles}, {name: "fstatfs", nr: unix.SYS_FSTATFS, reason: readsFiles}, {name: "statfs", nr: unix.SYS_STATFS, reason: readsFiles},
	{name: "writev", nr: unix.SYS_WRITEV, reason: ownFiles}, {name: "dup", nr: unix.SYS_DUP, reason: ownFiles}, {name: "dup3", nr: unix.SYS_DUP3, reason: ownFiles},
	{name: "fcntl", nr: unix.SYS_FCNTL, reason: ownFiles}, {name: "pipe2", nr: unix.SYS_PIPE2, reason: ownFiles}, {name: "ppoll", nr: unix.SYS_PPOLL, reason: ownFiles},
	{name: "pselect6", nr: unix.SYS_PSELECT6, reason: ownFiles}, {name: "epoll_create1", nr: unix.SYS_EPOLL_CREATE1, reason: ownFiles},
	{name: "epoll_ctl", nr: unix.SYS_EPOLL_CTL, reason: ownFiles}, {name: "eventfd2", nr: unix.SYS_EVENTFD2, reason: ownFiles}, {name: "close_range", nr: unix.SYS_CLOSE_RANGE, reason: ownFiles},
	{name: "brk", nr: unix.SYS_BRK, reason: ownMemory}, {name: "mremap", nr: unix.SYS_MREMAP, reason: ownMemory}, {name: "membarrier", nr: unix.SYS_MEMBARRIER, reason: ownMemory},
	{name: "set_tid_address", nr: unix.SYS_SET_TID_ADDRESS, reason: asksSelf}, {name: "set_robust_list", nr: unix.SYS_SET_ROBUST_LIST, reason: asksSelf},
	{name: "rseq", nr: unix.SYS_RSEQ, reason: asksSelf}, {name: "prlimit64", nr: unix.SYS_PRLIMIT64, reason: asksSelf + "; limits cannot be raised", checks: []check{{0, all, 0}}},
	{name: "sched_getaffinity", nr: unix.SYS_SCHED_GETAFFINITY, reason: asksSelf}, {name: "getuid", nr: unix.SYS_GETUID, reason: asksSelf},
	{name: "geteuid", nr: unix.SYS_GETEUID, reason: asksSelf}, {name: "getgid", nr: unix.SYS_GETGID, reason: asksSelf}, {name: "getegid", nr: unix.SYS_GETEGID, reason: asksSelf},
	{name: "getgroups", nr: unix.SYS_GETGROUPS, reason: asksSelf}, {name: "getppid", nr: unix.SYS_GETPPID, reason: asksSelf}, {name: "getpgid", nr: unix.SYS_GETPGID, reason: asksSelf},
	{name: "uname", nr: unix.SYS_UNAME, reason: asksSelf}, {name: "sysinfo", nr: unix.SYS_SYSINFO, reason: asksSelf}, {name: "getrusage", nr: unix.SYS_GETRUSAGE, reason: asksSelf},
	{name: "times", nr: unix.SYS_TIMES, reason: ownTime}, {name: "clock_getres", nr: unix.SYS_CLOCK_GETRES, reason: ownTime},
	{name: "clock_nanosleep", nr: unix.SYS_CLOCK_NANOSLEEP, reason: ownTime}, {name: "gettimeofday", nr: unix.SYS_GETTIMEOFDAY, reason: ownTime}, {name: "umask", nr: unix.SYS_UMASK, reason: ownFiles},
	{name: "clone3", nr: unix.SYS_CLONE3, reason: refused + ": its flags cannot be seen", errno: unix.ENOSYS},
	{name: "ioctl", nr: unix.SYS_IOCTL, reason: refused, errno: unix.ENOTTY}, {name: "prctl", nr: unix.SYS_PRCTL, reason: refused, errno: unix.EINVAL},
	{name: "wait4", nr: unix.SYS_WAIT4, reason: refused + ": there are no children", errno: unix.ECHILD}, {name: "socket", nr: unix.SYS_SOCKET, reason: refused, errno: unix.EACCES},
	{name: "sched_getparam", nr: unix.SYS_SCHED_GETPARAM, reason: refused, errno: unix.EPERM}, {name: "fchmod", nr: unix.SYS_FCHMOD, reason: refused, errno: unix.EROFS},
	{name: "getxattr", nr: unix.SYS_GETXATTR, reason: refused, errno: unix.ENOTSUP}, {name: "lgetxattr", nr: unix.SYS_LGETXATTR, reason: refused, errno: unix.ENOTSUP},
}
