"""`bearwitness verify` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bearwitness.cli.main import main
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.release.errors import BundleDoesNotHold, NotABundle


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", "en")


def test_a_good_bundle_is_told_in_words(untouched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(untouched)]) == 0
    out, err = capsys.readouterr()
    assert "All that can be checked holds." in out
    assert "Recomputed from the data in the bundle, and equal: " in out
    assert "published-UKdat_5" in out
    assert "Resting on the signature alone: table-1" in out
    assert "--trust" in err


def test_json_is_one_object(untouched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(untouched), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["ok"]
    assert data["problems"] == []
    assert {"format", "files", "recomputed", "attested", "committed", "warnings"} <= data.keys()
    assert main(["verify", str(untouched), "--trust", data["fingerprint"]]) == 0
    assert "The key is the one" in capsys.readouterr().out
    assert main(["verify", str(untouched), "--trust", "00" * 32]) == BundleDoesNotHold.exit_code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_bundle_is_told_in_every_language(
    bundle: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    (bundle / "index.html").write_text("changed")
    assert main(["verify", str(bundle)]) == BundleDoesNotHold.exit_code
    assert "index.html" in capsys.readouterr().out
    assert main(["verify", str(bundle), "--json"]) == BundleDoesNotHold.exit_code
    data = json.loads(capsys.readouterr().out)
    assert not data["ok"]
    assert {each["at"] for each in data["problems"]} == {"index.html"}


def test_what_is_no_bundle_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == NotABundle.exit_code
    assert "manifest.json" in capsys.readouterr().err
