package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A Cursor tells how far the receipts of a record have been forwarded to one
// destination, and how the last tries went. It is kept in the record, so that
// whoever writes or forwards next goes on where the last one stopped.
//
// It names the last receipt that it has passed and carries a checksum, so that
// Verify sees a cursor that was moved or damaged.
type Cursor struct {
	Sent     uint64 `json:"sent"`     // receipts that the destination has taken
	Last     string `json:"last"`     // the id of the last of them
	Rejected uint64 `json:"rejected"` // of them, those it answered it could not use
	Failures int    `json:"failures"` // tries that failed since the last that did not
	Since    string `json:"since"`    // when the first of these failed
	Next     string `json:"next"`     // when the next try is due
	Error    string `json:"error"`    // what was wrong the last time
	Sum      string `json:"sum"`      // SHA-256 of all this with an empty sum
}

// ErrCursor is what a cursor fails with that does not belong to its record.
var ErrCursor = errors.New("it does not belong to this record")

// ReadCursor returns the cursor of a destination; a new one if there is none.
func ReadCursor(dir, name string) (*Cursor, error) {
	text, err := os.ReadFile(cursorPath(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return &Cursor{}, nil
	}
	if err != nil {
		return nil, err
	}
	return decodeCursor(text)
}

func decodeCursor(text []byte) (*Cursor, error) {
	c := &Cursor{}
	if err := json.Unmarshal(text, c); err != nil {
		return nil, fmt.Errorf("cursor: %w", err)
	}
	if again, err := c.encode(); err != nil || !bytes.Equal(again, text) {
		return nil, errors.New("cursor: it was damaged or changed")
	}
	return c, nil
}

// encode returns the cursor's only spelling.
func (c *Cursor) encode() ([]byte, error) {
	plain := *c
	plain.Sum = ""
	text, err := json.Marshal(plain)
	if err != nil {
		return nil, err
	}
	plain.Sum = DigestOf(text).SHA256
	text, err = json.Marshal(plain)
	return append(text, '\n'), err
}

// Write keeps the cursor: the old one stays until the new one is on the disk.
func (c *Cursor) Write(dir, name string) error {
	text, err := c.encode()
	if err != nil {
		return err
	}
	if err := makeDirs(dir, filepath.Join(dir, cursorsName)); err != nil {
		return err
	}
	temp := cursorPath(dir, name) + ".new"
	if err := writeSynced(temp, text, 0o600); err != nil {
		return err
	}
	return os.Rename(temp, cursorPath(dir, name))
}

// Check says whether the cursor stands where it says in a record.
func (c *Cursor) Check(r *Reader) error {
	if c.Sent == 0 {
		return nil
	}
	if c.Sent > r.Written {
		return fmt.Errorf("cursor: %d receipts were sent, the record has %d: %w", c.Sent, r.Written, ErrCursor)
	}
	for _, f := range r.From(c.Sent - 1) {
		if f.Err != nil {
			return f.Err
		}
		if f.Receipt.ID != c.Last {
			return fmt.Errorf("cursor: receipt %d is %s, %s was sent: %w", c.Sent-1, f.Receipt.ID, c.Last, ErrCursor)
		}
		break
	}
	return nil
}

// Due reports whether the destination may be tried again.
func (c *Cursor) Due(now time.Time) bool {
	next, err := time.Parse(time.RFC3339, c.Next)
	return err != nil || !now.Before(next)
}

func cursorPath(dir, name string) string { return filepath.Join(dir, cursorsName, name) }

// ReadForward returns the text of the file that says where receipts are sent,
// or nothing if there is none.
func ReadForward(dir string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(dir, forwardName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return text, err
}

// ForwardFile is the name of that file.
func ForwardFile(dir string) string { return filepath.Join(dir, forwardName) }
