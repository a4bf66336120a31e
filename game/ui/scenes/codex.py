"""Each kind of move, its rule and where the rule comes from; what has not been used yet is locked."""
from __future__ import annotations

from game.ui.inputs import Action
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes.frame import is_stacked
from game.ui.scenes.navigator import Navigator
from game.ui.scenes.pane import pane
from game.ui.scenes.progress import heading, to_title
from game.ui.widgets import Card, Column, Grid, Label, Widget
from game.view.language import _, ngettext
from game.view.looking import Codex, Entry


class CodexScene(Scene):
    """All moves, from the title."""

    first = "back"

    def __init__(self, nav: Navigator, codex: Codex) -> None:
        self.nav, self.codex = nav, codex
        self.name = _("Codex")

    def build(self, size: Size, look: Look) -> Widget:
        used = sum(not each.locked for each in self.codex.entries)
        told = _("{used} of {all} kinds of move used. A move opens here once you have made it.").format(
            used=used, all=len(self.codex.entries))
        cards = [_card(each) for each in sorted(self.codex.entries, key=lambda each: each.locked)]
        body = pane([Grid(cards, cell=340, gap=12, most=3)], size, look, key="codex")
        return Column([heading(_("Codex"), self.back), Label(told, colour="muted"), body], gap=12,
                      pad=14 if is_stacked(size, look) else 22)

    def back(self) -> Scene:
        """To the title."""
        return to_title(self.nav)

    def on_action(self, action: Action) -> Scene | None:
        return self.back() if action is Action.BACK else None


def _card(entry: Entry) -> Widget:
    if entry.locked:
        return Card(entry.name, icon=entry.icon, locked=_("not used yet"), key=f"codex.{entry.id}")
    times = ngettext("used once", "used {number} times", entry.used).format(number=entry.used)
    source = _("Source: {source} · {times}").format(source=entry.source, times=times)
    return Card(entry.name, icon=entry.icon, hint=entry.rule, forecast=source, key=f"codex.{entry.id}")
