"""The deal: offers over all raised issues, her answers, and what makes a yes hold (the fourth machine; MODEL 1, 6)."""

from __future__ import annotations

from functools import lru_cache

from game.encounter import tuning
from game.encounter.events import (
    Acted,
    Cause,
    CounterAccepted,
    CounterDropped,
    DealMoved,
    IssueRaised,
    LineSaid,
    OfferAnswered,
    PackagesCompared,
    PromiseRecorded,
)
from game.encounter.leverage import leverage
from game.encounter.machine import Row, Table
from game.encounter.margin import height, margin, opened, total
from game.encounter.packages import (
    Priced,
    in_order,
    livable_to_you,
    possible,
    price,
    settled,
    worth_to_them,
    worth_to_you,
)
from game.encounter.refusals import Refusal
from game.encounter.repair import end, make_promise
from game.encounter.script import Act, Encounter
from game.encounter.state import State
from game.encounter.unfolding import Unfolding
from game.encounter.values import Answer, Outcome, Package, divide

DEAL = Table(
    "deal",
    "open",
    (
        Row("counter", "open", "countered"),
        Row("counter", "countered", "countered"),
        Row("refuse", "open", "open"),
        Row("refuse", "countered", "open"),
        Row("drop", "countered", "open"),
        Row("take", "countered", "agreed"),
        Row("accept", "open", "agreed"),
        Row("accept", "countered", "agreed"),
        Row("give_in", "open", "hollow"),
        Row("give_in", "countered", "hollow"),
        Row("record", "agreed", "bound"),
        Row("record", "bound", "bound"),
        Row("record", "hollow", "hollow"),
        Row("walk", "open", "walked"),
        Row("walk", "countered", "walked"),
        Row("lose", "open", "lost"),
        Row("lose", "countered", "lost"),
    ),
    final=("walked", "lost"),
)


def move_deal(unfolding: Unfolding, trigger: str, *causes: Cause) -> None:
    """Moves the deal machine; nothing is said where it stays."""
    to = unfolding.after(DEAL, unfolding.state.deal, trigger)
    if to is not None and to != unfolding.state.deal:
        unfolding.add(DealMoved(to, causes))


def drop_counter(unfolding: Unfolding) -> None:
    """Any move but accepting drops her counter-offer."""
    if unfolding.state.counter is not None:
        unfolding.add(CounterDropped())
        move_deal(unfolding, "drop")


# --- offering a package -------------------------------------------------------------------------------------------


def raisable(encounter: Encounter, state: State) -> tuple[str, ...]:
    """Latent issues that you know enough to put on the table."""
    return tuple(
        issue.id
        for issue in encounter.issues
        if issue.id not in state.raised and issue.raised_by is not None and issue.raised_by in state.facts
    )


def refuse_package(encounter: Encounter, state: State, package: Package) -> Refusal | None:
    """Why these terms cannot be put on the table now, or None."""
    named = dict(package)
    if len(named) < len(package):
        return Refusal("issue_twice", "An offer settles each issue once.")
    allowed = {*state.raised, *raisable(encounter, state)}
    for issue, option in package:
        if issue not in allowed:
            return Refusal("unknown_issue", f"'{issue}' is not on the table.")
        known = [each for each in encounter.issue(issue).options if each.id == option]
        if not known or (known[0].bridge and issue not in opened(state)):
            return Refusal("unknown_option", f"'{option}' is not a way to settle '{issue}' now.")
    missing = [encounter.issue(issue).label for issue in state.raised if issue not in named]
    if missing:
        return Refusal("issue_missing", f"An offer settles everything on the table: '{missing[0]}' is missing.")
    return None


def is_under_pressure(state: State) -> bool:
    """Whether a yes now may be said only to end it."""
    pressed_the_turn_before = state.pressed >= 0 and state.pressed == state.turn - 1
    return state.tension >= tuning.HOLLOW_TENSION or pressed_the_turn_before


def counter_offer(encounter: Encounter, state: State) -> Package | None:
    """Her counter: the best for you among packages she can live with at her margin; ties to her. None: she has none."""
    keeps = max(0, 100 * tuning.COUNTER_MARGIN - divide(100 * leverage(encounter, state), tuning.LEVERAGE_PER_MARGIN))
    for priced in best_first(encounter, state.raised, opened(state)):
        if height(encounter, state, priced.package) >= keeps:
            return priced.package
    return None


