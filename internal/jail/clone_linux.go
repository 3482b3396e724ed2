//go:build linux && (amd64 || arm64)

package jail

// rawClone makes a process with the host's memory and a stack of its own, on
// which it carries out its orders. The kernel writes a descriptor of the process
// to pidfd, and clears shares when the process has become another program, or
// has ended.
func rawClone(flags, stack uintptr, pidfd *int32, shares *uint32, c *child) (pid uintptr)
