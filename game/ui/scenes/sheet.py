"""The term sheet: what you put on the table, and what that is worth to you."""
from __future__ import annotations

from functools import partial

from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import plates
from game.ui.scenes.bars import Against
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import DraftScene, Spread, is_stacked, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import Aside
from game.ui.widgets import Button, Label, Option, Panel, Row, TermSheet, Toggle, Widget
from game.ui.widgets import Issue as Row_
from game.view.screens import Choice, Issue, Talk

NAMES = 2000  # px: more than there is, so that the name of every issue stands over its options, never beside them
PICTURE = 0.34  # of the width of the window: the table is what counts here


class SheetScene(DraftScene):
    """Composing an offer; nothing is said until it is put on the table."""

    first = ""

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        self.sheet = play.sheet(None)
        self.draft = {issue.id: choice.id for issue in self.sheet.issues for choice in issue.choices if choice.chosen}
        self.name = f"{self.sheet.title}: your terms"
        chosen = next(iter(self.draft.items()), None)
        self.first = ".".join(chosen) if chosen else ""

    def build(self, size: Size, look: Look) -> Widget:
        sheet, now = self.sheet, self.play.screen()
        talk = now if isinstance(now, Talk) else None
        picture = Figure(sheet.client, talk.mood if talk else "calm", talk.cue if talk else None,
                         self.place, key="figure")
        stacked = is_stacked(size, look)
        worth = Against("Worth to you", sheet.yours, sheet.walk_away, "without the work", key="worth")
        lead: list[Widget] = [self.header(sheet.title), Label("What you put on the table", style="heading")]
        lead += [worth] if stacked else []
        body = pane([*self._latent(), self._terms()], size, look, gap=18, key="sheet.scroll")
        under: list[Widget] = []
        if talk and talk.counter:
            under.append(plates.counter_plate(talk.client, talk.mood, talk.counter))
        under += [plates.bid_plate(bid) for bid in sheet.bids]
        spread = Spread(picture=picture, lead=lead, body=body, foot=[*([] if stacked else [worth]), *self._foot()],
                        under=under, body_name="Your terms", under_name="Other terms", share=PICTURE)
        return lay_out(spread, size, look)

    def _terms(self) -> Widget:
        rows = [Row_(key=issue.id, name=issue.label, note=issue.weight, chosen=self.draft.get(issue.id, ""),
                     options=tuple(map(_option, issue.choices)))
                for issue in self.sheet.issues if issue.id in self.draft]
        return TermSheet("Your terms", rows, on_choose=self._choose, names=NAMES, key="terms")

    def _latent(self) -> list[Widget]:
        toggles = [Toggle(f"Put on the table: {issue.label}", issue.id in self.draft,
                          partial(self._raise, issue), words=("unsaid", "in"),
                          description="Nobody has named this yet.", key=f"raise.{issue.id}")
                   for issue in self.sheet.issues if issue.latent]
        return [Panel(toggles, tone="soft", pad=14, shadow=False)] if toggles else []

    def _foot(self) -> list[Widget]:
        sheet = self.sheet
        parts: list[Widget] = []
        trouble = sheet.refusal or sheet.warning
        if trouble:
            parts.append(Aside(trouble, tone="bad" if sheet.refusal else "warn"))
        put = Button("Put it on the table", self.put, icon="handshake", kind="primary", key="put",
                     enabled=not sheet.refusal)
        say = [Label(f"You say: “{sheet.say}”", style="cue", colour="muted", grow=1)] if sheet.say else []
        return [*parts, Row([put, Button("Back", self.back, icon="arrow-left", cap="Esc", key="back"), *say],
                            gap=12, across="center")]

    # ---- doing
    def _choose(self, issue: str, option: str) -> None:
        self._drafted({**self.draft, issue: option})

    def _raise(self, issue: Issue) -> None:
        if issue.id in self.draft:
            self._drafted({key: value for key, value in self.draft.items() if key != issue.id})
        else:
            self._drafted({**self.draft, issue.id: middle(issue).id})

    def _drafted(self, draft: dict[str, str]) -> None:
        self.draft = draft
        self.sheet = self.play.sheet(draft)
        self.changed()

    def put(self) -> Scene | None:
        """Make the offer."""
        return self.make(self.sheet.move)



def middle(issue: Issue) -> Choice:
    """Where a newly raised issue begins: with what somebody stands on, else in the middle."""
    held = [choice for choice in issue.choices if choice.marks]
    return held[0] if held else issue.choices[len(issue.choices) // 2]


def _option(choice: Choice) -> Option:
    parts = [f"{choice.yours} for you", choice.note, "beyond your limit" if choice.beyond else ""]
    return Option(key=choice.id, name=choice.say, worth=" · ".join(part for part in parts if part), marks=choice.marks)
