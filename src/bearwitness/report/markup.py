"""HTML from small pieces: every text is escaped, unless it is `Html` already."""

from __future__ import annotations

from html import escape

VOID = frozenset({"meta", "img", "link", "br", "hr"})


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself: templates that escape text take it as it is."""
        return self


def tag(name: str, /, *children: str, **attributes: str | None) -> Html:
    """An element; a trailing underscore of an attribute's name is dropped, others become hyphens."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{pairs}>")
    return Html(f"<{name}{pairs}>{join(*children)}</{name}>")


def join(*children: str) -> Html:
    """Pieces one after another."""
    return Html("".join(each if isinstance(each, Html) else escape(each) for each in children))
