"""A drawing of how five lists become one figure: made by code, of nobody, with the traces that a camera leaves."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, PngImagePlugin

NAME = "five-lists-one-figure.png"
LICENCE = "CC0-1.0"
TRACE = "Invented camera, invented hand, no place at all"
"""Stands in the file beside its pixels, and must be in nothing that leaves."""
WIDTH, HEIGHT = 1200, 440
_INK, _ACCENT, _PALE, _PAPER = "#1b2126", "#1f5f7f", "#c9d1d7", "#ffffff"
_SHARP = 2
"""Drawn larger by this, then made smaller, so that slanted lines are smooth."""
_LISTS = (20, 104, 188, 272, 356)
"""Where each list begins, from the top."""
_MIDDLE = HEIGHT // 2


def draw_picture() -> bytes:
    """PNG; the same for the same Pillow."""
    image = Image.new("RGB", (WIDTH * _SHARP, HEIGHT * _SHARP), _PAPER)
    _draw(ImageDraw.Draw(image))
    image = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG", exif=_taken(), pnginfo=_noted())
    return out.getvalue()


def _draw(pen: ImageDraw.ImageDraw) -> None:
    for number, top in enumerate(_LISTS):
        _line(pen, (200, top + 32), (490, _MIDDLE), _PALE)
        _box(pen, (30, top, 200, top + 64), number)
    _ring(pen, (560, _MIDDLE), 78)
    _line(pen, (638, _MIDDLE), (770, _MIDDLE), _PALE)
    _line(pen, (800, _MIDDLE), (1160, _MIDDLE), _ACCENT)
    for end in (800, 1160):
        _line(pen, (end, _MIDDLE - 34), (end, _MIDDLE + 34), _ACCENT)
    _disc(pen, (930, _MIDDLE), 19, _ACCENT)


def _box(pen: ImageDraw.ImageDraw, edges: tuple[int, int, int, int], rows: int) -> None:
    """A sheet with its rows."""
    left, top, right, bottom = edges
    pen.rectangle([each * _SHARP for each in edges], fill=_PAPER, outline=_INK, width=3 * _SHARP)
    for row in range(2 + rows % 2):
        height = top + 20 + row * (bottom - top - 40) // 2
        _line(pen, (left + 18, height), (right - 18 - 22 * row, height), _ACCENT)


def _ring(pen: ImageDraw.ImageDraw, centre: tuple[int, int], radius: int) -> None:
    """Everyone once, however many lists she is on."""
    _disc(pen, centre, radius, _ACCENT)
    _disc(pen, centre, radius - 5, _PAPER)
    for across in (-36, 0, 36):
        for down in (-36, 0, 36):
            _disc(pen, (centre[0] + across, centre[1] + down), 8, _INK)


def _disc(pen: ImageDraw.ImageDraw, centre: tuple[int, int], radius: int, colour: str) -> None:
    across, down = centre
    edges = (across - radius, down - radius, across + radius, down + radius)
    pen.ellipse([each * _SHARP for each in edges], fill=colour)


def _line(pen: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int], colour: str) -> None:
    pen.line([each * _SHARP for each in (*start, *end)], fill=colour, width=5 * _SHARP)


def _taken() -> Image.Exif:
    """What a camera or a telephone writes into every picture: itself, its owner, a moment."""
    exif = Image.Exif()
    exif[0x010F] = TRACE
    exif[0x013B] = TRACE
    exif[0x0132] = "2024:05:01 09:30:00"
    return exif


def _noted() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", TRACE)
    return info
