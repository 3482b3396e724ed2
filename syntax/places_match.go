package syntax

import (
	"fmt"
	"maps"
	"slices"
)

func (c *placeChecker) match(n *Match) {
	c.expr(n.Subject)
	for i, m := range n.Cases {
		allowed := m.Guard != nil || i == len(n.Cases)-1
		c.pattern(m.Pattern, map[string]bool{}, allowed)
		c.optional(m.Guard)
		c.stmts(m.Body)
	}
}

// pattern checks a pattern and adds the names that it binds to names. A pattern that matches anything must be
// allowed, that is, nothing may come after it.
func (c *placeChecker) pattern(p Pattern, names map[string]bool, allowed bool) {
	switch n := p.(type) {
	case *MatchValue:
		c.patternValue(n)
	case *MatchSequence:
		c.sequencePattern(n, names)
	case *MatchMapping:
		c.mappingPattern(n, names)
	case *MatchClass:
		c.classPattern(n, names)
	case *MatchStar:
		c.capture(n.Name, n.NameSpan, names)
	case *MatchAs:
		c.asPattern(n, names, allowed)
	case *MatchOr:
		c.orPattern(n, names, allowed)
	}
}

func (c *placeChecker) asPattern(n *MatchAs, names map[string]bool, allowed bool) {
	switch {
	case n.Pattern != nil:
		c.pattern(n.Pattern, names, allowed)
	case !allowed && n.Name == "":
		c.complain(n.Span, "wildcard makes remaining patterns unreachable")
	case !allowed:
		c.complain(n.Span, "name capture '"+n.Name+"' makes remaining patterns unreachable")
	}
	c.capture(n.Name, n.NameSpan, names)
}

func (c *placeChecker) patternValue(n *MatchValue) {
	switch n.Value.(type) {
	case *JoinedStr, *TemplateStr:
		c.complain(n.Span, "patterns may only match literals and attribute lookups")
	}
	c.expr(n.Value)
}

func (c *placeChecker) capture(name string, at Span, names map[string]bool) {
	if name == "" {
		return
	}
	c.bind(name, at)
	if names[name] {
		c.complain(at, "multiple assignments to name '"+name+"' in pattern")
	}
	names[name] = true
}

func (c *placeChecker) sequencePattern(n *MatchSequence, names map[string]bool) {
	stars := 0
	for _, p := range n.Patterns {
		if _, ok := p.(*MatchStar); ok {
			if stars++; stars > 1 {
				c.complain(n.Span, "multiple starred names in sequence pattern")
			}
		}
	}
	for _, p := range n.Patterns {
		c.pattern(p, names, true)
	}
}

func (c *placeChecker) mappingPattern(n *MatchMapping, names map[string]bool) {
	seen := map[any]bool{}
	for _, key := range n.Keys {
		if _, ok := key.(*JoinedStr); ok {
			c.complain(key.Range(), "mapping pattern keys may only match literals and attribute lookups")
		}
		value, ok := keyIdentity(key)
		if ok && seen[value] {
			c.complain(n.Span, "mapping pattern checks duplicate key ("+keyRepr(key)+")")
		}
		seen[value] = ok
		c.expr(key)
	}
	for _, p := range n.Patterns {
		c.pattern(p, names, true)
	}
	c.capture(n.Rest, n.RestSpan, names)
}

// keyIdentity returns a value that is equal for keys that are equal in Python; ok is false for what is no literal.
func keyIdentity(key Expr) (value any, ok bool) {
	switch n := key.(type) {
	case *Constant:
		return constantIdentity(n), true
	case *UnaryOp:
		v, ok := keyIdentity(n.Operand)
		return negated(v), ok
	case *BinOp:
		left, ok := keyIdentity(n.Left)
		right, _ := keyIdentity(n.Right)
		return fmt.Sprint(left, n.Op, right), ok
	}
	return nil, false
}

func negated(v any) any {
	switch x := v.(type) {
	case float64:
		return -x
	case complex128:
		return -x
	}
	return fmt.Sprint("-", v)
}

// constantIdentity maps True, 1 and 1.0 to one value.
func constantIdentity(c *Constant) any {
	switch v := c.Value.(type) {
	case bool:
		return float64(boolInt(v))
	case int64:
		if int64(float64(v)) == v {
			return float64(v)
		}
		return v
	case float64, complex128, string, nil:
		return v
	}
	return fmt.Sprintf("%T %s", c.Value, ReprConstant(c.Value))
}

func keyRepr(key Expr) string {
	switch n := key.(type) {
	case *Constant:
		return ReprConstant(n.Value)
	case *UnaryOp:
		return "-" + keyRepr(n.Operand)
	case *BinOp:
		return "(" + keyRepr(n.Left) + n.Op.Symbol() + keyRepr(n.Right) + ")"
	}
	return ""
}

func (c *placeChecker) classPattern(n *MatchClass, names map[string]bool) {
	seen := map[string]bool{}
	for i, attr := range n.KwdAttrs {
		c.bind(attr, n.KwdAttrSpans[i])
		if seen[attr] {
			c.complain(n.KwdPatterns[i].Range(), "attribute name repeated in class pattern: "+attr)
		}
		seen[attr] = true
	}
	c.expr(n.Cls)
	for _, p := range n.Patterns {
		c.pattern(p, names, true)
	}
	for _, p := range n.KwdPatterns {
		c.pattern(p, names, true)
	}
}

// orPattern checks that the alternatives bind the same names and that none but the last matches anything.
func (c *placeChecker) orPattern(n *MatchOr, names map[string]bool, allowed bool) {
	var first map[string]bool
	for i, p := range n.Patterns {
		bound := map[string]bool{}
		c.pattern(p, bound, allowed && i == len(n.Patterns)-1)
		if i == 0 {
			first = bound
		} else if !sameNames(first, bound) {
			c.complain(n.Span, "alternative patterns bind different names")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(first)) {
		if names[name] {
			c.complain(n.Span, "multiple assignments to name '"+name+"' in pattern")
		}
		names[name] = true
	}
}

func sameNames(a, b map[string]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for name := range a {
		if !b[name] {
			return false
		}
	}
	return true
}
