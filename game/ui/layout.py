"""Sums of layout in px: sharing a length, the one place that mirrors, and the nearest in a direction."""
from collections.abc import Sequence

import pygame


def mirrored(rect: pygame.Rect, frame: pygame.Rect, rtl: bool) -> pygame.Rect:
    """The rect, or for right-to-left its mirror image inside `frame`. The only place that mirrors."""
    if not rtl:
        return pygame.Rect(rect)
    return pygame.Rect(frame.left + frame.right - rect.right, rect.y, rect.w, rect.h)


def shares(total: int, wanted: Sequence[int], grows: Sequence[float], least: int = 0) -> list[int]:
    """Lengths that add up to `total`: what is left goes by `grows`; what lacks is taken in proportion, from what is
    over `least` as long as there is enough of that."""
    spare = total - sum(wanted)
    weights = [float(g) for g in grows] if spare >= 0 else [float(max(0, w - least)) for w in wanted]
    if spare < 0 and sum(weights) < -spare:
        weights = [float(w) for w in wanted]
    whole = sum(weights)
    if not whole:
        return list(wanted)
    ends = [round(spare * sum(weights[: at + 1]) / whole) for at in range(len(weights))]
    return [max(0, w + end - start) for w, end, start in zip(wanted, ends, [0, *ends], strict=False)]


def flow(widths: Sequence[int], gap: int, limit: int) -> list[list[int]]:
    """Indices of the items of each line when they are set one after another in `limit` px."""
    lines: list[list[int]] = []
    used = 0
    for at, width in enumerate(widths):
        if lines and used + gap + width <= limit:
            lines[-1].append(at)
            used += gap + width
        else:
            lines.append([at])
            used = width
    return lines


def distance(start: pygame.Rect, to: pygame.Rect, dx: int, dy: int) -> float | None:
    """How far `to` lies from `start` in a direction, sideways steps counting double; None if it does not.

    A rect lies in a direction when it begins beyond the middle of the first and leads away from it.
    """
    if dx:
        ahead = (to.centerx - start.centerx) * dx
        lead = (to.left - start.right) if dx > 0 else (start.left - to.right)
        aside = _apart(start.top, start.bottom, to.top, to.bottom)
    else:
        ahead = (to.centery - start.centery) * dy
        lead = (to.top - start.bottom) if dy > 0 else (start.top - to.bottom)
        aside = _apart(start.left, start.right, to.left, to.right)
    if ahead <= 0 or lead < -min(start.w if dx else start.h, to.w if dx else to.h) // 2:
        return None
    off = abs((to.centery - start.centery) if dx else (to.centerx - start.centerx))
    return max(0, lead) + 3 * aside + off / 50


def _apart(low: int, high: int, other_low: int, other_high: int) -> int:
    """The gap between two spans; 0 when they overlap."""
    return max(0, other_low - high, low - other_high)
