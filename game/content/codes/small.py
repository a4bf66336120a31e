"""A small good pack: every sample of a problem is a change of it, and the guide shows it."""
from __future__ import annotations

SMALL: dict[str, str] = {}
"""The files of the pack by their path."""

SMALL["encounters/small.yaml"] = '''\
format: 1
id: small
title: "The small rota"
language: en
about:
  summary: "Two of you want the job of writing a rota."
  level: 2
  minutes: 5
  shows: [find_out, bid, repair, promises, cues, tension, influence, reconciliation]
  skills: [read_cues, reconcile]
client: {person: ines, trust: 40, tension: 30, patience: 12, fair_means: duty}
rivals:
  keel: {opens: {notice: two_days, fee: 1800}, step: {fee: -300, every: 3 turns}, floor: {fee: 900}}
you: {walk_away: 40, hours: 5, fair_means: output}
facts:
  owners_press: {says: "The owners gave her two days."}
  crew_told: {says: "She told the crew two weeks."}
issues:
  notice:
    label: "Notice before a shift changes"
    contested: true
    weight: {them: 40, you: 40}
    options:
      two_days: {say: "two days", them: 100, you: 0, unfair_to: [duty]}
      seven_days: {say: "seven days", them: 70, you: 50}
      seven_and_nine: {say: "seven, and nine for the nights", them: 80, you: 80, fair_to: [duty], opened_by: reconcile}
      two_weeks: {say: "two weeks", them: 0, you: 100}
    opens: {them: two_days, you: two_weeks}
    livable: {them: seven_and_nine, you: seven_days}
  fee:
    label: "Weekly fee"
    weight: {them: 40, you: 40}
    money: {least: 900, most: 2400, step: 300, livable: {them: 2400, you: 1200}}
  first_word:
    label: "Who tells the crew"
    weight: {them: 20, you: 20}
    raised_by: crew_told
    unsaid: on_the_board
    options:
      on_the_quay: {say: "both of you, on the quay", them: 100, you: 40, promise: quay_talk}
      on_the_board: {say: "it goes up on the board", them: 0, you: 100}
    opens: {them: on_the_quay, you: on_the_board}
    livable: {them: on_the_board, you: on_the_quay}
promises:
  quay_talk: {what: "stand on the quay when the crew is told", hours: 2}
  ring_first: {what: "ring before a swap goes through", hours: 1, due: 1 week}
start: opening
states:
  opening:
    lines:
      - id: op10
        mood: wary
        cue: glances_at_clock
        say: "Why should I wait for yours?"
        asks: true
    moves:
      - id: answer
        kind: respond
        to: op10
        say: "A person stands behind mine."
        reply: {id: op20, mood: wary, say: "People say that."}
        go: opening
      - id: ask_monday
        kind: ask
        say: "What happens if Monday goes wrong?"
        effects: [learn owners_press]
        reply: {id: op30, mood: wary, say: "Then the owners find somebody else."}
        go: worried
      - {id: boast, kind: cajole, strength: 2, say: "Nobody will ever complain again.", slip: big_promise, go: worried}
  worried:
    lines:
      - {id: wo10, once: true, mood: open, cue: lowers_voice, say: "Two days is what I was given."}
    moves:
      - {id: see_clock, kind: name_cue, sees: op10, say: "You look at the clock.", effects: [tension -5], go: worried}
      - {id: go_under, kind: follow_up, to: wo10, say: "What did you say?", effects: [learn crew_told, trust +5]}
      - {id: why_fair, kind: ask, needs: [knows crew_told], say: "What makes it fair?", effects: [learn measure]}
      - {id: calm_her, kind: reassure, backed_by: [owners_press], needs: [trust >= 40], say: "You were overruled."}
      - {id: mine, kind: say_mine, reconcile: notice}
      - {id: terms, kind: offer, again: true, say: "Here is what I can do.", go: {accepted: end, refused: worried}}
      - {id: leave, kind: walk, say: "I will not take more of your morning."}
    rival:
      - {id: ri10, by: keel, after: 2 turns, say: "I can start now."}
ruptures:
  easter:
    opens: turn 4
    what: "Last Easter your agency lost a week of swaps."
    kind: competence
    severity: 1
    intent: accident
    needs_repaired: crew_told
    offering:
      name_it: [{id: ea10, say: "You are thinking of Easter."}]
      own_it: [{id: ea20, say: "I was on that desk, and I did not ring."}]
      make_good: [{id: ea40, say: "Next time I ring before you hear.", promise: ring_first}]
      thank: [{id: ea50, say: "Thank you for saying it."}]
    answers:
      challenge: {id: ec10, mood: hurt, say: "Easter. Do you remember?"}
      refuses: {id: ec20, mood: hurt, say: "I have heard that one."}
      accepts: {id: ec30, mood: relieved, say: "Go on."}
  big_promise:
    opens: slip
    what: "You promised what nobody can keep."
    kind: integrity
    severity: 1
    intent: unclear
    offering:
      own_it: [{id: bp20, say: "I oversold. That one is on me."}]
      explain: [{id: bp30, say: "I have lost three of these this month."}]
      regret: [{id: bp35, say: "You were straight with me. I was not."}]
    answers:
      challenge: {id: bc10, mood: angry, say: "Will you tell the crew that, too?"}
      refuses: {id: bc20, mood: hurt, say: "That is no answer."}
      accepts: {id: bc30, mood: relieved, say: "That I can use."}
reconcile:
  notice:
    bridge: seven_and_nine
    say_mine: [{id: rn10, say: "Two weeks is what a swap takes."}]
    restate:
      - {id: rn30, right: true, say: "You gave your word below and took an order from above."}
      - {id: rn31, say: "So the owners are the problem."}
    translate:
      - {id: rn40, to: duty, say: "Call it one duty in two halves."}
      - {id: rn41, to: market, say: "Every other port gives nine."}
    meet: [{id: rn50, option: seven_and_nine, say: "Seven, and nine for the nights?"}]
    answers:
      voiced: {id: rc10, say: "And the owners count cranes."}
      understood: {id: rc20, mood: open, say: "That is it exactly."}
      translated: {id: rc25, say: "Two halves."}
      balks: {id: rc30, mood: wary, say: "That is your problem in my words."}
      livable: {id: rc50, mood: relieved, say: "On the quay, yes."}
      collapsed: {id: rc60, mood: tired, say: "We are going round."}
'''
SMALL["people.yaml"] = '''\
people:
  ines: {name: "Ines Duarte", role: "port manager", pronoun: she, age: 51}
'''
SMALL["rivals.yaml"] = '''\
rivals:
  keel: {name: "KEEL", fair_means: output, warmth: 50, reliability: 95}
'''
SMALL["pack.yaml"] = '''\
name: "Small"
version: "1"
language: en
authors: ["A trainer"]
licence: "CC BY 4.0"
order: [small]
lines:
  refused: "No. Not like that."
'''

SMALL["lessons/small_lesson.yaml"] = '''\
format: 1
id: small_lesson
title: "The small lesson"
summary: "One encounter and a talk about it."
minutes: 20
steps:
  - {id: join, kind: join, minutes: 2, title: "Join"}
  - {id: play, kind: play, minutes: 10, title: "Play", encounter: small}
  - {id: room, kind: discuss, minutes: 5, title: "Room", asks: ["What is the same?"]}
  - {id: ticket, kind: exit, minutes: 3, title: "Exit", asks: ["One thing you will do."], keep: yes}
'''
