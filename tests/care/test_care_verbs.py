"""`risk`, `referral`, `interview`, `feedback` and `identity`, as a user meets them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess
from tests.care.conftest import Verb
from tests.people import BEN

from bearwitness.actions.care.care_file import help_of, risk_of
from bearwitness.actions.errors import BadEntry, NeedsReason

TODAY = datetime.now(UTC).date()
RISK = """
date: {on}
levels: {{survivor: Low, family: High, helpers: NotKnown, children: DoesNotApply}}
own_view: She thinks it safe to be counted.
next_review: {review}
"""


def test_an_assessment_whose_review_is_past_says_so(
    run: InProcess, folder: Path, source: str, tmp_path: Path
) -> None:
    file = tmp_path / "risk.yaml"
    for days, past in ((-1, True), (0, False)):
        file.write_text(RISK.format(on=TODAY - timedelta(days=9), review=TODAY + timedelta(days=days)))
        said = run("risk", str(folder), source, "record", "--file", str(file))[1]
        assert ("is past already" in said) == past


def test_risk_is_recorded_shown_and_due(verb: Verb, source: str, tmp_path: Path) -> None:
    file = tmp_path / "risk.yaml"
    assert verb("risk", "due")["unassessed"] == [source]
    file.write_text(RISK.format(on=TODAY - timedelta(days=9), review=TODAY - timedelta(days=1)))
    verb("risk", source, "record", "--file", file)
    assert verb("risk", "due")["overdue"] == [source]
    file.write_text(RISK.format(on=TODAY, review=TODAY + timedelta(days=90)))
    verb("risk", source, "record", "--file", file)
    assert verb("risk", "due")["overdue"] == []
    shown = verb("risk", "--file", file, source, "show")["assessments"]
    assert [each["on"] for each in shown] == [(TODAY - timedelta(days=9)).isoformat(), TODAY.isoformat()]
    assert shown[1]["levels"]["family"] == "High"
    verb("risk", source, "record", code=10)
    verb("risk", "record", code=10)
    verb("risk", source, "look", code=10)
    verb("risk", "S-NONE", "show", code=34)


@pytest.mark.parametrize(
    ("was", "wrong", "place"),
    [
        ("family: High", "family: Great", "levels, family"),
        ("helpers: NotKnown, ", "", "levels"),
        ("own_view", "her_view", "the top"),
        ("2026-11-01", "2025-11-01", "next_review"),
        ("2026-05-01", "May", "date"),
    ],
)
def test_a_risk_file_is_refused_by_its_place(was: str, wrong: str, place: str) -> None:
    text = RISK.format(on="2026-05-01", review="2026-11-01")
    assert risk_of(text).levels["family"] == "High"
    with pytest.raises(BadEntry) as caught:
        risk_of(text.replace(was, wrong))
    assert caught.value.details["place"] == place


def test_help_is_listed_and_offered(verb: Verb, source: str, tmp_path: Path) -> None:
    file = tmp_path / "referral.yaml"
    file.write_text("service: Health\nlanguage: ko\nregion: jilin\nwords: Day clinic\n")
    number = verb("referral", "add", "--file", file)["number"]
    (found,) = verb("referral", "list", "--language", "ko", "--region", "yanji")["referrals"]
    assert (found["number"], found["words"]) == (number, "Day clinic")
    assert verb("referral", "list", "--language", "zh", "--region", "yanji")["referrals"] == []
    offer = ("referral", "offer", "--source", source, "--number", number)
    verb(*offer, "--answer", "Declined")
    verb(*offer, code=10)
    verb(*offer, "--answer", "Perhaps", code=11)
    for wrong in ("service: Cure", "region: nowhere", "words: ''", "language: xx"):
        with pytest.raises(BadEntry) as caught:
            help_of("\n".join([*_without(file.read_text(), wrong.split(":")[0]), wrong]))
        assert caught.value.details["place"] == wrong.split(":")[0]


def _without(text: str, field: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith(field)]


def _coded(verb: Verb, source: str, tmp_path: Path) -> tuple[str, str]:
    """Person and passage of a claim of hers."""
    (tmp_path / "claims.yaml").write_text(
        "basis: FirstHand\nreliability: LikelyReliable\nsubjects: {her: Person}\npassages:\n"
        "  - {quote: I was 17, claims: [{subject: her, property: role, value: Survivor}]}\n"
        "  - {quote: Tumen, claims: [{subject: her, property: age_when_left_home, value: 17}]}\n"
    )
    (person,) = verb("code", source, tmp_path / "claims.yaml")["subjects"]
    first = verb("code", source)["claims"][0]
    return person, first["passage"]


def test_earlier_interviews_are_shown_and_a_stop_keeps_what_she_agreed_to(
    verb: Verb, source: str, tmp_path: Path, run: InProcess, folder: Path
) -> None:
    person, passage = _coded(verb, source, tmp_path)
    assert [each["source_id"] for each in verb("interview", person, "show")["earlier"]] == [source]
    code, said = run("interview", str(folder), person, "plan")
    assert code == NeedsReason.exit_code
    assert source in said
    assert "SheAsked" in said
    assert len(verb("interview", person, "plan", "--reason", "SheAsked")["earlier"]) == 1
    assert verb("interview", source, "show")["stops"] == []
    verb("interview", source, "stop", code=10)
    verb("interview", source, "stop", "--keep", "Passages", code=10)
    verb("interview", source, "stop", "--keep", "Passages", "--passage", passage)
    left = verb("code", source)
    assert [each["passage"] for each in left["claims"]] == [passage]
    assert verb("interview", person, "show")["earlier"][0]["stopped"]
    assert [each["kept"] for each in verb("interview", source, "show")["stops"]] == ["Passages"]
    verb("interview", source, "stop", "--keep", "Nothing")
    verb("code", source, code=75)


def test_feedback_is_recorded_and_owed(verb: Verb, source: str) -> None:
    verb("feedback", source, "record", "--kind", "Promised", "--note", "When the report is out")
    assert verb("feedback", "owed")["owed"] == [source]
    verb("feedback", source, "record", "--kind", "Told")
    assert verb("feedback", "owed")["owed"] == []
    verb("feedback", source, "record", code=10)


def test_an_identity_is_opened_with_a_reason_by_a_custodian(
    verb: Verb, tmp_path: Path, run: InProcess, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "named.txt").write_text("My name is Tak Sol-byol.\n")
    (tmp_path / "masks.yaml").write_text(
        'confirmed_by: amina\nmasks: [{mask: yes, quote: Tak Sol-byol, kind: Name, token: "[P1]", start: 11, end: 23}]\n'
    )
    added = verb("add", tmp_path / "named.txt", "--kind", "testimony", "--mask", tmp_path / "masks.yaml")
    person = verb("code", added["sources"][0])["tokens"]["[P1]"]
    opening = ("identity", "open", person)
    verb(*opening, code=10)
    _, said = run(opening[0], str(folder), *opening[1:], "--reason", "Curious", "--note", "x")
    assert "[NeedsReason]" in said
    assert "LegalOrder" in said
    found = verb(*opening, "--reason", "SheAsked", "--note", "her own file")
    assert [each["words"] for each in found["names"]] == ["Tak Sol-byol"]
    assert found["warnings"]
    (tmp_path / "new").write_text("another seven words on the same river\n")
    monkeypatch.setenv("BEARWITNESS_NEW_PASSPHRASE_FILE", str(tmp_path / "new"))
    monkeypatch.setattr("time.sleep", lambda _: None)
    verb("keyholder", "add", "erin", "--role", "team")
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(tmp_path / "new"))
    verb(*opening, "--reason", "SheAsked", "--note", "x", "--as", "erin", code=31)
    assert BEN not in said
