//go:build unix && !solaris && !illumos && !aix

package audit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/sys/unix"
)

// A Log writes receipts. It is safe for concurrent use, also by several
// processes on one directory.
type Log struct {
	dir      string
	options  Options
	queue    *queue
	shutdown func(context.Context) error
	cancel   context.CancelFunc
	lock     *os.File
	turn     *os.File
	begin    uint64 // receipts at the start
	witness  *witnessPolicy
	waiting  atomic.Pointer[time.Time] // since when receipts wait for cosignatures
}

// The locks of POSIX, which tessera takes, hold between processes only. So one
// process opens a directory once.
var (
	openMutex sync.Mutex
	openDirs  map[string]bool
)

// Open opens a record for writing and makes it if there is none.
func Open(dir string, o Options) (*Log, error) {
	l, err := open(dir, o)
	if err != nil {
		return nil, fmt.Errorf("open the record %s: %w", dir, err)
	}
	return l, nil
}

func open(dir string, o Options) (_ *Log, err error) {
	if err := makeRecord(dir); err != nil {
		return nil, err
	}
	if dir, err = filepath.EvalSymlinks(dir); err == nil {
		dir, err = filepath.Abs(dir)
	}
	if err != nil {
		return nil, err
	}
	if err := claim(dir); err != nil {
		return nil, err
	}
	l := &Log{dir: dir, options: o.withDefaults()}
	defer func() {
		if err != nil {
			l.release()
		}
	}()
	signer, public, err := openKey(dir)
	if err != nil {
		return nil, err
	}
	if err := l.takeLock(public); err != nil {
		return nil, err
	}
	return l, l.start(signer)
}

func claim(dir string) error {
	openMutex.Lock()
	defer openMutex.Unlock()
	if openDirs[dir] {
		return fmt.Errorf("it is open already in this process")
	}
	if openDirs == nil {
		openDirs = map[string]bool{}
	}
	openDirs[dir] = true
	return nil
}

func (l *Log) release() {
	if l.cancel != nil {
		l.cancel()
	}
	if l.lock != nil {
		l.lock.Close()
	}
	if l.turn != nil {
		l.turn.Close()
	}
	openMutex.Lock()
	delete(openDirs, l.dir)
	openMutex.Unlock()
}

// takeLock becomes one of the writers. If it is alone it first looks at what
// the last one left behind.
func (l *Log) takeLock(public string) error {
	// Not for writing, which would keep the disk from becoming read-only.
	f, err := os.OpenFile(filepath.Join(l.dir, lockName), os.O_CREATE|os.O_RDONLY, 0o600)
	if err != nil {
		return err
	}
	l.lock = f
	if unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil {
		if err := l.recover(public); err != nil {
			return err
		}
	}
	return unix.Flock(int(f.Fd()), unix.LOCK_SH)
}

// recover checks that the tree continues what was signed, and removes what an
// interrupted write has left beside it. No other writer is there.
func (l *Log) recover(public string) error {
	state, err := readState(l.dir)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(filepath.Join(logDir(l.dir), layout.CheckpointPath)); err == nil {
			return fmt.Errorf("there is a checkpoint, but no state of the log: it was tampered with")
		}
		return nil // new
	}
	if err != nil {
		return err
	}
	text, err := os.ReadFile(filepath.Join(logDir(l.dir), layout.CheckpointPath))
	if errors.Is(err, fs.ErrNotExist) && state.Size == 0 {
		return nil // interrupted while it was made
	}
	if err != nil {
		return err
	}
	cp, err := ParseCheckpoint(text, public)
	if err != nil {
		return err
	}
	r := &Reader{dir: l.dir, Signed: *cp, Written: state.Size}
	r.files.Root = logDir(l.dir)
	if err := r.wayBack(state); err != nil {
		return err
	}
	l.begin = state.Size
	return cleanUp(l.dir, cp.Size, state.Size)
}

