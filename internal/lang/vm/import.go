package vm

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// importOp is IMPORT.
func (m *Machine) importOp(f *frame, in word) (py.Value, error) {
	name := f.code.Names[in.b()]
	if in.x() > 0 {
		return py.Value{}, m.c.Errorf(&py.ImportErrorType, "attempted relative import with no known parent package")
	}
	load := m.c.ImportModule
	if in.c() == bytecode.NoReg {
		load = m.c.TopModule
	}
	mod, err := load(name)
	if err != nil {
		return py.Value{}, err
	}
	return mod.Value(), nil
}

// importStar binds the public names of a module in the globals of f.
func (m *Machine) importStar(f *frame, v py.Value) error {
	if v.Kind() != py.KindModule {
		return m.c.Errorf(&py.ImportErrorType, "from-import-* object has no __dict__ and no __all__")
	}
	mod := v.Module()
	names, err := m.publicNames(mod)
	if err != nil {
		return err
	}
	for _, name := range names {
		x, err := m.c.GetAttr(v, name)
		if err != nil {
			return err
		}
		if err := m.setName(f.code.globals, name, x); err != nil {
			return err
		}
	}
	return nil
}

// publicNames are those in __all__, else those without a leading underscore.
func (m *Machine) publicNames(mod *py.Module) ([]string, error) {
	all := mod.NS.Get("__all__")
	if err := m.c.Charge(int64(mod.NS.Len()), int64(valueBytes*mod.NS.Len())); err != nil {
		return nil, err
	}
	var names []string
	if all.IsNil() {
		for _, name := range mod.NS.Names() {
			if !strings.HasPrefix(name, "_") {
				names = append(names, name)
			}
		}
		return names, nil
	}
	err := m.c.Each(all, func(v py.Value) error {
		if !v.IsStr() {
			return m.c.Errorf(&py.TypeErrorType, "Item in %s.__all__ must be str, not %s", mod.Name, v.Type().Shown())
		}
		names = append(names, v.Str().S)
		return m.c.Alloc(valueBytes)
	})
	return names, err
}

// setName binds a name in a namespace; a new one is charged.
func (m *Machine) setName(ns *py.Namespace, name string, v py.Value) error {
	if ns.Index(name) < 0 {
		if err := m.c.Alloc(newNameBytes); err != nil {
			return err
		}
	}
	if !ns.Mapping.IsNil() {
		var err error
		if v, err = m.setThrough(ns.Mapping, name, v); err != nil {
			return err
		}
	}
	ns.Set(name, v)
	return nil
}

// setThrough binds a name in the mapping of a class body and returns what the
// mapping then holds for it.
func (m *Machine) setThrough(mapping py.Value, name string, v py.Value) (py.Value, error) {
	key := m.c.Text(name)
	if err := m.c.SetItem(mapping, key, v); err != nil {
		return py.Value{}, err
	}
	if held := mapping.Dict().GetStr(m.c, name); !held.IsNil() {
		return held, nil
	}
	return v, nil
}

const newNameBytes = 96

// loadGlobal finds a global or builtin the long way and fills the cache.
func (m *Machine) loadGlobal(k *code, i int) (py.Value, error) {
	name := k.Code.Names[i]
	for _, ns := range [...]*py.Namespace{k.globals, k.builtins} {
		if slot := ns.Index(name); slot >= 0 {
			if ns == k.globals || !k.globals.IsOpen(name) { // else it may become a global unnoticed
				k.remember(&k.loads[i], ns.SlotAt(slot))
			}
			return ns.ValueAt(slot), nil
		}
	}
	return py.Value{}, m.nameError(name)
}

func (m *Machine) nameError(name string) error {
	return m.c.NameError(&py.NameErrorType, "name '%s' is not defined", name)
}

// storeGlobal binds a global the long way and fills the cache.
func (m *Machine) storeGlobal(k *code, i int, v py.Value) error {
	name := k.Code.Names[i]
	if err := m.setName(k.globals, name, v); err != nil {
		return err
	}
	k.remember(&k.stores[i], k.globals.SlotAt(k.globals.Index(name)))
	return nil
}

// remember makes *cache the place of a name, until the globals of k get or
// lose one.
func (k *code) remember(cache **py.Value, place *py.Value) {
	if *cache == nil {
		k.globals.Watch(cache)
	}
	*cache = place
}

// lookDict looks name up in a class namespace that an annotation scope refers
// to.
func (m *Machine) lookDict(v py.Value, name string) (py.Value, error) {
	if v.Is(&namespaceType) {
		return v.Native().Data.(classNamespace).Get(name), nil
	}
	return py.Value{}, faultf("class namespace is a %s", v.Type().Name)
}

// cellError makes the error of reading the empty cell i of k.
func (m *Machine) cellError(k *code, i int) error {
	if i < len(k.Cells) {
		return m.unboundLocal(k.Cells[i])
	}
	return m.c.NameError(&py.NameErrorType, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", k.Free[i-len(k.Cells)])
}

func (k *code) cellName(i int) string {
	if i < len(k.Cells) {
		return k.Cells[i]
	}
	return k.Free[i-len(k.Cells)]
}

func (m *Machine) unboundLocal(name string) error {
	return m.c.NameError(&py.UnboundLocalErrorType, "cannot access local variable '%s' where it is not associated with a value", name)
}

// newCell makes a cell holding v, perhaps nothing.
func (m *Machine) newCell(v py.Value) (*py.Cell, error) {
	if err := m.c.Alloc(cellBytes); err != nil {
		return nil, err
	}
	cell := &py.Cell{V: v}
	cell.Init(&py.CellType)
	return cell, nil
}

const cellBytes = 40

// loadCell is LOAD_DEREF.
func (m *Machine) loadCell(f *frame, i int) (py.Value, error) {
	if v := f.cells[i].V; !v.IsNil() {
		return v, nil
	}
	return py.Value{}, m.cellError(f.code, i)
}

// loadName is LOAD_NAME: the class namespace, then globals and builtins.
func (m *Machine) loadName(f *frame, i int) (py.Value, error) {
	if f.ns != nil {
		if v := f.ns.Get(f.code.Code.Names[i]); !v.IsNil() {
			return v, nil
		}
	}
	return m.loadGlobal(f.code, i)
}

// namespaceValue is the class namespace of f as a value.
func (m *Machine) namespaceValue(f *frame) (py.Value, error) {
	if err := m.c.Alloc(cellBytes + valueBytes); err != nil {
		return py.Value{}, err
	}
	ns := f.ns
	if ns == nil {
		ns = f.code.globals
	}
	return py.NewNative(&namespaceType, classNamespace{ns}), nil
}
