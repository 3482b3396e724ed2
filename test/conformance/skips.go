package main

import "path"

// modules are the files below CPython's Lib/test that are read, without test_.
var modules = []string{
	"int", "float", "complex", "bool", "list", "tuple", "dict", "set", "range", "slice", "str", "bytes", "format",
	"fstring", "math", "cmath", "random", "itertools", "functools", "collections", "heapq", "bisect", "operator",
	"statistics", "fractions", "decimal", "enum", "dataclasses", "typing", "generators", "listcomps", "setcomps",
	"dictcomps", "scope", "grammar", "exceptions", "exception_group", "except_star", "with", "class", "descr",
	"property", "super", "decorators", "keywordonlyarg", "positional_only_arg", "patma", "named_expressions", "string",
	"textwrap", "re", "json/test_decode", "json/test_default", "json/test_dump", "json/test_encode_basestring_ascii",
	"json/test_enum", "json/test_fail", "json/test_float", "json/test_indent", "json/test_pass1", "json/test_pass2",
	"json/test_pass3", "json/test_recursion", "json/test_scanstring", "json/test_separators", "json/test_speedups",
	"json/test_unicode", "copy", "contextlib", "abc", "augassign", "binop", "compare", "contains", "enumerate", "iter",
	"sort", "builtin", "pow", "long", "numeric_tower", "hash", "userdict", "userlist", "userstring", "types",
	"type_params", "global", "dynamic", "raise", "index", "strtod", "defaultdict", "deque", "ordered_dict", "dictviews",
	"string_literals", "unicode_identifiers", "metaclass", "subclassinit", "generator_stop", "isinstance",
	"baseexception", "opcodes", "call", "funcattrs", "extcall", "genericalias", "genericclass", "type_aliases",
	"colorsys", "yield_from", "nan", "traceback", "type_annotations", "unpack", "math_property", "flufl", "print",
	"graphlib", "calendar", "keyword", "pprint", "reprlib", "datetime", "array",
}

// asked are the modules that a test file may import, if scripts can.
var asked = []string{
	"__future__", "abc", "array", "bisect", "calendar", "cmath", "collections", "collections.abc", "colorsys",
	"contextlib", "copy", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "graphlib", "heapq",
	"itertools", "json", "keyword", "math", "numbers", "numpy", "operator", "pprint", "random", "re", "reprlib",
	"statistics", "string", "textwrap", "time", "types", "typing", "unicodedata", "struct", "io", "warnings",
}

// absent are builtins that scripts do not have.
var absent = map[string]bool{
	"open": true, "input": true, "memoryview": true, "__import__": true,
	"breakpoint": true, "aiter": true, "anext": true,
}

// skips are tests that are not tried. The patterns are those of path.Match.
var skips = []struct{ file, test, why string }{
	{"*", "*tuple_reuse", "the identity of freed tuples is CPython's detail"},
	{"*", "*setstate*", "pickling is not offered"},
	{"enum", "TestSpecial.test_pickle_by_name", "pickling is not offered"},
	{"enum", "TestStdLib.test_test_simple_enum", "a helper of CPython's own tests"},
	{"enum", "OldTestIntFlag.test_global_enum_str", "tells the name of the test's file"},
	{"random", "SystemRandom*", "entropy of the host is not offered"},
	{"json/test_decode", "*limit_int", "there is no limit on the digits of an int"},
	{"json/test_speedups", "TestSpeedups.*", "there is one implementation of the module"},
	{"json/test_speedups", "*make_*", "there is one implementation of the module"},
	{"json/test_speedups", "*bad_str_encoder", "there is one implementation of the module"},
	{"json/test_speedups", "*bad_markers*", "there is one implementation of the module"},
	{"contextlib", "TestRedirect*", "there are no standard streams to redirect"},
	{"exceptions", "*test_3114", "finalizers are not run"},
	{"heapq", "*test_c_functions", "there is one implementation of the module"},
	{"statistics", "*test_c_functions", "there is one implementation of the module"},
	{"re", "*test_string_boundaries", "3.14 lets \\B match in an empty text"},
	{"str", "StrTest.test_formatting", "3.14 words the error otherwise"},
	{"heapq", "*Python.*", "there is one implementation of the module"},
}

// reason says why a case is skipped, if it is.
func reason(c *testCase) string {
	for _, s := range skips {
		file, _ := path.Match(s.file, c.file)
		test, _ := path.Match(s.test, c.name())
		if file && test {
			return s.why
		}
	}
	return ""
}
