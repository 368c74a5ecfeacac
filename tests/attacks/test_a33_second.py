"""A33: who came in with recovery shares is no second person for a release or for a child's consent."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.casebooks import acting_as, casebook, folder, keys, template
from tests.consents import OPEN
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.releases.proposed import approvers
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import name_digest
from bearwitness.casebook.errors import Unconfirmed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Approval, Plan, Source

__all__ = ["casebook", "folder", "keys", "template"]


def told(casebook: Casebook, verb: str, name: str, by: str) -> None:
    with acting(acting_as(casebook, by), verb) as entry:
        entry.detail["keyholder"] = name_digest(name)


def test_a_childs_consent(casebook: Casebook) -> None:
    source = add_source(casebook, data=b"A fictional note.", name="a", kind="document", child=True).id
    record_consent(casebook, source, replace(OPEN, child=True))
    dana = acting_as(casebook, DANA)
    for recovered in (AMINA, DANA):
        told(casebook, "recover_keyholder", recovered, "shares")
        with pytest.raises(Unconfirmed):
            second_consent(dana, source)
        told(casebook, "confirm_keyholder", recovered, AMINA if recovered == DANA else DANA)
        with pytest.raises(Unconfirmed):
            second_consent(dana, source)
        told(casebook, "confirm_keyholder", recovered, BEN)
    second_consent(dana, source)
    consent = Source.objects.select_related("consent").get(id=source).consent
    assert consent is not None
    assert consent.second_approver == DANA


def test_an_approval(casebook: Casebook) -> None:
    at = datetime.now(UTC)
    plan = Plan.objects.create(id="R-1", digest="d", text="t", contents="c", by=AMINA, at=at)
    for name in (AMINA, DANA):
        Approval.objects.create(plan=plan, by=name, at=at)
    assert approvers(plan) == [AMINA, DANA]
    told(casebook, "recover_keyholder", DANA, "shares")
    assert approvers(plan) == [AMINA]
    told(casebook, "confirm_keyholder", DANA, AMINA)
    assert approvers(plan) == [AMINA]
    told(casebook, "confirm_keyholder", DANA, BEN)
    assert approvers(plan) == [AMINA, DANA]
