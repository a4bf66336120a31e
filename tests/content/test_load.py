"""What a loaded encounter and a library hold."""
from __future__ import annotations

from pathlib import Path

import pytest

from game.content.codes.small import SMALL
from game.content.load import check_text, load_encounter, load_pack
from game.content.pack import NO_PACK, Pack, read_pack
from game.encounter.script import AnyOf, Compare, Encounter, Has, Learn, Shift
from game.encounter.values import Answer, Kind, Measure, Outcome, Panel, Part
from tests.content.packs import ENCOUNTER, codes, pack_in, small, write_pack


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return pack_in(tmp_path)


def loaded(content: str, pack: Pack = NO_PACK) -> Encounter:
    report = check_text(content, pack)
    assert report.encounter is not None, report.problems
    return report.encounter


def test_an_encounter_is_loaded_whole(pack: Pack) -> None:
    encounter = loaded(small(), pack)
    assert (encounter.id, encounter.level, encounter.trust, encounter.tension) == ("small", 2, 40, 30)
    assert encounter.client.name == "Ines Duarte"
    assert encounter.best is Outcome.RECONCILED
    assert [issue.id for issue in encounter.issues] == ["notice", "fee", "first_word"]
    assert encounter.moments["worried"].rival[0].after == 2
    assert encounter.act("terms").answers == {Answer.ACCEPTED: "end", Answer.REFUSED: "worried"}
    assert encounter.act("go_under").effects == (Learn(fact="crew_told"), Shift(meter="trust", by=5))
    assert encounter.act("calm_her").needs == (Compare(meter="trust", sign=">=", number=40),)
    assert encounter.act("why_fair").needs == (Has(verb="knows", name="crew_told"),)
    assert encounter.promises["ring_first"].due == 1
    assert encounter.issue("notice").option("seven_and_nine").bridge


def test_a_rival_brings_its_character_from_the_pack_and_its_bid_from_the_file(pack: Pack) -> None:
    [rival] = loaded(small(), pack).rivals
    assert (rival.name, rival.fair_means, rival.every, dict(rival.step)) == ("KEEL", Measure.OUTPUT, 3, {"fee": -300})
    assert rival.opens == (("notice", "two_days"), ("fee", "1800"))


def test_a_rupture_is_loaded_with_its_wordings_in_the_order_of_the_parts(pack: Pack) -> None:
    rupture = loaded(small(), pack).ruptures["easter"]
    assert (rupture.opens, rupture.turn, rupture.severity) == ("turn", 4, 1)
    assert [each.part for each in rupture.wordings] == [Part.NAME_IT, Part.OWN_IT, Part.MAKE_GOOD, Part.THANK]
    assert rupture.wording("ea40").promise == "ring_first"


def test_denials_are_loaded(pack: Pack) -> None:
    deny = '    deny: [{id: de10, say: "It was not my desk that week."}]\n    severity: 1\n    intent: accident\n'
    change = ("    severity: 1\n    intent: accident\n", deny)
    shows = ("reconciliation]\n", "reconciliation, deny]\n")
    assert [each.id for each in loaded(small(change, shows), pack).ruptures["easter"].denials] == ["de10"]


def test_reconciling_is_loaded_with_what_is_right_for_her(pack: Pack) -> None:
    way = loaded(small(), pack).reconciling["notice"]
    assert [step.right for step in way.translate] == [True, False]
    assert [step.right for step in way.restate] == [True, False]
    assert way.meet[0].right and way.meet[0].option == "seven_and_nine"
    assert set(way.answers) == {"voiced", "understood", "translated", "balks", "livable", "collapsed"}


def test_money_becomes_options_with_even_points(pack: Pack) -> None:
    fee = loaded(small(), pack).issue("fee")
    assert [(each.id, each.say, each.them, each.you) for each in fee.options][:3] == [
        ("900", "900", 100, 0),
        ("1200", "1,200", 80, 20),
        ("1500", "1,500", 60, 40),
    ]
    assert (fee.opens_them, fee.opens_you, fee.livable_them, fee.livable_you) == ("900", "2400", "2400", "1200")


def test_the_order_under_matters_gives_weights(pack: Pack) -> None:
    without = [(f"    weight: {{them: {n}, you: {n}}}\n", "") for n in (40, 40, 20)]
    matters = ("promises:\n", "matters: {them: [notice, fee, first_word], you: [fee, notice, first_word]}\npromises:\n")
    report = check_text(small(*without, matters), pack)
    assert report.encounter is not None, report.problems
    issues = report.encounter.issues
    assert [(each.weight_them, each.weight_you) for each in issues] == [(61, 28), (28, 61), (11, 11)]
    assert "weights from 'matters' for them: notice 61, fee 28, first_word 11" in report.derived


