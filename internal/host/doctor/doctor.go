// Package doctor finds out which walls of the jail stand on this machine, by
// attacking each with all others left out, and what to change where one does
// not.
package doctor

import (
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/vivarium-run/vivarium/internal/jail"
	"github.com/vivarium-run/vivarium/internal/jail/drill"
)

// A State is whether a wall stands.
type State string

// The states.
const (
	Holds   State = "holds"   // every attack on it was denied
	Missing State = "missing" // it cannot be built here
	Fails   State = "fails"   // an attack got through
	Unknown State = "unknown" // no attack could be made
)

// A Row is the finding about one wall.
type Row struct {
	Layer    string `json:"layer"`
	Name     string `json:"name"`
	What     string `json:"what"`
	State    State  `json:"state"`
	Required bool   `json:"required"`
	Attacks  int    `json:"attacks"` // made
	Denied   int    `json:"denied"`
	Detail   string `json:"detail,omitempty"`
	Fix      string `json:"fix,omitempty"` // what to change on this machine
}

// Wanting reports whether the row is a reason not to run scripts.
func (r *Row) Wanting() bool { return r.Required && r.State != Holds }

// Examine attacks every wall of the jail.
func Examine() []Row {
	stray, closeStray := strayFile()
	defer closeStray()
	launcher, err := jail.New(jail.Options{Stray: stray})
	if err == nil {
		defer launcher.Close()
		err = enclosed(launcher)
	}
	rows := make([]Row, 0, len(jail.Walls)+1)
	rows = append(rows, whole(err))
	if err != nil {
		for _, w := range jail.Walls {
			rows = append(rows, Row{Layer: "jail", Name: string(w.Wall), What: w.What, Required: w.Need, State: Unknown, Detail: "the enclosure cannot be built"})
		}
		return rows
	}
	under := launcher
	if runsc, err := exec.LookPath("runsc"); err == nil {
		if under, err = jail.New(jail.Options{Runsc: runsc, NoCgroup: true}); err != nil {
			under = launcher
		} else {
			defer under.Close()
		}
	}
	reports := attack(func(d *drill.Drill) *jail.Launcher {
		if d.Wall == jail.GVisor {
			return under
		}
		return launcher
	}, drill.All())
	for _, w := range jail.Walls {
		row := Row{Layer: "jail", Name: string(w.Wall), What: w.What, Required: w.Need}
		row.count(reports[w.Wall])
		if has, which := launcher.Cgroup(); w.Wall == jail.Cgroup && has && row.State == Holds {
			row.Detail = which
		}
		rows = append(rows, row)
	}
	return rows
}

// enclosed starts a process behind all walls, and kills it.
func enclosed(l *jail.Launcher) error {
	p, err := l.Start(jail.Spec{Memory: 512 << 20, CPU: 10}, drill.Role, drill.All()[0].Name, "")
	if err != nil {
		return err
	}
	defer p.Close()
	if err := p.Started(); err != nil {
		return err
	}
	if _, err := p.Cgroup(); err != nil {
		return err
	}
	p.Out.SetReadDeadline(time.Now().Add(10 * time.Second))
	var word [4096]byte
	n, err := p.Out.Read(word[:])
	if text := strings.TrimSpace(string(word[:n])); text != "ready" {
		exit := p.Close()
		return fmt.Errorf("%s%.200s (%v, %v)", text, exit.Text, exit, err)
	}
	p.Kill()
	select {
	case <-p.Done():
		return nil
	case <-time.After(5 * time.Second):
		return fmt.Errorf("a killed process lives on")
	}
}

func whole(err error) Row {
	r := Row{Layer: "jail", Name: "enclosure", What: "all walls can be built at once, and what is in them be killed", Required: true, State: Holds, Attacks: 1, Denied: 1}
	if err != nil {
		r.State, r.Denied, r.Detail, r.Fix = Missing, 0, err.Error(), fix(err.Error())
	}
	return r
}

// fixes are what to change, by what the error says.
var fixes = []struct{ sign, fix string }{
	{"user namespaces", "sysctl kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000 kernel.apparmor_restrict_unprivileged_userns=0 " +
		"(or an AppArmor profile with `userns,` for vivarium); in Docker or Podman: --security-opt seccomp=FILE with a profile that allows clone and unshare of namespaces, mount, pivot_root"},
	{"no more namespaces", "sysctl user.max_user_namespaces=15000, and likewise the other limits under user.max_*_namespaces"},
	{"Landlock", "boot a kernel of 5.13 or later with landlock in its lsm= list"},
	{"tmpfs", "in a container: allow mounts in new user namespaces (AppArmor: --security-opt apparmor=unconfined; seccomp: allow fsopen, fsconfig, fsmount, move_mount)"},
	{"C code", "build with CGO_ENABLED=0"},
	{"table of system calls", "use a machine with amd64 or arm64"},
	{"needs Linux", "use Linux 5.13 or later; elsewhere --isolation none runs scripts behind policy, engine and meters only"},
	{"ids in use", "make /run/vivarium writable for root, or start vivarium as an ordinary user"},
}

func fix(detail string) string {
	for _, f := range fixes {
		if strings.Contains(detail, f.sign) {
			return f.fix
		}
	}
	return ""
}

// hint says what to change where a wall does not stand by itself.
func hint(wall jail.Wall) string {
	switch wall {
	case jail.UID:
		return "start vivarium as root (see docs/guide/isolation.md for what that gains), or accept that workers have your user id"
	case jail.Cgroup:
		return "let vivarium write a control group: Delegate=yes and DelegateSubgroup=host in its systemd unit, or in a container a writable /sys/fs/cgroup"
	case jail.LandNet:
		return "a kernel of 6.7 or later"
	case jail.LandScope:
		return "a kernel of 6.12 or later"
	case jail.GVisor:
		return "install runsc, for --isolation gvisor; nothing else uses it"
	}
	return ""
}

// count sums up the attacks on a wall.
func (r *Row) count(reports []drill.Report) {
	var skipped, through []string
	for _, x := range reports {
		switch x.Verdict {
		case drill.Denied:
			r.Attacks++
			r.Denied++
		case drill.Through:
			r.Attacks++
			through = append(through, x.Drill.Name)
		default:
			skipped = append(skipped, x.Drill.Name+": "+x.Detail)
		}
	}
	wall := jail.Wall(r.Name)
	switch {
	case len(through) > 0:
		r.State, r.Detail, r.Fix = Fails, "got through: "+strings.Join(through, ", "), hint(wall)
	case r.Attacks == 0:
		r.State, r.Detail, r.Fix = Unknown, strings.Join(skipped, "; "), hint(wall)
		r.Required = r.Required && !weaker(wall)
	default:
		r.State, r.Detail = Holds, strings.Join(skipped, "; ")
	}
}

// weaker reports whether less of a wall is accepted where it cannot be
// attacked.
func weaker(wall jail.Wall) bool { return wall == jail.UID || wall == jail.CgroupNS }

// attack runs drills, a few at a time.
func attack(launcher func(*drill.Drill) *jail.Launcher, drills []*drill.Drill) map[jail.Wall][]drill.Report {
	all := make([]drill.Report, len(drills))
	next := make(chan int)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for i := range next {
				all[i] = drill.Run(launcher(drills[i]), drills[i], false)
			}
		})
	}
	for i := range drills {
		next <- i
	}
	close(next)
	workers.Wait()
	byWall := map[jail.Wall][]drill.Report{}
	for _, r := range all {
		byWall[r.Drill.Wall] = append(byWall[r.Drill.Wall], r)
	}
	return byWall
}
