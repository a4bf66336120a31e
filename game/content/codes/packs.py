"""Problems of a pack as a whole, and of the zip that holds one."""
from __future__ import annotations

from game.content.codes.row import PACK, Row, warn

ROWS = (
    warn(
        code="no-licence",
        sentence="The pack does not say under what terms it may be used.",
        hint="Write for example  licence: CC-BY-4.0",
        why="Without it nobody who is given the pack may change it or hand it on.",
        file=PACK,
        old='name: "Small"\n',
        wrong='¦name: "Small"\n',
        also=(('licence: "CC BY 4.0"\n', ""),),
        right='name: "Another"\n',
    ),
    warn(
        code="not-in-order",
        sentence="'{name}' has no place in the order of the pack.",
        hint="Add it to  order: […]  where it belongs.",
        why="Outside the order nobody knows what a learner has met before: nothing in it can be too early.",
        file=PACK,
        old="order: [small]",
        wrong="¦order: [ ]",
    ),
    Row(
        code="bad-zip",
        sentence="This pack is not opened: {why}.",
        hint="{advice}",
        why="A pack that somebody sends you is only ever read inside its own folder.",
        kind="zip",
    ),
)
