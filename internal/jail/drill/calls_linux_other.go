//go:build linux && !amd64

package drill

import "golang.org/x/sys/unix"

const fstatat = unix.SYS_FSTATAT

// machineAttempts are calls that only this machine has.
var machineAttempts []attempt
