"""The steps of a class between plays: waiting, preparing, looking back, sitting in pairs, and the last question."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs, plates
from game.ui.scenes.figure import Figure, is_dark
from game.ui.scenes.frame import Spread, lay_out
from game.ui.scenes.navigator import AtClass, Navigator, Playing, Taps, scene_of
from game.ui.scenes.pane import pane
from game.ui.scenes.preferences import settings_dialog
from game.ui.scenes.prepare import PrepareScene
from game.ui.scenes.seat_parts import empty_room, questions, sheet_lines, told
from game.ui.scenes.speech import Aside, Prose
from game.ui.widgets import Button, Label, Row, TextField, Widget
from game.ui.widgets.press import Kind
from game.view.language import N_, _
from game.view.looking import Tap
from game.view.screens import Briefing
from game.view.seat import Room

if TYPE_CHECKING:
    from game.ui.scenes.seat_frame import SeatFrame

LOOKS_BACK = ("debrief", "compare", "ended")
MOST_ANSWER = 280
"""Signs of an answer, as the host keeps them."""


class RoomScene(Scene):
    """One step of the class that is no play, or a play that is over or on its way."""

    def __init__(self, nav: Navigator, seat: AtClass, frame: SeatFrame) -> None:
        self.nav, self.seat, self.frame = nav, seat, frame
        room = seat.room()
        assert room is not None
        self.told: Room = room
        self.name = room.title
        self.answers = [*room.notes, *[""] * len(room.asks)][: len(room.asks)]
        self.is_kept = any(room.notes)
        self.last = self._last()
        self.briefing: Briefing | None = None
        self.first = "answer.0" if room.keep else "log" if room.kind == "compare" else "go"

    def _last(self) -> tuple[Playing, str] | None:
        """The play of this step, else of the step that is looked back on."""
        kind = self.told.kind
        return self.seat.play() if kind == "play" else self.seat.last_play() if kind in LOOKS_BACK else None

    def woken(self) -> None:
        """The encounter may have come; what was kept may have been heard of."""
        if self.frame.is_left or self.app.scene is not self:
            return
        if self.told.kind == "play" and self.last is None and not self.told.waiting:
            self.app.go(self._arrived())
        elif self.told.kind == "prepare" and self.briefing is None and self.seat.briefing():
            self.changed()

    def _arrived(self) -> Scene | None:
        found = self.frame.scene()
        return None if isinstance(found, RoomScene) and found.last is None else found

    # ---- building
    def build(self, size: Size, look: Look) -> Widget:
        room = self.told = self.seat.room() or self.told
        self.briefing = self.briefing or (self.seat.briefing() if room.kind == "prepare" else None)
        reads = room.kind == "pair" and bool(room.sheet) and not room.waiting
        lead = self._role() if reads else [Label(room.lesson, style="small_bold", colour="muted"),
                                           Label(self._title(), style="display"), *self._say()]
        body = pane(self._body(), size, look, gap=14, least=120, key="room")
        foot: list[Widget] = [Row(self._buttons(), gap=12, wrap=True)]
        spread = Spread(picture=self._picture(look), lead=lead, body=body, foot=foot, under=self._under(),
                        body_name=_("This step"), under_name=room.seat, airy=not reads)
        return lay_out(spread, size, look)

    def _role(self) -> list[Widget]:
        """Who you are in a pair, small enough to leave its room to the sheet."""
        room = self.told
        beside = _("You sit with {beside}.").format(beside=room.beside)
        return [Label(room.title, style="small_bold", colour="muted"),
                Label(room.sheet[0].lstrip("# "), style="heading"), Label(f"{room.say} {beside}".strip())]

    def _title(self) -> str:
        room = self.told
        if room.is_shut or room.kind == "ended":
            return _("The class is over")
        return _("The room is closed") if room.waiting else room.title

    def _say(self) -> list[Widget]:
        room = self.told
        if room.kind == "ended" or room.is_shut:
            return [Prose(_("Thank you for playing."))]
        if room.waiting:
            return [Prose(_("Your trainer lets you in. This goes on by itself."))]
        return [Prose(room.say)] if room.say else []

    def _picture(self, look: Look) -> Widget:
        if self.briefing:
            return Figure(self.briefing.client, "calm", None, self.briefing.place, key="figure")
        screen = self.last[0].screen() if self.last and self.told.kind != "ended" else None
        client, place = getattr(screen, "client", None), getattr(screen, "place", "")
        if client is None:
            return empty_room(is_dark(look))
        return Figure(client, getattr(screen, "mood", "calm"), getattr(screen, "cue", None), place, key="figure")

    def _under(self) -> list[Widget]:
        room = self.told
        parts: list[Widget] = [Label(room.seat, style="heading"),
                               Label(_("That is you in this class; nobody asks for your name."), style="small",
                                     colour="muted")]
        if self.briefing:
            several = len(self.briefing.rivals) > 1
            rivals = self.briefing.rivals
            return [plates.caption(self.briefing.client),
                    *([plates.bids_plate(rivals)] if several else [plates.bid_plate(bid) for bid in rivals])]
        return parts

    def _body(self) -> list[Widget]:
        room = self.told
        parts = told(room.blocked, "warn") if not room.waiting else []
        match room.kind:
            case _ if room.waiting:
                pass
            case "prepare":
                parts += [*self._brief(), *self._asks()]
            case "play":
                parts += self._played()
            case "debrief" | "compare":
                parts += [*self._beside(), *self._ending(), *self._asks()]
            case "pair":
                parts += [*(sheet_lines(room.sheet[1:]) if room.sheet else self._beside()), *self._asks()]
            case "ended":
                parts += [Label(room.handed_in, icon="check" if not room.unsent else "clock"), *told(room.told, "bad")]
            case _:
                parts += self._asks()
        if room.then and not room.waiting and room.kind != "ended":
            parts.append(Label(_("Next: {then}").format(then=room.then), colour="muted", icon="arrow-right"))
        return parts

    def _brief(self) -> list[Widget]:
        if self.briefing is None:
            return [Label(_("The note is on its way."), colour="muted")] if self.told.online else []
        found = self.briefing
        note = [Aside(found.content_note, tone="warn")] if found.content_note else []
        return [Label(found.text), *note, *(Label(each, icon="user") for each in found.your_side)]

    def _asks(self) -> list[Widget]:
        room = self.told
        if not (room.asks and room.keep):
            return questions(room.asks)
        fields: list[Widget] = [TextField(ask, self.answers[at], most=MOST_ANSWER, on_change=partial(self._write, at),
                                          key=f"answer.{at}") for at, ask in enumerate(room.asks)]
        where = _("What you write here goes to your trainer, under {seat} only.").format(seat=room.seat)
        kept = [Label(room.handed_in, icon="check" if not room.unsent else "clock")] if self.is_kept else []
        return [*told(where), *fields, *kept]

    def _beside(self) -> list[Widget]:
        room = self.told
        if not room.beside:
            return [Label(_("Nobody sits beside you yet."), colour="muted")] if room.kind in ("compare", "pair") else []
        return [Label(_("You sit with {beside}.").format(beside=room.beside), style="title", icon="users")]

    def _ending(self) -> list[Widget]:
        """How the last play ended, in a line or two."""
        if self.last is None:
            return [Label(_("You have not played yet, so there is nothing to look back on."), colour="muted")]
        screen = self.last[0].screen()
        heading = getattr(screen, "heading", "")
        if not heading:
            stopped = _("The class went on before your play had ended. It is kept as it stands.")
            return [Label(stopped, icon="flag")]
        named = heading if screen.title == self.told.title else f"{screen.title}: {heading}"
        return [Label(named, style="title"), *_story(getattr(screen, "story", ()))]

    def _played(self) -> list[Widget]:
        if self.last is None:
            return [Label(_("The encounter is on its way."), colour="muted", icon="clock")]
        icon = "check" if not self.told.unsent else "clock"
        return [*self._ending(), Label(self.told.handed_in, icon=icon)]

    # ---- doing
    def _buttons(self) -> Sequence[Widget]:
        room = self.told
        made: list[Widget] = []
        over = self.last is not None and bool(getattr(self.last[0].screen(), "heading", ""))
        if room.keep and room.asks and room.kind != "ended":
            made.append(Button(_("Save it"), self.keep, icon="check", kind="primary", key="go"))
        elif room.kind == "prepare" and self.briefing:
            made.append(Button(_("Think it through (four taps)"), self.plan, icon="clipboard-list", kind="primary",
                               key="go"))
        elif over:
            kind: Kind = "plain" if room.kind in ("compare", "ended") else "primary"
            made.append(Button(_("Look back"), self.look_back, icon="chart-line", kind=kind, key="go"))
        if room.keep and room.kind == "prepare" and self.briefing:
            made.append(Button(_("Think it through (four taps)"), self.plan, icon="clipboard-list", key="plan"))
        if self.last is not None and (room.kind == "compare" or (room.kind == "debrief" and not over)):
            made.insert(0, Button(_("What was said"), self.open_log, icon="scroll-text", kind="primary", key="log"))
        if over:
            made.append(Button(_("How it ended"), self.ending, icon="flag", key="ending"))
        if room.kind == "ended" or room.is_shut or (room.unsent and not room.online):
            made.append(Button(_("Hand in as a file"), self.frame.hand_in, icon="save", key="file"))
        if room.kind == "ended" or room.is_shut:
            made.append(Button(_("To the title"), self.frame.leave, icon="arrow-left", kind="primary", key="title"))
        made.append(Button(_("Settings"), self.open_settings, icon="settings", kind="quiet", key="settings"))
        return made

    def _write(self, at: int, text: str) -> None:
        self.answers[at] = text

    def keep(self) -> None:
        """What was written goes to the trainer."""
        self.seat.answer(self.answers)
        self.is_kept = True
        self.changed()

    def plan(self) -> Scene | None:
        """Four taps before the encounter; they stay on this device."""
        found = self.seat.planning()
        return PlanScene(self.nav, found) if found else None

    def open_log(self) -> None:
        """Everything said in the last play, to lay beside somebody else's."""
        if self.last:
            screen = self.last[0].screen()
            tall = max(120, min(420, round(self.app.stage.size[1] / self.app.stage.look.scale) - 300))
            self.app.open(dialogs.transcript_dialog(self.last[0].log(), getattr(screen, "known", ()),
                                                    getattr(screen, "promised", ()), tall))

    def look_back(self) -> Scene | None:
        """What happened, move by move."""
        from game.ui.scenes.looking_back import look_back

        return look_back(self.nav, *self.last) if self.last else None

    def ending(self) -> Scene | None:
        """How the last play ended."""
        return scene_of(self.nav, *self.last) if self.last else None

    def open_settings(self) -> None:
        """The settings, in front of the room."""
        self.app.open(settings_dialog(self.app))

    def again(self) -> Scene:
        return RoomScene(self.nav, self.seat, self.frame)

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.HELP:
            self.app.open(dialogs.help_dialog(self.app.inputs))
        elif action is Action.BACK:
            self.frame.open_class()
        return None


class PlanScene(PrepareScene):
    """The four taps of a prepare step; after the last one it is back in the room."""

    on = N_("To the class")

    def __init__(self, nav: Navigator, taps: Taps) -> None:
        super().__init__(replace(nav, prepare=taps.ask), taps.id, taps.chosen())
        self.taps, self.home = taps, nav

    def tap(self, tap: Tap) -> Scene | None:
        """Keep an answer and go on to the next question."""
        self.taps.keep(self.question.kind, tap.id)
        return super().tap(tap)

    def onward(self) -> Scene:
        """Back to the room."""
        assert self.nav.to_class is not None
        return self.nav.to_class()

    def back(self) -> Scene:
        """Back to the room."""
        return self.onward()

    def again(self) -> Scene:
        return PlanScene(self.home, self.taps)


def _story(story: Sequence[str]) -> list[Widget]:
    return [Label(" ".join(story))] if story else []
