"""People decide: two, independently, by levels of agreement, reversibly."""

import dataclasses

import pytest
from tests.linking.conftest import Room
from tests.people import BEN

from bearwitness.actions.linking.errors import AlreadyJudged, NotYourJudgement
from bearwitness.actions.linking.link_lists import link_lists
from bearwitness.actions.linking.next_pair import next_pair
from bearwitness.actions.linking.record_judgement import record_judgement
from bearwitness.actions.linking.review_report import review_report
from bearwitness.actions.linking.withdraw_judgement import withdraw_judgement
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linking import ends_of
from bearwitness.casebook.models import LinkedPair, PairJudgement
from bearwitness.domain.errors import BadValue
from bearwitness.domain.judgement import Verdict


def true_word(room: Room, pair: LinkedPair) -> Verdict:
    at = {place: key for key, place in room.linked.places.items()}
    persons = []
    for end in ends_of(pair):
        name = at[end][0]
        persons.append(room.lists.truth[name, room.lists.frames[name]["rec_id"].iloc[end[1]]])
    return "same" if persons[0] == persons[1] else "different"


def test_the_queue_shows_no_name_and_teaches_most_first(dana: Casebook) -> None:
    shown = next_pair(dana)
    assert shown is not None
    assert {field.name for field in dataclasses.fields(shown)} == {
        *("pair_id", "mode", "list_a", "list_b", "evidence", "left")
    }
    row = LinkedPair.objects.get(id=shown.pair_id)
    assert 0.1 < row.probability < 0.9
    assert row.weight == 0
    record_judgement(dana, shown.pair_id, "unsure")
    after = next_pair(dana)
    assert after is not None
    assert after.pair_id != shown.pair_id
    assert after.left == shown.left - 1


def test_two_judge_independently_and_then_it_is_settled(
    dana: Casebook, chidi: Casebook, casebook: Casebook
) -> None:
    shown = next_pair(dana)
    assert shown is not None
    record_judgement(dana, shown.pair_id, "same")
    assert review_report(dana).same == 0
    again = next_pair(chidi)
    assert again == shown, "the other sees the same pair, and nothing of what was said"
    record_judgement(chidi, shown.pair_id, "same")
    report = review_report(casebook)
    assert (report.judged, report.same, report.agreement) == (1, 1, 1.0)
    third = next_pair(casebook)
    assert third is not None
    assert third.pair_id != shown.pair_id
    with pytest.raises(AlreadyJudged):
        record_judgement(dana, shown.pair_id, "different")


def test_what_is_taken_back_stays_and_counts_no_more(dana: Casebook, chidi: Casebook) -> None:
    shown = next_pair(dana)
    assert shown is not None
    made = record_judgement(dana, shown.pair_id, "different")
    with pytest.raises(NotYourJudgement):
        withdraw_judgement(chidi, made.id)
    assert withdraw_judgement(dana) == made.id
    with pytest.raises(NotYourJudgement):
        withdraw_judgement(dana, made.id)
    with pytest.raises(NoSuchItem):
        withdraw_judgement(chidi)
    assert PairJudgement.objects.count() == 1
    assert review_report(dana).judged == 0
    assert record_judgement(dana, shown.pair_id, "same").verdict == "same"


def test_contradictions_and_chains_are_reported(dana: Casebook, chidi: Casebook) -> None:
    rows = list(LinkedPair.objects.select_related("first", "second"))
    by_record: dict[int, list[LinkedPair]] = {}
    for row in rows:
        for end in (row.first_id, row.second_id):
            by_record.setdefault(end, []).append(row)
    met = {frozenset((row.first_id, row.second_id)): row for row in rows}
    one, two, across = next(
        (a, b, met[rest])
        for found in by_record.values()
        for n, a in enumerate(found)
        for b in found[n + 1 :]
        for rest in [frozenset({a.first_id, a.second_id}) ^ frozenset({b.first_id, b.second_id})]
        if rest in met
    )
    record_judgement(dana, one.id, "same")
    record_judgement(dana, two.id, "same")
    record_judgement(dana, across.id, "different")
    (chain,) = review_report(dana).chains
    assert (len(chain.records), len(chain.against), chain.unseen) == (3, 1, 0)
    record_judgement(chidi, one.id, "different")
    report = review_report(dana)
    assert report.contradicted_pairs == (one.id,)
    assert report.agreement == 0.0


def test_judgements_change_the_clusters_and_the_next_run(
    dana: Casebook, chidi: Casebook, casebook: Casebook, room: Room
) -> None:
    linked = LinkedPair.objects.filter(linked=True, weight=0).order_by("probability").first()
    apart = LinkedPair.objects.filter(linked=False, weight=0).order_by("-probability").first()
    assert linked is not None
    assert apart is not None
    said: dict[str, Verdict] = {linked.id: "different", apart.id: "same"}
    for pair, verdict in said.items():
        for reviewer in (dana, chidi):
            record_judgement(reviewer, pair, verdict)
    report = review_report(casebook)
    assert report.persons_now == int(report.captures["count"].sum())
    again = link_lists(casebook, replicates=2)
    assert again.labels == 2
    at = {place: key for key, place in again.places.items()}
    home = dict(
        zip(
            zip(again.linkage.clusters["list"], again.linkage.clusters["rec_id"], strict=True),
            again.linkage.clusters["cluster"],
            strict=True,
        )
    )
    for pair, verdict in said.items():
        a, b = (home[at[end]] for end in ends_of(LinkedPair.objects.get(id=pair)))
        assert (a == b) == (verdict == "same")
    assert again.linkage.curve != room.linked.linkage.curve
    assert next_pair(dana) is not None


def test_a_reviewed_sample_lets_the_status_rise(
    dana: Casebook, chidi: Casebook, casebook: Casebook, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bearwitness.linkage.sample.LEAST", 30)
    monkeypatch.setattr("bearwitness.linkage.sample.MOST", 30)
    for _ in range(34):
        shown = next_pair(dana, "sample")
        assert shown is not None
        assert shown.mode == "sample"
        row = LinkedPair.objects.select_related("first", "second").get(id=shown.pair_id)
        for reviewer in (dana, chidi):
            assert record_judgement(reviewer, shown.pair_id, true_word(room, row)).mode == "sample"
    done = link_lists(casebook, replicates=2)
    reviewed = done.linkage.reviewed
    assert reviewed.pairs == 34
    assert reviewed.enough
    assert reviewed.precision is None or reviewed.precision > 0.5
    assert review_report(casebook).sampled == 34


def test_who_may_not_and_what_may_not(dana: Casebook, casebook: Casebook) -> None:
    analyst = dataclasses.replace(casebook, actor=BEN)
    for refused in (
        lambda: next_pair(analyst),
        lambda: review_report(analyst),
        lambda: withdraw_judgement(analyst),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(NoSuchItem):
        record_judgement(dana, "M-NOBODY", "same")
    pair = LinkedPair.objects.first()
    assert pair is not None
    with pytest.raises(BadValue):
        record_judgement(dana, pair.id, "perhaps")  # type: ignore[arg-type]  # as a caller without types would
