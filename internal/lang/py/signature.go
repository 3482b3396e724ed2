package py

import (
	"strconv"
	"strings"
	"sync"
)

// A Signature is the parameter list of a builtin, parsed at its first call
// from the text in its row.
type Signature struct {
	params  []sigParam // positional ones first, then keyword-only ones
	posOnly int        // leading parameters that take no keyword
	pos     int        // parameters that may be given by position
	min     int        // positional parameters without default
	varArgs bool
	varKw   bool
	plain   bool // all parameters may be given by position, and there are no more
}

type sigParam struct {
	name     string
	def      Value // default, or the nil Value for ? and for required ones
	required bool
}

// sigState is the lazily parsed signature of a shared Builtin.
type sigState struct {
	once sync.Once
	sig  Signature
}

// signature returns the parsed signature.
func (b *Builtin) signature() *Signature {
	b.sig.once.Do(func() { b.sig.sig = parseSignature(b.Row.Sig) })
	return &b.sig.sig
}

// parseSignature reads "name(a, b=1, /, *args, c, **kw)". The text is ours, so
// what it cannot read is a fault that a test finds.
func parseSignature(text string) Signature {
	var s Signature
	open := strings.IndexByte(text, '(')
	end := strings.LastIndexByte(text, ')')
	if open < 0 || end < open {
		panic("py: bad signature " + text)
	}
	keywordOnly := false
	for _, part := range splitParams(text[open+1 : end]) {
		switch {
		case part == "/":
			s.posOnly = len(s.params)
		case part == "*":
			keywordOnly = true
		case strings.HasPrefix(part, "**"):
			s.varKw = true
		case part[0] == '*':
			s.varArgs, keywordOnly = true, true
		default:
			s.add(parseParam(part), keywordOnly)
		}
	}
	s.plain = len(s.params) == s.pos && !s.varArgs && !s.varKw
	return s
}

func (s *Signature) add(p sigParam, keywordOnly bool) {
	s.params = append(s.params, p)
	if keywordOnly {
		return
	}
	s.pos++
	if p.required {
		s.min = s.pos
	}
}

