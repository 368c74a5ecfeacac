"""A map without a map: one tile a province, where it lies to its neighbours, and nothing finer.

No coordinates, no roads, no tiles from elsewhere: nothing in it says where in a province anybody was. A tile shows the
count of the table, or that it is withheld; nothing is computed for the map.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language
from bearwitness.domain.place_level import COARSER
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.report.chart import INK, SOFT
from bearwitness.report.text_lines import letters, width
from bearwitness.report.withheld import SIGN
from bearwitness.report.words import Speaker

WIDTH, HEIGHT, GAP = 104, 52, 4
SHADES = ((0, "#d9e8f0"), (20, "#a9cde0"), (50, "#6ea9c6"), (100, "#2b7196"))
"""Least count of a shade, in persons."""
EMPTY, WITHHELD = "#f3f6f8", "#e3e6e8"
PLACES: Mapping[str, tuple[int, int]] = {
    "ulaanbaatar": (2, 0),
    "heilongjiang": (5, 0),
    "inner-mongolia": (3, 1),
    "jilin": (5, 1),
    "rason": (8, 1),
    "hebei": (2, 2),
    "beijing": (3, 2),
    "liaoning": (4, 2),
    "ryanggang": (6, 2),
    "north-hamgyong": (7, 2),
    "shanxi": (1, 3),
    "tianjin": (3, 3),
    "north-pyongan": (5, 3),
    "chagang": (6, 3),
    "south-hamgyong": (7, 3),
    "henan": (2, 4),
    "shandong": (3, 4),
    "pyongyang": (5, 4),
    "south-pyongan": (6, 4),
    "kangwon": (7, 4),
    "anhui": (2, 5),
    "jiangsu": (3, 5),
    "nampo": (4, 5),
    "south-hwanghae": (5, 5),
    "north-hwanghae": (6, 5),
    "shanghai": (3, 6),
    "kaesong": (5, 6),
    "seoul": (6, 6),
    "zhejiang": (3, 7),
    "yunnan": (0, 8),
    "guangxi": (1, 8),
    "guangdong": (2, 8),
    "vientiane": (0, 9),
    "hanoi": (1, 9),
    "chiang-rai": (0, 10),
    "bangkok": (1, 10),
}
"""Column and row of each province of the gazetteer."""


def map_path(figure: str, language: Language) -> str:
    """Place of a map in the bundle."""
    return f"figures/{figure}.map.{language}.svg"


def tiles_of(table: ReleasedTable) -> dict[str, int | None]:
    """Count of every province of a table that has a tile."""
    return {
        code: cell.count for cell in table.cells for code in cell.key if code is not None and code in PLACES
    }


def map_words(table: ReleasedTable, say: Speaker) -> str:
    """What the map shows, in words, and who is on no tile because her place is known only more coarsely."""
    known = Gazetteer.load()
    told = [(known.name(place, say.language), count) for place, count in tiles_of(table).items()]
    told += [
        (each.label.of(say.language), table.count(each.code))
        for each in table.dimensions[0].categories
        if each.code == COARSER
    ]
    rows = [f"{name} {say('withheld') if count is None else say.number(count)}" for name, count in told]
    return say("map.alt", title=table.title.of(say.language), rows=say.listed(rows))


def draw_map(table: ReleasedTable, say: Speaker) -> str:
    """SVG of the map; provinces without a number of their own are empty tiles."""
    counts = tiles_of(table)
    columns, rows = zip(*(PLACES[place] for place in counts), strict=True)
    left, top = min(columns), min(rows)
    inside = {
        place: (column - left, row - top)
        for place, (column, row) in PLACES.items()
        if left <= column <= max(columns) and top <= row <= max(rows)
    }
    wide = (max(columns) - left + 1) * (WIDTH + GAP)
    high = (max(rows) - top + 1) * (HEIGHT + GAP)
    tiles = [_tile(place, at, place in counts, counts.get(place), say) for place, at in inside.items()]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
    title = f"<title>{escape(map_words(table, say))}</title>"
    return "".join([head, title, *tiles, "</svg>\n"])


def _size(name: str) -> int:
    """Largest size of letters at which the name stays inside its tile, clear of its edges."""
    return next((size for size in (12, 11, 10) if width(name, size) <= WIDTH - 3 * GAP), 9)


def _tile(place: str, at: tuple[int, int], known: bool, count: int | None, say: Speaker) -> str:
    x, y = at[0] * (WIDTH + GAP), at[1] * (HEIGHT + GAP)
    fill = EMPTY if not known else WITHHELD if count is None else _shade(count)
    ink = "#ffffff" if fill == SHADES[-1][1] else INK if known else SOFT
    name = Gazetteer.load().name(place, say.language)
    number = "" if not known else SIGN if count is None else say.number(count)
    middle = x + WIDTH / 2
    return (
        f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="3" fill="{fill}" stroke="#c9d1d7"/>'
        + letters(name, middle, y + 20, size=_size(name), anchor="middle", ink=ink)
        + letters(number, middle, y + 41, size=16, anchor="middle", ink=ink)
    )


def _shade(count: int) -> str:
    return next(shade for least, shade in reversed(SHADES) if count >= least)
