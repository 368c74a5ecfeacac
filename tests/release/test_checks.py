"""Sums, receipts, names and files of a bundle, on a record small enough to be changed everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from tests.release.bare import FRAME, RECOMPUTED, SAID, bare
from tests.release.sample import SEED
from tests.release.test_money import ROWS, SPREAD
from tests.release.test_money import passed as paid_for
from tests.release.test_papers import SYNTHETIC

from bearwitness.domain.record import to_json
from bearwitness.domain.release import (
    Receipt,
    Release,
    ReleasedEstimate,
    ReleasedImage,
    ReleasedLinks,
    ReleasedQuote,
    Weighed,
)
from bearwitness.domain.released_table import (
    Category,
    Dimension,
    OverTime,
    ReleasedCell,
    ReleasedTable,
    Weakening,
)
from bearwitness.release.bundle.data_files import derived
from bearwitness.release.bundle.receipts import receipts_of
from bearwitness.release.estimates import published
from bearwitness.release.problem import Problem
from bearwitness.release.verifying import checks
from bearwitness.release.verifying.check_images import check_images
from bearwitness.release.verifying.checks import Figures, check_figures
from bearwitness.release.verifying.strangers import strangers

SHOWN = b"an image"
IMAGE = ReleasedImage(
    figure="image-1",
    path="figures/image-1.png",
    alt=SAID,
    licence="CC0-1.0",
    sha256=hashlib.sha256(SHOWN).hexdigest(),
)
QUOTE = ReleasedQuote(
    figure="quote-1", words="She left.", language="en", weighed=(Weighed(basis=SAID, reliability=SAID),)
)
WEAKENED = (Weakening(guard="few_sources", reason=SAID),)

Counts = Mapping[tuple[str | None, ...], int | None]


def table(figure: str, counts: Counts, *names: str, overlapping: bool = False) -> ReleasedTable:
    """A table of made-up properties, whose codes are those of the counts."""
    codes = [dict.fromkeys(key[at] for key in counts if key[at] is not None) for at in range(len(names))]
    return ReleasedTable(
        figure=figure,
        title=SAID,
        frame=FRAME,
        dimensions=tuple(
            Dimension(
                property=name,
                label=SAID,
                categories=tuple(Category(code=str(code), label=SAID) for code in each),
                overlapping=overlapping,
            )
            for name, each in zip(names, codes, strict=True)
        ),
        cells=tuple(ReleasedCell(key=key, count=count) for key, count in counts.items()),
    )


def row(parts: Iterable[int | None], margin: int | None) -> Counts:
    named: dict[tuple[str | None, ...], int | None] = {(f"c{at}",): each for at, each in enumerate(parts)}
    return {**named, (None,): margin}


def estimated(source: str = "Kosovo", **changes: object) -> ReleasedEstimate:
    return replace(RECOMPUTED, source=source, **changes)  # type: ignore[arg-type]  # fields by name


def written(folder: Path, release: Release) -> None:
    files = {path: text.encode() for path, text in derived(release).items()}
    files |= {each.path: SHOWN for each in release.images}
    files |= {f"data/captures/{each.source}.csv": b"a,count\n" for each in release.estimates}
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def told(release: Release, receipts: Iterable[Receipt] | None = None) -> dict[str, Any]:
    """The receipts as another edition wrote them, which words its pages otherwise."""
    held = receipts_of(release, {}, SEED) if receipts is None else receipts
    return {
        "format": 1,
        "made_by": "another edition",
        "release": release.to_json(),
        "receipts": [to_json(each) for each in held],
    }


def with_part(release: Release, part: str, held: Any) -> Release:
    changes: dict[str, Any] = {part: held}
    return replace(release, **changes)


def check(folder: Path, release: Release, receipts: Iterable[Receipt] | None = None) -> Figures:
    written(folder, release)
    return check_figures(folder, told(release, receipts))


def problems(found: Figures) -> list[tuple[str, str]]:
    return [(each.code, each.at) for each in found.problems]


@pytest.fixture(autouse=True)
def recomputed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Estimates come out as stated where their table can be read: what they come to is tested elsewhere."""
    monkeypatch.setattr(published, "recomputes", lambda *_: True)
    monkeypatch.setattr(checks, "check_synthetic", lambda *_: [])


def whole() -> Release:
    """One figure of each kind."""
    return replace(
        bare(),
        tables=(table("table-1", row([10, 20], 30), "sex"),),
        estimates=(estimated(),),
        quotes=(QUOTE,),
        images=(IMAGE,),
        synthetic=SYNTHETIC,
    )


