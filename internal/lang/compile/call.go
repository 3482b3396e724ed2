package compile

import (
	"bytes"
	"math"
	"slices"

	"github.com/vivarium-run/vivarium/internal/lang/bytecode"
	"github.com/vivarium-run/vivarium/syntax"
)

// maxDisplay is the length up to which displays and argument lists are evaluated into consecutive registers.
const maxDisplay = 64

func (b *builder) call(n *syntax.Call, dst reg) {
	switch {
	case len(n.Args)+len(n.Keywords) > 4*maxDisplay || hasStars(n.Args) || hasDoubleStar(n.Keywords):
		b.callEx(n, dst)
	case b.isZeroSuper(n):
		b.callSuper(n, dst)
	default:
		if attr, ok := n.Func.(*syntax.Attribute); ok {
			b.callMethod(n, attr, dst)
			return
		}
		base := b.exprNext(n.Func)
		b.finishCall(n, bytecode.Call, bytecode.CallKw, dst, base)
	}
}

func hasStars(elts []syntax.Expr) bool {
	for _, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			return true
		}
	}
	return false
}

func hasDoubleStar(keywords []*syntax.Keyword) bool {
	for _, k := range keywords {
		if k.Arg == "" {
			return true
		}
	}
	return false
}

func (b *builder) callMethod(n *syntax.Call, attr *syntax.Attribute, dst reg) {
	b.nodes++
	base := b.pushN(2)
	o := b.eval(attr.Value, base)
	if o.isConst {
		b.loadConst(base, o.k)
		o.r = base
	}
	b.atAttribute(attr, attr)
	b.emit(bytecode.LoadMethod, 0, base, o.r, b.attr(attr.Attr))
	b.finishCall(n, bytecode.CallMethod, bytecode.CallMethodKw, dst, base)
}

// atAttribute makes the following instructions stand for node, an attribute reference or the call of one. If the reference
// goes over several lines, only the part from its name on counts: that is the line where a reader looks for an error.
func (b *builder) atAttribute(node syntax.Node, attr *syntax.Attribute) {
	b.at(node)
	if b.severalLines(attr.Span) {
		b.span.Start = attr.AttrSpan.Start
	}
}

const shortSpan = 200

func (b *builder) severalLines(s syntax.Span) bool {
	if s.End-s.Start < shortSpan {
		return bytes.ContainsAny(b.file.Source()[s.Start:s.End], "\n\r")
	}
	return b.file.Line(s.Start) != b.file.Line(s.End)
}

// finishCall evaluates the arguments behind what is to be called and emits the call.
func (b *builder) finishCall(n *syntax.Call, plain, withKeywords op, dst, base reg) {
	for _, a := range n.Args {
		b.exprNext(a)
	}
	names := b.keywords(n.Keywords)
	count := uint16(len(n.Args) + len(n.Keywords))
	if attr, ok := n.Func.(*syntax.Attribute); ok {
		b.atAttribute(n, attr)
	} else {
		b.at(n)
	}
	if len(names) == 0 {
		b.emit(plain, 0, dst, base, count)
		return
	}
	b.emitEx(bytecode.Instr{Op: withKeywords, A: dst, B: base, C: count}, wide(0, 0, b.constant(names)))
}

// keywords evaluates keyword arguments into the next temporaries and returns their names.
func (b *builder) keywords(keywords []*syntax.Keyword) bytecode.Tuple {
	var names bytecode.Tuple
	for _, k := range keywords {
		b.nodes++
		b.exprNext(k.Value)
		names = append(names, mangle(b.scope.private, k.Arg))
	}
	return names
}

// callEx compiles a call with *iterable or **mapping, or with very many arguments.
func (b *builder) callEx(n *syntax.Call, dst reg) {
	base := b.pushN(3)
	b.exprTo(n.Func, base)
	b.starArgs(n, n.Args, base+1, func(list, item reg) { b.emit(bytecode.ListExtendArgs, 0, list, item, base) })
	b.starKeywords(n, n.Keywords, base+2, base)
	b.at(n)
	b.emit(bytecode.CallEx, 0, dst, base, 0)
}

