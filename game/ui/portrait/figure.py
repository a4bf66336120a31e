"""A whole person at a table, composed from back to front."""

from dataclasses import replace
from math import sin

from game.ui.portrait import accessories, body, dress, eyes, face, hair, hands, headwear, mouth, outfit, props
from game.ui.portrait.expression import EXPRESSIONS, Expression
from game.ui.portrait.palette import CLOTH, SkinTones, cloth, mix
from game.ui.portrait.palette import hair as hair_tones
from game.ui.portrait.palette import skin as skin_tones
from game.ui.portrait.paths import ellipse
from game.ui.portrait.person import Looks
from game.ui.portrait.posture import CUES, MOOD_HANDS, NEUTRAL, Posture
from game.ui.portrait.sketch import Sketch

WIDTH, HEIGHT, TOP = 430.0, 471.0, 10.0
HEAD = (210.0, 145.0)
HEAD_SCALE = 1.13
NIGHT_SHARE = 0.16  # by which a person's colours are pulled to the evening in the dark
NECK = (210.0, 222.0)
TALL = ("afro", "bun", "turban", "beanie", "cap", "headscarf")
View = tuple[float, float, float, float]


def expression_for(mood: str, posture: Posture, blink: bool) -> Expression:
    """The mood's face with what the cue changes; an unknown mood is calm."""
    base = EXPRESSIONS.get(mood, EXPRESSIONS["calm"])
    given = {name: getattr(posture, name) for name in ("yaw", "nod", "tilt", "gaze", "lid", "lean")}
    changed = {name: value for name, value in given.items() if value is not None}
    if "lid" in changed:
        changed["lid"] = min(changed["lid"], max(base.lid, 0.6))
    if blink:
        changed["lid"] = 0.06
    return replace(base, **changed)


def portrait_svg(
    looks: Looks, mood: str, cue: str | None, size: tuple[int, int], *, blink: bool, breath: float, night: float
) -> bytes:
    """The figure as SVG text at `size` pixels: width kept whole, more room above or beside when the shape asks."""
    posture = CUES.get(cue or "") or MOOD_HANDS.get(mood, NEUTRAL)
    mood_face = expression_for(mood, posture, blink)
    sk = Sketch(night=night)
    view = view_for(size)
    if posture.clock:
        props.draw_clock(sk)
    _person(sk, looks, mood_face, posture, breath, view)
    props.draw_motion(sk, posture.motion, "#8f8577")
    return sk.text(view, size)


def view_for(size: tuple[int, int]) -> View:
    """The part of the figure's world that fills `size` without distortion, its foot kept at the table."""
    width, height = size
    if width * HEIGHT > height * WIDTH:
        wide = HEIGHT * width / height
        return body.MIDDLE - wide / 2, TOP, wide, HEIGHT
    tall = WIDTH * height / width
    return body.MIDDLE - WIDTH / 2, TOP + HEIGHT - tall, WIDTH, tall


def _person(sk: Sketch, looks: Looks, mood: Expression, posture: Posture, breath: float, view: View) -> None:
    skin = skin_tones(looks.skin)
    out = outfit.outfit_of(looks)
    frame = body.frame_of(looks, mood.shoulders + 2.2 * breath)
    scale = 1 + 0.09 * mood.lean
    x, y = 210 + posture.shift, 404 + 20 * max(0.0, mood.lean)
    move = f"translate({x:.1f} {y:.1f}) scale({scale:.4f}) translate(-210 -404)"
    with sk.group(move):
        draw_bust(sk, looks, mood, breath, posture)
    props.draw_table(sk, view[0] - 4, view[0] + view[2] + 4, TOP + HEIGHT + 4, dusk=2 * sk.night)
    for name in posture.props:
        props.draw_prop(sk, name)
    sides = (1, -1) if posture.right_first else (-1, 1)
    for side in sides:
        _arm(sk, posture, side, out, skin, frame)
        if side == sides[0]:
            for name in posture.over:
                props.draw_prop(sk, name)


def _arm(sk: Sketch, posture: Posture, side: int, out: outfit.Outfit, skin: SkinTones, frame: body.Frame) -> None:
    arm = posture.left if side < 0 else posture.right
    if arm.wrist[1] > 395:
        middle = ((arm.elbow[0] + arm.wrist[0] * 2) / 3, max(arm.elbow[1], arm.wrist[1]) + 14)
        body.contact_shadow(sk, middle, 82, 18, 0.42)
    hand_last = arm.hand != "fist"
    if not hand_last:
        hands.draw_hand(sk, arm, skin, side > 0)
    hands.draw_forearm(sk, arm, None if out.bare else out.sleeve, skin, frame.arm * 0.9)
    if hand_last:
        hands.draw_hand(sk, arm, skin, side > 0)


