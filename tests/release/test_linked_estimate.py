"""An estimate on linked lists passes the gate as any other, and only from links that people have settled."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.release.sample import PLAN, RELEASE, SEED, assembled, captures, people

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.record import to_json
from bearwitness.domain.release import ReleasedEstimate, ReleasedLinks
from bearwitness.domain.rounded import Rounded
from bearwitness.estimate import CaptureTable
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.bundle import bundle_files, write_bundle
from bearwitness.release.bundle.signature import commitment, salt_for
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.told import Told
from bearwitness.release.errors import BadPlan, EstimateWithoutLists, LinksInDoubt
from bearwitness.release.estimates.linked import attest_linked, pool
from bearwitness.release.estimates.linked_counts import POOLED, LinkedCounts
from bearwitness.release.planning.plan import Plan
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.report.estimate_section import estimate_section
from bearwitness.report.words import Speaker

HEAD = """
title: {en: A, ko: 가, zh: 甲}
purpose: {en: A, ko: 가, zh: 甲}
period: 2000/2020
"""
LINKED = HEAD + "estimates: [{frame: {en: A, ko: 가, zh: 甲}, lists: linked}]\n"
BESIDE = LINKED + "tables: [{by: [age_when_trafficked]}]\n"
SAMPLE = {"pairs": 80, "needed": 60, "enough": True, "precision": 0.9, "recall": 0.9}


def said(**changes: object) -> str:
    return json.dumps({"reviewed_sample": SAMPLE, "notes": [], **changes})


LISTS = ("token of a list", "token of another")


def counts(replicates: int = 10, **changes: object) -> LinkedCounts:
    """221 persons if every link is certain; in each clustering a few more links, and as many persons fewer."""
    drawn = []
    for n in range(replicates):
        more = 3 + n % 4
        lines = captures().to_csv().replace("1,0,0,80", f"1,0,0,{80 - more}")
        lines = lines.replace("0,1,0,70", f"0,1,0,{70 - more}").replace("1,1,0,12", f"1,1,0,{12 + more}")
        drawn.append(lines)
    given = {
        "captures": captures().to_csv(),
        "replicates": tuple(drawn),
        "meta": said(),
        "reviewers": 2,
        "tokens": LISTS,
        **changes,
    }
    return LinkedCounts(**given)  # type: ignore[arg-type]  # what a test changes, by name


@pytest.fixture(scope="module")
def made() -> Assembled:
    return assembled(LINKED, linked=counts())


def test_what_stays_names_the_lists_behind_an_estimate_and_what_leaves_does_not(made: Assembled) -> None:
    assert made.snapshot.linked == LISTS
    assert Snapshot.from_json(made.snapshot.to_json()).linked == LISTS
    assert LISTS[0] not in json.dumps(to_json(made.release))


def test_the_doubt_about_links_is_in_what_leaves(made: Assembled) -> None:
    (estimate,) = made.release.estimates
    links = estimate.linked
    assert links is not None
    assert (links.reviewers, links.pairs, links.replicates) == (2, 80, 10)
    pooled = pool(counts(), "A")
    head = pooled.reading.headline
    assert estimate.status == head.status
    assert pooled.wider is not None
    assert pooled.wider > 1
    assert links.added == round(10 * (pooled.wider - 1)) * 10
    assert any("nobody knows for certain" in each.en for each in estimate.cautions)
    assert not any("coding alone" in each.en for each in estimate.cautions)


def test_no_number_of_a_linked_estimate_is_finer_than_the_threshold(made: Assembled) -> None:
    """The number on record is one of many that the doubt allows: it is rounded too."""
    (estimate,) = made.release.estimates
    links = estimate.linked
    assert links is not None
    numbers = [estimate.observed, estimate.total, estimate.lower, estimate.upper, links.lower, links.upper]
    assert estimate.observed == 220
    assert "about 220 persons" in estimate.reading.en
    assert all(each is None or each % 10 == 0 for each in numbers)


FAR = (80, 70, 110)
NEARLY = (10, 7, 240)
"""Of 257 persons 240 are on both lists: every method puts fewer than four beyond them."""


def two_lists(alone: int, other: int, both: int) -> str:
    return CaptureTable.from_patterns(("a", "b"), {(1, 0): alone, (0, 1): other, (1, 1): both}).to_csv()


def told(
    certain: tuple[int, int, int], drawn: tuple[int, int, int], *known: int
) -> tuple[ReleasedEstimate, ReleasedLinks]:
    """What leaves of two lists, with every link taken as certain and in ten clusterings that are alike."""
    linked = replace(counts(), captures=two_lists(*certain), replicates=(two_lists(*drawn),) * 10)
    frame = Plan.from_yaml(LINKED).estimates[0].frame
    found = attest_linked(linked, "estimate-1", frame, "2000/2020", known, threshold=10)
    assert found.linked is not None
    return found, found.linked


def page(found: ReleasedEstimate, language: Language) -> tuple[str, Speaker]:
    say = Speaker(language=language)
    return estimate_section(found, say), say


@pytest.mark.parametrize(("known", "observed"), [((), 290), ((285,), None)])
def test_a_refused_estimate_tells_no_limits_with_links_taken_as_certain(
    known: tuple[int, ...], observed: int | None
) -> None:
    found, links = told((35, 25, 230), (12, 8, 270), *known)
    assert (found.status, found.observed) == ("refused", observed)
    assert (links.lower, links.upper, links.added) == (None, None, None)
    assert links.pairs == 80


def test_the_number_on_linked_lists_follows_from_what_rounded_tables_print_of_it() -> None:
    linked = replace(counts(), captures=two_lists(35, 25, 230), replicates=(two_lists(12, 8, 270),) * 10)
    frame = Plan.from_yaml(LINKED).estimates[0].frame
    fives = Told(tables=(), rounded=Rounded(base=5, within=4), numbers={290: 295})
    found = attest_linked(linked, "estimate-1", frame, "2000/2020", (), threshold=10, told=fives)
    assert (found.observed, found.rounded) == (300, None)


def test_limits_of_a_table_that_holds_nearly_all_are_not_told_beside_an_estimate_that_stands() -> None:
    found, links = told(NEARLY, FAR)
    assert found.status != "refused"
    assert (links.lower, links.upper) == (None, None)
    assert links.added is not None


def test_certain_limits_beside_a_known_count_are_not_told() -> None:
    found, links = told(NEARLY, NEARLY, 250)
    assert found.observed is None
    assert (links.lower, links.upper, links.added) == (None, None, None)
    frame = Plan.from_yaml(LINKED).estimates[0].frame
    plain = attest_linked(counts(), "estimate-1", frame, "2000/2020", [], threshold=10)
    assert plain.linked is not None
    assert plain.linked.upper is not None
    near = [plain.linked.upper + 5]
    beside = attest_linked(counts(), "estimate-1", frame, "2000/2020", near, threshold=10)
    assert beside.status == plain.status
    assert beside.linked == replace(plain.linked, lower=None, upper=None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_nothing_of_limits_that_are_not_told(language: Language) -> None:
    found, _ = told((35, 25, 230), (12, 8, 270))
    shown, say = page(found, language)
    assert say("estimate.certain", limits="").split(":")[0].split("：")[0] not in shown
    assert say("estimate.added_little") not in shown
    assert "None" not in shown
    rests = say("estimate.linked", lists=2, reviewers=2, pairs=80, replicates=10)
    assert rests in shown
    stands, _ = told(FAR, FAR)
    assert say("estimate.certain", limits="").split(":")[0].split("：")[0] in page(stands, language)[0]


def test_at_most_so_many_replicates_are_pooled() -> None:
    assert len(counts(POOLED + 5).pooled.tables) == POOLED


def test_the_number_on_record_is_held_back_beside_a_near_count() -> None:
    """220 persons in a table, 216 on the linked lists: the difference would be a small count."""
    made = assembled(BESIDE, rows=people(220), linked=counts())
    assert made.release.tables[0].count(None) == 220
    assert made.release.estimates[0].observed is None
    assert made.snapshot.observed is None
    far = assembled(BESIDE, rows=people(260), linked=counts())
    assert far.release.estimates[0].observed == 220
    later = assembled(LINKED, linked=counts(), earlier=[made.snapshot])
    assert later.release.estimates[0].observed is None


@pytest.mark.parametrize(
    "unsettled",
    [
        counts(meta=said(reviewed_sample={**SAMPLE, "pairs": 59, "enough": False})),
        counts(meta=said(notes=["alarm_passed"])),
        counts(meta=said(reviewed_sample={"pairs": 80, "needed": 60})),
        counts(9),
        counts(reviewers=1),
    ],
)
def test_links_that_are_not_settled_let_nothing_out(unsettled: LinkedCounts) -> None:
    with pytest.raises(LinksInDoubt):
        assembled(LINKED, linked=unsettled)


def test_a_plan_for_linked_lists_takes_nothing_else() -> None:
    with pytest.raises(EstimateWithoutLists):
        assembled(LINKED)


@pytest.mark.parametrize("lists", ["coded", "true", "[linked]", "''"])
def test_a_plan_says_linked_or_nothing(lists: str) -> None:
    with pytest.raises(BadPlan) as refused:
        Plan.from_yaml(LINKED.replace("lists: linked", f"lists: {lists}"))
    assert refused.value.details["key"] == "estimates[0].lists"


def test_a_plan_for_one_recipient_takes_no_linked_lists() -> None:
    """Linked lists hold who agreed to be counted, not who agreed to share with her."""
    named = "audience: {recipient: A court, key: age1x, language: en}\n"
    with pytest.raises(BadPlan):
        Plan.from_yaml(LINKED + named)
    assert Plan.from_yaml(LINKED.replace(", lists: linked", "") + named).recipient


def test_two_approve_the_one_or_the_other() -> None:
    assert Plan.from_yaml(LINKED).digest() != Plan.from_yaml(LINKED.replace(", lists: linked", "")).digest()


def test_a_bundle_commits_to_the_table_and_to_the_replicates(made: Assembled, tmp_path: Path) -> None:
    files = bundle_files(made, SEED)
    told = {each["figure"]: each for each in json.loads(files["receipts.json"])["receipts"]}
    table = commitment(salt_for(SEED, RELEASE, "estimate-1"), captures().to_csv().encode())
    drawn = commitment(salt_for(SEED, RELEASE, "estimate-1.replicates"), counts().committed)
    assert told["estimate-1.captures"]["commitment"] == table
    assert told["estimate-1.replicates"]["commitment"] == drawn
    assert told["estimate-1"]["kind"] == "attested"
    assert not [path for path, content in files.items() if b"harbour" in content]
    write_bundle(files, tmp_path)
    assert verify_bundle(tmp_path / "release").ok


def test_an_estimate_that_hides_its_replicates_does_not_verify(made: Assembled, tmp_path: Path) -> None:
    files = bundle_files(replace(made, replicates={}), SEED)
    write_bundle(files, tmp_path)
    found = verify_bundle(tmp_path / "release")
    assert [(each.code, each.at) for each in found.problems] == [("receipt", "estimate-1.replicates")]


def test_another_draw_is_another_digest() -> None:
    assert counts().digest != counts(11).digest
    assert counts().digest != counts(reviewers=3).digest
    assert Plan.from_yaml(PLAN).estimates[0].linked is False
