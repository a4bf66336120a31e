"""Every word that the game itself says, in one place: names of moves and meters, causes, outcomes, conditions."""

from __future__ import annotations

from game.encounter.script import AnyOf, Clause, Compare, Encounter, Has
from game.encounter.values import Kind, Outcome, Part

KINDS: dict[Kind, tuple[str, str]] = {
    Kind.ASK: ("Ask", "message-circle-question-mark"),
    Kind.FOLLOW_UP: ("Follow up", "corner-down-right"),
    Kind.CHECK: ("Check what you understood", "check-check"),
    Kind.NAME_CUE: ("Say what you see", "eye"),
    Kind.RESPOND: ("Answer", "reply"),
    Kind.MIRROR: ("Fall in with", "copy"),
    Kind.OFFER: ("Offer terms", "scroll-text"),
    Kind.STANDARD: ("Appeal to a measure", "scale"),
    Kind.ACCEPT: ("Accept", "handshake"),
    Kind.WALK: ("Leave", "log-out"),
    Kind.CAJOLE: ("Coax", "feather"),
    Kind.PRESS: ("Press", "weight"),
    Kind.REASSURE: ("Reassure", "hand-helping"),
    Kind.SAY_MINE: ("Say where you stand", "waypoints"),
    Kind.PROMISE: ("Promise", "signature"),
    Kind.PRESENT: ("Show", "badge-check"),
}
"""Kind -> (its name on a card, its icon)."""

STRENGTH = {1: "lightly", 2: "plainly", 3: "hard"}

PARTS: dict[Part, tuple[str, str]] = {
    Part.NAME_IT: ("Name it", "What happened, so that it need not be dragged out of you."),
    Part.OWN_IT: ("Own it", "Your part in it. Without this nothing else counts."),
    Part.REGRET: ("Regret", "What it did to the other person."),
    Part.EXPLAIN: ("Explain", "How it came about."),
    Part.MAKE_GOOD: ("Make good", "What you will do about it. This binds you."),
    Part.PROMISE_CHANGE: ("Promise a change", "What will be different. This binds you."),
    Part.ASK_FORGIVENESS: ("Ask", "Whether it can be let go."),
    Part.THANK: ("Thank", ""),
}

MEASURES = {
    "output": "what gets done",
    "need": "who needs it most",
    "equal": "the same for all",
    "market": "what others pay",
    "duty": "what was promised and is owed",
    "liberty": "who is free to choose",
    "common": "what belongs to everybody",
}

CUES = {
    "glances_at_clock": "glances at the clock",
    "closes_folder": "closes the folder",
    "opens_folder": "opens the folder",
    "turns_folder_over": "turns the folder over",
    "lowers_voice": "lowers the voice",
    "leans_in": "leans in",
    "looks_away": "looks away",
    "caps_pen": "caps the pen",
    "shakes_head": "shakes the head",
    "waits": "waits",
    "signs_without_reading": "signs without reading",
    "turns_page_to_you": "turns the page to you",
}
"""Cue -> what can be seen, in words; the pictures are in game/ui/portrait."""

HEARD = {
    "lowers_voice": "a lower voice",
    "waits": "a pause",
    "looks_away": "a pause",
    "leans_in": "closer to the phone",
    "caps_pen": "a click",
    "closes_folder": "paper put away",
}
"""On a call, what of a cue can be heard; anything else cannot."""

CAUSES = {
    "new_fact": "you asked for what was under it",
    "check_right": "you said back what was meant",
    "check_wrong": "you said back something that was not meant",
    "cue_right": "you saw it",
    "cue_wrong": "you saw something that was not there",
    "question_open": "a question was left without an answer",
    "mirror": "you fell in with {them}",
    "mirror_late": "falling in with {them} wears thin",
    "not_her_measure": "you appealed to something {they} does not measure by",
    "her_measure": "you spoke in {their} own measure",
    "cajole": "you coaxed",
    "press": "you pressed",
    "reassure": "there was something to lean on",
    "over": "it was more than the moment could carry",
    "refused": "the terms were too far off",
    "insulted": "the terms were an insult",
    "rupture": "{what}",
    "offering": "you owned it",
    "passed_over": "you passed over it",
    "denial": "you said that it was not so",
    "deed": "you did what you said",
    "kept": "you did what you said",
    "broken": "you let a promise go",
    "shown_innocent": "it came out that it was not so",
    "shown_guilty": "it came out that it was so",
    "situation": "what was said",
    "restate": "you said what it is for {them}",
    "translate": "you put it in {their} measure",
    "meet": "you met on something",
    "balked": "that was not what {they} meant",
}
"""Why a meter moved, in words; {they} {them} {their} and {what} are filled in."""

