"""A27, of amounts: nobody's is found by adding and subtracting means of several releases times their persons."""

from __future__ import annotations

from tests.people import AMINA, DANA
from tests.release.sample import AT

from bearwitness.domain.frame import PaymentRow, PersonRow, PriceSaid
from bearwitness.release.assembled import Assembled
from bearwitness.release.gate import assemble, preview
from bearwitness.release.planning.plan import Plan

WORDS = "{en: A, ko: 가, zh: 甲}"
PLAN = (
    f"title: {WORDS}\npurpose: {WORDS}\nperiod: 2000/2020\n"
    "tables: [{by: [PROPERTY], money: {kind: PurchasePrice, currency: CNY, unit: person}, may_be_withheld: true}]"
)
GROUPS = {"sex": "Female", "victim_status": "Actual", "status_decided_by": "Police"}
OTHERS = {
    "sex": ("Male", "Other", "Unknown", "", "?"),
    "victim_status": ("Possible", "NotVictim", "", "?"),
    "status_decided_by": ("Ngo", "CourtOrProsecution", "OtherGovernment", "Other", "", "?"),
}
"""The code of the group that is told in each release, and all others: not recorded and disputed too."""
INSIDE = {"sex": range(61), "victim_status": range(30), "status_decided_by": range(30, 60)}
"""Sixty-one women; two parts of them, of thirty each."""
HERS, TOLD, EVERYBODY = 60, range(181), range(381)
"""All women less these two parts are she; whose amounts are told; everybody, each group with others of no amount."""


def code(name: str, number: int) -> str:
    if number in INSIDE[name]:
        return GROUPS[name]
    choices = OTHERS[name] if number in TOLD else (*OTHERS[name], GROUPS[name])
    return choices[number % len(choices)]


def person(number: int) -> PersonRow:
    codes = {name: code(name, number) for name in GROUPS}
    return PersonRow(
        token=f"t{number:03}",
        lists=frozenset(),
        values={name: (each,) for name, each in codes.items() if each not in ("", "?")},
        conflicts=frozenset(name for name, each in codes.items() if each == "?"),
        sources=frozenset({f"s{number}"}),
    )


def amount(number: int) -> float:
    return 3100.0 if number == HERS else 2000.0 + 50 * (number % 20)


def payment(number: int) -> PaymentRow:
    said = PriceSaid(low=amount(number), high=amount(number), currency="CNY", unit="person")
    return PaymentRow(
        payment_id=f"y{number:03}",
        person_id=f"t{number:03}",
        episode_id="",
        kind="PurchasePrice",
        prices=(said,),
        sources=frozenset({f"s{number}"}),
    )


ROWS, PAYMENTS = [person(n) for n in EVERYBODY], [payment(n) for n in TOLD]


def released(by: str, earlier: list[Assembled]) -> Assembled:
    return assemble(
        Plan.from_yaml(PLAN.replace("PROPERTY", by)),
        ROWS,
        None,
        {},
        at=AT,
        release_id=f"R-{len(earlier)}",
        approvers=[AMINA, DANA],
        earlier=[each.snapshot for each in earlier],
        payments=PAYMENTS,
    )


def told(made: Assembled, code: str) -> tuple[int, float, float] | None:
    """Persons of a line, and the ends of the sum that a reader makes of its mean."""
    for row in (row for table in made.release.money for row in table.rows):
        if row.code == code and row.mean is not None and row.persons is not None:
            assert row.mean.high is not None
            return row.persons, row.persons * row.mean.low, row.persons * row.mean.high
    return None


def line(made: Assembled, by: str) -> tuple[int, float, float] | None:
    return told(made, GROUPS[by])


def test_a_group_less_two_others_of_other_releases_is_not_one_womans_amount() -> None:
    out: list[Assembled] = []
    for by in GROUPS:
        out.append(released(by, out))
    women, part, other = (line(made, by) for made, by in zip(out, GROUPS, strict=True))
    assert women is not None
    assert part is not None
    assert (women[0], part[0]) == (61, 30)
    assert other is None, "she would be what is left"
    shown = [row.code for table in out[2].release.money for row in table.rows if not row.withheld]
    assert {"Ngo", "OtherGovernment", None} <= set(shown), "and nothing else of that table need be withheld"


def test_a_look_ahead_says_that_it_is_because_of_others() -> None:
    assert line(released("status_decided_by", []), "status_decided_by") is not None
    out = [released("sex", [])]
    out.append(released("victim_status", out))
    look = preview(
        Plan.from_yaml(PLAN.replace("PROPERTY", "status_decided_by")),
        ROWS,
        None,
        {},
        at=AT,
        earlier=[each.snapshot for each in out],
        payments=PAYMENTS,
    )
    assert {each.why for each in look.kept if each.figure.startswith("money")} == {"together"}
