"""What the scenes of a play share: a picture at the start side, a page beside it, and how a move is made."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.session.journal import JournalProblem
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs
from game.ui.scenes.figure import Figure
from game.ui.scenes.navigator import Navigator, Playing, scene_of
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.speech import FACTORS, know_letters
from game.ui.widgets import Button, Column, Dialog, Label, Row, Scroll, Space, Tabs, Widget, measuring
from game.view.language import N_, _
from game.view.screens import Spoken

PICTURE = 0.39  # of the width of the window, beside a page (design choice)
ABOVE = 0.5  # of the spare height, against 1 between the words and the cards
PICTURE_NARROW = 0.34  # beside the words over a stacked page
STEPS = len(FACTORS)
TIGHT = 6  # the step of Page from which the gaps are small too
MOST_AHEAD = 8  # faces drawn before the move that brings one of them (design choice: half a second of idle time)
LEAST_TALL = 560  # px at scale 1 under which a window is too low for a picture with a caption


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The parts of a screen. `under` stands under the picture, `lead` beside the face, `body` fills the page, `foot`
    stays at its end. In a narrow window `under` becomes a tab beside the body, named `under_name`, and so does what is
    in `aside` as (name, widget), which is shown there only."""

    picture: Widget
    lead: Sequence[Widget]
    body: Widget
    foot: Sequence[Widget] = ()
    under: Sequence[Widget] = field(default_factory=tuple)
    body_name: str = N_("Answer")
    under_name: str = N_("On the table")
    aside: Sequence[tuple[str, Widget]] = ()
    share: float = PICTURE
    airy: bool = False
    """Whether spare height goes above what is said, too, so that the words stand by the face."""


def is_stacked(size: Size, look: Look) -> bool:
    """Whether picture and page are stacked rather than side by side."""
    return look.is_narrow(size) or size[1] / look.scale < LEAST_TALL


def lay_out(spread: Spread, size: Size, look: Look) -> Widget:
    """The tree of a screen, side by side or stacked."""
    return _stacked(spread, size, look) if is_stacked(size, look) else _beside(spread, size, look)


def _beside(spread: Spread, size: Size, look: Look) -> Widget:
    spread.picture.grow = 1
    wide = round(size[0] * spread.share / look.scale)
    left: list[Widget] = [spread.picture]
    if spread.under:
        left.append(Sill(spread.under, gap=14, pad=18))
    head, *lead = spread.lead
    above = [Space(grow=ABOVE)] if spread.airy else []
    page = Page([head, *above, *lead, spread.body, *spread.foot], gap=14, pad=22, grow=1)
    page.tightens = True
    return Row([Column(left, gap=0, width=wide), page], gap=0)


def _stacked(spread: Spread, size: Size, look: Look) -> Widget:
    wide = round(size[0] * PICTURE_NARROW / look.scale)
    spread.picture.width, spread.picture.grow = wide, 0
    head = Row([spread.picture, Column([*spread.lead, Space(grow=1)], gap=10, pad=14, grow=1)], gap=0)
    body: Widget = spread.body
    if spread.under:
        under = Column([*spread.under, Space()], gap=14)
        body = Tabs([(_(spread.body_name), spread.body), *spread.aside, (_(spread.under_name), under)], key="tabs")
    body.grow = 1
    return Page([head, Column([body, *spread.foot], gap=10, pad=14, grow=1)], gap=0)


class Page(Column):
    """A column whose words are as large as its room allows: asks every widget that can `flex` for smaller steps."""

    tightens = False

    def _flex(self, step: int) -> None:
        measuring.again(self.host)
        for widget in self.walk():
            flex = getattr(widget, "flex", None)
            if flex:
                flex(step)
        if self.tightens:
            self.gap, self.pad = (14, 22) if step < TIGHT else (9, 16)

    def measure(self, width: int) -> int:
        self._flex(STEPS - 1)
        return super().measure(width)

    def place(self, rect: pygame.Rect) -> None:
        if not self._fits(0, rect):  # it nearly always does
            self._flex(1 + bisect_left(range(1, STEPS - 1), True, key=lambda step: self._fits(step, rect)))
        super().place(rect)

    def filled(self, heights: list[int], inner: pygame.Rect) -> list[int]:
        """What scrolls gets the room it needs before anything else gets more than it needs."""
        spare = inner.h - self._gaps() - sum(heights)
        for at, child in enumerate(self.shown):
            if isinstance(child, Scroll) and child.grow and spare > 0:
                more = max(0, min(spare, child.whole(inner.w) - heights[at]))
                heights[at], spare = heights[at] + more, spare - more
        return super().filled(heights, inner)

    def _fits(self, step: int, rect: pygame.Rect) -> bool:
        self._flex(step)
        return super().measure(rect.w) <= rect.h


class Sill(Column):
    """What stands under the picture: a sheet from edge to edge."""

    def draw(self, target: pygame.Surface) -> None:
        target.fill(self.look.theme.surface, self.bounds)
        target.fill(self.look.theme.line, (self.bounds.x, self.bounds.y, self.bounds.w, 1))


