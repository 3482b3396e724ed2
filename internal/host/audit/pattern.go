package audit

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled at its first use, so that
// programs which keep no record do not wait for it.
type pattern struct {
	text string
	once sync.Once
	form *regexp.Regexp
}

func newPattern(text string) *pattern { return &pattern{text: text} }

func (p *pattern) compiled() *regexp.Regexp {
	p.once.Do(func() { p.form = regexp.MustCompile(p.text) })
	return p.form
}

// MatchString reports whether the text holds a match.
func (p *pattern) MatchString(text string) bool { return p.compiled().MatchString(text) }

// FindStringSubmatch returns the first match and its groups, or nil.
func (p *pattern) FindStringSubmatch(text string) []string {
	return p.compiled().FindStringSubmatch(text)
}
