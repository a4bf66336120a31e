"""Small PNG files of the window: a palette chosen for each picture, so that a hundred of them fit into a repository."""
from __future__ import annotations

import zlib
from collections import Counter
from operator import itemgetter
from pathlib import Path
from struct import pack

import pygame

COLOURS = 80  # faces still look like faces (design choice)
Counted = tuple[int, tuple[int, int, int], float]
"""A colour: as a number, as red, green and blue, and how much it weighs."""


def save(surface: pygame.Surface, path: Path, colours: int = COLOURS) -> None:
    """Write `surface` as a PNG of at most so many colours."""
    wide, tall = surface.get_size()
    pixels = memoryview(pygame.image.tobytes(surface, "RGBA")).cast("I")
    boxes = palette(Counter(pixels), colours)
    place = {number: at for at, box in enumerate(boxes) for number, _, _ in box}
    data = bytes(map(place.__getitem__, pixels))
    rows = b"".join(b"\0" + data[start : start + wide] for start in range(0, wide * tall, wide))
    chunks = (b"IHDR", pack(">IIBBBBB", wide, tall, 8, 3, 0, 0, 0)), \
             (b"PLTE", bytes(each for box in boxes for each in _mean(box))), \
             (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body)) for kind, body in chunks))


def palette(counts: Counter[int], most: int) -> list[list[Counted]]:
    """The colours in at most so many groups: whichever group is the least alike is parted in two. A colour weighs the
    root of how often it is there, so that a small sign keeps its own beside a wide ground."""
    first = [(number, tuple(number.to_bytes(4, "little")[:3]), count ** 0.5) for number, count in counts.items()]
    boxes = [(_unlike(first), first)]  # type: ignore[arg-type]
    while len(boxes) < most:
        at = max(range(len(boxes)), key=lambda each: boxes[each][0][0])
        (error, channel), box = boxes[at]
        if not error:
            break
        boxes[at : at + 1] = [(_unlike(part), part) for part in _parted(box, channel)]  # type: ignore[arg-type]
    return [box for _, box in boxes]  # type: ignore[misc]


def _parted(box: list[Counted], channel: int) -> tuple[list[Counted], list[Counted]]:
    middle = _mean(box, exact=True)[channel]
    low = [each for each in box if each[1][channel] <= middle]
    return low, [each for each in box if each[1][channel] > middle]


def _unlike(box: list[Counted]) -> tuple[float, int]:
    """(how far its colours are from their mean along one channel, that channel)."""
    mean = _mean(box, exact=True)
    return max((sum(weight * (rgb[channel] - mean[channel]) ** 2 for _, rgb, weight in box), channel)
               for channel in range(3))


def _mean(box: list[Counted], exact: bool = False):
    total = sum(map(itemgetter(2), box))
    mean = [sum(rgb[channel] * weight for _, rgb, weight in box) / total for channel in range(3)]
    return mean if exact else [round(each) for each in mean]
