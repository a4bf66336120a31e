"""Lines by id, and beats as what was heard: who said what, with face, posture and question."""

from __future__ import annotations

from game.encounter.events import IssueRaised, LineSaid, RuptureOpened
from game.encounter.repair import script_of
from game.encounter.script import Encounter
from game.encounter.speech import lines_of, yours_of
from game.encounter.values import Cue, Where
from game.session.replay import Beat
from game.view import words
from game.view.language import _
from game.view.screens import Spoken


def cue_words(encounter: Encounter, cue: Cue | None) -> str:
    """What of a cue reaches you: seen in person, heard on a call, nothing in writing."""
    if cue is None or encounter.where is Where.TEXT:
        return ""
    return words.CUES[cue] if encounter.where is Where.IN_PERSON else words.HEARD.get(cue, "")


def spoken(encounter: Encounter, event: LineSaid, turn: int) -> Spoken:
    """One line as it is heard."""
    if event.by == "you":
        return Spoken(by="you", name=_("You"), text=yours_of(encounter).get(event.line, ""), turn=turn)
    line = lines_of(encounter)[event.line]
    rival = next((each for each in encounter.rivals if each.id == event.by), None)
    if rival is not None:
        return Spoken(by="rival", name=rival.name, text=line.say, turn=turn)
    visible = encounter.where is Where.IN_PERSON
    return Spoken(
        by="them",
        name=words.first_name(encounter.client.name),
        text=line.say,
        mood=line.mood.value,
        cue=line.cue.value if line.cue and visible else None,
        cue_words=cue_words(encounter, line.cue),
        asks=line.asks,
        turn=turn,
    )


def story(encounter: Encounter, beat: Beat) -> tuple[Spoken, ...]:
    """What a beat makes heard, and what happens in it that nobody says."""
    heard: list[Spoken] = []
    for event in beat.events:
        match event:
            case LineSaid():
                heard.append(spoken(encounter, event, beat.state.turn))
            case RuptureOpened(rupture=id):
                heard.append(Spoken(by="story", name="", text=script_of(encounter, id).what, turn=beat.state.turn))
            case IssueRaised(issue=id):
                label = encounter.issue(id).label
                heard.append(
                    Spoken(
                        by="story",
                        name="",
                        text=_("On the table now: {label}.").format(label=label),
                        turn=beat.state.turn,
                    )
                )
            case _:
                pass
    return tuple(line for line in heard if line.text)


def log(encounter: Encounter, beats: tuple[Beat, ...]) -> tuple[Spoken, ...]:
    """Everything said so far."""
    return tuple(line for beat in beats for line in story(encounter, beat))
