"""The encounter screen: a face, her words, the rival's bid, what you can do and why not yet."""

from __future__ import annotations

from game.encounter import rules
from game.encounter.clauses import failing
from game.encounter.deal import raisable
from game.encounter.events import BidChanged, LineSaid, RuptureOpened
from game.encounter.moves import Accept, Deny, Move, PassOver, Resume, ReturnToIt, Say, Thank, Walk, write
from game.encounter.packages import restricted, settled
from game.encounter.refusals import Refusal
from game.encounter.repair import in_front, script_of
from game.encounter.rivals import announced
from game.encounter.script import Act, Clause, Encounter, Has
from game.encounter.sight import sight
from game.encounter.speech import lines_of
from game.encounter.state import State
from game.encounter.talk import acts_here, is_spent, refuse_act
from game.encounter.values import BAR, Family, Kind, Package
from game.session.replay import Beat
from game.session.session import PRACTICE, Session
from game.view import causes, lines, words
from game.view.language import N_, _, ngettext, sentence
from game.view.outlook import beam, coming, forecast
from game.view.screens import Bid, Card, Meter, Spoken, Talk, Term, Tool, Who

HIDDEN_UNTIL_LEGAL = frozenset({"no_question", "nothing_to_follow", "nothing_to_see", "not_known", "promised_already"})
"""Refusals that keep a card off the table: what it speaks to is not there."""


def who(encounter: Encounter) -> Who:
    """The client."""
    person = encounter.client
    return Who(id=person.id, name=person.name, role=person.role, portrait=person.portrait)


def terms(encounter: Encounter, package: Package, since: Package = ()) -> tuple[Term, ...]:
    """A package in words; what differs from `since` is marked."""
    before = dict(since)
    return tuple(
        Term(
            issue=issue.id,
            label=issue.label,
            say=option.say,
            changed=before.get(issue.id, option.id) != option.id,
        )
        for issue, option in settled(encounter, package)
        if issue.id in dict(package)
    )


# --- rivals -------------------------------------------------------------------------------------------------------


def bids(encounter: Encounter, state: State, beats: tuple[Beat, ...]) -> tuple[Bid, ...]:
    """Every rival's standing bid over what is on the table, and what it will do next."""
    return tuple(_bid(encounter, state, beats, place) for place in range(len(encounter.rivals)))


def _bid(encounter: Encounter, state: State, beats: tuple[Beat, ...], place: int) -> Bid:
    rival = encounter.rivals[place]
    bid = _named(encounter, restricted(state.bids[place], state.raised), state)
    said = [
        event.line for beat in beats for event in beat.events if isinstance(event, LineSaid) and event.by == rival.id
    ]
    return Bid(
        rival=Who(id=rival.id, name=rival.name),
        glyph=rival.glyph,
        terms=terms(encounter, bid, rival.opens),
        says=_says(encounter, state, place, said),
        next=_next(encounter, state, place),
    )


def _says(encounter: Encounter, state: State, place: int, said: list[str]) -> str:
    """What it said last; before it moves, what it says of that; else what it says of its bid."""
    rival = encounter.rivals[place]
    coming = announced(encounter, state, place)
    if coming is not None and coming[0] == 1 and "cuts" in rival.lines:
        return rival.lines["cuts"]
    return lines_of(encounter)[said[-1]].say if said else rival.lines.get("opens", "")


def _named(encounter: Encounter, bid: Package, state: State) -> Package:
    """A raised issue that the rival does not speak to stays at its unsaid option, and is shown so."""
    spoken = dict(bid)
    return tuple(
        (issue.id, spoken.get(issue.id) or issue.unsaid or issue.opens_them)
        for issue in encounter.issues
        if issue.id in state.raised
    )


def _next(encounter: Encounter, state: State, place: int) -> str:
    coming = announced(encounter, state, place)
    if coming is None:
        return ""
    turns, package = coming
    changed = [
        option.say
        for issue, option in settled(encounter, package)
        if issue.id in dict(package) and dict(state.bids[place]).get(issue.id) != option.id
    ]
    when = ngettext("{what} after your next turn", "{what} in {turns} turns", turns)
    return when.format(what=_(" and ").join(changed), turns=turns)


# --- cards --------------------------------------------------------------------------------------------------------


def cards(session: Session, trainer: bool) -> tuple[Card, ...]:
    """The author's moves of this moment, six at most; nothing while a detour is on."""
    encounter, state = session.encounter, session.state
    if state.in_detour or state.stage != "talking":
        return ()
    offered = [
        act
        for act in acts_here(encounter, state)
        if act.kind not in BAR and not is_spent(act, state) and not _is_absent(encounter, state, act)
    ]
    return tuple(_card(session, act, number, trainer) for number, act in enumerate(offered, 1))


