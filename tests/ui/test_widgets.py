"""Every widget has a name, a size that shows all of it, and answers keys."""
import pygame
import pytest

from game.ui.gallery import Gallery
from game.ui.inputs import Action
from game.ui.look import Look
from game.ui.theme import DARK
from game.ui.widgets import (
    Beam,
    Bubble,
    Button,
    Card,
    Chart,
    Column,
    Grid,
    Issue,
    Label,
    Meter,
    Option,
    Portrait,
    Role,
    Row,
    Said,
    Scroll,
    Series,
    Slider,
    Space,
    Stepper,
    Tabs,
    TermSheet,
    TextField,
    Toggle,
    Transcript,
)

WORDS = "Say what it cost her, without an excuse, and then wait for an answer. "


def placed(widget, width=400, height=None, look=None):
    widget.attach(look or Look(), None)
    widget.place(pygame.Rect(0, 0, width, height or widget.measure(width)))
    return widget


@pytest.mark.parametrize("make", [
    lambda: Button(""), lambda: Card(" "), lambda: Toggle("", True), lambda: Stepper("", 1, low=0, high=2),
    lambda: Slider("", 1, low=0, high=2), lambda: TextField(""), lambda: Transcript("")])
def test_what_takes_focus_without_a_name_cannot_be_made(make):
    with pytest.raises(ValueError, match="name"):
        make()


def test_the_tree_says_role_name_value_and_cause():
    node = placed(Meter("Trust", 46, delta=6, note="You asked first.")).tree()[0]
    assert (node.role, node.name, node.value, node.description) == (
        Role.METER, "Trust", "46 (+6)", "You asked first.")
    assert (node.number.now, node.number.low, node.number.high) == (46, 0, 100)


def test_a_beam_says_its_sign_and_its_words():
    assert Beam("Leverage", -12, told="she can do without you").value == "−12, she can do without you"


def test_a_change_of_a_meter_changes_what_is_read_aloud():
    meter = placed(Meter("Trust", 40))
    meter.change(amount=50, delta=10, note="You owned it.")
    assert meter.node().value == "50 (+10)"
    assert meter.node().description == "You owned it."


def test_an_attribute_that_does_not_exist_cannot_be_changed():
    with pytest.raises(AttributeError, match="Meter has no amout"):
        placed(Meter("Trust", 40)).change(amout=3)


