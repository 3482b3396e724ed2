// Package oracle finds the CPython that tests compare with. Its own test runs
// programs that make thousands of random calls and print their results, here and
// there, and compares the output.
package oracle

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// Python returns the command of a CPython 3.13: what VIVARIUM_PYTHON names, else
// python3.13 on the PATH, else the newest below ~/.pyenv. It is "" if there is none.
func Python() string {
	if python := os.Getenv("VIVARIUM_PYTHON"); python != "" {
		return python
	}
	if python, err := exec.LookPath("python3.13"); err == nil && exec.Command(python, "-c", "").Run() == nil {
		return python
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	found, err := filepath.Glob(filepath.Join(home, ".pyenv", "versions", "3.13*", "bin", "python3"))
	if err != nil || len(found) == 0 {
		return ""
	}
	return slices.Max(found)
}
