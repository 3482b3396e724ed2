package doctor

import "os"

// strayFile opens a descriptor for a process inside to find, if the wall that
// closes them does not stand.
func strayFile() (*os.File, func()) {
	f, err := os.Open(os.DevNull)
	if err != nil {
		return nil, func() {}
	}
	return f, func() { f.Close() }
}
