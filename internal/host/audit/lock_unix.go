//go:build unix && !solaris && !illumos && !aix

package audit

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// ours refuses what belongs to another user, who could change it at any time.
func ours(name string) error {
	var s unix.Stat_t
	if err := unix.Lstat(name, &s); err != nil {
		return err
	}
	if uid := unix.Geteuid(); int(s.Uid) != uid {
		return fmt.Errorf("%s belongs to user %d, this process runs as user %d: the record must belong to who writes it", name, s.Uid, uid)
	}
	return nil
}

// LockForwarding makes this process the one that forwards a record's receipts.
// Without error and release another one does it.
func LockForwarding(dir string) (release func(), err error) {
	folder := filepath.Join(dir, cursorsName)
	if err := makeDirs(dir, folder); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(folder, lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = nil
		}
		return nil, err
	}
	return func() { f.Close() }, nil
}
