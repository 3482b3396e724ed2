package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/host/doctor"
)

func newDoctor() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Show which layers hold on this machine, each by attacks that it stops",
		Long: `doctor attacks every layer of defence on this machine. Each wall of the jail is
attacked from inside with all the others left out, so that it must hold alone.
It ends with status 4 if something that is required does not hold, and says
what to change.`,
		Example: `  vivarium doctor
  vivarium doctor --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return examine(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func examine(asJSON bool) error {
	rows := append(languageRows(), doctor.Examine()...)
	status := "ok"
	for i := range rows {
		if rows[i].Wanting() {
			status = "fault"
		}
	}
	var err error
	if asJSON {
		err = writeJSON(os.Stdout, struct {
			Status string       `json:"status"`
			Layers []doctor.Row `json:"layers"`
		}{status, rows})
	} else {
		err = writeDoctor(os.Stdout, rows, status)
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if status != "ok" {
		return exitStatus(exitFault)
	}
	return nil
}

func writeDoctor(w io.Writer, rows []doctor.Row, status string) error {
	var b strings.Builder
	for i := range rows {
		r := &rows[i]
		need := "required"
		if !r.Required {
			need = "optional"
		}
		fmt.Fprintf(&b, "%-8s %-15s %-8s %3d of %3d attacks denied  %s  %s\n", r.Layer, r.Name, r.State, r.Denied, r.Attacks, need, r.What)
		for _, note := range []struct{ head, text string }{{"", r.Detail}, {"to change: ", r.Fix}} {
			if note.text != "" {
				fmt.Fprintf(&b, "%-25s%s%s\n", "", note.head, safeText(note.text))
			}
		}
	}
	if status == "ok" {
		b.WriteString("All that is required holds: --isolation process can be used.\n")
	} else {
		b.WriteString("Something that is required does not hold: --isolation process will not run scripts.\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A languageAttack is a script that a layer within the worker must stop.
type languageAttack struct {
	layer, what, source string
	status              vivarium.Status
	limits              vivarium.Limits
}

func languageAttacks() []languageAttack {
	return []languageAttack{
		{"parser", "reads a script one way only", "# coding: latin-1\nx = 1\n", vivarium.Refused, vivarium.Limits{}},
		{"parser", "", "x = '\x00'\n", vivarium.Refused, vivarium.Limits{}},
		{"parser", "", "x = " + strings.Repeat("(", 5000), vivarium.Refused, vivarium.Limits{}},
		{"policy", "refuses what is not listed", "import os\n", vivarium.Refused, vivarium.Limits{}},
		{"policy", "", "().__class__.__bases__\n", vivarium.Refused, vivarium.Limits{}},
		{"policy", "", "eval('1')\n", vivarium.Refused, vivarium.Limits{}},
		{"engine", "has nothing in it to reach", "'{0.__class__}'.format(1)\n", vivarium.Raised, vivarium.Limits{}},
		{"engine", "", "getattr(1, '__cla' + 'ss__')\n", vivarium.Raised, vivarium.Limits{}},
		{"meters", "stop what spends too much", "while True:\n    pass\n", vivarium.Limited, vivarium.Limits{Steps: 1e5}},
		{"meters", "", "x = [0] * 10**9\n", vivarium.Limited, vivarium.Limits{Memory: 16 << 20}},
		{"meters", "", "while True:\n    print('x' * 1000)\n", vivarium.Limited, vivarium.Limits{Output: 1 << 16}},
		{"meters", "", "x = 9 ** 9 ** 9\n", vivarium.Limited, vivarium.Limits{Steps: 1e6}},
		{"meters", "", "def f():\n    f()\nf()\n", vivarium.Limited, vivarium.Limits{Depth: 100}},
	}
}

// languageRows attacks the layers that need no kernel, in this process.
func languageRows() (rows []doctor.Row) {
	for _, a := range languageAttacks() {
		if len(rows) == 0 || rows[len(rows)-1].Layer != a.layer {
			rows = append(rows, doctor.Row{Layer: a.layer, What: a.what, State: doctor.Holds, Required: true})
		}
		row := &rows[len(rows)-1]
		row.Attacks++
		if got := attackLanguage(a.source, a.limits); got == a.status || a.layer == "engine" && got == vivarium.Refused {
			row.Denied++
		} else {
			row.State, row.Detail = doctor.Fails, fmt.Sprintf("%q ended %s", a.source, got)
		}
	}
	return rows
}

func attackLanguage(source string, limits vivarium.Limits) vivarium.Status {
	script, _ := vivarium.Load("attack.py", []byte(source), vivarium.Options{Limits: limits})
	if script == nil {
		return vivarium.Refused
	}
	return script.Run(context.Background()).Status
}
