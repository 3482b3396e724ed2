package py

import "strings"

// smallNeedle is the length up to which the standard library's search takes
// time linear in the text. It hashes longer needles with a known hash, for
// which hostile texts make it quadratic, so those are searched by
// Knuth-Morris-Pratt.
const smallNeedle = 32

// A finder searches for one needle, again and again, in linear time.
type finder struct {
	needle string
	fail   []int32 // of Knuth-Morris-Pratt: longest border of each prefix
	back   bool    // search from the end
}

// newFinder charges for and prepares a search of text of the given length.
// All searches that a finder does must not look at more than n bytes in all.
func (c *Context) newFinder(needle string, n int, back bool) (finder, error) {
	if err := c.Steps(n/16 + 1); err != nil {
		return finder{}, err
	}
	f := finder{needle: needle, back: back}
	if len(needle) <= smallNeedle || len(needle) > n || len(needle) > 1<<31-2 {
		return f, nil
	}
	if err := c.Charge(int64(n/8+len(needle)/4), int64(4*len(needle))); err != nil {
		return finder{}, err
	}
	f.fail = make([]int32, len(needle))
	k := int32(0)
	for i := 1; i < len(needle); i++ {
		for k > 0 && f.at(i) != f.at(int(k)) {
			k = f.fail[k-1]
		}
		if f.at(i) == f.at(int(k)) {
			k++
		}
		f.fail[i] = k
	}
	return f, nil
}

// at returns the i-th byte of the needle in the direction of the search.
func (f *finder) at(i int) byte {
	if f.back {
		return f.needle[len(f.needle)-1-i]
	}
	return f.needle[i]
}

// index returns the offset of the first (or, backwards, last) occurrence in
// s, or -1.
func (f *finder) index(s string) int {
	switch {
	case len(f.needle) > len(s):
		return -1
	case f.fail != nil:
		return f.kmp(s)
	case f.back:
		return lastIndex(s, f.needle)
	case len(f.needle) == 1:
		return strings.IndexByte(s, f.needle[0])
	}
	return strings.Index(s, f.needle)
}

func (f *finder) kmp(s string) int {
	k := 0
	for i := range len(s) {
		b := s[i]
		if f.back {
			b = s[len(s)-1-i]
		}
		for k > 0 && b != f.at(k) {
			k = int(f.fail[k-1])
		}
		if b == f.at(k) {
			k++
		}
		if k == len(f.needle) {
			if f.back {
				return len(s) - 1 - i
			}
			return i + 1 - k
		}
	}
	return -1
}

// lastIndex is the search from the end for a short needle.
func lastIndex(s, needle string) int {
	if len(needle) == 0 {
		return len(s)
	}
	first := needle[0]
	for i := len(s) - len(needle); i >= 0; i-- {
		i = strings.LastIndexByte(s[:i+1], first)
		if i < 0 {
			return -1
		}
		if s[i:i+len(needle)] == needle {
			return i
		}
	}
	return -1
}

// findText returns the byte offset of needle in s, or -1, charged.
func (c *Context) findText(s, needle string) (int, error) {
	if len(needle) <= smallNeedle {
		if err := c.Steps(len(s)/16 + 1); err != nil {
			return 0, err
		}
		return strings.Index(s, needle), nil
	}
	f, err := c.newFinder(needle, len(s), false)
	if err != nil {
		return 0, err
	}
	return f.index(s), nil
}

// count returns how often needle, which is not empty, occurs in s.
func (c *Context) count(s, needle string) (int, error) {
	f, err := c.newFinder(needle, len(s), false)
	if err != nil {
		return 0, err
	}
	return f.count(s), nil
}

// count returns how often the needle, which is not empty, occurs in s.
func (f *finder) count(s string) int {
	if len(f.needle) == 1 {
		return strings.Count(s, f.needle)
	}
	n := 0
	for {
		i := f.index(s)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(f.needle):]
	}
}