// splitParams cuts at the commas that are not inside quotes or brackets.
func splitParams(text string) []string {
	var parts []string
	depth, start, quote := 0, 0, byte(0)
	for i := range len(text) {
		ch := text[i]
		switch {
		case quote != 0:
			if ch == quote {
				quote = 0
			}
		case ch == '\'' || ch == '"':
			quote = ch
		case ch == '(' || ch == '[':
			depth++
		case ch == ')' || ch == ']':
			depth--
		case ch == ',' && depth == 0:
			parts = append(parts, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	if last := strings.TrimSpace(text[start:]); last != "" {
		parts = append(parts, last)
	}
	return parts
}

func parseParam(part string) sigParam {
	name, def, has := strings.Cut(part, "=")
	p := sigParam{name: strings.TrimSpace(name), required: !has}
	if has {
		p.setDefault(strings.TrimSpace(def))
	}
	return p
}

func (p *sigParam) setDefault(def string) {
	switch def {
	case "?":
		return
	case "None":
		p.def = None
	case "True":
		p.def = True
	case "False":
		p.def = False
	case "...":
		p.def = Ellipsis
	case "()":
		p.def = NewTuple().Value()
	case "sys.maxsize":
		p.def = Int(1<<63 - 1)
	default:
		p.setLiteral(def)
	}
}

func (p *sigParam) setLiteral(def string) {
	if def[0] == '\'' || def[0] == '"' {
		p.def = staticText(unquote(def))
		return
	}
	if n, err := strconv.ParseInt(def, 0, 64); err == nil {
		p.def = Int(n)
		return
	}
	f, err := strconv.ParseFloat(def, 64)
	if err != nil {
		panic("py: bad default " + def)
	}
	p.def = Float(f)
}

// unquote reads a Python string literal of our own signatures.
func unquote(lit string) string {
	body := lit[1 : len(lit)-1]
	return strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\\`, `\`).Replace(body)
}

// slots is the number of values that the Go function gets.
func (s *Signature) slots() int {
	n := len(s.params)
	if s.varArgs {
		n++
	}
	if s.varKw {
		n++
	}
	return n
}

// Complete returns the arguments that Row.Fn takes, self included, of a call with
// these positional ones: the defaults are put behind them, within the capacity of
// the slice. ok is false where it is not as simple as that. For a method the caller
// knows that self is of the right type.
func (b *Builtin) Complete(args []Value) (whole []Value, ok bool) {
	s, n := b.signature(), len(args)
	if !s.plain || n < s.min || n > s.pos || s.pos > cap(args) {
		return nil, false
	}
	whole = args[:s.pos:s.pos]
	for i := n; i < len(whole); i++ {
		whole[i].Put(s.params[i].def)
	}
	return whole, true
}

// Call binds the arguments and runs the function.
func (b *Builtin) Call(c *Context, args []Value, kw []Kw) (Value, error) {
	if b.Owner != nil && b.Bind != BindStatic && (len(args) == 0 || !args[0].Is(b.Owner)) {
		if err := b.checkSelf(c, args); err != nil {
			return Value{}, err
		}
	}
	s, n := b.signature(), len(args)
	switch {
	case !s.plain || n < s.min || n > s.pos || len(kw) > 0:
		return b.callBound(c, s, args, kw)
	case n == s.pos:
		return b.Row.Fn(c, args)
	}
	a := c.takeArgs(len(s.params))
	for i := range a { // a few values: that is faster than to copy them all at once
		if i < n {
			a[i].Put(args[i])
		} else {
			a[i].Put(s.params[i].def)
		}
	}
	v, err := b.Row.Fn(c, a)
	c.dropArgs(len(a))
	return v, err
}

// takeArgs returns a window of n values that dropArgs gives back: calls with
// defaults need no allocation. There may be some ints and floats in it.
func (c *Context) takeArgs(n int) []Value {
	top := len(c.args)
	if top+n > cap(c.args) {
		grown := make([]Value, top, 2*cap(c.args)+n+64)
		copy(grown, c.args)
		c.args = grown
	}
	c.args = c.args[:top+n]
	return c.args[top : top+n : top+n]
}

func (c *Context) dropArgs(n int) {
	top := len(c.args) - n
	for i := range c.args[top:] {
		c.args[top+i].Drop()
	}
	c.args = c.args[:top]
}

// callBound is Call for everything but plain positional arguments.
func (b *Builtin) callBound(c *Context, s *Signature, args []Value, kw []Kw) (Value, error) {
	if err := b.checkCount(c, s, args, kw); err != nil {
		return Value{}, err
	}
	a := c.takeArgs(s.slots())
	clear(a)
	v, err := b.callTaken(c, s, a, args, kw)
	c.dropArgs(len(a))
	return v, err
}

func (b *Builtin) callTaken(c *Context, s *Signature, a, args []Value, kw []Kw) (Value, error) {
	n := copy(a[:s.pos], args)
	if err := b.bindRest(c, s, a, args[n:], kw); err != nil {
		return Value{}, err
	}
	for i := range s.params {
		p := &s.params[i]
		if !a[i].IsNil() {
			continue
		}
		if p.required {
			return Value{}, b.missing(c, s, i)
		}
		a[i] = p.def
	}
	return b.Row.Fn(c, a)
}

// bindRest places *args, keywords and **kw.
func (b *Builtin) bindRest(c *Context, s *Signature, a, rest []Value, kw []Kw) error {
	next := len(s.params)
	if s.varArgs {
		if err := c.Charge(int64(len(rest)/8), int64(64+16*len(rest))); err != nil {
			return err
		}
		a[next] = CopyTuple(rest).Value()
		next++
	}
	if s.varKw {
		if err := c.Alloc(64); err != nil {
			return err
		}
		a[next] = NewDict().Value()
	}
	for _, k := range kw {
		i := s.find(k.Name)
		switch {
		case i >= 0 && !a[i].IsNil():
			return c.Errorf(&TypeErrorType, "argument for %s() given by name ('%s') and position (%d)", b.Name, k.Name, i+1-b.selfs())
		case i >= 0:
			a[i] = k.Value
		case s.varKw:
			if err := a[next].Dict().SetStr(c, k.Name, k.Value); err != nil {
				return err
			}
		default:
			return c.Errorf(&TypeErrorType, "%s() got an unexpected keyword argument '%s'", b.Name, k.Name)
		}
	}
	return nil
}

// find returns the index of the parameter that the keyword name fills, or -1.
func (s *Signature) find(name string) int {
	for i := s.posOnly; i < len(s.params); i++ {
		if s.params[i].name == name {
			return i
		}
	}
	return -1
}

// selfs is the number of parameters that error messages do not count.
func (b *Builtin) selfs() int {
	if b.Bind == BindInstance || b.Bind == BindClass {
		return 1
	}
	return 0
}

// longName is the name as messages about plain functions and methods show it:
// list.append, math.sqrt, len.
func (b *Builtin) longName() string {
	switch {
	case b.Owner != nil:
		return b.Owner.Qualname + "." + b.Name
	case b.Module != "" && b.Module != "builtins":
		return b.Module + "." + b.Name
	}
	return b.Name
}

func (b *Builtin) checkCount(c *Context, s *Signature, args []Value, kw []Kw) error {
	skip := b.selfs()
	n, least, most := len(args)-skip, s.min-skip, s.pos-skip
	if b.typ == &WrapperDescriptorType {
		return b.checkWrapper(c, s, n, least, most, kw)
	}
	if s.allPositional(skip) {
		return b.checkPositional(c, s, n, least, most, kw)
	}
	if n > most && !s.varArgs {
		return b.tooMany(c, s, n+len(kw), least, most, n)
	}
	return nil
}

// allPositional reports whether nothing but self may be given by keyword.
func (s *Signature) allPositional(skip int) bool {
	return !s.varKw && (s.posOnly == len(s.params) || len(s.params) == skip)
}

func (b *Builtin) checkWrapper(c *Context, s *Signature, n, least, most int, kw []Kw) error {
	if s.varKw {
		return nil
	}
	if len(kw) > 0 {
		return c.Errorf(&TypeErrorType, "wrapper %s() takes no keyword arguments", b.Name)
	}
	switch {
	case n >= least && n <= most:
		return nil
	case least == most:
		return c.Errorf(&TypeErrorType, "expected %d argument%s, got %d", most, plural(most), n)
	}
	return c.Errorf(&TypeErrorType, "expected at %s %d argument%s, got %d", leastOrMost(n < least), pick(n < least, least, most), plural(pick(n < least, least, most)), n)
}

func (b *Builtin) checkPositional(c *Context, s *Signature, n, least, most int, kw []Kw) error {
	if len(kw) > 0 {
		return c.Errorf(&TypeErrorType, "%s() takes no keyword arguments", b.longName())
	}
	switch {
	case n >= least && (n <= most || s.varArgs):
		return nil
	case most == 0 && !s.varArgs:
		return c.Errorf(&TypeErrorType, "%s() takes no arguments (%d given)", b.longName(), n)
	case most == 1 && least == 1 && !s.varArgs:
		return c.Errorf(&TypeErrorType, "%s() takes exactly one argument (%d given)", b.longName(), n)
	case least == most && !s.varArgs:
		return c.Errorf(&TypeErrorType, "%s expected %d argument%s, got %d", b.Name, most, plural(most), n)
	}
	limit := pick(n < least, least, most)
	return c.Errorf(&TypeErrorType, "%s expected at %s %d argument%s, got %d", b.Name, leastOrMost(n < least), limit, plural(limit), n)
}

// tooMany is the error for too many positional arguments of a function with
// keyword parameters; total counts all arguments given.
func (b *Builtin) tooMany(c *Context, s *Signature, total, least, most, n int) error {
	keywords := len(s.params) > s.pos
	switch {
	case most == 0:
		return c.Errorf(&TypeErrorType, "%s() takes no positional arguments", b.Name)
	case keywords && least == most:
		return c.Errorf(&TypeErrorType, "%s() takes exactly %d positional argument%s (%d given)", b.Name, most, plural(most), n)
	case keywords:
		return c.Errorf(&TypeErrorType, "%s() takes at most %d positional argument%s (%d given)", b.Name, most, plural(most), n)
	case least == most:
		return c.Errorf(&TypeErrorType, "%s() takes exactly %d argument%s (%d given)", b.Name, most, plural(most), total)
	}
	return c.Errorf(&TypeErrorType, "%s() takes at most %d argument%s (%d given)", b.Name, most, plural(most), total)
}

// missing is the error for parameter i without a value.
func (b *Builtin) missing(c *Context, s *Signature, i int) error {
	p := &s.params[i]
	if i < s.posOnly && s.varKw {
		return c.Errorf(&TypeErrorType, "%s expected at least %d argument%s, got %d", b.Name, s.min-b.selfs(), plural(s.min-b.selfs()), i-b.selfs())
	}
	if i >= s.pos {
		return c.Errorf(&TypeErrorType, "%s() missing required keyword-only argument '%s'", b.Name, p.name)
	}
	return c.Errorf(&TypeErrorType, "%s() missing required argument '%s' (pos %d)", b.Name, p.name, i+1-b.selfs())
}

func leastOrMost(less bool) string {
	if less {
		return "least"
	}
	return "most"
}

func pick(first bool, a, b int) int {
	if first {
		return a
	}
	return b
}

// checkSelf refuses an unbound call whose first argument is not of the
// method's type: the Go function casts it.
func (b *Builtin) checkSelf(c *Context, args []Value) error {
	if len(args) > 0 && b.Bind == BindInstance && args[0].Type().IsSubtype(b.Owner) {
		return nil
	}
	if len(args) > 0 && b.Bind == BindClass && args[0].Kind() == KindType && args[0].TypeObject().IsSubtype(b.Owner) {
		return nil
	}
	if b.Bind == BindNone {
		return nil
	}
	wrapper := b.typ == &WrapperDescriptorType
	switch {
	case len(args) == 0 && wrapper:
		return c.Errorf(&TypeErrorType, "descriptor '%s' of '%s' object needs an argument", b.Name, b.Owner.Shown())
	case len(args) == 0:
		return c.Errorf(&TypeErrorType, "unbound method %s.%s() needs an argument", b.Owner.Name, b.Name)
	case b.Bind == BindClass:
		return c.Errorf(&TypeErrorType, "descriptor '%s' requires a subtype of '%s' but received '%s'", b.Name, b.Owner.Name, args[0].Type().Shown())
	case wrapper:
		return c.Errorf(&TypeErrorType, "descriptor '%s' requires a '%s' object but received a '%s'", b.Name, b.Owner.Shown(), args[0].Type().Shown())
	}
	return c.Errorf(&TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", b.Name, b.Owner.Shown(), args[0].Type().Shown())
}
