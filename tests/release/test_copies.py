"""What of a bundle is compared with what says it already, what is said to be left unchecked, and what stops a build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

import pytest
from tests.release.bare import bare
from tests.release.test_checks import row, table

from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import Release
from bearwitness.intake.errors import DamagedFile, ReaderStopped
from bearwitness.intake.parsing.parser import Upload
from bearwitness.release.bundle.data_files import sheets
from bearwitness.release.bundle.parquet import parquet_path, write_parquet
from bearwitness.release.errors import CopiesDisagree
from bearwitness.release.problem import Problem
from bearwitness.release.verifying import charts, copies, papers
from bearwitness.release.verifying.charts import charts_disagree
from bearwitness.release.verifying.copies import Copies, check_copies, require_copies
from bearwitness.release.verifying.papers import papers_agree
from bearwitness.report import page_name, paper_name, running_line
from bearwitness.report.words import Speaker

NOTHING: dict[str, bytes] = {}
PARQUET = ["data/table-1.parquet", "data/table-2.parquet"]


def release() -> Release:
    tables = (table("table-1", row([10, 20], 30), "a"), table("table-2", row([11, None], 41), "b"))
    return replace(bare(), tables=tables)


def files() -> dict[str, bytes]:
    return {parquet_path(path): write_parquet(*sheet) for path, sheet in sheets(release()).items()}


@pytest.fixture(autouse=True)
def besides(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chart and a paper disagree whenever they are looked at, so that it is seen whether they were."""
    monkeypatch.setattr(copies, "charts_disagree", lambda *_: [Problem(code="disagrees", at="chart")])
    monkeypatch.setattr(copies, "papers_agree", lambda *_: [Problem(code="disagrees", at="paper")])


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def leave_out(*missing: str) -> None:
        monkeypatch.setattr(copies, "find_spec", lambda name: None if name in missing else object())

    return leave_out


def at(found: Copies) -> list[str]:
    assert {each.code for each in found.problems} <= {"disagrees"}
    return [each.at for each in found.problems]


def test_everything_is_compared_unless_something_else_is_asked() -> None:
    found = check_copies(files().get, release())
    assert (at(found), found.unchecked) == (["chart", "paper"], ())
    assert at(check_copies(NOTHING.get, release())) == [*PARQUET, "chart", "paper"]
    assert at(check_copies(files().get, release(), charts=False)) == ["paper"]


def test_of_another_edition_only_data_are_compared_and_may_be_missing() -> None:
    held = files()
    assert at(check_copies(held.get, release(), worded_here=False)) == []
    first, second = PARQUET
    held = {second: held[first]}
    assert at(check_copies(held.get, release(), worded_here=False)) == [second]


@pytest.mark.parametrize(
    "change",
    [
        lambda header, rows: (header, rows[:-1]),
        lambda header, rows: (header[::-1], rows),
        lambda header, rows: (header, [[*row[:-1], 1 - row[-1]] for row in rows]),
        lambda header, rows: (header, rows[::-1]),
    ],
)
def test_columns_and_rows_are_compared_in_their_order(
    change: Callable[..., tuple[list[str], list[list[int]]]],
) -> None:
    sheet = sheets(release())["data/table-2.csv"]
    held = {**files(), PARQUET[1]: write_parquet(*change(*sheet))}
    assert at(check_copies(held.get, release(), worded_here=False)) == PARQUET[1:]
    held[PARQUET[1]] = b"PAR1"
    assert at(check_copies(held.get, release(), worded_here=False)) == PARQUET[1:]


def test_what_is_not_installed_is_said_and_nothing_else_is_left_out(without: Callable[..., None]) -> None:
    without("pyarrow")
    found = check_copies(NOTHING.get, release())
    assert (at(found), found.unchecked) == (["chart", "paper"], ("parquet",))
    without("vl_convert")
    found = check_copies(NOTHING.get, release())
    assert (at(found), found.unchecked) == ([*PARQUET, "paper"], ("charts",))
    assert check_copies(NOTHING.get, release(), charts=False).unchecked == ()
    without("pypdfium2")
    found = check_copies(NOTHING.get, release())
    assert (at(found), found.unchecked) == ([*PARQUET, "chart"], ("papers",))
    without("pyarrow", "vl_convert", "pypdfium2")
    assert check_copies(NOTHING.get, release()).unchecked == ("parquet", "charts", "papers")
    assert check_copies(NOTHING.get, release(), worded_here=False).unchecked == ("parquet",)