PARTS_OF_SUM = {
    "worth": "what the terms are worth to {them}",
    "trust": "trust",
    "tension": "tension",
    "reconciled": "terms you found together",
    "yielded": "what {they} has yielded",
    "mirrored": "falling in with {them} too long",
    "rupture": "what is still broken",
    "fair": "reads fair to {them}",
    "unfair": "reads unfair to {them}",
    "alternative": "what {rival} would do",
    "your_need": "how much you need it",
}

OUTCOMES: dict[Outcome, tuple[str, str]] = {
    Outcome.RECONCILED: ("Both moved", "You both moved to something you can live with, and it is on the record."),
    Outcome.BARGAINED: ("A deal", "Each gave something, and both can live with it."),
    Outcome.PERSUADED: ("Your terms", "You gave next to nothing. It holds for now; other offers will be looked at."),
    Outcome.CAPITULATED: ("Their terms", "You have the work, on terms you said you could not live with."),
    Outcome.HOLLOW: ("A hollow yes", "It was said to end the conversation."),
    Outcome.WALKED: ("You left", "{rival} has the work."),
    Outcome.LOST: ("Out of time", "{rival} has the work."),
    Outcome.WITHDRAWN: ("Over", "After the second answer that was not one, there was nothing left to talk about."),
}
"""Outcome -> (heading, what it means)."""

PANELS = {
    "find_out": "Asking, and following up on what was only half said",
    "bid": "A rival's bid that stands on the table in front of both of you",
    "repair": "What broke between you, and how to mend it",
    "promises": "Promises, and the week after",
    "cues": "Saying what you see",
    "tension": "How much the other side can stand today",
    "influence": "Coaxing, pressing, reassuring",
    "term_sheet": "Several issues at once",
    "reconciliation": "Two measures of what is fair",
    "leverage": "Who needs whom more",
    "agent": "A client that is a machine",
    "deny": "Saying that it was not so",
}

PRONOUNS = {
    "she": ("she", "her", "her"),
    "he": ("he", "him", "his"),
    "they": ("they", "them", "their"),
}


def fill(text: str, encounter: Encounter, **more: str) -> str:
    """`text` with the client's pronouns, the rival's name and whatever else it names."""
    they, them, their = PRONOUNS.get(encounter.client.pronoun, PRONOUNS["they"])
    rival = encounter.rivals[0].name if encounter.rivals else "Somebody else"
    return text.format(they=they, them=them, their=their, rival=rival, **more)


def capital(text: str) -> str:
    """`text` with its first letter in capital."""
    return text[:1].upper() + text[1:]


def first_name(name: str) -> str:
    """What somebody is called across a table."""
    return name.split(" ")[0]


def money(amount: str) -> str:
    """1500 as 1,500; anything else as it is."""
    return f"{int(amount):,}" if amount.lstrip("-").isdigit() else amount


# --- conditions ---------------------------------------------------------------------------------------------------

_VERBS = {
    "knows": "something you have not found out yet",
    "used": "something you have not said yet",
    "repaired": "mending what broke first",
    "reconciled": "settling the disagreement first",
    "raised": "something that nobody has put on the table yet",
    "seen": "another moment of the talk first",
    "met": "somebody you have not met",
    "kept": "a promise kept",
    "broke": "a promise broken",
}
_NOT_VERBS = {
    "repaired": "what broke has been mended",
    "knows": "you know better by now",
    "used": "you have said something that rules it out",
    "raised": "it is on the table by now",
    "reconciled": "it has been settled by now",
}


def need(clause: Clause) -> str:
    """Why a move is locked, for a learner: nothing of what is hidden is told."""
    match clause:
        case Compare(meter=meter, sign=sign, number=number, negated=negated):
            more = (sign in (">=", ">")) != negated
            return f"needs {'more' if more else 'less'} {meter} ({'at least' if more else 'at most'} {number})"
        case Has(verb=verb, negated=True):
            return f"too late: {_NOT_VERBS.get(verb, 'things have moved on')}"
        case Has(verb=verb):
            return f"needs {_VERBS[verb]}"
        case AnyOf(clauses=clauses):
            return " or ".join(need(each) for each in clauses)


def source(clause: Clause) -> str:
    """The clause as it stands in the file, for trainers."""
    match clause:
        case Compare(meter=meter, sign=sign, number=number, negated=negated):
            return f"{'not ' if negated else ''}{meter} {sign} {number}"
        case Has(verb=verb, name=name, negated=negated):
            return f"{'not ' if negated else ''}{verb} {name}"
        case AnyOf(clauses=clauses):
            return "any_of: " + " | ".join(source(each) for each in clauses)
