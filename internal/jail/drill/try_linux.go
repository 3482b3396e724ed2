package drill

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"github.com/vivarium-run/vivarium/internal/jail"
	"github.com/vivarium-run/vivarium/internal/lazy"
)

// drills returns the rows: attacks on each wall, and one for each system call.
func drills() []*Drill { return rows.Get() }

var rows = lazy.Value[[]*Drill]{Make: func() []*Drill {
	return slices.Concat(wallDrills(), limitDrills(), gvisorDrills(), callDrills(), machineDrills())
}}

func wallDrills() []*Drill {
	return []*Drill{
		{Name: "read-secret", What: "read a file of the user who started it", Wall: jail.UID, bait: secretFile, try: tryRead},
		{Name: "signal-host", What: "signal a process of the host", Wall: jail.PID, bait: hostProcess, try: tryKill},
		{Name: "connect-tcp", What: "connect to a port of the host", Wall: jail.Net, bait: tcpPort, try: tryConnect},
		{Name: "abstract-socket", What: "connect to an abstract socket of the host", Wall: jail.Net, bait: abstractSocket, try: tryAbstract},
		{Name: "shared-memory", What: "attach a shared segment of the host", Wall: jail.IPC, bait: sharedSegment, try: trySegment},
		{Name: "host-name", What: "learn the host's name", Wall: jail.UTS, bait: hostName, try: tryHostName},
		{Name: "group-names", What: "learn the names of control groups", Wall: jail.CgroupNS, try: tryGroups, skip: noGroupNames},
		{Name: "read-file", What: "read a file that everybody may", Wall: jail.Root, bait: openFile, try: tryRead},
		{Name: "write-file", What: "write a file that everybody may", Wall: jail.Root, bait: openFile, try: tryWrite},
		{Name: "new-file", What: "make a file", Wall: jail.Root, bait: newFile, try: tryCreate},
		{Name: "fill-root", What: "make a file in the root", Wall: jail.Root, try: tryFillRoot, bait: newFile},
		{Name: "read-proc", What: "read about itself in /proc", Wall: jail.Root, bait: procSelf, try: tryRead},
		{Name: "terminal", What: "open the terminal", Wall: jail.Root, bait: devNull, try: tryRead0},
		{Name: "inherited", What: "use a descriptor left open", Wall: jail.Files, try: tryInherited},
		{Name: "mount", What: "mount a file system", Wall: jail.Caps, try: tryMount},
		{Name: "bounding-set", What: "find a capability in the bounding set", Wall: jail.Caps, try: tryBounding},
		{Name: "new-privileges", What: "be allowed to gain by executing", Wall: jail.NoNewPrivs, try: tryPrivileges, inherited: hasNoNewPrivs},
		{Name: "read-itself", What: "read its own environment through /proc", Wall: jail.Dumpable, With: []jail.Wall{jail.UID}, bait: procEnviron, try: tryRead},
		{Name: "descriptor-flood", What: "open descriptors without end", Wall: jail.Rlimits, try: tryDescriptors},
		{Name: "thread-flood", What: "start threads without end", Wall: jail.Rlimits, With: []jail.Wall{jail.UID}, try: tryThreads},
		{Name: "memory-flood", What: "take memory without end", Wall: jail.Rlimits, memory: 512 << 20, try: tryMemory},
		{Name: "processor-flood", What: "calculate without end", Wall: jail.Rlimits, cpu: 1, try: trySpin},
		{Name: "disk-fill", What: "write into an open file", Wall: jail.Rlimits, bait: openFile, try: tryWrite},
		{Name: "lock-memory", What: "lock memory", Wall: jail.Rlimits, try: tryLock},
		{Name: "landlock-read", What: "read a file", Wall: jail.LandFS, bait: openFile, try: tryRead},
		{Name: "landlock-write", What: "write a file", Wall: jail.LandFS, bait: openFile, try: tryWrite},
		{Name: "landlock-create", What: "make a file", Wall: jail.LandFS, bait: newFile, try: tryCreate},
		{Name: "landlock-list", What: "list a directory", Wall: jail.LandFS, bait: func(b *bait) string { return b.dir }, try: tryList},
		{Name: "landlock-tcp", What: "connect to a port of the host", Wall: jail.LandNet, bait: tcpPort, try: tryConnect},
		{Name: "landlock-socket", What: "connect to an abstract socket of the host", Wall: jail.LandScope, bait: abstractSocket, try: tryAbstract},
		{Name: "landlock-signal", What: "signal a process of the host", Wall: jail.LandScope, bait: hostProcess, try: tryKill},
		{Name: "group-memory", What: "take memory without end", Wall: jail.Cgroup, memory: 128 << 20, try: tryMemoryTouched},
		{Name: "group-threads", What: "start threads without end", Wall: jail.Cgroup, try: tryThreads},
	}
}

