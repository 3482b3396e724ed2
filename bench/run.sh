#!/bin/sh
# Builds vivarium and compares it with the CPython found on the machine.
#   bench/run.sh [flags of compare.py]        VIVARIUM_PYTHON names another python
set -eu
cd "$(dirname "$0")/.."
CGO_ENABLED=0 go build -trimpath -o bin/vivarium ./cmd/vivarium
python=${VIVARIUM_PYTHON:-python3}
"$python" --version
exec "$python" bench/compare.py --vivarium bin/vivarium --peer "$python {}" "$@"
