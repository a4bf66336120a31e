"""Hands: the file once more with a patch over it, checked like a file of its own."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content.codes.small import SMALL
from game.content.load import FileReport, check_text, load_encounter, load_pack
from game.content.pack import NO_PACK, Pack
from game.content.problems import Problem
from game.encounter.script import Encounter, Learn
from game.encounter.values import Cue, Measure, Mood
from tests.content.packs import ENCOUNTER, pack_in, small, write_pack

FAIR = "client: {fair_means: market}"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return pack_in(tmp_path_factory.mktemp("pack"))


def with_hand(*lines: str, name: str = "second_hand") -> str:
    """The small encounter with one hand at its end."""
    return small() + f"variants:\n  {name}:\n" + "".join(f"    {line}\n" for line in lines)


def dealt(*lines: str, pack: Pack = NO_PACK) -> Encounter:
    report = check_text(with_hand(*lines), pack)
    assert report.problems == ()
    return report.hands["second_hand"]


def told(content: str, pack: Pack = NO_PACK) -> list[Problem]:
    return list(check_text(content, pack).problems)


def line_of(content: str, piece: str) -> int:
    [line] = [number for number, line in enumerate(content.split("\n"), 1) if piece in line]
    return line


def test_a_hand_changes_keys_of_sections_and_leaves_the_others() -> None:
    hand = dealt(FAIR, "issues: {notice: {weight: {them: 20, you: 50}}, fee: {weight: {them: 60, you: 30}}}")
    assert (hand.fair_means, hand.trust, hand.client.id) == (Measure.MARKET, 40, "ines")
    assert [(each.weight_them, each.weight_you) for each in hand.issues] == [(20, 50), (60, 30), (20, 20)]
    assert [each.id for each in hand.issues] == ["notice", "fee", "first_word"]
    assert hand.issue("notice").contested


def test_what_fits_her_follows_the_measure_of_the_hand() -> None:
    assert [step.right for step in dealt(FAIR).reconciling["notice"].translate] == [False, True]


def test_any_line_reply_answer_wording_and_step_is_changed_by_its_id() -> None:
    hand = dealt(
        FAIR,
        "lines:",
        '  wo10: "Two days is the going rate."',
        '  op20: {say: "So they say.", mood: tired, cue: waits}',
        '  ec10: "You rang nobody at Easter."',
        '  ea20: "My desk, my doing."',
        "  rn30: {right: false}",
        '  rn31: {right: true, say: "The owners are the problem, then."}',
        '  rc10: {cue: shakes_head}',
        '  ri10: "I can start at once."',
    )
    line, reply, rupture = hand.moments["worried"].lines[0], hand.act("answer").reply, hand.ruptures["easter"]
    assert (line.say, line.cue, line.once) == ("Two days is the going rate.", Cue.LOWERS_VOICE, True)
    assert reply is not None and (reply.say, reply.mood, reply.cue) == ("So they say.", Mood.TIRED, Cue.WAITS)
    assert (rupture.challenge.say, rupture.wording("ea20").say) == ("You rang nobody at Easter.", "My desk, my doing.")
    way = hand.reconciling["notice"]
    assert [step.right for step in way.restate] == [False, True]
    assert (way.answers["voiced"].cue, way.answers["voiced"].id) == (Cue.SHAKES_HEAD, "rc10")
    assert hand.moments["worried"].rival[0].say == "I can start at once."


def test_a_move_is_changed_by_its_id_and_a_list_takes_the_place_of_a_list() -> None:
    hand = dealt(
        "moves:",
        '  ask_monday: {say: "And on Monday?", effects: [learn crew_told, trust +5]}',
        "  go_under: {effects: [learn owners_press]}",
        "  see_clock: {right: no}",
    )
    act = hand.act("ask_monday")
    assert (act.say, act.go, act.effects[0]) == ("And on Monday?", "worried", Learn(fact="crew_told"))
    assert not hand.act("see_clock").right


def test_a_text_in_place_of_something_that_speaks_replaces_its_words() -> None:
    hand = dealt(FAIR, 'facts: {crew_told: "She told nights only."}', 'moves: {boast: "Not one complaint."}')
    assert hand.facts["crew_told"] == "She told nights only."
    assert (hand.act("boast").say, hand.act("boast").strength) == ("Not one complaint.", 2)


def test_options_bids_limits_promises_and_ruptures_are_changed_by_name() -> None:
    hand = dealt(
        "issues: {first_word: {options: {on_the_quay: {you: 20}}, raised_by: owners_press}}",
        "rivals: {keel: {opens: {fee: 1500}}}",
        "you: {walk_away: 35}",
        "promises: {ring_first: {hours: 2}}",
        "ruptures: {easter: {severity: 2, answers: {refuses: {mood: angry}}}}",
        'about: {summary: "Another skin."}',
    )
    issue = hand.issue("first_word")
    assert ([option.you for option in issue.options], issue.raised_by) == ([20, 100], "owners_press")
    assert hand.rivals[0].opens == (("notice", "two_days"), ("fee", "1500"))
    assert (hand.walk_away, hand.promises["ring_first"].hours, hand.ruptures["easter"].severity) == (35, 2, 2)
    assert (hand.ruptures["easter"].refuses.mood, hand.ruptures["easter"].refuses.id) == (Mood.ANGRY, "ec20")
    assert (hand.summary, hand.title) == ("Another skin.", "The small rota")


def test_the_file_itself_is_as_without_hands_but_knows_them() -> None:
    plain, report = check_text(small()).encounter, check_text(with_hand(FAIR))
    assert plain is not None and report.encounter is not None
    assert report.encounter.fair_means is plain.fair_means
    assert (report.encounter.variant, report.encounter.variants) == ("", ("second_hand",))
    assert (plain.variant, plain.variants) == ("", ())
    hand = report.hands["second_hand"]
    assert (hand.variant, hand.variants, hand.id) == ("second_hand", ("second_hand",), "small")


def test_every_hand_has_a_content_hash_of_its_own(pack: Pack) -> None:
    report = check_text(with_hand(FAIR) + "  third_hand:\n    client: {trust: 45}\n", pack)
    assert report.encounter is not None, report.problems
    hashes = {report.encounter.content_hash, *(hand.content_hash for hand in report.hands.values())}
    assert len(hashes) == 3


def test_a_library_gives_hands_by_name(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, small=with_hand(FAIR))).pack
    library = load_pack(tmp_path)
    assert library.variants("small") == ("second_hand",)
    own, hand, none = (library.encounter("small", name) for name in (None, "second_hand", "secund_hand"))
    assert isinstance(own, Encounter) and own.variant == ""
    assert isinstance(hand, Encounter) and hand.variant == "second_hand"
    assert isinstance(none, list) and [each.code for each in none] == ["unknown-hand"]
    assert "Did you mean 'second_hand'?" in none[0].hint
    loaded = load_encounter(tmp_path / ENCOUNTER, pack, "second_hand")
    assert isinstance(loaded, Encounter) and loaded.content_hash == hand.content_hash


def test_a_problem_of_a_hand_names_the_hand_and_stands_on_its_own_line(pack: Pack) -> None:
    content = with_hand(FAIR, "issues:", "  fee: {weight: {them: 10}}", "moves:", "  boast: {go: woried}")
    sums, target = told(content, pack)
    assert (sums.code, sums.line) == ("weights-sum", line_of(content, "    issues:"))
    assert sums.message.startswith("In the hand 'second_hand': The weights of 'them' add up to 70")
    assert (target.code, target.line) == ("unknown-target", line_of(content, "boast: {go"))
    assert check_text(content).encounter is None and not check_text(content).hands


def test_a_problem_of_the_file_is_not_told_again_for_each_hand(pack: Pack) -> None:
    content = with_hand(FAIR, "issues: {notice: {label: Notice}}").replace("{them: 20, you: 20}", "{them: 25, you: 20}")
    content = content.replace("go: worried\n", "go: woried\n").replace("[tension -5]", "[tension -15]")
    assert sorted(each.code for each in told(content, pack)) == ["effect-too-big", "unknown-target", "weights-sum"]


def test_a_part_with_an_error_in_a_hand_is_not_judged_by_its_meaning(pack: Pack) -> None:
    for change in (
        "issues: {fee: {weight: {them: many}}}",
        "issues: {first_word: {options: {on_the_board: {them: none}}}}",
        "lines: {bp30: {mood: sad}}",
        "you: {walk_away: ninety}",
    ):
        assert len(told(with_hand(FAIR, change), pack)) == 1, change


def test_meaning_is_checked_for_each_hand(pack: Pack) -> None:
    for change, code in (
        ("client: {fair_means: need}", "no-right-step"),
        ("you: {walk_away: 95}", "rival-unbeatable"),
        ("moves: {ask_monday: {effects: [trust +5]}}", "never-learned"),
        ("issues: {notice: {options: {seven_and_nine: {them: 20, you: 20}}}}", "bridge-no-better"),
        ("lines: {op10: {asks: no}}", "nothing-asked"),
        ('lines: {wo10: "TODO"}', "placeholder"),
    ):
        assert code in [each.code for each in told(with_hand("their_alternative: 20", change), pack)], change


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ("lines: {op11: {mood: calm}}", "Did you mean 'op10'? (line "),
        ("lines: {boast: {mood: calm}}", "'boast' is a move: write it under 'moves:'."),
        ("moves: {op10: {mood: calm}}", "'op10' is a line: write it under 'lines:'."),
        ("facts: {crew_tolld: {says: Two.}}", "Did you mean 'crew_told'? (line "),
        ("issues: {fee: {options: {cheap: {say: Two.}}}}", "Names that are there: none."),
        ("issues: {notice: {options: {two_day: {you: 10}}}}", "Did you mean 'two_days'? (line "),
        ("ruptures: {zebra: {severity: 2}}", "Names that are there: easter, big_promise."),
    ],
)
def test_a_hand_changes_only_what_is_there(pack: Pack, change: str, hint: str) -> None:
    [problem] = told(with_hand(FAIR, change), pack)
    assert problem.code == "unknown-hand-id"
    assert problem.hint.startswith(hint)


def test_no_id_is_lost(pack: Pack) -> None:
    for change in (
        'reconcile: {notice: {meet: [{id: other, option: seven_and_nine, say: "Nine?"}]}}',
        "moves: {boast: {id: brag}}",
        "moves: {answer: {reply: [a]}}",
    ):
        assert "hand-id" in [each.code for each in told(with_hand(FAIR, change), pack)], change
    kept = 'reconcile: {notice: {meet: [{id: rn50, option: seven_and_nine, say: "Nine?"}]}}'
    assert told(with_hand(FAIR, kept), pack) == []


def test_words_and_cues_alone_change_nothing(pack: Pack) -> None:
    words = ('lines: {wo10: {say: "Two.", cue: waits}}', 'reactions: {refused: "Never."}', "moves: {boast: No.}")
    assert [each.code for each in told(with_hand(*words), pack)] == ["hand-changes-nothing"]
    assert [each.code for each in told(with_hand("moves: {see_clock: {right: true}}"), pack)] == []
    assert [each.code for each in told(with_hand("client: {trust: 40}"), pack)] == ["hand-changes-nothing"]


def test_a_key_that_no_hand_has_is_told(pack: Pack) -> None:
    [problem] = told(with_hand(FAIR, "states: {opening: {notes: Two.}}"), pack)
    assert (problem.code, "a hand" in problem.message) == ("unknown-key", True)
    [problem] = told(with_hand(FAIR, "about: {level: 3}"), pack)
    assert problem.code == "unknown-key"


def test_a_comma_that_cuts_a_text_in_a_hand_is_told_as_in_a_file(pack: Pack) -> None:
    assert [each.code for each in told(with_hand(FAIR, "lines: {wo10: {say: Two days, is it, mood: calm}}"), pack)] == [
        "cut-off"
    ]


VALUES = st.sampled_from(
    ["", "x", "7", "[]", "[a]", "{}", "{a: b}", "{say: No.}", "{id: z}", "[{id: z}]", "{them: {a: []}}"]
)
PATHS = st.sampled_from(
    [
        *("client", "you", "matters", "later", "about", "notes", "their_alternative"),
        *("issues", "issues: {fee", "issues: {notice: {options", "rivals: {keel: {opens"),
        *("lines", "lines: {op10", "moves: {answer", "moves: {answer: {reply"),
        *("ruptures: {easter: {offering", "reconcile: {notice", "reactions: {refused"),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(PATHS, VALUES), min_size=1, max_size=3, unique_by=lambda each: each[0].split(":")[0]))
def test_whatever_a_hand_holds_there_are_problems_or_a_hand(changes: list[tuple[str, str]]) -> None:
    content = with_hand(*(f"{path}: {value}{'}' * path.count('{')}" for path, value in changes))
    report: FileReport = check_text(content)
    assert report.problems or report.hands
    assert all(0 <= each.line <= len(report.lines) for each in report.problems)


def test_the_small_pack_has_room_for_a_hand() -> None:
    assert "variants" not in SMALL[ENCOUNTER]
