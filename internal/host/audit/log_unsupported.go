//go:build !unix || solaris || illumos || aix

package audit

import (
	"errors"
	"fmt"
	"runtime"
)

// A Log writes receipts; not on this system, whose locks and syncs the log's
// storage does not know.
type Log struct{}

// Open reports that there is no record on this system.
func Open(string, Options) (*Log, error) {
	return nil, fmt.Errorf("open the record: %s is not supported: %w", runtime.GOOS, errors.ErrUnsupported)
}

// Ready reports that nothing may run.
func (*Log) Ready() error { return errors.ErrUnsupported }

// Append reports that nothing can be written.
func (*Log) Append(*Receipt, ...[]byte) error { return errors.ErrUnsupported }

// Close does nothing.
func (*Log) Close() error { return nil }

func ours(string) error { return nil }

// LockForwarding reports that nothing can be forwarded.
func LockForwarding(string) (func(), error) { return nil, errors.ErrUnsupported }
