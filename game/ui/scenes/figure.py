"""The person across the table, in a drawn place: fills its room edge to edge, blinks and breathes."""
from __future__ import annotations

from math import cos, pi

import pygame

from game.ui.look import Look
from game.ui.places import draw_place, is_place_drawn
from game.ui.portrait.draw import draw_head, draw_portrait, is_drawn
from game.ui.portrait.figure import HEIGHT, WIDTH
from game.ui.portrait.person import Looks
from game.ui.widgets import Role, Widget
from game.view import words
from game.view.screens import Who

DAY, NIGHT = (214, 226, 228), (52, 64, 78)  # behind a head in a disc
BREATH = 4800  # ms of one breath, in and out
STEPS = 8  # of a breath: the drawing knows four heights
BLINK = 140  # ms the eyes are shut
BETWEEN = (3100, 5300, 4200, 2600, 6100)  # ms from one blink to the next, round and round
CLOSER = (1.08, 1.3)  # least and most share of the room's width in a tall room; elbows may leave the picture
TALL = 0.92  # of the height of a tall room the figure would like to fill
HEIGHTS = 48  # px between the heights a picture is drawn at: in most rooms of one window it then is the same drawing


def is_dark(look: Look) -> bool:
    """Whether pictures are drawn at night."""
    return look.theme.name != "light"


def breath_at(now: int) -> float:
    """How far the chest is raised at `now` ms: 0 to 1."""
    return (1 - cos(2 * pi * (now % BREATH) / BREATH)) / 2


def is_blinking(now: int) -> bool:
    """Whether the eyes are shut at `now` ms."""
    return _since_blink(now) < BLINK


def _since_blink(now: int) -> int:
    left = now % sum(BETWEEN)
    for wait in BETWEEN:
        if left < wait:
            return left
        left -= wait
    return left


def next_change(now: int) -> int:
    """ms until the drawing differs."""
    step = BREATH // STEPS
    since = _since_blink(now)
    until_blink = BLINK - since if since < BLINK else sum(BETWEEN)
    left = now % sum(BETWEEN)
    for wait in BETWEEN:
        if left < wait:
            until_blink = min(until_blink, wait - left)
            break
        left -= wait
    return max(1, min(step - now % step, until_blink))


def head_of(who: Who, mood: str, size: int, look: Look) -> pygame.Surface:
    """Somebody's head in a disc of `size` px."""
    dark = is_dark(look)
    return draw_head(Looks.from_mapping(who.portrait), mood, size, backdrop=NIGHT if dark else DAY, dark=dark)


class Figure(Widget):
    """A half figure at a table in its place. Its name says in words what can be seen."""

    role = Role.IMAGE

    def __init__(self, who: Who, mood: str, cue: str | None, place: str, *, cue_words: str = "", least: int = 150,
                 key: str = "", grow: float = 0.0, width: int | None = None) -> None:
        seen = ", ".join(part for part in (who.name, words.MOODS.get(mood, mood), cue_words) if part)
        super().__init__(name=seen, key=key, grow=grow, width=width)
        self.looks, self.mood, self.cue, self.place_name = Looks.from_mapping(who.portrait), mood, cue, place
        self.least = least
        self._due: int | None = None
        self._began: int | None = None

    def measure(self, width: int) -> int:
        return self.look.px(self.least)

    def natural_width(self) -> int:
        return self.look.px(self.least)

    def due(self, now: int) -> int | None:
        if self.look.still:
            return None
        if self._due is None:
            self._due = now + next_change(self._phase())
        return max(0, self._due - now)

    def tick(self, now: int) -> None:
        self._due = None
        if self.host and not self.hidden:
            self.host.invalidate(self.visible_part())

    def drawn_size(self) -> tuple[int, int]:
        """Width and height in px of the figure's drawing, which stands on the foot of the picture."""
        wide, tall = self.bounds.size
        if wide * HEIGHT > tall * WIDTH:
            return wide, _stepped(tall)
        whole = wide * HEIGHT / WIDTH
        closer = max(min(CLOSER[0], tall / whole), min(CLOSER[1], TALL * tall / whole))
        height = _stepped(round(whole * closer))
        return max(wide, round(height * WIDTH / HEIGHT)), height

    def _room_size(self) -> tuple[int, int]:
        """The place is drawn a little too high and stands on the foot of the picture too."""
        return self.bounds.w, self.bounds.h + -self.bounds.h % HEIGHTS

    def is_ready(self) -> bool:
        if self.bounds.w < 2 or self.bounds.h < 2:
            return True
        now, dark = self._phase(), is_dark(self.look)
        person = is_drawn(self.looks, self.mood, self.cue, self.drawn_size(), dark=dark,
                          breath=breath_at(now), blink=is_blinking(now))
        return person and is_place_drawn(self.place_name, self._room_size(), dark)

    def prepare(self, mood: str, cue: str | None) -> bool:
        """Draw the face that may come next ahead of time, as it comes; False where it was there already."""
        if self.bounds.w < 2 or self.bounds.h < 2:
            return False
        size, dark = self.drawn_size(), is_dark(self.look)
        if is_drawn(self.looks, mood, cue, size, dark=dark, breath=breath_at(BLINK), blink=False):
            return False
        draw_portrait(self.looks, mood, cue, size, dark=dark, breath=breath_at(BLINK))
        return True

    def _phase(self) -> int:
        """ms of breathing and blinking: a face comes breathed out and with open eyes, whenever it comes."""
        if self.host is None or self.look.still:
            return BLINK
        if self._began is None:
            self._began = self.host.now()
        return self.host.now() - self._began + BLINK

    def draw(self, target: pygame.Surface) -> None:
        room, dark = self.bounds, is_dark(self.look)
        before = target.get_clip()
        if room.w < 2 or room.h < 2 or not room.colliderect(before):
            return
        target.set_clip(before.clip(room))
        place = draw_place(self.place_name, self._room_size(), dark)
        target.blit(place, place.get_rect(midbottom=room.midbottom))
        now = self._phase()
        person = draw_portrait(self.looks, self.mood, self.cue, self.drawn_size(), dark=dark,
                               breath=breath_at(now), blink=is_blinking(now))
        target.blit(person, person.get_rect(midbottom=room.midbottom))
        target.set_clip(before)


def _stepped(height: int) -> int:
    return max(height - height % HEIGHTS, min(height, HEIGHTS))
