//go:build linux && !amd64

package jail

import "golang.org/x/sys/unix"

// machineProgramRows are calls that only this machine has.
var machineProgramRows = []call{{name: "fstatat", nr: unix.SYS_FSTATAT, reason: readsFiles}}
