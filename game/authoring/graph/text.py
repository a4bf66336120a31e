"""The map as Mermaid and as DOT, for documents and other programs."""
from __future__ import annotations

from collections.abc import Callable

from game.authoring.graph.model import Arrow, Map
from game.authoring.graph.svg import COLOURS, svg


def mermaid(drawn: Map) -> str:
    """A flowchart of Mermaid."""
    lines = ["flowchart LR"]
    for box in drawn.boxes:
        sides = ("([", "])") if box.is_start else ("[", "]")
        lines.append(f'  s_{box.name}{sides[0]}"{box.name}"{sides[1]}')
    for source, target, arrows in _bundled(drawn):
        lines.append(f'  s_{source} -->|"{_names(drawn, arrows)}"| s_{target}')
    detours = [(box.name, row) for box in drawn.boxes for row in box.rows if row.detour]
    lines += [f'  s_{name} -. "{row.act}: {row.detour}" .-> s_{name}' for name, row in detours]
    lines += [f"  style s_{box.name} stroke-dasharray: 6 5" for box in drawn.boxes if not box.is_reached]
    return "\n".join(lines) + "\n"


def dot(drawn: Map) -> str:
    """A graph of Graphviz."""
    lines = ["digraph encounter {", "  rankdir=LR;", '  node [shape=box, style=rounded, fontname="Fira Sans"];']
    for box in drawn.boxes:
        style = "rounded" if box.is_reached else "rounded,dashed"
        lines.append(f'  "{box.name}" [style="{style}"{", penwidth=2" if box.is_start else ""}];')
    for source, target, arrows in _bundled(drawn):
        colour = COLOURS[arrows[0].family]
        lines.append(f'  "{source}" -> "{target}" [label="{_names(drawn, arrows)}", color="{colour}"];')
    for box in drawn.boxes:
        for row in box.rows:
            if row.detour:
                lines.append(f'  "{box.name}" -> "{box.name}" [label="{row.act}: {row.detour}", style=dashed];')
    return "\n".join([*lines, "}"]) + "\n"


def _bundled(drawn: Map) -> list[tuple[str, str, list[Arrow]]]:
    """Arrows of one family between the same two boxes as one."""
    found: dict[tuple[str, str, str], list[Arrow]] = {}
    for arrow in drawn.arrows:
        found.setdefault((arrow.source, arrow.target, arrow.family), []).append(arrow)
    return [(source, target, arrows) for (source, target, _), arrows in found.items()]


def _names(drawn: Map, arrows: list[Arrow]) -> str:
    rows = {box.name: box.rows for box in drawn.boxes}
    return ", ".join(dict.fromkeys(rows[arrow.source][arrow.row].act for arrow in arrows))


FORMATS: dict[str, Callable[[Map], str]] = {".svg": svg, ".mmd": mermaid, ".dot": dot}
"""The ending of a file -> what writes it."""
