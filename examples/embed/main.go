// Command embed shows how a Go program checks a script that a stranger handed
// in, lends it one function, and calls it row by row.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/vivarium-run/vivarium"
	"github.com/vivarium-run/vivarium/policy"
)

const script = `
def score(row):
    base = sum(row["points"]) / len(row["points"])
    return round(base * weight(row["level"]), 2)
`

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	weights := map[string]float64{"easy": 0.8, "hard": 1.25}
	loaded, report := vivarium.Load("score.py", []byte(script), vivarium.Options{
		Limits: vivarium.Limits{Time: time.Second, Memory: 32 << 20},
		Functions: map[string]vivarium.Function{
			"weight": func(args []any, _ map[string]any) (any, error) { return weights[args[0].(string)], nil },
		},
	})
	if loaded == nil {
		return report.WriteText(os.Stderr, policy.Style{})
	}
	instance, result := loaded.Instantiate(context.Background())
	if instance == nil {
		return result.Err()
	}
	for _, row := range []map[string]any{
		{"level": "easy", "points": []int{3, 4, 5}},
		{"level": "hard", "points": []int{2, 2, 5}},
		{"level": "hard", "points": []int{}},
	} {
		result := instance.Call(context.Background(), "score", row)
		if err := result.Err(); err != nil {
			fmt.Println("no score:", err)
			continue
		}
		fmt.Printf("score %s after %d steps\n", result.Value, result.Usage.Steps)
	}
	return nil
}
