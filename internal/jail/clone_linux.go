//go:build linux && (amd64 || arm64)

package jail

// rawClone makes a process with the host's memory and a stack of its own, on
// which it carries out its orders. The kernel clears shares when the process
// has become another program, or has ended.
func rawClone(flags, stack uintptr, shares *uint32, c *child) (pid uintptr)
