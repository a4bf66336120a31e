"""What a portrait owes the player: moods and postures that can be seen, and a drawing for everything a file may say."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import subprocess
import sys
from itertools import combinations

import pygame
import pytest

from game.ui.portrait import CHOICES, MOODS, POSTURES, Looks
from game.ui.portrait.draw import draw_head, draw_portrait
from game.ui.portrait.expression import EXPRESSIONS
from game.ui.portrait.figure import head_svg, portrait_svg
from game.ui.portrait.posture import CUES
from game.ui.portrait.rivals import MARKS, draw_rival

SIZE = (210, 230)
FACE = pygame.Rect(75, 40, 60, 80)
PLAIN = Looks()


def pixels(surface: pygame.Surface, part: pygame.Rect | None = None) -> bytes:
    return pygame.image.tobytes(surface.subsurface(part) if part else surface, "RGBA")


def difference(one: pygame.Surface, two: pygame.Surface) -> float:
    """The share of pixels that differ visibly."""
    alike = pygame.mask.from_threshold(one, (0, 0, 0), (24, 24, 24, 255), two).count()
    return 1 - alike / (one.get_width() * one.get_height())


def on_grey(looks: Looks, mood: str, cue: str | None) -> pygame.Surface:
    return draw_portrait(looks, mood, cue, SIZE, backdrop=(230, 230, 230))


def plain_svg(looks: Looks = PLAIN, mood: str = "calm", cue: str | None = None) -> bytes:
    return portrait_svg(looks, mood, cue, SIZE, blink=False, breath=0.0, night=0.0)


def test_every_mood_has_an_expression_and_every_posture_a_drawing() -> None:
    assert set(EXPRESSIONS) == set(MOODS)
    assert set(CUES) == set(POSTURES)


@pytest.mark.parametrize(
    "bearing", [PLAIN, Looks(skin="ebony", beard="full"), Looks(headwear="headscarf", glasses="bold")]
)
def test_no_two_moods_share_a_face(bearing: Looks) -> None:
    faces = {mood: on_grey(bearing, mood, "shakes_head").subsurface(FACE) for mood in MOODS}
    for one, two in combinations(MOODS, 2):
        assert difference(faces[one], faces[two]) > 0.02, (one, two)


def test_moods_are_told_apart_in_a_small_head() -> None:
    heads = {mood: draw_head(PLAIN, mood, 64) for mood in MOODS}
    for one, two in combinations(MOODS, 2):
        assert difference(heads[one], heads[two]) > 0.03, (one, two)


def test_every_posture_is_seen_against_neutral_and_against_every_other() -> None:
    seen = {cue: on_grey(PLAIN, "calm", cue) for cue in (None, *POSTURES)}
    for one, two in combinations(seen, 2):
        assert difference(seen[one], seen[two]) > 0.02, (one, two)


def test_postures_have_words_in_the_present_tense() -> None:
    for cue, words in POSTURES.items():
        assert words.split()[0] == cue.split("_")[0]


@pytest.mark.parametrize("field", CHOICES)
def test_every_choice_of_a_parameter_changes_the_drawing(field: str) -> None:
    shown = {"headwear_colour": {"headwear": "cap"}, "hair_colour": {"hair": "bob"}}.get(field, {})
    drawings = [plain_svg(Looks.from_mapping({**shown, field: value})) for value in CHOICES[field]]
    assert len(set(drawings)) == len(CHOICES[field])
    for value in CHOICES[field]:
        picture = draw_portrait(Looks.from_mapping({**shown, field: value}), "warm", None, (84, 92))
        assert picture.get_bounding_rect().h > 60


def test_an_unknown_value_or_parameter_falls_back_to_the_default() -> None:
    assert Looks.from_mapping({"hair": "beehive", "skin": "", "wings": "two"}) == Looks()
    assert Looks.from_mapping({"hair": "beehive", "beard": "full"}) == Looks(beard="full")


def test_an_unknown_mood_is_calm_and_an_unknown_cue_is_neutral() -> None:
    assert plain_svg(mood="baffled", cue="juggles") == plain_svg()


def test_the_same_arguments_give_the_same_surface() -> None:
    again = Looks.from_mapping({"hair": "bob"})
    first = draw_portrait(Looks(hair="bob"), "open", "waits", SIZE, place="ward", breath=0.5)
    assert draw_portrait(again, "open", "waits", SIZE, place="ward", breath=0.5) is first
    assert draw_head(again, "open", 64) is draw_head(Looks(hair="bob"), "open", 64)
    assert draw_rival("keel", 48) is draw_rival("keel", 48)


def test_breath_moves_the_figure_in_a_few_steps_only() -> None:
    steps = {id(draw_portrait(PLAIN, "calm", None, SIZE, breath=i / 100)) for i in range(101)}
    assert len(steps) == 5
    low, high = (draw_portrait(PLAIN, "calm", None, SIZE, breath=b) for b in (0.0, 1.0))
    assert pixels(low) != pixels(high)


@pytest.mark.parametrize("mood", [mood for mood in MOODS if mood != "relieved"])
def test_a_blink_closes_the_eyes(mood: str) -> None:
    open_eyes, shut = (draw_portrait(PLAIN, mood, None, SIZE, blink=b) for b in (False, True))
    assert pixels(open_eyes, FACE) != pixels(shut, FACE)


def test_a_dark_room_darkens_the_person() -> None:
    light, dark = (draw_portrait(PLAIN, "calm", None, SIZE, place="ward", dark=d) for d in (False, True))
    assert sum(pygame.transform.average_color(dark)[:3]) < sum(pygame.transform.average_color(light)[:3])


def test_without_a_backdrop_the_surroundings_stay_transparent() -> None:
    assert draw_portrait(PLAIN, "calm", None, SIZE).get_at((2, 2)).a == 0
    assert draw_portrait(PLAIN, "calm", None, SIZE, backdrop=(10, 20, 30)).get_at((2, 2))[:3] == (10, 20, 30)


@pytest.mark.parametrize("size", [(420, 460), (700, 760), (300, 200), (160, 400), (64, 64)])
def test_a_portrait_fills_whatever_size_is_asked(size: tuple[int, int]) -> None:
    picture = draw_portrait(PLAIN, "calm", None, size)
    assert picture.get_size() == size
    assert picture.get_at((1, size[1] - 2)).a == 255
    assert picture.get_at((size[0] - 2, size[1] - 2)).a == 255


def test_a_head_is_a_disc_with_the_face_in_it() -> None:
    head = draw_head(PLAIN, "calm", 64)
    assert head.get_size() == (64, 64)
    assert head.get_at((0, 0)).a == 0
    assert head.get_at((32, 34)).a == 255
    assert head_svg(PLAIN, "calm", 64, blink=False, night=0.0) != head_svg(PLAIN, "angry", 64, blink=False, night=0.0)


def test_every_rival_has_a_mark_of_its_own() -> None:
    marks = {pixels(draw_rival(name, 64)) for name in (*MARKS, "somebody_new")}
    assert set(MARKS) == {"keel", "tally", "mirror", "registrar", "creed"}
    assert len(marks) == 6
    assert pixels(draw_rival("KEEL", 64)) == pixels(draw_rival("keel", 64))
    assert pixels(draw_rival("keel", 64, True)) != pixels(draw_rival("keel", 64))


def test_the_tables_of_choices_can_be_read_without_pygame() -> None:
    code = "import sys; import game.ui.portrait.choices, game.ui.portrait.person; sys.exit('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
