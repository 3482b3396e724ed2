package jail

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// gVisor is a kernel written in Go, which runs as an ordinary process. Under it
// a worker asks the host's kernel for nothing: what it asks for is answered by
// gVisor, and gVisor itself is locked in by its runsc, which runs here as the
// user id of the slot, in name spaces of its own, so that all of it dies with
// its first process. The inner half builds its walls as ever, against gVisor's
// kernel; of those that gVisor lacks, its own stand in.
type gvisor struct {
	runsc string // path of gVisor's program
	dir   string // a root file system with the worker's program, and a directory for each process
	count atomic.Int64
}

// withoutGVisor are the walls that gVisor's kernel has no way to build: there
// is no Landlock in it, and it shows a /proc and /dev of its own.
var withoutGVisor = []Wall{LandFS, LandNet, LandScope, Root}

// newGVisor copies the worker's program to where it is the only file.
func newGVisor(runsc, program string) (g *gvisor, err error) {
	if runsc, err = filepath.Abs(runsc); err == nil {
		runsc, err = filepath.EvalSymlinks(runsc)
	}
	if err != nil {
		return nil, err
	}
	g = &gvisor{runsc: runsc}
	sweepBundles()
	if g.dir, err = os.MkdirTemp("", fmt.Sprintf(bundleName, os.Getpid(), "*")); err != nil {
		return nil, err
	}
	if err := errors.Join(os.Chmod(g.dir, 0o755), os.Mkdir(g.root(), 0o755), copyProgram(program, filepath.Join(g.root(), marker))); err != nil {
		g.remove()
		return nil, err
	}
	return g, nil
}

// bundleName is how a launcher's directory is named, by its process.
const bundleName = "vivarium-gvisor-%d-%s"

// sweepBundles removes what hosts of this user have left that were killed.
func sweepBundles() {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), "vivarium-gvisor-*"))
	for _, dir := range left {
		var pid int
		var rest string
		_, err := fmt.Sscanf(filepath.Base(dir), bundleName, &pid, &rest)
		var st unix.Stat_t
		if err == nil && unix.Kill(pid, 0) == unix.ESRCH && unix.Lstat(dir, &st) == nil && int(st.Uid) == os.Geteuid() && st.Mode&unix.S_IFMT == unix.S_IFDIR {
			os.RemoveAll(dir)
		}
	}
}

func (g *gvisor) root() string { return filepath.Join(g.dir, "root") }

func (g *gvisor) remove() {
	if g != nil {
		os.RemoveAll(g.dir)
	}
}

func copyProgram(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o555)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// start starts a worker under gVisor.
func (g *gvisor) start(l *Launcher, spec Spec, argv []string) (*Process, error) {
	spec.GVisor = true
	spec.Off = append(append([]Wall{}, spec.Off...), withoutGVisor...)
	argv[0], argv[1] = "/"+marker, spec.text()
	name := strconv.FormatInt(g.count.Add(1), 10)
	dir := filepath.Join(g.dir, name)
	a := &launch{spec: spec, flags: flags(&Spec{}), after: func() { os.RemoveAll(dir) }}
	a.order = func(c *child, e *enclosure) (func(), error) {
		if err := g.bundle(dir, a, argv); err != nil {
			return nil, err
		}
		c.guard(e, g)
		c.become(l.executable, []string{"runsc", "--root=" + filepath.Join(inside, name, "state"), "--rootless", "--network=none", "--ignore-cgroups",
			"run", "--bundle=" + filepath.Join(inside, name), "worker"}, []string{"HOME=/"})
		return nothing, nil
	}
	p, err := l.launch(a)
	if err != nil {
		os.RemoveAll(dir)
	}
	return p, err
}

// inside is where runsc sees the launcher's directory.
const inside = "/run"

