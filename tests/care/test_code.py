"""`code`: a text is read, proposals are decided on by a person, and what was decided is kept whole or not at all."""

from pathlib import Path

import pytest
import yaml
from tests.attacks.inprocess import InProcess
from tests.care.conftest import TEXT, Verb

from bearwitness.actions.coding.codings_file import codings_of
from bearwitness.actions.coding.codings_template import codings_template
from bearwitness.actions.errors import BadEntry, QuoteNotFound
from bearwitness.casebook.errors import NoSuchItem, SourceClosed
from bearwitness.intake.read import read_candidates

HER = "P-" + "A" * 26
CODED = """
basis: FirstHand
reliability: LikelyReliable
subjects: {her: Person, sale: Episode}
passages:
  - quote: I was 17
    claims:
      - {subject: her, property: role, value: Survivor}
      - {subject: her, property: age_when_left_home, value: 17}
  - quote: sold in Yanji
    claims:
      - {subject: sale, property: undergone_by, value: her}
      - {subject: sale, property: price, value: 8000 CNY per sale, basis: Hearsay, against: yes}
  - {quote: Yanji, nth: 2, accept: no}
"""


def test_whoever_may_know_is_told_that_a_source_is_closed(
    verb: Verb, run: InProcess, folder: Path, source: str
) -> None:
    verb("consent", source, "withdraw")
    code, said = run("code", str(folder), source)
    assert code == SourceClosed.exit_code == 75
    assert "consent is withdrawn" in said
    assert "consent PATH SOURCE reach" in said
    assert "nothing under this identifier" not in said
    code, said = run("code", str(folder), "S-" + "A" * 26)
    assert (code, "withdrawn" in said) == (NoSuchItem.exit_code, False), (
        "of what is not there nothing is said"
    )


