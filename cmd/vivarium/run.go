package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/collector"
)

// runSettings are the flags of run.
type runSettings struct {
	settings
	record           recordSettings
	call, data, args string
	now              string
}

func newRun() *cobra.Command {
	var s runSettings
	cmd := &cobra.Command{
		Use:   "run FILE",
		Short: "Check a script and run it, or one of its functions",
		Long: `run checks a script and runs it; what it prints goes to standard output.
With --call the script is loaded (its __name__ is not "__main__"), the function
is called with the data, and its result is printed as JSON.

The exit status is 0 if the script came to its end, 1 if an exception came out
of it, 2 if it was refused, 3 if a limit stopped it, 4 if vivarium failed.`,
		Example: `  vivarium run examples/option_price/price.py
  vivarium run price.py --call func --data '{"spot": 100, "strike": 95}'
  vivarium run price.py --call func --data @row.json --json
  vivarium run stats.py --call summary --args '[[1, 2, 3], "mean"]'
  vivarium run - --limits steps=1e6,time=2s < script.py`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, files []string) error { return s.run(files[0]) },
	}
	s.flags(cmd)
	s.record.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&s.call, "call", "", "call this `function` of the script")
	f.StringVar(&s.data, "data", "", "`JSON` value for the function's one argument; @FILE reads a file, - standard input")
	f.StringVar(&s.args, "args", "", "`JSON` array of several positional arguments; @FILE or - as for --data")
	f.StringVar(&s.now, "now", "", "the present `time` for the module datetime, as 2026-01-31T12:00:00Z; it stands still (default: there is no clock)")
	cmd.MarkFlagsMutuallyExclusive("data", "args")
	return cmd
}

func (s *runSettings) run(file string) error {
	o, err := s.options()
	if err != nil {
		return s.fail(err)
	}
	if o.Now, err = s.present(); err != nil {
		return s.fail(err)
	}
	arguments, err := s.arguments(file, or(o.Limits.Data, vivarium.DefaultLimits.Data))
	if err != nil {
		return s.fail(err)
	}
	source, err := readSource(file, or(o.Limits.Source, vivarium.DefaultLimits.Source))
	if err != nil {
		return s.fail(err)
	}
	result, err := s.execute(file, source, arguments, o)
	if err != nil {
		return s.fail(err)
	}
	if s.json {
		err = writeJSON(os.Stdout, result)
	} else {
		err = s.show(result, source)
	}
	if err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	if status := statusOf(result.Status); status != exitDone {
		return exitStatus(status)
	}
	return nil
}

// present reads the time that the script is told.
func (s *runSettings) present() (func() time.Time, error) {
	if s.now == "" {
		return nil, nil
	}
	now, err := time.Parse(time.RFC3339, s.now)
	if err != nil {
		return nil, fmt.Errorf("--now %s: want a time with its zone, such as 2026-01-31T12:00:00Z", s.now)
	}
	if year := now.UTC().Year(); year < 1 || year > 9999 || now.IsZero() {
		return nil, fmt.Errorf("--now %s: want a time in the years 1 to 9999, after the first instant", s.now)
	}
	return func() time.Time { return now }, nil
}

func statusOf(s vivarium.Status) int {
	switch s {
	case vivarium.OK:
		return exitDone
	case vivarium.Raised:
		return exitRaised
	case vivarium.Refused:
		return exitRefused
	case vivarium.Limited:
		return exitLimit
	}
	return exitFault
}

// arguments reads the JSON texts to call the function with.
func (s *runSettings) arguments(file string, limit int) ([][]byte, error) {
	if s.call == "" {
		if s.data != "" || s.args != "" {
			return nil, fmt.Errorf("--data and --args go with --call, which names the function to hand them to")
		}
		return nil, nil
	}
	if file == "-" && (s.data == "-" || s.args == "-") {
		return nil, fmt.Errorf("script and data cannot both come from standard input")
	}
	switch {
	case s.data != "":
		text, err := readJSON("--data", s.data, limit)
		return [][]byte{text}, err
	case s.args != "":
		text, err := readJSON("--args", s.args, limit)
		if err != nil {
			return nil, err
		}
		var list []json.RawMessage
		if err := json.Unmarshal(text, &list); err != nil {
			return nil, fmt.Errorf("--args: want a JSON array: %w", err)
		}
		out := make([][]byte, len(list))
		for i, item := range list {
			out[i] = item
		}
		return out, nil
	}
	return nil, nil
}

