// Package audit keeps a record of every decision and run in a log that nobody
// can edit without being found out, and runs receipts again.
//
//	record, err := audit.Open("/var/lib/vivarium/record", audit.Options{Tenant: "acme"})
//	…
//	defer record.Close()
//	script, report := vivarium.Load("price.py", source, vivarium.Options{Recorder: record})
//	result := script.Call(ctx, "func", data) // result.Receipt is the receipt's id
//
// A result comes back when its receipt is on the disk and in the log; what
// cannot be recorded is a vivarium.Fault. The directory must be one that no
// worker can reach. The command `vivarium audit` reads, proves and verifies
// records; docs/guide/audit.md says what is found and what is not.
package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/internal/host/audit"
	"github.com/vivarium-run/vivarium/internal/host/forward"
	"github.com/vivarium-run/vivarium/internal/lazy"
)

// Options say how a record is written and what its receipts say of those who
// asked. Tenant, Key and Host are at most 128 letters, digits and ._:@/+=-.
type Options struct {
	Tenant string        // who asks, in words of the operator's
	Key    string        // the id (not the secret) of the key that the tenant showed
	Host   string        // the machine; default: a hash of its machine id or name
	Batch  time.Duration // how long a receipt waits, at most, for those of runs that are under way; default 50 ms
	Store  bool          // keep scripts, data and policies too, so that receipts can be replayed
	// Witnesses is a policy in Sigsum's format that says who must cosign
	// checkpoints; empty: the file "witness" in the directory, if there is one.
	// Its line "unreachable continue" lets runs go on without them.
	Witnesses []byte
	// Forward says where receipts are sent as they are written, a line for
	// each destination; empty: as the file "forward" in the directory says.
	// docs/guide/audit.md describes the lines.
	Forward []byte
}

// A Log is a record that is being written: a vivarium.Recorder. It is safe for
// concurrent use, also by several processes on one directory.
type Log struct {
	log     *audit.Log
	forward *forward.Forwarder
	dir     string
	to      []forward.Destination
	options Options
}

// A Forwarding tells how far the receipts have been sent to a destination.
type Forwarding = forward.State

// Open opens the record in a directory, and makes it if there is none.
func Open(dir string, o Options) (*Log, error) {
	to, err := destinations(dir, o.Forward)
	if err != nil {
		return nil, fmt.Errorf("forward: %w", err)
	}
	f, err := forward.New(dir, to)
	if err != nil {
		return nil, err
	}
	l, err := audit.Open(dir, audit.Options{Batch: o.Batch, Store: o.Store, Witnesses: o.Witnesses, Written: f.Wake})
	if err != nil {
		return nil, err
	}
	f.Start()
	if o.Host == "" {
		o.Host = hostID.Get()
	}
	return &Log{l, f, dir, to, o}, nil
}

func destinations(dir string, text []byte) ([]forward.Destination, error) {
	if len(text) > 0 {
		return forward.Parse(text)
	}
	return forward.Open(dir)
}

// For returns the same record for another tenant and key. Only the first is to
// be closed.
func (l *Log) For(tenant, key string) *Log {
	o := l.options
	o.Tenant, o.Key = tenant, key
	n := *l
	n.options = o
	return &n
}

// Close waits until a signed checkpoint covers every receipt, and tries for a
// second to forward what has not been forwarded; the rest is the next's.
func (l *Log) Close() error {
	err := l.log.Close()
	l.forward.Close()
	return err
}

// Forwarding tells how far each destination has come.
func (l *Log) Forwarding() ([]Forwarding, error) { return forward.States(l.dir, l.to) }

// Ready says whether a run may begin.
func (l *Log) Ready() error { return l.log.Ready() }

// Record writes the receipt of a run and returns its id when it is on the disk
// and in the log.
func (l *Log) Record(rec *vivarium.Record) (string, error) {
	r := l.receipt(rec)
	texts := [][]byte{rec.Source, rec.Policy.Source()}
	if rec.Data != nil {
		texts = append(texts, joined(rec.Data))
	}
	if err := l.log.Append(r, texts...); err != nil {
		return "", err
	}
	return r.ID, nil
}

// receipt writes a run down.
func (l *Log) receipt(rec *vivarium.Record) *audit.Receipt {
	r := &audit.Receipt{Tenant: l.options.Tenant, Key: l.options.Key, Host: l.options.Host,
		Engine: rec.Engine, Version: vivarium.Version, Entry: string(rec.Entry), Instance: rec.Instance, Call: rec.Call,
		Script: audit.DigestOf(rec.Source), Policy: audit.DigestOf(rec.Policy.Source()), Limits: limits(rec.Limits)}
	r.Stamp(rec.Started)
	r.SetFunction(rec.Function)
	r.SetFunctions(rec.Functions)
	r.SetSeed(rec.Seed)
	r.SetNow(rec.Now)
	if rec.Data != nil {
		d := audit.DigestOf(joined(rec.Data))
		r.Data = &d
	}
	result(r, rec.Result)
	return r
}

// result writes down how a run ended.
func result(r *audit.Receipt, x *vivarium.Result) {
	var codes []string
	for i := range x.Diagnostics {
		codes = append(codes, x.Diagnostics[i].Code)
	}
	r.SetCodes(codes)
	for _, l := range x.Layers {
		r.Layers = append(r.Layers, string(l))
	}
	r.Status = string(x.Status)
	r.Result, r.Output, r.Usage = audit.DigestOf(x.Value), audit.DigestOf([]byte(x.Stdout)), audit.Usage(x.Usage)
	if x.Error != nil {
		d := audit.DigestOf([]byte(x.Error.Type + ": " + x.Error.Message))
		r.Error = &d
	}
	if x.Limit != nil {
		r.Limit = &audit.LimitHit{Name: x.Limit.Name, Value: x.Limit.Value, Line: x.Limit.Line}
	}
}

func limits(l vivarium.Limits) audit.Limits {
	return audit.Limits{Steps: l.Steps, TimeNS: int64(l.Time), Memory: l.Memory, Output: l.Output,
		Depth: l.Depth, Source: l.Source, Data: l.Data, Result: l.Result}
}

func apiLimits(l audit.Limits) vivarium.Limits {
	return vivarium.Limits{Steps: l.Steps, Time: time.Duration(l.TimeNS), Memory: l.Memory, Output: l.Output,
		Depth: l.Depth, Source: l.Source, Data: l.Data, Result: l.Result}
}

// joined is the JSON array of arguments, whose texts stay as they are.
func joined(args [][]byte) []byte {
	return append(append([]byte{'['}, bytes.Join(args, []byte{','})...), ']')
}

// hostID names the machine without giving its name away.
var hostID = lazy.Value[string]{Make: func() string {
	id, err := os.ReadFile("/etc/machine-id")
	if err != nil || len(bytes.TrimSpace(id)) == 0 {
		name, _ := os.Hostname()
		id = []byte(name)
	}
	sum := sha256.Sum256(append([]byte("vivarium host\n"), bytes.TrimSpace(id)...))
	return "host-" + hex.EncodeToString(sum[:8])
}}