def test_a_text_is_coded_from_a_file_and_shown(verb: Verb, source: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(CODED)
    found = verb("code", source, file, "--dry-run")
    assert (found["passages"], found["claims"], found["refused"]) == (2, 4, 1)
    assert verb("code", source)["claims"] == []
    found = verb("code", source, file)
    assert [each[0] for each in found["subjects"]] == ["P", "E"]
    shown = verb("code", source)
    assert shown["text"] == TEXT
    assert {each["claim"] for each in shown["claims"]} == set(found["claims"])
    price = next(each for each in shown["claims"] if each["property"] == "price")
    assert (TEXT[price["start"] : price["end"]], price["basis"], price["against"]) == (
        "sold in Yanji", "Hearsay", True,
    )  # fmt: skip
    assert verb("audit")["ok"]


def test_claims_are_shown_in_words(
    verb: Verb, run: InProcess, folder: Path, source: str, tmp_path: Path
) -> None:
    file = tmp_path / "claims.yaml"
    place = "{subject: her, property: place_of_exploitation, value: yanji}"
    file.write_text(
        CODED.replace("{quote: Yanji, nth: 2, accept: no}", f"{{quote: Yanji, nth: 2, claims: [{place}]}}")
    )
    her = next(each for each in verb("code", source, file)["subjects"] if each[0] == "P")
    said = run("code", str(folder), source)[1]
    for words in ("Place of exploitation: Yanji\n", "Role: Survivor\n", f": {her}\n"):
        assert words in said


def test_each_step_of_coding_says_the_next(run: InProcess, folder: Path, source: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(CODED)
    code = ("code", str(folder), source)
    assert f"Next: bearwitness code {folder} {source} --propose" in run(*code)[1]
    assert f"bearwitness code {folder} {source} {file}\n" in run(*code, str(file), "--dry-run")[1]
    assert f"Next: bearwitness risk {folder} {source}" in run(*code, str(file))[1]
    assert "Next" not in run(*code)[1], "it is coded"


def test_a_testimony_in_no_figure_is_named(verb: Verb, source: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    for role, warned in (("Broker", True), ("Survivor", False)):
        file.write_text(CODED.replace("Survivor", role))
        told = verb("code", source, file)["warnings"]
        assert any("no figure counts it" in each for each in told) == warned
    assert "Roleless" not in verb("doctor")["findings"]


def test_nothing_is_kept_of_a_file_with_one_fault(verb: Verb, source: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    for wrong, code in (
        (CODED.replace("sold in Yanji", "sold in Helong"), 199),
        (CODED.replace("value: her", "value: nobody"), 198),
        (CODED.replace("subject: sale, property: price", "subject: her, property: happened"), 198),
        (CODED.replace("property: price, value: 8000 CNY per sale", "property: sex, value: Female"), 82),
    ):
        file.write_text(wrong)
        verb("code", source, file, code=code)
    assert verb("code", source)["claims"] == []
    verb("code", "S-NONE", code=34)


def test_proposals_are_refused_until_a_person_has_decided(verb: Verb, source: str, tmp_path: Path) -> None:
    file = tmp_path / "proposed.yaml"
    found = verb("code", source, "--propose", "--out", file)
    assert found["proposals"] >= 5
    assert found["warnings"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert verb("code", source, file, code=198)["place"] == "passages, entry 1, accept"
    tree = yaml.safe_load(file.read_text("utf-8"))
    assert {each["accept"] for each in tree["passages"]} == {None}
    assert all(TEXT[each["start"] : each["end"]] == each["quote"] for each in tree["passages"])
    money = next(each for each in tree["passages"] if "8000" in each["quote"])
    assert money["claims"][0]["value"].startswith("8000 CNY")
    for each in tree["passages"]:
        each["accept"] = each is money
    money["claims"][0] |= {"subject": "her", "property": "price"}
    tree |= {"basis": "FirstHand", "reliability": "Unsure", "subjects": {"her": "Person"}}
    file.write_text(yaml.safe_dump(tree, allow_unicode=True))
    assert len(verb("code", source, file)["claims"]) == 1
    verb("code", source, "--propose", "--out", file, code=10)
    verb("code", source, "--propose", code=10)


def test_every_proposal_can_be_read_back(run: InProcess) -> None:
    text = "약 30명이 2003년 11월에 왔다. 她被卖了三次，每次5000元。 About 60% were under 18. Debt bondage in Yanji."
    tree = yaml.safe_load(codings_template(text, read_candidates(text), {"[이름 1]": HER}))
    assert len(tree["passages"]) >= 5
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in tree["passages"])
    term = next(each["claims"][0] for each in tree["passages"] if each["claims"][0]["value"] == "DebtBondage")
    assert term["property"] in ("control_method", "means", None)


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ("passages: []", "passages"),
        ("passages: [\n", "line 2"),
        ("passages: [{quote: was}]\nextra: 1", "the top"),
        ("passages: [{quote: sold, claims: []}]", "passages, entry 1, claims"),
        ("passages: [{accept: , quote: sold}]", "passages, entry 1, accept"),
        ("passages: [{start: 0, end: 999, claims: []}]", "passages, entry 1, start"),
        ("passages: [{quote: sold, nth: 0, claims: []}]", "passages, entry 1, nth"),
        (
            "passages: [{quote: sold, claims: [{subject: she}]}]",
            "passages, entry 1, claims, entry 1, subject",
        ),
        ("subjects: {her: Dog}\npassages: [{quote: sold}]", "subjects, entry 1"),
        (
            f"passages: [{{quote: sold, claims: [{{subject: {HER}, property: sex, value: Perhaps}}]}}]",
            "passages, entry 1, claims, entry 1, value",
        ),
        (
            f"passages: [{{quote: sold, claims: [{{subject: {HER}, property: sex, value: Female}}]}}]",
            "passages, entry 1, claims, entry 1, basis",
        ),
    ],
)
def test_a_fault_is_named_by_its_place_and_never_by_its_words(wrong: str, place: str) -> None:
    with pytest.raises(BadEntry) as caught:
        codings_of(wrong, TEXT, {})
    assert caught.value.details["place"] == place


@pytest.mark.parametrize(
    ("quote", "times"), [("quote: Yanji", 2), ("quote: Helong", 0), ("quote: Yanji, nth: 3", 2)]
)
def test_words_that_are_not_one_place_are_refused(quote: str, times: int) -> None:
    with pytest.raises(QuoteNotFound) as caught:
        codings_of(f"passages: [{{{quote}, claims: [1]}}]", TEXT, {})
    assert caught.value.details["times"] == times
    with pytest.raises(QuoteNotFound):
        codings_of("passages: [{quote: sold, start: 0, end: 4, claims: [1]}]", TEXT, {})
