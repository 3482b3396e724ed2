package policy

import (
	"slices"
	"sort"
)

// A Rule is one reason for a diagnostic. Bad is a script that it must report,
// Good one that it must not; both are run as tests.
type Rule struct {
	Code     string
	Name     string
	Severity Severity
	Reason   string // why it is so, for people
	Instead  string // what to do instead
	Bad      string
	Good     string
}

// The rules by name, in the order of the table below.
var (
	ruleSyntax        = &rules[0]
	ruleSourceLimit   = &rules[1]
	ruleConstruct     = &rules[2]
	ruleBuiltin       = &rules[3]
	ruleSpecialName   = &rules[4]
	ruleSpecialAttr   = &rules[5]
	ruleInternalAttr  = &rules[6]
	ruleSpecialMethod = &rules[7]
	ruleTextAttr      = &rules[8]
	ruleModule        = &rules[9]
	ruleMember        = &rules[10]
	ruleRelative      = &rules[11]
	ruleEndless       = &rules[12]
	ruleHugeRange     = &rules[13]
	ruleHugePower     = &rules[14]
	ruleUnknownName   = &rules[15]
)

// Rules returns all rules, sorted by code.
func Rules() []Rule {
	out := slices.Clone(rules[:])
	sort.Slice(out, func(i, j int) bool { return out[i].Code < out[j].Code })
	return out
}

// Explain returns the rule with the given code.
func Explain(code string) (Rule, bool) {
	for _, r := range rules {
		if r.Code == code {
			return r, true
		}
	}
	return Rule{}, false
}

