package audit

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

func blobPath(dir, hash string) string { return filepath.Join(dir, blobsName, hash[:2], hash) }

// putBlob stores a text under its hash, durably.
func putBlob(dir string, text []byte) error {
	name := blobPath(dir, DigestOf(text).SHA256)
	old, err := os.ReadFile(name)
	if err == nil && bytes.Equal(old, text) {
		return nil
	}
	folder := filepath.Dir(name)
	if err := makeDirs(dir, folder); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	random := make([]byte, 6)
	rand.Read(random)
	temp := filepath.Join(folder, "new-"+hex.EncodeToString(random))
	if err := writeSynced(temp, text, 0o600); err != nil {
		return fmt.Errorf("store: %w", errors.Join(err, os.Remove(temp)))
	}
	if err := os.Rename(temp, name); err != nil {
		return fmt.Errorf("store: %w", errors.Join(err, os.Remove(temp)))
	}
	return syncDir(folder)
}

// makeDirs makes the folders between the record's own and the given one, each
// durable in its parent.
func makeDirs(dir, folder string) error {
	if folder == dir {
		return nil
	}
	if err := makeDirs(dir, filepath.Dir(folder)); err != nil {
		return err
	}
	err := os.Mkdir(folder, 0o700)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(folder))
}

// Blob returns a stored text, whose hash has been checked.
func (r *Reader) Blob(d Digest) ([]byte, error) {
	if !hashForm.MatchString(d.SHA256) {
		return nil, fmt.Errorf("store: bad hash %q", d.SHA256)
	}
	text, err := os.ReadFile(blobPath(r.dir, d.SHA256))
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if DigestOf(text) != d {
		return nil, fmt.Errorf("store: the text under %s is another one", d.SHA256)
	}
	return text, nil
}
