package py

// FormatTraceback returns the text that CPython prints for an uncaught
// exception, bounded in size.
func (c *Context) FormatTraceback(e *Exception, source func(file string, line int) string) string {
	s, _ := c.Str(e.Value())
	return e.typ.Name + ": " + s + "\n"
}
