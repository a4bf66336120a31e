"""A row of the bench: what was measured, its floor in the same run, the ratio, the aim, and whether it was met."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`aim` is the most that `value` may be (`by` "most"), the least ("least"), or either of the ratio to the floor
    ("most ratio", "least ratio"); None for a plain number."""

    name: str
    what: str
    value: float
    unit: str
    floor: float | None = None
    floor_is: str = ""
    aim: float | None = None
    by: str = "most"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours to the floor."""
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Whether the aim was reached; None without one."""
        held = self.ratio if "ratio" in self.by else self.value
        if self.aim is None or held is None:
            return None
        return held <= self.aim if self.by.startswith("most") else held >= self.aim


def told(row: Row) -> str:
    """One line for the person."""
    parts = [f"{row.name:<9} {row.what}: {number(row.value)} {row.unit}"]
    if row.floor is not None:
        parts.append(f"{row.floor_is} {number(row.floor)} {row.unit}")
    if row.ratio is not None:
        parts.append(f"ratio {row.ratio:.3g}")
    if row.aim is not None:
        least = "at least" if row.by.startswith("least") else "at most"
        of = " × the floor" if "ratio" in row.by else f" {row.unit}"
        parts.append(f"aim {least} {number(row.aim)}{of}: {'met' if row.met else 'MISSED'}")
    return " · ".join(parts) + (f" ({row.note})" if row.note else "")


def number(value: float) -> str:
    """A number as short as it can be read: 0.083, 4.2, 131, 21,400."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def plain(row: Row) -> dict[str, Any]:
    """For a machine."""
    return {**asdict(row), "ratio": row.ratio, "met": row.met}


def share(values: Sequence[float], part: float) -> float:
    """The value below which `part` (0 to 1) of them lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]
