"""All rows in their order: those that run on one encounter, and those that wait for the season."""

from __future__ import annotations

from game.authoring.evidence import apologies, bargaining, dialogue, grounding
from game.authoring.evidence.row import Row, Standing

_CHOICE = "Jiang et al. 2025, arXiv 2507.13524 [P direction; deliveries of the set-up S]"
_DECEIVED = "Schweitzer, Hershey and Bradlow 2006 [P]"
_EMERGES, _BUILT_IN = Standing.EMERGES, Standing.BUILT_IN

_SEASON: tuple[tuple[int, str, str, str, Standing], ...] = (
    (1, "Identity hidden: AI partners not preferred", "share about .5", _CHOICE, _EMERGES),
    (2, "Disclosure lowers first choice", "< .5", _CHOICE, _BUILT_IN),
    (3, "Then AI outcompetes", "> .5 late", _CHOICE, _EMERGES),
    (7, "Deception is permanent", "never fully recovers", _DECEIVED, _BUILT_IN),
    (8, "A promise speeds recovery, less so after a lie", "sign", _DECEIVED, _EMERGES),
    (9, "An early breach is worse", "sign", "Lount et al. 2008 [P]", _BUILT_IN),
    (
        15,
        "First proposals win with agent-run clients",
        "10 to 30 times",
        "Magentic Marketplace, arXiv 2510.25779 [P]",
        _BUILT_IN,
    ),
    (
        16,
        "Wage follows compute",
        "bound λ·k·r",
        "arXiv 2605.05558 [P]; Restrepo 2025, NBER w34423 [P abstract]",
        _EMERGES,
    ),
    (
        17,
        "Influence follows dependence",
        "no formal model in the source",
        "Kulveit et al. 2025, arXiv 2501.16946",
        _EMERGES,
    ),
)


def _waiting() -> tuple[Row, ...]:
    return tuple(
        Row(number=number, result=result, published=published, source=source, standing=standing)
        for number, result, published, source, standing in _SEASON
    )


def _in_order() -> tuple[Row, ...]:
    rows = (*_waiting(), *apologies.ROWS, *bargaining.ROWS, *grounding.ROWS, *dialogue.ROWS)
    return tuple(sorted(rows, key=lambda row: row.number))


ROWS: tuple[Row, ...] = _in_order()
