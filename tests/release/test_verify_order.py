"""What is made of what each check finds: of two small files that are signed, and figures that are checked elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from tests.release.bare import bare
from tests.release.signing import sign_again

from bearwitness.domain.release import Release
from bearwitness.release.bundle.folder import KEY, MANIFEST, RECEIPTS, SIGNATURE
from bearwitness.release.bundle.signature import fingerprint, public_pem, signing_key
from bearwitness.release.errors import NotABundle
from bearwitness.release.problem import Problem
from bearwitness.release.verifying import verify
from bearwitness.release.verifying.checks import Figures
from bearwitness.release.verifying.copies import Copies
from bearwitness.release.verifying.verification import Verification
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.release.verifying.withdrawn import Notices

SEED = bytes(range(32))
OWNER = fingerprint(public_pem(signing_key(SEED).public_key()))
FOREIGN = "foreign.csv"
"""A file that no release has."""
HELD = Figures(release=bare(), pages_checked=True)
COPY = Problem(code="disagrees", at="a copy")


@dataclass
class Checked:
    """What the other checks are to find, and what they were asked."""

    figures: Figures = HELD
    copies: Copies = field(default_factory=Copies)
    notices: Notices = field(default_factory=Notices)
    worded_here: list[bool] = field(default_factory=list)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Checked:
    found = Checked()

    def check_copies(content: Callable[[str], bytes | None], _: Release, *, worded_here: bool) -> Copies:
        assert content(RECEIPTS) == b"{}"
        found.worded_here.append(worded_here)
        return found.copies

    monkeypatch.setattr(verify, "check_figures", lambda *_: found.figures)
    monkeypatch.setattr(verify, "check_copies", check_copies)
    monkeypatch.setattr(verify, "notices", lambda *_: found.notices)
    monkeypatch.setattr(
        verify,
        "strangers",
        lambda paths, _: [Problem(code="stranger", at=each) for each in {FOREIGN} & {*paths}],
    )
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A key, receipts and a file of data."""
    (tmp_path / RECEIPTS).write_text("{}")
    (tmp_path / "a.csv").write_text("a\n")
    sign_again(tmp_path, SEED)
    return tmp_path


def problems(found: Verification) -> list[tuple[str, str]]:
    return [(each.code, each.at) for each in found.problems]


def test_what_holds_is_told_whole(folder: Path, checked: Checked) -> None:
    found = verify_bundle(folder, OWNER)
    assert (found.ok, problems(found), found.warnings) == (True, [], ())
    assert (found.files, found.fingerprint, found.withdrawn) == (3, OWNER, "")
    assert checked.worded_here == [True]


def test_a_folder_without_a_manifest_is_no_bundle(folder: Path, checked: Checked) -> None:
    (folder / MANIFEST).unlink()
    with pytest.raises(NotABundle):
        verify_bundle(folder, OWNER)
    assert checked.worded_here == []


def test_a_manifest_that_lists_nothing_is_unreadable_and_its_files_are_too_many(
    folder: Path, checked: Checked
) -> None:
    content = json.dumps({"format": 2}).encode()
    (folder / MANIFEST).write_bytes(content)
    (folder / SIGNATURE).write_bytes(signing_key(SEED).sign(content))
    found = verify_bundle(folder, OWNER)
    assert problems(found) == [
        ("unreadable", MANIFEST),
        *(("extra", each) for each in ("a.csv", KEY, RECEIPTS)),
    ]
    assert (found.files, checked.worded_here) == (0, [])


@pytest.mark.parametrize("changed", [MANIFEST, SIGNATURE])
def test_a_signature_is_of_this_manifest(folder: Path, checked: Checked, changed: str) -> None:
    (folder / changed).write_bytes((folder / changed).read_bytes() + b"\n")
    assert problems(verify_bundle(folder, OWNER)) == [("signature", SIGNATURE)]
    assert checked.worded_here == [], "nothing is parsed whose signature does not hold"


def test_without_a_signature_or_a_key_that_is_said(folder: Path, checked: Checked) -> None:
    (folder / SIGNATURE).unlink()
    assert problems(verify_bundle(folder, OWNER)) == [("signature", SIGNATURE)]
    (folder / KEY).unlink()
    found = verify_bundle(folder, OWNER)
    assert problems(found) == [("key", KEY), ("missing", KEY)]
    assert (found.fingerprint, found.files, checked.worded_here) == ("", 2, [])


