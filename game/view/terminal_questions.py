"""What the terminal asks around a play: four questions before it, three after it; Enter skips each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.view import preparing
from game.view.language import _
from game.view.looking import Question
from game.view.looking_back import REFLECTIONS
from game.view.play import Play

Read = Callable[[str], str]
Show = Callable[[list[str]], None]


def prepare(play: Play, read: Read, show: Show) -> None:
    """Target, limit, their worry, their measure: a number each."""
    for question in preparing.prepare(play.session.encounter, {}).questions:
        show(["", question.asks, *_taps(question)])
        said = read(_("number, or Enter to skip> "))
        chosen = [tap.id for number, tap in enumerate(question.taps, 1) if said in (str(number), tap.id)]
        if chosen:
            play.keep(question.kind, chosen[0])


def _taps(question: Question) -> Iterable[str]:
    for number, tap in enumerate(question.taps, 1):
        yield f"  {number}  {tap.say}" + (f"  ({tap.note})" if tap.note else "")


def reflect(play: Play, read: Read, show: Show) -> None:
    """What you wanted, what happened, what you would do differently; kept beside the play, and never graded."""
    show(["", _("Three questions, in your own words. Enter skips one; nobody grades this.")])
    for kind, asks in REFLECTIONS.items():
        said = read(_(asks) + " ")
        if said:
            play.keep(kind, said)
