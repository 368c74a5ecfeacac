"""An estimate that would tell how few persons the lists miss does not leave, in any of its lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.release.sample import HEAD, SEED, assembled, captures

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import ReleasedEstimate
from bearwitness.estimate import CaptureTable
from bearwitness.estimate.estimate_record import Interval
from bearwitness.release.bundle.bundle import bundle_files, write_bundle
from bearwitness.release.estimates.attested import attest
from bearwitness.release.estimates.estimates import read
from bearwitness.release.estimates.nearly_all import kept_apart
from bearwitness.release.labels import everywhere
from bearwitness.release.planning.plan import Plan
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.report.estimate_section import estimate_section
from bearwitness.report.words import Speaker

NEARLY: dict[tuple[int, ...], int] = {(1, 0): 10, (0, 1): 7, (1, 1): 240}
"""Of 257 persons 240 are on both lists: every method puts fewer than four beyond them."""
FRAME = "estimates: [{frame: {en: A, ko: 가, zh: 甲}}]\n"
THRESHOLD = 10


def attested(counts: dict[tuple[int, ...], int], *known: int) -> ReleasedEstimate:
    table = CaptureTable.from_patterns(("a", "b"), counts)
    frame = Plan.from_yaml(HEAD + FRAME).estimates[0].frame
    return attest(table, "estimate-1", frame, "2000/2020", known, threshold=THRESHOLD)


def numbers(found: ReleasedEstimate) -> list[int | None]:
    lines = [end for each in found.methods for end in (each.total, each.lower, each.upper)]
    return [found.total, found.lower, found.upper, found.floor, *lines]


@pytest.mark.parametrize(("known", "observed"), [((), 257), ((250,), None)])
def test_an_estimate_of_almost_nobody_is_refused_with_its_reason(
    known: tuple[int, ...], observed: int | None
) -> None:
    found = attested(NEARLY, *known)
    assert (found.status, found.observed) == ("refused", observed)
    assert (numbers(found), found.methods) == ([None] * 4, ())
    assert (found.cautions, found.breaks) == ((), ()), "they speak of numbers that are not there"
    assert "nearly all" in found.reading.en
    assert ("257" in found.reading.en) == (observed is not None)


@pytest.mark.parametrize("both", [5, 20, 60, 120, 240, 500])
def test_whatever_leaves_puts_at_least_the_threshold_beyond_the_lists(both: int) -> None:
    found = attested({(1, 0): 40, (0, 1): 30, (1, 1): both})
    assert found.observed == 70 + both
    ends = [each.upper or each.total or 0 for each in found.methods if each.total is not None]
    assert all(end - found.observed >= THRESHOLD for end in ends)
    assert bool(ends) == (both < 500)


def test_a_band_that_ends_at_a_count_that_is_published_is_refused() -> None:
    """265 persons on record, not all of them on a list, beside an upper end of 260 tell as much as the lists."""
    reading = read(captures(), "A")
    plain = attest(
        captures(), "estimate-1", Plan.from_yaml(HEAD + FRAME).estimates[0].frame, "2000", [], threshold=10
    )
    assert plain.upper is not None
    nearly = everywhere("release.headline.nearly_all")
    said = everywhere("release.with_observed", said=nearly, lists=plain.lists, observed=f"{plain.observed:,}")
    for near, status in ((9, "refused"), (-9, "refused"), (10, plain.status), (-10, plain.status)):
        found = kept_apart(plain, reading, [plain.upper + near], threshold=THRESHOLD)
        assert (found.status, found.upper is None) == (status, status == "refused"), near
        assert (found.reading == said) == (status == "refused")


@pytest.mark.parametrize(("beyond", "told"), [(0.4, False), (9.5, False), (10.0, True)])
def test_a_line_that_alone_would_say_so_has_no_numbers(beyond: float, told: bool) -> None:
    reading = read(captures(), "A")
    plain = attest(
        captures(), "estimate-1", Plan.from_yaml(HEAD + FRAME).estimates[0].frame, "2000", [], threshold=10
    )
    first, *others = reading.estimates
    end = captures().observed + beyond
    tight = replace(first, total=end, interval=Interval(level=0.95, lower=221.0, upper=end, kind="k"))
    found = kept_apart(plain, replace(reading, estimates=(tight, *others)), [], threshold=THRESHOLD)
    assert (found.methods[0].total is not None) == told
    assert (found.methods[0].status == "refused") == (not told)
    assert found.methods[1:] == plain.methods[1:]
    assert (found.status, found.upper) == (plain.status, plain.upper)


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("away", [0, 9, -9, 10, -10])
def test_a_line_beside_a_count_that_is_published_has_no_numbers(away: int, bare: bool) -> None:
    """The count is of everybody on record, not of the lists, and the headline ends far from it."""
    reading = read(captures(), "A")
    plain = attest(
        captures(), "estimate-1", Plan.from_yaml(HEAD + FRAME).estimates[0].frame, "2000", [], threshold=10
    )
    assert plain.upper is not None
    end = plain.upper + 100
    line = replace(plain.methods[0], total=end if bare else end - 40, upper=None if bare else end)
    first, *others = plain.methods
    assert first.total is not None
    held = replace(plain, methods=(line, *others))
    found = kept_apart(held, reading, [end + away], threshold=THRESHOLD)
    silent = replace(line, total=None, lower=None, upper=None, status="refused")
    assert found == replace(held, methods=(silent if abs(away) < THRESHOLD else line, *others))


@pytest.mark.parametrize(("beyond", "told"), [(9.5, False), (10.0, True), (10.5, True)])
def test_a_headline_that_ends_less_than_the_threshold_beyond_the_lists_is_refused(
    beyond: float, told: bool
) -> None:
    """Each method puts more beyond them, and all of them together do not."""
    reading = read(captures(), "A")
    plain = attest(
        captures(), "estimate-1", Plan.from_yaml(HEAD + FRAME).estimates[0].frame, "2000", [], threshold=10
    )
    tight = replace(reading.headline, upper=captures().observed + beyond)
    found = kept_apart(plain, replace(reading, headline=tight), [], threshold=THRESHOLD)
    assert (found == plain) is told
    assert (found.status == "refused") is not told


def test_a_line_that_only_says_how_many_there_are_at_least_stays_as_it_is() -> None:
    """It puts nobody beyond the lists."""
    reading = read(captures(), "A")
    plain = attest(
        captures(), "estimate-1", Plan.from_yaml(HEAD + FRAME).estimates[0].frame, "2000", [], threshold=10
    )
    bound = replace(reading.estimates[0], total=None, interval=None, status="lower_bound_only")
    line = replace(plain.methods[0], total=None, lower=220, upper=None, status="lower_bound_only")
    held = replace(plain, methods=(line, *plain.methods[1:]))
    told = replace(reading, estimates=(bound, *reading.estimates[1:]))
    assert kept_apart(held, told, [], threshold=THRESHOLD) == held


def test_where_every_line_stands_beside_such_a_count_nothing_is_said() -> None:
    reading = read(captures(), "A")
    plain = attest(
        captures(), "estimate-1", Plan.from_yaml(HEAD + FRAME).estimates[0].frame, "2000", [], threshold=10
    )
    lines = [replace(each, upper=5000 if each.total else None) for each in plain.methods]
    found = kept_apart(replace(plain, methods=tuple(lines)), reading, [5001], threshold=THRESHOLD)
    assert (found.status, numbers(found)) == ("refused", [None] * 4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_it_and_draws_nothing(language: str) -> None:
    say = Speaker(language=language)  # type: ignore[arg-type]  # one of three
    page = estimate_section(attested(NEARLY), say)
    assert attested(NEARLY).reading.of(say.language) in page
    assert "<img" not in page
    assert say.from_estimate("status.refused") in page
    assert "260" not in page
    assert "<table" not in estimate_section(attested(NEARLY, 250), say)


def test_a_bundle_with_it_holds(tmp_path: Path) -> None:
    made = assembled(
        HEAD + "tables: [{by: [sex]}]\n" + FRAME, captures=CaptureTable.from_patterns(("a", "b"), NEARLY)
    )
    (found,) = made.release.estimates
    assert found.status == "refused"
    write_bundle(bundle_files(made, SEED), tmp_path)
    verified = verify_bundle(tmp_path / "release")
    assert verified.problems == ()
    assert "estimate-1" in verified.attested
