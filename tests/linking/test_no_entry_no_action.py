"""A36: linking and judging leave nothing behind of which the record does not tell."""

from dataclasses import replace

from tests.attacks.test_a36_every_action import Faults

from bearwitness.actions.linking.hand_counts import hand_counts
from bearwitness.actions.linking.link_lists import link_lists
from bearwitness.actions.linking.linked_counts import linked_counts
from bearwitness.actions.linking.next_pair import next_pair
from bearwitness.actions.linking.record_judgement import record_judgement
from bearwitness.actions.linking.review_report import review_report
from bearwitness.actions.linking.withdraw_judgement import withdraw_judgement
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import LinkageRun


def test_no_entry_no_action(casebook: Casebook) -> None:
    faults = Faults(casebook)
    reviewer = replace(casebook, keys=replace(casebook.keys, identities=None))
    faults.tried(link_lists)(casebook, replicates=2)
    pair = faults.tried(next_pair)(reviewer, "queue")
    assert pair is not None
    judged = faults.tried(record_judgement)(reviewer, pair.pair_id, "unsure")
    faults.tried(review_report)(reviewer)
    faults.tried(withdraw_judgement)(reviewer, judged.id)
    faults.tried(linked_counts)(casebook)
    faults.tried(hand_counts)(casebook, LinkageRun.objects.latest("at").id, {"captures.csv": "A,B,count"})
    assert faults.faults >= 7
