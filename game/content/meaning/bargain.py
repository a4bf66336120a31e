"""Checks of what is bargained over: points, weights, limits, and whether there is room for a deal."""
from __future__ import annotations

from itertools import pairwise

from game.content.building.mending import livable
from game.content.meaning.checked import Checked
from game.content.nodes import Text
from game.content.tree import block_at, whole
from game.encounter.script import Encounter, Issue, Rival

FULL = 100
FEWEST_OPTIONS = 2


def check(checked: Checked) -> None:
    """Issues one by one, then weights, bids and the room that they leave together."""
    sound = checked.sound("issues")
    for issue in checked.encounter.issues:
        if checked.sound("issues", issue.id):
            sound &= _issue(checked, issue)
    if not sound or not checked.encounter.issues:
        return
    sound = _weights(checked)
    sound = _bids(checked) and sound
    if sound and all(checked.sound(part) for part in ("rivals", "you") if Text(part) in checked.root):
        _room(checked)


def _issue(checked: Checked, issue: Issue) -> bool:
    """Whether the issue can be reckoned with."""
    block = block_at(checked.root, "issues", issue.id)
    key = checked.key("issues", issue.id)
    if len(issue.options) < FEWEST_OPTIONS:
        checked.add("too-few-options", checked.key("issues", issue.id, "money") or key, name=issue.id)
        return False
    _ordered(checked, issue)
    if (issue.raised_by is None) != (issue.unsaid is None):
        has, lacks = ("raised_by", "unsaid") if issue.raised_by else ("unsaid", "raised_by")
        checked.add("half-latent", checked.key("issues", issue.id, has), name=issue.id, has=has, lacks=lacks)
        return False
    if not livable(issue):
        inner = () if "livable" in block else ("money",)
        at = checked.key("issues", issue.id, *inner, "livable")
        checked.add("no-zone", at, name=issue.id, them=issue.livable_them, you=issue.livable_you)
    return True


def _ordered(checked: Checked, issue: Issue) -> None:
    """Options run from their end to yours; a bridge may stand out."""
    plain = [option for option in issue.options if not option.bridge]
    for before, after in pairwise(plain):
        if after.them > before.them or after.you < before.you:
            at = checked.key("issues", issue.id, "options", after.id)
            checked.add("points-not-ordered", at, name=after.id, before=before.id)
            return


def _weights(checked: Checked) -> bool:
    sound = True
    for side, weights in (
        ("them", [issue.weight_them for issue in checked.encounter.issues]),
        ("you", [issue.weight_you for issue in checked.encounter.issues]),
    ):
        if sum(weights) != FULL:
            checked.add("weights-sum", checked.key("issues"), side=side, sum=sum(weights))
            sound = False
    return sound


def _bids(checked: Checked) -> bool:
    """Whether each rival says what it offers for every issue on the table, and steps by amounts that exist."""
    encounter = checked.encounter
    if not encounter.rivals and encounter.their_alternative is None:
        checked.add("no-rival-and-no-alternative", checked.key("rivals") or checked.key("client"))
        return False
    told = [_bid(checked, rival) for rival in encounter.rivals]
    return all(told)


def _bid(checked: Checked, rival: Rival) -> bool:
    if not checked.sound("rivals", rival.id):
        return False
    named = dict(rival.opens)
    missing = [issue.id for issue in checked.encounter.issues if issue.id not in named and issue.unsaid is None]
    if missing:
        at = checked.key("rivals", rival.id, "opens") or checked.key("rivals", rival.id)
        checked.add("bid-incomplete", at, name=rival.name, issue=missing[0])
    steps = block_at(checked.root, "rivals", rival.id, "step")
    for key, value in steps.items():
        if key != "every" and not _falls(checked, key, whole(value), rival):
            checked.add("bad-step", key, name=key, by=value)
    return not missing


def _falls(checked: Checked, name: str, by: int, rival: Rival) -> bool:
    """Whether a step leads from amount to amount, downwards."""
    money = block_at(checked.root, "issues", name, "money")
    step = whole(money.get(Text("step")))
    return bool(money) and step > 0 and by < 0 and by % step == 0 and name in dict(rival.opens)


def her_worth(issue: Issue, option: str) -> int:
    """What an option is worth to her, in hundredths of a point of the whole; 0 for one that the issue has not."""
    return next((issue.weight_them * each.them for each in issue.options if each.id == option), 0)


def to_beat(encounter: Encounter) -> int:
    """Her best alternative at the start, in hundredths of a point."""
    if not encounter.rivals:
        return FULL * (encounter.their_alternative or 0)
    return max(
        sum(her_worth(issue, dict(rival.opens).get(issue.id) or issue.unsaid or "") for issue in encounter.issues)
        for rival in encounter.rivals
    )


def best_for_her(encounter: Encounter) -> int | None:
    """The most that a package can be worth to her among those at or above your walk-away; None without one."""
    best: dict[int, int] = {0: 0}
    for issue in encounter.issues:
        grown: dict[int, int] = {}
        for yours, theirs in best.items():
            for option in issue.options:
                mine, hers = yours + issue.weight_you * option.you, theirs + issue.weight_them * option.them
                if grown.get(mine, -1) < hers:
                    grown[mine] = hers
        best = grown
    enough = [hers for mine, hers in best.items() if mine >= FULL * encounter.walk_away]
    return max(enough) if enough else None


def _room(checked: Checked) -> None:
    """With everything raised, some package must beat her alternative and your walk-away."""
    encounter = checked.encounter
    best, needed = best_for_her(encounter), to_beat(encounter)
    if best is None or best < needed:
        at = checked.key("rivals") or checked.key("their_alternative")
        reached = "none reaches your walk-away" if best is None else f"the best gives her {best // FULL}"
        checked.add("rival-unbeatable", at, needed=-(-needed // FULL), reached=reached, walk=encounter.walk_away)
