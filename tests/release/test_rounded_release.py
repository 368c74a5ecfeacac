"""A release in rounded numbers: the same cells are withheld, and nothing that leaves tells an exact number."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.people import AMINA, DANA
from tests.release.crossed import broken
from tests.release.dated import BOTH, left, persons
from tests.release.sample import AT, HEAD, RELEASE, SEED, people
from tests.release.signing import sign_again
from tests.release.test_money import PLAN as PAID
from tests.release.test_money import ROWS, SPREAD, passed, row_of
from tests.release.test_money import people as of_sex

from bearwitness.domain.frame import PersonRow
from bearwitness.domain.record import to_json
from bearwitness.domain.release import Release
from bearwitness.domain.released_table import ReleasedAmounts
from bearwitness.domain.rounded import Rounded
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.bundle import bundle_files, write_bundle
from bearwitness.release.bundle.data_files import derived
from bearwitness.release.bundle.receipts import receipts_of
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.gate import assemble, preview
from bearwitness.release.planning.plan import Plan
from bearwitness.release.verifying.check_rounding import check_rounding
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.report import render_pages
from bearwitness.report.figures import render_plain

TABLES = """tables:
  - by: [age_when_trafficked]
  - by: [control_method]
  - {by: [home_province, sex], network: true}
  - {by: [home_province], map: true}
