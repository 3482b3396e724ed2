package jail

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// A Launcher starts processes inside. It keeps the user ids and control groups
// that they use in turn. Safe for concurrent use.
type Launcher struct {
	executable int // descriptor of the program to be executed
	dumpable   int // of this process
	stray      int // descriptor; -1: none
	gvisor     *gvisor
	stderr     io.Writer
	starts     chan func()
	closed     chan struct{}
	starters   sync.WaitGroup

	mu      sync.Mutex
	threads int // starters
	free    []*slot
	ids     *idRange // nil: the caller's own
	slots   int
	running int // slots in use
	group   *groupParent
}

// Options say how a Launcher works.
type Options struct {
	// Executable is started; empty: this program. It must call Inside first
	// thing in main.
	Executable string
	// NoCgroup leaves control groups alone.
	NoCgroup bool
	// Stderr is where processes write their errors; nil: the beginning is kept
	// for Exit.Text.
	Stderr io.Writer
	// Stray is handed to each process: a descriptor that it ought not to have,
	// for the drills.
	Stray *os.File
	// IDs are the user ids of processes started by root; zero: the usual range.
	IDs IDRange
	// Runsc is gVisor's program: processes run under its kernel.
	Runsc string
}

// New prepares a launcher. It fails if this machine cannot build the walls.
func New(o Options) (*Launcher, error) {
	if auditArch == 0 {
		return nil, fmt.Errorf("jail: no table of system calls for %s; vivarium has those of amd64 and arm64", runtime.GOARCH)
	}
	if landlockABI() == 0 && o.Runsc == "" {
		return nil, errors.New("jail: this kernel has no Landlock or has it switched off: want Linux 5.13 or later, started with lsm=landlock")
	}
	l := &Launcher{executable: -1, stray: -1, stderr: o.Stderr, starts: make(chan func()), closed: make(chan struct{})}
	if err := l.prepare(&o); err != nil {
		_ = l.release()
		return nil, fmt.Errorf("jail: %w", err)
	}
	return l, nil
}

// prepare opens and finds what all processes share.
func (l *Launcher) prepare(o *Options) (err error) {
	if l.dumpable, err = unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0); err != nil {
		return err
	}
	if o.Stray != nil {
		if l.stray, err = unix.FcntlInt(o.Stray.Fd(), unix.F_DUPFD_CLOEXEC, lowFiles); err != nil {
			return err
		}
	}
	if os.Geteuid() == 0 {
		if l.ids, err = findIDs(o.IDs); err != nil {
			return fmt.Errorf("user ids: %w", err)
		}
	}
	if !o.NoCgroup {
		l.group = findGroup()
	}
	path := o.Executable
	if path == "" {
		path = "/proc/self/exe"
	}
	if o.Runsc != "" {
		if l.gvisor, err = newGVisor(o.Runsc, path); err != nil {
			return err
		}
		path = l.gvisor.runsc
	}
	l.executable, err = openProgram(path)
	return err
}

// openProgram opens the program to be started. All processes of a launcher
// execute the same file, whatever becomes of its name.
func openProgram(path string) (int, error) {
	fd, err := unix.Open(path, unix.O_PATH|unix.O_CLOEXEC, 0)
	if err == nil {
		fd, err = high(fd)
	}
	if err != nil {
		return -1, fmt.Errorf("open %s: %w", path, err)
	}
	return fd, nil
}

// release gives back what prepare has taken.
func (l *Launcher) release() error {
	for _, fd := range []int{l.executable, l.stray} {
		if fd >= 0 {
			unix.Close(fd)
		}
	}
	l.gvisor.remove()
	if l.running == 0 {
		l.ids.close()
	}
	return l.group.remove()
}

// maxStarters is how many processes are started at a time.
const maxStarters = 2

// starter starts processes on a thread of its own that lasts as long as the
// launcher, or as the processes: the kernel kills a process when the thread
// that started it dies.
func (l *Launcher) starter() {
	runtime.LockOSThread()
	for {
		select {
		case start := <-l.starts:
			start()
		case <-l.closed:
			l.mu.Lock()
			defer l.mu.Unlock()
			if l.running == 0 {
				runtime.UnlockOSThread() // otherwise the thread ends
			}
			return
		}
	}
}

