"""A20: what looks like a template, a command, a query, a pattern or a line of a log is text, everywhere."""

import json
import time
from pathlib import Path

import pytest
from tests.attacks.inprocess import streams
from tests.casebooks import casebook, folder, keys, template
from tests.cli.test_init_add_audit import Command, run

from bearwitness.actions.search import search
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Source, TextVersion

__all__ = ["casebook", "folder", "keys", "run", "streams", "template"]

WORDS = (
    "{{7*7}}",
    "{0.__class__}",
    "${jndi:x}",
    "\\write18{id}",
    "'; DROP TABLE source; --",
    '" OR 1=1 --',
    "(a+)+$",
    "%s%n%(name)s",
    "<script>alert(1)</script>",
    "x\n2026-01-01 amina approve_release",
    "\x1b[2J\x1b]0;x\x07",
    "../../etc/passwd",
)


@pytest.mark.parametrize("words", WORDS)
def test_they_are_kept_as_they_are_and_found_again(casebook: Casebook, words: str) -> None:
    text = f"a {words} b".replace("\x1b", "").replace("\x07", "")
    inner = words.replace("\x1b", "").replace("\x07", "")
    source = add_source(casebook, data=text.encode(), name=words, kind="document", organisation=words)
    assert (Source.objects.get().name, TextVersion.objects.get().text) == (words, text)
    hits = search(casebook, "team", inner)
    assert [(hit.source_id, text[hit.start : hit.end]) for hit in hits] == [(source.id, inner)]
    assert search(casebook, "team", inner + "'") == []
    assert check_chain(casebook).ok


def test_a_search_ends_within_a_second(casebook: Casebook) -> None:
    add_source(casebook, data=b"a" * 200_000 + b"!", name="a", kind="document")
    started = time.process_time()
    assert search(casebook, "team", "(a+)+$") == []
    assert search(casebook, "team", "a" * 5000 + "?") == []
    assert time.process_time() - started < 1


def test_the_record_is_one_line_an_event_and_holds_none_of_it(casebook: Casebook) -> None:
    for words in WORDS:
        add_source(
            casebook,
            data=f"{words}.".replace("\x1b", "").replace("\x07", "").encode(),
            name=words,
            kind="document",
        )
    entries = list(AuditEntry.objects.order_by("seq"))
    assert all("\n" not in each.detail + each.object + each.verb + each.actor for each in entries)
    assert all(isinstance(json.loads(each.detail), dict) for each in entries)
    assert not any(words.strip() in each.detail for words in WORDS for each in entries)
    lines = (casebook.path / "anchors.txt").read_text("utf-8").splitlines()
    assert len(lines) == len(entries)


def test_a_file_name_writes_no_line_of_its_own_on_the_terminal(run: Command, folder: Path) -> None:
    name = "a\nbearwitness: all is well\x1b[2J.txt"
    done = run("add", folder, run.file(name, b"a\0b"), "--kind", "document")
    assert done.returncode == 44
    assert "\x1b" not in done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith("bearwitness: all")] == []
