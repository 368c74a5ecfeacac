"""The child and its filter: one child for a batch, a new one after a death, and a filter that says what it should."""

import functools
import struct

import pytest

from bearwitness.intake.document import Document
from bearwitness.intake.errors import DocumentTooLarge, ReaderStopped
from bearwitness.intake.parsing import filter as calls
from bearwitness.intake.parsing import parser as parsing
from bearwitness.intake.parsing.parser import Parser, Upload, read_one
from bearwitness.intake.parsing.sandbox import Sandbox

DIES = """
import sys; sys.path[:] = sys.argv[1:]
import os
from bearwitness.intake.parsing import child
real = child.read_bytes
child.read_bytes = lambda data, ending="", encoding=None: os._exit(3) if data == b"die" else real(data, ending, encoding)
child.main()
"""


def test_a_file_that_kills_its_child_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "Sandbox", functools.partial(Sandbox, program=DIES))
    outcomes: list[str] = []
    with Parser({"text"}, files=4) as parser:
        for data in (b"first", b"die", b"third", b"fourth"):
            try:
                outcomes.append(parser.document(Upload(data=data)).text)
            except ReaderStopped as error:
                outcomes.append(error.code)
    assert outcomes == ["first", "ReaderStopped", "third", "fourth"]
    assert len(parser.usage) == 2


def test_one_child_reads_a_batch_and_another_what_it_did_not_import() -> None:
    with Parser({"text"}, files=3) as parser:
        found = [parser.document(Upload(data=data)) for data in (b"a", b"b")]
        assert all(isinstance(each, Document) for each in found)
        with pytest.raises(Exception, match="damaged"):
            parser.document(Upload(data=b"%PDF-1.4\nnothing"))
    assert len(parser.usage) == 2


def test_what_is_too_large_never_reaches_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "FILE_BYTES", 9)
    monkeypatch.setattr(parsing, "Sandbox", None)
    with pytest.raises(DocumentTooLarge) as caught:
        read_one(Upload(data=b"0123456789"))
    assert caught.value.details == {"size": 10, "limit": 9}


ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050001, 0x80000000


def verdict(program: bytes, audit: int, call: int) -> int:
    """What a filter answers: a small machine for the four instructions that it uses."""
    steps = list(struct.iter_unpack("<HBBI", program))
    data = {0: call, 4: audit}
    held = at = 0
    while True:
        code, yes, no, value = steps[at]
        at += 1
        if code == 0x20:
            held = data[value]
        elif code == 0x15:
            at += yes if held == value else no
        elif code == 0x35:
            at += yes if held >= value else no
        else:
            return int(value)


@pytest.mark.parametrize("name", ["x86_64", "aarch64"])
def test_the_filter_lets_pass_what_is_listed_and_nothing_else(name: str) -> None:
    machine = calls._MACHINES[name]
    program = calls.program(machine)
    assert len(program) // 8 < 256
    for call in range(600):
        assert verdict(program, machine.audit, call) == (ALLOW if call in machine.calls else REFUSE)
        assert verdict(program, machine.audit ^ 1, call) == KILL
        assert verdict(program, machine.audit, call | 0x40000000) == REFUSE
    assert verdict(program, machine.audit, 0xFFFFFFFF) == REFUSE
