"""The keyholder verb, each step from the command line."""

import json
from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import PASSPHRASE, folder, template
from tests.people import AMINA, BEN

from bearwitness.vault.recipient import PrivateKey

__all__ = ["folder", "run", "template"]

NEW = "another seven words on the same river"


class Shell:
    """Runs verbs in this process, with secrets from files."""

    def __init__(self, work: Path, run: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
        self.work = work
        self._run = run
        self._patch = monkeypatch
        self.secret("passphrase", PASSPHRASE)
        monkeypatch.setenv("BEARWITNESS_NEW_PASSPHRASE_FILE", str(self.secret("new", NEW)))

    def secret(self, name: str, text: str) -> Path:
        path = self.work / f"{name}.txt"
        path.write_text(text + "\n")
        return path

    def __call__(self, *words: object, code: int = 0, **environment: object) -> dict[str, object]:
        with self._patch.context() as patched:
            for name, value in environment.items():
                patched.setenv(name, str(value))
            done, said = self._run(*map(str, words), "--json")
        assert done == code, said
        found = json.loads(next(line for line in said.splitlines() if line.startswith("{")))
        assert isinstance(found, dict)
        return found


@pytest.fixture
def shell(tmp_path: Path, run: InProcess, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setattr("time.sleep", lambda _: None)
    return Shell(tmp_path, run, monkeypatch)


def test_a_keyholder_comes_and_goes(shell: Shell, folder: Path) -> None:
    found = shell("keyholder", folder, "add", BEN, "--role", "custodian")
    assert (found["keyholders"], found["custodians"]) == ([AMINA, BEN], [AMINA, BEN])
    shell("keyholder", folder, "passphrase", "--as", AMINA)
    shell("audit", folder, "--as", AMINA, code=20)
    shell("audit", folder, "--as", AMINA, BEARWITNESS_PASSPHRASE_FILE=shell.work / "new.txt")
    found = shell(
        "keyholder", folder, "remove", BEN, "--as", AMINA, BEARWITNESS_PASSPHRASE_FILE=shell.work / "new.txt"
    )
    assert found["keyholders"] == [AMINA]
    shell("audit", folder, "--as", BEN, BEARWITNESS_PASSPHRASE_FILE=shell.work / "new.txt", code=20)
    shell("keyholder", folder, "remove", code=38)


def test_an_age_key_file_opens(shell: Shell, folder: Path) -> None:
    key = PrivateKey.generate()
    shell("keyholder", folder, "add", BEN, "--age", key.public, "--role", "team")
    file = shell.secret("age", f"# a key\n{key.text}")
    shell("audit", folder, "--as", BEN, BEARWITNESS_AGE_KEY_FILE=file)
    shell("audit", folder, "--as", AMINA, BEARWITNESS_AGE_KEY_FILE=file, code=20)
    shell("keyholder", folder, "add", "erin", "--as", AMINA, "--age", "age1nothing", code=10)


def test_two_shares_let_in_again(shell: Shell, folder: Path) -> None:
    assert shell("keyholder", folder, "shares")["shares"] == []
    shell("keyholder", folder, "add", "erin", "--role", "custodian")
    shares = shell(
        "keyholder", folder, "shares", "--as", "erin", BEARWITNESS_PASSPHRASE_FILE=shell.work / "new.txt"
    )["shares"]
    assert isinstance(shares, list)
    assert len(shares) == 3
    file = shell.secret("shares", "\n".join(shares[:2]))
    shell("keyholder", folder, "recover", AMINA, BEARWITNESS_SHARES_FILE=file)
    new = shell.work / "new.txt"
    shell("audit", folder, "--as", AMINA, BEARWITNESS_PASSPHRASE_FILE=new)
    shell("keyholder", folder, "confirm", AMINA, "--as", AMINA, BEARWITNESS_PASSPHRASE_FILE=new, code=6)
    shell("keyholder", folder, "confirm", AMINA, "--as", "erin", BEARWITNESS_PASSPHRASE_FILE=new)
    one = shell.secret("shares", shares[0])
    shell("keyholder", folder, "recover", AMINA, BEARWITNESS_SHARES_FILE=one, code=3)
