package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/jail"
)

// jailSettings are the flags of jail.
type jailSettings struct {
	binds  []string
	env    []string
	limits string
}

func newJail() *cobra.Command {
	var s jailSettings
	cmd := &cobra.Command{
		Use:   "jail [--ro PATH]... -- CMD [ARG]...",
		Short: "Run any program inside the enclosure",
		Long: `jail runs a program in the enclosure that workers have: own user, process,
network, mount, IPC and name spaces, no capabilities, Landlock, limits, and a
list of system calls. It sees of the host only what --ro shows, read-only, and
can start threads but no processes. Its list of system calls is longer than a
worker's, which needs no files.

The exit status is the program's; 3 if a limit stopped it, 4 if the enclosure
could not be built or the program was killed for what it tried.`,
		Example: `  vivarium jail --ro /usr --ro /lib --ro /lib64 -- /usr/bin/python3 -I -S -c 'print(6 * 7)'
  vivarium jail --ro /bin --limits time=1s,memory=64MiB -- /bin/busybox sleep 5`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, argv []string) error { return s.run(argv) },
	}
	f := cmd.Flags()
	f.SetInterspersed(false)
	f.StringArrayVar(&s.binds, "ro", nil, "show the program this `path` of the host, read-only, at the same place")
	f.StringArrayVar(&s.env, "env", []string{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/", "LANG=C.UTF-8"}, "`NAME=VALUE` of its environment; nothing else is in it")
	f.StringVar(&s.limits, "limits", "", "ceilings: `time=10s,memory=256MiB`")
	return cmd
}

func (s *jailSettings) run(argv []string) error {
	limits, err := vivarium.ParseLimits(s.limits)
	if err != nil {
		return fmt.Errorf("--limits: %w", err)
	}
	if limits.Time == 0 {
		limits.Time = vivarium.DefaultLimits.Time
	}
	if limits.Memory == 0 {
		limits.Memory = vivarium.DefaultLimits.Memory
	}
	program := jail.Program{Argv: argv, Env: s.env}
	for _, b := range s.binds {
		path, err := filepath.Abs(b)
		if err != nil {
			return fmt.Errorf("--ro %s: %w", b, err)
		}
		program.Binds = append(program.Binds, path)
	}
	launcher, err := jail.New(jail.Options{Stderr: os.Stderr})
	if err != nil {
		return err
	}
	defer launcher.Close()
	spec := jail.Spec{Memory: max(limits.Memory, 0)}
	if limits.Time > 0 {
		spec.CPU = 2*int64(limits.Time/time.Second) + 2
	}
	p, err := launcher.StartProgram(spec, program)
	if err != nil {
		return err
	}
	return attend(p, limits)
}

// attend carries input and output of a program until it ends.
func attend(p *jail.Process, limits vivarium.Limits) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	defer context.AfterFunc(ctx, p.Kill)()
	timedOut := false
	if limits.Time > 0 {
		timer := time.AfterFunc(limits.Time, func() {
			timedOut = true
			p.Kill()
		})
		defer timer.Stop()
	}
	go func() {
		_, _ = io.Copy(p.In, os.Stdin)
		p.In.Close()
	}()
	_, _ = io.Copy(os.Stdout, p.Out)
	exit := p.Wait()
	switch {
	case exit.Cause == jail.Ended && exit.Status == 0:
		return nil
	case timedOut, exit.Cause == jail.CPUTime:
		fmt.Fprintf(os.Stderr, "vivarium: the limit time of %v stopped the program\n", limits.Time)
		return exitStatus(exitLimit)
	case exit.Cause == jail.Memory:
		fmt.Fprintln(os.Stderr, "vivarium: the limit memory stopped the program")
		return exitStatus(exitLimit)
	case exit.Cause == jail.Ended, exit.Cause == jail.Crashed && exit.Signal == 0:
		return exitStatus(exit.Status)
	}
	return fmt.Errorf("the program %v", exit)
}
