package vivarium

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/vivarium-run/vivarium/policy"
)

// A Recorder keeps a record of every decision and run; package audit has one.
// With a recorder, nothing of a run is given out, printed text included,
// before its record is kept, and what cannot be recorded is a [Fault].
type Recorder interface {
	// Ready says whether a run may begin: whether it could be recorded.
	Ready() error
	// Record keeps the record of a run that has ended and returns the id of
	// its receipt.
	Record(*Record) (receipt string, err error)
}

// A Record is what a Recorder is told about a run.
type Record struct {
	Started   time.Time
	Entry     Entry
	Source    []byte
	Function  string   // of a call
	Data      [][]byte // its arguments as JSON
	Instance  string   // the receipt of the instance's load, if one was called
	Call      int      // which call of the instance, from 1
	Policy    *policy.Policy
	Functions []string // of the host, by name
	Limits    Limits   // with the defaults filled in
	Seed      uint64
	Now       time.Time // that the script was told; zero: none
	Engine    string
	Result    *Result
}

// An Entry is the way in which a script was entered.
type Entry string

// The ways in.
const (
	EntryRun  Entry = "run"  // as a program; also a script that was refused
	EntryLoad Entry = "load" // its module alone, for an instance
	EntryCall Entry = "call" // its module, then a function; of an instance the function alone
)

// recorded runs work and has it recorded. Without a recorder it only runs it.
func (o *Options) recorded(rec Record, work func() *Result) *Result {
	if o.Recorder == nil {
		return work()
	}
	return o.record(&rec, work)
}

func (o *Options) record(rec *Record, work func() *Result) *Result {
	if err := o.Recorder.Ready(); err != nil {
		return o.unrecorded(err)
	}
	rec.Started = time.Now()
	rec.Policy, rec.Limits, rec.Seed, rec.Engine = o.Policy, o.Limits, o.Seed, "native"
	for name := range o.Functions {
		rec.Functions = append(rec.Functions, name)
	}
	slices.Sort(rec.Functions)
	rec.Result = work()
	receipt, err := o.Recorder.Record(rec)
	if err != nil {
		return o.unrecorded(err)
	}
	rec.Result.Receipt = receipt
	if o.Output != nil && rec.Result.held != "" {
		o.Output(rec.Result.held)
	}
	return rec.Result
}

// unrecorded is the result of what could not be recorded.
func (o *Options) unrecorded(err error) *Result {
	return FaultResult("RecordError", err.Error(), o.Seed)
}

// recordRefusal records that a script was refused. If that fails, a script is
// returned whose every run says so.
func (o *Options) recordRefusal(report *policy.Report) *Script {
	if o.Recorder == nil {
		return nil
	}
	r := o.recorded(Record{Entry: EntryRun, Source: report.File.Source()}, func() *Result { return CheckedResult(report, *o) })
	if r.Status != Fault {
		return nil
	}
	broken := *o
	broken.Recorder, broken.Output = nil, nil
	return &Script{program: brokenProgram{r.Error}, report: report, options: broken}
}

// recordedCall records the call of a function with Go values. What is recorded
// must be what ran, so they are handed over as JSON, as they are to the workers
// of a Pool.
func (o *Options) recordedCall(rec Record, args []any, texts func([][]byte) *Result) *Result {
	rec.Data = [][]byte{}
	for n, a := range args {
		text, err := json.Marshal(a)
		if err != nil {
			return o.unrecorded(fmt.Errorf("argument %d has no JSON form to be recorded: %w", n+1, err))
		}
		rec.Data = append(rec.Data, text)
	}
	return o.recorded(rec, func() *Result { return texts(rec.Data) })
}

// recordOf begins the record of an entry into the script.
func (s *Script) recordOf(entry Entry, function string, at instant) Record {
	rec := Record{Entry: entry, Function: function, Now: at.now}
	if s.options.Recorder != nil {
		rec.Source = s.report.File.Source()
	}
	return rec
}

// recordOf begins the record of a call of an instance.
func (i *Instance) recordOf(function string) Record {
	rec := i.script.recordOf(EntryCall, function, i.instant)
	rec.Instance, rec.Call = i.receipt, i.calls
	return rec
}
