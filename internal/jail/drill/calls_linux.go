package drill

import (
	"golang.org/x/sys/unix"

	"github.com/vivarium-run/vivarium/internal/jail"
)

// An attempt is a system call that no worker makes. Its arguments are such
// that it does no harm where it is let through.
type attempt struct {
	name string
	nr   uintptr
	args [4]uintptr
}

const none = ^uintptr(0) // a descriptor or address that is none

// attempts must all be answered by death.
var attempts = [...]attempt{
	{"openat", unix.SYS_OPENAT, [4]uintptr{none}}, {"openat2", unix.SYS_OPENAT2, [4]uintptr{none}},
	{"unlinkat", unix.SYS_UNLINKAT, [4]uintptr{none}}, {"linkat", unix.SYS_LINKAT, [4]uintptr{none}},
	{"symlinkat", unix.SYS_SYMLINKAT, [4]uintptr{}}, {"mkdirat", unix.SYS_MKDIRAT, [4]uintptr{none}},
	{"mknodat", unix.SYS_MKNODAT, [4]uintptr{none}}, {"fchmodat", unix.SYS_FCHMODAT, [4]uintptr{none}},
	{"fchownat", unix.SYS_FCHOWNAT, [4]uintptr{none}}, {"newfstatat", fstatat, [4]uintptr{none}},
	{"statx", unix.SYS_STATX, [4]uintptr{none}}, {"faccessat", unix.SYS_FACCESSAT, [4]uintptr{none}},
	{"getdents64", unix.SYS_GETDENTS64, [4]uintptr{none}}, {"getcwd", unix.SYS_GETCWD, [4]uintptr{}}, {"chdir", unix.SYS_CHDIR, [4]uintptr{}},
	{"chroot", unix.SYS_CHROOT, [4]uintptr{}}, {"pivot_root", unix.SYS_PIVOT_ROOT, [4]uintptr{}},
	{"name_to_handle_at", unix.SYS_NAME_TO_HANDLE_AT, [4]uintptr{none}}, {"open_by_handle_at", unix.SYS_OPEN_BY_HANDLE_AT, [4]uintptr{none}},
	{"truncate", unix.SYS_TRUNCATE, [4]uintptr{}}, {"fallocate", unix.SYS_FALLOCATE, [4]uintptr{none}}, {"sendfile", unix.SYS_SENDFILE, [4]uintptr{none, none}},
	{"splice", unix.SYS_SPLICE, [4]uintptr{none}}, {"dup", unix.SYS_DUP, [4]uintptr{none}}, {"pipe2", unix.SYS_PIPE2, [4]uintptr{}},
	{"fcntl", unix.SYS_FCNTL, [4]uintptr{none}}, {"ioctl", unix.SYS_IOCTL, [4]uintptr{0, unix.TIOCSTI, 0}}, {"pread64", unix.SYS_PREAD64, [4]uintptr{none}},
	{"readv", unix.SYS_READV, [4]uintptr{none}}, {"writev", unix.SYS_WRITEV, [4]uintptr{none}}, {"ppoll", unix.SYS_PPOLL, [4]uintptr{0, 1 << 40}},
	{"epoll_create1", unix.SYS_EPOLL_CREATE1, [4]uintptr{none}}, {"epoll_ctl", unix.SYS_EPOLL_CTL, [4]uintptr{none}}, {"eventfd2", unix.SYS_EVENTFD2, [4]uintptr{0, none}},
	{"signalfd4", unix.SYS_SIGNALFD4, [4]uintptr{none}}, {"timerfd_create", unix.SYS_TIMERFD_CREATE, [4]uintptr{none}},
	{"inotify_init1", unix.SYS_INOTIFY_INIT1, [4]uintptr{none}}, {"fanotify_init", unix.SYS_FANOTIFY_INIT, [4]uintptr{none}},
	{"memfd_create", unix.SYS_MEMFD_CREATE, [4]uintptr{}}, {"memfd_secret", unix.SYS_MEMFD_SECRET, [4]uintptr{none}},

	{"socket", unix.SYS_SOCKET, [4]uintptr{none}}, {"socketpair", unix.SYS_SOCKETPAIR, [4]uintptr{none}}, {"connect", unix.SYS_CONNECT, [4]uintptr{none}},
	{"bind", unix.SYS_BIND, [4]uintptr{none}}, {"listen", unix.SYS_LISTEN, [4]uintptr{none}}, {"accept4", unix.SYS_ACCEPT4, [4]uintptr{none}},
	{"sendmsg", unix.SYS_SENDMSG, [4]uintptr{none}}, {"recvmsg", unix.SYS_RECVMSG, [4]uintptr{none}}, {"sendto", unix.SYS_SENDTO, [4]uintptr{none}},

	{"clone as process", unix.SYS_CLONE, [4]uintptr{uintptr(unix.SIGCHLD) | unix.CLONE_SIGHAND}},
	{"clone with namespace", unix.SYS_CLONE, [4]uintptr{unix.CLONE_NEWUSER | unix.CLONE_SIGHAND}},
	{"clone3", unix.SYS_CLONE3, [4]uintptr{}}, {"execve", unix.SYS_EXECVE, [4]uintptr{}}, {"execveat", unix.SYS_EXECVEAT, [4]uintptr{none}},
	{"wait4", unix.SYS_WAIT4, [4]uintptr{none, 0, 1}}, {"waitid", unix.SYS_WAITID, [4]uintptr{none}},
	{"kill", unix.SYS_KILL, [4]uintptr{1, 0}}, {"tkill", unix.SYS_TKILL, [4]uintptr{1, 0}}, {"tgkill of another", unix.SYS_TGKILL, [4]uintptr{2, 2, 0}},
	{"rt_sigqueueinfo", unix.SYS_RT_SIGQUEUEINFO, [4]uintptr{1, 0, 0}}, {"pidfd_open", unix.SYS_PIDFD_OPEN, [4]uintptr{none}},
	{"pidfd_getfd", unix.SYS_PIDFD_GETFD, [4]uintptr{none}}, {"pidfd_send_signal", unix.SYS_PIDFD_SEND_SIGNAL, [4]uintptr{none}},
	{"ptrace", unix.SYS_PTRACE, [4]uintptr{none}}, {"process_vm_readv", unix.SYS_PROCESS_VM_READV, [4]uintptr{none}},
	{"process_vm_writev", unix.SYS_PROCESS_VM_WRITEV, [4]uintptr{none}}, {"kcmp", unix.SYS_KCMP, [4]uintptr{none}},
	{"prctl", unix.SYS_PRCTL, [4]uintptr{unix.PR_GET_DUMPABLE}}, {"seccomp", unix.SYS_SECCOMP, [4]uintptr{none}}, {"personality", unix.SYS_PERSONALITY, [4]uintptr{0xffffffff}},
	{"getppid", unix.SYS_GETPPID, [4]uintptr{}}, {"uname", unix.SYS_UNAME, [4]uintptr{}}, {"sysinfo", unix.SYS_SYSINFO, [4]uintptr{}},
	{"setsid", unix.SYS_SETSID, [4]uintptr{}}, {"setpgid", unix.SYS_SETPGID, [4]uintptr{none}},

	{"unshare", unix.SYS_UNSHARE, [4]uintptr{}}, {"setns", unix.SYS_SETNS, [4]uintptr{none}},
	{"mount", unix.SYS_MOUNT, [4]uintptr{}}, {"umount2", unix.SYS_UMOUNT2, [4]uintptr{}}, {"fsopen", unix.SYS_FSOPEN, [4]uintptr{}},
	{"move_mount", unix.SYS_MOVE_MOUNT, [4]uintptr{none}}, {"open_tree", unix.SYS_OPEN_TREE, [4]uintptr{none}}, {"mount_setattr", unix.SYS_MOUNT_SETATTR, [4]uintptr{none}},
	{"setuid", unix.SYS_SETUID, [4]uintptr{none}}, {"setgid", unix.SYS_SETGID, [4]uintptr{none}}, {"setresuid", unix.SYS_SETRESUID, [4]uintptr{7, 7, 7}},
	{"setgroups", unix.SYS_SETGROUPS, [4]uintptr{none}}, {"capset", unix.SYS_CAPSET, [4]uintptr{}}, {"prlimit64", unix.SYS_PRLIMIT64, [4]uintptr{none}},
	{"setpriority", unix.SYS_SETPRIORITY, [4]uintptr{none}}, {"sched_setscheduler", unix.SYS_SCHED_SETSCHEDULER, [4]uintptr{none}},
	{"sched_setaffinity", unix.SYS_SCHED_SETAFFINITY, [4]uintptr{none}}, {"landlock_create_ruleset", unix.SYS_LANDLOCK_CREATE_RULESET, [4]uintptr{none, none, none}},

	{"bpf", unix.SYS_BPF, [4]uintptr{none}}, {"keyctl", unix.SYS_KEYCTL, [4]uintptr{none}}, {"add_key", unix.SYS_ADD_KEY, [4]uintptr{}},
	{"request_key", unix.SYS_REQUEST_KEY, [4]uintptr{}}, {"io_uring_setup", unix.SYS_IO_URING_SETUP, [4]uintptr{}},
	{"io_uring_enter", unix.SYS_IO_URING_ENTER, [4]uintptr{none}}, {"userfaultfd", unix.SYS_USERFAULTFD, [4]uintptr{none}},
	{"perf_event_open", unix.SYS_PERF_EVENT_OPEN, [4]uintptr{}}, {"io_setup", unix.SYS_IO_SETUP, [4]uintptr{}},
	{"shmget", unix.SYS_SHMGET, [4]uintptr{0, 0, 0}}, {"semget", unix.SYS_SEMGET, [4]uintptr{0, 0, 0}}, {"msgget", unix.SYS_MSGGET, [4]uintptr{1, 0}},
	{"mq_open", unix.SYS_MQ_OPEN, [4]uintptr{}}, {"timer_create", unix.SYS_TIMER_CREATE, [4]uintptr{none}}, {"clock_settime", unix.SYS_CLOCK_SETTIME, [4]uintptr{none}},
	{"init_module", unix.SYS_INIT_MODULE, [4]uintptr{}}, {"kexec_load", unix.SYS_KEXEC_LOAD, [4]uintptr{none, none, none, none}},
	{"reboot", unix.SYS_REBOOT, [4]uintptr{}}, {"swapon", unix.SYS_SWAPON, [4]uintptr{}}, {"acct", unix.SYS_ACCT, [4]uintptr{none}}, {"syslog", unix.SYS_SYSLOG, [4]uintptr{none}},
	{"quotactl", unix.SYS_QUOTACTL, [4]uintptr{none}},

	{"mmap executable", unix.SYS_MMAP, [4]uintptr{0, 4096, unix.PROT_READ | unix.PROT_EXEC, unix.MAP_PRIVATE | unix.MAP_ANONYMOUS}},
	{"mmap of a file", unix.SYS_MMAP, [4]uintptr{0, 4096, unix.PROT_READ, unix.MAP_PRIVATE}},
	{"mprotect", unix.SYS_MPROTECT, [4]uintptr{none}}, {"pkey_mprotect", unix.SYS_PKEY_MPROTECT, [4]uintptr{none}}, {"mremap", unix.SYS_MREMAP, [4]uintptr{none}},
	{"mlock", unix.SYS_MLOCK, [4]uintptr{0, 0}}, {"brk", unix.SYS_BRK, [4]uintptr{}}, {"shmat", unix.SYS_SHMAT, [4]uintptr{none}}, {"remap_file_pages", unix.SYS_REMAP_FILE_PAGES, [4]uintptr{none}},
	{"an unknown number", 9999, [4]uintptr{}}, {"a number of another table", 0x40000000 | 39, [4]uintptr{}},
}

// callDrills makes a row of each attempt.
func callDrills() (out []*Drill) {
	for _, a := range append(attempts[:], machineAttempts...) {
		out = append(out, &Drill{Name: "call " + a.name, What: "make this system call", Wall: jail.Seccomp, try: func(string) error {
			unix.RawSyscall6(a.nr, a.args[0], a.args[1], a.args[2], a.args[3], 0, 0)
			return nil
		}})
	}
	return out
}