def paid() -> Release:
    """A table of amounts beside the table that counts its persons."""
    made = paid_for(ROWS, SPREAD).release
    return replace(bare(), tables=made.tables, money=made.money)


def test_what_holds_is_told_by_what_it_rests_on(tmp_path: Path) -> None:
    found = check(tmp_path, whole())
    assert problems(found) == []
    assert found.recomputed == ("table-1.sums", "published-Kosovo")
    assert found.attested == ("table-1", "quote-1", "synthetic", "image-1")
    assert (found.committed, found.weakened, found.pages_checked) == ((), (), False)
    assert found.release == whole()


@pytest.mark.parametrize(
    ("overlapping", "parts", "margin", "holds"),
    [
        (False, [10, 20], 30, True),
        (False, [10, 20], 31, False),
        (False, [10, 20], 29, False),
        (False, [10, 20], None, True),
        (False, [10, None], 30, True),
        (False, [10, None], 10, True),
        (False, [10, None], 9, False),
        (False, [None, None], 0, True),
        (True, [10, 20], 30, True),
        (True, [10, 20], 25, True),
        (True, [10, 20], 20, True),
        (True, [10, 20], 19, False),
        (True, [10, 20], 31, False),
        (True, [10, None], 31, True),
        (True, [10, None], 9, False),
        (True, [None, None], 0, True),
        (True, [10, 20], None, True),
    ],
)
def test_parts_and_their_margin(
    tmp_path: Path, overlapping: bool, parts: list[int | None], margin: int | None, holds: bool
) -> None:
    one = table("table-1", row(parts, margin), "sex", overlapping=overlapping)
    found = check(tmp_path, replace(bare(), tables=(one,)))
    assert problems(found) == ([] if holds else [("sum", "table-1.sums")])
    assert found.recomputed == (("table-1.sums",) if holds else ())


def grid(changes: Counts) -> Counts:
    inner = {(a, b): 10 * (i + 1) + j for i, a in enumerate("xyz") for j, b in enumerate("uv")}
    every: dict[tuple[str | None, ...], int | None] = {}
    for a, b in product([*"xyz", None], [*"uv", None]):
        every[a, b] = sum(n for (x, u), n in inner.items() if a in (x, None) and b in (u, None))
    return {**every, **changes}


@pytest.mark.parametrize("key", list(grid({})))
@pytest.mark.parametrize("by", [1, -1])
def test_every_cell_of_a_table_by_two_is_in_a_sum(
    tmp_path: Path, key: tuple[str | None, ...], by: int
) -> None:
    assert problems(check(tmp_path, replace(bare(), tables=(table("table-1", grid({}), "a", "b"),)))) == []
    other = table("table-1", grid({key: (grid({})[key] or 0) + by}), "a", "b")
    assert problems(check(tmp_path, replace(bare(), tables=(other,)))) == [("sum", "table-1.sums")]


@pytest.mark.parametrize("other", [("x", "v"), ("y", "u")])
def test_what_evens_out_in_one_direction_is_found_in_the_other(
    tmp_path: Path, other: tuple[str, str]
) -> None:
    moved: Counts = {key: (grid({})[key] or 0) + by for key, by in ((("x", "u"), 1), (other, -1))}
    found = check(tmp_path, replace(bare(), tables=(table("table-1", grid(moved), "a", "b"),)))
    assert problems(found) == [("sum", "table-1.sums")]


def test_every_figure_that_does_not_add_up_is_named(tmp_path: Path) -> None:
    tables = (
        table("table-1", row([10, 20], 31), "a"),
        table("table-2", row([10, 21], 31), "b"),
        table("table-3", row([10, 20], 32), "c"),
    )
    found = check(tmp_path, replace(bare(), tables=tables))
    assert problems(found)[:2] == [("sum", "table-1.sums"), ("sum", "table-3.sums")]


YEARS: Counts = {("1999",): 10, ("2000",): 20, (None,): 30}


def over_time(counts: Counts, *names: str, step: str = "year", outside: Iterable[str] = ()) -> Release:
    """Beside a table that goes over no time."""
    series = replace(table("series-1", counts, *names), series=OverTime(step=step, outside=tuple(outside)))
    total = counts[(None,) * len(names)] if names else 10
    return replace(bare(), tables=(table("table-1", row([total], total), "c"), series))


@pytest.mark.parametrize(
    "release",
    [
        over_time(YEARS, "left_home"),
        over_time(YEARS, "left_home", step="period"),
        over_time(YEARS, "left_home", outside=["2000"]),
        over_time(grid({}), "left_home", "sex", outside=["x", "z"]),
    ],
    ids=["years", "periods", "with years outside", "split"],
)
def test_a_series_adds_up_as_a_table_does(tmp_path: Path, release: Release) -> None:
    found = check(tmp_path, release)
    assert problems(found) == []
    assert found.recomputed == ("table-1.sums", "series-1.sums")


