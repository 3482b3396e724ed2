package audit

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Options say how a record is written. The zero value is what a program that
// runs one script wants.
type Options struct {
	Batch time.Duration // how long a receipt waits, at most, for those of runs that are under way; default 50 ms
	Store bool          // keep scripts, data and policies too
	// Witnesses is a policy in Sigsum's format: who must cosign each
	// checkpoint before it is published. Empty: that of the file "witness" in
	// the record's directory, if there is one.
	// It may say with a line "unreachable continue" that runs go on without.
	Witnesses []byte
	FreeBytes uint64 // below so much free space nothing may run; default 16 MiB
	Written   func() // called when receipts have been written; must not wait
}

const (
	batchSize       = 512
	batchAge        = 500 * time.Microsecond // for tessera to have the whole batch
	publishInterval = 100 * time.Millisecond // the shortest that tessera takes
	tidyInterval    = 2 * time.Second
	closeTimeout    = 20 * time.Second
)

func (o Options) withDefaults() Options {
	if o.Batch <= 0 {
		o.Batch = 50 * time.Millisecond
	}
	if o.FreeBytes == 0 {
		o.FreeBytes = 16 << 20
	}
	return o
}

// makeRecord makes the directory of a record and its key where they are
// missing, and demands that only its owner can reach them.
func makeRecord(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	if err := private(dir, 0o077); err != nil {
		return err
	}
	if err := ours(dir); err != nil {
		return err
	}
	key := filepath.Join(dir, keyName)
	if _, err := os.Lstat(key); os.IsNotExist(err) {
		if _, err := os.Lstat(logDir(dir)); err == nil {
			return fmt.Errorf("%s is missing, but there is a log: put the key back", key)
		}
		if err := createKey(dir); err != nil {
			return err
		}
	}
	if err := private(key, 0o177); err != nil {
		return err
	}
	return ours(key)
}

// private refuses what others than the owner could read or change.
func private(name string, never os.FileMode) error {
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	if mode := info.Mode().Perm(); mode&never != 0 {
		return fmt.Errorf("%s has mode %#o: others than its owner could reach it; chmod it to %#o", name, mode, mode&^never)
	}
	return nil
}

// wayBack checks, before anything is signed on top of it, that the tree that
// is there continues the one that was signed last.
func (r *Reader) wayBack(state *treeState) error {
	if r.Signed.Size == state.Size && string(r.Signed.Root) != string(state.Root) {
		return fmt.Errorf("the tree has another root than its checkpoint")
	}
	hashes, err := growth(r.files, r.Signed.Size, state.Size)
	if err != nil {
		return err
	}
	return grown(&r.Signed, state.Size, state.Root, hashes)
}
