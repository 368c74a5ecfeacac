"""`bearwitness double`: two documenters code one text blind, from the first word to claims."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.casebooks import PASSPHRASE, folder, keys, template
from tests.cli.test_init_add_audit import CONSENT
from tests.people import AMINA

from bearwitness.actions.errors import BlindCoding
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.opening import open_casebook
from bearwitness.cli.main import main
from bearwitness.domain.errors import BadValue
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys

__all__ = ["folder", "keys", "template"]
TEXT = "I was nineteen. I owed the broker money. They took my papers. They watched the door at night."
CLAIM = "{{quote: {quote}, claims: [{{subject: her, property: {name}, value: {value}}}]}}"
FILE = "basis: FirstHand\nreliability: LikelyReliable\nsubjects: {{her: {her}}}\npassages: [{passages}]\n"
Said = Callable[..., dict[str, Any]]


@pytest.fixture
def said(
    folder: Path,
    keys: DataKeys,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Said:
    """Run a verb on a casebook with two documenters; return what it says as JSON."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(passphrase))
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        for name in ("hana", "noa"):
            add_keyholder(casebook, name, PASSPHRASE, ["documenter"], CHEAPEST)

    def run(verb: str, *words: str, code: int = 0) -> dict[str, Any]:
        capsys.readouterr()
        assert main([verb, str(folder), *words, "--json"]) == code
        return dict(json.loads(capsys.readouterr().out))

    return run


def coded(path: Path, her: str, *claims: tuple[str, str, str]) -> str:
    passages = ", ".join(CLAIM.format(quote=quote, name=name, value=value) for quote, name, value in claims)
    path.write_text(FILE.format(her=her, passages=passages))
    return str(path)


def begun(said: Said, tmp_path: Path) -> tuple[str, str]:
    """Double coding of Hana and Noa, and the one who tells."""
    (tmp_path / "told.txt").write_text(TEXT)
    (tmp_path / "consent.yaml").write_text(CONSENT.replace("interviewer: amina", "interviewer: hana"))
    files = [str(tmp_path / "told.txt"), "--consent", str(tmp_path / "consent.yaml")]
    (source,) = said("add", *files, "--organisation", "OrgA", "--nothing-to-mask", "--as", "hana")["sources"]
    said("double", "start", source, "hana", "noa", "--as", AMINA, code=NoSuchItem.exit_code)
    said("team", "give", source, "noa", "--as", AMINA)
    started = said("double", "start", source, "hana", "noa", "--as", AMINA)
    assert said("code", source, "--as", "hana")["claims"] == []
    return str(started["coding"]), str(started["persons"][0])


def test_a_text_whose_tokens_name_persons_gets_no_other_unasked(said: Said, tmp_path: Path) -> None:
    (tmp_path / "named.txt").write_text("My name is Tak Sol-byol.\n")
    (tmp_path / "masks.yaml").write_text(
        "confirmed_by: amina\nmasks: [{mask: yes, quote: Tak Sol-byol, kind: Name, "
        'token: "[P1]", start: 11, end: 23}]\n'
    )
    (tmp_path / "consent.yaml").write_text(CONSENT)
    files = [str(tmp_path / "named.txt"), "--consent", str(tmp_path / "consent.yaml")]
    masks = ["--mask", str(tmp_path / "masks.yaml"), "--as", AMINA]
    (source,) = said("add", *files, "--organisation", "OrgA", *masks)["sources"]
    for name in ("hana", "noa"):
        said("team", "give", source, name, "--as", AMINA)
    assert set(said("code", source, "--as", AMINA)["tokens"]) == {"[P1]"}
    assert said("double", "start", source, "hana", "noa", "--as", AMINA)["persons"] == []


def test_two_code_blind_and_one_is_taken_over(said: Said, tmp_path: Path) -> None:
    coding, her = begun(said, tmp_path)
    hers = coded(
        tmp_path / "h.yaml",
        her,
        ("nineteen", "age_when_trafficked", "19"),
        ("owed the broker money", "control_method", "DebtBondage"),
        ("took my papers", "control_method", "WithholdsDocuments"),
    )
    noas = coded(
        tmp_path / "n.yaml",
        her,
        ("owed the broker", "control_method", "DebtBondage"),
        ("my papers", "control_method", "WithholdsDocuments"),
        ("watched the door", "control_method", "RestrictsMovement"),
    )
    assert said("double", "code", coding, hers, "--as", "hana")["codings"] == 3
    assert said("double", "code", coding, noas, "--as", "noa")["codings"] == 3
    shown = said("double", "show", coding, "--as", "hana")["codings"]
    assert [each["quote"] for each in shown] == [TEXT[each["start"] : each["end"]] for each in shown]
    assert [each["property"] for each in shown] == ["age_when_trafficked", "control_method", "control_method"]
    assert {(each["by"], each["basis"], each["reliability"]) for each in shown} == {
        ("hana", "FirstHand", "LikelyReliable")
    }
    assert said("double", "show", coding, "--as", AMINA)["codings"] == []
    assert said("double", "agreement", "--as", AMINA)["agreement"] == []
    said("double", "end", coding, "--as", "hana")
    (row,) = said("double", "list", "--as", "noa")["codings"]
    assert (row["id"], row["coders"], row["ended"], row["settled"]) == (
        coding,
        ["hana", "noa"],
        ["hana"],
        False,
    )
    said("double", "settle", coding, "hana", "--as", AMINA, code=BlindCoding.exit_code)
    said("double", "code", coding, hers, "--as", "hana", code=BlindCoding.exit_code)
    said("double", "end", coding, "--as", "noa")
    found = {each["property"]: each for each in said("double", "agreement", "--as", AMINA)["agreement"]}
    assert found["control_method"]["what"]["alpha"] == 1
    assert found["control_method"]["what"]["units"] == 2
    assert found["age_when_trafficked"]["what"]["alpha"] is None
    assert 0 < found["control_method"]["where"]["overlap"] < 1
    assert len(said("double", "settle", coding, "noa", "--as", AMINA)["claims"]) == 3
    assert said("double", "list", "--as", AMINA)["codings"][0]["settled"]
    assert {each["by"] for each in said("code", row["source_id"], "--as", "hana")["claims"]} == {"noa"}


def test_what_is_said_helps(
    said: Said, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coding, her = begun(said, tmp_path)
    file = coded(tmp_path / "h.yaml", her, ("owed the broker money", "control_method", "DebtBondage"))
    for name in ("hana", "noa"):
        assert main(["double", str(folder), "code", coding, file, "--as", name]) == 0
        assert main(["double", str(folder), "end", coding, "--as", name]) == 0
    capsys.readouterr()
    for step in (["list"], ["show", coding], ["agreement"]):
        assert main(["double", str(folder), *step, "--as", AMINA]) == 0
    told = capsys.readouterr().out
    assert "hana has closed hers, noa has closed hers" in told
    assert f"noa: {her}  Method of control: Debt bondage" in told
    assert "not defined" in told
    assert "Marked by both: 100 %" in told


def test_a_step_lacks_what_it_is_about(said: Said, tmp_path: Path) -> None:
    said("double", "settle", "D-X", code=BadValue.exit_code)
    said("double", "list", "--persons", "21", code=BadValue.exit_code)
    said("double", "show", "D-" + "A" * 26, "--as", AMINA, code=NoSuchItem.exit_code)