// readJSON reads a JSON text given on the command line, in a file (@FILE) or
// on standard input (-).
func readJSON(flag, text string, limit int) ([]byte, error) {
	raw := []byte(text)
	var err error
	switch {
	case text == "-":
		raw, err = readBounded(os.Stdin, limit)
	case strings.HasPrefix(text, "@"):
		var f *os.File
		if f, err = os.Open(text[1:]); err == nil {
			raw, err = readBounded(f, limit)
			f.Close()
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", flag, err)
	}
	if len(raw) > limit {
		return raw, nil // the size limit will say so
	}
	var probe json.RawMessage
	if err := json.Unmarshal(raw, &probe); err != nil {
		return nil, fmt.Errorf("%s: not valid JSON: %w", flag, err)
	}
	return bytes.TrimSpace(raw), nil
}

// execute checks and runs, printing as the script prints unless one JSON
// object was promised.
func (s *runSettings) execute(file string, source []byte, arguments [][]byte, o vivarium.Options) (_ *vivarium.Result, err error) {
	var out *bufio.Writer // made when something is printed
	defer func() {
		if out == nil {
			return
		}
		if lost := out.Flush(); lost != nil {
			err = errors.Join(err, fmt.Errorf("write the script's output: %w", lost))
		}
	}()
	if !s.json {
		var terminal bool
		o.Output = func(text string) {
			if out == nil {
				out, terminal = bufio.NewWriterSize(os.Stdout, 1<<16), isTerminal(os.Stdout)
			}
			writeOutput(out, text, terminal)
		}
	}
	s.isolate(&o)
	ctx, stop := runContext(s.record.dir != "")
	defer stop()
	if o.Isolation == vivarium.IsolationNone {
		collector.Start()
		collector.Bound(cmp.Or(o.Limits.Memory, vivarium.DefaultLimits.Memory))
	}
	closeRecord, err := s.record.open(&o)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closeRecord()) }()
	pool, err := s.pool(o, 1)
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	if s.call != "" {
		return pool.CallJSON(ctx, file, source, s.call, arguments...), nil
	}
	return pool.Run(ctx, file, source), nil
}

// An interruptible context is one that an interrupt cancels; a second one ends
// the process. It listens for interrupts when somebody has waited for it for a
// while.
type interruptible struct {
	context.Context
	cancel context.CancelFunc
	once   sync.Once
	timer  *time.Timer
}

// patience is how long a run that keeps no record lasts before an interrupt
// cancels it in good order. Until then it ends the process, as it does with
// other programs: most runs are over by then, and to listen for signals takes
// two threads.
const patience = 50 * time.Millisecond

func newInterruptible() *interruptible {
	c := &interruptible{}
	c.Context, c.cancel = context.WithCancel(context.Background())
	return c
}

// Done is asked for by those who wait.
func (c *interruptible) Done() <-chan struct{} {
	c.once.Do(func() { c.timer = time.AfterFunc(patience, c.listen) })
	return c.Context.Done()
}

func (c *interruptible) listen() {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	select {
	case <-interrupts:
		c.cancel()
	case <-c.Context.Done():
	}
}

// stop ends the context; nobody listens any more.
func (c *interruptible) stop() {
	c.once.Do(func() {})
	if c.timer != nil {
		c.timer.Stop()
	}
	c.cancel()
}

// runContext returns the context of a run: one that is recorded listens for
// interrupts at once.
func runContext(recorded bool) (context.Context, context.CancelFunc) {
	if recorded {
		return signal.NotifyContext(context.Background(), os.Interrupt)
	}
	c := newInterruptible()
	return c, c.stop
}

func writeOutput(out *bufio.Writer, text string, terminal bool) {
	if !terminal {
		out.WriteString(strings.ToValidUTF8(text, "\uFFFD"))
		return
	}
	out.WriteString(safeText(text))
	if strings.Contains(text, "\n") {
		_ = out.Flush() // a failure stays and is told at the end
	}
}

// show prints what is left to say after the script's own output.
func (s *runSettings) show(r *vivarium.Result, source []byte) error {
	style := s.style(os.Stderr)
	w := bufio.NewWriter(os.Stderr)
	if report := r.Report(); report != nil {
		if err := report.WriteText(w, style); err != nil {
			return err
		}
	}
	switch r.Status {
	case vivarium.OK:
		if s.call != "" {
			value := string(r.Value)
			if isTerminal(os.Stdout) {
				value = visibleJSON(value)
			}
			if _, err := fmt.Fprintln(os.Stdout, value); err != nil {
				return err
			}
		}
	case vivarium.Raised:
		text := r.Error.Traceback
		if text == "" {
			text = r.Error.Error() + "\n"
		}
		fmt.Fprint(w, safeText(text))
	case vivarium.Limited:
		showLimit(w, r, source)
	case vivarium.Fault:
		if r.Error.Type == "RecordError" {
			fmt.Fprintf(w, "vivarium: nothing runs unrecorded: %s\n", safeText(r.Error.Message))
			break
		}
		fmt.Fprintf(w, "vivarium: fault: %s\nThis is a mistake in vivarium, not in the script; please report it.\n", safeText(r.Error.Message))
	}
	return w.Flush()
}

// showLimit names the limit, its value and the line, and the lines that spent
// most.
func showLimit(w io.Writer, r *vivarium.Result, source []byte) {
	fmt.Fprintf(w, "vivarium: %s\n", r.Limit)
	lines := strings.Split(string(source), "\n")
	for i, h := range r.HotLines {
		if i == 0 {
			fmt.Fprintln(w, "The lines that spent most steps:")
		}
		text := ""
		if h.Line >= 1 && h.Line <= len(lines) {
			text = strings.TrimRight(lines[h.Line-1], "\r")
		}
		if len(text) > 100 {
			text = text[:100] + "…"
		}
		fmt.Fprintf(w, "%12d  line %d: %s\n", h.Steps, h.Line, safeText(strings.TrimSpace(text)))
	}
}
