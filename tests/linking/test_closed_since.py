"""A26: a withdrawn list, or one withdrawn row of a list, is in no pair, queue, report or count of the last linkage."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pandas as pd
import pytest
from tests.linking.conftest import AGREEMENT, Room

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.identities.open_identity import open_identity
from bearwitness.actions.linking.errors import ListClosedSince
from bearwitness.actions.linking.hand_counts import hand_counts
from bearwitness.actions.linking.link_lists import NOTE, link_lists
from bearwitness.actions.linking.linked_counts import linked_counts
from bearwitness.actions.linking.list_rows import chosen_lists, read_lists
from bearwitness.actions.linking.next_pair import next_pair
from bearwitness.actions.linking.record_judgement import record_judgement
from bearwitness.actions.linking.review_report import review_report
from bearwitness.actions.linking.sample_progress import sample_progress
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.import_list import import_list
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linked_rows import open_records
from bearwitness.casebook.linking import ends_of, latest_run, open_pairs, standing_judgements
from bearwitness.casebook.models import LinkedPair, LinkedRecord, Passage
from bearwitness.casebook.pairs import expected_links
from bearwitness.casebook.partner_lists import partner_lists, run_found
from bearwitness.casebook.sample_calibration import sample_calibration
from bearwitness.domain.answer import NO
from bearwitness.domain.masking import Masking
from bearwitness.intake.lists.mapping import mapping_of

HELD = {"captures.csv": "A,B,C,count\n"}


def now() -> datetime:
    return datetime.now(UTC)


def test_a_withdrawn_list_is_in_no_count(casebook: Casebook, dana: Casebook, room: Room) -> None:
    assert linked_counts(casebook)["count"].sum() > 0
    assert review_report(dana).captures["count"].sum() > 0
    assert hand_counts(casebook, room.linked.run_id, HELD)
    withdraw_consent(casebook, room.sources["B"], now())
    for refused in (
        lambda: linked_counts(casebook),
        lambda: review_report(dana),
        lambda: review_report(casebook),
        lambda: hand_counts(casebook, room.linked.run_id, HELD),
    ):
        with pytest.raises(ListClosedSince):
            refused()
    found = run_found(now())
    assert found is not None
    assert found.closed
    assert set(found.records) == {"A", "C"}
    assert expected_links("A", "B", now()) == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A list whose rows stand in its text, linked with two others; the passage and the pair of one of its records."""

    source: str
    passages: dict[int, str]
    pair: LinkedPair
    row: int

    def close(self, casebook: Casebook, *rows: int) -> None:
        answers = {self.passages[row]: {"count": NO} for row in rows}
        record_consent(casebook, self.source, replace(AGREEMENT, passages=answers))


@pytest.fixture
def rows(casebook: Casebook, room: Room) -> Rows:
    """List B again, as a table with numbers, in the place of the first one."""
    frame = room.lists.frames["B"]
    withdraw_consent(casebook, room.sources["B"], now())
    source, passages = with_text(casebook, "B", frame)
    link_lists(casebook, replicates=1)
    run = latest_run()
    assert run is not None
    pairs = open_pairs(run, now()).filter(
        weight__gt=0, probability__gt=0.2, first__list="A", second__list="B"
    )
    pair = pairs.order_by("-probability", "id").first()
    assert pair is not None
    return Rows(source=source, passages=passages, pair=pair, row=pair.second.row)


def with_text(casebook: Casebook, name: str, frame: pd.DataFrame) -> tuple[str, dict[int, str]]:
    lines = [f"| {number} | f |\n" for number in frame["rec_id"]]
    source = add_source(
        casebook,
        data=("| number | sex |\n|---|---|\n" + "".join(lines)).encode(),
        name=f"{name}.md",
        kind="list",
        organisation=name,
        consent=AGREEMENT,
        masking=Masking(masks=()),
    )
    held = [{str(k): str(v) for k, v in row.items() if v} for row in frame.to_dict("records")]
    keep_columns(casebook, source.id, held)
    mapping = mapping_of("{record: number, columns: {sex: {property: sex, values: {f: Female}}}}")
    made = import_list(casebook, source.id, mapping)
    stated = Passage.objects.filter(id__in=made.passages.values(), claims__property="role")
    cells = {each.quote: each.id for each in stated}
    return source.id, {n: cells[number] for n, number in enumerate(frame["rec_id"])}


