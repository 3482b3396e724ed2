package jail

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// enclose orders a child to build the walls that its thread can build for all
// to come, in the order in which they must be: each takes away what the later
// ones no longer need. The clone has built those that are namespaces.
func (c *child) enclose(spec *Spec, e *enclosure, files uint64) error {
	c.identity(e.ownID, insideID)
	c.descriptors(e, spec.on(Files))
	if spec.on(UTS) {
		c.do("host name", unix.SYS_SETHOSTNAME, hostname, len(hostname))
		c.do("domain name", unix.SYS_SETDOMAINNAME, "", 0)
	}
	if spec.on(Root) {
		c.root(e.binds)
	}
	c.do("directory", unix.SYS_CHDIR, "/")
	c.capabilities(spec.on(Caps))
	if spec.on(NoNewPrivs) {
		c.do("no new privileges", unix.SYS_PRCTL, unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
	}
	c.diesWithHost() // a change of user has made it forget
	if spec.on(Rlimits) {
		limits, err := rlimitValues(spec, files)
		if err != nil {
			return err
		}
		for _, r := range limits {
			c.do("resource limit "+r.Name, unix.SYS_PRLIMIT64, 0, r.Resource, &unix.Rlimit{Cur: r.Value, Max: r.Value}, 0)
		}
	}
	c.defaultSignals()
	return nil
}

// timerSlack is by how much the timers of a worker may be late. Go's
// runtime has a thread that sleeps for 20 µs at a time to watch the others, for
// 4 ms after each of its interventions, and takes a tenth of a processor from
// them. With this slack it looks when something else wakes the processor, or after
// half a millisecond.
const timerSlack = 500 * time.Microsecond

// An enclosure is what differs between the processes of a launcher.
type enclosure struct {
	ownID bool   // its user id is nobody else's, so it can drop its groups
	files [3]int // its pipes
	stray int    // a descriptor that it ought not to have; -1: none
	binds []string
}

// hostname is the name of the host inside.
const hostname = "vivarium"

func (c *child) diesWithHost() {
	c.do("death with the host", unix.SYS_PRCTL, unix.PR_SET_PDEATHSIG, int(unix.SIGKILL))
}

// identity leaves the host's session, groups and user, when the host has mapped
// the id; without one it fails.
func (c *child) identity(own bool, id int) {
	c.diesWithHost()
	c.try("user id", unix.SYS_FUTEX, &c.mapped, futexWait, 0, &unix.Timespec{Sec: 10})
	c.do("session", unix.SYS_SETSID)
	if own {
		c.do("groups", unix.SYS_SETGROUPS, 0, 0)
	}
	c.do("group id", unix.SYS_SETRESGID, id, id, id)
	c.do("user id", unix.SYS_SETRESUID, id, id, id)
}

// strays is how often a child has the stray descriptor.
const strays = 3

// lowFiles are the descriptors that a child arranges; those that it arranges
// them from are higher.
const lowFiles = 16

// descriptors keeps the pipes, and nothing else if so ordered.
func (c *child) descriptors(e *enclosure, only bool) {
	for i, fd := range e.files {
		c.do("pipe", unix.SYS_DUP3, fd, i, 0)
	}
	for fd := 3; e.stray >= 0 && fd < 3+strays; fd++ {
		c.do("stray descriptor", unix.SYS_DUP3, e.stray, fd, 0)
	}
	if only {
		c.do("descriptors", unix.SYS_CLOSE_RANGE, 3, 1<<31-1, unix.CLOSE_RANGE_CLOEXEC)
	}
}

// rootAttributes are those of the root.
const rootAttributes = unix.MOUNT_ATTR_RDONLY | unix.MOUNT_ATTR_NOSUID | unix.MOUNT_ATTR_NODEV | unix.MOUNT_ATTR_NOEXEC

// root makes an empty tmpfs the root, and lets go of the old one. It works by
// descriptors: no path of the host is looked up but "/" and those to be shown.
func (c *child) root(binds []string) {
	c.do("make mounts private", unix.SYS_MOUNT, 0, "/", 0, unix.MS_PRIVATE|unix.MS_REC, 0)
	trees := make([]result, len(binds))
	for i, b := range binds {
		trees[i] = c.cloneTree(b)
	}
	mode, attributes := "0555", rootAttributes
	if len(binds) > 0 {
		mode, attributes = "0755", 0
	}
	root := c.emptyTree(mode, attributes)
	c.pivot(root)
	for i, b := range binds {
		c.attach(trees[i], b)
	}
	if len(binds) > 0 {
		c.setAttributes("make the root read-only", root, unix.AT_EMPTY_PATH, rootAttributes)
	}
}

// The commands of fsconfig.
const (
	fsconfigSetString = 1
	fsconfigCreate    = 6
)

// emptyTree makes a file system with nothing in it, not yet mounted.
func (c *child) emptyTree(mode string, attributes int) result {
	fs := c.get("open tmpfs", unix.SYS_FSOPEN, "tmpfs", unix.FSOPEN_CLOEXEC)
	for _, option := range [][2]string{{"size", "65536"}, {"nr_inodes", "256"}, {"mode", mode}} {
		c.do("tmpfs "+option[0], unix.SYS_FSCONFIG, fs, fsconfigSetString, option[0], option[1], 0)
	}
	c.do("create tmpfs", unix.SYS_FSCONFIG, fs, fsconfigCreate, 0, 0, 0)
	return c.get("mount tmpfs", unix.SYS_FSMOUNT, fs, unix.FSMOUNT_CLOEXEC, attributes)
}

// pivot makes a tree the root and detaches what was there.
func (c *child) pivot(tree result) {
	c.do("attach the root", unix.SYS_MOVE_MOUNT, tree, "", unix.AT_FDCWD, "/", unix.MOVE_MOUNT_F_EMPTY_PATH)
	c.do("enter the root", unix.SYS_FCHDIR, tree)
	c.do("pivot", unix.SYS_PIVOT_ROOT, ".", ".")
	c.do("detach the old root", unix.SYS_UMOUNT2, ".", unix.MNT_DETACH)
}

// cloneTree copies the mounts at a path, read-only, without attaching them.
func (c *child) cloneTree(path string) result {
	tree := c.get("bind "+path, unix.SYS_OPEN_TREE, unix.AT_FDCWD, path, unix.OPEN_TREE_CLONE|unix.OPEN_TREE_CLOEXEC|unix.AT_RECURSIVE)
	c.setAttributes("make "+path+" read-only", tree, unix.AT_EMPTY_PATH|unix.AT_RECURSIVE, unix.MOUNT_ATTR_RDONLY|unix.MOUNT_ATTR_NOSUID|unix.MOUNT_ATTR_NODEV)
	return tree
}

// sizeofMountAttr is the size of unix.MountAttr.
const sizeofMountAttr = 32

func (c *child) setAttributes(name string, tree result, flags int, set uint64) {
	c.do(name, unix.SYS_MOUNT_SETATTR, tree, "", flags, &unix.MountAttr{Attr_set: set}, sizeofMountAttr)
}

// attach puts a tree where it is to be seen: on a directory, and if the tree
// is a file on a file.
func (c *child) attach(tree result, path string) {
	for i := 1; i < len(path); i++ {
		if path[i] == '/' {
			c.try("make "+path[:i], unix.SYS_MKDIRAT, unix.AT_FDCWD, path[:i], 0o755)
		}
	}
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		c.try("make "+path, unix.SYS_MKNODAT, unix.AT_FDCWD, path, unix.S_IFREG|0o644, 0)
	} else {
		c.try("make "+path, unix.SYS_MKDIRAT, unix.AT_FDCWD, path, 0o755)
	}
	c.do("bind "+path, unix.SYS_MOVE_MOUNT, tree, "", unix.AT_FDCWD, path, unix.MOVE_MOUNT_F_EMPTY_PATH)
}

