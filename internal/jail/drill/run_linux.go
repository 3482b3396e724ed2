package drill

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"github.com/vivarium-run/vivarium/internal/jail"
)

// patience is how long a victim may take.
var patience = 20 * time.Second

// Run runs a drill with only its own wall standing, or without that one too.
func Run(l *jail.Launcher, d *Drill, without bool) Report {
	if d.skip != nil {
		if why := d.skip(); why != "" {
			return Report{d, Skipped, why}
		}
	}
	if without && d.inherited != nil {
		if why := d.inherited(); why != "" {
			return Report{d, Skipped, why}
		}
	}
	if has, why := l.Cgroup(); d.Wall == jail.Cgroup && !has {
		return Report{d, Skipped, "control groups cannot be written: " + why}
	}
	if d.Wall == jail.GVisor && !without && !l.GVisor() {
		return Report{d, Skipped, "there is no runsc on the PATH, gVisor's program"}
	}
	if d.Wall == jail.UID && !l.OwnIDs() {
		return Report{d, Skipped, "only root can give workers ids of their own"}
	}
	b, err := layBait()
	if err != nil {
		return broken(d, "%v", err)
	}
	defer b.close()
	arg := ""
	if d.bait != nil {
		arg = d.bait(b)
	}
	p, err := l.Start(d.spec(without), Role, d.Name, arg)
	if err != nil {
		return broken(d, "%v", err)
	}
	defer p.Close()
	if err := p.Started(); err != nil {
		return broken(d, "%v", err)
	}
	if _, err := p.Cgroup(); err != nil {
		return broken(d, "%v", err)
	}
	return judge(d, p)
}

// judge hears the victim, or learns how it died.
func judge(d *Drill, p *jail.Process) Report {
	p.In.Write([]byte{'g'})
	p.Out.SetReadDeadline(time.Now().Add(patience))
	text, err := io.ReadAll(io.LimitReader(p.Out, 4096))
	if os.IsTimeout(err) {
		return broken(d, "no answer in %v", patience)
	}
	exit := p.Wait()
	said, began := bytes.CutPrefix(text, []byte("ready\n"))
	line := strings.TrimSpace(string(said))
	switch {
	case !began:
		return broken(d, "the victim did not come up: %s%s (%v)", text, firstLine(exit.Text), exit)
	case line == "through":
		return Report{d, Through, ""}
	case strings.HasPrefix(line, "denied "):
		return Report{d, Denied, strings.TrimPrefix(line, "denied ")}
	case exit.Cause == jail.Ended:
		return broken(d, "the victim said nothing and ended: %v", exit)
	}
	return Report{d, Denied, exit.String()}
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// Main is the victim: it locks itself in as it is told, waits for the word,
// and tries.
func Main(inv *jail.Invocation) int {
	if len(inv.Args) != 2 {
		return 1
	}
	var d *Drill
	for _, row := range drills() {
		if row.Name == inv.Args[0] {
			d = row
		}
	}
	if d == nil {
		return 1
	}
	if _, err := jail.Enter(&inv.Spec); err != nil {
		say("not entered: " + err.Error())
		return 1
	}
	say("ready")
	var word [1]byte
	unix.Read(0, word[:])
	if err := d.try(inv.Args[1]); err != nil {
		say("denied " + err.Error())
		return 0
	}
	say("through")
	return 0
}

func say(text string) { unix.Write(1, []byte(text+"\n")) }

// A bait is what the host lays out for attacks to reach.
type bait struct {
	dir      string
	listener net.Listener
	abstract net.Listener
	segment  int
}

func layBait() (*bait, error) {
	dir, err := os.MkdirTemp("", "vivarium-drill-")
	if err != nil {
		return nil, err
	}
	b := &bait{dir: dir, segment: -1}
	os.Chmod(dir, 0o777)
	for name, mode := range map[string]os.FileMode{"open": 0o666, "secret": 0o600} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("bait\n"), mode); err != nil {
			b.close()
			return nil, err
		}
		os.Chmod(path, mode)
	}
	return b, nil
}

func (b *bait) close() {
	if b.listener != nil {
		b.listener.Close()
	}
	if b.abstract != nil {
		b.abstract.Close()
	}
	if b.segment >= 0 {
		unix.SysvShmCtl(b.segment, unix.IPC_RMID, nil)
	}
	os.RemoveAll(b.dir)
}

// The baits.

func openFile(b *bait) string { return filepath.Join(b.dir, "open") }

func secretFile(b *bait) string { return filepath.Join(b.dir, "secret") }

func newFile(b *bait) string { return filepath.Join(b.dir, "new") }

func hostProcess(*bait) string { return strconv.Itoa(os.Getpid()) }

func tcpPort(b *bait) string {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return "0"
	}
	b.listener = l
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

func abstractSocket(b *bait) string {
	name := fmt.Sprintf("vivarium-drill-%d-%d", os.Getpid(), time.Now().UnixNano())
	b.abstract, _ = net.Listen("unix", "@"+name)
	return name
}

func sharedSegment(b *bait) string {
	key := 0x76000000 + int(time.Now().UnixNano()&0xffffff)
	b.segment, _ = unix.SysvShmGet(key, 4096, unix.IPC_CREAT|0o666)
	return strconv.Itoa(key)
}

func hostKernel(*bait) string {
	var u unix.Utsname
	unix.Uname(&u)
	return unix.ByteSliceToString(u.Release[:])
}

func hostName(*bait) string {
	name, _ := os.Hostname()
	return name
}