// starArgs puts positional arguments into dst as an iterable.
func (b *builder) starArgs(n syntax.Node, args []syntax.Expr, dst reg, extend func(list, item reg)) {
	if len(args) == 1 {
		if star, ok := args[0].(*syntax.Starred); ok {
			b.nodes++
			b.exprTo(star.Value, dst)
			return
		}
	}
	b.at(n)
	b.emit(bytecode.BuildList, 0, dst, 0, 0)
	b.appendAll(n, args, dst, extend)
}

// appendAll appends the values of elts to the list in register list, which node makes.
func (b *builder) appendAll(node syntax.Node, elts []syntax.Expr, list reg, extend func(list, item reg)) {
	for _, e := range elts {
		mark := b.top
		if star, ok := e.(*syntax.Starred); ok {
			b.nodes++
			item := b.expr(star.Value)
			b.at(node)
			extend(list, item)
		} else {
			item := b.expr(e)
			b.at(node)
			b.emit(bytecode.ListAppend, 0, list, item, bytecode.NoReg)
		}
		b.top = mark
	}
}

func (b *builder) listExtend(list, item reg) { b.emit(bytecode.ListExtend, 0, list, item, 0) }

// starKeywords puts keyword arguments into dst as a mapping, or makes it unbound if there are none.
func (b *builder) starKeywords(n syntax.Node, keywords []*syntax.Keyword, dst, callee reg) {
	b.at(n)
	if len(keywords) == 0 {
		b.emit(bytecode.Unbind, 0, dst, 0, 0)
		return
	}
	if len(keywords) == 1 && keywords[0].Arg == "" {
		b.nodes++
		b.exprTo(keywords[0].Value, dst)
		return
	}
	b.emit(bytecode.BuildMap, 0, dst, 0, 0)
	merged := false
	for _, k := range keywords {
		b.nodes++
		mark := b.top
		merged = b.starKeyword(n, k, dst, callee, merged)
		b.top = mark
	}
}

func (b *builder) starKeyword(n syntax.Node, k *syntax.Keyword, dst, callee reg, merged bool) bool {
	if k.Arg == "" {
		item := b.expr(k.Value)
		b.at(n)
		b.emit(bytecode.MapMerge, 0, dst, item, callee)
		return true
	}
	pair := b.pushN(2)
	b.loadConst(pair, mangle(b.scope.private, k.Arg))
	b.exprTo(k.Value, pair+1)
	b.at(n)
	if merged {
		b.emit(bytecode.BuildMap, 0, pair, pair, 1)
		b.emit(bytecode.MapMerge, 0, dst, pair, callee)
	} else {
		b.emit(bytecode.MapSet, 0, dst, pair, pair+1)
	}
	return merged
}

// isZeroSuper reports whether n is super() in a method, where it means the class around and the first argument.
func (b *builder) isZeroSuper(n *syntax.Call) bool {
	name, ok := n.Func.(*syntax.Name)
	if !ok || name.ID != "super" || len(n.Args)+len(n.Keywords) > 0 || b.host.params == 0 || b.host.kind == annotationScope {
		return false
	}
	class := b.symbol(className)
	return class.kind == inFree
}

func (b *builder) callSuper(n *syntax.Call, dst reg) {
	base := b.pushN(3)
	b.exprTo(n.Func, base)
	b.at(n)
	b.emit(bytecode.CopyCell, 0, base+1, b.symbol(className).index, 0)
	first := b.host.syms[0]
	for _, sym := range b.host.syms {
		if sym.flags&param != 0 {
			first = sym
			break
		}
	}
	if first.kind == inCell {
		b.emit(bytecode.CopyCell, 0, base+2, first.index, 0)
	} else {
		b.emit(bytecode.Move, 0, base+2, first.index, 0)
	}
	b.emit(bytecode.CallSuper, 0, dst, base, 0)
}

