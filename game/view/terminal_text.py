"""Screens as lines of text, and the words that stand for their moves."""

from __future__ import annotations

from game.view import words
from game.view.language import _, ngettext, quoted
from game.view.screens import (
    Bid,
    Briefing,
    Change,
    Closing,
    Debrief,
    Later,
    Offering,
    Promised,
    Reconciling,
    Sheet,
    Spoken,
    Talk,
    Term,
    Title,
)

Lines = list[str]
LETTERS = {
    "offer": "o",
    "repair": "r",
    "accept": "a",
    "walk": "x",
    "pass": "p",
    "thank": "t",
    "return": "b",
    "deny": "d",
    "resume": "g",
}


def said(line: Spoken) -> str:
    """One line as a script prints it."""
    if line.by == "story":
        return f"  [{line.text}]"
    mood = words.MOODS.get(line.mood, line.mood) if line.mood != "calm" else ""
    face = ", ".join(filter(None, [mood, line.cue_words]))
    return f"{line.name}{f' ({face})' if face and line.by == 'them' else ''}: {line.text}"


def log(lines: tuple[Spoken, ...]) -> Lines:
    """Everything said."""
    return ["", *(said(line) for line in lines), ""]


def _terms(terms: tuple[Term, ...]) -> str:
    return ", ".join(f"{term.label}: {term.say}" for term in terms)


def _bid(bid: Bid) -> str:
    told = _("{rival} bids  {terms}  ·  next: {next}") if bid.next else _("{rival} bids  {terms}")
    return told.format(rival=bid.rival.name, terms=_terms(bid.terms), next=bid.next)


def _change(change: Change) -> str:
    sign = {True: "+", False: "-", None: "·"}[change.good]
    return f"  {sign} {change.what}{f': {change.why}' if change.why else ''}"


def talk(screen: Talk, trainer: bool = False) -> tuple[Lines, dict[str, str]]:
    """The encounter, and word -> move for everything that can be chosen."""
    lines = ["", *(said(line) for line in screen.speech), *(_change(change) for change in screen.changes), ""]
    lines += [_bid(bid) for bid in screen.bids]
    client = words.first_name(screen.client.name)
    if screen.counter:
        lines.append(_("{them} would sign  {terms}").format(them=client, terms=_terms(screen.counter)))
    lines += [f"{meter.label} {meter.value} ({meter.word})" for meter in screen.meters]
    if screen.beam:
        low, high = f"{screen.beam.low:+d}", f"{screen.beam.high:+d}"
        lines.append(_("Leverage between {low} and {high}").format(low=low, high=high))
        lines += [_change(cause) for cause in screen.beam.causes]
    if screen.ranking:
        lines.append(_ranking(client, screen.ranking))
    lines += [f"  » {line}" for line in screen.coming]
    lines.append(_("Turns left: {number}").format(number=screen.turns_left))
    moves: dict[str, str] = {}
    for card in screen.cards:
        if card.locked:
            lines.append(f"  -  {card.kind}: {card.say}  ({card.locked}{f'; {card.clause}' if trainer else ''})")
            continue
        moves |= {card.key: card.move, card.id: card.move}
        lines.append(
            f"  {card.key}  {card.kind}: {card.say}{f'  ({card.hint})' if card.hint else ''}{_foreseen(card.forecast)}"
        )
    for tool in screen.bar:
        word = LETTERS.get(tool.id, tool.id)
        moves |= {word: tool.move or tool.id, tool.id: tool.move or tool.id}
        lines.append(f"  {word}  {tool.label}{f'  ({tool.hint})' if tool.hint else ''}")
    return lines, moves


def reconciling(screen: Reconciling) -> tuple[Lines, dict[str, str]]:
    """Two measures side by side, and what may be said at this step."""
    lines = ["", *(said(line) for line in screen.speech), *(_change(change) for change in screen.changes), ""]
    for side in (screen.them, screen.you):
        told = _("{who}: {stands_on}  (fair is: {measure})")
        lines.append(told.format(who=side.name, stands_on=side.stands_on, measure=side.measure))
    if screen.between:
        lines.append(_("Between you: {between}").format(between=screen.between))
    left = _("Turns left: {number}").format(number=screen.turns_left)
    lines += [f"{screen.issue}. {screen.asks}", left]
    moves = {"s": "step_back", "x": "walk"}
    for line in screen.lines:
        if line.locked:
            lines.append(f"  -  {line.say}  ({line.locked})")
            continue
        moves |= {line.key: line.move, line.id: line.move}
        lines.append(f"  {line.key}  {line.say}{f'  ({line.note})' if line.note else ''}")
    return [*lines, "  s  " + _("Step back"), "  x  " + _("Leave")], moves


def _ranking(client: str, ranking: tuple[str, ...]) -> str:
    return _("What matters to {them}: {what}").format(them=client, what=", ".join(ranking))


def _foreseen(forecast: str) -> str:
    return f"  → {forecast}" if forecast else ""


