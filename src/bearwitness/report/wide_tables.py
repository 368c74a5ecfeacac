"""Tables that are too wide for a sheet of paper, in parts that each have the first column."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from bearwitness.report.typst_code import Element

MOST_COLUMNS = 10
"""More of them leave a number of six digits no room of its own: it would run into its neighbour."""


def fitted(element: Element) -> Element:
    """The same tree, with every wide table in parts, one below the other."""
    children: list[Element | str] = []
    for each in element.children:
        if isinstance(each, str):
            children.append(each)
        else:
            children += _parts(each) if each.name == "table" else [fitted(each)]
    return Element(element.name, element.attributes, children)


def _parts(table: Element) -> list[Element]:
    columns = len(table.named("tr")[0].named("th", "td"))
    if columns <= MOST_COLUMNS:
        return [table]
    number = ceil((columns - 1) / (MOST_COLUMNS - 1))
    ends = [1 + round(part * (columns - 1) / number) for part in range(number + 1)]
    return [_of_columns(table, {0, *range(first, last)}) for first, last in pairwise(ends)]


def _of_columns(element: Element, columns: set[int]) -> Element:
    if element.name == "tr":
        cells = element.named("th", "td")
        kept: list[Element | str] = [each for place, each in enumerate(cells) if place in columns]
        return Element(element.name, element.attributes, kept)
    inside = [each if isinstance(each, str) else _of_columns(each, columns) for each in element.children]
    return Element(element.name, element.attributes, inside)
