"""What was found, beside what was wanted."""

from dataclasses import dataclass


@dataclass
class Figure:
    """One line of the table.

    Args:
        ours, plain: what was measured, the product and Channels as its tutorial shows it; None when there is no such.
        limit: the target; a least one when `at_least`.
    """

    name: str
    kind: str
    ours: float
    plain: float | None = None
    limit: float | None = None
    at_least: bool = False
    unit: str = "ms"

    @property
    def is_met(self) -> bool:
        if self.limit is None:
            return True
        return self.ours >= self.limit if self.at_least else self.ours <= self.limit

    def __str__(self) -> str:
        target = "" if self.limit is None else f"{'>=' if self.at_least else '<='} {_number(self.limit)}"
        met = "" if self.limit is None else "met" if self.is_met else "MISSED"
        plain = "-" if self.plain is None else _number(self.plain)
        name = f"{self.name}, {self.unit}" if self.unit else self.name
        return f"| {name:<58} | {self.kind:<8} | {_number(self.ours):>8} | {plain:>8} | {target:>9} | {met:<6} |"


HEAD = f"| {'figure':<58} | {'server':<8} | {'the hub':>8} | {'plain':>8} | {'target':>9} | {'':<6} |"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def part(values: list[float], share: float) -> float:
    """The value that `share` of all lie at or below."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
