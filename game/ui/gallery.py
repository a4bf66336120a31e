"""Every widget on one sheet, for looking at: `python -m game.ui.gallery out.png --theme dark --text 1.5`."""
from __future__ import annotations

import argparse
import os
from dataclasses import replace

import pygame

from game.ui.app import App
from game.ui.look import Look, Size
from game.ui.scene import Scene
from game.ui.theme import THEMES
from game.ui.widgets import (
    Beam,
    Bubble,
    Button,
    Card,
    Chart,
    Chip,
    Column,
    Dialog,
    Divider,
    Grid,
    Issue,
    Keys,
    Label,
    Meter,
    Option,
    Panel,
    Portrait,
    Row,
    Said,
    Series,
    Slider,
    Space,
    Stepper,
    Tabs,
    TermSheet,
    TextField,
    Toggle,
    Transcript,
    Widget,
)
from game.ui.window import open_window

SAID = (
    Said(who="Mara", words="You have ten minutes. Your company has had my account for six years."),
    Said(who="You", words="What did Thursday break for you?", kind="you"),
    Said(who="Mara", words="A ward. Forty appointments moved. I was the one who rang them."),
    Said(words="She feels heard: trust +6, because you asked before you explained.", kind="note"),
    Said(who="KEEL", words="I would have alerted at 12:04. My price is unchanged.", kind="rival"),
    Said(who="You", words="I missed the time I gave you, and you carried the cost.", kind="you"),
    Said(who="Mara", words="At least you said it first."),
)
CARDS = (
    ("Name the harm", "Say what it cost her, no excuse", "message-circle-heart", "Trust rises", "good"),
    ("Ask, then listen", "Find out what Thursday broke", "ear", "You learn what she fears", "good"),
    ("Press on the price", "Say plainly what you cannot give", "shield", "Leverage up, trust down", "bad"),
    ("Meet in the middle", "Both sides change a term", "handshake", "", "muted"),
    ("Offer repair", "One thing you will do, by when", "hammer", "May sound too early", "warn"),
)


