"""The numbers that the report on paper must say, in its order: those of its page and of the pictures on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from bearwitness.report.typst_code import Element, parse_page, unprinted
from bearwitness.report.wide_tables import fitted

Content = Callable[[str], bytes | None]
"""Gives the bytes of a file of a release by its path, or None where there is none."""

_NUMBER = re.compile(r"\d(?:[\d,]*\d)?")
_LETTERS = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_CODE = frozenset({"code", "pre"})
"""Identifiers and commands: no numbers, whatever digits are in them."""
_RUNNING_ON = frozenset({"a", "span"})


def numbers_in(text: str) -> list[str]:
    """Every number of a text, as it is written there."""
    return _NUMBER.findall(text)


def paper_numbers(page: str, picture: Content) -> list[str]:
    """Every number that stands on the paper of a page, but for what runs on at its foot.

    Parameters
    ----------
    page
        The page as this program writes it.
    picture
        Gives the bytes of a picture that the page names; of an SVG the letters are printed too.
    """
    return numbers_in(_said(fitted(parse_page(page)), picture))


def letters_in(drawing: bytes) -> list[str]:
    """What stands written in an SVG, piece by piece in its order."""
    found = _LETTERS.findall(drawing.decode(errors="replace"))
    return [unescape(re.sub(r"<[^>]*>", "", each)) for each in found]


def _said(element: Element | str, picture: Content) -> str:
    if isinstance(element, str):
        return element
    if unprinted(element) or element.name in _CODE:
        return " "
    if element.name == "img":
        return f" {_drawn(element.attributes['src'], picture)} "
    inside = "".join(_said(each, picture) for each in element.children)
    return inside if element.name in _RUNNING_ON else f"{inside} "


def _drawn(path: str, picture: Content) -> str:
    return " ".join(letters_in(picture(path) or b"")) if path.endswith(".svg") else ""
