"""SVG text as surfaces, in the pixel format of the window where there is one: they are blitted many times."""

import io

import pygame


def rasterise(text: bytes) -> pygame.Surface:
    """SVG text as a surface with alpha, at the size the text names."""
    drawn = pygame.image.load(io.BytesIO(text), "x.svg")
    return drawn.convert_alpha() if pygame.display.get_surface() else drawn


def rasterise_opaque(text: bytes) -> pygame.Surface:
    """SVG text that covers its whole surface: without alpha where there is a window, which is the faster to blit."""
    drawn = pygame.image.load(io.BytesIO(text), "x.svg")
    return drawn.convert() if pygame.display.get_surface() else drawn
