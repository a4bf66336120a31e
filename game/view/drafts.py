"""The two drafts: an offer over several issues, and an offering of several parts. Each becomes one move."""

from __future__ import annotations

from collections.abc import Mapping

from game.encounter import rules, tuning
from game.encounter.chance import draw
from game.encounter.moves import Offer, OfferRepair, write
from game.encounter.packages import in_order, livable_to_you, restricted, settled, worth_to_you
from game.encounter.repair import in_front, script_of
from game.encounter.script import Encounter, Option, Rupture, Wording
from game.encounter.script import Issue as IssueScript
from game.encounter.sight import sight
from game.encounter.state import State
from game.encounter.values import Kind, Package, Part, points
from game.session.session import PRACTICE, Session
from game.view import lines, words
from game.view.language import _, sentence
from game.view.outlook import forecast
from game.view.screens import Choice, Issue, Offering, PartChoice, Phrase, Sheet
from game.view.talk import bids, last_of_hers, terms, who

# --- the term sheet -------------------------------------------------------------------------------------------------


def first_draft(encounter: Encounter, state: State) -> dict[str, str]:
    """Where a draft begins: her counter if she made one, else the terms offered last, else your own opening."""
    allowed = rules.drafts(encounter, state)
    if state.counter:
        return dict(state.counter)
    return {id: encounter.issue(id).opens_you for id in allowed.offer}


def sheet(session: Session, draft: Mapping[str, str] | None = None, beside: Mapping[str, str] | None = None) -> Sheet:
    """The term sheet with `draft` (issue -> option) chosen; a latent issue is in it only when the draft names it."""
    encounter, state = session.encounter, session.state
    chosen = dict(draft) if draft is not None else first_draft(encounter, state)
    allowed = rules.drafts(encounter, state)
    package = in_order(encounter, tuple(chosen.items()))
    second = in_order(encounter, tuple(beside.items())) if beside else ()
    move = Offer(package, second)
    refusal = rules.refuse(encounter, state, move)
    act = rules.act_of_kind(encounter, state, Kind.OFFER)
    return Sheet(
        title=encounter.title,
        client=who(encounter),
        issues=tuple(
            _issue(session, encounter.issue(id), chosen.get(id), id in allowed.raisable)
            for id in (*allowed.offer, *allowed.raisable)
        ),
        yours=points(worth_to_you(encounter, package)),
        walk_away=encounter.walk_away,
        warning=_warning(encounter, package),
        say=act.say if act else "",
        move=write(move),
        refusal=sentence(refusal.reason) if refusal else "",
        bids=bids(encounter, state, session.beats),
        place=encounter.place,
        forecast="" if refusal else forecast(session, move),
        ranking=_their_ranking(session),
        beside=terms(encounter, second),
        beside_yours=points(worth_to_you(encounter, second)) if second else None,
    )


def _their_ranking(session: Session) -> tuple[str, ...]:
    """Labels of her issues, what matters most to her first, once it is known."""
    encounter, allowed = session.encounter, rules.drafts(session.encounter, session.state)
    if session.mode != PRACTICE:
        return ()
    known = sight(encounter, session.state).ranking
    return tuple(encounter.issue(id).label for id in known if id in (*allowed.offer, *allowed.raisable))


def _issue(session: Session, issue: IssueScript, chosen: str | None, latent: bool) -> Issue:
    state, encounter = session.state, session.encounter
    open_bridges = {each.issue for each in state.reconciliations if each.phase in ("translated", "livable")}
    return Issue(
        id=issue.id,
        label=issue.label,
        choices=tuple(
            _choice(encounter, state, issue, option, chosen)
            for option in issue.options
            if not option.bridge or issue.id in open_bridges
        ),
        latent=latent,
        included=chosen is not None,
        weight=_weight(encounter, issue),
    )


def _weight(encounter: Encounter, issue: IssueScript) -> str:
    order = sorted(encounter.issues, key=lambda each: -each.weight_you)
    place = order.index(issue)
    if place == 0:
        return _("matters most to you")
    return _("matters least to you") if place == len(order) - 1 else ""


