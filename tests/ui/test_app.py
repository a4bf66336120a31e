"""The window draws only what changed, and can be used by keyboard alone and by mouse alone."""
from dataclasses import replace

import pygame
import pytest

from game.ui.app import App
from game.ui.gallery import Gallery
from game.ui.inputs import Action
from game.ui.look import Look
from game.ui.scene import Scene
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Dialog,
    Grid,
    Label,
    Meter,
    Portrait,
    Said,
    Space,
    Stepper,
    TextField,
    Transcript,
)


class Other(Scene):
    def build(self, size, look):
        return Column([Button("Back")])


class Talk(Scene):
    """Six cards, a field, a transcript; remembers what was pressed."""

    def __init__(self):
        self.pressed, self.actions, self.trust = [], [], 40

    def press(self, name):
        self.pressed.append(name)
        return Other() if name == "Leave" else None

    def build(self, size, look):
        names = ("Ask", "Name", "Press", "Offer", "Wait", "Leave")
        cards = [Card(name, lambda name=name: self.press(name), cap=str(at + 1)) for at, name in enumerate(names)]
        said = [Said(who="Mara", words=f"Line {at}") for at in range(60)]
        return Column([Grid(cards, cell=300, most=3), TextField("Your name", key="name"), Stepper(
            "Days", 4, low=1, high=9), Meter("Trust", self.trust), Transcript("Transcript", said, key="log")], pad=20)

    def on_action(self, action):
        self.actions.append(action)


@pytest.fixture
def app(screen):
    pygame.event.clear()
    surface = pygame.display.set_mode((1280, 800), pygame.RESIZABLE)
    app = App(surface, Talk())
    app.step()
    app.step()
    return app


def keys(app, *written):
    for chord in written:
        app.post(chord)
    app.step()


def focused(app):
    return app.stage.focus.name


def test_nothing_is_drawn_while_nothing_happens(app):
    before = app.frames_drawn, app.rects_drawn
    for _ in range(20):
        app.step()
    assert (app.frames_drawn, app.rects_drawn) == before


def test_one_changed_widget_draws_only_its_own_part(app):
    drawn = app.frames_drawn
    app.find("Trust").change(amount=55)
    rects = app.stage.paint(app.canvas)
    assert len(rects) == 1
    assert rects[0].h < 200
    assert app.frames_drawn == drawn


def test_drawing_a_part_gives_the_same_picture_as_drawing_everything(app):
    app.find("Trust").change(amount=70, delta=30)
    keys(app, "tab", "tab", "right")
    part = pygame.image.tobytes(app.picture(), "RGB")
    app.stage.invalidate(app.canvas.get_rect())
    app.step()
    assert pygame.image.tobytes(app.picture(), "RGB") == part


def test_tab_goes_through_everything_in_reading_order_and_round_again(app):
    order = [w.name for w in app.stage.focusables()]
    seen = [focused(app)]
    for _ in order:
        keys(app, "tab")
        seen.append(focused(app))
    assert seen == [*order, order[0]]


def test_shift_tab_goes_back(app):
    keys(app, "tab", "tab", "shift+tab")
    assert focused(app) == "Name"


def test_arrows_go_to_the_neighbour_on_that_side(app):
    keys(app, "right")
    assert focused(app) == "Name"
    keys(app, "down")
    assert focused(app) == "Wait"
    keys(app, "left")
    assert focused(app) == "Offer"
    keys(app, "up")
    assert focused(app) == "Ask"


@pytest.mark.parametrize("key", ["return", "space"])
def test_enter_and_space_press_what_has_the_focus(app, key):
    keys(app, "tab", key)
    assert app.scene.pressed == ["Name"]


def test_a_digit_presses_its_card(app):
    keys(app, "3")
    assert app.scene.pressed == ["Press"]
    assert focused(app) == "Press"


def test_a_key_held_down_presses_only_once(app):
    for _ in range(5):
        app.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r"))
    assert app.scene.pressed == ["Ask"]


def test_a_press_that_gives_a_scene_shows_it(app):
    keys(app, "6")
    assert isinstance(app.scene, Other)
    assert focused(app) == "Back"


def test_a_click_presses_and_leaving_before_release_does_not(app):
    app.click(app.find("Offer"))
    app.step()
    assert app.scene.pressed == ["Offer"]
    app.drag(app.find("Wait").bounds.center, (640, 790))
    app.step()
    assert app.scene.pressed == ["Offer"]


def test_actions_nobody_takes_reach_the_scene(app):
    keys(app, "u", "?", "t", "escape")
    assert app.scene.actions == [Action.UNDO, Action.HELP, Action.TRANSCRIPT, Action.BACK]


def test_letters_typed_into_a_field_are_no_actions(app):
    app.stage.take_focus(app.find("name"))
    app.type("u2 t?")
    app.step()
    assert app.find("name").text == "u2 t?"
    assert app.scene.actions == []
    assert app.scene.pressed == []


def test_the_letter_that_leads_to_a_field_is_not_written_into_it(app):
    app.scene.on_action = lambda action: app.stage.take_focus(app.find("name"))
    keys(app, "u")
    assert app.find("name").text == ""