// gvisorDrills are attacks on the host that gVisor's kernel must stop with all
// that is inside of it left out, and attacks on the host's kernel.
func gvisorDrills() (out []*Drill) {
	rows := append(wallDrills(), &Drill{Name: "kernel-name", What: "learn the release of the host's kernel", bait: hostKernel, try: tryKernel})
	for _, name := range []string{"kernel-name", "read-file", "signal-host", "connect-tcp", "abstract-socket", "shared-memory"} {
		d := *rows[slices.IndexFunc(rows, func(d *Drill) bool { return d.Name == name })]
		d.Name, d.Wall = "gvisor "+name, jail.GVisor
		out = append(out, &d)
	}
	return out
}

// limitDrills make a row of each resource limit: it must not be raised. Where
// this process's own is as low already, that shows nothing.
func limitDrills() (out []*Drill) {
	const memory, seconds = 512 << 20, 100
	limits, err := jail.Limits(jail.Spec{Memory: memory, CPU: seconds, Off: []jail.Wall{jail.Files}})
	if err != nil {
		return nil
	}
	for _, l := range limits {
		out = append(out, &Drill{Name: "limit " + l.Name, What: "raise this limit", Wall: jail.Rlimits, memory: memory, cpu: seconds,
			skip: func() string { return lowLimit(l) },
			try: func(string) error {
				return unix.Setrlimit(l.Resource, &unix.Rlimit{Cur: l.Value + 1, Max: l.Value + 1})
			}})
	}
	return out
}

func lowLimit(l jail.Limit) string {
	var own unix.Rlimit
	if err := unix.Getrlimit(l.Resource, &own); err != nil || own.Max <= l.Value {
		return "the limit of this process is no higher"
	}
	return ""
}

func procSelf(*bait) string { return "/proc/self/status" }

func procEnviron(*bait) string { return "/proc/self/environ" }

func devNull(*bait) string { return "/dev/null" }

func tryRead(path string) error {
	fd, err := unix.Open(path, unix.O_RDONLY, 0)
	if err != nil {
		return err
	}
	_, err = unix.Read(fd, make([]byte, 16))
	return err
}

func tryRead0(path string) error {
	_, err := unix.Open(path, unix.O_RDWR, 0)
	return err
}

func tryWrite(path string) error {
	fd, err := unix.Open(path, unix.O_WRONLY|unix.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = unix.Write(fd, []byte("here\n"))
	return err
}

func tryCreate(path string) error {
	_, err := unix.Open(path, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL, 0o600)
	return err
}

// tryFillRoot makes a file in the root; where the root is the host's, in the
// bait's directory, so as to leave the host as it is.
func tryFillRoot(path string) error {
	if err := unix.Access(path[:strings.LastIndexByte(path, '/')], unix.F_OK); err != nil {
		path = "/new"
	}
	return tryCreate(path)
}

func tryList(path string) error {
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return err
	}
	_, err = unix.ReadDirent(fd, make([]byte, 4096))
	return err
}

func tryKill(pid string) error {
	n, err := strconv.Atoi(pid)
	if err != nil || n <= 1 {
		return errors.New("no process to signal")
	}
	return unix.Kill(n, 0)
}

