"""What a screen reader is given: names, states, focus, and numbers that outlive a rebuild."""
from __future__ import annotations

import pytest

from game.ui.access import Names, ScreenReader
from game.ui.scenes import preferences
from game.ui.scenes.offering import OfferingScene
from game.ui.scenes.sheet import SheetScene
from game.ui.widgets import Role
from tests.ui.playing import PHASES, STATES, do, press, torn

accesskit = pytest.importorskip("accesskit", reason="The package accesskit is not installed (extra a11y).")


def reading(app) -> ScreenReader:
    """A screen reader that asked for the tree, without a bus."""
    reader = ScreenReader(accesskit)
    reader.app = app
    return reader


def nodes(reader: ScreenReader) -> dict[str, tuple[int, object]]:
    """Label, or for plain text its words -> (number, node)."""
    return {node.label or node.value or "": (number, node) for number, node in reader.tree().nodes}


def test_a_widget_keeps_its_number_when_the_tree_is_built_again(shown):
    app = shown()
    names = Names()
    before = {w.key: names.number(app.stage.scope.walk())[w.id] for w in app.stage.scope.walk() if w.key}
    app.rebuild()
    app.step()
    after = {w.key: names.number(app.stage.scope.walk())[w.id] for w in app.stage.scope.walk() if w.key}
    assert before == after
    assert len(set(names.number(app.stage.scope.walk()).values())) == len(list(app.stage.scope.walk()))


@pytest.mark.parametrize("moves", [*STATES.values(), *PHASES.values()], ids=[*STATES, *PHASES])
def test_everything_that_can_be_pressed_has_a_name_and_the_focus_is_in_the_tree(shown, moves):
    app = shown(*moves, encounter=torn() if moves in PHASES.values() else None)
    update = reading(app).tree()
    told = dict(update.nodes)
    assert update.focus in told
    pressed = [node for node in told.values() if node.supports_action(accesskit.Action.CLICK)]
    assert pressed
    assert all(node.label for node in pressed)
    assert {child for node in told.values() for child in node.children} <= told.keys()


def test_what_the_screen_reader_presses_is_done(shown):
    app = shown()
    reader = reading(app)
    number, _ = nodes(reader)[app.find("card2").name]
    before = app.scene
    assert reader.ask(accesskit.Action.CLICK, number)
    assert app.scene is not before


def test_what_the_screen_reader_focuses_has_the_focus_and_its_ring(shown):
    app = shown()
    reader = reading(app)
    number, _ = nodes(reader)["Menu"]
    assert reader.ask(accesskit.Action.FOCUS, number)
    assert app.stage.focus is app.find("menu")
    assert app.stage.ring


def test_a_node_that_is_gone_does_nothing(shown):
    app = shown()
    reader = reading(app)
    reader.tree()
    assert not reader.ask(accesskit.Action.CLICK, 10_000)


def test_her_words_and_what_changed_are_announced(shown):
    told = nodes(reading(shown("ask_why")))
    live = [words for words, (_, node) in told.items() if node.live == accesskit.Live.POLITE]
    assert any("There was talk." in words for words in live)


def test_a_dialog_hides_what_is_behind_it(shown):
    app = do(shown(), "escape")
    reader = reading(app)
    told = nodes(reader)
    assert [node.label for _, node in reader.tree().nodes if node.is_modal] == ["Stop here?"]
    assert not any(words.endswith("(ask_why)") for words in told)


def test_what_is_chosen_is_told_as_chosen(shown):
    app = shown("ask_why", scene=SheetScene)
    chosen = [node for _, node in reading(app).tree().nodes if node.toggled == accesskit.Toggled.TRUE]
    assert len([node for node in chosen if node.role == accesskit.Role.RADIO_BUTTON]) == len(app.scene.draft)
    app = shown("boast", scene=OfferingScene)
    press(app, app.scene.first)
    assert [node for _, node in reading(app).tree().nodes if node.toggled == accesskit.Toggled.TRUE]


def test_a_slider_is_moved_by_increment_and_tells_its_range(shown):
    app = shown()
    app.open(preferences.settings_dialog(app, page=1))
    app.step()
    reader = reading(app)
    number, node = nodes(reader)["Everything"]
    assert (node.min_numeric_value, node.max_numeric_value) == (0, 100)
    assert reader.ask(accesskit.Action.DECREMENT, number)
    assert app.preferences.loud == 70


def test_every_role_of_a_widget_has_one_of_the_screen_reader():
    from game.ui.access import ROLES

    assert set(ROLES) == set(Role)
    assert all(hasattr(accesskit.Role, name) for name in ROLES.values())
