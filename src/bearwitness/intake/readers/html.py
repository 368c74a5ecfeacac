"""Web pages: all words that a browser would show; nothing is fetched, and nothing is taken for ornament."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bearwitness.intake.document import Reading
from bearwitness.intake.encoding import ENCODINGS
from bearwitness.intake.errors import DamagedFile
from bearwitness.intake.readers.flow import Flow
from bearwitness.intake.readers.markup import local
from bearwitness.intake.readers.plain import encoding_note, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
        "textarea",
    ]
)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset(
    {"script", "style", "template", "object", "iframe", "svg", "math", "audio", "video", "canvas"}
)
_AS_TYPED = frozenset({"pre", "textarea"})
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_HEAD = 4096
_SAME = {
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def is_html(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return bool(_BEGINS.match(text[:_HEAD]))


def stated_encoding(data: bytes) -> str | None:
    """Encoding that the page states of itself, where it is one that is known here."""
    found = _CHARSET.search(data[:_HEAD])
    name = found[1].decode("ascii").lower() if found else ""
    name = _SAME.get(name, name)
    return name if name in ENCODINGS and not name.startswith("utf-16") else None


def read_html(data: bytes, encoding: str | None = None) -> Reading:
    """Read a web page.

    Raises
    ------
    DamagedFile
        No element can be found in it.
    """
    from lxml import etree, html

    text, name = text_of(data, encoding or stated_encoding(data))
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise DamagedFile(format="HTML") from None
    flow = Flow()
    _walk(root, flow)
    reading = flow.reading("html", *encoding_note(name, encoding or stated_encoding(data)))
    return Reading(
        text=reading.text, format="html", encoding=name, notes=reading.notes, segments=reading.segments
    )


def _walk(root: _Element, flow: Flow) -> None:
    """Go through the elements without recursion, so that no depth of nesting matters."""
    typed = 0
    pending: list[tuple[_Element, bool]] = [(root, False)]
    while pending:
        element, leaving = pending.pop()
        name = local(element)
        typed += 0 if name not in _AS_TYPED else (-1 if leaving else 1)
        if leaving:
            _leave(name, flow)
            _say(element.tail, flow, typed > 0)
            continue
        if _hidden(element, name, flow):
            typed -= name in _AS_TYPED
            _say(element.tail, flow, typed > 0)
            continue
        _enter(element, name, flow)
        _say(element.text, flow, typed > 0)
        pending.append((element, True))
        pending += [(child, False) for child in reversed(element)]


def _hidden(element: _Element, name: str, flow: Flow) -> bool:
    if not name or name in _UNSEEN:
        return True
    hides = element.get("hidden") is not None or _HIDING.search(element.get("style") or "")
    if hides and "".join(str(each) for each in element.itertext()).strip():
        flow.counts["hidden"] += 1
    return bool(hides)


def _enter(element: _Element, name: str, flow: Flow) -> None:
    if name in _BLOCKS:
        flow.end_line()
    elif name == "br":
        flow.add("\n")
    elif name in _CELLS and element.getprevious() is not None:
        flow.add("\t")
    elif name == "img" and (words := (element.get("alt") or "").strip()):
        flow.add(_SPACE.sub(" ", words))


def _leave(name: str, flow: Flow) -> None:
    if name in _BLOCKS:
        flow.end_line()


def _say(text: str | None, flow: Flow, typed: bool) -> None:
    """Words of an element; runs of blanks are one, unless they were typed as they are to be shown."""
    if not text:
        return
    if typed:
        flow.add(text.replace("\r\n", "\n"))
        return
    words = _SPACE.sub(" ", text)
    if flow.after_blank:
        words = words.removeprefix(" ")
    flow.add(words)
