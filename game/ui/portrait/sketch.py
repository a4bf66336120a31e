"""A small SVG writer that stays inside what nanosvg reads: no CSS, clips, filters or text, opacity as attributes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from game.ui.portrait.palette import NIGHT, mix

Stop = tuple[float, str, float]


class Sketch:
    """Shapes in drawing order; `night` (0 to 1) pulls every colour towards the evening as it is written."""

    def __init__(self, *, night: float = 0.0) -> None:
        """An empty sheet."""
        self._parts: list[str] = []
        self._gradients = 0
        self.night = night

    def fill(self, path: str, colour: str, opacity: float = 1.0) -> None:
        """A filled path; `colour` is a hex colour or what `linear`/`radial` gave."""
        self._parts.append(f'<path d="{path}" fill="{self._tone(colour)}"{_alpha("fill", opacity)}/>')

    def line(self, path: str, colour: str, width: float, opacity: float = 1.0) -> None:
        """A stroked path with round ends."""
        self._parts.append(
            f'<path d="{path}" fill="none" stroke="{self._tone(colour)}" stroke-width="{width:.2f}" '
            f'stroke-linecap="round" stroke-linejoin="round"{_alpha("stroke", opacity)}/>'
        )

    def linear(self, start: tuple[float, float], end: tuple[float, float], stops: Sequence[Stop]) -> str:
        """A gradient between two points; stops are (offset 0 to 1, colour, opacity)."""
        box = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        return self._gradient("linearGradient", box, stops)

    def radial(self, centre: tuple[float, float], radius: float, stops: Sequence[Stop]) -> str:
        """A gradient around a point; stops as for `linear`."""
        return self._gradient("radialGradient", f'cx="{centre[0]:.1f}" cy="{centre[1]:.1f}" r="{radius:.1f}"', stops)

    @contextmanager
    def group(self, transform: str) -> Iterator[None]:
        """Everything drawn inside is moved by an SVG transform."""
        self._parts.append(f'<g transform="{transform}">')
        yield
        self._parts.append("</g>")

    def text(self, view: tuple[float, float, float, float], size: tuple[int, int]) -> bytes:
        """The SVG file: `view` (x, y, width, height in figure units) at `size` pixels."""
        box = " ".join(f"{v:.2f}" for v in view)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" viewBox="{box}">'
        return (head + "".join(self._parts) + "</svg>").encode()

    def _tone(self, colour: str) -> str:
        return mix(colour, NIGHT, self.night) if self.night and colour.startswith("#") else colour

    def _gradient(self, kind: str, box: str, stops: Sequence[Stop]) -> str:
        """Written where it is used: older nanosvg knows only the gradients it has already met."""
        self._gradients += 1
        inner = "".join(
            f'<stop offset="{at:.3f}" stop-color="{self._tone(colour)}" stop-opacity="{opacity:.3f}"/>'
            for at, colour, opacity in stops
        )
        name = f"g{self._gradients}"
        self._parts.append(f'<{kind} id="{name}" gradientUnits="userSpaceOnUse" {box}>{inner}</{kind}>')
        return f"url(#{name})"


def _alpha(kind: str, opacity: float) -> str:
    return "" if opacity >= 1 else f' {kind}-opacity="{opacity:.3f}"'
