package audit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/transparency-dev/tessera"
	"golang.org/x/mod/sumdb/note"
)

const (
	witnessTimeout = 3 * time.Second // for all witnesses to cosign a checkpoint
	// witnessGrace is how long receipts may wait for cosignatures before
	// nothing runs any more, if that is what is wanted.
	witnessGrace = 5 * time.Second
	// watchInterval is how often is looked whether any wait.
	watchInterval = 250 * time.Millisecond
)

// A witnessPolicy says who must cosign checkpoints, in Sigsum's format, and
// with a line of its own,
//
//	unreachable refuse|continue
//
// what happens while they do not: nothing runs (which is the default), or
// checkpoints are published with the cosignatures that there are.
type witnessPolicy struct {
	group    tessera.WitnessGroup
	keys     []note.Verifier
	required bool // nothing runs without them
}

// parseWitnesses reads a policy.
func parseWitnesses(text []byte) (*witnessPolicy, error) {
	p := &witnessPolicy{required: true}
	var rest strings.Builder
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] != "unreachable" {
			rest.WriteString(line)
			continue
		}
		if len(fields) != 2 || fields[1] != "refuse" && fields[1] != "continue" {
			return nil, fmt.Errorf("witness policy: %q: want unreachable refuse or unreachable continue", strings.TrimSpace(line))
		}
		p.required = fields[1] == "refuse"
	}
	var err error
	if p.group, err = tessera.NewWitnessGroupFromPolicy([]byte(rest.String())); err != nil {
		return nil, fmt.Errorf("witness policy: %w", err)
	}
	for _, key := range p.group.Endpoints() {
		p.keys = append(p.keys, key)
	}
	return p, nil
}

// readWitnesses returns the policy given or else that of the record, or nil.
func readWitnesses(dir string, given []byte) (*witnessPolicy, error) {
	if len(given) > 0 {
		return parseWitnesses(given)
	}
	text, err := os.ReadFile(filepath.Join(dir, witnessName))
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return parseWitnesses(text)
}

// CheckWitnesses says whether a checkpoint has the cosignatures that a policy
// wants.
func CheckWitnesses(cp *Checkpoint, policy []byte) error {
	p, err := parseWitnesses(policy)
	if err != nil {
		return err
	}
	return p.check(cp)
}

func (p *witnessPolicy) check(cp *Checkpoint) error {
	if p.group.Satisfied(cp.Text) {
		return nil
	}
	n, err := note.Open(cp.Text, note.VerifierList(p.keys...))
	count := 0
	if err == nil {
		count = len(n.Sigs)
	}
	return fmt.Errorf("the checkpoint of %d receipts has the cosignatures of %d of %d witnesses, which is not what the policy wants", cp.Size, count, len(p.keys))
}
