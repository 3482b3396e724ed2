package py

import "sync"

// Attribute names that a script computes (getattr, operator.attrgetter, fields
// of str.format) pass here: what the policy refuses in the text of a script
// must not be reachable by spelling it at run time.

// CheckAttr raises AttributeError for an attribute name that a script may not
// compute.
func (c *Context) CheckAttr(name string) error {
	if c.MayAccess(name) {
		return nil
	}
	return c.Errorf(&AttributeErrorType, "attribute '%s' is not available here", clip(name, 80))
}

// MayAccess reports whether a script may compute the attribute name.
func (c *Context) MayAccess(name string) bool {
	if c.AttrAllowed != nil {
		return c.AttrAllowed(name)
	}
	return DefaultAttrAllowed(name)
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return cutText(s, n) + "..."
}

// DefaultAttrAllowed refuses names with two leading and trailing underscores,
// except the special methods of operators and a few harmless ones, and the
// names by which frames, code and generators lead out of a function.
func DefaultAttrAllowed(name string) bool {
	if len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" {
		return harmlessAttrs.has(name)
	}
	for _, prefix := range [...]string{"gi_", "cr_", "ag_", "tb_", "f_", "co_", "func_"} {
		if len(name) > len(prefix) && name[:len(prefix)] == prefix && internalAttrs.has(name) {
			return false
		}
	}
	return true
}

var internalAttrs = nameSet{names: []string{
	"gi_frame", "gi_code", "gi_running", "gi_yieldfrom", "gi_suspended",
	"cr_frame", "cr_code", "cr_running", "cr_await", "cr_origin", "cr_suspended",
	"ag_frame", "ag_code", "ag_running", "ag_await", "ag_suspended",
	"tb_frame", "tb_next", "tb_lasti", "tb_lineno",
	"f_back", "f_builtins", "f_code", "f_generator", "f_globals", "f_lasti", "f_lineno", "f_locals", "f_trace", "f_trace_lines", "f_trace_opcodes",
	"co_argcount", "co_cellvars", "co_code", "co_consts", "co_exceptiontable", "co_filename", "co_firstlineno", "co_flags", "co_freevars",
	"co_kwonlyargcount", "co_lines", "co_linetable", "co_lnotab", "co_name", "co_names", "co_nlocals", "co_positions", "co_posonlyargcount",
	"co_qualname", "co_stacksize", "co_varnames", "co_branches",
	"func_closure", "func_code", "func_defaults", "func_dict", "func_doc", "func_globals", "func_name",
}}

var harmlessAttrs = nameSet{names: []string{
	"__init__", "__new__", "__name__", "__qualname__", "__doc__", "__match_args__", "__version__",
	"__repr__", "__str__", "__format__", "__bytes__", "__hash__", "__bool__", "__sizeof__",
	"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
	"__len__", "__length_hint__", "__getitem__", "__setitem__", "__delitem__", "__missing__", "__contains__",
	"__iter__", "__next__", "__reversed__", "__call__", "__enter__", "__exit__",
	"__neg__", "__pos__", "__invert__", "__abs__", "__index__", "__int__", "__float__", "__complex__",
	"__round__", "__trunc__", "__floor__", "__ceil__",
	"__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__divmod__", "__pow__",
	"__lshift__", "__rshift__", "__and__", "__or__", "__xor__", "__matmul__",
	"__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rfloordiv__", "__rmod__", "__rdivmod__", "__rpow__",
	"__rlshift__", "__rrshift__", "__rand__", "__ror__", "__rxor__", "__rmatmul__",
	"__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__",
	"__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__", "__imatmul__",
	"__copy__", "__deepcopy__", "__post_init__", "__set_name__", "__get__", "__set__", "__delete__",
}}

// A nameSet is a set of names whose table is made when it is first asked.
type nameSet struct {
	names []string
	once  sync.Once
	table map[string]bool
}

func (s *nameSet) has(name string) bool {
	s.once.Do(func() {
		s.table = make(map[string]bool, len(s.names))
		for _, n := range s.names {
			s.table[n] = true
		}
	})
	return s.table[name]
}
