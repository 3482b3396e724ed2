package compile

import (
	"strings"

	"github.com/vivarium-run/vivarium/syntax"
)

// resolve decides for every symbol of s and the scopes below it where it lives. Scopes are resolved from the outside in, so
// that find can rely on what it meets on its way out; cells and free variables are numbered on the way back, when all
// captures are known.
func (c *collector) resolve(s *scope) {
	for _, sym := range s.syms {
		c.resolveSymbol(s, sym)
	}
	if s.kind == classScope {
		c.resolveHidden(s)
	}
	for _, child := range s.children {
		c.resolve(child)
	}
	if s.host == s {
		c.number(s)
	}
}

func (c *collector) resolveSymbol(s *scope, sym *symbol) {
	switch {
	case sym.kind != unresolved:
	case sym.flags&declaredGlobal != 0:
		sym.kind = inGlobals
	case sym.flags&declaredNonlocal != 0:
		c.resolveFree(s, sym)
	case s.kind == classScope:
		c.resolveInClass(s, sym)
	case sym.flags&bound != 0 && s.kind != moduleScope:
		sym.kind = inRegister
	case s.kind == moduleScope:
		c.resolveInModule(sym)
	case s.kind.inlined():
		c.resolveInlined(s, sym)
	case s.kind == annotationScope && classAround(s) != nil:
		c.resolveAnnotation(s, sym)
	default:
		c.resolveFree(s, sym)
	}
}

// mostOpen bounds the globals in registers.
const mostOpen = 500

// resolveInModule gives a variable of a script a register, unless it may lose its value, or a function binds it: then the
// code of the script, which follows what it binds itself, could not rely on what it finds there.
func (c *collector) resolveInModule(sym *symbol) {
	sym.kind = inGlobals
	if c.script && sym.flags&(bound|killed|declaredGlobal) == bound && !strings.HasPrefix(sym.name, "__") && c.open < mostOpen {
		sym.kind = inRegister
		sym.flags |= open
		c.open++
	}
}

// resolveFree makes sym a free variable of s, or a global if no function around binds it.
func (c *collector) resolveFree(s *scope, sym *symbol) {
	outer := c.find(s.parent, sym.name)
	if outer == nil {
		sym.kind = inGlobals
		return
	}
	c.captureAs(s, sym, outer)
}

// captureAs makes sym, a symbol of host s, the free variable that captures outer.
func (c *collector) captureAs(s *scope, sym, outer *symbol) {
	if c.captures++; c.captures > maxCaptures {
		panic(&syntax.Error{File: c.file, Kind: syntax.SyntaxError, Msg: "too many captured variables"})
	}
	outer.flags |= captured
	sym.kind, sym.outer = inFree, outer
	s.frees = append(s.frees, sym)
}

func (c *collector) resolveInClass(s *scope, sym *symbol) {
	sym.kind = inNamespace
	if sym.flags&bound != 0 {
		return
	}
	if free := c.through(s, sym.name); free != nil {
		sym.kind, sym.free = inNamespaceOrCell, free
	}
}

// resolveInlined gives a name of a comprehension or of a type parameter scope the meaning it has around it.
func (c *collector) resolveInlined(s *scope, sym *symbol) {
	around := s.parent
	if around.kind == classScope && s.kind == comprehensionScope {
		if free := c.through(around, sym.name); free != nil {
			sym.alias = free
		} else {
			sym.kind = inGlobals
		}
		return
	}
	outer := around.symbol(sym.name)
	c.resolveSymbol(around, outer)
	sym.alias = outer.real()
}

// real follows a symbol of an inlined scope to the variable it stands for.
func (sym *symbol) real() *symbol {
	for sym.alias != nil {
		sym = sym.alias
	}
	return sym
}

// classAround returns the class whose namespace the annotation scope s can see.
func classAround(s *scope) *scope {
	p := s.parent
	for p.kind == typeParamScope {
		p = p.parent
	}
	if p.kind == classScope {
		return p
	}
	return nil
}

