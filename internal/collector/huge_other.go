//go:build !linux

package collector

// Large does nothing: jails, and so workers, are Linux's.
func Large(_, _ uintptr) {}