def test_without_weights_every_issue_weighs_the_same(pack: Pack) -> None:
    without = [(f"    weight: {{them: {n}, you: {n}}}\n", "") for n in (40, 40, 20)]
    assert [each.weight_them for each in loaded(small(*without), pack).issues] == [34, 33, 33]


def test_options_without_points_get_even_ones_from_their_order(pack: Pack) -> None:
    change = (", them: 100, you: 40, promise: quay_talk}", ", promise: quay_talk}")
    report = check_text(small(change), pack)
    assert report.encounter is not None
    first = report.encounter.issue("first_word").options[0]
    assert (first.them, first.you) == (100, 0)
    assert any("first_word: points from the order" in each for each in report.derived)


def test_her_own_reaction_comes_before_the_packs_and_that_before_plain_words(pack: Pack) -> None:
    reactions = 'reactions: {accepted: "Done, then, and gladly."}\nreconcile:\n'
    encounter = loaded(small(("reconcile:\n", reactions)), pack)
    assert encounter.reactions["accepted"].say == "Done, then, and gladly."
    assert encounter.reactions["refused"].say == "No. Not like that."
    assert encounter.reactions["countered"].id == "plain_countered"
    assert set(encounter.endings) == set(Outcome)


def test_alternatives_are_read_as_one_clause(pack: Pack) -> None:
    change = ("needs: [trust >= 40]", "needs: [{any_of: [trust >= 40, not knows crew_told]}]")
    [alternatives] = loaded(small(change), pack).act("calm_her").needs
    assert isinstance(alternatives, AnyOf)
    assert alternatives.clauses == (
        Compare(meter="trust", sign=">=", number=40),
        Has(verb="knows", name="crew_told", negated=True),
    )


def test_panels_are_those_of_earlier_encounters_and_its_own(tmp_path: Path) -> None:
    first = small(("id: small", "id: first"), (", influence, reconciliation]", ", reconciliation, influence]"))
    shows = "shows: [find_out, bid, repair, promises, cues, tension, influence, reconciliation]"
    second = small((shows, "shows: [agent]"))
    order = SMALL["pack.yaml"].replace("[small]", "[first, small]")
    library = load_pack(write_pack(tmp_path, first=first, small=second, pack=order))
    encounter = library.encounter("small")
    assert isinstance(encounter, Encounter), encounter
    assert Panel.AGENT in encounter.panels and Panel.REPAIR in encounter.panels
    assert Panel.LEVERAGE not in encounter.panels
    assert encounter.shows == (Panel.AGENT,)


def test_without_a_pack_any_person_and_rival_will_do() -> None:
    encounter = loaded(small(("person: ines", "person: somebody_else")))
    assert encounter.client.name == "Somebody Else"
    assert encounter.rivals[0].name == "KEEL"
    assert encounter.panels == frozenset(Panel)


def test_the_hash_follows_the_file_its_person_and_its_pack_only(tmp_path: Path) -> None:
    def hashed(**files: str) -> str:
        return loaded(small(), read_pack(write_pack(tmp_path, **files))).content_hash

    plain = hashed()
    assert len(plain) == 64 and plain == hashed()
    people, rivals, pack = SMALL["people.yaml"], SMALL["rivals.yaml"], SMALL["pack.yaml"]
    assert hashed(people=people.replace("51", "52")) != plain
    assert hashed(rivals=rivals.replace("95", "94")) != plain
    assert hashed(pack=pack.replace("Not like that", "Not at all")) != plain
    assert hashed(people=people + '  jo: {name: "Jo", role: "clerk"}\n') == plain
    assert hashed(pack=pack.replace('version: "1"', 'version: "2"')) == plain
    assert loaded(small() + "# a note\n", pack_in(tmp_path)).content_hash != plain


def test_a_library_lists_without_reading_whole_files(tmp_path: Path) -> None:
    broken_below = small(("kind: ask\n", "kind: aks\n"), ("id: small", "id: below"))
    library = load_pack(write_pack(tmp_path, below=broken_below))
    heads = {head.id: head for head in library.heads}
    assert [head.id for head in library.heads] == ["small", "below"]
    assert (heads["small"].title, heads["small"].person, heads["small"].level) == ("The small rota", "ines", 2)
    assert heads["below"].problem is None
    first = library.first_error("below")
    assert first is not None and first.code == "not-in-list"
    assert isinstance(library.encounter("small"), Encounter)