func (c *collector) resolveAnnotation(s *scope, sym *symbol) {
	class := classAround(s)
	for p := s.parent; p != class; p = p.parent {
		if own := p.lookup(sym.name); own != nil && own.flags&bound != 0 {
			c.resolveFree(s, sym)
			return
		}
	}
	own := class.lookup(sym.name)
	if own != nil && own.flags&declaredGlobal != 0 {
		sym.kind = inGlobals
		return
	}
	dict := s.symbol(classDictName)
	if dict.kind == unresolved {
		c.resolveFree(s, dict)
	}
	sym.kind = inDictOrGlobals
	if own == nil || own.flags&bound == 0 {
		if free := c.through(class, sym.name); free != nil {
			inner := &symbol{name: sym.name}
			c.captureAs(s, inner, free)
			sym.kind, sym.free = inDictOrCell, inner
		}
	}
}

const (
	className     = "__class__"
	classDictName = ".classdict"
)

// through returns the free variable of the class body s by which codes inside it reach name, or nil if name is global.
func (c *collector) through(s *scope, name string) *symbol {
	if free := s.through[name]; free != nil {
		return free
	}
	outer := c.find(s.parent, name)
	if outer == nil {
		return nil
	}
	free := &symbol{name: name}
	c.captureAs(s, free, outer)
	if s.through == nil {
		s.through = map[string]*symbol{}
	}
	s.through[name] = free
	return free
}

// resolveHidden resolves the type parameters that a generic class body reads.
func (c *collector) resolveHidden(s *scope) {
	for _, sym := range s.parent.syms {
		if free, wanted := s.through[sym.name]; wanted && free == nil {
			c.through(s, sym.name)
		}
	}
}

// find returns the variable that name means for a code nested directly in s, as seen by the code that s is part of; nil if
// it is global.
func (c *collector) find(s *scope, name string) *symbol {
	switch s.kind {
	case moduleScope:
		return nil
	case classScope:
		switch name {
		case className:
			return s.special(&s.class, className)
		case classDictName:
			return s.special(&s.dict, classDictName)
		}
		return c.through(s, name)
	}
	sym := s.lookup(name)
	if sym == nil {
		if s.kind.inlined() {
			return c.find(s.parent, name)
		}
		if outer := c.find(s.parent, name); outer != nil {
			sym = s.symbol(name)
			c.captureAs(s, sym, outer)
		}
		return sym
	}
	c.resolveSymbol(s, sym)
	switch real := sym.real(); {
	case real.flags&open != 0:
		return nil
	case real.kind == inRegister, real.kind == inCell, real.kind == inFree:
		return real
	case real.kind == inNamespaceOrCell, real.kind == inDictOrCell:
		return real.free
	}
	if s.kind == typeParamScope && sym.flags&bound == 0 {
		return c.find(s.parent, name)
	}
	return nil
}

// special returns the symbol of a cell that the machine or the prologue of a class body fills.
func (s *scope) special(slot **symbol, name string) *symbol {
	if *slot == nil {
		*slot = &symbol{name: name, flags: bound, kind: inRegister}
	}
	return *slot
}

// number gives the captured variables of host s their cells, its free variables the places behind them, and the other
// local variables their registers. A parameter arrives in the register of its position, even if it then moves to a cell.
func (c *collector) number(s *scope) {
	for _, slot := range []*symbol{s.class, s.dict} {
		if slot != nil {
			s.cell(slot)
		}
	}
	for _, sym := range s.syms {
		if sym.flags&param != 0 {
			sym.index = uint16(s.params)
			s.params++
		}
	}
	s.locals = s.params
	for _, sym := range s.syms {
		switch {
		case sym.kind != inRegister:
		case sym.flags&captured != 0:
			s.cell(sym)
		case sym.flags&param == 0:
			sym.index = uint16(s.locals)
			s.locals++
		}
	}
	for _, in := range s.inlines {
		for _, sym := range in.syms {
			if sym.kind == inRegister && sym.flags&captured != 0 {
				s.cell(sym)
			}
		}
	}
	for i, sym := range s.frees {
		sym.index = uint16(len(s.cells) + i)
	}
	if s.locals > maxVariables || len(s.cells)+len(s.frees) > maxVariables {
		panic(&syntax.Error{File: c.file, Kind: syntax.SyntaxError, Msg: "too many variables in one function"})
	}
}

// maxVariables bounds the local variables of one function, so that temporaries find room beside them.
const maxVariables = 50_000

// cell gives sym a cell. A parameter remembers the register it arrives in.
func (s *scope) cell(sym *symbol) {
	sym.arrival = sym.index
	sym.kind = inCell
	sym.index = uint16(len(s.cells))
	s.cells = append(s.cells, sym)
}
