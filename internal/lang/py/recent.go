package py

// Scripts make the same short texts again and again: words, fields of rows,
// keys. A run remembers the short strs that it made last, and gives the one it
// has in the place of a new one: that takes no memory, and a dict that has it
// for a key finds it without looking at the text. (Lua and others intern all
// short strings; here no more than a fixed number is remembered.) What is
// charged is the same as if the str were new.

const (
	// recentText is the length of the longest texts that are remembered.
	recentText = 24
	// recentSets is how many pairs of strs are remembered, by hash.
	recentSets = 1 << recentBits
	recentBits = 10
)

// recentStrs are the strs made last, in each pair the later one first.
type recentStrs [recentSets][2]*Str

// A luck tells whether it is worth asking for the texts that one kind of
// operation makes: where less than a third of luckTries were found, the next
// luckPause are made without asking.
type luck struct{ tries, hits, pause uint16 }

const (
	luckTries = 64
	luckPause = 1024
)

// hopes reports whether to ask for the next text.
func (l *luck) hopes() bool {
	if l.pause == 0 {
		return true
	}
	l.pause--
	return false
}

// saw counts an answer.
func (l *luck) saw(hit bool) {
	if hit {
		l.hits++
	}
	if l.tries++; l.tries == luckTries {
		if l.hits < luckTries/3 {
			l.pause = luckPause
		}
		l.tries, l.hits = 0, 0
	}
}

// shortStr returns a str of the ASCII text s, which is copied, of 2 to
// recentText bytes. The caller has charged for a new one.
func (c *Context) shortStr(s string, l *luck) *Str {
	if !l.hopes() {
		return asciiCopy(s)
	}
	if c.recent == nil {
		c.recent = &recentStrs{}
	}
	hash := uint64(c.HashText(s))
	set := &c.recent[hash>>(64-recentBits)]
	x := set[0]
	if x == nil || x.hash != hash {
		x = set[1]
	}
	if x != nil && x.hash == hash && x.S == s {
		c.Meter.Reused(int64(strBytes + len(s)))
		l.saw(true)
		return x
	}
	x = asciiCopy(s)
	x.hash, x.flags = hash, flagHashed|flagReady
	set[1], set[0] = set[0], x
	l.saw(false)
	return x
}
