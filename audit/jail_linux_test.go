package audit_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/audit"
)

// What ran in this process is replayed in a jail, an instance's load too, with
// the user ids that are asked for.
func TestReplayInJail(t *testing.T) {
	dir, ctx := filepath.Join(t.TempDir(), "record"), context.Background()
	l := open(t, dir, audit.Options{Store: true})
	o := vivarium.Options{Recorder: l, Limits: vivarium.Limits{Steps: 1e6}}
	script, _ := vivarium.Load("s.py", []byte("print(__name__)\ndef f(x):\n    return x\n"), o)
	script.Run(ctx)
	script.Call(ctx, "f", 1)
	script.Instantiate(ctx)
	if broken, _ := vivarium.Load("s.py", []byte("1/0"), o); broken != nil {
		broken.Instantiate(ctx)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	options := audit.ReplayOptions{Isolation: vivarium.IsolationProcess, UserIDs: vivarium.IDRange{First: 1_900_000_000, Count: 8}}
	list := receipts(t, dir)
	for _, r := range list {
		p, err := audit.RunAgain(ctx, dir, r.ID, options)
		if err != nil && strings.Contains(err.Error(), "jail") && os.Getenv("VIVARIUM_REQUIRE_JAIL") == "" {
			t.Skipf("NO JAIL HERE: %v", err)
		}
		if err != nil || len(p.Differences) > 0 || !slices.ContainsFunc(p.Notes, func(n string) bool { return strings.HasSuffix(n, " jail]") }) {
			t.Errorf("%s %s: %v %+v", r.Entry, r.Status, err, p)
		}
	}
	if os.Geteuid() == 0 && len(list) > 0 {
		options.UserIDs.First = 0
		if _, err := audit.RunAgain(ctx, dir, list[0].ID, options); err == nil {
			t.Error("a worker was to be root")
		}
	}
}
