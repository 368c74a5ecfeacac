"""Look ahead: what would become of each row of a list."""

from __future__ import annotations

from collections.abc import Iterable

from bearwitness.casebook.acting import require
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim
from bearwitness.domain.cell import original
from bearwitness.intake.document import Segment
from bearwitness.intake.lists.mapping import ListMapping
from bearwitness.intake.lists.plan import ListPlan, plan_rows
from bearwitness.intake.lists.table import table_of


def plan_list(
    casebook: Casebook, text: str, segments: Iterable[Segment], mapping: ListMapping, organisation: str
) -> ListPlan:
    """Plan the rows of a list that is, or is to be, in the casebook; nothing is written.

    A row is held already where a list of the same organisation has a standing record of the same number.

    Raises
    ------
    NotAllowed
    BadMapping
        A column of the mapping is not in the list.
    """
    require(casebook, "plan_list", "code")
    return plan_rows(table_of(text, segments, mapping.table), mapping, held_records(organisation))


def held_records(organisation: str) -> frozenset[str]:
    """Numbers of the records that lists of an organisation have in the casebook."""
    said = Claim.objects.filter(
        property="role",
        retraction=None,
        passage__text__source__kind="list",
        passage__text__source__organisation=organisation,
    )
    return frozenset(original(quote.strip()) for quote in said.values_list("passage__quote", flat=True))
