"""Segments of a text as they are written into a page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bearwitness.web.pages.desk.reader import Segment


def marked(segments: Iterable[Segment]) -> SafeString:
    """One element for each, without a character between them: the page counts offsets in what stands here."""
    return format_html_join(
        "",
        '<span class="{}" data-at="{}"{}{}>{}</span>',
        ((_classes(each), each.at, _passages(each), _proposal(each), each.text) for each in segments),
    )


def _classes(each: Segment) -> str:
    said = {
        f"d{each.depth}": bool(each.depth),
        "guarded": each.guarded,
        "echo": each.echo,
        "stamp": each.stamp,
        "proposed": each.proposal is not None,
    }
    return " ".join(["seg", *(name for name, holds in said.items() if holds)])


def _passages(each: Segment) -> SafeString | str:
    return format_html(' data-passages="{}"', " ".join(each.passages)) if each.passages else ""


def _proposal(each: Segment) -> SafeString | str:
    return "" if each.proposal is None else format_html(' data-proposal="{}"', each.proposal)
