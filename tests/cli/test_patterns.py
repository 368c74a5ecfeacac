"""`bearwitness patterns` and `bearwitness market` from the outside."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.casebooks import PASSPHRASE, casebook, folder, keys, template

from bearwitness.cli.main import main
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import LANGUAGES, message
from bearwitness.domain.pattern import PATTERN_KINDS
from bearwitness.patterns.errors import NoSuchProperty, NoSuchTerms
from bearwitness.patterns.market.published import published_market

__all__ = ["casebook", "folder", "keys", "template"]


@pytest.fixture(autouse=True)
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = tmp_path / "passphrase"
    held.write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(held))
    monkeypatch.setenv("BEARWITNESS_LANG", "en")


def test_a_casebook_answers_every_kind_and_says_what_it_cannot_tell(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pages"
    assert main(["patterns", str(folder), "trajectories", "--as", "amina", "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert "Among those who reached: Arrival in safety" in said.out
    assert "only those who got away could be asked" in said.out
    assert "leave only through a release" in said.err
    assert {each.name for each in out.iterdir()} == {
        "index.html", "index.ko.html", "index.zh.html", "patterns.json",
    }  # fmt: skip
    for kind in PATTERN_KINDS[1:]:
        assert main(["patterns", str(folder), kind, "--as", "amina", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["format"], found["kind"], found["persons"]) == (1, kind, 0)
        assert found["refused"]


def test_what_it_refuses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["patterns", str(folder), "--as", "amina"]
    assert main([*asked, "money", "--currency", "EUR"]) == NoSuchTerms.exit_code
    assert main([*asked, "table", "--by", "home_county"]) == NoSuchProperty.exit_code
    assert main([*asked, "money", "--join", "P-A", "P-B"]) == BadValue.exit_code
    assert main([*asked, "trajectories", "--among", "Nowhere"]) == 11
    assert "home_county" not in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_market_in_every_language(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    assert main(["market", "--draws", "500"]) == 0
    told = capsys.readouterr().out
    assert "105,000,000" in told
    assert "200,000" in told
    assert not re.search(r"\de[+-]\d", told), "no exponents"
    assert language == "en" or "acts a year" not in told
    prices = [each for each in told.splitlines() if "105,000,000 USD" in each and each.count("USD") == 3]
    assert len(prices) == 2, "a price has its currency, and nothing else has one"


def test_no_share_above_everybody_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    assert main(["market", "--draws", "500"]) == 0
    lines = [each for each in capsys.readouterr().out.splitlines() if "the share" in each]
    assert len(lines) == 3
    for each in lines:
        needs = re.search(r"would have to be (\S+) \((\S+) to ([^)]+)\)", each)
        assert needs is not None
        assert all(value == ">1" or float(value) <= 1 for value in needs.groups())
        assert (">1" in needs.groups()) <= ("even everybody (1) would not be enough" in each)
    assert any(">1" in each for each in lines)


def test_the_words_for_an_input_name_the_figures_that_it_rests_on() -> None:
    market = published_market()
    inputs = [market.persons, market.exploited]
    for stream in market.streams:
        inputs += [stream.share, stream.price, stream.frequency]
    for each in inputs:
        for language in LANGUAGES:
            said = message(f"patterns.answer.market.basis.{each.name.replace(' ', '_')}", language)
            assert re.findall(r"F\d+", said) == re.findall(r"F\d+", each.basis)


def test_what_would_have_to_be_true_for_105_million(capsys: pytest.CaptureFixture[str]) -> None:
    """With 200,000 persons taken as given, and the shares that are published."""
    assert main(["market", "--persons", "200000", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["published"] == 105_000_000
    needed = {each["quantity"]["name"]: each for each in found["needed"]}
    assert needed["persons"]["quantity"]["low"] == needed["persons"]["quantity"]["high"] == 200_000
    assert needed["acts a year"]["lower"] < needed["acts a year"]["median"] < needed["acts a year"]["upper"]
    assert found["outcome"]["lower"] < 105_000_000 < found["outcome"]["upper"]
    assert max(found["outcome"]["weights"], key=found["outcome"]["weights"].get) == "acts a year"


@pytest.mark.parametrize("wrong", [["--total", "0"], ["--persons", "-1"], ["--draws", "3"]])
def test_no_such_market(wrong: list[str]) -> None:
    assert main(["market", *wrong]) == BadValue.exit_code
