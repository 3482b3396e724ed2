package audit

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
)

// A witness follows one log by the tlog-witness protocol: it cosigns a
// checkpoint (tlog-cosignature, Ed25519) if the log has only grown since the
// last that it cosigned. It can be stopped, and started again at its address.
type witness struct {
	t       *testing.T
	name    string
	private ed25519.PrivateKey
	address string
	server  *http.Server

	mutex    sync.Mutex
	logKey   note.Verifier // of the one log it knows
	size     uint64
	root     []byte
	answers  map[int]int // how often it gave each status
	cosigned int
}

func newWitness(t *testing.T, name string) *witness {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	w := &witness{t: t, name: name, private: private, address: "127.0.0.1:0", answers: map[int]int{}}
	w.start()
	t.Cleanup(func() { w.server.Close() })
	return w
}

func (w *witness) start() {
	w.t.Helper()
	l, err := net.Listen("tcp", w.address)
	if err != nil {
		w.t.Fatal(err)
	}
	w.address = l.Addr().String()
	w.server = &http.Server{Handler: http.HandlerFunc(w.serve)}
	go w.server.Serve(l)
}

// algorithm is the type of timestamped Ed25519 cosignatures in keys.
const algorithm = 4

func (w *witness) keyID() []byte {
	h := sha256.Sum256(append([]byte(w.name+"\n"), w.publicKey()...))
	return h[:4]
}

func (w *witness) publicKey() []byte {
	return append([]byte{algorithm}, w.private.Public().(ed25519.PublicKey)...)
}

// line is the witness's line in a policy.
func (w *witness) line() string {
	key := w.name + "+" + hex.EncodeToString(w.keyID()) + "+" + base64.StdEncoding.EncodeToString(w.publicKey())
	return fmt.Sprintf("witness %s %s http://%s\n", w.name, key, w.address)
}

func (w *witness) serve(out http.ResponseWriter, r *http.Request) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	body, err := io.ReadAll(r.Body)
	if err != nil || r.Method != "POST" || r.URL.Path != "/add-checkpoint" {
		w.t.Errorf("%s %s: %v", r.Method, r.URL, err)
	}
	status, text := w.addCheckpoint(body)
	w.answers[status]++
	if status == http.StatusConflict {
		out.Header().Set("Content-Type", "text/x.tlog.size")
	}
	out.WriteHeader(status)
	io.WriteString(out, text)
}

// addCheckpoint judges a request: "old N", hashes, an empty line, a checkpoint.
func (w *witness) addCheckpoint(body []byte) (int, string) {
	head, text, ok := strings.Cut(string(body), "\n\n")
	lines := strings.Split(head, "\n")
	old, err := strconv.ParseUint(strings.TrimPrefix(lines[0], "old "), 10, 64)
	if !ok || err != nil {
		return http.StatusBadRequest, "no request"
	}
	var hashes [][]byte
	for _, line := range lines[1:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil {
			return http.StatusBadRequest, "no hash"
		}
		hashes = append(hashes, hash)
	}
	if w.logKey == nil {
		return http.StatusNotFound, "unknown log"
	}
	n, err := note.Open([]byte(text), note.VerifierList(w.logKey))
	if err != nil {
		return http.StatusForbidden, "not signed by the log"
	}
	fields := strings.Split(n.Text, "\n")
	size, err := strconv.ParseUint(fields[1], 10, 64)
	root, err2 := base64.StdEncoding.DecodeString(fields[2])
	switch {
	case err != nil || err2 != nil || old > size:
		return http.StatusBadRequest, "no checkpoint"
	case old != w.size || old == size && w.root != nil && !bytes.Equal(root, w.root):
		return http.StatusConflict, fmt.Sprintln(w.size)
	}
	if old > 0 && old < size {
		if err := proof.VerifyConsistency(rfc6962.DefaultHasher, old, size, hashes, w.root, root); err != nil {
			return http.StatusUnprocessableEntity, err.Error()
		}
	}
	w.size, w.root = size, root
	w.cosigned++
	return http.StatusOK, w.cosignature(n.Text)
}

func (w *witness) cosignature(text string) string {
	now := uint64(time.Now().Unix())
	signature := ed25519.Sign(w.private, fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", now, text))
	blob := append(binary.BigEndian.AppendUint64(bytes.Clone(w.keyID()), now), signature...)
	return fmt.Sprintf("— %s %s\n", w.name, base64.StdEncoding.EncodeToString(blob))
}

// follow has the witnesses follow a new record, whose key is made here.
func follow(t *testing.T, dir string, witnesses ...*witness) {
	t.Helper()
	if err := makeRecord(dir); err != nil {
		t.Fatal(err)
	}
	_, public, err := openKey(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range witnesses {
		if w.logKey, err = note.NewVerifier(public); err != nil {
			t.Fatal(err)
		}
	}
}

// policyOf wants the cosignatures of n of the witnesses.
func policyOf(n string, witnesses ...*witness) (text string) {
	names := ""
	for _, w := range witnesses {
		text += w.line()
		names += " " + w.name
	}
	return text + "group all-of-them " + n + names + "\nquorum all-of-them\n"
}

func setPolicy(t *testing.T, dir, policy string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, witnessName), []byte(policy), 0o600); err != nil {
		t.Fatal(err)
	}
}

