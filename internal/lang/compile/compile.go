// Package compile turns the syntax tree into bytecode, in two walks.
//
// The first (scope.go, resolve.go) finds out for every scope which names it binds and uses, and from that where each
// variable lives: in a register, in a cell because a nested function captures it, in the globals, or in the namespace of a
// class. Comprehensions and type parameters have scopes but no code of their own: their variables are temporaries (or cells)
// of the code around. Variables of a script live in registers, too, as long as nobody else binds them: see Script.
//
// The second writes the instructions, one builder per Code. An expression is evaluated to an operand, which is a constant,
// the register of a local variable, or a temporary; so a local variable is never copied just to be read. Where something
// evaluated later could rebind it (an assignment expression), it is copied first. A builder follows which local variables
// are bound for certain; other uses are guarded by CHECK_LOCAL.
//
// One thing is simpler than in CPython, on purpose: the annotate function of a class or module holds all its annotations,
// also those of statements that did not run.
//
// The work and the size of the result are linear in the size of the source: finally bodies are compiled once and left through
// JUMP_TAG, constants are folded only while they stay small, and the nesting of blocks and functions is bounded.
package compile

import (
	"fmt"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/internal/slab"
	"github.com/vivarium-run/vivarium/syntax"
)

// nodesPerStep is how many tree nodes of straight-line code cost one step.
const nodesPerStep = 16

type compiler struct {
	*collector
	spare []*builder // of codes that are complete, for those to come
	parts parts
}

// parts are the slabs of what all codes of a module consist of.
type parts struct {
	instrs slab.Of[bytecode.Instr]
	spans  slab.Of[syntax.Span]
	points slab.Of[bytecode.Point]
	consts slab.Of[any]
	names  slab.Of[string]
}

// Compile returns the code of a module that has been parsed and validated. The error is a *syntax.Error: the module uses
// something that the machine does not offer, or is too large in some respect. The code has passed bytecode.Verify, which
// the machine relies on.
func Compile(file *syntax.File, mod *syntax.Module) (*bytecode.Code, error) {
	return compileAs(file, mod, false)
}

// Script is Compile for the module that a machine runs first. Most of its variables live in registers, which the machine
// makes part of its globals; so code outside of functions is as fast as code in them.
func Script(file *syntax.File, mod *syntax.Module) (*bytecode.Code, error) {
	return compileAs(file, mod, true)
}

func compileAs(file *syntax.File, mod *syntax.Module, script bool) (code *bytecode.Code, err error) {
	defer func() {
		switch problem := recover().(type) {
		case nil:
		case *syntax.Error:
			code, err = nil, problem
		default:
			panic(problem)
		}
	}()
	c := collect(mod, file)
	c.script = script
	root := c.scopes[scopeKey{mod, bodyRole}]
	c.resolve(root)
	code = (&compiler{collector: c}).module(mod, root)
	if err := bytecode.Verify(code); err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	return code, nil
}

func (c *compiler) module(mod *syntax.Module, s *scope) *bytecode.Code {
	b := c.newBuilder(nil, s, mod, "<module>")
	b.code.Flags |= bytecode.Module
	b.code.FirstLine = 1
	b.body(mod.Body, "__doc__")
	b.variableAnnotations(mod, "__annotate__")
	b.emit(bytecode.ReturnNone, 0, 0, 0, 0)
	return b.complete()
}

// newBuilder starts the code of a host scope.
func (c *compiler) newBuilder(up *builder, s *scope, node syntax.Node, name string) *builder {
	code := &bytecode.Code{
		Name: name, Qualname: name, NumLocals: s.locals, NumRegs: s.locals, ClassCell: -1, Node: node, File: c.file,
		Locals: make([]string, s.locals), FirstLine: c.file.Line(node.Range().Start),
	}
	b := c.spareBuilder()
	*b = builder{compiler: c, code: code, scope: s, host: s, top: s.locals, handled: noReg, span: node.Range(), buffers: b.buffers}
	if up != nil {
		code.Qualname = up.qualname(name)
	}
	if s.generator {
		code.Flags |= bytecode.Generator
	}
	b.layout()
	return b
}

// maxQualname bounds the qualified names that others are made from, so that all together stay linear in the source.
const maxQualname = 512

// qualname returns the qualified name of something called name that is defined in this code.
func (b *builder) qualname(name string) string {
	if sym := b.host.lookup(mangle(b.host.private, name)); sym != nil && sym.flags&declaredGlobal != 0 {
		return name
	}
	switch {
	case b.host.kind == moduleScope, len(b.code.Qualname) > maxQualname:
		return name
	}
	switch b.host.kind {
	case classScope:
		return b.code.Qualname + "." + name
	}
	return b.code.Qualname + ".<locals>." + name
}

// layout names the registers and cells and makes the cells.
func (b *builder) layout() {
	code, s := b.code, b.host
	for _, sym := range s.syms {
		if sym.kind == inRegister {
			code.Locals[sym.index] = sym.name
			if sym.flags&killed != 0 {
				b.killed.add(sym.index)
			}
		}
	}
	if n := len(s.cells); n > 0 {
		code.Cells = make([]string, 0, n)
	}
	for i, sym := range s.cells {
		code.Cells = append(code.Cells, sym.name)
		if sym.flags&param != 0 {
			code.Locals[sym.arrival] = sym.name
			b.emit(bytecode.MakeCellFrom, 0, uint16(i), sym.arrival, 0)
		} else {
			b.emit(bytecode.MakeCell, 0, uint16(i), 0, 0)
		}
	}
	for _, sym := range s.frees {
		code.Free = append(code.Free, sym.name)
		code.Captures = append(code.Captures, sym.outer.index)
	}
	if len(s.frees) > 0 {
		code.Flags |= bytecode.Nested
	}
	for i := range s.params {
		b.bound.add(reg(i))
	}
}

// complete charges the entry and closes the code.
func (b *builder) complete() *bytecode.Code {
	b.code.EntryCost = 1 + b.nodes/nodesPerStep
	return b.finish()
}

// body compiles the statements of a function, class or module. Outside functions the docstring is stored as docName.
func (b *builder) body(stmts []syntax.Stmt, docName string) {
	if doc, ok := docstring(stmts); ok {
		b.code.Doc = doc
		b.code.Flags |= bytecode.HasDoc
		if docName != "" {
			b.at(stmts[0])
			b.point(stmts[0])
			t := b.push()
			b.loadConst(t, doc)
			b.store(b.host.symbolFor(docName), t)
			b.top--
		}
	}
	b.stmts(stmts)
}

// symbolFor returns a symbol by which a class or module body reaches a name that the source does not mention.
func (s *scope) symbolFor(name string) *symbol {
	sym := s.symbol(name)
	if sym.kind == unresolved {
		sym.kind = inGlobals
		if s.kind == classScope {
			sym.kind = inNamespace
		}
	}
	return sym
}
