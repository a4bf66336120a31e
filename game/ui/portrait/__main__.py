"""`python -m game.ui.portrait out.png`: a contact sheet of people, moods and postures, light and dark."""

import os
import sys

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from game.ui.portrait.choices import MOODS, POSTURES
from game.ui.portrait.draw import draw_head, draw_portrait
from game.ui.portrait.person import Looks

PEOPLE: tuple[str, ...] = (
    "skin=brown hair=bob hair_colour=black dress=scrubs dress_colour=teal accessory=lanyard lashes=long "
    "lips=full eyes=dark nose=broad",
    "skin=rosy hair=receding hair_colour=grey age=older beard=short glasses=round dress=cardigan "
    "dress_colour=moss face=square build=heavy eyes=blue",
    "skin=olive headwear=headscarf headwear_colour=plum dress=blazer dress_colour=navy age=young "
    "lips=tinted lashes=long face=heart build=slim brows=arched",
    "skin=ebony hair=afro hair_colour=black dress=shirt dress_colour=mustard age=young face=oval "
    "nose=broad lips=full accessory=earrings eyes=dark lashes=long",
    "skin=porcelain hair=bun hair_colour=white age=old dress=cardigan dress_colour=plum "
    "accessory=pendant glasses=half face=round eyes=blue brows=thin build=slim",
    "skin=tan hair=cropped hair_colour=black beard=stubble dress=hi_vis dress_colour=navy face=square "
    "build=broad brows=thick nose=aquiline",
    "skin=bronze headwear=turban headwear_colour=brick beard=full hair_colour=salt age=older "
    "dress=waistcoat dress_colour=charcoal nose=aquiline build=medium face=long",
    "skin=porcelain hair=wavy hair_colour=ginger marks=freckles dress=uniform_jumper dress_colour=navy "
    "age=young eyes=green nose=button lashes=long",
    "skin=deep hair=locs hair_colour=espresso beard=goatee dress=apron dress_colour=brick nose=broad "
    "lips=full build=broad eyes=dark",
    "skin=olive hair=fringe hair_colour=espresso glasses=bold dress=roll_neck dress_colour=charcoal "
    "face=round eye_shape=narrow nose=button eyes=dark",
    "skin=rosy hair=swept hair_colour=blonde dress=fleece dress_colour=slate face=long eyes=grey "
    "nose=long accessory=hearing_aid build=slim brows=straight lips=thin",
    "skin=bronze hair=braid hair_colour=black dress=blouse dress_colour=rose age=middle "
    "accessory=neck_scarf lips=tinted face=heart nose=straight lashes=long",
)


def person(words: str) -> Looks:
    """Looks from words such as `skin=brown hair=bob`."""
    return Looks.from_mapping(dict(word.split("=", 1) for word in words.split()))


CELL = (300, 329)


def main(out: str) -> None:
    """Write the sheet: a row of moods, twelve people, twelve postures, heads; then the same in the dark."""
    pygame.display.init()
    people = [person(words) for words in PEOPLE]
    cells: list[tuple[Looks, str, str | None]] = [(people[0], mood, None) for mood in MOODS]
    cells += [(p, MOODS[i % 3], None) for i, p in enumerate(people)]
    cells += [(people[i % 12], "calm", cue) for i, cue in enumerate(POSTURES)]
    rows = (len(cells) + 7) // 8
    sheet = pygame.Surface((8 * CELL[0], 2 * (rows * CELL[1] + 80)))
    for half, dark in enumerate((False, True)):
        top = half * (rows * CELL[1] + 80)
        sheet.fill((24, 27, 36) if dark else (244, 240, 232), (0, top, sheet.get_width(), rows * CELL[1] + 80))
        for i, (looks, mood, cue) in enumerate(cells):
            picture = draw_portrait(looks, mood, cue, CELL, place="ward", dark=dark)
            sheet.blit(picture, (i % 8 * CELL[0], top + i // 8 * CELL[1]))
        for i in range(24):
            head = draw_head(people[i % 12], MOODS[i % 8], 64, dark=dark)
            sheet.blit(head, (16 + 80 * i, top + rows * CELL[1] + 8))
    pygame.image.save(sheet, out)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "portraits.png")
