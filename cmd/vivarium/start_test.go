package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// What all packages of ours may allocate together before main begins. Every
// run pays for it, a jailed one twice. The builtin types are finished by the
// first run of a process; tables belong into composite literals of constants,
// which cost nothing, or are made when first needed.
const (
	startBytes  = 8 << 10
	startAllocs = 120
)

func TestStartDoesLittle(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	var bytes, allocs int
	var heavy []string
	for line := range strings.Lines(string(trace)) {
		var name string
		var at, clock float64
		var b, a int
		if n, _ := fmt.Sscanf(line, "init %s @%f ms, %f ms clock, %d bytes, %d allocs", &name, &at, &clock, &b, &a); n != 5 || !strings.Contains(name, "/vivarium/") {
			continue
		}
		bytes, allocs = bytes+b, allocs+a
		heavy = append(heavy, fmt.Sprintf("%7d bytes %5d allocations  %s", b, a, name))
	}
	if allocs == 0 {
		t.Fatalf("no trace of the initialisation:\n%s", trace)
	}
	if bytes > startBytes || allocs > startAllocs {
		t.Errorf("%d bytes and %d allocations before main, want at most %d and %d:\n%s", bytes, allocs, startBytes, startAllocs, strings.Join(heavy, "\n"))
	}
}

// A worker begins before packages are initialised that it does not need.
func TestWorkerBeginsEarly(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Args = []string{"vivarium:jail", "", "worker"} // by hand, so that it refuses to go on
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(trace), "init github.com/vivarium-run/vivarium/internal/lang/py ") {
		t.Fatalf("no trace of the initialisation: %v\n%s", err, trace)
	}
	for _, name := range []string{"net", "net/http", "github.com/transparency-dev/tessera", "github.com/spf13/cobra"} {
		if strings.Contains(string(trace), "init "+name+" ") {
			t.Errorf("%s was initialised first", name)
		}
	}
}
