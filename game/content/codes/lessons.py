"""Problems of lessons: minutes, steps, and whether the second encounter is the parallel of the first."""
from __future__ import annotations

from game.content.codes.row import Row, warn

LESSON = "lessons/small_lesson.yaml"

ROWS = (
    Row(
        code="lesson-minutes",
        sentence="The steps take {sum} minutes, and the lesson says {value}.",
        hint="Write  minutes: {sum}, or change a step.",
        why="A lesson ends with the bell, and the last step is the one that is lost.",
        file=LESSON,
        old="minutes: 20\n",
        wrong="minutes: ¦25\n",
    ),
    Row(
        code="lesson-step",
        sentence="A step of kind '{kind}' has no '{key}'.",
        hint="Add  {key}: …",
        why="The room would have nothing to do.",
        file=LESSON,
        old="kind: play, minutes: 10, title: \"Play\", encounter: small}",
        wrong="kind: ¦play, minutes: 10, title: \"Play\"}",
    ),
    Row(
        code="not-parallel",
        sentence="'{second}' is not the parallel of '{first}'.",
        hint="{advice}",
        why="What the first shows can only be tried in a second of the same geometry and another skin.",
        file=LESSON,
        old="  - {id: room, kind: discuss, minutes: 5, title: \"Room\", asks: [\"What is the same?\"]}\n",
        wrong="  - {id: again, kind: play, minutes: 5, title: \"Again\", encounter: ¦small}\n",
    ),
    warn(
        code="lesson-short",
        sentence="'{name}' takes {needed} minutes, and its step has {value}.",
        hint="Give the step {needed} minutes, or tell the room that it may stop in the middle.",
        file=LESSON,
        old="kind: play, minutes: 10, title: \"Play\", encounter: small}\n  - {id: room, kind: discuss, minutes: 5",
        wrong="kind: play, minutes: ¦4, title: \"Play\", encounter: small}\n"
        "  - {id: room, kind: discuss, minutes: 11",
    ),
    warn(
        code="lesson-unkept",
        sentence="The step '{name}' ends the lesson with a question, and its answers are not kept.",
        hint="Write  keep: yes, and the seats are told so; or leave it, and they answer on paper.",
        file=LESSON,
        old="asks: [\"One thing you will do.\"], keep: yes}",
        wrong="¦asks: [\"One thing you will do.\"]}",
    ),
)
