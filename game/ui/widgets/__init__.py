"""All widgets, under one name."""
from game.ui.widgets.base import Node, Range, Role, Widget
from game.ui.widgets.boxes import Column, Grid, Panel, Row, Stack
from game.ui.widgets.card import Card
from game.ui.widgets.chart import Chart, Series
from game.ui.widgets.dialog import Dialog
from game.ui.widgets.entry import Slider, Stepper, TextField
from game.ui.widgets.numbers import Beam, Meter
from game.ui.widgets.portrait import Backdrop, Portrait
from game.ui.widgets.press import Button, Toggle
from game.ui.widgets.scroll import Scroll
from game.ui.widgets.tabs import Tabs
from game.ui.widgets.terms import Issue, Option, TermSheet
from game.ui.widgets.text import Bubble, Chip, Divider, Keys, Label, Space
from game.ui.widgets.transcript import Said, Transcript
from game.ui.widgets.writing import TextArea

__all__ = [
    "Backdrop", "Beam", "Bubble", "Button", "Card", "Chart", "Chip", "Column", "Dialog", "Divider", "Grid",
    "Issue", "Keys", "Label", "Meter", "Node", "Option", "Panel", "Portrait", "Range", "Role", "Row", "Said",
    "Scroll", "Series", "Slider", "Space", "Stack", "Stepper", "Tabs", "TermSheet", "TextArea", "TextField",
    "Toggle", "Transcript", "Widget",
]