def test_another_key_than_the_trusted_one_is_found_and_none_is_warned_of(
    folder: Path, checked: Checked
) -> None:
    for other in ("", "0", OWNER[1:], OWNER[::-1]):
        found = verify_bundle(folder, other)
        assert (problems(found), found.warnings) == ([("trust", KEY)], ())
    assert checked.worded_here == []
    spelled = ":".join(OWNER.upper()) + " "
    assert verify_bundle(folder, spelled).ok
    found = verify_bundle(folder)
    assert (found.ok, found.warnings) == (True, ("no_trust",))


def test_a_file_too_many_leaves_the_listed_ones_whole_and_a_changed_one_does_not(
    folder: Path, checked: Checked
) -> None:
    (folder / "b.csv").write_text("b\n")
    found = verify_bundle(folder, OWNER)
    assert (problems(found), found.files) == ([("extra", "b.csv")], 3)
    (folder / "a.csv").write_text("c\n")
    found = verify_bundle(folder, OWNER)
    assert (problems(found), found.files) == ([("extra", "b.csv"), ("changed", "a.csv")], 2)
    assert checked.worded_here == [], "nothing is parsed that is not as it was signed"


def test_a_file_that_no_release_has_is_found_where_this_edition_wrote_them(
    folder: Path, checked: Checked
) -> None:
    (folder / FOREIGN).write_text("a\n")
    sign_again(folder, SEED)
    assert problems(verify_bundle(folder, OWNER)) == [("stranger", FOREIGN)]
    assert checked.worded_here == []
    checked.figures = replace(HELD, pages_checked=False)
    found = verify_bundle(folder, OWNER)
    assert (problems(found), found.warnings, checked.worded_here) == ([], ("pages",), [False])


@pytest.mark.parametrize("pages_checked", [True, False])
def test_receipts_that_cannot_be_read_leave_nothing_to_compare(
    folder: Path, checked: Checked, pages_checked: bool
) -> None:
    """Neither files with what a release has nor copies with a record."""
    (folder / FOREIGN).write_text("a\n")
    sign_again(folder, SEED)
    unreadable = Problem(code="unreadable", at=RECEIPTS)
    checked.figures = Figures(problems=(unreadable,), pages_checked=pages_checked)
    assert problems(verify_bundle(folder, OWNER)) == [("unreadable", RECEIPTS)]
    checked.figures = Figures(pages_checked=pages_checked)
    assert problems(verify_bundle(folder, OWNER)) == []
    assert checked.worded_here == []


def test_a_figure_that_is_wrong_is_found_and_no_copy_is_looked_at(folder: Path, checked: Checked) -> None:
    checked.figures = replace(HELD, problems=(Problem(code="sum", at="table-1.sums"),))
    assert problems(verify_bundle(folder, OWNER)) == [("sum", "table-1.sums")]
    assert checked.worded_here == []


def test_copies_that_disagree_are_found_and_those_that_nobody_could_look_at_are_warned_of(
    folder: Path, checked: Checked
) -> None:
    checked.copies = Copies(problems=(COPY,), unchecked=("papers",))
    found = verify_bundle(folder, OWNER)
    assert (found.ok, problems(found), found.warnings) == (False, [("disagrees", "a copy")], ("papers",))


@pytest.mark.parametrize(
    ("figures", "warning"),
    [
        (replace(HELD, attested=("table-1",)), "attested"),
        (replace(HELD, committed=("estimate-1.captures",)), "committed"),
        (replace(HELD, weakened=("table-1",)), "weakened"),
        (replace(HELD, release=replace(bare(), uncompared=True)), "uncompared"),
        (replace(HELD, pages_checked=False), "pages"),
    ],
)
def test_each_thing_that_nobody_can_check_is_warned_of_alone(
    folder: Path, checked: Checked, figures: Figures, warning: str
) -> None:
    checked.figures = figures
    found = verify_bundle(folder, OWNER)
    assert (found.ok, found.warnings) == (True, (warning,))
    assert (found.attested, found.committed, found.weakened) == (
        figures.attested,
        figures.committed,
        figures.weakened,
    )


def test_a_day_of_withdrawal_is_told_and_a_false_notice_warned_of(folder: Path, checked: Checked) -> None:
    checked.notices = Notices(withdrawn="2026-12-02")
    found = verify_bundle(folder, OWNER)
    assert (found.withdrawn, found.warnings) == ("2026-12-02", ())
    assert (found.ok, problems(found)) == (False, []), "what is whole and withdrawn is not to be relied on"
    printed = found.to_json()
    assert [printed[each] for each in ("format", "ok", "withdrawn", "files")] == [1, False, "2026-12-02", 3]
    checked.notices = Notices(false=True)
    found = verify_bundle(folder, OWNER)
    assert (found.withdrawn, found.warnings) == ("", ("false_notice",))
