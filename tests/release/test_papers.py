"""The paper repeats every number of its page; one that it says otherwise is found, before and after a build."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any

import pytest
from tests.release.sample import SEED, assembled
from tests.release.test_money import ROWS, SPREAD
from tests.release.test_money import passed as paid_for

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language
from bearwitness.domain.release import Release, ReleasedSynthetic
from bearwitness.domain.released_table import (
    Category,
    Dimension,
    ReleasedAmounts,
    ReleasedCell,
    ReleasedMoney,
    ReleasedTable,
    Span,
)
from bearwitness.domain.words import Words
from bearwitness.release.bundle.bundle import bundle_files
from bearwitness.release.errors import CopiesDisagree
from bearwitness.release.labels import Labels
from bearwitness.release.verifying.copies import require_copies
from bearwitness.release.verifying.papers import papers_agree
from bearwitness.report import page_name, paper_name, render_figures, render_pages, render_paper

SYNTHETIC = ReleasedSynthetic(
    figure="synthetic",
    columns=(Words(en="Sex", ko="성별", zh="性别"),),
    epsilon=4.0,
    delta=0.00125,
    cap=6.75,
    people=1234,
    lower=1217,
    upper=1251,
    rows=1229,
)


@cache
def whole() -> Release:
    """A release with everything that states numbers."""
    own = assembled("title: {en: A, ko: 가, zh: 甲}\npurpose: {en: A, ko: 가, zh: 甲}\n" + REST)
    return replace(own.release, money=paid_for(ROWS, SPREAD).release.money, synthetic=SYNTHETIC)


REST = """
period: 1998/2024
tables: [{by: [age_when_trafficked]}, {by: [home_province, sex]}]
estimates: [{frame: {en: those whom a list could hold, ko: 명단에 오를 수 있던 사람, zh: 可能在名单上的人}}]
published: [UKdat_5]
"""


def shown(release: Release) -> dict[str, bytes]:
    """Charts, pages and papers of a release."""
    files = {path: svg.encode() for path, svg in render_figures(release).items()}
    pages = render_pages(release, (), "")
    papers = {
        paper_name(each): render_paper(release, pages[page_name(each)], files, each)
        for each in ("en", "ko", "zh")
    }
    return files | {path: page.encode() for path, page in pages.items()} | papers


@pytest.fixture(scope="module")
def said() -> dict[str, bytes]:
    return shown(whole())


def forged_paper(other: Release, said: dict[str, bytes], language: Language) -> bytes:
    """The paper of another release; charts show tables and estimates, and where these are the same, so are they."""
    release = whole()
    same = (other.tables, other.estimates) == (release.tables, release.estimates)
    drawn = said if same else {path: svg.encode() for path, svg in render_figures(other).items()}
    return render_paper(other, render_pages(other, (), "")[page_name(language)], drawn, language)


Change = Callable[[Release], Release]


def own(**changes: Any) -> Change:
    """A change of the estimate of the casebook's own lists, whose ends are the headline."""
    return lambda release: replace(
        release, estimates=(replace(release.estimates[0], **changes), *release.estimates[1:])
    )


def method(**changes: Any) -> Change:
    def change(release: Release) -> Release:
        first, *rest = release.estimates[1].methods
        methods = (replace(first, **changes), *rest)
        return replace(
            release, estimates=(release.estimates[0], replace(release.estimates[1], methods=methods))
        )

    return change


def money(place: int, **changes: object) -> Change:
    def change(release: Release) -> Release:
        rows = list(release.money[0].rows)
        rows[place] = replace(rows[place], **changes)  # type: ignore[arg-type]  # fields by name
        return replace(release, money=(replace(release.money[0], rows=tuple(rows)), *release.money[1:]))

    return change


def synthetic(**changes: float) -> Change:
    return lambda release: replace(release, synthetic=replace(SYNTHETIC, **changes))  # type: ignore[arg-type]


def count(place: int, number: int) -> Change:
    def change(release: Release) -> Release:
        first, *rest = release.tables
        cells = list(first.cells)
        cells[place] = replace(cells[place], count=number)
        return replace(release, tables=(replace(first, cells=tuple(cells)), *rest))

    return change


