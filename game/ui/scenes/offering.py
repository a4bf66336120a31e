"""The offering: what broke, and a repair composed of parts, each in one of its wordings, in your order."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

import pygame

from game.ui import paint
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import plates
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import DraftScene, Spread, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import Aside, Speech
from game.ui.widgets import Button, Column, Grid, Label, Role, Row, Widget
from game.ui.widgets.base import TARGET, Press
from game.ui.widgets.press import Pressable
from game.view.language import _, quoted
from game.view.screens import PartChoice, Phrase

PREVIEW = 168  # px at scale 1: four parts, as most people say them


class PhraseCard(Pressable):
    """A wording that can be taken into the offering; its number is its place there."""

    role = Role.SWITCH
    radius: ClassVar[int] = 12

    def __init__(self, part: str, phrase: Phrase, on_press: Press, *, enabled: bool = True) -> None:
        super().__init__(f"{part}: {phrase.say}", on_press, description=phrase.promise, key=f"phrase.{phrase.id}")
        self.phrase, self.full = phrase, not enabled

    @property
    def value(self) -> str:
        return (
            _("number {number} of what you say").format(number=self.phrase.number)
            if self.phrase.number
            else _("not in it")
        )

    @property
    def checked(self) -> bool:
        return bool(self.phrase.number)

    def _room(self, width: int) -> tuple[int, int]:
        """(room of the number, width of the words)."""
        lead = self.look.px(28) + self.look.gap(22)
        return lead, width - lead - self.look.gap(12)

    def natural_width(self) -> int:
        return self.look.px(260)

    def measure(self, width: int) -> int:
        look, inner = self.look, self._room(width)[1]
        words = look.height(self.phrase.say, "body", inner)
        bound = look.height(self.phrase.promise, "small", inner - look.px(20))
        return max(look.px(TARGET), words + (bound + look.gap(3) if bound else 0) + 2 * look.gap(10))

    def draw(self, target: pygame.Surface) -> None:
        look, room, theme, number = self.look, self.bounds, self.look.theme, self.phrase.number
        lit = bool(number) or self.hovered or self.held
        paint.box(target, room, self.radius, theme.soft if lit else theme.raised, theme.accent if lit else theme.edge,
                  2 if number else 1)
        lead, inner = self._room(room.w)
        side = look.px(28)
        disc = pygame.Rect(room.x + look.gap(12), room.y + look.gap(8), side, side)
        self._draw_number(target, self.at(disc))
        words = pygame.Rect(room.x + lead, room.y + look.gap(10), inner, room.h)
        words.y += paint.write(target, look, self.phrase.say, self.at(words)) + look.gap(3)
        if self.phrase.promise:
            spot = pygame.Rect(words.x, words.y, look.px(15), look.step("small"))
            paint.put_icon(target, look, "signature", self.at(spot), "warn")
            rest = pygame.Rect(words.x + look.px(20), words.y, inner - look.px(20), room.h)
            paint.write(target, look, self.phrase.promise, self.at(rest), "small", "warn")

    def _draw_number(self, target: pygame.Surface, disc: pygame.Rect) -> None:
        look, theme, number = self.look, self.look.theme, self.phrase.number
        if not number:
            paint.box(target, disc, disc.w // 2, theme.raised, theme.edge, 2)
            return
        paint.box(target, disc, disc.w // 2, theme.accent)
        step = look.step("bold")
        place = pygame.Rect(disc.x, disc.centery - step // 2, disc.w, step)
        paint.write(target, look, str(number), place, "bold", "on_accent", "center")


class Reserved(Column):
    """A column that keeps room for `least` px (at scale 1), so that what stands above it does not move."""

    def __init__(self, children: Sequence[Widget], *, least: int, gap: int = 8) -> None:
        super().__init__(children, gap=gap)
        self.least = least

    def measure(self, width: int) -> int:
        return max(self.look.px(self.least), super().measure(width))


class OfferingScene(DraftScene):
    """Composing a repair; nothing is said until "Say it"."""

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        self.draft: tuple[str, ...] = ()
        self.offering = play.offering(())
        self.name = _("{title}: offer a repair").format(title=self.offering.title)
        first = next((phrase for part in self.offering.parts for phrase in part.phrases), None)
        self.first = f"phrase.{first.id}" if first else ""

    def build(self, size: Size, look: Look) -> Widget:
        offering = self.offering
        picture = Figure(offering.client, offering.mood, offering.cue, offering.place, key="figure")
        who = plates.first_name(offering.client)
        lead: list[Widget] = [self.header(offering.title, log=True), Aside(offering.what, tone="bad")]
        if offering.challenged:
            lead.append(Speech(offering.challenged, speaker=who, most=1.0, key="speech"))
        parts = [widget for part in offering.parts for widget in self._part(part)]
        body = pane(parts, size, look, gap=8, key="parts")
        spread = Spread(picture=picture, lead=lead, body=body, foot=self._foot(), under=[self._preview()],
                        body_name=_("Compose it"), under_name=_("You would say"))
        return lay_out(spread, size, look)

    def _part(self, part: PartChoice) -> list[Widget]:
        head = Row([Label(part.label, style="bold"), Label(part.hint, style="small", colour="muted", grow=1)], gap=10,
                   across="center")
        cards = [PhraseCard(part.label, phrase, partial(self._press, phrase)) for phrase in part.phrases]
        return [head, Grid(cards, cell=215, gap=10, most=3)]

    def _preview(self) -> Widget:
        offering = self.offering
        spoken = (
            quoted(offering.preview) if offering.preview else _("What you choose is read here, as you would say it.")
        )
        return Reserved([Label(_("You would say"), style="small_bold", colour="accent"),
                         Label(spoken, style="body", colour="ink" if offering.preview else "muted", key="preview")],
                        least=PREVIEW, gap=6)

    def _foot(self) -> list[Widget]:
        offering = self.offering
        ready = bool(offering.draft) and not offering.refusal
        buttons = Row(
            [
                Button(_("Say it"), self.say, icon="message-circle", kind="primary", key="say", enabled=ready),
                Button(_("Back"), self.back, icon="arrow-left", cap="Esc", key="back"),
                Label(
                    _("Up to {most} parts, in the order you press them.").format(most=offering.most),
                    style="small",
                    colour="muted",
                    grow=1,
                ),
            ],
            gap=12,
            across="center",
        )
        return [*([Aside(offering.refusal, tone="warn")] if offering.refusal else []), buttons]

    # ---- doing
    def _press(self, phrase: Phrase) -> None:
        self.draft = self.play.with_phrase(self.draft, phrase.id)
        self.offering = self.play.offering(self.draft)
        self.changed()

    def say(self) -> Scene | None:
        """Make the offering."""
        return self.make(self.offering.move)
