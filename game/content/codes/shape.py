"""Problems of shape: keys and the kinds of value behind them."""
from __future__ import annotations

from game.content.codes.row import Row

ROWS = (
    Row(
        code="unknown-key",
        sentence="'{name}' is not a key of {label}.",
        hint="Keys here: {names}.",
        why="A misspelt key would simply not be heard, and nobody would know.",
        old="        kind: ask\n",
        wrong="        kind: ask\n        ¦efects: [trust +5]\n",
        right="        kind: ask\n        again: true\n",
    ),
    Row(
        code="missing-key",
        sentence="{label} has no '{key}'.",
        hint="Add  {key}: …   ({about})",
        old='about:\n  summary: "Two of you want the job of writing a rota."\n',
        wrong="¦about:\n",
        right='about:\n  summary: "Another summary."\n',
    ),
    Row(
        code="not-in-list",
        sentence="'{name}' is not {noun}.",
        hint="Choose one of: {names}.",
        why="The rules know these words and no others.",
        old="        kind: ask\n",
        wrong="        kind: ¦aks\n",
        right="        kind: check\n",
    ),
    Row(
        code="number",
        sentence="'{key}' must be {expected}, not '{value}'.",
        hint="Write for example  {key}: {example}",
        old="trust: 40, tension",
        wrong="trust: ¦forty, tension",
        right="trust: 45, tension",
    ),
    Row(
        code="yes-no",
        sentence="'{key}' must be true or false, not '{value}'.",
        hint="Write  {key}: {example}",
        old="        asks: true\n",
        wrong="        asks: ¦maybe\n",
        right="        asks: yes\n",
    ),
    Row(
        code="empty",
        sentence="Nothing stands behind '{key}'.",
        hint="Write something behind it, or remove the line.",
        old='title: "The small rota"',
        wrong="¦title:",
        right='title: "Another title"',
    ),
    Row(
        code="shape",
        sentence="'{key}' must be {expected}.",
        hint="{example}",
        old="effects: [learn owners_press]",
        wrong="effects: ¦learn owners_press",
    ),
    Row(
        code="name",
        sentence="'{value}' cannot be a name.",
        hint="A name is written in small letters, digits and _ and begins with a letter:  {example}",
        why="Names stand in conditions, saves and reports, where a space or a capital would be mistaken.",
        old="promises:\n",
        wrong='promises:\n  ¦Ring me: {what: "ring once", hours: 1}\n',
        right='promises:\n  ring_me: {what: "ring once", hours: 1}\n',
    ),
)
