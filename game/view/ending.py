"""After a yes: the record, a week later, and the debrief."""

from __future__ import annotations

from game.encounter import rules
from game.encounter.margin import alternative
from game.encounter.moves import Close, Keep, LetGo, Move, Record, write
from game.encounter.packages import worth_to_you
from game.encounter.repair import script_of
from game.encounter.script import Encounter
from game.encounter.state import Given, State
from game.encounter.values import AGREEMENTS, Outcome, points
from game.session.replay import Beat
from game.session.session import Session
from game.view import causes, lines, words
from game.view.language import _, sentence
from game.view.outlook import true_leverage
from game.view.screens import Closing, Debrief, Later, Promised, Tool, Turning
from game.view.talk import bids, last_of_hers, terms, who

TURNINGS = 3


def _promised(encounter: Encounter, state: State, given: Given) -> Promised:
    promise = encounter.promises[given.id]
    moves: dict[str, Move] = {"record": Record(given.id), "keep": Keep(given.id), "let_go": LetGo(given.id)}
    allowed = {
        name: write(move) if rules.refuse(encounter, state, move) is None else "" for name, move in moves.items()
    }
    locked = rules.refuse(encounter, state, moves["keep"]) if state.stage == "later" else None
    return Promised(
        id=given.id,
        what=promise.what,
        hours=promise.hours,
        fate=given.fate,
        recorded=given.recorded,
        locked=sentence(locked.reason) if locked and given.fate == "due" else "",
        **allowed,
    )


def _all_promised(encounter: Encounter, state: State) -> tuple[Promised, ...]:
    return tuple(_promised(encounter, state, given) for given in state.promises)


def closing(session: Session) -> Closing:
    """She said yes: what may still be put on the record."""
    encounter, state = session.encounter, session.state
    log = lines.log(encounter, session.beats)
    hers = last_of_hers(log)
    return Closing(
        title=encounter.title,
        client=who(encounter),
        mood=hers.mood if hers else "calm",
        cue=hers.cue if hers else None,
        speech=lines.story(encounter, session.beats[-1]),
        terms=terms(encounter, state.agreed or ()),
        promises=_all_promised(encounter, state),
        bound=any(given.recorded for given in state.promises),
        close=Tool(id="close", label=_("Shake hands"), icon="handshake", move=write(Close()), prominent=True),
        place=encounter.place,
        log=log,
        can_undo=session.refuse_undo() is None,
    )


def later(session: Session) -> Later:
    """A week later: which promises you keep."""
    encounter, state = session.encounter, session.state
    hers = last_of_hers(lines.log(encounter, session.beats))
    return Later(
        title=encounter.title,
        client=who(encounter),
        mood=hers.mood if hers else "calm",
        cue=None,
        story=_week_story(encounter, state),
        hours=state.hours,
        hours_of=encounter.hours,
        promises=_all_promised(encounter, state),
        speech=lines.story(encounter, session.beats[-1]),
        place=encounter.place,
        can_undo=session.refuse_undo() is None,
    )


def _week_story(encounter: Encounter, state: State) -> str:
    due = [given for given in state.promises if given.fate == "due"]
    cost = sum(encounter.promises[given.id].hours for given in due)
    if not due:
        return _("A week has gone by.")
    asked = _("Keeping it takes") if len(due) == 1 else _("Keeping them all takes")
    return _("A week has gone by. You have {hours} hours of your own. {asked} {cost}.").format(
        hours=state.hours, asked=asked, cost=cost
    )


# --- debrief ------------------------------------------------------------------------------------------------------


