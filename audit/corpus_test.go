package audit_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/audit"
)

// corpusVariable names a directory with the record of the corpus: kept if it
// is new, so that a program for another processor can replay it.
const corpusVariable = "VIVARIUM_CORPUS_RECORD"

// Everything that the tests of the language and the hostile corpus run comes
// out the same when its receipt is replayed.
func TestReplayCorpus(t *testing.T) {
	dir := os.Getenv(corpusVariable)
	if dir == "" {
		dir = filepath.Join(t.TempDir(), "record")
	}
	if _, err := os.Stat(dir); err != nil {
		recordCorpus(t, dir)
	}
	counts, clock := map[string]int{}, 0
	for _, r := range receipts(t, dir) {
		if r.Limit != nil && r.Limit.Name == "time" {
			clock++
			continue
		}
		counts[r.Status]++
		p, err := audit.RunAgain(context.Background(), dir, r.ID, audit.ReplayOptions{Isolation: vivarium.IsolationNone})
		if err != nil {
			t.Error(err)
			continue
		}
		if len(p.Differences) > 0 {
			t.Errorf("script %s: %+v", r.Script.SHA256, p.Differences)
		}
	}
	t.Logf("replayed on %s: %v; %d that the clock stopped were left out", runtime.GOARCH, counts, clock)
}

// recordCorpus runs the corpus with a record.
func recordCorpus(t *testing.T, dir string) {
	l := open(t, dir, audit.Options{Store: true})
	room, wait := make(chan struct{}, 64), sync.WaitGroup{}
	for i, p := range corpus(t) {
		if testing.Short() && i%10 != 0 {
			continue
		}
		room <- struct{}{}
		wait.Go(func() {
			p.run(t, l)
			<-room
		})
	}
	wait.Wait()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// A program of the corpus, and how it must end, if it says so.
type program struct {
	name   string
	source []byte
	limits vivarium.Limits
	ends   string
}

func (p *program) run(t *testing.T, l *audit.Log) {
	o := vivarium.Options{Recorder: l, Seed: 7, Limits: p.limits}
	status := "refused"
	if script, _ := vivarium.Load("c.py", p.source, o); script != nil {
		status = string(script.Run(context.Background()).Status)
	}
	if p.ends != "" && status != p.ends {
		t.Errorf("%s ended with %s, it must with %s", p.name, status, p.ends)
	}
}

// The clock is to stop nothing, on an emulated processor either: where it stops
// a program cannot be repeated.
var (
	langLimits    = vivarium.Limits{Steps: 5e7, Time: 10 * time.Minute, Memory: 128 << 20}
	hostileLimits = vivarium.Limits{Steps: 300_000, Time: 10 * time.Minute, Memory: 32 << 20}
)

// corpus returns the chunks of test/lang, which are parted by lines of "# ---",
// and the files of test/escape.
func corpus(t *testing.T) (programs []*program) {
	t.Helper()
	parting := regexp.MustCompile(`(?m)^# ---\n`)
	for _, row := range []struct {
		pattern string
		limits  vivarium.Limits
		marked  bool
	}{{"../test/lang/*.py", langLimits, true}, {"../test/escape/*/*.py", hostileLimits, false}} {
		names, err := filepath.Glob(row.pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v, %d files", row.pattern, err, len(names))
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for i, chunk := range parting.Split(string(text), -1) {
				p := &program{name: fmt.Sprintf("%s, chunk %d", name, i+1), source: []byte(chunk), limits: row.limits}
				if row.marked {
					p.ends = ending(chunk)
				}
				if strings.Contains(chunk, "# limit: ") {
					p.limits = hostileLimits
				}
				programs = append(programs, p)
			}
		}
	}
	return programs
}

var endMark = regexp.MustCompile(`# (raises: RecursionError|raises|limit|refused)\b`)

// ending says how a chunk of test/lang must end by its marks; too deep a
// recursion is a limit's doing. Chunks for which the policy is off say nothing
// about how they end with it.
func ending(chunk string) string {
	if strings.Contains(chunk, "# unchecked") {
		return ""
	}
	m := endMark.FindStringSubmatch(chunk)
	if m == nil {
		return "ok"
	}
	return map[string]string{"raises": "raised", "raises: RecursionError": "limit", "limit": "limit", "refused": "refused"}[m[1]]
}
