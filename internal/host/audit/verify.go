package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api/layout"
	"golang.org/x/mod/sumdb/note"
)

// A Problem is something in a record that is not as it must be.
type Problem struct {
	Where    string `json:"where"` // a file, or "receipt N"
	What     string `json:"what"`
	Leftover bool   `json:"leftover,omitempty"` // no part of the record: an interrupted write may have left it
}

// A Verdict is what Verify found.
type Verdict struct {
	Receipts uint64    `json:"receipts"` // that were checked
	Signed   uint64    `json:"signed"`   // of them under the signed checkpoint
	Root     []byte    `json:"root"`
	Problems []Problem `json:"problems"`
}

// Intact reports whether the record is as it must be.
func (v *Verdict) Intact() bool {
	for _, p := range v.Problems {
		if !p.Leftover {
			return false
		}
	}
	return true
}

// maxProblems is how many problems are listed; more say nothing more.
const maxProblems = 1000

func (v *Verdict) problem(where, format string, args ...any) {
	if len(v.Problems) < maxProblems {
		v.Problems = append(v.Problems, Problem{Where: where, What: fmt.Sprintf(format, args...)})
	}
}

func (v *Verdict) leftover(where, format string, args ...any) {
	if len(v.Problems) < maxProblems {
		v.Problems = append(v.Problems, Problem{fmt.Sprint(where), fmt.Sprintf(format, args...), true})
	}
}

// verifier recomputes a record.
type verifier struct {
	*Verdict
	dir       string
	public    string
	witness   *witnessPolicy
	signed    *Checkpoint
	state     *treeState
	stateText []byte
	kept      []*Checkpoint
	levels    [][]byte // the hashes of each tile level, from the leaves
	reader    *Reader
	roots     map[uint64][]byte   // of the sizes that are asked for
	blobs     map[string]Digest   // that receipts say are stored
	ids       map[string]uint64   // where each receipt is
	expect    map[string]struct{} // files that must be there
}

// Kept is what was kept elsewhere. A public key or a witness policy in it
// takes the place of the record's own.
type Kept struct {
	Key         string
	Witnesses   []byte
	Checkpoints [][]byte
}

// Verify recomputes the record in a directory from its receipts and compares
// the result with every byte that is there, and with checkpoints that were
// kept elsewhere. The error says that it could not be done at all.
func Verify(dir string, kept Kept) (*Verdict, error) {
	if _, err := os.ReadDir(dir); err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	v := &verifier{Verdict: &Verdict{}, dir: dir, roots: map[uint64][]byte{}, blobs: map[string]Digest{},
		ids: map[string]uint64{}, expect: map[string]struct{}{}}
	v.keys(kept.Key)
	v.witnesses(kept.Witnesses)
	v.heads(kept.Checkpoints)
	v.receipts()
	v.checkHeads()
	v.cosigned()
	v.files()
	sort.SliceStable(v.Problems, func(i, j int) bool { return v.Problems[i].Where < v.Problems[j].Where })
	return v.Verdict, nil
}

// keys checks the key's files.
func (v *verifier) keys(public string) {
	v.must(keyName, pubName)
	own, err := ReadPublicKey(v.dir)
	if err != nil {
		v.problem(pubName, "%v", err)
	}
	v.public = own
	if public = strings.TrimSpace(public); public != "" {
		if own != public {
			v.problem(pubName, "is not the key that was kept elsewhere")
		}
		v.public = public
	}
	text, err := os.ReadFile(filepath.Join(v.dir, keyName))
	if errors.Is(err, fs.ErrNotExist) {
		v.problem(keyName, "is missing: nothing can be added to this record")
		return
	}
	if err != nil {
		v.problem(keyName, "%v", err)
		return
	}
	_, derived, err := parseKey(text)
	switch {
	case err != nil:
		v.problem(keyName, "%v", err)
	case derived != v.public:
		v.problem(keyName, "does not belong to %s", pubName)
	}
	for _, row := range []struct {
		name  string
		never fs.FileMode
	}{{"", 0o077}, {keyName, 0o177}} {
		if err := private(filepath.Join(v.dir, row.name), row.never); err != nil {
			v.problem(row.name, "%v", err)
		}
	}
}