// Close gives back user ids and control groups. Processes that still run die.
func (l *Launcher) Close() error {
	if !l.shut() {
		return nil
	}
	l.starters.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range l.free {
		s.release()
	}
	l.free = nil
	return l.release()
}

// shut makes the launcher start no more processes; false: it has been before.
func (l *Launcher) shut() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.isClosed() {
		return false
	}
	close(l.closed)
	return true
}

func (l *Launcher) isClosed() bool {
	select {
	case <-l.closed:
		return true
	default:
		return false
	}
}

// Needs are the walls without which a process of this launcher must not be
// given anything of a stranger's.
func (l *Launcher) Needs() []Wall {
	if l.gvisor != nil {
		return append(needs(withoutGVisor...), GVisor)
	}
	return needs()
}

// Cgroup says whether processes are counted by control groups here, and why
// not.
func (l *Launcher) Cgroup() (bool, string) { return l.group.state() }

// GVisor says whether processes run under gVisor's kernel.
func (l *Launcher) GVisor() bool { return l.gvisor != nil }

// OwnIDs says whether each process has a user id that nobody else has.
func (l *Launcher) OwnIDs() bool { return l.ids != nil }

// environment is all that a process inside gets. A runtime that looked for its
// processors or named its memory after the filter is on would be killed, and
// nobody reads a profile of its memory.
func environment(spec *Spec) []string {
	env := []string{"GODEBUG=decoratemappings=0,updatemaxprocs=0,containermaxprocs=0,memprofilerate=0", "GOMAXPROCS=1", "GOTRACEBACK=single"}
	if spec.Memory > 0 {
		env = append(env, "GOMEMLIMIT="+strconv.FormatInt(spec.Memory/8*7, 10))
	}
	return env
}

// namespaces are the clone flag of each wall that is one.
var namespaces = []struct {
	wall Wall
	flag uintptr
}{{PID, unix.CLONE_NEWPID}, {Net, unix.CLONE_NEWNET}, {IPC, unix.CLONE_NEWIPC}, {UTS, unix.CLONE_NEWUTS}, {CgroupNS, unix.CLONE_NEWCGROUP}}

// flags are those with which a process is cloned.
func flags(spec *Spec) uintptr {
	flags := uintptr(unix.CLONE_NEWUSER | unix.CLONE_NEWNS)
	for _, n := range namespaces {
		if spec.on(n.wall) {
			flags |= n.flag
		}
	}
	return flags
}

// mapIDs maps the one user and group that there is in a child's user
// namespace: to those of the slot, or to the host's.
func (a *launch) mapIDs(pid int) error {
	uid, gid := os.Geteuid(), os.Getegid()
	if a.slot.id != 0 && a.spec.on(UID) {
		uid, gid = a.slot.id, a.slot.id
	}
	proc := "/proc/" + strconv.Itoa(pid)
	if a.slot.id == 0 {
		if err := writeFile(proc+"/setgroups", "deny"); err != nil {
			return err
		}
	}
	inside := strconv.Itoa(a.id)
	if err := writeFile(proc+"/gid_map", inside+" "+strconv.Itoa(gid)+" 1"); err != nil {
		return err
	}
	return writeFile(proc+"/uid_map", inside+" "+strconv.Itoa(uid)+" 1")
}

