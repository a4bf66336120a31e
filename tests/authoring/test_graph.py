"""Maps: boxes do not overlap, arrows end at boxes, what is not reached is dashed, and every map is well-formed."""
from __future__ import annotations

import random
import xml.etree.ElementTree as xml
from itertools import combinations

import pytest

from game.authoring.graph.layers import laid_out
from game.authoring.graph.model import Arrow, Box, Map, Row, map_of
from game.authoring.graph.svg import COLOURS, svg
from game.authoring.graph.text import FORMATS, dot, mermaid
from game.content.load import check_text
from game.encounter.values import Family
from tests.content.packs import small
from tests.shipped import names, shipped

SVG = "{http://www.w3.org/2000/svg}"


def sixty(seed: int = 4) -> Map:
    """A talk of sixty states, each leading on and some leading back."""
    chance = random.Random(seed)
    boxes, arrows = [], []
    for at in range(60):
        rows = []
        for row in range(chance.randint(2, 7)):
            to = min(59, max(0, at + chance.randint(-3, 5))) if row else min(59, at + 1)
            rows.append(Row(act=f"move_{at}_{row}", words=f"move_{at}_{row}", family="meet", to=f"state_{to}"))
            if to != at:
                arrows.append(Arrow(source=f"state_{at}", row=row, target=f"state_{to}", family="meet"))
        boxes.append(Box(name=f"state_{at}", rows=tuple(rows), is_start=at == 0))
    return Map(title="Sixty", boxes=tuple(boxes), arrows=tuple(arrows))


def rectangles(picture: str) -> list[tuple[float, float, float, float]]:
    """(left, top, right, bottom) of every box of a map."""
    found = [each for each in xml.fromstring(picture).iter(f"{SVG}rect") if each.get("rx") == "10"]
    sides = [[float(each.get(name) or 0) for name in ("x", "y", "width", "height")] for each in found]
    return [(x, y, x + wide, y + tall) for x, y, wide, tall in sides]


def overlapping(boxes: list[tuple[float, float, float, float]]) -> list[object]:
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@pytest.mark.parametrize("name", names())
def test_the_map_of_a_shipped_encounter_has_every_state_and_move(name: str) -> None:
    encounter = shipped(name)
    drawn = map_of(encounter)
    assert [box.name for box in drawn.boxes] == list(encounter.moments)
    picture = svg(drawn)
    written = "".join(xml.fromstring(picture).itertext())
    for moment in encounter.moments.values():
        assert moment.id in written
        assert all(act.id in written for act in moment.acts)
    assert len(rectangles(picture)) == len(encounter.moments)
    assert overlapping(rectangles(picture)) == []


def test_sixty_states_do_not_overlap_and_stay_on_the_page() -> None:
    picture = svg(sixty())
    boxes = rectangles(picture)
    root = xml.fromstring(picture)
    assert len(boxes) == 60
    assert overlapping(boxes) == []
    assert max(right for _, _, right, _ in boxes) < float(root.get("width") or 0)
    assert max(bottom for *_, bottom in boxes) < float(root.get("height") or 0)


def test_a_map_is_drawn_the_same_each_time() -> None:
    assert svg(sixty()) == svg(sixty())


def test_an_edge_that_skips_a_rank_passes_beside_the_boxes_of_that_rank() -> None:
    sizes = dict.fromkeys("abc", (100, 60))
    layout = laid_out(sizes, [("a", "b"), ("b", "c"), ("a", "c")], "a")
    (_, first), (_, last) = layout.bends["a", "c"]
    b = layout.places["b"]
    assert first == last
    assert not b.y < first < b.y + 60


def test_ranks_follow_the_talk() -> None:
    sizes = dict.fromkeys("abcd", (10, 10))
    layout = laid_out(sizes, [("a", "b"), ("a", "c"), ("b", "c"), ("c", "b"), ("c", "d")], "a")
    assert [layout.places[name].rank for name in "abcd"] == [0, 1, 2, 3]


def test_what_nothing_leads_to_is_dashed_and_a_detour_is_a_loop() -> None:
    lost = '  lost:\n    moves: [{id: lost_terms, kind: offer, say: "And now?", go: {accepted: end}}]\n'
    encounter = check_text(small(("ruptures:\n  easter", f"{lost}ruptures:\n  easter"))).encounter
    assert encounter is not None
    drawn = map_of(encounter)
    assert [box.name for box in drawn.boxes if not box.is_reached] == ["lost"]
    rows = {row.act: row for box in drawn.boxes for row in box.rows}
    assert (rows["boast"].detour, rows["mine"].detour) == ("big_promise", "reconcile notice")
    assert rows["why_fair"].is_locked
    assert drawn.by_itself == ("easter at turn 4",)
    assert svg(drawn).count("6 5") == 1
    assert "s_lost stroke-dasharray" in mermaid(drawn)
    assert '"lost" [style="rounded,dashed"]' in dot(drawn)
    assert '"opening" -> "opening" [label="boast: big_promise"' in dot(drawn)


def test_names_are_escaped() -> None:
    row = Row(act="a", words="<b>&", family="meet")
    picture = svg(Map(title="A & B <c>", boxes=(Box(name="x", rows=(row,), is_start=True),), arrows=()))
    assert "<b>&" in "".join(xml.fromstring(picture).itertext())


def test_every_family_has_a_colour_and_every_format_its_writer() -> None:
    assert set(COLOURS) == {str(family) for family in Family}
    assert set(FORMATS) == {".svg", ".mmd", ".dot"}