// heads reads the state, the checkpoint and the kept checkpoints. While the
// record is being written the checkpoint follows the state in a moment.
func (v *verifier) heads(kept [][]byte) {
	checkpoint := filepath.Join(logName, layout.CheckpointPath)
	state := filepath.Join(logName, stateName, "treeState")
	v.must(checkpoint, state, lockName, filepath.Join(logName, stateName, "version"),
		filepath.Join(logName, stateName, "treeState.lock"), filepath.Join(logName, stateName, "publish.lock"))
	var err error
	if v.state, v.stateText, err = readStateText(v.dir); err != nil {
		v.problem(state, "%v", err)
		v.state = nil
	}
	for deadline := time.Now().Add(time.Second); ; time.Sleep(50 * time.Millisecond) {
		text, err := os.ReadFile(filepath.Join(v.dir, checkpoint))
		if err == nil {
			v.signed, err = ParseCheckpoint(text, v.public)
		}
		if err != nil {
			v.problem(checkpoint, "%v", err)
			break
		}
		if v.state == nil || v.signed.Size >= v.state.Size || time.Now().After(deadline) {
			if err := checkpointForm(text, v.signed, v.knownKeys()); err != nil {
				v.problem(checkpoint, "%v", err)
			}
			break
		}
	}
	for i, text := range kept {
		cp, err := ParseCheckpoint(text, v.public)
		if err != nil {
			v.problem(fmt.Sprintf("kept checkpoint %d", i+1), "it is not of this record: %v", err)
			continue
		}
		v.kept = append(v.kept, cp)
	}
}

// knownKeys are those of the log and its witnesses.
func (v *verifier) knownKeys() []note.Verifier {
	own, err := note.NewVerifier(v.public)
	if err != nil {
		return nil
	}
	known := []note.Verifier{own}
	if v.witness != nil {
		known = append(known, v.witness.keys...)
	}
	return known
}

// witnesses reads the policy that was kept elsewhere, or else the record's.
func (v *verifier) witnesses(given []byte) {
	var err error
	if v.witness, err = readWitnesses(v.dir, given); err != nil {
		v.problem(witnessName, "%v", err)
	}
	if v.witness != nil && len(given) == 0 {
		v.must(witnessName)
	}
}

// cosigned checks that the signed head has the cosignatures it must have.
func (v *verifier) cosigned() {
	if v.witness == nil || v.signed == nil {
		return
	}
	err := v.witness.check(v.signed)
	where := filepath.Join(logName, layout.CheckpointPath)
	switch {
	case err != nil && v.witness.required:
		v.problem(where, "%v", err)
	case err != nil:
		v.leftover(where, "%v; the policy lets runs go on without them", err)
	}
}

// size is how many receipts there should be.
func (v *verifier) size() uint64 {
	var n uint64
	if v.signed != nil {
		n = v.signed.Size
	}
	if v.state != nil && v.state.Size < math.MaxInt64 {
		n = max(n, v.state.Size)
	}
	return n
}

// receipts reads every receipt and builds the tree over them.
func (v *verifier) receipts() {
	r := &Reader{dir: v.dir, Written: v.size()}
	r.files.Root = logDir(v.dir)
	v.reader = r
	wanted := map[uint64]bool{}
	for _, cp := range append([]*Checkpoint{v.signed}, v.kept...) {
		if cp != nil {
			wanted[cp.Size] = true
		}
	}
	if v.state != nil {
		wanted[v.state.Size] = true
	}
	tree := (&compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}).NewEmptyRange(0)
	v.note(tree, wanted)
	for b := range r.bundles() {
		entries, err := r.bundle(b)
		if err != nil {
			v.problem(fmt.Sprintf("receipt %d", b*layout.EntryBundleWidth), "it and those after it cannot be read: %v", err)
			return
		}
		for _, text := range entries {
			v.entry(text)
			if err := tree.Append(rfc6962.DefaultHasher.HashLeaf(text), v.node); err != nil {
				v.problem("log", "%v", err)
				return
			}
			v.Receipts++
			v.note(tree, wanted)
		}
	}
}

