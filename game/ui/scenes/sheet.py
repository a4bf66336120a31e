"""The term sheet: what you put on the table, and what that is worth to you; two packages where you know enough."""
from __future__ import annotations

from functools import partial

from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.scenes import plates
from game.ui.scenes.bars import Against
from game.ui.scenes.cards import TRENDS, tone_of
from game.ui.scenes.figure import Figure
from game.ui.scenes.frame import DraftScene, Spread, is_stacked, lay_out
from game.ui.scenes.navigator import Navigator, Playing
from game.ui.scenes.packages import NAMES, PackagePlate
from game.ui.scenes.pane import pane
from game.ui.scenes.speech import Aside
from game.ui.widgets import Button, Grid, Label, Option, Panel, Row, TermSheet, Toggle, Widget
from game.ui.widgets import Issue as Row_
from game.view.language import N_, _
from game.view.screens import Choice, Issue, Sheet, Talk

OVER = 2000  # px: more than there is, so that the name of every issue stands over its options, never beside them
PICTURE = 0.34  # of the width of the window: the table is what counts here
RANKS = (N_("matters most to {who}"), N_("second for {who}"), N_("third for {who}"), N_("less for {who}"))
Draft = dict[str, str]


class SheetScene(DraftScene):
    """Composing an offer; nothing is said until it is put on the table."""

    first = ""

    def __init__(self, nav: Navigator, play: Playing, id: str) -> None:
        super().__init__(nav, play, id)
        now = play.screen()
        self.talk = now if isinstance(now, Talk) else None
        self.sheet = play.sheet(None)
        self.draft = chosen_in(self.sheet)
        self.beside: Draft | None = None
        self.second = False
        self.name = _("{title}: your terms").format(title=self.sheet.title)
        chosen = next(iter(self.draft.items()), None)
        self.first = ".".join(chosen) if chosen else ""

    # ---- building
    def build(self, size: Size, look: Look) -> Widget:
        sheet, talk = self.sheet, self.talk
        picture = Figure(sheet.client, talk.mood if talk else "calm", talk.cue if talk else None, sheet.place,
                         key="figure")
        stacked = is_stacked(size, look)
        worth: list[Widget] = [] if self.beside is not None else \
            [Against(_("Worth to you"), sheet.yours, sheet.walk_away, _("without the work"), key="worth")]
        two = self._packages()
        lead: list[Widget] = [self.header(sheet.title), self._heading(), *(worth if stacked else two)]
        body = pane([*(two if stacked else []), *self._latent(), self._terms()], size, look, gap=18,
                    key="sheet.scroll")
        under: list[Widget] = []
        if talk and talk.counter:
            under.append(plates.counter_plate(talk.client, talk.mood, talk.counter))
        under += [plates.bids_plate(sheet.bids)] if len(sheet.bids) > 1 else map(plates.bid_plate, sheet.bids)
        spread = Spread(picture=picture, lead=lead, body=body, foot=[*([] if stacked else worth), *self._foot()],
                        under=under, body_name=_("Your terms"), under_name=_("Other terms"), share=PICTURE)
        return lay_out(spread, size, look)

    def _heading(self) -> Widget:
        two = self.beside is not None
        heading = Label(_("Two packages, side by side") if two else _("What you put on the table"), style="heading")
        if self.talk is None or "term_sheet" not in self.talk.panels:
            return heading
        who = plates.first_name(self.sheet.client)
        words = _("Take the second away") if two else _("Lay a second beside it")
        turn = Button(
            words,
            self.take_away if two else self.lay_beside,
            icon="columns-2",
            kind="quiet",
            key="beside",
            description=_("Of two that are worth about the same to you, {who} shows which is better.").format(who=who),
        )
        return plates.Ends([heading, turn])

    def _packages(self) -> list[Widget]:
        if self.beside is None or self.sheet.beside_yours is None:
            return []
        worths = (self.sheet.yours, self.sheet.beside_yours)
        named = [PackagePlate(_(name), self._said(draft), worth, partial(self.take_in_hand, second),
                              chosen=second is self.second, key=f"package.{'second' if second else 'first'}")
                 for name, draft, worth, second in zip(NAMES, (self.draft, self.beside), worths, (False, True),
                                                       strict=True)]
        return [Grid(named, cell=240, gap=10, most=2)]

    def _said(self, draft: Draft) -> list[str]:
        return [choice.say for issue in self.sheet.issues for choice in issue.choices
                if draft.get(issue.id) == choice.id]

    def _terms(self) -> Widget:
        hand, other = self._in_hand()
        rows = [Row_(key=issue.id, name=issue.label, note=self._note(issue), chosen=hand.get(issue.id, ""),
                     options=tuple(_option(choice, other.get(issue.id) == choice.id, _(NAMES[not self.second]))
                                   for choice in issue.choices))
                for issue in self.sheet.issues if issue.id in self.draft]
        return TermSheet(_("Your terms"), rows, on_choose=self._choose, names=OVER, key="terms")

    def _in_hand(self) -> tuple[Draft, Draft]:
        """(the package that choices go into, the other one)."""
        if self.beside is None:
            return self.draft, {}
        return (self.beside, self.draft) if self.second else (self.draft, self.beside)

    def _note(self, issue: Issue) -> str:
        """What the issue matters to you and, once it is known, to her."""
        ranking = self.sheet.ranking
        who = plates.first_name(self.sheet.client)
        place = min(ranking.index(issue.label), len(RANKS) - 1) if issue.label in ranking else None
        hers = "" if place is None else _(RANKS[place]).format(who=who)
        return " · ".join(part for part in (issue.weight, hers) if part)

    def _latent(self) -> list[Widget]:
        toggles = [Toggle(_("Put on the table: {label}").format(label=issue.label), issue.id in self.draft,
                          partial(self._raise, issue), words=(_("unsaid"), _("in")),
                          description="" if issue.id in self.draft else _("Nobody has named this yet."),
                          key=f"raise.{issue.id}")
                   for issue in self.sheet.issues if issue.latent]
        return [Panel(toggles, tone="soft", pad=10, gap=4, shadow=False)] if toggles else []

    def _foot(self) -> list[Widget]:
        sheet = self.sheet
        parts: list[Widget] = []
        trouble = sheet.refusal or sheet.warning
        if trouble:
            parts.append(Aside(trouble, tone="bad" if sheet.refusal else "warn"))
        put = Button(_("Put both on the table") if self.beside is not None else _("Put it on the table"), self.put,
                     icon="handshake", kind="primary", key="put", enabled=not sheet.refusal)
        back = Button(_("Back"), self.back, icon="arrow-left", cap="Esc", key="back")
        return [*parts, Row([put, back, *self._after()], gap=12, across="center")]

    def _after(self) -> list[Widget]:
        """What she would say, once that can be known; else the words that go with the offer."""
        sheet, tone = self.sheet, tone_of(self.sheet.forecast)
        if sheet.forecast:
            return [Label(f"{sheet.forecast}.", style="bold", colour=tone, icon=TRENDS[tone], grow=1, key="forecast")]
        said = _("You say: “{say}”").format(say=sheet.say)
        return [Label(said, style="cue", colour="muted", grow=1)] if sheet.say else []

    # ---- doing
    def _choose(self, issue: str, option: str) -> None:
        hand, _ = self._in_hand()
        hand[issue] = option
        self._drafted()

    def _raise(self, issue: Issue) -> None:
        """Put an issue nobody named into every package, or take it out again."""
        into = [draft for draft in (self.draft, self.beside) if draft is not None]
        inside = issue.id in self.draft
        for draft in into:
            if inside:
                del draft[issue.id]
            else:
                draft[issue.id] = middle(issue).id
        self._drafted()

    def _drafted(self) -> None:
        self.sheet = self.play.sheet(self.draft, self.beside)
        self.changed()

    def lay_beside(self) -> None:
        """Begin a second package: the same as the first, and in hand."""
        self.beside, self.second = dict(self.draft), True
        self._drafted()

    def take_away(self) -> None:
        """Only the first package again."""
        self.beside, self.second = None, False
        self._drafted()

    def take_in_hand(self, second: bool) -> None:
        """Let choices go into the first package, or the second."""
        self.second = second
        self.changed()

    def put(self) -> Scene | None:
        """Make the offer."""
        return self.make(self.sheet.move)


def chosen_in(sheet: Sheet) -> Draft:
    """Issue -> option, for every issue that has one chosen."""
    return {issue.id: choice.id for issue in sheet.issues for choice in issue.choices if choice.chosen}


def middle(issue: Issue) -> Choice:
    """Where a newly raised issue begins: with what somebody stands on, else in the middle."""
    held = [choice for choice in issue.choices if choice.marks]
    return held[0] if held else issue.choices[len(issue.choices) // 2]


def _option(choice: Choice, also: bool, other: str) -> Option:
    parts = [
        _("{yours} for you").format(yours=choice.yours),
        choice.note,
        _("beyond your limit") if choice.beyond else "",
    ]
    marks = (*choice.marks, *((other,) if also else ()))
    return Option(key=choice.id, name=choice.say, worth=" · ".join(part for part in parts if part), marks=marks)
