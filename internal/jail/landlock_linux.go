package jail

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// landlockRows are the rights that each version of Landlock can take away.
var landlockRows = []struct {
	abi            int
	fs, net, scope uint64
	what           string
}{
	{1, unix.LANDLOCK_ACCESS_FS_EXECUTE | unix.LANDLOCK_ACCESS_FS_WRITE_FILE | unix.LANDLOCK_ACCESS_FS_READ_FILE |
		unix.LANDLOCK_ACCESS_FS_READ_DIR | unix.LANDLOCK_ACCESS_FS_REMOVE_DIR | unix.LANDLOCK_ACCESS_FS_REMOVE_FILE |
		unix.LANDLOCK_ACCESS_FS_MAKE_CHAR | unix.LANDLOCK_ACCESS_FS_MAKE_DIR | unix.LANDLOCK_ACCESS_FS_MAKE_REG |
		unix.LANDLOCK_ACCESS_FS_MAKE_SOCK | unix.LANDLOCK_ACCESS_FS_MAKE_FIFO | unix.LANDLOCK_ACCESS_FS_MAKE_BLOCK |
		unix.LANDLOCK_ACCESS_FS_MAKE_SYM, 0, 0, "opening, executing, making and removing files"},
	{2, unix.LANDLOCK_ACCESS_FS_REFER, 0, 0, "linking and renaming across directories"},
	{3, unix.LANDLOCK_ACCESS_FS_TRUNCATE, 0, 0, "truncating"},
	{4, 0, unix.LANDLOCK_ACCESS_NET_BIND_TCP | unix.LANDLOCK_ACCESS_NET_CONNECT_TCP, 0, "TCP"},
	{5, unix.LANDLOCK_ACCESS_FS_IOCTL_DEV, 0, 0, "device controls"},
	{6, 0, 0, unix.LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | unix.LANDLOCK_SCOPE_SIGNAL, "abstract sockets and signals to the outside"},
}

// rules are a set of Landlock's, not yet in force.
type rules struct {
	fd    int // -1: there are none
	walls []Wall
}

func (r *rules) close() {
	if r.fd >= 0 {
		unix.Close(r.fd)
	}
}

// landlockRules takes every right that this kernel's Landlock knows of, but
// for reading and executing what is below the given paths.
func landlockRules(spec *Spec, readable ...string) (*rules, error) {
	if !spec.on(LandFS) && !spec.on(LandNet) && !spec.on(LandScope) {
		return &rules{fd: -1}, nil
	}
	abi := landlockABI()
	if abi == 0 {
		return nil, errors.New("the kernel has no Landlock, or it is not switched on (lsm=landlock,...)")
	}
	attr, size := &unix.LandlockRulesetAttr{}, uintptr(8)
	for _, row := range landlockRows {
		if row.abi > abi {
			break
		}
		if spec.on(LandFS) {
			attr.Access_fs |= row.fs
		}
		if spec.on(LandNet) && row.net != 0 {
			attr.Access_net, size = row.net, max(size, 16)
		}
		if spec.on(LandScope) && row.scope != 0 {
			attr.Scoped, size = row.scope, 24
		}
	}
	if attr.Access_fs|attr.Access_net|attr.Scoped == 0 {
		return &rules{fd: -1}, nil
	}
	fd, err := landlockRuleset(attr, size)
	if err != nil {
		return nil, err
	}
	for _, path := range readable {
		if err := allowReading(fd, path); err != nil {
			unix.Close(fd)
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return &rules{fd, standing(attr)}, nil
}

// landlock puts all threads under rules that allow nothing, and returns which
// walls stand then. The child cannot: it could not execute a file any more. It
// could a copy of the program in memory, which Landlock does not know; but the
// pages of that cost as much as it saves to stop no threads here.
func landlock(spec *Spec) ([]Wall, error) {
	r, err := landlockRules(spec)
	if err != nil || r.fd < 0 {
		return nil, err
	}
	defer r.close()
	return r.walls, everyThread(unix.SYS_LANDLOCK_RESTRICT_SELF, uintptr(r.fd), 0, 0, 0, 0)
}

// allowReading gives back the rights to read and execute below a path.
func allowReading(ruleset int, path string) error {
	fd, err := unix.Open(path, unix.O_PATH|unix.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return err
	}
	rights := uint64(unix.LANDLOCK_ACCESS_FS_READ_FILE | unix.LANDLOCK_ACCESS_FS_EXECUTE)
	if st.Mode&unix.S_IFMT == unix.S_IFDIR {
		rights |= unix.LANDLOCK_ACCESS_FS_READ_DIR
	}
	return landlockAllow(ruleset, &unix.LandlockPathBeneathAttr{Allowed_access: rights, Parent_fd: int32(fd)})
}

func standing(attr *unix.LandlockRulesetAttr) (walls []Wall) {
	for _, part := range []struct {
		rights uint64
		wall   Wall
	}{{attr.Access_fs, LandFS}, {attr.Access_net, LandNet}, {attr.Scoped, LandScope}} {
		if part.rights != 0 {
			walls = append(walls, part.wall)
		}
	}
	return walls
}