// writeFile writes to one of the kernel's files, at once and without what
// package os does for files that may have to be waited for.
func writeFile(path, text string) error {
	fd, err := unix.Open(path, unix.O_WRONLY|unix.O_CLOEXEC, 0)
	if err == nil {
		_, err = unix.Write(fd, []byte(text))
		unix.Close(fd)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// readFile reads one of the kernel's files.
func readFile(path string) (string, error) {
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", path, err)
	}
	defer unix.Close(fd)
	var text []byte
	var part [1024]byte
	for {
		n, err := unix.Read(fd, part[:])
		if err != nil {
			return "", fmt.Errorf("read %s: %w", path, err)
		}
		if n == 0 {
			return string(text), nil
		}
		text = append(text, part[:n]...)
	}
}

// A Process is one that runs inside.
type Process struct {
	In  *os.File // to its standard input
	Out *os.File // from its standard output

	launcher *Launcher
	slot     *slot
	pid      int
	handle   *os.File // its descriptor
	begun    func() error
	after    func()
	errors   *tail
	killed   atomic.Bool
	done     chan struct{} // closed when exit is known
	exit     Exit
	cgroup   bool
	grouped  chan error // says when it is in its control group
}

// Start starts this program again, inside, for a role. What it writes first
// says that it has come up, and Started why it has not.
func (l *Launcher) Start(spec Spec, role string, args ...string) (*Process, error) {
	argv := append([]string{marker, spec.text(), role}, args...)
	if l.gvisor != nil {
		return l.gvisor.start(l, spec, argv)
	}
	return l.launch(&launch{spec: spec, id: insideID, flags: flags(&spec), order: func(c *child, e *enclosure) (func(), error) {
		if err := c.enclose(&spec, e, fileLimit(&spec)); err != nil {
			return nil, err
		}
		c.do("timer slack", unix.SYS_PRCTL, unix.PR_SET_TIMERSLACK, int(timerSlack))
		c.become(l.executable, argv, environment(&spec))
		return nothing, nil
	}})
}

func nothing() {}

// A launch is a process to be started.
type launch struct {
	spec  Spec
	slot  *slot
	id    int     // the one user and group that there is inside
	flags uintptr // with which it is cloned
	// order orders the child what to do, and returns what to do when it has.
	order func(*child, *enclosure) (func(), error)
	// after is done when the process has ended.
	after func()
}

// launch starts a process inside.
func (l *Launcher) launch(a *launch) (_ *Process, err error) {
	if a.slot, err = l.take(&a.spec); err != nil {
		return nil, err
	}
	p, err := l.start(a)
	if err != nil {
		l.give(a.slot)
		return nil, err
	}
	go p.watch()
	return p, nil
}

func (l *Launcher) start(a *launch) (*Process, error) {
	pipes, err := newPipes()
	if err != nil {
		return nil, fmt.Errorf("jail: %w", err)
	}
	defer pipes.closeInner()
	p := &Process{In: pipes.outer[0], Out: pipes.outer[1], launcher: l, slot: a.slot, after: a.after, errors: newTail(pipes.outer[2], l.stderr), done: make(chan struct{})}
	if err = l.clone(p, a, &enclosure{ownID: a.slot.id != 0, files: pipes.inner, stray: l.stray}); err != nil {
		pipes.closeOuter()
		return nil, err
	}
	if p.cgroup = a.spec.on(Cgroup) && a.slot.group != nil; p.cgroup {
		p.grouped = make(chan error, 1)
		go func() { p.grouped <- a.slot.group.add(p.pid) }()
	}
	return p, nil
}

// clone gives a child its orders and makes its process.
func (l *Launcher) clone(p *Process, a *launch, e *enclosure) error {
	c := newChild()
	done, err := a.order(c, e)
	if err != nil {
		return fmt.Errorf("jail: %w", err)
	}
	if err = l.fork(func() error { return c.start(a.flags, a.mapIDs) }); err != nil {
		done()
		return fmt.Errorf("jail: start: %w", explainStart(err))
	}
	_ = unix.SetNonblock(int(c.pidfd), true) // so that the runtime waits for it, and no thread
	p.pid, p.handle = c.pid, os.NewFile(uintptr(c.pidfd), "process")
	p.begun = sync.OnceValue(func() error {
		err := c.await(p.Kill)
		done()
		if l.dumpable == 1 { // the child's change of user has changed this for the memory that it shared
			_ = unix.Prctl(unix.PR_SET_DUMPABLE, 1, 0, 0, 0)
		}
		if err != nil {
			p.Kill()
			return fmt.Errorf("jail: start: %w", explainStart(err))
		}
		return nil
	})
	return nil
}

// pipes are the three of a process: its ends, and the host's.
type pipes struct {
	inner [3]int
	outer [3]*os.File
}

func newPipes() (*pipes, error) {
	p := &pipes{inner: [3]int{-1, -1, -1}}
	for i := range p.inner {
		var ends [2]int
		err := unix.Pipe2(ends[:], unix.O_CLOEXEC)
		if err == nil {
			inner, outer := ends[min(i, 1)], ends[1-min(i, 1)]
			_ = unix.SetNonblock(outer, true) // deadlines need it; without, reads block
			p.outer[i] = os.NewFile(uintptr(outer), "pipe")
			p.inner[i], err = high(inner)
		}
		if err != nil {
			p.closeInner()
			p.closeOuter()
			return nil, err
		}
	}
	return p, nil
}

// high moves a descriptor out of the way of those that a child arranges.
func high(fd int) (int, error) {
	if fd >= lowFiles {
		return fd, nil
	}
	defer unix.Close(fd)
	return unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, lowFiles)
}

