"""The ten questions of `new --ask`: plain, each with an example, looked over before anything is written."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TextIO

from game.authoring.new import Refused
from game.authoring.template import MEASURES, PRONOUNS, STEPS, Draft
from game.language.catalog import N_, _

MOST_ASKED = 5
"""Times that one question is put before its example is taken."""
LONGEST = 140


@dataclass(frozen=True, slots=True)
class Question:
    """One question; the example is taken where nothing is answered. `read` gives the fields, or why not (a text)."""

    asks: str
    field: str
    read: Callable[[Draft, str], Draft | str]


def _words(field: str) -> Callable[[Draft, str], Draft | str]:
    def read(draft: Draft, said: str) -> Draft | str:
        if len(said) > LONGEST:
            told = _("That is {long} signs long; at most {most} can be said in one breath.")
            return told.format(long=len(said), most=LONGEST)
        return replace(draft, **{field: said})  # type: ignore[arg-type]

    return read


def _person(draft: Draft, said: str) -> Draft | str:
    """A name, and behind it she, he or they; without that she."""
    found = re.fullmatch(r"(.*?)[\s,(]+(she|he|they)\)?", said, flags=re.IGNORECASE)
    name, pronoun = (found[1], found[2].lower()) if found else (said, draft.pronoun)
    read = _words("person")(draft, name)
    return replace(read, pronoun=pronoun) if isinstance(read, Draft) else read


def _amounts(draft: Draft, said: str) -> Draft | str:
    """Two amounts, and in front of them which rival it is."""
    found = [int(each) for each in re.findall(r"\d{1,7}", said.replace("'", "").replace(" 000", "000"))]
    if len(found) != 2 or found[1] - found[0] < STEPS:
        return _("Write two whole numbers, the smaller one first, as in 40 100.")
    draft = replace(draft, least=found[0], most=found[1])
    named = re.match(r"\s*([A-Za-z]\w*)", said)
    if named is None or not draft.rivals:
        return draft
    rival = named[1].lower()
    return replace(draft, rival=rival) if rival in draft.rivals else rivals_here(draft)


def rivals_here(draft: Draft) -> str:
    """Whom one can choose of."""
    return _("Rivals here: {these}.").format(these=", ".join(draft.rivals))


def _measure(draft: Draft, said: str) -> Draft | str:
    word = said.strip().lower()
    numbered = {str(number): name for number, name in enumerate(MEASURES, 1)}
    chosen = numbered.get(word, word)
    if chosen not in MEASURES:
        return _("Choose one of {these}.").format(these=", ".join(MEASURES))
    return replace(draft, measure=chosen)


QUESTIONS = (
    Question(N_("Whom does the player meet? First name, surname, and she, he or they"), "person", _person),
    Question(N_("What does {they} do"), "role", _words("role")),
    Question(N_("What is the work, and why is it hard to get? One sentence"), "work", _words("work")),
    Question(N_("What does the rival ask for it, and what would you like? Two numbers"), "least", _amounts),
    Question(N_("What is the first thing {they} says? A question that is not easy"), "opening", _words("opening")),
    Question(N_("What worries {them} that {they} does not say? One sentence, in {their} words"), "worry",
             _words("worry")),
    Question(N_("What would you have to ask to get near it"), "question", _words("question")),
    Question(N_("What does {they} answer to that, still keeping it back"), "answer", _words("answer")),
    Question(N_("What could you do about it? Begin with 'you'"), "remedy", _words("remedy")),
    Question(N_("By what does {they} judge what is fair"), "measure", _measure),
)


def asked(draft: Draft, ask: Callable[[str], str], out: TextIO) -> Draft:
    """The draft with ten questions answered and looked over; an empty answer takes the example.

    Raises Refused where the input ends before the tenth, or the person wants nothing written.
    """
    told = _("Ten questions. Enter alone takes the example in brackets; everything can be changed in the file.")
    print(told, file=out)
    for number in range(1, len(QUESTIONS) + 1):
        try:
            draft = _answered(draft, number, ask, out)
        except EOFError:
            ended = _("The input ended at question {number}: nothing was written.")
            raise Refused(ended.format(number=number)) from None
    return _looked_over(draft, ask, out)


def _looked_over(draft: Draft, ask: Callable[[str], str], out: TextIO) -> Draft:
    """All answers in a list, any of which may be given once more. The end of the input takes them as they are."""
    while True:
        print("\n" + _("This will be written:"), file=out)
        for number, question in enumerate(QUESTIONS, 1):
            print(f"{number:>2}  {example_of(draft, question)}", file=out)
        try:
            ways = _("Enter writes it; a number asks that question again; q leaves without writing.")
            said = ask(f"{ways} ").strip().lower()
            if said in ("q", "quit"):
                raise Refused(_("Nothing was written."))
            if not said:
                return draft
            if said.isdecimal() and 1 <= int(said) <= len(QUESTIONS):
                draft = _answered(draft, int(said), ask, out)
        except EOFError:
            return draft


def cleaned(said: str) -> str:
    """An answer on one line, without signs that cannot be shown."""
    return "".join(each for each in " ".join(said.split()) if each.isprintable())


def example_of(draft: Draft, question: Question) -> str:
    """What is taken where nothing is answered."""
    if question.field == "person":
        return f"{draft.person}, {draft.pronoun}"
    if question.field == "least":
        return f"{f'{draft.rival} ' if len(draft.rivals) > 1 else ''}{draft.least} {draft.most}"
    return str(getattr(draft, question.field))


def _before(draft: Draft, question: Question) -> str:
    """What is told before a question, so that nothing has to be looked up."""
    if question.field == "measure":
        told = " · ".join(f"{at} {name}: {about}" for at, (name, about) in enumerate(MEASURES.items(), 1))
        return f"   {told}\n"
    if question.field == "least" and len(draft.rivals) > 1:
        where = _("Put one of them in front of the numbers.")
        return f"   {rivals_here(draft)} {where}\n"
    return ""


def _answered(draft: Draft, number: int, ask: Callable[[str], str], out: TextIO) -> Draft:
    question = QUESTIONS[number - 1]
    out.write(_before(draft, question))
    for _time in range(MOST_ASKED):
        said = cleaned(ask(f"{number:>2}  {put(draft, question.asks)}? [{example_of(draft, question)}] "))
        if not said:
            return draft
        read = question.read(draft, said)
        if isinstance(read, Draft):
            return read
        print(f"    {read}", file=out)
    return draft


def put(draft: Draft, asks: str) -> str:
    """The question about her, him or them."""
    they, them, their = PRONOUNS[draft.pronoun]
    put = _(asks).format(they=they, them=them, their=their)
    if draft.pronoun == "they":
        put = put.replace("does they", "do they").replace("they says", "they say").replace("they does", "they do")
    return put
