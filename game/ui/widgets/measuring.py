"""What was measured holds until the layout that asked for it is done, or something in it took another size.

A page asks its columns, and they their rows, several times for the same heights; without this each level
of nesting doubles the work.
"""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.ui.widgets.base import Host

MEASURES = ("measure", "natural_width")
_layouts = count(1)


def begin(host: Host) -> None:
    """A layout begins in this window; it ends when its number is 0 again."""
    host.layout = next(_layouts)


def again(host: Host | None) -> None:
    """Within a layout a widget has taken another size: nothing that was measured before holds."""
    if host is not None and host.layout:
        begin(host)


def once_a_layout(measure: Callable[..., int]) -> Callable[..., int]:
    """The same measure, asked of the widget itself only once for the same width in the same layout."""

    @wraps(measure)
    def remembered(self: Any, *width: int) -> int:
        layout = self.host.layout if self.host is not None else 0
        if not layout:
            return measure(self, *width)
        if self.measured_in != layout:
            self.measured_in, self.measured = layout, {}
        key = (measure, *width)
        known = self.measured.get(key)
        if known is None:
            known = self.measured[key] = measure(self, *width)
        return int(known)

    return remembered
