// Package drill attacks the enclosure from inside, to show that each wall
// stands alone.
//
// A drill is a row: an attack and the wall that must stop it. The attack runs
// in a process inside of which every other wall has been left out, so that no
// other can have stopped it. For proof that the attack is one, it can also be
// run with that wall left out too: then it must get through.
//
// The doctor runs the drills on the user's machine, tests run them in both
// ways.
package drill

import (
	"fmt"
	"slices"

	"github.com/vivarium-run/vivarium/internal/jail"
)

// Role is what a launcher starts the victims as.
const Role = "drill"

// A Drill is one attack on one wall.
type Drill struct {
	Name string
	What string      // what is tried
	Wall jail.Wall   // which must stop it
	With []jail.Wall // other walls without which the attack means nothing

	bait        func(*bait) string // what the host lays out: an argument of the attack
	try         func(arg string) error
	skip        func() string // why it shows nothing here, if so
	inherited   func() string // why the wall stands here even where it is left out, if so
	memory, cpu int64
}

// A Verdict is how a drill ended.
type Verdict string

// The verdicts.
const (
	Denied  Verdict = "denied"  // the attack failed, or killed its process
	Through Verdict = "through" // it got what it wanted
	Skipped Verdict = "skipped" // it shows nothing on this machine
	Broken  Verdict = "broken"  // it could not be run
)

// A Report is the outcome of a drill.
type Report struct {
	Drill   *Drill
	Verdict Verdict
	Detail  string // how it was denied, or why it was not run
}

// All returns the drills of this machine.
func All() []*Drill { return drills() }

// alone are the walls to leave out so that only the drill's own is left.
func (d *Drill) alone() (off []jail.Wall) {
	for _, row := range jail.Walls {
		if row.Wall != d.Wall && !slices.Contains(d.With, row.Wall) {
			off = append(off, row.Wall)
		}
	}
	return off
}

// spec is the enclosure in which the drill is run.
func (d *Drill) spec(without bool) jail.Spec {
	s := jail.Spec{Off: d.alone(), Memory: d.memory, CPU: d.cpu}
	if without {
		s.Off = append(s.Off, d.Wall)
	}
	return s
}

func broken(d *Drill, format string, args ...any) Report {
	return Report{d, Broken, fmt.Sprintf(format, args...)}
}