def _choice(encounter: Encounter, state: State, issue: IssueScript, option: Option, chosen: str | None) -> Choice:
    promise = encounter.promises[option.promise] if option.promise else None
    return Choice(
        id=option.id,
        say=option.say,
        yours=points(issue.weight_you * option.you),
        marks=_marks(encounter, state, issue, option),
        note=_("binds you to {what} ({hours} h)").format(what=promise.what, hours=promise.hours) if promise else "",
        chosen=option.id == chosen,
        beyond=not livable_to_you(issue, option),
    )


def _marks(encounter: Encounter, state: State, issue: IssueScript, option: Option) -> tuple[str, ...]:
    """Who stands on this option now, as far as it was said aloud."""
    marks = []
    for place, rival in enumerate(encounter.rivals):
        bid = dict(restricted(state.bids[place], state.raised))
        unsaid = issue.unsaid if issue.id in state.raised else None
        if (bid.get(issue.id) or unsaid) == option.id:
            marks.append(rival.name)
    if state.counter and dict(state.counter).get(issue.id) == option.id:
        marks.append(words.first_name(encounter.client.name))
    return tuple(marks)


def _warning(encounter: Encounter, package: Package) -> str:
    named = dict(package)
    for issue, option in settled(encounter, package):
        if issue.id in named and not livable_to_you(issue, option):
            return _("“{say}” is beyond what you said you could live with.").format(say=option.say)
    worth = points(worth_to_you(encounter, package))
    if worth < encounter.walk_away:
        return _("This is worth {worth} to you. Without the work you have {walk_away}.").format(
            worth=worth, walk_away=encounter.walk_away
        )
    return ""


# --- the offering -----------------------------------------------------------------------------------------------------


def offering(session: Session, draft: tuple[str, ...] = ()) -> Offering:
    """Composing a repair, with the wordings of `draft` chosen in that order. Needs a rupture in front of you."""
    encounter, state = session.encounter, session.state
    front = in_front(state)
    assert front is not None
    rupture = script_of(encounter, front.id)
    move = OfferRepair(draft)
    refusal = rules.refuse(encounter, state, move) if draft else None
    hers = last_of_hers(lines.log(encounter, session.beats))
    return Offering(
        title=encounter.title,
        client=who(encounter),
        what=rupture.what,
        challenged=rupture.challenge.say if front.phase == "challenged" else "",
        mood=hers.mood if hers else "hurt",
        cue=hers.cue if hers else None,
        parts=_parts(encounter, rupture, draft),
        draft=draft,
        preview=" ".join(rupture.wording(id).say for id in draft),
        most=tuning.MOST_PARTS,
        move=write(move),
        refusal=sentence(refusal.reason) if refusal else "",
        place=encounter.place,
    )


def _parts(encounter: Encounter, rupture: Rupture, draft: tuple[str, ...]) -> tuple[PartChoice, ...]:
    return tuple(
        PartChoice(
            id=part.value,
            label=words.PARTS[part][0],
            hint=words.PARTS[part][1],
            phrases=tuple(_phrase(encounter, each, draft) for each in _shuffled(encounter, rupture, part)),
        )
        for part in Part
        if part is not Part.THANK and any(each.part is part for each in rupture.wordings)
    )


def _shuffled(encounter: Encounter, rupture: Rupture, part: Part) -> list[Wording]:
    """The wordings of a part in an order that tells nothing, the same at every play."""
    wordings = [each for each in rupture.wordings if each.part is part]
    return sorted(wordings, key=lambda each: draw(0, encounter.id, rupture.id, each.id))


def _phrase(encounter: Encounter, wording: Wording, draft: tuple[str, ...]) -> Phrase:
    promise = encounter.promises[wording.promise] if wording.promise else None
    return Phrase(
        id=wording.id,
        say=wording.say,
        number=draft.index(wording.id) + 1 if wording.id in draft else 0,
        promise=_("binds you: {what} ({hours} h)").format(what=promise.what, hours=promise.hours) if promise else "",
    )


def with_phrase(session: Session, draft: tuple[str, ...], id: str) -> tuple[str, ...]:
    """The draft after pressing a wording: taken out where it is in, put last where it is not, one a part."""
    front = in_front(session.state)
    assert front is not None
    rupture = script_of(session.encounter, front.id)
    if id in draft:
        return tuple(each for each in draft if each != id)
    part = rupture.wording(id).part
    for place, each in enumerate(draft):
        if rupture.wording(each).part is part:
            return (*draft[:place], id, *draft[place + 1 :])
    return (*draft, id)
