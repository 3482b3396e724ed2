package jail

import "golang.org/x/sys/unix"

// machineProgramRows are calls that only this machine has.
var machineProgramRows = []call{
	{name: "open", nr: unix.SYS_OPEN, reason: readsFiles}, {name: "stat", nr: unix.SYS_STAT, reason: readsFiles}, {name: "lstat", nr: unix.SYS_LSTAT, reason: readsFiles},
	{name: "newfstatat", nr: unix.SYS_NEWFSTATAT, reason: readsFiles}, {name: "access", nr: unix.SYS_ACCESS, reason: readsFiles}, {name: "readlink", nr: unix.SYS_READLINK, reason: readsFiles},
	{name: "getdents", nr: unix.SYS_GETDENTS, reason: readsFiles}, {name: "poll", nr: unix.SYS_POLL, reason: ownFiles}, {name: "select", nr: unix.SYS_SELECT, reason: ownFiles},
	{name: "dup2", nr: unix.SYS_DUP2, reason: ownFiles}, {name: "pipe", nr: unix.SYS_PIPE, reason: ownFiles}, {name: "epoll_wait", nr: unix.SYS_EPOLL_WAIT, reason: ownFiles},
	{name: "arch_prctl", nr: unix.SYS_ARCH_PRCTL, reason: "a thread's own memory"}, {name: "getpgrp", nr: unix.SYS_GETPGRP, reason: asksSelf}, {name: "time", nr: unix.SYS_TIME, reason: ownTime},
	{name: "fork", nr: unix.SYS_FORK, reason: refused, errno: unix.EPERM}, {name: "vfork", nr: unix.SYS_VFORK, reason: refused, errno: unix.EPERM},
}
