package meter_test

import (
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/meter"
)

func TestSteps(t *testing.T) {
	m := meter.New(meter.Limits{Steps: 5000})
	for range 5000 {
		if err := m.Steps(1); err != nil {
			t.Fatalf("after %d steps: %v", m.Spent(), err)
		}
	}
	if err := m.Steps(1); err == nil || m.Spent() != 5000 {
		t.Errorf("step 5001: error %v, spent %d", err, m.Spent())
	}
	if m.Steps(0) == nil || m.Alloc(0) == nil || m.Poll() == nil {
		t.Error("a limit, once hit, does not stay hit")
	}
	for _, n := range []int64{-1, 1 << 62} {
		m.Reset(meter.Limits{Steps: 5000})
		if m.Steps(n) == nil {
			t.Errorf("a charge of %d steps passes", n)
		}
	}
}

func TestStop(t *testing.T) {
	m := meter.New(meter.Limits{TimeMS: 7})
	m.StopForTime()
	var err error
	for range 2000 {
		if err = m.Steps(1); err != nil {
			break
		}
	}
	if e, ok := err.(*meter.LimitError); !ok || e.Name != meter.Time || e.Value != 7 || m.Spent() > 1100 {
		t.Errorf("stopped by %v after %d steps", err, m.Spent())
	}
}

// TestHeap allocates garbage for ever, and then something that lives.
func TestHeap(t *testing.T) {
	m := meter.New(meter.Limits{Heap: 1000})
	live, traces := int64(0), 0
	m.Trace = func() (int64, int64) { traces++; return live, 1 }
	for range 100 {
		if err := m.Alloc(100); err != nil {
			t.Fatal(err)
		}
	}
	if traces < 8 || traces > 12 {
		t.Errorf("%d traces in 10000 bytes of garbage under a limit of 1000", traces)
	}
	if m.Alloc(1001) == nil {
		t.Error("one allocation beyond the limit passes")
	}
	m.Reset(meter.Limits{Heap: 1000})
	for range 11 {
		if err := m.Alloc(100); err != nil {
			if live < 1000 {
				t.Errorf("stopped with %d bytes alive: %v", live, err)
			}
			return
		}
		live += 100
	}
	t.Errorf("%d bytes live under a limit of 1000", live)
}

// TestCollect counts the calls of collect, which must not move the traces.
func TestCollect(t *testing.T) {
	for _, heap := range []int64{0, 100_000} {
		run := func(collect func(_, _ int64) int64) (traces int) {
			m := meter.New(meter.Limits{Heap: heap})
			m.Trace = func() (int64, int64) { traces++; return 10, 1 }
			if collect != nil {
				m.SetCollect(collect)
			}
			for range 100_000 {
				if err := m.Alloc(10); err != nil {
					t.Fatal(err)
				}
			}
			return traces
		}
		calls := 0
		with, without := run(func(_, _ int64) int64 { calls++; return 1000 }), run(nil)
		if calls < 900 || calls > 1001 {
			t.Errorf("heap %d: %d calls in 10^6 bytes, one wanted after each 1000", heap, calls)
		}
		if with != without {
			t.Errorf("heap %d: %d traces with collections, %d without", heap, with, without)
		}
	}
}
