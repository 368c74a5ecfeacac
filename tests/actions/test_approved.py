"""What leaves is what two persons approved: whatever it hangs on, a change of it voids their approvals."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.actions.test_release import LABOUR, MARRIAGE, PLAN, told
from tests.casebooks import acting_as
from tests.people import DANA

from bearwitness.actions.amount_rows import payments_digest
from bearwitness.actions.codebook.extend_codebook import extend_codebook
from bearwitness.actions.errors import PlanOvertaken
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.models import ReleaseRow
from bearwitness.domain.codebook.load import package_codebook
from bearwitness.domain.frame import PaymentRow, PriceSaid
from bearwitness.domain.money import Money
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.term import Term
from bearwitness.release.errors import NameInPlan
from bearwitness.release.planning.plan import Plan
from bearwitness.report import dossier_page

__all__ = ["told"]


def assessed(witness: Witness, words: str) -> SourceRecord:
    source = witness.tells(words, "OrgA")
    witness.assesses(source)
    return source


def approved(witness: Witness, text: str) -> str:
    digest = propose_release(witness.casebook, text)
    approve_release(witness.casebook, digest, seen_of(digest))
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    return digest


def test_another_paper_on_one_of_them_does_not_open_what_few_sources_closed(
    witness: Witness, tmp_path: Path
) -> None:
    """Two papers tell of 22 women, so that their number is withheld; a third on one of them would show it."""
    papers = [assessed(witness, " ".join(f"{word}{n:02}." for n in range(22))) for word in ("woman", "lady")]
    third = assessed(witness, "A third paper on woman00.")
    persons = [witness.person() for _ in range(22)]
    for n, person in enumerate(persons):
        witness.says(papers[0], person, f"woman{n:02}", role=SURVIVOR, exploitation=MARRIAGE)
    for n, person in enumerate(persons[:10]):
        witness.says(papers[1], person, f"lady{n:02}", role=SURVIVOR, exploitation=MARRIAGE)
    for n in range(40):
        source = assessed(witness, f"Fictional testimony {n}.")
        witness.says(source, witness.person(), f"testimony {n}", role=SURVIVOR, exploitation=LABOUR)
    look = check_release(witness.casebook, PLAN)
    assert ("Forced marriage", "sources") in {(each.cell.en, each.why) for each in look.kept}
    digest = approved(witness, PLAN)
    witness.says(third, persons[0], "woman00", role=SURVIVOR, exploitation=MARRIAGE)
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path)
    assert not ReleaseRow.objects.exists()


TEAM = """\
format: 1
prefix: fld
lists:
  exploitation:
    codes:
      fld_Farm: {en: "Work on a farm", ko: "농장 일", zh: "农场劳动", definition: {en: "Fictional."}, sensitivity: %s}
"""


def extended(witness: Witness, sensitivity: str, label: str = "Work on a farm") -> None:
    extend_codebook(
        acting_as(witness.casebook, DANA), (TEAM % sensitivity).replace("Work on a farm", label).encode()
    )


def test_no_words_join_a_table_after_it_was_approved(
    witness: Witness, told: list[str], tmp_path: Path
) -> None:
    """A table lists every code that may leave, also where nobody stands."""
    digest = approved(witness, PLAN)
    extended(witness, "plain", "Kim Yong-hui of Hyesan was sold")
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path)
    with pytest.raises(PlanOvertaken):
        approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    assert not ReleaseRow.objects.exists()


@pytest.mark.parametrize(
    ("sensitivity", "label"), [("plain", "Work in a shop"), ("restricted", "Work on a farm")]
)
def test_words_of_the_team_are_approved_with_the_numbers(
    witness: Witness, told: list[str], tmp_path: Path, sensitivity: str, label: str
) -> None:
    extended(witness, "plain")
    digest = approved(witness, PLAN)
    extended(witness, sensitivity, label)
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path)
    digest = approved(witness, PLAN)
    (table,) = build_release(witness.casebook, digest, tmp_path).release.tables
    labels = [each.label.en for each in table.dimensions[0].categories]
    assert (label in labels) == (sensitivity == "plain")


def test_a_name_in_the_words_of_the_team_is_neither_shown_ahead_nor_proposed(
    witness: Witness, told: list[str]
) -> None:
    extended(witness, "plain", "Kim Yong-hui of Hyesan was sold")
    for verb in (check_release, propose_release):
        with pytest.raises(NameInPlan) as refused:
            verb(witness.casebook, PLAN)
        assert refused.value.details["key"] == "lists.exploitation.codes.fld_Farm.en"
    extended(witness, "plain")
    assert propose_release(witness.casebook, PLAN)


def test_a_dossier_says_nothing_in_words_of_the_team() -> None:
    """Its approvals hold for claims, not for labels: those come from lists to which no team adds."""
    page = Path(dossier_page.__file__).read_text("utf-8")
    drawn = set(re.findall(r'codebook\(\)\.\w+\(\s*"(\w+)"', page))
    assert {"legal_element", "proof_standard"} <= drawn
    assert page.count("codebook()") == len(drawn)
    assert all(package_codebook().list(name).sealed for name in drawn)


PAID = PLAN.split("tables:")[0] + (
    "tables: [{by: [sex], money: {kind: none, currency: CNY, unit: sale}, may_be_withheld: true}]\n"
)


def test_another_source_of_the_same_price_is_not_what_was_approved(witness: Witness) -> None:
    person = witness.person()
    sources = [assessed(witness, f"Fictional testimony {n}. The price.") for n in range(2)]
    price = Money(low=Decimal(900), high=Decimal(900), currency="CNY", unit="sale")
    for source in sources:
        witness.says(
            source, person, "Fictional testimony", role=SURVIVOR, sex=Term(list="sex", code="Female")
        )
    witness.says(sources[0], person, "The price", price=price)
    plan = Plan.from_yaml(PAID)
    seen = gather_release(witness.casebook, "check_release", plan).digest()
    assert gather_release(witness.casebook, "check_release", plan).digest() == seen
    witness.says(sources[1], person, "The price", price=price)
    assert gather_release(witness.casebook, "check_release", plan).digest() != seen


PRICE = PriceSaid(low=900.0, high=900.0, currency="CNY", unit="sale")
ROW = PaymentRow(
    payment_id="y", person_id="t", episode_id="", kind="", prices=(PRICE,), sources=frozenset({"s"})
)
CHANGES: dict[str, Callable[[PaymentRow], PaymentRow]] = {
    "person": lambda row: replace(row, person_id="u"),
    "payment": lambda row: replace(row, payment_id="z"),
    "kind": lambda row: replace(row, kind="PurchasePrice"),
    "amount": lambda row: replace(row, prices=(replace(PRICE, high=901.0),)),
    "sources": lambda row: replace(row, sources=frozenset({"s", "r"})),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_an_amount_hangs_on_is_approved(change: str) -> None:
    """Two payments for a woman, or one that is told twice, are not the same to whoever adds them up."""
    assert payments_digest([ROW, ROW]) != payments_digest([ROW, CHANGES[change](ROW)])
    assert payments_digest([CHANGES[change](ROW), ROW]) == payments_digest([ROW, CHANGES[change](ROW)])
