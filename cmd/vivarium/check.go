package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/policy"
)

func newCheck() *cobra.Command {
	var s settings
	var sarif bool
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "Say everything that keeps scripts from being run",
		Long: `check reads scripts without running anything of them and reports every
problem with its place, a stable code, the reason and what to do instead.
Parser and checker work in a jail, as for run, in a process of its own for each
script: nothing that a script does to it can change what is said of another.
It ends with status 0 if all scripts may run, with 2 if one is refused, with 3
or 4 if one could not be checked: by a limit, or a fault of vivarium's.`,
		Example: `  vivarium check price.py
  vivarium check --json scripts/*.py
  vivarium check --policy course.toml --sarif homework.py > report.sarif
  cat price.py | vivarium check -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			return check(&s, sarif, files)
		},
	}
	s.flags(cmd)
	cmd.Flags().BoolVar(&sarif, "sarif", false, "print a SARIF 2.1.0 log for editors and code hosts")
	return cmd
}

func check(s *settings, sarif bool, files []string) error {
	o, err := s.options()
	if err != nil {
		return s.fail(err)
	}
	checks := make([]checked, len(files))
	for i, file := range files {
		checks[i].File = file
		if checks[i].source, err = readSource(file, or(o.Limits.Source, vivarium.DefaultLimits.Source)); err != nil {
			return s.fail(err)
		}
	}
	if err := s.checkAll(checks, o); err != nil {
		return s.fail(err)
	}
	status := worst(checks)
	switch {
	case sarif:
		err = writeSARIF(os.Stdout, checks)
	case s.json:
		err = writeChecks(os.Stdout, checks, status)
	default:
		err = writeReports(os.Stderr, checks, s.style(os.Stderr))
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if status := statusOf(status); status != exitDone {
		return exitStatus(status)
	}
	return nil
}

// A checked is a file and what came of its check.
type checked struct {
	File string `json:"file"`
	*vivarium.Result
	source []byte
}

// checkAll checks each of the files in a worker of its own, as many at a time
// as there are processors.
func (s *settings) checkAll(checks []checked, o vivarium.Options) error {
	s.isolate(&o)
	size := min(runtime.GOMAXPROCS(0), len(checks))
	pool, err := s.pool(o, size)
	if err != nil {
		return err
	}
	defer pool.Close()
	var next atomic.Int64
	var wait sync.WaitGroup
	for range size {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(checks); i = int(next.Add(1)) - 1 {
				checks[i].Result = pool.Check(context.Background(), checks[i].File, checks[i].source)
			}
		})
	}
	wait.Wait()
	return nil
}

// severity orders statuses by how much is amiss.
var severity = []vivarium.Status{vivarium.OK, vivarium.Refused, vivarium.Limited, vivarium.Fault}

// worst is the status of all checks together.
func worst(checks []checked) vivarium.Status {
	most := 0
	for i := range checks {
		most = max(most, slices.Index(severity, checks[i].Status))
	}
	return severity[most]
}

func writeReports(w io.Writer, checks []checked, style policy.Style) error {
	for i := range checks {
		if err := checks[i].Report().WriteText(w, style); err != nil {
			return err
		}
	}
	return nil
}

func writeSARIF(w io.Writer, checks []checked) error {
	reports := make([]*policy.Report, len(checks))
	for i := range checks {
		reports[i] = checks[i].Report()
	}
	return policy.WriteSARIF(w, vivarium.Version, reports...)
}

// writeChecks prints one object: that of the only file, or for several files
// an object with a list of them.
func writeChecks(w io.Writer, results []checked, status vivarium.Status) error {
	if len(results) == 1 {
		return writeJSON(w, results[0])
	}
	return writeJSON(w, struct {
		Status vivarium.Status `json:"status"`
		Files  []checked       `json:"files"`
	}{status, results})
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// An isolationError says that the isolation asked for is not to be had.
type isolationError struct{ error }

// fail reports that vivarium could not do what was asked: as one JSON object
// if that was promised.
func (s *settings) fail(err error) error {
	if !s.json {
		return err
	}
	kind := "UsageError"
	if _, is := errors.AsType[isolationError](err); is {
		kind = "IsolationError"
	}
	result := vivarium.FaultResult(kind, err.Error(), s.seed)
	if werr := writeJSON(os.Stdout, result); werr != nil {
		return werr
	}
	return exitStatus(exitFault)
}
