module github.com/vivarium-run/vivarium

go 1.26.0

require golang.org/x/text v0.43.0

require github.com/pelletier/go-toml/v2 v2.4.3 // indirect
