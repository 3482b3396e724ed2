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
	"graphlib", "calendar", "keyword", "pprint", "reprlib", "datetime", "array", vectors,
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
	{"enum", "TestConvert.*", "makes members of a module's names"},
	{"enum", "TestStdLib.test_test_simple_enum", "a helper of CPython's own tests"},
	{"enum", "OldTestIntFlag.test_global_enum_str", "tells the name of the test's file"},
	{"functools", "*pickle*", "pickling is not offered"},
	{"functools", "*builtin_update", "the docstrings of builtins are our own"},
	{"functools", "*attributes_unwritable", "an object's __dict__ is not offered"},
	{"types", "TypesTests.test_internal_sizes", "sizes of objects are not offered"},
	{"types", "TypesTests.test_traceback_and_frame_types", "types of frames and tracebacks are not offered"},
	{"types", "CoroutineTests.*", "there are no coroutines"},
	{"types", "SubinterpreterTests.*", "there are no other interpreters"},
	{"typing", "*ABCMeta*", "clears the registry of an abstract class"},
	{"typing", "*abc_registry_kept", "clears the registry of an abstract class"},
	{"typing", "*overload_registry_repeated", "a function's line is not offered"},
	{"copy", "*_registry", "there is no registry of copiers"},
	{"copy", "*copy_cant", "asks for __reduce_ex__ of object"},
	{"dataclasses", "*custom_mapping", "an object's __dict__ is a copy"},
	{"dataclasses", "*overwriting_frozen", "an object's __dict__ is a copy"},
	{"dataclasses", "*weakref*", "there are no weak references"},
	{"dataclasses", "*derived_generic*", "there are no weak references"},
	{"class", "TestInlineValues.*", "an object's __dict__ is a copy"},
	{"descr", "*mutable_bases*", "the bases of a class do not change"},
	{"descr", "*builtin_bases", "the bases of a class do not change"},
	{"descr", "*set_bases*", "the bases of a class do not change"},
	{"descr", "*unsubclassable_types", "the bases of a class do not change"},
	{"descr", "*tp_subclasses*", "the bases of a class do not change"},
	{"descr", "*set_dict", "an object's __dict__ is a copy"},
	{"descr", "*through_dict", "an object's __dict__ is a copy"},
	{"descr", "*dict_descriptors", "an object's __dict__ is a copy"},
	{"descr", "*set_class", "the class of an object does not change"},
	{"descr", "*class_assignment*", "the class of an object does not change"},
	{"descr", "*delete_hook", "finalizers are not run"},
	{"descr", "*test_slots", "finalizers are not run"},
	{"descr", "*set_and_no_get", "an object's __dict__ is a copy"},
	{"descr", "*resurrection", "finalizers are not run"},
	{"descr", "*remove_subclass", "__subclasses__ is not offered"},
	{"descr", "*module*", "modules are not made by scripts"},
	{"descr", "DictProxyTests.test_iter_*", "counts what CPython puts into every class"},
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
	{"decimal", "Py*", "there is one implementation of the module"},
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
