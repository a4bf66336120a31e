"""What was copied elsewhere, as text."""
from __future__ import annotations

import pygame


def copied() -> str:
    """The text that was copied last; "" where there is none or this machine does not tell."""
    try:
        if hasattr(pygame.scrap, "get_text"):
            return str(pygame.scrap.get_text())
        if not pygame.scrap.get_init():
            pygame.scrap.init()
        found = pygame.scrap.get("text/plain;charset=utf-8") or pygame.scrap.get(pygame.SCRAP_TEXT)
    except (pygame.error, NotImplementedError):
        return ""
    return found.decode("utf-8", "replace").rstrip("\0") if found else ""
