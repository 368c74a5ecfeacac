"""In which order a bundle is checked, what is counted, and what a reader is warned of."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.release.sample import SEED, assembled
from tests.release.signing import sign_again

from bearwitness.release.bundle.signature import fingerprint
from bearwitness.release.estimates import published
from bearwitness.release.problem import Problem
from bearwitness.release.verifying import verify
from bearwitness.release.verifying.checks import Figures
from bearwitness.release.verifying.copies import Copies
from bearwitness.release.verifying.verify import verify_bundle


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the copies were compared, and whether as worded here; they and the estimates are tested elsewhere."""
    asked: list[bool] = []

    def check_copies(content: Any, release: object, *, worded_here: bool) -> Copies:
        assert content("key.pub")
        asked.append(worded_here)
        return Copies(problems=(Problem(code="disagrees", at="copy"),), unchecked=("papers",))

    monkeypatch.setattr(verify, "check_copies", check_copies)
    monkeypatch.setattr(published, "recomputes", lambda *_: True)
    return asked


def edited(folder: Path, name: str, **changes: object) -> None:
    data = json.loads((folder / name).read_text("utf-8"))
    (folder / name).write_text(json.dumps(data | changes), encoding="utf-8")


def codes(folder: Path, trust: str | None = None) -> list[tuple[str, str]]:
    return [(each.code, each.at) for each in verify_bundle(folder, trust).problems]


def number_of_files(folder: Path) -> int:
    return sum(1 for each in folder.rglob("*") if each.is_file()) - 2


def test_copies_are_compared_where_all_else_holds(untouched: Path, asked: list[bool]) -> None:
    found = verify_bundle(untouched)
    assert asked == [True]
    assert [(each.code, each.at) for each in found.problems] == [("disagrees", "copy")]
    assert not found.ok
    assert found.warnings == ("no_trust", "attested", "committed", "papers")
    assert found.files == number_of_files(untouched)
    assert found.committed == ("estimate-1.captures",)
    assert found.weakened == ()
    assert found.fingerprint == fingerprint((untouched / "key.pub").read_bytes())


def test_a_file_that_is_parsed_again_holds_first(bundle: Path, asked: list[bool]) -> None:
    """Only files whose sum and signature hold are given to the readers of Parquet and PDF."""
    (bundle / "more").write_text("x")
    assert codes(bundle) == [("extra", "more")]
    (bundle / "more").unlink()
    (bundle / "manifest.sig").write_bytes(bytes(64))
    assert codes(bundle) == [("signature", "manifest.sig")]
    assert asked == []


def test_files_are_counted_whose_content_holds(bundle: Path) -> None:
    number = number_of_files(bundle)
    (bundle / "more").write_text("x")
    assert verify_bundle(bundle).files == number
    (bundle / "SHA256SUMS").write_text("x")
    (bundle / "data/dictionary.csv").unlink()
    assert verify_bundle(bundle).files == number - 2


def test_a_fingerprint_may_be_written_with_blanks_colons_and_capitals(untouched: Path) -> None:
    owner = verify_bundle(untouched).fingerprint
    for given in (owner, owner.upper(), ":".join(owner), f" {owner[:9]} {owner[9:]}\n"):
        found = verify_bundle(untouched, given)
        assert [each.code for each in found.problems] == ["disagrees"]
        assert "no_trust" not in found.warnings
    for other in ("", owner[:-1], owner[::-1]):
        assert codes(untouched, other) == [("trust", "key.pub")]


def test_a_key_that_is_none_has_no_owner(bundle: Path) -> None:
    (bundle / "key.pub").write_text("x")
    found = verify_bundle(bundle, "x")
    assert found.fingerprint == ""
    assert found.problems[0].code == "key"


def test_what_another_edition_writes_besides_is_not_known(bundle: Path, asked: list[bool]) -> None:
    (bundle / "more").write_text("x")
    sign_again(bundle, SEED)
    assert codes(bundle) == [("stranger", "more")]
    edited(bundle, "receipts.json", made_by="another edition")
    sign_again(bundle, SEED)
    found = verify_bundle(bundle)
    assert [each.code for each in found.problems] == ["disagrees"]
    assert found.warnings == ("no_trust", "attested", "committed", "pages", "papers")
    assert asked == [False]


def test_a_manifest_that_is_none_lists_nothing(bundle: Path, asked: list[bool]) -> None:
    (bundle / "manifest.json").write_text("[]")
    found = verify_bundle(bundle)
    assert found.files == 0
    assert {("unreadable", "manifest.json"), ("extra", "index.html")} <= {
        (each.code, each.at) for each in found.problems
    }
    assert asked == []


def test_receipts_that_are_none_leave_nothing_to_compare(bundle: Path, asked: list[bool]) -> None:
    (bundle / "receipts.json").write_text("{}")
    sign_again(bundle, SEED)
    found = verify_bundle(bundle)
    assert [(each.code, each.at) for each in found.problems] == [("unreadable", "receipts.json")]
    assert (found.recomputed, found.attested, asked) == ((), (), [])
    assert found.warnings == ("no_trust", "pages")


def test_what_it_prints_says_all_of_it(untouched: Path) -> None:
    found = verify_bundle(untouched)
    said = found.to_json()
    assert (said["format"], said["ok"], said["files"]) == (1, False, found.files)
    assert said["problems"] == [{"code": "disagrees", "at": "copy"}]
    for name in ("recomputed", "attested", "committed", "weakened", "warnings"):
        assert said[name] == list(getattr(found, name))


def test_a_figure_that_was_weakened_is_warned_of(bundle: Path) -> None:
    data = json.loads((bundle / "receipts.json").read_text("utf-8"))
    first = next(each for each in data["receipts"] if each["figure"] == "table-1")
    first["weakened"] = ["few_sources"]
    edited(bundle, "receipts.json", receipts=data["receipts"])
    sign_again(bundle, SEED)
    found = verify_bundle(bundle)
    assert found.weakened == ("table-1",)
    assert found.warnings == ("no_trust", "attested", "committed", "weakened")
    assert ("receipt", "table-1") in codes(bundle)


def test_pages_of_this_edition_say_what_the_record_says(bundle: Path) -> None:
    page = bundle / "index.zh.html"
    page.write_text(page.read_text("utf-8") + " ", encoding="utf-8")
    sign_again(bundle, SEED)
    assert codes(bundle) == [("disagrees", "index.zh.html")]
    (bundle / "index.ko.html").unlink()
    sign_again(bundle, SEED)
    assert codes(bundle) == [("disagrees", "index.ko.html"), ("disagrees", "index.zh.html")]
    edited(bundle, "receipts.json", made_by="another edition")
    sign_again(bundle, SEED)
    assert codes(bundle) == [("disagrees", "copy")]


def test_pages_name_the_key_they_were_signed_with(bundle: Path) -> None:
    """Signed again with another key, the fingerprint on the pages is somebody else's."""
    sign_again(bundle, bytes(32))
    assert codes(bundle) == [("disagrees", f"index{each}.html") for each in ("", ".ko", ".zh")]


def test_a_release_that_could_not_be_compared_with_all_before_it_says_so() -> None:
    release = assembled().release
    assert "uncompared" in verify._warnings(None, Figures(release=replace(release, uncompared=True)))
    assert "uncompared" not in verify._warnings(None, Figures(release=release))
    assert "uncompared" not in verify._warnings(None, Figures())