def debrief(session: Session) -> Debrief:
    """How it ended, what made it so, and what was never found."""
    encounter, state = session.encounter, session.state
    assert state.outcome is not None
    log = lines.log(encounter, session.beats)
    hers = last_of_hers(log)
    agreed = state.agreed if state.outcome in AGREEMENTS else None
    return Debrief(
        title=encounter.title,
        client=who(encounter),
        outcome=state.outcome.value,
        heading=words.OUTCOMES[state.outcome][0],
        mood=hers.mood if hers else "calm",
        cue=hers.cue if hers else None,
        last_word=hers.text if hers else "",
        story=_story(encounter, state),
        missed=_missed(encounter, state),
        terms=terms(encounter, agreed) if agreed else (),
        rival_terms=bids(encounter, state, session.beats)[0].terms if state.bids else (),
        rival=encounter.rivals[0].name if encounter.rivals else "",
        place=encounter.place,
        leverage=true_leverage(encounter, session.beats[0].state, state) if "leverage" in encounter.panels else (),
        yours=points(worth_to_you(encounter, agreed)) if agreed else None,
        walk_away=encounter.walk_away,
        hers=state.delivery,
        her_alternative=points(alternative(encounter, state.bids, state.raised)),
        turnings=turnings(session),
        log=log,
        tools=(
            Tool(id="again", label=_("Play it again"), icon="rotate-ccw", move=None),
            Tool(id="next", label=_("Go on"), icon="arrow-right", move=None, prominent=True),
        ),
    )


def _story(encounter: Encounter, state: State) -> tuple[str, ...]:
    assert state.outcome is not None
    told = [words.fill(words.OUTCOMES[state.outcome][1], encounter)]
    if state.outcome is Outcome.BARGAINED and any(given.recorded for given in state.promises):
        told.append(_("What you promised is on the record, and that is why it binds."))
    kept = sum(given.fate == "kept" for given in state.promises)
    broken = sum(given.fate == "broken" for given in state.promises)
    if kept or broken:
        told.append(_("A week later: {kept} kept, {broken} let go.").format(kept=kept, broken=broken))
    told += [_breakage(encounter, each.id) for each in state.open_breakages]
    return tuple(told)


def _breakage(encounter: Encounter, id: str) -> str:
    return _("Still open between you: {what}").format(what=script_of(encounter, id).what)


def _missed(encounter: Encounter, state: State) -> str:
    """The first latent issue that stayed unsaid, and what would have told you; only what is over is told."""
    for issue in encounter.issues:
        if issue.raised_by is None or issue.id in state.raised:
            continue
        if issue.raised_by in state.facts:
            return _("You knew: {facts} You did not put it on the table: {label}.").format(
                facts=encounter.facts[issue.raised_by], label=issue.label
            )
        fact = encounter.facts[issue.raised_by]
        return _("Never said aloud: {fact} It would have put this on the table: {label}.").format(
            fact=fact, label=issue.label
        )
    unknown = [says for fact, says in encounter.facts.items() if fact not in state.facts]
    return (
        _("Never said aloud: {unknown}").format(unknown=unknown[0])
        if unknown and state.outcome not in AGREEMENTS
        else ""
    )


def turnings(session: Session) -> tuple[Turning, ...]:
    """The moves that changed most in trust and tension, in the order they were made."""
    weighed = [(beat, _moved(before, beat)) for before, beat in zip(session.beats, session.beats[1:], strict=False)]
    most = sorted((each for each in weighed if each[1]), key=lambda each: -each[1])[:TURNINGS]
    return tuple(_turning(session.encounter, beat) for beat, _ in sorted(most, key=lambda each: each[0].number))


def _moved(before: Beat, beat: Beat) -> int:
    return abs(beat.state.trust - before.state.trust) + abs(beat.state.tension - before.state.tension)


def _turning(encounter: Encounter, beat: Beat) -> Turning:
    heard = lines.story(encounter, beat)
    yours = [line.text for line in heard if line.by == "you"]
    hers = [line.text for line in heard if line.by == "them"]
    shown = frozenset({"repair", "tension"})
    return Turning(
        turn=beat.state.turn,
        said=" ".join(yours) or (words.capital(str(beat.move and write(beat.move)))),
        answer=hers[0] if hers else "",
        changes=causes.changes(encounter, beat.events, shown),
    )