// node takes a hash of the tree where it is one that tiles hold.
func (v *verifier) node(id compact.NodeID, hash []byte) {
	if id.Level%8 != 0 {
		return
	}
	level := int(id.Level / 8)
	for len(v.levels) <= level {
		v.levels = append(v.levels, nil)
	}
	v.levels[level] = append(v.levels[level], hash...)
}

// note keeps the root of a size that is asked for.
func (v *verifier) note(tree *compact.Range, wanted map[uint64]bool) {
	if !wanted[tree.End()] {
		return
	}
	root, err := tree.GetRootHash(nil)
	if err != nil || tree.End() == 0 {
		root = rfc6962.DefaultHasher.EmptyRoot()
	}
	v.roots[tree.End()] = root
	v.Root = root
}

// entry checks a receipt for itself and against those before it.
func (v *verifier) entry(text []byte) {
	place := v.Receipts
	where := fmt.Sprintf("receipt %d", place)
	r, err := Decode(text)
	if err != nil {
		v.problem(where, "%v", err)
		return
	}
	if old, twice := v.ids[r.ID]; twice {
		v.problem(where, "has the id of receipt %d", old)
	}
	v.ids[r.ID] = place
	if !r.Stored {
		return
	}
	for _, d := range []*Digest{&r.Script, r.Data, &r.Policy} {
		if d != nil {
			v.blobs[d.SHA256] = *d
		}
	}
}

// checkHeads compares the heads with the tree that was computed.
func (v *verifier) checkHeads() {
	if v.signed != nil {
		v.Signed = v.signed.Size
		v.head(filepath.Join(logName, layout.CheckpointPath), v.signed.Size, v.signed.Root)
	}
	for _, cp := range v.kept {
		where := fmt.Sprintf("kept checkpoint of %d receipts", cp.Size)
		if cp.Size > v.size() {
			v.problem(where, "the log has only %d: it was set back or cut", v.size())
			continue
		}
		v.head(where, cp.Size, cp.Root)
	}
	if v.state == nil {
		return
	}
	where := filepath.Join(logName, stateName, "treeState")
	v.head(where, v.state.Size, v.state.Root)
	if v.signed == nil {
		return
	}
	if v.signed.Size < v.state.Size {
		v.problem(where, "receipts %d to %d are under no signed checkpoint: the writer was killed before it signed, or they were added by someone without the key; the next run signs what is there",
			v.signed.Size, v.state.Size-1)
	}
	if now, err := readState(v.dir); v.signed.Size > v.state.Size && (err != nil || now.Size < v.signed.Size) {
		v.problem(where, "it has %d receipts, the checkpoint %d: it was set back", v.state.Size, v.signed.Size)
	}
	want, _ := json.Marshal(v.state)
	v.compare(where, v.stateText, want)
}

func (v *verifier) head(where string, size uint64, root []byte) {
	got, ok := v.roots[size]
	switch {
	case !ok:
		v.problem(where, "it is of %d receipts, of which %d can be read", size, v.Receipts)
	case !bytes.Equal(got, root):
		v.problem(where, "the first %d receipts give another root: a receipt was changed, dropped, added or moved; the file of the tile that differs says where", size)
	}
}

// must notes that a file has to be there.
func (v *verifier) must(names ...string) {
	for _, n := range names {
		v.expect[n] = struct{}{}
	}
}

