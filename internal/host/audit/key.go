package audit

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/transparency-dev/formats/log"
	"golang.org/x/mod/sumdb/note"
)

// A Checkpoint is a signed log head.
type Checkpoint struct {
	Size uint64
	Root []byte
	Text []byte // as signed
}

// createKey makes the key of a new record. The private half appears last and
// whole, so that of two processes that start together one wins.
func createKey(dir string) error {
	random := make([]byte, 6)
	rand.Read(random)
	private, public, err := note.GenerateKey(rand.Reader, "vivarium-record-"+hex.EncodeToString(random))
	if err != nil {
		return fmt.Errorf("make the record's key: %w", err)
	}
	temp := filepath.Join(dir, keyName+"."+hex.EncodeToString(random))
	if err := writeSynced(temp, []byte(private+"\n"), 0o600); err != nil {
		return err
	}
	defer os.Remove(temp)
	err = os.Link(temp, filepath.Join(dir, keyName))
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return writeSynced(filepath.Join(dir, pubName), []byte(public+"\n"), 0o644)
}

// openKey returns the signer of a record and its public key, which is written
// again if a crash has kept it from being written.
func openKey(dir string) (note.Signer, string, error) {
	text, err := os.ReadFile(filepath.Join(dir, keyName))
	if err != nil {
		return nil, "", err
	}
	signer, public, err := parseKey(text)
	if err != nil {
		return nil, "", err
	}
	pub, err := os.ReadFile(filepath.Join(dir, pubName))
	if errors.Is(err, fs.ErrNotExist) {
		return signer, public, writeSynced(filepath.Join(dir, pubName), []byte(public+"\n"), 0o644)
	}
	if err != nil {
		return nil, "", err
	}
	if string(pub) != public+"\n" {
		return nil, "", fmt.Errorf("%s does not belong to %s", pubName, keyName)
	}
	return signer, public, nil
}

// parseKey reads a private key and derives the public one.
func parseKey(text []byte) (note.Signer, string, error) {
	private, ok := strings.CutSuffix(string(text), "\n")
	signer, err := note.NewSigner(private)
	if !ok || err != nil || strings.ContainsAny(private, " \r\n") {
		return nil, "", fmt.Errorf("%s is not a signer's key", keyName)
	}
	fields := strings.SplitN(private, "+", 5)
	seed, err := base64.StdEncoding.Strict().DecodeString(fields[4])
	if err != nil || len(seed) < 2 {
		return nil, "", fmt.Errorf("%s is not a signer's key", keyName)
	}
	if private != fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", signer.Name(), signer.KeyHash(), fields[4]) {
		return nil, "", fmt.Errorf("%s is not in the canonical form", keyName)
	}
	public, err := note.NewEd25519VerifierKey(signer.Name(), publicHalf(seed[1:]))
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", keyName, err)
	}
	return signer, public, nil
}

// ReadPublicKey returns the public key of a record.
func ReadPublicKey(dir string) (string, error) {
	text, err := os.ReadFile(filepath.Join(dir, pubName))
	if err != nil {
		return "", fmt.Errorf("read the record's public key: %w", err)
	}
	key, ok := strings.CutSuffix(string(text), "\n")
	if !ok || strings.ContainsAny(key, " \r\n") {
		return "", fmt.Errorf("%s is not one line", pubName)
	}
	return key, nil
}

// ParseCheckpoint checks a checkpoint's signature by the log's key.
func ParseCheckpoint(text []byte, public string) (*Checkpoint, error) {
	verifier, err := note.NewVerifier(strings.TrimSpace(public))
	if err != nil {
		return nil, fmt.Errorf("public key: %w", err)
	}
	cp, rest, _, err := log.ParseCheckpoint(text, verifier.Name(), verifier)
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	if len(rest) > 0 {
		return nil, fmt.Errorf("checkpoint: %d bytes more than a checkpoint has", len(rest))
	}
	return &Checkpoint{cp.Size, cp.Hash, text}, nil
}

// checkpointForm demands that the text has no other spelling of itself: base64
// has unused bits, and lines of strangers would go unseen.
func checkpointForm(text []byte, cp *Checkpoint, known []note.Verifier) error {
	n, err := note.Open(text, note.VerifierList(known...))
	if err != nil {
		return err
	}
	if len(n.UnverifiedSigs) > 0 {
		return fmt.Errorf("a signature by %q, whose key is not known", n.UnverifiedSigs[0].Name)
	}
	want := log.Checkpoint{Origin: known[0].Name(), Size: cp.Size, Hash: cp.Root}.Marshal()
	if n.Text != string(want) {
		return fmt.Errorf("its text is not in the canonical form")
	}
	head, sigs, _ := bytes.Cut(text, []byte("\n\n"))
	if string(head)+"\n" != n.Text {
		return fmt.Errorf("its text is not in the canonical form")
	}
	for line := range strings.Lines(string(sigs)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		if len(fields) != 3 {
			return fmt.Errorf("a signature line has %d fields", len(fields))
		}
		raw, err := base64.StdEncoding.DecodeString(fields[2])
		if err != nil || base64.StdEncoding.EncodeToString(raw) != fields[2] {
			return fmt.Errorf("the signature of %s is not in the canonical form", fields[1])
		}
	}
	if want := len(n.Sigs); strings.Count(string(sigs), "\n") != want {
		return fmt.Errorf("a signature stands there twice")
	}
	return nil
}

// writeSynced writes a file and has it and its name on the disk.
func writeSynced(name string, text []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(name))
}

func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func publicHalf(seed []byte) ed25519.PublicKey {
	return ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
}
