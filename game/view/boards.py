"""Moments of an encounter as the screen would show them, without a play: for storyboards."""
from __future__ import annotations

from dataclasses import replace

from game.encounter.script import Encounter, Line
from game.encounter.values import Where
from game.session.journal import Head, Record
from game.session.rehearsal import begin_at
from game.session.replay import opening_beat
from game.session.session import PRACTICE, Session
from game.view import words
from game.view.lines import cue_words
from game.view.play import Play
from game.view.screens import Spoken, Talk
from game.view.talk import talk


class Unkept:
    """Stands where a journal would: nothing is written."""

    def begin(self, head: Head) -> int:
        """No play has a number."""
        return 0

    def write(self, play: int, record: Record, *, is_over: bool = False) -> None:
        """Nothing is kept."""

    def records(self, play: int) -> tuple[Record, ...]:
        """Nothing was kept."""
        return ()


class Posed(Play):
    """A play that stands at one screen and asks for nothing first."""

    def __init__(self, session: Session, at: Talk) -> None:
        super().__init__(session)
        self.at = at

    def screen(self) -> Talk:
        """That screen."""
        return self.at

    def asks_first(self) -> str:
        """Nothing is asked on paper."""
        return ""


class Boards:
    """The screens of one encounter; a state of the talk is begun once."""

    def __init__(self, encounter: Encounter) -> None:
        self.encounter = encounter
        self._begun: dict[str, tuple[Session, Talk]] = {}

    def _at(self, state: str) -> tuple[Session, Talk]:
        state = state or self.encounter.start
        if state not in self._begun:
            session = Session(Unkept(), self.encounter, 0, PRACTICE, lambda: "")
            session.beats = (opening_beat(self.encounter, begin_at(self.encounter, state)[1]),)
            self._begun[state] = session, talk(session)
        return self._begun[state]

    def play(self, line: Line, at: str, yours: str = "") -> Posed:
        """A play that stands at the screen of `talk`."""
        return Posed(self._at(at)[0], self.talk(line, at, yours))

    def talk(self, line: Line, at: str, yours: str = "") -> Talk:
        """The encounter screen while she says `line` after `yours`, with what can be said in the state `at`; with
        nothing to say where it is empty."""
        base, who = self._at(at)[1], self.encounter.client
        cue = line.cue.value if line.cue and self.encounter.where is Where.IN_PERSON else None
        seen = cue_words(self.encounter, line.cue)
        hers = Spoken(by="them", name=words.first_name(who.name), text=line.say, mood=line.mood.value, cue=cue,
                      cue_words=seen, asks=line.asks)
        said = (Spoken(by="you", name="", text=yours), hers) if yours else (hers,)
        given = replace(base, speech=said, mood=line.mood.value, cue=cue, cue_words=seen, notice="", strained="",
                        changes=(), log=said, coming=(), can_undo=False)
        return given if at else replace(given, cards=(), bar=(), counter=())
