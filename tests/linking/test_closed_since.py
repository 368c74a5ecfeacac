"""A26: counts of the last linkage do not go on once a list of it is withdrawn, wherever they were kept."""

from datetime import UTC, datetime

import pytest
from tests.linking.conftest import Room

from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.linking.errors import ListClosedSince
from bearwitness.actions.linking.hand_counts import hand_counts
from bearwitness.actions.linking.linked_counts import linked_counts
from bearwitness.casebook.handle import Casebook


def test_a_withdrawn_list_is_in_no_count(casebook: Casebook, room: Room) -> None:
    held = {"captures.csv": "A,B,C,count\n"}
    assert linked_counts(casebook)["count"].sum() > 0
    assert hand_counts(casebook, room.linked.run_id, held)
    withdraw_consent(casebook, room.sources["B"], datetime.now(UTC))
    with pytest.raises(ListClosedSince):
        linked_counts(casebook)
    with pytest.raises(ListClosedSince):
        hand_counts(casebook, room.linked.run_id, held)
