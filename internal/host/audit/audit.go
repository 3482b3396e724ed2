// Package audit keeps the record: one receipt for each decision and run, in a
// log that nobody can edit without being found out.
//
// A [Receipt] says who asked, what ran on what (as hashes), under which rules
// and limits, with which result. It has one encoding: JSON with a fixed order
// of fields and no space, so that its hash means something.
//
// The log is a Merkle tree of receipts in the tlog-tiles layout, kept by
// tessera. Its root is signed, as a checkpoint, with an Ed25519 key that is
// made at the first use. Who keeps a checkpoint elsewhere can later show that
// the log has only grown since; without one, everything but a log that was
// set back as a whole, or written anew with its key, is still found.
//
// A record is a directory that only the trusted side can reach:
//
//	key        the private key, mode 0600
//	key.pub    the public key, in the form of signed notes
//	witness    optional: the policy that names the witnesses
//	forward    optional: where receipts are sent as they are written
//	forwarded/ how far each destination has come
//	lock       held by every writer, exclusively by one that cleans up
//	log/       checkpoint, tile/…, .state/…: the log
//	blobs/     scripts, data and policies by their SHA-256, if asked for
//
// [Log] writes, [Reader] reads, [Verify] recomputes everything from the
// receipts and compares it with every byte that is there.
package audit

import (
	"errors"
	"path/filepath"
)

// The names in a record's directory.
const (
	keyName     = "key"
	pubName     = "key.pub"
	witnessName = "witness"
	forwardName = "forward"
	cursorsName = "forwarded"
	lockName    = "lock"
	logName     = "log"
	blobsName   = "blobs"
	stateName   = ".state"
)

// ErrNotFound is what a search for a receipt ends with if there is none.
var ErrNotFound = errors.New("the record has no such receipt")

func logDir(dir string) string { return filepath.Join(dir, logName) }
