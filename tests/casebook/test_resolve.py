"""The stated rule for claims that disagree."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.casebook.resolve import BASES, RELIABILITIES, Decision, Said, resolve

SAID = st.builds(
    Said,
    claim=st.uuids().map(str),
    code=st.sampled_from(["A", "B", "C"]),
    basis=st.sampled_from(BASES),
    reliability=st.sampled_from(RELIABILITIES),
)


def said(
    code: str,
    basis: str = "FirstHand",
    reliability: str = "LikelyReliable",
    claim: str = "C-1",
    *,
    against: bool = False,
) -> Said:
    return Said(claim=claim, code=code, basis=basis, reliability=reliability, against=against)


@pytest.mark.parametrize(
    ("claims", "codes"),
    [
        ([said("A"), said("A", claim="C-2")], ("A",)),
        ([said("A", basis="Hearsay"), said("B")], ("B",)),
        ([said("A", reliability="Unsure"), said("B")], ("B",)),
        ([said("A"), said("A", claim="C-2"), said("B")], ("A",)),
        ([said("A", basis="Hearsay"), said("A", basis="Hearsay"), said("B", basis="Eyewitness")], ("B",)),
    ],
)
def test_the_best_founded_code_stands(claims: list[Said], codes: tuple[str, ...]) -> None:
    found = resolve(claims)
    assert (found.codes, found.conflict) == (codes, False)
    assert set(found.claims) == {each.claim for each in claims if each.code in codes}


def test_a_tie_keeps_every_code_out() -> None:
    found = resolve([said("A"), said("B", claim="C-2")])
    assert (found.codes, found.claims, found.conflict) == ((), (), True)


def test_many_codes_stand_together() -> None:
    found = resolve([said("B"), said("A", basis="Hearsay", claim="C-2")], many=True)
    assert (found.codes, found.claims, found.conflict) == (("A", "B"), ("C-1", "C-2"), False)


@given(st.lists(SAID, min_size=1, max_size=8))
def test_the_order_of_claims_says_nothing(claims: list[Said]) -> None:
    turned = sorted(claims, key=lambda each: each.claim)
    assert resolve(claims) == resolve(turned) == resolve(claims[::-1])


@given(st.lists(SAID, min_size=1, max_size=8))
def test_agreement_is_never_a_conflict(claims: list[Said]) -> None:
    found = resolve(claims)
    assert found.conflict <= (len({each.code for each in claims}) > 1)
    assert len(found.codes) + found.conflict == 1


ONE = [said("A", claim="C-1"), said("B", claim="C-2"), said("B", claim="C-3", basis="Hearsay")]
FOR_AND_AGAINST = [said("A", claim="C-1"), said("A", claim="C-2", against=True), said("B", claim="C-3")]


def decided(choice: str | None, *over: str) -> list[Decision]:
    return [Decision(choice=choice, over=frozenset(over))]


@pytest.mark.parametrize(
    ("claims", "many", "decisions", "codes", "conflict", "positioned"),
    [
        (ONE, False, [], ("B",), False, False),
        (ONE, False, decided("C-1", "C-1", "C-2"), ("A",), False, True),
        (ONE, False, decided(None, "C-1", "C-2"), (), True, True),
        (ONE, False, decided("C-9", "C-9", "C-2"), ("B",), False, False),
        (ONE[1:], False, decided(None, "C-1", "C-2"), ("B",), False, False),
        (FOR_AND_AGAINST, True, [], ("B",), True, False),
        (FOR_AND_AGAINST, True, decided("C-1", "C-1", "C-2"), ("A", "B"), False, True),
        (FOR_AND_AGAINST, True, decided("C-2", "C-1", "C-2"), ("B",), False, True),
        (FOR_AND_AGAINST, True, decided(None, "C-1", "C-2"), ("B",), True, True),
        ([said("A"), said("A", basis="Hearsay", against=True, claim="C-2")], True, [], ("A",), False, False),
        ([said("A", basis="Hearsay"), said("A", against=True, claim="C-2")], True, [], (), False, False),
        ([said("A", against=True)], True, [], (), False, False),
        ([said("A"), said("A", against=True, claim="C-2"), said("B", basis="Hearsay")], False, [], (), True, False),
        ([said("A"), said("A", "FirstHand", "HighlyReliable", "C-2", against=True), said("B", "Hearsay")], False, [],
         ("B",), False, False),
    ],
)  # fmt: skip
def test_a_position_comes_first_and_speaking_against_weighs(
    claims: list[Said],
    many: bool,
    decisions: list[Decision],
    codes: tuple[str, ...],
    conflict: bool,
    positioned: bool,
) -> None:
    found = resolve(claims, many=many, decisions=decisions)
    assert (found.codes, found.conflict, found.positioned) == (codes, conflict, positioned)
    assert found.number == len(claims)
    assert not {each.claim for each in claims if each.against} & set(found.claims)


@given(
    st.lists(SAID, min_size=1, max_size=8, unique_by=lambda each: each.claim),
    st.lists(st.booleans(), min_size=8, max_size=8),
    st.integers(0, 7),
    st.booleans(),
)
def test_the_chosen_claim_has_the_last_word(
    claims: list[Said], against: list[bool], place: int, many: bool
) -> None:
    claims = [replace(each, against=sign) for each, sign in zip(claims, against, strict=False)]
    chosen = claims[place % len(claims)]
    over = frozenset(each.claim for each in claims)
    found = resolve(claims, many=many, decisions=[Decision(choice=chosen.claim, over=over)])
    assert (chosen.code in found.codes) is not chosen.against
    assert found.positioned
    assert set(found.claims) == {
        each.claim for each in claims if each.code in found.codes and not each.against
    }
    retracted = [each for each in claims if each.claim != chosen.claim]
    reopened = resolve(retracted, many=many, decisions=[Decision(choice=chosen.claim, over=over)])
    assert reopened == resolve(retracted, many=many)
