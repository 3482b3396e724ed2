package syntax

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sameMessageFloor is the share of the invalid snippets, in percent, that must get CPython's very message.
const sameMessageFloor = 94

// invalidSnippet is a source that CPython refuses, with the verdict recorded from it: "LINE KIND: MESSAGE".
type invalidSnippet struct{ verdict, source string }

func invalidSnippets(t testing.TB) []invalidSnippet {
	data, err := os.ReadFile(filepath.Join("testdata", "invalid", "snippets.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var snippets []invalidSnippet
	for _, part := range strings.Split("\n"+string(data), "\n# --- ")[1:] {
		verdict, source, _ := strings.Cut(part, "\n")
		snippets = append(snippets, invalidSnippet{verdict, source + "\n"})
	}
	return snippets
}

// TestInvalid checks that what CPython refuses is refused on the same line, mostly in the same words.
func TestInvalid(t *testing.T) {
	snippets := invalidSnippets(t)
	if len(snippets) < 400 {
		t.Fatalf("only %d snippets", len(snippets))
	}
	same := 0
	for _, s := range snippets {
		_, err := Parse(NewFile("snippet", []byte(s.source)), Limits{})
		if err == nil {
			t.Errorf("not refused: %s\n%s", s.verdict, s.source)
			continue
		}
		e := err.(*Error)
		got := fmt.Sprintf("%d %s: %s", e.Position().Line, e.Kind, e.Msg)
		if got == s.verdict {
			same++
			continue
		}
		if testing.Verbose() {
			t.Logf("want %s\n got %s\n%s", s.verdict, got, s.source)
		}
		wantLine, _, _ := strings.Cut(s.verdict, " ")
		if gotLine := fmt.Sprint(e.Position().Line); gotLine != wantLine {
			t.Errorf("line %s, want %s: %s\n%s", gotLine, s.verdict, got, s.source)
		}
	}
	percent := 100 * float64(same) / float64(len(snippets))
	t.Logf("%d snippets, %.1f %% with CPython's message", len(snippets), percent)
	if percent < sameMessageFloor {
		t.Errorf("only %.1f %% have CPython's message, want %d %%", percent, sameMessageFloor)
	}
}
