"""The files of a bundle as they lie on disk: listed, hashed and read without following links."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from bearwitness.release.problem import Problem

MANIFEST, SIGNATURE, KEY, RECEIPTS = "manifest.json", "manifest.sig", "key.pub", "receipts.json"
PACKAGE = "datapackage.json"

MOST_BYTES = 64 * 2**20
"""No file that is parsed is larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the manifest."""

    path: str
    sha256: str
    size: int


def walk(folder: Path) -> Iterator[tuple[str, bool]]:
    """Path of everything in a folder but its directories, and whether it is a plain file."""
    for root, directories, names in os.walk(folder, followlinks=False):
        for name in (*names, *directories):
            place = Path(root, name)
            mode = place.lstat().st_mode
            if not stat.S_ISDIR(mode):
                yield place.relative_to(folder).as_posix(), stat.S_ISREG(mode)


def read(folder: Path, path: str) -> bytes | None:
    """Content of a plain file of moderate size, or None."""
    place = folder / path
    try:
        if not stat.S_ISREG(place.lstat().st_mode) or place.lstat().st_size > MOST_BYTES:
            return None
        return place.read_bytes()
    except (OSError, ValueError):
        return None


def parse(content: bytes | None) -> Any:
    """JSON of a file, or None where it is missing or is not JSON."""
    try:
        return None if content is None else json.loads(content.decode())
    except (ValueError, RecursionError):
        return None


def entries(manifest: Any) -> tuple[Entry, ...] | None:
    """Lines of a manifest, or None where it is not one."""
    if (
        not isinstance(manifest, dict)
        or manifest.get("format") != 1
        or not isinstance(manifest.get("files"), list)
    ):
        return None
    found = [_entry(each) for each in manifest["files"]]
    listed = [each for each in found if each is not None]
    return tuple(listed) if len(listed) == len(found) == len({each.path for each in listed}) else None


def _entry(data: Any) -> Entry | None:
    if not isinstance(data, dict) or set(data) != {"path", "sha256", "size"}:
        return None
    path, digest, size = data["path"], data["sha256"], data["size"]
    if not isinstance(path, str) or not isinstance(digest, str) or type(size) is not int:
        return None
    return Entry(path=path, sha256=digest, size=size) if _inside(path) else None


def _inside(path: str) -> bool:
    pure = PurePosixPath(path)
    plain = pure.as_posix() == path and "\\" not in path and "\x00" not in path and path != "."
    return plain and not pure.is_absolute() and ".." not in pure.parts


def compare(folder: Path, listed: tuple[Entry, ...], apart: frozenset[str]) -> list[Problem]:
    """Differences between the files on disk and the manifest (`apart`: files it does not list)."""
    on_disk = dict(walk(folder))
    names = {each.path for each in listed}
    problems = [Problem(code="extra", at=path) for path in sorted(on_disk.keys() - names - apart)]
    problems += [Problem(code="extra", at=path) for path in sorted(names & apart)]
    for each in listed:
        if each.path not in on_disk:
            problems.append(Problem(code="missing", at=each.path))
        elif not on_disk[each.path]:
            problems.append(Problem(code="link", at=each.path))
        elif not _same(folder / each.path, each):
            problems.append(Problem(code="changed", at=each.path))
    return problems


def _same(place: Path, each: Entry) -> bool:
    try:
        if place.stat().st_size != each.size:
            return False
        with place.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == each.sha256
    except OSError:
        return False