func tryConnect(port string) error {
	n, err := strconv.Atoi(port)
	if err != nil || n == 0 {
		return errors.New("no port to connect to")
	}
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		return err
	}
	return unix.Connect(fd, &unix.SockaddrInet4{Port: n, Addr: [4]byte{127, 0, 0, 1}})
}

func tryAbstract(name string) error {
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return err
	}
	return unix.Connect(fd, &unix.SockaddrUnix{Name: "@" + name})
}

func trySegment(key string) error {
	n, err := strconv.Atoi(key)
	if err != nil {
		return err
	}
	_, err = unix.SysvShmGet(n, 4096, 0)
	return err
}

func tryHostName(want string) error {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return err
	}
	if name := string(u.Nodename[:bytes.IndexByte(u.Nodename[:], 0)]); name != want {
		return fmt.Errorf("the name is %q", name)
	}
	return nil
}

func tryKernel(release string) error {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return err
	}
	if have := unix.ByteSliceToString(u.Release[:]); have != release {
		return fmt.Errorf("the release is %q", have)
	}
	return nil
}

// noGroupNames says whether control groups have no names here anyway.
func noGroupNames() string {
	if tryGroups("") != nil {
		return "the control groups of this process are roots anyway"
	}
	return ""
}

func tryGroups(string) error {
	text, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(text)) {
		if parts := strings.SplitN(strings.TrimSpace(line), ":", 3); len(parts) == 3 && parts[2] != "/" {
			return nil
		}
	}
	return errors.New("all names are /")
}

// tryInherited looks for a descriptor beyond the three pipes and the two of
// the runtime's poller.
func tryInherited(string) error {
	for fd := 5; fd < 256; fd++ {
		if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == nil {
			return nil
		}
	}
	return errors.New("nothing but five descriptors")
}

func tryMount(string) error { return unix.Mount("none", "/", "tmpfs", 0, "") }

func tryBounding(string) error {
	for c := range 41 {
		if v, err := unix.PrctlRetInt(unix.PR_CAPBSET_READ, uintptr(c), 0, 0, 0); err == nil && v == 1 {
			return nil
		}
	}
	return errors.New("the set is empty")
}

func tryPrivileges(string) error {
	if why := hasNoNewPrivs(); why != "" {
		return errors.New(why)
	}
	return nil
}

// hasNoNewPrivs says so if this process, and so its children, can gain nothing
// by executing a file.
func hasNoNewPrivs() string {
	if v, err := unix.PrctlRetInt(unix.PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0); err == nil && v == 0 {
		return ""
	}
	return "no_new_privs is set"
}

func tryDescriptors(string) error {
	for range 200 {
		if _, err := unix.Dup(0); err != nil {
			return err
		}
	}
	return nil
}

// tryThreads keeps more threads than a worker may have. Where one cannot be
// had, the runtime gives up.
func tryThreads(string) error {
	const n = 3 * jail.DefaultThreads
	ready, stop := make(chan bool), make(chan bool)
	for range n {
		go func() {
			runtime.LockOSThread()
			ready <- true
			<-stop
		}()
	}
	for range n {
		<-ready
	}
	return nil
}

// sink keeps memory from being optimised away.
var sink [][]byte

func tryMemory(string) error {
	for range 16 {
		sink = append(sink, make([]byte, 64<<20))
	}
	return nil
}

func tryMemoryTouched(string) error {
	for range 8 {
		block := make([]byte, 64<<20)
		for i := 0; i < len(block); i += 4096 {
			block[i] = 1
		}
		sink = append(sink, block)
	}
	return nil
}

// trySpin uses three seconds of processor time.
func trySpin(string) error {
	for {
		var u unix.Rusage
		if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
			return err
		}
		if time.Duration(u.Utime.Nano()+u.Stime.Nano()) > 3*time.Second {
			return nil
		}
	}
}

func tryLock(string) error {
	return unix.Mlock(make([]byte, 1<<16))
}
