package py

import (
	"strings"
	"weak"
)

// Making classes: what the class statement and type(name, bases, dict) do.

// classBytes is what a class costs, with its slots and dictionary.
const classBytes = 6 << 10

// NewClass is type.__new__: it makes a class from its name, bases and body,
// which becomes the class's dictionary.
func (c *Context) NewClass(meta *Type, name string, bases []Value, body *Namespace, kw []Kw) (Value, error) {
	winner, err := c.metaclass(meta, bases)
	if err != nil {
		return Value{}, err
	}
	if winner != meta && !winner.isMethodOf("__new__", &TypeType) {
		return c.newByMetaclass(winner, name, bases, body, kw)
	}
	t, err := c.newLayout(winner, name, bases)
	if err != nil {
		return Value{}, err
	}
	cell := body.Get("__classcell__")
	if !cell.IsNil() && cell.Kind() != KindCell {
		return Value{}, c.Errorf(&TypeErrorType, "__classcell__ must be a nonlocal cell, not <class '%s'>", cell.Type().longName())
	}
	body.Delete("__classcell__")
	if err := c.fillClass(t, body); err != nil {
		return Value{}, err
	}
	if cell.Kind() == KindCell {
		cell.Cell().V = t.Value()
	}
	mark := c.Push(t.Value())
	defer c.Pop(mark)
	if err := c.announce(t, kw); err != nil {
		return Value{}, err
	}
	return t.Value(), nil
}

// newByMetaclass leaves the work to the __new__ of a more derived metaclass
// that one of the bases brought in.
func (c *Context) newByMetaclass(meta *Type, name string, bases []Value, body *Namespace, kw []Kw) (Value, error) {
	ns, err := c.namespaceDict(body)
	if err != nil {
		return Value{}, err
	}
	return meta.Slots.New(c, meta, []Value{c.Text(name), KeepTuple(bases).Value(), ns.Value()}, kw)
}

