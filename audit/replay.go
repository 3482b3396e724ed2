package audit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/host/audit"
	"github.com/vivarium-run/vivarium/policy"
)

// A Replay tells how a run that was repeated compares with its receipt.
type Replay struct {
	ID          string       `json:"id"`
	Differences []Difference `json:"differences"`
	Notes       []string     `json:"notes,omitempty"` // what the comparison does not cover
}

// A Difference is a thing that came out otherwise.
type Difference struct {
	What     string `json:"what"`
	Recorded string `json:"recorded"`
	Now      string `json:"now"`
}

// ErrNotReplayable is what Replay fails with where a receipt does not hold all
// that a run depends on.
var ErrNotReplayable = errors.New("cannot be replayed")

// ReplayOptions say where a replay runs, and take the place of what the record
// has not stored.
type ReplayOptions struct {
	Isolation    vivarium.Isolation // "": the default of this machine
	UserIDs      vivarium.IDRange   // of the worker, as in vivarium.PoolOptions
	Script, Data []byte             // nil: from the store
	Policy       *policy.Policy     // nil: from the store, or the built-in one if it is that
}

// RunAgain repeats the run of a receipt in the record of a directory and
// compares.
func RunAgain(ctx context.Context, dir, id string, o ReplayOptions) (*Replay, error) {
	reader, err := audit.OpenReader(dir)
	if err != nil {
		return nil, err
	}
	f, err := reader.Find(id)
	if err != nil {
		return nil, err
	}
	return replay(ctx, reader, f.Receipt, o)
}

func replay(ctx context.Context, reader *audit.Reader, r *audit.Receipt, o ReplayOptions) (*Replay, error) {
	if err := replayable(r); err != nil {
		return nil, fmt.Errorf("%s %w: %w", r.ID, ErrNotReplayable, err)
	}
	source, err := text(reader, "script", r.Script, o.Script)
	if err != nil {
		return nil, err
	}
	options := vivarium.Options{Limits: apiLimits(r.Limits), Isolation: o.Isolation}
	if options.Isolation == "" {
		options.Isolation, _ = vivarium.DefaultIsolation()
	}
	if options.Seed, err = strconv.ParseUint(r.Seed, 10, 64); err != nil {
		return nil, fmt.Errorf("seed: %w", err)
	}
	now, err := r.Present()
	if err != nil {
		return nil, fmt.Errorf("now: %w", err)
	}
	options.Now = func() time.Time { return now }
	if options.Policy, err = policyOf(reader, r.Policy, o.Policy); err != nil {
		return nil, err
	}
	var args []json.RawMessage
	if r.Data != nil {
		data, err := text(reader, "data", *r.Data, o.Data)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &args); err != nil {
			return nil, fmt.Errorf("%s %w: its data was no JSON: %w", r.ID, ErrNotReplayable, err)
		}
	}
	pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: options, Size: 1, Warm: -1, UserIDs: o.UserIDs})
	if err != nil {
		return nil, fmt.Errorf("isolation %s: %w", options.Isolation, err)
	}
	defer pool.Close()
	return compare(r, repeat(ctx, pool, r, source, args)), nil
}

// replayable says why a receipt cannot be replayed.
func replayable(r *audit.Receipt) error {
	switch {
	case len(r.Functions) > 0:
		return fmt.Errorf("the host's functions %v took part, which are not in the record", r.Functions)
	case r.Call > 1:
		return fmt.Errorf("it is call %d of an instance, whose state came from the calls before", r.Call)
	case len(r.Function) > 7 && r.Function[:7] == "sha256:":
		return errors.New("only a hash of the function's name was kept")
	case r.Error != nil && r.Status == "limit":
		return errors.New("the host canceled it")
	}
	return nil
}

// text returns what was handed in, if its hash is right, or what is stored.
func text(reader *audit.Reader, what string, d audit.Digest, given []byte) ([]byte, error) {
	if given == nil {
		stored, err := reader.Blob(d)
		if err != nil {
			return nil, fmt.Errorf("the %s: %w (was it recorded with its texts?)", what, err)
		}
		return stored, nil
	}
	if got := audit.DigestOf(given); got != d {
		return nil, fmt.Errorf("the %s is another one: its hash is %s, the receipt has %s", what, got.SHA256, d.SHA256)
	}
	return given, nil
}

func policyOf(reader *audit.Reader, d audit.Digest, given *policy.Policy) (*policy.Policy, error) {
	if given == nil && audit.DigestOf(policy.Default().Source()) == d {
		return policy.Default(), nil
	}
	var source []byte
	if given != nil {
		source = given.Source()
	}
	source, err := text(reader, "policy", d, source)
	if err != nil || given != nil {
		return given, err
	}
	return policy.Parse(source)
}

// repeat runs it again. Its file has another name now; nothing that is
// compared tells.
func repeat(ctx context.Context, pool *vivarium.Pool, r *audit.Receipt, source []byte, args []json.RawMessage) *vivarium.Result {
	switch r.Entry {
	case "run":
		return pool.Run(ctx, "script.py", source)
	case "load":
		return pool.Load(ctx, "script.py", source)
	}
	texts := make([][]byte, len(args))
	for i, a := range args {
		texts[i] = a
	}
	return pool.CallJSON(ctx, "script.py", source, r.Function, texts...)
}

// compare lists what came out otherwise.
func compare(old *audit.Receipt, x *vivarium.Result) *Replay {
	now := &audit.Receipt{}
	result(now, x)
	p := &Replay{ID: old.ID, Differences: []Difference{}}
	for _, row := range []struct{ what, old, now string }{
		{"status", old.Status, now.Status},
		{"result", show(&old.Result), show(&now.Result)},
		{"output", show(&old.Output), show(&now.Output)},
		{"steps", fmt.Sprint(old.Usage.Steps), fmt.Sprint(now.Usage.Steps)},
		{"heap bytes", fmt.Sprint(old.Usage.HeapBytes), fmt.Sprint(now.Usage.HeapBytes)},
		{"error", show(old.Error), show(now.Error)},
		{"limit", hit(old.Limit), hit(now.Limit)},
		{"diagnostics", fmt.Sprint(old.Diagnostics), fmt.Sprint(now.Diagnostics)},
	} {
		if row.old != row.now {
			p.Differences = append(p.Differences, Difference{row.what, row.old, row.now})
		}
	}
	p.notes(old, x)
	return p
}

// notes says what explains a difference or is not compared.
func (p *Replay) notes(old *audit.Receipt, x *vivarium.Result) {
	if old.Limit != nil && old.Limit.Name == "time" {
		p.Notes = append(p.Notes, "the clock stopped the run: where it stops is not repeatable")
	}
	if old.Version != vivarium.Version {
		p.Notes = append(p.Notes, fmt.Sprintf("it was recorded with version %s, this is %s", old.Version, vivarium.Version))
	}
	var layers []string
	for _, l := range x.Layers {
		layers = append(layers, string(l))
	}
	if !slices.Equal(old.Layers, layers) {
		p.Notes = append(p.Notes, fmt.Sprintf("layers then %v, now %v", old.Layers, layers))
	}
}

func show(d *audit.Digest) string {
	if d == nil {
		return "none"
	}
	return fmt.Sprintf("%s (%d bytes)", d.SHA256, d.Bytes)
}

func hit(l *audit.LimitHit) string {
	if l == nil {
		return "none"
	}
	return fmt.Sprintf("%s of %d at line %d", l.Name, l.Value, l.Line)
}
