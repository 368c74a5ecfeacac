"""`review`, `position` and `elements`, as a user meets them."""

from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess
from tests.care.conftest import Verb
from tests.people import AMINA

from bearwitness.actions.errors import NotOneQuestion, OwnCoding

CLAIMS = """
basis: FirstHand
reliability: LikelyReliable
subjects: {her: Person}
passages:
  - quote: I was 17
    claims:
      - {subject: her, property: role, value: Survivor}
      - {subject: her, property: age_when_trafficked, value: 17}
  - {quote: in 2003, claims: [{subject: her, property: age_when_trafficked, value: 19, basis: Hearsay}]}
  - {quote: I was sold, claims: [{subject: her, property: act, value: Transfer}]}
"""


def test_claims_are_reviewed_weighed_and_read_against_the_law(
    verb: Verb,
    source: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: InProcess,
    folder: Path,
) -> None:
    (tmp_path / "claims.yaml").write_text(CLAIMS)
    (her,) = verb("code", source, tmp_path / "claims.yaml")["subjects"]
    shown = verb("code", source)["claims"]
    ages = [each["claim"] for each in shown if each["property"] == "age_when_trafficked"]
    weigh = ("position", *ages)
    verb(*weigh, "--undecided", code=10)
    assert verb(*weigh, "--choice", ages[0], "--reason", "Her own words")["choice"] == ages[0]
    assert verb(*weigh, "--undecided", "--reason", "Two years")["choice"] is None
    verb("position", ages[0], "--undecided", "--reason", "Alone", code=NotOneQuestion.exit_code)
    sheet = verb("elements", her, "show")
    act = next(row for row in sheet["rows"] if row["element"] == "PalermoAct")
    assert [each["source"] for each in act["supporting"]] == [source]
    assert sheet["child"] == "maybe"
    code, shown = run("elements", str(folder), her, "show")
    assert code == 0
    assert "for it 0" not in shown, "what nobody spoke of is told in one place"
    assert len(shown.splitlines()) < 2 * len(sheet["rows"])
    assess = ("elements", her, "assess", "--element", "PalermoAct", "--reason", "Her own words")
    verb(*assess, code=10)
    verb(*assess, "--standard", "Certain", code=11)
    verb(*assess, "--standard", "none")
    verb(*assess, "--standard", "ReasonableGrounds")
    act = next(row for row in verb("elements", her, "show")["rows"] if row["element"] == "PalermoAct")
    assert act["assessment"] == {"standard": "ReasonableGrounds", "by": AMINA, "overtaken": False}
    verb("review", ages[0], "agree", code=OwnCoding.exit_code)
    (tmp_path / "new").write_text("another seven words on the same river\n")
    monkeypatch.setenv("BEARWITNESS_NEW_PASSPHRASE_FILE", str(tmp_path / "new"))
    monkeypatch.setattr("time.sleep", lambda _: None)
    verb("keyholder", "add", "erin")
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(tmp_path / "new"))
    verb("review", ages[0], "disagree", "--as", "erin", code=10)
    assert verb("review", ages[0], "disagree", "--reason", "Counted as in Korea", "--as", "erin")["review"]
    assert verb("review", ages[1], "agree", "--as", "erin")["verdict"] == "agree"
