"""All packages by worth to you and to the client: what was agreed beside what could have been."""
from __future__ import annotations

from collections.abc import Iterable

import pygame

from game.ui import paint
from game.ui.widgets import Role, Widget
from game.view.language import _
from game.view.looking import Pareto, Plotted

HIGH = 100  # points at the end of both axes
TONES = {"agreed": "good", "nash": "accent", "split": "warn", "rival": "bad"}
LETTERS = "ABCDEFGH"


class PackagesPicture(Widget):
    """Dots for what is possible, a line for what cannot be bettered, and a letter for each marked package."""

    role = Role.IMAGE

    def __init__(self, pareto: Pareto, them: str, *, tall: int = 330, key: str = "", grow: float = 0.0) -> None:
        told = [f"{letter}: {each.name}, {each.you}, {each.them}" for letter, each in lettered(pareto.marked)]
        super().__init__(name=_("Packages"), description="; ".join((pareto.told, *told)), key=key, grow=grow)
        self.pareto, self.them, self.tall = pareto, them, tall

    def natural_width(self) -> int:
        return self.look.px(380)

    def measure(self, width: int) -> int:
        return self.look.px(self.tall)

    def draw(self, target: pygame.Surface) -> None:
        look, room = self.look, self.bounds
        step, side = look.step("small"), look.width("100", "small") + look.gap(8)
        paint.write(target, look, _("Worth to {who}").format(who=self.them), room, "small", "muted")
        plot = pygame.Rect(room.x + side, room.y + step + look.px(14), room.w - side - look.px(14),
                           room.h - 3 * step - look.px(22))
        self._axes(target, plot)
        below = pygame.Rect(plot.x, plot.bottom + step + look.px(4), plot.w, step)
        paint.write(target, look, _("Worth to you"), below, "small", "muted", "end")
        self._walls(target, plot)
        self._possible(target, plot)
        for letter, each in lettered(self.pareto.marked):
            self._mark(target, plot, letter, each)

    def _spot(self, plot: pygame.Rect, you: int, them: int) -> tuple[int, int]:
        """Where a package lies; your worth grows to the right whatever the language."""
        across, up = (max(0, min(HIGH, amount)) / HIGH for amount in (you, them))
        return plot.x + round(plot.w * across), plot.bottom - round(plot.h * up)

    def _axes(self, target: pygame.Surface, plot: pygame.Rect) -> None:
        look, theme, step = self.look, self.look.theme, self.look.step("small")
        paint.box(target, plot, 0, theme.sunken, theme.line)
        for amount in (0, 50, 100):
            x, y = self._spot(plot, amount, amount)
            target.fill(theme.line, (plot.x, y, plot.w, 1))
            target.fill(theme.line, (x, plot.y, 1, plot.h))
            beside = pygame.Rect(self.bounds.x, y - step // 2, plot.x - self.bounds.x - look.gap(8), step)
            paint.write(target, look, str(amount), beside, "small", "muted", "end")
            wide = look.width("100", "small") + 2
            below = pygame.Rect(min(x - wide // 2, plot.right - wide // 2), plot.bottom + look.px(2), wide, step)
            paint.write(target, look, str(amount), below, "small", "muted", "center")

    def _walls(self, target: pygame.Surface, plot: pygame.Rect) -> None:
        """Dashes at what each side has without the other."""
        x, y = self._spot(plot, self.pareto.walk_away, self.pareto.alternative)
        dash = self.look.px(5)
        for top in range(plot.y, plot.bottom, 2 * dash):
            target.fill(self.look.theme.muted, (x, top, 2, min(dash, plot.bottom - top)))
        for left in range(plot.x, plot.right, 2 * dash):
            target.fill(self.look.theme.muted, (left, y, min(dash, plot.right - left), 2))

    def _possible(self, target: pygame.Surface, plot: pygame.Rect) -> None:
        theme = self.look.theme
        for you, them in self.pareto.points:
            pygame.draw.circle(target, theme.edge, self._spot(plot, you, them), self.look.px(4))
        best = [self._spot(plot, each.you, each.them) for each in self.pareto.frontier]
        if len(best) > 1:
            pygame.draw.lines(target, theme.accent, False, best, 2)
        for spot in best:
            pygame.draw.circle(target, theme.accent, spot, self.look.px(4))

    def _mark(self, target: pygame.Surface, plot: pygame.Rect, letter: str, each: Plotted) -> None:
        same = [mark for mark in self.pareto.marked if (mark.you, mark.them) == (each.you, each.them)]
        x, y = self._spot(plot, each.you, each.them)
        size = self.look.px(22)
        x = min(x + same.index(each) * (size + 2), plot.right - size // 2 + self.look.px(12))
        draw_letter(target, self, letter, TONES.get(each.kind, "ink"),
                    pygame.Rect(x - size // 2, y - size // 2, size, size))


class Letter(Widget):
    """The mark of a package in the list beside the picture."""

    role = Role.LABEL

    def __init__(self, letter: str, kind: str) -> None:
        super().__init__(name=letter, width=26)
        self.kind = kind

    def natural_width(self) -> int:
        return self.look.px(26)

    def measure(self, width: int) -> int:
        return self.look.px(26)

    def draw(self, target: pygame.Surface) -> None:
        side = min(self.bounds.w, self.look.px(26))
        place = pygame.Rect(self.bounds.x, self.bounds.y, side, side)
        draw_letter(target, self, self.name, TONES.get(self.kind, "ink"), place)


def draw_letter(target: pygame.Surface, widget: Widget, letter: str, tone: str, place: pygame.Rect) -> None:
    """A letter in a disc of this tone."""
    look = widget.look
    paint.box(target, place, place.h // 2, look.colour(tone), look.theme.raised, 2)
    step = look.step("small_bold")
    inner = pygame.Rect(place.x, place.centery - step // 2, place.w, step)
    paint.write(target, look, letter, inner, "small_bold", "bg", "center")


def lettered(marked: Iterable[Plotted]) -> list[tuple[str, Plotted]]:
    """Each marked package with its letter."""
    return list(zip(LETTERS, marked, strict=False))
