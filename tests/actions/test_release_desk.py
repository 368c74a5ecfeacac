"""The release desk: every waiting plan is held to what it would let out now, and what plans share is read once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.test_recipient_release import KEY, SHARED

from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.releases.begin_again import begin_again
from bearwitness.actions.releases.gather_release import Gathering, gather_release
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import AuditEntry
from bearwitness.domain.money import Money
from bearwitness.domain.term import Term
from bearwitness.release.planning.plan import Plan

COURT = f"audience: {{recipient: Fictional Court, key: {KEY.public}, language: en}}"
MONEY = "tables: [{by: [sex], may_be_withheld: true, money: {kind: none, currency: CNY, unit: sale}}]"
COUNTS = "tables: [{by: [sex], may_be_withheld: true}]"


def plan(number: int, *lines: str) -> str:
    head = f"title: {{en: Fictional {number}, ko: 허구 {number}, zh: 虚构 {number}}}\n"
    return head + "purpose: {en: A test, ko: 시험입니다, zh: 测试}\nperiod: 2000/2020\n" + "\n".join(lines)


PLANS = [
    plan(1, COUNTS),
    plan(2, MONEY),
    plan(3, MONEY, "threshold: 11"),
    plan(4, COUNTS, COURT),
    plan(5, MONEY, COURT),
]


@pytest.fixture
def told(witness: Witness) -> list[str]:
    """Twelve women, and a price for each; all may be shared with the court."""
    sources = []
    for number in range(12):
        source = witness.tells(f"Fictional testimony {number}. The price.", "OrgA", SHARED)
        witness.assesses(source)
        person = witness.person()
        words = f"testimony {number}"
        witness.says(source, person, words, role=SURVIVOR, sex=Term(list="sex", code="Female"))
        price = Money(low=Decimal(1000), high=Decimal(1000 + number), currency="CNY", unit="sale")
        witness.says(source, person, "The price", price=price)
        sources.append(source.id)
    return sources


def test_each_plan_waits_until_what_it_would_let_out_changes(witness: Witness, told: list[str]) -> None:
    digests = [propose_release(witness.casebook, each) for each in PLANS]
    found = {each.digest: each.state for each in look_over(witness.casebook).plans}
    assert found == dict.fromkeys(digests, "waiting")
    withdraw_consent(witness.casebook, told[0], datetime.now(UTC))
    found = {each.digest: each.state for each in look_over(witness.casebook).plans}
    assert found == dict.fromkeys(digests, "overtaken")


def test_what_plans_share_is_read_once_and_is_what_each_alone_would_read(
    witness: Witness, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in PLANS:
        propose_release(witness.casebook, each)
    plans = [Plan.from_yaml(each) for each in PLANS]
    alone = [gather_release(witness.casebook, "check_release", each).digest() for each in plans]
    together = Gathering(witness.casebook, "check_release")
    assert [together.of(each).digest() for each in plans] == alone
    assert len(set(alone)) == 4, "two plans of the same amounts would let out the same"
    read: Counter[str] = Counter()
    for name in ("person_rows", "pattern_frame", "kept_out"):
        monkeypatch.setattr(Case, name, counting(read, name, getattr(Case, name)))
    look_over(witness.casebook)
    assert read == {"person_rows": 2, "pattern_frame": 2, "kept_out": 2}, "for everybody, and for the court"


def counting(read: Counter[str], name: str, real: object) -> object:
    def counted(*given: object, **named: object) -> object:
        read[name] += 1
        return real(*given, **named)  # type: ignore[operator]  # a method of the case

    return counted


def test_a_new_plan_begins_with_the_text_of_another_and_reads_nothing_else(
    witness: Witness, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = propose_release(witness.casebook, PLANS[0])
    read: Counter[str] = Counter()
    for name in ("person_rows", "kept_out", "quotable"):
        monkeypatch.setattr(Case, name, counting(read, name, getattr(Case, name)))
    assert begin_again(witness.casebook, digest) == PLANS[0]
    assert not read
    last = AuditEntry.objects.latest("seq")
    assert (last.verb, last.actor) == ("begin_again", witness.casebook.actor)
    with pytest.raises(NoSuchItem):
        begin_again(witness.casebook, "0" * 64)
