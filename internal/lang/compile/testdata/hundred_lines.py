"""Cash flows of a small portfolio: a program of the size that people upload."""
from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Flow:
    day: int
    amount: float
    label: str = "coupon"


@dataclass
class Bond:
    name: str
    face: float
    rate: float
    years: int
    flows: list[Flow] = field(default_factory=list)

    def schedule(self, per_year: int = 2) -> list[Flow]:
        step = 365 // per_year
        coupon = self.face * self.rate / per_year
        flows = [Flow(i * step, coupon) for i in range(1, self.years * per_year + 1)]
        flows.append(Flow(self.years * 365, self.face, "face"))
        self.flows = flows
        return flows

    def __repr__(self):
        return f"<{self.name} {self.face:.2f} at {self.rate:.3%}>"


def discount(rate, day):
    return math.exp(-rate * day / 365.0)


def value(flows, rate):
    total = 0.0
    for flow in flows:
        if flow.amount == 0:
            continue
        total += flow.amount * discount(rate, flow.day)
    return total


def solve(flows, price, low=-0.5, high=1.0, eps=1e-10):
    def error(rate):
        return value(flows, rate) - price

    if error(low) * error(high) > 0:
        raise ValueError("no sign change")
    turns = 0
    while high - low > eps:
        mid = (low + high) / 2
        if error(mid) > 0:
            low = mid
        else:
            high = mid
        turns += 1
    return mid, turns


def by_year(bonds):
    years = defaultdict(float)
    for bond in bonds:
        for flow in bond.flows or bond.schedule():
            years[flow.day // 365] += flow.amount
    return {y: round(v, 2) for y, v in sorted(years.items())}


def report(bonds, rate):
    lines = []
    for n, bond in enumerate(sorted(bonds, key=lambda b: (-b.rate, b.name)), start=1):
        flows = bond.schedule()
        worth = value(flows, rate)
        try:
            irr, turns = solve(flows, worth * 0.98)
        except ValueError as problem:
            lines.append(f"{n:>3} {bond!r}: {problem}")
        else:
            lines.append(f"{n:>3} {bond!r}: {worth:12.4f} {irr:8.5f} after {turns}")
    return "\n".join(lines)


def classify(bond):
    match bond:
        case Bond(rate=0):
            return "zero"
        case Bond(rate=r) if r > 0.08:
            return "junk"
        case _:
            return "plain"


portfolio = [Bond("A", 1000, 0.05, 10), Bond("B", 500.0, 0.0, 3), Bond("C", 2000, 0.09, 7)]
if __name__ == "__main__":
    print(report(portfolio, 0.04))
    print(by_year(portfolio))
    print({b.name: classify(b) for b in portfolio}, max(b.face for b in portfolio))
