"""The postures as data: where head, eyes, arms and the things on the table go for each cue."""

from dataclasses import dataclass

from game.ui.portrait.paths import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One arm in figure units (table edge at y = 394, middle at x = 210)."""

    elbow: Point
    wrist: Point
    hand: str = "rest"
    turn: float = 0.0  # where the fingers point: 0 to the viewer's right, 90 down, degrees
    palm: bool = False  # the palm is seen
    scale: float = 1.3
    flip: bool = False  # thumb on the other side


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """What a cue changes; None leaves what the mood says."""

    left: Arm  # on the viewer's left
    right: Arm
    props: tuple[str, ...] = ()  # lying under the hands
    over: tuple[str, ...] = ()  # held, above the hands
    yaw: float | None = None
    nod: float | None = None
    tilt: float | None = None
    gaze: Point | None = None
    lid: float | None = None
    lean: float | None = None
    shift: float = 0.0  # the trunk moved to the viewer's right
    right_first: bool = False  # the right arm lies under the left
    clock: bool = False
    motion: str = ""  # marks of a movement


REST_LEFT = Arm(elbow=(97, 394), wrist=(150, 425), hand="flat", turn=8)
REST_RIGHT = Arm(elbow=(323, 394), wrist=(262, 431), hand="flat", turn=176)

NEUTRAL = Posture(left=REST_LEFT, right=REST_RIGHT, right_first=True)

MOOD_HANDS: dict[str, Posture] = {
    "open": Posture(
        left=Arm(elbow=(94, 394), wrist=(118, 420), hand="offer", turn=24, palm=True),
        right=Arm(elbow=(326, 394), wrist=(302, 420), hand="offer", turn=156, palm=True),
    ),
    "wary": Posture(
        left=Arm(elbow=(108, 388), wrist=(250, 366), hand="flat", turn=-18, scale=1.2),
        right=Arm(elbow=(312, 388), wrist=(172, 358), hand="flat", turn=196, scale=1.2),
    ),
    "hurt": Posture(
        left=Arm(elbow=(100, 394), wrist=(164, 426), hand="grip", turn=6, scale=1.3),
        right=Arm(elbow=(320, 394), wrist=(252, 420), hand="rest", turn=178, scale=1.22),
    ),
    "angry": Posture(
        left=Arm(elbow=(88, 392), wrist=(140, 424), hand="grip", turn=18, scale=1.34),
        right=Arm(elbow=(332, 392), wrist=(280, 424), hand="grip", turn=162, scale=1.34),
    ),
    "tired": Posture(
        left=Arm(elbow=(100, 396), wrist=(118, 420), hand="rest", turn=24),
        right=Arm(elbow=(320, 396), wrist=(298, 422), hand="rest", turn=158),
    ),
    "relieved": Posture(
        left=Arm(elbow=(97, 394), wrist=(150, 428), hand="rest", turn=12),
        right=Arm(elbow=(312, 384), wrist=(254, 322), hand="flat", turn=206, scale=1.22),
    ),
}  # fmt: skip
"""How the hands lie for a mood when no cue says otherwise."""

CUES: dict[str, Posture] = {
    "glances_at_clock": Posture(
        left=Arm(elbow=(97, 394), wrist=(138, 428), hand="flat", turn=14),
        right=Arm(elbow=(323, 394), wrist=(292, 430), hand="rest", turn=164),
        yaw=0.62, nod=-0.2, tilt=4, gaze=(0.95, -0.7), lid=1.0, clock=True,
    ),
    "closes_folder": Posture(
        left=Arm(elbow=(97, 394), wrist=(112, 432), hand="flat", turn=4),
        right=Arm(elbow=(325, 388), wrist=(316, 400), hand="flat", turn=172),
        props=("folder_shut",), lean=-0.2,
    ),
    "opens_folder": Posture(
        left=Arm(elbow=(78, 388), wrist=(92, 402), hand="grip", turn=-28),
        right=Arm(elbow=(323, 394), wrist=(312, 432), hand="flat", turn=176),
        props=("folder_open",), nod=0.24, gaze=(-0.1, 0.85), yaw=0.02,
    ),
    "turns_folder_over": Posture(
        left=Arm(elbow=(86, 394), wrist=(126, 436), hand="rest", turn=4),
        right=Arm(elbow=(336, 384), wrist=(306, 372), hand="grip", turn=200),
        props=("folder_back",), nod=0.16, gaze=(0.35, 0.8), yaw=0.24, motion="over",
    ),
    "lowers_voice": Posture(
        left=Arm(elbow=(96, 396), wrist=(176, 430), hand="flat", turn=8),
        right=Arm(elbow=(318, 390), wrist=(287, 276), hand="cup", turn=238, scale=1.2),
        nod=0.13, tilt=5, yaw=-0.06, gaze=(0.0, -0.35), lean=0.75,
    ),
    "leans_in": Posture(
        left=Arm(elbow=(76, 408), wrist=(154, 438), hand="rest", turn=16),
        right=Arm(elbow=(344, 408), wrist=(266, 440), hand="rest", turn=164),
        lean=2.1, nod=0.1, yaw=0.06, gaze=(0.0, 0.0),
    ),
    "looks_away": Posture(
        left=Arm(elbow=(92, 394), wrist=(168, 424), hand="rest", turn=2),
        right=Arm(elbow=(336, 390), wrist=(252, 412), hand="flat", turn=172),
        yaw=-0.64, nod=0.1, tilt=-3, gaze=(-0.95, 0.4), right_first=False, shift=6,
    ),
    "caps_pen": Posture(
        left=Arm(elbow=(97, 394), wrist=(130, 372), hand="pinch", turn=-14),
        right=Arm(elbow=(323, 394), wrist=(290, 372), hand="pinch", turn=194),
        over=("pen_cap",), nod=0.22, gaze=(0.0, 0.9), yaw=0.02,
    ),
    "shakes_head": Posture(
        left=REST_LEFT, right=REST_RIGHT, right_first=True,
        yaw=-0.34, nod=0.12, tilt=-4, gaze=(0.3, 0.5), lid=0.28, motion="shake",
    ),
    "waits": Posture(
        left=Arm(elbow=(138, 408), wrist=(160, 256), hand="fist", turn=-62, scale=1.25),
        right=Arm(elbow=(323, 394), wrist=(248, 428), hand="rest", turn=178),
        tilt=-7, yaw=0.1, gaze=(0.0, 0.0),
    ),
    "signs_without_reading": Posture(
        left=Arm(elbow=(96, 394), wrist=(112, 430), hand="flat", turn=-2),
        right=Arm(elbow=(324, 392), wrist=(296, 420), hand="pen", turn=172),
        props=("page_signed",), over=("pen_held",), yaw=-0.66, nod=-0.04, tilt=-3, gaze=(-0.9, -0.1), lid=0.6,
    ),
    "turns_page_to_you": Posture(
        left=Arm(elbow=(97, 394), wrist=(92, 424), hand="flat", turn=12),
        right=Arm(elbow=(324, 394), wrist=(334, 414), hand="offer", turn=150, palm=True),
        props=("page_to_you",), lean=0.45, nod=0.02, yaw=0.04, gaze=(0.0, 0.0),
    ),
}  # fmt: skip
