package policy

import (
	"strings"

	"github.com/vivarium-run/vivarium/syntax"
)

// namesAttribute reports whether a call with a constant text names attributes,
// and the index of that argument.
func namesAttribute(function string) (argument int, ok bool) {
	switch function {
	case "getattr", "hasattr", "setattr", "delattr":
		return 1, true
	case "attrgetter", "methodcaller":
		return 0, true
	}
	return 0, false
}

// call judges attribute names in constant arguments, and the fields of
// constant format texts.
func (c *checker) call(n *syntax.Call) {
	name := ""
	switch f := n.Func.(type) {
	case *syntax.Name:
		name = f.ID
		if name == "range" {
			c.suspects = append(c.suspects, n)
		}
	case *syntax.Attribute:
		name = f.Attr
		if text, ok := constantText(f.Value); ok && (name == "format" || name == "format_map") {
			c.formatFields(text, n.Span, f.Value.Range())
			return
		}
	}
	first, ok := namesAttribute(name)
	if !ok {
		return
	}
	for i, arg := range n.Args {
		if text, ok := constantText(arg); ok && (i == first || name == "attrgetter") {
			for _, part := range strings.Split(text, ".") {
				c.textAttribute(part, n.Span, arg.Range())
			}
		}
	}
}

// textAttribute judges one attribute name that stands in a text.
func (c *checker) textAttribute(name string, span, focus syntax.Span) {
	if isSpecial(name) && !c.policy.specialAttrs.has(name) || internalAttr(name) {
		c.report.add(ruleTextAttr, span, focus, ruleTextAttr.Instead, "the text names the attribute %s, which is not offered", quote(name))
	}
}

// formatFields judges the attributes in the replacement fields of a format
// text. What is not a valid text is left to the error at run time.
func (c *checker) formatFields(text string, span, focus syntax.Span) {
	for i := 0; i < len(text); i++ {
		if text[i] != '{' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '{' {
			i++
			continue
		}
		end := strings.IndexAny(text[i:], "}!:")
		if end < 0 {
			return
		}
		field := text[i+1 : i+end]
		for _, part := range fieldAttributes(field) {
			c.textAttribute(part, span, focus)
		}
	}
}

// fieldAttributes lists the attribute names in a field such as 0.real or
// x[key].imag.
func fieldAttributes(field string) []string {
	var out []string
	for i := 0; i < len(field); i++ {
		if field[i] != '.' {
			continue
		}
		end := strings.IndexAny(field[i+1:], ".[")
		if end < 0 {
			end = len(field) - i - 1
		}
		out = append(out, field[i+1:i+1+end])
	}
	return out
}

func constantText(e syntax.Expr) (string, bool) {
	k, ok := e.(*syntax.Constant)
	if !ok {
		return "", false
	}
	text, ok := k.Value.(string)
	return text, ok
}
