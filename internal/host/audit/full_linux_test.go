package audit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// small mounts a file system of little room, or skips where that is not
// allowed.
func small(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "mode=700,size="+size); err != nil {
		t.Skipf("cannot mount a small disk here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// On a full disk nothing is acknowledged, nothing is lost, and it goes on when
// there is room again.
func TestFullDisk(t *testing.T) {
	mount := small(t, "8m")
	dir := filepath.Join(mount, "record")
	l := mustOpen(t, dir, Options{FreeBytes: 1})
	ballast := filepath.Join(mount, "ballast")
	good, bad := 0, 0
	for i := range 60 {
		switch i {
		case 20:
			fill(t, ballast)
		case 40:
			os.Remove(ballast)
		}
		if err := l.Append(sample("script")); err == nil {
			good++
		} else if bad++; !strings.Contains(err.Error(), "cannot be written") {
			t.Fatal(err)
		}
	}
	if good < 40 || bad == 0 {
		t.Fatalf("%d receipts written, %d refused", good, bad)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	mustBeIntact(t, dir, uint64(good))
}

func fill(t *testing.T, name string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, n := range []int{4096, 1} {
		for {
			if _, err := f.Write(make([]byte, n)); err != nil {
				break
			}
		}
	}
}

// With less room than is to be kept free, a run does not even begin.
func TestNotReady(t *testing.T) {
	dir := filepath.Join(small(t, "1m"), "record")
	l := mustOpen(t, dir, Options{FreeBytes: 2 << 20})
	defer l.Close()
	if err := l.Ready(); err == nil || !strings.Contains(err.Error(), "free") {
		t.Fatalf("ready: %v", err)
	}
}

// On a disk that has become read-only, and on one that always was, receipts
// are refused, and the process lives.
func TestReadOnly(t *testing.T) {
	mount := small(t, "4m")
	dir := filepath.Join(mount, "record")
	l := mustOpen(t, dir, Options{FreeBytes: 1})
	var wait sync.WaitGroup
	for i := range 10 {
		wait.Go(func() {
			if err := l.Append(sample(fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = mustOpen(t, dir, Options{FreeBytes: 1})
	remount := func(flags uintptr) {
		t.Helper()
		for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(10 * time.Millisecond) {
			err := syscall.Mount("", mount, "", syscall.MS_REMOUNT|flags, "")
			if err == nil {
				return
			}
			if time.Now().After(deadline) { // a file is open for writing now and then
				t.Fatal(err)
			}
		}
	}
	remount(syscall.MS_RDONLY)
	if err := l.Ready(); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("ready: %v", err)
	}
	if err := l.Append(sample("x")); err == nil {
		t.Error("written on a read-only disk")
	}
	if _, err := Open(dir, Options{FreeBytes: 1}); err == nil {
		t.Error("opened on a read-only disk")
	}
	mustBeIntact(t, dir, 10)
	remount(0)
	if err := l.Append(sample("x")); err != nil {
		t.Errorf("the disk can be written again: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	remount(syscall.MS_RDONLY)
	if _, err := Open(dir, Options{FreeBytes: 1}); err == nil {
		t.Error("opened on a read-only disk")
	}
	mustBeIntact(t, dir, 11)
}
