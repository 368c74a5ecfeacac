"""Notices that a release is withdrawn, beside a manifest and a key alone: which one counts, which one is false."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.release.laid import lay
from tests.release.sample import RELEASE, SEED

from bearwitness.domain.messages import LANGUAGES, message
from bearwitness.intake.errors import DocumentNotFound
from bearwitness.release.bundle.signature import public_pem, signing_key
from bearwitness.release.bundle.withdrawal import (
    NOTICE,
    NOTICE_SIGNATURE,
    Withdrawal,
    notice_files,
    withdrawal_in,
)
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.release.verifying.withdrawn import Notices, notices

DAY, EARLIER = "2026-12-02", "2026-12-01"
MANIFEST = b'{"format": 1}\n'
OTHER = bytes(range(1, 33))
"""Seed of another casebook."""
STANDS, FALSE = Notices(), Notices(false=True)
WITHDRAWN = Notices(withdrawn=DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What of a bundle a notice is held against."""
    found = tmp_path / "out" / "release"
    found.mkdir(parents=True)
    (found / "manifest.json").write_bytes(MANIFEST)
    (found / "key.pub").write_bytes(public_pem(signing_key(SEED).public_key()))
    return found


def told(manifest: bytes = MANIFEST, withdrawn: str = DAY) -> Withdrawal:
    digest = hashlib.sha256(manifest).hexdigest()
    return Withdrawal(release=RELEASE, manifest=digest, released="2026-11-24", withdrawn=withdrawn)


def test_no_notice_says_nothing(folder: Path) -> None:
    assert (STANDS.withdrawn, STANDS.false) == ("", False)
    assert notices(folder, None) == STANDS


def test_one_beside_the_folder_counts_and_so_does_one_that_is_brought(folder: Path, tmp_path: Path) -> None:
    brought = lay(tmp_path / "elsewhere", notice_files(told(), SEED))
    assert notices(folder, None) == STANDS
    assert notices(folder, brought) == WITHDRAWN
    lay(folder.parent, notice_files(told(), SEED))
    assert notices(folder, None) == WITHDRAWN


def test_a_notice_that_is_not_there_cannot_be_brought(folder: Path, tmp_path: Path) -> None:
    lay(folder.parent, notice_files(told(), SEED))
    with pytest.raises(DocumentNotFound):
        notices(folder, tmp_path / NOTICE)


def test_the_earlier_day_of_two_counts(folder: Path, tmp_path: Path) -> None:
    lay(folder.parent, notice_files(told(), SEED))
    brought = lay(tmp_path / "elsewhere", notice_files(told(withdrawn=EARLIER), SEED))
    assert notices(folder, brought) == Notices(withdrawn=EARLIER)


@pytest.mark.parametrize(
    "files",
    [
        notice_files(told(), OTHER),
        {NOTICE: notice_files(told(), SEED)[NOTICE]},
        {**notice_files(told(), SEED), NOTICE: notice_files(told(withdrawn=EARLIER), SEED)[NOTICE]},
    ],
    ids=["another key", "no signature", "another day"],
)
def test_what_names_this_release_without_its_signature_is_false(
    folder: Path, tmp_path: Path, files: dict[str, bytes]
) -> None:
    lay(folder.parent, files)
    assert notices(folder, None) == FALSE
    right = lay(tmp_path / "elsewhere", notice_files(told(), SEED))
    assert notices(folder, right) == Notices(withdrawn=DAY, false=True), (
        "the other one is told of all the same"
    )


def test_a_notice_of_another_release_is_false_where_somebody_brings_it(folder: Path, tmp_path: Path) -> None:
    files = notice_files(told(b"another"), SEED)
    lay(folder.parent, files)
    assert notices(folder, None) == STANDS, "it may be of one that stood here too"
    assert notices(folder, lay(tmp_path / "elsewhere", files)) == FALSE
    lay(folder.parent, notice_files(told(), SEED))
    assert notices(folder, tmp_path / "elsewhere" / NOTICE) == Notices(withdrawn=DAY, false=True)


def test_whoever_checks_is_told_of_it_and_of_a_false_one(folder: Path) -> None:
    """Whatever else is found."""

    def found() -> tuple[str, bool]:
        checked = verify_bundle(folder)
        return checked.withdrawn, "false_notice" in checked.warnings

    assert found() == ("", False)
    lay(folder.parent, notice_files(told(), OTHER))
    assert found() == ("", True)
    lay(folder.parent, notice_files(told(), SEED))
    assert found() == (DAY, False)


def test_without_manifest_or_key_nothing_is_withdrawn(folder: Path) -> None:
    """The empty manifest is none that anybody signed."""
    lay(folder.parent, notice_files(told(), SEED))
    (folder / "key.pub").unlink()
    assert notices(folder, None) == FALSE
    (folder / "manifest.json").unlink()
    assert notices(folder, None) == STANDS


def test_it_says_the_same_in_the_same_bytes_and_for_reading() -> None:
    files = notice_files(told(), SEED)
    assert notice_files(told(), SEED) == files
    text = files[NOTICE].decode()
    assert text.endswith("}\n")
    assert text.splitlines()[1] == ' "format": 1,'
    found = json.loads(text)
    assert list(found) == sorted(found)
    assert found["words"] == {each: message("release.withdrawal", each) for each in LANGUAGES}
    assert all(found["words"][each] in text for each in LANGUAGES), "written as it is read"
    assert withdrawal_in(files[NOTICE]) == told()


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "manifest"},
        {"format": 2},
        {"more": 1},
        {"withdrawn": "soon"},
        {"released": "soon"},
        {"withdrawn": 20261202},
        {"manifest": 5},
        {"release": "S-" + "A" * 26},
    ],
    ids=str,
)
def test_what_has_another_shape_is_no_notice(folder: Path, change: dict[str, object]) -> None:
    content = json.dumps({**json.loads(notice_files(told(), SEED)[NOTICE]), **change}).encode()
    assert withdrawal_in(content) is None
    lay(folder.parent, {NOTICE: content, NOTICE_SIGNATURE: signing_key(SEED).sign(content)})
    assert notices(folder, None) == STANDS


@pytest.mark.parametrize("content", [b"", b"[]", b"nonsense", b'"format"'])
def test_what_is_no_record_is_no_notice(content: bytes) -> None:
    assert withdrawal_in(content) is None
