package jail

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// Offsets in struct seccomp_data, on a little-endian machine.
const (
	offsetNR   = 0
	offsetArch = 4
	offsetArgs = 16
)

// assemble translates the rows to a filter program: the machine's own table of
// calls or death; then row by row, the number, the conditions, and leave.
// What no row allows is answered by death.
func assemble(calls []call, death uint32) []unix.SockFilter {
	p := []unix.SockFilter{
		load(offsetArch),
		jump(unix.BPF_JEQ, auditArch, 1, 0),
		end(death),
		load(offsetNR),
		jump(unix.BPF_JGE, foreignNR, 0, 1),
		end(death),
	}
	for _, c := range calls {
		body := conditions(&c, death)
		p = append(p, jump(unix.BPF_JEQ, c.nr, 0, uint8(len(body))))
		p = append(p, body...)
	}
	return append(p, end(death))
}

// conditions compares both halves of each argument, and lets the row's answer stand if
// all agree.
func conditions(row *call, death uint32) []unix.SockFilter {
	var body []unix.SockFilter
	for _, c := range row.checks {
		for half := range uint32(2) {
			mask, value := uint32(c.mask>>(32*half)), uint32(c.value>>(32*half))
			if mask == 0 {
				continue
			}
			body = append(body,
				load(offsetArgs+8*uint32(c.arg)+4*half),
				unix.SockFilter{Code: unix.BPF_ALU | unix.BPF_AND | unix.BPF_K, K: mask},
				jump(unix.BPF_JEQ, value, 1, 0),
				end(death))
		}
	}
	if row.errno != 0 {
		return append(body, end(unix.SECCOMP_RET_ERRNO|uint32(row.errno)))
	}
	return append(body, end(unix.SECCOMP_RET_ALLOW))
}

func load(offset uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: offset}
}

func jump(op uint16, k uint32, yes, no uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | op | unix.BPF_K, K: k, Jt: yes, Jf: no}
}

func end(action uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: action}
}

var errThreads = errors.New("a thread could not be brought under the filter")

// installFilter puts all threads, present and future, under the filter of
// workers. Linux ends the process for a call that is not listed. gVisor's kernel
// would end the one thread, and nobody would hear of it; so there the call is
// not made and raises SIGSYS, of which the process dies.
func installFilter(spec *Spec) error {
	if auditArch == 0 {
		return errors.New("there is no table of system calls for this machine")
	}
	death := uint32(unix.SECCOMP_RET_KILL_PROCESS)
	if spec.GVisor {
		if err := defaultAction(unix.SIGSYS); err != nil {
			return err
		}
		death = unix.SECCOMP_RET_TRAP
	}
	program := assemble(workerCalls(os.Getpid()), death)
	if len(program) > unix.BPF_MAXINSNS {
		return fmt.Errorf("a filter of %d instructions", len(program))
	}
	return setFilter(program)
}
