"""Every word that the game itself says, in one place: names of moves and meters, causes, outcomes, conditions."""

from __future__ import annotations

from game.encounter.script import AnyOf, Clause, Compare, Encounter, Has
from game.encounter.values import Kind, Outcome, Part
from game.review.naming import MEASURES as MEASURES
from game.view.language import N_, Words, _

KINDS: Words[Kind, tuple[str, str]] = Words({
    Kind.ASK: (N_("Ask"), "message-circle-question-mark"),
    Kind.FOLLOW_UP: (N_("Follow up"), "corner-down-right"),
    Kind.CHECK: (N_("Check what you understood"), "check-check"),
    Kind.NAME_CUE: (N_("Say what you see"), "eye"),
    Kind.RESPOND: (N_("Answer"), "reply"),
    Kind.MIRROR: (N_("Fall in with"), "copy"),
    Kind.OFFER: (N_("Offer terms"), "scroll-text"),
    Kind.STANDARD: (N_("Appeal to a measure"), "scale"),
    Kind.ACCEPT: (N_("Accept"), "handshake"),
    Kind.WALK: (N_("Leave"), "log-out"),
    Kind.CAJOLE: (N_("Coax"), "feather"),
    Kind.PRESS: (N_("Press"), "weight"),
    Kind.REASSURE: (N_("Reassure"), "hand-helping"),
    Kind.SAY_MINE: (N_("Say where you stand"), "waypoints"),
    Kind.PROMISE: (N_("Promise"), "signature"),
    Kind.PRESENT: (N_("Show"), "badge-check"),
})
"""Kind -> (its name on a card, its icon)."""

STRENGTH = Words({1: N_("lightly"), 2: N_("plainly"), 3: N_("hard")})

PARTS: Words[Part, tuple[str, str]] = Words({
    Part.NAME_IT: (N_("Name it"), N_("What happened, so that it need not be dragged out of you.")),
    Part.OWN_IT: (N_("Own it"), N_("Your part in it. Without this nothing else counts.")),
    Part.REGRET: (N_("Regret"), N_("What it did to the other person.")),
    Part.EXPLAIN: (N_("Explain"), N_("How it came about.")),
    Part.MAKE_GOOD: (N_("Make good"), N_("What you will do about it. This binds you.")),
    Part.PROMISE_CHANGE: (N_("Promise a change"), N_("What will be different. This binds you.")),
    Part.ASK_FORGIVENESS: (N_("Ask"), N_("Whether it can be let go.")),
    Part.THANK: (N_("Thank"), ""),
})

MOODS = Words({
    "calm": N_("calm"),
    "open": N_("open"),
    "warm": N_("warm"),
    "wary": N_("wary"),
    "hurt": N_("hurt"),
    "angry": N_("angry"),
    "tired": N_("tired"),
    "relieved": N_("relieved"),
})
"""What a face shows, in words."""

CUES = Words({
    "glances_at_clock": N_("glances at the clock"),
    "closes_folder": N_("closes the folder"),
    "opens_folder": N_("opens the folder"),
    "turns_folder_over": N_("turns the folder over"),
    "lowers_voice": N_("lowers the voice"),
    "leans_in": N_("leans in"),
    "looks_away": N_("looks away"),
    "caps_pen": N_("caps the pen"),
    "shakes_head": N_("shakes the head"),
    "waits": N_("waits"),
    "signs_without_reading": N_("signs without reading"),
    "turns_page_to_you": N_("turns the page to you"),
})
"""Cue -> what can be seen, in words; the pictures are in game/ui/portrait."""

HEARD = Words({
    "lowers_voice": N_("a lower voice"),
    "waits": N_("a pause"),
    "looks_away": N_("a pause"),
    "leans_in": N_("closer to the phone"),
    "caps_pen": N_("a click"),
    "closes_folder": N_("paper put away"),
})
"""On a call, what of a cue can be heard; anything else cannot."""

CAUSES = Words({
    "new_fact": N_("you asked for what was under it"),
    "check_right": N_("you said back what was meant"),
    "check_wrong": N_("you said back something that was not meant"),
    "cue_right": N_("you saw it"),
    "cue_wrong": N_("you saw something that was not there"),
    "question_open": N_("a question was left without an answer"),
    "mirror": N_("you fell in with {them}"),
    "mirror_late": N_("falling in with {them} wears thin"),
    "not_her_measure": N_("you appealed to something {they} does not measure by"),
    "her_measure": N_("you spoke in {their} own measure"),
    "cajole": N_("you coaxed"),
    "press": N_("you pressed"),
    "reassure": N_("there was something to lean on"),
    "over": N_("it was more than the moment could carry"),
    "refused": N_("the terms were too far off"),
    "insulted": N_("the terms were an insult"),
    "rupture": N_("{what}"),
    "offering": N_("you owned it"),
    "passed_over": N_("you passed over it"),
    "denial": N_("you said that it was not so"),
    "deed": N_("you did what you said"),
    "kept": N_("you did what you said"),
    "broken": N_("you let a promise go"),
    "shown_innocent": N_("it came out that it was not so"),
    "shown_guilty": N_("it came out that it was so"),
    "situation": N_("what was said"),
    "restate": N_("you said what it is for {them}"),
    "translate": N_("you put it in {their} measure"),
    "meet": N_("you met on something"),
    "balked": N_("that was not what {they} meant"),
})
"""Why a meter moved, in words; {they} {them} {their} and {what} are filled in."""

