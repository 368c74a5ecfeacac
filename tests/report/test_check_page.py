"""What the page on checking tells to type works as it stands, and finds a changed file."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.release.sample import SEED

from bearwitness.domain.messages import LANGUAGES
from bearwitness.release.bundle.signature import fingerprint, public_pem, signing_key
from bearwitness.report import check_name
from bearwitness.report.typst_code import parse_page


def typed(folder: Path, language: str = "en") -> list[str]:
    """Lines to type, as they stand on the page."""
    page = parse_page((folder / check_name(language)).read_text(encoding="utf-8"))  # type: ignore[arg-type]  # a language
    return [line for each in page.named("code") for line in "".join(map(str, each.children)).splitlines()]


def run(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False)


def test_every_line_works_as_it_stands(untouched: Path) -> None:
    signature, key, sums, listed, whole, found = (run(untouched, each) for each in typed(untouched))
    assert "Signature Verified Successfully" in signature.stdout
    assert key.stdout.split()[0] == fingerprint(public_pem(signing_key(SEED).public_key()))
    assert (sums.returncode, sums.stdout) == (0, "ok\n")
    assert listed.stdout.strip() == "1"
    assert whole.stdout.strip() == found.stdout.strip()


def test_the_lines_are_the_same_in_every_language(untouched: Path) -> None:
    assert len({tuple(typed(untouched, language)) for language in LANGUAGES}) == 1


def test_a_changed_file_is_found(bundle: Path) -> None:
    path = bundle / "data/table-1.csv"
    path.write_bytes(path.read_bytes().replace(b"1", b"2", 1))
    assert run(bundle, typed(bundle)[2]).returncode != 0


def test_a_changed_list_is_found(bundle: Path) -> None:
    (bundle / "manifest.json").write_bytes((bundle / "manifest.json").read_bytes() + b"\n")
    (bundle / "SHA256SUMS").write_bytes((bundle / "SHA256SUMS").read_bytes() + b"\n")
    (bundle / "more.txt").write_text("x")
    signature, _, _, listed, _, found = (run(bundle, each) for each in typed(bundle))
    assert "Successfully" not in signature.stdout
    assert listed.stdout.strip() == "0"
    (bundle / "SHA256SUMS").write_bytes((bundle / "SHA256SUMS").read_bytes()[:-1])
    assert run(bundle, typed(bundle)[4]).stdout.strip() != found.stdout.strip()