def test_a_withdrawn_row_vanishes_everywhere(
    casebook: Casebook, dana: Casebook, chidi: Casebook, rows: Rows
) -> None:
    for reviewer in (dana, chidi):
        record_judgement(reviewer, rows.pair.id, "same")
    run = latest_run()
    assert run is not None
    before, progress = review_report(dana), sample_progress()
    found, counts = run_found(now()), linked_counts(casebook)
    links = expected_links("A", "B", now())
    assert (before.judged, before.same, before.sampled) == (1, 1, 1)
    assert hand_counts(casebook, run.id, HELD)
    assert [band.same for band in sample_calibration(now())] == [1]

    rows.close(casebook, rows.row)

    gone = LinkedRecord.objects.get(run=run, source=rows.source, row=rows.row)
    shown = open_pairs(run, now())
    assert not shown.filter(first=gone).exists()
    assert not shown.filter(second=gone).exists()
    assert standing_judgements(now()) == []
    assert sample_calibration(now()) == []
    after, left = review_report(dana), sample_progress()
    assert (after.judged, after.same, after.sampled) == (0, 0, 0)
    assert progress is not None
    assert left is not None
    assert (left.settled, progress.settled) == (0, 1)
    assert left.drawn < progress.drawn
    again, anew = run_found(now()), linked_counts(casebook)
    assert found is not None
    assert again is not None
    assert (found.closed, again.closed) == (False, True)
    assert again.records["B"] == found.records["B"] - 1
    assert again.shown < found.shown
    listed = {each.source: each.linked for each in partner_lists(now())}
    assert listed[rows.source] == again.records["B"]
    assert expected_links("A", "B", now()) < links
    assert (anew["B"] * anew["count"]).sum() == (counts["B"] * counts["count"]).sum() - 1
    assert after.captures.equals(anew)
    with pytest.raises(ListClosedSince):
        hand_counts(casebook, run.id, HELD)
    with pytest.raises(NoSuchItem):
        record_judgement(casebook, rows.pair.id, "different")
    for mode in ("queue", "sample"):
        for reviewer in (dana, chidi, casebook):
            pair = next_pair(reviewer, mode)
            assert pair is None or gone.pk not in _ends(pair.pair_id)


def _ends(pair_id: str) -> set[int]:
    pair = LinkedPair.objects.get(id=pair_id)
    return {pair.first_id, pair.second_id}


def test_what_is_open_is_what_a_linkage_would_read(casebook: Casebook, room: Room, rows: Rows) -> None:
    """The filter on what was kept, and the one on what is read, say the same of every row."""
    closed = {rows.row, 3, 11}
    rows.close(casebook, *closed)
    run = latest_run()
    assert run is not None
    still = open_records(now()).filter(run=run).values_list("source", "row")
    with open_identity(casebook, reason="Linkage", note=NOTE) as store:
        read = read_lists(store, chosen_lists((), now()))
    assert set(still) == set(read.places.values())
    assert LinkedRecord.objects.filter(run=run).count() - len(still) == len(closed)
    ends = {end for pair in open_pairs(run, now()) for end in ends_of(pair)}
    assert ends.isdisjoint({(rows.source, row) for row in closed})


def test_a_record_that_its_list_does_not_show_is_closed_with_the_first_row(
    casebook: Casebook, rows: Rows
) -> None:
    """Nobody could say whose row it is, so that it can't be told apart from the one that was closed."""
    run = latest_run()
    assert run is not None
    with_cell = LinkedRecord.objects.filter(run=run, source=rows.source, passage__isnull=False)
    assert with_cell.count() == LinkedRecord.objects.filter(run=run, source=rows.source).count()
    bare = LinkedRecord.objects.create(
        run=run, source_id=rows.source, row=10_000, list="B", named=True, cluster=10_000
    )
    assert open_records(now()).filter(id=bare.pk).exists()
    rows.close(casebook, 0)
    assert not open_records(now()).filter(id=bare.pk).exists()
