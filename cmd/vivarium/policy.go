package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vivarium-run/vivarium/policy"
)

func newPolicy() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "Show what scripts may say, and why",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPolicyShow(), newPolicyExplain())
	return cmd
}

func newPolicyShow() *cobra.Command {
	var file string
	var source bool
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Show the allowlist in force, in words",
		Example: `  vivarium policy show
  vivarium policy show --policy course.toml
  vivarium policy show --toml > mine.toml    # a start for a policy of your own`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p := policy.Default()
			if file != "" {
				var err error
				if p, err = policy.Load(file); err != nil {
					return err
				}
			}
			if source {
				_, err := os.Stdout.Write(p.Source())
				return err
			}
			return p.WriteText(os.Stdout)
		},
	}
	cmd.Flags().StringVar(&file, "policy", "", "TOML `file` with the allowlist (default: the built-in policy maths)")
	cmd.Flags().BoolVar(&source, "toml", false, "print the policy as TOML")
	return cmd
}

func newPolicyExplain() *cobra.Command {
	return &cobra.Command{
		Use:     "explain CODE",
		Short:   "Tell the reason of a diagnostic, with examples",
		Example: "  vivarium policy explain VIV201",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return codes(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			rule, ok := policy.Explain(strings.ToUpper(args[0]))
			if !ok {
				return fmt.Errorf("there is no diagnostic %q; there are %s", args[0], strings.Join(codes(), ", "))
			}
			return rule.WriteText(os.Stdout)
		},
	}
}

func codes() []string {
	var out []string
	for _, r := range policy.Rules() {
		out = append(out, r.Code)
	}
	return out
}
