package wire

import "time"

// A Mode tells what to do with a script.
type Mode uint64

// The modes.
const (
	ModeCheck Mode = iota // check it only
	ModeRun               // run it as a program
	ModeLoad              // run its module
	ModeCall              // run its module, then call a function
	modes
)

// A Job is what a worker is asked to do. It comes from the host, but the
// script and the data in it are a stranger's.
type Job struct {
	Mode     Mode
	Keep     bool // another job with the same script may follow
	Name     string
	Source   []byte
	Policy   []byte // TOML; empty: the default policy
	Function string
	Args     [][]byte // JSON texts
	Seed     uint64
	Now      time.Time // the present time, in UTC and whole microseconds; zero: there is no clock
	Limits   Limits
}

// Limits are the ceilings of the job; zero means none.
type Limits struct {
	Steps, Memory, Output        int64
	Time                         time.Duration
	Depth, Source, Data, Results int64 // Results: bytes of JSON handed back
}

// maxArgs bounds how many arguments a call has.
const maxArgs = 1 << 16

// The present time travels in microseconds since the zero time, up to the last
// of the year 9999.
const firstMicro = -62135596800 * 1e6

const micros = (9999*365 + 9999/4 - 9999/100 + 9999/400) * 24 * 60 * 60 * 1e6

// Encode writes a job.
func (j *Job) Encode() []byte {
	w := &writer{make([]byte, 0, 256+len(j.Source)+len(j.Policy))}
	w.number(uint64(j.Mode))
	w.flag(j.Keep)
	w.text(j.Name)
	w.bytes(j.Source)
	w.bytes(j.Policy)
	w.text(j.Function)
	w.number(uint64(len(j.Args)))
	for _, a := range j.Args {
		w.bytes(a)
	}
	w.number(j.Seed)
	w.number(uint64(max(j.Now.UnixMicro()-firstMicro, 0)))
	l := &j.Limits
	for _, n := range []int64{l.Steps, l.Memory, l.Output, int64(l.Time), l.Depth, l.Source, l.Data, l.Results} {
		w.count(n)
	}
	return w.buf
}

// DecodeJob reads a job.
func DecodeJob(payload []byte) (*Job, error) {
	r := &reader{buf: payload}
	whole := len(payload)
	j := &Job{Mode: Mode(r.below(uint64(modes-1), "mode")), Keep: r.flag()}
	j.Name = string(r.bytes(whole, "name"))
	j.Source = r.bytes(whole, "source")
	j.Policy = r.bytes(whole, "policy")
	j.Function = string(r.bytes(whole, "function name"))
	for range r.items(maxArgs, "arguments") {
		j.Args = append(j.Args, r.bytes(whole, "argument"))
	}
	j.Seed = r.number()
	if now := r.below(micros-1, "present time"); now > 0 {
		j.Now = time.UnixMicro(firstMicro + int64(now)).UTC()
	}
	l := &j.Limits
	l.Steps, l.Memory, l.Output, l.Time = r.count(), r.count(), r.count(), time.Duration(r.count())
	l.Depth, l.Source, l.Data, l.Results = r.count(), r.count(), r.count(), r.count()
	return j, r.done()
}
