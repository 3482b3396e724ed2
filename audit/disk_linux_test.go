package audit_test

import (
	"context"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/audit"
)

// On a disk with too little room nothing runs: no script, no instance, nothing
// in a pool.
func TestNoRoom(t *testing.T) {
	mount := t.TempDir()
	if err := syscall.Mount("tmpfs", mount, "tmpfs", 0, "mode=700,size=4m"); err != nil {
		t.Skipf("cannot mount a small disk here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(mount, syscall.MNT_DETACH) })
	l := open(t, filepath.Join(mount, "record"), audit.Options{})
	defer l.Close()
	o := vivarium.Options{Recorder: l, Isolation: vivarium.IsolationNone, Output: func(text string) { t.Errorf("printed %q", text) }}
	ctx, source := context.Background(), []byte("print('secret')\ndef f(): return 1\n")
	script, _ := vivarium.Load("s.py", source, o)
	_, instance := script.Instantiate(ctx)
	pool, err := vivarium.NewPool(vivarium.PoolOptions{Options: o})
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	for _, r := range []*vivarium.Result{script.Run(ctx), script.Call(ctx, "f"), instance, pool.Run(ctx, "s.py", source), pool.Call(ctx, "s.py", source, "f")} {
		if r.Status != vivarium.Fault || r.Error.Type != "RecordError" || !strings.Contains(r.Error.Message, "bytes are free") || r.Stdout != "" || string(r.Value) != "null" {
			t.Errorf("%+v %v", r, r.Error)
		}
	}
}
