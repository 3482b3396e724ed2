package vm

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// dispatchForm is an instruction of run as objdump prints it.
var dispatchForm = regexp.MustCompile(`^\s+\S+\.go:\d+\s+0x([0-9a-f]+)\s+([0-9a-f]+)\s+(.*\S)`)

// TestDispatch looks at what Go's compiler has made of the loop's dispatch: the
// load of the opcode, the address of the table, the jump. Anything more, such as
// a variable saved to the stack since an arm has need of its register, runs at
// each instruction. And processors fetch 32 bytes at a time: a dispatch across
// the border between two such groups makes short loops take half as long again.
// Functions begin at such a border, so it lies the same in all programs.
func TestDispatch(t *testing.T) {
	if runtime.GOARCH != "amd64" || testing.Short() {
		t.Skip("what is looked at is the program for amd64")
	}
	program := filepath.Join(t.TempDir(), "vivarium")
	if out, err := exec.Command("go", "build", "-o", program, "github.com/vivarium-run/vivarium/cmd/vivarium").CombinedOutput(); err != nil {
		t.Skipf("no program: %v\n%s", err, out)
	}
	out, err := exec.Command("go", "tool", "objdump", "-s", `vm\.\(\*Machine\)\.run$`, program).Output()
	if err != nil {
		t.Skipf("no disassembly: %v", err)
	}
	var texts []string
	var begins []uint64
	for line := range strings.Lines(string(out)) {
		m := dispatchForm.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		address, _ := strconv.ParseUint(m[1], 16, 64)
		texts, begins = append(texts, m[3]), append(begins, address)
		if !strings.HasPrefix(m[3], "JMP 0(") {
			continue
		}
		end := address + uint64(len(m[2])/2)
		first := len(texts) - 3
		if first < 0 || !strings.HasPrefix(texts[first], "MOVZX 0(") || !strings.HasPrefix(texts[first+1], "LEAQ ") {
			t.Fatalf("the dispatch is more than a load, an address and a jump:\n%s\nWhich arm of run makes the compiler save or compare what?",
				strings.Join(texts[max(0, first-3):], "\n"))
		}
		if begins[first]/32 != (end-1)/32 {
			t.Fatalf("the dispatch lies from %#x to %#x, across a border of 32 bytes: change what stands before it", begins[first], end)
		}
		return
	}
	t.Fatal("run has no jump through a table")
}
