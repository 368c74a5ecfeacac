"""Casebooks for these tests, and a case with one person on two lists."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from tests.casebooks import acting_as, casebook, folder, keys, template
from tests.consents import NOTHING, OPEN

from bearwitness.actions.care.record_risk import Risk, record_risk
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import TextVersion
from bearwitness.domain.age import Age
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.consent import Consent
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

__all__ = ["OPEN", "acting_as", "casebook", "folder", "keys", "template"]

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Witness:
    """Puts testimonies in and codes them, in few words."""

    casebook: Casebook

    def tells(
        self, text: str, organisation: str, consent: Consent | None = OPEN, **more: object
    ) -> SourceRecord:
        given: dict[str, object] = {"kind": "testimony", "masking": NOTHING, **more}
        return add_source(
            self.casebook,
            data=text.encode(),
            name="note.txt",
            organisation=organisation,
            consent=consent,
            **given,  # type: ignore[arg-type]
        )

    def by(self, name: str) -> "Witness":
        """The same casebook, with somebody else acting."""
        return Witness(casebook=acting_as(self.casebook, name))

    def assesses(self, source: SourceRecord) -> None:
        """Without a risk assessment nothing is released."""
        today = datetime.now(UTC).date()
        levels = {"survivor": "Low", "family": "Low", "helpers": "Low", "children": "DoesNotApply"}
        risk = Risk(
            on=today, levels=levels, own_view="She feels safe", next_review=today + timedelta(days=90)
        )
        record_risk(self.casebook, source.id, risk)

    def person(self) -> str:
        return add_subject(self.casebook, "Person").id

    def says(
        self,
        source: SourceRecord,
        person: str,
        words: str,
        basis: str = "FirstHand",
        reliability: str = "LikelyReliable",
        against: bool = False,
        **values: Value,
    ) -> list[ClaimRecord]:
        text = TextVersion.objects.get(source=source.id)
        start = text.text.index(words)
        drafts = [
            ClaimDraft(
                subject_id=person,
                property=name,
                value=value,
                basis=basis,
                reliability=reliability,
                against=against,
            )
            for name, value in values.items()
        ]
        return code_passage(self.casebook, text.id, start, start + len(words), drafts)


SURVIVOR = Term(list="person_role", code="Survivor")
BROKER = Term(list="person_role", code="Broker")
DEBT = Term(list="control_method", code="DebtBondage")
AGE = Age(low=19, high=21)
LEFT = PartialDate(edtf="2003")
HYESAN = PlaceValue(place_id="hyesan", precision="town")


@pytest.fixture
def witness(casebook: Casebook) -> Witness:
    return Witness(casebook=casebook)
