package drill

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/vivarium-run/vivarium/internal/jail"
)

func TestMain(m *testing.M) {
	if inv, err := jail.Inside(os.Args); err != nil {
		os.Exit(1)
	} else if inv != nil {
		os.Exit(Main(inv))
	}
	if len(os.Args) == 3 && os.Args[1] == "call" {
		callAsProgram(os.Args[2])
	}
	for _, resource := range []int{unix.RLIMIT_NICE, unix.RLIMIT_RTPRIO} { // so that there is something to raise, if this is root
		unix.Setrlimit(resource, &unix.Rlimit{Cur: 0, Max: 20})
	}
	os.Exit(m.Run())
}

// callAsProgram is the victim behind the list of system calls for programs.
func callAsProgram(name string) {
	for _, d := range All() {
		if d.Name == name {
			d.try("")
			say("through")
			os.Exit(0)
		}
	}
	os.Exit(1)
}

// What the list for programs does not have kills a program, and nothing else
// would stop it.
func TestProgramCalls(t *testing.T) {
	if testing.Short() {
		t.Skip("starts hundreds of programs")
	}
	l := launcher(t, "")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	off := (&Drill{Wall: jail.Seccomp}).alone()
	for _, a := range append(attempts[:], machineAttempts...) {
		if jail.ProgramMay(a.nr) {
			continue
		}
		for _, without := range []bool{false, true} {
			spec := jail.Spec{Off: off}
			if without {
				spec.Off = append(slices.Clone(off), jail.Seccomp)
			}
			p, err := l.StartProgram(spec, jail.Program{Argv: []string{self, "call", "call " + a.name}})
			if err != nil {
				t.Fatalf("%s: %v", a.name, err)
			}
			said, _ := io.ReadAll(p.Out)
			exit := p.Wait()
			p.Close()
			if through := string(said) == "through\n"; through != without || !without && exit.Cause != jail.Syscall {
				t.Errorf("%s, without the filter %v: %q, %v %s", a.name, without, said, exit, exit.Text)
			}
		}
	}
}

func launcher(t *testing.T, runsc string) *jail.Launcher {
	t.Helper()
	stray, err := os.Open("/dev/null")
	if err != nil {
		t.Skipf("NO JAIL HERE: %v", err)
	}
	t.Cleanup(func() { stray.Close() })
	l, err := jail.New(jail.Options{Stray: stray, Runsc: runsc})
	if err != nil {
		if os.Getenv("VIVARIUM_REQUIRE_JAIL") != "" {
			t.Fatal(err)
		}
		t.Skipf("NO JAIL HERE: %v", err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// since is the release of Linux from which on a wall can be built.
var since = map[jail.Wall]int{jail.LandNet: 607, jail.LandScope: 612}

// release is that of this kernel: 612 is 6.12.
func release(t *testing.T) int {
	var u unix.Utsname
	var major, minor int
	if err := unix.Uname(&u); err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscanf(unix.ByteSliceToString(u.Release[:]), "%d.%d", &major, &minor); err != nil {
		t.Fatal(err)
	}
	return 100*major + minor
}

// Every attack is stopped by its wall alone, and by nothing else: without the
// wall it gets through.
func TestDrills(t *testing.T) {
	l := launcher(t, "")
	under := l
	if runsc, err := exec.LookPath("runsc"); err == nil {
		under = launcher(t, runsc)
	}
	names := map[string]bool{}
	for _, d := range All() {
		if names[d.Name] {
			t.Errorf("two drills %s", d.Name)
		}
		names[d.Name] = true
		t.Run(d.Name, func(t *testing.T) {
			if testing.Short() && d.cpu > 0 {
				t.Skip("takes seconds")
			}
			if since[d.Wall] > release(t) {
				t.Skipf("SHOWS NOTHING HERE: this kernel has no %s", d.Wall)
			}
			got := Run(l, d, false)
			if d.Wall == jail.GVisor {
				got = Run(under, d, false)
			}
			if got.Verdict == Skipped {
				t.Skipf("SHOWS NOTHING HERE: %s", got.Detail)
			}
			if got.Verdict != Denied {
				t.Errorf("with %s alone: %s %s", d.Wall, got.Verdict, got.Detail)
			}
			if d.Wall == jail.Seccomp && got.Detail != "killed by the system-call filter" {
				t.Errorf("with %s alone: %s %s", d.Wall, got.Verdict, got.Detail)
			}
			switch got := Run(l, d, true); got.Verdict {
			case Through:
			case Skipped:
				t.Skipf("SHOWS LESS HERE: without %s %s", d.Wall, got.Detail)
			default:
				t.Errorf("without %s: %s %s; the attack shows nothing", d.Wall, got.Verdict, got.Detail)
			}
		})
	}
	for _, row := range jail.Walls {
		if !slices.ContainsFunc(All(), func(d *Drill) bool { return d.Wall == row.Wall }) {
			t.Errorf("no drill attacks %s", row.Wall)
		}
	}
}

// Under gVisor the walls stand that its kernel can build, and what they end is
// heard of at once.
func TestUnderGVisor(t *testing.T) {
	runsc, err := exec.LookPath("runsc")
	if err != nil {
		t.Skip("SHOWS NOTHING HERE: there is no runsc on the PATH")
	}
	l := launcher(t, runsc)
	for _, d := range All() {
		if !slices.Contains([]string{"call openat", "call socket", "call kill", "bounding-set", "new-privileges", "descriptor-flood", "inherited"}, d.Name) {
			continue
		}
		start := time.Now()
		got := Run(l, d, false)
		if got.Verdict != Denied || d.Wall == jail.Seccomp && got.Detail != "killed by the system-call filter" {
			t.Errorf("%s: %s %s", d.Name, got.Verdict, got.Detail)
		}
		if took := time.Since(start); took > patience/2 {
			t.Errorf("%s: took %v", d.Name, took)
		}
	}
}
