// Package re is the module re: regular expressions with the syntax, results
// and messages of Python's.
//
// A pattern is parsed into a tree (parse.go), the tree is compiled to a
// program (program.go), and a machine runs it by backtracking (machine.go).
// The machine keeps its choices on a stack of its own, so hostile patterns
// cannot exhaust Go's, and charges for every instruction.
//
// # Linear time
//
// Which match is found depends on the order of choices, as in Python. But
// where a choice has failed once at some position, it fails again: nothing
// but the position matters, as long as there is no backreference. When a
// search has taken many more steps than its text is long, the machine begins
// to note failed choices, and (a+)+$ becomes linear. Choices inside of
// lookarounds, atomic groups and counted loops are not noted, because what
// follows them depends on more than the position; they are only metered.
package re