def sheet(screen: Sheet) -> Lines:
    """The term sheet: a number for each way to settle each issue."""
    lines = ["", quoted(screen.say) if screen.say else ""]
    for issue in screen.issues:
        named = "" if not issue.latent else "  " + _("(nobody has named it yet; 0 leaves it out)")
        lines.append(f"{issue.label}{f'  ({issue.weight})' if issue.weight else ''}{named}")
        for number, choice in enumerate(issue.choices, 1):
            notes = [*choice.marks, choice.note, _("beyond what you can live with") if choice.beyond else ""]
            told = "; ".join(filter(None, notes))
            yours = _("{yours} for you").format(yours=choice.yours)
            lines.append(f"    {number}  {choice.say}  [{yours}]{f'  ({told})' if told else ''}")
    if screen.ranking:
        lines.append(_ranking(words.first_name(screen.client.name), screen.ranking))
    return [*lines, _("Without the work you have {worth}.").format(worth=screen.walk_away)]


def offering(screen: Offering) -> tuple[Lines, dict[str, str]]:
    """What can be said to mend it, and number -> wording."""
    lines = ["", f"[{screen.what}]"]
    numbers: dict[str, str] = {}
    if screen.challenged:
        lines.append(f"{words.first_name(screen.client.name)}: {screen.challenged}")
    for part in screen.parts:
        lines.append(f"{part.label}  {part.hint}")
        for phrase in part.phrases:
            number = str(len(numbers) + 1)
            numbers[number] = phrase.id
            lines.append(f"    {number}  {phrase.say}{f'  ({phrase.promise})' if phrase.promise else ''}")
    return [*lines, _("At most {most} besides naming it.").format(most=screen.most)], numbers


def _promised(promise: Promised) -> str:
    state = _("on the record") if promise.recorded else words.FATES[promise.fate]
    return _("  ·  {what} ({hours} h): {state}").format(what=promise.what, hours=promise.hours, state=state)


def _agreed(terms: tuple[Term, ...]) -> str:
    return _("Agreed  {terms}").format(terms=_terms(terms))


def closing(screen: Closing) -> tuple[Lines, dict[str, str]]:
    """A yes, and what may go on the record."""
    lines = ["", *(said(line) for line in screen.speech), "", _agreed(screen.terms)]
    moves = {"c": screen.close.move or "close", "close": screen.close.move or "close"}
    for promise in screen.promises:
        lines.append(_promised(promise))
        if promise.record:
            number = str(len(moves) - 1)
            moves[number] = promise.record
            lines.append(f"  {number}  " + _("Put it on the record"))
    return [*lines, f"  c  {screen.close.label}"], moves


def later(screen: Later) -> tuple[Lines, dict[str, str]]:
    """A week later."""
    lines = ["", "— " + _("A week later") + " —", *(said(line) for line in screen.speech), screen.story]
    moves: dict[str, str] = {}
    for promise in screen.promises:
        lines.append(_promised(promise))
        for word, move in ((_("Keep it"), promise.keep), (_("Let it go"), promise.let_go)):
            if move:
                number = str(len(moves) + 1)
                moves[number] = move
                lines.append(f"  {number}  {word}")
        if promise.locked:
            lines.append(f"     ({promise.locked})")
    return lines, moves


def debrief(screen: Debrief) -> Lines:
    """How it ended and why."""
    lines = ["", f"== {screen.heading} ==", f"{screen.client.name}: {screen.last_word}", *screen.story]
    if screen.terms:
        lines.append(_agreed(screen.terms))
    if screen.yours is not None:
        told = _("Worth {yours} to you; without it you had {walk_away}.")
        lines.append(told.format(yours=screen.yours, walk_away=screen.walk_away))
    if screen.hers is not None:
        told = _("Worth {theirs} to {them}; what else was there came to {alternative}.")
        them = words.first_name(screen.client.name)
        lines.append(told.format(theirs=screen.hers, them=them, alternative=screen.her_alternative))
    if screen.missed:
        lines.append(screen.missed)
    for turning in screen.turnings:
        told = _("Turn {turn}. You: {said}").format(turn=turning.turn, said=turning.said)
        lines += ["", told, *(_change(change) for change in turning.changes)]
    return [*lines, ""]


def briefing(screen: Briefing) -> Lines:
    """Before an encounter."""
    lines = [f"== {screen.title} ==", screen.text, _length(screen)]
    lines += [f"  · {line}" for line in screen.your_side]
    lines += [f"{bid.rival.name}: {bid.says}" for bid in screen.rivals if bid.says]
    if screen.content_note:
        lines.append(_("Note: {note}").format(note=screen.content_note))
    if screen.remember:
        lines.append(screen.remember)
    return lines


def _length(screen: Briefing) -> str:
    told = ngettext("About {minutes} minutes, {turns} turn.", "About {minutes} minutes, {turns} turns.", screen.turns)
    return told.format(minutes=screen.minutes, turns=screen.turns)


def title(screen: Title) -> Lines:
    """The encounters there are."""
    lines = ["Livable Terms", *screen.notices]
    for number, listed in enumerate(screen.encounters, 1):
        told = listed.problem or _("{summary} ({minutes} min)").format(summary=listed.summary, minutes=listed.minutes)
        lines.append(f"  {number}  {listed.title}: {told}")
    return lines