// start opens tessera's appender. What it panics with, where it cannot take a
// lock, becomes an error.
func (l *Log) start(signer note.Signer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("open the log: %v", p)
		}
	}()
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	driver, err := posix.New(ctx, posix.Config{Path: logDir(l.dir)})
	if err != nil {
		return err
	}
	options := tessera.NewAppendOptions().WithCheckpointSigner(signer).
		WithBatching(batchSize, batchAge).
		WithCheckpointInterval(publishInterval).WithCheckpointRepublishInterval(0).
		WithGarbageCollectionInterval(0).WithShutdownTimeout(closeTimeout)
	if l.witness, err = readWitnesses(l.dir, l.options.Witnesses); err != nil {
		return err
	}
	if l.witness != nil {
		options = options.WithShutdownTimeout(2*witnessTimeout).
			WithWitnesses(l.witness.group, &tessera.WitnessOptions{Timeout: witnessTimeout, FailOpen: !l.witness.required})
	}
	if l.turn, err = os.Open(l.dir); err != nil {
		return err
	}
	var appender *tessera.Appender
	err = l.inTurn(func() error {
		appender, l.shutdown, _, err = tessera.NewAppender(ctx, driver, options)
		return err
	})
	if err != nil {
		return err
	}
	l.queue = newQueue(l.options.Batch, func(texts [][]byte) []error {
		errs := make([]error, len(texts))
		err := l.inTurn(func() error {
			errs = addAll(appender, texts)
			return nil
		})
		if err != nil {
			for i := range errs {
				errs[i] = err
			}
		}
		if l.options.Written != nil {
			l.options.Written()
		}
		return errs
	})
	go l.tidyOften(ctx)
	if l.witness == nil || !l.witness.required {
		return nil
	}
	// What the last writer left without cosignatures comes first.
	for deadline := time.Now().Add(witnessTimeout + time.Second); l.unsigned() > 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			return l.noWitness()
		}
	}
	go l.watch(ctx)
	return nil
}

// inTurn calls f while no other process does, so that of all writers one at a
// time waits for tessera's locks on the tree. Those are POSIX's, which the kernel
// takes to be held and waited for by whole processes: where one waits to publish
// and another to write, it sees a deadlock that is none, and tessera panics.
func (l *Log) inTurn(f func() error) error {
	fd := int(l.turn.Fd())
	err := unix.Flock(fd, unix.LOCK_EX)
	for errors.Is(err, unix.EINTR) {
		err = unix.Flock(fd, unix.LOCK_EX)
	}
	if err != nil {
		return fmt.Errorf("wait for the turn to write the record: %w", err)
	}
	defer func() { _ = unix.Flock(fd, unix.LOCK_UN) }() // a lock that was taken can be given back
	return f()
}

// unsigned returns how many receipts are under no signed checkpoint.
func (l *Log) unsigned() uint64 {
	r, err := OpenReader(l.dir)
	if err != nil {
		return 1
	}
	return r.Written - r.Signed.Size
}

func (l *Log) noWitness() error {
	return fmt.Errorf("%d receipts lack the cosignatures of their witnesses", l.unsigned())
}

// watch notes since when receipts wait for cosignatures.
func (l *Log) watch(ctx context.Context) {
	tick := time.NewTicker(watchInterval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if l.unsigned() == 0 {
			l.waiting.Store(nil)
		} else if l.waiting.Load() == nil {
			now := time.Now()
			l.waiting.Store(&now)
		}
	}
}

// addAll hands entries to tessera together, so that it writes them together,
// and waits for all.
func addAll(appender *tessera.Appender, texts [][]byte) []error {
	futures := make([]tessera.IndexFuture, len(texts))
	for i, text := range texts {
		futures[i] = appender.Add(context.Background(), tessera.NewEntry(text))
	}
	errs := make([]error, len(texts))
	for i, wait := range futures {
		_, errs[i] = wait()
	}
	return errs
}

// tidyOften removes, while the log grows, the partial tiles beside full ones:
// each batch leaves one, with all that its bundle has so far.
func (l *Log) tidyOften(ctx context.Context) {
	tick := time.NewTicker(tidyInterval)
	defer tick.Stop()
	from := l.begin
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		// What cannot be removed now is no part of the record and stays.
		if state, err := readState(l.dir); err == nil {
			cleanFull(l.dir, from, state.Size)
			from = state.Size
		}
	}
}

// cleanFull removes the partial tiles beside the tiles that became full as
// the tree grew from one size to the other.
func cleanFull(dir string, from, to uint64) {
	for level := range uint64(7) {
		width := uint64(1) << (8 * (level + 1))
		for index := from / width; index < to/width; index++ {
			os.RemoveAll(filepath.Join(logDir(dir), layout.TilePath(level, index, 0)+".p"))
			if level == 0 {
				os.RemoveAll(filepath.Join(logDir(dir), layout.EntriesPath(index, 0)+".p"))
			}
		}
	}
}

