"""A01: the whole demo with a marked name, text and file name; no file written anywhere holds the mark.

The child process runs the real demo on a fictional world in which one testimony and its file name
are marked, and so is a name on a partner's list, which only the custodians' store may hold. Every
file that Python opens for writing is recorded (so that a temporary file which was deleted again counts),
and every file on the machine's file system that changed during the run is searched: as it is, as UTF-16,
as base64 in its three alignments, and unpacked where it is gzip.
"""

import base64
import gzip
import os
import secrets
import stat
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

CHILD = """
import os, sys
writes = open(sys.argv[2], "a", buffering=1)
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        mode, flags = arguments[1], arguments[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)):
            writes.write(os.path.abspath(os.fsdecode(arguments[0])) + chr(10))
sys.addaudithook(watch)
from dataclasses import replace
from pathlib import Path
from bearwitness.demo.run import run_demo
from bearwitness.demo.take_in import mapping_in
from bearwitness.demo.world import make_world
from bearwitness.intake.lists.linkage_rows import linkage_rows
from bearwitness.intake.text import document_of
mark = sys.argv[3]
world = make_world()
first = next(s for s in world.sources if s.kind == "testimony" and s.consent is not None)
tail = "\\n" + mark + " came with me. \\ud55c\\uad6d " + mark + "\\n"
marked = replace(first, name=mark + ".txt", data=first.data + tail.encode("utf-8"))
a_list = next(s for s in world.sources if s.kind == "list" and not s.withdrawn_after)
above, _, end = a_list.data.decode("utf-8").rsplit("|", 2)
named = replace(a_list, data=(above + "| " + mark + " |" + end).encode("utf-8"))
sealed = linkage_rows(document_of(named.data), mapping_in(named.language))
assert [row["name"] for row in sealed if mark in str(row)] == [mark], "it is what linkage reads of the last row"
put = {id(first): marked, id(a_list): named}
world = replace(world, sources=tuple(put.get(id(s), s) for s in world.sources))
run_demo(Path(sys.argv[1]), world)
"""


def forms(mark: str) -> list[bytes]:
    """Shapes in which the mark could lie in a file."""
    raw = mark.encode("ascii")
    found = [raw, mark.encode("utf-16-le"), mark.encode("utf-16-be")]
    for shift in range(3):
        # only the characters that no neighbouring byte can change
        coded = base64.b64encode(b"\0" * shift + raw)
        found.append(coded[4 if shift else 0 : len(coded) // 4 * 4 - 4])
    return found


def holds(data: bytes, marks: list[bytes]) -> bool:
    if any(mark in data for mark in marks):
        return True
    at = data.find(b"\x1f\x8b\x08")
    while at >= 0:
        try:
            if any(mark in zlib.decompressobj(31).decompress(data[at:], 64 << 20) for mark in marks):
                return True
        except zlib.error:
            pass
        at = data.find(b"\x1f\x8b\x08", at + 1)
    return False


def changed_files(since: float) -> Iterator[Path]:
    """Regular files of this machine that changed since a moment, on real file systems."""
    skipped = {"proc", "sys", "dev"}
    for top in sorted(p for p in Path("/").iterdir() if p.is_dir() and not p.is_symlink()):
        if top.name in skipped:
            continue
        for folder, _, names in os.walk(top):
            for name in names:
                path = Path(folder, name)
                try:
                    status = path.lstat()
                except OSError:
                    continue
                if stat.S_ISREG(status.st_mode) and status.st_mtime >= since - 1:
                    yield path


@pytest.mark.skipif(sys.platform == "win32", reason="walks a POSIX file system")
def test_no_file_holds_the_mark(tmp_path: Path) -> None:
    mark = f"CANARY-7Q{secrets.token_hex(8).upper()}"
    out, log, temporary = tmp_path / "out", tmp_path / "writes.log", tmp_path / "temporary"
    temporary.mkdir()
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(out), str(log), mark],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(temporary)},
    )
    assert done.returncode == 0, done.stderr.decode()
    marks = forms(mark)
    assert not holds(done.stdout + done.stderr, marks)
    written = list(changed_files(started))
    assert any(out in path.parents for path in written)
    assert [str(path) for path in written if holds(_read(path), marks)] == []
    opened = {Path(line) for line in log.read_text().splitlines()} - {log}
    places = (out.resolve(), temporary.resolve())
    stray = {
        p for p in opened if not any(place in (p, *p.parents) for place in places) and p != Path(os.devnull)
    }
    assert {p for p in stray if p.suffix != ".pyc" and "__pycache__" not in p.parts} == set()
    assert [p for p in temporary.rglob("*") if p.is_file()] == []


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


@pytest.mark.parametrize("wrap", ["raw", "utf-16", "base64-0", "base64-1", "base64-2", "gzip"])
def test_the_search_can_find(wrap: str) -> None:
    mark = "CANARY-7QTEST0123456789AB"
    plain = b"abc" + mark.encode() + b"def"
    shift = int(wrap[-1]) if wrap.startswith("base64") else 0
    shapes = {
        "raw": plain,
        "utf-16": plain.decode().encode("utf-16"),
        "gzip": b"head" + gzip.compress(plain) + b"tail",
    }
    data = shapes.get(wrap, base64.b64encode(b"x" * shift + plain))
    assert holds(data, forms(mark))
