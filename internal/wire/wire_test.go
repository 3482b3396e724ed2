package wire

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
)

var sampleJob = &Job{Mode: ModeCall, Keep: true, Name: "a.py", Source: []byte("x = 1\n"), Policy: []byte("name = 'x'"), Function: "f",
	Args: [][]byte{[]byte("1"), []byte(`{"a": 2}`)}, Seed: 1 << 63, Now: time.Date(2026, 1, 2, 3, 4, 5, 6000, time.UTC),
	Limits: Limits{Steps: 1e6, Memory: 1 << 26, Output: 1 << 20, Time: time.Second, Depth: 500, Source: 1 << 20, Data: 1 << 20, Results: 1 << 20}}

var sampleResults = []*Result{
	{Status: StatusOK, Value: []byte(`{"a": [1, 2]}`), Usage: Usage{5, 6, 7, time.Second}},
	{Status: StatusOK, Value: []byte(`1`), Findings: []Finding{{Code: "VIV501", Severity: "warning", Message: "m"}}},
	{Status: StatusRefused, Findings: []Finding{{"VIV201", "error", "no", "hint", 1, 5, 2, 3}}, Dropped: 3},
	{Status: StatusRaised, Error: &Error{"ValueError", "bad", "Traceback"}},
	{Status: StatusLimit, Limit: &Limit{"steps", 100, 7}, HotLines: []HotLine{{1, 90}, {2, 10}}},
	{Status: StatusFault, Error: &Error{"Fault", "x", ""}},
}

// The present time may be any microsecond of the years 1 to 9999, or none.
func TestPresentTime(t *testing.T) {
	last := time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC)
	for _, now := range []time.Time{{}, time.Time{}.Add(time.Microsecond), time.Unix(0, 0).UTC(), last} {
		job, err := DecodeJob((&Job{Now: now}).Encode())
		if err != nil || !job.Now.Equal(now) || job.Now.IsZero() != now.IsZero() {
			t.Errorf("%v became %+v, %v", now, job, err)
		}
	}
	if _, err := DecodeJob((&Job{Now: last.Add(time.Microsecond)}).Encode()); err == nil {
		t.Error("the year 10000 was taken")
	}
}

func TestRoundTrip(t *testing.T) {
	job, err := DecodeJob(sampleJob.Encode())
	if err != nil || !reflect.DeepEqual(job, sampleJob) {
		t.Errorf("job became %+v, %v", job, err)
	}
	for _, want := range sampleResults {
		got, err := DecodeResult(want.Encode(), 1<<20)
		if err != nil {
			t.Errorf("%+v: %v", want, err)
			continue
		}
		if len(got.Value) == 0 {
			got.Value = nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v became %+v", want, got)
		}
	}
}

// Every proper prefix of a payload, and every payload with something behind
// it, is refused.
func TestTruncated(t *testing.T) {
	for _, x := range sampleResults {
		whole := x.Encode()
		for n := range whole {
			if _, err := DecodeResult(whole[:n:n], 1<<20); err == nil {
				t.Errorf("%d of %d bytes of %+v were taken", n, len(whole), x)
			}
		}
		if _, err := DecodeResult(append(whole, 0), 1<<20); err == nil {
			t.Error("a byte left over was taken")
		}
	}
}

func TestHostileResults(t *testing.T) {
	long := strings.Repeat("x", MaxText)
	bad := map[string]*Result{
		"status 0":           {},
		"unknown status":     {Status: 9},
		"ok with limit":      {Status: StatusOK, Limit: &Limit{Name: "time"}},
		"ok with error":      {Status: StatusOK, Error: &Error{Type: "E"}},
		"ok though refused":  {Status: StatusOK, Findings: []Finding{{Code: "VIV1", Severity: "error"}}},
		"refused by nothing": {Status: StatusRefused},
		"unknown limit":      {Status: StatusLimit, Limit: &Limit{Name: "patience"}},
		"no limit":           {Status: StatusLimit},
		"value of a failure": {Status: StatusRaised, Value: []byte("1"), Error: &Error{Type: "E"}},
		"value no JSON":      {Status: StatusOK, Value: []byte(`{"a":`)},
		"value not UTF-8":    {Status: StatusOK, Value: []byte("\"\xff\"")},
		"two values":         {Status: StatusOK, Value: []byte(`1 2`)},
		"unknown severity":   {Status: StatusOK, Findings: []Finding{{Code: "VIV1", Severity: "fine"}}},
		"long code":          {Status: StatusRefused, Findings: []Finding{{Code: long, Severity: "error"}}},
		"not UTF-8":          {Status: StatusRaised, Error: &Error{Type: "E", Message: "\xff"}},
		"far place":          {Status: StatusRefused, Findings: []Finding{{Code: "VIV1", Severity: "error", Start: 1 << 40}}},
		"large value":        {Status: StatusOK, Value: []byte(`"` + long + `"`)},
	}
	for name, x := range bad {
		var protocol *ProtocolError
		if _, err := DecodeResult(x.Encode(), 1<<10); !errors.As(err, &protocol) {
			t.Errorf("%s was taken: %v", name, err)
		}
	}
}

