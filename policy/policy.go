// Package policy decides what a script may say. It reads the tree that
// package syntax made (the very tree that is then compiled) and knows nothing
// of the engine: it stands alone, as if the interpreter behind it were one
// that can open files.
//
// # Model
//
// A Policy is an allowlist of node kinds, builtins, special names, special
// attributes, special methods, modules and their members. What is not listed
// is refused. Plain names and attributes are the script's own business, with
// one exception: a name that Python gives a meaning (eval, open, …) counts as
// the script's own only where the script certainly binds it before it is used.
// Text in comments and strings is never judged, but for format fields and
// constant attribute names (getattr(x, "…")), which are attribute syntax.
//
// A check visits every node once and reports all problems, each made from a
// Rule: a stable code, a reason, and a way out. Warnings do not refuse.
//
// Policies are TOML files; the default one is profiles/maths.toml, in no way
// special. A host makes its own from it by narrowing or widening.
package policy

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// A Policy is an allowlist in force. It is immutable and safe for concurrent
// use.
type Policy struct {
	name, description string
	source            *[]byte
	syntax            set
	kinds             *kindIndex // of syntax
	builtins          set
	specialNames      set
	specialAttrs      set
	specialMethods    set
	modules           []moduleNames // in order
}

// A set is names in order, each once.
type set []string

// setOf returns the set of some names, which is the slice itself if that is in
// order.
func setOf(names []string) set {
	inOrder := true
	for i := 1; i < len(names) && inOrder; i++ {
		inOrder = names[i-1] < names[i]
	}
	if inOrder {
		return names
	}
	s := slices.Clone(names)
	slices.Sort(s)
	return slices.Compact(s)
}

// without returns the set without one of its names.
func (s set) without(name string) set {
	i, _ := slices.BinarySearch(s, name)
	return slices.Concat(s[:i], s[i+1:])
}

func (s set) has(name string) bool {
	_, ok := slices.BinarySearch(s, name)
	return ok
}

// profile is the TOML form of a Policy.
type profile struct {
	Name        string              `toml:"name"`
	Description string              `toml:"description"`
	Extends     string              `toml:"extends"`
	Syntax      []string            `toml:"syntax"`
	Builtins    []string            `toml:"builtins"`
	Special     specialNames        `toml:"special"`
	Modules     map[string]any      `toml:"modules"`
	Remove      map[string][]string `toml:"remove"`
	Host        []string            `toml:"host_functions"`
}

type specialNames struct {
	Names      []string `toml:"names"`
	Attributes []string `toml:"attributes"`
	Methods    []string `toml:"methods"`
}

//go:embed profiles/maths.toml
var mathsProfile []byte

// Default returns the policy `maths`.
func Default() *Policy { return &maths }

// Load reads a policy from a TOML file.
func Load(path string) (*Policy, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read policy: %w", err)
	}
	p, err := Parse(text)
	if err != nil {
		return nil, fmt.Errorf("policy %s: %w", path, err)
	}
	return p, nil
}

// Parse reads a policy from TOML text. Unknown keys, node kinds, modules and
// member names are errors, so that a slip of the pen never widens it.
//
// A policy with `extends = "maths"` starts from the default one: lists add to
// it, and the table `remove` (keys syntax, builtins, names, attributes,
// methods, modules, or a module's name) takes away from it.
func Parse(text []byte) (*Policy, error) {
	if bytes.Equal(text, mathsProfile) {
		return Default(), nil
	}
	return decode(text)
}