// ambient are the capabilities that a process keeps whose wall against them is
// left out.
var ambient = []int{unix.CAP_SYS_ADMIN, unix.CAP_SETPCAP}

// capabilities empties the ambient set, the bounding set and then the three
// others; or, where that wall is left out, keeps some across the execution.
func (c *child) capabilities(drop bool) {
	head := &unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	if !drop {
		all := unix.CapUserData{Effective: 1<<32 - 1, Permitted: 1<<32 - 1, Inheritable: 1<<32 - 1}
		high := uint32(1)<<(lastCap()-31) - 1
		c.do("capabilities", unix.SYS_CAPSET, head, &[2]unix.CapUserData{all, {Effective: high, Permitted: high, Inheritable: high}})
		for _, n := range ambient {
			c.do("ambient set", unix.SYS_PRCTL, unix.PR_CAP_AMBIENT, unix.PR_CAP_AMBIENT_RAISE, n, 0, 0)
		}
		return
	}
	c.do("ambient set", unix.SYS_PRCTL, unix.PR_CAP_AMBIENT, unix.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
	for n := range lastCap() + 1 {
		c.do("bounding set", unix.SYS_PRCTL, unix.PR_CAPBSET_DROP, n, 0, 0, 0)
	}
	c.do("capabilities", unix.SYS_CAPSET, head, &[2]unix.CapUserData{})
}

// lastCap is the highest capability that the kernel knows.
func lastCap() int {
	n := unix.CAP_AUDIT_READ
	for ; n < 63; n++ {
		if _, err := unix.PrctlRetInt(unix.PR_CAPBSET_READ, uintptr(n+1), 0, 0, 0); err != nil {
			break
		}
	}
	return n
}

// signals are how many there are.
const signals = 64

// defaultSignals undoes what the host has set: handlers, and signals ignored
// or blocked.
func (c *child) defaultSignals() {
	none := &[4]uint64{}
	for n := 1; n <= signals; n++ {
		if s := unix.Signal(n); s != unix.SIGKILL && s != unix.SIGSTOP {
			c.do("signal", unix.SYS_RT_SIGACTION, n, none, 0, 8)
		}
	}
	c.do("signals", unix.SYS_RT_SIGPROCMASK, unix.SIG_SETMASK, none, 0, 8)
}

// become orders a child to execute an open file.
func (c *child) become(file int, argv, env []string) {
	c.do("execute", unix.SYS_EXECVEAT, file, "", c.texts(argv), c.texts(env), unix.AT_EMPTY_PATH)
}

// becomeProgram orders a child to take on the last two walls of a program and
// to execute it, as its own PATH finds it inside.
func (c *child) becomeProgram(p *Program, ruleset int, filtered bool) {
	if ruleset >= 0 {
		c.do("landlock", unix.SYS_LANDLOCK_RESTRICT_SELF, ruleset, 0)
	}
	if filtered {
		filter := assemble(programCalls(), unix.SECCOMP_RET_KILL_PROCESS)
		c.do("system-call filter", unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, 0,
			&unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]})
	}
	argv, env := c.texts(p.Argv), c.texts(p.Env)
	paths := p.candidates()
	for _, path := range paths[:len(paths)-1] {
		c.try("execute "+path, unix.SYS_EXECVE, path, argv, env)
	}
	c.do("execute "+p.Argv[0], unix.SYS_EXECVE, paths[len(paths)-1], argv, env)
}

// candidates are the paths at which a command may be, by the program's own
// PATH.
func (p *Program) candidates() []string {
	name := p.Argv[0]
	if strings.Contains(name, "/") {
		return []string{name}
	}
	var out []string
	for _, e := range p.Env {
		if list, ok := strings.CutPrefix(e, "PATH="); ok {
			for _, dir := range filepath.SplitList(list) {
				out = append(out, filepath.Join(dir, name))
			}
		}
	}
	return append(out, "/"+name)
}