// same compares a file with what it must hold.
func (v *verifier) same(name string, want []byte) {
	got, err := os.ReadFile(filepath.Join(v.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return // tidied away by the writer since; what must be there is looked for by name
	}
	if err != nil {
		v.problem(name, "%v", err)
		return
	}
	v.compare(name, got, want)
}

func (v *verifier) compare(name string, got, want []byte) {
	if bytes.Equal(got, want) {
		return
	}
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	v.problem(name, "differs at byte %d from what the receipts give (%d bytes, want %d)", at, len(got), len(want))
}

// A row of the record's files: how a name looks, and what its file must hold.
type fileRow struct {
	form  *pattern
	check func(v *verifier, name string, part []string)
}

// fileRows are all the files that a record has; anything else is a problem.
var fileRows = []fileRow{
	{newPattern(`^(key|key\.pub)$`), func(*verifier, string, []string) {}},
	{newPattern(`^witness$`), func(*verifier, string, []string) {}},
	{newPattern(`^forward$`), func(*verifier, string, []string) {}},
	{newPattern(`^forwarded/lock$`), checkEmpty},
	{newPattern(`^forwarded/([a-z0-9-]{1,64})$`), checkCursor},
	{newPattern(`^forwarded/[a-z0-9-]{1,64}\.new$`), checkTemp},
	{newPattern(`^lock$`), checkEmpty},
	{newPattern(`^log/checkpoint$`), func(*verifier, string, []string) {}},
	{newPattern(`^log/\.state/treeState$`), func(*verifier, string, []string) {}},
	{newPattern(`^log/\.state/(treeState|publish)\.lock$`), checkEmpty},
	{newPattern(`^log/\.state/version$`), func(v *verifier, name string, _ []string) { v.same(name, []byte("1")) }},
	{newPattern(`^log/tile/(entries|[0-7])/((?:x[0-9]{3}/)*)([0-9]{3})(?:\.p/([0-9]{1,3}))?$`), checkTile},
	{newPattern(`^blobs/([0-9a-f]{2})/([0-9a-f]{64})$`), checkBlob},
	{newPattern(`^blobs/[0-9a-f]{2}/new-[0-9a-f]{12}$`), checkTemp},
	{newPattern(`^key\.[0-9a-f]{12}$`), checkTemp},
	{newPattern(`^log/(checkpoint|\.state/(treeState|version)|tile/.*)[0-9]+$`), checkTemp},
}

// files looks at everything in the directory, and for everything that must be
// there.
func (v *verifier) files() {
	seen := map[string]bool{}
	err := filepath.WalkDir(v.dir, func(p string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(v.dir, p)
		name = filepath.ToSlash(name)
		switch {
		case errors.Is(err, fs.ErrNotExist): // gone while we look: what must be there is missed below
		case err != nil:
			v.problem(name, "%v", err)
		case d.IsDir():
		case !d.Type().IsRegular():
			v.problem(name, "is no regular file")
		default:
			seen[name] = true
			v.file(name)
		}
		return nil
	})
	if err != nil {
		v.problem("", "%v", err)
	}
	v.mustTiles()
	for hash := range v.blobs {
		v.must(filepath.ToSlash(filepath.Join(blobsName, hash[:2], hash)))
	}
	for name := range v.expect {
		if !seen[filepath.ToSlash(name)] && !v.replaced(name) {
			v.problem(name, "is missing")
		}
	}
}

// replaced reports whether a partial tile gave way to the full one while the
// record was read.
func (v *verifier) replaced(name string) bool {
	full, _, partial := strings.Cut(name, ".p/")
	if !partial || !v.grownSince() {
		return false
	}
	_, err := os.Lstat(filepath.Join(v.dir, full))
	return err == nil
}

func (v *verifier) file(name string) {
	for _, row := range fileRows {
		if part := row.form.FindStringSubmatch(name); part != nil {
			row.check(v, name, part)
			return
		}
	}
	v.problem(name, "is no part of a record")
}

// grownSince reports whether receipts were added since the heads were read.
func (v *verifier) grownSince() bool {
	state, err := readState(v.dir)
	return err == nil && v.state != nil && state.Size > v.state.Size
}

func checkEmpty(v *verifier, name string, _ []string) {
	if info, err := os.Stat(filepath.Join(v.dir, name)); err != nil || info.Size() != 0 {
		v.problem(name, "must be empty")
	}
}

func checkTemp(v *verifier, name string, _ []string) {
	v.leftover(name, "was left by a write that was interrupted, or put there; it is no part of the record and may be removed")
}

// checkCursor demands that the cursor of a destination is whole and names the
// receipt that stands where it does.
func checkCursor(v *verifier, name string, _ []string) {
	text, err := os.ReadFile(filepath.Join(v.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		v.problem(name, "%v", err)
		return
	}
	c, err := decodeCursor(text)
	if err != nil {
		v.problem(name, "%v", err)
		return
	}
	if c.Sent == 0 || c.Sent > v.Receipts && v.grownSince() {
		return
	}
	if place, known := v.ids[c.Last]; !known || place != c.Sent-1 {
		v.problem(name, "it says that %s is receipt %d: it was changed, or is of another record", c.Last, c.Sent-1)
	}
}

func checkBlob(v *verifier, name string, part []string) {
	text, err := os.ReadFile(filepath.Join(v.dir, name))
	if err != nil {
		v.problem(name, "%v", err)
		return
	}
	d := DigestOf(text)
	want, named := v.blobs[part[2]]
	switch {
	case d.SHA256 != part[2] || part[1] != part[2][:2]:
		v.problem(name, "its hash is %s", d.SHA256)
	case named && want != d:
		v.problem(name, "has %d bytes, the receipt says %d", d.Bytes, want.Bytes)
	case !named:
		v.leftover(name, "no receipt names it: a run was interrupted, or it was put there")
	}
}

// checkTile compares a tile or bundle with what the receipts give. A partial
// one that a later one has replaced must still be its beginning.
func checkTile(v *verifier, name string, part []string) {
	index, err := strconv.ParseUint(strings.NewReplacer("x", "", "/", "").Replace(part[2]+part[3]), 10, 63)
	if err != nil || index > math.MaxInt64/layout.TileWidth {
		v.problem(name, "is no tile of this log")
		return
	}
	count := layout.TileWidth
	if part[4] != "" {
		count, _ = strconv.Atoi(part[4])
	}
	level := -1
	if part[1] != "entries" {
		level, _ = strconv.Atoi(part[1])
	}
	want, ok := v.tile(level, index, count)
	if !ok && v.grownSince() {
		return // it was written after the heads were read
	}
	if !ok || count == 0 || count == layout.TileWidth && part[4] != "" || name != tileName(level, index, count) {
		v.problem(name, "is no tile of a log of %d receipts: it was put there, receipts were cut off, or an interrupted write left it", v.Receipts)
		return
	}
	v.same(name, want)
}

// tile returns what the receipts give for a tile, or for a bundle (level -1).
func (v *verifier) tile(level int, index uint64, count int) ([]byte, bool) {
	first := index * layout.TileWidth
	if level >= 0 {
		if level >= len(v.levels) || (first+uint64(count))*32 > uint64(len(v.levels[level])) {
			return nil, false
		}
		return v.levels[level][first*32 : (first+uint64(count))*32], true
	}
	if first+uint64(count) > v.Receipts {
		return nil, false
	}
	entries, err := v.reader.bundle(index)
	if err != nil || len(entries) < count {
		return nil, false
	}
	var text []byte
	for i, e := range entries[:count] {
		at := (first + uint64(i)) * 32
		if !bytes.Equal(rfc6962.DefaultHasher.HashLeaf(e), v.levels[0][at:at+32]) {
			return nil, false // it changed since it was read
		}
		text = append(append(text, byte(len(e)>>8), byte(len(e))), e...)
	}
	return text, true
}

func tileName(level int, index uint64, count int) string {
	partial := uint8(count % layout.TileWidth)
	if level < 0 {
		return logName + "/" + layout.EntriesPath(index, partial)
	}
	return logName + "/" + layout.TilePath(uint64(level), index, partial)
}

// mustTiles notes the tiles that a log of this size has.
func (v *verifier) mustTiles() {
	sizes := []uint64{v.Receipts}
	for _, hashes := range v.levels {
		sizes = append(sizes, uint64(len(hashes)/32))
	}
	for row, n := range sizes {
		for index := uint64(0); index*layout.TileWidth < n; index++ {
			v.must(tileName(row-1, index, int(min(n-index*layout.TileWidth, layout.TileWidth))))
		}
	}
}
