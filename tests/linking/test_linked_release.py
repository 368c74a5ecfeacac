"""From linked lists to a released estimate: judged, linked again, gated, signed, verified."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.actions.seen import seen_of
from tests.casebooks import acting_as
from tests.linking.conftest import AGREEMENT, SHUT, Room, marked, put, without_identities
from tests.linking.test_review import true_word
from tests.people import AMINA, BEN, CHIDI, DANA

from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.record_recall import record_recall
from bearwitness.actions.consents.withdrawal_reach import withdrawal_reach
from bearwitness.actions.errors import PlanOvertaken
from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.linking.counts_to_release import counts_to_release
from bearwitness.actions.linking.errors import LinkageOvertaken, ListClosedSince, NothingLinked
from bearwitness.actions.linking.link_lists import link_lists
from bearwitness.actions.linking.next_pair import next_pair
from bearwitness.actions.linking.record_judgement import record_judgement
from bearwitness.actions.linking.withdraw_judgement import withdraw_judgement
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import Built, build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.kept_bundles import build_kept, handed_out, kept_release
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linking import latest_run
from bearwitness.casebook.models import LinkageRun, LinkedPair
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.partner_lists import run_found
from bearwitness.cli.release import _wording as wording
from bearwitness.cli.release_check import checked
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.release import ReleasedEstimate, ReleasedLinks
from bearwitness.estimate import CaptureTable
from bearwitness.release.errors import LinksInDoubt
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.vault.data_keys import DataKeys

PERSONS = 300
"""Whom the lists of the room are drawn from."""
PLAN = """
title: {en: How many, ko: 몇 명인지, zh: 有多少人}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
estimates: [{frame: {en: women whom these could reach, ko: 닿을 수 있었던 여성, zh: 能够触及的妇女}, lists: linked}]
"""


def judge_sample(casebook: Casebook, room: Room) -> int:
    """Two reviewers say of every pair of the sample what is true; returns how many pairs."""
    run = latest_run()
    pairs = list(LinkedPair.objects.filter(first__run=run, weight__gt=0).select_related("first", "second"))
    for name in (DANA, CHIDI):
        reviewer = without_identities(casebook, name)
        for pair in pairs:
            record_judgement(reviewer, pair.id, true_word(room, pair))
    return len(pairs)


@pytest.fixture(scope="module")
def settled(room: Room, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The casebook of the room, its sample judged, its lists linked once more."""
    folder = Path(shutil.copytree(room.path, tmp_path_factory.mktemp("linked") / "field.casebook"))
    with open_casebook(folder, room.keys, actor=AMINA) as casebook:
        judge_sample(casebook, room)
        link_lists(casebook, replicates=12)
    return folder


@pytest.fixture
def linked(settled: Path, room: Room, tmp_path: Path) -> Iterator[Casebook]:
    folder = Path(shutil.copytree(settled, tmp_path / "field.casebook"))
    with open_casebook(folder, room.keys, actor=AMINA) as opened:
        yield opened


def built(casebook: Casebook, out: Path) -> Built:
    digest = propose_release(casebook, PLAN)
    approve_release(casebook, digest, seen_of(digest))
    approve_release(without_identities(casebook, DANA), digest, seen_of(digest))
    return build_release(casebook, digest, out)


def low_and_high(found: ReleasedEstimate | ReleasedLinks) -> tuple[int, int]:
    assert found.lower is not None
    assert found.upper is not None
    return found.lower, found.upper


def test_from_linked_lists_to_a_bundle_that_holds(linked: Casebook, tmp_path: Path) -> None:
    made = built(linked, tmp_path)
    (estimate,) = made.release.estimates
    links = estimate.linked
    assert links is not None
    assert (links.reviewers, links.replicates) == (2, 12)
    assert links.pairs >= 40
    assert low_and_high(estimate)[0] <= PERSONS <= low_and_high(estimate)[1]
    assert low_and_high(links)[0] > PERSONS, "links taken as certain put the total too high"
    assert not any("coding alone" in each.en for each in estimate.cautions)
    found = verify_bundle(tmp_path / "release", made.fingerprint)
    assert found.problems == ()
    assert found.committed == ("estimate-1.captures", "estimate-1.replicates")
    for page, words in (("index", "2 reviewers"), ("ko", "검토자 2명"), ("zh", "2 位复核员")):
        name = "index.html" if page == "index" else f"index.{page}.html"
        assert words in (tmp_path / "release" / name).read_text("utf-8")


