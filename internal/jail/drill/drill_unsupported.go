//go:build !linux

package drill

import "github.com/vivarium-run/vivarium/internal/jail"

func drills() []*Drill { return nil }

type bait struct{}

// Run says that there is no jail here.
func Run(_ *jail.Launcher, d *Drill, _ bool) Report { return broken(d, "no jail on this system") }

// Main ends.
func Main(*jail.Invocation) int { return 1 }