// metaclass returns the most derived of meta and the bases' metaclasses.
func (c *Context) metaclass(meta *Type, bases []Value) (*Type, error) {
	winner := meta
	for _, b := range bases {
		k := b.Type()
		switch {
		case winner.IsSubtype(k):
		case k.IsSubtype(winner):
			winner = k
		default:
			return nil, c.Errorf(&TypeErrorType, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return winner, nil
}

// newLayout makes a type with its place in the hierarchy, still without a
// dictionary.
func (c *Context) newLayout(meta *Type, name string, bases []Value) (*Type, error) {
	if strings.IndexByte(name, 0) >= 0 {
		return nil, c.Errorf(&ValueErrorType, "type name must not contain null characters")
	}
	t := &Type{Object: Object{typ: meta}, Name: name, Qualname: name, Flags: TypeScript | TypeBaseable, epoch: &c.epoch}
	if len(bases) == 0 {
		t.Bases = []*Type{&ObjectType}
	}
	cost := 0
	for _, b := range bases {
		if b.Kind() != KindType {
			return nil, c.Errorf(&TypeErrorType, "bases must be types")
		}
		k := b.TypeObject()
		if !k.Has(TypeBaseable) {
			return nil, c.Errorf(&TypeErrorType, "type '%s' is not an acceptable base type", k.Name)
		}
		t.Bases = append(t.Bases, k)
		cost += len(k.MRO) + 1
	}
	work := 20 + cost
	if len(bases) > 1 {
		work += min(cost, 1<<20) * min(cost, 1<<20) / 8
	}
	if err := c.Charge(int64(work), int64(classBytes+24*cost)); err != nil {
		return nil, err
	}
	if err := c.bestBase(t); err != nil {
		return nil, err
	}
	t.Kind = t.Base.Kind
	t.Flags |= t.Base.Flags & (TypeIsException | TypeSelfMatch | TypeHasDict)
	for _, b := range t.Bases {
		t.Flags |= b.Flags & TypeHasDict
	}
	if err := c.linearize(t); err != nil {
		return nil, err
	}
	for _, b := range t.MRO[1:] {
		if t.Flags&(TypeMapping|TypeSequence) == 0 {
			t.Flags |= b.Flags & (TypeMapping | TypeSequence)
		}
	}
	return t, nil
}

// Rebase gives a class that has no subclasses yet other bases; the one whose
// layout its instances follow must stay.
func (c *Context) Rebase(t *Type, bases []Value) error {
	made, err := c.newLayout(t.typ, t.Name, bases)
	if err != nil {
		return err
	}
	if made.Base != t.Base {
		return c.Errorf(&TypeErrorType, "__bases__ assignment: '%s' object layout differs from '%s'", made.Base.Name, t.Base.Name)
	}
	t.Bases = made.Bases
	t.MRO = append([]*Type{t}, made.MRO[1:]...)
	c.epoch++
	return c.refreshSlots(t)
}

// bestBase chooses the base whose layout the new class follows.
func (c *Context) bestBase(t *Type) error {
	var winner *Type
	for _, b := range t.Bases {
		s := solid(b)
		switch {
		case winner == nil || s != winner && s.IsSubtype(winner):
			winner, t.Base = s, b
		case winner.IsSubtype(s):
		default:
			return c.Errorf(&TypeErrorType, "multiple bases have instance lay-out conflict")
		}
	}
	return nil
}

// solid returns the nearest class from t up that adds something to the layout
// of instances.
func solid(t *Type) *Type {
	for ; t.Base != nil; t = t.Base {
		if t.Has(TypeScript) {
			if len(t.SlotNames) > len(t.Base.SlotNames) {
				return t
			}
			continue
		}
		if t.Kind != t.Base.Kind || t.Kind == KindNative || len(exceptionFields(t)) > 0 {
			return t
		}
	}
	return t
}

// linearize computes the C3 order of t.
func (c *Context) linearize(t *Type) error {
	seen := make(map[*Type]bool, len(t.Bases))
	entries := 1
	for _, b := range t.Bases {
		if seen[b] {
			return c.Errorf(&TypeErrorType, "duplicate base class %s", b.Name)
		}
		seen[b] = true
		entries += len(b.MRO)
	}
	if err := c.Charge(int64(entries/4), 8*int64(entries)); err != nil {
		return err
	}
	if len(t.Bases) == 1 {
		t.MRO = append([]*Type{t}, t.Base.MRO...)
		return nil
	}
	var seqs [][]*Type
	for _, b := range t.Bases {
		seqs = append(seqs, b.MRO)
	}
	seqs = append(seqs, t.Bases)
	order, ok, err := c.mergeC3(t, seqs)
	if err != nil {
		return err
	}
	if !ok {
		return c.orderError(seqs)
	}
	t.MRO = order
	return nil
}

// mergeC3 merges the orders of the bases and the list of bases. What is left
// in seqs when it fails could not be merged.
func (c *Context) mergeC3(t *Type, seqs [][]*Type) ([]*Type, bool, error) {
	order := []*Type{t}
	tails := map[*Type]int{} // in how many orders a type stands, but not first
	for _, s := range seqs {
		for _, k := range s[1:] {
			tails[k]++
		}
	}
	for {
		if err := c.Steps(len(seqs)/2 + 1); err != nil {
			return nil, false, err
		}
		next, empty := firstFree(seqs, tails)
		if next == nil {
			return order, empty, nil
		}
		order = append(order, next)
		for i, s := range seqs {
			if len(s) > 0 && s[0] == next {
				if seqs[i] = s[1:]; len(s) > 1 {
					tails[s[1]]--
				}
			}
		}
	}
}

// firstFree returns the first type that heads an order and stands in no tail;
// empty says that no order has any left.
func firstFree(seqs [][]*Type, tails map[*Type]int) (next *Type, empty bool) {
	empty = true
	for _, s := range seqs {
		if len(s) == 0 {
			continue
		}
		empty = false
		if tails[s[0]] == 0 {
			return s[0], false
		}
	}
	return nil, empty
}

func (c *Context) orderError(seqs [][]*Type) error {
	var names []string
	seen := map[*Type]bool{}
	for _, s := range seqs {
		if len(s) > 0 && !seen[s[0]] {
			seen[s[0]] = true
			names = append(names, s[0].Name)
		}
	}
	return c.Errorf(&TypeErrorType, "Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
}

// fillClass gives t its dictionary and the slots that follow from it.
func (c *Context) fillClass(t *Type, body *Namespace) error {
	if err := c.classNames(t, body); err != nil {
		return err
	}
	t.dict.Store(body)
	if err := c.classSlots(t, body); err != nil {
		return err
	}
	if body.Index("__doc__") < 0 {
		body.Set("__doc__", None)
	}
	wrapDefault(body, "__new__", NewStaticMethod)
	wrapDefault(body, "__init_subclass__", NewClassMethod)
	wrapDefault(body, "__class_getitem__", NewClassMethod)
	if body.Index("__eq__") >= 0 && body.Index("__hash__") < 0 {
		body.Set("__hash__", None)
	}
	for _, b := range t.Bases {
		if b.Has(TypeScript) {
			b.addSubclass(t)
		}
	}
	fillSlots(t)
	epoch := t.epoch
	body.OnWrite = func(old, v Value) {
		if !plainAttr(old) || !plainAttr(v) {
			*epoch++
		}
	}
	return nil
}

// plainAttr reports whether v as a class attribute is read as it is and has no
// say in how instances are read and written. Caches lead to the places of such
// values, so they hold where one gives way to another.
func plainAttr(v Value) bool {
	if v.IsNil() {
		return false
	}
	s := &v.Type().Slots
	return s.DescrGet == nil && s.DescrSet == nil
}

// classNames takes __qualname__ and __module__ from the body.
func (c *Context) classNames(t *Type, body *Namespace) error {
	if q := body.Get("__qualname__"); !q.IsNil() {
		if !q.IsStr() {
			return c.Errorf(&TypeErrorType, "type __qualname__ must be a str, not %s", q.Type().Shown())
		}
		t.Qualname = q.Str().S
		body.Delete("__qualname__")
	}
	m := body.Get("__module__")
	if m.IsNil() {
		m = c.Text(c.mainName())
		body.Set("__module__", m)
	}
	if m.IsStr() {
		t.Module = m.Str().S
	}
	return nil
}

func (c *Context) mainName() string {
	if c.Main != nil {
		return c.Main.Name
	}
	return "__main__"
}

func wrapDefault(body *Namespace, name string, wrap func(Value) Value) {
	if f := body.Get(name); f.Kind() == KindFunction {
		body.Set(name, wrap(f))
	}
}

// classSlots does what __slots__ says, and chooses the root shape.
func (c *Context) classSlots(t *Type, body *Namespace) error {
	t.Shape = NewShape()
	t.SlotNames = t.Base.SlotNames
	slots := body.Get("__slots__")
	if slots.IsNil() {
		t.Flags |= TypeHasDict
	} else {
		names, err := c.slotNames(t, slots, body)
		if err != nil {
			return err
		}
		if len(names) > 0 && itemsInside(t.Kind) {
			return c.Errorf(&TypeErrorType, "nonempty __slots__ not supported for subtype of '%s'", t.Base.Name)
		}
		t.SlotNames = append(t.SlotNames[:len(t.SlotNames):len(t.SlotNames)], names...)
		for _, n := range names {
			body.Set(n, NewNative(&MemberType, &member{n, t}))
		}
	}
	for _, n := range t.SlotNames {
		if t.Shape.Slot(n) < 0 {
			t.Shape = t.Shape.With(n)
		}
	}
	t.SlotNames = t.Shape.Names
	return nil
}

// itemsInside reports whether instances of a layout vary in size in CPython,
// so that they take no slots.
func itemsInside(k Kind) bool {
	return k == KindInt || k == KindTuple || k == KindBytes || k == KindType
}

// slotNames reads __slots__.
func (c *Context) slotNames(t *Type, slots Value, body *Namespace) ([]string, error) {
	items := []Value{slots}
	if !slots.IsStr() {
		var err error
		if items, err = c.Items(slots); err != nil {
			return nil, err
		}
	}
	var names []string
	if err := c.Charge(int64(len(items)), int64(96*len(items))); err != nil {
		return nil, err
	}
	for _, v := range items {
		if !v.IsStr() {
			return nil, c.Errorf(&TypeErrorType, "__slots__ items must be strings, not '%s'", v.Type().Shown())
		}
		n := v.Str().S
		switch {
		case !isIdentifier(n):
			return nil, c.Errorf(&TypeErrorType, "__slots__ must be identifiers")
		case n == "__weakref__":
		case n == "__dict__":
			if t.Base.Has(TypeHasDict) {
				return nil, c.Errorf(&TypeErrorType, "__dict__ slot disallowed: we already got one")
			}
			t.Flags |= TypeHasDict
		default:
			n = mangle(t.Name, n)
			if body.Index(n) >= 0 && n != "__qualname__" && n != "__classcell__" {
				return nil, c.Errorf(&ValueErrorType, "%s in __slots__ conflicts with class variable", ReprStr(n))
			}
			names = append(names, n)
		}
	}
	return names, nil
}

// isIdentifier reports whether s could be a name; names beyond ASCII are
// taken as they are.
func isIdentifier(s string) bool {
	for i := range len(s) {
		ch := s[i]
		if ch >= 0x80 {
			return IsIdentifier(s)
		}
		letter := ch == '_' || ch|0x20 >= 'a' && ch|0x20 <= 'z'
		if !letter && (i == 0 || ch < '0' || ch > '9') {
			return false
		}
	}
	return s != ""
}

// mangle makes the private name of a class out of __name.
func mangle(class, name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// subclasses returns the direct subclasses that are still there.
func (t *Type) subclasses() []*Type {
	var live []*Type
	for _, w := range t.below {
		if k := w.Value(); k != nil {
			live = append(live, k)
		}
	}
	return live
}

// addSubclass remembers a direct subclass, weakly: a class that nobody holds
// any more must not be kept by its base.
func (t *Type) addSubclass(k *Type) {
	if len(t.below) >= 8 && len(t.below) == cap(t.below) {
		live := t.below[:0]
		for _, w := range t.below {
			if w.Value() != nil {
				live = append(live, w)
			}
		}
		t.below = live
	}
	t.below = append(t.below, weak.Make(k))
}

// fillSlots computes the slots of a new script class.
func fillSlots(t *Type) {
	if len(t.Bases) > 1 {
		recomputeSlots(t)
		return
	}
	t.Slots = t.Base.Slots
	t.Flags |= t.Base.Flags & (TypeUnhashable | TypeCustomGet | TypeCustomSet)
	t.takeSlots(t, new(slotSet))
	fillFlags(t)
}

func recomputeSlots(t *Type) {
	t.Slots = Slots{}
	t.Flags &^= TypeUnhashable
	var filled slotSet
	for _, k := range t.MRO {
		t.takeSlots(k, &filled)
	}
	fillFlags(t)
}

// takeSlots computes the slots for which the class k of t's order has special
// methods, but for those that are filled already from a class before it.
func (t *Type) takeSlots(k *Type, filled *slotSet) {
	rows := slotRows()
	for i := range k.Dict().Len() {
		name, v := k.Dict().At(i)
		row, special := rows.of[name]
		if !special || filled.has(row) {
			continue
		}
		filled.add(row)
		if name == "__hash__" {
			t.setHashable(!v.IsNone())
		}
		if k.Has(TypeScript) {
			rows.list[row].script(&t.Slots)
		} else {
			rows.list[row].take(&t.Slots, &k.Slots)
		}
	}
}

func (t *Type) setHashable(yes bool) {
	t.Flags &^= TypeUnhashable
	if !yes {
		t.Flags |= TypeUnhashable
	}
}

// fillFlags sets the flags that depend on slots.
func fillFlags(t *Type) {
	if t.Has(TypeUnhashable) {
		t.Slots.Hash = nil
	}
	t.Flags &^= TypeCustomGet | TypeCustomSet
	if t.Slots.GetAttr != nil {
		t.Flags |= TypeCustomGet
	}
	if t.Slots.SetAttr != nil {
		t.Flags |= TypeCustomSet
	}
}

// refreshSlots computes the slots of t and of all classes below again, after a
// special method came or went.
func (c *Context) refreshSlots(t *Type) error {
	pending := []*Type{t}
	seen := map[*Type]bool{}
	if err := c.Steps(numSlotRows); err != nil {
		return err
	}
	for len(pending) > 0 {
		k := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		if seen[k] {
			continue
		}
		seen[k] = true
		if err := c.Charge(int64(numSlotRows*len(k.MRO)), 64); err != nil {
			return err
		}
		recomputeSlots(k)
		pending = append(pending, k.subclasses()...)
	}
	return nil
}

// announce tells the attributes of a new class their names, and its parent
// that it has a subclass.
func (c *Context) announce(t *Type, kw []Kw) error {
	names := append([]string(nil), t.Dict().Names()...)
	if err := c.Steps(len(names)); err != nil {
		return err
	}
	for _, n := range names {
		v := t.Dict().Get(n)
		if v.IsNil() || v.Kind() == KindFunction {
			continue
		}
		hook := v.Type().Lookup("__set_name__")
		if hook.IsNil() {
			continue
		}
		if _, err := c.callSpecial(hook, v, t.Value(), c.Text(n)); err != nil {
			return c.noteSetName(err, v, n, t)
		}
	}
	d := LookupSuper(t, t, "__init_subclass__")
	bound, err := c.bind(d, Value{}, t)
	if err != nil {
		return err
	}
	_, err = c.CallKw(bound, nil, kw)
	return err
}

func (c *Context) noteSetName(err error, v Value, name string, t *Type) error {
	r, ok := err.(*Raised)
	if !ok {
		return err
	}
	note := "Error calling __set_name__ on '" + v.Type().Name + "' instance " + ReprStr(name) + " in '" + t.Name + "'"
	if e := c.addNote(r.Exc, c.Text(note)); e != nil {
		return e
	}
	return err
}

// ComputeAbstract finds the abstract methods that t still has: what ABCMeta
// does after making a class.
func (c *Context) ComputeAbstract(t *Type) error {
	names := []string{}
	for _, n := range t.Dict().Names() {
		yes, err := c.isAbstract(t.Dict().Get(n))
		if err != nil {
			return err
		}
		if yes {
			names = append(names, n)
		}
	}
	for _, b := range t.Bases {
		for _, n := range b.Abstract {
			v := t.Lookup(n)
			yes, err := c.isAbstract(orNone(v))
			if err != nil {
				return err
			}
			if yes && t.Dict().Index(n) < 0 {
				names = append(names, n)
			}
		}
	}
	t.Abstract = sortedUnique(names)
	return c.Steps(t.Dict().Len())
}
