package main

import (
	"os"
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
