package audit

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"golang.org/x/mod/sumdb/note"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("VIVARIUM_TEST_WRITE_RECORD"); dir != "" {
		writeForever(dir)
		return
	}
	os.Exit(m.Run())
}

// sample returns a receipt.
func sample(script string) *Receipt {
	r := &Receipt{Tenant: "acme", Host: "host-1", Engine: "native", Version: "1", Layers: []string{"parser", "policy"}, Entry: "run",
		Script: DigestOf([]byte(script)), Policy: DigestOf([]byte("policy")), Status: "ok", Result: DigestOf([]byte("null")), Output: DigestOf(nil),
		Limits: Limits{Steps: -1, TimeNS: 1e10, Memory: 1 << 28, Output: 1 << 20, Depth: 1000, Source: 1 << 20, Data: 1 << 24, Result: 1 << 24}}
	r.SetSeed(1<<64 - 1)
	r.Stamp(time.Now())
	return r
}

func mustOpen(t testing.TB, dir string, o Options) *Log {
	t.Helper()
	l, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// grow adds receipts, many at a time, and returns them.
func grow(t testing.TB, dir string, o Options, n int) []*Receipt {
	t.Helper()
	l := mustOpen(t, dir, o)
	receipts := make([]*Receipt, n)
	var wait sync.WaitGroup
	for i := range receipts {
		receipts[i] = sample(fmt.Sprint("script ", i%7))
		wait.Go(func() {
			if err := l.Append(receipts[i], []byte(fmt.Sprint("script ", i%7)), []byte("policy")); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return receipts
}

func verified(t testing.TB, dir string, kept ...[]byte) *Verdict {
	t.Helper()
	v, err := Verify(dir, Kept{Checkpoints: kept})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func mustBeIntact(t testing.TB, dir string, receipts uint64, kept ...[]byte) {
	t.Helper()
	v := verified(t, dir, kept...)
	if !v.Intact() || v.Receipts != receipts || v.Signed != receipts {
		t.Fatalf("%d receipts, %d signed, want %d; %+v", v.Receipts, v.Signed, receipts, v.Problems)
	}
}

// newRecord makes a record that was opened several times and has full and
// partial tiles and a store.
func newRecord(t testing.TB) (dir string, receipts []*Receipt) {
	dir = filepath.Join(t.TempDir(), "record")
	for _, n := range []int{1, 2, 255, 40} {
		receipts = append(receipts, grow(t, dir, Options{Store: true}, n)...)
	}
	return dir, receipts
}

func checkpointOf(t testing.TB, dir string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(logDir(dir), "checkpoint"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestRecord(t *testing.T) {
	dir, receipts := newRecord(t)
	mustBeIntact(t, dir, 298)
	reader, err := OpenReader(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range receipts {
		f, err := reader.Find(r.ID)
		if err != nil || f.Receipt.Script != r.Script {
			t.Fatalf("%s: %v", r.ID, err)
		}
		p, err := reader.Prove(f, &reader.Signed)
		if err != nil {
			t.Fatal(err)
		}
		cp, err := ParseCheckpoint([]byte(p.Checkpoint), reader.PublicKey())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Check(cp); err != nil {
			t.Fatal(err)
		}
		p.Receipt = bytes.Replace(p.Receipt, []byte(`"status":"ok"`), []byte(`"status":"raised"`), 1)
		if _, err := p.Check(cp); err == nil {
			t.Fatal("a changed receipt was proved")
		}
	}
	if _, err := reader.Find("01a20419-6562-729b-8f63-fba32bc80fd4"); !errors.Is(err, ErrNotFound) {
		t.Fatalf("found what is not there: %v", err)
	}
}

// The log is one that tessera's own checker accepts.
func TestForeignCheck(t *testing.T) {
	dir, _ := newRecord(t)
	public, err := ReadPublicKey(dir)
	if err != nil {
		t.Fatal(err)
	}
	v, err := note.NewVerifier(public)
	if err != nil {
		t.Fatal(err)
	}
	hash := func(bundle []byte) ([][]byte, error) { return defaultHashes(bundle) }
	if err := fsck.New(v.Name(), v, client.FileFetcher{Root: logDir(dir)}, hash, fsck.Opts{N: 1}).Check(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func TestGrowth(t *testing.T) {
	dir, _ := newRecord(t)
	kept := checkpointOf(t, dir)
	grow(t, dir, Options{}, 30)
	mustBeIntact(t, dir, 328, kept)
	reader, err := OpenReader(dir)
	if err != nil {
		t.Fatal(err)
	}
	old, err := ParseCheckpoint(kept, reader.PublicKey())
	if err != nil {
		t.Fatal(err)
	}
	c, err := reader.ProveGrowth(old)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Check(old, &reader.Signed); err != nil {
		t.Fatal(err)
	}
	c.Hashes[0][0] ^= 1
	if c.Check(old, &reader.Signed) == nil {
		t.Fatal("a wrong proof was accepted")
	}
}

// files lists the files of a record.
func files(t testing.TB, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// A key has one spelling: the case of its hash's digits counts too.
func TestKeyForm(t *testing.T) {
	for range 20 {
		private, _, err := note.GenerateKey(rand.Reader, "record")
		if err != nil {
			t.Fatal(err)
		}
		fields := strings.SplitN(private, "+", 5)
		upper := strings.ToUpper(fields[3])
		if _, _, err := parseKey([]byte(private + "\n")); err != nil {
			t.Fatal(err)
		}
		if upper == fields[3] {
			continue
		}
		fields[3] = upper
		if _, _, err := parseKey([]byte(strings.Join(fields, "+") + "\n")); err == nil {
			t.Errorf("%s was taken", fields[3])
		}
	}
}

// Any byte that is changed anywhere is found, with no checkpoint kept.
func TestEveryByte(t *testing.T) {
	dir, _ := newRecord(t)
	flips := 0
	for _, name := range files(t, dir) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		step := 1
		if len(text) > 200 {
			step = len(text)/60 | 1
		}
		if testing.Short() {
			step *= 8
		}
		for at := 0; at < len(text); at += step {
			changed := bytes.Clone(text)
			changed[at] ^= 1 << (at % 8)
			rewrite(t, name, changed)
			flips++
			if len(verified(t, dir).Problems) == 0 {
				t.Errorf("%s: byte %d changed from %q to %q: not found", name, at, text[at], changed[at])
			}
		}
		for what, other := range map[string][]byte{"a byte appended": append(bytes.Clone(text), '\n'), "the end cut": text[:max(len(text)-1, 0)]} {
			if rewrite(t, name, other); len(other) != len(text) && verified(t, dir).Intact() {
				t.Errorf("%s: %s: not found", name, what)
			}
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		if verified(t, dir).Intact() {
			t.Errorf("%s: removed: not found", name)
		}
		rewrite(t, name, text)
	}
	t.Logf("%d bytes changed, one at a time", flips)
	mustBeIntact(t, dir, 298)
}

func rewrite(t testing.TB, name string, text []byte) {
	t.Helper()
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	} else if filepath.Base(name) == keyName {
		mode = 0o600
	}
	if err := os.WriteFile(name, text, mode); err != nil {
		t.Fatal(err)
	}
}

// Every single bit of the checkpoint counts, the unused ones of base64 too.
func TestCheckpointBits(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	grow(t, dir, Options{}, 3)
	name := filepath.Join(logDir(dir), "checkpoint")
	text := checkpointOf(t, dir)
	for bit := range len(text) * 8 {
		changed := bytes.Clone(text)
		changed[bit/8] ^= 1 << (bit % 8)
		rewrite(t, name, changed)
		if verified(t, dir).Intact() {
			t.Errorf("bit %d: %q for %q: not found", bit, changed[bit/8], text[bit/8])
		}
	}
}

// A log that was edited by somebody who cannot sign is found without a kept
// checkpoint; one that was set back, or written anew, only with one.
func TestEdits(t *testing.T) {
	for _, row := range []struct {
		name  string
		edit  func(t *testing.T, dir, old string)
		alone bool // found without a kept checkpoint
	}{
		{"a file added", func(t *testing.T, dir, _ string) { rewrite(t, filepath.Join(dir, "notes"), []byte("x")) }, true},
		{"two receipts swapped", func(t *testing.T, dir, _ string) {
			editBundle(t, dir, func(e [][]byte) [][]byte { e[3], e[4] = e[4], e[3]; return e })
		}, true},
		{"a receipt dropped", func(t *testing.T, dir, _ string) {
			editBundle(t, dir, func(e [][]byte) [][]byte { return slices.Delete(e, 3, 4) })
		}, true},
		{"a receipt appended", func(t *testing.T, dir, _ string) {
			editBundle(t, dir, func(e [][]byte) [][]byte { return append(e, e[0]) })
		}, true},
		{"set back", func(t *testing.T, dir, old string) { replaceDir(t, dir, old) }, false},
		{"written anew with its key", func(t *testing.T, dir, _ string) {
			os.RemoveAll(logDir(dir))
			os.RemoveAll(filepath.Join(dir, blobsName))
			grow(t, dir, Options{}, 60)
		}, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "record")
			grow(t, dir, Options{}, 20)
			old := filepath.Join(t.TempDir(), "old")
			replaceDir(t, old, dir)
			grow(t, dir, Options{}, 20)
			kept := checkpointOf(t, dir)
			mustBeIntact(t, dir, 40, kept)
			row.edit(t, dir, old)
			if v := verified(t, dir); v.Intact() == row.alone {
				t.Errorf("alone: intact %v, %+v", v.Intact(), v.Problems)
			}
			v := verified(t, dir, kept)
			if v.Intact() {
				t.Error("with a kept checkpoint: not found")
			}
			t.Log(v.Problems)
		})
	}
}

func replaceDir(t *testing.T, to, from string) {
	t.Helper()
	if err := errors.Join(os.RemoveAll(to), os.CopyFS(to, os.DirFS(from)), os.Chmod(to, 0o700), os.Chmod(filepath.Join(to, keyName), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// editBundle edits the bundle that is in force.
func editBundle(t *testing.T, dir string, edit func([][]byte) [][]byte) {
	t.Helper()
	reader, err := OpenReader(dir)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := reader.bundle(0)
	if err != nil {
		t.Fatal(err)
	}
	var text []byte
	for _, e := range edit(slices.Clone(entries)) {
		text = append(append(text, byte(len(e)>>8), byte(len(e))), e...)
	}
	rewrite(t, filepath.Join(logDir(dir), "tile/entries/000.p/40"), text)
}

// A log that somebody set back while no writer was there is not continued: to
// sign on top of it would hide it.
func TestSetBackIsNotContinued(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	grow(t, dir, Options{}, 5)
	state, err := os.ReadFile(filepath.Join(logDir(dir), stateName, "treeState"))
	if err != nil {
		t.Fatal(err)
	}
	grow(t, dir, Options{}, 5)
	rewrite(t, filepath.Join(logDir(dir), stateName, "treeState"), state)
	if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), "set back") {
		t.Fatalf("opened: %v", err)
	}
}

// writeForever appends receipts from several goroutines and says of each that
// it was acknowledged.
func writeForever(dir string) {
	l, err := Open(dir, Options{Batch: time.Millisecond, Store: true})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	var mutex sync.Mutex
	for range 8 {
		go func() {
			for {
				r := sample("script")
				if err := l.Append(r, []byte("script"), []byte("policy")); err != nil {
					fmt.Println("error", err)
					os.Exit(1)
				}
				mutex.Lock()
				fmt.Println(r.ID)
				mutex.Unlock()
			}
		}()
	}
	select {}
}

// A writer that is killed at any moment loses nothing that it acknowledged.
func TestKill(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	grow(t, dir, Options{}, 1)
	rounds := 25
	if testing.Short() {
		rounds = 8
	}
	acknowledged := map[string]bool{}
	for round := range rounds {
		for _, id := range killed(t, dir, 40*time.Millisecond+time.Duration(round*7919%90)*time.Millisecond) {
			acknowledged[id] = true
		}
	}
	grow(t, dir, Options{}, 1)
	v := verified(t, dir)
	if !v.Intact() || v.Signed != v.Receipts {
		t.Fatalf("%+v", v.Problems)
	}
	reader, err := OpenReader(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range reader.All() {
		if f.Err != nil {
			t.Fatal(f.Err)
		}
		delete(acknowledged, f.Receipt.ID)
	}
	if len(acknowledged) > 0 {
		t.Fatalf("%d acknowledged receipts are lost", len(acknowledged))
	}
	t.Logf("%d receipts written by %d writers that were killed", v.Receipts, rounds)
}

// killed runs a writer, kills it after a while, and returns what it
// acknowledged.
func killed(t *testing.T, dir string, after time.Duration) (ids []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "VIVARIUM_TEST_WRITE_RECORD="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { cmd.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if id := lines.Text(); idForm.MatchString(id) {
			ids = append(ids, id)
		} else if strings.HasPrefix(id, "error") {
			t.Error(id)
		}
	}
	cmd.Wait()
	return ids
}

// Several processes write one record at the same time.
func TestProcesses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	l := mustOpen(t, dir, Options{})
	var wait sync.WaitGroup
	total := make([]int, 3)
	for i := range total {
		wait.Go(func() { total[i] = len(killed(t, dir, 400*time.Millisecond)) })
	}
	for range 20 {
		if err := l.Append(sample("own")); err != nil {
			t.Fatal(err)
		}
	}
	wait.Wait()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	grow(t, dir, Options{}, 1)
	v := verified(t, dir)
	for _, p := range v.Problems {
		if !p.Leftover && !strings.Contains(p.What, "interrupted") && !strings.Contains(p.What, "differs") {
			t.Errorf("%+v", p)
		}
	}
	if want := total[0] + total[1] + total[2] + 21; v.Receipts < uint64(want) || v.Signed != v.Receipts {
		t.Fatalf("%d receipts, %d signed, %d were acknowledged", v.Receipts, v.Signed, want)
	}
}

// A record is intact whenever it is looked at, also while others write it.
func TestVerifyWhileWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	grow(t, dir, Options{Store: true}, 250)
	done := make(chan int)
	go func() { done <- len(killed(t, dir, 3*time.Second)) }()
	var last *Verdict
	for n := 0; ; n++ {
		select {
		case written := <-done:
			if written == 0 || last == nil || last.Receipts <= 250 {
				t.Errorf("%d were written; the last look was at %+v", written, last)
			}
			t.Logf("%d looks while %d receipts were written", n, written)
			return
		default:
		}
		last = verified(t, dir)
		if !last.Intact() && !stopped(last) {
			t.Fatalf("look %d: %+v", n, last.Problems)
		}
	}
}

// stopped reports whether what was found is only what the end of the writer
// left.
func stopped(v *Verdict) bool {
	for _, p := range v.Problems {
		if !p.Leftover && !strings.Contains(p.What, "killed before it signed") && !strings.Contains(p.What, "interrupted") {
			return false
		}
	}
	return true
}

func TestOpenTwice(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	l := mustOpen(t, dir, Options{})
	defer l.Close()
	if _, err := Open(dir, Options{}); err == nil {
		t.Fatal("opened twice in one process")
	}
}

func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "record")
	grow(t, dir, Options{}, 1)
	for name, mode := range map[string]fs.FileMode{"": 0o700, keyName: 0o600} {
		file := filepath.Join(dir, name)
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != mode {
			t.Fatalf("%s: %v %v", file, info.Mode(), err)
		}
		os.Chmod(file, mode|0o040)
		if _, err := Open(dir, Options{}); err == nil {
			t.Errorf("%s with mode %o was taken", file, mode|0o040)
		}
		if verified(t, dir).Intact() {
			t.Errorf("%s with mode %o was not found", file, mode|0o040)
		}
		os.Chmod(file, mode)
	}
}

// A record or a key of another user is refused.
func TestOwner(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give files away")
	}
	dir := filepath.Join(t.TempDir(), "record")
	grow(t, dir, Options{}, 1)
	for _, name := range []string{dir, filepath.Join(dir, keyName)} {
		if err := os.Chown(name, 12345, -1); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), "belongs to user 12345") {
			t.Errorf("%s: %v", name, err)
		}
		if err := os.Chown(name, 0, -1); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	grow(t, link, Options{}, 1)
	mustBeIntact(t, dir, 2)
}

// The vectors can be checked without Go: see docs/reference/receipt.md.
func TestVectors(t *testing.T) {
	text, err := os.ReadFile("testdata/receipts.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Name     string          `json:"name"`
		Receipt  json.RawMessage `json:"receipt"`
		Encoded  string          `json:"encoded"`
		LeafHash string          `json:"leaf_hash"`
		Error    bool            `json:"error"`
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) < 5 {
		t.Fatal("too few vectors")
	}
	for _, v := range vectors {
		r, err := Decode([]byte(v.Encoded))
		if v.Error {
			if err == nil {
				t.Errorf("%s: was accepted", v.Name)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", v.Name, err)
			continue
		}
		again, err := r.Encode()
		loose, lerr := DecodeLoose(v.Receipt)
		if err != nil || lerr != nil || string(again) != v.Encoded {
			t.Errorf("%s: %v %v %s", v.Name, err, lerr, again)
			continue
		}
		if same, err := loose.Encode(); err != nil || string(same) != v.Encoded {
			t.Errorf("%s: the object gives %s, %v", v.Name, same, err)
		}
		if got := fmt.Sprintf("%x", leafHash(again)); got != v.LeafHash {
			t.Errorf("%s: leaf hash %s, want %s", v.Name, got, v.LeafHash)
		}
	}
}

// BenchmarkAppend writes receipts, each acknowledged when it is on the disk,
// for as many callers as a busy service has.
func BenchmarkAppend(b *testing.B) {
	for _, callers := range []int{1, 16, 128} {
		b.Run(fmt.Sprint("callers=", callers), func(b *testing.B) {
			l := mustOpen(b, filepath.Join(b.TempDir(), "record"), Options{})
			work := make(chan struct{})
			var wait sync.WaitGroup
			for range callers {
				wait.Go(func() {
					for range work {
						if err := l.Ready(); err != nil {
							b.Error(err)
						}
						if err := l.Append(sample("script")); err != nil {
							b.Error(err)
						}
					}
				})
			}
			for b.Loop() {
				work <- struct{}{}
			}
			close(work)
			wait.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "receipts/s")
			if err := l.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkVerify verifies a whole record.
func BenchmarkVerify(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "record")
	grow(b, dir, Options{}, 4000)
	for b.Loop() {
		verified(b, dir)
	}
	b.ReportMetric(4000*float64(b.N)/b.Elapsed().Seconds(), "receipts/s")
}

// The schema's fields stand in the order of the encoding.
func TestSchema(t *testing.T) {
	text, err := os.ReadFile("../../../docs/reference/receipt.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct{ Required []string }
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	encoded, err := sample("x").Encode()
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, name := range schema.Required {
		i := bytes.Index(encoded[at:], []byte(`"`+name+`":`))
		if i < 0 {
			t.Fatalf("%s does not come after the fields before it in %s", name, encoded)
		}
		at += i
	}
	var all map[string]any
	if err := json.Unmarshal(encoded, &all); err != nil || len(all) != len(schema.Required) {
		t.Fatalf("%d fields, the schema has %d: %v", len(all), len(schema.Required), err)
	}
}
