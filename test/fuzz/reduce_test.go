package fuzz

import (
	"slices"
	"strings"
)

// A stmt is a statement: one clause without a body, or those of a compound
// statement, each a head and a body.
type stmt struct{ clauses []clause }

type clause struct {
	head string
	body []*stmt // not nil in compound statements
}

// render returns the text of a program.
func render(program []*stmt) string {
	var b strings.Builder
	writeBlock(&b, program, "")
	return b.String()
}

func writeBlock(b *strings.Builder, block []*stmt, indent string) {
	for _, s := range block {
		for _, c := range s.clauses {
			b.WriteString(indent + c.head + "\n")
			if c.body != nil {
				writeBlock(b, c.body, indent+"    ")
			}
			if c.body != nil && len(c.body) == 0 {
				b.WriteString(indent + "    pass\n")
			}
		}
	}
}

// reduce drops statements and clauses of a program as long as it fails still,
// until nothing more can be dropped.
func reduce(program []*stmt, fails func([]*stmt) bool) []*stmt {
	r := &reducer{program: program, fails: fails}
	for r.block(&r.program) {
	}
	return r.program
}

type reducer struct {
	program []*stmt
	fails   func([]*stmt) bool
}

// try puts other in the place of *part, a part of the program, if that fails
// too.
func try[T any](r *reducer, part *T, other T) bool {
	old := *part
	*part = other
	if r.fails(r.program) {
		return true
	}
	*part = old
	return false
}

// block makes one pass over a block: it drops long runs of statements first,
// then looks into those that stay.
func (r *reducer) block(list *[]*stmt) (smaller bool) {
	for n := len(*list); n > 0; n /= 2 {
		for at := len(*list) - n; at >= 0; at -= n {
			smaller = try(r, list, slices.Delete(slices.Clone(*list), at, at+n)) || smaller
		}
	}
	for i := 0; i < len(*list); i++ {
		s := (*list)[i]
		if s.clauses[0].body == nil {
			continue
		}
		if r.unwrap(list, i) {
			return true
		}
		for k := len(s.clauses) - 1; k > 0; k-- {
			smaller = try(r, &s.clauses, slices.Delete(slices.Clone(s.clauses), k, k+1)) || smaller
		}
		for k := range s.clauses {
			smaller = r.block(&s.clauses[k].body) || smaller
		}
	}
	return smaller
}

// unwrap puts the body of a clause in the place of the statement.
func (r *reducer) unwrap(list *[]*stmt, i int) bool {
	return slices.ContainsFunc((*list)[i].clauses, func(c clause) bool {
		return try(r, list, slices.Replace(slices.Clone(*list), i, i+1, c.body...))
	})
}
