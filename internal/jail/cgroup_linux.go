package jail

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// A groupParent is the control group below which processes get one each. nil
// has no control groups.
type groupParent struct {
	dirs map[string]string // controller to directory; version 2: "" to the directory
	why  string            // why there is none
}

// controllers are those used.
var controllers = []string{"memory", "pids"}

var launchers atomic.Int64

// findGroup looks for control groups that this process may write: below its
// own. It changes nothing but making one directory for each controller.
func findGroup() *groupParent {
	own, err := ownGroups()
	if err != nil {
		return &groupParent{why: err.Error()}
	}
	for _, dir := range own {
		sweep(dir)
	}
	name := fmt.Sprintf(groupName, os.Getpid(), launchers.Add(1))
	g := &groupParent{dirs: map[string]string{}}
	if unified, ok := own[""]; ok && hasControllers(unified) {
		dir := filepath.Join(unified, name)
		if err = makeUnified(unified, dir); err == nil {
			g.dirs[""] = dir
			return g
		}
	}
	for _, c := range controllers {
		parent, ok := own[c]
		if !ok {
			g.remove()
			return &groupParent{why: fmt.Sprintf("no controller %s that could be written (%v)", c, err)}
		}
		dir := filepath.Join(parent, name)
		if err := os.Mkdir(dir, 0o755); err != nil {
			g.remove()
			return &groupParent{why: err.Error()}
		}
		g.dirs[c] = dir
	}
	return g
}

// groupName is how a launcher's groups are named, by process and launcher.
const groupName = "vivarium-%d-%d"

// sweep removes what hosts have left that were killed. Groups in which
// somebody still is stay: the kernel does not let them be removed.
func sweep(parent string) {
	left, _ := filepath.Glob(filepath.Join(parent, "vivarium-*"))
	for _, dir := range left {
		var pid, n int
		if _, err := fmt.Sscanf(filepath.Base(dir), groupName, &pid, &n); err != nil || unix.Kill(pid, 0) != unix.ESRCH {
			continue
		}
		children, _ := filepath.Glob(filepath.Join(dir, "w*"))
		for _, c := range append(children, dir) {
			os.Remove(c)
		}
	}
}

// makeUnified makes a group of version 2 whose children are counted.
func makeUnified(parent, dir string) error {
	enable := []byte("+memory +pids")
	if err := os.WriteFile(filepath.Join(parent, "cgroup.subtree_control"), enable, 0); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "cgroup.subtree_control"), enable, 0); err != nil {
		os.Remove(dir)
		return err
	}
	return nil
}

func hasControllers(dir string) bool {
	text, _ := os.ReadFile(filepath.Join(dir, "cgroup.controllers"))
	have := strings.Fields(string(text))
	for _, want := range controllers {
		if !slices.Contains(have, want) {
			return false
		}
	}
	return true
}

// ownGroups returns the directory of this process's control group, for each
// controller.
func ownGroups() (map[string]string, error) {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return nil, err
	}
	paths, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return nil, err
	}
	points := groupMounts(string(mounts))
	own := map[string]string{}
	for line := range strings.Lines(string(paths)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		for c := range strings.SplitSeq(parts[1], ",") {
			if m, ok := points[c]; ok {
				own[c] = filepath.Join(m.point, strings.TrimPrefix(parts[2], m.root))
			}
		}
	}
	return own, nil
}

type groupMount struct{ point, root string }

// groupMounts finds where the hierarchies are mounted, by controller.
func groupMounts(mountinfo string) map[string]groupMount {
	points := map[string]groupMount{}
	for line := range strings.Lines(mountinfo) {
		head, rest, ok := strings.Cut(line, " - ")
		h, r := strings.Fields(head), strings.Fields(rest)
		if !ok || len(h) < 5 || len(r) < 3 {
			continue
		}
		m := groupMount{point: h[4], root: strings.TrimSuffix(h[3], "/")}
		switch r[0] {
		case "cgroup2":
			points[""] = m
		case "cgroup":
			for o := range strings.SplitSeq(r[2], ",") {
				points[o] = m
			}
		}
	}
	return points
}

func (g *groupParent) state() (bool, string) {
	if g == nil {
		return false, "switched off"
	}
	return len(g.dirs) > 0, g.why
}

func (g *groupParent) remove() (err error) {
	if g == nil {
		return nil
	}
	for _, dir := range g.dirs {
		if e := os.Remove(dir); e != nil && !os.IsNotExist(e) {
			err = e
		}
	}
	return err
}

// A group is one process's control group. nil is none.
type group struct {
	dirs map[string]string
	ooms int64 // kills for memory that have been seen
	last string
}

// child makes the group of a slot.
func (g *groupParent) child(n int) (*group, error) {
	if g == nil || len(g.dirs) == 0 {
		return nil, nil
	}
	c := &group{dirs: map[string]string{}}
	for controller, dir := range g.dirs {
		own := filepath.Join(dir, "w"+strconv.Itoa(n))
		if err := os.Mkdir(own, 0o755); err != nil {
			c.remove()
			return nil, err
		}
		c.dirs[controller] = own
	}
	return c, nil
}

// groupFile is where each value is written, by version.
var groupFiles = map[string][2]string{ // version 2, version 1
	"memory": {"memory.max", "memory.limit_in_bytes"},
	"pids":   {"pids.max", "pids.max"},
}

// slack is what a control group adds to the ceiling of private memory: the
// pages of the program's file and the kernel's own for the process.
const slack = 32 << 20

// set gives the group its limits.
func (c *group) set(spec *Spec) error {
	memory := "-1"
	if c.dirs[""] != "" {
		memory = "max"
	}
	if spec.Memory > 0 {
		memory = strconv.FormatInt(spec.Memory+slack, 10)
	}
	pids := strconv.FormatInt(orDefault(spec.Threads)+1, 10)
	if c.last == memory+" "+pids {
		return nil
	}
	for controller, value := range map[string]string{"memory": memory, "pids": pids} {
		if err := c.write(controller, value); err != nil {
			return err
		}
	}
	c.last = memory + " " + pids
	return nil
}

func (c *group) write(controller, value string) error {
	dir, file := c.dirs[""], groupFiles[controller][0]
	if dir == "" {
		dir, file = c.dirs[controller], groupFiles[controller][1]
	}
	return os.WriteFile(filepath.Join(dir, file), []byte(value), 0)
}

// add puts a process into the group.
func (c *group) add(pid int) error {
	for _, dir := range c.dirs {
		if err := os.WriteFile(filepath.Join(dir, "cgroup.procs"), []byte(strconv.Itoa(pid)), 0); err != nil {
			return err
		}
	}
	return nil
}

// killed reports whether the kernel has killed for want of memory in this
// group since it was last asked.
func (c *group) killed() bool {
	dir, file := c.dirs[""], "memory.events"
	if dir == "" {
		dir, file = c.dirs["memory"], "memory.oom_control"
	}
	text, _ := os.ReadFile(filepath.Join(dir, file))
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) == 2 && f[0] == "oom_kill" {
			n, _ := strconv.ParseInt(f[1], 10, 64)
			more := n > c.ooms
			c.ooms = n
			return more
		}
	}
	return false
}

func (c *group) remove() {
	if c == nil {
		return
	}
	for _, dir := range c.dirs {
		os.Remove(dir)
	}
}
