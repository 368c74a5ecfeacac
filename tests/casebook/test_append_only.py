"""What must never change cannot be changed, by whatever road: the database itself refuses."""

import pytest
from django.db import DatabaseError, connection

from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.handle import Casebook

APPEND_ONLY = (
    *("claim", "retraction", "consent", "consent_answer", "audit_entry", "release"),
    *("risk_assessment", "referral", "referral_offer", "interview", "interview_stop", "feedback"),
    *("handed_copy", "independence", "remasking", "text_token"),
    *("outside_approver", "outside_approval", "continuation", "recall", "release_withdrawal"),
)
GROWTH = (
    "position",
    "review",
    "review_rule",
    "double_coding",
    "blind_coding",
    "blind_end",
    "assessment",
    "codebook_extension",
)


def test_triggers_guard_every_table_that_only_grows(casebook: Casebook) -> None:
    for table in (*APPEND_ONLY, *GROWTH):
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
            assert {name for (name,) in cursor.fetchall()} >= {f"{table}_no_update", f"{table}_no_delete"}


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET actor = 'eve'", "DELETE FROM audit_entry"])
def test_the_database_refuses(casebook: Casebook, change: str) -> None:
    with pytest.raises(DatabaseError, match="only added"), connection.cursor() as cursor:
        cursor.execute(change)
    assert check_chain(casebook).ok
