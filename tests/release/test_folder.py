"""Which files of a folder are read as a bundle's, and what a manifest may say of them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from bearwitness.release.bundle import folder as held
from bearwitness.release.bundle.folder import Entry, compare, entries, parse, read, walk

LINE = {"path": "data/a.csv", "sha256": "00", "size": 1}


def put(folder: Path, path: str, content: bytes = b"x") -> Path:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def listed(path: str, content: bytes = b"x") -> Entry:
    return Entry(path=path, sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def test_everything_but_folders_is_walked_and_links_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    put(inside, "a")
    put(inside, "b/c/d")
    put(outside, "secret")
    (inside / "link").symlink_to(outside / "secret")
    (inside / "b" / "way").symlink_to(outside, target_is_directory=True)
    os.mkfifo(inside / "pipe")
    assert dict(walk(inside)) == {"a": True, "b/c/d": True, "link": False, "b/way": False, "pipe": False}


def test_a_plain_file_of_moderate_size_is_read_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a", b"1234")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe")
    assert read(tmp_path, "a") == b"1234"
    for path in ("link", "pipe", ".", "missing", "\0"):
        assert read(tmp_path, path) is None
    monkeypatch.setattr(held, "MOST_BYTES", 4)
    assert read(tmp_path, "a") == b"1234"
    monkeypatch.setattr(held, "MOST_BYTES", 3)
    assert read(tmp_path, "a") is None


def test_a_whole_paper_fits_into_what_is_parsed() -> None:
    """64 MiB: no file of a release comes near it, and no reader runs out of memory over it."""
    assert held.MOST_BYTES == 67_108_864


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff", b"[" * 200_000])
def test_what_is_no_json_is_nothing(content: bytes | None) -> None:
    assert parse(content) is None
    assert parse(b'{"a": 1}') == {"a": 1}


def manifest(*lines: Any, **changes: object) -> dict[str, Any]:
    return {"format": 1, "files": list(lines), **changes}


def test_a_manifest_lists_each_file_once() -> None:
    assert entries(manifest()) == ()
    found = entries(manifest(LINE, {**LINE, "path": "b"}))
    assert found == (Entry(path="data/a.csv", sha256="00", size=1), Entry(path="b", sha256="00", size=1))
    assert entries(manifest(LINE, LINE)) is None
    assert entries(manifest(LINE, {**LINE, "size": 2})) is None


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"files": []},
        {"format": 1},
        manifest(format=2),
        manifest(format="1"),
        manifest(files={}),
        manifest(1),
        manifest([]),
        manifest(LINE, {**LINE, "path": "b", "more": 1}),
        manifest({"path": "b", "sha256": "00"}),
        manifest({**LINE, "path": 1}),
        manifest({**LINE, "sha256": 1}),
        manifest({**LINE, "size": "1"}),
        manifest({**LINE, "size": True}),
        manifest({**LINE, "size": 1.0}),
    ],
)
def test_what_is_no_manifest_is_refused_whole(data: object) -> None:
    assert entries(data) is None


@pytest.mark.parametrize(
    "path",
    ["..", "../a", "a/../b", "/a", "a\\b", "a\0b", "./a", "a/", "a//b", ".", ""],
)
def test_no_path_leads_out_or_is_written_twice_in_two_ways(path: str) -> None:
    assert entries(manifest({**LINE, "path": path})) is None
    assert entries(manifest({**LINE, "path": "a/b..c"})) is not None
    assert entries(manifest({**LINE, "path": "..a"})) is not None


def found(folder: Path, *lines: Entry, apart: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(each.code, each.at) for each in compare(folder, lines, apart)]


def test_what_is_there_is_what_is_listed(tmp_path: Path) -> None:
    put(tmp_path, "a")
    put(tmp_path, "b", b"yy")
    put(tmp_path, "apart")
    lines = (listed("a"), listed("b", b"yy"))
    assert found(tmp_path, *lines, apart=frozenset({"apart", "not there"})) == []
    assert found(tmp_path, *lines) == [("extra", "apart")]
    assert found(tmp_path, listed("a"), apart=frozenset({"apart"})) == [("extra", "b")]
    assert found(tmp_path, *lines, listed("apart"), apart=frozenset({"apart"})) == [("extra", "apart")]


def test_each_way_of_not_holding_is_named(tmp_path: Path) -> None:
    put(tmp_path, "longer", b"xx")
    put(tmp_path, "other", b"y")
    put(tmp_path, "same")
    (tmp_path / "link").symlink_to(tmp_path / "same")
    lines = [listed(each) for each in ("missing", "link", "longer", "other", "same")]
    assert found(tmp_path, *lines) == [
        ("missing", "missing"),
        ("link", "link"),
        ("changed", "longer"),
        ("changed", "other"),
    ]


def test_size_and_sum_must_both_be_as_listed(tmp_path: Path) -> None:
    put(tmp_path, "a")
    one = listed("a")
    assert found(tmp_path, Entry(path="a", sha256=one.sha256, size=2)) == [("changed", "a")]
    assert found(tmp_path, Entry(path="a", sha256=one.sha256.upper(), size=1)) == [("changed", "a")]


def test_a_file_that_cannot_be_opened_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    put(tmp_path, "a")
    monkeypatch.setattr(hashlib, "file_digest", refuse)
    assert found(tmp_path, listed("a")) == [("changed", "a")]
