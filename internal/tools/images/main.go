// Command images writes the images of the library's modules that are written
// in Python: their compiled code, which vivarium embeds. Run it with
// `go generate ./internal/engine/native` after such a module, the compiler or
// the instruction set has changed.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/vivarium-run/vivarium/internal/engine/native"
)

func main() {
	if err := write("images"); err != nil {
		fmt.Fprintln(os.Stderr, "images:", err)
		os.Exit(1)
	}
}

// write fills a directory with the images, and with nothing else.
func write(dir string) error {
	images, err := native.Images()
	if err != nil {
		return err
	}
	old, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range old {
		if images[f.Name()] == nil {
			if err := os.Remove(filepath.Join(dir, f.Name())); err != nil {
				return err
			}
		}
	}
	for name, image := range images {
		if err := os.WriteFile(filepath.Join(dir, name), image, 0o644); err != nil {
			return err
		}
	}
	return nil
}