def test_a_plan_asks_for_what_people_have_not_settled(casebook: Casebook) -> None:
    """The rule of an estimate from replicates, that it is `disputed` at most, is here that nothing leaves."""
    with pytest.raises(LinksInDoubt) as refused:
        check_release(casebook, PLAN)
    details = refused.value.details
    assert (details["settled"], details["alarms"], details["replicates"]) == (0, 0, 3)
    assert int(details["needed"]) >= 40


def test_without_a_linkage_there_is_nothing_to_take(template: tuple[Path, DataKeys], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(template[0], tmp_path / "field.casebook"))
    with open_casebook(folder, template[1], actor=AMINA) as empty, pytest.raises(NothingLinked):
        check_release(empty, PLAN)


def test_whoever_checks_is_told_that_the_lists_were_linked(linked: Casebook) -> None:
    _, lines = checked(linked, PLAN, "en")
    assert any("whose records were linked. 2 reviewers" in each for each in lines)
    assert wording(PLAN.encode(), "en") == []


def test_one_word_changes_nothing_and_the_second_does(linked: Casebook) -> None:
    """Clusters are never made anew for a release: whoever settles a pair, or takes it back, links again."""
    check_release(linked, PLAN)
    dana, chidi = (without_identities(linked, name) for name in (DANA, CHIDI))
    queue = next_pair(dana)
    assert queue is not None
    record_judgement(dana, queue.pair_id, "same")
    check_release(linked, PLAN)
    record_judgement(chidi, queue.pair_id, "same")
    with pytest.raises(LinkageOvertaken):
        check_release(linked, PLAN)
    withdraw_judgement(chidi)
    check_release(linked, PLAN)
    withdraw_judgement(dana)
    withdraw_judgement(dana)
    with pytest.raises(LinkageOvertaken):
        check_release(linked, PLAN)


def close_b(casebook: Casebook, room: Room) -> None:
    record_consent(casebook, room.sources["B"], SHUT)


def agree_anew(casebook: Casebook, room: Room) -> None:
    record_consent(casebook, room.sources["A"], AGREEMENT)


def bring_another(casebook: Casebook, room: Room) -> None:
    put(casebook, "D", marked(53, 200).frames["A"])


def erase_c(casebook: Casebook, room: Room) -> None:
    grant_role(casebook, BEN, "custodian")
    erase(casebook, room.sources["C"], "Mistake")
    assert erase(acting_as(casebook, BEN), room.sources["C"], "Mistake").done


@pytest.mark.parametrize("change", [close_b, agree_anew, bring_another, erase_c])
def test_a_linkage_older_than_a_list_or_an_agreement_lets_nothing_out(
    linked: Casebook, room: Room, change: Callable[[Casebook, Room], None]
) -> None:
    digest = propose_release(linked, PLAN)
    change(linked, room)
    for refused in (
        lambda: check_release(linked, PLAN),
        lambda: approve_release(linked, digest, seen_of(digest)),
    ):
        with pytest.raises(LinkageOvertaken):
            refused()
    (line,) = look_over(linked).plans
    assert line.state == "overtaken"
    assert isinstance(look_at_plan(linked, digest).refused, LinkageOvertaken)


def test_another_draw_is_approved_anew(linked: Casebook) -> None:
    digest = propose_release(linked, PLAN)
    link_lists(linked, replicates=12, seed=2)
    with pytest.raises(PlanOvertaken):
        approve_release(linked, digest, seen_of(digest))


def test_a_run_of_before_its_counts_were_kept_is_linked_again(linked: Casebook) -> None:
    run = latest_run()
    assert run is not None
    older = {name: value for name, value in run.retrained.items() if name != "drawn"}
    LinkageRun.objects.create(
        id=new_identifier("H"), engine="duckdb", seed=1, threshold=0.5, compared=1, retrained=older,
        at=datetime.now(UTC), by=AMINA,
    )  # fmt: skip
    with pytest.raises(LinkageOvertaken):
        check_release(linked, PLAN)


