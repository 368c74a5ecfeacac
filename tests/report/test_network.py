"""A network shows the numbers of its table from group to group, as wide as they are, and nothing of what is withheld."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from tests.release.sample import assembled

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.released_table import Category, Dimension, ReleasedCell, ReleasedTable
from bearwitness.release.counts.tables import casebook_frame
from bearwitness.release.labels import Labels
from bearwitness.report.figures import chart_paths, render_figures
from bearwitness.report.network import drawn_flows, network_words, undrawn
from bearwitness.report.network_drawing import ACROSS, EDGE, NAMES, draw_network
from bearwitness.report.table_section import table_section
from bearwitness.report.text_lines import width
from bearwitness.report.words import Speaker

SVG = "{http://www.w3.org/2000/svg}"
LABELS = Labels.of(codebook(), Gazetteer.load())
FIRST, SECOND = "recruitment_method", "labour_sector"
"""Properties of many codes with long names."""


def table(
    counts: dict[tuple[str, str], int | None], first: str = FIRST, second: str = SECOND
) -> ReleasedTable:
    """Table with these counts from group to group; what is not named is withheld, and so is a margin of nothing."""
    codes = [list(dict.fromkeys(each[side] for each in counts)) for side in (0, 1)]
    dimensions = tuple(
        Dimension(
            property=name,
            label=LABELS.property(name),
            categories=tuple(Category(code=each, label=LABELS.code(name, each)) for each in own),
            overlapping=False,
        )
        for name, own in zip((first, second), codes, strict=True)
    )
    keys = list(product(*([*own, None] for own in codes)))
    cells = tuple(ReleasedCell(key=key, count=_count(key, counts)) for key in keys)
    return ReleasedTable(
        figure="table-1", title=LABELS.property(first), frame=casebook_frame("2000/2020"),
        dimensions=dimensions, cells=cells, network=True,
    )  # fmt: skip


def _count(key: tuple[str | None, ...], counts: dict[tuple[str, str], int | None]) -> int | None:
    if None not in key:
        return counts.get(key)  # type: ignore[arg-type]  # a pair without None
    inside = [
        number or 0
        for pair, number in counts.items()
        if all(asked in (None, code) for asked, code in zip(key, pair, strict=True))
    ]
    return sum(inside) or None


def wide_table(groups: int = 10) -> ReleasedTable:
    chance = random.Random(5)  # noqa: S311  # seeded counts for a test
    starts, ends = (LABELS.codes(each)[:groups] for each in (FIRST, SECOND))
    return table(
        {pair: chance.randint(10, 900) if chance.random() < 0.7 else None for pair in product(starts, ends)}
    )


class Band(NamedTuple):
    ink: str
    wide: float
    ends: tuple[float, float]


def bands_of(drawing: str) -> list[Band]:
    found = ElementTree.fromstring(drawing).iter(f"{SVG}path")  # noqa: S314  # our own drawing
    paths = [(each.attrib["stroke"], float(each.attrib["stroke-width"]), each.attrib["d"]) for each in found]
    ends = [re.findall(r"[\d.]+", path) for _, _, path in paths]
    return [
        Band(ink, wide, (float(numbers[1]), float(numbers[-1])))
        for (ink, wide, _), numbers in zip(paths, ends, strict=True)
        if ink != "#ffffff"
    ]


def texts_of(drawing: str) -> list[tuple[float, float, float, str, str]]:
    """Where a text begins and ends across, its baseline, its anchor and its words."""
    found = []
    for each in ElementTree.fromstring(drawing).iter(f"{SVG}text"):  # noqa: S314  # our own drawing
        x, y, size = (float(each.attrib[name]) for name in ("x", "y", "font-size"))
        words, anchor = each.text or "", each.attrib["text-anchor"]
        long = width(words, size)
        left = x - long if anchor == "end" else x
        found.append((left, left + long, y, anchor, words))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_band_is_a_number_of_the_table_and_as_wide(language: Language) -> None:
    (a, b), (x, y) = LABELS.codes(FIRST)[:2], LABELS.codes(SECOND)[:2]
    shown = table({(a, x): 40, (a, y): 10, (b, y): 125})
    drawing = draw_network(shown, Speaker(language=language))
    found = bands_of(drawing)
    assert [each.wide for each in found] == pytest.approx([34, 34 * 40 / 125, 34 * 10 / 125], abs=0.01)
    numbers = [words for *_, words in texts_of(drawing)]
    assert [numbers.count(each) for each in ("40", "10", "125")] == [2, 2, 2]
    said = network_words(shown, Speaker(language=language))
    assert drawing.count("<title>") == 1
    assert all(each in said for each in ("40", "10", "125"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overlaps_and_nothing_runs_out_of_the_picture(language: Language) -> None:
    drawing = draw_network(wide_table(), Speaker(language=language))
    high = float(re.search(r'height="(\d+)"', drawing)[1])  # type: ignore[index]  # it has one
    texts = texts_of(drawing)
    assert all(first >= 0 and last <= ACROSS for first, last, *_ in texts)
    assert all(EDGE < y < high for _, _, y, *_ in texts)
    left, right = NAMES
    for column in ([each for each in texts if each[1] <= left], [each for each in texts if each[1] > right]):
        lines = sorted(y for _, _, y, *_ in column)
        assert len(lines) > 20
        assert all(below - above >= 15.9 for above, below in pairwise(lines))
    assert high < 900, "more than a sheet of paper has room for"


def test_bands_at_a_group_do_not_lie_on_each_other() -> None:
    found = bands_of(draw_network(wide_table(), Speaker(language="en")))
    for side in (0, 1):
        spans = sorted((each.ends[side] - each.wide / 2, each.ends[side] + each.wide / 2) for each in found)
        assert all(above[1] <= below[0] for above, below in pairwise(spans))


def test_neighbours_differ_and_what_is_not_known_is_grey_and_last() -> None:
    starts = (*LABELS.codes(FIRST)[:2], "_not_recorded")
    ends = (LABELS.codes(SECOND)[0], "_other")
    shown = table({pair: 20 + 5 * place for place, pair in enumerate(product(starts, ends))})
    inks = [each.ink for each in bands_of(draw_network(shown, Speaker(language="en")))]
    assert len(set(inks)) == 3
    assert inks.count("#9aa5ad") == 4
    assert [each.apart for each in drawn_flows(shown)] == [False, False, True, True, True, True]


def test_more_than_a_sheet_holds_stands_in_the_table_only() -> None:
    say = Speaker(language="en")
    large = wide_table(11)
    drawn = drawn_flows(large)
    assert len(drawn) == 30
    assert max(len({each.at(side) for each in drawn}) for side in (0, 1)) <= 10
    shown = [cell.count for cell in large.cells if cell.count is not None and None not in cell.key]
    left = len(shown) - len(drawn)
    assert sorted(each.count for each in drawn)[0] >= sorted(shown)[left // 2]
    assert undrawn(large, say)[0].startswith(f"{left} more numbers stand in the table only")
    assert say("more_in_table", number=left) in network_words(large, say)


def test_what_is_withheld_is_named_and_not_drawn() -> None:
    """By name where its groups show anything; the rest is named under the table, once."""
    say = Speaker(language="en")
    (a, b, c), (x, y) = LABELS.codes(FIRST)[:3], LABELS.codes(SECOND)[:2]
    kept = table({(a, x): 30, (a, y): None, (b, x): None, (b, y): 12, (c, x): None, (c, y): None})
    first, second = ([each.label.en for each in one.categories] for one in kept.dimensions)
    said = f"{first[0]} → {second[1]}; {first[1]} → {second[0]}"
    assert undrawn(kept, say) == [say("network.withheld", flows=said)]
    assert first[2] not in draw_network(kept, say)
    assert first[2] in table_section(kept, say)
    assert say("more_withheld", number=4) in network_words(kept, say)
    alone = replace(
        kept, cells=tuple(replace(each, count=25) if each.key == (c, None) else each for each in kept.cells)
    )
    assert f"{first[2]} → {say('network.every')}" in undrawn(alone, say)[0]


def test_a_withheld_number_takes_no_room_and_changes_no_place() -> None:
    """The picture of a table is that of the same table without its withheld categories, whichever stand between."""
    say = Speaker(language="en")
    (a, b, c), (x, y, z) = LABELS.codes(FIRST)[:3], LABELS.codes(SECOND)[:3]
    shown: dict[tuple[str, str], int | None] = {(a, x): 40, (c, x): 11, (c, z): 25}
    between = {pair: shown.get(pair) for pair in product((a, b, c), (x, y, z))}
    few, many = (draw_network(table(each), say) for each in (shown, between))
    title = re.compile("<title>.*?</title>")
    assert title.sub("", few) == title.sub("", many)


def test_a_margin_is_that_of_the_table_or_its_sign() -> None:
    say = Speaker(language="ko")
    (a, b), (x,) = LABELS.codes(FIRST)[:2], LABELS.codes(SECOND)[:1]
    whole = table({(a, x): 30, (b, x): 15})
    kept = replace(
        whole,
        cells=tuple(replace(each, count=None) if each.key == (b, None) else each for each in whole.cells),
    )
    words = [words for *_, words in texts_of(draw_network(kept, say))]
    assert [each for each in words if each in ("모두 30명", "모두 15명", "모두 45명", "–†")] == [
        "모두 30명",
        "–†",
        "모두 45명",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_every_flow_is_withheld_there_is_no_picture_and_the_page_says_so(language: Language) -> None:
    say = Speaker(language=language)
    (a, b), (x, y) = LABELS.codes(FIRST)[:2], LABELS.codes(SECOND)[:2]
    bare = table(dict.fromkeys(product((a, b), (x, y))))
    bare = replace(
        bare,
        cells=tuple(replace(each, count=50) if each.key == (None, None) else each for each in bare.cells),
    )
    release = replace(assembled().release, tables=(bare,))
    assert [each for each in chart_paths(release) if "table-1" in each] == []
    page = table_section(bare, say)
    assert say("network.none") in page
    assert "<img" not in page


def test_a_network_stands_instead_of_bars_that_would_say_the_same() -> None:
    release = assembled().release
    drawn = [path for path in render_figures(release) if path.startswith("figures/table-3.")]
    assert drawn == [f"figures/table-3.network.{language}.svg" for language in LANGUAGES]
    assert set(drawn) < set(chart_paths(release))


def test_it_asks_for_nothing(untouched: Path) -> None:
    found = sorted(untouched.glob("figures/*.network.*.svg"))
    assert len(found) == 3
    for each in found:
        text = each.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|href|<image|<script|<style|url\(", text)
