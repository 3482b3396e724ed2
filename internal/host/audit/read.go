package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"
)

// A Reader reads a record. It takes what is there on trust; [Verify] does not.
type Reader struct {
	dir     string
	public  string
	files   client.FileFetcher
	Signed  Checkpoint // the signed head
	Written uint64     // receipts that are in the tree, signed or not yet
}

// treeState is tessera's own note of how far the tree goes.
type treeState struct {
	Size uint64 `json:"size"`
	Root []byte `json:"root"`
}

// OpenReader opens a record for reading.
func OpenReader(dir string) (*Reader, error) {
	r := &Reader{dir: dir, files: client.FileFetcher{Root: logDir(dir)}}
	var err error
	if r.public, err = ReadPublicKey(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no record in %s: %w", dir, err)
	} else if err != nil {
		return nil, err
	}
	text, err := r.files.ReadCheckpoint(context.Background())
	if err != nil {
		return nil, fmt.Errorf("read the record's checkpoint: %w", err)
	}
	cp, err := ParseCheckpoint(text, r.public)
	if err != nil {
		return nil, err
	}
	r.Signed = *cp
	state, err := readState(dir)
	if err != nil {
		return nil, err
	}
	r.Written = max(state.Size, cp.Size)
	return r, nil
}

// PublicKey returns the key that checkpoints are signed with.
func (r *Reader) PublicKey() string { return r.public }

// Origin returns the name of the log, as it stands in checkpoints.
func (r *Reader) Origin() string {
	name, _, _ := strings.Cut(r.public, "+")
	return name
}

func readState(dir string) (*treeState, error) {
	s, _, err := readStateText(dir)
	return s, err
}

func readStateText(dir string) (*treeState, []byte, error) {
	text, err := os.ReadFile(filepath.Join(logDir(dir), stateName, "treeState"))
	if err != nil {
		return nil, nil, fmt.Errorf("read the log's state: %w", err)
	}
	s := &treeState{}
	if err := json.Unmarshal(text, s); err != nil {
		return nil, nil, fmt.Errorf("read the log's state: %w", err)
	}
	return s, text, nil
}

// bundle returns the encoded receipts of one of the log's bundles.
func (r *Reader) bundle(index uint64) ([][]byte, error) {
	partial := layout.PartialTileSize(0, index, r.Written)
	text, err := r.files.ReadEntryBundle(context.Background(), index, partial)
	if err != nil {
		return nil, fmt.Errorf("read receipts: %w", err)
	}
	var b api.EntryBundle
	if err := b.UnmarshalText(text); err != nil {
		return nil, fmt.Errorf("%s: %w", layout.EntriesPath(index, partial), err)
	}
	want := layout.EntryBundleWidth
	if partial > 0 {
		want = int(partial)
	}
	if len(b.Entries) < want {
		return nil, fmt.Errorf("%s: %d receipts, want %d", layout.EntriesPath(index, partial), len(b.Entries), want)
	}
	return b.Entries[:want], nil
}

func (r *Reader) bundles() uint64 {
	return (r.Written + layout.EntryBundleWidth - 1) / layout.EntryBundleWidth
}

// All yields the receipts from the oldest to the newest, with their places; an
// error ends it.
func (r *Reader) All() iter.Seq2[uint64, Found] { return r.From(0) }

// From yields the receipts from a place on.
func (r *Reader) From(first uint64) iter.Seq2[uint64, Found] {
	return func(yield func(uint64, Found) bool) {
		for b := first / layout.EntryBundleWidth; b < r.bundles(); b++ {
			entries, err := r.bundle(b)
			if err != nil {
				yield(b*layout.EntryBundleWidth, Found{Err: err})
				return
			}
			for i, text := range entries {
				place := b*layout.EntryBundleWidth + uint64(i)
				if place >= first && !yield(place, found(place, text)) {
					return
				}
			}
		}
	}
}

// Found is a receipt of the log.
type Found struct {
	Receipt *Receipt
	Index   uint64
	Text    []byte
	Err     error
}

func found(place uint64, text []byte) Found {
	receipt, err := Decode(text)
	if err != nil {
		err = fmt.Errorf("entry %d: %w", place, err)
	}
	return Found{receipt, place, text, err}
}

// shortestID is how much of an id must be given.
const shortestID = 6

// Find returns the receipt with an id, or whose id begins so if only one does.
// Ids sort by time and receipts are nearly in that order, so it looks where a
// whole id must be, and everywhere only if it is not there.
func (r *Reader) Find(id string) (Found, error) {
	if idForm.MatchString(id) {
		f, err := r.findNear(id)
		if !errors.Is(err, ErrNotFound) {
			return f, err
		}
	}
	if len(id) < shortestID {
		return Found{}, fmt.Errorf("%q: want at least the first %d characters of an id", id, shortestID)
	}
	var hit Found
	for _, f := range r.All() {
		if f.Err != nil {
			return f, f.Err
		}
		if !strings.HasPrefix(f.Receipt.ID, id) {
			continue
		}
		if hit.Receipt != nil {
			return hit, fmt.Errorf("more than one receipt's id begins with %s", id)
		}
		hit = f
	}
	if hit.Receipt == nil {
		return hit, fmt.Errorf("%s: %w", id, ErrNotFound)
	}
	return hit, nil
}

// findNear looks in the bundles round the place where the id's time is.
func (r *Reader) findNear(id string) (Found, error) {
	low, high := uint64(0), r.bundles()
	for low < high {
		middle := low + (high-low)/2
		entries, err := r.bundle(middle)
		if err != nil {
			return Found{}, err
		}
		first := found(middle*layout.EntryBundleWidth, entries[0])
		if first.Err != nil {
			return first, first.Err
		}
		if first.Receipt.ID <= id {
			low = middle + 1
		} else {
			high = middle
		}
	}
	for b := max(low, 2) - 2; b < min(low+1, r.bundles()); b++ {
		entries, err := r.bundle(b)
		if err != nil {
			return Found{}, err
		}
		for i, text := range entries {
			if !bytes.Contains(text, []byte(id)) {
				continue
			}
			if f := found(b*layout.EntryBundleWidth+uint64(i), text); f.Err == nil && f.Receipt.ID == id {
				return f, nil
			}
		}
	}
	return Found{}, ErrNotFound
}
