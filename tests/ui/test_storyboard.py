"""Pictures for a storyboard are the screens of a play: her face, her words, and what can be said."""
from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pygame
import pytest

from game.authoring.paper.storyboard import shots, storyboard
from game.encounter.speech import lines_of
from game.ui.storyboard import PRINTED, Studio
from game.view.boards import Boards
from tests.shipped import names, shipped

MOST_BYTES = 10_000_000


@pytest.fixture
def studio(screen):
    return Studio()


def image(address):
    head, _, data = address.partition(";base64,")
    assert head == "data:image/jpeg"
    return pygame.image.load(BytesIO(b64decode(data)), "x.jpg")


def test_a_picture_is_a_whole_screen_inside_the_page(studio):
    encounter = shipped("cold_ward")
    shot = next(shots(encounter))
    assert image(studio.picture(Boards(encounter).play(shot.line, shot.at))).get_size() == PRINTED


def test_another_face_and_other_words_make_another_picture(studio):
    encounter = shipped("cold_ward")
    drawn = {studio.picture(Boards(encounter).play(shot.line, shot.at, shot.yours))
             for shot, _ in zip(shots(encounter), range(3), strict=False)}
    assert len(drawn) == 3


@pytest.mark.parametrize("name", names())
def test_every_moment_of_every_encounter_is_a_screen_with_her_words_and_face(name):
    encounter = shipped(name)
    boards = Boards(encounter)
    known = {line.id for line in lines_of(encounter).values()}
    for shot in shots(encounter):
        talk = boards.talk(shot.line, shot.at, shot.yours)
        assert shot.line.id in known
        assert (talk.speech[-1].text, talk.mood) == (shot.line.say, shot.line.mood.value)
        assert [said.text for said in talk.speech[:-1]] == ([shot.yours] if shot.yours else [])
        assert bool(talk.cards or talk.bar) == bool(shot.at)


def test_the_page_of_an_encounter_stays_small_enough_to_send(studio):
    encounter = shipped("harbour_rota")
    boards, pages = Boards(encounter), list(shots(encounter))
    sample = [len(studio.picture(boards.play(each.line, each.at, each.yours))) for each in pages[::8]]
    words = len(storyboard(encounter))
    assert words + max(sample) * len(pages) < MOST_BYTES
