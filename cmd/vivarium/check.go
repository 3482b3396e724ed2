package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

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
It ends with status 0 if all scripts may run, with 2 if one is refused.`,
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
	refused := false
	reports := make([]*policy.Report, 0, len(files))
	for _, file := range files {
		source, err := readSource(file, or(o.Limits.Source, vivarium.DefaultLimits.Source))
		if err != nil {
			return s.fail(err)
		}
		report := vivarium.Check(file, source, o)
		refused = refused || report.Refused()
		reports = append(reports, report)
	}
	switch {
	case sarif:
		err = policy.WriteSARIF(os.Stdout, vivarium.Version, reports...)
	case s.json:
		err = writeChecks(os.Stdout, reports, o)
	default:
		err = writeReports(os.Stderr, reports, s.style(os.Stderr))
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if refused {
		return exitStatus(exitRefused)
	}
	return nil
}

func writeReports(w io.Writer, reports []*policy.Report, style policy.Style) error {
	for _, r := range reports {
		if err := r.WriteText(w, style); err != nil {
			return err
		}
	}
	return nil
}

// writeChecks prints one object: that of the only file, or for several files
// an object with a list of them.
func writeChecks(w io.Writer, reports []*policy.Report, o vivarium.Options) error {
	type named struct {
		File string `json:"file"`
		*vivarium.Result
	}
	results := make([]named, 0, len(reports))
	status := vivarium.OK
	for _, r := range reports {
		result := vivarium.CheckedResult(r, o)
		if result.Status == vivarium.Refused {
			status = vivarium.Refused
		}
		results = append(results, named{r.File.Name, result})
	}
	if len(results) == 1 {
		return writeJSON(w, results[0])
	}
	return writeJSON(w, struct {
		Status vivarium.Status `json:"status"`
		Files  []named         `json:"files"`
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