// Ready says whether a run may begin: whether its receipt could be written. If
// so, the receipt is expected.
func (l *Log) Ready() error {
	if err := l.ready(); err != nil {
		return fmt.Errorf("the record cannot be written: %w", err)
	}
	l.queue.announce()
	return nil
}

func (l *Log) ready() error {
	// The lock's file stands for the others: opening it for writing needs
	// what they need, and tessera ends the process where its own cannot be
	// opened.
	f, err := os.OpenFile(filepath.Join(l.dir, lockName), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	f.Close()
	for _, name := range []string{"treeState.lock", "treeState"} {
		if err := unix.Access(filepath.Join(logDir(l.dir), stateName, name), unix.W_OK); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if since := l.waiting.Load(); since != nil && time.Since(*since) > witnessGrace {
		return l.noWitness()
	}
	var s unix.Statfs_t
	if err := unix.Statfs(l.dir, &s); err != nil {
		return err
	}
	if free := uint64(s.Bavail) * uint64(s.Bsize); free < l.options.FreeBytes {
		return fmt.Errorf("%d bytes are free on its disk, want %d", free, l.options.FreeBytes)
	}
	return nil
}

// Append writes a receipt and the texts to be kept with it, and returns when
// they are on the disk and the receipt is in the tree.
func (l *Log) Append(r *Receipt, texts ...[]byte) error {
	if err := l.append(r, texts); err != nil {
		return fmt.Errorf("the record cannot be written: %w", err)
	}
	return nil
}

func (l *Log) append(r *Receipt, texts [][]byte) error {
	r.Stored = l.options.Store
	text, err := r.Encode()
	if err != nil {
		return err
	}
	if err := l.ready(); err != nil {
		return err
	}
	if l.options.Store {
		for _, t := range texts {
			if err := putBlob(l.dir, t); err != nil {
				return err
			}
		}
	}
	return l.queue.add(text)
}

// Close waits until a signed checkpoint covers every receipt.
func (l *Log) Close() error {
	l.queue.close()
	err := l.shutdown(context.Background())
	if err != nil && l.witness != nil {
		err = fmt.Errorf("%w: %w", l.noWitness(), err)
	}
	if err == nil && unix.Flock(int(l.lock.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil {
		err = l.tidy()
	}
	l.release()
	if err != nil {
		return fmt.Errorf("close the record: %w", err)
	}
	return nil
}

func (l *Log) tidy() error {
	state, err := readState(l.dir)
	if err != nil {
		return err
	}
	return cleanUp(l.dir, l.begin, state.Size)
}

// cleanUp removes the partial tiles and bundles that a later one has replaced,
// those of a write that was not finished, and files that were to be renamed:
// at the right edge of the tree, as it grew from one size to the other.
func cleanUp(dir string, from, to uint64) error {
	for level := range uint64(7) {
		width := uint64(1) << (8 * (level + 1))
		for index := from / width; index <= to/width+batchSize/layout.TileWidth+1; index++ {
			names := []string{layout.TilePath(level, index, 0)}
			if level == 0 {
				names = append(names, layout.EntriesPath(index, 0))
			}
			partial := 0
			if index == to/width {
				partial = int(layout.PartialTileSize(level, index, to))
			}
			for _, name := range names {
				if err := cleanEdge(filepath.Join(logDir(dir), name), index < to/width, partial); err != nil {
					return err
				}
			}
		}
	}
	for _, name := range []string{layout.CheckpointPath, filepath.Join(stateName, "treeState")} {
		if err := cleanTemps(filepath.Join(logDir(dir), name)); err != nil {
			return err
		}
	}
	return nil
}

// cleanEdge leaves of a tile the full file, if it is to be full, or else the
// partial one of the given width.
func cleanEdge(name string, full bool, partial int) error {
	if !full {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := cleanTemps(name); err != nil {
		return err
	}
	files, err := os.ReadDir(name + ".p")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Name() == strconv.Itoa(partial) && partial > 0 {
			continue
		}
		if err := os.Remove(filepath.Join(name+".p", f.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	os.Remove(name + ".p") // if it is empty now
	return nil
}

// cleanTemps removes what a killed writer was about to rename to the name.
func cleanTemps(name string) error {
	files, err := filepath.Glob(name + "[0-9]*")
	for _, f := range files {
		err = errors.Join(err, os.Remove(f))
	}
	return err
}