def split_again() -> Counts:
    """By three properties, which no series goes by, each number with all its sums."""
    keys = product(["1999", None], ["F", None], ["here", None])
    return dict.fromkeys(keys, 10)


@pytest.mark.parametrize(
    "release",
    [
        over_time(YEARS, "left_home", step="decade"),
        over_time(YEARS, "left_home", outside=["1066"]),
        over_time(grid({}), "left_home", "sex", outside=["u"]),
        over_time({key: each for key, each in grid({}).items() if key != ("x", "u")}, "left_home", "sex"),
        over_time(split_again(), "left_home", "sex", "place"),
        over_time({(): 10}),
    ],
    ids=["step", "outside what", "outside the other", "cell", "three", "none"],
)
def test_what_goes_over_no_time_that_there_is_is_unreadable(tmp_path: Path, release: Release) -> None:
    assert problems(check_figures(tmp_path, told(release))) == [("unreadable", "receipts.json")]


@pytest.mark.parametrize(("again", "holds"), [(grid({}), True), (grid({("x", None): 22}), False)])
def test_the_same_cell_is_the_same_in_every_table(tmp_path: Path, again: Counts, holds: bool) -> None:
    """Also where the properties stand in another order, and where only a margin is shared."""
    turned: Counts = {(b, a): count for (a, b), count in again.items() if (a is None) != (b is None)}
    alone: Counts = {(a,): count for (a, b), count in grid({}).items() if b is None}
    tables = (
        table("table-1", alone, "a"),
        table("table-2", {**turned, **{(b, a): None for a, b in product("xyz", "uv")}}, "b", "a"),
    )
    found = check(tmp_path, replace(bare(), tables=tables))
    assert problems(found) == ([] if holds else [("sum", "table-2.sums")])


def test_a_cell_that_is_withheld_here_and_shown_there_is_found(tmp_path: Path) -> None:
    tables = tuple(
        replace(table("table-1", row(parts, 30), "a"), figure=f"table-{number}")
        for number, parts in ((1, [10, None]), (2, [10, 20]))
    )
    assert ("sum", "table-2.sums") in problems(check(tmp_path, replace(bare(), tables=tables)))


def test_an_amount_of_other_persons_than_its_count_is_found(tmp_path: Path) -> None:
    assert problems(check(tmp_path, paid())) == []
    (money,) = paid().money
    rows = (replace(money.rows[0], persons=(money.rows[0].persons or 0) + 1), *money.rows[1:])
    other = replace(paid(), money=(replace(money, rows=rows),))
    assert ("money", money.figure) in problems(check(tmp_path, other))


@pytest.mark.parametrize("data", [None, [1], "x", {}])
@pytest.mark.parametrize("part", ["", "format", "release", "receipts"])
def test_receipts_of_another_shape_are_unreadable(tmp_path: Path, part: str, data: object) -> None:
    found = check_figures(tmp_path, {**told(whole()), part: data} if part else data)
    assert problems(found) == [("unreadable", "receipts.json")]
    assert (found.release, found.recomputed) == (None, ())
    assert not found.pages_checked, "nobody has looked at its pages"


def test_receipts_of_a_later_form_or_of_no_edition_are_unreadable(tmp_path: Path) -> None:
    unmade = {name: each for name, each in told(whole()).items() if name != "made_by"}
    for data in (told(whole()) | {"format": 2}, unmade):
        assert problems(check_figures(tmp_path, data)) == [("unreadable", "receipts.json")]


BAD = "fig\x1b[2Jure"


@pytest.mark.parametrize("part", ["tables", "estimates", "quotes", "money", "images", "synthetic"])
def test_a_name_that_does_something_to_a_terminal_is_unreadable(tmp_path: Path, part: str) -> None:
    release = replace(whole(), tables=paid().tables, money=paid().money)
    held = getattr(release, part)
    other = replace(held, figure=BAD) if part == "synthetic" else (*held[:-1], replace(held[-1], figure=BAD))
    data = told(with_part(release, part, other), receipts_of(release, {}, SEED))
    assert problems(check_figures(tmp_path, data)) == [("unreadable", "receipts.json")]


def test_a_receipt_of_a_name_that_does_something_to_a_terminal_is_unreadable(tmp_path: Path) -> None:
    first, *rest = receipts_of(whole(), {}, SEED)
    data = told(whole(), [replace(first, figure=BAD), *rest])
    assert problems(check_figures(tmp_path, data)) == [("unreadable", "receipts.json")]


