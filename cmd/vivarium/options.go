package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/policy"
)

// settings are the flags that check and run share.
type settings struct {
	policyFile string
	limits     string
	isolation  string
	uids       string
	seed       uint64
	noColor    bool
	json       bool
}

func (s *settings) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.policyFile, "policy", "", "TOML `file` with the allowlist (default: the built-in policy maths)")
	f.StringVar(&s.limits, "limits", "", "`ceilings`: steps=1e6,time=2s,memory=64MiB,output=1MiB,depth=500,source=1MiB,data=16MiB (default: time=10s,memory=256MiB,output=1MiB,depth=1000)")
	isolationFlags(cmd, &s.isolation, &s.uids)
	f.Uint64Var(&s.seed, "seed", 0, "seed of the module random and of hashing")
	f.BoolVar(&s.noColor, "no-color", false, "no colours, even on a terminal")
	f.BoolVar(&s.json, "json", false, "print one JSON object, whatever happens")
}

// isolationFlags are those that say what workers are.
func isolationFlags(cmd *cobra.Command, isolation, uids *string) {
	f := cmd.Flags()
	f.StringVar(isolation, "isolation", "", "what is around parser and engine: `layer` process (a jail; the default on Linux), gvisor or none")
	f.StringVar(uids, "uids", "", "user ids of workers started by root, `FIRST-LAST` (default: VIVARIUM_UIDS, or 65536 from 1879048192)")
}

// options turns the flags into the API's options.
func (s *settings) options() (vivarium.Options, error) {
	o := vivarium.Options{Seed: s.seed}
	limits, err := vivarium.ParseLimits(s.limits)
	if err != nil {
		return o, fmt.Errorf("--limits: %w", err)
	}
	o.Limits = limits
	switch o.Isolation = vivarium.Isolation(s.isolation); o.Isolation {
	case "", vivarium.IsolationNone, vivarium.IsolationProcess, vivarium.IsolationGVisor:
	default:
		return o, fmt.Errorf("--isolation %s: want none, process or gvisor", s.isolation)
	}
	if s.policyFile != "" {
		if o.Policy, err = policy.Load(s.policyFile); err != nil {
			return o, err
		}
	}
	return o, nil
}

// isolate decides about the isolation where nothing is said, and says so if it
// is none.
func (s *settings) isolate(o *vivarium.Options) {
	if o.Isolation != "" {
		return
	}
	var why string
	if o.Isolation, why = vivarium.DefaultIsolation(); why != "" && !s.json {
		fmt.Fprintf(os.Stderr, "vivarium: isolation is none (%s): scripts are read in this process, behind policy, engine and meters only\n", why)
	}
}

// pool makes the pool of a command that works on so many scripts at a time.
func (s *settings) pool(o vivarium.Options, size int) (*vivarium.Pool, error) {
	ids, err := userIDs(s.uids)
	if err != nil {
		return nil, err
	}
	pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: o, Size: size, Warm: -1, UserIDs: ids})
	if err != nil {
		return nil, isolationError{fmt.Errorf("--isolation %s: %w (vivarium doctor says more)", o.Isolation, err)}
	}
	return pool, nil
}

// userIDs reads the range of workers' user ids, from the flag or else from the
// environment.
func userIDs(flag string) (vivarium.IDRange, error) {
	const variable = "VIVARIUM_UIDS"
	name := "--uids"
	if flag == "" {
		flag, name = os.Getenv(variable), variable
	}
	if flag == "" {
		return vivarium.IDRange{}, nil
	}
	ids, err := vivarium.ParseIDRange(flag)
	if err != nil {
		return ids, fmt.Errorf("%s: %w", name, err)
	}
	return ids, nil
}

// style decides about colours on a stream.
func (s *settings) style(f *os.File) policy.Style {
	return policy.Style{Color: !s.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(f)}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// readSource reads a script, and no more of it than one byte beyond the limit
// that will refuse it.
func readSource(path string, limit int) ([]byte, error) {
	if path == "-" {
		return readBounded(os.Stdin, limit)
	}
	f, err := openPlain(path)
	if err != nil {
		return nil, fmt.Errorf("read the script: %w", err)
	}
	defer f.Close()
	text, err := readBounded(f, limit)
	if err != nil {
		return nil, fmt.Errorf("read the script %s: %w", path, err)
	}
	return text, nil
}

// openPlain opens a file to be read from beginning to end. os.Open would first
// make the queue of events by which Go waits for files that are not ready,
// which takes a start four system calls.
func openPlain(path string) (*os.File, error) {
	for {
		fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		switch err {
		case nil:
			return os.NewFile(uintptr(fd), path), nil
		case syscall.EINTR:
			continue
		}
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
}

func readBounded(r io.Reader, limit int) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, int64(limit)+1))
}

// or returns n, or the default where nothing was asked for.
func or(n, otherwise int) int {
	if n <= 0 {
		return otherwise
	}
	return n
}

// visibleJSON writes what cannot be seen in a JSON text, and could disturb a
// terminal, as escapes: the same value.
func visibleJSON(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, "\\u%04x\\u%04x", high, low)
		default:
			fmt.Fprintf(&b, "\\u%04x", r)
		}
	}
	return b.String()
}

// safeText makes a script's text fit for a terminal: valid UTF-8, no control
// characters but newline and tab.
func safeText(text string) string {
	clean := true
	for _, r := range text {
		if r == utf8.RuneError || r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			clean = false
			break
		}
	}
	if clean {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			fmt.Fprintf(&b, "\\x%02x", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
