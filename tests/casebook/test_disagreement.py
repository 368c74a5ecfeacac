"""When claims contradict one another: one rule, of a property with one value and of one with many."""

from datetime import UTC, datetime

from bearwitness.casebook.disagreement import disagreeing, matter_of
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

AT = datetime(2026, 6, 1, tzinfo=UTC)


def claim(name: str, about: str, value: Value, subject: str = "P-A", against: bool = False) -> ClaimRecord:
    return ClaimRecord(
        id=name,
        subject_id=subject,
        property=about,
        value=value,
        passage_id="N-A",
        basis="FirstHand",
        reliability="LikelyReliable",
        at=AT,
        by="amina",
        against=against,
    )


def role(code: str) -> Term:
    return Term(list="person_role", code=code)


def test_one_value_is_contradicted_by_another_one() -> None:
    said = [
        claim("a", "left_home", PartialDate(edtf="2003")),
        claim("b", "left_home", PartialDate(edtf="2004")),
    ]
    assert disagreeing(said) == {"a", "b"}
    assert disagreeing(said[:1] * 2) == frozenset()


def test_many_values_stand_side_by_side_until_one_is_denied() -> None:
    two = [claim("a", "role", role("Survivor")), claim("b", "role", role("Broker"))]
    assert disagreeing(two) == frozenset()
    assert disagreeing([*two, claim("c", "role", role("Broker"), against=True)]) == {"b", "c"}
    assert matter_of(two[0]) != matter_of(two[1])


def test_the_same_words_of_two_persons_are_two_questions() -> None:
    said = [
        claim("a", "left_home", PartialDate(edtf="2003")),
        claim("b", "left_home", PartialDate(edtf="2004"), subject="P-B"),
    ]
    assert disagreeing(said) == frozenset()
