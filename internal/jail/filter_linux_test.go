package jail

import (
	"testing"

	"golang.org/x/sys/unix"
)

// simulate runs a filter program as the kernel would.
func simulate(t *testing.T, program []unix.SockFilter, arch, nr uint32, args [6]uint64) uint32 {
	t.Helper()
	data := map[uint32]uint32{offsetNR: nr, offsetArch: arch}
	for i, a := range args {
		data[offsetArgs+8*uint32(i)], data[offsetArgs+8*uint32(i)+4] = uint32(a), uint32(a>>32)
	}
	var acc uint32
	for pc := 0; pc < len(program); pc++ {
		i := program[pc]
		taken := false
		switch i.Code {
		case unix.BPF_LD | unix.BPF_W | unix.BPF_ABS:
			acc = data[i.K]
			continue
		case unix.BPF_ALU | unix.BPF_AND | unix.BPF_K:
			acc &= i.K
			continue
		case unix.BPF_RET | unix.BPF_K:
			return i.K
		case unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K:
			taken = acc == i.K
		case unix.BPF_JMP | unix.BPF_JGE | unix.BPF_K:
			taken = acc >= i.K
		default:
			t.Fatalf("instruction %d: code %#x", pc, i.Code)
		}
		if taken {
			pc += int(i.Jt)
		} else {
			pc += int(i.Jf)
		}
	}
	t.Fatal("the program has no end")
	return 0
}

// good are arguments that fulfil a row's checks.
func good(c call) (args [6]uint64) {
	for _, k := range c.checks {
		args[k.arg] |= k.value
	}
	return args
}

func TestFilter(t *testing.T) {
	rows := workerCalls(1)
	program := assemble(rows)
	listed := map[uint32]bool{}
	for i, c := range rows {
		if c.name == "" || c.reason == "" || listed[c.nr] {
			t.Errorf("row %d, %s: no name or reason, or there twice", i, c.name)
		}
		listed[c.nr] = true
		if got := simulate(t, program, auditArch, c.nr, good(c)); got != unix.SECCOMP_RET_ALLOW {
			t.Errorf("%s: %#x", c.name, got)
		}
		if got := simulate(t, program, auditArch^1, c.nr, good(c)); got != unix.SECCOMP_RET_KILL_PROCESS {
			t.Errorf("%s of another machine: %#x", c.name, got)
		}
		without := append(append([]call{}, rows[:i]...), rows[i+1:]...)
		if got := simulate(t, assemble(without), auditArch, c.nr, good(c)); got != unix.SECCOMP_RET_KILL_PROCESS {
			t.Errorf("%s without its row: %#x", c.name, got)
		}
		for _, k := range c.checks {
			for bit := range 64 {
				args := good(c)
				if args[k.arg] ^= 1 << bit; k.mask>>bit&1 == 0 {
					continue
				}
				if got := simulate(t, program, auditArch, c.nr, args); got != unix.SECCOMP_RET_KILL_PROCESS {
					t.Errorf("%s with bit %d of argument %d wrong: %#x", c.name, bit, k.arg, got)
				}
			}
		}
	}
	for nr := range uint32(1024) {
		if got := simulate(t, program, auditArch, nr, [6]uint64{}); !listed[nr] && got != unix.SECCOMP_RET_KILL_PROCESS {
			t.Errorf("call %d: %#x", nr, got)
		}
	}
	if got := simulate(t, program, auditArch, foreignNR|unix.SYS_READ, [6]uint64{}); got != unix.SECCOMP_RET_KILL_PROCESS {
		t.Errorf("a read by another table: %#x", got)
	}
}

func TestIDMaps(t *testing.T) {
	for _, row := range []struct{ from, size, first, count int }{
		{0, 65536, 32768, insideID - 32768},
		{0, 1, 0, 0},
		{1000, 1, 0, 0},
		{0, 1 << 20, 1 << 19, 1 << 19},
	} {
		first, count := upperHalf(row.from, row.size)
		if count != row.count || count > 0 && first != row.first {
			t.Errorf("%d+%d: %d+%d", row.from, row.size, first, count)
		}
		if count > 0 && (first <= insideID && first+count > insideID || first <= 0) {
			t.Errorf("%d+%d gives away nobody's id", row.from, row.size)
		}
	}
}

// A process that was not started by a launcher must not tear down the world
// around it.
func TestEnterByHand(t *testing.T) {
	if walls, err := Enter(&Spec{}); err == nil || len(walls) > 0 {
		t.Fatalf("entered: %v", walls)
	}
}
