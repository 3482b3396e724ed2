package jail

import "golang.org/x/sys/unix"

const (
	auditArch = unix.AUDIT_ARCH_X86_64
	cloneTLS  = unix.CLONE_SETTLS // the runtime sets a thread's register by clone
	foreignNR = 0x40000000        // numbers from here on are the x32 table's
)