PARTS_OF_SUM = Words({
    "worth": N_("what the terms are worth to {them}"),
    "trust": N_("trust"),
    "tension": N_("tension"),
    "reconciled": N_("terms you found together"),
    "yielded": N_("what {they} has yielded"),
    "mirrored": N_("falling in with {them} too long"),
    "rupture": N_("what is still broken"),
    "fair": N_("reads fair to {them}"),
    "unfair": N_("reads unfair to {them}"),
    "alternative": N_("what {rival} would do"),
    "your_need": N_("how much you need it"),
})

OUTCOMES: Words[Outcome, tuple[str, str]] = Words({
    Outcome.RECONCILED: (N_("Both moved"),
                         N_("You both moved to something you can live with, and it is on the record.")),
    Outcome.BARGAINED: (N_("A deal"), N_("Each gave something, and both can live with it.")),
    Outcome.PERSUADED: (N_("Your terms"),
                        N_("You gave next to nothing. It holds for now; other offers will be looked at.")),
    Outcome.CAPITULATED: (N_("Their terms"), N_("You have the work, on terms you said you could not live with.")),
    Outcome.HOLLOW: (N_("A hollow yes"), N_("It was said to end the conversation.")),
    Outcome.WALKED: (N_("You left"), N_("{rival} has the work.")),
    Outcome.LOST: (N_("Out of time"), N_("{rival} has the work.")),
    Outcome.WITHDRAWN: (N_("Over"),
                        N_("After the second answer that was not one, there was nothing left to talk about.")),
})
"""Outcome -> (heading, what it means)."""

PANELS = Words({
    "find_out": N_("Asking, and following up on what was only half said"),
    "bid": N_("A rival's bid that stands on the table in front of both of you"),
    "repair": N_("What broke between you, and how to mend it"),
    "promises": N_("Promises, and the week after"),
    "cues": N_("Saying what you see"),
    "tension": N_("How much the other side can stand today"),
    "influence": N_("Coaxing, pressing, reassuring"),
    "term_sheet": N_("Several issues at once"),
    "reconciliation": N_("Two measures of what is fair"),
    "leverage": N_("Who needs whom more"),
    "agent": N_("A client that is a machine"),
    "deny": N_("Saying that it was not so"),
})

FATES = Words({"due": N_("due"), "kept": N_("kept"), "broken": N_("broken")})
"""What has become of a promise."""

PRONOUNS = {
    "she": ("she", "her", "her"),
    "he": ("he", "him", "his"),
    "they": ("they", "them", "their"),
}
"""(subject, object, possessive) for English; other languages write {name} where these would not fit."""


def fill(text: str, encounter: Encounter, **more: str) -> str:
    """`text` with the client's pronouns, the rival's name and whatever else it names."""
    they, them, their = PRONOUNS.get(encounter.client.pronoun, PRONOUNS["they"])
    rival = encounter.rivals[0].name if encounter.rivals else _("Somebody else")
    name = first_name(encounter.client.name)
    return text.format(they=they, them=them, their=their, rival=rival, name=name, **more)


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

METERS = {"trust": N_("trust"), "tension": N_("tension")}
_VERBS = Words({
    "knows": N_("something you have not found out yet"),
    "used": N_("something you have not said yet"),
    "repaired": N_("mending what broke first"),
    "reconciled": N_("settling the disagreement first"),
    "raised": N_("something that nobody has put on the table yet"),
    "seen": N_("another moment of the talk first"),
    "met": N_("somebody you have not met"),
    "kept": N_("a promise kept"),
    "broke": N_("a promise broken"),
})
_NOT_VERBS = Words({
    "repaired": N_("what broke has been mended"),
    "knows": N_("you know better by now"),
    "used": N_("you have said something that rules it out"),
    "raised": N_("it is on the table by now"),
    "reconciled": N_("it has been settled by now"),
})


def need(clause: Clause) -> str:
    """Why a move is locked, for a learner: nothing of what is hidden is told."""
    match clause:
        case Compare(meter=meter, sign=sign, number=number, negated=negated):
            more = (sign in (">=", ">")) != negated
            told = _("needs more {meter} (at least {number})") if more else _("needs less {meter} (at most {number})")
            return told.format(meter=_(METERS.get(meter, meter)), number=number)
        case Has(verb=verb, negated=True):
            return _("too late: {why}").format(why=_NOT_VERBS.get(verb, _("things have moved on")))
        case Has(verb=verb):
            return _("needs {what}").format(what=_VERBS[verb])
        case AnyOf(clauses=clauses):
            return _(" or ").join(need(each) for each in clauses)


def source(clause: Clause) -> str:
    """The clause as it stands in the file, for trainers."""
    match clause:
        case Compare(meter=meter, sign=sign, number=number, negated=negated):
            return f"{'not ' if negated else ''}{meter} {sign} {number}"
        case Has(verb=verb, name=name, negated=negated):
            return f"{'not ' if negated else ''}{verb} {name}"
        case AnyOf(clauses=clauses):
            return "any_of: " + " | ".join(source(each) for each in clauses)
