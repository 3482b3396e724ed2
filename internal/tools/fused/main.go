// Command fused looks for fused multiply-adds that the compiler has made: run
// with the path of a program built for arm64, it disassembles what is below
// internal/lang and lists each instruction that multiplies and adds in one
// rounding where the source does not ask for it with math.FMA.
//
// Such an instruction gives another last bit than a multiplication and an
// addition do on amd64, and results must be the same everywhere. A conversion
// of the product, float64(x*y) + z, keeps the two apart.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// inEngine are the symbols of what runs scripts.
const inEngine = `^github.com/vivarium-run/vivarium/internal/lang/`

var (
	symbolForm = regexp.MustCompile(`^TEXT (\S+)\(SB\) (\S+)`)
	fusedForm  = regexp.MustCompile(`^\s+(\S+\.go):(\d+)\s+\S+\s+\S+\s+FN?M(?:ADD|SUB)[SD]\b`)
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: fused PROGRAM")
		os.Exit(2)
	}
	found, err := look(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "fused:", err)
		os.Exit(2)
	}
	for _, f := range found {
		fmt.Println(f)
	}
	if len(found) > 0 {
		os.Exit(1)
	}
	fmt.Println("no product is fused with a sum where the source does not say so")
}

func look(program string) ([]string, error) {
	cmd := exec.Command("go", "tool", "objdump", "-s", inEngine, program)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	found, symbols := scan(out)
	if err := cmd.Wait(); err != nil {
		return nil, err
	}
	if symbols == 0 {
		return nil, fmt.Errorf("%s has no symbol that matches %s", program, inEngine)
	}
	return found, nil
}

// scan reads a disassembly and lists what is fused, each place once, and how
// many symbols there were.
func scan(in io.Reader) (found []string, symbols int) {
	seen := map[string]bool{}
	var symbol, file string
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if m := symbolForm.FindStringSubmatch(lines.Text()); m != nil {
			symbol, file = m[1], m[2]
			symbols++
			continue
		}
		m := fusedForm.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		text := sourceLine(filepath.Dir(file), m[1], m[2])
		what := fmt.Sprintf("%s: %s:%s: %s", symbol, m[1], m[2], text)
		if !strings.Contains(text, "math.FMA(") && !seen[what] {
			seen[what] = true
			found = append(found, what)
		}
	}
	return found, symbols
}

// sourceLine returns a line of a file that the disassembly names without its
// folder: in that of the symbol or, if it was inlined, in libm. What was
// inlined from elsewhere is shown without its text.
func sourceLine(folder, name, line string) string {
	n, _ := strconv.Atoi(line)
	for _, dir := range []string{folder, filepath.Join("internal", "lang", "libm")} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		if all := strings.Split(string(text), "\n"); n >= 1 && n <= len(all) {
			return strings.TrimSpace(all[n-1])
		}
	}
	return "?"
}
