package syntax

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// findPython returns a CPython 3.13, or skips the test.
func findPython(t testing.TB) string {
	candidates := []string{os.Getenv("VIVARIUM_PYTHON")}
	if path, err := exec.LookPath("python3.13"); err == nil {
		candidates = append(candidates, path)
	}
	for _, root := range []string{os.Getenv("PYENV_ROOT"), filepath.Join(os.Getenv("HOME"), ".pyenv")} {
		if root != "" {
			matches, _ := filepath.Glob(filepath.Join(root, "versions", "3.13*", "bin", "python3"))
			candidates = append(candidates, matches...)
		}
	}
	for _, path := range candidates {
		if path == "" {
			continue
		}
		out, err := exec.Command(path, "-c", "import sys; print(sys.version_info[:2] == (3, 13))").Output()
		if err == nil && strings.TrimSpace(string(out)) == "True" {
			return path
		}
	}
	t.Skip("NOT TESTED: the trees are compared with CPython 3.13, which is not here; set VIVARIUM_PYTHON to one")
	return ""
}

// corpusDifferences lists the files on which we differ from CPython 3.13 on purpose, by the end of their path.
var corpusDifferences = map[string]string{
	"test/encoded_modules/module_iso_8859_1.py": "source is UTF-8 only",
	"test/encoded_modules/module_koi8_r.py":     "source is UTF-8 only",
	"test/tokenizedata/coding20731.py":          "source is UTF-8 only",
	"turtledemo/clock.py":                       "source is UTF-8 only",
	"test/test_stringprep.py":                   "repr escapes what another version of Unicode does not know",
}

func pythonFiles(t *testing.T, python string) []string {
	out, err := exec.Command(python, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	err = filepath.WalkDir(strings.TrimSpace(string(out)), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "site-packages" {
			return fs.SkipDir
		}
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(files)
	return files
}

// TestTreesEqualCPython compares the dump of every file of CPython's library with what CPython dumps.
func TestTreesEqualCPython(t *testing.T) {
	if testing.Short() {
		t.Skip("NOT TESTED: the comparison with CPython takes some twenty seconds")
	}
	python := findPython(t)
	files := pythonFiles(t, python)
	cmd := exec.Command(python, filepath.Join("testdata", "oracle.py"))
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n"))
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c := &comparison{t: t}
	r := bufio.NewReaderSize(stdout, 1<<20)
	for _, path := range files {
		c.compare(path, r)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files: %d equal trees, %d refused by both, %d listed differences", len(files), c.equal, c.refused, c.listed)
	if c.equal < 1000 {
		t.Errorf("only %d files were compared", c.equal)
	}
}

type comparison struct {
	t                      *testing.T
	equal, refused, listed int
}

func (c *comparison) compare(path string, r *bufio.Reader) {
	var kind byte
	var n int
	if _, err := fmt.Fscanf(r, "%c %d\n", &kind, &n); err != nil {
		c.t.Fatal(path, err)
	}
	want := make([]byte, n+1)
	if _, err := io.ReadFull(r, want); err != nil {
		c.t.Fatal(path, err)
	}
	want = want[:n]
	problem := c.judge(path, kind, want)
	if problem == "" {
		return
	}
	for suffix := range corpusDifferences {
		if strings.HasSuffix(filepath.ToSlash(path), suffix) {
			c.listed++
			return
		}
	}
	c.t.Errorf("%s: %s", path, problem)
}

// judge returns what is wrong with our reading of a file that CPython dumps as want, or refuses.
func (c *comparison) judge(path string, kind byte, want []byte) string {
	src, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	limits := Limits{Source: 16 << 20}
	mod, err := ParseOnly(NewFile(path, src), limits)
	if kind == 'E' {
		if err == nil {
			return "not refused, but CPython says " + string(want)
		}
		c.refused++
		return ""
	}
	if err != nil {
		return "refused: " + err.Error()
	}
	var got bytes.Buffer
	if err := Dump(&got, mod, DumpOptions{Attributes: true}); err != nil {
		return err.Error()
	}
	if !bytes.Equal(got.Bytes(), want) {
		return firstDifference(got.Bytes(), want)
	}
	c.equal++
	if problem := printsBack(mod); problem != "" {
		return problem
	}
	return c.judgeValid(mod, kind)
}

// printsBack checks that the printed tree parses to the same tree.
func printsBack(mod *Module) string {
	var source, want, got bytes.Buffer
	if err := Print(&source, mod); err != nil {
		return err.Error()
	}
	again, err := ParseOnly(NewFile("printed", source.Bytes()), Limits{Source: 16 << 20})
	if err != nil {
		return "printed source does not parse: " + err.Error() + "\n" + errorLine(err)
	}
	Dump(&want, mod, DumpOptions{})
	Dump(&got, again, DumpOptions{})
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		return "printed: " + firstDifference(got.Bytes(), want.Bytes())
	}
	return ""
}

func (c *comparison) judgeValid(mod *Module, kind byte) string {
	err := Validate(mod)
	var syntaxError *Error
	if kind == 'T' && err != nil && errors.As(err, &syntaxError) {
		return "does not compile: " + err.Error()
	}
	if kind == 'C' && err == nil {
		return "compiles, but not in CPython"
	}
	return ""
}

func errorLine(err error) string {
	e, ok := err.(*Error)
	if !ok {
		return ""
	}
	return e.File.LineText(e.Position().Line)
}

func firstDifference(got, want []byte) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	from := max(0, i-120)
	cut := func(b []byte) string { return string(b[min(from, len(b)):min(i+120, len(b))]) }
	return fmt.Sprintf("trees differ\n got …%s…\nwant …%s…", cut(got), cut(want))
}
