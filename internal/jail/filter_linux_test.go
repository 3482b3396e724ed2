package jail

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
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
	program := assemble(rows, unix.SECCOMP_RET_KILL_PROCESS)
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
		if got := simulate(t, assemble(without, unix.SECCOMP_RET_KILL_PROCESS), auditArch, c.nr, good(c)); got != unix.SECCOMP_RET_KILL_PROCESS {
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

// A program's list answers each call in one way, and what it does not have is
// death.
func TestProgramFilter(t *testing.T) {
	rows := programCalls()
	program := assemble(rows, unix.SECCOMP_RET_KILL_PROCESS)
	listed := map[uint32]bool{}
	for i, c := range rows {
		want := uint32(unix.SECCOMP_RET_ALLOW)
		if c.errno != 0 {
			want = unix.SECCOMP_RET_ERRNO | uint32(c.errno)
		}
		if c.name == "" || c.reason == "" || listed[c.nr] {
			t.Errorf("row %d, %s: no name or reason, or there twice", i, c.name)
		}
		listed[c.nr] = true
		if got := simulate(t, program, auditArch, c.nr, good(c)); got != want {
			t.Errorf("%s: %#x, want %#x", c.name, got, want)
		}
		without := append(append([]call{}, rows[:i]...), rows[i+1:]...)
		if got := simulate(t, assemble(without, unix.SECCOMP_RET_KILL_PROCESS), auditArch, c.nr, good(c)); got != unix.SECCOMP_RET_KILL_PROCESS {
			t.Errorf("%s without its row: %#x", c.name, got)
		}
	}
	for nr := range uint32(1024) {
		if got := simulate(t, program, auditArch, nr, [6]uint64{}); !listed[nr] && got != unix.SECCOMP_RET_KILL_PROCESS {
			t.Errorf("call %d: %#x", nr, got)
		}
	}
	thread := uint64(unix.CLONE_VM | unix.CLONE_THREAD | unix.CLONE_SIGHAND)
	for _, flags := range []uint64{0, uint64(unix.SIGCHLD), thread | unix.CLONE_NEWUSER, thread | unix.CLONE_NEWNET, thread &^ unix.CLONE_THREAD} {
		if got := simulate(t, program, auditArch, unix.SYS_CLONE, [6]uint64{flags}); got != unix.SECCOMP_RET_KILL_PROCESS {
			t.Errorf("clone with %#x: %#x", flags, got)
		}
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

// A wanted range must be mapped whole, and be nobody's that matters.
func TestWantedIDs(t *testing.T) {
	file := filepath.Join(t.TempDir(), "map")
	if err := os.WriteFile(file, []byte("0 0 1000\n1000 100000 70000\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, ok := range map[IDRange]bool{
		{1000, 64}: true, {70000, 1000}: true, {999, 2}: false, {0, 10}: false, {65530, 10}: false, {70500, 1000}: false, {500, 500}: true,
	} {
		if got, err := mappedIDs(file, want); err != nil || (got == want) != ok {
			t.Errorf("%v: %v %v", want, got, err)
		}
	}
}

// What a launcher writes on the command line is what the process inside reads.
func TestSpecText(t *testing.T) {
	for _, want := range []Spec{{}, {Memory: 1 << 40, CPU: 7, Threads: 3}, {GVisor: true, Off: []Wall{LandFS, Root}}} {
		inv, err := Inside([]string{marker, want.text(), "role", "a"})
		if err != nil || !reflect.DeepEqual(inv, &Invocation{Spec: want, Role: "role", Args: []string{"a"}}) {
			t.Errorf("%q: %+v %v", want.text(), inv, err)
		}
	}
	for _, text := range []string{"memory=", "cpu=1.5", "threads=x", "wall=uid", "{}"} {
		if _, err := Inside([]string{marker, text, "role"}); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

// The last user id is given once, and then there is an error that says so.
func TestIDsRunOut(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vivarium", "ids")
	locks, err1 := openLocks(file)
	other, err2 := openLocks(file)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	r := &idRange{IDRange: IDRange{5000, 2}, locks: locks, taken: map[int]bool{}}
	neighbour := &idRange{IDRange: IDRange{5000, 2}, locks: other, taken: map[int]bool{}}
	defer r.close()
	defer neighbour.close()
	a, err1 := r.take()
	b, err2 := neighbour.take()
	if err1 != nil || err2 != nil || a == b {
		t.Fatalf("%d %v, %d %v", a, err1, b, err2)
	}
	if _, err := neighbour.take(); err == nil || !strings.Contains(err.Error(), "all 2 user ids for workers, 5000-5001, are in use") {
		t.Errorf("%v", err)
	}
	r.give(a)
	if c, err := neighbour.take(); err != nil || c != a {
		t.Errorf("%d %v", c, err)
	}
}

// In version 2 of control groups everything of a process is in one directory.
func TestUnifiedGroup(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "unit")
	own := filepath.Join(parent, "host")
	if err := os.MkdirAll(own, 0o700); err != nil {
		t.Fatal(err)
	}
	if list := unifiedParents(own); len(list) > 0 {
		t.Errorf("there is room below %v", list)
	}
	if err := os.WriteFile(filepath.Join(parent, "cgroup.controllers"), []byte("cpuset cpu io memory pids\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if list := unifiedParents(own); len(list) > 0 {
		t.Errorf("%v were not delegated", list)
	}
	if err := unix.Setxattr(parent, "user.delegate", []byte("1"), 0); err != nil {
		t.Logf("SHOWS LESS HERE: %v", err)
	} else if list := unifiedParents(own); !slices.Equal(list, []string{parent}) {
		t.Errorf("%v were delegated", list)
	}
	dir := filepath.Join(parent, "vivarium")
	if !hasControllers(parent) || makeUnified(parent, dir) != nil {
		t.Fatal("no group was made")
	}
	g := &group{dirs: map[string]string{"": dir}, has: controllersOf(parent)}
	if err := g.set(&Spec{Memory: 1 << 30, Threads: 9}); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{"memory.max": fmt.Sprint(1<<30 + slack), "pids.max": "10", "cpu.max": "200000 100000",
		"cgroup.subtree_control": " +memory +pids +cpu"} {
		os.Chmod(filepath.Join(dir, file), 0o600) // no kernel has made it
		if text, err := os.ReadFile(filepath.Join(dir, file)); err != nil || strings.TrimSpace(string(text)) != strings.TrimSpace(want) {
			t.Errorf("%s: %q %v, want %q", file, text, err, want)
		}
	}
}

// The order that fails is named, and nothing is left of the child.
func TestOrderFails(t *testing.T) {
	for name, nr := range map[string]uintptr{"a wall": unix.SYS_FCHDIR, "no such call": 9999} {
		c := newChild()
		c.try("may fail", unix.SYS_FCHDIR, 99)
		c.do(name, nr, 99)
		runtime.LockOSThread()
		err := c.start(0, func(int) error { return nil })
		if err == nil {
			err = c.await(func() { t.Error("the child takes too long") })
			c.bury()
		}
		runtime.UnlockOSThread()
		if err == nil || !strings.HasPrefix(err.Error(), name+": ") {
			t.Errorf("%d %v", c.pid, err)
		}
	}
	if _, err := unix.Wait4(-1, nil, unix.WNOHANG, nil); err != unix.ECHILD {
		t.Errorf("a child is left: %v", err)
	}
}

// What a killed host has left for gVisor is removed, and nothing else.
func TestSweepBundles(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	const nobody = 1 << 30 // no process has such a number
	for pid, stays := range map[int]bool{nobody: false, os.Getpid(): true} {
		dir := filepath.Join(os.TempDir(), fmt.Sprintf(bundleName, pid, "7"))
		if err := os.MkdirAll(filepath.Join(dir, "root"), 0o700); err != nil {
			t.Fatal(err)
		}
		sweepBundles()
		if _, err := os.Stat(dir); (err == nil) != stays {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

// To start a process leaves this one as it was: it can be traced and dumped.
func TestHostStaysDumpable(t *testing.T) {
	before, _ := unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0)
	l, err := New(Options{Executable: "/proc/self/exe", NoCgroup: true})
	if err != nil {
		t.Skipf("NO JAIL HERE: %v", err)
	}
	defer l.Close()
	p, err := l.StartProgram(Spec{}, Program{Argv: []string{"/nothing"}})
	if err == nil {
		p.Close()
		t.Fatal("a program that there is not was started")
	}
	if after, _ := unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0); after != before {
		t.Errorf("dumpable was %d and is %d", before, after)
	}
}

// A process that was not started by a launcher must not tear down the world
// around it.
func TestEnterByHand(t *testing.T) {
	if walls, err := Enter(&Spec{}); err == nil || len(walls) > 0 {
		t.Fatalf("entered: %v", walls)
	}
}
