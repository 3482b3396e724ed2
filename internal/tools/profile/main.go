// Command profile measures where programs spend their time, for Go's compiler:
// it runs the programs given as arguments in this process, some times over, and
// writes what it found to the file that -o names. The build of cmd/vivarium takes
// default.pgo from there, and inlines what is called most. make profile calls it.
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/pprof"

	"github.com/vivarium-run/vivarium"
)

func main() {
	to := flag.String("o", "default.pgo", "the file that the profile is written to")
	rounds := flag.Int("rounds", 3, "how many times each program runs")
	flag.Parse()
	if err := profile(*to, *rounds, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
		os.Exit(1)
	}
}

func profile(to string, rounds int, programs []string) error {
	var measured bytes.Buffer
	if err := pprof.StartCPUProfile(&measured); err != nil {
		return err
	}
	for range rounds {
		for _, name := range programs {
			if err := run(name); err != nil {
				return err
			}
		}
	}
	pprof.StopCPUProfile()
	anonymous, err := withoutPlace(&measured)
	if err != nil {
		return err
	}
	return os.WriteFile(to, anonymous, 0o644)
}

// withoutPlace overwrites where the program that was measured lay. Where its
// source lay is left out by go run -trimpath.
func withoutPlace(measured io.Reader) ([]byte, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	packed, err := gzip.NewReader(measured)
	if err != nil {
		return nil, err
	}
	plain, err := io.ReadAll(packed)
	if err != nil {
		return nil, err
	}
	plain = bytes.ReplaceAll(plain, []byte(program), bytes.Repeat([]byte("-"), len(program)))
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// run loads and runs one program.
func run(name string) error {
	source, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	script, report := vivarium.Load(name, source, vivarium.Options{})
	if script == nil {
		return fmt.Errorf("%s is refused: %d findings", name, len(report.Findings()))
	}
	if result := script.Run(context.Background()); result.Status != vivarium.OK {
		return fmt.Errorf("%s: %v", name, result.Error)
	}
	return nil
}
