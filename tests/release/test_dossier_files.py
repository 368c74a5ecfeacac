"""What a dossier hands over of each passage, and the bag that it lies in."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tarfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.dossier import CustodyLine, Dossier, SharedSource
from bearwitness.domain.elements import AssessmentRecord, Cited, ElementRow, ElementsSheet
from bearwitness.domain.passage import PassageRecord, quote_hash
from bearwitness.domain.term import Term
from bearwitness.domain.trace import Trace
from bearwitness.domain.verdict import Verdict
from bearwitness.release.dossier.archive import tar_of
from bearwitness.release.dossier.bag import bag
from bearwitness.release.dossier.dossier import contents, dossier_data, dossier_files, guarded

AT = datetime(2026, 11, 24, tzinfo=UTC)
WORDS = "They said I owed them for the road."
SUM = "ab" * 32


def cited(name: str, words: str = WORDS, source: str = "S-A") -> Cited:
    claim = ClaimRecord(
        id=f"C-{name}",
        subject_id="P-A",
        property="control_method",
        value=Term(list="control_method", code="DebtBondage"),
        passage_id=f"N-{name}",
        basis="FirstHand",
        reliability="LikelyReliable",
        at=AT,
        by="K-A",
    )
    passage = PassageRecord(
        id=f"N-{name}",
        text_id="T-A",
        start=3,
        end=3 + len(words),
        quote=words,
        quote_sha256=quote_hash(words),
    )
    trace = Trace(claim_id=claim.id, passage=passage, source_id=source, source_sha256=SUM)
    return Cited(claim=claim, trace=trace)


def assessed(*, overtaken: bool) -> AssessmentRecord:
    return AssessmentRecord(
        id="A-A",
        person_id="P-A",
        element="PalermoAct",
        standard="reasonable_grounds",
        reason="",
        claims=(),
        at=AT,
        by="K-A",
        overtaken=overtaken,
    )


def dossier(*supporting: Cited, child: bool = False, assessment: AssessmentRecord | None = None) -> Dossier:
    """On one person and one element; the second source is a child's where that is asked for."""
    row = ElementRow(
        element="PalermoAct",
        needed=Verdict.YES,
        supporting=supporting,
        opposing=(cited("against"),),
        assessment=assessment,
    )
    sources = tuple(
        SharedSource(
            id=name, kind="testimony", sha256=SUM, received_at="2026-01-02", shared_until="", child=is_child
        )
        for name, is_child in (("S-A", False), ("S-B", child))
    )
    line = CustodyLine(seq=1, at="2026-01-02", keeper=1, verb="add_source", object="S-A", digest=SUM)
    return Dossier(
        recipient="A court",
        purpose="An inquiry",
        sheets=(ElementsSheet(person_id="P-A", child=Verdict.NO, rows=(row,)),),
        sources=sources,
        custody=(line,),
    )


def rows_of(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode())))


def test_words_are_handed_over_in_every_file_but_those_of_a_child() -> None:
    files = dossier_files(dossier(cited("own"), cited("hers", "I was hungry.", "S-B"), child=True), "en")
    passages = {each["passage"]: each for each in rows_of(files, "passages.csv")}
    assert {name: each["words"] for name, each in passages.items()} == {
        "N-own": WORDS,
        "N-hers": "",
        "N-against": WORDS,
    }
    assert passages["N-hers"]["words_sha256"] == quote_hash("I was hungry.")
    assert (passages["N-own"]["for_or_against"], passages["N-against"]["for_or_against"]) == (
        "for",
        "against",
    )
    assert all(b"hungry" not in content for content in files.values())
    assert [(each["source"], each["child"]) for each in rows_of(files, "sources.csv")] == [
        ("S-A", "0"),
        ("S-B", "1"),
    ]
    grown = dossier_files(dossier(cited("hers", "I was hungry.", "S-B")), "en")
    assert b"I was hungry." in grown["passages.csv"]
    assert b"I was hungry." in grown["elements.json"]


