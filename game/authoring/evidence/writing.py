"""The evidence as the document docs/EVIDENCE.md, which is also what the command prints, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import fill

from game.authoring.evidence.row import Finding

WIDTH = 118
OPENING = """\
# Published results, held against the rules

Written by `python main.py evidence --write`; do not edit it. Each row is run on the game's own rules with a fixed seed.
A row that fails is shown failing.

What this does not show: the simulation shows that the rules agree with published results, not that the game teaches.
That needs a class.

- *emerges*: the result comes out of rules made for other reasons. Only this counts as agreement.
- *built in*: the result was made a constant of the rules. It checks that the build is right, and supports nothing.
- *exact*: arithmetic with one right answer.
- [P] primary text or abstract was read; [S] seen in a secondary source only.
- Rows 4, 5, 6 and 10 read sums before the meters round them; row 6 leaves out the game's cap of four parts.
- Row 18 runs on claim sets of its own. The source protocol of dialectical reconciliation is one-sided (only the
  explainee revises); the two-sided version here is our extension.
- In Restrepo labour's *share* falls to zero; wages fall to the cost of the replacing compute, not to zero.
- No single primary study shows language models failing Goffman's rituals: that rivals cannot mend what they broke is a
  premise of the game, not a finding.
"""


def document(findings: Sequence[Finding]) -> str:
    """The whole document in Markdown."""
    return "\n".join([OPENING, _summary(findings), *map(_section, (each for each in findings if each.row.measured))])


def _summary(findings: Sequence[Finding]) -> str:
    rows = [
        f"| {each.row.number} | {each.row.result} | {each.row.source} | {each.verdict} | {each.row.standing} |"
        for each in findings
    ]
    return "\n".join(["| # | Result | Source | Verdict | |", "|---|---|---|---|---|", *rows, "", told(findings), ""])


def told(findings: Sequence[Finding]) -> str:
    """How many agree, fail and wait, in a sentence; agreement is counted among rows that emerge."""
    run = [each for each in findings if each.agrees is not None]
    emerging = [each for each in run if each.row.standing == "emerges"]
    agreeing = sum(bool(each.agrees) for each in emerging)
    failing = [str(each.row.number) for each in run if not each.agrees]
    others = len(run) - len(emerging)
    return (
        f"Of {len(emerging)} rows that emerge and were run, {agreeing} agree; {others} more are built in or exact; "
        f"{len(findings) - len(run)} need the season and were not run. "
        + (f"Failing: {', '.join(failing)}." if failing else "None fails.")
    )


def _section(finding: Finding) -> str:
    row, measured = finding.row, finding.row.measured
    assert measured is not None
    points = (
        ("Published", f"{row.published}. {row.source}"),
        ("Ours", finding.ours),
        ("Verdict", f"{finding.verdict}; {row.standing}"),
        ("How", measured.how),
        ("Weak", measured.weak),
    )
    return "\n".join([f"## {row.number}. {row.result}", "", *(_point(name, text) for name, text in points), ""])


def _point(name: str, text: str) -> str:
    return fill(f"- **{name}**: {text}", WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def as_json(findings: Sequence[Finding]) -> str:
    """Every row with its figures as numbers; `agrees` is null where it was not run."""
    rows = [
        {
            "row": each.row.number,
            "result": each.row.result,
            "published": each.row.published,
            "source": each.row.source,
            "standing": each.row.standing.value,
            "agrees": each.agrees,
            "verdict": each.verdict,
            "ours": each.ours,
            "figures": {name: round(figure, 6) for name, figure in each.figures.items()},
        }
        for each in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