@pytest.mark.parametrize(
    "keys",
    [
        [("a",), ("b",), (None,), ("a",)],
        [("a",), ("b",), (None,), (None,)],
        [("a",), ("b",), ("z",)],
        [("a", "b"), (None, None)],
        [()],
    ],
)
def test_cells_are_of_the_tables_categories_and_there_once(
    tmp_path: Path, keys: list[tuple[str | None, ...]]
) -> None:
    one = table("table-1", {("a",): 10, ("b",): 20, (None,): 30}, "sex")
    cells = tuple(ReleasedCell(key=key, count=None) for key in keys)
    release = replace(bare(), tables=(table("table-2", row([1], 1), "b"), replace(one, cells=cells)))
    assert problems(check_figures(tmp_path, told(release))) == [("unreadable", "receipts.json")]


def test_every_part_of_a_cell_is_of_its_property(tmp_path: Path) -> None:
    one = table("table-1", grid({}), "a", "b")
    for key in (("x", "z"), ("u", "x"), (None, "x"), ("v", None)):
        release = replace(
            bare(), tables=(replace(one, cells=(*one.cells, ReleasedCell(key=key, count=None))),)
        )
        assert problems(check_figures(tmp_path, told(release))) == [("unreadable", "receipts.json")]


def test_amounts_are_of_every_category_in_order_and_of_all(tmp_path: Path) -> None:
    (money,) = paid().money
    for rows in (money.rows[:-1], money.rows[1:], (*money.rows, money.rows[-1]), money.rows[::-1]):
        release = replace(paid(), money=(money, replace(money, rows=rows)))
        assert problems(check_figures(tmp_path, told(release))) == [("unreadable", "receipts.json")]


@pytest.mark.parametrize(
    "path", ["data/table-1.csv", "data/dictionary.csv", "CITATION.cff", "data/estimates.csv"]
)
def test_a_file_that_does_not_follow_from_the_record_is_found(tmp_path: Path, path: str) -> None:
    written(tmp_path, whole())
    content = (tmp_path / path).read_bytes()
    (tmp_path / path).write_bytes(content + b"\n")
    assert problems(check_figures(tmp_path, told(whole()))) == [("disagrees", path)]
    (tmp_path / path).unlink()
    assert problems(check_figures(tmp_path, told(whole()))) == [("disagrees", path)]


@pytest.mark.parametrize("name", ["table-1", "published-Kosovo", "quote-1", "image-1", "synthetic"])
@pytest.mark.parametrize("kind", ["", "committed"])
def test_a_figure_without_its_receipt_or_with_another_kind_of_it_is_found(
    tmp_path: Path, name: str, kind: Any
) -> None:
    receipts = [
        replace(each, kind=kind) if each.figure == name else each
        for each in receipts_of(whole(), {}, SEED)
        if kind or each.figure != name
    ]
    found = check(tmp_path, whole(), receipts)
    assert problems(found) == [("receipt", name)]
    assert found.committed == ((name,) if kind else ())


def test_a_table_of_amounts_has_its_receipt(tmp_path: Path) -> None:
    (money,) = paid().money
    receipts = [each for each in receipts_of(paid(), {}, SEED) if each.figure != money.figure]
    assert problems(check(tmp_path, paid(), receipts)) == [("receipt", money.figure)]


@pytest.mark.parametrize("part", ["tables", "money", "synthetic"])
def test_a_guard_that_was_weakened_is_in_the_receipt_and_in_the_record(tmp_path: Path, part: str) -> None:
    plain = replace(whole(), tables=paid().tables, money=paid().money)
    held = getattr(plain, part)
    first = held if part == "synthetic" else held[0]
    marked = replace(first, weakened=WEAKENED)
    weak = with_part(plain, part, marked if part == "synthetic" else (marked, *held[1:]))
    assert problems(check(tmp_path, weak)) == []
    assert check(tmp_path, weak).weakened == (first.figure,)
    for release, receipts in ((weak, plain), (plain, weak)):
        found = check(tmp_path, release, receipts_of(receipts, {}, SEED))
        assert problems(found) == [("receipt", first.figure)]


def test_a_receipt_of_no_figure_that_says_recomputed_is_found_once(tmp_path: Path) -> None:
    claims = [
        Receipt(figure=name, kind="recomputed", data=None, commitment=None)
        for name in ("table-9.sums", "quote-1", "table-9.sums")
    ]
    receipts = [each for each in receipts_of(whole(), {}, SEED) if each.figure != "quote-1"]
    found = check(tmp_path, whole(), [*receipts, *claims])
    assert problems(found) == [("receipt", "quote-1"), ("receipt", "table-9.sums")]
    assert found.recomputed == ("table-1.sums", "published-Kosovo")


