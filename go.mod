module github.com/vivarium-run/vivarium

go 1.26