def _is_absent(encounter: Encounter, state: State, act: Act) -> bool:
    """Nothing it speaks to is there, or its moment has passed: what is ruled out by something done stays so."""
    refusal = refuse_act(encounter, state, act)
    passed = any(isinstance(clause, Has) and clause.negated for clause in failing(encounter, state, act.needs))
    return passed or (refusal is not None and refusal.code in HIDDEN_UNTIL_LEGAL)


def _card(session: Session, act: Act, number: int, trainer: bool) -> Card:
    encounter, state = session.encounter, session.state
    refusal = refuse_act(encounter, state, act)
    name, icon = words.KINDS[act.kind]
    missing = failing(encounter, state, act.needs)
    return Card(
        id=act.id,
        move=f"say {act.id}",
        kind=f"{name} {words.STRENGTH[act.strength]}" if act.family is Family.INFLUENCE else name,
        family=act.family.value,
        icon=icon,
        say=act.say or _voiced(encounter, act),
        key=str(number),
        forecast=forecast(session, Say(act.id)),
        hint=_hint(encounter, state, act),
        locked=_locked(encounter, missing, refusal),
        clause="; ".join(words.source(clause) for clause in missing) if trainer else "",
    )


def _voiced(encounter: Encounter, act: Act) -> str:
    """The words of a move whose words stand with what it reconciles."""
    said = encounter.reconciling[act.reconcile].say_mine if act.reconcile else ()
    return said[0].say if said else ""


def _locked(encounter: Encounter, missing: tuple[Clause, ...], refusal: Refusal | None) -> str:
    if missing:
        return "; ".join(words.need(clause) for clause in missing)
    return sentence(refusal.reason) if refusal else ""


def _hint(encounter: Encounter, state: State, act: Act) -> str:
    """What choosing it means, as far as the rules say so of its kind."""
    if act.kind is Kind.FOLLOW_UP and act.to is not None:
        taken_up = lines_of(encounter).get(act.to)
        return _("on: “{say}”").format(say=_short(taken_up.say)) if taken_up else ""
    if act.kind is Kind.PROMISE and act.promise is not None:
        return _("binds you: {hours} h").format(hours=encounter.promises[act.promise].hours)
    return ""


def _short(text: str, most: int = 44) -> str:
    return text if len(text) <= most else text[: text.rfind(" ", 0, most)].rstrip(",;.") + " …"


# --- bar ----------------------------------------------------------------------------------------------------------


def bar(encounter: Encounter, state: State) -> tuple[Tool, ...]:
    """What is always at hand, as far as it can be done now."""
    if state.stage != "talking":
        return ()
    drafts = rules.drafts(encounter, state)
    found = [
        *_repair_tools(encounter, state, drafts.repair),
        *([Tool(id="offer", label=_("Offer terms"), icon="scroll-text", move=None)] if drafts.offer else []),
        *_resumable(encounter, state),
        *_simple(encounter, state),
    ]
    return tuple(found)


def _resumable(encounter: Encounter, state: State) -> list[Tool]:
    """Reconcilings that were left and can be taken up again."""
    return [
        Tool(
            id="resume",
            label=_("Take it up again"),
            icon="waypoints",
            move=write(Resume(each.issue)),
            hint=encounter.issue(each.issue).label,
        )
        for each in state.reconciliations
        if rules.refuse(encounter, state, Resume(each.issue)) is None
    ]


def _repair_tools(encounter: Encounter, state: State, front: str | None) -> list[Tool]:
    tools = []
    if front is not None:
        waited = state.repairing is not None
        hint = "" if waited else _("before it is held against you")
        tools.append(
            Tool(id="repair", label=_("Offer a repair"), icon="heart-handshake", move=None, hint=hint, prominent=waited)
        )
    for breakage in state.breakages:
        move = ReturnToIt(breakage.id)
        if rules.refuse(encounter, state, move) is None:
            what = _short(script_of(encounter, breakage.id).what)
            tools.append(Tool(id="return", label=_("Come back to it"), icon="undo-2", move=write(move), hint=what))
    return tools