def draw_bust(sk: Sketch, looks: Looks, mood: Expression, breath: float, posture: Posture = NEUTRAL) -> None:
    """Head, neck, trunk and upper arms, without the table."""
    skin = skin_tones(looks.skin)
    locks = hair_tones(looks.hair_colour)
    out = outfit.outfit_of(looks)
    frame = body.frame_of(looks, mood.shoulders + 2.2 * breath)
    turn = face.Turn(mood.yaw, mood.nod)
    drop = 10 * sin(mood.nod) - mood.shoulders * 0.3 - 1.2 * breath
    hx, hy = HEAD[0] + 8 * sin(mood.yaw), HEAD[1] + drop
    bend = f"rotate({mood.tilt:.2f} {NECK[0]} {NECK[1]})"
    place = f"{bend} translate({hx:.2f} {hy:.2f}) scale({HEAD_SCALE})"
    covered = looks.headwear in headwear.COVERS_HAIR
    wrap = cloth(CLOTH[looks.headwear_colour])
    with sk.group(place):
        if covered:
            hair.draw_skull_back(sk, wrap.deep if looks.headwear == "headscarf" else skin.shade, turn)
            headwear.draw_behind(sk, looks.headwear, wrap, turn)
        else:
            hair.draw_skull_back(sk, skin.shade if looks.hair == "bald" else locks.shade, turn)
            hair.draw_back(sk, looks.hair, locks, turn)
    body.draw_neck(sk, looks, skin, frame, 8 * sin(mood.yaw) + mood.tilt * 0.6)
    vest = looks.dress in outfit.SLEEVES_BEHIND
    if not vest:
        dress.draw_dress(sk, looks, out, frame)
    for side, arm in ((-1, posture.left), (1, posture.right)):
        body.draw_upper_arm(sk, out.sleeve, skin if out.bare else None, frame, arm.elbow, side)
    if vest:
        dress.draw_dress(sk, looks, out, frame)
    accessories.draw_accessory(sk, looks, out, frame)
    with sk.group(place):
        _head(sk, looks, skin, mood, turn)


def _head(sk: Sketch, looks: Looks, skin: SkinTones, mood: Expression, turn: face.Turn) -> None:
    locks = hair_tones(looks.hair_colour)
    if looks.headwear == "headscarf":
        headwear.draw_under_chin(sk, cloth(CLOTH[looks.headwear_colour]), turn)
    face.draw_skull(sk, looks, skin, turn, mood)
    if looks.hair == "bald" and looks.headwear == "none":
        x, y = turn.at(-16, -52, 30)
        sk.fill(ellipse(x, y, 15, 8), skin.light, 0.6)
    contour = face.outline(looks, turn)
    mouth.draw_beard(sk, looks, locks, turn, mood, contour)
    mouth.draw_mouth(sk, looks, skin, turn, mood)
    mouth.draw_moustache(sk, looks, locks, turn, mood)
    eyes.draw_eyes(sk, looks, skin, turn, mood)
    face.draw_brows(sk, looks, mix(locks.base, "#2a1714", 0.35), turn, mood)
    face.draw_nose(sk, looks, skin, turn)
    accessories.draw_at_ears(sk, looks, turn)
    if looks.headwear not in headwear.COVERS_HAIR:
        hair.draw_front(sk, looks.hair, locks, turn)
    headwear.draw_over(sk, looks.headwear, cloth(CLOTH[looks.headwear_colour]), turn)
    face.draw_glasses(sk, looks, turn)


def head_svg(looks: Looks, mood: str, size: int, *, blink: bool, night: float) -> bytes:
    """Head and shoulders for a square of `size` pixels."""
    mood_face = replace(expression_for(mood, NEUTRAL, blink), lean=0.0)
    sk = Sketch(night=night)
    draw_bust(sk, looks, mood_face, 0.0)
    side = 226.0 if looks.headwear in TALL or looks.hair in TALL else 200.0
    return sk.text((HEAD[0] - side / 2, HEAD[1] + 96 - side, side, side), (size, size))
