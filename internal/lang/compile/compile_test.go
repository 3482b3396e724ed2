package compile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

func compileText(t testing.TB, text string) (*bytecode.Code, error) {
	t.Helper()
	file := syntax.NewFile("test.py", []byte(text))
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		t.Skipf("not a program: %v", err)
	}
	return Compile(file, mod)
}

// checked compiles a program that must compile, and verifies the result.
func checked(t testing.TB, text string) *bytecode.Code {
	t.Helper()
	file := syntax.NewFile("test.py", []byte(text))
	mod, err := syntax.Parse(file, syntax.Limits{})
	if err != nil {
		t.Fatalf("does not parse: %v\n%s", err, text)
	}
	code, err := Compile(file, mod)
	if err != nil {
		t.Fatalf("does not compile: %v\n%s", err, text)
	}
	if err := verifyAll(code); err != nil {
		t.Fatalf("%v\n%s\n%s", err, text, bytecode.Disassemble(code))
	}
	return code
}

func verifyAll(code *bytecode.Code) error {
	if err := bytecode.Verify(code); err != nil {
		return err
	}
	return checkFlow(code)
}

// TestCorpus compiles every program in the folder that VIVARIUM_CORPUS names, and those of the repository's own tests.
func TestCorpus(t *testing.T) {
	count := 0
	for _, root := range []string{os.Getenv("VIVARIUM_CORPUS"), "testdata", "../../../test/lang", "../../../examples"} {
		if root == "" {
			continue
		}
		_ = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".py" {
				return nil
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for i, chunk := range strings.Split(string(text), "\n# ---\n") {
				count++
				t.Run(fmt.Sprintf("%s#%d", path, i), func(t *testing.T) { corpusProgram(t, chunk) })
			}
			return nil
		})
	}
	if count == 0 {
		t.Fatal("no programs")
	}
}

func corpusProgram(t *testing.T, text string) {
	code, err := compileText(t, text)
	if err != nil {
		if strings.Contains(err.Error(), "not offered") {
			t.Skip(err)
		}
		t.Fatal(err)
	}
	if err := verifyAll(code); err != nil {
		t.Fatalf("%v\n%s", err, bytecode.Disassemble(code))
	}
}
