"""From linked lists to a released estimate: judged, linked again, gated, signed, verified."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.actions.seen import seen_of
from tests.linking.conftest import Room, without_identities
from tests.linking.test_review import true_word
from tests.people import AMINA, CHIDI, DANA

from bearwitness.actions.linking.link_lists import link_lists
from bearwitness.actions.linking.record_judgement import record_judgement
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import Built, build_release
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linking import latest_run
from bearwitness.casebook.models import LinkedPair
from bearwitness.casebook.opening import open_casebook
from bearwitness.release.verifying.verify import verify_bundle

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


def test_from_linked_lists_to_a_bundle_that_holds(linked: Casebook, tmp_path: Path) -> None:
    made = built(linked, tmp_path)
    (estimate,) = made.release.estimates
    links = estimate.linked
    assert links is not None
    assert (links.reviewers, links.replicates) == (2, 12)
    assert links.pairs >= 40
    assert not any("coding alone" in each.en for each in estimate.cautions)
    found = verify_bundle(tmp_path / "release", made.fingerprint)
    assert found.problems == ()
    assert found.committed == ("estimate-1.captures", "estimate-1.replicates")
    for page, words in (("index", "2 reviewers"), ("ko", "검토자 2명"), ("zh", "2 位复核员")):
        name = "index.html" if page == "index" else f"index.{page}.html"
        assert words in (tmp_path / "release" / name).read_text("utf-8")
