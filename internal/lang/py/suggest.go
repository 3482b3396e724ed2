package py

// Suggestions of names for misspelt ones, as CPython makes them.

const (
	moveCost      = 2 // of a letter added, removed or replaced
	caseCost      = 1 // of a letter in the other case
	maxSuggestLen = 40
	maxSuggestSet = 750
)

// Suggest returns the candidate that is most like name, or "" if none is.
func Suggest(name string, candidates []string) string {
	if len(candidates) >= maxSuggestSet || len(name) > maxSuggestLen {
		return ""
	}
	best, distance := "", len(name)*moveCost+maxSuggestLen*moveCost
	for _, c := range candidates {
		if c == name || len(c) > maxSuggestLen {
			continue
		}
		limit := min((len(name)+len(c)+3)*moveCost/6, distance-1)
		if d := editDistance(name, c, limit); d <= limit {
			best, distance = c, d
		}
	}
	return best
}

// editDistance is the weighted Levenshtein distance of a and b; anything above
// limit if it is more than that.
func editDistance(a, b string, limit int) int {
	var row [maxSuggestLen + 1]int
	for i := range len(b) + 1 {
		row[i] = i * moveCost
	}
	for i := range len(a) {
		diagonal, least := row[0], limit+1
		row[0] = (i + 1) * moveCost
		for j := range len(b) {
			cost := diagonal + replaceCost(a[i], b[j])
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+moveCost, row[j]+moveCost)
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}

func replaceCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case a|0x20 == b|0x20 && a|0x20 >= 'a' && a|0x20 <= 'z':
		return caseCost
	}
	return moveCost
}
