package vivarium_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/vivarium-run/vivarium"

// layers says which packages of the house each folder may import; a folder
// stands for everything below it, the longest match counts. Tests are free.
var layers = []struct {
	folder string
	may    []string
	why    string
}{
	{"syntax", []string{"internal/slab"}, "the parser stands at the bottom"},
	{"internal/slab", nil, "arrays know nothing of what is in them"},
	{"policy", []string{"syntax"}, "the check knows nothing of the engine, so it cannot lean on it"},
	{"internal/lang/meter", nil, "meters count for everybody"},
	{"internal/lang/bytecode", []string{"syntax"}, "code is data"},
	{"internal/lang/compile", []string{"syntax", "internal/slab", "internal/lang/bytecode"}, "the compiler knows no values"},
	{"internal/lang/libm", nil, "elementary functions are about floats only"},
	{"internal/lang/py", []string{"internal/lang/bytecode", "internal/lang/meter", "internal/lang/libm"}, "values know nothing of the machine; calls go through py.Caller"},
	{"internal/lang/builtins", []string{"internal/lang/py", "internal/lang/meter"}, "builtins call back through py.Caller, never into the machine"},
	{"internal/lang/lib", []string{"internal/lang/py", "internal/lang/meter", "internal/lang/lib", "internal/lang/libm"}, "the library calls back through py.Caller, never into the machine"},
	{"internal/lang/convert", []string{"internal/lang/py", "internal/lang/meter"}, "the border needs values only"},
	{"internal/lang/vm", []string{"syntax", "internal/lang/bytecode", "internal/lang/meter", "internal/lang/py"}, "builtins are handed in, not imported"},
	{"internal/engine", []string{"syntax"}, "the interface promises nothing of one engine"},
	{"internal/engine/native", []string{"syntax", "internal/engine", "internal/lang", "internal/collector"}, "the engine of our own"},
	{"internal/lazy", nil, "an idiom that all may use"},
	{"internal/wire", nil, "messages are data"},
	{"internal/jail", []string{"internal/jail"}, "the enclosure knows nothing of what is in it"},
	{"internal/collector", nil, "the collector's rule is about the process only"},
	{"internal/worker", []string{"syntax", "policy", "internal/wire", "internal/jail", "internal/collector", "internal/engine"}, "the worker stands inside: it knows nothing of the host"},
	{"internal/host", []string{"syntax", "policy", "internal/wire", "internal/jail", "internal/host"}, "the trusted side never contains what runs strangers' code"},
	{"internal/tools", []string{"syntax", "policy", "internal/engine", "internal/lang"}, "tools may look at everything that runs scripts"},
	{"internal/tools/profile", []string{""}, "the profile is of the API at work"},
	{"audit", []string{"", "policy", "internal/host/audit", "internal/host/forward"}, "the record is offered beside the API, so that who keeps none links none of it"},
	{"test", []string{"", "syntax", "policy", "internal/engine"}, "tests are users of the API, or of the engine alone"},
	{"test/conformance", []string{"", "syntax", "policy", "internal/engine", "internal/lang/py", "test/lang/oracle"}, "the bench gives CPython's tests what scripts do not have"},
	{"cmd", []string{"", "syntax", "policy", "audit", "internal/host/audit", "internal/host/doctor", "internal/host/forward", "internal/jail", "internal/collector"}, "the command line is a user of the API, and shows the jail and the record"},
	{"examples", []string{"", "policy"}, "examples show what a user can do"},
	{"", []string{"syntax", "policy", "internal/engine", "internal/wire", "internal/jail", "internal/worker", "internal/host"}, "the API stands above everything but the command line"},
}

// forbidden are packages that nothing which runs a stranger's code may import:
// what is not linked in cannot be reached.
var forbidden = map[string]string{
	"os": "files and the environment", "net": "the network", "os/exec": "processes", "syscall": "the kernel",
	"plugin": "foreign code", "os/signal": "signals", "os/user": "the host's users", "net/http": "the network",
	"crypto/rand": "entropy", "C": "foreign code", "golang.org/x/sys/unix": "the kernel",
}

func TestImports(t *testing.T) {
	eachFile(t, func(name string, file *ast.File, _ *token.FileSet) {
		folder := path.Dir(name)
		if folder == "." {
			folder = ""
		}
		rule := ruleFor(folder)
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			own, ours := strings.CutPrefix(imported+"/", module+"/")
			own = strings.TrimSuffix(own, "/")
			if ours && own != folder && !allowed(own, rule.may) {
				t.Errorf("%s imports %q: %s", name, own, rule.why)
			}
			if !strings.HasPrefix(folder, "internal/lang") {
				continue
			}
			if why, no := forbidden[imported]; no {
				t.Errorf("%s imports %s: the engine must not reach %s", name, imported, why)
			}
			if imported == "unsafe" && !strings.HasSuffix(name, "_unsafe.go") {
				t.Errorf("%s imports unsafe: only files named *_unsafe.go may, so that they can be found", name)
			}
		}
	})
}

func ruleFor(folder string) (best struct {
	folder string
	may    []string
	why    string
}) {
	for _, row := range layers {
		if row.folder == folder || strings.HasPrefix(folder, row.folder+"/") || row.folder == "" {
			if len(row.folder) >= len(best.folder) {
				best = row
			}
		}
	}
	return best
}

func allowed(own string, may []string) bool {
	if own == "internal/lazy" {
		return true // an idiom, not a layer
	}
	for _, m := range may {
		if own == m || m != "" && strings.HasPrefix(own, m+"/") {
			return true
		}
	}
	return false
}

// The engine has no clock: a run that could read it would not be repeatable.
func TestNoClock(t *testing.T) {
	eachFile(t, func(name string, file *ast.File, set *token.FileSet) {
		if !strings.HasPrefix(name, "internal/lang/") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && (s.Sel.Name == "Now" || s.Sel.Name == "Since" || s.Sel.Name == "Sleep") {
					t.Errorf("%s: time.%s: the engine has no clock", set.Position(n.Pos()), s.Sel.Name)
				}
			}
			return true
		})
	})
}

// Every package says in its comment what a reader must know first.
func TestPackageComments(t *testing.T) {
	documented, seen := map[string]bool{}, map[string]bool{}
	eachFile(t, func(name string, file *ast.File, _ *token.FileSet) {
		seen[path.Dir(name)] = true
		if file.Doc != nil {
			documented[path.Dir(name)] = true
		}
	})
	for folder := range seen {
		if !documented[folder] {
			t.Errorf("package %s has no comment", folder)
		}
	}
}

// generatorMark returns the head of a file, where a generator that is no part
// of the build says so.
func generatorMark(p string) []byte {
	text, _ := os.ReadFile(p)
	return text[:min(len(text), 200)]
}

// eachFile visits every Go file of the house that is not a test.
func eachFile(t *testing.T, visit func(name string, file *ast.File, set *token.FileSet)) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && p != "." {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, p, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		n++
		if strings.Contains(string(generatorMark(p)), "//go:build ignore") {
			return nil
		}
		visit(filepath.ToSlash(p), file, set)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 20 {
		t.Fatalf("only %d files found", n)
	}
}