// A count that nothing stands behind must not be allocated.
func TestHostileCounts(t *testing.T) {
	payload := []byte{byte(StatusOK), 0}
	payload = binary.AppendUvarint(payload, MaxFindings+1)
	if _, err := DecodeResult(append(payload, make([]byte, 4096)...), 1<<10); err == nil {
		t.Error("too many findings were taken")
	}
	if _, err := DecodeJob([]byte{0, 0, 0, 0, 0, 0, 0xff, 0xff, 3}); err == nil {
		t.Error("65535 arguments in no bytes were taken")
	}
}

func TestFrames(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, KindOutput, []byte("hello")); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	kind, payload, err := Read(bytes.NewReader(whole), Bound{KindOutput: 5})
	if kind != KindOutput || string(payload) != "hello" || err != nil {
		t.Errorf("read %d %q %v", kind, payload, err)
	}
	if _, _, err := Read(bytes.NewReader(whole), Bound{KindOutput: 4}); err == nil {
		t.Error("a message above the bound was read")
	}
	if _, _, err := Read(bytes.NewReader(whole), Bound{KindResult: 100}); err == nil {
		t.Error("an unexpected message was read")
	}
	for n := 1; n < len(whole); n++ {
		if _, _, err := Read(bytes.NewReader(whole[:n]), Bound{KindOutput: 5}); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

// A promise of four gigabytes costs what has come, not what was promised.
func TestPromise(t *testing.T) {
	head := []byte{byte(KindResult), 0xff, 0xff, 0xff, 0xff}
	allocated := testing.AllocsPerRun(1, func() {
		if _, _, err := Read(bytes.NewReader(append(head, 1, 2, 3)), Bound{KindResult: 1<<32 - 1}); err == nil {
			t.Error("a message cut short was read")
		}
	})
	if allocated > 20 {
		t.Errorf("%v allocations", allocated)
	}
}

func TestCut(t *testing.T) {
	if got := Cut("aé", 2); got != "a" {
		t.Errorf("cut to %q", got)
	}
	if got := Cut("aé", 3); got != "aé" {
		t.Errorf("cut to %q", got)
	}
}

func FuzzDecodeResult(f *testing.F) {
	for _, x := range sampleResults {
		f.Add(x.Encode())
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		x, err := DecodeResult(payload, 1<<16)
		if err != nil {
			return
		}
		again, err := DecodeResult(x.Encode(), 1<<16)
		if err != nil || !reflect.DeepEqual(x, again) {
			t.Errorf("%+v became %+v, %v", x, again, err)
		}
	})
}

func FuzzDecodeJob(f *testing.F) {
	f.Add(sampleJob.Encode())
	f.Fuzz(func(t *testing.T, payload []byte) {
		j, err := DecodeJob(payload)
		if err != nil {
			return
		}
		if again, err := DecodeJob(j.Encode()); err != nil || !reflect.DeepEqual(j, again) {
			t.Errorf("%+v became %+v, %v", j, again, err)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte{3, 2, 0, 0, 0, 'a', 'b'})
	f.Fuzz(func(t *testing.T, stream []byte) {
		r := bytes.NewReader(stream)
		for {
			_, payload, err := Read(r, Bound{KindReady: MaxNote, KindOutput: MaxOutput, KindResult: 1 << 20})
			if err != nil {
				return
			}
			if len(payload) > 1<<20 {
				t.Fatal("above the bound")
			}
		}
	})
}
