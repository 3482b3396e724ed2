//go:build linux && !amd64

package drill

// machineDrills are attacks that only this machine knows.
func machineDrills() []*Drill { return nil }