var rules = [...]Rule{
	{
		Code: "VIV100", Name: "invalid-syntax", Severity: SeverityError,
		Reason:  "The text is not a Python 3.14 program, so nobody can say what it would do.",
		Instead: "Correct the text at the place shown; the message is the one CPython gives.",
		Bad:     "x = = 1\n",
		Good:    "x = 1\n",
	},
	{
		Code: "VIV101", Name: "source-limit", Severity: SeverityError,
		Reason:  "The source is larger, deeper or longer in one piece than the limits allow, and a checker that can be made to work for ever protects nobody.",
		Instead: "Split deep expressions over several statements, and pass tables as data instead of writing them into the source.",
		Bad:     "x = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))\n",
		Good:    "x = (((1)))\n",
	},
	{
		Code: "VIV110", Name: "construct-not-offered", Severity: SeverityError,
		Reason:  "The construct is Python, but this policy does not offer it: there is nothing to wait for in a script without files, sockets and clocks.",
		Instead: "Write a plain function or generator; use an f-string instead of a t-string.",
		Bad:     "async def f():\n    return 1\n",
		Good:    "def f():\n    return 1\n",
	},
	{
		Code: "VIV201", Name: "builtin-not-offered", Severity: SeverityError,
		Reason:  "The name is a builtin of Python that reaches outside the script: it runs text as code, opens files, asks the terminal or exposes the interpreter.",
		Instead: "Use one of the builtins that `vivarium policy show` lists. A variable of your own may have this name, if it is assigned before it is used.",
		Bad:     "def f(data):\n    return eval(data)\n",
		Good:    "def f(open, high, low, close):\n    return (open + close) / 2\n",
	},
	{
		Code: "VIV202", Name: "special-name", Severity: SeverityError,
		Reason:  "Names with two underscores on both sides belong to the interpreter. Only a few harmless ones can be read or bound.",
		Instead: "Choose a name without the underscores; __name__, __doc__, __all__, __version__ and __author__ are fine.",
		Bad:     "x = __builtins__\n",
		Good:    "if __name__ == '__main__':\n    print(1)\n",
	},
	{
		Code: "VIV301", Name: "special-attribute", Severity: SeverityError,
		Reason:  "Attributes with two underscores on both sides lead from any object to its class, from there to every class, and from a function to the interpreter.",
		Instead: "Use type(x) for the class of x, and operators or builtins instead of calling special methods of the interpreter.",
		Bad:     "def f(x):\n    return x.__class__.__mro__\n",
		Good:    "class A:\n    def __init__(self):\n        super().__init__()\n        self._x = type(self).__name__\n",
	},
	{
		Code: "VIV302", Name: "interpreter-attribute", Severity: SeverityError,
		Reason:  "The attribute belongs to the interpreter's frames, code objects or tracebacks, which lead to everything the process can do.",
		Instead: "There is nothing to be had there; if the attribute is your own, give it another name.",
		Bad:     "def f(g):\n    return g.gi_frame\n",
		Good:    "class A:\n    def frame(self):\n        return self.frame_count\n",
	},
	{
		Code: "VIV303", Name: "special-method", Severity: SeverityError,
		Reason:  "Classes may define operator methods and the other methods of Python's data model, but not those that only an interpreter with files, threads or finalisers would call.",
		Instead: "Use a method with a plain name and call it yourself, or a context manager (__enter__ and __exit__) for cleaning up.",
		Bad:     "class A:\n    def __del__(self):\n        pass\n",
		Good:    "class A:\n    def __add__(self, other):\n        return self\n",
	},
	{
		Code: "VIV304", Name: "attribute-in-text", Severity: SeverityError,
		Reason:  "The text names an attribute that could not be written as code either: format fields, getattr and the like are a second attribute syntax and follow the same rules.",
		Instead: "Pass the value itself to format() instead of walking to it inside the text.",
		Bad:     "x = '{0.__class__}'.format(1)\n",
		Good:    "x = '{0.real} {{0.__class__}} __class__'.format(1)\n",
	},
	{
		Code: "VIV401", Name: "module-not-offered", Severity: SeverityError,
		Reason:  "Modules are offered one by one, and only those that can do nothing but compute.",
		Instead: "Use one of the modules that `vivarium policy show` lists.",
		Bad:     "import os\n",
		Good:    "import math\n",
	},
	{
		Code: "VIV402", Name: "member-not-offered", Severity: SeverityError,
		Reason:  "Of each module the public names are offered one by one; other names in it are not part of the library or lead to other modules.",
		Instead: "Use one of the names that `vivarium policy show` lists for the module.",
		Bad:     "import math\nx = math.sqr(2)\n",
		Good:    "import math\nx = math.sqrt(2)\n",
	},
	{
		Code: "VIV403", Name: "relative-import", Severity: SeverityError,
		Reason:  "A script is one file and belongs to no package, so there is nothing beside it to import.",
		Instead: "Put the code into the script itself.",
		Bad:     "from . import secrets\n",
		Good:    "from math import pi\n",
	},
	{
		Code: "VIV901", Name: "endless-loop", Severity: SeverityWarning,
		Reason:  "The loop's test is always true and its body has no way out, so only a limit will end it.",
		Instead: "Add a break, a return or a test that can become false.",
		Bad:     "while True:\n    x = 1\n",
		Good:    "while True:\n    break\n",
	},
	{
		Code: "VIV902", Name: "huge-range", Severity: SeverityWarning,
		Reason:  "The range has more than 10^10 items; going through it would take hours, and a limit will end it.",
		Instead: "Look for a formula, or a smaller range.",
		Bad:     "for i in range(10**12):\n    pass\n",
		Good:    "for i in range(10**6):\n    pass\n",
	},
	{
		Code: "VIV903", Name: "huge-power", Severity: SeverityWarning,
		Reason:  "The power has more than a million digits; a limit will probably end it.",
		Instead: "Use pow(base, exponent, modulus) for modular arithmetic, logarithms, or floats.",
		Bad:     "x = 10 ** 10 ** 8\n",
		Good:    "x = 10 ** 100\n",
	},
	{
		Code: "VIV904", Name: "unknown-name", Severity: SeverityWarning,
		Reason:  "The script never defines this name and it is no builtin, so reading it raises NameError.",
		Instead: "Check the spelling, or import or define the name.",
		Bad:     "def f(values):\n    return lenght(values)\n",
		Good:    "def f(values):\n    return len(values)\n",
	},
}