def test_a_page_of_linkage_leaves_the_drawn_counts_where_they_are(linked: Casebook) -> None:
    with CaptureQueriesContext(connection) as queries:
        found = run_found(datetime.now(UTC))
    asked = [each["sql"] for each in queries if "retrained" in each["sql"]]
    assert len(asked) == 1
    assert "JSON_EXTRACT" in asked[0]
    assert found is not None
    kept = LinkageRun.objects.get(pk=found.run_id)
    assert found.labels == kept.retrained["labels"] > 0
    older = LinkageRun.objects.create(
        id=new_identifier("H"), engine="duckdb", seed=1, threshold=0.5, compared=1, retrained={},
        at=datetime.now(UTC), by=AMINA,
    )  # fmt: skip
    now = run_found(datetime.now(UTC))
    assert now is not None
    assert (now.run_id, now.labels) == (older.id, 0)


def test_pairs_are_settled_once_for_the_state_and_the_reviewers(linked: Casebook) -> None:
    with CaptureQueriesContext(connection) as queries:
        counts_to_release(datetime.now(UTC))
    assert sum('FROM "pair_judgement"' in each["sql"] for each in queries) == 1


def test_what_is_kept_of_a_run_names_no_list(casebook: Casebook, room: Room) -> None:
    run = latest_run()
    assert run is not None
    told = json.dumps(run.retrained["drawn"])
    assert "list1,list2,list3,count" in told
    assert not [each for each in room.sources.values() if each in told]
    assert CaptureTable.from_csv(run.retrained["drawn"]["captures"]).observed == len(
        set(room.linked.linkage.clusters["cluster"])
    )


def built_at_the_pages(casebook: Casebook) -> str:
    digest = propose_release(casebook, PLAN)
    approve_release(casebook, digest, seen_of(digest))
    approve_release(without_identities(casebook, DANA), digest, seen_of(digest))
    return build_kept(casebook, digest).release.id


@pytest.mark.parametrize("change", [close_b, erase_c])
def test_a_kept_bundle_is_handed_out_no_more_once_a_list_of_it_is_closed(
    linked: Casebook, room: Room, change: Callable[[Casebook, Room], None]
) -> None:
    name = built_at_the_pages(linked)
    assert handed_out(linked, name).files
    link_lists(linked, replicates=1, seed=2)
    assert handed_out(linked, name).files, "it rests on the lists as they were linked before it"
    change(linked, room)
    with pytest.raises(ListClosedSince):
        handed_out(linked, name)
    link_lists(linked, replicates=1)
    with pytest.raises(ListClosedSince):
        handed_out(linked, name)
    shown = kept_release(linked, name)
    assert (shown.lists_closed, shown.shut, shown.closed) == (True, True, 0)
    (line,) = look_over(linked).releases
    assert (line.lists_closed, line.withdrawn) == (True, 0)


def test_a_list_is_followed_to_the_estimate_that_rests_on_it(linked: Casebook, room: Room) -> None:
    """It stands in no cell: nobody of it is coded, and only the linkage has read it."""
    assert withdrawal_reach(linked, room.sources["B"]).releases == ()
    name = built_at_the_pages(linked)
    reach = withdrawal_reach(linked, room.sources["B"])
    assert (reach.releases, reach.figures) == ((name,), (1,))
    hand_copy(linked, name, recipient="clinic", language="ko", sha256="5" * 64)
    assert [each.recalled for each in look_over(linked).copies] == [False]
    close_b(linked, room)
    (line,) = look_over(linked).copies
    assert line.recalled
    record_recall(linked, line.number, "Refused")
    assert [each.recalled for each in look_over(linked).copies] == [False]
    grant_role(linked, BEN, "custodian")
    erase(linked, room.sources["C"], "Withdrawn")
    assert erase(acting_as(linked, BEN), room.sources["C"], "Withdrawn").releases == (name,)
    assert [each.recalled for each in look_over(linked).copies] == [True]
    assert [each.withdrawn for each in look_over(linked).releases] == [1]


def test_a_list_that_is_agreed_to_anew_opens_its_bundle_again(linked: Casebook, room: Room) -> None:
    name = built_at_the_pages(linked)
    close_b(linked, room)
    assert kept_release(linked, name).lists_closed
    record_consent(linked, room.sources["B"], AGREEMENT)
    assert handed_out(linked, name).files
