"""From whatever rests on claims back to the file that they came in (E7)."""

import hashlib

from tests.actions.conftest import AGE, DEBT, NOW, SURVIVOR, Witness
from tests.people import DANA

from bearwitness.actions.coding.assess_element import assess_element
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.actions.coding.take_position import take_position
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.tabulate import tabulate
from bearwitness.casebook.access import Case
from bearwitness.domain.age import Age
from bearwitness.domain.term import Term

HERS = "She said nineteen. She was told of work that was none."
PAPER = "The paper said thirty."


def test_a_cell_a_position_a_review_and_an_assessment_lead_to_the_file(witness: Witness) -> None:
    hers, paper = witness.tells(HERS, "OrgA"), witness.tells(PAPER, "OrgB")
    person = witness.person()
    young, _ = witness.says(hers, person, "nineteen", age_when_trafficked=AGE, role=SURVIVOR)
    witness.says(
        hers, person, "told of work", means=Term(list="means", code="Deception"), control_method=DEBT
    )
    (old,) = witness.says(paper, person, "thirty", age_when_trafficked=Age(low=30, high=30))
    position = take_position(
        witness.casebook, [young.id, old.id], choice=old.id, reason="It is her own paper."
    )
    dana = witness.by(DANA).casebook
    review = review_coding(dana, young.id, "agree")
    assessed = assess_element(
        dana, "reviewer", person, "PalermoMeans", standard="ReasonableGrounds", reason="Clear."
    )  # fmt: skip
    case = Case(witness.casebook, "team")
    table = tabulate(witness.casebook, ["age_when_trafficked"], "team")
    cell = table.lineage.cited(table.table.cells["Age25To34",], ["age_when_trafficked"])
    files = {hers.id: hashlib.sha256(HERS.encode()), paper.id: hashlib.sha256(PAPER.encode())}
    for claims, quotes in (
        (cell, ["thirty"]),
        (position.over, ["nineteen", "thirty"]),
        ([review.claim_id], ["nineteen"]),
        (assessed.claims, ["told of work"] * 2),  # the deception, and the debt as a way of control
    ):
        traces = case.trace(claims)
        assert sorted(each.passage.quote for each in traces) == quotes
        assert all(each.source_sha256 == files[each.source_id].hexdigest() for each in traces)
    withdraw_consent(witness.casebook, paper.id, NOW)
    assert case.trace(cell) == []
    assert [each.passage.quote for each in case.trace(position.over)] == ["nineteen"]