func (p *pipes) closeInner() {
	for _, fd := range p.inner {
		if fd >= 0 {
			unix.Close(fd)
		}
	}
}

func (p *pipes) closeOuter() {
	for _, f := range p.outer {
		if f != nil {
			f.Close()
		}
	}
}

// fork runs start on a starter's thread.
func (l *Launcher) fork(start func() error) error {
	result := make(chan error, 1)
	task := func() { result <- start() }
	select {
	case l.starts <- task:
		return <-result
	default:
	}
	l.addStarter()
	select {
	case l.starts <- task:
		return <-result
	case <-l.closed:
		return errors.New("the launcher is closed")
	}
}

// addStarter adds a starter, if there may be more.
func (l *Launcher) addStarter() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.threads < maxStarters && !l.isClosed() {
		l.threads++
		l.starters.Go(l.starter)
	}
}

// explainStart adds what can be done about the usual refusals.
func explainStart(err error) error {
	switch {
	case errors.Is(err, unix.EPERM), errors.Is(err, unix.EACCES):
		return fmt.Errorf("%w: the kernel refuses new user namespaces (or to execute this file in one); look at "+
			"kernel.unprivileged_userns_clone, user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns, "+
			"in a container at its seccomp profile, and whether this is a chroot, in which there are none", err)
	case errors.Is(err, unix.ENOSPC), errors.Is(err, unix.EUSERS):
		return fmt.Errorf("%w: no more namespaces; look at the limits under user.max_*_namespaces", err)
	case errors.Is(err, unix.EINVAL):
		return fmt.Errorf("%w: the kernel lacks a kind of namespace", err)
	}
	return err
}

// Cgroup waits until a control group counts this process, and says whether
// one does. To join one can take the kernel many milliseconds, so it happens
// while the process locks itself in.
func (p *Process) Cgroup() (bool, error) {
	if !p.cgroup {
		return false, nil
	}
	err := <-p.grouped
	p.grouped <- err
	if err != nil {
		return false, fmt.Errorf("jail: control group: %w", err)
	}
	return true, nil
}

// PID returns the process's number on the host.
func (p *Process) PID() int { return p.pid }

// Started waits until the process runs its program, and returns why it could
// not.
func (p *Process) Started() error { return p.begun() }

// Kill ends the process, and with it all in its namespace. It goes by the
// process's descriptor, so it cannot hit another.
func (p *Process) Kill() {
	p.killed.Store(true)
	if conn, err := p.handle.SyscallConn(); err == nil {
		_ = conn.Control(func(fd uintptr) { _ = unix.PidfdSendSignal(int(fd), unix.SIGKILL, nil, 0) })
	}
}

// Wait waits until the process has ended and tells why.
func (p *Process) Wait() Exit {
	<-p.done
	return p.exit
}

// Done is closed when the process has ended.
func (p *Process) Done() <-chan struct{} { return p.done }

