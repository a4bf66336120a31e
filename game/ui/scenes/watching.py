"""Watch one: an encounter played by the machine, move by move, with what is to be seen in each."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from game.ui.app import App
from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import dialogs, plates
from game.ui.scenes.beside import Beside
from game.ui.scenes.closing import heard
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import Spread, is_stacked, lay_out
from game.ui.scenes.looking_pages import Timeline, lines_of
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import FADE, Aside, rippled
from game.ui.widgets import Button, Chip, Dialog, Label, Panel, Row, Space, Toggle, Widget
from game.view.language import N_, _
from game.view.looking import Moment, Watch
from game.view.screens import Spoken
from game.view.watching import BEST, TEMPTING

NAMES = {BEST: N_("The best line"), TEMPTING: N_("The tempting line")}
REST, READING = 1500, 330  # ms that a move stays when it goes by itself: in all, and for each word (design choice)


class Pace(Space):
    """Turns the page by itself once `ms` have gone by."""

    def __init__(self, ms: int, turn: Callable[[], object]) -> None:
        super().__init__(0, grow=0)
        self.ms, self.turn = ms, turn
        self._at: int | None = None

    def due(self, now: int) -> int | None:
        if self._at is None:
            self._at = now + self.ms
        return max(0, self._at - now)

    def tick(self, now: int) -> None:
        self._at = now + self.ms
        self.turn()


class WatchScene(Scene):
    """A line of one encounter. `leave` gives the scene to go back to."""

    first = "later"

    def __init__(self, nav: Navigator, id: str, leave: Callable[[], Scene], kind: str = BEST) -> None:
        assert nav.watch is not None
        self.nav, self.id, self.leave, self.kind = nav, id, leave, kind
        self.at, self.by_itself = 0, False
        self.found: dict[str, Watch] = {}
        self.search: Beside[Watch] | None = None
        self.briefing = nav.briefing(id)
        self.name = _("Watch one: {title}").format(title=self.briefing.title)
        self._find()

    @property
    def watch(self) -> Watch | None:
        """The line that is shown; None while it is looked for."""
        return self.found.get(self.kind)

    def _find(self) -> None:
        assert self.nav.watch is not None
        self.search = None if self.watch else Beside(self.nav.watch(self.id, self.kind))

    def prepare(self) -> bool:
        """Waits a moment for a line that is looked for."""
        if self.search is None:
            return False
        if self.search.wait():
            return True
        if self.search.found is not None:
            self.found[self.kind] = self.search.found
        self.search = None
        self.changed()
        self._focus("later")
        return False

    # ---- building
    def build(self, size: Size, look: Look) -> Widget:
        watch = self.watch
        moment = watch.shown[self.at].moment if watch else None
        lead: list[Widget] = [self._header(), *(self._said(moment) if moment else [])]
        spread = Spread(picture=self._figure(watch), lead=lead, body=self._body(watch, size, look), foot=self._foot(),
                        under=self._under(watch, size, look), body_name=_("What is in it"), under_name=_("How it went"))
        return lay_out(spread, size, look)

    def _header(self) -> Widget:
        watch = self.watch
        place = ""
        if watch:
            last = len(watch.shown) - 1
            place = _("Move {number} of {last}").format(number=self.at, last=last) if self.at else _("Before you spoke")
        return Row([Label(self.briefing.title, style="small_bold", colour="muted", heading=True),
                    Chip(_(NAMES[self.kind]), tone="good" if self.kind == BEST else "warn"),
                    Space(), Label(place, style="small_bold", key="where"),
                    Button(_("Back"), self.back, icon="x", icon_only=True, kind="quiet", key="back")],
                   gap=10, across="center")

    def _figure(self, watch: Watch | None) -> Widget:
        last = self._last_of_hers(watch)
        if last is None:
            return Figure(self.briefing.client, "calm", None, self.briefing.place, key="figure")
        return Figure(self.briefing.client, last.mood, last.cue, self.briefing.place, cue_words=last.cue_words,
                      key="figure")

    def _last_of_hers(self, watch: Watch | None) -> Spoken | None:
        shown = watch.shown[: self.at + 1] if watch else ()
        lines = (line for each in reversed(shown) for line in reversed(each.moment.heard))
        return next((line for line in lines if line.by == "them"), None)

    def _said(self, moment: Moment) -> list[Widget]:
        who = plates.first_name(self.briefing.client)
        yours = any(line.by == "you" for line in moment.heard)
        did = _("You: “{said}”").format(said=moment.did) if yours else moment.did
        return [*([Label(did, style="cue", colour="muted")] if did else []),
                *heard([line for line in moment.heard if line.by != "you"], who)]

    def _body(self, watch: Watch | None, size: Size, look: Look) -> Widget:
        if watch is None:
            looking = _("Being worked out: how it is played best. This can take a moment; you may leave.")
            return pane([Aside(looking)], size, look)
        each = watch.shown[self.at]
        ripples = rippled(each.moment.changes, -FADE)
        parts: list[Widget] = [Row(ripples, gap=8, wrap=True)] if ripples else []
        if self.at == len(watch.shown) - 1:
            parts.append(Panel([Label(watch.told)], title=watch.outcome, icon="flag", pad=16, gap=6, shadow=False,
                               tone="good_soft" if self.kind == BEST else "warn_soft"))
        if each.note:
            parts.append(Panel([Label(each.note)], title=_("From the trainer"), icon="book-open", pad=16, gap=6,
                               shadow=False))
        if each.rule:
            parts.append(Label(each.rule, style="small", colour="muted", icon="info"))
        if self.by_itself and self.at < len(watch.shown) - 1:
            parts.append(Pace(self._rest(each.moment), partial(self.step, 1)))
        return pane(parts, size, look, gap=14, key="watched")

    def _rest(self, moment: Moment) -> int:
        words = " ".join([moment.did, *(line.text for line in moment.heard)]).split()
        return REST + READING * len(words)

    def _under(self, watch: Watch | None, size: Size, look: Look) -> list[Widget]:
        told: list[Widget] = [plates.caption(self.briefing.client)]
        if watch:
            told.append(Timeline(lines_of(watch.series), self.at, tall=150 if is_stacked(size, look) else 120))
        return told

    def _foot(self) -> Sequence[Widget]:
        watch = self.watch
        last = len(watch.shown) - 1 if watch else 0
        other = TEMPTING if self.kind == BEST else BEST
        steps: list[Widget] = [
            Button(_("Earlier"), partial(self.step, -1), icon="chevron-left", key="earlier", enabled=self.at > 0),
            Button(_("Later"), partial(self.step, 1), icon="chevron-right", kind="primary", key="later",
                   enabled=bool(watch) and self.at < last),
            Toggle(_("By itself"), self.by_itself, self.turn_itself, key="by_itself")]
        ways: list[Widget] = [Button(_(NAMES[other]), partial(self.choose, other), icon="repeat", key="other"),
                              Button(_("Play it"), self.play, icon="play", key="play")]
        return [Row([*steps, *ways], gap=10, wrap=True, across="center")]

    # ---- doing
    def step(self, by: int) -> None:
        """Look at an earlier or a later move."""
        if self.watch:
            self.at = max(0, min(len(self.watch.shown) - 1, self.at + by))
            self.changed()
            last = len(self.watch.shown) - 1
            if not self.by_itself or self.at == last:
                self._focus("later" if self.at < last else "other" if self.kind == BEST else "play")

    def _focus(self, key: str) -> None:
        if isinstance(self.app.stage.scope, Dialog):
            return
        widget = self.app.find(key)
        self.app.stage.take_focus(widget if widget.enabled else self.app.find("back"))

    def turn_itself(self) -> None:
        """Let it go on by itself, or not."""
        self.by_itself = not self.by_itself
        self.changed()

    def choose(self, kind: str) -> None:
        """Watch the other line, from its beginning."""
        self.kind, self.at = kind, 0
        self._find()
        self.changed()
        self._focus("later")

    def play(self) -> Scene:
        """To the briefing."""
        from game.ui.scenes.briefing import BriefingScene

        return BriefingScene(self.nav, self.id)

    def back(self) -> Scene:
        """To where it was opened."""
        return self.leave()

    def again(self) -> Scene:
        return WatchScene(self.nav, self.id, self.leave, self.kind)

    def on_action(self, action: Action) -> Scene | None:
        if action is Action.UNDO:
            self.step(-1)
        elif action is Action.HELP:
            self.app.open(dialogs.help_dialog(self.app.inputs))
        return self.back() if action is Action.BACK else None


def watch_or_ask(app: App, nav: Navigator, id: str, leave: Callable[[], Scene]) -> Scene | None:
    """The scene; for an encounter that was not played yet it asks first."""
    if nav.was_played is None or nav.was_played(id):
        return WatchScene(nav, id, leave)
    app.open(dialogs.ask(_("Watch it before you play it?"),
                         _("It shows how this encounter can go, and what is hidden in it."),
                         _("Watch it"), lambda: WatchScene(nav, id, leave), no=_("Play it first")))
    return None
