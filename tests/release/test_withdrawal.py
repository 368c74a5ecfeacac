"""A notice that a release is withdrawn: what it says, who can sign it, and what `verify` makes of it."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest
from tests.release.laid import lay
from tests.release.sample import AT, RELEASE, SEED

from bearwitness.cli.main import main
from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.intake.errors import DocumentNotFound
from bearwitness.release.bundle.signature import signing_key
from bearwitness.release.bundle.withdrawal import (
    NOTICE,
    NOTICE_SIGNATURE,
    Withdrawal,
    notice_files,
    withdrawal_in,
)
from bearwitness.release.errors import BundleDoesNotHold, ReleaseWithdrawn
from bearwitness.release.verifying.verify import verify_bundle

DAY = "2026-12-02"
OTHER = bytes(range(1, 33))
"""Seed of another casebook."""


def of(folder: Path, **other: str) -> Withdrawal:
    manifest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    given = {"release": RELEASE, "manifest": manifest, "released": AT[:10], "withdrawn": DAY, **other}
    return Withdrawal(**given)


def test_it_names_the_release_and_its_days_and_nothing_else(untouched: Path) -> None:
    files = notice_files(of(untouched), SEED)
    assert notice_files(of(untouched), SEED) == files
    told = json.loads(files[NOTICE])
    words = told.pop("words")
    manifest = hashlib.sha256((untouched / "manifest.json").read_bytes()).hexdigest()
    assert told == {
        "format": 1,
        "kind": "withdrawal",
        "release": RELEASE,
        "manifest": manifest,
        "released": AT[:10],
        "withdrawn": DAY,
    }
    assert words == {language: message("release.withdrawal", language) for language in LANGUAGES}
    assert withdrawal_in(files[NOTICE]) == of(untouched)


def test_beside_the_bundle_it_is_found(bundle: Path) -> None:
    assert verify_bundle(bundle).ok
    lay(bundle.parent, notice_files(of(bundle), SEED))
    found = verify_bundle(bundle)
    assert (found.ok, found.withdrawn, found.problems) == (False, DAY, ())
    assert found.to_json()["withdrawn"] == DAY
    assert "false_notice" not in found.warnings


def test_one_that_is_brought_counts_from_anywhere(bundle: Path, tmp_path: Path) -> None:
    notice = lay(tmp_path / "elsewhere", notice_files(of(bundle), SEED))
    assert verify_bundle(bundle).withdrawn == ""
    assert verify_bundle(bundle, notice=notice).withdrawn == DAY
    renamed = notice.rename(notice.with_name("notice.json"))
    notice.with_name(NOTICE_SIGNATURE).rename(renamed.with_suffix(".sig"))
    assert verify_bundle(bundle, notice=renamed).withdrawn == DAY
    with pytest.raises(DocumentNotFound):
        verify_bundle(bundle, notice=notice)


def test_of_two_the_earlier_day_counts(bundle: Path, tmp_path: Path) -> None:
    lay(bundle.parent, notice_files(of(bundle), SEED))
    brought = lay(tmp_path / "elsewhere", notice_files(of(bundle, withdrawn="2026-12-01"), SEED))
    assert verify_bundle(bundle, notice=brought).withdrawn == "2026-12-01"


def test_nobody_without_the_key_withdraws_it(bundle: Path, tmp_path: Path) -> None:
    """Another key, no signature, a changed day, and the signature of the manifest in the notice's place."""
    right = notice_files(of(bundle), SEED)
    for files in (
        notice_files(of(bundle), OTHER),
        {NOTICE: right[NOTICE]},
        {**right, NOTICE: right[NOTICE].replace(DAY.encode(), b"2026-11-30")},
        {**right, NOTICE_SIGNATURE: (bundle / "manifest.sig").read_bytes()},
    ):
        for each in (NOTICE, NOTICE_SIGNATURE):
            (bundle.parent / each).unlink(missing_ok=True)
        lay(bundle.parent, files)
        found = verify_bundle(bundle)
        assert (found.ok, found.withdrawn, "false_notice" in found.warnings) == (True, "", True)


def test_a_notice_of_another_release_says_nothing_of_this_one(bundle: Path, tmp_path: Path) -> None:
    files = notice_files(of(bundle, manifest="0" * 64), SEED)
    lay(bundle.parent, files)
    assert "false_notice" not in verify_bundle(bundle).warnings, "it may be of one that stood here too"
    brought = lay(tmp_path / "elsewhere", files)
    found = verify_bundle(bundle, notice=brought)
    assert (found.ok, found.withdrawn, "false_notice" in found.warnings) == (True, "", True)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "manifest"},
        {"format": 2},
        {"more": 1},
        {"withdrawn": "soon"},
        {"withdrawn": 20261202},
        {"release": "S-" + "A" * 26},
    ],
    ids=str,
)
def test_what_is_signed_and_has_another_shape_is_no_notice(bundle: Path, change: dict[str, object]) -> None:
    told = json.loads(notice_files(of(bundle), SEED)[NOTICE])
    content = json.dumps({**told, **change}).encode()
    lay(bundle.parent, {NOTICE: content, NOTICE_SIGNATURE: signing_key(SEED).sign(content)})
    assert withdrawal_in(content) is None
    assert verify_bundle(bundle).withdrawn == ""


def test_a_manifest_is_no_notice_and_a_link_is_not_followed(bundle: Path, tmp_path: Path) -> None:
    for name, copied in ((NOTICE, "manifest.json"), (NOTICE_SIGNATURE, "manifest.sig")):
        (bundle.parent / name).write_bytes((bundle / copied).read_bytes())
    assert verify_bundle(bundle).withdrawn == ""
    (bundle.parent / NOTICE).unlink()
    (bundle.parent / NOTICE).symlink_to(lay(tmp_path / "elsewhere", notice_files(of(bundle), SEED)))
    assert verify_bundle(bundle).withdrawn == ""


def test_openssl_checks_it_with_the_key_of_the_bundle(bundle: Path) -> None:
    lay(bundle.parent, notice_files(of(bundle), SEED))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "release/key.pub", "-rawin"]
    files = ["-in", NOTICE, "-sigfile", NOTICE_SIGNATURE]
    done = subprocess.run([*command, *files], cwd=bundle.parent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_verify_says_it_with_a_status_of_its_own(
    bundle: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    notice = lay(bundle.parent, notice_files(of(bundle), SEED))
    assert main(["verify", str(bundle), "--notice", str(notice)]) == ReleaseWithdrawn.exit_code == 79
    said = capsys.readouterr().out
    assert message("release.verify.withdrawn", language, date=DAY) in said
    assert message("release.verify.good", language) in said
    assert main(["verify", str(bundle), "--json"]) == ReleaseWithdrawn.exit_code
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["withdrawn"], told["problems"]) == (False, DAY, [])
    (bundle / "index.html").write_text("changed")
    assert main(["verify", str(bundle)]) == BundleDoesNotHold.exit_code
