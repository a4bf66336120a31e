"""What an AI rival bids: a policy over its own view, announced one step ahead, and nothing like chance (MODEL 7)."""

from __future__ import annotations

from game.encounter.clauses import failing
from game.encounter.events import BidChanged, Cause
from game.encounter.packages import in_order
from game.encounter.script import Encounter, Issue, Rival
from game.encounter.state import State
from game.encounter.unfolding import Unfolding
from game.encounter.values import Package


def _stepped(issue: Issue, option: str, by: int, floor: str | None) -> str:
    """The money option that lies `by` further, not beyond the floor; the same one where there is none."""
    amounts = {int(each.id): each.id for each in issue.options}
    wanted = int(option) + by
    if floor is not None:
        wanted = max(wanted, int(floor)) if by < 0 else min(wanted, int(floor))
    return amounts.get(wanted, option)


def stepped(encounter: Encounter, rival: Rival, bid: Package) -> Package:
    """`bid` after the rival's next announced step."""
    terms, floor = dict(bid), dict(rival.floor)
    for issue, by in rival.step.items():
        terms[issue] = _stepped(encounter.issue(issue), terms[issue], by, floor.get(issue))
    return in_order(encounter, tuple(terms.items()))


def steps_after(rival: Rival, turn: int) -> bool:
    """Whether it steps when `turn` ends."""
    return rival.every > 0 and turn > 0 and turn % rival.every == 0


def announced(encounter: Encounter, state: State, place: int) -> tuple[int, Package] | None:
    """(turns from now, the bid it will make then) for the rival at `place`, or None where its bid stands."""
    rival = encounter.rivals[place]
    if not rival.every:
        return None
    following = stepped(encounter, rival, state.bids[place])
    return None if following == state.bids[place] else (rival.every - state.turn % rival.every, following)


def step_bids(unfolding: Unfolding) -> None:
    """Rivals that said they would move now do."""
    for place, rival in enumerate(unfolding.encounter.rivals):
        if steps_after(rival, unfolding.state.turn):
            bid = stepped(unfolding.encounter, rival, unfolding.state.bids[place])
            if bid != unfolding.state.bids[place]:
                unfolding.add(BidChanged(place, bid, (Cause("announced", 0, rival.id),)))


def speak(unfolding: Unfolding) -> None:
    """Rivals say what the author gave them to say by now, once each."""
    state = unfolding.state
    for line in unfolding.encounter.moments[state.at].rival:
        due = line.id not in state.said and state.turn - state.entered > line.after
        if due and not failing(unfolding.encounter, unfolding.state, line.when):
            unfolding.hear(line, line.by or unfolding.encounter.rivals[0].id)