// Displays.

// constItems returns the values of elts if all are constants.
func constItems(elts []syntax.Expr) ([]any, bool) {
	for _, e := range elts {
		if !isConstant(e, constDepth) {
			return nil, false
		}
	}
	items := make([]any, len(elts))
	for i, e := range elts {
		items[i] = constantOf(e)
	}
	return items, true
}

// constDepth is how deep tuples inside tuples are looked into; deeper ones are built at run time, so that the work of
// looking stays linear.
const constDepth = 4

func isConstant(e syntax.Expr, depth int) bool {
	switch n := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.UnaryOp:
		k, ok := n.Operand.(*syntax.Constant)
		if !ok {
			return false
		}
		_, ok = foldUnary(n.Op, constValue(k.Value))
		return ok
	case *syntax.Tuple:
		for _, item := range n.Elts {
			if !isConstant(item, depth-1) {
				return false
			}
		}
		return depth > 0
	}
	return false
}

func constantOf(e syntax.Expr) any {
	switch n := e.(type) {
	case *syntax.UnaryOp:
		k, _ := foldUnary(n.Op, constValue(n.Operand.(*syntax.Constant).Value))
		return k
	case *syntax.Tuple:
		items := make(bytecode.Tuple, len(n.Elts))
		for i, item := range n.Elts {
			items[i] = constantOf(item)
		}
		return items
	}
	return constValue(e.(*syntax.Constant).Value)
}

func (b *builder) tuple(n *syntax.Tuple, dst reg) operand {
	if items, ok := constItems(n.Elts); ok {
		b.nodes += uint32(len(items))
		return konst(bytecode.Tuple(items))
	}
	if len(n.Elts) <= maxDisplay && !hasStars(n.Elts) {
		base := b.row(n.Elts)
		b.at(n)
		b.emit(bytecode.BuildTuple, 0, dst, base, uint16(len(n.Elts)))
		return inReg(dst)
	}
	t := b.push()
	b.list(n, n.Elts, t)
	b.at(n)
	b.emit(bytecode.ListToTuple, 0, dst, t, 0)
	return inReg(dst)
}

// row evaluates elts into the next temporaries and returns the first.
func (b *builder) row(elts []syntax.Expr) reg {
	base := reg(b.top)
	for _, e := range elts {
		b.exprNext(e)
	}
	return base
}

func (b *builder) list(n syntax.Node, elts []syntax.Expr, dst reg) {
	if len(elts) > 2 {
		if items, ok := constItems(elts); ok {
			b.nodes += uint32(len(items))
			b.at(n)
			b.emitWide(bytecode.ListFromK, dst, b.constant(bytecode.Tuple(items)))
			return
		}
	}
	if len(elts) <= maxDisplay && !hasStars(elts) {
		base := b.row(elts)
		b.at(n)
		b.emit(bytecode.BuildList, 0, dst, base, uint16(len(elts)))
		return
	}
	t := b.push()
	b.at(n)
	b.emit(bytecode.BuildList, 0, t, 0, 0)
	b.appendAll(n, elts, t, b.listExtend)
	b.move(dst, t)
}

func (b *builder) set(n *syntax.Set, dst reg) {
	if items, ok := constItems(n.Elts); ok && len(items) > 2 {
		b.nodes += uint32(len(items))
		b.at(n)
		b.emitWide(bytecode.SetFromK, dst, b.constant(bytecode.Tuple(items)))
		return
	}
	if len(n.Elts) <= maxDisplay && !hasStars(n.Elts) {
		base := b.row(n.Elts)
		b.at(n)
		b.emit(bytecode.BuildSet, 0, dst, base, uint16(len(n.Elts)))
		return
	}
	t := b.push()
	b.at(n)
	b.emit(bytecode.BuildSet, 0, t, 0, 0)
	for _, e := range n.Elts {
		b.addToSet(n, e, t)
	}
	b.move(dst, t)
}

