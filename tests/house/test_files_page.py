"""The examples of docs/files.md are read by what reads a user's own files."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bearwitness.actions.care.care_file import help_of, risk_of
from bearwitness.actions.coding.codings_file import codings_of
from bearwitness.actions.consents.agreement import agreement_of
from bearwitness.actions.masking.masking_file import masking_of
from bearwitness.casebook.rights import ROLES
from bearwitness.domain.consent import Consent
from bearwitness.estimate import CaptureTable
from bearwitness.intake.lists.mapping import mapping_of
from bearwitness.release.planning.plan import Plan

PAGE = (Path(__file__).parents[2] / "docs" / "files.md").read_text("utf-8")
SAID = "I, sold, [P1], in Yanji for 8000 yuan; then to a house in Yanji."
READERS: dict[str, Callable[[str], object]] = {
    "consent": Consent.from_yaml_text,
    "agreement": agreement_of,
    "mapping": mapping_of,
    "plan": Plan.from_yaml,
    "masks": lambda text: masking_of(text, "My name is Tak Sol-byol and I crossed the Tumen."),
    "claims": lambda text: codings_of(text, SAID, {"[P1]": f"P-{'A' * 26}"}),
    "risk": risk_of,
    "referral": help_of,
    "captures": CaptureTable.from_csv,
    "persons": CaptureTable.from_persons,
}


def examples() -> dict[str, str]:
    return dict(re.findall(r"```(?:yaml|csv) (\w+)\n(.*?)```", PAGE, re.DOTALL))


@pytest.mark.parametrize("name", READERS)
def test_the_example_is_read(name: str) -> None:
    assert READERS[name](examples()[name]) is not None


def test_there_is_an_example_of_each_and_a_line_for_each_role() -> None:
    assert set(examples()) == set(READERS)
    assert set(re.findall(r"^\| (\w+) \|", PAGE.split("## Who may do what")[1], re.MULTILINE)) == {
        "role",
        *ROLES,
    }
