package jail

import "golang.org/x/sys/unix"

// A call is a system call that is left to a worker.
type call struct {
	name   string
	nr     uint32
	reason string
	checks []check
	errno  unix.Errno // with which it is refused; 0: it is allowed
}

// A check is a condition on an argument: argument & mask == value.
type check struct {
	arg         int
	mask, value uint64
}

const all = ^uint64(0)

// threadFlags are the flags with which the Go runtime starts a thread. Any
// other clone is a new process or a new namespace.
const threadFlags = unix.CLONE_VM | unix.CLONE_FS | unix.CLONE_FILES | unix.CLONE_SIGHAND | unix.CLONE_SYSVSEM | unix.CLONE_THREAD

// workerCalls are what a Go program needs that reads and writes pipes,
// calculates and waits. Everything else kills it. Frequent ones stand first.
func workerCalls(pid int) []call {
	return []call{
		{"futex", unix.SYS_FUTEX, "goroutines wait for each other", nil, 0},
		{"read", unix.SYS_READ, "jobs come by a pipe", nil, 0},
		{"write", unix.SYS_WRITE, "results go by a pipe", nil, 0},
		{"epoll_pwait", unix.SYS_EPOLL_PWAIT, "timers wait in the runtime's poller, opened before", nil, 0},
		{"nanosleep", unix.SYS_NANOSLEEP, "idle threads sleep", nil, 0},
		{"madvise", unix.SYS_MADVISE, "the collector gives memory back", nil, 0},
		{"mmap", unix.SYS_MMAP, "heap and stacks; anonymous memory, never executable", []check{
			{2, unix.PROT_EXEC, 0}, {3, unix.MAP_ANONYMOUS, unix.MAP_ANONYMOUS}}, 0},
		{"munmap", unix.SYS_MUNMAP, "heap and stacks", nil, 0},
		{"sched_yield", unix.SYS_SCHED_YIELD, "spinning threads give way", nil, 0},
		{"rt_sigreturn", unix.SYS_RT_SIGRETURN, "a signal handler ends", nil, 0},
		{"rt_sigprocmask", unix.SYS_RT_SIGPROCMASK, "threads start with signals blocked", nil, 0},
		{"sigaltstack", unix.SYS_SIGALTSTACK, "each thread has a stack for signals", nil, 0},
		{"tgkill", unix.SYS_TGKILL, "the runtime preempts its own threads", []check{{0, all, uint64(pid)}}, 0},
		{"clone", unix.SYS_CLONE, "threads; processes and namespaces are refused", []check{{0, all, threadFlags | cloneTLS}}, 0},
		{"getpid", unix.SYS_GETPID, "before a signal to itself", nil, 0},
		{"gettid", unix.SYS_GETTID, "a thread starts", nil, 0},
		{"clock_gettime", unix.SYS_CLOCK_GETTIME, "where the clock cannot be read without a call", nil, 0},
		{"getrandom", unix.SYS_GETRANDOM, "a thread's own randomness, for the scheduler and maps", nil, 0},
		{"restart_syscall", unix.SYS_RESTART_SYSCALL, "the kernel's own, after a stop", nil, 0},
		{"rt_sigaction", unix.SYS_RT_SIGACTION, "the runtime gives up its handlers before it dies", nil, 0},
		{"close", unix.SYS_CLOSE, "giving up a pipe", nil, 0},
		{"exit", unix.SYS_EXIT, "a thread ends", nil, 0},
		{"exit_group", unix.SYS_EXIT_GROUP, "the process ends", nil, 0},
	}
}
