# ruff: noqa: E501
"""Faults planted in a good encounter, one at a time and together: `python -m tests.authoring.planted` prints the table.

Each stands as a change of the small good pack; the mark ¦ stands where the checker must point.
"""
from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.content.codes import TABLE
from game.content.codes.row import sample
from game.content.codes.small import SMALL
from game.content.load import FileReport, check_paths
from game.content.problems import Problem
from tests.content.packs import ENCOUNTER, place_of_mark, unmarked, write_pack

MARK = "¦"
_TERMS = '      - {id: terms, kind: offer, again: true, say: "Here is what I can do.", go: {accepted: end, refused: worried}}'
_LED = _TERMS.replace("refused: worried", "refused: corner")
_RUPTURES = "ruptures:\n  easter"
_OFFER = '      - {id: corner_terms, kind: offer, say: "And if I came on Sunday?", go: {accepted: end}}\n'
_KEEL = "  keel: {opens: {notice: two_days, fee: 1800}, step: {fee: -300, every: 3 turns}, floor: {fee: 900}}"
_ANSWER = SMALL[ENCOUNTER][SMALL[ENCOUNTER].index("      - id: answer") : SMALL[ENCOUNTER].index("      - id: ask_monday")]


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault: what a person did, the code that must be found, and the changes. `alone` keeps it out of the heap."""

    what: str
    code: str
    changes: tuple[tuple[str, str], ...] = ()
    content: bytes | None = None
    alone: bool = False
    file: str = ENCOUNTER


def _one(what: str, code: str, old: str, new: str, *also: tuple[str, str], alone: bool = False) -> Planted:
    return Planted(what, code, ((old, new), *also), alone=alone)


def _whole(what: str, code: str, content: bytes) -> Planted:
    return Planted(what, code, content=content, alone=True)


def _sampled(what: str, code: str) -> Planted:
    """The wrong sample that `explain` shows of a code."""
    row = TABLE[code]
    return Planted(what, code, content=sample(row, SMALL, wrong=True), alone=True, file=row.file)


def _bomb() -> bytes:
    """Nine levels of ten: a thousand million words if anybody unfolded it."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, 9)]
    return "\n".join(lines).replace("&a0", "¦&a0", 1).encode()


_GOOD = SMALL[ENCOUNTER]