@pytest.mark.parametrize("source", ["in/Kosovo", "..Kosovo", "Kosovo.."])
def test_a_capture_table_is_read_from_its_folder_only(tmp_path: Path, source: str) -> None:
    release = replace(whole(), estimates=(estimated(source),))
    written(tmp_path, release)
    assert (tmp_path / f"data/captures/{source}.csv").is_file()
    found = check(tmp_path, release)
    assert problems(found) == [("recompute", "published-Kosovo")]
    assert found.recomputed == ("table-1.sums",)


def test_an_attested_estimate_is_not_recomputed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "recomputes", lambda *_: False)
    release = replace(whole(), estimates=(estimated("casebook", kind="attested"),))
    found = check(tmp_path, release)
    assert problems(found) == []
    assert "published-Kosovo" in found.attested
    assert problems(check(tmp_path, whole())) == [("recompute", "published-Kosovo")]


@pytest.mark.parametrize("part", ["captures", "replicates"])
def test_an_estimate_from_linked_lists_commits_to_both_that_stay(tmp_path: Path, part: str) -> None:
    linked = ReleasedLinks(reviewers=2, pairs=40, replicates=20, lower=None, upper=None, added=None)
    estimate = estimated("casebook", figure="estimate-1", kind="attested", linked=linked)
    release = replace(whole(), estimates=(estimate,))
    receipts = receipts_of(release, {"estimate-1": b"A,count\n"}, SEED, {"estimate-1": b"drawn"})
    assert problems(check(tmp_path, release, receipts)) == []
    without = [each for each in receipts if each.figure != f"estimate-1.{part}"]
    assert problems(check(tmp_path, release, without)) == [("receipt", f"estimate-1.{part}")]
    plain = replace(release, estimates=(replace(estimate, linked=None),))
    assert problems(check(tmp_path, plain, without)) == []


def test_a_table_that_is_missing_or_no_text_is_not_recomputed(tmp_path: Path) -> None:
    written(tmp_path, whole())
    path = tmp_path / "data/captures/Kosovo.csv"
    path.write_bytes(b"\xff")
    assert problems(check_figures(tmp_path, told(whole()))) == [("recompute", "published-Kosovo")]
    path.unlink()
    assert problems(check_figures(tmp_path, told(whole()))) == [("recompute", "published-Kosovo")]


@pytest.mark.parametrize("path", ["figures/../image-1.png", "figures/..", "data/image-1.png", "image-1.png"])
def test_an_image_lies_among_the_figures(tmp_path: Path, path: str) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "data").mkdir()
    for each in ("image-1.png", "data/image-1.png", "figures/image-1.png"):
        (tmp_path / each).write_bytes(SHOWN)
    assert check_images(tmp_path, replace(bare(), images=(IMAGE,))) == []
    found = check_images(tmp_path, replace(bare(), images=(replace(IMAGE, path=path), IMAGE)))
    assert [(each.code, each.at) for each in found] == [("disagrees", "image-1")]


def test_an_image_that_is_another_or_missing_is_found(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    other = tuple(replace(IMAGE, figure=f"image-{number}") for number in (1, 2))
    release = replace(bare(), images=other)
    assert [each.at for each in check_images(tmp_path, release)] == ["image-1", "image-2"]
    (tmp_path / IMAGE.path).write_bytes(SHOWN + b".")
    assert [each.at for each in check_images(tmp_path, release)] == ["image-1", "image-2"]


def test_a_place_is_told_without_what_would_move_a_cursor() -> None:
    found = Problem(code="extra", at="data/표 1\x1b[2J\n\u202e.csv")
    assert found.place == "data/표 1\ufffd[2J\ufffd\ufffd.csv"
    assert "\x1b" not in found.say("en")


def test_only_what_a_release_writes_is_no_stranger() -> None:
    """A capture table is there where it can be recomputed; synthetic files and images where the record has them."""
    synthetic = ["data/synthetic.csv", "data/synthetic.tables.csv", "data/synthetic.datasheet.json"]
    paths = ["data/captures/Kosovo.csv", IMAGE.path, *synthetic, "data/table-1.parquet", "key.pub"]
    assert strangers(paths, whole()) == []
    own = replace(whole(), estimates=(estimated("Kosovo", kind="attested"),), images=(), synthetic=None)
    assert [each.at for each in strangers(paths, own)] == paths[:-2]
