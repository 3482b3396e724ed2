package escape

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// greedy are files of exhaust/ that once took, or try hardest to take, more
// memory or time of the process than the meters know of.
var greedy = []string{
	"abstract_names", "decode_escapes", "division_short_quotient", "division_unaligned_divisor", "keywords_held", "key_error_text",
	"list_append_loop", "many_bases", "pairs_held", "partial_keywords", "percent_growth", "regex_alternatives", "repr_growth",
	"set_repr_held", "sumprod_held", "traceback_regrown",
}

const (
	processMemory = 64 << 20
	processSlack  = 128 << 20
	processTime   = 2 * time.Second
)

// TestProcess runs the command line on the greedy scripts and measures it from
// outside: the peak of resident memory, and the time.
func TestProcess(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("takes time, and measures as Linux does")
	}
	binary := filepath.Join(t.TempDir(), "vivarium")
	if out, err := exec.Command("go", "build", "-o", binary, "../../cmd/vivarium").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	for _, name := range greedy {
		t.Run(name, func(t *testing.T) { measure(t, binary, filepath.Join("exhaust", name+".py")) })
	}
}

func measure(t *testing.T, binary, file string) {
	cmd := exec.Command(binary, "run", "--isolation", "none", "--limits", "time=2s,memory=64MiB", "--call", "func", "--args", arguments(t, file), file)
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	peak, err := watch(cmd.Process.Pid, done)
	took := time.Since(start)
	if status := cmd.ProcessState.ExitCode(); status != 0 && status != 1 && status != 3 {
		t.Fatalf("exit status %d (%v): %.2000s", status, err, said.String())
	}
	if said.Len() > 64<<10 {
		t.Errorf("%d bytes on standard error", said.Len())
	}
	if peak > processMemory+processSlack {
		t.Errorf("took %d MiB at its peak", peak>>20)
	}
	if took > 4*processTime {
		t.Errorf("took %v", took)
	}
}

// watch returns the highest peak of resident memory that the kernel tells of
// a process until it is done.
func watch(pid int, done <-chan error) (peak int64, err error) {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			return peak, err
		case <-tick.C:
			text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, rest, found := strings.Cut(string(text), "VmHWM:")
			var kilobytes int64
			if _, err := fmt.Sscan(rest, &kilobytes); found && err == nil {
				peak = max(peak, kilobytes<<10)
			}
		}
	}
}

// arguments returns what the header of a file calls func with.
func arguments(t *testing.T, file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "# call: func(")
	list, _, _ := strings.Cut(rest, "\n")
	return "[" + strings.TrimSuffix(strings.TrimSpace(list), ")") + "]"
}
