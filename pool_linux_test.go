package vivarium_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/vivarium-run/vivarium"
)

// withoutNamespaces is the environment variable that makes this program a host
// on which no user namespace can be made.
const withoutNamespaces = "VIVARIUM_TEST_WITHOUT_NAMESPACES"

func init() {
	if os.Getenv(withoutNamespaces) == "" {
		return
	}
	if err := os.WriteFile("/proc/sys/user/max_user_namespaces", []byte("0"), 0); err != nil {
		fmt.Println("cannot:", err)
		os.Exit(0)
	}
	vivarium.WorkerMain()
	p, err := vivarium.NewPool(vivarium.PoolOptions{})
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(0)
	}
	fmt.Println("ran:", p.Run(context.Background(), "s.py", []byte("print(1)")).Status)
	os.Exit(0)
}

// Where the machine cannot build the jail nothing runs, and the error says
// what is missing.
func TestFailsClosed(t *testing.T) {
	newPool(t, vivarium.PoolOptions{Warm: -1})
	cmd := exec.Command("/proc/self/exe")
	cmd.Env = append(os.Environ(), withoutNamespaces+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	switch text := string(out); {
	case strings.HasPrefix(text, "cannot: "):
		t.Skipf("SHOWS NOTHING HERE: %s", text)
	case !strings.HasPrefix(text, "refused: ") || !strings.Contains(text, "namespaces"):
		t.Errorf("%s", text)
	}
}