FAULTS = (
    # --- the file cannot be read ---
    _one("a Tab in place of spaces", "tab", "    label: \"Weekly fee\"", "¦\tlabel: \"Weekly fee\"", alone=True),
    _one("a space copied from a web page", "odd-space", "start: opening", "start:¦\u00a0opening", alone=True),
    _one("a line that is not lined up", "indent", "  level: 2\n", "   ¦level: 2\n", alone=True),
    _one("no space behind the colon", "no-space", 'title: "The small rota"', '¦title:"The small rota"', alone=True),
    _one("a line without a colon", "no-colon", "start: opening", "¦start opening", alone=True),
    _one("a colon in speech without quotes", "colon-in-text", 'say: "Why should I wait for yours?"',
         "say: One thing¦: why should I wait?", alone=True),
    _one("speech that begins with @", "special-start", 'say: "Why should I wait for yours?"',
         "say: ¦@home they wait less.", alone=True),
    _one("speech that begins with *", "special-start", 'say: "Why should I wait for yours?"',
         "say: ¦*sighs* Why should I wait?", alone=True),
    _one("words behind the closing quote", "text-after-quote", 'say: "Why should I wait for yours?"',
         'say: "Why" ¦should I wait?', alone=True),
    _one("a quote that is never closed", "open-quote", 'say: "Why should I wait for yours?"',
         'say: ¦"Why should I wait for yours?', alone=True),
    _one("a brace that is never closed", "open-bracket", 'crew_told: {says: "She told the crew two weeks."}',
         'crew_told: ¦{says: "She told the crew two weeks."', alone=True),
    _one("a comma forgotten in braces", "comma", "{id: op20, mood: wary,", "{id: op20 ¦mood: wary,", alone=True),
    _one("a backslash in speech", "escape", '"Why should I wait for yours?"', '"Why ¦\\should I wait?"', alone=True),
    _one("a second document", "second-document", "states:\n", "¦---\nstates:\n", alone=True),
    _whole("an alias bomb", "alias", _bomb()),
    _whole("brackets without end", "deep", b"a: " + b"[" * 19 + "¦".encode() + b"[" * 200),
    _whole("a letter in Latin-1", "not-utf8", _GOOD.replace("The small rota", "La petite r¦\xf4le").encode("latin-1")
           .replace("¦".encode("latin-1"), b"").replace(b'title: "La', "¦title: \"La".encode(), 1)),
    _whole("a word processor's file", "not-text", b"PK\xc2\xa6\x03\x04\x00\x00"),
    _whole("a giant file", "too-big", b"# padding padding padding\n" * 90_000),
    _whole("an empty file", "empty-file", b"\n\n"),
    # --- words eaten or doubled ---
    _one("# in speech without quotes", "cut-off", 'say: "A person stands behind mine."', "say: We are ¦#1 in the port"),
    _one("& in front of speech", "cut-off", 'say: "Two days is what I was given."', "say: ¦&c and two days"),
    _one("a key written twice", "twice", "  minutes: 5\n", "  minutes: 5\n  ¦minutes: 6\n"),
    _one("a shortcut of YAML", "alias", "boast, kind: cajole, strength: 2", "boast, kind: cajole, strength: ¦*two"),
    _one("a tag of YAML", "alias", "crew_told: {says", "crew_told: ¦!!python/object {says"),
    _one("a file for a later game", "newer-format", "format: 1", "format: ¦7", alone=True),
    # --- shape ---
    _one("a misspelt key", "unknown-key", "        kind: ask\n", "        kind: ask\n        ¦efects: [trust +5]\n"),
    _one("a key of another game", "unknown-key", "  level: 2\n", "  level: 2\n  ¦difficulty: hard\n"),
    _one("a move without a kind", "missing-key", "{id: mine, kind: say_mine,", "¦{id: mine,"),
    _one("a mood that is none", "not-in-list", "mood: open, cue: lowers_voice", "mood: ¦opne, cue: lowers_voice"),
    _one("a posture that is none", "not-in-list", "cue: glances_at_clock", "cue: ¦looks_at_clock"),
    _one("a number in words", "number", "trust: 40,", "trust: ¦forty,"),
    _one("a number out of range", "number", "tension: 30,", "tension: ¦130,"),
    _one("turns in another unit", "number", "after: 2 turns", "after: ¦2 days"),
    _one("yes or no in other words", "yes-no", "        asks: true\n", "        asks: ¦sometimes\n"),
    _one("a key with nothing behind it", "empty", 'label: "Weekly fee"', "¦label:"),
    _one("a text where a list belongs", "shape", "effects: [tension -5]", "effects: ¦tension -5"),
    _one("a list where a block belongs", "shape", '{what: "ring before a swap goes through", hours: 1, due: 1 week}',
         "¦[ring, first]"),
    _one("a name with a capital and a space", "name", "  owners_press: {says", '  "¦Owners press": {says', alone=True),
    # --- names ---
    _one("a state misspelt", "unknown-target", "slip: big_promise, go: worried", "slip: big_promise, go: ¦woried"),
    _one("the first state misspelt", "unknown-state", "start: opening", "start: ¦openning"),
    _one("a fact misspelt", "unknown-fact", "needs: [knows crew_told]", "needs: [knows ¦crew_tolt]"),
    _one("a line misspelt", "unknown-line", "kind: follow_up, to: wo10", "kind: follow_up, to: ¦wo01"),
    _one("a promise misspelt", "unknown-promise", "promise: quay_talk}", "promise: ¦quay_tlak}"),
    _one("an issue misspelt", "unknown-issue", "reconcile: notice}", "reconcile: ¦notce}"),
    _one("an option misspelt", "unknown-option", "unsaid: on_the_board", "unsaid: ¦on_the_bord"),
    _one("a person who is not in people.yaml", "unknown-person", "person: ines", "person: ¦inez"),
    _one("a rival who does not bid", "unknown-rival", "by: keel, after", "by: ¦tally, after"),
    _one("a rupture misspelt", "unknown-rupture", "slip: big_promise, go", "slip: big_promise, too_hard: ¦big_promis, go"),
    _one("a move in a condition misspelt", "unknown-move", "needs: [trust >= 40]", "needs: [used ¦ask_munday]"),
    _one("a measure misspelt", "unknown-measure", "fair_means: output}", "fair_means: ¦outputs}"),
    _one("a meter that is none", "unknown-meter", "needs: [trust >= 40]", "needs: [¦respect >= 40]"),
    _one("an old name that leads nowhere", "unknown-name", "reconcile:\n", "renamed: {first: ¦openning}\nreconcile:\n"),
    _one("an occasion that is none", "unknown-occasion", "reconcile:\n", 'reactions: {¦refussed: "No."}\nreconcile:\n'),
    _one("an id used twice", "twice-id", "{id: op30, mood", "{id: ¦op20, mood"),
    _one("a file under another name", "file-name", "id: small\n", "id: ¦other\n", alone=True),
    # --- conditions and effects ---
    _one("a condition in prose", "clause", "needs: [trust >= 40]", "needs: [¦she trusts you]"),
    _one("a sign the wrong way round", "clause", "needs: [trust >= 40]", "needs: [¦trust => 40]"),
    _one("a condition that nothing can meet", "never-true", "needs: [trust >= 40]", "needs: [¦trust >= 140]"),
    _one("two conditions against each other", "never-true", "needs: [trust >= 40]",
         "needs: ¦[trust >= 60, trust <= 40]"),
    _one("a condition that always holds", "always-true", "needs: [trust >= 40]", "needs: [¦trust >= 0]"),
    _one("an effect on leverage", "effect", "effects: [learn crew_told, trust +5]",
         "effects: [learn crew_told, ¦leverage +5]"),
    _one("an effect that is too big", "effect-too-big", "effects: [tension -5]", "effects: [¦tension -40]"),
    # --- what breaks ---
    _one("a rupture that nothing mends", "unrepairable", "  big_promise:\n    opens", "  ¦big_promise:\n    opens",
         ("kind: integrity\n    severity: 1", "kind: integrity\n    severity: 3"), alone=True),
    _one("an offering that owns nothing", "offering-part", "    offering:\n      own_it: [{id: bp20",
         "    ¦offering:\n      name_it: [{id: bp20", alone=True),
    _one("a deed on purpose, mended by words", "deliberate", "  big_promise:\n    opens", "  ¦big_promise:\n    opens",
         ("intent: unclear", "intent: deliberate"), alone=True),
    _one("a slip into what opens by itself", "slip-without-rupture", "slip: big_promise, go",
         "slip: big_promise, too_hard: ¦easter, go", alone=True),
    _one("a rupture that nothing opens", "rupture-unopened", "  big_promise:\n    opens", "  ¦big_promise:\n    opens",
         (", slip: big_promise, go", ", go"), alone=True),
    _one("level 2 without a rupture on the way", "rupture-avoidable", "ruptures:\n  easter:\n    opens: turn 4\n",
         "¦ruptures:\n  easter:\n    opens: slip\n",
         ("slip: big_promise, go", "slip: big_promise, too_hard: easter, go"), alone=True),
    _one("a promise that binds nobody", "no-promise", 'ea40, say: "Next time I ring before you hear.", promise: ring_first',
         '¦ea40, say: "Next time I ring before you hear."', alone=True),
    # --- what is bargained over ---
    _one("an issue on which nobody can meet", "no-zone", "livable: {them: seven_and_nine, you: seven_days}",
         "¦livable: {them: two_days, you: two_weeks}", alone=True),
    _one("a deal that nobody can win", "rival-unbeatable", "rivals:\n" + _KEEL, "¦rivals:\n" + _KEEL,
         ("you: {walk_away: 40", "you: {walk_away: 95"), alone=True),
    _one("no rival and no alternative", "no-rival-and-no-alternative", "rivals:\n" + _KEEL, "¦rivals: {}",
         ("    rival:\n      - {id: ri10, by: keel, after: 2 turns, say: \"I can start now.\"}\n", ""), alone=True),
    _one("a bid that leaves an issue out", "bid-incomplete", "keel: {opens: {notice: two_days, fee: 1800}",
         "keel: {¦opens: {fee: 1800}", alone=True),
    _one("a step that leads between amounts", "bad-step", "step: {fee: -300", "step: {¦fee: -250", alone=True),
    _one("an issue with nothing to choose", "too-few-options", "  first_word:\n", "  ¦first_word:\n",
         ('      on_the_quay: {say: "both of you, on the quay", them: 100, you: 40, promise: quay_talk}\n', ""),
         ("opens: {them: on_the_quay, you", "opens: {them: on_the_board, you"),
         ("livable: {them: on_the_board, you: on_the_quay}", "livable: {them: on_the_board, you: on_the_board}"),
         alone=True),
    _one("an issue half hidden", "half-latent", "    raised_by: crew_told\n    unsaid: on_the_board\n",
         "    ¦raised_by: crew_told\n", alone=True),
    _one("options out of order", "points-not-ordered", 'two_weeks: {say: "two weeks", them: 0,',
         '¦two_weeks: {say: "two weeks", them: 90,', alone=True),
    _one("weights that do not add up", "weights-sum", "issues:\n", "¦issues:\n",
         ("    weight: {them: 20, you: 20}", "    weight: {them: 20, you: 30}"), alone=True),
    # --- reconciling ---
    _one("a bridge that is no better", "bridge-no-better", "    bridge: seven", "    ¦bridge: seven",
         ("them: 80, you: 80, fair_to", "them: 50, you: 50, fair_to"), alone=True),
    _one("a bridge that is open from the start", "bridge-open", "    bridge: seven", "    ¦bridge: seven",
         (", opened_by: reconcile}", "}"), ("them: 80, you: 80", "them: 60, you: 80"), alone=True),
    _one("a way to reconcile what is not contested", "not-contested", "reconcile:\n  notice", "reconcile:\n  ¦notice",
         ("    contested: true\n", ""), alone=True),
    _one("a reconciling that nothing begins", "never-voiced", "reconcile:\n  notice", "reconcile:\n  ¦notice",
         ("      - {id: mine, kind: say_mine, reconcile: notice}\n", ""), alone=True),
    _one("a step of which none is right", "no-right-step", "    restate:\n", "    ¦restate:\n",
         ("rn30, right: true,", "rn30,"), alone=True),
    _one("a measure that cannot be learned", "measure-not-learnable", "reconcile:\n  notice", "¦reconcile:\n  notice",
         ("effects: [learn measure]", "effects: [trust +5]"), alone=True),
    # --- the talk ---
    _one("a question that nothing answers", "open-question-without-respond", _ANSWER, "",
         ("      - id: op10", "      - id: ¦op10"), alone=True),
    _one("an answer to what asks nothing", "nothing-asked", "        kind: respond\n        to: op10",
         "        kind: respond\n        to: ¦wo10", ("        asks: true\n", ""), alone=True),
    _one("a cue that nobody can see", "nothing-to-see", "sees: op10", "sees: ¦op30", alone=True),
    _one("a fact that nothing teaches", "never-learned", "  owners_press: {says", "  ¦owners_press: {says",
         ("        effects: [learn owners_press]\n", ""), alone=True),
    _one("a kind that comes too early", "too-early", "boast, kind: cajole", "boast, kind: ¦cajole",
         ("influence, reconciliation]", "reconciliation]"), alone=True),
    _one("seven cards at once", "too-many-moves", "      - {id: mine, kind", "".join(
        f'      - {{id: {"¦" if at == 1 else ""}more{at}, kind: mirror, say: "Number {at}, you say?"}}\n' for at in range(3)
    ) + "      - {id: mine, kind", ("      - {id: see_clock", '      - {id: more9, kind: mirror, say: "Nine, you say?"}\n'
                                    "      - {id: see_clock"), alone=True),
    _one("a dead end", "no-moves", _RUPTURES,
         '  corner:\n    ¦moves: [{id: out, kind: walk, say: "Then I will go."}]\n' + _RUPTURES, (_TERMS, _LED), alone=True),
    _one("a state that nothing leads to", "unreached", _RUPTURES, f"  ¦corner:\n    moves:\n{_OFFER}{_RUPTURES}",
         alone=True),
    _one("a state in which everything is locked", "locked-out", _RUPTURES,
         '  ¦corner:\n    moves: [{id: one, kind: ask, needs: [used two], say: "One?"}, {id: two, kind: ask, '
         f'needs: [used one], say: "Two?"}}]\n{_RUPTURES}', (_TERMS, _LED), alone=True),
    _one("a cycle without a way out", "no-way-out", _RUPTURES,
         '  ¦corner:\n    moves: [{id: one, kind: ask, again: true, say: "Round?", go: corner}]\n' + _RUPTURES,
         (_TERMS, _LED), alone=True),
    _one("a move that waits for itself", "never-unlocked", "{id: see_clock, kind: name_cue, sees: op10,",
         "{id: ¦see_clock, kind: name_cue, sees: op10, needs: [used see_clock],", alone=True),
    # --- hands and words ---
    _one("a hand that changes a line that is not there", "unknown-hand-id", "reconcile:\n", "variants:\n  second:\n"
         '    client: {fair_means: market}\n    lines: {¦wo11: "The going rate."}\nreconcile:\n', alone=True),
    _one("a line of five lines", "long-line", 'say: "I can start now."', 'say: ¦"' + "I can start now, and then again. " * 8 + '"'),
    _one("the same words twice", "same-text", 'say: "That I can use."', 'say: ¦"A person stands behind mine."',
         alone=True),
    _one("something still to be written", "placeholder", 'say: "Here is what I can do."', 'say: ¦"TODO the offer"'),
    _one("a quote that was never opened", "stray-quote", 'say: "Two halves."', 'say: ¦Two halves."'),
    _one("a sentence first, asked in other words", "yes-no", "  worried:\n", "  worried:\n    say_first: ¦please\n",
         alone=True),
    _one("a sentence first, misspelt", "unknown-key", "  worried:\n", "  worried:\n    ¦say_frist: yes\n", alone=True),
    _sampled("a sentence that takes twelve years of school", "hard-to-read"),
    _sampled("cues are trained, and none is there", "no-cue"),
    _sampled("a talk of one kind of move", "one-kind"),
    _sampled("a fact that changes nothing", "fact-idle"),
    _sampled("a best end that cannot come about", "best-impossible"),
    _sampled("a contested issue without a way", "no-way"),
    _sampled("an encounter that is not there", "unknown-encounter"),
    _sampled("a pair without its other half", "unknown-parallel"),
    # --- hands ---
    _sampled("a hand that gives a line another id", "hand-id"),
    _sampled("a hand in which the same is right", "hand-changes-nothing"),
    _sampled("a hand too many", "too-many-hands"),
    # --- other files ---
    _sampled("a pack without a licence", "no-licence"),
    _sampled("an encounter without a place in the order", "not-in-order"),
    _sampled("a lesson longer than it says", "lesson-minutes"),
    _sampled("a step without what it needs", "lesson-step"),
    _sampled("a step too short for its encounter", "lesson-short"),
    _sampled("answers that nobody keeps", "lesson-unkept"),
    _sampled("a pair of two that are no pair", "not-parallel"),
)  # fmt: skip


