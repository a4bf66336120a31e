"""Hidden means absent: two encounters that differ only in what a seat may not know show the same screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from game.encounter.script import Encounter, Issue, Line, Moment, Rupture
from game.encounter.values import Measure, Mood
from game.session.session import ASSESSMENT, PRACTICE
from game.view.screens import Talk
from tests.builders import line, quiet, yard
from tests.view.conftest import Playing


def other_points(encounter: Encounter) -> Encounter:
    """Her weights, her points and what she can live with, all different."""

    def changed(issue: Issue, weight: int) -> Issue:
        options = tuple(replace(option, them=max(0, option.them - 5)) for option in issue.options)
        return replace(issue, options=options, weight_them=weight, livable_them=issue.options[-1].id)

    weights = (34, 33, 33)
    return replace(encounter, issues=tuple(changed(*pair) for pair in zip(encounter.issues, weights, strict=True)))


def other_facts(encounter: Encounter) -> Encounter:
    """What there is to find out, in other words."""
    return replace(encounter, facts={id: f"Something else: {id}." for id in encounter.facts})


def other_measure(encounter: Encounter) -> Encounter:
    """Another measure of what is fair."""
    return replace(encounter, fair_means=Measure.LIBERTY)


def fair_reads_otherwise(encounter: Encounter) -> Encounter:
    """Other options read fair and unfair."""

    def turned(issue: Issue) -> Issue:
        options = (replace(each, fair_to=each.unfair_to, unfair_to=each.fair_to) for each in issue.options)
        return replace(issue, options=tuple(options))

    return replace(encounter, issues=tuple(turned(issue) for issue in encounter.issues))


def _elsewhere(said: Line) -> Line:
    return replace(said, say=f"Never heard: {said.id}.", mood=Mood.ANGRY)


def other_lines_unheard(encounter: Encounter) -> Encounter:
    """Replies, refusals, endings and a week later, all in other words: none of them has been said."""

    def moment(old: Moment) -> Moment:
        return replace(old, acts=tuple(replace(act, reply=act.reply and _elsewhere(act.reply)) for act in old.acts))

    def rupture(old: Rupture) -> Rupture:
        return replace(old, accepts=_elsewhere(old.accepts), refuses=_elsewhere(old.refuses))

    return replace(
        encounter,
        moments={id: moment(each) for id, each in encounter.moments.items()},
        ruptures={id: rupture(each) for id, each in encounter.ruptures.items()},
        endings={id: _elsewhere(each) for id, each in encounter.endings.items()},
        later={id: _elsewhere(each) for id, each in encounter.later.items()},
        reactions={id: _elsewhere(each) for id, each in encounter.reactions.items()},
    )


def other_quality_of_words(encounter: Encounter) -> Encounter:
    """Which wordings are vague, deflect or miss; whether a check or a cue is right; what a press would carry."""

    def rupture(old: Rupture) -> Rupture:
        turned = tuple(replace(each, vague=not each.vague, deflects=not each.deflects) for each in old.wordings)
        return replace(old, wordings=turned, severity=1, needs_repaired="wall", innocent=True)

    def moment(old: Moment) -> Moment:
        return replace(old, acts=tuple(replace(act, right=not act.right) for act in old.acts))

    return replace(
        encounter,
        moments={id: moment(each) for id, each in encounter.moments.items()},
        ruptures={id: rupture(each) for id, each in encounter.ruptures.items()},
    )


def other_notes(encounter: Encounter) -> Encounter:
    """What the trainer wrote to trainers."""
    return replace(encounter, notes="Watch for the second question.")


def other_floor(encounter: Encounter) -> Encounter:
    """How far the rival would go, and how well it models her."""
    keel = replace(encounter.rivals[0], floor=(("price", "200"),), models_them=90, reliability=60)
    return replace(encounter, rivals=(keel,))


HIDDEN: dict[str, Callable[[Encounter], Encounter]] = {
    each.__name__: each
    for each in (
        other_points, other_facts, other_measure, fair_reads_otherwise, other_lines_unheard, other_quality_of_words,
        other_notes, other_floor,
    )
}  # fmt: skip
SITUATIONS = {
    "at the start": (yard, ""),
    "in the talk": (quiet, "wait; mirror"),
    "at her terms": (quiet, "wait; to_terms"),
}


def cases() -> list[Any]:
    """Every hidden thing in every situation, in practice and in assessment."""
    return [
        pytest.param(hidden, situation, mode, id=f"{hidden}, {situation}, {mode}")
        for hidden in HIDDEN
        for situation in SITUATIONS
        for mode in (PRACTICE, ASSESSMENT)
    ]


@pytest.mark.parametrize(("hidden", "situation", "mode"), cases())
def test_what_may_not_be_known_is_on_no_screen(hidden: str, situation: str, mode: str, playing: Playing) -> None:
    made, script = SITUATIONS[situation]
    plain, twin = playing(made(), script, mode), playing(HIDDEN[hidden](made()), script, mode)
    assert plain.screen() == twin.screen()
    for draft in (None, {"day": "wednesday", "price": "300"}, {"day": "friday", "price": "500", "clearing": "both"}):
        assert plain.sheet(draft) == twin.sheet(draft)


SAME_COST = [name for name in HIDDEN if name != "other_quality_of_words"]


@pytest.mark.parametrize("mode", [PRACTICE, ASSESSMENT])
@pytest.mark.parametrize("hidden", SAME_COST)
def test_what_may_not_be_known_is_in_no_offering(hidden: str, mode: str, playing: Playing) -> None:
    script = "slip; wait"
    plain, twin = playing(quiet(), script, mode), playing(HIDDEN[hidden](quiet()), script, mode)
    assert plain.screen() == twin.screen()
    for draft in ((), ("name_vague",), ("name", "own_deflects", "good_misses")):
        assert plain.offering(draft) == twin.offering(draft)


def test_an_offering_does_not_tell_good_words_from_bad_ones(playing: Playing) -> None:
    plain, twin = (
        playing(encounter, "wait; slip; wait", ASSESSMENT) for encounter in (quiet(), _other_words(quiet()))
    )
    for draft in ((), ("name_vague", "own"), ("name", "own_deflects", "good_misses")):
        assert plain.offering(draft) == twin.offering(draft)


def _other_words(encounter: Encounter) -> Encounter:
    broke = encounter.ruptures["broke"]
    turned = tuple(replace(each, vague=not each.vague, misses=not each.misses) for each in broke.wordings)
    return replace(encounter, ruptures={"broke": replace(broke, wordings=turned, needs_repaired="wall")})


# --- the twins really differ ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("hidden", [name for name in HIDDEN if name != "other_notes"])
def test_the_twins_differ_once_what_was_hidden_comes_out(hidden: str, playing: Playing) -> None:
    scripts = {
        "other_points": "wait; offer day=wednesday price=200",
        "other_facts": "ask_why",
        "other_measure": "measure",
        "fair_reads_otherwise": "offer day=friday price=200",
        "other_lines_unheard": "ask_why; under",
        "other_quality_of_words": "check",
        "other_floor": "wait; wait; wait; wait; wait; wait",
    }
    plain, twin = (playing(made, scripts[hidden]) for made in (quiet(), HIDDEN[hidden](quiet())))
    told = plain.screen() != twin.screen()
    summed = [beat.events for beat in plain.session.beats] != [beat.events for beat in twin.session.beats]
    assert told or summed


# --- what comes out, comes out in its time --------------------------------------------------------------------------


def words_of(screen: object) -> str:
    return repr(screen)


def test_a_fact_is_told_only_once_it_is_known(playing: Playing) -> None:
    before, after = (playing(quiet(), script).screen() for script in ("wait", "ask_why"))
    assert "The wall leans." not in words_of(before)
    assert isinstance(after, Talk)
    assert after.known == ("The wall leans.",)
    assert "The neighbour complained." not in words_of(after)


def test_a_latent_issue_is_on_no_screen_before_its_fact_is_known(playing: Playing) -> None:
    for mode in (PRACTICE, ASSESSMENT):
        unknown = playing(quiet(), "ask_why", mode)
        assert "Who clears up" not in words_of(unknown.screen()) + words_of(unknown.sheet())
        known = playing(quiet(), "ask_why; under", mode)
        assert [issue.id for issue in known.sheet().issues if issue.latent] == ["clearing"]


def test_her_measure_is_told_only_once_it_is_learned(playing: Playing) -> None:
    assert "who needs it most" not in words_of(playing(quiet(), "wait").screen())
    assert "who needs it most" in words_of(playing(quiet(), "measure").screen())


def test_a_rupture_that_has_not_opened_is_on_no_screen(playing: Playing) -> None:
    assert quiet().ruptures["broke"].what not in words_of(playing(quiet(), "wait").screen())
    assert quiet().ruptures["broke"].what in words_of(playing(quiet(), "slip").screen())


def test_in_an_assessment_no_meter_is_shown(playing: Playing) -> None:
    practice, assessment = (playing(quiet(), "mirror; slip", mode).screen() for mode in (PRACTICE, ASSESSMENT))
    assert isinstance(practice, Talk)
    assert isinstance(assessment, Talk)
    assert [meter.id for meter in practice.meters] == ["trust", "tension"]
    assert assessment.meters == ()


def test_in_an_assessment_no_change_of_a_meter_is_told(playing: Playing) -> None:
    for script in ("mirror", "slip", "check", "offer day=friday price=500", "slip; repair name own good"):
        screen = playing(quiet(), script, ASSESSMENT).screen()
        assert isinstance(screen, Talk)
        assert not any(sign in change.what for change in screen.changes for sign in ("+", "−"))
        assert not any(word in change.what.lower() for change in screen.changes for word in ("trust", "tension"))


def test_what_she_would_say_is_on_no_screen_before_she_says_it(playing: Playing) -> None:
    plain = playing(quiet(), "slip; wait")
    shown = words_of(plain.screen()) + words_of(plain.sheet()) + words_of(plain.offering())
    for unsaid in ("broke_refuses", "broke_accepts", "end_walked", "later_kept", "said_insulted", "because"):
        assert line(unsaid).say not in shown
