"""European option prices and their sensitivities, after Black and Scholes (1973).

    vivarium run price.py                                   prices a small book
    vivarium run price.py --call func --data @portfolio.json  prices the given one
"""
from __future__ import annotations

from dataclasses import dataclass
from math import erf, exp, log, pi, sqrt


@dataclass(frozen=True)
class Option:
    kind: str       # "call" or "put"
    spot: float
    strike: float
    years: float
    rate: float     # continuously compounded, per year
    vol: float      # standard deviation of the log return, per year

    def __post_init__(self):
        if self.kind not in ("call", "put"):
            raise ValueError(f"kind must be 'call' or 'put', not {self.kind!r}")
        for name in ("spot", "strike", "years", "vol"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive, not {getattr(self, name)}")


def cdf(x: float) -> float:
    """The standard normal distribution function."""
    return (1 + erf(x / sqrt(2))) / 2


def pdf(x: float) -> float:
    """The standard normal density."""
    return exp(-x * x / 2) / sqrt(2 * pi)


def price(o: Option) -> dict[str, float]:
    """Price and sensitivities of one option."""
    spread = o.vol * sqrt(o.years)
    d1 = (log(o.spot / o.strike) + (o.rate + o.vol**2 / 2) * o.years) / spread
    d2 = d1 - spread
    sign = 1 if o.kind == "call" else -1
    discounted = o.strike * exp(-o.rate * o.years)
    return {
        "price": sign * (o.spot * cdf(sign * d1) - discounted * cdf(sign * d2)),
        "delta": sign * cdf(sign * d1),
        "gamma": pdf(d1) / (o.spot * spread),
        "vega": o.spot * pdf(d1) * sqrt(o.years),
    }


def func(data):
    """Prices {"options": [{"kind", "spot", "strike", "years", "rate", "vol"}, …]}."""
    rows = [price(Option(**row)) for row in data["options"]]
    return {"rows": rows, "total": sum(row["price"] for row in rows)}


BOOK = [
    Option("call", spot=100, strike=95, years=0.5, rate=0.03, vol=0.2),
    Option("put", spot=100, strike=95, years=0.5, rate=0.03, vol=0.2),
    Option("call", spot=100, strike=120, years=2, rate=0.03, vol=0.35),
]

if __name__ == "__main__":
    print(f"{'kind':<6}{'strike':>8}{'years':>7}{'price':>10}{'delta':>9}{'gamma':>9}{'vega':>9}")
    for option in BOOK:
        row = price(option)
        print(f"{option.kind:<6}{option.strike:>8}{option.years:>7}{row['price']:>10.4f}"
              f"{row['delta']:>9.4f}{row['gamma']:>9.4f}{row['vega']:>9.4f}")