// watch keeps what the process writes to standard error, and waits until it
// has ended.
func (p *Process) watch() {
	p.errors.follow()
	_, _ = p.Cgroup() // so that no number is added to a group that is another's by then
	status, usage, err := p.reap()
	p.handle.Close()
	_ = p.begun() // nobody may have asked
	p.exit = p.explain(status, usage, err)
	if p.after != nil {
		p.after()
	}
	p.launcher.give(p.slot)
	close(p.done)
}

// reap waits until the process has ended, by its descriptor, and takes what the
// kernel says of it.
func (p *Process) reap() (status unix.WaitStatus, usage unix.Rusage, err error) {
	conn, err := p.handle.SyscallConn()
	if err != nil {
		return status, usage, err
	}
	broken := conn.Read(func(uintptr) bool {
		var ended int
		ended, err = unix.Wait4(p.pid, &status, unix.WNOHANG, &usage)
		return err != nil || ended != 0
	})
	return status, usage, errors.Join(err, broken)
}

// Close ends the process and gives back its descriptors.
func (p *Process) Close() Exit {
	select {
	case <-p.done:
	default:
		p.Kill()
	}
	p.In.Close()
	p.Out.Close()
	return p.Wait()
}

// explain says why a process ended: by what the kernel tells, and only where
// it ended by itself by what it wrote.
func (p *Process) explain(status unix.WaitStatus, usage unix.Rusage, err error) Exit {
	if err != nil {
		return Exit{Cause: External, Status: -1}
	}
	oom := p.cgroup && p.slot.group.killed()
	if p.launcher.gvisor != nil {
		status = p.launcher.gvisor.status(status)
	}
	e := Exit{Status: status.ExitStatus(), Text: p.errors.text()}
	if status.Signaled() {
		e.Signal = int(status.Signal())
	}
	switch {
	case status.Exited() && e.Status == 2 && p.errors.outOfMemory():
		e.Cause = Memory
	case status.Exited() && e.Status == 2:
		e.Cause = Crashed
	case status.Exited():
		e.Cause = Ended
	case status.Signal() == unix.SIGSYS:
		e.Cause = Syscall
	case status.Signal() == unix.SIGXCPU:
		e.Cause = CPUTime
	case status.Signal() != unix.SIGKILL:
		e.Cause = Crashed
	case p.killed.Load():
		e.Cause = Killed
	case oom:
		e.Cause = Memory
	default:
		e.Cause = p.whoKilled(&usage)
	}
	return e
}

// whoKilled tells a limit of processor time, which ends a process like any
// kill where soft and hard limit are the same, from a stranger's kill.
func (p *Process) whoKilled(usage *unix.Rusage) Cause {
	spent := time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	if limit := p.slot.cpu; limit > 0 && spent >= time.Duration(limit)*time.Second-50*time.Millisecond {
		return CPUTime
	}
	return External
}

// A tail keeps the beginning of what a process writes to standard error, and
// throws the rest away.
type tail struct {
	from *os.File
	also io.Writer // gets all of it instead; nil: none
	head []byte
}

const maxTail = 4 << 10

func newTail(from *os.File, also io.Writer) *tail { return &tail{from: from, also: also} }

// follow reads until nobody can write any more.
func (t *tail) follow() {
	defer t.from.Close()
	if t.also != nil {
		_, _ = io.Copy(t.also, t.from)
		return
	}
	head := make([]byte, maxTail)
	n, _ := io.ReadFull(t.from, head)
	t.head = head[:n]
	if n == maxTail {
		_, _ = io.Copy(io.Discard, t.from)
	}
}

// text returns what was written, once the process has ended.
func (t *tail) text() string { return string(t.head) }

// lastWords are how the runtime ends for want of memory. Its collector does
// not look whether it has got memory for its queues of spans, and crashes.
var lastWords = []string{"runtime: out of memory", "fatal error: out of memory", "cannot allocate memory",
	"fatal error: runtime: cannot allocate", "runtime.(*spanQueue).", "runtime.(*spanSPMC)."}

// outOfMemory recognises the runtime's last words. Whoever forges them in a
// worker gets a limit reported, never a success.
func (t *tail) outOfMemory() bool {
	text := t.text()
	return slices.ContainsFunc(lastWords, func(words string) bool { return strings.Contains(text, words) })
}
