package drill

import "golang.org/x/sys/unix"

const fstatat = unix.SYS_NEWFSTATAT

// machineAttempts are calls that only this machine has.
var machineAttempts = []attempt{
	{"open", unix.SYS_OPEN, [4]uintptr{}}, {"stat", unix.SYS_STAT, [4]uintptr{}}, {"vhangup", unix.SYS_VHANGUP, [4]uintptr{}},
	{"modify_ldt", unix.SYS_MODIFY_LDT, [4]uintptr{none}}, {"arch_prctl", unix.SYS_ARCH_PRCTL, [4]uintptr{none}},
	{"iopl", unix.SYS_IOPL, [4]uintptr{none}}, {"ioperm", unix.SYS_IOPERM, [4]uintptr{none}}, {"uselib", unix.SYS_USELIB, [4]uintptr{}},
}
