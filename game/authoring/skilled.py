"""A skilled player: finds out, mends in order, reconciles, binds, and puts terms that both can live with.

It plays from the player's own view and reads words through the tags a person could infer from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.authoring.choosing import Weighted, act_of, even, or_leave, package_of, staying, towards_terms
from game.encounter import deal, reconciliation, rules, talk, tuning
from game.encounter.margin import alternative
from game.encounter.moves import (
    Accept,
    Close,
    Keep,
    LetGo,
    Move,
    Offer,
    OfferRepair,
    PassOver,
    Reconcile,
    Record,
    Resume,
    ReturnToIt,
    StepBack,
    Thank,
)
from game.encounter.packages import livable_to_you, settled, worth_to_them, worth_to_you
from game.encounter.repair import in_front, script_of
from game.encounter.script import Act, Encounter, Learn, Wording
from game.encounter.sight import believed, sight
from game.encounter.state import State
from game.encounter.values import Answer, Kind, Package, Part


@dataclass(frozen=True, slots=True)
class Skilled:
    """Finds out, mends in order, reconciles, puts terms that both can live with. `without` takes an ability away."""

    without: frozenset[str] = field(default_factory=frozenset)

    def __call__(self, encounter: Encounter, state: State) -> Weighted:
        """What a skilled person would do here."""
        legal = staying(encounter, state)
        if state.stage == "closing":
            return self._close(encounter, state, legal)
        if state.stage == "later":
            return self._week(encounter, state, legal)
        for way in (self._mend, self._reconcile, self._finish, self._find_out, self._influence, self._bargain):
            found = way(encounter, state, legal)
            if found:
                return found
        return or_leave(_last_resort(encounter, state, legal), encounter, state)

    def _close(self, encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
        """Records the promise that costs least, then signs."""
        records = [move for move in legal if isinstance(move, Record)]
        bound = any(given.recorded for given in state.promises)
        if records and not bound and "promises" not in self.without:
            return [(min(records, key=lambda move: encounter.promises[move.promise].hours), 1.0)]
        return [(Close(), 1.0)]

    def _week(self, encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
        """Keeps what was recorded or mends something first, then what the hours allow."""
        keeps = [move for move in legal if isinstance(move, Keep)]
        if not keeps or "promises" in self.without:
            return even(move for move in legal if isinstance(move, LetGo))

        def urgent(move: Keep) -> tuple[bool, bool, int]:
            given = state.promise(move.promise)
            assert given is not None
            mends = state.breakage(given.source) is not None
            return given.recorded, mends, -encounter.promises[move.promise].hours

        return [(max(keeps, key=urgent), 1.0)]

    def _mend(self, encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
        """Thanks for what was mended; names it, owns it, then the rest; comes back to what was passed over."""
        if Thank() in legal:
            return [(Thank(), 1.0)]
        front = in_front(state)
        if "repair" in self.without:
            return [(PassOver(), 1.0)] if PassOver() in legal else []
        if front is not None:
            return [(OfferRepair(best_offering(encounter, state)), 1.0)]
        returns = [move for move in legal if isinstance(move, ReturnToIt)]
        return even(returns[:1]) if returns and state.patience > 3 else []

    def _reconcile(self, encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
        if "reconcile" in self.without:
            return [(StepBack(), 1.0)] if StepBack() in legal else []
        issue = state.reconciling
        if issue is not None:
            fitting = even(
                Reconcile(step.id)
                for step in reconciliation.steps(encounter, state, issue)
                if reconciliation.is_choosable(encounter, state, step)
                and reconciliation.is_right(encounter, issue, step)
            )
            return _best_meeting(encounter, issue, fitting) or [(StepBack(), 1.0)]
        begins = [
            move
            for move in legal
            if isinstance(move, Resume) or ((act := act_of(encounter, move)) and act.kind is Kind.SAY_MINE)
        ]
        return even(begins) if begins and self._is_ready(encounter, state) else []

    def _is_ready(self, encounter: Encounter, state: State) -> bool:
        """Her measure is known and the right restatement can be said, for some issue."""
        if not state.measure_known:
            return False
        return any(
            any(step.right and reconciliation.is_choosable(encounter, state, step) for step in each.restate)
            for each in encounter.reconciling.values()
        )

    def _finish(self, encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
        """Takes a counter-offer as good as anything that could still be put; puts the best terms near the end."""
        if not self._is_through(encounter, state, legal):
            return []
        best = best_offer(encounter, state)
        if Accept() in legal and state.counter is not None:
            hers = worth_to_you(encounter, state.counter)
            if best is None or hers >= worth_to_you(encounter, best.package):
                return [(Accept(), 1.0)] if hers >= 100 * encounter.walk_away else []
        return [(best, 1.0)] if best is not None else []

    def _is_through(self, encounter: Encounter, state: State, legal: list[Move]) -> bool:
        """Nothing is left to find out or reconcile that would help, or time is short."""
        if state.patience <= 2:
            return True
        left = self._find_out(encounter, state, legal) or self._influence(encounter, state, legal)
        return not left and not self._unreconciled(encounter, state)

    def _unreconciled(self, encounter: Encounter, state: State) -> bool:
        if "reconcile" in self.without or state.open_breakages:
            return False
        return self._is_ready(encounter, state) and any(
            each.phase in ("apart", "voiced", "understood", "translated") for each in state.reconciliations
        )

    def _find_out(self, encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
        """Answers what was asked, names what can be seen, follows up, then asks; the likeliest to tell first."""
        if "find_out" in self.without or state.patience <= 2:
            return []
        scored = [(move, _tells(encounter, state, act)) for move in legal if (act := act_of(encounter, move))]
        best = max((score for _, score in scored), default=0)
        return even(move for move, score in scored if score == best) if best > 0 else []

    def _influence(self, encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
        """An art in the measure that the moment carries."""
        if "influence" in self.without:
            return []
        useful = []
        for move in legal:
            act = act_of(encounter, move)
            if act is None or act.kind not in (Kind.PRESS, Kind.REASSURE) or act.slip:
                continue
            carried = talk.carries(encounter, state, act) >= act.strength
            calm_enough = act.kind is not Kind.PRESS or state.tension <= tuning.HOLLOW_TENSION - 20
            useful += [move] if carried and calm_enough and state.patience > 2 else []
        return even(useful)

    def _bargain(self, encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
        """Towards a moment in which terms can be put; then the best terms, or terms that draw a counter-offer."""
        best = best_offer(encounter, state)
        if best is not None:
            return [(best, 1.0)]
        if Accept() in legal and state.counter and worth_to_you(encounter, state.counter) >= 100 * encounter.walk_away:
            return [(Accept(), 1.0)]
        return towards_terms(encounter, state, legal) or _drawing(encounter, state)


def _best_meeting(encounter: Encounter, issue: str, fitting: Weighted) -> Weighted:
    """Of options to meet on, the best for you; of anything else, all."""
    steps = {step.id: step for step in encounter.reconciling[issue].meet}
    options = [move for move, _ in fitting if isinstance(move, Reconcile) and move.step in steps]
    if not options:
        return fitting
    script = encounter.issue(issue)
    return [(max(options, key=lambda move: script.option(steps[move.step].option or "").you), 1.0)]


def _tells(encounter: Encounter, state: State, act: Act) -> int:
    """How much a move promises to tell, as words let on: 0 for nothing new."""
    learned = [effect.fact for effect in act.effects if isinstance(effect, Learn) and not effect.forget]
    known = {*state.facts, *(["measure"] if state.measure_known else [])}
    new = [fact for fact in learned if fact not in known]
    hurts = act.slip is not None or not act.right or any(_harms(effect) for effect in act.effects)
    if hurts and not new:
        return 0
    if act.kind is Kind.RESPOND:
        return 4 if not hurts else 0
    score = {Kind.FOLLOW_UP: 5, Kind.NAME_CUE: 5, Kind.ASK: 3, Kind.CHECK: 2}.get(act.kind, 0)
    if new:
        return score - (2 if hurts else 0)
    opens = _opens(encounter, act)
    return 1 if act.kind in (Kind.CHECK, Kind.ASK, Kind.FOLLOW_UP) and (opens or act.kind is Kind.CHECK) else 0


def _harms(effect: object) -> bool:
    meter, by = getattr(effect, "meter", ""), getattr(effect, "by", 0)
    return (meter == "trust" and by < 0) or (meter == "tension" and by > 0)


def _opens(encounter: Encounter, act: Act) -> bool:
    """Whether what she answers can be followed up, or the talk goes somewhere new."""
    followed = {each.to for moment in encounter.moments.values() for each in moment.acts if each.to}
    return (act.reply is not None and act.reply.id in followed) or act.go is not None


def best_offering(encounter: Encounter, state: State) -> tuple[str, ...]:
    """Plain words in the order of the ritual: names it, owns it, and what weighs most of the rest."""
    front = in_front(state)
    assert front is not None
    rupture = script_of(encounter, front.id)
    plain: dict[Part, Wording] = {}
    for wording in rupture.wordings:
        if not (wording.vague or wording.deflects or wording.misses):
            plain.setdefault(wording.part, wording)
    weighty = sorted((p for p in plain if p in tuning.PART_WEIGHTS and p is not Part.OWN_IT), key=_weight)
    order = [Part.OWN_IT, *weighty[: tuning.MOST_PARTS - 1]]
    named = [plain[Part.NAME_IT].id] if Part.NAME_IT in plain else []
    return (*named, *(plain[part].id for part in order if part in plain))


def _weight(part: Part) -> int:
    return -tuning.PART_WEIGHTS[part]


def best_offer(encounter: Encounter, state: State) -> Offer | None:
    """Of what she would accept and both can live with, the terms nearest the Nash point as the seat reckons it.

    None before she is understood well enough to foresee her answer.
    """
    if not sight(encounter, state).foresees:
        return None
    reckoned = believed(encounter, 2, state.measure_known)
    theirs = alternative(reckoned, tuple(rival.opens for rival in reckoned.rivals), state.raised)
    best: tuple[int, Offer] | None = None
    for offer in rules.offers(encounter, state):
        yours = worth_to_you(encounter, offer.package) - 100 * encounter.walk_away
        merit = yours * max(1, worth_to_them(reckoned, offer.package) - theirs)
        if yours < 0 or (best is not None and merit <= best[0]):
            continue
        if _is_sound(encounter, state, offer.package) and _is_accepted(encounter, state, offer):
            best = (merit, offer)
    return best[1] if best else None


def _is_sound(encounter: Encounter, state: State, package: Package) -> bool:
    """Within what you can live with, and kept where you met."""
    named = dict(package)
    met = {each.issue: each.met for each in state.reconciliations if each.phase == "livable"}
    if any(named.get(issue) != option for issue, option in met.items()):
        return False
    return all(livable_to_you(issue, option) for issue, option in settled(encounter, package) if issue.id in named)


def _is_accepted(encounter: Encounter, state: State, offer: Offer) -> bool:
    raised = (*state.raised, *(issue for issue, _ in offer.package if issue not in state.raised))
    answered = deal.answer(encounter, replace(state, raised=raised), offer.package)
    return answered.answer is Answer.ACCEPTED and not answered.pressured


def _drawing(encounter: Encounter, state: State) -> Weighted:
    """Terms in the middle of what you can live with, to draw a counter-offer."""
    mine = package_of(encounter, state, lambda issue: issue.livable_you)
    return [(Offer(mine), 1.0)] if mine is not None else []


def _last_resort(encounter: Encounter, state: State, legal: list[Move]) -> Weighted:
    """Anything that does no harm."""
    plain = [move for move in legal if not ((act := act_of(encounter, move)) and (act.slip or act.kind is Kind.PRESS))]
    return even(plain or legal)
