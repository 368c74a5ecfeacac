"""Finding echoes costs what the echoes cost, not what the casebook holds."""

from django.db import connection

from bearwitness.casebook.derived import _ECHOES
from bearwitness.casebook.handle import Casebook


def test_no_table_is_read_through(casebook: Casebook) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {_ECHOES}", ["2026-01-01 00:00:00"])
        steps = [row[3] for row in cursor.fetchall()]
    assert any("consent_withdrawn" in step for step in steps)
    assert [step for step in steps if step.startswith("SCAN") and step != "SCAN gone"] == []