def test_a_broken_file_appears_with_its_first_error_and_harms_no_other(tmp_path: Path) -> None:
    library = load_pack(write_pack(tmp_path, wreck="id: [\n", noise=b"\x00\x01\x02", empty=""))
    heads = {head.id: head for head in library.heads}
    assert {name: head.problem.code for name, head in heads.items() if head.problem} == {
        "wreck": "open-bracket",
        "noise": "not-text",
        "empty": "empty-file",
    }
    assert isinstance(library.encounter("wreck"), list)
    assert isinstance(library.encounter("small"), Encounter)
    with pytest.raises(KeyError):
        library.encounter("nobody")


def test_an_encounter_is_read_once_until_it_is_forgotten(tmp_path: Path) -> None:
    library = load_pack(write_pack(tmp_path))
    first = library.encounter("small")
    (tmp_path / ENCOUNTER).write_text(small(("level: 2", "level: 3")), encoding="utf-8")
    assert library.encounter("small") is first
    library.forget("small")
    again = library.encounter("small")
    assert isinstance(again, Encounter) and again.level == 3


def test_a_pack_without_its_files_still_lists_its_encounters(tmp_path: Path) -> None:
    write_pack(tmp_path)
    for name in ("pack.yaml", "people.yaml", "rivals.yaml"):
        (tmp_path / name).unlink()
    library = load_pack(tmp_path)
    assert [problem.code for problem in library.pack.problems] == ["missing-file"]
    assert isinstance(library.encounter("small"), Encounter)


def test_a_pack_gives_its_overpress_to_encounters(tmp_path: Path) -> None:
    content = SMALL[ENCOUNTER]
    body = content[content.index("  easter:\n") : content.index("  big_promise:\n")]
    plain = body.replace("  easter:\n", "overpress:\n").replace("    needs_repaired: crew_told\n", "")
    plain = plain.replace("turn 4", "slip").replace(", promise: ring_first", "")
    more = [f'      {part}: [{{id: o{part}, say: "So."}}]\n' for part in ("explain", "regret")]
    pressed = plain.replace("      thank:", f"{''.join(more)}      thank:")
    pack = read_pack(write_pack(tmp_path, pack=SMALL["pack.yaml"] + pressed))
    assert pack.problems == ()
    overpress = loaded(small(), pack).overpress
    assert overpress is not None and overpress.id == "overpress"
    weak = read_pack(write_pack(tmp_path, pack=SMALL["pack.yaml"] + plain))
    assert [problem.code for problem in weak.problems] == ["unrepairable"]


def test_load_encounter_gives_the_encounter_or_all_its_problems(tmp_path: Path) -> None:
    pack = pack_in(tmp_path)
    good = load_encounter(tmp_path / ENCOUNTER, pack)
    assert isinstance(good, Encounter) and good.source == SMALL[ENCOUNTER]
    (tmp_path / ENCOUNTER).write_text(small(("kind: ask\n", "kind: aks\n"), ("go: worried\n", "go: away\n")))
    bad = load_encounter(tmp_path / ENCOUNTER, pack)
    assert isinstance(bad, list) and [each.code for each in bad] == ["not-in-list", "unknown-target"]


def test_a_promise_of_another_encounter_of_the_pack_may_be_asked_about(tmp_path: Path) -> None:
    renamed = (("ring_first: {what", "old_one: {what"), ("promise: ring_first", "promise: old_one"))
    first = small(("id: small", "id: first"), *renamed)
    pack = read_pack(write_pack(tmp_path, first=first))
    assert codes(check_text(small(("[trust >= 40]", "[kept old_one]")), pack)) == []
    assert codes(check_text(small(("[trust >= 40]", "[kept no_such]")), pack)) == ["unknown-promise"]


def test_an_id_used_twice_is_told_once_whatever_the_two_moves_are(pack: Pack) -> None:
    [problem] = check_text(small(("{id: mine, kind: say_mine,", "{id: boast, kind: say_mine,")), pack).problems
    assert problem.code == "twice-id"


def test_a_key_with_a_closed_list_is_told_with_its_words(pack: Pack) -> None:
    [problem] = check_text(small(("{id: mine, kind: say_mine,", "{id: mine,")), pack).problems
    assert problem.code == "missing-key"
    assert all(str(kind) in problem.hint for kind in Kind)


def test_the_states_of_a_wrong_target_name_the_end_once(pack: Pack) -> None:
    [problem] = check_text(small(("go: worried\n", "go: zzz\n")), pack).problems
    assert problem.hint.count("end") == 1


def test_kinds_that_need_a_key_say_so(pack: Pack) -> None:
    [problem] = check_text(small(("sees: op10, ", "")), pack).problems
    assert problem.code == "missing-key" and "'sees'" in problem.message
    assert loaded(small(), pack).act("mine").kind is Kind.SAY_MINE
