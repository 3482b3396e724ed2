package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/client"
)

// A Proof shows, without the log, that a receipt is in it: the receipt, its
// place, the hashes beside its way to the root (RFC 6962), and the signed
// checkpoint that has this root.
type Proof struct {
	Format     int             `json:"v"`
	Receipt    json.RawMessage `json:"receipt"`
	Index      uint64          `json:"index"`
	Size       uint64          `json:"size"` // of the tree that the hashes are for
	Hashes     [][]byte        `json:"hashes"`
	Checkpoint string          `json:"checkpoint,omitempty"`
}

// A Consistency shows that a log of the first size has only grown.
type Consistency struct {
	Format int      `json:"v"`
	From   uint64   `json:"from"`
	To     uint64   `json:"to"`
	Hashes [][]byte `json:"consistency"`
	Old    string   `json:"old"`        // the earlier checkpoint
	New    string   `json:"checkpoint"` // the later one
}

// Prove makes the proof of a receipt for the tree of a checkpoint: the signed
// head, or one kept elsewhere.
func (r *Reader) Prove(f Found, cp *Checkpoint) (*Proof, error) {
	if cp.Size > r.Signed.Size {
		return nil, fmt.Errorf("the checkpoint is of %d receipts, the log has %d: it was set back", cp.Size, r.Signed.Size)
	}
	if f.Index >= cp.Size {
		return nil, fmt.Errorf("the receipt is number %d, the checkpoint covers the first %d", f.Index, cp.Size)
	}
	b, err := client.NewProofBuilder(context.Background(), cp.Size, r.files.ReadTile)
	if err != nil {
		return nil, fmt.Errorf("prove: %w", err)
	}
	hashes, err := b.InclusionProof(context.Background(), f.Index)
	if err != nil {
		return nil, fmt.Errorf("prove: %w", err)
	}
	p := &Proof{Format, f.Text, f.Index, cp.Size, hashes, string(cp.Text)}
	return p, p.check(cp)
}

// Check checks a proof against a checkpoint whose signature has been checked,
// and returns the receipt.
func (p *Proof) Check(cp *Checkpoint) (*Receipt, error) {
	r, err := DecodeLoose(p.Receipt)
	if err != nil {
		return nil, err
	}
	return r, p.check(cp)
}

func (p *Proof) check(cp *Checkpoint) error {
	if p.Size != cp.Size {
		return fmt.Errorf("the proof is for a log of %d receipts, the checkpoint is of %d: make the proof with this checkpoint", p.Size, cp.Size)
	}
	r, err := DecodeLoose(p.Receipt)
	if err != nil {
		return err
	}
	text, err := r.Encode()
	if err != nil {
		return err
	}
	leaf := rfc6962.DefaultHasher.HashLeaf(text)
	if err := proof.VerifyInclusion(rfc6962.DefaultHasher, p.Index, p.Size, leaf, p.Hashes, cp.Root); err != nil {
		return fmt.Errorf("the receipt is not entry %d of the log with this checkpoint: %w", p.Index, err)
	}
	return nil
}

// ProveGrowth makes the proof that the log has only grown since a checkpoint.
func (r *Reader) ProveGrowth(old *Checkpoint) (*Consistency, error) {
	hashes, err := growth(r.files, old.Size, r.Signed.Size)
	if err != nil {
		return nil, err
	}
	c := &Consistency{Format, old.Size, r.Signed.Size, hashes, string(old.Text), string(r.Signed.Text)}
	return c, c.Check(old, &r.Signed)
}

func growth(files client.FileFetcher, from, to uint64) ([][]byte, error) {
	if from > to {
		return nil, fmt.Errorf("the checkpoint is of %d receipts, the log has %d: it was set back", from, to)
	}
	if from == 0 || from == to {
		return nil, nil
	}
	b, err := client.NewProofBuilder(context.Background(), to, files.ReadTile)
	if err != nil {
		return nil, fmt.Errorf("prove: %w", err)
	}
	hashes, err := b.ConsistencyProof(context.Background(), from, to)
	if err != nil {
		return nil, fmt.Errorf("prove: %w", err)
	}
	return hashes, nil
}

// Check checks the proof against two checkpoints whose signatures have been
// checked.
func (c *Consistency) Check(old, now *Checkpoint) error {
	if c.From != old.Size || c.To != now.Size {
		return fmt.Errorf("the proof is from %d to %d receipts, the checkpoints are of %d and %d", c.From, c.To, old.Size, now.Size)
	}
	return grown(old, now.Size, now.Root, c.Hashes)
}

func grown(old *Checkpoint, size uint64, root []byte, hashes [][]byte) error {
	if old.Size == 0 {
		if !bytes.Equal(old.Root, rfc6962.DefaultHasher.EmptyRoot()) {
			return fmt.Errorf("the checkpoint of an empty log has a root")
		}
		return nil
	}
	if err := proof.VerifyConsistency(rfc6962.DefaultHasher, old.Size, size, hashes, old.Root, root); err != nil {
		return fmt.Errorf("the log is not the one of the checkpoint of %d receipts: it was rewritten: %w", old.Size, err)
	}
	return nil
}
