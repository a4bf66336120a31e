"""A first encounter of one page: level 1, two issues of which one is not on the table yet, one fact under another."""
from __future__ import annotations

import json
import re
from dataclasses import dataclass

MEASURES = {
    "output": "what gets done",
    "need": "who needs it most",
    "equal": "the same for all",
    "market": "what others pay",
    "duty": "what was promised and is owed",
    "liberty": "who is free to choose",
    "common": "what belongs to everybody",
}
PRONOUNS = {"she": ("she", "her", "her"), "he": ("he", "him", "his"), "they": ("they", "them", "their")}
"""Pronoun -> as in 'she does', 'to her', 'her words'."""
LOOKS = {
    "she": "{hair: bun, hair_colour: silver, dress: cardigan, dress_colour: mustard}",
    "he": "{hair: side_part, hair_colour: grey, dress: waistcoat, dress_colour: moss}",
    "they": "{hair: curly, hair_colour: auburn, dress: fleece, dress_colour: teal}",
}
STEPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a first encounter is made of; each text stands for what its author would say."""

    name: str
    person: str = "Ada Lindqvist"
    role: str = "runs the corner shop"
    work: str = "Somebody has to open the shop on Sundays, and KEEL has made an offer."
    least: int = 40
    most: int = 100
    opening: str = "KEEL would do it for less than you. So what would I be paying for?"
    worry: str = "Half of those who come on a Sunday come to talk, and have nobody else."
    question: str = "Who comes in on a Sunday?"
    answer: str = "The same nine people. They buy a loaf and stay an hour."
    remedy: str = "you stay an hour longer and let them talk"
    measure: str = "need"
    pronoun: str = "she"
    rival: str = "keel"
    rivals: tuple[str, ...] = ()
    """Who may bid in the pack it goes to; only the first example's where there is no pack yet."""
    called: str = ""
    """The title, where it is more than the name tells."""
    as_person: str = ""
    """Under which the client stands in people.yaml, where the first name is somebody else's."""

    @property
    def title(self) -> str:
        """The name as a title."""
        return self.called or self.name.replace("_", " ").capitalize()

    @property
    def person_id(self) -> str:
        """Under which the client stands in people.yaml."""
        return self.as_person or self.person_ids[0]

    @property
    def person_ids(self) -> tuple[str, ...]:
        """What the client may be called there, the shortest first."""
        words = re.findall(r"[a-z]+", self.person.lower()) or ["client"]
        numbered = tuple(f"{words[0]}_{number}" for number in range(2, 10))
        return tuple(dict.fromkeys((words[0], "_".join(words[:2]), *numbered)))

    @property
    def step(self) -> int:
        """From one amount to the next."""
        return max(1, (self.most - self.least) // STEPS)

    def amount(self, steps: int) -> int:
        """The amount that many steps above the least."""
        return self.least + steps * self.step


def _q(text: str) -> str:
    """A text in quotes, whatever is in it."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def encounter(draft: Draft) -> str:
    """The encounter file."""
    put = {
        "name": draft.name,
        "title": _q(draft.title),
        "summary": _q(draft.work),
        "person": draft.person_id,
        "rival": draft.rival,
        "measure": draft.measure,
        "measures": " ".join(MEASURES),
        "least": draft.least,
        "most": draft.amount(STEPS),
        "step": draft.step,
        "hers": draft.amount(5),
        "yours": draft.amount(2),
        "opening": _q(draft.opening),
        "worry": _q(draft.worry),
        "question": _q(draft.question),
        "answer": _q(draft.answer),
        "remedy": _q(draft.remedy),
    }
    return re.sub(r"<(\w+)>", lambda found: str(put[found[1]]), _ENCOUNTER)


_ENCOUNTER = """\
# A first encounter. Change a line, save, and let 'check' tell what it thinks of it.
format: 1
id: <name>
title: <title>
about:
  summary: <summary>
  briefing: <summary>                      # what the player knows before the first word
  level: 1                                 # 1 to 5; from 2 on something has to break
  minutes: 2                               # how long a play takes
  best: bargained                          # what counts as the best ending
  shows: [find_out, bid]                   # what is on the screen; each new thing is introduced once in a pack
  skills: [ask_and_ground, trade_issues]
client:
  person: <person>                         # described in people.yaml
  trust: 40                                # 0 to 100
  tension: 30
  patience: 8                              # turns until it is over
  fair_means: <measure>                    # one of: <measures>
rivals:
  # its bid stands still;  step: {fee: -5, every: 2 turns}  would let it fall
  <rival>: {opens: {fee: <least>}, floor: {fee: <least>}}
you: {walk_away: 33}                       # below this worth you are better off leaving
facts:                                     # what can be found out
  worry: {says: <worry>}
issues:                                    # what is to be settled; the options run from their end to yours
  fee:
    label: "Fee"
    weight: {them: 30, you: 60}            # of 100 over all issues, for each side
    money: {least: <least>, most: <most>, step: <step>, livable: {them: <hers>, you: <yours>}}
  worry_first:
    label: "What nobody has put on the table"
    weight: {them: 70, you: 40}
    raised_by: worry                       # it comes up only for somebody who knows this
    unsaid: as_now                         # and until then it counts as this
    options:
      in_full: {say: <remedy>, them: 100, you: 10, fair_to: [<measure>]}
      in_part: {say: "some of that", them: 80, you: 50}
      as_now: {say: "as it is now", them: 58, you: 80}
      never: {say: "none of it", them: 0, you: 100, unfair_to: [<measure>]}
    opens: {them: in_full, you: as_now}
    livable: {them: as_now, you: in_full}
start: opening
states:                                    # the moments of the talk
  opening:
    lines:                                 # said on arriving
      - id: op10                           # an id is for ever: saves and translations point at it
        once: true
        mood: wary                         # calm open warm wary hurt angry tired relieved
        cue: waits                         # a posture that can be seen
        asks: true                         # a question; left without an answer it costs
        say: <opening>
    moves:                                 # what you may do, at most six beside terms and leaving
      - id: cheaper_too
        kind: respond                      # answers op10
        to: op10
        say: "I could do it for that, too."
        effects: [trust -5]
        reply: {id: op20, mood: tired, say: "Then there are two of you, and I am where I was."}
      - id: answer_plainly
        kind: respond
        to: op10
        say: "I do not know yet. What is it that must not go wrong?"
        reply: {id: op30, mood: open, cue: leans_in, say: "Well. Nobody has asked me that this week."}
      - id: ask_round
        kind: ask
        say: <question>
        reply: {id: op40, mood: open, cue: lowers_voice, say: <answer>}
      - id: ask_under                      # takes up that answer, and is heard only after it
        kind: follow_up
        to: op40
        say: "And what happens if that is gone?"
        effects: [learn worry, trust +5]
        reply: {id: op50, mood: hurt, say: <worry>}
      - id: ask_what                       # a second way to the same thing
        kind: follow_up
        to: op30
        say: "Then I am the first. What is it?"
        effects: [learn worry]
        reply: {id: op70, mood: tired, cue: looks_away, say: "You will laugh. It is not the money."}
      - id: ask_fair
        kind: ask
        needs: [not knows measure]
        say: "What would be fair, as you see it?"
        effects: [learn measure]
        reply: {id: op60, mood: warm, say: "You would have to ask who it is for. That is how I see it."}
      - id: opening_terms
        kind: offer
        again: true
        say: "I would do it like this."
        go: {accepted: end, countered: paper, refused: opening, insulted: opening}
      - id: leave_opening
        kind: walk
        say: "Then take the other one."
    rival:
      - {id: or10, by: <rival>, after: 2 turns, say: "I could begin today."}
  paper:                                   # your terms come back in another version
    lines:
      - {id: pa10, once: true, mood: calm, cue: turns_page_to_you, say: "Nearly. I have put one of them back."}
    moves:
      - id: ask_limit
        kind: ask
        say: "How far can you go?"
        reply: {id: pa20, mood: open, say: "<hers>. After that I am doing it for nothing."}
      - id: say_back
        kind: check                        # says back what you understood; right: yes, or no
        right: yes
        needs: [knows worry]
        say: "So the money is not what keeps you awake."
        reply: {id: pa30, mood: relieved, say: "No. It is not the money."}
      - id: paper_terms
        kind: offer
        again: true
        say: "And if it went like this?"
        go: {accepted: end, countered: paper, refused: paper, insulted: opening}
      - id: take_theirs
        kind: accept
        say: "Yes. Let us do that."
      - id: leave_paper
        kind: walk
        say: "I cannot live on that. I am sorry."
endings:                                   # the last words, by outcome; what is left out comes from the pack
  bargained: {id: en10, mood: relieved, say: "Good. Then I can stop counting the days."}
  lost: {id: en20, mood: tired, say: "I have to decide. It will be the other one."}
"""
PEOPLE = """\
  {id}:
    name: {name}
    role: {role}
    pronoun: {pronoun}                           # she, he or they
    age: 50
    portrait: {looks}
    want: "What {they} wants."                # notes for whoever writes the next scene; the player never reads them
    fear: "What {they} fears."
    hides: "What {they} hides, and how it shows."
"""
RIVAL = """\
  keel:
    name: KEEL
    fair_means: output                     # its one measure
    warmth: 35
    reliability: 97
    models_them: 55
    follow_up: 6
    lines:
      opens: {id: keel_opens, say: "You have my bid. It includes everything you asked for."}
      cuts: {id: keel_cuts, say: "I can do this for less. The new figure is coming."}
      stands: {id: keel_stands, say: "My bid is the same as this morning."}
      acknowledges: {id: keel_acknowledges, say: "That happened. Here is what I have changed since."}
      delivered: {id: keel_delivered, say: "It was done in the hour I gave."}
"""


def person(draft: Draft) -> str:
    """The client's entry in people.yaml."""
    put = PEOPLE.format(
        id=draft.person_id, name=_q(draft.person), role=_q(draft.role), pronoun=draft.pronoun,
        looks=LOOKS[draft.pronoun], they=draft.pronoun,
    )  # fmt: skip
    return re.sub(r"they (want|fear|hide)s", r"they \1", put)


def pack(draft: Draft) -> str:
    """A pack.yaml for one encounter."""
    return "\n".join(
        (
            "# A pack of your own: this file, people.yaml, rivals.yaml, and a folder encounters/.",
            "format: 1",
            f"id: {draft.name}",
            f"name: {_q(draft.title)}",
            'version: "1"',
            "language: en",
            'authors: ["your name"]',
            "licence: CC-BY-4.0                         # under what terms others may use it",
            f"order: [{draft.name}]                      # the order in which things are introduced",
            "",
        )
    )
