package policy

// nearest returns the candidate most like name, or "" if none is near: at
// most a third of the letters may differ (Levenshtein distance, after V. I.
// Levenshtein, 1966). Among equals the first in order wins.
func nearest(name string, candidates []string) string {
	limit := (len(name) + 2) / 3
	best, bestDistance := "", limit+1
	if len(name) > maxQuote {
		return ""
	}
	for _, c := range candidates {
		if d := distance(name, c, bestDistance); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is the number of insertions, deletions and replacements of bytes
// between a and b, or limit if it is not below limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal, least := row[0], i
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost = 1 + min(diagonal, row[j], row[j-1])
			}
			diagonal, row[j] = row[j], cost
			least = min(least, cost)
		}
		if least >= limit {
			return limit
		}
	}
	return row[len(b)]
}