class PlayScene(Scene):
    """A screen of a play in progress. `id` is the encounter's."""

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        self.nav, self.play, self.id = nav, play, id
        self.began = 0
        self._ahead: list[tuple[str, str | None]] | None = None

    def on_show(self) -> None:
        self.began = self.app.stage.now()

    def prepare(self) -> bool:
        """Draws one of the faces that the next move may bring."""
        figure = self.app.stage.layers[0].find("figure")
        if self._ahead is None:
            know_letters(self.app.stage.look)
            self._ahead = list(self.play.faces_ahead()[:MOST_AHEAD])
        while self._ahead and isinstance(figure, Figure):
            if figure.prepare(*self._ahead.pop(0)):
                return True
        return False

    # ---- making moves
    def make(self, move: str) -> Scene | None:
        """Make a move: the scene it leads to, or None with the reason in a dialog."""
        return self._do(lambda: self.play.submit(move))

    def take_back(self) -> Scene | None:
        """Take the last move back."""
        return self._do(self.play.undo)

    def _do(self, act: Callable[[], str]) -> Scene | None:
        try:
            reason = act()
        except JournalProblem as problem:
            self.app.open(dialogs.tell(str(problem), _("This was not saved")))
            return None
        if reason:
            self.app.open(dialogs.tell(reason))
            return None
        self.app.sound(*self.play.heard())
        return self.onward()

    def onward(self) -> Scene:
        """The scene of the screen the play is at now."""
        return scene_of(self.nav, self.play, self.id)

    def again(self) -> Scene:
        return self.onward()

    # ---- what every screen of a play has
    def log(self) -> tuple[Spoken, ...]:
        """Everything said so far; empty where this screen has none."""
        return tuple(getattr(self.play.screen(), "log", ()))

    def can_undo(self) -> bool:
        """Whether the last move can be taken back here."""
        return bool(getattr(self.play.screen(), "can_undo", False))

    def header(self, title: str, more: Sequence[Widget] = (), *, log: bool = True) -> Widget:
        """A quiet line: the title, what more there is, and three small buttons."""
        buttons: list[Widget] = []
        name = Label(title, style="small_bold", colour="muted", heading=True)
        name.hidden = is_stacked(self.app.stage.size, self.app.stage.look)
        if log:
            buttons.append(Button(_("What was said"), self.open_log, icon="scroll-text", icon_only=True, kind="quiet",
                                  key="log.open"))
        if self.can_undo():
            buttons.append(Button(_("Take the last move back"), self.take_back, icon="undo-2", icon_only=True,
                                  kind="quiet", key="undo"))
        buttons.append(Button(_("Menu"), self.open_menu, icon="menu", icon_only=True, kind="quiet", key="menu"))
        return Row([name, *more, Space(), *buttons],
                   gap=10, across="center")

    def tools_help(self) -> list[tuple[str, str]]:
        """Keys of this screen's own, for the help."""
        return []

    # ---- overlays
    def open_log(self) -> None:
        """Everything said so far, in front of the scene."""
        screen = self.play.screen()
        tall = max(120, min(420, round(self.app.stage.size[1] / self.app.stage.look.scale) - 300))
        self.app.open(dialogs.transcript_dialog(self.log(), getattr(screen, "known", ()),
                                                getattr(screen, "promised", ()), tall))

    def open_help(self) -> None:
        """How to play, in front of the scene."""
        self.app.open(dialogs.help_dialog(self.app.inputs, self.tools_help()))

    def open_settings(self) -> None:
        """The settings, in front of the scene."""
        self.app.open(settings_dialog(self.app))

    def open_menu(self) -> None:
        """Stop, settings, help."""
        self.app.open(
            Dialog(
                _("Stop here?"),
                words=_("A rehearsal is kept for looking at; it counts for nothing.") if self.nav.leave
                else _("Everything so far is saved. You can go on from the title at any time."),
                icon="pause",
                buttons=[
                    Button(_("To the Bench") if self.nav.leave else _("To the title"), self.to_title, key="to_title"),
                    Button(_("Settings"), self.open_settings, icon="settings", key="settings"),
                    Button(_("Help"), self.open_help, icon="circle-question-mark", key="help"),
                    Button(_("Keep playing"), kind="primary", key="stay"),
                ],
            )
        )

    def to_title(self) -> Scene:
        """The title, or where this play came from."""
        from game.ui.scenes.title import TitleScene

        if self.nav.leave:
            return self.nav.leave()
        return TitleScene(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        match action:
            case Action.HELP:
                self.open_help()
            case Action.TRANSCRIPT:
                self.open_log()
            case Action.UNDO:
                return self.take_back() if self.can_undo() else None
            case Action.BACK:
                self.open_menu()
            case _:
                pass
        return None


class DraftScene(PlayScene):
    """A move being composed: nothing is said until it is made, and Esc leaves it."""

    def back(self) -> Scene:
        """To the talk, with nothing said."""
        return self.onward()

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else super().on_action(action)

    def can_undo(self) -> bool:
        return False
