package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A fused product is found, once, unless the source asks for it.
func TestScan(t *testing.T) {
	dir := t.TempDir()
	source := "package p\n\nfunc f(x float64) float64 { return x*x + 1 }\nfunc g(x float64) float64 { return math.FMA(x, x, 1) }\n"
	if err := os.WriteFile(filepath.Join(dir, "p.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	found, symbols := scan(strings.NewReader("TEXT p.f(SB) " + dir + "/p.go\n" +
		"  p.go:3\t\t0x1\t\t1f450046\t\tFMADDD F5, F0, F2, F6\t\n" +
		"  p.go:3\t\t0x5\t\t1f450463\t\tFMADDD F5, F1, F3, F3\t\n" +
		"  p.go:4\t\t0x9\t\t1f460c43\t\tFMSUBD F6, F3, F2, F3\t\n" +
		"  p.go:3\t\t0xd\t\t1f460c43\t\tFMULD F6, F3, F2\t\n" +
		"TEXT p.g(SB) " + dir + "/p.go\n" +
		"  modf.go:16\t\t0x9\t\t1f460c43\t\tFNMSUBS F6, F3, F2, F3\t\n"))
	want := "p.f: p.go:3: func f(x float64) float64 { return x*x + 1 }|p.g: modf.go:16: ?"
	if strings.Join(found, "|") != want || symbols != 2 {
		t.Errorf("%d symbols, %q", symbols, found)
	}
}

// The program for arm64, where the compiler fuses what the source leaves open,
// gives the same floats as that for amd64.
func TestNothingIsFused(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program for another processor")
	}
	t.Chdir("../../..")
	program := filepath.Join(t.TempDir(), "vivarium")
	build := exec.Command("go", "build", "-o", program, "./cmd/vivarium")
	build.Env = append(os.Environ(), "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	found, err := look(program)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}
