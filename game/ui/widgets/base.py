"""The widget: one retained tree that draws, takes focus, is read aloud and is tested.

A widget is measured (`measure(width) -> height`), placed (`place(rect)`), drawn (`draw(surface)`), all in px
of the window. A widget the screen reader cannot name does not exist: one that takes focus needs a name.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Any, ClassVar, Protocol, Self

import pygame

from game.ui.inputs import Action
from game.ui.layout import mirrored
from game.ui.look import Look
from game.ui.widgets.measuring import MEASURES, once_a_layout

Press = Callable[[], object]  # what it gives back goes to the host: a Scene is shown, anything else ignored
TARGET = 44  # px at scale 1: the least size of what can be pressed (WCAG 2.2, 2.5.5)
RING = 10  # px a focus ring reaches beyond a widget, with room to spare
REACH = 28  # px a shadow reaches beyond a widget
_ids = count(1)
_DEFAULT = Look()


class Role(StrEnum):
    """What a widget is, to a screen reader."""

    WINDOW = "window"
    GROUP = "group"
    LABEL = "label"
    HEADING = "heading"
    BUTTON = "button"
    METER = "meter"
    LOG = "log"
    TAB_LIST = "tab list"
    TAB = "tab"
    SPIN = "spin button"
    SLIDER = "slider"
    SWITCH = "switch"
    TEXT = "text input"
    DIALOG = "dialog"
    IMAGE = "image"
    GRID = "grid"
    RADIO = "radio button"
    SCROLL = "scroll view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A number with its limits, for meters and sliders."""

    now: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A widget as plain data: for tests and for the accessibility bus. `bounds` is (x, y, w, h)."""

    id: int
    role: Role
    name: str
    value: str
    description: str
    bounds: tuple[int, int, int, int]
    focusable: bool
    focused: bool
    enabled: bool
    live: bool
    checked: bool | None
    shortcut: str
    actions: tuple[str, ...]
    number: Range | None
    children: tuple[int, ...]


class Host(Protocol):
    """What a widget may ask of the window it lives in. `layout`: the number of the one being made, 0 where none is."""

    layout: int

    def invalidate(self, rect: pygame.Rect) -> None:
        """Draw this part again."""

    def relayout(self) -> None:
        """Measure and place everything again."""

    def take_focus(self, widget: Widget) -> None:
        """Move the focus."""

    def go(self, result: object) -> None:
        """Follow what a press gave back."""

    def now(self) -> int:
        """Milliseconds since the start."""


class Widget:
    """A part of the screen. Give `key` to keep focus and scrolling over a rebuild of the tree.

    `grow`: share of spare length along the row or column; `width`: px at scale 1 to ask for in a row.
    `shortcut`: a chord that presses it (`"3"`). `hidden`: not drawn, not read, takes no room.
    """

    role: Role = Role.GROUP
    can_focus: ClassVar[bool] = False
    live: ClassVar[bool] = False
    wants_text: ClassVar[bool] = False
    radius: ClassVar[int] = 8

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name in MEASURES:
            if name in cls.__dict__:
                setattr(cls, name, once_a_layout(cls.__dict__[name]))

    def __init__(self, *, name: str = "", description: str = "", key: str = "", enabled: bool = True,
                 grow: float = 0.0, width: int | None = None, shortcut: str = "") -> None:
        if self.can_focus and not name.strip():
            raise ValueError(f"A {self.role} takes the focus, so it needs a name that can be read aloud.")
        self.name, self.description, self.key = name, description, key
        self.enabled, self.grow, self.width, self.shortcut = enabled, grow, width, shortcut
        self.hidden = self.focused = self.hovered = False
        self.id = next(_ids)
        self.children: list[Widget] = []
        self.parent: Widget | None = None
        self.host: Host | None = None
        self.look = _DEFAULT
        self.measured_in, self.measured = 0, dict[tuple[object, ...], int]()
        self.bounds = pygame.Rect(0, 0, 0, 0)

    # ---- what it is
    @property
    def value(self) -> str:
        """What the screen reader says after the name."""
        return ""

    @property
    def number(self) -> Range | None:
        """The value as a number with limits, when it is one."""
        return None

    @property
    def checked(self) -> bool | None:
        """Whether it is on or chosen; None where it is nothing that can be."""
        return None

    @property
    def focusable(self) -> bool:
        """Whether the focus can go there now."""
        return self.can_focus and self.enabled and not self.hidden

    @property
    def actions(self) -> tuple[str, ...]:
        """What can be asked of it by name: press, increment, decrement, focus."""
        return ("press", "focus") if self.focusable else ()

    def spoken(self) -> str:
        """What the screen reader says last: hint, cause, reason."""
        return self.description

    def node(self) -> Node:
        """This widget as plain data."""
        return Node(
            id=self.id, role=self.role, name=self.name, value=self.value, description=self.spoken(),
            bounds=(self.bounds.x, self.bounds.y, self.bounds.w, self.bounds.h), focusable=self.focusable,
            focused=self.focused, enabled=self.enabled, live=self.live, checked=self.checked, shortcut=self.shortcut,
            actions=self.actions, number=self.number,
            children=tuple(child.id for child in self.children if not child.hidden),
        )

    def walk(self) -> Iterator[Widget]:
        """This widget and all below it that are not hidden, in the order of focus and of reading."""
        if not self.hidden:
            yield self
            for child in self.children:
                yield from child.walk()

    def tree(self) -> tuple[Node, ...]:
        """The walk as plain data."""
        return tuple(widget.node() for widget in self.walk())

    def find(self, key: str) -> Widget:
        """The widget with this key or, failing that, this name. Raises KeyError."""
        for widget in (*(w for w in self.walk() if w.key == key), *(w for w in self.walk() if w.name == key)):
            return widget
        raise KeyError(key)

    # ---- the tree
    def add(self, *children: Widget) -> Self:
        """Put children at the end; gives itself back."""
        for child in children:
            child.parent = self
            self.children.append(child)
            if self.host:
                child.attach(self.look, self.host)
        return self

    def replace_children(self, children: Sequence[Widget]) -> None:
        """Other children in place of these."""
        self.children = []
        self.add(*children)
        self.relayout()

    def attach(self, look: Look, host: Host | None) -> None:
        """Give this widget and all below it their look and their window."""
        self.look, self.host = look, host
        for child in self.children:
            child.attach(look, host)

    # ---- layout
    def measure(self, width: int) -> int:
        """The least height in px in which everything shows, when `width` px wide."""
        return max((child.measure(width) for child in self.shown), default=0)

    def natural_width(self) -> int:
        """The width in px it would like in a row."""
        return max((child.asked_width() for child in self.shown), default=0)

    def asked_width(self) -> int:
        """`width` at this scale, or the natural one."""
        return self.look.px(self.width) if self.width else self.natural_width()

    @property
    def shown(self) -> list[Widget]:
        """Children that are not hidden."""
        return [child for child in self.children if not child.hidden]

    def place(self, rect: pygame.Rect) -> None:
        """Take this room, and give the children theirs."""
        self.bounds = pygame.Rect(rect)
        for child in self.shown:
            self.put(child, rect)

    def put(self, child: Widget, rect: pygame.Rect) -> None:
        """Place a child, mirrored inside this widget for right-to-left."""
        child.place(self.at(rect))

    def at(self, rect: pygame.Rect) -> pygame.Rect:
        """A rect inside this widget as it lies on the screen."""
        return mirrored(rect, self.bounds, self.look.rtl)

    def shift(self, dy: int) -> None:
        """Move up or down with all children."""
        self.bounds.y += dy
        for child in self.children:
            child.shift(dy)

    def relayout(self) -> None:
        """Ask for a new layout of the window."""
        if self.host:
            self.host.relayout()

    # ---- drawing
    def draw(self, target: pygame.Surface) -> None:
        """Draw this widget, without its children."""

    def paint(self, target: pygame.Surface, area: pygame.Rect) -> None:
        """Draw this widget and its children where they touch `area`."""
        if self.hidden or not self.bounds.inflate(2 * REACH, 2 * REACH).colliderect(area):
            return
        self.draw(target)
        for child in self.children:
            child.paint(target, area)

    def view_of_children(self) -> pygame.Rect | None:
        """The only part of the window children may be seen in, if limited."""
        return None

    def visible_part(self, reach: int = 0) -> pygame.Rect:
        """Its bounds (grown by `reach` px), cut to every scrolled view it lies in."""
        part = self.bounds.inflate(2 * reach, 2 * reach)
        above = self.parent
        while above:
            view = above.view_of_children()
            if view is not None:
                part = part.clip(view)
            above = above.parent
        return part

    def invalidate(self) -> None:
        """Have this widget drawn again."""
        if self.host and not self.hidden:
            self.host.invalidate(self.visible_part(REACH))

    def change(self, **values: Any) -> None:
        """Set attributes and draw again; lay out again only if its size has changed."""
        size = self._size() if self.host else None
        for name, value in values.items():
            if not hasattr(self, name):
                raise AttributeError(f"{type(self).__name__} has no {name}")
            setattr(self, name, value)
        if self.host and size != self._size():
            self.relayout()
        else:
            self.invalidate()

    def _size(self) -> tuple[int, bool, list[int]]:
        """All that decides the layout around it: height, presence, and widths where a container asks for them."""
        widths: list[int] = []
        one: Widget = self
        while one.parent:
            if one.parent.asks_width_of(one):
                widths.append(one.asked_width())
            one = one.parent
        return self.measure(self.bounds.w), self.hidden, widths

    def asks_width_of(self, child: Widget) -> bool:
        """Whether the layout of this container depends on how wide a child would like to be."""
        return False

    # ---- what happens to it
    def press(self) -> None:
        """Enter, a click, or the screen reader's click."""

    def adjust(self, by: int) -> None:
        """Increment (+1) or decrement (-1)."""

    def on_action(self, action: Action) -> bool:
        """An action while it has the focus; True when it was used up."""
        return False

    def on_text(self, text: str) -> None:
        """Characters written while it has the focus (only with `wants_text`)."""

    def on_chord(self, chord: str) -> bool:
        """A key with its modifiers, pressed while it has the focus (only with `wants_text`); True when it was used."""
        return False

    def ringed(self) -> pygame.Rect:
        """What the ring goes around while it has the focus."""
        return self.bounds

    def on_pointer(self, kind: str, at: tuple[int, int]) -> bool:
        """Pointer `down`, `drag`, `up` inside it; True on `down` takes the pointer until `up`."""
        return False

    def on_wheel(self, by: int) -> bool:
        """Wheel turned by `by` notches, positive up; True when used."""
        return False

    def is_ready(self) -> bool:
        """Whether drawing it now takes no longer than words do; if not, words go on screen before it."""
        return True

    def due(self, now: int) -> int | None:
        """Milliseconds until it must be drawn again by itself; None for never."""
        return None

    def tick(self, now: int) -> None:
        """Called when it was due."""
