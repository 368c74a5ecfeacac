"""The Library of Congress's own program takes our bags for bags."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import bagit
import pytest

from bearwitness.release.dossier.bag import bag

PAYLOAD = {"dossier.html": b"<p>one</p>", "passages.csv": "말,단\n".encode(), "deep/원본.txt": b"three"}
INFO = {
    "External-Description": "For an\ninquiry: 조사",
    "Bagging-Date": "2026-11-24",
    "Contact-Name": "withheld",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with tarfile.open(fileobj=io.BytesIO(bag("dossier", PAYLOAD, INFO))) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "dossier"


def test_it_is_whole_and_says_what_we_said(folder: Path) -> None:
    found = bagit.Bag(str(folder))
    found.validate()
    assert found.version_info == (1, 0)
    assert found.info == {
        "External-Description": "For an inquiry: 조사",
        "Bagging-Date": "2026-11-24",
        "Contact-Name": "withheld",
        "Payload-Oxum": f"{sum(map(len, PAYLOAD.values()))}.{len(PAYLOAD)}",
    }
    assert set(found.payload_files()) == {f"data/{path}" for path in PAYLOAD}
    assert {each for held in found.entries.values() for each in held} == {"sha256", "sha512"}


@pytest.mark.parametrize("name", ["data/passages.csv", "bag-info.txt", "manifest-sha512.txt"])
def test_one_changed_byte_is_found(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[-2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()


def test_a_file_more_or_less_is_found(folder: Path) -> None:
    (folder / "data/more.txt").write_text("x")
    assert not bagit.Bag(str(folder)).is_valid()
    (folder / "data/more.txt").unlink()
    assert bagit.Bag(str(folder)).is_valid()
    (folder / "data/dossier.html").unlink()
    assert not bagit.Bag(str(folder)).is_valid()