def test_a_hidden_widget_takes_no_room_and_is_not_read():
    one, two = Label("one"), Label("two")
    both = placed(Column([one, two], gap=10))
    before = both.measure(400)
    two.hidden = True
    assert both.measure(400) < before
    assert [node.name for node in both.tree()] == ["", "one"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("make", [
    lambda: Label(WORDS), lambda: Bubble(WORDS, speaker="Mara", cue="She waits."), lambda: Button(WORDS),
    lambda: Card("Name it", hint=WORDS, forecast=WORDS), lambda: Toggle(WORDS, True),
    lambda: Stepper(WORDS, 1, low=0, high=3), lambda: Slider(WORDS, 1, low=0, high=3),
    lambda: Meter("Trust", 3, note=WORDS), lambda: Beam(WORDS, 3, ends=(WORDS, WORDS)),
    lambda: TextField("Name", problem=WORDS)])
def test_less_width_means_more_height_for_words(make, scale):
    widget = placed(make(), look=Look(scale=scale))
    assert widget.measure(1400) < widget.measure(300)


def test_spare_height_goes_to_the_child_that_grows():
    log, foot = Space(10, grow=1), Label("foot")
    column = placed(Column([Label("head"), log, foot], gap=0), height=500)
    assert foot.bounds.bottom == column.bounds.bottom == 500


def test_children_of_a_row_with_equal_shares_are_equally_wide():
    one, two = Label("a", grow=1), Label("a very much longer label", grow=1)
    placed(Row([one, two], gap=0), width=800)
    assert one.bounds.w == two.bounds.w == 400


def test_a_wrapping_row_puts_on_the_next_line_what_does_not_fit():
    buttons = [Button(name) for name in ("Accept the offer", "Walk away", "Ask again")]
    placed(Row(buttons, wrap=True), width=300)
    assert buttons[-1].bounds.y > buttons[0].bounds.y
    assert all(button.bounds.right <= 300 for button in buttons)


def test_a_grid_keeps_its_rows_about_equally_full():
    grid = placed(Grid([Card(f"Card {at}") for at in range(5)], cell=200, gap=10), width=860)
    assert grid.columns(860) == 3
    assert grid.children[2].bounds.right == 860


def test_a_grid_gives_cells_of_a_row_one_height():
    cards = [Card("Short"), Card("Long", hint=WORDS * 2)]
    placed(Grid(cards, cell=200), width=420)
    assert cards[0].bounds.h == cards[1].bounds.h


def test_right_to_left_mirrors_a_row():
    first, second = Label("a", width=50), Label("b", width=50)
    placed(Row([first, second], gap=0), width=400, look=Look(rtl=True))
    assert first.bounds.right == 400
    assert second.bounds.right == 350


def test_everything_that_can_be_pressed_is_at_least_44_px_high():
    tree = placed(Gallery().build((1280, 800), Look()), width=1280)
    small = [w.name for w in tree.walk() if w.focusable and min(w.bounds.size) < 44]
    assert small == []


def test_a_locked_card_can_be_reached_and_read_but_not_pressed():
    pressed = []
    card = Card("Offer repair", lambda: pressed.append(1), locked="First ask what it cost her.")
    card.press()
    assert card.focusable
    assert not pressed
    assert "press" not in card.node().actions
    assert "First ask what it cost her." in card.node().description


def test_a_stepper_stays_within_its_limits_and_tells_only_changes():
    told = []
    stepper = placed(Stepper("Days", 4, low=3, high=5, on_change=told.append))
    for action in (Action.RIGHT, Action.RIGHT, Action.LEFT, Action.FIRST, Action.LEFT):
        assert stepper.on_action(action)
    assert told == [5, 4, 3]


def test_a_slider_follows_the_pointer_in_steps():
    slider = placed(Slider("Voice", 50, low=0, high=100, by=10), width=400)
    slider.on_pointer("down", (0, 20))
    assert slider.amount == 0
    slider.on_pointer("drag", (285, 20))
    assert slider.amount == 70


def test_a_text_that_is_taken_whole_is_replaced_by_what_is_written_and_left_alone_by_moving():
    field = placed(TextField("Name", "Ines", most=8))
    assert field.on_chord("ctrl+a") and field.is_taken
    field.on_text("Mara")
    assert (field.text, field.cursor, field.is_taken) == ("Mara", 4, False)
    field.on_chord("ctrl+a")
    field.on_action(Action.FIRST)
    field.on_text("O")
    assert field.text == "OMara"
    field.on_chord("ctrl+a")
    field.on_action(Action.ERASE)
    assert field.text == ""


def test_a_text_field_writes_where_its_cursor_is_and_no_more_than_allowed():
    field = placed(TextField("Name", "Ins", most=5))
    for action in (Action.FIRST, Action.RIGHT, Action.RIGHT):
        field.on_action(action)
    field.on_text("e\n")
    assert field.text == "Ines"
    field.on_text("zzz")
    assert len(field.text) == 5
    field.on_action(Action.ERASE)
    assert field.text == "Ines"


def test_a_toggle_says_its_state_in_words():
    toggle = placed(Toggle("Captions", False, words=("Aus", "An")))
    toggle.press()
    assert (toggle.on, toggle.value) == (True, "An")


def test_only_the_chosen_page_of_tabs_is_read():
    tabs = placed(Tabs([("One", Label("first page")), ("Two", Label("second page"))]))
    tabs.select(1)
    names = [node.name for node in tabs.tree()]
    assert "second page" in names
    assert "first page" not in names


def test_a_transcript_shows_the_newest_and_scrolls_back():
    said = [Said(who="Mara", words=f"Line {at}") for at in range(40)]
    log = placed(Transcript("Transcript", said), height=200)
    last, view = log.children[-1], log.view()
    assert view.contains(last.bounds)
    assert log.on_action(Action.PAGE_UP)
    assert not view.colliderect(last.bounds)
    assert log.on_action(Action.FIRST)
    assert log.children[0].bounds.top == view.top


def test_a_transcript_follows_what_is_added():
    log = placed(Transcript("Transcript", [Said(who="Mara", words=f"Line {at}") for at in range(40)]), height=200)
    log.append(Said(who="You", words="New"))
    log.place(log.bounds)
    assert log.view().contains(log.children[-1].bounds)


def test_a_scroll_reveals_what_is_below():
    below = Button("Below")
    view = placed(Scroll(Column([Space(900, grow=0), below])), height=300)
    view.reveal(below.bounds)
    assert view.bounds.contains(below.bounds)


def sheet(on_choose=None):
    days = tuple(Option(key=day, name=f"{day} days") for day in ("3", "5"))
    pay = (Option(key="low", name="$1,900"), Option(key="high", name="$2,900", locked="Above her mandate"))
    return TermSheet("Terms", (Issue(key="notice", name="Notice", options=days, chosen="3"),
                               Issue(key="pay", name="Fee", options=pay)), on_choose=on_choose)


def test_choosing_an_option_leaves_the_other_issues_as_they_are():
    told = []
    terms = placed(sheet(lambda issue, option: told.append((issue, option))))
    terms.find("notice.5").press()
    assert terms.chosen() == {"notice": "5"}
    assert told == [("notice", "5")]


def test_a_locked_option_says_why_and_cannot_be_chosen():
    terms = placed(sheet())
    cell = terms.find("pay.high")
    cell.press()
    assert terms.chosen() == {"notice": "3"}
    assert "Above her mandate" in cell.node().description


def test_a_term_sheet_stacks_its_options_under_the_issue_where_it_is_narrow():
    wide, narrow = placed(sheet(), width=900), placed(sheet(), width=300)
    assert wide.find("notice.3").bounds.x > 100
    assert narrow.find("notice.3").bounds.x == 0


def test_a_chart_can_be_read_as_words():
    chart = Chart("Skills", [Series(name="Repair", points=((1, 22), (2, 66)))])
    assert chart.node().value == "Repair: 22 → 66"


def test_a_still_portrait_never_asks_to_be_drawn_again():
    face = Portrait("Mara", lambda size, now: pygame.Surface((size, size)), next_change=lambda now: 500)
    face.attach(Look(), None)
    assert face.due(0) == 500
    face.attach(Look(still=True), None)
    assert face.due(0) is None


@pytest.mark.parametrize("look", [Look(), Look(scale=1.5), Look(scale=2.0), Look(face="opensans", theme=DARK),
                                  Look(rtl=True), Look(scale=2.0, leading=1.5)])
@pytest.mark.parametrize("width", [1024, 1280, 2560])
def test_nothing_lies_outside_its_parent_and_no_neighbours_overlap(look, width):
    tree = placed(Gallery().build((width, 800), look), width=width, look=look)
    for parent in tree.walk():
        shown = [child for child in parent.children if not child.hidden]
        if not isinstance(parent, Transcript):
            assert all(parent.bounds.contains(child.bounds) for child in shown if child.bounds.w), parent.name
        for at, child in enumerate(shown):
            overlapped = child.bounds.collidelist([other.bounds for other in shown[at + 1 :]])
            assert overlapped < 0, child.name


@pytest.mark.parametrize("look", [Look(), Look(scale=2.0), Look(face="opensans", scale=1.5)])
def test_every_widget_has_at_least_the_height_it_needs(look):
    tree = placed(Gallery().build((1280, 800), look), width=1280, look=look)
    short = [w.name for w in tree.walk() if w.bounds.h < w.measure(w.bounds.w)]
    assert short == []