@lru_cache(maxsize=1024)
def best_first(encounter: Encounter, raised: tuple[str, ...], bridges: tuple[str, ...]) -> tuple[Priced, ...]:
    """Packages she can live with, the best for you first; ties to her."""
    livable = [priced for priced in possible(encounter, raised, bridges) if priced.livable_them]
    return tuple(sorted(livable, key=lambda priced: (-priced.you, -priced.them)))


def answer(encounter: Encounter, state: State, package: Package) -> OfferAnswered:
    """What she says to `package`, with every term of the sum as its cause."""
    causes = margin(encounter, state, package)
    sum_ = total(causes)
    livable = price(encounter, package).livable_them
    if sum_ >= 0 and (livable or is_under_pressure(state)):
        return OfferAnswered(package, Answer.ACCEPTED, sum_, None, not livable, causes)
    if sum_ >= 100 * tuning.COUNTERED_FROM:
        counter = counter_offer(encounter, state)
        if counter is not None:
            return OfferAnswered(package, Answer.COUNTERED, sum_, counter, False, causes)
    insulted = sum_ < 100 * tuning.INSULTED_BELOW
    return OfferAnswered(package, Answer.INSULTED if insulted else Answer.REFUSED, sum_, None, False, causes)


def refuse_beside(encounter: Encounter, state: State, package: Package, beside: Package) -> Refusal | None:
    """Why these two cannot be laid side by side, or None."""
    refusal = refuse_package(encounter, state, beside)
    if refusal is not None:
        return refusal
    if dict(package) == dict(beside) or dict(package).keys() != dict(beside).keys():
        return Refusal("not_beside", "Two packages side by side settle the same issues in two different ways.")
    apart = abs(worth_to_you(encounter, package) - worth_to_you(encounter, beside))
    if apart > tuning.BESIDE_WITHIN:
        return Refusal("not_equal", "Two packages side by side must be worth nearly the same to you.")
    return None


def preferred(unfolding: Unfolding, package: Package, beside: Package) -> Package:
    """Which of two she would rather have, shown; ties to the first."""
    both = (package, beside)
    better = max(
        both, key=lambda each: height(unfolding.encounter, unfolding.state, in_order(unfolding.encounter, each))
    )
    other = beside if better is package else package
    unfolding.add(PackagesCompared(better, other, (Cause("prefers"),)))
    return better


def offer(unfolding: Unfolding, act: Act, package: Package, beside: Package = ()) -> Answer:
    """Puts terms on the table, raising what they name for the first time; gives her answer."""
    encounter = unfolding.encounter
    unfolding.add(Acted(act.id))
    unfolding.add(LineSaid("you", act.id))
    for issue, _ in package:
        if issue not in unfolding.state.raised:
            unfolding.add(IssueRaised(issue, (Cause("knew", 0, encounter.issue(issue).raised_by or ""),)))
    chosen = preferred(unfolding, package, beside) if beside else package
    answered = answer(encounter, unfolding.state, in_order(encounter, chosen))
    unfolding.add(answered)
    _react(unfolding, answered)
    if answered.answer is Answer.ACCEPTED:
        agree(unfolding, answered.pressured)
    else:
        move_deal(unfolding, "counter" if answered.answer is Answer.COUNTERED else "refuse")
    return answered.answer


def _react(unfolding: Unfolding, answered: OfferAnswered) -> None:
    if answered.answer is Answer.REFUSED:
        unfolding.tension(tuning.REFUSED_TENSION, Cause("refused"))
    if answered.answer is Answer.INSULTED:
        unfolding.tension(tuning.INSULTED_TENSION, Cause("insulted"))
    line = unfolding.encounter.reactions.get(answered.answer.value)
    if line is not None:
        unfolding.hear(line)


# --- agreeing -----------------------------------------------------------------------------------------------------


def agree(unfolding: Unfolding, pressured: bool) -> None:
    """A yes: its terms may carry promises, and it waits for the record."""
    move_deal(unfolding, "give_in" if pressured else "accept")
    agreed_promises(unfolding)


