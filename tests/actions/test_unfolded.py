"""The record says where somebody asked for the sensitive passages, whichever page showed them."""

from collections.abc import Callable

import pytest
from tests.actions.conftest import DEBT, SURVIVOR, Witness

from bearwitness.actions.coding.elements_sheet import elements_sheet
from bearwitness.actions.coding.list_waiting import list_waiting
from bearwitness.actions.coding.read_claim import read_claim
from bearwitness.actions.coding.read_passage import read_passage
from bearwitness.actions.coding.read_passages import read_passages
from bearwitness.actions.open_cell import open_cell
from bearwitness.actions.persons.read_subject import read_subject
from bearwitness.actions.releases.list_quotable import list_quotable
from bearwitness.actions.search import search
from bearwitness.actions.search_claims import search_claims
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry
from bearwitness.casebook.quotes_seen import Asked
from bearwitness.casebook.search.narrow import Narrow
from bearwitness.domain.claim import ClaimRecord

ROLE = Narrow(property="role", code="Survivor")
Reads = Callable[[Casebook, str, ClaimRecord, bool], object]
READ: dict[str, Reads] = {
    "read_subject": lambda book, _, it, asked: read_subject(book, "team", it.subject_id, unfolded=asked),
    "read_claim": lambda book, _, it, asked: read_claim(book, "team", it.id, unfolded=asked),
    "elements_sheet": lambda book, _, it, asked: elements_sheet(book, "team", it.subject_id, unfolded=asked),
    "list_waiting": lambda book, _, it, asked: list_waiting(book, "team", unfolded=asked),
    "search": lambda book, _, it, asked: search(book, "team", "sold", unfolded=asked),
    "search_claims": lambda book, _, it, asked: search_claims(book, "team", "", ROLE, unfolded=asked),
    "open_cell": lambda book, _, it, asked: open_cell(book, ["role"], ["Survivor"], "team", unfolded=asked),
    "read_passages": lambda book, source, it, asked: read_passages(book, source, unfolded=asked),
    "list_quotable": lambda book, _, it, asked: list_quotable(book, Asked(), unfolded=asked),
    "read_passage": lambda book, _, it, asked: read_passage(book, "team", it.passage_id, unfolded=asked),
}


@pytest.mark.parametrize("verb", READ)
def test_it_is_said_where_it_was_asked_for_and_nowhere_else(verb: str, witness: Witness) -> None:
    source, person = witness.tells("She crossed. A broker sold her.", "OrgA"), witness.person()
    witness.says(source, person, "sold her", control_method=DEBT)
    (role,) = witness.says(source, person, "She crossed", role=SURVIVOR)
    for asked in (False, True):
        READ[verb](witness.casebook, source.id, role, asked)
    said = AuditEntry.objects.filter(verb=verb).order_by("seq").values_list("detail", flat=True)
    assert ['"unfolded":true' in each for each in said] == [False, True]