def content(fault: Planted) -> bytes:
    """The encounter with the fault in it, the mark still there."""
    if fault.content is not None:
        return fault.content
    text = _GOOD
    for old, new in fault.changes:
        assert text.count(old) >= 1, f"{fault.what}: the good encounter has no {old!r}"
        text = text.replace(old, new, 1)
    return text.encode()


def check(folder: Path, marked: bytes, file: str = ENCOUNTER) -> FileReport:
    """The report on the encounter (or another file) with this content, in the small pack."""
    write_pack(folder)
    (folder / file).write_bytes(unmarked(marked))
    return check_paths([folder / file]).files[0]


def found_in(report: FileReport, fault: Planted) -> Problem | None:
    """The problem that tells of the fault, at its place if it is told there."""
    told = [each for each in report.problems if each.code == fault.code]
    wanted = place_of_mark(content(fault))
    return next((each for each in told if (each.line, each.column) == wanted), told[0] if told else None)


def heap() -> tuple[list[Planted], str]:
    """Every fault that can stand beside others, in one file; each with a mark of its own: ¦12¦."""
    text, planted, used = _GOOD, [], set[str]()
    for number, fault in enumerate(FAULTS):
        fits = not fault.alone and all(text.count(old) == 1 and old not in used for old, _ in fault.changes)
        if not fits:
            continue
        for old, new in fault.changes:
            text = text.replace(old, new.replace(MARK, f"¦{number}¦"), 1)
            used.add(old)
        planted.append(fault)
    return planted, text


def rows() -> Iterator[tuple[Planted, Problem | None, bool, float]]:
    """(fault, what was found, whether it is the right line, seconds)."""
    with tempfile.TemporaryDirectory() as name:
        for fault in FAULTS:
            begun = time.perf_counter()
            report = check(Path(name), content(fault), fault.file)
            took = time.perf_counter() - begun
            problem = found_in(report, fault)
            right = problem is not None and problem.line == place_of_mark(content(fault))[0]
            yield fault, problem, right, took


def main() -> None:
    """Prints the table in Markdown."""
    print("| planted | found | line | ms |\n|---|---|---|---|")
    count = right = 0
    for fault, problem, is_right, took in rows():
        code = f"`{problem.code}`" if problem else "**not found**"
        count, right = count + (problem is not None), right + is_right
        print(f"| {fault.what} | {code} | {'right' if is_right else 'wrong'} | {1000 * took:.0f} |")
    print(f"\n{len(FAULTS)} planted, {count} found, {right} at the right line; {len(heap()[0])} of them in one file.")


if __name__ == "__main__":
    main()