def test_a_build_stops_for_what_disagrees_and_for_what_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, without: Callable[..., None]
) -> None:
    """The charts it has just drawn are not drawn again."""
    with pytest.raises(CopiesDisagree) as caught:
        require_copies(NOTHING.get, release())
    assert caught.value.details == {"files": ", ".join([*PARQUET, "paper"])}
    monkeypatch.setattr(copies, "papers_agree", lambda *_: [])
    require_copies(files().get, release())
    without("pypdfium2")
    with pytest.raises(CopiesDisagree) as caught:
        require_copies(files().get, release())
    assert caught.value.details == {"files": "papers"}


def drawing(*words: str, place: int = 1) -> bytes:
    return "".join(f'<text x="{place}">{each}</text>' for each in words).encode()


def test_a_chart_says_what_the_record_draws_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar may stand a hair elsewhere."""
    drawn = {"figures/a.svg": drawing("10", "women").decode(), "figures/b.svg": drawing("20").decode()}
    monkeypatch.setattr(charts, "render_figures", lambda *_: drawn)

    def found(held: dict[str, bytes]) -> list[str]:
        return [each.at for each in charts_disagree(held.get, release())]

    held = {"figures/a.svg": drawing("10", "women", place=2), "figures/b.svg": drawing("20")}
    assert found(held) == []
    for other in (drawing("11", "women"), drawing("women", "10"), drawing("10"), b""):
        assert found({**held, "figures/a.svg": other}) == ["figures/a.svg"]
    assert found({}) == ["figures/a.svg", "figures/b.svg"]
    drawn["figures/b.svg"] = "<svg/>"
    assert found({"figures/a.svg": held["figures/a.svg"]}) == []


def test_a_record_that_cannot_be_drawn_disagrees_with_every_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(charts, "render_figures", refuse)
    assert [(each.code, each.at) for each in charts_disagree(NOTHING.get, release())] == [
        ("disagrees", "figures")
    ]


@dataclass(frozen=True)
class Read:
    text: str


class Reader:
    """Reads a paper as the words it holds."""

    stops: type[BearwitnessError] | None = None

    def __init__(self, families: set[str], files: int) -> None:
        assert (families, files) == ({"pdf"}, len(LANGUAGES))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def document(self, upload: Upload) -> Read:
        if upload.data == b"damaged":
            raise DamagedFile(format="pdf")
        if upload.data == b"stopped":
            raise ReaderStopped(reason="crash")
        return Read(text=upload.data.decode())


def said(page: str, paper: str) -> dict[str, bytes]:
    """The same page and paper in every language."""
    pages = {
        page_name(each): f"<html><body><main><p>{page}</p></main></body></html>".encode()
        for each in LANGUAGES
    }
    return pages | {paper_name(each): paper.encode() for each in LANGUAGES}


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, bytes]], list[tuple[str, str]]]:
    monkeypatch.setattr(papers, "Parser", Reader)
    return lambda held: [(each.code, each.at) for each in papers_agree(held.get, release())]


Found = Callable[[dict[str, bytes]], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("page", "paper", "holds"),
    [
        ("12 of 1,300", "12 of 1,300", True),
        ("12 of 1,300", "12 of 13 of 1,300", True),
        ("12 of 1,300", "1,300 of 12", False),
        ("12 of 1,300", "12 of 1,301", False),
        ("12 of 1,300", "12 of", False),
        ("12 of 12", "12", False),
        ("none", "nothing", True),
        ("none", "", True),
    ],
)
def test_a_paper_says_every_number_of_its_page_in_order(
    found: Found, page: str, paper: str, holds: bool
) -> None:
    expected = [] if holds else [("disagrees", paper_name(each)) for each in LANGUAGES]
    assert found(said(page, paper)) == expected


def test_the_line_at_the_foot_lends_no_number(found: Found) -> None:
    foot = running_line(release(), Speaker(language="en"))
    day = release().at[:4]
    assert day in foot
    held = said("", "") | {page_name("en"): said(day, "")[page_name("en")]}
    held[paper_name("en")] = f"{foot.replace(' ', '  ')} 1 / 2".encode()
    assert found(held) == [("disagrees", paper_name("en"))]
    held[paper_name("en")] = f"{day} {foot} 1 / 2".encode()
    assert found(held) == []


def test_a_paper_that_is_missing_or_damaged_is_named_and_a_reader_that_stops_is_told(found: Found) -> None:
    held = said("12", "12")
    assert found({**held, paper_name("ko"): b"damaged"}) == [("unreadable", paper_name("ko"))]
    del held[paper_name("ko")]
    assert found(held) == [("disagrees", paper_name("ko"))]
    with pytest.raises(ReaderStopped):
        found({**held, paper_name("ko"): b"stopped"})
    assert found({}) == []