func decode(text []byte) (*Policy, error) {
	var f profile
	d := toml.NewDecoder(strings.NewReader(string(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, tomlError(err)
	}
	if f.Name == "" {
		return nil, fmt.Errorf("the key name is missing")
	}
	base, err := baseOf(f.Extends)
	if err != nil {
		return nil, err
	}
	p, err := build(&f, text, base)
	if err != nil {
		return nil, err
	}
	return p, p.exists()
}

// build makes the policy that a profile read from text describes.
func build(f *profile, text []byte, base *Policy) (*Policy, error) {
	p := &Policy{name: f.Name, description: f.Description, source: &text, modules: slices.Clone(base.modules)}
	p.syntax = merge(base.syntax, f.Syntax)
	p.builtins = merge(merge(base.builtins, f.Builtins), f.Host)
	p.specialNames = merge(base.specialNames, f.Special.Names)
	p.specialAttrs = merge(base.specialAttrs, f.Special.Attributes)
	p.specialMethods = merge(base.specialMethods, f.Special.Methods)
	if err := p.addModules(f.Modules); err != nil {
		return nil, err
	}
	if err := p.remove(f.Remove); err != nil {
		return nil, err
	}
	p.kinds = &kindIndex{kinds: p.syntax}
	return p, nil
}

func tomlError(err error) error {
	var strict *toml.StrictMissingError
	if asStrict(err, &strict) {
		return fmt.Errorf("unknown key:\n%s", strict.String())
	}
	return err
}

func asStrict(err error, target **toml.StrictMissingError) bool {
	e, ok := err.(*toml.StrictMissingError)
	*target = e
	return ok
}

func baseOf(name string) (*Policy, error) {
	switch name {
	case "":
		return &Policy{}, nil
	case "maths":
		return Default(), nil
	}
	return nil, fmt.Errorf("extends = %q: only \"maths\" can be extended", name)
}

func merge(base set, names []string) set {
	switch {
	case len(names) == 0:
		return base
	case len(base) == 0:
		return setOf(names)
	}
	return setOf(slices.Concat(base, names))
}

// addModules reads the table of modules: a value is "*", for all names of the
// catalog, or a list of names.
func (p *Policy) addModules(table map[string]any) error {
	for _, module := range sortedKeys(table) {
		all, ok := catalogOf(module)
		if !ok {
			return fmt.Errorf("module %q is not part of the library; it has %s", module, strings.Join(CatalogModules(), ", "))
		}
		var members set
		switch v := table[module].(type) {
		case string:
			if v != "*" {
				return fmt.Errorf("modules.%s: want \"*\" or a list of names, not %q", module, v)
			}
			members = all
		case []any:
			for _, item := range v {
				name, ok := item.(string)
				if !ok || !all.has(name) {
					return fmt.Errorf("modules.%s: the module has no name %v%s", module, item, didYouMean(fmt.Sprint(item), all))
				}
				members = append(members, name)
			}
			members = setOf(members)
		default:
			return fmt.Errorf("modules.%s: want \"*\" or a list of names", module)
		}
		p.offer(module, members)
	}
	return nil
}

// remove narrows the policy by the table of the same name.
func (p *Policy) remove(table map[string][]string) error {
	lists := map[string]*set{"syntax": &p.syntax, "builtins": &p.builtins, "names": &p.specialNames,
		"attributes": &p.specialAttrs, "methods": &p.specialMethods}
	for _, key := range sortedKeys(table) {
		names := table[key]
		if key == "modules" {
			for _, n := range names {
				i, ok := search(p.modules, n)
				if !ok {
					return fmt.Errorf("remove.modules: %q is not offered anyway", n)
				}
				p.modules = slices.Delete(p.modules, i, i+1)
			}
			continue
		}
		members, isModule := namesOf(p.modules, key)
		list := lists[key]
		if list == nil {
			list = &members
		}
		if list == &members && !isModule {
			return fmt.Errorf("remove.%s: no such list or module", key)
		}
		for _, n := range names {
			if !list.has(n) {
				return fmt.Errorf("remove.%s: %q is not offered anyway", key, n)
			}
			*list = list.without(n)
		}
		if list == &members {
			p.offer(key, members)
		}
	}
	return nil
}

// exists checks the lists against what exists.
func (p *Policy) exists() error {
	for _, n := range p.syntax {
		if !nodeKinds.Get().has(n) {
			return fmt.Errorf("syntax: there is no node kind %q%s", n, didYouMean(n, nodeKinds.Get()))
		}
	}
	for _, n := range p.builtins {
		if insteadOfBuiltin(n) != "" {
			return fmt.Errorf("builtins: %q cannot be offered: the engine does not have it", n)
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// Name returns the policy's name.
func (p *Policy) Name() string { return p.name }

// Description returns what the policy is for, in a sentence.
func (p *Policy) Description() string { return p.description }

// Source returns the TOML text the policy was read from; its hash names the
// policy in records.
func (p *Policy) Source() []byte { return *p.source }

// WithNames returns a policy that also offers the given names as builtins:
// the functions a host hands in.
func (p *Policy) WithNames(names ...string) *Policy {
	q := *p
	q.builtins = merge(p.builtins, names)
	return &q
}

// Builtins returns the names offered without an import, sorted.
func (p *Policy) Builtins() []string { return p.builtins }

// Modules returns the modules that can be imported, sorted.
func (p *Policy) Modules() []string { return moduleList(p.modules) }

// Members returns the names offered of a module, sorted.
func (p *Policy) Members(module string) []string { return slices.Clone(p.members(module)) }

func (p *Policy) members(module string) set {
	names, _ := namesOf(p.modules, module)
	return names
}

// offer sets the names offered of a module.
func (p *Policy) offer(module string, names set) {
	i, ok := search(p.modules, module)
	if !ok {
		p.modules = slices.Insert(p.modules, i, moduleNames{name: module})
	}
	p.modules[i].names = names
}

// AllowsModule reports whether the module can be imported; the engine asks
// again when the import runs.
func (p *Policy) AllowsModule(module string) bool {
	_, ok := search(p.modules, module)
	return ok
}

// AllowsMember reports whether the module's name is offered.
func (p *Policy) AllowsMember(module, name string) bool { return p.members(module).has(name) }

// AllowsBuiltin reports whether the builtin is offered.
func (p *Policy) AllowsBuiltin(name string) bool { return p.builtins.has(name) }

// CatalogModules returns every module the library has, sorted.
func CatalogModules() []string { return moduleList(catalog) }

func moduleList(list []moduleNames) []string {
	names := make([]string, len(list))
	for i, m := range list {
		names[i] = m.name
	}
	return names
}

// A moduleNames is a module of the library with its public names.
type moduleNames struct {
	name  string
	names set
}

func isModule(name string) bool {
	_, ok := catalogOf(name)
	return ok
}

// catalogOf returns the public names of a module of the library.
func catalogOf(module string) (set, bool) { return namesOf(catalog, module) }

// namesOf finds the names of a module in a list that is in order.
func namesOf(list []moduleNames, module string) (set, bool) {
	i, ok := search(list, module)
	if !ok {
		return nil, false
	}
	return list[i].names, true
}

// search finds a module's place in a list that is in order.
func search(list []moduleNames, module string) (int, bool) {
	return slices.BinarySearchFunc(list, module, func(m moduleNames, name string) int { return strings.Compare(m.name, name) })
}
