"""A17: a parser that has been taken over finds nothing, reaches nobody, and cannot hurt the process that asked it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bearwitness.intake.errors import ReaderStopped
from bearwitness.intake.limits import MEMORY_BYTES
from bearwitness.intake.parsing.answer import reading_from
from bearwitness.intake.parsing.frames import BadFrame, packed, packed_json
from bearwitness.intake.parsing.sandbox import PROGRAM, Sandbox

linux = pytest.mark.skipif(sys.platform != "linux", reason="the filter of system calls is Linux's")

HOSTILE = """
import sys; sys.path[:] = sys.argv[1:]
import ctypes, json, os, socket, subprocess
from bearwitness.intake.parsing import child
from bearwitness.intake.document import Reading
libc = ctypes.CDLL(None, use_errno=True)
def tried(act):
    try:
        result = act()
    except BaseException as error:
        return type(error).__name__
    return ctypes.get_errno() if result == -1 else "done"
def read_bytes(data, ending, encoding):
    path, parent = data.decode().split("\\n")
    found = {
        "open": tried(lambda: open(path)),
        "write": tried(lambda: open(path + ".x", "w")),
        "list": tried(lambda: os.listdir("/")),
        "socket": tried(lambda: socket.socket()),
        "fork": tried(lambda: os.fork()),
        "start": tried(lambda: subprocess.run(["true"])),
        "import": tried(lambda: __import__("sqlite3")),
        "raw open": tried(lambda: libc.open(path.encode(), 0)),
        "raw write": tried(lambda: libc.open((path + ".x").encode(), 0o101, 0o600)),
        "raw socket": tried(lambda: libc.socket(2, 1, 0)),
        "raw fork": tried(lambda: libc.fork()),
        "raw exec": tried(lambda: libc.execv(b"/bin/true", None)),
        "raw kill": tried(lambda: libc.kill(int(parent), 0)),
        "raw ptrace": tried(lambda: libc.ptrace(16, int(parent), 0, 0)),
        "raw memory": tried(lambda: libc.process_vm_readv(int(parent), None, 0, None, 0, 0)),
        "raw limits": tried(lambda: libc.setrlimit(0, None)),
        "environment": sorted(os.environ),
        "descriptors": [n for n in range(64) if libc.lseek(n, 0, 1) != -1 or ctypes.get_errno() != 9],
        "arguments": [a for a in sys.argv if "casebook" in a],
    }
    return Reading(text=json.dumps(found), format="text")