// guard orders a child to become a user of its own, in a file system in which
// there is nothing but what runsc needs.
func (c *child) guard(e *enclosure, g *gvisor) {
	c.do("make mounts private", unix.SYS_MOUNT, 0, "/", 0, unix.MS_PRIVATE|unix.MS_REC, 0)
	fs := c.get("open proc", unix.SYS_FSOPEN, "proc", unix.FSOPEN_CLOEXEC)
	c.do("create proc", unix.SYS_FSCONFIG, fs, fsconfigCreate, 0, 0, 0)
	proc := c.get("mount proc", unix.SYS_FSMOUNT, fs, unix.FSMOUNT_CLOEXEC, unix.MOUNT_ATTR_NOSUID|unix.MOUNT_ATTR_NODEV|unix.MOUNT_ATTR_NOEXEC)
	trees := []result{proc}
	for _, path := range []string{g.dir, g.runsc, os.DevNull} {
		trees = append(trees, c.get("bind "+path, unix.SYS_OPEN_TREE, unix.AT_FDCWD, path, unix.OPEN_TREE_CLONE|unix.OPEN_TREE_CLOEXEC))
	}
	c.identity(e.ownID, 0)
	c.descriptors(e, true)
	c.pivot(c.emptyTree("0755", 0))
	for i, path := range []string{"/proc", inside, g.runsc, os.DevNull} {
		c.attach(trees[i], path)
	}
	c.try("make /tmp", unix.SYS_MKDIRAT, unix.AT_FDCWD, "/tmp", 0o755) // for what runsc locks itself into
	c.do("directory", unix.SYS_CHDIR, "/")
	c.do("no new privileges", unix.SYS_PRCTL, unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
	c.diesWithHost()
	c.defaultSignals()
}

// bundle writes what runsc is to run: a directory that belongs to the process's
// user id.
func (g *gvisor) bundle(dir string, a *launch, argv []string) error {
	config, err := g.config(&a.spec, argv)
	if err != nil {
		return err
	}
	state := filepath.Join(dir, "state")
	if err := errors.Join(os.Mkdir(dir, 0o755), os.Mkdir(state, 0o700), os.WriteFile(filepath.Join(dir, "config.json"), config, 0o644)); err != nil {
		return err
	}
	if a.slot.id == 0 || !a.spec.on(UID) {
		return nil
	}
	return os.Chown(state, a.slot.id, a.slot.id)
}

// config is a bundle's configuration, in the language of the Open Container
// Initiative.
func (g *gvisor) config(spec *Spec, argv []string) ([]byte, error) {
	type object = map[string]any
	process := object{"args": argv, "env": environment(spec), "cwd": "/", "user": object{"uid": insideID, "gid": insideID},
		"capabilities": object{}, "noNewPrivileges": spec.on(NoNewPrivs)}
	if spec.on(Rlimits) {
		limits, err := rlimitValues(spec, fileLimit(spec))
		if err != nil {
			return nil, err
		}
		var list []object
		for _, r := range limits {
			list = append(list, object{"type": "RLIMIT_" + strings.ToUpper(r.Name), "soft": r.Value, "hard": r.Value})
		}
		process["rlimits"] = list
	}
	var spaces []object
	for _, kind := range []string{"pid", "network", "ipc", "uts", "mount"} {
		spaces = append(spaces, object{"type": kind})
	}
	return json.Marshal(object{"ociVersion": "1.0.2", "process": process, "root": object{"path": filepath.Join(inside, "root"), "readonly": true},
		"hostname": hostname, "linux": object{"namespaces": spaces}})
}

// status is how the worker ended, by how runsc did: it hands on the exit
// status, and adds a signal to 128.
func (g *gvisor) status(runsc unix.WaitStatus) unix.WaitStatus {
	if n := runsc.ExitStatus(); n > 128 {
		return unix.WaitStatus(n - 128)
	}
	return runsc
}

// checkGVisor says whether the kernel is gVisor's, by its log, which is its
// own.
func checkGVisor(spec *Spec) ([]Wall, error) {
	if !spec.GVisor {
		return nil, nil
	}
	log := make([]byte, 1<<14)
	n, err := unix.Klogctl(unix.SYSLOG_ACTION_READ_ALL, log)
	if err != nil || !strings.Contains(string(log[:n]), "gVisor") {
		return nil, fmt.Errorf("the kernel is not gVisor's: %w", err)
	}
	return []Wall{GVisor}, nil
}
