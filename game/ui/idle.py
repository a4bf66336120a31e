"""Memory is swept while nobody acts: a sweep in the middle of a page turn would be 2 to 5 ms of it."""
from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 1  # the generation swept at each rest; what is older is swept at each ALL-th
ALL = 30  # rests
_rests = 0


@contextmanager
def sweeping() -> Iterator[None]:
    """Within it nothing is swept but by `sweep`; what was made before stays for good and is looked at no more."""
    was = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was:
            gc.enable()


def sweep() -> None:
    """Called where nothing is due and nobody acts."""
    global _rests
    _rests += 1
    gc.collect(2 if _rests % ALL == 0 else YOUNG)