func (b *builder) addToSet(n syntax.Node, e syntax.Expr, set reg) {
	mark := b.top
	o := bytecode.SetAdd
	if star, ok := e.(*syntax.Starred); ok {
		o, e = bytecode.SetUpdate, star.Value
	}
	item := b.expr(e)
	b.at(n)
	b.emit(o, 0, set, item, 0)
	b.top = mark
}

func (b *builder) dict(n *syntax.Dict, dst reg) {
	if keys := differentTexts(n.Keys); keys != nil {
		base := reg(b.top)
		for _, v := range n.Values {
			b.exprNext(v)
		}
		b.at(n)
		b.emitEx(bytecode.Instr{Op: bytecode.BuildMapK, A: dst, B: base, C: uint16(len(keys))}, wide(0, 0, b.constant(keys)))
		return
	}
	if len(n.Keys) <= maxDisplay/2 && !hasNil(n.Keys) {
		base := reg(b.top)
		for i, k := range n.Keys {
			b.exprNext(k)
			b.exprNext(n.Values[i])
		}
		b.at(n)
		b.emit(bytecode.BuildMap, 0, dst, base, uint16(len(n.Keys)))
		return
	}
	t := b.push()
	b.at(n)
	b.emit(bytecode.BuildMap, 0, t, 0, 0)
	for i, k := range n.Keys {
		mark := b.top
		if k == nil {
			item := b.expr(n.Values[i])
			b.at(n)
			b.emit(bytecode.MapUpdate, 0, t, item, 0)
		} else {
			b.setItem(n, k, n.Values[i], t)
		}
		b.top = mark
	}
	b.move(dst, t)
}

// differentTexts returns the keys of a dict display if they are few different constant strs, else nil.
func differentTexts(keys []syntax.Expr) bytecode.Tuple {
	if len(keys) == 0 || len(keys) > maxDisplay/2 {
		return nil
	}
	texts := make(bytecode.Tuple, 0, len(keys))
	for _, k := range keys {
		c, ok := k.(*syntax.Constant)
		if !ok {
			return nil
		}
		text, ok := c.Value.(string)
		if !ok || slices.Contains(texts, any(text)) {
			return nil
		}
		texts = append(texts, text)
	}
	return texts
}

func hasNil(keys []syntax.Expr) bool {
	for _, k := range keys {
		if k == nil {
			return true
		}
	}
	return false
}

// setItem evaluates key and value, in this order, and puts them into a dict that is being built.
func (b *builder) setItem(n syntax.Node, key, value syntax.Expr, dict reg) {
	k := b.ensure(b.stable(b.operand(key), value))
	v := b.expr(value)
	b.at(n)
	b.emit(bytecode.MapSet, 0, dict, k, v)
}

// Subscripts.

// smallIndex returns the value of an index that fits into an operand.
func smallIndex(o operand) (uint16, bool) {
	i, ok := o.k.(int64)
	if !o.isConst || !ok || i < math.MinInt16 || i > math.MaxInt16 {
		return 0, false
	}
	return uint16(int16(i)), true
}

func (b *builder) subscript(n *syntax.Subscript, dst reg) {
	object := b.ensure(b.stable(b.operand(n.Value), n.Slice))
	if s, ok := n.Slice.(*syntax.Slice); ok && s.Step == nil {
		ends := b.sliceEnds(s)
		b.at(n)
		b.emit(bytecode.GetSlice, 0, dst, object, ends)
		return
	}
	index := b.operand(n.Slice)
	if i, ok := smallIndex(index); ok {
		b.at(n)
		b.emit(bytecode.GetIndexI, 0, dst, object, i)
		return
	}
	if text, ok := index.k.(string); ok && index.isConst {
		if k := b.constant(text); k <= math.MaxUint16 {
			b.at(n)
			b.emit(bytecode.GetIndexK, 0, dst, object, uint16(k))
			return
		}
	}
	i := b.ensure(index)
	b.at(n)
	b.emit(bytecode.GetIndex, 0, dst, object, i)
}

