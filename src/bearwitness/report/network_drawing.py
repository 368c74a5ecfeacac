"""Two columns of groups, and a band for each number between them, as wide as the number is large; plain SVG.

Groups stand in the order of the table, and the bands at a group in that of the groups at their other end. A column is as
tall as its bands and labels need, never as the number of all: what is withheld leaves no gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from bearwitness.domain.released_table import ReleasedTable
from bearwitness.report.chart import APART, BAR, INK, SOFT
from bearwitness.report.network import Flow, drawn_flows, network_words
from bearwitness.report.text_lines import Line, letters, wrapped
from bearwitness.report.withheld import SIGN
from bearwitness.report.words import Speaker

ACROSS, EDGE = 688, 6
NAMES, POSTS, NUMBERS, ENDS = (170, 518), (176, 504), (228, 460), (232, 456)
"""Where the names of the two columns, their posts, the numbers and the bands begin or end."""
ANCHORS = ("end", "start")
POST, LEAD, GAP = 8, 16, 14
"""Width of a post; height of a line; space between groups."""
WIDEST, BODY = 34.0, 380.0
"""Width of the widest band; of all bands together."""
TINTS = (BAR, "#8fbdd4")
"""Of the bands of one group and the next: they differ on grey paper too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A group of a column: its name in lines, how many are in it as the table says, and the room of each of its bands."""

    lines: list[str]
    whole: str
    rooms: dict[Flow, float]

    @property
    def bands(self) -> float:
        return sum(self.rooms.values())

    @property
    def tall(self) -> float:
        return max(self.bands, LEAD * float(len(self.lines) + 1))

    def middles(self, y: float) -> dict[Flow, float]:
        """Height of the middle of each band, where the group begins at a height."""
        uppers = accumulate(self.rooms.values(), initial=y + (self.tall - self.bands) / 2)
        return {
            flow: upper + room / 2 for upper, (flow, room) in zip(uppers, self.rooms.items(), strict=False)
        }


def draw_network(table: ReleasedTable, say: Speaker) -> str:
    """SVG of a network in which there is a band to draw."""
    flows = drawn_flows(table)
    counts = [each.count for each in flows]
    scale = min(WIDEST / max(counts), BODY / sum(counts))
    columns = [_column(table, side, flows, scale, say) for side in (0, 1)]
    heads = [_lines(each.label.of(say.language)) for each in table.dimensions]
    top = EDGE + LEAD * max(map(len, heads)) + GAP
    tall = max(map(_tall, columns))
    parts = [part for side in (0, 1) for part in _named(heads[side], side, EDGE, size=14, ink=BAR)]
    middles: list[dict[Flow, float]] = [{}, {}]
    for side, column in enumerate(columns):
        y = top + (tall - _tall(column)) / 2
        for group in column:
            middles[side] |= group.middles(y)
            parts += _drawn(group, side, y, say)
            y += group.tall + GAP
    high = round(top + tall + EDGE)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {ACROSS} {high}" width="{ACROSS}" height="{high}">'
    title = f"<title>{escape(network_words(table, say))}</title>"
    return "".join([head, title, *_bands(flows, middles, scale), *parts, "</svg>\n"])


def _column(
    table: ReleasedTable, side: int, flows: Sequence[Flow], scale: float, say: Speaker
) -> list[_Group]:
    found = []
    for place, each in enumerate(table.dimensions[side].categories):
        own = sorted((flow for flow in flows if flow.at(side) == place), key=lambda flow: flow.at(1 - side))
        if own:
            number = table.count(*((each.code, None) if side == 0 else (None, each.code)))
            group = _Group(
                lines=_lines(each.label.of(say.language)),
                whole=SIGN if number is None else say("network.all", number=number),
                rooms={flow: max(float(LEAD), flow.count * scale + 4) for flow in own},
            )
            found.append(group)
    return found


def _lines(label: str) -> list[str]:
    return [each.text for each in wrapped(Line(text=label, kind="small"), NAMES[0] - EDGE)]


def _tall(column: Sequence[_Group]) -> float:
    return sum(each.tall for each in column) + GAP * (len(column) - 1)


def _drawn(group: _Group, side: int, y: float, say: Speaker) -> Iterator[str]:
    """Name, post and numbers of a group that begins at this height."""
    lines = len(group.lines)
    named = y + (group.tall - LEAD * (lines + 1)) / 2
    yield from _named(group.lines, side, named, size=13, ink=INK)
    yield from _named([group.whole], side, named + LEAD * lines, size=12, ink=SOFT)
    post = y + (group.tall - group.bands) / 2
    yield f'<rect x="{POSTS[side]}" y="{post:.1f}" width="{POST}" height="{group.bands:.1f}" fill="{SOFT}"/>'
    for flow, middle in group.middles(y).items():
        number = say.number(flow.count)
        yield letters(number, NUMBERS[side], round(middle + 4, 1), size=12, anchor=ANCHORS[side])


def _named(lines: Sequence[str], side: int, y: float, *, size: int, ink: str) -> Iterator[str]:
    for place, words in enumerate(lines, start=1):
        baseline = round(y + LEAD * place - 4, 1)
        yield letters(words, NAMES[side], baseline, size=size, anchor=ANCHORS[side], ink=ink)


def _bands(flows: Sequence[Flow], middles: Sequence[dict[Flow, float]], scale: float) -> Iterator[str]:
    """Every band in a white edge, the widest at the back, so that two that cross can be told apart."""
    starts = sorted({each.start for each in flows})
    for flow in sorted(flows, key=lambda each: (-each.count, each.start, each.end)):
        (left, right), half = ENDS, sum(ENDS) / 2
        y1, y2 = (middles[side][flow] for side in (0, 1))
        path = f"M{left} {y1:.1f}C{half:g} {y1:.1f} {half:g} {y2:.1f} {right} {y2:.1f}"
        tint = APART if flow.apart else TINTS[starts.index(flow.start) % len(TINTS)]
        for ink, wide in (("#ffffff", flow.count * scale + 2), (tint, flow.count * scale)):
            yield f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{wide:.2f}"/>'
