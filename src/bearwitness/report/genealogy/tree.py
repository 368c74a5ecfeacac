"""The picture of a line: where it starts, what was probably said, and every report with its differences.

The tree is drawn like the folders of a disk, so that it reads from top to bottom at every width.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bearwitness.domain.genealogy import Descent, Genealogy, Grade
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.report.genealogy.naming import kinds, origin_name, period, reported_by
from bearwitness.report.genealogy.svg import NARROW, WIDE, picture, text_at
from bearwitness.report.markup import Html, tag
from bearwitness.report.text_lines import Line, wrapped
from bearwitness.report.words import Speaker

STEP, LEAD, GAP, LEFT = 26, 20, 14, 8
"""Indent of a generation; height of a line; space between nodes; left edge."""


@dataclass(slots=True, kw_only=True)
class Node:
    """One place of the tree: its lines, how it hangs on its parent, and what hangs on it."""

    lines: list[Line]
    grade: Grade = "stated"
    kind: str = "dot"
    children: list[Node] = field(default_factory=list)


def tree(origin: str, members: tuple[str, ...], genealogy: Genealogy, say: Speaker) -> Html:
    """Picture of all figures of one family that come from one origin."""
    root = _root(origin, members, genealogy, say)
    label = say("genealogy.tree.label", origin=origin_name(origin, genealogy, say), number=len(members))
    return picture(_draw(root, WIDE), _draw(root, NARROW), label)


def _root(origin: str, members: tuple[str, ...], genealogy: Genealogy, say: Speaker) -> Node:
    nodes = {id_: Node(lines=_lines(genealogy.figure(id_), genealogy, say)) for id_ in members}
    tops = []
    for id_ in sorted(members, key=lambda each: _when(each, genealogy)):
        descent, node = genealogy.descent(id_), nodes[id_]
        if descent is None or descent.like is None or descent.like not in nodes:
            tops.append(node)
            continue
        node.grade = descent.grade
        nodes[descent.like].children.append(node)
    if origin in nodes:
        nodes[origin].kind = "source dot"
        return nodes[origin]
    source = genealogy.source(origin)
    state = "unread" if source is not None and not source.read else "unlisted"
    lines = [
        Line(text=origin_name(origin, genealogy, say)),
        Line(text=say(f"genealogy.tree.{state}"), kind="small"),
    ]
    for top in tops:
        if top.children:
            top.lines.insert(0, Line(text=say("genealogy.tree.probably_said"), kind="small"))
    return Node(lines=lines, kind="source dot", children=sorted(tops, key=lambda each: -len(each.children)))


def _when(id_: str, genealogy: Genealogy) -> tuple[str, str]:
    source = genealogy.source(genealogy.figure(id_).source)
    return (source.date if source is not None and source.date else "9999"), id_


def _lines(figure: PublishedFigure, genealogy: Genealogy, say: Speaker) -> list[Line]:
    descent = genealogy.descent(figure.id)
    lines = [
        Line(text=figure.amount(say.language)),
        Line(text=figure.population, kind="plain"),
        Line(
            text=f"{reported_by(figure, genealogy, say)} · {period(figure, say)} · {figure.id}", kind="small"
        ),
    ]
    changes = genealogy.changes_of(figure.id)
    if changes:
        lines.append(Line(text=say("genealogy.tree.differs", kinds=kinds(changes, say)), kind="apart"))
    if descent is not None and descent.grade != "stated":
        lines.append(Line(text=_unstated(descent, say), kind="small"))
    return lines


def _unstated(descent: Descent, say: Speaker) -> str:
    return say(f"genealogy.tree.{descent.grade}")


def _draw(root: Node, across: int) -> tuple[list[Html], float]:
    lines: list[Html] = []
    words: list[Html] = []
    bottom = _place(root, LEFT, 0.0, across, lines, words)[1]
    return [*lines, *words], bottom


def _place(
    node: Node, x: float, y: float, across: int, lines: list[Html], words: list[Html]
) -> tuple[float, float]:
    """Put a node and all below it; return the height of its dot and of the end of all of it."""
    dot = y + LEAD * 0.7
    end = y
    for line in node.lines:
        for piece in wrapped(line, across - x - 18):
            end += LEAD
            words.append(text_at(piece, x + 16, end - 5))
    end += GAP
    reached = dot
    for child in node.children:
        at, after = _place(child, x + STEP, end, across, lines, words)
        lines.append(tag("path", d=f"M{x:g} {at:g}H{x + STEP - 6:g}", class_=f"line {child.grade}"))
        reached, end = at, after
    if node.children:
        lines.append(tag("path", d=f"M{x:g} {dot + 6:g}V{reached:g}", class_="line"))
    words.append(tag("circle", cx=f"{x:g}", cy=f"{dot:g}", r="5.5", class_=node.kind))
    return dot, max(end, reached)
