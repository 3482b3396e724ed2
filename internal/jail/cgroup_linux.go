package jail

import (
	"errors"
	"fmt"
	"maps"
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
	has  []string          // its controllers
	why  string            // why there is none
}

// controllers are those used: the first two are needed, the third is taken
// where it is to be had.
var controllers = []string{"memory", "pids", "cpu"}

const needed = 2

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
	for _, parent := range unifiedParents(own[""]) {
		dir := filepath.Join(parent, name)
		if err = makeUnified(parent, dir); err == nil {
			g.dirs[""], g.has = dir, controllersOf(dir)
			return g
		}
	}
	for i, c := range controllers {
		dir := filepath.Join(own[c], name)
		if own[c] == "" && err == nil {
			err = fmt.Errorf("neither this process's group nor one that was delegated to it has the controller %s", c)
		} else if own[c] == "" {
			err = fmt.Errorf("no controller %s that could be written (%w)", c, err)
		} else if err = os.Mkdir(dir, 0o755); err == nil {
			g.dirs[c], g.has = dir, append(g.has, c)
			continue
		}
		if i < needed {
			_ = g.remove() // what is told is why
			return &groupParent{why: err.Error()}
		}
	}
	return g
}

// unifiedParents are the groups of version 2 below which there may be room: this
// process's own, and the one above if that was delegated, as it is in a systemd
// unit with DelegateSubgroup=.
func unifiedParents(own string) (out []string) {
	if own == "" {
		return nil
	}
	if above := filepath.Dir(own); delegated(above) {
		sweep(above)
		out = append(out, above)
	}
	return slices.DeleteFunc(append(out, own), func(dir string) bool { return !hasControllers(dir) })
}

// delegated says whether systemd has handed a group over to what runs in it.
func delegated(dir string) bool {
	mark := make([]byte, 8)
	for _, name := range []string{"trusted.delegate", "user.delegate"} {
		if n, err := unix.Getxattr(dir, name, mark); err == nil && string(mark[:n]) == "1" {
			return true
		}
	}
	return false
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
	var enable []byte
	for _, c := range controllersOf(parent) {
		enable = append(enable, " +"+c...)
	}
	if err := os.WriteFile(filepath.Join(parent, "cgroup.subtree_control"), enable[1:], 0); err != nil {
		if errors.Is(err, unix.EBUSY) {
			return fmt.Errorf("%w: this process is in the group itself; in a systemd unit set DelegateSubgroup=", err)
		}
		return err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "cgroup.subtree_control"), enable[1:], 0); err != nil {
		os.Remove(dir)
		return err
	}
	return nil
}

// hasControllers says whether a group of version 2 has those that are needed.
func hasControllers(dir string) bool {
	return len(controllersOf(dir)) >= needed && slices.Equal(controllersOf(dir)[:needed], controllers[:needed])
}

// controllersOf returns which of the controllers a group of version 2 has.
func controllersOf(dir string) (out []string) {
	text, _ := os.ReadFile(filepath.Join(dir, "cgroup.controllers"))
	have := strings.Fields(string(text))
	for _, c := range controllers {
		if slices.Contains(have, c) {
			out = append(out, c)
		}
	}
	return out
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
	if len(g.dirs) == 0 {
		return false, g.why
	}
	version := 1
	if g.dirs[""] != "" {
		version = 2
	}
	return true, fmt.Sprintf("version %d: %s", version, strings.Join(g.has, ", "))
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
	has  []string // its controllers
	ooms int64    // kills for memory that have been seen
	last map[string]string
}

// child makes the group of a slot.
func (g *groupParent) child(n int) (*group, error) {
	if g == nil || len(g.dirs) == 0 {
		return nil, nil
	}
	c := &group{dirs: map[string]string{}, has: g.has}
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

// groupFiles are where the value of a controller is written, in version 2 and
// in version 1.
func groupFiles(controller string) (v2, v1 string) {
	switch controller {
	case "memory":
		return "memory.max", "memory.limit_in_bytes"
	case "cpu":
		return "cpu.max", "cpu.cfs_quota_us"
	}
	return controller + ".max", controller + ".max"
}

// slack is what a control group adds to the ceiling of private memory: the
// pages of the program's file and the kernel's own for the process.
const slack = 32 << 20

// quota is the processor time in each tenth of a second, in microseconds: that
// of two processors, whatever the threads do. A worker runs Go code on one, and
// is not to be held up for what its runtime does beside.
const quota = 2 * 100_000

// values are what a group's files say, by controller.
func (c *group) values(spec *Spec) map[string]string {
	v := map[string]string{"memory": "-1", "pids": strconv.FormatInt(orDefault(spec.Threads)+1, 10), "cpu": strconv.Itoa(quota)}
	if c.unified() {
		v["memory"], v["cpu"] = "max", v["cpu"]+" 100000"
	}
	if spec.Memory > 0 {
		v["memory"] = strconv.FormatInt(spec.Memory+slack, 10)
	}
	return v
}

// set gives the group its limits.
func (c *group) set(spec *Spec) error {
	values := c.values(spec)
	if maps.Equal(values, c.last) {
		return nil
	}
	for _, controller := range c.has {
		if err := c.write(controller, values[controller]); err != nil {
			return err
		}
	}
	c.last = values
	return nil
}

func (c *group) unified() bool { return c.dirs[""] != "" }

func (c *group) write(controller, value string) error {
	v2, v1 := groupFiles(controller)
	dir, file := c.dirs[""], v2
	if !c.unified() {
		dir, file = c.dirs[controller], v1
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
