package jail

import "golang.org/x/sys/unix"

const (
	auditArch = unix.AUDIT_ARCH_AARCH64
	cloneTLS  = 0
	foreignNR = 0x80000000
)