// As many witnesses as the policy wants cosign each checkpoint, and verify
// demands it.
func TestWitnesses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	a, b, c := newWitness(t, "a.example/w"), newWitness(t, "b.example/w"), newWitness(t, "c.example/w")
	follow(t, dir, a, b, c)
	c.server.Close() // two of three are enough
	policy := policyOf("2", a, b, c)
	setPolicy(t, dir, policy)
	grow(t, dir, Options{}, 3)
	mustBeIntact(t, dir, 3)
	grow(t, dir, Options{}, 300)
	mustBeIntact(t, dir, 303)
	kept := checkpointOf(t, dir)
	if got := strings.Count(string(kept), "\n— "); got != 3 {
		t.Errorf("%d signatures, want the log's and two:\n%s", got, kept)
	}
	cp := &Checkpoint{Size: 303, Text: kept}
	if err := CheckWitnesses(cp, []byte(policy)); err != nil {
		t.Error(err)
	}
	if err := CheckWitnesses(cp, []byte(policyOf("all", a, b, c))); err == nil || !strings.Contains(err.Error(), "2 of 3") {
		t.Errorf("three cosignatures: %v", err)
	}
	if a.size != 303 || b.size != 303 || a.answers[200] < 2 {
		t.Errorf("the witnesses are at %d and %d: %v", a.size, b.size, a.answers)
	}
	t.Run("a cosignature removed", func(t *testing.T) {
		at := bytes.LastIndex(kept[:len(kept)-1], []byte("\n")) + 1
		rewrite(t, filepath.Join(logDir(dir), "checkpoint"), kept[:at])
		if v := verified(t, dir); v.Intact() {
			t.Error("not found")
		}
		rewrite(t, filepath.Join(logDir(dir), "checkpoint"), kept)
	})
	t.Run("each byte of the cosignatures", func(t *testing.T) {
		for at := bytes.Index(kept, []byte("\n\n")); at < len(kept); at += 3 {
			changed := bytes.Clone(kept)
			changed[at] ^= 1 << (at % 8)
			rewrite(t, filepath.Join(logDir(dir), "checkpoint"), changed)
			if verified(t, dir).Intact() {
				t.Errorf("byte %d: %q for %q: not found", at, changed[at], kept[at])
			}
		}
		rewrite(t, filepath.Join(logDir(dir), "checkpoint"), kept)
	})
	t.Run("the policy removed", func(t *testing.T) {
		os.Remove(filepath.Join(dir, witnessName))
		if v := verified(t, dir); v.Intact() {
			t.Error("cosignatures of strangers were not found")
		}
		v, err := Verify(dir, Kept{Witnesses: []byte(policy)})
		if err != nil || !v.Intact() {
			t.Errorf("%v %+v", err, v)
		}
	})
}

// A log that was set back and written anew with its key gets no cosignature,
// and so nothing runs.
func TestWitnessOfSetBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	w := newWitness(t, "w")
	follow(t, dir, w)
	setPolicy(t, dir, policyOf("all", w))
	grow(t, dir, Options{}, 4)
	old := filepath.Join(t.TempDir(), "old")
	replaceDir(t, old, dir)
	grow(t, dir, Options{}, 4)
	replaceDir(t, dir, old)
	mustBeIntact(t, dir, 4) // by itself it looks right
	l, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Append(sample("other")); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err == nil || !strings.Contains(err.Error(), "lack the cosignatures") {
		t.Errorf("closed: %v", err)
	}
	if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), "1 receipts lack the cosignatures") {
		t.Errorf("opened again: %v", err)
	}
	if w.size != 8 || w.answers[200] == 0 {
		t.Errorf("the witness is at %d: %v", w.size, w.answers)
	}
}

// While the witness is down: by default nothing runs after a moment; with
// "unreachable continue" it goes on, and verify says what is missing.
func TestWitnessDown(t *testing.T) {
	t.Run("refuse", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "record")
		w := newWitness(t, "w")
		follow(t, dir, w)
		setPolicy(t, dir, policyOf("all", w))
		l := mustOpen(t, dir, Options{})
		if err := l.Append(sample("x")); err != nil {
			t.Fatal(err)
		}
		w.server.Close()
		for deadline := time.Now().Add(witnessGrace + 10*time.Second); l.Ready() == nil; time.Sleep(100 * time.Millisecond) {
			if err := l.Append(sample("x")); err != nil {
				break
			}
			if time.Now().After(deadline) {
				t.Fatal("runs go on without the witness")
			}
		}
		if err := l.Ready(); err == nil || !strings.Contains(err.Error(), "lack the cosignatures") {
			t.Errorf("ready: %v", err)
		}
		w.start()
		for deadline := time.Now().Add(10 * time.Second); l.Ready() != nil; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatal("runs do not go on with the witness back")
			}
		}
		if err := l.Append(sample("x")); err != nil {
			t.Error(err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		if v := verified(t, dir); !v.Intact() || v.Signed != v.Receipts {
			t.Errorf("%+v", v)
		}
	})
	t.Run("continue", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "record")
		w := newWitness(t, "w")
		follow(t, dir, w)
		setPolicy(t, dir, policyOf("all", w)+"unreachable continue\n")
		w.server.Close()
		grow(t, dir, Options{}, 5)
		v := verified(t, dir)
		if !v.Intact() || v.Signed != 5 || len(v.Problems) != 1 || !strings.Contains(v.Problems[0].What, "0 of 1 witnesses") {
			t.Errorf("%+v", v)
		}
		w.start()
		grow(t, dir, Options{}, 5)
		if v := verified(t, dir); !v.Intact() || len(v.Problems) != 0 {
			t.Errorf("%+v", v)
		}
	})
}

func TestWitnessPolicy(t *testing.T) {
	w := newWitness(t, "w")
	for text, want := range map[string]string{
		w.line():         "quorum",
		policyOf("2", w): "threshold",
		policyOf("all", w) + "unreachable never\n":                  "unreachable",
		policyOf("all", w) + "unreachable\n":                        "unreachable",
		strings.Replace(policyOf("all", w), "+0", "+", 1) + "x y\n": "",
	} {
		if _, err := parseWitnesses([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