"""
EXACT = HEAD + TABLES


def made(
    plan: str = EXACT, rows: list[PersonRow] | None = None, earlier: tuple[Snapshot, ...] = ()
) -> Assembled:
    return assemble(
        Plan.from_yaml(plan),
        people() if rows is None else rows,
        None,
        {"withdrawn": 4, "no_count_scope": 37},
        at=AT,
        release_id=RELEASE,
        approvers=(AMINA, DANA),
        earlier=earlier,
    )


def asked(base: int) -> str:
    return f"{EXACT}rounding: {base}\n"


@pytest.fixture(scope="module")
def exact() -> Assembled:
    return made()


@pytest.fixture(scope="module")
def fives() -> Assembled:
    return made(asked(5))


def patterns(release: Release) -> list[list[bool]]:
    return [[cell.withheld for cell in table.cells] for table in release.tables]


def counts(release: Release) -> list[int]:
    return [cell.count for table in release.tables for cell in table.cells if cell.count is not None]


@pytest.mark.parametrize("base", [5, 10])
def test_every_number_is_a_multiple_near_the_true_one_and_the_same_are_withheld(
    base: int, exact: Assembled
) -> None:
    rounded = made(asked(base))
    assert patterns(rounded.release) == patterns(exact.release)
    assert rounded.kept == exact.kept
    assert rounded.release.withheld == exact.release.withheld
    assert rounded.release.refused == exact.release.refused
    pairs = list(zip(counts(exact.release), counts(rounded.release), strict=True))
    assert any(one != other for one, other in pairs)
    assert all(other % base == 0 and abs(one - other) < base for one, other in pairs)
    assert broken(list(rounded.release.tables)) == []
    assert rounded.release.rounding == base
    assert {each.rounded for each in rounded.release.tables} == {Rounded(base=base, within=base - 1)}


def test_a_release_without_it_says_nothing_of_it(exact: Assembled) -> None:
    release = exact.release
    assert release.rounding is None
    assert {each.rounded for each in release.tables} == {None}
    assert exact.snapshot.printed == {}
    assert "printed" not in json.dumps(exact.snapshot.to_json())
    assert "recorded" not in exact.snapshot.to_json()
    assert "multiple" not in render_pages(release, receipts_of(release, {}, SEED), "aa")["index.html"]


def test_the_casebook_keeps_the_true_numbers_and_what_was_printed(exact: Assembled, fives: Assembled) -> None:
    snapshot = fives.snapshot
    assert replace(snapshot, printed={}, release="") == replace(exact.snapshot, release="")
    assert snapshot.printed.keys() == snapshot.published
    assert Snapshot.from_json(json.loads(json.dumps(snapshot.to_json()))) == snapshot
    assert sorted({*snapshot.printed.values()}) == sorted({*counts(fives.release)})


def test_whoever_approves_sees_what_leaves(fives: Assembled) -> None:
    look = preview(Plan.from_yaml(asked(5)), people(), None, {"withdrawn": 4, "no_count_scope": 37}, at=AT)
    assert replace(look.release, id=RELEASE, approvals=2) == fives.release


def with_ages(other: int, unknown: int) -> list[PersonRow]:
    """Persons by sex; of these few are of another or of no known one, who are withheld together."""
    ages = ("Age12To17", "Age18To24", "Age25To34")
    rows = of_sex(("Female", 163), ("Male", 127), ("Other", other), ("Unknown", unknown), ("", 22))
    return [
        replace(row, values={**row.values, "age_when_trafficked": (ages[place % 7 % 3],)})
        for place, row in enumerate(rows)
    ]


def test_casebooks_that_differ_in_withheld_counts_only_say_the_same_to_the_byte() -> None:
    """What is printed hangs on what exact tables show, on nothing else that the casebook holds."""
    plan = f"{HEAD}tables: [{{by: [sex, age_when_trafficked]}}, {{by: [sex]}}]\n"
    casebooks = [with_ages(other, 12 - other) for other in (9, 5, 3)]
    exact = [made(plan, rows) for rows in casebooks]
    assert exact[0].release.tables == exact[1].release.tables == exact[2].release.tables
    assert len({tuple(each.snapshot.members.values()) for each in exact}) == 3
    told = [made(f"{plan}rounding: 5\n", rows) for rows in casebooks]
    assert counts(told[0].release) != counts(exact[0].release)
    for each in told[1:]:
        assert each.release == told[0].release
        assert each.snapshot.printed == told[0].snapshot.printed
        assert derived(each.release) == derived(told[0].release)
        assert render_plain(each.release) == render_plain(told[0].release)


def numbers_in(text: str) -> set[int]:
    return {int(each.replace(",", "")) for each in re.findall(r"(?<![\w.#-])\d[\d,]*(?![\w.%-])", text)}


def test_no_exact_number_is_in_any_file_that_tells_of_persons(exact: Assembled, fives: Assembled) -> None:
    """Charts, maps, networks, sentences, data and papers: each repeats the tables as they leave."""
    true, told = {*counts(exact.release)}, {*counts(fives.release)}
    only = {each for each in true - told if each > 60}
    assert only
    files = bundle_files(fives, SEED)
    drawn = [name for name in files if name.startswith(("data/table", "figures/"))]
    assert len(drawn) > 10
    for name in drawn:
        if name.endswith(".csv"):
            assert not only & numbers_in(files[name].decode()), name
    for name in ("index.html", "index.ko.html", "index.zh.html"):
        body = re.sub(r"<(code|pre|style)[^>]*>.*?</\1>|<[^>]+>", " ", files[name].decode())
        assert not only & numbers_in(body), name
    for name in drawn:
        if name.endswith((".map.en.svg", ".network.en.svg")):
            said = " ".join(re.findall(r"<(?:title|text)[^>]*>([^<]*)<", files[name].decode()))
            assert numbers_in(said)
            assert not only & numbers_in(said), name


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_readers_are_told_under_each_table_and_in_the_methods(language: str, fives: Assembled) -> None:
    release = fives.release
    name = "index.html" if language == "en" else f"index.{language}.html"
    page = render_pages(release, receipts_of(release, {}, SEED), "aa")[name]
    under = {
        "en": "rounded to a multiple of 5 so that the sums hold; the true count is at most 4 away",
        "ko": "5의 배수로 맞추었습니다. 실제 인원과 많아야 4명",
        "zh": "取整为 5 的倍数，并使合计相符；与实际人数最多相差 4 人",
    }
    assert page.count(under[language]) == len(release.tables)
    once = {
        "en": ("the true ones are not in this release", "never from a withheld one"),
        "ko": ("실제 수는 이 공표 자료에 들어 있지 않습니다", "비공개 수치에서는 나오지 않습니다"),
        "zh": ("本次发布不含实际数字", "绝不取自不公开的数字"),
    }
    assert [page.count(each) for each in once[language]] == [1, 1]


def test_data_and_receipts_say_so(fives: Assembled) -> None:
    files = bundle_files(fives, SEED)
    package = json.loads(files["datapackage.json"])
    tables = [each for each in package["resources"] if each["name"] in {"table-1", "table-2", "table-3"}]
    assert [each["rounding"] for each in tables] == [{"base": 5, "within": 4}] * 3
    (count,) = (each for each in tables[0]["schema"]["fields"] if each["name"] == "count")
    assert "rounded to a multiple of 5" in count["description"]
    assert files["data/dictionary.csv"].decode().count("rounded to a multiple of 5") == 4
    receipts = json.loads(files["receipts.json"])
    assert receipts["release"]["rounding"] == 5
    assert {each["rounding"] for each in receipts["receipts"]} == {5}


def test_a_table_of_amounts_counts_its_persons_as_the_tables_do() -> None:
    payments = SPREAD[3:-1]
    true, rounded = passed(ROWS, payments), passed(ROWS, payments, f"{PAID}\nrounding: 10\n")
    (exact,), (money,) = true.release.money, rounded.release.money
    told = [(one.persons, other.persons) for one, other in zip(exact.rows, money.rows, strict=True)]
    assert any(one != other for one, other in told)
    assert all(other is None or other % 10 == 0 for _, other in told)
    assert [row.mean for row in money.rows] == [row.mean for row in exact.rows]
    of_all, in_tens = exact.rows[-1], money.rows[-1]
    assert (in_tens.first, in_tens.median, in_tens.third) == (of_all.first, of_all.median, of_all.third)
    assert None not in (in_tens.first, in_tens.median)
    assert money.rounded == rounded.release.tables[0].rounded
    assert check_rounding(rounded.release, receipts_of(rounded.release, {}, SEED)) == []


def rounded_amounts(women: int, base: int) -> ReleasedAmounts:
    """What leaves of the amounts of so many women, beside those of all others."""
    payments = [each for place, each in enumerate(SPREAD) if not women <= place < 60]
    found = row_of(passed(ROWS, payments, f"{PAID}\nrounding: {base}\n"), "Female")
    assert found is not None
    return found


@pytest.mark.parametrize(("base", "printed"), [(5, 35), (10, 40)])
def test_which_quartiles_are_told_says_no_more_than_the_rounded_number(base: int, printed: int) -> None:
    """Of 36 persons no quartile is told and of 37 they are: not where both are printed alike."""
    found = [rounded_amounts(number, base) for number in (36, 37)]
    assert {each.persons for each in found} == {printed}
    told = [[each.mean is None, each.first is None, each.median is None] for each in found]
    assert told[0] == told[1]
    assert not told[0][0]


def test_quartiles_of_enough_persons_are_told_whatever_the_true_number_is() -> None:
    found = rounded_amounts(59, 5)
    assert found.persons == 60
    assert None not in (found.first, found.median, found.third)


def test_years_and_their_periods_hold_together() -> None:
    sizes = {"1999": 33, "2000": 24, "2002": 41, "2007": 52, "2010": 23, "+From2000To2004": 16}
    rows = persons({**sizes, "": 24, "!": 21})
    exact = left(rows, BOTH).release
    rounded = left(rows, f"{BOTH}rounding: 5\n").release
    assert patterns(rounded) == patterns(exact)
    assert check_rounding(rounded, receipts_of(rounded, {}, SEED)) == []
    assert all(each % 5 == 0 for each in counts(rounded))
    years, periods = rounded.tables
    assert years.count("_not_recorded") == periods.count("_not_recorded")


def test_what_has_not_changed_is_printed_again() -> None:
    rows = people()
    first = made(asked(5), rows)
    before = replace(
        first.snapshot, printed={**first.snapshot.printed, (("home_province", "_conflicting"),): 0}
    )
    more = [replace(row, token=f"u{row.token}") for row in people(30, seed=9)]
    later = made(asked(5), [*rows, *more], (first.snapshot,))
    assert later.snapshot.printed.keys() & first.snapshot.printed.keys()
    for key, number in later.snapshot.printed.items():
        if (
            key in first.snapshot.printed
            and first.snapshot.members[key].bit_count() == later.snapshot.members[key].bit_count()
        ):
            assert first.snapshot.printed[key] == number
    assert before.printed != first.snapshot.printed
    assert made(asked(5), rows, (first.snapshot,)).release.tables == first.release.tables
    exact_then = made(EXACT, rows)
    assert counts(made(asked(5), rows, (exact_then.snapshot,)).release) == counts(first.release)


@pytest.mark.usefixtures("_drawn")
def test_a_whole_bundle_is_built_and_verified_and_one_changed_number_is_found(
    fives: Assembled, tmp_path: Path
) -> None:
    folder = write_bundle(bundle_files(fives, SEED), tmp_path)
    assert verify_bundle(folder).problems == ()
    content = json.loads((folder / "receipts.json").read_text())
    cell = content["release"]["tables"][1]["cells"][-1]
    cell["count"] += 1
    (folder / "receipts.json").write_text(json.dumps(content))
    sign_again(folder, SEED)
    found = verify_bundle(folder)
    assert ("rounding", "table-2") in {(each.code, each.at) for each in found.problems}
    assert all(each.say("ko") for each in found.problems)


@pytest.fixture
def _drawn() -> None:
    pytest.importorskip("vl_convert")


def test_the_record_comes_back_whole(fives: Assembled) -> None:
    assert Release.from_json(json.loads(json.dumps(to_json(fives.release)))) == fives.release


def test_approvers_are_told_what_an_earlier_release_said_exactly(exact: Assembled, fives: Assembled) -> None:
    def told(plan: str, *earlier: Snapshot, rows: list[PersonRow] | None = None) -> tuple[str, ...]:
        asked_of = people() if rows is None else rows
        return preview(Plan.from_yaml(plan), asked_of, None, {}, at=AT, earlier=earlier).exact_before

    assert told(asked(5), exact.snapshot) == (RELEASE,)
    assert told(asked(5), fives.snapshot) == told(asked(5)) == told(EXACT, exact.snapshot) == ()
    others = [replace(each, token=f"other-{each.token}") for each in people()]
    assert told(asked(5), exact.snapshot, rows=others) == (), "of other persons it says nothing"
