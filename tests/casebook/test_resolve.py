"""The stated rule for claims that disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.casebook.resolve import BASES, RELIABILITIES, Said, resolve

SAID = st.builds(
    Said,
    claim=st.uuids().map(str),
    code=st.sampled_from(["A", "B", "C"]),
    basis=st.sampled_from(BASES),
    reliability=st.sampled_from(RELIABILITIES),
)


def said(
    code: str, basis: str = "FirstHand", reliability: str = "LikelyReliable", claim: str = "C-1"
) -> Said:
    return Said(claim=claim, code=code, basis=basis, reliability=reliability)


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
