"""The rule of each kind of move, written as Python: the counterparts of `game.encounter.talk`."""

from __future__ import annotations

from collections.abc import Callable

from game.authoring.explore.writing import CAJOLES, LATE, YIELDED, Body
from game.encounter import tuning
from game.encounter.script import Act
from game.encounter.values import Kind


def _follow_up(body: Body, act: Act) -> None:
    trust = body.own("trust")
    body.emit(f"if new: {trust} = min({trust} + {tuning.NEW_FACT_TRUST}, HIGHEST[{body['mend']}])")


def _check(body: Body, act: Act) -> None:
    if act.right:
        body.shift("tension", tuning.CHECK_RIGHT_TENSION)
        body.let("question", "0")
        return
    wrong, bits = body.flags.bit("wrong"), body["bits"]
    tension = body.own("tension")
    body.emit(f"if {bits} & {wrong}: {tension} = MORE[{tuning.CHECK_WRONG_TENSION}][{tension}]")
    body.put(wrong)


def _name_cue(body: Body, act: Act) -> None:
    body.shift("tension", tuning.CUE_RIGHT_TENSION if act.right else tuning.CUE_WRONG_TENSION)


def _respond(body: Body, act: Act) -> None:
    body.let("question", "0")


def _mirror(body: Body, act: Act) -> None:
    patience, arts = body.encounter.patience, body.own("arts")
    body.emit(f"if {tuning.MIRROR_THIRD} * ({patience} - left) >= {patience}: {arts} += {LATE}")
    body.shift("trust", tuning.MIRROR_TRUST)


def _standard(body: Body, act: Act) -> None:
    known = body.flags.bit("knows", "measure") if act.measure is body.encounter.fair_means else 0
    if not known or act.issue is None:
        body.shift("tension", tuning.STANDARD_WRONG_TENSION)
        return
    bits, arts, tension = body.own("bits"), body.own("arts"), body.own("tension")
    body.emit(f"if {bits} & {known}:", f"    {arts} += {YIELDED}")
    body.emit(f"    {bits} |= {body.flags.bit('standard', act.issue)}")
    body.emit("else:", f"    {tension} = MORE[{tuning.STANDARD_WRONG_TENSION}][{tension}]")


def _promise(body: Body, act: Act) -> None:
    body.put(body.flags.promising([act.promise or ""]))


def _cajole(body: Body, act: Act) -> None:
    arts = body.own("arts")
    body.emit(f"works = max(0, min({act.strength}, {tuning.CAJOLE_CARRIES} - ({arts} & 3)))")
    body.emit(f"if {arts} & 3 < {tuning.CAJOLE_CARRIES}: {arts} += {CAJOLES}")
    tension, trust = body.own("tension"), body.own("trust")
    body.emit(f"{tension} = max(0, {tension} + {tuning.CAJOLE_TENSION} * works)")
    body.emit(f"{trust} = max(0, {trust} + {tuning.ART_OVER_TRUST} * ({act.strength} - works))")


def _reassure(body: Body, act: Act) -> None:
    bits, tension, trust = body.own("bits"), body.own("tension"), body.own("trust")
    body.emit("works = 0", f"if {tension} >= {tuning.REASSURE_FLOOR}:")
    for item in act.backed_by:
        known = []
        if bit := body.flags.bit("knows", item):
            known.append(f"{bits} & {bit}")
        if bit := body.flags.bit("shown", item):
            known.append(f"{bits} & {bit}")
        if item in body.encounter.ruptures or (body.encounter.overpress and item == body.encounter.overpress.id):
            known.append(f"REPAIRED[{item!r}][{body['mend']}]")
        leaned = body.flags.bit("leaned", item)
        behind = " or ".join(known) or "False"
        body.emit(f"    if works < {act.strength} and not {bits} & {leaned} and ({behind}):")
        body.emit("        works += 1", f"        {bits} |= {leaned}")
    body.emit("    pass")
    body.emit(f"{tension} = max(0, {tension} + {tuning.REASSURE_TENSION} * works)")
    body.emit(
        f"if works < {act.strength}: {trust} = max(0, {trust} + {tuning.ART_OVER_TRUST} * ({act.strength} - works))"
    )
    body.emit(f"else: {trust} = min({trust} + {tuning.REASSURE_TRUST}, HIGHEST[{body['mend']}])")


def _press(body: Body, act: Act) -> None:
    trust, tension, arts = body.own("trust"), body.own("tension"), body.own("arts")
    body.emit(f"carried = ({trust} + {body.leverage()}) // {tuning.PRESS_PER_STEP}")
    body.emit(f"works = max(0, min({act.strength}, carried)) if {tension} <= {tuning.PRESS_CEILING} else 0")
    body.emit(f"{arts} += {YIELDED} * works")
    body.emit(f"{tension} = min(100, {tension} + {tuning.PRESS_TENSION * act.strength})")
    body.own("mend")
    body.emit(f"if works < {act.strength}:")
    body.indent += 1
    overpress = act.too_hard or (body.encounter.overpress.id if body.encounter.overpress else None)
    if overpress is not None:
        body.break_(overpress, f"{act.strength} - works")
    else:
        body.emit(f"{trust} = max(0, {trust} + {tuning.ART_OVER_TRUST} * ({act.strength} - works))")
    body.indent -= 1
    body.put(body.flags.bit("pressed"))


def _say_mine(body: Body, act: Act) -> None:
    body.let("meet", f"BEGUN[{body['meet']}, {act.reconcile!r}]")
    body.hear(body.encounter.reconciling[act.reconcile or ""].answers["voiced"])


def _present(body: Body, act: Act) -> None:
    body.put(body.flags.bit("shown", act.shows or ""))
    if act.clears:
        trust, mend = body.own("trust"), body["mend"]
        body.emit(f"settled = SETTLED[{mend}, {act.clears!r}]")
        body.let("mend", "settled[0]")
        body.emit(f"{trust} = min(max(0, {trust} + settled[1]), HIGHEST[{body['mend']}])")


RULES: dict[Kind, Callable[[Body, Act], None]] = {
    Kind.FOLLOW_UP: _follow_up,
    Kind.CHECK: _check,
    Kind.NAME_CUE: _name_cue,
    Kind.RESPOND: _respond,
    Kind.MIRROR: _mirror,
    Kind.STANDARD: _standard,
    Kind.PROMISE: _promise,
    Kind.CAJOLE: _cajole,
    Kind.REASSURE: _reassure,
    Kind.PRESS: _press,
    Kind.SAY_MINE: _say_mine,
    Kind.PRESENT: _present,
}