def test_an_element_says_by_which_standard_it_was_assessed_and_whether_that_still_holds() -> None:
    for assessment, standard, overtaken in (
        (None, "", False),
        (assessed(overtaken=False), "reasonable_grounds", False),
        (assessed(overtaken=True), "reasonable_grounds", True),
    ):
        (sheet,) = dossier_data(dossier(cited("own"), assessment=assessment))
        (element,) = sheet["elements"]
        assert (element["standard_of_proof"], element["overtaken"]) == (standard, overtaken)
        assert [each["passage"] for each in element["for"]] == ["N-own"]


def test_the_data_are_written_for_reading_the_same_way_each_time() -> None:
    """So that two copies of one dossier can be laid side by side."""
    said = dossier_files(dossier(cited("own", "빚을 졌다고 했다.")), "ko")["elements.json"].decode()
    assert "빚을 졌다고 했다." in said
    assert said.endswith("]\n")
    assert said.splitlines()[1:3] == [" {", '  "child": "NO",']
    (sheet,) = json.loads(said)
    assert [*sheet] == sorted(sheet)


def test_a_name_that_masking_left_is_cut_with_the_hash_of_its_words() -> None:
    named = cited("named", "Kim Yong-hui said I owed them.")
    found = guarded(dossier(named, cited("own")))
    assert found.cut == ("N-named",)
    told, plain = (each.trace.passage for each in found.sheets[0].rows[0].supporting)
    assert (told.quote, told.quote_sha256) == ("[…] said I owed them.", "")
    assert (plain.quote, plain.quote_sha256) == (WORDS, quote_hash(WORDS))
    assert guarded(dossier(cited("own"))) == dossier(cited("own"))


def test_what_is_approved_is_the_content_and_not_who_has_read_it_since() -> None:
    """The digest is of canonical JSON, which whoever approved it can make again."""
    first = dossier(cited("own"))
    read = replace(first, custody=(*first.custody, replace(first.custody[0], seq=2, verb="read")))
    whole = {"sheets": dossier_data(first), "sources": [SUM, SUM]}
    assert contents(read) == contents(first)
    assert contents(first) == hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()
    for other in (dossier(cited("other")), dossier(), replace(first, sources=first.sources[:1])):
        assert contents(other) != contents(first)


def members(content: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        return {each.name: (archive.extractfile(each) or io.BytesIO()).read() for each in archive}


def test_an_archive_names_no_time_owner_or_right_of_the_machine() -> None:
    content = tar_of("bag", {"b": b"2", "a/c": b"1"})
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        held = [(each.name, each.mode, each.mtime, each.uid, each.gid, each.uname) for each in archive]
    assert held == [("bag/a/c", 0o644, 0, 0, 0, ""), ("bag/b", 0o644, 0, 0, 0, "")]
    assert members(content) == {"bag/a/c": b"1", "bag/b": b"2"}
    assert content == tar_of("bag", {"a/c": b"1", "b": b"2"})


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_a_bag_lists_its_payload_and_its_own_tags(algorithm: str) -> None:
    """RFC 8493: every file of the payload in each manifest, and every tag but the tag manifests in theirs."""
    payload = {"a.txt": b"one", "deep/b.txt": b"three"}
    held = members(bag("bag", payload, {"Contact-Name": "A\n court"}))
    assert held["bag/bag-info.txt"] == b"Contact-Name: A court\nPayload-Oxum: 8.2\n"
    assert held["bag/bagit.txt"].startswith(b"BagIt-Version: 1.0\n")

    def sums(name: str) -> dict[str, str]:
        lines = held[f"bag/{name}-{algorithm}.txt"].decode().splitlines()
        return dict(line.split("  ")[::-1] for line in lines)

    def digest(path: str) -> str:
        return hashlib.new(algorithm, held[f"bag/{path}"]).hexdigest()

    assert sums("manifest") == {path: digest(path) for path in ("data/a.txt", "data/deep/b.txt")}
    tags = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt")
    assert sums("tagmanifest") == {path: digest(path) for path in tags}