// sliceEnds evaluates both ends of a slice into two new temporaries.
func (b *builder) sliceEnds(s *syntax.Slice) reg {
	b.nodes++
	base := b.pushN(2)
	b.orNone(s.Lower, base)
	b.orNone(s.Upper, base+1)
	return base
}

func (b *builder) orNone(e syntax.Expr, dst reg) {
	if e == nil {
		b.loadConst(dst, nil)
	} else {
		b.exprTo(e, dst)
	}
}

func (b *builder) slice(s *syntax.Slice, dst reg) {
	base := b.pushN(3)
	b.orNone(s.Lower, base)
	b.orNone(s.Upper, base+1)
	b.orNone(s.Step, base+2)
	b.at(s)
	b.emit(bytecode.BuildSlice, 0, dst, base, 0)
}

// Formatted strings.

func (b *builder) joined(n *syntax.JoinedStr, dst reg) operand {
	switch len(n.Values) {
	case 0:
		return konst("")
	case 1:
		return b.eval(n.Values[0], dst)
	}
	base := reg(b.top)
	specs := make(bytecode.Tuple, len(n.Values))
	for i, e := range n.Values {
		r := b.push()
		if f, ok := e.(*syntax.FormattedValue); ok {
			mark := b.top
			b.nodes++
			specs[i] = b.formatted(f, r, bytecode.FormatLater)
			b.top = mark
		} else {
			b.exprTo(e, r)
		}
	}
	b.at(n)
	b.emitEx(bytecode.Instr{Op: bytecode.BuildString, A: dst, B: base, C: uint16(len(n.Values))}, wide(0, 0, b.constant(specs)))
	return inReg(dst)
}

// formatted formats a replacement field. With later, bytecode.FormatLater or
// 0, the value may be left to BUILD_STRING: then the specification for that is
// returned, otherwise nil.
func (b *builder) formatted(n *syntax.FormattedValue, dst reg, later uint8) any {
	value := b.ensure(b.stable(b.operand(n.Value), n.FormatSpec))
	conversion := map[int]uint8{'s': 1, 'r': 2, 'a': 3}[n.Conversion]
	if conversion != 0 {
		later = 0
	}
	if n.FormatSpec == nil {
		b.at(n)
		b.emit(bytecode.Format, conversion|later, dst, value, noReg)
		return specFor(later, "")
	}
	spec := b.operand(n.FormatSpec)
	b.at(n)
	if spec.isConst {
		if k := b.constant(spec.k); k <= math.MaxUint16 {
			b.emit(bytecode.FormatK, conversion|later, dst, value, uint16(k))
			return specFor(later, spec.k)
		}
	}
	b.emit(bytecode.Format, conversion, dst, value, b.ensure(spec))
	return nil
}

// specFor is the specification that BUILD_STRING needs for a replacement field.
func specFor(later uint8, spec any) any {
	if later == 0 {
		return nil
	}
	return spec
}

// Generators.

func (b *builder) yield(n *syntax.Yield, dst reg) {
	var value reg
	if n.Value == nil {
		value = b.push()
		b.loadConst(value, nil)
	} else {
		value = b.expr(n.Value)
	}
	b.at(n)
	b.emit(bytecode.Yield, 0, dst, value, 0)
}

func (b *builder) yieldFrom(n *syntax.YieldFrom, dst reg) {
	it := b.pushN(2)
	value := b.expr(n.Value)
	b.at(n)
	b.emit(bytecode.GetYieldFrom, 0, it, value, 0)
	b.emit(bytecode.LoadNone, 0, it+1, 0, 0)
	b.emit(bytecode.YieldFrom, 0, dst, it, it+1)
}
