"""Writes and checks the test vectors of the receipt's encoding, with nothing of vivarium.

python3 receipts.py check   compares receipts.json with what this file makes of its receipts
python3 receipts.py write   writes it anew
"""

import hashlib
import json
import sys
from pathlib import Path

VECTORS = Path(__file__).parent / "receipts.json"


def encode(receipt):
    """The canonical encoding: the fields in their order, no space, UTF-8."""
    return json.dumps(receipt, separators=(",", ":"), ensure_ascii=False)


def leaf_hash(encoded):
    """The hash of a leaf of the tree, as in RFC 6962."""
    return hashlib.sha256(b"\x00" + encoded.encode()).hexdigest()


def digest(text):
    return {"sha256": hashlib.sha256(text.encode()).hexdigest(), "bytes": len(text.encode())}


def receipt(**changes):
    base = {
        "v": 1,
        "id": "01a20418-6562-729b-8f63-fba32bc80fd4",
        "time": "2026-11-22T16:30:37.000001Z",
        "tenant": "",
        "key": "",
        "host": "host-c4c4f9eafdfcf4b8",
        "engine": "native",
        "version": "0.1.0-dev",
        "layers": ["parser", "policy", "engine", "meters"],
        "entry": "run",
        "function": "",
        "instance": "",
        "call": 0,
        "script": digest("print(1)\n"),
        "data": None,
        "policy": digest(""),
        "functions": [],
        "stored": False,
        "seed": "0",
        "limits": {
            "steps": -1,
            "time_ns": 10_000_000_000,
            "memory": 268435456,
            "output": 1048576,
            "depth": 1000,
            "source": 1048576,
            "data": 16777216,
            "result": 16777216,
        },
        "status": "ok",
        "diagnostics": [],
        "error": None,
        "limit": None,
        "result": digest("null"),
        "output": digest("1\n"),
        "usage": {"steps": 8, "heap_bytes": 6596, "output_bytes": 2, "wall_ms": 0},
    }
    assert changes.keys() <= base.keys()
    return base | changes


def telling(now):
    """A receipt of a run that was told the present time, which stands after the seed."""
    fields = {}
    for name, value in receipt().items():
        fields[name] = value
        if name == "seed":
            fields["now"] = now
    return fields


def vectors():
    good = {
        "a program": receipt(),
        "a call": receipt(
            entry="call", function="f", data=digest("[21]"), stored=True, tenant="acme", key="k-1", result=digest("42")
        ),
        "a refusal": receipt(status="refused", diagnostics=["VIV201", "VIV301"], layers=["parser", "policy"]),
        "an exception": receipt(status="raised", error=digest("ZeroDivisionError: division by zero")),
        "a limit": receipt(status="limit", limit={"name": "steps", "value": 10000, "line": 2}),
        "the largest seed": receipt(seed=str(2**64 - 1)),
        "a function's name beyond ASCII": receipt(entry="call", function="größe_Δ", data=digest("[]")),
        "a call of an instance": receipt(
            entry="call", function="f", instance="01a20418-6562-729b-8f63-fba32bc80fd3", call=2, data=digest("[]")
        ),
        "functions of the host": receipt(functions=["lookup", "price"]),
        "a run that was told the time": telling("2026-01-02T03:04:05.000006Z"),
    }
    bad = {
        "space": encode(receipt()).replace(":", ": ", 1),
        "another order": encode({"id": receipt()["id"]} | receipt()),
        "an unknown field": encode(receipt() | {"more": 1}),
        "another version": encode(receipt(v=2)),
        "a seed with a zero before it": encode(receipt(seed="01")),
        "a seed as a number": encode(receipt(seed=0)),
        "a hash in capitals": encode(receipt(script={"sha256": "AB" * 32, "bytes": 1})),
        "a status that there is not": encode(receipt(status="good")),
        "a tenant with a space": encode(receipt(tenant="a b")),
        "an empty present time": encode(telling("")),
        "a present time in seconds": encode(telling("2026-01-02T03:04:05Z")),
        "a present time at the end": encode(receipt() | {"now": "2026-01-02T03:04:05.000006Z"}),
        "milliseconds": encode(receipt(time="2026-11-22T16:30:37.000Z")),
        "an escape that is not needed": encode(receipt()).replace("native", "\\u006eative"),
        "something after it": encode(receipt()) + "\n",
        "two lists for one": encode(receipt()).replace('"functions":[]', '"functions":null'),
    }
    for name, r in good.items():
        text = encode(r)
        yield {"name": name, "receipt": r, "encoded": text, "leaf_hash": leaf_hash(text)}
    for name, text in bad.items():
        yield {"name": name, "encoded": text, "error": True}


def main():
    text = json.dumps(list(vectors()), indent=1, ensure_ascii=False) + "\n"
    if sys.argv[1:] == ["write"]:
        VECTORS.write_text(text, encoding="utf-8")
    elif VECTORS.read_text(encoding="utf-8") != text:
        sys.exit("receipts.json differs from what receipts.py gives")


main()