def shown_places(release: Release) -> list[int]:
    return [place for place, cell in enumerate(release.tables[0].cells) if cell.count is not None]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(own(lower=430), id="lower end of the headline"),
        pytest.param(own(upper=2600), id="upper end of the headline"),
        pytest.param(own(floor=540), id="floor"),
        pytest.param(own(observed=222), id="observed"),
        pytest.param(method(total=11111), id="total of a method"),
        pytest.param(method(lower=11111), id="lower end of a method"),
        pytest.param(method(upper=11111), id="upper end of a method"),
        pytest.param(money(0, persons=61), id="persons of whom an amount is told"),
        pytest.param(money(0, median=Span(low=2400, high=2600)), id="median"),
        pytest.param(money(0, mean=Span(low=2300, high=2500)), id="mean"),
        pytest.param(money(0, first=Span(low=1600, high=1600)), id="first quartile"),
        pytest.param(money(0, third=Span(low=3300, high=None)), id="third quartile"),
        pytest.param(money(-1, median=Span(low=2500, high=2600)), id="median of all"),
        pytest.param(synthetic(people=1235), id="people of the synthetic data"),
        pytest.param(synthetic(lower=1216), id="their lower end"),
        pytest.param(synthetic(upper=1252), id="their upper end"),
        pytest.param(synthetic(rows=1230), id="synthetic rows"),
        pytest.param(synthetic(epsilon=5.0), id="epsilon"),
        pytest.param(synthetic(delta=0.00126), id="delta"),
        pytest.param(synthetic(cap=6.5), id="cap of all releases"),
        pytest.param(lambda release: count(shown_places(release)[-1], 261)(release), id="a total"),
        pytest.param(lambda release: count(shown_places(release)[0], 54)(release), id="a count"),
        pytest.param(lambda release: replace(release, at="2026-11-25T10:00:00Z"), id="the day"),
        pytest.param(lambda release: replace(release, period="1999/2024"), id="the period"),
        pytest.param(lambda release: replace(release, threshold=11), id="the threshold"),
        pytest.param(
            lambda release: replace(release, withheld=(replace(release.withheld[0], number=38),)),
            id="how many are kept out",
        ),
    ],
)
def test_a_paper_with_one_other_number_is_found(said: dict[str, bytes], change: Change) -> None:
    release = whole()
    other = change(release)
    assert other != release
    name = paper_name("en")
    forged = said | {name: forged_paper(other, said, "en")}
    assert [(each.code, each.at) for each in papers_agree(forged.get, release)] == [("disagrees", name)]


def test_two_numbers_in_each_others_place_are_found(said: dict[str, bytes]) -> None:
    release = whole()
    first, second = shown_places(release)[:2]
    counts = [each.count or 0 for each in release.tables[0].cells]
    assert counts[first] != counts[second]
    other = count(first, counts[second])(count(second, counts[first])(release))
    forged = said | {paper_name("zh"): forged_paper(other, said, "zh")}
    assert [each.at for each in papers_agree(forged.get, release)] == [paper_name("zh")]


def test_papers_that_say_the_same_hold(said: dict[str, bytes]) -> None:
    assert papers_agree(said.get, whole()) == []


def test_a_build_stops_where_a_file_says_something_else() -> None:
    made = assembled()
    files = bundle_files(made, SEED)
    require_copies(files.get, made.release)
    for name in (paper_name("ko"), "data/table-1.parquet"):
        broken = {each: content for each, content in files.items() if each != name}
        with pytest.raises(CopiesDisagree) as caught:
            require_copies(broken.get, made.release)
        assert name in str(caught.value)


def dimension(name: str, labels: Labels, chance: random.Random) -> Dimension:
    codes = list(labels.codes(name))
    chance.shuffle(codes)
    return Dimension(
        property=name,
        label=labels.property(name),
        categories=tuple(Category(code=each, label=labels.code(name, each)) for each in codes[:20]),
        overlapping=True,
    )


def table(number: int, labels: Labels, chance: random.Random) -> ReleasedTable:
    """A wide table with large numbers, in the codebook's words."""
    names = [name for name in labels.lists if len(labels.codes(name)) > 6]
    dimensions = tuple(dimension(each, labels, chance) for each in chance.sample(names, 2))
    keys = product(*([*(one.code for one in each.categories), None] for each in dimensions))
    counts = (chance.choice([None, chance.randint(10, 10 ** chance.randint(2, 5))]) for _ in iter(int, 1))
    sample = assembled().release.tables[0]
    cells = tuple(ReleasedCell(key=key, count=each) for key, each in zip(keys, counts, strict=False))
    return replace(sample, figure=f"table-{number}", dimensions=dimensions, cells=cells)


def amounts(labels: Labels, chance: random.Random) -> ReleasedMoney:
    def span() -> Span:
        low = chance.randint(10, 10**6)
        return Span(low=low, high=chance.choice([None, 2 * low]))

    by = dimension("act", labels, chance)
    rows = tuple(
        ReleasedAmounts(code=code, persons=999, mean=span(), first=span(), median=span(), third=span())
        for code in [*(each.code for each in by.categories), None]
    )
    return replace(paid_for(ROWS, SPREAD).release.money[0], dimension=by, rows=rows)


@pytest.mark.parametrize("seed", range(3))
def test_wide_tables_and_long_amounts_are_no_false_alarm(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # seeded tables for a test
    labels = Labels.of(codebook(), Gazetteer.load())
    tables = tuple(table(number, labels, chance) for number in range(3))
    release = replace(whole(), tables=tables, money=(amounts(labels, chance),))
    assert papers_agree(shown(release).get, release) == []
