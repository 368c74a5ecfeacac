"""`bearwitness team`: who works on what, and `--as` obeys it; and what comes next is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.casebooks import PASSPHRASE, folder, keys, template
from tests.people import AMINA

from bearwitness.actions.errors import HeldByOthers
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.opening import open_casebook
from bearwitness.cli.main import main
from bearwitness.domain.errors import BadValue
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys

__all__ = ["folder", "keys", "template"]
TEXT = "She was nineteen when she crossed the river."


@pytest.fixture
def served(folder: Path, keys: DataKeys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Casebook with two documenters who have passphrases, and a file to take in."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(passphrase))
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        for name in ("hana", "noa"):
            add_keyholder(casebook, name, PASSPHRASE, ["documenter"], CHEAPEST)
    (tmp_path / "told.txt").write_text(TEXT)
    return folder


def test_whoever_acts_sees_her_own(served: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> int:
        return main([words[0], str(served), *words[1:]])

    def said(*words: str) -> dict[str, Any]:
        capsys.readouterr()
        assert run(*words, "--json") == 0
        return dict(json.loads(capsys.readouterr().out))

    told = str(tmp_path / "told.txt")
    (source,) = said("add", told, "--kind", "testimony", "--nothing-to-mask", "--as", "hana")["sources"]
    assert run("code", source, "--as", "hana") == 0
    assert run("code", source, "--as", "noa") == NoSuchItem.exit_code
    assert run("consent", source, "reach", "--as", "noa") == NoSuchItem.exit_code
    assert run("risk", source, "show", "--as", "noa") == NoSuchItem.exit_code
    assert (
        run("add", told, "--kind", "testimony", "--nothing-to-mask", "--as", "noa") == HeldByOthers.exit_code
    )
    assert run("team", "give", source, "noa", "--as", "noa") == NotAllowed.exit_code
    team = str(said("team", "open", "harbour", "--as", AMINA)["team"])
    assert run("team", "join", team, "noa", "--as", AMINA) == 0
    assert run("team", "give", source, "harbour", "--as", AMINA) == 0
    assert run("code", source, "--as", "noa") == 0
    assert said("team", "list", "--as", AMINA)["teams"] == [
        {"id": team, "name": "harbour", "members": ["noa"], "sources": 1}
    ]
    given = said("team", "show", source, "--as", AMINA)["given"]
    assert given == [
        {"who": "hana", "team": "", "taken": True},
        {"who": "", "team": "harbour", "taken": False},
    ]
    capsys.readouterr()
    assert run("team", "show", source, "--as", AMINA) == 0
    assert capsys.readouterr().out.splitlines() == ["hana (took it in)", "harbour"]
    assert run("team", "take", source, "harbour", "--as", AMINA) == 0
    assert run("team", "leave", "harbour", "noa", "--as", AMINA) == 0
    assert run("code", source, "--as", "noa") == NoSuchItem.exit_code
    assert run("team", "give", source, "--as", AMINA) == BadValue.exit_code
    capsys.readouterr()
    assert run("team", "list", "--as", AMINA) == 0
    assert capsys.readouterr().out == f"{team}  harbour (0): -\n"


def test_each_step_says_the_next(served: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*words: str) -> str:
        capsys.readouterr()
        assert main(list(words)) == 0
        return "".join(capsys.readouterr())

    path, file = str(served), str(tmp_path / "told.txt")
    masks = str(tmp_path / "masks.yaml")
    assert f"--consent consent.yaml --mask {masks}" in told("mask", file, "--out", masks)
    added = told("add", path, file, "--kind", "testimony", "--nothing-to-mask", "--as", "hana")
    source = added.split()[0]
    assert f"Next: bearwitness code {path} {source} --propose --out claims.yaml" in added
    claims = str(tmp_path / "claims.yaml")
    proposed = told("code", path, source, "--propose", "--out", claims, "--as", "hana")
    assert f"bearwitness code {path} {source} {claims}" in proposed
    other = tmp_path / "other.txt"
    other.write_text("Another fictional testimony.")
    unmasked = told("add", path, str(other), "--kind", "testimony", "--as", "hana")
    assert f"--confirmed masks.yaml --casebook {path} --source {unmasked.split()[0]}" in unmasked
    quiet = told("add", path, str(other), "--kind", "testimony", "--as", "hana", "--json")
    assert "Next" not in quiet


def test_a_new_casebook_and_a_new_keyholder(
    served: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    new = str(tmp_path / "new.casebook")
    assert main(["init", new]) == 0
    assert f"bearwitness serve {new}" in capsys.readouterr().err
    monkeypatch.setenv("BEARWITNESS_NEW_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    assert main(["keyholder", str(served), "add", "rui", "--as", AMINA]) == 0
    assert "rui can open the casebook now, as: reviewer." in capsys.readouterr().err
    words = [
        "keyholder",
        str(served),
        "add",
        "sol",
        "--role",
        "analyst",
        "--role",
        "documenter",
        "--as",
        AMINA,
    ]
    assert main(words) == 0
    assert "sol can open the casebook now, as: analyst, documenter." in capsys.readouterr().err