def agreed_promises(unfolding: Unfolding) -> None:
    """Promises that the agreed options carry."""
    agreed = unfolding.state.agreed or ()
    for issue, option in settled(unfolding.encounter, agreed):
        if issue.id in dict(agreed) and option.promise:
            make_promise(unfolding, option.promise, "offer")


def take_counter(unfolding: Unfolding, act: Act) -> None:
    """You take her counter-offer."""
    counter = unfolding.state.counter
    assert counter is not None
    unfolding.add(Acted(act.id))
    unfolding.add(LineSaid("you", act.id))
    unfolding.add(CounterAccepted(counter))
    move_deal(unfolding, "take")
    agreed_promises(unfolding)


def refuse_record(state: State, promise: str) -> Refusal | None:
    """Why it cannot be put on the record now, or None."""
    if state.stage != "closing":
        return Refusal("not_agreed", "A promise goes on the record once you have agreed.")
    given = state.promise(promise)
    if given is None:
        return Refusal("not_promised", "You have not promised that to her.")
    if given.recorded:
        return Refusal("recorded", "That is on the record already.")
    return None


def record(unfolding: Unfolding, promise: str) -> None:
    """Binds the yes."""
    unfolding.add(Acted("*record"))
    unfolding.add(PromiseRecorded(promise))
    move_deal(unfolding, "record", Cause("recorded", 0, promise))


# --- reading the outcome --------------------------------------------------------------------------------------------


def gave(encounter: Encounter, agreed: Package) -> tuple[int, int]:
    """(she, you) gave on what was agreed: own points, from own opening, hundredths; never less than nothing."""
    hers = tuple((id, encounter.issue(id).opens_them) for id, _ in agreed)
    yours = tuple((id, encounter.issue(id).opens_you) for id, _ in agreed)
    she = worth_to_them(encounter, hers) - worth_to_them(encounter, agreed)
    you = worth_to_you(encounter, yours) - worth_to_you(encounter, agreed)
    return max(0, she), max(0, you)


def is_capitulation(encounter: Encounter, agreed: Package) -> bool:
    """Below your walk-away, an option you cannot live with, or you gave all and she nothing."""
    she, you = gave(encounter, agreed)
    chosen = [(issue, option) for issue, option in settled(encounter, agreed) if issue.id in dict(agreed)]
    unlivable = any(not livable_to_you(issue, option) for issue, option in chosen)
    return unlivable or worth_to_you(encounter, agreed) < 100 * encounter.walk_away or you > tuning.ONE_SIDED * she


def is_reconciled(encounter: Encounter, state: State, agreed: Package) -> bool:
    """Every contested issue livable and kept where you met, no rupture open, bound."""
    contested = [issue.id for issue in encounter.issues if issue.contested]
    met = {each.issue: each.met for each in state.reconciliations if each.phase == "livable"}
    kept = all(issue in met and met[issue] == dict(agreed).get(issue) for issue in contested)
    return bool(contested) and kept and not state.open_breakages and state.deal == "bound"


def read_outcome(encounter: Encounter, state: State) -> Outcome:
    """How a yes reads, in this order: hollow, capitulated, reconciled, persuaded, bargained."""
    agreed = state.agreed or ()
    she, you = gave(encounter, agreed)
    if state.deal == "hollow":
        return Outcome.HOLLOW
    if is_capitulation(encounter, agreed):
        return Outcome.CAPITULATED
    if is_reconciled(encounter, state, agreed):
        return Outcome.RECONCILED
    if she > tuning.ONE_SIDED * you:
        return Outcome.PERSUADED
    return Outcome.BARGAINED


def close(unfolding: Unfolding) -> None:
    """Ends the meeting after a yes."""
    unfolding.add(Acted("*close"))
    end(unfolding, read_outcome(unfolding.encounter, unfolding.state), Cause(unfolding.state.deal))


def walk(unfolding: Unfolding, act: Act | None) -> None:
    """Leaves; the rival has the work."""
    unfolding.add(Acted(act.id if act else "*walk"))
    if act is not None:
        unfolding.add(LineSaid("you", act.id))
    move_deal(unfolding, "walk")
    end(unfolding, Outcome.WALKED)


def lose(unfolding: Unfolding) -> None:
    """Her patience is over."""
    move_deal(unfolding, "lose", Cause("patience"))
    end(unfolding, Outcome.LOST, Cause("patience"))
