package jail

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// A slot is what one process at a time has: a user id and a control group.
type slot struct {
	id    int // 0: the caller's own
	ids   *idRange
	group *group
	cpu   int64 // seconds of processor time of the process in it
}

func (s *slot) release() {
	if s.id != 0 {
		s.ids.give(s.id)
	}
	s.group.remove()
}

// take returns a slot that no running process has.
func (l *Launcher) take(spec *Spec) (*slot, error) {
	s, err := l.freeSlot()
	if err != nil {
		return nil, err
	}
	s.cpu = spec.CPU
	if s.group != nil && spec.on(Cgroup) {
		if err := s.group.set(spec); err != nil {
			l.give(s)
			return nil, fmt.Errorf("jail: control group: %w", err)
		}
	}
	return s, nil
}

func (l *Launcher) freeSlot() (*slot, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n := len(l.free); n > 0 {
		s := l.free[n-1]
		l.free = l.free[:n-1]
		l.running++
		return s, nil
	}
	s := &slot{ids: l.ids}
	if l.ids != nil {
		var err error
		if s.id, err = l.ids.take(); err != nil {
			return nil, fmt.Errorf("jail: %w", err)
		}
	}
	var err error
	if s.group, err = l.group.child(l.slots); err != nil {
		s.release()
		return nil, fmt.Errorf("jail: control group: %w", err)
	}
	l.slots++
	l.running++
	return s, nil
}

// give takes a slot back whose process has ended.
func (l *Launcher) give(s *slot) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.running--
	select {
	case <-l.closed:
		s.release()
		if l.running == 0 {
			l.ids.close()
		}
	default:
		l.free = append(l.free, s)
	}
}

// An idRange is a range of user ids that belong to nobody. Which are in use is
// known to all vivariums on the host by a file of which each locks the bytes
// of its ids. The locks end with the launcher, however it ends.
type idRange struct {
	IDRange
	locks int // descriptor of the file
	next  int
	taken map[int]bool // by this launcher; its own locks do not keep it out
}

// The usual range: above what systemd gives to containers, below 2^31.
var usualIDs = IDRange{1_879_048_192, 65_536}

// lockFile has a byte for each user id.
const lockFile = "/run/vivarium/ids"

// findIDs returns the range of ids to use as root: the one that is wanted; else
// the usual one, or, in a container with fewer ids, the end of what it has; nil
// where there is only one id anyway.
func findIDs(want IDRange) (*idRange, error) {
	users, err := mappedIDs("/proc/self/uid_map", want)
	if err != nil {
		return nil, err
	}
	groups, err := mappedIDs("/proc/self/gid_map", want)
	if err != nil {
		return nil, err
	}
	if users.Count == 0 || groups.Count == 0 || groups.First != users.First {
		if want.Count > 0 {
			return nil, fmt.Errorf("%v are not all ids of users and groups here, or among them are 0 or %d", want, insideID)
		}
		return nil, nil
	}
	locks, err := openLocks(lockFile)
	if err != nil {
		return nil, fmt.Errorf("the ids in use are kept in %s: %w", lockFile, err)
	}
	return &idRange{IDRange: IDRange{users.First, min(users.Count, groups.Count)}, locks: locks, next: os.Getpid() * 64, taken: map[int]bool{}}, nil
}

// openLocks opens the file of locks, and makes it if there is none.
func openLocks(path string) (int, error) {
	const flags = unix.O_CREAT | unix.O_RDWR | unix.O_NOFOLLOW | unix.O_CLOEXEC
	fd, err := unix.Open(path, flags, 0o600)
	if err == unix.ENOENT {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return -1, err
		}
		fd, err = unix.Open(path, flags, 0o600)
	}
	return fd, err
}

// mappedIDs returns the ids that can be given away, by an id map: those wanted
// or none, else the best there are.
func mappedIDs(file string, want IDRange) (best IDRange, err error) {
	text, err := readFile(file)
	if err != nil {
		return IDRange{}, err
	}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) != 3 {
			continue
		}
		from, _ := strconv.Atoi(fields[0])
		size, _ := strconv.Atoi(fields[2])
		have := IDRange{from, size}
		if want.Count > 0 {
			if have.covers(want) && want.First > 0 && !want.covers(IDRange{insideID, 1}) {
				return want, nil
			}
			continue
		}
		if have.covers(usualIDs) {
			return usualIDs, nil
		}
		if first, n := upperHalf(from, size); n > best.Count {
			best = IDRange{first, n}
		}
	}
	return best, nil
}

func (r IDRange) covers(x IDRange) bool {
	return r.First <= x.First && x.First+x.Count <= r.First+r.Count
}

// upperHalf returns the upper half of an extent of ids, without the ids that
// stand for nobody; none of an extent that is small.
func upperHalf(from, size int) (first, count int) {
	end := from + size
	if from <= insideID && end > insideID && end <= usualIDs.Count {
		end = insideID
	}
	if first = from + size/2; size < 4096 || end <= first {
		return 0, 0
	}
	return first, end - first
}

// take locks an id that nobody has.
func (r *idRange) take() (int, error) {
	for range r.Count {
		id := r.First + r.next%r.Count
		r.next++
		if r.taken[id] {
			continue
		}
		err := r.lock(id, unix.F_WRLCK)
		if err == nil {
			r.taken[id] = true
			return id, nil
		}
		if err != unix.EAGAIN && err != unix.EACCES {
			return 0, fmt.Errorf("user id %d: %w", id, err)
		}
	}
	return 0, fmt.Errorf("all %d user ids for workers, %v, are in use: more are needed than run at a time on this host", r.Count, r.IDRange)
}

func (r *idRange) give(id int) {
	delete(r.taken, id)
	_ = r.lock(id, unix.F_UNLCK)
}

func (r *idRange) lock(id int, kind int16) error {
	return unix.FcntlFlock(uintptr(r.locks), unix.F_OFD_SETLK, &unix.Flock_t{Type: kind, Start: int64(id), Len: 1})
}

// close gives up all ids.
func (r *idRange) close() {
	if r != nil {
		unix.Close(r.locks)
	}
}