def face(size: int, now: int) -> pygame.Surface:
    """A stand-in for a portrait."""
    picture = pygame.Surface((size, size))
    picture.fill("#C9DCE2")
    pygame.draw.circle(picture, "#7A4A32", (size // 2, size // 2), size // 4)
    pygame.draw.ellipse(picture, "#27566B", (size // 8, size * 3 // 4, size * 3 // 4, size // 2))
    return picture


def person() -> Widget:
    """Who sits opposite."""
    return Panel([
        Portrait("Mara Okafor looks at the closed folder", face, size=132),
        Column([Label("Mara Okafor", style="title", align="center"),
                Label("Facilities director, Harrow Clinics", style="small", colour="muted", align="center")], gap=0),
        Row([Space(), Chip("Guarded", tone="warn", icon="cloud"), Space()], across="center"),
        Meter("Trust", 46, delta=6, icon="heart-handshake", note="You asked before you explained."),
        Meter("Tension", 61, delta=-9, icon="flame", tone="bad", good_when="low"),
        Beam("Leverage", 12, delta=4, band=(5, 25), band_name="where both can live with it",
             ends=("She can do without you", "She needs you")),
    ], grow=1, width=250)


def talk(look: Look) -> Widget:
    """What is said."""
    return Column([
        Bubble("You told me Thursday. I had a ward closed and forty people waiting. Why should I keep paying "
               "for a person?", speaker="Mara Okafor", cue="She closes the folder."),
        Transcript("Transcript", SAID, least=190, grow=1, key="log"),
    ], grow=2, width=420)


def terms() -> Widget:
    """What is settled."""
    days = tuple(Option(key=str(at), name=f"{at} days", worth=f"{at - 8:+} for you".replace("-", "−"),
                        marks=("You",) if at == 10 else ("Mara", "KEEL") if at == 3 else ()) for at in (3, 5, 10))
    pay = (Option(key="low", name="$1,900", worth="−6 for you", marks=("Mara",)),
           Option(key="mid", name="$2,150", worth="+2 for you"),
           Option(key="high", name="$2,400", worth="+9 for you", marks=("You",)),
           Option(key="no", name="$2,900", locked="Above her mandate"))
    return Panel([TermSheet("Term sheet", (
        Issue(key="notice", name="Notice", options=days, chosen="5", note="before a change of rota"),
        Issue(key="pay", name="Monthly fee", options=pay, chosen="mid"),
    ))], title="Terms", icon="scroll-text")


def settings() -> Widget:
    """What can be set."""
    return Panel([
        TextField("Your name", "Ines", hint="As they should call you"),
        TextField("Join code", "", hint="Six letters", problem="No class has this code; ask your trainer."),
        Stepper("Hours this week", 4, low=0, high=12), Slider("Voice", 70, low=0, high=100, by=5),
        Toggle("Reduced motion", True), Toggle("Captions", False, description="Words for every sound"),
        Divider(),
        Row([Button("Save", kind="primary", icon="check"), Button("Cancel", cap="Esc"),
             Button("Walk away", kind="danger"), Button("More", kind="quiet"), Button("Not now", enabled=False),
             Button("Settings", icon="settings", icon_only=True, kind="quiet")], wrap=True, gap=10),
    ], title="Settings", icon="settings", grow=1, width=320)


def progress() -> Widget:
    """What has grown."""
    return Panel([Chart("Skills over attempts", (
        Series(name="Repair", points=((1, 22), (2, 41), (3, 38), (4, 66)), tone="accent"),
        Series(name="Pressing in measure", points=((1, 60), (2, 52), (3, 57), (4, 71)), tone="bad"),
        Series(name="Keeping your word", points=((1, 80), (2, 83), (3, 90), (4, 92)), tone="good"),
    ), x_name="Attempt", tall=170)], title="Progress", icon="trending-up", grow=1, width=320)


class Gallery(Scene):
    """The sheet."""

    name = "Gallery"

    def build(self, size: Size, look: Look) -> Widget:
        """Everything, stacked where it is narrow."""
        cards = [Card(name, hint=hint, icon=icon, cap=str(at + 1), forecast=told, tone=tone, chosen=at == 1,
                      locked="First find out what she fears." if at == 3 else "", key=f"card{at}")
                 for at, (name, hint, icon, told, tone) in enumerate(CARDS)]
        head = Row([Label("The late handover", style="heading", grow=1),
                    Row([Chip("Opening", tone="accent"), Chip("Rupture", tone="accent"),
                         Chip("Repair", tone="accent", filled=True), Chip("Terms"), Chip("Closing")], gap=8)
                    if not look.is_narrow(size) else Chip("3 of 5: Repair", tone="accent", filled=True)],
                   across="center")
        halves = (person(), talk(look)) if not look.is_narrow(size) else (
            Tabs([("Mara", person()), ("Talk", talk(look))], selected=1),)
        lower = [settings(), progress()]
        return Column([
            head, Row(halves, gap=18) if len(halves) > 1 else halves[0],
            Label("Your move", style="bold"), Grid(cards, cell=210),
            Keys([("1–5", "choose"), ("Tab", "move focus"), ("Enter", "say it"), ("T", "transcript"), ("?", "help")]),
            terms(), Row(lower, gap=18) if not look.is_narrow(size) else Column(lower),
        ], gap=16, pad=22)


def dialog() -> Dialog:
    """A question."""
    return Dialog("Walk away?", icon="triangle-alert",
                  words="Mara will take KEEL's offer. What you said stays in the transcript.",
                  buttons=[Button("Walk away", kind="danger"), Button("Stay", kind="primary", cap="Esc")])


def main() -> None:
    """Save a picture of the sheet."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--theme", default="light", choices=THEMES)
    parser.add_argument("--text", type=float, default=1.0)
    parser.add_argument("--size", default="1280x1560")
    parser.add_argument("--face", default="firago")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--dialog", action="store_true")
    parser.add_argument("--keys", default="")
    asked = parser.parse_args()
    width, height = (int(part) for part in asked.size.split("x"))
    look = replace(Look(), theme=THEMES[asked.theme], scale=asked.text, face=asked.face, rtl=asked.rtl)
    app = App(open_window((width, height)), Gallery(), look=look)
    if asked.dialog:
        app.open(dialog())
    app.step()
    for name in asked.keys.split():
        app.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.key.key_code(name), mod=0, unicode=""))
        app.handle(pygame.event.Event(pygame.KEYUP, key=pygame.key.key_code(name), mod=0, unicode=""))
    app.step()
    pygame.image.save(app.picture(), asked.out)


if __name__ == "__main__":
    main()
