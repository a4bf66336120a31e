"""The eight moods as numbers: what brows, lids, gaze, mouth, head and shoulders do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One face. Lengths are figure units (the head is 140 tall), up and outwards positive; angles in degrees."""

    brow_in: float = 0.0
    brow_out: float = 0.0
    brow_arch: float = 3.0
    pinch: float = 0.0  # inner ends of the brows drawn together
    cock: float = 0.0  # extra lift of the brow on the viewer's right
    lid: float = 1.0  # 1 open, 0 closed
    squint: float = 0.0  # lower lid raised, 0 to 1
    gaze: tuple[float, float] = (0.0, 0.0)  # -1 to 1, right and down positive
    mouth: float = 17.0  # half width
    corners: tuple[float, float] = (0.0, 0.0)  # lift at the viewer's left and right
    part: float = 0.0  # lips apart
    teeth: bool = False
    press: float = 0.0  # lips pressed thin, 0 to 1
    frown: float = 0.0  # lines between the brows, 0 to 1
    yaw: float = 0.2  # head turned to the viewer's right, radians
    nod: float = 0.0  # head bowed, radians
    tilt: float = 0.0  # head leaning to the viewer's right
    shoulders: float = 0.0  # raised
    lean: float = 0.0  # towards you, 0 to 1; negative is back
    flush: float = 0.0  # colour in the cheeks
    bags: float = 0.0  # shadow under the eyes


EXPRESSIONS: dict[str, Expression] = {
    "calm": Expression(corners=(1.5, 1.5), lid=0.92),
    "open": Expression(
        brow_in=6, brow_out=5, brow_arch=6, lid=1.14, corners=(4, 4.5), part=5, yaw=0.14, nod=-0.07, tilt=4, lean=0.2,
        mouth=16,
    ),
    "warm": Expression(
        brow_in=2, brow_out=2, brow_arch=6, lid=0.74, squint=0.75, corners=(9, 9), part=7, teeth=True, mouth=21,
        tilt=-6, nod=0.02, flush=0.7, lean=0.15,
    ),
    "wary": Expression(
        brow_in=-3, brow_out=-1, brow_arch=2, cock=8, pinch=1.5, lid=0.66, squint=0.3, gaze=(-0.85, 0.0), yaw=0.42,
        corners=(-1, 2.5), press=0.7, mouth=14, tilt=3, shoulders=4, lean=-0.35, frown=0.3,
    ),
    "hurt": Expression(
        brow_in=9, brow_out=-4, brow_arch=-1, pinch=2.5, lid=0.66, gaze=(-0.35, 0.8), corners=(-6.5, -5.5), press=0.15,
        mouth=13.5, yaw=0.1, nod=0.16, tilt=-7, shoulders=-4, frown=0.5, lean=-0.1,
    ),
    "angry": Expression(
        brow_in=-8.5, brow_out=5, brow_arch=1, pinch=5, lid=0.82, squint=0.5, corners=(-5, -5.5), press=0.85, mouth=17,
        yaw=0.06, nod=0.1, shoulders=6, frown=1.0, flush=0.5, lean=0.35,
    ),
    "tired": Expression(
        brow_in=3, brow_out=-3.5, brow_arch=1.5, lid=0.4, gaze=(0.25, 0.75), corners=(-3, -2.5), part=1.6, mouth=15,
        yaw=0.2, nod=0.1, tilt=9, shoulders=-9, lean=-0.15, bags=0.9,
    ),
    "relieved": Expression(
        brow_in=8, brow_out=2, brow_arch=4, lid=0.1, squint=0.4, corners=(6, 6.5), part=4.5, mouth=16.5, yaw=0.12,
        nod=-0.15, tilt=-4, shoulders=-7, flush=0.3,
    ),
}  # fmt: skip
