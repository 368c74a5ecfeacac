"""A bundle is whole, frozen, the same each time, and holds nothing but the release."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from tests.people import AMINA, DANA
from tests.release.sample import RELEASE, SEED, assembled, captures, people

from bearwitness.release.bundle.bundle import bundle_files, write_bundle
from bearwitness.release.bundle.signature import commitment, salt_for
from bearwitness.release.errors import BadSeed, BundleExists


def test_the_layout_is_the_contract(untouched: Path) -> None:
    names = {each.relative_to(untouched).as_posix() for each in untouched.rglob("*") if each.is_file()}
    assert {
        *("index.html", "index.ko.html", "index.zh.html", "datapackage.json", "receipts.json"),
        *("manifest.json", "manifest.sig", "key.pub", "data/table-1.csv", "data/captures/UKdat_5.csv"),
        *("figures/table-1.en.svg", "figures/estimate-1.zh.svg", "data/estimates.csv"),
        *("report.pdf", "report.ko.pdf", "report.zh.pdf", "check.html", "CITATION.cff", "SHA256SUMS"),
        *("data/table-1.parquet", "data/dictionary.csv"),
    } <= names
    package = json.loads((untouched / "datapackage.json").read_text())
    assert {each["path"] for each in package["resources"]} == {
        each for each in names if each.endswith((".csv", ".parquet"))
    }


def test_the_same_input_gives_the_same_bytes(untouched: Path) -> None:
    again = bundle_files(assembled(), SEED)
    assert {path: (untouched / path).read_bytes() for path in again} == again


def test_a_release_is_never_overwritten(tmp_path: Path) -> None:
    made = assembled()
    write_bundle(bundle_files(made, SEED), tmp_path)
    before = (tmp_path / "release" / "manifest.json").read_bytes()
    with pytest.raises(BundleExists):
        write_bundle(bundle_files(made, SEED), tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["release"]
    assert (tmp_path / "release" / "manifest.json").read_bytes() == before


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = assembled()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_bundle(bundle_files(made, SEED), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_seed_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSeed):
        bundle_files(assembled(), b"short")
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_a_person_or_an_approver_leaves(untouched: Path) -> None:
    everything = b"\n".join(each.read_bytes() for each in untouched.rglob("*") if each.is_file())
    for secret in (AMINA, DANA, "harbour", *(each.token for each in people())):
        assert secret.encode() not in everything


def test_the_casebooks_capture_patterns_never_leave(untouched: Path) -> None:
    names = [each.name for each in (untouched / "data" / "captures").iterdir()]
    assert sorted(names) == ["Kosovo.csv", "UKdat_5.csv"]


def test_an_auditor_can_open_the_commitment(untouched: Path) -> None:
    receipts = json.loads((untouched / "receipts.json").read_text())["receipts"]
    stated = next(each for each in receipts if each["kind"] == "committed")["commitment"]
    salt = salt_for(SEED, RELEASE, "estimate-1")
    assert commitment(salt, captures().to_csv().encode()) == stated
    assert commitment(bytes(32), captures().to_csv().encode()) != stated


def test_pictures_carry_no_metadata(untouched: Path) -> None:
    pictures = list((untouched / "figures").glob("*.svg"))
    assert pictures
    for path in pictures:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<metadata|<desc|<!--|rdf:|inkscape|/home/|/tmp/", text)
        assert set(re.findall(r'https?://[^"\s]+', text)) <= {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }


def test_openssl_agrees(untouched: Path) -> None:
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pub", "-rawin"]
    command += ["-in", "manifest.json", "-sigfile", "manifest.sig"]
    try:
        done = subprocess.run(command, cwd=untouched, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("openssl is missing: apt-get install openssl, then run this test again")
    assert done.returncode == 0, done.stderr