def test_a_rebuild_keeps_focus_and_what_was_scrolled(app):
    app.stage.take_focus(app.find("Days"))
    app.scene.trust = 90
    app.scene.changed()
    app.step()
    assert focused(app) == "Days"
    assert app.find("Trust").value == "90"


def test_page_keys_scroll_the_transcript_from_anywhere(app):
    top = app.find("log").offset
    keys(app, "page up")
    assert app.find("log").offset < top


def test_the_wheel_scrolls_what_it_is_over(app):
    top = app.find("log").offset
    app.wheel(2, app.find("log"))
    app.step()
    assert app.find("log").offset < top


def test_a_dialog_keeps_the_focus_and_gives_it_back(app):
    keys(app, "tab")
    app.open(Dialog("Walk away?", buttons=[Button("Walk", kind="danger"), Button("Stay", kind="primary")]))
    assert focused(app) == "Stay"
    keys(app, "tab", "tab", "2", "u")
    assert focused(app) in ("Walk", "Stay")
    assert app.scene.pressed == app.scene.actions == []
    keys(app, "escape")
    assert focused(app) == "Name"


def test_a_button_of_a_dialog_closes_it_and_then_does_its_own(app):
    app.open(Dialog("Leave?", buttons=[Button("Leave", lambda: Other(), kind="primary")]))
    keys(app, "return")
    assert len(app.stage.layers) == 1
    assert isinstance(app.scene, Other)


def test_a_tall_dialog_scrolls_and_keeps_its_buttons_in_the_window(app):
    button = Button("Close")
    app.open(Dialog("Rules", [Label("word " * 3000)], buttons=[button]))
    app.step()
    assert app.canvas.get_rect().contains(button.bounds)


def test_a_screen_reader_can_press_focus_and_adjust(app):
    assert app.ask(app.find("Wait").id, "press")
    assert app.ask(app.find("Days").id, "increment")
    assert not app.ask(app.find("Trust").id, "press")
    assert app.scene.pressed == ["Wait"]
    assert app.find("Days").value == "5"


def test_text_grows_in_steps_up_to_twice_and_the_look_is_told(app):
    told = []
    app.on_look = told.append
    keys(app, "+", "+", "+", "+", "+", "+")
    assert app.look.scale == 2.0
    keys(app, "-")
    assert told[-1].scale == 1.75


def test_the_theme_key_changes_the_ground(app):
    light = app.picture().get_at((2, 2))
    keys(app, "f2")
    assert app.look.theme.name == "dark"
    assert app.picture().get_at((2, 2)) != light


@pytest.mark.parametrize("size", [(640, 480), (1024, 720), (1366, 768), (1920, 1080), (2560, 1440)])
def test_the_window_can_have_any_size_and_a_click_still_lands(app, size):
    app.resize(size)
    app.step()
    app.click(app.find("Press"))
    app.step()
    assert app.scene.pressed == ["Press"]
    assert app.picture().get_size() == size


def test_the_focus_ring_shows_after_keys_and_not_after_the_mouse(app):
    app.click(app.find("Ask"))
    app.step()
    assert not app.stage.ring
    keys(app, "tab")
    assert app.stage.ring


def test_what_gets_the_focus_is_scrolled_into_view(screen):
    class Long(Scene):
        def build(self, size, look):
            return Column([Button("Top"), Space(3000, grow=0), Button("Bottom")])

    app = App(pygame.display.set_mode((1024, 720), pygame.RESIZABLE), Long())
    keys(app, "tab")
    assert app.canvas.get_rect().contains(app.find("Bottom").bounds)


def test_a_moving_portrait_is_drawn_when_it_is_due_and_alone(screen):
    class Face(Scene):
        def build(self, size, look):
            painter = lambda size, now: pygame.Surface((size, size))  # noqa: E731
            return Column([Label("Mara"), Portrait("Mara blinks", painter, next_change=lambda now: 1000)])

    now = [0]
    surface = pygame.display.set_mode((1280, 800), pygame.RESIZABLE)
    app = App(surface, Face(), clock=lambda: now[0])
    app.step()
    app.step()
    drawn = app.frames_drawn
    assert app.stage.due() == 1000
    now[0] = 999
    app.step()
    assert app.frames_drawn == drawn
    now[0] = 1000
    app.step()
    assert app.frames_drawn == drawn + 1
    app.set_look(replace(app.look, still=True))
    assert app.stage.due() is None


def test_a_screenshot_takes_the_next_free_number(app, tmp_path):
    app.pictures = tmp_path / "pictures"
    keys(app, "f12", "f12")
    assert sorted(path.name for path in app.pictures.iterdir()) == ["livable-terms-001.png", "livable-terms-002.png"]


@pytest.mark.parametrize("look", [Look(), Look(scale=2.0), Look(rtl=True)])
def test_every_widget_can_be_reached_and_is_seen_when_it_is(screen, look):
    app = App(pygame.display.set_mode((1280, 800), pygame.RESIZABLE), Gallery(), look=look)
    app.step()
    for _ in app.stage.focusables():
        keys(app, "tab")
        seen = app.stage.focus.visible_part()
        assert app.canvas.get_rect().contains(seen)
        assert seen.h >= min(app.stage.focus.bounds.h, 44)
