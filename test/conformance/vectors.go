package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// The vectors of the General Decimal Arithmetic specification
// (speleotrove.com/decimal), which CPython keeps beside its tests, one case for
// each file. A line is a directive that changes the context, as in
//
//	precision: 9
//
// or a vector: its name, an operation, operands, the result and the conditions
// that the context signals, as in
//
//	divx042 divide 1 0 -> Infinity Division_by_zero

// vectors is the name of these cases among the modules.
const vectors = "decimaltestdata"

//go:embed vectors.py
var vectorDriver string

// directives are the attributes of a context that directives set.
var directives = map[string]string{"precision": "prec", "rounding": "rounding", "maxexponent": "Emax", "minexponent": "Emin", "clamp": "clamp"}

// operations are the methods of a context whose names are not those of the
// operations.
var operations = map[string]string{
	"and": "logical_and", "apply": "_apply", "class": "number_class", "comparesig": "compare_signal", "comparetotal": "compare_total",
	"comparetotmag": "compare_total_mag", "copy": "copy_decimal", "copyabs": "copy_abs", "copynegate": "copy_negate", "copysign": "copy_sign",
	"divideint": "divide_int", "invert": "logical_invert", "iscanonical": "is_canonical", "isfinite": "is_finite", "isinfinite": "is_infinite",
	"isnan": "is_nan", "isnormal": "is_normal", "isqnan": "is_qnan", "issigned": "is_signed", "issnan": "is_snan", "issubnormal": "is_subnormal",
	"iszero": "is_zero", "maxmag": "max_mag", "minmag": "min_mag", "nextminus": "next_minus", "nextplus": "next_plus",
	"nexttoward": "next_toward", "or": "logical_or", "reduce": "normalize", "remaindernear": "remainder_near", "samequantum": "same_quantum",
	"squareroot": "sqrt", "toeng": "to_eng_string", "tointegral": "to_integral_value", "tointegralx": "to_integral_exact",
	"tosci": "to_sci_string", "xor": "logical_xor",
}

// conditions are the signals of decimal by the names of conditions that differ.
var conditions = map[string]string{
	"conversion_syntax": "InvalidOperation", "division_impossible": "InvalidOperation", "division_undefined": "InvalidOperation",
	"invalid_context": "InvalidOperation", "invalid_operation": "InvalidOperation", "division_by_zero": "DivisionByZero",
}

// beside are the vectors that CPython's decimal does not follow: operands that
// another implementation restricts, and results that are not rounded correctly.
var beside = map[string]bool{
	"scbx164": true, "scbx165": true, "expx901": true, "expx902": true, "expx903": true, "expx905": true, "lnx901": true, "lnx902": true,
	"lnx903": true, "lnx905": true, "logx901": true, "logx902": true, "logx903": true, "logx905": true, "powx1183": true, "powx1184": true,
	"powx4001": true, "powx4002": true, "powx4003": true, "powx4005": true, "powx4008": true, "powx4010": true, "powx4012": true,
	"powx4014": true, "pwsx803": true, "pwsx805": true, "powx4302": true, "powx4303": true, "powx4342": true, "powx4343": true,
	"pwmx325": true, "pwmx326": true,
}

// vectorCases makes the programs of all files.
func (b *bench) vectorCases() ([]*testCase, error) {
	files, err := filepath.Glob(filepath.Join(b.home, vectors, "*.decTest"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no vectors in %s", filepath.Join(b.home, vectors))
	}
	var out []*testCase
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if program, n := vectorProgram(string(text)); n > 0 {
			out = append(out, &testCase{file: vectors, class: "Vectors", method: strings.TrimSuffix(filepath.Base(file), ".decTest"), program: program})
		}
	}
	return out, nil
}

// vectorProgram makes a program of a file: the driver, and n calls of it.
func vectorProgram(text string) (program string, n int) {
	var b strings.Builder
	b.WriteString(vectorDriver)
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		vector, result, found := strings.Cut(line, " -> ")
		switch {
		case strings.HasPrefix(line, "--") || strings.Contains(line, "#"): // a comment, or a number in another encoding
		case found:
			if call := vectorCall(vector, result); call != "" {
				b.WriteString(call)
				n++
			}
		default:
			name, value, _ := strings.Cut(line, ":")
			if attr := directives[strings.ToLower(name)]; attr != "" {
				fmt.Fprintf(&b, "change(%q, %q)\n", attr, strings.ToUpper(strings.TrimSpace(uncommented(value))))
			}
		}
	}
	b.WriteString("finish()\n")
	return b.String(), n
}

// vectorCall is the call that checks one vector, or empty.
func vectorCall(vector, result string) string {
	left, right := operandsOf(vector), operandsOf(uncommented(result))
	operation := strings.ToLower(left[1])
	if beside[left[0]] || operation == "rescale" {
		return ""
	}
	if name := operations[operation]; name != "" {
		operation = name
	}
	var signals []string
	for _, name := range right[1:] {
		signal := conditions[strings.ToLower(name)]
		if signal == "" {
			signal = strings.ToUpper(name[:1]) + strings.ToLower(name[1:])
		}
		signals = append(signals, strconv.Quote(signal))
	}
	sort.Strings(signals)
	operands := make([]string, len(left)-2)
	for i, text := range left[2:] {
		operands[i] = strconv.Quote(text)
	}
	return fmt.Sprintf("check(%q, %q, [%s], %q, [%s])\n", left[0], operation, strings.Join(operands, ", "), right[0], strings.Join(signals, ", "))
}

// uncommented returns the text before a comment.
func uncommented(s string) string {
	s, _, _ = strings.Cut(s, "--")
	return s
}

// operandsOf splits a text at spaces that are in no quotes, and takes the
// quotes off. A quote that is meant stands twice.
func operandsOf(s string) (out []string) {
	quote := rune(0)
	for _, word := range strings.FieldsFunc(twice.Replace(s), func(r rune) bool {
		switch {
		case r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote = r
		}
		return quote == 0 && (r == ' ' || r == '\t')
	}) {
		out = append(out, once.Replace(word))
	}
	return out
}

// twice marks the quotes that stand twice, and once makes them single and takes
// the others away.
var (
	twice = strings.NewReplacer("''", "\x01", `""`, "\x02")
	once  = strings.NewReplacer("'", "", `"`, "", "\x01", "'", "\x02", `"`)
)