child.read_bytes = read_bytes
child.main()
"""
EPERM = 1


@linux
def test_it_opens_starts_and_reaches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = tmp_path / "keyring.json"
    keyring.write_text("{}", "utf-8")
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", "/secret")
    held = os.open(keyring, os.O_RDONLY)
    os.set_inheritable(held, True)
    try:
        with Sandbox(["image"], program=HOSTILE) as child:
            assert child.protections == {"calls", "limits", "privileges", "hook"}
            found = json.loads(child.read(f"{keyring}\n{os.getpid()}".encode()).text)
    finally:
        os.close(held)
    assert set(found.pop("environment")) <= {"LC_CTYPE"}
    assert found.pop("descriptors") == [0, 1, 2]
    assert found.pop("arguments") == []
    assert {name for name, result in found.items() if result not in (EPERM, "PermissionError")} <= {"import"}
    assert found["import"] != "done"
    assert [each.name for each in tmp_path.iterdir()] == ["keyring.json"]


@linux
def test_without_the_filter_the_hook_still_refuses_what_python_does(tmp_path: Path) -> None:
    patch = "from bearwitness.intake.parsing import lockdown\nlockdown.install_filter = bool\nlibc = "
    kept = [line for line in HOSTILE.splitlines() if '"raw ' not in line]
    program = "\n".join(kept).replace("libc = ", patch)
    with Sandbox(["image"], program=program) as child:
        assert "calls" not in child.protections
        found = json.loads(child.read(f"{tmp_path}/keyring.json\n{os.getpid()}".encode()).text)
    refused = {name: found[name] for name in ("open", "write", "list", "socket", "fork", "start")}
    assert set(refused.values()) == {"PermissionError"}


HEAD = "import os, sys, json, struct, time\ndef say(b): os.write(1, struct.pack('>I', len(b)) + b)\n"
HELLO = HEAD + "say(b'{\"protections\": []}')\n"
GOOD = '{"format": "text", "encoding": "", "notes": []}'


def answering(head: str, text: str = "b'words'", segments: str = "b'[]'") -> str:
    return HELLO + f"say({head.encode()!r}); say({text}); say({segments}); time.sleep(9)"


ANSWERS = {
    "dies at once": "raise SystemExit",
    "dies after the greeting": HELLO,
    "greets with garbage": HEAD + "os.write(1, os.urandom(4096))",
    "never ends": HELLO + "os.write(1, b'\\0\\0\\0\\x09abc'); time.sleep(60)",
    "never reads nor answers": HELLO + "time.sleep(60)",
    "speaks without end": HELLO + "while True: os.write(1, b'\\0\\0\\0\\1 ' * 1000)",
    "claims 4 GiB": HELLO + "os.write(1, b'\\xff' * 4096)",
    "nests a million deep": HELLO + "say(b'[' * 60000); time.sleep(9)",
    "answers with a number": answering("1"),
    "answers with NaN": answering('{"format": NaN}'),
    "a number of ten thousand digits": answering('{"format": ' + "9" * 10_000 + "}"),
    "unknown format": answering('{"format": "exe", "encoding": "", "notes": []}'),
    "unknown encoding": answering('{"format": "text", "encoding": "rot13", "notes": []}'),
    "a format that is no word": answering('{"format": [], "encoding": "", "notes": []}'),
    "a note that is none": answering(
        '{"format": "text", "encoding": "", "notes": [{"code": "x", "value": ""}]}'
    ),
    "a note with words": answering(
        '{"format": "text", "encoding": "", "notes": [{"code": "comments", "value": "her name\\u001b[2J"}]}'
    ),
    "text that is no UTF-8": answering(GOOD, "bytes([0xff])"),
    "a segment outside": answering(GOOD, segments="b'[[\"page\",0,99,1]]'"),
    "a segment backwards": answering(GOOD, segments="b'[[\"page\",3,2,1]]'"),
    "a segment of words": answering(GOOD, segments='b\'[["page",0,true,"x"]]\''),
    "a segment without end": answering(GOOD, segments="b'[[\"page\",0,1,1e999]]'"),
    "a segment of a list": answering(GOOD, segments="b'[[[],0,1,1]]'"),
    "too many segments": answering(GOOD, segments="b'[' + b'[],' * 120000 + b'[]]'"),
    "an error of another room": answering('{"error": "WrongPassphrase", "details": {}}'),
    "an error with a name in it": answering('{"error": "DamagedFile", "details": {"format": "김\\n"}}'),
    "an error without details": answering('{"error": "DamagedFile", "details": {}}'),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_no_answer_hurts_the_parent(name: str) -> None:
    program = "import sys; sys.path[:] = sys.argv[1:]\n" + ANSWERS[name]
    with pytest.raises(ReaderStopped) as caught:
        read_from(program)
    assert caught.value.details["reason"] in ("crash", "time")


def read_from(program: str) -> None:
    with Sandbox([], program=program, seconds=0.7) as child:
        try:
            child.read(b"x" * (1 << 20))
        finally:
            assert not child.alive


@linux
@pytest.mark.parametrize(
    "act", ["b'x' * (1 << 30)", "[0] * (1 << 27)", "os.abort()", "(lambda f: f(f))(lambda f: f(f))"]
)
def test_memory_and_crashes_end_the_child_alone(act: str) -> None:
    program = HOSTILE.replace('    path, parent = data.decode().split("\\n")', f"    {act}")
    with Sandbox(["image"], program=program) as child, pytest.raises(ReaderStopped):
        child.read(b"a")
    assert child.usage is not None
    assert child.usage.memory < MEMORY_BYTES + (64 << 20)


def test_the_child_imports_from_where_its_parent_does() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", PROGRAM, *sys.path], input=b"", capture_output=True, check=False
    )
    assert b"BadFrame" in done.stderr


RIGHT = {"format": "text", "encoding": "utf-8", "notes": []}
WRONG: list[object] = [[], [[]], {}, {"a": []}, 7, True, None, "x"]
NOTES: list[object] = [
    [],
    "x",
    {"code": []},
    {"code": "no_text"},
    {"code": "no_text", "value": []},
    {"code": {}},
]
NAMES: list[object] = [[], {}, 1, None, "OverLimit"]
DETAILS: list[object] = [[], {"limit": []}, {"what": 1.5, "limit": True}, {"self": 1}, None]
SEGMENTS: list[object] = [
    [], {}, "page", [[], 0, 1, 1], [{}, 0, 1, 1], ["page", [], 1, 1], ["page", 0, 1, []], ["page", 0, True, 1],
    ["page", 0, 1, None], ["page", 0, 1], ["page", 0, 9, 1],
]  # fmt: skip
GARBAGE: list[tuple[object, object]] = [
    ([], []),
    ("text", []),
    (None, []),
    *(({**RIGHT, name: value}, []) for name in ("format", "encoding") for value in WRONG),
    *(({**RIGHT, "notes": value}, []) for value in WRONG[1:]),
    *(({**RIGHT, "notes": [value]}, []) for value in NOTES),
    *(({"error": name, "details": details}, []) for name in NAMES for details in DETAILS),
    *((RIGHT, [value]) for value in SEGMENTS),
    (RIGHT, {}),
    (RIGHT, None),
]


@pytest.mark.parametrize("number", range(len(GARBAGE)))
def test_an_answer_of_the_wrong_types_is_no_answer(number: int) -> None:
    head, segments = GARBAGE[number]
    frames = packed_json(head) + packed(b"word") + packed_json(segments)
    with pytest.raises(BadFrame):
        reading_from(io.BytesIO(frames).read)


def test_a_child_that_answers_garbage_is_stopped() -> None:
    frames = packed_json({**RIGHT, "encoding": []}) + packed(b"word") + packed_json([])
    program = (
        "import sys; read, out = sys.stdin.buffer.read, sys.stdout.buffer\n"
        f"out.write({packed_json({'protections': []})!r}); out.flush()\n"
        f"read(1); out.write({frames!r}); out.flush(); read()"
    )
    with Sandbox(["image"], program=program) as child, pytest.raises(ReaderStopped):
        child.read(b"word")
