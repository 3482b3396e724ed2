package jail

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// A Launcher starts processes inside. It keeps the user ids and control groups
// that they use in turn. Safe for concurrent use.
type Launcher struct {
	executable string
	stray      *os.File
	stderr     io.Writer
	starts     chan func()
	closed     chan struct{}
	closeOnce  sync.Once

	mu      sync.Mutex
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
}

// New prepares a launcher. It fails if this machine cannot build the walls.
func New(o Options) (*Launcher, error) {
	if auditArch == 0 {
		return nil, fmt.Errorf("jail: no table of system calls for %s; vivarium has those of amd64 and arm64", runtime.GOARCH)
	}
	if landlockABI() == 0 {
		return nil, errors.New("jail: this kernel has no Landlock or has it switched off: want Linux 5.13 or later, started with lsm=landlock,...")
	}
	l := &Launcher{executable: o.Executable, stray: o.Stray, stderr: o.Stderr, starts: make(chan func()), closed: make(chan struct{})}
	if l.executable == "" {
		l.executable = "/proc/self/exe"
	}
	if os.Geteuid() == 0 {
		var err error
		if l.ids, err = findIDs(); err != nil {
			return nil, fmt.Errorf("jail: user ids: %w", err)
		}
	}
	if !o.NoCgroup {
		l.group = findGroup()
	}
	for range 2 {
		go l.starter()
	}
	return l, nil
}

// starter starts processes on a thread of its own that lasts as long as the
// launcher: the kernel kills a process when the thread that started it dies.
func (l *Launcher) starter() {
	runtime.LockOSThread()
	for {
		select {
		case start := <-l.starts:
			start()
		case <-l.closed:
			return
		}
	}
}

// Close gives back user ids and control groups. Processes that still run die.
func (l *Launcher) Close() error {
	l.closeOnce.Do(func() { close(l.closed) })
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range l.free {
		s.release()
	}
	l.free = nil
	if l.running == 0 {
		l.ids.close()
	}
	return l.group.remove()
}

// Cgroup says whether processes are counted by control groups here, and why
// not.
func (l *Launcher) Cgroup() (bool, string) { return l.group.state() }

// OwnIDs says whether each process has a user id that nobody else has.
func (l *Launcher) OwnIDs() bool { return l.ids != nil }

