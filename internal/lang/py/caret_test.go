package py

import (
	"strings"
	"testing"
)

// TestExcerpt checks the marks against CPython's; the expression is the text
// between « and ».
func TestExcerpt(t *testing.T) {
	for _, row := range []struct{ src, want string }{
		{"    y = «x[\"a\"][5]» + 1", "    y = x[\"a\"][5] + 1\n        ~~~~~~^^^\n"},
		{"    return «a(None)»", "    return a(None)\n"},
		{"    return «x.a(None)»", "    return x.a(None)\n           ~~~^^^^^^\n"},
		{"z = («1 +\n   \"a\"»)", "    z = (1 +\n         ~~^\n       \"a\")\n       ~~~\n"},
		{"«raise ValueError(1)»", "    raise ValueError(1)\n"},
		{"def u(): «raise E»", "    def u(): raise E\n             ^^^^^^^\n"},
		{"    «1/0»", "    1/0\n    ~^~\n"},
		{"x = «(lambda: 1/0)()»", "    x = (lambda: 1/0)()\n"},
		{"x = (lambda: «1/0»)()", "    x = (lambda: 1/0)()\n                 ~^~\n"},
		{"x = «int(\"a\")» if True else 2", "    x = int(\"a\") if True else 2\n        ~~~^^^^^\n"},
		{"y = «-\"a\"»", "    y = -\"a\"\n        ^^^^\n"},
		{"«x   +   \"a\"»  # comment", "    x   +   \"a\"  # comment\n    ~~~~^~~~~~~\n"},
		{"«\"é\" + 1»", "    \"é\" + 1\n    ~~~~^~~\n"},
		{"«a * b + c // d»", "    a * b + c // d\n    ~~~~~~^~~~~~~~\n"},
		{"«a ** b ** c»", "    a ** b ** c\n    ~~^^~~~~~~~\n"},
		{"«undefined_name»", "    undefined_name\n"},
		{"x = not («1 < \"a\"»)", "    x = not (1 < \"a\")\n             ^^^^^^^\n"},
		{"    int(«f(\"x)\")(1,\n        2)»)", "    int(f(\"x)\")(1,\n        ~~~~~~~^^^\n        2))\n        ^^\n"},
	} {
		start := strings.Index(row.src, "«")
		src := strings.Replace(row.src, "«", "", 1)
		end := strings.Index(src, "»")
		src = strings.Replace(src, "»", "", 1)
		if got := excerpt(src, start, end, 1); got != row.want {
			t.Errorf("%s:\n%swant\n%s", row.src, got, row.want)
		}
	}
}
