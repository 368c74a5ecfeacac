"""A page as Typst code: the same tree as the HTML, so the paper says what the screen says.

Everything a page says becomes a Typst string, in which nothing is code. The page is this program's own
HTML: every element closed, every text escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby

from bearwitness.report.markup import VOID
from bearwitness.report.raster import wrapped_name

LEFT_OUT = frozenset({"head", "nav"})
"""Elements that have no place on paper."""
_SHAPES = {".map.": "tile-map", ".network.": "network", ".series.": "series", "/image-": "picture"}
"""How a picture stands on paper, by a part of its path."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
WIDE = 6
"""Columns beyond which a table is set smaller."""
SHORT = 14
"""Rows up to which a table stays on one sheet, with the remarks under it."""
REMARKS = frozenset({"note", "frame"})
"""Paragraphs that are remarks."""


@dataclass(slots=True)
class Element:
    """An element of the page."""

    name: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> str:
        """Its class."""
        return self.attributes.get("class", "")

    def named(self, *names: str) -> list[Element]:
        """Elements of these names within, outermost first, in order."""
        inside = [each for each in self.children if isinstance(each, Element)]
        return [one for each in inside for one in ([each] if each.name in names else each.named(*names))]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parse_page(html: str) -> Element:
    """The tree of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def quoted(text: str) -> str:
    """A Typst string: nothing in it is code, and controls are gone."""
    plain = re.sub(r"[\x00-\x1f\x7f]+", " ", text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unprinted(element: Element) -> bool:
    """Whether the paper leaves an element out: it is for moving about, or to be heard only."""
    return element.name in LEFT_OUT or "unseen" in element.classes.split()


def typst_of(element: Element | str) -> str:
    """Typst expression for a part of a page."""
    if isinstance(element, str):
        return quoted(_breakable(element)) if element.strip() else '" "'
    if unprinted(element):
        return "none"
    return _WAYS.get(element.name, _inside)(element)


def _breakable(text: str) -> str:
    """A text that may go on in the next line after the tilde between two numbers, as after a dash."""
    return re.sub(r"(?<=\d~)(?=\d)", "\u200b", text)


def _inside(element: Element) -> str:
    """Its parts; the first paragraph under a heading stays with what follows it, as the heading does.

    Remarks in a row, as under a table, stay on one sheet.
    """
    parts, before = ["none"], ""
    for remarks, run in groupby(element.children, _is_remark):
        if remarks:
            parts.append(f"remarks({{ {'; '.join(typst_of(each) for each in run)} }})")
            before = "p"
            continue
        for each in run:
            led = before in HEADINGS and isinstance(each, Element) and each.name == "p" and not each.classes
            parts.append(f"p-led({_inside(each)})" if led and isinstance(each, Element) else typst_of(each))
            if isinstance(each, Element) or each.strip():
                before = each.name if isinstance(each, Element) else ""
    return "{ " + "; ".join(parts) + " }"


def _is_remark(part: Element | str) -> bool:
    return isinstance(part, Element) and part.name == "p" and part.classes in REMARKS


def _heading(element: Element) -> str:
    return f"heading(level: {element.name[1]}, {_inside(element)})"


def _paragraph(element: Element) -> str:
    style = element.classes or "plain"
    return f"p-{style}({_inside(element)})"


def _list(element: Element) -> str:
    return "list(" + ", ".join(_item(each) for each in element.named("li")) + ")"


def _item(element: Element) -> str:
    said = _inside(element)
    language = element.attributes.get("lang")
    return f"text(lang: {quoted(language)}, {said})" if language else said


def _facts(element: Element) -> str:
    pairs = zip(element.named("dt"), element.named("dd"), strict=True)
    return "facts(" + ", ".join(f"({_inside(name)}, {_inside(value)})" for name, value in pairs) + ")"


def _image(element: Element) -> str:
    alt, path = quoted(element.attributes["alt"]), element.attributes["src"]
    shape = next((shape for part, shape in _SHAPES.items() if part in path), "chart")
    return f"{shape}({quoted(path if path.endswith('.svg') else wrapped_name(path))}, {alt})"


def _span(element: Element) -> str:
    return f"tag-{element.classes}({_inside(element)})" if element.classes else _inside(element)


def _code(element: Element) -> str:
    return f"raw({quoted(_text(element))})"


def _block_code(element: Element) -> str:
    return f"commands({', '.join(quoted(line) for line in _text(element).splitlines())})"


def _text(element: Element) -> str:
    return "".join(each if isinstance(each, str) else _text(each) for each in element.children)


def _table(element: Element) -> str:
    rows = element.named("tr")
    columns = len(rows[0].named("th", "td"))
    parts = [code for each in element.named("thead", "tbody", "tfoot") if (code := _rows(each))]
    caption = "".join(_inside(each) for each in element.named("caption"))
    small = "true" if columns > WIDE else "false"
    short = "true" if len(rows) <= SHORT else "false"
    return f"sheet({columns}, {small}, {short}, {caption}, {', '.join(parts)})"


def _rows(part: Element) -> str:
    cells = [_cell(each) for row in part.named("tr") for each in row.named("th", "td")]
    if part.name == "thead":
        return f"table.header({', '.join(cells)})"
    if part.name == "tfoot":
        return f"table.footer(repeat: false, {', '.join(f'tag-sum({each})' for each in cells)})"
    return ", ".join(cells)


def _cell(cell: Element) -> str:
    return f"tag-left({_inside(cell)})" if cell.attributes.get("scope") == "row" else _inside(cell)


_WAYS: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4"), _heading),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "dl": _facts,
    "img": _image,
    "span": _span,
    "code": _code,
    "pre": _block_code,
    "table": _table,
}