// environment is all that a process inside gets. A runtime that looked for its
// processors or named its memory after the filter is on would be killed.
func environment(spec *Spec) []string {
	env := []string{"GODEBUG=decoratemappings=0,updatemaxprocs=0,containermaxprocs=0", "GOMAXPROCS=1", "GOTRACEBACK=single"}
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

// attributes are how a process is cloned.
func attributes(spec *Spec, s *slot) *syscall.SysProcAttr {
	uid, gid := os.Geteuid(), os.Getegid()
	own := s.id != 0
	if own && spec.on(UID) {
		uid, gid = s.id, s.id
	}
	a := &syscall.SysProcAttr{
		Cloneflags:                 unix.CLONE_NEWUSER | unix.CLONE_NEWNS,
		UidMappings:                []syscall.SysProcIDMap{{ContainerID: insideID, HostID: uid, Size: 1}},
		GidMappings:                []syscall.SysProcIDMap{{ContainerID: insideID, HostID: gid, Size: 1}},
		GidMappingsEnableSetgroups: own,
		Credential:                 &syscall.Credential{Uid: insideID, Gid: insideID, NoSetGroups: !own},
		AmbientCaps:                []uintptr{unix.CAP_SYS_ADMIN, unix.CAP_SETPCAP},
		Pdeathsig:                  syscall.SIGKILL,
		Setsid:                     true,
	}
	for _, n := range namespaces {
		if spec.on(n.wall) {
			a.Cloneflags |= n.flag
		}
	}
	return a
}

// A Process is one that runs inside.
type Process struct {
	In  *os.File // to its standard input
	Out *os.File // from its standard output

	launcher *Launcher
	slot     *slot
	process  *os.Process
	errors   *tail
	killed   atomic.Bool
	done     chan struct{} // closed when exit is known
	exit     Exit
	cgroup   bool
	grouped  chan error // says when it is in its control group
}

// Start starts this program again, inside, for a role.
func (l *Launcher) Start(spec Spec, role string, args ...string) (*Process, error) {
	text, err := json.Marshal(spec)
	if err != nil {
		return nil, fmt.Errorf("jail: %w", err)
	}
	s, err := l.take(&spec)
	if err != nil {
		return nil, err
	}
	p, err := l.start(&spec, s, append([]string{marker, string(text), role}, args...))
	if err != nil {
		l.give(s)
		return nil, err
	}
	go p.wait()
	return p, nil
}

func (l *Launcher) start(spec *Spec, s *slot, argv []string) (*Process, error) {
	var pipes [6]*os.File
	for i := 0; i < len(pipes); i += 2 {
		r, w, err := os.Pipe()
		if err != nil {
			closeAll(pipes[:])
			return nil, fmt.Errorf("jail: %w", err)
		}
		pipes[i], pipes[i+1] = r, w
	}
	p := &Process{In: pipes[1], Out: pipes[2], launcher: l, slot: s, errors: &tail{}, done: make(chan struct{})}
	attr := &os.ProcAttr{Env: environment(spec), Dir: "/", Files: []*os.File{pipes[0], pipes[3], pipes[5]}, Sys: attributes(spec, s)}
	if l.stray != nil {
		attr.Files = append(attr.Files, l.stray, l.stray, l.stray)
	}
	err := l.fork(func() (err error) {
		p.process, err = os.StartProcess(l.executable, argv, attr)
		return err
	})
	closeAll([]*os.File{pipes[0], pipes[3], pipes[5]})
	if err != nil {
		closeAll([]*os.File{pipes[1], pipes[2], pipes[4]})
		return nil, fmt.Errorf("jail: start: %w", explainStart(err))
	}
	if p.cgroup = spec.on(Cgroup) && s.group != nil; p.cgroup {
		p.grouped = make(chan error, 1)
		go func() { p.grouped <- s.group.add(p.process.Pid) }()
	}
	p.errors.follow(pipes[4], l.stderr)
	return p, nil
}

// fork runs start on a starter's thread.
func (l *Launcher) fork(start func() error) error {
	result := make(chan error, 1)
	select {
	case l.starts <- func() { result <- start() }:
		return <-result
	case <-l.closed:
		return errors.New("the launcher is closed")
	}
}

func closeAll(files []*os.File) {
	for _, f := range files {
		if f != nil {
			f.Close()
		}
	}
}

// explainStart adds what can be done about the usual refusals.
func explainStart(err error) error {
	switch {
	case errors.Is(err, unix.EPERM), errors.Is(err, unix.EACCES):
		return fmt.Errorf("%w: the kernel refuses new user namespaces (or to execute this file in one); look at "+
			"kernel.unprivileged_userns_clone, user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns, "+
			"and in a container at its seccomp profile", err)
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
func (p *Process) PID() int { return p.process.Pid }

// Kill ends the process, and with it all in its namespace. It goes by the
// process's descriptor, so it cannot hit another.
func (p *Process) Kill() {
	p.killed.Store(true)
	p.process.Kill()
}

// Wait waits until the process has ended and tells why.
func (p *Process) Wait() Exit {
	<-p.done
	return p.exit
}

// Done is closed when the process has ended.
func (p *Process) Done() <-chan struct{} { return p.done }

func (p *Process) wait() {
	p.Cgroup() // so that no number is added to a group that is another's by then
	state, err := p.process.Wait()
	p.exit = p.explain(state, err)
	p.launcher.give(p.slot)
	close(p.done)
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
func (p *Process) explain(state *os.ProcessState, err error) Exit {
	if err != nil || state == nil {
		return Exit{Cause: External, Status: -1}
	}
	oom := p.cgroup && p.slot.group.killed()
	status := state.Sys().(syscall.WaitStatus)
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
	case status.Signal() == syscall.SIGSYS:
		e.Cause = Syscall
	case status.Signal() == syscall.SIGXCPU:
		e.Cause = CPUTime
	case status.Signal() != syscall.SIGKILL:
		e.Cause = Crashed
	case p.killed.Load():
		e.Cause = Killed
	case oom:
		e.Cause = Memory
	default:
		e.Cause = p.whoKilled(state)
	}
	return e
}

// whoKilled tells a limit of processor time, which ends a process like any
// kill where soft and hard limit are the same, from a stranger's kill.
func (p *Process) whoKilled(state *os.ProcessState) Cause {
	if limit := p.slot.cpu; limit > 0 && state.UserTime()+state.SystemTime() >= time.Duration(limit)*time.Second-50*time.Millisecond {
		return CPUTime
	}
	return External
}

// A tail keeps the beginning of what a process writes to standard error, and
// throws the rest away.
type tail struct {
	mu   sync.Mutex
	head []byte
	done chan struct{}
}

const maxTail = 4 << 10

func (t *tail) follow(r *os.File, also io.Writer) {
	rest := io.Discard
	if also != nil {
		rest = also
	}
	t.done = make(chan struct{})
	go func() {
		defer close(t.done)
		defer r.Close()
		buf := make([]byte, maxTail)
		n := 0
		if also == nil {
			n, _ = io.ReadFull(r, buf)
		}
		t.mu.Lock()
		t.head = buf[:n]
		t.mu.Unlock()
		io.Copy(rest, r)
	}()
}

// text returns what was written, once the process has ended.
func (t *tail) text() string {
	if t.done != nil {
		<-t.done
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.head)
}

// outOfMemory recognises the runtime's last words. Whoever forges them in a
// worker gets a limit reported, never a success.
func (t *tail) outOfMemory() bool {
	text := t.text()
	for _, words := range []string{"runtime: out of memory", "fatal error: out of memory", "cannot allocate memory", "fatal error: runtime: cannot allocate"} {
		if len(text) > 0 && strings.Contains(text, words) {
			return true
		}
	}
	return false
}