def _simple(encounter: Encounter, state: State) -> list[Tool]:
    tools: list[tuple[Move, Tool]] = [
        (Deny(), Tool(id="deny", label=_("Deny it"), icon="shield", move="deny")),
        (PassOver(), Tool(id="pass", label=_("Pass over it"), icon="wind", move="pass", hint=_("it stays open"))),
        (Thank(), Tool(id="thank", label=_("Thank"), icon="hand", move="thank", hint=_("closes it"))),
        (Accept(), Tool(id="accept", label=_("Accept"), icon="handshake", move="accept", prominent=True)),
        (Walk(), leave(encounter)),
    ]
    return [tool for move, tool in tools if rules.refuse(encounter, state, move) is None]


def leave(encounter: Encounter) -> Tool:
    """Giving up, which is asked about first."""
    other = encounter.rivals[0].name if encounter.rivals else _("somebody else")
    return Tool(
        id="walk",
        label=_("Leave"),
        icon="log-out",
        move="walk",
        confirm=_("Leave? The work goes to {other}.").format(other=other),
    )


# --- meters -------------------------------------------------------------------------------------------------------

LEVELS = {
    "trust": ((20, N_("cold")), (40, N_("guarded")), (60, N_("even")), (80, N_("warm")), (101, N_("close"))),
    "tension": ((20, N_("at ease")), (40, N_("alert")), (60, N_("tense")), (80, N_("strained")),
                (101, N_("at the edge"))),
}


def level(id: str, value: int) -> str:
    """A meter's value in a word."""
    return next(_(word) for below, word in LEVELS[id] if value < below)


def meters(session: Session) -> tuple[Meter, ...]:
    """The meters that have been introduced; in an assessment only her face tells."""
    if session.mode != PRACTICE:
        return ()
    state, shown = session.state, session.encounter.panels
    before = session.beats[-2].state if len(session.beats) > 1 else state
    wanted = [("trust", _("Trust"), "repair"), ("tension", _("Tension"), "tension")]
    return tuple(
        Meter(
            id=id,
            label=label,
            value=getattr(state, id),
            change=getattr(state, id) - getattr(before, id),
            word=level(id, getattr(state, id)),
        )
        for id, label, panel in wanted
        if panel in shown
    )


# --- the whole ----------------------------------------------------------------------------------------------------


def last_of_hers(log: tuple[Spoken, ...]) -> Spoken | None:
    """The line that her face belongs to."""
    return next((line for line in reversed(log) if line.by == "them"), None)


def talk(session: Session, trainer: bool = False) -> Talk:
    """The encounter screen as it stands; with the clauses that lock moves for a trainer."""
    encounter, state, beats = session.encounter, session.state, session.beats
    log = lines.log(encounter, beats)
    hers = last_of_hers(log)
    front = in_front(state)
    shown = frozenset(panel.value for panel in encounter.panels)
    return Talk(
        title=encounter.title,
        client=who(encounter),
        place=encounter.place,
        where=encounter.where.value,
        speech=lines.story(encounter, beats[-1]),
        mood=hers.mood if hers else "calm",
        cue=hers.cue if hers else None,
        cue_words=hers.cue_words if hers else "",
        notice=_notice(encounter, beats[-1]),
        strained=script_of(encounter, front.id).what if front else "",
        bids=bids(encounter, state, beats) if "bid" in shown else (),
        meters=meters(session),
        turns_left=state.patience,
        turns=encounter.patience,
        counter=terms(encounter, state.counter) if state.counter else (),
        cards=cards(session, trainer),
        bar=bar(encounter, state),
        changes=causes.changes_of(session),
        known=tuple(encounter.facts[fact] for fact in state.facts),
        promised=tuple(encounter.promises[each.id].what for each in state.promises),
        log=log,
        panels=shown,
        beam=beam(session),
        ranking=_ranking(session),
        coming=coming(encounter, state),
        practice=session.mode == PRACTICE,
        can_undo=session.refuse_undo() is None,
    )


def _ranking(session: Session) -> tuple[str, ...]:
    """What matters to her, once it is known; only issues that are on the table or could be put there."""
    encounter, state = session.encounter, session.state
    if session.mode != PRACTICE or "term_sheet" not in encounter.panels:
        return ()
    named = {*state.raised, *raisable(encounter, state)}
    return tuple(encounter.issue(id).label for id in sight(encounter, state).ranking if id in named)


def _notice(encounter: Encounter, beat: Beat) -> str:
    found = []
    for event in beat.events:
        match event:
            case RuptureOpened(rupture=id):
                found.append(script_of(encounter, id).what)
            case BidChanged(rival=place):
                rival = encounter.rivals[place]
                found.append(_("{name} has moved, as announced.").format(name=rival.name))
            case _:
                pass
    return " ".join(found)
